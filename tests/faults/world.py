"""The world in which a command runs: names resolve as a test says, and public addresses are loopback.

    python -m tests.faults.world WORLD.json COMMAND ...

runs `python -m ingest COMMAND ...` in it. Only what is outside Wiredesk is replaced: the resolver, the way to an
address, the clock, the limits of the system, and a parser that never returns from a page with `WEDGE` in it. Nothing
can leave this machine: only loopback can be reached. At the end the command's peak memory is written beside WORLD.json.
"""

import atexit
import itertools
import json
import resource
import socket
import sys
import threading
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from datetime import timedelta
from ipaddress import ip_address
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from lxml import etree

from ingest.cli import main
from ingest.cli.machine import Machine, this_machine

INTERNET, LOOPBACK = "93.184.216.", "127.9.0."  # requests to the one go to the other
UNREACHABLE = 101  # ENETUNREACH
WEDGE = b"this is never read to its end"


def public(number: int) -> str:
    """Return the public address behind which a loopback address answers."""
    return f"{INTERNET}{number}"


def behind(number: int) -> str:
    """Return the loopback address behind a public one."""
    return f"{LOOPBACK}{number}"


@dataclass(frozen=True, slots=True)
class World:
    """What the command finds outside itself."""

    names: dict[str, list[list[str]]] = field(default_factory=dict)  # its addresses at each look-up; the last ones stay
    limits: dict[str, int] = field(default_factory=dict)  # RLIMIT_... and its value, as in `resource`
    ahead: float = 0.0  # seconds that the clock is
    haste: float = 1.0  # how many times sooner a wait for another process ends

    def write(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self)), encoding="utf-8")


def begin(world: World) -> None:
    """Make this process live in it."""
    _name_addresses(world)
    _route()
    if world.haste != 1.0:
        _hasten(world.haste)
    for limit, most in world.limits.items():
        resource.setrlimit(getattr(resource, limit), (most, most))


def _name_addresses(world: World) -> None:
    look_up, turns = socket.getaddrinfo, {name: _in_turn(answers) for name, answers in world.names.items() if answers}

    def getaddrinfo(host: Any, port: Any, *args: Any, **kwargs: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else str(host)
        if _is_address(name):
            return look_up(host, port, *args, **kwargs)
        if name not in turns:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        found = next(turns[name])
        return [(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", (one, port)) for one in found]

    socket.getaddrinfo = getaddrinfo


def _in_turn(answers: list[list[str]]) -> Iterator[list[str]]:
    yield from answers
    yield from itertools.repeat(answers[-1])


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _route() -> None:
    class Routed(socket.socket):
        def connect(self, address: Any) -> None:
            if self.family == socket.AF_INET:
                host = str(address[0]).replace(INTERNET, LOOPBACK)
                if not ip_address(host).is_loopback:
                    raise OSError(UNREACHABLE, "Network is unreachable")
                address = (host, *address[1:])
            super().connect(address)

    socket.socket = Routed  # type: ignore[misc]


def _hasten(times: float) -> None:
    wait = Connection.poll

    def poll(self: Any, timeout: float | None = 0.0) -> bool:
        return wait(self, timeout / times if timeout else timeout)

    Connection.poll = poll  # type: ignore[method-assign]


def _wedge() -> None:
    """Make this process never finish a marked document."""
    parse = etree.fromstring

    def fromstring(text: Any, *args: Any, **kwargs: Any) -> Any:
        if WEDGE in (text.encode() if isinstance(text, str) else text):
            threading.Event().wait()
        return parse(text, *args, **kwargs)

    etree.fromstring = fromstring


def peak() -> int:
    """Return the peak memory of this process in bytes."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    (line,) = (line for line in lines if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024


def machine(world: World) -> Machine:
    """Return this machine with the world's clock."""
    here = this_machine()
    ahead = timedelta(seconds=world.ahead)
    return replace(here, clock=replace(here.clock, now=lambda: here.clock.now() + ahead))


if __name__ == "__mp_main__":  # this is a process that reads for the command
    _wedge()

if __name__ == "__main__":
    path = Path(sys.argv.pop(1))
    world = World(**json.loads(path.read_text(encoding="utf-8")))
    begin(world)
    atexit.register(lambda: path.with_suffix(".peak").write_text(str(peak()), encoding="ascii"))
    sys.exit(main(machine=machine(world)))
