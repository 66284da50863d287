import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.errors import ReadError
from ingest.reading.page import parse_page
from ingest.reading.raw import Parsed
from ingest.schema import Format, Kind
from tests.articles.written import PROSE

URL = "https://news.example/region/"
TEASER = (
    '<div class="cell"><a href="/s/{0}/"><img src="/t{0}.jpg"></a>'
    '<h2><a href="/s/{0}/">Story number {0} of the day is here</a></h2>{1}</div>'
)


def page(body: str, head: str = "") -> Parsed:
    return parse_page(f"<html><head>{head}</head><body>{body}</body></html>", url=URL)


def front(summary: str = "") -> str:
    return "<nav><a href='/sport/'>All of our sports news</a></nav><h1>Region</h1>" + "".join(
        TEASER.format(number, summary) for number in range(9)
    )


def items(parsed: Parsed) -> list[tuple[str, str | None]]:
    return [(link.url, link.title) for link in parsed.links if link.rel == "item"]


@pytest.mark.parametrize(
    ("body", "head", "kind", "rules"),
    [
        (f"<h1>Dam gates open</h1>{PROSE * 4}", "", Kind.ARTICLE, []),
        (
            "<h1>Dam gates open</h1><p>The gates of the dam were opened on Wednesday, the ministry of water said.</p>",
            "",
            Kind.ARTICLE,
            [],
        ),
        (
            "<p>Checking your browser before you go on.</p>",
            "<title>Just a moment...</title>",
            Kind.CHALLENGE,
            ["challenge"],
        ),
        ("<p>Verify you are human to go on.</p><script></script>", "", Kind.CHALLENGE, ["challenge"]),
        ("<form><input name=u><input type=password></form>", "<title>Log in</title>", Kind.LOGIN, ["login-wall"]),
        ("<h1>Oops!</h1><p>Go home.</p>", "<title>404 - Page not found | The Daily</title>", Kind.EMPTY, ["not-found"]),
        (f"<h1>Sayfa bulunamadı</h1><p>{'Aradığınız sayfa yok. ' * 8}</p>", "", Kind.EMPTY, ["not-found"]),
        ("<div id=root></div><script src=/app.js></script>", "", Kind.EMPTY, ["script-only"]),
        ("<p>Nothing.</p>", "", Kind.EMPTY, ["no-story"]),
    ],
    ids=[
        "article",
        "short-article",
        "challenge",
        "challenge-words",
        "login",
        "gone",
        "gone-in-turkish",
        "script-only",
        "no-story",
    ],
)
def test_a_page_is_told_for_what_it_is(body: str, head: str, kind: Kind, rules: list[str]) -> None:
    parsed = page(body, head)
    assert (parsed.format, parsed.kind) == (Format.HTML, kind)
    assert [flaw.rule for flaw in parsed.flaws] == rules
    assert len(parsed.entries) == (kind is Kind.ARTICLE)


def test_an_article_that_speaks_of_a_captcha_is_an_article() -> None:
    speaking = f"<h1>Are you a robot?</h1><p>Sites ask readers to verify you are human, said one.</p>{PROSE * 8}"
    assert page(speaking).kind is Kind.ARTICLE


def test_a_page_that_is_gone_is_neither_a_story_nor_a_list_of_those_it_names_instead() -> None:
    parsed = page(front(), "<title>Page not found - The Daily</title>")
    assert (parsed.kind, parsed.entries, parsed.latest, items(parsed)) == (Kind.EMPTY, (), (), [])


@pytest.mark.parametrize(
    ("head", "words"),
    [("", PROSE * 8), ("<meta property='article:published_time' content='2025-03-01T10:00:00Z'>", PROSE)],
    ids=["long", "dated"],
)
def test_a_story_of_what_is_not_found_is_an_article(head: str, words: str) -> None:
    assert page(f"<h1>Page not found</h1>{words}", f"<title>Page not found</title>{head}").kind is Kind.ARTICLE


def test_an_article_with_a_login_form_in_its_head_is_an_article() -> None:
    assert page(f"<form><input type=password></form><h1>Dam gates open</h1>{PROSE * 8}").kind is Kind.ARTICLE


@pytest.mark.parametrize(
    "summary", ["", "<p>Four empty carriages covered the six kilometres in just over an hour, it said.</p>"]
)
def test_a_section_front_is_a_listing_with_one_link_a_story(summary: str) -> None:
    parsed = page(front(summary))
    assert parsed.kind is Kind.LISTING
    assert parsed.entries == ()
    assert items(parsed) == [(f"/s/{number}/", f"Story number {number} of the day is here") for number in range(9)]


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example/ckb/",
        "https://news.example/home",
        "https://news.example/en/index.html",
        "https://news.example/?utm_source=app",
        "https://news.example/home.html",
    ],
)
def test_a_listing_at_a_sites_first_address_is_its_front_page(url: str) -> None:
    assert parse_page(f"<html><body>{front()}</body></html>", url=url).kind is Kind.FRONT


@pytest.mark.parametrize(
    ("address", "kind"),
    [("https://news.example/dam-opens/", Kind.ARTICLE), ("https://news.example/", Kind.LISTING)],
)
def test_a_page_that_says_it_is_one_story_is_no_list_of_the_links_around_it(address: str, kind: Kind) -> None:
    head = (
        '<meta property="og:type" content="article"><meta property="article:published_time" content="2025-09-24">'
        f'<link rel="canonical" href="{address}">'
    )
    parsed = page(front(), head)
    assert parsed.kind is kind
    assert [flaw.rule for flaw in parsed.flaws] == (["no-story"] if kind is Kind.ARTICLE else [])


def test_a_listing_leaves_out_other_sites_menus_and_itself() -> None:
    other = '<p><a href="https://other.example/x">A story of quite another site</a></p>'
    itself = f'<p><a href="{URL}">This very page, by its address</a></p>'
    assert len(items(page(front() + other + itself))) == 9


def test_a_list_under_a_latest_heading_of_a_listing_is_its_latest() -> None:
    parsed = page(f"<h2>Latest News</h2><div>{front()}</div>".replace("<h1>Region</h1>", ""))
    assert [row.link for row in parsed.latest] == [f"/s/{number}/" for number in range(9)]


def test_the_stories_of_a_section_front_have_their_summary_picture_and_time() -> None:
    summary = "Four empty carriages covered the six kilometres in just over an hour, it said."
    teaser = (
        "<div><a href='/s/{0}/'><img src='/{0}.jpg' alt=''></a>"
        "<h2><a href='/s/{0}/'>Story number {0} of the day</a></h2>"
        "<p>{1} <a href='/s/{0}/'>Read more</a></p><time datetime='2025-09-{2}T10:00Z'>then</time></div>"
        "<p><a href='/s/'>Stories of our whole region</a></p>"
    )
    parsed = page("<h1>Region</h1>" + "".join(teaser.format(n, summary, 24 - n) for n in range(9)))
    assert parsed.kind is Kind.LISTING
    assert [(row.link, row.title) for row in parsed.latest] == [
        (f"/s/{n}/", f"Story number {n} of the day") for n in range(9)
    ]
    assert {row.summary for row in parsed.latest} == {summary}
    assert [row.image and row.image.url for row in parsed.latest] == [f"/{n}.jpg" for n in range(9)]
    assert [row.published for row in parsed.latest] == [f"2025-09-{24 - n}T10:00Z" for n in range(9)]


@pytest.mark.parametrize("link", ["<a href='/s/{0}/'>Read more</a>", "<a class=over href='/s/{0}/'></a>"])
def test_cards_whose_titles_are_no_links_make_a_listing(link: str) -> None:
    summary = "Four empty carriages covered the six kilometres in just over an hour, it said."
    card = f"<div><h2>Story number {{0}} of the day</h2><p>{summary}</p>{link}</div>"
    parsed = page("<h1>Region</h1>" + "".join(card.format(number) for number in range(9)))
    assert parsed.kind is Kind.LISTING
    assert [(row.link, row.title, row.summary) for row in parsed.latest] == [
        (f"/s/{number}/", f"Story number {number} of the day", summary) for number in range(9)
    ]
    assert items(parsed) == [(f"/s/{number}/", None) for number in range(9)]


SUMMARY = (
    "Four empty carriages covered the six kilometres in just over an hour, it said on day {0}. The mayor spoke of a "
    "new age for the town, and those who had come to see them cheered, sang and stayed until the evening."
)


@pytest.mark.parametrize(
    ("card", "count"),
    [
        (f"<div><h2><a href='/s/{{0}}/'>Story number {{0}} of the day</a></h2><p>{SUMMARY}</p></div>", 5),
        (
            "<article><header><span><a href='/s/{0}/'>Story number {0} of the day</a></span>"
            f"<div>by Jane Doe, published 24 September 2025</div></header><p>{SUMMARY}</p></article>",
            9,
        ),
        (
            "<li><article><a href='/s/{0}/'><span>Story number {0} of the day</span><span>9/24/2025</span></a>"
            f"<span>{SUMMARY}</span></article>",
            9,
        ),
        (
            "<div><h2><a href='/s/{0}/'>Story number {0} of the day</a></h2><dl><dt>Details</dt><dd>By Jane Doe</dd>"
            f"<dd>24 September</dd><dd>Railways</dd></dl><p>{SUMMARY}</p></div>",
            9,
        ),
        (
            "<div><h3>Story number {0} of the day</h3><div><span>24 September 2025</span> · 3 min</div>"
            "<a href='/s/{0}/' aria-label='to Story number {0} of the day'></a></div>",
            9,
        ),
    ],
    ids=["few", "signed-below", "in-one-line", "data-below", "over"],
)
def test_cards_of_any_make_are_a_listing(card: str, count: int) -> None:
    parsed = page("<main><h1>Region</h1>" + "".join(card.format(number) for number in range(count)) + "</main>")
    assert (parsed.kind, parsed.entries) == (Kind.LISTING, ())
    assert [row.link for row in parsed.latest] == [f"/s/{number}/" for number in range(count)]


BRIEF = "All {0} empty carriages covered the six kilometres in {0} hours."
SHORT = [
    "<div><h3><a href='{0}'>{1}</a></h3><p>{2}</p></div>",
    "<div><a href='{0}'><h3>{1}</h3></a><p>{2}</p></div>",
    "<dl><dt><a href='{0}'>{1}</a></dt><dd>{2}</dd></dl>",
    "<div><a href='{0}'><img src='/i.jpg' alt=''><span>{1}</span></a><div>{2}</div></div>",
]


@pytest.mark.parametrize("card", SHORT, ids=["heading", "around", "term", "picture"])
@pytest.mark.parametrize("title", ["Tram opens, day {}", "وصول القطار الجديد {}", "ट्राम चली, दिन {}", "电车今日开通{}"])
def test_headlines_of_a_few_words_make_a_listing_by_where_they_stand(card: str, title: str) -> None:
    cards = "".join(
        card.format(f"/s/{number}/", title.format(number), BRIEF.format(number + 2)) for number in range(12)
    )
    parsed = page(f"<main><h1>Region</h1>{cards}</main>")
    assert (parsed.kind, parsed.entries) == (Kind.LISTING, ())
    assert [row.link for row in parsed.latest] == [f"/s/{number}/" for number in range(12)]


def test_terms_of_a_few_words_name_what_is_told_below_each_in_one_list() -> None:
    terms = "".join(f"<dt><a href='/s/{n}/'>Tram opens, day {n}</a><dd>{BRIEF.format(n + 2)}" for n in range(12))
    parsed = page(f"<main><h1>Region</h1><dl>{terms}</dl></main>")
    assert (parsed.kind, len(parsed.latest)) == (Kind.LISTING, 12)


def test_short_headings_that_lead_to_other_sites_are_the_parts_of_an_article() -> None:
    parts = "".join(
        SHORT[0].format(f"https://tram-{n}.example/", f"Tram no {n}", BRIEF.format(n + 2)) for n in range(12)
    )
    parsed = page(f"<main><h1>Twelve trams to see this year</h1>{parts}</main>")
    assert (parsed.kind, len(parsed.entries)) == (Kind.ARTICLE, 1)


@pytest.mark.parametrize(
    "older", ["← Ältere Beiträge", "Articles plus anciens", "Starší příspěvky", "Предыдущие записи"]
)
def test_a_link_to_older_stories_is_none_of_a_listing(older: str) -> None:
    parsed = page(f"{front()}<div><a href='/region/page/2/'>{older}</a></div>")
    assert [link for link, _ in items(parsed)] == [f"/s/{number}/" for number in range(9)]


@pytest.mark.parametrize(
    "more", ["Celý článek", "أكمل القراءة", "להמשך קריאה", "Читати більше", "继续阅读", "Đọc tiếp"]
)
def test_words_that_lead_on_are_no_title_of_a_card(more: str) -> None:
    card = f"<div><h2>Story number {{0}} of the day</h2><p>{SUMMARY}</p><a href='/s/{{0}}/'>{more}</a></div>"
    parsed = page("<main><h1>Region</h1>" + "".join(card.format(number) for number in range(9)) + "</main>")
    assert [(row.link, row.title) for row in parsed.latest] == [
        (f"/s/{number}/", f"Story number {number} of the day") for number in range(9)
    ]


def test_what_its_role_calls_a_box_beside_a_listing_is_none_of_it() -> None:
    beside = "".join(f"<li><a href='/p/{number}/'>A story {number} that many of them read</a>" for number in range(5))
    parsed = page(f"{front()}<div role=complementary><h2>Most read</h2><ul>{beside}</ul></div>")
    assert [link for link, _ in items(parsed)] == [f"/s/{number}/" for number in range(9)]


def test_a_story_above_cards_whose_titles_are_no_links_is_no_listing() -> None:
    card = "<div><h3>Story number {0} of the day</h3><a href='/s/{0}/'>Read more</a></div>"
    cards = "".join(card.format(number) for number in range(9))
    assert page(f"<article><h1>Dam gates open</h1>{PROSE * 4}</article><div>{cards}</div>").kind is Kind.ARTICLE


@pytest.mark.parametrize(
    "link", ["<a href='/i/{0}.jpg'><img src='/i/{0}.jpg'></a>", "<a href='/s/{0}/'>Click here</a>"]
)
def test_a_story_in_parts_each_with_a_link_without_a_title_is_no_listing(link: str) -> None:
    part = f"<div><h2>Part {{0}} of the day</h2><p>Here it is: {link} and goes on for more. {PROSE[3:]}</div>"
    parts = "".join(part.format(number) for number in range(9))
    assert page(f"<h1>Dam gates open</h1>{parts}").kind is Kind.ARTICLE


@pytest.mark.parametrize("mark", ["<span>Sponsored</span>", "<p>Sponsored by Chair Company</p>"])
def test_a_story_of_a_listing_that_was_paid_for_is_left_out(mark: str) -> None:
    card = "<article>{1}<h2><a href='/s/{0}/'>Story number {0} of the day is here</a></h2></article>"
    parsed = page("<h1>Region</h1>" + "".join(card.format(number, mark if number == 4 else "") for number in range(9)))
    assert [row.link for row in parsed.latest] == [f"/s/{number}/" for number in range(9) if number != 4]


def in_full(number: int, link: str = "/s/{}/", around: str = "<article>") -> str:
    heading = (
        f"<h2><a href='{link.format(number)}'>Day {number} at the dam</a></h2>" if link else f"<h2>Day {number}</h2>"
    )
    hours = (
        f"<p>At {hour} on day {number} the keeper opened gate {hour} and wrote down how high the water stood.</p>"
        for hour in range(number, number + 6)
    )
    return f"{around}{heading}{''.join(hours)}</{around[1:].partition(' ')[0].rstrip('>')}>"


@pytest.mark.parametrize("around", ["<article>", "<div class='post hentry'>"])
def test_a_blogs_front_that_tells_its_stories_in_full_is_a_listing(around: str) -> None:
    parsed = page("<h1>The gate keeper's days</h1>" + "".join(in_full(number, around=around) for number in range(3)))
    assert (parsed.kind, parsed.entries) == (Kind.LISTING, ())
    assert items(parsed) == [(f"/s/{number}/", f"Day {number} at the dam") for number in range(3)]


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (in_full(0) + in_full(1), ""),
        ("".join(in_full(number) for number in range(3)), "<meta property='og:type' content='article'>"),
        ("".join(in_full(number, "#day-{}") for number in range(3)), ""),
        ("".join(in_full(number, "") for number in range(3)), ""),
        (f"<h1>The dam</h1>{PROSE}" + "".join(in_full(number) for number in range(3)), ""),
        ("<h1>The dam</h1>" + "".join(in_full(number, "/members/keeper.{}/") for number in range(3)), ""),
        ("".join(in_full(number).replace(f"Day {number} at", "Re: day at") for number in range(3)), ""),
    ],
    ids=[
        "two",
        "it says that it is one",
        "parts of one",
        "without links",
        "behind another",
        "by whom each answer is",
        "answers under one title",
    ],
)
def test_a_page_of_which_not_all_are_stories_with_pages_of_their_own_is_an_article(body: str, head: str) -> None:
    assert page(body, head).kind is Kind.ARTICLE


def test_a_story_with_links_in_its_sentences_is_no_listing() -> None:
    linked = "".join(
        f"<p>The <a href='/x{n}'>ministry of water and of the rivers</a> said so. {PROSE[3:]}" for n in range(12)
    )
    assert page(f"<h1>Dam gates open</h1><div>{linked}</div>").kind is Kind.ARTICLE


def test_links_of_a_saved_listing_are_relative_to_what_it_says_its_address_is() -> None:
    parsed = parse_page(
        f"<head><link rel=canonical href='{URL}'></head><body>{front()}</body>", url="urn:example:saved"
    )
    assert parsed.base == URL
    assert len(items(parsed)) == 9


def test_markup_that_libxml2_loses_is_read_by_the_slower_parser() -> None:
    lost = f"<frameset><frame src=a></frameset><h1>Dam gates open</h1>{PROSE * 4}"
    assert page(lost).kind is Kind.ARTICLE


@pytest.mark.parametrize("text", ["", " \n", "\0", "only text, and no markup at all"])
def test_what_is_no_markup_is_refused(text: str) -> None:
    with pytest.raises(ReadError, match="no-story"):
        parse_page(text)


TAGS = (
    "p div a b h1 h2 li ul table td tr figure img figcaption time script nav aside br span article form button"
    " blockquote"
).split()
WORDS = [
    "Latest News",
    "Photo: INA",
    "By Jane Doe",
    "24 September 2025",
    "Comments",
    "ERBIL - A dam",
    "\ud800",
    "\0",
    "&#0;",
    "<!--",
    "{",
]


def outcome(text: str) -> str:
    try:
        return parse_page(text, url=URL).format
    except ReadError as refused:
        return refused.rule


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from([f"<{tag}>" for tag in TAGS]),
            st.sampled_from([f"</{tag}>" for tag in TAGS]),
            st.sampled_from([f'<{tag} class="caption" href="/x" src="y.jpg" datetime="1">' for tag in TAGS]),
            st.sampled_from(WORDS),
            st.text(max_size=30),
        ),
        max_size=60,
    )
)
def test_any_markup_is_read_or_refused_by_its_rule(pieces: list[str]) -> None:
    assert outcome("".join(pieces)) in {Format.HTML, "no-story"}


@pytest.mark.parametrize("opening", ["<div>", "<b>", "<p><a href=x>", "<ul><li>", "<table><tr><td>", "<blockquote>"])
def test_elements_nested_a_hundred_thousand_deep_are_read(opening: str) -> None:
    assert parse_page(opening * 100_000 + "The end of it.").format is Format.HTML


REPEATED = {
    "paragraphs": PROSE,
    "pictures": "<figure><img src=a.jpg><figcaption>The dam. Photo: INA</figcaption></figure>",
    "latest": "<h2>Latest News</h2><ul><li><a href=/s>A story about the old dam</a></li></ul>",
    "cells": "<table><tr><td>The dam of Dokan, it said.</td><td>78</td></tr></table>",
    "breaks": "The dam was opened on Wednesday, said the ministry.<br><br>",
    "microdata": '<b itemprop="author">Jane Doe</b>',
    "times": '<time datetime="2025-09-24">24 September 2025</time>',
}


@pytest.mark.parametrize("piece", REPEATED.values(), ids=REPEATED)
def test_time_grows_with_size_and_not_with_its_square(piece: str) -> None:
    def once(text: str) -> float:
        started = time.process_time()
        parse_page(text, url=URL)
        return time.process_time() - started

    # The least of three, because the interpreter may clean up after other tests in one of them.
    def seconds(count: int) -> float:
        return min(once(f"<h1>Dam gates open</h1>{PROSE * 3}{piece * count}") for _ in range(3))

    seconds(10)
    # Sixteen times the size takes sixteen times as long, or 256 times if quadratic. The floor evens out a slow machine.
    assert seconds(4000) < 60 * max(seconds(250), 0.01)


def test_a_short_story_with_one_teaser_between_menus_is_no_listing() -> None:
    menu = "".join(f"<li><a href='/s/{n}'>The programmes of our station, part {n} of them</a></li>" for n in range(9))
    told = "The gates of the dam were opened on Wednesday, the ministry of water said, and nobody was hurt."
    teaser = f"<div><p>{told} {told}</p><h2><a href='/more'>What the ministry had said before</a></h2></div>"
    story = f"<div><h1>Dam gates open</h1><p>{told} It was the first time in years.</p></div>"
    parsed = page(f"<ul>{menu}</ul>{story}{teaser}")
    assert parsed.kind is Kind.ARTICLE


SAID = "The gates of the dam number {} were opened on Wednesday, and the ministry said that nobody was hurt by it."


@pytest.mark.parametrize(
    "form",
    [
        "<p><a href='/n/{0}'><b>The gates of dam number {0} open</b></a><br>{1}</p>",
        "<div><a href='/n/{0}'>The gates of dam number {0} open</a><div>{1}</div></div>",
        "<b><a href='/n/{0}'>The gates of dam number {0} open</a></b><br>{1}<br><br>",
        "<dt><a href='/n/{0}'>The gates of dam number {0} open</a></dt><dd>{1}</dd>",
    ],
    ids=["a line each", "a box each", "lines of one block", "a list of definitions"],
)
def test_summaries_each_below_a_linked_headline_make_a_listing(form: str) -> None:
    assert page("".join(form.format(number, SAID.format(number)) for number in range(12))).kind is Kind.LISTING


def test_days_and_linked_headlines_in_one_block_make_a_listing() -> None:
    lines = (
        f"{number} March <a href='/n/{number}'>The gates of dam number {number} open</a>" for number in range(1, 13)
    )
    assert page(f"<h1>March 2004</h1>{'<br>'.join(lines)}").kind is Kind.LISTING


MANY_WAYS = {
    "items": "<li>{0} March <a href='/n/{1}'>{2}</a> <span>Jane Doe</span>",
    "items with authors apart": "<li><time>{0} March</time><a href='/n/{1}'>{2}</a><i>Jane Doe</i>",
    "cells": "<tr><td>{0} March<td><a href='/n/{1}'>{2}</a>",
    "cells with summaries": "<tr><td><a href='/n/{1}'>{2}</a><td>{3}",
    "paragraphs": "<p><a href='/n/{1}'>{2}</a> {3}</p>",
    "paragraphs by turns": "<p><a href='/n/{1}'>{2}</a></p><p>{3}</p>",
    "boxes": "<div class=card><div><a href='/n/{1}'>{2}</a></div><div>{3}</div></div>",
    "terms of days": "<dt>{0} March</dt><dd><a href='/n/{1}'>{2}</a></dd>",
    "links around": "<a class=card href='/n/{1}'><div><img src='/i.jpg' alt=''></div><div>{2}</div></a>",
    "bare items": "<li><a href='/n/{1}'>{2}</a>",
    "lines": "<p><strong>{2}</strong><br>{3} <a href='/n/{1}'>Read more</a></p>",
}
AROUND = {"<li": "ul", "<tr": "table", "<dt": "dl"}


@pytest.mark.parametrize("count", [6, 12])
@pytest.mark.parametrize(
    "title", ["Tram {} opens", "فتح قطار {}", "ट्राम {} चली", "电车今开{}", "汽車{}号発", "기차 {} 열려"]
)
@pytest.mark.parametrize("way", MANY_WAYS.values(), ids=MANY_WAYS)
def test_rows_of_one_make_are_a_listing_however_short_their_titles_are(way: str, title: str, count: int) -> None:
    rows = "".join(way.format(n, 10000 + n, title.format(n), BRIEF.format(n + 2)) for n in range(1, count + 1))
    around = AROUND.get(way[:3], "div")
    parsed = page(f"<main><h1>Region</h1><{around}>{rows}</{around}></main>")
    assert (parsed.kind, parsed.entries) == (Kind.LISTING, ())
    assert [(row.link, row.title) for row in parsed.latest] == [
        (f"/n/{10000 + n}", title.format(n)) for n in range(1, count + 1)
    ]


MENU = "".join(
    f"<li class=item><a href='/{part}'>Our part of {part}</a>" for part in ("sport", "money", "art", "health")
)


def test_a_menu_on_a_page_that_scripts_fill_is_no_listing() -> None:
    assert page(f"<ul>{MENU}</ul><div id=app></div><script src='/a.js'></script>").kind is Kind.EMPTY


@pytest.mark.parametrize(
    "below",
    [
        "<div class=said><a href='/w/{0}0'>Reader no {0}</a><i>{0} March</i><p>{1}</p></div>",
        "<tr><td>{0}.<td><a href='/team/{0}00000'>Team of {0}</a><td>{0} – 0",
        "<li><a href='/people/{0}00000'>Person no {0}</a> – {1}",
        "<a class=card href='/n/{0}0000'><img src='/i.jpg' alt=''><div>Tram {0} opens</div></a>",
    ],
    ids=["comments", "table", "people", "cards"],
)
def test_a_story_with_rows_of_links_below_it_is_an_article(below: str) -> None:
    rows = "".join(below.format(n, BRIEF.format(n)) for n in range(1, 10))
    around = AROUND.get(below[:3], "div")
    parsed = page(f"<main><h1>Dam gates open</h1>{PROSE * 4}<{around}>{rows}</{around}></main>")
    assert (parsed.kind, len(parsed.entries)) == (Kind.ARTICLE, 1)


def test_a_short_story_beside_a_list_in_an_aside_is_an_article() -> None:
    beside = "".join(f"<li><a href='/n/{n}'>What they said of the dam on day {n}</a>" for n in range(9))
    told = "<p>The gates of the dam were opened on Wednesday, the ministry of water said in a line.</p>"
    parsed = page(f"<article><h1>Dam gates open</h1>{told}</article><aside><h3>More</h3><ul>{beside}</ul></aside>")
    assert (parsed.kind, len(parsed.entries)) == (Kind.ARTICLE, 1)


@pytest.mark.parametrize(("around", "kind"), [("article", Kind.ARTICLE), ("div", Kind.LISTING)])
def test_a_few_lines_above_a_list_of_headlines_are_the_story_of_the_pages_only_article(around: str, kind: Kind) -> None:
    line = "<p>The gates of the dam were opened on Wednesday, the ministry of water said.</p>"
    below = "".join(f"<h2><a href='/n/{n}'>What they said of the dam on day {n}</a></h2>" for n in range(9))
    assert page(f"<{around}><h1>Dam gates open</h1>{line}</{around}><section>{below}</section>").kind is kind


def test_a_film_without_any_words_beside_it_is_told_by_its_title() -> None:
    head = '<meta property="og:type" content="video.other"><meta property="og:title" content="Dam gates open">'
    parsed = page("<video src='/dam.mp4'></video>", head)
    assert (parsed.kind, [entry.title[0].value for entry in parsed.entries]) == (Kind.VIDEO, ["Dam gates open"])


DATED = '<meta property="og:type" content="article"><meta property="article:published_time" content="2025-09-24">'


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("Nur einen Moment…", "Überprüfen Sie, ob Sie ein Mensch sind. Dies kann einige Sekunden dauern."),
        ("Un instant…", "Vérifiez que vous êtes humain en effectuant l'action ci-dessous."),
        ("Bir dakika lütfen...", "Devam etmeden önce insan olduğunuzu doğrulayın."),
        ("لحظة…", "تحقق من أنك إنسان من خلال إكمال الإجراء أدناه."),
        ("请稍候…", "请完成以下操作，验证您是真人。"),
        ("しばらくお待ちください...", "あなたが人間であることを確認してください。"),
        ("ยืนยัน", "ยืนยันว่าคุณเป็นมนุษย์โดยดำเนินการด้านล่างให้เสร็จสิ้น"),
        ("Доступ запрещён", "Обратитесь к владельцу сайта."),
        ("Erişim engellendi", "Bu sayfaya erişemezsiniz."),
    ],
)
def test_a_bot_check_is_told_in_the_language_of_its_reader(title: str, line: str) -> None:
    for head, body in (
        (f"<title>{title}</title>", f"<h1>news.example</h1><p>{line}</p>"),
        ("", f"<h1>{title}</h1>{line}"),
    ):
        parsed = page(f"{body}<script></script>", head)
        assert (parsed.kind, [flaw.rule for flaw in parsed.flaws]) == (Kind.CHALLENGE, ["challenge"])


@pytest.mark.parametrize("title", ["Log in", "Anmelden", "Giriş yap", "تسجيل الدخول", "چوونەژوورەوە", "登录", "로그인"])
def test_a_form_that_asks_for_an_address_below_a_title_that_says_so_is_a_login(title: str) -> None:
    lines = "<p>The two eastern gates of the dam were opened on Wednesday, and all is for those who pay.</p>"
    form = "<form action='/next'><input type=email name=email><button>→</button></form>"
    assert page(f"<h1>{title}</h1>{lines * 2}{form}", f"<title>{title} - The Daily</title>").kind is Kind.LOGIN
    assert page(f"<h1>The old dam</h1>{lines * 2}{form}", "<title>The old dam - The Daily</title>").kind is Kind.ARTICLE


@pytest.mark.parametrize("count", [1, 4])
def test_a_dated_story_is_no_login_for_a_form_beside_it(count: int) -> None:
    told = "<p>The gates of the dam were opened on Wednesday, the ministry of water said in a line.</p>" * count
    form = "<form><input type=email><input type=password></form>"
    assert page(f"<article><h1>Dam gates open</h1>{told}</article>{form}", DATED).kind is Kind.ARTICLE


@pytest.mark.parametrize(("count", "kind"), [(5, Kind.ARTICLE), (2, Kind.EMPTY)])
def test_a_story_told_in_pictures_is_an_article_without_words(count: int, kind: Kind) -> None:
    figures = "".join(
        f"<figure><img src='/i{n}.jpg' alt=''><figcaption>The gate {n} of the dam.</figcaption></figure>"
        for n in range(count)
    )
    parsed = page(f"<h1>Dam gates open</h1>{figures}", "<title>Dam gates open</title>")
    assert parsed.kind is kind
    assert [len(entry.images) for entry in parsed.entries] == [count] * len(parsed.entries)


def test_a_question_that_unfolds_its_answer_stays_above_it() -> None:
    asked = "".join(
        f"<details><summary>Wann öffnet Tor {n}?</summary><p>Das Tor {n} wird laut Ministerium am Mittwoch geöffnet, "
        f"und {n} Boote dürfen dann hindurch.</p></details>"
        for n in range(2, 7)
    )
    (entry,) = page(f"<h1>Der Damm</h1><div>{PROSE}{asked}{PROSE.replace('eastern', 'western')}</div>").entries
    assert [n for n in range(2, 7) if f"Wann öffnet Tor {n}?" not in entry.content[-1].value] == []


@pytest.mark.parametrize(
    ("head", "kind"),
    [("<meta property='og:type' content='article'>", Kind.LISTING), (DATED, Kind.ARTICLE)],
    ids=["only called an article", "dated"],
)
def test_a_listing_that_its_site_calls_an_article_like_every_page_is_a_listing(head: str, kind: Kind) -> None:
    card = "<div class=card><h3><a href='/n/{0}'>The tram opens on day {0}</a></h3><p>{1}</p></div>"
    cards = "".join(card.format(number, BRIEF.format(number + 2)) for number in range(12))
    assert page(f"<main><h1>Region</h1>{cards}</main>", head).kind is kind
