"""What boxes between a story's paragraphs hold: pull quotes, and the titles of films, galleries and goods."""

import pytest

from ingest.reading.page.blocks.features import Claims
from ingest.reading.page.blocks.trimming import trimmed
from ingest.reading.page.dom.around import around
from tests.articles.written import LINE, paragraphs
from tests.test_page_trimming import left, runs, seen

SAID = "<p>“It will hold for a hundred years,” she said on Monday.</p>"
LINES = [f"<p>{LINE.format(number)}</p>" for number in range(10, 13)]
REFRAIN = "We are here, and the river is ours."
WORDS = "“It will hold for a hundred years,”"


def texts(body: str) -> list[str]:
    return [run.text for run in left(runs(body), Claims())]


def apart(count: int) -> str:
    """Return paragraphs of which each stands in a box of its own."""
    return "".join(f"<div class=text><p>{LINE.format(number)}</p></div>" for number in range(count))


def test_a_pull_quote_may_stand_side_by_side_with_the_paragraphs() -> None:
    assert WORDS not in texts(f"{paragraphs(3)}<div class=large>{WORDS}</div>{SAID}{paragraphs(1)}")


def test_a_pull_quote_is_found_among_paragraphs_in_boxes_of_their_own() -> None:
    quote = f"<div class=large><blockquote>{WORDS}</blockquote></div>"
    assert WORDS not in texts(f"{apart(3)}{quote}<div class=text>{SAID}</div>{apart(1)}")


def test_a_block_that_repeats_a_whole_paragraph_is_a_pull_quote_if_it_is_called_one() -> None:
    whole = LINE.format(2)
    assert texts(f"{paragraphs(3)}<div class=pullquote>{whole}</div>{paragraphs(1)}").count(whole) == 1
    assert texts(f"{paragraphs(3)}<div class=refrain>{whole}</div>{paragraphs(1)}").count(whole) == 2


def test_a_value_in_a_table_may_repeat_some_words_of_a_paragraph() -> None:
    table = f"<table><tr><th>Minister<td>{WORDS}<tr><th>Mayor<td>No<tr><th>Bishop<td>Yes</table>"
    assert WORDS in texts(f"{paragraphs(3)}{table}{SAID}{paragraphs(1)}")


@pytest.mark.parametrize(
    ("beside", "is_kept"),
    [
        ("<p>{}</p>", False),
        ("<footer><cite>{}</cite></footer>", False),
        ("</aside><p>{}</p><aside>", True),  # not in the box
    ],
)
def test_who_said_it_goes_with_a_pull_quote(beside: str, is_kept: bool) -> None:
    quote = f"<aside class=quote><blockquote>{WORDS}</blockquote>{beside.format('Jane Doe of the port')}</aside>"
    assert ("Jane Doe of the port" in texts(f"{paragraphs(5)}{quote}{SAID}{paragraphs(1)}")) is is_kept


@pytest.mark.parametrize(("rest", "is_kept"), [("They shut it at dawn.", True), ("The people of the valley", False)])
def test_a_quotation_that_goes_on_is_no_pull_quote(rest: str, is_kept: bool) -> None:
    quote = f"<blockquote><p>{WORDS}</p><p>{rest}</p></blockquote>"
    assert (WORDS in texts(f"{paragraphs(3)}{quote}{SAID}{paragraphs(1)}")) is is_kept


@pytest.mark.parametrize(("times", "left_over"), [(2, 0), (3, 3)])
def test_what_stands_in_many_boxes_is_a_refrain(times: int, left_over: int) -> None:
    boxes = "".join(f"{LINES[at]}<div class=verse><p>{REFRAIN}</p></div>" for at in range(times))
    said = f"<p>At the gates they sang: “{REFRAIN}” Then they went home to wait for the water.</p>"
    assert texts(f"{paragraphs(3)}{said}{boxes}{paragraphs(1)}").count(REFRAIN) == left_over


def test_an_item_of_a_list_may_repeat_some_words_of_a_paragraph() -> None:
    assert WORDS in texts(f"{paragraphs(3)}{SAID}<ul><li>{WORDS}<li>It held for ten.</ul>{paragraphs(1)}")


def test_numbers_beside_a_pull_quote_are_not_who_said_it() -> None:
    quote = f"<div><h4>1</h4><blockquote>{WORDS}</blockquote><p>12</p></div>"
    assert "12" in texts(f"{paragraphs(3)}{quote}{SAID}{paragraphs(1)}")


TITLE = "<h4>The dam, seen from the air</h4>"
HEADED = "The dam, seen from the air"


@pytest.mark.parametrize(
    "inset",
    [
        f"<div class=film>{TITLE}<a href=/film>Play now, 1:23</a></div>",
        f"<figure><div>{TITLE}</div><a href=/all>All of the twelve pictures</a></figure>",
    ],
)
def test_the_title_of_what_a_box_shows_is_no_heading_of_the_story(inset: str) -> None:
    walked = seen(f"{paragraphs(4)}{inset}{paragraphs(2)}")
    story = [run for run in walked.runs if not run.linked]  # the model is not asked about what is nothing but a link
    assert HEADED not in [run.text for run in left(story, Claims(), walked)]


@pytest.mark.parametrize(
    "body",
    [
        f"{paragraphs(4)}{TITLE}{paragraphs(2)}",
        f"{paragraphs(4)}<div class=head>{TITLE}</div>{paragraphs(2)}",  # a box of its own, with nothing else in it
        f"{paragraphs(4)}<div class=head><a href=#2>2.</a>{TITLE}</div>{paragraphs(2)}",  # or its number
        f"{paragraphs(4)}<div class=head><p>Part the second</p>{TITLE}</div>{paragraphs(2)}",  # what part it heads
        f"{paragraphs(4)}<div class=head>{TITLE}<p>★★★★☆</p></div>{paragraphs(2)}",  # how good it is
        f"{paragraphs(4)}<div class=head>{TITLE}<p><a href=#dam>To this section</a></div>{paragraphs(2)}",
        f"<section>{paragraphs(3)}</section><section>{TITLE}{paragraphs(2)}</section>",
        f"{apart(3)}<div class=text><a href=/2>Part the second</a>{TITLE}</div>{apart(2)}",  # a box like the others
        f"{paragraphs(4)}<div>{TITLE}<a href=/film>Play now</a><p>It was taken at dawn.</p></div>{paragraphs(2)}",
    ],
)
def test_a_heading_of_the_story_is_kept(body: str) -> None:
    walked = seen(body)
    story = [run for run in walked.runs if run.linked < len(run.text) and run.weight > len("Part the second")]
    assert HEADED in [run.text for run in left(story, Claims(), walked)]


def test_boxes_of_one_kind_that_part_the_story_hold_its_headings() -> None:
    part = "<div class=product><h3>Boat {}</h3><a href=/buy>Buy it for $200</a></div>" + paragraphs(1)
    walked = seen(paragraphs(3) + "".join(map(part.format, range(3))))
    story = [run for run in walked.runs if not run.linked]
    headings = [run.text for run in left(story, Claims(), walked) if run.place.tag == "h3"]
    assert headings == ["Boat 0", "Boat 1", "Boat 2"]
    story = [run for run in story if run.text != "Boat 0"]  # of which the model did not think so
    assert "Boat 1" in [run.text for run in left(story, Claims(), walked)]


@pytest.mark.parametrize("count", ["5 thoughts on “{}”", "2,104 responses to “{}”", "3 Gedanken zu „{}“"])
def test_what_follows_a_count_of_the_replies_to_a_title_is_no_story(count: str) -> None:
    head = count.format("The eastern gates of the dam were opened on Wednesday morning, to the joy of the valley")
    comments = (
        f"<div><h2>{head}</h2><ol><li>I saw the water rise all night, and nobody told us a thing.</li></ol></div>"
    )
    assert texts(f"<div>{paragraphs(8)}</div>{comments}") == [LINE.format(number) for number in range(8)]


CAPTION = "The eastern gates on Wednesday morning, when the water stood at nine metres"


@pytest.mark.parametrize(
    ("box", "is_kept"),
    [
        ("<div><img src=/gates.jpg><p>{}</p></div>", False),
        ("<div><div><img src=/gates.jpg></div><div><p>{}</p><a href=/doe>J. Doe</a></div></div>", False),
        ("<div><p>{}</p><img src=/gates.jpg></div>", True),  # a picture may follow what is said
        ("<div><img src=/east.jpg><img src=/gates.jpg><p>{}</p></div>", True),
        ("<div><img src=/gates.jpg><h3>{}</h3></div>", True),  # a section's heading with its picture
        ("<div><img src=/gates.jpg><p>{}</p><p>It fell to six by noon.</p></div>", True),
        ("<img src=/gates.jpg><p>{}</p>", True),  # no box
        ("<section><img src=/gates.jpg><p>{}</p></section>", True),  # a box like those of the paragraphs
        ("<div class=step><img src=/gates.jpg><p>{}</p></div>", True),  # a box whose name the model knows
        ("<div><img src=/1.jpg><p>{}</p></div><div><img src=/2.jpg><p>Then it fell.</p></div>", False),
        ("<div><img src=/1.jpg><p>{}</p></div>" + 2 * "<div><img src=/2.jpg><p>Then it fell.</p></div>", True),  # steps
    ],
)
def test_one_block_with_a_picture_in_a_box_of_its_own_is_its_caption(box: str, is_kept: bool) -> None:
    parts = "".join(f"<section><p>{LINE.format(number)}</p></section>" for number in range(4))
    story = parts if "section" in box else paragraphs(4)
    walked = seen(f"{story}{box.format(CAPTION)}{paragraphs(2)}")
    judged = [run for run in walked.runs if run.linked < len(run.text)]
    assert (CAPTION in [run.text for run in left(judged, Claims(), walked)]) is is_kept


def test_a_block_that_is_certainly_of_the_story_is_no_caption() -> None:
    walked = seen(f"{paragraphs(4)}<div><img src=/gates.jpg><p>{CAPTION}</p></div>{paragraphs(2)}")
    every = around(walked.runs), [True] * len(walked.runs), Claims(), walked
    assert CAPTION in [run.text for run in trimmed(*every)]
    assert CAPTION not in [run.text for run in trimmed(*every, walked.runs)]


@pytest.mark.parametrize(
    ("heading", "is_kept"), [("Read also", False), ("More on this story:", False), ("What the report says", True)]
)
def test_a_box_that_opens_with_a_heading_over_other_stories_holds_them(heading: str, is_kept: bool) -> None:
    teaser = "The beams of the bridge came up the river on Monday, and the ferries had to wait."
    box = f"<div>{heading}<div><a href=/2>The bridge opens in May</a><p>{teaser}</p></div></div>"
    story = "<br><br>".join(LINE.format(number) for number in range(4)).split("<br><br>")
    walked = seen(f"{'<br><br>'.join(story[:3])}{box}{'<br><br>'.join(story)}{box.replace(teaser, '')}{story[0]}")
    judged = [run for run in walked.runs if run.linked < len(run.text)]
    assert (teaser in [run.text for run in left(judged, Claims(), walked)]) is is_kept


def test_a_box_that_opens_with_a_heading_over_other_stories_but_links_to_none_is_of_the_story() -> None:
    said = "The beams of the bridge came up the <a href=/bay>bay</a> on Monday, and the ferries had to wait."
    walked = seen(f"{paragraphs(4)}<div><h3>Go deeper</h3><p>{said}</p></div>{paragraphs(4)}")
    assert any(run.text.startswith("The beams") for run in left(walked.runs, Claims(), walked))


def test_one_teaser_behind_the_story_goes_with_its_heading() -> None:
    teaser = "<p><a href=/2>The bridge on the bay opens in May</a><br>The beams came up the river on Monday.</p>"
    walked = seen(f"{paragraphs(8)}<p><b>Related and previous coverage</b></p>{teaser}")
    assert len(left(walked.runs, Claims(), walked)) == 8
    walked = seen(f"{paragraphs(8)}<p><b>What the papers said</b></p>{teaser}")
    assert len(left(walked.runs, Claims(), walked)) == 10


def test_what_stands_above_a_title_that_leads_to_its_own_page_is_left_out() -> None:
    title = "The dam on the bay has held"
    day = "<h2>Wednesday, March 5, 2008</h2>"
    walked = seen(f"{day}<h3><a href=/dam>{title}</a></h3>{paragraphs(6)}")
    judged = [run for run in walked.runs if run.linked < len(run.text)]
    assert len(left(judged, Claims(titles=frozenset({title.lower()})), walked)) == 6
