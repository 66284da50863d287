"""Other feed readers as programs: how each is told its feeds and made to poll them, and what it holds afterwards."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from shutil import which

from benchmarks.command import collection_in, poll, write_seeds
from benchmarks.corpus import ROOT

Entries = tuple[tuple[str, str], ...]
"""The titles of the entries of one feed, and what else is to be shown of each: summary and content."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A program that polls feeds."""

    name: str
    prepare: Callable[[Path, Mapping[str, str]], None]  # its folder, and addresses by name
    command: Callable[[Path], list[str]]  # the command that polls everything, due or not
    held: Callable[[Path, str, str], Entries]  # its folder, a feed's name, and its address


def peers() -> tuple[Peer, ...]:
    """Return the programs that are installed, ours first."""
    found = [Peer("wiredesk", write_seeds, lambda folder: poll(folder, 8), _held_by_wiredesk)]
    if has_reader():
        found.append(
            Peer(
                "reader",
                lambda folder, urls: add_to_reader(folder, urls.values()),
                lambda folder: poll_by_reader(folder, 8),
                _held_by_reader,
            )
        )
    if which("newsboat"):
        found.append(Peer("newsboat", _write_urls, _newsboat, _held_by_newsboat))
    return tuple(found)


def _held_by_wiredesk(folder: Path, name: str, url: str) -> Entries:
    rows = _rows(collection_in(folder), "SELECT entry FROM records WHERE source_id = ?", name)
    found = (json.loads(entry) for (entry,) in rows)
    return tuple((str(one.get("title")), f"{one.get('summary')} {one.get('content_html')}") for one in found)


def has_reader() -> bool:
    """Return whether reader is installed."""
    return all(map(find_spec, ("reader", "sgmllib")))  # its own feedparser needs the second, which reader does not say


def reader_database(folder: Path) -> Path:
    """Return where reader keeps what it holds."""
    return folder / "reader.db"


def add_to_reader(folder: Path, urls: Iterable[str]) -> None:
    """Make a folder in which reader knows these feeds."""
    folder.mkdir(parents=True)
    adding = [sys.executable, "-m", "benchmarks.polled_by_reader", "add", str(reader_database(folder))]
    subprocess.run(adding, cwd=ROOT, input="\n".join(urls), text=True, check=True)


def poll_by_reader(folder: Path, workers: int) -> list[str]:
    """Return the command that polls every feed of a folder with reader."""
    return [sys.executable, "-m", "benchmarks.polled_by_reader", "poll", str(reader_database(folder)), str(workers)]


def _held_by_reader(folder: Path, name: str, url: str) -> Entries:
    asking = "SELECT title, summary, content FROM entries WHERE feed = ?"
    return tuple((str(title), str(texts)) for title, *texts in _rows(reader_database(folder), asking, url))


def _write_urls(folder: Path, urls: Mapping[str, str]) -> None:
    folder.mkdir(parents=True)
    (folder / "urls").write_text("".join(f"{url}\n" for url in urls.values()), encoding="utf-8")
    (folder / "config").write_text("reload-threads 8\n", encoding="utf-8")


def _newsboat(folder: Path) -> list[str]:
    places = ["-u", str(folder / "urls"), "-C", str(folder / "config"), "-c", str(folder / "cache.db")]
    return [which("newsboat") or "newsboat", *places, "-x", "reload"]


def _held_by_newsboat(folder: Path, name: str, url: str) -> Entries:
    asking = "SELECT title, content FROM rss_item WHERE feedurl = ?"
    return tuple((str(title), str(text)) for title, text in _rows(folder / "cache.db", asking, url))


def _rows(database: Path, asking: str, value: str) -> list[tuple[str, ...]]:
    if not database.exists():
        return []
    with closing(sqlite3.connect(database)) as connection:
        connection.text_factory = lambda data: data.decode("utf-8", "replace")
        return connection.execute(asking, (value,)).fetchall()
