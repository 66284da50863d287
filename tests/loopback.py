"""A real web server on loopback that answers as told and remembers what it was asked.

    with loopback() as web:
        web.answer("/feed", Answer(status=502), Answer(body=b"<rss/>"))  # in turn; the last one stays
        ...
        assert [asked.path for asked in web.asked] == ["/feed", "/feed"]

An answer may also be a function of the request; `conditional` makes one that honours validators.
"""

import socket
import ssl
import struct
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from email.message import Message
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it came over the wire."""

    method: str
    path: str  # with its query
    headers: Message  # names are compared without case
    address: str = ""  # the loopback address that was asked
    body: bytes = b""

    def header(self, name: str) -> str | None:
        return self.headers.get(name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What to send. Content-Length is the body's, unless `headers` have another or the body is chunked."""

    status: int = 200
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    cut_after: int | None = None  # bytes of the body; then the connection is closed
    raw: bytes | None = None  # sent as it is, in place of all else; then the connection is closed
    stream: Callable[[], Iterable[bytes]] | None = None  # sent after `raw`, piece by piece, while the client takes it
    hold: bool = False  # send nothing more, and keep the connection until the client closes it
    reset: bool = False  # close the connection by a reset (RST)


EVERYWHERE = "0.0.0.0"  # noqa: S104 - of loopback: who comes from elsewhere is sent away
_AT_ONE_GO = 64 << 10  # bytes that are sent even if nobody reads them

Reply = Answer | Callable[[Asked], Answer]


@dataclass(slots=True)
class Loopback:
    """A running server: say what it answers, ask it, read what it was asked."""

    address: tuple[str, int]
    scheme: str = "http"
    asked: list[Asked] = field(default_factory=list)
    most_at_once: int = 0  # the most requests under way at the same time
    _replies: dict[str, list[Reply]] = field(default_factory=dict)
    _under_way: set[object] = field(default_factory=set)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def url(self, path: str = "/", *, host: str | None = None) -> str:
        return f"{self.scheme}://{host or self.address[0]}:{self.address[1]}{path}"

    def answer(self, path: str, *replies: Reply) -> str:
        """Give these replies for `path` in turn, repeating the last one; return the URL."""
        self._replies[path] = list(replies)
        return self.url(path)

    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]

    def reply_to(self, asked: Asked) -> Answer:
        with self._lock:
            self.asked.append(asked)
            replies = self._replies.get(asked.path, [Answer(status=404)])
            reply = replies.pop(0) if len(replies) > 1 else replies[0]
        return reply if isinstance(reply, Answer) else reply(asked)

    @contextmanager
    def under_way(self, request: object) -> Iterator[None]:
        with self._lock:
            self._under_way.add(request)
            self.most_at_once = max(self.most_at_once, len(self._under_way))
        try:
            yield
        finally:
            with self._lock:
                self._under_way.discard(request)

    @contextmanager
    def last_bytes(self, request: object) -> Iterator[None]:
        """Count no other request until these have gone out, and this one no more from then on.

        Their receiver may ask again on another connection before the thread that sent them takes its next step.
        """
        with self._lock:
            yield
            self._under_way.discard(request)


def conditional(body: bytes, *, etag: str | None = None, last_modified: str | None = None) -> Reply:
    """Return a reply with the body and its validators, or 304 if the request has one of them exactly."""
    said = (("ETag", etag), ("Last-Modified", last_modified))
    validators = tuple((name, value) for name, value in said if value is not None)

    def reply(asked: Asked) -> Answer:
        wanted = asked.header("If-None-Match"), asked.header("If-Modified-Since")
        if (etag and wanted[0] == etag) or (last_modified and wanted[0] is None and wanted[1] == last_modified):
            return Answer(status=304, headers=validators)
        return Answer(body=body, headers=validators)

    return reply


def redirect(target: str, status: int = 302) -> Answer:
    return Answer(status=status, headers=(("Location", target),))


def closed_port() -> int:
    """Return a port of loopback on which nothing listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@contextmanager
def loopback(*, host: str = "127.0.0.1", tls: ssl.SSLContext | None = None) -> Iterator[Loopback]:
    """Serve on a port of its own until the block ends; at `EVERYWHERE` on every address of loopback."""
    server = _Server((host, 0), _Handler)
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    web = Loopback((host, server.server_address[1]), "https" if tls else "http")
    server.web = web  # type: ignore[attr-defined]  # how a handler finds its script
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield web
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False  # a connection that is held open must not hold the test

    def verify_request(self, request: object, client_address: object) -> bool:
        """Serve nobody but this machine."""
        return str(client_address[0]).startswith("127.")  # type: ignore[index]

    def handle_error(self, request: object, client_address: object) -> None:
        """Accept that a client leaves; any other error is a mistake here, and is shown."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:  # the name that http.server calls
        web: Loopback = self.server.web  # type: ignore[attr-defined]
        with web.under_way(self):
            address = self.connection.getsockname()[0]
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            self._send(web.reply_to(Asked(self.command, self.path, self.headers, address, body)), web)

    do_HEAD = do_POST = do_GET

    def _send(self, answer: Answer, web: Loopback) -> None:
        if answer.raw is not None:
            self.wfile.write(answer.raw)
            for piece in answer.stream() if answer.stream else ():
                self.wfile.write(piece)
            self.close_connection = True
        else:
            sent = _head(answer) + answer.body[: answer.cut_after]
            with web.last_bytes(self) if len(sent) <= _AT_ONE_GO and not answer.hold else nullcontext():
                self.wfile.write(sent)
            self.close_connection = answer.cut_after is not None
        if answer.hold:
            self.close_connection = True
            while self.rfile.read1():  # until the client leaves
                continue
        if answer.reset:
            self.close_connection = True
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()

    def log_message(self, format: str, *args: object) -> None:
        """Log nothing: what was asked is in `Loopback.asked`."""


def _head(answer: Answer) -> bytes:
    phrase = next((known.phrase for known in HTTPStatus if known == answer.status), "Odd")
    names = {name.lower() for name, _value in answer.headers}
    headers = list(answer.headers)
    if not names & {"content-length", "transfer-encoding"} and answer.status != HTTPStatus.NOT_MODIFIED:
        headers.append(("Content-Length", str(len(answer.body))))
    lines = [f"HTTP/1.1 {answer.status} {phrase}", *(f"{name}: {value}" for name, value in headers), "", ""]
    return "\r\n".join(lines).encode("latin-1")
