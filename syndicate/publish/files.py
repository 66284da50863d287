"""One file and its .gz in an open folder: compared, written beside their places, and moved in.

Both get the same time, and no two versions of a file share a second: servers tell versions apart by Last-Modified, and
by tags made of it, which count in seconds (RFC 9110 section 8.8.2).
"""

import errno
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from syndicate.publish.packing import HEADER, SMALLEST, TRAILER, packed, trailer
from syndicate.publish.presence import alone, temporary_name

_SECOND = 1_000_000_000  # nanoseconds
_NO_FOLDER_SYNC = frozenset({errno.EINVAL, errno.EBADF, errno.EOPNOTSUPP})


@dataclass(frozen=True, slots=True)
class Temporary:
    """A file that is on the disk, but not in its place yet."""

    name: str
    place: str


def stands(path: Path, body: bytes) -> bool:
    """Return whether exactly `body` is at `path`; what cannot be read does not."""
    try:
        return path.is_file() and path.stat().st_size == len(body) and path.read_bytes() == body
    except OSError:
        return False


def status(folder: int, name: str) -> os.stat_result | None:
    """Return what is known of a file in a folder, or of a link; None where there is none."""
    try:
        return os.stat(name, dir_fd=folder, follow_symlinks=False)
    except FileNotFoundError:
        return None


def holds(folder: int, name: str, body: bytes) -> bool:
    """Return whether exactly `body` is in a file of a folder.

    Raises: OSError: what stands there is a symbolic link (ELOOP) or no file (EISDIR); either is not ours to replace.
    """
    there = _regular(folder, name)
    with suppress(FileNotFoundError):  # another run has taken it away since
        return there is not None and there.st_size == len(body) and _read(folder, name) == body
    return False


def is_gz_of(folder: int, name: str, body: bytes) -> bool:
    """Return whether a file of a folder is the gzip of `body`, by its first and last bytes.

    Raises: OSError: as of `holds`.
    """
    there = _regular(folder, name)
    if there is None or there.st_size < SMALLEST:
        return False
    try:
        file = os.open(name, os.O_RDONLY | os.O_NOFOLLOW, dir_fd=folder)
    except FileNotFoundError:  # another run has taken it away since, to bring in its own
        return False
    try:
        ends = os.pread(file, len(HEADER), 0), os.pread(file, TRAILER, there.st_size - TRAILER)
    finally:
        os.close(file)
    return ends == (HEADER, trailer(body))


def write(folder: int, name: str, body: bytes, *, is_new: bool) -> tuple[Temporary, ...]:
    """Write a file, if it is new, and its .gz to the disk, beside their places; return what was written.

    Raises: OSError: one cannot be written; then neither is left.
    """
    written: list[Temporary] = []
    old = status(folder, name)
    try:
        moment = old.st_mtime_ns if old else 0
        if is_new:
            least = (moment // _SECOND + 1) * _SECOND if old else 0
            written.append(_written(folder, name, body, least=least))
            moment = os.stat(written[0].name, dir_fd=folder).st_mtime_ns
        written.append(_written(folder, f"{name}.gz", packed(body), exactly=moment))
    except OSError:
        drop(folder, written)
        raise
    return tuple(written)


def bring_in(folder: int, name: str, written: tuple[Temporary, ...], *, is_new: bool) -> None:
    """Put what was written into its places: at no moment does a .gz say something else than the file beside it."""
    with alone(folder):
        if is_new:
            with suppress(FileNotFoundError):
                os.unlink(f"{name}.gz", dir_fd=folder)
        for temporary in written:
            os.replace(temporary.name, temporary.place, src_dir_fd=folder, dst_dir_fd=folder)


def drop(folder: int, written: Iterable[Temporary]) -> None:
    """Remove temporary files that are not to be moved in; those that were are gone already."""
    for temporary in written:
        with suppress(OSError):
            os.unlink(temporary.name, dir_fd=folder)


def sync(folder: int) -> None:
    """Bring the names in a folder to the disk, if the file system can do that."""
    try:
        os.fsync(folder)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise


def _written(folder: int, name: str, body: bytes, *, least: int = 0, exactly: int | None = None) -> Temporary:
    # Created with the mode that the umask allows, which tempfile would not do: a web server has to read it.
    temporary, descriptor = _created(folder, name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(body)
            file.flush()
            moment = max(os.fstat(descriptor).st_mtime_ns, least) if exactly is None else exactly
            with suppress(OSError):  # there are file systems that keep their own times
                os.utime(descriptor, ns=(moment, moment))
            os.fsync(descriptor)
    except OSError:
        drop(folder, [temporary])
        raise
    return temporary


def _created(folder: int, name: str) -> tuple[Temporary, int]:
    attempt = 0
    while True:
        temporary = Temporary(temporary_name(name, os.getpid(), attempt), name)
        with suppress(FileExistsError):
            how = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
            return temporary, os.open(temporary.name, how, 0o666, dir_fd=folder)
        attempt += 1  # a process in another container may have our number


def _regular(folder: int, name: str) -> os.stat_result | None:
    there = status(folder, name)
    if there is None or stat.S_ISREG(there.st_mode):
        return there
    raise OSError(errno.ELOOP if stat.S_ISLNK(there.st_mode) else errno.EISDIR, "no file", name)


def _read(folder: int, name: str) -> bytes:
    with os.fdopen(os.open(name, os.O_RDONLY | os.O_NOFOLLOW, dir_fd=folder), "rb") as file:
        return file.read()
