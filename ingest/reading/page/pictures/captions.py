"""Finds the caption of a picture, and its credit: in the box around it, in a small table, or in lines nearby."""

import re
from collections.abc import Callable, Sequence
from itertools import islice

from lxml import etree

from ingest.reading.page.dom.side_table import table_of
from ingest.reading.page.dom.walked import HEADINGS, Picture, Run, Walked, on_one_line
from ingest.reading.page.pictures.caption_attributes import said_in_attributes
from ingest.reading.page.pictures.caption_boxes import CREDIT, LONGEST, box_of, holder_in, is_others
from ingest.reading.page.pictures.caption_checks import SENTENCE, sound_caption
from ingest.reading.page.pictures.caption_names import (
    CAPTION_NAME,
    CREDIT_NAME,
    MOST_INSIDE,
    PICTURE_CREDIT,
    is_called,
    is_named,
)
from ingest.reading.page.pictures.caption_texts import Piece, is_idle, joined, pieces_of, text_in
from ingest.reading.phrases.byline import is_person
from ingest.reading.phrases.credit import (
    NO_CAPTION,
    Caption,
    is_credit_label,
    is_of_house,
    split_credit,
    starts_with_credit,
)
from ingest.reading.phrases.credit_lead import bare_credit
from ingest.reading.phrases.credit_words import AGENCIES, LABEL, announces_credit, is_caption_label
from ingest.reading.phrases.times import time_in
from ingest.text.language import fold
from ingest.text.markup import Element

_MAIL_ADDRESS = re.compile(r"[\w.+-]{1,40}@[\w.-]{1,60}")
_BEFORE_HOUSE = frozenset({"/", "|", "on", "via", "auf", "sur", "en", "su", "op", "på"})  # "Ann Lind on Unsplash"
_BY_LAST = re.compile(rf"(?:^|\W){LABEL}\s(?:by|von|par|por|di|door|av|af)$", re.IGNORECASE)
WORDS = 5  # a text behind a credit's label that has more may be a caption
LONGEST_BELOW = 300  # characters of a caption and credit in a line of the story
MOST_PIECES = 3  # of text beside a picture in a table: its caption, its credit
# Elements in a figcaption that only mark up part of a sentence.
_PHRASES = frozenset({"a", "em", "strong", "b", "i", "abbr", "q", "mark", "sup", "sub"})
_BEFORE_CREDIT = (",", ":", "،", "：", "、", "...", "…")  # ends of a label that a credit follows
_LABELLED = re.compile(r"[:：©=]|[(（][cC][)）]")
_CREDITED = re.compile(rf"[:：©|]|\([cC]\)|\b(?:[Pp]hoto|[Ff]oto|{AGENCIES})\b")
_IN_NAMES = frozenset("of the via for and by from de la le du di da von van der den y e et und courtesy".split())
_MARKS = ("/", "|", "©")  # signs in front of a credit
_STOPS = (".", "!", "?", "。")


def caption_of(picture: Picture) -> Caption:
    """Return the caption of a picture from the box around it, from a small table, or from attributes."""
    box = box_of(picture)
    if box is None:
        found = _in_table(table) if (table := table_of(picture)) is not None else NO_CAPTION
    elif next(islice(box.iterdescendants(), MOST_INSIDE, None), None) is not None:
        return NO_CAPTION
    else:
        found = sound_caption(*told_apart(box, holder_in(box)))
        if found.text and not found.credit:
            credit = _credit_inside(box) or _credit_beside(box) or said_in_attributes(picture.element).credit
            found = Caption(_without_own(found.text, credit), credit)
    return found if any(found) else sound_caption(*said_in_attributes(picture.element))


def _without_own(text: str, credit: str | None) -> str:
    """Return a caption without its credit at the end, in brackets or behind a full stop."""
    bare = text.removesuffix(f"({credit})").rstrip()
    if bare == text and credit and text.endswith(f" {credit}"):
        bare = text.removesuffix(credit).rstrip()
        return bare if bare.endswith(_STOPS) else text
    return bare or text


def _credit_inside(box: Element) -> str | None:
    """Return the credit that is the last text in a picture's box, beside the caption."""
    holder = holder_in(box)
    texts = pieces_of(box, () if holder is None else (holder,))
    return _whole_credit(texts[-1][0]) if holder is not None and texts else None


def _whole_credit(text: str) -> str | None:
    """Return the credit that a short text is, label and all."""
    is_whole = len(text) <= CREDIT and (split_credit(text).text is None or is_of_house(text))
    return sound_caption(None, bare_credit(text)).credit if is_whole else None


def _credit_beside(box: Element) -> str | None:
    """Return the credit in an element right before a picture's box, or right behind it."""
    before, behind = box.getprevious(), box.getnext()
    # A credit before the box, but right behind another picture, is that one's.
    if before is not None and _is_credit(before) and not _shows_picture(before.getprevious()):
        return sound_caption(None, bare_credit(text_in(before))).credit
    if behind is None or (box.tail or "").strip():
        return None
    if _is_credit(behind):
        return sound_caption(None, bare_credit(text_in(behind))).credit
    text = text_in(behind) if _is_short(behind) else ""
    return _whole_credit(text) if _LABELLED.search(text) else None


def _is_credit(element: Element) -> bool:
    return is_named(element, PICTURE_CREDIT) and _is_short(element)


def _is_short(element: Element) -> bool:
    """Whether an element holds a text no longer than a credit, and no picture."""
    if element.tag in (*HEADINGS, etree.Comment) or _shows_picture(element):
        return False
    return 1 < sum(map(len, islice(element.itertext(), MOST_INSIDE))) <= CREDIT


def _shows_picture(element: Element | None) -> bool:
    return element is not None and next(element.iter("img"), None) is not None


def _in_table(table: Element) -> Caption:
    """Return the caption in a picture's own table, without links, which enlarge the picture."""
    pieces = pieces_of(table, list(table.iter("a")))
    if len(pieces) > MOST_PIECES or sum(len(text.split()) for text, _ in pieces) < SENTENCE:
        return NO_CAPTION
    (first, where), *rest = pieces
    parted = "/" in first or " | " in first  # "Ann Lind / Staff"
    if parted and len(first) <= CREDIT and rest and rest[0][1] is not where:
        return sound_caption(joined(rest), bare_credit(first))
    return sound_caption(*_by_words(pieces))


def caption_near(picture: Picture, walked: Walked) -> Caption:
    """Return a caption from the lines around a picture that is in no box, if they credit someone."""
    at = walked.run_at(picture.piece)
    short = [run for run in walked.runs[max(0, at - 2) : at + 3] if len(run.text) <= LONGEST]
    near = [run for run in short if picture.piece - 2 <= run.piece <= picture.piece + 4]
    behind = [run for run in near if run.piece >= picture.piece][:2]
    before = [run for run in near if run.piece < picture.piece][-1:]
    for run in behind[:1]:
        if run.place.tag == "figcaption" and is_others(run.place.element, picture):
            break
        found = sound_caption(*split_credit(_parted(walked, run)))
        if found.credit and not (found.text and time_in(found.text)) and _is_sure(run.text):
            return found
    for line in (*before, *behind[1:]):
        found = split_credit(line.text)
        if found.credit and found.text is None and behind:
            return sound_caption(behind[0].text, found.credit)
    return NO_CAPTION


def _is_sure(line: str) -> bool:
    """Whether a line may be a caption with its credit: a long one that names no agency is the story's."""
    return len(line) <= LONGEST_BELOW or _CREDITED.search(line[-CREDIT:]) is not None


def caption_below(picture: Picture, walked: Walked) -> Caption:
    """Return a caption from the line right behind a picture that is in no box, if it credits someone."""
    run = next(iter(walked.runs_from(picture.piece)), None)
    if run is None or run.piece != picture.piece or len(run.text) > LONGEST_BELOW or run.place.tag in HEADINGS:
        return NO_CAPTION
    found = sound_caption(*split_credit(_parted(walked, run)))
    led_away = found.text and 2 * run.linked > len(run.text)  # a work and who it is by
    return found if found.credit and not led_away else NO_CAPTION


def _parted(walked: Walked, run: Run) -> str:
    """Return the text of a line, with a space between two elements that only a style sheet separates."""
    two = [piece.text.strip() for piece in walked.pieces[run.piece : run.piece + 2]]
    return " ".join(two) if run.text == "".join(two) else run.text


def told_apart(box: Element, holder: Element | None) -> Caption:
    """Return caption and credit: told by a credit's class name, by an element of its own at the end, else by words."""
    credits = _credit_elements(box, holder)
    inside = [caption for element in credits for caption in _captions_in(element)]  # of the caption, beside the credit
    said = dict.fromkeys(joined(_without_labels(pieces_of(element, inside), is_credit_label)) for element in credits)
    credit = bare_credit(" ".join(said))
    around = box if holder is None else holder
    pieces = [*pieces_of(around, credits), *(piece for caption in inside for piece in pieces_of(caption, ()))]
    if not credit:
        pieces, credit = _without_labelled(pieces)
        credit = credit or _behind_label(box)
    if _has_title(around):
        return Caption(None, credit)
    pieces = _without_labels(pieces, is_caption_label)
    if credits and credit:
        pieces, credit = _without_second(pieces, credit)
    text = joined(pieces)
    if len(text) > LONGEST or (holder is None and not credit and not split_credit(text).credit):
        return Caption(None, credit)
    return Caption(_without_own(text, credit) or None, credit) if credit else _by_words(pieces)


def _has_title(element: Element) -> bool:
    """Whether an element holds the page's title, and so what stands around it."""
    return next(element.iter("h1"), None) is not None


def _captions_in(credit: Element) -> list[Element]:
    """Return the element named after captions in one named after credits, if it has other text as well."""
    named = (one for one in islice(credit.iterdescendants(), MOST_INSIDE) if is_called(one, CAPTION_NAME))
    return [caption for caption in islice(named, 1) if len(text_in(caption)) < len(text_in(credit))]


def _without_second(pieces: list[Piece], credit: str) -> tuple[list[Piece], str]:
    """Return the pieces of a caption without a label or a credit at their end, and the `credit` with the other one.

    "... on Tuesday. PHOTO", "... on Tuesday. (Photo: Reuters)", with the photographer named elsewhere.
    """
    if not pieces:
        return pieces, credit
    *front, (last, where) = pieces
    if front and (is_credit_label(last.strip(" |(/")) or announces_credit(last)):
        return front, credit
    said, bar, label = last.rpartition(" | ")
    if bar and is_credit_label(label):
        return [*front, (said, where)], credit
    before, _, label = last.rpartition(" ")
    if before.endswith(_STOPS) and label[:1].isalpha() and announces_credit(label.rstrip(":")):
        return [*front, (before, where)], credit
    apart = split_credit(last)
    if (
        not apart.credit
        or announces_credit(apart.credit)
        or not (last.endswith(")") or (apart.text is None and ":" in last))
    ):
        return pieces, credit
    kept = [*front, (apart.text, where)] if apart.text else front
    return kept, credit if fold(apart.credit) in fold(credit) else f"{apart.credit} / {credit}"


def _by_words(pieces: Sequence[Piece]) -> Caption:
    """Return caption and credit from pieces of text: the credit is the first or the last, else told by words."""
    pieces = _with_house(pieces)
    if len(pieces) > 1 and split_credit(pieces[0][0]).text is None and not split_credit(pieces[-1][0]).credit:
        return Caption(joined(pieces[1:]), bare_credit(pieces[0][0]))
    if len(pieces) > 1 and _BY_LAST.search(pieces[-2][0]):  # "Photograph by", and a link to whom
        return split_credit(joined(pieces))
    if len(pieces) > 1 and _is_own(pieces) and (credit := bare_credit(pieces[-1][0])):
        front, credit = _without_second(list(pieces[:-1]), credit)
        return Caption(joined(front), credit)
    if len(pieces) > 1 and pieces[0][1] is not pieces[1][1] and starts_with_credit(pieces[0][0]):
        return Caption(joined(pieces[1:]), bare_credit(pieces[0][0]))
    return split_credit(joined(pieces))


def _with_house(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return the pieces with a name and a house at their end as one: "Ann Lind", "/", "Getty Images"."""
    if len(pieces) < 3 or pieces[-2][0] not in _BEFORE_HOUSE:
        return pieces
    *front, (name, where), (stroke, _), (house, _) = pieces
    return [*front, (f"{name} {stroke} {house}", where)]


def _without_labels(pieces: list[Piece], is_label: Callable[[str], bool]) -> list[Piece]:
    """Return the pieces without labels at either end, a picture's number before them and a mail address behind."""
    while len(pieces) > 1 and (is_label(pieces[0][0]) or _is_number(*pieces[:2])):
        pieces = pieces[1:]
    while len(pieces) > 1 and (is_label(pieces[-1][0]) or _MAIL_ADDRESS.fullmatch(pieces[-1][0])):
        pieces = pieces[:-1]
    return pieces


def _is_number(first: Piece, second: Piece) -> bool:
    """Whether the first piece is the picture's number, in an element of its own."""
    (text, where), (_, other) = first, second
    return text.isdecimal() and len(text) < 3 and where is not other and where.tag not in _PHRASES


def _without_labelled(pieces: list[Piece]) -> tuple[list[Piece], str | None]:
    """Return the pieces without a label that is one of them and the credit behind it; and that credit.

    All that follows the label is the credit if a caption stands before it, or if its element goes on behind a link.
    """
    labels = (at for at, (text, _) in enumerate(pieces) if is_credit_label(text) and _announces(pieces, at))
    at = next(labels, None)
    if at is None:
        return pieces, None
    behind = pieces[at + 1 :]
    if at == 0 and len(behind) == 1 and _is_sentence(behind[0][0]):
        return behind, None  # "Image:", for screen readers
    goes_on = at > 0 or (len(behind) > 1 and behind[1][1] is pieces[at][1])
    whole = goes_on and sum(len(text) for text, _ in behind) <= 2 * CREDIT
    credit = behind if whole else behind[:1]
    return pieces[:at] + behind[len(credit) :], bare_credit(joined(credit))


def _is_sentence(text: str) -> bool:
    """Whether a text describes a picture, rather than credits it: enough of its words are in lower case.

    In a text with many names, two are enough that do not stand in names.
    """
    words = text.split()
    lower = [word for word in words if word.islower()]
    says = 2 * len(lower) > len(words) or sum(word not in _IN_NAMES for word in lower) > 1
    return len(words) > WORDS and says and split_credit(text).text is not None


def _announces(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a label announces what follows: by the sign it ends in, or by standing alone in its element."""
    text, where = pieces[at]
    return text.endswith(_BEFORE_CREDIT) or (at + 1 < len(pieces) and pieces[at + 1][1] is not where)


def _behind_label(box: Element) -> str | None:
    """Return the text behind a label that tells screen readers that a credit follows."""
    texts = (on_one_line(str(text)) for text in islice(box.itertext(), MOST_INSIDE) if not text.isspace())
    for text in texts:
        if text.endswith(_BEFORE_CREDIT) and is_credit_label(text):
            said = next((text for text in texts if not is_idle(text)), "")[:CREDIT]
            return None if _is_sentence(said) else bare_credit(said)
    return None


def _is_own(pieces: Sequence[Piece]) -> bool:
    """Whether the last piece is short, stands in an element or a line of its own, and ends no sentence."""
    last, element = pieces[-1]
    signs = (pieces[-2][0].endswith(_STOPS) and ("/" in last or is_person(last))) or is_of_house(last)
    signs = signs or ((bare := bare_credit(last)) != last and is_person(bare or ""))  # "Foto Ann Lind"
    set_off = last.startswith(_MARKS) or not _goes_on(pieces[-2][1], element)
    own = element is not pieces[0][1] and element.tag not in _PHRASES and set_off
    return (own or signs) and len(last) <= CREDIT and not last.endswith(_STOPS)


def _goes_on(part: Element, whole: Element) -> bool:
    """Whether an element is only inline markup (_PHRASES) within another one, whose text goes on behind it."""
    while part is not whole:
        above = part.getparent()
        if above is None or part.tag not in _PHRASES:
            return False
        part = above
    return True


def _credit_elements(box: Element, holder: Element | None) -> list[Element]:
    """Return the outermost elements named after credits in the caption, else beside it."""
    for around in (holder, box):
        if around is None:
            continue
        above = set() if holder is None else set(holder.iterancestors())
        framed = around.tag in {"figure", "figcaption"}
        names = CREDIT_NAME if framed or around is holder else PICTURE_CREDIT
        named = [
            e
            for e in islice(around.iterdescendants(), MOST_INSIDE)
            if e.tag != "img" and e not in above and (is_named(e, names) or _is_beside(e, holder))
        ][:10]
        outermost = [e for e in named if not any(other is not e and other in e.iterancestors() for other in named)]
        said = [e for e in outermost if e is not holder and 1 < len(text_in(e)) <= 2 * CREDIT and not _has_title(e)]
        if said:
            return said[:2]
    return []


def _is_beside(element: Element, holder: Element | None) -> bool:
    """Whether an element is a `cite` beside a caption; inside one, it may be the title of a work."""
    return element.tag == "cite" and holder is not None and holder.getparent() is element.getparent()
