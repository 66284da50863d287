"""What a browser writes when it saves a page: the address it had, and in a single file the page itself (RFC 2557)."""

import re
from email.message import Message
from email.parser import BytesHeaderParser
from itertools import islice
from typing import NamedTuple

_HEAD = 4_096  # bytes in which a file, or a part of it, says what it is
_MOST_PARTS = 1_000  # of a file, among which the page is looked for; it comes first
_LETTER = re.compile(rb"(?:from|subject|date|mime-version|content-type|snapshot-content-location):", re.IGNORECASE)
# The line that begins a part, and its headers. Not by `email`, whose time is quadratic and which can exhaust the stack.
_PART = re.compile(
    rb"^(--\S{1,200})[ \t]*\r?\n((?:[A-Za-z][!-9;-~]*+:[^\n]*+\n(?:[ \t][^\n]*+\n|(?!))*+|(?!))++)\r?\n", re.MULTILINE
)
# Internet Explorer's mark, which Chromium and Edge write too (the figures count the address), SingleFile's, monolith's.
_SAVED_FROM = re.compile(
    rb"<!--\s{0,9}(?:saved from url=\(\d{4,5}\)|Page saved with SingleFile\s{1,9}url: |Saved from )"
    rb"(https?://[^\s<>\"']{1,2000})\s?(?:-->|\s{0,9}saved date: |at [\w:-]{1,40} using monolith )"
)


class SavedPage(NamedTuple):
    """A page out of a file that a browser saved."""

    body: bytes
    url: str | None  # where it was saved from
    content_type: str | None  # None: the file does not say


def saved_page(body: bytes) -> SavedPage | None:
    """Return the page in a file that a browser saved, and where from; None of a file that says nothing of the kind.

    Of a single file (MHTML) the first HTML in it is the page; what it shows besides is left out.
    """
    head = body[:_HEAD]
    if _LETTER.match(head) and b"multipart/related" in head.lower():
        return _in_single_file(body)
    found = _SAVED_FROM.search(head)
    return SavedPage(body, found[1].decode("ascii", "ignore"), None) if found else None


def _in_single_file(body: bytes) -> SavedPage | None:
    parts = (part for part in islice(_PART.finditer(body), _MOST_PARTS) if len(part[2]) <= _HEAD)
    part = next((part for part in parts if _message(part[2]).get_content_type() == "text/html"), None)
    if part is None:
        return None
    end = body.find(b"\n" + part[1], part.end() - 1)
    page = _message(part[2] + b"\n" + body[part.end() : end if end >= 0 else None])
    content = page.get_payload(decode=True)
    charset = page.get_content_charset()
    stated = str(_message(body[:_HEAD])["Snapshot-Content-Location"] or page["Content-Location"] or "").strip()
    url = stated if stated.startswith(("http://", "https://")) else None
    content_type = f"text/html; charset={charset}" if charset else "text/html"
    return SavedPage(content, url, content_type) if isinstance(content, bytes) else None


def _message(written: bytes) -> Message:
    """Parse headers, with what stands behind them as one payload: it is not divided into parts."""
    return BytesHeaderParser().parsebytes(written)
