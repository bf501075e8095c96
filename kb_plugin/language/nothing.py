"""What was not done, told of the work: no review was made, was never tested, was not trained.

Each form is a family of its own, so that a file has only those patterns compiled that it needs.
"""

from __future__ import annotations

from kb_plugin.language.family import Family, anyone
from kb_plugin.language.pattern import phrases, words

_NOT = "not never wasn't weren't hadn't hasn't haven't"
_WAS_NOT = r"(?:was|were|had)(?:\s+not|n't|\s+never)"
_FORMS = (
    (
        (
            "no",
            """
            done made given performed carried conducted sent undertaken issued posted taken paid
            held
            """,
        ),
        r"""\bno\s+(?:[\w-]+\s+){0,2}?(?:testing|tests|reviews?|checks?|verification|validation|thought
        |consideration|communication|notice|warning|announcement|analysis|plan|investigation
        |risk\s+assessment|hand-?overs?|handoffs?|briefing|rehearsal|follow-?up|action|attention
        |effort|heads[\s-]up)\s+(?:of\s+\w+\s+)?(?:was|were|had\s+been)\s+(?:ever\s+)?
        (?:done|made|given|performed|carried\s+out|conducted|sent|undertaken|issued|posted|taken
        |paid|held)\b""",
    ),
    (
        ("considered consulted explored discussed assessed", "no"),
        r"""\bno\s+(?:[\w-]+\s+){1,3}(?:was|were|had\s+been)\s+(?:(?:ever|seriously|even|properly)\s+)*
        (?:considered|consulted|explored|discussed|assessed)\b""",
    ),
    (
        ("made done performed carried conducted", _NOT),
        rf"""\b(?:tests?|testing|reviews?|checks?|drills?|rehearsals?|inspections?|backups?|steps
        |verification|validation|assessments?|maintenance)\s+{_WAS_NOT}\s+(?:been\s+)?
        (?:made|done|performed|carried\s+out|conducted)\b""",
    ),
    (
        (
            """
            tested investigated reviewed escalated followed acted checked verified communicated
            announced
            """,
            "not never",
            "but and",
        ),
        r"""\b(?:was|were)\s+\w+\s+(?:but|and)\s+(?:was\s+|were\s+)?(?:not|never)\s+(?:tested
        |investigated|reviewed|escalated|followed\s+up|acted\s+(?:up)?on|checked|verified
        |communicated|announced)\b""",
    ),
    (
        ("not", "done performed carried conducted", "testing review reviews assurance checks"),
        r"""\b(?:testing|reviews?|assurance|checks)\s+not\s+(?:done|performed|carried\s+out|conducted)\b""",
    ),
    (
        ("nothing little", "done"),
        r"\b(?:nothing|too\s+little|little)\s+(?:was|had\s+been)\s+(?:ever\s+)?done\b(?!\s+with\b)",
    ),
    (
        (
            "little enough insufficient",
            "thought attention care consideration priority notice weight",
            "given paid taken",
        ),
        r"""\b(?:little|not\s+enough|insufficient)\s+(?:\w+\s+)?(?:thought|attention|care
        |consideration|priority|notice|weight)\s+(?:was|were|had\s+been)\s+(?:given|paid|taken)\b""",
    ),
    (
        (
            "never",
            """
            tested reviewed verified checked questioned followed addressed prioritised prioritized
            acted documented communicated rehearsed exercised validated retested
            rereviewed reverified rechecked revalidated
            """,
        ),
        r"""(?:\b(?:was|were|had|have|has)\s+|,\s+|(?<=\bbut\s))never\s+(?:(?:been|\w+ly)\s+){0,3}(?:re-?)?
        (?:tested|reviewed|verified|checked|questioned|followed\s+up|addressed|prioriti[sz]ed
        |acted\s+(?:up)?on|documented|communicated|rehearsed|exercised|validated)\b""",
    ),
    (
        (
            "never",
            """
            done carried implemented performed discussed planned considered reported raised
            escalated put assigned migrated decommissioned cleaned fixed enabled
            rolled rotated renewed removed
            """,
        ),
        r"""\b(?:was|were|had\s+been)\s+never\s+(?:been\s+)?(?:\w+ly\s+)?(?:done|carried\s+out
        |implemented|performed|discussed|planned|considered|reported|raised|escalated
        |put\s+in\s+place|assigned|migrated|decommissioned|cleaned\s+up|fixed
        |enabled|rolled\s+out|rotated|renewed|removed)\b""",
    ),
    (
        (
            "passed handed relayed conveyed shared given",
            _NOT,
            """
            information warning warnings concern concerns instruction instructions knowledge advice
            context documentation finding findings
            """,
        ),
        r"""\b(?:information|warnings?|concerns?|instructions?|knowledge|advice|context|documentation
        |findings?)\s+(?:was|were|is|had)(?:\s+not|n't|\s+never)\s+(?:been\s+)?(?:passed\s+on
        |handed\s+over|relayed|conveyed|shared|given)\b""",
    ),
    (
        ("run completed used consulted filled", _NOT),
        rf"""\b(?:ci|tests?|checks?|suite|linters?)\s+{_WAS_NOT}\s+(?:been\s+)?run\b
        |\b(?:checklist|runbook|playbook)\s+{_WAS_NOT}\s+(?:been\s+)?
        (?:completed|used|consulted|filled\s+(?:in|out))\b""",
    ),
    (
        ("unnoticed undetected unchallenged", "by"),
        r"""\bwent\s+(?:unnoticed|undetected|unchallenged)\s+by\s+(?:the\s+)?(?:us|teams?|engineers?
        |everyone|reviewers?|operators?|developers?|staff|on-?call)\b""",
    ),
    (
        ("evidence", "no"),
        r"""\bno\s+evidence\s+(?:that\s+[^.;]{1,60}?(?:had\s+|has\s+|have\s+|was\s+|were\s+)?(?:ever\s+)?
        (?:undertaken|considered|carried\s+out|checked|tested|conducted|performed|reviewed|assessed
        |discussed|trained)
        |of\s+(?:any\s+)?(?:(?:[\w-]+\s+){0,3}?(?:being|having\s+been)\s+
          (?:discussed|reviewed|tested|considered|assessed)
        |testing|reviews?|assessments?|planning|training|consideration|supervision))\b""",
    ),
    (
        ("training trained induction instruction", _NOT),
        r"""(?<!model\s)(?<!classifier\s)\b(?:had|has|have|was|were)(?:\s+not|n't|\s+never)\s+
        (?:(?:received|undergone|been\s+given|been|given|completed)\s+)?
        (?:(?:\w+ly|adequate|sufficient|proper|enough|any|the|necessary|required|formal)\s+){0,2}
        (?:training|trained|induction|instruction)\b""",
    ),
    (
        ("statuspage status", "updated"),
        r"\bstatus\s*page\s+(?:was\s+not|wasn't|had\s+not\s+been)\s+updated\b",
    ),
)

FAMILIES = tuple(
    Family("not-done", tuple(words(one) for one in needs), phrases(form), anyone)
    for needs, form in _FORMS
)
