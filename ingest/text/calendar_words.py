"""A date as people write it, put into one plain notation: the step before `dates` reads it.

`24ی ئەیلوولی ٢٠٢٥ ، 02:05 د.ن` becomes `24 M09 2025 , 02:05 PM`: digits and punctuation in ASCII, months `M01` to
`M12`, halves of the day `AM` and `PM`, zones in braces, days and fillers left out, any other word `?`.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache
from typing import NamedTuple

from ingest.text import calendar_names as names


class ForeignCalendar(ValueError):
    """The date is of a calendar other than the Gregorian; the message is the word that says so."""


class Sort(Enum):
    """What a word of a date is."""

    MONTH = "month"
    WEEKDAY = "weekday"
    HALF = "half of the day"
    ZONE = "zone"
    FILLER = "filler"
    FOREIGN = "foreign calendar"


_EVEN = str.maketrans(
    "يىېئةەہھك٫ڵڕۆێٱłŁøØđı–—‒―−‐‑،؛;|•·’ʼ`´′",
    "ییییههههک.لرویاlLoOdi-------,,,   '''''",
    "ـء\u1160",
)
_WORD = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"[\W_]+")  # never a figure: it would be lost with the name
_ZONE_LIKE = re.compile(r"[A-Z]{1,5}")
_DOTTED = re.compile(r"(?<![^\W\d_])([^\W\d_]) ?\. ?([^\W\d_])(?![^\W\d_])\.?")
# Hangul falls apart in `plain`, so it does here.
_HAN_DATE = re.compile(
    unicodedata.normalize("NFKD", r"(\d{4}) ?(?:年|년) ?(\d{1,2}) ?(?:月|월) ?(\d{1,2}) ?(?:日|号|號|일)")
)
_HAN_TIME = re.compile(
    unicodedata.normalize(
        "NFKD", r"(\d{1,2}) ?(?:時|时|点|點|시) ?(?:(\d{1,2}) ?(?:分|분))? ?(?:(\d{1,2}) ?(?:秒|초))?"
    )
)
_HOUR = re.compile(r"(?<![\d:.])(\d{1,2}) ?(?:[hH]|[uU]hr|uur)(?![^\W\d_]) ?(\d\d)?(?!\d)")
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
# "6m" alone, as the clocks of latest lists have it; "6 min" is a reading time.
_COMPACT = re.compile(r"\d{1,3}[^\W\d_]{1,3}")
_SUFFIXED = re.compile(unicodedata.normalize("NFKD", r"(.+)(前|전)"))
_PROSE = re.compile(r"\d+|[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0640\u064b-\u0655\u0670\u200c\u200d])*")
_LOOSE = re.compile(r"[\s.,:/()+'’،|•·–—-]{0,4}")  # what may stand between two tokens of one date
_HAN_SIGNS = frozenset("年月日号號時时点點分秒년월일시분초")
_MARKS = frozenset({"Mn", "Cf"})  # accents and vowel signs; directions, joiners, byte order marks
_LONGEST_NAME = 3  # words


def plain(text: str) -> str:
    """Return `text` with ASCII digits and punctuation, without accents, marks and variants of letters."""
    kept = (
        str(unicodedata.decimal(sign)) if sign.isdecimal() else sign
        for sign in unicodedata.normalize("NFKD", text)
        if unicodedata.category(sign) not in _MARKS
    )
    return " ".join("".join(kept).translate(_EVEN).split())


def key(name: str) -> str:
    """Return the form under which two spellings of a name compare equal."""
    return " ".join(re.findall(r"[^\W\d_]+", plain(name).casefold().replace(".", "")))


@cache
def _words() -> Mapping[str, tuple[Sort, str]]:
    """Every word that is no month, with what it is and its plain notation."""
    index: dict[str, tuple[Sort, str]] = {key(name): (Sort.FILLER, "") for name in names.FILLERS}
    index |= {key(name): (Sort.WEEKDAY, "") for name in names.WEEKDAYS}
    index |= {name: (Sort.ZONE, f"{{{name}}}") for name in (*names.ZONES, *names.REGIONS)}
    index |= {key(name): (Sort.HALF, "AM") for name in names.AM}
    index |= {key(name): (Sort.HALF, "PM") for name in names.PM}
    index |= {key(name): (Sort.FOREIGN, "") for name in (*names.FOREIGN_MONTHS, *names.FOREIGN_MARKS)}
    return index


@cache
def _months(language: str) -> Mapping[str, str]:
    """Every name of a month as `M01` to `M12`; where languages differ, `language` has the word, then the first."""
    index: dict[str, str] = {}
    for months in (names.MONTHS.get(language, ()), *names.MONTHS.values()):
        for number, spellings in enumerate(months, 1):
            for spelling in spellings.split("|"):
                index.setdefault(key(spelling), f"M{number:02}")
    return index


def meaning(word: str, language: str = "") -> tuple[tuple[Sort, str], ...]:
    """Return what `word` (a key) may be in a date, with its plain notation, a month first; () where nothing."""
    months = _months(language if language in names.MONTHS else "")
    for spelling in (word, word.removesuffix("ی")):  # Persian and Kurdish join "of" to the name
        month, other = months.get(spelling), _words().get(spelling)
        found = ((Sort.MONTH, month),) if month else ()
        if found or other:
            return (*found, other) if other else found
    return ()


class Word(NamedTuple):
    """One word of a text, or several that make one name."""

    start: int
    end: int
    meanings: tuple[tuple[Sort, str], ...]


def words_of(flat: str, language: str = "") -> list[Word]:
    """Return the words of `flat` (a `plain` text) in their order, the longest known names first."""
    single = [(match.start(), match.end()) for match in _WORD.finditer(flat)]
    found, at = [], 0
    while at < len(single):
        for last in range(min(at + _LONGEST_NAME, len(single)) - 1, at - 1, -1):
            start, end = single[at][0], single[last][1]
            meanings = meaning(" ".join(_GAP.split(flat[start:end].casefold())), language)
            if meanings or last == at:
                found.append(Word(start, end, meanings))
                at = last + 1
                break
    return found


def notation(text: str, language: str = "") -> str:
    """Return `text` in the plain notation of dates.

    Raises: ForeignCalendar: a month or an era of another calendar stands in it.
    """
    flat = _hours(_han(_joined(plain(text))))
    words = words_of(flat, language)
    months = [word for word in words if word.meanings and word.meanings[0][0] is Sort.MONTH]
    certain = [word for word in months if len(word.meanings) == 1]
    written, at = [], 0
    for word in words:
        # "mar. 24 mar 2026": what may be a Tuesday is one where another word is the month.
        as_month = word in certain or (not certain and word in months[-1:])
        written += [flat[at : word.start], _written(flat[word.start : word.end], word, as_month)]
        at = word.end
    return " ".join("".join([*written, flat[at:]]).split())


def _written(spelling: str, word: Word, as_month: bool) -> str:
    if not word.meanings:
        return " " if spelling in "Tt" else f"{{?{spelling}}}" if _ZONE_LIKE.fullmatch(spelling) else "?"
    sort, plainly = word.meanings[0 if as_month else -1]
    if sort is Sort.FOREIGN:
        raise ForeignCalendar(spelling)
    return f" {plainly} " if as_month else plainly if sort is not Sort.MONTH else " "


def _joined(flat: str) -> str:
    """Join "p. m." and "د.ن" into one word each."""
    return _DOTTED.sub(lambda match: match[1] + match[2] if meaning(key(match[1] + match[2])) else match[0], flat)


def _han(flat: str) -> str:
    """Put 2025年9月24日14時05分 and its Korean like into figures and signs."""
    return _HAN_TIME.sub(_clock, _HAN_DATE.sub(r" \1-\2-\3 ", flat))


def _hours(flat: str) -> str:
    """Put 14h05, 14 h and 14 Uhr into 14:05 and 14:00."""
    return _HOUR.sub(lambda match: f"{match[1]}:{match[2] or '00'} ", flat)


def _clock(match: re.Match[str]) -> str:
    return f"{match[1]}:{int(match[2] or 0):02}" + (f":{match[3]} " if match[3] else " ")


class Span(NamedTuple):
    """How long ago, in seconds, and whether it was counted in days."""

    seconds: int
    whole_days: bool


_A_DAY = Span(86400, True)


@cache
def _keys(spellings: tuple[str, ...]) -> frozenset[str]:
    return frozenset(key(spelling) for spelling in spellings)


@cache
def _units(language: str) -> Mapping[str, int]:
    index = {key(name): seconds for seconds, units in names.UNITS.items() for name in units}
    return index | dict(names.LOCAL_UNITS.get(language, {}))


def span_of(text: str, language: str = "") -> Span | None:
    """Return the span of "6 minutes ago", None where `text` is anything else."""
    flat = plain(text).casefold()
    tokens = _TOKEN.findall(flat)
    joined = " ".join(tokens)
    for spellings, span in ((names.NOW, Span(0, False)), (names.TODAY, Span(0, True)), (names.YESTERDAY, _A_DAY)):
        if joined in _keys(spellings):
            return span
    tokens = [part for token in tokens for part in _SUFFIXED.sub(r"\1 \2", token).split()]
    ago = frozenset(word for phrase in _keys(names.AGO) for word in phrase.split())
    counted = [token for token in tokens if token not in ago]
    if len(counted) == len(tokens) and not _COMPACT.fullmatch(flat):
        return None
    return _sum(counted, _units(language if language in names.LOCAL_UNITS else ""))


def _sum(tokens: list[str], units: Mapping[str, int]) -> Span | None:
    """Add up "1 hour 5 minutes"; a unit alone ("an hour", "ساعتين") counts once."""
    spans, count = [], 1
    for token in tokens:
        if token.isdecimal():
            count = int(token[:6])
        elif unit := units.get(token) or _duals().get(token):
            spans.append(unit * count)
            count = 1
        elif token not in _keys(names.ONE):
            return None
    if not spans or tokens[-1].isdecimal():
        return None
    return Span(sum(spans), spans[-1] % _A_DAY.seconds == 0)


@cache
def _duals() -> Mapping[str, int]:
    return {key(name): seconds for name, seconds in names.DUALS.items()}


class Token(NamedTuple):
    """A word or number of a line that can belong to a date."""

    start: int
    end: int
    solid: bool  # a date may begin or end with it


@cache
def _parts() -> frozenset[str]:
    """Every word that stands in a name of several words, in "p.m.", or beside an hour."""
    months = [spelling for months in names.MONTHS.values() for month in months for spelling in month.split("|")]
    phrases = [name.replace(".", " ") for name in (*months, *names.WEEKDAYS, *names.AM, *names.PM)]
    return frozenset(word for phrase in phrases for word in key(phrase).split()) | {"h", "uhr", "uur"}


def runs(line: str, language: str = "") -> Iterator[list[Token]]:
    """Yield the stretches of `line` whose every word and number can belong to a date, in their order."""
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
    """Return whether a date may begin or end with `token`; None where it cannot stand in one."""
    if token.isdecimal() or token[0] in _HAN_SIGNS:
        return True
    word = key(token)
    sorts = {sort for sort, _ in meaning(word, language)} - {Sort.FOREIGN}
    if word in _parts() or sorts - {Sort.FILLER}:
        return True
    return False if sorts or word == "t" else None
