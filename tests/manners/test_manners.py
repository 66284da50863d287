"""The rows of the table Manners as scenarios: what a server says, when it is polled, what it is asked then."""

import gzip
from collections.abc import Iterator, Mapping
from datetime import timedelta
from email.utils import format_datetime
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.loopback import EVERYWHERE, Answer, Asked, Loopback, Reply, loopback, redirect
from tests.manners.days import MONDAY, Rounds, headers, paths

JITTER = 1.15  # at the most
RSS = (("Content-Type", "application/rss+xml"),)
PAGE = b"<!doctype html><html><head><title>Closed</title></head><body><p>We are back on Monday.</p></body></html>"
CHECK = PAGE.replace(b"We are back on Monday.", b"Checking your browser before you go on. Enable JavaScript.")
LINKED = PAGE.replace(b"<title>", b'<link rel="alternate" type="application/rss+xml" href="/real"><title>')
NONE: Mapping[str, str | None] = {"If-None-Match": None, "If-Modified-Since": None}


def feed(*items: str, head: str = "") -> bytes:
    said = "".join(
        f"<item><title>{item}</title><guid>https://a.example/{item}</guid><link>https://a.example/{item}</link>"
        f"<description>The story of {item}.</description></item>"
        for item in items or ("one", "two")
    )
    spaces = 'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"'
    return f'<rss version="2.0" {spaces}><channel><title>A</title>{head}{said}</channel></rss>'.encode()


def dated(hours: int) -> bytes:
    """A feed of ten stories, so many hours apart, the newest just out."""
    dates = (format_datetime(MONDAY - timedelta(hours=hours * number)) for number in range(10))
    items = (
        f"<item><title>S{n}</title><guid>{n}</guid><pubDate>{date}</pubDate></item>" for n, date in enumerate(dates)
    )
    return f'<rss version="2.0"><channel><title>A</title>{"".join(items)}</channel></rss>'.encode()


def said(*names: tuple[str, str], status: int = 200, body: bytes | None = None) -> Answer:
    """A feed, or an error, with these headers."""
    return Answer(status=status, body=feed() if body is None and status == 200 else body or b"", headers=(*RSS, *names))


ETAG = said(("ETag", '"a"'))


class Sent(NamedTuple):
    """An expected request: its path, and headers that it has, or (None) does not have."""

    path: str = "/feed"
    headers: Mapping[str, str | None] = {}


class Due(NamedTuple):
    """The bounds of the time after a poll at which the next is due, in hours."""

    least: float
    most: float


class Poll(NamedTuple):
    """A run, what goes over the wire in it, and what is known of the source afterwards."""

    at: float  # hours after the beginning
    sent: tuple[Sent, ...] = (Sent(),)
    due: Due | str | None = ""  # None: never again; "": at any time
    cause: str | None = ""  # words of why it failed; None: it did not; "": not checked


class Scenario(NamedTuple):
    """A row of the table, or part of one."""

    rule: str
    replies: Mapping[str, tuple[Reply, ...]]
    polls: tuple[Poll, ...]
    settings: Mapping[str, object] = {}


def once(hours: float) -> Due:
    """A wait with its jitter."""
    return Due(hours, hours * JITTER)


def failing(status: int) -> Reply:
    """Return a server that answers so to a request with a validator, and with a feed to one without."""
    return lambda asked: Answer(status=status) if asked.header("If-None-Match") else ETAG


def on(*replies: Reply, **more: tuple[Reply, ...]) -> dict[str, tuple[Reply, ...]]:
    return {"/feed": replies, **{f"/{path}": answers for path, answers in more.items()}}


HOURLY, DAILY = once(1), once(24)
PLAIN = said()
LAST = "Wed, 24 Sep 2025 10:00:00 GMT"
WEIRD = 'W/"a,b; \u00e9"'
SENT_A = Sent("/feed", {"If-None-Match": '"a"'})
UNCHANGED_B = Answer(status=304, headers=(("ETag", '"b"'), ("Last-Modified", LAST)))

BODY = feed()
ODD = {
    "a feed that is called a page": Answer(body=BODY, headers=(("Content-Type", "text/html"), ("ETag", '"a"'))),
    "a body that was packed and does not say so": Answer(body=gzip.compress(BODY), headers=ETAG.headers),
    "two marks of the order of bytes": Answer(body=b"\xef\xbb\xbf" * 2 + BODY, headers=ETAG.headers),
    "lines that end in LF alone": Answer(raw=b'HTTP/1.1 200 OK\nETag: "a"\nContent-Length: %d\n\n' % len(BODY) + BODY),
    "no length, as in HTTP/1.0": Answer(raw=b'HTTP/1.0 200 OK\r\nETag: "a"\r\n\r\n' + BODY),
    "chunks, and a length of another size": Answer(
        raw=b'HTTP/1.1 200 OK\r\nETag: "a"\r\nContent-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n'
        + b"%x\r\n%b\r\n0\r\n\r\n" % (len(BODY), BODY)
    ),
    "another address for the same": said(("ETag", '"a"'), ("Content-Location", "feeds/real.xml")),
    "Vary: *": said(("ETag", '"a"'), ("Vary", "*")),
}

SCENARIOS = (
    # -- odd but harmless --
    *(
        Scenario(name, on(odd), (Poll(0, due=HOURLY, cause=None), Poll(30, (SENT_A,), cause=None)))
        for name, odd in ODD.items()
    ),
    Scenario(
        "a 304 with a body",
        on(ETAG, Answer(raw=b'HTTP/1.1 304 Not Modified\r\nETag: "a"\r\nContent-Length: 12\r\n\r\nNot modified')),
        (Poll(0), Poll(2, (SENT_A,), cause=None), Poll(40, (SENT_A,), cause=None)),
    ),
    Scenario(
        "a tag that is new at each answer beside a date that stays",
        on(*(said(("ETag", f'"{tag}"'), ("Last-Modified", LAST)) for tag in "ab")),
        (Poll(0), Poll(30, (Sent("/feed", {"If-None-Match": '"a"', "If-Modified-Since": LAST}),), cause=None)),
    ),
    # -- how often --
    Scenario("hourly at the most where the server answers conditionally", on(ETAG), (Poll(0, due=HOURLY),)),
    Scenario("daily at the most where it gives no validators", on(PLAIN), (Poll(0, due=DAILY),)),
    Scenario("a source's own setting lowers it", on(ETAG), (Poll(0, due=once(1 / 6)),), {"interval_min": "10m"}),
    Scenario("a source's own setting raises it", on(ETAG), (Poll(0, due=once(36)),), {"interval_min": "36h"}),
    Scenario(
        "what is not due is not asked for",
        on(ETAG),
        (Poll(0), Poll(0.9, sent=()), Poll(1.2, sent=(SENT_A,))),
    ),
    Scenario(
        "as often as it publishes: half of what lies between two stories",
        on(said(("ETag", '"a"'), body=dated(8))),
        (Poll(0, due=once(4)),),
    ),
    Scenario(
        "as often as it publishes, but once a day at the least",
        on(said(("ETag", '"a"'), body=dated(2000))),
        (Poll(0, due=DAILY),),
    ),
    # -- validators --
    Scenario(
        "validators go back exactly as they came, whatever they are",
        on(said(("ETag", WEIRD), ("Last-Modified", "some day"))),
        (
            Poll(0, (Sent("/feed", NONE),)),
            Poll(30, (Sent("/feed", {"If-None-Match": WEIRD, "If-Modified-Since": "some day"}),)),
        ),
    ),
    Scenario(
        "a touch: both are replaced on every 200, though the body is the same",
        on(said(("ETag", '"a"'), ("Last-Modified", LAST)), said(("ETag", '"b"')), said(("ETag", '"c"'))),
        (
            Poll(0),
            Poll(2, (Sent("/feed", {"If-None-Match": '"a"', "If-Modified-Since": LAST}),), cause=None),
            Poll(4, (Sent("/feed", {"If-None-Match": '"b"', "If-Modified-Since": None}),), cause=None),
        ),
    ),
    Scenario(
        "a 304 replaces what it carries",
        on(said(("ETag", '"a"')), Answer(status=304, headers=(("ETag", 'W/"a"'), ("Last-Modified", LAST)))),
        (Poll(0), Poll(2, (SENT_A,)), Poll(4, (Sent("/feed", {"If-None-Match": 'W/"a"', "If-Modified-Since": LAST}),))),
    ),
    Scenario(
        "a 304 to another version than ours is asked again without validators",
        on(said(("ETag", '"a"')), UNCHANGED_B, said(("ETag", '"b"'))),
        (
            Poll(0),
            Poll(2, (SENT_A, Sent("/feed", NONE)), cause=None),
            Poll(4, (Sent("/feed", {"If-None-Match": '"b"'}),)),
        ),
    ),
    Scenario(
        "a 304 that nobody asked for is no document",
        on(Answer(status=304)),
        (Poll(0, sent=(Sent("/feed", NONE),) * 2, due=HOURLY, cause="304"),),
    ),
    Scenario(
        "no validators of a body that cannot be read",
        on(said(("ETag", '"x"'), body=b"\x89PNG\r\n\x1a\n" + bytes(range(256))), ETAG),
        (Poll(0), Poll(30, (Sent("/feed", NONE),), cause=None)),
    ),
    Scenario(
        "no validators of an error",
        on(said(("ETag", '"x"'), status=404), ETAG),
        (Poll(0), Poll(30, (Sent("/feed", NONE),), cause=None)),
    ),
    Scenario(
        "an ETag of two lines does not come to be two headers",
        on(Answer(raw=b'HTTP/1.1 200 OK\r\nETag: "a\r\n X: b"\r\n\r\n' + feed())),
        (Poll(0), Poll(30, (Sent("/feed", {"X": None}),))),
    ),
    # -- what the server says of the next time --
    Scenario(
        "max-age lengthens the wait",
        on(said(("ETag", '"a"'), ("Cache-Control", "max-age=10800"))),
        (Poll(0, due=once(3)),),
    ),
    Scenario(
        "max-age never shortens it", on(said(("ETag", '"a"'), ("Cache-Control", "max-age=60"))), (Poll(0, due=HOURLY),)
    ),
    Scenario(
        "max-age counts a day at the most",
        on(said(("ETag", '"a"'), ("Cache-Control", "max-age=" + "9" * 40))),
        (Poll(0, due=DAILY),),
    ),
    Scenario(
        "max-age that is none",
        on(said(("ETag", '"a"'), ("Cache-Control", "max-age=-5, x=\x01"))),
        (Poll(0, due=HOURLY),),
    ),
    Scenario(
        "Expires relative to the server's own Date",
        on(
            said(
                ("ETag", '"a"'),
                ("Date", "Mon, 01 Sep 2031 00:00:00 GMT"),
                ("Expires", "Mon, 01 Sep 2031 05:00:00 GMT"),
            )
        ),
        (Poll(0, due=once(5)),),
    ),
    Scenario("Expires that is no date", on(said(("ETag", '"a"'), ("Expires", "0"))), (Poll(0, due=HOURLY),)),
    Scenario("ttl", on(said(("ETag", '"a"'), body=feed(head="<ttl>180</ttl>"))), (Poll(0, due=once(3)),)),
    Scenario(
        "sy:updatePeriod and updateFrequency",
        on(
            said(
                ("ETag", '"a"'),
                body=feed(head="<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>"),
            )
        ),
        (Poll(0, due=once(6)),),
    ),
    Scenario(
        "skipHours",
        on(
            said(
                ("ETag", '"a"'),
                body=feed(head="<skipHours>" + "".join(f"<hour>{n}</hour>" for n in range(1, 9)) + "</skipHours>"),
            )
        ),
        (Poll(0, due=Due(9, 10)),),
    ),
    Scenario(
        "skipDays",
        on(said(("ETag", '"a"'), body=feed(head="<skipDays><day>Monday</day></skipDays>"))),
        (Poll(20, due=Due(4, 6)),),
    ),
    Scenario(
        "Retry-After with an answer is heeded too, and counts a day at the most",
        on(said(("ETag", '"a"'), ("Retry-After", "18000")), Answer(status=304, headers=(("Retry-After", "9" * 60),))),
        (Poll(0, due=once(5)), Poll(30, due=DAILY, cause=None)),
    ),
    # -- trouble --
    Scenario(
        "a server to which its own validators are too long is asked again without",
        on(failing(431)),
        (Poll(0), Poll(2, (SENT_A, Sent("/feed", NONE)), cause=None)),
    ),
    Scenario(
        "a server that answers its own validators with nothing is asked again without",
        on(lambda asked: said(("ETag", '"a"'), body=b"") if asked.header("If-None-Match") else ETAG),
        (Poll(0), Poll(2, (SENT_A, Sent("/feed", NONE)), cause=None), Poll(20, (SENT_A, Sent("/feed", NONE)))),
    ),
    Scenario(
        "a network's login in a feed's place is named by where it is",
        on(ETAG, redirect("/login"), login=(Answer(body=PAGE, headers=(("Content-Type", "text/html"),)),)),
        (Poll(0), Poll(30, (SENT_A, Sent("/login")), cause="it leads to http://127.9.1.1:")),
    ),
    Scenario(
        "a server that has none of its own validators is asked again without",
        on(failing(412)),
        (Poll(0), Poll(2, (SENT_A, Sent("/feed", NONE)), cause=None), Poll(20, (SENT_A, Sent("/feed", NONE)))),
    ),
    Scenario(
        "a source that has failed three times in a row is asked without validators, once",
        on(ETAG, *[Answer(status=403)] * 4, failing(403)),
        (
            Poll(0),
            *(Poll(30 * number, (SENT_A,), cause="403") for number in range(1, 4)),
            Poll(120, (Sent("/feed", NONE),), cause="403"),
            Poll(150, (SENT_A,), cause="403"),
            Poll(180, (SENT_A,), cause="403"),
            Poll(210, (Sent("/feed", NONE),), cause=None),
        ),
    ),
    Scenario(
        "Retry-After in seconds",
        on(said(("Retry-After", "10800"), status=503)),
        (Poll(0, due=once(3), cause="503"),),
    ),
    Scenario(
        "Retry-After as a date",
        on(
            said(
                ("Retry-After", format_datetime(MONDAY + timedelta(hours=5), usegmt=True)),
                ("Date", format_datetime(MONDAY, usegmt=True)),
                status=503,
            )
        ),
        (Poll(0, due=once(5)),),
    ),
    Scenario(
        "a giant Retry-After counts a day", on(said(("Retry-After", "9" * 60), status=503)), (Poll(0, due=DAILY),)
    ),
    Scenario("a negative Retry-After", on(said(("Retry-After", "-5"), status=503)), (Poll(0, due=Due(1, 2)),)),
    Scenario("a Retry-After of nonsense", on(said(("Retry-After", "soon\x01"), status=503)), (Poll(0, due=Due(1, 2)),)),
    Scenario(
        "errors back off to twice as long each time, to a day at the most, and are never given up",
        on(Answer(status=404)),
        tuple(Poll(200 * number, due=once(min(2.0**number, 24)), cause="404") for number in range(8)),
    ),
    Scenario(
        "410 twice, a day or more apart, and the source is retired",
        on(Answer(status=410)),
        (Poll(0, due=DAILY, cause="gone"), Poll(30, due=None, cause="gone"), Poll(500, sent=())),
    ),
    Scenario(
        "410 once is forgotten with the next document",
        on(Answer(status=410), ETAG, Answer(status=410)),
        (Poll(0), Poll(30, cause=None), Poll(60, due=DAILY), Poll(90, due=None)),
    ),
    Scenario(
        "410 where a temporary redirect leads is not said of the source",
        on(redirect("/new"), new=(Answer(status=410),)),
        tuple(
            Poll(60 * n, sent=(Sent("/feed"), Sent("/new")), cause="/new: the server answered 410 Gone")
            for n in range(4)
        ),
    ),
    Scenario(
        "410 where a permanent one leads is",
        on(redirect("/new", 301), new=(Answer(status=410),)),
        (Poll(0, sent=(Sent("/feed"), Sent("/new")), due=DAILY), Poll(30, (Sent("/feed"), Sent("/new")), due=None)),
    ),
    Scenario(
        "a bot check is not got around, and asked less",
        on(said(("CF-Mitigated", "challenge"), status=403, body=PAGE)),
        (Poll(0, due=DAILY, cause="bot check"),),
    ),
    Scenario(
        "a bot check in a feed's place is one, whatever its status",
        on(ETAG, Answer(body=CHECK, headers=(("Content-Type", "text/html"),)), ETAG),
        (Poll(0), Poll(30, due=DAILY, cause="bot check"), Poll(60, cause=None)),
    ),
    # -- within a run --
    Scenario("502 is tried three times", on(Answer(status=502)), (Poll(0, sent=(Sent(),) * 3, cause="502"),)),
    Scenario("504 is tried again", on(Answer(status=504), ETAG), (Poll(0, sent=(Sent(),) * 2, cause=None),)),
    Scenario("500 is tried again", on(Answer(status=500), ETAG), (Poll(0, sent=(Sent(),) * 2, cause=None),)),
    Scenario(
        "a cut body is tried again",
        on(Answer(body=feed(), cut_after=9), ETAG),
        (Poll(0, sent=(Sent(),) * 2, cause=None),),
    ),
    *(
        Scenario(f"{status} is not tried again", on(Answer(status=status), ETAG), (Poll(0, cause=str(status)),))
        for status in (400, 401, 403, 404, 429, 451)
    ),
    Scenario(
        "what is too large is not tried again",
        on(Answer(raw=b"HTTP/1.1 200 OK\r\n\r\n", stream=lambda: iter([b" " * 1_000_000] * 40))),
        (Poll(0, cause="larger"),),
    ),
    # -- moves --
    Scenario(
        "a temporary redirect is never remembered",
        on(redirect("/new"), new=(PLAIN,)),
        tuple(Poll(30 * number, sent=(Sent("/feed"), Sent("/new")), cause=None) for number in range(12)),
    ),
    Scenario(
        "a permanent redirect is remembered after ten in a row",
        on(redirect("/new", 301), new=(PLAIN,)),
        (
            *(Poll(2 * number, sent=(Sent("/feed"), Sent("/new")), cause=None) for number in range(10)),
            Poll(50, sent=(Sent("/new"),), cause=None),
        ),
        {"interval_min": "10m", "interval_max": "10m"},
    ),
    Scenario(
        "a permanent redirect is remembered after seven days",
        on(redirect("/new", 308), new=(PLAIN,)),
        (*(Poll(60 * n, sent=(Sent("/feed"), Sent("/new"))) for n in range(4)), Poll(240, sent=(Sent("/new"),))),
    ),
    Scenario(
        "a permanent redirect once is not remembered",
        on(redirect("/new", 301), PLAIN, new=(PLAIN,)),
        (Poll(0, sent=(Sent("/feed"), Sent("/new"))), Poll(30), Poll(60)),
    ),
    Scenario(
        "a permanent redirect to a page is never remembered",
        on(PLAIN, redirect("/sorry", 301), sorry=(Answer(body=PAGE, headers=(("Content-Type", "text/html"),)),)),
        (Poll(0), *(Poll(100 * n, sent=(Sent("/feed"), Sent("/sorry"))) for n in range(1, 5))),
    ),
    # -- what is served --
    Scenario(
        "a page where a feed was is named, after the feed that it names was tried",
        on(PLAIN, Answer(body=LINKED), PLAIN, real=(Answer(status=404),)),
        (Poll(0), Poll(30, sent=(Sent("/feed"), Sent("/real")), cause="feed"), Poll(100, cause=None)),
    ),
    Scenario(
        "a page where a feed was, and no feed that it names",
        on(PLAIN, Answer(body=PAGE), PLAIN),
        (Poll(0), Poll(30, cause="feed"), Poll(100, (Sent("/feed", NONE),), cause=None)),
    ),
    Scenario(
        "an empty 200 is no feed",
        on(said(("ETag", '"x"'), body=b"")),
        (Poll(0, due=HOURLY), Poll(2, (Sent("/feed", NONE),))),
    ),
    # -- who we are --
    Scenario(
        "what is said of us and what is not",
        on(said(("Set-Cookie", "a=b; Path=/"), ("ETag", '"a"'))),
        (
            Poll(0, (Sent("/feed", {"User-Agent": "wiredesk/0.1.0 (+https://desk.example/bot)", "Cookie": None}),)),
            Poll(2, (Sent("/feed", {"Cookie": None, "Referer": None, "Authorization": None, "A-IM": "feed"}),)),
        ),
    ),
)


@pytest.fixture
def web() -> Iterator[Loopback]:
    with loopback(host=EVERYWHERE) as server:
        yield server


@pytest.fixture
def rounds(web: Loopback, tmp_path: Path) -> Rounds:
    return Rounds(tmp_path, web, environment={"WIREDESK_CONTACT": "https://desk.example/bot"})


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.rule)
def test_manners(rounds: Rounds, scenario: Scenario) -> None:
    for path, replies in scenario.replies.items():
        rounds.web.answer(path, *replies)
    rounds.source("desk", settings=scenario.settings)
    for poll in scenario.polls:
        asked = rounds.at(poll.at)
        wire = [(one.path, headers(one, sent.headers)) for one, sent in zip(asked, poll.sent, strict=False)]
        assert wire == [(sent.path, dict(sent.headers)) for sent in poll.sent], rounds.said
        assert len(asked) == len(poll.sent), paths(asked)
        is_as_said(rounds, poll)


def is_as_said(rounds: Rounds, poll: Poll) -> None:
    due, cause = rounds.due_in("desk"), rounds.state("desk").cause
    if isinstance(poll.due, Due):
        assert due is not None
        assert poll.due.least - 0.01 <= due <= poll.due.most + 0.01, (due, rounds.state("desk").why)
    elif poll.due is None:
        assert due is None
    if poll.cause is None:
        assert cause is None
    elif poll.cause:
        assert poll.cause in str(cause)


# -- what takes more than one source, or many polls --


def test_429_rests_the_host_and_503_the_source_alone(rounds: Rounds) -> None:
    rounds.web.answer("/busy", said(("Retry-After", "7200"), status=429))
    rounds.web.answer("/down", said(("Retry-After", "7200"), status=503))
    for path in ("/other", "/third", "/elsewhere"):
        rounds.web.answer(path, ETAG)
    rounds.source("a-busy", "/busy")
    rounds.source("b-other", "/other")
    rounds.source("c-down", "/down", host="127.9.1.2")
    rounds.source("d-third", "/third", host="127.9.1.2")
    rounds.source("e-elsewhere", "/elsewhere", host="127.9.1.3")
    assert sorted(paths(rounds.at(0))) == ["/busy", "/down", "/elsewhere", "/third"]
    assert paths(rounds.at(0.5)) == []  # /other is due, but its host rests
    assert sorted(paths(rounds.at(1.9))) == ["/elsewhere", "/third"]
    assert "/other" in paths(rounds.at(3))


def test_a_host_that_rests_is_come_back_to_at_different_moments(rounds: Rounds) -> None:
    for number in range(8):
        rounds.web.answer(f"/{number}", said(("Retry-After", "3600"), status=503))
        rounds.source(f"s{number}", f"/{number}", host=f"127.9.2.{number + 1}")
    rounds.at(0)
    assert len({rounds.state(f"s{number}").due for number in range(8)}) == 8


def test_a_host_has_one_connection_at_a_time_and_five_seconds_between_two(rounds: Rounds) -> None:
    starts: dict[str, list[float]] = {"127.9.1.1": [], "127.9.1.2": []}

    def noted(asked: Asked) -> Answer:
        starts[asked.address].append(rounds.days.passed)
        return ETAG

    for number in range(8):
        rounds.web.answer(f"/{number}", noted)
        rounds.source(f"s{number}", f"/{number}", host=f"127.9.1.{number % 2 + 1}", spacing=5)
    assert len(rounds.at(0)) == 8
    for one in starts.values():
        assert all(later - sooner >= 5 for sooner, later in pairwise(one)), one
    assert rounds.web.most_at_once <= 2


def test_attempts_within_a_run_keep_to_the_spacing_of_the_host(rounds: Rounds) -> None:
    moments: list[float] = []

    def down(asked: Asked) -> Answer:
        moments.append(rounds.days.passed)
        return Answer(status=502)

    rounds.web.answer("/feed", down)
    rounds.source("desk", spacing=5)
    rounds.at(0)
    assert len(moments) == 3
    assert all(later - sooner >= 5 for sooner, later in pairwise(moments)), moments


def test_a_host_that_is_down_is_not_asked_three_times_for_each_of_its_sources(rounds: Rounds) -> None:
    for number in range(8):
        rounds.source(f"s{number}", f"/{number}")
        rounds.web.answer(f"/{number}", Answer(status=502))
    assert len(rounds.at(0)) == 3 * 3 + 5
    rounds.web.answer("/0", ETAG)
    assert len(rounds.at(2)) > 8  # another run tries again, and so does this run once the host has answered
    assert rounds.state("s0").failures == 0


def test_about_one_poll_in_a_hundred_is_unconditional_for_validators_can_lie(rounds: Rounds) -> None:
    def lying(asked: Asked) -> Answer:
        if asked.header("If-None-Match"):
            return Answer(status=304, headers=(("ETag", '"a"'),))
        return said(("ETag", '"a"'), body=feed("one", f"new-{len(rounds.web.asked)}"))

    rounds.web.answer("/feed", lying)
    for number in range(10):
        rounds.source(f"s{number}", host=f"127.9.3.{number + 1}", interval_min="10m", interval_max="10m")
    for number in range(40):
        rounds.at(number * 0.25)
    assert len(rounds.web.asked) == 400
    assert set(paths(rounds.web.asked)) == {"/feed"}  # nothing is appended to the address to get past a cache
    whole = [one for one in rounds.web.asked if one.header("If-None-Match") is None]
    assert 10 < len(whole) < 30  # the first poll of each source, and some more
    assert any(str(title).startswith("new-") for title in rounds.titles())


def test_a_226_is_partial_and_what_it_leaves_out_is_not_withdrawn(rounds: Rounds) -> None:
    rounds.web.answer("/feed", ETAG, said(("ETag", '"b"'), ("IM", "feed"), status=226, body=feed("three")))
    rounds.source("desk")
    first, second = rounds.at(0), rounds.at(2)
    assert [one.header("A-IM") for one in (*first, *second)] == [None, "feed"]
    assert rounds.titles() == {"one", "two", "three"}
    assert paths(rounds.at(4)) == ["/feed"]
    assert rounds.web.asked[-1].header("If-None-Match") == '"b"'


def test_404_deletes_nothing(rounds: Rounds) -> None:
    rounds.web.answer("/feed", PLAIN, Answer(status=404))
    rounds.source("desk")
    for number in range(5):
        rounds.at(100 * number)
    assert rounds.titles() == {"one", "two"}


@pytest.mark.parametrize(
    ("robots", "may"),
    [
        pytest.param(Answer(body=b"User-agent: *\nDisallow: /private"), False, id="it disallows the page"),
        pytest.param(Answer(body=b"User-agent: *\nDisallow: /other"), True, id="it disallows another"),
        pytest.param(
            Answer(body=b"User-agent: wiredesk\nDisallow: /\n\nUser-agent: *\nAllow: /"), False, id="it names us"
        ),
        pytest.param(Answer(status=404), True, id="there is none"),
        pytest.param(Answer(status=403), True, id="a 4xx allows"),
        pytest.param(Answer(status=500), False, id="a 5xx denies"),
        pytest.param(Answer(status=429), False, id="429 counts as a 5xx"),
        pytest.param(Answer(raw=b""), False, id="a network error denies"),
        pytest.param(Answer(body=b"#" * 600_000 + b"\nUser-agent: *\nDisallow: /"), True, id="the first 500 KiB count"),
    ],
)
def test_robots_txt_is_kept_to_for_pages_and_never_asked_for_feeds(
    rounds: Rounds, robots: Answer, *, may: bool
) -> None:
    rounds.web.answer("/robots.txt", robots)
    rounds.web.answer("/feed", ETAG)
    rounds.web.answer("/private/page", Answer(body=PAGE))
    rounds.source("feed", kind="feed", host="127.9.1.2")
    rounds.source("page", "/private/page", kind="page")
    asked = rounds.at(0)
    assert ("/private/page" in paths(asked)) == may
    assert {one.address for one in asked if one.path == "/robots.txt"} == {"127.9.1.1"}
    again = rounds.at(1)
    assert "/robots.txt" not in paths(again) or robots.status >= 429 or robots.raw is not None  # kept for a day


def test_robots_txt_is_asked_of_what_proves_to_be_a_page_and_before_it_is_asked_for_again(rounds: Rounds) -> None:
    story = b"".join(b"<p>All that there is to say of bridge %d, and why it stays closed.</p>" % n for n in range(9))
    rounds.web.answer("/robots.txt", Answer(body=b"User-agent: *\nDisallow: /private"))
    rounds.web.answer("/feed", ETAG)
    rounds.web.answer("/private/page", Answer(body=PAGE.replace(b"<p>", b"<h1>Closed</h1>" + story + b"<p>")))
    rounds.source("feed", host="127.9.1.2")
    rounds.source("page", "/private/page", spacing=5)
    first = [one.path for one in rounds.at(0) if one.address == "127.9.1.1"]
    assert first == ["/private/page", "/robots.txt"]
    assert rounds.days.passed >= 5  # the host got its rest
    assert rounds.titles() == {"one", "two"}
    assert "page: permanent: robots.txt of 127.9.1.1" in rounds.said
    assert rounds.attempts("page")[-1].outcome == "permanent"
    again = rounds.at(30)
    assert [one.path for one in again if one.address == "127.9.1.1"] == ["/robots.txt"]
    assert {one.address for one in rounds.web.asked if one.path == "/robots.txt"} == {"127.9.1.1"}


def test_every_attempt_is_recorded_with_what_was_sent_and_when_the_next_is_due(rounds: Rounds) -> None:
    rounds.web.answer("/feed", ETAG, Answer(status=502), Answer(status=304))
    rounds.source("desk")
    rounds.at(0)
    rounds.at(2)
    made = rounds.attempts("desk")
    assert [(one.outcome, one.status, one.etag) for one in made] == [
        ("document", 200, None),
        ("temporary", 502, '"a"'),
        ("not modified", 304, '"a"'),
    ]
    assert made[0].size == len(feed())
    assert made[0].wire == len(feed())
    assert made[-1].due == rounds.state("desk").due
    assert made[-1].why
