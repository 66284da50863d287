"""Finds the visible bylines of a page: around its title and behind its story."""

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from itertools import chain, islice, pairwise, takewhile

from ingest.reading.page.blocks.author_lines import (
    DIGIT,
    ENDS,
    LONGEST,
    OF_AGENCY,
    SHORT,
    Line,
    by_role,
    is_dated,
    joined,
    leads_to,
    plausible,
    signature,
)
from ingest.reading.page.blocks.body import Body
from ingest.reading.page.dom.walked import HEADINGS, PICTURES, Piece, Run, Walked
from ingest.reading.page.facts.author_names import holds_author, is_called_after_authors, is_profile, names_author
from ingest.reading.page.facts.head import Head
from ingest.reading.page.metadata.marked_times import aside_of
from ingest.reading.page.pictures.caption_names import says_something
from ingest.reading.phrases.byline import (
    has_byline_word,
    is_bare_byline_word,
    is_person,
    may_be_byline,
    people_of,
)
from ingest.reading.phrases.byline_words import is_by, is_of_others
from ingest.reading.phrases.date_words import PUBLISHED, UPDATED
from ingest.reading.phrases.organisations import is_acronym, is_newsroom, is_organisation
from ingest.text.furniture import ends_story, is_furniture
from ingest.text.markup import Element, line_of

_LABEL = re.compile(rf"(?:{PUBLISHED.pattern})[^\W\d_]*", re.IGNORECASE)  # what says that a date is the story's
_SIGNS = re.compile(r"(?:^|[^a-z])(?:user|person|author|writer|pen|pencil)(?![a-z])", re.IGNORECASE)
_DRAWN = frozenset({"i", "svg", "span", "em"})
_INSIDE = re.compile(
    r"\d.{0,20}(?:[\s\d·•|,–—-])(?:by|von|par|por|przez|door|av)\s*:?\s+(?=\S)"
    r"|\d.{0,20}\s[|·•–—-]\s(?:di|da|de)\s(?=(?-i:[A-ZÀ-ÖØ-Þ]))"
    r"|(?:autore?|auteure?|author|texte?|redaktion|作者|记者|記者)\s?[:：]\s*(?=\S)",
    re.IGNORECASE,
)
_AUTHOR = re.compile(
    r"aut(?:h?or|eur|ore)|written by|geschrieben von|écrit par|escrito por"
    r"|verfasser|автор|yazar|szerző|penulis|نویسنده|الكاتب|作者|執筆",
    re.IGNORECASE,
)
_RIGHT = re.compile(r"text-align\s*:\s*right", re.IGNORECASE)
_ITALICS = frozenset({"em", "i", "b", "strong"})
_NOT_ITS = re.compile(r"comment|related|recommend|more-|teaser")  # in the names of boxes with the words of others
_PICTURED = re.compile(  # before a photographer's name: "Hero image by"
    r"\b(?:photos?|photographs?|images?|pictures?|illustrations?|art|graphics?|video|fotos?|bild(?:er)?|grafik|imagen)"
    r"\s?(?:by|von|par|por|di|door|[:：])\s*$",
    re.IGNORECASE,
)
_TOLD = re.compile(r"(?:[:：]|\s(?:by|von|par|por|av|af|di|door))\s+(?P<name>\S.{2,60})$", re.IGNORECASE)  # who did it
_AVATAR = re.compile(
    r"avatar|head-?shot|mug-?shot|rounded-(?:full|circle)|(?<![a-z])(?:author|profile)(?![a-z])", re.IGNORECASE
)
_CERTAIN = re.compile(r"(?:\w+\s)?(?:by|von|par|por)\b|\w+\s?[:：]", re.IGNORECASE)
_OTHERS = re.compile(
    r"(?:medically |fact[ -]?)?(?:reviewed|edited|checked|updated|photos?|images?|fotos?|bild|bilder)\b", re.IGNORECASE
)
_SEPARATED = re.compile(r"\s*[|·•●∙]\s*|\s[-–—]\s|,\s")
_MARKS = " \t\n\xa0|·•∙●,/:;–—-"
_OF = re.compile(r"[()\[\]/©&]|\s(?:vom|of|from|del|du|van|der|des|the|und|and)$")  # "Report of" a day, and other signs
LAST = 3  # blocks, from the last but one of a story on, that may be its signature
BEHIND = 8  # blocks behind the story in which it may be signed
FAR = 40  # pieces of text from its last block on in which a word for an author is looked for
ABOVE = 4  # levels from a line to the element that says whose it is
FEW = 3  # words of a section's name
BESIDE = 3  # pieces of text from one name of a byline to the next
MOST_LINES = 5
MOST_SIGNS = 3  # elements in front of a name that are looked at
MOST_SPACES = 8  # in a name, or several
TITLES = frozenset({"h1", "h2", "h3"})
MOST = 120  # pieces of text that are looked at


def bylines(head: Head, *, known: bool) -> dict[str, tuple[str, ...]]:
    """Return the lines that name an author, as written, by signal; those that name a person first.

    "byline": a word ("By") or the name of an element says so, near the title, else behind the story; "beside ...": only
    the place does. If an author is `known` already, only lines of the first kind near the title are looked for.
    """
    pieces = head.pieces[:MOST]
    told = _in_order(head, pieces) or ([] if known else list(_behind(head.walked, head.body)))
    told.sort(key=lambda line: not line.is_person)
    pictured = () if told or known else tuple(_by_avatar(head, pieces))[:1]
    dated = () if told or known or pictured else tuple(_by_date(head))[:1]
    lines = tuple(dict.fromkeys(line.text for line in told))[:MOST_LINES]
    return {"byline": lines, "beside an avatar": pictured, "beside a date": dated}


def _in_order(head: Head, pieces: Sequence[Piece]) -> list[Line]:
    """Return the lines among some pieces of text, those above the story first: inside it, they may be about others."""
    start = head.walked.pieces[head.body.runs[0].piece] if head.body else None
    at = next((at for at, piece in enumerate(pieces) if piece is start), len(pieces))
    above, inside = pieces[:at], pieces[at:]
    told = [*_by_word(above, head.language), *_by_name(above)]
    return [*told, *_by_word(inside, head.language, _in_sentences(head)), *_by_name(inside)]


def _in_sentences(head: Head) -> frozenset[int]:
    """Return the ids of pieces of text inside long paragraphs, which may begin with "by" too: "by the Council"."""
    long = ((run, after.piece) for run, after in pairwise(head.runs) if len(run.text) > 2 * LONGEST)
    return frozenset(id(piece) for run, end in long for piece in head.walked.pieces[run.piece + 1 : end])


def _by_word(pieces: Sequence[Piece], language: str | None, passed: Container[int] = ()) -> Iterator[Line]:
    """Yield lines that begin with a word for an author, or have one behind a date; `passed` are ids to skip."""
    for at, piece in enumerate(pieces):
        text = piece.text.strip()
        if len(text) > LONGEST or piece.place.tag in TITLES or _OTHERS.match(text) or id(piece) in passed:
            continue
        if piece.place.tag in PICTURES:
            continue
        # "Author, ", for screen readers; and a term (dt, th) labels what follows it.
        bare = f"{text}:" if piece.place.tag in ("dt", "th") else text.removesuffix(",")
        if may_be_byline(bare) and (ENDS.search(text) or is_bare_byline_word(bare)):
            other = _names_others(text)
            named = joined(pieces[at + 1 : at + 8])
            before = pieces[at - 1 : at] if at and _is_role_behind(pieces, at) else ()
            if before and not other and (lines := list(_person_in(before))):
                yield from lines
                continue
            # With its word, a line may end in the place where it was written: "Por Ana Ruiz, Radio Sur — Madrid".
            lines = list(plausible(f"{text} {named}" if " — " in named else named, alone=True)) if not other else []
            yield from lines or ([] if other else _person_in(pieces[at + 1 : at + 2]))
        elif is_by(bare, language):
            yield from (line for line in plausible(joined(pieces[at + 1 : at + 8])) if line.is_person)
        elif is_by((words := _SEPARATED.split(text, 1)[0].partition(" "))[0], language) and is_person(words[2]):
            yield from plausible(words[2])
        else:
            yield from _in_line(text)
            behind = pieces[at + 1].text.strip() if at + 1 < len(pieces) and " " in text else ""
            yield from by_role(f"{text}, {behind}") if 0 < len(behind) <= SHORT and len(text) <= SHORT else ()


def _is_role_behind(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a word for an author stands behind a name, as "Jane Doe <small>Author</small>", and ends their block."""
    place, behind = pieces[at].place, pieces[at + 1 : at + 2]
    return pieces[at - 1].place is place and all(piece.place is not place for piece in behind)


def _person_in(pieces: Sequence[Piece]) -> Iterator[Line]:
    """Yield the person whose name is all of a piece of text."""
    return (Line(name, is_person=True) for piece in pieces if is_person(name := piece.text.strip()))


def _in_line(text: str) -> Iterator[Line]:
    """Yield the line itself, or what stands in it behind a word for an author, or beside one for a role."""
    worded = may_be_byline(text)
    if worded and has_byline_word(text):
        yield from plausible(text, alone=bool(_CERTAIN.match(text)), small=is_dated(text))
    elif worded and len(text) < 2 * SHORT and (inside := _INSIDE.search(text)):
        yield from plausible(text[inside.end() :], alone=True)
    elif len(text) < 2 * SHORT and "|" in text and any(parted := [*map(has_byline_word, _SEPARATED.split(text))]):
        yield from plausible(_SEPARATED.split(text)[parted.index(True)], alone=True)  # "12 March 2025 | By Jane Doe"
    elif len(text) <= SHORT:
        yield from by_role(text)


def _by_name(pieces: Sequence[Piece]) -> Iterator[Line]:
    """Yield pieces of text in elements named after authors; people side by side in similar elements as one line."""
    line, last, kind = Line("", is_person=False), -MOST, ("", "")
    named = [
        (at, piece, found)
        for at, piece in enumerate(pieces)
        for found in _named_after_authors(piece)
        if not (at and _names_others(pieces[at - 1].text.strip()))
    ]
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


def _names_others(before: str) -> bool:
    """Whether a piece of text says that whoever is named next did something else than write the story."""
    told = _OTHERS.match(before) or _PICTURED.search(before) or is_of_others(f"{before} ")
    return bool(told) and not ((named := _TOLD.search(before)) and is_person(named["name"].strip(" .,)")))


def _columns(pieces: Sequence[Piece], named: Sequence[Piece]) -> frozenset[Element | None]:
    """Return the asides that list several authors without a word for them: columns of people who write for the site."""
    names = Counter(aside for piece in named if (aside := aside_of(piece.place)) is not None)
    several = {aside for aside, count in names.items() if count > 1 and not is_called_after_authors(aside)}
    told = (piece for piece in pieces if several and is_bare_byline_word(piece.text.strip().removesuffix("(s)")))
    return frozenset(several.difference(aside_of(piece.place) for piece in told))


def _named_after_authors(piece: Piece) -> Sequence[Line]:
    """Return the author line that a piece of text is, if its element or its link is named after authors."""
    text = piece.text.strip()
    if not (2 < len(text) <= SHORT or is_acronym(text)) or piece.place.tag in PICTURES or piece.place.tag == "h1":
        return ()
    found = _signed_in(piece.element, text)
    profiled = not found and " " in text and piece.anchor is not None and names_author(piece.anchor.href)
    return tuple(plausible(text)) if profiled and is_person(text.strip(", ")) else found


def _signed_in(element: Element, text: str) -> Sequence[Line]:
    """Return a short text that names somebody, if its element or the one around that is named after authors."""
    own = is_called_after_authors(element) or is_profile(element, text)
    if not own and _is_behind_sign(element, text) and is_person(text):
        return tuple(plausible(text))
    if not own and (" " not in text or (parent := element.getparent()) is None or not holds_author(parent, text)):
        return ()
    if DIGIT.search(text) and is_person(first := _SEPARATED.split(text)[0]):
        text = first  # "Jane Doe | Published 3 hours ago"
    if text.count(" ") > MOST_SPACES or DIGIT.search(text):
        return ()
    house = own and (is_organisation(text) or is_acronym(text))
    return tuple(plausible(text, alone=house or (own and element.tag == "a")))


def _is_behind_sign(element: Element, text: str) -> bool:
    """Whether an icon whose class is named after a person stands right before a text."""
    first = list(islice(element, MOST_SIGNS))
    sign = next((one for one in first if (one.tail or "").strip() == text), None)
    if sign is None and (element.text or "").strip() == text:
        sign = element.getprevious()
    if sign is None or sign.tag not in _DRAWN or says_something(sign):
        return False
    return _SIGNS.search(sign.get("class") or "") is not None


def _by_avatar(head: Head, near: Sequence[Piece]) -> Iterator[str]:
    """Yield people above the story whose picture stands right before their name, or in its place as a link to them."""
    pieces = {id(piece): piece for piece in near}
    first = head.body.runs[:LAST] if head.body else ()  # a standfirst may have been taken for its first block
    opening = next((run for run in first if len(run.text) > LONGEST), next(iter(first), None))
    end = opening.piece if opening else len(head.walked.pieces) - 1
    for picture in takewhile(lambda one: one.piece <= end, head.walked.pictures):
        behind, link = pieces.get(id(head.walked.pieces[picture.piece])), picture.anchor
        if behind is None or behind.place.tag in PICTURES:
            continue
        name, alt = behind.text.strip(), line_of(picture.element.get("alt") or "")
        around = islice(chain((picture.element,), picture.element.iterancestors()), 2)
        called = " ".join((alt, *(one.get("class") or "" for one in around)))
        if picture.piece < end and is_person(name) and _AVATAR.search(called):
            yield from () if _names_a_section(head.walked, name) else (name,)
        elif link and not link.text.strip() and is_person(alt) and leads_to(link.href, alt):
            yield alt


def _by_date(head: Head) -> Iterator[str]:
    """Yield names that share a short line with a date, and are not the names of sections or reports."""
    for date in head.dates:
        if len(date.line) <= 2 * SHORT and "@" not in date.line:
            line = _LABEL.sub(" | ", date.line.replace(date.value, " | "))
            parts = [part.strip(_MARKS) for part in _SEPARATED.split(line)]
            yield from parts[:1] if _is_desk(parts[0]) else ()
            for part in parts:
                several = [who.name or "" for who in people_of(part)]
                if several and all(map(is_person, (part, *several))) and not (_OF.search(part) or _is_of_date(part)):
                    yield from () if _names_a_section(head.walked, part) else (part,)
    yield from _in_capitals(head, head.body.runs) if head.dates and head.body else ()


def _is_desk(part: str) -> bool:
    """Whether the first part of a dated line is an agency, or those who write for a house: "Redacción Regional"."""
    first, _, others = part.partition(" ")
    return OF_AGENCY.fullmatch(part) is not None or (is_newsroom(first) and others.istitle() == bool(others))


def _in_capitals(head: Head, story: Sequence[Run]) -> Iterator[str]:
    """Names in capitals that are lines of their own above a story, which does not speak of them."""
    runs = takewhile(lambda run: run.piece < story[0].piece, head.runs)
    free = (run for run in runs if not run.linked and run.place.tag not in HEADINGS)
    lines = (line.text for run in free for line in head.walked.lines_of(run))
    for name in islice((line for line in lines if line.isupper() and is_person(line)), MOST_LINES):
        told = any(name.title() in run.text for run in story) or _names_a_section(head.walked, name)
        yield from () if told else (one.text for one in plausible(name))


def _is_of_date(part: str) -> bool:
    return bool(UPDATED.search(part) or PUBLISHED.search(part))


def _names_a_section(walked: Walked, name: str) -> bool:
    """Whether a "name" is rather a section: a word of it stands in another short link, or in lower case on the page."""
    words = {word for word in re.findall(r"[^\W\d_]+", name) if not word.islower()}
    for anchor in walked.anchors:
        linked = anchor.text.split() if len(anchor.text) <= SHORT else ()
        if len(linked) <= FEW and not words.isdisjoint(linked) and name not in anchor.text:
            return True
    small = re.compile(rf"\b(?:{'|'.join(map(str.lower, words))})\b")
    return any(small.search(run.text) for run in walked.runs)


def _behind(walked: Walked, body: Body | None) -> Iterator[Line]:
    """Yield lines at the end of the story or behind it that sign it, or say what its author is."""
    if body is None:
        return
    end = walked.number_of(body.runs[-1])
    is_over = False  # below a heading as over comments, which are signed with a day
    for at, run in enumerate(walked.runs[max(0, end - 1) : end + BEHIND]):
        is_over = is_over or ends_story(run.text)
        if not (_is_others(run.place.element) or (is_over and is_dated(run.text))):
            yield from signature(run.text, is_last=at < LAST)
            piece = walked.pieces[run.piece]
            apart = (_stands_right(run) and not run.linked) or (
                piece.element.tag in _ITALICS and piece.text.strip() == run.text
            )
            if at < LAST and apart and is_person(run.text) and not is_furniture(run.text):
                yield from plausible(run.text)
    yield from _labelled(walked.pieces[body.runs[-1].piece :][:FAR])
    pieces = walked.pieces[body.runs[-1].piece :][: 2 * BEHIND]
    boxes = _by_name([piece for piece in pieces if not _is_others(piece.element)])
    yield from (line for line in boxes if line.is_person)


def _stands_right(run: Run) -> bool:
    """Whether a line is aligned right, as signatures are."""
    element = run.place.element
    return element.get("align") == "right" or _RIGHT.search(element.get("style") or "") is not None


def _labelled(pieces: Sequence[Piece]) -> Iterator[Line]:
    """Yield the people named behind a piece of text that is nothing but a word for an author."""
    for at, piece in enumerate(pieces):
        text = piece.text.strip()
        if (_AUTHOR.match(text) or piece.place.tag in HEADINGS) and is_bare_byline_word(text):
            named = plausible(joined(pieces[at + 1 : at + 8])) if not _is_others(piece.element) else ()
            yield from (line for line in named if line.is_person)


def _is_others(element: Element) -> bool:
    """Whether an element, or one around it, holds comments or other stories."""
    around = islice(chain((element,), element.iterancestors()), ABOVE)
    names = [one.get(mark) or "" for one in around for mark in ("class", "id")]
    return _NOT_ITS.search(" ".join(names).lower()) is not None
