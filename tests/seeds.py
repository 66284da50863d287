"""Sources of a folder that must have no mistakes."""

from pathlib import Path

from ingest.errors import SourcesError
from ingest.schema import Source
from ingest.sources import load_all


def load(path: Path) -> tuple[Source, ...]:
    """Return the sources of a file or a folder; raise the first mistake in it."""
    loaded = load_all(path)
    if loaded.mistakes:
        raise SourcesError(loaded.mistakes[0])
    return loaded.sources
