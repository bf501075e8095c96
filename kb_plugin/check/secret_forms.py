"""Secrets in a text, by the detectors of the library `detect-secrets`.

Its detectors of entropy are left out: hashes, ids of commits and requests, and lines of logs are
what postmortems are full of. Nothing is verified at an issuer. The library takes longer to load
than a whole file to check, so it sees only lines in which a secret could stand at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kb_plugin.check.searched import places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detect_secrets.plugins.base import BasePlugin

LEFT_OUT = frozenset(("Base64 High Entropy String", "Hex High Entropy String", "Public IP (ipv4)"))
"""Kinds of the library that say nothing about a postmortem."""

KEYWORD = "Secret Keyword"
"""The kind of a value that only the name in front of it makes a secret."""

_OWN_FORMS = (
    ("GitHub Token", re.compile(r"\bgithub_pat_\w{40,}")),
    ("GitLab Token", re.compile(r"\bgl(?:pat|dt|rt|ptt|cbt|soat)-[\w-]{20,}")),
    ("Google API Key", re.compile(r"\bAIza[\w-]{35}\b")),
    ("Slack Token", re.compile(r"\bxapp-\d-[A-Z0-9]+-\d+-[a-f0-9]{32,}")),
    ("PyPI Token", re.compile(r"\bpypi-AgE[\w-]{50,}")),
    ("OpenAI Key", re.compile(r"\bsk-[\w-]*T3BlbkFJ[\w-]{20,}")),
    ("Hugging Face Token", re.compile(r"\bhf_[A-Za-z]{34}\b")),
    ("DigitalOcean Token", re.compile(r"\bdo[opr]_v1_[a-f0-9]{64}\b")),
    ("Vault Token", re.compile(r"\bhv[bs]\.[\w-]{24,}")),
    ("age Key", re.compile(r"\bAGE-SECRET-KEY-1[0-9A-Z]{58}\b")),
)
"""Forms with a prefix that their issuers made for scanners, and that the library lacks."""

_LONG = r"[\w.+/=-]{16}"
_MARKS = {
    **dict.fromkeys(("AKC", "A3T", "ABIA", "ACCA", "AKIA", "ASIA"), re.compile("[A-Za-z0-9]{13}")),
    **dict.fromkeys(("ghp_", "gho_", "ghu_", "ghs_", "ghr_", "npm_"), re.compile(_LONG)),
    **dict.fromkeys(("eyJ", "SG.", "sq0csp-", "xox", "XOX", "hooks.slack"), re.compile(_LONG)),
    **dict.fromkeys(("github_pat_", "AIza", "xapp-", "pypi-AgE", "T3Blbk"), re.compile(_LONG)),
    **dict.fromkeys(("hf_", "_v1_", "hvs.", "hvb.", "AGE-SECRET-KEY"), re.compile(_LONG)),
    **dict.fromkeys(("glpat-", "gldt-", "glrt-", "glptt-", "glcbt-", "glsoat-"), re.compile(_LONG)),
    "k_live_": re.compile(_LONG),
    "_authToken": re.compile(r".{18}"),
    "NPM": re.compile(r"NPM[ _-]?TOKEN"),
    "softlayer": re.compile(r"softlayer\.com/soap"),
    "PuTTY-User-Key": re.compile("PuTTY"),
    "://": re.compile(r"://[^\s:@/]+:[^\s:@/]+@"),
    "AC": re.compile(r"AC[a-z0-9]{32}"),
    "SK": re.compile(r"SK[a-z0-9]{32}"),
    "-us": re.compile(r"(?<=[0-9a-z]{32})-us\d"),
    "==": re.compile(r"(?<=[A-Za-z0-9+/]{86})=="),
}
"""A part of each form that is quickly looked for, and what it stands in or begins."""
_DISCORD = re.compile(r"\.[\w-]{6}\.[\w-]{27}")
_NAMES = ("pass", "pwd", "secret", "token", "key", "contrase")
_ASSIGNED = re.compile(
    r"""[\w-]*["'\]]{0,2}
    (?:[ \t]*(?:[:=!]=?|=>)[ \t]*["'`]?(?=[^\s"'`]*\d)[^\s"'`{}<>()\[\],;]{8}
      |[ \t]["'`]?[A-Za-z0-9+/=_-]{24})""",
    re.VERBOSE,
)
"""A value behind such a name, long enough and not of letters alone."""
_SHORTEST = 20
"""Characters of the shortest secret whose first ones say no more than who issued it."""
_STAND_INS = re.compile(
    r"example|changeme|change-me|redacted|placeholder|dummy|your[-_]|\.\.\.|…|[*•<>{}]|(.)\1{5}",
    re.IGNORECASE,
)
_SHORTEST_VALUE = 5
"""Of some forms the library gives only the prefix."""
_MORE = re.compile(r"_[\w-]+")
_MARGIN = re.compile(r"^[ \t>]+", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Secret:
    """Where something stands that looks like a secret."""

    kind: str
    offset: int
    shown: str
    """Its first characters where they say only who issued it, else nothing."""
    is_certain: bool
    """Whether its form leaves little doubt."""


def secrets_in(text: str) -> tuple[Secret, ...]:
    """Return what in a text looks like a secret, each value once, at its first place."""
    found: dict[str, Secret] = {}
    for kind, offset, value in (*_private_keys(text), *_by_line(text)):
        is_certain = kind != KEYWORD
        if _STAND_INS.search(value) or not (is_certain or _could_be_one(value)):
            continue
        shown = value[:4] if len(value) >= _SHORTEST and kind != "Private Key" else ""
        found.setdefault(value, Secret(kind, offset, shown, is_certain))
    return tuple(sorted(found.values(), key=lambda one: one.offset))


def _private_keys(text: str) -> Iterator[tuple[str, int, str]]:
    """Yield private keys, which stand on several lines, perhaps indented or quoted."""
    if "PRIVATE KEY" not in text:
        return
    from detect_secrets.plugins.private_key import PrivateKeyDetector

    lines = text.split("\n")
    starts = [number for number, line in enumerate(lines) if "PRIVATE KEY" in line]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        part = _MARGIN.sub("", "\n".join(lines[start:end]))
        for value in PrivateKeyDetector().analyze_string(part):
            yield "Private Key", sum(len(line) + 1 for line in lines[:start]), value


def _by_line(text: str) -> Iterator[tuple[str, int, str]]:
    for start, end in _suspicious_lines(text):
        # The detectors know quotes of code, and not the backticks that mark it here.
        line = text[start:end].replace("`", " ")
        for kind, form in _OWN_FORMS:
            for match in form.finditer(line):
                yield kind, start + match.start(), match[0]
        for detector in _detectors():
            for one in detector.analyze_line(filename="", line=line):
                value = one.secret_value or ""
                at = max(line.find(value), 0)
                if len(value) < _SHORTEST_VALUE and (more := _MORE.match(line, at + len(value))):
                    value += more[0]
                yield one.type, start + at, value


def _suspicious_lines(text: str) -> list[tuple[int, int]]:
    """Return the lines in which a detector could find something."""
    offsets = {match.start() for match in _DISCORD.finditer(text)}
    for mark, form in _MARKS.items():
        offsets.update(at for at in places(text, mark) if form.match(text, at))
    folded = text.lower()
    # A few letters of the world become two in lower case; then only small ones are looked for.
    folded = folded if len(folded) == len(text) else text
    for name in _NAMES:
        offsets.update(at for at in places(folded, name) if _ASSIGNED.match(text, at))
    lines: dict[int, int] = {}
    for offset in sorted(offsets):
        start = text.rfind("\n", 0, offset) + 1
        end = text.find("\n", offset)
        lines[start] = end if end >= 0 else len(text)
    return list(lines.items())


@cache
def _detectors() -> tuple[BasePlugin, ...]:
    from detect_secrets.core.plugins.util import get_mapping_from_secret_type_to_class

    classes = get_mapping_from_secret_type_to_class()
    return tuple(made() for kind, made in classes.items() if kind not in LEFT_OUT)


def _could_be_one(value: str) -> bool:
    """Tell whether a value behind a name such as `password` could be a password.

    Beside the library's own filters it has to be as long as people make them, one word, and not
    of letters alone, which the messages of programs are.
    """
    from detect_secrets.filters import heuristic

    is_word = len(value) >= 8 and not re.search(r"\s", value)
    has_both = re.search(r"[A-Za-z]", value) and re.search(r"\d", value)
    return bool(is_word and has_both) and not any(
        is_harmless(value)
        for is_harmless in (
            heuristic.is_potential_uuid,
            heuristic.is_templated_secret,
            heuristic.is_sequential_string,
            heuristic.is_not_alphanumeric_string,
            heuristic.is_prefixed_with_dollar_sign,
        )
    )
