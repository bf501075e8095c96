"""The headings of published layouts, and the sections that they are."""

from __future__ import annotations

import pytest

from kb_plugin.importing.headings import (
    folded,
    is_known,
    is_lessons,
    is_timeline,
    is_wrapper,
    meaning,
)
from kb_plugin.kinds import SectionKind

S = SectionKind
LAYOUTS: dict[str, dict[str, SectionKind | None]] = {
    "SRE book": {
        "Summary": S.SUMMARY,
        "Impact": S.IMPACT,
        "Root Causes": S.UNDERSTANDING,
        "Trigger": S.UNDERSTANDING,
        "Resolution": None,
        "Detection": None,
        "Action Items": S.FOLLOW_UP,
        "Lessons Learned": S.LESSONS,
        "What went well": S.LIMITED_HARM,
        "What went wrong": S.UNDERSTANDING,
        "Where we got lucky": S.LIMITED_HARM,
        "Timeline": None,
        "Supporting information:": None,
    },
    "PagerDuty": {
        "Overview": S.SUMMARY,
        "What Happened": S.SUMMARY,
        "Contributing Factors": S.UNDERSTANDING,
        "Resolution": None,
        "Impact": S.IMPACT,
        "Responders": None,
        "What Went Well?": S.LIMITED_HARM,
        "What Didn't Go So Well?": S.LESSONS,
        "Action Items": S.FOLLOW_UP,
        "Messaging": None,
        "External Message": None,
    },
    "Atlassian": {
        "Incident summary": S.SUMMARY,
        "Leadup": S.CONTEXT,
        "Fault": S.UNDERSTANDING,
        "Impact": S.IMPACT,
        "Detection": None,
        "Response": None,
        "Recovery": None,
        "Timeline": None,
        "Five whys root cause identification": S.UNDERSTANDING,
        "Root cause": S.UNDERSTANDING,
        "Lessons learned": S.LESSONS,
        "Corrective actions": S.FOLLOW_UP,
    },
    "Wikimedia": {
        "Summary": S.SUMMARY,
        "Impact": S.IMPACT,
        "What went well?": S.LIMITED_HARM,
        "What went poorly?": S.LESSONS,
        "Where did we get lucky?": S.LIMITED_HARM,
        "Actionables": S.FOLLOW_UP,
        "Links to relevant documentation": None,
    },
    "GitLab": {
        "Impact & Metrics": S.IMPACT,
        "Root Cause Analysis": S.UNDERSTANDING,
        "5 Whys": S.UNDERSTANDING,
        "What can be improved": S.FOLLOW_UP,
        "Corrective actions": S.FOLLOW_UP,
    },
    "Etsy": {
        "What happened?": S.SUMMARY,
        "Why did it happen?": S.UNDERSTANDING,
        "Remediation": S.FOLLOW_UP,
        "Remediation items": S.FOLLOW_UP,
    },
    "providers": {
        "What went wrong and why?": S.UNDERSTANDING,
        "Summary of impact": S.IMPACT,
        "Customer impact": S.IMPACT,
        "Next steps": S.FOLLOW_UP,
        "How are we making incidents like this less likely or less impactful?": S.FOLLOW_UP,
    },
    "of all kinds": {
        "TL;DR": S.SUMMARY,
        "Executive Summary": S.SUMMARY,
        "Background": S.CONTEXT,
        "Background & context": S.CONTEXT,
        "Who was affected?": S.IMPACT,
        "Why is it happening": S.UNDERSTANDING,
        "How we will prevent it": S.FOLLOW_UP,
        "How we fixed it": None,
        "Scope of impact": S.IMPACT,
        "Probable cause": S.UNDERSTANDING,
        "Blameless root cause": S.UNDERSTANDING,
        "Working theory (root cause)": S.UNDERSTANDING,
        "Cause of the outage": S.UNDERSTANDING,
        "Analysis": S.UNDERSTANDING,
        "Lessons learnt": S.LESSONS,
        "Key takeaways": S.LESSONS,
        "What we learned": S.LESSONS,
        "Open questions": S.UNCLEAR,
        "Corrective and preventative measures": S.FOLLOW_UP,
        "Follow-up actions": S.FOLLOW_UP,
        "Follow up": S.FOLLOW_UP,
        "Recommendations": S.FOLLOW_UP,
        "TODO": S.FOLLOW_UP,
        "What we will do": S.FOLLOW_UP,
        "Appendix": None,
        "10:42 UTC": None,
        "Database migration": None,
        "Attendees": None,
    },
}


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        pytest.param(heading, kind, id=f"{layout}: {heading}")
        for layout, headings in LAYOUTS.items()
        for heading, kind in headings.items()
    ],
)
def test_headings_of_published_layouts(heading: str, kind: SectionKind | None) -> None:
    found = meaning(heading)
    assert (found.kind if found else None) is kind


@pytest.mark.parametrize(
    "heading",
    [
        "**Root cause**",
        "Root Cause:",
        "3. Root cause",
        "3.1 Root Cause",
        "IV. Root cause",
        "🔥 Root cause",
        "ROOT CAUSE",
        "`Root` cause",
        "Root cause (5 whys)",
        "Root cause {#root-cause}",
        "The root cause of the incident",
        "[Root cause](#x)",
        "_Root cause_",
    ],
)
def test_a_heading_means_the_same_in_any_dress(heading: str) -> None:
    found = meaning(heading)
    assert found is not None
    assert (found.kind, found.is_strong) == (S.UNDERSTANDING, True)


@pytest.mark.parametrize("heading", ["What happened", "Problem", "Details", "Remediation"])
def test_some_names_mean_other_things_elsewhere(heading: str) -> None:
    found = meaning(heading)
    assert found is not None
    assert not found.is_strong


@pytest.mark.parametrize("heading", ["How'd We Do?", "Conclusions", "Post-mortem", "Review"])
def test_headings_that_gather_others(heading: str) -> None:
    assert is_wrapper(heading)


def test_lessons_gather_others_too() -> None:
    assert is_lessons("Lessons Learnt")
    assert not is_lessons("Conclusions")


def test_parts_that_keep_their_own_headings_are_known() -> None:
    assert is_known("Time to resolve")
    assert not is_known("The cable behind the printer")


@pytest.mark.parametrize(
    ("kind", "headings"),
    [
        (S.SUMMARY, "Zusammenfassung/Résumé/Resumen/Resumo/Riepilogo/Samenvatting"),
        (S.IMPACT, "Auswirkungen/Conséquences/Impacto/Impatto/Gevolgen"),
        (S.UNDERSTANDING, "Ursache/Cause racine/Causa raíz/Causa radice/Oorzaak"),
        (S.LESSONS, "Erkenntnisse/Leçons apprises/Lecciones aprendidas/Lezioni apprese/Lessen"),
        (S.FOLLOW_UP, "Maßnahmen/Prochaines étapes/Próximos pasos/Ações/Azioni/Actiepunten"),
    ],
)
def test_headings_of_other_languages(kind: SectionKind, headings: str) -> None:
    for heading in headings.split("/"):
        found = meaning(heading)
        assert found, heading
        assert (found.kind, found.is_strong) == (kind, True), heading


def test_a_timeline_has_many_names() -> None:
    assert is_timeline("Timeline (all times UTC)")
    assert is_timeline("Chronology")
    assert not is_timeline("Time to resolve")


def test_folding_leaves_nothing_of_nothing() -> None:
    assert folded("  ") == folded("***") == ""
