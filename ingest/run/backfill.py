"""An archive read in batches by any number of workers, and stored batch by batch in the order of a plain run.

    scan  -> what each WARC file holds           anywhere, in any order
    count -> the pages of each site's sample     anywhere, in any order; kept by one
    read  -> each document of a batch            anywhere, ahead of its turn
    store -> the batches in their order          one at a time, each once: how far it has come is stored with it

A document that was read ahead is stored as it was read only if, when its turn comes, the collection knows the same of
it as then; else it is read again. If the archives hold answers to Wiredesk's own polls, nothing is read ahead: each
answer is counted once it is read, which changes the memory of its site for all that follow. So the collection is that
of a plain run (design.md section 4).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from hashlib import blake2b
from pathlib import Path

from ingest.archive import Found, SavedFile, name_of, opened, ordered, page_source, seen_from
from ingest.collection import Collection, Counting, Progress, Transaction
from ingest.errors import CollectionError
from ingest.reading import READER_VERSION, format_of, read
from ingest.run.guarding import guarded, retried_once
from ingest.run.offline import attributed
from ingest.run.replay import Place, Replay
from ingest.run.settings import hints_for
from ingest.run.steps import Step, refusal
from ingest.run.storing import count, hints_with_hashes, informed_hints, store, worth_keeping
from ingest.schema import Clock, Document, Flaw, Format, Kind, Reading, Recipe, Refused, Source
from ingest.text.hashing import hash_bytes

FEEDS = frozenset({Format.RSS, Format.ATOM, Format.CDF, Format.JSON_FEED})
MOST = 50  # documents of a batch
UNREAD = "unreadable-file"  # the rule of what may be had another time


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What every worker has to know: the collection, and how documents are read."""

    collection: str  # its address
    run: str  # the name of the run, that of no other
    version: str  # of Wiredesk
    cwd: Path
    now: datetime
    monotonic: Callable[[], float]  # seconds, by the clock of the machine that calls it
    sleep: Callable[[float], None]  # seconds; to wait for a database that is away
    plan: str = ""  # a hash of what is read, and in which order
    in_turn: bool = False  # whether nothing is read ahead
    recipes: tuple[Recipe, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)  # by id; for what polls archived

    @property
    def clock(self) -> Clock:
        """A clock whose time stands still, so that all workers go by the same time."""
        return Clock(now=lambda: self.now, monotonic=self.monotonic, sleep=self.sleep)


@dataclass(frozen=True, slots=True)
class Batch:
    """Consecutive documents; either all of them were archived by Wiredesk's own polls, or none."""

    first: int  # the place of the first of them, from 0
    files: tuple[SavedFile, ...]

    @property
    def end(self) -> int:
        """The place after the last of them."""
        return self.first + len(self.files)

    def singles(self) -> "Iterator[Batch]":
        """Yield each of them by itself."""
        return (Batch(place, (file,)) for place, file in enumerate(self.files, self.first))

    @property
    def replayed(self) -> bool:
        """Whether they are answers to our own polls: each is read in its turn, with what was counted until then."""
        return self.files[0].replayed


@dataclass(frozen=True, slots=True)
class Ahead:
    """A document that was read ahead: what was known of it then, and what came of it."""

    source_id: str
    raw_hash: str
    known: AbstractSet[str]
    came: Reading | Flaw


@dataclass(frozen=True, slots=True)
class Stored:
    """What came of batches, and the (source, address) pairs that have given a feed so far."""

    steps: tuple[Step, ...]
    feeds: frozenset[Place]


def planned(found: Found, order: Order) -> Order:
    """Return the order with the plan of what was found: the same for the same files that are read in the same way."""
    how = READER_VERSION, order.recipes, sorted(order.sources.items())
    digest = blake2b(repr(how).encode("utf-8", "surrogatepass"), digest_size=16)
    in_turn = False
    for file in ordered(found):
        told = str(seen_from(order.cwd, file.path)), file.kept, file.changed.isoformat()
        digest.update(repr(told).encode("utf-8", "surrogatepass"))
        in_turn = in_turn or file.replayed
    return replace(order, plan=digest.hexdigest(), in_turn=in_turn)


def batches(files: Iterable[SavedFile], *, most: int = MOST) -> Iterator[Batch]:
    """Yield the files in batches of at most `most`, in their order."""
    place, held = 0, list[SavedFile]()
    for file in files:
        if held and (len(held) == most or held[0].replayed != file.replayed):
            yield Batch(place, tuple(held))
            place, held = place + len(held), []
        held.append(file)
    if held:
        yield Batch(place, tuple(held))


def left(files: Iterable[SavedFile], progress: Progress, *, most: int = MOST) -> Iterator[Batch]:
    """Yield in batches what is still to be read: documents that could not be had before, one by one, then the rest."""
    for batch in batches(files, most=most):
        for place in range(batch.first, min(batch.end, progress.stored)):
            if not progress.has(place):
                yield Batch(place, (batch.files[place - batch.first],))
        if progress.stored < batch.end:
            begun = max(0, progress.stored - batch.first)
            yield Batch(batch.first + begun, batch.files[begun:])


def counted(batch: Batch, counting: Counting, order: Order) -> None:
    """Count the pages of a batch, except answers to our own polls, which are counted in their turn.

    Raises: OSError: a file is not there, or not whole: worth another try.
    """
    if batch.replayed:
        return
    for _, document in opened(batch.files, cwd=order.cwd):
        if isinstance(document, Document):
            count(replace(document, source_id=page_source(document)), counting, now=order.now)
        elif document.flaw.rule == UNREAD:
            raise OSError(document.flaw.detail)


def read_ahead(batch: Batch, collection: Collection, order: Order) -> tuple[Ahead | Flaw, ...] | None:
    """Return what the documents of a batch are read as, in their order; None: they have to be read in their turn.

    Raises: OSError: a file is not there, or not whole: worth another try.
    """
    if order.in_turn:
        return None
    return tuple(_ahead(document, collection, order) for _, document in opened(batch.files, cwd=order.cwd))


def _ahead(found: Document | Refused, collection: Collection, order: Order) -> Ahead | Flaw:
    if isinstance(found, Document):
        return guarded(partial(_read_ahead, found, collection, order), lambda flaw: flaw)
    if found.flaw.rule == UNREAD:
        raise OSError(found.flaw.detail)
    return found.flaw


def _read_ahead(found: Document, collection: Collection, order: Order) -> Ahead:
    document = attributed(found)
    hints = informed_hints(document, hints_for(document, None, order.recipes), collection)
    came = guarded(lambda: worth_keeping(read(document, hints)), lambda flaw: flaw)
    return Ahead(document.source_or_url, hash_bytes(document.body), hints.known, came)


def stored_all(
    read: Iterable[tuple[Batch, Sequence[Ahead | Flaw] | None]],
    feeds: frozenset[Place],
    collection: Collection,
    order: Order,
) -> Stored:
    """Store batches that follow each other, each in its own transaction; what `stored` raises is raised."""
    steps: list[Step] = []
    for batch, ahead in read:
        done = retried_once(partial(stored, batch, ahead, feeds, collection, order))
        steps.extend(done.steps)
        feeds = done.feeds
    return Stored(tuple(steps), feeds)


def stored(
    batch: Batch,
    ahead: Sequence[Ahead | Flaw] | None,
    feeds: frozenset[Place],
    collection: Collection,
    order: Order,
) -> Stored:
    """Store those documents of a batch that are not stored yet; all the batches before it have to be.

    Raises: CollectionError: they are not, or the collection cannot be used.
    """
    if order.in_turn:
        collection.sites.look_again()
    if batch.replayed:
        return _replayed(batch, set(feeds), collection, order)
    with collection.transaction(now=order.now) as transaction:
        progress = _reached(batch, transaction, order)
        work = partial(_store_one, transaction=transaction, collection=collection, order=order)
        steps = [
            _known(file) if progress.has(place) else guarded(partial(work, file, one), refusal)
            for place, (file, one) in enumerate(
                zip(batch.files, ahead if ahead is not None else [None] * len(batch.files), strict=True), batch.first
            )
        ]
        _advance(batch, steps, progress, transaction, order)
    return Stored(tuple(map(_named, batch.files, steps)), feeds)


def _reached(batch: Batch, transaction: Transaction, order: Order) -> Progress:
    """How far the plan has come.

    Raises: CollectionError: not to this batch.
    """
    progress = transaction.backfills.progress(order.plan)
    if progress.stored < batch.first:
        raise CollectionError(
            f"{progress.stored:,} documents are stored, where {batch.first:,} should be: somebody has put back an older"
            " state of the collection; run this again"
        )
    return progress


def _advance(batch: Batch, steps: Sequence[Step], progress: Progress, transaction: Transaction, order: Order) -> None:
    """Note that a batch is done with, except for the documents that could not be had."""
    unread = [place for place, step in enumerate(steps, batch.first) if step.refused and step.refused.rule == UNREAD]
    done = progress.after(batch.end, range(batch.first, batch.end), unread)
    transaction.backfills.advance(order.plan, done, order.now)


def _store_one(
    file: SavedFile, one: Ahead | Flaw | None, *, transaction: Transaction, collection: Collection, order: Order
) -> Step:
    if isinstance(one, Flaw):
        return refusal(one)
    if one is None or transaction.known_hashes(one.source_id, one.raw_hash) != one.known:
        came = _read_now(file, transaction, collection, order)
    else:
        came = one.came
    if isinstance(came, Flaw):
        return refusal(came)
    with transaction.savepoint():
        return store(came, transaction, now=order.now)


def _read_now(file: SavedFile, transaction: Transaction, collection: Collection, order: Order) -> Reading | Flaw:
    """Read a document in its turn; where more is known than when it was read ahead, it most often need not be."""
    ((_, found),) = opened((file,), cwd=order.cwd)
    if isinstance(found, Refused):
        return found.flaw
    document = attributed(found)
    known = transaction.known_hashes(document.source_or_url, hash_bytes(document.body))
    hints = hints_for(document, None, order.recipes)
    return worth_keeping(read(document, hints_with_hashes(document, hints, known, collection)))


def _replayed(batch: Batch, feeds: set[Place], collection: Collection, order: Order) -> Stored:
    """Read and store answers to our own polls, one after the other, as a plain run does."""
    steps = []
    for place, file in enumerate(batch.files, batch.first):
        one = Batch(place, (file,))
        with collection.transaction(now=order.now) as transaction:
            known = _reached(one, transaction, order).has(place)
        if known:
            feeds |= feeds_among([file], order)
            step = _known(file)
        else:
            step = guarded(partial(_in_turn, file, feeds, collection, order), refusal)
            # Only now: if the worker is killed before it has counted the page, that is met again, and counted then.
            with collection.transaction(now=order.now) as transaction:
                _advance(one, [step], _reached(one, transaction, order), transaction, order)
        steps.append(_named(file, step))
    return Stored(tuple(steps), frozenset(feeds))


def _in_turn(file: SavedFile, feeds: set[Place], collection: Collection, order: Order) -> Step:
    ((_, document),) = opened((file,), cwd=order.cwd)
    if isinstance(document, Refused):
        return refusal(document.flaw)
    replay = Replay(collection=collection, clock=order.clock, recipes=order.recipes, sources=order.sources, feeds=feeds)
    return replay.stored(document)


def feeds_among(files: Iterable[SavedFile], order: Order) -> frozenset[Place]:
    """Return the (source, address) pairs that gave a feed, among answers to our own polls that are stored already."""
    return frozenset(
        (document.source_or_url, document.url)
        for _, document in opened((file for file in files if file.replayed), cwd=order.cwd)
        if isinstance(document, Document) and guarded(partial(_is_feed, document), lambda _flaw: False)
    )


def _is_feed(document: Document) -> bool:
    return format_of(document) in FEEDS and worth_keeping(read(document)).kind is Kind.FEED


def _named(file: SavedFile, step: Step) -> Step:
    return replace(step, where=file.name, argument=name_of(file.argument))


def _known(file: SavedFile) -> Step:
    """The step of a document that was stored before; its counts were reported then."""
    return Step(where=file.name, before=True)
