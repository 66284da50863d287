"""Labelled pages as the model sees them: their blocks, and what each is worth keeping."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.reading.detect import decoded_from, inflate
from ingest.reading.page.boilerplate import SHORTEST
from ingest.reading.page.features import Claims, candidates_of
from ingest.reading.page.looking import look
from ingest.reading.page.walked import Run, Walked
from training.pages import Labels, Page, labels_of


@dataclass(frozen=True, slots=True)
class Example:
    """A page's blocks with their labels."""

    page: Page
    walked: Walked
    runs: list[Run]
    claims: Claims
    labels: Labels
    repeated: list[float]  # on what share of the site's other pages each block stands
    others: int  # of the site's pages here


def examples_of(pages: Iterable[Page]) -> list[Example]:
    """Return the pages that have any blocks, each with what its site's other pages say."""
    seen = []
    for page in pages:
        looked = look(decoded_from(inflate(page.body), "text/html").text, page.url)
        if runs := candidates_of(looked.walked):
            seen.append((page, looked.walked, runs, looked.claims))
    stands: dict[str, Counter[str]] = defaultdict(Counter)
    sizes = Counter(page.site for page, *_ in seen)
    for page, walked, _, _ in seen:
        stands[page.site].update({run.text for run in walked.runs if len(run.text) >= SHORTEST})
    return [
        Example(
            page, walked, runs, claims, labels_of(page, runs),
            _shares(runs, stands[page.site], sizes[page.site] - 1), sizes[page.site] - 1,
        )
        for page, walked, runs, claims in seen
    ]  # fmt: skip


def _shares(runs: Sequence[Run], stands: Counter[str], others: int) -> list[float]:
    return [(stands[run.text] - 1) / others if others and len(run.text) >= SHORTEST else 0.0 for run in runs]
