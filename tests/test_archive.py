"""Files and folders as Documents: what is read, in which order, under which address and source."""

import inspect
import os
import sys
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import pytest

from ingest.archive import Found, documents, find, page_source
from ingest.archive.mirror import content_urn, mirror_url
from ingest.schema import Document, Flaw, Refused

NOW = datetime(2025, 10, 1, 12, tzinfo=UTC)
EARLIER = datetime(2025, 9, 1, 12, tzinfo=UTC)


def write(path: Path, body: bytes = b"text", when: datetime = EARLIER) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)
    os.utime(path, (when.timestamp(), when.timestamp()))
    return path


def read_all(*paths: Path, cwd: Path) -> list[Document]:
    read = [document for _, document in documents(find(paths, now=NOW), cwd=cwd)]
    assert all(isinstance(document, Document) for document in read)
    return [document for document in read if isinstance(document, Document)]


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("saved/news.example/world/story.html", "https://news.example/world/story.html"),
        ("news.example/index.html", "https://news.example/"),
        ("NEWS.Example/a/index.htm", "https://news.example/a/"),
        ("news.example/a?id=3", "https://news.example/a?id=3"),
        ("../up/en.news.example/a", "https://en.news.example/a"),
        ("news.example:8080/a", "https://news.example:8080/a"),
        ("saved/127.0.0.1:8080/a/index.html", "https://127.0.0.1:8080/a/"),
        ("news.example/caf\udce9/\udce4.html", "https://news.example/caf%E9/%E4.html"),
        ("10:30/a.html", None),
        ("site.backup/a.html", None),
        ("v1.2/a.html", None),
        ("pages/story.example.html", None),
        ("story.html", None),
    ],
)
def test_a_mirror_gives_the_address_a_file_was_saved_from(path: str, url: str | None) -> None:
    assert mirror_url(PurePosixPath(path)) == url


def test_a_file_outside_a_mirror_is_named_by_its_content(tmp_path: Path) -> None:
    write(tmp_path / "a.html", b"one")
    write(tmp_path / "b.html", b"two")
    first, second = read_all(tmp_path, cwd=tmp_path)
    assert {first.url, second.url} == {content_urn(b"one"), content_urn(b"two")}
    assert first.url.startswith("urn:uuid:")


SINGLE_FILE = rb"""From: <Saved by Blink>
Snapshot-Content-Location: https://a.example/news/dam
Subject: Dam gates open
MIME-Version: 1.0
Content-Type: multipart/related;
	type="text/html";
	boundary="--b--"

----b--
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: https://a.example/news/dam

<!DOCTYPE html><meta charset=3D"utf-8"><p>The caf=C3=A9 of =
the dam.</p>
----b--
Content-Type: image/png
Content-Transfer-Encoding: base64

iVBORw0KGgo=

----b----
"""
FIRST = b"----b--\nContent-Type: text/html\n"
WITHIN = b'----b--\nContent-Type: multipart/alternative; boundary="--b--"\n\n'
LETTER = b"----b--\nContent-Type: message/rfc822\n\n"


@pytest.mark.parametrize(
    ("name", "body", "url", "kept"),
    [
        ("a.mhtml", SINGLE_FILE, "https://a.example/news/dam", "The café of the dam."),
        ("b.example/a.mht", SINGLE_FILE, "https://b.example/a.mht", "The café of the dam."),
        (
            "a.htm",
            b"<!-- saved from url=(0026)https://a.example/news/dam -->\r\n<html><p>The dam.</p></html>",
            "https://a.example/news/dam",
            "<!-- saved from",
        ),
        (
            "a.html",
            b"<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: https://a.example/news/dam \n"
            b" saved date: Wed Sep 24 2025 12:00:00 GMT+0000 (Coordinated Universal Time)\n--><p>The dam.</p>",
            "https://a.example/news/dam",
            "The dam.",
        ),
        (
            "a.html",
            b"<!-- Saved from https://a.example/news/dam at 2025-09-24 using monolith v2.8 -->\n<p>The dam.</p>",
            "https://a.example/news/dam",
            "The dam.",
        ),
        ("a.html", b"<!-- Saved from https://a.example/ by hand --><p>The dam.</p>", None, "The dam."),
        ("a.htm", b"<p>A page that says: saved from url=(0026)https://a.example/</p>", None, "A page that says"),
        ("a.txt", b"From: Jane Doe\nSubject: multipart/related\n\nThe dam.", None, "From: Jane Doe"),
        (
            "in another part.mht",
            SINGLE_FILE.replace(FIRST, WITHIN + FIRST),
            "https://a.example/news/dam",
            "The café of the",
        ),
        ("parts in parts.mht", SINGLE_FILE.replace(FIRST, WITHIN * 3000), None, "From: <Saved"),
        ("letters in letters.mht", SINGLE_FILE.replace(FIRST, LETTER * 3000), None, "From: <Saved"),
        (
            "numbers.mht",
            SINGLE_FILE.replace(b"text/html\n", b"text/html; charset*%b*=a\n" % (b"9" * 5000)),
            None,
            "From:",
        ),
        (
            "quotes.mht",
            SINGLE_FILE.replace(b"text/html\n", b'text/html; a="' + b'\\";' * 500_000 + b"\n"),
            None,
            "From:",
        ),
    ],
)
def test_a_page_that_a_browser_saved_is_had_from_where_it_was(
    name: str, body: bytes, url: str | None, kept: str, tmp_path: Path
) -> None:
    write(tmp_path / name, body)
    (document,) = read_all(tmp_path, cwd=tmp_path)
    assert document.url == (url or content_urn(body))
    assert kept in document.body.decode()


def test_documents_come_oldest_first_and_those_of_one_time_by_address(tmp_path: Path) -> None:
    late = write(tmp_path / "a.example/late", b"1", NOW)
    for name in ("b.example/x", "a.example/y", "c.example/w"):
        write(tmp_path / name, name.encode())
    urls = [document.url for document in read_all(late.parent.parent, cwd=tmp_path)]
    assert urls == ["https://a.example/y", "https://b.example/x", "https://c.example/w", "https://a.example/late"]


def test_the_order_is_the_same_whatever_order_the_files_are_named_in(tmp_path: Path) -> None:
    files = [write(tmp_path / name, name.encode()) for name in ("c.txt", "a.txt", "b.txt")]
    forwards = [document.url for document in read_all(*files, cwd=tmp_path)]
    assert [document.url for document in read_all(*reversed(files), cwd=tmp_path)] == forwards


def test_a_time_of_change_in_the_future_is_now(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", when=datetime(2031, 1, 1, tzinfo=UTC))
    assert [document.fetched_at for document in read_all(tmp_path, cwd=tmp_path)] == [NOW]


def test_a_time_of_change_that_no_calendar_reaches_is_now(tmp_path: Path) -> None:
    far = write(tmp_path / "a.html")
    beyond = 2**40  # seconds: the year 36812
    try:
        os.utime(far, (beyond, beyond))
    except OverflowError:
        pytest.skip("this file system knows no such time")
    if far.stat().st_mtime != beyond:
        pytest.skip("this file system knows no such time")
    assert [document.fetched_at for document in read_all(far, cwd=tmp_path)] == [NOW]


def test_a_folder_has_one_name_however_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "saved" / "a.txt")
    monkeypatch.chdir(tmp_path)
    spellings = [Path("saved"), Path("./saved/"), tmp_path / "saved", Path("saved/../saved")]
    sources = {read_all(spelling, cwd=tmp_path)[0].source_id for spelling in spellings}
    assert sources == {"saved/a.txt"}


def test_a_file_outside_the_working_folder_is_named_in_full(tmp_path: Path) -> None:
    file = write(tmp_path / "a.txt")
    assert read_all(file, cwd=tmp_path / "elsewhere")[0].source_id == file.as_posix()


@pytest.mark.parametrize(
    ("path", "source"),
    [("saved/pages/a.html", "saved/pages"), ("mirror/en.news.example/2025/09/a.html", "mirror/en.news.example")],
)
def test_a_page_belongs_to_its_folder_and_in_a_mirror_to_its_host(path: str, source: str) -> None:
    assert page_source(Document(url="urn:x", body=b"", source_id=path)) == source


def test_what_is_no_document_is_counted_and_passed_over_unless_it_is_named(tmp_path: Path) -> None:
    for name in ("page.html", "style.css", "photo.jpg", "README.md", "crawl.cdx", ".hidden", ".git/config"):
        write(tmp_path / name, name.encode())
    found = find([tmp_path], now=NOW)
    assert [file.path.name for file in found.files] == ["page.html"]
    assert found.passed_over == 5  # the folder .git is not walked at all
    assert [file.path.name for file in find([tmp_path / "README.md"], now=NOW).files] == ["README.md"]


def test_what_programs_leave_beside_the_pages_they_save_is_passed_over(tmp_path: Path) -> None:
    for name in (
        "The dam.htm",
        "The dam_files/frame.html",
        "the_files/letter.html",
        "hts-log.txt",
        "hts-cache/readme.txt",
        "wget-log.1",
        "a.example/story.html",
        "a.example/story.html.orig",
        "a.example/other.orig",
    ):
        write(tmp_path / name, name.encode())
    found = find([tmp_path], now=NOW)
    assert {file.path.name for file in found.files} == {"The dam.htm", "letter.html", "story.html", "other.orig"}
    assert found.passed_over == 3  # the folders of a page and of a cache are not walked at all
    assert [file.path.name for file in find([tmp_path / "The dam_files"], now=NOW).files] == ["frame.html"]


def test_a_folder_behind_a_link_is_named_unless_it_is_read_anyway(tmp_path: Path) -> None:
    for name in ("saved/2025/a.html", "disk/2024/b.html"):
        write(tmp_path / name, name.encode())
    (tmp_path / "saved" / "latest").symlink_to("2025")
    (tmp_path / "saved" / "loop").symlink_to(tmp_path / "saved")
    (tmp_path / "saved" / "2024").symlink_to(tmp_path / "disk" / "2024")
    found = find([tmp_path / "saved"], now=NOW)
    assert [file.path.name for file in found.files] == ["a.html"]
    assert refusals(found) == {"2024": "unreadable-file"}
    assert [file.path.name for file in find([tmp_path / "saved" / "2024"], now=NOW).files] == ["b.html"]


def refusals(found: Found) -> dict[str, str]:
    return {Path(one.where).name: one.flaw.rule for one in found.refused}


def test_what_cannot_be_a_document_is_refused_by_name(tmp_path: Path) -> None:
    write(tmp_path / "sound.txt")
    (tmp_path / "dangling.html").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.xml")
    with (tmp_path / "huge.xml").open("wb") as huge:
        huge.truncate(200_000_000)
    found = find([tmp_path, tmp_path / "not-there"], now=NOW)
    assert [file.path.name for file in found.files] == ["sound.txt"]
    assert refusals(found) == {
        "dangling.html": "dangling-link",
        "huge.xml": "too-large",
        "pipe.xml": "not-a-file",
        "not-there": "missing",
    }


@pytest.mark.parametrize(("name", "way"), [("a.warc.zst", "zstd -d FILE"), ("a.WARC.bz2", "bzip2 -d -k FILE")])
@pytest.mark.parametrize("named", [True, False])
def test_a_warc_in_another_compression_than_gzip_is_refused_with_the_way(
    name: str, way: str, named: bool, tmp_path: Path
) -> None:
    with (tmp_path / name).open("wb") as archive:
        archive.truncate(200_000_000)  # more than a document may have
    (refused,) = find([tmp_path / name if named else tmp_path], now=NOW).refused
    assert refused.flaw.rule == "unknown-format"
    assert way in refused.flaw.detail


def test_a_file_that_goes_away_before_its_turn_is_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    for name in ("a.example/1", "b.example/2", "c.example/3"):
        write(tmp_path / name)
    found = find([tmp_path], now=NOW)
    (tmp_path / "b.example/2").unlink()
    read = [document for _, document in documents(found, cwd=tmp_path)]
    assert [type(document) for document in read] == [Document, Refused, Document]


def test_a_path_that_cannot_be_looked_at_is_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    sound, endless = write(tmp_path / "a.html"), tmp_path / ("a" * 300)
    found = find([endless, sound], now=NOW)
    assert [file.path for file in found.files] == [sound]
    assert found.refused == (Refused(str(endless), Flaw("unreadable-file", "File name too long")),)


def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    unreadable = Path("/proc/self/mem")  # a file that opens, but fails every read at its beginning, even for root
    if not unreadable.exists():
        pytest.skip("there is no /proc here to hold a file that nobody can read")
    (tmp_path / "mem.txt").symlink_to(unreadable)
    read = [document for _, document in documents(find([tmp_path], now=NOW), cwd=tmp_path)]
    assert [one.flaw.rule for one in read if isinstance(one, Refused)] == ["unreadable-file"]


def test_folders_in_folders_are_read_with_no_call_for_each(tmp_path: Path) -> None:
    folder = tmp_path.joinpath(*"a" * 150)
    folder.mkdir(parents=True)
    write(folder / "a.txt")
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack(0)) + 100)
    try:
        found = find([tmp_path], now=NOW)
    finally:
        sys.setrecursionlimit(limit)
    assert ([file.path.name for file in found.files], refusals(found)) == (["a.txt"], {})


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    file = write(tmp_path / "a.txt")
    assert len(find([file, file, tmp_path], now=NOW).files) == 1
