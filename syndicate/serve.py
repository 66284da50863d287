"""A look at the output in a browser or a feed reader on this machine: a small server for loopback only.

Not for the open internet: it has no TLS, no limits and a thread for every connection; docs/serving.md says how to
serve for good.
Sources: RFC 9110 (conditional requests: section 13; content codings: 8.4, 12.5.3; validators: 8.8).
"""

import hashlib
import http.server
import os
import re
import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC
from email.message import Message
from email.utils import parsedate_to_datetime
from functools import partial
from http import HTTPStatus
from io import BufferedReader
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

from ingest.errors import UsageError

HOST = "127.0.0.1"
# Browsers style a feed only as application/xml; the media types that name the format stand in the links to it.
TYPES = {
    ".rss": "application/xml; charset=utf-8",
    ".atom": "application/xml; charset=utf-8",
    ".opml": "application/xml; charset=utf-8",
    ".json": "application/feed+json",
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
}
UNKNOWN = "application/octet-stream"
# May be kept, but is asked about each time: a reload shows what was published a moment ago, or is answered with 304.
CACHE = "no-cache"

_TAG = re.compile(r'(?:W/)?("[^"]*")')
_LOCAL_NAMES = frozenset({HOST, "localhost"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A file that was opened once, and its headers: both stay those of one file if another replaces it meanwhile."""

    file: BufferedReader
    length: int  # bytes
    etag: str  # strong, of the bytes; so the packed form of a file has its own
    modified: int  # seconds since 1970, of the plain file
    type: str
    encoding: str | None  # a content coding


def opened(path: Path, *, gzipped: bool) -> Found | None:
    """Open a file, or the `.gz` beside it where `gzipped` is wanted and it is no older; None: it cannot be opened."""
    try:
        plain = path.open("rb")
    except OSError:  # taken away since, or not ours to read
        return None
    written = os.fstat(plain.fileno())
    packed = _packed(path, written.st_mtime_ns) if gzipped else None
    if packed:
        plain.close()
    file = packed or plain
    digest = hashlib.file_digest(file, "sha256").hexdigest()[:32]
    length = file.tell()
    file.seek(0)
    return Found(
        file=file,
        length=length,
        etag=f'"{digest}"',
        modified=int(written.st_mtime),
        type=TYPES.get(path.suffix.lower(), UNKNOWN),
        encoding="gzip" if packed else None,
    )


def _packed(path: Path, written: int) -> BufferedReader | None:
    """The `.gz` beside a file, open; None: there is none, or it was packed before the file was `written`.

    A link is not followed: that the file may be served says nothing of what lies beside it.
    """
    beside = path.with_name(f"{path.name}.gz")
    try:
        file = beside.open("rb") if beside.is_file() and not beside.is_symlink() else None
    except OSError:
        return None
    if file and os.fstat(file.fileno()).st_mtime_ns < written:
        file.close()
        return None
    return file


def path_of(target: str, folder: Path) -> Path | None:
    """Return the file under `folder` that a request's target names, None where that is not to be served.

    Nothing outside the folder, whatever links lead there; nothing whose name starts with a dot, as those of files do
    that are being written; no folder. `folder` is resolved; `target` is a path or a URL, its bytes read as latin-1.
    """
    try:
        path = target.partition("?")[0] if target.startswith("/") else urlsplit(target).path
        names = [name for name in os.fsdecode(unquote_to_bytes(path.encode("latin-1"))).split("/") if name]
        if path.endswith("/"):
            names.append("index.html")
        real = folder.joinpath(*names).resolve(strict=True)
        hidden = any(name.startswith(".") for name in (*names, *real.relative_to(folder).parts))
        return real if real.is_file() and not hidden else None
    except (OSError, ValueError, RuntimeError):  # no such file; not a name, or outside; a link that leads to itself
        return None


def _accepts_gzip(said: str) -> bool:
    """Return whether an Accept-Encoding allows gzip, and does not rather have the file as it is.

    >>> [_accepts_gzip(said) for said in ("br, gzip", "*", "gzip;q=0, *", "gzip;q=0.1, identity;q=0.2", "")]
    [True, True, False, False, False]
    """
    weights: dict[str, float] = {}
    for member in said.lower().split(","):
        coding, _, weight = member.partition(";")
        weights[coding.strip()] = _weight(weight)
    gzip = weights.get("gzip", weights.get("x-gzip", weights.get("*", 0.0)))
    return gzip > 0 and gzip >= weights.get("identity", 0.0)


def _weight(parameter: str) -> float:
    """A `q=` between 0 and 1; 1 where nothing is said, 0 where it cannot be understood."""
    if not parameter.strip():
        return 1.0
    said = re.fullmatch(r"\s*q\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*", parameter)
    return float(said[1]) if said else 0.0


def is_known(headers: Message, etag: str, modified: int) -> bool:
    """Return whether a GET or HEAD with these headers is to be answered by 304 (RFC 9110 section 13.2.2).

    If-None-Match speaks alone where it is there; a date that cannot be read says nothing.
    """
    tags = headers.get_all("If-None-Match")
    if tags is not None:
        return _names(tags, etag)
    try:
        since = parsedate_to_datetime(headers.get("If-Modified-Since", ""))
        return modified <= (since if since.tzinfo else since.replace(tzinfo=UTC)).timestamp()
    except (TypeError, ValueError, IndexError, OverflowError):  # what parsedate_to_datetime makes of odd dates
        return False


def _names(lists: Iterable[str], etag: str) -> bool:
    """Whether one of the lists of entity tags is `*` or has this one; compared weakly, as section 13.1.2 has it."""
    return any(tags.strip() == "*" or etag in _TAG.findall(tags) for tags in lists)


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers GET and HEAD for the files of one folder; everything that is not one of them is 404."""

    protocol_version = "HTTP/1.1"
    server_version, sys_version = "Wiredesk", ""
    error_content_type = "text/plain; charset=utf-8"
    error_message_format = "%(code)d %(message)s\n"
    timeout = 60  # seconds that a connection may be idle

    def __init__(self, *arguments: Any, folder: Path) -> None:
        self._folder = folder
        super().__init__(*arguments)

    def do_GET(self) -> None:  # the name http.server calls
        """Answer with the file, with 304 where the client has it, or with 404."""
        if {"content-length", "transfer-encoding"} & {name.lower() for name in self.headers}:
            self.close_connection = True  # a body, which no file wants, would be read as the next request
        if not self._is_from_here():
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST, "This server is for 127.0.0.1 alone")
            return
        accepted = _accepts_gzip(",".join(self.headers.get_all("Accept-Encoding", ())))
        path = path_of(self.path, self._folder)
        one = opened(path, gzipped=accepted) if path else None
        if one is None:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        with one.file:
            self._answer(one)

    do_HEAD = do_GET

    def _is_from_here(self) -> bool:
        """Whether the client means this machine: a web page may have its own name lead here (DNS rebinding)."""
        try:
            return urlsplit(f"//{self.headers.get('Host') or HOST}").hostname in _LOCAL_NAMES
        except ValueError:  # of brackets
            return False

    def _answer(self, one: Found) -> None:
        known = is_known(self.headers, one.etag, one.modified)
        self.send_response(HTTPStatus.NOT_MODIFIED if known else HTTPStatus.OK)
        self.send_header("ETag", one.etag)
        self.send_header("Last-Modified", self.date_time_string(one.modified))
        self.send_header("Cache-Control", CACHE)
        self.send_header("Vary", "Accept-Encoding")
        if self.close_connection:
            self.send_header("Connection", "close")
        if not known:
            self.send_header("Content-Type", one.type)
            self.send_header("Content-Length", str(one.length))
            if one.encoding:
                self.send_header("Content-Encoding", one.encoding)
        self.end_headers()
        if not known and self.command == "GET":
            shutil.copyfileobj(one.file, self.wfile)

    def end_headers(self) -> None:
        """End the headers of any answer, and forbid clients to guess at another type than the one stated."""
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()


class Server(http.server.ThreadingHTTPServer):
    """A server that does not report clients which leave in the middle of an answer."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a connection that broke."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


def server(output: Path, port: int, *, handler: type[Handler] = Handler) -> Server:
    """Return a server for `output` on loopback that listens already; its `serve_forever` answers.

    Raises: UsageError: there is no such folder, or the port is taken.
    """
    if not output.is_dir():
        raise UsageError(f"{output}: no such folder; run python -m syndicate --output {output} first")
    try:
        return Server((HOST, port), partial(handler, folder=output.resolve()))
    except OSError as error:
        raise UsageError(f"port {port} of {HOST} cannot be used: {error.strerror}; choose another --port") from error
