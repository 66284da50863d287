"""Escaping, and elements as text: whatever is written into an XML feed goes through here.

In plain text, & and < are written as the RSS Advisory Board's profile wants them (`&#x26;`, `&#x3C;`): that tells
validators and readers that the text is not escaped markup. Markup is escaped in the usual way.
"""

import html
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache

from ingest.text.markup import line_of
from syndicate.render.moments import MONTHS

_MARKUP = re.compile(r"<[A-Za-z/!?]|&#?\w+;")
# An Â or Ã, and what makes the two a character of UTF-8 that was read as Latin-1.
_MISREAD = re.compile("([\xc2\xc3])([\x80-\xbf])")
# In UTF-8, the last two of each plane but the first, which no text that is safe holds.
_NO_CHARACTERS = re.compile(rb"[\xf0-\xf4][\x8f\x9f\xaf\xbf]\xbf[\xbe\xbf]")
_BEYOND = (b"\xf0", b"\xf1", b"\xf2", b"\xf3", b"\xf4")  # what any of them begins with, and few texts hold
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def plain(text: str) -> str:
    """Return a line of text as it stands in an element or, in double quotes, in an attribute."""
    if "&" in text:
        text = text.replace("&", "&#x26;")
    if "<" in text:
        text = text.replace("<", "&#x3C;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text.replace('"', "&quot;") if '"' in text else text


def plain_line(text: str) -> str:
    """Return one line of a text that is plain in every format, without the markup that was left in it.

    An end tag that is still there was escaped twice, and is broken up: validators take it for markup anywhere.

    >>> plain_line(" <b>Tom</b> &amp; Jerry "), plain_line("a </b> &lt;/i&gt;")
    ('Tom & Jerry', 'a < /i>')
    """
    if "<" not in text:
        return line_of(text)
    return line_of(text, html="</" in text).replace("</", "< /")


def escaped(markup: str) -> str:
    """Return HTML as the text of an element; `]]>` and carriage returns, which a parser would change, survive."""
    text = shown(markup)
    return text.replace("\r", "&#13;") if "\r" in text else text


def looks_like_markup(text: str) -> bool:
    """Return whether a reader may take plain text for markup: there, and only there, it is to be written as HTML.

    By the specifications it would mean the same everywhere, but several readers show `&amp;` then (sfeed, reader and
    rss-parser in Atom; those and newsboat in RSS).

    >>> [looks_like_markup(text) for text in ("a < b & c", "Harbour & Post", "<b>", "AT&amp;T")]
    [False, False, True, True]
    """
    return ("<" in text or "&" in text) and _MARKUP.search(text) is not None


def shown(text: str) -> str:
    """Return plain text as the HTML that shows it."""
    return html.escape(text, quote=False)


def element(name: str, text: str, attributes: str = "") -> str:
    """Return an element with a line of text; `attributes` is what `attributes` returned."""
    return f"<{name}{attributes}>{plain(text)}</{name}>"


def empty(name: str, **said: str | int | None) -> str:
    """Return an element without content."""
    return f"<{name}{attributes(**said)}/>"


def attributes(**said: str | int | None) -> str:
    """Return attributes, a space before each; what is None, "" or 0 is left out."""
    return "".join([f' {name}="{plain(str(value))}"' for name, value in said.items() if value])


def lines_in(start: str, name: str, lines: Iterable[str], *, depth: int) -> bytes:
    """Return an element of elements in UTF-8, each on a line of its own; `start` is what stands in its first tag."""
    around, within = "  " * depth, "\n" + "  " * (depth + 1)
    return encoded(f"{around}<{start}>{within}{within.join(lines)}\n{around}</{name}>\n")


def encoded(xml: str) -> bytes:
    """Return XML in UTF-8 without what validators would take for the feed's fault, though its publisher wrote it so.

    A question mark replaces U+FFFD, for it says as well that bytes meant nothing; and the last two characters of each
    plane, which XML allows and HTML does not: if they were left out, a text of nothing else would be blank. What looks
    like UTF-8 read as Latin-1 is written as a character reference, as meant: the story may be about just that.
    """
    if xml.isascii():
        return xml.encode()
    if "\xc2" in xml or "\xc3" in xml:
        xml = _MISREAD.sub(lambda pair: f"{pair[1]}&#x{ord(pair[2]):X};", xml)
    written = xml.replace("\ufffd", "?").encode()
    return _NO_CHARACTERS.sub(b"?", written) if any(lead in written for lead in _BEYOND) else written


@lru_cache(maxsize=256)  # an entry says when it changed up to three times in a format
def rfc3339(when: datetime) -> str:
    """Return a date as Atom and JSON Feed write it (RFC 3339), in UTC."""
    if when.tzinfo is not UTC:
        when = when.astimezone(UTC)
    return f"{when.isoformat()[:-6]}Z"


def rfc822(when: datetime) -> str:
    """Return a date as RSS writes it (RFC 822 with a four-digit year), in UTC; English whatever the locale."""
    if when.tzinfo is not UTC:
        when = when.astimezone(UTC)
    day = f"{_DAYS[when.weekday()]}, {when.day:02} {MONTHS[when.month - 1]} {when.year:04}"
    return f"{day} {when.hour:02}:{when.minute:02}:{when.second:02} GMT"
