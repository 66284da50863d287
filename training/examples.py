"""Labelled pages as the model sees them: their blocks, and what each is worth keeping."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.reading.detect import decoded_from, inflate
from ingest.reading.page.blocks.boilerplate import SHORTEST
from ingest.reading.page.blocks.features import Claims, candidates_of
from ingest.reading.page.dom.tree import tree_of
from ingest.reading.page.dom.walked import Run, Walked
from ingest.reading.page.looking import Looked, look, look_at
from ingest.text.url_rules import GENERAL
from training.bare import bare
from training.pages import Labels, Page, labels_of


@dataclass(frozen=True, slots=True)
class Example:
    """A page's blocks with their labels."""

    page: Page
    walked: Walked
    runs: list[Run]
    claims: Claims
    labels: Labels
    repeated: list[float]  # the share of the site's other pages that have each block
    others: int  # of the site's pages here
    is_bare: bool = False  # what names its parts has been removed


def examples_of(pages: Iterable[Page]) -> list[Example]:
    """Return the pages that have any blocks, each with what its site's other pages say."""
    return _together([(page, look(_text_of(page), page.url)) for page in pages])


def bare_examples_of(pages: Iterable[Page]) -> list[Example]:
    """Return the same pages without names, every other one also without HTML5's elements."""
    return _together([(page, _bare(page, boxes=at % 2 == 0)) for at, page in enumerate(pages)], is_bare=True)


def _text_of(page: Page) -> str:
    return decoded_from(inflate(page.body), "text/html").text


def _bare(page: Page, *, boxes: bool) -> Looked:
    root = tree_of(_text_of(page))
    bare(root, boxes=boxes)
    return look_at(root, page.url or None, None, GENERAL, ())


def _together(looked: Sequence[tuple[Page, Looked]], *, is_bare: bool = False) -> list[Example]:
    seen = [(page, each.walked, runs, each.claims) for page, each in looked if (runs := candidates_of(each.walked))]
    stands: dict[str, Counter[str]] = defaultdict(Counter)
    sizes = Counter(page.site for page, *_ in seen)
    for page, walked, _, _ in seen:
        stands[page.site].update({run.text for run in walked.runs if len(run.text) >= SHORTEST})
    return [
        Example(
            page, walked, runs, claims, labels_of(page, runs),
            _shares(runs, stands[page.site], sizes[page.site] - 1), sizes[page.site] - 1, is_bare,
        )
        for page, walked, runs, claims in seen
    ]  # fmt: skip


def _shares(runs: Sequence[Run], stands: Counter[str], others: int) -> list[float]:
    return [(stands[run.text] - 1) / others if others and len(run.text) >= SHORTEST else 0.0 for run in runs]
