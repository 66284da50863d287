"""The list of newest stories in a text dump: its rows, told apart by shape, for no markup parts them.

A row is a title with, perhaps, a picture's caption in front of it and a time and a summary behind it. A title does
not end like a sentence; a summary does, and is longer.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from ingest.reading.dump.lines import Line, Role, has_bullet, is_address, is_paragraph, is_sentence, without_bullet
from ingest.reading.phrases.credit import split_credit
from ingest.reading.phrases.times import is_time, split_time
from ingest.reading.raw import RawLatest
from ingest.schema import Image
from ingest.text.language import fold
from ingest.text.phrase_tables import phrases

MOST = 50
MOST_LINES = 8 * MOST  # of as many rows
MENU = 3  # rows of one or two words in a row: there the list has ended
FEW = 3  # rows
LABEL_WORDS = 2  # of a section's name
LABEL = 24  # characters of it
LABEL_UNSPACED = 5  # the same in a script that writes no spaces
LONG = 130  # characters that no title has
# Beside "Newest": what else comments are sorted by.
_SORTS = """
sort by · sorted by · sort · oldest · oldest first · most liked · top comments · best · sortieren
sortieren nach · älteste · älteste zuerst · beliebteste · trier par · les plus anciens · plus anciens
ordenar por · más antiguos
mais antigos · ordina per · meno recenti · sorteer op · oudste · sırala · sıralama · en eski · en eskiler
сортировать · сортировать по · сначала старые · старые · ترتيب حسب · الأقدم · کۆنترین · قدیمی ترین
最早 · 古い順
"""


@dataclass(frozen=True, slots=True)
class _Row:
    caption: str | None = None
    title: str | None = None
    summary: str | None = None
    published: str | None = None
    link: str | None = None


def sorts_comments(lines: Sequence[Line], at: int) -> bool:
    """Return whether a heading only says in which order comments stand: it is a button among others."""
    return any(fold(line.text) in phrases(_SORTS) for line in (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2]))


def latest_rows(lines: Iterable[Line], *, in_menu: bool = False) -> tuple[RawLatest, ...]:
    """Return the rows that the lines below a "latest" heading hold, in their order.

    Where it may stand in a menu, above the title, each of them is to be as long as a headline.
    """
    rows = [_Row()]
    for line in _with_bare_captions(list(islice(lines, MOST_LINES))):
        row = _taken_up(rows[-1], line)
        if row is None:
            rows.append(_taken_up(_Row(), line) or _Row())
        else:
            rows[-1] = row
    told = _headlines([row for row in rows if row.title])
    if in_menu and not all(len((row.title or "").split()) > LABEL_WORDS + 1 for row in told):
        return ()
    return tuple(map(_raw, told))[:MOST]


def _headlines(rows: Sequence[_Row]) -> list[_Row]:
    """The rows that are headlines, up to where a menu begins; none where most are a menu's from the first on."""
    labels = [_is_label(row) for row in rows]
    begins = (at for at in range(len(rows) - MENU + 1) if all(labels[at : at + MENU]))
    end = next(begins, len(rows))
    if end >= MENU and 2 * sum(labels[:end]) > end and not any(map(_says_more, rows[:end])):
        return []
    told = end - sum(labels[:end])
    # Sections' names stand above headlines; two words alone may be a headline among few.
    return [row for row, label in zip(rows[:end], labels, strict=False) if not label or told < FEW]


def _says_more(row: _Row) -> bool:
    return bool(row.summary or row.caption or row.published or row.link)


def _is_label(row: _Row) -> bool:
    """Whether a row is as those of a menu are: a word or two, and nothing else."""
    title = row.title or ""
    if _says_more(row):
        return False
    if title > "\u3000" and " " not in title:
        return len(title) <= LABEL_UNSPACED
    return len(fold(title).split()) <= LABEL_WORDS and len(title) < LABEL


def _with_bare_captions(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines with the role set of captions without a credit, where the first row begins with one.

    It ends with a full stop, as no title does, and a title stands below it. Behind a title it may as well be a summary.
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
    """The row with a line added, or None where the line begins the next row."""
    text = without_bullet(line.text)
    if is_address(text):
        return replace(row, link=row.link or text) if row.title else row
    if is_time(text) or line.role is Role.DATE:
        return None if row.summary and row.published else replace(row, published=row.published or text)
    if line.role is Role.CAPTION:
        return replace(row, caption=text) if row.title is None else None
    if row.title is None:
        return _titled(row, text, line)
    if has_bullet(line.text) or not _can_be_summary(text, line):
        return None
    return replace(row, summary=text) if row.summary is None else None


def _titled(row: _Row, text: str, line: Line) -> _Row:
    """A row whose title the line is; a sentence in front of a title is a caption without a credit."""
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
