"""What the pages of a site have in common: counted once, in any order, within bounds, and given to the reader."""

import os
import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest import Collection, Hints, ReadError, open_collection, read
from ingest.archive import find
from ingest.cli import main
from ingest.collection.sites import AT_ONCE, MOST_LINES, MOST_PAGES
from ingest.reading import READER_VERSION, blocks_of, site_page_of
from ingest.reading.page.blocks.boilerplate import MOST_BLOCKS, SHORTEST, repeated
from ingest.run import offline
from ingest.run.steps import Summary, summarise
from ingest.schema import Clock, Document, Entry, Reading, Record, SiteMemory, SitePage
from ingest.text.hashing import hash_line
from tests.offline import records
from tests.processes import finishes, started

NOON = datetime(2025, 9, 24, 12, tzinfo=UTC)
CLOCK = Clock(now=lambda: NOON, monotonic=lambda: 0.0, sleep=lambda seconds: None)
MENU = "Letters to the desk are answered by post"
STORY = "The harbour council met on Tuesday and voted for the new pier, which will cost {} crowns and open in spring."
HERE = "sqlite:///collection.db"
Meeting = tuple[SitePage, datetime, bytes, frozenset[int]]


def page(number: int, *, more: str = "", canonical: str = "") -> bytes:
    """A page of a site: its menu, and a story of its own."""
    said = f"<link rel=canonical href='{canonical}'>" if canonical else ""
    story = "".join(f"<p>{STORY.format(number * 10 + place)}{more}</p>" for place in range(4))
    head = f"<!doctype html><html><head><title>The pier, part {number}</title>{said}</head>"
    return f"{head}<body><div>{MENU}</div><h1>The pier, part {number}</h1>{story}</body></html>".encode()


def saved_site(folder: Path, numbers: list[int]) -> Path:
    """A mirror of a site whose files are made in the order of the numbers, all with the same time."""
    site = folder / "a.example"
    site.mkdir(parents=True)
    for number in numbers:
        path = site / f"{number}.html"
        path.write_bytes(page(number))
        os.utime(path, (NOON.timestamp(), NOON.timestamp()))
    return folder


def ingested(address: str, *paths: Path, counting: int | None = None) -> Summary:
    """Run offline; with `counting`, end the run after so many files of its first pass."""
    found = find(paths, now=NOON)
    with open_collection(address) as collection:
        counted = offline.counted(found, collection, cwd=Path.cwd(), clock=CLOCK)
        assert all(islice(counted, counting))
        if counting is not None:
            return Summary()
        return summarise(offline.offline(found, collection, cwd=Path.cwd(), clock=CLOCK))


def remembered(address: str, host: str = "a.example") -> SiteMemory | None:
    with open_collection(address, read_only=True) as collection:
        return collection.sites.memory(SitePage(host, 0))


def kept(address: str) -> list[Record]:
    """Return every record without its number in the collection."""
    return [replace(record, sequence=0) for record in records(address)]


@pytest.fixture
def shelf() -> Iterator[Collection]:
    with open_collection("sqlite://") as collection:
        yield collection


def count(collection: Collection, meetings: list[Meeting]) -> list[bytes]:
    """Count pages; return the bodies that had to be parsed for that."""
    parsed = []

    def blocks(body: bytes, found: frozenset[int]) -> Callable[[], frozenset[int]]:
        def work() -> frozenset[int]:
            parsed.append(body)
            return found

        return work

    with collection.sites.counting() as counting:
        for place, at, body, found in meetings:
            counting.meet(place, at, body, blocks(body, found))
    return parsed


# -- the blocks of a page, and which page it is --


def test_the_blocks_of_a_page_are_its_longer_ones_each_once() -> None:
    body = f"<!doctype html><p>{MENU}</p><div>short</div><ul><li>{MENU}<li>{'x' * SHORTEST}</ul>".encode()
    assert blocks_of(Document(url="urn:x", body=body)) == {hash_line(MENU), hash_line("x" * SHORTEST)}


@pytest.mark.parametrize("body", [b"<rss><channel/></rss>", b'{"version": "1"}', b"A text without any markup in it."])
def test_what_is_no_page_has_no_blocks(body: bytes) -> None:
    assert blocks_of(Document(url="urn:x", body=body)) == frozenset()


def test_of_a_page_of_many_blocks_as_many_are_taken_as_are_bearable() -> None:
    body = b"<!doctype html>" + b"".join(b"<p>A paragraph with the number %d</p>" % number for number in range(5000))
    assert len(blocks_of(Document(url="urn:x", body=body))) == MOST_BLOCKS


@given(st.binary(max_size=200), st.sampled_from([b"", b"<!doctype html><p>", b"<html><link rel=canonical href="]))
@settings(max_examples=200, deadline=None)
def test_whatever_the_bytes_they_have_blocks_or_a_rule(body: bytes, before: bytes) -> None:
    document = Document(url="https://a.example/", body=before + body, source_id="a")
    site_page_of(document)
    with suppress(ReadError):
        blocks_of(document)


SAID = "<html><link href='{}' rel='canonical'>"
GRAPH = "<html><meta content='{}' property='og:url'>"


@pytest.mark.parametrize(
    ("url", "head", "told"),
    [
        ("https://www.a.example/x?utm_source=b", "<html>", "https://a.example/x"),
        ("https://a.example/x/amp/", "<html>", "https://a.example/x"),
        ("https://a.example/x?print=1", SAID.format("https://www.a.example/x"), "https://a.example/x"),
        ("https://a.example/x?print=1", SAID.format("/x"), "https://a.example/x"),
        ("https://a.example/x", SAID.format("https://b.example/y"), "https://a.example/x"),  # not for b to say
        ("https://a.example/x", SAID.format("https://a.example/"), "https://a.example/x"),  # as every page there does
        ("https://a.example/", SAID.format("https://a.example/"), "https://a.example/"),
        ("urn:uuid:1", SAID.format("https://a.example/x"), "https://a.example/x"),
        ("urn:uuid:1", GRAPH.format("https://a.example/x"), "https://a.example/x"),
        ("urn:uuid:1", SAID.format("x") + GRAPH.format("https://a.example/x"), "https://a.example/x"),
    ],
)
def test_a_page_is_known_by_its_address_and_its_own_word(url: str, head: str, told: str) -> None:
    place = site_page_of(Document(url=url, body=head.encode(), source_id="saved"))
    assert place == SitePage(told.split("/")[2], hash_line(told))


@pytest.mark.parametrize(
    "unit", [b"<link ", b"<link rel ", b"<meta 'og:url' ", b"href ", b"rel=canonical ", b" ", b"<"]
)
def test_a_head_of_any_kind_takes_no_time_to_speak_of(unit: bytes) -> None:
    document = Document(url="urn:x", body=b"canonical og:url <link rel=canonical " + unit * 1_000_000, source_id="a")
    assert finishes(lambda: site_page_of(document), cpu=2)


def test_a_page_without_an_address_is_one_of_its_folder() -> None:
    named = [("urn:uuid:1", "saved"), ("urn:uuid:2", "saved"), ("urn:uuid:1", "kept")]
    one, other, elsewhere = (Document(url=url, body=b"<html>", source_id=source) for url, source in named)
    pages = [site_page_of(one), site_page_of(other), site_page_of(elsewhere)]
    assert len(set(pages)) == 3
    folders = [page.site for page in pages if page]
    assert folders[0] == folders[1] != folders[2]
    assert site_page_of(replace(one, source_id=None)) is None


def test_a_feed_is_no_page_of_a_site() -> None:
    assert site_page_of(Document(url="https://a.example/feed", body=b"<rss version='2.0'><channel/></rss>")) is None


@pytest.mark.parametrize(
    ("text", "memory", "share"),
    [
        (MENU, SiteMemory(pages=5, lines={}), 0),
        (MENU, SiteMemory(pages=5, lines={hash_line(MENU): 5}), 1),
        (MENU, SiteMemory(pages=5, lines={hash_line(MENU): 3}, counted=True), 0.5),  # a page does not count itself
        (MENU, SiteMemory(pages=5, lines={hash_line(MENU): 1}, counted=True), 0),
        (MENU, SiteMemory(pages=1, lines={hash_line(MENU): 1}, counted=True), 0),
        ("short", SiteMemory(pages=5, lines={hash_line("short"): 5}), 0),
    ],
)
def test_a_block_is_repeated_as_often_as_it_stands_on_other_pages(text: str, memory: SiteMemory, share: float) -> None:
    assert repeated(text, memory) == share


def test_a_reading_says_by_which_reader_and_memory_it_was_read() -> None:
    document = Document(url="https://a.example/1", body=page(1))
    assert (read(document).reader_version, read(document).memory_version) == (READER_VERSION, 0)
    assert read(document, Hints(memory=SiteMemory(version=7, pages=2))).memory_version == 7
    feed = replace(document, body=b"<rss version='2.0'><channel><item><title>A</title></item></channel></rss>")
    assert read(feed, Hints(memory=SiteMemory(version=7, pages=2))).memory_version == 0


# -- counting --

SITES = st.sampled_from(["a.example", "b.example"])
MEETINGS = st.lists(
    st.builds(
        lambda site, number, hour, body: (
            SitePage(site, number),
            NOON + timedelta(hours=hour),
            body,
            frozenset(range(number, number + len(body))) | {100 + ord(body)},
        ),
        SITES,
        st.integers(-3, 3),
        st.integers(0, 2),
        st.sampled_from([b"x", b"y", b"z"]),
    ),
    max_size=12,
)


@given(MEETINGS, st.randoms(use_true_random=False), st.integers(0, 12))
@settings(max_examples=60, deadline=None)
def test_no_order_and_no_repetition_makes_another_memory(
    meetings: list[Meeting], chance: random.Random, cut: int
) -> None:
    shuffled = [*meetings, *meetings]
    chance.shuffle(shuffled)
    told = []
    for runs in ([meetings], [shuffled[:cut], shuffled[cut:]]):
        with open_collection("sqlite://") as collection:
            for met in runs:
                count(collection, met)
            told.append([collection.sites.memory(SitePage(site, 0)) for site in ("a.example", "b.example")])
            assert count(collection, meetings) == []  # nothing is parsed that has been counted
    assert told[0] == told[1]


def test_a_new_state_of_a_page_takes_the_place_of_the_old_one(shelf: Collection) -> None:
    one, two, later = SitePage("a.example", 1), SitePage("a.example", 2), NOON + timedelta(hours=1)
    count(shelf, [(one, NOON, b"one", frozenset({7, 8})), (two, NOON, b"two", frozenset({8, 9}))])
    memory = shelf.sites.memory(one)
    assert memory is not None
    assert (memory.pages, memory.lines, memory.counted) == (2, {8: 2}, True)
    count(shelf, [(one, later, b"newer", frozenset({9})), (two, NOON - timedelta(1), b"older", frozenset({7}))])
    memory = shelf.sites.memory(SitePage("a.example", 3))
    assert memory is not None
    assert (memory.pages, memory.lines, memory.counted) == (2, {9: 2}, False)


def test_one_page_alone_is_no_memory(shelf: Collection) -> None:
    count(shelf, [(SitePage("a.example", 1), NOON, b"one", frozenset({7}))])
    assert shelf.sites.memory(SitePage("a.example", 1)) is None
    assert shelf.sites.memory(SitePage("b.example", 1)) is None


def test_of_ten_thousand_pages_a_sample_is_kept_that_no_order_changes(shelf: Collection) -> None:
    lines = 30
    pages: list[Meeting] = [
        (
            SitePage("a.example", hash_line(str(number))),
            NOON,
            b"%d" % number,
            frozenset([*range(lines), *(hash_line(f"{number} {place}") for place in range(lines))]),
        )
        for number in range(10_000)
    ]
    parsed = len(count(shelf, pages))
    assert parsed < 4_000
    memory = shelf.sites.memory(pages[0][0])
    assert memory is not None
    assert (memory.pages, memory.lines) == (MOST_PAGES, dict.fromkeys(range(lines), MOST_PAGES))
    with open_collection("sqlite://") as other:
        random.Random(3).shuffle(pages)
        count(other, pages)
        assert replace(memory, counted=False) == other.sites.memory(SitePage("a.example", 0))
        assert count(other, pages) == []


def test_a_memory_holds_the_most_repeated_lines(shelf: Collection) -> None:
    many = frozenset(range(2 * MOST_LINES))
    met: list[Meeting] = [(SitePage("a.example", number), NOON, b"%d" % number, many) for number in range(2)]
    count(shelf, [*met, (SitePage("a.example", 2), NOON, b"2", frozenset({2 * MOST_LINES - 1}))])
    memory = shelf.sites.memory(SitePage("a.example", 0))
    assert memory is not None
    assert len(memory.lines) == MOST_LINES
    assert memory.lines[2 * MOST_LINES - 1] == 3


def test_two_that_count_one_site_at_once_count_what_one_would(tmp_path: Path) -> None:
    address, whole = f"sqlite:///{tmp_path}/both.db", f"sqlite:///{tmp_path}/one.db"
    met: list[Meeting] = [
        (SitePage("a.example", hash_line(str(number))), NOON, b"%d" % number, frozenset({number // 3}))
        for number in range(2 * MOST_PAGES)
    ]

    def counting(order: list[Meeting]) -> Callable[[Connection], None]:
        def work(pipe: Connection) -> None:
            with open_collection(address) as collection:
                count(collection, order)

        return work

    running = [started(counting(order)) for order in (met, met[::-1])]
    for process, _ in running:
        process.join()
        assert process.exitcode == 0
    with open_collection(whole) as collection:
        count(collection, met)
    assert remembered(address) == remembered(whole)


# -- the run --


def test_files_in_any_order_become_the_same_records_by_the_same_memory(desk: Path) -> None:
    numbers = list(range(1, 9))
    saved_site(desk / "one", numbers)
    saved_site(desk / "two", numbers[::-1])
    for folder in ("one", "two"):
        os.chdir(desk / folder)
        ingested(HERE, Path())
    os.chdir(desk)
    assert kept("sqlite:///one/collection.db") == kept("sqlite:///two/collection.db")
    memory = remembered("sqlite:///one/collection.db")
    assert memory == remembered("sqlite:///two/collection.db")
    assert memory is not None
    assert (memory.pages, memory.lines) == (8, {hash_line(MENU): 8})
    versions = {(one.reader_version, one.memory_version) for one in records("sqlite:///one/collection.db")}
    assert versions == {(READER_VERSION, memory.version)}


def test_a_second_run_stores_nothing_and_parses_no_page(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = saved_site(desk / "saved", [1, 2, 3])
    ingested(HERE, site)
    before = records(HERE)

    parsed: list[str] = []

    def parses(document: Document) -> frozenset[int]:
        parsed.append(document.url)
        return blocks_of(document)

    monkeypatch.setattr(offline, "blocks_of", parses)
    assert ingested(HERE, site).counts.same == 3
    assert records(HERE) == before
    assert not parsed
    ingested(HERE, saved_site(desk / "more", [4]))
    assert len(parsed) == 1


def test_what_was_read_is_not_read_again_because_the_memory_grew(desk: Path) -> None:
    ingested(HERE, saved_site(desk / "saved", [1, 2]))
    before = records(HERE)
    ingested(HERE, saved_site(desk / "more", [3]))
    first, grown = before[0].memory_version, remembered(HERE)
    assert grown is not None
    assert grown.version != first
    assert [record for record in records(HERE) if record.id in {one.id for one in before}] == before
    assert {record.memory_version for record in records(HERE)} == {first, grown.version}


def test_a_page_saved_twice_is_counted_once(desk: Path) -> None:
    folder = desk / "a.example"
    folder.mkdir()
    for name in ("1.html", "1.html?share=post", "printed.html", "amp.html"):
        (folder / name).write_bytes(page(1, more=name, canonical="https://a.example/1.html"))
    (folder / "2.html").write_bytes(page(2))
    ingested(HERE, desk)
    memory = remembered(HERE)
    assert memory is not None
    assert (memory.pages, memory.lines) == (2, {hash_line(MENU): 2})


def test_a_first_pass_that_is_broken_off_costs_nothing(desk: Path) -> None:
    site = saved_site(desk / "saved", list(range(AT_ONCE + 20)))
    ingested(HERE, site, counting=AT_ONCE + 10)
    half = remembered(HERE)
    assert half is not None
    assert half.pages == AT_ONCE
    ingested(HERE, site)
    ingested("sqlite:///undisturbed.db", site)
    assert kept(HERE) == kept("sqlite:///undisturbed.db")
    assert remembered(HERE) == remembered("sqlite:///undisturbed.db")


def test_kills_at_any_moment_of_the_first_pass_change_nothing(desk: Path) -> None:
    site, chance = saved_site(desk / "saved", list(range(AT_ONCE + 20))), random.Random(5)

    def counting(pipe: Connection) -> None:
        with open_collection(HERE) as collection:
            pipe.send("begun")
            all(offline.counted(find((site,), now=NOON), collection, cwd=Path.cwd(), clock=CLOCK))

    for _ in range(4):
        process, pipe = started(counting)
        pipe.recv()
        process.join(chance.uniform(0, 0.3))
        process.kill()
        process.join()
    ingested(HERE, site)
    ingested("sqlite:///undisturbed.db", site)
    assert kept(HERE) == kept("sqlite:///undisturbed.db")
    assert remembered(HERE) == remembered("sqlite:///undisturbed.db")


def test_what_cannot_be_read_is_passed_over_by_the_first_pass_and_named_by_the_second(desk: Path) -> None:
    site = saved_site(desk / "saved", [1, 2])
    (site / "a.example" / "empty.html").write_bytes(b"")
    (site / "a.example" / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    summary = ingested(HERE, site)
    assert (summary.counts.new, [one.flaw.rule for one in summary.refused]) == (2, ["empty", "binary"])


def test_a_dry_run_counts_too_and_keeps_nothing(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    saved_site(desk / "saved", [1, 2])
    assert main(["saved", "--dry-run"]) == 0
    assert "new 2" in capsys.readouterr().out
    assert not (desk / "collection.db").exists()


# -- reading again, on purpose --


@pytest.fixture
def grown(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that has learned something: it adds a sentence to every text, and reads addresses differently."""

    def better(document: Document, hints: Hints | None = None) -> Reading:
        reading = read(document, hints)
        entries = tuple(
            replace(entry, content_text=f"{entry.content_text} And more.", url=f"{entry.url}#", canonical_url=None)
            if isinstance(entry, Entry)
            else entry
            for entry in reading.entries
        )
        return replace(reading, entries=entries, reader_version=READER_VERSION + 1)

    monkeypatch.setattr(offline, "read", better)


@pytest.mark.usefixtures("grown")
def test_a_better_reader_reads_nothing_again_of_itself(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved_site(desk / "saved", [1, 2])
    with monkeypatch.context() as before_it_grew:
        before_it_grew.setattr(offline, "read", read)
        main(["saved", "-q"])
    before = records(HERE)
    main(["saved", "-q"])
    assert records(HERE) == before


@pytest.mark.usefixtures("grown")
def test_reread_updates_in_place_and_makes_no_revision(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    saved_site(desk / "saved", [1, 2, 3])
    with monkeypatch.context() as before_it_grew:
        before_it_grew.setattr(offline, "read", read)
        main(["saved", "-q"])
    before = records(HERE)
    capsys.readouterr()
    assert main(["reread", "saved"]) == 0
    assert capsys.readouterr().out.startswith("3 entries changed by being read again; 3 documents, 3 entries: new 0")
    after = records(HERE)
    expected = [
        replace(
            one,
            reader_version=READER_VERSION + 1,
            entry=replace(
                one.entry,
                content_text=f"{one.entry.content_text} And more.",
                url=f"{one.entry.url}#",
                canonical_url=None,
            ),
        )
        for one in before
    ]
    assert after == expected  # revision, changed_at and sequence are unchanged
    with open_collection(HERE) as collection:
        assert {len(collection.revisions(record.id)) for record in after} == {1}
    main(["reread", "saved"])
    assert capsys.readouterr().out.startswith("0 entries changed")
    assert records(HERE) == after


@pytest.mark.usefixtures("grown")
def test_reread_knows_a_page_whose_bytes_were_met_later_elsewhere_in_its_folder(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved_site(desk / "saved", [1])
    copy = desk / "saved" / "a.example" / "copy.html"
    copy.write_bytes(page(1))
    with monkeypatch.context() as before_it_grew:
        before_it_grew.setattr(offline, "read", read)
        main(["saved", "-q"])
    copy.unlink()
    (before,) = records(HERE)
    main(["reread", "saved", "-q"])
    (after,) = records(HERE)
    assert (after.entry.content_text or "").endswith("And more.")
    assert (after.id, after.revision, after.last_seen) == (before.id, before.revision, before.last_seen)


def test_reread_reads_with_the_memory_as_it_has_grown(desk: Path) -> None:
    main([str(saved_site(desk / "saved", [1, 2])), "-q"])
    main([str(saved_site(desk / "more", [3])), "-q"])
    assert main(["reread", "saved", "-q"]) == 0
    memory = remembered(HERE)
    assert memory is not None
    assert {record.memory_version for record in records(HERE)} == {memory.version}
    assert {record.revision for record in records(HERE)} == {1}


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["reread"], 2, "Missing argument"),
        (["reread", "https://a.example/"], 1, "only what is saved can be read again"),
        (["reread", "nowhere"], 1, "missing"),
    ],
)
def test_reread_says_what_it_needs(
    desk: Path, arguments: list[str], status: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == status
    assert said in capsys.readouterr().err
