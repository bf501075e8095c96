"""Something looks like a secret: a token, a key, a password.

What is in the repository has been read by whoever has a copy of it, published or not, so this is
an error in drafts too. A value that only the name in front of it makes a secret, such as
`password: …`, is a warning; in reports from before, a question. The message never repeats a
secret.

Example:

    psql postgres://orders:x7Jk-2mQw9@orders-db/orders

Instead: revoke it at its issuer first, then write what it is in its place.

    psql postgres://orders:<password>@orders-db/orders
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.check.rule import Hit, Rule, is_imported
from kb_plugin.check.searched import searched
from kb_plugin.check.secret_forms import secrets_in
from kb_plugin.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document

_HELP = "revoke it at its issuer, as a history keeps what was committed; then write <token> for it"
_HELP_DOUBTFUL = "if it was in use, revoke it; write <password> in its place"


def find(document: Document, _: Catalogue) -> Iterator[Hit]:
    """Yield each value that looks like a secret, at its first place."""
    for secret in secrets_in(searched(document)):
        at = document.source.position(secret.offset)
        if secret.is_certain:
            shown = f" ({secret.shown}…)" if secret.shown else ""
            yield Hit(at, f"this looks like a secret: {secret.kind}{shown}", _HELP)
        else:
            severity = Severity.QUESTION if is_imported(document) else Severity.WARNING
            yield Hit(at, "a value stands behind the name of a secret", _HELP_DOUBTFUL, severity)


RULE = Rule("KB501", "secret", Severity.ERROR, find, __doc__ or "")
