"""Whether an address that a page gives as its own can be believed: a wrong one makes one record of many stories."""

import re

from ingest.schema import CanonicalUrl
from ingest.text.url_rules import GENERAL, ParameterRules
from ingest.text.urls import absolute_url, canonical_or_none

# What scripts and templates leave where an address should stand; taken as a relative link, it would name a page.
_UNFILLED = r"|undefined|null|none|nan|false|true"
_NO_ADDRESS = re.compile(rf"{_UNFILLED}|#.*|.*[{{}}\[\]].*", re.IGNORECASE | re.DOTALL)
_NO_LINK = re.compile(rf"{_UNFILLED}|#|.*[{{$]\{{.*", re.IGNORECASE | re.DOTALL)  # /news.php?id[]=5 is a link
_WHOLE = re.compile(r"[a-z][a-z0-9+.-]*:|/|www\.", re.IGNORECASE)  # how an address that names more than a file begins
_LANGUAGE = r"[a-z]{2}(?:[-_][a-z]{2,4})?|ckb|kmr|kur|eng|ara|fas|tur"
_FRONT = re.compile(rf"https://[^/]+/(?:{_LANGUAGE}|home|(?:home|main)\.\w{{2,5}})?", re.IGNORECASE)
_LANGUAGE_OF = re.compile(rf"https://(?:({_LANGUAGE})\.[^/]+\.[^/]+|[^/]+)/(?:({_LANGUAGE})(?=[/?]|$))?", re.IGNORECASE)
# The second and further parts of a story: /x/2, /x/page/2, /x?page=2.
_PART = re.compile(
    r"/(?:0*[2-9]|[1-9][0-9])$|[/?&](?:page|pg|pagina|seite|part|teil)[=/_-]?(?:0*[2-9]|[1-9][0-9])(?=$|[&/?])",
    re.IGNORECASE,
)
_ID = re.compile(r"[?&](?:id|nid|aid|p|post|page_?id|art(?:icle)?_?id|news_?id|story_?id)=([0-9]+)", re.IGNORECASE)
_STORY = re.compile(r"\d{5}|/(?:19|20)\d\d/\d\d?/\d\d?/.")  # a number or a day in a path
_YEAR = re.compile(r"(?:19|20)\d\d")
_KEY = re.compile(r"[0-9]|[a-z][A-Z]")  # in the name of a page, a sign of a story's number
_WORDS = 3  # in the name of a page, from which on it is a story's


def named_by(said: str, base: str | None, own: str | None) -> str | None:
    """Return the address that a page gives as its own, without its fragment unless that is a route; None if it is none.

    `own` is the page's address, as far as it is known: a path that is not from the host's root is taken only where it
    leads to the page itself.
    """
    said = said.strip()
    url = None if _NO_ADDRESS.fullmatch(said) else absolute_url(said, base)
    if url is None or (own and not _WHOLE.match(said) and _path(url) != _path(own)):
        return None
    page, mark, fragment = url.partition("#")
    return url if mark and fragment[:1] in ("!", "/") else page


def is_unfilled(link: str) -> bool:
    """Return whether a link without a host is no link at all, but what a program left of a template or an empty value.

    >>> is_unfilled("#"), is_unfilled("null"), is_unfilled("{{ site.url }}/1"), is_unfilled("/null/1")
    (True, True, True, False)
    """
    return _NO_LINK.fullmatch(link.strip()) is not None


def is_front(url: str) -> bool:
    """Return whether an address is that of a site's front page, in whatever language.

    >>> is_front("https://a.example/index.html"), is_front("https://a.example/ckb/"), is_front("https://a.example/?p=5")
    (True, True, False)
    """
    canonical = canonical_on_web(url)
    return canonical is not None and _FRONT.fullmatch(canonical) is not None


def speaks_for(said: CanonicalUrl, own: CanonicalUrl) -> bool:
    """Return whether the page at `own` can have `said`, an address of the same site, as its canonical one.

    It cannot where `said` is a front page or a section, a page in another language, the first part of a story of which
    `own` is a later part, or an address that lacks the number of the story.
    """
    if said == own:
        return True
    if is_front(said) and not is_front(own):
        return False
    languages = _languages(said), _languages(own)
    if any(one and other and one != other for one, other in zip(*languages, strict=True)):
        return False
    if (part := _PART.search(own)) and part[0] not in said:
        return False
    said_at, own_at = _path(said), _path(own)
    number = None if _is_story(own_at) or said_at != own_at else _ID.search(own)
    if number and number[1] not in said:
        return False
    return said != said_at or _is_story(said_at) or not _is_story(own_at) or _name(said_at) == _name(own_at)


def canonical_on_web(url: str, rules: ParameterRules = GENERAL) -> CanonicalUrl | None:
    """Return the canonical form of a web address; None for a urn, and for what is no address."""
    found = canonical_or_none(url, rules)
    return found if found and found.startswith("https:") else None


def _languages(url: str) -> tuple[str | None, ...]:
    found = _LANGUAGE_OF.match(url)
    return tuple(tag and tag.lower() for tag in found.groups()) if found else (None, None)


def _is_story(path: str) -> bool:
    """Whether an address looks like a story's and not like a section's: by a day, a number or several words in it."""
    if _STORY.search(path):
        return True
    name = _name(path)
    return len(name.replace("_", "-").split("-")) >= _WORDS or bool(_KEY.search(name) and not _YEAR.fullmatch(name))


def _path(url: str) -> str:
    return re.split("[?#]", url, maxsplit=1)[0]


def _name(path: str) -> str:
    return path.rpartition("/")[2]
