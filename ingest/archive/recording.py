"""Exchanges as WARC records (version 1.1, ISO 28500:2017), each a gzip member of its own. Pure.

The block is the response as it came, but for the framing of its body, which is kept without chunks: the headers that
spoke of it are renamed, and a Content-Length says how long the body is that stands there.
"""

import re
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.utils import Digester
from warcio.warcwriter import WARCWriter

from ingest.archive.warc_headers import ASKED_FOR, ORIGINALLY, SOURCE, URL, uri, written
from ingest.schema import Exchange

VERSION = "WARC/1.1"
RESPONSE = "application/http;msgtype=response"
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
CONFORMS_TO = "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"
_MOST_DIGITS = 18  # of a length; a number of more than 4,300 Python does not read
_LINE_END = re.compile(r"[\r\n]+[ \t]*")


def information(name: str, software: str, at: datetime) -> tuple[str, bytes]:
    """Return the `warcinfo` record that begins the file of this name: its id, and its bytes."""
    record_id = _id(name)
    block = f"software: {software}\r\nformat: WARC File Format 1.1\r\nconformsTo: {CONFORMS_TO}\r\n".encode()
    headers = [("WARC-Type", "warcinfo"), ("WARC-Record-ID", record_id), ("WARC-Date", _date(at))]
    return record_id, _bytes([*headers, ("WARC-Filename", name)], "application/warc-fields", block)


def record(exchange: Exchange, *, info: str, place: str) -> bytes:
    """Return the `response` record of an exchange, or for a 304 the `revisit` record (section 6.7.3).

    `info` is the id of its file's warcinfo. The record's own id is made of that and of its `place`, unique in the file.
    """
    revisit = exchange.status == 304
    headers = [
        ("WARC-Type", "revisit" if revisit else "response"),
        ("WARC-Record-ID", _id(f"{info} {place}")),
        ("WARC-Date", _date(exchange.at)),
        ("WARC-Target-URI", uri(exchange.url)),
        ("WARC-Warcinfo-ID", info),
        ("WARC-Profile", NOT_MODIFIED) if revisit else ("WARC-Payload-Digest", _digest(exchange.body)),
        (SOURCE, written(exchange.source_id)),
    ]
    if exchange.url != uri(exchange.url):
        headers.append((URL, written(exchange.url)))
    if exchange.asked_for not in (None, exchange.url):
        headers.append((ASKED_FOR, written(str(exchange.asked_for))))
    if not revisit and any(_longer(exchange.body, *header) for header in exchange.headers):
        headers.append(("WARC-Truncated", "unspecified"))
    return _bytes(headers, RESPONSE, _block(exchange))


def _longer(body: bytes, name: str, value: str) -> bool:
    """Whether a header says that the body was longer: the bodies of errors and redirects are not read to their end."""
    return name.lower() == "content-length" and _said_length(value) > len(body)


def _said_length(value: str) -> int:
    """The length that a header states; of an absurdly long number the first digits, 0 for what is no number."""
    digits = value.strip()
    return int(digits[:_MOST_DIGITS]) if digits.isdecimal() else 0


def _bytes(headers: list[tuple[str, str]], content_type: str, block: bytes) -> bytes:
    out = BytesIO()
    head = StatusAndHeaders("", headers, protocol=VERSION)
    # Each is passed off as a warcinfo, whose block warcio leaves alone: a response's headers it would percent-encode.
    WARCWriter(out, gzip=True).write_record(
        ArcWarcRecord("warc", "warcinfo", head, BytesIO(block), None, content_type, len(block))
    )
    return out.getvalue()


def _digest(payload: bytes) -> str:
    digest = Digester("sha1")
    digest.update(payload)
    return str(digest)


def _block(exchange: Exchange) -> bytes:
    lines = [f"HTTP/1.1 {exchange.status} {_LINE_END.sub(' ', exchange.reason)}"]
    lines += [f"{name}: {_folded(value)}" for name, value in _of_the_record(exchange)]
    return "\r\n".join([*lines, "", ""]).encode("latin-1", "replace") + exchange.body


def _of_the_record(exchange: Exchange) -> Iterator[tuple[str, str]]:
    """Yield the headers as received, but rename those that do not hold for the body as it is kept."""
    length = str(len(exchange.body))
    said = False
    for name, value in exchange.headers:
        lower = name.lower()
        true = lower == "content-length" and value.strip() == length and not said
        said = said or true
        framing = lower in ("content-length", "transfer-encoding") and exchange.status != 304
        yield (f"{ORIGINALLY}{name}" if framing and not true else name), value
    if not said and exchange.status != 304:
        yield "Content-Length", length


def _folded(value: str) -> str:
    """A value that came on several lines is kept on several: all but the first begin with a space (RFC 9112 5.2)."""
    return _LINE_END.sub("\r\n ", value)


def _date(at: datetime) -> str:
    """Return the time as a WARC-Date, with its microseconds where there are any (section 5.4)."""
    return at.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


def _id(name: str) -> str:
    return f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}>"
