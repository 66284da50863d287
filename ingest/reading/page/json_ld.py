"""The JSON-LD of a page (schema.org): what its article says of itself.

Tolerant, for newsrooms write it by hand: comments and CDATA around it, line ends inside strings, a semicolon behind.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import orjson

from ingest.reading.phrases.byline import has_byline_word, is_person, is_role, people_of
from ingest.reading.phrases.byline_words import is_of_others
from ingest.reading.phrases.credit import bare_credit
from ingest.reading.phrases.organisations import is_organisation
from ingest.schema import Image, Person
from ingest.text.language import fold
from ingest.text.markup import line_of

ARTICLES = re.compile(
    r"(?:Article|BlogPosting|NewsStory|Report|Recipe|Review|TechArticle|LiveBlogPosting|HowTo)$", re.IGNORECASE
)
NEWS = re.compile(r"(?:NewsArticle|NewsStory|LiveBlogPosting)$", re.IGNORECASE)
PAGES = frozenset(
    "WebPage ItemPage VideoObject Product FAQPage CreativeWork SocialMediaPosting DiscussionForumPosting".split()
)
# Properties taken over as they stand.
PLAIN = (
    "headline name alternativeHeadline description abstract datePublished dateCreated"
    " uploadDate dateModified inLanguage"
    " articleSection url mainEntityOfPage copyrightNotice license dateline genre"
).split()
MOST_NODES = 2000
MOST_KEYWORDS = 200
MOST_POSTS = 500
END = 200  # characters of a script, behind which nothing is wrapped around it
_PATH = re.compile(r"^(?:[a-z]+://[^/]+)?/[^/?#]")  # of an address that is not the front page's
_CONTROLS = re.compile("[\x00-\x1f]")
_BEFORE = re.compile(r"\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.*?\*/)+", re.DOTALL)
_BEHIND = re.compile(r"(?:-->|//\s*\]\]>|\]\]>|;)+\s*$")
_QUOTE_INSIDE = re.compile(r'([^\s{\[,:\\]\s?)"(?!\s*[,:\]}])')  # which nobody escaped: "headline": "The "old" dam"
_LAST_COMMA = re.compile(r",(?=\s*[}\]])")  # behind the last part of a list, where JSON has none

Node = dict[str, Any]


@dataclass(slots=True)
class Graph:
    """What the article node of a page says; empty where there is none."""

    said: dict[str, list[str]] = field(default_factory=dict)  # property -> values as written
    people: tuple[Person, ...] = ()
    keywords: tuple[str, ...] = ()
    images: tuple[Image, ...] = ()
    publisher: str | None = None
    site: str | None = None  # the name of the node that is the web site
    section: str | None = None  # the first of its breadcrumbs below the front page
    places: tuple[str, ...] = ()
    free: bool | None = None  # isAccessibleForFree
    is_article: bool = False
    is_news: bool = False
    kind: str = ""  # the type of the node that speaks for the page
    posts: tuple[tuple[str, str], ...] = ()  # of a live blog: headline, text
    body: str = ""


def graph_of(scripts: Iterable[str]) -> Graph:
    """Return what the JSON-LD of a page says of its article; what cannot be parsed says nothing."""
    nodes = [node for script in map(_parsed, scripts) for node in _nodes(script)]
    by_id = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 2}
    articles = [node for node in nodes if any(ARTICLES.search(kind) for kind in _types(node))]
    pages = [node for node in nodes if PAGES.intersection(_types(node))]
    # Several articles at the top are teasers of a listing; the one with the most to say is the page's own.
    node = max(articles, key=_richness, default=None) or max(pages, key=_richness, default=None)
    graph = _graph(node, by_id, is_article=bool(articles)) if node else Graph()
    graph.is_news = any(NEWS.search(kind) for kind in _types(node or {}))
    sites = [name for one in nodes if "WebSite" in _types(one) for name in _texts(one.get("name"), by_id)]
    graph.site = sites[0] if sites else None
    trails = [one for one in nodes if "BreadcrumbList" in _types(one)]
    graph.section = next(_crumbs(trails[0], by_id), None) if trails else None
    return graph


def _crumbs(trail: Node, by_id: dict[str, Node]) -> Iterator[str]:
    """The names of a trail's steps between the front page and the page itself, the outermost first."""
    for step in _listed(trail.get("itemListElement"))[:-1]:
        step = step if isinstance(step, dict) else {}
        item = step.get("item")
        target = item.get("@id") or item.get("url") if isinstance(item, dict) else item
        if isinstance(target, str) and _PATH.search(target):
            yield from _texts(step.get("name") or item, by_id)


def _graph(node: Node, by_id: dict[str, Node], *, is_article: bool) -> Graph:
    said = {name: texts for name in PLAIN if (texts := _texts(node.get(name), by_id))}
    publisher = _texts(node.get("publisher") or node.get("sourceOrganization"), by_id)
    graph = Graph(said, publisher=publisher[0] if publisher else None, is_article=is_article)
    graph.kind = next(iter(_types(node)), "")
    graph.posts = tuple(_posts(node))
    graph.people = _authors(node, by_id, graph.publisher)
    graph.keywords = _keywords(node.get("keywords"))
    graph.images = tuple(_images(node.get("image") or node.get("thumbnailUrl"), by_id))
    graph.places = tuple(_texts(node.get("contentLocation") or node.get("locationCreated"), by_id))
    graph.free = _boolean(node.get("isAccessibleForFree"))
    body = node.get("articleBody")
    graph.body = body if isinstance(body, str) else ""
    return graph


def _parsed(script: str) -> object:
    """What a script holds; a page is read without what its author mistyped."""
    try:
        return orjson.loads(script)
    except orjson.JSONDecodeError:
        pass
    for text in _mended(script):
        try:
            return orjson.loads(text)
        except orjson.JSONDecodeError:
            continue
    return None


def _mended(script: str) -> Iterator[str]:
    """A script that is no JSON with ever more of its mistakes mended."""
    text = _CONTROLS.sub(" ", script).rstrip()
    before = _BEFORE.match(text)
    text = text[before.end() if before else 0 :]
    yield text
    text = text[:-END] + _BEHIND.sub("", text[-END:])
    yield text
    text = _LAST_COMMA.sub("", text).replace("\\'", "'")
    yield text
    yield _QUOTE_INSIDE.sub(r"\1\"", text)


def _nodes(value: object) -> list[Node]:
    """Every object of a JSON-LD document, outer ones first, without recursion."""
    found: list[Node] = []
    waiting = deque([value])
    while waiting and len(found) < MOST_NODES:
        item = waiting.popleft()
        if isinstance(item, list):
            waiting.extendleft(reversed(item[:MOST_NODES]))
        elif isinstance(item, dict):
            found.append(item)
            inner = (
                item.get(name)
                for name in ("@graph", "mainEntity", "mainEntityOfPage", "author", "publisher", "breadcrumb")
            )
            waiting += [part for part in inner if isinstance(part, list | dict)]
    return found


def _types(node: Node) -> list[str]:
    kinds = node.get("@type")
    return [str(kind).rsplit("/", 1)[-1] for kind in (kinds if isinstance(kinds, list) else [kinds]) if kind]


def _richness(node: Node) -> int:
    return sum(
        name in node
        for name in ("headline", "datePublished", "author", "articleBody", "image", "publisher", "description")
    )


def _listed(value: object) -> Sequence[Any]:
    return value[:50] if isinstance(value, list) else [] if value is None else [value]


def _texts(value: object, by_id: dict[str, Node]) -> list[str]:
    """The plain texts of a property: strings, or the name, else the address, of the nodes it points at."""
    found = []
    for item in _listed(value):
        node = by_id.get(str(item.get("@id")), item) if isinstance(item, dict) else item
        text = node.get("name") or node.get("@value") or node.get("@id") if isinstance(node, dict) else node
        if isinstance(text, int) and not isinstance(text, bool):
            text = str(text)  # a moment as an epoch
        if isinstance(text, str) and (line := line_of(text, html=True)):
            found.append(line)
    return found


def _authors(node: Node, by_id: dict[str, Node], publisher: str | None) -> tuple[Person, ...]:
    """The authors of an article; who created it where it names no person as its author."""
    people = _people(node.get("author"), by_id, publisher)
    if any(who.kind is None for who in people) or "creator" not in node:
        return people
    creators = _people(node["creator"], by_id, publisher)
    return creators if not people or any(who.kind is None and is_person(who.name or "") for who in creators) else people


def _members(value: object) -> Iterator[Any]:
    """The values of a property, and those of the lists that JSON-LD wraps them in."""
    for item in _listed(value):
        inner = item.get("@list") or item.get("itemListElement") if isinstance(item, dict) else None
        yield from _listed(inner) if inner is not None else (item,)


def _people(value: object, by_id: dict[str, Node], publisher: str | None) -> tuple[Person, ...]:
    """The authors, told apart; without bare addresses, and without the publisher where nothing says that it signs."""
    people: dict[str, Person] = {}
    for item in _members(value):
        name = item.get("@id") if isinstance(item, dict) else item
        node = by_id.get(str(name)) or (item if isinstance(item, dict) else {"name": item})
        url = node.get("url")
        parts = (node.get("givenName"), node.get("familyName"))
        for name in _texts(node.get("name") or (" ".join(map(str, parts)) if all(parts) else None), by_id):
            name = line_of(name, html=True) if "&" in name else name  # escaped twice: "O&amp;#039;Doe"
            several = (
                ()
                if "://" in name or name.startswith("#")
                else _signers(name, node, is_house=fold(name) == fold(publisher))
            )
            single = url if isinstance(url, str) and len(several) == 1 else None
            for person in several:
                people.setdefault(fold(person.name), replace(person, url=single))
    return tuple(people.values())


_CREDITING = ("creditText", "copyrightHolder", "copyrightNotice", "creator", "author")  # whose a picture is
_SMALL = re.compile(r"[^\W\d_]{2,}(?: [^\W\d_]{2,}){1,2}")  # "jane hopper"
_AROUND_NAME = " ,;|"  # what a template leaves where a name beside it is missing


def _signers(name: str, node: Node, *, is_house: bool) -> tuple[Person, ...]:
    """The people in the name of one author node; some write all of them into one."""
    name = name.strip(_AROUND_NAME)
    kinds = _types(node)
    if any(kind.endswith("Organization") for kind in kinds):
        return (Person(name, kind="organisation"),)
    if is_house:
        signs = "Person" in kinds or "/person/" in str(node.get("@id"))
        return (Person(name, kind=None if is_person(name) else "organisation"),) if signs else ()
    several = people_of(name)
    if several or " " not in name or is_role(name) or is_of_others(name) or has_byline_word(name):
        return tuple(replace(one, kind="organisation" if is_organisation(one.name) else None) for one in several)
    if is_organisation(name):
        return (Person(name, kind="organisation"),)  # "The Example Staff"
    small = "Person" in kinds and _SMALL.fullmatch(name) and people_of(name.title())
    return (Person(name),) if small else ()


def _keywords(value: object) -> tuple[str, ...]:
    words: list[str] = []
    for item in _listed(value):
        if isinstance(item, dict):
            item = item.get("name")  # a DefinedTerm
        if isinstance(item, str):
            words += item.split(",", MOST_KEYWORDS)[:MOST_KEYWORDS] if len(_listed(value)) == 1 else [item]
    return tuple(line for word in words if (line := line_of(word, html=True)))


def _images(value: object, by_id: dict[str, Node]) -> Iterator[Image]:
    for item in _listed(value):
        node = by_id.get(str(item.get("@id")), item) if isinstance(item, dict) else {"url": item}
        url = next(iter(_listed(node.get("url") or node.get("contentUrl") or node.get("@id"))), None)
        if isinstance(url, str) and not url.startswith("#"):
            caption, *credits = (_texts(node.get(name), by_id) for name in ("caption", *_CREDITING))
            credit = next((bare_credit(said[0]) for said in credits if said), None)
            yield Image(url, caption[0] if caption else None, credit)


def _posts(node: Node) -> Iterator[tuple[str, str]]:
    """The posts of a live blog, as written."""
    updates = node.get("liveBlogUpdate")
    for post in updates[:MOST_POSTS] if isinstance(updates, list) else ():
        if isinstance(post, dict):
            headline, text = post.get("headline"), post.get("articleBody")
            yield (
                (line_of(headline, html=True) if isinstance(headline, str) else ""),
                text if isinstance(text, str) else "",
            )


def _boolean(value: object) -> bool | None:
    if isinstance(value, bool):
        return value
    return {"true": True, "false": False}.get(str(value).strip().lower().rsplit("/", 1)[-1])
