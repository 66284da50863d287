"""What the head, the JSON-LD and the marked-up elements of a page say, by signal, and which signal is believed first.

A signal is named by where it stands: `og:title`, `meta:author`, `json-ld:datePublished`, `link:canonical`.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import lxml.html

from ingest.reading.page.feeds import declared_feed
from ingest.reading.page.json_ld import Graph, graph_of
from ingest.reading.raw import Said
from ingest.schema import Link, Tag
from ingest.text.markup import line_of, tree_text

# For each field, the signals in the order they are believed. Measured on labelled pages: see tests/conformance.
ORDER: Mapping[str, tuple[str, ...]] = {
    "canonical": ("link:canonical", "og:url", "json-ld:url", "json-ld:mainEntityOfPage"),
    "summary": ("og:description", "json-ld:description", "meta:description", "twitter:description", "json-ld:abstract"),
    "published": (
        "json-ld:datePublished",
        "article:published_time",
        "og:article:published_time",
        "itemprop:datePublished",
        "og:published_time",
        "meta:parsely-pub-date",
        "meta:sailthru.date",
        "meta:article.published",
        "meta:publishdate",
        "meta:publish-date",
        "meta:publication_date",
        "meta:published_at",
        "meta:pubdate",
        "meta:date",
        "meta:dc.date.issued",
        "meta:dcterms.created",
        "meta:dc.date",
        "meta:dcterms.date",
        "meta:citation_publication_date",
        "meta:cxenseparse:recs:publishtime",
        "json-ld:dateCreated",
        "json-ld:uploadDate",
        "time[pubdate]",
        "time",
        "text",
        "address",
        "og:updated_time",
        "json-ld:dateModified",
        "dateline",
    ),
    "updated": (
        "json-ld:dateModified",
        "article:modified_time",
        "og:updated_time",
        "itemprop:dateModified",
        "meta:last-modified",
        "meta:dcterms.modified",
        "meta:revised",
    ),
    "language": (
        "html:lang",
        "json-ld:inLanguage",
        "og:locale",
        "meta:content-language",
        "meta:language",
        "meta:dc.language",
    ),
    "publisher": ("og:site_name", "json-ld:publisher", "meta:publisher", "meta:application-name", "meta:dc.publisher"),
    "section": (
        "article:section",
        "json-ld:articleSection",
        "meta:section",
        "meta:parsely-section",
        "itemprop:articleSection",
    ),
    "author": (
        "json-ld:author",
        "meta:author",
        "article:author",
        "meta:parsely-author",
        "meta:sailthru.author",
        "meta:dc.creator",
        "meta:byl",
        "meta:cxenseparse:author",
        "twitter:creator:name",
        "itemprop:author",
        "rel:author",
        "byline",
    ),
    "place": ("json-ld:contentLocation", "meta:geo.placename", "meta:dc.coverage"),
    "rights": ("json-ld:copyrightNotice", "meta:copyright", "meta:dc.rights", "meta:rights"),
    "title": (
        "og:title",
        "json-ld:headline",
        "twitter:title",
        "meta:title",
        "meta:dc.title",
        "itemprop:headline",
        "title",
    ),
}
TAG_SIGNALS = (
    "article:tag",
    "meta:news_keywords",
    "json-ld:keywords",
    "meta:parsely-tags",
    "meta:sailthru.tags",
    "meta:keywords",
    "rel:tag",
)
ITEM_PROPERTIES = frozenset("author datePublished dateModified headline articleSection".split())
MOST_TAGS = 50
MOST_VALUES = 100  # of one signal
LONGEST_BASE = 500  # characters; each link of the page repeats it
LONGEST = 300  # characters of a value of microdata
MOST_ITEMS = 30  # elements of microdata that are read


@dataclass(frozen=True, slots=True)
class Signals:
    """Every statement of a page, by signal, and the graph of its JSON-LD."""

    values: Mapping[str, tuple[str, ...]]
    graph: Graph
    links: tuple[Link, ...]  # feeds and the like, addresses as written
    base: str | None  # the address of `base`, as written
    next_link: str | None

    def said(self, field: str) -> tuple[Said, ...]:
        """Return what is said of a field, in the order it is believed, each value once."""
        found: dict[str, Said] = {}
        for signal in ORDER[field]:
            for value in self.values.get(signal, ()):
                found.setdefault(value, Said(value, signal))
        return tuple(found.values())

    def merged(self, field: str, seen: Mapping[str, Sequence[str]]) -> tuple[Said, ...]:
        """Return what is said of a field, with values that were found on the page itself, by signal."""
        return replace(self, values={**self.values, **{name: tuple(found) for name, found in seen.items()}}).said(field)

    def first(self, *names: str) -> str | None:
        """Return the first value of the first of the named signals that has one."""
        return next((value for name in names for value in self.values.get(name, ())), None)


def signals_of(root: lxml.html.HtmlElement) -> Signals:
    """Return what a page says of itself."""
    values: dict[str, list[str]] = defaultdict(list)
    graph = graph_of(root)
    for prop, texts in graph.said.items():
        values[f"json-ld:{prop}"] += texts
    values["json-ld:author"] += [person.name for person in graph.people if person.name]
    values["json-ld:publisher"] += [graph.publisher] if graph.publisher else []
    values["json-ld:keywords"] += graph.keywords
    values["json-ld:contentLocation"] += graph.places
    _read_head(root, values)
    _read_marked(root, values)
    links, next_link = _links(root, values)
    base = root.find(".//base[@href]")
    home = (base.get("href") or "") if base is not None else ""
    kept = {
        name: tuple(dict.fromkeys(value for value in found if value))[:MOST_VALUES] for name, found in values.items()
    }
    return Signals(kept, graph, links, home if 0 < len(home) <= LONGEST_BASE else None, next_link)


def _read_head(root: lxml.html.HtmlElement, values: dict[str, list[str]]) -> None:
    values["html:lang"].append(root.get("lang") or root.get("xml:lang") or "")
    title = root.find(".//title")
    if title is not None:
        values["title"].append(line_of(title.text_content()))
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("http-equiv") or "").strip().lower()
        content = line_of(meta.get("content") or "", html=True)
        if name and content:
            values[name if name.startswith(("og:", "article:", "twitter:")) else f"meta:{name}"].append(content)
        if (prop := meta.get("itemprop")) in ITEM_PROPERTIES and content:
            values[f"itemprop:{prop}"].append(content)
    # Open Graph writes the address of a profile here, not a name.
    values["article:author"] = [name for name in values["article:author"] if "://" not in name]


def _read_marked(root: lxml.html.HtmlElement, values: dict[str, list[str]]) -> None:
    """Take up microdata, `rel` marks and `time` elements of the body."""
    marked = [e for e in root.xpath("//*[@itemprop][not(self::meta)]") if e.get("itemprop") in ITEM_PROPERTIES]
    for element in marked[:MOST_ITEMS]:
        values[f"itemprop:{element.get('itemprop')}"].append(_item_value(element))
    for rel in ("author", "tag"):
        for element in root.xpath(f"//a[@rel='{rel}']")[:MOST_TAGS]:
            values[f"rel:{rel}"].append(line_of(element.text_content()))


def _item_value(element: lxml.html.HtmlElement) -> str:
    stated = element.get("content") or element.get("datetime")
    if stated:
        return line_of(stated)
    named = element.xpath(".//*[@itemprop='name'][1]")
    holder = named[0] if named else element
    return line_of(tree_text(holder)) if len(holder.text_content()) < LONGEST else ""


def _links(root: lxml.html.HtmlElement, values: dict[str, list[str]]) -> tuple[tuple[Link, ...], str | None]:
    found: list[Link] = []
    next_link = None
    for link in root.iter("link"):
        rels, href = (link.get("rel") or "").lower().split(), (link.get("href") or "").strip()
        if "canonical" in rels:
            values["link:canonical"].append(href)
        elif "next" in rels and href:
            next_link = href
        elif feed := declared_feed(link, rels, href):
            found.append(feed)
        elif href and "amphtml" in rels:
            found.append(Link("amphtml", href))
    return tuple(found), next_link


def tags_of(signals: Signals) -> tuple[Tag, ...]:
    """Return the keywords of a page from the first signal that has any, each once."""
    for signal in TAG_SIGNALS:
        values = signals.values.get(signal, ())
        words = values if len(values) > 1 else [word for value in values for word in re.split(r"[,;،、|]", value)]
        terms = dict.fromkeys(term for word in words if 1 < len(term := word.strip(" #")) <= 60)
        if terms:
            return tuple(Tag(term) for term in list(terms)[:MOST_TAGS])
    return ()
