from datetime import UTC, datetime
from pathlib import Path

import pytest

from ingest.reading import read
from ingest.reading.page import parse_page
from ingest.reading.page.dom.tree import tree_of
from ingest.reading.page.dom.walk import walk
from ingest.reading.page.lists.tabs import panel_of
from ingest.reading.phrases.latest_links import points_to_all
from ingest.reading.phrases.latest_words import heads_latest, may_head_latest
from ingest.reading.phrases.times import is_time, last_such_day, split_time
from ingest.reading.raw import RawLatest
from ingest.schema import Document, Entry
from tests.articles.written import PROSE

URL = "https://news.example/2025/09/24/dam/"
STORY = f"<article><h1>Dam gates open for the first time</h1>{PROSE * 4}</article>"
TITLES = (
    "Ferry is back in service after a week",
    "Minister resigns over a road contract",
    "Bakers raise the price of bread again",
)


def links(titles: tuple[str, ...] = TITLES, folder: str = "s") -> list[str]:
    return [f'<a href="/{folder}/{number}/">{title}</a>' for number, title in enumerate(titles)]


def rows(aside: str, *, url: str | None = URL) -> tuple[RawLatest, ...]:
    parsed = parse_page(f"<html><body>{STORY}<div>{aside}</div></body></html>", url=url)
    (entry,) = parsed.entries
    return entry.latest


def items(around: str = "<li>{}</li>", folder: str = "s") -> str:
    return "".join(around.format(link) for link in links(folder=folder))


@pytest.mark.parametrize(
    "heading",
    [
        "The Latest",
        "Latest News",
        "LATEST",
        "Just in",
        "Most Recent",
        "Recent Posts",
        "Latest Politics News",
        "Neueste Artikel",
        "Aktuelle Meldungen",
        "Newsticker",
        "Dernières actualités",
        "Últimas noticias",
        "Ultime notizie",
        "Najnowsze",
        "Berita Terkini",
        "Son Dakika",
        "En son haberler",
        "آخر الأخبار",
        "دوایین هەواڵەکان",
        "نوێترین هەواڵەکان",
        "最新ニュース",
        "社会の新着",
        "Последние новости",
        "Nûçeyên Dawî",
        "هەواڵی نوێ",
        "تازەترین هەواڵ",
        "أحدث الأخبار",
        "الأخبار العاجلة",
        "SON DAKİKA",
        "Son Haberler",
        "Seneste nyt",
        "Ροή ειδήσεων",
        "Latest News:",
        *"Letzte Beiträge|Dernière heure|Articles récents|L'info en continu|Último momento|Artigos recentes".split("|"),
        *"Tempo real|Recente berichten|Senast publicerat|Siste artikler|Ostatnie wpisy".split("|"),
        *"Legutóbbi bejegyzések|Cele mai noi știri|Zadnje novice|Свежие новости|Новости дня|Свіжі новини".split("|"),
        *"Τελευταίες ειδήσεις|Πρόσφατα άρθρα|Son xəbərlər|So'nggi yangiliklar|Son Dakika Haberleri".split("|"),
        *"آخر المواضيع|اخر الاخبار|جديد الأخبار|تازه‌ترین اخبار|جدیدترین خبرها|آخرین مطالب|هەواڵە نوێیەکان".split("|"),
        *"This just in|Fil infos|Notícias ao minuto|העדכונים האחרונים|أخبار حديثة|লেটেস্ট নিউজ|뉴스속보".split("|"),
        *"Herî nû|تازہ خبریں|מבזקים|החדשות האחרונות|ताज़ा समाचार|ব্রেকিং নিউজ|சமீபத்திய செய்திகள்".split("|"),
        *"Tin tức mới nhất|บทความล่าสุด|সাম্প্রতিক সংবাদ".split("|"),
        *"அண்மைச் செய்திகள்|بریکنگ نیوز|نوي خبرونه|Taarifa mpya".split("|"),
        *"የቅርብ ጊዜ ዜናዎች|უახლესი სიახლეები|Լրահոս|Τελευταία".split("|"),
        *"Legújabb cikkek|Uutisvirta|Uusimad uudised|Pēdējās ziņas".split("|"),
        *"Najnoviji članci|Најновији чланци|Najnovejši prispevki".split("|"),
        *"Най-новите новини|Cele mai recente știri|Të rejat e fundit".split("|"),
        *"Најнови написи|Останні публікації|Свежыя навіны|Соңғы жаңалық".split("|"),
        *"Ən yeni|Soʻnggi xabarlar|Terbaharu|Bagong balita".split("|"),
        *"Síðustu fréttir|Akkurat nå|El més recent|Azken albisteak".split("|"),
        *"Máis recentes|Nûçeya dawî|نوێترینەکان|اخبار جدید".split("|"),
        *"أحدث الموضوعات|Jüngste Beiträge|Rýchle správy|Nuutste nuus".split("|"),
        *"Nouveaux articles|Nuevas entradas|Postagens recentes|Ostatnie posty|Nové články|Nya inlägg".split("|"),
        *"Son gönderiler|المقالات الحديثة|أحدث التدوينات|پست‌های اخیر|نووسراوە نوێکان|רשומות אחרונות".split("|"),
        *"Новые записи|Нещодавні дописи|Πρόσφατες δημοσιεύσεις|हाल के पोस्ट|新着エントリー|突發新聞".split("|"),
        *"최근 게시물|Postingan Terbaru|Bài viết gần đây|Postări recente|Скорошни публикации|Недавни чланци".split("|"),
        *"Lo último de Política|Última hora de España|Aktuelles aus dem Rathaus|Aktuelles aus Berlin".split("|"),
        *"Aktuelle Berichte aus dieser Rubrik|Recent stories in this section|More latest news".split("|"),
        *"Letzte Blogbeiträge|Last updated stories|Noticias del día|News des Tages".split("|"),
        *"最近の投稿|新着情報|即时新闻|近期文章|최신 뉴스|실시간 속보|Bài viết mới|ข่าวใหม่|Sabbin labarai".split("|"),
    ],
)
def test_a_heading_says_that_the_newest_follow(heading: str) -> None:
    assert heads_latest(heading)
    assert may_head_latest(heading)


@pytest.mark.parametrize(
    "heading",
    [
        "Watch the latest",
        "Latest from our columnists",
        "آخر مقالات الكاتب",
        "Latest comments",
        "Neueste Kommentare",
        "Neueste Videos",
        "Latest from Shopping",
        "Most read",
        "Related articles",
        "Meistgelesen",
        "Neueste zuerst",
        "Neue Allianz?",
        "المزيد من الاقتصاد",
        "Latest Episodes",
        "Neueste Episoden",
        *"Ultimi commenti|Последние комментарии|Останні коментарі|Najnowsze komentarze|Senaste kommentarerna".split(
            "|"
        ),
        *"آخرین نظرات|آخرین دیدگاه‌ها|دوایین لێدوانەکان|תגובות אחרונות|Komentar terbaru|Nejnovější komentáře".split("|"),
        *"Последние видео|آخرین ویدیوها|Najnowsze wideo|Latest clips|Последние вакансии|Latest tenders|最新求人".split(
            "|"
        ),
        *"Latest polls|Latest listings|Latest members|Latest books|Neueste Umfragen|Nieuwste vacatures|最新刊".split(
            "|"
        ),
        *"Última edición|Dernière émission|Ultima puntata|Последний номер|آخرین شماره|آخرین قیمت|最新电影|最新話".split(
            "|"
        ),
        *"Latest from the web|Latest sponsored stories|Latest on Twitter|Get our latest news|Film terbaru".split("|"),
        *"Legfrissebb videók|Uusimmat työpaikat|Viimased kommentaarid|Najnowsze ogłoszenia|Najnowsze zdjęcia".split(
            "|"
        ),
        *"Nýjustu athugasemdir|Nyeste stillinger|Senaste avsnitten|Najnovšie inzeráty|Nieuwste aanbiedingen".split("|"),
        *"Legújabb könyvek|Uusimad tooted|Latest from the author|Latest from our sponsors|Latest replies".split("|"),
        *"Die neuesten Aufzeichnungen|Neueste Touren|Neueste Signaturen|Latest version|Latest questions".split("|"),
        *"Neue Bücher|What's new in the browser|Neu auf dem Markt|Neues aus der Welt der Mode".split("|"),
        "Ultimi giorni",
        "Letzte Runde",
        "Poslední šance",
        "Latest Posts By",
        "Son Yazılar Tarafından",
        "Neueste Testberichte",
        "#latest",
        "The latest report says that the dam will hold for another year",
        "Comments",
        "",
    ],
)
def test_a_heading_over_something_else_is_none(heading: str) -> None:
    assert not heads_latest(heading)


def test_a_heading_may_name_the_site_behind_a_preposition() -> None:
    site = frozenset({"weir", "post"})
    assert heads_latest("Aktuelles auf Weir Post", site)
    assert heads_latest("Neueste Artikel von Weir Post", site)
    assert not heads_latest("Neu bei Weir Post", site)
    assert not heads_latest("Weir Post", site)


@pytest.mark.parametrize("tag", ["h2", "div", "p", "strong", "span", "label"])
def test_a_list_is_found_below_a_heading_of_any_element(tag: str) -> None:
    found = rows(f"<section><{tag}>Latest News</{tag}><ul>{items()}</ul></section>")
    assert tuple(row.title for row in found) == TITLES
    assert [row.link for row in found] == ["/s/0/", "/s/1/", "/s/2/"]


@pytest.mark.parametrize(
    "around", ["<li>{}</li>", "<div>{}</div>", "<article><h3>{}</h3></article>", "<p>{}</p>", "{}<br>"]
)
def test_items_may_be_marked_up_in_any_way(around: str) -> None:
    assert tuple(row.title for row in rows(f"<aside><h3>Just in</h3><div>{items(around)}</div></aside>")) == TITLES


def test_the_list_ends_at_the_next_heading() -> None:
    found = rows(f"<div><h3>Latest</h3><ul>{items()}</ul><h3>Most read</h3><ul>{items(folder='read')}</ul></div>")
    assert [row.link for row in found] == ["/s/0/", "/s/1/", "/s/2/"]


def test_two_links_to_one_story_are_one_row_with_its_picture_time_and_summary() -> None:
    summary = "Four empty carriages covered the six kilometres in just over an hour."
    row = (
        '<div><a href="/s/{0}/"><img src="/{0}.jpg" alt="x"></a><h3><a href="/s/{0}/">{1}</a></h3>'
        f"<p>{summary}</p><time datetime='2025-09-24T10:00:00Z'>1 h ago</time></div>"
    )
    found = rows("<h2>Latest</h2>" + "".join(row.format(number, title) for number, title in enumerate(TITLES)))
    assert [(one.title, one.link) for one in found] == [(title, f"/s/{n}/") for n, title in enumerate(TITLES)]
    assert {one.summary for one in found} == {summary}
    assert {one.published for one in found} == {"2025-09-24T10:00:00Z"}
    assert [one.image and one.image.url for one in found] == ["/0.jpg", "/1.jpg", "/2.jpg"]


def test_a_visible_time_is_kept_as_written_and_out_of_the_title() -> None:
    timed = "".join(f'<li><a href="/s/{n}/">{title}</a> <i>{n + 6}m ago</i></li>' for n, title in enumerate(TITLES))
    assert [row.published for row in rows(f"<h2>Latest</h2><ul>{timed}</ul>")] == ["6m ago", "7m ago", "8m ago"]
    inside = "".join(f'<li><a href="/s/{n}/"><span>1{n}:05</span> {title}</a></li>' for n, title in enumerate(TITLES))
    found = rows(f"<h2>Ticker</h2><ul>{inside}</ul>")
    assert [(row.title, row.published) for row in found] == [(t, f"1{n}:05") for n, t in enumerate(TITLES)]


def test_the_page_itself_is_left_out_of_its_list() -> None:
    own = f'<li><a href="{URL}">Dam gates open for the first time</a></li>'
    assert tuple(row.title for row in rows(f"<h2>Latest</h2><ul>{own}{items()}</ul>")) == TITLES


def test_tabs_are_paired_with_their_panels_by_order() -> None:
    tabs = '<div><button role="tab">Most read</button><button role="tab">Just in</button></div>'
    panels = f"<div><div><ol>{items(folder='read')}</ol></div><div><ol>{items()}</ol></div></div>"
    assert [row.link for row in rows(f"<section>{tabs}{panels}</section>")] == ["/s/0/", "/s/1/", "/s/2/"]


@pytest.mark.parametrize("href", ["#", "javascript:void(0)", "JavaScript:;"])
def test_a_tab_to_which_a_script_answers_is_paired_with_its_panel(href: str) -> None:
    tabs = f"<ul><li><a href='{href}'>Most read</a></li><li><a href='{href}'>Just in</a></li></ul>"
    panels = f"<div><div><ol>{items(folder='read')}</ol></div><div><ol>{items()}</ol></div></div>"
    assert [row.link for row in rows(f"<section>{tabs}{panels}</section>")] == ["/s/0/", "/s/1/", "/s/2/"]
    assert rows(f"<section>{tabs}<div><ol>{items()}</ol></div></section>") == ()


def test_headings_side_by_side_are_tabs() -> None:
    panels = f"<div><div><ol>{items()}</ol></div><div><ol>{items(folder='read')}</ol></div></div>"
    for tabs, folder in ("<h3>Just in</h3><h3>Most read</h3>", "s"), ("<h3>Most read</h3><h3>Just in</h3>", "read"):
        found = rows(f"<section><div>{tabs}</div>{panels}</section>")
        assert [row.link for row in found] == [f"/{folder}/{number}/" for number in range(3)]


def test_a_heading_that_is_too_long_for_a_tab_opens_no_box() -> None:
    heading = "<li>Latest<p>All that came in since this morning, in its order</p></li>"
    panels = f"<div><div><ol>{items()}</ol></div><div><ol>{items(folder='read')}</ol></div></div>"
    walked = walk(tree_of(f"<html><body><div><ul>{heading}<li>Read</li><li>Seen</li></ul>{panels}</div></body></html>"))
    long, short, _ = (place for place in walked.places if place.tag == "li" and place.linked == 0)
    assert panel_of(walked, long, None) is None
    assert panel_of(walked, short, None) is not None


@pytest.mark.parametrize(
    "aside",
    [
        "<h2>Latest News</h2><div id='filled-by-script'></div>",
        "<nav><ul><li><a href='/latest/'>Latest News</a></li><li><a href='/b/'>Sport and leisure</a></li></ul></nav>",
        f"<h2>Neueste Kommentare</h2><ul>{items()}</ul>",
        f"<h2>Most read</h2><ul>{items()}</ul>",
        f"<h2>Related stories</h2><ul>{items()}</ul>",
        "<h2>Latest</h2><p><a href='/a'>Sport</a></p><p><a href='/b'>Culture</a></p><p><a href='/c'>World</a></p>",
        f"<ul>{items()}</ul>",
    ],
    ids=["empty", "menu", "comments", "most-read", "related", "short-links", "no-heading"],
)
def test_a_look_alike_is_no_list(aside: str) -> None:
    assert rows(aside) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6m ago", True),
        ("vor 22 Stunden", True),
        ("10分前", True),
        ("21:52", True),
        ("14:05 Uhr", True),
        ("an hour ago", True),
        ("vor einem Tag", True),
        ("قبل 5 دقائق", True),
        ("منذ ساعتين", True),
        ("٥ خولەک لەمەوبەر", True),
        ("5 dakika önce", True),
        ("Heute, 14:05", True),
        ("昨天 14:05", True),
        ("2 godz. temu", True),
        ("24 September 2025", True),
        *[
            (text, True)
            for text in ("24 Sep", "Sep 24", "24.9.", "24.09. 14:32", "09-24", "24/09", "9月24日(水) 10:30")
        ],
        *[(text, True) for text in ("۱۴:۳۲", "١٤:٣٢", "امروز ۱۴:۳۲", "сегодня в 14:32", "14:32 GMT", "10時30分")],
        *[(text, True) for text in ("преди 5 минути", "pre 5 minuta", "5 dəqiqə əvvəl", "5 منٹ پہلے", "לפני 5 דקות")],
        *[(text, True) for text in ("5 phút trước", "5 perccel ezelőtt", "5 deqe berê", "pred 5 minútami")],
        *[(text, True) for text in ("Tuesday, September 23", "9/24 14:32", "24. 9. 14:32", "14:32 uur", "14:32 hs")],
        *[(text, True) for text in ("오후 2:32", "2:32 p.m. ET", "Tänään 14:32", "2 год. тому", "Bugun, 14:32")],
        *[(text, False) for text in ("Marathon, September 23", "9/24", "Yesterday 24")],
        *[(text, False) for text in ("2025", "World Cup 2026", "Day 3", "2:1", "1-0", "9/11", "Top 10", "45-60")],
        ("Bridge 21 opens", False),
        ("Ferry", False),
        ("", False),
    ],
)
def test_a_time_is_told_from_a_title(text: str, expected: bool) -> None:
    assert is_time(text) is expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("23 Sep", None, "2025-09-23T00:00"),
        ("Tuesday, Sept. 23", None, "2025-09-23T00:00"),
        ("28 Dec", None, "2024-12-28T00:00"),
        ("29 Feb", None, "2024-02-29T00:00"),
        ("9月23日(火) 10:30", None, "2025-09-23T10:30"),
        ("09-23 10:30", None, "2025-09-23T10:30"),
        ("23.09. 14:32", None, "2025-09-23T14:32"),
        ("23/09 à 14h32", "fr", "2025-09-23T14:32"),
        ("23 сентября, 14:32", "ru", "2025-09-23T14:32"),
        ("05-09 08:00", "zh", "2025-05-09T08:00"),
        ("05-09 08:00", "tr", "2025-09-05T08:00"),
        ("05-09 08:00", None, None),
        ("14:32", None, None),
        ("23 of them", None, None),
    ],
)
def test_a_day_without_its_year_is_the_last_such_day(text: str, language: str | None, expected: str | None) -> None:
    read = last_such_day(text, now=datetime(2025, 9, 24, 12, tzinfo=UTC), language=language)
    assert (read.when.isoformat()[:16] if read else None) == expected


def test_rows_say_their_day_without_the_year() -> None:
    timed = "".join(f"<li><a href='/s/{n}/'>{title}</a> <i>2{n} Sep</i></li>" for n, title in enumerate(TITLES))
    body = f"<html><body>{STORY}<div><h2>Latest</h2><ul>{timed}</ul></div></body></html>"
    fetched = datetime(2025, 9, 24, 12, tzinfo=UTC)
    (entry,) = read(Document(url=URL, body=body.encode(), content_type="text/html", fetched_at=fetched)).entries
    assert isinstance(entry, Entry)
    assert [row.published for row in entry.latest] == [datetime(2025, 9, 20 + n, tzinfo=UTC) for n in range(3)]


def test_the_letter_of_a_unit_is_not_the_first_of_a_title() -> None:
    assert split_time("2 hours ago | World and region") == ("2 hours ago | World and region", None)


def test_a_title_without_a_time_is_left_whole() -> None:
    assert split_time("Ferry - back in service at last") == ("Ferry - back in service at last", None)


def test_a_date_is_not_cut_in_two_by_its_first_half() -> None:
    assert split_time("30.01.2020 20:00 Meeting of the club") == ("30.01.2020 20:00 Meeting of the club", None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *[(text, True) for text in ("See all the latest stories", "Tüm son haberleri göster", "Voir toutes les infos")],
        *[(text, True) for text in ("Alle aktuellen Meldungen", "Ver más noticias", "كل الأخبار", "More news")],
        *[(text, False) for text in ("All bridges are closed", "More rain for the coast", "Latest news", "All")],
    ],
)
def test_a_link_to_all_stories_is_told_from_a_title(text: str, expected: bool) -> None:
    assert points_to_all(text) is expected


def test_a_time_in_brackets_before_a_title_is_not_part_of_it() -> None:
    assert split_time("[ December 8, 2025 ] Ten bridges to cross") == ("Ten bridges to cross", "December 8, 2025")


def panels(tabs: str, *folders: str) -> str:
    boxes = "".join(f"<div><ol>{items(folder=folder)}</ol></div>" for folder in folders)
    return f"<section>{tabs}<div>{boxes}</div></section>"


@pytest.mark.parametrize(
    "tabs",
    [
        "<ul><li><button>Most read</button></li><li><button>Just in</button></li></ul>",
        "<ul><li>Most read</li><li>Just in</li></ul>",
        "<div><label>Most read</label><label>Just in</label></div>",
    ],
    ids=["buttons in a list", "a list", "labels"],
)
def test_tabs_of_any_kind_are_paired_by_order(tabs: str) -> None:
    assert [row.link for row in rows(panels(tabs, "read", "s"))] == ["/s/0/", "/s/1/", "/s/2/"]


@pytest.mark.parametrize(
    "tab",
    [
        "<a href='#new'>Just in</a>",
        "<button aria-controls=new>Just in</button>",
        "<div data-target='#new'>Just in</div>",
    ],
)
def test_a_tab_may_name_its_box(tab: str) -> None:
    boxes = f"<div id=read><ul>{items(folder='read')}</ul></div><div id=new><ul>{items()}</ul></div>"
    found = rows(f"<div><div><a href='#read'>Most read</a>{tab}</div>{boxes}</div>")
    assert [row.link for row in found] == ["/s/0/", "/s/1/", "/s/2/"]


def test_a_link_without_words_over_a_card_is_the_storys() -> None:
    card = '<article><a href="/s/{0}/"></a><img src="/{0}.jpg"><h3>{1}</h3></article>'
    found = rows("<h2>Latest</h2>" + "".join(card.format(number, title) for number, title in enumerate(TITLES)))
    assert [(row.title, row.link) for row in found] == [(title, f"/s/{n}/") for n, title in enumerate(TITLES)]
    assert [row.image and row.image.url for row in found] == ["/0.jpg", "/1.jpg", "/2.jpg"]


def test_links_to_a_storys_section_and_author_are_no_rows() -> None:
    row = (
        '<div><a href="/products-and-services/">Products and Services</a><h3><a href="/s/{0}/">{1}</a></h3>'
        '<a href="/author/ann-marie-lindqvist/">View all by Ann-Marie Lindqvist</a></div>'
    )
    found = rows("<h2>Latest</h2><div>" + "".join(row.format(n, title) for n, title in enumerate(TITLES)) + "</div>")
    assert [(one.title, one.link) for one in found] == [(title, f"/s/{n}/") for n, title in enumerate(TITLES)]


def test_a_section_in_a_heading_over_a_title_is_no_row() -> None:
    row = "<div><h3><a href='/{1}/'>Towns and villages</a></h3><p><a href='/s/2025/09/24/{0}/'>{2}</a></p></div>"
    found = rows("<h2>Latest</h2>" + "".join(row.format(n, f"part{n}", title) for n, title in enumerate(TITLES)))
    assert [one.title for one in found] == list(TITLES)


def test_an_advertisement_among_the_stories_is_left_out() -> None:
    advert = '<li><span>Sponsored</span> <a href="/x/">Nine chairs that you will want to sit in</a></li>'
    elsewhere = '<li><a href="https://shop.example/x">Nine tables that you will want to sit at</a></li>'
    found = rows(f"<h2>Latest</h2><ul>{advert}{items()}{elsewhere}</ul>")
    assert [row.link for row in found] == ["/s/0/", "/s/1/", "/s/2/"]


def test_the_same_list_twice_is_one() -> None:
    twice = f"<div><h2>Latest</h2><ul>{items()}</ul></div>" * 2
    assert [row.link for row in rows(twice)] == ["/s/0/", "/s/1/", "/s/2/"]


def test_a_heading_may_stand_seven_levels_from_its_list() -> None:
    deep = "<div>" * 6 + "<span>Latest News</span>" + "</div>" * 6
    assert len(rows(f"<section>{deep}<ul>{items()}</ul></section>")) == 3


def test_a_link_to_all_of_them_beside_the_heading_ends_nothing() -> None:
    head = "<div class=t><a href='/news/'>Latest News</a></div><div class=t><a href='/news/'>View all</a></div>"
    assert len(rows(f"<section>{head}<ul>{items()}</ul></section>")) == 3


def test_a_box_of_wordpress_may_list_short_titles() -> None:
    short = "".join(f"<li><a href='/s/{word}/'>{word}</a></li>" for word in ("Plums", "Quince", "Rain", "Salt"))
    widget = f"<section class='widget widget_recent_entries'><h2>Recent Posts</h2><ul>{short}</ul></section>"
    assert [row.title for row in rows(widget)] == ["Plums", "Quince", "Rain", "Salt"]


TIMED = "<li><a href='/s/{0}/'>The ferry number {0} is back in service</a> <i>{1}</i></li>"


@pytest.mark.parametrize(
    ("times", "count"),
    [
        (("2 min ago", "9 min ago", "1 hour ago", "3 hours ago"), 4),
        (("16:10", "15:40", "12:05", "09:30"), 4),
        (("1:10 p.m.", "12:40 p.m.", "12:05 PM", "9:30 a.m."), 4),
        (("9:30 p.m.", "10:40 a.m.", "12:05 PM", "1:10 p.m."), 0),
        (("2025-09-24T10:20Z", "2025-09-24T09:20Z", "2025-09-23T21:20Z", "2025-09-23T19:20Z"), 4),
        (("24 Sep 2025", "23 Sep 2025", "22 Sep 2025", "21 Sep 2025"), 0),
        (("09:30", "16:10", "12:05", "15:40"), 0),
        (("", "", "", ""), 0),
    ],
)
def test_news_whose_times_go_back_are_the_newest(times: tuple[str, ...], count: int) -> None:
    timed = "".join(TIMED.format(number, time) for number, time in enumerate(times))
    assert len(rows(f"<section><h2>News</h2><ul>{timed}</ul></section>")) == count


def test_the_page_itself_is_left_out_of_news_whose_times_go_back() -> None:
    times = ("2 min ago", "9 min ago", "1 hour ago", "3 hours ago")
    own = f"<li><a href='{URL}'>Dam gates open for the first time</a> <i>1 min ago</i></li>"
    timed = own + "".join(TIMED.format(number, time) for number, time in enumerate(times))
    assert len(rows(f"<section><h2>News</h2><ul>{timed}</ul></section>")) == len(times)


VIDEOS = "".join(f"<li><a href='/videos/{n}/'>{title}</a></li>" for n, title in enumerate(TITLES))
CARD = (
    "<div><div class=kind><a href='/{1}/'>{2}</a></div>"
    "<h3><a href='/s/{0}/'>The ferry number {0} is back</a></h3></div>"
)


@pytest.mark.parametrize(
    "aside",
    [
        f"<h2>Films of the dam</h2><ul><li>Latest</li></ul><ul>{VIDEOS}</ul>",
        f"<div><p>3 Comments</p><div><button>Newest</button></div><ul>{items()}</ul></div>",
        CARD.format(1, "latest", "Latest News") + CARD.format(2, "sport", "Sport") + CARD.format(3, "world", "World"),
        f"<p><a href='/tag/latest/'>#latest</a></p><ul>{items()}</ul>",
        "<ul><li><div><a href='/latest/'>Latest News</a></div></li>" + items("<li><div>{}</div></li>") + "</ul>",
        "<h2>Latest</h2><ul>" + "<li><a href='/c/{}'>Share this comment on the wall</a></li>" * 5 + "</ul>",
    ],
    ids=["films", "order of comments", "label of a card", "a tag", "entry of a menu", "one text again and again"],
)
def test_a_closer_look_alike_is_no_list(aside: str) -> None:
    assert rows(aside) == ()


FIXTURES = Path(__file__).parent.parent / "fixtures" / "pages"


@pytest.mark.parametrize(
    ("name", "titles", "times"),
    [
        (
            "ku-tabs-weaving.html",
            ("پردی شارۆچکەکە ڕەنگ دەکرێتەوە", "نرخی گوێز لە بازاڕ دابەزی", "ڕێگای شاخ پێش بەفر پاک دەکرێتەوە"),
            ("٥ خولەک لەمەوبەر", "٢٠ خولەک لەمەوبەر", "٢ کاتژمێر لەمەوبەر"),
        ),
        (
            "ar-cards-saffron.html",
            ("العبارة تعود إلى الخدمة بعد الصيانة", "معرض العسل يستقبل ثلاثين نحالاً", "مدرسة مسائية تفتح صفاً للخياطة"),
            ("2025-10-02T09:10:00+03:00", "2025-10-02T08:55:00+03:00", "2025-10-02T07:30:00+03:00"),
        ),
        (
            "tr-wordpress-balon.html",
            ("Pekmez vakti", "Taş köprü", "Gece pazarı yeniden kuruluyor", "Kar küresi ustası"),
            (None, None, None, None),
        ),
    ],
)
def test_lists_in_kurdish_arabic_and_turkish_are_read_whole(
    name: str, titles: tuple[str, ...], times: tuple[str | None, ...]
) -> None:
    (entry,) = parse_page((FIXTURES / name).read_text(encoding="utf-8")).entries
    assert tuple(row.title for row in entry.latest) == titles
    assert tuple(row.published for row in entry.latest) == times
