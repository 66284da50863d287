import gc
from collections.abc import Sequence
from io import BytesIO

import numpy as np
import pytest

from ingest.reading.page.blocks.features import Claims, Seen, candidates_of, features_of
from ingest.reading.page.blocks.model import ALONE, Model, Net, default_model, load_model, save_model
from ingest.reading.page.blocks.second_look import second_look
from ingest.reading.page.blocks.vocabulary import Tables, Vocabulary, names_of, words_of
from ingest.reading.page.dom.around import around
from ingest.reading.page.looking import look
from tests.conftest import ROOT

TEXT = "The eastern gates of the dam were opened on Wednesday morning, the report said at length."
SENTENCE = f"<p>{TEXT}</p>"
PAGE = f"<html><body><h1>Dam gates open</h1><div class='story'>{SENTENCE * 4}</div></body></html>"


def small_net(inputs: int, units: int = 3) -> Net:
    random = np.random.default_rng(7)
    hidden = random.standard_normal((inputs, units)).astype(np.float16).astype(np.float32)
    zeros, ones = np.zeros(inputs, np.float32), np.ones(inputs, np.float32)
    return Net(zeros, ones, hidden, zeros[:1].repeat(units), ones[:1].repeat(units), 0.25)


def small_model() -> Model:
    vocabulary = Vocabulary(Tables({"story": 1.5, "گشتی": -0.5}, {"share": -2.0}, {"by": -1.0}, {}))
    seen = seen_of(PAGE, vocabulary)
    second = small_net(second_look(np.zeros(len(seen.at)), seen).shape[1])
    return Model(vocabulary, small_net(seen.rows.shape[1]), second)


def seen_of(html: str, vocabulary: Vocabulary, shares: Sequence[float] = (), others: int = 0) -> Seen:
    page = look(html)
    return features_of(page.walked, around(candidates_of(page.walked)), page.claims, vocabulary, shares, others)


def test_a_model_comes_back_as_it_was_written() -> None:
    model, kept = small_model(), BytesIO()
    save_model(model, kept)
    kept.seek(0)
    again = load_model(kept)
    assert again.vocabulary.tables == model.vocabulary.tables
    seen = seen_of(PAGE, model.vocabulary)
    assert np.allclose(again.odds(seen), model.odds(seen))


def test_the_same_model_is_written_as_the_same_bytes() -> None:
    one, other = BytesIO(), BytesIO()
    save_model(small_model(), one)
    save_model(small_model(), other)
    assert one.getvalue() == other.getvalue()


def test_a_page_of_any_length_is_judged_block_by_block() -> None:
    net = small_net(5, units=ALONE // 40)
    rows = np.random.default_rng(1).standard_normal((50, 5)).astype(np.float32)
    alone = np.concatenate([net.odds(rows[at : at + 1]) for at in range(50)])
    assert np.allclose(net.odds(rows), alone, atol=1e-2)


def test_the_weights_of_the_package_are_small_and_fit_the_features() -> None:
    assert (ROOT / "ingest" / "reading" / "page" / "blocks" / "weights.npz").stat().st_size <= 300_000
    model = default_model()
    seen = seen_of(PAGE, model.vocabulary)
    again = second_look(model.first.odds(seen.rows), seen)
    for rows, net in ((seen.rows, model.first), (again, model.second)):
        assert rows.shape[1] == len(net.mean) == len(net.scale) == len(net.hidden)
        assert np.isfinite(rows).all()


def test_what_other_pages_of_the_site_repeat_is_less_likely_of_the_story() -> None:
    model = default_model()
    known = model.odds(seen_of(PAGE, model.vocabulary, [0.0, 0.0, 0.0, 0.0, 1.0], others=8))
    assert known[4] < model.odds(seen_of(PAGE, model.vocabulary))[4]


def test_the_second_look_shows_each_block_what_was_answered_around_it() -> None:
    page = f"<body><div class=a>{SENTENCE * 2}<i>Brief</i></div><div class=b>{SENTENCE}</div></body>"
    seen = seen_of(page, Vocabulary(Tables({}, {}, {}, {})))
    rows = second_look(np.array([20.0, 3.0, 0.0, -20.0], np.float32), seen)
    likely = 1 / (1 + np.exp(-np.array([8.0, 3.0, 0.0, -8.0])))
    text = np.array([len(block) + 1 for block in (TEXT, TEXT, "Brief", TEXT)])
    story = text * likely

    assert np.allclose(rows[:, 0], [8, 3, 0, -8]), "its own odds, no surer than SUREST"
    assert np.allclose(rows[:, 1], likely)
    assert np.allclose(rows[:, 7], [-8, 8, 3, 0]), "those of the block before"
    assert np.allclose(rows[:, 8], [3, 0, -8, -8]), "and of the one behind"

    def share(*others: int) -> float:
        return float(sum(story[at] for at in others) / sum(text[at] for at in others)) if others else 0.5

    assert np.allclose(rows[0, 14:16], [share(), share(1, 2)]), "the rest of its paragraph, and of the box"
    assert np.allclose(rows[2, 14:16], [share(0, 1), share(0, 1, 3)]), "the rest of its box, and of the page"
    assert np.allclose(rows[:, 32], [0, *np.cumsum(story)[:-1] / story.sum()]), "what of the story stands before it"
    assert np.allclose(rows[:, 33], 1 - np.cumsum(story) / story.sum(), atol=1e-6), "and behind it"
    assert np.allclose(rows[1:, 37], np.tanh(np.array([1, 1, 2]) / 6)), "how far away the last sure block is"
    assert rows[0, 37] == rows[1, 38] == 1, "no sure one before the first, nor behind the last"
    assert np.allclose(rows[:, 41], [0.5, share(0), share(0, 1), share(0, 1, 2)]), "of all before it"
    assert np.allclose(rows[:, 43], [share(1), share(0), 0.5, 0.5]), "of those that are built alike"


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
    assert (told.rows != plain.rows).any(axis=1).tolist() == [False, True, True, True, True]


def test_a_page_is_freed_as_soon_as_it_is_let_go() -> None:
    page = PAGE.replace("<h1>", "<a href='/x'><b>All</b> of it</a><img src='/a.jpg'><h1>")
    look(page)
    gc.collect()
    look(page)
    assert gc.collect() == 0
