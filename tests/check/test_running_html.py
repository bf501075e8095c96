"""Raw HTML and links that would run in a reader's browser: what is found, and what is not."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kb_plugin import pipeline
from kb_plugin.finding import Severity
from kb_plugin.markdown import EXTENSIONS, GUARDED, FragmentRenderer
from kb_plugin.settings import DEFAULT
from tests.read.test_fuzz import fuzzed
from tests.samples import CONTENT, INCIDENT, marks, raw_files, replaced, report, unmarked

PROSE = "Customers saw a spinner and then an apology.\n"
GUIDE = "guide/a.md"
REPORT = "incidents/2019/2019-05-01-cart-slow.md"


def found(text: str, uri: str = INCIDENT) -> list[tuple[str, int]]:
    findings = pipeline.findings(raw_files({**CONTENT, uri: unmarked(text)}), (), DEFAULT)
    return [(one.code, one.at.line) for one in findings if one.code == "KB506"]


def prose(text: str) -> str:
    return replaced(PROSE, f"{PROSE}\n{text}\n")


RUNNING = [
    "<script>alert(1)</script> ◀KB506",
    "Text <script src=//a.example></script> text ◀KB506",
    "<SCRIPT\n>x</SCRIPT>".replace("\n", " ◀KB506\n", 1),
    "<iframe src=https://a.example></iframe> ◀KB506",
    "<object data=x></object> and <embed src=x> ◀KB506,KB506",
    "<div>\n<form action=//a.example> ◀KB506\n</form>\n</div>",
    "<link rel=stylesheet href=//a.example/a.css> ◀KB506",
    '<meta http-equiv=refresh content="0;url=//a.example"> ◀KB506',
    "<base href=//a.example> ◀KB506",
    '<img src="x.png" onerror="alert(1)"> ◀KB506',
    "<svg/onload=alert(1)> ◀KB506",
    "<b ONCLICK = alert(1)>A</b> ◀KB506",
    "Text <b onclick='alert(1)'>bold</b> text. ◀KB506",
    '<details open ontoggle="alert(1)">\n'.replace("\n", " ◀KB506\n") + "</details>",
    '<a href="javascript:alert(1)">A</a> ◀KB506',
    '<a href=" java&#115;cript&colon;alert(1)">A</a> ◀KB506',
    '<a href="java\tscript:alert(1)">A</a> ◀KB506',
    '<img src="data:image/svg+xml;base64,PHN2Zz4="> ◀KB506',
    '<button formaction="//a.example">A</button> ◀KB506',
    '<a ping="//a.example" href="#a">A</a> ◀KB506',
    '<div style="background: url(//a.example/a.png)">A</div> ◀KB506',
    '<div style="background: u\\72l(//a.example)">A</div> ◀KB506',
    "<style>p { background: url(//a.example) }</style> ◀KB506",
    "<style>@import '//a.example';</style> ◀KB506",
    "[A](javascript:alert(1)) ◀KB506",
    "[A](JavaScript:alert(1)) ◀KB506",
    "[A](<javascript:alert(1)>) ◀KB506",
    "[A]( javascript:alert((1)(2(3))) ) ◀KB506",
    "[A](java&#x73;cript:alert(1)) ◀KB506",
    "[A](vbscript:x) and ![A](data:text/html,x) ◀KB506,KB506",
    "[A]\n\n[A]: javascript:alert(1) ◀KB506",
    "> [A][b]\n>\n> [b]: javascript:alert(1) ◀KB506",
    "- A\n  - B <script> ◀KB506",
    "> quoted\n> <img\n> onerror=alert(1) src=x>".replace("<img", "<img ◀KB506"),
    "| A |\n|---|\n| <script> | ◀KB506",
    "#### A <script> ◀KB506",
    "<!--> <script>alert(1)</script> --> ◀KB506",
    "<div title='>\n".replace("\n", " ◀KB506\n") + "</div>",
    "<div class=a ◀KB506\n\nText.",
    "<!-- to be told ◀KB506\n\nText.",
]
QUIET = [
    "`<script>alert(1)</script>` and ``<img onerror=x>``",
    "```html\n<script>alert(1)</script>\n[A](javascript:x)\n```",
    "    <script>alert(1)</script>",
    "<!-- <script>alert(1)</script> -->",
    "Text <!-- <b onclick=x> --> text",
    r"\<script> and \[A](javascript:x)",
    "a < script and 1 <2 and x<y",
    "&lt;script&gt;",
    "The handler of onclick = x was gone; javascript: was off, and data: none.",
    "<details open>\n<summary>More</summary>\n\nText.\n\n</details>",
    '<div class="wide" style="color: red; width: 50%">\n\n| a |\n|---|\n\n</div>',
    "<kbd>Ctrl</kbd> + <kbd>C</kbd><br>and <sub>2</sub>",
    '<img alt="Waits" src="data:image/png;base64,iVBORw0KGgo=">',
    "![Waits](data:image/png;base64,iVBORw0KGgo=)",
    '<a href="https://a.example/?on=1&javascript=2">A</a>',
    "<style>table { width: 100% }</style>",
    "[A](https://a.example/javascript:alert) and <https://a.example>",
    "[one=1](#lessons)",
    "Once = twice: <b>on</b>=1",
]


@pytest.mark.parametrize("text", [*RUNNING, *QUIET])
def test_what_runs_is_found_where_it_stands(text: str) -> None:
    assert found(prose(text)) == marks(prose(text))


@pytest.mark.parametrize("text", RUNNING)
def test_what_runs_is_found_on_pages_too(text: str) -> None:
    assert found(f"# A\n\n{text}\n", GUIDE) == marks(f"# A\n\n{text}\n")


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: A <script>alert(1)</script> ◀KB506\n---\n",
        "---\ndescription: '\"><img src=x onerror=alert(1)>' ◀KB506\n---\n",
        "---\ntitle: A < B\ndescription: a <b>bold</b> word\n---\n",
    ],
)
def test_the_front_matter_of_a_page_does_not_run(text: str) -> None:
    assert found(text, GUIDE) == marks(text)


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        (report(body="<iframe src='https://a.example/b'></iframe>\n"), Severity.QUESTION),
        (report(body="<iframe src='b.html'></iframe>\n"), Severity.ERROR),
        (report(body="<script src='https://a.example/b'></script>\n"), Severity.ERROR),
        (report(body="[A](javascript:x)\n"), Severity.ERROR),
        (
            report(body="## Lessons\n\n### A\n\n<iframe src='https://a.example'></iframe>\n"),
            Severity.ERROR,
        ),
    ],
)
def test_in_reports_from_before_a_frame_is_asked_about(text: str, severity: Severity) -> None:
    findings = pipeline.findings(raw_files({**CONTENT, REPORT: text}), (), DEFAULT)
    assert [one.severity for one in findings if one.code == "KB506"] == [severity]


class Browser(HTMLParser):
    """Reads a page and notes what of it would run; knows nothing of the rule."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.runs: list[str] = []
        # The parser stops at a declaration that is none; browsers take it for a comment.
        self.feed(html.replace("<![", "<!-["))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "iframe", "object", "embed", "form", "base", "meta", "link"):
            self.runs.append(tag)
        for key, value in attrs:
            address = re.sub(r"[\0-\x20]", "", value or "").lower()
            if key.startswith("on") or address.startswith(("javascript:", "vbscript:")):
                self.runs.append(f"{tag} {key}")


PARTS = (
    *("<script>", "</script>", "<svg/onload=alert(1)>", "<img src=x onerror=alert(1)>", "<img"),
    *("<b onclick='x'>", " onclick=x", "<a href=", "<a href='javascript:x'>", "javascript:x"),
    *('"', "'", ">", "<", "/", "=", "(", ")", "[", "]", "](", "]: ", "![", "[A][b]", "[b]: "),
    *("[A](", "java&#115;cript:x", "&#x6a;avascript&colon;x", "java\tscript:x", "<iframe", "\\"),
    *("`", "``", "```\n", "~~~\n", "\n", "\n\n", "> ", "- ", "    ", "1. ", "# ", "|", "|---|"),
    *("<div>", "</div>", "<details>", "<!--", "-->", "<!-->", "--", "<?", "?>", "]]>"),
    *("<p>", "<pre>", "</pre>", "<form action=x>", "<style>", "a", " ", "\t", "&", ";", "\0"),
)


GUARDED_PAGES = markdown.Markdown(
    extensions=list(EXTENSIONS),
    extension_configs={name: dict(options) for name, options in EXTENSIONS.items()},
)


@given(st.lists(st.sampled_from(PARTS), max_size=14).map("".join))
@example("<!--><script>")
@example("> <img\n> onerror=alert(1)>")
@example("```\n<script>")
@fuzzed
def test_whatever_is_written_nothing_runs_on_a_guarded_page(text: str) -> None:
    assert Browser(GUARDED_PAGES.reset().convert(f"{GUARDED}\n{text}")).runs == []
    assert Browser(FragmentRenderer(lambda _: None).html(text)).runs == []
