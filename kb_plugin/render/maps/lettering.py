"""How much room text takes where no browser lays it out."""

from __future__ import annotations

from unicodedata import east_asian_width

_WIDE = frozenset("mwMW@%&—…")
_NARROW = frozenset("ijlI.,:;'|!()[] -")


def width_of(text: str, size: float) -> float:
    """Return a width that a text of a font size, both in pixels, hardly exceeds.

    The widths are those of DejaVu Sans, rounded up, which is among the widest of the fonts that
    stand in for a system's own.
    """
    return size * sum(_ems(one) for one in text)


def _ems(character: str) -> float:
    if character in _WIDE or east_asian_width(character) in "WF":
        return 1.0
    if character in _NARROW:
        return 0.4
    return 0.78 if character.isupper() else 0.65


def wrapped(text: str, width: float, size: float, most: int) -> tuple[str, ...]:
    """Return a text in at most so many lines of a width; what does not fit ends in `…`.

    A word wider than a line is broken where the line ends.
    """
    lines: list[str] = []
    line = ""
    words = text.split()
    while words:
        word = words.pop(0)
        longer = f"{line} {word}".lstrip()
        if width_of(longer, size) <= width:
            line = longer
        elif line:
            lines.append(line)
            line = ""
            words.insert(0, word)
        else:
            fits = _fitting(word, width, size)
            lines.append(word[:fits])
            words.insert(0, word[fits:])
    lines += [line] if line else []
    if len(lines) <= most:
        return tuple(lines)
    last = lines[most - 1]
    while last and width_of(f"{last}…", size) > width:
        last = last[:-1]
    return (*lines[: most - 1], f"{last.rstrip()}…")


def _fitting(word: str, width: float, size: float) -> int:
    """Return how many characters of a word fit, at least one."""
    fits = 1
    while fits < len(word) and width_of(word[: fits + 1], size) <= width:
        fits += 1
    return fits
