"""Floors under the titles, dates and authors of pages, on labelled pages beside the checkout.

Floors stand a few tenths below what was measured on the same sample, by the measure of ../shared/bench/score_pages.py:
titles alike but for case, quotes and dashes; dates of one day in UTC, which costs two in a hundred that were published
near midnight; authors the same set of names.
"""

import html
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean

import pytest

from ingest.schema import Entry
from tests.conformance.test_page_floors import Truth, article, pages

_BY = re.compile(r"^(?:by|von|par|por|di|od|autor:?|author:?)\s+")


@dataclass
class Right:
    """Of each field, page by page, whether it was read as it is labelled."""

    title: list[bool] = field(default_factory=list)
    day: list[bool] = field(default_factory=list)
    authors: list[bool] = field(default_factory=list)


def plain(text: str | None) -> str:
    folded = unicodedata.normalize("NFKC", html.unescape(text or "")).casefold()
    folded = re.sub("[‘’‚‛′`´]", "'", re.sub("[“”„«»]", '"', re.sub("[–—―‐−]", "-", folded)))
    return re.sub(r"\s+", " ", folded).strip(" \"'")


def names(people: Iterable[str | None]) -> set[str]:
    return {re.sub(r"[^\w]+", " ", _BY.sub("", plain(name))).strip() for name in people} - {""}


def add(right: Right, truth: Truth, entry: Entry | None) -> None:
    if truth["title"]:
        right.title.append(plain(truth["title"]) == plain(entry.title if entry else None))
    if truth["date"]:
        published = entry.published if entry else None
        right.day.append(published is not None and published.date().isoformat() == truth["date"][:10])
    if truth["authors"]:
        right.authors.append(names(truth["authors"]) == names(who.name for who in entry.authors) if entry else False)


@pytest.mark.parametrize(
    ("name", "step", "title", "day", "authors"),
    [
        ("fundus_dev", 1, 0.89, 0.968, 0.9),
        ("wcxb_dev_article", 3, 0.88, 0.868, 0.752),
        ("trafilatura", 3, 0.87, 0.87, 0.702),
    ],
)
def test_titles_dates_and_authors_are_read_as_well_as_they_were(
    name: str, step: int, title: float, day: float, authors: float, shared: Path
) -> None:
    right = Right()
    for truth, reading in pages(shared / "corpus" / "pages" / name, step):
        add(right, truth, article(reading))
    assert mean(right.title) >= title
    assert mean(right.day) >= day
    assert mean(right.authors) >= authors
