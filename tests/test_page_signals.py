import pytest

from ingest.reading import read as read_document
from ingest.reading.page import parse_page
from ingest.reading.page.metadata.json_ld import graph_of
from ingest.reading.raw import Parsed, RawEntry
from ingest.schema import Document
from tests.articles.written import PROSE
from tests.entries import only
from tests.processes import finishes

URL = "https://news.example/2025/09/24/dam/"


def parse(head: str = "", body: str = "<h1>Dam gates open again</h1>", *, url: str | None = URL) -> Parsed:
    return parse_page(f"<html><head>{head}</head><body>{body}<div>{PROSE * 4}</div></body></html>", url=url)


def read(head: str = "", body: str = "<h1>Dam gates open again</h1>", *, url: str | None = URL) -> RawEntry:
    (entry,) = parse(head, body, url=url).entries
    return entry


def json_ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


ARTICLE = json_ld(
    '{"@context":"https://schema.org","@graph":[{"@type":"Organization","@id":"#o","name":"The Example"},'
    '{"@type":"Person","@id":"#p","name":"Jane Doe","url":"/jane"},'
    '{"@type":["NewsArticle"],"headline":"Dam gates open again","datePublished":"2025-09-24T11:32:00Z",'
    '"dateModified":"2025-09-24T15:05:00Z","publisher":{"@id":"#o"},'
    '"author":[{"@id":"#p"},{"@type":"Person","name":"John Roe"}],'
    '"articleSection":"Region","keywords":["dam","water"],"inLanguage":"en","isAccessibleForFree":"False",'
    '"contentLocation":{"name":"Dokan"},"image":{"url":"/dam.jpg","caption":"The dam","creditText":"INA"}}]}'
)


def test_json_ld_is_read_through_its_graph() -> None:
    entry = read(ARTICLE)
    assert entry.title[0].value == "Dam gates open again"
    assert [(person.name, person.url) for person in entry.people] == [("Jane Doe", "/jane"), ("John Roe", None)]
    assert (entry.published[0].value, entry.published[0].signal) == ("2025-09-24T11:32:00Z", "json-ld:datePublished")
    assert entry.updated[0].value == "2025-09-24T15:05:00Z"
    assert entry.publisher[0].value == "The Example"
    assert entry.section[0].value == "Region"
    assert entry.place[0].value == "Dokan"
    assert [tag.term for tag in entry.tags] == ["dam", "water"]
    assert entry.paywalled is True
    assert [(image.url, image.caption, image.credit) for image in entry.images] == [("/dam.jpg", "The dam", "INA")]


@pytest.mark.parametrize(
    "text",
    [
        '{"@type":"NewsArticle","datePublished":"2025-09-24"};',
        '<!-- {"@type":"NewsArticle","datePublished":"2025-09-24"} -->',
        '//<![CDATA[\n{"@type":"NewsArticle","datePublished":"2025-09-24"}\n//]]>',
        '[{"@type":"NewsArticle","description":"two\nlines","datePublished":"2025-09-24"}]',
        '{"@type":"https://schema.org/ReportageNewsArticle","datePublished":"2025-09-24"}',
        '/*<![CDATA[*/{"@type":"NewsArticle","datePublished":"2025-09-24"}/*]]>*/',
        '\ufeff{"@type":"NewsArticle","datePublished":"2025-09-24"}',
        '{"@type":"NewsArticle","datePublished":"2025-09-24"}}',
        '{"@type":"NewsArticle","datePublished":"2025-09-24"} var read = 1;',
        '{"@type":"WebSite","name":"Ä"},{"@type":"NewsArticle","datePublished":"2025-09-24"}',
        '// of the story\n{"@type":"NewsArticle", /* one */ "url":"https://a.example/", "datePublished":"2025-09-24"}',
        '{"@type":"NewsArticle","description":"C:\\new \\x","datePublished":"2025-09-24"}',
        "{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;datePublished&quot;:&quot;2025-09-24&quot;}",
        '{"@type":"schema:NewsArticle","schema:datePublished":"2025-09-24"}',
        '[{"@type":["http://schema.org/NewsArticle"],"http://schema.org/headline":[{"@value":"Dam gates open again"}],'
        '"http://schema.org/datePublished":[{"@value":"2025-09-24"}]}]',
    ],
    ids=(
        "semicolon comment cdata raw-line-end full-address cdata-in-comments byte-order-mark brace program two-objects"
        " comments-inside no-escape escaped prefixed expanded"
    ).split(),
)
def test_json_ld_written_by_hand_is_read(text: str) -> None:
    assert read(json_ld(text)).published[0][:2] == ("2025-09-24", "json-ld:datePublished")


@pytest.mark.parametrize("text", ["{", "null", "[]", '{"@type":5}', "[" * 5000, '{"@type":"Article","author":7}'])
def test_json_ld_that_says_nothing_is_passed_over(text: str) -> None:
    assert read(json_ld(text)).title[0].value == "Dam gates open again"


@pytest.mark.parametrize("sign", ['"', "{}", "/*", "\\x"])
def test_megabytes_of_json_ld_are_not_mended(sign: str) -> None:
    scripts = [sign * (2_000_000 // len(sign)), '{"@type":"NewsArticle","articleBody":"Dam gates opened.",}']
    assert finishes(lambda: graph_of(scripts), cpu=1)
    assert (graph_of(scripts).body, graph_of(reversed(scripts)).body) == ("", "Dam gates opened.")


def test_megabytes_of_sound_json_ld_are_read() -> None:
    body = "Dam gates opened. " * 100_000
    assert graph_of([f'{{"@type":"NewsArticle","articleBody":"{body}"}}']).body == body


def test_a_list_and_a_set_hold_the_values_of_their_property() -> None:
    entry = read(
        json_ld(
            '{"@type":"Article","author":{"@list":[{"name":"Jane Doe"},{"name":"John Roe"}]},'
            '"keywords":{"@set":["dam","water"]},"image":{"@list":["/dam.jpg"]}}'
        )
    )
    assert [person.name for person in entry.people] == ["Jane Doe", "John Roe"]
    assert [tag.term for tag in entry.tags] == ["dam", "water"]
    assert entry.images[0].url == "/dam.jpg"


def test_what_is_escaped_twice_is_read_as_it_was_meant() -> None:
    entry = read(
        json_ld('{"@type":"NewsArticle","headline":"O&amp;#039;Hara dam opens","articleSection":"A &amp; B"}'), ""
    )
    assert entry.title[0].value == "O'Hara dam opens"
    assert entry.section[0].value == "A & B"


OTHER = (
    '{"@type":"NewsArticle","headline":"Nine new buses","datePublished":"2024-01-01","description":"Buses",'
    '"author":{"name":"Other Writer"},"url":"https://news.example/2024/buses"}'
)
OWN = '{"@type":"NewsArticle","headline":"Dam gates open again","datePublished":"2025-09-24"%s}'


@pytest.mark.parametrize(
    "address",
    ['"mainEntityOfPage":{"@id":"http://www.news.example/2025/09/24/dam"}', f'"url":"{URL}#top"', '"genre":"news"'],
    ids=["its-entity", "its-address", "none"],
)
def test_of_several_articles_the_pages_own_is_believed(address: str) -> None:
    entry = read(f'<link rel="canonical" href="{URL}">' + json_ld(f"[{OTHER},{OWN % f',{address}'}]"))
    assert (entry.published[0].value, entry.people) == ("2025-09-24", ())


def test_an_article_elsewhere_is_believed_where_no_other_says_anything() -> None:
    entry = read(f'<link rel="canonical" href="{URL}">' + json_ld(f'[{OTHER},{{"@type":"Article","@id":"#a"}}]'))
    assert entry.published[0].value == "2024-01-01"


@pytest.mark.parametrize(
    ("said", "paid"),
    [
        ('"hasPart":{"@type":"WebPageElement","isAccessibleForFree":"False"}', True),
        ('"hasPart":[{"isAccessibleForFree":true},{"isAccessibleForFree":false}]', True),
        ('"isAccessibleForFree":true,"hasPart":{"isAccessibleForFree":false}', False),
        ('"isAccessibleForFree":["False"]', True),
        ('"hasPart":{"isAccessibleForFree":true}', None),
    ],
)
def test_a_story_of_which_a_part_is_not_free_is_for_those_who_pay(said: str, paid: bool | None) -> None:
    assert read(json_ld(f'{{"@type":"Article",{said}}}')).paywalled is paid
    assert read(json_ld(f'[{{"@type":"Article"}},{{"@type":"WebPage",{said}}}]')).paywalled is paid
    assert read(json_ld(f'[{{"@type":"Article"}},{{"@type":"VideoObject",{said}}}]')).paywalled is None


def test_an_organisation_with_a_logo_is_the_publisher_where_nobody_else_is_named() -> None:
    house = '{"@type":"NewsMediaOrganization","name":"Harbour Ledger","logo":"/l.png"}'
    assert read(json_ld(house)).publisher[0].value == "Harbour Ledger"
    assert read(json_ld(house.replace("logo", "telephone"))).publisher == ()


HOME = '<p><a href="/">{}</a></p><h1>Dam gates open again</h1>'


@pytest.mark.parametrize(
    ("title", "linked", "publisher"),
    [
        pytest.param("Dam gates open again | News Example", "Start", "News Example", id="its host's name"),
        pytest.param("Harbour Ledger - Dam gates open again", "Harbour Ledger", "Harbour Ledger", id="its link home"),
        pytest.param("Dam gates open again | Harbour Ledger", "Start", None, id="a name that nothing bears out"),
        pytest.param("Dam gates open again - Home", "Home", None, id="no name"),
        pytest.param("Dam gates open again", "Dam gates open again", None, id="the story's title alone"),
        pytest.param("Dam gates | info@news.example", "info@news.example", None, id="an address"),
    ],
)
def test_the_site_named_in_the_title_is_the_publisher_where_nobody_else_is_named(
    title: str, linked: str, publisher: str | None
) -> None:
    entry = read(f"<title>{title}</title>", HOME.format(linked), url="https://newsexample.example/2025/09/24/dam/")
    assert [said.value for said in entry.publisher] == ([publisher] if publisher else [])
    named = read(
        '<meta property="og:site_name" content="The Gazette">' + f"<title>{title}</title>", HOME.format(linked)
    )
    assert [said.value for said in named.publisher] == ["The Gazette"]


@pytest.mark.parametrize(
    ("last", "section"),
    [("https://news.example/2025", "Region"), ("https://news.example/2025/09/24/dam", None), ("/elsewhere", None)],
)
def test_the_last_step_of_a_trail_is_a_section_where_the_page_stands_below_it(last: str, section: str | None) -> None:
    trail = (
        '{"@type":"BreadcrumbList","itemListElement":[{"name":"Home","item":"https://news.example/"},'
        f'{{"name":"Region","item":"{last}"}}]}}'
    )
    entry = read(f'<link rel="canonical" href="{URL}">' + json_ld(trail))
    assert next((said.value for said in entry.section), None) == section


@pytest.mark.parametrize(
    "names",
    ['property="x:site og:site_name"', 'property="x:site" name="og:site_name"', 'property="og:site_name" name="x"'],
)
def test_each_name_of_a_meta_is_asked(names: str) -> None:
    assert read(f'<meta {names} content="Harbour Ledger">').publisher[0].value == "Harbour Ledger"


@pytest.mark.parametrize(
    "head",
    [
        '<meta itemprop="image" content="/dam.jpg">',
        '<link itemprop="image" href="/dam.jpg">',
        '<meta name="parsely-image-url" content="/dam.jpg">',
        '<meta name="sailthru.image.full" content="/dam.jpg">',
        '<meta property="og:image" content="/static/logo.png"><meta name="twitter:image" content="/dam.jpg">',
        '<meta property="og:image" content="/og-default.png">' + json_ld('{"@type":"Article","image":"/dam.jpg"}'),
    ],
)
def test_the_picture_that_a_page_puts_forward_is_the_lead(head: str) -> None:
    assert [image.url for image in read(head).images] == ["/dam.jpg"]


@pytest.mark.parametrize(
    "named",
    [
        '<p property="publisher" typeof="Organization"><b property="name">Harbour Ledger</b></p>',
        '<p property="dc:publisher" content="Harbour Ledger"></p>',
        '<p itemprop="publisher" itemscope><b itemprop="name">Harbour Ledger</b></p>',
    ],
)
def test_a_publisher_may_be_marked_in_the_page(named: str) -> None:
    assert [said.value for said in read(body=f"<h1>Dam gates open again</h1>{named}").publisher] == ["Harbour Ledger"]


def test_the_terms_of_dublin_core_are_asked_like_its_elements() -> None:
    entry = read(
        '<meta name="dcterms.publisher" content="Harbour Ledger"><meta name="dcterms.language" content="de-AT">'
        '<meta name="dcterms.subject" content="dam; water">'
    )
    assert [said.value for said in (*entry.publisher, *entry.language)] == ["Harbour Ledger", "de-AT"]
    assert [tag.term for tag in entry.tags] == ["dam", "water"]


def test_the_date_of_a_change_is_known_by_a_short_name() -> None:
    entry = read(
        '<meta name="bt:pubDate" content="2025-09-24T10:00Z"><meta name="bt:modDate" content="2025-09-25T10:00Z">'
    )
    assert [said.value for said in (entry.published[0], entry.updated[0])] == ["2025-09-24T10:00Z", "2025-09-25T10:00Z"]


def test_a_picture_of_the_author_is_no_lead() -> None:
    face = '<h1>Dam gates open again</h1><div class="author-box"><p><img src="/jane.jpg" width="150"></p></div>'
    assert read("", face).images == ()
    assert read("", face.replace("author-box", "hero")).images[0].url == "/jane.jpg"


def test_names_written_into_one_are_told_apart() -> None:
    entry = read(json_ld('{"@type":"Article","author":{"name":"Jane Doe and John Roe"}}'))
    assert [person.name for person in entry.people] == ["Jane Doe", "John Roe"]


def test_the_house_is_not_its_own_author() -> None:
    entry = read(json_ld('{"@type":"Article","author":{"name":"The Example"},"publisher":{"name":"The Example"}}'))
    assert (entry.people, entry.author) == ((), ())


@pytest.mark.parametrize(
    ("head", "body", "signal", "value"),
    [
        (
            '<meta property="article:published_time" content="2025-09-24T10:00Z">',
            "",
            "article:published_time",
            "2025-09-24T10:00Z",
        ),
        ('<meta name="DC.date" content="2025-09-24">', "", "meta:dc.date", "2025-09-24"),
        ("", '<span itemprop="datePublished" content="2025-09-24">x</span>', "itemprop:datePublished", "2025-09-24"),
        ("", '<time datetime="2025-09-23T08:00">yesterday</time>', "time", "2025-09-23T08:00"),
        ("", "<div>Published 23 September 2025</div>", "text", "23 September 2025"),
        ("", "", "address", "2025-09-24"),
    ],
    ids=["article", "dublin-core", "microdata", "time", "visible", "address"],
)
def test_a_date_is_found_where_the_page_says_it(head: str, body: str, signal: str, value: str) -> None:
    said = read(head, f"<h1>Dam gates open again</h1>{body}").published[0]
    assert (said.signal, said.value) == (signal, value)


@pytest.mark.parametrize(
    ("head", "body", "name"),
    [
        ('<meta name="author" content="Jane Doe">', "", "Jane Doe"),
        ("", '<a rel="author" href="/jane">Jane Doe</a>', "Jane Doe"),
        ("", '<div><span itemprop="author"><span itemprop="name">Jane Doe</span></span></div>', "Jane Doe"),
        ("", "<div>By Jane Doe</div>", "By Jane Doe"),
        ("", "<div>Written by</div><div>Jane Doe</div>", "Jane Doe"),
        ("", '<div><span class="byline-name">Jane Doe</span></div>', "Jane Doe"),
    ],
    ids=["meta", "rel", "microdata", "line", "two-lines", "class"],
)
def test_a_byline_is_found_where_the_page_says_it(head: str, body: str, name: str) -> None:
    assert read(head, f"<h1>Dam gates open again</h1>{body}").author[0].value == name


def test_an_address_of_a_profile_is_no_author() -> None:
    assert read('<meta property="article:author" content="https://social.example/jane">').author == ()


def test_links_of_the_head_are_candidates() -> None:
    parsed = parse(
        '<link rel="alternate" type="application/rss+xml" href="/feed" title="All">'
        '<link rel="next" href="?page=2"><link rel="canonical" href="/dam"><base href="https://cdn.example/">'
    )
    assert [(link.rel, link.url, link.title) for link in parsed.links] == [("feed", "/feed", "All")]
    assert [link.rel for link in parsed.entries[0].links] == ["alternate", "canonical"]
    assert (parsed.next_link, parsed.base) == ("?page=2", "https://cdn.example/")
    assert [said.value for said in parsed.entries[0].canonical] == ["/dam"]


def test_each_statement_stands_once_in_the_order_it_is_believed() -> None:
    entry = read(
        ARTICLE
        + '<meta property="article:published_time" content="2025-09-24T11:32:00Z">'
        + '<meta name="date" content="2025-09-25">'
    )
    assert [said.signal for said in entry.published[:2]] == ["json-ld:datePublished", "meta:date"]


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Dam gates open again | The Example</title>", "", "Dam gates open again"),
        ("<title>Dam gates open again - The Example</title>", "<h1>Dam gates open again</h1>", "Dam gates open again"),
        (
            '<meta property="og:site_name" content="The Example">'
            '<meta property="og:title" content="The Example: Dam gates open again">',
            "<h1>The Example</h1>",
            "The Example: Dam gates open again",
        ),
        (
            '<meta property="og:title" content="Water: Dam gates open again"><title>Dam</title>',
            "<h1>Dam gates open again</h1>",
            "Water: Dam gates open again",
        ),
        ("<title>example</title>", "<h1>Dam gates open again</h1>", "Dam gates open again"),
        ("", "<h1>Dam gates <br>open again</h1>", "Dam gates open again"),
        (
            '<meta property="og:title" content="Dam gates open again">',
            "<h1>The Example</h1><h1>Dam gates open again</h1>",
            "Dam gates open again",
        ),
    ],
    ids=["bar", "agreeing", "colon-kept", "kicker", "bare", "two-lines", "second-h1"],
)
def test_the_title_is_without_the_sites_name(head: str, body: str, title: str) -> None:
    assert read(head, body, url="https://www.example.com/x").title[0].value == title


@pytest.mark.parametrize(
    ("figure", "caption", "credit"),
    [
        ("<figure>{}<figcaption>The dam on Monday. Photo: INA</figcaption></figure>", "The dam on Monday.", "INA"),
        (
            "<figure>{}<figcaption>The dam <span class='credit'>(Jane Doe/INA)</span></figcaption></figure>",
            "The dam",
            "Jane Doe/INA",
        ),
        (
            "<figure>{}<figcaption>The dam on Monday <small>Jane Doe</small></figcaption></figure>",
            "The dam on Monday",
            "Jane Doe",
        ),
        ("<div>{}</div><div>The dam on Monday (Photo: INA)</div>", "The dam on Monday", "INA"),
        (
            "<div><div>{}</div><p class='image-caption'>The dam on Monday</p><p class='image-credit'>INA</p></div>",
            "The dam on Monday",
            "INA",
        ),
        ("<figure>{}<div>© INA</div></figure>", None, "INA"),
        ("<figure>{}</figure>", None, None),
    ],
    ids=["at-the-end", "own-class", "own-element", "no-figure", "class-names", "credit-only", "neither"],
)
def test_the_lead_image_has_its_caption_and_credit(figure: str, caption: str | None, credit: str | None) -> None:
    body = f"<h1>Dam gates open again</h1>{figure.format('<img src=/img/dam-large.jpg width=800 alt=Dam>')}"
    image = read('<meta property="og:image" content="/img/dam-large.jpg">', body).images[0]
    assert (image.url, image.caption, image.credit, image.alt) == ("/img/dam-large.jpg", caption, credit, "Dam")


ARABIC = "<p>" + "فتحت وزارة الموارد المائية بوابتي السد الشرقيتين صباح يوم الأربعاء بعد عام من الجفاف. " * 5 + "</p>"


@pytest.mark.parametrize(
    ("markup", "story", "language", "direction", "warned"),
    [
        ("<html lang=ar>", ARABIC, "ar", "rtl", False),
        ("<html lang=en>", ARABIC, "ar", "rtl", True),
        ("<html>", ARABIC, "ar", "rtl", False),
        ("<html>", PROSE, "en", "ltr", False),
        ("<html lang=en-GB>", PROSE, "en-GB", "ltr", False),
        ("<html lang=ar>", PROSE, "en", "ltr", True),
    ],
    ids=["said", "contradicted", "unsaid", "unsaid-latin", "region", "contradicted-latin"],
)
def test_a_language_is_told_by_the_markup_and_the_words(
    markup: str, story: str, language: str, direction: str, warned: bool
) -> None:
    page = f"{markup}<body><h1>Dam</h1><div>{story * 4}</div></body></html>".encode()
    entry = only(read_document(Document(url=URL, body=page, content_type="text/html; charset=utf-8")))
    assert (entry.language, entry.direction) == (language, direction)
    assert any(flaw.rule == "wrong-language" for flaw in entry.warnings) is warned


def test_a_base_too_long_to_be_one_is_none() -> None:
    assert parse(f'<base href="/{"a" * 100}/">').base == f"/{'a' * 100}/"
    assert parse(f'<base href="/{"a" * 600}/">').base is None


@pytest.mark.parametrize(
    ("keywords", "terms"),
    [
        ('["dam", "gates"]', ["dam", "gates"]),
        ("#dam #gates of Harbour", ["dam", "gates of Harbour"]),
        ("dam, water", ["dam", "water"]),
        ("displayType: article, dam, 18153161, contentId: 15cd344d, 2025", ["dam", "2025"]),
        ("深空探测 探月工程 加勒比国家", ["深空探测", "探月工程", "加勒比国家"]),
        ("dam gates open", ["dam gates open"]),
    ],
)
def test_keywords_are_parted_and_what_programs_say_to_each_other_is_none(keywords: str, terms: list[str]) -> None:
    entry = read(f"<meta name=keywords content='{keywords}'>")
    assert [tag.term for tag in entry.tags] == terms


@pytest.mark.parametrize("name", ["https://www.news.example/", "@theexample"])
def test_an_address_or_a_handle_is_no_name_of_a_publisher(name: str) -> None:
    stated = json_ld('{"@type":"NewsArticle","publisher":{"name":"The Example"}}')
    entry = read(f'<meta property="og:site_name" content="{name}">{stated}')
    assert [said.value for said in entry.publisher] == ["The Example"]


def test_a_meta_whose_name_is_one_thing_over_and_over_is_read_in_no_time() -> None:
    metas = "".join(f"<meta name='{unit * 40_000}' content='2025-09-24'>" for unit in ("publi", "orig", "releas"))
    assert finishes(lambda: read(metas), cpu=4)


def test_the_address_of_a_profile_leaves_the_author_to_microdata() -> None:
    profile = '<meta property="article:author" content="https://social.example/jane">'
    dated = '<meta property="article:published_time" content="2025-09-24T10:00:00Z">'
    signs = (
        '<div itemprop="author" itemscope><a itemprop="url" href="/j"><span itemprop="name">Jane Doe</span></a></div>'
    )
    entry = read(f"<head>{profile}{dated}</head><body><article itemscope>{signs}</article></body>")
    assert [who.name for who in entry.people] == ["Jane Doe"]


HOME = '<header><a href="/">{}</a></header>'


@pytest.mark.parametrize(
    ("title", "link", "expected"),
    [
        ("Dam gates open | Harbour Post", '<img src="/logo.svg" alt="Harbour Post">', "Harbour Post"),
        ("Dam gates open - Hafenbote", '<img src="/l.png" alt="Logo Hafenbote">', "Hafenbote"),
        ("Harbour Post: Dam gates open", "Harbour Post", "Harbour Post"),
        ("大坝开闸_港口网", "港口网首页", "港口网"),
        ("Dam gates open", "Harbour News", "Harbour News"),
        ("Dam gates open", "Harbournews", "Harbournews"),
        ("Dam gates open", "Home of the news", None),
        ("Dam gates open", "News", None),  # the host is that of news.harbournews.example
        ("Dam gates open", "harbournews.example", None),
    ],
)
def test_the_site_is_named_by_its_title_or_by_the_link_to_its_front_page(
    title: str, link: str, expected: str | None
) -> None:
    page = (
        f"<html><head><title>{title}</title></head><body>{HOME.format(link)}<h1>Dam gates open</h1>{PROSE * 4}</body>"
    )
    host = "news" if link == "News" else "www"
    document = Document(
        url=f"https://{host}.harbournews.example/dam", body=page.encode(), content_type="text/html; charset=utf-8"
    )
    assert only(read_document(document)).publisher == expected


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("Harbour News", "Harbour News"),
        ("Harbour Media Group", "harbournews.example"),
        ("harbournews.example", "harbournews.example"),
    ],
)
def test_a_name_in_words_is_believed_before_the_same_as_a_host(stated: str, expected: str) -> None:
    graph = json_ld(f'{{"@type":"NewsArticle","publisher":{{"name":"{stated}"}}}}')
    page = f'<head><meta property="og:site_name" content="harbournews.example">{graph}</head><h1>Dam</h1>{PROSE * 4}'
    document = Document(url="https://www.harbournews.example/dam", body=page.encode(), content_type="text/html")
    assert only(read_document(document)).publisher == expected


def test_an_episode_of_a_podcast_is_dated_by_its_data() -> None:
    entry = read(json_ld('{"@type":"PodcastEpisode","datePublished":"2025-09-24T05:00:00Z"}'))
    assert entry.published[0].value == "2025-09-24T05:00:00Z"
