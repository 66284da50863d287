"""The body reader: which blocks of a page are its story, by a learned model.

What can be seen of each block (`features`) goes into a small net, and what it answered about all of them into another
(`model`, `second_look`); what that one finds likelier than not is the story, but for what is beyond doubt (`trimming`)
and what it is not asked about (`gaps`). What a class name means is in the weights, but for a few (`boxes`), and a name
that lies is outvoted.
"""

import math
from dataclasses import dataclass

from ingest.reading.page.blocks.boilerplate import repeated
from ingest.reading.page.blocks.features import Claims, candidates_of, features_of
from ingest.reading.page.blocks.gaps import filled
from ingest.reading.page.blocks.model import Model, default_model
from ingest.reading.page.blocks.trimming import agreed, trimmed
from ingest.reading.page.dom.around import around, innermost
from ingest.reading.page.dom.walked import Place, Run, Walked
from ingest.schema import SiteMemory

LIKELY = math.log(0.42 / 0.58)  # odds from which on a block is kept: missing one is a little worse than one too many


@dataclass(frozen=True, slots=True)
class Body:
    """The story of a page: its blocks in the order of the page, and the innermost element around most of them."""

    runs: tuple[Run, ...]
    container: Place

    @property
    def weight(self) -> int:
        """The length of its text in Latin letters."""
        return sum(run.weight for run in self.runs)


def body_of(
    walked: Walked, claims: Claims, memory: SiteMemory | None = None, *, model: Model | None = None
) -> Body | None:
    """Return the story of a page, or None where there is none.

    `claims` is what the page says of it elsewhere: its title, which stands in front of the story, is no part of it.
    `memory` is what the site's other pages say word for word; `model` another than the package's.
    """
    runs = candidates_of(walked)
    if not runs:
        return None
    model = model or default_model()
    others = memory.pages - memory.counted if memory else 0
    shares = [repeated(run.text, memory) for run in runs] if others > 0 else ()
    blocks = around(runs)
    seen = features_of(walked, blocks, claims, model.vocabulary, shares, others)
    are_kept = agreed(blocks, model.odds(seen).tolist(), LIKELY)
    kept = trimmed(blocks, are_kept, claims, walked)
    return Body(tuple(filled(kept, set(runs), walked.runs)), innermost(blocks, kept)) if kept else None
