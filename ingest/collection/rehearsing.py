"""A dry run's collection: a copy in memory, written like the real one and then forgotten."""

from ingest.collection.databases import connect, place_of
from ingest.collection.faults import told_plainly
from ingest.collection.opening import open_collection
from ingest.collection.store import Collection
from ingest.errors import CollectionError


def rehearsal(url: str) -> Collection:
    """Return a copy in memory of the collection at `url`, empty where there is none yet; the real one is only read.

    Raises: CollectionError: as `open_collection(url, read_only=True)`, or the collection is not a SQLite file.
    """
    place = place_of(url)
    if place.url.get_backend_name() != "sqlite":
        raise CollectionError(f"{place}: a dry run needs a collection in a SQLite file; leave --dry-run out")
    if place.path is None or not place.path.exists():
        return open_collection("sqlite://")
    open_collection(url, read_only=True).close()  # refuses what is older, newer, damaged or somebody else's
    memory = place_of("sqlite://")
    real, copy = connect(place, read_only=True), connect(memory, read_only=False)
    with told_plainly(place), real.connect() as source, copy.connect() as target:
        source.connection.driver_connection.backup(target.connection.driver_connection)  # type: ignore[union-attr]  # open
    real.dispose()
    return Collection(copy, memory)
