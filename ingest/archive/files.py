"""Walk files and folders: what is there, in which order it is read, and each as a Document."""

import errno
import glob
import heapq
import os
import stat
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import chain, groupby
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ingest.archive.handles import Handles
from ingest.archive.mirror import content_urn, mirror_host, mirror_url
from ingest.archive.remote import Remote
from ingest.archive.saved import Kept, SavedFile, name_of, unreadable
from ingest.archive.saved_page import saved_page
from ingest.schema import LARGEST_DOCUMENT, Document, Flaw, Refused

if TYPE_CHECKING:
    from ingest.archive.shelf import Shelf


# What lies beside documents in a saved page or a checkout and is never one; an argument that names such a file is read.
NOT_DOCUMENTS = frozenset(
    """
    .7z .avif .avi .bmp .bz2 .c .cdx .cdxj .css .csv .db .db-shm .db-wal .doc .docx .eot .epub .exe .flac .gif .ico
    .jpeg .jpg .js .lock .log .m4a .map .md .mjs .mkv .mov .mp3 .mp4 .odt .ogg .otf .pdf .png .ppt .pptx .py .pyc
    .sh .so .sqlite .svg .tar .tif .tiff .toml .ts .tsv .ttf .wasm .wav .webm .webp .woff .woff2 .xls .xlsx .yaml
    .yml .zip
    """.split()
)
_UNPACKERS = {".bz2": "bzip2 -d -k", ".lz4": "lz4 -d", ".xz": "xz -d -k", ".zst": "zstd -d"}
_LOGS = ("hts-log.txt", "wget-log")  # of programs that copy sites, beside the copy
# What a file's name says of its content: a hint beside its bytes, as a server's Content-Type is.
TYPES = {
    ".atom": "application/atom+xml",
    ".cdf": "application/x-cdf",
    ".htm": "text/html",
    ".html": "text/html",
    ".json": "application/json",
    ".opml": "text/x-opml",
    ".rdf": "application/rdf+xml",
    ".rss": "application/rss+xml",
    ".txt": "text/plain",
    ".xhtml": "application/xhtml+xml",
    ".xml": "application/xml",
}


@dataclass(frozen=True, slots=True)
class Found:
    """What lies under the paths that were given, before any of it is opened."""

    files: tuple[SavedFile, ...]  # oldest first
    refused: tuple[Refused, ...]  # paths that are not there, dangling links, devices, files that are too large
    passed_over: int  # pictures, styles, scripts and the like
    shelf: "Shelf | None" = None  # what the WARC files among them hold, oldest first; None: there is none

    @property
    def documents(self) -> int:
        """How many documents there may be among them."""
        return len(self.files) + (len(self.shelf) if self.shelf else 0)


def find(paths: Iterable[Path | Remote], *, now: datetime) -> Found:
    """Return the files under `paths`, each once, oldest first; WARC files are read through once for their records."""
    found, archives = listed(paths, now=now)
    return _shelved(found, archives, now) if archives else found


def listed(paths: Iterable[Path | Remote], *, now: datetime) -> tuple[Found, tuple[SavedFile, ...]]:
    """Return the plain files under `paths` and, apart from them, the WARC files, which are not looked into yet.

    A path that does not exist and holds `*`, `?` or `[` is a pattern, and stands for all files that fit it.
    """
    files: dict[Path | Remote, SavedFile] = {}
    refused: dict[str, Refused] = {}
    passed_over = 0
    for argument in paths:
        closed: list[OSError] = []
        for path in _under(argument, closed):
            if isinstance(path, Path) and path != argument and _is_no_document(path):
                passed_over += 1
            elif isinstance(changed := _time_of_change(path, now), Flaw):
                refused[name_of(path)] = Refused(name_of(path), changed)
            else:
                files.setdefault(path, SavedFile(path, argument, changed))
        for error in closed:
            name = name_of(Path(error.filename)) if error.filename else name_of(argument)
            refused[name] = Refused(name, unreadable(error))
    archives = [files.pop(path) for path in sorted(files, key=str) if isinstance(path, Remote) or is_archive(path)]
    in_order = sorted(files.values(), key=lambda file: (file.changed, str(file.path)))
    plain = Found(tuple(in_order), tuple(refused[name] for name in sorted(refused)), passed_over)
    return plain, tuple(archives)


def grouped(archives: Iterable[SavedFile], *, most: int, size: int) -> Iterator[tuple[SavedFile, ...]]:
    """Yield archives in groups of at most `most` files and `size` bytes; a remote one is a group of its own."""
    held, left = list[SavedFile](), size
    for archive in archives:
        needed = _bytes_of(archive.path, size)
        if held and (len(held) == most or needed > left):
            yield tuple(held)
            held, left = [], size
        held.append(archive)
        left -= needed
    if held:
        yield tuple(held)


def _bytes_of(path: Path | Remote, unknown: int) -> int:
    try:
        return unknown if isinstance(path, Remote) else path.stat().st_size
    except OSError:
        return unknown


def _is_no_document(path: Path) -> bool:
    if _unpacker_of(path):
        return False  # so that it is refused by name, with what to do, and not passed over
    if path.suffix.lower() in NOT_DOCUMENTS or path.name.startswith((".", *_LOGS)):
        return True
    return path.suffix == ".orig" and path.with_suffix("").exists()  # as wget had it before it turned the links


def _holds_no_document(folder: str, beside: Set[str]) -> bool:
    """Whether a folder is hidden, HTTrack's cache, or what a browser saved with a page: frames and ads."""
    page = folder.removesuffix("_files")
    with_page = page != folder and not beside.isdisjoint((f"{page}.html", f"{page}.htm"))
    return folder.startswith(".") or folder == "hts-cache" or with_page


def is_archive(path: Path) -> bool:
    """Whether a file is a WARC, by its name.

    >>> is_archive(Path("saved/2025-10.WARC.gz"))
    True
    """
    return path.name.lower().endswith((".warc", ".warc.gz"))


def _unpacker_of(path: Path) -> str:
    """The command that unpacks a WARC compressed with anything but gzip, by its name; "" for any other file."""
    return _UNPACKERS.get(path.suffix.lower(), "") if is_archive(path.with_suffix("")) else ""


def _shelved(found: Found, archives: Iterable[SavedFile], now: datetime) -> Found:
    """Return what was found together with what the archives hold."""
    from ingest.archive.shelf import Shelf  # brings warcio, which only a run that meets an archive pays for

    shelf = Shelf()
    unread: list[Refused] = []
    for file in archives:
        try:
            shelf.put(file.path, file.argument, now=now)
        except OSError as error:
            unread.append(Refused(name_of(file.path), unreadable(error)))
    return with_shelf(found, shelf, unread)


def with_shelf(found: Found, shelf: "Shelf", unread: Iterable[Refused]) -> Found:
    """Return what was found with what its archives hold; `unread` are those that could not be looked into."""
    flaws = tuple(Refused(name_of(path), flaw) for path, flaw in shelf.flaws)
    return replace(
        found,
        refused=(*found.refused, *flaws, *unread),
        passed_over=found.passed_over + shelf.passed_over,
        shelf=shelf,
    )


def _under(argument: Path | Remote, closed: list[OSError]) -> Iterator[Path | Remote]:
    """Yield the files at or below a path, or that fit a pattern; what could not be looked into goes to `closed`."""
    try:
        if isinstance(argument, Remote):
            yield from argument.found() or (argument,)
        elif argument.is_dir():
            yield from _in_folder(argument, closed)
        else:
            # Not Path.glob, which takes no pattern that begins at the root.
            fitting = sorted(glob.glob(str(argument), recursive=True)) if _is_pattern(argument) else ()  # noqa: PTH207
            yield from map(Path, fitting or (argument,))
    except OSError as error:
        closed.append(error)


def _in_folder(argument: Path, closed: list[OSError]) -> Iterator[Path]:
    waiting = [argument]
    while waiting:  # one folder at a time, for os.walk calls itself once more for each that lies in another
        folder = waiting.pop()
        _, folders, names = next(os.walk(folder, onerror=closed.append), ("", (), ()))
        beside = frozenset(names)
        inside = [folder / name for name in sorted(folders) if not _holds_no_document(name, beside)]
        waiting += [path for path in inside if not path.is_symlink()]
        closed.extend(_links_elsewhere(inside, argument))
        yield from (folder / name for name in sorted(names))


def _links_elsewhere(inside: Iterable[Path], argument: Path) -> Iterator[OSError]:
    """Yield an error for each link to a folder outside of the argument: links within folders are not followed."""
    for path in inside:
        if path.is_symlink() and not path.resolve().is_relative_to(argument.resolve()):
            yield OSError(errno.ELOOP, "links to folders elsewhere are not followed; name the folder itself", str(path))


def _is_pattern(argument: Path) -> bool:
    return any(mark in str(argument) for mark in "*?[") and not argument.exists()


def _time_of_change(path: Path | Remote, now: datetime) -> datetime | Flaw:
    """Return a file's time of change, or why it is not read; of an archive elsewhere, now, for it is not asked yet."""
    if isinstance(path, Remote):
        return Flaw("missing") if path.is_pattern else now
    try:
        status = path.stat()
    except FileNotFoundError:
        return Flaw("dangling-link", str(path.readlink())) if path.is_symlink() else Flaw("missing")
    except OSError as error:
        return unreadable(error)
    if not stat.S_ISREG(status.st_mode):
        return Flaw("not-a-file")
    if unpacker := _unpacker_of(path):
        return Flaw("unknown-format", f"a compressed WARC: run `{unpacker} FILE`, and name the file that it makes")
    if status.st_size > LARGEST_DOCUMENT and not is_archive(path):
        return Flaw("too-large", f"{status.st_size:,} bytes, the most is {LARGEST_DOCUMENT:,}")
    seconds = max(int(status.st_mtime), 0)  # compared as a number: a file system may hold years that no datetime can
    return now if seconds >= now.timestamp() else datetime.fromtimestamp(seconds, UTC)


def documents(found: Found, *, cwd: Path) -> Iterator[tuple[SavedFile, Document | Refused]]:
    """Yield each file with its Document, in the order (fetched_at, url), never that of a folder listing.

    `fetched_at` is the file's time of change. Its source is the file's path, relative to `cwd` if it lies below that:
    so one folder has one name however it was written. A record that Wiredesk archived has the time and the source that
    it was archived with; one of another crawler's has its own time, and its address as its source. What a run of ours
    archived comes in that run's order.
    """
    return opened(ordered(found), cwd=cwd)


def ordered(found: Found) -> Iterator[SavedFile]:
    """Yield what was found in the order in which it is read."""
    files = heapq.merge(found.files, found.shelf or (), key=lambda file: file.changed)
    for _, same_time in groupby(files, key=lambda file: file.changed):
        group = list(same_time)
        if len(group) > 1:
            group.sort(key=_address)
        yield from group


def opened(files: Iterable[SavedFile], *, cwd: Path) -> Iterator[tuple[SavedFile, Document | Refused]]:
    """Yield each of these files with its Document, in their order."""
    with Handles() as handles:
        for file in files:
            yield file, _document(file, cwd, handles)


def seen_from(folder: Path, file: Path | Remote) -> Path | Remote:
    """Return the path of a file that was named while working in `folder`, for a process that works in another."""
    return file if isinstance(file, Remote) else folder / file


def as_found(found: Found, *, cwd: Path) -> Iterator[tuple[SavedFile, Document | Refused]]:
    """Yield what `documents` does, but in the order in which files were found, so that none has to be opened twice.

    What our own polls were answered is left out: it is counted only in its turn, as it was then.
    """
    return opened(chain(found.files, (file for file in found.shelf or () if not file.replayed)), cwd=cwd)


def _address(file: SavedFile) -> str:
    """The address a file sorts by; one that cannot be opened sorts by its name and is refused when its turn comes.

    What a run of ours archived has its place, before the others.
    """
    if file.kept:
        return "" if file.kept.ours else file.kept.url
    path = file.path
    if isinstance(path, Remote):
        return path.url
    try:
        return mirror_url(PurePosixPath(path)) or _page_of(path, path.read_bytes()).url
    except OSError:
        return name_of(path)


def _page_of(path: Path, body: bytes) -> Document:
    """The page in a file's bytes, without its time; its address is told by its place in a mirror, else by the file."""
    page = saved_page(body)
    return Document(
        url=mirror_url(PurePosixPath(path)) or (page.url if page else None) or content_urn(body),
        body=page.body if page else body,
        content_type=(page.content_type if page else None) or TYPES.get(path.suffix.lower()),
    )


def _document(file: SavedFile, cwd: Path, handles: Handles) -> Document | Refused:
    if file.kept:
        return _kept_document(file, file.kept, cwd, handles)
    path = Path(str(file.path))  # never a Remote: those are archives, whose records all have a `kept`
    try:
        body = (cwd / path).read_bytes()
    except OSError as error:
        return Refused(name_of(path), unreadable(error))
    return replace(_page_of(path, body), fetched_at=file.changed, source_id=_source(path, cwd))


def _kept_document(file: SavedFile, kept: Kept, cwd: Path, handles: Handles) -> Document | Refused:
    from ingest.archive.shelf import document_of  # brings a reader of WARC, which plain files do without

    document = document_of(replace(file, path=seen_from(cwd, file.path)), kept, handles)
    return Refused(file.name, document) if isinstance(document, Flaw) else document


def _source(path: Path, cwd: Path) -> str:
    whole = Path(os.path.normpath(cwd / path))
    return name_of(whole.relative_to(cwd) if whole.is_relative_to(cwd) else whole)


def page_source(document: Document) -> str:
    """Return the source that a saved page or dump belongs to: the folder of its host in a mirror, else its own folder.

    Only a feed's file is a source of its own, for GUIDs are unique only within it. A page out of another crawler's
    archive lies in no folder and belongs to its host.
    """
    source_id = document.source_id or ""
    if source_id.startswith(("http://", "https://")):
        return urlsplit(source_id).netloc.lower()
    path = PurePosixPath(source_id)
    host = mirror_host(path.parts)
    return PurePosixPath(*path.parts[: host + 1]).as_posix() if host is not None else path.parent.as_posix()
