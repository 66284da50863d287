"""What the repairs of one document share (Context), and what they leave (Notes): warnings, evidence for `explain`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeVar

from ingest.reading.raw import Said
from ingest.schema import Dateline, Document, Entry, Evidence, Feed, Flaw, Hints, Person
from ingest.schema.entry import Origin
from ingest.text.markup import line_of
from ingest.text.url_rules import ParameterRules

T = TypeVar("T")


@dataclass(slots=True)
class Patience:
    """How often something slow that may come to nothing will still be tried for one document."""

    dates: int = 1_000  # unreadable dates, each of which takes as long as an entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What every entry of one document shares."""

    document: Document
    hints: Hints
    rules: ParameterRules  # which parameters of its addresses name no page
    origin: Origin
    address: str | None  # the document's own, if it has one
    base: str | None  # what relative links are relative to
    site: str | None = None  # what relative links in its entries are relative to, where nothing nearer is said
    has_guids: bool = False  # whether the format gives its entries identifiers of their own
    feed: Feed | None = None
    authors: tuple[Person, ...] = ()  # of the entries that name none
    patience: Patience = field(default_factory=Patience)


@dataclass(slots=True)
class Notes:
    """What the repairs of one entry leave behind: warnings and, for `explain`, what each signal said."""

    flaws: list[Flaw] = field(default_factory=list)
    evidence: list[Evidence] | None = None  # None: nobody asks for it

    def flaw(self, rule: str, detail: str = "") -> None:
        """Note a flaw, by the name of its rule."""
        self.flaws.append(Flaw(rule, line_of(detail[:400])[:200]) if detail else _bare(rule))

    def warnings(self) -> tuple[Flaw, ...]:
        """Return each flaw once, in the order in which they were met."""
        return tuple(dict.fromkeys(self.flaws)) if len(self.flaws) > 1 else tuple(self.flaws)

    def choose(self, name: str, said: Iterable[Said], read: Callable[[Said], T | None]) -> T | None:
        """Return what `read` makes of the first statement it accepts, None of none; `explain` hears of all."""
        chosen: T | None = None
        if not said:
            return None
        for one in said:
            if chosen is None:
                chosen = value = read(one)
            elif self.evidence is None:
                break
            else:
                value = None
            if self.evidence is not None:
                self.evidence.append(Evidence(name, one.signal, line_of(one.value[:400]), value is not None))
        return chosen

    def structured(self, entry: Entry, signals: Iterable[tuple[str, str]]) -> None:
        """For `explain`, note where the other fields came from: by the parser's word, else by the entry's origin."""
        if self.evidence is None:
            return
        where = {**STRUCTURED[entry.origin or "feed"], **dict(signals)}
        told = {one.field for one in self.evidence if one.chosen}
        for name, signal in where.items():
            value = getattr(entry, name)
            if value not in (None, ()) and name not in told:
                shown = value.text if isinstance(value, Dateline) else len(value) if isinstance(value, tuple) else value
                self.evidence.append(Evidence(name, signal, str(shown), True))


@lru_cache(maxsize=128)
def _bare(rule: str) -> Flaw:
    """Return the one flaw without a detail that all entries share: a document may have it in thousands."""
    return Flaw(rule)


# Where the fields that are not single statements come from, unless the parser says so more exactly.
FOLLOWING = {
    "canonical_url": "from url",
    "content_text": "from content_html",
    "direction": "from language and letters",
    "word_count": "from content_text",
}
STRUCTURED: dict[Origin, dict[str, str]] = {
    "feed": {
        "tags": "categories",
        "images": "media elements, else the content's first picture",
        "enclosures": "enclosures",
        "links": "links",
        "dateline": "first paragraph",
        "attribution": "source element",
        **FOLLOWING,
    },
    "page": {
        "tags": "page metadata",
        "images": "lead figure",
        "dateline": "first paragraph",
        "latest": "a list under a heading that says newest",
        **FOLLOWING,
    },
    "text": {
        "images": "caption lines",
        "dateline": "first paragraph",
        "latest": "lines under a heading that says newest",
        **FOLLOWING,
    },
    "merged": FOLLOWING,
}
