"""HTML, e-mails, plain text and templates as Markdown, with every word that a reader saw."""

from __future__ import annotations

import pytest

from kb_plugin.importing.foreign import Format
from kb_plugin.importing.formats import UnreadableError, read_foreign
from kb_plugin.importing.template_tags import shown


def page(html: str) -> str:
    """Return the Markdown of a page's body."""
    return read_foreign("a.html", f"<html><body>{html}</body></html>".encode()).body.strip("\n")


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<h2>Root <em>cause</em></h2><p>x", "## Root *cause*\n\nx"),
        ("<ul><li>a<ul><li>b<ol><li>c</ol></ul><li>d</ul>", "- a\n  - b\n    1. c\n- d"),
        ("<ul><li><p>a</p><p>b</p></ul>", "- a\n\n  b"),
        (
            "<table><tr><th>T<th>W<tr><td>1<td>a|b<p>c</p><ul><li>d</ul></table>",
            "| T | W |\n| --- | --- |\n| 1 | a\\|b c - d |",
        ),
        (
            "<table><tr><td>Start<td>10:00</table>",
            "|  |  |\n| --- | --- |\n| Start | 10:00 |",
        ),
        (
            "<table><tr><td>a<table><tr><td>b<td>c</table></table>",
            "|  |\n| --- |\n| a b, c |",
        ),
        (
            "<table><tr><td>Affected<td><ul><li>Mail<li>Web</ul></table>",
            "|  |  |\n| --- | --- |\n| Affected | Mail<br>Web |",
        ),
        ("<pre class='language-sh'>ls ```x\n y</pre>", "````sh\nls ```x\n y\n````"),
        ("<dl><dt>Status<dd>done<dt>Owner<dd>us</dl>", "**Status:** done\n\n**Owner:** us"),
        ("<details><summary>More</summary>text</details>", "More\n\ntext"),
        ("<p>use &lt;id&gt; &amp; a*b under_score", "use &lt;id> & a\\*b under_score"),
        (
            "<p># no heading<p>- no item<p>1. no item",
            "\\# no heading\n\n\\- no item\n\n1\\. no item",
        ),
        ("<p>&gt; no quote", "\\> no quote"),
        ("<a href='x y.html'>z</a>", "[z](<x y.html>)"),
        ("<a href='javascript:x()'>z</a>", "z"),
        ("<img src='a b.png' alt='graph'>", "![graph](<a b.png>)"),
        ("<h2>x <img src=a.png alt=g></h2>", "## x ![g](a.png)"),
        ("<span>Resolved</span><span>Major</span>", "Resolved Major"),
        (
            "<p>Re<span>solved</span></p><pre><span>a</span><span>b</span></pre>",
            "Resolved\n\n```\nab\n```",
        ),
        ("<script>x</script><style>y</style><p>z", "z"),
        ("<p>The<svg><title>gate</title><text>3</text></svg>opens", "The gate 3 opens"),
        ("<video>No video</video><object>No map</object>", "No video\n\nNo map"),
        (
            "<h2>Summary<span class='mw-editsection'>[edit]</span></h2><p>x</p>"
            "<div><h3>Cause</h3><span class='mw-editsection'>[edit]</span></div><p>y</p>",
            "## Summary\n\nx\n\n### Cause\n\ny\n\n\\[edit\\] \\[edit\\]",
        ),
        ("<h2>Cause<a class='headerlink' href='#cause'>&para;</a></h2><p>x</p>", "## Cause\n\nx"),
        ("<h2><a class='anchor' href='#cause'>Cause</a></h2><p>x</p>", "## Cause\n\nx"),
        ("<h2><a href='#cause'>Cause</a></h2><p>x</p>", "## Cause\n\nx"),
        ("<input type=checkbox checked> done", "\\[x\\]  done"),
        ("<button>Press</button><p>here", "Press\n\nhere"),
        ("<p>{{&lt; track &gt;}} <%= x %>", "{{&lt; track >}} &lt;%= x %>"),
    ],
)
def test_html_keeps_words_nesting_and_tables(html: str, markdown: str) -> None:
    assert page(html) == markdown


def test_a_page_says_things_in_its_head() -> None:
    html = (
        "<html><head><title>Queue</title><meta name='author' content='ops'>"
        "<link rel=canonical href='https://x.example/q'></head><body>x</body></html>"
    )
    foreign = read_foreign("a.html", html.encode())
    assert (foreign.format, foreign.title) == (Format.HTML, "Queue")
    assert foreign.fields == (("author", ("ops",)), ("url", ("https://x.example/q",)))


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        (
            "<nav><h1>Ferries</h1><a href=a.html>All reports</a></nav>"
            "<main><h1>Gate stuck</h1><p>x</main><footer>Imprint</footer>",
            "# Gate stuck\n\nx\n\n## Around the text\n\n"
            "# Ferries\n\n[All reports](a.html)\n\nImprint",
        ),
        (
            "<main><nav>Menu</nav><article><h1>Gate stuck</h1><p>x</article></main>",
            "# Gate stuck\n\nx\n\n## Around the text\n\nMenu",
        ),
        ("<h1>Gate stuck</h1><p>Menu<main><p>x</main>", "# Gate stuck\n\nMenu\n\nx"),
        ("<main><h1>Gate stuck</h1><article>x</article></main>", "# Gate stuck\n\nx"),
        ("Menu<article>x</article><article>y</article>", "Menu\n\nx\n\ny"),
    ],
)
def test_what_stands_around_a_text_stands_behind_it(html: str, markdown: str) -> None:
    assert page(html) == markdown


def test_a_page_may_name_its_encoding() -> None:
    data = "<meta charset='iso-8859-1'><p>café".encode("latin-1")
    assert read_foreign("a.html", data).body == "café\n"


def test_front_matter_of_a_page_is_read() -> None:
    foreign = read_foreign("a.html.erb", b"---\ntitle: Q\n---\n<p>x</p>\n")
    assert (foreign.fields, foreign.body) == ((("title", ("Q",)),), "x\n")


def test_deep_nesting_becomes_text() -> None:
    assert "word" in page("<div>" * 5000 + "word")


MAIL = """\
From: Duty <duty@ferries.example>
Date: Tue, 5 Mar 2019 10:00:00 +0000
Subject: Queue =?utf-8?q?h=C3=A4ngt?=
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain; charset=utf-8

On *Monday* it <hung>.
--b
Content-Type: image/png
Content-Disposition: attachment; filename="g.png"
Content-Transfer-Encoding: base64

iVBORw0KGgo=
--b--
"""


def test_an_email_is_its_text_with_its_head_and_its_files() -> None:
    foreign = read_foreign("a.eml", MAIL.encode())
    assert foreign.format is Format.MAIL
    assert foreign.title == "Queue hängt"
    assert foreign.body == "On \\*Monday\\* it &lt;hung>.\n\n- [g.png](<g.png>)\n"
    assert [(one.name, one.data[:4]) for one in foreign.attached] == [("g.png", b"\x89PNG")]
    assert "Date: Tue, 5 Mar 2019 10:00:00 +0000" in foreign.front
    assert dict(foreign.fields)["date sent"]


def test_an_email_may_be_html() -> None:
    mail = "From: a@b.example\nSubject: s\nContent-Type: text/html\n\n<h2>Impact</h2><p>x</p>\n"
    assert read_foreign("a.eml", mail.encode()).body == "## Impact\n\nx\n"


def test_a_text_file_may_be_an_email() -> None:
    mail = "From: a@b.example\nTo: c@d.example\nSubject: s\n\nGrüße\n"
    foreign = read_foreign("a.txt", mail.encode())
    assert (foreign.format, foreign.title, foreign.body) == (Format.MAIL, "s", "Grüße\n")


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("Title\n=====\n\nx\n", "# Title\n\n\nx\n"),
        ("x\n\nImpact\n------\ny\n", "x\n\n\n## Impact\n\ny\n"),
        ("x\n\nIMPACT\ny\n", "x\n\n\n## IMPACT\n\ny\n"),
        ("x\n\nRoot cause:\ny\n", "x\n\n\n## Root cause:\n\ny\n"),
        ("x\n\n== Impact ==\ny\n", "x\n\n\n## Impact\n\ny\n"),
        ("a <b> *c* d_e_f\n", "a &lt;b> \\*c\\* d_e_f\n"),
        ("Date: x\nPlace: y\n", "Date: x  \nPlace: y\n"),
        ("• a\n• b\n", "- a\n- b\n"),
        ("> quoted *x*\n", "> quoted \\*x\\*\n"),
        ("x\n\n    code <x> *y*\n", "x\n\n    code <x> *y*\n"),
    ],
)
def test_plain_text_shows_its_signs(text: str, markdown: str) -> None:
    foreign = read_foreign("a.txt", text.encode())
    assert (foreign.format, foreign.body) == (Format.PLAIN, markdown)


@pytest.mark.parametrize(
    ("name", "text", "format_"),
    [
        ("a.md", "x", Format.MARKDOWN),
        ("a b.html.md.erb", "x", Format.MARKDOWN),
        ("a.txt", "# x\n", Format.MARKDOWN),
        ("Report", "# x\n", Format.MARKDOWN),
        ("Report", "x\n", Format.PLAIN),
        ("a.htm", "x", Format.HTML),
        ("a.html.erb", "x", Format.HTML),
        ("Report", "<!DOCTYPE html><p>x", Format.HTML),
        ("a.md", "<!DOCTYPE html>\n<h1>x</h1>", Format.HTML),
        ("a.md", "<h1>x</h1>\n<h2>y</h2>\n\n## z\n", Format.MARKDOWN),
    ],
)
def test_how_a_file_is_written(name: str, text: str, format_: Format) -> None:
    assert read_foreign(name, text.encode()).format is format_


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"caf\x81", "is no UTF-8"),
        (b"a\0b", "is no text"),
        (b"", "is empty"),
        (b"x" * 1_000_001, "has 1,000,001 bytes"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        read_foreign("a.md", data)


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ('at {{< track "10:00" >}}.', 'at `{{< track "10:00" >}}`.'),
        ("{{<track `x`>}}", "`` {{<track `x`>}} ``"),
        ("<%= link_to\n  x %>", "`<%= link_to x %>`"),
        ("`{{< x >}}`", "`{{< x >}}`"),
        ("```\n<script>\n```", "```\n<script>\n```"),
        ("{{ page.title }}", "{{ page.title }}"),
        (
            "[a]({% post_url 2020-01-01-x %})",
            '[a](<2020-01-01-x.md> "{% post_url 2020-01-01-x %}")',
        ),
        ('[a]({{< ref "y.md" >}}#z)', "[a](<y.md#z> \"`{{< ref 'y.md' >}}`#z\")"),
        ("![a]({{ site.baseurl }}/i.png)", '![a](</i.png> "{{ site.baseurl }}/i.png")'),
        (
            '{{< figure src="g h.png" title="T" >}}',
            '![T](<g h.png>) `{{< figure src="g h.png" title="T" >}}`',
        ),
        (
            "{% highlight sh %}\nls <x>\n{% endhighlight %}",
            "`{% highlight sh %}`\n\n```sh\nls <x>\n```\n\n`{% endhighlight %}`",
        ),
        ("<script>x()</script>", "&lt;script>x()&lt;/script>"),
        ("<img src=a onerror=x()>", "&lt;img src=a onerror=x()>"),
        ("<a href='javascript:x()'>y</a>", "&lt;a href='javascript:x()'>y</a>"),
        ("<b>x</b> <br> <details>", "<b>x</b> <br> <details>"),
        ("<!-- kb: allow KB101 x -->", "&lt;!-- kb: allow KB101 x -->"),
        ("<!-- a remark -->", "<!-- a remark -->"),
    ],
)
def test_tags_are_text_and_never_run(text: str, safe: str) -> None:
    assert shown(text) == safe


@pytest.mark.parametrize(
    ("data", "asks"),
    [
        ("Café closed\n".encode("cp1252"), True),
        ("Café closed\n".encode("utf-16"), False),
        ("Café closed\n".encode("utf-8-sig"), False),
    ],
)
def test_older_encodings_are_read_and_a_guess_is_asked_about(data: bytes, *, asks: bool) -> None:
    read = read_foreign("a.txt", data)
    assert read.body == "Café closed\n"
    assert read.remarks == (
        ("it is no UTF-8 and was read as Windows-1252: are its accents right?",) if asks else ()
    )


def test_a_lone_sign_of_a_reference_ends_no_markup() -> None:
    read = read_foreign("a.html", b"<p>a &# b</p><p>next <b>x</b></p>")
    assert read.body.split() == ["a", "&#", "b", "next", "**x**"]
