"""The reference of checks in the guide, made from what the rules say of themselves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb_plugin.check.rules import RULES
from kb_plugin.layout import CHECKS, check_page
from kb_plugin.settings import OFF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.check.rule import Rule
    from kb_plugin.render.page import Page
    from kb_plugin.render.site import Site

GROUPS = {
    "KB1": ("Reading", "What cannot be read, or has no meaning in the format."),
    "KB2": ("Terms", "Systems, contributing factors and other incidents by their names."),
    "KB3": ("Own story", "What is there of the accounts, lessons and follow-up of the people."),
    "KB4": ("Language", "Wording that ends an enquiry where it could begin."),
    "KB5": ("Safe to publish", "What had better not reach its readers."),
    "KB6": ("Links", "Links, images and addresses of the site itself."),
}
"""The beginning of a code to the title of its group and what it is about."""

_TERM = re.compile(r"(?:\A|(?<=\n\n))([A-Z][a-z]+):(?=\s)")
"""A word that begins a paragraph of a rule's documentation: `Example:`, `Instead:`."""


def rules_pages(site: Site) -> Iterator[Page]:
    """Yield the table of all rules and the page of each."""
    groups = [
        (code, *GROUPS[code], [(rule, chosen_severity(site, rule)) for rule in rules])
        for code in GROUPS
        if (rules := [rule for rule in RULES if rule.code.startswith(code)])
    ]
    yield site.page(CHECKS, "checks.md.j2", {"title": "Checks", "hide": []}, groups=groups)
    for rule in RULES:
        yield site.page(
            check_page(rule.code),
            "check.md.j2",
            {
                "title": f"{rule.code}: {rule.title.removesuffix('.')}",
                "hide": ["navigation", "toc"],
            },
            rule=rule,
            group=GROUPS[rule.code[:3]][0],
            severity=chosen_severity(site, rule),
            documentation=_TERM.sub(r"**\1:**", rule.text.partition("\n")[2].strip()),
        )


def chosen_severity(site: Site, rule: Rule) -> str:
    """Return what a rule's findings weigh in this base: its own severity, or the owner's choice."""
    chosen = site.settings.checks.get(rule.code, str(rule.severity))
    return "switched off" if chosen == OFF else chosen
