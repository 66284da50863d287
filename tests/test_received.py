"""The bytes of an entry as received, which tell whether it is known already."""

from dataclasses import replace

from ingest.reading import read
from ingest.reading.received import as_received, without_counters
from ingest.schema import Document, Hints, Unchanged


def feed(*entries: str) -> bytes:
    return f"<rss><channel>{' '.join(entries)}<x/></channel></rss>".encode()


def received(body: bytes, count: int) -> list[bytes] | None:
    sources = as_received(body, "item", count)
    return None if sources is None else list(sources)


def test_an_entry_is_the_same_wherever_in_its_feed_it_stands() -> None:
    one, two = "<item><title>1</title></item>", '<item a="">2</item >'
    assert received(feed(one, two), 2) == [one.encode(), two.encode()]
    assert received(feed(two, one), 2) == [two.encode(), one.encode()]
    assert received(feed(one), 1) == [one.encode()]


def test_what_stands_between_entries_is_none_of_them() -> None:
    one, two = "<item>1</item>", "<item>2</item>"
    assert received(feed(one, "<ttl>5</ttl>", two), 2) == [one.encode(), two.encode()]


def test_where_more_looks_like_an_entry_there_is_none() -> None:
    assert received(feed("<item><![CDATA[<item >]]></item>"), 1) is None


def test_counters_are_no_part_of_an_entry() -> None:
    assert without_counters(b"<item><slash:comments>4</slash:comments><a/></item>") == b"<item><a/></item>"


def test_the_count_on_a_link_to_comments_is_none_either() -> None:
    link = b'<link rel="replies" href="c"%s/>'
    assert without_counters(link % b" thr:count='4' t:updated=\"2024-05-01T10:00:00Z\"") == link % b""


ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0"><title>T</title>
<entry><id> urn:1 </id><title>One</title><thr:total>%d</thr:total></entry>
<entry><id/><ID>urn:2</ID><title>Two &lt;thr:total>%d&lt;/thr:total></title></entry></feed>"""


def test_of_a_known_entry_its_guid_is_read_and_what_only_counts_is_overlooked() -> None:
    document = Document(url="https://a.example/feed", body=ATOM % (1, 1))
    hashes = frozenset(entry.raw_hash or "" for entry in read(document).entries)
    again = read(replace(document, body=ATOM % (2, 1)), Hints(known=hashes)).entries
    assert [isinstance(entry, Unchanged) for entry in again] == [True, True]
    assert [entry.guid for entry in again] == ["urn:1", "urn:2"]


def test_a_counter_in_the_words_of_an_entry_is_none() -> None:
    document = Document(url="https://a.example/feed", body=ATOM % (1, 1))
    hashes = frozenset(entry.raw_hash or "" for entry in read(document).entries)
    again = read(replace(document, body=ATOM % (1, 2)), Hints(known=hashes)).entries
    assert [isinstance(entry, Unchanged) for entry in again] == [True, False]
