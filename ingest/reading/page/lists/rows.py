"""Reads the rows of a list of stories: the links of each, with the title, picture, summary and time beside them.

A row is what its list repeats. If it holds links to several addresses, the story's is the one in a heading, else the
only long one; the others lead to a section or an author.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby, islice, takewhile
from operator import itemgetter

from ingest.reading.page.dom.walked import HEADINGS, Anchor, Picture, Piece, Place, Run, Walked, weight_of
from ingest.reading.page.lists.row_texts import (
    SUMMARY,
    is_signed,
    labels_at_ends,
    labels_in_front,
    summary_in_line,
    time_among,
    told_apart,
    without_pointer,
)
from ingest.reading.page.pictures.figures import image_of, is_icon, shows_larger
from ingest.reading.phrases.credit import Caption
from ingest.reading.phrases.latest_links import is_badge, points_on
from ingest.reading.phrases.times import is_time, split_time
from ingest.reading.raw import RawLatest
from ingest.schema import Image
from ingest.text.furniture import is_furniture
from ingest.text.language import fold
from ingest.text.sentences import FULL_STOPS
from ingest.text.url_rules import ParameterRules
from ingest.text.urls import absolute_url, canonical_or_none

TITLE = 16  # weight of a link's text that can be a headline
LEAST = 10  # the same in a heading
SIGNS = 20  # the same in a script without spaces: eight Chinese characters
LONG = 32  # weight of a link's text that is too long for a menu in any script
STRONG = 28  # weight of a text that is hardly anything but a headline; the mean title in lists is longer
SHORTER = 4  # characters by which a section's address is shorter than a story's
LINKED = 0.7  # share of links in a paragraph that is a list of links
MOST_PIECES = 40  # pieces of text in a row
MOST_MARKED = 200  # elements of a row among which a time for machines is looked for
MOST_EXTRA = 3  # addresses of long links or headings in the box of one story
_MENUS = frozenset({"nav", "menu"})
_CUT = ("...", "…")  # how a title that is cut short ends


@dataclass(frozen=True, slots=True)
class Row:
    """One story of a list: its links, the box they stand in, and the pieces of text that are its own."""

    anchors: tuple[Anchor, ...]
    address: str
    box: Place | None  # None where it has none of its own
    title: str
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class _Link:
    """A link with the places around it, from the list's on downwards."""

    anchor: Anchor
    address: str
    path: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class _Group:
    """Links that stand together, and whether no others stand beside them."""

    links: tuple[_Link, ...]
    alone: bool


@dataclass(frozen=True, slots=True)
class _Unit:
    """Links that stand together, and the place they share below the list's."""

    links: tuple[_Link, ...]
    box: Place | None


def rows_among(walked: Walked, addressed: Iterable[tuple[Anchor, str]], holder: Place) -> list[Row]:
    """Return the stories that links inside `holder` lead to, each address once, in the order of the page.

    Each link comes with its `address_of`.
    """
    links = [_Link(anchor, address, _path(anchor.place, holder)) for anchor, address in addressed]
    links = [link for link in links if not any(place.tag in _MENUS for place in link.path)]
    units: dict[str, _Unit] = {}
    for unit in _units(links):
        units.setdefault(unit.links[0].address, unit)
    kept = list(units.values())
    last = _extent(walked, holder, kept[-1].links[-1].anchor.piece)[1] if kept else 0
    starts = [unit.links[0].anchor.piece for unit in kept[1:]] + [kept[-1].links[-1].anchor.piece + 8 if kept else 0]
    placed = [(unit, min(start, last)) for unit, start in zip(kept, starts, strict=False)]
    rows = [_row(walked, unit, start) for unit, start in placed]
    ends = labels_at_ends([[_line(text) for _, text in row.anchors[-1].texts] for row in rows])
    fronts = labels_in_front([walked.pieces[row.anchors[-1].piece : row.anchors[-1].end] for row in rows])
    if labels := _shared(rows) | ends | fronts:
        rows = [_row(walked, unit, start, labels) for unit, start in placed]
    return [row for row in rows if row.title]


def _shared(rows: Sequence[Row]) -> frozenset[str]:
    """Return the titles that more than two rows would have: they are labels, not titles."""
    return frozenset(title for title, count in Counter(row.title for row in rows).items() if title and count > 2)


def address_of(href: str, url: str | None, rules: ParameterRules) -> str:
    """Return the address under which two links to one story compare equal."""
    return canonical_or_none(absolute_url(href, url) or href, rules) or href.split("#")[0].rstrip("/")


def is_title(anchor: Anchor) -> bool:
    """Return whether a link's text can be a story's title, and does not stand inside a sentence."""
    text = anchor.headline or anchor.text
    if len(text) < LEAST // 2:
        return False
    text = " ".join(text.split())
    weight = weight_of(text)
    if weight < (LEAST if anchor.headline else TITLE) or is_in_a_sentence(anchor, text):
        return False
    if weight >= LONG:
        return True
    return (" " in text or (anchor.headline != "" and _is_of_signs(text, weight))) and not is_furniture(text)


def may_be_title(anchor: Anchor) -> bool:
    """Return whether a link's text may be a title if something else says so too: a few Chinese characters, say."""
    text = _line(anchor.text) if len(anchor.text) < LONG else ""
    return _is_of_signs(text, weight_of(text)) and not (is_furniture(text) or is_in_a_sentence(anchor, text))


def _is_of_signs(text: str, weight: int) -> bool:
    """Whether a text is mostly in a script without spaces, and no shorter than a few words of it."""
    return weight >= max(SIGNS, 2 * len(text))


def is_in_a_sentence(anchor: Anchor, text: str) -> bool:
    """Return whether a link with this text stands in a paragraph that says much more, mostly outside links."""
    place = anchor.place
    return place.tag == "p" and place.chars > 2 * len(text) and place.linked < LINKED * place.chars


def _path(place: Place, holder: Place) -> tuple[Place, ...]:
    path = []
    at: Place | None = place
    while at is not None and at is not holder:
        path.append(at)
        at = at.parent
    return tuple(reversed(path))


def _units(links: Sequence[_Link]) -> Iterator[_Unit]:
    """Yield the links story by story: divide them by ever deeper places while a group leads to several stories."""
    pending = [_groups(links, 0)]
    while pending:
        group = next(pending[-1], None)
        if group is None:
            pending.pop()
            continue
        level = len(pending) - 1
        box = group.links[0].path[level] if len(group.links[0].path) > level else None
        story = _story(group.links, alone=group.alone)
        if story is not None:
            yield _Unit(story, box)
        elif box is not None:
            pending.append(_groups(group.links, level + 1))


def _groups(links: Sequence[_Link], level: int) -> Iterator[_Group]:
    """Yield the links grouped by their places on one level below the list, or by address where there is no place."""
    groups = [tuple(group) for _, group in groupby(links, key=lambda link: _part(link, level))]
    return (_Group(group, len(groups) == 1) for group in groups)


def _part(link: _Link, level: int) -> int | str:
    return link.path[level].number if len(link.path) > level else link.address


def _story(group: Sequence[_Link], *, alone: bool) -> tuple[_Link, ...] | None:
    """Return the links of the one story that a group is about; None if it is about several, or is the whole list."""
    addresses = {link.address for link in group}
    if len(addresses) == 1:
        return tuple(group)
    if alone:
        return None
    headed = {link.address for link in group if link.anchor.headline}
    long = {link.address for link in group if weight_of(_line(link.anchor.text)) >= STRONG}
    if len(headed) == len(long) == 1 and headed != long and len(min(headed)) + SHORTER < len(min(long)):
        own = long  # what stands in the heading is the section
    elif len(headed) == 1 and len(long | headed) <= MOST_EXTRA:
        own = headed
    elif not headed and len(long) == 1 and len(addresses) <= MOST_EXTRA:
        own = long
    else:
        return None
    return tuple(link for link in group if link.address in own)


def _row(walked: Walked, unit: _Unit, start: int, labels: frozenset[str] = frozenset()) -> Row:
    """Return a row with its own text: that of its box or, if the box is only a heading, up to the next row."""
    anchors = tuple(link.anchor for link in unit.links)
    first = anchors[0].piece
    end = anchors[-1].piece + 1
    if unit.box is not None:
        first, end = _extent(walked, unit.box, first)
    if unit.box is None or unit.box.tag in HEADINGS or unit.box.tag == "dt":
        end = max(end, start)
    end = min(end, first + MOST_PIECES)
    title = _title(anchors, labels) or _title_beside(walked, anchors, first, end)
    return Row(anchors, unit.links[0].address, unit.box, title, first, end)


def _extent(walked: Walked, place: Place, near: int) -> tuple[int, int]:
    """Return the range of pieces inside a place, looked for around the piece `near`."""
    pieces = walked.pieces
    low = high = near
    while low > 0 and near - low < MOST_PIECES and place.holds(pieces[low - 1].place):
        low -= 1
    while high < len(pieces) and high - near < MOST_PIECES and place.holds(pieces[high].place):
        high += 1
    return low, high


def _title(anchors: Sequence[Anchor], labels: frozenset[str]) -> str:
    """Return the text of a heading in a row's links, else their first part of a title's length, else the longest link.

    `labels` are texts that other rows have too; beside one, a title may be shorter.
    """
    # Of two headings in one story the shorter is what stands above its title.
    headlines = sorted((_line(anchor.headline) for anchor in anchors if anchor.headline), key=len, reverse=True)
    parts = (_line(text) for anchor in anchors for _, text in anchor.parts)
    least = LEAST if labels else TITLE
    named = [part for part in _joined(parts) if weight_of(part) >= LEAST and part not in labels and not is_time(part)]
    longer = [part for part in named if weight_of(part) >= least]
    if longer and longer[0].endswith(FULL_STOPS) and weight_of(named[0]) >= 2 * len(named[0]):
        longer = named  # a few signs above a sentence are its title
    found = next(chain(headlines, longer), "") or max((_line(anchor.text) for anchor in anchors), key=len)
    title = _whole(anchors, found) if found.endswith(_CUT) else _bare(anchors, found, labels)
    return "" if points_on(title) else title


def _whole(anchors: Sequence[Anchor], cut: str) -> str:
    """Return a link's `title` or label, if its text is the beginning of that, cut short."""
    begin = fold(cut)
    called = (_line(anchor.element.get(name) or "") for anchor in anchors for name in ("title", "aria-label"))
    return next((name for name in called if len(name) > len(cut) - 3 and fold(name).startswith(begin)), cut)


def _bare(anchors: Sequence[Anchor], title: str, labels: frozenset[str]) -> str:
    """Return a title without times, badges and labels that stand in elements of their own at its ends."""
    ends = (text for anchor in anchors if len(anchor.texts) > 1 for text in _ends(anchor, title) if len(text) < SUMMARY)
    for end in dict.fromkeys(ends):
        if title != end and (is_time(end) or is_badge(end) or end in labels):
            rest = title.removeprefix(f"{end} ") if title.startswith(f"{end} ") else title.removesuffix(f" {end}")
            title = rest if weight_of(rest) >= LEAST else title
    return title


def _ends(anchor: Anchor, title: str) -> Iterator[str]:
    """Yield the first and the last pieces of the block of a link that is the title: a label above it is none of it."""
    for _, pieces in groupby(anchor.texts, key=itemgetter(0)):
        texts = [_line(text) for _, text in pieces]
        if _line(" ".join(texts)) == title:
            yield from (*texts[:2], *texts[-2:])


def _joined(parts: Iterable[str]) -> Iterator[str]:
    """Yield the parts of a row's links; one that ends in a colon is joined with the next."""
    before = ""
    for part in parts:
        if part.endswith(":"):
            before = f"{before}{part} "
        elif part:
            yield f"{before}{part}"
            before = ""
    if before:
        yield before.strip()


def _title_beside(walked: Walked, anchors: Sequence[Anchor], first: int, end: int) -> str:
    """Return the title of a row whose links have no words: its heading, its first longer text, or a link's label."""
    runs = list(_runs(walked, first, end))
    headings = (run.text for run in runs if run.place.tag in HEADINGS)
    lines = (line for run in runs if run.linked and (line := walked.first_line(run)) != run.text)
    longer = (run.text for run in runs if run.weight >= TITLE and not run.linked)
    called = [_line(anchor.element.get(name) or "") for anchor in anchors for name in ("aria-label", "title")]
    title = next((text for text in (*headings, *longer, *lines, *called) if text and not is_furniture(text)), "")
    return next((name for name in called if weight_of(name) >= TITLE and title.endswith(name)), title)  # below a kicker


def _runs(walked: Walked, first: int, end: int) -> Iterator[Run]:
    """Yield the blocks of text that begin in a range of pieces."""
    return takewhile(lambda run: run.piece < end, walked.runs_from(first))


def raw_of(walked: Walked, row: Row) -> RawLatest:
    """Return a row with what stands beside its title, addresses and times as written."""
    title, time = split_time(row.title)
    last = row.anchors[-1]
    picture = _picture(walked, row)
    texts = told_apart(_longer(walked, row, title), last.piece, pictured=picture is not None)
    in_line = summary_in_line(walked.pieces[last.end : row.end], last.place)
    return RawLatest(
        title=title,
        link=row.anchors[0].href,
        summary=_own_text(walked, row, texts.summary) if texts.summary else in_line,
        image=_image(row, picture, texts.caption) if picture else None,
        published=_stamp(row) or time or _published(walked, row),
    )


def is_timed(walked: Walked, row: Row) -> bool:
    """Return whether a time stands in a row."""
    return bool(_stamp(row) or split_time(row.title)[1] or _published(walked, row))


def _longer(walked: Walked, row: Row, title: str) -> Iterator[Run]:
    """Yield the texts of a row that are neither its title, nor a byline, nor links to other pages."""
    own = fold(title)
    for run in _runs(walked, row.first, row.end):
        if run.place.tag not in HEADINGS and _is_rows_own(walked, row, run):
            text = fold(_own_text(walked, row, run))
            if own not in text and text not in own and not is_signed(run, _pieces_of(walked, run)):
                yield run


def _pieces_of(walked: Walked, run: Run) -> Sequence[Piece]:
    return walked.pieces[run.piece : walked.end_of(walked.number_of(run))]


def _own_text(walked: Walked, row: Row, run: Run) -> str:
    return without_pointer(run, _pieces_of(walked, run), row.anchors, row.title)


def _is_rows_own(walked: Walked, row: Row, run: Run) -> bool:
    """Whether a block is no link, or is one to the row's own story."""
    return run.linked < len(run.text) // 2 or walked.pieces[run.piece].anchor in row.anchors


def _picture(walked: Walked, row: Row) -> Picture | None:
    """Return the first picture in a row's links or box that is no icon."""
    addresses = {anchor.href for anchor in row.anchors}
    for picture in _pictures(walked, row.first, row.end):
        boxed = row.box is not None and row.box.holds(picture.place)
        linked = picture.anchor is not None and picture.anchor.href in addresses
        if is_icon(picture):
            continue
        if linked or (boxed and (picture.anchor is None or shows_larger(picture.anchor.href))):
            return picture
    return None


def _image(row: Row, picture: Picture, caption: Caption | None) -> Image | None:
    """Return a row's picture with its caption, if that stands in the row's box; None if it has no address."""
    boxed = row.box is not None and row.box.holds(picture.place)
    own = boxed and row.box is not None and next(row.box.element.iter("figcaption"), None) is not None
    image = image_of(picture, captioned=own)
    if not image.url:
        return None
    return replace(image, caption=caption.text, credit=caption.credit) if caption else image


def _pictures(walked: Walked, first: int, end: int) -> Iterator[Picture]:
    return takewhile(lambda picture: picture.piece <= end, islice(walked.pictures_from(first), MOST_PIECES))


def _stamp(row: Row) -> str | None:
    """Return the time in a row's box that is written for machines, None if it is only in words."""
    if row.box is None:
        return None
    marked = islice(row.box.element.iter(), MOST_MARKED)
    stamps = ((one.get("datetime") or one.get("data-timestamp") or "").strip() for one in marked)
    return next((stamp for stamp in stamps if any(map(str.isdigit, stamp))), None)


def _published(walked: Walked, row: Row) -> str | None:
    """Return the time that a row shows, or that follows a row without a box."""
    last = row.anchors[-1]
    pieces = walked.pieces[row.first : row.end]
    if row.box is None:
        pieces = [piece for piece in walked.pieces[last.piece : last.end + 2] if piece.anchor in (None, last)]
    elif row.box.tag == "dd":  # its time may stand in the term before it
        pieces = [
            piece for piece in walked.pieces[max(0, row.first - 1) : row.first] if piece.place.tag == "dt"
        ] + pieces
    return time_among(pieces, row.title)


def _line(text: str) -> str:
    return " ".join(text.split())
