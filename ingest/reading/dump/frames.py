"""Removes what programs put around a page's text: a mail's head, quotation marks, lists of links, printed pages."""

import re
from collections.abc import Sequence
from itertools import dropwhile, islice, takewhile
from typing import NamedTuple

from ingest.reading.dump.banners import without_banner
from ingest.reading.dump.front_matter import without_front_matter
from ingest.reading.dump.sheets import without_sheets
from ingest.text.dates import find_date
from ingest.text.sentences import is_sentence

QUOTED = 0.9  # share of lines with a quotation mark (">") from which on the whole text is quoted
MOST_QUOTES = 5  # letters within letters
ANSWER = 3  # a letter is at least so many times as long as the answer above it
FEWEST_LABELS = 3  # lines of a letter's head
MOST_HEAD = 12  # lines of a letter's head, or of an answer
PARAGRAPH = 80  # characters of a line with a full stop
LONGEST_TITLE = 140  # characters of a line without one that is no title any more
BROKEN = 50  # characters of a paragraph's line that goes on in the next
_QUOTE = re.compile(r"^\s*>[ \xa0]?")
_LETTER = re.compile(
    r"^\s*\*?(?P<label>from|to|cc|sent|date|subject|reply-to|von|an|gesendet|datum|betreff|de|à|envoyé|objet"
    r"|para|enviado|asunto|assunto|fecha|data|da|a|inviato|oggetto|kimden|kime|gönderildi|tarih|konu"
    r"|от|кому|отправлено|дата|тема|من|إلى|التاريخ|الموضوع)\s?:\*?\s+(?P<said>\S.*)",
    re.IGNORECASE,
)
_SENT_ON = re.compile(
    r"^\W*+(?:(?:begin )?(?:forwarded|original) message|(?:weitergeleitete|ursprüngliche) nachricht"
    r"|message (?:transféré|d['’]origine)|mensaje (?:reenviado|original)|iletilen mesaj"
    r"|пересылаемое сообщение)\b",
    re.IGNORECASE,
)
_SENDER = frozenset("from von de da от من kimden".split())
_SUBJECT = frozenset("subject betreff objet asunto assunto oggetto konu тема الموضوع".split())
_DATE = frozenset(
    "sent date gesendet datum envoyé enviado fecha data inviato gönderildi tarih отправлено дата التاريخ".split()
)
_AGAIN = re.compile(r"^(?:(?:fwd?|re|aw|wg|tr|rv|enc|i|ynt|ilt)\s?:\s*)+", re.IGNORECASE)  # forwarded, answered
_REFERENCES = re.compile(r"^\s*(?:References|Links):?\s*$")
_REFERENCE = re.compile(r"^\s*(?:\d+\.|\[\d+\]:?)\s+(?:[a-z][a-z0-9+.-]*:|/)\S*\s*$", re.IGNORECASE)
_RELATION = re.compile(r"^\s*#\[\d+\]")  # "#[1]The Post » Feed [2]alternate": what the page's head links to
# "[24/09/2025, 14:05:10] Jane Doe: ", "24/09/2025, 14:05 - Jane Doe: "
_STAMP = re.compile(
    r"\u200e?\[?\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?(?:\]| -)"
    r" [^:]{1,60}: (?P<said>\S.*)|\[?\s?Forwarded from [^:]{1,60}"
)
_RULE = re.compile(r"^[\W_]*$")


class Unframed(NamedTuple):
    """The lines of a dump without what was put around them, and whether its links are numbered: "[7]Jane Doe"."""

    lines: Sequence[str]
    numbered: bool


def unframed(lines: Sequence[str]) -> Unframed:
    """Return the lines of a dump without what programs put around them."""
    own = _without_letter_head(_without_stamp(_unquoted(without_front_matter(without_banner(without_sheets(lines))))))
    end = _start_of_references(own)
    if end == len(own):
        return Unframed(own, numbered=False)
    return Unframed([line for line in own[:end] if not _RELATION.match(line)], numbered=True)


def _unquoted(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines without their quotation marks, if nearly all have one: a letter was answered or forwarded."""
    for _ in range(MOST_QUOTES):
        lines = _without_answer(lines)
        said = [line for line in lines if line.strip()]
        if not said or sum(_QUOTE.match(line) is not None for line in said) < QUOTED * len(said):
            return lines
        lines = [_QUOTE.sub("", line) for line in lines]
    return lines


def _without_answer(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines from a quoted letter on, without a short answer above: "On 14 March Jane Doe <...> wrote:"."""
    first = next((at for at, line in enumerate(lines) if _QUOTE.match(line)), 0)
    above = [line.strip() for line in lines[:first] if line.strip()]
    if not above or len(above) > MOST_HEAD or not above[-1].endswith((":", "：")):
        return lines
    wrote = " ".join(above[-2:])
    is_short = ANSWER * sum(map(len, above)) < sum(map(len, lines[first:]))
    return lines[first:] if is_short and ("@" in wrote or find_date(wrote)) else lines


def _without_letter_head(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines behind the head of a letter, whose date and names are not those of the page that it holds.

    If a paragraph comes first, it holds no page but is the story itself, and its subject and date are set above it. The
    date at which it was forwarded is not the story's.
    """
    begin = next((at for at, line in enumerate(lines) if not _RULE.match(line) and not _SENT_ON.match(line)), 0)
    found = takewhile(lambda line: line is not None, map(_LETTER.match, lines[begin : begin + MOST_HEAD]))
    head = [(line["label"].casefold(), line["said"].strip()) for line in found if line is not None]
    labels = {label for label, _ in head}
    if len(labels) < FEWEST_LABELS or _SENDER.isdisjoint(labels):
        return lines
    behind = lines[begin + len(head) :]
    if not _begins_with_paragraph(behind):
        return behind
    subject = next((said for label, said in head if label in _SUBJECT), "")
    dates = (said for label, said in head if label in _DATE and not _AGAIN.match(subject))
    return [_AGAIN.sub("", subject), "", next(dates, ""), "", *behind]


def _begins_with_paragraph(lines: Sequence[str]) -> bool:
    """Whether the first line is a paragraph or part of a wrapped one, and no title, which is short and unfinished."""
    said = [line.strip() for line in islice(dropwhile(lambda line: not line.strip(), lines), 2)]
    first, following = (*said, "", "")[:2]
    if len(first) >= PARAGRAPH:
        return len(first) >= LONGEST_TITLE or is_sentence(first)
    return len(first) >= BROKEN and following[:1].islower()


def _without_stamp(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines without a chat's stamp before the first words, which says when and by whom they were sent."""
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    found = _STAMP.fullmatch(lines[first]) if lines else None
    return [found["said"] or "", *lines[first + 1 :]] if found else lines


def _start_of_references(lines: Sequence[str]) -> int:
    """Return the number of the line that heads the addresses that lynx and the like list below a page, else the end."""
    start = next((at for at in range(len(lines) - 1, -1, -1) if _REFERENCES.match(lines[at])), len(lines))
    below = [line for line in lines[start + 1 :] if line.strip()]
    addresses = sum(_REFERENCE.match(line) is not None for line in below)
    return start if addresses and addresses >= len(below) / 2 else len(lines)
