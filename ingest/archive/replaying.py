"""A record of a WARC as a Document: if a run of ours kept it, the very one that the poll had.

From other crawlers' archives the documents are taken: `response` records that hold one, and `resource` records, if
their type is one that is read. Pictures, scripts, redirects and the rest are passed over.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import HTTPException, parse_headers
from io import BufferedReader
from pathlib import PurePosixPath
from urllib.parse import SplitResult, urlsplit

from warcio.bufferedreaders import ChunkedDataReader

from ingest.archive.saved import Kept
from ingest.archive.scanning import CHUNK, DamagedError, WarcRecord
from ingest.archive.warc_headers import ASKED_FOR, SOURCE, URL, as_meant
from ingest.schema import LARGEST_ANSWER, Document, Flaw
from ingest.text.compression import Undone, decompressed
from ingest.text.header_lines import HeaderLines
from ingest.text.headers import holds_document, kept

MOST_LINE = 1 << 16  # bytes
MOST_BLOCK = LARGEST_ANSWER + (1 << 20)  # bytes: a body, still compressed, and its headers
_STATUS_LINE = re.compile(rb"HTTP/[0-9](?:\.[0-9])?[ \t]+([1-9][0-9]{2})\b")
# What the media types of documents hold; whatever else another crawler kept is none.
_READ = re.compile(r"(?!image/|application/vnd\.openxml).*(?:html|xml|json|rss|atom|opml)|text/plain", re.IGNORECASE)
# What servers say of files whose type they do not know, and object stores of all files: then the name decides.
_UNTOLD = frozenset({"application/octet-stream", "binary/octet-stream"})
_NAMED = re.compile(r"\.(?:atom|html?|json|opml|rdf|rss|xhtml|xml)\Z", re.IGNORECASE)
_NOT_READ = frozenset({"robots.txt", "ads.txt", "humans.txt"})


@dataclass(frozen=True, slots=True)
class _Answer:
    """The block of a record, as far as it has been read: its headers."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: BufferedReader  # as it stands in the record, to the end of the block

    def header(self, name: str) -> str:
        return ", ".join(value for key, value in self.headers if key.lower() == name)


def noted(record: WarcRecord) -> tuple[datetime, Kept] | Flaw | None:
    """Return when the document of a record was fetched and where it stands; None where the record holds none."""
    try:
        answer = _answer(record)
    except DamagedError as error:
        return Flaw("bad-record", f"at byte {record.offset:,}: {error}")
    if answer is None or not holds_document(answer.status, answer.header):
        return None
    ours = record.said(SOURCE) is not None
    if not (ours or _may_be_read(record, answer)):
        return None
    at = _date(record.said("WARC-Date") or "")
    if at is None:
        return Flaw("bad-record", f"at byte {record.offset:,}: it does not say when it was had")
    return at, Kept(_url(record), record.offset, ours)


def document(record: WarcRecord, *, latest: datetime) -> Document | Flaw:
    """Return the document of a record that was `noted`, had at `latest` or before, or why it is not read."""
    if record.length > MOST_BLOCK:
        return Flaw("too-large", f"{record.length:,} bytes")
    try:
        answer = _answer(record)
        body = None if answer is None else _body(answer, strict=record.said(SOURCE) is not None)
    except DamagedError as error:
        return Flaw("bad-record", f"at byte {record.offset:,}: {error}")
    if answer is None or body is None:
        return Flaw("bad-record", f"at byte {record.offset:,}: it is not what it was")
    if isinstance(body, str):
        if body == "too large":
            return Flaw("too-large", f"the most is {LARGEST_ANSWER:,} bytes")
        return Flaw("undecodable", body)
    url, asked, source = _url(record), _asked(record), record.said(SOURCE)
    headers = kept(answer.headers, status=answer.status)
    return Document(
        url=url,
        body=body,
        final_url=None if url == asked else asked,
        content_type=dict(headers).get("content-type"),
        headers=headers,
        fetched_at=min(latest, _date(record.said("WARC-Date") or "") or latest),
        source_id=url if source is None else as_meant(source),
    )


def _target(record: WarcRecord) -> str:
    """Return the record's address; some versions of wget put it in angle brackets."""
    written = record.said("WARC-Target-URI") or ""
    return written[1:-1] if written.startswith("<") and written.endswith(">") else written


def _address(record: WarcRecord) -> SplitResult:
    try:
        return urlsplit(_target(record))
    except ValueError as error:
        raise DamagedError("its address is none") from error


def _asked(record: WarcRecord) -> str:
    exact = record.said(URL)
    return as_meant(exact) if exact else _target(record)


def _url(record: WarcRecord) -> str:
    asked_for = record.said(ASKED_FOR)
    return as_meant(asked_for) if asked_for else _asked(record)


def _date(text: str) -> datetime | None:
    """Return a WARC-Date, which may end after the year or the month (WARC 1.1 section 5.4), or None if it is none."""
    try:
        date = datetime.fromisoformat(text + "XXXX-01-01"[len(text) :])
        return date.astimezone(UTC) if date.tzinfo else date.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def _answer(record: WarcRecord) -> _Answer | None:
    """Return what the record holds, None for what is no document whatever it says."""
    kind = (record.said("WARC-Type") or "").lower()
    content_type = record.said("Content-Type") or ""
    if _address(record).scheme not in ("http", "https"):
        return None
    if kind == "resource":
        return _Answer(200, (("Content-Type", content_type),), record.block)
    if kind != "response" or not content_type.lower().startswith("application/http"):
        return None
    status = _STATUS_LINE.match(record.block.readline(MOST_LINE))
    if status is None:
        raise DamagedError("what it holds is no answer over HTTP")
    try:
        headers = tuple(parse_headers(HeaderLines(record.block)).items())  # as the poll read them
    except HTTPException as error:
        raise DamagedError("the headers in it cannot be read") from error
    return _Answer(int(status[1]), headers, record.block)


def _body(answer: _Answer, *, strict: bool) -> bytes | Undone:
    """Return the body decoded, as the poll did; without `strict`, also one that was stored decoded already."""
    coding = answer.header("content-encoding")
    chunked = answer.header("transfer-encoding").lower() == "chunked"
    # Where the chunks have been taken off and the header was left, this reader gives what is there.
    body = ChunkedDataReader(answer.body) if chunked else answer.body
    parts = iter(lambda: bytes(body.read(CHUNK)), b"")
    if strict or not coding:
        return decompressed(parts, coding, limit=LARGEST_ANSWER)
    stored = list(parts)
    opened = decompressed(stored, coding, limit=LARGEST_ANSWER)
    # Crawlers that go by a browser, or take codings off themselves, may leave the header.
    return b"".join(stored) if isinstance(opened, str) and opened == "not so compressed" else opened


def _may_be_read(record: WarcRecord, answer: _Answer) -> bool:
    content_type = answer.header("content-type").partition(";")[0].strip().lower()
    name = PurePosixPath(_address(record).path).name
    if content_type in _UNTOLD:
        return _NAMED.search(name) is not None
    return name not in _NOT_READ and (not content_type or _READ.match(content_type) is not None)
