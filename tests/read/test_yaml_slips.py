"""Lines of front matter that YAML refuses, or reads as less than was meant."""

from __future__ import annotations

import pytest

from kb_plugin.read.yaml_nodes import compose
from kb_plugin.read.yaml_slips import Slip, cuts_in
from kb_plugin.source import SourceText


@pytest.mark.parametrize(
    ("front", "line", "slip"),
    [
        pytest.param("times:\n\tbegan: 09:05\n", 3, Slip.TAB, id="tab"),
        pytest.param("title: Billing: invoices twice\n", 2, Slip.COLON, id="colon"),
        pytest.param("factors:\n  - evidence: No metric: none\n", 3, Slip.COLON, id="in a list"),
        pytest.param("title: “Billing: invoices”\n", 2, Slip.CURLY_QUOTE, id="curly quotes"),
        pytest.param('title: "Invoices" twice\n', 2, Slip.QUOTED_START, id="quoted word"),
        pytest.param("impact: %5 of all\n", 2, Slip.SIGN, id="per cent"),
        pytest.param("signals: [@spool, a]\n", 2, Slip.BRACKET, id="sign in a list"),
        pytest.param("signals: [Error [4]: a, b]\n", 2, Slip.BRACKET, id="brackets in a list"),
        pytest.param("  name: Lead\n    zone: Z\n", 3, Slip.INDENTATION, id="deeper"),
        pytest.param("factors:\n- term: a\n   why: 'b'\n", 4, Slip.INDENTATION, id="quoted"),
        pytest.param("severity:3\nsystems: [a]\n", 2, Slip.NO_SPACE, id="no space at a colon"),
        pytest.param("factors:\n  - a\n  -b\nref: c\n", 4, Slip.NO_SPACE, id="no space at -"),
        pytest.param("severity = 3\nsystems: [a]\n", 2, Slip.NO_COLON, id="sign of equality"),
        pytest.param('title: "A\nstatus: draft\n', 2, Slip.OPEN_QUOTE, id="open quote"),
        pytest.param("<<<<<<< HEAD\na: b\n=======\n", 2, Slip.CONFLICT, id="conflict"),
        pytest.param("a:\n    b: c\n  d: e\n", 4, Slip.INDENTATION, id="between"),
    ],
)
def test_a_refused_line_is_named_by_what_stands_in_it(front: str, line: int, slip: Slip) -> None:
    root, defects = compose(SourceText("x.md", "x.md", f"---\n{front}---\n"), front, 2)
    assert root is None
    assert [(one.at.line, one.detail) for one in defects] == [(line, slip)]


@pytest.mark.parametrize(
    ("front", "cuts"),
    [
        ("impact: Told in #printing by 3\n", [(0, 16, "#printing by 3")]),
        ("impact: #412 twice\n", [(0, 8, "#412 twice")]),
        ("signals:\n  - job #7 stuck\n", [(1, 8, "#7 stuck")]),
        ("severity:        # how widely?\n", []),
        ("severity: 3 # how widely?\n", []),
        ("#printing\ntitle: a\n", []),
        ("#kb: allow KB204 why\nref: a #kb: no\n", []),
        ('impact: "Told in #printing"\n', []),
        ("impact: 'Told in #printing'\n", []),
        ("link: https://example.com/#top\n", []),
        ("impact: >\n  Told in #printing\n", []),
    ],
)
def test_a_hash_that_ends_a_text_is_told_from_a_comment(
    front: str, cuts: list[tuple[int, int, str]]
) -> None:
    assert cuts_in(front) == cuts
