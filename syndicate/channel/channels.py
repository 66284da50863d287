"""A channel is one outgoing feed: whom it is for, which records it wants, where it is published."""

import hashlib
import re
import unicodedata
import uuid
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal
from urllib.parse import quote

from ingest.schema import Copies, Feed, Query
from ingest.text.markup import line_of
from syndicate.channel.wanted import Wanted

SITE_TITLE = "Wiredesk"
ENTRIES = 50  # an archive closes at this many; a feed has them and those that came since
SIZE = 250_000  # bytes
MINIMUM = 3  # a source, language or tag with fewer entries has no feed of its own
FILES = ("feed.rss", "feed.atom", "feed.json")

Kind = Literal["all", "channel", "source", "language", "tag"]
Content = Literal["full", "summary"]
Order = Literal["newest", "changed", "oldest"]
"""How entries stand in a document: by min(published, first_seen), the newest or the oldest first; or by updated."""

_NAMESPACE = uuid.UUID("0c6dd5c8-3b0c-5c63-9f0e-6a1d8a7f3a52")  # ours; a feed's id must outlive its address
_SLUG_BYTES = 100  # a file name may have 255 bytes, and a hash may follow
# Windows opens a device under these names, whatever folder they stand in.
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
_HASHED = re.compile(r"-[0-9a-f]{6}$")
# What a language calls itself, for titles; a code that is missing here is shown as it is.
AUTONYMS = {
    "ar": "العربية", "az": "Azərbaycanca", "bg": "Български", "bn": "বাংলা", "ca": "Català", "ckb": "کوردیی ناوەندی",
    "cs": "Čeština", "da": "Dansk", "de": "Deutsch", "el": "Ελληνικά", "en": "English", "es": "Español", "et": "Eesti",
    "fa": "فارسی", "fi": "Suomi", "fr": "Français", "he": "עברית", "hi": "हिन्दी", "hr": "Hrvatski", "hu": "Magyar",
    "hy": "Հայերեն", "id": "Bahasa Indonesia", "it": "Italiano", "ja": "日本語", "ka": "ქართული", "kmr": "Kurmancî",
    "ko": "한국어", "ku": "Kurdî", "lt": "Lietuvių", "lv": "Latviešu", "ms": "Bahasa Melayu", "nl": "Nederlands",
    "no": "Norsk", "pl": "Polski", "ps": "پښتو", "pt": "Português", "ro": "Română", "ru": "Русский", "sk": "Slovenčina",
    "sl": "Slovenščina", "sq": "Shqip", "sr": "Српски", "sv": "Svenska", "sw": "Kiswahili", "ta": "தமிழ்", "th": "ไทย",
    "tr": "Türkçe", "uk": "Українська", "ur": "اردو", "vi": "Tiếng Việt", "zh": "中文",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """One outgoing feed, in all of its formats."""

    kind: Kind
    name: str  # the source's id, the language's code, the folded tag or the owner's name for it; "" for everything
    title: str
    description: str
    slug: str  # names its folder; "" for everything
    base_url: str  # where the output folder is served; ends with a slash
    query: Query
    wanted: Wanted = field(default_factory=Wanted)
    content: Content = "full"
    copies: Copies = "one"
    order: Order = "newest"
    entries: int = ENTRIES  # an archive closes at this many revisions
    size: int = SIZE  # or at this many bytes, whichever comes first
    hubs: tuple[str, ...] = ()  # WebSub hubs that are told of a change
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


def channels(
    *, sources: Iterable[str], languages: Iterable[str], tags: Iterable[str], feeds: Mapping[str, Feed], base_url: str
) -> tuple[Channel, ...]:
    """Return a channel for everything, then one for each source, language and tag, in the order of their names."""
    titles = {name: source_title(name, feeds.get(name)) for name in sources}
    return (
        everything(base_url),
        *_group("source", titles, base_url),
        *_group("language", {code: AUTONYMS.get(code, code) for code in languages}, base_url),
        *_group("tag", {name: name for name in tags}, base_url),
    )


def everything(base_url: str) -> Channel:
    """Return the channel of all records."""
    return Channel(
        kind="all", name="", title=SITE_TITLE, description="The newest of everything this desk reads",
        slug="", base_url=base_url, query=_query("all", ""),
    )  # fmt: skip


def carrying(channel: Channel, copies: Copies) -> Channel:
    """Return the channel as one that carries those of a story's copies; its name, address and id are the same."""
    return replace(channel, query=replace(channel.query, copies=copies))


def _group(kind: Kind, titles: Mapping[str, str], base_url: str) -> Iterable[Channel]:
    """The channels of one kind; `titles` says under which title each name goes."""
    slugs = slugs_of(tuple(titles))
    for name in sorted(titles):
        title = line_of(titles[name]) or slugs[name]
        yield Channel(
            kind=kind, name=name, title=f"{SITE_TITLE}: {title}", description=f"The newest of the {kind} {title}",
            slug=slugs[name], base_url=base_url, query=_query(kind, name),
        )  # fmt: skip


def _query(kind: Kind, name: str) -> Query:
    return {
        "all": Query(limit=ENTRIES),
        "source": Query(sources=(name,), limit=ENTRIES),
        "language": Query(languages=(name,), limit=ENTRIES),
        "tag": Query(tags=(name,), limit=ENTRIES),
    }[kind]


def source_title(source_id: str, feed: Feed | None) -> str:
    """Return what readers are shown as a source's name: its feed's title, else its id without what may be secret."""
    return line_of(feed.title or "" if feed else "") or line_of(_shown_name(source_id)) or "x"


def slugs_of(names: Sequence[str]) -> dict[str, str]:
    """Return a folder name for each name: unique, safe in a URL and on any file system, readable in any script.

    Letters, marks and digits of any script stay, all else is a hyphen; so no name can leave the folder. Names that
    would share one get a short hash each, except the one that is written that way.

    >>> slugs_of(["Kurdistan Region", "../../etc/passwd", "هەولێر", "C++", "c"])["C++"]
    'c-f1deb7'
    """
    plain = {name: _slug(name) for name in names}
    shared = Counter(plain.values())
    return {
        name: slug if shared[slug] == 1 or name == slug else f"{slug}-{_digest(name)}" for name, slug in plain.items()
    }


def _slug(name: str) -> str:
    folded = unicodedata.normalize("NFKC", _shown_name(name)).casefold()
    kept = "".join(letter if unicodedata.category(letter)[0] in "LMN" else "-" for letter in folded)
    slug = re.sub("-+", "-", unicodedata.normalize("NFC", kept)).strip("-")
    short = slug.encode()[:_SLUG_BYTES].decode(errors="ignore").rstrip("-") or "x"
    # What looks hashed is hashed, or a tag could be named to take the folder of another.
    if short != slug or slug in _DEVICES or _HASHED.search(slug) or _public(name) != name:
        return f"{short}-{_digest(name)}"
    return slug


def _shown_name(name: str) -> str:
    """A source's name as readers are shown it; where on this machine a folder lies is none of their business."""
    if name.startswith("/"):
        return "/".join(name.rstrip("/").split("/")[-2:]).lstrip("/")
    return re.sub(r"^https?://(?:www\.)?", "", _public(name))


def _public(name: str) -> str:
    """An address without what may prove who asks: a password before the host, a key among the parameters.

    >>> _public("https://me:secret@a.example/feed?token=1#key")
    'https://a.example/feed'
    """
    found = re.match(r"(https?://)(?:[^/?#]*@)?([^?#]*)", name, re.IGNORECASE)
    return "".join(found.groups()) if found else name


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:6]
