"""Which entries of a document a source's include and exclude let pass."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest

from ingest.schema import (
    Entry,
    Flaw,
    Format,
    Kind,
    LatestItem,
    Link,
    Reading,
    Source,
    Tag,
    Tombstone,
    Unchanged,
)
from ingest.sources.filtering import BUDGET, Filter, filter_of, filtered
from ingest.sources.patterns import fault_of
from tests.offline import ROOT
from tests.processes import finishes

BOMB = "(a+)+$"
FUSE = "a" * 5_000 + "!"  # the text on which the bomb goes off


def chosen(include: tuple[str, ...] = (), exclude: tuple[str, ...] = ()) -> Filter:
    found = filter_of(Source(id="a", url="https://a.example/", include=include, exclude=exclude))
    assert found is not None
    return found


def reading(*entries: Entry | Unchanged) -> Reading:
    return Reading(url="https://a.example/feed", format=Format.RSS, kind=Kind.FEED, entries=entries)


def passes(chosen: Filter, entry: Entry) -> bool:
    return not filtered(reading(entry), chosen).left_out


DAM = Entry(title="Dam gates open", url="https://a.example/water/dam", tags=(Tag("Rivers", label="Fluss"),))


@pytest.mark.parametrize(
    ("include", "exclude", "kept"),
    [
        pytest.param(("dam",), (), True, id="in the title"),
        pytest.param(("DAM GATES",), (), True, id="whatever the case"),
        pytest.param(("/water/",), (), True, id="in the URL"),
        pytest.param(("^rivers$",), (), True, id="a tag"),
        pytest.param(("fluss",), (), True, id="a tag's label"),
        pytest.param(("sport", "open"), (), True, id="one of several"),
        pytest.param(("sport",), (), False, id="none"),
        pytest.param(("^gates",), (), False, id="not at the beginning"),
        pytest.param((), ("gates",), False, id="left out"),
        pytest.param((), ("sport",), True, id="not left out"),
        pytest.param(("dam",), ("rivers",), False, id="leaving out goes before"),
    ],
)
def test_an_entry_is_kept_where_one_pattern_is_found_and_none_of_those_that_leave_out(
    include: tuple[str, ...], exclude: tuple[str, ...], *, kept: bool
) -> None:
    assert passes(chosen(include, exclude), DAM) is kept


@pytest.mark.parametrize(
    ("pattern", "title"),
    [(r"\bكوردستان\b", "هەواڵی كوردستان ئەمڕۆ"), (r"\bKÜRT\b", "Yeni kürt filmi"), (r"\bМОСТ\b", "Новый мост")],
)
def test_a_word_is_a_word_in_any_script(pattern: str, title: str) -> None:
    assert passes(chosen((pattern,)), Entry(title=title))
    assert not passes(chosen((pattern,)), Entry(title=title.replace(" ", "")))


def test_an_entry_that_says_nothing_is_kept_unless_something_has_to_be_found() -> None:
    assert passes(chosen((), ("x",)), Entry())
    assert not passes(chosen(("x",)), Entry())


def test_a_source_without_patterns_has_no_filter_and_loads_no_engine() -> None:
    code = (
        "import sys; from ingest.schema import Source; from ingest.sources import load_all; "
        "from ingest.sources.filtering import filter_of; "
        "assert filter_of(Source(id='a', url='https://a.example/')) is None; assert 'regex' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_what_is_left_out_is_counted_and_the_rest_is_as_it_was() -> None:
    known = Unchanged("1", "hash")
    whole = replace(
        reading(known, DAM, Entry(title="Sport")), tombstones=(Tombstone("2"),), warnings=(Flaw("no-guid"),)
    )
    found = filtered(whole, chosen(("dam",)))
    assert found.left_out == 1
    assert found.reading == replace(whole, entries=(known, DAM))


def test_rows_and_links_are_left_out_alike_but_never_a_feed() -> None:
    rows = (LatestItem("Dam opens"), LatestItem("Cup final"), LatestItem("Weir", "https://a.example/dam-weir"))
    feed, section = Link("feed", "https://a.example/rss"), Link("sitemap", "https://a.example/map.xml")
    dam, cup = Link("item", "https://a.example/1", title="The dam"), Link("item", "https://a.example/cup")
    story = Entry(title="A dam", latest=rows)
    front = replace(reading(story), latest=rows, links=(feed, dam, cup, section))
    found = filtered(front, chosen(("dam",))).reading
    assert found.latest == (rows[0], rows[2])
    assert found.entries == (Entry(title="A dam", latest=(rows[0], rows[2])),)
    assert found.links == (feed, dam, section)


def test_what_a_filter_leaves_out_of_a_complete_feed_is_not_withdrawn() -> None:
    whole = replace(reading(DAM), complete=True)
    assert filtered(whole, chosen(("dam",))).reading.complete
    assert not filtered(replace(whole, entries=(DAM, Entry(title="Sport"))), chosen(("dam",))).reading.complete


@pytest.mark.parametrize("key", ["include", "exclude"])
def test_a_bomb_ends_and_what_it_would_have_decided_is_kept_with_a_warning(key: str) -> None:
    bomb = chosen(**{key: (BOMB,)})
    entries = (Entry(title=FUSE), *(Entry(title=f"{number} {FUSE}") for number in range(500)))
    found = filtered(reading(*entries), bomb)
    assert found.reading.entries == entries
    assert found.left_out == 0
    assert found.reading.warnings == (Flaw("slow-filter", f"'{BOMB}'"),)


def test_a_bomb_is_given_up_and_the_other_patterns_go_on() -> None:
    found = filtered(reading(Entry(title=FUSE), Entry(title="Sport"), DAM), chosen((), (BOMB, "sport")))
    assert found.reading.entries == (Entry(title=FUSE), DAM)


def test_a_document_that_takes_every_pattern_to_its_limit_has_an_end_too() -> None:
    def clock() -> Iterator[float]:
        yield 0.0
        yield from (0.0, 1.0, 2.0)  # three entries within the time, and then none
        while True:
            yield BUDGET

    ticks = clock()
    sport = tuple(Entry(title=f"Sport {number}") for number in range(6))
    found = filtered(reading(*sport), chosen((), ("sport",)), monotonic=lambda: next(ticks))
    assert found.reading.entries == sport[3:]
    assert found.left_out == 3
    assert [flaw.rule for flaw in found.reading.warnings] == ["slow-filter"]


@pytest.mark.parametrize("pattern", ["a{99999999}", "(((a{99}){99}){99}){99}", "(?x) a{ 99999999 }"])
def test_a_pattern_that_unfolds_without_end_is_refused_before_it_is_compiled(pattern: str) -> None:
    assert finishes(lambda: refused(pattern), cpu=5)


def refused(pattern: str) -> None:
    assert "unfold" in (fault_of(pattern) or "")
