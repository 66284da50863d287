"""How far errors reach: one in a document becomes a flaw of it, and work cut by a lost connection is done again."""

from collections.abc import Callable
from typing import TypeVar

from ingest.errors import ArchiveError, CollectionError, LostConnection, ReadError
from ingest.schema import Flaw

T = TypeVar("T")
R = TypeVar("R")


def guarded(work: Callable[[], T], refuse: Callable[[Flaw], R]) -> T | R:
    """Do one document's work; if it fails, return what `refuse` makes of the flaw, so that the run goes on.

    Raises: CollectionError, ArchiveError: these are not the document's fault.
    """
    try:
        return work()
    except ReadError as error:
        return refuse(Flaw(error.rule, error.detail))
    except (CollectionError, ArchiveError):
        raise  # not this document's fault: the next one would fail alike
    except Exception as error:  # one bad source never stops a run (design.md section 6)
        return refuse(Flaw("unreadable", f"{type(error).__name__}: {error}"))


def retried_once(work: Callable[[], T]) -> T:
    """Do work that is one transaction, and do it again from the start if the connection to the database was lost.

    Nothing of the first attempt was stored. The second waits for the database; if that is in vain, it raises its error.
    """
    try:
        return work()
    except LostConnection:
        return work()
