"""What a reader shows of a feed, what it should show, and what it is known to lose."""

import html
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Literal

from lxml import etree
from lxml import html as lxml_html

from ingest.schema import Record

File = Literal["feed.rss", "feed.atom", "feed.json"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """An entry as a reader shows it to a person."""

    id: str
    title: str | None
    url: str | None
    published: datetime | None
    authors: tuple[str, ...]
    body: str  # as `same_markup` writes it
    images: tuple[str, ...]  # addresses of the pictures beside the body
    enclosures: tuple[str, ...]  # addresses


@dataclass(frozen=True, slots=True)
class Limit:
    """Something that a reader loses or shows differently, whoever writes the feed."""

    why: str
    shown: Callable[[Seen, Record], Seen]  # what it shows instead
    files: tuple[File, ...] = ("feed.rss", "feed.atom", "feed.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A feed reader that is not ours: how to make it subscribe, and what it is known not to do."""

    name: str
    files: tuple[File, ...]  # the formats that it can read
    poll: Callable[[str, Path], list[Seen]]
    """Subscribe to an address where that was not done yet, poll it, and return all that the reader now has of it.

    The path is of a folder that only this subscription uses.
    """
    needs: Mapping[str, str] = field(default_factory=dict)  # a program or a path -> what installs it
    polls_without_validators: int | None = 1  # polls after which it sends validators; None: it never does
    corrected: Literal["in place", "never", "beside"] = "in place"  # beside: as another entry, and the old one stays
    limits: tuple[Limit, ...] = ()

    def missing(self) -> str | None:
        """Return what installs what is missing; None if nothing is."""
        missing = [
            f"{name} is missing: {how}"
            for name, how in self.needs.items()
            if not (Path(name).exists() if "/" in name else shutil.which(name))
        ]
        return "; ".join(missing) or None

    def limits_on(self, file: File) -> list[Limit]:
        return [limit for limit in self.limits if file in limit.files]

    def expected(self, record: Record, file: File) -> Seen:
        """Return what this reader is to show of a record."""
        seen = due(record, file)
        for limit in self.limits_on(file):
            seen = limit.shown(seen, record)
        return seen


def due(record: Record, file: File) -> Seen:
    """Return what any reader should show of a record: what the collection holds.

    Atom and JSON Feed require a title; if an entry has none, it is the entry's short text.
    """
    entry = record.entry
    body = entry.content_html or ""
    if entry.direction == "rtl":
        body = f'<div dir="rtl" lang="{entry.language}">{body}</div>'
    return Seen(
        id=record.public_id,
        title=entry.title or (None if file == "feed.rss" else entry.content_text),
        url=entry.url,
        published=entry.published,
        authors=tuple(person.name or "" for person in entry.authors),
        body=same_markup(body),
        images=tuple(image.url or "" for image in entry.images),
        enclosures=tuple(enclosure.url for enclosure in entry.enclosures),
    )


def same_markup(markup: str) -> str:
    """Return HTML in one notation, so that texts which are the same to a browser are equal."""
    (body,) = lxml_html.document_fromstring(f"<!doctype html><body>{markup}</body>").iter("body")
    return etree.tostring(body, method="c14n").decode()


def no_images(seen: Seen, _: Record) -> Seen:
    return replace(seen, images=())


def first_author(seen: Seen, _: Record) -> Seen:
    return replace(seen, authors=seen.authors[:1])


def last_author(seen: Seen, _: Record) -> Seen:
    return replace(seen, authors=seen.authors[-1:])


def titled_by_its_text(seen: Seen, record: Record) -> Seen:
    return replace(seen, title=seen.title or record.entry.content_text)


def dated_by_its_change(seen: Seen, record: Record) -> Seen:
    """Entries without a date are shown under Atom's `updated`."""
    return replace(seen, published=seen.published or record.first_seen)


def title_escaped(seen: Seen, _: Record) -> Seen:
    """A title that looks like markup is shown escaped, for the sake of readers that take all titles for HTML."""
    looks_so = re.search(r"<[A-Za-z/!?]|&#?\w+;", seen.title or "")
    return replace(seen, title=html.escape(seen.title or "", quote=False) if looks_so else seen.title)
