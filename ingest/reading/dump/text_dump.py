"""Reads the text of an article page that was copied or dumped without its markup, by shape and by words.

A dump begins with the page's head (title, date, byline, buttons), goes on with the story, paragraph by paragraph, and
ends with what stands below it: comments, forms, lists of other stories. Its list of newest stories is read too.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from html import escape

from ingest.errors import ReadError
from ingest.reading.dump.captions import with_captions
from ingest.reading.dump.encoded import without_encoding
from ingest.reading.dump.exports import stories_in
from ingest.reading.dump.head import Head, head_of, is_update, when
from ingest.reading.dump.latest import heads_paragraphs, labels_of, latest_rows, sorts_comments
from ingest.reading.dump.lines import (
    MOST,
    Line,
    Role,
    has_bullet,
    is_address,
    is_paragraph,
    is_speech,
    lines_of,
    tags_in,
    without_bullet,
)
from ingest.reading.dump.refusing import refuse_no_article
from ingest.reading.dump.titles import with_whole_titles
from ingest.reading.phrases.byline import people_of
from ingest.reading.phrases.dateline import MOST_TURNS, opens_text
from ingest.reading.phrases.wall_words import says_wall
from ingest.reading.raw import Parsed, RawEntry, RawLatest, Said
from ingest.schema import Dateline, Flaw, Format, Image, Kind, Tag
from ingest.text.language import fold
from ingest.text.markup import safe_text
from ingest.text.sentences import is_sentence

SHORTEST_LINE = 50  # mean length of the lines in an honest dump: of shorter ones only MOST are looked at
MOST_OF_ONE = 3  # lines that are looked at for each of those, blank ones included
TEASERS = 12  # lines of a list of other stories inside a story
MENU = 5  # lines of a menu
SHARE = 0.15  # of the story's length may stand behind a menu
MOST_HEADINGS = 12  # of lists of newest stories that are looked at
CONTACT = 160  # characters of a line that says how to reach somebody
OPENING = 500  # characters of a line in which it may begin with a name
# Ligatures, as PDFs hold them: "oﬃce".
_LIGATURES = {ord(one): letters for one, letters in zip("ﬀﬁﬂﬃﬄﬅﬆ", "ff fi fl ffi ffl st st".split(), strict=True)}
_HANDLE = re.compile(r"(?<!\S)@\w{2,}|\S@\S+\.\w")
# Tuples, not sets: hashing an enum member is a call in Python, for each line.
_ENDS = (Role.END, Role.LATEST, Role.RIGHTS)
_ENDS_LIST = (*_ENDS, Role.RELATED, Role.TAGS)
_NOT_STORY = (Role.FURNITURE, Role.CAPTION, Role.TAGS, Role.DATE, Role.RIGHTS)


def parse_text_dump(text: str) -> Parsed:
    """Return the article that a text dump holds: title, date, byline, dateline, story and latest list.

    The dateline is taken out of the story's text. Buttons, comments, forms and other stories are left out.

    Raises: ReadError: it is a list of addresses ("list-of-urls"), is no article, or holds no story ("no-story").
    """
    decoded, flaws = without_encoding(text)
    every = safe_text(decoded).translate(_LIGATURES).splitlines()
    refuse_no_article(every)
    first = _first(every, max(MOST, len(decoded) // SHORTEST_LINE))
    stories = stories_in(first)
    told = [_with_own_headings(with_captions(with_whole_titles(lines_of(story.lines)))) for story in stories]
    cut = len(first) < len(every) or any(len(lines) == MOST for lines in told)
    if cut:
        flaws += (Flaw("too-large", f"the first {sum(map(len, told)):,} lines were read"),)
    found = [_read(lines, story.place) for story, lines in zip(stories, told, strict=True)]
    entries = tuple(entry for entry in found if entry is not None)
    if not entries:
        raise ReadError("no-story", "no line of it is a paragraph")
    if len(entries) < len(found):
        flaws += (Flaw("no-story", f"{len(found) - len(entries):,} of {len(found):,} documents hold no paragraph"),)
    return Parsed(format=Format.TEXT, kind=Kind.ARTICLE, entries=entries, flaws=flaws)


def _first(lines: list[str], most: int) -> list[str]:
    """Return the lines up to the `most`th that is not blank: in exports of archives, every other line is."""
    left = most
    for at, line in enumerate(lines[: MOST_OF_ONE * most]):
        left -= bool(line.strip())
        if left < 0:
            return lines[:at]
    return lines[: MOST_OF_ONE * most]


def _read(lines: Sequence[Line], place: str | None) -> RawEntry | None:
    """Return the story in some lines, None if none of them is a paragraph of one."""
    head = head_of(lines)
    kept, rest = _story(lines, head)
    story = _without_tail(kept, head)
    if not any(line.role is Role.PROSE for line in story):
        return None
    filed = (Said(place, "dateline field"),) if place else ()
    return _entry(lines, head, story, rest)._replace(place=filed)


def _with_own_headings(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines with the role SHORT for headings of the story that say "The latest"."""
    latest = [at for at, line in enumerate(lines) if line.role is Role.LATEST and heads_paragraphs(lines, at)]
    told = list(lines)
    for at in latest:
        told[at] = replace(lines[at], role=Role.SHORT)
    return told


def _entry(lines: Sequence[Line], head: Head, story: Sequence[Line], rest: int) -> RawEntry:
    first = next(at for at, line in enumerate(story) if line.role is Role.PROSE)
    dateline = opens_text("\n\n".join([line.text for line in story[first:]][: MOST_TURNS + 1]), head.title)
    later = (line.text for line in lines[head.story :] if line.role is Role.DATE and is_update(line.text))
    published, updated = when((*head.dates, *later))
    return RawEntry(
        canonical=tuple(Said(link, "address line") for link in head.links[:1]),
        title=(Said(head.title, "first line"),) if head.title else (),
        summary=(Said(head.summary, "line above the date"),) if head.summary else (),
        content=(Said(_html(story, first, dateline), "paragraphs", "html"),),
        published=published,
        updated=updated,
        publisher=head.publishers,
        author=head.authors,
        rights=tuple(Said(line.text, "last lines") for line in lines[rest:] if line.role is Role.RIGHTS)[:1],
        tags=_tags(lines[head.story :]),
        images=tuple(Image(None, *caption) for caption in head.captions),
        dateline=dateline,
        latest=_latest(lines, head),
    )


# -- the story --


def _story(lines: Sequence[Line], head: Head) -> tuple[list[Line], int]:
    """Return the lines of the story, and the number of the line that ends it."""
    kept: list[Line] = []
    at = head.story
    while at < len(lines) and lines[at].role not in _ENDS:
        if lines[at].role is Role.RELATED:
            at = _behind_teasers(lines, at)
            continue
        if lines[at].role not in _NOT_STORY and lines[at].text not in head.doubles:
            kept.append(lines[at])
        at += 1
    return kept, at


def _without_tail(story: Sequence[Line], head: Head) -> list[Line]:
    """Return the story without what trails behind it: headings of nothing, a paywall, the author's biography."""
    kept = list(story[: _start_of_menu(story)])
    names = {fold(who.name) for said in head.authors for who in people_of(said.value) if who.name}
    while kept and _hangs_on(kept[-1], names):
        kept.pop()
    return kept


def _start_of_menu(story: Sequence[Line]) -> int:
    """Return the number of the line where a menu or a footer begins: many short lines, with little text behind them."""
    sizes = [len(line.text) if is_paragraph(line) else 0 for line in story]
    whole, before, run = sum(sizes), 0, 0
    for at, line in enumerate(story):
        if _says_little(line):
            run += 1
            if run == MENU and whole - before < SHARE * before:
                return at - MENU + 1
        else:
            run = 0
        before += sizes[at]
    return len(story)


def _says_little(line: Line) -> bool:
    """Whether a line looks like one of a menu: a few words, no item of a list and no row of a table."""
    return _is_heading(line) and not any(map(str.isdigit, line.text))


def _is_heading(line: Line) -> bool:
    """Whether a line is a few words, and no sentence or item of a list."""
    return line.role is Role.SHORT and not is_sentence(line.text) and not has_bullet(line.text)


def _hangs_on(line: Line, names: Collection[str]) -> bool:
    """Whether a last line is none of the story: a heading of nothing, a wall, who wrote it and how to reach them."""
    text = line.text
    if _is_heading(line):
        return True
    if says_wall(text) or (len(text) <= CONTACT and _HANDLE.search(text) is not None):
        return True
    opening = f"{fold(text[:OPENING])} "  # a line may be a megabyte
    return any(opening.startswith(f"{name} ") for name in names)


def _behind_teasers(lines: Sequence[Line], at: int) -> int:
    """Return the number of the line where the story goes on behind a list of other stories, or where the page ends.

    It goes on at the first two paragraphs in a row, for the summary of a teaser stands alone below its title; or before
    them, behind a block of bare titles, since headings of the story may stand between its paragraphs.
    """
    for later in range(at + 1, min(at + TEASERS, len(lines))):
        if lines[later].role in _ENDS or lines[later].role is Role.RELATED:
            return later
        pair = lines[later : later + 2]
        if len(pair) == 2 and all(map(is_paragraph, pair)):
            return min(later, _behind_titles(lines, at + 1))
    return next((later for later in range(at + 1, len(lines)) if lines[later].role in _ENDS), len(lines))


def _behind_titles(lines: Sequence[Line], start: int) -> int:
    """Return where a block of several titles, bulleted or without blank lines, ends at a paragraph; else the end."""
    behind = (at for at in range(start, len(lines)) if lines[at].role is not Role.SHORT or is_paragraph(lines[at]))
    end = next(behind, len(lines))
    titles = lines[start:end]
    bullets = sum(has_bullet(line.text) for line in titles)
    is_block = bullets == len(titles) or (bullets == 0 and not any(line.after_blank for line in titles[1:]))
    if len(titles) > 1 and is_block and end < len(lines) and is_paragraph(lines[end]):
        is_parted = lines[end].after_blank or not _are_teasers(lines, start, end)
        return end if is_parted and not has_bullet(lines[end].text) else len(lines)
    return len(lines)


def _are_teasers(lines: Sequence[Line], start: int, end: int) -> bool:
    """Whether as many titles follow the first paragraph as stand before it: then it is a teaser's summary."""
    again = lines[end + 1 : 2 * end + 2 - start]
    return [line.role for line in again] == [line.role for line in lines[start : end + 1]]


def _html(story: Sequence[Line], first: int, dateline: Dateline | None) -> str:
    blocks: list[str] = []
    for at, line in enumerate(story):
        text = line.text
        if at == first and dateline is not None:
            text = text.partition(dateline.text)[2].lstrip() or text  # directional marks may prevent a match
        if has_bullet(text) and not is_speech(text):
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


def _latest(lines: Sequence[Line], head: Head) -> tuple[RawLatest, ...]:
    """Return the rows below the first "latest" heading that has any: behind the story, else above its title."""
    headings = [at for at, line in enumerate(lines) if line.role is Role.LATEST and not sorts_comments(lines, at)]
    below = [at for at in headings if at >= head.story]
    above = [at for at in headings if at < head.begins]  # what stands between title and story is a section's name
    labels = labels_of(lines[min(headings) :]) if headings else ()
    for at in (*below, *above)[:MOST_HEADINGS]:
        most = head.begins if at < head.begins else len(lines)
        ends = (to for to in range(at + 1, most) if lines[to].role in _ENDS_LIST and lines[to] not in labels)
        end = next(ends, most)
        listed = [line for line in lines[at + 1 : end] if _may_be_listed(line) and line not in labels]
        if rows := latest_rows(listed, in_menu=at < head.begins):
            return rows
    return ()


def _may_be_listed(line: Line) -> bool:
    return line.role is not Role.FURNITURE or is_address(line.text)
