"""Languages, their scripts, what a text gives away of its own, and the form in which two texts compare equal."""

import re
import unicodedata
from collections import Counter
from functools import cache, lru_cache

from ingest.schema.entry import Direction
from ingest.text.common_words import COMMON_WORDS

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
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
# What else languages are called: by ISO 639-2, by older codes, by their countries', by their English names.
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
    """Return a BCP 47 tag in its canonical case, or None where there is none to read (RFC 5646 section 2.1.1).

    >>> language_tag("en_us"), language_tag("KU-arab"), language_tag("de_DE.UTF-8"), language_tag("English, please")
    ('en-US', 'ku-Arab', 'de-DE', None)
    >>> language_tag("eng"), language_tag("English"), language_tag("iw-IL")
    ('en', 'en', 'he-IL')
    """
    text = (text or "").strip().partition(".")[0]  # behind it the encoding of a locale
    if len(text) > _LONGEST_TAG:  # before it is folded: ten thousand entries may share one of a megabyte
        return None
    if named := _TAGS.get(text.lower()):
        return named
    if not _TAG.fullmatch(text):
        return None
    first, *rest = re.split("[-_]", text)
    if first.lower() in _NOT_A_LANGUAGE:
        return None
    parts = [part.title() if len(part) == 4 else part.upper() if len(part) == 2 else part.lower() for part in rest]
    return "-".join((_TAGS.get(first.lower(), first.lower()), *parts))


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


# Letters of a script, and the languages written in it; the first is the commonest where the letters alone decide.
# Not compiled here: to compile a class of thousands of letters takes 1 ms, and most runs meet none of them.
_SCRIPTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("[\u3040-\u30ff]", ("ja",)),
    ("[\uac00-\ud7a3]", ("ko",)),
    ("[\u4e00-\u9fff]", ("zh", "ja", "yue", "wuu", "nan", "hak", "gan", "lzh", "ko")),
    ("[\u0621-\u06d3\u06d5]", ("ar", *sorted(RIGHT_TO_LEFT - {"ar", "he", "iw", "yi", "dv", "syr"}))),
    ("[\u0590-\u05ea]", ("he", "iw", "yi", "ji", "lad")),
    ("[\u0370-\u03ff]", ("el", "grc")),
    ("[\u0900-\u097f]", ("hi", "mr", "ne", "sa", "mai", "bho", "kok", "doi", "brx", "sd", "ks", "awa")),
    ("[\u0e00-\u0e7f]", ("th",)),
    ("[\u10d0-\u10ff]", ("ka",)),
    ("[\u0531-\u058f]", ("hy",)),
    ("[\u0980-\u09ff]", ("bn", "as", "mni")),
    ("[\u0b80-\u0bff]", ("ta",)),
    ("[\u0c00-\u0c7f]", ("te",)),
)
_FIRST = frozenset(names[0] for _, names in _SCRIPTS)
# The first bytes in UTF-8 of these letters; a text without any, as nearly every one in Latin letters, is told by them.
_LEADS = frozenset((0xCD, 0xCE, 0xCF, *range(0xD4, 0xDC), 0xE0, 0xE1, *range(0xE3, 0xEE)))
_NO_LEADS = bytes(code for code in range(256) if code not in _LEADS)
# Languages of the Arabic script that write letters which Arabic does not, the most telling first.
_ARABIC_LETTERS = (("ckb", "ێۆڕڵە"), ("ur", "ٹڈےں"), ("ps", "ټډړښځ"), ("fa", "پچژگ"))
# Languages that have two scripts or more: no script contradicts them.
_SEVERAL = frozenset("ku az pa kk uz ms tt ug tg ky mn sr kmr ha su jv".split())
_MOST_READ = 2000  # characters by which a text's language is told
_FEWEST = 2.5  # of its own commonest words, for a language to be told by them; one that four share is half of one
_LEAD = 1.3  # times as many as of any other
_ENGLISH = (" the ", " The ", " of ", " and ")
_APART = 100  # characters between two of these, or the text may be in another language


def script_of(text: str) -> tuple[str, ...]:
    """Return the languages of the script that most letters of a text are in; empty for Latin, Cyrillic and the rare."""
    text = text[:_MOST_READ]
    if text.isascii() or not text.encode("utf-8", "surrogatepass").translate(None, _NO_LEADS):
        return ()
    met = Counter(text)
    signs = "".join(met)
    counts = [sum(map(met.__getitem__, re.findall(letters, signs))) for letters, _ in _SCRIPTS]
    if counts[0] * 10 > counts[2] > 0:
        return _SCRIPTS[0][1]  # Japanese is written in Chinese characters too
    most = max(counts)
    return _SCRIPTS[counts.index(most)][1] if most * 2 > sum(map(str.isalpha, text)) else ()


def language_of(text: str) -> str | None:
    """Return the language that a text's letters and commonest words give away, None where they do not.

    >>> language_of("The gates of the dam were opened on Wednesday, and the water is still rising in the town.")
    'en'
    """
    text = text[:_MOST_READ]
    if languages := script_of(text):
        if languages[0] != "ar":
            return languages[0]
        return next((name for name, own in _ARABIC_LETTERS if sum(map(text.count, own)) * 50 > len(text)), "ar")
    speaking, told = _common_words(), Counter[str]()
    for word, times in Counter(_NOT_WORD.split(text.casefold())).items():
        for name in speaking.get(word, ()):
            told[name] += times / len(speaking[word]) ** 0.5
    (name, first), (_, second) = (*told.most_common(2), ("", 0), ("", 0))[:2]
    return name if first >= _FEWEST and first > second * _LEAD else None


@cache
def _common_words() -> dict[str, tuple[str, ...]]:
    """The languages of which a word is one of the commonest."""
    every = {word for words in COMMON_WORDS.values() for word in words}
    return {word: tuple(name for name, words in COMMON_WORDS.items() if word in words) for word in every}


def contradicts(language: str, text: str) -> bool:
    """Return whether a text is plainly in letters that a language is not written in, or in a language that it is not.

    The language is doubted for its words only where it is English, which programs say that nobody told any.

    >>> contradicts("en", "فتحت وزارة الموارد المائية بوابتي السد"), contradicts("ar", "فتحت وزارة الموارد")
    (True, False)
    """
    primary, *rest = language.split("-")
    if primary in _SEVERAL or any(len(part) == 4 for part in rest):
        return False
    own = script_of(text)
    if primary == "en" and not own:
        start = text[:_MOST_READ]
        return sum(map(start.count, _ENGLISH)) * _APART < len(start) and language_of(start) not in (None, "en")
    return primary not in own if own else primary in _FIRST and _is_latin(text)


def _is_latin(text: str) -> bool:
    text = text[:_MOST_READ]
    return 10 * len(_LATIN.findall(text)) > 9 * sum(map(str.isalpha, text)) > 0


_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")

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
# ASCII evened byte by byte: letters in lower case and figures stay, all else is space; other letters' bytes stay.
_EVENED = bytes(code if code > 127 else ord(chr(code).lower()) if chr(code).isalnum() else 0x20 for code in range(256))
_LONGEST_WORD = 40  # characters of a stretch that is remembered
# Where so many marks may stand on one letter that putting them in order, which is quadratic, takes long.
_MOST_MARKS = 30  # in a row: Unicode's stream-safe text format (UAX #15 section 13)
_MAY_BE_MARKS = re.compile(rf"[^\w\s\x00-\x7f]{{{_MOST_MARKS + 1},}}")


def fold(text: str | None) -> str:
    """Return the form in which two texts compare equal: case, space, punctuation, letter variants evened. Idempotent.

    >>> fold("\u201cBreaking\u201d \u2014 The  DAM...") == fold("breaking: the dam")
    True
    """
    return " ".join(folded_words(text)) if text else ""


def folded_words(text: str) -> list[str]:
    """Return the words of `fold(text)`."""
    return folded_bytes(text).decode("utf-8", "surrogatepass").split()


def folded_bytes(text: str) -> bytes:
    """Return the words of `fold(text)` in UTF-8, with one space or several around them.

    Between two spaces nothing has to do with what is beyond them, and ASCII costs next to nothing: so each stretch is
    folded alone, and those that are met again and again, as most words of a language are, only once.
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
    """Return a text with case and the variants of letters evened as `fold` does; what is no letter stays."""
    if len(text) > _MOST_MARKS:
        # Two letters that mean marks (half-width Japanese) are written as what they mean.
        text = text.replace("\uff9e", "\u3099").replace("\uff9f", "\u309a")
        text = _MAY_BE_MARKS.sub(_with_few_marks, text)
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold().translate(_SAME_LETTER))


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


def hyphenated(text: str) -> str:
    """Return a text as a part of addresses and of folders' names: its letters, marks and digits, of whatever script.

    All else is a hyphen, never two in a row nor one at an end; "" where nothing is left.

    >>> hyphenated("The Harbour Post | World"), hyphenated("C++"), hyphenated("...")
    ('the-harbour-post-world', 'c', '')
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    kept = "".join(sign if unicodedata.category(sign)[0] in "LMN" else "-" for sign in folded)
    return re.sub("-+", "-", unicodedata.normalize("NFC", kept)).strip("-")
