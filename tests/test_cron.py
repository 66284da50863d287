"""The lines of cron/, run as cron runs them: /bin/sh, from HOME, with next to nothing in the environment."""

import itertools
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.loopback import Answer, Asked, Loopback, loopback

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60.0  # seconds after which a job that has not ended has failed
FEED = b"""<rss version="2.0"><channel><title>Harbour Post</title><link>http://harbourpost.example/</link>
<description>News</description><item><title>Ferry crew rescued</title><link>http://harbourpost.example/ferry</link>
<guid>1</guid></item></channel></rss>"""

pytestmark = [
    pytest.mark.system,
    pytest.mark.skipif(shutil.which("flock") is None, reason="flock is missing: apt-get install util-linux"),
]


class Gate:
    """A web page that is not answered before the gate is opened."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self.open = threading.Event()

    def __call__(self, asked: Asked) -> Answer:
        self.reached.set()
        self.open.wait(PATIENCE)
        return Answer(body=FEED, headers=(("Content-Type", "application/rss+xml"),))


@pytest.fixture
def gate() -> Gate:
    return Gate()


@pytest.fixture
def web(gate: Gate) -> Iterator[Loopback]:
    with loopback() as server:
        server.answer("/feed", gate)
        yield server
        gate.open.set()


@pytest.fixture
def checkout(tmp_path: Path, web: Loopback) -> Path:
    """A checkout in a folder whose name has a space in it, after `make`, with one source."""
    folder = tmp_path / "my wiredesk"
    shutil.copytree(ROOT / "cron", folder / "cron")
    for package in ("ingest", "syndicate"):
        (folder / package).symlink_to(ROOT / package)
    python = folder / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    (folder / "seeds").mkdir()
    (folder / "seeds" / "mine.toml").write_text(f'[[source]]\nurl = "{web.url("/feed")}"\nallow_private = true\n')
    return folder


def crontab(checkout: Path) -> tuple[dict[str, str], list[tuple[list[str], str]]]:
    """The settings of the crontab, and its jobs as (five fields of time, command): see crontab(5)."""
    settings, jobs = {}, []
    for line in (ROOT / "cron" / "crontab").read_text().replace("/srv/wiredesk", str(checkout)).splitlines():
        if setting := re.fullmatch(r"(\w+)\s*=\s*(.*)", line):
            settings[setting[1]] = setting[2]
        elif line and not line.startswith("#"):
            *fields, command = line.split(maxsplit=5)
            jobs.append((fields, command))
    return settings, jobs


Start = Callable[[str], "subprocess.Popen[str]"]


@pytest.fixture
def start(checkout: Path) -> Iterator[Start]:
    """Start a command as cron does, in a process group that ends with the test."""
    home = checkout.parent / "home"
    home.mkdir()
    poor = {"HOME": str(home), "LOGNAME": "me", "SHELL": "/bin/sh", "PATH": "/usr/bin:/bin"}
    started: list[subprocess.Popen[str]] = []

    def run(command: str) -> subprocess.Popen[str]:
        job = subprocess.Popen(
            ["/bin/sh", "-c", command],
            cwd=home,
            env=poor | crontab(checkout)[0],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        started.append(job)
        return job

    yield run
    for job in started:
        if job.poll() is None:
            os.killpg(job.pid, signal.SIGKILL)
        job.communicate()


def wait_for(gate: Gate, job: subprocess.Popen[str]) -> None:
    """Wait until the job has asked for the page; fail at once, with what it said, if it ends before."""
    while not gate.reached.wait(0.05):
        assert job.poll() is None, outcome(job)


def outcome(job: subprocess.Popen[str]) -> tuple[int, str]:
    said, _nothing = job.communicate(timeout=PATIENCE)
    return job.returncode, said


def test_the_crontab_is_one_job_a_quarter_of_an_hour_off_the_hour(tmp_path: Path) -> None:
    _settings, [(fields, _command)] = crontab(tmp_path)
    minutes = [int(minute) for minute in fields[0].split(",")]
    assert fields[1:] == ["*"] * 4
    assert [later - earlier for earlier, later in itertools.pairwise(minutes)] == [15, 15, 15]
    assert not {0, 15, 30, 45} & set(minutes)


def test_the_line_of_the_crontab_polls_publishes_and_says_nothing(
    checkout: Path, web: Loopback, gate: Gate, start: Start
) -> None:
    gate.open.set()
    [(_fields, command)] = crontab(checkout)[1]
    assert outcome(start(command)) == (0, "")
    assert "Ferry crew rescued" in (checkout / "public" / "feed.json").read_text()
    assert (checkout / "collection.db").exists()
    assert outcome(start(command)) == (0, "")
    assert web.paths() == ["/feed"]  # the source is not due again so soon


def test_two_at_once_poll_once_and_neither_complains(web: Loopback, gate: Gate, start: Start) -> None:
    first = start('"$WIREDESK/cron/wiredesk-ingest"')
    wait_for(gate, first)
    assert outcome(start('"$WIREDESK/cron/wiredesk-ingest"')) == (0, "")
    assert first.poll() is None
    gate.open.set()
    assert outcome(first) == (0, "")
    assert web.paths() == ["/feed"]


def test_a_poll_under_way_does_not_keep_the_feeds_from_being_written(checkout: Path, gate: Gate, start: Start) -> None:
    [(_fields, command)] = crontab(checkout)[1]
    gate.open.set()
    assert outcome(start(command)) == (0, "")
    (checkout / "public" / "feed.json").unlink()
    gate.open.clear()
    gate.reached.clear()
    first = start('"$WIREDESK/cron/wiredesk-ingest" --all')
    wait_for(gate, first)
    assert outcome(start(command)) == (0, "")
    assert (checkout / "public" / "feed.json").exists()
    gate.open.set()
    assert outcome(first) == (0, "")


def test_the_lock_of_a_killed_run_is_gone_with_it(web: Loopback, gate: Gate, start: Start) -> None:
    killed = start('"$WIREDESK/cron/wiredesk-ingest"')
    wait_for(gate, killed)
    os.killpg(killed.pid, signal.SIGKILL)
    assert outcome(killed)[0] == -signal.SIGKILL
    gate.open.set()
    assert outcome(start('"$WIREDESK/cron/wiredesk-ingest"')) == (0, "")
    assert web.paths() == ["/feed", "/feed"]


@pytest.mark.parametrize(
    ("present", "said"),
    [
        (["dirname", "python3"], "wiredesk: flock is missing; install the package util-linux"),
        (["dirname", "flock"], "wiredesk: no .venv/bin/python here and no python3 on the PATH; run make demo in "),
    ],
)
@pytest.mark.parametrize("job", ["wiredesk-ingest", "wiredesk-syndicate"])
def test_a_missing_program_is_named_with_what_to_do(
    checkout: Path, start: Start, job: str, present: list[str], said: str
) -> None:
    shutil.rmtree(checkout / ".venv")
    path = checkout / "bin"
    path.mkdir()
    for program in present:
        (path / program).symlink_to(shutil.which(program) or "/nowhere")
    code, line = outcome(start(f'PATH="$WIREDESK/bin" "$WIREDESK/cron/{job}"'))
    assert code == 1
    assert line.startswith(said)
    assert line.count("\n") == 1


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is missing: apt-get install systemd")
def test_the_systemd_units_are_sound(checkout: Path, tmp_path: Path) -> None:
    folder = tmp_path / "units"
    folder.mkdir()
    plain = tmp_path / "wiredesk"  # a unit's path would have to escape the space
    plain.symlink_to(checkout)
    units = [folder / name for name in ("wiredesk.service", "wiredesk.timer", "wiredesk-worker.service")]
    for unit in units:
        unit.write_text((ROOT / "cron" / unit.name).read_text().replace("%h/wiredesk", str(plain)))
    verified = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True, check=False)
    assert (verified.returncode, verified.stdout + verified.stderr) == (0, "")
