"""A private network address stands in the text.

Addresses of a network that is not public (RFC 1918, 4193, 6598 and link-local ones) show outsiders
how it is laid out, and tell readers less than a name would. Whole private ranges such as
`10.0.0.0/8`, loopback, the addresses kept for documentation (RFC 5737, 3849) and the metadata
service that every cloud has at one place say nothing about anyone's network. In reports from
before this is a question.

Example: `10.42.7.19 stopped answering at 09:31.`

Instead: `The second read replica stopped answering at 09:31.`, or an address kept for
documentation: `192.0.2.19`.
"""

from __future__ import annotations

import re
from ipaddress import ip_address, ip_network
from typing import TYPE_CHECKING

from kb_plugin.check.rule import Hit, Rule, is_imported
from kb_plugin.check.searched import places, searched
from kb_plugin.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document

_BEGINNINGS = ("10.", "100.", "169.254.", "172.", "192.168.")
_BEGINNING_6 = re.compile(r"f[cde][0-9a-f]{2}:")
_RANGE = r"(?P<range>/\d{1,3})?(?!\w|\.\d)"
_VERSION_4 = re.compile(rf"(?<![\w.])(?P<address>\d{{1,3}}(?:\.\d{{1,3}}){{3}}){_RANGE}")
_VERSION_6 = re.compile(rf"(?<![\w:.])(?P<address>f[cde][0-9a-f]{{2}}:[0-9a-f:]*[0-9a-f:]){_RANGE}")
_PRIVATE = tuple(
    ip_network(one)
    for one in (
        *("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16"),
        *("fc00::/7", "fe80::/10"),
    )
)
_HARMLESS = frozenset(("169.254.169.254", "fd00:ec2::254"))
"""Where every cloud has its metadata service."""


def find(document: Document, _: Catalogue) -> Iterator[Hit]:
    """Yield each private address, at its first place."""
    severity = Severity.QUESTION if is_imported(document) else None
    seen: set[str] = set()
    for match in sorted(_written(searched(document)), key=lambda one: one.start()):
        address = match["address"]
        if address not in seen and address not in _HARMLESS and _is_private(match):
            seen.add(address)
            yield Hit(
                document.source.position(match.start()),
                f"the private address {match[0]} stands here",
                "name what answers there, or write an address kept for documentation: 192.0.2.1",
                severity,
            )


def _written(text: str) -> Iterator[re.Match[str]]:
    for beginning in _BEGINNINGS:
        for at in places(text, beginning):
            if match := _VERSION_4.match(text, at):
                yield match
    for found in _BEGINNING_6.finditer(text):
        if match := _VERSION_6.match(text, found.start()):
            yield match


def _is_private(match: re.Match[str]) -> bool:
    try:
        address = ip_address(match["address"])
    except ValueError:
        return False
    # The range as a whole is no place in anyone's network.
    return any(address in network and match[0] != str(network) for network in _PRIVATE)


RULE = Rule("KB503", "private-address", Severity.WARNING, find, __doc__ or "")
