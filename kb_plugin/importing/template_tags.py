"""Tags of template languages and HTML that runs, turned into text that says what stood there.

Nothing is executed and nothing is dropped: a tag that a page would swallow is shown as code.
"""

from __future__ import annotations

import re

from kb_plugin.commonmark import outline

_CODE_OR_TAG = re.compile(
    r"(?P<code>(?<!`)(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`))"
    r"|<%.*?%>|\{\{[<%].*?[>%]\}\}",
    re.DOTALL,
)
_ADDRESS_TAG = re.compile(
    r"""\]\(\s*(?P<written>
    (?:\{\{[<%]\s*(?:rel)?ref\s+["']?(?P<ref>[^"'\s]+)["']?\s*[>%]\}\}
      |\{%-?\s*(?:post_url|link)\s+(?P<post>[^\s%]+)\s*-?%\}
      |\{\{\s*["'](?P<path>[^"']+)["']\s*\|\s*(?:relative_url|absolute_url|url_for)\s*\}\}
      |\{\{\s*(?:site|page)\.(?:baseurl|url|base_url)\s*\}\}(?=/))
    (?P<after>[^()\s]*))\s*\)""",
    re.VERBOSE,
)
_FIGURE = re.compile(
    r"""\{\{[<%]\s*(?:figure|img|image|picture)\b(?P<rest>.*?)[>%]\}\}""", re.DOTALL
)
_ATTRIBUTE = re.compile(r"""\b(?P<name>src|title|alt|caption)\s*=\s*["'](?P<value>[^"']*)["']""")
_HIGHLIGHT = re.compile(
    r"^(?P<tag>[ \t]*(?:\{%-?|\{\{[<%])\s*(?P<end>end|/)?\s*(?:highlight|code)\b"
    r"\s*(?P<language>\w*).*?(?:-?%\}|[>%]\}\}))[ \t]*$",
    re.MULTILINE,
)
_RUNS = re.compile(
    r"<(?=/?(?:script|style|iframe|object|embed|link|meta|base|form|frame|frameset|applet|template|"
    r"textarea|title|plaintext|xmp|noscript|noembed|noframes|svg|math|html|head|body)\b)"
    r"|<(?=[a-z][^<>]*\s(?:on[a-z]+\s*=|(?:href|src|action|formaction)\s*=\s*[\"']?\s*(?:javascript|vbscript)\s*:))",
    re.IGNORECASE,
)
_CHECKS = re.compile(r"<!--(?=\s*kb:)")


def shown(body: str) -> str:
    """Return Markdown in which tags of templates and tags that run are text."""
    if "{" not in body and "<" not in body:
        return body
    return _outside_code(_highlights(_ADDRESS_TAG.sub(_address, body)))


def _address(found: re.Match[str]) -> str:
    """Return a link whose address is known by what a tag would have made of it."""
    if found["post"] and "." not in found["post"]:
        target = f"{found['post']}.md"
    else:
        target = found["ref"] or found["post"] or found["path"] or ""
    # The tag stays, as what the link shows when it is pointed at.
    said = found["written"].replace('"', "'")
    return f'](<{target}{found["after"]}> "{said}")'


def _highlights(body: str) -> str:
    """Return a body in which code between tags is between fences, and the tags stay as text."""
    tags = list(_HIGHLIGHT.finditer(body))
    opened = [tag for tag in tags if not tag["end"]]
    if not opened or len(opened) * 2 != len(tags):
        return body

    def fenced(tag: re.Match[str]) -> str:
        text = _span(tag["tag"].strip())
        return f"```\n\n{text}" if tag["end"] else f"{text}\n\n```{tag['language']}"

    return _HIGHLIGHT.sub(fenced, body)


def _outside_code(body: str) -> str:
    lines = body.split("\n")
    code = {line for start, end in outline(body).code for line in range(start, end)}
    pieces: list[str] = []
    run: list[str] = []
    for number, line in enumerate((*lines, None)):
        if line is not None and number not in code:
            run.append(line)
            continue
        if run:
            pieces.append(_text("\n".join(run)))
            run = []
        if line is not None:
            pieces.append(line)
    return "\n".join(pieces)


def _text(text: str) -> str:
    """Return text in which tags outside of code are code, and nothing runs."""
    pieces: list[str] = []
    done = 0
    for found in _CODE_OR_TAG.finditer(text):
        shown_there = found[0] if found["code"] else _as_code(found)
        pieces += [_escaped(text[done : found.start()]), shown_there]
        done = found.end()
    return "".join(pieces) + _escaped(text[done:])


def _escaped(text: str) -> str:
    return _CHECKS.sub("&lt;!--", _RUNS.sub("&lt;", text))


def _as_code(found: re.Match[str]) -> str:
    code = _span(" ".join(found[0].split()))
    figure = _FIGURE.fullmatch(found[0])
    if figure is None:
        return code
    given = {one["name"]: one["value"] for one in _ATTRIBUTE.finditer(figure["rest"])}
    if not given.get("src"):
        return code
    label = given.get("alt") or given.get("title") or given.get("caption") or ""
    source = f"<{given['src']}>" if " " in given["src"] else given["src"]
    return f"![{label.replace(']', '')}]({source}) {code}"


def _span(text: str) -> str:
    """Return a code span; its fence is longer than any run of backticks inside it."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    gap = " " if "`" in text else ""
    return f"{'`' * (longest + 1)}{gap}{text}{gap}{'`' * (longest + 1)}"
