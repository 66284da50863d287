"""Who wrote an entry or a feed: Atom's persons, RSS's `mail (name)`, Dublin Core's creators, a podcast's author."""

import re
from collections.abc import Iterable

from lxml.etree import _Element

from ingest.reading.feed.constructs import Grouped, Scope, address, text_of_element
from ingest.schema import Person
from ingest.text.markup import line_of

AUTHORS = ("author", "dc:creator", "dcterms:creator", "dc:author", "managingeditor")
_IN_THEIR_PLACE = ("itunes:author", "itunes:owner", "webmaster")  # whoever answers for it, where no author is named
CONTRIBUTORS = ("contributor", "dc:contributor", "dcterms:contributor")
KEYS = frozenset((*AUTHORS, *_IN_THEIR_PLACE, *CONTRIBUTORS))
_PARTS = {
    "name": "name",
    "itunes:name": "name",
    "title": "name",
    "uri": "url",
    "url": "url",
    "homepage": "url",
    "link": "url",
    "email": "email",
    "itunes:email": "email",
}
_MAIL = re.compile(r"[\w.+%-]{1,64}@(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,63}")
_AROUND_NAME = " \t\r\n()<>[],;:\"'"


def people(found: Grouped, scope: Scope) -> tuple[Person, ...]:
    """Return the authors in their order, then the contributors, each once; a name and its address are one person."""
    named = _people(found, AUTHORS, scope) or _people(found, _IN_THEIR_PLACE, scope)
    named += _people(found, CONTRIBUTORS, scope)
    if len(named) < 2:
        return tuple(named)
    kept: dict[str, Person] = {}
    for who in named:
        key = (who.name or who.email or who.url or "").casefold()
        known = kept.get(key, who)
        kept[key] = Person(known.name or who.name, known.url or who.url, known.email or who.email)
    return tuple(kept.values())


def _people(found: Grouped, keys: Iterable[str], scope: Scope) -> list[Person]:
    elements = [element for key in keys if key in found for element in found[key]]
    people = [_parts(one, scope) if len(one) else _person(text_of_element(one, scope)) for one in elements]
    return [who for who in people if who.name or who.url or who.email]


def _parts(element: _Element, scope: Scope) -> Person:
    """Read a person written as elements; markup around a name alone is none of its parts."""
    said: dict[str, str] = {}
    for part in element:
        name = _PARTS.get(scope.names[part.tag])
        words = line_of(text_of_element(part, scope))
        if name and words:
            said.setdefault(name, address(part, words, scope) if name == "url" else words)
    return (
        Person(said.get("name"), said.get("url"), said.get("email"))
        if said
        else _person(text_of_element(element, scope))
    )


def _person(text: str) -> Person:
    """Tell a name from the mail address beside it: `mail (name)`, `name <mail>`, either alone.

    >>> _person("a@b.example (A. B.)")
    Person(name='A. B.', url=None, email='a@b.example', kind=None)
    """
    text = line_of(text)
    at = text.find("@")
    mail = _MAIL.search(text, max(0, at - 64), at + 600) if at >= 0 else None
    if mail is None:
        return Person(text or None)
    name = f"{text[: mail.start()]} {text[mail.end() :]}".replace("mailto:", "").strip(_AROUND_NAME)
    return Person(line_of(name) or None, None, mail[0])
