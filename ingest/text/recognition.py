"""Tells the language of a text by its script, its letters and its commonest words."""

import re
import unicodedata
from collections import Counter
from functools import cache

from ingest.text.language import RIGHT_TO_LEFT

# Letters of a script, and the languages written in it. The first language is assumed if only the letters can tell.
# Not compiled here: that takes 1 ms for a class of thousands of letters, and most texts name their language.
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
# The first UTF-8 bytes of these letters. Nearly every text in Latin letters has none, and needs no further look.
_LEADS = frozenset((0xCD, 0xCE, 0xCF, *range(0xD4, 0xDC), 0xDE, 0xE0, 0xE1, *range(0xE3, 0xEE)))
_NO_LEADS = bytes(code for code in range(256) if code not in _LEADS)
# Languages of the Arabic script with letters that Arabic does not have, the most telling first.
_ARABIC_LETTERS = (
    ("ug", "ڭۋۈ"),
    ("ckb", "ێۆڕڵ"),
    ("sd", "ٻڀٿڏڊڍڄڃڇڦڳڱڻ"),
    ("ur", "ٹڈےں"),
    ("ps", "ټډړښځۍګڼ"),
    ("fa", "پچژگیک"),
)
_FEWEST_LETTERS = 2  # of its own, and one in a hundred signs: a foreign name may hold one
# Cyrillic letters of a language. A text with other Cyrillic letters is not in that language.
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
_MOST_STRANGE = 50  # letters: one in so many may be foreign to the text's language
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
# Languages with two scripts or more, which no script contradicts.
_SEVERAL = frozenset("ku az pa kk uz ms tt ug tg ky mn sr kmr ha su jv".split())
_MOST_READ = 2000  # characters of a text that are looked at
# Signs between words, without those that belong to letters, as the vowels of Hebrew and of India's scripts.
_BETWEEN = r"[^\w\u0300-\u036f\u0591-\u05c7\u0900-\u0963\u0966-\u0dff]+"
_FEWEST = 2.0  # score that a language needs; a common word of its own adds one, one that four languages share a half
_SHARE = 0.07  # the least score for each word of the text
_LEAD = 1.3  # times the score of any other language
_LEAD_OF_OWN = 1.5  # times as many words that only one of two languages has, if their scores are close
# Languages of few papers, each much like a language of many papers. Without words of their own it is that one.
_RARE = frozenset("ast ba co crh fo fy gd gl hsb jv nds nn oc rm su".split())
_RIVALS = 4  # languages with the next best scores, with which the first is compared
_ENGLISH = (" the ", " The ", " of ", " and ")
_APART = 100  # characters at most between two of these: else the text may be in another language


def _script_of(text: str) -> tuple[str, ...]:
    """Return the languages of the script of most letters in a text; empty for Latin, Cyrillic and rare scripts."""
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
    """Return the language that a text's letters and commonest words tell; None if they tell none.

    >>> language_of("The gates of the dam were opened on Wednesday, and the water is still rising in the town.")
    'en'
    """
    text = unicodedata.normalize("NFC", text[:_MOST_READ])
    written = _script_of(text)
    if written and written[0] == "ar":
        return _by_arabic_letters(text)
    told = _by_words(Counter(filter(None, re.split(_BETWEEN, text.casefold()))), _candidates(text, written))
    return told or (written[0] if written else None)


def _by_arabic_letters(text: str) -> str:
    counts = ((name, sum(map(text.count, own))) for name, own in _ARABIC_LETTERS)
    return next((name for name, met in counts if met >= _FEWEST_LETTERS and met * 100 > len(text)), "ar")


def _candidates(text: str, written: tuple[str, ...]) -> frozenset[str]:
    """The languages with a list of common words that are written in a text's letters."""
    if written:
        return frozenset(written).intersection(_common_words())
    letters = Counter(re.findall(_CYRILLIC, text.casefold()))
    if letters.total() * 2 <= sum(map(str.isalpha, text)):
        return frozenset(_common_words())
    most = letters.total() / _MOST_STRANGE
    strange = {name: sum(letters[one] for one in letters.keys() - own) for name, own in _ALPHABETS.items()}
    return frozenset(name for name, met in strange.items() if met <= most)


def _by_words(words: Counter[str], candidates: frozenset[str]) -> str | None:
    """The candidate with enough of its common words in the text, if no other has nearly as many; else None."""
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
    """Whether a text has more of the words that only the one language has than of those that only the rival has."""
    own, others = _common_words()[language], _common_words()[rival]
    met, against = (sum(words[word] for word in alone) for alone in (own - others, others - own))
    if rival in _RARE and language not in _RARE:
        return met * _LEAD_OF_OWN >= against
    return met >= max(1, against * _LEAD_OF_OWN)


@cache
def _speaking() -> dict[str, tuple[str, ...]]:
    """For each common word the languages that have it."""
    speaking: dict[str, tuple[str, ...]] = {}
    for name, words in _common_words().items():
        for word in words:
            speaking[word] = (*speaking.get(word, ()), name)
    return speaking


def _common_words() -> dict[str, frozenset[str]]:
    from ingest.text.common_words import COMMON_WORDS  # here, since most texts come with a language

    return COMMON_WORDS


def contradicts(language: str, text: str) -> bool:
    """Return whether a text is plainly not in a language: by its letters or, if the language is English, by its words.

    English is doubted more than others because programs state it if nobody has told them a language.

    >>> contradicts("en", "فتحت وزارة الموارد المائية بوابتي السد"), contradicts("ar", "فتحت وزارة الموارد")
    (True, False)
    """
    primary, *rest = language.split("-")
    if primary in _SEVERAL or any(len(part) == 4 for part in rest):
        return False
    own = _script_of(text)
    if primary == "en" and not own:
        start = text[:_MOST_READ]
        return sum(map(start.count, _ENGLISH)) * _APART < len(start) and language_of(start) not in (None, "en")
    return primary not in own if own else primary in _FIRST and _is_latin(text)


def _is_latin(text: str) -> bool:
    text = text[:_MOST_READ]
    return 10 * len(_LATIN.findall(text)) > 9 * sum(map(str.isalpha, text)) > 0
