"""ETag and Last-Modified: opaque, sent back exactly as they came or not at all (RFC 9110 section 8.8). Pure."""

import re
from dataclasses import dataclass

from ingest.fetching.answer import Answer
from ingest.schema import FetchState

_LONGEST = 4096  # characters: a server that is sent back more answers 431
# nginx makes a tag weak, Apache adds a suffix, where they compress what the tag was made for.
_DRESSING = re.compile(r"""^(W/)?"?|(?<![-;:])[-;:]+(gzip|br|zstd|deflate|df)"?$|"$""")


@dataclass(frozen=True, slots=True)
class Validators:
    """The validators sent with a conditional request, which is answered 304 if nothing has changed."""

    etag: str | None = None
    last_modified: str | None = None
    difference: bool = False  # whether new entries alone are asked for (RFC 3229)

    def __bool__(self) -> bool:
        return bool(self.etag or self.last_modified)

    def headers(self) -> dict[str, str]:
        """Return them as headers of a request; a difference is asked for only from a version that is named."""
        difference = "feed" if self.difference and self.etag else None
        said = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified, "A-IM": difference}
        return {name: value for name, value in said.items() if value}

    def contradicted_by(self, answer: Answer) -> bool:
        """Return whether a 304 names another version than these do: some of what it says differs, and nothing agrees.

        Machines behind one name differ in their ETags and agree on the date; such a 304 is believed.
        """
        agreed = [
            _undressed(sent) == _undressed(said)
            for sent, said in (
                (self.etag, answer.header("etag")),
                (self.last_modified, answer.header("last-modified")),
            )
            if sent and said
        ]
        return bool(agreed) and not any(agreed)


NONE = Validators()
TRIED = 3  # failures in a row, after which it is asked once without them: they may be what the server fails at


def held(state: FetchState) -> Validators:
    """Return the validators held of a source; of one that is, or may be, a feed, they ask for a difference too.

    None at each third failure in a row.
    """
    if state.failures and state.failures % TRIED == 0:
        return NONE
    etag = sendable(state.etag)
    return Validators(etag, sendable(state.last_modified), difference=bool(etag) and state.kind in (None, "feed"))


def sendable(value: str | None) -> str | None:
    r"""Return a validator exactly as received, or None for one that no request may carry (a folded line).

    Nor `*`, which is no version: asked with it, a server says of anything that it has not changed.

    >>> sendable('W/"x"'), sendable('"x\r\nCookie: y"')
    ('W/"x"', None)
    """
    sound = (
        value
        and value.strip() != "*"
        and len(value) <= _LONGEST
        and not any(ord(sign) < 32 or ord(sign) == 127 for sign in value)
    )
    return value if sound else None


def _undressed(tag: str) -> str:
    return _DRESSING.sub("", tag)
