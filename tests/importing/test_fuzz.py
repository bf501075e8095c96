"""Whatever a source holds, no word of it is lost, and its draft could be published as it stands."""

from __future__ import annotations

import re
from collections import Counter

from bs4 import BeautifulSoup
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kb_plugin.importing.formats import UnreadableError, read_foreign
from kb_plugin.importing.outcome import State
from kb_plugin.read.foreign_front_matter import split_front_matter
from tests.importing.bring import TERMS, base, bring
from tests.importing.strangers import FOLDER, REPORTS

fuzzed = settings(
    max_examples=150,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)

WORD = re.compile(r"[^\W_]+(?:_+[^\W_]+)*")
"""An underscore at the edge of a word may be Markdown, and is escaped where it is none."""
LETTERS = re.compile(r"[^\W_]+")
PICTURE = "data:image/png;base64,iVBORw0KGgo="
"""No words: it becomes a file."""

LINES = st.sampled_from(
    """
    # A report about the queue
    ## Summary
    ## **Root cause:**
    ### What went well
    ## Lessons learned
    ## Account: nobody
    ## Lessons
    ### A lesson
    Learned by: somebody
    - Imagined: one
    ## Work as imagined, work as done
    **Impact:** many people
    - **Context**: it was late
    Summary: one two three four five six seven
    | Severity | SEV-2 |
    |---|---|
    | Start | 2020-01-02 10:00 UTC |
    Date: 03/04/2019
    Date: 12th March 2019
    End: 2020-01-02 09:00 UTC
    Duration: 3 hours
    > quoted text
    - item one
      - nested item
    1. first
    ```
    ~~~
        indented code
    <div>
    </div>
    <!-- a comment
    -->
    <!-- kb: allow KB101 -->
    <script>alert(1)</script>
    {{< track "2020-01-02 10:00:00" >}}
    <%= link_to "x" %>
    {% highlight bash %}
    {% endhighlight %}
    [a link](other.md "title")
    ![an image](https://example.org/x.png)
    ![drawn](data:image/png;base64,iVBORw0KGgo=)
    [ref]: other.md
    see [ref] and [^1]
    [^1]: a note
    ---
    +++
    title: "a: b"
    date: 2020-01-02
    affected: [API, Mail]
    Setext
    ======
    no alert fired, the quota was reached
    **What went well**
    ## Lessons Learned {#lessons-learned .unnumbered}
    <h1 align="center">Outage of the queue</h1>
    # ISSUE NAME
    # Title: queue
    # Incidents of 2019
    ## 2019-02-01 Door A
    ## 2019-03-01 Door B
    Date: 28 Feb – 1 Mar 2020
    On January 4-5, 2020 all was slow
    ## Auswirkungen
    ## Maßnahmen
    /label ~"severity::2"
    | Affected | Mail<br>Web |
    h2. Root cause
    #+TITLE: queue
    == Summary ==
    :::note
    import Note from '@site/note'
    export const meta = { date: '2020-01-02' }
    [Final message]
    document status: **final**
    <details><summary>Log</summary>
    </details>
    All times are in UTC
    """.strip("\n").split("\n")
).map(lambda line: line.removeprefix("    "))
TEXTS = st.lists(st.one_of(LINES, st.just(""), st.text(max_size=40)), max_size=30).map("\n".join)
NAMES = st.sampled_from(
    (
        "a.md",
        "2020-01-02-a b.md",
        "x.html.md.erb",
        "notes.txt",
        "Report",
        "y.markdown",
        "index.md",
        "2020/05/14-x.md",
        "_posts/2020-01-02-x.md",
        "2020-01/01-02-x.mdx",
        "x.wiki",
        "x.rst",
    )
)

NAMES_OF_TAGS = """
    p div h1 h2 h3 ul ol li table tr td th pre code blockquote b em a span br dl dt dd details
    summary sup figure figcaption nav section kbd q caption thead tbody
"""
TAGS = st.sampled_from(NAMES_OF_TAGS.split())


@st.composite
def html(draw: st.DrawFn) -> str:
    """Return HTML of some depth, seldom well-formed."""
    pieces: list[str] = []
    for _ in range(draw(st.integers(0, 25))):
        kind = draw(st.integers(0, 3))
        tag = draw(TAGS)
        if kind == 0:
            pieces.append(f"<{tag}>")
        elif kind == 1:
            pieces.append(f"</{tag}>")
        else:
            pieces.append(draw(st.text(alphabet="ab c1_*`|<>&#-.\n[]()\\~=+!é", max_size=12)))
    return "<html><body>" + "".join(pieces) + "</body></html>"


def lost(told: str, kept: str) -> list[str]:
    """Return the words of a text that another lacks."""
    return list((Counter(WORD.findall(told)) - Counter(WORD.findall(kept))).elements())


@fuzzed
@given(TEXTS, NAMES)
def test_no_word_is_lost_and_every_draft_could_be_published(text: str, name: str) -> None:
    made = bring({name: text}, others=frozenset(("other.md",)), is_named=True)
    (outcome,) = made.outcomes
    if outcome.state is State.UNREADABLE:
        return
    ((uri, draft),) = made.drafts
    normal = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    front = split_front_matter(normal.replace(PICTURE, ""))
    assert lost(f"{front.text}\n{front.body}", draft) == []
    assert base().errors(uri, draft, made.stubs) == ()


REAL_LINES = tuple(
    line
    for report in REPORTS
    if report.place.endswith(".md")
    for line in (FOLDER / report.place).read_text(encoding="utf-8").split("\n")
)
"""Of reports in many layouts, one after another."""


@st.composite
def cut_and_joined(draw: st.DrawFn) -> str:
    """Return stretches of reports, so that layouts meet that nobody mixed before."""
    pieces: list[str] = []
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(REAL_LINES) - 1))
        pieces += REAL_LINES[start : start + draw(st.integers(1, 40))]
    return "\n".join(pieces)


@fuzzed
@given(cut_and_joined(), NAMES)
def test_pieces_of_reports_keep_every_word_too(text: str, name: str) -> None:
    made = bring({name: text}, is_named=True)
    for uri, draft in made.drafts:
        front = split_front_matter(text)
        assert lost(f"{front.text}\n{front.body}", draft) == []
        assert base().errors(uri, draft, made.stubs) == ()
        (outcome,) = made.outcomes
        told = set(WORD.findall(f"{text} {name}"))
        for one in outcome.proposed:
            if one.key == "factor":
                assert set(WORD.findall(one.passage)) <= told


@fuzzed
@given(html())
@example("<html><body><p>&#<p>a<p><!</body></html>")
@example("<html><body><p>a<p><![</body></html>")
@example("<html><body><p><pre><!--</body></html>")
def test_no_visible_word_of_a_page_is_lost(page: str) -> None:
    try:
        body = read_foreign("a.html", page.encode()).body
    except UnreadableError:
        return
    # Python's parser takes all behind such a sign for text, or gives up at it; browsers, and
    # readers, do neither.
    plain = re.sub(r"(?i)<!(?!--|doctype\b)", "&lt;!", re.sub(r"&#(?!\d)", "&amp;#", page))
    seen = BeautifulSoup(plain, "html.parser").get_text()
    # Inside code a sign is shown as it stands; a parser of HTML would swallow what follows.
    body = re.sub(r"(?ms)^(`{3,}).*?^\1", lambda code: code[0].replace("<", "&lt;"), body)
    shown = BeautifulSoup(body.replace("<!", "&lt;!"), "html.parser").get_text()
    letters = "".join(LETTERS.findall(shown))
    for text in seen.split():
        for word in LETTERS.findall(text):
            assert word in letters


@fuzzed
@given(html())
def test_every_draft_of_a_page_could_be_published(page: str) -> None:
    made = bring({"a.html": page}, is_named=True)
    for uri, draft in made.drafts:
        assert base().errors(uri, draft, made.stubs) == ()


@fuzzed
@given(st.binary(max_size=200), NAMES)
def test_bytes_of_any_kind_are_imported_or_refused(data: bytes, name: str) -> None:
    made = bring({name: data}, is_named=True)
    assert [one.state for one in made.outcomes] in ([State.IMPORTED], [State.UNREADABLE])


@fuzzed
@given(st.lists(TEXTS, min_size=1, max_size=3))
def test_a_second_import_writes_nothing(texts: list[str]) -> None:
    files: dict[str, str | bytes] = {f"{n}.md": text for n, text in enumerate(texts)}
    first = bring(files, is_named=True)
    there = {**TERMS, **dict(first.drafts), **dict(first.stubs)}
    second = bring(files, there, is_named=True)
    assert (second.drafts, second.stubs, second.files) == ((), (), ())
    known = (State.UNCHANGED, State.UNREADABLE, State.SAME)
    assert all(one.state in known for one in second.outcomes)
