"""The one place at which what goes wrong with a document stops: it is said of that document, and the run goes on."""

from collections.abc import Callable
from typing import TypeVar

from ingest.errors import ArchiveError, CollectionError, ReadError
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
