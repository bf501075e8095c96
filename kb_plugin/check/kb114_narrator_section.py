"""An account has no narrator, or a narrator no account.

Each section `## Account: <key>` belongs to one key of `accounts` in the front matter, and each
key has its section: the words and the person's agreement go together.

Example: `## Account: checkout-oncall` beside `accounts: {checkout-on-call: …}`

Instead: write the same key in both places.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb_plugin.check.missed import missed_headings
from kb_plugin.check.rule import Hit, Rule, is_spoken_of, meant
from kb_plugin.finding import Severity
from kb_plugin.kinds import SectionKind, Status
from kb_plugin.model import Incident
from kb_plugin.vocabulary import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document
    from kb_plugin.source import Position


_BETWEEN = re.compile(r",|&|\+|/|\band\b")
_NO_KEY = re.compile(r"[^a-z0-9]+")


def find(document: Document, _: Catalogue) -> Iterator[Hit]:
    """Yield sections without narrator, narrators without section, then accounts without words."""
    incident = document.record
    if not isinstance(incident, Incident):
        return
    keys = [narrator.key for narrator in incident.narrators]
    accounts = [one for one in incident.sections if one.kind is SectionKind.ACCOUNT]
    told = {one.narrator for one in accounts}
    for section in accounts:
        who = section.narrator or ""
        if who in keys or is_spoken_of(document, f"accounts.{who}"):
            continue
        hit, probably = _nobodys(section.heading.at, who, incident)
        told.update(probably)
        yield hit
    if incident.status is Status.DRAFT:
        # A draft is often begun with the list of those who were there.
        return
    silent = [one for one in incident.narrators if one.key not in told]
    slips = {one.narrator: one for one in missed_headings(document)} if silent else {}
    for narrator in silent:
        message = f"the narrator '{narrator.key}' has no account"
        slip = slips.get(narrator.key)
        if slip:
            yield Hit(slip.at, f"{message}: {slip.message}", slip.help)
        else:
            yield Hit(narrator.at, message, f"add a section `## Account: {narrator.key}`")
    for section in accounts:
        if section.narrator in keys and not document.source.slice(section.body).strip():
            help_ = "add the narrator's words, or take out the section and the key in `accounts`"
            yield Hit(section.heading.at, f"the account of '{section.narrator}' is empty", help_)


def _nobodys(at: Position, who: str, incident: Incident) -> tuple[Hit, list[str]]:
    """Return what to say of an account without narrator, and whose it probably is."""
    keys = [narrator.key for narrator in incident.narrators]
    called = [one.key for one in incident.narrators if one.name.casefold() == who.casefold()]
    if len(called) > 1:
        help_ = f"write the key of one: {', '.join(called)}"
        return Hit(at, f"'{who}' is the name of several narrators", help_), []
    several = [one.strip() for one in _BETWEEN.split(who)]
    if len(several) > 1 and all(one in keys for one in several):
        help_ = f"give each a section: {', '.join(f'`## Account: {one}`' for one in several)}"
        return Hit(at, f"'{who}' are several narrators", help_), several
    message = f"the account of '{who}' has no narrator"
    if near := nearest(who, keys):
        help_ = f"write `## Account: {near}`, or add another narrator to `accounts`"
        return Hit(at, f"{message}{meant(near)}", help_), [near]
    key = _NO_KEY.sub("-", who.casefold()).strip("-") or "narrator"
    help_ = f"add the narrator to `accounts` in the front matter, as in `{key}: {{name: …}}`"
    return Hit(at, message, help_), []


RULE = Rule("KB114", "narrator-section", Severity.ERROR, find, __doc__ or "")
