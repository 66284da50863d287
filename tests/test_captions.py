"""The lead image of a page, with its caption and its credit told apart, wherever they are."""

from pathlib import Path

import pytest

from ingest.reading.page import parse_page
from ingest.schema import Image
from tests.articles.written import PROSE

URL = "https://news.example/2025/09/24/dam/"
IMG = '<img src="/media/dam-gates.jpg" width="900" height="600" alt="The dam">'
TEXT = "The eastern gates of the dam on Wednesday"


def lead(picture: str, head: str = "") -> Image:
    page = (
        f"<html><head>{head}</head><body><article><h1>Dam gates open</h1>{picture}{PROSE * 4}</article></body></html>"
    )
    (entry,) = parse_page(page, url=URL).entries
    return entry.images[0]


@pytest.mark.parametrize(
    "picture",
    [
        f"<figure>{IMG}<figcaption>{TEXT} <span class=credit>Photo: A. Lind/MNA</span></figcaption></figure>",
        f"<figure>{IMG}<figcaption><p>{TEXT}</p><p>A. Lind/MNA</p></figcaption></figure>",
        f"<figure>{IMG}<figcaption>{TEXT} Photograph by <a href=/lind/><b>A. Lind/MNA</b></a></figcaption></figure>",
        f"<figure>{IMG}<figcaption>{TEXT} <span>A. Lind/MNA</span><a>Purchase a Photo</a></figcaption></figure>",
        f"<div class=cmp-image>{IMG}<span class=cmp-image__title>{TEXT} (A. Lind/MNA)</span></div>",
        f"<figure>{IMG}<figcaption>{TEXT} (Photo: A. Lind/MNA)</figcaption></figure>",
        f"<figure>{IMG}<figcaption>{TEXT} | Bildquelle: A. Lind/MNA</figcaption></figure>",
        f"<figure>{IMG}<figcaption>{TEXT} / A. Lind/MNA nuotr.</figcaption></figure>",
        f"<figure>{IMG}<figcaption>{TEXT}</figcaption><span class=image-source>A. Lind/MNA</span></figure>",
        f"<figure><div>{IMG}</div><figcaption itemprop=caption>{TEXT}</figcaption>"
        "<figcaption itemprop=author>Foto: A. Lind/MNA</figcaption></figure>",
        f"<figure>{IMG}<figcaption>{TEXT} <cite>(Image: A. Lind/MNA)</cite><button>+</button></figcaption></figure>",
        f"<figure>{IMG}<figcaption>{TEXT}<small> Foto: A. Lind/MNA</small><b hidden>More</b></figcaption></figure>",
        f"<div>{IMG}<div class=bildunterschrift>{TEXT}</div><div class=bildautor>Foto: Bild: A. Lind/MNA</div></div>",
        f"<div>{IMG}<div class=img-caption-wrap><span>{TEXT}</span> <i class=photographer>A. Lind/MNA</i></div></div>",
        f"<div>{IMG}<p class=thumb-caption>{TEXT}（A. Lind/MNA撮影）</p></div>",
        f"<figure>{IMG}<figcaption><span>Photo: A. Lind/MNA</span><span>{TEXT}</span></figcaption></figure>",
        f"<figure>{IMG}<figcaption>Photo: A. Lind/MNA<br>{TEXT}</figcaption></figure>",
        f"<figure>{IMG}<figcaption><i aria-hidden=true>eye</i>{TEXT} <cite>A. Lind/MNA</cite></figcaption></figure>",
        f"<figure>{IMG}<figcaption><p>{TEXT}</p><p>• A. Lind/MNA</p></figcaption></figure>",
        f"<figure>{IMG}<figcaption><b>{TEXT}</b><b><i>Credit...</i><i>A. Lind/MNA</i></b></figcaption></figure>",
        f"<figure>{IMG}<figcaption>{TEXT} Foto: <a href=/lind/>A. Lind/MNA</a></figcaption></figure>",
        f"<div>{IMG}<p class=img__caption>{TEXT}</p><figcaption class=img__credit>A. Lind/MNA</figcaption></div>",
        f"<div class=foto>{IMG}<p class=pie>{TEXT} <span class=autor>A. Lind/MNA</span></p></div>",
        f"<figure>{IMG}<figcaption><b>Show caption</b>{TEXT}<i>Credit</i><b>A. Lind/MNA</b></figcaption></figure>",
        f"<div>{IMG}<p class=platform-caption>{TEXT}</p><p class=research-photo-credit>A. Lind/MNA</p></div>",
        f"<figure>{IMG}<figcaption>3/12 {TEXT} <span class=credit>A. Lind/MNA</span></figcaption></figure>",
        f"<figure><b>{IMG}<i>Image copyright</i><b class=image-copyright>A. Lind/MNA</b></b>"
        f"<figcaption><i>Image caption</i>{TEXT}</figcaption></figure>",
        f"<figure><b class=with-copyright>{IMG}<i>Image copyright</i>A. Lind/MNA</b><figcaption>{TEXT}</figcaption>"
        "</figure>",
        f"<div>{IMG}<div class=credit-caption><p class=caption>{TEXT} <b class=credit>A. Lind/MNA</b>"
        "<b>hide caption</b></p><b>toggle caption</b></div></div>",
        f"<figure>{IMG}<p class=caption-text><span>2</span><b>{TEXT}</b><b class=credit>A. Lind/MNA</b></p></figure>",
        f"<div>{IMG}<p class=caption><b>{TEXT} </b>| Photo Credit: <b class=img-credit>A. Lind/MNA</b></p></div>",
        f"<figure>{IMG}<figcaption>{TEXT} <b class=credit>A. Lind/MNA</b><b>lind@mna.example</b></figcaption></figure>",
        f"<figure>{IMG}<figcaption><b>{TEXT}</b> <b class=copyright>/ A. Lind/MNA</b></figcaption></figure>",
        f"<figure>{IMG}<figcaption><b><a>Enlarge</a> / {TEXT}</b><b class=credit>A. Lind/MNA</b></figcaption></figure>",
        f"<div><a href=/big.jpg>{IMG}</a><a class=inline-caption href=/1><b>Photo:</b> {TEXT} "
        "<i class=source>(A. Lind/MNA)</i></a></div>",
        f"<figure>{IMG}<div><figcaption>{TEXT}</figcaption><cite>Photo by A. Lind/MNA</cite></div></figure>",
        f"<figure>{IMG}<figcaption class=copyright>{TEXT}. Foto: A. Lind/MNA</figcaption></figure>".replace(
            ". F", " F"
        ),
        f"<figure>{IMG}<figcaption>{TEXT}</figcaption></figure><p class=credit>A. Lind/MNA</p>",
        f"<p class=credit>A. Lind/MNA</p><figure>{IMG}<figcaption>{TEXT}</figcaption></figure>",
        f"<figure>{IMG}<figcaption>{TEXT}</figcaption></figure><p><em>Photo: A. Lind/MNA</em></p>",
        f"<figure>{IMG}<figcaption>{TEXT}</figcaption></figure><small>© A. Lind/MNA</small>",
        f"<figure>{IMG}<figcaption data-copyright='© A. Lind/MNA'>{TEXT}</figcaption></figure>",
        f"<div data-caption='{TEXT} Photo: A. Lind/MNA'><a>{IMG}</a></div>",
        f"<div>{IMG}<b data-c-caption='{TEXT}' data-c-credit='A. Lind/MNA'></b></div>",
        f"<p>{IMG}</p>".replace("<img", f"<img data-image-caption='&lt;p&gt;{TEXT} (A. Lind/MNA)&lt;/p&gt;'"),
        f"<div>{IMG}<p class=kuvateksti>{TEXT}</p><b class=kuvaaja>A. Lind/MNA</b></div>",
        f"<div class=media>{IMG}<p class=media__text>{TEXT}</p><p class=media__copy>© A. Lind/MNA</p></div>",
        f"<lead-pic>{IMG}<figure-caption>{TEXT}</figure-caption><photo-credit>A. Lind/MNA</photo-credit></lead-pic>",
        f"<figure>{IMG}<figcaption>{TEXT}<span class=credit>（图片来源：A. Lind/MNA）</span></figcaption></figure>",
        f"<figure>{IMG}<figcaption>{TEXT}<span class=credit>Crédito da foto: A. Lind/MNA</span></figcaption></figure>",
        f"<figure>{IMG}<figcaption>{TEXT}<span class=credit>PICHA | A. Lind/MNA</span></figcaption></figure>",
        f"<figure>{IMG}<figcaption>{TEXT} | PICHA | A. Lind/MNA</figcaption></figure>",
        f"<figure>{IMG}<figcaption>{TEXT} (φωτ. A. Lind/MNA)</figcaption></figure>",
        f"<figure>{IMG}<figcaption>{TEXT} ფოტო © A. Lind/MNA</figcaption></figure>",
        f"<figure>{IMG}<figcaption>{TEXT} படம்: A. Lind/MNA</figcaption></figure>",
        f"<figure>{IMG}<figcaption>{TEXT} 撮影・A. Lind/MNA</figcaption></figure>",
    ],
)
def test_a_caption_and_its_credit_are_told_apart(picture: str) -> None:
    image = lead(picture)
    assert (image.url, image.caption, image.credit) == ("/media/dam-gates.jpg", TEXT, "A. Lind/MNA")


@pytest.mark.parametrize(
    ("source", "caption"),
    [
        ("Image source, ", "Image caption, "),
        ("Fuente de la imagen, ", "Pie de foto, "),
        ("Kaynak, ", "Fotoğraf altı yazısı, "),
        ("صدر الصورة، ", "التعليق على الصورة، "),
        ("منبع تصویر، ", "توضیح تصویر، "),
        ("Автор фото, ", "Подпись к фото, "),
    ],
)
def test_what_is_said_to_those_who_do_not_see_a_caption_is_no_part_of_it(source: str, caption: str) -> None:
    picture = (
        f"<figure><div>{IMG}<p><span class=unseen>{source}</span>A. Lind/MNA</p></div>"
        f"<figcaption><span class=unseen>{caption}</span><p>{TEXT}</p></figcaption></figure>"
    )
    image = lead(picture)
    assert (image.caption, image.credit) == (TEXT, "A. Lind/MNA")


@pytest.mark.parametrize(
    "picture",
    [
        f"<div>{IMG}</div><div class=image-credit>A. Lind/MNA</div>",
        f"<section>{IMG}<p class=teaser-image__credits>A. Lind/MNA</p></section>",
    ],
)
def test_a_credit_may_stand_without_a_caption(picture: str) -> None:
    image = lead(picture)
    assert (image.caption, image.credit) == (None, "A. Lind/MNA")


@pytest.mark.parametrize(
    "said",
    [
        "The eastern gates of the dam are opened for the first time",
        "Minister Ann Lind with Mayor Jon Holm at the Quayside Dam on Tuesday",  # names stand in it as well
    ],
)
def test_what_announces_a_caption_to_those_who_do_not_see_the_picture_announces_no_credit(said: str) -> None:
    image = lead(f"<figure>{IMG}<figcaption class=ui-caption><b>Image:</b> <b>{said}</b></figcaption></figure>")
    assert (image.caption, image.credit) == (said, None)


def test_what_announces_a_credit_of_several_names_to_them_announces_no_caption() -> None:
    said = "Ann Lind of the Quayside Post via Mayor Holm Archive"
    image = lead(f"<figure>{IMG}<figcaption class=ui-caption><b>Image:</b> <b>{said}</b></figcaption></figure>")
    assert (image.caption, image.credit) == (None, said)


def test_a_credit_that_stands_beside_the_caption_and_at_its_end_is_no_part_of_it() -> None:
    credit = "<div class=credit>Ann Lind/Quayside News</div>"
    image = lead(f"<figure>{IMG}{credit}<figcaption>{TEXT}. <b>Ann Lind/Quayside News</b></figcaption></figure>")
    assert (image.caption, image.credit) == (f"{TEXT}.", "Ann Lind/Quayside News")


def test_a_label_behind_a_bar_is_no_part_of_the_caption() -> None:
    image = lead(f"<div>{IMG}<div class=photo-caption>{TEXT} | Photo Credit: <b>Ann Lind</b></div></div>")
    assert (image.caption, image.credit) == (TEXT, "Ann Lind")


def test_a_caption_in_no_figure_is_known_by_its_name_alone() -> None:
    assert lead(f"<div>{IMG}<div class=img_cptn>{TEXT}.</div></div>").caption == f"{TEXT}."


def test_a_labelled_credit_in_front_of_the_source_is_no_part_of_the_caption() -> None:
    parts = f"<b>{TEXT}</b> <em>Picture: A. Lind</em><b class=source>Source: MNA</b>"
    image = lead(f"<div>{IMG}<p class=caption>{parts}</p></div>")
    assert (image.caption, image.credit) == (TEXT, "A. Lind / MNA")


@pytest.mark.parametrize(("behind", "credit"), [("Ann Lind", "Ann Lind"), ("Lind/MNA", "Lind/MNA"), ("so far", None)])
def test_a_name_marked_up_behind_a_captions_sentence_is_its_credit(behind: str, credit: str | None) -> None:
    assert lead(f"<figure>{IMG}<figcaption>{TEXT}. <em>{behind}</em></figcaption></figure>").credit == credit


def test_a_name_in_a_line_of_its_own_behind_a_captions_sentence_is_its_credit() -> None:
    image = lead(f"<figure>{IMG}<figcaption>{TEXT}.<br>Ann Lind</figcaption></figure>")
    assert (image.caption, image.credit) == (f"{TEXT}.", "Ann Lind")


@pytest.mark.parametrize(
    ("words", "text", "credit"),
    [
        (f"{TEXT}. Ann Lind (EFE)", f"{TEXT}.", "Ann Lind (EFE)"),
        (f"{TEXT} | Ann Lind/The Harbour", TEXT, "Ann Lind/The Harbour"),
        (f"{TEXT}<br>Ann Lind/The Harbour", TEXT, "Ann Lind/The Harbour"),
        ("Ann Lind/The Harbour", None, "Ann Lind/The Harbour"),
        (f"{TEXT} • Foto Ann Lind", TEXT, "Ann Lind"),
        (f"{TEXT} | Tests/trials", f"{TEXT} | Tests/trials", None),
    ],
)
def test_a_name_with_its_house_behind_a_caption_is_its_credit(words: str, text: str | None, credit: str | None) -> None:
    image = lead(f"<figure>{IMG}<figcaption>{words}</figcaption></figure>")
    assert (image.caption, image.credit) == (text, credit)


A, B = ("<p class=credit>A. Lind</p>", "<p class=credit>B. Roe</p>")
FIRST, SECOND = (
    f"<figure><img src=/{name}.jpg><figcaption>The {name}.</figcaption></figure>" for name in ("gate", "weir")
)


@pytest.mark.parametrize(
    ("parts", "credits"),
    [
        (FIRST + A + SECOND + B, ("A. Lind", "B. Roe")),
        (A + FIRST + B + SECOND, ("A. Lind", None)),  # the second caption may belong to either picture
        (FIRST + SECOND, (None, None)),
        (f"{FIRST}<p>The gates were opened: nobody was hurt.</p>{SECOND}", (None, None)),
    ],
)
def test_a_credit_beside_a_figure_is_that_pictures_own(parts: str, credits: tuple[str | None, ...]) -> None:
    page = f"<html><body><article><h1>Dam gates open</h1>{PROSE}{parts}{PROSE * 3}</article></body></html>"
    (entry,) = parse_page(page, url=URL).entries
    assert tuple(image.credit for image in entry.images) == credits


def test_an_unsplash_credit_keeps_its_stroke() -> None:
    image = lead(
        f"<figure>{IMG}<figcaption>{TEXT}. Photo by <a href=/l>Ann Lind</a> / <a href=/u>MNA</a></figcaption></figure>"
    )
    assert (image.caption, image.credit) == (f"{TEXT}.", "Ann Lind / MNA")


@pytest.mark.parametrize("credit", ["creditText", "copyrightHolder", "copyrightNotice", "creator"])
def test_data_say_whose_a_picture_is_in_several_properties(credit: str) -> None:
    data = f'{{"@type":"NewsArticle","image":{{"url":["/media/dam-gates.jpg"],"{credit}":[{{"name":"© Ann Lind"}}]}}}}'
    assert lead(IMG, f"<script type=application/ld+json>{data}</script>").credit == "Ann Lind"


@pytest.mark.parametrize("link", ["<a href=/dam/>{}</a>", "<b>{}</b>", "<a href=/dam/><i>{}</i></a>"])
def test_what_goes_on_behind_a_marked_part_of_a_caption_is_no_credit(link: str) -> None:
    image = lead(f"<figure>{IMG}<figcaption>{link.format('Boats')} pass at dusk</figcaption></figure>")
    assert (image.caption, image.credit) == ("Boats pass at dusk", None)


def test_what_a_stroke_sets_off_behind_a_marked_caption_is_its_credit() -> None:
    image = lead(f"<figure>{IMG}<figcaption><b>{TEXT}</b> / public domain</figcaption></figure>")
    assert (image.caption, image.credit) == (TEXT, "public domain")


def test_an_author_beside_a_picture_is_no_credit() -> None:
    assert lead(f"<div><div class=byline><span class=author>Ann Lind</span></div>{IMG}</div>").credit is None


def test_the_title_in_a_pictures_box_is_no_caption() -> None:
    page = f"<article><figure class=hero>{IMG}<h1>Dam gates open</h1></figure>{PROSE * 4}</article>"
    (entry,) = parse_page(page, url=URL).entries
    assert entry.images[0].caption is None


def stated(caption: str, credit: str = "") -> str:
    image = f'{{"@type":"ImageObject","url":"/media/dam-gates.jpg","caption":"{caption}","creditText":"{credit}"}}'
    return f'<script type="application/ld+json">{{"@type":"NewsArticle","image":{image}}}</script>'


@pytest.mark.parametrize(
    ("head", "caption", "credit"),
    [
        (stated("The dam"), None, None),  # the picture's alt
        (stated("dam gates 2025 title small"), None, None),
        (stated("Dam gates open"), None, None),
        (stated("Photo Credit: A. Lind/MNA"), None, "A. Lind/MNA"),
        (stated("The gates of the dam, seen from the tower."), "The gates of the dam, seen from the tower.", None),
        (stated("Gates of the dam", "A. Lind/MNA"), "Gates of the dam", "A. Lind/MNA"),
    ],
)
def test_what_data_call_a_caption_is_one_where_it_is_neither_a_name_nor_a_description(
    head: str, caption: str | None, credit: str | None
) -> None:
    image = lead(f"<div>{IMG}</div>", head)
    assert (image.caption, image.credit) == (caption, credit)


@pytest.mark.parametrize(
    "around",
    [
        f"<figure>{IMG}<figcaption>1/12</figcaption></figure>",
        f"<figure>{IMG}<figcaption>September 24, 2025</figcaption></figure>",
        f"<figure>{IMG}<figcaption>1:13</figcaption></figure>",
        f"<figure>{IMG}<figcaption>EMBED &lt;&gt; More Videos</figcaption></figure>",
        f"<div>{IMG}</div><div class=modal-search-caption>type in your search and press enter</div>",
        f"<div>{IMG}</div><p class=popover__legend>Please fill in the information below:</p>",
        f"<div>{IMG}</div><p class=nav-caption>Published by Ann Lind, Ben Ash and Carl Holm</p>",
        f"<figure>{IMG}<figcaption>By <span class=author>Ann Lind</span></figcaption></figure>",
    ],
)
def test_what_stands_beside_a_picture_and_says_nothing_of_it_is_no_caption(around: str) -> None:
    image = lead(around)
    assert (image.caption, image.credit) == (None, None)


def test_the_caption_of_a_picture_in_the_story_is_not_its_leads() -> None:
    other = "<figure><img src='/media/crowd-at-dam.jpg'><figcaption>The crowd. Photo: B. Ash</figcaption></figure>"
    box = f"<div><p class=author-name>Ann Lind</p><figure>{IMG}</figure><p>The gates are open.</p>{other}</div>"
    image = lead(box, '<meta property="og:image" content="https://img.example/dam-gates.jpg">')
    assert (image.caption, image.credit) == (None, None)
    other = "<div class=wp-caption><img src='/media/crowd-at-dam.jpg'><p class=wp-caption-text>The crowd</p></div>"
    box = f"<div><div>{IMG}</div><p>The gates are open.</p>{other}</div>"
    image = lead(box, '<meta property="og:image" content="https://img.example/dam-gates.jpg">')
    assert (image.caption, image.credit) == (None, None)


def test_a_caption_beside_the_same_picture_in_another_size_is_the_leads() -> None:
    blurred = '<div class=background><img src="/blur/dam-gates.jpg" width="900"></div>'
    shown = f"<figure><img src='/w_1198/dam-gates.jpg'><figcaption>{TEXT}. Photo: B. Ash</figcaption></figure>"
    image = lead(
        f"<div>{blurred}{shown}</div>", '<meta property="og:image" content="https://img.example/dam-gates.jpg">'
    )
    assert (image.caption, image.credit) == (f"{TEXT}.", "B. Ash")


@pytest.mark.parametrize("caption", [f"{TEXT}<b>A. Lind/MNA nuotr.</b>", f"{TEXT}. <b>Photograph by A. Lind/MNA</b>"])
def test_a_first_block_that_is_the_leads_caption_is_no_part_of_the_story(caption: str) -> None:
    block = f"<div>{IMG}<p class=photo-descr>{caption.replace('<b>', '<b class=photo-author>')}</p></div>"
    (entry,) = parse_page(
        f"<html><body><article><h1>Dam</h1>{block}{PROSE * 4}</article></body></html>", url=URL
    ).entries
    assert entry.images[0].credit == "A. Lind/MNA"
    assert TEXT not in entry.content[-1].value


def test_a_heading_that_is_the_leads_caption_is_no_part_of_the_story() -> None:
    said = f'{{"@type":"NewsArticle","image":{{"url":"/dam-gates.jpg","name":"{TEXT}"}}}}'
    told = f'<script type="application/ld+json">{said}</script>'
    page = f"<h1>Dam gates open</h1>{PROSE}<div>{IMG}<h1 class=caption>{TEXT}</h1></div>{PROSE * 3}"
    (entry,) = parse_page(f"<html><head>{told}</head><body><article>{page}</article></body></html>", url=URL).entries
    assert TEXT not in entry.content[-1].value


@pytest.mark.parametrize("caption", ["Dam gates open", "P"])
def test_the_title_and_a_single_letter_are_no_captions(caption: str) -> None:
    assert lead(f"<figure>{IMG}<figcaption>{caption}</figcaption></figure>").caption is None


def test_a_clear_picture_is_no_storys() -> None:
    page = f'<article><h1>Dam gates open</h1><img src="/clear.gif" alt="9 thanks">{PROSE * 4}</article>'
    (entry,) = parse_page(f"<html><body>{page}</body></html>", url=URL).entries
    assert entry.images == ()


def test_a_fraction_is_no_count_of_a_gallery() -> None:
    assert lead(f"<figure>{IMG}<figcaption>3/4 of the water is gone</figcaption></figure>").caption == (
        "3/4 of the water is gone"
    )


def test_a_picture_with_a_caption_at_the_head_goes_before_the_stated_one_below() -> None:
    below = '<figure><img src="/media/crowd-at-dam.jpg"><figcaption>The crowd at noon</figcaption></figure>'
    head = '<meta property="og:image" content="https://img.example/crowd-at-dam.jpg">'
    picture = f"<figure>{IMG}<figcaption>{TEXT}</figcaption></figure>{PROSE * 8}{below}"
    assert lead(picture, head).caption == TEXT


@pytest.mark.parametrize(
    ("stated", "is_left_out"),
    [
        ("/assets/logo.png", True),
        ("/img/logo-opengraph.png", True),
        ("/images/og-default.png?v=2", True),
        ("/include/facebook-default-wide.jpg", True),
        ("https://s0.wp.com/i/blank.jpg", True),
        ("https://secure.gravatar.com/blavatar/13af?s=200", True),
        ("/media/google-pixel-9.png", False),
        ("/media/harbour-notes-but-no-logo.png", False),
        ("/media/leasing-oder-kauf-opengraph.jpg", False),
        ("/image/2280168_default_1tGuSk.jpg", False),
        ("/default/harbour.jpg", False),
    ],
)
def test_a_sites_sign_is_no_storys_picture_unless_the_story_shows_it(stated: str, is_left_out: bool) -> None:
    head = f'<meta property="og:image" content="{stated}">'
    page = f"<html><head>{head}</head><body><article><h1>Dam gates open</h1>{PROSE * 4}</article></body></html>"
    (entry,) = parse_page(page, url=URL).entries
    assert [image.url for image in entry.images] == ([] if is_left_out else [stated])
    assert [str(flaw) for flaw in entry.flaws] == ([f"no-storys-picture: {stated}"] if is_left_out else [])
    assert lead(f"<figure><img src='{stated}' width=900></figure>", head).url == stated


MENU = "<td><a href=/>Home</a><br><a href=/news>News</a></td>"
TABLED = f"<table><tr><td colspan=2>{{}}</td></tr><tr>{MENU}<td>{{}}</td></tr></table>"
TITLE = "The eastern gates of the dam are open"
LARGE = f"Friday, March 12, 1999<p><font size=5><b>{TITLE}</b></font><p>By ANN LIND"


@pytest.mark.parametrize(
    ("head", "story", "shown"),
    [
        ("<img src=/i/top.gif>", LARGE, None),  # above a title in no heading
        ("<img src=/i/top.gif>", "", None),  # above a story whose title stands nowhere
        ("", f"<img src=/i/top.gif alt='News Example' width=600>{LARGE}", None),
        ("", f"<img src=/i/top.gif width=600 height=80>{LARGE}", None),
        ("", f"<img src=/i/masthead_2.gif>{LARGE}", None),
        ("", f"<img src=/i/banner.jpg>{LARGE}", None),
        (
            "",
            f"{LARGE}<p><img src=/i/protest-banner.jpg alt='The banner' width=600 height=400>",
            "/i/protest-banner.jpg",
        ),
        ("", f"{LARGE}<figure><img src=/i/header.jpg width=900 height=200></figure>", "/i/header.jpg"),
    ],
)
def test_the_head_of_every_page_of_a_site_is_no_lead(head: str, story: str, shown: str | None) -> None:
    page = (
        f"<html><head><title>{TITLE} - News Example</title></head><body>{TABLED.format(head, story + PROSE * 4)}</body>"
    )
    (entry,) = parse_page(page, url="https://www.newsexample.example/1.html").entries
    assert [image.url for image in entry.images] == ([shown] if shown else [])


def test_a_picture_stands_below_the_title_also_where_the_story_begins_with_its_words() -> None:
    head = f"<h2>{TITLE}</h2><p>12 May</p><p><img src=/dam.jpg width=600><br><i>{TEXT} Photo: A. Lind</i></p>"
    page = f"<html><head><title>{TITLE}</title></head><body><div>{head}<p>{TITLE}, {PROSE[3:]}{PROSE * 3}</div>"
    (entry,) = parse_page(page, url=URL).entries
    assert [image.url for image in entry.images] == ["/dam.jpg"]


SIDE = "<table align=right width=220>{}</table>"


@pytest.mark.parametrize(
    ("table", "caption", "credit"),
    [
        (f"<tr><td>{IMG}</td></tr><tr><td><font size=1>{TEXT}.</font></td></tr>", f"{TEXT}.", None),
        (f"<tr><td>{IMG}<br>{TEXT}.</td></tr>", f"{TEXT}.", None),
        (f"<tr><td>{IMG}<tr><td>AP Photo/A. Lind</td></tr><tr><td>{TEXT}.</td></tr>", f"{TEXT}.", "AP Photo/A. Lind"),
        (f"<tr><td>{IMG}<br><i>A. Lind / Staff</i><br>{TEXT}.</td></tr>", f"{TEXT}.", "A. Lind / Staff"),
        (
            f"<tr><td>A. Lind | Staff</td></tr><tr><td>{IMG}</td></tr><tr><td>{TEXT}.</td></tr>",
            f"{TEXT}.",
            "A. Lind | Staff",
        ),
        (f"<tr><td>{IMG}<br><a href=/dam.jpg>Enlarge</a> {TEXT}.</td></tr>", f"{TEXT}.", None),
        (f"<tr><td>{IMG}<br>Our town</td></tr>", None, None),
        (f"<tr><td>{IMG}<br><a href=/x>Harbour closed for good after a storm, council says</a></td></tr>", None, None),
    ],
)
def test_a_picture_in_a_table_at_a_side_has_its_caption_there(
    table: str, caption: str | None, credit: str | None
) -> None:
    image = lead(SIDE.format(table))
    assert (image.url, image.caption, image.credit) == ("/media/dam-gates.jpg", caption, credit)


BOXED = f"<div><a href={{}}>{IMG}</a><p class=credit>A. Lind/MNA</p><p class=caption>{TEXT}</p></div>"


@pytest.mark.parametrize(
    ("picture", "is_shown"),
    [
        (f"<p><a href=\"javascript:pop('/dam.html')\">{IMG}</a></p>", True),
        (f"<p><a href='#'>{IMG}</a></p>", True),
        (f"<p><a href='{URL}#photo'>{IMG}</a></p>", True),
        (f"<p><a href='/2025/09/24/dam/'>{IMG}</a></p>", True),
        (BOXED.format("/photos/dam_1.html"), True),
        (f"<p><a href=/photos/dam_1.html>{IMG}</a></p>", False),
        ("<p><a href='javascript:print()'><img src=/i/print-it.gif></a></p>", False),  # a button
        (f"{BOXED.format('/other.html')}<p><a href=/other.html>Harbour closed</a></p>", False),
        (f"<div><a href=/other.html>{IMG}<b class=caption>Harbour closed</b></a></div>", False),
    ],
)
def test_a_link_to_no_other_story_leaves_a_picture_the_lead(picture: str, is_shown: bool) -> None:
    page = f"<html><body><article><h1>Dam gates open</h1>{picture}{PROSE * 4}</article></body></html>"
    (entry,) = parse_page(page, url=URL).entries
    assert [image.url for image in entry.images] == (["/media/dam-gates.jpg"] if is_shown else [])


def test_a_picture_in_a_paragraph_of_a_part_of_the_story_is_its_own() -> None:
    first, second, third, last = (PROSE.replace("eastern", f"{number} eastern") for number in range(2, 6))
    parts = f"<section>{first}</section><section>{second}<p><span>{IMG}</span></p>{third}</section>{last}"
    page = f"<html><body><article><h1>Dam gates open</h1>{parts}</article></body></html>"
    (entry,) = parse_page(page, url=URL).entries
    assert "dam-gates.jpg" in entry.content[0].value


@pytest.mark.parametrize(
    ("box", "kept"),
    [
        (f"<div><div><div>{IMG}</div><div class=caption>{TEXT}</div></div></div>", True),
        (f"<ul><li><span>{IMG}</span><p class=caption>{TEXT}</p></li></ul>", True),
        (f"<div><div><div>{IMG}</div></div><div><b>More</b></div></div>", False),
        (f"<div><div><a href=/2025/09/23/flood/>{IMG}</a><p class=caption>{TEXT}</p></div></div>", False),
        (f"<div><div>{IMG.replace('900', '90')}<p class=caption>{TEXT}</p></div></div>", False),
    ],
)
def test_a_picture_with_a_caption_in_a_box_of_its_own_is_of_the_story(box: str, *, kept: bool) -> None:
    head = '<meta property="og:image" content="https://img.example/basin-of-dam.jpg">'
    page = f"<html><head>{head}</head><body><article><h1>Dam</h1>{PROSE * 4}{box}{PROSE * 3}</article></body></html>"
    (entry,) = parse_page(page, url=URL).entries
    assert [image.caption for image in entry.images[1:]] == ([TEXT] if kept else [])


def test_two_cuts_of_one_picture_below_one_another_are_one() -> None:
    cuts = "".join(
        f"<div><div><img src=/{name}.jpg><p class=caption>{TEXT}</p></div></div>" for name in ("wide", "tall")
    )
    page = f"<html><body><article><h1>Dam</h1>{PROSE * 4}{cuts}{PROSE * 3}</article></body></html>"
    (entry,) = parse_page(page, url=URL).entries
    assert [image.url for image in entry.images] == ["/wide.jpg"]


@pytest.mark.parametrize(
    ("line", "caption"),
    [
        (f"{TEXT}. Photo: Ann Lind", (f"{TEXT}.", "Ann Lind")),
        (f"{TEXT}<span>Photo: Ann Lind</span>", (TEXT, "Ann Lind")),
        ("Source: <a href=https://mna.example/>MNA</a>", (None, "MNA")),
        (f"{TEXT} it was dry.", (None, None)),
        ("<a href=https://shop.example/><b>Dams of the World by Ann Lind / MNA</b></a>", (None, None)),
    ],
)
def test_a_picture_in_the_story_has_the_caption_below_it_that_credits_someone(
    line: str, caption: tuple[str | None, str | None]
) -> None:
    head = '<meta property="og:image" content="https://img.example/basin-of-dam.jpg">'
    parts = f"{PROSE * 4}<p>{IMG}</p><p>{line}</p>{PROSE * 3}"
    page = f"<html><head>{head}</head><body><article><h1>Dam</h1>{parts}</article></body></html>"
    (entry,) = parse_page(page, url=URL).entries
    assert [(image.caption, image.credit) for image in entry.images[1:]] == [caption]


def test_one_picture_in_two_sizes_is_known_by_its_number() -> None:
    head = '<meta property="og:image" content="https://img.example/image/68059583_6.jpg">'
    picture = f'<figure><img src="/image/68059583_600.jpg" width=100 height=56><figcaption>{TEXT}</figcaption></figure>'
    assert lead(picture, head).caption == TEXT


def test_a_lazy_picture_is_known_by_the_sources_around_it() -> None:
    picture = (
        "<figure><picture><source data-srcset='/media/dam-gates.jpg 1x'><img src='data:image/gif;base64,R0'></picture>"
        f"<figcaption>{TEXT}</figcaption></figure>"
    )
    assert lead(picture).url == "/media/dam-gates.jpg"


@pytest.mark.parametrize(
    ("picture", "expected"),
    [
        ('<img srcset="/a.jpg 400w, /b.jpg 1200w, /c.jpg 800w">', "/b.jpg"),
        ('<img srcset="/w_400,h_300/a.jpg 400w, /w_1200,h_900/a.jpg 1200w">', "/w_1200,h_900/a.jpg"),
        ('<img srcset="/a.jpg, /b.jpg 2x">', "/b.jpg"),
        ('<img srcset=", /a.jpg 1.5x,, /b.jpg 1e1x ,">', "/b.jpg"),
        ('<img src="data:image/gif;base64,R0" data-srcset="/a.jpg 400w 300h,/b.jpg 1200w 900h">', "/b.jpg"),
        ('<img src="/small.jpg" srcset="/a.jpg 400w, /b.jpg 1200w">', "/small.jpg"),
        ('<img src="/small.jpg" data-src="/{width}/a.jpg">', "/small.jpg"),
        ('<img src="/small.jpg" data-image="/gallery/7">', "/small.jpg"),
        ('<img data-cfsrc="/a.jpg">', "/a.jpg"),
    ],
)
def test_of_a_set_of_sources_the_largest_is_shown(picture: str, expected: str) -> None:
    assert lead(f"<figure>{picture}<figcaption>{TEXT}</figcaption></figure>").url == expected


FIXTURES = Path(__file__).parent.parent / "fixtures" / "pages"


@pytest.mark.parametrize(
    ("name", "caption", "credit"),
    [
        ("ku-tabs-weaving.html", "تەونێکی کۆن لە ماڵێکی چۆمان", "ڕۆژین عەلی/م ن ئا"),
        ("ar-cards-saffron.html", "عاملة تقطف أزهار الزعفران عند الفجر", "سلوى ناجي"),
        ("tr-wordpress-balon.html", "Öğrenciler vadide ilk uçuşlarında.", "Ece Duru/MNA"),
    ],
)
def test_captions_in_kurdish_arabic_and_turkish_are_read(name: str, caption: str, credit: str) -> None:
    (entry,) = parse_page((FIXTURES / name).read_text(encoding="utf-8")).entries
    assert (entry.images[0].caption, entry.images[0].credit) == (caption, credit)


@pytest.mark.parametrize("between", ["on", "via", "auf"])
def test_who_took_a_picture_and_where_it_is_offered_are_one_credit(between: str) -> None:
    said = f'Photo by <a href="/l">Ann Lind</a> {between} <a href="/u">Unsplash</a>'
    image = lead(f"<figure>{IMG}<figcaption>{said}</figcaption></figure>")
    assert (image.caption, image.credit) == (None, f"Ann Lind {between} Unsplash")


def test_the_picture_that_wordpress_features_is_the_lead_before_one_with_a_caption() -> None:
    featured = '<img class="wp-post-image" src="/media/quay.jpg" width="900" height="600">'
    assert lead(f"{featured}<figure>{IMG}<figcaption>{TEXT}</figcaption></figure>").url == "/media/quay.jpg"
