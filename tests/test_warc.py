"""The archive: what is kept is on disk, readable by others, and replays to what the poll had; and others' archives."""

import gzip
import os
import random
import tempfile
import tracemalloc
import zlib
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from io import BytesIO
from multiprocessing.connection import Connection
from pathlib import Path
from resource import RLIMIT_FSIZE, setrlimit
from typing import TypeVar

import brotli
import pytest
from fastwarc.warc import ArchiveIterator as FastwarcIterator
from hypothesis import example, given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator as WarcioIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from ingest.archive import Found, documents, find, page_source, recording
from ingest.archive.keeping import Archive, open_archive
from ingest.errors import ArchiveError
from ingest.fetching import Transport, fetch
from ingest.schema import Clock, Document, Exchange, FetchState, Flaw, Refused, Source
from tests.loopback import Answer, loopback, redirect
from tests.processes import in_a_process, started

T = TypeVar("T")
NOON = datetime(2025, 9, 24, 12, tzinfo=UTC)
NOW = datetime(2025, 10, 1, tzinfo=UTC)
FEED = b"<rss version='2.0'><channel><title>Desk</title><item><title>Rain</title><guid>1</guid></item></channel></rss>"


def exchange(body: bytes = FEED, **said: object) -> Exchange:
    made: dict[str, object] = {
        "source_id": "desk",
        "url": "https://desk.example/feed",
        "at": NOON,
        "status": 200,
        "reason": "OK",
        "headers": (("Content-Type", "application/rss+xml"), ("ETag", 'W/"a"')),
        "body": body,
    }
    return Exchange(**(made | said))  # type: ignore[arg-type]


def archive(folder: Path, *, process: int = 7, size: int = 1 << 30) -> Archive:
    return open_archive(folder, software="wiredesk/9", now=NOON, process=process, size=size)


def keep(folder: Path, *exchanges: Exchange, process: int = 7) -> Path:
    """Keep these answers in one file and return it."""
    with archive(folder, process=process) as kept:
        kept.keep(exchanges)
    return folder / f"wiredesk-20250924T120000Z-{process}-00000.warc.gz"


def found_in(*paths: Path) -> Found:
    return find(paths, now=NOW)


def replayed(*paths: Path) -> list[Document]:
    """Return what can be read, in the order of reading."""
    read = (document for _, document in documents(found_in(*paths), cwd=Path("/")))
    return [document for document in read if isinstance(document, Document)]


def flaws(*paths: Path) -> list[str]:
    """Return the rules by which something could not be read, while noting and while reading."""
    found = found_in(*paths)
    late = [one for _, one in documents(found, cwd=Path("/")) if isinstance(one, Refused)]
    return [refused.flaw.rule for refused in (*found.refused, *late)]


def peak_of(work: Callable[[], T]) -> tuple[int, T]:
    """Return the peak of Python's memory during `work`, in bytes, and its result."""
    tracemalloc.start()
    try:
        done = work()
        return tracemalloc.get_traced_memory()[1], done
    finally:
        tracemalloc.stop()


def members(path: Path) -> list[bytes]:
    """Return the gzip members of a file, still compressed."""
    left, found = path.read_bytes(), []
    while left:
        inflating = zlib.decompressobj(31)
        inflating.decompress(left)
        found.append(left[: len(left) - len(inflating.unused_data)])
        left = inflating.unused_data
    return found


# Writing


def test_two_other_readers_find_the_payload_and_the_digests_right(tmp_path: Path) -> None:
    file = keep(tmp_path, exchange(b"one"), exchange(b"two" * 1000))
    fast = [record.reader.read() for record in FastwarcIterator(str(file), verify_digests=True)]
    with file.open("rb") as opened:
        pure = [record.content_stream().read() for record in WarcioIterator(opened, check_digests="raise")]
    assert fast == pure
    assert fast[1:] == [b"one", b"two" * 1000]


def test_each_file_says_at_its_head_what_wrote_it_and_each_record_when_where_and_for_whom(tmp_path: Path) -> None:
    at = NOON + timedelta(microseconds=123456)
    file = keep(tmp_path, exchange(at=at, source_id="The Desk, 100%"))
    head, response = FastwarcIterator(str(file))
    assert b"software: wiredesk/9\r\n" in gzip.decompress(members(file)[0])
    assert head.headers["WARC-Filename"] == file.name
    assert response.headers["WARC-Warcinfo-ID"] == head.record_id
    assert response.headers["WARC-Date"] == "2025-09-24T12:00:00.123456Z"
    assert response.headers["WARC-Target-URI"] == "https://desk.example/feed"
    assert response.headers["WARC-Wiredesk-Source"] == "The%20Desk,%20100%25"
    assert response.headers["Content-Type"] == "application/http;msgtype=response"


def test_a_body_that_came_in_chunks_is_kept_without_them_and_says_its_length(tmp_path: Path) -> None:
    headers = (("transfer-encoding", "chunked"), ("X-Odd", "caf\xe9"))
    file = keep(tmp_path, exchange(b"whole", headers=headers))
    block = gzip.decompress(members(file)[1]).partition(b"\r\n\r\n")[2]
    assert block == (
        b"HTTP/1.1 200 OK\r\nX-Archive-Orig-transfer-encoding: chunked\r\nX-Odd: caf\xe9\r\nContent-Length: 5\r\n\r\n"
        b"whole\r\n\r\n"
    )


@pytest.mark.parametrize("length", ["154", "9" * 5000], ids=["154", "of five thousand digits"])
def test_a_length_that_is_not_the_one_kept_is_kept_under_another_name(tmp_path: Path, length: str) -> None:
    file = keep(tmp_path, exchange(b"", status=302, reason="Found", headers=(("Content-Length", length),)))
    (_, response) = FastwarcIterator(str(file))
    assert response.http_headers.to_tuples() == (("X-Archive-Orig-Content-Length", length), ("Content-Length", "0"))
    assert response.headers["WARC-Truncated"] == "unspecified"


def test_a_304_is_a_revisit_of_what_was_not_modified(tmp_path: Path) -> None:
    file = keep(tmp_path, exchange(b"", status=304, reason="Not Modified", headers=(("ETag", '"a"'),)))
    (_, revisit) = FastwarcIterator(str(file))
    assert revisit.headers["WARC-Type"] == "revisit"
    assert revisit.headers["WARC-Profile"] == "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
    assert revisit.http_headers.to_tuples() == (("ETag", '"a"'),)


def test_a_file_that_is_full_is_followed_by_another_with_a_head_of_its_own(tmp_path: Path) -> None:
    with archive(tmp_path, size=2000) as kept:
        for number in range(6):
            kept.keep([exchange(random.Random(number).randbytes(900))])
    files = sorted(tmp_path.iterdir())
    assert [file.name for file in files] == [f"wiredesk-20250924T120000Z-7-{n:05}.warc.gz" for n in range(3)]
    assert [len(members(file)) for file in files] == [3, 3, 3]
    assert len(replayed(tmp_path)) == 6


def test_no_run_writes_into_the_file_of_another(tmp_path: Path) -> None:
    first = keep(tmp_path, exchange(b"first"))
    before = first.read_bytes()
    keep(tmp_path, exchange(b"second"))
    assert first.read_bytes() == before
    assert len(list(tmp_path.iterdir())) == 2


def test_a_run_that_is_answered_nothing_leaves_no_file(tmp_path: Path) -> None:
    with archive(tmp_path / "new") as kept:
        kept.keep(())
    assert list((tmp_path / "new").iterdir()) == []


def test_what_was_kept_is_on_disk_with_the_name_of_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[tuple[str, int]] = []
    sync = os.fsync

    def observed(descriptor: int) -> None:
        sync(descriptor)
        path = Path(f"/proc/self/fd/{descriptor}").resolve()
        synced.append((path.name, 0 if path.is_dir() else path.stat().st_size))

    monkeypatch.setattr(os, "fsync", observed)
    with archive(tmp_path) as kept:
        for number in (1, 2):
            kept.keep([exchange(b"body %d" % number)])
            (file,) = tmp_path.iterdir()
            assert synced[-1] == (file.name, file.stat().st_size)
    assert synced[1] == (tmp_path.name, 0)


def test_a_disk_that_is_full_is_told_and_leaves_whole_records_only(tmp_path: Path) -> None:
    noise = random.Random(3).randbytes(3000)

    def work() -> str:
        setrlimit(RLIMIT_FSIZE, (5000, 5000))
        with archive(tmp_path) as kept:
            kept.keep([exchange(noise)])
            try:
                kept.keep([exchange(b"small"), exchange(noise)])
            except ArchiveError as error:
                kept.keep([exchange(b"after")])
                return str(error)
        return "kept"

    said = in_a_process(work)
    file = tmp_path / "wiredesk-20250924T120000Z-7-00000.warc.gz"
    assert said == f"{file}: File too large; nothing of this answer was kept: make room, or name another folder"
    assert {document.body for document in replayed(tmp_path)} == {noise, b"after"}
    assert flaws(tmp_path) == []


def test_a_folder_that_cannot_be_made_is_told_before_anything_is_fetched(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(ArchiveError, match=r"taken.*: no archive can be kept there: .*; name another folder$"):
        archive(tmp_path / "taken" / "folder")


def test_what_a_killed_run_said_was_kept_is_there(tmp_path: Path) -> None:
    for process in (1, 2, 3):

        def work(pipe: Connection, process: int = process) -> None:
            with archive(tmp_path / str(process), process=process) as kept:
                for number in range(10_000):
                    kept.keep([exchange(b"%d" % number)])
                    pipe.send(number)

        running, pipe = started(work)
        said = [pipe.recv() for _ in range(20 * process)]
        running.kill()
        running.join()
        bodies = {document.body for document in replayed(tmp_path / str(process))}
        assert {b"%d" % number for number in said} <= bodies
        assert set(flaws(tmp_path / str(process))) <= {"cut-archive"}


# Replaying


HEADERS = (
    ("Content-Type", "application/rss+xml"),
    ("Link", "<https://hub.example/>; rel=hub"),
    ("LINK", "</feed>; rel=self"),
    ("ETag", "  W/\"\xe9\xff'  "),
    ("X-Else", "not kept"),
)


def chunked(body: bytes) -> bytes:
    return b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in (body[:30], body[30:])) + b"0\r\n\r\n"


@pytest.mark.parametrize("path", ["/feed", "/feed#part", "/f\xe9ed ?a=%41", "/moved", "/away", "/learnt"])
@pytest.mark.parametrize(
    ("headers", "body"),
    [
        pytest.param((), FEED, id="as it is"),
        pytest.param((("Transfer-Encoding", "chunked"),), chunked(FEED), id="in chunks"),
        pytest.param((("Content-Encoding", "gzip"),), gzip.compress(FEED), id="in gzip"),
        pytest.param((("Content-Encoding", "br"),), brotli.compress(FEED), id="in brotli"),
        pytest.param(
            (("Content-Encoding", "GZIP"), ("Transfer-Encoding", "chunked")), chunked(gzip.compress(FEED)), id="in both"
        ),
        pytest.param((("Transfer-Encoding", "gzip, chunked"),), chunked(gzip.compress(FEED)), id="in both for its way"),
        pytest.param(
            (("Content-Encoding", "br"), ("Transfer-Encoding", "gzip, chunked")),
            chunked(gzip.compress(brotli.compress(FEED))),
            id="in brotli, and that in gzip for its way",
        ),
        pytest.param(
            (("Content-Encoding", "identity"), ("Transfer-Encoding", "gzip, chunked")),
            chunked(gzip.compress(FEED)),
            id="in gzip for its way alone, though a coding is named",
        ),
        pytest.param(
            (("Content-Encoding", "x-gzip"), ("Transfer-Encoding", "gzip, chunked")),
            chunked(gzip.compress(FEED)),
            id="in gzip, named twice",
        ),
    ],
)
def test_a_replayed_document_is_the_one_that_was_fetched(
    tmp_path: Path, path: str, headers: tuple[tuple[str, str], ...], body: bytes
) -> None:
    clock = Clock(now=lambda: NOON + timedelta(microseconds=7), monotonic=lambda: 0.0, sleep=lambda seconds: None)
    with loopback() as web:
        for place in ("/feed", "/f%C3%A9ed%20?a=A"):
            web.answer(place, Answer(body=body, headers=(*HEADERS, *headers)))
        web.answer("/", Answer(body=FEED))
        web.answer("/moved", redirect("/f\xc3\xa9ed ?a=%41"))
        web.answer("/away", redirect(web.url("")))
        state = FetchState(address=web.url("/feed")) if path == "/learnt" else FetchState()
        fetched = fetch(
            Source(id="The desk: \xfc\n%41", url=web.url(path), allow_private=True),
            state,
            clock,
            rng=random.Random(1),
            transport=Transport(user_agent="wiredesk/9", keep=True),
        )
    assert isinstance(fetched.outcome, Document)
    keep(tmp_path, *fetched.exchanges)
    assert replayed(tmp_path) == [fetched.outcome]
    assert len(fetched.exchanges) == (2 if path in ("/moved", "/away") else 1)


addresses = st.text(st.characters(exclude_categories=()), min_size=1, max_size=20).map(
    lambda end: f"http://a.example/{end}"
)
names = st.text(
    st.characters(min_codepoint=33, max_codepoint=126, exclude_characters=':()<>@,;\\"/[]?={}'), min_size=1, max_size=12
)
values = st.text(
    st.characters(min_codepoint=32, max_codepoint=255, exclude_characters="\x7f\x85\xa0"), max_size=20
).map(str.strip)
exchanges = st.builds(
    Exchange,
    source_id=st.text(st.characters(exclude_categories=()), min_size=1, max_size=20),
    url=addresses,
    asked_for=st.none() | addresses,
    at=st.integers(-(10**5), 10).map(lambda hours: NOON + timedelta(hours=hours, microseconds=1)),
    status=st.sampled_from([200, 203, 301, 304, 404, 503]),
    reason=values,
    headers=st.lists(st.tuples(names.filter(lambda name: name.lower() != "content-encoding"), values), max_size=5).map(
        tuple
    ),
    body=st.binary(max_size=300),
)


@settings(max_examples=30, deadline=None)  # each example waits for the disk
@given(st.lists(exchanges, max_size=6))
@example([exchange(b"", source_id="\ud800", asked_for="http://a.example/ %20\r\n")])
@example([exchange(b"", url="http://a.example/>")])
def test_whatever_is_kept_comes_back_in_the_order_of_time(kept: list[Exchange]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        if kept:
            keep(Path(folder), *kept)
        back = replayed(Path(folder))
    wanted = sorted((one for one in kept if one.status in (200, 203)), key=lambda one: one.at)
    assert [(one.fetched_at, one.url) for one in back] == [(one.at, one.asked_for or one.url) for one in wanted]

    def said(one: Exchange) -> tuple[object, ...]:
        return one.at, one.source_id, one.asked_for or one.url, one.url, one.body

    assert sorted(
        (one.fetched_at, one.source_id, one.url, one.final_url or one.url, one.body) for one in back
    ) == sorted(said(one) for one in kept if one.status in (200, 203))


def test_an_answer_with_more_than_a_hundred_headers_comes_back(tmp_path: Path) -> None:
    keep(tmp_path, exchange(headers=(("Set-Cookie", "a=b"),) * 900))
    assert [one.body for one in replayed(tmp_path)] == [FEED]


def test_redirects_errors_and_304s_are_passed_over(tmp_path: Path) -> None:
    part = exchange(status=206, headers=(("Content-Range", "bytes 0-9/99"),))
    patch = exchange(status=226, headers=(("IM", "vcdiff"),))
    new = exchange(status=226, headers=(("IM", "feed"),))
    keep(tmp_path, *(exchange(status=status) for status in (301, 304, 404, 503)), part, patch, new, exchange())
    found = found_in(tmp_path)
    assert (found.documents, found.passed_over, found.refused) == (2, 6, ())


def test_records_of_several_archives_and_files_come_in_the_order_of_time_ours_before_files(tmp_path: Path) -> None:
    hour = timedelta(hours=1)
    urls = [f"https://desk.example/{letter}" for letter in "abcdef"]
    keep(tmp_path, exchange(url=urls[4], at=NOON + 4 * hour), exchange(url=urls[0], at=NOON), process=1)
    keep(tmp_path, exchange(url=urls[2], at=NOON + 2 * hour), exchange(url=urls[1], at=NOON + hour), process=2)
    for url, at in ((urls[3], NOON + 2 * hour), (urls[5], NOON + 9 * hour)):
        saved = tmp_path / url.removeprefix("https://")
        saved.parent.mkdir(exist_ok=True)
        saved.write_bytes(FEED)
        os.utime(saved, (at.timestamp(), at.timestamp()))
    assert [document.url for document in replayed(tmp_path)] == urls


def test_what_a_run_kept_a_little_out_of_time_comes_in_its_order_and_has_its_own_times(tmp_path: Path) -> None:
    seconds = (8, 7.5, 9, 8.5, 0)  # each is kept as it is in the address, too
    at = {f"https://desk.example/{second}": NOON + timedelta(seconds=second) for second in seconds}
    keep(tmp_path, *(exchange(url=url, at=when) for url, when in at.items()), process=1)
    other = exchange(url="https://desk.example/other", at=NOON + timedelta(seconds=8.7))
    later = exchange(url="https://desk.example/set back", at=NOON - timedelta(hours=1))
    keep(tmp_path, other, later, process=2)
    at |= {other.url: other.at, later.url: later.at}
    back = replayed(tmp_path)
    assert [one.url.rpartition("/")[2] for one in back] == ["set back", "8", "7.5", "other", "9", "8.5", "0"]
    assert {one.url: one.fetched_at for one in back} == at


def test_a_record_of_the_future_is_had_now(tmp_path: Path) -> None:
    keep(tmp_path, exchange(at=datetime(2031, 1, 1, tzinfo=UTC)))
    assert [document.fetched_at for document in replayed(tmp_path)] == [NOW]


# Broken archives


def test_an_archive_cut_anywhere_in_its_last_record_gives_all_before_and_says_so_once(tmp_path: Path) -> None:
    file = keep(tmp_path, exchange(b"one"), exchange(b"two"))
    whole, last = file.read_bytes(), len(members(file)[-1])
    for cut in range(1, last):
        file.write_bytes(whole[:-cut])
        assert [document.body for document in replayed(file)] == [b"one"]
        assert flaws(file) == ["cut-archive"]
    file.write_bytes(whole[:-last])
    assert flaws(file) == []


def test_what_a_crash_of_the_machine_left_empty_at_the_end_is_told_once(tmp_path: Path) -> None:
    file = keep(tmp_path, exchange(b"one"))
    file.write_bytes(file.read_bytes() + bytes(4096))
    assert [document.body for document in replayed(file)] == [b"one"]
    assert flaws(file) == ["cut-archive"]


def test_a_plain_archive_that_is_cut_gives_all_before(tmp_path: Path) -> None:
    whole = b"".join(gzip.decompress(member) for member in members(keep(tmp_path, exchange(b"one"), exchange(b"two"))))
    file = tmp_path / "plain.WARC"
    start = whole.rfind(b"WARC/1.1")
    for cut in range(start + 1, len(whole) - 4, 7):
        file.write_bytes(whole[:cut])
        assert [document.body for document in replayed(file)] == [b"one"]
        assert flaws(file) == ["cut-archive"] or cut < start + len(b"WARC/1.1")


def test_bytes_that_have_rotted_cost_their_record_alone(tmp_path: Path) -> None:
    file = keep(tmp_path, exchange(b"one"), exchange(random.Random(5).randbytes(900)), exchange(b"three"))
    parts = members(file)
    rotten = bytearray(parts[2])
    rotten[600] ^= 0xFF
    file.write_bytes(b"".join((*parts[:2], rotten, *parts[3:])))
    assert [document.body for document in replayed(file)] == [b"one", b"three"]
    assert flaws(file) == ["bad-record"]


@pytest.mark.parametrize("packed", [gzip.compress, bytes], ids=["a member a record", "plain"])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(b"Content-Length: ", b"Content-Length: x", id="a length that is none"),
        pytest.param(b"WARC/1.1", b"WARC/9.9", id="another standard"),
        pytest.param(b"HTTP/1.1 200", b"HTTP/1.1 nil", id="not HTTP"),
        pytest.param(b"WARC-Date: 2025", b"WARC-Date: noon", id="no date"),
        pytest.param(b"WARC-Date: 2025-09-24T12:00:00Z", b"WARC-Date: 0001-01-01T00:00:00+23:59", id="before all time"),
        pytest.param(b"https://desk", b"https://[desk", id="no address"),
        pytest.param(b"Content-Length: ", b"Content-Length: " + b"9" * 5000, id="a length of five thousand digits"),
        pytest.param(b"Content-Length: ", b"Content-Length: 9", id="longer than it is"),
    ],
)
def test_a_record_that_makes_no_sense_costs_itself_alone(
    tmp_path: Path, old: bytes, new: bytes, packed: Callable[[bytes], bytes]
) -> None:
    made = keep(tmp_path / "made", exchange(b"one"), exchange(b"after it"))
    head, first, after = (gzip.decompress(member) for member in members(made))
    file = tmp_path / "wrong.warc.gz"
    file.write_bytes(b"".join(packed(part) for part in (head, first.replace(old, new, 1), after)))
    assert [document.body for document in replayed(file)] == [b"after it"]
    assert flaws(file) == ["bad-record"]


def test_more_headers_than_a_poll_takes_cost_their_record_alone(tmp_path: Path) -> None:
    keep(tmp_path, exchange(headers=tuple((f"X-{n}", "a") for n in range(5000))), exchange(b"after it"))
    assert [document.body for document in replayed(tmp_path)] == [b"after it"]
    assert flaws(tmp_path) == ["bad-record"]


def test_a_body_that_expands_beyond_what_a_poll_takes_is_refused_by_name(tmp_path: Path) -> None:
    coded = ("Content-Encoding", "gzip")
    bomb = exchange(gzip.compress(bytes(33 << 20)), headers=(coded,), url="https://desk.example/bomb")
    file = keep(tmp_path, bomb, exchange(b"after it"))
    read = dict(enumerate(document for _, document in documents(found_in(tmp_path), cwd=Path("/"))))
    assert read[0] == Refused(f"{file}: https://desk.example/bomb", Flaw("too-large", "the most is 33,554,432 bytes"))
    assert isinstance(read[1], Document)


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        pytest.param("gzip", b"plainly not", id="what is no gzip"),
        pytest.param("gzip", gzip.compress(FEED)[:-20], id="a gzip that is cut"),
        pytest.param("compress", b"\x1f\x9d", id="a coding that nothing undoes"),
    ],
)
def test_a_body_that_is_not_in_its_coding_is_refused_as_the_poll_refused_it(
    tmp_path: Path, coding: str, body: bytes
) -> None:
    keep(tmp_path, exchange(body, headers=(("Content-Encoding", coding),)), exchange())
    assert [document.body for document in replayed(tmp_path)] == [FEED]
    assert flaws(tmp_path) == ["undecodable"]


def test_a_record_that_is_a_bomb_costs_neither_its_file_nor_memory(tmp_path: Path) -> None:
    file = keep(tmp_path, exchange(b"one"), exchange(b"three"))
    head, one, three = members(file)
    start = gzip.decompress(one).replace(b"Content-Length: ", b"Content-Length: 9999999", 1)
    file.write_bytes(head + one + gzip.compress(start + bytes(100 << 20)) + three)

    def work() -> list[bytes]:
        return [document.body for document in replayed(file)]

    peak, bodies = peak_of(work)
    assert bodies == [b"one", b"three"]
    assert flaws(file) == ["bad-record"]
    assert peak < 8 << 20


def test_a_large_archive_costs_no_memory(tmp_path: Path) -> None:
    noise = random.Random(9).randbytes(1 << 20)
    keep(tmp_path, *(exchange(noise, url=f"https://desk.example/{number}") for number in range(24)))

    def work() -> int:
        read = (document for _, document in documents(found_in(tmp_path), cwd=Path("/")))
        return sum(len(document.body) for document in read if isinstance(document, Document))

    peak, size = peak_of(work)
    assert size == 24 << 20
    assert peak < 8 << 20


def test_an_archive_may_be_larger_than_any_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.archive.files.LARGEST_DOCUMENT", 10)
    keep(tmp_path, exchange())
    assert len(replayed(tmp_path)) == 1


def test_an_archive_compressed_in_one_piece_is_told_with_what_to_do(tmp_path: Path) -> None:
    file = keep(tmp_path, exchange(), exchange())
    file.write_bytes(gzip.compress(gzip.decompress(file.read_bytes())))
    assert flaws(file) == ["whole-gzip"]


@pytest.mark.parametrize(
    "body", [b"<html>no archive</html>", gzip.compress(b"<html>"), bytes(300)], ids=["a page", "a packed page", "zeros"]
)
def test_a_file_that_only_bears_the_name_of_an_archive_is_told(tmp_path: Path, body: bytes) -> None:
    file = tmp_path / "odd.warc.gz"
    file.write_bytes(body)
    assert replayed(file) == []
    assert flaws(file) == ["bad-record"]


def test_an_empty_archive_holds_nothing_and_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "new.warc.gz").touch()
    assert (found_in(tmp_path).documents, flaws(tmp_path)) == (0, [])


RECORD = gzip.decompress(recording.record(exchange(), info="<urn:x>", place="0"))


@given(
    st.lists(st.tuples(st.integers(0, len(RECORD)), st.integers(0, 9), st.binary(max_size=9)), min_size=1),
    st.booleans(),
)
def test_no_bytes_of_an_archive_raise_anything(changes: list[tuple[int, int, bytes]], packed: bool) -> None:
    body = RECORD
    for place, removed, added in changes:
        body = body[:place] + added + body[place + removed :]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "any.warc.gz")
        file.write_bytes(gzip.compress(body) + gzip.compress(RECORD) if packed else body + RECORD)
        assert len(flaws(file)) + len(replayed(file)) + found_in(file).passed_over > 0


# Others' archives


def foreign(
    path: Path, *responses: tuple[str, str, Iterable[tuple[str, str]], bytes], packed: bool = True, version: str = "1.0"
) -> Path:
    """Write responses (URL, status, headers, body) with warcio, and the requests that other crawlers keep."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=packed, warc_version=version)
        writer.write_record(writer.create_warcinfo_record(path.name, {"software": "another"}))
        for url, status, headers, body in responses:
            said = StatusAndHeaders(status, list(headers), protocol="HTTP/1.1")
            date = {"WARC-Date": "2025-09-24T12:00:00Z"}
            answer = writer.create_warc_record(
                url, "response", payload=BytesIO(body), length=len(body), http_headers=said, warc_headers_dict=date
            )
            asked = StatusAndHeaders("GET / HTTP/1.1", [("Host", "a")], is_http_request=True)
            writer.write_record(writer.create_warc_record(url, "request", http_headers=asked, warc_headers_dict=date))
            writer.write_record(answer)
    return path


HTML = (("Content-Type", "text/html; charset=utf-8"),)
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.mark.parametrize("version", ["1.0", "1.1"])
@pytest.mark.parametrize("packed", [True, False], ids=["compressed", "plain"])
def test_of_another_crawler_the_documents_are_taken_and_the_rest_is_passed_over(
    tmp_path: Path, packed: bool, version: str
) -> None:
    file = foreign(
        tmp_path / "crawl.warc",
        ("https://a.example/story", "200 OK", HTML, b"<html>story"),
        ("https://a.example/feed", "200 OK", [("Content-Type", "application/atom+xml")], FEED),
        ("https://a.example/untyped", "200", [], b"<html>"),
        ("https://a.example/x/feed.RSS?a", "200 OK", [("Content-Type", "binary/octet-stream")], FEED),
        ("https://a.example/xml", "200 OK", [("Content-Type", "application/octet-stream")], b"\0"),
        ("https://a.example/logo.svg", "200 OK", [("Content-Type", "image/svg+xml")], b"<svg/>"),
        ("https://a.example/a.js", "200 OK", [("Content-Type", "text/javascript")], b"let a"),
        ("https://a.example/robots.txt", "200 OK", [("Content-Type", "text/plain")], b"User-agent: *"),
        ("https://a.example/a.docx", "200 OK", [("Content-Type", DOCX)], b"PK"),
        ("https://a.example/gone", "404 Not Found", HTML, b"<html>gone"),
        ("https://a.example/moved", "301 Moved", [*HTML, ("Location", "/story")], b""),
        packed=packed,
        version=version,
    )
    found = found_in(file)
    assert [(document.url, document.source_id) for document in replayed(file)] == [
        ("https://a.example/feed", "https://a.example/feed"),
        ("https://a.example/story", "https://a.example/story"),
        ("https://a.example/untyped", "https://a.example/untyped"),
        ("https://a.example/x/feed.RSS?a", "https://a.example/x/feed.RSS?a"),
    ]
    assert (found.documents, found.passed_over, found.refused) == (4, 7, ())


def test_a_page_of_another_crawler_belongs_to_its_host_and_a_feed_is_its_own_source(tmp_path: Path) -> None:
    foreign(tmp_path / "crawl.warc.gz", ("https://News.example/a/story", "200 OK", HTML, b"<html>"))
    (document,) = replayed(tmp_path)
    assert document.source_id == "https://News.example/a/story"
    assert page_source(document) == "news.example"


CHUNKS = b"4\r\n<rss\r\n2;a=b\r\n/>\r\n0\r\n\r\n"


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        pytest.param({"Transfer-Encoding": "chunked"}, CHUNKS, id="chunks as sent"),
        pytest.param({"Transfer-Encoding": "chunked"}, b"<rss/>", id="chunks taken off, the header left"),
        pytest.param({"Content-Encoding": "gzip"}, gzip.compress(b"<rss/>"), id="gzip"),
        pytest.param({"Content-Encoding": "gzip"}, b"<rss/>", id="decoded, the header left"),
        pytest.param({"Content-Encoding": "br"}, b"<rss/>", id="decoded, the header of brotli left"),
        pytest.param({"Content-Encoding": "zstd"}, b"<rss/>", id="decoded, the header of zstd left"),
        pytest.param({"Content-Encoding": "deflate"}, zlib.compress(b"<rss/>"), id="deflate"),
        pytest.param({"Content-Encoding": "br"}, brotli.compress(b"<rss/>"), id="brotli"),
        pytest.param({"Content-Length": "3"}, b"<rss/>", id="a length of something else"),
    ],
)
def test_a_body_is_read_however_the_crawler_kept_it(tmp_path: Path, headers: dict[str, str], body: bytes) -> None:
    foreign(tmp_path / "a.warc.gz", ("https://a.example/", "200 OK", [*HTML, *headers.items()], body))
    assert [document.body for document in replayed(tmp_path)] == [b"<rss/>"]


@pytest.mark.parametrize(
    ("date", "at"),
    [
        ("2025-09-24T12:00:00Z", NOON),
        ("2025-09-24T14:00:00.123456789+02:00", NOON + timedelta(microseconds=123456)),
        ("2025-09", datetime(2025, 9, 1, tzinfo=UTC)),
        ("2025", datetime(2025, 1, 1, tzinfo=UTC)),
    ],
)
def test_dates_are_as_fine_as_the_standard_lets_them_be(tmp_path: Path, date: str, at: datetime) -> None:
    block = b"HTTP/2 200\r\n\r\n<rss/>"
    record = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: <http://a.example/>\r\nWARC-Date: {date}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    (tmp_path / "wget.warc").write_bytes(record.encode() + block + b"\r\n\r\n")
    assert [(document.url, document.fetched_at) for document in replayed(tmp_path)] == [("http://a.example/", at)]


def test_a_page_that_was_kept_without_its_headers_is_read_too(tmp_path: Path) -> None:
    with (tmp_path / "a.warc.gz").open("wb") as file:
        writer = WARCWriter(file)
        for url, record, kind in (
            ("http://a.example/", "resource", "text/html"),
            ("http://a.example/i", "resource", "image/png"),
            ("urn:x", "resource", "text/html"),
            ("http://a.example/", "conversion", "text/plain"),
        ):
            page = writer.create_warc_record(url, record, payload=BytesIO(b"<html>"), length=6, warc_content_type=kind)
            writer.write_record(page)
    assert [(document.url, document.body) for document in replayed(tmp_path)] == [("http://a.example/", b"<html>")]
    assert found_in(tmp_path / "a.warc.gz").passed_over == 3
