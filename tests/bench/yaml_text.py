"""Text as YAML, written so that it is read back as the same text by any loader."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_ ./%;()-]*[A-Za-z0-9.%)]")
# YAML 1.1 reads these as booleans or as nothing.
_RESERVED = re.compile(r"yes|no|on|off|true|false|null|y|n", re.IGNORECASE)


def scalar(text: str) -> str:
    """Return the text as one scalar, quoted where a plain one is not safe."""
    if _PLAIN.fullmatch(text) and not _RESERVED.fullmatch(text):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def flow(items: Iterable[str]) -> str:
    """Return a list on one line."""
    return f"[{', '.join(scalar(item) for item in items)}]"
