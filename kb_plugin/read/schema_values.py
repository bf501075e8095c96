"""The values of front matter, each with what is said where one does not fit.

Beside each check of a value stands the same in JSON Schema, which `json_schema` puts together.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from kb_plugin.layout import old_path
from kb_plugin.vocabulary import GROUPS, nearest

ONE_OF = "x-one-of"
"""Marks a value whose choices are known only where its JSON Schema is put together."""

_ELSE = "patternErrorMessage"
"""What editors say where a pattern does not fit; other readers of a schema take no notice."""

_SCALAR = {"type": ["string", "number", "boolean"], "minLength": 1}
"""Plain text in any form that YAML has for it: `title: 2038` is as good as `title: "2038"`."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def _day(value: Any) -> Any:
    if isinstance(value, str) and not _DAY.fullmatch(value):
        raise ValueError(f"'{value}' is no day; write it as 2025-03-14")
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise ValueError(f"there is no day '{value}'; write it as 2025-03-14") from None
    return value


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError):
        meant = nearest(value, available_timezones())
        hint = f"; did you mean '{meant}'?" if meant else "; write an IANA name: Europe/Berlin"
        raise ValueError(f"unknown time zone '{value}'{hint}") from None
    return value


def _web_address(value: str) -> str:
    try:
        parts = urlsplit(value)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.netloc or " " in value:
        raise ValueError(f"'{value}' is no web address; write it with https://")
    return value


def _narrator_key(value: str) -> str:
    if not _KEY.fullmatch(value):
        raise ValueError(
            f"'{value}' is no key; write lower-case words with hyphens, such as checkout-on-call"
        )
    return value


def _old_path(value: str) -> str:
    path = old_path(value)
    if path is None:
        raise ValueError(f"'{value}' is no path of this site; write it as old/url/path")
    return path


Text = Annotated[str, Field(min_length=1), WithJsonSchema(_SCALAR)]
Day = Annotated[
    date,
    BeforeValidator(_day),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$",
            _ELSE: "no day; write it as 2025-03-14",
        }
    ),
]
Time = Annotated[
    Text,
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"^(\d{4}-\d{2}-\d{2}([ \t]+|T))?\d{1,2}:\d{2}(:\d{2})?"
            r"( ?(Z|[+-]\d{2}:?(00|15|30|45)))?\s*$",
            _ELSE: "no time; write it as 2025-03-14 09:05, with an offset such as +02:00 if needed",
        }
    ),
]
Zone = Annotated[str, AfterValidator(_zone), WithJsonSchema({ONE_OF: "zone"})]
WebAddress = Annotated[
    str,
    AfterValidator(_web_address),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"^[Hh][Tt][Tt][Pp][Ss]?://[^/?# ][^ ]*$",
            _ELSE: "no web address; write it with https://",
        }
    ),
]
NarratorKey = Annotated[
    str, AfterValidator(_narrator_key), WithJsonSchema({"pattern": f"^{_KEY.pattern}$"})
]
OldPath = Annotated[str, AfterValidator(_old_path), WithJsonSchema(_SCALAR)]
Severity = Annotated[Text, WithJsonSchema({ONE_OF: "severity"})]
SystemId = Annotated[Text, WithJsonSchema({ONE_OF: "system"})]
FactorId = Annotated[Text, WithJsonSchema({ONE_OF: "factor"})]
IncidentId = Annotated[Text, WithJsonSchema({ONE_OF: "incident"})]
Group = Annotated[Text, WithJsonSchema({**_SCALAR, "examples": list(GROUPS)})]
