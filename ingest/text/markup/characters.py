"""Removes characters that XML, a terminal or a log must not get, and makes line ends the same."""

import html
import re

# C0 except for tab and line ends, DEL, C1, surrogates, non-characters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]+")
# The same in UTF-8, where searching bytes is several times as fast; without surrogates and non-characters.
_ALLOWED_ASCII = bytes(code for code in range(256) if code not in (*range(9), 11, 12, *range(14, 32), 127))
_PRINTABLE_ASCII = bytes(range(32, 127))
_LONG = 80  # characters of a text for which that is worth two copies
C1 = re.compile(rb"\xc2[\x80-\x9f]")
_FORBIDDEN_BEYOND = (
    (b"\xc2", C1),
    (b"\xed", re.compile(rb"\xed[\xa0-\xbf]")),  # half a surrogate pair
    (b"\xef", re.compile(rb"\xef(?:\xb7[\x90-\xaf]|\xbf[\xbe\xbf])")),
)
_FEW = 16  # times that a byte is searched for by itself
_FEW_KINDS = 32  # different characters that are replaced in turn, each throughout the text
_SPARSE = 32  # bytes from one to the next, on average, for which that continues
_ENDLESS_NUMBER = re.compile(r"&#[xX]?[0-9a-fA-F]{20,};?")
# C1 characters were meant in windows-1252: so the HTML standard reads &#146; (section 13.2.5.80).
_MEANT = {chr(code): text for code in range(0x80, 0xA0) if (text := bytes([code]).decode("cp1252", "ignore"))}
_MEANT |= dict.fromkeys("\x0b\x0c", " ")  # ends of lines and pages in word processors and PDF


def safe_text(text: str) -> str:
    """Return `text` without the characters that XML, a terminal or a log must not get. Idempotent.

    Those of C1 become the characters of windows-1252 with the same numbers, if it has any. Ends of lines and pages that
    XML does not know become spaces.
    """
    return text if is_safe_utf8(text.encode("utf-8", "surrogatepass")) else _with_safe_characters(text)


def safe_utf8(page: str | bytes) -> bytes:
    """Return a text or UTF-8 as UTF-8 without the characters that `safe_text` removes."""
    encoded = page.encode("utf-8", "surrogatepass") if isinstance(page, str) else page
    if is_safe_utf8(encoded):
        return encoded
    return _with_safe_characters(encoded.decode("utf-8", "surrogatepass")).encode("utf-8")


def _with_safe_characters(text: str) -> str:
    kinds = set("".join(_FORBIDDEN.findall(text)))
    if len(kinds) > _FEW_KINDS:
        return _FORBIDDEN.sub(lambda run: "".join([_MEANT.get(character, "") for character in run[0]]), text)
    for character in kinds:  # takes a third of the time, or a tenth if they stand together
        text = text.replace(character, _MEANT.get(character, ""))
    return text


def is_safe_utf8(encoded: bytes) -> bool:
    """Return whether `safe_text` would change nothing in a text with this UTF-8."""
    if encoded.translate(None, _ALLOWED_ASCII):
        return False
    if encoded.isascii():
        return True
    for lead, pattern in _FORBIDDEN_BEYOND:  # noqa: SIM110 - a generator takes longer than the search of a title
        if lead in encoded and first_match(encoded, lead, pattern):
            return False
    return True


def first_match(body: bytes, lead: bytes, pattern: re.Pattern[bytes], start: int = 0) -> re.Match[bytes] | None:
    """Return the first match of a pattern that begins with the byte `lead`. The byte is found ten times as fast."""
    at, tried = body.find(lead, start), 0
    while at >= 0 and (tried < _FEW or at - start > tried * _SPARSE):
        if found := pattern.match(body, at):
            return found
        at, tried = body.find(lead, at + 1), tried + 1
    return pattern.search(body, at) if at >= 0 else None


def is_printable(text: str) -> bool:
    """Return `text.isprintable()`, but for a long ASCII text in a third of the time."""
    if len(text) < _LONG or not text.isascii():
        return text.isprintable()
    return not text.encode().translate(None, _PRINTABLE_ASCII)


def with_plain_line_ends(text: str) -> str:
    """Return `text` with LF for every CR LF and CR."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def unescape(text: str) -> str:
    """Return `text` with references replaced by their characters as in HTML 5; never raises.

    `html.unescape` raises on numbers of more than 4,300 digits. No character has more than seven.
    """
    return html.unescape(_ENDLESS_NUMBER.sub("\ufffd", text) if "&#" in text else text)
