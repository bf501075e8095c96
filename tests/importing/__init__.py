"""Bringing older reports in: each recogniser by itself, then whole reports."""
