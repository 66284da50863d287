"""Pages that are stories in another shape, or no stories: films, front pages, live blogs, leads, parts, galleries."""

import json

import pytest

from ingest import read
from ingest.schema import Document, Kind, Reading
from tests.entries import only

URL = "https://tarnquay.example/2025/09/pilots/"
TITLE = "<title>Pilots row again</title>"
HEADING = "<h1>Pilots row again</h1>"
LEAD = (
    "<p>The pilots of the estuary have gone back to rowing out to the ships, because the new launch is too quiet.</p>"
    "<p>For a hundred and twelve years the guild had rowed; the engine lasted eleven, its elder said on Monday.</p>"
)
TEASERS = "".join(f'<li><a href="/f/{n}/">Another film of the harbour at dusk, number {n}</a></li>' for n in range(12))


def reading(body: str, head: str = "", url: str = URL) -> Reading:
    page = f"<html lang=en><head>{TITLE}{head}</head><body>{body}</body></html>"
    return read(Document(url=url, body=page.encode(), content_type="text/html; charset=utf-8"))


def graph(**node: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


FILM = '<meta property="og:type" content="video.other"><meta property="og:description" content="Rowing out in fog.">'
NODE = {"@type": "VideoObject", "name": "Pilots row again", "description": "Rowing out in fog.", "contentUrl": "/p.mp4"}


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (f"{HEADING}<video src=/p.mp4></video><p>Rowing out in fog.</p><ul>{TEASERS}</ul>", FILM),
        (f"{HEADING}<iframe src=https://play.example/1></iframe><ul>{TEASERS}</ul>", graph(**NODE)),
        (f"{HEADING}<div class=player></div>{LEAD}", graph(**NODE)),
    ],
    ids=["open graph", "json-ld", "a description of two paragraphs"],
)
def test_a_page_that_is_a_player_is_a_video_with_its_title_and_description(body: str, head: str) -> None:
    found = reading(body, head)
    assert found.kind is Kind.VIDEO
    assert (only(found).title, only(found).summary) == ("Pilots row again", "Rowing out in fog.")


@pytest.mark.parametrize(
    "head",
    [
        graph(**NODE) + graph(**{"@type": "NewsArticle", "headline": "Pilots row again"}),
        graph(**NODE) + '<meta property="og:type" content="article">',
        "",
    ],
    ids=["says article", "says article in Open Graph", "says nothing"],
)
def test_a_story_with_a_film_in_it_is_an_article(head: str) -> None:
    assert reading(f"{HEADING}<video src=/p.mp4></video>{LEAD}", head).kind is Kind.ARTICLE
    assert reading(f"{HEADING}<video src=/p.mp4></video>{LEAD * 6}", graph(**NODE)).kind is Kind.ARTICLE


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://tarnquay.example/", Kind.FRONT),
        ("https://tarnquay.example", Kind.FRONT),
        ("https://tarnquay.example/index.html", Kind.FRONT),
        ("https://tarnquay.example/en/", Kind.FRONT),
        ("https://tarnquay.example/pt-br", Kind.FRONT),
        ("https://tarnquay.example/local/", Kind.LISTING),
        ("https://tarnquay.example/?page=2", Kind.LISTING),
    ],
)
def test_a_front_page_is_told_from_a_section_front_by_its_address(url: str, kind: Kind) -> None:
    found = reading(f"<ul>{TEASERS}</ul>", url=url)
    assert (found.kind, found.entries) == (kind, ())
    assert sum(link.rel == "item" for link in found.links) == 12


POSTS = (
    ("Tide turns", "The tide turned at 14.20, and the last of the barges came off the bank with a foot to spare."),
    ("Ferry sails", "The ferry to the Skerry sailed at 13.05, an hour late, with the post aboard and two goats."),
    ("Fog lifts", "The fog lifted from the outer roads at noon.\nFour ships weighed within ten minutes of it."),
)
BLOG = graph(
    **{
        "@type": "LiveBlogPosting",
        "headline": "Pilots row again",
        "datePublished": "2025-09-01T08:00:00Z",
        "liveBlogUpdate": [
            {"@type": "BlogPosting", "headline": head, "articleBody": text, "datePublished": "2025-09-01T12:00:00Z"}
            for head, text in POSTS
        ],
    }
)


@pytest.mark.parametrize(
    "shown",
    [
        "".join(f"<article class=post><h3>{head}</h3><p>{text}</p></article>" for head, text in POSTS),
        f"<article class=post><h3>{POSTS[0][0]}</h3><p>{POSTS[0][1]}</p></article><button>Load more</button>",
        "<div id=posts></div>",
    ],
    ids=["all of them", "the first alone", "none"],
)
def test_every_post_of_a_live_blog_is_in_its_text(shown: str) -> None:
    entry = only(reading(f"{HEADING}{LEAD}<main>{shown}</main>", BLOG))
    text = entry.content_text or ""
    lines = [line for _, post in POSTS for line in post.split("\n")]
    assert [line for line in lines if text.replace("\n", " ").count(line) != 1] == []
    assert "The pilots of the estuary" in text
    assert (entry.title, str(entry.published)) == ("Pilots row again", "2025-09-01 08:00:00+00:00")


def test_a_post_of_a_live_blog_may_be_markup() -> None:
    posts = [(head, f"<p>{text}</p>") for head, text in POSTS]
    updates = [{"@type": "BlogPosting", "headline": head, "articleBody": text} for head, text in posts]
    blog = graph(**{"@type": "LiveBlogPosting", "headline": "Pilots row again", "liveBlogUpdate": updates})
    text = only(reading(f"{HEADING}{LEAD}<div id=posts></div>", blog)).content_text or ""
    assert [line for _, post in POSTS for line in post.split("\n") if line not in text.replace("\n", " ")] == []


def test_a_page_of_a_long_live_blog_is_what_it_shows() -> None:
    posts = [
        (f"Post {n}", f"At {n} minutes past the hour the tide stood {n} feet above the bank, it was said.")
        for n in range(40)
    ]
    node = {"@type": "LiveBlogPosting", "headline": "Pilots row again"}
    updates = [{"@type": "BlogPosting", "headline": head, "articleBody": text} for head, text in posts]
    shown = "".join(f"<article><h3>{head}</h3><p>{text}</p></article>" for head, text in posts[:12])
    text = only(reading(f"{HEADING}<main>{shown}</main>", graph(**node, liveBlogUpdate=updates))).content_text or ""
    assert posts[11][1] in text
    assert posts[12][1] not in text


@pytest.mark.parametrize(
    "box",
    [
        "This story is for subscribers only.",
        "Subscribe to continue reading. Already a subscriber? Log in",
        "Nur für Abonnenten",
        "Il vous reste 75% de cet article à lire. La suite est réservée aux abonnés.",
        "Contenido exclusivo para suscriptores",
        "Contenuto riservato agli abbonati",
        "Exclusivo para assinantes",
        "Alleen voor abonnees",
        "Bu haber abonelere özel",
        "هذا المقال للمشتركين فقط",
        "تایبەت بە بەشداربووان",
        "Материал доступен только для подписчиков",
        "Tylko dla prenumeratorów",
        "Weiterlesen mit Abo",
        "Läs vidare – bli prenumerant",
        "Ez a cikk csak előfizetőink számára elérhető",
        "この記事は会員限定です",
    ],
)
def test_a_lead_before_a_box_for_subscribers_is_paywalled_and_the_box_no_text_of_it(box: str) -> None:
    entry = only(reading(f"<article>{HEADING}{LEAD}<div class=box><p>{box}</p></div></article>"))
    assert entry.paywalled is True
    assert box not in (entry.content_text or "")


@pytest.mark.parametrize(
    "body",
    [
        f"<article>{HEADING}{LEAD}</article>",
        f"<article>{HEADING}{LEAD}<p>Subscribe to our newsletter.</p></article>",
        f"<article>{HEADING}{LEAD}</article><aside><p>For subscribers only: the tide tables</p></aside>",
        f"<article>{HEADING}{LEAD}</article><footer><p>For subscribers only: the tide tables</p></footer>",
        f"<article>{HEADING}{LEAD * 20}<p>For subscribers only</p></article>",
    ],
    ids=["no box", "a newsletter", "a box beside", "a foot", "a whole story"],
)
def test_a_story_that_is_whole_is_not_said_to_be_paywalled(body: str) -> None:
    assert only(reading(body)).paywalled is None


def test_the_publishers_word_that_a_story_is_free_stands() -> None:
    free = graph(**{"@type": "NewsArticle", "headline": "Pilots row again", "isAccessibleForFree": True})
    assert only(reading(f"{HEADING}{LEAD}<p>For subscribers only</p>", free)).paywalled is False


@pytest.mark.parametrize(
    ("href", "text"),
    [
        ("/2025/09/pilots/2/", "2"),
        ("?page=2", "Next"),
        ("/2025/09/pilots/page/2", "weiter"),
        ("/2025/09/pilots-2/", "suivant"),
        ("/2025/09/pilots/2/", "التالي"),
        ("/2025/09/pilots/seite-2.html", "»"),
        ("/2025/09/pilots?sayfa=2", "sonraki"),
    ],
)
def test_the_next_page_of_a_story_is_reported(href: str, text: str) -> None:
    pager = f'<div class=pages><span>1</span> <a href="{href}">{text}</a></div>'
    url = URL.rstrip("/") if href.endswith("sayfa=2") else URL
    found = reading(f"<article>{HEADING}{LEAD}{pager}</article>", url=url)
    assert found.next_url is not None
    assert found.next_url.endswith(href)


@pytest.mark.parametrize(
    ("url", "link", "expected"),
    [
        (URL, "<link rel=next href=/2025/09/pilots/2/>", "https://tarnquay.example/2025/09/pilots/2/"),
        (f"{URL}2/", "<link rel=next href=/2025/09/pilots/3/>", "https://tarnquay.example/2025/09/pilots/3/"),
        (
            URL.rstrip("/") + ".html",
            "<link rel=next href=pilots-2.html>",
            "https://tarnquay.example/2025/09/pilots-2.html",
        ),
        (f"{URL}?page=2", "<link rel=next href='?page=3'>", f"{URL}?page=3"),
        (f"{URL}2/", "<link rel=next href=/2025/09/pilots/2/>", None),
        (URL, "<link rel=next href=/2025/09/swans/>", None),
        (URL, "<link rel=next href=https://other.example/2025/09/pilots/2/>", None),
        (URL, "<link rel=next href='https://[tarnquay/2/'>", None),
    ],
)
def test_a_stated_next_page_is_believed_where_its_address_says_so(url: str, link: str, expected: str | None) -> None:
    assert reading(f"{HEADING}{LEAD}", link, url).next_url == expected


@pytest.mark.parametrize(
    "link", ['<a rel=next href="/2025/09/swans/">Swans hold up the regatta</a>', "<a href=/2/>2</a>"]
)
def test_the_link_to_the_next_story_is_no_next_page(link: str) -> None:
    assert reading(f"<article>{HEADING}{LEAD}</article><p>{link}</p>").next_url is None


LISTED = "".join(
    f"<article><h2><a href=/world/{n}-ferries-leave/>Ferry number {n} leaves the old quay at noon</a></h2></article>"
    for n in range(12)
)


def next_of_list(here: str, pager: str) -> str | None:
    url = f"https://tarnquay.example{here}"
    page = f"<html lang=en><head><title>World</title></head><body><h1>World</h1>{LISTED}{pager}</body></html>"
    found = read(Document(url=url, body=page.encode(), content_type="text/html"))
    assert found.kind in (Kind.LISTING, Kind.FRONT)
    return found.next_url.removeprefix("https://tarnquay.example") if found.next_url else None


@pytest.mark.parametrize(
    ("here", "pager", "expected"),
    [
        ("/world/", "<nav><a href=/world/page/2/>2</a><a href=/world/page/9/>9</a></nav>", "/world/page/2/"),
        ("/world/page/2/", "<nav><a href=/world/>1</a><a href=/world/page/3/>Older posts</a></nav>", "/world/page/3/"),
        ("/", "<div><a href=/page/2/>Older posts</a></div>", "/page/2/"),
        ("/page/2/", "<div><a href=/>Newer</a><a href=/page/3/>Older</a></div>", "/page/3/"),
        ("/world", "<nav><a rel=next href='?page=1'>More</a></nav>", "/world?page=1"),
        ("/world?page=1", "<nav><a href='?page=0'>1</a><a href='?page=2'>3</a></nav>", "/world?page=2"),
        ("/world?start=12", "<a href='?start=0'>Zurück</a><a href='?start=24'>Weiter</a>", "/world?start=24"),
        ("/world/index.html", "<div><a href=index_2.html>下一页</a></div>", "/world/index_2.html"),
        ("/world/", "<div><a href=/world/2/>»</a></div>", "/world/2/"),
        ("/list?cat=5", "<div><a href='?cat=5&page=2'>2</a></div>", "/list?cat=5&page=2"),
    ],
)
def test_the_next_page_of_a_listing_is_its_pager_s(here: str, pager: str, expected: str) -> None:
    assert next_of_list(here, pager) == expected


@pytest.mark.parametrize(
    ("here", "pager"),
    [
        ("/list?cat=5", "<a href='?cat=6&page=2'>2</a>"),
        ("/2025/", "<a href=/2025/02/>Feb</a><a href=/2025/02/>»</a>"),
        ("/a/2025/01/", "<a href=/a/2025/01/02/>2</a><a href=/a/2025/02/>»</a>"),
        ("/world/", "<a href=/sport/page/2/>Next</a><a href=/world/2/>2</a>"),
        ("/world/", "<a href=https://other.example/world/page/2/>Next</a>"),
        ("/", "<a href=/world/page/2/>Next</a>"),
        ("/world/page/3/", "<a href=/world/page/2/>Previous</a><a href=/world/page/33/>Last</a>"),
    ],
)
def test_a_link_to_another_list_or_page_of_it_is_no_next_page(here: str, pager: str) -> None:
    assert next_of_list(here, pager) is None


def test_a_gallery_gives_all_of_its_pictures_with_their_captions() -> None:
    figures = "".join(
        f"<figure><img src=/g/{n}.jpg width=900><figcaption>Boat number {n} at the quay. Photo: Ada Quist</figcaption>"
        "</figure>"
        for n in range(25)
    )
    images = only(reading(f"<article>{HEADING}{LEAD}{figures}</article>")).images
    assert [image.url for image in images] == [f"https://tarnquay.example/g/{n}.jpg" for n in range(25)]
    assert {(image.caption, image.credit) for image in images[3:4]} == {("Boat number 3 at the quay.", "Ada Quist")}


@pytest.mark.parametrize("around", ["<aside>{}</aside>", "<a href=/more/>{}</a>"])
def test_pictures_of_other_stories_are_no_gallery(around: str) -> None:
    figure = around.format("<figure><img src=/g/{0}.jpg width=900><figcaption>Boat number {0}</figcaption></figure>")
    figures = "".join(figure.format(n) for n in range(9))
    assert len(only(reading(f"<article>{HEADING}{LEAD}</article>{figures}")).images) <= 1
