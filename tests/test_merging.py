from dataclasses import fields, replace
from datetime import datetime
from itertools import permutations

import pytest

from ingest.deciding.merging import PRECEDENCE, join, merge
from ingest.schema import Dateline, Entry, Flaw, Image, LatestItem, Link, Person, Sighting, Tag
from tests.newsroom import FEED, LATER, NOON, OTHER_FEED, PAGES, entry, page

URL = "https://a.example/1"


def said(one: Entry, source: str = FEED, first_seen: datetime = NOON) -> Sighting:
    return Sighting(source_id=source, key="k", entry=one, first_seen=first_seen, last_seen=first_seen)


def test_every_field_of_an_entry_has_its_place_in_the_precedence() -> None:
    apart = {"updated", "tags", "origin", "raw_hash", "warnings"}  # the latest, all, "merged", None, all
    placed = [name for group in PRECEDENCE for name in group]
    assert sorted([*placed, *apart]) == sorted(field.name for field in fields(Entry))


def test_one_account_is_the_entry() -> None:
    one = entry("g", URL, "Dam")
    assert merge([said(one)]) is one


def test_nothing_is_merged_out_of_nothing() -> None:
    with pytest.raises(ValueError, match="nothing"):
        merge([])


FROM_FEED = entry(
    "g1",
    "https://feeds.example/r/1",
    "The dam",
    summary="A dam.",
    content_text="From the feed.",
    content_html="<p>From the feed.</p>",
    published=NOON,
    published_precision="second",
    updated=NOON,
    language="en",
    tags=(Tag("Water"),),
    rights="(c)",
    warnings=(Flaw("bad-url", "x"),),
)
FROM_PAGE = page(
    URL,
    "The dam | A Example",
    content_text="From the page.",
    published=NOON.replace(hour=0),
    published_precision="day",
    updated=LATER,
    language="en-GB",
    section="World",
    tags=(Tag("water"), Tag("Iraq")),
    images=(Image(f"{URL}.jpg"),),
    dateline=Dateline("ERBIL"),
    place="Erbil",
    latest=(LatestItem("Newest"),),
)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("guid", "g1"),
        ("url", URL),
        ("canonical_url", URL),
        ("title", "The dam"),
        ("summary", "A dam."),
        ("content_text", "From the page."),
        ("content_html", None),  # never one account's text beside another's HTML
        ("published", NOON),
        ("published_precision", "second"),
        ("updated", LATER),
        ("language", "en-GB"),
        ("section", "World"),
        ("tags", (Tag("Water"), Tag("Iraq"))),
        ("images", (Image(f"{URL}.jpg"),)),
        ("dateline", Dateline("ERBIL")),
        ("place", "Erbil"),
        ("latest", (LatestItem("Newest"),)),
        ("rights", "(c)"),
        ("origin", "merged"),
        ("raw_hash", None),
        ("warnings", (Flaw("bad-url", "x"),)),
    ],
)
def test_a_page_and_a_feed_come_to_one_entry(field: str, value: object) -> None:
    merged = merge([said(FROM_FEED), said(FROM_PAGE, PAGES, LATER)])
    assert getattr(merged, field) == value


def test_whoever_says_where_a_story_comes_from_is_heard() -> None:
    feed = replace(
        FROM_FEED, links=(Link("replies", "https://a.example/1/comments"), Link("via", "https://b.example/1"))
    )
    copied = (Link("canonical", "https://b.example/1"), Link("via", "https://b.example/1"), Link("alternate", "/x"))
    merged = merge([said(feed), said(replace(FROM_PAGE, links=copied), PAGES, LATER)])
    assert merged.links == (*feed.links, Link("canonical", "https://b.example/1"))


def test_an_accounts_order_makes_no_difference() -> None:
    accounts = [
        said(FROM_FEED),
        said(FROM_PAGE, PAGES),
        said(entry("g2", URL, "Another title", rights="none"), OTHER_FEED, LATER),
        said(entry(None, URL, "A third", origin="text", content_text="From a dump."), "dumps", LATER),
    ]
    assert len({repr(merge(order)) for order in permutations(accounts)}) == 1


def test_of_two_feeds_the_one_seen_first_stands() -> None:
    first, second = said(entry("1", URL, "First"), "z"), said(entry("2", URL, "Second"), "a", LATER)
    assert merge([second, first]).title == "First"


def test_a_byline_goes_before_the_authors_that_a_feed_has_for_all_of_its_entries() -> None:
    inherited = replace(FROM_FEED, authors=(Person("The Herald"),), warnings=(Flaw("authors-of-feed"),))
    signed = replace(FROM_PAGE, authors=(Person("Ann Lee"),))
    assert merge([said(inherited), said(signed, PAGES)]).authors == (Person("Ann Lee"),)
    assert merge([said(inherited), said(replace(signed, authors=()), PAGES)]).authors == (Person("The Herald"),)
    assert merge([said(replace(inherited, warnings=())), said(signed, PAGES)]).authors == (Person("The Herald"),)


def test_a_page_behind_a_paywall_leaves_the_body_to_the_feed() -> None:
    teaser = page(URL, content_text="Subscribe to read on.", paywalled=True)
    assert merge([said(teaser, PAGES), said(FROM_FEED)]).content_text == "From the feed."


def test_a_body_behind_a_paywall_is_better_than_none() -> None:
    teaser = page(URL, content_text="Subscribe to read on.", paywalled=True)
    assert merge([said(teaser, PAGES), said(entry("g", URL))]).content_text == "Subscribe to read on."


def test_what_one_account_says_outlasts_the_silence_of_a_better_one() -> None:
    silent = page(URL, None, direction="ltr")
    assert merge([said(silent, PAGES), said(FROM_FEED)]).language == "en"


def test_joined_entries_are_accounted_for_and_the_latest_word_stands() -> None:
    old, new = entry("g", URL, "Old", updated=NOON, summary="Kept."), entry("g", URL, "New", updated=LATER)
    for order in permutations([old, new, old]):
        joined = join(order)
        assert (joined.title, joined.summary, joined.raw_hash) == ("New", "Kept.", new.raw_hash)
        assert [flaw.rule for flaw in joined.warnings] == ["merged-in-document"] * 2
