"""Which faults do feed readers survive, and which manners do they keep?

    python -m benchmarks.manners [--only WORDS ...] [--skip WORDS ...]

The servers are those of tests/faults and tests/manners, as far as they can judge any feed reader that polls when it is
told to: by what goes over the wire, what it holds afterwards, whether it ends, and how much memory it takes.

Each fault is met by a run of its own, beside a feed that is sound. The fault is survived if the program ends by itself
within 90 seconds, without a traceback or a signal, has the sound feed's newest entry, has kept nothing of what was cut
or false, and holds what the feed says at the next poll, when the fault is over. A body of a gibibyte may cost 64 MiB
more than an idle run (with brotli and zstandard installed, as Wiredesk brings them); each program gets 6 GiB of memory
and files of 2 GiB at most. The manners are polls in a row, each compared with what should be sent.

The last result
---------------
2026-11-26, Python 3.11.7, 2 cores with other work on both; "many" was run by itself. newsboat shows no markup,
so what it lets through does no harm there.

                                                  wiredesk  reader 3.26                  newsboat 2.21
    hang                                          passes    passes                       passes
    body-drip                                     passes    does not end within 90 s     passes
    header-drip                                   passes    does not end within 90 s     passes
    reset                                         passes    passes                       passes
    short                                         passes    passes                       passes
    cut-gzip                                      passes    keeps 2 entries of it        keeps 2 entries of it
    false-gzip                                    passes    passes                       passes
    bad-chunk                                     passes    passes                       passes
    headers                                       passes    passes                       keeps 2 entries of it
    tls-bytes                                     passes    passes                       passes
    status-999                                    passes    keeps 2 entries of it        passes
    loop                                          passes    passes                       passes
    to-file                                       passes    passes                       passes
    gzip                                          passes    takes 3019 MiB               takes 1970 MiB
    br                                            passes    takes 3018 MiB               takes 1967 MiB
    zstd                                          passes    takes 3016 MiB               takes 1966 MiB
    endless                                       passes    passes                       ended by signal -6
    redirect-bomb                                 passes    takes 2006 MiB               passes
    laughs                                        passes    passes                       passes
    blow-up                                       passes    passes                       lets 'qqqq' through
    external                                      passes    passes                       passes
    attributes                                    passes    passes                       passes
    deep                                          passes    passes                       passes
    deep-xml                                      passes    passes                       passes
    title                                         passes    passes                       passes
    controls                                      passes    passes                       passes
    controls-xml                                  passes    passes                       passes
    dates                                         passes    passes                       passes
    no-guids                                      passes    passes                       passes
    cut-utf-16                                    passes    passes                       passes
    xss                                           passes    lets 'javascript:' through   lets '<script' through
    paths                                         passes    passes                       passes
    equal                                         passes    passes                       passes
    validators go back exactly as they came, wha  passes    passes                       poll 2: If-None-Match: not sent
    a touch: both are replaced on every 200, tho  passes    poll 3: If-None-Match: "a"   poll 2: If-None-Match: not sent
    a 304 replaces what it carries                passes    poll 3: If-None-Match: "a"   poll 2: If-None-Match: not sent
    a 304 to another version than ours is asked   passes    poll 2: asks 1 times, not 2  poll 2: asks 1 times, not 2
    a 304 that nobody asked for is no document    passes    poll 1: asks 1 times, not 2  poll 1: asks 1 times, not 2
    no validators of a body that cannot be read   passes    passes                       passes
    no validators of an error                     passes    passes                       passes
    an ETag of two lines does not come to be two  passes    passes                       passes
    502 is tried three times                      passes    poll 1: asks 1 times, not 3  poll 1: asks 1 times, not 3
    504 is tried again                            passes    poll 1: asks 1 times, not 2  poll 1: asks 1 times, not 2
    a cut body is tried again                     passes    poll 1: asks 1 times, not 2  poll 1: asks 1 times, not 2
    403 is not tried again                        passes    poll 1: asks 2 times, not 1  passes
    404 is not tried again                        passes    passes                       passes
    a temporary redirect is never remembered      passes    passes                       passes
    a permanent redirect once is not remembered   passes    passes                       passes
    an empty 200 is no feed                       passes    passes                       passes
    changing                                      passes    passes                       passes
    many                                          passes    passes                       passes
    passed, of 51                                 51        34                           35
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.command import environment
from benchmarks.corpus import ROOT
from benchmarks.measured import Taken, measured
from benchmarks.peers import Entries, Peer, peers
from tests.faults import test_content, test_network
from tests.faults.desk import Fault, good
from tests.loopback import EVERYWHERE, Asked, Loopback, loopback
from tests.manners.days import headers
from tests.manners.test_manners import SCENARIOS, Scenario

SOUND, STRUCK = "127.9.7.1", "127.9.7.2"  # where the two feeds of a run are
PATIENCE = 90  # seconds for a run
MEMORY = 64.0  # MiB that a bomb may cost
MOST = 6 << 30  # bytes of address space, at which a program that has no bound of its own is stopped
MANY = 100_000  # items of one feed
WIDEST = 44  # characters of a reason
# Left out: names, credentials and public addresses cannot be arranged for a program from outside.
NOT_HERE = frozenset({"to-private", "rebinding", "half-private", "no-name"})
# What a poll can be told to do without letting days pass.
IN_ONE_GO = (
    "validators go back exactly as they came, whatever they are",
    "a touch: both are replaced on every 200, though the body is the same",
    "a 304 replaces what it carries",
    "a 304 to another version than ours is asked again without validators",
    "a 304 that nobody asked for is no document",
    "no validators of a body that cannot be read",
    "no validators of an error",
    "an ETag of two lines does not come to be two headers",
    "502 is tried three times",
    "504 is tried again",
    "a cut body is tried again",
    "403 is not tried again",
    "404 is not tried again",
    "a temporary redirect is never remembered",
    "a permanent redirect once is not remembered",
    "an empty 200 is no feed",
)


@dataclass(frozen=True, slots=True)
class Case:
    """A test of a program, and how it is judged: the reason if it fails, else None."""

    name: str
    judge: Callable[[Peer, Path, Loopback], str | None]


# -- faults --


def _survives(name: str, fault: Fault, wrong: Callable[[Entries], str | None], *, large: bool = False) -> Case:
    def judge(peer: Peer, folder: Path, web: Loopback) -> str | None:
        urls = {"sound": web.url("/sound", host=SOUND), name: web.url(f"/{name}", host=STRUCK)}
        peer.prepare(folder, urls)
        web.answer("/sound", good("sound", "item-1"))
        web.answer(f"/{name}", *fault.replies)
        for path, reply in fault.elsewhere.items():
            web.answer(path, reply)
        idle = _idle(peer, folder) if large else None
        taken = _run(peer, folder)
        return (
            _ended(taken, folder)
            or _took(taken, idle)
            or _has(peer, folder, urls, "sound", "item-1 of sound")
            or wrong(peer.held(folder, name, urls[name]))
            or _mends(peer, folder, web, urls, name)
        )

    return Case(name, judge)


def _mends(peer: Peer, folder: Path, web: Loopback, urls: dict[str, str], name: str) -> str | None:
    web.answer(f"/{name}", good(name, "mended"))
    return _ended(_run(peer, folder), folder) or _has(peer, folder, urls, name, f"mended of {name}")


def _idle(peer: Peer, folder: Path) -> Taken:
    """Return what a run takes apart from the fault."""
    alone = folder.with_name(f"{folder.name}-idle")
    with loopback(host=EVERYWHERE) as web:
        peer.prepare(alone, {"sound": web.answer("/sound", good("sound", "item-1")).replace(EVERYWHERE, SOUND)})
        return _run(peer, alone)


def _run(peer: Peer, folder: Path) -> Taken:
    bounds = ["timeout", "--signal=KILL", str(PATIENCE), "prlimit", f"--as={MOST}", f"--fsize={MOST // 3}"]
    command = [*bounds, *peer.command(folder)]
    return measured(command, cwd=ROOT, env=environment(folder), output=folder / "said")


def _ended(taken: Taken, folder: Path) -> str | None:
    said = (folder / "said").read_text(encoding="utf-8", errors="replace")
    if taken.wall >= PATIENCE:
        return f"does not end within {PATIENCE} s"
    if "Traceback" in said:
        return f"traceback: {said.strip().splitlines()[-1]}"
    return f"ended by signal {taken.status}" if taken.status < 0 or taken.status > 128 else None


def _took(taken: Taken, idle: Taken | None) -> str | None:
    more = taken.peak - idle.peak if idle else 0.0
    return f"takes {more:.0f} MiB" if more > MEMORY else None


def _has(peer: Peer, folder: Path, urls: dict[str, str], name: str, title: str) -> str | None:
    held = {held for held, _text in peer.held(folder, name, urls[name])}
    return None if title in held else f"the {'other' if name == 'sound' else 'mended'} feed is not read"


def _nothing(held: Entries) -> str | None:
    return f"keeps {len(held)} entries of it" if held else None


def _whatever(held: Entries) -> str | None:
    return None


def _all_of_them(held: Entries) -> str | None:
    return None if len(held) >= MANY else f"keeps {len(held):,} of {MANY:,}"


def _without(*texts: str, titles: bool = True) -> Callable[[Entries], str | None]:
    """Allow none of these in what is shown of an entry; a title is plain text and may mention markup."""

    def wrong(held: Entries) -> str | None:
        shown = [f"{title} {said}" if titles else said for title, said in held]
        found = next((text for text in texts for said in shown if text in said), None)
        return None if found is None else f"lets {found[:12]!a} through"

    return wrong


JUDGED: dict[str, Callable[[Entries], str | None]] = {
    "laughs": _without("lollol"),
    "blow-up": _without("qqqq"),
    "external": _without("root:"),
    "controls": _without("\x1b", "\0"),
    "controls-xml": _without("\x1b", "\0"),
    "xss": _without("<script", "<img src=x onerror", "javascript:", titles=False),
}


def faults() -> Iterator[Case]:
    """Yield the faults of tests/faults that any program can meet."""
    for name, fault in test_network.FAULTS.items():
        if name not in NOT_HERE:
            yield _survives(name, fault, _nothing)
    for name, fault in test_network.LARGE.items():
        yield _survives(name, fault, _whatever if name == "redirect-bomb" else _nothing, large=True)
    for name, fault in test_content.FAULTS.items():
        yield _survives(name, fault, JUDGED.get(name, _whatever))
    items = "".join(test_content.item(f"S{number}", number=number) for number in range(MANY))
    yield _survives("many", Fault(replies=(test_content.xml(items),)), _all_of_them)


# -- manners --


def manners() -> Iterator[Case]:
    """Yield the scenarios of tests/manners that can be run without waiting."""
    by_rule = {scenario.rule: scenario for scenario in SCENARIOS}
    yield from (_kept(by_rule[rule]) for rule in IN_ONE_GO)


def _kept(scenario: Scenario) -> Case:
    def judge(peer: Peer, folder: Path, web: Loopback) -> str | None:
        for path, replies in scenario.replies.items():
            web.answer(path, *replies)
        peer.prepare(folder, {"desk": web.url("/feed", host=STRUCK)})
        for number in range(len(scenario.polls)):
            before = len(web.asked)
            if complaint := _ended(_run(peer, folder), folder):
                return complaint
            if complaint := _otherwise(web.asked[before:], scenario, number):
                return f"poll {number + 1}: {complaint}"
        return None

    return Case(scenario.rule, judge)


def _otherwise(asked: Sequence[Asked], scenario: Scenario, poll: int) -> str | None:
    """How what went over the wire differs from what should have."""
    due = scenario.polls[poll].sent
    if len(asked) != len(due):
        return f"asks {len(asked)} times, not {len(due)}"
    for one, expected in zip(asked, due, strict=True):
        if one.path != expected.path:
            return f"asks for {one.path}, not {expected.path}"
        said = headers(one, expected.headers)
        for name, value in expected.headers.items():
            if said[name] != value:
                return f"{name}: {said[name] or 'not sent'}"
    return None


# -- the command --


def main(arguments: Sequence[str] | None = None) -> int:
    """Run every program through every case; the exit status is 1 if Wiredesk fails one."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--only", nargs="+", default=[""], metavar="WORDS", help="cases with these words in their names"
    )
    parser.add_argument("--skip", nargs="+", default=[], metavar="WORDS", help="and without these")
    said = parser.parse_args(arguments)
    programs, passed, cases = peers(), Counter[str](), 0
    for title, chosen in (("Faults", faults()), ("Manners", manners())):
        print(f"\n{title:46}" + "".join(f"{peer.name:{WIDEST + 2}}" for peer in programs).rstrip())
        for case in chosen:
            if not any(words in case.name for words in said.only) or any(words in case.name for words in said.skip):
                continue
            reasons = [_judged(case, peer) for peer in programs]
            cases += 1
            passed.update(peer.name for peer, reason in zip(programs, reasons, strict=True) if reason is None)
            shown = "".join(f"{'passes' if one is None else one[:WIDEST]:{WIDEST + 2}}" for one in reasons)
            print(f"{case.name[:44]:46}{shown}".rstrip(), flush=True)
    print(
        f"\n{'passed, of ' + str(cases):46}"
        + "".join(f"{passed[peer.name]:<{WIDEST + 2}}" for peer in programs).rstrip()
    )
    return 0 if passed["wiredesk"] == cases else 1


def _judged(case: Case, peer: Peer) -> str | None:
    """Return why a program fails a case twice; of our own polls one in a hundred goes out without validators."""
    for _ in range(2):
        with TemporaryDirectory() as folder, loopback(host=EVERYWHERE) as web:
            reason = case.judge(peer, Path(folder, peer.name), web)
        if reason is None:
            return None
    return ascii(reason)[1:-1]


if __name__ == "__main__":
    sys.exit(main())
