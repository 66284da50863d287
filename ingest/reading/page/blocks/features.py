"""What can be seen of each block of a page: one row of numbers a block, for the model to judge it by.

Nothing here decides. Where a block stands in the tree is seen by `tree_features`; here is what its own words say, and
where it stands among the other blocks. All of it is done column by column, for all blocks of a page at once.
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
LINKED = 0.2  # of a block that may be links and still be prose
SENTENCE, SAYING, FAR = 40, 0.3, 4  # weight and share of links of a block that says something; blocks away from it
MOST_BETWEEN = 40  # blocks without a sentence between two that say something
NEARLY_ALL = 0.9  # of a block that is links: no part of a story unless it is long
MOST_BLOCKS = 6_000  # that are looked at: the largest of 2,000 pages at hand has 4,400
_ENDS = frozenset('.!?…。！？؟۔"”»)’')
MOST_OTHERS = 8  # pages of a site; more say no more
# The columns of `_own`.
CHARS, WEIGHT, WORDS, LINKS, CHUNKS, FLAGS, WORTH, TAG = 0, 1, 2, 3, 4, 7, 15, 21
COUNTS = (5, 6)  # of commas and full stops
WORDED = (CHARS, WORDS, *COUNTS, *range(FLAGS, TAG))  # those that its text alone tells
BESIDE = (1, 6, 12, 18, 24)  # of a block's numbers, those that its neighbours are shown: size, links, end, words, prose
MOST_FOLDED = 15  # characters of a title that are punctuation, which folding leaves out
LOOK_UP = 30  # characters of a block that are looked for in the summary


@dataclass(frozen=True, slots=True)
class Claims:
    """What a page claims of its story outside of it, with which the story's blocks are compared."""

    titles: frozenset[str] = frozenset()  # folded
    summary: str = ""  # in lower case, as are the next
    body: str = ""  # the JSON-LD's articleBody
    is_article: bool = False  # whether the page calls itself one


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen of some blocks of a page, in their order."""

    rows: Numbers  # one a block
    at: Numbers  # of each block, the number of its place in `tree`
    tree: PlaceColumns
    weights: Numbers  # lengths in Latin letters


def candidates_of(walked: Walked) -> list[Run]:
    """Return the blocks that can be of the story: not short ones that are all link, nor those far from any sentence."""
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
    """Return whether each of some blocks is one of the page's titles once more."""
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
    """Return a row of numbers for each of some blocks, in their order; `around` is what stands around them.

    `repeated` says on what share of the site's `others`, its other pages, each block stands.
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
    """What can be said of each block without looking around it; of texts that a page repeats, as tables do, once."""
    numbers: dict[str, int] = {}
    which = [numbers.setdefault(run.text, len(numbers)) for run in runs]
    found: Numbers = np.empty((TAG + 1, len(runs)), dtype=np.float32).T
    found[:, WORDED] = _of_texts(list(numbers), claims, vocabulary)[which]
    found[:, (WEIGHT, LINKS, CHUNKS, TAG)] = table(
        [(run.weight, run.linked, run.end - run.first, TAGS.get(run.place.tag, OTHER_TAG)) for run in runs], np.intp
    )
    return found


def _of_texts(texts: Sequence[str], claims: Claims, vocabulary: Vocabulary) -> Numbers:
    """The columns WORDED of some texts: what their words and signs say."""
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
    """How often each text has a sign, or one of those that other scripts have for it; few pages have several."""
    together = "\n".join(texts)
    met = [map(str.count, texts, repeat(sign)) for sign in signs if sign in together]
    return list(map(sum, zip(*met, strict=True))) if met else [0] * len(texts)


def _are_in(text: str, begins: Iterable[str | None]) -> list[bool]:
    """Whether each beginning stands in a text; None of a block that is too short to tell."""
    return [begin is not None and begin in text for begin in begins]


def _scaled(own: Numbers) -> Numbers:
    """The same, large counts by their logarithm and as shares."""
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
    """Where a block stands among the others: in the page, behind its first and its last heading, among its prose."""
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
    """What the last heading in front of each block is, and how far it stands from it; zeros in front of the first."""
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
    """Some of the numbers of the two blocks before each and the two behind it; zeros beyond the ends."""
    count, width = blocks.shape
    found = np.zeros((count, 4 * (width + 1)), dtype=np.float32)
    for column, step in enumerate((-2, -1, 1, 2)):
        here, there = (slice(-step, None), slice(None, step)) if step < 0 else (slice(None, -step), slice(step, None))
        left = column * (width + 1)
        found[here, left : left + width] = blocks[there]
        found[here, left + width] = at[here] == at[there]
    return found


def _page(own: Numbers, prose: Numbers) -> tuple[float, ...]:
    """What all blocks of a page share."""
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
    """Whether a picture stands right before each block, and right behind it."""
    pieces = {picture.piece for picture in walked.pictures}
    ends = {run.piece: following.piece for run, following in pairwise(walked.runs)}
    last = len(walked.pieces)
    return [run.piece in pieces for run in runs], [ends.get(run.piece, last) in pieces for run in runs]
