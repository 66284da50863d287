"""`python -m syndicate serve`: what it sends, what it need not send again, and what it never sends."""

import gzip
import http.client
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from ingest.errors import UsageError
from syndicate.cli import main
from syndicate.serve import server
from tests.processes import interruptible

PATIENCE = 60.0  # seconds
WRITTEN = 1_760_000_000  # the time of the files of these tests
MODIFIED = "Thu, 09 Oct 2025 08:53:20 GMT"
BODY = b"<rss>" + b"news " * 100 + b"</rss>"


@dataclass(frozen=True, slots=True)
class Told:
    """An answer, read to the end."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes


@contextmanager
def served(output: Path) -> Iterator[http.client.HTTPConnection]:
    with server(output, 0) as listening:
        thread = threading.Thread(target=listening.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        connection = http.client.HTTPConnection("127.0.0.1", listening.server_port, timeout=PATIENCE)
        try:
            yield connection
        finally:
            connection.close()
            listening.shutdown()
            thread.join()


def written(path: Path, body: bytes, at: int = WRITTEN) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)
    os.utime(path, (at, at))


@pytest.fixture
def output(tmp_path: Path) -> Path:
    public = tmp_path / "public"
    written(public / "index.html", b"page")
    written(public / ".feed.rss.1.tmp", b"half")
    written(public / ".git" / "config", b"secret")
    for name in ("feed.atom", "feed.json", "feeds.opml", "feed.css", "icon.svg", "odd.bin", "tag/هەولێر/feed.rss"):
        written(public / name, b"x")
    written(public / "feed.rss", BODY)
    written(tmp_path / "secret", b"secret")
    return public


def told(
    connection: http.client.HTTPConnection, path: str, headers: dict[str, str] | None = None, *, method: str = "GET"
) -> Told:
    connection.request(method, path, headers={"Accept-Encoding": "identity", **(headers or {})})
    response = connection.getresponse()
    return Told(response.status, response.headers, response.read())


@pytest.mark.parametrize(
    ("path", "type_"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/index.html?from=mail", "text/html; charset=utf-8"),
        ("/feed.rss", "application/xml; charset=utf-8"),
        ("//feed.rss", "application/xml; charset=utf-8"),
        ("http://127.0.0.1/feed.rss", "application/xml; charset=utf-8"),
        ("/feed.atom", "application/xml; charset=utf-8"),
        ("/feed.json", "application/feed+json"),
        ("/feeds.opml", "application/xml; charset=utf-8"),
        ("/feed.css", "text/css; charset=utf-8"),
        ("/icon.svg", "image/svg+xml"),
        ("/odd.bin", "application/octet-stream"),
        ("/tag/%D9%87%DB%95%D9%88%D9%84%DB%8E%D8%B1/feed.rss", "application/xml; charset=utf-8"),
    ],
)
def test_files_are_served_under_the_type_readers_and_browsers_expect(output: Path, path: str, type_: str) -> None:
    with served(output) as connection:
        answer = told(connection, path)
    assert (answer.status, answer.headers["Content-Type"]) == (200, type_)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    ("line", "begins"),
    [
        ("GET /tag/هەولێر/feed.rss HTTP/1.1", b"HTTP/1.1 200 "),
        ("GET /feed.rss HTTP/1.0", b"HTTP/1.1 200 "),
        ("GET /feed.rss", b"<rss>"),  # HTTP/0.9, whose answers have no head
        ("GET feed.rss HTTP/1.1", b"HTTP/1.1 200 "),
        ("GET http://[/feed.rss HTTP/1.1", b"HTTP/1.1 404 "),
        ("GET /tag/../../secret HTTP/1.1", b"HTTP/1.1 404 "),
        ("GET /feed.rss\0 HTTP/1.1", b"HTTP/1.1 404 "),
        ("GET /\x1b[31m HTTP/1.1", b"HTTP/1.1 404 "),
        ("GET /feed.rss and more HTTP/1.1", b"HTTP/1.1 400 "),
        ("GET /" + "long" * 20_000 + " HTTP/1.1", b"HTTP/1.1 414 "),
        ("\x16\x03\x01", b"400 "),  # TLS
    ],
)
def test_whatever_stands_in_the_first_line_is_answered(output: Path, line: str, begins: bytes) -> None:
    with served(output) as connection:
        connection.connect()
        connection.sock.sendall(line.encode() + b"\r\nConnection: close\r\n\r\n")
        answer = connection.sock.makefile("rb").read()
    assert answer.startswith(begins)


@pytest.mark.parametrize(
    "path",
    [
        "/../secret",
        "/%2e%2e/secret",
        "/..%2fsecret",
        "//../secret",
        "/tag/../../secret",
        "/.feed.rss.1.tmp",
        "/%2Efeed.rss.1.tmp",
        "/.git/config",
        "/tag/",
        "/tag",
        "/feed.rss/",
        "/none.rss",
        "/feed.rss%00",
        "/%ff%fe",
        "/" + "long" * 1000,
        "/out",
        "/beyond/secret",
        "/round",
        "/git/config",
        "/pipe",
    ],
)
def test_nothing_else_is_served(output: Path, path: str) -> None:
    (output / "out").symlink_to(output.parent / "secret")
    (output / "beyond").symlink_to(output.parent)
    (output / "round").symlink_to(output / "round")
    (output / "git").symlink_to(output / ".git")
    os.mkfifo(output / "pipe")
    with served(output) as connection:
        answer = told(connection, path)
    assert (answer.status, answer.body) == (404, b"404 Not Found\n")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"


def test_a_link_within_the_folder_is_followed(output: Path) -> None:
    (output / "news.rss").symlink_to("feed.rss")
    with served(output) as connection:
        assert told(connection, "/news.rss").body == BODY


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8000", 200),
        ("localhost", 200),
        ("LOCALHOST:1", 200),
        ("rebound.example", 421),
        ("rebound.example:8000", 421),
        ("127.0.0.1.rebound.example", 421),
        ("[", 421),
    ],
)
def test_a_page_elsewhere_whose_name_leads_here_is_told_nothing(output: Path, host: str, status: int) -> None:
    with served(output) as connection:
        assert told(connection, "/feed.rss", {"Host": host}).status == status


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"If-None-Match": "{etag}"}, 304),
        ({"If-None-Match": "W/{etag}"}, 304),
        ({"If-None-Match": '"a,b", W/"c" ,{etag}'}, 304),
        ({"If-None-Match": "*"}, 304),
        ({"If-None-Match": '"other"'}, 200),
        ({"If-None-Match": "nonsense"}, 200),
        ({"If-None-Match": ""}, 200),
        ({"If-None-Match": '"other"', "If-Modified-Since": MODIFIED}, 200),
        ({"If-None-Match": "{etag}", "If-Modified-Since": "Thu, 01 Jan 1970 00:00:00 GMT"}, 304),
        ({"If-Modified-Since": MODIFIED}, 304),
        ({"If-Modified-Since": "Fri, 10 Oct 2025 08:53:20 GMT"}, 304),
        ({"If-Modified-Since": "Thu, 09 Oct 2025 08:53:20 -0000"}, 304),
        ({"If-Modified-Since": "Thu, 09 Oct 2025 08:53:19 GMT"}, 200),
        ({"If-Modified-Since": "yesterday"}, 200),
        ({"If-Modified-Since": "Thu, 99 Oct 2025 08:53:20 GMT"}, 200),
        ({"If-Modified-Since": ""}, 200),
        ({}, 200),
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_what_the_client_has_is_not_sent_again(output: Path, asked: dict[str, str], status: int, method: str) -> None:
    with served(output) as connection:
        first = told(connection, "/feed.rss")
        headers = {name: value.replace("{etag}", first.headers["ETag"]) for name, value in asked.items()}
        again = told(connection, "/feed.rss", headers, method=method)
    assert (first.headers["Last-Modified"], first.body) == (MODIFIED, BODY)
    assert again.status == status
    assert again.body == (BODY if (status, method) == (200, "GET") else b"")
    kept = ("ETag", "Last-Modified", "Cache-Control", "Vary")
    assert [again.headers[name] for name in kept] == [first.headers[name] for name in kept]
    assert (again.headers["Content-Length"] == str(len(BODY))) == (status == 200)


def test_validators_are_those_of_the_bytes_whatever_server_sends_them(output: Path) -> None:
    with served(output) as connection:
        before = told(connection, "/feed.rss").headers["ETag"]
    with served(output) as connection:
        assert told(connection, "/feed.rss").headers["ETag"] == before
        written(output / "feed.rss", BODY.replace(b"news", b"olds"))  # as long, at the same time
        assert told(connection, "/feed.rss", {"If-None-Match": before}).status == 200
        written(output / "feed.rss", BODY)
        assert told(connection, "/feed.rss", {"If-None-Match": before}).status == 304


@pytest.mark.parametrize(
    ("accepted", "packed"),
    [
        ("gzip", True),
        ("GZIP", True),
        ("x-gzip", True),
        ("deflate, gzip;q=0.5", True),
        ("*", True),
        ("br;q=1.0, gzip;q=0.8, *;q=0.1", True),
        ("identity;q=0.5, gzip", True),
        ("gzip;q=0", False),
        ("gzip; q=0.000, *", False),
        ("*;q=0", False),
        ("identity, gzip;q=0.5", False),
        ("gzip;q=much", False),
        ("gzip;q=0.1234", False),
        ("identity", False),
        ("br", False),
        ("", False),
    ],
)
def test_the_packed_form_is_sent_to_whom_it_suits(output: Path, accepted: str, packed: bool) -> None:
    written(output / "feed.rss.gz", gzip.compress(BODY, mtime=0), WRITTEN)
    with served(output) as connection:
        answer = told(connection, "/feed.rss", {"Accept-Encoding": accepted})
    assert answer.headers["Content-Encoding"] == ("gzip" if packed else None)
    assert (gzip.decompress(answer.body) if packed else answer.body) == BODY
    assert answer.headers["Content-Length"] == str(len(answer.body))
    assert answer.headers["Content-Type"] == "application/xml; charset=utf-8"
    assert answer.headers["Vary"] == "Accept-Encoding"


def test_each_form_of_a_file_has_its_own_tag_and_both_its_date(output: Path) -> None:
    written(output / "feed.rss.gz", gzip.compress(BODY, mtime=0), WRITTEN + 5)
    packed = {"Accept-Encoding": "gzip"}
    with served(output) as connection:
        one, other = told(connection, "/feed.rss"), told(connection, "/feed.rss", packed)
        assert one.headers["ETag"] != other.headers["ETag"]
        assert one.headers["Last-Modified"] == other.headers["Last-Modified"] == MODIFIED
        assert told(connection, "/feed.rss", {**packed, "If-None-Match": other.headers["ETag"]}).status == 304
        assert told(connection, "/feed.rss", {**packed, "If-None-Match": one.headers["ETag"]}).status == 200


def test_a_packed_form_that_is_older_than_its_file_is_not_sent(output: Path) -> None:
    written(output / "feed.rss.gz", gzip.compress(b"old", mtime=0), WRITTEN - 1)
    with served(output) as connection:
        answer = told(connection, "/feed.rss", {"Accept-Encoding": "gzip"})
    assert (answer.body, answer.headers["Content-Encoding"]) == (BODY, None)


@pytest.mark.parametrize("beside", ["link", "folder"])
def test_what_only_bears_the_name_of_a_packed_form_is_not_sent(output: Path, beside: str) -> None:
    path = output / "feed.rss.gz"
    if beside == "folder":
        path.mkdir()
    else:
        path.symlink_to(output.parent / "secret")
    with served(output) as connection:
        assert told(connection, "/feed.rss", {"Accept-Encoding": "gzip"}).body == BODY


def test_a_file_that_is_replaced_while_it_is_sent_is_sent_as_it_was(output: Path) -> None:
    old, new = b"a" * 50_000_000, b"b" * 50_000_000  # more than the buffers between the two hold
    written(output / "feed.rss", old)
    with served(output) as connection:
        connection.request("GET", "/feed.rss")
        response = connection.getresponse()
        assert response.read(10) == old[:10]
        written(output / ".new", new)
        (output / ".new").replace(output / "feed.rss")
        assert response.read() == old[10:]
        assert told(connection, "/feed.rss").body == new


def test_a_client_that_leaves_in_the_middle_is_no_fault(output: Path, capfd: pytest.CaptureFixture[str]) -> None:
    written(output / "feed.rss", b"a" * 50_000_000)
    with served(output) as connection:
        connection.request("GET", "/feed.rss")
        connection.getresponse().close()
        connection.close()
        assert told(connection, "/feed.json").status == 200
    assert "Traceback" not in capfd.readouterr().err


def test_a_body_that_no_file_wants_is_not_taken_for_a_request(output: Path) -> None:
    with served(output) as connection:
        connection.request("GET", "/feed.rss", body=b"GET /feed.json HTTP/1.1\r\n\r\n")
        response = connection.getresponse()
        assert response.read() == BODY
        assert response.isclosed()
        assert told(connection, "/feed.rss").body == BODY


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
def test_nothing_can_be_changed(output: Path, method: str) -> None:
    with served(output) as connection:
        assert told(connection, "/feed.rss", method=method).status == 501
    assert (output / "feed.rss").read_bytes() == BODY


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such folder"):
        server(tmp_path / "nowhere", 0)


def test_a_port_that_is_taken_is_named(output: Path) -> None:
    with server(output, 0) as listening, pytest.raises(UsageError, match=str(listening.server_port)):
        server(output, listening.server_port)


def test_the_command_serves_until_it_is_interrupted_and_says_whom(output: Path) -> None:
    command = [sys.executable, "-m", "syndicate", "serve", "--output", str(output), "--port", "0"]
    with interruptible():
        started = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    with started as process:
        assert process.stderr is not None
        line = process.stderr.readline()
        port = re.search(r"http://127\.0\.0\.1:(\d+)/ shows", line)
        assert port is not None
        assert "not to the open internet" in line
        connection = http.client.HTTPConnection("127.0.0.1", int(port[1]), timeout=PATIENCE)
        assert told(connection, "/feed.rss").body == BODY  # and the connection stays open
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 0
        rest = process.stderr.read()
        connection.close()
    assert "Traceback" not in rest


def test_the_help_says_that_it_is_not_for_the_open_internet(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--help"]) == 0
    assert "not for the open internet" in " ".join(capsys.readouterr().out.split())
