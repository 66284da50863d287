"""Gathers what the head, the JSON-LD and the marked-up elements of a page say, by signal (see `order`)."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import cast

from lxml import etree

from ingest.reading.link_header import links_in
from ingest.reading.page.dom.walked import PICTURES, Anchor
from ingest.reading.page.metadata.feeds import declared_feed
from ingest.reading.page.metadata.json_ld import ARTICLES, Graph, graph_of
from ingest.reading.page.metadata.marked_times import moment_of
from ingest.reading.page.metadata.meta_names import FIGURES, signal_of
from ingest.reading.page.metadata.order import ASKED, LABELS, LICENCES, ORDER, ORIGINS, TAG_SIGNALS
from ingest.reading.phrases.byline import is_bare_byline_word
from ingest.reading.raw import Said
from ingest.schema import Link, Tag
from ingest.text.markup import Element, line_of, tree_text
from ingest.text.urls import absolute_url

IDLE_RELS = frozenset("stylesheet preload prefetch dns-prefetch preconnect modulepreload icon apple-touch-icon".split())
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
LED_TO = frozenset({"amphtml", "license"})  # relations of other links that are kept
RELS = frozenset({"author", "tag"})
_ADDRESS = re.compile(r"://|^[\w-]+(?:\.[\w-]+)+/|^/")
_NO_NAME = re.compile(r"://|^@")  # an address or a handle instead of a site's name
BESIDE = 6  # pieces of text between two links of one byline
SURE = 6  # first signals of the author: with any of them, microdata need not be searched
ITEM_PROPERTIES = frozenset(
    ("author datePublished dateModified headline articleSection publisher keywords isAccessibleForFree").split()
)
STATED_PROPERTIES = frozenset("author creator created datePublished dateModified publisher".split())
_CATEGORIES = re.compile(r"(?<![a-z])(?:taxonomy-category|categor(?:y|ies)-links|cat-links)(?![a-z])")
_PARTED = re.compile(r"[,;،、，|]")
_CHINESE_LIST = re.compile(r"\A[\u4e00-\u9fff]{2,8}(?: [\u4e00-\u9fffA-Za-z0-9]{2,12}){2,}\Z")
_NO_TAG = re.compile(r"\d{6,}\Z|[a-z]+[A-Z]\w*: ")  # ids that a program gives: "contentId: 15cd344d"
MOST_TAGS = 50
MOST_VALUES = 100  # of one signal
LONGEST_BASE = 500  # characters; each link of the page repeats it
LONGEST = 300  # characters of a value of microdata
MOST_SHOWN = 3  # elements with the story, or with its title, that are looked for
MOST_ITEMS = 300  # elements of microdata that are read
MOST_TIMES = 50  # `time` elements that are looked at
# XPath is by far the fastest way to find elements by an attribute.
_ITEMS = etree.XPath("descendant-or-self::*/@itemprop/parent::*[not(self::meta)]")  # of microdata
_STATED = etree.XPath("descendant-or-self::*/@property/parent::*[not(self::meta)]")  # of RDFa


@dataclass(frozen=True, slots=True)
class Signals:
    """Everything that a page states, by signal, and the graph of its JSON-LD."""

    values: Mapping[str, tuple[str, ...]]
    graph: Graph
    links: tuple[Link, ...]  # feeds and the like, addresses as written
    times: tuple[Element, ...]  # the first `time` elements that state a time for machines
    base: str | None  # the address of `base`, as written
    next_link: str | None

    def said(self, field: str) -> tuple[Said, ...]:
        """Return the statements about a field, in the order of trust, each value once."""
        return self.merged(field, {})

    def merged(self, field: str, seen: Mapping[str, Sequence[str]]) -> tuple[Said, ...]:
        """Return the statements about a field, together with values `seen` on the page itself, by signal."""
        found: dict[str, Said] = {}
        for signal in ORDER[field]:
            for value in seen[signal] if signal in seen else self.values.get(signal, ()):
                if value not in found:
                    found[value] = Said(value, signal)
        return tuple(found.values())

    def first(self, *names: str) -> str | None:
        """Return the first value of the first of the named signals that has one."""
        return next((value for name in names for value in self.values.get(name, ())), None)


def signals_of(root: Element, anchors: Iterable[Anchor] = (), told: Iterable[Element] | None = None) -> Signals:
    """Return what a page says of itself; `anchors` are its links, of which some are marked with a `rel`.

    Giving `told`, which holds the SPEAKING elements and maybe others, saves the time to find them.
    """
    found = _Found()
    for element in root.iter(*SPEAKING) if told is None else told:
        if take := TAKERS.get(element.tag):
            take(found, element)
    values = found.values
    graph = graph_of(found.scripts, (*values.get("link:canonical", ()), *values.get("og:url", ())))
    values["html:lang"].append(root.get("lang") or root.get("xml:lang") or "")
    _take_graph(graph, values)
    _take_rels(anchors, values)
    _take_labels(values)
    # Open Graph wants the address of a profile here, not a name: it leaves the author unknown.
    values["article:author"] = [name for name in values["article:author"] if not _ADDRESS.search(name)]
    # The search for microdata costs as much as all of the above, and JSON-LD says the same.
    unknown = not any(map(values.get, ORDER["author"][:SURE]))
    if not graph.is_article and (found.is_marked or unknown):
        _take_microdata(root, found.metas, values)
        _take_rdfa(root, values)
    values["og:site_name"] = [name for name in values["og:site_name"] if not _NO_NAME.search(name)]
    if all(_ISO.match(value) for value in values["meta:published"]):
        values["meta:published"].sort()  # from names of a site's own: of several dates the earliest is the original's
    kept = {
        name: tuple(said) if len(said) == 1 and said[0] else tuple(dict.fromkeys(filter(None, said)))[:MOST_VALUES]
        for name, said in values.items()
    }
    home = found.base if 0 < len(found.base) <= LONGEST_BASE else None
    return Signals(kept, graph, tuple(found.links), tuple(found.times), home, found.next_link)


class _Found:
    """The state of one pass over the elements that speak of the page."""

    def __init__(self) -> None:
        self.values: dict[str, list[str]] = defaultdict(list)
        self.scripts: list[str] = []  # of JSON-LD
        self.links: list[Link] = []
        self.times: list[Element] = []
        self.base = ""
        self.is_marked = False  # whether a `meta` is microdata
        self.metas: list[tuple[str, str, Element]] = []  # of these: signal, content, element
        self.next_link: str | None = None

    def take_meta(self, meta: Element) -> None:
        """Take up what a `meta` says, if it is used."""
        said = meta.get("content") or ""
        name = (meta.get("property") or meta.get("name") or meta.get("http-equiv") or "").strip()
        if name.lower() == "script:ld+json":  # some programs write JSON-LD like this
            self.scripts.append(said)
        prop = meta.get("itemprop")
        marked = prop in ITEM_PROPERTIES
        self.is_marked = self.is_marked or marked
        signal = signal_of(name, said)
        if signal not in ASKED and meta.get("property"):
            signal = _signal_besides(meta, said)
        if not (marked or signal in ASKED or prop == "image") or not (content := line_of(said, html=True)):
            return
        if signal in ASKED:
            self.values[signal].append(content)
        if prop and (marked or prop == "image") and not _is_vague(prop, content):
            self.values[f"itemprop:{prop}"].append(content)
            self.metas += [(f"itemprop:{prop}", content, meta)] if marked and len(self.metas) < MOST_ITEMS else []

    def take_link(self, link: Element) -> None:
        """Take up a `link`: the page's own address, the next page, a feed."""
        rel = (link.get("rel") or "").lower()
        if rel in IDLE_RELS:
            return
        if link.get("itemprop") == "image":
            self.values["itemprop:image"].append((link.get("href") or "").strip())
        rels, href = rel.split(), (link.get("href") or "").strip()
        if "canonical" in rels:
            self.values["link:canonical"].append(href)
        elif "next" in rels and href:
            self.next_link = href
        elif "image_src" in rels:
            self.values["link:image_src"].append(href)
        elif feed := declared_feed(link, rels, href):
            self.links.append(feed)
        elif href and (rel := next(filter(LED_TO.__contains__, rels), "")):
            self.links.append(Link(rel, href))

    def take_title(self, title: Element) -> None:
        """Take up the first `title`; later ones may be those of drawings."""
        if "title" not in self.values:
            self.values["title"].append(line_of("".join(map(str, title.itertext()))))

    def take_base(self, base: Element) -> None:
        """Take up the first `base`."""
        self.base = self.base or base.get("href") or ""

    def take_script(self, script: Element) -> None:
        """Take up a script that holds JSON-LD."""
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            self.scripts.append(script.text)

    def take_time(self, time: Element) -> None:
        """Take up a `time` element or one of its substitutes, if it is among the first."""
        if len(self.times) < MOST_TIMES and moment_of(time):
            self.times.append(time)


TAKERS: Mapping[str, Callable[[_Found, Element], None]] = {
    "meta": _Found.take_meta,
    "link": _Found.take_link,
    "title": _Found.take_title,
    "base": _Found.take_base,
    "script": _Found.take_script,
    "time": _Found.take_time,
    "abbr": _Found.take_time,
    "relative-time": _Found.take_time,
    "time-ago": _Found.take_time,
}
SPEAKING = tuple(TAKERS)  # elements that speak of the page


def _signal_besides(meta: Element, content: str) -> str:
    """Return the signal of another name of a `meta`: RDFa's `property` may hold several, with `name` beside it."""
    several = (meta.get("property") or "").split()
    names = (*(several if len(several) > 1 else ()), meta.get("name") or "")
    return next((signal for name in names if (signal := signal_of(name, content)) in ASKED), "")


def _take_graph(graph: Graph, values: dict[str, list[str]]) -> None:
    for prop, texts in graph.said.items():
        values[f"json-ld:{prop}"] += texts
    values["json-ld:author"] += [person.name for person in graph.people if person.name]
    values["json-ld:publisher"] += [graph.publisher] if graph.publisher else []
    values["json-ld:WebSite"] += [graph.site] if graph.site else []
    values["json-ld:BreadcrumbList"] += graph.sections
    values["json-ld:keywords"] += graph.keywords
    values["json-ld:contentLocation"] += graph.places


def _take_rels(anchors: Iterable[Anchor], values: dict[str, list[str]]) -> None:
    """Take up the links that are marked as leading to an author, a tag, a section or a licence."""
    last: dict[str, int] = {}
    for anchor in anchors:
        rel = anchor.rel
        if not rel or ("author" not in rel and "tag" not in rel):
            if rel and "license" in rel and anchor.place.tag not in PICTURES:
                values["rel:license"].append(anchor.href)
            continue
        rels = rel.lower().split()
        for mark in ("category",) if _is_section(anchor, rels) else RELS.intersection(rels):
            # Only the first group is the page's own: lists of other stories name their authors and tags too.
            is_own = anchor.piece - last.get(mark, anchor.piece) <= BESIDE
            if is_own and len(found := values[f"rel:{mark}"]) < MOST_TAGS:
                found.append(line_of(anchor.text))
                last[mark] = anchor.piece


def _is_section(anchor: Anchor, rels: Sequence[str]) -> bool:
    """Whether a marked link leads to a section, as a box around it may say (WordPress's `taxonomy-category`)."""
    around = anchor.element.getparent() if "tag" in rels else None
    return "category" in rels or (around is not None and _CATEGORIES.search(around.get("class") or "") is not None)


def _take_labels(values: dict[str, list[str]]) -> None:
    """Take up the data of a Twitter card whose label is a word for an author; others hold the reading time."""
    for label, data in LABELS:
        if any(map(is_bare_byline_word, values.get(label, ()))):
            values["twitter:data"] += values.get(data, ())


def _take_microdata(root: Element, metas: Sequence[tuple[str, str, Element]], values: dict[str, list[str]]) -> None:
    elements = cast(list[Element], _ITEMS(root))[:MOST_ITEMS]
    others = _of_others(root, [*elements, *(meta for *_, meta in metas)])
    for signal, content, _ in (one for one in metas if one[2] in others):
        values[signal].remove(content)
    named = ((element.get("itemprop") or "", element) for element in elements if element not in others)
    _take_properties("itemprop", (one for one in named if one[0] in ITEM_PROPERTIES), values)


def _of_others(root: Element, elements: Sequence[Element]) -> frozenset[Element]:
    """Return the properties that belong to other articles than the one with the story or, without one, the title."""
    scopes = {element: next(filter(_is_item, element.iterancestors()), None) for element in elements}
    articles = {
        scope for scope in scopes.values() if scope is not None and ARTICLES.search(scope.get("itemtype") or "")
    }
    if len(articles) < 2:
        return frozenset()
    stories = [element for element in elements if element.get("itemprop") == "articleBody"]
    shown = stories or root.iter("h1")
    around = {one for element in islice(shown, MOST_SHOWN) for one in element.iterancestors()}
    others = articles - around if articles & around else frozenset()
    return frozenset(element for element, scope in scopes.items() if scope in others)


def _is_item(element: Element) -> bool:
    return element.get("itemscope") is not None


def _take_rdfa(root: Element, values: dict[str, list[str]]) -> None:
    """Take up RDFa, whose properties may have the prefix of their vocabulary: "dc:creator"."""
    elements = cast(list[Element], _STATED(root))[:MOST_ITEMS]
    named = ((re.split("[:/#]", element.get("property") or "")[-1], element) for element in elements)
    _take_properties("rdfa", (one for one in named if one[0] in STATED_PROPERTIES), values)


def _take_properties(syntax: str, named: Iterable[tuple[str, Element]], values: dict[str, list[str]]) -> None:
    """Take up properties: for each, its first element and that element's siblings."""
    first: dict[str, Element] = {}
    for name, element in named:
        if first.setdefault(name, element).getparent() is element.getparent():
            value = _item_value(element)
            if not _is_vague(name, value):
                values[f"{syntax}:{name}"].append(value)


def _is_vague(name: str, value: str) -> bool:
    """Whether a date property holds only a time or a year: "10:52", "1988"."""
    return name.startswith("date") and sum(map(str.isdigit, value)) < FIGURES


def _item_value(element: Element) -> str:
    stated = (
        element.get("content") or element.get("datetime") or (element.get("title") if element.tag == "abbr" else "")
    )
    if stated:
        return line_of(stated)
    holder = next((inner for inner in element.iterdescendants() if _is_name(inner)), element)
    text = holder.get("content") or tree_text(holder)
    return line_of(text) if len(text) < LONGEST else ""


def _is_name(element: Element) -> bool:
    return element.get("itemprop") == "name" or (element.get("property") or "").rpartition(":")[2] == "name"


def with_header(signals: Signals, header: str, url: str | None) -> Signals:
    """Return the signals of the page at `url` with the canonical address that its `Link` header gives."""
    said = (link.href for link in links_in(header, url) if "canonical" in link.rels)
    # A header is not relative to the page's base.
    own = tuple((absolute_url(href, url) or href) if href.startswith("/") else href for href in said)
    return replace(signals, values={**signals.values, "header:canonical": own}) if own else signals


def origins_of(signals: Signals) -> tuple[Link, ...]:
    """Return links to where a page says that its story comes from, even to itself, and to its licence, as written."""
    licence = signals.first(*LICENCES) or ""
    own = (Link("license", licence),) if licence.startswith(("https://", "http://")) else ()
    return tuple(Link(rel, value) for rel, signal in ORIGINS for value in signals.values.get(signal, ())) + own


def _listed(keywords: str) -> list[str]:
    """Split a list of keywords: at signs, before hashes, or at spaces if it is a list in Chinese."""
    words = _PARTED.split(keywords)
    if len(words) == 1 and keywords.count("#") > 1:
        return keywords.split("#")
    return keywords.split() if len(words) == 1 and _CHINESE_LIST.search(keywords) else words


def tags_of(signals: Signals) -> tuple[Tag, ...]:
    """Return the keywords of a page from the first signal that has any, each once."""
    for signal in TAG_SIGNALS:
        values = signals.values.get(signal, ())
        words = values if len(values) > 1 else [word for value in values for word in _listed(value)]
        terms = dict.fromkeys(
            term
            for word in words
            if len((term := word.strip(' #[]"')).encode()) > 1 and len(term) <= 60 and not _NO_TAG.match(term)
        )
        if terms:
            return tuple(Tag(term) for term in list(terms)[:MOST_TAGS])
    return ()
