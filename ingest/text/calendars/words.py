"""Puts a date as people write it into one plain notation, before `dates` reads it.

`24ی ئەیلوولی ٢٠٢٥ ، 02:05 د.ن` becomes `24 M09 2025 , 02:05 PM`: digits and punctuation in ASCII, months `M01` to
`M12`, parts of the day `AM`, `PM`, `NM` (about noon) and `LM` (late), zones in braces, days and fillers left out, any
other word `?`.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache, lru_cache
from typing import NamedTuple

from ingest.text.calendars import foreign, names
from ingest.text.calendars import local_names as local
from ingest.text.calendars.zones import LONG_NAMES, REGIONS, ZONES


class Sort(Enum):
    """What a word means in a date."""

    MONTH = "month"
    WEEKDAY = "weekday"
    HALF = "part of the day"
    ZONE = "zone"
    FILLER = "filler"
    FOREIGN = "foreign calendar"


_EVEN = str.maketrans(
    "يىېئةەہھك٫ڵڕۆێٱłŁøØđı–—‒―−‐‑،၊؛;|•·’ʼ`´′°@",
    "ییییههههک.لرویاlLoOdi-------,,,,   '''''  ",
    "ـء\u1160॰׳״",
)
# Only a vowel sign tells March (มี.ค.) from January (ม.ค.), and June (জুন, जून, ဇွန်) from January (জানু, जन, ဇန်), so these
# are kept as letters. In each of India's scripts a sign stands 56 places behind its letter.
_INDIAN = range(0x900, 0xD80, 0x80)
_TELLING = {
    ord("ี"): "อ",
    0x103D: "\u101d",
    **{block + sign: chr(block + sign - 56) for block in _INDIAN for sign in range(0x3E, 0x4D)},
}
_WORD = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"[\W_]+")  # no figure, which would be lost with the name
_ZONE_LIKE = re.compile(r"[A-Z]{1,5}")
_DOTTED = re.compile(r"(?<![^\W\d_])([^\W\d_]{1,2}) ?\. ?([^\W\d_]{1,2})(?![^\W\d_])\.?")
# Comments (RFC 822 section 3.4.3) say nothing, unless one stands in place of the zone.
_COMMENT = re.compile(r"(?<=:\d\d) ?((?:GMT|UTC?) ?(?:[+-]\d\d:?\d\d)?|[+-]\d\d:?\d\d) ?\([^()]*\)")
_NUMERAL = re.compile("[〇零一二三四五六七八九十]{1,4}(?=[年月日号號時时點点分秒])")
_FIGURES = str.maketrans("〇零一二三四五六七八九", "00123456789")
# `plain` takes Hangul apart, so it is taken apart here too.
_HAN_DATE = re.compile(
    unicodedata.normalize("NFKD", r"(\d{4}) ?(?:年|년) ?(\d{1,2}) ?(?:月|월) ?(\d{1,2}) ?(?:日|号|號|일)")
)
_HAN_YEAR = re.compile(unicodedata.normalize("NFKD", r"(?<!\d)(\d{4}) ?(?:年|년)"))
_HAN_TIME = re.compile(
    unicodedata.normalize(
        "NFKD", r"(\d{1,2}) ?(?:時|时|点|點|시) ?(?:(\d{1,2}) ?(?:分|분))? ?(?:(\d{1,2}) ?(?:秒|초))?"
    )
)
_NUMBERED = re.compile(
    unicodedata.normalize(
        "NFKD", r"(?<!\d)(\d{1,2}) ?(?:月(?!曜)|월|-р сар(?:ын)?\b)|\b(?:[Tt]hang|[Tt]hg\.?|Th) ?(\d{1,2})(?!\d)"
    )
)
_HOUR = re.compile(
    r"(?<![\d:.])(\d{1,2}) ?(?:[hHч]|[uU]hr|uur|heures?|gio)(?![^\W\d_])"
    r" ?(?:(\d\d)(?: ?(?:m|min|phut)(?![^\W\d_]))?)?(?!\d)"
)
# What may follow the first letter of a word: letters, and the marks written on them.
_LETTERS = (
    r"(?:[^\W\d_]|[\u0300-\u036f\u0640\u064b-\u0655\u0670"
    r"\u0900-\u0963\u0980-\u09e3\u0a00-\u0a65\u0a70-\u0ae5\u0af0-\u0b65\u0b70-\u0be5\u0bf0-\u0c65\u0c70-\u0ce5"
    r"\u0cf0-\u0d65\u0d70-\u0de5\u0df0-\u0dff\u0e31-\u0e4e\u200c\u200d])*"
)
_PROSE = re.compile(
    r"\d+|(?<=\d)[年月日号號時时点點分秒년월일시분초]"  # even if a word follows without a space: 15分更新
    rf"|[A-Za-z]{_LETTERS}|令和|平成|昭和|大正|民[國国]|[〇零元一二三四五六七八九十]{{1,4}}(?=[年月日号號])"
    rf"|[年月](?=[一二三四五六七八九十]{{1,3}}[月日号號])|[^\W\d_]{_LETTERS}"
)
_LOOSE = re.compile(r"[\s.,:/()（）+'’،|•·–—-]{0,4}")  # what may stand between two tokens of one date
_HAN_SIGNS = frozenset("年月日号號時时点點分秒년월일시분초")
_HAN_FIGURES = frozenset("〇零元一二三四五六七八九十")
FIGURE = re.compile(rf"[\d{''.join(sorted(_HAN_FIGURES))}]")  # every whole day is written with one
_MARKS = frozenset({"Mn", "Mc", "Cf"})  # accents and vowel signs; directions, joiners, byte order marks
_SPACED_CLOCK = re.compile("(?<=[০-৯]): (?=[০-৯]{2}(?![০-৯]))")  # "১৪: ০৫", as Bengali papers write 14:05
_LONGEST_NAME = 4  # words of a name
_LONGEST_WORD = 40  # characters of a word
_LONGEST_FLAT = 400  # characters of a plain text: one character may become eighteen (U+FDFA)


def plain(text: str) -> str:
    """Return `text` with ASCII digits and punctuation, without accents, marks and variants of letters."""
    if not text.isascii():
        text = _SPACED_CLOCK.sub(":", text)
        apart = unicodedata.normalize("NFKD", text.translate(_TELLING))[:_LONGEST_FLAT]
        text = "".join(
            str(unicodedata.decimal(sign)) if sign.isdecimal() else sign
            for sign in apart
            if unicodedata.category(sign) not in _MARKS
        )
    return " ".join(text.translate(_EVEN).split())


@lru_cache(maxsize=4096)
def key(name: str) -> str:
    """Return the form under which two spellings of a name compare equal."""
    return " ".join(_WORD.findall(plain(name).casefold().replace(".", "")))


@cache
def _words(language: str) -> Mapping[str, tuple[Sort, str]]:
    """Every word but months, with its meaning and its plain notation. `language` adds words of its own."""
    index: dict[str, tuple[Sort, str]] = {key(name): (Sort.FILLER, "") for name in names.FILLERS}
    index |= {key(name): (Sort.WEEKDAY, "") for name in names.WEEKDAYS}
    index |= {name: (Sort.ZONE, f"{{{name}}}") for name in (*ZONES, *REGIONS)}
    index |= {key(name): (Sort.ZONE, f"{{{zone}}}") for name, zone in LONG_NAMES.items()}
    index |= {key(name): (Sort.HALF, "AM") for name in names.AM}
    index |= {key(name): (Sort.HALF, "PM") for name in names.PM}
    index |= {key(name): (Sort.HALF, "NM") for name in names.NOON}
    index |= {key(name): (Sort.HALF, "LM") for name in names.NIGHT}
    index |= {key(name): (Sort.FOREIGN, calendar) for calendar, names in foreign.NAMES.items() for name in names}
    own = local.LOCAL_WORDS.get(language, {})
    return index | {key(name): (Sort.HALF if half else Sort.FILLER, half) for name, half in own.items()}


@cache
def _months(language: str) -> Mapping[str, str]:
    """Every name of a month as `M01` to `M12`. If languages differ, `language` decides, or else the first one."""
    index: dict[str, str] = {}
    own = (names.MONTHS.get(language, ()), local.LOCAL_MONTHS.get(language, ()))
    for months in (*own, *names.MONTHS.values()):
        for number, spellings in enumerate(months, 1):
            for spelling in spellings.split("|"):
                index.setdefault(key(spelling), f"M{number:02}")
    for tongue, endings in names.ENDINGS.items():
        for number, spellings in enumerate(names.MONTHS[tongue], 1):
            for name in (spelling + ending for spelling in spellings.split("|") for ending in endings):
                index.setdefault(key(name), f"M{number:02}")
    return index


@cache
def _openers() -> frozenset[str]:
    """The first words of all names of several words."""
    own = (key(name) for months in local.LOCAL_MONTHS.values() for month in months for name in month.split("|"))
    every = (*_months(""), *_words(""), *own)
    return frozenset(name.partition(" ")[0] for name in every if " " in name)


def meaning(word: str, language: str = "") -> tuple[tuple[Sort, str], ...]:
    """Return what `word` (a key) may mean in a date, with its plain notation, months first; () if nothing."""
    months = _months(language if language in names.MONTHS or language in local.LOCAL_MONTHS else "")
    words = _words(language if language in local.LOCAL_WORDS else "")
    for spelling in (word, word.removesuffix("ی")):  # Persian and Kurdish join "of" to the name
        month, other = months.get(spelling), words.get(spelling)
        found = ((Sort.MONTH, month),) if month else ()
        if found or other:
            return (*found, other) if other else found
    return ()


class Word(NamedTuple):
    """A word of a text, or several that make up one name."""

    start: int
    end: int
    meanings: tuple[tuple[Sort, str], ...]


def words_of(flat: str, language: str = "") -> list[Word]:
    """Return the words of `flat` (a `plain` text) in order, with known names as long as possible."""
    single = [match.span() for match in _WORD.finditer(flat)]
    found, at = [], 0
    while at < len(single):
        start, end = single[at]
        longest = _LONGEST_NAME if flat[start:end].casefold() in _openers() else 1
        for last in range(min(at + longest, len(single)) - 1, at - 1, -1):
            end = single[last][1]
            meanings = meaning(" ".join(_GAP.split(flat[start:end].casefold())), language)
            if meanings or last == at:
                found.append(Word(start, end, meanings))
                at = last + 1
                break
    return found


def notation(text: str, language: str) -> str:
    """Return `text` in the plain notation of dates.

    Raises: ForeignCalendar: the text names a month or an era of another calendar. ValueError: there is no such month.
    """
    flat = _hours(_han(_joined(_COMMENT.sub(r" \1", plain(text)))))
    words = words_of(flat, language)
    months = [word for word in words if word.meanings and word.meanings[0][0] is Sort.MONTH]
    certain = [word for word in months if len(word.meanings) == 1]
    written, at = [], 0
    for word in words:
        # "mar. 24 mar 2026": what may be a Tuesday or March is a Tuesday if another word is the month.
        as_month = word in certain or (not certain and word in months[-1:])
        written += [flat[at : word.start], _written(flat[word.start : word.end], word, as_month)]
        at = word.end
    return " ".join("".join([*written, flat[at:]]).split())


def _written(spelling: str, word: Word, as_month: bool) -> str:
    if not word.meanings:
        return " " if spelling in "Tt" else f"{{?{spelling}}}" if _ZONE_LIKE.fullmatch(spelling) else "?"
    sort, plainly = word.meanings[0 if as_month else -1]
    if sort is Sort.FOREIGN:
        raise foreign.ForeignCalendar(plainly)
    return f" {plainly} " if as_month else plainly if sort is not Sort.MONTH else " "


def _joined(flat: str) -> str:
    """Join "p. m." and "د.ن" into one word each."""
    return _DOTTED.sub(lambda match: match[1] + match[2] if meaning(key(match[1] + match[2])) else match[0], flat)


def _han(flat: str) -> str:
    """Put 2025年9月24日14時05分, the same in Korean, 9月 and "tháng 9" into figures and signs."""
    if flat.isascii():
        return _NUMBERED.sub(_named, flat)
    flat = _HAN_TIME.sub(_clock, _HAN_DATE.sub(r" \1-\2-\3 ", _NUMERAL.sub(_figures, flat)))
    return _NUMBERED.sub(_named, _HAN_YEAR.sub(r"\1 ", flat))


def _named(match: re.Match[str]) -> str:
    """Return the English name of a month that is written as a number."""
    number = int(match[1] or match[2])
    if not 1 <= number <= 12:
        raise ValueError(match[0])
    return f" {names.MONTHS['en'][number - 1].partition('|')[0]} "


def _figures(numeral: re.Match[str]) -> str:
    """Return 2025 for 二〇二五, 24 for 二十四, 10 for 十."""
    tens, ten, ones = numeral[0].translate(_FIGURES).partition("十")
    return (tens or "1") + (ones or "0") if ten else tens


def _hours(flat: str) -> str:
    """Put 14h05, 14 h and 14 Uhr into 14:05 and 14:00."""
    return _HOUR.sub(lambda match: f"{match[1]}:{match[2] or '00'} ", flat)


def _clock(match: re.Match[str]) -> str:
    return f"{match[1]}:{int(match[2] or 0):02}" + (f":{match[3]} " if match[3] else " ")


class Token(NamedTuple):
    """A word or number of a line that may belong to a date."""

    start: int
    end: int
    solid: bool  # a date may begin or end with it


@cache
def _parts() -> frozenset[str]:
    """Every word of a name of several words, of "p.m.", or beside an hour."""
    months = [spelling for months in names.MONTHS.values() for month in months for spelling in month.split("|")]
    halves = (*names.AM, *names.PM, *names.NOON, *names.NIGHT)
    phrases = [name.replace(".", " ") for name in (*months, *names.WEEKDAYS, *halves, *foreign.NAMES[foreign.BUDDHIST])]
    return frozenset(word for phrase in phrases for word in key(phrase).split()) | {"h", "uhr", "uur"}


def runs(line: str, language: str = "") -> Iterator[list[Token]]:
    """Yield in order the stretches of `line` in which every word and number may belong to a date."""
    run: list[Token] = []
    for match in _PROSE.finditer(line):
        solid = _solid(match[0], language)
        if run and (solid is None or not _LOOSE.fullmatch(line, run[-1].end, match.start())):
            yield run
            run = []
        if solid is not None:
            run.append(Token(match.start(), match.end(), solid))
    yield run


def _solid(token: str, language: str) -> bool | None:
    """Return whether a date may begin or end with `token`; None if it cannot stand in one at all."""
    if token.isdecimal() or token[0] in _HAN_SIGNS or token[0] in _HAN_FIGURES:
        return True
    return _solid_word(token, language) if len(token) <= _LONGEST_WORD else None


@lru_cache(maxsize=4096)  # prose has few words, which recur again and again
def _solid_word(token: str, language: str) -> bool | None:
    word = key(token)
    meanings = meaning(word, language)
    sorts = {sort for sort, _ in meanings} - {Sort.FOREIGN}
    if word in _parts() or sorts - {Sort.FILLER}:
        return True
    if not (sorts or token.isascii()) and any(calendar in foreign.EXACT for _, calendar in meanings):
        return True
    return False if sorts or word == "t" else None
