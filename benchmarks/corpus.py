"""Where the benchmarks find their documents: third parties' text, beside the checkout and never part of it."""

import os
import sys
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("WIREDESK_SHARED", ROOT.parent / "shared"))
FEEDS = SHARED / "corpus" / "feeds"
PAGES = SHARED / "corpus" / "pages"
FIXTURES = ROOT / "fixtures"


def documents_in(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file in a folder, by name and in its order; says so and exits where there is none."""
    if not folder.is_dir():
        sys.exit(f"no folder {folder}: set WIREDESK_SHARED to the folder that holds corpus/, or name one with --feeds")
    found = {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}
    if not found:
        sys.exit(f"no file in {folder}: name another folder with --feeds")
    return found


def page_sets_in(folder: Path) -> tuple[Path, ...]:
    """Return the folders in it that hold pages and their truth, by name; says so and exits where there are none."""
    found = tuple(sorted(path.parent for path in folder.glob("*/truth.jsonl")))
    if not found:
        sys.exit(
            f"no pages in {folder}: set WIREDESK_SHARED to the folder that holds corpus/, or name one with --pages"
        )
    return found


@cache
def scorer() -> Any:
    """Return the module of the shared folder that scores page readers; says so and exits where it is missing."""
    path = SHARED / "bench" / "score_pages.py"
    spec = spec_from_file_location(path.stem, path)
    if not path.is_file() or spec is None or spec.loader is None:
        sys.exit(f"no file {path}: set WIREDESK_SHARED to the folder that holds bench/ and corpus/")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
