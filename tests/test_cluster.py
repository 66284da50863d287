"""Archives read by the workers of Dask: workers and schedulers that die, files that are broken or elsewhere."""

import gzip
import logging
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from distributed import Client, LocalCluster, Nanny

from benchmarks.made_archives import record_of, write
from benchmarks.made_stories import START
from ingest import open_collection
from ingest.cli import main
from ingest.cli.live import Terms
from ingest.engines import cluster as engine
from tests.conftest import ROOT
from tests.loopback import Answer, Asked, loopback
from tests.offline import as_json, records
from tests.test_backfill import rows
from tests.test_replay import sources
from tests.virtual import Time, poll

DOCUMENTS = 220
KILLS = 4


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("crawl")
    write(folder, DOCUMENTS)
    return folder


@pytest.fixture(scope="module")
def plain(archives: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The collection of a plain run."""
    address = f"sqlite:///{tmp_path_factory.mktemp('plain') / 'collection.db'}"
    assert main([str(archives), "-q", "--collection", address]) == 0
    return address


def local_cluster(**further: Any) -> LocalCluster:
    return LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        dashboard_address="127.0.0.1:0",
        silence_logs=logging.CRITICAL,
        **further,
    )


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a scheduler with two workers, who work in another folder than we do."""
    with local_cluster(local_directory=str(tmp_path_factory.mktemp("dask"))) as cluster:
        with Client(cluster, set_as_default=False) as client:
            client.run(os.chdir, str(tmp_path_factory.mktemp("elsewhere")))
        yield cluster.scheduler_address


def filled(address: str, scheduler: str, *arguments: object) -> int:
    return main([*map(str, arguments), "-q", "--collection", address, "--engine", f"dask={scheduler}"])


def test_workers_leave_the_collection_of_a_plain_run(
    archives: Path, plain: str, scheduler: str, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert filled(address, scheduler, archives) == 0
    assert as_json(records(address)) == as_json(records(plain))
    assert main([str(archives), "--collection", address, "--engine", f"dask={scheduler}"]) == 0
    said = capsys.readouterr()
    assert f"{DOCUMENTS} documents, 0 entries: new 0" in said.out
    assert f"stored before: {DOCUMENTS} documents" in said.out
    assert said.err == ""


def test_paths_are_those_of_the_folder_that_the_run_is_in(
    archives: Path, plain: str, scheduler: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(archives, tmp_path / "crawl")
    monkeypatch.chdir(tmp_path)
    assert filled("sqlite:///collection.db", scheduler, "crawl/*-0000[0-3].warc.gz") == 0
    assert rows("sqlite:///collection.db") == rows(plain)


def test_pages_in_folders_are_read_beside_archives(
    archives: Path, scheduler: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "fixtures" / "mirror", tmp_path / "mixed")
    shutil.copy(archives / "crawl-00001.warc.gz", tmp_path / "mixed")
    monkeypatch.chdir(tmp_path)
    assert main(["mixed", "-q", "--collection", "sqlite:///plain.db"]) == 0
    assert filled("sqlite:///collection.db", scheduler, "mixed") == 0
    assert rows("sqlite:///collection.db") == rows("sqlite:///plain.db")


def test_what_polls_were_answered_is_read_in_its_turn(
    scheduler: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    time = Time()
    with loopback() as web:
        read_from = sources(web)
        with open_collection("sqlite:///live.db") as collection:
            for _ in range(3):
                poll(read_from, collection, time, terms=Terms(archive=tmp_path / "kept", workers=3))
                time.pass_(hours=30)
    tables = (
        f'[[source]]\nname = "{one.id}"\nurl = "{one.url}"\nallow_private = true\n'
        + (f'language = "{one.language}"\ntimezone = "{one.timezone}"\n' if one.language else "")
        + (f"exclude = {list(one.exclude)}\n" if one.exclude else "")
        + (f"follow = {one.follow}\n" if one.follow else "")
        for one in read_from
    )
    Path("seeds").mkdir()
    Path("seeds/sources.toml").write_text("\n".join(tables), encoding="utf-8")
    assert main(["kept", "-q", "--collection", "sqlite:///plain.db"]) == 0
    assert filled("sqlite:///collection.db", scheduler, "kept") == 0
    assert rows("sqlite:///collection.db") == rows("sqlite:///plain.db")
    assert as_json(records("sqlite:///collection.db")) == as_json(records("sqlite:///live.db"))


# Who works may die


def test_workers_that_are_killed_cost_nothing(archives: Path, plain: str, postgres: str) -> None:
    """One after the other, whenever there are two; what is killed twenty times is in test_backfill."""
    chance = random.Random(8)
    with local_cluster() as dask:
        dask.scheduler.allowed_failures = 100
        killed, over = list[int](), threading.Event()

        def kill() -> None:
            while not over.wait(chance.uniform(0.1, 0.6)) and len(killed) < KILLS:
                nannies: list[Any] = list(dask.workers.values())
                pids = [one.pid for one in nannies if isinstance(one, Nanny) and one.pid]
                if len(dask.scheduler.workers) == len(pids) == 2:
                    os.kill(pids[len(killed) % 2], signal.SIGKILL)
                    killed.append(pids[len(killed) % 2])

        killing = threading.Thread(target=kill)
        killing.start()
        try:
            assert filled(postgres, dask.scheduler_address, archives) == 0
        finally:
            over.set()
            killing.join()
        assert killed
    assert as_json(records(postgres)) == as_json(records(plain))


@contextmanager
def started(*arguments: str) -> Iterator["subprocess.Popen[str]"]:
    """A process of Dask, until the block ends."""
    process = subprocess.Popen(
        [sys.executable, "-m", "distributed.cli." + arguments[0], *arguments[1:]],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"},
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()
