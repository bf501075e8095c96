"""How well similar incidents are found: `python -m tests.eval.similarity [--json FILE]`.

Text alone is measured through the command, on labelled collections of incident notices where
they are there; text joined with structure on the sample base, whose authors state which incidents
are a recurrence of another or had the same trigger. Those statements are hidden from the scorer.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, Any

from kb_plugin import pipeline
from kb_plugin.cli.folder import read_folder
from kb_plugin.kinds import RelationKind
from kb_plugin.link.lexicon import lexicon
from kb_plugin.link.similarity import Similarity
from kb_plugin.settings import DEFAULT
from tests.eval.baselines import bm25, tfidf
from tests.eval.measures import Measures, chance, interval, measure, paired

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kb_plugin.link.graph import KnowledgeBase

ROOT = Path(__file__).parents[2]
COLLECTIONS = ROOT.parent / "shared" / "data" / "similar"

Rankings = dict[str, list[str]]


def collections() -> dict[str, list[dict[str, Any]]]:
    """Return the labelled collections by name, as far as they are there."""
    found: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for file in sorted(COLLECTIONS.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            found[row["source"]].append(row)
    return dict(found)


def write_base(rows: Sequence[Mapping[str, Any]], folder: Path) -> dict[str, str]:
    """Write a content folder of titles and bodies alone; return row id by incident id."""
    for kind, text in (("systems", "name: One\n"), ("factors", "name: One\ngroup: Software\n")):
        (folder / kind).mkdir(parents=True)
        (folder / kind / "one.md").write_text(f"---\n{text}---\n", encoding="utf-8")
    (folder / "incidents").mkdir()
    names = {}
    for number, row in enumerate(rows):
        identifier = f"undated-{number:05}"
        names[identifier] = row["id"]
        head = {
            "title": row["title"] or row["id"],
            "status": "published",
            "origin": "imported",
            "systems": ["one"],
            "factors": ["one"],
        }
        front = "\n".join(f"{key}: {json.dumps(value)}" for key, value in head.items())
        body = row["text"].replace("\n", "\n\n")
        (folder / "incidents" / f"{identifier}.md").write_text(
            f"---\n{front}\n---\n\n## Summary\n\n{body}\n", encoding="utf-8"
        )
    return names


def by_command(rows: Sequence[Mapping[str, Any]], *options: str) -> Rankings:
    """Return what `kb similar --all` finds for each row."""
    with tempfile.TemporaryDirectory() as name:
        names = write_base(rows, Path(name))
        command = [
            sys.executable,
            "-c",
            "import sys; from kb_plugin.cli import main; sys.exit(main())",
        ]
        asked = ["similar", "--all", *options, "--content", name, "--format", "json"]
        done = subprocess.run([*command, *asked], check=True, capture_output=True, text=True)
    return {
        names[one["id"]]: [names[other["id"]] for other in one["similar"]]
        for one in json.loads(done.stdout)
    }


def by_scores(ids: Sequence[str], scores: Sequence[Sequence[float]]) -> Rankings:
    """Return rankings from a table of scores, ties in the order of ids."""
    return {
        ids[n]: [
            ids[other]
            for other in sorted(range(len(ids)), key=lambda m: (-row[m], ids[m]))
            if other != n
        ]
        for n, row in enumerate(scores)
    }


def labelled(rows: Sequence[Mapping[str, Any]]) -> dict[str, Measures | float]:
    """Return the measures of every method on one labelled collection."""
    ids = [row["id"] for row in rows]
    relevant = {
        row["id"]: {
            other["id"]
            for other in rows
            if other["id"] != row["id"] and set(other["labels"]) & set(row["labels"])
        }
        for row in rows
    }
    texts = [row["text"] for row in rows]
    return {
        "chance": chance(relevant),
        "TF-IDF": measure(by_scores(ids, tfidf(texts)), relevant),
        "BM25": measure(by_scores(ids, bm25(texts)), relevant),
        "kb similar": measure(by_command(rows, "--weak", "-n", str(len(rows))), relevant),
        **shown(by_command(rows), relevant),
    }


def shown(rankings: Rankings, relevant: Mapping[str, set[str]]) -> dict[str, float]:
    """Return what the threshold leaves: how much of it is right, and how many have some."""
    hits = [other in relevant[one] for one, others in rankings.items() for other in others]
    return {
        "shown, and a hit": fmean(hits) if hits else 0.0,
        "shown for an incident": len(hits) / len(rankings),
        "incidents with some shown": fmean(bool(others) for others in rankings.values()),
    }


def sample() -> dict[str, Measures | float]:
    """Return the measures on the sample base: stated relations found without being told."""
    markdown, others = read_folder(ROOT / "content")
    result = pipeline.run(markdown, others, DEFAULT, with_drafts=True)
    relevant = {
        one: {
            other.incident.id
            for other in related
            if other.kind in (RelationKind.RECURRENCE, RelationKind.SAME_TRIGGER)
        }
        for one, related in result.base.related.items()
    }
    hidden = replace(result.base, related=dict.fromkeys(result.base.related, ()))
    bare = replace(
        hidden,
        systems_of=dict.fromkeys(hidden.systems_of, ()),
        factors_of=dict.fromkeys(hidden.factors_of, ()),
    )
    texts = [f"{one.title}\n{_body(one.uri, markdown)}" for one in hidden.incidents]
    ids = [one.id for one in hidden.incidents]
    documents = result.corpus.documents

    def ranked(base: KnowledgeBase, *, with_signals: bool = True) -> Rankings:
        words = lexicon(base, documents)
        if not with_signals:
            words = replace(words, signals={})
        similarity = Similarity(base, words)
        return {
            one: [match.id for match in similarity.neighbours(one, len(ids), weak=True)]
            for one in words.ids
        }

    return {
        "chance": chance(relevant),
        "TF-IDF": measure(by_scores(ids, tfidf(texts)), relevant),
        "BM25": measure(by_scores(ids, bm25(texts)), relevant),
        "kb similar, text alone": measure(ranked(bare, with_signals=False), relevant),
        "kb similar": measure(ranked(hidden), relevant),
        "first three": among_first(ranked(hidden), relevant, 3),
        "first three, text alone": among_first(ranked(bare, with_signals=False), relevant, 3),
        "first three, TF-IDF": among_first(by_scores(ids, tfidf(texts)), relevant, 3),
    }


def among_first(
    rankings: Mapping[str, Sequence[str]], relevant: Mapping[str, set[str]], most: int
) -> float:
    """Return the share of (query, partner) pairs whose partner is among the first few."""
    found = [
        other in list(rankings[one])[:most] for one, others in relevant.items() for other in others
    ]
    return fmean(found) if found else 0.0


def _body(uri: str, markdown: Sequence[Any]) -> str:
    raw = next(one.data for one in markdown if one.uri == uri)
    return str(raw.decode("utf-8").split("\n---\n", 1)[-1])


def table(name: str, found: Mapping[str, Measures | float]) -> tuple[str, dict[str, Any]]:
    """Return the figures of one collection as a printed table and as plain values."""
    lines = [f"\n{name}", f"{'':26}{'P@1':>8}{'P@5':>23}{'MRR':>23}"]
    plain: dict[str, Any] = {}
    for method, value in found.items():
        if isinstance(value, float):
            lines.append(f"{method:26}{value:>8.3f}")
            plain[method] = round(value, 4)
            continue
        cells, plain[method] = "", {"queries": len(value.first)}
        for label, values in (
            ("P@1", value.first),
            ("P@5", value.five),
            ("MRR", value.reciprocal),
        ):
            low, high = interval(values)
            cells += f"{fmean(values):>8.3f} [{low:.3f}, {high:.3f}]"
            plain[method][label] = [round(one, 4) for one in (fmean(values), low, high)]
        lines.append(f"{method:26}{cells}")
    ours, theirs = found["kb similar"], found["TF-IDF"]
    if isinstance(ours, Measures) and isinstance(theirs, Measures):
        mean, (low, high) = paired(ours.first, theirs.first)
        lines.append(f"P@1 less TF-IDF's: {mean:+.3f}, paired 95 % [{low:+.3f}, {high:+.3f}]")
        plain["P@1 less TF-IDF"] = [round(one, 4) for one in (mean, low, high)]
    return "\n".join(lines), plain


def main() -> None:
    """Print a table for each collection, and write the figures as JSON where asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, help="write the figures there")
    chosen = parser.parse_args()
    figures = {}
    found = {name: labelled(rows) for name, rows in collections().items()}
    for name, measures in {**found, "sample base": sample()}.items():
        text, figures[name] = table(name, measures)
        print(text)
    means = {
        method: fmean(figures[name][method]["P@1"][0] for name in found)
        for method in ("TF-IDF", "BM25", "kb similar")
        if found
    }
    if means:
        print("\nmean P@1 of the labelled collections, text alone: ", end="")
        print(", ".join(f"{method} {value:.3f}" for method, value in means.items()))
        figures["mean P@1, text alone"] = means
    if chosen.json:
        chosen.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
