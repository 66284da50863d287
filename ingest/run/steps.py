"""What came of each document or source of a run, and all of it summed up."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from ingest.schema import Counts, Failure, Flaw, Refused

KEPT = 10_000  # documents of each outcome that a summary names; all are counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What came of one document or one source."""

    where: str  # the file's path, or the source's id
    argument: str | None = None  # the path that was asked for, of a file
    counts: Counts = field(default_factory=Counts)
    entries: int = 0  # that the document held; those joined with another are warnings, not missing
    warnings: tuple[Flaw, ...] = ()  # the document's and its entries'
    refused: Flaw | None = None  # why it could not be read
    failure: Failure | None = None  # why it could not be had
    unchanged: bool = False  # the server said 304
    left_out: int = 0  # entries, by the source's filters
    retold: tuple[str, ...] = ()  # addresses of a feed's entries told in other words now; only where asked for
    listed: int = 0  # feeds that the document, a list of subscriptions, names; none of them was asked for
    before: bool = False  # it was stored by an earlier run, or by a worker that came to an end before it said so


def refusal(flaw: Flaw) -> Step:
    """Return the step of a document that could not be read; the caller fills in `where`."""
    return Step(where="", refused=flaw)


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A run added up."""

    documents: int = 0
    unchanged: int = 0
    counts: Counts = field(default_factory=Counts)
    entries: int = 0
    warnings: tuple[tuple[str, int], ...] = ()  # rule, how often; the commonest first
    left_out: int = 0  # entries, by filters
    listed: int = 0  # feeds that lists of subscriptions name
    before: int = 0  # documents that were stored before
    repaired: int = 0  # documents that were read with warnings
    not_read: int = 0  # documents that were refused, and sources that failed
    flawed: tuple[Step, ...] = ()  # those read with warnings, the first `KEPT`; so the following three
    clean: tuple[Step, ...] = ()  # those read without
    refused: tuple[Refused, ...] = ()
    failures: tuple[tuple[str, Failure], ...] = ()  # source id, why
    passed_over: int = 0
    answered: frozenset[str] = field(default_factory=frozenset)  # arguments of which something could be read


def summarise(steps: Iterable[Step], *, passed_over: int = 0) -> Summary:
    """Return the sum of a run's steps, which are forgotten as they come but for the first `KEPT` of each outcome."""
    counts, rules, totals = Counts(), Counter[str](), Counter[str]()
    kept: dict[str, list[Step]] = {outcome: [] for outcome in ("failed", "refused", "flawed", "clean")}
    answered: set[str] = set()
    for step in steps:
        outcome = _outcome(step)
        totals.update({outcome: 1, "documents": 1, "entries": step.entries})
        totals["unchanged"] += step.unchanged
        totals["left out"] += step.left_out
        totals["listed"] += step.listed
        totals["before"] += step.before
        counts += step.counts
        rules.update(flaw.rule for flaw in step.warnings)
        if len(kept[outcome]) < KEPT:
            kept[outcome].append(step)
        if step.argument and outcome in ("flawed", "clean"):
            answered.add(step.argument)
    return Summary(
        documents=totals["documents"],
        unchanged=totals["unchanged"],
        counts=counts,
        entries=totals["entries"],
        warnings=tuple(rules.most_common()),
        left_out=totals["left out"],
        listed=totals["listed"],
        before=totals["before"],
        repaired=totals["flawed"],
        not_read=totals["failed"] + totals["refused"],
        flawed=tuple(kept["flawed"]),
        clean=tuple(kept["clean"]),
        refused=tuple(Refused(step.where, step.refused) for step in kept["refused"] if step.refused),
        failures=tuple((step.where, step.failure) for step in kept["failed"] if step.failure),
        passed_over=passed_over,
        answered=frozenset(answered),
    )


def _outcome(step: Step) -> str:
    if step.failure:
        return "failed"
    if step.refused:
        return "refused"
    return "flawed" if step.warnings else "clean"
