"""E-mails: the head as facts, the text as Markdown, parts that are files beside it."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.message import EmailMessage

from kb_plugin.importing.foreign import Attached, Foreign, Format
from kb_plugin.importing.html import read_html
from kb_plugin.importing.plain import read_plain

_HEAD = re.compile(
    r"\s*(?:From [^\n]*\n)?"
    r"(?=(?:(?:from|to|cc|date|sent|subject|reply-to|message-id|x-[\w-]+|received|mime-version|"
    r"content-type|return-path|delivered-to|list-id)[ \t]*:[^\n]*\n(?:[ \t]+\S[^\n]*\n)*){2,})",
    re.IGNORECASE,
)
_NAMES = frozenset(("from", "subject"))
_SHOWN = ("From", "To", "Cc", "Date", "Sent", "Subject", "Reply-To")


def is_mail(text: str) -> bool:
    """Tell whether a text begins with the head of an e-mail."""
    found = _HEAD.match(text)
    if not found:
        return False
    head = text[found.end() :].split("\n\n")[0]
    names = {line.partition(":")[0].strip().lower() for line in head.split("\n") if ":" in line}
    return names >= _NAMES


def read_mail(data: bytes) -> Foreign:
    """Return an e-mail as a report; its subject is the title, its date that of the text."""
    message = message_from_bytes(data.lstrip(), _class=EmailMessage, policy=policy.default)
    fields: dict[str, tuple[str, ...]] = {}
    for name in message:
        values = tuple(" ".join(str(one).split()) for one in message.get_all(name, []))
        if name.title() in _SHOWN and values:
            # The day on which it was sent says little about the day it speaks of.
            key = "date sent" if name.lower() in ("date", "sent") else name.lower()
            fields[key] = values
    attached = tuple(_attached(message))
    body = _body(message)
    listed = [f"- [{one.name}](<{one.name}>)" for one in attached if one.name not in body]
    if listed:
        body = "\n".join((body.rstrip(), "", *listed, ""))
    subject = " ".join(str(message.get("subject", "")).split())
    return Foreign(
        Format.MAIL, body, tuple(fields.items()), _head(data, fields), "text", subject, attached
    )


def _head(data: bytes, fields: dict[str, tuple[str, ...]]) -> str:
    """Return the head as it stands; where it is encoded, what it says stands below."""
    text = data.lstrip().decode("utf-8", errors="replace").replace("\r\n", "\n")
    head = text.partition("\n\n")[0].strip()
    decoded = [f"{key}: {value}" for key, values in fields.items() for value in values]
    return "\n".join((head, *decoded)) if "=?" in head else head


def _body(message: EmailMessage) -> str:
    part = message.get_body(preferencelist=("plain", "html"))
    if not isinstance(part, EmailMessage):
        return ""
    text = _text(part)
    if part.get_content_type() != "text/html":
        return read_plain(text).body
    body = read_html(text).body
    for one in message.walk():
        if (identifier := one.get("content-id")) and (name := one.get_filename()):
            body = body.replace(f"cid:{str(identifier).strip(' <>')}", f"<{name}>")
    return body


def _text(part: EmailMessage) -> str:
    data = part.get_payload(decode=True)
    raw = data if isinstance(data, bytes) else b""
    try:
        text = raw.decode(part.get_content_charset() or "utf-8")
    except (LookupError, UnicodeDecodeError):
        text = raw.decode("utf-8", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _attached(message: EmailMessage) -> list[Attached]:
    found: list[Attached] = []
    for part in message.walk():
        name = part.get_filename()
        if name and not part.is_multipart():
            data = part.get_payload(decode=True)
            if isinstance(data, bytes):
                found.append(Attached(re.sub(r"[\\/<>]", "-", name), data))
    return found
