"""What a report states plainly beside a name: severity, how it was noticed, its number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb_plugin.importing.word_tables import names
from kb_plugin.importing.written_dates import written_dates
from kb_plugin.kinds import Detection

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb_plugin.importing.labels import Label
    from kb_plugin.settings import Settings

_SEVERITY = names("labels", "severity")
_DETECTION = names("labels", "detection")
_NUMBER = names("labels", "number")
_NOTHING = re.compile(r"\W*(?:n/?a|none|tbd|tbc|unknown|todo|not \w+)?\W*", re.IGNORECASE)

_LEVEL = re.compile(
    r"(?:(?:sev(?:erity)?|p|s|prio(?:rity)?|level|tier|l)?[ :_#\u2010\u2011-]*)?(?P<level>[0-9])\b",
    re.IGNORECASE,
)
_IN_TITLE = re.compile(r"(?:\b|\[|\()(?:SEV[- ]?|[PS])(?P<level>[0-5])\b")
_NAMES = {
    1: r"critical|crit|catastrophic|blocker|emergency|urgent|highest|widespread|down",
    2: r"major|high|severe|serious|disrupted",
    3: r"moderate|medium|partial|normal|degraded|average",
    4: r"minor|low|lowest|trivial|cosmetic|notice|informational|negligible",
}
_WAYS = {
    Detection.ALERT: r"alert|alarm|pager|paged|monitor|pingdom|nagios|prometheus|grafana|datadog|"
    r"probe|watchdog|health ?check|sentry|icinga|zabbix",
    Detection.CUSTOMER_REPORT: r"customer|client|user|support ticket|help ?desk|complain|tweet|"
    r"twitter|community|subscriber|public report|guest|visitor|reader",
    Detection.COLLEAGUE: r"colleague|engineer|developer|employee|staff|internal(?:ly)? report|"
    r"team member|operator|manually|teammate|qa\b",
    Detection.AUTOMATED_TEST: r"integration test|smoke test|synthetic|automated test|e2e|"
    r"ci (?:job|failure|pipeline)|end-to-end test",
    Detection.ROUTINE_CHECK: r"routine|review of|audit|inspection|daily check|"
    r"during a (?:check|review)",
    Detection.PROVIDER: r"provider|vendor|aws (?:notified|support)|hosting|supplier|"
    r"notified by (?:aws|google|azure)",
}
_REF = re.compile(r"(?:#?[A-Za-z]{1,12}[- ]?\d[\w.-]{0,20}|#?\d{2,12})\Z")
_REF_IN_NAME = re.compile(
    r"\b(?P<ref>[A-Z]{2,10}-?\d{2,}(?:-\d{1,6})?|(?:incident |issue )#?\d+|#\d{2,})\b(?![-/.]\d)",
    re.IGNORECASE,
)
_NO_REF = re.compile(r"(?:http|utf|sev|p|ipv|sha|base|x|python|v)-?\d", re.IGNORECASE)
_NEGATION = re.compile(r"\b(?:no|not|never|without|nobody|none)\b|n't\b", re.IGNORECASE)
_LONGEST_WAY = 10
"""Words of a statement that is short enough to name one way only."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A value for our front matter, and the words it rests on."""

    value: str
    passage: str
    question: str = ""


def severity(labels: Iterable[Label], title: str, settings: Settings) -> Fact | str | None:
    """Return the severity that is stated, a question where its scale is not ours, or nothing."""
    for label in labels:
        if not _SEVERITY.fullmatch(label.name):
            continue
        if fact := _level(label.value, label.passage, settings):
            return fact
        if len(label.value) < 40 and not _NOTHING.fullmatch(label.value):
            return f"'{label.passage}' is on another scale: which of 1 (widest) to 4 is it?"
    if found := _IN_TITLE.search(title):
        return _level(found["level"], title, settings)
    return None


def _level(value: str, passage: str, settings: Settings) -> Fact | None:
    text = re.sub(r"\A\W+", "", value).strip(" .*`~\"'[]()")
    own = {name.casefold(): number for number, name in enumerate(settings.severities, 1)}
    if text.casefold() in own:
        return Fact(str(own[text.casefold()]), passage)
    if found := _LEVEL.match(text):
        level = int(found["level"])
        if level == 0:
            question = f"'{passage}' is on a scale that begins at 0: is 1, the widest here, right?"
            return Fact("1", passage, question)
        return Fact(str(level), passage) if level <= len(settings.severities) else None
    for level, words in _NAMES.items():
        if re.match(rf"(?:{words})\b", text, re.IGNORECASE):
            return Fact(str(level), passage, f"'{passage}' was taken for severity {level}: is it?")
    return None


def detection(labels: Iterable[Label]) -> Fact | None:
    """Return how the incident was noticed, where one short statement names one way only."""
    for label in labels:
        is_short = len(label.value.split()) <= _LONGEST_WAY and not _NEGATION.search(label.value)
        if _DETECTION.fullmatch(label.name) and is_short:
            fitting = [
                way for way, words in _WAYS.items() if re.search(words, label.value, re.IGNORECASE)
            ]
            if len(fitting) == 1:
                return Fact(str(fitting[0]), label.passage)
    return None


def reference(labels: Iterable[Label], titles: Iterable[str]) -> Fact | None:
    """Return the organisation's own number of the incident."""
    for label in labels:
        value = label.value.strip(" `.")
        if _NUMBER.fullmatch(label.name) and _REF.match(value) and not any(written_dates(value)):
            return Fact(value, label.passage)
    for title in titles:
        for found in _REF_IN_NAME.finditer(title):
            if not any(written_dates(found["ref"])) and not _NO_REF.match(found["ref"]):
                return Fact(found["ref"], title)
    return None
