"""Describes each block of a page by a row of numbers, for the model to judge it by.

Nothing is decided here. `tree_features` describes where a block stands in the tree; this module what its own words say,
and where it stands among the other blocks. It works column by column, on all blocks of a page at once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise, repeat

import numpy as np

from ingest.reading.page.blocks.tree_features import (
    DEPTH,
    GOOD,
    NAMES,
    ON_SPINE,
    OTHER_TAG,
    TAG_ROWS,
    TAGS,
    Numbers,
    PlaceColumns,
    alike,
    columns,
    place_columns,
    standing,
    table,
)
from ingest.reading.page.blocks.vocabulary import SHORT, Vocabulary
from ingest.reading.page.dom.around import Around
from ingest.reading.page.dom.walked import Run, Walked
from ingest.text.language import fold

PROSE = 60  # weight of a block from which on it says something
LINKED = 0.2  # share of a prose block that may be links
SENTENCE, SAYING, FAR = 40, 0.3, 4  # of a block that says something, the least weight, the most links; blocks near it
MOST_BETWEEN = 40  # blocks without a sentence between two that say something
NEARLY_ALL = 0.9  # share of links from which on a block is no part of a story, unless it is long
MOST_BLOCKS = 6_000  # that are looked at: the largest of 2,000 pages at hand has 4,400
_ENDS = frozenset('.!?…。！？؟۔"”»)’')
MOST_OTHERS = 8  # other pages of a site; more of them add nothing
# The columns of `_own`.
CHARS, WEIGHT, WORDS, LINKS, CHUNKS, FLAGS, WORTH, TAG = 0, 1, 2, 3, 4, 7, 15, 21
COUNTS = (5, 6)  # of commas and full stops
WORDED = (CHARS, WORDS, *COUNTS, *range(FLAGS, TAG))  # the columns that depend on the text alone
BESIDE = (1, 6, 12, 18, 24)  # a block's numbers that its neighbours are shown: size, links, end, words, prose
MOST_FOLDED = 15  # characters of punctuation in a title, which folding removes
LOOK_UP = 30  # first characters of a block that are looked for in the summary


@dataclass(frozen=True, slots=True)
class Claims:
    """What a page says of its story elsewhere, to compare the blocks with."""

    titles: frozenset[str] = frozenset()  # folded
    summary: str = ""  # in lower case
    body: str = ""  # the JSON-LD's articleBody, in lower case
    is_article: bool = False  # whether the page calls itself one


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen of some blocks of a page, in their order."""

    rows: Numbers  # one a block
    at: Numbers  # of each block, the number of its place in `tree`
    tree: PlaceColumns
    weights: Numbers  # lengths, as `weight_of` measures them


def candidates_of(walked: Walked) -> list[Run]:
    """Return the blocks that may belong to the story: no short ones that are all link, none far from any sentence."""
    runs = [run for run in walked.runs if run.linked < NEARLY_ALL * len(run.text) or len(run.text) > SHORT]
    says = [at for at, run in enumerate(runs) if run.weight >= SENTENCE and run.linked <= SAYING * len(run.text)]
    if not says:
        return runs[:MOST_BLOCKS]
    found: list[Run] = []
    end = 0  # number of the block behind the last one that was taken
    for at, before in zip(says, (says[0] - MOST_BETWEEN, *says), strict=False):
        start = end if at - before < MOST_BETWEEN else max(end, at - FAR)  # a table of figures stands between sentences
        found += runs[start : (end := at + FAR + 1)]
    return found[:MOST_BLOCKS]


def are_titles(texts: Sequence[str], claims: Claims) -> list[bool]:
    """Return for each block whether it repeats one of the page's titles."""
    sizes = {size for title in claims.titles for size in range(len(title), len(title) + MOST_FOLDED)}
    starts = {title[:1] for title in claims.titles}
    return [
        len(text) in sizes and (not text[0].isascii() or not text[0].isalnum() or text[0].lower() in starts)
        and fold(text) in claims.titles
        for text in texts
    ]  # fmt: skip


def features_of(
    walked: Walked,
    around: Around,
    claims: Claims,
    vocabulary: Vocabulary,
    repeated: Sequence[float] = (),
    others: int = 0,
) -> Seen:
    """Return a row of numbers for each block, in their order; `around` is what stands around them.

    `repeated` says for each block on what share of the site's other pages it stands; `others` is how many those are.
    """
    runs = around.runs
    own = _own(runs, claims, vocabulary)
    tags = own[:, TAG].astype(np.intp)
    prose = _is_prose(own, tags)
    good = own[:, WEIGHT] * prose
    at = np.array(around.at, dtype=np.intp)
    tree = place_columns(around, at, good, vocabulary)
    blocks = np.concatenate((
        _scaled(own),
        columns(len(runs), prose, repeated if others else 0),
        TAG_ROWS[tags],
        *standing(tree, at, own[:, CHARS]),
        columns(len(runs), *_beside_pictures(walked, runs), *alike(tree, at, good)),
        *_in_order(tree, at, own, prose, tags),
    ), axis=1, dtype=np.float32)  # fmt: skip
    beside = _beside(np.concatenate((blocks[:, BESIDE], tree.numbers[at][:, (NAMES, DEPTH)]), axis=1), at)
    page = np.array(
        [*_page(own, prose), claims.is_article, bool(claims.body), min(others, MOST_OTHERS) / MOST_OTHERS],
        dtype=np.float32,
    )
    rows = np.concatenate((blocks, beside, np.broadcast_to(page, (len(runs), len(page)))), axis=1)
    return Seen(rows, at, tree, own[:, WEIGHT])


def _own(runs: Sequence[Run], claims: Claims, vocabulary: Vocabulary) -> Numbers:
    """Return what can be said of each block by itself; a text that a page repeats, as tables do, is looked at once."""
    numbers: dict[str, int] = {}
    which = [numbers.setdefault(run.text, len(numbers)) for run in runs]
    found: Numbers = np.empty((TAG + 1, len(runs)), dtype=np.float32).T
    found[:, WORDED] = _of_texts(list(numbers), claims, vocabulary)[which]
    found[:, (WEIGHT, LINKS, CHUNKS, TAG)] = table(
        [(run.weight, run.linked, run.end - run.first, TAGS.get(run.place.tag, OTHER_TAG)) for run in runs], np.intp
    )
    return found


def _of_texts(texts: Sequence[str], claims: Claims, vocabulary: Vocabulary) -> Numbers:
    """Return the WORDED columns of some texts: what their words and signs say."""
    firsts = [text[0] for text in texts]
    lasts = [text[-1] for text in texts]
    begins = [text[:LOOK_UP].lower() if len(text) >= LOOK_UP else None for text in texts]
    return table([
        list(map(len, texts)),
        [text.count(" ") + 1 for text in texts],
        _counts(texts, ",،、，"),
        _counts(texts, (". ", "。")),
        _counts(texts, "|"),
        [first == "©" or first.isdigit() for first in firsts],
        [last in _ENDS for last in lasts],
        list(map(str.isupper, firsts)),
        list(map(str.isalpha, firsts)),
        list(map(str.isupper, texts)),
        [last == ":" for last in lasts],
        *zip(*map(vocabulary.of_text, texts), strict=True),
        are_titles(texts, claims),
        _are_in(claims.summary, begins),
        _are_in(claims.body, begins),
    ], np.float32).T  # fmt: skip


def _counts(texts: Sequence[str], signs: Iterable[str]) -> list[int]:
    """Count in each text the occurrences of some equivalent signs of different scripts; few pages have several."""
    together = "\n".join(texts)
    met = [map(str.count, texts, repeat(sign)) for sign in signs if sign in together]
    return list(map(sum, zip(*met, strict=True))) if met else [0] * len(texts)


def _are_in(text: str, begins: Iterable[str | None]) -> list[bool]:
    """Return for each beginning whether it stands in a text; None, of a block too short to tell, does not."""
    return [begin is not None and begin in text for begin in begins]


def _scaled(own: Numbers) -> Numbers:
    """Return the columns of `_own` with large counts as logarithms and as shares."""
    return np.concatenate((
        np.log1p(own[:, (CHARS, WEIGHT, WORDS, CHUNKS, *COUNTS)]),
        columns(len(own), own[:, LINKS] / own[:, CHARS], own[:, CHARS] / own[:, WORDS] / 10),
        own[:, COUNTS] / own[:, WORDS, None],
        own[:, FLAGS:TAG],
    ), axis=1)  # fmt: skip


def _is_prose(own: Numbers, tags: Numbers) -> Numbers:
    heading = (tags >= TAGS["h1"]) & (tags <= TAGS["h4"])
    return (own[:, WEIGHT] >= PROSE) & (own[:, LINKS] <= LINKED * own[:, CHARS]) & ~heading


def _in_order(tree: PlaceColumns, at: Numbers, own: Numbers, prose: Numbers, tags: Numbers) -> tuple[Numbers, ...]:
    """Return where each block stands among the others: on the page, behind headings, among the prose."""
    count = len(own)
    numbers = np.arange(count)
    weights = own[:, WEIGHT]
    good = weights * prose
    first = np.flatnonzero(tags == TAGS["h1"])
    title = int(first[0]) if len(first) else -1
    dense = np.flatnonzero(prose & (tree.numbers[tree.parent[at], GOOD] >= ON_SPINE / 2))
    start, end = (int(dense[0]), int(dense[-1])) if len(dense) else (0, count - 1)
    return (
        columns(
            count,
            numbers / count,
            (np.cumsum(good) - good) / max(1.0, float(good.sum())),
            np.log1p(np.cumsum(weights) - weights) / 10,
            title >= 0,
        ),
        np.tanh((numbers[:, None] - (title, start, end)) / 10),
        _headed(tree, at, own, tags),
    )


def _headed(tree: PlaceColumns, at: Numbers, own: Numbers, tags: Numbers) -> Numbers:
    """Describe the last heading above each block, and its distance; zeros above the first heading."""
    numbers = np.arange(len(own))
    is_heading = (tags >= TAGS["h1"]) & (tags <= TAGS["h4"])
    heading = np.maximum.accumulate(np.where(is_heading, numbers, -1))
    headed = heading >= 0
    behind = np.maximum(heading, 0)
    above, there = own[behind], at[behind]
    found = columns(
        len(own),
        headed,
        np.log1p(numbers - heading),
        above[:, WORTH],  # what the heading's words are worth
        above[:, LINKS] / above[:, CHARS],
        (tags[behind] - TAGS["h1"]) / 3,
        tree.parent[there] == tree.parent[at],
        tree.branch[there] == tree.branch[at],
        tree.numbers[there, NAMES],
    )
    return headed[:, None] * found


def _beside(blocks: Numbers, at: Numbers) -> Numbers:
    """Return some numbers of the two blocks before each block and of the two behind it; zeros beyond the ends."""
    count, width = blocks.shape
    found = np.zeros((count, 4 * (width + 1)), dtype=np.float32)
    for column, step in enumerate((-2, -1, 1, 2)):
        here, there = (slice(-step, None), slice(None, step)) if step < 0 else (slice(None, -step), slice(step, None))
        left = column * (width + 1)
        found[here, left : left + width] = blocks[there]
        found[here, left + width] = at[here] == at[there]
    return found


def _page(own: Numbers, prose: Numbers) -> tuple[float, ...]:
    """Return the numbers that describe the page as a whole."""
    chars = max(1.0, float(own[:, CHARS].sum()))
    good = float((own[:, WEIGHT] * prose).sum())
    paragraphs = own[:, TAG] == TAGS["p"]
    return (
        float(np.log1p(good)),
        float(np.log1p(len(own))),
        float(own[:, LINKS].sum()) / chars,
        good / max(1.0, float(own[:, WEIGHT].sum())),
        float((own[:, WEIGHT] * prose * paragraphs).sum()) / max(1.0, good),
        float(prose.sum()) / len(own),
    )


def _beside_pictures(walked: Walked, runs: Sequence[Run]) -> tuple[list[bool], list[bool]]:
    """Return for each block whether a picture stands right before it, and right behind it."""
    pieces = {picture.piece for picture in walked.pictures}
    ends = {run.piece: following.piece for run, following in pairwise(walked.runs)}
    last = len(walked.pieces)
    return [run.piece in pieces for run in runs], [ends.get(run.piece, last) in pieces for run in runs]
