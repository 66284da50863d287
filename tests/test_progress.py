"""The progress bar: on a terminal, and only there."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.offline import ROOT

FEEDS = str(ROOT / "fixtures" / "feeds")


def run_on_a_terminal(*arguments: str, cwd: Path) -> tuple[str, str]:
    """Run a command with standard error on a terminal; return what the terminal showed, and standard output."""
    controller, terminal = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", "COLUMNS": "100"}
    command = [sys.executable, "-m", "ingest", *arguments]
    with subprocess.Popen(command, cwd=cwd, env=environment, stdout=subprocess.PIPE, stderr=terminal, text=True) as job:
        os.close(terminal)
        shown = b""
        while chunk := read_some(controller):
            shown += chunk
        out = job.communicate()[0]
    os.close(controller)
    return shown.decode("utf-8", "replace"), out


def read_some(terminal: int) -> bytes:
    """Return what a terminal shows next; nothing once its last writer has gone, which Linux says with an error."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


def test_a_terminal_shows_a_bar_and_then_the_summary(tmp_path: Path) -> None:
    shown, out = run_on_a_terminal(FEEDS, cwd=tmp_path)
    assert "24/24" in shown
    assert "counting " in shown
    assert shown.count("24/24") >= 2  # a bar for each of the two passes
    assert out.startswith("24 documents, ")


@pytest.mark.parametrize("flag", ["-q", "--json"])
def test_a_run_that_is_quiet_or_for_a_program_shows_no_bar(flag: str, tmp_path: Path) -> None:
    assert run_on_a_terminal(FEEDS, flag, cwd=tmp_path)[0] == ""
