"""Publishing is merging: what the workflows run, and what comes of it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from kb_plugin.scaffold.files import scaffold
from tests.site.serving import ROOT, HtmlPage
from tests.site.workflows import INSTALL, github_jobs, github_steps, gitlab_steps, run

if TYPE_CHECKING:
    from pathlib import Path

ID = "2025-05-06-orders-wait-behind-a-full-pool"
FILE = f"content/incidents/2025/{ID}.md"
KB = (sys.executable, "-c", "from kb_plugin.cli import main; raise SystemExit(main())")
SITE_URL = "https://example.github.io/incidents"
GITHUB = {"steps.pages.outputs.base_url": SITE_URL}
GITLAB = {"CI_PAGES_URL": SITE_URL, "CI_PROJECT_DIR": "/builds/x"}
REVIEWED = "2026-11-05-courier-app-starts-with-flags-off"
"""An incident of the sample that is in review."""

ANSWERS = {
    "## Summary": "Orders waited for a connection for forty minutes.",
    "## Context": "A Tuesday with ordinary load.",
    "## Impact": "Customers saw a spinner.",
    "### What I did": "- 10:05 I opened the page of [orders](../../systems/example-orders.md).",
    "### What I saw": "- 10:06 Requests of exactly 30 s.",
    "### What I expected": "- 10:06 A slow database.",
    "### What I assumed": "- 10:06 The pool has room.",
    "### How I understood it": "- 10:20 Everyone waits for a connection.",
    "## What we understand now": "A limit that nobody had chosen met a new habit.",
    "## Work as imagined, work as done": "- Imagined: reports run at night.\n  - Done: by day too.",
    "## What limited the harm": "Baskets were kept.",
    "## What stays unclear": "How often this happened before.",
    "## Lessons": "### A pool has an end\n\nAsk what is waiting.\n\nLearned by: on-call-engineer",
    "## Follow-up": "The size stays as it is.",
}


def git(*command: str, cwd: Path) -> str:
    """Run git as somebody, whatever the configuration of this machine."""
    who = {"NAME": "Someone", "EMAIL": "someone@example.com"}
    done = subprocess.run(
        ("git", *command),
        cwd=cwd,
        env={
            **os.environ,
            **{
                f"GIT_{role}_{key}": one
                for role in ("AUTHOR", "COMMITTER")
                for key, one in who.items()
            },
            "GIT_CONFIG_GLOBAL": os.devnull,
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


def kb(*arguments: str, cwd: Path) -> str:
    """Run `kb` of this checkout as an author does; return what it prints for programs."""
    done = subprocess.run(
        (*KB, *arguments),
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def answered(text: str) -> str:
    """Return a draft in which each question has its answer, and all have agreed."""
    heading = ""
    lines: list[str] = []
    for line in text.split("\n"):
        if line.startswith("#"):
            heading = line
        asks = line.startswith("<!-- kb: ask ")
        lines.append(ANSWERS.get(heading, "") if asks else line)
    filled = "\n".join(lines)
    for empty, value in {
        "status: draft": "status: published",
        "severity:  ": "severity: 3",
        "    agreed:  ": "    agreed: 2025-05-09",
    }.items():
        assert filled.count(empty) == 1, empty
        filled = filled.replace(empty, value)
    return filled


def knows_github() -> bool:
    """Tell whether `kb check` has the format that the workflow asks for."""
    asked = ("check", "--format", "github", "--help")
    return not subprocess.run(
        (*KB, *asked), env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=False
    ).returncode


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bare repository with a new knowledge base on its main branch."""
    folder = tmp_path_factory.mktemp("forge")
    git("init", "--quiet", "--bare", "--initial-branch=main", "origin.git", cwd=folder)
    origin = folder / "origin.git"
    git("clone", "--quiet", str(origin), "first", cwd=folder)
    first = folder / "first"
    kb("init", ".", "--repo-url", "https://github.com/example/incidents", cwd=first)
    git("add", "--all", cwd=first)
    git("commit", "--quiet", "--message", "Begin", cwd=first)
    git("push", "--quiet", "origin", "HEAD:main", cwd=first)
    return origin


@pytest.fixture(scope="module")
def proposal(origin: Path) -> Path:
    """A clone with a branch on which an author has begun an incident."""
    author = origin.parent / "author"
    git("clone", "--quiet", str(origin), str(author), cwd=origin.parent)
    git("switch", "--quiet", "--create", "orders-wait", cwd=author)
    title = "Orders wait behind a full pool"
    given = ("--system", "example-orders", "--factor", "fixed-limit")
    written = kb(
        *("new", title, *given, "--account", "On-call engineer", "--date", "2025-05-06"),
        cwd=author,
    )
    assert written == f"{FILE}\n"
    git("add", "--all", cwd=author)
    git("commit", "--quiet", "--message", "Begin an account", cwd=author)
    return author


@pytest.fixture(scope="module")
def merged(origin: Path, proposal: Path) -> Path:
    """The bare repository after the incident was published and its branch merged to main."""
    file = proposal / FILE
    file.write_text(answered(file.read_text(encoding="utf-8")), encoding="utf-8")
    git("commit", "--quiet", "--all", "--message", "Publish, as agreed", cwd=proposal)
    git("push", "--quiet", "origin", "orders-wait", cwd=proposal)
    reviewer = origin.parent / "reviewer"
    git("clone", "--quiet", str(origin), str(reviewer), cwd=origin.parent)
    git("merge", "--quiet", "--no-ff", "--message", "Merge", "origin/orders-wait", cwd=reviewer)
    git("push", "--quiet", "origin", "main", cwd=reviewer)
    return origin


def fresh(origin: Path, name: str) -> Path:
    """Return a fresh clone of main, as a forge checks it out."""
    git("clone", "--quiet", "--depth=1", f"file://{origin}", name, cwd=origin.parent)
    return origin.parent / name


def page(site: Path, address: str) -> HtmlPage:
    return HtmlPage((site / address).read_text(encoding="utf-8"))


@pytest.mark.parametrize("forge", ["github", "gitlab"])
def test_a_proposal_is_checked_and_previewed_with_its_draft(proposal: Path, forge: str) -> None:
    if forge == "gitlab":
        run(proposal, gitlab_steps(proposal, "check", GITLAB))
        run(proposal, gitlab_steps(proposal, "preview", GITLAB))
    else:
        run(proposal, github_steps(proposal, "preview", GITHUB))
    shown = page(proposal / "preview", f"incidents/{ID}.html")
    assert "Not published" in "".join(shown.words)
    assert "kb: ask" not in (proposal / "preview" / "incidents" / f"{ID}.html").read_text("utf-8")


@pytest.mark.skipif(not knows_github(), reason="`kb check` has no format for GitHub yet")
def test_github_checks_a_proposal(proposal: Path) -> None:
    run(proposal, github_steps(proposal, "check", GITHUB))


@pytest.mark.parametrize(
    ("forge", "folder"), [("github", "site"), ("gitlab", "public")], ids=["github", "gitlab"]
)
def test_a_merge_to_main_ends_with_the_page_in_the_site(
    merged: Path, forge: str, folder: str
) -> None:
    clone = fresh(merged, f"deploy-{forge}")
    if forge == "github":
        run(clone, github_steps(clone, "build", GITHUB))
    else:
        run(clone, gitlab_steps(clone, "pages", GITLAB))
    site = clone / folder
    shown = page(site, f"incidents/{ID}/index.html")
    assert "Orders wait behind a full pool" in "".join(shown.words)
    assert f"https://github.com/example/incidents/edit/main/{FILE}" in shown.links
    assert f"../../incidents/{ID}/" in page(site, "systems/example-orders/index.html").links
    assert f"incidents/{ID}/" in "".join(page(site, "incidents/index.html").links)
    assert f"{SITE_URL}/incidents/{ID}/" in (site / "feed.xml").read_text(encoding="utf-8")
    assert "Not published" not in "".join(shown.words)
    assert git("status", "--porcelain", cwd=clone) == "", "what is built is ignored"


def test_what_was_not_published_is_not_in_the_site(merged: Path) -> None:
    clone = fresh(merged, "drafts")
    run(clone, github_steps(clone, "build", GITHUB))
    assert "status: draft" in (
        clone / "content/incidents/2025/2025-03-14-example-orders-wait.md"
    ).read_text(encoding="utf-8")
    assert [one.name for one in (clone / "site" / "incidents").iterdir() if one.is_dir()] == [ID]


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="a clone needs a repository")
@pytest.mark.parametrize(("job", "folder"), [("preview", "preview"), ("build", "site")])
def test_the_workflow_publishes_this_repository(job: str, folder: str, tmp_path: Path) -> None:
    git("clone", "--quiet", str(ROOT), "clone", cwd=tmp_path)
    clone = tmp_path / "clone"
    assert "--editable ." in (clone / "requirements.txt").read_text(encoding="utf-8")
    run(clone, github_steps(clone, job, GITHUB), package=clone)
    reviewed = [one.stem for one in (clone / folder / "incidents").glob(f"{REVIEWED}*")]
    assert reviewed == ([REVIEWED] if job == "preview" else [])
    assert (clone / folder / "search").with_suffix(".html" if job == "preview" else "").exists()


ACTIONS = {
    "actions/checkout": "v7",
    "actions/setup-python": "v7",
    "actions/upload-artifact": "v7",
    "actions/configure-pages": "v6",
    "actions/upload-pages-artifact": "v5",
    "actions/deploy-pages": "v5",
}
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def workflow(file: Path) -> dict[str, Any]:
    return dict(yaml.safe_load(file.read_text(encoding="utf-8")))


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda one: one.name)
def test_a_workflow_may_do_no_more_than_it_needs(file: Path) -> None:
    found = workflow(file)
    assert found["permissions"] == {"contents": "read"}
    assert "${{ github.ref }}" in found["concurrency"]["group"]
    for name, job in found["jobs"].items():
        expected = {
            "build": {"contents": "read", "pages": "read"},
            "deploy": {"pages": "write", "id-token": "write"},
        }
        assert job.get("permissions") == expected.get(name), name
        for step in job["steps"]:
            # What an author writes, such as a title, never becomes part of a command.
            assert "${{" not in step.get("run", "")
            if "uses" in step:
                action, _, version = step["uses"].partition("@")
                assert ACTIONS[action] == version
                if action == "actions/checkout":
                    assert step["with"] == {"persist-credentials": False}


def test_publishing_waits_for_the_check_and_for_main() -> None:
    jobs = github_jobs(ROOT)
    assert jobs["build"]["needs"] == "check"
    assert jobs["deploy"]["needs"] == "build"
    assert "refs/heads/main" in jobs["build"]["if"]
    assert "pull_request" in jobs["preview"]["if"]
    found = workflow(ROOT / ".github" / "workflows" / "knowledge-base.yml")
    assert (
        found["concurrency"]["cancel-in-progress"] == "${{ github.event_name == 'pull_request' }}"
    )
    # YAML 1.1 reads the key `on` as true.
    events: Any = found[True]  # type: ignore[index]
    assert events["push"] == {"branches": ["main"]}


def test_the_tests_of_this_repository_are_run_by_its_own_command() -> None:
    jobs = workflow(ROOT / ".github" / "workflows" / "test.yml")["jobs"]
    (command,) = [one["run"] for one in jobs["test"]["steps"] if "run" in one]
    assert os.access(ROOT / command, os.X_OK)


def test_gitlab_publishes_from_the_default_branch_only() -> None:
    files = scaffold("Our incidents", "", "mkdocs-postmortem-kb")
    found = yaml.safe_load(files[".gitlab-ci.yml"])
    assert found["default"]["before_script"] == [INSTALL]
    assert found["pages"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert found["pages"]["artifacts"]["paths"] == ["public"]
    assert re.search(r"--site-dir public$", found["pages"]["script"][0])
    assert found["preview"]["artifacts"]["expose_as"]
