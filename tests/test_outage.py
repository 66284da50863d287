"""This machine's network is down for a day: what cron mails, and which sources are asked meanwhile and afterwards."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.loopback import EVERYWHERE, Answer, Asked, Loopback, Reply, conditional, loopback
from tests.manners.days import Rounds
from tests.test_polling import rss

HOURS = 0.5  # between two runs
SILENCE = Answer(raw=b"")


@pytest.fixture
def web() -> Iterator[Loopback]:
    with loopback(host=EVERYWHERE) as server:
        yield server


@dataclass
class Desk:
    """Sources on a host each, whose answers a test can switch off, and what the runs said."""

    rounds: Rounds
    down: set[str] = field(default_factory=set)  # sources that do not answer
    mails: list[str] = field(default_factory=list)
    asked: list[int] = field(default_factory=list)  # sources, in each run

    def stand(self, *names: str) -> None:
        for number, name in enumerate(names, start=1):
            self.rounds.source(name, f"/{name}", host=f"127.9.3.{number}")
            self.rounds.web.answer(f"/{name}", self._reply(name))

    def _reply(self, name: str) -> Reply:
        sound = conditional(rss(name, "one"), etag='"1"')

        def answer(asked: Asked) -> Answer:
            if name in self.down:
                return SILENCE
            return sound if isinstance(sound, Answer) else sound(asked)

        return answer

    def run(self, hours: float) -> None:
        """Have cron start a run each half hour, until so many hours have gone by."""
        self.mails, self.asked = [], []
        begin = self.rounds.days.passed / 3600
        for number in range(round(hours / HOURS)):
            asked = self.rounds.at(begin + (number + 1) * HOURS, "-q")
            self.asked.append(len({one.path for one in asked}))
            self.mails += [self.rounds.said] if self.rounds.said else []


NAMES = ("alpha", "beta", "gamma", "delta", "epsilon")


def test_an_outage_is_said_once_and_costs_no_source_more_than_it_lasts(web: Loopback, tmp_path: Path) -> None:
    desk = Desk(Rounds(tmp_path, web))
    desk.stand(*NAMES)
    desk.run(2)
    desk.down = {*NAMES}
    desk.run(30)
    (mail,) = desk.mails
    assert mail.startswith("no host has answered since 2025-09-01 ")
    assert mail.endswith(" UTC, of 5 sources: is this machine on the network?\n")
    assert max(desk.asked[12:]) == 1  # one after the other, to see whether the outage is over
    assert sum(desk.asked[-16:]) > 12
    desk.down = set()
    desk.run(1)
    assert {desk.rounds.state(name).condition for name in NAMES} == {"good"}
    assert desk.mails == []


def test_a_source_that_stays_away_after_an_outage_is_told_of_then(web: Loopback, tmp_path: Path) -> None:
    desk = Desk(Rounds(tmp_path, web))
    desk.stand(*NAMES)
    desk.run(2)
    desk.down = {*NAMES}
    desk.run(30)
    assert len(desk.mails) == 1
    desk.down = {"beta"}
    desk.run(4)
    assert [mail.split(":")[0] for mail in desk.mails] == ["beta"]


@pytest.mark.parametrize("down", [NAMES[:2], NAMES[:4]], ids=["two hosts of five", "all but one"])
def test_hosts_that_are_down_while_another_answers_are_left_alone_for_longer_each_time(
    web: Loopback, tmp_path: Path, down: tuple[str, ...]
) -> None:
    desk = Desk(Rounds(tmp_path, web))
    desk.stand(*NAMES)
    desk.run(2)
    desk.down = {*down}
    desk.run(44)
    assert sorted(mail.split(":")[0] for mail in "".join(desk.mails).splitlines()) == sorted(down)
    assert all(desk.rounds.state(name).failures <= 6 for name in down)
