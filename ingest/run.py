"""One pass over documents: read each, decide what it changes, store it; one bad document never stops the run.

    files     -> count the pages of each site     (a first pass, so that each is read with what all have in common)
    documents -> attributed -> hints -> read -> known -> decide -> store -> Step
    fetched   -> attempts   -> the same, then counted

The only room that knows all the wings. Each document is one transaction: a run that is killed has stored whole
documents, and the next run finds the rest.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from ingest.archive import Found, SavedFile, as_found, documents, page_source
from ingest.collection import Collection, Counting
from ingest.deciding import decide, lookups
from ingest.errors import CollectionError, ReadError
from ingest.reading import blocks_of, format_of, read, site_page_of
from ingest.schema import (
    Clock,
    Counts,
    Document,
    Entry,
    Failure,
    Fetched,
    Flaw,
    Format,
    Hints,
    Kind,
    NotModified,
    Reading,
    Recipe,
    Refused,
    SiteMemory,
    Source,
)
from ingest.text.hashing import hash_bytes
from ingest.text.urls import host_of

T = TypeVar("T")

KEPT = 10_000  # documents of each outcome that a summary names; all are counted
PAGES = frozenset({Format.HTML, Format.TEXT})
SHELLS = frozenset({Kind.LOGIN, Kind.CHALLENGE, Kind.EMPTY})  # what stands in a page's place


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A run added up."""

    documents: int = 0
    unchanged: int = 0
    counts: Counts = field(default_factory=Counts)
    entries: int = 0
    warnings: tuple[tuple[str, int], ...] = ()  # rule, how often; the commonest first
    repaired: int = 0  # documents that were read with warnings
    not_read: int = 0  # documents that were refused, and sources that failed
    flawed: tuple[Step, ...] = ()  # those read with warnings, the first `KEPT`; so the following three
    clean: tuple[Step, ...] = ()  # those read without
    refused: tuple[Refused, ...] = ()
    failures: tuple[tuple[str, Failure], ...] = ()  # source id, why
    passed_over: int = 0
    answered: frozenset[str] = field(default_factory=frozenset)  # arguments of which something could be read


def counted(found: Found, collection: Collection, *, cwd: Path, clock: Clock) -> Iterator[str]:
    """Yield the name of each file that was found, once it is counted where it is a page; the pass before `offline`.

    What is counted already is not parsed again; where this pass is broken off nothing is lost, and the next goes on.
    """
    with collection.sites.counting() as counting:
        for file, document in as_found(found, cwd=cwd):
            if isinstance(document, Document):
                _count(replace(document, source_id=page_source(document)), counting, now=clock.now())
            yield file.name


def offline(
    found: Found,
    collection: Collection,
    *,
    cwd: Path,
    clock: Clock,
    recipes: tuple[Recipe, ...] = (),
    again: bool = False,
) -> Iterator[Step]:
    """Yield a Step for each file that was found, oldest first, once it is stored; nothing leaves this machine.

    With `again`, what was read before is read again: entries that come out otherwise are updated in place.
    """
    for refused in found.refused:
        yield Step(where=refused.where, refused=refused.flaw)
    for file, document in documents(found, cwd=cwd):
        if isinstance(document, Refused):
            yield Step(where=document.where, argument=str(file.argument), refused=document.flaw)
        else:
            taking = _taking(file, document, collection, clock, recipes, again=again)
            step = _guarded(taking, lambda flaw: Step(where="", refused=flaw))
            yield replace(step, where=file.name, argument=str(file.argument))


def polled(
    fetched: Iterable[Fetched], collection: Collection, *, clock: Clock, recipes: tuple[Recipe, ...] = ()
) -> Iterator[Step]:
    """Yield a Step for each source as its answer comes in: recorded, read and stored."""
    for one in fetched:
        collection.record_attempts(one.attempts)
        step = _guarded(_answering(one, collection, clock, recipes), lambda flaw: Step(where="", refused=flaw))
        yield replace(step, where=one.source.id)


def asking(fetch_one: Callable[[Source], Fetched], clock: Clock) -> Callable[[Source], Fetched]:
    """Return `fetch_one` so that whatever it raises becomes a failure of that source."""

    def ask(source: Source) -> Fetched:
        def failed(flaw: Flaw) -> Fetched:
            failure = Failure(kind="permanent", url=source.url, fetched_at=clock.now(), cause=str(flaw))
            return Fetched(source=source, outcome=failure, attempts=())

        return _guarded(lambda: fetch_one(source), failed)

    return ask


def _guarded(work: Callable[[], T], refuse: Callable[[Flaw], T]) -> T:
    """Do one document's work; whatever is wrong with it is said of it alone, and the run goes on."""
    try:
        return work()
    except ReadError as error:
        return refuse(Flaw(error.rule, error.detail))
    except CollectionError:
        raise  # not this document's fault: the next one would fail alike
    except Exception as error:  # one bad source never stops a run (design.md section 6)
        return refuse(Flaw("unreadable", f"{type(error).__name__}: {error}"))


def _taking(
    file: SavedFile,
    document: Document,
    collection: Collection,
    clock: Clock,
    recipes: tuple[Recipe, ...],
    *,
    again: bool,
) -> Callable[[], Step]:
    """What a saved document calls for; one that a poll was answered is counted once it is read, as it was then."""
    hints = Hints(recipe=recipe_for(document, recipes))

    def work() -> Step:
        if not file.replayed:
            return take(_attributed(document), hints, collection, now=clock.now(), again=again)
        step = take(document, hints, collection, now=clock.now(), again=again)
        with collection.sites.counting() as counting:
            _count(document, counting, now=clock.now())
        return step

    return work


def _count(document: Document, counting: Counting, *, now: datetime) -> None:
    """Count a document where it is a page of a site; what is wrong with it, its own reading says."""

    def meet() -> None:
        if place := site_page_of(document):
            counting.meet(place, document.fetched_at or now, document.body, lambda: blocks_of(document))

    _guarded(meet, lambda flaw: None)


def _answering(one: Fetched, collection: Collection, clock: Clock, recipes: tuple[Recipe, ...]) -> Callable[[], Step]:
    """What a source's answer calls for; validators are kept only once the body has been read."""
    from ingest.fetching import next_state  # brings requests, which an offline run does not pay for

    def work() -> Step:
        outcome = one.outcome
        if isinstance(outcome, Failure):
            return Step(where=one.source.id, failure=outcome)
        if isinstance(outcome, NotModified):
            step = Step(where=one.source.id, unchanged=True)
        else:
            hints = replace(hints_of(one.source), recipe=recipe_for(outcome, recipes, one.source.recipe))
            step = take(outcome, hints, collection, now=clock.now())
            with collection.sites.counting() as counting:
                _count(outcome, counting, now=clock.now())
        state = collection.fetch_state(one.source.id)
        collection.save_fetch_state(one.source.id, next_state(state, one))
        return step

    return work


def hints_of(source: Source) -> Hints:
    """Return what a source's settings tell its reader."""
    return Hints(language=source.language, timezone=source.timezone, day_first=source.day_first)


def recipe_for(document: Document, recipes: tuple[Recipe, ...], name: str | None = None) -> Recipe | None:
    """Return the recipe a document is read by: the one its source names, else one for its host or a host above that."""
    if name is not None:
        return next((recipe for recipe in recipes if recipe.name == name), None)
    host = host_of(document.final_url or document.url) or ""
    return next(
        (one for one in recipes for named in one.hosts if host == named or host.endswith(f".{named}")),
        None,
    )


def _attributed(document: Document) -> Document:
    """Return a saved document with its source: a feed is its own, for its GUIDs are; a page belongs to its folder."""
    return replace(document, source_id=page_source(document)) if format_of(document) in PAGES else document


def take(document: Document, hints: Hints, collection: Collection, *, now: datetime, again: bool = False) -> Step:
    """Read one document, decide and store; return what came of it. A document without a time was had `now`.

    With `again`, it is read although its bytes are known.

    Raises: ReadError: it cannot be read. CollectionError: the collection cannot be used.
    """
    known = frozenset[str]() if again else collection.hints(document.source_id or document.url, document.body)
    reading = read(document, replace(hints, known=known, memory=_memory(document, known, collection)))
    if reading.kind is not Kind.FEED and not (reading.entries or reading.latest or _leads_on(reading)):
        raise _refusal(reading)
    with collection.transaction(now=now) as transaction:
        changes = decide(reading, transaction.known(reading, lookups(reading)), reading.fetched_at or now)
        counts = transaction.store(reading, changes)
    warnings = dict.fromkeys(change.sighting.entry for change in changes if change.sighting)
    return Step(
        where=document.url,
        counts=counts,
        entries=len(reading.entries),
        warnings=_warnings(reading, warnings),
    )


def _memory(document: Document, known: AbstractSet[str], collection: Collection) -> SiteMemory | None:
    """What the pages of a document's site have in common; not looked up for a page that will not be read."""
    if known and hash_bytes(document.body) in known:
        return None
    place = site_page_of(document)
    return collection.sites.memory(place) if place else None


def _leads_on(reading: Reading) -> bool:
    """Whether a reading without a story still says where to go on: no shell, no form in a page's place."""
    return bool(reading.links) and reading.kind not in SHELLS


def _refusal(reading: Reading) -> ReadError:
    """Say why a page that was read is nothing to keep, and which feeds it names all the same."""
    first = next(iter(reading.warnings), Flaw("no-story"))
    feeds = [link.url for link in reading.links if link.rel == "feed"]
    named = f"it names a feed: {feeds[0]}" if feeds else ""
    return ReadError(first.rule, "; ".join(filter(None, (first.detail, named))))


def _warnings(reading: Reading, decided: Iterable[Entry]) -> tuple[Flaw, ...]:
    """The document's flaws, its entries', and those that deciding added to them."""
    flaws = list(reading.warnings)
    for entry in decided:
        flaws.extend(entry.warnings)
    return tuple(flaws)


def summarise(steps: Iterable[Step], *, passed_over: int = 0) -> Summary:
    """Return the sum of a run's steps, which are forgotten as they come but for the first `KEPT` of each outcome."""
    counts, rules, totals = Counts(), Counter[str](), Counter[str]()
    kept: dict[str, list[Step]] = {outcome: [] for outcome in ("failed", "refused", "flawed", "clean")}
    answered: set[str] = set()
    for step in steps:
        outcome = _outcome(step)
        totals.update({outcome: 1, "documents": 1, "entries": step.entries, "unchanged": step.unchanged})
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
