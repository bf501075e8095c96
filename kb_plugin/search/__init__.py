"""Search in the built site: the indexer, and what each incident's page tells it.

`attributes` writes the facets, the sort key and the words beside the text into a page;
`identifiers` says which words those are; `index` runs the indexer over the finished folder. What
the reader sees is in `theme/assets/kb/search*.js` and the partials beside it.
"""
