"""Decides which blocks of a page are its story, with a learned model.

What can be seen of each block (`features`) goes into a small net, and that net's answers for all blocks into a second
one (`model`, `second_look`). The blocks that the second net finds likely are the story, without what is certainly no
part of it (`trimming`), and with what the nets are not asked about (`gaps`). What class names mean is learned, except
for a few (`boxes`), so that a misleading name can be outvoted.
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

LIKELY = math.log(0.42 / 0.58)  # log odds from which on a block is kept: losing one is a little worse than one too many
CERTAIN = 2.4  # log odds from which on a block is no caption, whatever it looks like


@dataclass(frozen=True, slots=True)
class Body:
    """The story of a page: its blocks in the order of the page, and the innermost element around most of them."""

    runs: tuple[Run, ...]
    container: Place

    @property
    def weight(self) -> int:
        """The length of its text, as `weight_of` measures it."""
        return sum(run.weight for run in self.runs)


def body_of(
    walked: Walked, claims: Claims, memory: SiteMemory | None = None, *, model: Model | None = None
) -> Body | None:
    """Return the story of a page, or None if it has none.

    `claims` is what the page says of the story elsewhere, such as its title, which is no part of it. `memory` tells
    which blocks the site's other pages repeat word for word; `model` replaces the package's own.
    """
    runs = candidates_of(walked)
    if not runs:
        return None
    model = model or default_model()
    others = memory.pages - memory.counted if memory else 0
    shares = [repeated(run.text, memory) for run in runs] if memory and others > 0 else ()
    blocks = around(runs)
    seen = features_of(walked, blocks, claims, model.vocabulary, shares, others)
    odds = model.odds(seen).tolist()
    doubted = {run for run, odd in zip(runs, odds, strict=True) if odd < CERTAIN}
    kept = trimmed(blocks, agreed(blocks, odds, LIKELY), claims, walked, doubted)
    return Body(tuple(filled(kept, set(runs), walked.runs)), innermost(blocks, kept)) if kept else None
