"""Boxes inside a story whose names say that they are none of it: captions, readers' comments, appeals, disclaimers.

All names are weighed by the model; these few decide by themselves. But some sites give them to what holds the whole
story, or to each part of it: a box counts only where it holds little of the story, and all boxes of its kind together
hold little of it too. Readers may have said more than the story does: comments behind a whole story are none of it
however long they are (true on all 17 pages of the corpus where the model kept so many). A small box with a field to
fill in, whatever its name, asks its readers for a vote or for where to send its letters.
"""

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from functools import lru_cache
from itertools import islice, takewhile
from typing import TypeAlias, TypeVar

from ingest.reading.page.around import Around
from ingest.reading.page.vocabulary import names_of
from ingest.text.markup import Element

LITTLE = 0.3  # of the story
ASKING = 400  # characters of a box with a field to fill in; more is a page's own form around all of it
MOST_FIELDS = 200  # that are looked at
WHOLE = 1_000  # weight of a story that may stand alone, however little of the page it is
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


def outside(around: Around, are_kept: Iterable[bool]) -> list[bool]:
    """Return which of the blocks of a story, as `are_kept` says, stand outside of such boxes."""
    known: dict[int, _Boxes] = {}
    asking, kept = _asking(around), zip(around.at, are_kept, strict=True)
    boxes = [_boxes(at, around, asking, known) if is_kept else None for at, is_kept in kept]
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


def _asking(around: Around) -> Set[int]:
    """The small places around the fields in which readers vote, or say where to write to them."""
    fields = list(islice(filter(_is_asked, around.places[0].element.iter("input")), MOST_FIELDS))
    if not fields:
        return frozenset()
    numbers = {place.element: number for number, place in enumerate(around.places)}
    ways = ((numbers[outer] for outer in field.iterancestors() if outer in numbers) for field in fields)
    return {at for way in ways for at in takewhile(lambda at: around.places[at].chars <= ASKING, way)}


def _is_asked(field: Element) -> bool:
    """Whether readers vote in a field or say where to write to them."""
    written = field.get("type") or "text"
    return written in ("radio", "email") or (
        written == "text" and "mail" in f"{field.get('name')} {field.get('placeholder')}".lower()
    )


def _comments_behind(weights: Sequence[int], boxes: Sequence[_Boxes | None], whole: float) -> list[bool]:
    """Which blocks are readers' comments with a `whole` story, by weight, before them."""
    before, are_behind = 0, []
    for weight, inside in zip(weights, boxes, strict=True):
        is_comment = any(kind == "comment" for _, kind in inside or ())
        are_behind.append(is_comment and before >= whole)
        before += weight if inside is not None and not is_comment else 0
    return are_behind


def _held(weights: Sequence[int], insides: Sequence[Set[_Key]]) -> Counter[_Key]:
    """The weight of the blocks inside each box, or each kind of box; `insides` says what each block is inside of."""
    found: Counter[_Key] = Counter()
    for weight, inside in zip(weights, insides, strict=True):
        for key in inside:
            found[key] += weight
    return found


def _boxes(number: int, around: Around, asking: Set[int], known: dict[int, _Boxes]) -> _Boxes:
    """The boxes of such kinds that a place is or stands inside; each place is looked at once."""
    found = known.get(number)
    if found is None:
        parent = around.parents[number]
        found = _boxes(parent, around, asking, known) if parent != number else ()
        for name, written in around.attributes[number]:
            if (name == "class" or name == "id") and (kind := _kind(written)):
                found = (*found, (number, kind))
        if number in asking:
            found = (*found, (number, "form"))
        known[number] = found
    return found


@lru_cache(maxsize=4096)  # sites use one name a thousand times
def _kind(written: str) -> str:
    """The kind of box that a class or an id says an element is; nothing where it says none."""
    if "aption" in written:
        names = [name.lower().replace("-", "").replace("_", "") for name in written.split()]
        if any(name.endswith(_CAPTIONS) and not name.startswith(_HAVING) for name in names):
            return "caption"
    return next((_KINDS[name] for name in names_of(written) if name in _KINDS), "")
