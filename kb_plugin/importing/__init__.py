"""Reports of other tools and layouts, brought into this base as drafts that keep every word."""
