"""An incident in which several people tell, written in a few lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin import pipeline
from kb_plugin.settings import DEFAULT
from tests.samples import raw_files

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kb_plugin.model import Incident

_HEADINGS = {
    "did": "What I did",
    "saw": "What I saw",
    "expected": "What I expected",
    "assumed": "What I assumed",
    "understood": "How I understood it",
}


def incident_text(accounts: Mapping[str, Mapping[str, list[str]]], front: str = "") -> str:
    """Return a draft whose narrators tell these items, by key and kind of entry.

    `two` writes in the time of Toronto, the others and the incident in that of Berlin; `unknown`
    is no narrator of the incident, which has `one` at least.
    """
    narrators = "".join(
        f"  {key}: {{name: Narrator {key}{', timezone: America/Toronto' * (key == 'two')}}}\n"
        for key in dict.fromkeys(("one", *accounts))
        if key != "unknown"
    )
    told = "".join(
        f"\n## Account: {key}\n"
        + "".join(
            f"\n### {_HEADINGS[kind]}\n\n" + "".join(f"- {item}\n" for item in items)
            for kind, items in kinds.items()
        )
        for key, kinds in accounts.items()
    )
    return (
        f"---\ntitle: A\nstatus: draft\ntimezone: Europe/Berlin\n{front}accounts:\n{narrators}---\n"
        f"\n## Summary\n\nText.\n{told}"
    )


def incident_told(
    accounts: Mapping[str, Mapping[str, list[str]]],
    front: str = "",
    name: str = "2025-03-14-a",
) -> Incident:
    """Return the incident of such a text."""
    files: dict[str, str | bytes] = {f"incidents/{name}.md": incident_text(accounts, front)}
    return pipeline.run(raw_files(files), (), DEFAULT, with_drafts=True).base.incidents[0]
