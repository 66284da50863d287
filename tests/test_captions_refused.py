"""What stands in the box of a picture beside its caption and credit, or looks like them, and is neither."""

import pytest

from ingest.reading.page import parse_page
from ingest.schema import Image
from tests.articles.written import PROSE

URL = "https://news.example/2025/09/24/dam/"
IMG = '<img src="/media/dam-gates.jpg" width="900" height="600">'
TEXT = "The eastern gates of the dam on Wednesday"
BOTH = (TEXT, "Ann Lind")


def lead(picture: str, head: str = "", title: str = "<h1>Dam gates open</h1>") -> Image:
    declared = '<meta property="og:image" content="https://news.example/media/dam-gates.jpg">'
    page = f"<html><head>{declared}{head}</head><body><article>{title}{picture}{PROSE * 4}</article></body></html>"
    (entry,) = parse_page(page, url=URL).entries
    return entry.images[0]


def told(picture: str, head: str = "") -> tuple[str | None, str | None]:
    image = lead(picture, head)
    return image.caption, image.credit


def framed(caption: str) -> str:
    return f"<figure>{IMG}<figcaption>{caption}</figcaption></figure>"


@pytest.mark.parametrize(
    "caption",
    [
        f"{TEXT} <span>Ann Lind</span> <a href=/gallery/>View Gallery</a>",
        f"<a href=#>Zoom</a> {TEXT} <span class=credit>Ann Lind</span>",
        f"<b>1 of 12</b> {TEXT} <span class=credit>Ann Lind</span>",
        f"<h2>dam-gates.jpg</h2><p>{TEXT}</p><p class=credit>Ann Lind</p>",
        f"<span>{TEXT} — © Ann Lind</span><span>--page-- of --total--</span>",
        f": {TEXT} - <span class=credit>Ann Lind</span>",
        f"<i class=credit><span>Credit</span>: Photo: Ann Lind</i>{TEXT}",
        f"<span class=copyright>Photo: Ann Lind <i class=picture-description>{TEXT}</i></span>",
        f"{TEXT} (Ann Lind) <span class=credit>Ann Lind</span>",
    ],
)
def test_buttons_counts_and_names_of_files_are_no_part_of_a_caption(caption: str) -> None:
    assert told(framed(caption)) == BOTH


@pytest.mark.parametrize(
    "caption",
    [
        "dam-gates.jpg",
        "March 4, 2026 | 5 min read",
        "By Ann Lind",
        "Show Caption",
        '<a href="#pin">Pin</a>',
        "Updated on",
    ],
)
def test_a_label_a_time_a_byline_or_a_file_is_no_caption(caption: str) -> None:
    assert told(framed(caption)) == (None, None)


def test_an_agency_in_an_element_of_its_own_is_the_credit() -> None:
    assert told(framed(f"{TEXT}. <cite>Getty Images</cite>")) == (f"{TEXT}.", "Getty Images")


@pytest.mark.parametrize(
    ("caption", "both"),
    [
        (f"{TEXT}. FOTO <b>Ann Lind</b>", (f"{TEXT}.", "Ann Lind")),
        (f"{TEXT}. PHOTO <b class=credit>Ann Lind</b>", (f"{TEXT}.", "Ann Lind")),
        (f"{TEXT}. (Photo: Reuters) <b class=credit>Ann Lind</b>", (f"{TEXT}.", "Reuters / Ann Lind")),
        ("Photograph: Ann Lind/AFP <b class=attribution>© The Harbour</b>", (None, "Ann Lind/AFP / The Harbour")),
        (f"{TEXT}. (Symbolfoto) <b class=credit>Ann Lind</b>", (f"{TEXT}. (Symbolfoto)", "Ann Lind")),
    ],
)
def test_a_second_credit_or_a_label_at_the_end_leaves_the_caption(
    caption: str, both: tuple[str | None, str | None]
) -> None:
    assert told(framed(caption)) == both


def test_a_box_with_the_title_is_no_caption() -> None:
    box = f"<figure>{IMG}</figure><figcaption><small>24.9.</small><h1>Dam gates open</h1><p>{TEXT}</p></figcaption>"
    image = lead(f"<div class=top>{box}</div>", title="")
    assert (image.caption, image.credit) == (None, None)


def test_a_byline_beside_a_picture_is_not_its_credit() -> None:
    byline = "<h1>Dam gates open</h1><p class=byline>By Bo Holm</p>"
    picture = f"<header><figure>{IMG}</figure><figcaption>{TEXT} <small>Photo by <a href=/a/>Ann Lind</a></small>"
    image = lead(f"{picture}</figcaption>{byline}</header>", title="")
    assert (image.caption, image.credit) == BOTH


def test_the_foot_of_a_page_credits_no_picture() -> None:
    foot = "<footer><ul class=credit><li>A guide to the valley</li></ul></footer>"
    page = f"<html><body><div><div><h1>Dam gates open</h1>{IMG}</div>{foot}</div>{PROSE * 4}</body></html>"
    (entry,) = parse_page(page, url=URL).entries
    assert all(image.credit is None for image in entry.images)


def test_the_title_of_another_story_is_no_caption() -> None:
    other = "<ul><li><figure><figcaption><a href=/mill/>The mill turns again</a></figcaption></figure></li></ul>"
    assert told(other) == (None, None)


def test_a_caption_in_the_link_around_its_picture_is_one() -> None:
    assert told(f"<a href=/media/dam.jpg><figcaption>{TEXT} <b>Foto: Ann Lind</b></figcaption></a>") == BOTH


def test_the_layout_of_text_beside_a_picture_is_no_caption() -> None:
    assert told(f"<div class=content-imagetext><p>{TEXT}.</p></div>") == (None, None)


def test_the_caption_of_an_author_is_not_the_pictures() -> None:
    author = (
        "<div class=Author_box><div class=Author_legend><p class=caption>Ann Lind, an expert on dams</p></div></div>"
    )
    assert told(author) == (None, None)


@pytest.mark.parametrize("words", ["Dam gates", "gates and dams"])
def test_a_stated_caption_in_a_heading_or_a_sentence_is_no_caption(words: str) -> None:
    stated = (
        '{"@type": "NewsArticle", "image": {"@type": "ImageObject", "url": "/media/dam-gates.jpg", "caption": "%s"}}'
    )
    head = f'<script type="application/ld+json">{stated % words}</script>'
    assert told(f"{IMG}<p>{words} on the river were shut for a year, as the council had decided.</p>", head)[0] is None
    assert told(f"{IMG}<h2>{words}</h2>", head)[0] is None
    assert told(f"{IMG}<p>{words}</p>", head)[0] == words


@pytest.mark.parametrize(
    ("attributes", "both"),
    [
        (f'title="{TEXT}. Photo: Ann Lind"', (f"{TEXT}.", "Ann Lind")),
        ('alt="The dam (Foto: Ann Lind)"', (None, "Ann Lind")),
        ('title="The dam" alt="The dam"', (None, None)),
    ],
)
def test_a_title_or_an_alt_may_hold_the_credit(attributes: str, both: tuple[str | None, str | None]) -> None:
    assert told(f"<div>{IMG[:-1]} {attributes}></div>") == both


def test_the_name_of_the_site_alone_is_the_credit() -> None:
    site = '<meta property="og:site_name" content="Harbour Daily">'
    image = lead(framed("Harbour Daily"), head=site)
    assert (image.caption, image.credit) == (None, "Harbour Daily")


@pytest.mark.parametrize("caption", [f"<td>{TEXT}</td>", f"<td align=center><font size=1>{TEXT}</font></td>"])
def test_the_second_row_of_a_table_of_one_column_is_the_caption(caption: str) -> None:
    assert told(f"<table><tr><td>{IMG}</td></tr><tr>{caption}</tr></table>") == (TEXT, None)
    assert told(f"<table><tr><td>{IMG}</td>{caption}</tr></table>") == (None, None)


def test_a_line_that_says_who_wrote_the_story_and_when_is_no_caption() -> None:
    line = "<p>Bo Holm / 22.04.2025 / 06:15 / Photo: Ann Lind</p>"
    assert lead(f"<div>{IMG}</div>{line}").caption is None


@pytest.mark.parametrize("medium", ["<blockquote>It was a bad day.</blockquote>", "<iframe src=/film/></iframe>"])
def test_what_stands_under_a_quotation_or_a_film_is_not_the_pictures_caption(medium: str) -> None:
    other = f"<figure>{medium}<figcaption>Bo Holm, the head of the council</figcaption></figure>"
    assert told(f"<div>{IMG}</div>{other}") == (None, None)


def test_the_caption_of_a_picture_beside_is_not_the_leads() -> None:
    beside = "<figure><img src=/mill.jpg width=300><figcaption>The mill turns. Photo: Bo Holm</figcaption></figure>"
    assert told(f"<div>{IMG}</div><aside>{beside}</aside>") == (None, None)


@pytest.mark.parametrize(
    "caption",
    [
        f"{TEXT}<br>Foto Ann Lind",
        f"{TEXT} <span>Ann Lind</span>",
    ],
)
def test_a_name_in_a_line_or_an_element_of_its_own_is_the_credit(caption: str) -> None:
    assert told(framed(caption)) == BOTH


def test_a_name_and_a_house_in_elements_of_their_own_are_one_credit() -> None:
    parts = "<span class=cr><b>Ann Lind</b><b>/</b><b>Getty Images</b></span>"
    assert told(framed(f"<span>{TEXT}.</span>{parts}")) == (f"{TEXT}.", "Ann Lind / Getty Images")
