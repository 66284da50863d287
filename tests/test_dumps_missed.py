"""What is known to be read differently from how a careful person would, and why it is left so."""

import pytest

from ingest.reading.dump.text_dump import parse_text_dump
from ingest.reading.raw import RawEntry
from ingest.text.markup import text_of
from tests.dumps.written import told


def read(text: str) -> RawEntry:
    (entry,) = parse_text_dump(told(text, "en")).entries
    return entry


@pytest.mark.xfail(reason="the masthead's day stands where many sites set the story's, and nothing else is a date")
def test_the_day_of_the_masthead_is_not_the_storys() -> None:
    entry = read("Friday, 26 September 2025\nThe Weir Post\n\nOld mill at the lower bridge grinds again\n\n¶")
    assert entry.published == ()


@pytest.mark.xfail(reason="one title and one paragraph behind a heading of other stories are a teaser as often as not")
def test_a_last_paragraph_behind_one_teaser_is_the_storys() -> None:
    text = "Old mill at the lower bridge grinds again\n\n¶1\n\n¶2\n\nRelated\n\nWho owns the weir?\n\n¶4"
    assert text_of(read(text).content[0].value).count("treasurer") == 1


@pytest.mark.xfail(reason="a section's name is as long as a short title, and stands in front of it as often")
def test_a_title_of_two_words_is_told_from_a_standfirst_without_a_full_stop() -> None:
    text = "Region\nMill turns\nEleven years after the flood the wheel is back in its place\n24-09-2025\n\n¶"
    assert read(text).title[0].value == "Mill turns"


@pytest.mark.xfail(reason="an hour alone below a day may be the page's, and a day is never wrong")
def test_an_hour_in_the_next_line_belongs_to_the_day() -> None:
    text = "Old mill at the lower bridge grinds again\n24 September 2025\n14:05\n\n¶"
    assert "14:05" in read(text).published[0].value


@pytest.mark.xfail(reason="nothing but its words tells a count of comments in the middle from the heading over them")
def test_a_count_of_comments_in_the_middle_ends_no_story() -> None:
    text = "Old mill at the lower bridge grinds again\n\n¶1\n\n12 comments\n\n¶2\n\n¶4"
    assert "treasurer" in text_of(read(text).content[0].value)
