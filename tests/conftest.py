"""What all tests share: where invented input comes from."""

from __future__ import annotations

import os

from hypothesis import settings

# The same input each time, so that a run says something about a change; `make fuzz` looks for new.
settings.register_profile("steady", derandomize=True)
settings.load_profile("default" if os.environ.get("KB_FUZZ") else "steady")
