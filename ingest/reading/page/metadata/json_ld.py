"""Reads the JSON-LD of a page (schema.org): what its article says of itself.

It is tolerant, for newsrooms write JSON-LD by hand: with comments and CDATA around it, line ends inside strings, a
semicolon at the end, two objects in one script, and prefixes before its names ("schema:headline").
"""

import re
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import Any

import orjson

from ingest.reading.phrases.byline import has_byline_word, is_person, is_role, people_of
from ingest.reading.phrases.byline_words import is_of_others
from ingest.reading.phrases.credit_lead import bare_credit
from ingest.reading.phrases.organisations import is_organisation
from ingest.schema import Image, Person
from ingest.text.language import fold
from ingest.text.markup import line_of, unescape

ARTICLES = re.compile(
    r"(?:Article|BlogPosting|NewsStory|Report|Recipe|Review|TechArticle|LiveBlogPosting|HowTo|PodcastEpisode)$",
    re.IGNORECASE,
)
NEWS = re.compile(r"(?:NewsArticle|NewsStory|LiveBlogPosting)$", re.IGNORECASE)
PAGES = frozenset(
    "WebPage ItemPage VideoObject Product FAQPage CreativeWork SocialMediaPosting DiscussionForumPosting".split()
)
FILMS = frozenset({"VideoObject", "Product"})  # whose price is not the story's
# Properties taken over as they stand.
PLAIN = (
    "headline name alternativeHeadline description abstract datePublished dateCreated"
    " uploadDate dateModified inLanguage"
    " articleSection url mainEntityOfPage copyrightNotice license dateline genre"
).split()
MOST_NODES = 2000
MOST_KEYWORDS = 200
MOST_POSTS = 500
MOST_VALUES = 50  # of one script
MOST_MENDED = 300_000  # characters of a page's scripts; beyond them only sound JSON is read
END = 200  # characters at either end of a script in which a wrapper is looked for
_PATH = re.compile(r"^(?:[a-z]+://[^/]+)?/[^/?#]")  # in an address that is not a front page's
_CONTROLS = re.compile("[\x00-\x1f]")
_BEFORE = re.compile(r"[\s\ufeff]*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.*?\*/)*", re.DOTALL)
_BEHIND = re.compile(r"(?:-->|//\s*\]\]>|\]\]>|;)+\s*$")
_QUOTE_INSIDE = re.compile(r'([^\s{\[,:\\]\s?)"(?!\s*[,:\]}])')  # unescaped: "headline": "The "old" dam"
_COMMENT = re.compile(r'("(?:[^"\\]|\\.)*"?)|/\*.*?(?:\*/|\Z)|//[^\n]*', re.DOTALL)  # or a string, which may hold "//"
_ESCAPE = re.compile(r'\\(["\\/bfnrtu]?)')
_BETWEEN = " ,;"  # between two values in one script
_PREFIXED = re.compile(r'"(?:schema:|https?://schema\.org/)(\w+)"(?=\s*:)')
_TWICE = re.compile(r"&(?:#\d{2,5}|[a-z]{2,8});")  # escaped once more than it should be: "O&amp;#039;Doe"
_LAST_COMMA = re.compile(r",(?=\s*[}\]])")  # after the last item, where JSON allows none
_CREDITING = ("creditText", "copyrightHolder", "copyrightNotice", "creator", "author")  # of a picture
_SMALL = re.compile(r"[^\W\d_]{2,}(?: [^\W\d_]{2,}){1,2}")  # "jane hopper"
_AROUND_NAME = " ,;|"  # what a template leaves where a name beside it is missing

Node = dict[str, Any]


@dataclass(slots=True)
class Graph:
    """What the article node of a page says; empty without one."""

    said: dict[str, list[str]] = field(default_factory=dict)  # property -> values as written
    people: tuple[Person, ...] = ()
    keywords: tuple[str, ...] = ()
    images: tuple[Image, ...] = ()
    publisher: str | None = None
    site: str | None = None  # the name of the node that is the web site
    sections: tuple[str, ...] = ()  # its breadcrumbs below the front page, the outermost first
    places: tuple[str, ...] = ()
    free: bool | None = None  # isAccessibleForFree
    is_article: bool = False
    is_news: bool = False
    kind: str = ""  # the type of the node that speaks for the page
    posts: tuple[tuple[str, str], ...] = ()  # of a live blog: headline, text
    body: str = ""


def graph_of(scripts: Iterable[str], addresses: Collection[str] = ()) -> Graph:
    """Return what the JSON-LD of a page says of its article; scripts that cannot be parsed are ignored.

    `addresses` are the page's own, which tell its article from those that it leads to.
    """
    texts = tuple(scripts)
    ends = accumulate(map(len, texts))
    values = (_parsed(script, mended=end <= MOST_MENDED) for script, end in zip(texts, ends, strict=True))
    nodes = [node for value in values for node in _nodes(value)]
    by_id = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 2}
    articles = [node for node in nodes if any(ARTICLES.search(kind) for kind in _types(node))]
    pages = [node for node in nodes if PAGES.intersection(_types(node))]
    # Several articles may be the teasers of a listing; the page's own is the one that says most.
    node = max(_own(articles, addresses), key=_richness, default=None) or max(pages, key=_richness, default=None)
    graph = _graph(node, by_id, is_article=bool(articles)) if node else Graph()
    graph.is_news = any(NEWS.search(kind) for kind in _types(node or {}))
    sites = [name for one in nodes if "WebSite" in _types(one) for name in _texts(one.get("name"), by_id)]
    sites += [name for one in nodes if _is_house(one) for name in _texts(one.get("name"), by_id)]
    graph.site = sites[0] if sites else None
    if graph.free is None:
        said = (_is_free(one) for one in pages if not FILMS.intersection(_types(one)))
        graph.free = next((free for free in said if free is not None), None)
    trails = [one for one in nodes if "BreadcrumbList" in _types(one)]
    graph.sections = tuple(_crumbs(trails[0], by_id, addresses)) if trails else ()
    return graph


def _is_house(node: Node) -> bool:
    """Whether a node is the organisation behind the site: organisations that merely sign have no logo."""
    return "logo" in node and any(kind.endswith("Organization") for kind in _types(node))


def _crumbs(trail: Node, by_id: dict[str, Node], addresses: Collection[str]) -> Iterator[str]:
    """Yield the names of the breadcrumbs between the front page and the page itself, the outermost first.

    The last one is the page itself, unless it leads to a folder that one of the page's own `addresses` is in.
    """
    steps = _listed(trail.get("itemListElement"))
    for place, step in enumerate(steps, 1):
        step = step if isinstance(step, dict) else {}
        item = step.get("item")
        target = item.get("@id") or item.get("url") if isinstance(item, dict) else item
        if isinstance(target, str) and _PATH.search(target) and (place < len(steps) or _holds(target, addresses)):
            yield from _texts(step.get("name") or item, by_id)


def _holds(folder: str, addresses: Collection[str]) -> bool:
    return any(_bare(one).startswith(f"{_bare(folder)}/") for one in addresses)


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
    graph.free = _is_free(node)
    body = node.get("articleBody")
    graph.body = body if isinstance(body, str) else ""
    return graph


def _parsed(script: str, *, mended: bool) -> object:
    """Return what a script holds, even with mistakes in it if they are to be `mended`; None if it is no JSON."""
    if mended and ('"schema:' in script or 'schema.org/headline"' in script):
        script = _PREFIXED.sub(r'"\1"', script)
    try:
        return orjson.loads(script)
    except orjson.JSONDecodeError:
        if not mended:
            return None
    partial: list[object] = []
    for text in _mended(script):
        values, rest = _values(text)
        if values and not rest:
            return values
        partial = max(partial, values, key=len)
    return partial or None


def _values(text: str) -> tuple[list[object], str]:
    """Return the values that follow one another in a script, and the rest that cannot be read."""
    found: list[object] = []
    while text and len(found) < MOST_VALUES:
        try:
            return [*found, orjson.loads(text)], ""
        except orjson.JSONDecodeError as error:
            end = error.pos if error.msg.startswith("unexpected content after document") else 0
        try:
            found.append(orjson.loads(text[:end]))
        except orjson.JSONDecodeError:
            break
        text = text[end:].lstrip(_BETWEEN)
    return found, text


def _mended(script: str) -> Iterator[str]:
    """Yield a script that is no JSON with more and more of its mistakes mended."""
    if "&quot;" in script[:END] and '"' not in script[:END]:
        script = unescape(script)
    text = _CONTROLS.sub(" ", script).rstrip()
    before = _BEFORE.match(text)
    text = text[before.end() if before else 0 :]
    yield text
    text = text[:-END] + _BEHIND.sub("", text[-END:])
    yield text
    text = _LAST_COMMA.sub("", _ESCAPE.sub(_known_escape, text))
    yield text
    yield _QUOTE_INSIDE.sub(r"\1\"", text)
    yield _LAST_COMMA.sub("", _CONTROLS.sub(" ", _COMMENT.sub(r"\1", script)))


def _known_escape(found: re.Match[str]) -> str:
    return found[0] if found[1] else ""


def _nodes(value: object) -> list[Node]:
    """Return every object of a JSON-LD document, outer ones first, without recursion."""
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


def _own(articles: Sequence[Node], addresses: Collection[str]) -> Sequence[Node]:
    """Return those of several articles that do not claim another address than the page's own."""
    known = {_bare(one) for one in addresses if _PATH.search(one)}
    if len(articles) < 2 or not known:
        return articles
    placed = ((one, _addresses(one)) for one in articles if _richness(one))
    return [one for one, said in placed if not said or said & known] or articles


def _addresses(node: Node) -> set[str]:
    """Return the addresses that an article claims."""
    entity = node.get("mainEntityOfPage")
    named = (node.get("url"), *((entity.get("@id"), entity.get("url")) if isinstance(entity, dict) else (entity,)))
    return {_bare(one) for one in named if isinstance(one, str) and _PATH.search(one)}


def _bare(url: str) -> str:
    """Return an address for comparison: without scheme, "www.", parameters and last slash."""
    return url.partition("://")[2].removeprefix("www.").partition("#")[0].partition("?")[0].rstrip("/")


def _richness(node: Node) -> int:
    return sum(
        name in node
        for name in ("headline", "datePublished", "author", "articleBody", "image", "publisher", "description")
    )


def _listed(value: object) -> Sequence[Any]:
    if isinstance(value, dict):
        value = value.get("@list") or value.get("@set") or value
    return value[:50] if isinstance(value, list) else [] if value is None else [value]


def _texts(value: object, by_id: dict[str, Node]) -> list[str]:
    """Return the plain texts of a property: strings, or the names, else the addresses, of nodes that it refers to."""
    found = []
    for item in _listed(value):
        node = by_id.get(str(item.get("@id")), item) if isinstance(item, dict) else item
        text = node.get("name") or node.get("@value") or node.get("@id") if isinstance(node, dict) else node
        if isinstance(text, int) and not isinstance(text, bool):
            text = str(text)  # a time as an epoch
        if isinstance(text, str) and (line := line_of(text, html=True)):
            found.append(line_of(line, html=True) if "&" in line and _TWICE.search(line) else line)
    return found


def _authors(node: Node, by_id: dict[str, Node], publisher: str | None) -> tuple[Person, ...]:
    """Return the authors of an article; its creators, if no author is a person."""
    people = _people(node.get("author"), by_id, publisher)
    if any(who.kind is None for who in people) or "creator" not in node:
        return people
    creators = _people(node["creator"], by_id, publisher)
    return creators if not people or any(who.kind is None and is_person(who.name or "") for who in creators) else people


def _members(value: object) -> Iterator[Any]:
    """Yield the values of a property, and those inside lists that stand as its values."""
    for item in _listed(value):
        inner = item.get("itemListElement") if isinstance(item, dict) else None
        yield from _listed(inner) if inner is not None else (item,)


def _people(value: object, by_id: dict[str, Node], publisher: str | None) -> tuple[Person, ...]:
    """Return the authors one by one, without bare addresses, and without the publisher unless it is said to sign."""
    people: dict[str, Person] = {}
    for item in _members(value):
        name = item.get("@id") if isinstance(item, dict) else item
        node = by_id.get(str(name)) or (item if isinstance(item, dict) else {"name": item})
        url = node.get("url")
        parts = (node.get("givenName"), node.get("familyName"))
        for name in _texts(node.get("name") or (" ".join(map(str, parts)) if all(parts) else None), by_id):
            is_address = "://" in name or name.startswith("#")
            several = () if is_address else _signers(name, node, is_house=fold(name) == fold(publisher))
            single = url if isinstance(url, str) and len(several) == 1 else None
            for person in several:
                people.setdefault(fold(person.name), replace(person, url=single))
    return tuple(people.values())


def _signers(name: str, node: Node, *, is_house: bool) -> tuple[Person, ...]:
    """Return the people in the name of one author node, into which some sites write all of them."""
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
    """Yield the posts of a live blog as written: headline and text."""
    updates = node.get("liveBlogUpdate")
    for post in updates[:MOST_POSTS] if isinstance(updates, list) else ():
        if isinstance(post, dict):
            headline, text = post.get("headline"), post.get("articleBody")
            headline = line_of(headline, html=True) if isinstance(headline, str) else ""
            yield headline, text if isinstance(text, str) else ""


def _is_free(node: Node) -> bool | None:
    """Return whether an article is free to read; if it does not say, it is not free if one of its parts is not."""
    free = _boolean(node.get("isAccessibleForFree"))
    parts = (part for part in _listed(node.get("hasPart")) if isinstance(part, dict)) if free is None else ()
    return False if any(_boolean(part.get("isAccessibleForFree")) is False for part in parts) else free


def _boolean(value: object) -> bool | None:
    value = next(iter(_listed(value)), None)
    if isinstance(value, bool):
        return value
    return {"true": True, "false": False}.get(str(value).strip().lower().rsplit("/", 1)[-1])
