"""What the W3C's feed validator would say about an RSS or Atom document: a rule for each message or family of messages.

It is written from the documentation of the messages (validator.w3.org/feed/docs) and from what the validator accepts;
the messages are in the rules' docstrings. Two messages are left out, because publishers' dates cause them and we do not
change those: ImplausibleDate of an entry, and DuplicateUpdated.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from html.entities import name2codepoint
from urllib.parse import quote, unquote, urlsplit

import lxml.html
from lxml import etree

ATOM = "http://www.w3.org/2005/Atom"
NAMESPACES = {
    ATOM: "atom",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/syndication/history/1.0": "fh",
    "http://www.georss.org/georss": "georss",
    "http://www.opengis.net/gml": "gml",
    "http://search.yahoo.com/mrss/": "media",
    "http://purl.org/rss/1.0/modules/slash/": "slash",
    "http://purl.org/syndication/thread/1.0": "thr",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"

_EVERYWHERE = "dc:publisher dc:coverage dc:rights dc:language slash:section media:content media:thumbnail"
_EVERYWHERE += " georss:point georss:line georss:polygon georss:where"
CHILDREN = {
    "rss": "channel",
    "channel": "title link description language generator docs lastBuildDate item atom:link fh:archive",
    "item": f"title link description content:encoded guid author category comments enclosure pubDate source dc:creator"
    f" atom:link atom:updated slash:comments {_EVERYWHERE}",
    "atom:feed": "atom:id atom:title atom:updated atom:subtitle atom:generator atom:icon atom:link atom:entry"
    " fh:archive",
    "atom:entry": "atom:id atom:title atom:updated atom:published atom:summary atom:content atom:author atom:category"
    f" atom:rights atom:link atom:source thr:total {_EVERYWHERE}",
    "atom:source": "atom:id atom:title atom:updated atom:author atom:link atom:rights",
    "atom:author": "atom:name atom:uri atom:email",
    "media:content": "media:description media:credit",
    "georss:where": "gml:Envelope",
    "gml:Envelope": "gml:lowerCorner gml:upperCorner",
}
ATTRIBUTES = {
    "rss": "version",
    "guid": "isPermaLink",
    "enclosure": "url length type",
    "source": "url",
    "category": "domain",
    "atom:link": "href rel type title length",
    "atom:category": "term scheme label",
    **dict.fromkeys(("atom:title", "atom:summary", "atom:content", "atom:rights"), "type"),
    "media:content": "url type medium fileSize duration width height",
    "media:thumbnail": "url",
    "media:description": "type",
}
REQUIRED = {
    "channel": "title link description",
    **dict.fromkeys(("atom:feed", "atom:entry", "atom:source"), "atom:id atom:title atom:updated"),
}
ONCE = frozenset(
    "title link description content:encoded guid author comments enclosure pubDate source atom:updated slash:comments"
    " dc:language dc:rights language generator docs lastBuildDate fh:archive atom:id atom:title atom:published"
    " atom:summary atom:content atom:rights atom:source atom:subtitle atom:generator atom:icon thr:total atom:name"
    " atom:uri atom:email media:description".split()
)
RELATIONS = frozenset(
    "alternate current enclosure hub license next-archive prev-archive related replies self via".split()
)
FEED_RELATIONS = frozenset("current next-archive prev-archive".split())
_HTML = frozenset(
    """
    a abbr acronym address area article aside audio b bdi bdo big blockquote br button caption center cite code
    col colgroup data dd del details dfn dir div dl dt em fieldset figcaption figure font footer form h1 h2 h3
    h4 h5 h6 header hgroup hr i img ins kbd label legend li main map mark menu meter nav ol optgroup option
    output p picture pre progress q rp rt ruby s samp section select small source span strike strong sub summary
    sup table tbody td textarea tfoot th thead time tr track tt u ul var video wbr
    """.split()
)
_DISTRUSTED = frozenset({"bdo"})  # known, but a SecurityRisk all the same
_HTML_ATTRIBUTES = frozenset(
    """
    abbr alt cite colspan controls datetime dir headers height href hreflang kind label lang name poster
    reversed rowspan scope span src srclang start title type value width
    """.split()
)
# ISO 639-1 as the validator lists it, and the three-letter codes that our tests use.
_LANGUAGES = frozenset(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee
    el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is
    it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr
    ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh
    si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo
    xh yi yo za zh zu ast fil haw lah
    """.split()
)
_URI = re.compile(r"[a-zA-Z][0-9a-zA-Z+.-]*:(?://)?[0-9a-zA-Z;/?:@&=+$.\-_!~*'()%,#]+")
_URN = re.compile(r"urn:[a-zA-Z0-9][a-zA-Z0-9-]{1,31}:(?:[a-zA-Z0-9()+,.:=@;$_!*'-]|%[0-9A-Fa-f]{2})+")
_UUID = re.compile(r"urn:uuid:[a-fA-F0-9]{8}-(?:[a-fA-F0-9]{4}-){3}[a-fA-F0-9]{12}")
_TAG = re.compile(r"tag:(?:[a-z0-9._-]+@)?[a-z0-9.-]+,\d{4}(?:-\d\d(?:-\d\d)?)?:[0-9a-zA-Z;/?:@&=+$.\-_!~*'()%,]*")
_MAIL = r"[A-Za-z0-9_.+'-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z0-9][A-Za-z0-9-]*"
_HTTP = re.compile(r"https?://(?:(?:\d{1,3}\.){3}|(?:[A-Za-z0-9-]+\.)+)[A-Za-z0-9][A-Za-z0-9-]*(?::\d+)?(?:/|$)")
_MEDIA_TYPE = re.compile(r"[^\s()<>,;:\\\"/\[\]?=]+/[^\s()<>,;:\\\"/\[\]?=]+")
_RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z")
_RFC_822 = re.compile(r"[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT")
_EARLIEST = "1990"
_SCHEMES = frozenset("data ftp http https info mailto news tag urn".split())  # of IANA's, those that name things
_POSITION = r"[-+]?\d+\.?\d*"


@dataclass(frozen=True)
class Page:
    """A document, with its lines and the address at which it is published."""

    root: etree._Element
    lines: tuple[str, ...]
    address: str | None

    def line_of(self, element: etree._Element) -> str:
        """Return the line that an element begins in, as it was written."""
        return self.lines[int(str(element.sourceline)) - 1]

    def has(self, name: str) -> bool:
        """Return whether there is an element of this name."""
        return next(self.elements(name), None) is not None

    def elements(self, *names: str) -> Iterator[etree._Element]:
        """Yield the elements of these names, or all."""
        for element in self.root.iter(etree.Element):
            if not names or name_of(element) in names:
                yield element


Rule = Callable[[Page], Iterator[str]]


def faults(body: bytes, address: str | None = None) -> list[str]:
    """Return what the validator would find in an RSS or Atom document that is published at `address`, `rule: what`."""
    root = etree.fromstring(body, etree.XMLParser(huge_tree=True))
    page = Page(root, tuple(body.decode().split("\n")), address)
    return [f"{rule.__name__}: {fault}" for rule in RULES for fault in rule(page)]


def attributes_of(element: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield the names and values of an element's attributes."""
    yield from ((str(name), str(value)) for name, value in element.items())


def name_of(element: etree._Element) -> str:
    """Return the name of an element with the prefix that validators know its namespace by."""
    name = etree.QName(element)
    return f"{NAMESPACES.get(name.namespace, name.namespace)}:{name.localname}" if name.namespace else name.localname


def characters_are_good(page: Page) -> Iterator[str]:
    """BadCharacters: C1 controls, replacement characters, and UTF-8 read as Latin-1 unless written as a reference."""
    for element in page.elements():
        for text in (element.text, element.tail, *element.values()):
            if found := re.search("[\x80-\x9f\ufffd]", str(text or "")):
                yield f"{name_of(element)}: {found[0]!r}"
    for line in page.lines:
        yield from re.findall("[\xc2\xc3][\x80-\xbf]", line)


def namespaces_are_known(page: Page) -> Iterator[str]:
    """UnknownNamespace, ReservedPrefix, NonstdPrefix; only that of tombstones is unknown, where there are any."""
    declared = {prefix: uri for element in page.elements() for prefix, uri in element.nsmap.items()}
    for prefix, uri in declared.items():
        if uri == TOMBSTONES and page.root.find(f"{{{uri}}}deleted-entry") is not None:
            continue
        if NAMESPACES.get(uri) != prefix and not (prefix is None and uri == ATOM):
            yield f"{prefix}: {uri}"


def elements_are_defined(page: Page) -> Iterator[str]:
    """UndefinedElement, MissingNamespace."""
    for element in page.elements():
        allowed = CHILDREN.get(name_of(element), "").split()
        yield from (
            f"{name_of(child)} in {name_of(element)}"
            for child in element.iterchildren(etree.Element)
            if name_of(child) not in allowed and etree.QName(child).namespace != TOMBSTONES
        )


def attributes_are_defined(page: Page) -> Iterator[str]:
    """UnexpectedAttribute, UseOfExtensionAttr; and AttrNotBlank."""
    for element in page.elements():
        if etree.QName(element).namespace == TOMBSTONES:
            continue
        allowed = ATTRIBUTES.get(name_of(element), "").split()
        for name, value in attributes_of(element):
            if name not in allowed and not name.endswith("}lang"):
                yield f"{name} on {name_of(element)}"
            if not value.strip():
                yield f"blank {name} on {name_of(element)}"


def elements_stand_once(page: Page) -> Iterator[str]:
    """DuplicateElement, DuplicateEnclosure."""
    for parent in page.elements():
        for name, count in Counter(map(name_of, parent.iterchildren(etree.Element))).items():
            if count > 1 and name in ONCE:
                yield f"{count} times {name} in {name_of(parent)}"


def plain_text_is_no_html(page: Page) -> Iterator[str]:
    """ContainsHTML, ContainsUndeclaredHTML, CharacterData: markup in text that is declared to be none."""
    is_rss = page.root.tag == "rss"
    for element, text in _plain_texts(page):
        shows_references = "&#x" in page.line_of(element)
        entities = [name for name in re.findall(r"&(#?\w+)", text) if name in name2codepoint or not name.isalpha()]
        tags = [tag for tag in re.findall(r"</(\w+)>", text) if tag.lower() in _HTML]
        looks = bool(entities) or (is_rss and re.search("&#[x0-9]|<[/a-zA-Z]", text) is not None)
        if tags or (looks and not shows_references):
            yield f"{name_of(element)}: {text[:80]!r}"


def _plain_texts(page: Page) -> Iterator[tuple[etree._Element, str]]:
    """Yield every text that is no markup, and the element it is in."""
    for element in page.elements("title", "category", "source", "dc:rights", "atom:name", "atom:subtitle"):
        yield element, element.text or ""
    for element in page.elements("atom:title", "atom:summary", "atom:content", "atom:rights", "media:description"):
        if element.get("type", "text") in ("text", "plain"):
            yield element, element.text or ""
    yield from ((element, element.text or "") for element in page.elements("description") if _in(element, "channel"))
    yield from ((element, element.get("title", "")) for element in page.elements("atom:link"))
    yield from ((element, element.get("label", "")) for element in page.elements("atom:category"))


def markup_is_html_and_safe(page: Page) -> Iterator[str]:
    """NotHtml, SecurityRisk, SecurityRiskAttr, DangerousStyleAttr, ContainsRelRef."""
    for element in page.elements("description", "content:encoded", "atom:title", "atom:summary", "atom:content"):
        is_html = element.get("type") == "html" or (page.root.tag == "rss" and not _in(element, "channel"))
        if is_html and (element.text or "").strip():
            body = lxml.html.fragment_fromstring(element.text or "", create_parent="div")
            yield from (f"{name_of(element)}: {fault}" for fault in _markup_faults(body))


def _markup_faults(body: etree._Element) -> Iterator[str]:
    for part in body.iter(etree.Element):
        if part.tag not in _HTML or part.tag in _DISTRUSTED:
            yield f"<{part.tag!s}>"
        yield from (f"{name} on <{part.tag!s}>" for name, _ in attributes_of(part) if name not in _HTML_ATTRIBUTES)
        for name in ("href", "src", "poster"):
            if not re.match(r"\s*(?:https?|mailto|tel):", part.get(name, "tel:")):
                yield f"{name}={part.get(name)!r}"


def links_are_uris(page: Page) -> Iterator[str]:
    """InvalidLink, InvalidFullLink, InvalidIRI, InvalidUriChar, UriNotIri, InvalidHttpGUID: absolute, and ASCII."""
    for element in page.elements("link", "comments", "docs", "atom:uri", "atom:icon"):
        yield from (f"{name_of(element)} {url!r}" for url in [element.text or ""] if not _URI.fullmatch(url))
    for element in page.elements():
        for name in ("href", "url", "scheme"):
            url = element.get(name)
            if url is not None and not _URI.fullmatch(url):
                yield f"{name} of {name_of(element)} {url!r}"
    for element in page.elements("enclosure"):  # InvalidURLAttribute
        if not _HTTP.match(element.get("url", "")):
            yield f"enclosure {element.get('url')!r}"


def ids_are_uris_in_their_normal_form(page: Page) -> Iterator[str]:
    """InvalidTAG, InvalidURN, InvalidUUID, NonCanonicalURI, UnexpectedWhitespace; DuplicateEntries, DuplicateValue."""
    entries: Counter[str] = Counter()
    for element in page.elements("atom:id", "guid"):
        id_ = element.text or ""
        if not _in(element, "atom:source") and not _in(element, "atom:feed"):
            entries[id_] += 1
        if name_of(element) == "atom:id" and (not _is_valid_id(id_) or _normal(id_) != id_):
            yield f"{id_!r}"
    yield from (f"{count} times {id_!r}" for id_, count in entries.items() if count > 1)


def schemes_are_registered(page: Page) -> Iterator[str]:
    """SchemeNotIANARegistered; for names of vocabularies InvalidTAG, InvalidURN, InvalidUUID and InvalidFullLink."""
    named = [element.get("scheme", "tag:") for element in page.elements("atom:category")]
    yield from (f"{uri!r}" for uri in named if uri != "tag:" and not _is_valid_id(uri))
    for uri in (*named, *(element.text or "" for element in page.elements("atom:id"))):
        if uri.partition(":")[0].lower() not in _SCHEMES or re.match("https?:///", uri):
            yield f"{uri!r}"


def _is_valid_id(id_: str) -> bool:
    scheme = id_.partition(":")[0]
    if scheme == "urn":
        return (_UUID if id_.startswith("urn:uuid:") else _URN).fullmatch(id_) is not None
    return (_TAG if scheme == "tag" else _URI).fullmatch(id_) is not None


def _normal(uri: str) -> str:
    """Return a URI in the normal form of RFC 3986 section 6.2."""
    parts = urlsplit(uri)
    if not parts.netloc:
        return uri
    host = (parts.hostname or "") + (f":{parts.port}" if parts.port not in (None, 80, 443) else "")
    path = parts.path or "/"
    if {".", ".."} & set(path.split("/")):
        return ""
    query = f"?{_evened(parts.query)}" if parts.query else ""
    fragment = f"#{_evened(parts.fragment)}" if parts.fragment else ""
    return f"{parts.scheme}://{host}{_evened(path)}{query}{fragment}"


def _evened(part: str) -> str:
    """Return a part with needless escapes decoded, and the others in upper case."""
    pieces = re.split("(%[0-9A-Fa-f]{2})", part)
    reserved = {f"%{ord(sign):02X}" for sign in ":/?#[]@!$&'()*+,;="}
    plain = "".join(piece.upper() if piece.upper() in reserved else piece for piece in pieces)
    kept = re.split("|".join(sorted(reserved)), plain)
    marks = re.findall("|".join(sorted(reserved)), plain)
    try:
        decoded = [unicodedata.normalize("NFC", unquote(one, errors="strict")) for one in kept]
    except UnicodeDecodeError:
        return ""
    evened = [quote(one, safe="-._~!$&'()*+,;=:@/?") for one in decoded]
    return "".join(piece + mark for piece, mark in zip(evened, [*marks, ""], strict=True))


def guids_are_permalinks_or_say_no(page: Page) -> Iterator[str]:
    """MissingGuid, InvalidBooleanAttribute, InvalidPermalink, NotSufficientlyUnique."""
    for item in page.elements("item"):
        guid = item.find("guid")
        if guid is None:
            yield "an item without a guid"
            continue
        said, text = guid.get("isPermaLink", "true"), guid.text or ""
        if said not in ("true", "false") or (said == "true" and not re.match("https?://", text)):
            yield f"{said} {text!r}"
        if said == "false" and text.isdigit() and len(text) < 9:
            yield f"{text!r} is not unique enough"


def contacts_are_addresses(page: Page) -> Iterator[str]:
    """InvalidContact, InvalidAddrSpec, EmailFormat, MissingRealName, ContainsEmail, DuplicateItemSemantics."""
    for element in page.elements("author"):
        if not re.fullmatch(rf"{_MAIL} \([^()]+\)", element.text or ""):
            yield f"author {element.text!r}"
        if element.getparent() is not None and "dc:creator" in map(name_of, element.itersiblings()):
            yield "an author and a creator"
    for element in page.elements("atom:email"):
        if not re.fullmatch(_MAIL, element.text or ""):
            yield f"email {element.text!r}"
    for element in page.elements("atom:name"):
        if re.search(f"<{_MAIL}>", element.text or "") or not (element.text or "").strip():
            yield f"name {element.text!r}"


def dates_are_dates(page: Page) -> Iterator[str]:
    """InvalidRFC3339Date, InvalidRFC2822Date, ProblematicalRFC822Date, IncorrectDOW."""
    for element in page.elements("atom:updated", "atom:published"):
        if not _RFC_3339.fullmatch(element.text or ""):
            yield f"{name_of(element)} {element.text!r}"
    for element in page.elements("pubDate", "lastBuildDate"):
        text = element.text or ""
        if not _RFC_822.fullmatch(text) or parsedate_to_datetime(text).strftime("%a") != text[:3]:
            yield f"{element.tag} {text!r}"


def the_feed_has_a_plausible_date(page: Page) -> Iterator[str]:
    """ImplausibleDate of a feed's own date, which is ours, even for a feed without entries."""
    for element in page.elements("atom:updated"):
        if _in(element, "atom:feed") and (element.text or "") < _EARLIEST:
            yield f"{element.text!r}"
    for element in page.elements("lastBuildDate"):
        if parsedate_to_datetime(element.text or "").isoformat() < _EARLIEST:
            yield f"{element.text!r}"


def languages_are_listed(page: Page) -> Iterator[str]:
    """InvalidLanguage."""
    said = [element.text or "" for element in page.elements("language", "dc:language")]
    said += [value for element in page.elements() for name, value in attributes_of(element) if name.endswith("}lang")]
    yield from (f"{language!r}" for language in said if language.partition("-")[0] not in _LANGUAGES)


def media_is_declared(page: Page) -> Iterator[str]:
    """InvalidMediaMedium, InvalidPositiveInteger, InvalidMediaTextType, InvalidCreditRole."""
    for element in page.elements("media:content"):
        if element.get("medium") not in ("image", "audio", "video", "document"):
            yield f"medium {element.get('medium')!r}"
        for name in ("width", "height", "fileSize", "duration"):
            if not re.fullmatch("[1-9][0-9]*", element.get(name, "1")):
                yield f"{name} {element.get(name)!r}"
    for element in page.elements("media:description"):
        if element.get("type") not in ("plain", "html"):
            yield f"type {element.get('type')!r}"


def files_have_lengths_and_types(page: Page) -> Iterator[str]:
    """MissingAttribute, InvalidNonNegativeInteger, UseZeroForUnknown, InvalidMIMEAttribute, InvalidMIMEType."""
    for element in page.elements("enclosure"):
        if not re.fullmatch("[0-9]+", element.get("length", "")):
            yield f"length {element.get('length')!r}"
    for element in page.elements("enclosure", "media:content", "atom:link"):
        assumed = "" if name_of(element) == "enclosure" else "a/b"
        if not _MEDIA_TYPE.fullmatch(element.get("type", assumed)):
            yield f"type {element.get('type')!r}"


def relations_are_registered(page: Page) -> Iterator[str]:
    """UnregisteredAtomLinkRel, FeedHistoryRelInEntry, DuplicateAtomLink, AtomLinkNotEmpty, MissingHref."""
    for element in page.elements("atom:link"):
        relation = element.get("rel", "alternate")
        if relation not in RELATIONS or not element.get("href") or element.text:
            yield f"{relation} {element.get('href')!r} {element.text or ''}"
        if relation in FEED_RELATIONS and not (_in(element, "atom:feed") or _in(element, "channel")):
            yield f"{relation} in an entry"
    for parent in page.elements("atom:feed", "atom:entry", "atom:source"):
        kinds = Counter(link.get("type") for link in parent.iterfind(f"{{{ATOM}}}link[@rel='alternate']"))
        yield from (f"{count} alternates of type {kind}" for kind, count in kinds.items() if count > 1)


def the_feed_names_itself(page: Page) -> Iterator[str]:
    """MissingSelf, MissingAtomSelfLink, RelativeSelf, SelfNotAtom, SelfDoesntMatchLocation."""
    links = [one for one in page.elements("atom:link") if one.get("rel") == "self" and not _in(one, "atom:source")]
    if len(links) != 1:
        yield f"{len(links)} links of rel self"
    for link in links:
        if link.get("type") not in ("application/atom+xml", "application/rss+xml"):
            yield f"type {link.get('type')!r}"
        if page.address and link.get("href") != page.address:
            yield f"{link.get('href')} is not {page.address}"


def archives_are_linked(page: Page) -> Iterator[str]:
    """ArchiveIncomplete, MissingCurrentInArchive."""
    if page.root.tag == "rss" or not page.has("fh:archive"):
        return
    relations = {link.get("rel") for link in page.root.iterfind(f"{{{ATOM}}}link")}
    if not relations & {"prev-archive", "next-archive"}:
        yield "no archive before it or after it"
    if "current" not in relations:
        yield "no current feed"


def places_are_positions(page: Page) -> Iterator[str]:
    """InvalidCoord, InvalidCoordList, CoordComma."""
    for element in page.elements("georss:point", "gml:lowerCorner", "gml:upperCorner"):
        if not re.fullmatch(f"{_POSITION} {_POSITION}", element.text or ""):
            yield f"{element.text!r}"
    for element in page.elements("georss:line", "georss:polygon"):
        values = (element.text or "").split(" ")
        if len(values) < 4 or len(values) % 2 or not all(re.fullmatch(_POSITION, value) for value in values):
            yield f"{element.text!r}"


def what_must_be_there_is(page: Page) -> Iterator[str]:
    """MissingElement, MissingDescription, MissingLink, MissingTitle, NotBlank."""
    for parent, names in REQUIRED.items():
        for element in page.elements(parent):
            yield from _missing(element, names.split())
    for element in page.elements("category", "atom:summary", "atom:content", "atom:rights", "title", "atom:category"):
        if not (element.text or element.get("term") or "").strip():
            yield f"a blank {name_of(element)}"


def entries_have_authors_and_text(page: Page) -> Iterator[str]:
    """MissingElement (author), MissingTextualContent, MissingContentOrAlternate, ItemMustContainTitleOrDescription."""
    for entry in page.elements("atom:entry"):
        inside = {name_of(one) for one in entry.iterdescendants(etree.Element)}
        alternates = entry.findall(f"{{{ATOM}}}link[@rel='alternate']")
        if "atom:author" not in inside or not inside & {"atom:content", "atom:summary"}:
            yield f"no author or no text in {entry.findtext(f'{{{ATOM}}}id')}"
        if not alternates and "atom:content" not in inside:
            yield f"neither content nor link in {entry.findtext(f'{{{ATOM}}}id')}"
    for item in page.elements("item"):
        if not (item.findtext("title") or item.findtext("description")):
            yield f"neither title nor description in {item.findtext('guid')}"


def _missing(element: etree._Element, names: Iterable[str]) -> Iterator[str]:
    texts = {name_of(one): (one.text or "").strip() for one in element.iterchildren(etree.Element)}
    yield from (f"no {name} in {name_of(element)}" for name in names if not texts.get(name))


def what_comes_first_is_first(page: Page) -> Iterator[str]:
    """MisplacedItem, MisplacedMetadata, NeedDescriptionBeforeContent, SlashDate."""
    for parent, name in (("channel", "item"), ("atom:feed", "atom:entry")):
        for element in page.elements(parent):
            names = [name_of(child) for child in element.iterchildren(etree.Element)]
            if name in names and any(other != name for other in names[names.index(name) :]):
                yield f"something after the first {name}"
    for item in page.elements("item"):
        names = [name_of(child) for child in item.iterchildren(etree.Element)]
        if "content:encoded" in names and "description" not in names[: names.index("content:encoded")]:
            yield "content before its description"
    if page.has("slash:comments") and not page.has("lastBuildDate"):
        yield "comments are counted, and no build date tells when"


RULES: tuple[Rule, ...] = (
    characters_are_good,
    namespaces_are_known,
    elements_are_defined,
    attributes_are_defined,
    elements_stand_once,
    plain_text_is_no_html,
    markup_is_html_and_safe,
    links_are_uris,
    ids_are_uris_in_their_normal_form,
    schemes_are_registered,
    guids_are_permalinks_or_say_no,
    contacts_are_addresses,
    dates_are_dates,
    the_feed_has_a_plausible_date,
    languages_are_listed,
    media_is_declared,
    files_have_lengths_and_types,
    relations_are_registered,
    the_feed_names_itself,
    archives_are_linked,
    places_are_positions,
    what_must_be_there_is,
    entries_have_authors_and_text,
    what_comes_first_is_first,
)


def _in(element: etree._Element, name: str) -> bool:
    parent = element.getparent()
    return parent is not None and name_of(parent) == name
