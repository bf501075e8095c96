"""When an incident began, was noticed, was mitigated and ended, where that is stated plainly."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, available_timezones

from kb_plugin.importing.facts import Fact
from kb_plugin.importing.word_tables import names
from kb_plugin.importing.written_dates import decided, written_dates

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kb_plugin.importing.labels import Label
    from kb_plugin.importing.written_dates import WrittenDate

_KEYS = {key: names("labels", key) for key in ("began", "noticed", "mitigated", "ended")}
_FROM_TO = names("labels", "from and to")
_LENGTH = names("labels", "length")
_STATUS_PAGE = names("labels", "status page")

_CLOCK = re.compile(
    r"""(?<![\d:.])(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?
    (?:\s?(?P<half>[ap])\.?m\b\.?)?
    \s?\(?(?P<zone>Z\b|(?:UTC|GMT)?[+-]\d\d:?\d\d\b|(?:UTC|GMT)?[+-]\d{1,2}\b|(?:UTC|GMT)\b
        |[A-Z][a-z]+/[A-Z]\w+|[A-Z]{2,5}\b)?\)?""",
    re.VERBOSE,
)
_OFFSET = re.compile(r"(?:UTC|GMT)?(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>\d\d)?")
_TO = re.compile(r"\s*(?:-|–|—|→|to|until|till|through)\s*", re.IGNORECASE)
_ALL_IN_UTC = re.compile(
    r"\b(?:times?|timestamps?|dates?)"
    r"(?: (?:stated|listed|given|below|here|shown|expressed|are|is|all))*"
    r"(?: in(?: the)?|:)\s*\(?(?:UTC|GMT)\b|\((?:all )?(?:times )?(?:in )?(?:UTC|GMT)\)",
    re.IGNORECASE,
)
_PART = re.compile(
    r"(?P<number>\d+(?:\.\d+)?)\s*"
    r"(?P<unit>d(?:ays?)?|h(?:ou)?(?:rs?)?|m(?:in(?:ute)?s?)?|s(?:ec(?:ond)?s?)?)\b",
    re.IGNORECASE,
)
_ONLY_PARTS = re.compile(r"[\s~≈,&and\d.dhmsayourinutec-]+")
_SECONDS = {"d": 86400, "h": 3600, "m": 60, "s": 1}
_FARTHEST = timedelta(days=400)
"""How far from its day a moment of an incident may lie; what is farther is something else."""
_LONGEST_VALUE = 80


@dataclass(frozen=True, slots=True)
class _Found:
    key: str
    moment: datetime | None
    """None where the day or the zone is not stated."""
    label: Label


def times(
    labels: tuple[Label, ...], day: date | None, body: str, month_first: bool | None
) -> tuple[Mapping[str, Fact], tuple[str, ...]]:
    """Return the moments that are stated with their zone, and questions about others."""
    in_utc = bool(_ALL_IN_UTC.search(body))
    is_status_page = any(one.line is None and _STATUS_PAGE.fullmatch(one.name) for one in labels)
    front = [one for one in labels if one.line is None]
    found: dict[str, tuple[datetime, Fact]] = {}
    unclear: list[str] = []
    for label in labels:
        if label.line is None and label.name == "date" and not is_status_page:
            continue
        for one in _moments(label, day, month_first, in_utc=in_utc):
            if one.moment is None:
                unclear.append(label.passage)
            elif one.key not in found and (not day or abs(one.moment.date() - day) < _FARTHEST):
                found[one.key] = (one.moment, Fact(_shown(one.moment), label.passage))
    questions: list[str] = []
    if unclear:
        listed = "; ".join(dict.fromkeys(unclear))
        questions.append(f"which moments are these, with date and offset: {listed}?")
    if is_status_page and any(_CLOCK.search(one.value) and not _zone_of(one) for one in front):
        questions.append("the times of the front matter name no zone: is it UTC?")
    _add_end(found, labels)
    questions += _out_of_order(found)
    return {key: fact for key, (_, fact) in found.items()}, tuple(questions)


def _moments(
    label: Label, day: date | None, month_first: bool | None, *, in_utc: bool
) -> Iterator[_Found]:
    clocks = list(_CLOCK.finditer(label.value))
    if not clocks or len(label.value) > _LONGEST_VALUE or "{{" in label.value:
        return
    # Front matter of a status page: the day of the notice is the moment at which it begins.
    is_notice = label.line is None and label.name == "date"
    key = next((key for key, known in _KEYS.items() if known.fullmatch(label.name)), None)
    if is_notice or key:
        zone = clocks[0]["zone"]
        yield _Found(
            "began" if is_notice else str(key),
            _moment(label, clocks[0], zone, day, month_first, in_utc=in_utc),
            label,
        )
    elif _FROM_TO.fullmatch(label.name) and len(clocks) == 2 and _is_span(label.value, clocks):
        zone = clocks[0]["zone"] or clocks[1]["zone"]
        for name, clock in zip(("began", "ended"), clocks, strict=True):
            moment = _moment(label, clock, zone, day, month_first, in_utc=in_utc)
            yield _Found(name, moment, label)


def _zone_of(label: Label) -> str | None:
    found = _CLOCK.search(label.value)
    return found["zone"] if found else None


def _is_span(text: str, clocks: list[re.Match[str]]) -> bool:
    """Tell whether two times are beginning and end, with nothing between but another date."""
    between = text[clocks[0].end() : clocks[1].start()]
    for one in written_dates(between):
        between = between.replace(one.text, "")
    return bool(_TO.fullmatch(between.replace(",", " ").replace("T", " ")))


def _moment(
    label: Label,
    clock: re.Match[str],
    zone: str | None,
    default: date | None,
    month_first: bool | None,
    *,
    in_utc: bool,
) -> datetime | None:
    day = decided(chosen, month_first) if (chosen := _date_of(label, clock)) else default
    offset = _offset(zone, in_utc=in_utc or label.line is None)
    if day is None or offset is None:
        return None
    hour = int(clock["hour"])
    if clock["half"]:
        hour = hour % 12 + (12 if clock["half"].lower() == "p" else 0)
    return datetime.combine(day, time(hour, int(clock["minute"])), offset)


def _date_of(label: Label, clock: re.Match[str]) -> WrittenDate | None:
    """Return the date before a time, or else the one behind it."""
    dates = [one for one in written_dates(label.value) if not one.month_and_day]
    before = [one for one in dates if one.start < clock.start()]
    behind = [one for one in dates if one.start >= clock.end()]
    return next(iter((*before[-1:], *behind[:1])), None)


def _offset(zone: str | None, *, in_utc: bool) -> tzinfo | None:
    """Return the offset that a zone names; abbreviations stand for several zones, and none."""
    if not zone:
        return timezone(timedelta()) if in_utc else None
    if zone.upper() in ("Z", "UTC", "GMT"):
        return timezone(timedelta())
    if zone in available_timezones():
        return ZoneInfo(zone)
    found = _OFFSET.fullmatch(zone)
    if found is None:
        return None
    size = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"] or 0))
    size = size if found["sign"] == "+" else -size
    return timezone(size) if timedelta(hours=-12) <= size <= timedelta(hours=14) else None


def _shown(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}{moment.isoformat()[-6:] if moment.utcoffset() else ''}"


def _add_end(found: dict[str, tuple[datetime, Fact]], labels: tuple[Label, ...]) -> None:
    """Add the end where beginning and length are stated."""
    if "began" not in found or "ended" in found:
        return
    for label in labels:
        if length := _length(label):
            ended = found["began"][0] + length
            found["ended"] = (ended, Fact(_shown(ended), label.passage))
            return


def _length(label: Label) -> timedelta | None:
    if not _LENGTH.fullmatch(label.name) or not _ONLY_PARTS.fullmatch(label.value.casefold()):
        return None
    seconds = sum(
        float(one["number"]) * _SECONDS[one["unit"][0].lower()]
        for one in _PART.finditer(label.value)
    )
    return timedelta(seconds=seconds) if 0 < seconds < _FARTHEST.total_seconds() else None


def _out_of_order(found: dict[str, tuple[datetime, Fact]]) -> list[str]:
    """Take out an end that lies before another moment, and that moment; return what to ask."""
    for key in ("began", "noticed", "mitigated"):
        if "ended" in found and key in found and found["ended"][0] < found[key][0]:
            ended, other = found.pop("ended")[1], found.pop(key)[1]
            return [f"'{ended.passage}' lies before '{other.passage}': which is right?"]
    return []
