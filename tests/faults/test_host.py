"""Faults 54 to 69: faults of the machine, the collection, or the process itself."""

import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from shlex import quote

import pytest

from benchmarks import crash
from tests.conftest import ROOT
from tests.faults.desk import HEALTHY, PATIENCE, Desk, Fault, check, content, good, is_sound, poor, rss
from tests.faults.world import WEDGE
from tests.loopback import EVERYWHERE, Answer, Asked, Reply, loopback
from tests.manners.days import Rounds

MIB = 1 << 20
DUE = ("--workers", "8", "--json")  # only what is due
YEARS, DAY, HOUR = timedelta(days=3652), timedelta(days=1), timedelta(hours=1)
GONE_WRONG = re.compile(r"error: [^\n]+\n\Z")  # one line
MOMENT = 0.5  # seconds for which a server lets a request wait so that two runs overlap


class Gate:
    """An answer that is not given before the gate is opened."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.reached, self.open = threading.Event(), threading.Event()

    def __call__(self, asked: Asked) -> Answer:
        self.reached.set()
        self.open.wait(PATIENCE)
        return self.answer


@contextmanager
def started(desk: Desk, *arguments: str) -> Iterator["subprocess.Popen[str]"]:
    """Start a run beside the test, which ends with it."""
    run = subprocess.Popen(
        desk.command(*arguments),
        cwd=ROOT,
        env=poor(desk.folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        yield run
    finally:
        with suppress(ProcessLookupError):
            os.killpg(run.pid, signal.SIGKILL)
        run.communicate()


def ends(run: "subprocess.Popen[str]", status: int) -> str:
    out, err = run.communicate(timeout=PATIENCE)
    assert run.returncode == status, err
    assert "Traceback" not in out + err
    return out + err


def test_54_killed_at_twenty_moments(capsys: pytest.CaptureFixture[str]) -> None:
    status, told = crash.main(["--kills", "20", "--feeds", "6", "--items", "5"]), capsys.readouterr().out
    assert status == 0, told
    assert re.fullmatch(r"20 kills in \d+ s, \d+ items held at the end: 0 faults\n", told)


@pytest.mark.parametrize("most", [2_000, 150_000, 400_000], ids="{:,} bytes".format)
def test_55_disk_full(desk: Desk, most: int) -> None:
    long = Fault(replies=(Answer(body=rss("long", *map(str, range(120)), more="<category>news</category>" * 20)),))
    desk.stand({f"long-{number}": long for number in range(5)})
    desk.limit(RLIMIT_FSIZE=most)
    full = desk.run()
    assert full.status == 1, full.text
    assert GONE_WRONG.search(full.err), full.err
    assert "disk" in full.err
    assert "Traceback" not in full.text
    desk.limit()
    check(desk.run(), desk, version=1)
    assert len({record.entry.guid for record in desk.records()}) == 120 + 2 * len(HEALTHY)


def test_56_read_only_collection(desk: Desk) -> None:
    if shutil.which("setpriv") is None:
        pytest.skip("setpriv is missing: apt-get install util-linux")
    desk.stand({})
    check(desk.run(), desk, version=1)
    before = content(desk.records())
    desk.publish(2)
    command = desk.command()
    desk.database.chmod(0o444)
    desk.folder.chmod(0o555)  # so that no journal can be made beside the file
    capabilities = "-dac_override,-dac_read_search,-fowner"  # root writes where it likes
    refused = subprocess.run(
        ["setpriv", f"--bounding-set={capabilities}", f"--inh-caps={capabilities}", *command]
        if os.getuid() == 0
        else command,
        cwd=ROOT,
        env=poor(desk.folder),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    desk.folder.chmod(0o755)
    desk.database.chmod(0o644)
    assert refused.returncode == 1
    assert str(desk.database) in refused.stderr
    assert "Traceback" not in refused.stderr
    assert content(desk.records()) == before
    check(desk.run(), desk, version=2)


def test_57_two_crons_at_once(desk: Desk) -> None:
    def slow(answer: Answer) -> Reply:
        pause = threading.Event()

        def reply(asked: Asked) -> Answer:
            pause.wait(MOMENT)
            return answer

        return reply

    faults = {f"slow-{number}": Fault(replies=(slow(good(f"slow-{number}")),)) for number in range(6)}
    desk.flags = DUE
    desk.stand(faults)
    with started(desk) as one, started(desk) as other:
        ends(one, 0)
        ends(other, 0)
    assert Counter(asked.path for asked in desk.web.asked) == Counter(f"/{name}" for name in (*HEALTHY, *faults))
    check(desk.run(), desk, version=1)
    for name in faults:
        assert len(desk.titles(name)) == 2


def test_58_a_collection_that_another_process_has_locked(desk: Desk) -> None:
    desk.stand({})
    check(desk.run(), desk, version=1)
    desk.publish(2)
    with closing(sqlite3.connect(desk.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with started(desk) as run:
            with pytest.raises(subprocess.TimeoutExpired):
                run.wait(4 * MOMENT)  # this run waits, too
            other.execute("COMMIT")
            ends(run, 0)
    check(desk.run(), desk, version=2)


def test_59_a_lock_left_by_a_machine_that_went_down(desk: Desk) -> None:
    gate = Gate(good("held"))
    desk.stand({"held": Fault(replies=(gate,))})
    with started(desk) as run:
        assert gate.reached.wait(PATIENCE)
        run.kill()
        run.wait()
    gate.open.set()
    desk.publish(2)
    desk.flags = DUE
    desk.set_clock(3 * DAY)
    check(desk.run(), desk, version=2)
    assert desk.titles("held") == {"first of held", "second of held"}


@pytest.fixture
def rounds(tmp_path: Path) -> Iterator[Rounds]:
    """Runs in virtual time over a source that always has something new."""
    with loopback(host=EVERYWHERE) as web:
        web.answer("/feed", lambda asked: good("desk", *(f"item-{number}" for number in range(len(web.asked) + 1))))
        found = Rounds(tmp_path, web)
        found.source("desk", interval_min="1h", interval_max="1h")
        yield found


@pytest.mark.parametrize("ahead", [YEARS, -DAY], ids=["ten years ahead", "a day back"])
def test_60_a_clock_that_is_wrong_and_then_right(rounds: Rounds, ahead: timedelta) -> None:
    assert len(rounds.poll()) == 1
    rounds.days.passed += ahead.total_seconds()
    assert sum(len(rounds.poll()) for _ in range(3)) <= 1  # whatever the clock says, nothing is asked over and over
    rounds.days.passed -= ahead.total_seconds()
    polls = []
    for _ in range(30):
        rounds.days.passed += HOUR.total_seconds()
        polls.append(len(rounds.poll()))
    assert max(polls) == 1
    assert sum(polls) >= 14  # every second run, because of the jitter, as if the clock had always been right
    assert "Traceback" not in rounds.said
    assert is_sound(rounds.folder / "collection.db")
    assert f"item-{len(rounds.web.asked)} of desk" in rounds.titles()


def test_61_sigterm(desk: Desk) -> None:
    gate = Gate(good("held"))
    desk.stand({"held": Fault(replies=(gate,))})
    desk.flags = ("--all", "--workers", "8")
    with started(desk) as run:
        assert gate.reached.wait(PATIENCE)
        run.terminate()
        run.wait(20)  # and not the 30 seconds that the attempt may take
        assert "Traceback" not in "".join(run.communicate())
        assert run.returncode == 128 + signal.SIGTERM
    gate.open.set()
    check(desk.run(*desk.command()[4:], "--json"), desk, version=1)
    assert desk.titles("held") == {"first of held", "second of held"}


def test_62_a_document_that_is_never_read_to_its_end(desk: Desk) -> None:
    page = b"<!doctype html><title>Held</title><h1>Held</h1><p>" + WEDGE + b"</p>"
    wedged = Fault(replies=(Answer(body=page, headers=(("Content-Type", "text/html"),)),))
    desk.stand({"wedged": wedged})
    desk.hasten(12)
    ran = desk.run()
    check(ran, desk, version=1)
    assert ran.refused["wedged"].startswith("wedged: ")
    desk.cure({"wedged": wedged})
    check(desk.run(), desk, version=1)
    assert desk.titles("wedged") == {"first of wedged", "second of wedged"}


@pytest.mark.parametrize("start", [0, 4096], ids=["from its first byte", "behind its first page"])
def test_63_corrupt_collection(desk: Desk, start: int) -> None:
    desk.stand({})
    check(desk.run(), desk, version=1)
    whole = desk.database.read_bytes()
    desk.database.write_bytes(whole[:start] + b"\xa5" * (len(whole) - start))
    corrupt = desk.database.read_bytes()
    refused = desk.run()
    assert refused.status == 1
    assert GONE_WRONG.search(refused.err), refused.err
    assert str(desk.database) in refused.err
    assert start == 0 or "backup" in refused.err  # without its first page it could be any file
    assert desk.database.read_bytes() == corrupt
    desk.database.write_bytes(whole)
    check(desk.run(), desk, version=1)


def test_64_a_recipe_that_raises(desk: Desk) -> None:
    desk.stand({"page": Fault(replies=(good("page"),), settings={"recipe": "broken"})})
    recipes = desk.folder / "seeds" / "recipes"
    recipes.mkdir()
    (recipes / "broken.toml").write_text('hosts = ["page.example"]\ntitle = "h1["\n', encoding="utf-8")
    ran = desk.run()
    check(ran, desk, version=1)
    assert "broken.toml" in ran.text
    (recipes / "broken.toml").write_text('hosts = ["page.example"]\ntitle = "h1"\n', encoding="utf-8")
    check(desk.run(), desk, version=1)
    assert desk.titles("page") == {"first of page", "second of page"}


@pytest.mark.parametrize("closing_it", [">&-", "| true"], ids=["closed", "a pipe that nobody reads"])
def test_65_stdout_closed(desk: Desk, closing_it: str) -> None:
    desk.stand({})
    line = " ".join(map(quote, desk.command()))
    done = subprocess.run(
        ["/bin/bash", "-c", f"set -o pipefail; {line} {closing_it}"],
        cwd=ROOT,
        env=poor(desk.folder),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert (done.returncode, done.stderr) == (0, "")
    check(desk.run(), desk, version=1)


def test_66_sixty_four_file_descriptors(desk: Desk) -> None:
    many = {f"one-{number}": Fault(replies=(good(f"one-{number}"),)) for number in range(80)}
    desk.stand(many)
    desk.limit(RLIMIT_NOFILE=64)
    check(desk.run(), desk, version=1)
    assert all(len(desk.titles(name)) == 2 for name in many)


def test_67_256_mib_of_memory(desk: Desk) -> None:
    fat = "<category>" + "x" * 400 + "</category>"
    large = {
        f"fat-{n}": Fault(replies=(Answer(body=rss(f"fat-{n}", *map(str, range(5000)), more=4 * fat)),)) for n in (1, 2)
    }
    desk.stand(large)
    desk.flags = (*desk.flags, "--workers", "4")
    desk.limit(RLIMIT_DATA=256 * MIB)
    check(desk.run(), desk, version=1)
    assert all(len(desk.titles(name)) == 5000 for name in large)


def test_68_an_archive_cut_within_a_record(desk: Desk) -> None:
    archive = desk.folder / "archive"
    desk.stand({})
    desk.flags = (*desk.flags, "--archive", str(archive))
    check(desk.run(), desk, version=1)
    (file,) = [path for path in archive.rglob("*") if ".warc" in path.name]
    whole = file.read_bytes()
    file.write_bytes(whole[:-100])
    desk.publish(2)
    check(desk.run(), desk, version=2)
    replayed = desk.folder / "replayed.db"
    ran = desk.run(str(archive), "--collection", f"sqlite:///{replayed}", "--json")
    assert ran.status == 0, ran.text
    assert "Traceback" not in ran.text
    assert file.name in ran.text  # the error names it
    assert {f"item-2 of {name}" for name in HEALTHY} <= titles_in(replayed)


def titles_in(database: Path) -> set[str]:
    with closing(sqlite3.connect(database)) as connection:
        return {str(json.loads(entry).get("title")) for (entry,) in connection.execute("SELECT entry FROM records")}


def test_69_an_overdue_run(rounds: Rounds) -> None:
    status = ("status", "--seeds", str(rounds.folder / "seeds"), "--collection", rounds.address)
    rounds.poll()
    rounds.run(*status)
    rounds.days.passed += 3 * DAY.total_seconds()
    rounds.run(*status, status=1)
    assert "overdue" in rounds.said
    rounds.poll()
    rounds.run(*status)
