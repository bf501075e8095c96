"""A plain project on the text of a generated base: what one has without the plugin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_CONFIG = """site_name: Plain project
docs_dir: content
theme: {name: material, font: false}
plugins: [search, tags]
nav: [index.md]
not_in_nav: |
  /incidents/
  /systems/
  /factors/
  /tags.md
"""

_SYSTEMS = re.compile(r"^systems: \[(?P<ids>.*)\]$", re.MULTILINE)
_FACTOR = re.compile(r"^  - (?:term: )?(?P<id>[a-z-]+)$", re.MULTILINE)


def write_plain(base: Path, into: Path, *, tagged: bool) -> None:
    """Write a project with the pages of a base that a build of ours shows, and no others.

    Tagged, each incident has its systems and factors as tags and one page lists them all.
    """
    (into / "content").mkdir(parents=True)
    (into / "mkdocs.yml").write_text(_CONFIG, encoding="utf-8")
    if tagged:
        (into / "content" / "tags.md").write_text("# Tags\n\n<!-- material/tags -->\n")
    for path in sorted((base / "content").rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        relative = path.relative_to(base)
        if relative.parts[1] == "incidents":
            front = text.partition("\n---\n")[0]
            if "\nstatus: published" not in front or "\naudience: internal" in front:
                continue
            if tagged:
                tags = ", ".join(_tags(front))
                text = text.replace("---\n", f"---\ntags: [{tags}]\n", 1)
        copy = into / relative
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(text, encoding="utf-8", newline="\n")


def _tags(front: str) -> list[str]:
    systems = _SYSTEMS.search(front)
    ids = systems["ids"].split(", ") if systems else []
    before_actions = front.partition("\nref:")[0].partition("\naccounts:")[0]
    return [*ids, *_FACTOR.findall(before_actions)]
