"""Other measures of whether two texts are the same: simhash, MinHash, and the share of runs of words that both have.

The peers are imported when they are first asked for; `Likeness.missing` says so where one is not installed.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from itertools import combinations
from sys import maxsize
from typing import Any

from ingest.text.hashing import hash_line

# The letters of scripts without spaces: Thai, Lao, Burmese, Khmer, Kana, Han.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
_WORD = re.compile(f"[{UNSPACED}]|[^\\W{UNSPACED}]+")
_RUN = 4  # words
_BITS = 3  # of 64 that may differ
_PERMUTATIONS = 128
_ALIKE = 0.5
Runs = frozenset[int]


def runs_of(text: str) -> Runs:
    """Return the hashes of every four words in a row; of a shorter text, that of all its words."""
    words = _WORD.findall(text.casefold())
    return frozenset(hash_line(" ".join(words[at : at + _RUN])) for at in range(max(1, len(words) - _RUN + 1)))


def contained(one: Runs, other: Runs) -> float:
    """Return the share of the runs of the shorter text that both have."""
    return len(one & other) / min(len(one), len(other))


@dataclass(frozen=True, slots=True)
class Likeness:
    """A way to tell whether two texts are the same, by what it computes from each."""

    name: str
    made: Callable[[str], Any]
    alike: Callable[[Any, Any], bool]
    module: str | None = None  # the name by which a peer is imported

    @property
    def missing(self) -> bool:
        """Whether it is not installed."""
        return bool(self.module) and not find_spec(self.module or "")

    @property
    def release(self) -> str | None:
        """The name and version of a peer that is installed; else None."""
        return f"{self.module} {version(self.module)}" if self.module and not self.missing else None


def _simhash(text: str) -> Any:
    from simhash import Simhash

    Simhash.large_weight_cutoff = maxsize  # with NumPy 2 it has no room for a run that is repeated more than 255 times
    return Simhash(text).value


def _minhash(text: str) -> Any:
    from datasketch import MinHash

    made = MinHash(num_perm=_PERMUTATIONS)
    made.update_batch([run.to_bytes(8, "little", signed=True) for run in runs_of(text)])
    return made


LIKENESSES = (
    Likeness("simhash", _simhash, lambda one, other: (one ^ other).bit_count() <= _BITS, "simhash"),
    Likeness("MinHash", _minhash, lambda one, other: one.jaccard(other) >= _ALIKE, "datasketch"),
    Likeness("contained", runs_of, lambda one, other: contained(one, other) >= _ALIKE),
)


def pairs_alike(likeness: Likeness, made: Sequence[Any]) -> int:
    """Return how many pairs of different texts are taken for the same."""
    return sum(likeness.alike(made[one], made[other]) for one, other in combinations(range(len(made)), 2))
