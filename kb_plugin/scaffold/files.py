"""The files of a new knowledge base."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

BASE = Path(__file__).parent / "base"
_CHECKOUT = Path(__file__).parents[2]

SHARED = ("content/factors", "content/guide", ".github/workflows/knowledge-base.yml")
"""What the sample base has as well, so that it stands in the repository once.

A wheel holds it below `base/` (`force-include` in pyproject.toml); a checkout has it at the top.
"""

ALSO = {".github/PULL_REQUEST_TEMPLATE.md": ".gitlab/merge_request_templates/Default.md"}
"""Where another forge looks for the same text."""

_PLACE = re.compile(r"\{\{ ([a-z ]+) \}\}")
_FILLED = (
    "mkdocs.yml",
    "requirements.txt",
    ".pre-commit-config.yaml",
    "README.md",
    "content/index.md",
)


def scaffold(name: str, repository: str, requirement: str) -> Mapping[str, str]:
    """Return the files of a new knowledge base: path to text.

    `repository` is the lines of `mkdocs.yml` about it, `requirement` this package for pip.
    """
    values = {
        "name": name,
        "name as yaml": json.dumps(name, ensure_ascii=False),
        "repository": repository,
        "requirement": requirement,
    }
    files: dict[str, str] = {}
    for file, path in sorted(_sources(), key=lambda one: one[1]):
        text = file.read_text(encoding="utf-8")
        if path in _FILLED:
            text = _PLACE.sub(lambda place: values[place[1]], text)
        files[path] = text
        if path in ALSO:
            files[ALSO[path]] = text
    return files


def requirement_of(package: str, version: str | None) -> str:
    """Return what pip is asked for: this version, or a later one that stays compatible."""
    if version is None:
        return package
    major, minor = (int(part) for part in version.split(".")[:2])
    # Before 1.0 a minor version may change what it likes (semver.org, clause 4).
    end = f"{major + 1}" if major else f"0.{minor + 1}"
    return f"{package}>={version},<{end}"


def _sources() -> Iterator[tuple[Path, str]]:
    """Yield each file with its path in the new knowledge base."""
    for file in BASE.rglob("*"):
        if file.is_file():
            yield file, file.relative_to(BASE).as_posix()
    for part in SHARED:
        # An installed package has it below BASE, where it was found above.
        if (BASE / part).exists():
            continue
        whole = _CHECKOUT / part
        for file in (whole,) if whole.is_file() else whole.rglob("*"):
            if file.is_file():
                yield file, file.relative_to(_CHECKOUT).as_posix()
