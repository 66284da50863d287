"""Reads the list of newest stories in a text dump: without markup, only the shape of lines tells its rows apart.

A row is a title, maybe with a picture's caption before it, and with a time and a summary behind it. A title does not
end like a sentence; a summary does, and is longer.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise, zip_longest

from ingest.reading.dump.head import is_update
from ingest.reading.dump.lines import (
    PROSE,
    Line,
    Role,
    has_bullet,
    is_address,
    is_paragraph,
    role_of,
    signs,
    without_bullet,
)
from ingest.reading.phrases.credit import split_credit
from ingest.reading.phrases.latest_links import points_on, points_to_all
from ingest.reading.phrases.times import DayAbove, is_hour, is_time, split_time
from ingest.reading.raw import RawLatest
from ingest.schema import Image
from ingest.text.language import fold
from ingest.text.phrase_tables import phrases
from ingest.text.sentences import SPOKEN_STOPS, is_sentence

MOST = 50  # rows
MOST_LINES = 8 * MOST  # lines of so many rows
MENU = 3  # one after another, rows of one or two words are a menu: the list has ended
FEW = 3  # rows of a short list; stories that must share a label
LABEL_WORDS = 2  # in a section's name
LABEL = 24  # characters of a section's name
LABEL_UNSPACED = 5  # the same in a script without spaces
LONG = 130  # characters; no title has more
SECTION_WORDS = 3  # in a section's name beside a time
MOST_COLUMNS = 3  # of such a line
_MAY_BE_LABELS = frozenset({Role.END, Role.RELATED, Role.LATEST})
_FIGURES = re.compile(r"\d+")
_COLUMNS = re.compile(r"\s*[|•·]\s*")
_LINKED = re.compile(r"(?P<text>\S.{6,}\S)\s+[<(\[]?(?P<address>https?://[^\s<>()\[\]]+)[>)\]]?$", re.IGNORECASE)
# What stands beside "Newest" where comments can be sorted.
_SORTS = """
sort by · sorted by · sort · oldest · oldest first · most liked · top comments · best · sortieren
sortieren nach · älteste · älteste zuerst · beliebteste · trier par · les plus anciens · plus anciens
ordenar por · más antiguos
mais antigos · ordina per · meno recenti · sorteer op · oudste · sırala · sıralama · en eski · en eskiler
сортировать · сортировать по · сначала старые · старые · ترتيب حسب · الأقدم · کۆنترین · قدیمی ترین · 最早 · 古い順
"""


@dataclass(frozen=True, slots=True)
class _Row:
    caption: str | None = None
    title: str | None = None
    summary: str | None = None
    published: str | None = None
    link: str | None = None


def sorts_comments(lines: Sequence[Line], at: int) -> bool:
    """Return whether a heading is only a button for the order of comments, among others."""
    return any(fold(line.text) in phrases(_SORTS) for line in (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2]))


def heads_paragraphs(lines: Sequence[Line], at: int) -> bool:
    """Return whether a heading belongs to the story: "The latest" over two paragraphs instead of a list of titles."""
    below = lines[at + 1 : at + 3]
    return len(below) > 1 and all(line.role is Role.PROSE and len(line.text) >= PROSE for line in below)


def labels_of(lines: Iterable[Line]) -> frozenset[Line]:
    """Return the lines that are repeated with several stories, and so end no list: "Read more", "12 comments"."""
    ends = [(_FIGURES.sub("", fold(line.text)), line) for line in lines if line.role in _MAY_BE_LABELS]
    met = Counter(words for words, _ in ends)
    return frozenset(line for words, line in ends if met[words] >= (FEW - 1 if points_on(line.text) else FEW))


def latest_rows(lines: Iterable[Line], *, in_menu: bool) -> tuple[RawLatest, ...]:
    """Return the rows in the lines below a "latest" heading, in their order.

    If the heading may stand in a menu, above the title, all of them must be as long as headlines.
    """
    rows = [_Row()]
    listed = _with_bare_captions(list(_with_days(list(_with_addresses_apart(islice(lines, MOST_LINES))))))
    first = _times_come_first(listed)
    for line, following in pairwise([*listed, None]):
        if line is None:
            break
        if _is_below_title(rows[-1], line, following):
            rows[-1] = replace(rows[-1], caption=line.text)
            continue
        row = None if first and _begins_by_time(rows[-1], line) else _taken_up(rows[-1], line)
        if row is None:
            rows.append(_taken_up(_Row(), line) or _Row())
        else:
            rows[-1] = row
    told = _headlines([row for row in rows if row.title])
    told = [row for at, row in enumerate(told) if at not in (0, len(told) - 1) or not points_to_all(row.title or "")]
    if in_menu and not all(len((row.title or "").split()) > LABEL_WORDS + 1 for row in told):
        return ()
    return tuple(map(_raw, told))[:MOST]


def _with_addresses_apart(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield the lines, with the address behind a linked title on a line of its own: "Ferry is back <https://...>"."""
    for line in lines:
        found = _LINKED.match(line.text) if "://" in line.text else None
        if found:
            yield replace(line, text=found["text"], role=role_of(found["text"]))
            yield Line(found["address"], Role.FURNITURE, after_blank=False)
        else:
            yield line


def _with_days(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines, each hour with the day that stands above it."""
    above = DayAbove()
    for line, following in zip_longest(lines, lines[1:]):
        hour, title = _hour_before(line)
        if hour is None:
            said = _time_of(line)
            if said and following is not None and _hour_before(following)[0]:
                above = DayAbove(said)
            else:
                yield line
            continue
        above = above.after(hour)
        yield replace(line, text=f"{above.day} {hour}", role=Role.DATE) if above.day else line
        if title and above.day:
            yield replace(line, text=title, after_blank=False)


def _hour_before(line: Line) -> tuple[str | None, str]:
    """Return the hour that a line is or begins with, and the title behind it."""
    text = without_bullet(line.text)
    if is_hour(text):
        return text, ""
    title, time = split_time(text)
    begins = time is not None and is_hour(time) and text.startswith(time)
    return (time, title) if begins else (None, "")


def _times_come_first(lines: Sequence[Line]) -> bool:
    """Whether the time of each row stands above its title: the first line is a time, and blank lines do not object."""
    timed = [at for at, line in enumerate(lines) if _time_of(line)]
    if timed[:1] != [0]:
        return False
    parted = [line.after_blank for line in lines] + [True]
    return 2 * sum(not parted[at] and parted[at + 1] for at in timed[1:]) <= len(timed) - 1


def _begins_by_time(row: _Row, line: Line) -> bool:
    """Whether a line is the next row's time, in a list with times above titles."""
    return row.title is not None and not is_update(line.text) and _time_of(line) is not None


def _is_below_title(row: _Row, line: Line, following: Line | None) -> bool:
    """Whether a caption belongs to the title above it: then a summary or a time follows, and not another title."""
    if line.role is not Role.CAPTION or row.title is None or row.caption or row.summary or following is None:
        return False
    return _can_be_summary(following.text, following) or _time_of(following) is not None


def _time_of(line: Line) -> str | None:
    """Return the time that a line is, or holds beside the name of a section; None without one."""
    text = without_bullet(line.text)
    if is_time(text) or line.role is Role.DATE:
        return text
    parts = _COLUMNS.split(text, maxsplit=MOST_COLUMNS) if len(text) <= LONG else []
    times = [part for part in parts if is_time(part)]
    others = [part for part in parts if part not in times]
    return times[0] if times and all(len(part.split()) <= SECTION_WORDS for part in others) else None


def _headlines(rows: Sequence[_Row]) -> list[_Row]:
    """Return the rows that are headlines, up to the beginning of a menu; none if most of them are short labels."""
    labels = [_is_label(row) for row in rows]
    begins = (at for at in range(len(rows) - MENU + 1) if all(labels[at : at + MENU]))
    end = next(begins, len(rows))
    if end >= MENU and 2 * sum(labels[:end]) > end and not any(map(_says_more, rows[:end])):
        return []
    told = end - sum(labels[:end])
    # Section names stand above headlines; but in a short list, two words may be a headline.
    return [row for row, label in zip(rows[:end], labels, strict=False) if not label or told < FEW]


def _says_more(row: _Row) -> bool:
    return bool(row.summary or row.caption or row.published or row.link)


def _is_label(row: _Row) -> bool:
    """Whether a row looks like one of a menu: a word or two, and nothing else."""
    title = row.title or ""
    if _says_more(row):
        return False
    if title > "\u3000" and " " not in title:
        return len(title) <= LABEL_UNSPACED
    return len(fold(title).split()) <= LABEL_WORDS and len(title) < LABEL


def _with_bare_captions(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines with the role CAPTION for captions without a credit, if the first row begins with one.

    It ends with a full stop, as no title does, and a title follows. Behind a title, it may just as well be a summary.
    """
    first = next((at for at, line in enumerate(lines) if not is_address(line.text)), len(lines))
    if [is_paragraph(line) for line in lines[first : first + 3]] != [True, False, True]:
        return lines
    told = list(lines)
    for at in range(first, len(lines), 3):
        if [is_paragraph(line) for line in lines[at : at + 2]] != [True, False]:
            break
        told[at] = replace(lines[at], role=Role.CAPTION)
    return told


def _taken_up(row: _Row, line: Line) -> _Row | None:
    """Return the row with a line added, None if the line begins the next row."""
    text = without_bullet(line.text)
    if is_address(text):
        return replace(row, link=row.link or text) if row.title else row
    if time := _time_of(line):
        return None if row.summary and row.published else replace(row, published=row.published or time)
    if signs(text):
        return row
    if line.role is Role.CAPTION:
        return replace(row, caption=text) if row.title is None else None
    if row.title is None:
        return replace(_titled(row, text, line), link=line.link)
    is_short = is_paragraph(line) and not row.title.endswith(SPOKEN_STOPS)
    if has_bullet(line.text) or not (is_short or _can_be_summary(text, line)):
        return None
    return replace(row, summary=text) if row.summary is None else None


def _titled(row: _Row, text: str, line: Line) -> _Row:
    """Return the row with the line as its title; a long sentence before a title is a caption without a credit."""
    if line.role is Role.PROSE and len(text) > LONG and row.caption is None:
        return replace(row, caption=text)
    title, time = split_time(text)
    return replace(row, title=title, published=time or row.published)


def _can_be_summary(text: str, line: Line) -> bool:
    return line.role is Role.PROSE and (is_sentence(text) or len(text) > LONG)


def _raw(row: _Row) -> RawLatest:
    image = None
    if row.caption:
        caption = split_credit(row.caption)
        image = Image(None, caption.text, caption.credit)
    return RawLatest(title=row.title or "", link=row.link, summary=row.summary, image=image, published=row.published)
