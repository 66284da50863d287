"""Reads the rows of a list of stories: the links of each, with the title, picture, summary and time beside them.

A row is what its list repeats. If it holds links to several addresses, the story's is the one in a heading, else the
only long one; the others lead to a section or an author.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice, takewhile

from ingest.reading.page.dom.walked import (
    HEADINGS,
    Anchor,
    Picture,
    Piece,
    Place,
    Run,
    Walked,
    is_long_sentence,
    on_one_line,
    weight_of,
)
from ingest.reading.page.lists.row_texts import (
    is_signed,
    labels_at_ends,
    labels_behind,
    labels_in_front,
    labels_run_together,
    summary_in_line,
    time_among,
    told_apart,
    without_pointer,
)
from ingest.reading.page.lists.titles import STRONG, runs_in, shown_title, title_beside, title_of
from ingest.reading.page.pictures.figures import image_of, is_icon, shows_larger
from ingest.reading.phrases.credit import Caption
from ingest.reading.phrases.times import split_time
from ingest.reading.raw import RawLatest
from ingest.schema import Image
from ingest.text.language import fold
from ingest.text.url_rules import ParameterRules
from ingest.text.urls import absolute_url, canonical_or_none

SHORTER = 4  # characters by which a section's address is shorter than a story's
MOST_PIECES = 40  # pieces of text in a row
MOST_OF_LAST = 8  # pieces of text behind the link of the last row that are its own, if its box is only a heading
MOST_MARKED = 200  # elements of a row among which a time for machines is looked for
MOST_EXTRA = 3  # addresses of long links or headings in the box of one story
_MENUS = frozenset({"nav", "menu"})


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
    if not units:
        return []
    kept = list(units.values())
    last = kept[-1].links[-1].anchor.piece
    _, end = _extent(walked, holder, last)
    starts = [*(unit.links[0].anchor.piece for unit in kept[1:]), last + MOST_OF_LAST]
    bounded = [(unit, min(start, end)) for unit, start in zip(kept, starts, strict=True)]
    rows = [_row(walked, unit, following) for unit, following in bounded]
    if labels := _shared(rows) | _labels(walked, [row.anchors[-1] for row in rows]):
        rows = [_row(walked, unit, following, labels) for unit, following in bounded]
    return [row for row in rows if row.title]


def _labels(walked: Walked, anchors: Sequence[Anchor]) -> frozenset[str]:
    """Return what stands in the links of rows beside their titles."""
    if all(len(anchor.texts) < 2 for anchor in anchors):
        return frozenset()
    pieces = [walked.pieces[anchor.piece : anchor.end] for anchor in anchors]
    ends = labels_at_ends([[on_one_line(text) for _, text in anchor.texts] for anchor in anchors])
    return ends | labels_in_front(pieces) | labels_behind(pieces) | labels_run_together(walked, anchors)


def _shared(rows: Sequence[Row]) -> frozenset[str]:
    """Return the titles that more than two rows would have: they are labels, not titles."""
    return frozenset(title for title, count in Counter(row.title for row in rows).items() if title and count > 2)


def address_of(href: str, url: str | None, rules: ParameterRules) -> str:
    """Return the address under which two links to one story compare equal."""
    return canonical_or_none(absolute_url(href, url) or href, rules) or href.split("#")[0].rstrip("/")


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
        else:  # links that share no place on this level have one address, and so are one story
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
    long = {link.address for link in group if weight_of(on_one_line(link.anchor.text)) >= STRONG}
    if len(headed) == len(long) == 1 and headed != long and len(min(headed)) + SHORTER < len(min(long)):
        own = long  # what stands in the heading is the section
    elif len(headed) == 1 and len(long | headed) <= MOST_EXTRA:
        own = headed
    elif not headed and len(long) == 1 and len(addresses) <= MOST_EXTRA:
        own = long
    else:
        return None
    return tuple(link for link in group if link.address in own)


def _row(walked: Walked, unit: _Unit, following: int, labels: frozenset[str] = frozenset()) -> Row:
    """Return a row with its own text: that of its box or, if the box is only a heading, up to the `following` row."""
    anchors = tuple(link.anchor for link in unit.links)
    first = anchors[0].piece
    end = anchors[-1].piece + 1
    if unit.box is not None:
        around, behind = _extent(walked, unit.box, first)
        first, end = min(around, first), max(behind, anchors[-1].end)  # a link may hold more than a box in it
    if unit.box is None or unit.box.tag in HEADINGS or unit.box.tag == "dt":
        end = max(end, following)
    end = min(end, first + MOST_PIECES)
    title = title_of(anchors, labels) or title_beside(walked, anchors, first, end)
    if ": " in title:
        title = shown_title(walked, title, first, end)
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
    for run in runs_in(walked, row.first, row.end):
        if (run.place.tag not in HEADINGS or is_long_sentence(run.text)) and _is_rows_own(walked, row, run):
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
    """Return the time in a row's box or link that is written for machines, None if it is only in words."""
    around = link = row.anchors[-1].element
    if row.box is not None and all(element is not link for element in row.box.element.iterancestors("a")):
        around = row.box.element
    marked = islice(around.iter(), MOST_MARKED)
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
