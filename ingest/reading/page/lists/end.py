"""Where a list of stories ends: at the heading of the next one, which its place, its words or its looks tell."""

from collections.abc import Iterable, Iterator
from itertools import islice, takewhile

from ingest.reading.page.dom.walked import HEADINGS, Place, Run
from ingest.reading.page.lists.headings import LONGEST_ALONE, Heading
from ingest.reading.page.lists.links import FEWEST, Seeking, are_several, links_in
from ingest.reading.page.lists.rows import TITLE
from ingest.reading.page.lists.tabs import is_tab
from ingest.reading.phrases.latest_links import is_advert, points_on, points_to_all
from ingest.reading.phrases.latest_words import LONGEST, heads_latest, may_head_latest
from ingest.reading.phrases.times import is_time
from ingest.text.furniture import ends_story, heads_other_stories
from ingest.text.language import fold

LEVELS = 4  # from the mark of an advertisement up to the box that it stands in
MOST_RUNS = 600  # blocks of text behind a heading that are looked at


def next_heading(page: Seeking, heading: Heading, holder: Place) -> int:
    """Return the number of the first piece of the next heading that is no part of the list; 0 where there is none."""
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
    """Whether the nearest place around a block that has links behind it has those of one story or two."""
    around = (links_in(page, place, run.piece) for place in islice(run.place.outwards(), LEVELS))
    return not are_several(anchor.href for anchor in next(filter(None, around), ()))


def _is_label(run: Run, others: Iterable[Run]) -> bool:
    """Whether a block stands with each story of a list: a link to its section, or the number of its comments."""
    counts = ends_story(run.text)
    named_alike = (one for one in others if _are_named_alike(one.place, run.place))
    alike = (one for one in named_alike if (one.text == run.text and one.linked) or (counts and ends_story(one.text)))
    return len(list(islice(alike, FEWEST))) == FEWEST


def _behind(page: Seeking, heading: Heading, holder: Place) -> Iterator[Run]:
    """The blocks behind a heading in what holds its list."""
    return takewhile(lambda run: holder.holds(run.place), islice(page.walked.runs_from(heading.end), MOST_RUNS))


def _headed_box(page: Seeking, heading: Run, holder: Place) -> Place | None:
    """The box right below a place that a block stands in as its first text; None where there is none."""
    box = holder.child_around(heading.place)
    at = page.walked.number_of(heading)
    return None if box is None or (at and box.holds(page.walked.runs[at - 1].place)) else box


def _heads_next_box(page: Seeking, run: Run, own: Place | None, holder: Place) -> bool:
    """Whether a block heads another box, of several links: it is a heading, or both boxes are of one kind.

    It stands first in it, and there is no other like it, as there is of what stands above each title of a list.
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
    """Whether two boxes have one name."""
    return bool(one.element.get("class")) and _are_named_alike(one, other)


def _heads_another(page: Seeking, heading: Heading, run: Run, same: str) -> bool:
    """Whether a short block heads the next list: it is marked up as the heading is, or its words say so."""
    if not run.linked and heads_other_stories(run.text):
        return True
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
    """Whether the box of a block leads to one page only, by links without words: it is the title of a story."""
    box = run.place.parent
    links = links_in(page, box, run.piece) if box is not None else []
    return len({link.href for link in links}) == 1 and not any(link.text.strip() for link in links)


def _is_of_its_kind(run: Run, heading: Place) -> bool:
    """Whether a block of the heading's tag is a heading as it is: its class says so, or its tag is a heading's."""
    name = heading.element.get("class")
    if name and run.place.element.get("class") == name:
        return True
    return heading.tag in HEADINGS and not run.linked and next(run.place.element.iterancestors("a"), None) is None
