"""Checking: each rule with what passes and what does not."""
