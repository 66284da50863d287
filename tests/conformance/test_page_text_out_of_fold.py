"""Floors under the text of pages, each read by the model that never saw its site.

They stand a few tenths below what was measured on the same sample, by the measure of ../shared/bench/score_pages.py:
F1 of the mean precision and recall of four-word shingles, and over segments on the `trafilatura` set.
"""

from pathlib import Path

import pytest

from tests.conformance.test_page_floors import Measured, add_text, document, truths
from training.folds import entry_of, fold_file
from training.pages import FOLDS


def test_each_fold_has_its_weights() -> None:
    assert [fold for fold in range(FOLDS) if not fold_file(fold).exists()] == []


@pytest.mark.parametrize(
    ("name", "step", "text"), [("fundus_dev", 1, 0.979), ("wcxb_dev_article", 4, 0.95), ("trafilatura", 4, 0.946)]
)
def test_text_is_read_as_well_as_it_was_on_sites_never_seen(name: str, step: int, text: float, shared: Path) -> None:
    measured = Measured()
    folder = shared / "corpus" / "pages" / name
    for truth in truths(folder, step):
        entry = entry_of(document(folder, truth["id"], truth["url"]).body, truth["url"] or "")
        add_text(measured, truth, entry.content_text if entry else None)
    assert measured.text >= text
