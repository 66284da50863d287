"""The text of an article page, copied or dumped without its markup: told apart by shape and by words.

A dump begins with the page's head (title, date, byline, buttons), goes on with the story, paragraph by paragraph, and
ends with what stands below it: comments, forms, lists of other stories. Its list of newest stories is read too.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from ingest.errors import ReadError
from ingest.reading.dump.latest import latest_rows
from ingest.reading.dump.lines import Line, Role, has_bullet, is_address, is_sentence, lines_of, tags_in, without_bullet
from ingest.reading.phrases.byline import ORGANISATION, has_byline_word, is_person, is_role, people_of
from ingest.reading.phrases.credit import split_credit
from ingest.reading.phrases.dateline import find_dateline
from ingest.reading.raw import Parsed, RawEntry, RawLatest, Said
from ingest.schema import Dateline, Flaw, Format, Image, Kind, Tag
from ingest.text.dates import find_date
from ingest.text.furniture import is_furniture
from ingest.text.markup import safe_text

MOST_LINES = 20_000  # of a dump that says next to nothing in each; honest ones are longer than SHORTEST_LINE
SHORTEST_LINE = 50  # characters
HEAD = 14  # lines among which the story begins
NAME = 60  # characters of a byline without a "by"
FEW = 3  # words of a house's name
TEASERS = 12  # lines of a list of other stories inside a story
_UPDATED = re.compile(r"updat|modif|aktualis|güncel|actualiz|mis à jour|aggiornat|تحديث|حدث|محدث|نوێ", re.IGNORECASE)
_PARTS = re.compile(r"\s*[|•·]\s*")
_ENDS = frozenset({Role.END, Role.LATEST, Role.RIGHTS})
_NOT_STORY = frozenset({Role.FURNITURE, Role.CAPTION, Role.TAGS, Role.DATE, Role.RIGHTS})


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands in front of the story, and where the story begins."""

    title: Line | None
    summary: str | None
    dates: tuple[str, ...]  # whole lines
    bylines: tuple[str, ...]
    captions: tuple[str, ...]
    story: int  # number of its first line


def parse_text_dump(text: str) -> Parsed:
    """Return the article that a text dump holds: title, date, byline, dateline, story and latest list.

    The dateline is taken out of the story's text. Buttons, comments, forms and other stories are left out.

    Raises: ReadError: it is a list of addresses ("list-of-urls"), or holds no story ("no-story").
    """
    every = safe_text(text).splitlines()
    _refuse_addresses(every)
    most = max(MOST_LINES, len(text) // SHORTEST_LINE)
    flaws = (Flaw("too-large", f"the first {most:,} lines were read"),) if len(every) > most else ()
    lines = lines_of(every[:most])
    head = _head(lines)
    paragraphs, rest = _story(lines, head.story)
    if not any(line.role is Role.PROSE for line in paragraphs):
        raise ReadError("no-story", "no line of it is a paragraph")
    return Parsed(format=Format.TEXT, kind=Kind.ARTICLE, entries=(_entry(lines, head, paragraphs, rest),), flaws=flaws)


def _refuse_addresses(lines: Sequence[str]) -> None:
    """Refuse a list of addresses; "#" begins a note in one."""
    addresses = sum(is_address(line.strip()) for line in lines)
    if addresses and addresses >= 0.8 * sum(not line.lstrip().startswith("#") for line in lines if line.strip()):
        raise ReadError("list-of-urls", f"{addresses} addresses")


def _entry(lines: Sequence[Line], head: _Head, story: Sequence[Line], rest: int) -> RawEntry:
    first = next(at for at, line in enumerate(story) if line.role is Role.PROSE)
    dateline = find_dateline(story[first].text)
    author, publisher = _who(head.bylines)
    published, updated = _when(
        (
            *head.dates,
            *(line.text for line in lines[head.story :] if line.role is Role.DATE and _UPDATED.search(line.text)),
        )
    )
    return RawEntry(
        title=(Said(head.title.text, "first line"),) if head.title else (),
        summary=(Said(head.summary, "line above the date"),) if head.summary else (),
        content=(Said(_html(story, first, dateline), "paragraphs", "html"),),
        published=published,
        updated=updated,
        publisher=publisher,
        author=author,
        rights=tuple(Said(line.text, "last lines") for line in lines[rest:] if line.role is Role.RIGHTS)[:1],
        tags=_tags(lines[head.story :]),
        images=tuple(Image(None, *split_credit(caption)) for caption in head.captions),
        dateline=dateline,
        latest=_latest(lines),
    )


# -- the head --


def _head(lines: Sequence[Line]) -> _Head:
    """Read the lines in front of the story."""
    start = _start_of_story(lines)
    before = lines[:start]
    title = _title(before)
    if title is None and start < len(lines):
        title, start = lines[start], start + 1
    behind = before[before.index(title) + 1 :] if title in before else ()
    named = [line.text for line in behind if line.role is Role.SHORT and _is_byline(line.text)]
    dated = [line.text for line in before if line.role is Role.DATE]
    named += [name for line in dated for name in _beside_date(line)]
    return _Head(
        title=title,
        summary=next((line.text for line in behind if line.role is Role.PROSE), None),
        dates=tuple(dated + [line for line in named if find_date(line)]),
        bylines=tuple(named),
        captions=tuple(line.text for line in behind if line.role is Role.CAPTION),
        story=start,
    )


def _start_of_story(lines: Sequence[Line]) -> int:
    """The number of the story's first line: behind a date or byline between its first paragraphs."""
    prose = [at for at, line in enumerate(lines[: 2 * HEAD]) if line.role is Role.PROSE]
    if not prose:
        return 0
    begin = prose[0]
    for at in prose[1:3]:
        between = lines[begin + 1 : at]
        # A standfirst stands above the date or the byline, the story below it.
        if any(line.role is Role.DATE or has_byline_word(line.text) for line in between) and not _has_long_run(
            lines, begin
        ):
            begin = at
    return begin


def _has_long_run(lines: Sequence[Line], at: int) -> bool:
    """Whether two paragraphs stand together here: a standfirst is one."""
    following = lines[at + 1 : at + 2]
    return bool(following) and following[0].role is Role.PROSE


def _title(before: Sequence[Line]) -> Line | None:
    """The first line of some words; what is shorter in front of it is a section's or the site's name."""
    can_be = [
        line
        for line in before
        if line.role in (Role.SHORT, Role.PROSE) and not has_byline_word(line.text) and not _is_path(line.text)
    ]
    longer = [line for line in can_be if len(line.text.split()) >= 3 or len(line.text) >= 20]
    return next(iter((*longer, *can_be)), None)


def _is_path(line: str) -> bool:
    """Whether a line is a trail of sections: "Home > News > World", "Home > News"."""
    parts = re.split(r"\s[>›»/|]\s", line)
    return len(parts) > 2 or (len(parts) == 2 and is_furniture(parts[0]))


def _is_byline(line: str) -> bool:
    """Whether a short line of a head names who wrote or who published."""
    if has_byline_word(line):
        return True
    short = len(line) <= NAME and not is_sentence(line)
    return short and (len(line.split()) <= FEW or is_person(line) or bool(ORGANISATION.search(line)))


def _beside_date(line: str) -> list[str]:
    """The people that a date line names besides: "Jane Doe | 24 September 2025"."""
    named = (part for part in _PARTS.split(line) if find_date(part) is None and not is_role(part))
    return [part for part in named if has_byline_word(part) or is_person(part)]


def _who(bylines: Sequence[str]) -> tuple[tuple[Said, ...], tuple[Said, ...]]:
    """Authors and publisher: a line that names no person is the publisher's."""
    authors: list[Said] = []
    publishers: list[Said] = []
    for line in bylines:
        for part in _PARTS.split(line):
            date = find_date(part)
            name = part.replace(date, "").strip(" ,–—-|") if date else part
            if has_byline_word(name) and people_of(name):
                authors.append(Said(name, "byline"))
            elif name and not has_byline_word(name) and not is_role(name):
                (authors if is_person(name) and not publishers else publishers).append(Said(name, "byline"))
    return tuple(authors), tuple(publishers)


def _when(lines: Sequence[str]) -> tuple[tuple[Said, ...], tuple[Said, ...]]:
    """Dates of publication and of the update, by the words in front of them."""
    published: list[Said] = []
    updated: list[Said] = []
    for line in lines:
        for part in _dated_parts(line):
            if date := find_date(part):
                (updated if _UPDATED.search(part.split(date)[0]) else published).append(Said(date, "date line"))
    return tuple(published), tuple(updated)


def _dated_parts(line: str) -> list[str]:
    """A line with a date of publication and one of update, parted between them."""
    parts = _PARTS.split(line)
    found = _UPDATED.search(line)
    if len(parts) == 1 and found and find_date(line[: found.start()]):
        return [line[: found.start()], line[found.start() :]]
    return parts


# -- the story --


def _story(lines: Sequence[Line], start: int) -> tuple[list[Line], int]:
    """Return the lines of the story, and the number of the line that ends it."""
    kept: list[Line] = []
    at = start
    while at < len(lines) and lines[at].role not in _ENDS:
        if lines[at].role is Role.RELATED:
            at = _behind_teasers(lines, at)
            continue
        if lines[at].role not in _NOT_STORY:
            kept.append(lines[at])
        at += 1
    while kept and kept[-1].role is Role.SHORT and not is_sentence(kept[-1].text) and not has_bullet(kept[-1].text):
        kept.pop()  # a heading that nothing follows
    return kept, at


def _behind_teasers(lines: Sequence[Line], at: int) -> int:
    """The number of the line at which the story goes on behind a list of other stories, or where the page's end begins.

    It goes on where two paragraphs follow each other; a teaser's summary stands alone below its title.
    """
    for later in range(at + 1, min(at + TEASERS, len(lines))):
        if lines[later].role in _ENDS or lines[later].role is Role.RELATED:
            return later
        pair = lines[later : later + 2]
        if len(pair) == 2 and all(line.role is Role.PROSE for line in pair):
            return later
    return next((later for later in range(at + 1, len(lines)) if lines[later].role in _ENDS), len(lines))


def _html(story: Sequence[Line], first: int, dateline: Dateline | None) -> str:
    blocks: list[str] = []
    for at, line in enumerate(story):
        text = line.text
        if at == first and dateline is not None:
            text = text[text.index(dateline.text) + len(dateline.text) :].lstrip()
        if has_bullet(text):
            blocks.append(f"<li>{escape(without_bullet(text), quote=False)}</li>")
        elif line.role is Role.SHORT and not is_sentence(text):
            blocks.append(f"<h2>{escape(text, quote=False)}</h2>")
        else:
            blocks.append(f"<p>{escape(text, quote=False)}</p>")
    return re.sub(r"(?:<li>.*?</li>\n?)+", lambda found: f"<ul>{found[0].strip()}</ul>\n", "\n".join(blocks)).strip()


# -- around the story --


def _tags(lines: Sequence[Line]) -> tuple[Tag, ...]:
    said = (tags_in(line.text) or without_bullet(line.text) for line in lines if line.role is Role.TAGS)
    terms = (term.strip(" #.") for tags in said for term in re.split(r"[,;،、|•·#]", tags))
    return tuple(Tag(term) for term in dict.fromkeys(terms) if term)


def _latest(lines: Sequence[Line]) -> tuple[RawLatest, ...]:
    """The rows below the first heading that announces newest stories and has any."""
    for at, line in enumerate(lines):
        if line.role is not Role.LATEST:
            continue
        end = next((later for later in range(at + 1, len(lines)) if _ends_list(lines, later)), len(lines))
        rows = latest_rows(row for row in lines[at + 1 : end] if row.role is not Role.FURNITURE or is_address(row.text))
        if rows:
            return rows
    return ()


def _ends_list(lines: Sequence[Line], at: int) -> bool:
    return lines[at].role in _ENDS | {Role.RELATED, Role.TAGS}
