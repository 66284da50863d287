"""One attempt at an address: its redirects followed by hand, each target checked like the first.

A small page that does nothing but send its readers on to another is a redirect too.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from urllib.parse import quote, urljoin, urlsplit

from ingest.fetching.answer import Answer, Trouble
from ingest.fetching.credentials import origin_of
from ingest.fetching.deadline import Deadline
from ingest.fetching.transport import Allowance, Transport, ask
from ingest.text.freshness import REST, retry_after
from ingest.text.headers import DOCUMENT_STATUSES
from ingest.text.urls import absolute_url, host_of

MAX_REDIRECTS = 5
VALIDATORS = frozenset({"etag", "last-modified"})
REDIRECTS = frozenset({300, 301, 302, 303, 307, 308})  # 300 with the choice that the server would make
PERMANENT = frozenset({301, 308})
LARGEST = 4096  # bytes of a page that only sends on
_PRINTABLE = "".join(map(chr, range(0x21, 0x7F)))


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of every address on the way."""

    headers: Mapping[str, str]
    secret: Mapping[str, str] = field(default_factory=dict, repr=False)  # for the first address's origin alone
    # Asked before each redirect's target is, with whether that stands at a new host: it may wait there for its turn.
    let_in: Callable[[str, bool], Trouble | None] | None = None


@dataclass(frozen=True, slots=True)
class Trail:
    """The way from an address to what it led to."""

    outcome: Answer | Trouble
    passed: tuple[tuple[str, Answer], ...] = ()  # each address that was asked and what it answered, the last one too

    @property
    def moved_to(self) -> str | None:
        """The end of a chain of permanent redirects alone; None: no redirect, one for a while, or no answer."""
        if not isinstance(self.outcome, Answer) or len(self.passed) < 2:
            return None
        permanent = all(answer.status in PERMANENT for _url, answer in self.passed[:-1])
        return self.passed[-1][0] if permanent else None


def followed(url: str, request: Request, transport: Transport, allowance: Allowance) -> Trail:
    """Return what stands at the end of the redirects, or the trouble on the way, all within one deadline.

    The same headers go to every target; among them is never a cookie or a Referer. What is secret is left behind with
    the first origin, for good: a redirect back to it was written elsewhere.
    """
    target = url.partition("#")[0]
    headers = {**request.headers, **request.secret}
    passed: list[tuple[str, Answer]] = []
    with Deadline(transport.total_timeout, transport.watchdog) as deadline:
        while True:
            answer = ask(target, headers, transport, allowance=allowance, deadline=deadline)
            if isinstance(answer, Trouble):
                return Trail(_on_the_way(answer, target) if passed else answer, tuple(passed))
            passed.append((target, answer))
            if host := answer.rests_host:
                transport.resting[host] = answer.at + timedelta(seconds=retry_after(answer.headers, answer.at) or REST)
            following = _following(passed)
            if following is None:
                return Trail(_arrived(answer, url, passed), tuple(passed))
            if isinstance(following, Trouble):
                return Trail(following, tuple(passed))
            with deadline.paused():
                refused = _refused(following, [asked for asked, _answer in passed], request, transport, allowance)
            if refused:
                return Trail(_on_the_way(refused, following), tuple(passed))
            if origin_of(following) != origin_of(target):
                headers = dict(request.headers)
                allowance = replace(allowance, verify_tls=allowance.verify_tls or not _same_host(following, target))
            target = following


def _refused(
    target: str, asked: list[str], request: Request, transport: Transport, allowance: Allowance
) -> Trouble | None:
    """Return why a redirect's target is not to be asked: its host rests, or does not let us in when our turn comes."""
    host, now = host_of(target), allowance.now()
    until = transport.resting.get(host) or (transport.rest_of and transport.rest_of(host, now))
    if until and until > now:
        cause = "it asked for fewer requests, and rests"
        return Trouble("temporary", cause, retry_after=(until - now).total_seconds(), put_off=True)
    return request.let_in(target, host not in map(host_of, asked)) if request.let_in else None


def _arrived(answer: Answer, url: str, passed: list[tuple[str, Answer]]) -> Answer:
    """Return the answer at the end of a trail from `url`, with its validators if the first page would not answer them.

    A page that sends on stays as it is: it would say for ever that nothing has changed since.
    """
    if not passed[1:]:
        return replace(answer, url=url)
    if all(before.status in REDIRECTS for _url, before in passed[:-1]):
        return answer
    return replace(answer, headers=tuple((name, value) for name, value in answer.headers if name not in VALIDATORS))


def _following(passed: list[tuple[str, Answer]]) -> str | Trouble | None:
    """Return where the last answer of a trail redirects to, None where it does not."""
    answer, asked = passed[-1][1], [url for url, _answer in passed]
    if answer.status in DOCUMENT_STATUSES:
        return _sent_on(answer, asked)
    location = answer.header("location")
    if answer.status not in REDIRECTS or not location:
        return None
    target = _resolved(answer.url, location)
    if target is None:
        return Trouble("permanent", "the server redirects to what is no address", status=answer.status)
    if "@" in urlsplit(target).netloc:
        cause = (
            f"the server redirects to {shown(target)} with a user name or password, and Wiredesk sends none but those "
            "of a [[source]]; name that address there"
        )
        return Trouble("permanent", cause, status=answer.status)
    if target in asked:
        cause = f"redirected in a circle, back to {shown(target)}"
        if any(one.header("set-cookie") is not None for _url, one in passed):
            cause += "; it may want a cookie, and Wiredesk keeps none"
        return Trouble("permanent", cause, status=answer.status)
    if len(asked) > MAX_REDIRECTS:
        cause = f"redirected more than {MAX_REDIRECTS} times, last to {shown(target)}"
        return Trouble("permanent", cause, status=answer.status)
    return target


def _sent_on(answer: Answer, asked: list[str]) -> str | None:
    """Return where a page sends its readers on to, if it does nothing else and leads to another place.

    A check of browsers leads back to where it stands, with a mark; it is not got around.
    """
    header = _written((answer.header("refresh") or "").encode("latin-1", "replace"))
    if len(answer.body) > LARGEST or len(asked) > MAX_REDIRECTS or not (header or b"refresh" in answer.body.lower()):
        return None
    from ingest.text.markup.sending_on import sent_on  # brings a parser, which a poll need not have

    written = sent_on(answer.body.decode("utf-8", "replace"), header)
    target = _resolved(answer.url, quote(written, safe=_PRINTABLE)) if written else None
    if target is None or target in asked or not target.startswith(("http://", "https://")):
        return None
    return None if _place(target) == _place(answer.url) else target


def _place(url: str) -> tuple[object, str]:
    return origin_of(url), urlsplit(url).path or "/"


def _same_host(one: str, other: str) -> bool:
    """Whether a certificate that need not be verified for one need not be for the other."""
    origin, another = origin_of(one), origin_of(other)
    return origin is not None and another is not None and origin[1] == another[1]


def _on_the_way(trouble: Trouble, target: str) -> Trouble:
    return replace(trouble, cause=f"redirected to {shown(target)}: {trouble.cause}")


def shown(url: str) -> str:
    r"""Return the address fit for a person's terminal: printable, without credentials, not endless.

    >>> shown("http://user:secret@a.example/\x1b[2J")
    'http://a.example/%1B[2J'
    """
    parts = urlsplit(url)
    printable = quote(parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl(), safe=_PRINTABLE)
    return printable if len(printable) <= 200 else f"{printable[:200]}..."


def _resolved(base: str, location: str) -> str | None:
    """Return what a Location header points at, where a browser would go; None where that is no address.

    Its bytes are UTF-8, or as they are (RFC 9110 section 10.2.2). What is no page's address is said as it was written.
    """
    try:
        written = _written(location.encode("latin-1", "replace"))
        return (absolute_url(written, base) or urljoin(base, written)).partition("#")[0]
    except ValueError:
        return None


def _written(location: bytes) -> str:
    try:
        return location.decode("utf-8")
    except UnicodeDecodeError:
        return quote(location, safe=_PRINTABLE)
