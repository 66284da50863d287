"""Removes characters that XML, a terminal or a log must not be given, and evens line ends."""

import html
import re

# C0 but tab and line ends, DEL, C1, surrogates, non-characters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]+")
# The same in UTF-8, in which bytes tell several times as fast as characters do: all but those that are no character.
_ALLOWED_ASCII = bytes(code for code in range(256) if code not in (*range(9), 11, 12, *range(14, 32), 127))
_PRINTABLE_ASCII = bytes(range(32, 127))
_LONG = 80  # characters from which on that is worth its two copies
C1 = re.compile(rb"\xc2[\x80-\x9f]")
_FORBIDDEN_BEYOND = (
    (b"\xc2", C1),
    (b"\xed", re.compile(rb"\xed[\xa0-\xbf]")),  # half a surrogate pair
    (b"\xef", re.compile(rb"\xef(?:\xb7[\x90-\xaf]|\xbf[\xbe\xbf])")),
)
_FEW = 16  # times that a byte is found alone wherever it stands
_FEW_KINDS = 32  # different characters that are replaced one by one, each all over a text
_SPARSE = 32  # bytes from one to the next, on the average, from which on that goes on
_ENDLESS_NUMBER = re.compile(r"&#[xX]?[0-9a-fA-F]{20,};?")
# Where C1 is met, windows-1252 was meant: the HTML standard reads &#146; so (section 13.2.5.80).
_MEANT = {chr(code): text for code in range(0x80, 0xA0) if (text := bytes([code]).decode("cp1252", "ignore"))}
_MEANT |= dict.fromkeys("\x0b\x0c", " ")  # ends of a line and of a page, as word processors and PDF have them


def safe_text(text: str) -> str:
    """Return `text` without the characters that XML, a terminal or a log must not be given. Idempotent.

    Those of C1 become what windows-1252 writes with the same number, where it writes anything; the ends of a line and
    of a page that XML does not know become spaces.
    """
    return text if is_safe_utf8(text.encode("utf-8", "surrogatepass")) else _with_safe_characters(text)


def safe_utf8(page: str | bytes) -> bytes:
    """Return a text, or what is UTF-8 already, as UTF-8 without the characters that `safe_text` takes out."""
    encoded = page.encode("utf-8", "surrogatepass") if isinstance(page, str) else page
    if is_safe_utf8(encoded):
        return encoded
    return _with_safe_characters(encoded.decode("utf-8", "surrogatepass")).encode("utf-8")


def _with_safe_characters(text: str) -> str:
    kinds = set("".join(_FORBIDDEN.findall(text)))
    if len(kinds) > _FEW_KINDS:
        return _FORBIDDEN.sub(lambda run: "".join([_MEANT.get(character, "") for character in run[0]]), text)
    for character in kinds:  # a third of the time, and a tenth where they stand together
        text = text.replace(character, _MEANT.get(character, ""))
    return text


def is_safe_utf8(encoded: bytes) -> bool:
    """Return whether `safe_text` would leave a text as it is, by its UTF-8."""
    if encoded.translate(None, _ALLOWED_ASCII):
        return False
    if encoded.isascii():
        return True
    for lead, pattern in _FORBIDDEN_BEYOND:  # noqa: SIM110 - a generator takes longer than the search of a title
        if lead in encoded and first_match(encoded, lead, pattern):
            return False
    return True


def first_match(body: bytes, lead: bytes, pattern: re.Pattern[bytes], start: int = 0) -> re.Match[bytes] | None:
    """Return the first match of a pattern that begins with the byte `lead`, which is found ten times as fast as it."""
    at, tried = body.find(lead, start), 0
    while at >= 0 and (tried < _FEW or at - start > tried * _SPARSE):
        if found := pattern.match(body, at):
            return found
        at, tried = body.find(lead, at + 1), tried + 1
    return pattern.search(body, at) if at >= 0 else None


def is_printable(text: str) -> bool:
    """Return `text.isprintable()`, for a long text of ASCII in a third of the time."""
    if len(text) < _LONG or not text.isascii():
        return text.isprintable()
    return not text.encode().translate(None, _PRINTABLE_ASCII)


def with_plain_line_ends(text: str) -> str:
    """Return `text` with LF for every CR LF and CR."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def unescape(text: str) -> str:
    """Return `text` with its references as characters, as HTML 5 reads them; never raises.

    `html.unescape` raises on a number of more than 4,300 digits; no number of more than seven is a character's.
    """
    return html.unescape(_ENDLESS_NUMBER.sub("\ufffd", text) if "&#" in text else text)
