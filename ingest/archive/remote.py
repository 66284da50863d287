"""WARC files that lie elsewhere, at any address that fsspec opens: `s3://`, `gs://`, `https://`, `file://`, ..."""

import io
from dataclasses import dataclass
from errno import EIO
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from ingest.errors import UsageError, first_line

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

AHEAD = 1 << 18  # bytes that are fetched at one time


@dataclass(frozen=True, slots=True, order=True)
class Remote:
    """A file at an address, or the files at addresses that fit a pattern."""

    url: str

    def open(self, _mode: str = "rb") -> BinaryIO:
        """Open it to be read, from any place in it.

        Raises: OSError: it cannot be had.
        """
        system, path = self._placed()
        try:
            opened: Any = system.open(path, "rb", block_size=AHEAD)
            return cast(BinaryIO, io.BufferedReader(opened))
        except FileNotFoundError as error:
            why = _why(error)
        raise OSError(EIO, why)  # not from the other, which no worker could send to who asked

    def found(self) -> tuple["Remote", ...]:
        """Return the files that fit the pattern, by address; without a pattern this alone.

        Raises: OSError: they cannot be listed.
        """
        if not self.is_pattern:
            return (self,)
        system, path = self._placed()
        try:
            names = sorted(system.glob(path))
        except _refusal_of(system) as error:
            raise OSError(EIO, f"its folder cannot be listed: {error}"[:200]) from error
        return tuple(Remote(system.unstrip_protocol(name)) for name in names)

    @property
    def is_pattern(self) -> bool:
        """Whether the address is a pattern for several files; a question mark begins its query."""
        return any(mark in self.url.partition("?")[0] for mark in "*[")

    @property
    def name(self) -> str:
        """The last part of the address, without its query."""
        return self.url.partition("?")[0].rpartition("/")[2]

    def __str__(self) -> str:
        return self.url

    def _placed(self) -> "tuple[AbstractFileSystem, str]":
        try:
            from fsspec.core import url_to_fs

            system, path = url_to_fs(self.url)
        except (ImportError, ValueError) as error:
            said = str(error) if "fsspec" not in str(error) else "pip install 'wiredesk[dask]'"
            raise UsageError(f"{self.url}: nothing that is installed opens such an address: {said}") from error
        return system, path


def _why(error: FileNotFoundError) -> str:
    """Why there is no file: over HTTP, fsspec says so whatever the server answers, and if it does not answer at all."""
    if status := getattr(error.__cause__, "status", None):
        return f"the server answered {status}"
    return f"it is not there, or cannot be reached: {first_line(error.__cause__ or error)}"[:200]


def _refusal_of(system: "AbstractFileSystem") -> type[Exception]:
    """What a server's refusal is: over HTTP, fsspec lets its client's own exception through."""
    if "http" not in system.protocol:
        return OSError
    from aiohttp import ClientError

    return ClientError
