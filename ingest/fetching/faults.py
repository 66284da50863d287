"""What goes wrong on the wire, in words for a person; requests and urllib3 wrap the same fault in many ways."""

import http.client
import ssl
from collections.abc import Iterator
from typing import NamedTuple

import requests
from urllib3.exceptions import NewConnectionError

from ingest.fetching.answer import Trouble
from ingest.schema.source import FailureKind


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


def trouble_with(error: Exception, host: str) -> Trouble:
    """Return what an exception of requests or urllib3 means."""
    chain = tuple(_chain(error))
    # The last row of KNOWN is every exception.
    known, found = next((known, link) for known in KNOWN for link in chain if isinstance(link, known.error))
    cause = known.cause.format(host=host, detail=getattr(found, "verify_message", ""))
    return Trouble(known.kind, cause, retry=known.retry, reached=known.reached)


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield an exception and all those it was made from: requests and urllib3 keep them in three places."""
    yield error
    for inner in (getattr(error, "reason", None), *error.args, error.__cause__):
        if isinstance(inner, BaseException):
            yield from _chain(inner)
