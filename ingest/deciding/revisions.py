"""What makes a new version of an entry: a change of its title, its text or its date of publication."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from types import MappingProxyType
from typing import NamedTuple

from ingest.schema import Entry
from ingest.text.language import fold

# Signs that folding takes for punctuation, and that say how much: 10 % is not 10, and -5 not 5.
_SIGNS = {
    **dict.fromkeys("$\uff04\ufe69", " dollar "),
    **dict.fromkeys("%\uff05\u066a\ufe6a", " percent "),
    **dict.fromkeys("£\uffe1", " pound "),
    **dict.fromkeys("¥\uffe5", " yen "),
    **{sign: f" currency {ord(sign)} " for sign in "€₹₺₽₩₪₴₦₱₫﷼"},
    "\u2030": " permille ",
}
_ANY_SIGN = re.compile(f"[{''.join(_SIGNS)}]")
_MINUS = re.compile(r"[-\u2212\u2013](?<![^\s(].)(?=\d)")

# Signs of the scripts from Devanagari to Khmer that are no letters by themselves: vowels and tones among them.
_NO_LETTER = re.compile("[\u0900-\u109f\u1780-\u17ff](?<!\\w)")

_PARTS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "title": frozenset({"title"}),
        "text": frozenset({"content_text", "content_html", "summary"}),
        "published": frozenset({"published", "published_precision"}),
    }
)
_NOT_SAID = frozenset({"origin", "raw_hash", "warnings", "word_count"})  # fields that say nothing of their own


class Face(NamedTuple):
    """What a reader would see change, with case, space, punctuation and letter variants evened out."""

    title: str
    text: str
    published: datetime | None


class Difference(NamedTuple):
    """What tells two versions of an entry apart."""

    revised: tuple[str, ...]  # of title, text and published, those that a reader sees changed
    in_place: tuple[str, ...]  # further fields that differ, sorted: alone they make no revision


def face(entry: Entry) -> Face:
    """Return the part of an entry whose change is a revision; a summary stands in for a text that is missing.

    From the text, lines are left out that are only counters, times ago, buttons or advertisements. The order of its
    paragraphs counts, for who answers whom depends on it.
    """
    from ingest.text.passing import without_passing  # here: it takes 4 ms, and most polls bring no correction

    return Face(_evened(entry.title), _evened(without_passing(entry.text)), entry.published)


def difference(before: Entry, after: Entry) -> Difference:
    """Return what changed from one version of an entry to another."""
    faces = zip(Face._fields, face(before), face(after), strict=True)
    revised = tuple([name for name, one, other in faces if one != other])
    accounted_for = _NOT_SAID.union(*(_PARTS[name] for name in revised))
    differing = (field.name for field in fields(Entry) if getattr(before, field.name) != getattr(after, field.name))
    return Difference(revised, tuple(sorted({*differing} - accounted_for)))


def is_revision(own: tuple[Entry, Entry], merged: tuple[Entry, Entry]) -> bool:
    """Say whether a source changed its own word and the record's entry with it; each pair is (before, after).

    The same bytes, read differently by a newer reader, are no revision.
    """
    before, after = own
    if before.raw_hash is not None and before.raw_hash == after.raw_hash:
        return False
    if face(before) == face(after):
        return False
    return merged == own or face(merged[0]) != face(merged[1])


def is_retold(before: Entry, after: Entry) -> bool:
    """Say whether a source tells an entry under another title or in other words than it did."""
    same_bytes = before.raw_hash is not None and before.raw_hash == after.raw_hash
    return not same_bytes and face(before)[:2] != face(after)[:2]


def _evened(text: str | None) -> str:
    signed = _ANY_SIGN.sub(lambda found: _SIGNS[found[0]], text or "")
    return fold(_MINUS.sub(" minus ", signed)) + _vowels(signed)


def _vowels(text: str) -> str:
    """The vowels and tones that are signs on letters, which folding passes over; another one makes another word."""
    if text.isascii() or not _NO_LETTER.search(text):
        return ""
    signs = _NO_LETTER.findall(unicodedata.normalize("NFKC", text))
    return " " + "".join([sign for sign in signs if unicodedata.category(sign).startswith("M")])
