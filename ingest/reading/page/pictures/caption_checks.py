"""Checks what was found for a caption and a credit: each may be something else, such as a count, a time or a button."""

import re

from ingest.reading.phrases.byline import is_person
from ingest.reading.phrases.credit import NO_CAPTION, Caption, is_credit_label, is_of_house, split_credit
from ingest.reading.phrases.credit_words import is_caption_label
from ingest.reading.phrases.date_words import PUBLISHED, UPDATED
from ingest.reading.phrases.times import is_time, says_when
from ingest.text.furniture import is_furniture
from ingest.text.language import fold

# "1/12", in a gallery; "3/4 of the water" is no count.
_COUNT = re.compile(r"\A\(?\d{1,3}\s?/\s?\d{1,3}\)?(?:\Z|[\s:.|–-]+(?=[^\W\d_a-z]))")
_NO_CAPTION = re.compile(
    r"<(?:iframe|script|div)\b|EMBED <>|\A\d{1,2}:\d\d\Z|\ACC[ -]BY|\A\w+:\Z|\A\S+\.(?:jpe?g|png|gif|webp|tiff?)\Z",
    re.IGNORECASE,
)
_BY = frozenset({"by", "von", "par", "por", "di", "author", "autor"})
_SIGNS = " :|/–—-•·,"  # left over around a caption by what stood beside it
_WHEN = re.compile(rf"\w*(?:{UPDATED.pattern}|{PUBLISHED.pattern})\w*(?:\s\w{{1,4}})?:?", re.IGNORECASE)
_PARTS = re.compile(r"\s[|•·]\s")
SHORTEST = 2  # characters of a credit
SENTENCE = 3  # words of a caption in an element named after credits, at least


def sound_caption(text: str | None, credit: str | None) -> Caption:
    """Return a caption and a credit without what is neither: a count, a time, a label, an embed code, a byline."""
    text = _COUNT.sub("", text).strip(_SIGNS) if text else None
    if text and _is_byline(text):
        return NO_CAPTION
    if text and _says_else(text):
        text = None
    if credit and (len(credit) < SHORTEST or says_when(credit)):
        credit = None
    if text and not credit and is_of_house(text):
        return Caption(None, text)
    if credit and not text:  # an element named after credits may hold both
        apart = split_credit(credit)
        told = apart.text and len(apart.text.split()) >= SENTENCE and (apart.credit or "") not in apart.text
        if apart.credit and told:
            return apart
    return Caption(text, credit)


def _is_byline(text: str) -> bool:
    """Whether a text only says who wrote the story: "By", "By Ann Lind"."""
    by, _, name = text.partition(" ")
    return fold(by) in _BY and (not name or is_person(name))


def _says_else(text: str) -> bool:
    """Whether a text is a sign, a label, a button, code, or a time with hardly anything beside it."""
    if len(text) == 1 or not any(map(str.isalpha, text)) or _NO_CAPTION.search(text):
        return True
    idle = _WHEN.fullmatch(text) or all(is_time(part) or is_furniture(part) for part in _PARTS.split(text))
    return bool(idle) or is_credit_label(text) or is_caption_label(text)
