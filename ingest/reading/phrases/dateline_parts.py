"""Recognises the parts of datelines in every script: dashes, agencies, days, and words that no place's name has."""

import re
from functools import cache, lru_cache

from ingest.reading.phrases.dateline_words import AGENCIES, ARTICLES, CITIES, NO_PLACE
from ingest.text.calendars.local_names import LOCAL_MONTHS
from ingest.text.calendars.words import Sort, key, meaning
from ingest.text.language import fold
from ingest.text.phrase_tables import phrases, phrases_as_written

DASH = r"(?:--+|[-‐-―−])"
AGENCY = r"\((?P<agency>(?=[^()]{0,39}[^\W\d_])(?![^()]{0,39}(?:\d{4}|[$€£¥:]))[^()]{2,40})\)"
_DOMAIN = re.compile(r"[^\W_]{3,}\.(?:com?|net|org|info|news|press|(?!js|py|md|rb|cs|ts|sh)[a-z]{2})\b", re.IGNORECASE)
_SAYS_AGENCY = re.compile(r"\b(?:news|newswire|press|agen\w+|prensa|media|radio|tv)\b", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_][^\W\d_\u0900-\u0dff]*(?:[\u0900-\u0dff]+)?")
_JOINING = frozenset("de di of the le den d r st nd rd th er في".split())  # words of a day that is written out


def names_no_place(text: str) -> bool:
    """Return whether a text has a word that is in no place's name."""
    # In the scripts of India, folding leaves marks that split a word.
    return fold(text) in _no_place() or any(word in _no_place() and word not in ARTICLES for word in fold(text).split())


@cache
def _no_place() -> frozenset[str]:
    return frozenset(map(fold, NO_PLACE))


def is_agency(name: str) -> bool:
    """Return whether a name is a known agency's or a site's address, or holds a word that only agencies' names hold."""
    return fold(name) in phrases(AGENCIES) or _DOMAIN.search(name) is not None or _SAYS_AGENCY.search(name) is not None


@cache
def initials() -> frozenset[str]:
    """The agencies whose names are initials. Only this list tells them from words of a place in capitals."""
    return frozenset(name for name in phrases_as_written(AGENCIES) if name.isupper() and " " not in name)


def is_city(name: str, table: str = CITIES) -> bool:
    """Return whether a name is that of one or several cities in a table: "Berlin/Paris"."""
    return all(fold(part) in phrases(table) for part in name.split("/"))


def is_day(text: str) -> bool:
    """Return whether a text in the shape of a day is one: it is in figures, or names a month."""
    words = [key(word) for word in _WORDS.findall(text)]
    sorts = [_sorts(word) for word in words if word not in _JOINING]
    return not words or (all(sorts) and any(Sort.MONTH in said or Sort.FOREIGN in said for said in sorts))


def is_weekday(word: str) -> bool:
    """Return whether a word is the name of a day of the week."""
    return Sort.WEEKDAY in _sorts(key(word))


def names_month(text: str) -> bool:
    """Return whether one of a text's words is the name of a month."""
    return any(_sorts(key(word)) & {Sort.MONTH, Sort.FOREIGN} for word in text.split())


@lru_cache(maxsize=512)
def _sorts(word: str) -> frozenset[Sort]:
    local = (Sort.MONTH,) if word in _local_months() else ()
    return frozenset((*local, *(sort for sort, _ in meaning(word))))


@cache
def _local_months() -> frozenset[str]:
    return frozenset(key(name) for months in LOCAL_MONTHS.values() for spelt in months for name in spelt.split("|"))
