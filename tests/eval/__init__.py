"""Measurements of quality, which print figures where tests only hold bars."""
