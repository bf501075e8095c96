"""Colours as style sheets write them, and how readers see them.

Contrast is that of WCAG 2.2. Distances are Euclidean in Oklab times 100 (B. Ottosson, 2020; the
difference "OK" of CSS Color 4), of which about 2 can just be told apart side by side. Dichromacy is
simulated in linear RGB by the matrices of G. M. Machado, M. M. Oliveira and L. A. F. Fernandes,
"A Physiologically-based Model for Simulation of Color Vision Deficiency", 2009, severity 1.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Colour = tuple[float, float, float]
"""Red, green and blue of linear light, 0 to 1."""

VISIONS: dict[str, tuple[Colour, Colour, Colour]] = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}

_SCHEME = re.compile(r'\[data-md-color-scheme="(\w+)"\] \{(.*?)\n\}', re.DOTALL)
_TOKEN = re.compile(r"--kb-([\w-]+): #([0-9a-f]{6});")
_TO_CONES = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_TO_LAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)


def schemes(style: str) -> dict[str, dict[str, Colour]]:
    """Return each scheme of a style sheet with its tokens by name, without `--kb-`."""
    return {
        scheme: {name: _linear(written) for name, written in _TOKEN.findall(body)}
        for scheme, body in _SCHEME.findall(style)
    }


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def distance(one: Colour, other: Colour, vision: str = "full") -> float:
    """Return how far apart a reader sees two colours."""
    return 100 * math.dist(_oklab(one, vision), _oklab(other, vision))


def _linear(written: str) -> Colour:
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4
        for one in (int(written[at : at + 2], 16) / 255 for at in (0, 2, 4))
    )
    return red, green, blue


def _luminance(colour: Colour) -> float:
    return _dot(colour, (0.2126, 0.7152, 0.0722))


def _oklab(colour: Colour, vision: str) -> tuple[float, ...]:
    seen = [min(1.0, max(0.0, one)) for one in _times(VISIONS[vision], colour)]
    return _times(_TO_LAB, [math.cbrt(one) for one in _times(_TO_CONES, seen)])


def _dot(one: Iterable[float], other: Iterable[float]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))


def _times(matrix: tuple[Colour, Colour, Colour], vector: Sequence[float]) -> tuple[float, ...]:
    return tuple(_dot(row, vector) for row in matrix)
