"""Maps of systems, drawn without a browser: `pictures` says what stands on them.

`layers` places boxes in columns for wide screens, `column` below each other for narrow ones;
`lettering` knows how much room words take, `drawing` how lines are written as SVG.
"""
