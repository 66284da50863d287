"""The folders of an output, held open: every file is named from one of them, and nothing leads out of the output.

No symbolic link below the output is followed, not even one that is made meanwhile; the output itself may be one.
"""

import os
import stat
from contextlib import suppress
from pathlib import Path

from ingest.errors import PublishError
from syndicate.publish.files import status, sync

_FOLDER = os.O_RDONLY | os.O_DIRECTORY


class Folders:
    """Open folders under `root` by their names: "" is the root, none ends with a slash."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._open: dict[str, int] = {}
        self._changed: set[str] = set()

    def __len__(self) -> int:
        return len(self._open)

    def of(self, name: str) -> int:
        """Return the descriptor of a folder, made where it is missing.

        Raises: PublishError: a symbolic link stands in its place. OSError: it cannot be made or opened.
        """
        if name not in self._open:
            self._open[name] = self._below(name) if name else self._root()
        return self._open[name]

    def changed(self, name: str) -> None:
        """Note that an open folder is to be brought to the disk by the next `sync`."""
        self._changed.add(name)

    def sync(self) -> None:
        """Bring what changed in the folders to the disk.

        Raises: OSError: the disk fails.
        """
        while self._changed:
            sync(self._open[self._changed.pop()])

    def close(self) -> None:
        """Close all folders; what changed in them is in place, and reaches the disk when the system chooses."""
        self._changed.clear()
        while self._open:
            os.close(self._open.popitem()[1])

    def _root(self) -> int:
        self.root.mkdir(parents=True, exist_ok=True)
        return os.open(self.root, _FOLDER)

    def _below(self, name: str) -> int:
        around, _, last = name.rpartition("/")
        parent = self.of(around)
        there = status(parent, last)
        if there is None:
            with suppress(FileExistsError):  # another run was quicker
                os.mkdir(last, dir_fd=parent)
            self.changed(around)
        elif stat.S_ISLNK(there.st_mode):
            raise PublishError(f"{self.root / name}: is a symbolic link, which is not followed; put a folder there")
        return os.open(last, _FOLDER | os.O_NOFOLLOW, dir_fd=parent)
