"""What came in when: small bar charts of a month, one below the other, all of the same days."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ingest.schema import DayCount

DAYS = 30
NAMED = 12  # sources that have a row of their own, at the most
_STEP, _BAR, _HEIGHT = 10, 8, 32  # of the drawing, in its own units
_LEAST_SCALE = 4  # entries: so that a source of one entry a day does not look like one of hundreds


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A source's month."""

    name: str | None  # None: of all sources, or of all others
    counts: tuple[int, ...]  # a day each, the oldest first
    others: int = 0  # sources that are taken together in it

    @property
    def total(self) -> int:
        """How many entries came in in all."""
        return sum(self.counts)

    @property
    def path(self) -> str:
        """The bars, as the `d` of an SVG path: to the row's own scale, and none so low that it cannot be seen."""
        scale = max(_LEAST_SCALE, *self.counts)
        heights = [max(round(_HEIGHT * count / scale, 1), 1.5) if count else 0 for count in self.counts]
        return "".join(
            f"M{day * _STEP + 1} {_HEIGHT}v-{height:g}h{_BAR}v{height:g}z"
            for day, height in enumerate(heights)
            if height
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """What came in on each of `DAYS` days, the last of them the newest that has anything."""

    days: tuple[date, ...]
    rows: tuple[Row, ...]  # all sources together, the largest by name, all others together

    width = DAYS * _STEP
    height = _HEIGHT


def chart_of(days: Iterable[DayCount]) -> Chart | None:
    """Return the picture of `days`; None where nothing came in. What is older than `DAYS` is left out."""
    by_source: defaultdict[str, dict[date, int]] = defaultdict(dict)
    for one in days:
        by_source[one.source][one.day] = by_source[one.source].get(one.day, 0) + one.count
    last = max((day for counts in by_source.values() for day in counts), default=None)
    if last is None:
        return None
    shown = tuple(last - timedelta(days=back) for back in reversed(range(min(DAYS, last.toordinal()))))
    rows = sorted(_rows(by_source, shown), key=lambda row: (-row.total, row.name))
    # Instead of a row for "one other source", that source has its own.
    own = len(rows) if len(rows) <= NAMED + 1 else NAMED
    together = [_sum(rows, len(rows))] if len(rows) > 1 else []
    others = [_sum(rows[own:], len(rows) - own)] if rows[own:] else []
    return Chart(days=shown, rows=(*together, *rows[:own], *others))


def _rows(by_source: Mapping[str, Mapping[date, int]], shown: Sequence[date]) -> Iterable[Row]:
    for name, counts in by_source.items():
        row = Row(name=name, counts=tuple(counts.get(day, 0) for day in shown))
        if row.total:
            yield row


def _sum(rows: Sequence[Row], others: int) -> Row:
    counts = tuple(sum(day) for day in zip(*(row.counts for row in rows), strict=True))
    return Row(name=None, counts=counts, others=others)
