"""The calendars that are refused rather than misread, by their months, their marks and their years."""

import re
from typing import Literal, NamedTuple


class ForeignCalendar(ValueError):
    """The date is of a calendar other than the Gregorian; the message is the word or the year that says so."""


MONTHS: tuple[str, ...] = (
    # solar Hijri: Iran, Afghanistan
    *"فروردین اردیبهشت خرداد تیر مرداد امرداد شهریور مهر آبان آذر دی بهمن اسفند".split(),
    *"Farvardin Ordibehesht Khordad Mordad Shahrivar Mehr Aban Azar Bahman Esfand".split(),
    *"حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت".split(),
    *"وری غويی غبرګولی چنګاښ زمری وږی تله لړم لیندۍ مرغومی سلواغه کب".split(),
    # lunar Hijri
    *"محرم صفر رجب شعبان رمضان شوال ربيع جمادى القعدة الحجة ڕەمەزان ذوالقعده ذوالحجه ذیقعده ذیحجه".split(),
    *"ربيع الأول|ربيع الآخر|ربيع الثاني|جمادى الأولى|جمادى الآخرة|جمادى الثانية".split("|"),
    *"ذو القعدة|ذي القعدة|ذو الحجة|ذي الحجة|ربیع‌الاول|ربیع‌الثانی|جمادی‌الاول|جمادی‌الثانی".split("|"),
    *"Muharram Safar Rabi Jumada Rajab Shaban Ramadan Shawwal Dhu Dhul".split(),
    *"Ramazan Muharrem Recep Şaban Şevval Zilkade Zilhicce Rebiülevvel Rebiülahir Cemaziyelevvel".split(),
    *"Ramadhan Syawal Syaban Rabiul Rabiulawal Rabiulakhir Jumadil Zulkaidah Zulhijah Zulhijjah".split(),
    # Kurdish
    *"خاکەلێوە گوڵان بانەمەڕ جۆزەردان پووشپەڕ پوشپەڕ گەلاوێژ خەرمانان ڕەزبەر".split(),
    *"گەڵاڕێزان خەزەڵوەر سەرماوەز بەفرانبار ڕێبەندان ڕەشەمێ ڕەشەمە".split(),
    *"Xakelêwe Banemer Cozerdan Xermanan Gelarêzan Sermawez".split(),
    # Hebrew
    *"תשרי חשוון חשון כסלו טבת שבט אדר ניסן אייר סיוון סיון תמוז אלול".split(),
    *"בתשרי בחשוון בחשון בכסלו בטבת בשבט באדר בניסן באייר בסיוון בסיון בתמוז באב באלול".split(),
    *"Tishrei Tishri Cheshvan Kislev Tevet Shevat Iyar Sivan Elul".split(),
    # Vikram Samvat
    *"वैशाख बैशाख जेठ असार साउन श्रावण भदौ भाद्र असोज आश्विन कात्तिक कार्तिक मंसिर पुस पौष माघ फागुन फाल्गुन".split(),
    *"चैत चैत्र".split(),
    # Bengali
    *"বৈশাখ জ্যৈষ্ঠ আষাঢ় শ্রাবণ ভাদ্র আশ্বিন কার্তিক অগ্রহায়ণ পৌষ মাঘ ফাল্গুন চৈত্র".split(),
    # Ethiopian
    *"መስከረም ጥቅምት ኅዳር ህዳር ታኅሣሥ ታህሳስ ጥር የካቲት መጋቢት ሚያዝያ ግንቦት ሰኔ ሐምሌ ነሐሴ ጳጉሜን".split(),
)
# Marks beside the year: of an era, or of the calendar itself.
MARKS: tuple[str, ...] = (
    *"هـ هجري هجرية هجری هـ.ش ه.ش هـ.ق ه.ق خورشیدی شمسی قمری کوردی ah".split(),
    *"พ.ศ. พศ พุทธศักราช".split(),
    *"令和 平成 昭和 大正 明治 令和元年 平成元年 昭和元年 民國 民国 農曆 农历 旧暦 陰曆 阴历 음력 단기".split(),
)


class Calendar(NamedTuple):
    """The years in which a calendar now counts, and how its users are known."""

    years: range
    languages: frozenset[str]
    script: str  # the letters and figures it is written in, as a class of `re`; "" where they tell nothing
    short: Literal["never", "figures", "always"] = "never"  # whether a year of two digits is one of its own


CALENDARS: tuple[Calendar, ...] = (
    Calendar(range(1300, 1500), frozenset("fa prs ps tg".split()), "[\u06f0-\u06f9]", "figures"),  # solar Hijri
    Calendar(range(1300, 1500), frozenset("ar ckb ku kmr ur az".split()), "[\u0600-\u06ff]"),  # lunar Hijri
    Calendar(range(2700, 2800), frozenset("ckb ku kmr fa".split()), "[\u0600-\u06ff]"),  # Kurdish
    Calendar(range(2500, 2640), frozenset("th lo km my".split()), "[\u0e00-\u0eff\u1780-\u17ff]", "always"),  # Buddhist
    Calendar(range(2040, 2100), frozenset({"ne"}), ""),  # Vikram Samvat
    Calendar(range(1300, 1500), frozenset({"bn"}), "[\u0980-\u09ff]"),
    Calendar(range(5600, 5900), frozenset({"he", "yi"}), "[\u0590-\u05ff]"),
)
_FAR = 2500
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_ERA = re.compile(r"\b[MTSHR] ?\d{1,2}[./-]")  # R7.9.24, of the Japanese eras


def refuse_year(year: int, text: str, language: str) -> None:
    """Raise ForeignCalendar where `year` is one of the calendar that the language or the letters of `text` go with."""
    for calendar in CALENDARS:
        if year in calendar.years and _goes_with(calendar, text, language):
            raise ForeignCalendar(year)


def refuse_far_year(year: int) -> None:
    """Raise ForeignCalendar for a year that no person gives to news, but another calendar does."""
    if year >= _FAR and any(year in calendar.years for calendar in CALENDARS):
        raise ForeignCalendar(year)


def refuse_short_year(text: str, language: str, *, named: bool) -> None:
    """Raise ForeignCalendar where a year of two digits may be another calendar's; most name their own months."""
    shorts = ("always",) if named else ("always", "figures")
    likely = (calendar for calendar in CALENDARS if calendar.short in shorts)
    if _ERA.match(text) or any(_goes_with(calendar, text, language) for calendar in likely):
        raise ForeignCalendar(text)


def refuse_years(text: str, language: str) -> None:
    """Raise ForeignCalendar where a text that cannot be read holds the year of another calendar."""
    for year in _YEAR.findall(text):
        refuse_year(int(year), text, language)


def _goes_with(calendar: Calendar, text: str, language: str) -> bool:
    return language in calendar.languages or bool(calendar.script and re.search(calendar.script, text))
