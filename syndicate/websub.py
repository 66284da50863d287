"""Tells hubs what has changed: the publisher's side of WebSub (w3.org/TR/websub, section 6).

WebSub leaves open how a hub is told. Public hubs do as PubSubHubbub 0.3 (section 7.1) said: a form with
`hub.mode=publish` and the topic as `hub.url`; some want it as `hub.topic`. Each gets both, and one topic at a time, for
some hubs keep only the last of several. No hub ever fails a run: what one could not be told is owed to it.
"""

import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from http.client import responses
from queue import Empty, SimpleQueue
from random import Random
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

import requests
from tenacity import RetryCallState, Retrying, retry_if_result

from ingest.schema import Clock
from ingest.text.freshness import retry_after
from ingest.text.headers import combined
from ingest.text.markup import line_of
from ingest.text.urls import absolute_url

ATTEMPTS = 3
LONGEST_PAUSE = 10.0  # seconds, unless the hub asks for more
REDIRECTS = 3
MOST_READ = 2_048  # bytes of what a hub says of a refusal
LONGEST_REASON = 200  # characters

_MOVED = frozenset({301, 302, 307, 308})
_PASSES = frozenset({408, 429, *range(500, 600)})
_RESTS = frozenset({429, 503})  # these are about the hub itself, and not about one topic

Outcome = Literal["delivered", "owed", "refused"]
"""A ping that is owed is for the next run to send; one that was refused would be refused again."""


@dataclass(frozen=True, slots=True)
class Told:
    """What became of telling a hub of a topic."""

    hub: str
    topic: str
    outcome: Outcome
    why: str = ""  # where it was not delivered


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """How hubs are asked; whatever one does, it costs no more than `total` seconds."""

    user_agent: str
    clock: Clock
    chance: Random
    total: float = 30.0  # seconds
    timeout: float = 10.0  # seconds that one answer may take
    ca_bundle: str | None = None  # a PEM file of the certificates to trust; None: the usual authorities


class _Answer(NamedTuple):
    """What came of one request."""

    outcome: Outcome
    why: str = ""
    rests: bool = False  # for now the hub is not to be asked anything else
    wait: float = 0.0  # seconds that it wants to be left alone


def ping(hub: str, topics: Iterable[str], caller: Caller) -> tuple[Told, ...]:
    """Tell `hub` that the feeds at the addresses `topics` have changed; return what became of each, in their order.

    Failures that may pass (no connection, no answer in time, 408, 429, 5xx) are tried again, three times in all: each
    round asks for everything still open, so that one topic that a hub cannot bear delays no other. Retry-After is
    respected; if it is longer than there is time, the rest is owed. A hub may have a private address: whoever
    configured it meant it.
    """
    due = tuple(dict.fromkeys(topics))
    with requests.Session() as session:
        session.trust_env = False  # what netrc and proxy variables say is meant for others
        session.headers.update({"User-Agent": caller.user_agent, "Accept": "*/*", "Accept-Encoding": "identity"})
        session.verify = caller.ca_bundle or True
        rounds = _Rounds(hub, due, caller, session)
        rounds.go()
    return tuple(Told(hub, topic, rounds.answers[topic].outcome, rounds.answers[topic].why) for topic in due)


def lines(told: Iterable[Told]) -> Iterator[str]:
    """Yield what a person should know of pings that were not delivered: a line a hub and reason."""
    failed: dict[tuple[str, Outcome, str], list[str]] = {}
    for one in told:
        if one.outcome != "delivered":
            failed.setdefault((one.hub, one.outcome, one.why), []).append(one.topic)
    for (hub, outcome, why), topics in failed.items():
        more = f" and {len(topics) - 1} more" if len(topics) > 1 else ""
        then = "; the next run tries again" if outcome == "owed" else ""
        yield f"{_shown(hub)}: {'could not be' if then else 'will not be'} told of {topics[0]}{more}: {why}{then}"


def _shown(hub: str) -> str:
    """The address of a hub in one line, without the password that may be in it."""
    before, at, after = hub.rpartition("@")
    return line_of(f"{before.partition('//')[0]}//{after}" if at else hub)


class _Rounds:
    """Asks once a round for everything still open, for as many rounds as are of use."""

    def __init__(self, hub: str, due: tuple[str, ...], caller: Caller, session: requests.Session) -> None:
        self.answers: dict[str, _Answer] = {}
        self._hub, self._open, self._caller, self._session = hub, due, caller, session
        self._ends = caller.clock.monotonic() + caller.total

    def go(self) -> None:
        Retrying(
            stop=lambda state: state.attempt_number >= ATTEMPTS or state.upcoming_sleep >= self._left(),
            wait=self._pause,
            retry=retry_if_result(bool),
            retry_error_callback=lambda state: None,  # the last answers say why
            sleep=self._caller.clock.sleep,
        )(self._round)

    def _round(self) -> bool:
        """Ask what is open, once; return whether anything still is."""
        answer = _Answer("delivered")
        for topic in self._open:
            if not answer.rests:
                answer = self._in_time(topic)
            self.answers[topic] = answer
        self._open = tuple(topic for topic in self._open if self.answers[topic].outcome == "owed")
        return bool(self._open)

    def _left(self) -> float:
        return self._ends - self._caller.clock.monotonic()

    def _pause(self, state: RetryCallState) -> float:
        """How long to wait after a round, in seconds."""
        backoff = self._caller.chance.uniform(0.5, 1.0) * min(LONGEST_PAUSE, 2.0**state.attempt_number)
        return max((backoff, *(self.answers[topic].wait for topic in self._open)))

    def _in_time(self, topic: str) -> _Answer:
        """Ask in a thread that is left to itself when the time is over: requests has a timeout only for each piece."""
        answers: SimpleQueue[_Answer] = SimpleQueue()
        seconds = min(self._caller.timeout, self._left())
        if seconds <= 0:
            return _Answer("owed", "there was no time left", rests=True)
        threading.Thread(target=lambda: answers.put(self._asked(topic, seconds)), daemon=True).start()
        try:
            return answers.get(timeout=seconds + 1)
        except Empty:
            return _Answer("owed", "it did not come to an end of its answer", rests=True)

    def _asked(self, topic: str, seconds: float) -> _Answer:
        form = {"hub.mode": "publish", "hub.url": topic, "hub.topic": topic}
        address = self._hub
        for _ in range(REDIRECTS + 1):
            if not _can_be_asked(address):
                return _Answer("refused", f"{_shown(address)} is no address of a hub; write https://...")
            answer = _guarded(partial(self._posted, address, form, seconds))
            if isinstance(answer, _Answer):
                return answer
            if urlsplit(address).scheme == "https" and urlsplit(answer).scheme != "https":
                return _Answer("refused", f"it leads from https to {_shown(answer)}")
            address = answer
        return _Answer("refused", f"it leads from one address to the next, at last to {_shown(address)}")

    def _posted(self, address: str, form: dict[str, str], seconds: float) -> _Answer | str:
        """Return what the hub says, or the address it leads to; there the same is posted (RFC 9110 section 15.4)."""
        sent = self._session.post(address, data=form, timeout=seconds, allow_redirects=False, stream=True)
        with sent as response:
            if response.status_code in _MOVED and (location := response.headers.get("Location")):
                target = absolute_url(location, address)
                return target or _Answer("refused", f"it leads to {_shown(location)}, which is no address of a hub")
            return _judged(response, self._caller.clock.now())


def _guarded(post: Callable[[], _Answer | str]) -> _Answer | str:
    try:
        return post()
    except ValueError as error:  # of addresses: requests' and urllib3's own are among them
        return _Answer("refused", f"it cannot be asked: {line_of(str(error))[:LONGEST_REASON]}")
    except requests.Timeout:
        return _Answer("owed", "it did not answer in time", rests=True)
    except requests.exceptions.SSLError:
        return _Answer("owed", "no secure connection to it could be made", rests=True)
    except OSError:  # every other one of requests
        return _Answer("owed", "it cannot be reached", rests=True)


def _judged(response: requests.Response, at: datetime) -> _Answer:
    status = response.status_code
    if 200 <= status < 300:
        return _Answer("delivered")
    outcome: Outcome = "owed" if status in _PASSES else "refused"
    why = f"it answers {status} {responses.get(status, '')}".rstrip()
    if outcome == "refused" and (said := _reason(response)):
        why = f"{why}: {said}"
    wait = retry_after(combined(response.headers.items()), at) or 0.0
    return _Answer(outcome, why, rests=status in _RESTS, wait=wait)


def _reason(response: requests.Response) -> str:
    """What the hub says of it, in one line."""
    try:
        read = next(response.iter_content(MOST_READ), b"")
    except (OSError, ValueError):
        return ""
    return line_of(read.decode("utf-8", "replace"), html=True)[:LONGEST_REASON]


def _can_be_asked(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # of brackets and ports
        return False
