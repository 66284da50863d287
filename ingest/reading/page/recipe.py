"""Runs a site's recipe on a page, and puts what its selectors find in front of what was read otherwise.

The selectors run on a tree of BeautifulSoup's, which costs as much as reading ten pages: only pages of a site with a
recipe pay for it. It is made from the tree that the rest of the reader uses.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from bs4 import BeautifulSoup
from bs4 import Tag as Node
from lxml import etree

from ingest.reading.phrases.byline import people_of
from ingest.reading.phrases.dateline import opens_text
from ingest.reading.pictures import LAZY_SOURCES
from ingest.reading.raw import RawEntry, RawLatest, Said
from ingest.schema import Flaw, Image, Recipe, Tag, Tried
from ingest.text.markup import Element, line_of, text_of
from ingest.text.markup.selectors import selector_of

# Attributes that are preferred to an element's text, where the selector names none.
_OF_DATES = ("datetime", "content")
_OF_LINKS = ("href", "content")
_OF_PICTURES = (*LAZY_SOURCES, "src", "content", "href")
MEANT = {
    **dict.fromkeys(("published", "updated", "latest.time"), _OF_DATES),
    **dict.fromkeys(("next", "latest.link"), _OF_LINKS),
    "image": _OF_PICTURES,
}
SINGLE = ("title", "published", "updated", "section", "summary")  # fields of which the first value counts
MOST = 200  # elements that one selector may find

_Hit: TypeAlias = tuple[str, Sequence[Node]]  # the selector, and what it finds


@dataclass(frozen=True, slots=True)
class Findings:
    """What a recipe finds on a page, as written."""

    values: dict[str, tuple[str, ...]]  # by field, without those that were not found
    body: str | None  # HTML
    latest: tuple[RawLatest, ...]
    flaws: tuple[Flaw, ...]  # one for each field none of whose selectors finds anything


def findings_of(recipe: Recipe, root: Element) -> Findings:
    """Return what a recipe finds on a page; for each field the first of its selectors that finds anything counts."""
    soup = _soup(root)
    found = {name: _first(soup, selectors) for name, selectors in recipe.fields if not name.startswith("latest.")}
    missed = {name: selectors for name, selectors in recipe.fields if name in found and not found[name][1]}
    values = {name: tuple(filter(None, _values(name, *hit))) for name, hit in found.items() if name != "body"}
    latest, missing = _rows(dict(recipe.fields), found.get("latest", ("", ()))[1])
    if recipe.remove and not _remove(soup, recipe.remove):
        missed["remove"] = recipe.remove
    body = "\n".join(str(element) for element in _outermost(found.get("body", ("", ()))[1]))
    said = {**missed, **missing}
    flaws = tuple(Flaw("recipe-miss", f"{recipe.name}: {name} = {' | '.join(said[name])}"[:200]) for name in said)
    return Findings({name: each for name, each in values.items() if each}, body or None, latest, flaws)


def tried(recipe: Recipe, root: Element) -> tuple[Tried, ...]:
    """Return what each selector of a recipe finds on a page, in the recipe's order."""
    soup = _soup(root)
    rows = _first(soup, dict(recipe.fields).get("latest", ()))[1]
    return tuple(
        _tried(name, selector, rows if name.startswith("latest.") else (soup,))
        for name, selectors in (*recipe.fields, ("remove", recipe.remove))
        for selector in selectors
    )


def _tried(name: str, selector: str, within: Sequence[Node]) -> Tried:
    found = [element for one in within for element in _select(one, selector)]
    values = [value for value in _values(name, selector, found) if value]
    return Tried(name, selector, len(values), line_of(values[0])[:200] if values else None)


def _soup(root: Element) -> BeautifulSoup:
    return BeautifulSoup(etree.tostring(root, encoding="unicode", method="html"), "lxml")


def _select(element: Node, selector: str) -> list[Node]:
    return list(element.select(selector_of(selector).css, limit=MOST))


def _first(element: Node, selectors: Sequence[str]) -> _Hit:
    """Return the first selector that finds anything, with what it finds."""
    for selector in selectors:
        found = [one for one in _select(element, selector) if _has_attribute(one, selector)]
        if found:
            return selector, found
    return "", ()


def _has_attribute(element: Node, selector: str) -> bool:
    attribute = selector_of(selector).attribute
    return attribute is None or bool(element.get(attribute))


def _values(name: str, selector: str, found: Sequence[Node]) -> Iterator[str]:
    attribute = selector_of(selector).attribute if selector else None
    for element in found:
        yield _value(name, element, attribute)


def _value(name: str, element: Node, attribute: str | None) -> str:
    """Return the attribute that the selector names, else the one that suits the field, else the text."""
    wanted = (attribute,) if attribute else MEANT.get(name, ("content",) if element.name == "meta" else ())
    stated = (str(element.get(one) or "").strip() for one in wanted)
    said = next((value for value in stated if value and not value.startswith(("data:", "blob:"))), "")
    return said if said or attribute or name in ("image", "next", "latest.link") else line_of(str(element), html=True)


def _outermost(found: Sequence[Node]) -> Iterator[Node]:
    inside = {id(inner) for element in found for inner in element.find_all(True)} if len(found) > 1 else set()
    return (element for element in found if id(element) not in inside)


def _remove(soup: BeautifulSoup, selectors: Sequence[str]) -> int:
    """Remove what is no part of the body; return how many elements that was."""
    found = [element for selector in selectors for element in _select(soup, selector)]
    for element in found:
        if not element.decomposed:
            element.decompose()
    return len(found)


def _rows(
    fields: dict[str, tuple[str, ...]], items: Sequence[Node]
) -> tuple[tuple[RawLatest, ...], dict[str, tuple[str, ...]]]:
    """Return the rows of the list of newest stories, and the selectors that find nothing in any row."""
    inner = {name.partition(".")[2]: each for name, each in fields.items() if name.startswith("latest.")}
    rows = [{part: _of_row(item, part, each) for part, each in inner.items()} for item in items]
    missing = {f"latest.{part}": each for part, each in inner.items() if rows and not any(row[part] for row in rows)}
    links = (_of_row(item, "link", ("a[href]", ":scope")) for item in items)
    found = tuple(
        RawLatest(
            title=row.get("title") or line_of(str(item), html=True),
            link=row.get("link") or link,
            summary=row.get("summary"),
            published=row.get("time"),
        )
        for item, row, link in zip(items, rows, links, strict=True)
    )
    return found, missing


def _of_row(item: Node, part: str, selectors: Sequence[str]) -> str | None:
    return next(filter(None, _values(f"latest.{part}", *_first(item, selectors))), None)


def with_findings(entry: RawEntry, findings: Findings) -> RawEntry:
    """Return an entry with the recipe's findings in front of what was read otherwise."""
    values = findings.values
    said: dict[str, Any] = {
        name: (Said(values[name][0], f"recipe:{name}"), *getattr(entry, name)) for name in SINGLE if name in values
    }
    said["images"] = _images(entry.images, values)
    said["flaws"] = (*entry.flaws, *findings.flaws)
    if authors := [person.name for one in values.get("authors", ()) for person in people_of(one) if person.name]:
        said["author"] = (Said(" and ".join(authors), "recipe:authors"), *entry.author)
        said["people"] = ()
    if findings.body:
        said["content"] = (Said(findings.body, "recipe:body", "html"), *entry.content)
        said["dateline"] = opens_text(text_of(findings.body), None) or entry.dateline
    if "tags" in values:
        said["tags"] = tuple(map(Tag, values["tags"]))
    if findings.latest:
        said["latest"] = findings.latest
    return entry._replace(**said, signals=(*entry.signals, *_signals(values, said)))


def _signals(values: Mapping[str, object], said: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield where the fields that are not single statements came from."""
    if "image" in values:
        yield "images", "recipe:image"
    yield from ((name, f"recipe:{name}") for name in ("tags", "latest") if name in said)


def _images(images: tuple[Image, ...], values: dict[str, tuple[str, ...]]) -> tuple[Image, ...]:
    """Return the pictures with the recipe's as the lead, or with the caption and the credit it found for the lead."""
    told: dict[str, Any] = {name: values[name][0] for name in ("caption", "credit") if name in values}
    if "image" not in values:
        return (replace(images[0], **told), *images[1:]) if images and told else images
    url = values["image"][0]
    same = next((image for image in images if image.url == url), Image(url))
    return (replace(same, **told), *(image for image in images[1:] if image.url != url))
