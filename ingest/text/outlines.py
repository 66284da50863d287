"""The outlines of an OPML document that name something to read (opml.org/spec2). Pure."""

import html
import re
from dataclasses import dataclass
from xml.etree import ElementTree

from ingest.errors import ReadError
from ingest.schema import Flaw

_INTERNAL_SUBSET = re.compile(r"<!DOCTYPE[^>\[]*\[", re.IGNORECASE)
# A bare ampersand, a name of HTML's that XML does not know, or a character that no XML may hold.
_REFERENCE = re.compile(r"&(?:(#[0-9]+;|#x[0-9a-f]+;|(?:amp|lt|gt|quot|apos);)|([a-z][a-z0-9]*;))?", re.IGNORECASE)
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Outline:
    """One outline with an `xmlUrl`: a subscription, as written."""

    url: str
    title: str | None = None
    language: str | None = None


def outlines(text: str) -> tuple[tuple[Outline, ...], tuple[Flaw, ...]]:
    """Return every outline with an `xmlUrl`, however deep, in the document's order, and what had to be repaired.

    Bare ampersands, HTML's entities and forbidden characters are repaired; of a document that breaks off, what
    came before is kept. An entity is never declared, fetched or expanded.

    Raises: ReadError: entities are declared, or the XML is broken before its first subscription.
    """
    if _INTERNAL_SUBSET.search(text):
        raise ReadError("internal-subset", "an OPML document that declares entities")
    repaired = _NOT_XML.sub("", _REFERENCE.sub(_reference, text))
    found, error = _named(repaired)
    if error is None:
        return found, (() if repaired == text else (Flaw("malformed-xml", "references or characters"),))
    if not found:
        raise ReadError("malformed-xml", str(error)) from error
    return found, (Flaw("malformed-xml", str(error)),)


def _reference(match: re.Match[str]) -> str:
    known, named = match.groups()
    if known:
        return match.group()
    # html.unescape leaves what HTML does not know either.
    meant = html.unescape(match.group()) if named else "&"
    return html.escape(meant)


def _named(xml: str) -> tuple[tuple[Outline, ...], ElementTree.ParseError | None]:
    """Return the subscriptions up to the end, or up to the error that stopped the parser."""
    parser: ElementTree.XMLPullParser[ElementTree.Element] = ElementTree.XMLPullParser(events=("start",))
    found: list[Outline] = []
    try:
        parser.feed(xml)
        for event in parser.read_events():
            outline = _outline(event[-1])
            if outline is not None:
                found.append(outline)
        parser.close()
    except ElementTree.ParseError as error:
        return tuple(found), error
    return tuple(found), None


def _outline(element: object) -> Outline | None:
    if not isinstance(element, ElementTree.Element) or element.tag.lower() != "outline":
        return None
    # Exporters write xmlUrl, xmlurl and XMLURL.
    said = {name.lower(): value.strip() for name, value in element.attrib.items()}
    if not said.get("xmlurl"):
        return None
    return Outline(said["xmlurl"], said.get("title") or said.get("text") or None, said.get("language") or None)
