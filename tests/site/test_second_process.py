"""A build that two processors share gives the site, and says the words, of one that has one."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.bench.generator import generate

if TYPE_CHECKING:
    from pathlib import Path

BUILD = """
import multiprocessing, os
os.sched_getaffinity = lambda _: set(range({processors}))
copy = multiprocessing.get_context("fork").Process
begin = copy.start
def start(process):
    print("shared", flush=True)
    begin(process)
copy.start = start
from mkdocs.__main__ import cli
cli()
"""

CONFIGURATION = """
site_name: Base
docs_dir: content
theme: {name: material}
markdown_extensions: [remarks]
plugins: [{postmortem-kb: {checks: {KB602: "off"}}}]
"""

REMARKS = """
import logging
from markdown import Extension
from markdown.preprocessors import Preprocessor

class Remark(Preprocessor):
    def run(self, lines):
        if any("Doubtful" in line for line in lines):
            logging.getLogger("mkdocs.remarks").warning("doubtful word")
        return lines

class Remarks(Extension):
    def extendMarkdown(self, md):
        md.preprocessors.register(Remark(md), "remarks", 100)

def makeExtension(**options):
    return Remarks(**options)
"""


def _build(project: Path, site: Path, processors: int) -> tuple[dict[str, bytes], list[str], int]:
    """Return files of a built site but for the search index, the words said, and the shares."""
    done = subprocess.run(
        [sys.executable, "-c", BUILD.format(processors=processors), "build", "-d", str(site)],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(project)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    files = {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        # Pagefind names its files anew in each run.
        if path.is_file() and "pagefind" not in path.relative_to(site).parts
    }
    shutil.rmtree(site)
    said = done.stdout.splitlines()
    shares = said.count("shared")
    unlike = re.compile("^shared$|Documentation built in")
    return files, [line for line in said if not unlike.search(line)], shares


@pytest.mark.skipif(sys.platform != "linux", reason="copies of a process are for Linux")
def test_two_processors_build_the_same_site_and_tell_the_same(tmp_path: Path) -> None:
    project = tmp_path / "base"
    generate(project, 24, 7)
    (project / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
    (project / "remarks.py").write_text(REMARKS, encoding="utf-8")
    written = sorted((project / "content" / "incidents").rglob("*.md"))
    for number, file in enumerate(written):
        text = file.read_text(encoding="utf-8").rstrip()
        doubtful = "" if number % 3 else " Doubtful."
        link = "See [the dashboard](#nowhere)."
        file.write_text(f"{text}\n\n{link}{doubtful}\n", encoding="utf-8")
    one, said_by_one, none = _build(project, tmp_path / "site", processors=1)
    two, said_by_two, shares = _build(project, tmp_path / "site", processors=2)
    assert (none, shares) == (0, 3)
    assert said_by_two == said_by_one
    assert sum("doubtful word" in line for line in said_by_two) == len(written) // 3
    assert sum("no such anchor" in line for line in said_by_two) > len(written) // 2
    assert sorted(two) == sorted(one)
    assert [name for name, content in two.items() if content != one[name]] == []
