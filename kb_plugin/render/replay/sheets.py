"""The steps of a replay as HTML: on the participants' sheet, and as turns that open one by one.

They are written here and not in the template: each replay has dozens of them, and a template
takes several times as long.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb_plugin.render.replay.steps import Shown, Voice
    from kb_plugin.render.site import Site

_LINES_FOR_ANSWERS = """<p>Two explanations that would fit what is known so far:</p>
<p class="kb-lines"><span>1</span><span></span><span>2</span><span></span></p>
<p>What would you do next?</p>
<p class="kb-lines"><span></span></p>
"""


def sheets(steps: Iterable[Shown], site: Site) -> tuple[Markup, Markup]:
    """Return the steps as moments of the participants' sheet, and as turns."""
    moments: list[str] = []
    turns: list[str] = []
    for step in steps:
        when = _when(step)
        told = _voices(step.voices, "h3", site)
        asked = _asked(step, step.decider, site) if step.decider else ""
        moments.append(_moment(when, told, asked))
        turns.append(_turn(step, when, told, asked))
        if step.held:
            words = "What they expected and assumed"
            html = f'<h3 tabindex="-1">{words}</h3>\n{_voices(step.held, "h4", site)}'
            turns.append(_after("held", words, f'<section class="kb-held">\n{html}</section>'))
        if step.decider and step.choice:
            html = (
                '<h3 tabindex="-1">What was chosen</h3>\n'
                f'<p class="kb-crossing__who">{escape(step.decider.name)}:</p>\n'
                f'<div class="kb-choice__text">{step.choice}</div>\n'
            )
            section = f'<section class="kb-choice">\n{html}</section>'
            turns.append(_after("choice", "What was chosen", section))
    # Of parts that were escaped or rendered.
    return Markup("".join(moments)), Markup("".join(turns))  # noqa: S704


def summary(words: str) -> Markup:
    """Return what opens a turn, and closes it again."""
    return Markup(  # noqa: S704 - escaped
        f'<summary class="kb-turn__summary"><span class="kb-turn__open">{escape(words)}</span>'
        '<span class="kb-turn__close">Back to before this</span></summary>'
    )


def note(name: str, label: str, rows: int) -> Markup:
    """Return a field for a reader's own note, which is kept under a name."""
    return Markup(  # noqa: S704 - escaped
        f'<label class="kb-note-field"><span>{escape(label)}</span>'
        f'<textarea rows="{rows}" data-kb-note="{escape(name)}" autocomplete="off"></textarea>'
        "</label>"
    )


def _moment(when: str, told: str, asked: str) -> str:
    crossing = f'<div class="kb-crossing">\n{asked}{_LINES_FOR_ANSWERS}</div>\n' if asked else ""
    return f'<div class="kb-moment">\n<h2>{when}</h2>\n{told}{crossing}</div>\n'


def _turn(step: Shown, when: str, told: str, asked: str) -> str:
    crossing = ""
    if asked:
        number = step.decision
        crossing = (
            f'<div class="kb-crossing" data-kb-decision>\n{asked}<div class="kb-crossing__notes">\n'
            "<p>Before you read on: which two explanations would fit what is known so far?</p>\n"
            f"{note(f'{number}-1', 'One', 2)}\n"
            f"{note(f'{number}-2', 'Another', 2)}\n"
            f"{note(f'{number}-3', 'What would you do next? (if you like)', 2)}\n"
            "</div>\n</div>\n"
        )
    return (
        f'<details class="kb-turn" data-kb-turn data-kb-moment="{step.number}">\n'
        f'{summary("Next moment")}\n<section class="kb-moment">\n'
        f'<h2 tabindex="-1">{when}</h2>\n{told}{crossing}</section>\n</details>\n'
    )


def _after(kind: str, words: str, section: str) -> str:
    """Return a turn that opens behind a decision."""
    return (
        f'<details class="kb-turn kb-turn--{kind}" data-kb-turn>\n{summary(words)}\n'
        f"{section}\n</details>\n"
    )


def _when(step: Shown) -> str:
    day = f'<span class="kb-moment__day">{step.day},</span> ' if step.day else ""
    return (
        f'{day}<time datetime="{step.machine_time}">{step.time}</time> '
        f"<small>moment {step.number}</small>"
    )


def _asked(step: Shown, decider: Voice, site: Site) -> str:
    title = f'<h3 class="kb-crossing__title">{site.glyph("decision")} A decision</h3>\n'
    who = f'{title}<p class="kb-crossing__who">{_named(decider)} had to decide'
    if step.question:
        return f'{who}:</p>\n<div class="kb-crossing__question">{step.question}</div>\n'
    return (
        f"{who}. The account tells question and choice in one, so both open after your answers."
        "</p>\n"
    )


def _voices(told: Iterable[Voice], level: str, site: Site) -> str:
    html = ""
    for voice in told:
        lines = "".join(
            [
                f'<li class="kb-spoken kb-spoken--{kind}"><span class="kb-spoken__kind">'
                f'{site.glyph(kind)} {kind}</span> <div class="kb-spoken__text">{text}</div></li>\n'
                for kind, text in voice.lines
            ]
        )
        html += (
            f'<div class="kb-voice">\n<{level} class="kb-voice__name">{_named(voice)}</{level}>\n'
            f'<ul class="kb-voice__lines">\n{lines}</ul>\n</div>\n'
        )
    return html


def _named(voice: Voice) -> str:
    name = escape(voice.name)
    clock = f" <small>{escape(voice.clock)} where they are</small>" if voice.clock else ""
    return f"{name}{clock}"
