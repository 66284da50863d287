"""A small net, trained with numpy alone so that the same seed gives the same weights wherever it is run."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Net:
    """One hidden layer: weights and biases of both, for inputs that are centred and scaled."""

    mean: Numbers
    scale: Numbers
    hidden: Numbers  # inputs x units
    hidden_bias: Numbers
    out: Numbers  # units
    out_bias: float

    def __call__(self, rows: Numbers) -> Numbers:
        """Return the logarithm of the odds of each row."""
        centred = np.clip((rows - self.mean) * self.scale, -5, 5)
        return np.maximum(centred @ self.hidden + self.hidden_bias, 0) @ self.out + self.out_bias


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how hard a net is trained."""

    units: int = 48
    rounds: int = 30
    batch: int = 512
    rate: float = 2e-3
    decay: float = 1e-4
    dropout: float = 0.15  # of the inputs' and the units' signals


def train(rows: Numbers, labels: Numbers, weights: Numbers, *, seed: int, plan: Plan) -> Net:
    """Return a net trained by Adam on soft labels (0 to 1), each row with its weight."""
    rng = np.random.default_rng(seed)
    mean = rows.mean(0)
    scale = 1 / np.maximum(rows.std(0), 1e-3)
    x = np.clip((rows - mean) * scale, -5, 5).astype(np.float32)
    w1 = (rng.standard_normal((x.shape[1], plan.units)) * np.sqrt(2 / x.shape[1])).astype(np.float32)
    parts = [w1, np.zeros(plan.units, np.float32), (rng.standard_normal(plan.units) * 0.1).astype(np.float32),
             np.zeros(1, np.float32)]
    first, second = [np.zeros_like(p) for p in parts], [np.zeros_like(p) for p in parts]
    average = [np.zeros_like(p) for p in parts]
    steps = plan.rounds * (len(x) // plan.batch)
    step = averaged = 0
    for _ in range(plan.rounds):
        order = rng.permutation(len(x))
        for start in range(0, len(x) - plan.batch + 1, plan.batch):
            pick = order[start : start + plan.batch]
            rate = plan.rate * 0.5 * (1 + np.cos(np.pi * step / steps))
            step += 1
            gradients = _gradients(parts, x[pick], labels[pick], weights[pick], rng, plan.dropout)
            for at, gradient in enumerate(gradients):
                first[at] += 0.1 * (gradient - first[at])
                second[at] += 0.001 * (gradient * gradient - second[at])
                moved = first[at] / (1 - 0.9**step) / (np.sqrt(second[at] / (1 - 0.999**step)) + 1e-8)
                parts[at] -= (rate * (moved + plan.decay * parts[at] * 100)).astype(np.float32)
            if step > steps * 0.7:
                averaged += 1
                for total, part in zip(average, parts):
                    total += part
    w1, b1, w2, b2 = (total / averaged for total in average)
    return Net(mean.astype(np.float32), scale.astype(np.float32), w1, b1, w2, float(b2[0]))


def _gradients(parts, x, y, weight, rng, dropout):
    w1, b1, w2, b2 = parts
    if dropout:
        x = x * (rng.random(x.shape, dtype=np.float32) > dropout / 3)
    raw = x @ w1 + b1
    on = (raw > 0).astype(np.float32)
    if dropout:
        on *= (rng.random(on.shape, dtype=np.float32) > dropout) / (1 - dropout)
    h = raw * on
    odds = h @ w2 + b2
    error = (1 / (1 + np.exp(-odds)) - y) * weight / weight.mean() / len(y)
    dh = error[:, None] * w2 * on
    return [x.T @ dh, dh.sum(0), h.T @ error, np.array([error.sum()], np.float32)]
