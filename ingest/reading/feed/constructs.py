"""What an element says: text, HTML or XHTML, by the rules of its format, with its base and its language.

RFC 4287 section 3.1 (type), Atom 0.3 (type and mode), RSS (escaped HTML, though it says so nowhere). An element that
holds elements is markup whatever type it declares: publishers forget to escape.
"""

import re
from base64 import b64decode
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from html.entities import html5
from operator import itemgetter
from typing import Literal
from urllib.parse import unquote, urljoin

from lxml.etree import Element, _Element, iterwalk, tostring

from ingest.reading.feed.lifting import MARK, put_back
from ingest.reading.feed.names import Names
from ingest.reading.raw import Said
from ingest.text.markup import TAGS, line_of, safe_text, unescape

Grouped = dict[str, list[_Element]]
"""The elements in an entry or a feed by their keys, each list in the document's order."""

Read = Callable[[_Element, str, "Scope"], Said | None]
"""Reads an element, given the name of its signal and its scope; None: it says nothing."""

children: Callable[[_Element], list[_Element]] = itemgetter(slice(None))
"""Returns the child elements of an element: a slice is a quarter quicker than `list`."""

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_ADDRESSES = frozenset({"href", "src", "poster", "cite", "action"})
_TAG = re.compile(r"</?([a-zA-Z][\w:-]*)(?=[\s/>])[^<>]*>")
_REFERENCE = re.compile(r"&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_MATHML = """
    math mfrac mi mn mo mover mrow mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover
"""
_HTML_TAGS = frozenset(
    TAGS
    | set(_MATHML.split())
    | {"font", "iframe", "script", "style", "object", "embed", "form", "input", "body", "html"}
)
Type = Literal["text", "html"]
_TYPES: dict[str, Type] = {
    **dict.fromkeys(("text", "text/plain", "plain", "none"), "text"),
    **dict.fromkeys(("html", "text/html", "xhtml", "application/xhtml+xml", "text/xhtml"), "html"),
}
_PLAIN_BASE = re.compile(
    r"\s*(?:https?://[\w.:-]+/)?(?:[\w~-][\w.~-]*/|(?!))*+[\w.~-]*\s*", re.ASCII
)  # a path behind it
_PLAIN_NAME = re.compile(r"\w[\w-]*(?:\.\w+)?", re.ASCII)  # of a file beside the base
LONGEST_BASE = 250  # characters; a longer one, which every link would repeat, is ignored
_MOST_RESOLVED = 2_000_000  # characters of resolved addresses in one element; one megabyte could grow to 15
_ESCAPED = frozenset({"html", "text/html"})
_SHORT_TEXTS = frozenset({"title", "summary"})  # elements
_XML = ("/xml", "+xml")  # how the types of XML end (RFC 7303 section 4.2)
_NAME = re.compile(r"[a-zA-Z][\w.-]*", re.ASCII)
_BASE64 = re.compile(r"[A-Za-z0-9+/=\s]*")
# One with an escaped letter, each of which takes 9 characters; names of hosts are no longer (RFC 1035 section 2.3.4).
_HOST = re.compile(r"(?<==\")https?://[^\"/?#\s]{0,2300}%[89A-F][^\"/?#\s]{0,2300}(?=[\"/?#\s])")
_NOT_ASCII = re.compile(r"(?:%[89A-F][0-9A-F])+")
_DATETIME = re.compile(  # Drupal 7 writes it on a span, as RDFa
    r"<(?:time\s[^<>]{0,200}?\bdatetime|span\s[^<>]{0,200}?\bcontent)\s*=\s*[\"']([^\"'<>]{1,100})", re.IGNORECASE
)
_SECTION = "<![CDATA["
_SECTION_END = re.compile(r"\]\](?:>|&gt;)?\s*\Z")
_TEXT = partial(tostring, encoding="unicode", method="text", with_tail=False)  # a thirtieth of the time of itertext
_NUMBER = re.compile(r"(\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(?:\.0{1,9})?(?: ?px)?", re.ASCII | re.IGNORECASE)
_LESS_THAN = re.compile(r"<(?=[A-Za-z])(?![A-Za-z][\w:.-]*+(?:[\s/>]|\Z))")  # "a<b$", "<a@b.example>": no tag's start


@dataclass(frozen=True, slots=True)
class Scope:
    """What is needed to read any element of one document."""

    names: Names
    is_atom: bool
    has_base: bool  # whether xml:base is written anywhere
    has_language: bool  # whether xml:lang is
    lifted: tuple[str, ...] = ()  # what was lifted out of the document (see `lifting`)
    entered: _Element | None = None  # the element that is being read, where the next two are in force:
    base: str | None = None  # maybe relative to the document; None: the document's own
    language: str | None = None

    def inside(self, element: _Element) -> "Scope":
        """Return the scope for the contents of an element."""
        if not (self.has_base or self.has_language):
            return self
        return replace(self, entered=element, base=base_of(element, self), language=language_of(element, self))


def grouped(element: _Element, scope: Scope) -> Grouped:
    """Return the child elements of an element by their keys."""
    found: Grouped = {}
    names = scope.names
    for child in children(element):
        key = names[child.tag]
        if key in found:
            found[key].append(child)
        elif key:
            found[key] = [child]
    return found


def text_of_element(element: _Element, scope: Scope) -> str:
    """Return all the text in an element, with that of the elements inside it; "" if there is none."""
    words = _TEXT(element) if len(element) else element.text or ""
    return put_back(words, scope.lifted) if scope.lifted and MARK in words else words


def words_of(found: Grouped, key: str, scope: Scope) -> str | None:
    """Return the words of the first element of a key that has any."""
    for element in found.get(key, ()):
        if words := text_of_element(element, scope).strip():
            return words
    return None


def plain(element: _Element, signal: str, scope: Scope) -> Said | None:
    """Return an element's words as text, for what is never markup: identifiers, names of languages and places."""
    value = text_of_element(element, scope)
    if "<" in value:
        value = unwrapped(value)
    return Said(value, signal) if value and not value.isspace() else None


def date(element: _Element, signal: str, scope: Scope) -> Said | None:
    """Return an element's words, or the `datetime` of an HTML `time` in it, as Drupal writes."""
    if len(element):
        said = (one.get("datetime") for one in element.iter(Element))
        value = next(filter(None, said), None) or text_of_element(element, scope)
    else:
        value = element.text or ""
        if scope.lifted and MARK in value:
            value = put_back(value, scope.lifted)
    if "<" in value:
        found = _DATETIME.search(value)
        value = found[1] if found else line_of(unwrapped(value), html=True)
    return Said(value, signal) if value and not value.isspace() else None


def text(element: _Element, signal: str, scope: Scope) -> Said | None:
    """Return an element as its type says; without a type, in Atom as text, elsewhere as HTML if it looks like that."""
    if not scope.is_atom:
        return _said(element, signal, scope, None)
    said = _said(element, signal, scope, "text")
    if (
        said
        and "&" in said.value
        and signal in _SHORT_TEXTS
        and not element.get("type")
        and _is_escaped_twice(said.value)
    ):
        return said._replace(type="html")
    return said


def html(element: _Element, signal: str, scope: Scope) -> Said | None:
    """Return an element as its type says; without a type, as HTML."""
    return _said(element, signal, scope, "html")


def _said(element: _Element, signal: str, scope: Scope, kind: Type | None) -> Said | None:
    declared = element.get("type")
    if declared:
        kind = _TYPES.get(declared) or _TYPES.get(declared.partition(";")[0].strip().lower())
    if len(element):
        if declared and kind is None and _is_data(element, declared):
            return None
        value, kind = inner_html(element, scope, declared), "html"
    else:
        value = _written(element, signal, scope, is_text=kind is not None or "/" not in (declared or ""))
    if not value or value.isspace():
        return None
    if kind is None:
        kind = "html" if ("&" in value or "<" in value) and is_html(value) else "text"
    elif kind == "html" and "<" in value and "</" not in value:  # maybe plain text, as an abstract with formulas
        value = _LESS_THAN.sub("&lt;", value)
    if not (scope.has_base or scope.has_language):
        return Said(value, signal, kind)
    base = base_of(element, scope) if scope.has_base and kind == "html" else None
    return Said(value, signal, kind, base, language_of(element, scope) if scope.has_language else None)


def _is_escaped_twice(value: str) -> bool:
    """Return whether in a text that should stand as it is meant every "&" begins a known reference.

    >>> _is_escaped_twice("Fish &amp; chips"), _is_escaped_twice("Fish & chips &amp; <b>")
    (True, False)
    """
    return "<" not in value and value.count("&") == len(_REFERENCE.findall(value)) and is_html(value)


def _is_data(element: _Element, declared: str) -> bool:
    """Whether an element holds XML for programs (RFC 4287 section 4.1.3.3) and no element of HTML."""
    is_xml = declared.partition(";")[0].strip().lower().endswith(_XML)
    return is_xml and all(_html_name(node.tag) not in TAGS for node in element.iterdescendants(Element))


def _written(element: _Element, signal: str, scope: Scope, *, is_text: bool) -> str:
    """Return the text of an element that holds no others; decoded from base64 where its type is not a text type."""
    value = element.text or ""
    if scope.lifted and MARK in value:
        value = put_back(value, scope.lifted)
    if _SECTION in value[:40]:
        value = unwrapped(value)
    if not (scope.is_atom and element.get("mode") == "base64") and (
        is_text or (element.get("type") or "").startswith("text/")
    ):
        return value
    return _decoded(value, "" if signal == "content" else value)


def unwrapped(value: str) -> str:
    """Return a text without the CDATA section it is still in, which stood inside another one or was escaped."""
    inside = value.lstrip()
    return _SECTION_END.sub("", inside.removeprefix(_SECTION)) if inside.startswith(_SECTION) else value


def _decoded(value: str, picture: str) -> str:
    """Decode base64 (RFC 4287 section 4.1.3.3, Atom 0.3's mode); return `picture` if what it holds is no text."""
    if not _BASE64.fullmatch(value):
        return value
    try:
        return b64decode(value).decode("utf-8")
    except UnicodeDecodeError:
        return picture
    except ValueError:  # letters that only look like base64
        return value


def is_html(value: str) -> bool:
    """Return whether a text that may be either was written as HTML: all its tags, else all its references, are known.

    >>> is_html("Fish &amp; chips"), is_html("1 < 2 & 3 > 2"), is_html("Press <Enter>"), is_html("<b>Bold</b> claim")
    (True, False, False, True)
    """
    if "<" in value and (tags := _TAG.findall(value)):
        return _HTML_TAGS.issuperset(map(str.lower, tags))
    references = _REFERENCE.findall(value) if "&" in value else []
    return bool(references) and all(name[0] == "#" or f"{name};" in html5 for name in references)


def base_of(element: _Element, scope: Scope) -> str | None:
    """Return the xml:base in force at an element, maybe relative to the document; None: the document's own."""
    nodes, inside = _up_to(element, scope)
    said = [base for node in nodes if (base := node.get(_BASE)) and len(base) <= LONGEST_BASE]
    joined = _joined((*said, scope.base) if inside and scope.base else tuple(said))
    return (joined or None) if len(joined) <= LONGEST_BASE else scope.base


@lru_cache(maxsize=64)  # all entries of a feed share a few bases, and joining them takes as long as reading an entry
def _joined(bases: tuple[str, ...]) -> str:
    """Join bases, given the nearest first; none of them is long."""
    return resolved("", bases)


def language_of(element: _Element, scope: Scope) -> str | None:
    """Return the xml:lang in force at an element; None where none is, or where it is unset again."""
    nodes, inside = _up_to(element, scope)
    for node in nodes:
        said = node.get(_LANG)
        if said is not None:
            return said.strip() or None
    return scope.language if inside else None


def _up_to(element: _Element, scope: Scope) -> tuple[list[_Element], bool]:
    """Return an element and those around it, up to the one the scope was entered at, and whether that was reached.

    It is not always: RSS 1.0's entries stand beside the channel.
    """
    nodes: list[_Element] = []
    node: _Element | None = element
    while node is not None and node is not scope.entered:
        nodes.append(node)
        node = node.getparent()
    return nodes, node is not None


def resolved(link: str, bases: Sequence[str]) -> str:
    """Return a link resolved against bases, the nearest first; a base that it cannot be joined to is skipped."""
    for base in bases:
        if _PLAIN_NAME.fullmatch(link) and (folder := _folder(base)) is not None:
            link = folder + link
            continue
        try:
            link = urljoin(base.strip(), link)
        except ValueError:
            continue
    return link


@lru_cache(maxsize=64)
def _folder(base: str) -> str | None:
    """Return the folder of a plain base, to which file names can be appended; None for a base that needs urljoin."""
    plain = base.strip()
    return plain[: plain.rfind("/") + 1] if _PLAIN_BASE.fullmatch(base) else None


def address(element: _Element, link: str, scope: Scope) -> str:
    """Return a link resolved against the xml:base at its element; it may still be relative to the document."""
    base = base_of(element, scope) if scope.has_base else None
    return resolved(link.strip(), [base]) if base else link


def inner_html(element: _Element, scope: Scope, declared: str | None) -> str:
    """Return the contents of an element as HTML, by the type declared for it; they are moved out of the element.

    A `div` around all of them is no part of them (RFC 4287 section 3.1.1.3).
    """
    if scope.has_base:
        _resolve_inside(element)
    for node in element.iter(Element):
        if scope.has_language and (language := node.get(_LANG)) and node.get("lang") is None:
            node.set("lang", language)
        if scope.lifted:
            _put_back(node, scope.lifted)
        if node is not element and node.tag != (name := _html_name(node.tag)):
            node.tag = name
    around = _without_wrapper(element) if declared in ("xhtml", "html") else element
    holder = Element("div")  # outside the document, all of whose namespaces would be written into it
    holder.text = safe_text(around.text or "")  # recovery lets references to forbidden characters pass
    holder.extend(list(around))
    html = tostring(holder, encoding="unicode", method="html")[len("<div>") : -len("</div>")]
    if "%" in html:  # the serialiser escapes whole addresses, host names included
        html = _HOST.sub(lambda host: _NOT_ASCII.sub(lambda signs: unquote(signs[0]), host[0]), html)
    return unescape(html) if declared in _ESCAPED else html  # then the texts between the elements were escaped too


@lru_cache(maxsize=256)
def _html_name(tag: str) -> str:
    """Return an element's name without namespace and prefix, "span" for the impossible names that recovery makes."""
    name = tag.rpartition("}")[2].rpartition(":")[2]
    return name if _NAME.fullmatch(name) else "span"


def _put_back(node: _Element, lifted: tuple[str, ...]) -> None:
    if node.text and MARK in node.text:
        node.text = put_back(node.text, lifted)
    if node.tail and MARK in node.tail:
        node.tail = put_back(node.tail, lifted)


def _without_wrapper(element: _Element) -> _Element:
    if len(element) != 1 or (element.text or "").strip():
        return element
    child = element[0]
    lone = child.tag == "div" and not (child.tail or "").strip() and not child.get("dir")
    return child if lone else element


def _resolve_inside(element: _Element) -> None:
    """Resolve the addresses inside an element against the bases that are declared inside it."""
    bases: list[str] = [""]
    left = _MOST_RESOLVED
    for event, node in iterwalk(element, events=("start", "end")):
        if node is element or not isinstance(node.tag, str):
            continue
        if event == "end":
            bases.pop()
            continue
        said = node.get(_BASE)
        base = bases[-1] if said is None else resolved(node.attrib.pop(_BASE), bases[-1:])
        bases.append(base if len(base) <= LONGEST_BASE else bases[-1])
        for name in _ADDRESSES.intersection(node.attrib) if bases[-1] and left > 0 else ():
            link = resolved(node.get(name, ""), bases[-1:])
            node.set(name, link)
            left -= len(link)


def whole_number(text: str | None) -> int | None:
    """Return a whole number as feeds write it, None for anything else.

    >>> whole_number("640"), whole_number("1,234,567"), whole_number("640.0px"), whole_number("100%")
    (640, 1234567, 640, None)
    """
    if text and len(text) < 16 and text.isascii() and text.isdigit():  # nearly always
        return int(text)
    found = _NUMBER.fullmatch(text.strip()) if text else None
    return int(found[1].replace(",", "")) if found else None
