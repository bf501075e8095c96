"""What questions about language cost beside the rest of the check.

python -m tests.bench.language --incidents 1000
"""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from kb_plugin import pipeline
from kb_plugin.check.rules import RULES
from kb_plugin.read.catalogue import catalogue
from kb_plugin.read.corpus import RawFile, read_corpus
from kb_plugin.read.prose import prose_of_body
from kb_plugin.settings import DEFAULT
from tests.bench.generator import generate


def raw_files(content: Path) -> list[RawFile]:
    """Return the Markdown files of a content folder."""
    return [
        RawFile(file.as_posix(), file.relative_to(content).as_posix(), file.read_bytes())
        for file in sorted(content.rglob("*.md"))
    ]


def main() -> None:
    """Print CPU seconds of the whole check, and of what language adds to it."""
    parser = argparse.ArgumentParser(description="what questions about language cost")
    parser.add_argument("--incidents", type=int, default=1000)
    with TemporaryDirectory() as folder:
        generate(Path(folder), parser.parse_args().incidents)
        files = raw_files(Path(folder) / "content")
    words = sum(len(raw.data.split()) for raw in files)
    corpus = read_corpus(files, (), DEFAULT)
    exists = catalogue(corpus, DEFAULT)
    begun = process_time()
    for one in corpus.documents:
        if one.outline is not None and one.prose:
            first_line = one.source.position(one.body.start).line
            tuple(prose_of_body(one.source, first_line, one.outline, one.record))
    prose = process_time() - begun
    begun = process_time()
    for document in corpus.documents:
        for rule in RULES:
            if rule.code.startswith("KB4"):
                tuple(rule.find(document, exists))
    questions = process_time() - begun
    begun = process_time()
    pipeline.findings(files, (), DEFAULT)
    whole = process_time() - begun
    print(f"{len(files)} files, {words:,} words")
    print(f"the whole check {whole:.2f} s CPU; passages {prose:.2f} s, questions {questions:.2f} s")


if __name__ == "__main__":
    main()
