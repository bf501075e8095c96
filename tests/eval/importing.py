"""How well real reports are imported, and whether they can be published as they are.

    python -m tests.eval.importing

Words, titles, days and sections are measured on drafts as the importer returns them. Then `kb`
imports the same folder into a new base, all drafts are published, MkDocs builds them with
`--strict`, and the folder is imported a second time, one draft having been edited.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.importing.real import REAL, Share, days, sections, titles, words

BARS = {"words": 1.0, "titles": 0.95, "days": 0.95, "sections": 0.9}
_EXAMPLES = "*example*"


def main() -> int:
    """Print each figure beside its bar; return 1 where one is missed."""
    if not REAL.is_dir():
        sys.exit(f"{REAL}: no real reports here; they are not part of the repository")
    measured = {"words": words(), "titles": titles(), "days": days(), "sections": sections()}
    for name, share in measured.items():
        _print(name, share, BARS[name])
    with tempfile.TemporaryDirectory() as folder:
        held = _published(Path(folder) / "base")
    missed = [name for name, share in measured.items() if share.value < BARS[name]]
    return 1 if missed or not held else 0


def _print(name: str, share: Share, bar: float) -> None:
    print(f"{name:10} {share.value:6.3f}   {share.right} of {share.of}   (bar {bar:.2f})")
    for one in share.wrong:
        print(f"           {one}")


def _published(base: Path) -> bool:
    _run("kb", "init", str(base), at=base.parent)
    for example in (base / "content" / "incidents").rglob(_EXAMPLES):
        example.unlink()
    began = time.perf_counter()
    _run("kb", "import", str(REAL), at=base)
    took = time.perf_counter() - began
    drafts = sorted((base / "content" / "incidents").rglob("*.md"))
    print(f"imported   {len(drafts)} reports in {took:.1f} s")
    before = _state(base)
    _run("kb", "import", str(REAL), at=base)
    is_same = _state(base) == before
    print(f"second run {'changes nothing' if is_same else 'CHANGES FILES'}")
    for draft in drafts:
        text = draft.read_text(encoding="utf-8")
        draft.write_text(text.replace("\nstatus: draft\n", "\nstatus: published\n", 1), "utf-8")
    edited = _state(base)
    _run("kb", "import", str(REAL), at=base)
    is_kept = _state(base) == edited
    print(f"edited     {'drafts stay as they are' if is_kept else 'drafts are OVERWRITTEN'}")
    built = _run("mkdocs", "build", "--strict", "--quiet", at=base, check=False)
    pages = list((base / "site" / "incidents").glob("[0-9u]*/index.html"))
    is_built = built.returncode == 0 and len(pages) >= len(drafts)
    print(f"published  build --strict {'succeeds' if is_built else 'FAILS'}, {len(pages)} pages")
    return is_same and is_kept and is_built


def _state(base: Path) -> dict[str, bytes]:
    return {
        file.relative_to(base).as_posix(): file.read_bytes()
        for file in (base / "content").rglob("*")
        if file.is_file()
    }


def _run(
    command: str, *arguments: str, at: Path, check: bool = True
) -> subprocess.CompletedProcess[bytes]:
    program = Path(sys.executable).parent / command
    return subprocess.run([program, *arguments], cwd=at, check=check, capture_output=True)


if __name__ == "__main__":
    sys.exit(main())
