"""Document in, Reading out: `read` detects the format, parses the bytes and normalises what was found.

Pure and thread-safe: no network, no clock, no global state. Raises only ReadError, on any bytes.
`explain` is `read` with the evidence kept: which signal each field came from. `site_page_of` and `blocks_of` yield what
is remembered of a site; `read` takes that memory as a hint.
"""

from codecs import BOM_UTF8
from collections.abc import Callable, Collection
from dataclasses import replace
from typing import NamedTuple, TypeVar

from ingest.errors import ReadError
from ingest.reading.belief import is_front
from ingest.reading.detect import XML_FEEDS, decoded_from, detect, feed_alone, feed_in_utf8, inflate
from ingest.reading.feed import parse_feed, parse_json_feed, parse_sound_feed
from ingest.reading.glance import glance
from ingest.reading.normalise import READER_VERSION, already_known, normalise, with_warnings
from ingest.reading.raw import Parsed
from ingest.reading.sitemap import parse_sitemap
from ingest.reading.siting import site_page_of
from ingest.schema import Document, Explanation, Flaw, Format, Hints, Reading, Recipe, Tried
from ingest.schema.checking import check_type
from ingest.text.captures import capture_of, is_captured, without_archive
from ingest.text.markup import Decoded
from ingest.text.url_rules import rules_with
from ingest.text.urls import absolute_url

__all__ = [
    "READER_VERSION",
    "blocks_of",
    "explain",
    "format_of",
    "glance",
    "is_front",
    "looks_sound",
    "parse",
    "read",
    "read_sound",
    "site_page_of",
    "tried",
]

T = TypeVar("T")

FEED_NAMES = (".rss", ".atom", ".xml", ".rdf", ".json", "/feed", "/feed/", "/rss", "/rss/", "/atom")


class _Opened(NamedTuple):
    """A document decompressed and decoded, as every parser is given it."""

    text: str
    url: str | None  # absolute
    utf8: bytes | None  # the text as it came, where that was UTF-8
    hints: Hints
    known: Collection[str] | None  # raw hashes of entries that need not be read again; None: no hashes are wanted
    is_broken: bool  # whether it is a feed that `read_sound` has found to be malformed
    header: str  # the `Link` header that it came with
    is_captured: bool  # whether it came from an archive of the web


def _feed(opened: _Opened, format_: Format) -> Parsed:
    return parse_feed(opened.text, format_, opened.known, is_broken=opened.is_broken)


def _page(opened: _Opened) -> Parsed:
    from ingest.reading.page import parse_page  # only a run that meets pages pays for their reader

    hints = opened.hints
    rules = rules_with(hints.drop_parameters, hints.keep_parameters)
    page = opened.utf8 or opened.text.encode("utf-8", "surrogatepass")
    captured = opened.is_captured or is_captured(page)
    parsed = parse_page(
        without_archive(page) if captured else page,
        url=opened.url,
        memory=hints.memory,
        recipe=hints.recipe,
        rules=rules,
        header=opened.header,
    )
    return replace(parsed, flaws=(Flaw("captured"), *parsed.flaws)) if captured else parsed


def _dump(opened: _Opened) -> Parsed:
    from ingest.reading.dump import parse_text_dump  # compiling its words in many languages takes 50 ms

    return parse_text_dump(opened.text)


def _opml(opened: _Opened) -> Parsed:
    from ingest.reading.opml import parse_opml  # loads expat, a second XML parser

    return parse_opml(opened.text)


PARSERS: dict[Format, Callable[[_Opened], Parsed]] = {
    Format.RSS: lambda opened: _feed(opened, Format.RSS),
    Format.ATOM: lambda opened: _feed(opened, Format.ATOM),
    Format.CDF: lambda opened: _feed(opened, Format.CDF),
    Format.JSON_FEED: lambda opened: parse_json_feed(opened.text, hashed=opened.known is not None),
    Format.OPML: _opml,
    Format.SITEMAP: lambda opened: parse_sitemap(opened.text),
    Format.HTML: _page,
    Format.TEXT: _dump,
}


def read(document: Document, hints: Hints | None = None) -> Reading:
    """Return all that a document says, in the common schema.

    Raises:
        ReadError: the bytes cannot be read; its `rule` says why.
        TypeError: what is given is no Document, or no Hints.
    """
    return _checked(document, hints, explained=False).reading


def read_sound(document: Document, hints: Hints | None) -> Reading | None:
    """Return the reading of a well-formed feed in UTF-8, None for anything else, which is left to `read`.

    It takes time and memory in proportion to the document's size, whatever the document holds.

    Raises: ReadError: the feed cannot be read.
    """
    hints = hints or Hints()

    def sound() -> Reading | None:
        inflated = _inflated(document)
        parsed = _sound_feed(inflated, hints.known)
        return normalise(parsed, inflated, hints, explained=False).reading if parsed else None

    return _guarded(sound)


def looks_sound(document: Document) -> bool:
    """Return whether `read_sound` is likely to read a document, from its first bytes and its type."""
    return feed_in_utf8(document.body.lstrip(), document.content_type) is not None


def explain(document: Document, hints: Hints | None = None) -> Explanation:
    """Return the reading of a document together with the signals each field came from.

    Raises:
        ReadError: the bytes cannot be read; its `rule` says why.
        TypeError: what is given is no Document, or no Hints.
    """
    return _checked(document, hints, explained=True)


def blocks_of(document: Document) -> frozenset[int]:
    """Return the hashes of a web page's blocks of text, by which its site is remembered; none for other formats.

    Raises: ReadError: the bytes cannot be read.
    """
    return _guarded(lambda: _blocks(document))


def _blocks(document: Document) -> frozenset[int]:
    body = inflate(document.body)
    if feed_in_utf8(body.lstrip(), document.content_type):
        return frozenset()
    decoded = decoded_from(body, document.content_type)
    if detect(decoded.text) is not Format.HTML:
        return frozenset()
    from ingest.reading.page.blocks.boilerplate import blocks_in  # only a run that meets pages pays for their reader

    page = decoded.utf8(body) or decoded.text.encode("utf-8", "surrogatepass")
    return blocks_in(without_archive(page) if is_captured(page) else page)


def _guarded(work: Callable[[], T]) -> T:
    try:
        return work()
    except ReadError:
        raise
    except Exception as error:  # a fault of ours must cost one document, not the run (design.md section 6)
        raise ReadError("unreadable", f"{type(error).__name__}: {error}"[:200]) from error


def _inflated(document: Document) -> Document:
    """Return the document with its bytes decompressed; the same document where they are not compressed."""
    body = inflate(document.body)
    return document if body is document.body else replace(document, body=body)


def _checked(document: Document, hints: Hints | None, *, explained: bool) -> Explanation:
    """Read a document once it is known to be one, with the evidence if the reading is to be `explained`."""
    check_type("document", document, Document)
    check_type("hints", hints, Hints | None)
    return _guarded(lambda: _read_from_anywhere(document, hints or Hints(), explained=explained))


def _read_from_anywhere(document: Document, hints: Hints, *, explained: bool) -> Explanation:
    """Read a document from its site or from an archive of the web; the reading has the address it came from."""
    inflated = _inflated(document)
    url = inflated.final_url or inflated.url
    capture = capture_of(url)
    if capture is None:
        return _read_as_published(inflated, hints, explained=explained)
    own = replace(inflated, url=capture.url, final_url=None, fetched_at=capture.at or inflated.fetched_at)
    explanation = _read_as_published(own, hints, explained=explained, captured=True)
    return replace(explanation, reading=replace(explanation.reading, url=url, fetched_at=inflated.fetched_at))


def _read_as_published(document: Document, hints: Hints, *, explained: bool, captured: bool = False) -> Explanation:
    """Read a document by the address that its publisher gave it."""
    if sound := _sound_feed(document, hints.known):
        return normalise(sound, document, hints, explained=explained)
    decoded = decoded_from(document.body, document.content_type)
    format_ = detect(decoded.text)
    if known := already_known(document, format_, hints):
        return known
    parsed = _parsed(document, decoded, format_, hints, hints.known, captured=captured)
    flaws = (*decoded.flaws, *_misplaced(document, format_))
    return with_warnings(normalise(parsed, document, hints, explained=explained), flaws)


def _parsed(
    document: Document,
    decoded: Decoded,
    format_: Format,
    hints: Hints,
    known: Collection[str] | None,
    *,
    captured: bool = False,
) -> Parsed:
    """Parse a document that is not a sound feed: take it out of any foreign markup, and give it to its parser."""
    url, utf8 = absolute_url(document.final_url or document.url, None), decoded.utf8(document.body)
    is_broken = format_ in XML_FEEDS and utf8 is not None and looks_sound(document)
    text, flaws = feed_alone(decoded.text, format_)
    header = dict(document.headers).get("link", "")
    parsed = PARSERS[format_](_Opened(text, url, utf8, hints, known, is_broken, header, captured))
    return replace(parsed, flaws=(*flaws, *parsed.flaws)) if flaws else parsed


def parse(document: Document) -> Parsed:
    """Return what a document says, in strings as they were written: `read` without its repairs and its hashes.

    Raises: ReadError: the bytes cannot be read; its `rule` says why.
    """
    inflated = _inflated(document)
    if sound := _sound_feed(inflated, None):
        return sound
    decoded = decoded_from(inflated.body, inflated.content_type)
    return _parsed(inflated, decoded, detect(decoded.text), Hints(), None)


def tried(document: Document, recipe: Recipe) -> tuple[Tried, ...]:
    """Return what each selector of a recipe finds on a page.

    Raises: ReadError: the document is no page, or cannot be read.
    """
    return _guarded(lambda: _tried(document, recipe))


def _tried(document: Document, recipe: Recipe) -> tuple[Tried, ...]:
    inflated = _inflated(document)
    decoded = decoded_from(inflated.body, inflated.content_type)
    if (format_ := detect(decoded.text)) is not Format.HTML:
        raise ReadError("wrong-type", f"a recipe is for web pages, and this is {format_.value}")
    from ingest.reading.page.dom.tree import tree_of
    from ingest.reading.page.recipe import tried as tried_on

    return tried_on(recipe, tree_of(decoded.text))


def _sound_feed(document: Document, known: Collection[str] | None) -> Parsed | None:
    """Return what a well-formed feed in UTF-8 says, None for anything else.

    Nearly all feeds are such, and need neither decoding nor repair. `known` are the raw hashes of entries that need not
    be read again; None: the entries come without hashes.
    """
    body = document.body.lstrip(b" \t\r\n")
    format_ = feed_in_utf8(body, document.content_type)
    return parse_sound_feed(body.removeprefix(BOM_UTF8), format_, known) if format_ else None


def format_of(document: Document) -> Format:
    """Return the format of a document, without reading it.

    Raises: ReadError: it is empty, is not text, or looks like nothing that Wiredesk reads.
    """
    body = inflate(document.body)
    return feed_in_utf8(body.lstrip(), document.content_type) or detect(decoded_from(body, document.content_type).text)


def _misplaced(document: Document, format_: Format) -> tuple[Flaw, ...]:
    """Return a flaw for a page that was served where its name or its declared type promises a feed."""
    name = (document.final_url or document.url).split("?")[0].lower()
    declared = (document.content_type or "").lower()
    promised = name.endswith(FEED_NAMES) or ("xml" in declared and "xhtml" not in declared) or "json" in declared
    return (
        (Flaw("html-in-place-of-feed", f"served as {declared}" if declared else name),)
        if format_ is Format.HTML and promised
        else ()
    )
