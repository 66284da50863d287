"""What a worker has done, added up as it goes, with a line for whatever a person should know."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock
from typing import TYPE_CHECKING

from ingest.cli import report
from ingest.run.steps import Step, Summary, summarise

if TYPE_CHECKING:
    from ingest.collection import Collection


@dataclass(slots=True)
class Tally:
    """The sum of a worker's steps. Safe to share between threads."""

    collection: "Collection"
    now: Callable[[], datetime]
    say: Callable[[str], None]
    quiet: bool
    verbose: bool
    total: Summary = field(default_factory=Summary)
    _lock: Lock = field(default_factory=Lock)

    def tell(self, step: Step) -> None:
        """Add a step, and say what is wrong with what was asked; with `quiet`, only what needs a person."""
        summary = summarise([step])
        lines = [*self._faults(summary), *(report.documents(summary) if self.verbose else ())]
        with self._lock:
            self.total = _together(self.total, summary)
            for line in lines:
                self.say(line)

    def _faults(self, summary: Summary) -> Iterable[str]:
        if not self.quiet:
            return report.faults(summary)
        return report.for_a_person(summary, set(), self.collection, self.now()) if summary.not_read else ()


def _together(one: Summary, other: Summary) -> Summary:
    """Add two summaries up, without the documents they name: a worker runs for months."""
    return Summary(
        documents=one.documents + other.documents,
        unchanged=one.unchanged + other.unchanged,
        counts=one.counts + other.counts,
        entries=one.entries + other.entries,
        left_out=one.left_out + other.left_out,
        repaired=one.repaired + other.repaired,
        not_read=one.not_read + other.not_read,
    )
