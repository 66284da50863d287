"""The visible bylines of a page: what stands around its title and behind its story, where a reader sees who wrote it."""

import re
from collections.abc import Iterator, Sequence

import lxml.html

from ingest.reading.page.body import Body
from ingest.reading.page.walk import HEADINGS, Piece, Run, Walked
from ingest.reading.phrases.byline import (
    has_byline_word,
    is_bare_byline_word,
    is_organisation,
    is_person,
    is_short_name,
    people_of,
)
from ingest.text.dates import find_date

_NAMES = re.compile(
    r"(?:^|[^a-z])(?:byline|author|autor|auteur|contributor|writer|reporter|creator|redakteur)", re.IGNORECASE
)
_INSIDE = re.compile(
    r"\d.{0,20}(?:[\s\d·•|,–—-])(?:by|von|par|por|przez|door|av)\s*:?\s+(?=\S)"
    r"|(?:autore?|auteure?|author|texte?|redaktion|作者|记者|記者)\s?[:：]\s*(?=\S)",
    re.IGNORECASE,
)
_ENDS = re.compile(r"(?:^|\W)(?:by|von|par|por|przez|door|author|autor|auteur|autore)\s*:?\s*$", re.IGNORECASE)
_CERTAIN = re.compile(r"(?:\w+\s)?(?:by|von|par|por)\b|\w+\s?[:：]", re.IGNORECASE)
_OTHERS = re.compile(r"(?:medically |fact[ -]?)?(?:reviewed|edited|checked|updated|photos?|images?|fotos?|bild|bilder)\b", re.IGNORECASE)
_AND = re.compile(r"\s*(?:[,;&]|and|und|et|y|e|og|och|ve|و)\s*", re.IGNORECASE)
_SEPARATED = re.compile(r"\s*[|·•●∙]\s*|\s[-–—]\s|,\s")
_DIGIT = re.compile(r"\d")
LONGEST = 150  # characters of a block that holds a byline
SHORT = 60  # characters of a name
BEHIND = 6  # blocks behind the story in which it may be signed
BESIDE = 3  # pieces of text from one name of a byline to the next
MOST_LINES = 5
TITLES = frozenset({"h1", "h2", "h3"})
MOST = 120  # pieces of text that are looked at


def bylines(walked: Walked, body: Body | None, near: Sequence[Run]) -> dict[str, tuple[str, ...]]:
    """Return the lines that name an author, as written, by what tells them: `byline` a word for it or an element's
    name, near the title or else behind the story; `beside a date` only where they stand."""
    if not near:
        return {}
    pieces = walked.pieces[near[0].piece : near[-1].piece + 3][:MOST]
    told = [*_by_word(pieces), *_by_name(pieces)] or list(_behind(walked, body))
    told.sort(key=lambda line: not _names_a_person(line))
    dated = () if told else tuple(dict.fromkeys(_by_date(near)))[:1]
    return {"byline": tuple(dict.fromkeys(told))[:MOST_LINES], "beside a date": dated}


def _by_word(pieces: Sequence[Piece]) -> Iterator[str]:
    """Lines that begin with a word for it, or hold one behind a date."""
    for at, piece in enumerate(pieces):
        text = piece.text.strip()
        if len(text) > LONGEST or piece.place.tag in TITLES or _OTHERS.match(text):
            continue
        if _ENDS.search(text) or is_bare_byline_word(text):
            yield from _plausible(_joined(pieces[at + 1 : at + 8]), alone=True)
        elif has_byline_word(text):
            yield from _plausible(text, alone=bool(_CERTAIN.match(text)), small=False)
        elif len(text) < 2 * SHORT and (inside := _INSIDE.search(text)):
            yield from _plausible(text[inside.end() :], alone=True)


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


def _plausible(line: str, *, alone: bool = False, small: bool = True) -> Iterator[str]:
    """The line where it names somebody: a person, a house, or with `alone` one word that somebody goes by.

    `small` lets it begin with a small letter.
    """
    names = [who.name or "" for who in people_of(line[:LONGEST])]
    unfinished = line.endswith(":") or _ENDS.search(line)
    if names and not unfinished and all(_is_signature(name, alone=alone, small=small) for name in names):
        yield line


def _is_signature(name: str, *, alone: bool, small: bool) -> bool:
    if " " in name:
        return is_person(name) or is_organisation(name)
    return is_short_name(name) or (alone and len(name) > 1 and (small or not name.islower()))


def _names_a_person(line: str) -> bool:
    return any(is_person(who.name or "") or is_short_name(who.name or "") for who in people_of(line))


def _by_name(pieces: Sequence[Piece]) -> Iterator[str]:
    """Pieces of text in elements that are called after authors, a link to one, or a span; those side by side as one."""
    line, last, kind = "", -MOST, None
    for at, piece in enumerate(pieces):
        text = piece.text.strip()
        if not (3 < len(text) <= SHORT) or _DIGIT.search(text):
            continue
        strict = not _is_called_after_authors(piece.element)
        parent = piece.element.getparent()
        if strict and (parent is None or not _is_called_after_authors(parent)):
            continue
        for found in _plausible(text, alone=not strict and piece.element.tag == "a"):
            alike = (piece.element.tag, piece.element.get("class"))
            if line and at - last <= BESIDE and alike == kind and _names_a_person(line) and _names_a_person(found):
                line = f"{line}, {found}"
            else:
                yield from [line] if line else []
                line = found
            last, kind = at, alike
    yield from [line] if line else []


def _is_called_after_authors(element: lxml.html.HtmlElement) -> bool:
    named = " ".join(element.get(name) or "" for name in ("class", "rel", "itemprop"))
    return _NAMES.search(f"{named} {element.get('href') or ''}" if element.tag == "a" else named) is not None


def _by_date(near: Sequence[Run]) -> Iterator[str]:
    """Names that share a short line with a date."""
    for run in near:
        if run.place.tag not in HEADINGS and len(run.text) <= 2 * SHORT and "@" not in run.text and _DIGIT.search(run.text) and (date := find_date(run.text)):
            for part in _SEPARATED.split(run.text.replace(date, " | ")):
                if is_person(part.strip()):
                    yield part.strip()
                    break


def _behind(walked: Walked, body: Body | None) -> Iterator[str]:
    """Lines behind the story that begin with a word for it."""
    if body is None:
        return
    end = next((at for at, run in enumerate(walked.runs) if run is body.runs[-1]), len(walked.runs))
    for run in walked.runs[max(0, end - 1) : end + BEHIND]:
        text = run.text.strip("()（） ")
        if len(text) <= SHORT and has_byline_word(text):
            yield from _plausible(text, alone=":" in text or "：" in text, small=False)
