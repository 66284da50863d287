"""Which of the lines in front of a story is its title: not the menu's, the site's, the section's, the standfirst's."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from ingest.reading.dump.lines import Line, Role, signs
from ingest.reading.phrases.byline import is_organisation
from ingest.text.furniture import is_furniture
from ingest.text.language import fold

NEAR = 3  # lines from a title to the date, the byline or the story below it
FEWEST_WORDS = 4  # of a title; a section's or a site's name has fewer
FEWEST = 20  # characters, where it has fewer words
FEWEST_UNSPACED = 8  # the same in a script that writes no spaces
MANY_WORDS = 6
MANY = 35
SECTION = 3  # words of a section's name
SITE = 4  # words of a site's name
_STOPS = (".", "。", "।", "۔")
_TRAIL = re.compile(r"\s[>›»/|→]\s")
_SUFFIX = re.compile(r"\s(?:[-–—|·•»]|::)\s")
_LABEL = re.compile(
    r"^(?:title|headline|titel|schlagzeile|titre|título|titolo|başlık|sernav|заголовок|العنوان|عنوان|ناونیشان|سەردێڕ"
    r"|शीर्षक|标题|標題|タイトル)\s*[:：]\s*(?=\S)",
    re.IGNORECASE,
)


class Titled(NamedTuple):
    """A title, where it stands, the lines that say it again with the site's name, and that name."""

    at: int
    words: str
    doubles: frozenset[str]
    site: str | None


def title_among(lines: Sequence[Line], start: int) -> Titled | None:
    """Return the title among the lines in front of the story, which begins at `start`; None where none can be one."""
    can_be = [at for at in range(start) if _can_be(lines[at])]
    if not can_be:
        return None
    if any(line.role in (Role.LATEST, Role.RELATED) for line in lines[:start]):
        at = _behind_list(lines, can_be)
    else:
        near, said = _near(lines, start), _said(lines, can_be)
        first = can_be[0]
        at = max(can_be, key=lambda at: (_weight(lines[at], at in near, at == first, said), -at))
    words, site = _without_site(_LABEL.sub("", lines[at].text), lines)
    folded = fold(words)
    doubles = frozenset(
        line.text for line in lines[:start] if _SUFFIX.search(line.text) and folded in map(fold, _parts(line.text))
    )
    return Titled(at, words, doubles, site)


def _can_be(line: Line) -> bool:
    return line.role in (Role.SHORT, Role.PROSE) and not signs(line.text) and not is_path(line.text)


def is_path(line: str) -> bool:
    """Return whether a line is a trail of sections: "Home > News > World", "Home > News"."""
    parts = _TRAIL.split(line)
    return len(parts) > 1 and (
        is_furniture(parts[0]) or (len(parts) > 2 and all(len(part.split()) <= SECTION for part in parts))
    )


def _behind_list(lines: Sequence[Line], can_be: Sequence[int]) -> int:
    """The title where a list of other stories stands above it: the last line that is one."""
    return next(
        (at for at in reversed(can_be) if _is_long(lines[at].text) and not _is_standfirst(lines[at])), can_be[0]
    )


def _near(lines: Sequence[Line], start: int) -> frozenset[int]:
    """The numbers of the lines that stand next above a date, a byline or the story."""
    said = [at for at in range(start) if lines[at].role is not Role.FURNITURE]
    markers = [place for place, at in enumerate(said) if lines[at].role is Role.DATE or signs(lines[at].text)]
    places = {place for marker in (*markers, len(said)) for place in range(max(0, marker - NEAR), marker)}
    return frozenset(said[place] for place in places)


def _said(lines: Sequence[Line], can_be: Sequence[int]) -> Counter[str]:
    """How often each line is said, whole or as a part beside the site's name."""
    return Counter(
        folded
        for at in can_be
        for folded in {fold(part) for part in (lines[at].text, *_parts(lines[at].text))}
        if folded
    )


def _parts(line: str) -> list[str]:
    return _SUFFIX.split(line)


def _weight(line: Line, near: bool, first: bool, said: Counter[str]) -> int:
    """How much speaks for a line: its length, its place, its mark, that it stands there twice."""
    return (
        8 * line.titled
        + 6 * (_is_long(line.text) and said[fold(line.text)] > 1)
        + 4 * _is_long(line.text)
        + 2 * (len(line.text.split()) >= MANY_WORDS or len(line.text) >= MANY)
        + 4 * near
        + 3 * first
        - 6 * _is_standfirst(line)
    )


def _is_long(text: str) -> bool:
    if len(text.split()) >= FEWEST_WORDS or len(text) >= FEWEST:
        return True
    return " " not in text and not text.isascii() and text[0] > "\u0e00" and len(text) >= FEWEST_UNSPACED


def _is_standfirst(line: Line) -> bool:
    return line.text.endswith(_STOPS)


def _without_site(title: str, lines: Sequence[Line]) -> tuple[str, str | None]:
    """A title without the names of section and site behind it, and the site's name where it is known for one."""
    site = None
    while found := list(_SUFFIX.finditer(title)):
        words, name = title[: found[-1].start()], title[found[-1].end() :]
        if len(name.split()) > SITE or len(words.split()) < SECTION or len(name) >= len(words):
            break
        known = is_organisation(name) or _is_said_elsewhere(name, title, lines)
        if not known and found[-1][0].strip() not in ("|", "::", "»"):
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
