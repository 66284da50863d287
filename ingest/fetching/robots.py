"""robots.txt for pages (RFC 9309): what a host asks of programs that follow links, and how fast it lets them.

Not for feeds: a person subscribed to those. An answer is kept for a day, and asked for again with its validators; where
there was none, the host is left alone for an hour.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import quote_from_bytes, urlsplit

from ingest.fetching.answer import Answer, Trouble
from ingest.fetching.redirects import REDIRECTS, Request, followed, shown
from ingest.fetching.transport import Allowance, Transport
from ingest.fetching.validators import NONE, Validators, sendable
from ingest.fetching.visits import SLOWEST
from ingest.schema import RobotsFile
from ingest.text.freshness import retry_after

if TYPE_CHECKING:
    from protego import Protego

TOKEN = "wiredesk"  # noqa: S105 - the name by which a robots.txt may address us, no secret
LIMIT = 500 << 10  # bytes; the rest is not looked at (RFC 9309 section 2.5)
KEPT = timedelta(hours=24)
REST = timedelta(hours=1)  # after no answer, or one that is no word on the matter
DOUBTED = 30  # each so many days validators are not sent, for they can lie
_DOCUMENTS = frozenset(range(200, 300)) - {204, 205}  # any success (RFC 9309 section 2.3.1.1) but those without a body
_NO_WORD = (HTTPStatus.NOT_MODIFIED, HTTPStatus.TOO_MANY_REQUESTS)

_US, _ALL = TOKEN.encode(), b"*"
_MEANT = frozenset({_US, _ALL})
_LINE_END = re.compile(rb"[\r\n]")
_MARK = b"\xef\xbb\xbf"
_PRINTABLE = "\t" + "".join(map(chr, range(0x20, 0x7F)))
_AGENT = re.compile(  # its product token; without a colon nothing else may stand there
    rb"user[ -]?agent(?:[ \t]*+:[ \t]*+|[ \t]++(?=\S++\Z))(\*(?!\S)|[a-z_-]*+)"
)
# What ends the agents of a group. Crawl-delay and its like are no word of the RFC, but belong to those named before.
_RULE = re.compile(
    rb"(?:allow|disallow|dissallow|dissalow|disalow|diasllow|disallaw|crawl[ -]delay|request[ -]rate|visit[ -]time)\b"
)


@dataclass(frozen=True, slots=True)
class _Rules:
    """What one robots.txt comes to."""

    file: RobotsFile
    parsed: "Protego | None"  # None: everything is allowed, or nothing is known
    trouble: Trouble | None = None  # why nothing is known, and so nothing allowed

    def fresh(self, now: datetime) -> bool:
        age = now - self.file.fetched_at
        return timedelta(0) <= age < (KEPT if self.trouble is None else REST)


TakeTurn = Callable[[str], Trouble | None]
"""Waits for our turn at the host of an address; Trouble: it does not come, or not by then."""


class Robots:
    """The robots.txt files met in a run. `load` and `store` keep them from run to run, called from any thread."""

    def __init__(self, load: Callable[[str], RobotsFile | None], store: Callable[[RobotsFile], None]) -> None:
        self._load = load
        self._store = store
        self._known: dict[str, _Rules] = {}

    def known(self, url: str, now: datetime) -> bool:
        """Return whether `refusal` needs no request for this address."""
        origin = _origin(url)
        return origin is None or self._rules(origin, now) is not None

    def crawl_delay(self, url: str) -> float | None:
        """Return how many seconds the host wants between two requests, a minute at most; None: it does not say."""
        rules = self._known.get(_origin(url) or "")
        delay = rules.parsed.crawl_delay(TOKEN) if rules and rules.parsed else None
        return min(SLOWEST, delay) if delay is not None and delay >= 0 else None

    def refusal(self, url: str, transport: Transport, allowance: Allowance, turn: TakeTurn) -> Trouble | None:
        """Return why this page is not to be read, or None where it may be. Asks for the robots.txt if need be.

        `turn` waits for our turn where that leads to another host, or says why it does not come: then nothing is known.
        """
        origin = _origin(url)
        if origin is None:
            return None  # what is wrong with it is said when it is asked for
        rules = self._rules(origin, allowance.now()) or self._learnt(origin, transport, allowance, turn)
        if isinstance(rules, Trouble):
            return rules
        if rules.trouble is not None:
            return rules.trouble
        if rules.parsed is None or rules.parsed.can_fetch(url, TOKEN):
            return None
        return Trouble("permanent", f"robots.txt of {_host(origin)} asks us not to read this page")

    def _learnt(self, origin: str, transport: Transport, allowance: Allowance, turn: TakeTurn) -> _Rules | Trouble:
        """Ask for an origin's rules, unless another thread is at it: then wait for what that brings."""
        asking, stopped = f"{origin}/robots.txt", lambda: transport.watchdog.stopped
        with transport.doors.at(asking, within=transport.total_timeout, over=stopped):
            if rules := self._rules(origin, allowance.now()):
                return rules
            learnt = self._asked(origin, self._held(origin), transport, allowance, turn)
            if isinstance(learnt, _Rules):
                self._known[origin] = learnt
                self._store(learnt.file)
            return learnt

    def _rules(self, origin: str, now: datetime) -> _Rules | None:
        """Return an origin's rules if they are fresh enough, from memory or as an earlier run kept them; else None."""
        rules = self._known.get(origin)
        if rules is None and (file := self._load(origin)) is not None:
            rules = self._known[origin] = _rules_of(file)
        return rules if rules is not None and rules.fresh(now) else None

    def _held(self, origin: str) -> RobotsFile | None:
        """Return what an origin's robots.txt was, where that was a document, which may be so still."""
        rules = self._known.get(origin)
        return rules.file if rules and rules.file.status is not None and 200 <= rules.file.status < 300 else None

    def _asked(
        self, origin: str, held: RobotsFile | None, transport: Transport, allowance: Allowance, turn: TakeTurn
    ) -> _Rules | Trouble:
        is_doubted = allowance.now().toordinal() % DOUBTED == 0
        sent = Validators(held.etag, held.last_modified) if held and not is_doubted else NONE
        request = Request(
            {"User-Agent": transport.user_agent, "Accept": "text/plain, */*;q=0.5", **sent.headers()},
            let_in=lambda target, is_visit: turn(target) if is_visit else None,
        )
        allowance = replace(allowance, limit=LIMIT, whole=False, documents=_DOCUMENTS, keep=False)
        outcome = followed(f"{origin}/robots.txt", request, transport, allowance).outcome
        if isinstance(outcome, Trouble):
            if outcome.put_off:
                return outcome
            file = RobotsFile(origin=origin, fetched_at=allowance.now(), status=None)
            if outcome.status is not None and outcome.status in REDIRECTS:
                return _rules_of(replace(file, status=outcome.status))
            return _Rules(file, None, _unknown(origin, outcome.cause))
        if held and sent and outcome.status == HTTPStatus.NOT_MODIFIED:
            if sent.contradicted_by(outcome):
                return self._asked(origin, None, transport, allowance, turn)
            return _rules_of(_validated(replace(held, fetched_at=outcome.at), outcome))
        file = RobotsFile(origin=origin, fetched_at=outcome.at, status=outcome.status, body=outcome.body)
        return _told_to_wait(_rules_of(_validated(file, outcome)), outcome)


def _validated(file: RobotsFile, answer: Answer) -> RobotsFile:
    """Return a file with the validators of the answer, those that it says none of as they were."""
    etag, last_modified = sendable(answer.header("etag")), sendable(answer.header("last-modified"))
    return replace(file, etag=etag or file.etag, last_modified=last_modified or file.last_modified)


def allows(body: bytes, url: str) -> bool:
    """Return whether the robots.txt of a page's host lets us read it."""
    return bool(_parsed(body).can_fetch(url, TOKEN))


def _parsed(body: bytes) -> "Protego":
    from protego import Protego  # here, for a run that reads no pages does not need it

    return Protego.parse("\n".join(("User-agent: *", *_said_to_us(body))))


def _said_to_us(body: bytes) -> list[str]:
    """Return the rules of the groups that name us, else of those for everybody (RFC 9309 section 2.2.1), in order.

    An agent is what its product token says: "wiredesk/1.0" is us, "wire" is not. A line that means nothing here ends no
    group, as section 2.2.4 asks. Crawl-delay does, against its letter: "User-agent: *", "Crawl-delay: 5" is written
    above the groups of robots that are let in nowhere, and would let us in nowhere either. Bytes that are not ASCII are
    percent-encoded as they are (section 2.2.2); a line that the limit may have cut is left out. What a path matches is
    Protego's business: there, against the RFC, a `$` at the end stands for that sign too, and `?` is what `%3F` is.
    """
    lines = _LINE_END.split(body.lstrip(_MARK))
    groups: dict[bytes, list[str]] = {}
    named: frozenset[bytes] = frozenset()
    is_open = False
    for line in (whole.partition(b"#")[0].strip() for whole in (lines[:-1] if len(body) >= LIMIT else lines)):
        if agent := _AGENT.match(line.lower()):
            said = _MEANT & {agent[1]}
            named, is_open = (named | said if is_open else said), True
            groups.update((name, groups.get(name, [])) for name in said)
        elif _RULE.match(line.lower()):
            is_open = False
            for name in named:
                groups[name].append(quote_from_bytes(line, safe=_PRINTABLE))
    return groups.get(_US, groups.get(_ALL, []))


def _rules_of(file: RobotsFile) -> _Rules:
    """Return what the file comes to: a document says, 4xx but 429 allows, and anything else denies for a while.

    Redirects that lead nowhere are as good as no such file (RFC 9309 section 2.3.1.2). A 304 stands here only where
    nothing was held that could be unmodified, and so says nothing.
    """
    status = file.status
    if status is not None and 200 <= status < 300:
        return _Rules(file, _parsed(file.body))
    if status is not None and 300 <= status < 500 and status not in _NO_WORD:
        return _Rules(file, None)
    said = "no answer came" if status is None else f"the server answered {status}"
    return _Rules(file, None, _unknown(file.origin, said))


def _told_to_wait(rules: _Rules, answer: Answer) -> _Rules:
    if rules.trouble is None:
        return rules
    wait = retry_after(answer.headers, answer.at)
    return replace(rules, trouble=replace(rules.trouble, retry_after=wait, rests_host=answer.rests_host))


def _unknown(origin: str, cause: str) -> Trouble:
    return Trouble("temporary", f"robots.txt of {_host(origin)} could not be read, nor this page: {cause}")


def _origin(url: str) -> str | None:
    """Return where the robots.txt of an address stands, without a password; None where there is no such place."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    web = parts.scheme.lower() in ("http", "https")
    return f"{parts.scheme.lower()}://{parts.netloc.rpartition('@')[2].lower()}" if web else None


def _host(origin: str) -> str:
    return shown(origin).partition("://")[2]
