"""A server of made-up RSS feeds in a process of its own, for the benchmarks of whole runs (Linux).

    with newsstand(feeds=200) as stand:
        stand.urls                       # each feed on a loopback address of its own, all on one port
        stand.publish(2)                 # every feed has one new item, its oldest is out
        stand.take_tally()               # {200: 200, 304: 0}: what was answered since

Each feed has its own host, so that a program which opens one connection to a host is not slowed down by that. The feeds
are the same at every start: an item's words depend on its feed and its number alone. Validators are honoured (ETag,
else Last-Modified, as sent). Every body is made before the server starts, so that no program waits for one.
"""

import asyncio
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from random import Random
from typing import IO, cast

from benchmarks.corpus import ROOT

ITEMS = 50  # of a feed; some 110 KiB
NEWEST = datetime(2026, 10, 1, 12, tzinfo=UTC)  # when the last item of version 1 was published
APART = timedelta(minutes=37)  # two items of a feed
PARAGRAPHS = 4
WORDS = """
about above account across after again against agreement air almost along also always among amount area around away
back bank bay because become before began behind believe below best better between beyond board boat book both bring
bridge brought building built business call came capital care carry cause centre change charge child children church
city clear close coast cold come common company condition consider council country course court cover crew current
dark day deep deputy design develop different door down draw drive during early earth east effect either end engine
enough even evening event ever every example eye face fact fall family far farm father feet ferry few field figure
final find fire first fish floor flow follow food foot force form forward found four free friend from front full
garden gave general give glass gold good govern great green ground group grow half hand harbour hard head hear heart
heat heavy held help here high hill history hold home horse hospital hour house however hundred idea important inch
island just keep kind king knew land language large last late laugh law lead learn least leave left letter level life
light line list listen little live local long look lost love machine made main make many mark market master matter
mayor measure meet member mile mind minute money month moon more morning most mother mountain move much music must
name nation near need never new next night north note nothing notice number ocean off office often old once only open
order other over own page paper part party pass past pattern pay people perhaps person picture piece place plan plane
plant play point police port power present press problem produce product public pull question quick rain reach read
ready real reason record region remember report rest result river road rock room round rule run said sail same school
science sea season second seem sentence serve service set seven several shape ship short should show side since six
size sleep slow small snow some song soon sound south space speak special spell stand star start state station stay
step still stood stop storm story street strong study such summer sun sure surface system table take talk teach tell
ten test than their them then there these thing think third though thought thousand three through time together told
took toward town trade train travel tree true turn under union unit until upon usual valley very village voice vote
vowel wait walk wall want war warm watch water wave week weight well went west wheel where which while white whole why
wide will wind winter wish with wonder wood word work world would write year young
""".split()


@dataclass(frozen=True, slots=True)
class Newsstand:
    """A running server, and how to tell it what to serve."""

    urls: tuple[str, ...]
    asking: IO[str]
    answering: IO[str]

    def publish(self, version: int) -> None:
        """Serve this version of every feed from now on; the first is 1, and each has one item more than the last."""
        self._tell(f"version {version}")

    def take_tally(self) -> dict[int, int]:
        """Return how many answers of each status were given since the last time."""
        return {int(status): count for status, count in self._tell("tally").items()}

    def _tell(self, command: str) -> dict[str, int]:
        self.asking.write(f"{command}\n")
        self.asking.flush()
        said = self.answering.readline()
        if not said:
            raise RuntimeError(f"the server ended at {command!r}")
        found: dict[str, int] = json.loads(said)
        return found


@contextmanager
def newsstand(*, feeds: int, items: int = ITEMS, latency: float = 0.0) -> Iterator[Newsstand]:
    """Serve so many feeds until the block ends; `latency` is the seconds from a request to its answer."""
    command = [sys.executable, "-m", "benchmarks.newsstand", str(feeds), str(items), str(latency)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        asking, answering = cast("IO[str]", process.stdin), cast("IO[str]", process.stdout)
        try:
            port = int(answering.readline())
            urls = tuple(f"http://{address(feed)}:{port}/feed.xml" for feed in range(feeds))
            yield Newsstand(urls, asking, answering)
        finally:
            asking.close()  # at its end the server ends by itself, even if this process is killed


def address(feed: int) -> str:
    """Return the loopback address of a feed: each has its own.

    >>> address(0), address(251)
    ('127.1.0.1', '127.1.1.2')
    """
    return f"127.1.{feed // 250}.{feed % 250 + 1}"


# -- what is served --


def body_of(feed: int, version: int, items: int = ITEMS) -> bytes:
    """Return a feed in one version: the newest of its items so far, newest first."""
    newest = items + version - 1
    said = "".join(_item(feed, number) for number in range(newest, newest - items, -1))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>Desk {feed}</title><link>https://desk-{feed}.example/</link><description>News of desk {feed}"
        f"</description><language>en</language><lastBuildDate>{_date(version)}</lastBuildDate>\n{said}</channel></rss>\n"
    ).encode()


def guid_of(feed: int, number: int) -> str:
    """Return the GUID of an item; items are numbered from 1, the oldest."""
    return f"https://desk-{feed}.example/story/{number}"


def _item(feed: int, number: int) -> str:
    chance = Random(f"{feed} {number}")
    title = _phrase(chance, 8).capitalize()
    paragraphs = "".join(f"<p>{_sentence(chance)}</p>\n" for _ in range(PARAGRAPHS))
    picture = f'<p><img src="/pictures/{number}.jpg" alt="{_phrase(chance, 4)}" width="640" height="360"></p>'
    return (
        f"<item><title>{title}</title><link>{guid_of(feed, number)}</link><guid>{guid_of(feed, number)}</guid>"
        f"<dc:creator>{_phrase(chance, 2).title()}</dc:creator><category>{chance.choice(WORDS)}</category>"
        f"<pubDate>{format_datetime(NEWEST + APART * (number - ITEMS))}</pubDate>"
        f"<description>{_phrase(chance, 24).capitalize()}.</description>\n"
        f"<content:encoded><![CDATA[{picture}{paragraphs}]]></content:encoded></item>\n"
    )


def _sentence(chance: Random) -> str:
    link = f'<a href="/topics/{chance.choice(WORDS)}?utm_source=feed">{_phrase(chance, 3)}</a>'
    return f"{_phrase(chance, 24).capitalize()}, {link} <em>{_phrase(chance, 2)}</em> {_phrase(chance, 32)}."


def _phrase(chance: Random, words: int) -> str:
    return " ".join(chance.choices(WORDS, k=words))


def _date(version: int) -> str:
    return format_datetime(NEWEST + APART * (version - 1), usegmt=True)


# -- the server's process --


class _Shelf:
    """What is served now, and how often each status was answered."""

    def __init__(self, feeds: int, items: int) -> None:
        self.feeds, self.items = feeds, items
        self.tally = Counter[int]()
        self.publish(1)

    def publish(self, version: int) -> None:
        self.etag, self.modified = f'"version-{version}"', _date(version)
        said = f"ETag: {self.etag}\r\nLast-Modified: {self.modified}\r\n"
        self.unchanged = f"HTTP/1.1 304 Not Modified\r\n{said}\r\n".encode()
        self.whole = {
            address(feed): self._whole(body_of(feed, version, self.items), said) for feed in range(self.feeds)
        }

    @staticmethod
    def _whole(body: bytes, said: str) -> bytes:
        head = f"HTTP/1.1 200 OK\r\n{said}Content-Type: application/rss+xml\r\nContent-Length: {len(body)}\r\n\r\n"
        return head.encode() + body

    def answer(self, asked: bytes, host: str) -> bytes:
        lines = (line.partition(b":") for line in asked.split(b"\r\n")[1:])
        headers = {name.lower(): value.strip().decode("latin-1") for name, _, value in lines}
        wanted, since = headers.get(b"if-none-match"), headers.get(b"if-modified-since")
        known = wanted == self.etag if wanted is not None else since == self.modified
        self.tally[304 if known else 200] += 1
        return self.unchanged if known else self.whole[host]


class _Connection(asyncio.Protocol):
    def __init__(self, shelf: _Shelf, latency: float) -> None:
        self._shelf, self._latency, self._asked = shelf, latency, b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)
        self._host = transport.get_extra_info("sockname")[0]

    def data_received(self, data: bytes) -> None:
        self._asked += data
        while b"\r\n\r\n" in self._asked:
            head, _, self._asked = self._asked.partition(b"\r\n\r\n")
            reply = self._shelf.answer(head, self._host)
            if self._latency:
                asyncio.get_running_loop().call_later(self._latency, self._transport.write, reply)
            else:
                self._transport.write(reply)


async def _serve(feeds: int, items: int, latency: float) -> None:
    loop, shelf = asyncio.get_running_loop(), _Shelf(feeds, items)

    def connection() -> _Connection:
        return _Connection(shelf, latency)

    first = await loop.create_server(connection, address(0), 0)
    port = first.sockets[0].getsockname()[1]
    for feed in range(1, feeds):
        await loop.create_server(connection, address(feed), port)
    print(port, flush=True)
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        command, _, value = line.strip().partition(" ")
        if command == "version":
            shelf.publish(int(value))
        print(json.dumps(shelf.tally if command == "tally" else {}), flush=True)
        if command == "tally":
            shelf.tally.clear()


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])))
