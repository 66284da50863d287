"""The readers that `benchmarks.pages` compares, and the pages they read.

Each reader is a function of a page's bytes and address that returns text, title, date and authors, as far as it knows
them; some come from `score_pages.py` in the shared folder. Nothing of ours is imported before it is needed, so that the
memory of a process that runs a peer is the peer's.
"""

import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.corpus import scorer

Read = Callable[[bytes, str], dict[str, Any]]
BLOCKS = frozenset(
    "address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav"
    " ol p pre section table td th tr ul".split()
)
NOWHERE = "https://example.org/"  # the address of a page that has none
WARM = 3  # pages read first, so that no measured page is charged for imports and compiling


@dataclass(frozen=True, slots=True)
class Reader:
    """One way to read a page."""

    name: str  # the name by which a peer is installed
    address: str  # the name by which `score_pages.py` finds it
    module: str | None = None  # the name by which a peer is imported
    silent: frozenset[str] = frozenset()  # what it never returns

    @property
    def read(self) -> Read:
        """The function itself."""
        found: Read = scorer().reader(self.address)
        return found

    @property
    def release(self) -> str | None:
        """The name and version of a peer that is installed; else None."""
        return f"{self.name} {version(self.name)}" if self.module and not self.missing else None

    @property
    def missing(self) -> str | None:
        """Why it cannot be run and what to do about that; None where it can."""
        if self.module and not find_spec(self.module):
            return f"not installed: pip install 'wiredesk[benchmarks]' or {self.name}"
        if self == OUT_OF_FOLD and not _folds_trained():
            return "not trained: python -m training --folds"
        return None


def read_with_readability(body: bytes, url: str) -> dict[str, Any]:
    """Return what readability-lxml knows of a page; each of its answers parses the page anew."""
    from readability import Document

    page = Document(body, url=url or None)
    title, author = page.short_title(), page.author()
    return {
        "text": _text_of(page.summary(html_partial=True)),
        "title": title,
        "authors": [] if author == "[no-author]" else [author],
    }


def read_with_newspaper(body: bytes, url: str) -> dict[str, Any]:
    """Return what newspaper4k knows of a page, none of its pictures fetched."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns that nltk is missing, which it needs for only a few languages
        from newspaper import Article

    page = Article(url or NOWHERE, fetch_images=False)
    page.download(input_html=body)
    page.parse()
    return {"text": page.text, "title": page.title, "date": page.publish_date, "authors": page.authors}


def _text_of(markup: str) -> str:
    """Return the text of some markup, with a line for each block, so that words of two blocks do not run together."""
    from lxml import etree, html

    parts = []
    for event, element in etree.iterwalk(html.fromstring(markup), events=("start", "end", "comment", "pi")):
        said = element.text if event == "start" else element.tail
        parts += ["\n" if element.tag in BLOCKS else "", said or ""]
    return "".join(parts)


def _folds_trained() -> bool:
    from training.folds import fold_file
    from training.pages import FOLDS

    return all(fold_file(fold).exists() for fold in range(FOLDS))


OUT_OF_FOLD = Reader("wiredesk, out of fold", "training.folds:read")
WIREDESK = Reader("wiredesk", "ingest")
TRAFILATURA = Reader("trafilatura", "trafilatura", "trafilatura")
FLOOR = Reader("lxml parse only (floor)", "lxml")
PEERS = (
    TRAFILATURA,
    Reader("readability-lxml", "benchmarks.page_readers:read_with_readability", "readability", frozenset({"date"})),
    Reader("newspaper4k", "benchmarks.page_readers:read_with_newspaper", "newspaper"),
    Reader("resiliparse", "resiliparse", "resiliparse", frozenset({"date", "authors"})),
)
READERS = (OUT_OF_FOLD, WIREDESK, *PEERS)  # whenever readers are timed, the floor is timed with them


# -- the pages --


@dataclass(frozen=True, slots=True)
class Page:
    """What is handed to a reader, and its name."""

    name: str
    url: str
    body: bytes


def every_page(folders: Sequence[Path]) -> Iterator[Page]:
    """Yield the pages of all sets, in the order of their truth files."""
    for folder in folders:
        for truth, body in scorer().pages(folder):
            yield Page(f"{folder.name}/{truth['id']}", truth["url"] or "", body)


def count_of(folders: Sequence[Path]) -> int:
    """Return how many pages there are."""
    return sum(len((folder / "truth.jsonl").read_bytes().splitlines()) for folder in folders)


def sample_of(folders: Sequence[Path], size: int) -> Iterator[Page]:
    """Yield so many pages at even distances, as `score_pages.py --speed` takes them: of 2,055 every 17th for 120."""
    step = max(1, count_of(folders) // size)
    return islice(every_page(folders), 0, step * size, step)
