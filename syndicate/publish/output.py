"""The folder that is published into: what is written to it, in which order, and what is said if that fails.

A change is made in three steps, each of which may be the last one of a killed run:

    beside     the file and its .gz as temporary files of the same folder, down to the disk; by several threads
    in place   the old .gz goes, the file comes, the new .gz comes: never a .gz that says something else than its file
    for good   the folders reach the disk, once for all that changed in them
"""

import errno
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from ingest.errors import PublishError
from syndicate.publish import presence
from syndicate.publish.files import Temporary, bring_in, drop, holds, is_gz_of, write
from syndicate.publish.folders import Folders

MOST_WAITING = 256  # files
MOST_BYTES = 16_000_000
MOST_OPEN = 32  # folders: a process may have as few as 64 files open
THREADS = 8  # a disk that is asked for several files at once has them sooner: twice as many a second

_ADVICE = {
    errno.ENOSPC: "the disk is full; make room and run again",
    errno.EDQUOT: "this user's share of the disk is used up; make room and run again",
    errno.EFBIG: "this user may not write files so large; raise the limit (ulimit -f) and run again",
    errno.EROFS: "the disk is read-only; choose another --output",
    errno.EACCES: "this user may not write there",
    errno.EPERM: "this user may not write there",
    errno.ENAMETOOLONG: "its name is too long for this disk",
    errno.EISDIR: "something that is no file stands in its place or in its .gz's; move it away",
    errno.ELOOP: "a symbolic link stands in its place or in its .gz's, and is not followed; remove it",
}


@dataclass(frozen=True, slots=True)
class _Coming:
    """A file that is written beside its place."""

    folder: str
    last: str  # its name in the folder
    size: int  # bytes
    is_new: bool  # else its .gz alone comes
    written: "Future[tuple[Temporary, ...]]"


class Output:
    """A folder that is published into, and nothing outside of it.

        with Output(Path("public")) as output:
            output.publish("source/wire/archive-1.rss", archive)
            output.publish("source/wire/feed.rss", feed)  # which names the archive, and stands after it

    Files are written at once but take their places together, in the order in which they were published: when many are
    waiting, at `settle`, and at the end of the `with`. If one cannot be written, those before it are in place, the old
    files of the others stay, and nothing half-done is left.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._folders = Folders(root)
        self._coming: dict[str, _Coming] = {}
        self._threads: ThreadPoolExecutor | None = None
        self._mark: int | None = None

    def __enter__(self) -> "Output":
        if self.root.is_dir():
            with self._telling(""):
                presence.sweep(self._folders.of(""))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self.settle()
        finally:
            self._close()

    def publish(self, name: str, body: bytes) -> bool:
        """Publish `body` at `name`, a posix path under the folder, with its .gz; return whether it is new there.

        A file that holds it already is not touched, so that its time and its validators stay; a .gz that is not its
        file's is made again.

        Raises: PublishError: this file, or one that was waiting, cannot be written.
        """
        if name in self._coming or len(self._folders) >= MOST_OPEN:
            self.settle()
        with self._telling(name):
            folder, last = self._place(name)
            within = self._folders.of(folder)
            is_new, has_gz = not holds(within, last, body), is_gz_of(within, f"{last}.gz", body)
            if is_new or not has_gz:
                written = self._writers().submit(write, within, last, body, is_new=is_new)
                self._coming[name] = _Coming(folder, last, len(body), is_new, written)
        if len(self._coming) >= MOST_WAITING or sum(one.size for one in self._coming.values()) >= MOST_BYTES:
            self.settle()
        return is_new

    def settle(self) -> None:
        """Bring what was published so far into its places, and to the disk.

        Raises: PublishError: a file cannot be written; those published before it stand.
        """
        try:
            for name, coming in self._coming.items():
                with self._telling(name):
                    written = coming.written.result()
                    bring_in(self._folders.of(coming.folder), coming.last, written, is_new=coming.is_new)
                    self._folders.changed(coming.folder)
        finally:
            self._forget()
            with self._telling(""):
                self._folders.sync()
        if len(self._folders) >= MOST_OPEN:
            self._folders.close()

    def _place(self, name: str) -> tuple[str, str]:
        """Return the folder of a file and its name there."""
        if any(part in ("", ".", "..") or "\0" in part for part in name.split("/")):
            raise PublishError(f"{name!a}: not published: it is no name under {self.root}")
        folder, _, last = name.rpartition("/")
        return folder, last

    def _writers(self) -> ThreadPoolExecutor:
        """Return the threads that write; from here on, other runs see that somebody writes."""
        if self._threads is None:
            self._mark = presence.enter(self._folders.of(""))
            self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="publish")
        return self._threads

    def _forget(self) -> None:
        """Drop what has not been moved into its place."""
        for coming in self._coming.values():
            with suppress(OSError):
                drop(self._folders.of(coming.folder), coming.written.result())
        self._coming.clear()

    def _close(self) -> None:
        self._forget()
        if self._threads is not None:
            self._threads.shutdown()
        if self._mark is not None:
            presence.leave(self._folders.of(""), self._mark)
        self._threads, self._mark = None, None
        self._folders.close()

    @contextmanager
    def _telling(self, name: str) -> Iterator[None]:
        """Say in one line what the system says of a file."""
        path = self.root / name
        try:
            yield
        except (FileExistsError, NotADirectoryError) as error:
            around = [one for one in (path, *path.parents) if one.exists() and not one.is_dir()]
            where = around[-1] if around else path.parent
            raise PublishError(f"{where}: is a file, not a folder; choose another --output") from error
        except OSError as error:
            why = _ADVICE.get(error.errno or 0) or error.strerror or str(error)
            raise PublishError(f"{path}: cannot be written: {why}") from error
