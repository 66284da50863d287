"""Bytes onto the disk: only what changed is written, and no reader ever meets half a file."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from ingest.errors import PublishError, ReadError
from ingest.schema import Document, Entry, Reading

Read = Callable[[Document], Reading]


def publish(path: Path, body: bytes) -> bool:
    """Write `body` to `path` unless it is there already; return whether anything was written.

    An unchanged file is not touched, so that its time and its validators stay. A changed one is replaced in one step,
    from a temporary file of the same folder that has reached the disk.

    Raises: PublishError: the file cannot be written.
    """
    try:
        if stands(path, body):
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, body)
    except (FileExistsError, NotADirectoryError) as error:
        raise PublishError(
            f"{error.filename or path.parent}: is a file, not a folder; choose another --output"
        ) from error
    except OSError as error:
        raise PublishError(f"{path}: cannot be written: {error.strerror or error}") from error
    return True


def stands(path: Path, body: bytes) -> bool:
    """Return whether exactly `body` is at `path`; what cannot be read does not."""
    try:
        return path.is_file() and path.stat().st_size == len(body) and path.read_bytes() == body
    except OSError:
        return False


def _replace(path: Path, body: bytes) -> None:
    # Named after the process, so that two runs never write into one file; created with the mode the umask allows,
    # which tempfile would not do, and without which a web server cannot read it.
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def refuse_unless_readable(url: str, body: bytes, ids: Sequence[str], *, read: Read) -> None:
    """Do nothing if `body`, read as any feed is, holds exactly the entries `ids` in that order.

    Raises: PublishError: it does not; whoever subscribed must not be given such a feed.
    """
    try:
        reading = read(Document(url=url, body=body))
    except ReadError as error:
        raise PublishError(f"{url}: not published: it cannot be read back: {error}") from error
    found = [entry.guid for entry in reading.entries if isinstance(entry, Entry)]
    if found == list(ids):
        return
    lost = next((id_ for id_ in ids if id_ not in found), None)
    wrong = f"{lost} is missing" if lost else "the entries come back in another order or number"
    raise PublishError(f"{url}: not published: read back, {len(found)} of {len(ids)} entries are there, and {wrong}")
