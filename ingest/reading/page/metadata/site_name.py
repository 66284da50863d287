"""Finds the name of a site, and removes it from titles."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from ingest.reading.page.dom.walked import HEADINGS, Walked
from ingest.reading.page.metadata.signals import Signals
from ingest.reading.phrases.byline import has_byline_word, is_person, people_of
from ingest.text.dates import find_date
from ingest.text.language import fold
from ingest.text.markup import line_of
from ingest.text.phrase_tables import phrases
from ingest.text.urls import absolute_url, host_of

PARTED = re.compile(
    r"\s+[|–—·•»«:\-/~›‹<>→←_]+\s+|\s*[|｜»ㅣ]\s*|--+|：(?=\S{1,12}$)"
    r"|[_-](?=[^\s_-]{0,8}[\u2e80-\u9fff\uac00-\ud7af][^\s_-]{0,8}$)"  # in Chinese and Korean without spaces
)
MARKS = " |–—-·•»«:/~›‹<>→←｜：ㅣ_"  # signs between a title and a site's name
_ARTICLE = re.compile(r"^(?:the|der|die|das|le|la|les|el|il) ")
_SLOGAN = re.compile(rf"{PARTED.pattern}|:\s|,\s")  # between a site's name and its slogan
_COUNTED = re.compile(
    r"[\s(]+(?:page|seite|página|pagina|halaman|sayfa|strona|страница)\s(?:\d+|all)\)?$", re.IGNORECASE
)
_BRACKETED = re.compile(r"(?<=\S)\s[(\[]([^()\[\]]{2,40})[)\]]$")
# Parts of a title that name neither the story nor the site.
_IDLE = frozenset({"기사본문", "blog archive", "archive", "article", "son dakika haberleri"})
# Titles that programs give to pages without one.
_IDLE_TITLES = phrases("""
print · print version · printable version · print this page · print this article · print this story
printer friendly · printer friendly page · printer friendly version · printer friendly story
story · article · untitled · untitled document · untitled page · new page 1 · no title
""")
_HOME = re.compile(
    r"\blogo\b|(?<=\w)(?:首页|首頁|トップ)$", re.IGNORECASE
)  # beside the site's name in a link to its front page
NAMING = ("og:site_name", "json-ld:publisher", "meta:application-name", "json-ld:WebSite")  # signals of the site's name
LONGEST = 1000  # characters of a title in which the site's name is looked for
MOST_HOME = 60  # links, from the first, among which the one to the front page is looked for
MOST_LOGOS = 10  # pictures, from the first, among which its logo is looked for
LONGEST_NAME = 40  # characters of a site's
MOST_ADDED = 10  # letters that folding adds to such a name: "ß" becomes "ss"


class Site(NamedTuple):
    """The names of the site, folded."""

    names: frozenset[str]  # with and without their spaces
    home: frozenset[str]  # the texts of links to its front page


@lru_cache(maxsize=16)  # each title of a page is split three times
def split_title(text: str) -> tuple[str, ...]:
    """Return the parts of a title between its dashes and bars; none if it is too long for a title."""
    parts = [part.strip(MARKS) for part in PARTED.split(text)] if len(text) <= LONGEST else []
    return tuple(part for part in parts if part)


def site_of(signals: Signals, walked: Walked, url: str | None, headings: Sequence[str]) -> Site:
    """Return the names of the site: what it states, its host, the end of its title if that stands in the host's name.

    A part of its title, or a heading, is one too if a link to the front page or to the site's folder has that text.
    """
    title = signals.first("title") or ""
    home = _home_names(walked, url) | _folder_names(walked, url, title, headings)
    said = [name for signal in NAMING for name in signals.values.get(signal, ())]
    host = host_of(url).removeprefix("www.") if url else ""
    letters = fold(host).replace(" ", "")
    parts = [fold(part) for part in split_title(title)]
    ends = {parts[0], parts[-1]} if len(parts) > 1 else set()
    own = [end for end in ends if len(name := _bare(end).replace(" ", "")) > 3 and name in letters]
    # Of "The Herald - News you can use", the part that stands in the title too.
    named = {_bare(part) for name in said for part in _SLOGAN.split(name[:LONGEST])}
    titles = (split_title(signals.first(signal) or "") for signal in ("title", "og:title"))
    own = [*own, *(fold(part) for told in titles if len(told) > 1 for part in told if _bare(part) in named)]
    linked = home & {*parts, fold(title.partition(": ")[0]), *(fold(heading) for heading in headings)}
    folded = {*map(fold, said), fold(host), fold(host.rsplit(".", 1)[0]), *own, *linked} - {""}
    folded |= {_ARTICLE.sub("", name) for name in folded}
    return Site(frozenset({*folded, *(name.replace(" ", "") for name in folded)}), home)


def site_in_title(signals: Signals, walked: Walked, url: str | None) -> str | None:
    """Return the site's name as the page's title has it beside the story's; None if no part of it is known for one."""
    title = signals.first("title") or ""
    parts = split_title(title)
    if len(parts) < 2:  # a blog's name stands before a colon
        parts = (title[:LONGEST].partition(": ")[0],) if ": " in title else ()
    names = site_of(signals, walked, url, ()).names if parts else frozenset()
    named = (part for part in reversed(parts) if len(part) <= LONGEST_NAME and "@" not in part)
    return next((part for part in named if is_site(part, names)), None)


def site_in_link(walked: Walked, url: str | None) -> str | None:
    """Return the text of the first link to the front page after which the host is named; None if there is none.

    A single word is the whole name of the domain, for "Blog" or "Shop" may stand before it in the host.
    """
    host = host_of(url).removeprefix("www.") if url else ""
    domain, letters = fold(host.rpartition(".")[0].rpartition(".")[2]).replace(" ", ""), fold(host).replace(" ", "")
    fronts = _fronts(url)
    for anchor in walked.anchors[:MOST_HOME]:
        text = line_of(anchor.text) if anchor.href in fronts and anchor.chars <= LONGEST_NAME else ""
        name = fold(text).replace(" ", "")
        if len(name) > 3 and "." not in text and (name == domain or (" " in text and letters.startswith(name))):
            return text
    return None


def without_site(title: str, site: frozenset[str]) -> str:
    """Return a title without the site's name at either end, behind a dash or a bar, or in brackets at its end.

    >>> without_site("The dam broke - The Herald", frozenset({"herald"}))
    'The dam broke'
    """
    parts = list(split_title(title))
    whole = len(parts)
    while len(parts) > 1:
        if is_site(parts[0], site) or fold(parts[0]) in _IDLE:
            title = title[title.index(parts[0]) + len(parts.pop(0)) :]
        elif (at := next((at for at, part in enumerate(parts) if is_site(part, site)), 0)) or (
            len(parts) < whole and _is_idle(parts[-1])
        ):
            title = title[: title.rindex(parts[at or -1])]
            del parts[at or -1 :]
        else:
            break
        title = title.strip(MARKS)
    counted = _COUNTED.search(title)
    title = title[: counted.start()].rstrip(MARKS) if counted else title
    bracketed = _BRACKETED.search(title) if title.endswith((")", "]")) else None
    return title[: bracketed.start()].rstrip() if bracketed and is_whole_name(bracketed[1], site) else title


def without_colon(title: str, site: frozenset[str]) -> str:
    """Return a title without the full name of the site and a colon, at either end."""
    if ": " not in title:
        return title
    first, _, rest = title.partition(": ")
    front, _, last = title.rpartition(": ")
    if fold(first) in site and " " in rest:
        return rest.strip(MARKS)
    return front.strip(MARKS) if fold(last) in site and " " in front else title


def _bare(name: str) -> str:
    """Return a name for comparison: folded, without an article."""
    return _ARTICLE.sub("", fold(name))


def _is_idle(part: str) -> bool:
    """Whether the last part of a title names neither the story nor the site: a date, an author."""
    if fold(part) in _IDLE:
        return True
    if has_byline_word(part):
        return any(is_person(who.name or "") for who in people_of(part))
    return any(map(str.isdigit, part)) and find_date(part) == part


def is_site(part: str, site: frozenset[str]) -> bool:
    """Return whether a part of a title is a name of the site, or begins with one and says little more."""
    folded = _ARTICLE.sub("", fold(part).removeprefix("www "))
    joined = folded.replace(" ", "")
    return bool(folded) and any(
        name in (folded, joined) or (len(name) > 3 and folded.startswith(f"{name} ") and len(folded) < len(name) + 15)
        for name in site
    )


def is_idle_title(text: str) -> bool:
    """Return whether a title is one that programs give to every page."""
    return fold(text) in _IDLE_TITLES


def is_whole_name(text: str, site: frozenset[str]) -> bool:
    """Return whether a text is one of the names of the site and nothing else."""
    name = _bare(text[:LONGEST])
    return name in site or name.replace(" ", "") in site


def _home_names(walked: Walked, url: str | None) -> frozenset[str]:
    """Return the folded texts of the first links to the front page, and what the pictures in them show."""
    fronts = _fronts(url)
    links = (anchor for anchor in walked.anchors[:MOST_HOME] if anchor.href in fronts)
    texts = [anchor.text for anchor in links if anchor.chars <= LONGEST_NAME]
    logos = (one for one in walked.pictures[:MOST_LOGOS] if one.anchor is not None and one.anchor.href in fronts)
    texts += [alt for one in logos if len(alt := one.element.get("alt") or "") <= LONGEST_NAME]
    return frozenset(fold(_HOME.sub("", text)) for text in texts) - {""}


def _fronts(url: str | None) -> frozenset[str]:
    """Return the addresses of the front page, as links to it may have them."""
    root = f"//{host_of(url)}" if url else ""
    whole = (f"{scheme}{root}{end}" for scheme in ("https:", "http:", "") for end in ("/", "") if root)
    return frozenset({"/", *whole})


def _folder_names(walked: Walked, url: str | None, title: str, headings: Sequence[str]) -> frozenset[str]:
    """Return the folded name of a site that lives in a folder: an `h1` with a link to a folder that the page is in.

    It must be a part of the page's title, and another part must stand in a lesser heading: else it is a story's `h1`.
    """
    parts = {fold(part) for part in (*split_title(title), *title[:LONGEST].partition(": ")[::2])}
    named = parts.intersection(map(fold, headings))
    if not url or not any(len(name) < LONGEST_NAME + MOST_ADDED for name in named):
        return frozenset()
    links = (one for one in walked.anchors[:MOST_HOME] if one.chars <= LONGEST_NAME and fold(one.text) in named)
    found = frozenset(fold(one.text) for one in links if _holds(absolute_url(one.href, url) or url, url))
    others = parts - named if found else ()
    lesser = (run for run in walked.runs if run.place.tag in HEADINGS and run.place.tag != "h1")
    return found if others and any(fold(run.text) in others for run in lesser) else frozenset()


def _holds(folder: str, url: str) -> bool:
    """Whether a page is somewhere in a folder, and not the folder itself."""
    start = f"{folder.rstrip('/')}/"
    return len(start) < len(url) and url.startswith(start)
