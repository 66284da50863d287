"""What goes out comes back: a rendered feed, read as any feed is, gives the entries it was made from."""

from datetime import UTC, datetime
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.reading import glance, read
from ingest.schema import Document, Entry, Person, Record
from ingest.text.markup import clean_html, line_of
from syndicate.publish import refuse_unless_readable
from syndicate.render import RENDERERS
from syndicate.render.languages import known
from syndicate.render.outgoing import outgoing
from tests.conformance.records import CHANNEL, COPIES, HOSTILE, HOSTILE_LATEST, record, selection


def is_no_mojibake(text: str) -> bool:
    """Whether feedparser leaves the text alone: what looks like UTF-8 read as Latin-1 it takes for just that."""
    try:
        return text.encode("latin-1").decode("utf-8") == text
    except UnicodeError:
        return True


LETTERS = st.one_of(
    st.sampled_from("abc &<>\"'];[!-#%{}\\/=?\u00a0\u200f\u202e\ufeff\r\n\t\x00\x0b\x85\ud800\ufffe"),
    # What validators blame a feed for is written otherwise: see tests/test_publishing_rules.py.
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
).map(lambda parts: clean_html("<!---->" + "".join(parts).replace("\r", "\n"))).filter(is_no_mojibake)  # fmt: skip
DATES = st.integers(0, 2_000_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
NAMES = st.sampled_from(
    ["Ann Lee", "Åse Ø", "ژینا محەمەد", "O'Neil & Sons", "INA", "Jean-Luc d'Or", "Reuters/AP", "李雷"]
)


@st.composite
def entries(draw: st.DrawFn) -> dict[str, Any]:
    """What a publisher may say, as `read` would leave it."""
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
    }


RECORDS = st.lists(entries(), min_size=1, max_size=4).map(
    lambda drawn: tuple(record(number, **said) for number, said in zip(count(1), drawn))
)


def read_back(file: str, records: tuple[Record, ...]) -> list[tuple[Entry, Entry]]:
    """Each entry as published and as read, in the order of the feed."""
    chosen = selection(*records)
    body = RENDERERS[file](CHANNEL, chosen)
    found = read(Document(url=CHANNEL.address(file), body=body)).entries
    assert len(found) == len(chosen.records)
    return [(one.entry, back) for one, back in zip(chosen.records, found, strict=True) if isinstance(back, Entry)]


@pytest.mark.parametrize("file", RENDERERS)
@given(records=RECORDS)
def test_ids_titles_links_dates_authors_and_languages_come_back(file: str, records: tuple[Record, ...]) -> None:
    for sent, back in read_back(file, records):
        assert (back.guid, back.url) == (sent.guid, sent.url)
        assert back.title == sent.title
        assert back.published == sent.published
        assert [who.name for who in back.authors] == [who.name for who in sent.authors]
        assert back.language == (sent.language if file == "feed.json" else known(sent.language))


@pytest.mark.parametrize("file", RENDERERS)
@given(records=RECORDS)
def test_bodies_come_back(file: str, records: tuple[Record, ...]) -> None:
    for sent, back in read_back(file, records):
        if sent.content_html is None and file != "feed.rss":
            continue  # Atom and JSON Feed want something to read in every entry: see the tests of each
        assert back.summary == sent.summary
        if sent.direction == "rtl" and sent.content_html:
            assert sent.content_html in (back.content_html or "")  # inside a div that says the direction
        else:
            assert back.content_html == sent.content_html


@given(records=RECORDS)
def test_when_an_entry_last_changed_comes_back(records: tuple[Record, ...]) -> None:
    expected = {one.public_id: outgoing(one, {}).updated for one in records}
    for file in ("feed.atom", "feed.json"):
        assert {back.guid: back.updated for _, back in read_back(file, records)} == expected


@pytest.mark.parametrize("file", RENDERERS)
def test_who_else_carried_a_story_is_not_taken_for_its_address(file: str) -> None:
    with_copies = tuple(one for one in HOSTILE if one.id in COPIES)
    assert [(back.guid, back.url) for _, back in read_back(file, with_copies)] == [
        (one.public_id, one.entry.url) for one in with_copies
    ]


@pytest.mark.parametrize("file", RENDERERS)
def test_a_hostile_collection_passes_the_check_before_publishing(file: str) -> None:
    chosen = selection(*HOSTILE, latest=HOSTILE_LATEST)
    ids = [one.public_id for one in chosen.records]
    refuse_unless_readable(CHANNEL.address(file), RENDERERS[file](CHANNEL, chosen), ids, glance=glance)
