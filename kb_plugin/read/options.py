"""This plugin's options as they stand in `mkdocs.yml`, read without MkDocs.

Only the tree is read: tags of other tools, such as `!!python/name`, are left alone. `!ENV` has the
meaning that MkDocs gives it.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kb_plugin.read.text import decode
from kb_plugin.read.yaml_nodes import compose
from kb_plugin.settings import settings_from

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kb_plugin.read.yaml_nodes import Node
    from kb_plugin.settings import Settings

PLUGIN = "postmortem-kb"

_TRUE = frozenset(("true", "yes", "on"))
_FALSE = frozenset(("false", "no", "off"))


class ConfigurationError(Exception):
    """`mkdocs.yml` is missing or cannot be read; the message says where and what to do."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """What of `mkdocs.yml` concerns the knowledge base."""

    content: Path
    settings: Settings
    site_url: str = ""
    """Where the site is served, if `mkdocs.yml` says so in plain words."""
    directories: bool = True
    """Whether addresses of the site end in a slash (`use_directory_urls`)."""


def read_configuration(file: Path, environment: Mapping[str, str] = os.environ) -> Configuration:
    """Return the content folder and settings that a `mkdocs.yml` names.

    Raises `ConfigurationError` where there is no such file, it is no YAML, or an option is wrong.
    """
    keys = _keys(file, environment, depth=0)
    settings, problems = settings_from(_options(keys.get("plugins")))
    if problems:
        raise ConfigurationError(f"{file}: {PLUGIN}: {'; '.join(problems)}")
    folder = keys.get("docs_dir", "docs")
    content = file.parent / (folder if isinstance(folder, str) else "docs")
    if not content.is_dir():
        raise ConfigurationError(f"{file}: docs_dir: there is no folder {content}")
    site_url = keys.get("site_url")
    return Configuration(
        content,
        settings,
        site_url if isinstance(site_url, str) and site_url.startswith("http") else "",
        _as_mkdocs_reads(keys.get("use_directory_urls")) is not False,
    )


def _keys(file: Path, environment: Mapping[str, str], *, depth: int) -> dict[str, Any]:
    try:
        source, unreadable = decode(str(file), file.name, file.read_bytes())
    except OSError as error:
        help_ = "run this in the folder of mkdocs.yml"
        raise ConfigurationError(f"{file}: {error.strerror or error}; {help_}") from None
    root, defects = compose(source, source.text, 1)
    for defect in (*([unreadable] if unreadable else []), *defects):
        detail = defect.detail or defect.value or defect.problem
        raise ConfigurationError(f"{file}:{defect.at.line}: cannot be read: {detail}")
    if root is not None:
        _resolve_environment(root, environment)
    keys = root.plain() if root is not None else {}
    if not isinstance(keys, dict):
        raise ConfigurationError(f"{file}:1: is no mapping of keys to values")
    parent = keys.get("INHERIT")
    if isinstance(parent, str) and depth < 10:
        keys = {**_keys(file.parent / parent, environment, depth=depth + 1), **keys}
    return keys


def _resolve_environment(node: Node, environment: Mapping[str, str]) -> None:
    """Put what the environment says in the place of each `!ENV NAME` and `!ENV [NAME, default]`.

    After `construct_env_tag` of pyyaml-env-tag, by which MkDocs reads the same tag.
    """
    if node.tag == "!ENV" and not isinstance(node.value, dict):
        given = node.value if isinstance(node.value, list) else [node]
        names, default = (given[:-1], given[-1].value) if len(given) > 1 else (given, None)
        found = [
            environment[one.value]
            for one in names
            if isinstance(one.value, str) and one.value in environment
        ]
        # An empty one is no value, as in a file.
        node.value = (found[0] or None) if found else default
        return
    children = node.value.values() if isinstance(node.value, dict) else node.value
    if isinstance(children, str) or children is None:
        return
    for child in children:
        _resolve_environment(child, environment)


def _options(plugins: object) -> dict[str, Any]:
    entries = plugins if isinstance(plugins, list) else [plugins]
    for entry in entries:
        if isinstance(entry, dict) and isinstance(entry.get(PLUGIN), dict):
            return {key: _as_mkdocs_reads(value) for key, value in entry[PLUGIN].items()}
    return {}


def _as_mkdocs_reads(value: object) -> object:
    """Return an option in which the words that YAML 1.1 takes for booleans are booleans."""
    if isinstance(value, dict):
        return {key: _as_mkdocs_reads(one) for key, one in value.items()}
    word = value.lower() if isinstance(value, str) else None
    return True if word in _TRUE else False if word in _FALSE else value
