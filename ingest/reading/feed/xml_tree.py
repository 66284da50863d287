"""Parses XML in steps, the cheapest first, until all of it can be read; each further step leaves a flaw.

    as it is, strictly -> repaired, strictly -> tags balanced, with libxml2's recovery -> feedparser, if that lost any

A document type is never read: its entities can be bombs, and a parser that skips them drops what refers to them.
"""

import re
from dataclasses import dataclass

from lxml import etree

from ingest.reading.feed.lifting import lift
from ingest.reading.feed.xml_balance import ENTRY, balanced
from ingest.reading.feed.xml_repair import OPAQUE, SHORTEST, declare_prefixes, most_tags, repair, with_few_tags
from ingest.schema import Flaw
from ingest.text.markup import line_of
from ingest.text.markup.characters import C1, first_match

# Bases and languages, which cost time only in documents that have any, and namespaces that are too long (`xml_repair`).
# One pass finds all three, and it begins with a single letter, which is the quickest to search for.
_ATTRIBUTES = re.compile(rb"x(?=ml(:base|:lang|ns(?=(?::[\w.-]+)?\s*=\s*[\"'][^\"'<>]{1000})))")
_FIRST_ELEMENT = re.compile(rb"<[A-Za-z_]")
_ENTRY_END = re.compile(r"</(?:[\w.-]+:)?(?:item|entry)\s*>", re.IGNORECASE)
_ROOT_END = re.compile(r"</(?:[\w.-]+:)?(?:rss|rdf|feed|channel)\s*>", re.IGNORECASE)
_STUMP = re.compile(
    r"<(?:[\w.-]+:)?(?:link|origlink|guid|id|ur[li]|comments|email|name|author|creator|contributor|category|subject|language|"
    r"pubdate|published|updated|modified|issued|created|date|duration)(?:\s[^<>]*|/)?>(?=\s*[^\s<]|<!\[CDATA\[)",
    re.IGNORECASE,
)
_PLACE = re.compile(r", line \d+, column \d+\Z")
_NUMBERS = {"amp": "&#38;", "lt": "&#60;", "gt": "&#62;", "quot": "&#34;", "apos": "&#39;"}
_ENTRIES = ("{*}item", "{*}entry", "{*}ITEM", "{*}Item", "{*}Entry")


@dataclass(frozen=True, slots=True)
class Tree:
    """The result of parsing a document: its tree, if there is one, and what was repaired."""

    root: etree._Element | None
    body: bytes  # the XML as it was or as it was repaired, in UTF-8
    attributes: frozenset[bytes]  # ":base" and ":lang", if they may occur in it
    flaws: tuple[Flaw, ...] = ()
    lifted: tuple[str, ...] = ()  # long CDATA sections that are not in the tree (see `lifting`)
    recovered: bool = False  # whether recovery may have put elements inside wrong ones
    lost: int = 0  # entries of the text that are not in the tree
    is_cut: bool = False  # it ends in the middle


def sound_tree(body: bytes) -> Tree | None:
    """Return the tree of well-formed UTF-8 XML that needs no repair, whatever encoding it declares; else None."""
    if b"\x7f" in body or _has_document_type(body):
        return None
    if (parts := lift(body)) is None:
        return None
    skeleton, lifted = parts
    if len(skeleton) // SHORTEST > (most := most_tags(len(body))) and _has_more_brackets(skeleton, most):
        return None
    attributes = _attributes(skeleton)
    if b"ns" in attributes or first_match(skeleton, b"\xc2", C1):
        return None
    root, _ = _parsed(skeleton)
    return None if root is None else Tree(root, body, attributes, lifted=lifted)


def _has_document_type(body: bytes) -> bool:
    """Whether there is a document type, which can only stand before the first element."""
    first = _FIRST_ELEMENT.search(body)
    start = body[: first.start() if first else len(body)]
    return b"<!DOCTYPE" in start or (b"<!--" in start and b"<!DOCTYPE" in body)


def _has_more_brackets(xml: bytes, most: int) -> bool:
    """Whether there are more than `most` brackets; for long texts `replace` takes a quarter of the time of `count`."""
    return len(xml) - len(xml.replace(b"<", b"", most + 1)) > most


def _attributes(xml: bytes) -> frozenset[bytes]:
    return frozenset(_ATTRIBUTES.findall(xml))


def tree_of(text: str, *, is_broken: bool = False) -> Tree:
    """Return the tree of an XML text; its root is None where there is no element in it.

    `is_broken`: `sound_tree` has refused it already.
    """
    text = text.lstrip("\ufeff \t\r\n")
    if not is_broken and (tree := sound_tree(text.encode("utf-8", "surrogatepass"))):
        return tree
    source, flaws = repair(text)
    source, cut = with_few_tags(source, most_tags(len(text)))  # `text`: repairs make the source longer
    flaws += cut
    body = source.encode("utf-8", "replace")
    root, error = _parsed(body)
    if error and "Namespace prefix" in (error.msg or ""):
        source, undeclared = declare_prefixes(source)
        body, flaws = source.encode("utf-8", "replace"), flaws + undeclared
        root, error = _parsed(body)
    if error and "huge" in (error.msg or ""):  # a text of more than 10 MB; the document type, and so any bomb, is gone
        root, error = _parsed(body, huge=True)
    if error is None:
        return Tree(root, body, _attributes(body), flaws)
    flaws += () if cut else _told(error)  # where tags were cut, the error is our own doing
    source = balanced(_without_stump(source))
    # After an error, libxml2 drops references to the five predefined entities; it keeps those by number.
    numbered = source
    for name, number in _NUMBERS.items():
        numbered = numbered.replace(f"&{name};", number)
    root, _ = _parsed(numbered.encode("utf-8", "replace"), recover=True)
    body = source.encode("utf-8", "replace")
    lost = _lost(root, source)
    return Tree(root, body, _attributes(body), flaws, recovered=True, lost=lost, is_cut=_is_cut(text))


def _is_cut(text: str) -> bool:
    """Whether a document ends in the middle of an entry, a tag or a text, because sending or copying it stopped.

    Where only the publisher forgot the last tags, it ends behind an entry.
    """
    written = OPAQUE.sub("", text)
    rest = written[max((end.end() for end in _ENTRY_END.finditer(written)), default=0) :]
    return not _ROOT_END.search(rest) and (ENTRY.search(rest) is not None or not text.rstrip().endswith(">"))


def _without_stump(source: str) -> str:
    """Remove the address, the date or the name at which a document breaks off: half of one would be a different one."""
    last = source.rfind("<")
    if source.startswith("<![CDATA[", last):
        last = source.rfind("<", 0, last)
    broken = _STUMP.match(source, max(0, last))
    return source[: broken.end()] if broken else source


def _told(error: etree.XMLSyntaxError) -> tuple[Flaw, ...]:
    said = _PLACE.sub("", line_of(error.msg or ""))  # the line is named once
    return (Flaw("malformed-xml", f"line {error.lineno}: {said}"[:200]),)


def _parsed(
    body: bytes, *, recover: bool = False, huge: bool = False
) -> tuple[etree._Element | None, etree.XMLSyntaxError | None]:
    """Return the tree, or the first error; even recovery fails where there is no element."""
    try:
        return etree.fromstring(body, xml_parser(recover=recover, huge=huge)), None
    except etree.XMLSyntaxError as error:
        return None, error


def _lost(root: etree._Element | None, source: str) -> int:
    """Return how many entries recovery lost; other damage was repaired before."""
    written = len(ENTRY.findall(OPAQUE.sub("", source)))
    return written if root is None else max(0, written - sum(1 for _ in root.iter(*_ENTRIES)))


def xml_parser(*, recover: bool = False, huge: bool) -> etree.XMLParser:
    """Return a parser of UTF-8 XML that expands no entities and loads nothing; `huge` lifts libxml2's limits."""
    return etree.XMLParser(
        encoding="utf-8",
        recover=recover,
        huge_tree=huge,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
