"""Where what goes wrong stops: with a document, of which it is said; with a database, to which the run comes back."""

from collections.abc import Callable
from typing import TypeVar

from ingest.errors import ArchiveError, CollectionError, LostConnection, ReadError
from ingest.schema import Flaw

T = TypeVar("T")


def guarded(work: Callable[[], T], refuse: Callable[[Flaw], T]) -> T:
    """Do one document's work; whatever is wrong with it is said of it alone, and the run goes on."""
    try:
        return work()
    except ReadError as error:
        return refuse(Flaw(error.rule, error.detail))
    except (CollectionError, ArchiveError):
        raise  # not this document's fault: the next one would fail alike
    except Exception as error:  # one bad source never stops a run (design.md section 6)
        return refuse(Flaw("unreadable", f"{type(error).__name__}: {error}"))


def done_again(work: Callable[[], T]) -> T:
    """Do what is one transaction; once more from its beginning where the database went away in its middle.

    Nothing of it was stored then. To begin again waits for the database; where that is in vain, its error is raised.
    """
    try:
        return work()
    except LostConnection:
        return work()
