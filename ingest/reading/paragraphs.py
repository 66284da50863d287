"""Turns plain text into an entry's content: its paragraphs and, where its author broke them, its lines.

A blank line always divides paragraphs. A single line end is kept where it was typed by a person who had no other way to
end a line: in JSON Feed's `content_text` and in the description of a film. In RSS's descriptions and Atom's texts it is
white space: older programs wrap those at 70 or 80 columns, others indent them, and RFC 4287 section 3.1.1.1 lets
readers collapse it.
"""

import re
from html import escape

from ingest.reading.raw import Said
from ingest.text.markup import safe_text, unescape

_BLANK_LINES = re.compile(r"\n\s*\n")
_OWN_LINES = frozenset({"json:content_text", "media:description"})  # signals whose line ends were typed by their author
_FEWEST_LINE_ENDS = 2  # in such a text, or it is a mere caption
_BREAKS_OFF = re.compile(r"(?:…|\.\.\.)[\])]?\s*\Z")


def in_paragraphs(said: Said) -> bool:
    """Return whether a text has no tags but paragraphs or lines of its own; one that breaks off is a synopsis."""
    text = said.value
    if "\n" not in text or "<" in text or (said.type == "html" and "&lt;" in text):
        return False
    text = text.strip()
    has_lines = said.signal in _OWN_LINES and text.count("\n") >= _FEWEST_LINE_ENDS
    return (has_lines or _BLANK_LINES.search(text) is not None) and not _BREAKS_OFF.search(text[-9:])


def as_text(said: Said) -> Said:
    """Return a text that was taken for HTML only because of its references as plain text, anything else unchanged."""
    if said.type == "html" and in_paragraphs(said):
        return said._replace(value=unescape(said.value), type="text")
    return said


def paragraphs(said: Said) -> str:
    """Return text as safe HTML, "" where nothing is left of it."""
    text = safe_text(said.value)
    between = "<br>" if said.signal in _OWN_LINES else "\n"
    parts = (_lines(part) for part in _BLANK_LINES.split(text))
    return "".join(f"<p>{between.join(lines)}</p>" for lines in parts if lines)


def _lines(text: str) -> list[str]:
    return [escape(line, quote=False) for each in text.splitlines() if (line := each.strip())]
