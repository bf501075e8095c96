"""The layers of the package: one direction, one place for each foreign library."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

import kb_plugin

PACKAGE = Path(kb_plugin.__file__).parent

LAYERS = (
    "second_process",
    "source",
    "finding",
    "settings",
    "layout",
    "kinds",
    "anchors",
    "forge_edit",
    "commonmark",
    "forge_lists",
    "forge_html",
    "active_html",
    "model",
    "vocabulary",
    "draft",
    "scaffold",
    "language",
    "read",
    "check",
    "report",
    "importing",
    "link",
    "search",
    "markdown",
    "render",
    "pipeline",
    "bundle",
    "first_paint",
    "kept_parts",
    "converted_pages",
    "plugin_config",
    "plugin",
    "cli",
)
"""Modules and folders of the package; each imports only from those before it."""

EDGES = ("converted_pages", "plugin_config", "plugin")
"""What alone knows MkDocs."""

HOMES = {
    "detect_secrets": ("check",),
    "bs4": ("importing",),
    "jinja2": ("render",),
    "markdown": ("markdown",),
    "markdownify": ("importing",),
    "mkdocs": EDGES,
    "multiprocessing": ("second_process",),
    "subprocess": ("search",),
    "yaml": ("read",),
}
"""Foreign modules, and the layers that may import them."""


class Import(NamedTuple):
    """An import as it stands in a file."""

    by: str
    module: str
    is_for_types: bool
    at: str


def layer_of(module: str) -> str:
    """Return the layer of a module of this package."""
    return module.split(".")[1] if "." in module else ""


@cache
def modules() -> tuple[str, ...]:
    """Return the names of all modules of the package."""
    files = (file.relative_to(PACKAGE.parent) for file in sorted(PACKAGE.rglob("*.py")))
    return tuple(".".join(file.with_suffix("").parts).removesuffix(".__init__") for file in files)


@cache
def imports() -> tuple[Import, ...]:
    """Return every import of the package, those inside functions included."""
    found: list[Import] = []
    for file in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts)
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for_types = {
            id(inner)
            for node in ast.walk(tree)
            if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
            for inner in ast.walk(node)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                assert not node.level, f"{name}: an import says the whole name of a module"
                names = [f"{node.module}.{alias.name}" for alias in node.names]
            else:
                continue
            at = f"{file.relative_to(PACKAGE.parent)}:{node.lineno}"
            found += [Import(name, one, id(node) in for_types, at) for one in names]
    return tuple(found)


def test_every_module_has_a_place_among_the_layers() -> None:
    assert {layer_of(module) for module in modules()} - {""} == set(LAYERS)


def test_imports_point_one_way() -> None:
    order = {layer: place for place, layer in enumerate(LAYERS)}
    against = [
        f"{one.at} imports {one.module}"
        for one in imports()
        if one.module.startswith("kb_plugin.")
        for here, there in [(layer_of(one.by), layer_of(one.module))]
        if here and order[there] > order[here]
    ]
    assert against == []


def test_the_edges_know_nothing_of_each_other() -> None:
    between = [
        one.at
        for one in imports()
        if {layer_of(one.by), layer_of(one.module)} in ({"cli", "plugin"}, {"cli", "plugin_config"})
        if one.module.startswith("kb_plugin.")
    ]
    assert between == []


def test_rendering_runs_no_indexer() -> None:
    taken = {
        ".".join(one.module.split(".")[:3])
        for one in imports()
        if layer_of(one.by) == "render" and one.module.startswith("kb_plugin.search")
    }
    assert taken <= {f"kb_plugin.search.{one}" for one in ("attributes", "identifiers", "pack")}


@pytest.mark.parametrize(("foreign", "homes"), HOMES.items(), ids=HOMES)
def test_a_foreign_module_has_one_home(foreign: str, homes: tuple[str, ...]) -> None:
    # What only a type checker sees, such as the parameter of an event, binds nothing.
    users = {
        layer_of(one.by)
        for one in imports()
        if one.module.split(".")[0] == foreign and not one.is_for_types
    }
    assert users == set(homes)


ALONE = """
import importlib, json, sys

for name in json.loads(sys.stdin.read()):
    for loaded in [one for one in sys.modules if one.partition(".")[0] == "kb_plugin"]:
        del sys.modules[loaded]
    importlib.import_module(name)
    if any(one.partition(".")[0] == "mkdocs" for one in sys.modules):
        sys.exit(name)
"""


def test_the_core_loads_without_mkdocs_each_module_by_itself() -> None:
    core = [module for module in modules() if layer_of(module) not in EDGES]
    result = subprocess.run(
        (sys.executable, "-c", ALONE),
        input=json.dumps(core),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (result.returncode, result.stderr) == (0, "")
