"""Corrects the model's choice of blocks where their markup or their words leave no doubt.

Each rule has earned its place out of fold: none costs a point anywhere, and together they gain a third of one on pages
of lists and comments. Class names are weighed by the model, not obeyed here, except for a few (`boxes`); where the
story ends is a matter of its own (`ending`).
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate, compress, dropwhile, islice, takewhile
from math import log, sqrt

from ingest.reading.page.blocks.author_lines import BIOGRAPHY, ENDS, by_role
from ingest.reading.page.blocks.boxes import outside
from ingest.reading.page.blocks.ending import HEADING, ended, without_teasers
from ingest.reading.page.blocks.features import PROSE, Claims, are_titles
from ingest.reading.page.blocks.insets import without_insets
from ingest.reading.page.blocks.pull_quotes import SENTENCE_ENDS, kind_of, without_pull_quotes
from ingest.reading.page.dom.around import TOGETHER, Around
from ingest.reading.page.dom.walked import HEADINGS, Place, Run, Walked, weight_of
from ingest.reading.phrases.byline import has_byline_word, is_person, is_role, people_of
from ingest.reading.phrases.credit import split_credit
from ingest.reading.phrases.labelled import is_labelled
from ingest.reading.phrases.sign_off import signs_off
from ingest.reading.phrases.site_words import speaks_to_readers
from ingest.reading.phrases.times import says_when
from ingest.text.furniture import heads_other_stories, is_furniture, is_rights_line, names_another, points_elsewhere
from ingest.text.language import fold
from ingest.text.sentences import FULL_STOPS

UNLIKELY = log(0.2 / 0.8)  # log odds
FEW_LINKS = 0.3  # share of links in a list or table of the story
MOST_TOGETHER = 0.5  # share of the story in a list: one that holds more is the layout of the page
HEADED = 300  # characters of a block that holds the title and more, at most
SAYING = 20  # weight of a title in such a block, at least
ABOVE = 0.1  # share of the story that may stand above its title
APART = 0.3  # share of the text in an aside from which on that is taken for the story itself
FRAMED = 3  # blocks of a table that frames a picture: its caption, its credit
CAPTION = 400  # characters of a caption with its credit
BYLINE, WORD, HEAD = 100, 20, 4  # characters of a byline; weight of a block that is more than a word; blocks
HOUSE = 30  # characters of a paper's name below a byline
SAID = 60  # weight of a block that hardly stands on a page twice by chance
HALF = 0.5  # share of a block that is links where its first words say that it points elsewhere
_SPECIAL = re.compile(  # below a byline: for whom; in its place: whose
    r"special to (?:the )?[A-Z][\w&'’ -]{2,40}$|(?:[\w&'’]{1,20} ){0,3}staff (?:and wire )?reports?$", re.IGNORECASE
)
_QUESTION = "?？؟"
_BARS = re.compile(r"\s[|·•–—-]\s|(?<=\d)\s(?=[〔【])")
_MAIL_ADDRESS = re.compile(r"[(<\[]?[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{2,20}){1,3}[)>\]]?")
# Words around a mail address: "E-mail Jane Doe at", "Jane Doe can be reached at 555-0134 or".
_ASKING = re.compile(
    r"\b(?:e-?mail|contact|(?:can|may) be (?:contacted|reached)|reach|write to|at|or|by|via|on)\b|\d[\d() .-]{5,20}\d",
    re.IGNORECASE,
)
CREDIT = 60  # characters of a credit that stands alone
_OF_PICTURE = re.compile(
    "photo|image|picture|foto|bild|illustration|фото|zdjęcie|φωτογραφία|صورة|عکس|写真|图片|사진", re.IGNORECASE
)
COPIED = 3  # repeated blocks that show a second copy of the story, or of a box in it; fewer are quotations


def agreed(around: Around, odds: Sequence[float], likely: float) -> list[bool]:
    """Return for each block whether it belongs to the story: a list or a table does as a whole, or not at all.

    A block has to be likelier than `likely`, a list or table in the mean of its parts. One that does not consist of
    links, and stands right between two blocks of the story, only has not to be unlikely. The `summary` of a box that
    unfolds goes with the block behind it. A paragraph between two of the story that are written like it only has not to
    be unlikely either, nor has a heading above a block of the story if another such heading is likely.
    """
    runs = around.runs
    story = sum(run.weight for run, odd in zip(runs, odds, strict=True) if odd > likely)
    kept = [odd > likely for odd in odds]
    for group, members in _groups(around):
        if len(members) > 1 and sum(runs[at].weight for at in members) <= MOST_TOGETHER * story:
            sizes = [sqrt(runs[at].weight) for at in members]
            mean = sum(size * odds[at] for size, at in zip(sizes, members, strict=True)) / sum(sizes)
            whole = mean > likely or (mean > UNLIKELY and _is_between(group, members, kept))
            for at in members:
                kept[at] = whole
    for at in range(1, len(runs) - 1):
        if UNLIKELY < odds[at] <= likely < min(odds[at - 1], odds[at + 1]):
            kept[at] = kept[at] or (kept[at - 1] and kept[at + 1] and _is_amid(runs[at - 1 : at + 2]))
    for at, run in enumerate(runs[:-1]):
        if run.place.tag == "summary" and run.place.parent is not None and run.place.parent.holds(runs[at + 1].place):
            kept[at] = kept[at + 1]
    alike = _headings_alike(runs, kept)
    return [
        is_kept or (odd > UNLIKELY and at in alike) for at, (is_kept, odd) in enumerate(zip(kept, odds, strict=True))
    ]


def _headings_alike(runs: Sequence[Run], kept: Sequence[bool]) -> set[int]:
    """Return the numbers of the headings above a block of the story that are written like one of the story."""
    headings = [at for at, run in enumerate(runs[:-1]) if run.place.tag in HEADINGS and kept[at + 1]]
    kinds = {kind_of(runs[at].place) for at in headings if kept[at]}
    return {at for at in headings if kind_of(runs[at].place) in kinds}


def _is_amid(three: Sequence[Run]) -> bool:
    """Whether the second of three blocks is a paragraph of prose that is written like the other two."""
    before, run, behind = three
    if run.place.tag != "p" or run.weight < PROSE or run.text[-1] not in SENTENCE_ENDS:
        return False
    kind = kind_of(run.place)
    return run.linked <= FEW_LINKS * len(run.text) and kind == kind_of(before.place) == kind_of(behind.place)


def _groups(around: Around) -> Iterable[tuple[Place, list[int]]]:
    """Return the outermost lists and tables, each with the numbers of its blocks."""
    groups: dict[int, tuple[Place, list[int]]] = {}
    for at, (_, inside) in enumerate(around.blocks()):
        if group := inside.group:
            groups.setdefault(group.number, (group, []))[1].append(at)
    return groups.values()


def _is_between(group: Place, members: Sequence[int], kept: Sequence[bool]) -> bool:
    """Whether a list or table with few links stands right between two blocks of the story."""
    before, behind = members[0] - 1, members[-1] + 1
    if before < 0 or behind >= len(kept) or group.linked > FEW_LINKS * group.chars:
        return False
    return kept[before] and kept[behind]


def trimmed(
    around: Around, are_kept: Iterable[bool], claims: Claims, walked: Walked, doubted: Collection[Run] = frozenset()
) -> list[Run]:
    """Return the blocks of a story without what stands around it or in it: title, byline, buttons, boxes, comments.

    `are_kept` says which of the blocks are of the story, `doubted` of which of them that is not all but certain.
    """
    behind = {picture.piece for picture in walked.pictures}
    places = [picture.place.number for picture in walked.pictures]
    blocks = list(compress(around.blocks(), outside(around, are_kept, walked)))
    story = sum(run.weight for run, _ in blocks)
    beside: dict[int, int] = defaultdict(int)
    for run, inside in blocks:
        if inside.box:
            beside[inside.box.number] += run.weight
    groups = Counter(inside.group.number for _, inside in blocks if inside.group)
    titles = are_titles([run.text for run, _ in blocks], claims)
    kept = []
    for (run, inside), is_title in zip(blocks, titles, strict=True):
        if inside.closed or (inside.box is not None and beside[inside.box.number] < APART * story):
            continue
        if not (
            is_title
            or is_furniture(run.text)
            or speaks_to_readers(run.text)
            or (run.linked > HALF * len(run.text) and points_elsewhere(walked.texts[run.first]))
            or (run.piece in behind and _is_caption(run))
            or _heads_links(run, walked)
            or (inside.group is None and _is_credit(run))
            or (inside.group and groups[inside.group.number] <= FRAMED and _is_framed(inside.group, places, story))
        ):
            kept.append(run)
    kept = _below_title(kept, around.runs, claims, walked)
    kept = without_insets(without_pull_quotes(kept), walked, doubted)
    kept = without_teasers(ended(_without_byline(kept, walked.texts), around), walked)
    return _once(_without_empty_headings(_before_others(kept)))


def _below_title(runs: list[Run], judged: Sequence[Run], claims: Claims, walked: Walked) -> list[Run]:
    """Leave out the little that stands above the title: a date, menus, other stories.

    A title that is a link to its own page is none of the blocks that the model has `judged`. The site's name may stand
    as a title above it.
    """
    weights = list(accumulate(run.weight for run in runs))
    above = bisect_left(weights, ABOVE * weights[-1]) if runs else 0  # the last one with little above it
    last = runs[above].piece if runs else -1
    title = next(_titles(judged, last, claims), -1)
    if title < 0:
        title = max(_titles(walked.runs, last, claims), default=-1)
    runs = [*dropwhile(lambda run: run.piece <= title, runs)]
    return [run for run in runs[:HEAD] if not _has_title(run, claims, walked.texts)] + runs[HEAD:]


def _titles(every: Sequence[Run], last: int, claims: Claims) -> Iterator[int]:
    """Return the first pieces of the blocks that are a title, up to the `last` one."""
    heads = list(takewhile(lambda run: run.piece <= last, every))
    titles = are_titles([run.text for run in heads], claims)
    return (run.piece for run in compress(heads, titles))


def _has_title(run: Run, claims: Claims, texts: Sequence[str]) -> bool:
    """Whether one piece of a block is the title; the others are a byline and the like, set apart by a tag."""
    if len(run.text) > HEADED or run.text[-1] in FULL_STOPS:
        return False
    return any(weight_of(text) > SAYING and fold(text) in claims.titles for text in texts[run.first : run.end])


def _is_caption(run: Run) -> bool:
    """Whether a block right behind a picture credits it."""
    return len(run.text) <= CAPTION and split_credit(run.text).credit is not None


def _heads_links(run: Run, walked: Walked) -> bool:
    """Whether a block is a heading over other stories, and what stands right below it leads to one."""
    if run.weight >= HEADING or not heads_other_stories(run.text):
        return False
    return any(below.linked > HALF * len(below.text) for below in islice(walked.runs_from(run.piece + 1), 1))


def _is_credit(run: Run) -> bool:
    """Whether a block only says whose a picture is; a mere "source" may be that of the story's facts."""
    if len(run.text) > CREDIT or run.text[-1] in FULL_STOPS or run.place.tag in HEADINGS:
        return False
    if not _OF_PICTURE.search(run.text):
        return False
    apart = split_credit(run.text)
    return apart.credit is not None and apart.text is None


def _is_framed(group: Place, pictures: Sequence[int], story: int) -> bool:
    """Whether a table holds a picture and hardly more than its caption."""
    if group.tag != "table" or group.chars > min(CAPTION, APART * story):
        return False
    return bisect_right(pictures, group.last) - bisect_left(pictures, group.number) == 1


def _without_byline(runs: list[Run], texts: Sequence[str]) -> list[Run]:
    """Leave out bylines and dates among the first blocks, and all short ones before these that are no headings."""
    first = next((at for at, run in enumerate(runs) if run.weight >= WORD), 0)
    head = [run for run in runs[:first] if run.place.tag in HEADINGS] + runs[first : first + HEAD]
    return [run for run in head if not (_is_filed(run) or _is_signed(run, texts))] + runs[first + HEAD :]


def _is_signed(run: Run, texts: Sequence[str]) -> bool:
    """Whether a block is a byline, or lines that say who wrote, when, and hardly more: the name of the paper."""
    if run.weight > BYLINE:
        return run.weight <= 2 * BYLINE and _is_long_byline(texts[run.first : run.end])
    if run.text[-1] in _QUESTION:  # the first one of an interview
        return False
    if _signs(run.text):
        return True
    parts = texts[run.first : run.end]
    # Elements that only a style sheet sets apart are lines too: "5 May 2019" and "By Jane Doe" side by side.
    lines = _with_names([line for line in _lines_of(parts, between="" if "\n" in parts else "\n") if line])
    if len(lines) < 2:  # as nearly every block
        return False
    undated = [line for line in lines if not says_when(line)]
    others = [line for line in undated if not _signs(line)]
    named = len(others) < len(undated) < len(lines) and len(others) < 2
    return named and all(len(line) <= HOUSE and line[-1] not in FULL_STOPS for line in others)


def _lines_of(parts: Sequence[str], *, between: str = "") -> Iterator[str]:
    """Yield the lines of a block, which line breaks and bars divide; `between` is put between its pieces of text."""
    joined = between.join([part if part == "\n" else part.replace("\n", " ") for part in parts])
    return (line.strip() for part in joined.split("\n") for line in _BARS.split(part))


def _with_names(lines: Sequence[str]) -> list[str]:
    """Return lines in which a "By" by itself stands before the name in the next one."""
    joined: list[str] = []
    for line in lines:
        if joined and len(joined[-1]) <= WORD and ENDS.search(joined[-1]):
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
    return joined


def _signs(line: str) -> bool:
    """Whether a line says by whom a story is, what they are, or for whom they wrote it."""
    return has_byline_word(line) or is_role(line) or _SPECIAL.match(line) is not None or any(by_role(line))


def _is_long_byline(parts: Sequence[str]) -> bool:
    """Whether lines say by whom, and then only when, on several days, and how long it takes to read."""
    first, *others = _lines_of(parts)
    said = [says_when(line) for line in others] if has_byline_word(first) else []
    return any(said) and all(is_when or is_furniture(line) for is_when, line in zip(said, others, strict=True))


def _is_filed(run: Run) -> bool:
    """Whether a block only says when the story was published, or labels that and its source or authors.

    A date in a heading may head that day's events.
    """
    return len(run.text) <= BYLINE and run.place.tag not in HEADINGS and (says_when(run.text) or is_labelled(run.text))


def _is_address(text: str) -> bool:
    """Whether a line is its author's mail address, alone or with their name."""
    found = _MAIL_ADDRESS.search(text) if "@" in text and len(text) <= BYLINE else None
    if found is None:
        return False
    name = _ASKING.sub(" ", f"{text[: found.start()]} {text[found.end() :]}").strip(" /|:,.-–—()")
    if not name or is_person(name) or any(by_role(name)) or BIOGRAPHY.match(text):
        return True
    named = [who.name or "" for who in people_of(name)]
    return len(named) == 1 and is_person(named[0]) and name.endswith(named[0])  # "Staff writer Jane Doe"


def _before_others(runs: list[Run]) -> list[Run]:
    """Leave out a date, a reporter's address or initials behind the story, and a list of other stories.

    Such a list is all that follows its heading, if there is no prose.
    """
    while len(runs) > 1 and (_is_filed(runs[-1]) or _is_address(runs[-1].text) or _is_sign_off(runs[-1])):
        runs = runs[:-1]
    for at in range(len(runs) - 1, len(runs) // 2, -1):
        run = runs[at]
        if run.weight < HEADING and heads_other_stories(run.text):
            return _before_others(runs[:at])
        if run.weight >= PROSE and run.linked <= FEW_LINKS * len(run.text):
            break
    return runs


def _is_sign_off(run: Run) -> bool:
    """Whether a block below a story signs it off, claims rights or names another story; in a list, it is an item."""
    signs = signs_off(run.text) or names_another(run.text) or (len(run.text) <= CREDIT and is_rights_line(run.text))
    return signs and not any(place.tag in TOGETHER for place in run.place.outwards())


def _without_empty_headings(runs: list[Run]) -> list[Run]:
    """Leave out last headings, which head nothing of the story; one with a full stop is a sentence of it."""
    while runs and runs[-1].place.tag in HEADINGS and runs[-1].text[-1] not in FULL_STOPS:
        runs.pop()
    return runs


def _once(runs: list[Run]) -> list[Run]:
    """Leave out repeated blocks on a page that holds its story twice, as for wide screens and for narrow ones.

    A repetition beside its original is a refrain, and one in a list or table a value: neither shows a copy.
    """
    firsts: dict[str, Run] = {}
    copies = 0
    for run in runs:
        first = firsts.setdefault(run.text, run)
        if run.weight >= SAID and first.place.parent is not run.place.parent:
            copies += not any(place.tag in TOGETHER for place in run.place.outwards())
    return runs if copies < COPIED else list(firsts.values())
