"""Finds where a list of stories ends: at the next heading, known by its place, its words or its markup."""

from collections.abc import Iterable, Iterator
from itertools import islice, takewhile

from ingest.reading.page.dom.walked import HEADINGS, Place, Run
from ingest.reading.page.lists.headings import LONGEST_ALONE, Heading
from ingest.reading.page.lists.links import FEWEST, Seeking, are_several, links_in
from ingest.reading.page.lists.tabs import is_tab
from ingest.reading.page.lists.titles import TITLE
from ingest.reading.phrases.latest_links import is_advert, points_on, points_to_all
from ingest.reading.phrases.latest_words import LONGEST, heads_latest, may_head_latest
from ingest.reading.phrases.times import is_time
from ingest.text.furniture import ends_story, heads_other_stories
from ingest.text.language import fold

LEVELS = 4  # from the label of an advertisement up to its box
MOST_RUNS = 600  # blocks of text behind a heading that are looked at


def next_heading(page: Seeking, heading: Heading, holder: Place) -> int:
    """Return the number of the first piece of the next heading that ends the list; 0 if there is none."""
    same = fold(heading.text)
    own = _headed_box(page, heading.run, holder)
    is_lone_link = heading.run.linked > 0 and heading.run.place is holder
    for run in _behind(page, heading, holder):
        if len(run.text) > LONGEST:
            continue
        if is_advert(run.text) and _is_of_one_row(page, run):
            continue
        if _heads_another(page, heading, run, same) and not _is_label(run, _behind(page, heading, holder)):
            return run.piece
        if (own is not None or is_lone_link) and _heads_next_box(page, run, own, holder):
            return run.piece
    return 0


def _is_of_one_row(page: Seeking, run: Run) -> bool:
    """Whether the nearest place around a block that has links behind it links to fewer pages than a list does."""
    around = (links_in(page, place, run.piece) for place in islice(run.place.outwards(), LEVELS))
    return not are_several(anchor.href for anchor in next(filter(None, around), ()))


def _is_label(run: Run, others: Iterable[Run]) -> bool:
    """Whether a block is repeated with the stories of a list: a link to their section, or a number of comments."""
    counts = ends_story(run.text)
    named_alike = (one for one in others if _are_named_alike(one.place, run.place))
    alike = (one for one in named_alike if (one.text == run.text and one.linked) or (counts and ends_story(one.text)))
    return len(list(islice(alike, FEWEST))) == FEWEST


def _behind(page: Seeking, heading: Heading, holder: Place) -> Iterator[Run]:
    """Yield the blocks behind a heading, within the place that holds its list."""
    return takewhile(lambda run: holder.holds(run.place), islice(page.walked.runs_from(heading.end), MOST_RUNS))


def _headed_box(page: Seeking, heading: Run, holder: Place) -> Place | None:
    """Return the child of `holder` in which a block is the first text, None if there is no such child."""
    box = holder.child_around(heading.place)
    at = page.walked.number_of(heading)
    return None if box is None or (at and box.holds(page.walked.runs[at - 1].place)) else box


def _heads_next_box(page: Seeking, run: Run, own: Place | None, holder: Place) -> bool:
    """Whether a block heads another box with several links, by being a heading or because both boxes are alike.

    It must come first in the box, and be the only one of its kind, unlike what stands above each title in a list.
    """
    if run.linked or len(run.text) > LONGEST_ALONE or (own is not None and own.holds(run.place)):
        return False
    box = _headed_box(page, run, holder)
    if box is None or not (run.place.tag in HEADINGS or (own is not None and _are_of_one_kind(box, own))):
        return False
    if not are_several(anchor.href for anchor in links_in(page, box, run.piece)):
        return False
    behind = takewhile(lambda other: box.holds(other.place), islice(page.walked.runs_from(run.piece + 1), MOST_RUNS))
    return not is_time(run.text) and not any(_are_named_alike(other.place, run.place) for other in behind)


def _are_named_alike(one: Place, other: Place) -> bool:
    return one.tag == other.tag and one.element.get("class") == other.element.get("class")


def _are_of_one_kind(one: Place, other: Place) -> bool:
    """Whether two boxes have the same tag and class."""
    return bool(one.element.get("class")) and _are_named_alike(one, other)


def _heads_another(page: Seeking, heading: Heading, run: Run, same: str) -> bool:
    """Whether a short block heads the next list: it is marked up like the list's own heading, or its words say so."""
    if not run.linked and heads_other_stories(run.text):
        return True
    if _are_named_alike(run.place, heading.run.place) and heads_other_stories(page.walked.pieces[run.piece].text):
        return True  # "Most read", with a link to all of them
    if (
        is_tab(run.place)
        or points_on(run.text)
        or points_to_all(run.text)
        or (run.weight >= TITLE and run.linked >= 0.8 * len(run.text))
    ):
        return False
    if run.place.tag == heading.run.place.tag and _is_of_its_kind(run, heading.run.place):
        return not _is_of_a_teaser(page, run)
    if heads_other_stories(run.text) or ends_story(run.text) or fold(run.text) == same:
        return True
    return may_head_latest(run.text) and heads_latest(run.text)


def _is_of_a_teaser(page: Seeking, run: Run) -> bool:
    """Whether a block is the title of a teaser: its box links to one page only, by links without words."""
    box = run.place.parent
    links = links_in(page, box, run.piece) if box is not None else []
    return len({link.href for link in links}) == 1 and not any(link.text.strip() for link in links)


def _is_of_its_kind(run: Run, heading: Place) -> bool:
    """Whether a block with the heading's tag is a heading too: they share a class, or the tag is a heading's."""
    name = heading.element.get("class")
    if name and run.place.element.get("class") == name:
        return True
    return heading.tag in HEADINGS and not run.linked and next(run.place.element.iterancestors("a"), None) is None
