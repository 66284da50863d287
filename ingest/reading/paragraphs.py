"""Text without markup as an entry's content: its paragraphs, and its lines where they are its author's.

A blank line parts paragraphs everywhere. A single line end is kept where a person typed it and had no other way to end
a line: in JSON Feed's `content_text` and in what describes a film. In a description and in Atom's texts it is white
space: older programs wrap them at 70 or 80 columns, others indent them, and RFC 4287 section 3.1.1.1 lets readers
collapse it.
"""

import re
from html import escape

from ingest.reading.raw import Said
from ingest.text.markup import safe_text, unescape

_BLANK_LINES = re.compile(r"\n\s*\n")
_OWN_LINES = frozenset({"json:content_text", "media:description"})  # the signals whose lines are their author's
_FEWEST_LINE_ENDS = 2  # in a text of such lines that is more than a caption
_BREAKS_OFF = re.compile(r"(?:…|\.\.\.)[\])]?\s*\Z")


def in_paragraphs(said: Said) -> bool:
    """Return whether a text has no tags, and has paragraphs or lines of its own; one that breaks off is a synopsis."""
    text = said.value
    if "\n" not in text or "<" in text or (said.type == "html" and "&lt;" in text):
        return False
    text = text.strip()
    has_lines = said.signal in _OWN_LINES and text.count("\n") >= _FEWEST_LINE_ENDS
    return (has_lines or _BLANK_LINES.search(text) is not None) and not _BREAKS_OFF.search(text[-9:])


def as_text(said: Said) -> Said:
    """Return what was taken for HTML for its references alone as the text that it is, all else as it is said."""
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
