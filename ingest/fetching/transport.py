"""One request to a checked address and its answer, complete; the only module that meets requests' objects."""

import contextlib
import http.client
import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.exceptions import HTTPError, NewConnectionError

from ingest.fetching.addresses import Resolver, checked, resolve
from ingest.fetching.answer import DOCUMENT_STATUSES, Answer, Trouble
from ingest.fetching.bodies import CUT, whole_body
from ingest.fetching.deadline import Deadline
from ingest.schema.source import FailureKind

SPARE = 30.0  # seconds that a read may outlive the deadline
LIMIT = 32 << 20  # bytes; the largest feeds (podcasts with every episode) come near 20 MiB, no article page to 10

LENGTHS = frozenset({"content-length", "transfer-encoding"})  # one of them says where a body ends


@dataclass(frozen=True, slots=True, kw_only=True)
class Transport:
    """How requests are made: who we say we are, and the bounds that every answer is held to."""

    user_agent: str
    resolver: Resolver = resolve
    limit: int = LIMIT  # bytes, off the wire and decoded
    connect_timeout: float = 5.0  # seconds
    total_timeout: float = 30.0  # seconds, for one attempt with its redirects
    ca_bundle: str | None = None  # a file of certificates to trust in place of the usual ones


class _PinnedAdapter(HTTPAdapter):
    """Connects to the address that was checked, whatever the name resolves to by now; TLS verifies the name."""

    def __init__(self, address: str, deadline: Deadline) -> None:
        super().__init__(pool_connections=1, pool_maxsize=1)
        self._address = address
        self._deadline = deadline

    def build_connection_pool_key_attributes(
        self, request: requests.PreparedRequest, verify: Any, cert: Any = None
    ) -> tuple[Any, Any]:
        host, pool = super().build_connection_pool_key_attributes(request, verify, cert)
        return host | {"host": self._address}, pool | {"server_hostname": host["host"]}

    def get_connection_with_tls_context(self, *args: Any, **kwargs: Any) -> Any:
        pool: Any = super().get_connection_with_tls_context(*args, **kwargs)
        connect = pool.ConnectionCls

        def watched(**settings: Any) -> Any:
            connection = connect(**settings)
            make = connection.connect

            def made() -> None:
                make()
                self._deadline.watch_socket(connection.sock)

            connection.connect = made
            self._deadline.watch(connection)
            return connection

        pool.ConnectionCls = watched
        return pool


class _Known(NamedTuple):
    """What one exception, wherever in the chain it stands, means to a person."""

    error: type[BaseException]
    kind: FailureKind
    cause: str
    retry: bool = False
    reached: bool = True


# The first row whose exception is in the chain speaks, so the particular stand before the general.
KNOWN = (
    _Known(ssl.SSLCertVerificationError, "permanent", "the certificate of {host} cannot be trusted: {detail}"),
    _Known(ssl.SSLError, "temporary", "no secure connection to {host} could be made"),
    _Known(requests.exceptions.SSLError, "temporary", "no secure connection to {host} could be made"),
    _Known(requests.ConnectTimeout, "temporary", "no connection to {host} in time", retry=True, reached=False),
    _Known(requests.ReadTimeout, "temporary", "{host} did not answer in time"),
    _Known(ConnectionRefusedError, "temporary", "{host} refuses connections", retry=True, reached=False),
    _Known(NewConnectionError, "temporary", "{host} cannot be reached", retry=True, reached=False),
    _Known(ConnectionError, "temporary", "{host} closed the connection before it answered", retry=True),
    _Known(http.client.HTTPException, "temporary", "what {host} answers is not HTTP that can be read"),
    _Known(requests.exceptions.InvalidHeader, "temporary", "what {host} answers is not HTTP that can be read"),
    _Known(requests.ConnectionError, "temporary", "the connection to {host} broke before it answered", retry=True),
    _Known(Exception, "permanent", "{host} cannot be asked for this address"),
)


def ask(
    url: str, headers: Mapping[str, str], transport: Transport, *, deadline: Deadline, allow_private: bool
) -> Answer | Trouble:
    """Make one GET request, following nothing, and return the answer, with its whole body where it is a document."""
    request = _prepared(url, headers)
    if isinstance(request, Trouble):
        return request
    host, port = _host_and_port(str(request.url))
    addresses = checked(host, port, allow_private=allow_private, resolver=transport.resolver)
    if isinstance(addresses, Trouble):
        return addresses
    outcomes = (_answered(request, _PinnedAdapter(address, deadline), transport) for address in addresses)
    outcome = next(outcomes)
    while isinstance(outcome, Trouble) and not outcome.reached and not deadline.passed:
        following = next(outcomes, None)
        if following is None:
            break
        outcome = following
    if deadline.passed:
        # Even an answer: a body without a stated length looks complete when its connection is cut.
        return Trouble("temporary", f"{host} gave no complete answer within {deadline.seconds:g} s")
    return outcome


def _prepared(url: str, headers: Mapping[str, str]) -> requests.PreparedRequest | Trouble:
    try:
        parts = urlsplit(url)
        if parts.scheme.lower() not in ("http", "https"):
            return Trouble("permanent", "the address is neither http nor https")
        if "@" in parts.netloc:
            return Trouble("permanent", "the address holds a user name or password; Wiredesk sends neither")
        request = requests.Request("GET", url, headers=dict(headers)).prepare()
        # The connection is made to an address, so the name must be said here. Reading a port may raise ValueError.
        request.headers["Host"] = urlsplit(str(request.url)).netloc
        _host_and_port(str(request.url))
    except (requests.RequestException, ValueError):
        return Trouble("permanent", "the address is not one that can be asked for")
    return request


def _host_and_port(url: str) -> tuple[str, int]:
    parts = urlsplit(url)
    return parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)


def _answered(request: requests.PreparedRequest, adapter: _PinnedAdapter, transport: Transport) -> Answer | Trouble:
    """Send the request and read the answer; the connection is closed before this returns."""
    # A silence is ended by the deadline, which says so; this is for a machine too busy to run its thread in time.
    timeout = (transport.connect_timeout, transport.total_timeout + SPARE)
    with contextlib.closing(adapter):
        try:
            response = adapter.send(request, stream=True, timeout=timeout, verify=transport.ca_bundle or True)
        except (requests.RequestException, HTTPError) as error:
            return _trouble(error, urlsplit(str(request.url)).netloc)
        with response:
            headers = tuple((name.lower(), value) for name, value in response.headers.items())
            answer = Answer(str(request.url), response.status_code, headers)
            if answer.status not in DOCUMENT_STATUSES:
                return answer
            body = whole_body(response.raw, encoding=answer.header("content-encoding") or "", limit=transport.limit)
            if body == b"" and not any(name in LENGTHS for name, _value in headers):
                # http.client takes the end of the connection for the end of the headers.
                body = Trouble("temporary", CUT, retry=True)
    return replace(body, status=answer.status) if isinstance(body, Trouble) else replace(answer, body=body)


def _trouble(error: Exception, host: str) -> Trouble:
    chain = tuple(_chain(error))
    for known in KNOWN:
        found = next((link for link in chain if isinstance(link, known.error)), None)
        if found is not None:
            cause = known.cause.format(host=host, detail=getattr(found, "verify_message", ""))
            return Trouble(known.kind, cause, retry=known.retry, reached=known.reached)
    raise AssertionError("the last row of KNOWN is every exception")  # pragma: no cover


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield an exception and all those it was made from: requests and urllib3 keep them in three places."""
    yield error
    for inner in (getattr(error, "reason", None), *error.args, error.__cause__):
        if isinstance(inner, BaseException):
            yield from _chain(inner)
