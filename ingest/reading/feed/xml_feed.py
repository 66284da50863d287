"""RSS 0.90 to 2.0, RDF, Atom 0.3 and 1.0, CDF: the text of a feed in, its entries as RawEntry values out.

One pass over lxml's tree, by tables of names (`names`, `xml_entry.SAID`); feedparser only if no tree holds all entries.
Specifications: RSS 2.0 (rssboard.org), RSS 1.0 (web.resource.org), RFC 4287, RFC 5005 (paging), RFC 6721 (tombstones).
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise

from lxml.etree import Element, XPath, _Element

from ingest.errors import ReadError
from ingest.reading.feed import links, people
from ingest.reading.feed.constructs import LONGEST_BASE, Grouped, Scope, children, grouped
from ingest.reading.feed.names import Names
from ingest.reading.feed.xml_balance import ENTRIES
from ingest.reading.feed.xml_entry import entry_of
from ingest.reading.feed.xml_itself import feed_of, refused
from ingest.reading.feed.xml_tree import Tree, sound_tree, tree_of
from ingest.reading.raw import Parsed, RawEntry
from ingest.reading.received import as_received
from ingest.schema import Flaw, Format, Kind, Tombstone
from ingest.text.dates import moment_of

MOST_TOLERATED = 100_000  # bytes; feedparser may be quadratic in broken markup: a megabyte of it took 24 s
_MOST_ENTRIES = 10_000  # of a feed whose entries are shorter than any honest one (_SHORTEST)
_SHORTEST = 80  # bytes: a title of two words, an address and a number in their tags
_LARGEST_EMPTY = 16_000  # bytes of an honest feed without entries: what it says of itself is shorter
_AS_TEXT = re.compile(rb"(?:<|&lt;)(?:[\w.-]+:)?(?:item|entry)[\s/>&]", re.IGNORECASE)
_HAS_LONG_BASE = XPath(f"boolean(//@xml:base[string-length(.) > {LONGEST_BASE}])")
_AROUND = frozenset({"channel", "feed", "rss", "rdf", "items"})  # what entries stand in
_TITLED = _AROUND | {"image", "textinput", "source"}  # elements of a feed that have a title and are no entries
_IN_ENTRIES = frozenset({"title", "headline", "link"})


@dataclass(slots=True)
class _Found:
    """The elements of a document: the feed's own, the entries, and those that hold both."""

    own: Grouped = field(default_factory=dict)
    entries: list[_Element] = field(default_factory=list)
    around: list[_Element] = field(default_factory=list)  # the outermost first


def parse_feed(text: str, format_: Format, known: Collection[str] | None, *, is_broken: bool) -> Parsed:
    """Return everything an XML feed says, links as relative as they were written.

    Of an entry whose raw hash is `known`, only the GUID and the dates may be returned; if `known` is None, the entries
    come without raw hashes. `is_broken`: `parse_sound_feed` has refused it already.

    Raises: ReadError: there is no element in it.
    """
    tree = tree_of(text, is_broken=is_broken)
    if tree.lost and len(tree.body) <= MOST_TOLERATED:
        from ingest.reading.feed.tolerant import parse_tolerantly  # feedparser: 0.08 s that one feed in fifty pays

        tolerant = parse_tolerantly(tree.body.decode("utf-8"), format_, tree.flaws)
        if tolerant is not None:
            return _cut_short(tolerant) if tree.is_cut else tolerant
    if tree.root is None:
        raise ReadError("malformed-xml", next((flaw.detail for flaw in tree.flaws[-1:]), "no element"))
    parsed = _parsed(tree, tree.root, format_, known, len(text.encode("utf-8", "surrogatepass")))
    lost = (Flaw("entries-lost", f"{tree.lost} of {tree.lost + len(parsed.entries)}"),) if tree.lost else ()
    parsed = replace(parsed, flaws=parsed.flaws + lost)
    return _cut_short(parsed) if tree.is_cut else parsed


def _cut_short(parsed: Parsed) -> Parsed:
    """Mark a document that breaks off, and its last entry, as cut short."""
    flaw = Flaw("cut-short")
    last = tuple(entry._replace(flaws=(*entry.flaws, flaw)) for entry in parsed.entries[-1:])
    return replace(parsed, entries=(*parsed.entries[:-1], *last), flaws=(*parsed.flaws, flaw))


def parse_sound_feed(body: bytes, format_: Format, known: Collection[str] | None) -> Parsed | None:
    """Return what `parse_feed` would of a UTF-8 feed that needs no repair, without decoding it; None for any other.

    If `known` is None, the entries come without their raw hashes, which take a fifth of the time.
    """
    tree = sound_tree(body)
    return None if tree is None or tree.root is None else _parsed(tree, tree.root, format_, known, len(body))


def _parsed(tree: Tree, root: _Element, format_: Format, known: Collection[str] | None, length: int) -> Parsed:
    """Return what a tree says; `length` is the document's in bytes as it came, before repairs made it longer."""
    if root.tag == "RSS":
        _lower_attributes(root)
    scope = Scope(
        names=Names(root),
        is_atom=format_ is Format.ATOM,
        has_base=b":base" in tree.attributes,
        has_language=b":lang" in tree.attributes,
        lifted=tree.lifted,
    )
    found = _found(root, scope, nested=tree.recovered)
    if not found.entries and (stray := _stray_entry(root)):
        scope.names.adopt(stray)
        found = _found(root, scope, nested=tree.recovered)
    most = max(_MOST_ENTRIES, length // _SHORTEST)
    for one in found.around:
        scope = scope.inside(one)
    sources = _sources(found.entries, tree.body, known)
    entries = _entries(found.entries, most, scope, sources, known or ())
    if any(entry.flaws for entry in entries):
        entries = tuple(_with_nested(entries, found.entries, scope))
    feed = feed_of(found.own, found.around, scope)
    return Parsed(
        format=format_,
        kind=Kind.FEED,
        feed=feed,
        authors=people.authors(found.own, scope) if scope.is_atom else (),
        entries=entries[:most],
        tombstones=tuple(_tombstones(found.own, scope)),
        complete="fh:complete" in found.own,
        next_link=links.links_of(found.own, scope).first("next"),
        flaws=(
            *(*tree.flaws, *_flaws(root, found, scope, format_), *_cut(max(len(found.entries), len(entries)), most)),
            *refused(found.own, feed, scope),
            *(_missed(root, found, scope, tree.body) if sources is None and known is not None else ()),
        ),
    )


def _lower_attributes(root: _Element) -> None:
    """Give the attributes of a feed in capitals names in lower case, as the readers look for them."""
    for element in root.iter(Element):
        for name, value in element.items():
            if str(name).isupper():
                element.set(str(name).lower(), value)


def _flaws(root: _Element, found: _Found, scope: Scope, format_: Format) -> Iterator[Flaw]:
    """Yield what is wrong with the feed as a whole."""
    if format_ is Format.RSS and all(scope.names[one.tag] != "channel" for one in found.around):
        yield Flaw("no-channel")
    if scope.has_base and _HAS_LONG_BASE(root):
        yield Flaw("bad-url", f"an xml:base of more than {LONGEST_BASE} characters")


def _cut(written: int, most: int) -> Iterator[Flaw]:
    if written > most:
        yield Flaw("too-large", f"the first {most:,} of {written:,} entries were read")


def _missed(root: _Element, found: _Found, scope: Scope, body: bytes) -> Iterator[Flaw]:
    """Yield flaws for what looks like entries and was not read; asked where their number differs."""
    is_silent = not found.entries and "at:deleted-entry" not in found.own
    if is_silent and (len(body) > _LARGEST_EMPTY or _AS_TEXT.search(body) or _has_titled(found, scope)):
        yield Flaw("no-entries", f"{len(body):,} bytes")
    taken, known = set(found.entries), dict[_Element, bool]()
    others = (one for one in root.iter(Element) if scope.names[one.tag] in ENTRIES and len(one) and one not in taken)
    if stray := sum(not _is_in_entry(one, scope, known) for one in others):
        yield Flaw("stray-entries", f"{stray:,} beside {len(taken):,}")


def _has_titled(found: _Found, scope: Scope) -> bool:
    """Whether an element of unknown name stands in an entry's place and holds a title or a link."""
    others = (one for around in found.around for one in children(around) if scope.names[one.tag] not in _TITLED)
    return any(str(one.tag).rpartition("}")[2].lower() in _IN_ENTRIES for other in others for one in children(other))


def _sources(elements: list[_Element], body: bytes, known: Collection[str] | None) -> Iterator[bytes] | None:
    """Return the source of each entry as received, None where hashes are not wanted or sources cannot be told apart."""
    return as_received(body, _name(elements[0]), len(elements)) if elements and known is not None else None


def _entries(
    elements: list[_Element], most: int, scope: Scope, sources: Iterator[bytes] | None, known: Collection[str]
) -> tuple[RawEntry, ...]:
    """Return the first `most` entries, with their hashes where their sources are known."""
    if sources is None:
        return tuple([entry_of(one, scope) for one in elements[:most]])
    pairs = islice(zip(elements, sources, strict=True), most)
    return tuple([entry_of(one, scope, source, known) for one, source in pairs])


def _with_nested(entries: tuple[RawEntry, ...], elements: list[_Element], scope: Scope) -> Iterator[RawEntry]:
    """Yield the entries, each followed by the entries that are nested in it, at whatever depth."""
    for entry, element in zip(entries, elements, strict=False):
        yield entry
        if entry.flaws:
            held = (one for one in element.iterdescendants(Element) if len(one) and scope.names[one.tag] in ENTRIES)
            yield from (entry_of(one, scope) for one in held)


def _name(entry: _Element) -> str:
    """Return the name of an entry's tag as written, with its prefix."""
    local = str(entry.tag).rpartition("}")[2]
    return f"{entry.prefix}:{local}" if entry.prefix else local


def _found(root: _Element, scope: Scope, *, nested: bool) -> _Found:
    """Sort the elements of a document; `nested`: recovery may have put entries inside the one before them.

    If no entry is found in its proper place, entries are looked for everywhere.
    """
    found = _Found()
    if scope.names[root.tag] in ENTRIES:
        found.entries.append(root)
    else:
        _sort_out(root, scope, found)
    if nested or not found.entries:
        found.entries = [one for one in root.iter(Element) if scope.names[one.tag] in ENTRIES]
        _set_apart(found.entries, scope)
    return found


def _stray_entry(root: _Element) -> str | None:
    """Return the name of the first entry whose default namespace no feed is known to have, or None."""
    names = (str(one.tag) for one in root.iter("{*}item", "{*}entry") if not one.prefix)
    return next(names, None)


def _set_apart(entries: list[_Element], scope: Scope) -> None:
    """Move each entry that is nested in another behind it, or out of the tree: its words are not the other's."""
    known: dict[_Element, bool] = {}  # whether what is in an element is in an entry
    for before, entry in pairwise(entries):
        if not _is_in_entry(entry, scope, known):
            continue
        if before.getparent() is not None:
            before.addnext(entry)
        elif (around := entry.getparent()) is not None:  # nothing stands beside a root
            around.remove(entry)


def _is_in_entry(element: _Element, scope: Scope, known: dict[_Element, bool]) -> bool:
    chain: list[_Element] = []
    around = element.getparent()
    while around is not None and around not in known:
        chain.append(around)
        around = around.getparent()
    inside = around is not None and known[around]
    for node in reversed(chain):
        inside = inside or scope.names[node.tag] in ENTRIES
        known[node] = inside
    return inside


def _sort_out(around: _Element, scope: Scope, found: _Found) -> None:
    found.around.append(around)
    for child in children(around):
        key = scope.names[child.tag]
        if key in ENTRIES:
            found.entries.append(child)
        elif key in _AROUND:
            _sort_out(child, scope, found)
        elif key:
            found.own.setdefault(key, []).append(child)


def _tombstones(found: Grouped, scope: Scope) -> Iterator[Tombstone]:
    """Yield every at:deleted-entry (RFC 6721 section 3)."""
    for element in found.get("at:deleted-entry", ()):
        if ref := (element.get("ref") or "").strip():
            named = people.people({"author": grouped(element, scope).get("at:by", [])}, scope)
            yield Tombstone(ref, moment_of(element.get("when")), next((who.name for who in named), None))
