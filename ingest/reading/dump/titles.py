"""Finds the title among the lines before a story: no menu, no name of site or section, no standfirst."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import NamedTuple

from ingest.reading.dump.lines import Line, Role, has_bullet, is_marker, signs
from ingest.reading.phrases.organisations import is_organisation
from ingest.text.dates import find_date
from ingest.text.furniture import is_furniture
from ingest.text.language import fold
from ingest.text.sentences import FULL_STOPS, STOPS

NEAR = 3  # lines from a title to the date, the byline or the story below it
FEWEST_WORDS = 4  # in a title; the name of a section or a site has fewer
FEWEST = 20  # characters of a title with fewer words
FEWEST_UNSPACED = 8  # the same in a script without spaces
MANY_WORDS = 6  # in a title that is rather long ...
MANY = 35  # ... or its characters
SECTION = 3  # words in a section's name
FEW = 12  # lines before a story without a menu above it
SITE = 4  # words in a site's name
LONGEST = 300  # characters of a window's title, or of the first lines of a broken title
_TRAIL = re.compile(r"\s[>›»/|→]\s")
_SUFFIX = re.compile(r"\s(?:[-–—|·•»]|::)\s")
# What channels in messengers, and plain-text letters, put before a title.
_SIGN = re.compile("^(?:[\u2600-\u27bf\U0001f300-\U0001faff][\ufe0f\u200d]?\\s*)+|^[*]{1,3}\\s+")
_LABEL = re.compile(
    r"^(?:title|headline|titel|schlagzeile|titre|título|titolo|başlık|sernav|заголовок|العنوان|عنوان|ناونیشان|سەردێڕ"
    r"|शीर्षक|标题|標題|タイトル)\s*[:：]\s*(?=\S)",
    re.IGNORECASE,
)


class Titled(NamedTuple):
    """A title, where it stands, the lines that repeat it with the site's name, and that name."""

    at: int
    words: str
    doubles: frozenset[str]
    site: str | None


class _Place(NamedTuple):
    """Where a line stands that may be a title."""

    near: bool  # just above a date, a byline or the story
    first: bool  # the first candidate
    of_few: bool  # there are few candidates, or the dump begins with a long line
    in_tab: bool  # part of the window's title


def title_among(lines: Sequence[Line], start: int) -> Titled | None:
    """Return the title among the lines before the story, which begins at `start`; None if none can be one."""
    can_be = [at for at in range(start) if _can_be(lines[at])]
    if not can_be:
        return None
    near = _near(lines, start)
    titles = _above_list(lines, can_be, near, start)
    if titles or _start_of_list(lines, start) == start:
        at = _likeliest(lines, titles or can_be, near)
    else:
        at = _behind_list(lines, can_be)
    known = [line for place, line in enumerate(lines) if place < start or line.role is Role.RIGHTS]
    words, site = _without_site(_LABEL.sub("", _SIGN.sub("", lines[at].text)), known)
    folded = fold(words)
    above = {line.text for line in lines[:start]}
    doubles = frozenset(line for line in above if _SUFFIX.search(line) and folded in map(fold, _parts(line)))
    return Titled(at, words, doubles, site)


def with_whole_titles(lines: Sequence[Line]) -> list[Line]:
    """Return the lines, with a title before the story that was broken over several lines joined.

    A line that begins with a small letter continues it: no byline, button or standfirst below a title does. So does one
    that completes the window's title, which is the dump's first line.
    """
    first = next((at for at, line in enumerate(lines) if line.role is Role.PROSE), 0)
    if not first:
        return list(lines)  # there is no story, or nothing in front of it
    window = [fold(part) for part in _parts(lines[0].text)] if len(lines[0].text) <= LONGEST else []
    whole = list(lines[:1])
    for line in lines[1:first]:
        both = f"{whole[-1].text} {line.text}"
        is_behind = not line.after_blank and line.role is Role.SHORT and _is_broken(whole[-1])
        if is_behind and (_goes_on(line.text) or _begin_with(window, both)) and fold(line.text):
            whole[-1] = replace(whole[-1], text=both)
        else:
            whole.append(line)
    return [*whole, *lines[first:]]


def _begin_with(window: Sequence[str], text: str) -> bool:
    """Whether one of the folded parts begins with a text."""
    first = fold(text.partition(" ")[0])  # nearly all others differ in their first word
    if not any(part.startswith(first) for part in window):
        return False
    said = fold(text)
    return any(part.startswith(said) for part in window)


def _is_broken(line: Line) -> bool:
    """Whether a line may be the first part of a title: not of a menu, no byline, and without a full stop."""
    if line.role is not Role.SHORT or not FEWEST <= len(line.text) <= LONGEST or len(line.text.split()) < SECTION:
        return False
    return not (has_bullet(line.text) or signs(line.text) or line.text.endswith(STOPS))


def _goes_on(text: str) -> bool:
    """Whether a line begins with a small letter, and is neither a byline nor a host name."""
    return text[0].islower() and not signs(text) and (" " in text or "." not in text.rstrip("."))


def _can_be(line: Line) -> bool:
    if line.role not in (Role.SHORT, Role.PROSE) or signs(line.text) or is_path(line.text):
        return False
    first, *others = _parts(line.text)
    return not (others and len(first) <= MANY and find_date(first))  # when the page was printed


def is_path(line: str) -> bool:
    """Return whether a line is a trail of sections: "Home > News > World", "Home > News"."""
    parts = _TRAIL.split(line)
    return len(parts) > 1 and (
        (len(parts) > 2 and all(len(part.split()) <= SECTION for part in parts)) or is_furniture(parts[0])
    )


def _likeliest(lines: Sequence[Line], can_be: Sequence[int], near: Collection[int]) -> int:
    first = can_be[0]
    tab = {fold(part) for part in _parts(lines[first].text)}  # the window's title, with the site's name in it
    few = len(can_be) <= FEW or (first == 0 and _has_many(lines[0].text))
    places = {at: _Place(at in near, at == first, few, fold(lines[at].text) in tab) for at in can_be}
    return max(can_be, key=lambda at: (_weight(lines[at], places[at]), -at))


def _start_of_list(lines: Sequence[Line], start: int) -> int:
    """Return the number of the line that heads a list of other stories before the story, else of the story's first."""
    return next((at for at in range(start) if lines[at].role in (Role.LATEST, Role.RELATED)), start)


def _above_list(lines: Sequence[Line], can_be: Sequence[int], near: Collection[int], start: int) -> list[int]:
    """Return the candidates above such a list, if one of them is a title: long, with a date or a byline below."""
    listed = _start_of_list(lines, start)
    above = [at for at in can_be if at < listed]
    return above if listed < start and any(at in near and _is_long(lines[at].text) for at in above) else []


def _behind_list(lines: Sequence[Line], can_be: Sequence[int]) -> int:
    """Return the title below a list of other stories: the last line that can be one."""
    return next(
        (at for at in reversed(can_be) if _is_long(lines[at].text) and not _is_standfirst(lines[at])), can_be[0]
    )


def _near(lines: Sequence[Line], start: int) -> frozenset[int]:
    """Return the numbers of the lines just above a date, a byline or the story."""
    said = [at for at in range(start) if lines[at].role is not Role.FURNITURE]
    markers = [place for place, at in enumerate(said) if is_marker(lines[at])]
    places = {place for marker in (*markers, len(said)) for place in range(max(0, marker - NEAR), marker)}
    return frozenset(said[place] for place in places)


def _parts(line: str) -> list[str]:
    return _SUFFIX.split(line)


def _weight(line: Line, place: _Place) -> int:
    """Return how much speaks for a line: its mark, its length, its place, and the window's title."""
    is_long = _is_long(line.text)
    return (
        8 * line.titled
        + 6 * (place.in_tab and is_long and not place.first)
        + 4 * is_long
        + 2 * _has_many(line.text)
        + 4 * place.near
        + (7 if place.of_few and is_long else 3) * place.first
        - 6 * _is_standfirst(line)
    )


def _has_many(text: str) -> bool:
    return len(text.split()) >= MANY_WORDS or len(text) >= MANY


def _is_long(text: str) -> bool:
    if len(text.split()) >= FEWEST_WORDS or len(text) >= FEWEST:
        return True
    return " " not in text and not text.isascii() and text[0] > "\u0e00" and len(text) >= FEWEST_UNSPACED


def _is_standfirst(line: Line) -> bool:
    return line.text.endswith(FULL_STOPS)


def _without_site(title: str, lines: Sequence[Line]) -> tuple[str, str | None]:
    """Return a title without the names of section and site at its end, and the site's name if it is known as one."""
    site = None
    if len(title) > LONGEST:
        return title, site  # no window's title, and each of its parts would be looked for in all lines
    for mark in reversed(list(_SUFFIX.finditer(title))):
        words, name = title[: mark.start()], title[mark.end() :]
        if len(name.split()) > SITE or len(words.split()) < SECTION or len(name) >= len(words):
            break
        known = is_organisation(name) or _is_said_elsewhere(name, title, lines)
        if not known and mark[0].strip() not in ("|", "::", "»"):
            break  # a dash may part the title's own words
        site = site or (name if known else None)
        title = words
    return title, site


def _is_said_elsewhere(name: str, title: str, lines: Sequence[Line]) -> bool:
    """Whether a name stands in a line of its own, beside a byline or in a claim of rights."""
    folded = fold(name)
    return bool(folded) and any(
        folded in map(fold, _parts(line.text)) if line.role is not Role.RIGHTS else folded in fold(line.text)
        for line in lines
        if line.text != title and (line.role is Role.RIGHTS or len(line.text) <= 2 * FEWEST + len(name))
    )
