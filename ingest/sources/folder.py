"""The files of a folder of sources, or one such file, as Sources."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from ingest.errors import SourcesError
from ingest.schema import Source
from ingest.sources.lists import addresses, subscriptions
from ingest.sources.recipes import FOLDER, recipes_beside
from ingest.sources.tables import tables
from ingest.sources.written import Written

READERS: Mapping[str, Callable[[str, Path], Iterator[Written]]] = MappingProxyType(
    {".toml": tables, ".opml": subscriptions, ".txt": addresses}
)


def load(path: Path) -> tuple[Source, ...]:
    """Return the sources of a file, or of the files of a folder in the order of their names; () where none is named.

    Folders within are left alone (`recipes/` holds something else), as are files whose name begins with a dot.

    Raises: SourcesError: a mistake in a file, or one source named twice.
    """
    places: dict[str, Written] = {}
    for file in _files(path):
        for written in READERS[file.suffix.lower()](_text(file), file):
            first = places.setdefault(written.source.id, written)
            if first is not written:
                raise SourcesError(
                    f"{written.place}: {written.source.id!r} is a source already, at {first.place}; "
                    "leave one out, or give it a name of its own"
                )
    if any(written.source.recipe for written in places.values()):
        _check_recipes(places.values(), path)
    return tuple(written.source for written in places.values())


def _check_recipes(written: Iterable[Written], path: Path) -> None:
    names = [recipe.name for recipe in recipes_beside(path)]
    for one in written:
        if one.source.recipe and one.source.recipe not in names:
            raise SourcesError(
                f"{one.place}: there is no recipe {one.source.recipe!r} in {FOLDER}/; "
                f"those there are: {', '.join(names) or 'none'}"
            )


def _files(path: Path) -> tuple[Path, ...]:
    allowed = ", ".join(READERS)
    if path.is_dir():
        inside = (file for file in path.iterdir() if file.suffix.lower() in READERS and not file.is_dir())
        return tuple(sorted((file for file in inside if not file.name.startswith(".")), key=lambda file: file.name))
    if not path.exists():
        raise SourcesError(f"{path}: there is no such file or folder; sources stand in files that end in {allowed}")
    if path.suffix.lower() not in READERS:
        raise SourcesError(f"{path}: sources stand in files that end in {allowed}")
    return (path,)


def _text(file: Path) -> str:
    if file.exists() and not file.is_file():
        raise SourcesError(f"{file}: is not a file; take it out of the folder")  # a pipe would be waited for for ever
    try:
        body = file.read_bytes()
        if file.suffix.lower() == ".opml":
            # XML says in itself how it is encoded. Imported here: most runs need no decoder to know their sources.
            from ingest.text.markup import decode

            return decode(body, None).text
        return body.decode("utf-8-sig")
    except OSError as error:
        raise SourcesError(f"{file}: cannot be opened: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise SourcesError(f"{file}: is not UTF-8 text; save it as UTF-8") from error
