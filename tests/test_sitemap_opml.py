import pytest

from ingest.errors import ReadError
from ingest.reading import read
from ingest.schema import Document, Format, Kind, Link, Reading

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


def test_a_sitemap_gives_its_addresses_in_order_with_the_titles_of_its_news() -> None:
    reading = read_text(SITEMAP)
    assert (reading.format, reading.kind, reading.entries) == (Format.SITEMAP, Kind.LINKS, ())
    assert reading.links == (
        Link("item", "https://a.example/one?a=1&b=2", title="One & more"),
        Link("item", "https://a.example/two"),
    )
    assert reading.warnings == ()


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
    assert {flaw.rule for flaw in reading.warnings} == {"malformed-xml"}


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
    assert {flaw.rule for flaw in reading.warnings} == {"malformed-xml"}


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
