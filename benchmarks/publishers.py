"""Made-up publishers whose answers follow from the time at which they are asked, and random numbers that stay the same.

Nothing is sent. Each publisher has news in a rhythm of its own, from one story in an hour to one in twenty days. Most
give validators; some say how often they change, when they rest, or how long an answer stays fresh; some fail now and
then, some always. Of ten sources four are on the same host.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from random import Random

from ingest.schema import (
    Attempt,
    Counts,
    Document,
    Failure,
    Feed,
    Fetched,
    Format,
    Kind,
    LatestItem,
    NotModified,
    Reading,
    Source,
)

START = datetime(2026, 3, 4, 12, tzinfo=UTC)
SHARING, OF = 4, 10  # so many of so many sources in a row are on one host
OUTAGE = 6 * 3600.0  # seconds for which a publisher that fails now and then fails
OUTAGES = 0.1  # of its time
SHOWN = 5  # stories in a document
_WORD = (1 << 64) - 1
_GOLDEN = 0x9E3779B97F4A7C15


class Dice(Random):
    """Random numbers that depend only on the occasion, not on the numbers drawn before (splitmix64)."""

    _state = 0

    def throw_for(self, *numbers: int) -> None:
        """Start the numbers for this occasion."""
        self._state = 0
        for number in numbers:
            self._state = ((self._state ^ number) * 0xBF58476D1CE4E5B9 + _GOLDEN) & _WORD

    def random(self) -> float:
        """Return the next number of this occasion, from 0 to 1."""
        self._state = word = (self._state + _GOLDEN) & _WORD
        word = ((word ^ (word >> 30)) * 0xBF58476D1CE4E5B9) & _WORD
        word = ((word ^ (word >> 27)) * 0x94D049BB133111EB) & _WORD
        return ((word ^ (word >> 31)) >> 11) / (1 << 53)


@dataclass(frozen=True, slots=True)
class Answer:
    """A publisher's answer at one moment."""

    failed: bool = False
    modified: bool = True  # since it was last asked with success
    new: int = 0
    dates: tuple[datetime, ...] = ()  # that it shows


@dataclass(frozen=True, slots=True)
class Publisher:
    """One source, and how it behaves."""

    number: int
    source: Source
    host: str
    rhythm: float  # seconds between two stories
    phase: float  # seconds after START at which one of them came
    validators: bool = True
    dated: bool = True
    ttl: int = 0  # minutes
    skip_hours: tuple[int, ...] = ()
    max_age: float | None = None  # seconds
    fails: float = 0.0  # of the time

    def answer(self, now: datetime, good_at: datetime | None) -> Answer:
        """Return what it answers to one that last had an answer at `good_at`."""
        seconds = (now - START).total_seconds()
        if self.fails and _chance(self.number, int(seconds // OUTAGE)) < self.fails:
            return Answer(failed=True)
        newest = (seconds - self.phase) // self.rhythm
        known = ((good_at - START).total_seconds() - self.phase) // self.rhythm if good_at else newest - SHOWN
        new = min(max(0, int(newest - known)), SHOWN)
        if good_at and not new and self.validators:
            return Answer(modified=False)
        shown = (newest - place for place in reversed(range(SHOWN)))
        stories = (START + timedelta(seconds=self.phase + self.rhythm * story) for story in shown)
        return Answer(new=new, dates=tuple(stories) if self.dated else ())

    def fetched(self, answer: Answer, now: datetime) -> Fetched:
        """Return an answer as `fetch` returns one."""
        url = self.source.url
        headers = ((("etag", '"1"'),) if self.validators else ()) + (
            (("cache-control", f"max-age={self.max_age:.0f}"),) if self.max_age else ()
        )
        outcome: Document | NotModified | Failure
        if answer.failed:
            outcome = Failure(kind="temporary", url=url, fetched_at=now, cause="it is out of order")
            attempt = Attempt(source_id=self.source.id, url=url, at=now, outcome="temporary", status=502)
        elif answer.modified:
            outcome = Document(url=url, body=b"", headers=headers, fetched_at=now, source_id=self.source.id)
            attempt = Attempt(source_id=self.source.id, url=url, at=now, outcome="document", status=200)
        else:
            outcome = NotModified(url=url, fetched_at=now, headers=headers)
            attempt = Attempt(source_id=self.source.id, url=url, at=now, outcome="not modified", status=304)
        return Fetched(source=self.source, outcome=outcome, attempts=(attempt,))

    def read(self, answer: Answer, now: datetime) -> tuple[Reading, Counts]:
        """Return a document as `read` returns it, and what it changed."""
        reading = Reading(
            url=self.source.url,
            fetched_at=now,
            format=Format.RSS,
            kind=Kind.FEED,
            feed=Feed(ttl=self.ttl or None, skip_hours=self.skip_hours),
            latest=tuple(LatestItem(title="A story", published=date) for date in answer.dates),
        )
        return reading, Counts(new=answer.new)


def publishers(many: int) -> Iterator[Publisher]:
    """Yield so many publishers, always the same, in the order of their sources' ids."""
    dice = Dice()
    for number in range(many):
        dice.throw_for(number)
        place = number % OF
        host = f"s{number - place:07}.example" if place < SHARING else f"h{number:07}.example"
        rhythm = 3600.0 * 480.0 ** dice.random()
        url = f"https://{host}/feed/{number:07}"
        plain = Publisher(
            number=number,
            source=Source(id=f"{number:07}", url=url),
            host=host,
            rhythm=rhythm,
            phase=-rhythm * dice.random(),
            dated=dice.random() < 0.8,
        )
        yield _with_manners(plain, dice)


def _with_manners(plain: Publisher, dice: Dice) -> Publisher:
    """Let three of ten publishers behave in a way of their own."""
    kind = dice.random()
    if kind < 0.10:
        return replace(plain, validators=False)
    if kind < 0.15:
        return replace(plain, ttl=int(120 + 600 * dice.random()))
    if kind < 0.20:
        return replace(plain, skip_hours=(0, 1, 2, 3, 4, 5))
    if kind < 0.25:
        return replace(plain, max_age=float(int(7200 + 14_400 * dice.random())))
    if kind < 0.29:
        return replace(plain, fails=OUTAGES)
    return replace(plain, fails=1.0) if kind < 0.30 else plain


def _chance(*numbers: int) -> float:
    dice = Dice()
    dice.throw_for(*numbers)
    return dice.random()
