"""The language that a text gives away, by its script, its letters and its commonest words."""

import re
import unicodedata
from collections import Counter
from functools import cache

from ingest.text.language import RIGHT_TO_LEFT

# Letters of a script, and the languages written in it; the first is the commonest where the letters alone decide.
# Not compiled here: to compile a class of thousands of letters takes 1 ms, and most texts name their language.
_SCRIPTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("[\u3040-\u30ff]", ("ja",)),
    ("[\uac00-\ud7a3]", ("ko",)),
    ("[\u4e00-\u9fff]", ("zh", "ja", "yue", "wuu", "nan", "hak", "gan", "lzh", "ko")),
    ("[\u0621-\u06d3\u06d5]", ("ar", *sorted(RIGHT_TO_LEFT - {"ar", "he", "iw", "yi", "dv", "syr"}))),
    ("[\u0590-\u05ea]", ("he", "iw", "yi", "ji", "lad")),
    ("[\u0370-\u03ff]", ("el", "grc")),
    ("[\u0900-\u097f]", ("hi", "mr", "ne", "sa", "mai", "bho", "kok", "doi", "brx", "sd", "ks", "awa")),
    ("[\u0e00-\u0e7f]", ("th",)),
    ("[\u10d0-\u10ff]", ("ka", "xmf")),
    ("[\u0531-\u058f]", ("hy", "hyw")),
    ("[\u0980-\u09ff]", ("bn", "as", "mni")),
    ("[\u0b80-\u0bff]", ("ta",)),
    ("[\u0c00-\u0c7f]", ("te",)),
    ("[\u0a80-\u0aff]", ("gu",)),
    ("[\u0a00-\u0a7f]", ("pa",)),
    ("[\u0b00-\u0b7f]", ("or",)),
    ("[\u0c80-\u0cff]", ("kn", "tcy", "kok")),
    ("[\u0d00-\u0d7f]", ("ml",)),
    ("[\u0d80-\u0dff]", ("si",)),
    ("[\u0e80-\u0eff]", ("lo",)),
    ("[\u0f00-\u0fff]", ("bo", "dz")),
    ("[\u1000-\u109f]", ("my", "shn", "mnw", "ksw")),
    ("[\u1200-\u137f]", ("am", "ti", "tig", "gez")),
    ("[\u1780-\u17ff]", ("km",)),
    ("[\u0780-\u07bf]", ("dv",)),
)
_FIRST = frozenset(names[0] for _, names in _SCRIPTS)
# The first bytes in UTF-8 of these letters; a text without any, as nearly every one in Latin letters, is told by them.
_LEADS = frozenset((0xCD, 0xCE, 0xCF, *range(0xD4, 0xDC), 0xDE, 0xE0, 0xE1, *range(0xE3, 0xEE)))
_NO_LEADS = bytes(code for code in range(256) if code not in _LEADS)
# Languages of the Arabic script that write letters which Arabic does not, the most telling first.
_ARABIC_LETTERS = (
    ("ug", "ڭۋۈ"),
    ("ckb", "ێۆڕڵ"),
    ("sd", "ٻڀٿڏڊڍڄڃڇڦڳڱڻ"),
    ("ur", "ٹڈےں"),
    ("ps", "ټډړښځۍګڼ"),
    ("fa", "پچژگیک"),
)
_FEWEST_LETTERS = 2  # and one of a hundred signs: a foreign name may have one
# Cyrillic letters of a language besides those that all have. A text with others is not in it.
_SHARED = frozenset("абвгдежзклмнопрстуфхцчш")
_EASTERN = "иёйщъыьэюя"
_ALPHABETS = {
    name: _SHARED.union(letters)
    for name, letters in {
        "ru": _EASTERN,
        "uk": "иґєіїйщьюя",
        "be": "ёіўйыьэюя",
        "bg": "ийщъьюя",
        "mk": "иѓѕјљњќџѐѝ",
        "sr": "иђјљњћџ",
        "kk": f"{_EASTERN}әғқңөұүһі",
        "ky": f"{_EASTERN}ңөү",
        "mn": f"{_EASTERN}өү",
        "tt": f"{_EASTERN}әөүҗңһ",
        "ba": f"{_EASTERN}әөүҙҫҡғңһ",
        "tg": "иёйъэюяғӣқӯҳҷ",
        "uz": "иёйъьэюяўқғҳ",
        "cv": f"{_EASTERN}ӑӗҫӳ",
        "os": f"{_EASTERN}ӕ",
    }.items()
}
_CYRILLIC = "[\u0400-\u04ff]"
_MOST_STRANGE = 50  # letters, of which one may be no letter of the text's language
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
# Languages that have two scripts or more: no script contradicts them.
_SEVERAL = frozenset("ku az pa kk uz ms tt ug tg ky mn sr kmr ha su jv".split())
_MOST_READ = 2000  # characters by which a text's language is told
# What parts words: no sign that belongs to a letter, as the vowels of Hebrew and of India's scripts do.
_BETWEEN = r"[^\w\u0300-\u036f\u0591-\u05c7\u0900-\u0963\u0966-\u0dff]+"
_FEWEST = 2.0  # of its own commonest words, for a language to be told by them; one that four share is half of one
_SHARE = 0.07  # of all words that these are at least; so many any text has of some language
_LEAD = 1.3  # times as many as of any other language
_LEAD_OF_OWN = 1.5  # times as many of those that the other has not, where they have most in common
# Languages of few papers, each much like one of many: where no words of their own speak for them, it is the other.
_RARE = frozenset("ast ba co crh fo fy gd gl hsb jv nds nn oc rm su".split())
_RIVALS = 4  # languages behind the first that it is compared with
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
    text = unicodedata.normalize("NFC", text[:_MOST_READ])
    written = script_of(text)
    if written and written[0] == "ar":
        return _by_arabic_letters(text)
    told = _by_words(Counter(filter(None, re.split(_BETWEEN, text.casefold()))), _candidates(text, written))
    return told or (written[0] if written else None)


def _by_arabic_letters(text: str) -> str:
    counts = ((name, sum(map(text.count, own))) for name, own in _ARABIC_LETTERS)
    return next((name for name, met in counts if met >= _FEWEST_LETTERS and met * 100 > len(text)), "ar")


def _candidates(text: str, written: tuple[str, ...]) -> frozenset[str]:
    """The languages with common words that may be written in a text's letters."""
    if written:
        return frozenset(written).intersection(_common_words())
    letters = Counter(re.findall(_CYRILLIC, text.casefold()))
    if letters.total() * 2 <= sum(map(str.isalpha, text)):
        return frozenset(_common_words())
    most = letters.total() / _MOST_STRANGE
    strange = {name: sum(letters[one] for one in letters.keys() - own) for name, own in _ALPHABETS.items()}
    return frozenset(name for name, met in strange.items() if met <= most)


def _by_words(words: Counter[str], candidates: frozenset[str]) -> str | None:
    """The one of the languages of which enough of the words are common ones, and of no other nearly as many."""
    speaking, told = _speaking(), Counter[str]()
    for word, times in words.items():
        names = speaking.get(word, ())
        for name in candidates.intersection(names):
            told[name] += times / len(names) ** 0.5
    (first, score), *rivals = (*told.most_common(1 + _RIVALS), ("", 0))[: 1 + _RIVALS]
    if score < _FEWEST or score < _SHARE * words.total():
        return None
    near = [first, *(name for name, other in rivals if score <= other * _LEAD)]
    for language in near if first in _RARE else [first]:
        if all(_is_likelier(language, other, words) for other in near if other != language):
            return language
    return None


def _is_likelier(language: str, rival: str, words: Counter[str]) -> bool:
    """Whether a text has more words of the one language alone than of the other; what both say tells nothing."""
    own, others = _common_words()[language], _common_words()[rival]
    met, against = (sum(words[word] for word in alone) for alone in (own - others, others - own))
    if rival in _RARE and language not in _RARE:
        return met * _LEAD_OF_OWN >= against
    return met >= max(1, against * _LEAD_OF_OWN)


@cache
def _speaking() -> dict[str, tuple[str, ...]]:
    """The languages of which a word is one of the commonest."""
    speaking: dict[str, tuple[str, ...]] = {}
    for name, words in _common_words().items():
        for word in words:
            speaking[word] = (*speaking.get(word, ()), name)
    return speaking


def _common_words() -> dict[str, frozenset[str]]:
    from ingest.text.common_words import COMMON_WORDS  # here: most texts are said to be in a language

    return COMMON_WORDS


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
