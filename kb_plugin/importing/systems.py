"""Which systems a report is about: those of the base that it names, or what it names itself."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb_plugin.importing.prose import quoted
from kb_plugin.importing.word_tables import names, words
from kb_plugin.kinds import SectionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kb_plugin.importing.labels import Label
    from kb_plugin.importing.prose import Sentence
    from kb_plugin.vocabulary import Vocabulary

_STATED = names("labels", "systems")
_WEAK = names("labels", "systems?")
_CLASSES = re.compile(
    r"incidents?|outages?|post-?\s?mortems?|reports?|issues?|maintenance|resolved|public|internal|"
    r"sev-?\d|p\d|blog|news|announcements?|engineering|ops|devops|sre|reliability|status|downtime|"
    r"uncategori[sz]ed|(?:19|20)\d\d|draft|final|complete|closed|retrospective|rca|review|posts?|"
    r"documentation",
    re.IGNORECASE,
)
"""Tags that say what a text is, and not what it is about."""
_NOTHING = re.compile(
    r"\W*(?:n/?a|none|all|unknown|tbd|tbc|todo|yes|no|true|false|various|multiple|several|everything|"
    r"nothing|-+|all (?:services|systems|users|customers)|\d[\d.,%]*)?\W*",
    re.IGNORECASE,
)
_LIST = re.compile(r"\s*(?:<br\s*/?>|,|;|/|\||•|·|\+|\band\b|&|\n)\s*")
_LONGEST_NAME = 5
"""Words that the name of a system may have; more are a sentence."""

_NO_NAME = re.compile(r"https?://\S+|`[^`]*`|[#@][\w-]+|\b\d{1,2}:\d\d\b")
_TOKEN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[.+/_-][A-Za-z0-9]+)*\+{0,2}")
_NO_NAMES = words("no name")
_NO_COMPOUNDS = words("no compound")
_TROUBLES = words("trouble")
_ARTICLES = frozenset(("a", "an", "the", "our", "my"))
_OF_SERVICES = frozenset(
    ("api", "login", "network", "database", "mail", "website", "web", "server")
)
_LONGEST_SUBJECT = 3


@dataclass(frozen=True, slots=True)
class SystemProposal:
    """A system that a report is about."""

    id: str
    name: str
    passage: str
    is_new: bool
    """Whether the base has no page of it yet."""
    is_sure: bool
    """Whether the report states it, or names one of the base by its whole name."""


NOT_NAMED = ("not-named", "Not named in the report")
"""Where reports stand from which nobody can tell the system."""


def slug(text: str, longest: int = 60) -> str:
    """Return lower-case letters, digits and hyphens for a text, cut behind a word."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = [word for word in re.split(r"[^a-z0-9]+", plain.lower().replace("'", "")) if word]
    made = ""
    for word in words:
        if made and len(made) + len(word) + 1 > longest:
            break
        made = f"{made}-{word}" if made else word[:longest]
    return made


def propose_systems(
    labels: tuple[Label, ...],
    title: str,
    sentences: tuple[Sentence, ...],
    systems: Vocabulary,
    often: frozenset[str],
) -> tuple[SystemProposal, ...]:
    """Return at least one system, of the base where it has a fitting one.

    `often` are words that several reports of the same people use as names.
    """
    stated = list(_stated(labels, systems))
    if stated:
        return _unique(stated)[:8]
    named = _named(title, sentences, systems)
    if named:
        return _unique(named)[:5]
    weak = [one for one in _stated(labels, systems, weak=True) if not one.is_new]
    if weak:
        return _unique(weak)[:3]
    return _unique(_read(labels, title, sentences, systems, often))[:2]


def _stated(
    labels: Iterable[Label], systems: Vocabulary, *, weak: bool = False
) -> Iterator[SystemProposal]:
    known_names = _WEAK if weak else _STATED
    for label in labels:
        if not known_names.fullmatch(label.name):
            continue
        for value in _LIST.split(re.sub(r"\([^()]*\)", " ", label.value)):
            name = value.strip(" .`*~_\"'[]{}():-#")
            if not name or _NOTHING.fullmatch(name):
                continue
            if known := _known(name, systems):
                yield SystemProposal(known, systems.names[known], label.passage, False, True)
            elif (
                len(name.split()) <= _LONGEST_NAME
                and len(name) <= 50
                and slug(name)
                and not _CLASSES.fullmatch(name)
                and re.search(r"[A-Za-z]{2}", name)
                and not re.search(r"[:=<>]|https?", name)
            ):
                yield _new(name, label.passage, systems, is_sure=True)


def _known(name: str, systems: Vocabulary) -> str | None:
    if name in systems:
        return name
    if found := systems.preferred(name):
        return found
    made = slug(name)
    return made if made in systems else None


def _new(name: str, passage: str, systems: Vocabulary, *, is_sure: bool) -> SystemProposal:
    identifier = slug(name) or NOT_NAMED[0]
    # A page of that name would be the list of all systems.
    identifier = f"{identifier}-system" if identifier in ("index", "readme") else identifier
    if identifier in systems:
        return SystemProposal(identifier, systems.names[identifier], passage, False, is_sure)
    return SystemProposal(identifier, name, quoted(passage), True, is_sure)


def _named(
    title: str, sentences: tuple[Sentence, ...], systems: Vocabulary
) -> list[SystemProposal]:
    """Return the systems of the base that are named in title or text, the likeliest first."""
    found: list[tuple[float, str, str]] = []
    by_id: dict[str, set[str]] = {one: {one, name} for one, name in systems.names.items()}
    for alias, identifier in systems.aliases.items():
        by_id.setdefault(identifier, set()).add(alias)
    for identifier, known_names in by_id.items():
        pattern = re.compile(
            "|".join(
                rf"(?<![\w-]){re.escape(one)}(?![\w-])"
                for one in sorted(known_names, key=len, reverse=True)
            ),
            re.IGNORECASE,
        )
        plain_word = all(one.isalpha() for one in known_names)
        score = 0.0
        passage = ""
        if pattern.search(title):
            score, passage = 5.0, title
        for one in sentences:
            hits = [hit[0] for hit in pattern.finditer(one.text)]
            # "identity" may be a word; "Identity" or "identity-db" is a name.
            hits = [hit for hit in hits if not plain_word or hit[0].isupper()] or hits[:0]
            if hits:
                weight = 2.0 if one.kind in (SectionKind.SUMMARY, SectionKind.IMPACT) else 1.0
                score += weight * min(len(hits), 2)
                passage = passage or one.text
        if score >= 2:
            found.append((score, identifier, passage))
    found.sort(key=lambda one: (-one[0], one[1]))
    best = found[0][0] if found else 0
    return [
        SystemProposal(identifier, systems.names[identifier], quoted(passage), False, True)
        for score, identifier, passage in found
        if score >= best / 4
    ]


def _read(
    labels: tuple[Label, ...],
    title: str,
    sentences: tuple[Sentence, ...],
    systems: Vocabulary,
    often: frozenset[str],
) -> list[SystemProposal]:
    """Return what the words of title and text name, which the base has no page of."""
    counts: Counter[str] = Counter()
    first: dict[str, str] = {}
    spelt: dict[str, str] = {}
    for one in sentences:
        for name in names_in(one.text):
            counts[name.casefold()] += 1
            first.setdefault(name.casefold(), one.text)
            spelt.setdefault(name.casefold(), name)
    candidates: list[tuple[float, str, str]] = []
    for name in names_in(title, is_title=True):
        folded = name.casefold()
        spoken_of = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
        count = sum(bool(spoken_of.search(one.text)) for one in sentences)
        score = 3 + min(count, 6) + (2 if folded in often else 0)
        if count or folded in often or _is_name(name):
            candidates.append((score, name, title))
    if not candidates:
        for folded, count in counts.most_common(20):
            # A capital alone is as likely a person's name.
            if folded in often or (count > 1 and _is_name(spelt[folded])):
                score = count + (2 if folded in often else 0)
                candidates.append((score, spelt[folded], first[folded]))
        candidates = sorted(candidates, key=lambda one: -one[0])[:1]
    candidates.sort(key=lambda one: -one[0])
    if candidates:
        best = candidates[0][0]
        return [
            _new(name, passage, systems, is_sure=False)
            for score, name, passage in candidates
            if score >= best - 2
        ]
    if weak := list(_stated(labels, systems, weak=True)):
        return weak[:1]
    if subject := subject_of(title):
        return [_new(subject, title, systems, is_sure=False)]
    identifier, name = NOT_NAMED
    return [SystemProposal(identifier, name, quoted(title), identifier not in systems, False)]


def subject_of(title: str) -> str | None:
    """Return what a title speaks of: the words before it says what was the matter with it."""
    subject: list[str] = []
    for word in title.split():
        plain = word.strip("\"'“”‘’(),.:;!?").casefold()
        if not subject and plain in _ARTICLES:
            continue
        if not subject and plain in _NO_NAMES and plain not in _OF_SERVICES:
            return None
        if plain in _TROUBLES or not plain.isalpha():
            break
        subject.append(word.strip("\"'“”‘’(),.:;!?"))
    is_name = 0 < len(subject) <= _LONGEST_SUBJECT and len(subject) < max(2, len(title.split()))
    folded = {word.casefold() for word in subject}
    is_telling = bool(folded - _NO_NAMES or folded & _OF_SERVICES)
    return " ".join(subject) if is_name and is_telling else None


def names_in(text: str, *, is_title: bool = False) -> list[str]:
    """Return the words of a text that look like names of things: not the first of a sentence."""
    found: list[str] = []
    text = _NO_NAME.sub(" ", text)
    for number, token in enumerate(_TOKEN.finditer(text)):
        word = token[0].rstrip("./-+") if not token[0].endswith("++") else token[0]
        if len(word) < 2 or word.casefold() in _NO_NAMES or "/" in word or word.count(".") > 1:
            continue
        if _is_name(word) or (word[0].isupper() and (number or is_title)):
            found.append(word)
    return found


def _is_name(word: str) -> bool:
    """Tell whether a word is written as only names are: CamelCase, capitals, hyphens or digits."""
    if re.search(r"[a-z][A-Z]", word) or re.fullmatch(r"[A-Z][A-Z0-9]{2,}", word):
        return True
    parts = word.split("-")
    return (
        bool(re.fullmatch(r"[a-z]+(?:-[a-z0-9]+)+", word))
        and len(word) > 6
        and parts[0] not in _NO_COMPOUNDS
        and any(part not in _NO_NAMES for part in parts)
    )


def _unique(proposals: Iterable[SystemProposal]) -> tuple[SystemProposal, ...]:
    return tuple({one.id: one for one in reversed(list(proposals))}.values())[::-1]
