"""A transport adapter for requests that connects to the address that was checked, and to no other."""

import http.client
import socket
import ssl
import threading
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError
from urllib3.util.ssl_ import create_urllib3_context

from ingest.fetching.deadline import Deadline
from ingest.text.header_lines import HeaderLines

MOST_INTERIM = 100  # answers before the final one
INTERIM = frozenset({100, *range(102, 200)})  # 101 is final: another protocol follows


class Trust:
    """TLS contexts with their trusted certificates, made once: to load these takes 20 ms, too long for each request."""

    def __init__(self) -> None:
        self._contexts: dict[tuple[str, bool], ssl.SSLContext] = {}
        self._making = threading.Lock()

    def context(self, ca_bundle: str, *, verify: bool) -> ssl.SSLContext:
        """Return the context that trusts these certificates, or verifies none; raises OSError: they cannot be read."""
        with self._making:
            if (ca_bundle, verify) not in self._contexts:
                self._contexts[ca_bundle, verify] = _context(ca_bundle, verify=verify)
            return self._contexts[ca_bundle, verify]


def _context(ca_bundle: str, *, verify: bool) -> ssl.SSLContext:
    context = create_urllib3_context(cert_reqs=ssl.CERT_REQUIRED if verify else ssl.CERT_NONE)
    if verify:
        context.load_verify_locations(ca_bundle)
    return context


def transfer_codings(said: str | None) -> list[str]:
    """Return the transfer codings of a body, in the order in which they were applied (RFC 9112 section 7).

    >>> transfer_codings("gzip, Chunked")
    ['gzip', 'chunked']
    """
    return [name for part in (said or "").lower().split(",") if (name := part.strip())]


class PinnedAdapter(HTTPAdapter):
    """Connects to the address that was checked, whatever the name resolves to by now; TLS verifies the name.

    Each serves one request; the TLS context that it is given is shared.
    """

    def __init__(self, address: str, deadline: Deadline, tls: ssl.SSLContext | None) -> None:
        self._address = address
        self._deadline = deadline
        self._tls = tls  # None: plain http
        self._pool: HTTPConnectionPool | None = None
        super().__init__()

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Make none: there is one request, and so one pool."""

    def cert_verify(self, *args: Any, **kwargs: Any) -> None:
        """Leave it to the context, which knows its certificates already."""

    def get_connection_with_tls_context(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> Any:
        """Return the pool of the one connection, which the deadline watches."""
        parts = urlsplit(str(request.url))
        if self._tls is None:
            self._pool = HTTPConnectionPool(self._address, parts.port, maxsize=1)
        else:
            self._pool = HTTPSConnectionPool(
                self._address, parts.port, maxsize=1, ssl_context=self._tls, server_hostname=parts.hostname
            )
        connect: Any = self._pool.ConnectionCls
        pool: Any = self._pool
        pool.ConnectionCls = lambda **settings: self._watched(connect(**settings))
        return pool

    def close(self) -> None:
        """Close the connection."""
        if self._pool is not None:
            self._pool.close()

    def _watched(self, connection: Any) -> Any:
        connection.response_class = _FinalResponse
        make = connection.connect

        def made() -> None:
            make()
            self._deadline.watch(connection.sock)
            # A source that is not verified is configured so (`verify_tls`): urllib3 need not warn at every request.
            connection.is_verified = True

        connection.connect = made
        # urllib3 hands a socket out only once it is connected, and until then nobody could cut it.
        connection._new_conn = partial(self._connected, connection)  # noqa: SLF001
        return connection

    def _connected(self, connection: Any) -> socket.socket:
        made = socket.socket(socket.AF_INET6 if ":" in self._address else socket.AF_INET, socket.SOCK_STREAM)
        self._deadline.watch(made)
        try:
            for option in connection.socket_options or ():
                made.setsockopt(*option)
            made.settimeout(connection.timeout)
            made.connect((self._address, connection.port))
        except OSError as error:
            made.close()
            if isinstance(error, TimeoutError):
                raise ConnectTimeoutError(connection, "no connection in time") from error
            raise NewConnectionError(connection, "no connection") from error
        return made


class _FinalResponse(http.client.HTTPResponse):
    """An answer without the interim ones before it, such as 103 Early Hints (RFC 9110 section 15.2).

    http.client passes over 100 alone, however often it comes, and takes no more than a hundred headers. It undoes
    chunks only where they are a body's one transfer coding, and leaves them in a body that is compressed as well.
    """

    fp: Any
    length: int | None

    def begin(self) -> None:
        try:
            super().begin()
        finally:
            self.fp = getattr(self.fp, "wire", self.fp)
        codings = transfer_codings(", ".join(self.headers.get_all("Transfer-Encoding", ())))
        if codings[-1:] == ["chunked"] and not self.chunked and self.length != 0:  # 0: an answer without a body
            self.chunked, self.chunk_left, self.length = True, None, None

    def _read_status(self) -> tuple[str, int, str]:
        for _interim in range(MOST_INTERIM):
            version, status, reason = super()._read_status()  # type: ignore[misc]
            if status not in INTERIM:
                self.fp = HeaderLines(self.fp)  # what http.client reads next
                return version, status, reason
            http.client.parse_headers(HeaderLines(self.fp))
        raise http.client.HTTPException("no answer comes after the interim ones")
