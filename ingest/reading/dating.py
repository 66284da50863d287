"""The dates of an entry: of all statements about each, the first that can be read and believed."""

from datetime import timedelta

from ingest.reading.notes import Context, Notes
from ingest.reading.raw import AGO, Said
from ingest.schema import Flaw
from ingest.text.dates import Moment, parse_date, parse_relative, parse_usual_date
from ingest.text.days import is_unset

TOMORROW = timedelta(days=1)
# Signals of dates that are only shown on a page, where a day in the future is that of an event in the story.
SHOWN = frozenset({"text", "text behind", "prose", "opening", "address"})


def moment(name: str, said: tuple[Said, ...], context: Context, notes: Notes) -> Moment | None:
    """Return the first date that can be read and believed, or None; each flaw met is noted."""
    if not said:
        return None
    fetched_at = context.document.fetched_at
    latest = fetched_at + TOMORROW if fetched_at else None

    def read(one: Said) -> Moment | None:
        found = _date(one, context)
        if isinstance(found, Flaw):
            notes.flaws.append(found)
            return None
        if found.precision != "day" and is_unset(found.when):
            notes.flaw("unset-date", f"{name} {one.value}")
            return None
        if latest and found.when > latest:
            notes.flaw("future-date", f"{name} {found.when.isoformat()}")
            if one.signal in SHOWN:
                return None
        notes.flaws.extend(found.flaws)
        return found

    return notes.choose(name, said, read)


def _date(said: Said, context: Context) -> Moment | Flaw:
    """Return a date, or the flaw that says why it is none; once patience is spent, only the usual forms are read."""
    hints = context.hints
    if context.patience.dates <= 0:
        return parse_usual_date(said.value, timezone=hints.timezone)
    language = said.language or hints.language or (context.feed.language if context.feed else None)
    zone = hints.timezone or said.timezone
    if said.signal == AGO:
        return _counted_back(said, context, language)
    found = parse_date(said.value, language=language, timezone=zone, day_first=hints.day_first)
    context.patience.dates -= isinstance(found, Flaw)
    return found


def _counted_back(said: Said, context: Context, language: str | None) -> Moment | Flaw:
    """Return the moment that was so long before the page was fetched; a flaw where it is not known when that was.

    A page without headers is a file, which may have been copied long after it was saved.
    """
    now = context.document.fetched_at if context.document.headers else None
    flaw = Flaw("relative-date", said.value)
    read = parse_relative(said.value, now=now, language=language, timezone=context.hints.timezone) if now else None
    return Moment(read.when, read.precision, (*read.flaws, flaw)) if read else flaw
