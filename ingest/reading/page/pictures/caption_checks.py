"""Checks what was found for a caption and a credit: each may be something else, such as a count, a time or a button."""

import re

from ingest.reading.phrases.credit import NO_CAPTION, Caption, is_credit_label, is_of_house, split_credit
from ingest.reading.phrases.times import is_time
from ingest.text.language import fold

# "1/12", in a gallery; "3/4 of the water" is no count.
_COUNT = re.compile(r"\A\(?\d{1,3}\s?/\s?\d{1,3}\)?(?:\Z|[\s:.|–-]+(?=[^\W\d_a-z]))")
_NO_CAPTION = re.compile(r"<(?:iframe|script|div)\b|EMBED <>|\A\d{1,2}:\d\d\Z|\ACC[ -]BY|\A\w+:\Z")
_BY = frozenset({"by", "von", "par", "por", "di", "author", "autor"})
SHORTEST = 2  # characters of a credit
SENTENCE = 3  # words of a caption in an element named after credits, at least


def sound_caption(text: str | None, credit: str | None) -> Caption:
    """Return a caption and a credit without what is neither: a count, a time, a label, an embed code, a byline."""
    text = _COUNT.sub("", text) if text else None
    if text and fold(text) in _BY:
        return NO_CAPTION
    if text and (len(text) == 1 or is_credit_label(text) or is_time(text) or _NO_CAPTION.search(text)):
        text = None
    if text and not any(map(str.isalpha, text)):
        text = None
    if credit and (len(credit) < SHORTEST or is_time(credit)):
        credit = None
    if text and not credit and is_of_house(text):
        return Caption(None, text)
    if credit and not text:  # an element named after credits may hold both
        apart = split_credit(credit)
        if apart.credit and apart.text and len(apart.text.split()) >= SENTENCE:
            return apart
    return Caption(text, credit)
