"""Where forges open a file for editing in the browser."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_SSH = re.compile(r"(?:ssh://)?git@(?P<host>[\w.-]+)(?::\d+/|[:/])(?P<path>[\w.~/-]+)")
_FORMS = {
    "github": "edit/{branch}/{folder}{{path}}",
    "gitlab": "-/edit/{branch}/{folder}{{path}}",
    "gitea": "_edit/{branch}/{folder}{{path}}",
    "bitbucket": "src/{branch}/{folder}{{path}}?mode=edit",
}
"""The address of a file's editor below that of the repository, by forge."""

_HOSTS = {
    "github": "github",
    "gitlab": "gitlab",
    "gitea": "gitea",
    "forgejo": "gitea",
    "codeberg": "gitea",
}
"""Words in the name of a host that tell which forge it is."""


def web_address(repository: str) -> str | None:
    """Return the address at which people open a repository, also from one for `git clone`; None
    where it is neither.
    """
    if ssh := _SSH.fullmatch(repository):
        repository = f"https://{ssh['host']}/{ssh['path']}"
    try:
        parts = urlsplit(repository)
    except ValueError:
        return None
    plain = re.fullmatch(r"[\w.:~/@%+-]+", repository, re.ASCII)
    if not plain or parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    return repository.rstrip("/").removesuffix(".git")


def edit_template(repository: str, folder: str, branch: str = "main") -> str | None:
    """Return the address at which a forge opens the editor for `{path}` below a folder, relative
    to that of the repository; None where its host does not tell which forge it is.
    """
    host = (urlsplit(repository).hostname or "").lower()
    forge = next((forge for word, forge in _HOSTS.items() if word in host), None)
    # Bitbucket at other hosts, the Data Center edition, has other addresses.
    if host == "bitbucket.org":
        forge = "bitbucket"
    if forge is None:
        return None
    return _FORMS[forge].format(branch=branch, folder=f"{folder}/" if folder else "")
