"""Sources written as plain lists: a file of addresses, one a line, and an OPML file from another reader."""

import re
from collections.abc import Iterator
from pathlib import Path

from ingest.errors import ReadError, SourcesError
from ingest.schema import Source
from ingest.sources.written import Place, Written, checked
from ingest.text.language import language_tag
from ingest.text.outlines import Outline, outlines

# A comment begins the line or follows a space: "#" within an address is its fragment.
_COMMENT = re.compile(r"(?:^|\s)#.*")


def addresses(text: str, path: Path) -> Iterator[Written]:
    """Yield the sources of a file that holds an address a line; `#` begins a comment."""
    for number, line in enumerate(text.splitlines(), start=1):
        written = _COMMENT.sub("", line).strip()
        if written:
            place = Place(path, number)
            yield Written(Source(id=written, url=checked("url", written, place)), place)


def subscriptions(text: str, path: Path) -> Iterator[Written]:
    """Yield the sources of an OPML file, each once: readers write a subscription into every folder it is in."""
    try:
        found, _flaws = outlines(text)
    except ReadError as error:
        raise SourcesError(f"{path}: {error}") from error
    once: dict[str, Outline] = {}
    for outline in found:
        once.setdefault(outline.url, outline)
    for number, outline in enumerate(once.values(), start=1):
        place = Place(path, item=f"subscription {number}")
        url = checked("url", outline.url, place)
        # What another program exported is not held against its user: a language that is none is left out.
        language = language_tag(outline.language)
        yield Written(Source(id=outline.url, url=url, title=outline.title, language=language), place)
