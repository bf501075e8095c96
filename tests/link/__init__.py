"""Linking: the graph of incidents, systems and factors."""
