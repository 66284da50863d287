"""The visible bylines of a page: what a reader sees around its title and behind its story."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ingest.reading.page.body import Body
from ingest.reading.page.marked_times import aside_of
from ingest.reading.page.moments import Head, Seen
from ingest.reading.page.walk import Piece, Walked
from ingest.reading.phrases.byline import (
    has_byline_word,
    is_acronym,
    is_bare_byline_word,
    is_newsroom,
    is_organisation,
    is_person,
    is_short_name,
    may_be_byline,
    people_of,
)
from ingest.reading.phrases.credit import AGENCIES
from ingest.reading.phrases.date_words import PUBLISHED, UPDATED
from ingest.text.dates import find_date
from ingest.text.furniture import is_furniture
from ingest.text.language import fold
from ingest.text.markup import Element

_NAMES = re.compile(
    r"(?:^|[^a-z])(?:[bB]yline|[aA]uthor|[aA]utor|[aA]uteur|[cC]ontributor|[wW]riter|[rR]eporter|[cC]reator|[rR]edakteur"
    r"|[sS]ignature|[fF]irma(?![a-z]))|(?:^|[^a-z])[yY]azar(?!lar)"
)
_HINTS = re.compile(
    "uth?or|yline|uteur|riter|ontributor|eporter|reator|edakteur|ignature|irma|azar"
)  # told faster than the whole words
_HANDLE = re.compile(r"/@([\w.-]+)/?$")  # of an address: the profile of somebody
_INSIDE = re.compile(
    r"\d.{0,20}(?:[\s\d·•|,–—-])(?:by|von|par|por|przez|door|av)\s*:?\s+(?=\S)"
    r"|(?:autore?|auteure?|author|texte?|redaktion|作者|记者|記者)\s?[:：]\s*(?=\S)",
    re.IGNORECASE,
)
_AS = (
    r"(?:(?:[^\W\d_]+\s){0,2}(?:reporter|correspondent|(?:staff |senior )?writer|columnist|journalist|redakteur(?:in)?"
    r"|korrespondent(?:in)?|corresponsal|periodista|correspondante?|journaliste|giornalista|inviat[oa]|jornalista"
    r"|verslaggever|muhabiri?|корреспондент|журналист)(?:\s(?:en|in|à|au|da|для|в)\s.{3,20})?"
    rf"|(?:with|avec|mit|con|com|met|ve)\s(?:{AGENCIES}))"
)
# "Jane Doe | Correspondent in Rome", "Jane Doe (with AFP)": a name, and what makes it a byline.
_IN_ROLE = re.compile(rf"(?P<name>[^\W\d_][^|,()–—/]{{3,40}}?)(?:\s?[|,–—]\s?|\s[-(]\s?)(?i:{_AS})\)?")
_ROLE = re.compile(r"[|,–—(]|\s-")  # what stands between them, seen first
_REPORTERS = ("기자", "특파원", "记者", "記者")
# Who is a reporter: named in front of it in Korean and Japanese, behind it in Chinese.
_KOREAN = re.compile("(?:[\uac00-\ud7a3]{2,4}[·ㆍ,] ?){0,3}[\uac00-\ud7a3]{2,4}(?=\\s?(?:기자|특파원)(?:[^\\w]|$))")
_HAN = re.compile(
    "[(（【]?(?:"
    "[\u4e00-\u9fff]{0,10}[记記]者[ 　]?"
    "(?P<behind>[\u4e00-\u9fff]{2,4}(?:[ 　、][\u4e00-\u9fff]{2,4}){0,3})(?:[ 　]?报道)?"
    "|(?P<before>(?!本|[\u4e00-\u9fff]*[社报報网局])[\u4e00-\u9fff]{3,5})記者)[)）】]?"
)
_BIOGRAPHY = re.compile(
    r"(?P<name>[^\W\d_]\S+(?: \S+){1,2}) (?:is|was) (?:an? |the |our )?(?:[\w-]+ ){0,3}"
    r"(?:reporter|editor|writer|correspondent|journalist|columnist|author)\b"
)
_SIGNED = re.compile(
    r"[—–-]{1,2}\s?(?P<dashed>[^\d—–-]{4,40})"
    r"|[(（【](?!関連|関係|参考|写真|纠错)(?P<bracketed>[^()（）【】]{2,40})[)）】]"
)
_ITALICS = frozenset({"em", "i"})
_OF_AGENCY = re.compile(
    rf"[(]?(?:(?:quelle|source|fuente|fonte|źródło)\s?: )?(?P<agency>{AGENCIES})[)]?", re.IGNORECASE
)
_NOT_ITS = re.compile(r"comment|related|recommend|more-|teaser")  # names of what holds others' words
_ENDS = re.compile(r"(?:^|\W)(?:by|von|par|por|przez|door|author|autor|auteur|autore)\s*:?\s*$", re.IGNORECASE)
_CERTAIN = re.compile(r"(?:\w+\s)?(?:by|von|par|por)\b|\w+\s?[:：]", re.IGNORECASE)
_OTHERS = re.compile(
    r"(?:medically |fact[ -]?)?(?:reviewed|edited|checked|updated|photos?|images?|fotos?|bild|bilder)\b", re.IGNORECASE
)
_AND = re.compile(r"\s*(?:[,;&]|and|und|et|y|e|og|och|ve|و)\s*", re.IGNORECASE)
_SEPARATED = re.compile(r"\s*[|·•●∙]\s*|\s[-–—]\s|,\s")
_DIGIT = re.compile(r"\d")
LONGEST = 150  # characters of a block that holds a byline
SHORT = 60  # characters of a name
LONGEST_WORD = 24  # of a name that is one word
LAST = 3  # blocks, from the last but one of a story, that can be its last line
BEHIND = 6  # blocks behind the story in which it may be signed
ABOVE = 4  # levels from a line to the element that says whose it is
BESIDE = 3  # pieces of text from one name of a byline to the next
MOST_LINES = 5
MOST_SPACES = 8  # in a name, or several
MARKS = ("class", "itemprop", "data-testid")
LINK_MARKS = (*MARKS, "rel", "href")
PICTURES = frozenset({"figure", "figcaption"})  # whose authors are photographers
TITLES = frozenset({"h1", "h2", "h3"})
MOST = 120  # pieces of text that are looked at


class Line(NamedTuple):
    """A line that names an author, as written."""

    text: str
    is_person: bool  # whether one of those it names is surely one


def bylines(head: Head, *, known: bool = False) -> dict[str, tuple[str, ...]]:
    """Return the lines that name an author, as written, by what tells them, those that name a person first.

    `byline`: a word for it ("By") or the name of their element, near the title, else behind the story; `beside a date`:
    only where they stand. Where an author is `known`, only lines with a word for it are looked for.
    """
    pieces = head.pieces[:MOST]
    if not pieces:
        return {}
    told = list(_by_word(pieces))
    if not known:
        told += _by_name(pieces)
        told = told or list(_behind(head.walked, head.body))
    told.sort(key=lambda line: not line.is_person)
    dated = () if told or known else tuple(_by_date(head.dates))[:1]
    return {"byline": tuple(dict.fromkeys(line.text for line in told))[:MOST_LINES], "beside a date": dated}


def _by_word(pieces: Sequence[Piece]) -> Iterator[Line]:
    """Lines that begin with a word for it, or hold one behind a date."""
    for at, piece in enumerate(pieces):
        text = piece.text.strip()
        if len(text) > LONGEST or piece.place.tag in TITLES or _OTHERS.match(text):
            continue
        if not may_be_byline(text):
            yield from _by_role(text) if len(text) <= SHORT and piece.place.tag not in PICTURES else ()
        elif _ENDS.search(text) or is_bare_byline_word(text):
            yield from _plausible(_joined(pieces[at + 1 : at + 8]), alone=True)
        elif has_byline_word(text):
            yield from _plausible(text, alone=bool(_CERTAIN.match(text)), small=_is_dated(text))
        elif len(text) < 2 * SHORT and (inside := _INSIDE.search(text)):
            yield from _plausible(text[inside.end() :], alone=True)
        elif len(text) <= SHORT and piece.place.tag not in PICTURES:
            yield from _by_role(text)


def _by_role(text: str) -> Iterator[Line]:
    """The names in a line that says of somebody that they report or write, or with which agency they did."""
    if _ROLE.search(text) and (told := _IN_ROLE.fullmatch(text)) and is_person(told["name"]):
        yield Line(told["name"], is_person=True)
    elif text.isascii() or not any(word in text for word in _REPORTERS):
        return
    elif korean := _KOREAN.search(text):
        yield Line(re.sub("[·ㆍ]", ", ", korean[0]), is_person=True)
    elif han := _HAN.fullmatch(text):
        names = re.split("[ \u3000、]", han["behind"] or han["before"])
        yield from [Line("、".join(names), is_person=True)] if all(map(is_short_name, names)) else ()


def _is_dated(text: str) -> bool:
    return _DIGIT.search(text) is not None and find_date(text) is not None


def _joined(pieces: Sequence[Piece]) -> str:
    """The name in the first of some pieces, and those that follow it behind a comma or an "and"."""
    line = ""
    joins = True
    for piece in pieces:
        text = piece.text.strip()
        link = _AND.fullmatch(text) is not None or text.startswith((",", "& "))
        if line and not (joins or link):
            break
        line, joins = f"{line} {text}".strip() if line else text, link or text.endswith((",", " and", " und", "&"))
    return line


def _plausible(line: str, *, alone: bool = False, small: bool = True) -> Iterator[Line]:
    """The line where it names somebody: a person, a house, or with `alone` one word that somebody goes by.

    `small` lets it begin with a small letter.
    """
    names = [who.name or "" for who in people_of(line[:LONGEST])]
    unfinished = line.endswith(":") or _ENDS.search(line)
    if names and not unfinished and all(_is_signature(name, alone=alone, small=small) for name in names):
        yield Line(line, any(is_person(name) or is_short_name(name) for name in names))


def _is_signature(name: str, *, alone: bool, small: bool) -> bool:
    if " " in name:
        return is_person(name) or is_organisation(name)
    return (
        is_short_name(name)
        or is_newsroom(name)
        or (alone and 1 < len(name) <= LONGEST_WORD and (small or not name.islower()))
    )


def _by_name(pieces: Sequence[Piece]) -> Iterator[Line]:
    """Pieces of text in elements that are called after authors; persons side by side in like elements as one line."""
    line, last, kind = Line("", is_person=False), -MOST, ("", "")
    named = [(at, piece, found) for at, piece in enumerate(pieces) for found in _named_after_authors(piece)]
    others = _columns(pieces, [piece for _, piece, _ in named])
    for at, piece, found in named:
        if aside_of(piece.place) in others:
            continue
        alike = (piece.element.tag, piece.element.get("class") or "")
        if at - last <= BESIDE and alike == kind and line.is_person and found.is_person:
            line = Line(f"{line.text}, {found.text}", is_person=True)
        else:
            yield from [line] if line.text else []
            line = found
        last, kind = at, alike
    yield from [line] if line.text else []


def _columns(pieces: Sequence[Piece], named: Sequence[Piece]) -> frozenset[Element | None]:
    """The asides that name several authors and do not call them the story's: those who write for the site."""
    held = [aside for piece in named if (aside := aside_of(piece.place)) is not None]
    several = {aside for aside in held if held.count(aside) > 1 and not _is_called_after_authors(aside)}
    told = (piece for piece in pieces if several and is_bare_byline_word(piece.text.strip().removesuffix("(s)")))
    return frozenset(several.difference(aside_of(piece.place) for piece in told))


def _named_after_authors(piece: Piece) -> Sequence[Line]:
    """The text of a piece whose element, or the one around it, is called after authors."""
    text = piece.text.strip()
    if not (2 < len(text) <= SHORT or is_acronym(text)) or piece.place.tag in PICTURES:
        return ()
    return _signed_in(piece.element, text)


def _signed_in(element: Element, text: str) -> Sequence[Line]:
    """A short text where its element, or the one around it, is called after authors and it names somebody."""
    own = _is_called_after_authors(element) or _is_profile(element, text)
    if not own and (
        " " not in text
        or (parent := element.getparent()) is None
        or not (_is_called_after_authors(parent) or _is_profile(parent, text))
    ):
        return ()
    if text.count(" ") > MOST_SPACES or _DIGIT.search(text):
        return ()
    house = own and (is_organisation(text) or is_acronym(text))
    return tuple(_plausible(text, alone=house or (own and element.tag == "a")))


def _is_profile(element: Element, text: str) -> bool:
    """Whether a link leads to a profile that has a part of the name it shows: "Jane Doe" at /@jane."""
    handle = _HANDLE.search(element.get("href") or "") if element.tag == "a" else None
    return handle is not None and any(len(word) > 2 and word in handle[1].casefold() for word in fold(text).split())


def _is_called_after_authors(element: Element) -> bool:
    for mark in MARKS if element.tag != "a" else LINK_MARKS:
        if (value := element.get(mark)) and _names_author(value):
            return True
    return False


@lru_cache(maxsize=2048)  # the class names of a page are few, and a site's pages have them alike
def _names_author(value: str) -> bool:
    return _HINTS.search(value) is not None and _NAMES.search(value) is not None


def _by_date(dates: Sequence[Seen]) -> Iterator[str]:
    """Names that share a short line with a date."""
    for date in dates:
        if len(date.line) <= 2 * SHORT and "@" not in date.line:
            parts = (part.strip() for part in _SEPARATED.split(date.line.replace(date.value, " | ")))
            yield from (
                part for part in parts if is_person(part) and not (UPDATED.search(part) or PUBLISHED.search(part))
            )


def _behind(walked: Walked, body: Body | None) -> Iterator[Line]:
    """Lines at the end of the story or behind it that sign it, or say what its author is."""
    if body is None:
        return
    end = walked.number_of(body.runs[-1])
    for at, run in enumerate(walked.runs[max(0, end - 1) : end + BEHIND]):
        if not _is_others(run.place.element):
            yield from _signature(run.text, is_last=at < LAST)
            piece = walked.pieces[run.piece]
            if at < LAST and piece.element.tag in _ITALICS and piece.text.strip() == run.text:
                yield from _plausible(run.text) if is_person(run.text) and not is_furniture(run.text) else ()
    pieces = walked.pieces[body.runs[-1].piece :][: 2 * BEHIND]
    boxes = _by_name([piece for piece in pieces if not _is_others(piece.element)])
    yield from (line for line in boxes if line.is_person)


def _signature(text: str, *, is_last: bool) -> Iterator[Line]:
    """What signs a story in a line behind it; only in its last one do signs alone tell a name from other words."""
    line = text.strip("()（） ")
    if len(line) <= 2 * SHORT and may_be_byline(line) and has_byline_word(line):
        yield from _plausible(line, alone=":" in line or "：" in line, small=False)
    elif len(text) <= SHORT and any(word in text for word in _REPORTERS):
        yield from _by_role(text.strip())
    elif told := _BIOGRAPHY.match(text):
        yield from _plausible(told["name"])
    elif is_last and (agency := _OF_AGENCY.fullmatch(text.strip())):
        yield Line(agency["agency"], is_person=False)
    elif is_last and (signed := _SIGNED.fullmatch(text.strip())):
        name = signed["dashed"] or signed["bracketed"]
        several = re.split("[、・]", name)
        if all(map(is_short_name, several)):
            yield Line("、".join(several), is_person=True)
        elif is_person(name):
            yield from _plausible(name)


def _is_others(element: Element | None) -> bool:
    """Whether an element, or one around it, holds what others wrote: comments, other stories."""
    for _ in range(ABOVE):
        if element is None:
            return False
        if _NOT_ITS.search(f"{element.get('class') or ''} {element.get('id') or ''}".lower()):
            return True
        element = element.getparent()
    return False
