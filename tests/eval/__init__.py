"""Measuring on material that is not part of the repository; nothing of it is copied here."""
