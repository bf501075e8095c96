"""A small valid base, and ways to replace parts of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb_plugin.read.corpus import RawFile

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Files = dict[str, str | bytes]
"""Path below `content/` to what the file holds."""

ID = "2025-03-14-checkout-pool-wait"
INCIDENT = f"incidents/2025/{ID}.md"

_MARK = re.compile(r"[ ]?◀(?P<codes>KB\d{3}(?:,KB\d{3})*)")

CONFIGURATION = """\
site_name: Sample base
docs_dir: content
theme:
  name: material
plugins:
  - postmortem-kb
"""

INCIDENT_TEXT = """\
---
title: Checkout requests wait behind a full connection pool
status: published
severity: 2
systems: [checkout, payments-db]
factors:
  - load-amplification
  - term: fixed-limit
    certainty: known
    evidence: "Pool wait reached 30 s while the database CPU stayed at 20 %."
  - term: capacity-headroom
    certainty: potential
  - model-gap
ref: INC-4312
timezone: Europe/Berlin
times:
  began: 2025-03-14 09:05
  noticed: 2025-03-14 09:31
  mitigated: 2025-03-14 10:40
  ended: 2025-03-14 11:02
detection: customer-report
impact: One in six checkouts timed out for 117 minutes.
signals: [PoolTimeoutError, checkout_p99_latency_high]
accounts:
  checkout-on-call:
    name: On-call engineer, Checkout
    agreed: 2025-03-21
  database-engineer:
    name: Database engineer
    agreed: 2025-03-22
    timezone: America/Toronto
facilitator: Reliability guild
actions:
  - do: Alert on pool wait time, not only on pool size.
    proposed_by: checkout-on-call
    owner: Checkout team
    state: done
    opened: 2025-03-20
    closed: 2025-04-11
    due: 2025-04-15
    link: https://tracker.example.com/CHK-88
    addresses: [fixed-limit, model-gap]
  - do: Let retries wait longer each time.
    proposed_by: database-engineer
    owner: Checkout team
    addresses: [load-amplification]
sources: [https://chat.example.com/archive/4312]
---

## Summary

Checkouts waited for a database connection for two hours.

## Context

A quiet Friday with the usual load on [checkout](../../systems/checkout.md).

## Impact

Customers saw a spinner and then an apology.

## Account: checkout-on-call

### What I did

- 09:31 I acknowledged the latency page and opened the dashboard.
- 09:40 **Decision:** roll back the morning's release, or raise the pool size? I raised the size.
- 10:40 I saw waits fall.

### What I saw

- 09:33 Latency rose in steps while CPU stayed flat.

### What I expected

That a larger pool would shorten the wait.

### What I assumed

That the database had room for more connections.

### How I understood it

- 10:05 The pool was the queue.

## Account: database-engineer

### What I did

- 04:15 I read the list of sessions.

### What I saw

Four hundred idle sessions.

### What I expected

A slow query.

### What I assumed

That each pod held five connections.

### How I understood it

Each pod held twenty.

## What we understand now

Retries multiplied the requests, and a fixed limit made them wait.

## Work as imagined, work as done

- Imagined: adding pods adds capacity.
  - Done: adding pods adds capacity and connections.

## What limited the harm

Carts were kept, so that customers could come back.

## What stays unclear

Why the first alert came so late.

## Lessons

### Watch the time spent waiting

A pool that is full looks idle from the database.

Learned by: checkout-on-call, database-engineer

## Follow-up

We leave the size of the pool as it is.
"""

CONTENT: Mapping[str, str] = {
    "systems/checkout.md": """\
---
name: Checkout
aliases: [checkout-api]
depends_on: [payments-db]
owner: Checkout team
runbook: https://runbooks.example.com/checkout
---

Takes a cart to an order.
""",
    "systems/payments-db.md": """\
---
name: Payments database
---

Keeps what was charged.
""",
    "factors/fixed-limit.md": """\
---
name: Fixed limit
aliases: [quota]
group: Software
---

A constant or quota was reached.
""",
    "factors/load-amplification.md": """\
---
name: Load amplification
aliases: [retry storm]
group: Load and resilience
---

Retries or queues multiplied the work.
""",
    "factors/capacity-headroom.md": """\
---
name: Capacity headroom
group: Load and resilience
---

Demand went beyond the margin.
""",
    "factors/model-gap.md": """\
---
name: Model gap
group: Detection and understanding
---

Shared understanding differed from how the system behaves.
""",
    INCIDENT: INCIDENT_TEXT,
}
"""A base without findings."""


def replaced(old: str, new: str, *, text: str = INCIDENT_TEXT) -> str:
    """Return a text with one part of it replaced, which must stand in it exactly once."""
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
    return text.replace(old, new)


def edited(changes: Mapping[str, str], *, text: str = INCIDENT_TEXT) -> str:
    """Return a text with several parts replaced."""
    for old, new in changes.items():
        text = replaced(old, new, text=text)
    return text


def without(part: str, *, text: str = INCIDENT_TEXT) -> str:
    """Return a text without one part of it."""
    return replaced(part, "", text=text)


def unmarked(text: str) -> str:
    """Return a text without its marks."""
    return _MARK.sub("", text)


def marks(text: str) -> list[tuple[str, int]]:
    """Return code and line of each mark: `◀KB104` says that this finding is expected there."""
    return [
        (code, number)
        for number, line in enumerate(text.split("\n"), 1)
        for mark in _MARK.finditer(line)
        for code in mark["codes"].split(",")
    ]


def block(key: str, *, text: str = INCIDENT_TEXT) -> str:
    """Return a key of a text's front matter with all that is indented below it."""
    found = re.search(rf"^{key}:\n(?:  .*\n)+", text, re.MULTILINE)
    assert found, f"{key} holds nothing"
    return found[0]


def section(heading: str, *, text: str = INCIDENT_TEXT) -> str:
    """Return a level-2 section of a text, its heading line included."""
    start = text.index(f"## {heading}\n")
    end = text.find("\n## ", start)
    return text[start:] if end < 0 else text[start : end + 1]


def draft(front: str = "", body: str = "") -> str:
    """Return the least that an incident may be, with lines added to front matter and body."""
    return f"---\ntitle: A draft\nstatus: draft\n{front}---\n\n{body}"


def report(front: str = "", body: str = "## Summary\n\nIt was slow.\n") -> str:
    """Return the least that a published report from before may be."""
    return (
        "---\ntitle: A report from before\nstatus: published\norigin: imported\n"
        f"systems: [checkout]\nfactors: [model-gap]\n{front}---\n\n{body}"
    )


def raw_files(files: Mapping[str, str | bytes]) -> list[RawFile]:
    """Return files as the reader takes them."""
    return [
        RawFile(f"content/{uri}", uri, data.encode() if isinstance(data, str) else data)
        for uri, data in files.items()
    ]


def write_base(root: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Write the valid base with some files added, replaced or (None) left out; return `root`."""
    (root / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
    for uri, data in {**CONTENT, **(changes or {})}.items():
        if data is None:
            continue
        file = root / "content" / uri
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data.encode() if isinstance(data, str) else data)
    return root
