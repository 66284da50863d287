"""Reads the head of a text dump: what stands before the story, and where the story begins."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from ingest.reading.dump.captions import captions_of
from ingest.reading.dump.lines import SOURCE, Line, Role, is_marker, is_paragraph, is_reporter, labelled_address, signs
from ingest.reading.dump.sheets import STAMP
from ingest.reading.dump.titles import is_path, title_among
from ingest.reading.phrases.byline import has_byline_word, is_person, is_role, people_of
from ingest.reading.phrases.credit import Caption
from ingest.reading.phrases.credit_words import is_agency
from ingest.reading.phrases.date_words import PUBLISHED, UPDATED
from ingest.reading.phrases.organisations import ORGANISATION
from ingest.reading.raw import Said
from ingest.text.dates import find_date
from ingest.text.sentences import FULL_STOPS, is_sentence

NAME = 60  # characters of a byline without a "by"
FEW = 3  # words of a paper's or an agency's name
BESIDE = 2  # lines from a date or a byline to such a name, or to a person's
LONGEST_TITLE = 120  # characters of one with a full stop
STANDFIRSTS = 2  # paragraphs between a title and the story's date
MOST_LOOKED_AT = 8  # paragraphs among which the story begins
_PARTS = re.compile(r"\s*[|•·]\s*|\s/\s")
_HANDLE = re.compile(r"\s*(?<!\w)\(?@\w+\)?")  # a name at a social network
_PRINTED = re.compile(STAMP)
_AROUND = " ,–—-|"  # between a name and a date


@dataclass(frozen=True, slots=True)
class Head:
    """What stands in front of the story, and where the story begins."""

    title: str | None
    begins: int  # number of the title's line or, without one, of the story's first
    doubles: frozenset[str]  # lines that repeat the title with the site's name
    summary: str | None
    dates: tuple[str, ...]  # whole lines, the likeliest first
    authors: tuple[Said, ...]
    publishers: tuple[Said, ...]
    captions: tuple[Caption, ...]
    links: tuple[str, ...]  # addresses that lines give as the page's own
    story: int  # number of the story's first line


def head_of(lines: Sequence[Line]) -> Head:
    """Return what the lines before the story say."""
    start = _start_of_story(lines)
    title = title_among(lines, start)
    if title is None:
        at, start = start, start if _opens_story(lines) else min(start + 1, len(lines))
        words, doubles, site = (lines[at].text if at < start else None), frozenset[str](), None
    else:
        at, words, doubles, site = title
    behind = _with_bylines([line for line in lines[at + 1 : start] if line.text not in doubles])
    named = _bylines(behind) or [line.text for line in lines[:at] if signs(line.text)]
    dated = _dated([*behind, *_not_printed(lines[: at + 1], doubles)[:-1]])
    authors, publishers = _who([*named, *(name for line in dated for name in _beside_date(line))])
    return Head(
        title=words,
        begins=at,
        doubles=doubles,
        summary=next((line.text for line in behind if line.role is Role.PROSE), None),
        dates=tuple(dated + [line for line in named if find_date(line)]),
        authors=authors,
        publishers=publishers or ((Said(site, "title"),) if site else ()),
        captions=captions_of(behind),
        links=tuple(filter(None, (labelled_address(line.text) for line in lines[:start]))),
        story=start,
    )


# -- where the story begins --


def _start_of_story(lines: Sequence[Line]) -> int:
    """Return the number of the story's first line; it follows a date or a byline between the first paragraphs."""
    prose = list(islice((at for at, line in enumerate(lines) if line.role is Role.PROSE), MOST_LOOKED_AT))
    if len(prose) > 1 and prose[0] == 0 and not _opens_story(lines):
        prose = prose[1:]  # a long title
    if not prose:
        return 0
    if any(line.role in (Role.LATEST, Role.RELATED) for line in lines[: prose[0]]):
        return _behind_list(lines, prose)
    begin = prose[0]
    for at in prose[1 : STANDFIRSTS + 1]:
        # The paragraph above a date or a byline is a standfirst, and the story stands below.
        if any(map(is_marker, lines[begin + 1 : at])) and not _goes_on(lines, begin):
            begin = at
    first = next((at for at in range(begin) if is_marker(lines[at])), begin)
    while begin > first + 1 and _is_short_paragraph(lines[begin - 1]):
        begin -= 1
    return begin


def _opens_story(lines: Sequence[Line]) -> bool:
    """Whether the first line is a paragraph of the story: it is longer than any title, and ends with a full stop."""
    is_long = bool(lines) and len(lines[0].text) >= LONGEST_TITLE and lines[0].text.endswith(FULL_STOPS)
    return is_long and not any(map(is_marker, lines[1 : 1 + BESIDE]))


def _is_short_paragraph(line: Line) -> bool:
    """Whether a line below a date or a byline is a short first paragraph: it ends with a full stop."""
    return line.role is Role.SHORT and is_paragraph(line) and not is_marker(line)


def _behind_list(lines: Sequence[Line], prose: Sequence[int]) -> int:
    """Return the same below a list of other stories: the first of two paragraphs in a row."""
    return next((at for at in prose if _goes_on(lines, at)), prose[0])


def _goes_on(lines: Sequence[Line], at: int) -> bool:
    """Whether a paragraph follows here: a standfirst stands alone."""
    return at + 1 < len(lines) and is_paragraph(lines[at + 1])


# -- who and when --


def _with_bylines(behind: Sequence[Line]) -> list[Line]:
    """Return the lines, with bylines that look like picture credits told from them: "Autor: Jane Doe" beside a date.

    An agency directly below the date is one of these bylines too.
    """
    told = list(behind)
    dates = {at for at, line in enumerate(behind) if line.role is Role.DATE}
    for at, line in enumerate(behind):
        if line.role is not Role.CAPTION or len(line.text) > NAME or dates.isdisjoint((at - 1, at + 1)):
            continue
        is_agencys = at - 1 in dates and not line.after_blank and is_agency(_PARTS.split(line.text)[0])
        if is_agencys or signs(line.text):
            told[at] = replace(line, role=Role.SHORT)
    return told


def _bylines(behind: Sequence[Line]) -> list[str]:
    """Return the lines behind a title that name an author or a publisher, without date lines."""
    said = [line for line in behind if line.role is not Role.FURNITURE]
    markers = (at for at, line in enumerate(said) if is_marker(line))
    near = {place for marker in markers for place in range(marker - BESIDE, marker + BESIDE + 1)}
    found = []
    for at, line in enumerate(said):
        labelled = line.role is Role.CAPTION and SOURCE.match(line.text) is not None
        if labelled or (line.role is Role.SHORT and _is_byline(line.text, beside=at in near, first=at < BESIDE)):
            found.append(_HANDLE.sub("", line.text))
    return found


def _is_byline(line: str, *, beside: bool, first: bool) -> bool:
    """Whether a line names an author or a publisher; a bare name does beside a date, a person's below the title."""
    if signs(line) or SOURCE.match(line):
        return True
    line = _HANDLE.sub("", line)
    if len(line) > NAME or is_sentence(line) or is_path(line):
        return False
    if beside:
        return len(line.split()) <= FEW or _are_persons(line) or bool(ORGANISATION.search(line))
    return first and is_person(line)


def _are_persons(line: str) -> bool:
    """Whether a line is nothing but the names of people: "Jane Doe and John Roe"."""
    people = people_of(line)
    return bool(people) and all(is_person(who.name or "") for who in people)


def _beside_date(line: str) -> list[str]:
    """Return the people in a date line: "Jane Doe | 24 September 2025", "Jane Doe, 24 September 2025"."""
    found = []
    for part in _PARTS.split(line):
        date = find_date(part)
        if date and UPDATED.search(part):
            continue
        names = [name.strip(_AROUND) for name in part.split(date, 1)] if date else [part]
        if date and PUBLISHED.search(names[0]):
            names[0] = ""
        found += [name for name in names[:1] if name and not is_role(name) and (signs(name) or is_person(name))]
        found += [name for name in names[1:] if signs(name)]
    return found


def _who(bylines: Sequence[str]) -> tuple[tuple[Said, ...], tuple[Said, ...]]:
    """Return authors and publishers; a line that names neither a person nor an agency is a publisher's."""
    authors: list[Said] = []
    publishers: list[Said] = []
    signed = any((has_byline_word(line) and people_of(line)) or is_reporter(line) for line in bylines)
    for line in bylines:
        has_house = bool(publishers)  # in a line above
        are_persons = any(map(is_person, _PARTS.split(line)))
        for part in _PARTS.split(line):
            date = find_date(part)
            before, _, behind = part.partition(date) if date else (part, "", "")
            name = before.strip(_AROUND) or behind.strip(_AROUND)
            source = SOURCE.sub("", name)
            if source != name:
                publishers.insert(0, Said(source, "source line"))
            elif (has_byline_word(name) or is_reporter(name)) and people_of(name):
                authors.append(Said(name, "byline"))
            elif name and not has_byline_word(name) and not is_role(name):
                is_author = not are_persons if is_agency(name) else _are_persons(name) and not has_house
                if not (is_author and signed):
                    (authors if is_author else publishers).append(Said(name, "byline"))
    return tuple(authors), tuple(publishers)


def _not_printed(lines: Sequence[Line], doubles: frozenset[str]) -> list[Line]:
    """Return the lines without those that say when the page was printed, beside the title of the browser's window."""
    beside = (not doubles.isdisjoint(line.text for line in lines[max(0, at - 1) : at + 2]) for at in range(len(lines)))
    return [line for line, titled in zip(lines, beside, strict=True) if not (titled and _PRINTED.fullmatch(line.text))]


def _dated(lines: Sequence[Line]) -> list[str]:
    """Return the date lines, labelled ones first; an unlabelled one may be the site's own date, above the title."""
    dated = [line.text for line in lines if line.role is Role.DATE]
    return sorted(dated, key=lambda line: PUBLISHED.search(line) is None and UPDATED.search(line) is None)


def when(lines: Sequence[str]) -> tuple[tuple[Said, ...], tuple[Said, ...]]:
    """Return the dates of publication and of updates in some lines, told by the words before them."""
    published: list[Said] = []
    updated: list[Said] = []
    for line in lines:
        for part in _dated_parts(line):
            if date := find_date(part):
                (updated if UPDATED.search(part.split(date)[0]) else published).append(Said(date, "date line"))
    return tuple(published), tuple(updated)


def _dated_parts(line: str) -> list[str]:
    """Split a line that has a date of publication and one of an update between the two."""
    parts = _PARTS.split(line)
    found = UPDATED.search(line)
    if len(parts) == 1 and found and find_date(line[: found.start()]):
        return [line[: found.start()], line[found.start() :]]
    return parts


def is_update(line: str) -> bool:
    """Return whether a date line says when the story was changed."""
    return UPDATED.search(line) is not None
