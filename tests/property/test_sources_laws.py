"""Whatever a source says, what is written into seeds/ is read back the same, and can be taken out again."""

import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from ingest.schema import Source
from ingest.sources.editing import add
from ingest.sources.exchange import as_opml, imported
from ingest.sources.toml_text import appended, quoted, table_of, without
from ingest.sources.written import Written
from ingest.text.written import one_line
from tests.seeds import load

PATH = Path("sources.toml")
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
VARIABLE = st.from_regex(r"[A-Za-z_][A-Za-z0-9_]{0,8}", fullmatch=True)
FEW = st.integers(0, 3)


def is_line(text: str) -> bool:
    try:
        return one_line(text) == text
    except ValueError:
        return False


LINE = TEXT.filter(is_line)
# What may stand between the tables of a file that somebody writes by hand: few kinds, in many combinations.
BETWEEN = st.sampled_from(["", "\n", "# mine\n", "\n\n# the next is for mornings\n", "  \n"])


@st.composite
def sources(draw: st.DrawFn, number: int = 0) -> Source:
    url = f"https://site{number}.example/{draw(st.integers(0, 9))}"
    return Source(
        id=draw(st.one_of(st.just(url), LINE)),
        url=url,
        title=draw(st.none() | LINE),
        language=draw(st.sampled_from([None, "en", "ckb", "pt-BR"])),
        timezone=draw(st.sampled_from([None, "Asia/Baghdad"])),
        day_first=draw(st.none() | st.booleans()),
        kind=draw(st.sampled_from([None, "feed", "page", "listing", "sitemap", "site"])),
        interval_min=draw(st.none() | st.integers(60, 86_400)),
        interval_max=draw(st.none() | st.integers(86_400, 30 * 86_400)),
        spacing=draw(st.floats(1, 3600)),
        follow=draw(st.integers(0, 100)),
        follow_most=draw(st.integers(0, 10_000)),
        include=tuple(draw(st.lists(st.sampled_from(["dam", r"\bwater\b", 'a "quoted" \\w']), max_size=2))),
        exclude=tuple(draw(st.lists(st.sampled_from(["sport", "кубок"]), max_size=2))),
        drop_parameters=tuple(draw(st.lists(st.sampled_from(["pos", "campaign_*", "x[y]"]), max_size=2, unique=True))),
        keep_parameters=tuple(draw(st.lists(st.sampled_from(["ref", "*"]), max_size=2, unique=True))),
        headers=tuple(draw(st.dictionaries(st.sampled_from(["X-Key", "x.other", "A"]), VARIABLE, max_size=2)).items()),
        credentials=draw(st.none() | VARIABLE),
        full_text=draw(st.booleans()),
        allow_private=draw(st.booleans()),
    )


@given(TEXT)
def test_a_quoted_text_is_that_text_to_a_reader_of_toml(text: str) -> None:
    assert tomllib.loads(f"a = {quoted(text)}\n") == {"a": text}


@given(sources())
def test_a_source_that_is_written_is_read_as_it_was(source: Source) -> None:
    text, written = appended("", [source], PATH)
    assert [one.source for one in written] == [source]
    assert text == table_of(source)


@given(st.lists(st.tuples(BETWEEN, sources()), max_size=2), BETWEEN, sources(9), st.sampled_from(["\n", "\r\n"]))
def test_what_is_added_and_taken_out_again_leaves_the_file_as_it_was(
    tables: list[tuple[str, Source]], end: str, source: Source, newline: str
) -> None:
    text = "".join(f"{between}{table_of(table)}" for between, table in tables) + end
    text = text.replace("\n", newline)
    after, _ = appended(text, [source], PATH)
    assert after.startswith(text)
    assert without(after, len(tables), PATH) == text


@given(st.lists(st.tuples(BETWEEN, sources()), min_size=2, max_size=3), st.data())
def test_taking_one_out_keeps_every_other_line(tables: list[tuple[str, Source]], data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(tables) - 1))
    parts = [(between, table_of(table)) for between, table in tables]
    after = without("".join(between + table for between, table in parts), number, PATH)
    kept = "".join(between + (table if place != number else "") for place, (between, table) in enumerate(parts))
    assert [line for line in after.split("\n") if line.strip()] == [line for line in kept.split("\n") if line.strip()]


@given(st.lists(FEW, unique=True).flatmap(lambda numbers: st.tuples(*map(sources, numbers))))
def test_what_is_exported_is_imported_again(written: tuple[Source, ...]) -> None:
    feeds = [one for one in written if one.kind in (None, "feed")]
    with TemporaryDirectory() as folder:
        exported = Path(folder) / "list.opml"
        exported.write_text(as_opml(written), encoding="utf-8")
        found = imported(exported, ())
        added = add(Path(folder) / "seeds", found.sources)
        assert load(Path(folder) / "seeds") == found.sources == tuple(one.source for one in added)
    assert found.mistakes == ()
    assert [(one.url, one.title, one.language) for one in found.sources] == [
        (one.url, one.title, one.language) for one in feeds
    ]
    assert len({one.id for one in found.sources}) == len(feeds)
    assert all(isinstance(one, Written) for one in added)
