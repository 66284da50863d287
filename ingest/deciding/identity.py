"""Which entries are the same entry: the ladder of identity keys, of which `ingest.text.ids` makes ids.

The ladder is: the GUID within its source, the canonical URL, title and day within a source, and last the very words,
for an entry that has none of the three. A step is tried only if every earlier key is absent or unfit, never because an
earlier key differs. Beside the ladder there are two keys by which an entry that has moved is found (`new_guids`): the
path of a GUID that is an address, and the second in which a short entry was published.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache

from ingest.schema import Entry, Reading
from ingest.text.hashing import hash_text, join_key
from ingest.text.ids import url_key
from ingest.text.language import fold
from ingest.text.urls import canonical_or_none

_FRONT_PAGE = re.compile(r"https?://[^/?#]+/?", re.IGNORECASE)
_SLASHES_OF_FRONT = 3  # at most; nearly every story's address has more
_SHORT = 300  # characters; what is told at more length is known by its words when it comes again (`clusters`)
_FEW = 60  # characters; fewer may be said of another story of the same second
_ADDRESS = re.compile(r"https?://[^\s/?#]+/*", re.IGNORECASE)  # as far as its path
# A fragment that names a comment on a page, or another of many contributions to it, by its number.
_CONTRIBUTION = re.compile(
    r"#((?:[a-z_-]*(?:comment|reply|answer|post|msg|message|note|review|discussion)[a-z_-]*|[cprm]-?)([0-9]+))\Z",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[0-9]+")


def keys(entry: Entry, source_id: str) -> tuple[str, ...]:
    r"""Return every identity key of an entry, the most telling first; never empty.

    >>> keys(Entry(guid="42", title="The Dam"), "a.example")[:2]
    ('guid:a.example\n42', 'title:a.example\nthe dam\n-')
    """
    found = []
    if entry.guid:
        found.append(guid_key(source_id, entry.guid))
    if address := own_address(entry):
        found.append(url_key(address))
    if title := fold(entry.title):
        day = _day(entry.published) if entry.published else "-"
        found.append(join_key("title", source_id, title, day))
    attached = (*(enclosure.url for enclosure in entry.enclosures), *(image.url or "" for image in entry.images))
    words = "\n".join((entry.text, *attached))
    return (*found, join_key("said", source_id, hash_text(words)))


def is_shared(key: str) -> bool:
    """Return whether a key leads to a record whichever source brought it: an address does."""
    return key.startswith("url:")


def own_address(entry: Entry) -> str | None:
    """Return the address that names an entry; None where it has none, or a feed gives it the front page of a site.

    A comment's is that of its page and its place there, for the page alone names the story. Of a feed's entry without
    a GUID that leads to a front page, it is the page of its comments.

    >>> own_address(Entry(url="https://a.example/", origin="feed"))
    >>> own_address(Entry(url="https://a.example/dam#comment-7", canonical_url="https://a.example/dam", origin="feed"))
    'https://a.example/dam#comment-7'
    """
    address = entry.canonical_url or entry.url
    if not address or entry.origin != "feed":
        return address
    if address.count("/") <= _SLASHES_OF_FRONT and _FRONT_PAGE.fullmatch(address):
        return None if entry.guid else _page_of_comments(entry)
    if entry.url and "#" in entry.url and "#" not in address and (part := _CONTRIBUTION.search(entry.url)):
        return address if part[2] in _NUMBER.findall(address) else f"{address}#{part[1]}"
    return address


def _page_of_comments(entry: Entry) -> str | None:
    told = (canonical_or_none(link.url) for link in entry.links if link.rel == "replies")
    return next((address for address in told if address and not _FRONT_PAGE.fullmatch(address)), None)


def _day(at: datetime) -> str:
    return f"{at.year}-{at.month:02}-{at.day:02}"  # a sixth of strftime's time


def guid_key(source_id: str, guid: str) -> str:
    """Return the first step of the ladder: a GUID is unique only within its source."""
    return join_key("guid", source_id, guid)


@lru_cache(maxsize=1024)  # asked for several times of every new entry
def path_key(source_id: str, guid: str | None) -> str | None:
    r"""Return the key of a GUID that is an address, without its scheme and host; None of any other.

    By it a record is found again whose GUID was http and is https now, or has moved to another host.

    >>> path_key("a.example", "http://www.a.example/?p=12")
    'path:a.example\n?p=12'
    """
    address = _ADDRESS.match(guid) if guid else None
    rest = guid[address.end() :].rstrip("/") if guid and address else ""
    return join_key("path", source_id, rest) if rest else None


def moment_key(entry: Entry, ladder: Sequence[str], source_id: str) -> str | None:
    """Return the key made of the very second in which an entry was published, and its title or its words.

    None without a GUID or a second. It finds a record again whose GUID and link have both changed: because its site
    was rebuilt, or because they hold a title that was corrected. So where the GUID is an address the words stand in the
    key, unless they are few or it was published on the whole hour, which many stories are dated to. Otherwise only a
    short entry needs it, by its title, for a longer one is known by its words. `ladder` is `keys` of the entry.
    """
    published = entry.published
    if entry.guid is None or published is None or entry.published_precision != "second":
        return None
    length = len(entry.content_text or entry.summary or "")
    if length > _FEW and path_key("", entry.guid) and (published.minute or published.second):
        words = ladder[-1] if length > _SHORT else join_key("words", source_id, hash_text(entry.text))
        return f"moment:{words}T{published.isoformat()}"
    title = next((key for key in ladder if key.startswith("title:")), None) if length <= _SHORT else None
    return f"moment:{title}T{published.time()}" if title else None


def unfit_key(source_id: str, key: str) -> str:
    """Return the mark that an identity key has been met on different entries of this source."""
    return join_key("unfit", source_id, key)


def changing_marks(source_id: str) -> tuple[str, str]:
    """Return the marks that a source gave its entries other GUIDs: in one document, and in more than one."""
    return join_key("changed", source_id, "once"), join_key("changed", source_id, "again")


def relinking_marks(source_id: str, at: datetime | None) -> tuple[str, ...]:
    """Return the marks that a source gave its entries new links: once and twice on the day of `at`, and as a habit.

    () where it is not known when that was.
    """
    if at is None:
        return ()
    day = _day(at)
    return tuple(join_key("relinked", source_id, step) for step in (f"{day} 1", f"{day} 2", "for good"))


def has_news(reading: Reading) -> bool:
    """Return whether there is an entry in a reading whose bytes were not known when it was read."""
    return any(isinstance(entry, Entry) for entry in reading.entries)


def taken_key(reading: Reading, unchanged: Iterable[str]) -> str | None:
    """Return the mark that a document has been taken in; None of one without entries, or without its time.

    It is known by its source, its time and its entries' bytes, of which `unchanged` are those of the entries left out
    of the reading (`asking.without_unchanged`).
    """
    if reading.fetched_at is None or not reading.entries:
        return None
    hashes = sorted({*(entry.raw_hash or repr(entry) for entry in reading.entries), *unchanged})
    said = "\n".join((reading.fetched_at.isoformat(), *hashes))
    return join_key("taken", reading.source_or_url, hash_text(said))


def was_key(source_id: str, entry: Entry) -> str:
    """Return the mark that these words of a source were replaced: by a correction, or by others of the same moment.

    Of its words alone: the bytes around them, of a page most of all, are others each time.
    """
    words = (entry.title or "", entry.text, entry.published.isoformat() if entry.published else "")
    return join_key("was", source_id, hash_text("\n".join(words)))


def worth_remembering(ladder: tuple[str, ...]) -> tuple[str, ...]:
    """Return the keys an entry may be asked for by again: the one that identifies it, and one to step down to.

    Its words identify only an entry that has nothing else.
    """
    return ladder[:1] if len(ladder) < 2 or ladder[1].startswith("said:") else ladder[:2]
