"""The dateline: where a story was filed, and by whom, in front of its first words.

Forms read: `CITY, March 4 (Reuters) -`, `CITY, Region -`, `CITY:`, `(CNN) --`, `Kiel (dpa) -`,
`新华社北京4月24日电`, `【ソウル＝...】`, `(서울=연합뉴스)`, and the same with a dash in Arabic letters.
An opening such as "CLAIM:" or "Kenia: ..." is none.
"""

import re

from ingest.schema import Dateline
from ingest.text.language import fold

DASH = r"(?:--+|[-–—―−])"
_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-ŽΑ-ΩА-ЯЁİŞĞÇ]"
_LETTER = r"[^\W\d_]"
_WORD = rf"(?:{_CAPITAL}(?:{_LETTER}|['’.])*)"
_LINK_WORD = r"(?:of|de|del|di|da|do|la|le|el|al|am|an|der|bei|ob|im|in|upon|sur|und|and|y|et|ve|/)"
_NAME = rf"{_WORD}(?:[ /-](?:{_LINK_WORD} )?{_WORD}){{0,4}}"
_MONTH = (
    r"(?:jan|feb|fév|mar|mär|apr|avr|abr|may|mai|mei|jun|jui|jul|aug|aoû|ago|sep|set|oct|okt|out|nov|dec"
    r"|dez|déc|dic|oca|şub|nis|mayıs"
    r"|haz|tem|ağu|eyl|eki|kas|ara)\w*\.?"
)
_DATE = (
    rf"(?:\d{{1,2}}\.?\s?{_MONTH}(?:\s\d{{4}})?|{_MONTH}\s\d{{1,2}}(?:,?\s\d{{4}})?"
    rf"|\d{{1,2}}[./-]\d{{1,2}}[./-]?(?:\d{{2,4}})?)"
)
_AGENCY = r"\((?P<agency>(?=[^()]{0,39}[^\W\d_])(?![^()]{0,39}(?:\d{4}|[$€£¥]))[^()]{2,40})\)"
_SPACED = re.compile(
    rf"^(?P<place>{_NAME}(?:,\s{_NAME}){{0,2}})(?:,?\s(?P<date>(?i:{_DATE})))?,?(?:\s?{_AGENCY})?\s?(?:{DASH}\s?|:\s)(?=\S)"
)
_AGENCY_ALONE = re.compile(rf"^{_AGENCY}\s?{DASH}\s?(?=\S)")
_CHINESE = re.compile(
    r"^[(（]?(?P<agency>[\u4e00-\u9fff]{1,6}(?:社|网|網|報"
    r"|报))(?P<place>[\u4e00-\u9fff]{2,8}?)(?P<date>\d{1,2}月\d{1,2}日)[电電讯訊][)）]?"
)
_JAPANESE_DATED = re.compile(r"^【(?P<date>\d{1,2}月\d{1,2}日)\s*(?P<agency>[A-Za-z一-龯ァ-ヶー]{2,12})】")
_JAPANESE = re.compile(r"^【(?P<place>[^【】＝=]{1,20})[＝=](?P<reporter>[^【】]{1,30})】")
_KOREAN = re.compile(r"^[(\[](?P<place>[가-힣]{2,10})=(?P<agency>[가-힣A-Za-z]{2,10})[)\]]\s?")
# 「［東京 ４日 ロイター］」, 【北京共同】
_JAPANESE_WIRE = re.compile(
    r"^[［\[](?P<place>[^\W\d_]{1,12})[\s　](?P<date>\d{1,2}(?:月\d{1,2})?日)[\s　]"
    r"(?P<agency>[^\W\d_]{2,12})[］\]]\s?(?:[-－―ー]\s?)?"
)
_JAPANESE_AGENCY = re.compile(
    r"^【(?P<place>[^\W\d_]{1,10}?)[・\s]?(?P<agency>(?:ＡＦＰ|AFP)?時事|共同|聯合|ロイター|ＡＰ|AP|ＡＦＰ|AFP)】"
)
_TAIWANESE = re.compile(
    r"^[(（](?P<agency>中央社)(?:記者)?(?P<reporter>[\u4e00-\u9fff]{2,4})?(?P<place>[\u4e00-\u9fff]{2,4}?)(?P<date>(?:\d{1,2}月)?\d{1,2}日)[電电][)）]"
)
_ARABIC_WORD = r"[\u0621-\u064a\u066e-\u06d3\u06d5\u200c]+"
_ARABIC = re.compile(
    rf"^(?P<place>{_ARABIC_WORD}(?:[ /]{_ARABIC_WORD}){{0,3}}(?:[،,]\s{_ARABIC_WORD}(?:\s{_ARABIC_WORD}){{0,3}})?)"
    rf"(?:[،,]?\s(?P<date>[\d\u0660-\u0669\u06f0-\u06f9]{{1,2}}\s{_ARABIC_WORD}))?(?:\s?{_AGENCY})?\s?(?:{DASH}|:(?=\s))\s?(?=\S)"
)
# Openings that have the shape of a dateline and name no place.
NO_PLACE = frozenset(
    (
        "claim update updated breaking watch live exclusive opinion analysis comment editorial"
        " review video photos note fact check"
        " question answer faq q a warning spoiler editor correction clarification verdict rating"
        " report news interview podcast"
        " tl dr summary key points who what when where why how trigger advertisement sponsored"
        " eilmeldung kommentar analyse meinung"
        " le les the this these but and it he she we they i you der die das ein eine es il un une"
        " los las i̇şte son dakika özel"
        " liveblog ticker hinweis tldr faqs spoilers published posted updated by photo photos foto fotos bild bilder"
        " image images picture credit source quelle topic interval price note notes tip step part chapter section"
        " e mail email tel phone name date time pros cons about read related see also listen warnung achtung einleitung"
        " fazit info"
        " wichtig tipp frage antwort interview zur zum im am in nach vor bei mit für und oder aber wenn wie was warum"
        " montag dienstag mittwoch donnerstag freitag samstag sonntag monday tuesday wednesday thursday friday saturday"
        " sunday lundi mardi mercredi jeudi vendredi samedi dimanche pazartesi salı çarşamba perşembe cuma cumartesi"
        " comme dans pour avec sans mais sur une ce cette qui que quoi où vidéo analyse récit enquête reportage"
        " güncelleme analiz haber foto galeri röportaj yorum haberi"
    ).split()
)
_SURE = (*(_AGENCY_ALONE, _CHINESE, _TAIWANESE, _JAPANESE_DATED, _JAPANESE, _JAPANESE_WIRE, _JAPANESE_AGENCY, _KOREAN),)
_CAMEL = re.compile(r"[a-z][A-Z]")
LONGEST = 70  # characters of a dateline
SHORTEST = 4  # letters of a place in front of a colon


def find_dateline(first_paragraph: str) -> Dateline | None:
    """Return the dateline that a story's first paragraph begins with, or None.

    >>> find_dateline("ERBIL, Kurdistan Region - An official said")
    Dateline(place='ERBIL, Kurdistan Region', agency=None, date=None, text='ERBIL, Kurdistan Region -')
    """
    start = first_paragraph[: 2 * LONGEST].lstrip()
    if start.isascii() and "-" not in start and ":" not in start:  # each has a mark or other letters
        return None
    for pattern in _SURE:
        if found := pattern.match(start):
            return _dateline(found)
    if (found := _SPACED.match(start)) and _names_a_place(found, start):
        return _dateline(found)
    if (found := _ARABIC.match(start)) and _is_arabic_dateline(found):
        return _dateline(found)
    return None


def _dateline(found: re.Match[str]) -> Dateline:
    parts = found.groupdict()
    return Dateline(parts.get("place"), parts.get("agency"), parts.get("date"), found[0].strip())


def _names_a_place(found: re.Match[str], start: str) -> bool:
    """Whether a capitalised opening is a place: in capitals, or followed by a date, an agency or a spaced dash."""
    place, mark = found["place"], found[0].rstrip()[-1]
    words = fold(place).split()
    if len(found[0]) > LONGEST or place.casefold() == "new" or any(word in NO_PLACE for word in words):
        return False
    first = place.split(",")[0]
    in_capitals = first == first.upper() and len(first) > 2
    if mark == ":":
        # What a caption, a question or a product is headed with ends in a colon more often than a place does.
        return in_capitals and len(first) >= SHORTEST and len(words) <= 3 and "-" not in first
    if found["agency"] or found["date"]:
        return in_capitals or len(words) <= 4
    return _is_set_apart(found, start, in_capitals=in_capitals)


def _is_set_apart(found: re.Match[str], start: str, *, in_capitals: bool) -> bool:
    """Whether a dash alone tells an opening from the sentence behind it: a spaced one, before a new beginning."""
    place = found["place"]
    if in_capitals:
        return re.search(rf"\s{DASH}|{DASH}\s|[—–]", found[0]) is not None
    after = start[found.end() :].lstrip("„“\"'«»”‘’(")
    spaced = re.search(rf"\s{DASH}\s", found[0]) is not None or found[0].endswith(("– ", "— "))
    return (
        spaced and len(fold(place).split()) <= 3 and bool(after) and not after[0].islower() and not _CAMEL.search(place)
    )


def _is_arabic_dateline(found: re.Match[str]) -> bool:
    """Whether an opening in Arabic letters is a place: a few words, or an agency behind them."""
    if found["agency"]:
        return True
    words = found["place"].split()
    return len(words) <= 4 and ":" not in found[0] and len(found[0]) <= 40
