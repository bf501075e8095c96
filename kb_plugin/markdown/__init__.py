"""Markdown as forges show it: an extension of Python-Markdown, and texts rendered by it.

`extension` says what is registered in which order; `guard` keeps raw HTML from running, `inline` is
quick about text without markup, `sections` groups what follows a heading, `times` anchors the
entries of accounts, and `fragment` renders short texts for other pages.
"""

from kb_plugin.markdown.extension import EXTENSIONS, FOOTNOTES, PostmortemMarkdown
from kb_plugin.markdown.fragment import FragmentRenderer
from kb_plugin.markdown.guard import GUARDED
from kb_plugin.markdown.times import marked_time

__all__ = (
    "EXTENSIONS",
    "FOOTNOTES",
    "GUARDED",
    "FragmentRenderer",
    "PostmortemMarkdown",
    "marked_time",
)
