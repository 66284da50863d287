"""Lists of newest stories, and what looks like them, in the shapes found on sites: one small page for each shape."""

from collections.abc import Sequence

import pytest

from ingest.reading.page import parse_page
from ingest.reading.raw import RawLatest
from tests.articles.written import PROSE

URL = "https://news.example/2025/09/24/dam/"
TITLE = "Dam gates open for the first time"
TITLES = (
    "Ferry is back in service after a week",
    "Minister resigns over a road contract",
    "Bakers raise the price of bread again",
    "Night train to the coast will run all winter",
)
OTHERS = (
    "School roof repaired before first snow",
    "Two villages share one fire engine",
    "Rare heron at the river mouth",
)
TURKISH = (
    "Vapur seferleri bir hafta sonra yeniden başladı",
    "Bakan yol ihalesi nedeniyle istifa etti",
    "Fırıncılar ekmek fiyatını yeniden artırdı",
)
ARABIC = (
    "العبارة تعود إلى الخدمة بعد أسبوع من التوقف",
    "الوزير يستقيل بسبب عقد الطريق الجديد",
    "الخبازون يرفعون سعر الخبز مرة أخرى",
)
KURDISH = (
    "کەشتییەکە دوای هەفتەیەک گەڕایەوە سەر کار",
    "وەزیر بەهۆی گرێبەستەکەوە دەستی کێشایەوە",
    "نانەواکان نرخی نانیان بەرز کردەوە",
)
PERSIAN = (
    "شناور پس از یک هفته به کار بازگشت",
    "وزیر به دلیل قرارداد جاده استعفا داد",
    "نانوایان دوباره قیمت نان را بالا بردند",
)
RUSSIAN = (
    "Паром снова ходит после недели простоя",
    "Министр ушёл в отставку из-за дороги",
    "Пекари опять повысили цену",
)
JAPANESE = (
    "一週間ぶりに連絡船が運航を再開した",
    "道路契約をめぐり大臣が辞任を表明",
    "パンの値段が再び上がると業界団体",
)
CHINESE = ("停航一周后渡轮今日恢复运营", "部长因公路合同问题宣布辞职", "面包师再次宣布上调面包价格")
HINDI = ("एक हफ्ते बाद नौका सेवा फिर से शुरू हुई", "सड़क ठेके को लेकर मंत्री ने इस्तीफा दिया", "बेकरियों ने रोटी के दाम फिर बढ़ाए")
PICTURE = '<a href="{h}"><img src="/i/{n}.jpg" alt="A harbour"></a>'


def rows(around: str = "<li>{a}</li>", titles: Sequence[str] = TITLES, folder: str = "s") -> str:
    """Return the rows of a list: `a` is a link with the title, `h` its address, `t` the title, `n` the row's number."""
    addresses = [f"/{folder}/{number}-story/" for number in range(len(titles))]
    return "".join(
        around.format(a=f'<a href="{address}">{title}</a>', h=address, t=title, n=number)
        for number, (address, title) in enumerate(zip(addresses, titles, strict=True))
    )


def page(aside: str = "", *, above: str = "", story: str = PROSE * 4, below: str = "", foot: str = "") -> str:
    menu = '<nav><ul><li><a href="/latest/">Latest News</a><li><a href="/sport/">Sport and leisure</a></ul></nav>'
    body = f"<main><article><h1>{TITLE}</h1>{story}</article>{below}</main><div class=side>{aside}</div>"
    return f"<html><body><header>{menu}{above}</header><div>{body}</div><footer>{foot}</footer></body></html>"


def latest(html: str) -> tuple[RawLatest, ...]:
    (entry,) = parse_page(html, url=URL).entries
    return entry.latest


def box(heading: str, inside: str, named: str = "w") -> str:
    return f"<div class={named}><h3>{heading}</h3>{inside}</div>"


READ = box("Most read", f"<ul>{rows(titles=OTHERS, folder='m')}</ul>")

SHAPES = {
    "wordpress block": page(
        '<div><h2 class="wp-block-heading">Recent Posts</h2><ul class="wp-block-latest-posts">'
        + rows('<li>{a}<time datetime="2025-09-2{n}">September 2{n}, 2025</time><div>Four empty carriages.</div></li>')
        + "</ul></div>"
    ),
    "wordpress widget, its list in a nav": page(
        '<aside class="widget widget_recent_entries"><h2>Recent Posts</h2><nav aria-label="Recent Posts"><ul>'
        f"{rows()}</ul></nav></aside>{READ}"
    ),
    "a nav below its heading": page(f"<section><h2>Recent Posts</h2><nav><ul>{rows()}</ul></nav></section>{READ}"),
    "a nav that is called the latest": page(f'<nav aria-label="Latest news"><ul>{rows()}</ul></nav>'),
    "block with a section's link and a date": page(
        '<div><div><h4><span class="td-pulldown-size">LATEST NEWS</span></h4></div><div>'
        + rows(
            f"<div><div>{PICTURE}</div><div><h3>{{a}}</h3><a href='/category/city/'>City and region</a>"
            "<time datetime='2025-09-24'>September 24, 2025</time></div></div>"
        )
        + f"</div></div>{READ}"
    ),
    "custom elements and a button for more": page(
        "<ps-list><div><div class=ListN-heading>The Latest</div></div><ul>"
        + rows(
            "<li><ps-promo><div><a aria-label='{t}' href='{h}'><img src='/{n}.jpg'></a></div><div>{a}</div></ps-promo>"
        )
        + "</ul><button>Load more</button></ps-list>"
    ),
    "hashed names, whole cards are links": page(
        "<div class=css-1x><div class=css-8a><p class=css-z0>Latest</p></div>"
        + rows('<a class=css-9q href="{h}"><div><p>{t}</p><span>{n}h ago</span></div></a>')
        + "</div>"
    ),
    "amp": page(
        "<section><h4>Just in</h4><div role=list>"
        + rows('<div role=listitem><a href="{h}"><amp-img src="/{n}.jpg"></amp-img><h5>{t}</h5></a></div>')
        + "</div></section>"
    ),
    "sections above the titles": page(
        box("Latest", rows('<div><a class=cat href="/politics-and-society/">Politics and society</a>{a}</div>'))
    ),
    "badges in the links": page(box("Latest", f"<ul>{rows('<li><a href={h}><b>LIVE</b> {t}</a></li>')}</ul>")),
    "picture, headline and read more": page(
        box("Latest", rows(f"<div>{PICTURE}<h4>{{a}}</h4><p>Four carriages. <a href='{{h}}'>Read more</a></p></div>"))
    ),
    "cards whose titles are no links": page(
        "<h3>Latest news</h3><div class=row>"
        + rows("<div class=card><img src='/{n}.jpg'><h5>{t}</h5><a class=btn href='{h}'>Read more</a></div>")
        + "</div>"
    ),
    "stretched links called as their titles, below a section's name": page(
        "<h2>Latest news</h2><ul>"
        + rows("<li><div><a href='{h}' aria-label='{t}'></a><h3><i>Rail {n}</i> <b>{t}</b></h3></div></li>")
        + "</ul>"
    ),
    "a heading that is a link, in one line with its list": page(
        "<div class=feed><a href='/all/'>Latest</a>"
        + rows("<a class=one href='{h}'><span>10:2{n}</span><span>{t}</span></a>")
        + "</div>"
    ),
    "stretched links": page(
        f"<h3>Latest news</h3><div>{rows('<div><h5>{t}</h5><a class=stretched-link href={h}></a></div>')}</div>"
    ),
    "titles marked up as the heading, linked": page(box("Latest news", rows("<div><h3>{a}</h3></div>"))),
    "titles marked up as the heading, beside a linked picture": page(
        box("Latest news", rows("<div><a href='{h}'><img src='/{n}.jpg' alt=''></a><h3>{t}</h3></div>"))
    ),
    "below the story": page(
        below=f"<section><h2>Latest in Region</h2>{rows('<article>' + PICTURE + '<h3>{a}</h3></article>')}</section>"
    ),
    "in the foot": page(foot=f"<div><h4>Últimas noticias</h4><ul>{rows()}</ul></div><a href='/a/'>Política</a>"),
    "titles in elements of their own": page(
        box("Latest Articles", f"<ul>{rows('<li><a href={h}><span itemprop=name>{t}</span></a></li>')}</ul>")
    ),
    "the page itself among them": page(
        box("Latest", f"<ul><li><a href='{URL}?utm_source=x'>{TITLE}</a></li>{rows()}</ul>")
    ),
    "mobile and desktop copy": page(
        box("Latest", f"<ul>{rows()}</ul>", "mobile") + box("Latest", f"<ul>{rows()}</ul>")
    ),
    "tabs in a list that name their boxes": page(
        "<ul class='nav nav-tabs'><li><a href='#pop'>Popular</a></li><li><a href='#new'>Recent</a></li></ul>"
        f"<div><div id=pop><ul>{rows(titles=OTHERS, folder='m')}</ul></div><div id=new><ul>{rows()}</ul></div></div>"
    ),
    "tabs by role": page(
        "<div><button role=tab aria-controls=a>Most read</button><button role=tab aria-controls=b>Latest</button></div>"
        f"<div id=a><ol>{rows(titles=OTHERS, folder='m')}</ol></div><div id=b><ol>{rows()}</ol></div>"
    ),
    "tabs that name what they open by being named": page(
        "<div><div role=tablist><div role=tab id=x>Most read</div><div role=tab id=y>Latest</div></div>"
        f"<div><div aria-labelledby=y><ul>{rows()}</ul></div></div>"
        f"<div><div aria-labelledby=x><ul>{rows(titles=OTHERS, folder='m')}</ul></div></div></div>"
    ),
    "two words of the heading, only their style parts them": page(
        f"<div><h3><span>Latest</span><span>News</span></h3><ul>{rows()}</ul></div>"
    ),
    "numbers before the titles": page(
        box("Latest", f"<ol>{rows('<li><a href={h}><b>{n}</b><span>{t}</span></a></li>')}</ol>")
    ),
    "numbers of comments behind the titles": page(
        box("Latest", f"<ul>{rows('<li><a href={h}>{t} <i>1{n}</i></a></li>')}</ul>")
    ),
    "lines of one paragraph": page(f"<h3>Latest</h3><p>{rows('20:1{n} {a}<br>')}</p>"),
    "lines of one block, the heading one of them": page(f"<div><b>Latest news</b><br>{rows('&#149; {a}<br>')}</div>"),
    "a box that is called so only for those who listen": page(
        f"<section aria-label='Latest news'><ul>{rows()}</ul></section>"
    ),
    "how long each takes to read": page(
        box("Latest", f"<ul>{rows('<li><a href={h}>{t}<span>{n} min read</span></a></li>')}</ul>")
    ),
    "what kind each is, for those who listen": page(
        box(
            "Latest",
            f"<ul>{rows('<li><a href={h}><h3><span>To the article </span><span>{t}</span></h3></a></li>')}</ul>",
        )
    ),
    "that a window opens, for those who listen": page(
        box("Latest", f"<ul>{rows('<li><a href={h}>{t}<span>, opens in a new tab</span></a></li>')}</ul>")
    ),
    "one that was paid for, as words behind its title say": page(
        box(
            "Latest",
            rows("<div><h4>{a}</h4></div>", TITLES[:3])
            + rows("<div><h4>{a}</h4><p>Sponsored by Chair Company</p></div>", OTHERS[:1], "ad")
            + rows("<div><h4>{a}</h4></div>", TITLES[3:], "last"),
        )
    ),
    "details": page(f"<details open><summary>Latest headlines</summary><ul>{rows()}</ul></details>"),
    "fieldset": page(f"<fieldset><legend>Latest headlines</legend>{rows('<p>{a}</p>')}</fieldset>"),
    "a count and a sign in the heading": page(box("🔴 Latest news (5)", f"<ul>{rows()}</ul>")),
    "two lines in the heading": page(box("The<br>Latest", f"<ul>{rows()}</ul>")),
    "two languages in the heading": page(box("Latest News | آخر الأخبار", f"<ul>{rows()}</ul>")),
    "a sentence below the heading": page(box("Latest news", f"<p>What we have seen today</p><ul>{rows()}</ul>")),
    "the day beside the heading": page(
        f"<div><div><span>Latest news</span><span>Wednesday, 24 September 2025</span></div><ul>{rows()}</ul></div>"
    ),
    "a link to all behind the heading": page(
        f"<div><h3>Latest stories</h3><a href='/latest/'>See all latest stories</a></div>{rows('<div>{a}</div>')}"
    ),
    "links to share each": page(
        box(
            "Latest",
            f"<ul>{rows('<li>{a}<a href=https://facebook.com/share?u={n}>Share this on Facebook</a></li>')}</ul>",
        )
    ),
    "a count of comments beside each": page(
        box("Latest", f"<ul>{rows('<li>{a} <a href={h}#comments>1{n} comments</a></li>')}</ul>")
    ),
    "a large first one": page(
        box(
            "Latest",
            rows(f"<div>{PICTURE}<h4>{{a}}</h4><p>Four carriages.</p></div>", TITLES[:1]) + f"<ul>{rows()}</ul>",
        )
    ),
    "between two boxes of one kind": page(
        READ + box("Latest", f"<ul>{rows()}</ul>") + box("Sponsored", rows(folder="z"))
    ),
    "buttons before the list": page(
        box("Latest", f"<div><button>All</button><button>City</button></div><ul>{rows()}</ul>")
    ),
    "addresses with a query": page(
        box("Latest", f"<ul>{rows('<li><a href=/index.php?id={n}&amp;cat=3>{t}</a></li>')}</ul>")
    ),
    "a section and a time above each title": page(
        box(
            "Latest",
            rows("<article><div><a href='/city/'>City</a> | <time>3 hours ago</time></div><h3>{a}</h3></article>"),
        )
    ),
    "the button of an accordion": page(
        f"<div><h3><button aria-expanded=true>Latest news</button></h3><div><ul>{rows()}</ul></div></div>"
    ),
    "the caption of a table": page(f"<table><caption>Latest news</caption>{rows('<tr><td>{a}</td></tr>')}</table>"),
    "lines parted by breaks": page(f"<div><h3>Latest</h3>{rows('&bull; {a}<br>')}</div>"),
    "a block of drupal's": page(
        f"<div class=block><div class=block__title>Recent content</div><div><ul>{rows()}</ul></div></div>"
    ),
    "the heading as an item": page(f"<ul><li>Latest News</li>{rows()}</ul>"),
    "a section's link in a heading above each title": page(
        box(
            "Latest news",
            rows(f"<div>{PICTURE}<h6><a href='/city/'>City and region</a></h6><h4>{{a}}</h4></div>", folder="city"),
        )
    ),
    "a section's name in each link": page(
        box("Latest", rows("<a href={h}><div>City, region and county</div><div>{t}</div></a>"))
    ),
    "a section called the latest above each title": page(
        box("Recent posts", rows("<div><p><a href='/latest/'>Latest News</a></p><p>{a}</p><p>24 Sep 2025</p></div>"))
    ),
    "cards with another word for read more": page(
        box("Recent blogs", rows("<div><h5>{t}</h5><p>Four carriages.</p><a href={h}>Explore</a></div>"))
    ),
    "a link to the comments below each": page(
        box("Recent posts", rows("<div><h4>{a}</h4><ul><li><a href='{h}#respond'>No Comments</a></li></ul></div>"))
    ),
    "a link to all that looks like the heading": page(
        "<div><div><h3 class=t>Recent posts</h3></div><div><h3 class=t><a href='/blog/'>All posts</a></h3></div>"
        f"<div>{rows('<div><h3>{a}</h3></div>')}</div></div>"
    ),
    "news whose times go back": page(
        f"<section><h2>News</h2><ul>{rows('<li><time>1{n} minutes ago</time> {a}</li>')}</ul></section>"
    ),
}


@pytest.mark.parametrize("html", SHAPES.values(), ids=SHAPES)
def test_a_list_is_read_in_whatever_shape(html: str) -> None:
    assert tuple(row.title for row in latest(html)) == TITLES


MEETINGS = tuple(f"{day}.09.2025 20:00 Stammtisch" for day in (25, 26, 27))  # named after when they will happen
TIME_LINES = {  # of which each has a time, or none
    "Posted on 24 Sep 2025": "24 Sep 2025",
    "Updated 2 hours ago": "2 hours ago",
    "Sport · 2 hours ago": "2 hours ago",
    "Local News - 24 Sep 2025": "24 Sep 2025",
    "By Ann Lind / 24 Sep 2025": "24 Sep 2025",
    "Ann Lind | Posted: 24 Sep 2025 10:20 | 3 comments": "24 Sep 2025 10:20",
    "24 Sep 2025 0 Comments": "24 Sep 2025",
    "4 min · 24 Sep 2025": "24 Sep 2025",
    "Publié le 24 septembre 2025": "24 septembre 2025",
    "vor 2 Stunden aktualisiert": "vor 2 Stunden",
    "Open every 2 hours - from 9 to 17": None,
    "Harbour - Old Town": None,
}


@pytest.mark.parametrize(
    ("html", "titles", "times"),
    [
        (
            page(
                "<div><div class=e1><div><span>آخر الأخبار</span></div></div><div class=e2><div>"
                + rows(f"<article>{PICTURE}<h3>{{a}}</h3><span>24 سبتمبر 2025</span></article>", ARABIC)
                + "</div></div></div>"
            ),
            ARABIC,
            "24 سبتمبر 2025",
        ),
        (page(above=f"<div><span>عاجل</span><ul>{rows(titles=ARABIC)}</ul></div>"), ARABIC, None),
        (page(above=f"<div><b>SON DAKİKA</b><marquee>{rows('{a} *** ', TURKISH)}</marquee></div>"), TURKISH, None),
        (
            page(
                "<table><tr><td bgcolor=red><font color=white><b>Son Dakika</b></font></td></tr>"
                f"{rows('<tr><td><img src=/ok.gif width=6> {a}</td></tr>', TURKISH)}</table>"
            ),
            TURKISH,
            None,
        ),
        (
            page(f"<table><tr><th>Son Dakika</th></tr>{rows('<tr><td>14:32</td><td>{a}</td></tr>', TURKISH)}</table>"),
            TURKISH,
            "14:32",
        ),
        (
            page(
                "<table><tr><td><table><tr><td>Son Haberler</td></tr></table></td></tr>"
                f"<tr><td><table>{rows('<tr><td>{a}</td></tr>', TURKISH)}</table></td></tr></table>"
            ),
            TURKISH,
            None,
        ),
        (page(box("Siste nytt", f"<dl>{rows('<dt>14:32</dt><dd>{a}</dd>')}</dl>")), TITLES, "14:32"),
        (page(box("Just in", f"<dl>{rows('<dt>{a}</dt><dd>Four carriages.</dd>')}</dl>")), TITLES, None),
        (
            page(f"<h2>Derniers articles</h2><div>{rows('<div><p>24/09/2025 - 10:30</p><p>{a}</p></div>')}</div>"),
            TITLES,
            "24/09/2025 - 10:30",
        ),
        (page(box("دوایین هەواڵەکان", rows("<p>{a}<i>پێش ٥ خولەک</i></p>", KURDISH))), KURDISH, "پێش ٥ خولەک"),
        (page(box("آخرین اخبار", rows("<p><i>۱۴:۳۲</i>{a}</p>", PERSIAN))), PERSIAN, "۱۴:۳۲"),
        (page(box("تازه‌ترین خبرها", rows("<p><a href={h}><i>۱۴:۳۲</i> {t}</a></p>", PERSIAN))), PERSIAN, "۱۴:۳۲"),
        (page(f"<div><p>Лента новостей</p>{rows('<div><i>14:32</i> {a}</div>', RUSSIAN)}</div>"), RUSSIAN, "14:32"),
        (
            page(box("新着ニュース", rows("<p><a href={h}>{t}<time>9月24日 10時30分</time></a></p>", JAPANESE))),
            JAPANESE,
            "9月24日 10時30分",
        ),
        (page(box("速報", rows("<p><a href={h}>{t}（14:32）</a></p>", JAPANESE))), JAPANESE, "14:32"),
        (page(box("最新文章", rows("<p>{a}<span>[09-24]</span></p>", CHINESE))), CHINESE, "09-24"),
        (page(box("ताज़ा ख़बरें", rows("<p>{a}</p>", HINDI))), HINDI, None),
        (
            page(box("Latest", rows("<a href={h}><div>City hall</div><div>{t}</div><div>10:20</div></a>"))),
            TITLES,
            "10:20",
        ),
        (
            page(box("Latest", rows("<div><h4>{a}</h4><p>By <a href=/author/x/>Ann Lind</a> · 24 Sep 2025</p></div>"))),
            TITLES,
            "24 Sep 2025",
        ),
        (page(box("Latest", rows(titles=MEETINGS))), MEETINGS, None),
        *(
            (page(box("Latest", rows(f"<li><h4>{{a}}</h4><span>{line}</span></li>"))), TITLES, time)
            for line, time in TIME_LINES.items()
        ),
    ],
)
def test_titles_and_times_are_told_apart(html: str, titles: tuple[str, ...], times: str | None) -> None:
    found = latest(html)
    assert tuple(row.title for row in found) == titles
    assert {row.published for row in found} == {times}


@pytest.mark.parametrize(
    ("picture", "expected"),
    [
        ("<img src='/placeholder.svg' data-srcset='/i/{n}.jpg 300w, /i/{n}-b.jpg 600w'>", "/i/{n}-b.jpg"),
        ("<img src='/img/1x1.gif' data-src='/i/{n}.jpg'>", "/i/{n}.jpg"),
        ("<img src='/img/lazy-load.png' data-lazy-srcset='/i/{n}.jpg'>", "/i/{n}.jpg"),
        ("<img src='/i/{n}/1701x1701.jpg' srcset='/i/{n}/24x0.jpg 24w'>", "/i/{n}/1701x1701.jpg"),
        ("<img src='/i/{n}-placeholder.jpg'>", "/i/{n}-placeholder.jpg"),
        ("<amp-img src='/i/{n}.jpg' width=100 height=70></amp-img>", "/i/{n}.jpg"),
        ("<amp-img src='/i/{n}.jpg'><amp-img placeholder src='/s/{n}.jpg'></amp-img></amp-img>", "/i/{n}.jpg"),
        ("<amp-img src='/i/{n}.jpg'><noscript><img src='/s/{n}.jpg'></noscript></amp-img>", "/i/{n}.jpg"),
    ],
)
def test_a_row_has_its_picture_and_not_what_stands_in_for_it(picture: str, expected: str) -> None:
    found = latest(page(box("Latest", rows(f"<li><a href={{h}}>{picture}<h4>{{t}}</h4></a></li>"))))
    assert [row.image and row.image.url for row in found] == [
        expected.format(n=number) for number in range(len(TITLES))
    ]


def test_an_icon_in_front_of_a_title_is_not_its_rows_picture() -> None:
    found = latest(page(box("Latest", f"<table>{rows('<tr><td><img src=/arrow.gif width=8><td>{a}')}</table>")))
    assert [row.image for row in found] == [None] * len(TITLES)


def test_a_time_that_an_element_states_for_a_script_is_its_rows() -> None:
    around = "<li>{a}<bsp-timestamp data-timestamp='1758722700{n}00'></bsp-timestamp></li>"
    found = latest(page(box("Latest", rows(around))))
    assert [row.published for row in found] == [f"1758722700{number}00" for number in range(len(TITLES))]


def test_a_time_that_a_link_states_for_a_script_is_its_rows() -> None:
    around = "<a href={h}><time datetime='2025-09-24T10:0{n}:00Z'>1{n}:00</time><div>{t}</div></a>"
    found = latest(page(box("Latest", rows(around))))
    assert [row.published for row in found] == [f"2025-09-24T10:0{number}:00Z" for number in range(len(TITLES))]


def test_a_picture_that_is_linked_to_itself_is_its_rows() -> None:
    around = "<div><h3>{a}</h3><div><a href='/i/{n}-large.jpg'><img src='/i/{n}.jpg'></a></div></div>"
    found = latest(page(box("Latest", rows(around))))
    assert [row.image and row.image.url for row in found] == [f"/i/{number}.jpg" for number in range(len(TITLES))]


def test_the_number_of_comments_below_each_row_ends_no_list() -> None:
    around = "<article><h3>{a}</h3><div><span>9/24/2025</span><span>No Comments</span></div></article>"
    assert len(latest(page(f"<div><h2>Latest</h2></div><div>{rows(around)}</div>"))) == len(TITLES)


def test_the_time_of_a_card_that_is_one_link_stands_behind_its_other_texts() -> None:
    around = f"<a href={{h}}><b>Harbour</b><h3>{{t}}</h3><p>{TEASER}</p><i>5 min ago</i></a>"
    found = latest(page(f"<section><h2>Latest</h2><div>{rows(around)}</div></section>"))
    assert [(row.title, row.published) for row in found] == [(title, "5 min ago") for title in TITLES]


HOURS = ("09:30", "00:15", "23:50", "21:05")


@pytest.mark.parametrize(
    ("days", "times"),
    [
        (
            ("<h4>24 September 2025</h4>", "<h4>23 September 2025</h4>"),
            ("24 September 2025 11:30", "23 September 2025 11:30"),
        ),
        (("<div>Today</div>", "<div>Yesterday</div>"), ("Today 11:30", "Yesterday 11:30")),
        (("", "<p>23 Sept</p>"), ("11:30", "23 Sept 11:30")),
        (("<p>5 min ago</p>", "<p>Sport</p>"), ("11:30", "11:30")),
    ],
)
def test_an_hour_is_of_the_day_that_stands_above_it(days: tuple[str, str], times: tuple[str, str]) -> None:
    around = "<li><i>11:30</i> {a}</li>"
    one, two = f"<ul>{rows(around)}</ul>", f"<ul>{rows(around, OTHERS, 't')}</ul>"
    found = latest(page(box("Latest", f"{days[0]}{one}{days[1]}{two}")))
    assert [row.published for row in found] == [times[0]] * len(TITLES) + [times[1]] * len(OTHERS)


def test_an_hour_beyond_midnight_is_not_of_the_one_day_that_stands_above_all() -> None:
    timed = "".join(
        f"<li><i>{hour}</i> {rows('{a}', [title], str(hour))}</li>" for hour, title in zip(HOURS, TITLES, strict=True)
    )
    found = latest(page(box("Latest", f"<p>24 September 2025</p><ul>{timed}</ul>")))
    assert [row.published for row in found] == [f"24 September 2025 {hour}" for hour in HOURS[:2]] + list(HOURS[2:])


TEASER = "Four empty carriages covered the six kilometres in an hour."
QUAY = "<img src='/i/{n}.jpg' alt='A quay'>"
BELOW = "Boats at the quay on a day in September. Photo: A. Lind/Weir Post"


@pytest.mark.parametrize(
    ("around", "summary", "caption"),
    [
        (
            f"<div><figure>{QUAY}<figcaption>{BELOW}</figcaption></figure><h4>{{a}}</h4><p>{TEASER}</p></div>",
            True,
            True,
        ),
        (f"<div><figure>{QUAY}<figcaption>{BELOW}</figcaption></figure><h4>{{a}}</h4></div>", False, True),
        (f"<div>{QUAY}<p>{BELOW}</p><h4>{{a}}</h4><p>{TEASER}</p></div>", True, True),
        (f"<div>{QUAY}<p>{BELOW}</p><h4>{{a}}</h4></div>", False, True),
        (f"<div><h4>{{a}}</h4>{QUAY}<p>{BELOW}</p><p>{TEASER}</p></div>", True, True),
        (f"<div>{QUAY}<h4>{{a}}</h4><p>{TEASER}</p></div>", True, False),
        (f"<div><h4>{{a}}</h4><p>{TEASER}</p></div>", True, False),
        (f"<div>{{a}}<span> – {TEASER}</span></div>", True, False),
        ("<div>{a}<p>Published 24 September 2025, 14:05 | Updated 24 September 2025, 15:10</p></div>", False, False),
        (f"<div><h4>{{a}}</h4><p>24 September 2025 by Jane Doe in Harbour</p><p>{TEASER}</p></div>", True, False),
        (
            f"<div><h4>{{a}}</h4><p>Posted by Jane Doe on 24 September 2025 at 14:05</p><p>{TEASER}</p></div>",
            True,
            False,
        ),
        (
            "<div><h4>{a}</h4><div><a href='/c/'>Harbour</a><a href='/a/'>Jane Doe of the city desk</a> <i>-</i> "
            f"<b>24 September 2025</b><i>0</i></div><div>{TEASER}</div></div>",
            True,
            False,
        ),
        (f"<li><h4>{{a}}</h4><div>{TEASER} <a href={{h}}>Read more<span>: {{t}}</span></a></div>", True, False),
        (f"<li>{{a}}<p>{TEASER} <a href={{h}}>Keep on</a></p>", True, False),
    ],
)
def test_a_summary_is_told_from_what_stands_beside_it(around: str, summary: bool, caption: bool) -> None:
    found = latest(page(box("Latest", rows(around))))
    assert tuple(row.title for row in found) == TITLES
    assert {row.summary for row in found} == {TEASER if summary else None}
    shown = {(row.image.caption, row.image.credit) if row.image else (None, None) for row in found}
    assert shown == {tuple(BELOW.split(" Photo: ")) if caption else (None, None)}


def test_a_summary_that_begins_with_a_date_is_one() -> None:
    told = "24 September 2025 was the day that all of them had waited for"
    found = latest(page(box("Latest", rows(f"<div><h4>{{a}}</h4><p>{told}</p></div>"))))
    assert {row.summary for row in found} == {told}


def test_a_title_cut_short_is_read_whole_where_its_link_is_called_so() -> None:
    cut = f"{TITLES[0][:24]}..."
    html = page(box("Latest", rows("<li><a href={h} title='{t}'>{t}</a></li>").replace(f">{TITLES[0]}<", f">{cut}<")))
    assert tuple(row.title for row in latest(html)) == TITLES


SHORT_TITLES = ("Delayed Insight", "Marks of Making", "Ferries in Winter")

SHORT_JAPANESE = ("渡し船が運航を再開", "大臣が辞任を表明", "パンの値上げ続く")


@pytest.mark.parametrize(
    ("titles", "around"),
    [
        (SHORT_JAPANESE, "<li>{a}<time>10:30</time></li>"),
        (SHORT_JAPANESE, "<div><h4>{a}</h4></div>"),
        ((*SHORT_JAPANESE, *JAPANESE), "<li>{a}</li>"),
    ],
    ids=["with a time", "in headings", "among longer ones"],
)
def test_titles_of_eight_signs_are_some_in_a_script_without_spaces(titles: tuple[str, ...], around: str) -> None:
    assert tuple(row.title for row in latest(page(box("新着ニュース", rows(around, titles))))) == titles


@pytest.mark.parametrize(
    "html",
    [
        page(box("Recent posts", rows(f"<div>{PICTURE}{{a}}</div>", SHORT_TITLES, folder="2025/09/24"))),
        page(
            "<div><h2>Recent posts</h2><a href='/blog/'>See all</a><ul>"
            + rows(f"<li>{PICTURE}{{a}}</li>", SHORT_TITLES, folder="2025/09/24").replace("<img", "<i", 1)
            + "</ul></div>"
        ),
        page(box("Recent posts", rows("<div>{a} <i>24 Sep 2025</i></div>", [f"{one} Again" for one in SHORT_TITLES]))),
    ],
    ids=["beside the page itself", "one of them without a picture", "with a time"],
)
def test_short_titles_are_some_where_more_than_their_words_tells_them_from_a_menus(html: str) -> None:
    assert tuple(row.title.removesuffix(" Again") for row in latest(html)) == SHORT_TITLES


@pytest.mark.parametrize(
    "row",
    ["<li>{a}</li>", "<article class='card row{n}'><h2>{a}</h2></article>"],
    ids=["in items", "in cards with names of their own"],
)
def test_a_short_title_that_stands_as_the_others_do_is_one(row: str) -> None:
    titles = (*TITLES, "Snowfall")
    assert tuple(found.title for found in latest(page(box("Latest news", rows(row, titles))))) == titles


def test_a_sentence_that_names_what_the_list_names_is_none_of_its_rows() -> None:
    named = f"<p>The ministry had <a href='/s/0-story/'>told our reporter in an interview</a> so. {PROSE[3:]}"
    cards = rows("<div><a href={h}></a><h5>{t}</h5></div>")
    html = f"<html><body><div><h2>Latest news</h2>{named}<div>{cards}</div></div></body></html>"
    assert tuple(row.title for row in latest(html)) == TITLES


def test_advertisements_and_a_link_to_all_are_no_rows() -> None:
    advert = "<li><span>Reklam</span><a href='https://ad.example/x'>Bu kış için en sıcak on mont burada</a></li>"
    every = "<li><a href='/son-haberler/'>Tüm son haberleri göster</a></li>"
    html = page(
        box("Son Dakika", f"<ul>{rows(titles=TURKISH[:2])}{advert}{rows(titles=TURKISH[2:], folder='t')}{every}</ul>")
    )
    assert tuple(row.title for row in latest(html)) == TURKISH


@pytest.mark.parametrize("mark", ["Sponsored", "Promoted", "Advertisement", "Anzeige", "Publicidad", "Реклама"])
def test_the_mark_of_an_advertisement_among_the_rows_does_not_end_their_list(mark: str) -> None:
    advert = f"<li><div class=tag>{mark}</div><a href='/partner/coats'>The ten warmest coats for this winter</a></li>"
    html = page(box("Latest news", f"<ul>{rows(titles=TITLES[:2])}{advert}{rows(titles=TITLES[2:], folder='t')}</ul>"))
    assert tuple(row.title for row in latest(html)) == TITLES


def test_a_heading_over_what_was_paid_for_ends_a_list() -> None:
    paid = f"<h4>Sponsored</h4><ul>{rows(titles=OTHERS, folder='t')}</ul>"
    html = page(f"<div><h3>Latest news</h3><ul>{rows()}</ul>{paid}</div>")
    assert tuple(row.title for row in latest(html)) == TITLES


@pytest.mark.parametrize(
    "row",
    [
        "<li><a href={h}><span>10:2{n}</span><span>{label}</span><strong>{t}</strong></a></li>",
        "<li><a href={h}><div class=a>{label}</div><div class=b>{t}</div></a></li>",
    ],
)
def test_what_stands_in_front_of_each_title_is_none_of_it(row: str) -> None:
    labels = ("Port", "City hall", "Food and drink", "Rail")
    listed = "".join(rows(row.replace("{label}", label), [TITLES[at]], f"s{at}") for at, label in enumerate(labels))
    assert tuple(found.title for found in latest(page(box("Latest news", f"<ul>{listed}</ul>")))) == TITLES


@pytest.mark.parametrize(
    "row",
    [
        "<li><a href={h}><span class=t>{t}</span><span class=k>{label}</span></a></li>",
        "<li><a href={h}><i>10:2{n}</i> <b>{t}</b> <span>{label}</span></a></li>",
    ],
)
def test_a_sections_name_behind_each_title_is_none_of_it(row: str) -> None:
    labels = ("Port", "City hall", "Food and drink", "Ferry")
    listed = "".join(rows(row.replace("{label}", label), [TITLES[at]], f"s{at}") for at, label in enumerate(labels))
    assert tuple(found.title for found in latest(page(box("Latest news", f"<ul>{listed}</ul>")))) == TITLES


def test_the_last_word_of_a_title_that_is_kept_with_an_icon_is_one_of_it() -> None:
    row = "<li><a href={h}>{begin} <span class=keep>{end}</span></a></li>"
    listed = "".join(
        rows(row.replace("{begin}", begin).replace("{end}", end), [""], f"s{at}")
        for at, (begin, _, end) in enumerate(title.rpartition(" ") for title in TITLES)
    )
    assert tuple(found.title for found in latest(page(box("Latest news", f"<ul>{listed}</ul>")))) == TITLES


def test_a_second_line_below_each_title_is_none_of_it() -> None:
    lines = (
        "Crew found a crack in the hull",
        "Vote is due on Monday",
        "Flour is dear this year",
        "Seats for all at last",
    )
    row = "<li><a href={h}><span class=t>{t}</span> <span class=u>{label}</span></a></li>"
    listed = "".join(rows(row.replace("{label}", line), [TITLES[at]], f"s{at}") for at, line in enumerate(lines))
    assert tuple(found.title for found in latest(page(box("Latest news", f"<ul>{listed}</ul>")))) == TITLES


def test_a_label_that_only_its_style_parts_from_a_title_is_none_of_it() -> None:
    row = "<li><div><a href={h}><span class=label>Live updates</span>{t}</a></div></li>"
    html = page(box("Latest", f"<ul>{rows(row, TITLES[:1])}{rows(titles=TITLES[1:], folder='t')}</ul>"))
    assert [(found.title, found.summary) for found in latest(html)] == [(title, None) for title in TITLES]


def test_what_all_rows_say_to_those_who_listen_is_in_no_title() -> None:
    row = "<li><a href={h}><span class=hidden>Read the article: </span><span>{t}</span></a></li>"
    assert tuple(found.title for found in latest(page(box("Latest", f"<ul>{rows(row)}</ul>")))) == TITLES


def test_a_sentence_in_a_smaller_heading_below_a_title_is_the_summary() -> None:
    row = f"<li><a href={{h}}><h3>{{t}}</h3><h5>{TEASER}</h5></a></li>"
    found = latest(page(box("Latest", f"<ul>{rows(row)}</ul>")))
    assert [(one.title, one.summary) for one in found] == [(title, TEASER) for title in TITLES]


def test_what_a_link_says_before_the_title_that_is_shown_is_none_of_it() -> None:
    row = "<div><p>{t}</p><img src='/i/{n}.jpg'><a href={h}><span>Read article called: {t}</span></a></div>"
    assert tuple(found.title for found in latest(page(box("Latest", rows(row))))) == TITLES


@pytest.mark.parametrize(("days", "split"), [("4321", True), ("2222", True), ("1234", False)])
def test_days_before_all_titles_are_their_times_if_they_go_back(days: str, split: bool) -> None:
    titles = [f"2{day}.09.2025 {title}" for day, title in zip(days, TITLES, strict=True)]
    found = latest(page(box("Latest", f"<ul>{rows(titles=titles)}</ul>")))
    assert [row.title for row in found] == (list(TITLES) if split else titles)
    assert [row.published for row in found] == [f"2{day}.09.2025" if split else None for day in days]


def test_a_label_above_a_title_takes_no_word_from_it() -> None:
    row = "<li><a href={h}><span>Harbour</span><h4>{t}</h4></a></li>"
    titles = tuple(f"Harbour {title[0].lower()}{title[1:]}" for title in TITLES)
    assert tuple(found.title for found in latest(page(box("Latest news", f"<ul>{rows(row, titles)}</ul>")))) == titles


@pytest.mark.parametrize(
    "row",
    [
        "<li><a href={h}><span>{label}:</span> <strong>{t}</strong></a></li>",
        "<li><a href={h}><span>{label}</span> <span>{t}</span></a></li>",
        "<li><a href={h}><i>{label}</i><b>:</b> <span>{t}</span></a></li>",
    ],
)
def test_the_first_words_of_titles_are_some_of_them(row: str) -> None:
    names = ("Kim Orr", "Ann Lind", "Bo Falk", "Eva Moe")
    listed = "".join(rows(row.replace("{label}", name), [TITLES[at]], f"s{at}") for at, name in enumerate(names))
    titles = [found.title for found in latest(page(box("Latest news", f"<ul>{listed}</ul>")))]
    assert all(title.startswith(name) for title, name in zip(titles, names, strict=True))


def test_the_words_of_a_heading_may_be_painted() -> None:
    heading = "<h2><img src='/t/new.png' alt='{}'></h2>"
    html = page(f"<div><div>{heading.format('Latest news')}</div><ul>{rows()}</ul></div>")
    assert tuple(row.title for row in latest(html)) == TITLES
    assert latest(page(f"<div>{heading.format('Latest videos')}<ul>{rows()}</ul></div>")) == ()


@pytest.mark.parametrize(
    ("row", "summary"),
    [
        ("<li><h4>{a}</h4><p>Four carriages will run.</p></li>", "Four carriages will run."),
        ("<li><h4>{a}</h4><p>Four carriages, all of them new</p></li>", None),
        ("<li><p>Four carriages will run.</p><h4>{a}</h4></li>", None),
    ],
)
def test_a_short_sentence_behind_a_title_is_its_summary(row: str, summary: str | None) -> None:
    assert {found.summary for found in latest(page(box("Latest news", f"<ul>{rows(row)}</ul>")))} == {summary}


def test_a_list_may_be_parted_by_columns_or_by_days() -> None:
    columns = f"<div><ul>{rows()}</ul><ul>{rows(titles=OTHERS, folder='t')}</ul></div>"
    days = f"<h4>Today</h4><ul>{rows()}</ul><h4>Yesterday</h4><ul>{rows(titles=OTHERS, folder='t')}</ul>"
    for inside in (columns, days):
        assert tuple(row.title for row in latest(page(box("Latest news", inside)))) == TITLES + OTHERS
    for count in (2, 1):
        second = rows(titles=OTHERS[:count], folder="t")
        few = f"<h4>Tuesday, 24 September</h4><ul>{rows()}</ul><h4>Monday, 23 September</h4><ul>{second}</ul>"
        assert tuple(row.title for row in latest(page(box("Latest news", few)))) == TITLES + OTHERS[:count]


EMPTY = "<div id=filled-by-script></div>"
POSTS = "<h2>Latest updates</h2>" + rows(
    f"<div><time>1{{n}}:30</time><h3><a href='{URL}#{{n}}'>{{t}}</a></h3>{PROSE}</div>"
)
LOOK_ALIKES = {
    "a menu, some of whose entries are long": page(
        box(
            "<a href='/news/'>Aktuelles</a>",
            "".join(
                f"<li><a href='/news/{number}/'><span>{entry}</span></a></li>"
                for number, entry in enumerate(
                    ("Meldungen", "Forum Markt und Meer", "Festspiele", "Hilfe für die Inseln", "Bücher", "Preise")
                )
            )
            + "<li><a href='/news/9/'><span>Aktuelle Informationen für Reedereien</span></a></li>",
        )
    ),
    "what readers asked": page(box("Newest", f"<ul>{rows(folder='questions')}</ul>")),
    "films, in the order that a tab chooses": page(
        f"<section><h2>Latest videos</h2><div role=tab>Newest</div><ul>{rows()}</ul></section>"
    ),
    "an empty list, and most read, whose heading is a link": page(
        "<div class=w><div class=t>Latest news</div><ul></ul></div>"
        f"<div class=w><div class=t><a href='/read/'>Most viewed</a> <a href='/read/'>In all sections</a></div>"
        f"<ul>{rows()}</ul></div>"
    ),
    "a section of an overview, and another list behind it": page(
        "<div><dl><dt><a href='/new/'>Latest news</a></dt><dd><a href='/talk/'>On the record</a></dd>"
        f"<dd><a href='/firms/'>Mergers and more</a></dd></dl><div>{rows('<p>{a}</p>')}</div></div>"
    ),
    "the way here, above a list of services": page(
        "<div class=row><div class='site-breadcrumbs'>Latest news</div>"
        f"<div>Our services</div><ul>{rows('<li>{a}</li>')}</ul></div>"
    ),
    "a menu with a sentence for each part of the site": page(
        box(
            "What's new",
            "".join(
                f"<a href='/{name}/'><div>{name}</div><p>Find out more about what we do in {name}.</p></a>"
                for name in ("updates", "blog", "research", "webinars")
            ),
        )
    ),
    "a label above the story, and another list below it": page(
        story=f"<span>Latest News</span>{PROSE * 4}", below=f"<div><h3>Around the town</h3><ul>{rows()}</ul></div>"
    ),
    "the story's subjects, and another list": page(
        story=f"{PROSE * 4}<div><a href='/tag/latest/'>Latest</a> <a href='/tag/dam/'>Dam</a></div>",
        below=f"<div><h3>Around the town</h3><ul>{rows()}</ul></div>",
    ),
    "a link to the latest, and a section's box": page(
        f"<div><a href='/latest/'>Latest news</a><section><h2>Opinion</h2>{rows('<h3>{a}</h3>')}</section></div>"
    ),
    "most read of a day": page(box("Most read in the last 24 hours", f"<ul>{rows()}</ul>")),
    "most read, and an empty tab of the latest": page(
        "<ul><li><a href='#a'>Most read</a></li><li><a href='#b'>Latest</a></li></ul>"
        f"<div><div id=a><ul>{rows()}</ul></div><div id=b></div></div>"
    ),
    "one author's": page(box("Latest articles by Ann Lindqvist", f"<ul>{rows()}</ul>")),
    "one author's, without a by": page(box("Latest from Ann Lindqvist", f"<ul>{rows()}</ul>")),
    "one section's": page(box("More from Politics", f"<ul>{rows()}</ul>")),
    "partners'": page(box("Latest from our partners", f"<ul>{rows()}</ul>")),
    "paid for": page(box("Latest", rows("<p><a rel=sponsored href='https://ad.example/{n}'>{t}</a></p>"))),
    "comments": page(box("Latest comments", rows("<p>Mira says <a href='{h}#comment-{n}'>{t}</a></p>"))),
    "months": page(
        box("Recent", rows("<p><a href='/2025/0{n}/'>{t}</a> (12)</p>", ("July 2025", "June 2025", "May 2025")))
    ),
    "subjects": page(box("Latest tags", rows("<a href='/tag/{n}/'>harbour and ferry service {n}</a> "))),
    "sections under news": page(
        box(
            "News",
            rows("<p><a href='/{n}/'>{t}</a></p>", ("World news and politics", "Business and economy", "Culture")),
        )
    ),
    "sections under the latest": page(
        box("Latest", rows("<p><a href='/{n}/'>{t}</a></p>", ("World news", "Business", "Science", "Local sport")))
    ),
    "posts of the story": page(story=PROSE + POSTS),
    "links in the posts of the story": page(
        story=f"{PROSE}<h2>Latest</h2>"
        + rows(
            "<div><time>1{n}:30</time><p>The water stood a metre higher at noon, and the {a}, it was said.</p></div>"
        )
    ),
    "links in a paragraph": page(
        story=f"{PROSE}<h2>The latest</h2><p>{rows('The ministry said that {a} and ')}so on.</p>"
    ),
    "a timeline": page(story=f"{PROSE}<h3>Timeline</h3><ul>{rows('<li><b>201{n}</b> {a}</li>')}</ul>{PROSE * 3}"),
    "a series": page(below=f"<div><h3>In this series</h3><ul>{rows()}</ul></div>"),
    "one breaking story": page(
        above=f"<div><span>Breaking</span> {rows('{a}', TITLES[:1])}{rows(PICTURE, TITLES[:1])}</div>"
    ),
    "newsletters": page(box("Get the latest news in your inbox", f"<ul>{rows(folder='nl')}</ul>")),
    "goods": page(box("Just in", rows("<p><a href='/product/{n}-x/'>{t}</a> € 2{n}.90</p>"))),
    "films": page(box("Latest", f"<ul>{rows(folder='video')}</ul>")),
    "programmes": page(box("En direct", rows("<p><a href='/emission/{n}/'>{t}</a></p>"))),
    "the way to the page": page(
        above=f"<div><a href='/'>Home</a> › <a href='/latest/'>Latest News</a> › <span>{TITLE}</span></div>",
        story=f"<ul>{rows()}</ul>{PROSE * 4}",
    ),
    "a label over the page's title": page(above="<span>Latest News</span>", story=f"<ul>{rows()}</ul>{PROSE * 4}"),
    "subjects at the end": page(story=PROSE * 4 + "<div>Tags: <a href='/tag/latest-news/'>latest news</a></div>"),
    "one story, then another box of its kind": page(
        box("Latest", f"<p>{rows('{a}', TITLES[:1])}</p>")
        + f"<div class=w><h4>Opinion</h4><ul>{rows(titles=OTHERS, folder='m')}</ul></div>"
    ),
    "nothing, then another box with the same heading's tag": page(box("Latest", EMPTY) + box("Opinion", rows())),
    "nothing, then another box with another heading's tag": page(
        box("Latest", EMPTY) + f"<div class=w><p>Opinion</p><ul>{rows()}</ul></div>"
    ),
    "nothing, then most read in a language we do not know": page(
        box("Последние новости", EMPTY)
        + f"<div class=w><div class=t>Популярное</div><ul>{rows(titles=RUSSIAN)}</ul></div>"
    ),
    "trending, behind a link to the latest": page(
        f"<div><div><a href='/latest/'>Latest news</a></div></div><div><h3>Trending</h3><ul>{rows()}</ul></div>"
    ),
    "the tabs of two lists, and one of them": page(
        f"<div><ul><li>Popular</li><li>Latest</li></ul><div><ul>{rows(folder='m')}</ul></div></div>"
    ),
    "tabs in one line that name no box": page(
        f"<div><div><span>Most read</span><span>Latest</span></div><ul>{rows(folder='m')}</ul><ul>{rows()}</ul></div>"
    ),
    "podcasts, the word set apart": page(box("Latest <span>podcasts</span>", f"<ul>{rows()}</ul>")),
    "a menu in one line, and another below": page(
        above="<div><a href='/latest/'>Latest</a><a href='/paper/'>Paper</a><a href='/join/'>Subscribe to us</a></div>"
        f"<div><h4>Regions</h4>{rows()}</div>"
    ),
    "a section among a story's": page(
        "<div><p><a href='/aktuelles/'>Aktuelles</a> <a href='/police/'>Police</a></p>"
        f"<h3>{rows('{a}', TITLES[:1])}</h3></div>{rows('<div>{a}</div>', OTHERS, 'm')}"
    ),
    "a note, then the services of the site": page(
        "<div class=promo><span>Latest</span><p>Our application is new.</p></div>"
        f"<div><h4>Our services</h4>{rows('<p>{a}</p>', OTHERS, 'service')}</div>"
    ),
    "notices of the site, none with spaces": page(
        foot=box("新着情報", rows(titles=("プライバシーポリシー", "特定商取引法に基づく表記", "お問い合わせはこちら")))
    ),
    "a serial and links to enter, none with spaces": page(
        box("新着ニュース", rows(titles=(JAPANESE[0], "ログインして続きを読む", "よくある質問はこちら")))
    ),
    "sections, none with spaces": page(
        box("新着ニュース", rows(titles=("スポーツニュース", "国際ニュース一覧", "エンターテインメント")))
    ),
    "quotes": page(
        above=f"<div><span>Ticker</span>{rows('<a href=/q/{n}/>{t}</a>', ('DAX 18,200', 'Gold 2,310', 'Euro'))}</div>"
    ),
    "comments put in order": page(
        below=f"<section><h2>12 Comments</h2><div><button>Newest</button></div><ul>{rows()}</ul></section>"
    ),
    "one text again and again": page(box("Latest", rows("<p><a href={h}>Read the full story here</a></p>"))),
    "a template": page(f"<template><h3>Latest</h3><ul>{rows()}</ul></template>"),
    "pictures": page(box("New", rows("<a href='/i/{n}.jpg'><img src='/i/{n}.jpg' alt='{t}'></a>"))),
    "the site elsewhere, by pictures": page(
        box("Latest", rows("<a href='https://site{n}.example/'><img src='/{n}.svg' alt='Find us on network {n}'></a>"))
    ),
    "the site elsewhere": page(
        foot=box(
            "Latest news", rows("<p><a href='https://t.me/{n}'>Our channel on Telegram, daily, number {n}</a></p>")
        )
    ),
}


@pytest.mark.parametrize("html", LOOK_ALIKES.values(), ids=LOOK_ALIKES)
def test_what_only_looks_like_such_a_list_is_none(html: str) -> None:
    assert latest(html) == ()


# Lists that are missed, and why: a rule that found them would also find more that are none.
LEFT_OUT = {
    "two stories: two links below such a heading are as often a pointer and an advertisement": page(
        box("Latest news", f"<ul>{rows(titles=TITLES[:2])}</ul>")
    ),
    "titles in the words for pictures only: so are the networks that a site is on": page(
        box("Latest", rows('<p><a href="{h}"><img src="/{n}.jpg" alt="{t}"></a></p>'))
    ),
    "a heading in the words for a picture: so are the signs of what a card is": page(
        f'<div><img src="/sondakika.gif" alt="Son Dakika"><ul>{rows(titles=TURKISH)}</ul></div>'
    ),
    "a heading that is a linked item of the list: so are the entries of menus": page(
        f'<ul><li><h3><a href="/latest/">Latest News</a></h3></li>{rows()}</ul>'
    ),
}


@pytest.mark.parametrize("html", LEFT_OUT.values(), ids=[reason.partition(":")[0] for reason in LEFT_OUT])
def test_what_is_left_out_is_known(html: str) -> None:
    assert latest(html) == ()
