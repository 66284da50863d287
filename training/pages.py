"""The labelled pages of the corpus, and what each of their blocks is worth keeping.

A label is the share of a block's words that the truth holds, counted in fours as in the score; NaN if the truth of a
page does not say (the `trafilatura` set names some segments of each page only).
"""

import gzip
import hashlib
import json
import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ingest.reading.page.dom.walked import Run
from ingest.text.urls import host_of

FOLDS = 5
SHARED = Path(os.environ.get("WIREDESK_SHARED", Path(__file__).resolve().parents[2] / "shared"))
SETS = ("fundus_dev", "mozilla", "trafilatura", "wcxb_dev_article")
_TWO_PART = re.compile(r"(?:^|\.)([^.]+\.(?:co|com|org|net|gov|ac|or|ne|gob|edu)\.[a-z]{2})$")
_SEGMENT = 4  # words in a run that is looked for

Labels = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Page:
    """One page with its truth."""

    dataset: str
    name: str
    url: str
    body: bytes
    text: str | None  # the story; None where only segments are told
    wanted: tuple[str, ...]  # segments that belong to it
    unwanted: tuple[str, ...]

    @property
    def site(self) -> str:
        """The registrable domain, which no two folds share; a page without one is its own."""
        return site_of(self.url, self.body)

    @property
    def fold(self) -> int:
        """The fold in which the page is held out."""
        return fold_of(self.site)


def site_of(url: str, body: bytes) -> str:
    """Return the site of a page: the registrable domain of its address, else a name made from its bytes."""
    host = host_of(url)
    return registrable(host) if "." in host else hashlib.blake2b(body, digest_size=8).hexdigest()


def registrable(host: str) -> str:
    """Return the part of a host that belongs to one owner: `example.co.uk` of `news.example.co.uk`."""
    found = _TWO_PART.search(host)
    return found[1] if found else ".".join(host.split(".")[-2:])


def fold_of(site: str) -> int:
    """Return which of the FOLDS a site is in; the same on every machine."""
    return int.from_bytes(hashlib.blake2b(site.encode(), digest_size=4).digest(), "big") % FOLDS


def pages(sets: Sequence[str] = SETS) -> Iterator[Page]:
    """Yield the pages of some sets of the corpus, in the order of their truth files.

    Raises: FileNotFoundError: the corpus is not there; set WIREDESK_SHARED to where it is.
    """
    for dataset in sets:
        folder = SHARED / "corpus" / "pages" / dataset
        with (folder / "truth.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                truth = json.loads(line)
                body = gzip.decompress((folder / f"{truth['id']}.html.gz").read_bytes())
                segments = (tuple(truth.get(key) or ()) for key in ("with", "without"))
                yield Page(dataset, truth["id"], truth["url"] or "", body, truth["text"], *segments)


def labels_of(page: Page, runs: Sequence[Run]) -> Labels:
    """Return how much of each block belongs to the story, 0 to 1; NaN where the truth does not say."""
    if page.text is not None:
        return _by_text(page.text, runs)
    return _by_segments(page, runs)


def words_in(text: str) -> list[str]:
    """Return the words of a text, split as in the score."""
    return re.findall(r"\w+", text)


def _by_text(text: str, runs: Sequence[Run]) -> Labels:
    truth = words_in(text)
    fours = Counter(zip(*(truth[at:] for at in range(_SEGMENT)), strict=False))
    joined = f" {' '.join(truth)} "
    found = np.zeros(len(runs), dtype=np.float32)
    for at, run in enumerate(runs):
        words = words_in(run.text)
        if len(words) < _SEGMENT:
            found[at] = bool(words) and f" {' '.join(words)} " in joined
            continue
        own = list(zip(*(words[step:] for step in range(_SEGMENT)), strict=False))
        found[at] = sum(four in fours for four in own) / len(own)
    return _without_strays(found, runs)


def _without_strays(found: Labels, runs: Sequence[Run]) -> Labels:
    """Correct short blocks, whose words the story may hold by chance: they count if the story is next to them."""
    short = np.array([len(words_in(run.text)) < _SEGMENT + 2 for run in runs], dtype=bool)
    sure = (found > 0.5) & ~short
    near = np.zeros(len(runs), dtype=bool)
    for step in range(1, 4):
        near[step:] |= sure[:-step]
    behind = np.zeros(len(runs), dtype=bool)
    for step in range(1, 4):
        behind[:-step] |= sure[step:]
    return np.where(short & ~(near & behind), found * (near | behind) * 0.5, found).astype(np.float32)


def _by_segments(page: Page, runs: Sequence[Run]) -> Labels:
    wanted = [flat(segment) for segment in page.wanted]
    unwanted = [flat(segment) for segment in page.unwanted]
    found = np.full(len(runs), np.nan, dtype=np.float32)
    for at, run in enumerate(runs):
        text = flat(run.text)
        if any(segment in text or (len(text) > 30 and text in segment) for segment in unwanted):
            found[at] = 0
        if any(segment in text or (len(text) > 30 and text in segment) for segment in wanted):
            found[at] = 1
    return found


def flat(text: str) -> str:
    """Return a text with single spaces."""
    return " ".join(text.split())
