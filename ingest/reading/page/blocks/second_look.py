"""Describes each block by the first net's answers for the others: a row of numbers for the second net to judge it by.

The first net sees a block and its surroundings, but not how it judges those. A list among blocks of the story is more
likely part of it, a line with the class of all other captions is not, and what follows the last certain paragraph
seldom is.
"""

import numpy as np

from ingest.reading.page.blocks.features import Seen
from ingest.reading.page.blocks.tree_features import Numbers, columns, levels_of, within

SUREST = 8.0  # log odds at which answers are clipped
NEAR = 6  # blocks before and behind each whose answers are shown
WINDOW = 8  # blocks before and behind each that are averaged
LEVELS = 6  # places from each block outwards that are shown
SURE, LONG = 0.8, 60  # likelihood and weight above which a block is certain
FAR = 1_000_000  # the distance in blocks where there is no such block
UNKNOWN = 0.5  # the likelihood where there is no other block


def second_look(odds: Numbers, seen: Seen) -> Numbers:
    """Return a row of numbers for each block of a page, in their order, from the odds that the first net gave them."""
    odds = np.clip(odds, -SUREST, SUREST)
    likely = 1 / (1 + np.exp(-odds))
    weights = seen.weights + 1
    return np.concatenate((
        columns(len(odds), odds, likely),
        _in_a_row(odds),
        _around(likely, weights, seen),
        _in_order(likely, weights),
        _averaged(likely, weights),
        _alike(likely, weights, seen),
    ), axis=1, dtype=np.float32)  # fmt: skip


def _in_a_row(odds: Numbers) -> Numbers:
    """Return the odds of the blocks before and behind each; beyond the ends of the page, those of no story."""
    padded = np.concatenate((np.full(NEAR, -SUREST), odds, np.full(NEAR, -SUREST)))
    steps = [step for step in range(-NEAR, NEAR + 1) if step]
    return np.stack([padded[NEAR + step : NEAR + step + len(odds)] for step in steps], axis=1)


def _around(likely: Numbers, weights: Numbers, seen: Seen) -> Numbers:
    """Return for each place around a block how likely the rest of it is, its share of the story, and its other text."""
    tree, count = seen.tree, len(seen.tree.parent)
    story = within(np.bincount(seen.at, weights * likely, count), tree.last)
    text = within(np.bincount(seen.at, weights, count), tree.last)
    places = levels_of(tree, seen.at, LEVELS)
    others = text[places] - weights[:, None]
    rest = story[places] - (weights * likely)[:, None]
    share = np.where(others > 0.5, rest / np.maximum(others, 1), UNKNOWN)
    return np.concatenate((share, story[places] / max(1.0, story[0]), np.log1p(np.maximum(others, 0))), axis=1)


def _in_order(likely: Numbers, weights: Numbers) -> Numbers:
    """Return the shares of the story before and behind each block, and how far its nearest certain blocks are."""
    numbers = np.arange(len(likely))
    through = np.cumsum(weights * likely)
    whole = max(1.0, float(through[-1]))
    sure = (likely > SURE) & (weights > LONG)
    last = np.maximum.accumulate(np.where(sure, numbers, -FAR))
    next_ = np.minimum.accumulate(np.where(sure, numbers, FAR)[::-1])[::-1]
    return columns(
        len(likely),
        (through - weights * likely) / whole,
        (whole - through) / whole,
        np.log1p(whole),
        likely.max(),
        whole / weights.sum(),
        np.tanh((numbers - np.concatenate(([-FAR], last[:-1]))) / NEAR),
        np.tanh((np.concatenate((next_[1:], [FAR])) - numbers) / NEAR),
        np.tanh((numbers - next_[0]) / NEAR),
        np.tanh((numbers - last[-1]) / NEAR),
    )


def _averaged(likely: Numbers, weights: Numbers) -> Numbers:
    """Return the likelihoods of the blocks just before and just behind each, averaged by their lengths."""
    count = len(likely)
    numbers = np.arange(count)
    story = np.concatenate(([0.0], np.cumsum(weights * likely)))
    text = np.concatenate(([0.0], np.cumsum(weights)))
    spans = (np.maximum(numbers - WINDOW, 0), numbers), (numbers + 1, np.minimum(numbers + 1 + WINDOW, count))
    return columns(count, *(_share(story[end] - story[start], text[end] - text[start]) for start, end in spans))


def _alike(likely: Numbers, weights: Numbers, seen: Seen) -> Numbers:
    """Return how likely all other blocks of the same kind (element and class, of two parents too) are, and how long."""
    kinds = seen.tree.kind[seen.at]
    story = np.bincount(kinds, weights * likely)[kinds] - weights * likely
    text = np.bincount(kinds, weights)[kinds] - weights
    return columns(len(likely), _share(story, text), np.log1p(np.maximum(text, 0)))


def _share(story: Numbers, text: Numbers) -> Numbers:
    share: Numbers = np.where(text > 0.5, story / np.maximum(text, 1), UNKNOWN)
    return share
