from collections import defaultdict
from datetime import UTC, datetime

import pytest

from ingest.schema import Flaw
from ingest.text.calendars.local_names import LOCAL_MONTHS
from ingest.text.calendars.names import MONTHS
from ingest.text.calendars.words import key
from ingest.text.dates import Moment, find_date, parse_date, parse_relative, parse_usual_date
from tests.date_rows import FORMS, LANGUAGES

DAY = "2025-09-24"
MINUTE = "2025-09-24T14:05"
NOW = datetime(2025, 9, 24, 14, 5, 30, tzinfo=UTC)
GROUPS = {**FORMS, **LANGUAGES}


def moment(iso: str) -> Moment:
    """Return the moment of an ISO 8601 date or time in UTC, as precise as it is written."""
    precision = {10: "day", 16: "minute"}.get(len(iso.removesuffix("Z")), "second")
    return Moment(datetime.fromisoformat(iso).replace(tzinfo=UTC), precision)  # type: ignore[arg-type]


def rules(read: Moment | Flaw) -> list[str]:
    return [flaw.rule for flaw in read.flaws] if isinstance(read, Moment) else [read.rule]


def read_by(text: str, hints: str) -> Moment | Flaw:
    """Return what the date reader makes of `text` with the hints of a row."""
    language = timezone = day_first = None
    for hint in hints.split():
        if "/" in hint:
            timezone = hint
        elif hint in ("day-first", "month-first"):
            day_first = hint == "day-first"
        else:
            language = hint
    return parse_date(text, language=language, timezone=timezone, day_first=day_first)


@pytest.mark.parametrize(
    ("text", "hints", "expected"),
    [
        pytest.param(*row, id=f"{form}: {row[0][:60]} {row[1]}".rstrip())
        for form, group in GROUPS.items()
        for row in group
    ],
)
def test_a_date_is_what_it_means_or_is_refused_by_the_rule_that_says_why(text: str, hints: str, expected: str) -> None:
    said, *more = expected.split()
    read = read_by(text, hints)
    if not said[:4].isdecimal():
        assert isinstance(read, Flaw), read
        assert read.rule == said
        return
    meant = moment(said)
    assert isinstance(read, Moment), read
    assert read.when.tzinfo is UTC
    assert (read.when, read.precision) == (meant.when, "day" if "day" in more else meant.precision)
    assert rules(read) == [rule for rule in more if rule != "day"]


def test_the_table_has_rows_enough_for_every_form_and_language() -> None:
    assert {form: len(group) for form, group in GROUPS.items() if len(group) < 5} == {}
    assert sum(map(len, GROUPS.values())) >= 600
    assert len(LANGUAGES) >= 35
    rows = [(text, hints) for group in GROUPS.values() for text, hints, _ in group]
    assert len(set(rows)) == len(rows)


@pytest.mark.parametrize(
    ("text", "calendar"),
    [
        ("٢ ربيع الآخر ١٤٤٧ هـ", "lunar Hijri"),
        ("۲ مهر ۱۴۵۰", "solar Hijri"),
        ("٢/٧/٢٧٢٥", "Kurdish"),
        ("24/09/2568", "Buddhist"),
        ("2 בתשרי 5786", "Hebrew"),
        ("农历2025年8月3日", "Chinese lunar"),
    ],
)
def test_a_date_of_another_calendar_is_refused_by_that_calendars_name(text: str, calendar: str) -> None:
    read = parse_date(text)
    assert isinstance(read, Flaw)
    assert read.detail == f"{calendar}: {text}"


@pytest.mark.parametrize("length", [201, 5000])
def test_a_long_text_is_no_date_whatever_it_begins_with(length: int) -> None:
    assert rules(parse_date("Wed, 24 Sep 2025 14:05:30 GMT ".ljust(length, "x"))) == ["bad-date"]


def test_a_flaw_shows_the_text_as_one_short_printable_line() -> None:
    read = parse_date("\x1b[31m never\n" + "x" * 100)
    assert isinstance(read, Flaw)
    assert read.detail.startswith("[31m never x")
    assert len(read.detail) <= 80


@pytest.mark.parametrize("text", ["24/09/2025", "09/24/2025", "2025/09/24"])
@pytest.mark.parametrize("day_first", [None, True, False])
def test_an_order_that_the_figures_show_needs_no_hint_and_makes_no_flaw(text: str, day_first: bool | None) -> None:
    assert parse_date(text, language="en-US", day_first=day_first) == moment(DAY)


@pytest.mark.parametrize("timezone", [None, "", "No/Where", "../etc/passwd", "Europe", "\x00", "x" * 5000])
def test_an_unknown_zone_of_a_source_is_utc(timezone: str | None) -> None:
    assert parse_date("24-09-2025 14:05", timezone=timezone) == moment(MINUTE)


def test_no_name_means_two_months_but_the_croatian_ones() -> None:
    meant = defaultdict(set)
    for language, months in MONTHS.items():
        for number, spellings in enumerate(months, 1):
            for spelling in spellings.split("|"):
                meant[key(spelling)].add((number, language))
    twice = {name: among for name, among in meant.items() if len({number for number, _ in among}) > 1}
    assert {name for name, among in twice.items() if "hr" not in {language for _, language in among}} == set()
    assert set(twice) == {"lip", "lis", "listopad", "listopada", "srp"}


def test_no_name_is_that_of_two_months_of_one_language() -> None:
    for language, months in LOCAL_MONTHS.items():
        told = [{key(name) for name in month.split("|")} for month in months]
        assert len(set().union(*told)) == sum(map(len, told)), language


def test_every_language_has_twelve_months() -> None:
    rows = (*MONTHS.items(), *LOCAL_MONTHS.items())
    assert {language: len(months) for language, months in rows if len(months) != 12} == {}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By A. B. - 24 September 2025 14:05", "24 September 2025 14:05"),
        ("Published: September 24, 2025 at 2:05 p.m. | 3 comments", "September 24, 2025 at 2:05 p.m"),
        ("10 people read this. 24 September 2025. 3 min read", "24 September 2025"),
        ("24-09-2025", "24-09-2025"),
        ("September 24, 2025 09:00 AM Eastern Daylight Time", "September 24, 2025 09:00 AM Eastern Daylight Time"),
        ("24 September 2025 14:05 (Central European Time) |", "24 September 2025 14:05 (Central European Time)"),
        ("أربيل، 24 سبتمبر 2025 14:05 بتوقيت بغداد", "24 سبتمبر 2025 14:05 بتوقيت بغداد"),
        ("24 September 2025, Eastern Time zone", "24 September 2025"),
        ("Erbil (2025-09-24T14:05:00+03:00)", "2025-09-24T14:05:00+03:00"),
        ("بەغدا - 24ی ئەیلولی 2025 کاتژمێر 14:05 - هەولێر", "24ی ئەیلولی 2025 کاتژمێر 14:05"),
        ("أربيل، 24 كانون الثاني 2025، خاص", "24 كانون الثاني 2025"),
        ("更新 2025年9月24日 14:05 に", "2025年9月24日 14:05"),
        ("2025年9月24日 14時05分更新", "2025年9月24日 14時05分"),
        ("2025년 9월 24일에", "2025년 9월 24일"),
        ("3 مهر 1404 - 25 سپتامبر 2025", "3 مهر 1404"),
        ("تاریخ انتشار: ۲۴ مهر ۱۴۰۴ - ۱۴:۰۵ | کد خبر", "۲۴ مهر ۱۴۰۴ - ۱۴:۰۵"),
        ("الأربعاء 2 ربيع الآخر 1447هـ - 24 سبتمبر 2025م", "24 سبتمبر 2025م"),
        ("เผยแพร่: 24 ก.ย. 2568 14:05", "24 ก.ย. 2568 14:05"),
        ("公開日 令和7年9月24日 14時05分", "令和7年9月24日 14時05分"),
        ("发布时间：二〇二五年九月二十四日", "二〇二五年九月二十四日"),
        ("2025年9月24日（水）14時05分", "2025年9月24日（水）14時05分"),
        ("19.11.2022 - 102 Boyz", "19.11.2022"),
        ("DATE: 2025-12-12 - 2025-12-17", "2025-12-12"),
        ("held from April 20 to April 22, 2026, at the", "April 22, 2026"),
        ("Der Blog ist am 1. August 2015 gestartet", "am 1. August 2015"),
        ("Bangkok: 24 กันยายน 2025 14:05 น.", "24 กันยายน 2025 14:05"),
        ("नई दिल्ली, 24 सितंबर 2025", "24 सितंबर 2025"),
        ("சென்னை, 24 செப்டம்பர் 2025", "24 செப்டம்பர் 2025"),
        ("24 સપ્ટેમ્બર 2025 | હૈદરાબાદ", "24 સપ્ટેમ્બર 2025"),
        ("Gegründet 1947 Freitag, 26. September 2025, Nr. 98", "Freitag, 26. September 2025"),
        ("am 24. April 201926. April 2019", None),
        ("8 Min. 12.01", None),
        ("28.09.1912:44", None),
        ("09月24日 11時30分", None),
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
            (text, "2025-09-24T13:59")
            for text in "6 นาทีที่แล้ว|6 मिनट पहले|৬ মিনিট আগে|۶ دقیقې مخکې|ከ6 ደቂቃ በፊት|6 წუთის წინ".split("|")
        ],
        *[
            (text, "2025-09-24T13:59")
            for text in "6 րոպե առաջ|6 minuuttia sitten|6 minutit tagasi|pirms 6 minūtēm|пре 6 минута|6 хв тому".split(
                "|"
            )
        ],
        *[
            (text, "2025-09-24T13:59")
            for text in "6 хвілін таму|6 минут бұрын|6 daqiqa oldin|fyrir 6 mínútum|fa 6 minuts".split("|")
        ],
        *[
            (text, "2025-09-24T12:05")
            for text in "2 órája|לפני שעתיים|pred 2 urama|acum 2 ore|2 orë më parë|berî 2 saetan|2 ч назад".split("|")
        ],
        *[
            (text, "2025-09-24T12:05")
            for text in "about 2 hours ago|vor etwa 2 Stunden|il y a environ 2 heures|около 2 часов назад".split("|")
        ],
        *[
            (text, "2025-09-21")
            for text in "3 ngày trước|3 օր առաջ|3 дні тому|pre 3 dana|3 dager siden|prieš 3 dienas".split("|")
        ],
        *[(text, "2025-09-23") for text in "i går|hôm qua|eilen|јуче|χθες|אתמול|গতকাল|ieri".split("|")],
        *[
            (text, "2025-09-23T14:32")
            for text in "Yesterday, 2:32 pm|gestern, 14:32 Uhr|hier à 14h32|ayer a las 14:32|вчера в 14:32".split("|")
        ],
        *[
            (text, "2025-09-23T14:32")
            for text in "昨日 14:32|昨天14:32|أمس 14:32|14:32, i går|eilen klo 14.32".split("|")
        ],
        *[(text, "2025-09-24T13:59") for text in ("6 நிமிடங்களுக்கு முன்", "6 minuto ang nakalipas")],
        *[(text, "2025-09-24T12:05") for text in ("2 saat öncə", "約2時間前", "2 மணி நேரத்திற்கு முன்")],
        *[(text, "2025-09-24T12:05") for text in ("Saa 2 zilizopita", "dakika 120 zilizopita")],
        ("Saa moja iliyopita", "2025-09-24T13:05"),
        # As CLDR 45 writes them, long and short.
        *[
            (text, "2025-09-24T13:59")
            for text in (
                *"6 min eest|6 minuut gelede|6 munud yn ôl|för 6 min sen|for 6 min sidan|πριν από 6 λεπ.".split("|"),
                *"6 mnt lalu|לפני 6 דק׳|6 წთ წინ|6 ր առաջ|6 मि॰ पहले|6 मिनिटांपूर्वी|6 મિનિટ પહેલાં".split("|"),
                *"6 ਮਿੰਟ ਪਹਿਲਾਂ|6 నిమిషాల క్రితం|6 ನಿಮಿಷಗಳ ಹಿಂದೆ|6 മിനിറ്റ് മുമ്പ്|මිනිත්තු 6කට පෙර".split("|"),
                *"minti 6 da ya gabata|6 минутын өмнө|6 នាទីមុន|6 ນາທີກ່ອນ|6 मिनेट पहिले".split("|"),
            )
        ],
        *[
            (text, "2025-09-24T12:05")
            for text in (
                *"2 godz. temu|2 t sitten|2 tunni eest|for 2 t siden|for 2 timar sidan|prieš 2 valandos".split("|"),
                *"2 гадз таму|2 год тому|pirms 2 st.|2 ชม. ที่แล้ว|2 awr yn ôl|2 saacadood kahor".split("|"),
            )
        ],
        *[
            (text, "2025-09-21")
            for text in "3 дн. назад|3 дн. тому|3 pv sitten|před 3 dne|3 gg fa|3 dgn geleden|for 3 døgn siden".split(
                "|"
            )
        ],
        *[
            (text, "2025-09-10")
            for text in (
                *"il y a 2 sem.|hace 2 sem.|há 2 sem.|vor 2 Wo.|2 tyg. temu|2 нед. назад|2 тиж. тому|před 2 týd.".split(
                    "|"
                ),
                *"πριν από 2 εβδομάδες|2 hf. önce|prije 2 tjedna|2 héttel ezelőtt|2 vk sitten|fyrir 2 vikum".split("|"),
                *"לפני שבועיים|acum 2 săpt.".split("|"),
            )
        ],
        *[(text, "2025-09-24T14:05") for text in ("0 minutes ago", "قبل 0 دقيقة")],
        ("24 hours ago", "2025-09-23T14:05"),
        *[(text, None) for text in ("1st", "5th", "2 ned", "3 sem", "9:30 a.m.", "12:29 a.m.", "7 a.m.", "el 5 min")],
        ("Aujourd'hui à 14h32", "2025-09-24T14:32"),
        *[
            (text, None)
            for text in ("", "ago", "6 min read", "6 minutes", "6 months ago", "24 September 2025", "14:05")
        ],
        *[
            (text, None)
            for text in (
                "za 6 minut",
                "today 5",
                "yesterday, 24 September",
                "Todays 14:05",
            )
        ],
        *[
            (text, None)
            for text in ("999999 weeks ago", "minutes 6 ago", "six of us ago", "9" * 5000 + "m ago", "\ud800")
        ],
    ],
)
def test_a_span_before_now_is_a_moment(text: str, expected: str | None) -> None:
    assert parse_relative(text, now=NOW) == (moment(expected) if expected else None)


def test_an_hour_of_a_near_day_is_one_where_its_source_is() -> None:
    late = NOW.replace(hour=22)  # the 25th already, in Baghdad
    assert parse_relative("yesterday, 14:32", now=late, timezone="Asia/Baghdad") == moment("2025-09-24T11:32")


def test_a_letter_for_a_unit_is_read_by_the_language() -> None:
    assert parse_relative("3j", now=NOW, language="fr") == moment("2025-09-21")
    assert parse_relative("3j", now=NOW, language="id-ID") == moment("2025-09-24T11:05")


@pytest.mark.parametrize(
    "text",
    ["Sep " * 48, "a " * 90 + "2025", "T10" * 60, "1年1月1日" * 30, "\ufdfa" * 150, f"{'a' * 60} 24 September 2025"],
)
def test_a_long_text_of_many_words_is_no_date(text: str) -> None:
    assert parse_date(text) == Flaw("bad-date", text.strip()[:80].strip())


def test_a_date_with_all_its_names_may_be_long() -> None:
    text = "Wednesday, 24 September 2025 at 02:05:30 p.m. GMT+03:00 (Eastern European Summer Time)"
    assert parse_date(text) == moment("2025-09-24T11:05:30")


@pytest.mark.parametrize("text", ["Wed, 24 Sep 2025 14:05:30 +0300", " 2025-09-24T14:05:30Z ", "2025-09-24T14:05"])
def test_a_usual_date_is_what_it_is_to_the_whole_reader(text: str) -> None:
    assert parse_usual_date(text, timezone="Asia/Baghdad") == parse_date(text, timezone="Asia/Baghdad")


def test_a_date_as_people_write_it_is_no_usual_one() -> None:
    assert parse_usual_date("24 September 2025") == Flaw("bad-date", "24 September 2025")
