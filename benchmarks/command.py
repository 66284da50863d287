"""Wiredesk as the benchmarks run it: its seeds, its command, and an environment without any settings."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path


def write_seeds(folder: Path, urls: Mapping[str, str]) -> None:
    """Make a source of each name and address, which may be one of this machine.

    Sources have no spacing, because the benchmarks poll again at once and do not measure the wait between two requests.
    """
    seeds = folder / "seeds"
    seeds.mkdir(parents=True)
    tables = (
        f'[[source]]\nname = "{name}"\nurl = "{url}"\nallow_private = true\nspacing = 0\n' for name, url in urls.items()
    )
    (seeds / "all.toml").write_text("".join(tables), encoding="utf-8")


def collection_in(folder: Path) -> Path:
    """Return where the collection of a folder is kept."""
    return folder / "collection.db"


def poll(folder: Path, workers: int) -> list[str]:
    """Return the command that polls every source of a folder's seeds, due or not."""
    places = ["--seeds", str(folder / "seeds"), "--collection", f"sqlite:///{collection_in(folder)}"]
    return [sys.executable, "-m", "ingest", *places, "--workers", str(workers), "-q", "--all"]


def environment(folder: Path) -> dict[str, str]:
    """Return an environment that is almost empty, like cron's."""
    return {"PATH": os.environ["PATH"], "HOME": str(folder), "LANG": "C.UTF-8"}
