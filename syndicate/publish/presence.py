"""Who is writing into an output, and what runs that were killed have left behind in it.

Every run that writes holds a shared lock on a file in the output. A run that gets the lock for itself alone knows that
nobody writes, and that every temporary file is a dead run's. Process ids are not looked at: in containers that share a
disk, the same id is another process's.
"""

import contextlib
import errno
import fcntl
import os
import re
from collections.abc import Iterator

MARK = ".publishing"
_CAME, _WENT = b"+", b"-"
_MOST_TOLD = 1 << 20  # bytes
# What file systems without locks say.
_LOCKLESS = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EBADF})
_TEMPORARY = re.compile(r"\..+\.\d+(?:-\d+)?\.tmp")


def temporary_name(name: str, process: int, attempt: int = 0) -> str:
    """Return what a file is called until it is whole; the dot keeps servers from showing it."""
    return f".{name}.{process}{f'-{attempt}' if attempt else ''}.tmp"


def enter(root: int) -> int:
    """Note in the folder `root` that somebody writes; return the mark, which `leave` takes back.

    Raises: OSError: nothing can be written there.
    """
    while True:
        mark = os.open(MARK, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW, 0o666, dir_fd=root)
        _lock(mark, fcntl.LOCK_SH)
        if not _stands(mark, root):  # the last to leave took the file away in between
            os.close(mark)
            continue
        try:
            os.write(mark, _CAME)
        except OSError:
            leave(root, mark)
            raise
        return mark


def leave(root: int, mark: int) -> None:
    """Note that this run writes no more; the last to leave removes the mark, and what killed runs have left behind."""
    try:
        os.write(mark, _WENT)
        if _lock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB):
            told = os.pread(mark, _MOST_TOLD, 0)
            if told.count(_CAME) != told.count(_WENT):
                _clean(root)
            os.unlink(MARK, dir_fd=root)
    except OSError:
        pass  # the next run finds it
    finally:
        os.close(mark)


def sweep(root: int) -> None:
    """Remove what killed runs left in the folder `root` and below, unless somebody writes just now."""
    try:
        mark = os.open(MARK, os.O_RDONLY | os.O_NOFOLLOW, dir_fd=root)
    except OSError:
        return  # nearly always: every run came to its end
    try:
        if _lock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB) and _stands(mark, root):
            _clean(root)
            os.unlink(MARK, dir_fd=root)
    except OSError:
        pass  # a disk that cannot be written: whoever wants to publish will say so
    finally:
        os.close(mark)


def _clean(root: int) -> None:
    for _, _, files, folder in os.fwalk(".", dir_fd=root, follow_symlinks=False):
        for name in filter(_TEMPORARY.fullmatch, files):
            with contextlib.suppress(OSError):
                os.unlink(name, dir_fd=folder)


@contextlib.contextmanager
def alone(folder: int) -> Iterator[None]:
    """Keep others out of a folder while a file and its .gz take their places: two runs must not mix theirs."""
    locked = _lock(folder, fcntl.LOCK_EX)
    try:
        yield
    finally:
        if locked:
            fcntl.flock(folder, fcntl.LOCK_UN)


def _lock(file: int, how: int) -> bool:
    """Take a lock, if it can be had."""
    try:
        fcntl.flock(file, how)
    except BlockingIOError:
        return False
    except OSError as error:
        if error.errno not in _LOCKLESS:
            raise
        return False
    return True


def _stands(mark: int, root: int) -> bool:
    try:
        there = os.stat(MARK, dir_fd=root, follow_symlinks=False)
    except FileNotFoundError:
        return False
    return os.path.samestat(there, os.fstat(mark))
