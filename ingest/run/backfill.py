"""An archive read in batches by whoever is there, and stored one batch after the other, in the order of a plain run.

    scan  -> what each WARC file holds           anywhere, in any order
    count -> what is news of each site's pages   anywhere, in any order; kept by one
    read  -> each document of a batch            anywhere, ahead of its turn
    store -> the batches in their order          one at a time, each once: how far it has come is stored with it

What is read ahead is taken as it is only if the collection knows no more of the document when its turn comes than it
did when it was read; else it is read again. So the collection is that of a plain run (design.md section 4).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from hashlib import blake2b
from pathlib import Path

from ingest.archive import Found, SavedFile, opened, ordered, page_source
from ingest.collection import Collection, Counting, Writing
from ingest.errors import CollectionError
from ingest.reading import READER_VERSION, format_of, read
from ingest.run.guarding import guarded
from ingest.run.offline import FEEDS, attributed, replayed
from ingest.run.steps import Step
from ingest.run.taking import count, hints_for, informed, sound, store
from ingest.schema import Clock, Document, Flaw, Reading, Recipe, Refused, Source
from ingest.text.hashing import hash_bytes

MOST = 50  # documents of a batch


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What everybody who takes part has to know: the collection, and how documents are read."""

    collection: str  # its address
    plan: str  # a hash of what is read, and in which order
    cwd: Path
    now: datetime
    monotonic: Callable[[], float]  # seconds, of whoever takes part
    recipes: tuple[Recipe, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)  # by id; as whose answers replayed documents are read

    @property
    def clock(self) -> Clock:
        """A clock that stands: all that takes part goes by one time. Nobody sleeps by it."""
        return Clock(now=lambda: self.now, monotonic=self.monotonic, sleep=lambda _seconds: None)


@dataclass(frozen=True, slots=True)
class Batch:
    """Documents that follow each other; all of them were kept by runs of ours, or none."""

    first: int  # the place of the first of them, from 0
    files: tuple[SavedFile, ...]

    @property
    def end(self) -> int:
        """The place behind the last of them."""
        return self.first + len(self.files)

    @property
    def replayed(self) -> bool:
        """Whether they are what polls were answered: each is read in its turn, for what was counted until then."""
        return self.files[0].replayed


@dataclass(frozen=True, slots=True)
class Ahead:
    """A document that was read ahead: what was known of it then, and what came of it."""

    source_id: str
    raw_hash: str
    known: AbstractSet[str]
    left: Reading | Flaw


@dataclass(frozen=True, slots=True)
class Stored:
    """What came of a batch, and the addresses that have given a source's feed until then."""

    steps: tuple[Step, ...]
    feeds: frozenset[tuple[str, str]]


def plan_of(found: Found, recipes: Iterable[Recipe], sources: Iterable[Source]) -> str:
    """Return a hash of what is to be read, and how: the same for the same files, whatever reads them."""
    digest = blake2b(f"{READER_VERSION}\n{(*recipes, *sources)!r}".encode("utf-8", "surrogatepass"), digest_size=16)
    for file in ordered(found):
        at = file.changed.isoformat()
        told = f"\n{file.path}\n{file.kept.offset if file.kept else ''}\n{at}"
        digest.update(told.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


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


def rest(batch: Batch, stored: int) -> Batch | None:
    """Return what of a batch is not among the first `stored` documents; None: all of it is."""
    if stored <= batch.first:
        return batch
    return Batch(stored, batch.files[stored - batch.first :]) if stored < batch.end else None


def counted(batch: Batch, counting: Counting, order: Order) -> None:
    """Count the pages of a batch, but for those that are counted in their turn."""
    if batch.replayed:
        return
    for _, document in opened(batch.files, cwd=order.cwd):
        if isinstance(document, Document):
            count(replace(document, source_id=page_source(document)), counting, now=order.now)


def read_ahead(batch: Batch, collection: Collection, order: Order) -> tuple[Ahead | Flaw, ...]:
    """Read the documents of a batch, in their order; none of those that are read in their turn.

    Raises: OSError: a file is not there, or not whole: worth another try.
    """
    if batch.replayed:
        return ()
    return tuple(_ahead(document, collection, order) for _, document in opened(batch.files, cwd=order.cwd))


def _ahead(found: Document | Refused, collection: Collection, order: Order) -> Ahead | Flaw:
    if isinstance(found, Document):
        return guarded(partial(_read_ahead, found, collection, order), lambda flaw: flaw)
    if found.flaw.rule == "unreadable-file":
        raise OSError(found.flaw.detail)
    return found.flaw


def _read_ahead(found: Document, collection: Collection, order: Order) -> Ahead | Flaw:
    document = attributed(found)
    hints = informed(document, hints_for(document, None, order.recipes), collection)

    def reading() -> Reading | Flaw:
        return sound(read(document, hints))

    left = guarded(reading, lambda flaw: flaw)
    return Ahead(document.source_id or document.url, hash_bytes(document.body), hints.known, left)


def stored_all(
    read: Iterable[tuple[Batch, Sequence[Ahead | Flaw]]],
    feeds: frozenset[tuple[str, str]],
    collection: Collection,
    order: Order,
) -> Stored:
    """Store batches that follow each other, each in its own transaction; what `stored` raises is raised."""
    steps: list[Step] = []
    for batch, ahead in read:
        done = stored(batch, ahead, feeds, collection, order)
        steps.extend(done.steps)
        feeds = done.feeds
    return Stored(tuple(steps), feeds)


def stored(
    batch: Batch,
    ahead: Sequence[Ahead | Flaw],
    feeds: frozenset[tuple[str, str]],
    collection: Collection,
    order: Order,
) -> Stored:
    """Store what a batch brings and has not brought before; all that stands before it has been stored.

    Raises: CollectionError: it has not, or the collection cannot be used.
    """
    if batch.replayed:
        return _replayed(batch, set(feeds), collection, order)
    with collection.transaction(now=order.now) as transaction:
        before = _due(batch, transaction, order)
        taking = partial(_taken, transaction=transaction, collection=collection, order=order)
        steps = [
            _known(file) if place < before else _named(file, guarded(partial(taking, file, one), _refused))
            for place, (file, one) in enumerate(zip(batch.files, ahead, strict=True), batch.first)
        ]
        transaction.filling.advance(order.plan, max(batch.end, before), order.now)
    return Stored(tuple(steps), feeds)


def _due(batch: Batch, transaction: Writing, order: Order) -> int:
    """How many documents are stored.

    Raises: CollectionError: not all of those before this batch.
    """
    before = transaction.filling.stored(order.plan)
    if before < batch.first:
        raise CollectionError(
            f"of what is read {before:,} documents are stored, where {batch.first:,} should be: somebody has put back"
            " an older state of the collection; run this again"
        )
    return before


def _taken(file: SavedFile, one: Ahead | Flaw, *, transaction: Writing, collection: Collection, order: Order) -> Step:
    if isinstance(one, Flaw):
        return _refused(one)
    left = one.left
    known = transaction.hints(one.source_id, one.raw_hash)
    if known != one.known:
        left = _again(file, known, collection, order)
    if isinstance(left, Flaw):
        return _refused(left)
    with transaction.apart():
        return store(left, transaction, now=order.now)


def _again(file: SavedFile, known: frozenset[str], collection: Collection, order: Order) -> Reading | Flaw:
    """Read a document of which more is known than when it was read ahead: most often that it need not be."""
    ((_, document),) = opened((file,), cwd=order.cwd)
    if isinstance(document, Refused):
        return document.flaw
    whole = attributed(document)
    hints = hints_for(whole, None, order.recipes)
    if hash_bytes(whole.body) in known:
        return sound(read(whole, replace(hints, known=known)))
    return sound(read(whole, replace(informed(whole, hints, collection), known=known)))


def _replayed(batch: Batch, feeds: set[tuple[str, str]], collection: Collection, order: Order) -> Stored:
    """Read and store what polls were answered, each with its own transaction, as a plain run does."""
    collection.sites.look_again()
    steps = []
    for place, (file, document) in enumerate(opened(batch.files, cwd=order.cwd), batch.first):
        with collection.transaction(now=order.now) as transaction:
            known = place < _due(batch, transaction, order)
        if known:
            step = _known(file)
        elif isinstance(document, Refused):
            step = _refused(document.flaw)
        else:
            step = guarded(partial(_in_turn, place, document, feeds, collection, order), _refused)
        if step.refused:
            with collection.transaction(now=order.now) as transaction:
                transaction.filling.advance(order.plan, place + 1, order.now)
        steps.append(_named(file, step))
    return Stored(tuple(steps), frozenset(feeds))


def _in_turn(place: int, document: Document, feeds: set[tuple[str, str]], collection: Collection, order: Order) -> Step:
    source = order.sources.get(document.source_id or "")
    hints = informed(document, hints_for(document, source, order.recipes), collection)
    left = replayed(document, hints, source, order.clock, feeds)
    with collection.transaction(now=order.now) as transaction:
        step = store(left.reading, transaction, now=order.now)
        transaction.filling.advance(order.plan, place + 1, order.now)
    with collection.sites.counting() as counting:
        count(document, counting, now=order.now)
    return replace(step, left_out=left.left_out)


def feeds_among(files: Iterable[SavedFile], order: Order) -> frozenset[tuple[str, str]]:
    """Return the addresses that gave a source's feed, of documents that polls were answered and that are stored."""
    return frozenset(
        (document.source_id or document.url, document.url)
        for _, document in opened((file for file in files if file.replayed), cwd=order.cwd)
        if isinstance(document, Document) and format_of(document) in FEEDS
    )


def _named(file: SavedFile, step: Step) -> Step:
    return replace(step, where=file.name, argument=str(file.argument))


def _known(file: SavedFile) -> Step:
    """What came of a document that is stored: that was said when it was."""
    return Step(where=file.name, before=True)


def _refused(flaw: Flaw) -> Step:
    return Step(where="", refused=flaw)
