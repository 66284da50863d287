"""A week of cron on a virtual clock: what cron would mail, and when each source was asked."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from ingest.cli import main
from tests.loopback import Answer, Asked, Loopback, Reply, conditional
from tests.test_polling import rss, seeds
from tests.virtual import Time, machine

WEEK = 7 * 24 * 60  # minutes
MONDAY = datetime(2026, 3, 2, 0, 4, tzinfo=UTC)


def noted(at: list[datetime], time: Time, reply: Reply) -> Reply:
    """Answer as `reply` does, and note the time."""

    def answer(asked: Asked) -> Answer:
        at.append(time.now)
        return reply if isinstance(reply, Answer) else reply(asked)

    return answer


def week(time: Time, capsys: pytest.CaptureFixture[str], *, every: int = 15) -> list[tuple[datetime, str]]:
    """Run the crontab's job each quarter of an hour, or `every` so many minutes; return what it said, and when."""
    mails = []
    for minutes in range(0, WEEK, every):
        time.seconds = minutes * 60.0
        status = main(["-q", "--deadline", "600"], machine(time, seed=minutes))
        said = capsys.readouterr()
        if said.out or said.err or status:
            mails.append((time.now, said.out + said.err))
    return mails


def test_in_a_week_cron_mails_once_and_of_the_broken_source_alone(
    web: Loopback, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    time = Time(MONDAY)
    asked: dict[str, list[datetime]] = {name: [] for name in ("sound", "plain", "broken", "shaky")}
    down = Answer(status=503)

    def shaky(request: Asked) -> Answer:
        """A server that is down for some hours every day, as many are."""
        return down if time.now.hour < 5 else Answer(body=rss("Shaky", "three"), headers=(("ETag", '"s"'),))

    answers: dict[str, Reply] = {
        "sound": conditional(rss("Sound", "one"), etag='"1"'),
        "plain": Answer(body=rss("Plain", "two")),
        "broken": Answer(status=500),
        "shaky": shaky,
    }
    names = {name: web.answer(f"/{name}", noted(asked[name], time, reply)) for name, reply in answers.items()}
    seeds(tmp_path / "seeds", **names)

    mails = week(time, capsys)

    assert [said for _, said in mails] == ["broken: temporary: the server answered 500 Internal Server Error\n"]
    assert timedelta(days=1) <= mails[0][0] - MONDAY < timedelta(days=3)
    hours = [(later - earlier) / timedelta(hours=1) for earlier, later in pairwise(asked["sound"])]
    assert 1 <= min(hours) < 1.5
    assert max(hours) < 28  # the source publishes nothing, and is asked less often
    assert len(asked["plain"]) in (6, 7)  # no validators: once a day
    tries = Counter(at.date() for at in asked["broken"])
    assert tries[MONDAY.date()] > max(tries[day] for day in list(tries)[2:])


def test_a_source_that_breaks_again_is_mailed_again(
    web: Loopback, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    time = Time(MONDAY)

    def answer(request: Asked) -> Answer:
        return Answer(status=200 if time.now.day == 5 else 404, body=rss("A", "one"), headers=(("ETag", '"1"'),))

    seeds(tmp_path / "seeds", fickle=web.answer("/feed", answer))
    mails = week(time, capsys, every=60)  # it is days that count here
    assert [at.day < 5 for at, _ in mails] == [True, False]
    assert {said for _, said in mails} == {
        "fickle: permanent: the server answered 404 Not Found: is the address still right?\n"
    }
