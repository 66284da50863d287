"""A look at our own feeds: strict where reading is tolerant, because what is published must need no repair."""

from datetime import UTC, datetime

import pytest

from ingest.errors import ReadError
from ingest.reading import glance
from ingest.schema import Listed

ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><id>f</id>{}</feed>'
ENTRY = "<entry><id>1</id><title>One</title><updated>2025-09-24T12:00:00Z</updated><source><id>2</id></source></entry>"
RSS = '<rss version="2.0" xmlns:a="http://www.w3.org/2005/Atom"><channel><title>T</title>{}</channel></rss>'
ITEM = "<item><guid>1</guid><title>One</title><pubDate>Wed, 24 Sep 2025 12:00:00 GMT</pubDate></item>"
ITEM_JSON = '{"id": "1", "title": "One", "content_html": "x", "date_modified": "2025-09-24T12:00:00Z"}'
NOON = datetime(2025, 9, 24, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("body", "listed"),
    [
        (ATOM.format(""), []),
        (ATOM.format(ENTRY), [Listed("1", "One", NOON)]),
        (ATOM.format(ENTRY.replace("2025", "9999")), [Listed("1", "One", NOON.replace(year=9999))]),
        (RSS.format(ITEM), [Listed("1", "One", None)]),
        (
            RSS.format(ITEM.replace("</guid>", "</guid><a:updated>2025-09-24T12:00:00Z</a:updated>")),
            [Listed("1", "One", NOON)],
        ),
        (RSS.format("<item><guid>1</guid><description/></item>"), [Listed("1", None, None)]),
        (f'{{"items": [{ITEM_JSON}]}}', [Listed("1", "One", NOON)]),
        ('{"items": [{"id": "1", "content_text": ""}]}', [Listed("1", None, None)]),
        (f"<?xml version='1.0'?>\n<?xml-stylesheet href='x'?>{RSS.format(ITEM)}", [Listed("1", "One", None)]),
    ],
)
def test_what_a_feed_lists_is_told_in_its_order(body: str, listed: list[Listed]) -> None:
    assert list(glance(body.encode())) == listed


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("", "empty"),
        (" \n", "empty"),
        ("<html/>", "unknown-format"),
        ('<rss version="2.0"/>', "unknown-format"),
        ("<feed><entry/></feed>", "unknown-format"),
        ("{}", "unknown-format"),
        ('{"items": {}}', "unknown-format"),
        ("{", "malformed-json"),
        ('{"items": [NaN]}', "malformed-json"),
        ('{"items": [1]}', "nothing-said"),
        ('{"items": [{"id": 1, "content_text": "x"}]}', "no-guid"),
        ('{"items": [{"id": "1"}]}', "nothing-said"),
        (f'{{"items": [{ITEM_JSON.replace("-09-24", "")}]}}', "bad-date"),
        (RSS.format(ITEM)[:-1], "malformed-xml"),
        (RSS.format(ITEM.replace("One", "A & B")), "malformed-xml"),
        (RSS.format(ITEM.replace("One", "\x00")), "malformed-xml"),
        (RSS.format(ITEM.replace("One", "\x0b")), "malformed-xml"),
        (RSS.format(ITEM.replace("One", "&nbsp;")), "malformed-xml"),
        (RSS.format(ITEM.replace("1</guid>", " </guid>")), "no-guid"),
        (RSS.format("<item><guid>1</guid></item>"), "nothing-said"),
        (RSS.format(ITEM.replace("Wed, 24 Sep", "yesterday")), "bad-date"),
        (ATOM.format(ENTRY.replace("<id>1</id>", "")), "no-guid"),
        (ATOM.format(ENTRY.replace("<title>One</title>", "")), "nothing-said"),
        (ATOM.format(ENTRY.replace("Z</updated>", "</updated>")), "bad-date"),
        (ATOM.format(ENTRY.replace("2025-09-24T12:00:00Z", "")), "bad-date"),
    ],
)
def test_what_is_not_whole_and_sound_is_refused_by_a_rule(body: str, rule: str) -> None:
    with pytest.raises(ReadError) as caught:
        glance(body.encode())
    assert caught.value.rule == rule


def test_half_a_character_at_the_end_of_a_text_is_refused() -> None:
    for body in (RSS.format(ITEM).encode(), f'{{"items": [{ITEM_JSON}]}}'.encode()):
        with pytest.raises(ReadError, match="malformed"):
            glance(body.replace(b"One", "é".encode()[:1]))


def test_a_body_of_ten_megabytes_is_no_obstacle() -> None:
    text = "x" * 11_000_000
    assert [one.guid for one in glance(RSS.format(ITEM.replace("One", text)).encode())] == ["1"]
