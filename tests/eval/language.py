"""How well questions about language are asked, on sentences that a person labelled.

    python -m tests.eval.language              precision, recall, every sentence in dispute
    python -m tests.eval.language --halves 20  the same for each half of a seeded split
    python -m tests.eval.language --reports    how often real reports are asked, and 50 findings

Positive is a sentence labelled blameful or counterfactual; predicted is one about which any rule
of the group KB4xx asks, where the sentence is a paragraph of a body. Borderline ones do not count.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb_plugin import pipeline
from kb_plugin.language.sentences import sentences
from kb_plugin.read.corpus import RawFile, read_document
from kb_plugin.read.prose import own_words
from kb_plugin.settings import DEFAULT
from tests.site.serving import SHARED

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kb_plugin.finding import Finding

LABELLED = SHARED / "language" / "sentences.jsonl"
REPORTS = SHARED / "real"
_FILE = "incidents/2025-01-01-report.md"
_FRONT = "---\ntitle: A report\nstatus: draft\norigin: imported\n---\n\n"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A labelled sentence, and the codes of the rules that ask about it."""

    text: str
    label: str
    span: str
    """The words that decided the label."""
    is_borderline: bool
    codes: tuple[str, ...]

    @property
    def is_positive(self) -> bool:
        """Whether it blames, or tells of what might have been."""
        return self.label != "neutral"


@dataclass(frozen=True, slots=True)
class Score:
    """How predictions and labels agree."""

    hits: int
    false_alarms: int
    misses: int

    @property
    def precision(self) -> float:
        """The share of questions that are justified; 0 where none is asked."""
        return self.hits / (self.hits + self.false_alarms or 1)

    @property
    def recall(self) -> float:
        """The share of positive sentences about which a question is asked."""
        return self.hits / (self.hits + self.misses or 1)

    def __str__(self) -> str:
        return (
            f"precision {self.precision:.3f} ({self.hits} of {self.hits + self.false_alarms}), "
            f"recall {self.recall:.3f} ({self.hits} of {self.hits + self.misses})"
        )


def questions(text: str) -> tuple[Finding, ...]:
    """Return what is asked about the language of a report's body."""
    raw = RawFile("report.md", _FILE, (_FRONT + text).encode())
    return tuple(one for one in pipeline.findings([raw], (), DEFAULT) if one.code.startswith("KB4"))


def labelled(path: Path = LABELLED) -> tuple[Sentence, ...]:
    """Return the labelled sentences with the questions about each."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return tuple(
        Sentence(
            row["text"],
            row["label"],
            row["span"] or "",
            row["borderline"],
            tuple(one.code for one in questions(f"## Summary\n\n{row['text']}\n")),
        )
        for row in sorted(rows, key=lambda row: row["id"])
    )


def score(found: Iterable[Sentence]) -> Score:
    """Return how predictions and labels agree, borderline sentences left out."""
    counted = Counter((one.is_positive, bool(one.codes)) for one in found if not one.is_borderline)
    return Score(counted[True, True], counted[False, True], counted[True, False])


def halves(found: tuple[Sentence, ...], seed: int) -> tuple[list[Sentence], list[Sentence]]:
    """Return two halves in which each label has its share, drawn by a seed."""
    draw = random.Random(seed)  # noqa: S311  a reproducible split, nothing secret
    kinds = sorted({(one.label, one.is_borderline) for one in found})
    first: list[Sentence] = []
    second: list[Sentence] = []
    for kind in kinds:
        group = [one for one in found if (one.label, one.is_borderline) == kind]
        draw.shuffle(group)
        middle = (len(group) + 1) // 2
        first += group[:middle]
        second += group[middle:]
    return first, second


def report_files() -> list[Path]:
    """Return the real reports, licences left out."""
    files = (one for one in sorted(REPORTS.rglob("*")) if one.is_file())
    return [one for one in files if not one.name.startswith("LICENSE")]


def asked_in_reports() -> tuple[list[str], int]:
    """Return what is asked in real reports, each with its sentence, and their sentences' number."""
    asked: list[str] = []
    total = 0
    for file in report_files():
        text = file.read_text(encoding="utf-8", errors="replace")
        body = text.split("\n---", 1)[-1] if text.startswith("---\n") else text
        document = read_document(RawFile("report.md", _FILE, (_FRONT + body).encode()), DEFAULT)
        lines: dict[tuple[int, int], str] = {}
        for passage in document.prose:
            own = own_words(passage.text)
            for start, end in sentences(own):
                total += 1
                if passage.start is not None:
                    at = document.source.position(passage.start + start)
                    lines[at.line, at.column] = " ".join(passage.text[start:end].split())
        for one in questions(body):
            place = max(place for place in lines if place <= (one.at.line, one.at.column))
            asked.append(f"{one.code} {one.message}\n    {lines[place]}")
    return asked, total


def _print_scores(found: Iterable[Sentence]) -> None:
    found = tuple(found)
    print(score(found))
    for label in ("blameful", "counterfactual"):
        own = [one for one in found if one.label == label and not one.is_borderline]
        asked = sum(bool(one.codes) for one in own)
        print(f"  {label}: {asked} of {len(own)} asked about")
    codes = Counter(
        (code, "right" if one.is_positive else "wrong")
        for one in found
        if not one.is_borderline
        for code in set(one.codes)
    )
    for (code, side), number in sorted(codes.items()):
        print(f"  {code} {side}: {number}")
    borderline = [one for one in found if one.is_borderline]
    asked = sum(bool(one.codes) for one in borderline)
    print(f"  borderline: {asked} of {len(borderline)} asked about")


def _print_disputes(found: Iterable[Sentence]) -> None:
    for one in found:
        if not one.is_borderline and one.is_positive != bool(one.codes):
            kind = f"missed, {one.label}: {one.span!r}" if one.is_positive else "asked, neutral"
            print(f"\n{kind} {' '.join(one.codes)}\n    {one.text}")


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--halves", metavar="SEED", type=int, help="score each half of a split")
    parser.add_argument("--reports", action="store_true", help="ask real reports instead")
    parser.add_argument("--seed", type=int, default=1, help="of the findings shown; default 1")
    parser.add_argument("--show", type=int, default=50, help="findings of reports to show")
    chosen = parser.parse_args()
    needed = SHARED / "real" if chosen.reports else LABELLED
    if not needed.exists():
        parser.error(f"{needed} is not here: it is not part of the repository")
    if chosen.reports:
        asked, total = asked_in_reports()
        print(f"{len(asked)} questions about {total} sentences of {len(report_files())} reports,")
        print(f"{1000 * len(asked) / total:.1f} in a thousand")
        draw = random.Random(chosen.seed)  # noqa: S311  a reproducible sample, nothing secret
        for one in draw.sample(asked, min(chosen.show, len(asked))):
            print(one)
        return
    found = labelled()
    if chosen.halves is not None:
        for name, half in zip(("first", "second"), halves(found, chosen.halves), strict=True):
            print(f"{name} half: ", end="")
            _print_scores(half)
        return
    _print_scores(found)
    _print_disputes(found)


if __name__ == "__main__":
    main()
