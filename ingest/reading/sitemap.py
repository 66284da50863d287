"""Sitemaps, news sitemaps and sitemap indexes (sitemaps.org protocol 0.9, Google's news and image extensions).

Elements are known by their local names: namespaces are missing, misspelt or swapped as often as they are right.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from itertools import islice

from lxml import etree

from ingest.reading.feed.constructs import is_html
from ingest.reading.feed.tags import COMMA
from ingest.reading.feed.xml_repair import repair
from ingest.reading.raw import Parsed, RawEntry, Said
from ingest.schema import Flaw, Format, Image, Kind, Link, Tag
from ingest.text.dates import moment_of
from ingest.text.hashing import hash_bytes
from ingest.text.markup import line_of

# libxml2's time is quadratic in tags that never close: a megabyte of "<a " cost it 108 s.
_UNCLOSED = re.compile(r"<(?!!)[^<>]*(?=<)")
_PREFIX = re.compile(r"(</?)([\w.-]{1,40}):")
_DECLARED = re.compile(r"xmlns:([\w.-]{1,40})\s*=")

_END = re.compile(r"</(?:[\w.-]{1,40}:)?(?:urlset|sitemapindex)\b", re.IGNORECASE)
# Where one sitemap ends and the next begins, in a file to which several were joined.
_NEXT = re.compile(
    r"</(?:[\w.-]{1,40}:)?(?:urlset|sitemapindex)\s*+>\s*+(?:<\?xml[^<>]*+>\s*+|<!--(?:(?!-->)[^<>]|(?!))*+-->\s*+|(?!))*+"
    r"<(?:[\w.-]{1,40}:)?(?:urlset|sitemapindex)\b[^<>]*+>",
    re.IGNORECASE,
)
_TAIL = 1_000  # characters at the end in which the end tag stands; some sign their sitemaps behind it

_RELS = {"url": "item", "sitemap": "sitemap"}
_RECORDS = tuple(f"{{*}}{name}" for name in ("url", "sitemap", "URL", "SITEMAP", "Url", "Sitemap"))
_TOLD = frozenset("loc lastmod title caption publication_date name language keywords access".split())
_MOST = 10_000  # urls of a sitemap that says next to nothing in each; honest ones are longer than _SHORTEST
_SHORTEST = 60  # characters
_MOST_NEWS = 2_000  # Google reads the first 1,000
_MOST_TAGS = 50  # keywords; Google reads ten


def parse_sitemap(text: str) -> Parsed:
    """Return the addresses of a sitemap (rel `item`) or of an index's sitemaps (rel `sitemap`), in their order.

    An address of which the news extension gives a title or a date is an entry as well, without a GUID: its address
    identifies it. Of a document that breaks off, everything up to there is kept, the last `url` included.
    """
    source, repairs = repair(text)
    source = source[: source.rfind(">") + 1]  # an address that breaks off leads elsewhere
    source, joined = _NEXT.subn("", source)
    flaws = [*repairs, *((Flaw("malformed-xml", f"{joined + 1} sitemaps in one document"),) if joined else ())]
    source = _without_undeclared(_without_unclosed(source, flaws), flaws)
    records = _records(source, flaws)
    most = max(_MOST, len(text) // _SHORTEST)
    links: list[Link] = []
    entries: list[RawEntry] = []
    nameless = news_told = 0
    for element in islice(records, most):
        said = _said(element)
        if "loc" not in said:
            nameless += 1
            continue
        news = _news(element, said)
        title, at = _title(news) or _title(said), moment_of(news.get("publication_date") or said.get("lastmod"))
        links.append(Link(_RELS[_name(element.tag)], said["loc"], title=title, updated=at))
        news_told += bool(news)
        if news and news_told <= _MOST_NEWS:
            entries.append(_entry(element, said, news))
    flaws += _missing(nameless, news_told, None if next(records, None) is None else most)
    if any(flaw.rule == "malformed-xml" for flaw in flaws) and not _END.search(text, max(0, len(text) - _TAIL)):
        flaws.append(Flaw("cut-short"))
    return Parsed(
        format=Format.SITEMAP,
        kind=Kind.LINKS,
        links=tuple(dict.fromkeys(links)),
        entries=tuple(entries),
        flaws=tuple(flaws),
    )


def _missing(nameless: int, news_told: int, cut_at: int | None) -> Iterator[Flaw]:
    if nameless:
        yield Flaw("no-address", f"{nameless:,} without a loc")
    if cut_at is not None:
        yield Flaw("too-large", f"the first {cut_at:,} urls were read")
    if news_told > _MOST_NEWS:
        yield Flaw("too-large", f"news of {news_told:,} urls; the first {_MOST_NEWS:,} are entries")


def _entry(element: etree._Element, said: dict[str, str], news: dict[str, str]) -> RawEntry:
    keywords = COMMA.split(news.get("keywords", ""))[:_MOST_TAGS]
    return RawEntry(
        link=(Said(said["loc"], "sitemap:loc"),),
        title=_statement(news, "title"),
        published=_statement(news, "publication_date"),
        updated=(Said(said["lastmod"], "sitemap:lastmod"),) if "lastmod" in said else (),
        language=_statement(news, "language"),
        publisher=_statement(news, "name"),
        tags=tuple(Tag(word.strip()) for word in keywords if word.strip()),
        images=tuple(_images(element)),
        paywalled=True if news.get("access", "").lower() == "subscription" else None,
        raw_hash=hash_bytes(etree.tostring(element, with_tail=False)),
        signals=(("tags", "news:keywords"), ("images", "image:image")),
    )


def _statement(news: dict[str, str], name: str) -> tuple[Said, ...]:
    if name not in news:
        return ()
    words = news[name]  # many programs escape them twice
    return (Said(words, f"news:{name}", "html" if ("&" in words or "<" in words) and is_html(words) else "text"),)


def _title(told: dict[str, str]) -> str | None:
    return next((line_of(one.value, html=one.type == "html") for one in _statement(told, "title")), None)


def _news(element: etree._Element, said: dict[str, str]) -> dict[str, str]:
    """Return what the news extension says of an address; nothing if that is neither a title nor a date."""
    if len(element) == len(said):  # all children are plain texts, as in most sitemaps
        return {}
    told: dict[str, str] = {}
    for part in element:
        if _name(part.tag) == "news":
            told = {**_said(part), **told}
            for publication in part:
                if _name(publication.tag) == "publication":
                    told = {**_said(publication), **told}
    return told if "title" in told or "publication_date" in told else {}


def _images(element: etree._Element) -> Iterator[Image]:
    for part in element:
        if _name(part.tag) == "image" and "loc" in (said := _said(part)):
            yield Image(said["loc"], said.get("caption") or said.get("title"))


def _said(element: etree._Element) -> dict[str, str]:
    """Return the texts of an element's children by name, of several with one name the first."""
    said: dict[str, str] = {}
    for part in element:
        name = _name(part.tag)
        if name in _TOLD and name not in said and (text := (part.text or "").strip()):
            # An address may be broken over several lines.
            said[name] = "".join(map(str.strip, text.splitlines())) if name == "loc" else text
    if not said and (bare := (element.text or "").strip()).startswith(("http://", "https://")):
        said["loc"] = bare
    return said


@lru_cache(maxsize=1024)
def _name(tag: str) -> str:
    return tag.rpartition("}")[2].lower()


# -- from text to elements --


def _without_unclosed(source: str, flaws: list[Flaw]) -> str:
    source, unclosed = _UNCLOSED.subn("", source)
    if unclosed:
        flaws.append(Flaw("malformed-xml", f"tags that never close: {unclosed:,}"))
    return source


def _without_undeclared(source: str, flaws: list[Flaw]) -> str:
    """Remove prefixes that are declared nowhere: libxml2 would take them for part of the name."""
    used = {name for _, name in _PREFIX.findall(source)}
    missing = used.difference(_DECLARED.findall(source)) if used else used
    if not missing:
        return source
    flaws.append(Flaw("malformed-xml", f"undeclared prefixes: {' '.join(sorted(missing)[:20])}"[:200]))
    return _PREFIX.sub(lambda tag: tag[1] if tag[2] in missing else tag[0], source)


def _records(source: str, flaws: list[Flaw]) -> Iterator[etree._Element]:
    """Yield each `url` or `sitemap` once its children are parsed, then drop it: a sitemap may hold 50,000.

    One that is never closed ends where the next one begins, or the document ends.
    """
    pending: etree._Element | None = None
    for event, element in _events(source, flaws):
        if pending is not None:
            yield pending
        pending = element if event == "start" else None
        if event == "end":
            _forget(element)
    if pending is not None:
        yield pending


def _events(source: str, flaws: list[Flaw]) -> Iterator[tuple[str, etree._Element]]:
    parser = etree.iterparse(
        BytesIO(source.encode("utf-8")), events=("start", "end"), tag=_RECORDS, recover=True,
        remove_comments=True, remove_pis=True, resolve_entities=False, no_network=True,
    )  # fmt: skip
    try:
        for event, element in parser:
            if _name(element.tag) in _RELS:  # lxml's own filter lets others through once nesting is too deep
                yield event, element
    except etree.XMLSyntaxError as error:
        flaws.append(Flaw("malformed-xml", line_of(str(error))[:200]))
        return
    if parser.error_log:
        flaws.append(Flaw("malformed-xml", line_of(parser.error_log[0].message)[:200]))


def _forget(element: etree._Element) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and (before := element.getprevious()) is not None:
        parent.remove(before)
