"""Makes addresses absolute and valid, and puts them into a form in which two links to one page compare equal.

RFC 3986, RFC 3987 (IRIs are percent-encoded), UTS 46 (host names). What is known of sites is data, in `url_rules`.
"""

import re
from functools import lru_cache
from ipaddress import IPv6Address
from urllib.parse import SplitResult, unquote, urlsplit

import idna

from ingest.schema import CanonicalUrl
from ingest.text import url_rules as known
from ingest.text.url_parts import (
    canonical_host,
    canonical_path,
    canonical_query,
    canonical_route,
    parameters,
    without_dots,
)
from ingest.text.url_rules import GENERAL, ParameterRules

_LONGEST = 8192  # characters; servers refuse longer addresses (RFC 9110 section 4.1 asks for 8000)
_LONGEST_BASE = 500  # characters of a base, which every relative link of a document repeats
_MOST_VIEWERS = 4  # an AMP cache in Google's viewer is two viewers; each takes one pass over the address

_PORTS = frozenset({80, 443})  # each for either scheme, since the canonical form makes no difference between schemes
_GOOGLE = re.compile(r"google\.(?:com?\.)?[a-z]{2,3}")
_VIEWERS = (*known.AMP_CACHES, *{host for host, _ in known.REDIRECTORS})
# The addresses of a page in an AMP cache and in Google's viewer, once their paths are canonical.
_VIEWED = re.compile(
    rf"(?:[^/]+\.(?:{'|'.join(map(re.escape, known.AMP_CACHES))})/[acv](?:/s)?|google\.com/s)/([^/]+\.[^/]+(?:/.*)?)$"
)

# A link that is absolute and valid already, as nearly all are: plain labels, no dot segments, whole escapes.
_SOUND = re.compile(
    r"https?://(?=[^/]{1,253}/)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+"
    r"(?::[1-9][0-9]{0,3}|:[1-5][0-9]{4})?/(?:[A-Za-z0-9_~!$()*+,;=:@/-]++|(?<!/)\."
    r"|%(?:[013-9A-Fa-f][0-9A-Fa-f]|2[0-9A-DFa-df])|(?!))*+"
    r"(?:\?(?:[A-Za-z0-9._~!$()*+,;=:@/?-]++|%[0-9A-Fa-f]{2}|&(?!amp;)|(?!))++)?(?:#[A-Za-z0-9._~!$()*+,;=:@/?-]+)?"
)
# A relative link that may be put behind its base as it is, if that makes a sound address.
_PLAIN = re.compile(
    r"(?![Ww]{3}\.)/?(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*/)*(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*)?(?:\?[^#\s]*)?"
)
# An address that is canonical except for its scheme and a final slash, as half of all permalinks are. Its host has no
# prefix; it has no query and no escapes, and nothing in its path may be AMP's, an index page or a dot segment.
_CANONICAL = re.compile(
    rf"https?://(?!(?:{'|'.join((*known.HOST_PREFIXES, *known.STORY_HOST_PREFIXES))})\.|[a-z]{{2,3}}\.m\.|google\."
    rf"|[^/]*(?:{'|'.join(map(re.escape, known.AMP_CACHES))}))"
    r"(?=[^/]{1,253}(?:/|$))((?:[a-z0-9][a-z0-9-]{0,61}(?<!-)\.)+[a-z]{2,24})((?:/[A-Za-z0-9._~-]+)*)/?"
)
_TELLING = ("/.", "amp", *known.INDEX_NAMES)
_RELATIVE = re.compile(r"([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.DOTALL)
_PLAIN_HOST = re.compile(r"[^@:\[\]%]+")  # a host without a port, user or brackets
_NUMBERED_HOST = re.compile(r"\[[^\[\]]*\](?::\d*)?")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_DOUBLED = re.compile(r"^(?:https?:/*)+(?=https?:/)", re.IGNORECASE)  # http://https://a.example/
_SLASHES = re.compile(r"(https?):/*", re.IGNORECASE)
# What follows a scheme with less than two slashes and cannot be a host on the web. It is a relative link if the base
# has the same scheme (WHATWG URL section 4.4, "special relative or authority state").
_OF_SCHEME = re.compile(r"(https?):(?!//)(?=/?+[^/?#.:\[]*+(?:[/?#]|\Z))", re.IGNORECASE)
_BARE_HOST = re.compile(r"www\.[\w-]+(?:\.[\w-]+)+(?=[/?#:]|$)", re.IGNORECASE)
# A hyphen may stand at either end of a label, as in the names of some blogs.
_LABEL = "(?=-*+[a-z0-9_])[a-z0-9_-]++"
_HOST = re.compile(rf"(?=.{{1,253}}$){_LABEL}(?:\.{_LABEL}|(?!))*+")
# Letters that are the same in every form of a host: small ones of the commonest scripts that depend on no other.
_LETTERS = "a-z0-9à-öø-ÿа-яぁ-ゖァ-ヺ一-龥가-힣"
_PLAIN_LABEL = rf"[{_LETTERS}]+(?:-[{_LETTERS}]+|(?!))*+|[ء-غف-ي]+"  # compiled when needed, which takes 2 ms
_MOST_IN_LABEL = 63  # letters of a label (RFC 1035 section 2.3.4)
_IN_PATH = re.compile(r"(?:[^A-Za-z0-9._~!$&'()*+,;=:@/%-]|%(?![0-9A-Fa-f]{2}))+")
_IN_QUERY = re.compile(r"(?:[^A-Za-z0-9._~!$&'()*+,;=:@/?%-]|%(?![0-9A-Fa-f]{2}))+")
_TWICE_ESCAPED = re.compile(r"&(?:amp;)+")
_AROUND = ' \t\r\n\f\v\0\u00a0\u200b\u200c\u200d\u200e\u200f\u2028\u2029\ufeff<>"'
_LINE_END = re.compile(r"[\r\n]\s*")  # inside an address that is broken over lines
# Schemes that once told browsers of feeds, in front of another scheme or in its place.
_SUBSCRIBING = re.compile(r"(?:feed|itpc|pcast):(?=https?:|//)", re.IGNORECASE)
_INSIDE = re.compile(r"[\x00-\x1f\x7f\u200b\u2028\u2029\ufeff]+")


@lru_cache(maxsize=1024)  # links recur soon: within a page, and on the next page of its site
def canonical_url(url: str, base: str = "", rules: ParameterRules = GENERAL) -> CanonicalUrl:
    """Return the URL under which two links to one page compare equal.

    It does not depend on the scheme, the case of the host, hosts and paths for AMP and telephones, default ports,
    trailing and doubled slashes, index pages, parameters that tell no page (by `rules`), the order of parameters,
    percent-encoding, session ids, and fragments that are not routes. An address that only leads on to a page has the
    form of that page's address. A `urn:` is returned unchanged. Idempotent. Spec: RFC 3986 section 6.2.

    >>> canonical_url("HTTP://www.A.example:80/x/?b=2&utm_source=rss&a=1#top")
    'https://a.example/x?a=1&b=2'

    Raises: ValueError: not http or https.
    """
    if (plain := _CANONICAL.fullmatch(url)) and not _is_telling(plain[2]):
        return CanonicalUrl(f"https://{plain[1]}{plain[2] or '/'}")
    if url[:4].lower() == "urn:":
        return CanonicalUrl(url)
    absolute = absolute_url(url, base)
    if absolute is None:
        raise ValueError(f"not an http or https address: {url[:200]!r}")
    parts = _out_of_viewers(urlsplit(absolute))
    port = "" if parts.port is None or parts.port in _PORTS else f":{parts.port}"
    host = canonical_host(parts.hostname or "", parts.path)
    query = canonical_query(parts.query, host, rules) if parts.query else ""
    route = canonical_route(parts.fragment)
    return CanonicalUrl(f"https://{_bracketed(host)}{port}{parts.path}{query and '?' + query}{route and '#' + route}")


def canonical_or_none(url: str, rules: ParameterRules = GENERAL) -> CanonicalUrl | None:
    """Return the canonical form of an address; None if the text is no address."""
    try:
        return canonical_url(url, "", rules)
    except ValueError:
        return None


def _is_telling(path: str) -> bool:
    return any(map(path.lower().__contains__, _TELLING))


def absolute_url(link: str, base: str | None) -> str | None:
    """Return `link` as an absolute, valid URI, or None if it is no usable http or https address.

    Trims it, drops control characters, corrects backslashes, missing slashes and a missing scheme, resolves it against
    `base` and percent-encodes what a URI must not hold. Idempotent. Spec: RFC 3986, RFC 3987 section 3.1.

    >>> absolute_url("../Wasser & Brot", "https://a.example/x/y/")
    'https://a.example/x/Wasser%20&%20Brot'
    """
    if _is_sound_url(link):
        return link
    if base and _is_sound_url(joined := _joined(link, base)):
        return joined
    return _mended(link, base) if len(link) <= _LONGEST else None


@lru_cache(maxsize=256)  # what a site writes wrong once, it writes wrong in every entry
def _mended(link: str, base: str | None) -> str | None:
    """What `absolute_url` returns for a link that is not valid as it stands."""
    link = _INSIDE.sub("", _LINE_END.sub("", link)).strip(_AROUND)
    if link[:1] == "'" == link[-1:]:  # a single quote may belong to a name ('s-Hertogenbosch)
        link = link.strip("'" + _AROUND)
    if not link:
        return None
    home = _home(base) if base else None
    link = _DOUBLED.sub("", _SUBSCRIBING.sub("", _forward_slashes(link), count=1))
    if _BARE_HOST.match(link):
        link = "//" + link
    if link.startswith("//"):
        link = f"{home.partition(':')[0] if home else 'https'}:{link}"
    if home and (scheme := _OF_SCHEME.match(link)) and home.startswith(f"{scheme[1].lower()}:"):
        link = link[scheme.end() :]
    try:
        if scheme := _SLASHES.match(link):
            return _valid(urlsplit(f"{scheme[1].lower()}://{link[scheme.end() :]}"))
        return None if home is None or not link or _SCHEME.match(link) else _beside(link, home)
    except ValueError:  # from urlsplit, for brackets and ports, or from idna
        return None


@lru_cache(maxsize=64)
def _home(base: str) -> str | None:
    """The absolute address to which links are relative, without its query if it is long; None if still too long."""
    home = absolute_url(base, None)
    if home and len(home) > _LONGEST_BASE:
        home = re.split("[?#]", home, maxsplit=1)[0]
    return home if home and len(home) <= _LONGEST_BASE else None


def _beside(link: str, home: str) -> str:
    """A relative link resolved as browsers do, and made valid (RFC 3986 section 5.2.2).

    urljoin drops empty folders, which matter if a path holds another address, and ignores a bare `?`.
    """
    found = _RELATIVE.fullmatch(link)
    path, query, fragment = found.groups() if found else (link, None, None)
    own = urlsplit(home)
    if not path:
        path, query = own.path, own.query if query is None else query
    elif path[0] != "/":
        path = own.path[: own.path.rfind("/") + 1] + path
    path = without_dots(_encoded(path, _IN_PATH))
    return _written(f"{own.scheme}://{own.netloc}", path, query or "", fragment or "")


def _joined(link: str, base: str) -> str:
    """A plain relative link put behind its base; "" if the link is not plain, or not of this kind."""
    if not _PLAIN.fullmatch(link):
        return ""
    origin, folder = _parted(base)
    return origin + link if link[:1] == "/" else folder + link if link[:1] not in ("", "?") else ""


@lru_cache(maxsize=64)
def _parted(base: str) -> tuple[str, str]:
    """A base's origin, for links that begin at the root, and its folder, for all others."""
    path = re.split("[?#]", _home(base) or "", maxsplit=1)[0]
    origin = "/".join(path.split("/", 3)[:3])
    return origin, path[: path.rfind("/") + 1]


def _is_sound_url(link: str) -> bool:
    """Return whether a link is certain to be absolute and valid as it stands. False leaves it open.

    >>> _is_sound_url("https://a.example/x?b=2"), _is_sound_url("/x")
    (True, False)
    """
    return len(link) <= _LONGEST and _SOUND.fullmatch(link) is not None


def host_of(url: str) -> str:
    """Return the host of `url` in lower case and ASCII, without `www.` and port; "" if it has none."""
    if _is_sound_url(url):
        return url.split("/", 3)[2].removeprefix("www.").partition(":")[0]
    absolute = absolute_url(url, None)
    return (urlsplit(absolute).hostname or "").removeprefix("www.") if absolute else ""


def same_site(a: str, b: str) -> bool:
    """Return whether two URLs have one registered name, as far as that shows without the public suffix list."""
    site = site_of(a)
    return bool(site) and site == site_of(b)


def same_owner(one: str, other: str) -> bool:
    """Return whether two URLs are of one site. For IP addresses and bare names, as of local machines, ports count too.

    >>> same_owner("https://a.example/", "https://b.a.example:81/"), same_owner("http://rss:80/", "http://rss:81/")
    (True, False)
    """
    if not same_site(one, other):
        return False
    site = site_of(one)
    is_machine = ":" in site or "." not in site or site.replace(".", "").isdecimal()
    return not is_machine or place_of(one) == place_of(other)


def place_of(url: str) -> str:
    """Return the host and port of an address as in its canonical form; "" if the text is no address.

    >>> place_of("http://www.a.example:80/x"), place_of("http://127.0.0.1:8001/"), place_of("urn:x:y")
    ('a.example', '127.0.0.1:8001', '')
    """
    return (canonical_or_none(url) or "").partition("://")[2].partition("/")[0]


def site_of(url: str) -> str:
    """Return the registered name that `same_site` compares; for an IP address the address, "" if there is no host.

    >>> site_of("https://news.paper.co.uk/x"), site_of("https://one.blogspot.com/x")
    ('paper.co.uk', 'one.blogspot.com')
    """
    host = host_of(url)
    labels = host.split(".")
    if host.startswith("[") or ":" in host or labels[-1].isdecimal():
        return host
    deep = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in known.SECOND_LEVEL
    shared = ".".join(labels[-2:]) in known.HOSTING
    return ".".join(labels[-3:] if deep or shared else labels[-2:])


def _forward_slashes(link: str) -> str:
    """Turn backslashes before the query into slashes, as browsers do (WHATWG URL section 4.4)."""
    if "\\" not in link:
        return link
    end = re.search(r"[?#]|$", link)
    cut = end.start() if end else len(link)
    return link[:cut].replace("\\", "/") + link[cut:]


def _valid(parts: SplitResult) -> str:
    """Write `parts` as a URI; ValueError if the host or the port is not valid, or the whole is too long."""
    path = without_dots(_encoded(parts.path, _IN_PATH)) or "/"
    if _PLAIN_HOST.fullmatch(parts.netloc):
        return _written(f"{parts.scheme}://{_host(parts.netloc)}", path, parts.query, parts.fragment)
    host = _host(parts.hostname or "")
    userinfo, _, place = parts.netloc.rpartition("@")
    if "[" in place and not _NUMBERED_HOST.fullmatch(place):  # urlsplit ignores what stands around the brackets
        raise ValueError(f"not a host: {place[:200]!r}")
    port = "" if parts.port is None else f":{parts.port}"
    user = f"{_encoded(userinfo, _IN_PATH).replace('/', '%2F')}@" if userinfo else ""
    return _written(f"{parts.scheme}://{user}{_bracketed(host)}{port}", path, parts.query, parts.fragment)


def _written(before: str, path: str, query: str, fragment: str) -> str:
    """Write an address with its query and fragment made valid; ValueError if the whole is too long."""
    query = _encoded(_TWICE_ESCAPED.sub("&", query), _IN_QUERY) if query else ""
    fragment = _encoded(fragment, _IN_QUERY) if fragment else ""
    url = f"{before}{path}{query and '?' + query}{fragment and '#' + fragment}"
    if len(url) > _LONGEST:
        raise ValueError(f"a long address: {url[:200]!r}")
    return url


def _host(host: str) -> str:
    if ":" in host:
        return str(IPv6Address(host.partition("%")[0]))
    host = unquote(host).rstrip(".").lower()
    if not host.isascii() and len(host) < 254:
        host = _ascii_host(host)
    if not _HOST.fullmatch(host):
        raise ValueError(f"not a host: {host[:200]!r}")
    return host


@lru_cache(maxsize=1024)  # idna takes 0.1 ms for a label, and a document has few hosts
def _ascii_host(host: str) -> str:
    labels = host.split(".")
    # Nearly all hosts are plain, and idna takes long to be certain.
    if not all(re.fullmatch(_PLAIN_LABEL, label) for label in labels):
        labels = idna.uts46_remap(host).split(".")
    return ".".join(map(_ascii_label, labels))


@lru_cache(maxsize=1024)
def _ascii_label(label: str) -> str:
    if re.fullmatch(_PLAIN_LABEL, label):
        written = label if label.isascii() else _punycode(label)
        if len(written) <= _MOST_IN_LABEL:
            return written
    try:
        return idna.alabel(label).decode("ascii")
    except idna.InvalidCodepoint:  # a symbol (\u2764.example), which browsers and some registries allow
        if label.startswith("xn--"):
            raise
        return _punycode(label)


def _punycode(label: str) -> str:
    return f"xn--{label.encode('punycode').decode()}"


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _encoded(part: str, forbidden: re.Pattern[str]) -> str:
    return forbidden.sub(_escaped, part)


def _escaped(forbidden: re.Match[str]) -> str:
    return "%" + forbidden[0].encode("utf-8", "replace").hex("%").upper()


def _out_of_viewers(parts: SplitResult) -> SplitResult:
    """Return `parts` with a canonical path, or those of the page to which a viewer's or redirector's address leads.

    If viewers show viewers without end, there is no page, and the address stays as it is.
    """
    shown = own = parts._replace(path=canonical_path(parts.path))
    for _ in range(_MOST_VIEWERS + 1):
        page = _shown_by(shown)
        if page is None:
            return shown
        shown = page._replace(path=canonical_path(page.path))
    return own


def _shown_by(parts: SplitResult) -> SplitResult | None:
    """The page to which an address leads on; None for a page's own address, as nearly every one is."""
    if not parts.netloc.endswith(_VIEWERS) and "google." not in parts.netloc:
        return None
    host = canonical_host(parts.hostname or "", "")
    if _GOOGLE.fullmatch(host):
        host = "google.com"
    if match := _VIEWED.match(host + parts.path):
        page = absolute_url(f"https://{match[1]}", None)
        return urlsplit(page)._replace(query=parts.query, fragment=parts.fragment) if page else None
    said = [part.partition("=") for part in parameters(parts.query)]
    for name in known.REDIRECTORS.get((host, parts.path), ()):
        written = next((unquote(value) for key, _, value in said if key == name), "")
        if written[:4].lower() == "http" and (page := absolute_url(written, None)):
            return urlsplit(page)
    return None
