"""From labelled pages to a model.

A page must not be judged by tables that it helped to make, or the net would trust them too much. So the training pages
are divided by site, and the words of each part are looked up in tables made from the others. Likewise the second net
learns from answers of nets that learned from the other parts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ingest.reading.page.blocks.features import Seen, features_of
from ingest.reading.page.blocks.model import Model, Net
from ingest.reading.page.blocks.second_look import second_look
from ingest.reading.page.blocks.tree_features import Numbers
from ingest.reading.page.blocks.vocabulary import Vocabulary
from ingest.reading.page.dom.around import around
from training.examples import Example
from training.net import Plan, train
from training.pages import Labels, words_in
from training.tables import tables_of

PARTS = 4  # of the training pages
NETS = 3  # whose answers are averaged
# The weight of a page of each set: news has most, because that is what is read here; the set with labelled segments
# counts for those; a set whose truth is another reader's output counts little.
WORTH = {"fundus_dev": 4.0, "trafilatura": 5.0, "wcxb_dev_article": 1.0, "mozilla": 0.5}
BARE = 0.2  # times that, for a page without the names of its parts


@dataclass(frozen=True, slots=True)
class Shown:
    """A page as a net is shown it: the numbers of its blocks, and the right answers."""

    seen: Seen
    labels: Labels  # NaN where the truth does not say
    weights: Numbers
    part: int  # of the training pages


def fit(examples: Sequence[Example], *, seed: int, plan: Plan | None = None) -> Model:
    """Return the model learned from some pages: tables from all but the bare ones, and nets trained on all."""
    plan = plan or Plan()
    named = [example for example in examples if not example.is_bare]
    sites = sorted({example.page.site for example in examples})
    part_of = {site: at % PARTS for at, site in enumerate(sites)}
    shown: list[Shown] = []
    for part in range(PARTS):
        vocabulary = Vocabulary(tables_of(example for example in named if part_of[example.page.site] != part))
        for example in examples:
            if part_of[example.page.site] == part:
                shown += _shown(example, vocabulary, part)
    first = learn([page.seen.rows for page in shown], shown, seed, plan)
    second = learn(_second_looks(shown, seed, plan), shown, seed, replace(plan, units=plan.units // 2))
    return Model(Vocabulary(tables_of(named)), first, second)


def _shown(example: Example, vocabulary: Vocabulary, part: int) -> Iterator[Shown]:
    """Yield a page that has any labels; if the site has other pages, once with them and once without."""
    if np.isnan(example.labels).all():
        return
    blocks = around(example.runs)
    versions = [features_of(example.walked, blocks, example.claims, vocabulary)]
    if example.others:
        versions.append(
            features_of(example.walked, blocks, example.claims, vocabulary, example.repeated, example.others)
        )
    for version in versions:
        yield Shown(version, example.labels, _weights(example) / len(versions), part)


def _second_looks(shown: Sequence[Shown], seed: int, plan: Plan) -> list[Numbers]:
    """Return what the second net is shown of each page: answers of nets that never saw its site, as in use."""
    looks: list[Numbers] = []
    for part in range(PARTS):  # the pages are in the order of the parts
        others = [page for page in shown if page.part != part]
        net = learn([page.seen.rows for page in others], others, seed, plan)
        looks += [second_look(net.odds(page.seen.rows), page.seen) for page in shown if page.part == part]
    return looks


def learn(rows: Sequence[Numbers], shown: Sequence[Shown], seed: int, plan: Plan) -> Net:
    """Return a net that answers like the average of NETS, all trained on the labelled rows of some pages."""
    known = [~np.isnan(page.labels) for page in shown]
    all_rows = np.concatenate([of_page[which] for of_page, which in zip(rows, known, strict=True)])
    labels = np.concatenate([page.labels[which] for page, which in zip(shown, known, strict=True)])
    weights = np.concatenate([page.weights[which] for page, which in zip(shown, known, strict=True)])
    return _side_by_side([train(all_rows, labels, weights, seed=seed + at, plan=plan) for at in range(NETS)])


def _weights(example: Example) -> Numbers:
    """Return the weights of rows: long blocks count more, and a long page less than its length, as in the score."""
    sizes = np.sqrt([len(words_in(run.text)) + 1 for run in example.runs])
    weight = sizes / np.sqrt(sizes.sum())
    weighted: Numbers = weight * WORTH[example.page.dataset] * (BARE if example.is_bare else 1.0)
    return weighted.astype(np.float32)


def _side_by_side(nets: Sequence[Net]) -> Net:
    """Return one net that answers like the average of several, all trained on the same rows."""
    return Net(
        nets[0].mean,
        nets[0].scale,
        np.hstack([net.hidden for net in nets]),
        np.concatenate([net.hidden_bias for net in nets]),
        np.concatenate([net.out for net in nets]) / len(nets),
        out_bias=sum(net.out_bias for net in nets) / len(nets),
    )
