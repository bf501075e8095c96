"""The plugin's options as one plain value, whoever reads them and from wherever."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kb_plugin.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

DRAFTS = ("serve", "true", "false")
AUDIENCES = ("public", "internal")
OFF = "off"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the owner of a knowledge base chose."""

    drafts: str = "serve"
    """When drafts and reviews are shown: while serving, always (`true`), or never (`false`)."""
    audience: str = "public"
    """Who reads the site; `internal` also shows the incidents marked as internal."""
    severities: tuple[str, ...] = ("widespread", "major", "moderate", "minor")
    """Names of the severities 1 to 4."""
    checks: Mapping[str, str] = field(default_factory=dict)
    """Rule code to `error`, `warning`, `question` or `off`, where it differs from the default."""
    private_hosts: tuple[str, ...] = ()
    """Patterns (regular expressions) of host names that are not to be published."""
    deny_names: tuple[str, ...] = ()
    """Names of people, customers or products that are not to be published."""

    def shows_drafts(self, *, serving: bool) -> bool:
        """Tell whether unpublished incidents belong to this build."""
        return self.drafts == "true" or (self.drafts == "serve" and serving)


def settings_from(options: Mapping[str, Any]) -> tuple[Settings, tuple[str, ...]]:
    """Return settings from plain options, and what is wrong with them, one sentence each."""
    problems: list[str] = []
    # YAML gives `drafts: true` as a boolean and `drafts: serve` as text.
    drafts = str(options.get("drafts", "serve")).lower()
    if drafts not in DRAFTS:
        problems.append(f"drafts is {drafts!r}; write one of {', '.join(DRAFTS)}")
        drafts = "serve"
    audience = str(options.get("audience", "public"))
    if audience not in AUDIENCES:
        problems.append(f"audience is {audience!r}; write one of {', '.join(AUDIENCES)}")
        audience = "public"
    names = options.get("severities", DEFAULT.severities)
    if not isinstance(names, list | tuple) or len(names) != 4:
        problems.append("severities is a list of four names, for 1 (widest) to 4")
        names = DEFAULT.severities
    checks = options.get("checks", {})
    if not isinstance(checks, dict):
        problems.append("checks maps codes to severities, such as `KB207: off`")
        checks = {}
    chosen: dict[str, str] = {}
    for code, choice in checks.items():
        # YAML 1.1 reads a bare `off` as False.
        value = OFF if choice is False else str(choice)
        if value not in (OFF, *Severity):
            problems.append(f"checks.{code} is {value!r}; write error, warning, question or off")
        else:
            chosen[str(code)] = value
    hosts = _texts(options, "private_hosts", problems)
    for pattern in hosts:
        try:
            # As a part of a longer one, which is how it is looked for.
            re.compile(f"(?:{pattern})")
        except re.error as error:
            problems.append(f"private_hosts: {pattern!r} is no regular expression: {error}")
            hosts = ()
    denied = _texts(options, "deny_names", problems)
    known = {"drafts", "audience", "severities", "checks", "private_hosts", "deny_names"}
    problems += [f"unknown option {key!r}" for key in options if key not in known]
    severities = tuple(str(name) for name in names)
    return Settings(drafts, audience, severities, chosen, hosts, denied), tuple(problems)


def _texts(options: Mapping[str, Any], key: str, problems: list[str]) -> tuple[str, ...]:
    given = options.get(key) or ()
    # The environment gives one text: `deny_names: !ENV NAMES`.
    given = [one.strip() for one in given.split(",")] if isinstance(given, str) else given
    is_list = isinstance(given, list | tuple)
    if not is_list or not all(isinstance(one, str) and one.strip() for one in given):
        problems.append(f"{key} is a list of texts")
        return ()
    return tuple(given)


DEFAULT = Settings()
