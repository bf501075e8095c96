"""`kb similar`: which incidents are like one, or like a text, and in what."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kb_plugin import pipeline
from kb_plugin.cli.folder import read_folder
from kb_plugin.link.query import ranked
from kb_plugin.link.similarity import SHOWN
from kb_plugin.link.traits import ReasonKind
from kb_plugin.read.options import Configuration, ConfigurationError, read_configuration
from kb_plugin.render.likeness import in_order, said
from kb_plugin.settings import DEFAULT
from kb_plugin.vocabulary import nearest

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from kb_plugin.link.graph import KnowledgeBase
    from kb_plugin.link.lexicon import Lexicon
    from kb_plugin.link.similarity import Match


def add_to(commands: Any) -> None:
    """Add the command to the parser of `kb`."""
    parser = commands.add_parser(
        "similar",
        help="find incidents like one, or like a text",
        description="Find the incidents that are like one, or like a text such as an alert, and "
        "say in what. Run it in the folder of mkdocs.yml, or name the content folder. "
        "Exit status: 0, also where nothing is similar; 2 where it could not run.",
    )
    asked = parser.add_mutually_exclusive_group(required=True)
    asked.add_argument("id", metavar="ID", nargs="?", help="an incident's id")
    asked.add_argument("--text", metavar="TEXT", help="a text; - reads it from standard input")
    asked.add_argument("--all", action="store_true", help="every incident")
    parser.add_argument(
        "-n", metavar="NUMBER", type=_positive, default=SHOWN, help="at most so many"
    )
    parser.add_argument(
        "--system",
        metavar="ID",
        action="append",
        default=[],
        help="with --text: only of this system",
    )
    parser.add_argument("--weak", action="store_true", help="also those under the threshold")
    parser.add_argument("--drafts", action="store_true", help="drafts and reviews too")
    parser.add_argument("--content", metavar="DIR", type=Path, help="the content folder")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Print what is similar; return the exit status."""
    configuration = _configuration(chosen.content)
    markdown, others = read_folder(configuration.content)
    result = pipeline.run(markdown, others, configuration.settings, with_drafts=chosen.drafts)
    words = result.similarity.lexicon
    if chosen.text is not None:
        text = sys.stdin.read() if chosen.text == "-" else chosen.text
        found = ranked(words, text, _systems(chosen.system, words), weak=chosen.weak)[: chosen.n]
        _print(found, result.base, words, chosen.format, of_text=True)
        return 0
    similarity = result.similarity
    if chosen.id is not None:
        _require(chosen.id, words)
        found = similarity.neighbours(chosen.id, chosen.n, weak=chosen.weak)
        _print(found, result.base, words, chosen.format, of_text=False)
        return 0
    everything = {one: similarity.neighbours(one, chosen.n, weak=chosen.weak) for one in words.ids}
    if chosen.format == "json":
        _print_json(
            [
                {"id": one, "similar": [_plain(match, words) for match in found]}
                for one, found in everything.items()
            ]
        )
        return 0
    for one, found in everything.items():
        print(one)
        _print_text(found, result.base, words)
    return 0


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def _configuration(content: Path | None) -> Configuration:
    file = Path("mkdocs.yml")
    if content is None:
        return read_configuration(file)
    if not content.is_dir():
        raise ConfigurationError(f"{content}: there is no such folder")
    # Options matter little here, and a folder elsewhere need not have any.
    settings = read_configuration(file).settings if file.is_file() else DEFAULT
    return Configuration(content, settings)


def _systems(wanted: Sequence[str], words: Lexicon) -> Sequence[str]:
    for one in wanted:
        if one not in words.systems:
            near = nearest(one, words.systems)
            hint = f"; did you mean {near!r}?" if near else ""
            raise ConfigurationError(f"no incident is at a system {one!r}{hint}")
    return wanted


def _require(identifier: str, words: Lexicon) -> None:
    if identifier not in words.ids:
        near = nearest(identifier, words.ids)
        hint = f"; did you mean {near!r}?" if near else ""
        raise ConfigurationError(
            f"no published incident {identifier!r}{hint} (--drafts looks at drafts too)"
        )


def _print(
    found: Sequence[Match], base: KnowledgeBase, words: Lexicon, form: str, *, of_text: bool
) -> None:
    if form == "json":
        _print_json([_plain(match, words) for match in found])
    elif found:
        _print_text(found, base, words, of_text=of_text)
    else:
        print("nothing similar; --weak shows what comes nearest")


def _print_text(
    found: Sequence[Match], base: KnowledgeBase, words: Lexicon, *, of_text: bool = False
) -> None:
    titles = {one.id: one.title for one in base.incidents}
    for match in found:
        print(f"{match.score:6}  {match.id}\n        {titles[match.id]}")
        reasons = (said(one, base, words, of_text=of_text) for one in in_order(match.reasons))
        print(f"        {' · '.join(reasons)}")


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1))


def _plain(match: Match, words: Lexicon) -> dict[str, object]:
    return {
        "id": match.id,
        "score": match.score,
        "reasons": [
            {
                "kind": one.kind.value,
                "value": words.written[one.values[0]]
                if one.kind is ReasonKind.SIGNAL
                else ", ".join(one.values),
                "weight": one.weight,
            }
            for one in match.reasons
        ],
    }
