"""Puts each part of an address into one spelling: the host, path, query and route of `urls.canonical_url`."""

import re
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import unquote

from ingest.text import url_rules as known
from ingest.text.url_rules import Names, ParameterRules


class _Spelling(NamedTuple):
    """How a part is spelt: which escapes have to be changed, and which signs stand for themselves."""

    uneven: re.Pattern[str]
    plain: frozenset[str]


UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
# Other signs that mean the same to servers as their escapes. Encoders differ on them (Erbil_(city), _%28city%29).
_PATH_SIGNS, _QUERY_SIGNS = frozenset("!()*,:@"), frozenset("!()*,:@/?")
# An escape of an unreserved character, or one with a lower-case letter.
_UNEVEN = r"[a-f][0-9A-Fa-f]|[0-9A-F][a-f]|2[DE]|3[0-9]|[46][1-9A-F]|5[0-9AF]|7[0-9AE]"
_IN_PATH = _Spelling(re.compile(rf"%(?:{_UNEVEN}|2[189AC]|3A|40)"), UNRESERVED | _PATH_SIGNS)
_IN_QUERY = _Spelling(re.compile(rf"%(?:{_UNEVEN}|2[189ACF]|3[AF]|40)"), UNRESERVED | _QUERY_SIGNS)

_PREFIXES = "|".join(known.HOST_PREFIXES)
_HOST_PREFIXES = re.compile(rf"^(?:(?:{_PREFIXES})\.)+(?=[^.]+\.[^.])")
_STORY_HOSTS = tuple(f"{prefix}." for prefix in known.STORY_HOST_PREFIXES)
_STORY_PREFIXES = re.compile(rf"^(?:(?:{_PREFIXES}|{'|'.join(known.STORY_HOST_PREFIXES)})\.)+(?=[^.]+\.[^.])")
_MOBILE_WIKI = re.compile(r"^([a-z]{2,3})\.(?:m\.)+(?=[^.]+\.[^.])")  # en.m.wikipedia.org

_INDEX = rf"(?:{'|'.join(known.INDEX_NAMES)})\.(?:{'|'.join(known.INDEX_ENDINGS)})"
_AMP_PAGE = r"amp(?:\.html?)?"
_END = re.compile(rf"|{_AMP_PAGE}|{_INDEX}", re.IGNORECASE).fullmatch
_ONLY_AMP = re.compile(_AMP_PAGE, re.IGNORECASE).fullmatch
# A story's number in a path, or its name behind its day. Equal paths with one of these lead to equal stories.
_STORY = re.compile(rf"\d{{5}}|/(?:19|20)\d\d/\d\d?/\d\d?/(?!(?:{_INDEX}|{_AMP_PAGE})?(?:/|$))", re.IGNORECASE)
_AMP_START = re.compile(rf"(?:{known.AMP_START})+(?=[a-z])", re.IGNORECASE)
_ENDING = re.compile(r"\.s?html?$", re.IGNORECASE)
_SESSION_IN_PATH = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/;]*", re.IGNORECASE)
_SESSION_SEGMENT = re.compile(r"\(S\([0-9a-z]{24}\)\)", re.IGNORECASE)  # ASP.NET without cookies
# Campaigns glued blindly to an address: with `&` to one without a query, with `?` to one that has a query.
_GLUED_TO_PATH = re.compile(r"(?:&|%3F)(?:amp;)?utm_[a-z]+=.*")
_GLUED_TO_QUERY = re.compile(r"\?(?=(?:utm_[a-z]+|fbclid|gclid)=)", re.IGNORECASE)
_ESCAPED_TWICE = re.compile(r"&(?:amp(?:%3B|;))+", re.IGNORECASE)

_SESSION = re.compile(r"[0-9a-f]{32,}", re.IGNORECASE)
_NUMBERED = re.compile(r"[a-z]+[0-9]{6,}")
_ADDRESS = re.compile(r"https?:/.*|(?:[a-z0-9-]+\.)+(?!(?:html?|php|md|txt|xml|json|pdf)$)[a-z]{2,}")
_NONE = Names()


def canonical_host(host: str, path: str) -> str:
    """Return `host` without prefixes that make no difference to the page at the canonical `path`."""
    host = _HOST_PREFIXES.sub("", host)
    if host.startswith(_STORY_HOSTS) and _STORY.search(path):
        host = _STORY_PREFIXES.sub("", host)
    return _MOBILE_WIKI.sub(r"\1.", host)


def canonical_path(path: str) -> str:
    """Return `path` without sessions, empty segments, AMP's marks at either end, and a final index page or slash.

    A page named `/amp` itself keeps its name. The slashes behind a scheme in a path are kept.
    """
    path = _even(path, _IN_PATH)
    if "utm_" in path:
        path = _GLUED_TO_PATH.sub("", path)
    if ";" in path:
        path = _SESSION_IN_PATH.sub("", path)
    path = without_dots(path)
    segments = path.split("/")[1:]
    if "(" in path:
        segments = [part for part in segments if not _SESSION_SEGMENT.fullmatch(part)]
    if "//" in path:
        segments = [part for at, part in enumerate(segments) if part or (at and segments[at - 1].endswith(":"))]
    if "amp" in path.lower():
        return "/" + "/".join(_without_amp(segments))
    while segments and _END(segments[-1]):
        segments.pop()
    return "/" + "/".join(segments)


def _without_amp(segments: Sequence[str]) -> list[str]:
    """Segments without a final index page and without whatever only marks the page as AMP's."""
    story = _STORY.search("/" + "/".join(segments)) is not None
    kept = [_without_start(part) for part in segments] if story else list(segments)
    marks = known.AMP_ENDS + known.AMP_ENDS_OF_STORIES if story else known.AMP_ENDS
    while kept:
        kept[-1] = _without_marks(kept[-1], marks)
        if not _END(kept[-1]) or (len(kept) == 1 and _ONLY_AMP(kept[0])):
            break
        kept.pop()
    first = 0
    while first < len(kept) - 1 and (folders := _amp_folders(kept[first : first + 3])):
        first += folders
    kept = kept[first:]
    return (
        [*(part for part in kept[:-1] if part.lower() not in known.AMP_FOLDERS_WITHIN), *kept[-1:]] if story else kept
    )


def _amp_folders(opening: Sequence[str]) -> int:
    """How many of a path's first segments are AMP's folders. At least one more segment follows them."""
    first, second, *further = (part.lower() for part in opening) if len(opening) > 1 else (opening[0], "")
    if first in known.AMP_FOLDERS:
        return 1
    return 2 if further and first in known.AMP_PARENTS and second in known.AMP_FOLDERS else 0


def _without_start(name: str) -> str:
    return _AMP_START.sub("", name) if name[: len(known.AMP_START)].lower() == known.AMP_START else name


def _without_marks(name: str, marks: tuple[str, ...]) -> str:
    """A page's name without AMP's marks at its end or before its ending, unless it is nothing but marks."""
    ending = match[0] if (match := _ENDING.search(name)) else ""
    lower, whole = name.lower(), len(name) - len(ending)
    end = whole
    while lower.endswith(marks, 0, end):
        end -= len(marks[0])  # all have the same length
    if end == whole or not name[:end].strip("."):
        return name
    return name[:end] + ending if ending else _without_marks(name[:end], marks)  # x.amp.html.amp


def without_dots(path: str) -> str:
    """Resolve `.` and `..` segments (RFC 3986 section 5.2.4), plain or as %2E."""
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


def canonical_query(query: str, host: str, rules: ParameterRules) -> str:
    """Return the parameters of `query` that tell which page of the canonical `host` it is, sorted by name."""
    site = _site_names(host, rules)
    parts = (part.partition("=") for part in parameters(query))
    kept = [(name, value) for name, _, value in parts if not _is_noise(name, value.lower(), rules, site)]
    kept.sort(key=lambda part: part[0])  # a stable sort: the order of two values under one name may mean something
    return "&".join(f"{name}={value}" if value else name for name, value in kept)


def parameters(query: str) -> list[str]:
    """Return the parameters of a query in their order, evenly escaped, without empty ones."""
    even = _even(query.replace("+", "%20"), _IN_QUERY)
    if "amp" in even or "?" in even:
        even = _GLUED_TO_QUERY.sub("&", _ESCAPED_TWICE.sub("&", even))
    return [part for part in even.split("&") if part]


def _site_names(host: str, rules: ParameterRules) -> Names:
    labels = host.split(".")
    return rules.sites.get(".".join(labels[-2:])) or rules.sites.get(".".join(labels[-3:])) or _NONE


def _is_noise(name: str, value: str, rules: ParameterRules, site: Names) -> bool:
    """Whether a parameter says how a reader came to a page or how it is shown, and not which page it is."""
    name = (unquote(name) if "%" in name else name).lower()
    return name not in rules.kept and (
        name in rules.dropped
        or name in site
        or value in rules.views.get(name, ())
        or (name in rules.channel_names and (value in rules.channels or value.startswith(rules.channel_beginnings)))
        or (name in rules.referrers and _ADDRESS.fullmatch(value) is not None)
        or (name in rules.sessions and _SESSION.fullmatch(value) is not None)
        or (name.startswith(rules.numbered) and _NUMBERED.fullmatch(name) is not None)
    )


def canonical_route(fragment: str) -> str:
    """Return a fragment that names a page, on a site that is a single script (`#!/x`, `#/x`); "" for any other."""
    return _even(fragment, _IN_PATH) if fragment.strip("!/") and fragment[0] in "!/" else ""


def _even(part: str, spelling: _Spelling) -> str:
    """Decode escapes that are not needed, and write the others in upper case (RFC 3986 section 6.2.2).

    An apostrophe is always escaped, since around a link it is taken for a quotation mark.
    """
    part = part.replace("'", "%27")
    return spelling.uneven.sub(lambda escape: _evened(escape[0], spelling.plain), part) if "%" in part else part


def _evened(escape: str, plain: frozenset[str]) -> str:
    sign = chr(int(escape[1:], 16))
    return sign if sign in plain else escape.upper()
