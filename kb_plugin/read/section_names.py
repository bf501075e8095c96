"""The headings that the format knows, in the forms in which they are looked up and written."""

from __future__ import annotations

from kb_plugin.kinds import ElementKind, SectionKind

SECTIONS = {
    "summary": SectionKind.SUMMARY,
    "context": SectionKind.CONTEXT,
    "impact": SectionKind.IMPACT,
    "what we understand now": SectionKind.UNDERSTANDING,
    "work as imagined, work as done": SectionKind.WORK_AS_DONE,
    "what limited the harm": SectionKind.LIMITED_HARM,
    "what stays unclear": SectionKind.UNCLEAR,
    "lessons": SectionKind.LESSONS,
    "follow-up": SectionKind.FOLLOW_UP,
}
"""Level-2 headings that the format knows, folded; accounts are named by their narrator."""

ELEMENTS = {
    "what i did": ElementKind.DID,
    "actions": ElementKind.DID,
    "what i saw": ElementKind.SAW,
    "effects": ElementKind.SAW,
    "what i expected": ElementKind.EXPECTED,
    "expectations": ElementKind.EXPECTED,
    "what i assumed": ElementKind.ASSUMED,
    "assumptions": ElementKind.ASSUMED,
    "how i understood it": ElementKind.UNDERSTOOD,
    "timeline": ElementKind.UNDERSTOOD,
}
"""Level-3 headings of an account, folded."""


def as_heading(name: str) -> str:
    """Return a folded name as it stands in a heading: `What I did`."""
    return f"{name[0].upper()}{name[1:].replace(' i ', ' I ')}"


def folded(heading: str) -> str:
    """Return a heading as it is looked up."""
    return " ".join(heading.replace("’", "'").split()).casefold().rstrip(" :.")
