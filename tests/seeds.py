"""Sources of a folder in which nothing may be wrong."""

from pathlib import Path

from ingest.errors import SourcesError
from ingest.schema import Source
from ingest.sources import load_all


def load(path: Path) -> tuple[Source, ...]:
    """Return what a file or a folder names; the first mistake in it is raised."""
    loaded = load_all(path)
    if loaded.mistakes:
        raise SourcesError(loaded.mistakes[0])
    return loaded.sources
