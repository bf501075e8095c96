"""A knowledge base of blameless postmortems, built as a static site.

The flow is one direction: **read → check → link → render → search**. `read` turns files into
a model in which every fact carries its place; `check` asks each rule for findings; `link` joins
incidents by system, factor and stated relation; `render` turns the result into pages; `search`
indexes the built site. `plugin` (MkDocs) and `cli` (the command `kb`) are the only edges.
"""
