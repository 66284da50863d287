"""Reads live blogs (schema.org LiveBlogPosting): the text of every post, if the page's own blocks lack some."""

import re
from collections.abc import Iterator, Sequence
from html import escape

from ingest.reading.page.metadata.json_ld import Graph
from ingest.reading.phrases.times import is_time
from ingest.reading.raw import Said
from ingest.text.language import fold

FEWEST = 2  # posts that make a live blog
ENOUGH = 0.9  # of the posts stand in what was read of the page
PAGEFUL = 8  # posts on the page: enough, for those of a long blog may stand on several pages
START = 60  # characters by which a post is recognised in the text
_LINES = re.compile(r"\s*\n\s*")


def posts_of(graph: Graph, blocks: Sequence[str]) -> tuple[Said, ...]:
    """Return the posts of a live blog as HTML, in their order; () if `blocks`, the story as read, has enough of them.

    Blocks before the first that is recognised as a post come first.
    """
    posts = [(headline, text) for headline, text in graph.posts if text]
    if len(posts) < FEWEST:
        return ()
    read = " ".join(map(fold, blocks))
    if sum(_start(text) in read for _, text in posts) >= min(ENOUGH * len(posts), PAGEFUL):
        return ()
    every = " ".join(fold(f"{headline} {text}") for headline, text in posts)
    html = [*_lead(blocks, every), *(part for headline, text in posts for part in _post(headline, text))]
    return (Said("\n".join(html), "json-ld:liveBlogUpdate", "html"),)


def _start(text: str) -> str:
    return fold(re.sub(r"<[^<>]*>", " ", text[: 4 * START]))[:START].rpartition(" ")[0]


def _lead(blocks: Sequence[str], posts: str) -> Iterator[str]:
    known = next((at for at, block in enumerate(blocks) if fold(block) in posts), len(blocks))
    return (f"<p>{escape(block, quote=False)}</p>" for block in blocks[:known] if not is_time(block))


def _post(headline: str, text: str) -> Iterator[str]:
    if headline and fold(headline) != fold(text[: len(headline)]):
        yield f"<h2>{escape(headline, quote=False)}</h2>"
    if "</" in text:
        yield text
        return
    yield from (f"<p>{escape(line, quote=False)}</p>" for line in _LINES.split(text.strip()) if line)
