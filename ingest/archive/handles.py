"""A few files kept open, so that documents which follow each other in one file do not open it again and again."""

from collections import OrderedDict
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from ingest.archive.remote import Remote

MOST = 16  # files at one time: archives that several crawlers wrote side by side are read in turn


class Handles:
    """Keeps open the files that were last asked for; all are closed when the block ends."""

    def __init__(self) -> None:
        self._open: OrderedDict[Path | Remote, BinaryIO] = OrderedDict()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with ExitStack() as stack:
            for file in self._open.values():
                stack.callback(file.close)
        self._open.clear()

    def file(self, path: Path | Remote) -> BinaryIO:
        """Return a file, open to be read from any place.

        Raises: OSError: it cannot be.
        """
        if path in self._open:
            self._open.move_to_end(path)
            return self._open[path]
        file = self._open[path] = path.open("rb")
        if len(self._open) > MOST:
            self._open.popitem(last=False)[1].close()
        return file
