"""Categories and keywords of an entry or a feed, each with the scheme and the label it is written with."""

import re
from collections.abc import Iterator

from lxml.etree import _Element

from ingest.reading.feed.constructs import Grouped, Scope, is_html, text_of_element
from ingest.schema import Tag
from ingest.text.markup import line_of

_ITUNES = "http://www.itunes.com/"
_MEDIA = "http://search.yahoo.com/mrss/category_schema"  # where none is said (Media RSS 1.5.1, media:category)
COMMA = re.compile("[,،、，]")
_LISTS = frozenset({"itunes:keywords", "media:keywords", "keywords", "tag", "tags", "categories"})
_PARTED = frozenset({"dc:subject", "dcterms:subject"})  # one element may hold several, with semicolons between (DCMI)
_SUBJECTS = frozenset({"category", "dc:subject", "dcterms:subject", "media:category"})
KEYS = _LISTS | _SUBJECTS | {"itunes:category"}


def tags(found: Grouped, scope: Scope) -> tuple[Tag, ...]:
    """Return every category and keyword; each kind in the place of its first element in the document."""
    found_tags: list[Tag] = []
    for key in found:
        if key in _SUBJECTS:
            said = [_tag(one, key, scope) for one in found[key]]
            found_tags += said if key not in _PARTED else [part for tag in said for part in _parted(tag)]
        elif key in _LISTS:
            found_tags += [tag for one in found[key] for tag in _listed(one, key, scope)]
        elif key == "itunes:category":
            found_tags += [tag for one in found[key] for tag in _nested(one, scope)]
    return tuple([tag for tag in found_tags if tag.term])


def _tag(element: _Element, key: str, scope: Scope) -> Tag:
    """Read Atom's attributes (RFC 4287 section 4.2.2), else RSS's text with its domain."""
    has_attributes = bool(element.keys())
    said = (element.get("term") if has_attributes else None) or text_of_element(element, scope)
    if "&" in said or "<" in said:
        said = line_of(said, html=is_html(said))
    supposed = _MEDIA if key == "media:category" else None
    if not has_attributes:
        return Tag(said.strip(), supposed)
    label = element.get("label")
    return Tag(said.strip() or label or "", element.get("scheme") or element.get("domain") or supposed, label or None)


def _parted(tag: Tag) -> list[Tag]:
    return [Tag(term.strip(), tag.scheme, tag.label) for term in tag.term.split(";")] if ";" in tag.term else [tag]


def _nested(element: _Element, scope: Scope) -> Iterator[Tag]:
    for part in element.iter():
        if scope.names[part.tag] == "itunes:category" and (term := line_of(part.get("text") or "")):
            yield Tag(term, _ITUNES)


def _listed(element: _Element, key: str, scope: Scope) -> Iterator[Tag]:
    scheme = _ITUNES if key.startswith("itunes") else None
    words = [text_of_element(one, scope) for one in element] or COMMA.split(text_of_element(element, scope))
    for word in dict.fromkeys(words):
        yield Tag(line_of(word), scheme)
