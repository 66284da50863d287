"""Reads tags of languages and their direction, and puts texts into a form in which they compare equal."""

import re
import unicodedata
from functools import lru_cache

from ingest.schema.entry import Direction

RIGHT_TO_LEFT = frozenset(
    "ar arc arz azb bal bgn bqi ckb dv fa glk he iw khw ks lrc luz mzn nqo pnb ps sd sdh skr syr ug ur yi".split()
)
# Thai to Khmer, kana, Chinese characters: scripts that put no spaces between words.
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
RIGHT_TO_LEFT_SCRIPTS = frozenset({"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Syrc", "Thaa"})
_RIGHT_TO_LEFT_LETTER = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001eeff]"
)
_LONGEST_TAG = 100  # characters; RFC 5646 section 4.4.1 asks for 35
_SUBTAGS = r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*"
_TAG = re.compile(_SUBTAGS)
_LISTED = re.compile(rf"{_SUBTAGS}\s*[,;]")
# Other names of languages: codes of ISO 639-2, older codes, codes of countries, English names.
_CALLED = """
    ar ara arabic|az aze|be bel|bg bul bulgarian|bn ben bengali|bs bos|ca cat catalan|cs cze ces cz czech|cy wel cym
    |da dan dk danish|de ger deu german|el gre ell gr greek|en eng english|es spa spanish|et est|eu baq eus
    |fa per fas persian farsi|fi fin finnish|fr fre fra french|ga gle|gu guj|he heb iw hebrew|hi hin hindi|hr hrv
    croatian|hu hun hungarian|hy arm hye|id ind in indonesian|is ice isl|it ita italian|ja jpn jp japanese|ka geo kat
    |kk kaz|ko kor korean|ku kur kurdish|lt lit|lv lav|mk mac mkd|mr mar|ms may msa malay|nl dut nld dutch
    |no nor norwegian|pa pan|pl pol polish|pt por portuguese|ro rum ron romanian|ru rus russian|sk slo slk slovak|sl slv
    |so som|sq alb sqi albanian|sr srp serbian|sv swe swedish|sw swa swahili|ta tam tamil|te tel|th tha thai
    |tr tur turkish|uk ukr ua ukrainian|ur urd urdu|uz uzb|vi vie vietnamese|yi yid ji|zh chi zho cn chinese
"""
_TAGS = {called: words.split()[0] for words in _CALLED.split("|") for called in words.split()}
_NOT_A_LANGUAGE = frozenset({"und", "mul", "zxx", "mis", "xx"})


def language_tag(text: str | None) -> str | None:
    """Return a BCP 47 tag in its canonical case (RFC 5646 section 2.1.1), or None if the text is no tag.

    >>> language_tag("en_us"), language_tag("KU-arab"), language_tag("de_DE.UTF-8"), language_tag("English, please")
    ('en-US', 'ku-Arab', 'de-DE', None)
    >>> language_tag("eng"), language_tag("English"), language_tag("iw-IL"), language_tag("en-gb, fr;q=0.8")
    ('en', 'en', 'he-IL', 'en-GB')
    """
    text = (text or "").strip().partition(".")[0]  # the encoding of a locale follows the dot
    if len(text) > _LONGEST_TAG:  # checked before folding: ten thousand entries may share one of a megabyte
        return None
    if named := _TAGS.get(text.lower()):
        return named
    if _LISTED.match(text):  # several, or one with its weight (RFC 9110 section 12.5.4): the first
        text = re.split("[,;]", text)[0].strip()
    if not _TAG.fullmatch(text):
        return None
    first, *rest = re.split("[-_]", text)
    if first.lower() in _NOT_A_LANGUAGE:
        return None
    parts = [part.title() if len(part) == 4 else part.upper() if len(part) == 2 else part.lower() for part in rest]
    parts = ["GB" if part == "UK" else part for part in parts]
    return "-".join((_TAGS.get(first.lower(), first.lower()), *parts))


def primary_subtag(tag: str | None) -> str:
    """Return the language of a tag without its script and region, in lower case; "" if there is no tag.

    >>> primary_subtag("ckb-Arab-IQ"), primary_subtag("EN_gb"), primary_subtag(None)
    ('ckb', 'en', '')
    """
    return (tag or "").replace("_", "-").partition("-")[0].lower()


def direction_of(language: str | None, text: str) -> Direction | None:
    """Return the direction of a language or, if it does not tell, of the text's letters; None without letters.

    For a language of two scripts (`ku`, `az`, `pa`) the text decides.
    """
    primary, *rest = (language or "").split("-")
    if primary in RIGHT_TO_LEFT or not RIGHT_TO_LEFT_SCRIPTS.isdisjoint(rest):
        return "rtl"
    text = text[:400]
    if text.isascii() or not _RIGHT_TO_LEFT_LETTER.search(text):  # nearly every text; the rest of this takes 0.2 ms
        right, left = 0, int(any(map(str.isalpha, text)))
    else:
        strong = [unicodedata.bidirectional(letter) for letter in text]
        right, left = sum(kind in ("R", "AL") for kind in strong), strong.count("L")
    if right or left:
        return "rtl" if right > left else "ltr"
    return "ltr" if language and primary not in {"ku", "az", "pa", "kk", "uz", "ms"} else None


# Code points that are one letter in different keyboards of newsrooms (Arabic, Kurdish, Persian, Turkish).
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
    **dict.fromkeys(range(0x064B, 0x0653)),  # vowel marks, which most writers leave out
}
_SAME_LETTER = str.maketrans(_LETTERS)
_NOT_WORD = re.compile(r"[\W_]+")
# Folds ASCII byte by byte: small letters, figures and the bytes of other letters stay, all else becomes a space.
_EVENED = bytes(code if code > 127 else ord(chr(code).lower()) if chr(code).isalnum() else 0x20 for code in range(256))
_LONGEST_WORD = 40  # characters of a word whose folded form is remembered
# Rows of marks so long that putting them in order, which is quadratic, takes long.
_MOST_MARKS = 30  # in a row: Unicode's stream-safe text format (UAX #15 section 13)
_MAY_BE_MARKS = re.compile(rf"[^\w\s\x00-\x7f]{{{_MOST_MARKS + 1},}}")


def fold(text: str | None) -> str:
    """Return a text without differences of case, space, punctuation and letter variants, to compare it. Idempotent.

    >>> fold("\u201cBreaking\u201d \u2014 The  DAM...") == fold("breaking: the dam")
    True
    """
    return " ".join(folded_words(text)) if text else ""


def folded_words(text: str) -> list[str]:
    """Return the words of `fold(text)`."""
    return folded_bytes(text).decode("utf-8", "surrogatepass").split()


def folded_bytes(text: str) -> bytes:
    """Return the words of `fold(text)` in UTF-8, with one space or several around them.

    Letters do not affect others beyond a space, and ASCII costs next to nothing. So each word is folded by itself, and
    words that recur, as most words of a language do, only once.
    """
    if text.isascii():
        return text.encode("ascii").translate(_EVENED)
    stretches = [part if part.isascii() else _folded(part) for part in text.split()]
    return " ".join(stretches).encode("utf-8", "surrogatepass").translate(_EVENED)


def _folded(stretch: str) -> str:
    return _folded_word(stretch) if len(stretch) <= _LONGEST_WORD else _folded_signs(stretch)


@lru_cache(maxsize=16_384)
def _folded_word(stretch: str) -> str:
    return _folded_signs(stretch)


def _folded_signs(text: str) -> str:
    return _NOT_WORD.sub(" ", evened(text)).strip()


def evened(text: str) -> str:
    """Return a text with its case and letter variants folded as `fold` does. Everything but letters stays."""
    if len(text) > _MOST_MARKS:
        # Two half-width Japanese letters that stand for marks become those marks.
        text = text.replace("\uff9e", "\u3099").replace("\uff9f", "\u309a")
        text = _MAY_BE_MARKS.sub(_with_few_marks, text)
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold().translate(_SAME_LETTER))


def _with_few_marks(signs: re.Match[str]) -> str:
    """The signs, with no more than thirty marks in a row."""
    kept: list[str] = []
    marks = 0
    for sign in signs[0]:
        first = unicodedata.normalize("NFKD", sign)[0]  # a sign may stand for a mark of another number
        marks = marks + 1 if unicodedata.combining(first) else 0
        if marks <= _MOST_MARKS:
            kept.append(sign)
    return "".join(kept)


def hyphenated(text: str) -> str:
    """Return a text as part of an address or a folder's name: its letters, marks and digits, of whatever script.

    All else becomes a hyphen, never two in a row and none at the ends; "" if nothing is left.

    >>> hyphenated("The Harbour Post | World"), hyphenated("C++"), hyphenated("...")
    ('the-harbour-post-world', 'c', '')
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    kept = "".join(sign if unicodedata.category(sign)[0] in "LMN" else "-" for sign in folded)
    return re.sub("-+", "-", unicodedata.normalize("NFC", kept)).strip("-")
