"""One poll by `reader`, as a program of its own: python -m benchmarks.polled_by_reader add|poll DATABASE [WORKERS].

`add` takes the addresses from standard input. `poll` updates every feed, due or not, with its default plugins and no
search.
"""

import sys
from collections.abc import Iterable

from reader import make_reader


def add(database: str, urls: Iterable[str]) -> None:
    """Make the database, with these feeds."""
    with make_reader(database) as peer:
        for url in urls:
            peer.add_feed(url)


def poll(database: str, workers: int) -> None:
    """Ask for every feed once, due or not, and keep what is new."""
    with make_reader(database) as peer:
        peer.update_feeds(scheduled=False, workers=workers)


if __name__ == "__main__":
    if sys.argv[1] == "add":
        add(sys.argv[2], sys.stdin.read().split())
    else:
        poll(sys.argv[2], int(sys.argv[3]))
