"""Chooses the authors of a page: of all statements about them, the one that names people best."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ingest.reading.page.facts.head import Head
from ingest.reading.page.facts.signing import bylines
from ingest.reading.page.metadata.order import ORDER
from ingest.reading.page.metadata.signals import Signals
from ingest.reading.page.metadata.site_name import split_title
from ingest.reading.phrases.byline import is_person, is_short_name, people_of
from ingest.reading.phrases.organisations import is_acronym, is_organisation, with_kind
from ingest.reading.raw import Said
from ingest.schema import Person
from ingest.text.language import fold
from ingest.text.urls import host_of

REVERSED = ("meta:citation_author", "meta:dc.creator", "meta:dcterms.creator")
LISTS = frozenset(
    signal for signal in ORDER["author"] if signal.startswith(("meta:", "article:", "rel:", "itemprop:", "rdfa:"))
)
_REVERSED = re.compile(r"[^\W\d_a-z]['’\w-]+, [^\W\d_a-z][a-z]+(?: [^\W\d_a-z]\.?)?")  # "Doe, Jane"
LONGEST = 2000  # characters of a statement
FULLER = ("meta:author", "byline")  # signals that name all authors where JSON-LD may name the first alone
_DOCTOR = re.compile(r"^(?:(?:dr|prof|professor|mr|mrs|ms)\s)+")


@dataclass(frozen=True, slots=True)
class Authors:
    """The authors of a page, the signal that names them, and all statements about them as written."""

    people: tuple[Person, ...] = ()
    signal: str = ""
    said: tuple[Said, ...] = ()


def authors_of(signals: Signals, head: Head) -> Authors:
    """Return who wrote a page: the people that the most trusted signal names, or whoever signs in their place.

    The site's own name is an author only if JSON-LD or a line on the page says that it signs.
    """
    houses = _houses(signals, head.url)
    stated = dict(_statements(signals.values, signals.graph.people, houses))
    lines = bylines(head, known=any(_is_full(people) for people in stated.values()))
    stated |= dict(_statements(lines, (), houses))
    signal = _chosen(_of_others(stated, signals.first("title") or "")) or _chosen(stated)
    people = _persons(stated.get(signal, ())) or stated.get(signal, ())
    if not people and (namesake := _namesake(signals, houses)):
        signal, people = "meta:author", (namesake,)
    seen = {**signals.values, **lines}
    names = [(value, name) for name in ORDER["author"] for value in seen.get(name, ())]
    said = [Said(value, name) for value, name in names if fold(value[:LONGEST]) not in houses]
    said.sort(key=lambda one: one.signal != signal)
    return Authors(people, signal, tuple(dict.fromkeys(said)))


def _namesake(signals: Signals, houses: frozenset[str]) -> Person | None:
    """Return the person whose own name is the site's, if its markup names them as author and nobody else signs."""
    names = (name for name in signals.values.get("meta:author", ()) if fold(name[:LONGEST]) in houses)
    return next((Person(name) for name in names if is_person(name) and not name.isupper()), None)


def _chosen(stated: Mapping[str, tuple[Person, ...]]) -> str:
    """Return the signal to believe: the first with a person's full name, else with a person, else with anybody."""
    full = (signal for signal, people in stated.items() if signal != "beside a date" and _is_full(people))
    first = next(full, None) or next((signal for signal, people in stated.items() if _persons(people)), None)
    if first:
        return _fuller(first, stated)
    return next((signal for signal, people in stated.items() if people), "")


def _of_others(stated: Mapping[str, tuple[Person, ...]], title: str) -> dict[str, tuple[Person, ...]]:
    """Return the statements that name a person in full whom the page's title does not: that may be the site's name."""
    parts = frozenset(map(fold, split_title(title)))
    told = {signal: people for signal, people in stated.items() if parts.isdisjoint(fold(who.name) for who in people)}
    return told if any(map(_is_full, told.values())) else {}


def _persons(people: tuple[Person, ...]) -> tuple[Person, ...]:
    return tuple(who for who in people if who.kind is None)


def _is_full(people: tuple[Person, ...]) -> bool:
    """Whether any person is named in full."""
    names = [who.name or "" for who in people if who.kind is None]
    return any(is_person(name) or is_short_name(name) for name in names)


def _houses(signals: Signals, url: str | None) -> frozenset[str]:
    """Return the folded names of the site, and those of organisations in its JSON-LD."""
    host = host_of(url).removeprefix("www.") if url else ""
    names = [said.value for said in signals.said("publisher")] + [host, f"www.{host}", host.rsplit(".", 1)[0]]
    names += [who.name or "" for who in signals.graph.people if who.kind]
    return frozenset(map(fold, names)) - {""}


def _statements(
    seen: Mapping[str, tuple[str, ...]], graph: tuple[Person, ...], houses: frozenset[str]
) -> Iterator[tuple[str, tuple[Person, ...]]]:
    """Yield each signal with the people that it names."""
    for signal in ORDER["author"]:
        if signal == "json-ld:author":
            if graph:
                yield signal, tuple(_told_apart(who, houses) for who in graph)
        elif values := seen.get(signal):
            # A template fills in the site's own name; in a line on the page it signs.
            own = [value for value in values if signal == "byline" or fold(value[:LONGEST]) not in houses]
            lines = [people_of(_forward(value[:LONGEST], signal)) for value in own]
            # Each value of a signal in the markup is one more author; on the page, a second one may be another story's.
            people = [who for line in lines for who in line] if signal in LISTS else next(filter(None, lines), ())
            others = [who for who in people if not _is_house(who, houses)]
            signs = signal == "byline" and not any(is_person(who.name or "") for who in others)
            kept = people if signs else others
            yield signal, tuple(dict.fromkeys(_told_apart(who, houses) for who in kept))


def _is_house(who: Person, houses: frozenset[str]) -> bool:
    """Whether a name is the site's, by its host too, which is written without spaces."""
    name = fold(who.name)
    return name in houses or name.replace(" ", "") in houses


def _forward(name: str, signal: str) -> str:
    """Return a name with the given name first; some signals, as catalogues of papers do, have the family name there."""
    family, _, first = name.partition(", ")
    if signal in LISTS and _REVERSED.fullmatch(name) and not (is_organisation(name) or is_acronym(family)):
        return f"{first} {family}"
    if signal not in REVERSED or not first or "," in first:
        return name
    is_reversed = signal == "meta:citation_author" or not (" " in family or is_organisation(name) or is_acronym(family))
    return f"{first} {family}" if is_reversed else name


def _told_apart(who: Person, houses: frozenset[str]) -> Person:
    name = who.name or ""
    return replace(who, kind="organisation") if fold(name) in houses and not is_person(name) else with_kind(who)


def _fuller(chosen: str, stated: Mapping[str, tuple[Person, ...]]) -> str:
    """Return a signal that names everybody the chosen one does, and more people; else the chosen one."""
    known = {_bare(who.name) for who in _persons(stated[chosen])}
    return next(
        (name for name in FULLER if known < {_bare(who.name) for who in _persons(stated.get(name, ()))}), chosen
    )


def _bare(name: str | None) -> str:
    """Return a name for comparison: folded, without titles such as "Dr"."""
    return _DOCTOR.sub("", fold(name))
