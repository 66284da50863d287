"""Faults 38 to 53: documents that are made to be slow or large, or to do harm further on."""

import itertools
import json
import re
from dataclasses import replace

import pytest

from ingest.schema import Record
from tests.faults.conftest import Met, Strike
from tests.faults.desk import Desk, Fault, check, content, rss
from tests.loopback import Answer, Asked

MANY = 20_000  # a hundred thousand in benchmarks/manners.py
LONGEST = 1_000_000  # characters of a title that is published
OF_A_FILE = "root:"  # what reading a file of this machine would bring
SESSIONS = itertools.count()
XSS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><animate onbegin=alert(1) attributeName=x>",
    '<a href="javascript:alert(1)">a</a>',
    '<a href="jAvA&#x09;script:alert(1)">a</a>',
    '<a href="data:text/html,<script>alert(1)</script>">a</a>',
    '<a href="vbscript:msgbox(1)">a</a>',
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<form action=javascript:alert(1)><button formaction=javascript:alert(1)>b</button></form>",
    "<p style='background:url(javascript:alert(1))'>p</p>",
    "<object data=javascript:alert(1)></object><embed src=javascript:alert(1)>",
    "<base href=javascript:alert(1)//><link rel=stylesheet href=javascript:alert(1)>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
)
ACTIVE = re.compile(
    r"<(script|svg|math|iframe|object|embed|style|form|button|base|link|meta)\b|\son\w+\s*=|(java|vb)script:|data:text",
    re.IGNORECASE,
)


def xml(items: str, *, head: str = "") -> Answer:
    text = f'<?xml version="1.0"?>{head}<rss version="2.0"><channel><title>Desk</title>{items}</channel></rss>'
    return Answer(body=text.encode())


def at(name: str, answer: Answer) -> Answer:
    """Return the stories under addresses of the source's own, so that no two sources tell the same story."""
    return replace(answer, body=answer.body.replace(b"//desk.example/", f"//{name}.example/".encode()))


def item(title: str, text: str = "A story.", *, number: int = 1, guid: str | None = None) -> str:
    link = f"<link>https://desk.example/{number}</link>"
    known = f"<guid isPermaLink='false'>{guid or number}</guid>"
    return f"<item><title>{title}</title>{known}{link}<description>{text}</description></item>"


def cdata(markup: str) -> str:
    return f"<![CDATA[{markup}]]>"


def laughs() -> str:
    """Return ten entities, each ten times the one before."""
    steps = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    return f'<!DOCTYPE rss [<!ENTITY l0 "lollollol">{steps}]>'


def attributes(count: int) -> str:
    return " ".join(f'a{number}="{number}"' for number in range(count))


def at_every_poll(asked: Asked) -> Answer:
    """A feed whose one story has another GUID each time it is asked for."""
    return at("changing", xml(item("The same story", guid=f"session-{next(SESSIONS)}")))


CONTROLS = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Desk",
        "items": [{"id": "1", "title": "a\ud800b\x00c\x1b[2Jd", "content_text": "e\x1b]0;f\x07g\ufffe"}],
    }
).encode()
DATES = ("99999-01-01", "0000-00-00T00:00:00Z", "9" * 5000, "32 Foo 2025 10:00:00 GMT")
UTF_16 = (
    '<?xml version="1.0" encoding="utf-16"?><rss version="2.0"><channel><item><title>A</title></item></channel></rss>'
)

SAME = "".join(item(f"Story {n}", f"Text {n}.", number=n, guid="one") for n in range(1000))
DATED = "".join(
    f"<item><title>D{n}</title><guid>{n}</guid><pubDate>{date}</pubDate></item>" for n, date in enumerate(DATES)
)
NAMELESS = "".join(
    f"<item><title>Same</title><link>https://desk.example/{n}</link><description>Text {n}.</description></item>"
    for n in range(5)
)
BODIES = {
    "laughs": xml(item("Ha &l9;"), head=laughs()),
    "blow-up": xml(item("Long", "&a;" * 1000), head=f'<!DOCTYPE rss [<!ENTITY a "{"q" * 100_000}">]>'),
    "external": xml(item("&file;", "&file;"), head='<!DOCTYPE rss [<!ENTITY file SYSTEM "file:///etc/passwd">]>'),
    "attributes": xml(f"<item {attributes(50_000)}>{item('A', cdata(f'<p {attributes(50_000)}>b</p>'))[6:]}"),
    "deep": xml(item("A", cdata("<div>" * 100_000 + "deep"))),
    "deep-xml": xml("<x>" * 100_000 + "</x>" * 100_000 + item("A")),
    "title": xml(item("T" * 10_000_000)),
    "controls": Answer(body=CONTROLS),
    "controls-xml": xml(item("a\x00b\x1b[31mc", "d\x1b]0;e\x07f")),
    "dates": xml(DATED),
    "no-guids": xml(NAMELESS),
    "cut-utf-16": Answer(body=UTF_16.encode("utf-16")[:-21]),
    "xss": xml("".join(item(f"X{n} {cdata(one)}", cdata(one), number=n) for n, one in enumerate(XSS))),
    "paths": xml(item("../../../etc/cron.d/x", guid="../../../../tmp/escaped") + item("..", number=2)),
}
FAULTS = {name: Fault(replies=(at(name, body),)) for name, body in BODIES.items()} | {
    "equal": Fault(replies=(at("equal", xml(SAME)),), cured=at("equal", xml(SAME))),
    "changing": Fault(replies=(at_every_poll,), cured=at_every_poll),
}


@pytest.fixture(scope="module")
def met(strike: Strike) -> Met:
    return strike(FAULTS)


def read(met: Met, name: str) -> list[Record]:
    """Return what the fault left, after checking that the source then goes on as if it had never had the fault."""
    left = met.left[name]
    assert name not in met.mended.refused
    after = content([one for one in met.desk.records(name) if one.id not in {old.id for old in left}])
    assert after == content([one for one in met.control.records(name) if one.id not in {old.id for old in left}])
    return left


def texts(record: Record) -> tuple[str, ...]:
    entry = record.entry
    return tuple(filter(None, (entry.title, entry.summary, entry.content_html, entry.content_text)))


def all_text(records: list[Record]) -> str:
    return "\n".join(text for one in records for text in texts(one))


def test_38_billion_laughs(met: Met) -> None:
    assert "lol" not in all_text(read(met, "laughs"))


def test_39_quadratic_blow_up(met: Met) -> None:
    assert "qqq" not in all_text(read(met, "blow-up"))


def test_40_external_entity(met: Met) -> None:
    assert OF_A_FILE not in all_text(read(met, "external"))
    assert OF_A_FILE not in met.struck.text


def test_41_fifty_thousand_attributes(met: Met) -> None:
    (one,) = read(met, "attributes")
    assert one.entry.title == "A"


@pytest.mark.parametrize("name", ["deep", "deep-xml"])
def test_42_a_hundred_thousand_levels_deep(met: Met, name: str) -> None:
    assert [one.entry.title for one in read(met, name)] == ["A"]


def test_43_a_title_of_ten_megabytes(met: Met) -> None:
    (one,) = read(met, "title")
    assert 0 < len(str(one.entry.title)) < LONGEST


@pytest.mark.parametrize("name", ["controls", "controls-xml"])
def test_44_nul_escape_and_a_lone_surrogate(met: Met, name: str) -> None:
    left = all_text(read(met, name))
    assert set(left) & set("\0\x1b\x07\ufffe\ud800") == set()
    assert "\x1b" not in met.struck.text


def test_45_dates_that_are_none(met: Met) -> None:
    assert {(one.entry.title, one.entry.published) for one in read(met, "dates")} == {
        (f"D{number}", None) for number in range(len(DATES))
    }


def test_46_a_thousand_equal_guids(met: Met) -> None:
    first = read(met, "equal")
    assert {one.entry.title for one in first} == {f"Story {number}" for number in range(1000)}
    assert len(met.desk.records("equal")) == 1000  # the next poll made none of them a second time


def test_47_guids_that_change_at_every_poll(met: Met) -> None:
    (first,), (second,) = met.left["changing"], met.desk.records("changing")
    assert (first.id, first.revision) == (second.id, second.revision)


def test_48_no_guids_and_equal_titles(met: Met) -> None:
    assert {one.entry.url for one in read(met, "no-guids")} == {
        f"https://no-guids.example/{number}" for number in range(5)
    }


def test_50_cut_utf_16(met: Met) -> None:
    assert [one.entry.title for one in read(met, "cut-utf-16")] in ([], ["A"])


def test_51_what_runs_in_a_browser(met: Met) -> None:
    left = read(met, "xss")
    assert len(left) == len(XSS)
    for one in left:
        assert not ACTIVE.search(one.entry.content_html or ""), one.entry.content_html
        assert not ACTIVE.search(one.entry.summary or ""), one.entry.summary


def test_52_paths_in_titles_and_ids(met: Met) -> None:
    read(met, "paths")
    output = met.desk.folder / "public"
    before = set(met.desk.folder.rglob("*"))
    published = met.desk.publish_to(output)
    assert published.status == 0, published.text
    written = set(met.desk.folder.rglob("*")) - before
    state = met.desk.folder / "syndicate-state"
    assert {path for path in written if not {output, state} & {path, *path.parents}} == set()


def test_49_a_hundred_thousand_items(desk: Desk) -> None:
    desk.stand({"many": Fault(replies=(xml("".join(item(f"S{n}", number=n) for n in range(MANY))),))})
    check(desk.run(), desk, version=1)
    assert desk.count("many") == MANY


def test_53_a_regex_bomb_in_a_filter(desk: Desk) -> None:
    slow = {"exclude": ["(a+)+$", "(a|a)*b"]}
    desk.stand({"regex": Fault(replies=(Answer(body=rss("regex", "a" * 5000 + "!", "plain")),), settings=slow)})
    check(desk.run(), desk, version=1)
    assert desk.titles("regex") == {f"{'a' * 5000}! of regex", "plain of regex"}  # what cannot be decided is kept
