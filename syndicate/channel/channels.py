"""A channel is one outgoing feed: whom it is for, which records it wants, where it is published."""

import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal
from urllib.parse import quote

from ingest.schema import Copies, Feed
from ingest.text.markup import line_of
from ingest.text.urls import canonical_or_none
from syndicate.channel.autonyms import AUTONYMS
from syndicate.channel.slugs import shown_name, slugs_of
from syndicate.channel.wanted import Terms, Wanted

SITE_TITLE = "Wiredesk"
DESCRIPTION = "The newest of everything this desk reads"
ENTRIES = 50  # an archive closes at this many; a feed has them and those that came since
SIZE = 250_000  # bytes
MINIMUM = 3  # a source, language or tag with fewer entries has no feed of its own

Kind = Literal["all", "channel", "source", "language", "tag"]
Each = Literal["source", "language", "tag"]
"""What there is a channel of for each one that the collection has."""
PARTS: Mapping[Each, str] = MappingProxyType({"source": "sources", "language": "languages", "tag": "tags"})
"""The same with the part of `Terms`, and of a record's traits, that names them."""
Content = Literal["full", "summary"]
Order = Literal["newest", "changed", "oldest"]
"""How entries stand in a document: by min(published, first_seen), the newest or the oldest first; or by updated."""

_NAMESPACE = uuid.UUID("0c6dd5c8-3b0c-5c63-9f0e-6a1d8a7f3a52")  # ours; a feed's id must outlive its address


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """How a channel carries what it wants."""

    content: Content = "full"
    copies: Copies = "one"
    order: Order = "newest"
    entries: int = ENTRIES  # an archive closes at this many revisions
    size: int = SIZE  # or at this many bytes, whichever comes first
    archives: bool = True  # whether what the feed has no room for is published, too
    hubs: tuple[str, ...] = ()  # WebSub hubs that are told of a change


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """One outgoing feed, in all of its formats."""

    kind: Kind
    name: str  # the source's id, the language's code, the folded tag or the owner's name for it; "" for everything
    title: str
    description: str
    slug: str  # names its folder; "" for everything
    base_url: str = ""  # where the output folder is served; ends with a slash; "": not given yet
    wanted: Wanted = field(default_factory=Wanted)
    carried: Carried = Carried()
    spoken: str | None = None  # the one language of all its entries, where its owner says so

    @property
    def folder(self) -> str:
        """Where its files stand under the output: posix, "" or ending with a slash."""
        return f"{self.kind}/{self.slug}/" if self.slug else ""

    @property
    def id(self) -> str:
        """Its atom:id: the same wherever and under whatever address it is published (RFC 4287 section 4.2.6)."""
        return uuid.uuid5(_NAMESPACE, f"{self.kind}\n{self.name}").urn

    @property
    def language(self) -> str | None:
        """The one language of all its entries, or None."""
        return self.name if self.kind == "language" else self.spoken

    def address(self, file: str) -> str:
        """Return the absolute URL of one of its files; letters beyond ASCII are percent-encoded."""
        return self.base_url + quote(self.folder + file)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the owner wants published; by default everything, and a channel for each source, language and tag."""

    title: str = SITE_TITLE  # of the channel of everything; the others' begins with it, unless the owner gives one
    description: str = DESCRIPTION  # of the channel of everything
    base_url: str | None = None  # where the output will be served; ends with a slash; None: not said
    index: bool = False  # whether search engines may list the pages
    each: tuple[Each, ...] = ("source", "language", "tag")
    minimum: int = MINIMUM  # entries that a source, language or tag needs for a channel of its own
    carried: Carried = Carried()  # of every channel that does not say otherwise
    # Public ids, and addresses as `canonical_url` writes them. Not in its `repr`, whose order is another in each run.
    removed: frozenset[str] = field(default=frozenset(), repr=False)
    channels: tuple[Channel, ...] = ()  # the owner's, in his order; their base_url is "" until `channels` gives it
    broken: tuple[str, ...] = ()  # the names of channels with mistakes: what was published of them is to stay
    mistakes: tuple[str, ...] = ()  # a line for each

    def removes(self, public_id: str, url: str | None) -> bool:
        """Return whether the owner wants an entry of this id and permalink published nowhere."""
        if not self.removed:
            return False
        if public_id in self.removed or url in self.removed:
            return True
        return url is not None and canonical_or_none(url) in self.removed


def channels(
    settings: Settings = Settings(),
    /,
    *,
    sources: Iterable[str],
    languages: Iterable[str],
    tags: Iterable[str],
    feeds: Mapping[str, Feed],
    base_url: str,
) -> tuple[Channel, ...]:
    """Return a channel for everything, the owner's, then one for each source, language and tag by their names.

    Of sources, languages and tags those that `settings.each` asks for; `feeds` say what sources call themselves. Of
    those that would share a folder the first one given has it.
    """
    titles: dict[Each, dict[str, str]] = {
        "source": {name: source_title(name, feeds.get(name)) for name in sources},
        "language": {code: AUTONYMS.get(code, code) for code in languages},
        "tag": {name: name for name in tags},
    }
    return (
        everything(base_url, settings),
        *(replace(channel, base_url=base_url) for channel in settings.channels),
        *(
            replace(channel, base_url=base_url)
            for kind, named in titles.items()
            if kind in settings.each
            for channel in _group(kind, named, settings)
        ),
    )


def everything(base_url: str, settings: Settings = Settings()) -> Channel:
    """Return the channel of all records."""
    return Channel(
        kind="all",
        name="",
        title=settings.title,
        description=settings.description,
        slug="",
        base_url=base_url,
        carried=settings.carried,
    )


def _group(kind: Each, titles: Mapping[str, str], settings: Settings) -> Iterator[Channel]:
    """The channels of one kind, still without an address; `titles` says under which title each name goes."""
    slugs = slugs_of(titles)
    for name in sorted(titles):
        title = line_of(titles[name]) or slugs[name]
        yield Channel(
            kind=kind,
            name=name,
            title=f"{settings.title}: {title}",
            description=f"The newest of the {kind} {title}",
            slug=slugs[name],
            wanted=Wanted(having=Terms(**{PARTS[kind]: (name,)})),
            carried=settings.carried,
        )


def source_title(source_id: str, feed: Feed | None) -> str:
    """Return what readers are shown as a source's name: its feed's title, else its id without what may be secret."""
    return line_of(feed.title or "" if feed else "") or line_of(shown_name(source_id)) or "x"
