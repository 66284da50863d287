"""docs/serving.md: each configuration in it is run as written, by its server."""

import gzip
import hashlib
import http.client
import os
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest

from syndicate.serve import TYPES
from tests.loopback import closed_port

PAGE = (Path(__file__).resolve().parent.parent / "docs" / "serving.md").read_text(encoding="utf-8")
FOLDER = "/srv/wiredesk/public"  # as the page has it
PATIENCE = 60.0  # seconds
WRITTEN = 1_760_000_000
MODIFIED = "Thu, 09 Oct 2025 08:53:20 GMT"
LATER = "Fri, 10 Oct 2025 08:53:20 GMT"
BODY = b"<rss>" + b"news " * 1000 + b"</rss>"
NGINX = """
{user}
daemon off;
pid {home}/nginx.pid;
error_log stderr notice;
events {{}}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    gzip on;
    access_log off;
    client_body_temp_path {home}/body;
    proxy_temp_path {home}/proxy;
    fastcgi_temp_path {home}/fastcgi;
    uwsgi_temp_path {home}/uwsgi;
    scgi_temp_path {home}/scgi;
    {site}
}}
"""  # what Debian's nginx.conf has around a site, with all files in a folder


def block(language: str) -> str:
    """Return the page's only block in this language."""
    (found,) = re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    return str(found)


def filled(text: str, *changes: tuple[str, str]) -> str:
    """Return a text with each of the changes made, each exactly once."""
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


@dataclass(frozen=True, slots=True)
class Told:
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    def all(self, name: str) -> list[str]:
        return self.headers.get_all(name) or []


@dataclass(frozen=True, slots=True)
class Site:
    name: str
    port: int
    public: Path

    def get(self, path: str, **headers: str) -> Told:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        sent = {"Accept-Encoding": "identity"} | {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", path, headers=sent)
        response = connection.getresponse()
        told = Told(response.status, response.headers, response.read())
        connection.close()
        return told


@contextmanager
def running(command: list[str], ready: str, home: Path) -> Iterator[None]:
    """Run a server until the block ends; it is up once it has written a line with `ready` in it."""
    environment = {
        "HOME": str(home),
        "PATH": os.environ["PATH"],
        "XDG_DATA_HOME": str(home),
        "XDG_CONFIG_HOME": str(home),
    }
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stderr is not None
        said = []
        try:
            for line in process.stderr:
                said.append(line)
                if ready in line:
                    break
            else:
                pytest.fail("".join(said))
            yield
        finally:
            process.terminate()
            process.communicate(timeout=PATIENCE)


@contextmanager
def nginx(home: Path, public: Path, port: int) -> Iterator[None]:
    site = filled(block("nginx"), ("listen 80;", f"listen 127.0.0.1:{port};"), (FOLDER, str(public)))
    user = "user root;" if os.geteuid() == 0 else ""  # other users could not read the folders of these tests
    (home / "nginx.conf").write_text(NGINX.format(user=user, home=home, site=site), encoding="utf-8")
    command = ["nginx", "-e", "stderr", "-p", str(home), "-c", str(home / "nginx.conf")]
    with running(command, "start worker process", home):
        yield


@contextmanager
def caddy(home: Path, public: Path, port: int) -> Iterator[None]:
    site = filled(block("caddyfile"), ("news.example", f"http://127.0.0.1:{port}"), (FOLDER, str(public)))
    (home / "Caddyfile").write_text("{\n\tadmin off\n}\n" + site, encoding="utf-8")
    command = ["caddy", "run", "--adapter", "caddyfile", "--config", str(home / "Caddyfile")]
    with running(command, "serving initial configuration", home):
        yield


SERVERS = {"nginx": nginx, "caddy": caddy}


def written(path: Path, body: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)
    os.utime(path, (WRITTEN, WRITTEN))


@pytest.fixture(scope="module", params=SERVERS)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    name = request.param
    if shutil.which(name) is None:
        pytest.skip(f"{name} is missing: apt-get install {name}")
    home, public = tmp_path_factory.mktemp(name), tmp_path_factory.mktemp("srv") / "public"
    for file in (
        "feed.rss",
        "feed.atom",
        "feed.json",
        "archive-12.json",
        "tag/هەولێر/feed.rss",
        "index.html",
        "feeds.opml",
    ):
        written(public / file, BODY)
        written(public / f"{file}.gz", gzip.compress(BODY, mtime=0))
    for file in ("feed.css", "icon.svg", ".feed.rss.12.tmp", ".git/config", "archive-12.rss"):
        written(public / file, BODY)
    written(public.parent / "secret", b"secret")
    port = closed_port()
    with SERVERS[name](home, public, port):
        yield Site(name, port, public)


needs_a_server = pytest.mark.system
FIVE_MINUTES, AN_HOUR = "public, max-age=300", "public, max-age=3600"


@needs_a_server
@pytest.mark.parametrize(
    ("path", "type_", "cache"),
    [
        ("/", TYPES[".html"], FIVE_MINUTES),
        ("/index.html", TYPES[".html"], FIVE_MINUTES),
        ("/feed.rss", TYPES[".rss"], FIVE_MINUTES),
        ("/feed.atom", TYPES[".atom"], FIVE_MINUTES),
        ("/feed.json", TYPES[".json"], FIVE_MINUTES),
        ("/feeds.opml", TYPES[".opml"], FIVE_MINUTES),
        ("/archive-12.json", TYPES[".json"], AN_HOUR),
        ("/archive-12.rss", TYPES[".rss"], AN_HOUR),
        ("/feed.css", TYPES[".css"], AN_HOUR),
        ("/icon.svg", TYPES[".svg"], AN_HOUR),
        ("/tag/%D9%87%DB%95%D9%88%D9%84%DB%8E%D8%B1/feed.rss", TYPES[".rss"], FIVE_MINUTES),
    ],
)
@pytest.mark.parametrize("accepted", ["identity", "gzip"])
def test_a_server_says_of_a_file_what_the_page_says(
    site: Site, path: str, type_: str, cache: str, accepted: str
) -> None:
    told = site.get(path, Accept_Encoding=accepted)
    assert told.status == 200
    assert told.all("Content-Type") == [type_]
    assert told.all("Cache-Control") == [cache]
    assert told.all("X-Content-Type-Options") == ["nosniff"]
    assert told.all("X-Robots-Tag") == ["noindex"]
    assert told.all("Access-Control-Allow-Origin") == (["*"] if path.endswith(".json") else [])
    packed = (site.public / f"{path.strip('/') or 'index.html'}.gz").exists() and accepted == "gzip"
    assert (gzip.decompress(told.body) if told.headers["Content-Encoding"] == "gzip" else told.body) == BODY
    if packed:
        assert told.all("Content-Encoding") == ["gzip"]


@needs_a_server
@pytest.mark.parametrize("accepted", ["identity", "gzip", "gzip, deflate, br"])
def test_a_server_answers_its_own_validators_by_304(site: Site, accepted: str) -> None:
    first = site.get("/feed.rss", Accept_Encoding=accepted)
    assert first.headers["Last-Modified"] == MODIFIED
    assert first.headers["Vary"] == "Accept-Encoding"
    for headers in (
        {"If_None_Match": first.headers["ETag"]},
        {"If_None_Match": f'"other", {first.headers["ETag"]}'},
        {"If_Modified_Since": MODIFIED},
        {"If_Modified_Since": LATER},
        {"If_None_Match": first.headers["ETag"], "If_Modified_Since": LATER},
    ):
        again = site.get("/feed.rss", Accept_Encoding=accepted, **headers)
        assert (again.status, again.body) == (304, b"")
        assert again.headers["ETag"] == first.headers["ETag"]
        assert again.headers["Cache-Control"] == FIVE_MINUTES
    assert site.get("/feed.rss", Accept_Encoding=accepted, If_None_Match='"other"').status == 200


@needs_a_server
def test_a_server_hands_out_the_packed_file_as_it_is_to_whom_accepts_it(site: Site) -> None:
    plain, packed = site.get("/feed.rss"), site.get("/feed.rss", Accept_Encoding="gzip")
    assert packed.body == (site.public / "feed.rss.gz").read_bytes()
    assert packed.headers["ETag"] != plain.headers["ETag"]
    refused = site.get("/feed.rss", Accept_Encoding="gzip;q=0")
    assert (refused.headers["Content-Encoding"], refused.body) == (None, BODY)


@needs_a_server
@pytest.mark.parametrize(
    "path",
    [
        "/.feed.rss.12.tmp",
        "/.git/config",
        "/.git/",
        "/../secret",
        "/%2e%2e/secret",
        "/tag/",
        "/tag/../../secret",
        "/none",
    ],
)
@pytest.mark.parametrize("accepted", ["identity", "gzip"])
def test_a_server_hands_out_nothing_else(site: Site, path: str, accepted: str) -> None:
    told = site.get(path, Accept_Encoding=accepted)
    assert told.status in (400, 404)
    assert b"secret" not in told.body


@needs_a_server
def test_a_change_is_seen_at_once(site: Site) -> None:
    before = site.get("/feed.atom")
    written(site.public / ".new", BODY + b"\n")
    (site.public / ".new").replace(site.public / "feed.atom")
    after = site.get("/feed.atom", If_None_Match=before.headers["ETag"])
    assert (after.status, after.body) == (200, BODY + b"\n")


class Bucket(BaseHTTPRequestHandler):
    """As much of S3 as is needed to list a bucket and to put files into it."""

    protocol_version = "HTTP/1.1"
    objects: ClassVar[dict[str, tuple[bytes, Message]]] = {}  # by key

    def do_GET(self) -> None:  # the name that http.server calls
        prefix = dict(parse_qsl(urlsplit(self.path).query)).get("prefix", "")
        below = {key.removeprefix(prefix): key for key in self.objects if key.startswith(prefix)}
        folders = sorted({name.partition("/")[0] for name in below if "/" in name})
        listed = [f"<CommonPrefixes><Prefix>{prefix}{folder}/</Prefix></CommonPrefixes>" for folder in folders]
        listed += [_contents(key, self.objects[key][0]) for name, key in below.items() if "/" not in name]
        self._answer(200, f"<ListBucketResult>{''.join(listed)}</ListBucketResult>".encode())

    def do_HEAD(self) -> None:
        self._answer(404, b"")

    def do_PUT(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.objects[unquote(urlsplit(self.path).path).removeprefix("/news.example/")] = (body, self.headers)
        self._answer(200, b"", ETag=f'"{_md5(body)}"')

    def _answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(body))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


def _contents(key: str, body: bytes) -> str:
    size = f"<ETag>&quot;{_md5(body)}&quot;</ETag><Size>{len(body)}</Size>"
    return f"<Contents><Key>{key}</Key><LastModified>2025-10-09T08:53:20.000Z</LastModified>{size}</Contents>"


def _md5(body: bytes) -> str:
    return hashlib.md5(body, usedforsecurity=False).hexdigest()


@pytest.fixture
def bucket() -> Iterator[str]:
    """Serve an empty bucket; yield the address."""
    Bucket.objects.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Bucket) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def put(folder: Path, endpoint: str) -> None:
    """Run the page's commands for object storage."""
    remote = {
        "TYPE": "s3", "PROVIDER": "Other", "ENDPOINT": endpoint, "ACCESS_KEY_ID": "x", "SECRET_ACCESS_KEY": "x",
        "NO_CHECK_BUCKET": "true", "NO_HEAD": "true",
    }  # fmt: skip
    environment = {f"RCLONE_CONFIG_DESK_{name}": value for name, value in remote.items()}
    environment |= {"HOME": str(folder), "PATH": os.environ["PATH"], "RCLONE_CONFIG": str(folder / "rclone.conf")}
    subprocess.run(["sh", "-euc", block("sh")], cwd=folder, env=environment, check=True, timeout=PATIENCE)


@needs_a_server
@pytest.mark.skipif(shutil.which("rclone") is None, reason="rclone is missing: apt-get install rclone")
def test_object_storage_is_told_of_each_file_what_the_page_says(bucket: str, tmp_path: Path) -> None:
    names = [
        *"index.html feed.css icon.svg feeds.opml feed.rss feed.atom feed.json archive-1.rss archive-1.atom".split()
    ]
    names += ["tag/هەولێر/feed.rss", "source/a/archive-12.json"]
    for name in names:
        written(tmp_path / "public" / name, BODY)
        written(tmp_path / "public" / f"{name}.gz", gzip.compress(BODY, mtime=0))
    for name in (".feed.rss.12.tmp", ".git/config", ".git/feed.rss", "tag/.feed.rss.1.rss"):
        written(tmp_path / "public" / name, b"secret")
    put(tmp_path, bucket)
    assert Bucket.objects.keys() == {*names, *(f"{name}.gz" for name in names)}
    for key, (body, headers) in Bucket.objects.items():
        path = Path(key.removesuffix(".gz"))
        settled = path.name.startswith("archive-") or path.suffix in (".css", ".svg")
        assert headers.get_all("Content-Type") == [TYPES[path.suffix]]
        assert headers.get_all("Cache-Control") == [AN_HOUR if settled else FIVE_MINUTES]
        assert headers["Content-Encoding"] == ("gzip" if key.endswith(".gz") else None)
        assert body == (tmp_path / "public" / key).read_bytes()
    assert list(Bucket.objects)[-1] == "index.html.gz"

    Bucket.objects["feed.css"] = (b"another", Message())
    kept = dict(Bucket.objects)
    put(tmp_path, bucket)
    assert {key for key, one in Bucket.objects.items() if one is not kept[key]} == {"feed.css"}


def test_the_table_of_types_is_that_of_our_own_server() -> None:
    rows = re.findall(r"^\| `(\.\w+)` \| `([^`]+)` \| `[^`]+` \|$", PAGE, re.MULTILINE)
    assert dict(rows) == TYPES
