import pytest

from ingest.reading import explain, read
from ingest.schema import Document, Evidence
from tests.articles.written import PROSE
from tests.entries import only
from tests.test_page_signals import json_ld

URL = "https://www.meridian.example/2025/09/24/dam/"
TITLE = "<h1>Dam gates open again</h1>"


def document(head: str, body: str = TITLE, end: str = "") -> Document:
    page = f"<html><head>{head}</head><body>{body}<div>{PROSE * 4}{end}</div></body></html>"
    return Document(url=URL, body=page.encode(), content_type="text/html; charset=utf-8")


def signed(head: str = "", body: str = TITLE, end: str = "") -> list[tuple[str | None, str | None]]:
    entry = only(read(document(head, body, end)))
    return [(who.name, who.kind) for who in entry.authors]


def by(author: str, publisher: str = '{"@type":"Organization","name":"Meridian"}') -> str:
    return json_ld(f'{{"@type":"NewsArticle","author":{author},"publisher":{publisher}}}')


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ('{"@type":"Organization","name":"Meridian"}', [("Meridian", "organisation")]),
        ('{"@type":"NewsMediaOrganization","name":"MNA"}', [("MNA", "organisation")]),
        ('{"@type":"Person","name":"Meridian"}', [("Meridian", "organisation")]),
        ('{"@id":"https://m.example/#/schema/person/1","name":"Meridian"}', [("Meridian", "organisation")]),
        ('{"name":"Meridian"}', []),
        ('{"@type":"Person","name":"Reuters"}', [("Reuters", "organisation")]),
        ('[{"name":"dpa"},{"name":"Wiebke Petersen"}]', [("Wiebke Petersen", None)]),
        ('{"@type":"Person","name":"The Meridian Staff"}', [("The Meridian Staff", "organisation")]),
        ('{"@type":"Person","name":"https://m.example/jane"}', []),
        ('{"@type":"Person","name":"李小龙"}', [("李小龙", None)]),
        ('{"@list":[{"name":"Jane Doe"},{"name":"John Roe"}]}', [("Jane Doe", None), ("John Roe", None)]),
        ('{"@type":"ItemList","itemListElement":[{"name":"Jane Doe"}]}', [("Jane Doe", None)]),
        ('{"name":"Jane O&amp;#039;Doe"}', [("Jane O'Doe", None)]),
        ('"#unknown"', []),
        ('{"name":"Source: Reuters"}', []),
        ('{"@type":"Organization","name":"Meridian"},"creator":["Jane Doe"]', [("Jane Doe", None)]),
        ('{"name":"Ann Lind"},"creator":["Jane Doe"]', [("Ann Lind", None)]),
    ],
    ids=[
        "house",
        "agency",
        "house-as-person",
        "house-by-id",
        "untyped-house",
        "known",
        "mixed",
        "staff",
        "link",
        "han",
        "list",
        "item-list",
        "escaped-twice",
        "id-of-nobody",
        "source",
        "creator-of-a-house's",
        "creator-besides",
    ],
)
def test_an_organisation_that_signs_is_told_from_a_person(author: str, expected: list[tuple[str, str | None]]) -> None:
    assert signed(by(author)) == expected


def test_the_sites_name_that_a_template_fills_in_gives_way_to_the_byline() -> None:
    head = "<title>Dam gates open again | Harbour Lights</title><meta name=dc.creator content='Harbour Lights'>"
    assert signed(head, f"{TITLE}<div>By Jane Doe</div>") == [("Jane Doe", None)]


@pytest.mark.parametrize(
    ("language", "line", "name"),
    [
        ("ar", "12 مارس 2025 | كتبت: ليلى الحداد", "ليلى الحداد"),
        ("id", "Rabu, 12 Maret 2025 | Penulis: Dewi Lestari", "Dewi Lestari"),
        ("bn", "লেখা: তানভীর হাসান", "তানভীর হাসান"),
        ("sw", "Na Neema Mwakyusa", "Neema Mwakyusa"),
        ("ro", "de Andreea Vlădescu", "Andreea Vlădescu"),
        ("de", "Na Neema Mwakyusa", None),
    ],
)
def test_a_byline_is_known_behind_a_date_and_by_the_word_of_its_language(
    language: str, line: str, name: str | None
) -> None:
    page = f"<html lang={language}><body>{TITLE}<div>{line}</div><div>{PROSE * 4}</div></body></html>"
    entry = only(read(Document(url=URL, body=page.encode(), content_type="text/html; charset=utf-8")))
    assert [who.name for who in entry.authors] == ([name] if name else [])


def test_a_blogger_is_an_author_of_a_site_of_the_same_name() -> None:
    person = '{"@type":["Person","Organization"],"name":"Jane Doe"}'
    assert signed(by('{"@type":"Person","name":"Jane Doe"}', person)) == [("Jane Doe", None)]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("<div>By <a href=/jane>Jane Doe</a></div>", "Jane Doe"),
        ("<div>Posted on July 1, 2024 by Jane Doe</div>", "Jane Doe"),
        ("<div class=byline>Translated by <a href=/a/jane>Jane Doe</a></div>", None),
        ("<div>Traduit par <a class=author href=/a/anne>Anne Dupont</a></div>", None),
        ("<div class=byline>Übersetzung: <a href=/autor/erika>Erika Muster</a></div>", None),
        ("<div>Skribent: Anna Lind</div>", "Anna Lind"),
        ("<figure><figcaption>The dam. <span>Autor: Anna Lind</span></figcaption></figure>", None),
        ("<div>Rozmawiała Anna Nowak</div>", "Anna Nowak"),
        ("<div>Reportage: Neuer Hafen</div>", None),
        ("<div><span>On July 1, 2024</span> By <a>Jane Doe</a>In <a>Water</a></div>", "Jane Doe"),
        ("<div>26/12/2019 von Erika Muster</div>", "Erika Muster"),
        ("<div>Jane Doe | May 22, 2025</div>", "Jane Doe"),
        ("<div>11.12.2019 - Erika Muster</div>", "Erika Muster"),
        ("<div class=author-info><span>Jane Doe</span></div>", "Jane Doe"),
        ("<div>Gespeichert von rasos am 24. Juli 2017 - 18:55</div>", "rasos"),
        ("<div><a class=author href=/u/7>kirs7en</a></div>", None),
        ("<div>글·사진=김민수 기자</div>", "김민수"),
        ("<div>김민수 인턴기자</div>", "김민수"),
        ("<div>〔記者王小明／台北報導〕</div>", "王小明"),
        ("<div>사진=이철수 기자 | 김민수 기자</div>", "김민수"),
        ("<div>다리의 모습. 사진=김민수 기자</div>", None),
        ("<div>[사진: 김민수 기자]</div>", None),
        ("<div>사진제공=김민수 기자</div>", None),
        ("<div>다리의 모습 /사진=김민수 기자</div>", None),
        ("<div>김민수 사진기자</div>", None),
        (
            "<div>By <a href=/j>Jane Doe</a>, HarbourWatch</div><div>Last Update: 4:41 PM ET Feb. 8, 2005</div>",
            "Jane Doe",
        ),
        ("<div>Reviewed by Jane Doe</div>", None),
        ("<div>Photo by Jane Doe</div>", None),
        ("<div>Text Size</div>", None),
        ("<div>Author information</div>", None),
        ("<div class=author>Log In</div>", None),
        ("<h2>The waters of the dam rose by night</h2>", None),
    ],
)
def test_a_visible_byline_is_read_and_what_looks_like_one_is_not(line: str, name: str | None) -> None:
    assert [found for found, _ in signed(body=TITLE + line)] == ([name] if name else [])


def test_names_side_by_side_are_one_byline() -> None:
    line = "<div class=authors><a class=author>Jane Doe</a><a class=author>John Roe</a></div>"
    assert [name for name, _ in signed(body=TITLE + line)] == ["Jane Doe", "John Roe"]


def test_a_byline_that_names_more_than_the_markup_is_believed() -> None:
    line = "<div>By Dr. Jane Doe, John Roe and Anna Poe</div>"
    assert len(signed(by('{"name":"Jane Doe"}'), TITLE + line)) == 3


def test_a_person_on_the_page_stands_before_an_organisation_in_the_markup() -> None:
    assert signed(by('{"@type":"Organization","name":"MNA"}'), f"{TITLE}<p>By Jane Doe</p>") == [("Jane Doe", None)]


def test_a_story_may_be_signed_at_its_end() -> None:
    assert signed(end="<p>Autor: Erika Muster</p>") == [("Erika Muster", None)]
    assert signed(end=f"{PROSE * 4}<p>김민수 기자</p>") == [("김민수", None)]


@pytest.mark.parametrize(
    ("end", "is_kept"),
    [
        ("<br><br><i>Erika Muster</i>", False),
        ("<p>Erika Muster</p>", False),
        ("<p>Erika Muster is in the water.</p>", True),
        ("<p>Anna Poe</p>", True),
    ],
)
def test_an_authors_name_at_the_end_of_the_story_is_no_part_of_it(end: str, is_kept: bool) -> None:
    lines = []
    for last in ("", end):
        entry = only(read(document("", f"{TITLE}<div>By Erika Muster</div>", last)))
        assert [who.name for who in entry.authors] == ["Erika Muster"]
        lines.append((entry.content_text or "").split("\n\n"))
    assert len(lines[1]) == len(lines[0]) + is_kept


def test_a_way_that_a_story_tells_is_no_byline() -> None:
    way = "<p>Vom S-Bahnhof Altmark mit der Tram bis zum Vogelpark</p>"
    assert signed('<meta name=author content="Hafenblogger">', f"{TITLE}{PROSE}{way}") == [("Hafenblogger", None)]


def test_a_site_that_the_template_names_is_no_author() -> None:
    site = '<meta property="og:site_name" content="Meridian"><meta name="author" content="Meridian">'
    assert signed(site) == []
    assert signed('<meta name="author" content="www.meridian.example">') == []


def test_each_of_several_elements_of_one_kind_is_an_author() -> None:
    assert [
        name for name, _ in signed('<meta name=dc.creator content="Jane Doe"><meta name=dc.creator content="Al Roe">')
    ] == [
        "Jane Doe",
        "Al Roe",
    ]


def test_the_evidence_shows_who_spoke_and_who_disagreed() -> None:
    (evidence,) = explain(document('<meta name=author content="Jane Doe">', f"{TITLE}<p>By John Roe</p>")).evidence
    said = [one for one in evidence if one.field == "authors"]
    assert said[0] == Evidence("authors", "meta:author", "Jane Doe", True)
    assert Evidence("authors", "byline", "By John Roe", False) in said


def test_an_author_may_be_named_by_the_id_of_a_node() -> None:
    graph = '{"@graph":[{"@type":"NewsArticle","author":"#jane"},{"@type":"Person","@id":"#jane","name":"Jane Doe"}]}'
    assert signed(json_ld(graph)) == [("Jane Doe", None)]


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("<meta name=dc.creator content='Doe, Jane'>", ["Jane Doe"]),
        ("<meta name=dc.creator content='Reuters, Jane'>", ["Jane"]),
        ('<meta name=author content=\'["Jane Doe", "John Roe"]\'>', ["Jane Doe", "John Roe"]),
        ("<meta name=author content='[Jane Doe]'>", ["Jane Doe"]),
        ("<meta name=author content='/writers/jane-doe'>", []),
        ("<meta property=article:author content='/writers/jane-doe'>", []),
        ("<meta property=mrf:authors content='Jane Doe;John Roe'>", ["Jane Doe", "John Roe"]),
        ("<meta name=article_author content='Jane Doe'>", ["Jane Doe"]),
    ],
)
def test_authors_are_named_in_the_head_in_the_ways_of_programs(head: str, names: list[str]) -> None:
    assert [name for name, _ in signed(head)] == names


@pytest.mark.parametrize(
    "line",
    [
        "<p><i class='fa fa-user'></i> Jane Kettering</p>",
        "<p><svg class='icon icon--author'></svg><span>Jane Kettering</span></p>",
        "<ul><li><b class=hidden-label>Author, </b><b>Jane Kettering</b><li><b>Role, </b><b>Harbour desk</b></ul>",
        "<div><div>Jane Kettering</div><div>Harbour correspondent</div></div>",
        "<div><span>Jane Kettering</span><span>Publié le 24 septembre 2025 à 11h15</span></div>",
    ],
)
def test_who_wrote_may_be_told_by_a_sign_a_hidden_word_or_a_role(line: str) -> None:
    assert signed(body=TITLE + line) == [("Jane Kettering", None)]


@pytest.mark.parametrize(
    "line",
    [
        "<p><i class='fa fa-map'></i> Marlow Bay</p>",
        "<p><i class='fa fa-users'></i> Jane Kettering</p>",
        "<div><div>Marlow Bay</div><div>24 September 2025</div></div>",
        "<div><div>Jane Kettering</div><div>Harbour master</div></div>",
    ],
)
def test_a_name_without_any_of_these_is_no_authors(line: str) -> None:
    assert signed(body=TITLE + line) == []


DAY = "<p>24 September 2025</p>"


@pytest.mark.parametrize(
    "line",
    [
        f'<img class="h-8 rounded-full" src=/a/1.jpg alt=""><div><p>Jane Doe</p>{DAY}</div>',
        f"<div class=avatar><img src=/a/1.jpg></div><div><p>Jane Doe</p>{DAY}</div>",
        f"<img src=/a/1.jpg alt=Avatar><p>Jane Doe</p>{DAY}",
        f'<a href=/people/jane-doe/><img src=/a/1.jpg alt="Jane Doe"></a>{DAY}',
        f"<dl><dt>Verfasserin</dt><dd>Jane Doe</dd></dl>{DAY}",
        f"<dl><dt>Reporter</dt><dd>Jane Doe</dd><dt>Photographer</dt><dd>John Roe</dd></dl>{DAY}",
    ],
)
def test_who_stands_beside_their_picture_or_the_term_for_an_author_is_one(line: str) -> None:
    assert signed(body=f"{TITLE}{line}") == [("Jane Doe", None)]


@pytest.mark.parametrize("house", ["Canal Siete", "Meridian"])
def test_the_site_is_no_author_beside_a_person_who_signs(house: str) -> None:
    head = '<meta property="og:site_name" content="Canal Siete">'
    assert signed(head, f"{TITLE}<p>Por Ana Ruiz, {house} — Villa Norte</p>") == [("Ana Ruiz", None)]
    assert signed(head, f"{TITLE}<p>Por {house}</p>") == [(house, "organisation" if house == "Meridian" else None)]


def test_who_stands_beside_their_picture_below_a_standfirst_is_an_author() -> None:
    line = f'<p>The harbour is to be dredged.</p><img class="rounded-full" src=/a/1.jpg><div><p>Jane Doe</p>{DAY}</div>'
    assert signed(body=f"{TITLE}{line}") == [("Jane Doe", None)]


@pytest.mark.parametrize(
    "line",
    [
        f'<figure><img src=/a/1.jpg alt="Jane Doe"><figcaption>Jane Doe</figcaption></figure>{DAY}',
        f'<a href=/2025/jane-doe-wins/><img src=/a/1.jpg alt="Jane Doe"></a>{DAY}',
        f'<img src=/a/1.jpg alt="Jane Doe on the quay"><p>Jane Doe</p>{DAY}',
        f"<dl><dt>Contact</dt><dd>Jane Doe</dd></dl>{DAY}",
        f"<img class=avatar src=/a/1.jpg><p>Harbour News</p>{DAY}",
        f"<img class=avatar src=/a/1.jpg><p>Top Stories</p>{DAY}<a href=/top/>Top</a>",
    ],
)
def test_who_is_only_pictured_or_named_is_no_author(line: str) -> None:
    assert signed(body=f"{TITLE}{line}") == []


@pytest.mark.parametrize("credit", ["Foto: Nils Ek", "Photo by Nils Ek", "Bild von Nils Ek"])
def test_who_took_the_picture_above_a_byline_is_not_taken_for_the_author_s_task(credit: str) -> None:
    line = f"<p>{credit}</p><div class=byline><div class=name>Elsa Berg</div></div>"
    assert signed(body=f"{TITLE}{line}") == [("Elsa Berg", None)]


def test_a_byline_that_ends_a_story_is_no_part_of_its_text() -> None:
    text = only(read(document("", end="<p>Text: Jane Doe</p>"))).content_text
    assert text
    assert "Jane Doe" not in text


def test_a_byline_in_brackets_that_ends_a_story_is_read_and_no_part_of_its_text() -> None:
    entry = only(read(document("", end="<p>（記者・大沢真理）</p>")))
    assert [who.name for who in entry.authors] == ["大沢真理"]
    assert entry.content_text
    assert "大沢" not in entry.content_text


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('<h4 class="author-name"><a href="/j">Jane Doe</a>, <a href="/r">John Roe</a></h4>', ["Jane Doe", "John Roe"]),
        ('<h4 class="author-name"><a href="/r">John Roe</a></h4>', ["Jane Doe"]),
    ],
)
def test_who_stands_beside_the_author_that_the_data_names_is_one_too(line: str, expected: list[str]) -> None:
    graph = by('{"@type":"Person","name":"Jane Doe"}')
    assert [name for name, _ in signed(graph, f"{TITLE}{line}")] == expected


@pytest.mark.parametrize(
    ("lang", "line", "expected"),
    [
        ("el", "<p>Της Μαρίας Παππά | 3 Νοεμβρίου 2023, 19:40 | Ενημέρωση: 4 Νοεμβρίου 2023</p>", ["Μαρίας Παππά"]),
        ("en", "<p>Της Μαρίας Παππά</p>", []),
        (
            "id",
            "<p>Sari Wulandari <small>Penulis</small></p><p>Bambang Utomo <small>Editor</small></p>",
            ["Sari Wulandari"],
        ),
        ("id", "<p><b>Penulis</b> <i>Sari Wulandari</i></p>", ["Sari Wulandari"]),
        ("en", "<ul class=authors><li><a href=/a>Jo Marsh</a><li><a href=/b>Kim Ito</a></ul>", ["Jo Marsh", "Kim Ito"]),
        ("en", "<ul class=menu><li><a href=/a>Jo Marsh</a><li><a href=/b>Kim Ito</a></ul>", []),
        ("nl", "<p><span>Door onze verslaggever</span> <b>Tjeerd Bakker</b></p>", ["Tjeerd Bakker"]),
    ],
)
def test_a_byline_is_read_as_its_language_or_its_list_writes_it(lang: str, line: str, expected: list[str]) -> None:
    page = f"<html lang={lang}><body>{TITLE}{line}<div>{PROSE * 4}</div></body></html>"
    entry = only(read(Document(url=URL, body=page.encode(), content_type="text/html; charset=utf-8")))
    assert [who.name for who in entry.authors] == expected
