import http.client
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ingest.errors import UsageError
from syndicate.serve import server


@contextmanager
def served(output: Path) -> Iterator[http.client.HTTPConnection]:
    with server(output, 0) as listening:
        thread = threading.Thread(target=listening.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        connection = http.client.HTTPConnection("127.0.0.1", listening.server_port, timeout=10)
        try:
            yield connection
        finally:
            connection.close()
            listening.shutdown()
            thread.join()


@pytest.fixture
def output(tmp_path: Path) -> Path:
    public = tmp_path / "public"
    (public / "tag" / "هەولێر").mkdir(parents=True)
    (public / "index.html").write_text("page", encoding="utf-8")
    (public / ".feed.rss.1.tmp").write_text("half", encoding="utf-8")
    for name in ("feed.rss", "feed.atom", "feed.json", "feeds.opml", "tag/هەولێر/feed.rss"):
        (public / name).write_text("x", encoding="utf-8")
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    return public


def answer(connection: http.client.HTTPConnection, path: str, **headers: str) -> http.client.HTTPResponse:
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    response.read()
    return response


@pytest.mark.parametrize(
    ("path", "type_"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/feed.rss", "application/xml; charset=utf-8"),
        ("/feed.atom", "application/xml; charset=utf-8"),
        ("/feed.json", "application/feed+json"),
        ("/feeds.opml", "application/xml; charset=utf-8"),
        ("/tag/%D9%87%DB%95%D9%88%D9%84%DB%8E%D8%B1/feed.rss", "application/xml; charset=utf-8"),
    ],
)
def test_files_are_served_under_the_type_readers_and_browsers_expect(output: Path, path: str, type_: str) -> None:
    with served(output) as connection:
        response = answer(connection, path)
    assert (response.status, response.getheader("Content-Type")) == (200, type_)


@pytest.mark.parametrize(
    "path", ["/../secret", "/%2e%2e/secret", "/.feed.rss.1.tmp", "/tag/", "/none.rss", "//../secret"]
)
def test_nothing_else_is_served(output: Path, path: str) -> None:
    with served(output) as connection:
        assert answer(connection, path).status == 404


def test_an_unchanged_file_is_not_sent_again(output: Path) -> None:
    with served(output) as connection:
        first = answer(connection, "/feed.rss")
        again = answer(connection, "/feed.rss", **{"If-Modified-Since": first.getheader("Last-Modified") or ""})
    assert again.status == 304


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such folder"):
        server(tmp_path / "nowhere", 0)


def test_a_port_that_is_taken_is_named(output: Path) -> None:
    with server(output, 0) as listening, pytest.raises(UsageError, match=str(listening.server_port)):
        server(output, listening.server_port)
