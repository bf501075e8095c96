"""What people do and decide and programs do not, so that a passive tells one from the other."""

from __future__ import annotations

from kb_plugin.language.pattern import phrases
from kb_plugin.language.verbs import CAREFUL, MINDFUL, PARTICIPLE, participles

DONE_BY_PEOPLE = phrases(
    rf"""(?:
    {participles(MINDFUL)}|{participles(CAREFUL - {"alert", "page", "renew", "protect"})}
    |approved|avoided|prevented|averted|mitigated|handled|made|done|performed|rolled|reverted|merged
    |deployed|released|shipped|pushed|scheduled|postponed|delayed|involved|discovered|followed
    |reported|implemented|upgraded|declared|written|taken|chosen|trained|staged|isolated|paged
    |alerted|aware|clearer|better|faster|quicker|sooner|earlier|smoother|simpler|easier|more\s+\w+
    |configured|added|decommissioned|disabled|provisioned|pinned|increased|raised|lowered|tuned
    |retired|replaced|paused|halted|aborted|cancell?ed|gated|drained|staged|split|separated|locked
    |restricted|limited|exercised|rehearsed|drilled|practi[sc]ed|set|put|built|designed|created
    |in\s+place|canaried|used|run|ran|chosen|given|paid|picked\s+up|spotted|treated|asked|brought|invited|assigned|labell?ed|tracked|audited
    |automated|enforced|required|reached\s+out|consulted|sized|communicated|turned\s+(?:up|off|on)|addressed|fixed|patched|understood|known|spent|learned
    )\b(?!\W+(?:\w+\W+){{0,4}}automatically\b)"""
)
"""What people do, so that `should have been` looks back on them."""

OF_PROGRAMS = phrases(
    r"""(?:an?\b|the\b|in\b|there\b|possible|able|necessary|visible|reachable|returned|sent|routed|delivered
    |processed|rejected|dropped|received|retried|evicted|cached|replicated|sync\w*|logged|charged|shown
    |displayed|served|accepted|matched|triggered|fired|executed|affected|impacted|counted|rendered
    |generated|queued|stored|running|set\s+to\b|null|empty|killed|terminated|restarted|expired|more|so
    |needed|required|visible|seen|exposed|loaded|parsed)\b"""
)
"""What programs do, so that `should not have been` looks back on no decision."""

DECIDED = phrases(rf"(?!{OF_PROGRAMS.text})(?:{PARTICIPLE})\b")
"""What people decide, so that `should not have been` looks back on them."""

WORSE = phrases(
    r"""\W*(?:\w+\W+){0,5}?(?:worse|later|longer|harder|unnoticed|undetected|much\s+more|more\s+(?:severe
    |serious|widespread|damaging|difficult|impactful|users|customers|errors|data|traffic|load))\b"""
)
TO_VALUE = phrases(r"set\s+to\s+\S*\d")
BY_SAFEGUARD = phrases(
    r"\w+\s+(?:up\s+)?(?:by|in|during)\s+(?:[\w'-]+\s+){0,4}?(?:reviews?|reviewers?|inspections?|audits?|testing|qa|checks?)\b"
)
REACHED = phrases(r"(?:reached|made|gone|passed|landed|got|gotten|left|shipped|existed)$")
"""Where a change got to that nobody wanted there: `should never have reached production`."""
