"""Names of feed elements: by namespace, by prefix, and by neither."""

import pytest
from lxml import etree

from ingest.reading.feed.names import Names

MRSS, DC, ATOM = "http://search.yahoo.com/mrss/", "http://purl.org/dc/elements/1.1/", "http://www.w3.org/2005/Atom"


@pytest.mark.parametrize(
    ("root", "tag", "key"),
    [
        pytest.param("<rss/>", "title", "title", id="of no namespace"),
        pytest.param("<RSS/>", "TITLE", "title", id="in capitals"),
        pytest.param(f'<feed xmlns="{ATOM}"/>', f"{{{ATOM}}}title", "title", id="Atom's own"),
        pytest.param(f'<rss xmlns:a="{ATOM}"/>', f"{{{ATOM}}}link", "link", id="Atom's in RSS"),
        pytest.param('<feed xmlns="urn:nobody"/>', "{urn:nobody}title", "title", id="the root's own, whatever it is"),
        pytest.param(f'<rss xmlns:m="{MRSS}"/>', f"{{{MRSS}}}content", "media:content", id="another prefix"),
        pytest.param(
            f'<rss xmlns:dc="{MRSS}" xmlns:media="{DC}"/>', f"{{{MRSS}}}title", "media:title", id="swapped prefixes"
        ),
        pytest.param("<rss/>", f"{{{MRSS.upper()}}}title", "media:title", id="an address in capitals"),
        pytest.param("<rss/>", f"{{{MRSS.rstrip('/').replace('http', 'https')}}}title", "media:title", id="https"),
        pytest.param('<rss xmlns:dc="urn:typo"/>', "{urn:typo}creator", "dc:creator", id="a prefix that is known"),
        pytest.param('<rss xmlns:x="urn:x"/>', "{urn:x}title", "", id="of nobody"),
        pytest.param("<rss/>", "dc:creator", "dc:creator", id="a prefix that is never declared"),
        pytest.param("<rss/>", "x:creator", "", id="of nobody and never declared"),
        pytest.param("<rss/>", "{urn:x}deleted-entry", "at:deleted-entry", id="a tombstone, whosever"),
        pytest.param("<rss/>", "{http://news.yandex.ru}full-text", "yandex:full-text", id="Yandex's"),
        pytest.param("<rss/>", "a" * 1_000, "", id="longer than any name that is known"),
        pytest.param("<rss/>", etree.Comment, "", id="a comment"),
    ],
)
def test_an_element_is_known_by_its_namespace_else_by_its_prefix(root: str, tag: str, key: str) -> None:
    assert Names(etree.fromstring(root))[tag] == key
