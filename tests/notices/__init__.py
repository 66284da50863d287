"""Series of notices: nearly equal texts about different things, as newsrooms write them from a pattern.

Weather by city, market prices, obituaries with figures and without, match reports, earthquakes, job adverts, court
lists and horoscopes, in five languages, a TOML file each, all in our own words. No two notices of a series are the
same.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

LANGUAGES = ("en", "de", "ar", "tr", "zh")
_SLOT = re.compile(r"\{(?:([a-z]+)(\d?)|(\d+)-(\d+))\}")


@dataclass(frozen=True, slots=True)
class Series:
    """A pattern and the words that are put into it."""

    name: str
    language: str
    title: str
    text: str

    def __str__(self) -> str:
        return f"{self.name}, {self.language}"


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice of a series; its number is its place in the series."""

    number: int
    title: str
    text: str


def every_series() -> tuple[Series, ...]:
    """Return all series, by language."""
    return tuple(
        Series(said["name"], language, said["title"], said["text"].strip())
        for language in LANGUAGES
        for said in _told(language)["series"]
    )


def notices(series: Series, many: int) -> tuple[Notice, ...]:
    """Return so many notices of a series, the same at every call, no two of them in the same words."""
    made: dict[str, Notice] = {}
    for title, text in _written(series):
        made.setdefault(text, Notice(len(made), title, text))
        if len(made) == many:
            return tuple(made.values())
    raise AssertionError("an endless series")


@cache
def _told(language: str) -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / f"{language}.toml").read_text(encoding="utf-8"))


def _written(series: Series) -> Iterator[tuple[str, str]]:
    """Yield title and text of one notice after the other; both use the same words."""
    lists = {name: words.split("|") for name, words in _told(series.language)["words"].items()}
    dice = Random(str(series))
    while True:
        chosen = {name: dice.sample(words, len(words)) for name, words in lists.items()}
        yield _filled(series.title, chosen, dice), _filled(series.text, chosen, dice)


def _filled(pattern: str, chosen: dict[str, list[str]], dice: Random) -> str:
    def fill(slot: re.Match[str]) -> str:
        name, place, least, most = slot.groups()
        return chosen[name][int(place or 1) - 1] if name else str(dice.randint(int(least), int(most)))

    return _SLOT.sub(fill, pattern)
