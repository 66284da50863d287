"""Finds boxes inside a story whose names say that they are no part of it: captions, comments, appeals, disclaimers.

The model weighs all class names; these few decide by themselves. But some sites give them to the box around the whole
story, or to each part of it. So a box counts only if it holds little of the story, and all boxes of its kind together
hold little too. Comments behind a whole story always count, for readers may have said more than the story does.
"""

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from functools import lru_cache
from itertools import chain, islice, takewhile
from typing import TypeAlias, TypeVar

from ingest.reading.page.blocks.vocabulary import names_of
from ingest.reading.page.dom.around import Around
from ingest.reading.page.dom.walked import Place, Run, Walked
from ingest.text.furniture import calls_readers
from ingest.text.markup import Element

LITTLE = 0.3  # of the story
ASKING = 300  # characters of a box with a field to fill in; more is a page's own form around all of it
MOST_FIELDS = 200  # that are looked at
BEHIND = 4  # blocks behind the story in which a box at its end may call on readers
WHOLE = 1_000  # weight of a story that is whole, however small a part of the page it is
_NAMES = {
    "comment": "comment comments commentlist commentbody commenttext commentcontent respond disqus "
    "comentarios commentaires commenti komentarze reacties yorumlar",
    "appeal": "modal popup popmake cta newsletter newsletters recommended recommendations",
    "disclaimer": "disclaimer disclaimers disclosure disclosures",
    "author": "authorbox saboxplugin",
}
_KINDS = {name: kind for kind, names in _NAMES.items() for name in names.split()}
_CAPTIONS = ("caption", "captiontext")  # with what comes before: "image-caption", "wp-caption-text"
_HAVING = ("has", "with", "no")  # "has-caption" names what holds a caption

_Key = TypeVar("_Key", int, str)
_Boxes: TypeAlias = tuple[tuple[int, str], ...]  # number of the place of each, and its kind


def outside(around: Around, are_kept: Iterable[bool], walked: Walked) -> list[bool]:
    """Return for each block whether it is kept (`are_kept`) and stands outside such boxes."""
    blocks = list(zip(around.runs, around.at, are_kept, strict=True))
    kept = [run for run, _, is_kept in blocks if is_kept]
    known: dict[int, _Boxes] = {}
    asking = _asking(kept, walked) if kept else frozenset()
    boxes = [_boxes(at, around, asking, known) if is_kept else None for _, at, is_kept in blocks]
    if not any(boxes):
        return [inside is not None for inside in boxes]
    weights = [run.weight for run in around.runs]
    little = LITTLE * sum(weight for weight, inside in zip(weights, boxes, strict=True) if inside is not None)
    held = _held(weights, [{number for number, _ in inside or ()} for inside in boxes])
    kinds = [{kind for number, kind in inside or () if held[number] < little} for inside in boxes]
    together = _held(weights, kinds)
    behind = _comments_behind(weights, boxes, min(little, WHOLE))
    return [
        inside is not None and not is_comment and all(together[kind] >= little for kind in its)
        for inside, its, is_comment in zip(boxes, kinds, behind, strict=True)
    ]


def _asking(kept: Sequence[Run], walked: Walked) -> Set[Place]:
    """Return the small places around fields for votes or mail addresses, and around calls on readers to act."""
    fields = (field for field in walked.fields if _is_asked(field.element))
    asked = (field.place.outwards() for field in islice(fields, MOST_FIELDS))
    first, last = map(walked.number_of, (kept[0], kept[-1]))
    called = (run.place.outwards() for run in walked.runs[first : last + BEHIND] if _calls(run))
    ways = chain(asked, called)
    return {place for way in ways for place in takewhile(lambda place: place.chars <= ASKING, way)}


def _is_asked(field: Element) -> bool:
    """Whether a field is for a vote or for a mail address."""
    written = (field.get("type") or "text").lower()
    return written in ("radio", "email") or (
        written == "text" and "mail" in f"{field.get('name')} {field.get('placeholder')}".lower()
    )


def _calls(run: Run) -> bool:
    """Whether a block is a button, or nothing but a link, that asks readers for something."""
    return (run.place.tag == "button" or run.linked == len(run.text)) and calls_readers(run.text)


def _comments_behind(weights: Sequence[int], boxes: Sequence[_Boxes | None], whole: float) -> list[bool]:
    """Return which blocks are comments that have a `whole` story, by weight, before them."""
    before, are_behind = 0, []
    for weight, inside in zip(weights, boxes, strict=True):
        is_comment = any(kind == "comment" for _, kind in inside or ())
        are_behind.append(is_comment and before >= whole)
        before += weight if inside is not None and not is_comment else 0
    return are_behind


def _held(weights: Sequence[int], insides: Sequence[Set[_Key]]) -> Counter[_Key]:
    """Add up the weight of the blocks in each box, or kind of box; `insides` says which ones each block is in."""
    found: Counter[_Key] = Counter()
    for weight, inside in zip(weights, insides, strict=True):
        for key in inside:
            found[key] += weight
    return found


def _boxes(number: int, around: Around, asking: Set[Place], known: dict[int, _Boxes]) -> _Boxes:
    """Return the boxes of these kinds that a place is or stands in; each place is looked at once."""
    found = known.get(number)
    if found is None:
        parent = around.parents[number]
        found = _boxes(parent, around, asking, known) if parent != number else ()
        for name, written in around.attributes[number]:
            if (name == "class" or name == "id") and (kind := _kind(written)):
                found = (*found, (number, kind))
        if around.places[number] in asking:
            found = (*found, (number, "form"))
        known[number] = found
    return found


@lru_cache(maxsize=4096)  # sites use one name a thousand times
def _kind(written: str) -> str:
    """Return the kind of box that a class or an id names, "" if it names none."""
    if "aption" in written:
        names = [name.lower().replace("-", "").replace("_", "") for name in written.split()]
        if any(name.endswith(_CAPTIONS) and not name.startswith(_HAVING) for name in names):
            return "caption"
    return next((_KINDS[name] for name in names_of(written) if name in _KINDS), "")
