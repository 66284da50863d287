from collections import defaultdict
from datetime import UTC, datetime

import pytest

from ingest.schema import Flaw
from ingest.text.calendar_names import MONTHS
from ingest.text.calendar_words import key
from ingest.text.dates import Moment, find_date, parse_date, parse_relative

DAY = "2025-09-24"
MINUTE = "2025-09-24T14:05"
SECOND = "2025-09-24T14:05:30"
NOW = datetime(2025, 9, 24, 14, 5, 30, tzinfo=UTC)


def moment(iso: str) -> Moment:
    """Return what an ISO 8601 date or time in UTC names, its precision being that of its writing."""
    precision = {10: "day", 16: "minute"}.get(len(iso), "second")
    return Moment(datetime.fromisoformat(iso).replace(tzinfo=UTC), precision)  # type: ignore[arg-type]


def rules(read: Moment | Flaw) -> list[str]:
    return [flaw.rule for flaw in read.flaws] if isinstance(read, Moment) else [read.rule]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # RFC 822, 2822
        ("Wed, 24 Sep 2025 14:05:30 GMT", SECOND),
        ("Wed, 24 Sep 2025 17:05:30 +0300", SECOND),
        ("Wed, 24 Sep 2025 14:05:30 -0000", SECOND),
        ("Wed, 24 Sep 2025 14:05 UT", MINUTE),
        ("24 Sep 25 14:05:30 Z", SECOND),
        ("24 Sep 2025 14:05:30", SECOND),
        ("Wednesday, 24 September 2025 14:05:30 GMT", SECOND),
        ("Mon, 24 Sep 2025 14:05:30 GMT", SECOND),
        ("Mittwoch, 24 Sep 2025 14:05:30 GMT", SECOND),
        ("Streda, 24 Sep 2025 14:05:30 GMT", SECOND),
        ("Wed, 24 Sept 2025 14:05:30 GMT", SECOND),
        ("Wed,24 Sep 2025 14:05:30 GMT", SECOND),
        ("Wed 24-Sep-2025 14:05:30", SECOND),
        ("wed, 24 sep 2025 14:05:30 gmt", SECOND),
        ("Wed,  24   Sep 2025   14:05:30   GMT ", SECOND),
        ("Wed, 4 Sep 2025 4:5:3 GMT", "2025-09-04T04:05:03"),
        ("Thu, 4 Sep 2025 4:05:30 GMT", "2025-09-04T04:05:30"),
        ("Wed, 24 Sep 2025 24:00:00 GMT", "2025-09-25T00:00:00"),
        ("Wed, 24 Sep 2025 17:05:30 +03:00", SECOND),
        ("Wed, 24 Sep 2025 17:05:30 GMT+3", SECOND),
        ("Wed, 24 Sep 2025 17:05:30 UTC+03:00", SECOND),
        ("Wed, 24 Sep 2025 16:05:30 +0200 (CEST)", SECOND),
        ("Wed, 24 Sep 2025 09:05:30 EST", SECOND),
        ("Wed, 24 Sep 2025 07:05:30 PDT", SECOND),
        ("Wed, 24 Sep 2025 10:05:30 ET", SECOND),
        ("Wed, 24 Sep 2025 15:05:30 CET", SECOND),
        ("Wed, 24 Sep 2025 16:05:30 CEST", SECOND),
        ("Wed, 24 Sep 2025 15:05:30 BST", SECOND),
        ("Wed, 24 Sep 2025 17:05:30 MSK", SECOND),
        ("Wed, 24 Sep 2025 23:05:30 JST", SECOND),
        ("Wed, 24 Sep 2025 19:35:30 IST", SECOND),
        ("01 Jan 69 00:00:00 GMT", "1969-01-01T00:00:00"),
        ("01 Jan 68 00:00:00 GMT", "2068-01-01T00:00:00"),
        # RFC 3339, W3CDTF, ISO 8601
        ("2025-09-24T14:05:30Z", SECOND),
        ("2025-09-24t14:05:30z", SECOND),
        ("2025-09-24T17:05:30+03:00", SECOND),
        ("2025-09-24T17:05:30+0300", SECOND),
        ("2025-09-24 14:05:30", SECOND),
        ("2025-09-24T14:05Z", MINUTE),
        ("2025-09-24T14:05:30.25Z", "2025-09-24T14:05:30.250000"),
        ("2025-09-24T14:05:30.123456789Z", "2025-09-24T14:05:30.123456"),
        ("2025-09-24", DAY),
        ("2025-09-24Z", DAY),
        ("2025-9-24T14:05", MINUTE),
        ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00"),
        ("2025-W39-3", DAY),
        ("2025W393T1405", MINUTE),
        ("2025-267", DAY),
        ("2025267", DAY),
        ("20250924", DAY),
        ("20250924T1405", MINUTE),
        ("20250924T170530+0300", SECOND),
        ("20250924140530", SECOND),
        # epochs, asctime
        ("1758722730", SECOND),
        ("1758722730.5", "2025-09-24T14:05:30.500000"),
        ("1758722730000", "2025-09-24T14:05:30.000"),
        ("Wed Sep 24 14:05:30 2025", SECOND),
        ("Wed Sep 24 10:05:30 EDT 2025", SECOND),
        ("Thu Sep  4 14:05:30 2025", "2025-09-04T14:05:30"),
        # figures
        ("24-09-2025", DAY),
        ("24/09/2025", DAY),
        ("09/24/2025", DAY),
        ("24.09.2025", DAY),
        ("05.09.2025", "2025-09-05"),
        ("09/09/2025", "2025-09-09"),
        ("24.9.25", DAY),
        ("2025/9/24", DAY),
        ("2025/1/10", "2025-01-10"),
        ("2025.09.24", DAY),
        ("24-09-2025 14:05", MINUTE),
        ("14:05 24-09-2025", MINUTE),
        ("24.09.2025, 14.05", MINUTE),
        ("24/09/2025 2:05 PM", MINUTE),
        ("24/09/2025 12:05 AM", "2025-09-24T00:05"),
        ("24/09/2025 12:05 p.m.", "2025-09-24T12:05"),
        ("24/09/2025 14:05 PM", MINUTE),
        ("24 September 2025 2 PM", "2025-09-24T14:00"),
        # words
        ("September 24th, 2025", DAY),
        ("Sept. 24, 2025 at 2:05 p.m.", MINUTE),
        ("24. September 2025, 14:05 Uhr", MINUTE),
        ("Am Mittwoch, 24. September 2025, um 12:05 Uhr", "2025-09-24T12:05"),
        ("24. März 2025 14 Uhr", "2025-03-24T14:00"),
        ("mercredi 24 septembre 2025 à 14h05", MINUTE),
        ("1er août 2025", "2025-08-01"),
        ("mar. 24 mars 2026", "2026-03-24"),
        ("mar, 24 mar 2026", "2026-03-24"),
        ("24 de septiembre de 2025 a las 14:05", MINUTE),
        ("mercoledì 24 settembre 2025 alle ore 14:05", MINUTE),
        ("quarta-feira, 24 de setembro de 2025 às 14h05", MINUTE),
        ("woensdag 24 september 2025 om 14:05 uur", MINUTE),
        ("24 Eylül 2025 Çarşamba, 14:05", MINUTE),
        ("24 AĞUSTOS 2025", "2025-08-24"),
        ("24 сентября 2025 г. в 14:05", MINUTE),
        ("24 września 2025, godz. 14:05", MINUTE),
        ("den 24 september 2025 kl. 14:05", MINUTE),
        ("24. září 2025 14:05", MINUTE),
        ("24 Σεπτεμβρίου 2025, 2:05 μ.μ.", MINUTE),
        ("2025年9月24日 14:05", MINUTE),
        ("2025年9月24日(水) 14時05分", MINUTE),
        ("2025年9月24日星期三 下午2:05", MINUTE),
        ("2025년 9월 24일 오후 2:05", MINUTE),
        ("Rabu, 24 September 2025 pukul 21.05 WIB", MINUTE),
        ("الأربعاء 24 سبتمبر 2025", DAY),
        ("24 أيلول/سبتمبر 2025 02:05 م", MINUTE),
        ("٢٤ كانون الثاني ٢٠٢٥ - ٢:٠٥ مساءً", "2025-01-24T14:05"),
        ("24 كانون الأول 2025", "2025-12-24"),
        ("24 سبتمبر 2025 م", DAY),
        ("24 ژانویه 2025", "2025-01-24"),
        ("۲۴ سپتامبر ۲۰۲۵، ساعت ۱۴:۰۵", MINUTE),
        ("24ی ئەیلوولی 2025", DAY),
        ("٢٤ی کانوونی دووەمی ٢٠٢٥، 02:05 د.ن", "2025-01-24T14:05"),
        ("24ی كانوونی دووه‌می 2025 کاتژمێر 02:05 پ.ن", "2025-01-24T02:05"),
        ("چوارشەممە ٢٤ی تشرینی یەکەمی ٢٠٢٥", "2025-10-24"),
        ("24 Îlon 2025", DAY),
        ("\u200f24/09/2025\u200e", DAY),
    ],
)
def test_a_date_is_read_as_it_is_meant(text: str, expected: str) -> None:
    assert parse_date(text) == moment(expected)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        *[(text, "bad-date") for text in ("", " ", "soon", "14:05", "24 September", "2025-09-24 at noon", "9" * 5000)],
        *[(text, "bad-date") for text in ("123456", "\ud800", "\x00", "24 2025", "24 September 2025 3")],
        *[(text, "impossible-date") for text in ("32 Foo", "2020-13-01", "25:61", "2025-02-29", "31 Jun 2025")],
        *[(text, "impossible-date") for text in ("13/13/2025", "0000-00-00 00:00:00", "0000", "99999", "2025-366")],
        *[(text, "impossible-date") for text in ("0001-01-01T00:00:00Z", "Wed, 30 Nov -0001 00:00:00 +0000")],
        *[(text, "impossible-date") for text in ("2025-09-24T25:00:00Z", "2025-09-24T24:01Z", "2025-09-24T14:60Z")],
        *[(text, "impossible-date") for text in ("2025-09-24T14:05:30+99:00", "9999-12-31T23:59:59-05:00")],
        *[(text, "impossible-date") for text in ("2025-W54-1", "1899-12-31", "Wed, 24 Sep 1025 14:05:30 GMT")],
        *[(text, "foreign-calendar") for text in ("۲ مهر ۱۴۰۴", "۱۴۰۴/۰۷/۰۲", "2 ربيع الآخر 1447", "1447/4/2 هـ")],
        *[
            (text, "foreign-calendar")
            for text in ("2ی ڕەزبەری 2725", "2 Mehr 1404", "令和7年9月24日", "2 Ramazan 1446")
        ],
    ],
)
def test_what_is_no_date_is_refused_by_the_rule_that_says_why(text: str, rule: str) -> None:
    assert rules(parse_date(text)) == [rule]


def test_a_machine_written_year_of_another_calendar_is_known_by_the_language() -> None:
    assert rules(parse_date("1404-07-02T10:00:00+03:30", language="fa-IR")) == ["foreign-calendar"]
    assert rules(parse_date("1404-07-02T10:00:00+03:30", language="en")) == ["impossible-date"]


def test_a_flaw_shows_the_text_as_one_short_printable_line() -> None:
    read = parse_date("\x1b[31m never\n" + "x" * 100)
    assert isinstance(read, Flaw)
    assert read.detail.startswith("[31m never x")
    assert len(read.detail) <= 80


@pytest.mark.parametrize(
    ("language", "day_first", "month", "flaws"),
    [
        (None, None, 9, ["date-order-unknown"]),
        ("en", None, 9, ["date-order-unknown"]),
        ("en-CA", None, 9, ["date-order-unknown"]),
        ("xx", None, 9, ["date-order-unknown"]),
        ("en-US", None, 5, []),
        ("en_us", None, 5, []),
        ("en-GB", None, 9, []),
        ("ckb", None, 9, []),
        ("de", None, 9, []),
        ("en-US", True, 9, []),
        ("en-GB", False, 5, []),
        (None, True, 9, []),
        (None, False, 5, []),
    ],
)
@pytest.mark.parametrize("text", ["05/09/2025", "5-9-2025 00:00", "05/09/25"])
def test_the_order_of_day_and_month_is_that_of_the_hint_else_of_the_region(
    text: str, language: str | None, day_first: bool | None, month: int, flaws: list[str]
) -> None:
    read = parse_date(text, language=language, day_first=day_first)
    assert isinstance(read, Moment)
    assert (read.when.month, read.when.day) == (month, 14 - month)
    assert rules(read) == flaws


@pytest.mark.parametrize("text", ["24/09/2025", "09/24/2025", "2025/09/24"])
@pytest.mark.parametrize("day_first", [None, True, False])
def test_an_order_that_the_figures_show_needs_no_hint_and_makes_no_flaw(text: str, day_first: bool | None) -> None:
    assert parse_date(text, language="en-US", day_first=day_first) == moment(DAY)


@pytest.mark.parametrize("timezone", ["Asia/Baghdad", "Asia/Riyadh"])
@pytest.mark.parametrize(
    ("text", "expected", "precision"),
    [
        ("24-09-2025", "2025-09-23T21:00", "day"),
        ("2025-09-24", "2025-09-23T21:00", "day"),
        ("24 September 2025 14:05", "2025-09-24T11:05", "minute"),
        ("2025-09-24T14:05:30", "2025-09-24T11:05:30", "second"),
        ("2025-09-24T14:05:30Z", "2025-09-24T14:05:30", "second"),
        ("Wed, 24 Sep 2025 14:05:30 GMT", "2025-09-24T14:05:30", "second"),
        ("1758722730", "2025-09-24T14:05:30", "second"),
    ],
)
def test_only_a_date_without_a_zone_is_in_the_zone_of_its_source(
    timezone: str, text: str, expected: str, precision: str
) -> None:
    read = parse_date(text, timezone=timezone)
    assert isinstance(read, Moment)
    assert (read.when, read.precision) == (datetime.fromisoformat(expected).replace(tzinfo=UTC), precision)


@pytest.mark.parametrize("timezone", [None, "", "No/Where", "../etc/passwd", "Europe", "\x00", "x" * 5000])
def test_an_unknown_zone_of_a_source_is_utc(timezone: str | None) -> None:
    assert parse_date("24-09-2025 14:05", timezone=timezone) == moment(MINUTE)


def test_a_zones_name_means_the_sources_own_zone_where_that_has_it() -> None:
    assert parse_date("24 Jan 2025 14:05 IST") == moment("2025-01-24T08:35")
    assert parse_date("24 Jan 2025 14:05 IST", timezone="Asia/Jerusalem") == moment("2025-01-24T12:05")
    assert parse_date("24 Jul 2025 14:05 IST", timezone="Asia/Jerusalem") == moment("2025-07-24T12:05")
    assert parse_date("24 Jan 2025 14:05 CST", timezone="Asia/Shanghai") == moment("2025-01-24T06:05")


def test_an_unknown_zones_name_is_a_flaw_and_the_time_is_the_sources() -> None:
    read = parse_date("24 Sep 2025 14:05 XYZT", timezone="Asia/Baghdad")
    assert read == Moment(datetime(2025, 9, 24, 11, 5, tzinfo=UTC), "minute", (Flaw("unknown-zone", "XYZT"),))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025", "2025-01-01"),
        ("2025-09", "2025-09-01"),
        ("September 2025", "2025-09-01"),
        ("2025 September", "2025-09-01"),
        ("2025-W39", "2025-09-22"),
    ],
)
def test_a_year_a_month_or_a_week_is_its_first_day_with_a_flaw(text: str, expected: str) -> None:
    read = parse_date(text)
    assert isinstance(read, Moment)
    assert (read.when.date().isoformat(), read.precision, rules(read)) == (expected, "day", ["date-without-day"])


def test_a_month_that_is_another_one_elsewhere_is_read_by_the_language() -> None:
    assert parse_date("24 listopada 2025", language="pl") == moment("2025-11-24")
    assert parse_date("24 listopada 2025", language="hr") == moment("2025-10-24")


def test_no_name_means_two_months_but_the_croatian_ones() -> None:
    meant = defaultdict(set)
    for language, months in MONTHS.items():
        for number, spellings in enumerate(months, 1):
            for spelling in spellings.split("|"):
                meant[key(spelling)].add((number, language))
    twice = {name: among for name, among in meant.items() if len({number for number, _ in among}) > 1}
    assert {name for name, among in twice.items() if "hr" not in {language for _, language in among}} == set()
    assert set(twice) == {"lip", "lis", "listopad", "listopada", "srp"}


def test_every_language_has_twelve_months() -> None:
    assert {language: len(months) for language, months in MONTHS.items() if len(months) != 12} == {}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By A. B. - 24 September 2025 14:05", "24 September 2025 14:05"),
        ("Published: September 24, 2025 at 2:05 p.m. | 3 comments", "September 24, 2025 at 2:05 p.m"),
        ("10 people read this. 24 September 2025. 3 min read", "24 September 2025"),
        ("24-09-2025", "24-09-2025"),
        ("Erbil (2025-09-24T14:05:00+03:00)", "2025-09-24T14:05:00+03:00"),
        ("بەغدا - 24ی ئەیلولی 2025 کاتژمێر 14:05 - هەولێر", "24ی ئەیلولی 2025 کاتژمێر 14:05"),
        ("أربيل، 24 كانون الثاني 2025، خاص", "24 كانون الثاني 2025"),
        ("更新 2025年9月24日 14:05 に", "2025年9月24日 14:05"),
        ("3 مهر 1404 - 25 سپتامبر 2025", "25 سپتامبر 2025"),
        ("Chapter 3 of 2025, page 4", None),
        ("In September 2025 the army said", None),
        ("He was born in 1975", None),
        ("32/13/2025", None),
        ("", None),
        ("a " * 5000, None),
        ("1/" * 5000, None),
    ],
)
def test_the_first_date_in_a_line_is_found(line: str, expected: str | None) -> None:
    assert find_date(line) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6m ago", "2025-09-24T13:59"),
        ("6m", "2025-09-24T13:59"),
        ("10 minutes ago", "2025-09-24T13:55"),
        ("10 mins ago", "2025-09-24T13:55"),
        ("a minute ago", "2025-09-24T14:04"),
        ("an hour ago", "2025-09-24T13:05"),
        ("1 hour 5 minutes ago", "2025-09-24T13:00"),
        ("just now", "2025-09-24T14:05"),
        ("vor 6 Minuten", "2025-09-24T13:59"),
        ("vor einer Stunde", "2025-09-24T13:05"),
        ("il y a 6 minutes", "2025-09-24T13:59"),
        ("hace 2 horas", "2025-09-24T12:05"),
        ("6 minuti fa", "2025-09-24T13:59"),
        ("há 2 horas", "2025-09-24T12:05"),
        ("6 minuten geleden", "2025-09-24T13:59"),
        ("6 dakika önce", "2025-09-24T13:59"),
        ("منذ ٦ دقائق", "2025-09-24T13:59"),
        ("منذ ساعتين", "2025-09-24T12:05"),
        ("قبل ساعة", "2025-09-24T13:05"),
        ("پێش 6 خولەک", "2025-09-24T13:59"),
        ("۶ دقیقه پیش", "2025-09-24T13:59"),
        ("6 минут назад", "2025-09-24T13:59"),
        ("6 minut temu", "2025-09-24T13:59"),
        ("för 6 minuter sedan", "2025-09-24T13:59"),
        ("πριν από 6 λεπτά", "2025-09-24T13:59"),
        ("10分前", "2025-09-24T13:55"),
        ("3 小时前", "2025-09-24T11:05"),
        ("10분 전", "2025-09-24T13:55"),
        ("6 menit yang lalu", "2025-09-24T13:59"),
        ("3 days ago", "2025-09-21"),
        ("vor 2 Wochen", "2025-09-10"),
        ("yesterday", "2025-09-23"),
        ("أمس", "2025-09-23"),
        ("Today", "2025-09-24"),
        *[
            (text, None)
            for text in ("", "ago", "6 min read", "6 minutes", "6 months ago", "24 September 2025", "14:05")
        ],
        *[
            (text, None)
            for text in ("999999 weeks ago", "minutes 6 ago", "six of us ago", "9" * 5000 + "m ago", "\ud800")
        ],
    ],
)
def test_a_span_before_now_is_a_moment(text: str, expected: str | None) -> None:
    assert parse_relative(text, now=NOW) == (moment(expected) if expected else None)


def test_a_letter_for_a_unit_is_read_by_the_language() -> None:
    assert parse_relative("3j", now=NOW, language="fr") == moment("2025-09-21")
    assert parse_relative("3j", now=NOW, language="id-ID") == moment("2025-09-24T11:05")
