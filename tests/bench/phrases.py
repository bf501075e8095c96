"""The vocabulary: families of incidents, factors, systems, roles, words and sentences.

The texts lie in `texts/` as plain lines, where `{slots}` are filled by `scene.Scene`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_TEXTS = Path(__file__).with_name("texts")


@dataclass(frozen=True, slots=True)
class Family:
    """What the incidents of one kind have in common."""

    factors: tuple[str, ...]
    """Ids, the likeliest first."""
    things: tuple[str, ...]
    stems: tuple[str, ...]
    """Stems of the metric names that its incidents are seen by."""
    titles: tuple[str, ...]
    mechanisms: tuple[str, ...]
    """Sentences on how the conditions worked together."""


@dataclass(frozen=True, slots=True)
class Factor:
    """A contributing factor with the sentences that serve as evidence for it."""

    id: str
    name: str
    group: str
    definition: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SystemName:
    """A system as the incidents know it."""

    id: str
    name: str
    owner: str


@dataclass(frozen=True, slots=True)
class Role:
    """A narrator's part in an incident; the name may hold `{system}`."""

    key: str
    name: str


def _lines(name: str) -> list[str]:
    return (_TEXTS / f"{name}.txt").read_text(encoding="utf-8").splitlines()


def _sections(name: str) -> dict[str, list[str]]:
    """Return the lines that are not empty below each `[heading]`."""
    sections: dict[str, list[str]] = {}
    current: list[str] = []
    for line in _lines(name):
        if line.startswith("[") and line.endswith("]"):
            current = sections.setdefault(line[1:-1], [])
        elif line:
            current.append(line)
    return sections


def _words(lines: list[str]) -> tuple[str, ...]:
    return tuple(word.strip() for word in " ".join(lines).split(",") if word.strip())


def _families() -> tuple[Family, ...]:
    blocks = "\n".join(_lines("families")).strip().split("\n\n")
    return tuple(
        Family(
            tuple(factors.split()),
            tuple(things.split(", ")),
            tuple(stems.split()),
            tuple(titles.split(" | ")),
            tuple(mechanisms.split(" | ")),
        )
        for factors, things, stems, titles, mechanisms in map(str.splitlines, blocks)
    )


def _factors() -> tuple[Factor, ...]:
    factors: list[Factor] = []
    group = ""
    for line in _lines("factors"):
        if line.startswith("# "):
            group = line.removeprefix("# ")
        else:
            term, name, definition, *evidence = line.split(" | ")
            factors.append(Factor(term, name, group, definition, tuple(evidence)))
    return tuple(factors)


WORDS = {name: _words(lines) for name, lines in _sections("words").items()}
"""Lists of words; earlier ones are drawn more often."""
SENTENCES = {name: tuple(lines) for name, lines in _sections("sentences").items()}
"""Sentences with slots, by where they are used."""
FAMILIES = _families()
FACTORS = {factor.id: factor for factor in _factors()}
OUTSIDE_THE_CODE = tuple(
    factor.id for factor in FACTORS.values() if factor.group not in {"Change", "Software"}
)
"""Factors of the groups besides Change and Software; each incident has one of them."""
SYSTEMS = tuple(SystemName(*line.split(" | ")) for line in _lines("systems"))
"""Systems in an order in which each may depend on those before it."""
ROLES = tuple(Role(*line.split(" | ")) for line in _lines("roles"))

_PARTS = (WORDS["onsets"], WORDS["middles"], WORDS["codas"])
NAME_COUNT = len(_PARTS[0]) * len(_PARTS[1]) * len(_PARTS[2])


def in_house_name(rank: int) -> str:
    """Return the invented component name of this rank, from 0 to NAME_COUNT - 1."""
    onsets, middles, codas = _PARTS
    # A step without common factor with the count: neighbours in rank do not look alike.
    rest, onset = divmod(rank * 2_311 % NAME_COUNT, len(onsets))
    coda, middle = divmod(rest, len(middles))
    return onsets[onset] + middles[middle] + codas[coda]
