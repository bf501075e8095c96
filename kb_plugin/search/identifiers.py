"""Identifiers in text, and those of their parts that the search index would miss.

Pagefind cuts a word at punctuation, where the case changes, and between letters and digits, and
drops pieces of one character: of `checkout_p99_latency` it keeps `checkout`, `99` and `latency`,
so that a search for `p99` finds nothing. It finds words by their beginning, so what a word or one
of its pieces begins with needs no help.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

_Kind = Literal["upper", "lower", "digit"]
_Run = tuple[_Kind, str]

# A token with a digit, or with a character beyond ASCII, in which Pagefind sees no punctuation.
# The possessive quantifiers read each token once.
_ODD_TOKEN = re.compile(r"(?<!\S)[!-/:-~]*+[^\s!-/:-~]\S*+")

# Capitals in the plural within a token, `getURLs`, which Pagefind cuts into `get`, `ur`, `ls`.
# What stands before them is looked at last: so most of a text is passed over at once.
_PLURAL = re.compile(r"[A-Z]{2}[a-z](?<=\S...)(?![a-z])")

_LETTER = re.compile(r"[^\W\d_]")
_ALPHANUMERIC = re.compile(r"[^\W_]+")
_ASCII_RUN = re.compile(r"[0-9]+|[A-Z]+|[^0-9A-Z]+")
_CUT_BY_PAGEFIND = re.compile(r"[!-/:-@\[-`{-~\u00ad]+")

# So many letters are no word of their own before digits: `k8s`, `utf8mb4`, but `Server2xx`.
_STEM = 3


def parts(identifier: str) -> tuple[str, ...]:
    """Return the parts of `identifier` in lower case and in order, each once.

    It is cut at whatever is neither letter nor digit, and where the case shows a new word. Digits
    stay with the letters before them (`p99`, `http2`), or with those after them where a word
    stands before them (`Server2xx` gives `server` and `2xx`).
    """
    words = _ALPHANUMERIC.findall(_composed(identifier))
    return tuple(dict.fromkeys(part.lower() for word in words for part in _joined(_runs(word))))


def index_words(text: str) -> tuple[str, ...]:
    """Return the parts of identifiers in `text` that Pagefind would not find, each once.

    The time taken grows with the length of the text, whatever is in it.
    """
    tokens = dict.fromkeys(_ODD_TOKEN.findall(text))
    if _PLURAL.search(text):
        tokens.update(dict.fromkeys(token for token in text.split() if _PLURAL.search(token)))
    missed = (part for token in tokens if _LETTER.search(token) for part in _missed(token))
    return tuple(dict.fromkeys(missed))


def _missed(token: str) -> Iterator[str]:
    chunks = _CUT_BY_PAGEFIND.split(token)
    kept = {run.lower() for chunk in chunks for _, run in _letters_joined(_runs(chunk))}
    whole = re.sub(r"\W+", "", token).lower()
    for part in parts(token):
        if len(part) > 1 and part not in kept and not whole.startswith(part):
            yield part


def _composed(text: str) -> str:
    # A separate accent is no letter and would cut the word in two.
    return unicodedata.normalize("NFC", text)


def _kind(character: str) -> _Kind:
    if character.isdigit():
        return "digit"
    return "upper" if character.isupper() else "lower"


def _runs(word: str) -> list[_Run]:
    if word.isascii():
        return [(_kind(run[0]), run) for run in _ASCII_RUN.findall(word)]
    return [(kind, "".join(characters)) for kind, characters in groupby(word, _kind)]


def _letters_joined(runs: list[_Run], *, plurals: bool = False) -> list[_Run]:
    """Join capitals to the small letters after them: `HTTP`, `S`, `erver` is `HTTP`, `Server`.

    With `plurals`, capitals and a single small letter are one word: `URLs`, `IPv`.
    """
    joined: list[_Run] = []
    taken = False
    for (kind, run), (next_kind, next_run) in pairwise([*runs, ("digit", "")]):
        if taken:
            taken = False
        elif kind == "upper" and next_kind == "lower":
            as_plural = plurals and len(run) > 1 and len(next_run) == 1
            if len(run) > 1 and not as_plural:
                joined.append(("upper", run[:-1]))
            joined.append(("upper", (run if as_plural else run[-1]) + next_run))
            taken = True
        else:
            joined.append((kind, run))
    return joined


def _joined(runs: list[_Run]) -> Iterator[str]:
    """Join digits to the letters they belong to, and give the parts."""
    part = ""
    for (kind, run), (next_kind, _) in pairwise(
        [*_letters_joined(runs, plurals=True), ("digit", "")]
    ):
        if kind == "digit":
            opens = next_kind == "lower" and len(part) > _STEM and part.isalpha()
        else:
            opens = kind == "upper" or not part[-1:].isdigit()
        if opens and part:
            yield part
            part = ""
        part += run
    if part:
        yield part
