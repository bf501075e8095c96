"""Replays: `pages` has the page of each and the list of all, `steps` what a reader opens."""
