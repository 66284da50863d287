"""Feeds as they are found: a synthetic document for each trap, with values expected by the specifications."""

from datetime import UTC, datetime

import pytest

from ingest.errors import ReadError
from ingest.reading import parse, read
from ingest.schema import (
    Document,
    Enclosure,
    Entry,
    Feed,
    Format,
    Hints,
    Image,
    Link,
    Person,
    Reading,
    Tag,
    Tombstone,
    Unchanged,
)
from tests.entries import only

URL = "https://news.example/world/feed.xml"
ATOM = 'xmlns="http://www.w3.org/2005/Atom"'
PREFIXES = (
    'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"'
    ' xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
)


def read_text(text: str, url: str = URL) -> Reading:
    return read(Document(url=url, body=text.encode()))


def rss(items: str, channel: str = "", before: str = '<?xml version="1.0"?>') -> Reading:
    return read_text(f'{before}<rss version="2.0" {PREFIXES}><channel><title>A</title>{channel}{items}</channel></rss>')


def atom(entries: str, feed: str = "", attributes: str = "") -> Reading:
    return read_text(f'<?xml version="1.0"?><feed {ATOM} {attributes}><title>A</title>{feed}{entries}</feed>')


def item(inside: str) -> Entry:
    return only(rss(f"<item>{inside}</item>"))


def entry_of(inside: str) -> Entry:
    return only(atom(f"<entry>{inside}</entry>"))


def rules(reading: Reading) -> set[str]:
    return {flaw.rule for flaw in reading.warnings}


# -- the bytes before the feed, and in it --


@pytest.mark.parametrize(
    ("before", "noted"),
    [
        pytest.param('<?xml version="1.0"?>', set(), id="nothing amiss"),
        pytest.param('\ufeff<?xml version="1.0"?>', set(), id="a mark"),
        pytest.param('\n  <?xml version="1.0"?>\n', set(), id="white space"),
        pytest.param('<br />Warning: x<?xml version="1.0"?>', {"junk-before-xml"}, id="an error message in HTML"),
        pytest.param('Notice: x in y<?xml version="1.0"?>', {"junk-before-xml"}, id="an error message"),
        pytest.param("<!-- <rss> --><!DOCTYPE rss>", set(), id="a comment and a doctype"),
        pytest.param("<?xml version='1.0' encoding='utf-16'?>", {"wrong-charset"}, id="an encoding that it is not in"),
    ],
)
def test_what_stands_before_a_feed_does_not_cost_it(before: str, noted: set[str]) -> None:
    reading = rss("<item><title>One</title><guid>1</guid></item>", before=before)
    assert only(reading).title == "One"
    assert rules(reading) == noted


@pytest.mark.parametrize(
    ("written", "title", "noted"),
    [
        pytest.param("a &amp; b", "a & b", set(), id="sound"),
        pytest.param("a & b", "a & b", {"malformed-xml"}, id="a bare ampersand"),
        pytest.param("AT&T", "AT&T", {"malformed-xml"}, id="an ampersand before letters"),
        pytest.param("caf&eacute;", "café", {"malformed-xml"}, id="an entity of HTML"),
        pytest.param("a&nbsp;b", "a b", {"malformed-xml"}, id="a space of HTML"),
        pytest.param("a&bogus;b", "a&bogus;b", {"malformed-xml"}, id="an entity of nobody"),
        pytest.param("a &AMP; b &LT; c", "a & b < c", {"malformed-xml"}, id="entities of HTML's in capitals"),
        pytest.param("it&#146;s", "it’s", set(), id="a number of windows-1252"),
        pytest.param("a&#0;b&#x1f;c", "a\ufffdbc", {"malformed-xml"}, id="numbers of no character"),
        pytest.param("&#xD83D;&#xDE00; &#55357;&#56832;", "😀 😀", set(), id="halves of a character"),
        pytest.param("&#xD83D;&#xD83D;", "\ufffd\ufffd", {"malformed-xml"}, id="two first halves"),
        pytest.param("a\x0cb\x00", "a b", {"control-characters"}, id="control characters"),
        pytest.param("it\x92s", "it’s", {"c1-characters"}, id="a character of windows-1252"),
        pytest.param("itâ\x80\x99s", "it’s", {"encoded-twice"}, id="UTF-8 that was encoded twice"),
        pytest.param("<![CDATA[a & b &eacute;]]>", "a & b é", set(), id="a CDATA section"),
        pytest.param("<![CDATA[1 < 2]]>", "1 < 2", set(), id="a bracket in a CDATA section"),
        pytest.param("Fish &amp;amp; chips", "Fish & chips", set(), id="escaped as HTML"),
        pytest.param("<b>Bold</b> claim", "Bold claim", set(), id="markup"),
        pytest.param("  two\n lines ", "two lines", set(), id="white space"),
    ],
)
def test_a_title_is_plain_text_whatever_it_was_written_in(written: str, title: str, noted: set[str]) -> None:
    reading = rss(f"<item><title>{written}</title><guid>1</guid></item>")
    assert only(reading).title == title
    assert rules(reading) == noted


def test_what_feedparser_itself_fails_on_is_refused_by_its_rule() -> None:
    with pytest.raises(ReadError) as refused:  # a position outside any place is a KeyError in feedparser
        read_text("<feed<entry><gml:posList>")
    assert refused.value.rule == "malformed-xml"


def test_one_broken_item_never_costs_the_others() -> None:
    reading = rss("<item><title>One</title></item><item><title>Two <b></title></item><item><title>Three</title></item>")
    assert [entry.title for entry in reading.entries if isinstance(entry, Entry)] == ["One", "Two", "Three"]
    assert "malformed-xml" in rules(reading)


def test_of_a_feed_that_breaks_off_what_came_is_kept() -> None:
    text = f'<rss version="2.0" {PREFIXES}><channel><title>A</title><link>https://news.example/?a=1&amp;b=2</link>'
    reading = read_text(
        text + "<item><title>One</title><link>https://news.example/1?a=1&amp;b=2</link></item><item><tit"
    )
    assert only(reading).url == "https://news.example/1?a=1&b=2"
    assert reading.feed is not None
    assert reading.feed.url == "https://news.example/?a=1&b=2"
    assert rules(reading) == {"malformed-xml", "cut-short", "nothing-said"}


@pytest.mark.parametrize(
    ("text", "is_cut"),
    [
        ("<rss version='2.0'><channel><title>A</title><item><title>One</title></item><item><title>Tw", True),
        ("<rss version='2.0'><channel><item><guid>1</guid><description><![CDATA[<p>One</p><p>On", True),
        ("<rss version='2.0'><channel><title>The Daily Har", True),
        ("<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>1</id></entry><entry><id>2</id><title>T</title>", True),
        (
            '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "title": "One"}, {"id": "2", "ti',
            True,
        ),
        ("<rss version='2.0'><channel><item><title>One</title></item>", False),  # the last tags are missing
        ("<rss version='2.0'><channel><item><title>One & two</title></item></channel></rss>", False),
        ("<rss version='2.0'><channel><item><title>One</item></channel></rss>", False),
    ],
    ids=["title", "section", "channel", "atom", "json", "no-end", "ampersand", "unclosed"],
)
def test_a_feed_that_ends_in_its_middle_says_so(text: str, is_cut: bool) -> None:
    assert ("cut-short" in rules(read_text(text))) is is_cut


@pytest.mark.parametrize(
    "broken",
    [
        "<link>https://news.example/the-fer",
        "<link><![CDATA[https://news.example/the-fer",
        "<link/>https://news.example/the-fer",
        "<guid>https://news.example/?p=1&amp;q=2",
        "<pubDate>Mon, 15 Sep 2025 0",
        "<dc:creator>Ann Sm",
        "<category>Poli\n",
        "<link>https://news.example/the-fer<",
    ],
)
def test_an_address_a_time_or_a_name_that_breaks_off_is_left_out(broken: str) -> None:
    text = f'<rss version="2.0" {PREFIXES}><channel><title>A</title><item><title>The ferry</title>'
    entry = only(read_text(text + broken))
    assert (entry.title, entry.guid, entry.url, entry.published) == ("The ferry", None, None, None)
    assert (entry.authors, entry.tags, entry.is_cut_short) == ((), (), True)


def test_of_prose_that_breaks_off_what_came_is_kept() -> None:
    text = f'<rss version="2.0" {PREFIXES}><channel><title>A</title><item><link>https://news.example/1</link>'
    assert only(read_text(text + "<title>The fer")).title == "The fer"
    assert only(read_text(text + "<description><![CDATA[<p>It left. <b>It c")).url == "https://news.example/1"
    assert only(read_text(text + "</li")).url == "https://news.example/1"  # the address was whole


def test_an_entity_bomb_is_left_unexpanded() -> None:
    bomb = '<!ENTITY e0 "ha">' + "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    reading = rss("<item><title>x &e11; y</title></item>", before=f"<!-- <!DOCTYPE --><!DOCTYPE rss [{bomb}]>")
    assert only(reading).title == "x &e11; y"
    assert "internal-subset" in rules(reading)


def test_an_entity_that_names_a_file_is_never_read(tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("a") / "secret"
    secret.write_text("the secret")
    reading = rss(
        "<item><title>x &e; y</title></item>", before=f'<!DOCTYPE rss [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    )
    assert "secret" not in str(only(reading))


def test_a_tag_of_absurd_length_costs_nothing() -> None:
    attributes = " ".join(f'a{number}="1"' for number in range(20_000))
    reading = rss(f"<item><title>One</title><x {attributes}/></item>")
    assert only(reading).title == "One"
    assert rules(reading) == set()


def test_a_feed_of_more_entries_than_any_honest_one_is_cut_and_says_so() -> None:
    reading = rss("<item><title>a</title></item>" * 10_100)
    assert len(reading.entries) == 10_000
    assert [str(flaw) for flaw in reading.warnings] == ["too-large: the first 10,000 of 10,100 entries were read"]


def test_an_entry_of_few_words_is_not_too_short() -> None:
    item = "<item><title>Story {0}</title><link>https://a.example/{0}</link><guid>{0}</guid></item>"
    reading = rss("".join(item.format(number) for number in range(100_000, 111_000)))
    assert len(reading.entries) == 11_000
    assert rules(reading) == set()


def test_of_more_tags_than_any_honest_feed_has_the_text_stays() -> None:
    reading = rss("<item><title>One</title><description>" + "<b/>a" * 100_100 + "z</description></item>")
    entry = only(reading)
    assert entry.title == "One"
    assert entry.summary is not None
    assert entry.summary.replace(" ", "") == "a" * 100_100 + "z"
    assert [str(flaw) for flaw in reading.warnings] == ["too-large: the first 100,000 tags were read"]


def test_of_more_tags_that_never_end_than_any_honest_feed_has_the_brackets_are_left_out() -> None:
    reading = rss("<item><title>One</title><description>" + "<ö" * 100_100 + "z</description></item>")
    summary = only(reading).summary
    assert summary is not None
    assert summary.count("ö") == 100_100
    assert 99_900 < summary.count("<") <= 100_000  # each is twice as long when written as a reference
    assert [str(flaw) for flaw in reading.warnings] == ["too-large: the first 100,000 tags were read"]


def test_of_more_bare_ampersands_than_any_honest_feed_has_some_are_left_out_and_it_says_so() -> None:
    reading = rss(
        "<item><title>One</title><description>" + "&" * 60_000 + "a" + "&" * 60_000 + "z</description></item>"
    )
    assert only(reading).summary == "&" * 60_000 + "a" + "&" * 40_000 + "z"
    assert [str(flaw) for flaw in reading.warnings] == [
        "malformed-xml: references that XML does not know: 100,000",
        "too-large: the first 100,000 of 120,000 ampersands that are no references",
    ]


def test_of_more_brackets_that_open_nothing_than_any_honest_feed_has_some_are_left_out_and_it_says_so() -> None:
    reading = rss(
        "<item><title>One</title><description>" + "< " * 60_000 + "a" + "< " * 60_000 + "z</description></item>"
    )
    summary = only(reading).summary
    assert summary is not None
    assert summary.replace(" ", "") == "<" * 60_000 + "a" + "<" * 40_000 + "z"
    assert [str(flaw) for flaw in reading.warnings] == [
        "malformed-xml: brackets that open nothing: 100,000",
        "too-large: the first 100,000 of 120,000 brackets that open nothing",
    ]


def test_a_reference_to_a_control_character_in_broken_markup_costs_nothing() -> None:
    body = b'<feed x>a<entry><title>One</title><content type="xhtml"><div>&#xc;b<b&#x3'
    entry = only(read(Document(url="https://a.example/feed", body=body)))
    assert (entry.title, entry.content_text) == ("One", "b")


def test_a_bare_ampersand_is_told_from_a_reference_beside_it() -> None:
    reading = rss("<item><title>A&&amp;&&#38;&nbsp;&B&#x;</title></item>")
    assert only(reading).title == "A&&&& &B&#x;"


def test_a_feed_of_dates_that_are_none_still_has_its_usual_ones_read() -> None:
    bad = "".join(f"<item><title>a</title><pubDate>the {at}.</pubDate></item>" for at in range(1_100))
    reading = rss(f"{bad}<item><title>a</title><pubDate>Wed, 24 Sep 2025 14:05:30 GMT</pubDate></item>")
    entries = [entry for entry in reading.entries if isinstance(entry, Entry)]
    assert entries[-1].published == datetime(2025, 9, 24, 14, 5, 30, tzinfo=UTC)
    assert all([flaw.rule for flaw in entry.warnings] == ["no-guid", "bad-date"] for entry in entries[:-1])


def test_items_without_a_channel_are_read() -> None:
    reading = read_text("<rss version='2.0'><item><title>One</title></item></rss>")
    assert only(reading).title == "One"
    assert rules(reading) == {"no-channel"}


def test_items_in_an_element_that_no_format_has_are_read() -> None:
    reading = read_text(
        "<rss version='2.0'><channel><stories><item><title>One</title></item></stories></channel></rss>"
    )
    assert only(reading).title == "One"


def test_a_namespace_of_brackets_costs_nothing() -> None:
    assert only(read_text('<feed xmlns="}x"><entry><title>One</title></entry></feed>')).title == "One"


def test_a_word_of_absurd_length_is_left_out() -> None:
    reading = rss(f"<item><title>One</title><author>{'a' * 1_000_000} B</author></item>")
    entry = only(reading)
    assert entry.authors == (Person("B"),)
    assert {flaw.rule for flaw in entry.warnings} == {"too-long-word", "no-guid"}


@pytest.mark.parametrize("prefix", ["media", "dc", "content", "itunes", "atom"])
def test_a_prefix_that_is_never_declared_is_understood(prefix: str) -> None:
    name = {"media": "title", "dc": "title", "content": "encoded", "itunes": "summary", "atom": "title"}[prefix]
    reading = read_text(
        f"<rss><channel><item><guid>1</guid><{prefix}:{name}>Words</{prefix}:{name}></item></channel></rss>"
    )
    assert rules(reading) == {"malformed-xml"}
    entry = only(reading)
    assert "Words" in (entry.title or entry.content_text or entry.summary or "")


def test_an_element_with_attributes_of_its_own_is_no_fault() -> None:
    feed = '<icon x="1">i.png</icon><logo>l.png</logo><id x="1">urn:x:1</id><language x="1">en</language>'
    reading = atom('<entry><title x="1">One</title><comments x="1">c</comments></entry>', feed)
    assert only(reading).title == "One"
    assert reading.feed is not None
    assert reading.feed.icon == "https://news.example/world/i.png"


# -- identity and addresses --


@pytest.mark.parametrize(
    ("inside", "guid", "url"),
    [
        pytest.param("<guid>12345</guid>", "12345", None, id="a guid that is no address"),
        pytest.param(
            "<guid>https://a.example/1</guid>", "https://a.example/1", "https://a.example/1", id="a permalink"
        ),
        pytest.param(
            '<guid isPermaLink="false">https://a.example/1</guid>', "https://a.example/1", None, id="no permalink"
        ),
        pytest.param("<guid>HTTPS://A.example/1</guid>", "HTTPS://A.example/1", "https://a.example/1", id="as written"),
        pytest.param("<guid>x</guid><link>/1</link>", "x", "https://news.example/1", id="a relative link"),
        pytest.param("<guid>x</guid><link>?p=1</link>", "x", "https://news.example/world/feed.xml?p=1", id="a query"),
        pytest.param("<link>https://a.example/1</link>", None, "https://a.example/1", id="no guid"),
        pytest.param("<guid/><link>https://a.example/1</link>", None, "https://a.example/1", id="an empty guid"),
        pytest.param("<guid>x</guid><link>javascript:alert(1)</link>", "x", None, id="no address at all"),
        pytest.param('<guid>x</guid><atom:link href="/1"/>', "x", "https://news.example/1", id="a link of Atom's"),
        pytest.param(
            '<guid>x</guid><link>/1</link><atom:link rel="self" href="/2"/>',
            "x",
            "https://news.example/1",
            id="rel self",
        ),
        pytest.param('<guid>x</guid><enclosure url="/a.mp3"/>', "x", None, id="an enclosure is no permalink"),
    ],
)
def test_an_items_identifier_stays_as_written_and_its_address_is_absolute(
    inside: str, guid: str | None, url: str | None
) -> None:
    entry = item(f"<title>One</title>{inside}")
    assert (entry.guid, entry.url) == (guid, url)


def test_an_identifier_of_atom_is_no_address() -> None:
    entry = entry_of('<id>tag:a.example,2025:1</id><title>One</title><link rel="alternate" href="1.html"/>')
    assert (entry.guid, entry.url) == ("tag:a.example,2025:1", "https://news.example/world/1.html")


@pytest.mark.parametrize(
    ("links", "url"),
    [
        pytest.param(
            '<link href="/a"/><link rel="alternate" href="/b"/>', "https://news.example/a", id="two alternates"
        ),
        pytest.param(
            '<link rel="enclosure" href="/a.mp3"/><link href="/b"/>', "https://news.example/b", id="enclosure first"
        ),
        pytest.param('<link rel="self" href="/a"/><link rel="related" href="/b"/>', None, id="no alternate"),
        pytest.param('<link rel="ALTERNATE" href="/a"/>', "https://news.example/a", id="capitals"),
    ],
)
def test_the_alternate_link_is_the_permalink(links: str, url: str | None) -> None:
    assert entry_of(f"<id>urn:x:1</id><title>One</title>{links}").url == url


@pytest.mark.parametrize(
    ("feed", "link", "url", "noted"),
    [
        ("http://127.0.0.1:1200/feed", "http://127.0.0.1:1200/1", "http://127.0.0.1:1200/1", False),
        ("http://localhost/feed", "HTTP://LOCALHOST", "http://localhost/", False),
        ("http://127.0.0.1:1200/feed", "/1", "http://127.0.0.1:1200/1", True),
        ("https://a.example/feed", "http://localhost:1313/1", "https://a.example/1", True),
    ],
)
def test_a_link_on_this_computer_is_whole_in_a_feed_that_is_there_too(
    feed: str, link: str, url: str, *, noted: bool
) -> None:
    body = f"<rss version='2.0'><channel><title>A</title><item><link>{link}</link></item></channel></rss>"
    entry = only(read(Document(url=feed, body=body.encode())))
    assert (entry.url, "relative-link" in {flaw.rule for flaw in entry.warnings}) == (url, noted)


def test_other_links_are_kept_with_what_they_are() -> None:
    entry = item(
        "<title>One</title><guid>x</guid><comments>/1#c</comments><atom:link rel='related' href='/2' title='Two'/>"
    )
    assert set(entry.links) == {
        Link("related", "https://news.example/2", title="Two"),
        Link("replies", "https://news.example/1#c"),
    }


@pytest.mark.parametrize("title", ["One", "One & <b>two"], ids=["sound", "broken"])
def test_where_an_entry_says_it_comes_from_is_kept(title: str) -> None:
    entry = entry_of(
        f"<id>urn:x:1</id><title>{title}</title><link href='/1'/><link rel='canonical' href='https://wire.example/1'/>"
        "<link rel='via' href='https://paper.example/1'/>"
    )
    assert [(link.rel, link.url) for link in entry.links] == [
        ("canonical", "https://wire.example/1"),
        ("via", "https://paper.example/1"),
    ]


def test_addresses_are_resolved_against_the_nearest_base() -> None:
    reading = atom(
        '<entry xml:base="sub/"><id>urn:x:1</id><title>One</title><link href="one"/>'
        '<content type="html" xml:base="deeper/">&lt;p&gt;&lt;a href="x"&gt;x&lt;/a&gt;&lt;/p&gt;</content></entry>'
        '<entry><id>urn:x:2</id><title>Two</title><link href="/two"/></entry>',
        attributes='xml:base="https://base.example/start/"',
    )
    one, two = (entry for entry in reading.entries if isinstance(entry, Entry))
    assert (one.url, two.url) == ("https://base.example/start/sub/one", "https://base.example/two")
    assert one.content_html == '<p><a href="https://base.example/start/sub/deeper/x">x</a></p>'
    assert (one.guid, two.guid) == ("urn:x:1", "urn:x:2")


def test_what_a_channel_says_of_its_base_is_not_said_of_items_beside_it() -> None:
    reading = read_text(
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'"
        " xml:base='a/'><channel xml:base='b/'><link>.</link></channel>"
        "<item><title>One</title><link>one</link></item></rdf:RDF>"
    )
    assert reading.feed is not None
    assert reading.feed.url == "https://news.example/world/a/b/"
    assert only(reading).url == "https://news.example/world/a/one"


def test_a_base_longer_than_any_honest_one_is_none_and_named() -> None:
    reading = atom(
        '<entry><id>1</id><title>One</title><link href="one"/></entry>', attributes=f'xml:base="/{"a/" * 200}"'
    )
    assert only(reading).url == "https://news.example/world/one"
    assert rules(reading) == {"bad-url"}


def test_a_feed_without_an_address_resolves_against_what_it_says_of_itself() -> None:
    reading = read_text(
        f'<feed {ATOM}><title>A</title><link rel="self" href="https://news.example/feed"/>'
        '<entry><title>One</title><link href="/1"/></entry></feed>',
        url="urn:sha256:0",
    )
    assert only(reading).url == "https://news.example/1"


# -- text --


def test_the_full_text_stands_beside_the_summary() -> None:
    entry = item(
        "<title>One</title><description>Short &lt;b&gt;text&lt;/b&gt;.</description>"
        '<content:encoded><![CDATA[<p>Long <a href="/x">text</a>.</p><script>x()</script>]]></content:encoded>'
    )
    assert entry.summary == "Short text."
    assert entry.content_html == '<p>Long <a href="https://news.example/x">text</a>.</p>'
    assert entry.content_text == "Long text."
    assert "unsafe-html" in {flaw.rule for flaw in entry.warnings}


def test_full_text_alone_makes_no_summary() -> None:
    entry = item(
        "<title>One</title><content:encoded>&lt;p&gt;Long.&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;</content:encoded>"
    )
    assert (entry.summary, entry.content_html) == (None, "<p>Long.</p>")


def test_a_description_with_paragraphs_is_the_full_text() -> None:
    entry = item("<title>One</title><description>&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</description>")
    assert (entry.summary, entry.content_html, entry.content_text) == (None, "<p>One.</p><p>Two.</p>", "One.\n\nTwo.")


@pytest.mark.parametrize(
    ("content", "html", "text"),
    [
        pytest.param("<content>One &lt;b&gt; two</content>", "<p>One &lt;b&gt; two</p>", "One <b> two", id="text"),
        pytest.param(
            '<content type="html">&lt;p&gt;a&amp;amp;b&lt;/p&gt;</content>', "<p>a&amp;b</p>", "a&b", id="html"
        ),
        pytest.param(
            '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>a<br/>b</p></div></content>',
            "<p>a<br>b</p>",
            "a\nb",
            id="xhtml",
        ),
        pytest.param(
            '<content type="html">&amp;lt;p&amp;gt;</content>', "&lt;p&gt;", "<p>", id="escaped twice is text"
        ),
    ],
)
def test_the_content_of_atom_is_read_by_its_type(content: str, html: str, text: str) -> None:
    entry = entry_of(f"<id>1</id><title>One</title>{content}")
    assert (entry.content_html, entry.content_text) == (html, text)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        pytest.param('<content type="application/x">PHA+T25lLjwvcD4=</content>', "One.", id="base64 of text"),
        pytest.param('<content type="image/png">iVBORw0KGgo=</content>', None, id="base64 of a picture"),
        pytest.param('<content type="plaintext">Hello</content>', "Hello", id="no media type"),
        pytest.param('<content type="foo/bar">Hello</content>', "Hello", id="a media type, but no base64"),
    ],
)
def test_content_of_another_type_is_text_or_nothing(written: str, text: str | None) -> None:
    assert entry_of(f"<id>1</id><title>One</title>{written}").content_text == text


def test_a_title_is_never_lost_to_a_type_that_nobody_knows() -> None:
    assert entry_of('<id>1</id><title type="custom/type">test</title>').title == "test"


def test_content_that_is_only_pointed_at_is_an_enclosure() -> None:
    entry = entry_of('<id>1</id><title>One</title><content type="video/mp4" src="/a.mp4"/>')
    assert entry.enclosures == (Enclosure("https://news.example/a.mp4", "video/mp4"),)
    assert entry.content_html is None


# -- pictures and attached files --


def test_a_pictures_caption_is_no_summary() -> None:
    entry = item(
        "<title>One</title><description>The story.</description>"
        '<media:content url="/a.jpg" medium="image" width="800" height="600">'
        "<media:description>The dam.</media:description>"
        "<media:credit>A. P.</media:credit><media:title>dam.jpg</media:title></media:content>"
    )
    assert (entry.title, entry.summary) == ("One", "The story.")
    assert entry.images == (Image("https://news.example/a.jpg", "The dam.", "A. P.", width=800, height=600),)


def test_extensions_do_not_overwrite_the_core() -> None:
    entry = item(
        "<itunes:title>Other</itunes:title><title>One</title><media:title>Picture</media:title>"
        "<itunes:summary>Long ago</itunes:summary><description>The story.</description>"
        "<image><url>/i.png</url><title>Logo</title><link>https://b.example/</link></image>"
        "<link>/1</link><pubDate>Wed, 24 Sep 2025 14:05:00 +0300</pubDate><guid>1</guid>"
    )
    assert (entry.title, entry.url) == ("One", "https://news.example/1")
    assert entry.published == datetime(2025, 9, 24, 11, 5, tzinfo=UTC)


def test_media_groups_are_read() -> None:
    entry = entry_of(
        '<id>1</id><title>One</title><media:group xmlns:media="http://search.yahoo.com/mrss/">'
        "<media:title>One</media:title>"
        '<media:content url="/v" type="video/mp4"/><media:thumbnail url="/t.jpg" width="480" height="360"/>'
        "<media:description>About it.</media:description></media:group>"
    )
    assert entry.images == (Image("https://news.example/t.jpg", width=480, height=360),)
    assert entry.enclosures == (Enclosure("https://news.example/v", "video/mp4"),)
    assert entry.summary == "About it."  # a film's description is its entry's; a picture's would be the caption


def test_every_enclosure_is_kept() -> None:
    entry = item(
        '<title>One</title><enclosure url="/a.mp3" length="12" type="audio/mpeg"/><enclosure url="/b.mp3" length="0"/>'
        '<enclosure url="/a.mp3"/><enclosure url="javascript:x()"/><enclosure length="5"/>'
    )
    assert entry.enclosures == (
        Enclosure("https://news.example/a.mp3", "audio/mpeg", 12),
        Enclosure("https://news.example/b.mp3"),
    )
    assert "bad-url" in {flaw.rule for flaw in entry.warnings}


# -- people, tags, dates, languages --


@pytest.mark.parametrize(
    ("inside", "authors"),
    [
        pytest.param(
            "<dc:creator>A</dc:creator><dc:creator>B</dc:creator>", (Person("A"), Person("B")), id="several creators"
        ),
        pytest.param(
            "<author>a@b.example (A. B.)</author>", (Person("A. B.", email="a@b.example"),), id="mail and name"
        ),
        pytest.param("<author>A. B.</author>", (Person("A. B."),), id="a name"),
        pytest.param("<author>a@b.example</author>", (Person(None, email="a@b.example"),), id="mail"),
        pytest.param("<itunes:author>A</itunes:author>", (Person("A"),), id="a podcast's"),
        pytest.param(
            "<dc:creator>Jane Doe, J. Roe and Mara Lind</dc:creator>",
            (Person("Jane Doe"), Person("J. Roe"), Person("Mara Lind")),
            id="several in one creator",
        ),
        pytest.param(
            "<dc:creator>Jane Doe und John Roe</dc:creator>", (Person("Jane Doe"), Person("John Roe")), id="und"
        ),
        pytest.param("<dc:creator>Lind and Sons</dc:creator>", (Person("Lind and Sons"),), id="a firm"),
        pytest.param("<dc:creator>Jane Doe, New Weir</dc:creator>", (Person("Jane Doe, New Weir"),), id="a place"),
        pytest.param("<dc:creator>J. Lind y Roe</dc:creator>", (Person("J. Lind y Roe"),), id="of two families"),
        pytest.param(
            "<author>a@b.example (Jane Doe) and c@d.example (John Roe)</author>",
            (Person("Jane Doe", None, "a@b.example"), Person("John Roe", None, "c@d.example")),
            id="several with mail",
        ),
        pytest.param("<dc:creator> </dc:creator>", (), id="blank"),
    ],
)
def test_the_authors_of_an_item(inside: str, authors: tuple[Person, ...]) -> None:
    assert item(f"<title>One</title>{inside}").authors == authors


def test_the_authors_of_an_entry_with_their_addresses() -> None:
    entry = entry_of(
        "<id>1</id><title>One</title><author><name>A</name><uri>/a</uri><email>a@b.example</email></author>"
        "<author><name>B</name></author><author><uri>https://c.example/</uri></author>"
    )
    assert entry.authors == (
        Person("A", "https://news.example/a", "a@b.example"),
        Person("B"),
        Person(None, "https://c.example/"),
    )


def test_a_number_that_a_publishing_system_gives_is_no_tag() -> None:
    number = "98be933f-38cf-4fba-b6c6-ad438e82010a"
    entry = item(f"<title>One</title><category>Dams</category><category>{number}</category>")
    assert [tag.term for tag in entry.tags] == ["Dams"]
    named = entry_of(f'<id>1</id><title>One</title><category term="{number}" label="Dams"/>')
    assert named.tags == (Tag(number, None, "Dams"),)


def test_tags_are_kept_once_with_their_scheme_and_label() -> None:
    entry = entry_of(
        '<id>1</id><title>One</title><category term="x" label="X" scheme="urn:s"/><category term="y"/>'
        '<category term="Y"/>'
    )
    assert entry.tags == (Tag("x", "urn:s", "X"), Tag("y"))


def test_keywords_are_told_apart_by_commas_alone() -> None:
    entry = item("<title>One</title><itunes:keywords>climate change, tides</itunes:keywords>")
    assert [tag.term for tag in entry.tags] == ["climate change", "tides"]


@pytest.mark.parametrize(
    ("inside", "published", "updated"),
    [
        pytest.param("<pubDate>Wed, 24 Sep 2025 14:05:30 +0300</pubDate>", "2025-09-24T11:05:30", None, id="RFC 822"),
        pytest.param(
            "<pubDate>24 Sep 25 14:05 GMT</pubDate>", "2025-09-24T14:05:00", None, id="two digits of the year"
        ),
        pytest.param("<pubDate>2025-09-24T14:05:30Z</pubDate>", "2025-09-24T14:05:30", None, id="RFC 3339"),
        pytest.param(
            "<dc:date>2025-09-24</dc:date>", "2025-09-24T00:00:00", "2025-09-24T00:00:00", id="Dublin Core's one date"
        ),
        pytest.param(
            "<pubDate>soon</pubDate><dc:date>2025-09-24T10:00Z</dc:date>",
            "2025-09-24T10:00:00",
            "2025-09-24T10:00:00",
            id="the first that can be read",
        ),
        pytest.param("<pubDate>Mon, 31 Feb 2025 10:00:00 GMT</pubDate>", None, None, id="a day that is not"),
        pytest.param("", None, None, id="nothing said"),
    ],
)
def test_the_dates_of_an_item(inside: str, published: str | None, updated: str | None) -> None:
    entry = item(f"<title>One</title>{inside}")
    said = [when and when.isoformat().removesuffix("+00:00") for when in (entry.published, entry.updated)]
    assert said == [published, updated]


def test_a_date_of_change_is_not_one_of_publication_and_the_other_way_round() -> None:
    one = entry_of("<id>1</id><title>One</title><updated>2025-09-24T10:00:00Z</updated>")
    two = entry_of("<id>1</id><title>One</title><published>2025-09-24T10:00:00Z</published>")
    assert (one.published, one.updated) == (None, datetime(2025, 9, 24, 10, tzinfo=UTC))
    assert (two.published, two.updated) == (datetime(2025, 9, 24, 10, tzinfo=UTC), None)


@pytest.mark.parametrize(
    ("attributes", "inside", "language", "direction"),
    [
        pytest.param('xml:lang="ckb"', "<title>One</title>", "ckb", "rtl", id="the feed's"),
        pytest.param('xml:lang="de"', '<title xml:lang="en-us">One</title>', "en-US", "ltr", id="the title's own"),
        pytest.param("", '<title>One</title><content xml:lang="tr">Bir</content>', "tr", "ltr", id="the content's"),
        pytest.param('xml:lang="nonsense!"', "<title>One</title>", None, "ltr", id="unreadable"),
    ],
)
def test_the_language_nearest_to_the_text_is_the_entrys(
    attributes: str, inside: str, language: str | None, direction: str
) -> None:
    entry = only(atom(f"<entry><id>1</id>{inside}</entry>", attributes=attributes))
    assert (entry.language, entry.direction) == (language, direction)


# -- the feed itself --


def test_what_a_channel_says_of_itself() -> None:
    feed = rss(
        "",
        "<link>/</link><description>About &amp;amp; around</description><language>EN-gb</language>"
        "<copyright>(c)</copyright>"
        "<ttl>30</ttl><image><url>/i.png</url><title>A</title></image><category>x</category>"
        "<lastBuildDate>Wed, 24 Sep 2025 14:05:00 GMT</lastBuildDate><managingEditor>a@b.example (A)</managingEditor>"
        '<atom:link rel="self" href="feed.xml"/><atom:link rel="hub" href="https://hub.example/"/>',
    ).feed
    assert feed == Feed(
        title="A",
        url="https://news.example/",
        feed_url="https://news.example/world/feed.xml",
        description="About & around",
        language="en-GB",
        direction="ltr",
        icon="https://news.example/i.png",
        rights="(c)",
        hub="https://hub.example/",
        ttl=30,
        updated=datetime(2025, 9, 24, 14, 5, tzinfo=UTC),
        authors=(Person("A", email="a@b.example"),),
        tags=(Tag("x"),),
    )


def test_a_copied_entry_names_the_feed_it_came_from() -> None:
    one = entry_of(
        "<id>1</id><title>One</title><source><id>urn:x:9</id><title>Other</title><subtitle>S</subtitle>"
        '<link href="https://other.example/"/><link rel="self" href="/feed"/><author><name>O</name></author>'
        "<updated>2025-09-24T10:00:00Z</updated><icon>/i.png</icon></source><author><name>A</name></author>"
    )
    two = item('<title>Two</title><source url="https://other.example/feed">Other</source>')
    assert one.title == "One"
    assert one.attribution == Feed(
        id="urn:x:9",
        title="Other",
        url="https://other.example/",
        feed_url="https://news.example/feed",
        direction="ltr",
        description="S",
        icon="https://news.example/i.png",
        updated=datetime(2025, 9, 24, 10, tzinfo=UTC),
        authors=(Person("O"),),
    )
    assert two.attribution == Feed(title="Other", feed_url="https://other.example/feed", direction="ltr")


def test_every_tombstone_is_kept_and_none_is_read_out_of_a_text() -> None:
    reading = atom(
        '<at:deleted-entry xmlns:at="urn:at" ref="urn:x:1" when="2025-09-24T10:00:00Z"/>'
        '<at:deleted-entry xmlns:at="urn:at" ref="urn:x:2&amp;3">'
        "<at:comment>x</at:comment>"
        "</at:deleted-entry>"
        '<entry><id>4</id><title>One</title><content type="html"><![CDATA[<deleted-entry ref="urn:x:4"/>]]>'
        "</content></entry>"
        '<!-- <at:deleted-entry ref="urn:x:5"/> -->'
    )
    assert reading.tombstones == (
        Tombstone("urn:x:1", datetime(2025, 9, 24, 10, tzinfo=UTC)),
        Tombstone("urn:x:2&3"),
    )


@pytest.mark.parametrize(
    ("feed", "entries", "complete"),
    [
        pytest.param('<fh:complete xmlns:fh="http://purl.org/syndication/history/1.0"/>', "<entry/>", True, id="said"),
        pytest.param("", "<entry><id>1</id><x:complete xmlns:x='urn:x'/></entry>", False, id="said of an entry"),
        pytest.param("", "<entry><id>1</id></entry>", False, id="not said"),
    ],
)
def test_a_feed_is_complete_where_it_says_so(feed: str, entries: str, complete: bool) -> None:
    assert atom(entries, feed).complete is complete


def test_the_next_page_of_a_feed_is_named() -> None:
    assert atom("", '<link rel="next" href="?page=2"/>').next_url == "https://news.example/world/feed.xml?page=2"


@pytest.mark.parametrize(
    ("text", "format_"),
    [
        pytest.param(
            "<rss version='0.91'><channel><title>A</title><item><title>One</title></item></channel></rss>",
            Format.RSS,
            id="rss 0.91",
        ),
        pytest.param(
            "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
            "<channel rdf:about='x'><title>A</title></channel><item rdf:about='urn:x:1'><title>One</title>"
            "</item></rdf:RDF>",
            Format.RSS,
            id="rss 1.0",
        ),
        pytest.param(
            "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
            " xmlns='http://my.netscape.com/rdf/simple/0.9/'>"
            "<channel><title>A</title></channel><item><title>One</title></item></rdf:RDF>",
            Format.RSS,
            id="rss 0.90",
        ),
        pytest.param(
            "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><title>A</title><entry><title>One</title>"
            "</entry></feed>",
            Format.ATOM,
            id="atom 0.3",
        ),
        pytest.param(
            "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:title>A</a:title><a:entry><a:title>One</a:title>"
            "</a:entry></a:feed>",
            Format.ATOM,
            id="atom with a prefix",
        ),
        pytest.param(
            "<CHANNEL HREF='https://a.example/'><TITLE>A</TITLE><ITEM HREF='https://a.example/1'>"
            "<TITLE>One</TITLE></ITEM></CHANNEL>",
            Format.CDF,
            id="cdf",
        ),
    ],
)  # fmt: skip
def test_every_old_format_is_read(text: str, format_: Format) -> None:
    reading = read_text(text)
    assert reading.feed is not None
    assert (reading.format, reading.feed.title, only(reading).title) == (format_, "A", "One")


@pytest.mark.parametrize("text", ["<rss version='2.0'><channel/></rss>", f"<feed {ATOM}/>"])
def test_an_empty_feed_is_valid(text: str) -> None:
    reading = read_text(text)
    assert (reading.entries, reading.warnings) == ((), ())


def test_an_entry_that_says_nothing_is_refused_by_name() -> None:
    reading = rss("<item><pubDate>Wed, 24 Sep 2025 14:05:00 GMT</pubDate></item><item><title>One</title></item>")
    assert only(reading).title == "One"
    assert [str(flaw) for flaw in reading.warnings] == ["nothing-said: entry 1"]


@pytest.mark.parametrize(
    ("item", "guid"),
    [
        pytest.param("<item><guid>1</guid><title>One</title></item>", "1", id="guid"),
        pytest.param("<item><title>One</title><link>https://a.example/1</link></item>", None, id="no guid"),
        pytest.param("<item><guid> </guid><dc:identifier>1</dc:identifier><title>One</title></item>", "1", id="second"),
        pytest.param(
            '<item rdf:about="https://a.example/1"><title>One</title></item>', "https://a.example/1", id="about"
        ),
        pytest.param('<item xml:lang="de"><guid>1</guid><title>One</title></item>', "1", id="language"),
    ],
)
def test_an_entry_whose_bytes_are_known_comes_back_unread(item: str, guid: str | None) -> None:
    rdf = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
    text = f'<rss version="2.0" {PREFIXES} {rdf}><channel>{item}</channel></rss>'
    entry = only(read_text(text))
    assert entry.raw_hash is not None
    again = read(Document(url=URL, body=text.encode()), Hints(known=frozenset({entry.raw_hash})))
    assert (entry.guid, again.entries) == (guid, (Unchanged(guid, entry.raw_hash),))


def test_an_entry_that_is_known_still_shows_the_order_of_day_and_month() -> None:
    text = (
        "<rss><channel><item><guid>2</guid><title>Two</title><pubDate>09/04/2025</pubDate></item>"
        "<item><guid>1</guid><title>One</title><pubDate>08/24/2025</pubDate></item></channel></rss>"
    )
    two, one = read_text(text).entries
    assert isinstance(one, Entry)
    again = read(Document(url=URL, body=text.encode()), Hints(known=frozenset({one.raw_hash or ""})))
    assert again.entries == (two, Unchanged("1", one.raw_hash or ""))
    assert isinstance(two, Entry)
    assert str(two.published) == "2025-09-04 00:00:00+00:00"


def test_an_entry_is_known_whatever_its_counters_say() -> None:
    slash = 'xmlns:slash="http://purl.org/rss/1.0/modules/slash/"'
    text = f'<rss version="2.0" {slash}><channel><item><guid>1</guid>{{}}<title>One</title></item></channel></rss>'
    entry = only(read_text(text.format("<slash:comments>3</slash:comments>")))
    assert entry.raw_hash is not None
    later = text.format("<slash:comments>40</slash:comments>").encode()
    again = read(Document(url=URL, body=later), Hints(known=frozenset({entry.raw_hash})))
    assert again.entries == (Unchanged("1", entry.raw_hash),)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"<rss><channel><item><title>One</title></item></channel></rss>", id="sound"),
        pytest.param(b"<rss><channel><item><title>Fish & chips</title></item></channel></rss>", id="repaired"),
        pytest.param(b"<rss><channel><item><title>One</item></channel></rss>", id="balanced"),
        pytest.param(b'{"version": "https://jsonfeed.org/version/1", "items": [{"title": "One"}]}', id="json"),
    ],
)
def test_what_a_feed_says_as_it_is_written_comes_without_a_hash_that_nobody_asks_for(body: bytes) -> None:
    document = Document(url=URL, body=body)
    assert [raw.raw_hash for raw in parse(document).entries] == [None]
    assert all(entry.raw_hash for entry in read(document).entries)


@pytest.mark.parametrize("before", ["", "\ufeff", "\ufeff\n", " \n"])
@pytest.mark.parametrize("title", ["One", "Fish & chips", "<b>One"])
def test_what_stands_before_a_feed_costs_nothing_whether_the_feed_is_sound_or_broken(before: str, title: str) -> None:
    text = f"<rss><channel><item><title>{title}</title></item></channel></rss>"
    expected, found = read_text(text), read_text(before + text)
    assert (only(found).title, found.warnings) == (only(expected).title, expected.warnings)


# -- size and depth --


def test_a_base_in_markup_is_in_no_more_of_its_links_than_a_document_can_bear() -> None:
    base, links = "https://a.example/" + "a/" * 100, '<a href="x">y</a>' * 30_000
    content = (
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml" xml:base="{base}">{links}</div></content>'
    )
    entry = only(read_text(f"<feed {ATOM}><entry><title>A</title>{content}</entry></feed>"))
    html = entry.content_html or ""
    assert html.count("<a ") == 30_000
    assert 1_000 < html.count(base) < 20_000


def test_a_title_of_ten_megabytes_is_cut_and_named() -> None:
    title = "word " * 2_000_000
    entry = item(f"<title>{title}</title>")
    assert entry.title == title[:10_000].strip()
    assert [flaw.rule for flaw in entry.warnings if flaw.rule != "no-guid"] == ["too-long-title"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<rss><channel><item><title>One</title>" + "<a>" * 100_000, id="open elements"),
        pytest.param(
            "<rss><channel><item><title>One</title><x>"
            + "<a>" * 50_000
            + "</a>" * 50_000
            + "</x></item></channel></rss>",
            id="closed elements",
        ),
        pytest.param(
            f'<feed {ATOM}><entry><title>One</title><content type="xhtml">' + "<div>" * 30_000 + "deep", id="content"
        ),
        pytest.param("<rss><channel><item><title>One</title></item>" + "<item>" * 2_000, id="items in items"),
    ],
)
def test_nesting_without_end_does_not_cost_the_entry_before_it(text: str) -> None:
    reading = read_text(text)
    assert isinstance(reading.entries[0], Entry)
    assert reading.entries[0].title == "One"


def test_entries_in_an_entry_that_everything_stands_in_are_entries_of_their_own() -> None:
    inside = "<entry><title>1</title></entry>" + "<entry><b></entry>" + "<entry><title>2</title></entry>" * 5_000
    entries = read_text(f"<item><title>0</title>{inside}</item>").entries
    assert [entry.title for entry in entries if isinstance(entry, Entry)] == ["0", "1", *["2"] * 5_000]


def test_an_entry_of_another_feed_is_not_by_the_author_of_the_one_it_stands_in() -> None:
    source = "<source><title>Harbour notes</title><author><name>Harbour notes</name></author></source>"
    text = f"<feed {ATOM}><author><name>Pat Planet</name></author><entry><title>One</title>{source}</entry></feed>"
    entry = only(read_text(text))
    assert entry.authors == ()
