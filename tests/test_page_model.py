import gc
from io import BytesIO

import numpy as np
import pytest

from ingest.reading.page.around import around
from ingest.reading.page.features import Claims, candidates_of, features_of
from ingest.reading.page.looking import look
from ingest.reading.page.model import ALONE, Model, default_model, load_model, save_model
from ingest.reading.page.vocabulary import Tables, Vocabulary, names_of, words_of
from tests.conftest import ROOT

SENTENCE = "<p>The eastern gates of the dam were opened on Wednesday morning, the report said at length.</p>"
PAGE = f"<html><body><h1>Dam gates open</h1><div class='story'>{SENTENCE * 4}</div></body></html>"


def small_model(units: int = 3) -> Model:
    random = np.random.default_rng(7)
    hidden = random.standard_normal((5, units)).astype(np.float16).astype(np.float32)
    tables = Tables({"story": 1.5, "گشتی": -0.5}, {"share": -2.0}, {"by": -1.0}, {})
    zeros, ones = np.zeros(5, np.float32), np.ones(5, np.float32)
    return Model(Vocabulary(tables), zeros, ones, hidden, zeros[:1].repeat(units), ones[:1].repeat(units), 0.25)


def test_a_model_comes_back_as_it_was_written() -> None:
    model, kept = small_model(), BytesIO()
    save_model(model, kept)
    kept.seek(0)
    again = load_model(kept)
    rows = np.arange(20, dtype=np.float32).reshape(4, 5)
    assert again.vocabulary.tables == model.vocabulary.tables
    assert np.allclose(again.odds(rows), model.odds(rows))


def test_the_same_model_is_written_as_the_same_bytes() -> None:
    one, other = BytesIO(), BytesIO()
    save_model(small_model(), one)
    save_model(small_model(), other)
    assert one.getvalue() == other.getvalue()


def test_a_page_of_any_length_is_judged_block_by_block() -> None:
    model = small_model(units=ALONE // 40)
    rows = np.random.default_rng(1).standard_normal((50, 5)).astype(np.float32)
    alone = np.concatenate([model.odds(rows[at : at + 1]) for at in range(50)])
    assert np.allclose(model.odds(rows), alone, atol=1e-2)


def test_the_weights_of_the_package_are_small_and_fit_the_features() -> None:
    assert (ROOT / "ingest" / "reading" / "page" / "weights.npz").stat().st_size <= 300_000
    model, page = default_model(), look(PAGE)
    rows = features_of(page.walked, around(candidates_of(page.walked)), page.claims, model.vocabulary)
    assert rows.shape[1] == len(model.mean) == len(model.scale) == len(model.hidden)
    assert np.isfinite(rows).all()


def test_what_other_pages_of_the_site_repeat_is_less_likely_of_the_story() -> None:
    model, page = default_model(), look(PAGE)
    blocks = around(candidates_of(page.walked))
    alone = model.odds(features_of(page.walked, blocks, page.claims, model.vocabulary))
    shares = [0.0, 0.0, 0.0, 0.0, 1.0]
    known = model.odds(features_of(page.walked, blocks, page.claims, model.vocabulary, shares, others=8))
    assert known[4] < alone[4]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("post-body", ["post", "body"]),
        ("postBody", ["post", "body"]),
        ("td_block2 HTMLText", ["td", "block", "html", "text"]),
        ("", []),
    ],
)
def test_class_names_are_parted_into_words(written: str, words: list[str]) -> None:
    assert names_of(written) == words


def test_a_long_block_is_told_by_how_it_begins_alone() -> None:
    first, words, last = words_of("By Jane Doe, who has " + "written about dams " * 10)
    assert (first, words, last) == (["by", "jane", "doe"], [], [])
    assert words_of("“Read more:”") == (["read", "more"], ["read", "more"], ["read", "more"])


def test_blocks_far_from_any_sentence_are_not_looked_at() -> None:
    menu = "".join(f"<li>Entry {number}</li>" for number in range(20))
    page = look(f"<body><ul>{menu}</ul>{SENTENCE * 3}<ul>{menu}</ul></body>")
    assert [run.text[:8] for run in candidates_of(page.walked)] == [
        *(f"Entry {number}" for number in range(16, 20)),
        *["The east"] * 3,
        *(f"Entry {number}" for number in range(4)),
    ]


def test_a_table_of_figures_between_two_sentences_is_looked_at_whole() -> None:
    table = "".join(f"<tr><td>{number}</td></tr>" for number in range(20))
    page = look(f"<body>{SENTENCE}<table>{table}</table>{SENTENCE}</body>")
    assert len(candidates_of(page.walked)) == 22
    page = look(f"<body>{SENTENCE}<table>{table * 5}</table>{SENTENCE}</body>")
    assert len(candidates_of(page.walked)) == 2 + 4 + 4


def test_a_page_without_a_sentence_is_looked_at_whole() -> None:
    page = look("<body><p>One.</p><p>Two.</p></body>")
    assert [run.text for run in candidates_of(page.walked)] == ["One.", "Two."]


def test_what_is_said_of_the_story_is_seen_in_its_blocks() -> None:
    page, vocabulary = look(PAGE), default_model().vocabulary
    blocks = around(candidates_of(page.walked))
    plain = features_of(page.walked, blocks, Claims(), vocabulary)
    told = features_of(page.walked, blocks, Claims(summary="the eastern gates of the dam were opened"), vocabulary)
    assert (told != plain).any(axis=1).tolist() == [False, True, True, True, True]


def test_a_page_is_freed_as_soon_as_it_is_let_go() -> None:
    page = PAGE.replace("<h1>", "<a href='/x'><b>All</b> of it</a><img src='/a.jpg'><h1>")
    look(page)
    gc.collect()
    look(page)
    assert gc.collect() == 0
