"""The feeds to which a page leads: declared ones, links that look like feeds or say so, and the usual places."""

import pytest

from ingest.reading import read
from ingest.reading.page.metadata.feeds import WELL_KNOWN, guesses_of, looks_like_feed
from ingest.schema import Document, Kind, Link, Reading
from tests.entries import only
from tests.processes import finishes

STORY = "<h1>Dam gates open again</h1>" + "<p>The two eastern gates of the dam were opened on Wednesday.</p>" * 12
HOME = "https://a.example/"
PAGE = "https://a.example/2025/dam"


def page(
    head: str = "", body: str = "", *, url: str = PAGE, content_type: str = "text/html", header: str = ""
) -> Reading:
    headers = (("link", header),) if header else ()
    markup = f"<!DOCTYPE html><html><head><title>A</title>{head}</head><body>{STORY}{body}</body></html>"
    return read(Document(url=url, body=markup.encode(), content_type=content_type, headers=headers))


def feeds(reading: Reading) -> list[str]:
    return [link.url for link in reading.links if link.rel == "feed"]


@pytest.mark.parametrize(
    "link",
    [
        '<link rel="alternate" type="application/rss+xml" href="/f">',
        '<link rel="ALTERNATE" type="Application/Atom+XML" href=" /f ">',
        '<link rel="alternate home" type="application/rss+xml; charset=utf-8" href="/f">',
        '<link rel="alternate" type="application/feed+json" href="/f">',
        '<link rel="alternate" type="application/json" href="/f">',
        '<link rel="alternate" type="application/rdf+xml" href="/f">',
        '<link rel="alternate" type="text/xml" href="/f">',
        '<link rel="alternate" type="application/x-rss+xml" href="/f">',
        '<link rel="alternate" type="text/rss" href="/f">',
        '<link rel="alternate" type="application/rss xml" href="/f">',  # whose plus was decoded
        '<link rel="alternate" type="application/xml+rss" href="/f">',
        '<link rel="alternate" type="rss" href="/f">',
        '<link rel="feed" href="/f">',
        '<link type="application/rss+xml" href="/f">',  # list-feeds 6
        '<link rel="alternate" type="application/rdf+xml" href="/f"><link rel="alternate" type="text/xml" href="/f">',
        "<link rel=alternate type=application/rss+xml href=feed:https://a.example/f>",
        '<LINK REL="alternate" TYPE="application/rss+xml" HREF=""><link rel="alternate" type="text/rss" href="/f">',
    ],
)
@pytest.mark.parametrize("where", ["head", "body"])
def test_a_declared_feed_is_found_however_it_is_written(link: str, where: str) -> None:
    assert feeds(page(link) if where == "head" else page("", link)) == ["https://a.example/f"]


@pytest.mark.parametrize("rel", ['rel="alternate" ', ""])
def test_a_declared_feed_without_a_type_is_told_by_its_address(rel: str) -> None:
    assert feeds(page(f'<link {rel}href="/rss.xml">')) == ["https://a.example/rss.xml"]


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ('<https://a.example/f>; rel="alternate"; type="application/rss+xml"; title="All, daily"', ["/f"]),
        ("</g>;rel=preload;as=font, <f?x=1,2>; REL=Alternate; TYPE=application/atom+xml", ["/2025/f?x=1,2"]),
        ('</f>; title="a; b, <c>" ; rel="alternate feed"', ["/f"]),
        (
            '</w>; rel="alternate"; title="JSON"; type="application/json", </f>; rel=alternate; type=text/xml',
            ["/w", "/f"],
        ),
        ('</wp-json/wp/v2/posts/1>; rel="alternate"; title="JSON"; type="application/json"', []),
        ('</de/>; rel="alternate"; hreflang="de", </f>; type="application/rss+xml", <', []),
        ('</f>; rel="hub"; type="application/rss+xml"', []),
        (r'</f>; title="\"Dam\"; <all>";; rel=alternate; type=text/rss', ["/f"]),
        ("</f>; rel=alternate; type=text/rss; rel=next; type=text/html", ["/f"]),  # the first counts
        ("</f>; rel=next; rel=alternate; type=text/rss", []),
        ('</g>; rel=alternate; type=text/rss; anchor="/", </f>; rel=alternate; type=text/rss; anchor="#top"', ["/f"]),
    ],
)
def test_a_feed_that_only_the_answers_header_declares_is_found(header: str, found: list[str]) -> None:
    reading = page('<base href="/en/">', header=header)
    assert feeds(reading) == [f"https://a.example{path}" for path in found]


@pytest.mark.parametrize(
    "link",
    [
        '<link rel="alternate" type="application/json+oembed" href="/oembed?url=x">',
        '<link rel="alternate" type="text/xml+oembed" href="/embed.xml">',
        '<link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/1">',
        '<link rel="alternate" type="application/json" href="/api/oembed.json">',
        '<link rel="alternate" hreflang="de" href="/feed">',
        '<link rel="alternate stylesheet" type="text/css" href="/rss.css">',
        '<link rel="alternate" media="handheld" href="/m/dam">',
        '<link type="text/xml" href="/about">',
        '<link rel="prefetch" href="/rss.xml">',
        '<link rel="search" type="application/opensearchdescription+xml" href="/search.xml">',
        '<link rel="alternate" type="application/rss+xml">',
        '<a href="/feedback">Feedback</a>',
        '<a href="/service/feedback.php">Tell us</a>',
        '<a href="/sitemap.xml">Sitemap</a>',
        '<a href="/breastfeeding/">Feeding</a>',
        '<a href="/anderssparen">Savings</a>',
        '<a href="/atomkraft/">Atomic power</a>',
        '<a href="https://social.example/feed/update">Our feed there</a>',
        '<a href="https://b.example/rss.xml">Another site</a>',
        '<a href="https://feeds.b.example/~r/stories/1">A story through a redirector</a>',
        '<a href="#rss">RSS</a>',
        '<a href="javascript:rss()">RSS</a>',
        '<a href="mailto:rss@a.example">RSS</a>',
        '<a href="/2025/zoo">Zoo asks how to feed a growing herd of goats</a>',
        '<article class="feed-item"><a class="feed-link" href="/2025/zoo">Zoo</a></article>',
    ],
)
def test_what_is_no_feed_is_not_taken_for_one(link: str) -> None:
    assert feeds(page(link)) == []
    assert feeds(page("", link)) == []


@pytest.mark.parametrize(
    "address",
    [
        *"/feed /feed/ /rss /rss/ /atom /feeds /index.xml /news.rss /all.atom /index.rdf /feed.json /rss.php".split(),
        *"/rssfeed.php /rss.cms /rss2.ashx /news-rss.aspx /feed/rss2/ /feed/topstories/ /rss/world feed/".split(),
        *"/?feed=rss2 /?feed=atom /news?format=feed&type=rss /?rss /x?alt=rss /x?outputType=rss".split(),
        *"https://feeds.a.example/world https://rss.a.example/rdf/top HTTPS://A.EXAMPLE/RSS.XML".split(),
    ],
)
def test_an_address_that_feeds_have_is_known(address: str) -> None:
    assert looks_like_feed(address)
    assert len(feeds(page("", f'<footer><a href="{address}">All of it</a></footer>'))) == 1


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("feed:https://a.example/all", "https://a.example/all"),
        ("feed://a.example/all", "https://a.example/all"),
        ("https://feedly.com/i/subscription/feed/https://a.example/all?x=1&amp;y=2", "https://a.example/all?x=1&y=2"),
        ("https://feedly.com/i/subscription/feed%2Fhttps%3A%2F%2Fa.example%2Fall", "https://a.example/all"),
        ("https://feedly.com/i/subscription/feed/https%3A%2F%2Fa.example%2Fall", "https://a.example/all"),
        (
            "https://www.inoreader.com/?add_feed=https%3A%2F%2Fa.example%2Fall%3Fp%3D1&amp;x=2",
            "https://a.example/all?p=1",
        ),
        ("http://www.newsblur.com/?url=https://a.example/rss&amp;x=2", "https://a.example/rss"),
        ("https://validator.w3.org/feed/check.cgi?url=https%3A//a.example/all", "https://a.example/all"),
        ("https://feedly.com/i/subscription/feed/https://b.example/all", None),
    ],
)
def test_a_link_that_adds_a_feed_to_a_reader_gives_the_feed(href: str, url: str | None) -> None:
    assert feeds(page("", f'<a href="{href}">Follow</a>')) == ([url] if url else [])


@pytest.mark.parametrize(
    "link",
    [
        '<a href="/syndication">RSS</a>',
        '<a href="/syndication">Subscribe by RSS</a>',
        '<a href="/syndication">Web feed</a>',
        '<a href="/syndication" title="RSS feed of all stories"><i></i></a>',
        '<a href="/syndication" aria-label="RSS"><svg></svg></a>',
        '<a href="/syndication" class="icon-rss fa_rss"></a>',
        '<a href="/syndication"><img src="/i.png" alt="RSS"></a>',
        '<a href="/syndication" rel="alternate" type="application/atom+xml">Follow</a>',  # want-my-rss 82
        '<a href="/syndication"><span class="fa-stack"><i class="fas fa-rss"></i></span></a>',  # miniflux 2844
    ],
)
def test_a_link_whose_words_say_feed_is_taken_where_nothing_is_surer(link: str) -> None:
    assert feeds(page("", link)) == ["https://a.example/syndication"]
    assert feeds(page('<link rel="feed" href="/f">', link)) == ["https://a.example/f"]


def test_feeds_come_by_trust_each_once_and_those_of_comments_last() -> None:
    reading = page(
        '<link rel="alternate" type="application/rss+xml" title="Comments Feed" href="/comments/feed/">'
        '<link rel="alternate" type="application/rss+xml" title="All" href="/feed/">'
        '<link rel="alternate" type="application/atom+xml" href="https://feeds.b.example/a">',
        '<a href="http://a.example/feed">RSS</a><a href="/world/rss.xml">World</a>',
    )
    assert [link for link in reading.links if link.rel == "feed"] == [
        Link("feed", "https://a.example/feed/", "application/rss+xml", "All"),
        Link("feed", "https://feeds.b.example/a", "application/atom+xml"),
        Link("feed", "https://a.example/world/rss.xml", title="World"),
        Link("feed", "https://a.example/comments/feed/", "application/rss+xml", "Comments Feed"),
    ]


@pytest.mark.parametrize(
    "title",
    "Commentaires,reacties,Komentarze,Komentáře,hozzászólások,Коментарі,Kommenttien syöte,Σχόλια,תגובות,"
    "Bình luận,コメント,评论,留言,댓글,Comentários,Komentar".split(","),
)
def test_a_feed_of_comments_is_known_by_its_title(title: str) -> None:
    links = (("/c", title), ("/f", "Harbour Post"))
    head = "".join(f'<link rel=alternate type="application/rss+xml" title="{name}" href="{at}">' for at, name in links)
    assert feeds(page(head)) == ["https://a.example/f", "https://a.example/c"]


def test_only_what_a_page_declares_stands_in_its_entry() -> None:
    reading = page('<link rel="alternate" type="application/rss+xml" href="/f">', '<a href="/rss">RSS</a>', url=HOME)
    entry = only(reading)
    assert entry.links == (Link("alternate", "https://a.example/f", "application/rss+xml"),)


def test_feeds_are_relative_to_the_pages_base() -> None:
    assert feeds(page('<base href="/en/">', '<a href="rss.xml">RSS</a>')) == ["https://a.example/en/rss.xml"]


@pytest.mark.parametrize("url", [HOME, "https://a.example", "https://a.example/index.html", "https://a.example/?utm=1"])
def test_a_front_page_that_shows_no_feed_gives_the_usual_places(url: str) -> None:
    reading = page(url=url)
    assert [link.url for link in reading.links] == [f"https://a.example{path}" for path in WELL_KNOWN]
    assert {link.rel for link in reading.links} == {"feed-guess"}


@pytest.mark.parametrize("url", [PAGE, "https://a.example/world/", "urn:file", None])
def test_no_other_page_is_guessed_at(url: str | None) -> None:
    assert guesses_of(url) == ()


def test_a_front_page_that_shows_a_feed_is_not_guessed_at() -> None:
    assert {link.rel for link in page("", '<a href="/rss">RSS</a>', url=HOME).links} == {"feed"}


def test_a_wall_is_not_guessed_at() -> None:
    wall = b"<html><title>Log in</title><form><input type=password></form><p>Log in to go on.</p></html>"
    reading = read(Document(url=HOME, body=wall))
    assert (reading.kind, reading.links) == (Kind.LOGIN, ())


def test_a_page_without_an_address_gives_only_absolute_ones() -> None:
    reading = page("", '<a href="/rss">RSS</a><a href="https://a.example/feed">RSS</a>', url="urn:file")
    assert (feeds(reading), reading.warnings) == (["https://a.example/feed"], ())


@pytest.mark.parametrize(("url", "content_type"), [("https://a.example/feed.xml", "text/html"), (PAGE, "text/xml")])
def test_a_page_in_a_feeds_place_says_so_and_leads_to_the_feed(url: str, content_type: str) -> None:
    gone = '<link rel="alternate" type="application/rss+xml" href="/feed.xml"><p>The feed has moved.'
    gone += '<a href="/new/rss">Here</a>'
    reading = read(
        Document(url=url, body=f"<!DOCTYPE html><title>Gone</title>{gone}".encode(), content_type=content_type)
    )
    assert "html-in-place-of-feed" in {flaw.rule for flaw in reading.warnings}
    own = [] if url.endswith("feed.xml") else ["https://a.example/feed.xml"]
    assert feeds(reading) == [*own, "https://a.example/new/rss"]


@pytest.mark.parametrize(
    "piece",
    [
        '<a href="//b.example/rss">x</a>',
        '<a href="/rss">x</a>',
        '<a href="/x" title="rss">x</a>',
        "<link rel=alternate type=text/xml href=/f>",
        "<a href=https://feedly.com/https:/>x</a>",
    ],
)
def test_a_megabyte_of_links_takes_no_time_to_speak_of(piece: str) -> None:
    from ingest.reading.page.dom.tree import tree_of
    from ingest.reading.page.dom.walk import walk
    from ingest.reading.page.metadata.feeds import feeds_of
    from ingest.reading.page.metadata.signals import signals_of

    root = tree_of("<html><body>" + piece * (1_000_000 // len(piece)))
    signals, walked = signals_of(root), walk(root)
    assert finishes(lambda: feeds_of(signals.links, walked, PAGE), cpu=1)
    assert len(feeds_of(signals.links, walked, PAGE)) <= 50


@pytest.mark.parametrize("address", ["/-rss" * 400, "/rss" * 500, "https://feedly.com/" + "=" * 1900, "/rss" * 250_000])
def test_a_hostile_address_takes_no_time_to_speak_of(address: str) -> None:
    assert finishes(lambda: page("", f'<a href="{address}">x</a>' * max(1, 200_000 // len(address))), cpu=2)
