from cProfile import Profile
from textwrap import fill

import pytest

from ingest.errors import ReadError
from ingest.reading.dump.text_dump import parse_text_dump
from ingest.reading.raw import RawEntry
from ingest.schema import Format, Kind
from ingest.text.markup import text_of
from tests.processes import finishes

ENGLISH = """Home > News > Region
WORLD

Flood gates on the lower Zab open for the first time since spring

Engineers say the reservoir will be back at its summer level within a week.

By Jane Doe, John Roe
Published: 24 September 2025 14:05 | Updated: 25 September 2025 09:30
Share
A+ A-
3 min read

Water runs through the gates on Wednesday. (Photo: Ali Karim/MNA)

DOKAN, Sept 24 (MNA) — The two eastern gates of the dam were opened on Wednesday morning after three days of rain.

The level had risen by four metres.

Advertisement

What happens next

The gates will close again on Monday, and fishermen have been told to stay away.

Read more: Why the old dam leaks

Related
Old dam leaks again
Fishermen want their boats back

The ministry expects the water to reach the plains by Friday evening, where farmers are waiting for it.

Engineers will inspect the concrete afterwards, as they do every year in autumn.

- Dokan: 78 percent full
- Darbandikhan: 64 percent full

Tags: Dam, Water

Latest News

Ferry back in service
2 hours ago

Minister resigns over road contract
The minister said on Tuesday that he had done nothing wrong and would write a book about it.
3 hours ago

Bakers raise price of samoon

Most Read
Cat rescued from minaret

© 2025 Meridian News Agency. All rights reserved.
"""
SHORT = "This is what happened on Monday, said the keeper of the museum, who was there all day long."


def read(text: str) -> RawEntry:
    (entry,) = parse_text_dump(text).entries
    return entry


def story(text: str) -> list[str]:
    return text_of(read(text).content[0].value).split("\n\n")


def dump(*, head: str = "A title of some words", body: str = SHORT, below: str = "") -> str:
    return f"{head}\n\n{body}\n\n{body}\n\n{below}"


def test_the_head_of_a_page_is_told_apart() -> None:
    entry = read(ENGLISH)
    assert entry.title[0].value == "Flood gates on the lower Zab open for the first time since spring"
    assert [said.value for said in entry.summary] == [
        "Engineers say the reservoir will be back at its summer level within a week."
    ]
    assert [said.value for said in entry.author] == ["By Jane Doe, John Roe"]
    assert [said.value for said in entry.published] == ["24 September 2025 14:05"]
    assert [said.value for said in entry.updated] == ["25 September 2025 09:30"]
    assert [(image.url, image.caption, image.credit) for image in entry.images] == [
        (None, "Water runs through the gates on Wednesday.", "Ali Karim/MNA")
    ]
    assert entry.dateline is not None
    assert (entry.dateline.place, entry.dateline.agency, entry.dateline.date) == ("DOKAN", "MNA", "Sept 24")


def test_the_story_holds_every_paragraph_and_nothing_else() -> None:
    paragraphs = story(ENGLISH)
    assert paragraphs == [
        "The two eastern gates of the dam were opened on Wednesday morning after three days of rain.",
        "The level had risen by four metres.",
        "What happens next",
        "The gates will close again on Monday, and fishermen have been told to stay away.",
        "The ministry expects the water to reach the plains by Friday evening, where farmers are waiting for it.",
        "Engineers will inspect the concrete afterwards, as they do every year in autumn.",
        "Dokan: 78 percent full",
        "Darbandikhan: 64 percent full",
    ]
    html = read(ENGLISH).content[0].value
    assert "<h2>What happens next</h2>" in html
    assert html.count("<ul>") == 1


def test_what_stands_below_the_story_is_read_too() -> None:
    entry = read(ENGLISH)
    assert [tag.term for tag in entry.tags] == ["Dam", "Water"]
    assert [said.value for said in entry.rights] == ["© 2025 Meridian News Agency. All rights reserved."]
    assert [(row.title, row.published) for row in entry.latest] == [
        ("Ferry back in service", "2 hours ago"),
        ("Minister resigns over road contract", "3 hours ago"),
        ("Bakers raise price of samoon", None),
    ]
    assert [bool(row.summary) for row in entry.latest] == [False, True, False]


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        ("24-09-2025", "24-09-2025", None),
        ("24/09/2025", "24/09/2025", None),
        ("24 September 2025 · 3 min read", "24 September 2025", None),
        ("Stand: 24.09.2025, 14:05 Uhr", "24.09.2025, 14:05 Uhr", None),
        ("Yayınlanma: 24 Eylül 2025", "24 Eylül 2025", None),
        ("Güncelleme: 24.09.2025 16:10", None, "24.09.2025 16:10"),
        ("نشر في: 24 سبتمبر 2025", "24 سبتمبر 2025", None),
        ("آخر تحديث: 25 سبتمبر 2025", None, "25 سبتمبر 2025"),
        ("بڵاوکراوەتەوە: 24-09-2025", "24-09-2025", None),
        ("Last updated: 25 September 2025", None, "25 September 2025"),
        ("Publié le 24.09.2025 - Dernière mise à jour le 25.09.2025", "24.09.2025", "25.09.2025"),
        ("Gepubliceerd: 24.09.2025 | Laatst gewijzigd: 25.09.2025", "24.09.2025", "25.09.2025"),
        ("Publicerad: 24.09.2025 | Senast ändrad: 25.09.2025", "24.09.2025", "25.09.2025"),
    ],
)
def test_a_date_line_is_read_by_its_label(line: str, published: str | None, updated: str | None) -> None:
    entry = read(dump(head=f"A title of some words\n\n{line}"))
    assert next((said.value for said in entry.published), None) == published
    assert next((said.value for said in entry.updated), None) == updated


@pytest.mark.parametrize(
    ("line", "authors", "publishers"),
    [
        ("Rudaw", [], ["Rudaw"]),
        ("Example News Agency", [], ["Example News Agency"]),
        ("Der Meridian", [], ["Der Meridian"]),
        ("ميريديان", [], ["ميريديان"]),
        ("By Jane Doe and John Roe", ["By Jane Doe and John Roe"], []),
        ("Jane Doe", ["Jane Doe"], []),
        ("Von Erika Muster", ["Von Erika Muster"], []),
        ("نووسینی: ئاڤان کەریم", ["نووسینی: ئاڤان کەریم"], []),
        ("Jane Doe | 24 September 2025", ["Jane Doe"], []),
    ],
)
def test_a_byline_is_a_person_or_a_house(line: str, authors: list[str], publishers: list[str]) -> None:
    entry = read(dump(head=f"A title of some words\n\n24-09-2025\n{line}"))
    assert [said.value for said in entry.author] == authors
    assert [said.value for said in entry.publisher] == publishers


@pytest.mark.parametrize("comments", ["Comments", "Kommentare (3)", "Yorumlar", "التعليقات", "کۆمێنتەکان"])
@pytest.mark.parametrize(
    "latest", ["The Latest", "Neueste Nachrichten", "Son Dakika", "آخر الأخبار", "دوایین هەواڵەکان"]
)
def test_comments_end_the_story_and_the_list_follows_in_any_language(comments: str, latest: str) -> None:
    policy = "We read every comment before it is published, and we publish none that is rude to anyone."
    below = f"{comments}\n\n{policy}\n\nRequired\n\n{latest}\n\nA boat at the quay. Photo: INA\n\nFerry back in service"
    entry = read(dump(below=below))
    assert story(dump(below=below)) == [SHORT, SHORT]
    (row,) = entry.latest
    assert row.title == "Ferry back in service"
    assert row.image is not None
    assert (row.image.url, row.image.caption, row.image.credit) == (None, "A boat at the quay.", "INA")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("1. Bridge opens\n2. Tomatoes cheaper", [("Bridge opens", None), ("Tomatoes cheaper", None)]),
        ("• Bridge opens\n• Tomatoes cheaper", [("Bridge opens", None), ("Tomatoes cheaper", None)]),
        ("14:05 Bridge opens\n13:40 Swan rescued", [("Bridge opens", "14:05"), ("Swan rescued", "13:40")]),
        (
            "Bridge opens again - 2 hours ago\nSwan rescued",
            [("Bridge opens again", "2 hours ago"), ("Swan rescued", None)],
        ),
        (
            "Bridge opens\n10 minutes ago\nSwan rescued\nyesterday 5",
            [("Bridge opens", "10 minutes ago"), ("Swan rescued", None)],
        ),
        (  # a caption that no credit tells, longer than any title
            f"{SHORT} The keeper of the museum stood beside it in the rain.\nBridge opens\n10 minutes ago",
            [("Bridge opens", "10 minutes ago")],
        ),
        (
            "5m ago\nBridge opens again\n9m ago\nSwan rescued\n2h ago\nTomatoes cheaper",
            [("Bridge opens again", "5m ago"), ("Swan rescued", "9m ago"), ("Tomatoes cheaper", "2h ago")],
        ),
        (
            "24 September 2025\n\nBridge opens again\n14:05\n\nSwan rescued\n13:40",
            [("Bridge opens again", "24 September 2025"), ("Swan rescued", "13:40")],
        ),
        (
            "Today\n\n14:05\nBridge opens again\n\n13:40\nSwan rescued\n\nYesterday\n\n21:10\nTomatoes cheaper",
            [
                ("Bridge opens again", "Today 14:05"),
                ("Swan rescued", "Today 13:40"),
                ("Tomatoes cheaper", "Yesterday 21:10"),
            ],
        ),
        (
            "24 September 2025\n00:15 Bridge opens again\n23:50 Swan rescued",
            [("Bridge opens again", "24 September 2025 00:15"), ("Swan rescued", "23:50")],
        ),
        (
            "World | 2 hours ago\nBridge opens again\nSport | 3 hours ago\nSwan rescued",
            [("Bridge opens again", "2 hours ago"), ("Swan rescued", "3 hours ago")],
        ),
        (
            "Bridge opens again\nBy Mara Lind\n14:05\n\nSwan rescued\nBy Mara Lind\n13:40",
            [("Bridge opens again", "14:05"), ("Swan rescued", "13:40")],
        ),
        (
            "Bridge opens again\n\nSwan rescued\n\nSee all the latest news",
            [("Bridge opens again", None), ("Swan rescued", None)],
        ),
        *[
            (
                "\n".join(
                    f"{title}\n{label}\n"
                    for title in ("Bridge opens again", "Swan rescued from ice", "Tomatoes are cheaper")
                ),
                [("Bridge opens again", None), ("Swan rescued from ice", None), ("Tomatoes are cheaper", None)],
            )
            for label in ("Read more", "Latest news", "12 comments")
        ],
    ],
)
def test_rows_of_a_list_are_told_apart(rows: str, expected: list[tuple[str, str | None]]) -> None:
    found = [(row.title, row.published) for row in read(dump(below=f"The Latest\n\n{rows}\n")).latest]
    assert found[: len(expected)] == expected
    assert len(found) <= len(expected) + rows.count("yesterday 5")


def test_a_heading_over_paragraphs_is_the_storys_own_whatever_it_says() -> None:
    longer = f"{SHORT} And so said all the others."
    own = f"{SHORT}\n\nThe latest\n\n{longer}\n\n{longer} So it was."
    text = f"New boats for the island\n\n{own}\n\nThe Latest\n\nSwan rescued\n"
    assert story(text)[1:3] == ["The latest", longer]
    assert [row.title for row in read(text).latest] == ["Swan rescued"]


def test_a_caption_between_a_title_and_its_summary_is_of_that_row() -> None:
    summary = "It had sat on the ice of the harbour for three days."
    row = f"{{0}}\nThe swan sat on the ice in May {{1}}. Photo: INA\n{summary}\n3h ago"
    titles = ("Bridge opens again", "Swan rescued from ice", "Tomatoes are cheaper")
    rows = "\n\n".join(row.format(title, number) for number, title in enumerate(titles))
    found = read(dump(below=f"The Latest\n\n{rows}\n")).latest
    assert [(row.title, row.image and row.image.caption) for row in found] == [
        (title, f"The swan sat on the ice in May {number}.") for number, title in enumerate(titles)
    ]
    assert {row.summary for row in found} == {summary}


@pytest.mark.parametrize(
    "row",
    [
        "{title} <{address}>",
        "{title} ({address})",
        "{title} {address}",
        "- [{title}]({address})",
        "### [{title}]({address})\n\nThe swan had sat on the ice for three days.",
        '**[{title}]({address} "The story")**',
    ],
)
def test_rows_of_a_list_have_the_addresses_that_programs_write_beside_them(row: str) -> None:
    titles = ("Bridge opens again", "Swan rescued from ice", "Tomatoes are cheaper")
    rows = "\n\n".join(row.format(title=title, address=f"https://a.example/{title[:4]}") for title in titles)
    found = read(dump(below=f"The Latest\n\n{rows}\n")).latest
    assert [(row.title, row.link) for row in found] == [(title, f"https://a.example/{title[:4]}") for title in titles]


def test_an_address_below_a_title_is_its_rows() -> None:
    rows = "https://a.example/\nBridge opens\nhttps://a.example/1\nSwan rescued from the ice\nhttps://a.example/2\n"
    found = [(row.title, row.link) for row in read(dump(below=f"The Latest\n\n{rows}")).latest]
    assert found == [("Bridge opens", "https://a.example/1"), ("Swan rescued from the ice", "https://a.example/2")]


def test_a_menu_with_one_longer_entry_is_no_list() -> None:
    assert read(dump(below="The Latest\n\nSport\nCulture\nOffers for our readers\nTravel\nHome")).latest == ()


@pytest.mark.parametrize(("rows", "count"), [("Ferry is back\nRye is dear", 0), ("Ferry is back in service", 1)])
def test_a_list_above_the_title_has_titles_as_long_as_headlines(rows: str, count: int) -> None:
    head = f"Latest News\n{rows}\n\nRelated\n\nA title of some words that is long\n\n24 September 2025"
    assert len(read(dump(head=head)).latest) == count


@pytest.mark.parametrize(
    "tail",
    [
        "This article is for subscribers only. Log in to read the rest of it.",
        "Write to the newsroom at desk@weirpost.example.",
        "Imprint\n\nApps\n\nJobs\n\nHelp\n\nRights\n\nMade by people who live beside the river all year round.",
    ],
)
def test_what_hangs_on_behind_a_story_is_no_part_of_it(tail: str) -> None:
    assert story(dump(body=f"{SHORT}\n\n{SHORT}\n\n{SHORT}", below=tail)) == [SHORT] * 6


@pytest.mark.parametrize(
    ("line", "title", "publisher"),
    [
        ("Old mill grinds barley again - Quay Letter", "Old mill grinds barley again", "Quay Letter"),  # said below
        ("Old mill grinds barley again - and again", "Old mill grinds barley again - and again", None),
        (
            "Old mill grinds barley again - one look at its wheel",
            "Old mill grinds barley again - one look at its wheel",
            None,
        ),
    ],
)
def test_the_name_of_the_site_is_no_part_of_a_title(line: str, title: str, publisher: str | None) -> None:
    entry = read(dump(head=f"{line}\n24 September 2025", below="© Quay Letter"))
    assert entry.title[0].value == title
    assert [said.value for said in entry.publisher] == ([publisher] if publisher else [])


def test_a_short_first_paragraph_below_the_date_is_the_storys() -> None:
    assert story(dump(head="A title of some words\n\n24-09-2025\n\nIt rained."))[0] == "It rained."


def test_a_dateline_with_marks_of_direction_is_read_and_stays_in_the_story() -> None:
    text = dump(body=f"\u200f\u0628\u063a\u062f\u0627\u062f (\u0648\u0627\u0639) \u200f- {SHORT}")
    found = read(text).dateline
    assert found is not None
    assert (found.place, found.agency) == ("بغداد", "واع")
    assert story(text)[0].endswith(SHORT)


def test_speakers_are_no_datelines_and_keep_their_names() -> None:
    entry = read(dump(body=f"ADA LIND: {SHORT}\n\nREPORTER: {SHORT}"))
    assert entry.dateline is None
    assert "ADA LIND:" in entry.content[0].value


def test_of_letters_within_letters_as_many_as_there_may_be_are_opened() -> None:
    quoted = "\n".join(f"> > > > > {line}" for line in dump().splitlines())
    assert story(quoted) == [SHORT, SHORT]


def test_the_first_line_is_the_title_where_the_page_has_no_head() -> None:
    entry = read(f"{SHORT}\n\n{SHORT}\n")
    assert entry.title[0].value == SHORT
    assert (entry.published, entry.author, entry.dateline, entry.latest) == ((), (), None, ())


def test_it_is_an_article_in_text_format() -> None:
    parsed = parse_text_dump(dump())
    assert (parsed.format, parsed.kind) == (Format.TEXT, Kind.ARTICLE)


POLLED = "put the file into seeds/ to have them polled"


@pytest.mark.parametrize(
    ("text", "rule", "detail"),
    [
        ("https://a.example/1\nhttps://a.example/2\n# note\n", "list-of-urls", f"2 addresses; {POLLED}"),
        ("Hello\nWorld\n", "no-story", "no line of it is a paragraph"),
        ("", "no-story", "no line of it is a paragraph"),
    ],
)
def test_what_holds_no_story_is_refused(text: str, rule: str, detail: str) -> None:
    with pytest.raises(ReadError) as refused:
        parse_text_dump(text)
    assert (refused.value.rule, refused.value.detail) == (rule, detail)


def test_markup_in_a_dump_stays_text() -> None:
    html = read(dump(body=f"<script>alert(1)</script> {SHORT}")).content[0].value
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


PARAGRAPHS = (
    "The harbour master said on Friday that the last of the old ferries would sail in spring, and that nobody on the"
    " crew would lose a place because of it.",
    "Three new boats have been ordered from a yard up the coast. They are quieter than the old ones, and each of them"
    " carries forty passengers and twelve bicycles.",
    "Tickets will cost what they cost today.",
    "A timetable is to follow once the council has agreed on the first and the last crossing of the day, which people"
    " from the island have asked for since the winter.",
)


@pytest.mark.parametrize("width", [60, 72, 80])
@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_lines_broken_at_a_width_are_put_together(width: int, between: str) -> None:
    title = "Old ferries leave the harbour in spring"
    body = between.join(fill(paragraph, width) for paragraph in PARAGRAPHS)
    text = f"{title}\nBy Mara Lind\n3 October 2025\n\n{body}\n\nTags: Harbour, Ferries\n"
    entry = read(text)
    assert (entry.title[0].value, entry.author[0].value) == (title, "By Mara Lind")
    assert entry.published[0].value == "3 October 2025"
    assert story(text) == list(PARAGRAPHS)
    assert "<h2>" not in entry.content[0].value
    assert [tag.term for tag in entry.tags] == ["Harbour", "Ferries"]


def test_a_title_as_wide_as_the_page_does_not_run_into_the_byline() -> None:
    title = "Old ferries leave the harbour in spring, and three boats will sail there"
    text = f"{title}\nBy Mara Lind\n\n" + "\n\n".join(fill(paragraph, len(title)) for paragraph in PARAGRAPHS)
    entry = read(text)
    assert (entry.title[0].value, entry.author[0].value) == (title, "By Mara Lind")
    assert story(text) == list(PARAGRAPHS)


def test_a_word_broken_at_its_hyphen_is_one_word_again() -> None:
    lines = (
        "The boats that the town has ordered from the yard up the coast are well-",
        "known there, and each of them carries forty passengers and their bags to",
        "the island and back again, said the harbour master, who was there on the",
        "quay all day long.",
    )
    text = "New boats for the island\n\n" + "\n".join(lines)
    assert story(text) == [" ".join(lines).replace("well- ", "well-")]


def test_headlines_of_one_length_stay_apart() -> None:
    rows = (
        "Minister opens the new hall at the harbour in the rain",
        "Bakers sell more bread to the islanders than last year",
        "Swimmers find the old anchor below the quay at low sea",
        "Council puts off the vote on the timetable for a month",
    )
    below = "The Latest\n" + "\n".join(rows)
    text = f"A title of some words\n\n{SHORT}\n\n{SHORT}\n\n{below}\n"
    assert [row.title for row in read(text).latest] == list(rows)


@pytest.mark.parametrize("heading", ["Topics", "Tags:", "Schlagwörter", "Filed under", "Etiketler", "الوسوم"])
@pytest.mark.parametrize(
    "items", ["Harbour\nFerries", "Harbour\n\nFerries", "Harbour, Ferries", "- Harbour\n- Ferries"]
)
@pytest.mark.parametrize("end", ["", "\n\n© 2025 Example Post"])
def test_tags_may_stand_below_their_heading(heading: str, items: str, end: str) -> None:
    text = dump(below=f"{heading}\n{items}{end}")
    assert [tag.term for tag in read(text).tags] == ["Harbour", "Ferries"]
    assert story(text) == [SHORT, SHORT]


def test_the_story_goes_on_behind_a_list_of_tags() -> None:
    text = dump(below=f"Topics\nHarbour\nFerries\n\nWhat follows\n\n{SHORT}")
    assert [tag.term for tag in read(text).tags] == ["Harbour", "Ferries"]
    assert story(text) == [SHORT, SHORT, "What follows", SHORT]


def test_a_heading_like_one_of_tags_may_head_a_paragraph() -> None:
    entry = read(dump(below=f"Themen\n\n{SHORT}\n\n{SHORT}"))
    assert entry.tags == ()
    assert "<h2>Themen</h2>" in entry.content[0].value


@pytest.mark.parametrize("gap", ["\t", "   ", " \t "])
@pytest.mark.parametrize(
    ("columns", "author"),
    [
        (("Mara Lind", "Reporter", "Friday, October 3, 2025"), "Mara Lind"),
        (("Mara Lind", "Senior Political Reporter", "Friday, October 3, 2025"), "Mara Lind"),
        (("By Mara Lind", "Reporter", "Friday, October 3, 2025"), "By Mara Lind"),
        (("Mara Lind", "Friday, October 3, 2025"), "Mara Lind"),
    ],
)
def test_columns_of_a_byline_are_told_apart(gap: str, columns: tuple[str, ...], author: str) -> None:
    entry = read(dump(head=f"A title of some words\n{gap.join(columns)}"))
    assert [said.value for said in entry.author] == [author]
    assert [said.value for said in entry.published] == ["Friday, October 3, 2025"]
    assert entry.publisher == ()


def test_wide_spaces_in_prose_part_no_columns() -> None:
    wide = SHORT.replace(" ", "  ")
    assert story(dump(body=wide)) == [SHORT, SHORT]


@pytest.mark.parametrize(
    "title", ["# A title of some words", "## **A title of some words** ##", "__A title of some words__"]
)
@pytest.mark.parametrize("byline", ["*By Mara Lind*", "**By Mara Lind**", "_By Mara Lind_", "By *Mara Lind*"])
def test_marks_of_markdown_are_no_part_of_title_and_name(title: str, byline: str) -> None:
    entry = read(dump(head=f"{title}\n\n{byline}", below=f"## What follows\n\n{SHORT}"))
    assert entry.title[0].value == "A title of some words"
    assert [said.value for said in entry.author] == ["By Mara Lind"]
    assert "<h2>What follows</h2>" in entry.content[0].value


def test_a_star_or_a_hash_that_marks_nothing_stays() -> None:
    entry = read(dump(head="#Harbour: 3 * 4 boats make snake_case_names*"))
    assert entry.title[0].value == "#Harbour: 3 * 4 boats make snake_case_names*"


def test_a_dump_of_lines_that_say_nothing_is_read_in_part_and_says_so() -> None:
    paragraph = "The two eastern gates of the dam were opened on Wednesday morning, after three days of rain, he said."
    parsed = parse_text_dump(f"A title of some words\n\n{paragraph}\n" + "-\n" * 30_000)
    assert [flaw.rule for flaw in parsed.flaws] == ["too-large"]
    assert paragraph in text_of(parsed.entries[0].content[0].value)


def test_of_lines_without_number_the_first_are_read_and_it_says_so() -> None:
    lines = "\n".join(f"The two eastern gates of the dam were opened {at} times." for at in range(21_000))
    parsed = parse_text_dump(f"A title of some words\n\n{lines}")
    assert [str(flaw) for flaw in parsed.flaws] == ["too-large: the first 20,000 lines were read"]


def test_lines_that_were_broken_count_as_the_paragraphs_that_they_are_of() -> None:
    broken = fill(
        "The two eastern gates of the dam were opened on Wednesday morning, after three days of rain. " * 4, 70
    )
    parsed = parse_text_dump("A title of some words\n\n" + "\n\n".join([broken] * 4_000))
    assert (parsed.flaws, parsed.entries[0].content[0].value.count("<p>")) == ((), 4_000)


@pytest.mark.parametrize(
    "line", ["9/9/99 {} 9/9/99", "Sep 9 {}\tSep 9\tSep 9", "a{}", "1 2 3 4 5 6 {}", "{} September 2025"]
)
def test_lines_of_figures_cost_no_more_than_other_lines(line: str) -> None:
    dump = f"{ENGLISH}\n" + "\n".join(line.format(at) for at in range(20_000))
    assert finishes(lambda: parse_text_dump(dump), cpu=6)


def test_the_many_parts_of_a_first_line_cost_no_time() -> None:
    dump = f"The mill turns again in Weir{' | The Post' * 20_000}\n\n{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}"
    assert finishes(lambda: parse_text_dump(dump), cpu=6)


def test_a_long_text_of_broken_lines_is_put_together_in_time() -> None:
    line = "and the water ran on below the wheel as it had always done, said he,"
    dump = f"A title of some words\n\n{PARAGRAPHS[0]}\n\n" + f"{line}\n" * 40_000
    assert finishes(lambda: parse_text_dump(dump), cpu=6)


BLOCK = "Home > News > Sport\nBy Jane Doe | 3 March 2025\n"
MOST_CALLS = 80  # function calls for each line; 124 if the same line is looked at anew everywhere


def calls_of(blocks: int) -> int:
    """Return how many Python functions are called to read a dump of so many blocks."""
    dump = f"The old lock is open again\n{blocks * BLOCK}{PARAGRAPHS[0]}\n"
    profile = Profile()
    profile.runcall(parse_text_dump, dump)
    return sum(one.callcount for one in profile.getstats() if not isinstance(one.code, str))


def test_a_line_that_comes_again_and_again_is_told_once() -> None:
    _, few, many = map(calls_of, (1, 200, 400))  # the first time, tables are made
    assert many - few < 200 * BLOCK.count("\n") * MOST_CALLS


CAPTION = "Workers look at the old sea wall on Monday."
FIRST = "The council has voted for a gate across the mouth of the river, after ten years of argument."


def shown(text: str) -> list[tuple[str | None, str | None]]:
    return [(image.caption, image.credit) for image in read(text).images]


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("© Luc Lind / AFP", "Luc Lind / AFP"),
        ("© AFP", "AFP"),
        ("© Jens Lind/dpa", "Jens Lind/dpa"),
        ("(c) Ann Lind", "Ann Lind"),
        ("© رويترز", "رويترز"),
        ("Photo: Ann Lind", "Ann Lind"),
        ("(Photo: Ann Lind / The Mirror)", "Ann Lind / The Mirror"),
        ("Getty Images", "Getty Images"),
        ("Reuters", "Reuters"),
        ("AP Photo/Ann Lind", "AP Photo/Ann Lind"),
        ("Ann Lind / The Harbour Mirror", "Ann Lind / The Harbour Mirror"),
    ],
)
def test_a_caption_and_the_credit_below_it_are_one_picture(line: str, credit: str) -> None:
    text = dump(head=f"A title of some words\n\nJane Doe\n24-09-2025\n\n{CAPTION}\n{line}\n\n{FIRST}")
    assert shown(text) == [(CAPTION, credit)]
    assert story(text) == [FIRST, SHORT, SHORT]
    assert read(text).rights == ()


def test_a_caption_may_be_no_sentence_or_stand_above_the_byline() -> None:
    phrase = f"A title of some words\n\nJane Doe\n24-09-2025\n\n{CAPTION[:-1]}\nPhoto: Ann Lind"
    assert shown(dump(head=phrase)) == [(CAPTION[:-1], "Ann Lind")]
    above = dump(head=f"A title of some words\n\n{CAPTION}\nPhoto: Ann Lind\n\nJane Doe\n24-09-2025")
    assert (shown(above), read(above).summary) == ([(CAPTION, "Ann Lind")], ())


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_picture_credit_inside_a_story_does_not_end_it(gap: str) -> None:
    lines = ["A title of some words", SHORT, SHORT, CAPTION, "© Ann Lind / AFP", FIRST, SHORT]
    assert story(gap.join(lines))[-2:] == [FIRST, SHORT]


@pytest.mark.parametrize("foot", ["© The Weir Post", "© 2025 The Weir Post", "(c) The Weir Post. All rights reserved."])
def test_a_claim_of_rights_ends_the_story_where_no_paragraphs_follow(foot: str) -> None:
    text = dump(below=f"{foot}\n\nFerries\n\nThe ferry to the island is back in service on Thursday.")
    assert story(text) == [SHORT, SHORT]
    assert read(text).rights[0].value == foot


@pytest.mark.parametrize(
    "head",
    [
        f"A title of some words\n\n{FIRST}\nReuters",  # the author is not named above
        f"A title of some words\n24-09-2025\n{FIRST}\n\nPhoto: Ann Lind",  # of a picture without a caption
        f"A title of some words\n24-09-2025\n{FIRST}\nSource: Reuters",
    ],
)
def test_a_paragraph_above_a_credit_is_no_caption_by_that_alone(head: str) -> None:
    assert FIRST in read(dump(head=head)).content[0].value or FIRST in [
        said.value for said in read(dump(head=head)).summary
    ]


def test_a_title_as_long_as_a_paragraph_above_a_credit_is_no_caption() -> None:
    title = f"{FIRST[:-1]} about the river"
    assert read(dump(head=f"Home\n{title}\nPhoto: Ann Lind")).title[0].value == title


def test_a_claim_of_rights_above_a_list_of_other_stories_credits_no_picture() -> None:
    text = dump(below="© The Weir Post\n\nRelated\n\nFerry is back in service")
    assert (read(text).rights[0].value, read(text).images) == ("© The Weir Post", ())


def test_the_last_paragraph_above_an_agencys_name_is_no_caption() -> None:
    assert story(dump(head="A title of some words\n\nJane Doe\n24-09-2025", below=f"{FIRST}\nReuters"))[-1] == FIRST


def test_where_no_blank_lines_part_paragraphs_the_one_above_a_credit_is_kept() -> None:
    text = f"A title of some words\n24-09-2025\n{FIRST}\nPhoto: Ann Lind\n{SHORT}\n{SHORT}"
    assert story(text) == [FIRST, SHORT, SHORT]


@pytest.mark.parametrize(
    "heading",
    [
        *(
            "热门文章",
            "推荐阅读",
            "相关文章",
            "あわせて読みたい",
            "人気記事",
            "많이 본 기사",
            "قد يهمك أيضًا",
            "زۆرترین بینراو",
        ),
        *(
            "پربازدیدترین‌ها",
            "En çok okunan haberler",
            "Articles similaires",
            "I più letti",
            "Potrebbe interessarti anche",
        ),
        *(
            "Te recomendamos",
            "Najczęściej czytane",
            "Mest läst",
            "Berita Terkait",
            "Terpopuler",
            "Tin liên quan",
            "Đọc nhiều",
        ),
        *("Διαβάστε επίσης", "הנקראות ביותר"),
    ],
)
def test_a_list_of_other_stories_is_known_by_its_heading_in_any_language(heading: str) -> None:
    text = dump(
        below=f"{heading}\n\nTen beaches for the summer\n\nThe Latest\n\nFerry back in service\n\n{heading}\n\nA cat"
    )
    assert story(text) == [SHORT, SHORT]
    assert [row.title for row in read(text).latest] == ["Ferry back in service"]


@pytest.mark.parametrize("mark", ["广告", "廣告"])
def test_the_mark_of_an_advertisement_is_no_part_of_a_story(mark: str) -> None:
    assert story(dump(head=f"A title of some words\n\n{FIRST}\n\n{mark}")) == [FIRST, SHORT, SHORT]
