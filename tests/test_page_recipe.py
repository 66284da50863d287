import json
from pathlib import Path

import pytest

from ingest import read
from ingest.cli import main
from ingest.errors import ReadError
from ingest.reading import explain, tried
from ingest.run.settings import recipe_for
from ingest.schema import Document, Entry, Hints, Kind, Person, Reading, Recipe, Tag
from ingest.sources import load_recipe
from tests.articles.written import PROSE
from tests.entries import only
from tests.offline import ROOT, records

URL = "https://quarrygazette.example/2025/slate-bell.html"
FILE = ROOT / "seeds" / "recipes" / "quarry-gazette.toml"
PAGE = ROOT / "fixtures" / "mirror" / "quarrygazette.example" / "2025" / "slate-bell.html"
GAZETTE = load_recipe(FILE)
STORY = f"<h1>Dam gates open</h1><div class=a>{PROSE * 3}</div><div class=b>{PROSE}</div>"


def recipe(remove: tuple[str, ...] = (), **fields: str | tuple[str, ...]) -> Recipe:
    said = tuple((name.replace("_", "."), (each,) if isinstance(each, str) else each) for name, each in fields.items())
    return Recipe(name="own", fields=said, remove=remove)


def reading(body: str, by: Recipe, head: str = "") -> Reading:
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    return read(Document(url="https://news.example/dam/", body=page.encode()), Hints(recipe=by))


def misses(found: Reading) -> list[str]:
    entries = [entry for entry in found.entries if isinstance(entry, Entry)]
    flaws = [*found.warnings, *(flaw for entry in entries for flaw in entry.warnings)]
    return [flaw.detail for flaw in flaws if flaw.rule == "recipe-miss"]


def test_a_page_that_its_markup_misleads_about_is_read_by_its_recipe() -> None:
    document = Document(url=URL, body=PAGE.read_bytes())
    assert only(read(document)).title == "The Quarry Gazette"
    found = read(document, Hints(recipe=GAZETTE))
    entry = only(found)
    assert entry.title == "Slate bell rings out the last shift at Hollow Pit"
    assert entry.authors == (Person("Marit Quell"), Person("Oswin Drab"))
    assert str(entry.published) == "2025-09-26 16:20:00+00:00"
    assert (entry.section, entry.tags) == ("Works", (Tag("Hollow Pit"), Tag("slate"), Tag("schools")))
    assert [(image.url, image.credit) for image in entry.images] == [
        ("https://quarrygazette.example/i/bell-1600.jpg", "Ada Quist")
    ]
    assert entry.content_text is not None
    assert entry.content_text.startswith("HOLLOW PIT (MNA) - The slate bell")
    assert entry.content_text.endswith("promised the first boat.")
    assert "slate clocks" not in entry.content_text
    assert entry.dateline is not None
    assert entry.dateline.place == "HOLLOW PIT"
    assert [(item.title, str(item.published)) for item in entry.latest][-1] == (
        "Rope inspector counts to eleven thousand",
        "2025-09-26 19:45:00+00:00",
    )
    assert found.next_url == "https://quarrygazette.example/2025/slate-bell-2.html"
    assert misses(found) == []


def test_what_the_recipe_says_stands_beside_what_it_overrules() -> None:
    (evidence,) = explain(Document(url=URL, body=PAGE.read_bytes()), Hints(recipe=GAZETTE)).evidence
    published = [(one.signal, one.chosen) for one in evidence if one.field == "published"]
    assert published == [("recipe:published", True), ("article:published_time", False)]
    assert {one.signal for one in evidence if one.chosen} >= {"recipe:body", "recipe:tags", "recipe:image"}


def test_the_ordinary_reading_remains_for_what_a_recipe_does_not_name_or_find() -> None:
    found = reading(STORY, recipe(title=("h2", ".none"), section=".b @id"), "<meta name=author content='Jane Doe'>")
    entry = only(found)
    assert (entry.title, entry.authors) == ("Dam gates open", (Person("Jane Doe"),))
    assert misses(found) == ["own: title = h2 | .none", "own: section = .b @id"]


def test_of_several_selectors_the_first_that_finds_anything_counts() -> None:
    found = reading(STORY + "<h3 class=c>Later</h3>", recipe(title=(".none", ".c", "h1")))
    assert only(found).title == "Later"
    assert misses(found) == []


@pytest.mark.parametrize(
    ("markup", "selector", "field", "value"),
    [
        ("<time class=t datetime=2025-09-24T10:00Z>today</time>", ".t", "published", "2025-09-24 10:00:00+00:00"),
        ("<b class=t>24 September 2025</b>", ".t", "published", "2025-09-24 00:00:00+00:00"),
        ("<b class=t data-at=2025-09-24T10:00Z>x</b>", ".t @data-at", "updated", "2025-09-24 10:00:00+00:00"),
        ("<meta class=t content='World &amp; region'>", ".t", "section", "World & region"),
        ("<p class=t>A <b>bold</b>ness  of\nspeech</p>", ".t", "summary", "A boldness of speech"),
    ],
)
def test_a_value_is_the_attribute_that_is_asked_for_or_meant_else_the_text(
    markup: str, selector: str, field: str, value: str
) -> None:
    by = Recipe(name="own", fields=((field, (selector,)),))
    assert str(getattr(only(reading(STORY + markup, by)), field)) == value


@pytest.mark.parametrize("name", ["src", "data-src", "data-lazy-src", "data-url", "data-hi-res-src"])
def test_a_picture_is_where_any_lazy_page_keeps_its_address(name: str) -> None:
    picture = f"<img class=x {name}=/bell.jpg src=data:image/gif;base64,R0>"
    found = reading(f"{STORY}{picture}", recipe(image=".x"), '<meta property="og:image" content="/house.jpg">')
    assert only(found).images[0].url == "https://news.example/bell.jpg"


def test_a_body_is_cleaned_and_without_what_is_to_be_removed() -> None:
    body = f"<main>{PROSE}<div class=ad>Buy!</div><script>x()</script><a href='/x' onclick='x()'>more</a></main>"
    html = only(reading(STORY + body, recipe(body="main, main p", remove=(".ad",)))).content_html
    assert html is not None
    assert html.count("<p>") == 1
    assert '<a href="https://news.example/x">more</a>' in html
    assert not any(word in html for word in ("Buy", "script", "onclick"))


def test_a_page_on_which_only_the_recipe_finds_a_story_is_an_article() -> None:
    found = reading("<div id=s>Short.</div><script src=/a.js></script>", recipe(body="#s", title="#s"))
    assert (found.kind, only(found).content_text) == (Kind.ARTICLE, "Short.")


def test_a_redesign_that_leaves_no_story_is_reported_as_a_miss() -> None:
    found = reading("<div id=app></div><script src=/a.js></script>", recipe(body="#s"))
    assert (found.kind, misses(found)) == (Kind.EMPTY, ["own: body = #s"])
    assert found.warnings[0].rule == "recipe-miss"


def test_a_listing_misses_no_field_of_a_story() -> None:
    teasers = "".join(f"<h2><a href=/s/{n}>Story number {n} of the day is here</a></h2>" for n in range(9))
    found = reading(teasers, recipe(body="#s", latest="#w li"))
    assert (found.kind, misses(found)) == (Kind.LISTING, [])


def test_a_selector_of_rows_that_finds_nothing_in_any_is_a_miss() -> None:
    rows = "<ul id=w><li><a href=/1>One</a> now<li><a href=/2>Two</a> then</ul>"
    found = reading(STORY + rows, recipe(latest="#w li", latest_title="a", latest_time="time"))
    assert [(row.title, row.url) for row in only(found).latest] == [
        ("One", "https://news.example/1"),
        ("Two", "https://news.example/2"),
    ]
    assert misses(found) == ["own: latest.time = time"]


def test_what_is_to_be_removed_and_is_not_there_is_a_miss() -> None:
    assert misses(reading(STORY, recipe(title="h1", remove=(".ad",)))) == ["own: remove = .ad"]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (URL, "quarry-gazette"),
        ("https://www.quarrygazette.example/", "quarry-gazette"),
        ("https://m.quarrygazette.example/x", "quarry-gazette"),
        ("https://web.archive.org/web/20200102030405/http://quarrygazette.example/x", "quarry-gazette"),
        ("https://notquarrygazette.example/x", None),
        ("urn:fixture", None),
    ],
)
def test_a_recipe_applies_to_its_hosts_and_those_below_them(url: str, expected: str | None) -> None:
    found = recipe_for(Document(url=url, body=b""), (recipe(title="h1"), GAZETTE))
    assert (found.name if found else None) == expected


def test_a_recipe_that_a_source_names_applies_whatever_the_host() -> None:
    document = Document(url="https://elsewhere.example/", body=b"")
    assert recipe_for(document, (GAZETTE,), "quarry-gazette") is GAZETTE


def test_each_selector_tells_how_much_it_found_and_the_first_of_it() -> None:
    document = Document(url=URL, body=f"{STORY}<ul><li>1<b>x</b><li>2</ul>".encode())
    found = tried(document, recipe(title=("h1", "h2"), latest="li", latest_title="b", remove=(".b",)))
    assert [(one.field, one.selector, one.count, (one.first or "")[:14]) for one in found] == [
        ("title", "h1", 1, "Dam gates open"),
        ("title", "h2", 0, ""),
        ("latest", "li", 2, "1x"),
        ("latest.title", "b", 1, "x"),
        ("remove", ".b", 1, "The two easter"),
    ]


def test_a_recipe_is_tried_on_a_page_alone() -> None:
    feed = Document(url=URL, body=b"<rss version='2.0'><channel/></rss>")
    with pytest.raises(ReadError, match="a recipe is for web pages, and this is rss") as refused:
        tried(feed, recipe(title="h1"))
    assert refused.value.rule == "wrong-type"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "quarrygazette.example").mkdir()
    (tmp_path / "quarrygazette.example" / "bell.html").write_bytes(PAGE.read_bytes())
    return tmp_path


def test_explain_tries_a_recipe_and_fails_once_a_selector_finds_nothing(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = "quarrygazette.example/bell.html"
    assert main(["explain", "--recipe", str(FILE), page]) == 0
    said = capsys.readouterr().out
    assert "recipe     title              #sheet .hd-1                     1 found: Slate bell" in said
    (desk / "own.toml").write_text("title = '.head'", encoding="utf-8")
    assert main(["explain", "--recipe", "own.toml", page]) == 1
    assert ".head" in capsys.readouterr().out.splitlines()[0]
    assert main(["explain", "--json", "--recipe", "own.toml", page]) == 1
    assert json.loads(capsys.readouterr().out)["recipe"] == [
        {"field": "title", "selector": ".head", "count": 0, "first": None}
    ]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nowhere.toml", "cannot be opened: No such file"),
        ("nowhere", "cannot be opened: No such file"),
        ("quarrygazette.example", "is a folder; name the file of one recipe"),
    ],
)
def test_explain_names_a_recipe_that_is_none(
    name: str, said: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", "--recipe", name, "quarrygazette.example/bell.html"]) == 1
    assert f"error: {name}: {said}" in capsys.readouterr().err


def test_explain_tries_a_recipe_whatever_its_file_is_called(desk: Path) -> None:
    (desk / "own").write_text("title = '#sheet .hd-1'", encoding="utf-8")
    assert main(["explain", "--recipe", "own", "quarrygazette.example/bell.html"]) == 0


def test_a_run_reads_files_by_the_recipes_of_their_hosts_and_names_what_they_miss(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "seeds" / "recipes").mkdir(parents=True)
    text = FILE.read_text(encoding="utf-8").replace("#sheet .rubric", "#sheet .section")
    (desk / "seeds" / "recipes" / "gazette.toml").write_text(text, encoding="utf-8")
    assert main(["quarrygazette.example", "--collection", "sqlite:///c.db"]) == 0
    said = capsys.readouterr()
    assert "recipe-miss 1" in said.out
    assert "quarry-gazette: section = #sheet .section" in said.err
    (record,) = records("sqlite:///c.db")
    assert record.entry.title == "Slate bell rings out the last shift at Hollow Pit"
    assert [flaw.rule for flaw in record.entry.warnings] == ["recipe-miss"]


def test_files_are_read_again_by_the_recipes_they_were_read_by(desk: Path) -> None:
    (desk / "desks" / "recipes").mkdir(parents=True)
    (desk / "desks" / "recipes" / "gazette.toml").write_bytes(FILE.read_bytes())
    place = ("--collection", "sqlite:///c.db", "--seeds", "desks")
    assert main(["quarrygazette.example", *place]) == 0
    before = records("sqlite:///c.db")
    assert main(["reread", "quarrygazette.example", *place]) == 0
    assert records("sqlite:///c.db") == before
