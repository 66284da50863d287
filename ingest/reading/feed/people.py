"""Who wrote an entry or a feed: Atom's persons, RSS's `mail (name)`, Dublin Core's creators, a podcast's author."""

import re
from collections.abc import Iterable
from urllib.parse import unquote

import orjson
from lxml.etree import _Element

from ingest.reading.feed.constructs import Grouped, Scope, address, is_html, text_of_element
from ingest.schema import Person
from ingest.text.markup import line_of

AUTHORS = ("author", "dc:creator", "dcterms:creator", "dc:author", "authors", "managingeditor")
_IN_THEIR_PLACE = ("itunes:author", "itunes:owner", "webmaster")  # who is responsible, where no author is named
CONTRIBUTORS = ("contributor", "dc:contributor", "dcterms:contributor")
_HOSTS = "podcast:person"
_HOSTING = frozenset({"", "host", "co-host", "author"})  # roles; the default, "", is the host (Podcasting 2.0)
KEYS = frozenset((*AUTHORS, *_IN_THEIR_PLACE, *CONTRIBUTORS, _HOSTS))
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
_SAID = ("name", "url", "email")
_JSON = frozenset({("{", "}"), ("[", "]")})  # how it begins and ends
MAIL = re.compile(r"[\w.+%-]{1,64}@(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,63}")
_AROUND_NAME = " \t\r\n()<>[],;:|\"'-–"
_LISTS = frozenset({"bag", "seq", "alt"})  # RDF's, which RSS 1.0 may have in one creator
_MORE_THAN_NAME = re.compile(r"[<&@;(]|://|\A(?:mailto:|\s*+by\s)", re.IGNORECASE)
_BEFORE_NAME = re.compile(r"^by\s+", re.IGNORECASE)
_MARKS = frozenset("<@;(:")  # signs that names are separated by more than commas
_NEXT = re.compile(
    r"(?<=[)>])\s?(?:[,;]|and\b)|(?:[,;]|\s/)(?=\s?[\w.+%-]{1,64}@)"
)  # what separates one person with a mail address from the next
_AND = re.compile(r",?\s(?:and|und|et|y|och|og|oraz|ve|и|та|і|و|[&|])\s", re.IGNORECASE)
_COMMA = re.compile(r",\s")
_FEWEST_IN_LIST = 3  # names that commas alone separate; two may be a name and a place
_ASIDE = re.compile(r"\s?\([^()@:]{1,80}\)")  # a house or a turn: "A. Berg (now) and B. Lind (earlier)"
# "Berg, A. B., Lind, C.", as journals write
_INVERTED = re.compile(r"([^\W\d_][\w'’ -]{1,40}, (?:[^\W\d_a-z]\.[ -]?){1,4})(?:, (?:and |& )?|\Z)")
_ADDRESS = re.compile(r"[(<[]{0,3}https?://[^\s()<>[\]]+[)>\]]{0,3}", re.IGNORECASE)  # with the brackets it stands in
_EMPTY = re.compile(r"[(<[]\s?[)>\]]")  # brackets in which an address stood
_HIDDEN_MAIL = re.compile(
    r"\S{1,64} (?:at|\[at\]|\(at\)) \S{1,255}(?: dot \S{1,63})* \(([^()]+)\)"
)  # as mailing lists' archives write
_ANCHOR = re.compile(r"<a\s[^<>]*?\bhref\s*=\s*[\"']?([^\"'\s<>]+)[^<>]*>([^<]*)</a\s*>", re.IGNORECASE)
_BETWEEN_ANCHORS = re.compile(r"(?:[\s,;&|/]|and\b|<[^<>]*>)*", re.IGNORECASE)
_LONGEST = 2_000  # characters of an author in which links are looked for
_MOST = 100  # people in one element
_NOBODY = Person()


def people(found: Grouped, scope: Scope) -> tuple[Person, ...]:
    """Return the authors in their order, then the contributors, each once, with all that is said of them."""
    named = _people(found, AUTHORS, scope) or _people(found, _IN_THEIR_PLACE, scope) or _hosts(found, scope)
    if not found.keys().isdisjoint(CONTRIBUTORS):
        named += _people(found, CONTRIBUTORS, scope)
    if len(named) < 2:
        return tuple(named)
    kept: dict[str, Person] = {}
    for who in named:
        key = (who.name or who.email or who.url or "").casefold()
        known = kept.get(key, who)
        kept[key] = Person(known.name or who.name, known.url or who.url, known.email or who.email)
    if len(kept) < 2:
        return tuple(kept.values())
    named_by_mail = {who.email for who in kept.values() if who.name}
    return tuple(who for who in kept.values() if who.name or who.url or who.email not in named_by_mail)


def authors(found: Grouped, scope: Scope) -> tuple[Person, ...]:
    """Return a feed's authors, who are also those of its entries that name none (RFC 4287 section 4.2.1)."""
    return people({key: found[key] for key in AUTHORS if key in found}, scope)


def _people(found: Grouped, keys: Iterable[str], scope: Scope) -> list[Person]:
    return [who for key in keys if key in found for one in found[key] for who in _written(one, scope)]


def _written(element: _Element, scope: Scope) -> list[Person]:
    return _parts(element, scope) if len(element) else persons(text_of_element(element, scope))


def _hosts(found: Grouped, scope: Scope) -> list[Person]:
    """Return the hosts of a podcast; a guest is not an author."""
    return [
        Person(name, (one.get("href") or "").strip() or None)
        for one in found.get(_HOSTS, ())
        if (one.get("role") or "").strip().lower() in _HOSTING and (name := line_of(text_of_element(one, scope)))
    ]


def _parts(element: _Element, scope: Scope) -> list[Person]:
    """Read a person written as child elements, or a list of several; if none is known, read the text as a byline."""
    said: dict[str, str] = {}
    names: list[str] = []
    for part in element:
        key = scope.names[part.tag]
        if key in _LISTS:
            return [who for one in part for who in persons(text_of_element(one, scope))]
        if key == "author":
            return [who for one in element for who in _written(one, scope)]
        if (name := _PARTS.get(key)) and (words := line_of(text_of_element(part, scope))):
            said.setdefault(name, address(part, words, scope) if name == "url" else words)
            names += [words] if key == "name" else ()
    if not said:
        return persons(text_of_element(element, scope))
    named = persons(said.get("name", "")) or [_NOBODY]
    if len(named) == 1 and ("url" in said or "email" in said):  # they are those of the one who is named
        who = named[0]
        named = [Person(who.name, said.get("url") or who.url, said.get("email") or who.email)]
    named += [who for name in names[1:_MOST] for who in persons(name)]  # Atom wants an element for each of them
    return [who for who in named if who != _NOBODY]


def persons(text: str) -> list[Person]:
    """Return the people in a text: several if each has a mail address or a link, or ";" or "and" joins them.

    Commas alone separate three names or more, and surnames with their initials, but not "Jane Doe, New York".

    >>> persons("a@b.example (A. B.), c@d.example (C. D.)")[1]
    Person(name='C. D.', url=None, email='c@d.example', kind=None)
    """
    text = line_of(text)
    if several := _in_json(text) if (text[:1], text[-1:]) in _JSON else text.count(" ") > 2 and _joined(text):
        return several
    if text.replace(" ", "").isalpha() and text[:3].lower() != "by ":  # a name alone, as most are
        return [Person(text)]
    if not _MORE_THAN_NAME.search(text):
        return [Person(text)] if text else []
    if ("<" in text or "&" in text) and is_html(text):
        linked = _linked(text)
        if linked:
            return linked
        text = line_of(text, html=True)
    parts = [text]
    if text.count("@") > 1 or text.count("://") > 1:
        parts = _NEXT.split(text, maxsplit=_MOST)
    elif ";" in text and "&" not in text:
        parts = text.split(";", maxsplit=_MOST)
    return [who for part in parts[:_MOST] if (who := _person(part)) != _NOBODY]


def _in_json(text: str) -> list[Person]:
    """Return people whom a program wrote as JSON: an object, or a list of objects or names; none if it is no such."""
    try:
        told = orjson.loads(text[:_LONGEST])
    except orjson.JSONDecodeError:
        return []
    found: list[Person] = []
    for one in (told if isinstance(told, list) else [told])[:_MOST]:
        said = {_PARTS.get(key, ""): words for key, words in one.items()} if isinstance(one, dict) else {"name": one}
        name, url, email = (line_of(words) if isinstance(words := said.get(key), str) else "" for key in _SAID)
        found.append(Person(name or None, url or None, email or None))
    return [who for who in found if who != _NOBODY]


def _joined(text: str) -> list[Person]:
    """Return people who are joined by "and" or by commas, if each is named in full: "A. Berg, B. Lind and C. Holm"."""
    if len(text) > _LONGEST:
        return []
    text = _ASIDE.sub("", text) if "(" in text else text
    first, *others = _AND.split(text, maxsplit=_MOST)
    if not (others or text.count(", ") >= _FEWEST_IN_LIST - 1) or not _MARKS.isdisjoint(text):
        return []
    if not _INVERTED.sub("", text):
        return [Person(name.strip()) for name in _INVERTED.findall(text)[:_MOST]]
    from ingest.reading.phrases.byline import is_person, people_of  # most feeds join none

    names = [*_COMMA.split(_BEFORE_NAME.sub("", first, count=1), maxsplit=_MOST), *others]
    if not all(map(is_person, names)) or not (others or [who.name for who in people_of(text)] == names):
        return []
    return [Person(name) for name in names]


def _linked(text: str) -> list[Person]:
    """Return the people whose names are links, if there is nothing else in the text."""
    if len(text) > _LONGEST or not _BETWEEN_ANCHORS.fullmatch(_ANCHOR.sub("", text)):
        return []
    found = ((address, line_of(name, html=True)) for address, name in _ANCHOR.findall(text))
    return [
        Person(name, None, address[7:]) if address[:7].lower() == "mailto:" else Person(name, address)
        for address, name in found
        if name
    ]


def _person(text: str) -> Person:
    """Read one person from a name, a mail address or both: `mail (name)`, `name <mail>`.

    >>> _person("a@b.example (A. B.)")
    Person(name='A. B.', url=None, email='a@b.example', kind=None)
    """
    text = text.strip()
    if text[:7].lower() == "mailto:":  # a URI, maybe with a subject behind it (RFC 6068)
        text = unquote(text[7:].partition("?")[0]).strip()
    if before := _BEFORE_NAME.match(text):
        text = text[before.end() :]
    address = _ADDRESS.search(text) if "://" in text else None
    url = address[0].strip("()<>[]") if address else None
    if url:
        text = _closed(_ADDRESS.sub(" ", text).strip(_AROUND_NAME))
    at = text.find("@")
    mail = MAIL.search(text, max(0, at - 64), at + 600) if at >= 0 else None
    if mail is None or text[mail.start() - 1 : mail.start()] == "@":  # "@ann@social.example" is no mail address
        hidden = _HIDDEN_MAIL.fullmatch(text)
        if hidden or (text[:1], text[-1:]) == ("(", ")"):
            text = (hidden[1] if hidden else text[1:-1]).strip()
        return Person(text or None, url)
    behind = text[mail.end() :] if text[mail.end() : mail.end() + 1] != "?" else ""  # "?subject=" is no name
    name = f"{text[: mail.start()]} {MAIL.sub('', behind) if '@' in behind else behind}".replace("mailto:", "")
    name = _EMPTY.sub("", name).strip(_AROUND_NAME)
    return Person(_closed(line_of(name)) or None, url, mail[0])


def _closed(name: str) -> str:
    """Return a name with its last bracket, which was stripped with what stood around it: "A. Berg (editor)"."""
    return f"{name})" if name.count("(") > name.count(")") else name
