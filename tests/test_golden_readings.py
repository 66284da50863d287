"""Each fixture and what `read` makes of it; a fix of a bug adds a pair, fixtures/NAME and golden/readings/NAME.json."""

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from ingest import ReadError, read
from ingest.archive.files import TYPES
from ingest.archive.mirror import mirror_url
from ingest.reading import READER_VERSION
from ingest.run.settings import recipe_for
from ingest.schema import Document, Hints
from ingest.sources import sound_recipes
from ingest.text.hashing import hash_bytes
from tests.conftest import GOLDEN
from tests.offline import ROOT, SAVED_AT

FIXTURES = sorted(path for path in (ROOT / "fixtures").rglob("*") if path.is_file() and path.suffix != ".md")
RECIPES, _ = sound_recipes(ROOT / "seeds")
# What follows from content_html and from the bytes, and what the document was read with.
DERIVED = {"content_text", "raw_hash", "word_count", "reader_version", "memory_version"}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT / "fixtures").as_posix()


def told(value: Any) -> Any:
    """Return a value as JSON, without empty fields."""
    if isinstance(value, dict):
        kept = {name: told(part) for name, part in value.items() if name not in DERIVED}
        return {name: part for name, part in kept.items() if part not in (None, [], {}, "")}
    if isinstance(value, list | tuple):
        return [told(part) for part in value]
    return value if isinstance(value, str | int | float | bool) or value is None else str(value)


@pytest.mark.parametrize("path", FIXTURES, ids=name_of)
def test_a_fixture_is_read_as_its_golden_says(path: Path, golden: Callable[[str, str], None]) -> None:
    document = Document(
        url=mirror_url(PurePosixPath(path.relative_to(ROOT))) or "urn:fixture",
        body=path.read_bytes(),
        content_type=TYPES.get(path.suffix),
        fetched_at=SAVED_AT,
        source_id=name_of(path),
    )
    try:
        said = told(asdict(read(document, Hints(recipe=recipe_for(document, RECIPES)))))
    except ReadError as error:
        said = {"refused": error.rule, "detail": error.detail}
    golden(f"readings/{name_of(path)}.json", json.dumps(said, indent=1, ensure_ascii=False) + "\n")


def test_every_golden_reading_has_its_fixture() -> None:
    folder = GOLDEN / "readings"
    goldens = {path.relative_to(folder).as_posix().removesuffix(".json") for path in folder.rglob("*.json")}
    assert goldens == {name_of(path) for path in FIXTURES}


def test_the_readers_version_rises_when_a_fixture_is_read_otherwise(
    risen: Callable[[str, int, dict[str, str]], None],
) -> None:
    folder = GOLDEN / "readings"
    paths = sorted(path for path in folder.rglob("*.json") if path.is_file())
    digests = {path.relative_to(folder).as_posix(): hash_bytes(path.read_bytes()) for path in paths}
    risen("reader.json", READER_VERSION, digests)
