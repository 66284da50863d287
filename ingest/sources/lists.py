"""Sources written as plain lists: a file of addresses, one a line, and an OPML file from another reader."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import ReadError, SourcesError
from ingest.schema import Source
from ingest.sources.keys import checked, listed
from ingest.sources.written import Mistake, Written
from ingest.text.language import language_tag
from ingest.text.written import Place

if TYPE_CHECKING:
    from ingest.text.outlines import Outline

_COMMENT = re.compile(r"(?:^|\s)#.*")  # behind a space: "#" within an address is its fragment
# Behind an address stand the tags and the title that other readers keep there: after a tab or two spaces, or after any
# space if one of them is in quotes or a title (`~`), as in newsboat's list. Otherwise a single space may be part of the
# address.
_MARKED = re.compile(r"\s[\"~]")
_BEHIND = re.compile(r"\t.*|\s\s.*")
_OPML = re.compile(r"<(/?)opml\b", re.IGNORECASE)


def addresses(text: str, path: Path) -> Iterator[Written | Mistake]:
    """Yield the sources of a file that holds an address a line; `#` begins a comment."""
    for number, line in enumerate(text.splitlines(), start=1):
        if written := address_on(line):
            yield _written(written, Place(path, number))


def address_on(line: str) -> str:
    """Return the address that a line holds besides what stands behind it, "" where that is nothing."""
    written = _COMMENT.sub("", line.strip()).strip()
    return written.split()[0] if _MARKED.search(written) else _BEHIND.sub("", written)


def subscriptions(text: str, path: Path) -> Iterator[Written | Mistake]:
    """Yield the sources of an OPML file, each once: readers write a subscription into every folder it is in.

    Raises: SourcesError: it is no OPML.
    """
    from ingest.text.outlines import outlines  # brings a parser of XML, which most runs need not to know their sources

    try:
        found, _flaws = outlines(text)
    except ReadError as error:
        raise SourcesError(f"{path}: {error}") from error
    once: dict[str, Outline] = {}
    for outline in found:
        once.setdefault(outline.url, outline)
    for number, outline in enumerate(once.values(), start=1):
        # What another program exported is not held against its user: a language that is none is left out.
        language = language_tag(outline.language)
        place = Place(path, item=f"subscription {number}")
        yield _written(outline.url, place, title=outline.title, language=language)
    if set(_OPML.findall(text)) == {""}:
        yield Mistake(f"{path}: breaks off behind subscription {len(once)}; what followed is missing: save it anew")


def _written(url: str, place: Place, *, title: str | None = None, language: str | None = None) -> Written | Mistake:
    try:
        return Written(Source(id=url, url=checked("url", listed(url), place), title=title, language=language), place)
    except SourcesError as error:
        return Mistake(str(error))
