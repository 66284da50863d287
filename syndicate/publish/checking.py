"""The last check of a feed: before it is written, it is read back as a stranger would read it."""

from collections.abc import Sequence
from pathlib import Path

from ingest.errors import PublishError, ReadError
from ingest.reading import glance
from ingest.schema import Listed


def refuse_unless_readable(url: str, body: bytes, ids: Sequence[str]) -> None:
    """Do nothing if `body` is a whole and sound feed that holds exactly the entries `ids` in that order.

    Raises: PublishError: it does not; whoever subscribed must not be given such a feed.
    """
    try:
        found = [entry.guid for entry in glance(body)]
    except ReadError as error:
        raise PublishError(f"{url}: not published: it cannot be read back: {error}") from error
    if found == list(ids):
        return
    there = set(found)
    lost = next((id_ for id_ in ids if id_ not in there), None)
    wrong = f"{lost} is missing" if lost else "the entries come back in another order or number"
    raise PublishError(f"{url}: not published: read back, {len(found)} of {len(ids)} entries are there, and {wrong}")


def listed_at(path: Path) -> tuple[Listed, ...] | None:
    """Return what a feed that stands at `path` lists; None where there is none, or it cannot be read.

    RSS says of an entry when it was changed only where it has an atom:updated.
    """
    try:
        return glance(path.read_bytes())
    except (OSError, ReadError):
        return None
