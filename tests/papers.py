"""Papers that carry one another's stories, and pages that list them; they are changed and published in turns."""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from ingest import Collection
from ingest.schema import Entry, Feed, LatestItem, Tombstone
from syndicate.channel import Settings
from tests.newsroom import NOON, entry, page, reading, take
from tests.published import published, refused
from tests.test_likeness import OTHER, STORY

PAPERS = ("a", "b", "c")
WIRE = {"dam": STORY, "heir": OTHER}  # stories that several papers carry, by subject


@dataclass
class Desk:
    """A collection of three papers and some pages, and the folder of its outputs."""

    folder: Path
    collection: Collection
    entries: list[tuple[str, Entry]] = field(default_factory=list)  # each with its paper
    hours: int = 0
    removed: frozenset[str] = frozenset()  # public ids that the owner has removed

    def take(self, *said: Entry, paper: str, **fields: Any) -> None:
        """Take in what a paper's feed says, an hour after the last document."""
        self.hours += 1
        at = NOON + timedelta(hours=self.hours)
        take(self.collection, reading(*said, source=source_of(paper), at=at, **fields))

    def come(self, paper: str, wire: str | None = None, dated: int = 0, **fields: Any) -> str:
        """Let a paper bring an entry, a wire story or one of its own; return its public id."""
        number = len(self.entries)
        said = entry(
            f"tag:{paper}.example,2025:{number}",
            address(number),
            f"The {wire} story" if wire else f"Story {number}",
            content_text=WIRE[wire] if wire else f"Short words of {number}.",
            published=NOON - timedelta(hours=dated),
            **fields,
        )
        self.entries.append((paper, said))
        self.take(said, paper=paper)
        return said.guid or ""

    def change(self, at: int, **fields: Any) -> None:
        """Let the paper of an entry reword it; a withdrawn one comes back."""
        if self.entries:
            number = at % len(self.entries)
            paper, said = self.entries[number]
            said = replace(said, **fields, raw_hash=f"{number} {self.hours}")
            self.entries[number] = (paper, said)
            self.take(said, paper=paper)

    def say(self, at: int, wire: str | None) -> None:
        """Let an entry tell a different story, a wire story or one of its own."""
        self.change(at, content_text=WIRE[wire] if wire else f"Other words at {self.hours}.")

    def withdraw(self, at: int) -> None:
        """Let the paper of an entry withdraw it."""
        if self.entries:
            paper, said = self.entries[at % len(self.entries)]
            self.take(paper=paper, tombstones=(Tombstone(said.guid or "", NOON),))

    def list(self, name: str, named: list[int]) -> None:
        """Let a page list the stories of these numbers, which may not have come yet."""
        self.hours += 1
        rows = tuple(LatestItem(f"Story {number}", address(number)) for number in named)
        front = page(f"https://{name}.example/", f"Front {name}", content_text="A page.", latest=rows)
        at = NOON + timedelta(hours=self.hours)
        take(self.collection, reading(front, source=name, url=front.url, at=at, latest=rows))

    def rename(self, paper: str) -> None:
        """Let a paper's feed change its title."""
        self.take(paper=paper, feed=Feed(title=f"Paper {paper} at {self.hours}"))

    def remove(self, at: int) -> None:
        """Let the owner remove an entry, or put it back."""
        if self.entries:
            self.removed ^= {self.entries[at % len(self.entries)][1].guid or ""}

    def publish(self, settings: Settings, name: str = "public") -> Path:
        """Publish into a folder, which has a state of its own; return it."""
        output = self.folder / name
        removing = replace(settings, removed=settings.removed | self.removed)
        assert refused(published(self.collection, output, removing)) == []
        return output


def source_of(paper: str) -> str:
    """Return the id of a paper as a source."""
    return f"https://{paper}.example/feed"


def folder_of(paper: str) -> str:
    """Return the folder of a paper's channel under the output."""
    return f"source/{paper}-example-feed/"


def address(number: int) -> str:
    """Return the address of the entry of that number."""
    return f"https://news.example/{number}"


def standing(output: Path) -> dict[str, bytes]:
    """Return every file of an output except the packed ones, by path."""
    found = (path for path in output.rglob("*.*") if path.suffix != ".gz")
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in found}
