"""Where the benchmarks find their documents: third parties' text, beside the checkout and never part of it."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("WIREDESK_SHARED", ROOT.parent / "shared"))
FEEDS = SHARED / "corpus" / "feeds"
FIXTURES = ROOT / "fixtures"


def documents_in(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file in a folder, by name and in its order; says so and exits where there is none."""
    if not folder.is_dir():
        sys.exit(f"no folder {folder}: set WIREDESK_SHARED to the folder that holds corpus/, or name one with --feeds")
    found = {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}
    if not found:
        sys.exit(f"no file in {folder}: name another folder with --feeds")
    return found
