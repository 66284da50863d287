"""Recognises dates of calendars other than the Gregorian, by their months, marks and years.

A date of such a calendar is refused rather than misread; `conversion` turns those of `EXACT` into Gregorian ones.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple


class ForeignCalendar(ValueError):
    """The date is of a calendar other than the Gregorian; the message is that calendar's name."""


SOLAR, LUNAR, KURDISH, BUDDHIST = "solar Hijri", "lunar Hijri", "Kurdish", "Buddhist"
ERAS, REPUBLIC = "Japanese eras", "Republic of China"
# The twelve months of the solar Hijri calendar, with `|` between names: in Iran, in Latin letters, in Afghanistan in
# Dari and Pashto, among the Kurds of Iran.
SOLAR_MONTHS: tuple[str, ...] = (
    "فروردین|Farvardin|حمل|وری|خاکەلێوە|Xakelêwe",
    "اردیبهشت|Ordibehesht|ثور|غويی|گوڵان|بانەمەڕ|Banemer",
    "خرداد|Khordad|جوزا|غبرګولی|جۆزەردان|Cozerdan",
    "تیر|سرطان|چنګاښ|پووشپەڕ|پوشپەڕ",
    "مرداد|امرداد|Mordad|اسد|زمری|گەلاوێژ",
    "شهریور|Shahrivar|سنبله|وږی|خەرمانان|Xermanan",
    "مهر|Mehr|میزان|تله|ڕەزبەر",
    "آبان|Aban|عقرب|لړم|گەڵاڕێزان|خەزەڵوەر|Gelarêzan",
    "آذر|Azar|قوس|لیندۍ|سەرماوەز|Sermawez",
    "دی|جدی|مرغومی|بەفرانبار",
    "بهمن|Bahman|دلو|سلواغه|ڕێبەندان",
    "اسفند|Esfand|حوت|کب|ڕەشەمێ|ڕەشەمە",
)
# The names of each calendar's months, and the marks beside its years.
NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        SOLAR: (
            *(name for month in SOLAR_MONTHS for name in month.split("|")),
            *(f"{month.partition('|')[0]}ماه" for month in SOLAR_MONTHS),
            *"هـ.ش ه.ش خورشیدی شمسی هجری".split(),
        ),
        LUNAR: (
            *"محرم صفر رجب شعبان رمضان شوال ربيع جمادى القعدة الحجة ڕەمەزان ذوالقعده ذوالحجه ذیقعده ذیحجه".split(),
            *"ربيع الأول|ربيع الآخر|ربيع الثاني|جمادى الأولى|جمادى الآخرة|جمادى الثانية".split("|"),
            *"ذو القعدة|ذي القعدة|ذو الحجة|ذي الحجة|ربیع‌الاول|ربیع‌الثانی|جمادی‌الاول|جمادی‌الثانی".split("|"),
            *"Muharram Safar Rabi Jumada Rajab Shaban Ramadan Shawwal Dhu Dhul".split(),
            *"Ramazan Muharrem Recep Şaban Şevval Zilkade Zilhicce Rebiülevvel Rebiülahir Cemaziyelevvel".split(),
            *"Ramadhan Syawal Syaban Rabiul Rabiulawal Rabiulakhir Jumadil Zulkaidah Zulhijah Zulhijjah".split(),
            *"هـ هجري هجرية هـ.ق ه.ق قمری ah".split(),
        ),
        KURDISH: ("کوردی",),
        "Hebrew": (
            *"תשרי חשוון חשון כסלו טבת שבט אדר ניסן אייר סיוון סיון תמוז אלול".split(),
            *"בתשרי בחשוון בחשון בכסלו בטבת בשבט באדר בניסן באייר בסיוון בסיון בתמוז באב באלול".split(),
            *"Tishrei Tishri Cheshvan Kislev Tevet Shevat Iyar Sivan Elul".split(),
        ),
        "Vikram Samvat": (
            *"वैशाख बैशाख जेठ असार साउन श्रावण भदौ भाद्र असोज आश्विन कात्तिक कार्तिक मंसिर पुस पौष माघ फागुन फाल्गुन".split(),
            *"चैत चैत्र".split(),
        ),
        "Bengali": tuple("বৈশাখ জ্যৈষ্ঠ আষাঢ় শ্রাবণ ভাদ্র আশ্বিন কার্তিক অগ্রহায়ণ পৌষ মাঘ ফাল্গুন চৈত্র".split()),
        "Ethiopian": tuple("መስከረም ጥቅምት ኅዳር ህዳር ታኅሣሥ ታህሳስ ጥር የካቲት መጋቢት ሚያዝያ ግንቦት ሰኔ ሐምሌ ነሐሴ ጳጉሜን".split()),
        BUDDHIST: tuple("พ.ศ. พศ พุทธศักราช".split()),
        ERAS: tuple("令和 平成 昭和 大正 明治 令和元年 平成元年 昭和元年".split()),
        REPUBLIC: tuple("民國 民国 中華民國 中华民国".split()),
        "Chinese lunar": tuple("農曆 农历 旧暦 陰曆 阴历 음력".split()),
        "Dangun": ("단기",),
    }
)
EXACT = frozenset({SOLAR, BUDDHIST, ERAS, REPUBLIC})  # their days correspond exactly to Gregorian ones


class Calendar(NamedTuple):
    """A calendar with its present years, and how to recognise its users."""

    name: str
    years: range
    languages: frozenset[str]
    script: str  # its letters and figures as a class of `re`; "" if they tell nothing
    short: Literal["never", "figures", "always"] = "never"  # when a year of two digits may be its own


CALENDARS: tuple[Calendar, ...] = (
    Calendar(SOLAR, range(1300, 1500), frozenset("fa prs ps tg".split()), "[\u06f0-\u06f9]", "figures"),
    Calendar(LUNAR, range(1300, 1500), frozenset("ar ckb ku kmr ur az".split()), "[\u0600-\u06ff]"),
    Calendar(KURDISH, range(2700, 2800), frozenset("ckb ku kmr fa".split()), "[\u0600-\u06ff]"),
    Calendar(BUDDHIST, range(2500, 2640), frozenset("th lo km my".split()), "[\u0e00-\u0eff\u1780-\u17ff]", "always"),
    Calendar("Vikram Samvat", range(2040, 2100), frozenset({"ne"}), ""),
    Calendar("Bengali", range(1300, 1500), frozenset({"bn"}), "[\u0980-\u09ff]"),
    Calendar("Hebrew", range(5600, 5900), frozenset({"he", "yi"}), "[\u0590-\u05ff]"),
)
_FAR = 2500
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_OF_REPUBLIC = re.compile(r"\D{0,10}1[0-3]\d([-/.])\d\d?\1\d\d?(?![\d.])")  # 114-09-24, as written by Taiwan's offices
_ERA = re.compile(r"\b[MTSHR] ?\d{1,2}[./-]")  # R7.9.24, of the Japanese eras


def refuse_year(year: int, text: str, language: str) -> None:
    """Raise ForeignCalendar if `year` is one of a calendar that goes with the language or the letters of `text`."""
    for calendar in CALENDARS:
        if year in calendar.years and goes_with(calendar, text, language):
            raise ForeignCalendar(calendar.name)


def refuse_far_year(year: int) -> None:
    """Raise ForeignCalendar for a year that is too far for news, but near in another calendar."""
    likely = (calendar.name for calendar in CALENDARS if year in calendar.years)
    if year >= _FAR and (name := next(likely, None)):
        raise ForeignCalendar(name)


def refuse_short_year(text: str, language: str, *, named: bool) -> None:
    """Raise ForeignCalendar if a year of two digits may be another calendar's. Most have months of their own."""
    shorts = ("always",) if named else ("always", "figures")
    likely = (calendar for calendar in CALENDARS if calendar.short in shorts)
    if _ERA.match(text):
        raise ForeignCalendar(ERAS)
    if name := next((calendar.name for calendar in likely if goes_with(calendar, text, language)), None):
        raise ForeignCalendar(name)


def refuse_years(text: str, language: str) -> None:
    """Raise ForeignCalendar if a text that cannot be read holds the year of another calendar."""
    if language == "zh" and _OF_REPUBLIC.match(text):
        raise ForeignCalendar(REPUBLIC)
    for year in _YEAR.findall(text):
        refuse_year(int(year), text, language)


def goes_with(calendar: Calendar, text: str, language: str) -> bool:
    """Return whether the people who use a text's language, or its letters and figures, count by a calendar."""
    return language in calendar.languages or bool(calendar.script and re.search(calendar.script, text))
