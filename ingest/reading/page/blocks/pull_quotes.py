"""Leaves out pull quotes: boxes that repeat some words of a paragraph in larger letters, with who said them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from typing import TypeAlias

from ingest.reading.page.dom.walked import HEADINGS, Place, Run
from ingest.text.sentences import FULL_STOPS

SHORTEST, LONGEST = 30, 300  # characters of a pull quote
MOST = 12  # boxes that are looked at
MORE = 10  # characters by which the quoted paragraph must be longer than a pull quote
MOSTLY = 0.5  # share of the story that stands side by side: what stands elsewhere is in a box
LEAST, SPEAKER = 4, 60  # weight of a line that says whose words they are
REFRAIN = 3  # times that a block stands in the story; fewer are a quotation for each width of screen
NEAR = 2  # blocks before and behind a pull quote that may say so
CELLS = frozenset({"td", "th", "li"})  # a value may repeat another, a list sum up
QUOTATION_MARKS = "\"“”„«»'‘’ "
SENTENCE_ENDS = frozenset('.!?…。！？"”»’')

Kind: TypeAlias = tuple[str, str, str, str]  # tag and classes of a block and of what is around it


def without_pull_quotes(runs: list[Run]) -> list[Run]:
    """Return the blocks of a story without its pull quotes, and without the names of the speakers in their boxes."""
    if not runs:
        return runs
    own = are_paragraphs(runs)
    if all(own):
        return runs
    paragraphs = [run for run, is_own in zip(runs, own, strict=True) if is_own]
    boxed = (at for at, is_own in enumerate(own) if at and not is_own and _may_quote(runs[at]))
    repeated = (at for at in islice(boxed, MOST) if _repeats(runs[at], paragraphs))
    quotes = [at for at in repeated if _stands_alone(runs[at], runs, paragraphs)]
    out = {*quotes, *(near for at in quotes for near in _speakers(at, runs, paragraphs))}
    return [run for at, run in enumerate(runs) if at not in out] if out else runs


def are_paragraphs(runs: Sequence[Run]) -> list[bool]:
    """Return for each block of a story whether it is one of its paragraphs, by the way that most of it is laid out.

    They stand side by side, or in boxes that are written alike.
    """
    weights: Counter[Place | None] = Counter()
    of_kinds: Counter[Kind] = Counter()
    kinds = [kind_of(run.place) for run in runs]
    for run, kind in zip(runs, kinds, strict=True):
        weights[run.place.parent] += run.weight
        of_kinds[kind] += run.weight
    main, most = max(weights, key=weights.__getitem__), max(of_kinds, key=of_kinds.__getitem__)
    if weights[main] > MOSTLY * sum(weights.values()):
        return [run.place.parent is main and run.place.tag == most[0] for run in runs]
    return [kind == most for kind in kinds]


def kind_of(place: Place) -> Kind:
    """Return how a block is written: its tag and classes, and those of what is around it."""
    outer = place.parent or place
    return place.tag, place.element.get("class") or "", outer.tag, outer.element.get("class") or ""


def _may_quote(run: Run) -> bool:
    """Whether a block has the length of a quotation, and ends a sentence or is named as one."""
    if not SHORTEST <= len(run.text) <= LONGEST or run.place.tag in CELLS:
        return False
    return run.text[-1] in SENTENCE_ENDS or _is_called_quote(run.place)


def _is_called_quote(place: Place) -> bool:
    """Whether a place, or the one around it, is named as a quotation."""
    return any("quote" in (one.element.get("class") or "").lower() for one in islice(place.outwards(), 2))


def _repeats(quote: Run, paragraphs: Sequence[Run]) -> bool:
    """Whether the words of a block stand in a paragraph that says more than them, or, if it is named so, no more."""
    words = quote.text.strip(QUOTATION_MARKS)
    more = -len(words) if _is_called_quote(quote.place) else MORE
    return any(len(words) + more < len(run.text) and words in run.text for run in paragraphs if run is not quote)


def _stands_alone(quote: Run, runs: Sequence[Run], paragraphs: Sequence[Run]) -> bool:
    """Whether a block is neither a refrain nor the beginning or end of a longer quotation."""
    if sum(run.text == quote.text for run in runs) >= REFRAIN:
        return False
    around = quote.place.parent
    if around is None or around.tag != "blockquote":
        return True
    inside = (run for run in runs if run is not quote and around.holds(run.place))
    return all(run.text[-1] not in SENTENCE_ENDS or _repeats(run, paragraphs) for run in inside)


def _speakers(at: int, runs: Sequence[Run], paragraphs: Sequence[Run]) -> Iterator[int]:
    """Yield the numbers of the lines that stand with a pull quote in a box without any paragraph."""
    quote = runs[at]
    near = [number for number in range(max(at - NEAR, 0), min(at + NEAR + 1, len(runs))) if number != at]
    others = [runs[number] for number in near if runs[number] in paragraphs]
    outer = takewhile(lambda place: not any(place.holds(run.place) for run in others), quote.place.outwards())
    box = next(reversed([*outer]), None)
    for number in near:
        run = runs[number]
        is_line = LEAST <= run.weight <= SPEAKER and run.text[-1] not in FULL_STOPS
        if is_line and run.place.tag not in HEADINGS and box is not None and box.holds(run.place):
            yield number
