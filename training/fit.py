"""From labelled pages to a model.

A page must not be judged by tables that it helped to make, or the net would believe them too much. So the training
pages are parted by site, and the words of each part are looked up in tables made of the others.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from ingest.reading.page.around import around
from ingest.reading.page.features import features_of
from ingest.reading.page.model import Model
from ingest.reading.page.tree_features import Numbers
from ingest.reading.page.vocabulary import Vocabulary
from training.examples import Example
from training.net import Net, Plan, train
from training.pages import Labels, words_in
from training.tables import tables_of

PARTS = 4  # of the training pages
NETS = 3  # whose answers are averaged
# What a page of each set counts: news most, for that is what is read here; of the set that tells some segments only,
# what it tells; little where the truth is another reader's output.
WORTH = {"fundus_dev": 4.0, "trafilatura": 5.0, "wcxb_dev_article": 1.0, "mozilla": 0.5}
BARE = 0.2  # times that, where what names a page's parts was taken out


def fit(examples: Sequence[Example], *, seed: int, plan: Plan | None = None) -> Model:
    """Return the model learned from some pages: tables of all but the bare ones, and nets trained on what all show."""
    named = [example for example in examples if not example.is_bare]
    parts = sorted({example.page.site for example in examples})
    part_of = {site: at % PARTS for at, site in enumerate(parts)}
    found: list[tuple[Numbers, Labels, Numbers]] = []
    for part in range(PARTS):
        others = tables_of(example for example in named if part_of[example.page.site] != part)
        vocabulary = Vocabulary(others)
        for example in examples:
            if part_of[example.page.site] == part:
                found += _rows(example, vocabulary)
    rows, labels, weights = (np.concatenate(column) for column in zip(*found, strict=True))
    nets = [train(rows, labels, weights, seed=seed + at, plan=plan or Plan()) for at in range(NETS)]
    return _side_by_side(nets, Vocabulary(tables_of(named)))


def _rows(example: Example, vocabulary: Vocabulary) -> Iterator[tuple[Numbers, Labels, Numbers]]:
    """What is known of a page's labelled blocks; where the site has other pages, once with them and once without."""
    known = ~np.isnan(example.labels)
    if not known.any():
        return
    weight = _weights(example)
    blocks = around(example.runs)
    plain = features_of(example.walked, blocks, example.claims, vocabulary)
    versions = [plain]
    if example.others:
        versions.append(
            features_of(example.walked, blocks, example.claims, vocabulary, example.repeated, example.others)
        )
    for version in versions:
        yield version[known], example.labels[known], weight[known] / len(versions)


def _weights(example: Example) -> Numbers:
    """A long block counts more than a short one, and a long page less than its length: each is scored alike."""
    sizes = np.sqrt([len(words_in(run.text)) + 1 for run in example.runs])
    weight = sizes / np.sqrt(sizes.sum())
    weighted: Numbers = weight * WORTH[example.page.dataset] * (BARE if example.is_bare else 1.0)
    return weighted.astype(np.float32)


def _side_by_side(nets: Sequence[Net], vocabulary: Vocabulary) -> Model:
    """One net that answers as several do on average; all were trained on the same rows."""
    return Model(
        vocabulary,
        nets[0].mean,
        nets[0].scale,
        np.hstack([net.hidden for net in nets]),
        np.concatenate([net.hidden_bias for net in nets]),
        np.concatenate([net.out for net in nets]) / len(nets),
        out_bias=sum(net.out_bias for net in nets) / len(nets),
    )
