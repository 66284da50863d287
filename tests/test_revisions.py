"""How corrections are told from noise, and what is said to have changed between versions."""

from dataclasses import replace

import pytest

from ingest.deciding.revisions import Difference, difference, face
from ingest.schema import Entry, Image, Tag
from tests.newsroom import LATER, NOON

STORY = (
    "The river rose by two metres on Monday, and 10 people were killed.\n\n"
    "Bread costs $12 in the town now, 5% more than a week ago.\n\nThe match ended 2:1."
)
SAID = Entry(title="River rises by 12%", content_text=STORY, published=NOON, tags=(Tag("a"), Tag("b")), raw_hash="1")


def within(*lines: str) -> str:
    """The story with further lines, a block each."""
    first, *rest = STORY.split("\n\n")
    return "\n\n".join((first, *lines, *rest))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (STORY, STORY.replace(" ", "  ").replace("\n\n", "\n")),
        (STORY, STORY.upper()),
        (STORY, STORY.replace("Monday,", "Monday \u2013")),
        ("كتب الرئيس رسالة إلى علي", "کتب الرئيس رسالة إلى علی"),
        ("नदी का पानी कम हुआ।", "नदी का पानी कम हुआ"),
        ("\u09a8\u09cb\u0995\u09be", "\u09a8\u09c7\u09be\u0995\u09be"),  # the same vowel in one sign and in two
        (within("1,234 views"), within("1,301 views")),
        (within("1.2K views"), within("1.3K views")),
        (within("Views: 98"), within("Views: 99")),
        (within("Share 56"), within("Share 57")),
        (within("Comments (12)"), within("Comments (13)")),
        (within("No comments"), within("1 comment")),
        (within("12 comments · 56 shares"), within("14 comments · 60 shares")),
        (within("4 posts - 3 participants"), within("9 posts - 5 participants")),
        (within("Points: 56", "# Comments: 12"), within("Points: 61", "# Comments: 15")),
        (within("# Comments: 12", "56 shares", "3 votes"), within("# Comments: 12", "57 shares", "4 votes")),
        (within("128次浏览"), within("2045次浏览")),
        (within("12 Kommentare"), within("13 Kommentare")),
        (within("١٢ تعليق"), within("١٣ تعليق")),
        (within("1 234 просмотра"), within("1 240 просмотров")),
        (within("5 görüntülenme"), within("6 görüntülenme")),
        (within("5 minutes ago"), within("2 hours ago")),
        (within("Updated 5 minutes ago"), within("Updated 3 hours ago")),
        (within("Posted 2 days ago"), within("Posted 3 days ago")),
        (within("منذ 5 دقائق"), within("منذ ساعتين")),
        (within("更新 5分前"), within("更新 1時間前")),
        (within("Last updated: 24 September 2025 14:05"), within("Last updated: 24 September 2025 16:20")),
        (within("5 likes | 2 hours ago"), within("6 likes | 3 hours ago")),
        (within("4 min read"), within("5 min read")),
        (within("Advertisement"), STORY),
        (within(), within("Advertisement", "Share on Facebook")),
        (within("Read more: The dam at night"), within("Read more: A ferry comes home")),
        (within("Lesen Sie auch: Der Damm"), STORY),
        (within("Continue reading"), STORY),
        (within("* * *"), STORY),
    ],
)
def test_noise_is_no_correction(before: str, after: str) -> None:
    one, other = replace(SAID, content_text=before), replace(SAID, content_text=after)
    assert face(one) == face(other)
    assert face(Entry(summary=before)) == face(Entry(summary=after))
    assert difference(one, other) == Difference((), ("content_text",) if before != after else ())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (STORY, STORY.replace("10 people", "12 people")),
        ("नदी का पानी", "नदी की पानी"),
        ("แม่น้ำสูงขึ้น", "แม่น้าสูงขึ้น"),
        ("নদীর পানি", "নদীর পানী"),
        ("ஆற்றில் நீர்", "ஆற்றில் நீரு"),
        (STORY, STORY.replace("$12", "$14")),
        (STORY, STORY.replace("$12", "€12")),
        (STORY, STORY.replace("$12", "12")),
        (STORY, STORY.replace("5%", "5")),
        (STORY, STORY.replace("2:1", "2:2")),
        (STORY, STORY.replace("Monday", "Tuesday")),
        (STORY, "\n\n".join(reversed(STORY.split("\n\n")))),
        (within("It was -5 degrees."), within("It was 5 degrees.")),
        (within("10 killed"), within("12 killed")),
        (within("12 views were exchanged."), within("13 views were exchanged.")),
        (within("56 shares"), within("57 shares")),
        (within("Shares: 1,200", "Price: $56"), within("Shares: 1,300", "Price: $56")),
        (within("Views: 45%"), within("Views: 46%")),
        (within("12 votes"), within("13 votes")),
        (within("3 points", "A comment"), within("4 points", "A comment")),
        (within("12 comments", "So it was put.", "3 votes"), within("12 comments", "So it was put.", "4 votes")),
        (within("12 m"), within("14 m")),
        (within("12m"), within("14m")),
        (within("Home 3", "Away 1"), within("Home 3", "Away 2")),
        (within("Published: 24 September 2025"), within("Published: 25 September 2025")),
        (within("24 September 2025"), within("25 September 2025")),
        (within("She left 5 minutes ago."), within("She left 6 minutes ago.")),
        (within("Related deaths rose to 12."), within("Related deaths rose to 14.")),
        (within("Follow on talks begin on 3 May"), within("Follow on talks begin on 4 May")),
        (within("Correction: an earlier version named the wrong river."), STORY),
        (within(), within("The dam holds.")),
        ("", STORY),
    ],
)
def test_a_correction_is_none_of_the_noise(before: str, after: str) -> None:
    one, other = replace(SAID, content_text=before), replace(SAID, content_text=after)
    assert difference(one, other).revised == ("text",)


@pytest.mark.parametrize(
    ("change", "revised", "in_place"),
    [
        ({}, (), ()),
        ({"raw_hash": "2"}, (), ()),
        ({"title": "RIVER RISES BY 12 %"}, (), ("title",)),
        ({"title": "River rises by 12"}, ("title",), ()),
        ({"title": "12 views"}, ("title",), ()),
        ({"published": LATER}, ("published",), ()),
        ({"published": LATER, "title": "River falls"}, ("title", "published"), ()),
        ({"tags": (Tag("b"), Tag("a"))}, (), ("tags",)),
        ({"updated": LATER, "images": (Image("https://a.example/1.jpg"),)}, (), ("images", "updated")),
        ({"content_text": "Another.", "summary": "Another.", "section": "World"}, ("text",), ("section",)),
        ({"summary": "A summary beside the text."}, (), ("summary",)),
    ],
)
def test_what_changed_is_named(change: dict[str, object], revised: tuple[str, ...], in_place: tuple[str, ...]) -> None:
    assert difference(SAID, replace(SAID, **change)) == Difference(revised, in_place)  # type: ignore[arg-type]


def test_a_title_that_is_a_counter_is_a_title() -> None:
    assert face(Entry(title="12 views")) != face(Entry(title="13 views"))
