import pytest

from ingest.reading.phrases.byline import (
    has_byline_word,
    is_bare_byline_word,
    is_person,
    is_role,
    may_be_byline,
    people_of,
)
from ingest.reading.phrases.organisations import is_organisation
from tests.processes import finishes


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Jane Doe and John Roe", ["Jane Doe", "John Roe"]),
        ("Jane Doe, John Roe & Anna Poe", ["Jane Doe", "John Roe", "Anna Poe"]),
        ("By Jane Doe, John Roe, and Anna Poe", ["Jane Doe", "John Roe", "Anna Poe"]),
        ("Written by Jane Doe | The Example Post", ["Jane Doe"]),
        ("Von Erika Muster, Frankfurt", ["Erika Muster"]),
        ("Von Erika Muster und Max Muster", ["Erika Muster", "Max Muster"]),
        ("Jane Doe, MS, RD", ["Jane Doe"]),
        ("By Jane Doe, Staff Reporter", ["Jane Doe"]),
        ("Ayşe Yılmaz ve Mehmet Demir", ["Ayşe Yılmaz", "Mehmet Demir"]),
        ("بقلم: أحمد علي و سارة محمد", ["أحمد علي", "سارة محمد"]),
        ("Words: Moira Tait and Callum Ferrier", ["Moira Tait", "Callum Ferrier"]),
        ("Reuters", ["Reuters"]),
        ("Jane Doe, Jane Doe", ["Jane Doe"]),
        ("Par Belga, publié le 7 mai 2024 à 06h30", ["Belga"]),
        ("Von dpa, aktualisiert am 3. Mai", ["dpa"]),
        ("Quay Lines Ltd.", ["Quay Lines Ltd."]),
        ("ئا: شنە عومەر", ["شنە عومەر"]),
        ("View all posts by admin", []),
        ("admin", []),
        ("Text: CC BY 4.0", []),
        ("Text: CC BY-SA", []),
        ("publisher", []),
        ("PAID CONTENT", []),
        ("${author}", []),
        ("©RIPRODUZIONE RISERVATA", []),
        ("Willkommen Gast", []),
        ("Bundesministerium für Wasser und Fischerei", ["Bundesministerium für Wasser und Fischerei"]),
        ("Eidgenössisches Departement für Wald, Wild", ["Eidgenössisches Departement für Wald, Wild"]),
        ("Written by", []),
        ("https://news.example/authors/jane", []),
        ("", []),
        ("View all posts by Jane Doe", ["Jane Doe"]),
        ("Zeige alle Beiträge von Erika Muster", ["Erika Muster"]),
        ("SHOW ALL ARTICLES OF Jane Doe", ["Jane Doe"]),
        ("Geschrieben von Erika Muster am 3. Mai 2024 um 10:52", ["Erika Muster"]),
        ("By Jane Doe December 2, 2025", ["Jane Doe"]),
        ("Posted by MeridianDesk on Tuesday, August 29, 2023", ["MeridianDesk"]),
        ("By Jane | Published: 23 July 2017 | Comments closed", ["Jane"]),
        ("By TPN, in News, Portugal, Business · 31 Jan 2025 · 0 Comments", ["TPN"]),
        ("Interview: Jane Doe", ["Jane Doe"]),
        ("harbourpost - Jane Doe", ["Jane Doe"]),
        ("Por Ana Souza, g1 — São Paulo", ["Ana Souza"]),
        ("Por Ana Souza e Rui Lima, g1 — Porto Alegre", ["Ana Souza", "Rui Lima"]),
        ("By Jane Doe, Harbour News - Old Quay", ["Jane Doe"]),
        ("By Jane Doe — New York", ["Jane Doe"]),
        ("Por Ana Ruiz, La Marea — Villa Norte", ["Ana Ruiz"]),
        ("Par Anne Dupont, Le Phare — Bourg Neuf", ["Anne Dupont"]),
        ("By Jane Doe Of the Ledger | 2 min read", ["Jane Doe"]),
        ("By Jane Doe – John Roe", ["Jane Doe", "John Roe"]),
        ("By Jane Doe, Harbour News - Ann Lind and John Roe", ["Jane Doe", "Ann Lind", "John Roe"]),
        ("By Harbour News — Jane Doe", ["Jane Doe"]),
        ("Von Erika Muster, MERIDIAN SÜD", ["Erika Muster"]),
        ("JANE DOE", ["JANE DOE"]),
        ("Jane Doe, Founder & CEO of Harbour", ["Jane Doe"]),
        ("责编：王小明、李强", ["王小明", "李强"]),
        ("김민준 기자", ["김민준"]),
        ("harbour.example.com, Frankfurt, Germany", ["harbour.example.com"]),
        ("Marine Le Pen", ["Marine Le Pen"]),
        ("Ein Nachruf von Erika Muster", ["Erika Muster"]),
        ("Das Interview führte Erika Muster", ["Erika Muster"]),
        ("Recueilli par Anne Dupont", ["Anne Dupont"]),
        ("Entrevista de Ana Ruiz", ["Ana Ruiz"]),
        ("Rozmawiała Anna Nowak", ["Anna Nowak"]),
        ("Scris de Ana Popescu", ["Ana Popescu"]),
        ("Беседовала Анна Иванова", ["Анна Иванова"]),
        ("Ditulis oleh Budi Santoso", ["Budi Santoso"]),
        ("Tác giả: Nguyễn Văn An", ["Nguyễn Văn An"]),
        ("লেখক: রহিম খান", ["রহিম খান"]),
        ("ผู้เขียน: สมชาย ใจดี", ["สมชาย ใจดี"]),
        ("採訪撰文／王小明", ["王小明"]),
        ("Tekst og foto: Kari Holm", ["Kari Holm"]),
        ("Translated by Jane Doe", []),
        ("Tłumaczenie: Jan Kowal", []),
        ("Перевод: Пётр Белов", []),
        ("Fotó: Nagy Péter", []),
        ("编辑：王小明", []),
        ("By Jane Doe. Edited by John Roe", ["Jane Doe"]),
        ("Reported By: Jane Doe Edited By: John Roe", ["Jane Doe"]),
        ("Von Erika Muster, aus dem Englischen übersetzt von Jan Beispiel", ["Erika Muster"]),
        ("Tekst: Anna de Vries, beeld: Jan Bakker", ["Anna de Vries"]),
        ("Von Erika Muster (Text) und Jan Beispiel (Fotos)", ["Erika Muster"]),
        ("Von Erika Muster (Text und Fotos)", ["Erika Muster"]),
        ("Penulis Budi Santoso, Editor Rina Dewi", ["Budi Santoso"]),
        ("By Jane Doe for the Daily Gazette", ["Jane Doe"]),
        ("By Jane Doe Special to The Gazette", ["Jane Doe"]),
        ("Erika Muster aus Kiel", ["Erika Muster"]),
        ("Publicado por Ana Souza em 05/03/2024", ["Ana Souza"]),
        ("Kovács Anna és Nagy Péter", ["Kovács Anna", "Nagy Péter"]),
        ("Ona Petraitė ir Jonas Kazlauskas", ["Ona Petraitė", "Jonas Kazlauskas"]),
        ("Jana Nováková a Jan Dvořák", ["Jana Nováková", "Jan Dvořák"]),
        ("Nurul Ain dan Ahmad Razak", ["Nurul Ain", "Ahmad Razak"]),
        ("By Jane Doe, New Delhi", ["Jane Doe"]),
        ("Written by Jane Doe | New Delhi | March 5", ["Jane Doe"]),
        ("San Martin", ["San Martin"]),
        ("By Jane Doe Health reporter, Harbour News", ["Jane Doe"]),
        ("Jane Doe Senior Political Editor", ["Jane Doe"]),
        ("Web Sports Editor", []),
        ("By Harbour writers Li Wei, Wang Fang", ["Li Wei", "Wang Fang"]),
        ("김민수 인턴기자", ["김민수"]),
        ("김민수 기자, 이철수 기자", ["김민수", "이철수"]),
        ("김민수·이철수 기자", ["김민수", "이철수"]),
        ("서울=김민수 기자", ["김민수"]),
        ("김민수 논설위원", ["김민수"]),
        ("[연합뉴스]", ["연합뉴스"]),
        ("山田太郎（ライター）", ["山田太郎"]),
        ("【山田太郎】", ["山田太郎"]),
        ("海港报记者 王小明 编辑 李华", ["王小明"]),
        ("作者： 记者王小明", ["王小明"]),
        ("Por Juan Carlos Muñoz C.", ["Juan Carlos Muñoz C."]),
        ("By John Roe Jr., Jane Doe.", ["John Roe Jr.", "Jane Doe"]),
        ("BY Jane Doe IN", ["Jane Doe"]),
        ("vom Hafenblogger", ["Hafenblogger"]),
        ("Copyright Harbour News GmbH & Co. KG - all rights reserved", []),
        ("〔記者王小明／台北報導〕", ["王小明"]),
        ("约翰·史密斯", ["约翰·史密斯"]),
        ("By Jane Doe + John Roe", ["Jane Doe", "John Roe"]),
        ("Author information", []),
        ("No Author", []),
        ("View Comments", []),
    ],
)
def test_a_byline_names_its_people_once_and_in_order(byline: str, names: list[str]) -> None:
    assert [person.name for person in people_of(byline)] == names


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Jane Doe", True),
        ("Sara Al-Amin Haddad", True),
        ("ئاڤان کەریم", True),
        ("Jean-Pierre d'Arvieu", True),
        ("Ahmad al-Haddad", True),
        ("Siti binti Omar", True),
        ("María de los Ángeles Prado", True),
        ("Ana Ruiz Prado de la Vega", True),
        ("Rudaw", False),
        ("Example News Agency", False),
        ("Der Meridian", False),
        ("وكالة الأنباء", False),
        ("Room 101", False),
    ],
)
def test_a_person_is_told_from_a_house(name: str, expected: bool) -> None:
    assert is_person(name) is expected


def test_a_byline_word_may_stand_alone_on_its_line() -> None:
    assert is_bare_byline_word("Written by")
    assert not is_bare_byline_word("By Jane Doe")
    assert has_byline_word("By Jane Doe")
    assert not has_byline_word("Bystanders saw it")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Skribent: Anna Lind", True),
        ("Napsala Jana Nováková", True),
        ("От Анна Петрова", True),
        ("От моря до гор", False),
        ("Skribent Lind", False),
        ("Bài: Kinh tế", False),
        ("Entrevista de Ana Ruiz", False),
        ("Report: The New Quay", False),
    ],
)
def test_what_an_author_did_begins_a_byline_only_in_front_of_names(line: str, expected: bool) -> None:
    assert has_byline_word(line) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Reporter", True),
        ("Senior Political Correspondent", True),
        ("Redakteurin", True),
        ("The Reporter", False),
        ("Mara Lind", False),
        ("Mara Lind, Reporter", False),
        ("", False),
    ],
)
def test_what_somebody_is_at_a_house_is_told_from_names(text: str, expected: bool) -> None:
    assert is_role(text) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Jane Doe", True),
        ("Gespeichert von", True),
        ("作者：王小明", True),
        ("The dam is open", False),
    ],
)
def test_most_lines_are_told_from_bylines_by_a_look_at_their_words(line: str, expected: bool) -> None:
    assert may_be_byline(line) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Harbour News", True), ("Erika-Muster-Stiftung e. V.", True), ("harbour.de", True), ("Jane Doe", False)],
)
def test_an_organisation_is_known_by_a_word_of_its_name(name: str, expected: bool) -> None:
    assert is_organisation(name) is expected


@pytest.mark.parametrize("unit", ["a", "(", "<", "-", ", ", "by ", "a@", "A b, "])
def test_a_byline_of_one_thing_over_and_over_is_read_in_no_time(unit: str) -> None:
    assert finishes(lambda: people_of(unit * (500_000 // len(unit))), cpu=4)


def test_an_address_in_a_byline_is_no_name() -> None:
    assert [person.name for person in people_of("Jane Doe jane@news.example")] == ["Jane Doe"]


def test_a_byline_of_absurd_length_names_those_it_begins_with() -> None:
    line = "By Jane Doe, " + "and " * 300_000
    assert finishes(lambda: people_of(line), cpu=2)
    assert [person.name for person in people_of(line)] == ["Jane Doe"]
