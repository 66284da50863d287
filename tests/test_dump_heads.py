"""What is above a dumped story besides title and date: agencies, fields of programs, the head of a letter."""

from textwrap import fill

import pytest

from ingest.reading import read
from ingest.reading.dump.text_dump import parse_text_dump
from ingest.reading.raw import RawEntry
from ingest.schema import Document, Entry
from ingest.text.markup import text_of
from tests.dumps.written import STORIES, told

TITLE = "Old mill at the lower bridge grinds again"


def read_dump(text: str) -> RawEntry:
    (entry,) = parse_text_dump(told(text, "en")).entries
    return entry


def read_whole(text: str) -> Entry:
    (entry,) = read(Document(url="urn:sha256:00", body=text.encode())).entries
    assert isinstance(entry, Entry)
    return entry


@pytest.mark.parametrize(
    ("head", "authors", "publishers"),
    [
        ("24-09-2025\nAFP", ["AFP"], []),
        ("24-09-2025\nReuters / Jane Doe", ["Jane Doe"], ["Reuters"]),
        ("24-09-2025\nRudaw / Jane Doe", ["Jane Doe"], ["Rudaw"]),
        ("Posted on September 24, 2025 by Jane Doe", ["by Jane Doe"], []),
        ("Published: September 24, 2025 by Jane Doe", ["by Jane Doe"], []),
        ("by Jane Doe 24/09/2025 in News", ["by Jane Doe"], []),
    ],
)
def test_who_signed_is_told_beside_agencies_and_dates(head: str, authors: list[str], publishers: list[str]) -> None:
    entry = read_dump(f"{TITLE}\n{head}\nA+ A-\n¶1\n\n¶2")
    assert [said.value for said in entry.author] == authors
    assert [said.value for said in entry.publisher] == publishers


@pytest.mark.parametrize(
    ("story", "byline", "name"),
    [
        ("ja", "佐藤花子 記者", "佐藤花子"),
        ("ja", "佐藤花子記者", "佐藤花子"),
        ("ja", "김민수 기자", "김민수"),
        ("ja", "김민수 기자 kim@post.example", "김민수"),
        ("en", "Autor: Petra Holm", "Petra Holm"),
    ],
)
@pytest.mark.parametrize("order", ["{}\n\n2025-09-24 14:05", "2025-09-24 14:05\n\n{}", "2025-09-24 14:05\n{}"])
def test_a_byline_beside_the_date_is_one_in_other_tongues(story: str, byline: str, name: str, order: str) -> None:
    entry = read_whole(told(f"{TITLE}\n\n{order.format(byline)}\n\n¶1\n\n¶2\n\n¶3", story))
    assert ([who.name for who in entry.authors], entry.publisher, entry.images) == ([name], None, ())


def test_an_agency_that_signed_is_no_person_and_no_pictures_credit() -> None:
    text = told(f"{TITLE}\n24-09-2025\nAFP\nA+ A-\n¶1\n\n¶2", "en")
    entry = read_whole(text)
    assert [(who.name, who.kind) for who in entry.authors] == [("AFP", "organisation")]
    assert entry.images == ()


@pytest.mark.parametrize(
    "line", ["URL Source: {}", "URL: {}", "Link: {}", "Permalink: {}", "Source URL: {}", "Source: {}"]
)
def test_the_address_that_a_dump_names_is_its_storys(line: str) -> None:
    address = "https://post.example/mill"
    text = told(
        f"Title: {TITLE}\n\n{line.format(address)}\n\nPublished Time: 2025-09-24T10:45Z\n\nMarkdown Content:\n¶1\n\n¶2",
        "en",
    )
    entry = read_whole(text)
    assert (entry.url, entry.title, entry.authors, entry.publisher) == (address, TITLE, (), None)


@pytest.mark.parametrize("subject", [TITLE, f"Fwd: {TITLE}", f"WG: AW: {TITLE}"])
@pytest.mark.parametrize(
    "head",
    [
        "From: Jane Doe <jane@post.example>\nTo: news@weir.example\nSubject: {}\nDate: Wed, 24 Sep 2025 10:45:00 +0200",
        "Von: Jane Doe\nGesendet: Mittwoch, 24. September 2025 10:45\nAn: news@weir.example\nBetreff: {}",
    ],
)
def test_a_letter_that_holds_no_page_is_the_story(head: str, subject: str) -> None:
    entry = read_dump(f"{head.format(subject)}\n\n¶1\n\n¶2")
    assert entry.title[0].value == TITLE
    assert ["24" in said.value for said in entry.published] == ([True] if subject == TITLE else [])
    assert entry.author == ()
    assert len(text_of(entry.content[0].value).split("\n\n")) == 2


def test_two_links_to_the_rest_of_listed_stories_end_no_list() -> None:
    first, second = (
        "The ferry sails again after a winter in the yard.",
        "The village bought it, and a court will say more.",
    )
    listed = f"The Latest\nFerry is back\n{first}\nRead more\nWho owns the weir?\n{second}\nRead more"
    entry = read_dump(f"{TITLE}\n24-09-2025\n\n¶1\n\n¶2\n\nComments\n\n{listed}")
    assert [item.title for item in entry.latest] == ["Ferry is back", "Who owns the weir?"]


@pytest.mark.parametrize(
    "tail",
    [
        "Support independent journalism\nYour contribution keeps our reporting free for everyone. Donate.",
        "View all comments\nThe views expressed in the comments are those of the readers and not of the editors.",
    ],
)
def test_what_a_site_asks_of_its_readers_is_no_story(tail: str) -> None:
    plain = read_dump(f"{TITLE}\n24-09-2025\n\n¶1\n\n¶2").content[0].value
    assert read_dump(f"{TITLE}\n24-09-2025\n\n¶1\n\n¶2\n\n{tail}").content[0].value == plain


def test_a_short_sentence_below_a_title_without_a_full_stop_is_its_summary() -> None:
    listed = "The Latest\nFerry is back\nIt sails again on Monday.\nWho owns the weir?\nA court will say."
    entry = read_dump(f"{TITLE}\n24-09-2025\n\n¶1\n\n¶2\n\nComments\n\n{listed}")
    assert [item.title for item in entry.latest] == ["Ferry is back", "Who owns the weir?"]


@pytest.mark.parametrize(
    ("above", "dates"),
    [
        (f"11/28/26, 7:00 AM\n\n{TITLE} - The Weir Post\n\n", []),
        (f"28.11.26, 07:00\n{TITLE} - The Weir Post\nBy Jane Doe | Published: 12 March 2025\n", ["12 March 2025"]),
    ],
)
def test_when_a_browser_printed_the_page_is_no_date_of_the_story(above: str, dates: list[str]) -> None:
    text = f"{above}\n¶\n\n© 2025 The Weir Post"
    assert [said.value for said in read_dump(text).published] == dates


RELATED = ["Related", "Leia também", "Czytaj także", "بیشتر بخوانید", "यह भी पढ़ें", "관련 기사", "כתבות נוספות"]


@pytest.mark.parametrize("bullet", ["", "  * "])
@pytest.mark.parametrize("heading", RELATED)
def test_a_story_goes_on_behind_a_block_of_titles_though_headings_part_its_paragraphs(
    heading: str, bullet: str
) -> None:
    titles = f"{bullet}Why the old ferry was sold\n{bullet}A history of the harbour wall"
    text = f"{TITLE}\n24-09-2025\n\n¶1\n\n{heading}\n{titles}\n\n¶2\n\nWhat it cost\n\n¶3\n\n¶4\n"
    story = text_of(read_dump(text).content[0].value)
    assert "the trade from her uncle" in story
    assert "What it cost" in story
    assert "ferry" not in story
    assert "harbour wall" not in story


FOOTS = [
    "Informativa sulla privacy",
    "Polityka prywatności",
    "プライバシーポリシー",
    "개인정보처리방침",
    "संपर्क करें",
    "צור קשר",
    "عضویت در خبرنامه",
    "ニュースレターに登録する",
    "订阅我们的新闻简报",
    "____________________ (BUTTON) Enter",
    "[ ]Newsletter",
]


@pytest.mark.parametrize("foot", FOOTS)
def test_a_pages_foot_is_no_row_of_the_newest_stories(foot: str) -> None:
    text = f"{TITLE}\n24-09-2025\n\n¶\n\nThe Latest\n\nFerry is back in service\n\nBakers raise the price\n\n{foot}\n"
    rows = [row.title for row in read_dump(text).latest]
    assert rows == ["Ferry is back in service", "Bakers raise the price"]


@pytest.mark.parametrize("below", ["", "By Jane Doe\n", "by Jane Doe\n", "di Jane Doe\n", "24-09-2025\n"])
@pytest.mark.parametrize(
    "broken", ["Old mill at the lower\nbridge grinds again", "Old mill at the lower\nbridge grinds\nagain"]
)
def test_a_title_over_several_lines_is_whole(broken: str, below: str) -> None:
    entry = read_dump(f"Home\nNews\n\n{broken}\n{below}\n¶1\n\n¶2\n\n¶3")
    assert entry.title[0].value == TITLE
    assert [said.value for said in entry.author] == ([below.strip()] if "Doe" in below else [])


@pytest.mark.parametrize("below", ["After eleven years the wheel turns", "news", "share"])
def test_a_line_below_a_title_that_is_none_of_it_is_left_there(below: str) -> None:
    title = f"{TITLE}\n\n" if below == "news" else f"{TITLE}\n"
    assert read_dump(f"{title}{below}\n24-09-2025\n\n¶1\n\n¶2").title[0].value == TITLE


def test_a_story_without_blank_lines_goes_on_behind_titles_of_others() -> None:
    titles = "Why the old ferry was sold\nA history of the harbour wall"
    text = told(f"{TITLE}\n24-09-2025\n¶1\nRelated\n{titles}\n¶2\nWhat it cost\n¶4\n¶3\n", "en").replace("\n\n", "\n")
    story = text_of(read_dump(text).content[0].value)
    assert "the trade from her uncle" in story
    assert "ferry" not in story


def test_summaries_of_other_stories_without_blank_lines_are_none_of_it() -> None:
    first = (
        "The boats were sold to a man who wanted to grow mushrooms in them, and who was never seen in the town again."
    )
    second = (
        "It was built three times by the same family, and fell down twice, as the archive of the harbour office says."
    )
    teasers = (
        f"Related\nOur town\nWhy the old ferry was sold\n{first}\nOur town\nA history of the harbour wall\n{second}"
    )
    story = text_of(read_dump(f"{TITLE}\n24-09-2025\n¶1\n{teasers}\n").content[0].value)
    assert "mushrooms" not in story


@pytest.mark.parametrize("language", ["en", "tr", "ar"])
@pytest.mark.parametrize("width", range(56, 98, 3))
def test_a_long_story_broken_at_any_width_has_its_own_paragraphs(width: int, language: str) -> None:
    story = STORIES[language]
    paragraphs = [*story, *(" ".join(story[first:]) for first in range(len(story)))]
    text = f"{TITLE}\n24-09-2025\n\n" + "\n\n".join(fill(paragraph, width) for paragraph in paragraphs)
    assert text_of(read_dump(text).content[0].value).split("\n\n") == paragraphs


@pytest.mark.parametrize("language", ["ja", "zh"])
def test_a_story_without_spaces_broken_at_a_width_has_its_own_paragraphs(language: str) -> None:
    paragraphs = ["".join(STORIES[language])] * 3  # each is several lines long
    broken = ("\n".join(text[at : at + 30] for at in range(0, len(text), 30)) for text in paragraphs)
    entry = read_dump(f"{TITLE}\n2025-09-24\n\n" + "\n\n".join(broken))
    assert text_of(entry.content[0].value).split("\n\n") == paragraphs


def test_buttons_right_below_a_broken_paragraph_are_no_part_of_it() -> None:
    buttons = "[1]Share [2]Facebook [3]Twitter [4]Print"
    references = "References\n\n   1. https://post.example/1\n   2. https://post.example/2\n"
    paragraph = "The miller will open the doors of the mill to everybody on Sunday at ten."
    texts = "\n\n".join(fill(text, 72) for text in STORIES["en"])
    story = text_of(
        read_dump(f"{TITLE}\n24-09-2025\n\n{texts}\n\n{paragraph}\n{buttons}\n\n{references}").content[0].value
    )
    assert story.endswith(paragraph)


def test_what_an_agency_writes_to_desks_is_none_of_the_story() -> None:
    slug = "BC-EU--Old Mill, 1st Ld-Writethru,0512\nEds: Updates with quotes, background."
    text = f"{slug}\n{TITLE}\nBy JANE DOE\nThe Post\n\n¶1\n\n¶2\n\n¶4\n\n___\n\n(Copyright 2025 The Post.)"
    entry = read_whole(told(text, "en"))
    assert (entry.title, entry.rights is None) == (TITLE, False)
    assert entry.content_text == "\n\n".join(STORIES["en"][at] for at in (0, 1, 3))


@pytest.mark.parametrize("below", ["post.example", "post.example\nhttps://post.example/mill"])
def test_a_host_below_a_title_is_no_part_of_it(below: str) -> None:
    assert read_dump(f"{TITLE}\n{below}\n24-09-2025\n\n¶1\n\n¶2").title[0].value == TITLE


def test_a_dump_of_paragraphs_alone_has_no_title_and_its_whole_story() -> None:
    entry = read_whole(told("¶1\n\n¶2\n\n¶4", "en"))
    assert entry.title is None
    assert entry.content_text == "\n\n".join(STORIES["en"][at] for at in (0, 1, 3))


@pytest.mark.parametrize(
    "broken", ["Mill at the Lower Bridge\nGrinds Again", "Mill at the Lower\nBridge Grinds\nAgain"]
)
def test_a_title_over_several_lines_is_whole_where_the_windows_title_says_it(broken: str) -> None:
    window = "Mill at the Lower Bridge Grinds Again - The Weir Post"
    entry = read_dump(f"{window}\n\nHome\nNews\n\n{broken}\nBy Jane Doe\n24-09-2025\n\n¶1\n\n¶2")
    assert entry.title[0].value == "Mill at the Lower Bridge Grinds Again"
    assert [said.value for said in entry.author] == ["By Jane Doe"]


def test_a_rule_below_a_title_is_no_part_of_it() -> None:
    window = f"{TITLE} - The Weir Post"
    text = f"{window}\n\nHome\nNews\n\n{TITLE}\n{'=' * len(TITLE)}\n\n24-09-2025\n\n¶1\n\n¶2"
    assert read_dump(text).title[0].value == TITLE


@pytest.mark.parametrize("line", ["रीना शर्मा | प्रकाशित: 12 मार्च 2025", "Jane Doe | Published: 12 March 2025"])
def test_a_name_without_a_word_for_it_beside_a_labelled_day_is_the_authors(line: str) -> None:
    entry = read_whole(told(f"{TITLE}\n\n{line}\n\n¶1\n\n¶2\n\n¶4", "en"))
    assert [who.name for who in entry.authors] == [line.partition(" | ")[0]]
    assert entry.published is not None
    assert entry.published.date().isoformat() == "2025-03-12"
