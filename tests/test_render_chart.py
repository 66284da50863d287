from datetime import date, timedelta

import pytest

from ingest.schema import DayCount
from syndicate.render.chart import DAYS, NAMED, Row, chart_of

LAST = date(2025, 10, 4)


def day(source: str, count: int, back: int = 0) -> DayCount:
    return DayCount(LAST - timedelta(days=back), source, count)


def test_nothing_makes_no_picture() -> None:
    assert chart_of([]) is None


@pytest.mark.parametrize(
    ("sources", "rows", "others"), [(1, 1, 0), (2, 3, 0), (NAMED + 1, NAMED + 2, 0), (200, NAMED + 2, 200 - NAMED)]
)
def test_the_largest_sources_are_named_and_the_others_taken_together(sources: int, rows: int, others: int) -> None:
    chart = chart_of([day(f"source {n:03}", n + 1) for n in range(sources)])
    assert chart is not None
    named = [row.name for row in chart.rows if row.name]
    assert named == [f"source {sources - 1 - n:03}" for n in range(len(named))]
    assert len(chart.rows) == rows
    assert chart.rows[0].total == sources * (sources + 1) // 2
    assert (chart.rows[-1].others if chart.rows[-1].name is None else 0) == others
    if others:
        assert sum(row.total for row in chart.rows[1:]) == chart.rows[0].total


def test_days_end_with_the_newest_and_what_is_older_than_a_month_is_left_out() -> None:
    chart = chart_of([day("a", 1), day("a", 2, DAYS - 1), day("a", 4, DAYS), day("gone", 9, DAYS + 300)])
    assert chart is not None
    assert (chart.days[0], chart.days[-1], len(chart.days)) == (LAST - timedelta(days=DAYS - 1), LAST, DAYS)
    assert [(row.name, row.total, row.counts[0], row.counts[-1]) for row in chart.rows] == [("a", 3, 2, 1)]


def test_two_sources_of_one_name_are_one_row() -> None:
    chart = chart_of([day("a", 1), day("a", 2), day("b", 1)])
    assert chart is not None
    assert [(row.name, row.total) for row in chart.rows] == [(None, 4), ("a", 3), ("b", 1)]


def test_the_first_day_of_all_days_has_no_day_before() -> None:
    chart = chart_of([DayCount(date.min, "a", 1)])
    assert chart is not None
    assert chart.days == (date.min,)


@pytest.mark.parametrize(
    ("counts", "path"),
    [
        ((0, 0), ""),
        ((1, 4), "M1 32v-8h8v8zM11 32v-32h8v32z"),
        ((1, 0, 1000), "M1 32v-1.5h8v1.5zM21 32v-32h8v32z"),
        ((2,), "M1 32v-16h8v16z"),
    ],
)
def test_bars_are_drawn_to_their_rows_scale_and_each_can_be_seen(counts: tuple[int, ...], path: str) -> None:
    assert Row(name="a", counts=counts).path == path
