"""MkDocs' configuration and this plugin's settings: what is read, and what is set for the site."""

from __future__ import annotations

import logging
import posixpath
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from mkdocs.config import base
from mkdocs.config import config_options as option

from kb_plugin.bundle import Bundle, bundle
from kb_plugin.forge_edit import edit_template
from kb_plugin.markdown import EXTENSIONS
from kb_plugin.settings import DEFAULT, Settings, settings_from

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig

THEME = Path(__file__).parent / "theme"
STYLES = (
    "assets/kb/fonts.css",
    "assets/kb/tokens.css",
    "assets/kb/type.css",
    "assets/kb/chrome.css",
    "assets/kb/components.css",
    "assets/kb/accounts.css",
    "assets/kb/tables.css",
    "assets/kb/home.css",
    "assets/kb/search.css",
    "assets/kb/similar.css",
    "assets/kb/lanes.css",
    "assets/kb/replay.css",
    "assets/kb/places.css",
    "assets/kb/charts.css",
    "assets/kb/print.css",
)
"""The style sheets, in the order in which they stand in the one file that pages ask for."""
FAVICON = "assets/kb/favicon.svg"
_FAVICON_OF_MATERIAL = "assets/images/favicon.png"
PRELOADED = ("assets/kb/fonts/kb-serif.woff2", "assets/kb/fonts/kb-sans.woff2")
"""Fonts that every page shows at once: asked for before the style sheet has been read."""
SCRIPT = "assets/kb/kb.js"


class PluginOptions(base.Config):  # type: ignore[no-untyped-call]
    """The options of `postmortem-kb` in `mkdocs.yml`; `Settings` says what they mean."""

    drafts = option.Type((str, bool), default=DEFAULT.drafts)
    audience = option.Type(str, default=DEFAULT.audience)
    severities = option.Type(list, default=list(DEFAULT.severities))
    checks = option.Type(dict, default={})
    private_hosts = option.Type(list, default=[])
    deny_names = option.Type((list, str), default=[])


def settings_of(options: PluginOptions) -> tuple[Settings, tuple[str, ...]]:
    """Return the settings that the options amount to, and what is wrong with them."""
    return settings_from(dict(options))


def prepare(config: MkDocsConfig) -> Bundle:
    """Set what the site needs of Material and Markdown, so that `mkdocs.yml` need not.

    What the owner chose stays: each setting here only fills in where there is none. Returns the
    style sheet that pages now ask for.
    """
    theme = config.theme
    # Behind the owner's `custom_dir` and before Material itself.
    at = 1 if theme.custom_dir else 0
    if str(THEME) not in theme.dirs:
        theme.dirs.insert(at, str(THEME))
    # Fonts of Material come from another host.
    theme["font"] = False
    if not theme.get("palette"):
        theme["palette"] = _PALETTE
    features = theme.get("features") or []
    theme["features"] = list(dict.fromkeys((*features, *_FEATURES)))
    if theme.get("favicon") == _FAVICON_OF_MATERIAL:
        theme["favicon"] = FAVICON
    styles = bundle("assets/kb", (_text_of(style, theme.dirs) for style in STYLES))
    config.extra_css.insert(0, styles.uri)
    if SCRIPT not in config.extra_javascript:
        config.extra_javascript.append(_module(SCRIPT))
    for name, options in EXTENSIONS.items():
        if name not in config.markdown_extensions:
            config.markdown_extensions.append(name)
        config.mdx_configs[name] = {**options, **(config.mdx_configs.get(name) or {})}
    if config.repo_url and not _was_chosen(config, "edit_uri", "edit_uri_template"):
        template = edit_template(config.repo_url, _docs_folder(config))
        # The default of MkDocs is a branch and a folder that are not ours.
        config.edit_uri = None
        config.edit_uri_template = template and _template(template)  # type: ignore[assignment]
    # An anchor that leads nowhere is a broken link.
    links = config.validation.links
    links.anchors = max(links.anchors, logging.WARNING)
    return styles


def _text_of(style: str, folders: list[str]) -> str:
    """Return a style sheet as the first folder of the theme has it: the owner's before ours."""
    found = next(path for folder in folders if (path := Path(folder) / style).is_file())
    return found.read_text(encoding="utf-8")


def edit_address_of(config: MkDocsConfig) -> Callable[[str], str | None]:
    """Return what leads from a content path to its editor at the forge, or to None where the
    configuration knows of none: the rule of MkDocs' own `Page.edit_url`.
    """

    def address(uri: str) -> str | None:
        if config.edit_uri_template:
            noext = posixpath.splitext(uri)[0]
            target = config.edit_uri_template.format(path=uri, path_noext=noext)
        elif config.edit_uri:
            target = config.edit_uri + uri
        else:
            return None
        repository = config.repo_url or ""
        if repository and not target.startswith(("?", "#")) and not repository.endswith("/"):
            repository += "/"
        found = urljoin(repository, target)
        return found if urlsplit(found).netloc else None

    return address


def _template(text: str) -> option.EditURITemplate.Template:
    return option.EditURITemplate.Template(option.EditURITemplate.Formatter(), text)


def _module(script: str) -> Any:
    found = option.ExtraScriptValue(script)
    found.type = "module"
    return found


def _was_chosen(config: MkDocsConfig, *keys: str) -> bool:
    with warnings.catch_warnings():
        # MkDocs has no use for it any more, and there is no other way to ask.
        warnings.simplefilter("ignore", DeprecationWarning)
        chosen = config.user_configs
    return any(key in given for given in chosen for key in keys)


def _docs_folder(config: MkDocsConfig) -> str:
    start = Path(config.config_file_path or ".").resolve().parent
    docs = Path(config.docs_dir).resolve()
    folder = docs.relative_to(start).as_posix() if docs.is_relative_to(start) else docs.name
    return "" if folder == "." else folder


_FEATURES = (
    "navigation.tabs",
    "navigation.top",
    "navigation.indexes",
    "toc.follow",
    "content.code.copy",
)
_PALETTE = [
    {
        "media": "(prefers-color-scheme: light)",
        "scheme": "default",
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": "material/weather-night", "name": "Switch to dark mode"},
    },
    {
        "media": "(prefers-color-scheme: dark)",
        "scheme": "slate",
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": "material/weather-sunny", "name": "Switch to light mode"},
    },
]
