import gzip
import re
from contextlib import suppress
from datetime import UTC, datetime

import pytest

from ingest.errors import ReadError
from ingest.reading import parse, read
from ingest.reading.sitemap import parse_sitemap
from ingest.schema import Document, Entry, Format, Image, Kind, Link, Reading, Tag
from tests.processes import finishes

HOSTILE = [
    *(
        "<url>",
        "<url><loc>",
        "<url><loc>/a",
        "<url ",
        "<a ",
        "&amp;",
        "<a:b>",
        "<a:b><c:d>",
        "</url>",
        "<!--",
        "<!-- -->",
    ),
    *("<![CDATA[", "<url><loc>/a</loc><news><title>t</title></news></url>", "<image>", "<url a='", '<url><loc a="'),
    *(
        "<outline",
        "<outline ",
        '<outline xmlUrl="/a"/>',
        '<outline xmlUrl="',
        "<outline a='\"",
        '<outline "',
        "<x:outline '",
    ),
    *(
        "<!DOCTYPE ",
        "&eacute;",
        "<outline a=b ",
        "a=",
        "<outline>",
        "<outline text='<' xmlUrl='/a'>",
        "<?x ",
        "]]>",
        '"',
        "<",
        "x" * 1000 + " ",
    ),
]

SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
        xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
  <url><loc> https://a.example/one?a=1&amp;b=2 </loc>
    <news:news><news:publication><news:name>A</news:name></news:publication>
      <news:title>One &amp; more</news:title></news:news>
  </url>
  <url><loc>/two</loc><lastmod>2025-09-24</lastmod></url>
  <url><lastmod>2025-09-24</lastmod></url>
  <url><loc>https://a.example/one?a=1&amp;b=2</loc><news:title>One &amp; more</news:title></url>
</urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://a.example/sitemap-1.xml.gz</loc></sitemap><sitemap><loc>https://a.example/2.xml</loc></sitemap>
</sitemapindex>"""
OPML = """<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
<outline text="World"><outline text="Erbil" title="Erbil Post" type="rss" xmlUrl="https://a.example/feed"/>
<outline text="Deeper"><outline text="Relative" xmlUrl="/b/feed"/></outline></outline>
<outline text="Again" title="Erbil Post" xmlUrl="https://a.example/feed"/><outline text="No address"/>
<outline xmlUrl="javascript:alert(1)"/></body></opml>"""


def read_text(text: str) -> Reading:
    return read(Document(url="https://a.example/map.xml", body=text.encode()))


def entries_of(reading: Reading) -> list[Entry]:
    return [entry for entry in reading.entries if isinstance(entry, Entry)]


def test_a_sitemap_gives_its_addresses_in_order_with_the_titles_of_its_news() -> None:
    reading = read_text(SITEMAP)
    assert (reading.format, reading.kind) == (Format.SITEMAP, Kind.LINKS)
    assert reading.links == (
        Link("item", "https://a.example/one?a=1&b=2", title="One & more"),
        Link("item", "https://a.example/two", updated=datetime(2025, 9, 24, tzinfo=UTC)),
    )
    assert [str(flaw) for flaw in reading.warnings] == ["no-address: 1 without a loc"]


def test_a_title_that_is_escaped_twice_is_read_alike_for_the_link_and_the_entry() -> None:
    news = "<news><title>Dam &amp;amp; gates</title></news>"
    reading = read_text(f"<urlset><url><loc>https://a.example/dam</loc>{news}</url></urlset>")
    (entry,) = reading.entries
    assert isinstance(entry, Entry)
    assert (entry.title, reading.links[0].title) == ("Dam & gates", "Dam & gates")


NEWS = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
  xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"
  xmlns:image="http://www.google.com/schemas/sitemap-image/1.1" xmlns:video="http://www.google.com/schemas/sitemap-video/1.1">
<url>
  <loc>https://a.example/dam</loc><lastmod>2025-09-24T12:00:00Z</lastmod><changefreq>daily</changefreq>
  <xhtml:link rel="alternate" hreflang="de" href="https://a.example/de/damm"/>
  <video:video><video:title>Film</video:title><video:publication_date>2020-01-01</video:publication_date></video:video>
  <news:news>
    <news:publication><news:name>The A</news:name><news:language>ku</news:language></news:publication>
    <news:genres>Blog</news:genres><news:publication_date>2025-09-24T14:05:00+03:00</news:publication_date>
    <news:title>Dam &amp; gates</news:title><news:keywords>dam, water ,, dam</news:keywords>
  </news:news>
  <image:image><image:loc>/dam.jpg</image:loc><image:caption>The dam</image:caption><image:title>x</image:title>
    <image:geo_location>Dokan</image:geo_location></image:image>
  <image:image><image:loc>/gate.jpg</image:loc><image:title>A gate</image:title></image:image>
</url>
<url><loc>https://a.example/plain</loc>
  <image:image><image:loc>/p.jpg</image:loc><image:title>No title of a story</image:title></image:image></url>
</urlset>"""


def test_an_address_with_news_is_an_entry_besides() -> None:
    reading = read_text(NEWS)
    assert reading.links == (
        Link("item", "https://a.example/dam", title="Dam & gates", updated=datetime(2025, 9, 24, 11, 5, tzinfo=UTC)),
        Link("item", "https://a.example/plain"),
    )
    (entry,) = entries_of(reading)
    assert (entry.guid, entry.url, entry.title) == (None, "https://a.example/dam", "Dam & gates")
    assert entry.canonical_url == "https://a.example/dam"
    assert entry.published == datetime(2025, 9, 24, 11, 5, tzinfo=UTC)
    assert entry.updated == datetime(2025, 9, 24, 12, tzinfo=UTC)
    assert (entry.language, entry.publisher) == ("ku", "The A")
    assert entry.tags == (Tag("dam"), Tag("water"))
    assert entry.images == (
        Image("https://a.example/dam.jpg", "The dam"),
        Image("https://a.example/gate.jpg", "A gate"),
    )
    assert reading.warnings == ()


@pytest.mark.parametrize("comma", [",", "، ", "、", "，"])
def test_the_keywords_of_news_are_parted_at_the_commas_of_any_script(comma: str) -> None:
    (entry,) = entries_of(read_text(NEWS.replace("dam, water ,, dam", f"dam{comma}water")))
    assert entry.tags == (Tag("dam"), Tag("water"))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(NEWS.replace("sitemap-news/0.9", "sitemap-news/0.99"), id="another namespace"),
        pytest.param(
            NEWS.replace("sitemaps.org/schemas/sitemap/0.9", "google.com/schemas/sitemap/0.84"), id="an old one"
        ),
        pytest.param(re.sub(r' xmlns(:\w+)?="[^"]*"|(?<=[</])\w+:', "", NEWS), id="no namespace"),
        pytest.param(NEWS.replace("news:", "n:").replace("xmlns:news", "xmlns:n"), id="another prefix"),
        pytest.param(
            re.sub(r"(</?)(?=url|loc|lastmod)", r"\1sm:", NEWS).replace("xmlns=", "xmlns:sm="), id="prefix for all"
        ),
        pytest.param(NEWS.replace("news:n", "News:N").replace("xmlns:news", "xmlns:News"), id="capitals"),
        pytest.param(NEWS.replace("Dam &amp; gates", "<![CDATA[Dam & gates]]>"), id="character data"),
    ],
)
def test_news_is_known_by_its_names_whatever_the_namespaces(text: str) -> None:
    (entry,) = entries_of(read_text(text))
    assert (entry.title, entry.publisher, len(entry.tags), len(entry.images)) == ("Dam & gates", "The A", 2, 2)


@pytest.mark.parametrize("prefix", ["news", "sm", "anything"])
def test_a_prefix_that_nobody_declares_is_left_out_with_a_warning(prefix: str) -> None:
    text = re.sub(r"(</?)(?=url>|loc>)", rf"\1{prefix}:", NEWS.replace("news:", f"{prefix}:"))
    text = text.replace(f' xmlns:{prefix}="http', ' xmlns:other="http')
    reading = read_text(text)
    assert [entry.title for entry in entries_of(reading)] == ["Dam & gates"]
    assert {flaw.rule for flaw in reading.warnings} == {"malformed-xml"}


@pytest.mark.parametrize(
    ("news", "count"),
    [
        ("<news><title>T</title></news>", 1),
        ("<news><publication_date>2025-09-24</publication_date></news>", 1),
        ("<news><publication><name>A</name></publication></news>", 0),
        ("<news/>", 0),
        ("<title>T</title>", 0),
    ],
)
def test_news_that_says_neither_title_nor_date_makes_no_entry(news: str, count: int) -> None:
    reading = read_text(f"<urlset><url><loc>/a</loc>{news}</url></urlset>")
    assert (len(reading.entries), len(reading.links)) == (count, 1)


def test_an_entry_is_unchanged_while_its_url_is_whatever_stands_around_it() -> None:
    def hashes(text: str) -> set[str | None]:
        return {entry.raw_hash for entry in entries_of(read_text(text))}

    assert hashes(NEWS) == hashes(NEWS.replace("</url>\n<url>", "</url><url><loc>/new</loc></url>\n\n<url>"))
    assert hashes(NEWS) != hashes(NEWS.replace("daily", "weekly"))


@pytest.mark.parametrize(
    "written",
    [
        "\n  https://a.example/x?a=1&amp;b=2\n ",
        "https://a.example/\n    x?a=1&amp;b=2",
        "<![CDATA[https://a.example/x?a=1&b=2]]>",
        "https://a.example/x?a=1&amp;amp;b=2",
        "<!-- here -->/x?a=1&#38;b=2",
    ],
)
def test_an_address_is_read_however_it_is_written(written: str) -> None:
    reading = read_text(f"<urlset><url><loc>{written}</loc></url></urlset>")
    assert [link.url for link in reading.links] == ["https://a.example/x?a=1&b=2"]


def test_a_compressed_sitemap_is_opened() -> None:
    reading = read(Document(url="https://a.example/map.xml.gz", body=gzip.compress(NEWS.encode())))
    assert (len(reading.links), len(reading.entries)) == (2, 1)


def test_a_sitemap_of_urls_that_never_close_is_read_in_its_order() -> None:
    reading = read_text("<urlset>" + "".join(f"<url><loc>/{n}</loc>" for n in range(100)))
    assert [link.url for link in reading.links] == [f"https://a.example/{n}" for n in range(100)]


def test_a_sitemap_that_breaks_off_keeps_the_last_url() -> None:
    reading = read_text(NEWS[: NEWS.index("<news:keywords>")])
    assert [entry.title for entry in entries_of(reading)] == ["Dam & gates"]
    assert {flaw.rule for flaw in reading.warnings} == {"malformed-xml", "cut-short"}
    assert reading.is_cut_short


def test_a_damaged_sitemap_that_comes_to_its_end_is_not_cut_short() -> None:
    assert not read_text(SITEMAP.replace("</lastmod></url>", "</lastmod>", 1) + "<!-- made at noon -->").is_cut_short


def test_the_largest_sitemap_there_may_be_is_parsed_in_about_a_second() -> None:
    url = "<url><loc>https://a.example/news/2025/{}</loc><lastmod>2025-09-24</lastmod></url>\n"
    text = "<urlset>" + "".join(url.format(n) for n in range(50_000)) + "</urlset>"
    assert finishes(lambda: parse_sitemap(text), cpu=8)
    assert len(parse_sitemap(text).links) == 50_000


def test_a_sitemap_of_more_than_any_honest_one_is_cut_and_says_so() -> None:
    url = "<url><loc>/{}</loc><news><title>t</title></news></url>"
    reading = read_text("<urlset>" + "".join(url.format(n) for n in range(11_000)) + "</urlset>")
    assert len(reading.links) < 11_000
    assert len(reading.entries) == 2_000
    assert {flaw.rule for flaw in reading.warnings} == {"too-large"}


def test_an_address_of_a_megabyte_of_white_space_takes_no_time_to_speak_of() -> None:
    def read_all() -> None:
        for space in (" ", "\n", " \n", "\t"):
            read_text(f"<urlset><url><loc>/a{space * 1_000_000}b</loc></url></urlset>")

    assert finishes(read_all, cpu=4)


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_megabyte_takes_no_time_to_speak_of(piece: str) -> None:
    body = (piece * (1_000_000 // len(piece))).encode()

    def parse_all() -> None:
        for root in (b"<urlset>", b"<urlset><url>", b"<sitemapindex>", b"<opml><body>"):
            with suppress(ReadError):
                parse(Document(url="https://a.example/map.xml", body=root + body))

    assert finishes(parse_all, cpu=8)


def test_a_sitemap_index_gives_its_sitemaps() -> None:
    assert read_text(INDEX).links == (
        Link("sitemap", "https://a.example/sitemap-1.xml.gz"),
        Link("sitemap", "https://a.example/2.xml"),
    )


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param(SITEMAP[: SITEMAP.index("<lastmod>")], 1, id="broken off"),
        pytest.param(SITEMAP.replace("</lastmod></url>", "</lastmod>", 1), 2, id="an element unclosed"),
        pytest.param(SITEMAP.replace("a=1&amp;b=2 ", "a=1&b=2 "), 2, id="a bare ampersand"),
        pytest.param(
            SITEMAP.replace("news:", "undeclared:").replace("xmlns:undeclared", "xmlns:n"), 2, id="a prefix undeclared"
        ),
    ],
)
def test_a_damaged_sitemap_gives_what_can_be_read_of_it(text: str, count: int) -> None:
    reading = read_text(text)
    assert len(reading.links) >= count
    assert reading.links[0].url.startswith("https://a.example/one?a=1")
    assert "malformed-xml" in {flaw.rule for flaw in reading.warnings} <= {"malformed-xml", "no-address", "cut-short"}


def test_a_bare_ampersand_costs_no_parameter() -> None:
    reading = read_text("<urlset><url><loc>https://a.example/?a=1&b=2&copy=3</loc></url></urlset>")
    assert [link.url for link in reading.links] == ["https://a.example/?a=1&b=2&copy=3"]
    assert [flaw.rule for flaw in reading.warnings] == ["malformed-xml"]


def test_a_sitemap_that_declares_entities_is_read_without_them() -> None:
    bomb = "<!DOCTYPE urlset [" + "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12)) + "]>"
    reading = read_text(bomb + "<urlset><url><loc>https://a.example/&e11;</loc></url><url><loc>/b</loc></url></urlset>")
    assert reading.links[-1] == Link("item", "https://a.example/b")
    assert len(str(reading)) < 2000


@pytest.mark.parametrize("outer", ["<url>", "<x>"])
def test_a_sitemap_nested_without_end_is_read_or_refused_by_rule(outer: str) -> None:
    reading = read_text("<urlset><url><loc>https://a.example/</loc></url>" + outer * 100_000)
    assert reading.links == (Link("item", "https://a.example/"),)
    assert "malformed-xml" in {flaw.rule for flaw in reading.warnings} <= {"malformed-xml", "no-address", "cut-short"}


def test_an_empty_sitemap_is_valid() -> None:
    reading = read_text("<urlset/>")
    assert (reading.links, reading.warnings) == ((), ())


def test_an_opml_gives_its_feeds_however_deep_with_unusable_addresses_named() -> None:
    reading = read_text(OPML)
    assert (reading.format, reading.kind) == (Format.OPML, Kind.LINKS)
    assert reading.links == (
        Link("feed", "https://a.example/feed", title="Erbil Post"),
        Link("feed", "https://a.example/b/feed", title="Relative"),
    )
    assert [flaw.rule for flaw in reading.warnings] == ["bad-url"]


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        pytest.param(OPML.replace('text="World"', 'text="R&D"'), {"malformed-xml", "bad-url"}, id="bare ampersand"),
        pytest.param(OPML[: OPML.index('<outline text="Again')], {"malformed-xml"}, id="broken off"),
        pytest.param(OPML.replace('"Erbil"', '"caf&eacute;"'), {"malformed-xml", "bad-url"}, id="an entity of HTML"),
        pytest.param(OPML.replace("opml", "OPML"), {"bad-url"}, id="capitals"),
        pytest.param(OPML.replace("<head>", "<head>\x0b"), {"malformed-xml", "bad-url"}, id="a control character"),
    ],
)
def test_a_damaged_opml_gives_what_can_be_read_of_it(text: str, rules: set[str]) -> None:
    reading = read_text(text)
    assert reading.links[0] == Link("feed", "https://a.example/feed", title="Erbil Post")
    assert {flaw.rule for flaw in reading.warnings} == rules


def test_pages_of_an_opml_are_links_and_its_other_lists_are_named_and_not_fetched() -> None:
    reading = read_text(
        '<opml version="1.1"><body><outline type="LINK" text="Tides" url="/tides/"/><outline htmlUrl="/p" title="P"/>'
        '<outline type="link" text="More" url="/more.opml"/><outline type="include" text="Deeper" url=" /deeper/ "/>'
        '<outline type="rss" text="A" xmlUrl="/feed" htmlUrl="/" category="/news,/local"/></body></opml>'
    )
    assert reading.links == (
        Link("related", "https://a.example/tides/", title="Tides"),
        Link("related", "https://a.example/p", title="P"),
        Link("feed", "https://a.example/feed", title="A"),
    )
    assert [str(flaw) for flaw in reading.warnings] == ["list-elsewhere: /more.opml", "list-elsewhere: /deeper/"]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        pytest.param(
            '<!DOCTYPE opml [<!ENTITY a "b">]><opml><body/></opml>', "internal-subset", id="entities of its own"
        ),
        pytest.param("<opml><body>", "malformed-xml", id="broken off before the first outline"),
    ],
)
def test_an_opml_that_cannot_be_read_is_refused_by_rule(text: str, rule: str) -> None:
    with pytest.raises(ReadError) as refused:
        read_text(text)
    assert refused.value.rule == rule


def test_tags_that_never_close_do_not_cost_the_addresses_before_them() -> None:
    text = "<urlset><url><loc>https://a.example/1</loc></url>" + "<a " * 100_000
    found = read(Document(url="https://a.example/sitemap.xml", body=text.encode()))
    assert [link.url for link in found.links] == ["https://a.example/1"]
    assert found.warnings[0].rule == "malformed-xml"
