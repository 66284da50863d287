"""Languages, the direction they are written in, and the form in which two texts compare equal."""

import re
import unicodedata

from ingest.schema.entry import Direction

RIGHT_TO_LEFT = frozenset(
    "ar arc arz azb bal bgn bqi ckb dv fa glk he iw khw ks lrc luz mzn nqo pnb ps sd sdh skr syr ug ur yi".split()
)
RIGHT_TO_LEFT_SCRIPTS = frozenset({"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Syrc", "Thaa"})
_RIGHT_TO_LEFT_LETTER = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001eeff]"
)
_LONGEST_TAG = 100  # characters; RFC 5646 section 4.4.1 asks for 35
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_NOT_A_LANGUAGE = frozenset({"und", "mul", "zxx", "mis", "xx"})


def language_tag(text: str | None) -> str | None:
    """Return a BCP 47 tag in its canonical case, or None where there is none to read (RFC 5646 section 2.1.1).

    >>> language_tag("en_us"), language_tag("KU-arab"), language_tag("English, please")
    ('en-US', 'ku-Arab', None)
    """
    text = (text or "").strip()
    if len(text) > _LONGEST_TAG or not _TAG.fullmatch(text):
        return None
    first, *rest = re.split("[-_]", text)
    if first.lower() in _NOT_A_LANGUAGE:
        return None
    parts = [part.title() if len(part) == 4 else part.upper() if len(part) == 2 else part.lower() for part in rest]
    return "-".join((first.lower(), *parts))


def direction_of(language: str | None, text: str = "") -> Direction | None:
    """Return the direction of a language; where that does not tell, of the text's letters; None: no letters.

    A language written in two scripts (`ku`, `az`, `pa`) is decided by the text.
    """
    primary, *rest = (language or "").split("-")
    if any(part in RIGHT_TO_LEFT_SCRIPTS for part in rest) or primary in RIGHT_TO_LEFT:
        return "rtl"
    text = text[:400]
    if text.isascii() or not _RIGHT_TO_LEFT_LETTER.search(text):  # nearly all; the rest of this costs 0.2 ms
        right, left = 0, int(any(map(str.isalpha, text)))
    else:
        strong = [unicodedata.bidirectional(letter) for letter in text]
        right, left = sum(kind in ("R", "AL") for kind in strong), strong.count("L")
    if right or left:
        return "rtl" if right > left else "ltr"
    return "ltr" if language and primary not in {"ku", "az", "pa", "kk", "uz", "ms"} else None


# One letter, several code points: which keyboard a newsroom uses is no difference (Arabic, Kurdish, Persian, Turkish).
_LETTERS: dict[str | int, str | None] = {
    "\u064a": "\u06cc",  # Arabic yeh -> Farsi yeh
    "\u0649": "\u06cc",  # alef maksura
    "\u0643": "\u06a9",  # Arabic kaf -> keheh
    "\u06c0": "\u06d5",  # heh with yeh above
    "\u0640": None,  # tatweel only stretches a word
    "\u200c": None,  # zero-width non-joiner
    "\u200d": None,
    "\u0307": None,  # what casefold leaves of a Turkish dotted capital I
    "\u0131": "i",  # dotless i
    **dict.fromkeys(range(0x064B, 0x0653)),  # vowel marks, left out by most
}
_SAME_LETTER = str.maketrans(_LETTERS)
_NOT_WORD = re.compile(r"[\W_]+")
# Where so many marks may stand on one letter that putting them in order, which is quadratic, takes long.
_MOST_MARKS = 30  # in a row: Unicode's stream-safe text format (UAX #15 section 13)
_MAY_BE_MARKS = re.compile(rf"[^\w\s\x00-\x7f]{{{_MOST_MARKS + 1},}}")


def fold(text: str | None) -> str:
    """Return the form in which two texts compare equal: case, space, punctuation, letter variants evened. Idempotent.

    >>> fold("\u201cBreaking\u201d \u2014 The  DAM...") == fold("breaking: the dam")
    True
    """
    text = text or ""
    if text.isascii():  # most feeds are, and the rest of this costs ten times as much
        return _NOT_WORD.sub(" ", text.casefold()).strip()
    if len(text) > _MOST_MARKS:
        # Two letters that mean marks (half-width Japanese) are written as what they mean.
        text = text.replace("\uff9e", "\u3099").replace("\uff9f", "\u309a")
        text = _MAY_BE_MARKS.sub(_with_few_marks, text)
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_SAME_LETTER)
    return _NOT_WORD.sub(" ", unicodedata.normalize("NFKC", folded)).strip()


def _with_few_marks(signs: re.Match[str]) -> str:
    """The signs without the marks behind the first thirty in a row."""
    kept: list[str] = []
    marks = 0
    for sign in signs[0]:
        first = unicodedata.normalize("NFKD", sign)[0]  # a sign may be written for a mark of another number
        marks = marks + 1 if unicodedata.combining(first) else 0
        if marks <= _MOST_MARKS:
            kept.append(sign)
    return "".join(kept)
