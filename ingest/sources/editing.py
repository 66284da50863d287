"""Sources added to and removed from the files of seeds/; a file is replaced atomically, once the result is checked."""

import fcntl
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import MappingProxyType

from ingest.errors import SourcesError
from ingest.schema import Source
from ingest.sources.contents import bytes_of
from ingest.sources.folder import sources_in
from ingest.sources.lists import address_on
from ingest.sources.toml_text import appended, without
from ingest.sources.written import Written
from ingest.text.markup import decode
from ingest.text.outlines import places

FILE = "sources.toml"  # what is added to a folder goes into it


@contextmanager
def alone(seeds: Path) -> Iterator[None]:
    """Lock the folder `seeds`, or that of the file `seeds`, against other commands that write to it.

    Both reading what is there and adding to it belong into the block. The folder is made where it is missing.

    Raises: SourcesError: the folder cannot be made or opened.
    """
    folder = seeds.parent if _is_file(seeds) else seeds
    try:
        folder.mkdir(parents=True, exist_ok=True)
        held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as error:
        raise SourcesError(f"{seeds}: cannot be written: {error.strerror or error}") from error
    try:
        with suppress(OSError):  # a file system without locks: then `_replace` notices nearly every other change
            fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)


def _is_file(seeds: Path) -> bool:
    return bool(seeds.suffix) and not seeds.is_dir()


def add(seeds: Path, sources: Iterable[Source], *, file: str = FILE) -> tuple[Written, ...]:
    """Put sources at the end of a file of the folder `seeds`, or of the file it is; return each and where it stands.

    Within `alone`. The file is made where it is missing.

    Raises: SourcesError: the file cannot be written, or has a mistake that has to be put right first.
    """
    path = seeds if _is_file(seeds) else seeds / file
    if path.suffix.lower() != ".toml":
        raise SourcesError(f"{path}: a source can be added to a folder, or to a file that ends in .toml")
    before = bytes_of(path) if path.exists() else None
    text, added = appended(_decoded(before or b"", "utf-8", path), tuple(sources), path)
    _replace(path, text.encode(), before)
    return added


def remove(written: Written) -> None:
    """Take a source out of the file in which it is written, and keep all else there byte for byte.

    Raises: SourcesError: the file cannot be written, or the source is written so that it has to be taken out by hand.
    """
    path = written.place.path
    with alone(path.parent):
        before = bytes_of(path)
        after = WITHOUT[path.suffix.lower()](before, written, path)
        if _sources(after, path) != [one for one in _sources(before, path) if one.id != written.source.id]:
            raise SourcesError(f"{written.place}: is written so that it cannot be taken out; do it by hand")
        _replace(path, after, before)


def _sources(body: bytes, path: Path) -> list[Source]:
    return [one.source for one in sources_in(body, path) if isinstance(one, Written)]


def _without_table(body: bytes, written: Written, path: Path) -> bytes:
    for number, one in enumerate(sources_in(body, path)):
        if isinstance(one, Written) and one.source.id == written.source.id:
            return without(_decoded(body, "utf-8", path), number, path).encode()
    raise SourcesError(f"{written.place}: there is no source {written.source.id!r} any more")


def _without_line(body: bytes, written: Written, path: Path) -> bytes:
    text = _decoded(body, "utf-8", path)
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    lines = text.removeprefix(mark).splitlines(keepends=True)
    return (mark + "".join(line for line in lines if address_on(line) != written.source.id)).encode()


def _without_outline(body: bytes, written: Written, path: Path) -> bytes:
    """Take out every outline of the address: readers write a subscription into each folder it is in."""
    encoding = decode(body, None).encoding
    text = _decoded(body, encoding, path)
    found = places(text, written.source.id)
    if text.encode(encoding) != body or any(end is None for _, end in found):
        raise SourcesError(f"{written.place}: holds others, or is damaged; take it out by hand")
    for start, end in reversed(found):
        head, tail = text[:start], text[end:]
        # A line of its own goes with it.
        indent = len(head) - len(head.rstrip(" \t"))
        if head[: len(head) - indent].endswith("\n") and tail[:1] in ("\n", "\r"):
            head, tail = head[: len(head) - indent], tail[2:] if tail.startswith("\r\n") else tail[1:]
        text = head + tail
    return text.encode(encoding)


WITHOUT: Mapping[str, Callable[[bytes, Written, Path], bytes]] = MappingProxyType(
    {".toml": _without_table, ".txt": _without_line, ".opml": _without_outline}
)


def _decoded(body: bytes, encoding: str, path: Path) -> str:
    try:
        return body.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise SourcesError(f"{path}: is not {encoding.upper()} text throughout; save it as UTF-8") from error


def _replace(path: Path, body: bytes, before: bytes | None) -> None:
    """Replace a file by `body` in one step, if it still holds what it held `before`; None: there was no file."""
    target = path.resolve()  # a link stays one
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("xb") as file:
            if before is not None:
                temporary.chmod(target.stat().st_mode)
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        if (target.read_bytes() if target.exists() else None) != before:
            raise SourcesError(f"{path}: was changed by something else at the same time; try again")
        temporary.replace(target)
    except OSError as error:
        raise SourcesError(f"{path}: cannot be written: {error.strerror or error}") from error
    finally:
        temporary.unlink(missing_ok=True)
