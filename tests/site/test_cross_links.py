"""Every incident and what it names lead to each other, and no link is broken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.kinds import Certainty, RelationKind
from tests.site.serving import ROOT, broken_links, targets_of

if TYPE_CHECKING:
    from pathlib import Path

    from kb_plugin.link.graph import KnowledgeBase
    from tests.site.serving import HtmlPage

Pages = dict[str, "HtmlPage"]


def test_each_incident_and_its_systems_link_to_each_other(
    sample_pages: Pages, base: KnowledgeBase
) -> None:
    pairs = [
        (f"incidents/{incident.id}/", f"systems/{system.id}/")
        for incident in base.incidents
        for system in base.systems_of[incident.id]
    ]
    assert len(pairs) > 10
    assert [pair for pair in pairs if pair[1] not in targets_of(sample_pages, pair[0])] == []
    assert [pair for pair in pairs if pair[0] not in targets_of(sample_pages, pair[1])] == []


def test_each_incident_and_its_factors_link_to_each_other(
    sample_pages: Pages, base: KnowledgeBase
) -> None:
    pairs = [
        (f"incidents/{incident.id}/", f"factors/{factor.id}/")
        for incident in base.incidents
        for factor, _ in base.factors_of[incident.id]
    ]
    assert len(pairs) > 20
    assert [pair for pair in pairs if pair[1] not in targets_of(sample_pages, pair[0])] == []
    assert [pair for pair in pairs if pair[0] not in targets_of(sample_pages, pair[1])] == []


def test_each_cell_of_the_matrix_leads_to_the_factor_on_the_systems_page(
    sample_pages: Pages, base: KnowledgeBase
) -> None:
    expected = {
        f"../systems/{system.id}/#factor-{factor.id}"
        for incident in base.incidents
        for factor, use in base.factors_of[incident.id]
        if use.certainty is not Certainty.RULED_OUT
        for system in base.systems_of[incident.id]
    }
    assert expected <= set(sample_pages["matrix/"].links)


def test_a_stated_relation_shows_on_both_sides(sample_pages: Pages, base: KnowledgeBase) -> None:
    stated = [
        (incident.id, relation.id)
        for incident in base.incidents
        for relation in incident.relations
        if relation.kind is not RelationKind.NOT_SIMILAR
    ]
    assert stated
    for one, other in stated:
        assert f"incidents/{other}/" in targets_of(sample_pages, f"incidents/{one}/")
        assert f"incidents/{one}/" in targets_of(sample_pages, f"incidents/{other}/")


def test_lists_lead_to_every_incident(sample_pages: Pages, base: KnowledgeBase) -> None:
    all_incidents = {f"incidents/{incident.id}/" for incident in base.incidents}
    assert all_incidents <= targets_of(sample_pages, "incidents/")
    with_lessons = {f"incidents/{one.id}/" for one in base.incidents if one.lessons}
    assert with_lessons <= targets_of(sample_pages, "lessons/")
    with_pairs = {f"incidents/{one.id}/" for one in base.incidents if one.pairs}
    assert with_pairs <= targets_of(sample_pages, "work-as-done/")
    with_actions = {f"incidents/{one.id}/" for one in base.incidents if one.actions}
    assert with_actions <= targets_of(sample_pages, "follow-up/")


def test_no_internal_link_or_anchor_is_broken(sample_site: Path, sample_pages: Pages) -> None:
    assert broken_links(sample_site, sample_pages) == []


def test_unpublished_incidents_are_nowhere(sample_site: Path) -> None:
    hidden = [
        file.stem
        for file in (ROOT / "content" / "incidents").rglob("*.md")
        if "\nstatus: review\n" in file.read_text(encoding="utf-8")
    ]
    assert hidden, "the sample base has an incident in review"
    for file in sample_site.rglob("*"):
        if file.is_file() and file.suffix in (".html", ".xml", ".json", ".txt"):
            text = file.read_text(encoding="utf-8")
            assert [name for name in hidden if name in text] == [], file
        assert file.stem not in hidden
