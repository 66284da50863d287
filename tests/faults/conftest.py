"""What the tests of faults share: a server for all sources, and batches of faults that are met, mended and compared."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest

from ingest.schema import Attempt, Record
from tests.faults.desk import Desk, Fault, Ran, check
from tests.loopback import EVERYWHERE, Asked, loopback


@dataclass(frozen=True)
class Met:
    """A batch of faults, met in one run and over by the next."""

    desk: Desk
    struck: Ran  # while the faults lasted
    mended: Ran  # once the faults were over
    control: Desk  # of runs that never met them
    attempts: Mapping[str, tuple[Attempt, ...]]  # that were made in the first run
    asked: tuple[Asked, ...]  # what servers were asked in the first run
    left: Mapping[str, list[Record]]  # of each source, by the first run
    control_peak: int  # bytes of memory


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk without sources."""
    with loopback(host=EVERYWHERE) as web:
        yield Desk(tmp_path, web)


class Strike(Protocol):
    """Meet faults, each a source of one run, mend them, and run again; make the checks that apply to all faults."""

    def __call__(self, faults: Mapping[str, Fault], *flags: str) -> Met: ...


@pytest.fixture(scope="module")
def strike(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Strike]:
    with loopback(host=EVERYWHERE) as web:

        def met(faults: Mapping[str, Fault], *flags: str) -> Met:
            desk, control = (Desk(tmp_path_factory.mktemp(name), web) for name in ("desk", "control"))
            desk.flags = control.flags = (*desk.flags, *flags)
            desk.stand(faults)
            struck = desk.run()
            check(struck, desk, version=1)
            asked, web.asked = tuple(web.asked), []
            attempts = {name: desk.attempts(name) for name in faults}
            left = {name: desk.records(name) for name in faults}
            desk.cure(faults)
            desk.publish(2)
            mended = desk.run()
            check(mended, desk, version=2)
            control.stand(faults)
            control.cure(faults)
            control.publish(2)
            calm = control.run()
            check(calm, control, version=2)
            return Met(desk, struck, mended, control, attempts, asked, left, calm.peak)

        yield met
