import pytest

from ingest.reading.page.blocks.boxes import outside as stands_outside
from ingest.reading.page.dom.around import around
from ingest.reading.page.looking import look
from tests.articles.written import LINE

STORY = "".join(f"<p>{LINE.format(number)}</p>" for number in range(5))


def outside(body: str) -> list[bool]:
    walked = look(f"<html><body><div>{body}</div></body></html>").walked
    places = around([run for run in walked.runs if run.linked < len(run.text)])
    return stands_outside(places, [True] * len(places.runs), walked)


def test_what_is_no_part_of_the_story_is_none_outside_of_boxes_either() -> None:
    walked = look(f"<html><body><div>{STORY}</div></body></html>").walked
    kept = [True, False, True, True, False]
    assert stands_outside(around(walked.runs), kept, walked) == kept


@pytest.mark.parametrize(
    "name",
    [
        "class='caption'",
        "class='wp-caption-text'",
        "class='mol imageCaption'",
        "class='article__image-caption wide'",
        "class='comment-content'",
        "id='comment-4711'",
        "class='js-modal'",
        "class='inline-cta'",
        "class='newsletter_box'",
        "class='affiliate-disclosure'",
        "class='saboxplugin-desc'",
    ],
)
def test_a_box_that_is_called_so_is_no_part_of_the_story(name: str) -> None:
    assert (
        outside(f"{STORY}<div {name}><p>The dam as it stood on Monday.</p></div>{STORY}")
        == [True] * 5 + [False] + [True] * 5
    )


@pytest.mark.parametrize(
    "name",
    [
        "class='has-caption'",
        "class='hasCaption wide'",
        "class='no-caption'",
        "class='captioned'",
        "class='commentary'",
        "class='connecticut'",
    ],
)
def test_what_has_such_a_box_or_is_called_alike_is_none(name: str) -> None:
    assert all(outside(f"{STORY}<div {name}><p>The dam as it stood on Monday.</p></div>{STORY}"))


@pytest.mark.parametrize(
    "box",
    [
        "<div><p>Should the dam be raised?</p><input type='radio'><input type='radio'></div>",
        "<section><div><p>News of the dam, each Friday.</p></div><form><input type='email'></form></section>",
        "<div><p>News of the dam, each Friday.</p><form><input name='EMAIL' placeholder='Where to?'></form></div>",
        "<div><p>Jeden Freitag, was am Damm geschah.</p><label><input placeholder='E-Mail-Adresse'></label></div>",
        "<div><p>All about the dam for a crown.</p><a href='/offer'>Subscribe now</a></div>",
        "<div><p>A film of Kino stands here.</p><div><a href='/ok'>Accept and continue →</a></div></div>",
        "<div><p>Tout sur le barrage, sans engagement.</p><a href='/offre'>J’en profite</a></div>",
    ],
)
def test_a_box_in_which_readers_are_asked_for_something_is_no_part_of_the_story(box: str) -> None:
    assert outside(f"{STORY}{box}{STORY}") == [True] * 5 + [False] + [True] * 5


@pytest.mark.parametrize(
    "box",
    [
        "<div><p>Flour, two eggs and salt.</p><input type='checkbox'></div>",
        "<div><p>What the dam is for.</p><button>Share</button><input type='search'></div>",
        "<p>News of the dam, each Friday.</p><form><input type='email'></form>",
        "<div><p>What the dam is for.</p><a href='/dam'>The whole plan</a></div>",
        "<div><p>What the dam is for.</p><p><a href='/vote'>Vote</a> on it in May.</p></div>",
    ],
)
def test_a_box_with_other_fields_or_beside_one_to_fill_in_is_none(box: str) -> None:
    assert all(outside(f"{STORY}{box}{STORY}"))


def test_a_form_around_the_whole_page_is_no_box() -> None:
    assert all(outside(f"<form>{STORY}<input type='email'></form>"))


def test_a_box_that_holds_much_of_the_story_is_none_whatever_it_is_called() -> None:
    assert all(outside(f"<div class='comment newsletter'>{STORY}</div>"))


def test_a_box_inside_one_that_holds_the_story_counts() -> None:
    inner = "<p class='caption'>The dam as it stood on Monday.</p>"
    assert outside(f"<div class='caption comments-open'>{STORY}{inner}</div>") == [True] * 5 + [False]


def test_boxes_of_one_kind_that_hold_much_of_the_story_together_are_its_parts() -> None:
    shown = "".join(f"<div class='caption'><p>{LINE.format(number)}</p></div>" for number in range(20, 30))
    assert all(outside(f"{STORY}{shown}"))


@pytest.mark.parametrize("box", ["<div id='comments'>{}</div>", "<ol class='commentlist'>{}</ol>"])
def test_comments_behind_a_story_are_none_of_it_however_long_they_are(box: str) -> None:
    said = "".join(f"<div class='comment'><p>{LINE.format(number)}</p></div>" for number in range(20, 30))
    assert outside(STORY + box.format(said)) == [True] * 5 + [False] * 10
    assert all(outside(f"<p>{LINE.format(1)}</p>{box.format(said)}"))
