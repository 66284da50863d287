"""The dateline: where a story was filed, and by whom, in front of its first words.

Forms read: `CITY, March 4 (Reuters) -`, `CITY, Region -`, `CITY:`, `(CNN) --`, `Kiel (dpa) -`,
`新华社北京4月24日电`, `【ソウル＝...】`, `(서울=연합뉴스)`, and the same with a dash in Arabic letters.
An opening such as "CLAIM:" or "Kenia: ..." is none.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import TypeAlias

from ingest.reading.phrases.dateline_words import AGENCIES, ARTICLED, ARTICLES, COUNTRIES, NO_PLACE
from ingest.schema import Dateline
from ingest.text.language import fold
from ingest.text.phrase_tables import phrases

_Form: TypeAlias = tuple[str, str, Callable[[re.Match[str], str], bool]]

DASH = r"(?:--+|[-–—―−])"
_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-ŽΑ-ΩА-ЯЁİŞĞÇ]"
_LETTER = r"[^\W\d_]"
_WORD = rf"(?:{_CAPITAL}(?:{_LETTER}|['’.])*)"
_LINK_WORD = r"(?:of|de|del|di|da|do|la|le|el|al|am|an|der|bei|ob|im|in|upon|sur|und|and|y|et|ve|/)"
_NAME = rf"{_WORD}(?:(?: / |[ /-])(?:{_LINK_WORD} )?{_WORD}){{0,4}}"
_MONTH = (
    r"(?:jan|feb|fév|mar|mär|apr|avr|abr|may|mai|mei|jun|jui|jul|aug|aoû|ago|sep|set|oct|okt|out|nov|dec"
    r"|dez|déc|dic|oca|şub|nis|mayıs"
    r"|haz|tem|ağu|eyl|eki|kas|ara|ene|yanvar|iyun|iyul|avqust"
    r"|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|січ|лют|берез|квіт|трав|черв|лип|серп|верес|жовт|листоп|груд"
    r"|ιαν|φεβ|μαρ|απρ|μαΐ|ιουν|ιουλ|αυγ|σεπ|οκτ|νοε|δεκ"
    r"|ledna|února|března|dubna|května|června|července|srpna|září|října|listopad|prosince|stycznia|lutego|kwietnia"
    r"|czerwca|lipca|sierpnia|września|październik|grudnia|siječnja|veljače|ožujka|travnja|svibnja|lipnja|srpnja"
    r"|kolovoza|rujna|studenog)\w*\.?"
)
_DATE = (
    rf"(?:\d{{1,2}}\.?\s?(?:de\s)?{_MONTH}(?:\s\d{{4}})?|{_MONTH}\s\d{{1,2}}(?:,?\s\d{{4}})?"
    rf"|\d{{1,2}}[./-]\d{{1,2}}[./-]?(?:\d{{2,4}})?)"
)
_AGENCY = r"\((?P<agency>(?=[^()]{0,39}[^\W\d_])(?![^()]{0,39}(?:\d{4}|[$€£¥]))[^()]{2,40})\)"
_PLACE = rf"(?P<place>{_NAME}(?:,\s{_NAME}){{0,2}})"
# "(March 4, 2017)"
_DAY = rf"\s\((?P<day>(?i:\d{{1,2}}\.?\s{_MONTH}(?:\s\d{{4}})?|{_MONTH}\s\d{{1,2}}(?:,?\s\d{{4}})?))\)"
_SPACED = rf"^{_PLACE}(?:,?\s(?:le\s)?(?P<date>(?i:{_DATE}))|{_DAY})?,?(?:\s?{_AGENCY})?\s?(?:\.?{DASH}\s?|:\s)(?=\S|$)"
# What needs no dash: "NEW DELHI, Sept 24 (PTI) The"; other signs behind an agency: "(AP) _", "(BELGA) =".
_DATED_WIRE = rf"^{_PLACE},\s(?P<date>(?i:{_DATE}))\s?{_AGENCY}\s(?=[^\W\d_])"
_OTHER_SIGN = rf"^{_PLACE}(?:,?\s(?P<date>(?i:{_DATE})))?\s?{_AGENCY}\s?[_=]\s(?=\S)"
# Press releases: "NEW YORK, March 4, 2006 /PRNewswire/ --"
_RELEASE = rf"^{_PLACE},\s(?P<date>(?i:{_DATE}))\s?/(?P<agency>[^\W\d_][^/]{{1,30}})/\s?{DASH}\s?(?=\S)"
# An agency without brackets: "Accra, Sept. 24, GNA –", "Baghdad - INA -", "Caracas, 24 Sep. AVN.-"
_BARE_WIRE = (
    rf"^{_PLACE}(?:,?\s(?P<date>(?i:{_DATE})),?\s|\s{DASH}\s)(?P<agency>{_CAPITAL}{{2,8}})\s?\.?{DASH}\s?(?=\S)"
)
# "МОСКВА, 24 сентября. /ТАСС/.", "Москва. 24 сентября. INTERFAX.RU -"
_RUSSIAN = (
    rf"^(?P<place>(?=[А-ЯЁІҐЄ]){_NAME})[,.]\s(?P<date>\d{{1,2}}\s[а-яіґє]{{3,10}})\.?\s(?:[-–—]\s)?"
    r"/?(?P<agency>[^\s/.()][^/.()]{1,24}(?:\.RU)?)/?(?:\.|\s[-–—])\s(?=\S)"
)
_BARRED = rf"^(?P<place>{_CAPITAL}{{3,}}(?:[/ ]{_CAPITAL}{{3,}}){{0,2}})\s(?P<agency>[a-z]{{2,6}})\s\|\s(?=\S)"
_SLASHED = r"^(?P<agency>(?:\w{2,12}\s)?(?:News|Agency|نيوز|نیوز))\s?/\s?(?=\S)"  # "Shafaq News/"
_INDIAN = (
    r"^(?P<place>[\u0900-\u0dff]+(?:\s[\u0900-\u0dff]+){0,2}),\s(?P<date>\d{1,2}\s[\u0900-\u0dff]+)\s?"
    r"[(](?P<agency>[^()]{2,20})[)]\s"
)
_AGENCY_ALONE = rf"^{_AGENCY}\s?\.?{DASH}\s?(?=\S)"
# "(ANSA) - ROMA, 24 SET -": only with the day, or it is a sentence.
_AGENCY_FIRST = rf"^{_AGENCY}\s?{DASH}\s{_PLACE},\s(?P<date>(?i:{_DATE}))\s?{DASH}\s?(?=\S)"
_CHINESE = (
    r"^[(（【]?(?P<agency>[\u4e00-\u9fff]{1,6}(?:社|网|網|報"
    r"|报))(?P<place>[\u4e00-\u9fff]{2,8}?)?(?P<date>\d{1,2}月\d{1,2}日)[电電讯訊][)）】]?"
    r"(?:[(（](?:记者|記者)[^()（）]{1,30}[)）])?"
)
_JAPANESE_DATED = r"^【(?P<date>\d{1,2}月\d{1,2}日)\s*(?P<agency>[A-Za-z一-龯ァ-ヶー]{2,12})】"
_JAPANESE = r"^【(?P<place>[^【】＝=]{1,20})[＝=](?P<reporter>[^【】]{1,30})】"
_KOREAN = r"^[(\[【](?P<place>[가-힣]{2,10})=(?P<agency>[가-힣A-Za-z0-9]{2,10})[)\]】]\s?"
# 「［東京 ４日 ロイター］」, 【北京共同】
_JAPANESE_WIRE = (
    r"^[［\[](?P<place>[^\W\d_]{1,12})[\s　](?P<date>\d{1,2}(?:月\d{1,2})?日)[\s　]"
    r"(?P<agency>[^\W\d_]{2,12})[］\]]\s?(?:[-－―ー]\s?)?"
)
_JAPANESE_AGENCY = (
    r"^【(?P<place>[^\W\d_]{1,10}?)[・\s]?(?P<agency>(?:ＡＦＰ|AFP)?時事|共同|聯合|ロイター|ＡＰ|AP|ＡＦＰ|AFP)】"
)
_TAIWANESE = (
    r"^[(（](?P<agency>中央社)(?:記者)?(?P<reporter>[\u4e00-\u9fff]{2,4})?(?P<place>[\u4e00-\u9fff]{2,4}?)"
    r"(?P<date>(?:\d{1,2}月)?\d{1,2}日)[電电][)）]"
)
_ARABIC_WORD = r"[\u0621-\u063f\u0641-\u064a\u066e-\u06d3\u06d5\u200c]+"
_ARABIC_DATE = rf"[\d\u0660-\u0669\u06f0-\u06f9]{{1,2}}\s{_ARABIC_WORD}(?:\s[\d\u0660-\u0669\u06f0-\u06f9]{{4}})?"
_ARABIC_WIRE = (
    rf"^(?P<place>{_ARABIC_WORD}(?:\s{_ARABIC_WORD}){{0,2}})"
    rf"(?:\s?/\s(?P<agency>{_ARABIC_WORD})|{DASH}\s?(?P<wire>{_ARABIC_WORD}))\s?{DASH}\s?(?=\S)"
)
_ARABIC_DATED = rf"^(?P<place>{_ARABIC_WORD}(?:\s{_ARABIC_WORD}){{0,2}})[،,]\s(?P<date>{_ARABIC_DATE})\s?{_AGENCY}\s"
_HEBREW = rf"^(?P<place>[\u05d0-\u05ea]+(?:[\s-][\u05d0-\u05ea]+){{0,2}})\s?{_AGENCY}\s?{DASH}\s?(?=\S)"
_ARABIC = (
    rf"^(?P<place>{_ARABIC_WORD}(?:[ /]{_ARABIC_WORD}){{0,3}}(?:[،,]\s{_ARABIC_WORD}(?:\s{_ARABIC_WORD}){{0,3}})?)"
    rf"(?:[،,]?\s(?P<date>{_ARABIC_DATE}))?(?:\s?{_AGENCY})?\s?(?:{DASH}|(?<=\s)ـ(?=\s)|:(?=\s))\s?(?=\S)"
)
_AGENCY_WORD = re.compile(r"\d|(?i:news|press|agen|prensa|media|radio|tv|/|agence)|^[A-Z]+\b")
_DOMAIN = re.compile(r"\.(?:com?|net|org|id|tv|ru|me)\b", re.IGNORECASE)
_NAME_ALONE = re.compile(rf"{_CAPITAL}[^\W\d_A-Z]+")
_NUMBERED = re.compile(r"\b[IVX]{2,}\.?\Z")  # popes, kings and world wars
_CAMEL = re.compile(r"[a-z][A-Z]")
_SIGNS = re.compile(r"[-–—―−:(\[/|]")  # one of which is in each in the letters of Europe
_UNSEEN = re.compile("[\u200b\u200e\u200f\u202a\u202b\u202c\u2060\ufeff]")  # marks of direction and the like
_LOOSE = re.compile(rf"\s{DASH}|{DASH}\s|[—–ـ]")  # a dash, or what stands in its place: no hyphen
_SPEAKER = re.compile(r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ .'-]{1,40}:\s")
LONGEST = 70  # characters of a dateline
LONGEST_TITLE = 500  # characters of a paragraph that may be the title
MOST_TURNS = 30  # paragraphs among which others built alike are looked for
SHORTEST = 4  # letters of a place in front of a colon


def opens_text(text: str, title: str | None) -> Dateline | None:
    """Return the dateline that a story's text, in paragraphs, begins with; None where what looks like one is none."""
    end = text.find("\n\n")
    first = text if end < 0 else text[:end]
    found = find_dateline(first)
    if found is None or says_title(first, found, [fold(title or "")]):  # nearly always
        return None
    return None if is_one_of_several(found, text.split("\n\n", MOST_TURNS + 1)[1:]) else found


def says_title(paragraph: str, found: Dateline, titles: Iterable[str]) -> bool:
    """Return whether a paragraph begins with a title, folded, or a title with it, and goes on about that."""
    text, place = fold(paragraph[:LONGEST_TITLE]), fold(found.place or "")
    return any(
        (title == place and " " in place) or (text != place and title.startswith(text)) or _opens_as(title, text, place)
        for title in titles
        if title
    )


def _opens_as(title: str, text: str, place: str) -> bool:
    """Whether a text begins with the whole of a title that begins with its place and says more: "NAME: More"."""
    return title.startswith(f"{place} ") and text.startswith(title)


def is_one_of_several(found: Dateline, others: Iterable[str]) -> bool:
    """Return whether an opening is one of several paragraphs' built alike: speakers', or the items of a list."""
    if found.text.endswith(":"):
        return any(_SPEAKER.match(text) for text in others)
    sure = found.agency or found.date or (found.place or "").isupper() or found.text.endswith(".")
    return not sure and any(map(find_dateline, others))


def find_dateline(first_paragraph: str) -> Dateline | None:
    """Return the dateline that a story's first paragraph begins with, or None.

    >>> find_dateline("ERBIL, Kurdistan Region - An official said")
    Dateline(place='ERBIL, Kurdistan Region', agency=None, date=None, text='ERBIL, Kurdistan Region -')
    """
    start = first_paragraph[: 2 * LONGEST].lstrip()
    if not start.isascii():
        start = _UNSEEN.sub("", start).lstrip()
    if start[:1] < "\u0590" and not _SIGNS.search(start, 0, LONGEST):
        return None
    for form, sign, holds in _forms_from(start[:1]):
        if sign in start and (found := _compiled(form).match(start)) and holds(found, start):
            return _dateline(found)
    return None


@cache
def _compiled(form: str) -> re.Pattern[str]:
    """A form as it is matched, made once it is tried: to make all of them takes 0.03 s, and no document needs all."""
    return re.compile(form)


def _forms_from(first: str) -> Sequence[_Form]:
    """The forms of the scripts that a letter is of, or that begin with a bracket."""
    if first < "\u0590":
        return _BRACKETED if first in ("(", "[") else _EUROPEAN
    if first < "\u0780":
        return _HEBREW_FORMS if first < "\u0600" else _ARABIC_FORMS
    return _EASTERN if first > "\u2e7f" else _INDIAN_FORMS


def _dateline(found: re.Match[str]) -> Dateline:
    parts = found.groupdict()
    place, agency = parts.get("place"), parts.get("agency") or parts.get("wire")
    named = [part for part in (place or "").split(", ") if _DOMAIN.search(part)]
    if place and agency is None and named:  # "JAKARTA, KOMPAS.com -"
        place = ", ".join(part for part in place.split(", ") if part not in named) or None
        agency = named[0]
    text = found[0].strip()
    if place and text[-2:-1] == ".":
        place = place.rstrip(".")
    if agency and fold(agency) in phrases(COUNTRIES):  # "Rostow (Russland) -"
        place, agency = f"{place} ({agency})" if place else agency, None
    elif agency and not place and _NAME_ALONE.fullmatch(agency) and fold(agency) not in phrases(AGENCIES):
        place, agency = agency, None  # "(Leipzig) -"
    return Dateline(place, agency, parts.get("date") or parts.get("day"), text)


def _names_a_place(found: re.Match[str], start: str) -> bool:
    """Whether a capitalised opening is a place: in capitals, or followed by a date, an agency or a spaced dash."""
    place, mark = found["place"], found[0].rstrip()[-1]
    words = fold(place).split()
    if len(found[0]) > LONGEST or place.casefold() == "new" or _NUMBERED.search(place) or _is_no_place(words, found):
        return False
    first = place.split(",")[0]
    in_capitals = first == first.upper() and len(first) > 2
    if mark == ":":
        # What a caption, a question or a product is headed with ends in a colon more often than a place does.
        return in_capitals and len(first) >= SHORTEST and len(words) <= 3 and "-" not in first
    if found["agency"] or found["date"]:
        return in_capitals or (len(words) <= 4 and _may_be_agency(found))
    if found[0].rstrip()[-2] == ".":  # "Ciudad de México.- El", as in Spanish
        return len(words) <= 4
    return _is_set_apart(found, start, in_capitals=in_capitals)


def _is_no_place(words: list[str], found: re.Match[str]) -> bool:
    """Whether one of the words is in no place's name, or an article is all there is, or begins a sentence."""
    if names_no_place(found["place"]):
        return True
    if words[0] not in ARTICLES:
        return False
    told = found["agency"] or found["date"] or (words[0] in ARTICLED and found["place"].isupper() and len(words) == 2)
    return not told or len(words) == 1


def _may_be_agency(found: re.Match[str]) -> bool:
    """Whether what stands in brackets behind a name is no party, team or remark, as several words mostly are."""
    agency = found["agency"] or ""
    return " " not in agency or bool(found["date"]) or _AGENCY_WORD.search(agency) is not None


def _is_set_apart(found: re.Match[str], start: str, *, in_capitals: bool) -> bool:
    """Whether a dash alone tells an opening from the sentence behind it: a spaced one, before a new beginning."""
    place = found["place"]
    if in_capitals:
        return _LOOSE.search(found[0]) is not None
    after = start[found.end() :].lstrip("„“\"'«»”‘’(")
    spaced = re.search(rf"\s{DASH}\s", found[0]) is not None or found[0].endswith(("– ", "— "))
    return (
        spaced and len(fold(place).split()) <= 3 and bool(after) and not after[0].islower() and not _CAMEL.search(place)
    )


def names_no_place(text: str) -> bool:
    """Return whether a text has a word that is in no place's name."""
    return any(word in _no_place() and word not in ARTICLES for word in fold(text).split())


@cache
def _no_place() -> frozenset[str]:
    return frozenset(map(fold, NO_PLACE))


def _is_arabic_dateline(found: re.Match[str], _start: str) -> bool:
    """Whether an opening in Arabic letters is a place: a few words that no hyphen joins to the next, or an agency."""
    words = found["place"].split()
    if any(fold(word) in _no_place() for word in words):
        return False
    if found["agency"]:
        return True
    parts = found.groupdict()
    told = parts.get("date") or parts.get("wire") or _LOOSE.search(found[0])
    return bool(told) and len(words) <= 4 and ":" not in found[0] and len(found[0]) <= 40


def _is_sure(_found: re.Match[str], _start: str) -> bool:
    """A form that nothing else has."""
    return True


def _names_its_place(found: re.Match[str], _start: str) -> bool:
    """Whether no reporter or photographer stands in a Japanese dateline."""
    return found["place"] not in NO_PLACE


# The forms in the order in which they are tried: each with a sign that is in it, and with what tells it from other
# openings. They go by the script of the first letter, for nearly every opening is of none.
_CHINESE_AND_KOREAN = tuple((form, "", _is_sure) for form in (_CHINESE, _TAIWANESE, _JAPANESE_DATED, _KOREAN))
_EASTERN: tuple[_Form, ...] = (
    *_CHINESE_AND_KOREAN,
    (_JAPANESE_WIRE, "", _is_sure),
    (_JAPANESE_AGENCY, "", _is_sure),
    (_JAPANESE, "", _names_its_place),
)
_BRACKETED: tuple[_Form, ...] = (
    (_AGENCY_FIRST, ")", _is_sure),
    (_AGENCY_ALONE, ")", _is_sure),
    *_CHINESE_AND_KOREAN,
    (_JAPANESE_WIRE, "日", _is_sure),
)
_EUROPEAN: tuple[_Form, ...] = (
    (_RUSSIAN, "", _is_sure),
    (_SLASHED, "/", _is_sure),
    (_BARRED, "|", _is_sure),
    (_BARE_WIRE, "", _names_a_place),
    (_SPACED, "", _names_a_place),
    (_OTHER_SIGN, ")", _names_a_place),
    (_DATED_WIRE, ")", _names_a_place),
    (_RELEASE, "/", _names_a_place),
)
_HEBREW_FORMS: tuple[_Form, ...] = ((_HEBREW, ")", _is_sure),)
_ARABIC_FORMS: tuple[_Form, ...] = (
    (_SLASHED, "/", _is_sure),
    (_ARABIC_DATED, ")", _is_sure),
    (_ARABIC_WIRE, "", _is_arabic_dateline),
    (_ARABIC, "", _is_arabic_dateline),
)
_INDIAN_FORMS: tuple[_Form, ...] = ((_INDIAN, ")", _is_sure),)
