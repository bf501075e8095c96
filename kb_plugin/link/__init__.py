"""Incidents joined by system, by contributing factor and by what their authors state."""
