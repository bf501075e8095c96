"""Comments to authors: a finding accepted in place, or a question still to be answered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb_plugin.read.document import Allowance, Defect, Problem, Prompt
from kb_plugin.source import Span

if TYPE_CHECKING:
    from kb_plugin.commonmark import Outline
    from kb_plugin.source import SourceText

_COMMENT = re.compile(r"[ \t]*<!--\s*kb:\s*(?P<text>.*?)\s*-->[ \t]*")
_ASK = re.compile(r"ask\s+(?P<question>\S.*)")
_ALLOW = re.compile(r"allow\s+(?P<code>KB\d{3})\s+(?P<reason>\S.*)")


def body_comments(
    source: SourceText, first_line: int, outline: Outline
) -> tuple[tuple[Allowance, ...], tuple[Prompt, ...], tuple[Defect, ...]]:
    """Return the allowances of a body, each for the next line that is no such comment; its
    prompts; and the comments that are neither.
    """
    found: list[Allowance] = []
    prompts: list[Prompt] = []
    defects: list[Defect] = []
    lines = source.text.split("\n")
    code = {first_line + line for start, end in outline.code for line in range(start, end)}
    for number in range(first_line, len(lines) + 1):
        comment = _COMMENT.fullmatch(lines[number - 1])
        if comment is None or number in code:
            continue
        at = source.at_line(number)
        start = source.line_start(number)
        span = Span(start, source.line_start(number + 1))
        if ask := _ASK.fullmatch(comment["text"]):
            prompts.append(Prompt(ask["question"], span, at))
            continue
        allow = _ALLOW.fullmatch(comment["text"])
        if allow is None:
            defects.append(Defect(Problem.ALLOWANCE, at, comment["text"]))
        target = number + 1
        while target <= len(lines) and _is_allowance(lines[target - 1]):
            target += 1
        found.append(
            Allowance(
                allow["code"] if allow else "",
                allow["reason"] if allow else "",
                target,
                span,
                at,
            )
        )
    return tuple(found), tuple(prompts), tuple(defects)


def _is_allowance(line: str) -> bool:
    comment = _COMMENT.fullmatch(line)
    return comment is not None and not _ASK.fullmatch(comment["text"])
