"""One build in this process, with the time of its parts taken.

    python -m tests.bench.parts MKDOCS_YML SITE_DIR RESULT_JSON

The product knows nothing of this: the functions named in `PARTS` are wrapped from outside.
"""

from __future__ import annotations

import importlib
import inspect
import json
import sys
from functools import wraps
from pathlib import Path
from pkgutil import walk_packages
from time import perf_counter
from types import FunctionType, ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PARTS: tuple[tuple[str, str], ...] = (
    ("configuration", "mkdocs.config.load_config"),
    ("read, check, link", "kb_plugin.pipeline.*"),
    ("render", "kb_plugin.render.*"),
    ("Markdown", "mkdocs.structure.pages.Page.render"),
    ("templates", "jinja2.Template.render"),
    ("templates", "jinja2.Environment.get_template"),
    ("search index", "kb_plugin.search.index.Indexing.finish"),
    ("search index", "material.plugins.search.plugin.SearchPlugin.on_page_context"),
    ("search index", "material.plugins.search.plugin.SearchPlugin.on_post_build"),
    ("theme files", "mkdocs.structure.files.Files.copy_static_files"),
    ("pages written", "mkdocs.utils.write_file"),
)
"""Label and dotted path of what is timed; `.*` stands for every public function defined in a
module or below it.

A call counts for the outermost wrapped function around it: Jinja inside `kb_plugin.render` is
rendering, Jinja called by MkDocs is templates.
"""

_PATCHED = ("kb_plugin", "mkdocs", "material")
"""Packages whose modules may hold a wrapped function under a name of their own."""


class Clock:
    """Adds up the seconds and calls of each part."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {label: 0.0 for label, _ in PARTS}
        self.calls: dict[str, int] = dict.fromkeys(self.seconds, 0)
        self._is_running = False

    def timed(self, label: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function with its outermost calls timed; a generator's steps are calls."""
        if inspect.isgeneratorfunction(function):

            @wraps(function)
            def steps(*args: Any, **kwargs: Any) -> Iterator[Any]:
                step = self.timed(label, function(*args, **kwargs).__next__)
                while True:
                    try:
                        item = step()
                    except StopIteration:
                        return
                    yield item

            return steps

        @wraps(function)
        def call(*args: Any, **kwargs: Any) -> Any:
            if self._is_running:
                return function(*args, **kwargs)
            self._is_running = True
            begun = perf_counter()
            try:
                return function(*args, **kwargs)
            finally:
                self.seconds[label] += perf_counter() - begun
                self.calls[label] += 1
                self._is_running = False

        return call


def _resolve(path: str) -> tuple[object, str]:
    """Return the module or class that holds a name, and the name; LookupError if there is none."""
    names = path.split(".")
    for length in range(len(names) - 1, 0, -1):
        try:
            holder: object = importlib.import_module(".".join(names[:length]))
        except ImportError:
            continue
        for name in names[length:-1]:
            holder = getattr(holder, name, None)
        if hasattr(holder, names[-1]):
            return holder, names[-1]
        break
    raise LookupError(path)


def _public_functions(module: ModuleType) -> Iterator[tuple[object, str]]:
    below = walk_packages(getattr(module, "__path__", ()), f"{module.__name__}.")
    for one in [module, *(importlib.import_module(found.name) for found in below)]:
        for name, value in vars(one).items():
            is_own = isinstance(value, FunctionType) and value.__module__ == one.__name__
            if is_own and not name.startswith("_"):
                yield one, name


def _targets(path: str) -> list[tuple[object, str]]:
    if not path.endswith(".*"):
        return [_resolve(path)]
    try:
        module = importlib.import_module(path.removesuffix(".*"))
        return list(_public_functions(module))
    except ImportError:
        raise LookupError(path) from None


def wrap(clock: Clock) -> list[str]:
    """Wrap everything that `PARTS` names; return the names that do not exist."""
    missing: list[str] = []
    wrapped: dict[int, tuple[object, Callable[..., Any]]] = {}
    for label, path in PARTS:
        try:
            targets = _targets(path)
        except LookupError:
            missing.append(path)
            continue
        for holder, name in targets:
            original = getattr(holder, name)
            timed = clock.timed(label, original)
            setattr(holder, name, timed)
            # The original is kept with its id, so that no later object can have the same one.
            wrapped[id(original)] = (original, timed)
    for module in [*sys.modules.values()]:
        if getattr(module, "__name__", "").partition(".")[0] in _PATCHED:
            for name, value in [*vars(module).items()]:
                if id(value) in wrapped:
                    setattr(module, name, wrapped[id(value)][1])
    return missing


def main(config: str, site: str, result: str) -> None:
    """Build a project and write the seconds of each part to a file."""
    clock = Clock()
    begun = perf_counter()
    missing = wrap(clock)
    imported = perf_counter()
    from mkdocs.__main__ import cli

    cli(["build", "-q", "-f", config, "-d", site], standalone_mode=False)
    total = perf_counter() - begun
    seconds = {"imports": imported - begun, **clock.seconds}
    seconds["rest"] = total - sum(seconds.values())
    figures = {"total": total, "seconds": seconds, "calls": clock.calls, "missing": missing}
    Path(result).write_text(json.dumps(figures, indent=2), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
