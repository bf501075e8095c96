"""The command `kb`, as its users meet it."""
