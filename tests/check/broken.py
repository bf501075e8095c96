"""Broken files, each with what `kb check` says of it.

In the texts `◀KB104` marks the line at which that finding is expected; it is taken out before the
file is written.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.samples import (
    CONTENT,
    ID,
    INCIDENT,
    INCIDENT_TEXT,
    block,
    draft,
    edited,
    marks,
    replaced,
    report,
    section,
    unmarked,
    without,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Place = tuple[str, str, int]
"""Path below `content/`, code and line."""

OTHER = "2025-04-01-search-slow"
DRAFT = f"incidents/2025/{OTHER}.md"
SYSTEM = "systems/checkout.md"
FACTOR = "factors/model-gap.md"
PATH = "paths/first-week.md"
GUIDE = "guide/writing.md"

FIRST_ENTRY = "- 09:31 I acknowledged the latency page and opened the dashboard.\n"
LAST_ENTRY = "- 10:40 I saw waits fall.\n"
TORONTO_ENTRY = "- 04:15 I read the list of sessions.\n"
PROSE = "Customers saw a spinner and then an apology.\n"
SECOND_NARRATOR = """\
  database-engineer:
    name: Database engineer
    agreed: 2025-03-22
    timezone: America/Toronto
"""


@dataclass(frozen=True)
class Case:
    """A broken file among sound ones."""

    id: str
    uri: str
    text: str
    others: Mapping[str, str | None] = field(default_factory=dict)
    encode: Callable[[str], bytes] = str.encode

    def files(self) -> dict[str, str | bytes | None]:
        """Return the files as an author would have written them."""
        others = {uri: text and unmarked(text) for uri, text in self.others.items()}
        return {**others, self.uri: self.encode(unmarked(self.text))}

    def expected(self) -> list[Place]:
        """Return what the marks say."""
        return sorted(
            (uri, code, line)
            for uri, text in {**self.others, self.uri: self.text}.items()
            for code, line in marks(text or "")
        )


def incident(identifier: str, old: str, new: str, **rest: Any) -> Case:
    """Return the valid incident with one part replaced."""
    return Case(identifier, INCIDENT, replaced(old, new), **rest)


def front(identifier: str, lines: str, **rest: Any) -> Case:
    """Return the valid incident with more front matter."""
    return incident(identifier, "ref: INC-4312\n", f"ref: INC-4312\n{lines}\n", **rest)


def prose(identifier: str, text: str, **rest: Any) -> Case:
    """Return the valid incident with more prose."""
    return incident(identifier, PROSE, f"{PROSE}\n{text}\n", **rest)


def entry(identifier: str, text: str, **rest: Any) -> Case:
    """Return the valid incident with an entry more at the end of a list."""
    return incident(identifier, LAST_ENTRY, f"{LAST_ENTRY}- {text}\n", **rest)


def whole(codes: str, text: str = INCIDENT_TEXT) -> str:
    """Return a text whose findings are about the file as a whole."""
    first, newline, rest = text.partition("\n")
    return f"{first} ◀{codes}{newline}{rest}"


def named(name: str, codes: str = "KB107") -> Case:
    """Return the valid incident in a file of another name."""
    uri = f"incidents/2025/{name}.md"
    return Case(f"file name {name}", uri, whole(codes), others={INCIDENT: None})


def aliases_that_multiply() -> str:
    """Return front matter whose few lines stand for a thousand million words."""
    lines = ["a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    lines[4] += " ◀KB102"
    return "\n".join(lines)


def aliases_that_nest() -> str:
    """Return front matter in which each line wraps the one before it a little deeper."""
    lines = ["a0: &a0 [[[[[[[x]]]]]]]"]
    lines += [f"a{n}: &a{n} [[[[[[[*a{n - 1}]]]]]]]" for n in range(1, 60)]
    lines[2] += " ◀KB102"
    return "\n".join(lines)


UNREADABLE = [
    incident(
        "other encoding", "a spinner", "a señal ◀KB101", encode=lambda text: text.encode("latin-1")
    ),
    Case("UTF-16", INCIDENT, whole("KB101"), encode=lambda text: text.encode("utf-16")),
    Case(
        "UTF-16 without byte-order mark",
        INCIDENT,
        whole("KB101"),
        encode=lambda text: text.encode("utf-16-le"),
    ),
    front("NUL in front matter", "impact: a\0b ◀KB101"),
    prose("NUL in prose", "a\0b ◀KB101"),
    Case("empty file", INCIDENT, "◀KB101"),
    Case("white space only", INCIDENT, "◀KB101 \n\t\n\n"),
    Case("five megabytes", INCIDENT, f"◀KB101{'x' * 5_000_000}"),
    prose("100,000 brackets", f"{'[' * 100_000} ◀KB101"),
    prose("brackets in several paragraphs", f"{'[' * 1500} ◀KB101\n\n{'[' * 1400}"),
    prose("100,000 quotes inside each other", f"{'>' * 100_000} deep ◀KB101"),
    prose("100,000 lists on one line", f"{'- ' * 100_000}deep ◀KB101"),
    prose(
        "hundreds of lists inside each other",
        "".join(f"{'  ' * n}- deep{' ◀KB101' * (n == 15)}\n" for n in range(300)),
    ),
]

FRONT_MATTER = [
    Case("no front matter", INCIDENT, "# Checkout waits ◀KB102\n\nText.\n"),
    Case("system without front matter", SYSTEM, "Takes a cart to an order. ◀KB102\n"),
    Case("not closed", INCIDENT, "--- ◀KB102\ntitle: A\nstatus: draft\n\n## Summary\n"),
    Case("list for front matter", INCIDENT, "---\n- title ◀KB102\n---\n"),
    Case("text for front matter", INCIDENT, "---\ntitle ◀KB102\n---\n"),
    Case("broken front matter of a page", GUIDE, "---\ntitle: Words: more ◀KB102\n---\n"),
    Case("nothing in front matter", INCIDENT, "--- ◀KB106,KB106\n---\n"),
    front("unclosed quote", 'impact: "One in six ◀KB102'),
    front("tab as indentation", "related:\n\t- id: x ◀KB102"),
    incident("colon in plain text", "title: Checkout", "title: Checkout: some ◀KB102"),
    front("100,000 brackets in front matter", f"impact: {'[' * 100_000} ◀KB102"),
    front("100,000 braces in front matter", f"impact: {'{a: ' * 100_000} ◀KB102"),
    front("aliases that multiply", aliases_that_multiply()),
    front("aliases that nest", aliases_that_nest()),
    front("alias inside its own anchor", "impact: &s [a, *s] ◀KB102"),
    front("alias without anchor", "impact: *nowhere ◀KB102"),
    front("control character", "impact: a\x07b ◀KB102"),
    front("control character as an escape", 'impact: "a\\x07b" ◀KB102'),
    front("half a surrogate pair", 'impact: "a\\ud800b" ◀KB102'),
    front("second document", "--- more ◀KB102"),
    front("key twice", "severity: 3 ◀KB103"),
    incident("nested key twice", "  noticed: 2025-03-14 09:31", "  began: 09:31 ◀KB103"),
    incident("narrator twice", SECOND_NARRATOR, f"{SECOND_NARRATOR}  checkout-on-call: x ◀KB103\n"),
    incident("key twice in braces", "  - model-gap\n", "  - {term: model-gap, term: x} ◀KB103\n"),
    incident("unknown key", "severity: 2", "severity: 2\nseverty: 2 ◀KB104"),
    front("unknown key unlike any other", "colour: green ◀KB104"),
    front("known key in capitals", "Origin: written ◀KB104"),
    front("merge key", "<<: {origin: written} ◀KB104"),
    incident("unknown key of times", "  noticed:", "  notice: ◀KB104\n  noticed:"),
    incident(
        "unknown key of a narrator",
        "    agreed: 2025-03-21",
        "    agred: x ◀KB104\n    agreed: 2025-03-21",
    ),
    incident("unknown key of a factor", "    certainty: known", "    certain: known ◀KB104"),
    incident(
        "unknown key of an action", "    due: 2025", "    dew: 2025-04-15 ◀KB104\n    due: 2025"
    ),
    Case(
        "unknown key of a system",
        SYSTEM,
        replaced("owner:", "owned_by: ◀KB104 X\nowner:", text=CONTENT[SYSTEM]),
    ),
    Case(
        "unknown key of a factor's page",
        FACTOR,
        replaced("name:", "Name: ◀KB104 X\nname:", text=CONTENT[FACTOR]),
    ),
    Case("unknown key of a path", PATH, "---\ntitle: First week\nreaders: all ◀KB104\n---\n"),
]

VALUES = [
    incident(
        "list for text",
        "impact: One in six checkouts timed out for 117 minutes.",
        "impact: [One] ◀KB105",
    ),
    incident("mapping for text", "facilitator: Reliability guild", "facilitator: {a: b} ◀KB105"),
    incident("text for a list", "systems: [checkout, payments-db]", "systems: checkout ◀KB105"),
    incident(
        "mapping for a list",
        "signals: [PoolTimeoutError, checkout_p99_latency_high]",
        "signals: {a: b} ◀KB105",
    ),
    incident("nothing in a list", "signals: [PoolTimeoutError,", "signals: [~, ◀KB105"),
    incident("mapping for a factor", "  - load-amplification", "  - term: {a: b} ◀KB105"),
    incident("list for a factor", "  - load-amplification", "  - [load-amplification] ◀KB105"),
    incident(
        "text for a narrator", SECOND_NARRATOR, "  database-engineer: Database engineer ◀KB105\n"
    ),
    incident("text for an action", "actions:\n", "actions:\n  - Alert on waits. ◀KB105\n"),
    front("text for related", "related: search ◀KB105"),
    Case(
        "text for times",
        INCIDENT,
        replaced(block("times"), "times: 09:05 ◀KB105\n"),
    ),
    Case(
        "list for accounts",
        INCIDENT,
        replaced(block("accounts"), "accounts:\n  - A ◀KB105\n"),
    ),
    front("list for a key", "? [a, b] ◀KB105\n: c"),
    incident("unknown status", "status: published", "status: publishd ◀KB105"),
    incident("boolean for a status", "status: published", "status: yes ◀KB105"),
    incident("severity out of range", "severity: 2", "severity: 5 ◀KB105"),
    incident("unknown certainty", "certainty: potential", "certainty: likely ◀KB105"),
    incident("unknown detection", "detection: customer-report", "detection: monitoring ◀KB105"),
    front("unknown origin", "origin: import ◀KB105"),
    front("unknown audience", "audience: everyone ◀KB105"),
    incident("unknown state", "state: done", "state: finished ◀KB105"),
    front(
        "unknown kind", f"related: [{{id: {OTHER}, kind: same}}] ◀KB105", others={DRAFT: report()}
    ),
    incident("day in another order", "agreed: 2025-03-21", "agreed: 21.03.2025 ◀KB105"),
    incident("day that does not exist", "due: 2025-04-15", "due: 2025-02-30 ◀KB105"),
    incident("unknown time zone", "timezone: Europe/Berlin", "timezone: Europe/Berln ◀KB105"),
    incident("unknown time zone of a narrator", "America/Toronto", "EDT ◀KB105"),
    incident("link without scheme", "https://tracker.example.com/CHK-88", "tracker/CHK-88 ◀KB105"),
    incident(
        "source that runs", "[https://chat.example.com/archive/4312]", "['javascript:x'] ◀KB105"
    ),
    incident(
        "key of a narrator in capitals",
        "    timezone: America/Toronto\n",
        "    timezone: America/Toronto\n  Third: {name: A} ◀KB105\n",
    ),
    front("alias outside the site", "aliases: [../elsewhere] ◀KB105"),
    front("alias with a dot for the place itself", "aliases: [./old] ◀KB105"),
    front("alias that is a web address", "aliases: ['https://old.example.com/x'] ◀KB105"),
    front("tag of another tool", "audience: !ENV public ◀KB105"),
    front("tag that would run", "audience: !!python/name:os.system public ◀KB105"),
    Case(
        "runbook without scheme",
        SYSTEM,
        replaced("https://runbooks", "runbooks ◀KB105", text=CONTENT[SYSTEM]),
    ),
]

ABSENT = [
    incident(
        "key without value",
        "title: Checkout requests wait behind a full connection pool",
        "title: ◀KB106",
    ),
    Case("no title", INCIDENT, "---\nstatus: draft ◀KB106\n---\n"),
    Case("no status", INCIDENT, "---\ntitle: A ◀KB106\n---\n"),
    Case("no severity", INCIDENT, whole("KB106", without("severity: 2\n"))),
    Case("no system", INCIDENT, whole("KB106", without("systems: [checkout, payments-db]\n"))),
    Case(
        "no factor",
        INCIDENT,
        whole("KB106", replaced(block("factors"), "factors: []\n")),
    ),
    Case("no summary", INCIDENT, whole("KB106", without(section("Summary")))),
    Case(
        "review without severity, system and summary",
        INCIDENT,
        "--- ◀KB106,KB106,KB106\ntitle: A\nstatus: review\n---\n",
    ),
    incident("factor without term", "  - model-gap\n", "  - certainty: known ◀KB106\n"),
    front("relation without id and kind", "related:\n  - note: Alike. ◀KB106,KB106"),
    incident(
        "action without words",
        "  - do: Let retries wait longer each time.\n    proposed_by: database",
        "  - proposed_by: ◀KB106 database",
    ),
    incident(
        "narrator without name",
        "    name: Database engineer\n    agreed: 2025-03-22",
        "    agreed: 2025-03-22 ◀KB106",
    ),
    Case("system without name", SYSTEM, "---\nowner: A team ◀KB106\n---\n"),
    Case("factor without group", FACTOR, "---\nname: Model gap ◀KB106\n---\n"),
    Case("path without title", PATH, "---\nfor: Everyone ◀KB106\n---\n"),
    Case(
        "path that does not say why",
        PATH,
        f"---\ntitle: First week\nincidents:\n  - id: {ID} ◀KB106\n---\n",
    ),
]

NAMES = [
    Case("incident among the guide's pages", f"guide/{OTHER}.md", whole("KB122", draft())),
    Case("incident with another ending", f"incidents/2025/{OTHER}.mkd", whole("KB107", draft())),
    named("Checkout outage"),
    named("checkout-outage"),
    named("2025-03-14"),
    named("2025-3-14-pool-wait"),
    named("2025-02-30-pool-wait"),
    named("2025-03-14-Pool-Wait"),
    named("2025-03-14-pool_wait"),
    named("undated"),
    Case(
        "one id in two year folders",
        f"incidents/2024/{ID}.md",
        whole("KB108"),
        others={INCIDENT: whole("KB108")},
    ),
    Case(
        "one system in two folders",
        "systems/shop/payments-db.md",
        whole("KB108", "---\nname: Payments store\n---\n"),
        others={"systems/payments-db.md": whole("KB108", CONTENT["systems/payments-db.md"])},
    ),
]

TIMES = [
    entry("hour of one digit", "9:31 I slept. ◀KB109"),
    entry("hour 25", "25:00 I slept. ◀KB109"),
    entry("hour 24", "24:00 I slept. ◀KB109"),
    entry("minute 60", "11:60 I slept. ◀KB109"),
    entry("twelve-hour time", "11:31 pm I slept. ◀KB109"),
    entry("twelve-hour time in capitals", "11:31 PM I slept. ◀KB109"),
    entry("twelve-hour time with points", "11:31 p.m. I slept. ◀KB109"),
    entry("twelve-hour time without space", "11:31pm I slept. ◀KB109"),
    entry("abbreviated zone", "11:31 CET I slept. ◀KB109"),
    entry("abbreviated zone of several", "11:31 PST I slept. ◀KB109"),
    entry("abbreviated zone without space", "2025-03-14 11:31CET I slept. ◀KB109"),
    entry("UTC as a word", "11:31 UTC I slept. ◀KB109"),
    entry("offset that no clock has", "11:31+25:00 I slept. ◀KB109"),
    entry("range of times without spaces", "11:31-15:00 I slept. ◀KB109"),
    entry("entry on a day that does not exist", "2025-02-30 11:31 I slept. ◀KB109"),
    entry("first of all years", "0001-01-01 00:00+02:00 I slept. ◀KB109"),
    entry("last of all years", "9999-12-31 23:59-02:00 I slept. ◀KB109"),
    incident("entry of a list in a list", LAST_ENTRY, f"{LAST_ENTRY}  - - 25:00 I slept. ◀KB109\n"),
    incident("day without time", "began: 2025-03-14 09:05", "began: 2025-03-14 ◀KB109"),
    incident("words for a time", "began: 2025-03-14 09:05", "began: 09:05 in the morning ◀KB109"),
    incident("zone behind a time in front matter", "09:05\n", "09:05 CET ◀KB109\n"),
    incident(
        "time in front matter that does not exist",
        "began: 2025-03-14 09:05",
        "began: 2024-03-31 02:30 ◀KB110",
    ),
    entry("time that does not exist", "2025-03-30 02:30 I slept. ◀KB110"),
    entry("time that exists twice", "2025-10-26 02:30 I slept. ◀KB110"),
    Case(
        "time that exists twice on the incident's day",
        "incidents/2024/2024-10-27-plan-runs-twice.md",
        replaced(FIRST_ENTRY, "- 02:30 I slept. ◀KB110\n"),
    ),
    incident(
        "time that does not exist in the narrator's zone",
        TORONTO_ENTRY,
        "- 2025-03-09 02:30 I slept. ◀KB110\n",
    ),
    incident(
        "time that exists twice in the narrator's zone",
        TORONTO_ENTRY,
        "- 2024-11-03 01:30 I slept. ◀KB110\n",
    ),
    incident("ended before mitigated", "ended: 2025-03-14 11:02", "ended: 2025-03-14 10:39 ◀KB111"),
    incident("ended before noticed", "ended: 2025-03-14 11:02", "ended: 2025-03-14 09:10 ◀KB111"),
    incident("ended before all", "ended: 2025-03-14 11:02", "ended: 2025-03-13 11:02 ◀KB111"),
    incident(
        "ended before mitigated by its offset",
        "ended: 2025-03-14 11:02",
        "ended: 2025-03-14 11:02+02:30 ◀KB111",
    ),
    entry("entry goes back", "10:39 I slept. ◀KB112"),
    entry("entry goes back by seconds", "10:40:30 I slept.\n- 10:40:29 I woke. ◀KB112"),
    entry("entry goes back by its offset", "11:39+02:00 I slept. ◀KB112"),
    entry("entry passes midnight without date", "23:50 I slept.\n- 00:10 I woke. ◀KB112"),
    entry(
        "entry goes back to the day before",
        "2025-03-15 00:10 I slept.\n- 2025-03-14 23:50 I woke. ◀KB112",
    ),
    entry("unreadable time hides no day", "2025-03-15 25:10 I slept. ◀KB109\n- 00:20 I woke."),
]

PARTS = [
    incident("section twice", "## Follow-up", "## Impact ◀KB113\n\nAgain.\n\n## Follow-up"),
    incident(
        "account twice",
        "## What we understand",
        "## Account: checkout-on-call ◀KB113\n\nAgain.\n\n## What we understand",
    ),
    incident(
        "part of an account twice",
        "## Account: database",
        "### What I did ◀KB113\n\nAgain.\n\n## Account: database",
    ),
    incident(
        "part of an account twice under two names",
        "## Account: database",
        "### Actions ◀KB113\n\nAgain.\n\n## Account: database",
    ),
    incident(
        "account without narrator",
        "## What we understand",
        "## Account: somebody ◀KB114\n\nI came late.\n\n## What we understand",
    ),
    Case(
        "narrator without account",
        INCIDENT,
        replaced(
            "  database-engineer:\n",
            "  database-engineer: ◀KB114\n",
            text=without(section("Account: database-engineer")),
        ),
    ),
    Case(
        "account by a name that two narrators have",
        INCIDENT,
        edited(
            {
                "    name: On-call engineer, Checkout\n": "    name: Engineer\n",
                "  database-engineer:\n    name: Database engineer\n": (
                    "  database-engineer: ◀KB114\n    name: Engineer\n"
                ),
                "## Account: database-engineer": "## Account: Engineer ◀KB114",
            }
        ),
    ),
]

TERMS = [
    incident("unknown system", "[checkout, payments-db]", "[checkout, payment-db] ◀KB201"),
    Case(
        "unknown system to depend on",
        SYSTEM,
        replaced("[payments-db]", "[payments-db, identity] ◀KB201", text=CONTENT[SYSTEM]),
    ),
    Case("unknown system of a path", PATH, "---\ntitle: A\nsystems: [shop] ◀KB201\n---\n"),
    front("unknown related incident", f"related: [{{id: {OTHER}, kind: similar}}] ◀KB202"),
    front("related to itself", f"related: [{{id: {ID}, kind: recurrence}}] ◀KB202"),
    Case(
        "unknown incident of a path",
        PATH,
        f"---\ntitle: A\nincidents:\n  - id: {OTHER} ◀KB202\n    why: B\n---\n",
    ),
    incident("unknown factor", "  - model-gap", "  - modl-gap ◀KB203"),
    incident("unknown factor addressed", "addresses: [load-amp", "addresses: [lode-amp ◀KB203"),
    front(
        "published names a draft",
        f"related: [{{id: {OTHER}, kind: similar}}] ◀KB205",
        others={DRAFT: draft()},
    ),
    front(
        "published names what is for few",
        f"related: [{{id: {OTHER}, kind: similar}}] ◀KB205",
        others={DRAFT: report("audience: internal\n")},
    ),
    Case(
        "path to a draft",
        PATH,
        f"---\ntitle: A\nincidents:\n  - id: {OTHER} ◀KB205\n    why: B\n---\n",
        others={DRAFT: draft()},
    ),
    incident("human error", "  - model-gap", "  - human-error ◀KB206"),
    incident("failure to", "  - model-gap", "  - Failure to follow the runbook ◀KB206"),
    incident("addressed inadequacy", "[load-amp", "[inadequate-testing, ◀KB206 load-amp"),
    Case(
        "file of a factor that blames",
        "factors/operator-error.md",
        whole("KB206", "---\nname: Console\ngroup: Organisation\n---\n"),
    ),
    Case(
        "name of a factor that blames",
        FACTOR,
        whole("KB206", replaced("name: Model gap", "name: Poor training", text=CONTENT[FACTOR])),
    ),
    Case(
        "other name of a factor that blames",
        FACTOR,
        replaced("group:", "aliases: [careless change] ◀KB206\ngroup:", text=CONTENT[FACTOR]),
    ),
    Case(
        "other name that another factor has",
        FACTOR,
        replaced("group:", "aliases: [Retry storm] ◀KB208\ngroup:", text=CONTENT[FACTOR]),
        others={"factors/load-amplification.md": CONTENT["factors/load-amplification.md"]},
    ),
    Case(
        "other name that is the id of another system",
        SYSTEM,
        replaced("[checkout-api]", "[payments-db] ◀KB208", text=CONTENT[SYSTEM]),
    ),
    Case(
        "name that another system has",
        "systems/payments-db.md",
        whole("KB208", "---\nname: checkout\n---\n"),
    ),
]

OWN_STORY = [
    Case(
        "published without an account",
        INCIDENT,
        whole(
            "KB301",
            edited(
                {
                    block("accounts"): "",
                    section("Account: checkout-on-call"): "",
                    section("Account: database-engineer"): "",
                    "    proposed_by: checkout-on-call\n": "",
                    "    proposed_by: database-engineer\n": "",
                    "  - do: Alert on pool": "  - do: ◀KB306 Alert on pool",
                    "Learned by: checkout-on-call, database-engineer\n": "",
                    "time spent waiting\n": "time spent waiting ◀KB304\n",
                }
            ),
        ),
    ),
    Case("published without a lesson", INCIDENT, whole("KB301", without(section("Lessons")))),
    Case(
        "account without agreement",
        INCIDENT,
        edited(
            {
                "  database-engineer:\n": "  database-engineer: ◀KB302\n",
                "    agreed: 2025-03-22\n": "",
            }
        ),
    ),
    Case(
        "account of a report from before without agreement",
        DRAFT,
        report("accounts:\n  someone: {name: Someone} ◀KB302\n", "## Account: someone\n\nText.\n"),
    ),
    incident(
        "learner who was not there", "Learned by: checkout-on", "Learned by: ◀KB303 chekout-on"
    ),
    incident(
        "all learners who were not there", "Learned by: ", "Learned by: us, them, ◀KB303,KB303 "
    ),
    incident(
        "proposer who was not there", "proposed_by: database-eng", "proposed_by: ◀KB303 data-eng"
    ),
]

UNSAFE = [
    # Put together from parts, so that no scanner takes this file for a leak.
    incident("token in front matter", "Reliability guild", f"gh{'p_'}{'aB3dE6' * 6} ◀KB501"),
    prose("token in code", f"```\ngh{'p_'}{'aB3dE6' * 6} ◀KB501\n```"),
    prose("password in an address", "`postgres://orders:x7Jk2mQw9@orders-db/orders` ◀KB501"),
    prose("mail address", "I wrote to jo.smith@wrenfold.io. ◀KB502\n\n[This](gone.md) ◀KB601"),
    prose("private address", "10.42.7.19 was slow. ◀KB503\n\n[This](gone.md) ◀KB601"),
    prose("script", "<script>alert(1)</script> ◀KB506"),
    prose("handler", "Text <b onclick=alert(1)>bold</b>. ◀KB506"),
    Case("script on a page", GUIDE, "# Writing\n\n<script>alert(1)</script> ◀KB506\n"),
]

LINKS = [
    prose("dead link", "See [this](../../systems/chekout.md). ◀KB601"),
    prose("path of no system", "See [this](../../paths/system-chekout.md). ◀KB601"),
    prose("dead link by reference", "See [this] and [that][this]. ◀KB601,KB601\n\n[this]: gone.md"),
    prose("dead link in HTML", 'See <a href="gone.md">this</a>. ◀KB601'),
    prose("dead link in a block of HTML", '<div>\n<a href="gone.md">this</a> ◀KB601\n</div>'),
    prose("dead link in a list", "- One\n  - See [this](gone.md). ◀KB601"),
    prose("dead link in a quote", "> Two\n> lines, see [this](gone.md). ◀KB601"),
    prose("dead link in a table", "| a |\n|---|\n| [this](gone.md) | ◀KB601"),
    prose(
        "dead link of an image",
        "[![Waits](waits.png)](gone.md) ◀KB601",
        others={"incidents/2025/waits.png": ""},
    ),
    prose("link to an address", f"See [this](../{ID}/). ◀KB601"),
    prose("link out of the content", "See [this](../../../README.md). ◀KB601"),
    prose("absolute path", "See [this](/systems/checkout/). ◀KB601"),
    prose(
        "link behind code that ends in a backslash", "`C:\\` and [this](gone.md) and `x`. ◀KB601"
    ),
    prose("link behind an escaped backslash", "\\\\[this](gone.md) ◀KB601"),
    Case("dead link of a page", GUIDE, "# Writing\n\nSee [this](gone.md). ◀KB601\n"),
    Case("dead link of a system", SYSTEM, f"{CONTENT[SYSTEM]}\nSee [this](gone.md). ◀KB601\n"),
    prose("link to a draft", f"See [this]({OTHER}.md#lessons). ◀KB602", others={DRAFT: draft()}),
    prose(
        "link to a draft by reference",
        f"See [this]. ◀KB602\n\n[this]: {OTHER}.md",
        others={DRAFT: draft()},
    ),
    prose(
        "link to a draft in HTML",
        f'See <a class="x" href="{OTHER}.md">this</a>. ◀KB602',
        others={DRAFT: draft()},
    ),
    Case(
        "link of a page to a draft",
        GUIDE,
        f"See [this](../{DRAFT}). ◀KB602\n",
        others={DRAFT: draft()},
    ),
    Case(
        "link of a system to a draft",
        SYSTEM,
        f"{CONTENT[SYSTEM]}\n[This](../{DRAFT}). ◀KB602\n",
        others={DRAFT: draft()},
    ),
    prose("missing image", "![Waits](waits.png) ◀KB603"),
    prose("missing image in HTML", '<img alt="Waits" src="waits.png"> ◀KB603'),
    prose("image at an absolute path", "![Waits](/waits.png) ◀KB603"),
    prose("image of another host", "![Waits](https://img.example.com/waits.png) ◀KB605"),
    prose("image of another host in HTML", "<img src='HTTP://img.example.com/waits.png'> ◀KB605"),
    prose("image of another host without scheme", "![Waits](//img.example.com/waits.png) ◀KB605"),
]

ALIASES = [
    front("alias at a system's page", "aliases: [systems/checkout/] ◀KB604"),
    front("alias at the own page", f"aliases: [incidents/{ID}] ◀KB604"),
    front("alias at a generated page", "aliases: [lessons, /factors/index.html] ◀KB604,KB604"),
    front("alias at the home page", "aliases: [index.html] ◀KB604"),
    front("alias at the page of lost readers", "aliases: [404.html] ◀KB604"),
    front("alias at a file", "aliases: [data/waits.csv] ◀KB604", others={"data/waits.csv": "1"}),
    front(
        "alias twice in one file", "aliases:\n  - old/wait ◀KB604\n  - old/wait/index.html ◀KB604"
    ),
    front(
        "alias in two files",
        "aliases: [old/wait] ◀KB604",
        others={DRAFT: report("aliases: [/old/wait/] ◀KB604\n")},
    ),
]

SEVERAL = [
    Case(
        "Windows line ends",
        INCIDENT,
        edited({"severity: 2": "severity: 5 ◀KB105", PROSE: "[This](gone.md) ◀KB601\n"}),
        encode=lambda text: text.replace("\n", "\r\n").encode(),
    ),
    Case(
        "old Macintosh line ends",
        INCIDENT,
        edited({"severity: 2": "severity: 5 ◀KB105", PROSE: "[This](gone.md) ◀KB601\n"}),
        encode=lambda text: text.replace("\n", "\r").encode(),
    ),
    Case(
        "byte-order mark",
        INCIDENT,
        edited({"severity: 2": "severity: 5 ◀KB105", PROSE: "[This](gone.md) ◀KB601\n"}),
        encode=lambda text: text.encode("utf-8-sig"),
    ),
    Case(
        "byte-order mark and another encoding",
        INCIDENT,
        edited({"severity: 2": "severity: 5 ◀KB105", "a spinner": "a señal ◀KB101"}),
        encode=lambda text: "\ufeff".encode() + text.encode("latin-1"),
    ),
    Case(
        "no last newline",
        INCIDENT,
        f"{without(section('Follow-up')).rstrip()}, somebody ◀KB303",
    ),
    Case(
        "front matter that ends the file",
        INCIDENT,
        "---\ntitle: A\nstatus: draft\nseverty: 2 ◀KB104\n---",
    ),
    Case(
        "line ends that only YAML knows",
        INCIDENT,
        replaced("ref: INC-4312", "ref: INC\u202843\u202912\x85\nseverty: 2 ◀KB104"),
    ),
    Case(
        "mistakes all over one file",
        INCIDENT,
        edited(
            {
                "severity: 2": "severity: huge ◀KB105",
                "[checkout, payments-db]": "[chekout, payments-db] ◀KB201",
                "  - load-amplification": "  - human-error ◀KB206",
                "ref: INC-4312": "reff: INC-4312 ◀KB104",
                "timezone: Europe/Berlin": "timezone: Europe/Atlantis ◀KB105",
                "began: 2025-03-14 09:05": "began: 9:05 ◀KB109",
                "    agreed: 2025-03-21": "    agreed: soon ◀KB105",
                "state: done": "state: done\n    state: open ◀KB103",
                FIRST_ENTRY: "- 09:31 CET I woke. ◀KB109\n",
                LAST_ENTRY: "- 09:39 I saw waits fall. ◀KB112\n",
                PROSE: "[This](gone.md) ◀KB601 and ![that](gone.png) ◀KB603\n",
                "## What stays unclear": "## Context ◀KB113",
                "Learned by: checkout-on-call,": "Learned by: chekout-on-call, ◀KB303",
            }
        ),
    ),
]

CASES = (
    *UNREADABLE,
    *FRONT_MATTER,
    *VALUES,
    *ABSENT,
    *NAMES,
    *TIMES,
    *PARTS,
    *TERMS,
    *OWN_STORY,
    *UNSAFE,
    *LINKS,
    *ALIASES,
    *SEVERAL,
)
