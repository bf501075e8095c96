"""Small pieces of HTML that many pages show, each made once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from kb_plugin.kinds import Certainty
from kb_plugin.render.groups import group_key

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    import jinja2

    from kb_plugin.link.graph import KnowledgeBase
    from kb_plugin.model import Factor, FactorUse, Incident, Lesson, System

Uses = tuple[tuple["Factor", "FactorUse"], ...]


class Snippets:
    """What templates call `kb`: each macro of `macros.html.j2` with a memory."""

    def __init__(self, environment: jinja2.Environment, base: KnowledgeBase) -> None:
        """Take the templates from an environment and the incidents from a base."""
        self._environment = environment
        self._base = base
        self._made: dict[Hashable, Markup] = {}
        self._macros: Any = None

    def severity(self, level: int | None) -> Markup:
        """Return the bars and name of a severity."""
        return self._once("severity", level, level)

    def glyph(self, kind: str) -> Markup:
        """Return the glyph of a kind of entry, or of a decision.

        The page includes `glyphs.svg.j2` once; the word beside the glyph is the text alternative.
        """
        return self._once("glyph", kind, kind)

    def shape(self, group: str | None) -> Markup:
        """Return the shape of a group of factors, or nothing where it has none."""
        key = group_key(group)
        return self._once("shape", key, key)

    def system_tag(self, system: System) -> Markup:
        """Return the link to a system."""
        return self._once("system_tag", system.id, system)

    def system_tags(self, systems: Iterable[System]) -> Markup:
        """Return links to systems."""
        return Markup(" ").join(self.system_tag(one) for one in systems)

    def factor_tag(self, factor: Factor, certainty: Certainty = Certainty.KNOWN) -> Markup:
        """Return the link to a factor, with how certain it is."""
        return self._once("factor_tag", (factor.id, certainty), factor, certainty)

    def factor_tags(self, uses: Iterable[tuple[Factor, FactorUse]]) -> Markup:
        """Return links to factors, with how certain each is."""
        return Markup(" ").join(self.factor_tag(one, use.certainty) for one, use in uses)

    def factors(self, incident: Incident) -> Uses:
        """Return the known and potential factors of an incident."""
        uses = self._base.factors_of[incident.id]
        return tuple(pair for pair in uses if pair[1].certainty is not Certainty.RULED_OUT)

    def ruled_out(self, incident: Incident) -> Uses:
        """Return the factors that were considered for an incident and ruled out."""
        uses = self._base.factors_of[incident.id]
        return tuple(pair for pair in uses if pair[1].certainty is Certainty.RULED_OUT)

    def link(self, incident: Incident) -> Markup:
        """Return the link to an incident."""
        return self._once("link", incident.id, incident)

    def marks(self, incident: Incident) -> Markup:
        """Return what sets an incident apart: unpublished, internal, from before."""
        return self._once("marks", incident.id, incident)

    def listed(self, incident: Incident) -> Markup:
        """Return an incident as an item of a list."""
        return self._once("listed", incident.id, incident)

    def lesson(self, incident: Incident, lesson: Lesson, level: int = 3) -> Markup:
        """Return a lesson with who learned it and where, under a heading of a level."""
        return self._once("lesson", (incident.id, lesson.slug, level), incident, lesson, level)

    def _once(self, macro: str, key: Hashable, *values: object) -> Markup:
        made = self._made.get((macro, key))
        if made is None:
            if self._macros is None:
                self._macros = self._environment.get_template("macros.html.j2").module
            made = self._made[macro, key] = getattr(self._macros, macro)(*values)
        return made
