"""What a person would call a report."""

from __future__ import annotations

import pytest

from kb_plugin.importing.short_titles import is_generic, short_title, title_of_name
from tests.importing.bring import outcome_of


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("2017-09-27, Hub 403", "Hub 403"),
        ("2017-11-30 4:23PM PST, Out of memory", "Out of memory"),
        ("January 23rd, 2019 Search outage", "Search outage"),
        ("February 8th, 2019 - Search slow & partial outage", "Search slow & partial outage"),
        ("2020-01-02 - 2020-01-03 Network trouble", "Network trouble"),
        ("3 March 2020 10:00 - 11:00 UTC: Network trouble", "Network trouble"),
        ("incident date: 2019-02-20, logs unavailable", "logs unavailable"),
        ("Incident on 2020-08-07 - Node does not start", "Node does not start"),
        ("Incident Report 2017-02-09, Database overwritten", "Database overwritten"),
        ("Incident Report: Partial outage, Nov. 3, 2018", "Partial outage"),
        ("Incidents/2022-03-27 api", "api"),
        ("Incident documentation/20190101-Search outage", "Search outage"),
        ("Postmortem: Checkout down", "Checkout down"),
        ("RCA - Login failures - 12 March 2020", "Login failures"),
        ("PM2020-002 - Certificates end", "Certificates end"),
        ("[INC-1234] API latency", "API latency"),
        ("INC-1234: API latency", "API latency"),
        ("#465 - Search is empty", "Search is empty"),
        ("Re: [ops] Postmortem: queue stuck", "queue stuck"),
        ("Ferries : 2021-08-17 Bow door", "Bow door"),
        ("API down - Confluence", "API down"),
        ("Database outage (2020-01-02)", "Database outage"),
        ("Queue stuck - 2020-01-02 - post-mortem", "Queue stuck"),
        ("12. Queue stuck", "Queue stuck"),
        ("PM-2023-04 Queue stuck", "Queue stuck"),
        ("Title: queue stuck", "queue stuck"),
        ("Post Mortem 9/12/2019 Queue stuck", "Queue stuck"),
        ("Tech:Incidents/2019-04-05-Gangways", "Gangways"),
        ("2021 02 03 Gangways Stuck", "Gangways Stuck"),
        ("2021-02-03/04 Gangways stuck", "Gangways stuck"),
    ],
)
def test_date_and_number_before_a_title_are_no_part_of_it(heading: str, title: str) -> None:
    assert short_title(heading) == title


@pytest.mark.parametrize(
    "title",
    [
        "Incident on 2020-02-12",
        "Outage on 2020-01-02",
        "503 errors on the API",
        "HTTP 503: all services",
        "EC2: instances unreachable",
        "Post-mortem for the migration of accounts",
        "Sonnet search postmortem (incident #465)",
        "Kubernetes 1.13 - upgrade",
        "S3 outage: what happened",
        "May Day outage",
        "Storm on 30 July 2012 and on 31 July 2012",
        "Incident disclosure 2021-05-20",
        "2021 14 30 tickets sold",
        "Ferry: crew outage",
    ],
)
def test_what_belongs_to_a_title_stays(title: str) -> None:
    assert short_title(title) == title


@pytest.mark.parametrize(
    "title", ["Postmortem", "Incident Report", "Example Postmortem", "{{ title }}"]
)
def test_the_name_of_its_kind_is_no_title(title: str) -> None:
    assert is_generic(title)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("2020-01-02-queue-stuck", "Queue stuck"),
        ("20190312_api_outage", "Api outage"),
        ("2022-03-27 api", "Api"),
        ("Queue stuck", "Queue stuck"),
        ("2019_06_01 Queue stuck", "Queue stuck"),
        ("Postmortem - Queue stuck - Jan 5th 2018", "Queue stuck"),
        ("May-9-2021", "May-9-2021"),
    ],
)
def test_a_file_name_as_a_title(name: str, title: str) -> None:
    assert title_of_name(name) == title


@pytest.mark.parametrize(
    ("text", "name", "title", "where"),
    [
        ("---\ntitle: From above\n---\n# From below\n", "a.md", "From above", "front matter"),
        ("# From a heading\n", "a.md", "From a heading", "heading"),
        ("Underlined\n==========\n", "a.md", "Underlined", "heading"),
        ("## Deep heading\n\n### Summary\n\nx\n", "a.md", "Deep heading", "heading"),
        ("# Postmortem\n\n## Queue stuck\n\ntext\n", "a.md", "Queue stuck", "heading"),
        ("# Postmortem\n\nTitle: Queue stuck\n", "a.md", "Queue stuck", "line 3"),
        ("# Postmortem\n\ntext\n", "2020-01-02-queue-stuck.md", "Queue stuck", "file name"),
        ("## Summary\n\ntext\n", "queue.md", "Queue", "file name"),
        ("# Summary\n\ntext\n", "queue.md", "Queue", "file name"),
        ("**Queue stuck**\n\n## Summary\n\ntext\n", "a.md", "Queue stuck", "first line"),
        ("Subject: Queue stuck\nFrom: a@b.example\n\nHello.\n", "a.txt", "Queue stuck", "title of"),
        ("<title>T</title><h1>Queue stuck</h1>", "a.html", "Queue stuck", "heading"),
        ("<title>Queue stuck</title><p>x", "a.html", "Queue stuck", "title of"),
        (
            "<title>Incident 5 | Harbour</title><h1>Incident 5</h1>",
            "5.html",
            "Incident 5",
            "heading",
        ),
        (
            "<title>Queue stuck | Status</title><h1>Status</h1><h2>Queue stuck</h2>",
            "a.html",
            "Queue stuck",
            "heading",
        ),
        ("# ISSUE NAME\nQueue stuck.\n\n## Impact\n", "a.md", "Queue stuck", "line below"),
        (".. title: Queue stuck\n\nText.\n", "a.rst", "Queue stuck", "line 1"),
        ("#+TITLE: Queue stuck\n\n* Summary\n\nText.\n", "a.org", "Queue stuck", "line 1"),
        ("document status: **final**\n\n## Summary\n", "queue.md", "Queue", "file name"),
        ("<h1>Queue stuck</h1>\n\n## Summary\n", "a.md", "Queue stuck", "heading"),
        ("<h1>Postmortem</h1>\n\n### Queue stuck\n", "a.md", "Queue stuck", "heading"),
        ("---\ntitle: Outage\n---\n## Summary\n", "2020-01-02-outage.md", "Outage", "front"),
        (
            "# Incidents of 2019\n\n## 2019-02-01 A\n\n## 2019-03-01 Bee\n\n## 2019-04-01 Sea\n",
            "a.md",
            "Incidents of 2019",
            "heading",
        ),
        (
            "# 2019-02-01: Doors\n\n## 2019-02-01 A b\n\n## 2019-02-02 C d\n",
            "a.md",
            "Doors",
            "heading",
        ),
        (
            "<title>Incident: Queue stuck - Parcel Status</title>"
            "<h1>Parcel Status</h1><h2>Queue stuck</h2>",
            "a.html",
            "Queue stuck",
            "heading",
        ),
        ("# Use of `cat *.md` & *stars*\n", "a.md", "Use of `cat *.md` & stars", "heading"),
    ],
)
def test_where_a_title_is_read(text: str, name: str, title: str, where: str) -> None:
    fact = next(one for one in outcome_of(text, name).understood if one.what == "title")
    assert fact.value == title
    assert fact.where.startswith(where)
