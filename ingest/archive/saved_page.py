"""What a browser writes when it saves a page: the address it had, and in a single file the page itself (RFC 2557)."""

import re
from email import message_from_bytes
from typing import NamedTuple

_HEAD = 4_096  # bytes in which a file says what it is
_LETTER = re.compile(rb"(?:from|subject|date|mime-version|content-type|snapshot-content-location):", re.IGNORECASE)
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
    message = message_from_bytes(body)
    page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    content = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(content, bytes):
        return None
    charset = page.get_content_charset()
    stated = str(message["Snapshot-Content-Location"] or page["Content-Location"] or "").strip()
    url = stated if stated.startswith(("http://", "https://")) else None
    return SavedPage(content, url, f"text/html; charset={charset}" if charset else "text/html")
