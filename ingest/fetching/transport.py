"""One request to a checked address and its answer, complete; the only module that meets requests' objects."""

import contextlib
from collections import Counter
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import requests
from requests.utils import DEFAULT_CA_BUNDLE_PATH
from urllib3.exceptions import HTTPError

from ingest.fetching.adapter import PinnedAdapter, Trust, transfer_codings
from ingest.fetching.addresses import Resolver, checked, resolve
from ingest.fetching.answer import Answer, Body, Sent, Trouble
from ingest.fetching.at_once import Doors, LargeBodies
from ingest.fetching.bodies import CUT, body_as_sent, whole_body
from ingest.fetching.deadline import Deadline, Watchdog
from ingest.fetching.faults import trouble_with
from ingest.fetching.visits import Visits
from ingest.schema import LARGEST_ANSWER
from ingest.text.compression import decompressed
from ingest.text.headers import DOCUMENT_STATUSES, combined

SPARE = 30.0  # seconds that a read may outlive the deadline
ASIDE = 1 << 20  # bytes of the body of an error or a redirect, which only the archive wants

STOPPED = Trouble("temporary", "given up, for the run was told to stop", put_off=True)
LENGTHS = frozenset({"content-length", "transfer-encoding"})  # one of them says where a body ends


@dataclass(frozen=True, slots=True, kw_only=True)
class Transport:
    """How requests are made, by all threads of a run: who we say we are, and the bounds answers are held to."""

    user_agent: str
    resolver: Resolver = resolve
    limit: int = LARGEST_ANSWER  # bytes, off the wire and decoded
    connect_timeout: float = 5.0  # seconds
    total_timeout: float = 30.0  # seconds, for one attempt with its redirects
    ca_bundle: str | None = None  # a file of certificates to trust in place of the usual ones
    keep: bool = False  # whether every answer is kept as it came over the wire (Fetched.exchanges)
    rest_of: Callable[[str, datetime], datetime | None] | None = None  # until when a host rests, as earlier runs learnt
    secrets: Mapping[str, str] = field(default_factory=dict, repr=False)  # environment variables that sources name
    watchdog: Watchdog = field(init=False, repr=False, compare=False, default_factory=Watchdog)
    # Until when each host rests that asked this run for fewer requests.
    resting: dict[str, datetime] = field(init=False, repr=False, compare=False, default_factory=dict)
    # By host, the fetches in a row that failed whatever was tried.
    ailing: Counter[str] = field(init=False, repr=False, compare=False, default_factory=Counter)
    doors: Doors = field(init=False, repr=False, compare=False, default_factory=Doors)
    visits: Visits = field(init=False, repr=False, compare=False, default_factory=Visits)
    large_bodies: LargeBodies = field(init=False, repr=False, compare=False, default_factory=LargeBodies)
    trust: Trust = field(init=False, repr=False, compare=False, default_factory=Trust)

    def stop(self) -> None:
        """Cut every request that is under way, and let none begin: each comes back as a temporary failure."""
        self.watchdog.stop()


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """What a request may do (private addresses, unverified TLS), and how much of the body is wanted."""

    now: Callable[[], datetime]
    allow_private: bool
    verify_tls: bool
    limit: int  # bytes
    whole: bool = True  # False: the first `limit` bytes are enough
    documents: Container[int] = DOCUMENT_STATUSES  # the statuses of answers whose body is read
    keep: bool


def ask(
    url: str, headers: Mapping[str, str], transport: Transport, *, allowance: Allowance, deadline: Deadline
) -> Answer | Trouble:
    """Make one GET request, following nothing, and return the answer, with its whole body where it is a document."""
    request = _prepared(url, headers)
    if isinstance(request, Trouble):
        return request
    host, port = _host_and_port(str(request.url))
    addresses = checked(host, port, allow_private=allowance.allow_private, resolver=transport.resolver)
    if isinstance(addresses, Trouble):
        return addresses
    outcome: Answer | Trouble = STOPPED
    with transport.doors.at(host, within=deadline.seconds, over=lambda: deadline.passed):
        for address in addresses:
            if deadline.passed:
                break
            outcome = _answered(request, address, transport, allowance, deadline)
            if isinstance(outcome, Answer) or outcome.reached:
                break
    if deadline.stopped:
        return STOPPED
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
            return Trouble(
                "permanent", "the address holds a user name or password; name a variable that holds them: credentials"
            )
        request = requests.PreparedRequest()
        request.prepare_method("GET")
        request.prepare_url(url, None)
        request.prepare_headers(headers)
        # The connection is made to an address, so the name must be said here. Reading a port may raise ValueError.
        request.headers["Host"] = urlsplit(str(request.url)).netloc
        _host_and_port(str(request.url))
    except (requests.RequestException, ValueError):
        return Trouble("permanent", "the address is not one that can be asked for")
    return request


def _host_and_port(url: str) -> tuple[str, int]:
    parts = urlsplit(url)
    return parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)


def _answered(
    request: requests.PreparedRequest, address: str, transport: Transport, allowance: Allowance, deadline: Deadline
) -> Answer | Trouble:
    """Send the request and read the answer; the connection is closed before this returns."""
    secure, ca_bundle = str(request.url).startswith("https:"), transport.ca_bundle or str(DEFAULT_CA_BUNDLE_PATH)
    try:
        tls = transport.trust.context(ca_bundle, verify=allowance.verify_tls) if secure else None
    except OSError:
        return Trouble("permanent", f"the certificates in {ca_bundle} cannot be read")
    # A silence is ended by the deadline, which says so; this is for a machine too busy to run its thread in time.
    timeout = (transport.connect_timeout, transport.total_timeout + SPARE)
    with contextlib.closing(PinnedAdapter(address, deadline, tls)) as adapter:
        try:
            response = adapter.send(request, stream=True, timeout=timeout)
        except (HTTPError, OSError, ValueError) as error:
            return trouble_with(error, urlsplit(str(request.url)).netloc)
        with response:
            return _read(response, allowance, transport.large_bodies)


def _read(response: requests.Response, allowance: Allowance, large: LargeBodies) -> Answer | Trouble:
    headers = combined(response.raw.headers.items())
    answer = Answer(url=str(response.url), status=response.status_code, headers=headers, at=allowance.now())
    if answer.status not in allowance.documents:
        if not allowance.keep:
            return answer
        sent = _sent(response, body_as_sent(response.raw, limit=min(ASIDE, allowance.limit)))
        return replace(answer, at=allowance.now(), sent=sent)
    packed = [name for name in transfer_codings(answer.header("transfer-encoding")) if name != "chunked"]
    coding = answer.header("content-encoding") or ""
    codings = ", ".join(filter(None, [coding, *packed]))
    body = whole_body(
        response.raw, coding=codings, limit=allowance.limit, large=large, whole=allowance.whole, keep=allowance.keep
    )
    if isinstance(body, Body) and not body.wire and not any(name in LENGTHS for name, _value in headers):
        # http.client takes the end of the connection for the end of the headers.
        body = Trouble("temporary", CUT, retry=True)
    if isinstance(body, Trouble):
        return replace(body, status=answer.status)
    answer = replace(answer, at=allowance.now(), body=body.decoded, wire=body.wire)
    if body.sent is None:
        return answer
    return replace(answer, sent=_sent(response, _arrived(body.sent, coding, packed, allowance.limit)))


def _arrived(sent: bytes, coding: str, packed: Sequence[str], limit: int) -> bytes:
    """A body in its content coding alone: no archive keeps transfer codings (ISO 28500)."""
    # A coding that Content-Encoding names too was applied only once.
    on_its_way = [name for name in packed if name.removeprefix("x-") not in coding.lower()]
    undone = decompressed((sent,), ", ".join(on_its_way), limit=limit) if on_its_way else sent
    return sent if isinstance(undone, str) else undone


def _sent(response: requests.Response, body: bytes) -> Sent:
    # urllib3 groups headers by name; requests takes the cookies from the same place.
    original: Any = response.raw._original_response  # noqa: SLF001
    return Sent(response.reason or "", tuple(original.msg.items()), body)
