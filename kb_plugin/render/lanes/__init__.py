"""Perspectives on an incident's page: `table` lays the rows out, `entry` writes what one tells in
a cell, `letters` join what someone held to be so and what others met at the same time.
"""
