"""XML to a tree, by the cheapest step that reads all of it, with a flaw for each step that was needed.

    as it is, strictly -> repaired, strictly -> repaired, with libxml2's recovery -> no tree: feedparser

A document type is never read: its entities can be bombs, and a parser that passes over them drops what refers to them.
"""

import re
from dataclasses import dataclass

from lxml import etree

from ingest.reading.feed.lifting import C1, lift
from ingest.reading.feed.xml_repair import OPAQUE, declare_prefixes, repair
from ingest.schema import Flaw
from ingest.text.markup import line_of

_ENTRY = re.compile(r"<(?:[\w.-]+:)?(?:item|entry)[\s/>]", re.IGNORECASE)
_ENTRIES = ("{*}item", "{*}entry", "{*}ITEM", "{*}Item", "{*}Entry")


@dataclass(frozen=True, slots=True)
class Tree:
    """What became of a document: a tree of all that is in it, or None, and what was repaired."""

    root: etree._Element | None
    body: bytes  # the XML as it was or as it was repaired, in UTF-8
    flaws: tuple[Flaw, ...] = ()
    lifted: tuple[str, ...] = ()  # long CDATA sections that are not in the tree (see `lifting`)
    recovered: bool = False  # elements may stand in others than they were written in


def sound_tree(body: bytes) -> Tree | None:
    """Return the tree of well-formed XML in UTF-8 that needs no repair, whatever encoding it declares; else None."""
    if b"\x7f" in body:
        return None
    skeleton, lifted = lift(body)
    if not skeleton.isascii() and C1.search(skeleton):
        return None
    root, _ = _strictly(skeleton)
    if root is None or root.getroottree().docinfo.internalDTD is not None:
        return None
    return Tree(root, body, lifted=lifted)


def tree_of(text: str) -> Tree:
    """Return the tree of an XML text; its root is None where neither strictness nor recovery reads every entry."""
    text = text.lstrip("\ufeff \t\r\n")
    if tree := sound_tree(text.encode("utf-8", "surrogatepass")):
        return tree
    source, flaws = repair(text)
    body = source.encode("utf-8", "replace")
    root, error = _strictly(body)
    if error and "Namespace prefix" in (error.msg or ""):
        source, undeclared = declare_prefixes(source)
        body, flaws = source.encode("utf-8", "replace"), flaws + undeclared
        root, error = _strictly(body)
    if error is None:
        return Tree(root, body, flaws)
    flaws += (Flaw("malformed-xml", f"line {error.lineno}: {line_of(error.msg or '')}"[:200]),)
    return Tree(_recovered(body, source), body, flaws, recovered=True)


def _strictly(body: bytes) -> tuple[etree._Element | None, etree.XMLSyntaxError | None]:
    try:
        return _parsed(body), None
    except etree.XMLSyntaxError as error:
        return None, error


def _parsed(body: bytes) -> etree._Element:
    return etree.fromstring(body, _parser(recover=False))


def _recovered(body: bytes, source: str) -> etree._Element | None:
    """Return the tree that recovery makes, None where it lost an entry: what it damages besides was repaired before."""
    root: etree._Element | None = etree.fromstring(body, _parser(recover=True))
    if root is None:
        return None
    written = len(_ENTRY.findall(OPAQUE.sub("", source)))
    return root if sum(1 for _ in root.iter(*_ENTRIES)) >= written else None


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        encoding="utf-8",
        recover=recover,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
