"""The files of a folder of sources, or one such file, as Sources."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from ingest.errors import SourcesError
from ingest.schema import Source
from ingest.sources.contents import bytes_of, text_in
from ingest.sources.lists import addresses, subscriptions
from ingest.sources.recipes import FOLDER, sound_recipes
from ingest.sources.tables import tables
from ingest.sources.written import Mistake, Written

READERS: Mapping[str, Callable[[str, Path], Iterator[Written | Mistake]]] = MappingProxyType(
    {".toml": tables, ".opml": subscriptions, ".txt": addresses}
)
MOST_MISTAKES = 20  # of one file that are named; a story saved among the seeds has one a line


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a folder of sources names, in the order of its files' names, and a line for each mistake in it."""

    written: tuple[Written, ...]
    mistakes: tuple[str, ...] = ()

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources without their places."""
        return tuple(one.source for one in self.written)


def load_all(path: Path) -> Loaded:
    """Return the sources of a file, or of the files of a folder in the order of their names, and the mistakes in them.

    Each mistake costs the source it is in, or its file where that is unreadable; at most `MOST_MISTAKES` of a file are
    named, and then how many there are besides. Folders within are left alone (`recipes/` holds something else), as are
    files whose name begins with a dot.

    Raises: SourcesError: there is no such file or folder.
    """
    written: list[Written] = []
    mistakes: list[str] = []
    wrong: Counter[Path] = Counter()
    for file, one in _all(path):
        if isinstance(one, Written):
            written.append(one)
            continue
        wrong[file] += 1
        if wrong[file] <= MOST_MISTAKES:
            mistakes.append(one.text)
    unnamed = ((file, count - MOST_MISTAKES) for file, count in wrong.items())
    mistakes += (f"{file}: mistakes that are not named here: {count:,}" for file, count in unnamed if count > 0)
    return Loaded(tuple(written), tuple(mistakes))


def sources_in(body: bytes, file: Path, suffix: str = "") -> Iterator[Written | Mistake]:
    """Yield the sources of what a file holds, or would hold; `suffix` says what it is where its name does not.

    Raises: SourcesError: it cannot be read as a whole.
    """
    suffix = suffix or file.suffix.lower()
    yield from READERS[suffix](text_in(body, file, suffix), file)


def _all(path: Path) -> Iterator[tuple[Path, Written | Mistake]]:
    places: dict[str, Written] = {}
    recipes: frozenset[str] | None = None  # their names, once a source names one: they cost a parser of selectors
    for file in _files(path):
        for one in _guarded(file):
            if isinstance(one, Written) and one.source.recipe and recipes is None:
                sound, mistakes = sound_recipes(path)
                recipes = frozenset(recipe.name for recipe in sound)
                yield from ((file, Mistake(text)) for text in mistakes)
            yield file, _checked(one, places, recipes) if isinstance(one, Written) else one


def _guarded(file: Path) -> Iterator[Written | Mistake]:
    try:
        yield from sources_in(bytes_of(file), file)
    except SourcesError as error:
        yield Mistake(str(error))


def _checked(one: Written, places: dict[str, Written], recipes: frozenset[str] | None) -> Written | Mistake:
    """Return the source, or a mistake where its name is taken already or its recipe is missing."""
    if one.source.recipe and one.source.recipe not in (recipes or ()):
        there = ", ".join(sorted(recipes or ())) or "none"
        return Mistake(f"{one.place}: no sound recipe {one.source.recipe!r} stands in {FOLDER}/; those there: {there}")
    first = places.setdefault(one.source.id, one)
    if first is one:
        return one
    return Mistake(
        f"{one.place}: {one.source.id!r} is a source already, at {first.place}; "
        "leave one out, or give it a name of its own"
    )


def _files(path: Path) -> tuple[Path, ...]:
    if path.is_dir():
        inside = (file for file in path.iterdir() if file.suffix.lower() in READERS and not file.is_dir())
        return tuple(sorted((file for file in inside if not file.name.startswith(".")), key=lambda file: file.name))
    if not path.exists():
        raise SourcesError(f"{path}: there is no such file or folder; `python -m ingest sources add URL` begins one")
    if path.suffix.lower() not in READERS:
        raise SourcesError(f"{path}: sources stand in files that end in {', '.join(READERS)}")
    return (path,)
