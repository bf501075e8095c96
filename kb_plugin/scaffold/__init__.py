"""A new knowledge base: the files below `base/`, and those that the sample base shares with it."""
