"""`python -m ingest history`: an entry's versions, in words and as JSON."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ingest.cli import main
from ingest.collection import Collection, open_collection
from ingest.schema import Entry, Tombstone
from tests.newsroom import (
    FEED,
    LATER,
    LONG_TEXT,
    MUCH_LATER,
    NOON,
    OTHER_FEED,
    PAGES,
    entry,
    page,
    reading,
    records,
    take,
)

A = "https://a.example/dam"
STORY = LONG_TEXT.replace(". Par", ".\n\nPar")
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Collection]:
    monkeypatch.chdir(tmp_path)
    with open_collection("sqlite:///collection.db") as opened:
        yield opened


def first(**fields: object) -> Entry:
    return replace(
        entry("7", A, "The dam", content_text=STORY, published=NOON),
        **{"raw_hash": repr(fields), **fields},  # type: ignore[arg-type]  # a field's own type
    )


def told(name: str, capsys: Captured, *flags: str) -> str:
    capsys.readouterr()
    assert main(["history", name, *flags]) == 0
    return capsys.readouterr().out


def test_each_version_says_what_changed_and_shows_it_word_by_word(shelf: Collection, capsys: Captured) -> None:
    corrected = STORY.replace("number 5", "5").replace("Paragraph 5 of the story", "Paragraph five of this story")
    take(
        shelf,
        reading(first()),
        reading(first(title="The dam bursts", section="World"), at=LATER),
        reading(first(title="The dam bursts", content_text=corrected, published=LATER), at=MUCH_LATER),
    )
    lines = told(A, capsys).splitlines()
    assert lines[0] == "The dam bursts"
    versions = lines[lines.index("") + 1 :]
    assert versions == [
        "version 1, 2025-09-24 12:00: as first seen",
        "  title      The dam",
        "  published  2025-09-24 12:00",
        "",
        "version 2, 2025-09-24 13:00: title",
        "  title      The dam -> The dam bursts",
        "  in place   section",
        "",
        "version 3, 2025-09-24 14:00: text, published, as it stands",
        "  published  2025-09-24 12:00 -> 2025-09-24 13:00",
        "  text       ... the dam, told at length.",
        "             Paragraph [-5-]{+five+} of [-the-]{+this+} story about the dam, told at ...",
        "  in place   section",
    ]


@pytest.mark.parametrize(
    "name",
    ["{id}", "{public_id}", A, "http://www.a.example/dam/?utm_source=feed#top"],
    ids=["id", "public id", "address", "link"],
)
def test_an_entry_is_found_by_its_ids_and_by_its_address(name: str, shelf: Collection, capsys: Captured) -> None:
    take(shelf, reading(first()))
    record = shelf.record(A)
    assert record
    assert f"id           {record.id}\n" in told(name.format(id=record.id, public_id=record.public_id), capsys)


def test_a_day_is_the_one_that_its_publisher_wrote(shelf: Collection, capsys: Captured) -> None:
    midnight = datetime(2025, 9, 23, 21, tzinfo=UTC)  # in Baghdad
    take(shelf, reading(first(published=midnight, published_precision="day")))
    assert "  published  2025-09-24" in told(A, capsys).splitlines()


@pytest.mark.parametrize("name", ["nowhere", "https://a.example/other", "", "urn:uuid:0"])
def test_what_names_no_entry_is_one_clear_line(name: str, shelf: Collection, capsys: Captured) -> None:
    take(shelf, reading(first()))
    assert main(["history", name]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert said.err.endswith(": no entry has this id or address\n")


def test_every_source_is_named_with_the_step_by_which_it_was_identified(shelf: Collection, capsys: Captured) -> None:
    take(
        shelf,
        reading(first()),
        reading(page(A, "The dam at length", content_text=STORY), source=PAGES, at=LATER),
        reading(entry(title="No link", published=NOON), source=OTHER_FEED),
    )
    assert [line for line in told(A, capsys).splitlines() if line.startswith("source")] == [
        f"source       {FEED}: its feed, known by GUID; 2025-09-24 12:00 to 2025-09-24 12:00",
        f"source       {PAGES}: its page, known by link; 2025-09-24 13:00 to 2025-09-24 13:00",
    ]
    (unlinked,) = [record.id for record in records(shelf) if record.entry.title == "No link"]
    assert f"{OTHER_FEED}: its feed, known by title and day" in told(unlinked, capsys)


def test_what_is_withdrawn_is_kept_and_marked(shelf: Collection, capsys: Captured) -> None:
    take(shelf, reading(first()), reading(tombstones=(Tombstone("7", LATER),), at=MUCH_LATER))
    said = told(A, capsys)
    assert "withdrawn    2025-09-24 13:00\n" in said
    assert "version 1, 2025-09-24 12:00: as first seen, as it stands" in said


def test_a_copy_and_what_it_is_a_copy_of_name_each_other(shelf: Collection, capsys: Captured) -> None:
    copied = "https://b.example/dam"
    take(
        shelf,
        reading(entry("7", A, "The dam", content_text=LONG_TEXT)),
        reading(entry("8", copied, "The dam, by wire", content_text=LONG_TEXT), source=OTHER_FEED, at=LATER),
    )
    original = shelf.record(A)
    assert original
    assert f"copy of      {original.id} The dam {A}\n" in told(copied, capsys)
    copy = shelf.record(copied)
    assert copy
    assert f"also as      {copy.id} The dam, by wire {copied}\n" in told(A, capsys)
    assert [one["id"] for one in json.loads(told(A, capsys, "--json"))["copies"]] == [copy.id]


def test_as_json_every_version_is_there_in_full(shelf: Collection, capsys: Captured) -> None:
    take(shelf, reading(first()), reading(first(title="The dam bursts", section="World"), at=LATER))
    said = json.loads(told(A, capsys, "--json"))
    assert said["record"]["revision"] == 2
    assert [one["step"] for one in said["sightings"]] == ["GUID"]
    assert [
        (one["revision"], one["at"], one["changed"], one["in_place"], one["entry"]["title"]) for one in said["versions"]
    ] == [
        (1, "2025-09-24T12:00:00Z", [], [], "The dam"),
        (2, "2025-09-24T13:00:00Z", ["title"], ["section"], "The dam bursts"),
    ]


def test_what_is_shown_cannot_speak_to_the_terminal(shelf: Collection, capsys: Captured) -> None:
    rude = "\x1b]0;mine\x07Text\u202e that\x00 moves"
    take(shelf, reading(first()), reading(first(title=rude, content_text=f"{rude}\n\n{STORY}"), at=LATER))
    said = told(A, capsys)
    assert "mine" in said
    assert not {"\x1b", "\x07", "\x00"} & set(said)


def test_on_a_terminal_what_was_taken_out_is_red_and_what_was_put_in_green(
    shelf: Collection, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(shelf, reading(first()), reading(first(content_text=STORY.replace("Paragraph 5", "Section 5")), at=LATER))
    capsys.readouterr()
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert main(["history", A]) == 0
    assert "\x1b[31m[-Paragraph-]\x1b[0m\x1b[32m{+Section+}\x1b[0m 5 of" in capsys.readouterr().out
    for name, value in (("NO_COLOR", "1"), ("TERM", "dumb")):
        with monkeypatch.context() as plain:
            plain.setenv(name, value)
            assert main(["history", A]) == 0
        assert "[-Paragraph-]{+Section+} 5 of" in capsys.readouterr().out


def test_a_long_passage_is_shown_by_its_beginning(shelf: Collection, capsys: Captured) -> None:
    take(shelf, reading(first()), reading(first(content_text=f"{'new ' * 5_000}\n\n{STORY}"), at=LATER))
    (line,) = [line for line in told(A, capsys).splitlines() if "{+" in line]
    assert line.endswith(" ... (19,999 characters)+}")
    assert len(line) < 2_100
