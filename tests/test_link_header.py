"""The `Link` header of a feed's answer: what is used of it, and where the feed itself takes precedence."""

import pytest

from ingest.reading import read
from ingest.schema import Document, Feed, Link, Reading

URL = "https://desk.example/world/feed.xml"
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title>{}</feed>'
BROKEN = '<rss version="2.0"><channel><title>A &nbsp; B</title></channel></rss>'
JSON = '{"version": "https://jsonfeed.org/version/1.1", "title": "A", "items": []}'
HUB = '<https://hub.example/>; rel="hub", </feed.xml>; rel=self'
PAGED = (
    '<?page=2>; rel=next, <2024.xml>; rel=prev-archive, <https://cc.example/by>; rel="license", </wp-json/>; rel="api"'
)


def reading(header: str, body: str = ATOM.format("")) -> Reading:
    return read(Document(url=URL, body=body.encode(), headers=(("link", header),)))


def feed(header: str, body: str = ATOM.format("")) -> Feed:
    found = reading(header, body).feed
    assert found
    return found


@pytest.mark.parametrize("body", [ATOM.format(""), BROKEN, JSON], ids=["Atom", "broken RSS", "JSON Feed"])
def test_a_feed_that_is_silent_is_spoken_for(body: str) -> None:
    found = reading(f"{HUB}, {PAGED}", body)
    assert found.feed
    assert (found.feed.hub, found.feed.feed_url) == ("https://hub.example/", "https://desk.example/feed.xml")
    assert found.next_url == "https://desk.example/world/feed.xml?page=2"
    assert found.feed.links == (
        Link("next", "https://desk.example/world/feed.xml?page=2"),
        Link("prev-archive", "https://desk.example/world/2024.xml"),
        Link("license", "https://cc.example/by"),
    )


def test_a_hub_and_the_address_it_knows_the_feed_by_go_before_the_feeds_own() -> None:
    own = ATOM.format('<link rel="hub" href="https://old.example/"/><link rel="self" href="/old.xml"/>')
    found = feed(HUB, own)
    assert (found.hub, found.feed_url) == ("https://hub.example/", "https://desk.example/feed.xml")


def test_anything_else_that_the_feed_says_goes_before() -> None:
    own = ATOM.format('<link rel="self" href="/own.xml"/><link rel="next" href="/own2.xml"/>')
    found = reading("</feed.xml>; rel=self, </2.xml>; rel=next", own)
    assert found.feed
    assert found.feed.feed_url == "https://desk.example/own.xml"
    assert found.next_url == "https://desk.example/own2.xml"
    assert found.feed.links == (Link("next", "https://desk.example/own2.xml"),)


@pytest.mark.parametrize(
    "header",
    ["", "none", '<https://hub.example/>; rel="hub"; anchor="/other.xml"', "<https://hub.example/>", "<>;rel=x"],
)
def test_a_header_that_says_nothing_of_the_feed_is_passed_over(header: str) -> None:
    assert feed(header) == feed('</style.css>; rel="preload"; as=style')
