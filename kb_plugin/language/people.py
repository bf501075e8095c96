"""Words for people, and for what they are not."""

from __future__ import annotations

from enum import Enum, auto

from kb_plugin.language.names import GIVEN_NAMES
from kb_plugin.language.pattern import words


class Who(Enum):
    """Whom or what a verb is about."""

    SELF = auto()
    """The one who writes: I."""
    INSIDER = auto()
    """Somebody who works on the system: we, the on-call engineer, @name."""
    NOBODY = auto()
    """No one, none of us."""
    OUTSIDER = auto()
    """Somebody who uses the system, or attacks it."""
    PERHAPS = auto()
    """What may be people: they, a supplier."""
    NAME = auto()
    """A capitalised word: a person's name, or more often a product's."""
    WORK = auto()
    """What people do together: the review, the analysis."""
    THING = auto()
    ABSENT = auto()
    """No subject is named, as in notes: `Forgot to tell the desk`."""


PEOPLE = (Who.SELF, Who.INSIDER, Who.NOBODY)
"""Those whose acts a sentence can look back on."""

OTHERS = (Who.THING, Who.NAME, Who.PERHAPS, Who.OUTSIDER)
"""By whom something can be done without anybody inside having a part in it."""

PRONOUNS = {
    **dict.fromkeys(("i", "me", "myself"), Who.SELF),
    **dict.fromkeys(
        words(
            """
            we us he she him someone somebody anyone anybody everyone everybody ourselves himself
            herself whoever
            """
        ),
        Who.INSIDER,
    ),
    **dict.fromkeys(("you", "yourself"), Who.OUTSIDER),
    **dict.fromkeys(("they", "them", "themselves"), Who.PERHAPS),
    **dict.fromkeys(("nobody", "no-one", "none", "neither"), Who.NOBODY),
    **dict.fromkeys(
        words(
            """
            it itself this that these those there what which everything something nothing
            """
        ),
        Who.THING,
    ),
}

NOUNS = {
    **dict.fromkeys(
        words(
            """
            admin administrator analyst approver architect assignee author colleague coder
            commander committer contributor coordinator crew dba dev developer devops director
            employee engineer engineering expert facilitator human ic individual installer intern
            lead maintainer noc officer on-call oncall operator ops organiser owner person
            personnel pm programmer qa releaser committee consultant contractor council responder
            reviewer scientist soc specialist squad sre staff staffer steward supervisor support
            sysadmin team teammate technician tester volunteer
            apprentice auditor boss captain ceo chief copilot crewmember cto custodian dispatcher
            electrician folk founder gatekeeper guy hire implementer inspector integrator
            lieutenant mechanic mentor moderator newcomer nurse peer planner clerk rep conductor
            signaller pilot warden marketing sales finance procurement secretary subcontractor
            superintendent trainee watchstander workforce executive president
            bosun clinician doctor foreman helmsman midwife paramedic pharmacist physician
            quartermaster seafarer surgeon watchkeeper
            """
        ),
        Who.INSIDER,
    ),
    **dict.fromkeys(
        words(
            """
            abuser applicant attacker buyer citizen client consumer customer guest hacker merchant
            passenger patient people player public reader recipient seller shopper spammer student
            subscriber tenant user visitor viewer
            """
        ),
        Who.OUTSIDER,
    ),
    **dict.fromkeys(
        words(
            """
            agency airline authority bank board business carrier firm company department employer
            foundation guild hospital office leadership manufacturer member organisation
            organization partner provider registrar regulator supplier vendor
            """
        ),
        Who.PERHAPS,
    ),
    **dict.fromkeys(
        words(
            """
            analysis assessment communication coordination escalation diligence discussion handover
            handoff investigation planning review
            """
        ),
        Who.WORK,
    ),
}
"""Singular nouns that can head a subject."""

_PROGRAMS = words(
    """
    operator worker coordinator supervisor tester client lead member owner author
    """
)
"""Nouns that mean a program or a record where the word before is technical."""
_TECHNICAL = words(
    """
    kubernetes k8s prometheus postgres postgresql redis kafka elastic etcd raft cluster package
    process session task memory queue resource load network connection build cron node volume
    storage secret state device window thread pool background web gunicorn celery sidekiq job
    logical comparison helm istio flux argo lock file table database db index bucket malware api
    http rest metrics log health
    """
)
_MANAGING = words(
    """
    duty incident product project engineering line team account delivery service release senior
    upper middle the a our their that which when because if and but said says bank plant site
    company firm general local program programme
    """
)


_JOINT = words("co crew ex non shift staff sub team tech vice")
_TITLES = words("mr mrs ms dr")


def _parted(word: str, before: str) -> tuple[str, str]:
    """Return the noun that a joined word is about, and the word before it: `pilot-in-command`."""
    first, *others = [part for part in word.split("-") if not part.isdigit()] or [word]
    if others and first in _JOINT:
        return others[-1], first
    return (first if (others and others[0] in ("in", "of")) or not others else word), before


def kind_of_noun(word: str, before: str) -> Who:
    """Return whom a noun means, given the word before it."""
    if word.startswith("@"):
        return Who.INSIDER
    folded, adjective = _parted(word.lower(), before.lower())
    if folded == "managers":
        return Who.THING if adjective in (*_TECHNICAL, "password") else Who.INSIDER
    if folded in ("manager", "management"):
        return Who.INSIDER if adjective in _MANAGING or not adjective else Who.THING
    if folded == "shift":
        is_crew = adjective in ("night", "day", "early", "late", "morning", "evening", "previous")
        return Who.INSIDER if is_crew else Who.THING
    if folded in ("centre", "center", "room"):
        is_staffed = adjective in ("call", "contact", "operations", "control", "command")
        return Who.INSIDER if is_staffed else Who.THING
    if folded in ("desk", "desks"):
        return Who.INSIDER if adjective in ("support", "service", "help") else Who.THING
    single = next(
        (one for one in (folded, folded.removesuffix("s")) if one in NOUNS),
        folded.removesuffix("es"),
    )
    if single in _PROGRAMS and (adjective in _TECHNICAL or not adjective.isascii()):
        return Who.THING
    if single == "member" and adjective in ("team", "staff", "crew", "community", "core"):
        return Who.INSIDER
    if single in NOUNS:
        return NOUNS[single]
    is_named = word[:1].isupper() and (folded in GIVEN_NAMES or adjective in GIVEN_NAMES)
    if is_named or adjective in _TITLES:
        return Who.INSIDER
    if word.isupper() and word.isalpha() and len(word) > 1:
        return Who.NAME  # `the FAA`, but mostly `the API`
    is_name = word[:1].isupper() and word.isalpha() and not word.endswith(("ing", "tion", "s"))
    return Who.NAME if is_name and adjective not in ("the", "a", "an", "this") else Who.THING
