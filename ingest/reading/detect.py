"""Tells the format of a document, by its bytes and never by its name or its declared type alone."""

import re
from itertools import islice

from ingest.errors import ReadError
from ingest.reading.wrapped import JSON_FEED, shown_feed, wrapped_feed
from ingest.schema import LARGEST_DOCUMENT, Flaw, Format
from ingest.text.compression import decompressed
from ingest.text.markup import Decoded, decode, is_utf8

MOST_OPENED = 200  # times its compressed size: honest XML and HTML shrink to a tenth, a bomb to a thousandth
MOST_STARTS = 10  # places at which a feed behind junk is looked for
_GZIP = b"\x1f\x8b"
_COMPRESSED = (_GZIP, b"x\x01", b"x\x9c", b"x\xda")  # zlib's (RFC 1950), which "deflate" means
HEAD = 16_384  # characters that detection looks at
_NO_TEXT = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"OggS", b"ID3", b"\x7fELF", b"SQLite f")
# The first bytes of formats that may hold text, and what the user can do to get at it.
_TO_BE_OPENED = {
    b"PK\x03\x04": "a ZIP archive, as WACZ, EPUB and DOCX are: unpack it, or save the text in it as HTML",
    b"bplist00": "a property list, as Safari's web archives are: save the page as HTML",
    b"%PDF": "a PDF: save the text in it (`pdftotext FILE`), and name that",
    b"%!PS": "PostScript: save the text in it (`ps2ascii FILE`), and name that",
    b"{\\rtf": "RTF: save it as HTML or as plain text",
    b"\xd0\xcf\x11\xe0": "a document of Word or the like: save it as HTML or as plain text",
    b"ZIM\x04": "a ZIM archive: write out what is in it (`zimdump dump --dir=DIR FILE`), and name that folder",
    b"7z\xbc\xaf\x27\x1c": "a 7z archive: unpack it (`7z x FILE`)",
    b"Rar!\x1a\x07": "a RAR archive: unpack it (`unrar x FILE`)",
    b"\x28\xb5\x2f\xfd": "compressed by zstd: `zstd -d FILE`, and name what comes of it",
    b"\xfd7zXZ\x00": "compressed by xz: `xz -d -k FILE`, and name what comes of it",
    **{
        b"BZh%d1AY&SY" % size: "compressed by bzip2: `bzip2 -d -k FILE`, and name what comes of it"
        for size in range(1, 10)
    },
}
_MAGIC = (*_NO_TEXT, *_TO_BE_OPENED)
_TAR, _AT = (b"ustar\0", b"ustar  \0"), 257  # the marks of a tar archive, and where they stand
# Text files that hold other documents, known by first words that no story begins with.
_CONTAINERS = (
    (re.compile(r"WARC/\d"), "WARC whose name does not end in .warc or .warc.gz; of WET and WAT nothing is read"),
    (re.compile(r"filedesc://"), "ARC: turn it into WARC with `warcio recompress`"),
    (re.compile(r"CDX(?: [A-Za-z]){4}"), "the index of an archive"),
    (
        re.compile(r"From \S++ ++\w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d [^\n]{4,20}+\n[\w-]++:"),
        "a mailbox: save each text in it by itself",
    ),
    (
        re.compile(
            r"(?:From \S.*+\n)?(?:[\w-]++:.*+\n(?:[ \t].*+\n|(?!))*+)*?(?:MIME-Version|Message-ID):", re.IGNORECASE
        ),
        "mail or MHTML: save the page or the text in it by itself",
    ),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
_CONTROLS = tuple(map(chr, (*range(9), *range(14, 27), *range(28, 32), 0xFFFD)))  # the same; finding none is quicker
# The alternative `|(?!)` in a repeated group works around a fault of Python 3.11.0 to 3.11.4: see decision 2.
_BEFORE = (
    r"\s|\ufeff|<\?(?:(?!\?>).|(?!))*+\?>|<!--(?:(?!-->).|(?!))*+-->"  # possessive: each can end in one place alone
)
_TYPE = r"[^>\[]*+(?:\[(?:(?!\]\s*>).|(?!))*+\]\s*+)?>"
_SKIPPED = re.compile(rf"\A(?:{_BEFORE}|<!DOCTYPE\s++(?!html){_TYPE}|(?!))++", re.DOTALL | re.I)
_PROLOGUE = re.compile(rf"\A(?:{_BEFORE}|<!DOCTYPE\s{_TYPE}|(?!))++", re.DOTALL | re.I)
_ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)")
_JUNK_BEFORE_FEED = re.compile(r"<(?:\?xml\b|rss\b|feed\b|rdf:RDF\b)", re.IGNORECASE)
_JSON_LIST = re.compile(r'\[\s*\{\s*"')
_PAGE = re.compile(
    r"<(?:!doctype\s+html|html|[\w.-]{1,20}:html|head|body|frameset|title|meta|div|p|article|section|main|h1|table|script|span|ul)\b",
    re.IGNORECASE,
)
# How a page without any of those tags begins: a fragment, or a page of 1996.
_FRAGMENT = re.compile(
    r"<(?:a|b|big|blockquote|br|center|dl|em|font|form|h[2-6]|header|hr|i|img|li|nav|ol|pre|small|strong|td|tr|u)\b[^<>]*>",
    re.IGNORECASE,
)
_HEADING = re.compile(r"^#{1,6} \S", re.MULTILINE)
_NOT_IN_MARKDOWN = re.compile(
    r"<(?:!doctype|html|head|body|frameset|title|meta|link|script|style|main|article|p|h\d|ul|ol|li)\b", re.IGNORECASE
)
# What programs write for a page's first picture or button: "[logo]", "[Skip to content](#content)". A list in JSON is
# followed by a comma or by nothing, and holds braces or quotation marks.
_BRACKETED = re.compile(r"\A\[{1,2}!?[^\[\]{}\"]{1,200}\]")
_JSON_GOES_ON = re.compile(r"\s*(?:[,\]]|\Z)")
ROOTS = {
    "rss": Format.RSS,
    "rdf": Format.RSS,
    "feed": Format.ATOM,
    "item": Format.RSS,  # alone, as an answer about one entry; Atom allows it (RFC 4287 section 2)
    "entry": Format.ATOM,
    "channel": Format.CDF,
    "opml": Format.OPML,
    "urlset": Format.SITEMAP,
    "sitemapindex": Format.SITEMAP,
}

_ALONE = frozenset({Format.HTML, Format.TEXT})  # formats that are never looked for inside other markup
XML_FEEDS = (Format.RSS, Format.ATOM, Format.CDF)


def inflate(body: bytes) -> bytes:
    """Return `body`, decompressed if it is gzip or zlib: sitemaps are, and some servers compress unasked or twice.

    Raises: ReadError: it is damaged, or what it holds is too large, or more than MOST_OPENED times its own size.
    """
    if len(body) > LARGEST_DOCUMENT:
        raise ReadError("too-large", f"{len(body):,} bytes, the most is {LARGEST_DOCUMENT:,}")
    if not body.startswith(_COMPRESSED):
        return body
    opened = _opened(body)
    return _opened(opened) if opened.startswith(_GZIP) else opened


def _opened(body: bytes) -> bytes:
    most = min(LARGEST_DOCUMENT, MOST_OPENED * max(len(body), 4096))
    opened = decompressed([body], "gzip" if body.startswith(_GZIP) else "deflate", limit=most)
    if isinstance(opened, bytes):
        return opened
    if opened == "too large":
        raise ReadError("too-large", f"{len(body):,} bytes of {_name(body)} that hold more than {most:,}")
    raise ReadError("binary", f"{_name(body)} that {'was cut short' if opened == 'cut' else 'cannot be opened'}")


def _name(body: bytes) -> str:
    return "gzip" if body.startswith(_GZIP) else "zlib"


def decoded_from(body: bytes, content_type: str | None) -> Decoded:
    """Return a document's text, the encoding it was in, and what had to be repaired.

    Raises: ReadError: it is empty, or it is not text.
    """
    if not body[:HEAD].strip() and not body.strip():
        raise ReadError("empty", f"{len(body)} bytes")
    if body.startswith(_MAGIC):
        said = (words for magic, words in _TO_BE_OPENED.items() if body.startswith(magic))
        raise ReadError("binary", next(said, f"starts with {body[:8]!r}"))
    if body.startswith(_TAR, _AT):
        raise ReadError("binary", "a tar archive: unpack it (`tar xf FILE`)")
    decoded = decode(body, content_type)
    head = decoded.text[:HEAD]
    if any(map(head.__contains__, _CONTROLS)) and len(_CONTROL.findall(head)) > len(head) / 20:
        raise ReadError("binary", "more than one character in twenty is a control character")
    return decoded


def detect(text: str) -> Format:
    """Return the format of a document's text: by its first element, else by what it looks like.

    Raises: ReadError: it looks like nothing Wiredesk reads.
    """
    start = text[: HEAD * 4]
    head = _SKIPPED.sub("", start)
    if not head.startswith(("<", "{")) and (held := next((said for mark, said in _CONTAINERS if mark.match(head)), "")):
        raise ReadError("unknown-format", held)
    if head.startswith("{") or _JSON_LIST.match(head):
        return Format.JSON_FEED
    if by_root := _by_root(start) or (_in_page(text) if _PAGE.match(head) else _behind_junk(start)):
        return by_root
    if (_PAGE.search(head) or _FRAGMENT.match(head)) and not _is_markdown(start):
        return Format.HTML
    if head.startswith(("<", "[")) and not (_is_bracketed(head) or _is_markdown(start)):
        raise ReadError("unknown-format", f"starts with {head[:40]!r}")
    return Format.TEXT


def _is_markdown(start: str) -> bool:
    """Whether a text that holds tags is Markdown: it has a heading, and only tags that Markdown has no sign for."""
    return _NOT_IN_MARKDOWN.search(start) is None and _HEADING.search(start) is not None  # quick for pages


def _is_bracketed(head: str) -> bool:
    """Whether a text begins with a picture's name or a link in brackets, as dumps of pages do."""
    if head.startswith("[!["):  # a picture that is a link, as Markdown writes a site's mark; no JSON begins so
        return True
    found = _BRACKETED.match(head)
    if found is None or _JSON_GOES_ON.match(head, found.end()):
        return False
    return any(map(str.isalpha, head[: found.end() + 2]))  # "[1]Home", "[1] Home"


def feed_in_utf8(body: bytes, content_type: str | None) -> Format | None:
    """Return the format of an XML feed that begins and declares itself as UTF-8; None for anything else.

    Whether all of it is UTF-8 is left to the XML parser to find out.
    """
    start = body[:HEAD].decode("utf-8", "ignore")
    format_ = _by_root(start) if start.lstrip("\ufeff").startswith("<") else None
    return format_ if format_ in XML_FEEDS and is_utf8(body, content_type) else None


def _by_root(start: str) -> Format | None:
    """Return the format that the first element names; a feed may stand behind HTML's own DOCTYPE."""
    prologue = _PROLOGUE.match(start)
    root = _ROOT.match(start, prologue.end() if prologue else 0)
    format_ = ROOTS.get(root[1].lower()) if root else None
    return Format.RSS if root and format_ is Format.CDF and not _is_cdf(start[root.start() :]) else format_


def _in_page(page: str) -> Format | None:
    """Return the format of the feed that a page does nothing but wrap, None for any other page."""
    if shown := shown_feed(page):
        return _format_at(shown, slice(0, None))
    place = wrapped_feed(page)
    return _format_at(page, place) if place else None


def _format_at(page: str, place: slice) -> Format | None:
    start = page[place.start : place.start + HEAD]
    return Format.JSON_FEED if JSON_FEED.match(start) else _by_root(start)


def feed_alone(text: str, format_: Format) -> tuple[str, tuple[Flaw, ...]]:
    """Return a feed of this format without the markup that it is wrapped in, and a flaw where it was."""
    place = None if format_ in _ALONE or _by_root(text[: HEAD * 4]) else wrapped_feed(text)
    if format_ not in _ALONE and (shown := shown_feed(text)):
        return shown, (Flaw("junk-before-xml", "the page of a browser that shows it as text"),)
    if place is None or _format_at(text, place) is not format_:
        return text, ()
    return text[place], (Flaw("junk-before-xml", f"{place.start} characters skipped"),)


def _behind_junk(start: str) -> Format | None:
    """Return the format of a feed that begins behind something else."""
    if JSON_FEED.search(start):
        return Format.JSON_FEED
    places = islice(_JUNK_BEFORE_FEED.finditer(start, 1), MOST_STARTS)
    return next((found for place in places if (found := _by_root(start[place.start() :]))), None)


def _is_cdf(head: str) -> bool:
    """Tell the Channel Definition Format from RSS whose `rss` element is missing."""
    return bool(re.match(r"<\w*:?channel\b[^>]*\bhref\s*=|<CHANNEL\b", head))
