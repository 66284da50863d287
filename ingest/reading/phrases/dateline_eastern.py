"""Reads datelines in Asia's scripts: 新华社北京4月24日电, 【ソウル＝...】, (서울=연합뉴스), `بغداد/ واع -`."""

import re

from ingest.reading.phrases.dateline_european import BRACKETED as _EUROPEAN_BRACKETED
from ingest.reading.phrases.dateline_european import SLASHED, Form
from ingest.reading.phrases.dateline_parts import AGENCY, DASH, is_agency, is_city, is_day, names_month, names_no_place
from ingest.schema import Dateline

_HAN = r"[\u4e00-\u9fff]"
_HAN_DAY = r"(?P<date>(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日)"
_SENT = r"(?:[专專]|[综綜]合(?:外)?)?(?:[电電](?:[报報][导導])?|[讯訊]|消息)"
_REPORTERS = rf"(?:{_HAN}{{3}}|{_HAN}{{2}}|{_HAN}{{4}})"
_HAN_AGENCY = rf"(?:{_HAN}{{1,6}}(?:社|网|網|報|报)|路透|大[纪紀]元)"
_CHINESE = (
    rf"^[(（【〔［]?(?:据(?=[^消]{{0,16}}[电電]))?(?P<agency>{_HAN_AGENCY})(?:[记記]者{_REPORTERS}(?:、{_REPORTERS}){{0,2}})?(?P<place>{_HAN}{{2,8}}?)?"
    rf"{_HAN_DAY}(?:{_SENT}|\s[-–—－]\s)[)）】〕]?(?:\s?[(（](?:记者|記者)[^()（）]{{1,30}}[)）])?"
)
_CHINESE_PLACE = (  # （吉隆坡4日讯）, （北京综合讯）
    rf"^[(（](?P<place>(?:(?![于至本在自])[\u4e00-\u9fff]){{2,6}})\s?(?:{_HAN_DAY}\s?{_SENT}|[综綜]合[电電讯訊])[)）]"
)
# 【台北訊】
_CHINESE_SENT = rf"^[【〔](?P<place>(?:(?![本综綜于至在]){_HAN}){{2,5}}?)\s?{_HAN_DAY}?(?:[综綜]合)?[电電讯訊][】〕]"
# 〔記者王小明／台北報導〕, 記者王小明／台北報導
_TAIWANESE = (
    rf"^[〔（(【\[［]?(?:{_HAN}{{2,4}}[ 　]?)?[记記]者{_REPORTERS}(?:、{_REPORTERS}){{0,2}}"
    rf"(?:[／/]|(?={_HAN}{{2,4}}[报報][导導][】〕］]))(?P<place>{_HAN}{{2,6}}?)[报報][导導][〕）)】\]］]?"
)
_AGENCY_ALONE = rf"^[（〔](?P<agency>{_HAN}{{2,8}}(?:社|网|網|报|報|电台|電台))[）〕]"
_JAPANESE_DATED = r"^【(?P<date>\d{1,2}月\d{1,2}日)\s*(?P<agency>[A-Za-z一-龯ァ-ヶー]{2,12})】"
_JAPANESE = r"^【(?P<place>[^【】＝=]{1,20})[＝=](?P<reporter>[^【】]{1,30})】"
_KOREAN = (
    r"^[(\[【](?P<place>[가-힣]{2,10}(?:[·,]\s?[가-힣]{2,10}){0,2})(?:\s[A-Z]{2,4})?=(?P<agency>[가-힣A-Za-z0-9]{2,10})"
    r"(?P<reporter>\s[^)\]】]{1,20})?[)\]】]\s?"
)
# 「［東京 ４日 ロイター］」, 【北京共同】
_JAPANESE_WIRE = (
    r"^[［\[](?P<place>(?:[^\W\d_]|[・／/]){1,16})[\s　](?P<date>\d{1,2}(?:月\d{1,2})?日)[\s　]"
    r"(?P<agency>[^\W\d_]{2,12}(?:[\s　][^\W\d_]{2,15})?)[］\]]\s?(?:[-－―ー]\s?)?"
)
_WIRES = r"(?:(?:ＡＦＰ|AFP)?時事|共同|聯合(?:ニュース)?|ロイター|ブルームバーグ|ＡＰ|AP|ＡＦＰ|AFP|ＣＮＮ|CNN)"
_JAPANESE_AGENCY = rf"^【(?P<place>[^\W\d_]{{1,10}}?)[・\s]?(?P<agency>{_WIRES})】"
_JAPANESE_BRACKETS = (
    rf"^(?P<place>[ァ-ヶー一-龯]{{2,12}})?[（(](?P<agency>(?!共同|時事){_WIRES})[）)]\s?[:：]?\s?(?=\S)"
)
_XINHUA = rf"^【(?P<agency>新[华華]社)(?P<place>{_HAN}{{2,8}}?){_HAN_DAY}】(?:（[记記]者[^）]{{1,20}}）)?"
_ARABIC_WORD = r"[\u0621-\u063f\u0641-\u064a\u066e-\u06d3\u06d5\u200c]+"
_ARABIC_PLACE = rf"(?P<place>{_ARABIC_WORD}(?:\s{_ARABIC_WORD}){{0,2}}?)"
_ARABIC_FIGURE = r"[\d\u0660-\u0669\u06f0-\u06f9]"
_ARABIC_DAY = (
    rf"(?:{_ARABIC_FIGURE}{{1,2}}\s?{_ARABIC_WORD}(?:\s{_ARABIC_WORD}){{0,2}}?(?:\s{_ARABIC_FIGURE}{{4}})?"
    rf"|{_ARABIC_FIGURE}{{1,2}}\s?[-/]\s?{_ARABIC_FIGURE}{{1,2}}(?:[-/]{_ARABIC_FIGURE}{{4}})?)"
)
_ARABIC_DATE = rf"{_ARABIC_FIGURE}{{1,2}}\s{_ARABIC_WORD}(?:\s{_ARABIC_WORD})?(?:\s{_ARABIC_FIGURE}{{4}})?"
_ARABIC_NAME = rf"(?:{_ARABIC_WORD}|[\u0621-\u064a](?:\s[\u0621-\u064a]){{1,3}})"  # "أ ف ب"
_ARABIC_WIRE = (
    rf"^(?P<place>{_ARABIC_WORD}(?:\s{_ARABIC_WORD}){{0,2}})"
    rf"(?:\s?/\s?(?P<agency>{_ARABIC_NAME})|\s?{DASH}\s?(?P<wire>{_ARABIC_NAME}))\s?(?P<sign>{DASH}|:|/)\s?(?=\S)"
)
# "دمشق-سانا", "غزة/ صفا": only if the agency is known.
_ARABIC_KNOWN = (
    rf"^(?P<place>{_ARABIC_WORD}(?:\s{_ARABIC_WORD}){{0,2}})\s?(?:{DASH}|/|:)\s?(?P<agency>{_ARABIC_NAME})"
    r"\s?[:/]?\s(?=\S)"
)
_ARABIC_QUOTED = rf"^{_ARABIC_PLACE}\s?(?:{DASH}|:|/)\s?[«\"](?P<agency>[^«»\"]{{2,25}})[»\"]\s?:?\s(?=\S)"
_ARABIC_DATED = (
    rf"^{_ARABIC_PLACE}[،,]?(?:\sفي)?\s(?:-\s)?(?P<date>{_ARABIC_DAY})\s?"
    rf"(?:{AGENCY}|/\s?(?P<wire>{_ARABIC_NAME})\s?/|\s(?P<bare>{_ARABIC_NAME})(?=\s?{DASH}))\s?(?:{DASH}|:)?\s?(?=\S)"
)
# "کابل (پژواک، ۴ حوت ۱۴۰۴):"
_ARABIC_INSIDE = (
    rf"^{_ARABIC_PLACE}\s?\((?P<agency>{_ARABIC_NAME})،\s(?P<date>{_ARABIC_DAY})\)\s?(?:{DASH}|:)?\s?(?=\S)"
)
_ARABIC = (
    rf"^(?P<place>{_ARABIC_WORD}(?:[ /]{_ARABIC_WORD}){{0,3}}(?:[،,]\s{_ARABIC_WORD}(?:\s{_ARABIC_WORD}){{0,3}})?)"
    rf"(?:[،,]?\s(?P<date>{_ARABIC_DATE}))?(?:\s?{DASH}?\s?{AGENCY})?\s?(?:{DASH}|(?<=\s)ـ(?=\s)|:(?=\s))\s?(?=\S)"
)
_URDU = rf"^{_ARABIC_PLACE}\s?(?:{AGENCY}\s?:?|:|۔)\s?(?=\S)"  # "اسلام آباد:", "کراچی (اسٹاف رپورٹر)"
_HEBREW = (
    r"^(?P<place>[\u05d0-\u05ea]+(?:[\s-][\u05d0-\u05ea]+){0,2})(?:,\s(?P<date>\d{1,2}\s[\u05d0-\u05ea]+))?"
    rf"\s?{AGENCY}\s?{DASH}\s?(?=\S)"
)
_INDIAN_WORD = r"[\u0900-\u0963\u0966-\u0dff\u200c\u200d]+"
_INDIAN_PLACE = rf"(?P<place>{_INDIAN_WORD}(?:\s{_INDIAN_WORD}){{0,2}})"
_INDIAN_ENDS = rf"\s?(?:{DASH}|[:।])?\s?(?=\S)"
_INDIAN = (
    rf"^{_INDIAN_PLACE},\s(?P<date>(?:\d{{1,2}}\s{_INDIAN_WORD}|{_INDIAN_WORD}\s(?:\d{{1,2}}|{_INDIAN_WORD}))(?:,?\s\d{{4}})?)"
    rf"\s?(?:[(](?P<agency>[^()]{{2,20}})[)]{_INDIAN_ENDS}|(?:{DASH}|[:।])\s?(?=\S))"
)
_INDIAN_CITY = rf"^(?:{_INDIAN_WORD}(?:\s{_INDIAN_WORD})?,\s)?{_INDIAN_PLACE}\s?[:।]\s?(?=\S)"
_INDIAN_WIRE = rf"^{_INDIAN_PLACE}\s?{AGENCY}{_INDIAN_ENDS}"  # "नई दिल्ली (एजेंसी) –"
_INDIAN_NAMED = rf"^{_INDIAN_PLACE},\s(?P<agency>{_INDIAN_WORD}(?:\s{_INDIAN_WORD})?)\s?[:।]\s?(?=\S)"  # "लखनऊ, एजेंसी।"
_INDIAN_DASHED = rf"^{_INDIAN_PLACE}\s?{DASH}\s?(?=\S)"


def _read(found: re.Match[str], _start: str) -> Dateline | None:
    """Read a form that only datelines have."""
    return _dateline(found)


def _dateline(found: re.Match[str]) -> Dateline:
    parts = found.groupdict()
    agency = parts.get("agency") or parts.get("wire") or parts.get("bare")
    date = parts.get("date")
    return Dateline(parts.get("place"), agency, date, found[0].strip())


def _read_dated(found: re.Match[str], _start: str) -> Dateline | None:
    """Read a form if its day is a day, and its place can be one."""
    said = _dateline(found)
    no_day = said.date and not is_day(said.date)
    return None if no_day or names_no_place(found["place"]) else said


def _read_placed(found: re.Match[str], _start: str) -> Dateline | None:
    """Read a form that pictures and remarks have too, if its place can be one."""
    return None if names_no_place(found["place"]) else _dateline(found)


def _read_korean(found: re.Match[str], _start: str) -> Dateline | None:
    """Read a place with its agency or its reporter. In front of a reporter a paper may stand instead of a place."""
    if _REPORTER.match(found["reporter"] or "") is None:
        return _read_placed(found, _start)
    place = found["place"]
    return Dateline(place, None, None, found[0].strip()) if len(place) <= _LONGEST_KOREAN else None


def _read_indian(found: re.Match[str], _start: str) -> Dateline | None:
    """Read a form if its day names a month. The rest of the day may be written out in words."""
    return _dateline(found) if names_month(found["date"]) else None


def _read_chinese(found: re.Match[str], _start: str) -> Dateline | None:
    """Read a place with its agency and day. Without a place, "the news that ..." is part of a sentence."""
    return None if found["place"] is None and found[0].endswith("消息") else _dateline(found)


def _read_reported(found: re.Match[str], _start: str) -> Dateline | None:
    """Read a place with its reporter, in Chinese, unless it says that the report is put together from several."""
    return None if found["place"] in _SEVERAL else _dateline(found)


def _read_japanese(found: re.Match[str], _start: str) -> Dateline | None:
    """Read a place, or an agency, with what follows the sign: a reporter or an agency."""
    place, reporter = found["place"], found["reporter"]
    if names_no_place(place):
        return None
    if is_agency(place):  # 【AFP＝時事】
        return Dateline(None, f"{place}＝{reporter}", None, found[0].strip())
    agency = reporter if re.fullmatch(_WIRES, reporter) else None
    return Dateline(place, agency, None, found[0].strip())


def _read_arabic(found: re.Match[str], _start: str) -> Dateline | None:
    """Read a place or an agency in Arabic letters: a few words that no hyphen joins to the next."""
    place = found["place"]
    if names_no_place(place):
        return None
    if found["agency"]:
        return _dateline(found)
    told = found["date"] or _LOOSE.search(found[0])
    if not told or len(place.split()) > 4 or ":" in found[0] or len(found[0]) > 40:
        return None
    return Dateline(None, place, None, found[0].strip()) if is_agency(place) else _dateline(found)


def _read_arabic_wire(found: re.Match[str], _start: str) -> Dateline | None:
    """Read a place and an agency, each with a sign behind it. Unless the signs are sure, the agency must be known."""
    said = _dateline(found)
    if names_no_place(found["place"]) or names_no_place(said.agency or ""):
        return None
    sure = found["sign"] not in (":", "/") or (found["sign"] == ":" and found["agency"])
    return said if sure or is_agency(said.agency or "") else None


def _read_known(found: re.Match[str], _start: str) -> Dateline | None:
    """Read a form that is a sentence's too, if its agency is known."""
    return _dateline(found) if is_agency(found["agency"]) else None


def _read_sent(found: re.Match[str], _start: str) -> Dateline | None:
    """Read a place with a known agency, or a known city with whatever stands in brackets behind it."""
    date = found.groupdict().get("date")
    told = is_agency(found["agency"]) or is_city(found["place"])
    return _dateline(found) if told and not names_no_place(found["place"]) and (date is None or is_day(date)) else None


def _read_dashed(found: re.Match[str], start: str) -> Dateline | None:
    """Read a known city with a dash, unless a second dash follows, so that words stand between the two."""
    is_between = re.search(rf"\s{DASH}\s", start[found.end() :]) is not None
    return None if is_between else _read_city(found, start)


def _read_city(found: re.Match[str], _start: str) -> Dateline | None:
    """Read a form that is a sentence's too, if its place is a known city."""
    return _dateline(found) if is_city(found["place"]) else None


_REPORTER = re.compile(r"\s?(?:[가-힣]{2}\s?)?(?:기자|특파원)")
_LONGEST_KOREAN = 2  # letters of a place's name: the names of papers are longer
_SEVERAL = frozenset("綜合 综合".split())
_LOOSE = re.compile(rf"\s{DASH}|{DASH}\s|[—–ـ]")  # a dash or what is used as one, and not a hyphen
_CHINESE_AND_KOREAN: tuple[Form, ...] = (
    (_XINHUA, "】", _read),
    (_CHINESE, "", _read_chinese),
    (_CHINESE_PLACE, "", _read_placed),
    (_CHINESE_SENT, "", _read_placed),
    (_TAIWANESE, "者", _read_reported),
    (_AGENCY_ALONE, "", _read),
    (_JAPANESE_DATED, "】", _read),
    (_KOREAN, "=", _read_korean),
    (_JAPANESE_WIRE, "日", _read),
    (_JAPANESE_BRACKETS, "", _read),
)
EASTERN: tuple[Form, ...] = (
    *_CHINESE_AND_KOREAN,
    (_JAPANESE_AGENCY, "】", _read),
    (_JAPANESE, "】", _read_japanese),
)
BRACKETED: tuple[Form, ...] = (*_EUROPEAN_BRACKETED, *_CHINESE_AND_KOREAN)
HEBREW: tuple[Form, ...] = ((_HEBREW, ")", _read_sent),)
ARABIC: tuple[Form, ...] = (
    (SLASHED, "/", _read),
    (_ARABIC_INSIDE, ")", _read_dated),
    (_ARABIC_DATED, "", _read_dated),
    (_ARABIC_QUOTED, "", _read_known),
    (_ARABIC_WIRE, "", _read_arabic_wire),
    (_ARABIC_KNOWN, "", _read_known),
    (_ARABIC, "", _read_arabic),
    (_URDU, "", _read_city),
)
INDIAN: tuple[Form, ...] = (
    (_INDIAN, "", _read_indian),
    (_INDIAN_WIRE, ")", _read_sent),
    (_INDIAN_NAMED, ",", _read_known),
    (_INDIAN_CITY, "", _read_city),
    (_INDIAN_DASHED, "", _read_dashed),
)
