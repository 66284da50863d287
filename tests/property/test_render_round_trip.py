"""A rendered feed, read like any other, gives back the entries it was made from."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import count, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.reading import read
from ingest.schema import Document, Enclosure, Entry, Image, Link, Location, Person, Record
from ingest.text.days import is_unset
from ingest.text.language import fold
from ingest.text.markup import clean_html, line_of
from syndicate.publish import refuse_unless_readable
from syndicate.render import FORMATS, Head, latest_items, outgoing
from syndicate.render.languages import known
from tests.conformance.parts import address, document, entries_of
from tests.conformance.records import CHANNEL, COPIES, FEEDS, HOSTILE, HOSTILE_LATEST, NOON, record


def is_no_mojibake(text: str) -> bool:
    """Return whether feedparser leaves the text alone: it changes what looks like UTF-8 read as Latin-1."""
    try:
        return text.encode("latin-1").decode("utf-8") == text
    except UnicodeError:
        return True


def begins_with_no_mark(text: str) -> bool:
    """Return whether a text begins without a byte order mark, which readers drop."""
    return not text.startswith("\ufeff")


LETTERS = st.one_of(
    st.sampled_from("abc &<>\"'];[!-#%{}\\/=?\u00a0\u200f\u202e\ufeff\r\n\t\x00\x0b\x85\ud800\ufffe"),
    # What validators object to is written differently: see tests/test_publishing_rules.py.
    st.characters(codec="utf-8", exclude_characters="\ufffd\U0010fffe\U0010ffff").filter(
        lambda one: ord(one) & 0xFFFE != 0xFFFE
    ),
    st.sampled_from("هەولێر קול 日本 İı🗞\u0301"),
)
TEXT = st.text(LETTERS, max_size=60)
LINE = TEXT.map(line_of).filter(is_no_mojibake)
WORDS = st.lists(
    st.sampled_from("news of the day & <b> A 5 < 6 &amp; &lt;i&gt; ]]> 'so' شار ".split()), min_size=1
).map(" ".join)
HTML = st.lists(
    st.sampled_from(
        [
            "<p>", "</p>", "text ", "&amp;", "&lt;b&gt;", "]]>", "<![CDATA[x]]>", "<b>", "<br>", "a < b",
            "<script>x</script>", "<a href='https://a.example/?a=1&b=2'>l</a>", "<img src='/relative.png'>", "\r\n",
            "<!-- c -->", "&nbsp;", "<div dir='rtl'>شار</div>", "<pre> x\n\n y </pre>", "\x00", "\ud800",
            "<table><td>1", "<ul><li>",
        ]
    )
    | TEXT,
    max_size=12,
).map(lambda parts: clean_html("<!---->" + "".join(parts).replace("\r", "\n"))).filter(is_no_mojibake).filter(
    begins_with_no_mark
)  # fmt: skip
DATES = (
    st.integers(1, 2_000_000_000)
    .map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
    .filter(lambda when: not is_unset(when))  # the first hours of 1970 mean no date
)
NAMES = st.sampled_from(
    ["Ann Lee", "Åse Ø", "ژینا محەمەد", "O'Neil & Sons", "INA", "Jean-Luc d'Or", "Reuters/AP", "李雷"]
)
IMAGES = st.builds(
    Image,
    st.integers(0, 9).map(lambda number: f"https://a.example/{number}.jpg?a=1&b=2"),
    st.none() | WORDS,
    st.none() | NAMES,
)
ENCLOSURES = st.builds(
    Enclosure,
    st.integers(0, 9).map(lambda number: f"https://a.example/{number}.mp3"),
    st.sampled_from(["audio/mpeg", "video/mp4"]),
    st.none() | st.integers(1, 10**9),
    duration=st.none() | st.integers(1, 10**5),
)
POINTS = st.tuples(st.integers(-90, 90), st.integers(-180, 180)).map(
    lambda point: Location("point", ((float(point[0]), float(point[1])),))
)
PARTS = ("feed", "archive-2")


@st.composite
def entries(draw: st.DrawFn) -> dict[str, Any]:
    """What a publisher may say, as `read` would return it."""
    title = draw((LINE | WORDS).filter(lambda text: line_of(text) != ""))
    html = draw(HTML) or None
    language = draw(st.sampled_from([None, "en", "ckb", "ar", "tr", "zh-Hant"]))
    return {
        "title": line_of(title),
        "summary": draw(LINE | WORDS.map(line_of)) or None,
        "content_html": html,
        "published": draw(st.none() | DATES),
        "updated": draw(st.none() | DATES),
        "authors": tuple(Person(name) for name in draw(st.lists(NAMES, max_size=3, unique=True))),
        "language": language,
        "direction": "rtl" if language in ("ckb", "ar") else "ltr",
        "images": tuple(draw(st.lists(IMAGES, max_size=2, unique_by=lambda one: one.url))),
        "enclosures": tuple(draw(st.lists(ENCLOSURES, max_size=3, unique_by=lambda one: one.url))),
        "publisher": draw(st.none() | NAMES),
        "section": draw(st.none() | NAMES),
        "place": draw(st.none() | NAMES),
        "comment_count": draw(st.none() | st.integers(0, 10**6)),
        "location": draw(st.none() | POINTS),
        "links": draw(st.sampled_from([(), (Link("related", "https://a.example/r?a=1&b=2"),)])),
    }


RECORDS = st.lists(entries(), min_size=1, max_size=4).map(
    lambda drawn: tuple(record(number, **said) for number, said in zip(count(1), drawn))
)


def read_back(
    records: tuple[Record, ...], endings: Iterable[str] = FORMATS, parts: Iterable[str] = ("feed",)
) -> Iterator[tuple[str, Entry, Entry]]:
    """Yield the ending of each format, each entry as published in it, and as read, in the order of the document.

    Drawing records costs ten times what a format does with them, so one example goes through every format.
    """
    for ending, part in product(endings, parts):
        head, format_ = Head(channel=CHANNEL, part=part, changed=NOON, previous="archive-1"), FORMATS[ending]
        body = format_.document(head, [format_.item(outgoing(one, FEEDS), head.about) for one in records])
        found = read(Document(url=head.address(ending), body=body)).entries
        assert len(found) == len(records)
        yield from (
            (ending, one.entry, back) for one, back in zip(records, found, strict=True) if isinstance(back, Entry)
        )


@given(records=RECORDS)
def test_ids_titles_links_dates_authors_and_languages_come_back(records: tuple[Record, ...]) -> None:
    for ending, sent, back in read_back(records, parts=PARTS):
        assert (back.guid, back.url) == (sent.guid, sent.url)
        assert back.title == sent.title
        assert back.published == sent.published
        assert [who.name for who in back.authors] == [who.name for who in sent.authors]
        assert back.language == (sent.language if ending == "json" else known(sent.language))


@given(records=RECORDS)
def test_bodies_come_back(records: tuple[Record, ...]) -> None:
    for ending, sent, back in read_back(records, parts=PARTS):
        if sent.content_html is None and ending != "rss":
            continue  # Atom and JSON Feed require a text in every entry: see the tests of each
        assert back.summary == sent.summary
        if sent.direction == "rtl" and sent.content_html:
            assert sent.content_html in (back.content_html or "")  # inside a div with the direction
        else:
            assert back.content_html == sent.content_html


@given(records=RECORDS)
def test_pictures_and_files_come_back(records: tuple[Record, ...]) -> None:
    for ending, sent, back in read_back(records):
        assert list(back.enclosures) == list(sent.enclosures)
        shown = [(one.url, one.caption, one.credit) for one in sent.images]
        if ending != "json":
            assert [(one.url, one.caption, one.credit) for one in back.images] == shown
        elif shown:  # RSS has a field for the first alone
            assert [one.url for one in back.images] == [shown[0][0]]


@given(records=RECORDS)
def test_what_modules_say_comes_back(records: tuple[Record, ...]) -> None:
    for _, sent, back in read_back(records, ("rss", "atom")):
        opened = back.dateline.place if back.dateline else None  # any text may begin like a story filed somewhere
        own = sent.section is not None and fold(sent.section) == fold(sent.publisher or "")  # the house is no section
        section = None if own else sent.section
        assert (back.publisher, back.section, back.place) == (sent.publisher, section, opened or sent.place)
        assert (back.location, back.comment_count) == (sent.location, sent.comment_count)
        assert [(link.rel, link.url) for link in back.links] == [(link.rel, link.url) for link in sent.links]


@given(records=RECORDS)
def test_when_an_entry_last_changed_comes_back(records: tuple[Record, ...]) -> None:
    expected = {one.public_id: outgoing(one, {}).updated for one in records}
    for ending in ("atom", "json"):
        assert {back.guid: back.updated for _, _, back in read_back(records, [ending])} == expected


@pytest.mark.parametrize("ending", FORMATS)
def test_who_else_carried_a_story_is_not_taken_for_its_address(ending: str) -> None:
    with_copies = tuple(one for one in HOSTILE if one.id in COPIES)
    found = read(Document(url=address(ending, "feed"), body=document(ending, "feed", records=with_copies))).entries
    assert [(back.guid, back.url) for back in found if isinstance(back, Entry)] == [
        (one.public_id, one.entry.url) for one in with_copies
    ]


@pytest.mark.parametrize("part", ["feed", "archive-2", "latest"])
@pytest.mark.parametrize("ending", FORMATS)
def test_a_hostile_collection_passes_the_check_before_publishing(ending: str, part: str) -> None:
    items = latest_items(HOSTILE_LATEST) if part == "latest" else entries_of(HOSTILE)
    ids = [one.id for one in items]
    refuse_unless_readable(address(ending, part), document(ending, part), ids)
