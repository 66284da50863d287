"""Sections and tags of stories that only links on the page name."""

import pytest

from ingest.reading import read
from ingest.reading.page import parse_page
from ingest.reading.raw import RawEntry
from ingest.schema import Document
from tests.articles.written import PROSE
from tests.entries import only

URL = "https://news.example/local/2025/09/24/dam/"
TITLE = "<h1>Dam gates open for the first time</h1>"
TAGS = '<a href="{0}1">Dams</a> {1}<a href="{0}2">Rivers</a>'


def entry(above: str = "", below: str = "", head: str = "") -> RawEntry:
    """Return the entry of a page with something above its title and below its story."""
    [found] = parse_page(f"<head>{head}</head><body>{above}{TITLE}{PROSE}{below}</body>", url=URL).entries
    return found


@pytest.mark.parametrize(
    "above",
    [
        '<div class="bread-crumbs"><a href="/">Home</a> <a href="/cat/3">Region</a> <span>Dam gates open</span></div>',
        '<nav aria-label="Breadcrumb"><ol><li><a href="/en/">Start</a><li><a href="/cat/3">Region</a></ol></nav>',
        '<ul class="td-crumb-list"><li><a href="/cat/3">Region</a><li><a href="/cat/4">Valley</a></ul>',
        '<div class="x1"><a href="/">Start</a><span>›</span><a href="/cat/3">Region</a></div>',
        '<div class="x1">Start &gt; <a href="/local/">Region</a></div>',
        '<header class="article-category"><a href="/categories/region/">Region</a></header>',
        '<span class="category-links term-links"><a rel="tag" href="/c/3">Region</a></span>',
    ],
)
def test_section_is_the_first_step_of_the_way_to_a_story(above: str) -> None:
    assert [said.value for said in entry(above).section] == ["Region"]


@pytest.mark.parametrize(
    "above",
    [
        '<div class="x1"><a href="/">Start</a> <a href="/cat/3">Region</a> <a href="/cat/4">World</a></div>',  # a menu
        '<div class="breadcrumb"><a href="/">Home</a> <a href="/local/2025/09/24/dam/">Dam gates open</a></div>',
        '<div class="breadcrumb"><a href="/x">Startseite</a></div>',
        '<div class="breadcrumb"><a href="/x">Retour à l’accueil</a></div>',
        '<div class="breadcrumb"><a href="/x">Αρχική σελίδα</a></div>',
        '<div class="breadcrumb"><a href="/x">news.example</a></div>',
        '<p><a href="/local/2025/">2025</a></p>',
        "<div>" + "".join(f'<a href="/category/part-{name}/">Part {name}</a> ' for name in "abcd") + "</div>",  # a menu
    ],
)
def test_what_names_no_section_is_none(above: str) -> None:
    assert entry(above).section == ()


def test_section_of_the_markup_is_believed_first() -> None:
    meta = '<meta property="article:section" content="Water">'
    trail = '<div class="breadcrumb"><a href="/cat/3">Region</a></div>'
    assert [said.value for said in entry(trail, head=meta).section] == ["Water"]
    home = meta.replace("Water", "Home")
    assert [said.value for said in entry(trail, head=home).section] == ["Home", "Region"]


@pytest.mark.parametrize(
    "below",
    [
        f'<div class="post-tags">Tags: {TAGS.format("/s?k=", "")}</div>',
        f"<div>{TAGS.format('/etiket/', '· ')}</div>",
        '<ul><li class="tag-1"><a href="/tags/dams">#Dams</a><li class="tag-2"><a href="/tags/r">Rivers</a></ul>',
        f"<h3>Related topics</h3><div class='field--name-field-tags'>{TAGS.format('/t/', '')}</div>",
    ],
)
def test_tags_are_the_links_that_lead_to_tags(below: str) -> None:
    assert [tag.term for tag in entry(below=below).tags] == ["Dams", "Rivers"]


def test_one_letter_that_is_a_word_is_a_tag() -> None:
    tags = entry(
        below='<ul><li><a href="/tags/1">港</a><li><a href="/tags/2">渡轮</a><li><a href="/tags/3">x</a></ul>'
    ).tags
    assert [tag.term for tag in tags] == ["港", "渡轮"]


def test_tags_that_stand_behind_a_story_are_not_lost_for_its_category() -> None:
    above = '<span class="category-links"><a rel="tag" href="/category/region/">Region</a></span>'
    below = '<p class="tags-links"><a rel="tag" href="/tag/1">Dams</a> <a rel="tag" href="/tag/2">Rivers</a></p>'
    assert [tag.term for tag in entry(above, below).tags] == ["Dams", "Rivers"]


@pytest.mark.parametrize(
    "below",
    [
        f"<aside><div class='tags'>{TAGS.format('/tag/', '')}</div></aside>",
        f"<h3>Trending topics</h3><div>{TAGS.format('/topics/', '')}</div>",
        f"<div class='topics'>{''.join(f'<a href=/topics/{n}>Topic no. {n}</a> ' for n in range(30))}</div>",
        "<p>The story of <a href=/topics/dams>dams</a> is that of <a href=/topics/rivers>rivers</a>, too.</p>",
    ],
)
def test_links_to_tags_that_are_others_are_none(below: str) -> None:
    assert entry(below=below).tags == ()


def test_tags_of_the_markup_are_believed_first() -> None:
    meta = '<meta name="keywords" content="water, gates">'
    tags = entry(below=f"<div class='tags'>{TAGS.format('/tag/', '')}</div>", head=meta).tags
    assert [tag.term for tag in tags] == ["water", "gates"]


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{{"@type":"NewsArticle","license":"{}"}}</script>',
        '<meta name="DCTERMS.license" content="{}">',
        '<link rel="license" href="{}">',
        '<p>Text: <a rel="license noopener" href="{}">CC BY 4.0</a></p>',
    ],
)
def test_a_licence_is_a_link(head: str) -> None:
    licence = "https://creativecommons.org/licenses/by/4.0/"
    assert [link.url for link in entry(head=head.format(licence)).links if link.rel == "license"] == [licence]


TRAIL = (
    '<div class=breadcrumb><a href="/">Home</a> &gt; <a href="/m/">Meridian</a> &gt; <a href="/c/3">Region</a></div>'
)
CRUMBS = ",".join(
    f'{{"@type":"ListItem","name":"{name}","item":"https://news.example/{name}/x"}}'
    for name in ("Meridian", "Region", "Dam")
)
NAMED = '<meta property="og:site_name" content="The Meridian"><meta name=publisher content=meridian>'


@pytest.mark.parametrize(
    ("head", "above"),
    [
        ('<meta property="article:section" content="Meridian"><meta name=section content=Region>', ""),
        ('<meta property="article:section" content="The Meridian">', TRAIL),
        ("", TRAIL),
        (f'<script type="application/ld+json">{{"@type":"BreadcrumbList","itemListElement":[{CRUMBS}]}}</script>', ""),
    ],
)
def test_the_name_of_the_site_is_no_section(head: str, above: str) -> None:
    page = f"<head>{NAMED}{head}</head><body>{above}{TITLE}{PROSE}</body>"
    assert only(read(Document(url=URL, body=page.encode(), content_type="text/html"))).section == "Region"


def test_where_nothing_but_the_site_is_named_there_is_no_section() -> None:
    page = f'<head>{NAMED}<meta property="article:section" content="Meridian"></head><body>{TITLE}{PROSE}</body>'
    assert only(read(Document(url=URL, body=page.encode(), content_type="text/html"))).section is None


@pytest.mark.parametrize(
    "above",
    [
        '<nav class=ariane><a href="/">Accueil</a> › <a href="/c/3">Region</a></nav>',
        '<div class="component breadcrumb"><nav><a href="/">Home</a> <a href="/c/3">Region</a></nav></div>',
        '<a href="/blog-category/region">Region</a>',
        '<div class="post-category"><a href="/region/">Region</a></div>',
        '<span class="byline-part cats"><a href="/region/" class="cat">Region</a></span>',
        '<p class="kicker"><a href="/region/">Region</a></p>',
    ],
)
def test_a_trail_or_a_category_called_otherwise_names_the_section(above: str) -> None:
    [found] = parse_page(f"<body>{above}{TITLE}{PROSE * 14}</body>", url=URL).entries
    assert [said.value for said in found.section] == ["Region"]


def test_many_links_called_categories_are_a_menu() -> None:
    menu = "".join(f'<a class="cat" href="/{name}/">Part {name}</a> ' for name in "abcd")
    assert entry(f"<div>{menu}</div>").section == ()


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ('<p>Schlagwörter: <a href="/tag/1">Dams</a> <a href="/tag/2">Locks</a></p>', ["Dams", "Locks"]),
        ('<ul class=td-tags><li>TAGS</li><li><a href="/tag/dams">Dams</a></li></ul>', ["Dams"]),
        (
            '<p>The council said more of it on Friday, under <a href="/tag/1">Dams</a>, <a href="/tag/2">Locks</a></p>',
            [],
        ),
        ('<div><a href="/tag/dams">Dams</a></div>', []),
        ('<div class="tagi">Tagi: <a href="/x/1">Dams</a> <a href="/x/2">Locks</a></div>', ["Dams", "Locks"]),
        ('<p class=tags>الكلمات المفتاحية: <a href="/1">سد</a> <a href="/2">نهر</a></p>', ["سد", "نهر"]),
        ('<ul class="note-tags"><li><a href="/stories/tag:dams">Dams</a></li></ul>', ["Dams"]),
        ('<div class="tag"><a href="/dams">Dams</a></div>', []),
        (
            '<ul class=tags><li><a href="/x">Dams</a></ul><p class=tag><a href="/1">Locks</a> <a href=/2>Gates</a></p>',
            ["Locks", "Gates"],
        ),
        (
            '<p>Most i objazdy:</p><div><a href="/tag/most">most</a> <a href="/tag/2">objazd</a></div>',
            ["most", "objazd"],
        ),
        ('<p>Most read</p><div><a href="/tag/dams">Dams</a> <a href="/tag/2">Locks</a></div>', []),
    ],
)
def test_tags_stand_behind_a_word_for_them_and_may_be_one(below: str, expected: list[str]) -> None:
    assert [tag.term for tag in entry(below=below).tags] == expected
