"""Addresses: made absolute and valid, and put into the one form under which two links to a page compare equal.

RFC 3986, RFC 3987 (IRIs are percent-encoded), UTS 46 (host names). What is known of trackers is data at the top.
"""

import re
from functools import lru_cache
from ipaddress import IPv6Address
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

import idna

from ingest.schema import CanonicalUrl

_LONGEST = 8192  # characters; servers refuse longer addresses (RFC 9110 section 4.1 asks for 8000)
_LONGEST_BASE = 500  # characters; each relative link repeats it, and thousands of links repeat it as often
_MOST_VIEWERS = 4  # an AMP cache in Google's viewer is two; each is a pass over the address

# Parameters that say where a reader came from, never what is read. Names are compared in lower case.
_TRACKING_PREFIXES = (
    *"utm_ at_ pk_ mtm_ matomo_ piwik_ hsa_ ns_ itm_ vero_ oly_ cm_mmc fb_action_ gaa_ wt. wt_mc __hs".split(),
    *"aspsessionid amp_js amp_gsa guce_".split(),
)
_TRACKING = frozenset(
    # advertising clicks
    "fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid ysclid twclid ttclid igshid igsh li_fat_id tblci zanpid"
    " irclickid rb_clickid wickedid epik s_kwcid dicbo oborigurl gad_source gad_campaignid srsltid"
    # newsletters and campaigns
    " mc_cid mc_eid mkt_tok _hsenc _hsmi hsctatracking __s ck_subscriber_id bxid cndid esrc recip_id nr_email_referer"
    " emci emdi ceid dm_i et_rid cmp cmpid camp_id xtor xtref xtcr ncid ocid icid intcid mbid ftag ftcamp ito taid"
    " ex_cid s_cid sc_cid sc_camp leadsource trk trkcampaign hss_channel wprov"
    # shares and referrers
    " ref_src ref_url smid smtyp sr_share soc_src soc_trk fb_ref fb_source __twitter_impression twitter_impression"
    " echobox dlvrit shareadraft share_id sharetype traffic_source reflink srnd guccounter hootpostid spm"
    # feeds
    " feedtype feedname rssid virtualbrandchannel cmpid"
    # analytics and sessions
    " _ga _gl _openstat phpsessid jsessionid zenid oscsid cftoken usqp".split()
)
# Names that also carry meaning elsewhere: only with such a value do they tell a channel, and no page.
_CHANNEL_NAMES = frozenset("ref referrer referer source src from via partner emc feature share origin mod".split())
_CHANNELS = frozenset(
    "rss rss2 feed rssfeed feeds atom xml twitter tw x facebook fb linkedin whatsapp telegram instagram tiktok reddit"
    " pinterest bluesky threads mastodon email mail e-mail newsletter share shared sharing social push app homepage"
    " home google googlenews flipboard feedly applenews youtu.be emb_share emb_title search".split()
)
_AMP_PARAMETERS = frozenset(
    {("amp", ""), ("amp", "1"), ("amp", "true"), ("amp", "yes"), ("_amp", "true"), ("_amp", "1"), ("isamp", "true")}
    | {("outputtype", "amp"), ("output", "amp")}
)
_SESSION_NAMES = frozenset("sid sessionid session_id sessid".split())  # with 32 hexadecimal figures or more
_SESSION_VALUE = re.compile(r"[0-9a-f]{32,}", re.IGNORECASE)
_SESSION_IN_PATH = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/;]*", re.IGNORECASE)
_SESSION_SEGMENT = re.compile(r"\(S\([0-9a-z]{24}\)\)", re.IGNORECASE)  # ASP.NET without cookies

_END = re.compile(
    rf"|amp|{_SESSION_SEGMENT.pattern}|(?:index|default)\.(?:html?|shtml|xhtml|php\d?|aspx?|jsp|cfm)", re.IGNORECASE
).fullmatch
# Only the first mark of several begins a match, or an address of nothing else is gone over once a mark.
_AMP_SUFFIX = re.compile(r"(?:(?<=[^.])(?<!\.amp)|(?<=\.\.amp)|(?<=^\.amp))(?:\.amp)++(?=(?:\.html?)?$)", re.IGNORECASE)
# An AMP cache's and Google's viewer's address of a page, once its own path is canonical.
_VIEWERS = ("google.com", "cdn.ampproject.org")
_VIEWED = re.compile(r"(?:[^/]+\.cdn\.ampproject\.org/[acv](?:/s)?|google\.com/s)/([^/]+\.[^/]+(?:/.*)?)$")
_HOST_PREFIXES = re.compile(r"^(?:(?:www|m|amp)\.)+(?=[^.]+\.[^.])")
_MOBILE_WIKI = re.compile(r"^([a-z]{2,3})\.(?:m\.)+(?=[^.]+\.[^.])")  # en.m.wikipedia.org
_PORTS = frozenset({80, 443})  # both of both schemes, since the schemes are merged

# What is absolute and valid already, as nearly every link is: plain labels, no dot segments, whole escapes.
_SOUND = re.compile(
    r"https?://(?=[^/]{1,253}/)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+"
    r"/(?:(?:(?<!/)\.|[A-Za-z0-9_~!$()*+,;=:@/-]|%[013-9A-Fa-f][0-9A-Fa-f])*)"
    r"(?:\?(?:[A-Za-z0-9._~!$()*+,;=:@/?-]|%[0-9A-Fa-f]{2}|&(?!amp;))+)?(?:#[A-Za-z0-9._~!$()*+,;=:@/?-]+)?"
)
# A relative link that is put behind its base as it stands, if that makes a sound address.
_PLAIN = re.compile(
    r"(?![Ww]{3}\.)/?(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*/)*(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*)?(?:\?[^#\s]*)?"
)
# What is canonical but for its scheme and a slash at its end, as every other permalink is: no prefix of a host, no
# query, no escapes, and nothing in its path that may be AMP's, an index page's or a dot segment.
_CANONICAL = re.compile(
    r"https?://(?!(?:www|m|amp)\.|[a-z]{2,3}\.m\.|google\.|[^/]*ampproject)(?=[^/]{1,253}(?:/|$))((?:[a-z0-9][a-z0-9-]{0,61}(?<!-)\.)+[a-z]{2,24})"
    r"(?!.*(?i:amp|index|default)|.*/\.)((?:/[A-Za-z0-9._~-]+)*)/?"
)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_DOUBLED = re.compile(r"^(?:https?:/*)+(?=https?:/)", re.IGNORECASE)  # http://https://a.example/
_SLASHES = re.compile(r"(https?):/*", re.IGNORECASE)
_BARE_HOST = re.compile(r"www\.[\w-]+(?:\.[\w-]+)+(?=[/?#:]|$)", re.IGNORECASE)
_HOST = re.compile(r"(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*")
# An escape of an unreserved character, or one with a lower-case letter.
_UNEVEN = re.compile(r"%(?:[a-f][0-9A-Fa-f]|[0-9A-F][a-f]|2[DE]|3[0-9]|[46][1-9A-F]|5[0-9AF]|7[0-9AE])")
_IN_PATH = re.compile(r"(?:[^A-Za-z0-9._~!$&'()*+,;=:@/%-]|%(?![0-9A-Fa-f]{2}))+")
_IN_QUERY = re.compile(r"(?:[^A-Za-z0-9._~!$&'()*+,;=:@/?%-]|%(?![0-9A-Fa-f]{2}))+")
_TWICE_ESCAPED = re.compile(r"&(?:amp;)+")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_AROUND = " \t\r\n\f\v\0\u00a0\u200b\u200c\u200d\u200e\u200f\u2028\u2029\ufeff<>\"'"
_INSIDE = re.compile(r"[\x00-\x1f\x7f\u200b\u2028\u2029\ufeff]+")

# Where names are registered below the second label, and where each name below is a site of its own.
_SECOND_LEVEL = frozenset("co com org net gov gob gouv go ac edu or ne mil nom ltd plc asn info k12 sch govt".split())
_HOSTING = frozenset(
    "blogspot.com wordpress.com substack.com tumblr.com medium.com github.io gitlab.io netlify.app pages.dev vercel.app"
    " web.app firebaseapp.com herokuapp.com livejournal.com typepad.com over-blog.com wixsite.com weebly.com blogfa.com"
    " mystrikingly.com ghost.io squarespace.com neocities.org altervista.org appspot.com cloudfront.net".split()
)


@lru_cache(maxsize=4096)
def canonical_url(url: str, base: str = "") -> CanonicalUrl:
    """Return the URL under which two links to one page compare equal.

    Merges scheme, host case, www./m./amp. hosts, AMP paths, default ports, trailing slash, index pages, tracking
    parameters, the order of parameters, percent-encoding, session ids, and fragments that are not routes; a `urn:` is
    returned unchanged. Idempotent. Spec: RFC 3986 section 6.2.

    >>> canonical_url("HTTP://www.A.example:80/x/?b=2&utm_source=rss&a=1#top")
    'https://a.example/x?a=1&b=2'

    Raises: ValueError: not http or https.
    """
    if plain := _CANONICAL.fullmatch(url):
        return CanonicalUrl(f"https://{plain[1]}{plain[2] or '/'}")
    if url[:4].lower() == "urn:":
        return CanonicalUrl(url)
    absolute = absolute_url(url, base)
    if absolute is None:
        raise ValueError(f"not an http or https address: {url[:200]!r}")
    parts = _out_of_viewers(urlsplit(absolute))
    port = "" if parts.port is None or parts.port in _PORTS else f":{parts.port}"
    host = _without_prefixes(parts.hostname or "")
    query = _canonical_query(parts.query)
    route = _even(parts.fragment) if parts.fragment.strip("!/") and parts.fragment[0] in "!/" else ""
    return CanonicalUrl(f"https://{_bracketed(host)}{port}{parts.path}{query and '?' + query}{route and '#' + route}")


def absolute_url(link: str, base: str | None) -> str | None:
    """Return `link` as an absolute, valid URI, or None where it is no usable http or https address.

    Trims it, drops control characters, puts backslashes, missing slashes and a missing scheme right, resolves it
    against `base` and percent-encodes what a URI may not hold. Idempotent. Spec: RFC 3986, RFC 3987 section 3.1.

    >>> absolute_url("../Wasser & Brot", "https://a.example/x/y/")
    'https://a.example/x/Wasser%20&%20Brot'
    """
    if is_sound_url(link):
        return link
    if base and is_sound_url(joined := _joined(link, base)):
        return joined
    return _mended(link, base)


def _mended(link: str, base: str | None) -> str | None:
    """What `absolute_url` returns of a link that is not valid as it stands."""
    link = _INSIDE.sub("", link).strip(_AROUND) if len(link) <= _LONGEST else ""
    if not link:
        return None
    home = _home(base) if base else None
    link = _DOUBLED.sub("", _forward_slashes(link))
    if _BARE_HOST.match(link):
        link = "//" + link
    if link.startswith("//"):
        link = f"{home.partition(':')[0] if home else 'https'}:{link}"
    try:
        if scheme := _SLASHES.match(link):
            return _valid(urlsplit(f"{scheme[1].lower()}://{link[scheme.end() :]}"))
        if home is None or _SCHEME.match(link):
            return None
        return _valid(urlsplit(urljoin(home, link)))
    except ValueError:  # urlsplit's, of brackets and ports; idna's
        return None


@lru_cache(maxsize=64)
def _home(base: str) -> str | None:
    """What links are relative to: an absolute address, of a long one no more than its path; None where that is long."""
    home = absolute_url(base, None)
    if home and len(home) > _LONGEST_BASE:
        home = re.split("[?#]", home, maxsplit=1)[0]
    return home if home and len(home) <= _LONGEST_BASE else None


def _joined(link: str, base: str) -> str:
    """A plain relative link behind its base; "" where either is not plain."""
    if not _PLAIN.fullmatch(link):
        return ""
    origin, folder = _parted(base)
    return origin + link if link[:1] == "/" else folder + link if link[:1] not in ("", "?") else ""


@lru_cache(maxsize=64)
def _parted(base: str) -> tuple[str, str]:
    """What a link from a host's root and one from a base's own folder are put behind."""
    path = re.split("[?#]", _home(base) or "", maxsplit=1)[0]
    origin = "/".join(path.split("/", 3)[:3])
    folder = path[: path.rfind("/") + 1]
    return (origin, folder) if "//" not in folder[len(origin) :] else ("", "")


def is_sound_url(link: str) -> bool:
    """Return whether a link is absolute and valid as it stands; True is certain, False only says that it was not seen.

    >>> is_sound_url("https://a.example/x?b=2"), is_sound_url("/x")
    (True, False)
    """
    return len(link) <= _LONGEST and _SOUND.fullmatch(link) is not None


def host_of(url: str) -> str:
    """Return the host of `url` in lower case and ASCII, without `www.` and port; "" if it has none."""
    if is_sound_url(url):
        return url.split("/", 3)[2].removeprefix("www.")
    absolute = absolute_url(url, None)
    return (urlsplit(absolute).hostname or "").removeprefix("www.") if absolute else ""


def same_site(a: str, b: str) -> bool:
    """Return whether two URLs are of one registered name, as far as can be told without the public suffix list."""
    site = site_of(a)
    return bool(site) and site == site_of(b)


def site_of(url: str) -> str:
    """Return the registered name that `same_site` compares; the host itself of an IP address, "" if there is none.

    >>> site_of("https://news.paper.co.uk/x"), site_of("https://one.blogspot.com/x")
    ('paper.co.uk', 'one.blogspot.com')
    """
    host = host_of(url)
    labels = host.split(".")
    if host.startswith("[") or ":" in host or labels[-1].isdecimal():
        return host
    deep = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL
    shared = ".".join(labels[-2:]) in _HOSTING
    return ".".join(labels[-3:] if deep or shared else labels[-2:])


def _forward_slashes(link: str) -> str:
    """Turn backslashes before the query into slashes, as browsers do (WHATWG URL section 4.4)."""
    if "\\" not in link:
        return link
    end = re.search(r"[?#]|$", link)
    cut = end.start() if end else len(link)
    return link[:cut].replace("\\", "/") + link[cut:]


def _valid(parts: SplitResult) -> str:
    """Write `parts` as a URI; ValueError where the host or the port cannot be one, or the whole is too long."""
    host = _host(parts.hostname or "")
    userinfo = parts.netloc.rpartition("@")[0]
    port = "" if parts.port is None else f":{parts.port}"
    user = f"{_encoded(userinfo, _IN_PATH).replace('/', '%2F')}@" if userinfo else ""
    path = _without_dots(_encoded(parts.path, _IN_PATH)) or "/"
    query = _encoded(_TWICE_ESCAPED.sub("&", parts.query), _IN_QUERY)
    fragment = _encoded(parts.fragment, _IN_QUERY)
    url = f"{parts.scheme}://{user}{_bracketed(host)}{port}{path}{query and '?' + query}{fragment and '#' + fragment}"
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


@lru_cache(maxsize=1024)  # idna takes a tenth of a millisecond for a label, and the hosts of a document are few
def _ascii_host(host: str) -> str:
    return ".".join(map(_ascii_label, idna.uts46_remap(host).split(".")))


@lru_cache(maxsize=1024)
def _ascii_label(label: str) -> str:
    return idna.alabel(label).decode("ascii")


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _encoded(part: str, forbidden: re.Pattern[str]) -> str:
    return forbidden.sub(_escaped, part)


def _escaped(forbidden: re.Match[str]) -> str:
    return "%" + forbidden[0].encode("utf-8", "replace").hex("%").upper()


def _without_dots(path: str) -> str:
    """Remove `.` and `..` segments (RFC 3986 section 5.2.4), written out or as %2E."""
    if "/." not in path and "%2" not in path:
        return path
    kept: list[str] = []
    for segment in path.split("/"):
        plain = segment.lower().replace("%2e", ".")
        if plain == "..":
            del kept[max(1, len(kept) - 1) :]
        elif plain != ".":
            kept.append(segment)
    return "/".join(kept) + ("/" if plain in (".", "..") else "")


def _even(part: str) -> str:
    """Decode escapes of unreserved characters and write the others in upper case (RFC 3986 section 6.2.2)."""
    return _UNEVEN.sub(_evened, part) if "%" in part else part


def _evened(escape: re.Match[str]) -> str:
    sign = chr(int(escape[0][1:], 16))
    return sign if sign in _UNRESERVED else escape[0].upper()


def _out_of_viewers(parts: SplitResult) -> SplitResult:
    """Return `parts` with a canonical path; of an AMP viewer's address, the parts of the page that it shows.

    Viewers that show viewers without an end show no page, and the address stays what it is.
    """
    shown = own = parts._replace(path=_canonical_path(parts.path))
    for _ in range(_MOST_VIEWERS + 1):
        if not shown.netloc.endswith(_VIEWERS):
            return shown
        match = _VIEWED.match(_without_prefixes(shown.hostname or "") + shown.path)
        page = absolute_url(f"https://{match[1]}", None) if match else None
        if page is None:
            return shown
        shown = urlsplit(page)._replace(query=parts.query, fragment=parts.fragment)
        shown = shown._replace(path=_canonical_path(shown.path))
    return own


def _without_prefixes(host: str) -> str:
    return _MOBILE_WIKI.sub(r"\1.", _HOST_PREFIXES.sub("", host))


def _canonical_path(path: str) -> str:
    """Return `path` without sessions, without AMP's marks at either end, and without an index page or slash at its end.

    A page that is named `/amp` itself keeps its name.
    """
    path = _without_dots(_SESSION_IN_PATH.sub("", _even(path)))
    segments = path.split("/")[1:]
    if "(" in path:
        segments = [part for part in segments if not _SESSION_SEGMENT.fullmatch(part)]
    while segments:
        segments[-1] = _AMP_SUFFIX.sub("", segments[-1])
        if (len(segments) == 1 and segments[0].lower() == "amp") or not _END(segments[-1]):
            break
        segments.pop()
    first = 0
    while first < len(segments) - 1 and segments[first].lower() == "amp":
        first += 1
    return "/" + "/".join(segments[first:])


def _canonical_query(query: str) -> str:
    parameters = (_even(part.replace("+", "%20")) for part in query.split("&") if part)
    kept = [part.partition("=") for part in parameters]
    # Stable: of two values under one name the order may mean something.
    kept = sorted((part for part in kept if not _is_noise(part[0].lower(), part[2].lower())), key=lambda part: part[0])
    return "&".join("".join(part) for part in kept)


def _is_noise(name: str, value: str) -> bool:
    """Whether a parameter says how a page was come to or is shown, and not which page it is."""
    return (
        name in _TRACKING
        or name.startswith(_TRACKING_PREFIXES)
        or (name, value) in _AMP_PARAMETERS
        or (name in _CHANNEL_NAMES and value in _CHANNELS)
        or (name in _SESSION_NAMES and _SESSION_VALUE.fullmatch(value) is not None)
    )
