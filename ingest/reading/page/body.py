"""The body reader: which blocks of a page are its story, by rules; and the story as clean HTML.

Prose counts where it stands: the container of the story is the innermost element that holds most of the page's prose.
Inside it, what hangs off it is pruned branch by branch: zones, link lists, boxes under a heading of their own.
Everything behind `body_of` may be replaced by a better reader.
"""

from dataclasses import dataclass

from ingest.reading.page.walk import HEADINGS, Place, Run, Walked
from ingest.reading.page.zones import Zone
from ingest.reading.phrases.credit import split_credit
from ingest.reading.phrases.furniture import ends_story, is_furniture
from ingest.text.language import fold

PROSE = 60  # weight of a block from which on it says something
LITTLE = 20  # the same on a page that has nothing longer
MOST = 0.8  # of the prose that the container of the story holds
VOID = 0.3  # of the page's prose: a zone that holds as much was misnamed
FEW = 0.2  # of the page's prose: if no more stands outside all zones, the zones are wrong
LINKED = 0.2  # of a block that may be links and still be prose
LINK_LIST = 0.5  # of a branch that may be links
LEADS = 25  # blocks between the title and the story among which a standfirst may stand
CAPTION = 400  # characters of a caption with its credit
CAPTIONS = frozenset({"figure", "figcaption", "li", "td"})
# What counts as prose and which zones are believed, from the usual page to the one whose marks mislead.
LEVELS = ((PROSE, Zone.NONE), (PROSE, Zone.ASIDE), (PROSE, Zone.CLOSED), (LITTLE, Zone.CLOSED))


@dataclass(frozen=True, slots=True)
class Body:
    """The story of a page: its blocks in the order of the page, and the innermost element around them."""

    runs: tuple[Run, ...]
    container: Place

    @property
    def weight(self) -> int:
        """The length of its text in Latin letters."""
        return sum(run.weight for run in self.runs)


def body_of(walked: Walked, titles: frozenset[str] = frozenset()) -> Body | None:
    """Return the story of a page, or None where there is none.

    `titles` are the folded forms of the page's title, which stands in front of the story and is no part of it.
    """
    zones = _zones(walked)
    for prose, most in LEVELS:
        total = _count(walked, zones, most, prose)
        if total and total >= FEW * _count_all(walked, prose):
            break
    else:
        return None
    container = [place for place in walked.places if place.good >= MOST * total][-1]
    inside = [run for run in walked.runs if container.holds(run.place)]
    known: dict[int, bool] = {container.number: True}
    kept = [run for run in inside if zones[run.place.number] <= most and _belongs(run.place, known)]
    beside = {picture.piece for picture in walked.pictures}
    kept = [run for run in (*_leads(walked, container, zones), *kept) if not _is_caption(run, beside)]
    kept = _trimmed(_before_comments(kept), titles)
    return Body(tuple(kept), container) if kept else None


def _is_prose(run: Run, prose: int) -> bool:
    if run.weight < prose or run.linked > LINKED * len(run.text) or run.place.tag in HEADINGS:
        return False
    return any(letter.isalpha() for letter in run.text[:prose])


def _count_all(walked: Walked, prose: int) -> int:
    return sum(run.weight for run in walked.runs if _is_prose(run, prose))


def _count(walked: Walked, zones: list[Zone], most: Zone, prose: int) -> int:
    """Count each place's text and prose, the prose only in zones up to `most`; return the page's prose."""
    total = 0
    for place in walked.places:
        place.chars = place.linked = place.good = 0
    for run in walked.runs:
        good = run.weight if zones[run.place.number] <= most and _is_prose(run, prose) else 0
        total += good
        place = run.place
        place.chars += len(run.text)
        place.linked += run.linked
        place.good += good
    for place in reversed(walked.places):
        if place.parent is not None:
            place.parent.chars += place.chars
            place.parent.linked += place.linked
            place.parent.good += place.good
    return total


def _zones(walked: Walked) -> list[Zone]:
    """Return each place's zone: the strongest around it, misnamed ones left out."""
    own = [place.zone for place in walked.places]
    total = _count(walked, _inherited(walked, own), Zone.ASIDE, PROSE)
    for place in walked.places:
        if own[place.number] in (Zone.DOUBTFUL, Zone.ASIDE) and place.good >= VOID * total:
            own[place.number] = Zone.NONE
    return _inherited(walked, own)


def _inherited(walked: Walked, own: list[Zone]) -> list[Zone]:
    zones: list[Zone] = []
    for place, zone in zip(walked.places, own, strict=True):
        zones.append(zone if place.parent is None else max(zone, zones[place.parent.number]))
    return zones


def _belongs(place: Place, known: dict[int, bool]) -> bool:
    """Whether a place inside the container is part of the story: it hangs on no list of links.

    `known` holds it for the container, and is filled with it for every place that is gone past.
    """
    gone_past: list[int] = []
    belongs = True
    while belongs and (place.number not in known) and place.parent is not None:
        gone_past.append(place.number)
        belongs = place.linked <= LINK_LIST * place.chars
        place = place.parent
    belongs = belongs and known.get(place.number, True)
    known.update(dict.fromkeys(gone_past, belongs))
    return belongs


def _leads(walked: Walked, container: Place, zones: list[Zone]) -> list[Run]:
    """The paragraphs between the page's title and the container of the story: a standfirst, a first one."""
    before = [run for run in walked.runs if run.place.number < container.number and not container.holds(run.place)]
    title = next((at for at in range(len(before) - 1, -1, -1) if before[at].place.tag == "h1"), None)
    if title is None or len(before) - title > LEADS:
        return []
    return [
        run
        for run in before[title + 1 :]
        if _is_prose(run, PROSE)
        and zones[run.place.number] <= Zone.DOUBTFUL
        and not run.linked
        and run.place.tag not in CAPTIONS
    ]


def _is_caption(run: Run, beside: set[int]) -> bool:
    """Whether a block right behind a picture credits it."""
    return run.piece in beside and len(run.text) <= CAPTION and split_credit(run.text).credit is not None


def _before_comments(runs: list[Run]) -> list[Run]:
    """Leave out what stands below a heading over the readers' comments or the site's own words, in the latter half."""
    half = len(runs) // 2
    cut = next(
        (at for at, run in enumerate(runs) if at >= half and run.weight < PROSE and ends_story(run.text)), len(runs)
    )
    return runs[:cut]


def _trimmed(runs: list[Run], titles: frozenset[str]) -> list[Run]:
    """Leave out the page's title, its furniture, what stands before the story, and headings that nothing follows."""
    kept = [run for run in runs if fold(run.text) not in titles and not is_furniture(run.text)]
    first = next((at for at, run in enumerate(kept) if run.weight >= LITTLE * 2), 0)
    kept = [run for run in kept[:first] if run.place.tag in HEADINGS] + kept[first:]
    while kept and kept[-1].place.tag in HEADINGS:
        kept.pop()
    return kept
