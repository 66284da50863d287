"""How long does a folder of saved pages take, by the commands that people type?

    python -m benchmarks.folder [--every N] [--rounds N] [--pages DIR]

Corpus: every Nth page of ../shared/corpus/pages, unpacked into one folder. Each command is measured from start to end
with its children, on an empty collection or into an empty folder. They take turns, with another one first in each
round. Shown are medians of the rounds, and the least and most of the wall seconds.

    wiredesk              python -m ingest PAGES: read on every core, and stored: identity, versions, copies, and
                          what the pages of each site have in common, for which each is parsed once more
    wiredesk, alone       --workers 1
    trafilatura           --input-dir PAGES --json --with-metadata: read on every core, a file of JSON for each
    trafilatura, alone    --parallel 1

The last result
---------------
2026-11-28, Python 3.11.7, 2 cores of a slow machine, nothing else at work, 3 rounds; trafilatura 2.3.1:

    685 pages, 2 cores   wall s     min-max   pages/s   CPU s     MiB
    wiredesk                     16.3   16.1-18.0      41.9    29.9     273
    wiredesk, alone              25.4   22.3-27.7      27.0    25.1     125
    trafilatura                  21.1   20.6-23.9      32.5    41.3     348
    trafilatura, alone           44.4   40.7-45.7      15.4    44.4     200
"""

import argparse
import gzip
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.command import environment
from benchmarks.corpus import PAGES, ROOT, page_sets_in
from benchmarks.measured import Taken, measured


@dataclass(slots=True)
class Row:
    """One command, and what its runs took."""

    name: str
    command: Callable[[Path, Path], list[str]]  # of the folder of pages, and an empty one to write into
    runs: list[Taken] = field(default_factory=list)


def ingest(pages: Path, output: Path, *further: str) -> list[str]:
    """Return the command that reads a folder of pages into a collection."""
    address = f"sqlite:///{output / 'collection.db'}"
    return [sys.executable, "-m", "ingest", str(pages), "-q", "--collection", address, *further]


def trafilatura(pages: Path, output: Path, *further: str) -> list[str]:
    """Return the command by which trafilatura reads a folder of pages, text and metadata."""
    program = Path(sys.executable).with_name("trafilatura")
    places = ["--input-dir", str(pages), "--output-dir", str(output)]
    return [str(program), *places, "--json", "--with-metadata", *further]


def rows() -> list[Row]:
    """Return the commands that are installed."""
    found = [
        Row("wiredesk", ingest),
        Row("wiredesk, alone", lambda pages, output: ingest(pages, output, "--workers", "1")),
    ]
    if not Path(sys.executable).with_name("trafilatura").exists():
        print("trafilatura is not installed: pip install trafilatura==2.3.1")
        return found
    return [
        *found,
        Row("trafilatura", trafilatura),
        Row("trafilatura, alone", lambda pages, output: trafilatura(pages, output, "--parallel", "1")),
    ]


def unpacked(sets: Sequence[Path], every: int, target: Path) -> int:
    """Write every Nth page of the sets into a folder, and return their number."""
    packed = [path for folder in sets for path in sorted(folder.glob("*.html.gz"))][::every]
    for path in packed:
        (target / f"{path.parent.name}-{path.name.removesuffix('.gz')}").write_bytes(gzip.decompress(path.read_bytes()))
    return len(packed)


def run(row: Row, pages: Path) -> None:
    """Run a row's command once, and keep what it took; says so and exits where it fails."""
    with TemporaryDirectory() as folder:
        output = Path(folder) / "output"
        output.mkdir()
        said = Path(folder) / "said"
        env = environment(Path(folder)) | {"PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"}
        taken = measured(row.command(pages, output), cwd=Path(folder), env=env, output=said)
        if taken.status:
            sys.exit(f"{row.name} exited with {taken.status}: {said.read_text(encoding='utf-8', errors='replace')}")
        row.runs.append(taken)


def shown(found: Sequence[Row], number: int) -> str:
    """Return the table."""
    lines = [f"{number:,} pages, {os.cpu_count()} cores   wall s     min-max   pages/s   CPU s     MiB"]
    for row in found:
        walls = [taken.wall for taken in row.runs]
        wall, cpu = median(walls), median(taken.cpu for taken in row.runs)
        peak = max(taken.peak for taken in row.runs)
        spread = f"{min(walls):.1f}-{max(walls):.1f}"
        lines.append(f"{row.name:20} {wall:12.1f} {spread:>11} {number / wall:9.1f} {cpu:7.1f} {peak:7.0f}")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--every", type=int, default=3)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--pages", type=Path, default=PAGES)
    flags = parser.parse_args(arguments)
    found = rows()
    with TemporaryDirectory() as folder:
        pages = Path(folder)
        number = unpacked(page_sets_in(flags.pages), flags.every, pages)
        for turn in range(flags.rounds):
            first = turn % len(found)
            for row in [*found[first:], *found[:first]]:
                run(row, pages)
    print(shown(found, number))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
