"""Findings about content: one module per rule, `rules` in order, `run` for all of them."""
