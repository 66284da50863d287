"""What programs put around a page's text: the head of a letter, marks before its lines, references, sheets of paper."""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

QUOTED = 0.9  # share of the lines that begin with a mark where all of them were sent on
MOST_QUOTES = 5  # letters within letters
FEWEST_LABELS = 3  # lines of a letter's head
MOST_HEAD = 12  # the same
_QUOTE = re.compile(r"^\s*>[ \xa0]?")
_LETTER = re.compile(
    r"^\s*\*?(?P<label>from|to|cc|sent|date|subject|reply-to|von|an|gesendet|datum|betreff|de|à|envoyé|objet"
    r"|para|enviado|asunto|assunto|fecha|data|da|a|inviato|oggetto|kimden|kime|gönderildi|tarih|konu"
    r"|от|кому|отправлено|дата|тема|من|إلى|التاريخ|الموضوع)\s?:\*?\s+\S",
    re.IGNORECASE,
)
_SENT_ON = re.compile(
    r"^\W*+(?:(?:begin )?(?:forwarded|original) message|(?:weitergeleitete|ursprüngliche) nachricht"
    r"|message (?:transféré|d['’]origine)|mensaje (?:reenviado|original)|iletilen mesaj"
    r"|пересылаемое сообщение)\b",
    re.IGNORECASE,
)
_SENDER = frozenset("from von de da от من kimden".split())
_REFERENCES = re.compile(r"^\s*(?:References|Links):?\s*$")
_REFERENCE = re.compile(r"^\s*(?:\d+\.|\[\d+\]:?)\s+(?:[a-z][a-z0-9+.-]*:|/)\S*\s*$", re.IGNORECASE)
_RELATION = re.compile(r"^\s*#\[\d+\]")  # "#[1]The Post » Feed [2]alternate": what the page's head links to
_RULE = re.compile(r"^\W*$")


class Unframed(NamedTuple):
    """The lines of a dump without what was put around them, and whether its links bear numbers: "[7]Jane Doe"."""

    lines: Sequence[str]
    numbered: bool


def unframed(lines: Sequence[str]) -> Unframed:
    """Return the lines of a page from those of its dump; what is left out leaves no line behind."""
    own = _without_letter(_unquoted(lines))
    end = _start_of_references(own)
    if end == len(own):
        return Unframed(own, numbered=False)
    return Unframed([line for line in own[:end] if not _RELATION.match(line)], numbered=True)


def _unquoted(lines: Sequence[str]) -> Sequence[str]:
    """The lines without the mark before each, where nearly all have one: a letter that was answered or sent on."""
    for _ in range(MOST_QUOTES):
        said = [line for line in lines if line.strip()]
        if not said or sum(_QUOTE.match(line) is not None for line in said) < QUOTED * len(said):
            return lines
        lines = [_QUOTE.sub("", line) for line in lines]
    return lines


def _without_letter(lines: Sequence[str]) -> Sequence[str]:
    """The lines behind the head of a letter, whose date and names are not the story's."""
    begin = next((at for at, line in enumerate(lines) if not _RULE.match(line) and not _SENT_ON.match(line)), 0)
    head = list(takewhile(lambda found: found is not None, map(_LETTER.match, lines[begin : begin + MOST_HEAD])))
    labels = {found["label"].casefold() for found in head if found is not None}
    if len(labels) < FEWEST_LABELS or _SENDER.isdisjoint(labels):
        return lines
    return lines[begin + len(head) :]


def _start_of_references(lines: Sequence[str]) -> int:
    """The number of the line that heads the addresses which lynx and its like list below a page; else of the end."""
    start = next((at for at in range(len(lines) - 1, -1, -1) if _REFERENCES.match(lines[at])), len(lines))
    below = [line for line in lines[start + 1 :] if line.strip()]
    addresses = sum(_REFERENCE.match(line) is not None for line in below)
    return start if addresses and addresses >= len(below) / 2 else len(lines)
