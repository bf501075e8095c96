"""The words that one incident draws from, and the filling of a sentence's slots with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.phrases import NAME_COUNT, SENTENCES, WORDS, in_house_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.bench.draw import Draw
    from tests.bench.phrases import Family, SystemName

_DEFAULT_UNITS = ("request_latency", "error_ratio")
_LISTED = {
    "adj": "adjectives",
    "did": "did",
    "event": "events",
    "place": "places",
    "team": "teams",
    "goal": "goals",
    "message": "messages",
    "weekday": "weekdays",
    "looked": "looked",
    "state": "states",
}
_RANGES = {"n": (2, 9), "nn": (10, 95), "nnn": (110, 980)}


class Scene:
    """A mapping from slot to words, for `str.format_map`.

    An incident keeps to a few things, metrics and errors of its own, as real reports do; without
    that, no two incidents are nearer to one another than any others.
    """

    def __init__(
        self, draw: Draw, family: Family, systems: Sequence[SystemName], minutes: int
    ) -> None:
        self._draw = draw
        self.systems = systems
        self._minutes = minutes
        self._things = (*draw.some(family.things, 6), *draw.some(WORDS["things"], 12))
        stems = (*family.stems, *draw.some(WORDS["stems"], 2), *_DEFAULT_UNITS)
        self.metrics = tuple(
            f"{draw.zipf(systems).id.replace('-', '_')}_{stem}_{draw.zipf(WORDS['units'])}"
            for stem in stems
        )
        self.errors = tuple(self._error() for _ in range(draw.between(2, 4)))
        self._flags = tuple(
            f"{draw.zipf(WORDS['adjectives'])}-{draw.zipf(self._things)}".replace(" ", "-")
            for _ in range(2)
        )
        names = [in_house_name(draw.zipf(range(NAME_COUNT))) for _ in range(4)]
        self._codes = tuple(dict.fromkeys(names))
        self._builds = tuple(str(draw.between(1_200, 98_000)) for _ in range(2))
        self._hosts = tuple(self._host() for _ in range(3))
        self._sorts = draw.some(WORDS["sorts"], 3)
        self._partners = tuple(f"{self._name()} {kind}" for kind in ("Partners", "Works"))
        self._sites = (f"the {self._name()} site", f"our colleagues in {self._name()}")
        self._files = tuple(self._file() for _ in range(3))
        self._tickets = tuple(f"CHG-{draw.between(2_000, 60_000)}" for _ in range(2))

    def say(self, sentence: str) -> str:
        """Return the sentence with its slots filled."""
        return sentence.format_map(self)

    def one(self, name: str) -> str:
        """Return one sentence of this name, filled."""
        return self.say(self._draw.pick(SENTENCES[name]))

    def several(self, name: str, count: int) -> list[str]:
        """Return up to count different sentences of this name, filled."""
        sentences = list(SENTENCES[name])
        return [
            self.say(sentences.pop(self._draw.between(0, len(sentences) - 1)))
            for _ in range(min(count, len(sentences)))
        ]

    def __getitem__(self, slot: str) -> str:
        """Return words for a slot; a capital in its name asks for a capital in them."""
        words = self._words(slot.lower())
        return words[:1].upper() + words[1:] if slot[0].isupper() else words

    def _words(self, slot: str) -> str:
        draw = self._draw
        if slot in _LISTED:
            return draw.zipf(WORDS[_LISTED[slot]])
        if slot in _RANGES:
            return str(draw.between(*_RANGES[slot]))
        match slot:
            case "thing" | "other":
                adjective = f"{draw.zipf(WORDS['adjectives'])} " if draw.chance(15) else ""
                return f"the {adjective}{self._thing()}"
            case "part" | "other_part":
                return self._thing()
            case "a_part":
                return _with_article(self._thing())
            case "a_craft":
                return _with_article(draw.zipf(WORDS["crafts"]))
            case "things":
                return plural(self._thing())
            case "sys":
                return draw.zipf(self.systems).name
            case "metric":
                return f"`{draw.zipf(self.metrics)}`"
            case "metric_":
                return draw.zipf(self.metrics)
            case "error":
                return f"`{draw.zipf(self.errors)}`"
            case "flag":
                return f"`{draw.zipf(self._flags)}`"
            case "code":
                return draw.zipf(self._codes).capitalize()
            case "code_":
                return draw.zipf(self._codes)
            case "host":
                return f"`{draw.zipf(self._hosts)}`"
            case "build":
                return draw.zipf(self._builds)
            case "command":
                return f"{draw.zipf(WORDS['commands'])} {draw.zipf(self._codes)}"
            case "event_":
                return draw.zipf(WORDS["events"]).split(" ", 1)[1]
            case "when" | "because":
                return self.one(slot)
            case "sorts":
                return plural(draw.zipf(self._sorts))
            case "partner":
                return draw.zipf(self._partners)
            case "site":
                return draw.zipf(self._sites)
            case "file":
                return draw.zipf(self._files)
            case "ticket":
                return draw.zipf(self._tickets)
            case "full":
                number = draw.between(2, 90) * 10
                return f"{number} of {number}"
            case "k":
                return f"{draw.between(1, 90)},{draw.between(0, 999):03}"
            case "k_":
                return str(draw.between(1_000, 90_000))
            case "pct":
                return f"{draw.between(3, 97)} %"
            case "ms":
                return f"{draw.between(2, 95) * 10} ms"
            case "min":
                return str(self._minutes)
        raise KeyError(slot)

    def _thing(self) -> str:
        return self._draw.zipf(self._things if self._draw.chance(80) else WORDS["things"])

    def _error(self) -> str:
        draw = self._draw
        if draw.chance(25):
            return f"{draw.zipf(WORDS['messages'])} ({draw.between(2, 900)})"
        parts = ("error-heads", "error-middles", "error-tails")
        return "".join(draw.zipf(WORDS[part]) for part in parts)

    def _name(self) -> str:
        # Names of people's making are rare words: most stand in one report and in no other.
        return in_house_name(self._draw.between(0, NAME_COUNT - 1)).capitalize()

    def _file(self) -> str:
        draw = self._draw
        thing = draw.zipf(self._things).replace(" ", "_").replace("-", "_")
        ending = draw.zipf(WORDS["languages"])
        return f"{draw.zipf(self._codes)}/{thing}.{ending}:{draw.between(12, 1_900)}"

    def _host(self) -> str:
        draw = self._draw
        letters = "bcdfghjklmnpqrstvwxz2456789"
        tail = "".join(draw.pick(letters) for _ in range(5))
        return f"{draw.zipf(self.systems).id}-{tail}"


def _with_article(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeio' else 'a'} {noun}"


def plural(noun: str) -> str:
    """Return the plural of a noun of the vocabulary."""
    if noun.endswith(("s", "x", "ch", "sh")):
        return f"{noun}es"
    if noun.endswith("y") and noun[-2] not in "aeiou" and not noun.endswith("standby"):
        return f"{noun[:-1]}ies"
    return f"{noun}s"
