"""A small net, trained with numpy alone: no framework to install, and the same seed gives the same weights."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ingest.reading.page.blocks.model import FARTHEST, Net
from ingest.reading.page.blocks.tree_features import Numbers

SLOWEST = 1e-3  # the deviation assumed for a number that hardly changes
AVERAGED = 0.7  # share of the training after which the weights are averaged


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how hard a net is trained; chosen by out-of-fold loss, which hardly depends on any of it."""

    units: int = 48
    rounds: int = 12
    batch: int = 512
    rate: float = 2e-3
    decay: float = 0.1  # of the weights a step, times the rate
    dropout: float = 0.2  # share of the units left out, and a third of it of the inputs


def train(rows: Numbers, labels: Numbers, weights: Numbers, *, seed: int, plan: Plan) -> Net:
    """Return a net trained by Adam on labels from 0 to 1, each row with its weight; the same for the same seed."""
    random = np.random.default_rng(seed)
    mean = rows.mean(0)
    scale = 1 / np.maximum(rows.std(0), SLOWEST)
    centred = np.clip((rows - mean) * scale, -FARTHEST, FARTHEST).astype(np.float32)
    parts = _fresh(centred.shape[1], plan.units, random)
    first, second, total = ([np.zeros_like(part) for part in parts] for _ in range(3))
    steps = plan.rounds * (len(rows) // plan.batch)
    averaged = 0
    for step, pick in enumerate(_batches(len(rows), plan, random), start=1):
        rate = plan.rate * 0.5 * (1 + np.cos(np.pi * step / steps))
        gradients = _gradients(parts, centred[pick], labels[pick], weights[pick], random, plan.dropout)
        for at, gradient in enumerate(gradients):
            first[at] += 0.1 * (gradient - first[at])
            second[at] += 0.001 * (gradient * gradient - second[at])
            moved = first[at] / (1 - 0.9**step) / (np.sqrt(second[at] / (1 - 0.999**step)) + 1e-8)
            parts[at] -= (rate * (moved + plan.decay * parts[at])).astype(np.float32)
        if step > AVERAGED * steps:
            averaged += 1
            for sum_, part in zip(total, parts, strict=True):
                sum_ += part
    hidden, hidden_bias, out, out_bias = (sum_ / averaged for sum_ in total)
    return Net(mean.astype(np.float32), scale.astype(np.float32), hidden, hidden_bias, out, float(out_bias[0]))


def _fresh(inputs: int, units: int, random: np.random.Generator) -> list[Numbers]:
    hidden: Numbers = random.standard_normal((inputs, units)) * np.sqrt(2 / inputs)
    out = random.standard_normal(units) * 0.1
    return [part.astype(np.float32) for part in (hidden, np.zeros(units), out, np.zeros(1))]


def _batches(count: int, plan: Plan, random: np.random.Generator) -> Iterator[Numbers]:
    for _ in range(plan.rounds):
        order = random.permutation(count)
        for start in range(0, count - plan.batch + 1, plan.batch):
            yield order[start : start + plan.batch]


def _gradients(
    parts: list[Numbers], x: Numbers, y: Numbers, weight: Numbers, random: np.random.Generator, dropout: float
) -> list[Numbers]:
    """Return the gradients of the weighted cross-entropy for each part, with some inputs and units left out."""
    hidden, hidden_bias, out, out_bias = parts
    x = x * (random.random(x.shape, dtype=np.float32) > dropout / 3)
    raw = x @ hidden + hidden_bias
    on = (raw > 0) * (random.random(raw.shape, dtype=np.float32) > dropout) / np.float32(1 - dropout)
    signals = raw * on
    odds = signals @ out + out_bias
    error = (1 / (1 + np.exp(-odds)) - y) * weight / weight.mean() / len(y)
    back = error[:, None] * out * on
    return [x.T @ back, back.sum(0), signals.T @ error, np.array([error.sum()], np.float32)]
