"""Tells whether one line names the authors of a story, and whom it names."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.reading.page.dom.walked import Piece
from ingest.reading.phrases.byline import has_byline_word, is_person, is_short_name, may_be_byline, people_of
from ingest.reading.phrases.credit_words import AGENCIES
from ingest.reading.phrases.organisations import is_newsroom, is_organisation
from ingest.text.dates import find_date
from ingest.text.language import fold

_AS = (
    r"(?:(?:[^\W\d_]+\s){1,2}editor"
    r"|(?:[^\W\d_]+\s){0,2}(?:reporter|correspondent|(?:staff |senior )?writer|columnist|journalist|redakteur(?:in)?"
    r"|korrespondent(?:in)?|corresponsal|periodista|correspondante?|journaliste|giornalista|inviat[oa]|jornalista"
    r"|envoyée? spéciale?|enviad[oa] especial"
    r"|sonderkorrespondent(?:in)?|verslaggever|muhabiri?|корреспондент|журналист)(?:\s(?:en|in|à|au|da|для|в)\s.{3,20})?"
    rf"|(?:with|avec|mit|con|com|met|ve)\s(?:{AGENCIES}))"
)
# "Jane Doe | Correspondent in Rome", "Jane Doe (with AFP)": a name, and what makes it a byline.
_IN_ROLE = re.compile(
    rf"(?P<name>[^\W\d_][^|,()–—/]{{3,40}}?)(?:(?:\s?[|,–—]\s?|\s[-(]\s?)(?i:{_AS})\)?|\s(?:with|avec|mit|con|com|met)\s"
    rf"(?:{AGENCIES})(?:,.{{0,40}})?)"
)
_ROLE = re.compile(r"[|,–—(]|\s(?:-|with |avec |mit |con |com |met )")  # what comes between, looked for first
REPORTERS = ("기자", "특파원", "记者", "記者")
# The name of a reporter: before the word for one in Korean and Japanese, behind it in Chinese.
_KOREAN = re.compile(
    "(?:[\uac00-\ud7a3]{2,4}[·ㆍ,] ?){0,3}[\uac00-\ud7a3]{2,4}"
    "(?=\\s?(?:(?:인턴|수습|선임|전문|객원)\\s?)?(?:기자|특파원)(?:[^\\w]|$))"
)
# What stands before a photographer's name; but after "글·사진=" ("text and picture") stands the author too.
_PICTURED = re.compile("(?<!글[·ㆍ/,])사진\\s?(?:제공\\s?)?[=:：]?\\s?$")
_NO_KOREANS = frozenset("사진 인턴 수습 선임 전문 객원 담당 취재 편집 영상".split())
_HAN = re.compile(
    "[(（【〔]?(?:"
    "[\u4e00-\u9fff]{0,10}[记記]者[ 　]?"
    "(?P<behind>[\u4e00-\u9fff]{2,4}(?:[ 　、][\u4e00-\u9fff]{2,4}){0,3})(?:[ 　]?报道|[／/][\u4e00-\u9fff]{2,8}報導)?"
    "|(?P<before>(?!本|[\u4e00-\u9fff]*[社报報网局])[\u4e00-\u9fff]{3,5})[ 　]?記者)[)）】〕]?"
)
_AND = re.compile(r"\s*(?:[,;&]|and|und|et|y|e|og|och|ve|و|ו)\s*", re.IGNORECASE)
ENDS = re.compile(r"(?:^|\W)(?:by|von|par|por|przez|door|author|autor|auteur|autore)\s*:?\s*$", re.IGNORECASE)
DIGIT = re.compile(r"\d")
BIOGRAPHY = re.compile(
    r"(?P<name>[^\W\d_]\S+(?: \S+){1,2}) (?:is|was) (?:an? |the |our )?(?:[\w-]+ ){0,3}"
    r"(?:reporter|editor|writer|correspondent|journalist|columnist|author)\b"
)
_SIGNED = re.compile(
    r"[—–-]{1,2}\s?(?P<dashed>[^\d—–-]{4,40})"
    r"|[(（【](?!関連|関係|参考|写真|纠错)(?P<bracketed>[^()（）【】]{2,40})[)）】]"
)
_POSTED = re.compile(
    r"(?:posted|submitted|published|gespeichert|eingestellt|erstellt|gepostet|veröffentlicht|publicado|publié|posté"
    r"|pubblicato|scritto)\s",
    re.IGNORECASE,
)
OF_AGENCY = re.compile(rf"[(]?(?:(?:quelle|source|fuente|fonte|źródło)\s?: )?(?P<agency>{AGENCIES})[)]?", re.IGNORECASE)
LONGEST = 150  # characters of a block that holds a byline
SHORT = 60  # characters of a name
LONGEST_WORD = 24  # characters of a name that is one word


class Line(NamedTuple):
    """A line that names an author, as written."""

    text: str
    is_person: bool  # whether at least one of those it names is certainly a person


def by_role(text: str) -> Iterator[Line]:
    """Yield the names in a line that says that somebody is a reporter or a writer, or worked with an agency."""
    if _ROLE.search(text) and (told := _IN_ROLE.fullmatch(text)) and is_person(told["name"]):
        yield Line(told["name"], is_person=True)
    elif text.isascii() or not any(word in text for word in REPORTERS):
        return
    elif korean := ", ".join(_korean(text)):
        yield Line(re.sub("[·ㆍ]", ", ", korean), is_person=True)
    elif han := _HAN.fullmatch(text):
        names = re.split("[ \u3000、]", han["behind"] or han["before"])
        yield from [Line("、".join(names), is_person=True)] if all(map(is_short_name, names)) else ()


def _korean(text: str) -> Iterator[str]:
    """Yield the names of reporters in a Korean line, without other words and without photographers."""
    for found in _KOREAN.finditer(text):
        if found[0] not in _NO_KOREANS and not _PICTURED.search(text[: found.start()]):
            yield found[0]


def is_dated(text: str) -> bool:
    """Return whether a line holds a whole date."""
    return DIGIT.search(text) is not None and find_date(text) is not None


def joined(pieces: Sequence[Piece]) -> str:
    """Return the name in the first piece, with the names that follow it behind commas or an "and"."""
    line = ""
    joins = True
    for piece in pieces:
        text = piece.text.strip()
        link = _AND.fullmatch(text) is not None
        if line and not (joins or link or text.startswith((",", "& "))):
            break
        line, joins = f"{line} {text}".strip() if line else text, link or text.endswith((",", " and", " und", "&"))
    return line


def leads_to(address: str, name: str) -> bool:
    """Return whether an address ends like that of the page about a person.

    >>> leads_to("/people/jane-doe/", "Jane Doe"), leads_to("/2025/jane-doe-wins/", "Jane Doe")
    (True, False)
    """
    return address.lower().rstrip("/").endswith(f"/{fold(name).replace(' ', '-')}")


def plausible(line: str, *, alone: bool = False, small: bool = True) -> Iterator[Line]:
    """Yield the line if it names somebody: a person, an organisation or, with `alone`, anyone by a single word.

    With `small`, that word may begin with a small letter.
    """
    names = [who.name or "" for who in people_of(line[:LONGEST])]
    unfinished = line.endswith(":") or ENDS.search(line)
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


def signature(text: str, *, is_last: bool) -> Iterator[Line]:
    """Yield what signs a story in a line behind it; in its last one signs alone tell a name from other words."""
    line = text.strip("()（） ")
    if len(line) <= 2 * SHORT and may_be_byline(line) and has_byline_word(line):
        posted = _POSTED.match(line) is not None and is_dated(line)
        yield from plausible(line, alone=posted or ":" in line or "：" in line, small=posted)
    elif len(text) <= SHORT and any(word in text for word in REPORTERS):
        yield from by_role(text.strip())
    elif told := BIOGRAPHY.match(text):
        yield from plausible(told["name"])
    elif is_last and (agency := OF_AGENCY.fullmatch(text.strip())):
        yield Line(agency["agency"], is_person=False)
    elif is_last and (signed := _SIGNED.fullmatch(text.strip())):
        name = signed["dashed"] or signed["bracketed"]
        several = re.split("[、・]", name)
        if all(map(is_short_name, several)):
            yield Line("、".join(several), is_person=True)
        elif is_person(name):
            yield from plausible(name)
