"""The words of a text as similarity compares them: identifiers, their parts, forms of words.

`theme/assets/kb/similar-wording.js` does the same in the browser, character for character; change
both together, a test holds them side by side.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MOST_CHARACTERS = 20_000
"""What is read of a pasted text: the longest alert, stack trace or paragraph that makes sense."""

LONGEST_SIGNAL = 8
"""Words of a signal that are looked for as one; more than that is compared word by word."""

SIGNAL = "="
"""Begins the term that stands for a whole signal of several words: `=no space left device`."""

# English words that say nothing of a failure: articles, pronouns, prepositions, auxiliaries; units,
# and what every address has.
_STOP_WORDS = """
a about after again all also an and any are as at be because been before being between both but by
can com could did do does doing done down during each few for from further get got had has have
having he her here hers him his how html http https i if in into is it its just me more most my no
nor not now of off on once one only or org other our ours out over own per re same shall she should
since so some still such than that the their them then there these they this those through thus to
too two under until up upon us very via was we were what when where which while who whom why will
with within without would www yet you your ns us ms sec secs min mins hrs kb mb gb tb
kib mib gib tib
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())

# Of all numbers, these name a kind of failure (RFC 9110, and what common proxies add).
_STATUSES = """
400 401 403 404 405 408 409 410 413 422 429 431 499 500 501 502 503 504 507 520 521 522 523 524 525
"""
HTTP_STATUSES = frozenset(_STATUSES.split())

# What varies from one occurrence to the next, and so says nothing of its kind: amounts, dates,
# addresses of machines and memory, identifiers made at random.
_VOLATILE = re.compile(
    r"""
      [0-9]+(?:[.-][0-9]+)*(?:T[0-9]+)?Z?
    | [0-9]+(?:\.[0-9]+)?(?:ns|us|ms|s|sec|secs|min|mins|h|hrs|kb|mb|gb|tb|kib|mib|gib|tib)
    | 0x[0-9a-f]+
    | [0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}
    | (?=[a-f]*[0-9])(?=[0-9]*[a-f])[0-9a-f]{7,64}
    """,
    re.VERBOSE | re.IGNORECASE,
)

# Letters and digits, held together by what joins the pieces of one name.
_NAME = re.compile(r"[^\W_]+(?:[._@#-]+[^\W_]+)*")
_PIECE = re.compile(r"[^\W_]+")
# Where capitals show the words of a name: `PoolTimeoutError`, `HTTPServer2`, `getURL`.
_HUMP = re.compile(r"[A-Z]+(?![a-z])[0-9]*|[A-Z]?[a-z]+[0-9]*|[0-9]+[a-z]*|[^A-Za-z0-9]+")
_MIXED = re.compile(r"[a-z0-9][A-Z]|[A-Z]{2}[a-z]")
_LETTERS = re.compile(r"[a-z]+")
_VOWEL = re.compile(r"[aeiouy]")

LONGEST_NAME = 48


def fold(text: str) -> str:
    """Return a text without accents, in which lookalike forms of a character are one."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    marks = {ord(one): None for one in set(decomposed) if unicodedata.category(one) == "Mn"}
    return decomposed.translate(marks) if marks else decomposed


def tokens(text: str) -> list[str]:
    """Return what stands between white space in a text, in its order."""
    return fold(text).split()


def terms(text: str) -> list[str]:
    """Return the terms of a text in their order, repeated ones repeated.

    A name such as `db.pool_wait` gives itself and its parts; plain words are reduced to a common
    form. Words without a meaning of their own give nothing, nor does what varies from one
    occurrence to the next: numbers, times, addresses of machines, random identifiers.
    """
    return [term for token in tokens(text) for term, _ in forms(token)]


def signal_term(signal: str) -> str | None:
    """Return the term that stands for a whole signal, or None where it holds no word.

    A signal of one name is that name, as it is among the terms of any text that quotes it.
    """
    words = _whole_words(signal)
    if not words:
        return None
    if len(words) == 1:
        return words[0]
    return SIGNAL + " ".join(words[:LONGEST_SIGNAL])


def signals_in(text: str) -> set[str]:
    """Return every term that `signal_term` could give for a part of a text."""
    words = _whole_words(text)
    runs = {
        SIGNAL + " ".join(words[start : start + length])
        for start in range(len(words))
        for length in range(2, min(LONGEST_SIGNAL, len(words) - start) + 1)
    }
    return runs.union(words)


def stem(word: str) -> str:
    """Return the form that a word shares with its plural, its past and its progressive form.

    A light stemmer in the manner of D. Harman, How effective is suffixing? (JASIS 42, 1991): it
    joins fewer words than Porter's, and in our measurements served as well.
    """
    if len(word) > 4 and word.endswith(("ies", "ied")):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith("es") and word[-3] in "sxzh":
        word = word[:-2]
    elif len(word) > 3 and word.endswith("s") and word[-2] not in "aisu":
        word = word[:-1]
    for ending in ("ing", "ed"):
        rest = word[: -len(ending)]
        if word.endswith(ending) and len(rest) >= 3 and _VOWEL.search(rest):
            word = rest[:-1] if rest[-1] == rest[-2] and rest[-1] not in "lsz" else rest
            break
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


@lru_cache(maxsize=500_000)
def forms(token: str) -> tuple[tuple[str, str], ...]:
    """Return the terms of one token, each with the writing that it stands for."""
    return tuple(form for name in _NAME.findall(token) for form in _forms(name))


@lru_cache(maxsize=500_000)
def _forms(name: str) -> tuple[tuple[str, str], ...]:
    if _VOLATILE.fullmatch(name):
        return ((name, name),) if name in HTTP_STATUSES else ()
    found: list[tuple[str, str]] = []
    pieces = _PIECE.findall(name)
    kept = [piece for piece in pieces if not _VOLATILE.fullmatch(piece)]
    if len(pieces) > 1 and not any(map(_is_random, pieces)):
        _add_whole(name, found)
    for piece in kept:
        humps = _HUMP.findall(piece) if _MIXED.search(piece) else [piece]
        if len(humps) > 1:
            _add_whole(piece, found)
        for hump in humps:
            word = hump.lower()
            if len(word) > 1 and word not in STOP_WORDS and not _VOLATILE.fullmatch(word):
                found.append((stem(word), word) if _LETTERS.fullmatch(word) else (word, hump))
    return tuple(found)


def _is_random(piece: str) -> bool:
    return len(piece) > 6 and _VOLATILE.fullmatch(piece) is not None


def _add_whole(name: str, found: list[tuple[str, str]]) -> None:
    if len(name) <= LONGEST_NAME:
        found.append((name.lower(), name))


def _whole_words(text: str) -> list[str]:
    """Return names whole and words in their common form, without what carries no meaning."""
    named = (_forms(name) for name in _NAME.findall(fold(text)))
    return [own[0][0] for own in named if own]
