"""What a page says is its own address: believed if it can be right, else kept as where the story comes from."""

import pytest

from ingest.reading import explain, read
from ingest.reading.belief import is_front, named_by, speaks_for
from ingest.schema import Document, Entry, Link
from ingest.text.urls import canonical_url
from tests.entries import only

PAGE = "https://www.a.example/world/2025/09/24/the-dam-opens?utm_source=rss"
HERE = "https://a.example/world/2025/09/24/the-dam-opens"
STORY = "".join(
    f"<p>The dam above the town opened its gates {hours} hours after the rain began, the council said on Tuesday.</p>"
    for hours in range(2, 9)
)


def document(head: str, url: str = PAGE, header: str = "") -> Document:
    body = f"<!doctype html><html lang=en><head><title>The dam opens</title>{head}</head><body><h1>The dam opens</h1>"
    page = f"{body}<article>{STORY}</article></body></html>".encode()
    return Document(url=url, body=page, headers=(("link", header),) if header else ())


def entry_of(head: str, url: str = PAGE, header: str = "") -> Entry:
    return only(read(document(head, url, header)))


def link(address: str) -> str:
    return f'<link rel="canonical" href="{address}">'


def graph(address: str) -> str:
    return f'<meta property="og:url" content="{address}">'


def doubts(entry: Entry) -> list[str]:
    return [flaw.detail for flaw in entry.warnings if flaw.rule == "doubtful-canonical"]


@pytest.mark.parametrize(
    ("head", "url"),
    [
        (link("https://a.example/dam-1182"), "https://a.example/dam-1182"),
        (link("/2025/the-dam-opens"), "https://www.a.example/2025/the-dam-opens"),
        (link("//news.a.example/world/the-dam-opens"), "https://news.a.example/world/the-dam-opens"),
        (link("http://a.example/world/2025/09/24/the-dam-opens"), "http://a.example/world/2025/09/24/the-dam-opens"),
        (link("/the-dam-opens#comments"), "https://www.a.example/the-dam-opens"),
        (link("/#!/story/118212"), "https://www.a.example/#!/story/118212"),
        (link("/?p=11821"), "https://www.a.example/?p=11821"),
        (link("the-dam-opens"), "https://www.a.example/world/2025/09/24/the-dam-opens"),
        (graph("https://a.example/dam-1182"), "https://a.example/dam-1182"),
        (link("/dam-1182") + graph("/dam-1183"), "https://www.a.example/dam-1182"),
        (link("") + graph("/dam-1183"), "https://www.a.example/dam-1183"),
    ],
)
def test_a_page_s_word_on_its_own_site_is_its_address(head: str, url: str) -> None:
    entry = entry_of(head)
    assert entry.url == url
    assert doubts(entry) == []


@pytest.mark.parametrize(
    "said",
    [
        *["https://a.example/", "https://a.example/index.html", "/", "/en/", "/home"],  # every article there says so
        *["/world", "/world/", "/world/index.php", "/2025"],  # its section
        *["#", "undefined", "null", "{{ page.url }}", "[object Object]", "javascript:void(0)", "What"],  # a template's
    ],
)
def test_what_cannot_be_a_story_s_address_is_left_aside_with_a_warning(said: str) -> None:
    entry = entry_of(link(said))
    assert entry.url == PAGE
    assert entry.canonical_url == HERE
    assert doubts(entry) == [f"link:canonical {said}"]
    assert entry.links == ()


def test_where_the_canonical_link_is_in_doubt_open_graph_is_heard() -> None:
    assert entry_of(link("/") + graph("/dam-1182")).url == "https://www.a.example/dam-1182"


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ("https://a.example/ckb/dam-11821", "https://a.example/en/dam-11821"),  # another language
        ("https://ckb.a.example/dam-11821", "https://en.a.example/dam-11821"),
        ("https://a.example/the-dam-opens/2", "https://a.example/the-dam-opens"),  # the first part
        ("https://a.example/the-dam-opens/page/3/", "https://a.example/the-dam-opens/"),
        ("https://a.example/the-dam-opens?page=2", "https://a.example/the-dam-opens"),
        ("https://a.example/article.php?id=11821", "https://a.example/article.php"),  # its number is cut off
        ("https://a.example/article.php?id=11821", "https://a.example/article.php?id=11822"),
        ("https://a.example/world/the-dam-opens", "https://a.example/world"),
        ("https://a.example/world/11821.html", "https://a.example/world/news"),
        ("https://a.example/ckb/x", "https://a.example/ckb/"),
    ],
)
def test_a_page_is_not_taken_for_another_one(own: str, said: str) -> None:
    assert not speaks_for(canonical_url(said), canonical_url(own))


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ("https://a.example/", "https://a.example/en/"),
        ("https://a.example/x", "https://a.example/y"),
        ("https://a.example/?p=11821", "https://a.example/dam"),
        ("https://a.example/article.php?id=11821", "https://a.example/the-dam-opens"),
        ("https://a.example/x?print=2", "https://a.example/x"),
        ("https://a.example/x?foo=5", "https://a.example/x"),
        ("https://a.example/the-dam-opens?aid=2139504", "https://a.example/the-dam-opens"),
        ("https://a.example/news/a/OklJOk/the-dam-opens", "https://a.example/a/OklJOk"),
        ("https://a.example/en/the-dam-opens", "https://a.example/the-dam-opens"),
        ("https://a.example/2025/09/24/dam", "https://a.example/blog/dam"),
        ("https://a.example/11821/the-dam-opens", "https://a.example/11821"),
        ("https://a.example/the-dam-opens/1", "https://a.example/the-dam-opens"),
        ("https://a.example/the-dam-opens?page=2&pos=1", "https://a.example/the-dam-opens?page=2"),
        ("https://a.example/%D8%A2%D8%A8", "https://a.example/%D8%A2"),
    ],
)
def test_a_page_speaks_for_its_other_addresses(own: str, said: str) -> None:
    assert speaks_for(canonical_url(said), canonical_url(own))


def test_a_canonical_link_to_another_site_says_where_a_copy_comes_from_and_is_no_flaw() -> None:
    entry = entry_of(link("https://wire.example/dam-11821") + graph(PAGE))
    assert (entry.url, entry.canonical_url) == (PAGE, HERE)
    assert entry.links == (Link("canonical", "https://wire.example/dam-11821"),)
    assert doubts(entry) == []


@pytest.mark.parametrize(
    ("header", "head", "url"),
    [
        ('<https://a.example/dam-1182>; rel="canonical"', "", "https://a.example/dam-1182"),
        ('</rss.xml>; rel=alternate, </dam-1182>; rel="canonical shortlink"', "", "https://www.a.example/dam-1182"),
        ("</dam-1182>; rel=canonical", "<base href=https://cdn.example/>", "https://www.a.example/dam-1182"),
        ("</dam-1182>; rel=canonical", graph("/dam-1183"), "https://www.a.example/dam-1182"),
        ("</dam-1182>; rel=canonical", link("/dam-1183"), "https://www.a.example/dam-1183"),
        ('</dam-1182>; rel=canonical; anchor="/other"', "", PAGE),
    ],
)
def test_the_link_header_of_an_answer_names_the_page_s_address(header: str, head: str, url: str) -> None:
    entry = entry_of(head, header=header)
    assert entry.url == url
    assert doubts(entry) == []


@pytest.mark.parametrize("said", ["https://a.example/", "/world/", "undefined"])
def test_an_address_in_the_header_that_cannot_be_the_story_s_is_warned_of(said: str) -> None:
    entry = entry_of("", header=f"<{said}>; rel=canonical")
    assert entry.url == PAGE
    assert [one.partition(" ")[0] for one in doubts(entry)] == ["header:canonical"]


def test_a_header_that_names_another_site_s_page_says_where_a_copy_comes_from() -> None:
    entry = entry_of("", header="<https://wire.example/dam-11821>; rel=canonical")
    assert (entry.url, entry.links) == (PAGE, (Link("canonical", "https://wire.example/dam-11821"),))


def test_explain_says_that_an_address_stands_in_the_header() -> None:
    told = explain(document("", header="</dam-1182>; rel=canonical")).evidence[0]
    assert [one.signal for one in told if one.field == "url" and one.chosen] == ["header:canonical"]


@pytest.mark.parametrize("host", ["staging.a-cdn.example", "a.edge.example"])
def test_the_machine_that_a_page_was_made_on_is_not_its_address(host: str) -> None:
    assert entry_of(graph(f"https://{host}/world/2025/09/24/the-dam-opens")).canonical_url == HERE


@pytest.mark.parametrize(
    ("head", "links"),
    [
        (
            '<meta name="syndication-source" content="https://wire.example/1">',
            [("canonical", "https://wire.example/1")],
        ),
        ('<meta name="original-source" content="https://wire.example/1">', [("via", "https://wire.example/1")]),
        ('<meta property="original-source" content="//wire.example/1#top">', [("via", "https://wire.example/1")]),
        (
            '<meta name="original-source" content="https://wire.example/1">' * 2 + link("https://paper.example/2"),
            [("canonical", "https://paper.example/2"), ("via", "https://wire.example/1")],
        ),
        (f'<meta name="syndication-source" content="{PAGE}"><meta name="original-source" content="/x">', []),
    ],
)
def test_what_a_page_calls_its_source_is_kept_where_it_is_another_site(head: str, links: list[tuple[str, str]]) -> None:
    entry = entry_of(head)
    assert [(one.rel, one.url) for one in entry.links] == links
    assert doubts(entry) == []


@pytest.mark.parametrize("said", ["https://wire.example/", "1"])
def test_a_source_that_names_no_story_is_warned_of(said: str) -> None:
    entry = entry_of(f'<meta name="original-source" content="{said}">')
    assert entry.links == ()
    assert doubts(entry) == [f"via {said}"]


def test_a_front_page_elsewhere_is_warned_of_once() -> None:
    entry = entry_of(link("https://wire.example/"))
    assert entry.links == ()
    assert doubts(entry) == ["link:canonical https://wire.example/"]


def test_a_saved_page_without_an_address_is_where_it_says() -> None:
    entry = entry_of(link("https://wire.example/dam-11821"), url="urn:uuid:1")
    assert (entry.url, entry.links) == ("https://wire.example/dam-11821", ())


@pytest.mark.parametrize(
    ("url", "front"),
    [
        ("https://a.example", True),
        ("https://a.example/ckb/", True),
        ("https://a.example/home.html", True),
        ("https://a.example/main.php", True),
        ("https://a.example/en-gb/index.html", True),
        ("https://a.example/?utm_source=rss", True),
        ("https://a.example/?p=5", False),
        ("https://a.example/world", False),
        ("urn:x:y", False),
    ],
)
def test_a_front_page_is_one_in_any_language(url: str, front: bool) -> None:
    assert is_front(url) is front


def test_a_word_that_is_no_address_names_none_where_the_page_s_own_is_known() -> None:
    assert (
        named_by("dam.html", "https://a.example/x/", "https://a.example/x/dam.html?a=1")
        == "https://a.example/x/dam.html"
    )
    assert named_by("dam.html", "https://a.example/x/", "https://a.example/x/y") is None
    assert named_by("dam.html", None, None) is None
