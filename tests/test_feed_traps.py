"""What feeds get wrong or say in an unusual way: each trap, its fixture, and what must be read."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from ingest import open_collection
from ingest.archive.files import TYPES
from ingest.collection import Collection
from ingest.reading import read
from ingest.schema import Cloud, Document, Enclosure, Entry, Image, Person, Reading, Tombstone
from tests import newsroom
from tests.newsroom import LATER, NOON, records, take
from tests.offline import ROOT

FIXTURES = ROOT / "fixtures"
SITE = "https://ropewalk.example"
EMPTY = "feeds/valley-no-entries-yet.xml", "traps/empty-feed.atom", "traps/empty-feed.json"
TWENTIETH = datetime(2025, 8, 20, 6, 20, tzinfo=UTC)


def reading(name: str, *, at: datetime = NOON, content_type: str | None = None) -> Reading:
    """Read a fixture as if it had been fetched."""
    path = FIXTURES / name
    kind = content_type or TYPES.get(path.suffix)
    return read(Document(url="urn:fixture", body=path.read_bytes(), content_type=kind, fetched_at=at, source_id=name))


def entries(said: Reading) -> list[Entry]:
    return [entry for entry in said.entries if isinstance(entry, Entry)]


def of_each(field: str) -> Callable[[Reading], list[Any]]:
    return lambda said: [getattr(entry, field) for entry in entries(said)]


def said_of_first(*fields: str) -> Callable[[Reading], tuple[Any, ...]]:
    return lambda said: tuple(getattr(entries(said)[0], field) for field in fields)


def of_feed(*fields: str) -> Callable[[Reading], Any]:
    def look(said: Reading) -> Any:
        found = tuple(getattr(said.feed, field) for field in fields)
        return found if len(fields) > 1 else found[0]

    return look


def rules(said: Reading) -> set[str]:
    """Return the rules of all warnings of a reading."""
    return {flaw.rule for flaw in (*said.warnings, *(flaw for entry in entries(said) for flaw in entry.warnings))}


def named(said: Reading) -> list[tuple[str, str | None]]:
    """Return the feeds that a list names."""
    return [(link.url, link.title) for link in said.links if link.rel == "feed"]


titles, guids, urls, published = of_each("title"), of_each("guid"), of_each("url"), of_each("published")


class Trap(NamedTuple):
    """A trap, its fixture, what is looked at, and what must be there."""

    trap: str
    fixture: str
    look: Callable[[Reading], Any]
    expected: Any


TRAPS = (
    # -- bytes and characters --
    Trap(
        "white space and a mark before <?xml",
        "traps/whitespace-and-bom-before-declaration.rss",
        titles,
        ["Tar kettle moved to the yard"],
    ),
    Trap("junk before <?xml", "broken/junk-before-declaration.rss", rules, {"junk-before-xml"}),
    Trap("control characters", "broken/control-characters.rss", rules, {"control-characters"}),
    Trap(
        "undefined entities",
        "broken/undefined-entity.rss",
        titles,
        ["Peat museum – now with a café", "Eel market … continues"],
    ),
    Trap(
        "a bare &",
        "broken/bare-ampersand.rss",
        lambda said: urls(said)[0],
        "https://lowlandecho.example/item?id=311&b=2&lang=en",
    ),
    Trap("cp1252 declared as utf-8", "broken/wrong-charset-declared.rss", titles, ["Café “De Kade” reopens"]),
    Trap("a missing charset", "traps/charset-missing.rss", titles, ["Entrée to the net loft is free – on Sundays"]),
    Trap(
        "UTF-16 with a mark",
        "traps/utf-16-be-with-bom.atom",
        titles,
        ["Hemp is dearer than silk, says the “Señora” of the slip"],
    ),
    Trap("UTF-16 without a mark", "broken/utf-16-without-bom.rss", lambda said: len(entries(said)), 1),
    Trap("unasked compression", "traps/gzip-unasked.rss", titles, ["Windlass pawl found in a flower bed"]),
    Trap("HTML served as a feed", "broken/html-in-place-of-feed.xml", lambda said: len(said.entries), 0),
    Trap(
        "HTML served as a feed",
        "broken/html-in-place-of-feed.xml",
        lambda said: "html-in-place-of-feed" in rules(said),
        True,
    ),
    Trap(
        "a feed served as text/html", "traps/feed-served-as-html.html", titles, ["Splicing course moves to Wednesdays"]
    ),
    Trap(
        "double-escaped HTML", "broken/double-escaped-html.rss", of_each("summary"), ["<p>Stalls from <b>ten</b>.</p>"]
    ),
    Trap("double-escaped HTML", "broken/double-escaped-html.rss", rules, {"double-escaped"}),
    # -- dates --
    Trap("localised days and months", "traps/dates-localised.rss", published, [TWENTIETH] * 8),
    Trap(
        "PM, zone names",
        "traps/dates-pm-and-zone-names.rss",
        published,
        [
            datetime(2025, 8, 20, 19, 20, tzinfo=UTC),
            datetime(2025, 8, 20, 0, 20, tzinfo=UTC),
            datetime(2025, 8, 20, 19, 20, tzinfo=UTC),
            TWENTIETH,
        ],
    ),
    Trap(
        "no zone",
        "traps/dates-without-a-zone.rss",
        published,
        [datetime(2025, 8, 20, 8, 20, tzinfo=UTC), datetime(2025, 8, 20, tzinfo=UTC)],
    ),
    Trap("no zone", "traps/dates-without-a-zone.rss", of_each("published_precision"), ["second", "day"]),
    Trap(
        "two-digit years",
        "traps/dates-two-digit-years.rss",
        published,
        [datetime(2025, 8, 20, 8, 20, tzinfo=UTC), datetime(1999, 8, 20, 8, 20, tzinfo=UTC)],
    ),
    Trap("epoch", "traps/dates-epoch.json", published, [TWENTIETH, TWENTIETH]),
    Trap("impossible dates", "broken/impossible-date.rss", lambda said: published(said)[:2], [None, None]),
    Trap("impossible dates", "broken/impossible-date.rss", rules, {"impossible-date"}),
    Trap("dates in the future", "broken/future-date.rss", lambda said: published(said)[0].year, 2031),
    Trap("dates in the future", "broken/future-date.rss", rules, {"future-date"}),
    # -- identifiers --
    Trap("a missing guid", "broken/no-guid.rss", guids, [None, None, None]),
    Trap("a missing guid", "broken/no-guid.rss", rules, {"no-guid"}),
    Trap("an empty guid", "traps/guid-empty.rss", guids, [None, None]),
    Trap("an empty guid", "traps/guid-empty.rss", rules, {"no-guid"}),
    Trap("a reused guid", "broken/same-guid-twice.rss", guids, ["echo-today", "echo-today"]),
    Trap(
        "a changing guid",
        "traps/guid-changing-on-monday.rss",
        said_of_first("guid", "url"),
        ("ropewalk-4410-1755493200", f"{SITE}/2025/slipway-scraped/"),
    ),
    Trap(
        "a changing guid",
        "traps/guid-changing-on-tuesday.rss",
        said_of_first("guid", "url"),
        ("ropewalk-4410-1755579600", f"{SITE}/2025/slipway-scraped/"),
    ),
    Trap(
        "guids that differ by fragment only",
        "traps/guid-differs-by-fragment.rss",
        guids,
        [f"{SITE}/council/2025-08#crane", f"{SITE}/council/2025-08#cat"],
    ),
    Trap(
        "isPermaLink=false, wrong case",
        "traps/ispermalink-false-in-capitals.rss",
        urls,
        [None, None, f"{SITE}/2025/leeks-eaten/"],
    ),
    # -- addresses --
    Trap("relative links", "broken/relative-links-only.rss", urls, ["https://lowlandecho.example/2025/footbridge/"]),
    Trap("xml:base", "traps/xml-base-chain.atom", urls, [f"{SITE}/yard/2025/keel/"]),
    Trap(
        "xml:base",
        "traps/xml-base-chain.atom",
        of_each("images"),
        [(Image(f"{SITE}/yard/2025/keel/photos/keel.jpg", alt="The keel"),)],
    ),
    Trap(
        "root-relative URLs inside HTML",
        "traps/root-relative-urls-in-html.rss",
        of_each("content_html"),
        [
            f'<p>The pane was <a href="{SITE}/archive/1931/">lost in 1931</a>.</p>'
            f'<p><img src="{SITE}/pictures/skylight.jpg" alt="The pane"> '
            '<a href="https://lime.example/glass">The glazier</a> took a day.</p>'
        ],
    ),
    # -- extensions --
    Trap(
        "extensions that overwrite core fields",
        "traps/extensions-overwrite-nothing.rss",
        said_of_first("title", "summary", "url", "authors"),
        (
            "Rope walk is three hundred years old and still too short",
            "The longest rope ever ordered had to be laid around a corner.",
            f"{SITE}/2025/three-hundred/",
            (Person("Hedda Brandt"),),
        ),
    ),
    Trap(
        "extensions that overwrite core fields",
        "traps/extensions-overwrite-nothing.rss",
        of_each("content_text"),
        ["The longest rope ever ordered had to be laid around a corner, and past the chapel."],
    ),
    Trap(
        "media:group",
        "traps/media-group-of-a-film.atom",
        said_of_first("summary", "images", "enclosures"),
        (
            "Gloves off & patience on: 3 < 4 turns.",
            (Image("https://stills.ropewalk.example/vi/rW3kn0t/high.jpg", width=480, height=360),),
            (Enclosure("https://films.ropewalk.example/v/rW3kn0t?version=3", "video/mp4", duration=212),),
        ),
    ),
    Trap(
        "atom:link in RSS", "traps/atom-link-in-rss.rss", urls, [f"{SITE}/2025/whistle/", f"{SITE}/2025/confiscated/"]
    ),
    Trap("atom:link in RSS", "traps/atom-link-in-rss.rss", of_feed("url", "feed_url"), (f"{SITE}/", f"{SITE}/feed/")),
    Trap(
        "swapped prefixes",
        "traps/swapped-prefixes.rss",
        lambda said: [(one.title, one.authors[0].name, one.images[0].url) for one in entries(said)],
        [("Harness maker turns to kayaks", "Jonna Wik", f"{SITE}/pictures/kayak.jpg")],
    ),
    Trap(
        "undeclared prefixes",
        "broken/undeclared-prefix.rss",
        lambda said: [one.authors[0].name for one in entries(said)],
        ["Teun Vermaas", "Lies Brouw"],
    ),
    # -- what else a feed says --
    Trap("itunes:new-feed-url", "traps/new-feed-url.rss", of_feed("new_url"), "https://kilntalk.example/feed.xml"),
    Trap(
        "tombstones",
        "traps/tombstones.atom",
        lambda said: said.tombstones,
        (
            Tombstone("urn:x-ropewalk:sea-serpent", datetime(2025, 8, 21, 12, tzinfo=UTC), "The night editor"),
            Tombstone("urn:x-ropewalk:second-serpent", datetime(2025, 8, 22, 6, tzinfo=UTC)),
        ),
    ),
    Trap(
        "atom:source",
        "traps/atom-source.atom",
        lambda said: [
            (one.title, one.attribution and (one.attribution.id, one.attribution.title)) for one in entries(said)
        ],
        [("Quicklime wagon waits for a dry day", ("urn:x-lime:feed", "The Lime Burner"))],
    ),
    Trap("a WebSub hub", "traps/websub-hub.rss", of_feed("hub"), "https://hub.ropewalk.example/"),
    Trap(
        "rssCloud",
        "traps/rsscloud.rss",
        of_feed("cloud"),
        Cloud("cloud.ropewalk.example", 5337, "/pleaseNotify", None, "http-post"),
    ),
    Trap(
        "ttl, skipHours",
        "traps/ttl-and-skip-hours.rss",
        of_feed("ttl", "update_interval", "skip_hours", "skip_days"),
        (90, 21_600, (0, 4), ("Sunday",)),
    ),
    # -- JSON Feed and OPML --
    Trap("a numeric id in JSON", "broken/numeric-id.json", guids, ["4711", "4712"]),
    Trap("a missing id or date in JSON", "traps/json-missing-id-and-date.json", urls, [f"{SITE}/notices/anchor", None]),
    Trap("a missing id or date in JSON", "traps/json-missing-id-and-date.json", published, [None, None]),
    Trap("wrong types in JSON", "broken/wrong-types.json", titles, ["17", "The third one is sound"]),
    Trap(
        "text or type missing in OPML",
        "traps/opml-text-or-type-missing.opml",
        named,
        [
            (f"{SITE}/feed/", None),
            ("https://lime.example/atom", "The Lime Burner"),
            ("https://kilntalk.example/feed.xml", "Kiln Talk"),
        ],
    ),
    Trap(
        "a bare & in OPML",
        "broken/bare-ampersand.opml",
        lambda said: named(said)[0],
        ("https://lowlandecho.example/feed?a=1&b=2", "Bread & Butter"),
    ),
    Trap("nested folders in OPML", "feeds/desk-list-nested.opml", lambda said: len(named(said)), 5),
    # -- how much --
    *(Trap("an empty feed is valid", name, lambda said: (said.entries, said.warnings), ((), ())) for name in EMPTY),
    Trap(
        "one bad entry never costs the others",
        "traps/one-bad-entry.rss",
        titles,
        [
            "Chandler sells the last brass lamp",
            "Rope < 3 ells & twine are sold by weight",
            "Chandler finds another brass lamp",
        ],
    ),
    Trap(
        "one bad entry never costs the others",
        "traps/one-bad-entry.rss",
        of_each("content_text"),
        [None, "Half a paragraph", None],
    ),
)
ELSEWHERE = {"traps/charset-only-in-the-header.rss"}  # needs a header, so it has a test of its own


@pytest.mark.parametrize(
    ("trap", "fixture", "look", "expected"), TRAPS, ids=[f"{one.trap}-{at}" for at, one in enumerate(TRAPS)]
)
def test_a_trap_is_read_as_it_was_meant(trap: str, fixture: str, look: Callable[[Reading], Any], expected: Any) -> None:
    assert look(reading(fixture)) == expected, trap


def test_the_charset_of_a_header_is_believed_where_the_document_names_none() -> None:
    said = reading("traps/charset-only-in-the-header.rss", content_type="application/rss+xml; charset=windows-1250")
    assert titles(said) == ["Piętnaście łodzi wraca z Żuław do stoczni"]
    assert said.warnings == ()


def test_every_trap_has_its_fixture_and_every_fixture_its_trap() -> None:
    told = {one.fixture for one in TRAPS} | ELSEWHERE
    assert [name for name in sorted(told) if not (FIXTURES / name).is_file()] == []
    assert {f"traps/{path.name}" for path in (FIXTURES / "traps").iterdir()} == {
        name for name in told if name.startswith("traps/")
    }


# -- what becomes of them in a collection --


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    with open_collection(f"sqlite:///{tmp_path}/c.db") as opened:
        yield opened


@pytest.mark.parametrize("name", ["broken/same-guid-twice.rss", "traps/guid-differs-by-fragment.rss"])
def test_two_stories_stay_two_whatever_their_guids(name: str, collection: Collection) -> None:
    take(collection, reading(name), reading(name, at=LATER))
    assert {record.entry.title for record in records(collection)} == set(titles(reading(name)))


def test_a_date_in_the_future_never_sorts_first_for_ever(collection: Collection) -> None:
    later = newsroom.entry("1", f"{SITE}/later/", "Said later", published=LATER)
    take(collection, reading("broken/future-date.rss"), newsroom.reading(later, at=LATER))
    newest = [record.entry.title for record in records(collection)]
    assert newest == ["Said later", "New lock opens", "Old lock closes"]
