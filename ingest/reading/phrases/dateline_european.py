"""Reads datelines in Europe's scripts: `CITY, March 4 (Reuters) -`, `CITY:`, `(CNN) --`, `CITY. 4 марта. ТАСС -`."""

import re
from collections.abc import Callable
from typing import TypeAlias

from ingest.reading.phrases.dateline_parts import (
    AGENCY,
    DASH,
    initials,
    is_agency,
    is_city,
    is_day,
    is_weekday,
    names_month,
    names_no_place,
)
from ingest.reading.phrases.dateline_words import AGENCIES, ARTICLED, ARTICLES, CITIES_WITH_COLON, COUNTRIES
from ingest.schema import Dateline
from ingest.text.language import fold
from ingest.text.phrase_tables import phrases

Form: TypeAlias = tuple[str, str, Callable[[re.Match[str], str], Dateline | None]]

LONGEST = 100  # characters of a dateline
LONGEST_PLACE = 70  # characters of a place, and of what may stand in front of a sign
SHORTEST = 4  # letters of a place in front of a colon
LONGEST_INITIALS = 4  # letters of an agency's initials in brackets
_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-ŽƏȘȚΑ-ΩΆ-ΏЀ-ЯҐҒҚҢӘӨҮҰҺİ]"
_LETTER = r"[^\W\d_]"
_WORD = rf"(?:{_CAPITAL}(?:{_LETTER}|['’.])*)"
_LINK = (
    r"(?:of|de|del|di|da|do|dos|das|la|las|los|le|el|al|am|an|der|bei|ob|im|in|on|upon|en|au|aux|sur|sous|lès|und"
    r"|and|y|et|e|es|ve|na|на|и)"
)
_MONTH = rf"(?!(?i:st|nd|rd|th|er)\b){_LETTER}{{2,14}}"
_NO_DAY = rf"(?!{_MONTH}\.?\s\d)"  # in front of a word that does not begin a day of a month
_JOINED = rf"(?: [/&] |(?<!\.)[ /-]|(?<=\.)[ /-]{_NO_DAY})(?:{_LINK}[ -]){{0,2}}(?:[dl]['’])?"
_NAME = rf"(?:['’][sS]-)?{_WORD}(?:{_JOINED}{_WORD}){{0,4}}"
_TH = r"(?:\.|(?i:st|nd|rd|th|er)|º|°)?"
_DOT = r"(?:\.(?=\s?[(/,\d–—-]))?"  # a full stop of an abbreviation or a number, and not the dateline's end
_DATE = (
    rf"(?:{_MONTH},?\s)??(?:{_MONTH}\.?\s\d{{1,2}}(?i:st|nd|rd|th)?(?:,?\s\d{{4}})?"
    rf"|\d{{1,2}}{_TH}\s?(?:de\s|di\s)?{_MONTH}{_DOT}(?:,?\s(?:de\s|del\s)?(?:\d{{4}}|\d\d\b))?"
    rf"|\d{{4}}\.?\s{_MONTH}\s\d{{1,2}}\.(?:,\s{_MONTH})?|\d{{1,2}}[./]\d{{1,2}}[./]?(?:\d{{2,4}})?|\d{{1,2}}-\d{{1,2}}-\d{{2,4}})(?:\sr\.)?{_DOT}"
)
_SAID_DATE = rf"(?P<date>{_DATE})(?:\s/\s\d{{1,2}}:\d\d\s[ap]m)?"
_AFTER = rf",?(?:\s?{DASH}|\.|\s(?:le|den|am|a|al))?,?\s"
_BEHIND = rf"{_AFTER}{_SAID_DATE}"
_PART = rf",\s{_NO_DAY}(?:{_NAME}|\w+\.[a-z]{{2,3}}\b)"
_PLACE = rf"(?P<place>{_NAME}(?:{_PART}){{0,2}}(?:\s(?:\([^()\d:]{{2,25}}\)|\[[^\[\]\d:]{{2,25}}\]))??)"
_IN_BRACKETS = rf"\s\((?P<day>{_DATE})\)"  # "(March 4, 2017)"
_IN_SLASHES = rf"/\s?(?P<slashed>{_LETTER}[^/]{{1,30}}?)\s?/"
_WIRE = rf"\s?{DASH}?\s?(?:{AGENCY}|{_IN_SLASHES})"
_ENDS = r"\s?(?=\S|$)"
_STRONG = rf"(?P<sign>\s?\.?\s?{DASH}|\s?[:|;=_])"
_WEAK = r"(?P<sign>\.?)"
_SIGNED = rf"^{_PLACE}(?:{_BEHIND}|{_IN_BRACKETS})?,?(?:{_WIRE}(?:,\s(?P<later>{_DATE}))?)?{_STRONG}{_ENDS}"
# These need no dash: "NEW DELHI, Sept 24 (PTI) The", "MOSCOW, March 4. /TASS/.", "Berlin (ots) Der"
_DATED = rf"^{_PLACE}{_BEHIND}(?:,?{_WIRE})?{_WEAK}{_ENDS}"
_WIRED = rf"^{_PLACE}{_WIRE}{_WEAK}{_ENDS}"
# An agency without brackets: "Accra, Sept. 24, GNA –", "Baghdad - INA -", "YEREVAN, MARCH 4, ARMENPRESS."
_BARE = (
    rf"^{_PLACE}(?:{_AFTER}(?P<date>{_DATE}\.?),?\s(?:{DASH}\s)?|\s{DASH}\s)(?P<agency>{_CAPITAL}[\w-]{{1,14}})"
    rf"(?P<sign>\s?\.?{DASH}|\.?){_ENDS}"
)
# "HONG KONG - Media OutReach Newswire - 4 March 2026 -", "VANCOUVER, BC / ACCESSWIRE / March 4, 2026 /"
_RELEASE = rf"^{_PLACE}\s[/-]\s(?P<agency>{_CAPITAL}[^/]{{2,30}}?)\s(?P<sign>[/-])\s{_SAID_DATE}\s(?:/|{DASH})\s"
# "TORONTO--(Newsfile Corp. - March 4, 2026) -"
_DATED_INSIDE = (
    rf"^{_PLACE}(?:{DASH}|\s)\((?P<agency>[^()]{{2,30}}?)(?:\s{DASH}|,)\s(?P<date>{_DATE})\){_STRONG}{_ENDS}"
)
_BUSINESS = rf"^{_PLACE}--\((?P<agency>[^()]{{2,30}})\)--(?P<date>{_DATE})(?P<sign>--){_ENDS}"
# "МОСКВА, 24 сентября. /ТАСС/.", "Москва. 24 сентября. INTERFAX.RU -"
_RUSSIAN = (
    rf"^(?P<place>(?=[А-ЯЁІЇҐЄ]){_NAME})[,.]\s(?P<date>\d{{1,2}}\s[А-ЯЁІЇҐЄа-яёіїґє]{{3,10}})[.,]?\s(?:[-–—]\s)?"
    r"(?:/(?P<slashed>[^/]{2,40})/|(?P<agency>[^\s/.()][^/.()]{1,24}(?:\.RU)?))(?P<sign>\.|\s[-–—])\s(?=\S)"
)
_DAY_FIRST = rf"^{_SAID_DATE}(?:,\s(?P<place>{_NAME}))?{_WIRE}{_STRONG}{_ENDS}"  # "March 4 (Reuters) -"
_DAY_AND_PLACE = rf"^(?P<date>{_DATE}),\s(?P<place>{_NAME})\s{_IN_SLASHES}{_WEAK}\s(?=\S)"
# "4 March 2026, Rome –"
_DAY_THEN_PLACE = rf"^(?P<date>{_DATE}),\s(?P<place>{_NAME}(?:{_PART})?)(?P<sign>\s{DASH}){_ENDS}"
_BARRED = (  # "BERLIN taz |"
    rf"^(?P<place>{_CAPITAL}{{3,}}(?:[/ ]{_CAPITAL}{{3,}}){{0,2}})\s(?P<agency>[a-z]{{2,6}}(?:/[a-z]{{2,6}}){{0,2}})"
    r"\s\|\s(?=\S)"
)
SLASHED = r"^(?P<agency>(?:\w{2,12}\s)?(?:News|Agency|نيوز|نیوز))\s?/\s?(?=\S)"  # "Shafaq News/"
_SITE_FIRST = (
    r"^(?P<agency>[^\W_][\w-]+(?:\.(?!js|py|md|rb|cs|ts|sh)[A-Za-z]{2,4}){1,2}),?"
    rf"(?:(?<=,)\s(?P<place>{_NAME}))?\s?{DASH}\s?(?=\S)"
)
_AGENCY_ALONE = rf"^{AGENCY}(?P<sign>\s?\.?{DASH}|:|){_ENDS}"
# "(ANSA) - ROMA, 24 SET -": only with the day, for without it this is a sentence.
_AGENCY_FIRST = rf"^{AGENCY}(?:\s?{DASH})?\s{_PLACE},\s(?P<date>{_DATE})\s?{DASH}\s?(?=\S)"
_PLACE_IN_BRACKETS = (
    rf"^[(\[]\s?(?P<place>{_NAME}(?:,\s{_NAME})?)(?:,\s(?P<date>{_DATE}))?\s?[)\]](?P<sign>\s?{DASH}|){_ENDS}"
)
_AGENCY_WORD = re.compile(r"\d|(?i:news|press|agen|prensa|media|radio|tv|/|agence)|^[A-Z]+\b")
_NUMBERED = re.compile(r"\b[IVX]{2,}\.?\Z")  # popes, kings and world wars
_AND = re.compile(r"(?<=\S) (?:and|und) (?=\S)")
_CAMEL = re.compile(r"[a-z][A-Z]|\.[a-z]")  # "WinkBed", "Harbour.js"
_ABBREVIATED = re.compile(r"\b[BCDFGHJ-NP-TVWXZ]{3,}\b")  # words in capitals without a vowel
_PREFIX = re.compile(r"\b[A-Z][a-z]{1,2}(?=[A-Z]{2})")  # "McALLEN", "LaGRANGE"
_LOOSE = re.compile(rf"\s{DASH}|{DASH}\s|[‒–—]")  # a dash or what is used as one, and not a hyphen
_WHOLE_DAY = re.compile(r"(?:\d{4}|[^\W\d_]{5,}|[^\W\d_] \d{1,2})\.\Z")  # a whole day, and a full stop
_LAST_PART = re.compile(r"(.+)[,.] (\S.*)")
_WRITTEN_OUT = re.compile(r"\w{4,}\.\Z")  # a word with a full stop, and not an abbreviation


def _read(found: re.Match[str], start: str) -> Dateline | None:
    """Read a form with a sign behind it, if what it found can be a dateline."""
    said = _parted(found)
    if said.date and not is_day(said.date):
        return None
    if said.place is None:
        known = said.date is None or fold(said.agency) in phrases(AGENCIES)
        return said if said.agency and known and found["sign"].strip() != ":" else None
    return said if _names_a_place(said, found, start) else None


def _read_bare(found: re.Match[str], start: str) -> Dateline | None:
    """Read an agency without brackets, if it is known or in capitals."""
    agency = found["agency"]
    return _read(found, start) if agency.isupper() or is_agency(agency) else None


def _read_surely(found: re.Match[str], _start: str) -> Dateline | None:
    """Read a form that only datelines have, if its day is a day."""
    said = _parted(found)
    return said if said.date is None or is_day(said.date) else None


def _read_agency(found: re.Match[str], start: str) -> Dateline | None:
    """Read an agency in brackets: any before a dash, only a known one before a colon or no sign."""
    said = Dateline(None, found["agency"], None, found[0].strip())
    if names_no_place(found["agency"]) and not is_agency(found["agency"]):
        return None
    after = start[found.end() :]
    known = fold(found["agency"]) in phrases(AGENCIES) and bool(after) and not after[0].islower()
    return said if known or found["sign"].strip() not in ("", ":") else None


def _read_bracketed(found: re.Match[str], _start: str) -> Dateline | None:
    """Read a place in brackets: any but an agency before a dash, only a known city before no sign."""
    place, date = found["place"], found["date"]
    if is_agency(place) or names_no_place(place) or (date and not is_day(date)):
        return None
    lettered = _CAMEL.search(place) is None and (not place.isupper() or len(place) > LONGEST_INITIALS)
    told = is_city(place.split(",")[0]) or (
        found["sign"] and (date or lettered) and place.split()[0] not in ("The", "THE")
    )
    return Dateline(place, None, date, found[0].strip()) if told else None


def _parted(found: re.Match[str]) -> Dateline:
    """Put the parts where they belong: an agency or a weekday may stand with the place, a country as the agency."""
    parts = found.groupdict()
    place, date = parts.get("place") or "", parts.get("date") or parts.get("later")
    agency, day = parts.get("agency") or parts.get("slashed"), parts.get("day")
    if day:
        agency, date = (agency, day) if is_day(day) else (day, date)  # "(FOX 2)"
    rest, _, last = place.rpartition(", ")
    if date and rest and is_weekday(last):
        place, date = rest, f"{last}, {date}"
    if date and _WHOLE_DAY.search(date):
        date = date.rstrip(".")
    if agency is None:
        place, agency = _without_agency(place)
    elif place and fold(agency) in phrases(COUNTRIES):  # "Rostow (Russland) -"
        place, agency = f"{place} ({agency})", None
    text = found[0].strip()
    if text[-2:-1] == "." or ("," not in place and _WRITTEN_OUT.search(place)):
        place, agency = place.rstrip("."), agency and agency.rstrip(".")
    return Dateline(place or None, agency, date, text)


def _without_agency(place: str) -> tuple[str, str | None]:
    """Split an agency from the place that it precedes or follows: "JAKARTA, KOMPAS.com", "London CNN", "AFP"."""
    rest, last = found.groups() if (found := _LAST_PART.fullmatch(place)) else ("", place)
    if (is_agency(last) or last.split(" ")[0] in initials()) and (rest or last in initials() or "." in last):
        return rest, last
    first, _, rest = place.partition(", ")
    if rest and is_agency(first) and "." in first:
        return rest, first
    *front, end = place.split(" ")
    if end in initials():
        return " ".join(front).rstrip(".,"), end
    begin, *back = place.split(" ")
    return (" ".join(back), begin) if back and begin in initials() else (place, None)


def _names_a_place(said: Dateline, found: re.Match[str], start: str) -> bool:
    """Whether a capitalised opening is a place: in capitals, or followed by a date, an agency or a spaced dash."""
    place = said.place or ""
    first = place.split(",")[0].split(" (")[0]
    words, sign = fold(first).split(), found["sign"].strip()
    if len(found[0]) > LONGEST or place.casefold() == "new" or _NUMBERED.search(place) or _is_no_place(said):
        return False
    in_capitals = _PREFIX.sub("", first).isupper() and len(first) > 2
    if sign in ("", "."):
        return _needs_no_dash(said, found, start, in_capitals=in_capitals)
    if sign in (":", ";"):
        return _may_have_colon(said, found, in_capitals=in_capitals)
    if said.agency or said.date:
        return in_capitals or (len(words) <= 4 and _may_be_agency(said))
    if sign in ("=", "_", "|"):
        return sign == "|" and is_city(first) and "|" not in start[found.end() :]
    if sign[0] == "." or found[0].rstrip()[-2] == ".":  # "Ciudad de México.- El", as in Spanish
        return len(words) <= 4
    return _is_set_apart(said, found, start, in_capitals=in_capitals)


def _needs_no_dash(said: Dateline, found: re.Match[str], start: str, *, in_capitals: bool) -> bool:
    """Whether an opening with no sign behind its place, or only a full stop, is a dateline all the same."""
    agency, date, after = said.agency, said.date, start[found.end() :]
    if after[:1].islower() or not (after or agency):
        return False
    if agency is None:
        place = said.place or ""
        long = re.search(r"\d{4}", date or "") is not None and "," not in place and place.count(" ") < 3
        return found["sign"] == "." and (in_capitals or long)
    if found.groupdict().get("slashed") or f"({agency})" in found[0]:
        return bool(date) or fold(agency) in phrases(AGENCIES)
    return fold(agency) in phrases(AGENCIES) or (found["sign"] == "." and agency.isupper() and names_month(date or ""))


def _may_have_colon(said: Dateline, found: re.Match[str], *, in_capitals: bool) -> bool:
    """Whether what precedes a colon is a place: more often it belongs to a caption, a question or a product."""
    place = said.place or ""
    if said.date or fold(said.agency) in phrases(AGENCIES):
        return place.count(" ") <= 4
    first = place.split(",")[0]
    spaced = found[0][-1].isspace() and found["sign"].strip() == ":" and not _ABBREVIATED.search(first)
    if spaced and is_city(first, CITIES_WITH_COLON):
        return True
    return spaced and in_capitals and len(first) >= SHORTEST and len(fold(place).split()) <= 3 and "-" not in first


def _is_no_place(said: Dateline) -> bool:
    """Whether a word is in no place's name, or an article stands alone or begins a sentence."""
    place = said.place or ""
    words = fold(place).split()
    if said.agency or said.date:
        place = _AND.sub(" ", place)  # "LONDON and NEW YORK, March 4, 2026 (MNA) --"
    if not words or (names_no_place(place) and not is_city(place)):
        return True
    if len("".join(words)) <= 2:  # "U.S. —", "EU –"
        return not said.agency and not said.date
    if words[0] not in ARTICLES or is_city(place.split(",")[0]):
        return False
    told = said.agency or said.date or (words[0] in ARTICLED and place.isupper() and len(words) == 2)
    return not told or len(words) == 1


def _may_be_agency(said: Dateline) -> bool:
    """Whether brackets behind a name may hold an agency. Several words are mostly a party, a team or a remark."""
    agency = said.agency or ""
    return " " not in agency or bool(said.date) or is_agency(agency) or _AGENCY_WORD.search(agency) is not None


def _is_set_apart(said: Dateline, found: re.Match[str], start: str, *, in_capitals: bool) -> bool:
    """Whether a dash alone marks an opening as a dateline: it is spaced, and the beginning of a sentence follows."""
    place = said.place or ""
    if in_capitals:
        return _LOOSE.search(found[0]) is not None
    after = start[found.end() :].lstrip("„“\"'«»”‘’(")
    name = re.sub(r"\b[dDlL]['’]", "", place)
    spaced = re.search(rf"\s{DASH}\s", found[0]) is not None or found[0].endswith(("‒ ", "– ", "— "))
    spaced = spaced or (is_city(place) and found[0][-1].isspace())  # "Alger- Le"
    return (
        spaced
        and len(fold(name).split()) <= 3
        and "&" not in place
        and bool(after)
        and not after[0].islower()
        and not _CAMEL.search(place)
    )


# The forms in the order in which they are tried, each with a sign that it always holds and the function that reads it.
BRACKETED: tuple[Form, ...] = (
    (_AGENCY_FIRST, ")", _read_surely),
    (_PLACE_IN_BRACKETS, "", _read_bracketed),
    (_AGENCY_ALONE, ")", _read_agency),
)
_OTHERS: tuple[Form, ...] = (
    (SLASHED, "/", _read_surely),
    (_SITE_FIRST, ".", _read_surely),
    (_DAY_FIRST, "", _read),
    (_DAY_AND_PLACE, "/", _read_surely),
    (_DAY_THEN_PLACE, ",", _read),
)
_PLACED: tuple[Form, ...] = (
    (_RUSSIAN, "", _read_surely),
    (_BARRED, "|", _read_surely),
    (_BARE, "", _read_bare),
    (_RELEASE, "", _read),
    (_DATED_INSIDE, ")", _read),
    (_BUSINESS, ")--", _read),
    (_SIGNED, "", _read),
    (_DATED, "", _read),
    (_WIRED, "", _read),
)
_SIGNS = re.compile(r"[-‐-―−:(\[/|]|[,.] (?:[^\W\d_]{2,12}\.? )?\d")  # every form holds one of these
_HEAD = re.compile(
    rf"{_NAME}(?:\s?(?:[,.:;=_|/(\[\d]|{DASH})|\s(?:le\s|den\s|{_MONTH}[.,]?\s)?\d|\s[a-z/]{{2,20}}\s\|)"
)


def forms_from(start: str) -> tuple[Form, ...]:
    """The forms that a text may begin with, judged by its first signs. Nearly every text begins with none."""
    if not _SIGNS.search(start, 0, LONGEST_PLACE):
        return ()
    return (*_OTHERS, *_PLACED) if _HEAD.match(start) else _OTHERS
