"""Hashes of a page's blocks of text, and the share of its site's pages that repeat a block.

Text that stands on sibling pages too is hardly the story. Blocks are compared word for word, only their spaces evened,
since a template writes them alike (folding would cost 15 times what the hash does).
"""

from ingest.reading.page.dom.tree import tree_of
from ingest.reading.page.dom.walk import walk
from ingest.schema import SiteMemory
from ingest.text.hashing import hash_line

SHORTEST = 20  # characters; that shorter blocks (a number, a section's name) are alike means nothing
MOST_BLOCKS = 400  # of a page: those with the smallest hashes, so that every page keeps the same ones


def blocks_in(page: str | bytes) -> frozenset[int]:
    """Return the hashes of the blocks of text of a page, text or UTF-8, each once.

    Raises: ReadError: there is no markup in it.
    """
    hashes = {hash_line(run.text) for run in walk(tree_of(page)).runs if len(run.text) >= SHORTEST}
    return frozenset(sorted(hashes)[:MOST_BLOCKS])


def repeated(text: str, memory: SiteMemory) -> float:
    """Return on what share of its site's other pages a block of text stands, from 0 to 1."""
    if len(text) < SHORTEST:
        return 0.0
    others = memory.pages - memory.counted
    times = memory.lines.get(hash_line(text), 0) - memory.counted
    return times / others if times > 0 and others > 0 else 0.0
