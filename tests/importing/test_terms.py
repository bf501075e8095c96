"""Systems and factors: those of the base where they fit, each with the words it rests on."""

from __future__ import annotations

import pytest

from kb_plugin.importing.systems import slug, subject_of
from tests.importing.bring import TERMS, base, bring, draft_of, outcome_of


def systems(text: str) -> list[str]:
    """Return the systems that are proposed for a report."""
    return [one.value for one in outcome_of(text).proposed if one.key == "system"]


def factors(text: str) -> list[tuple[str, str]]:
    """Return the factors that are proposed, with their evidence."""
    return [(one.value, one.passage) for one in outcome_of(text).proposed if one.key == "factor"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("---\ntitle: T\naffected: [checkout]\n---\nx\n", ["checkout"]),
        ("---\ntitle: T\nservices:\n- Checkout\n- Identity\n---\nx\n", ["checkout", "identity"]),
        ("# Queue\n\nAffected services: checkout-api and Mail\n", ["checkout", "mail, a new page"]),
        ("---\ntitle: T\naffectedsystems:\n  - checkout\n---\nx\n", ["checkout"]),
        ("# Queue\n\n| System | Mail relay |\n", ["mail-relay, a new page"]),
        ("# Queue\n\n| Affected | Checkout<br>Identity |\n", ["checkout", "identity"]),
        (
            "# Queue\n\nService(s) affected: n/a\n\nCheckout was slow. Checkout fell.\n",
            ["checkout"],
        ),
        ("# Checkout is slow\n\ntext\n", ["checkout"]),
        ("# Queue\n\nThe checkout-api failed; later checkout-api was back.\n", ["checkout"]),
        ("# Queue\n\nThe identity of the sender was unclear, the identity card was lost.\n", None),
        ("# Kafka metrics vanish\n\nKafka was restarted.\n", ["kafka, a new page"]),
        ("# Ticket search answers with nothing\n\ntext\n", ["ticket-search, a new page"]),
        ("---\ntitle: It was slow\ntags: [incident, mail]\n---\nx\n", ["mail, a new page"]),
        ("# Too many of them\n\ntext\n", ["not-named, a new page"]),
    ],
)
def test_systems_are_stated_or_named_or_read(text: str, found: list[str] | None) -> None:
    proposed = systems(text)
    assert proposed == (found if found is not None else ["not-named, a new page"])


def test_a_system_without_a_page_gets_one_to_begin_with() -> None:
    made = bring(
        {
            "a.md": "# Queue\n\nAffected: Mail relay\n\nA quota was reached.\n",
            "b.md": "# Anchor\n\nAffected: mail-relay\n\nA quota was reached.\n",
        }
    )
    assert [uri for uri, _ in made.stubs] == ["systems/mail-relay.md"]
    assert made.stubs[0][1].startswith("---\nname: Mail relay\n---\n")


@pytest.mark.parametrize("name", ["Index", "README", "C++", "null", "Ünïcode", "A: b"])
def test_a_new_page_never_breaks_the_base(name: str) -> None:
    made = bring({"a.md": f'---\ntitle: T\naffected: ["{name}"]\n---\nx\n'})
    (uri, draft), *_ = made.drafts
    assert base().errors(uri, draft, made.stubs) == ()
    (stub, text), *_ = made.stubs
    assert base().errors(stub, text, ()) == ()


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("Harbour gate opens late", "Harbour gate"),
        ("The coastal radar is offline", "coastal radar"),
        ("too many pods", None),
        ("How exports are named", None),
        ("503 errors", None),
        ("timetable", "timetable"),
        ("A very long name of some thing broke", None),
    ],
)
def test_the_subject_of_a_title(title: str, subject: str | None) -> None:
    assert subject_of(title) == subject


def test_a_slug_ends_behind_a_word() -> None:
    assert slug("Größe & Maß, it’s 5 o'clock") == "groe-ma-its-5-oclock"
    assert slug("word " * 40).endswith("word")
    assert len(slug("word " * 40)) <= 60
    assert slug("事故") == ""


@pytest.mark.parametrize(
    ("text", "factor", "evidence"),
    [
        ("We reached the quota of the API.", "fixed-limit", "We reached the quota of the API."),
        ("No alert fired for an hour.", "signal-absent", "No alert fired for an hour."),
        ("We assumed that it was safe.", "model-gap", "We assumed that it was safe."),
    ],
)
def test_a_factor_is_found_by_its_words(text: str, factor: str, evidence: str) -> None:
    assert factors(f"# Queue\n\n{text} Then nothing.\n")[0] == (factor, evidence)


def test_a_factor_is_only_potential_and_has_its_evidence() -> None:
    draft = draft_of("# Queue\n\nWe reached the **quota** of the [API](https://x.example).\n")
    assert (
        "factors:\n  - term: fixed-limit\n    certainty: potential\n"
        "    evidence: We reached the quota of the API.\n" in draft
    )


def test_what_caused_it_counts_for_more_than_what_will_be_done() -> None:
    text = (
        "# Queue\n\nIt stopped one day for an hour.\n\n## Root cause\n\nThe quota of the API was "
        "reached.\n\n## Action items\n\nAdd an alert, no alert fired for this.\n"
    )
    assert factors(text)[0][0] == "fixed-limit"


def test_a_base_of_its_own_words_is_used() -> None:
    own = {
        "factors/tide.md": "---\nname: Tide\naliases: [high water]\ngroup: Sea\n---\n\nWater.\n",
        "factors/fog.md": "---\nname: Fog\ngroup: Sea\n---\n\nNobody sees.\n",
    }
    draft = draft_of("# Queue\n\nThe ramp was under water, it was high water.\n", into=own)
    assert "  - term: tide\n" in draft
    assert "fog" not in draft


def test_without_a_fitting_word_no_condition_is_made_up() -> None:
    made = bring({"a.md": "# Queue\n\nIt stopped one day for an hour.\n"})
    (outcome,) = made.outcomes
    found = [one for one in outcome.proposed if one.key == "factor"]
    assert [(one.value, one.passage) for one in found] == [
        ("not-yet-named", "It stopped one day for an hour.")
    ]
    asked = "no word of the vocabulary of factors was found; which conditions made it possible?"
    assert asked in outcome.decide
    assert base().errors(*made.drafts[0], made.stubs) == ()


def test_a_word_in_passing_is_named_as_one() -> None:
    page = "---\nname: Config interaction\ngroup: Change\n---\n\nA setting met new conditions.\n"
    text = "# Queue\n\nThe configuration of the queue stopped it for an hour.\n"
    made = bring({"a.md": text}, {"factors/config-interaction.md": page})
    (outcome,) = made.outcomes
    asked = (
        "only a word in passing speaks of config-interaction: which conditions made it possible?"
    )
    assert asked in outcome.decide


def test_a_base_without_factors_gets_a_place_to_go_on_from() -> None:
    made = bring({"a.md": "# Queue\n\nIt stopped one day for an hour.\n"}, {})
    assert [uri for uri, _ in made.stubs] == ["systems/not-named.md", "factors/not-yet-named.md"]
    assert base({}).errors(*made.drafts[0], made.stubs) == ()


def test_evidence_prefers_sentences_that_judge_nobody() -> None:
    text = (
        "# Queue\n\nHuman error: the quota was reached. The quota of the API was reached at ten.\n"
    )
    assert factors(text)[0][1] == "The quota of the API was reached at ten."


def test_terms_of_the_base_are_named_by_their_ids() -> None:
    made = bring({"a.md": "---\ntitle: T\naffected: checkout-api\n---\nx\n"})
    assert base(TERMS).errors(*made.drafts[0], made.stubs) == ()
