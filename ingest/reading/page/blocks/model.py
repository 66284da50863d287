"""The learned model: how likely each block of a page belongs to its story.

Its weights are data in the package, made by `training/`; `training/README.md` says from what, and how well they do.
There are two nets of one hidden layer each: the first judges a block by what can be seen of it, the second by the
first's answers for all blocks. Each is several nets side by side, whose answers are averaged.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import IO

import numpy as np

from ingest.reading.page.blocks.features import Seen
from ingest.reading.page.blocks.second_look import second_look
from ingest.reading.page.blocks.tree_features import Numbers
from ingest.reading.page.blocks.vocabulary import Tables, Vocabulary

WEIGHTS = "weights.npz"
FARTHEST = 5.0  # standard deviations from the mean, at which inputs are clipped
# The most multiplications that OpenBLAS does in one thread. For so little work several threads take ten times as long,
# and a run has threads of its own.
ALONE = 262_144
_NUMBERS = {"mean": np.float32, "scale": np.float32, "hidden": np.float16, "hidden_bias": np.float16, "out": np.float16}
_TABLES = ("names", "words", "first", "last")  # of `Tables`


@dataclass(frozen=True, slots=True)
class Net:
    """A net with one hidden layer, on inputs that are centred and scaled."""

    mean: Numbers  # inputs
    scale: Numbers  # inputs
    hidden: Numbers  # inputs x units
    hidden_bias: Numbers  # units
    out: Numbers  # units
    out_bias: float

    def odds(self, rows: Numbers) -> Numbers:
        """Return for each row the logarithm of the odds that its block belongs to the story."""
        centred = np.clip((rows - self.mean) * self.scale, -FARTHEST, FARTHEST)
        signals = _product(centred, self.hidden) + self.hidden_bias
        odds: Numbers = _product(np.maximum(signals, 0, out=signals), self.out) + np.float32(self.out_bias)
        return odds


@dataclass(frozen=True, slots=True)
class Model:
    """The tables that the features look up, and the nets that judge by them."""

    vocabulary: Vocabulary
    first: Net
    second: Net

    def odds(self, seen: Seen) -> Numbers:
        """Return for each block of a page the logarithm of the odds that it belongs to the story."""
        return self.second.odds(second_look(self.first.odds(seen.rows), seen))


def _product(rows: Numbers, weights: Numbers) -> Numbers:
    """Multiply rows by weights, as many rows at a time as one thread multiplies."""
    step = max(1, ALONE // weights.size)
    return np.concatenate([rows[at : at + step] @ weights for at in range(0, len(rows), step)])


@cache
def default_model() -> Model:
    """Return the model of the package, read once."""
    data = files("ingest.reading.page.blocks").joinpath(WEIGHTS).read_bytes()
    return load_model(BytesIO(data))


def load_model(file: IO[bytes]) -> Model:
    """Return a model as `save_model` wrote it.

    Raises: ValueError, KeyError: the file holds something else.
    """
    with np.load(file, allow_pickle=False) as kept:
        arrays = {name: kept[name] for name in kept.files}
    tables = Tables(*(_table(arrays, name) for name in _TABLES))
    return Model(Vocabulary(tables), _net(arrays, "first"), _net(arrays, "second"))


def save_model(model: Model, file: IO[bytes]) -> None:
    """Write a model: numbers in half precision, words as UTF-8 lines in their order."""
    arrays: dict[str, Numbers] = {}
    for name, net in (("first", model.first), ("second", model.second)):
        arrays |= {f"{name}_{key}": getattr(net, key).astype(kind) for key, kind in _NUMBERS.items()}
        arrays[f"{name}_out_bias"] = np.array(net.out_bias, dtype=np.float32)
    for name in _TABLES:
        table = dict(sorted(getattr(model.vocabulary.tables, name).items()))
        arrays[f"{name}_worth"] = np.array(list(table.values()), dtype=np.float16)
        arrays[f"{name}_words"] = np.frombuffer("\n".join(table).encode(), dtype=np.uint8)
    np.savez_compressed(file, allow_pickle=False, **arrays)


def _net(arrays: dict[str, Numbers], name: str) -> Net:
    mean, scale, hidden, hidden_bias, out = (arrays[f"{name}_{key}"].astype(np.float32) for key in _NUMBERS)
    return Net(mean, scale, hidden, hidden_bias, out, float(arrays[f"{name}_out_bias"]))


def _table(arrays: dict[str, Numbers], name: str) -> dict[str, float]:
    words = arrays[f"{name}_words"].tobytes().decode().split("\n") if len(arrays[f"{name}_worth"]) else ()
    return dict(zip(words, map(float, arrays[f"{name}_worth"]), strict=True))
