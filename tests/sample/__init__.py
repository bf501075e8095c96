"""The sample base itself: what it covers, whether its figures agree, whether it repeats itself."""
