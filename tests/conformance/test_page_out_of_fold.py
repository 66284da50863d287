"""Floors for the text, titles, dates and authors of pages, each read by the model that never saw its site.

They are a few tenths below what was measured on the same sample, as in ../shared/bench/score_pages.py:
F1 of the mean precision and recall of four-word shingles, and over segments on the `trafilatura` set; titles alike but
for case, quotes and dashes; dates the same day in UTC, which loses two in a hundred that were published near midnight;
authors the same set of names. The sample is every Nth page of each set.
"""

import html
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean

import pytest
from lxml import etree

from ingest.reading.detect import decoded_from
from ingest.reading.page.dom.tree import tree_of
from ingest.schema import Entry
from tests.conformance.test_page_floors import Measured, Truth, add_text, document, is_day_of, truths
from training.bare import bare
from training.folds import entry_of, fold_file
from training.pages import FOLDS

_BY = re.compile(r"^(?:by|von|par|por|di|od|autor:?|author:?)\s+")


@dataclass
class Right:
    """For each field, page by page, whether it was read as labelled."""

    title: list[bool] = field(default_factory=list)
    day: list[bool] = field(default_factory=list)
    authors: list[bool] = field(default_factory=list)
    article: list[bool] = field(default_factory=list)


def plain(text: str | None) -> str:
    folded = unicodedata.normalize("NFKC", html.unescape(text or "")).casefold()
    folded = re.sub("[‘’‚‛′`´]", "'", re.sub("[“”„«»]", '"', re.sub("[–—―‐−]", "-", folded)))
    return re.sub(r"\s+", " ", folded).strip(" \"'")


def names(people: Iterable[str | None]) -> set[str]:
    return {re.sub(r"[^\w]+", " ", _BY.sub("", plain(name))).strip() for name in people} - {""}


def add(right: Right, truth: Truth, entry: Entry | None) -> None:
    right.article.append(entry is not None)
    if truth["title"]:
        right.title.append(plain(truth["title"]) == plain(entry.title if entry else None))
    if truth["date"]:
        right.day.append(is_day_of(truth, entry))
    if truth["authors"]:
        right.authors.append(names(truth["authors"]) == names(who.name for who in entry.authors) if entry else False)


def test_each_fold_has_its_weights() -> None:
    assert [fold for fold in range(FOLDS) if not fold_file(fold).exists()] == []


@pytest.mark.parametrize(
    ("name", "step", "text", "title", "day", "authors"),
    [
        ("fundus_dev", 1, 0.981, 0.89, 0.968, 0.9),
        ("wcxb_dev_article", 4, 0.953, 0.9, 0.877, 0.785),
        ("trafilatura", 4, 0.953, 0.84, 0.838, 0.627),
    ],
)
def test_pages_of_sites_never_seen_are_read_as_well_as_they_were(
    name: str, step: int, text: float, title: float, day: float, authors: float, shared: Path
) -> None:
    measured, right = Measured(), Right()
    folder = shared / "corpus" / "pages" / name
    for truth in truths(folder, step):
        entry = entry_of(document(folder, truth["id"], truth["url"]).body, truth["url"] or "")
        add_text(measured, truth, entry.content_text if entry else None)
        add(right, truth, entry)
    assert measured.text >= text
    assert mean(right.title) >= title
    assert mean(right.day) >= day
    assert mean(right.authors) >= authors
    assert mean(right.article) >= 0.97


def test_pages_whose_parts_bear_no_names_are_read_as_well_as_they_were(shared: Path) -> None:
    measured = Measured()
    folder = shared / "corpus" / "pages" / "fundus_dev"
    for truth in truths(folder, 2):
        root = tree_of(decoded_from(document(folder, truth["id"], truth["url"]).body, "text/html").text)
        bare(root, boxes=True)
        entry = entry_of(etree.tostring(root, method="html"), truth["url"])
        add_text(measured, truth, entry.content_text if entry else None)
    assert measured.text >= 0.963
