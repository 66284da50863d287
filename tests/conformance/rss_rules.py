"""RSS 2.0 by its specification and the RSS Advisory Board's profile: one function for each rule.

Written from rssboard.org/rss-specification and rssboard.org/rss-profile. A rule yields what is wrong, in words.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from email.utils import parsedate_to_datetime

import lxml.html
from lxml import etree

Rule = Callable[..., Iterator[str]]

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
DC = "{http://purl.org/dc/elements/1.1/}"
MEDIA = "{http://search.yahoo.com/mrss/}"
FH = "{http://purl.org/syndication/history/1.0}"
GEORSS = "{http://www.georss.org/georss}"
GML = "{http://www.opengis.net/gml}"
SLASH = "{http://purl.org/rss/1.0/modules/slash/}"

CHANNEL_ELEMENTS = frozenset(
    "title link description language copyright managingEditor webMaster pubDate lastBuildDate category generator docs"
    " cloud ttl image rating textInput skipHours skipDays item".split()
)
ITEM_ELEMENTS = frozenset("title link description author category comments enclosure guid pubDate source".split())
REPEATABLE = frozenset({"item", "category", f"{ATOM}link"})
REPEATABLE_IN_ITEM = frozenset(
    {"category", f"{ATOM}link", f"{DC}creator", f"{DC}contributor", f"{MEDIA}content", f"{MEDIA}credit"}
)
ALLOWED_ATTRIBUTES = {
    "rss": {"version"},
    "guid": {"isPermaLink"},
    "enclosure": {"url", "length", "type"},
    "source": {"url"},
    "category": {"domain"},
    f"{ATOM}link": {"href", "rel", "type", "hreflang", "title", "length"},
    f"{MEDIA}content": {"url", "type", "medium", "fileSize", "duration", "width", "height", "isDefault", "lang"},
    f"{MEDIA}thumbnail": {"url", "width", "height"},
    f"{MEDIA}description": {"type"},
    f"{MEDIA}title": {"type"},
    f"{MEDIA}credit": {"role", "scheme"},
}
_URL = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20\x7f-\U0010ffff]+")
_MEDIA_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_DATE = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4}"
    r" \d\d:\d\d:\d\d (?:GMT|UT|[+-]\d{4})"
)
_E_MAIL = re.compile(r"[^@\s]+@[^@\s]+(?: \(.+\))?")
_SCHEMES = ("http://", "https://", "mailto:", "tel:")
_UNSAFE = frozenset("script style iframe object embed form".split())


def faults(body: bytes) -> list[str]:
    """Return everything that is wrong with an RSS document, as `rule: what`."""
    try:
        root = etree.fromstring(body)
    except etree.XMLSyntaxError as error:
        return [f"is_well_formed: {error}"]
    return [f"{rule.__name__}: {fault}" for rule in RULES for fault in rule(root)]


def root_is_rss_2(root: etree._Element) -> Iterator[str]:
    """The document element is rss, its version 2.0, its one child a channel."""
    if root.tag != "rss" or root.get("version") != "2.0":
        yield f"{root.tag!r} {root.get('version')}"
    if [child.tag for child in root] != ["channel"]:
        yield "not one channel"


def channel_is_described(root: etree._Element) -> Iterator[str]:
    """A channel has a title, a link and a description, and none is blank."""
    for name in ("title", "link", "description"):
        if not (root.findtext(f"channel/{name}") or "").strip():
            yield f"no {name}"


def elements_are_defined(root: etree._Element) -> Iterator[str]:
    """Elements without a namespace are those of the specification, each where it belongs."""
    for parent, allowed in (
        (root.find("channel"), CHANNEL_ELEMENTS),
        *((item, ITEM_ELEMENTS) for item in _items(root)),
    ):
        for child in parent if parent is not None else ():
            if not str(child.tag).startswith("{") and child.tag not in allowed:
                yield f"{child.tag} in {parent.tag if parent is not None else ''}"


def attributes_are_defined(root: etree._Element) -> Iterator[str]:
    """An element carries only the attributes of its specification."""
    for element in root.iter(etree.Element):
        for name in set(element.attrib) - ALLOWED_ATTRIBUTES.get(str(element.tag), set()):
            yield f"{name!r} on {element.tag!r}"


def namespaces_are_known(root: etree._Element) -> Iterator[str]:
    """Namespaces of elements are known to validators."""
    known = {name[1:-1] for name in (ATOM, CONTENT, DC, FH, GEORSS, GML, MEDIA, SLASH)}
    for element in root.iter(etree.Element):
        if (namespace := etree.QName(element).namespace) and namespace not in known:
            yield f"{element.tag!r}"


def elements_are_not_repeated(root: etree._Element) -> Iterator[str]:
    """What may appear once appears once."""
    channel = root.find("channel")
    places = [(channel, REPEATABLE)] if channel is not None else []
    for parent, repeatable in (*places, *((item, REPEATABLE_IN_ITEM) for item in _items(root))):
        for name, count in Counter(child.tag for child in parent).items():
            if count > 1 and name not in repeatable:
                yield f"{count} times {name}"


def items_come_last(root: etree._Element) -> Iterator[str]:
    """Nothing about the channel follows its first item (profile: MisplacedItem)."""
    tags = [child.tag for child in root.iterfind("channel/*")]
    if "item" in tags and any(tag != "item" for tag in tags[tags.index("item") :]):
        yield "an element after the first item"


def item_has_title_or_description(root: etree._Element) -> Iterator[str]:
    """An item has a title or a description that is not blank."""
    for item in _items(root):
        if not (item.findtext("title") or "").strip() and not (item.findtext("description") or "").strip():
            yield _name(item)


def titles_are_not_blank(root: etree._Element) -> Iterator[str]:
    """A title that is there is not blank, and neither is a category."""
    for name in ("title", "category"):
        for item in _items(root):
            if any(not (element.text or "").strip() for element in item.iterfind(name)):
                yield f"{name} of {_name(item)}"


def dates_are_rfc_822(root: etree._Element) -> Iterator[str]:
    """Dates are RFC 822 with a four-digit year, and the day of the week is the right one."""
    for element in root.iter("pubDate", "lastBuildDate"):
        text = element.text or ""
        if not _DATE.fullmatch(text) or parsedate_to_datetime(text).strftime("%a") != text[:3]:
            yield f"{element.tag} {text!r}"


def items_have_unique_guids(root: etree._Element) -> Iterator[str]:
    """Every item has a guid, and no two the same."""
    guids = Counter(item.findtext("guid") or "" for item in _items(root))
    yield from (f"{count} times {guid!r}" for guid, count in guids.items() if count > 1 or not guid.strip())


def permalinks_are_addresses(root: etree._Element) -> Iterator[str]:
    """isPermaLink is true or false, and a guid that is a permalink is the item's address."""
    for item in _items(root):
        for guid in item.iterfind("guid"):
            said = guid.get("isPermaLink", "true")
            if said not in ("true", "false") or (said == "true" and guid.text != item.findtext("link")):
                yield f"{said} {guid.text!r}"


def links_are_absolute(root: etree._Element) -> Iterator[str]:
    """Every address is absolute http or https, and ASCII."""
    texts = (element.text for element in root.iter("link", "comments"))
    attributes = (
        element.get(name)
        for element in root.iter("enclosure", "source", f"{ATOM}link", f"{MEDIA}content", f"{MEDIA}thumbnail")
        for name in ("url", "href")
        if name in element.attrib
    )
    yield from (f"{url!r}" for url in (*texts, *attributes) if not _URL.fullmatch(url or ""))


def channel_names_itself(root: etree._Element) -> Iterator[str]:
    """The channel carries one atom:link of rel self, and none to an alternate feed."""
    relations = Counter(link.get("rel", "alternate") for link in root.iterfind(f"channel/{ATOM}link"))
    if relations["self"] != 1 or relations["alternate"]:
        yield f"rel: {sorted(relations)}"


def enclosures_are_complete(root: etree._Element) -> Iterator[str]:
    """An enclosure has an address, a length in bytes (0: unknown) and a media type."""
    for element in root.iter("enclosure"):
        length = element.get("length", "")
        if not element.get("url") or not (length.isascii() and length.isdigit()):
            yield f"url {element.get('url')!r}, length {length!r}"
        if not _MEDIA_TYPE.fullmatch(element.get("type", "")):
            yield f"type {element.get('type')!r}"


def sources_are_complete(root: etree._Element) -> Iterator[str]:
    """A source has an address and a name."""
    for element in root.iter("source"):
        if not element.get("url") or not (element.text or "").strip():
            yield f"{element.get('url')} {element.text!r}"


def authors_are_named_once(root: etree._Element) -> Iterator[str]:
    """An author is an e-mail address; an item has either that or dc:creator."""
    for item in _items(root):
        author = item.findtext("author")
        if author is not None and not _E_MAIL.fullmatch(author):
            yield f"{author!r} is no e-mail address"
        if author is not None and item.find(f"{DC}creator") is not None:
            yield f"author and dc:creator in {_name(item)}"


def description_precedes_content(root: etree._Element) -> Iterator[str]:
    """An item with content:encoded has a description, and has it first (profile)."""
    for item in _items(root):
        tags = [child.tag for child in item]
        if f"{CONTENT}encoded" in tags and "description" not in tags[: tags.index(f"{CONTENT}encoded")]:
            yield _name(item)


def languages_are_codes(root: etree._Element) -> Iterator[str]:
    """A language is a code of BCP 47."""
    for element in root.iter("language", f"{DC}language"):
        if not _LANGUAGE.fullmatch(element.text or ""):
            yield f"{element.text!r}"


def markup_is_safe_and_absolute(root: etree._Element) -> Iterator[str]:
    """HTML in an item runs nothing and points nowhere relative."""
    for element in root.iter(f"{CONTENT}encoded", "description"):
        markup = lxml.html.fragment_fromstring(element.text or "", create_parent="div")
        for part in markup.iter(etree.Element):
            if part.tag in _UNSAFE:
                yield f"{part.tag!r}"
            yield from (f"{name}={value!r}" for name, value in part.items() if not _is_harmless(str(name), str(value)))


def _is_harmless(name: str, value: str) -> bool:
    if name.startswith("on"):
        return False
    return name not in ("href", "src") or value.strip().lower().startswith(_SCHEMES)


def pictures_say_what_they_are(root: etree._Element) -> Iterator[str]:
    """A media:content says its medium or type; sizes are positive numbers (Media RSS)."""
    for element in root.iter(f"{MEDIA}content"):
        if not element.get("medium") and not element.get("type"):
            yield f"{element.get('url')}"
        for name in ("width", "height", "fileSize"):
            if not re.fullmatch("[1-9][0-9]*", element.get(name, "1")):
                yield f"{name} {element.get(name)!r}"


RULES: tuple[Rule, ...] = (
    root_is_rss_2,
    channel_is_described,
    elements_are_defined,
    attributes_are_defined,
    namespaces_are_known,
    elements_are_not_repeated,
    items_come_last,
    item_has_title_or_description,
    titles_are_not_blank,
    dates_are_rfc_822,
    items_have_unique_guids,
    permalinks_are_addresses,
    links_are_absolute,
    channel_names_itself,
    enclosures_are_complete,
    sources_are_complete,
    authors_are_named_once,
    description_precedes_content,
    languages_are_codes,
    markup_is_safe_and_absolute,
    pictures_say_what_they_are,
)


def _items(root: etree._Element) -> list[etree._Element]:
    return root.findall("channel/item")


def _name(item: etree._Element) -> str:
    return item.findtext("guid") or item.findtext("title") or "an item"
