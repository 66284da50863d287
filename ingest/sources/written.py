"""A source with the place in a file where it is written, or the mistake that stands there."""

from dataclasses import dataclass

from ingest.schema import Source
from ingest.text.written import Place


@dataclass(frozen=True, slots=True)
class Written:
    """One source, and where it is written."""

    source: Source
    place: Place


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with one source or one line, said in one line: the place, the key, and what is allowed."""

    text: str
