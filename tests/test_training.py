from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from lxml import etree

import training.fit
from ingest.reading.page.blocks.features import Seen, candidates_of, features_of
from ingest.reading.page.blocks.model import Net
from ingest.reading.page.blocks.second_look import second_look
from ingest.reading.page.blocks.tree_features import Numbers
from ingest.reading.page.dom.around import around
from ingest.reading.page.dom.tree import tree_of
from ingest.reading.page.looking import look
from training import __main__ as command
from training.bare import bare
from training.examples import Example, bare_examples_of, examples_of
from training.fit import fit
from training.net import Plan, train
from training.pages import FOLDS, Page, fold_of, labels_of, registrable, site_of
from training.tables import tables_of

STORY = (
    "The eastern gates of the dam were opened on Wednesday morning.",
    "Nobody in the villages below was hurt by it.",
)
MENU = "Subscribe to our letter of the morning, which is free of charge"
QUICK = Plan(units=4, rounds=30, batch=16, rate=0.02)


def page(site: str, number: int = 0) -> Page:
    story = [f"{line} Part {number} of {site}." for line in STORY]
    body = "".join(f"<p>{line}</p>" for line in story)
    html = f"<html><body><div class='letter'><p>{MENU}</p></div><div class='story'>{body}</div></body></html>"
    return Page(
        "wcxb_dev_article", f"{site}{number}", f"https://{site}/{number}", html.encode(), "\n".join(story), (), ()
    )


def pages() -> list[Page]:
    return [page(f"site{at}.example", number) for at in range(8) for number in range(2)]


def test_a_net_learns_what_no_line_can_part() -> None:
    rows = np.random.default_rng(0).standard_normal((2000, 2)).astype(np.float32)
    labels = ((rows[:, 0] > 0) != (rows[:, 1] > 0)).astype(np.float32)
    net = train(rows, labels, np.ones(2000, np.float32), seed=1, plan=replace(QUICK, units=16, batch=64))
    assert ((net.odds(rows) > 0) == (labels > 0.5)).mean() > 0.9


def test_the_same_seed_gives_the_same_net() -> None:
    rows = np.random.default_rng(0).standard_normal((200, 3)).astype(np.float32)
    labels = (rows[:, 0] > 0).astype(np.float32)
    one, other, third = (train(rows, labels, np.ones(200, np.float32), seed=seed, plan=QUICK) for seed in (1, 1, 2))
    assert (one.hidden == other.hidden).all()
    assert (one.hidden != third.hidden).any()


def test_a_block_is_labelled_by_the_words_of_the_story() -> None:
    example = page("a.example")
    runs = look(example.body, example.url).walked.runs
    assert labels_of(example, runs).tolist() == [0, 1, 1]


def test_a_block_is_labelled_by_named_segments_where_the_rest_is_unknown() -> None:
    told = replace(page("a.example"), text=None, wanted=("gates of the dam",), unwanted=("Subscribe to",))
    labels = labels_of(told, look(told.body, told.url).walked.runs)
    assert labels[:2].tolist() == [0, 1]
    assert np.isnan(labels[2])


@pytest.mark.parametrize(
    ("host", "site"),
    [("www.a.example", "a.example"), ("news.a.co.uk", "a.co.uk"), ("a.example", "a.example"), ("b.gob.mx", "b.gob.mx")],
)
def test_a_site_is_what_one_owner_has(host: str, site: str) -> None:
    assert registrable(host) == site
    assert site_of(f"https://{host}/x", b"") == site


def test_a_page_without_an_address_is_a_site_of_its_own() -> None:
    assert site_of("", b"one") != site_of("", b"two")
    assert site_of("http://fakehost/x", b"one") == site_of("", b"one")


def test_the_pages_of_a_site_are_in_one_fold() -> None:
    assert len({one.fold for one in (page("a.example", number) for number in range(9))}) == 1
    assert {fold_of(f"site{at}.example") for at in range(60)} == set(range(FOLDS))


def test_a_site_has_one_vote_a_word_however_often_it_says_it() -> None:
    loud = [page("loud.example", number) for number in range(40)]
    quiet = [page(f"site{at}.example") for at in range(6)]
    upside_down = [replace(one, text=MENU) for one in loud]
    tables = tables_of(examples_of([*upside_down, *quiet]))
    assert tables.names["story"] > 0 > tables.names["letter"]


def test_words_of_few_sites_are_left_out() -> None:
    assert "letter" not in tables_of(examples_of([page("a.example"), page("b.example")])).names


def test_what_other_pages_of_a_site_say_is_counted() -> None:
    (first, _) = examples_of([page("a.example", 0), page("a.example", 1)])
    assert (first.others, first.repeated) == (1, [1.0, 0.0, 0.0])


def test_a_model_learns_what_is_the_story_on_a_site_it_has_not_seen() -> None:
    model = fit(examples_of(pages()), seed=1, plan=QUICK)
    unseen = look(page("unseen.example").body)
    runs = candidates_of(unseen.walked)
    odds = model.odds(features_of(unseen.walked, around(runs), unseen.claims, model.vocabulary))
    assert (odds > 0).tolist() == [False, True, True]


def test_a_bare_page_is_labelled_like_itself_and_has_no_names() -> None:
    named, bared = examples_of([page("a.example")]), bare_examples_of([page("a.example")])
    assert [[run.text for run in one.runs] for one in bared] == [[run.text for run in one.runs] for one in named]
    assert [one.labels.tolist() for one in bared] == [one.labels.tolist() for one in named]
    assert {place.element.get("class") for place in named[0].walked.places} > {"letter", "story"}
    assert {place.element.get("class") for place in bared[0].walked.places} == {None}


def test_every_other_bare_page_has_no_elements_of_html5() -> None:
    article = b"<html><body><article><p>The eastern gates were opened on Wednesday.</p></article></body></html>"
    pages = [replace(page("a.example", number), body=article) for number in range(4)]
    tags = [{place.element.tag for place in one.walked.places} for one in bare_examples_of(pages)]
    assert ["article" in found for found in tags] == [False, True, False, True]


def test_what_a_page_says_of_itself_is_taken_out_and_what_it_shows_is_not() -> None:
    root = tree_of(
        "<html><head><title>T</title><meta name=a content=b><link rel=canonical href=/c></head><body itemscope>"
        "<time datetime=2026-01-01 title=t>Now</time><a href=/x rel=tag data-a=1 data-b=2>L</a><script>{}</script>."
    )
    bare(root, boxes=False)
    assert etree.tostring(root).decode() == (
        '<html><head><title>T</title></head><body><span title="t">Now</span><a href="/x">L</a>.</body></html>'
    )


def test_a_bare_page_has_no_vote(monkeypatch: pytest.MonkeyPatch) -> None:
    voters: list[Example] = []

    def watched(examples: Iterable[Example]) -> object:
        kept = list(examples)
        voters.extend(kept)
        return tables_of(kept)

    monkeypatch.setattr("training.fit.tables_of", watched)
    fit(examples_of(pages()) + bare_examples_of(pages()), seed=1, plan=QUICK)
    assert {one.is_bare for one in voters} == {False}


def test_a_page_never_helps_to_make_the_tables_it_is_judged_by(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[set[str]] = []

    def watched(examples: list[Example]) -> object:
        kept = list(examples)
        seen.append({example.page.site for example in kept})
        return tables_of(kept)

    monkeypatch.setattr("training.fit.tables_of", watched)
    fit(examples_of(pages()), seed=1, plan=QUICK)
    *parts, whole = seen
    assert len(whole) == 8
    assert [len(whole - part) for part in parts] == [2, 2, 2, 2]
    assert set().union(*(whole - part for part in parts)) == whole


def test_a_page_is_looked_at_again_with_answers_of_nets_that_never_saw_its_site(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    learned_from: list[set[int]] = []  # the pages that each net has been shown
    learn = training.fit.learn
    looked: list[int] = []

    def watched_net(rows: Sequence[Numbers], shown: Sequence[training.fit.Shown], seed: int, plan: Plan) -> Net:
        learned_from.append({id(page.seen) for page in shown})
        return learn(rows, shown, seed, plan)

    def watched_look(odds: Numbers, seen: Seen) -> Numbers:
        looked.append(id(seen))
        assert looked[-1] not in learned_from[-1]
        return second_look(odds, seen)

    monkeypatch.setattr("training.fit.learn", watched_net)
    monkeypatch.setattr("training.fit.second_look", watched_look)
    fit(examples_of(pages()), seed=1, plan=QUICK)
    assert set(looked) == learned_from[0] == learned_from[-1], (
        "and each is, for the first net and the second learn of all"
    )


def test_training_without_its_corpus_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("training.pages.SHARED", tmp_path)
    monkeypatch.setattr("sys.argv", ["training"])
    assert command.main() == 1
    assert "WIREDESK_SHARED" in capsys.readouterr().err
