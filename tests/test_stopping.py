"""Ctrl-C and SIGTERM: one line at any moment, and a run that ends."""

import signal
import subprocess
import sys

import pytest

from tests.processes import interruptible

SIGNALS = (signal.SIGINT, signal.SIGTERM)
PROGRAMS = (("ingest", "stopped; what was done until now is stored\n"), ("syndicate", "stopped\n"))

# A signal while the program is being loaded, by what drops its exception.
LOADING = """
import signal, sys
class Loader:
    def find_spec(self, name, path, target=None):
        if name == "{program}.cli":
            try:
                signal.raise_signal({number})
                len(name)
            except BaseException:
                pass  # as a library does that asks whether another is there
sys.meta_path.insert(0, Loader())
from {program}.__main__ import run
sys.exit(run())
"""

# A command that meets a signal where Python drops the exception, and which would then never end.
DROPPED = """
import signal, sys, threading
from {program} import __main__, cli
class Trap:
    def __del__(self):
        signal.raise_signal({number})
        len("a moment for the handler")
def invoked(*_):
    Trap()
    threading.Event().wait(60)
    return 0
sys.modules[cli.main.__module__]._invoked = invoked
sys.exit(__main__.run())
"""

# A command whose connection to the database is handed back at the moment of a signal.
HANDED_BACK = """
import signal, sys
from sqlalchemy import create_engine, event
from {program} import __main__, cli
def invoked(*_):
    engine = create_engine("sqlite://")
    event.listen(engine, "reset", lambda *_: (signal.raise_signal({number}), len("a moment for the handler")))
    with engine.connect() as connection:
        connection.exec_driver_sql("SELECT 1")
    return 0
sys.modules[cli.main.__module__]._invoked = invoked
sys.exit(__main__.run())
"""


def ended(code: str, program: str, number: int) -> tuple[int, str]:
    """Return the status of a Python process that runs the code, and what it says to standard error."""
    with interruptible():
        done = subprocess.run(
            [sys.executable, "-c", code.format(program=program, number=int(number))],
            capture_output=True,
            text=True,
            timeout=50,
            check=False,
        )
    return done.returncode, done.stderr


@pytest.mark.parametrize("number", SIGNALS)
@pytest.mark.parametrize("program", [program for program, _ in PROGRAMS])
def test_a_signal_while_modules_are_loaded_ends_the_program_on_the_spot(program: str, number: int) -> None:
    assert ended(LOADING, program, number) == (128 + number, "stopped; nothing was begun\n")


@pytest.mark.parametrize("number", SIGNALS)
@pytest.mark.parametrize(("program", "line"), PROGRAMS)
def test_a_signal_that_the_interpreter_drops_comes_again(program: str, line: str, number: int) -> None:
    assert ended(DROPPED, program, number) == (128 + number, line)


@pytest.mark.parametrize("number", SIGNALS)
@pytest.mark.parametrize(("program", "line"), PROGRAMS)
def test_a_signal_while_a_connection_is_handed_back_is_one_line(program: str, line: str, number: int) -> None:
    assert ended(HANDED_BACK, program, number) == (128 + number, line)


@pytest.mark.parametrize("program", [program for program, _ in PROGRAMS])
def test_what_a_process_ignores_it_goes_on_ignoring(program: str) -> None:
    code = "import signal; signal.signal({number}, signal.SIG_IGN)" + DROPPED.replace("wait(60)", "wait(0.1)")
    for number in SIGNALS:
        assert ended(code, program, number) == (0, "")


def test_another_exception_that_is_dropped_is_told_of() -> None:
    code = """
from ingest.stopping import end_in_order
class Broken:
    def __del__(self):
        raise ValueError("{program} {number}")
end_in_order()
Broken()
"""
    status, said = ended(code, "ingest", 0)
    assert status == 0
    assert said.endswith("ValueError: ingest 0\n")
