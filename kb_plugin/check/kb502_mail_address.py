"""A mail address stands in the text.

It tells who was involved, is collected by machines, and outlives the person's work here. Names
kept for examples (`example.com`, `.test`, `.invalid`; RFC 2606), the `git@` of repositories and
senders that take no answer are no such address. In reports from before this is a question.

Example: `I wrote to jo.smith@wrenfold.io at 09:40.`

Instead: `I wrote to the on-call engineer of Payments at 09:40.`
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb_plugin.check.rule import Hit, Rule, is_imported
from kb_plugin.check.searched import searched
from kb_plugin.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document

_ADDRESS = re.compile(
    r"(?<![\w.+%/@-])(?P<who>[\w.+%-]+)@(?P<host>[\w-]+(?:\.[\w-]+)*\.(?P<top>[A-Za-z]{2,24}))"
    r"(?![\w@-]|\.\w|:[^\s])"
)
_NO_PERSON = re.compile(r"git|no-?reply|do-?not-?reply|mailer-daemon", re.IGNORECASE)
_EXAMPLES = ("example.com", "example.net", "example.org")
_BELOW = tuple(f".{name}" for name in _EXAMPLES)
_KEPT = frozenset(("example", "test", "invalid", "localhost"))
_UNITS = frozenset(
    ("service", "socket", "timer", "target", "mount", "device", "path", "slice", "scope")
)
"""Of systemd: `postgresql@14-main.service` is no address."""


def find(document: Document, _: Catalogue) -> Iterator[Hit]:
    """Yield each mail address, at its first place."""
    if "@" not in document.source.text:
        return
    severity = Severity.QUESTION if is_imported(document) else None
    seen: set[str] = set()
    for match in _ADDRESS.finditer(searched(document)):
        address, host = match[0].lower(), match["host"].lower()
        is_example = host in _EXAMPLES or host.endswith(_BELOW)
        if is_example or match["top"].lower() in _KEPT | _UNITS:
            continue
        if address in seen or _NO_PERSON.fullmatch(match["who"]):
            continue
        seen.add(address)
        yield Hit(
            document.source.position(match.start()),
            f"a mail address stands here: {match['who'][:1]}…@{match['host']}",
            "name the role instead, or write an address at example.com",
            severity,
        )


RULE = Rule("KB502", "mail-address", Severity.WARNING, find, __doc__ or "")
