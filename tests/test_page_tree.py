import resource
from contextlib import suppress

import pytest

from ingest import ReadError, read
from ingest.reading.page.dom.mending import with_sound_tags
from ingest.reading.page.dom.tree import MOST_REFERENCES, _tolerant, read_tree, tree_of
from ingest.reading.page.dom.unfolding import folded_in
from ingest.schema import Document, Kind, Reading
from ingest.text.markup import tree_text
from tests.entries import only

LINES = (
    "The two eastern gates of the dam were opened on Wednesday morning, the ministry of water said in Erbil.",
    "Water had stood at the sill since Monday, after the wettest week of the year, and the spillway was dry.",
    "The villages below were told by telephone and by bell, and nobody was hurt, said the mayor of Dokan.",
)
PROSE = "".join(f"<p>{line}</p>" for line in LINES)
HEAD = "<html><head><title>Dam gates open</title></head><body>"
FOOT = "</body></html>"
HEADING = "<h1>Dam gates open</h1>"


def reading(markup: str | bytes) -> Reading:
    body = markup.encode() if isinstance(markup, str) else markup
    return read(Document(url="https://news.example/dam/", body=body, content_type="text/html; charset=utf-8"))


BROKEN = {
    "an end before the story": f"{HEAD}<p>Menu</p>{FOOT}{HEADING}{PROSE}{FOOT}",
    "an end in the middle of a long page": f"{HEAD}{HEADING}{PROSE * 4}</body></html>{PROSE * 4}<p>x</p>{FOOT}",
    "a comment that never ends": f"{HEAD}{HEADING}<!-- advert {PROSE}{FOOT}",
    "a comment that the next one ends": f"{HEAD}<!-- story {HEADING}{PROSE}<!-- foot -->{FOOT}",
    "a comment that never ends in the head": f"{HEAD.replace('</head>', '<!-- styles </head>')}{HEADING}{PROSE}{FOOT}",
    "a quote that never ends": f'{HEAD}{HEADING}<div class="text>{PROSE}</div>{FOOT}',
    "a quote that never ends in capitals": f'{HEAD}{HEADING}<DIV CLASS="text>{PROSE}</DIV>{FOOT}'.upper(),
    "a title that never ends": f"{HEAD}{HEADING}{PROSE}{FOOT}".replace("</title>", ""),
    "a script that never ends": f"{HEAD}<script>var a = 1;{HEADING}{PROSE}{FOOT}",
    "a style that never ends": f"{HEAD}<style>p {{ color: red }}{HEADING}{PROSE}{FOOT}",
    "a field that never ends": f"{HEAD}<form><textarea></form>{HEADING}{PROSE}{FOOT}",
    "character data": HEAD + HEADING + "".join(f"<p><![CDATA[{line}]]></p>" for line in LINES) + FOOT,
    "a story in noframes": f"<frameset><frame src=a><noframes>{HEADING}{PROSE}</noframes></frameset>",
}


@pytest.mark.parametrize("name", BROKEN)
def test_markup_that_hides_the_story_is_read_as_it_was_meant_and_says_so(name: str) -> None:
    found = reading(BROKEN[name])
    text = (only(found).content_text or "").lower()
    assert [line for line in LINES if line.lower() not in text] == []
    assert [flaw.rule for flaw in found.warnings] == ["broken-markup"]


@pytest.mark.parametrize(
    ("written", "sound"),
    [
        ('<a href="x>y" title=z>', '<a href="x>y" title=z>'),
        ("<a href='x'class=y/>", "<a href='x'class=y/>"),
        (f'<img src="data:,{"a" * 5_000}">', f'<img src="data:,{"a" * 5_000}">'),
        ('<a x"y="z>one<a x"y="z>two', "<a>one<a>two"),
        ("a < b <p>c", "a < b <p>c"),
        ('<a title="<b>c">d', '<a title="<b>c">d'),
        ('<b style="c <b style="c ', '&lt;b style="c &lt;b style="c '),
        ('<b title="' + "<i> " * 1_000, '&lt;b title="' + "<i> " * 1_000),
    ],
    ids=[
        "a bracket in a quote",
        "no space",
        "a long value",
        "a quote in a name",
        "less than",
        "a tag in a quote",
        "no end",
        "no end of a quote",
    ],
)
def test_a_tag_ends_where_it_was_meant_to(written: str, sound: str) -> None:
    assert with_sound_tags(written) == sound


SOUND = {
    "no head": f"{HEADING}{PROSE}",
    "two bodies": f"{HEAD}<p>Menu</p></body><body class=b>{HEADING}{PROSE}{FOOT}",
    "text behind an empty body": f"{HEAD}</body>A word. {HEADING}{PROSE}</html>",
    "text behind the body": f"{HEAD}<p>Menu</p></body>{HEADING}{PROSE}</html>",
    "a page within a page": f"{HEAD}<div>{HEAD}{HEADING}{PROSE}{FOOT}</div>{FOOT}",
    "nothing closed": f"{HEAD}<div>{HEADING}<div>" + "".join(f"<p>{line}" for line in LINES),
    "NULs": f"{HEAD}{HEADING}\0{PROSE}\0{FOOT}".replace("ministry", "min\0istry"),
    "prefixes": '<?xml version="1.0"?><h:html xmlns:h="http://www.w3.org/1999/xhtml">'
    + "".join(f"<h:p>{line}</h:p>" for line in LINES),
    "scripts and titles closed by themselves": '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head>'
    f'<title/><script src="a.js"/></head><body><a name="x"/>{HEADING}{PROSE}{FOOT}',
    "markup as character data": f"{HEAD}{HEADING}<div><![CDATA[{PROSE}]]></div>{FOOT}",
    "a story in noscript": f"{HEAD}<div id=app></div><noscript>{HEADING}{PROSE}</noscript><script></script>{FOOT}",
    "a story in a template": f"{HEAD}<x-a><template shadowrootmode=open>{HEADING}{PROSE}</template></x-a>{FOOT}",
    "scripts behind the body": f"{HEAD}{HEADING}{PROSE}</body><script>var a = '<p>' + 1;</script></html>",
    "a comment about the end": f"{HEAD}{HEADING}{PROSE}{FOOT}<!-- cached </body> </html> -->",
}


@pytest.mark.parametrize("name", SOUND)
def test_markup_that_only_looks_hopeless_is_read_without_a_word(name: str) -> None:
    found = reading(SOUND[name])
    text = only(found).content_text or ""
    assert [line for line in LINES if line not in text] == []
    assert found.warnings == ()


def test_a_request_to_switch_scripts_on_is_no_story() -> None:
    asked = (
        "<noscript><p>You need to enable JavaScript to run this app. Please do so, and load it again.</p></noscript>"
    )
    assert reading(f"{HEAD}<div id=root></div>{asked}<script src=a.js></script>{FOOT}").kind is Kind.EMPTY


def test_a_frameset_names_the_pages_it_is_made_of() -> None:
    found = reading("<frameset><frame src='/menu.html'><frame src='/lamp.html'></frameset>")
    assert [str(flaw) for flaw in found.warnings] == ["no-story: the page is made of others: /menu.html, /lamp.html"]


LAZY = "data:image/gif;base64,R0lGOD"


@pytest.mark.parametrize(
    ("markup", "sources"),
    [
        (f"<figure><img src={LAZY}><noscript><img src=/a.jpg></noscript></figure>", ["/a.jpg"]),
        ("<figure><img><noscript><img src=/a.jpg alt=A></noscript></figure>", ["/a.jpg"]),
        ("<p><a href=/x><span><img class=lazy></span><noscript><img src=/a.jpg></noscript></a></p>", ["/a.jpg"]),
        ("<div><noscript><img src=/a.jpg></noscript></div>", ["/a.jpg"]),
        ("<div><img data-src=/b.jpg><noscript><img src=/a.jpg></noscript></div>", [None]),
        ("<div><img data-hi-res-src=/b.jpg><noscript><img src=/a.jpg></noscript></div>", [None]),
        ("<div><img src=/b.jpg><noscript><img src=/a.jpg></noscript></div>", ["/b.jpg"]),
        ("<div><noscript><img width=1 height=1 src=//count.example/p></noscript></div>", []),
        ("<div><noscript><img style='display:none' src=//count.example/p></noscript></div>", []),
        ("<noscript><img src=//count.example/p></noscript>", []),
    ],
)
def test_a_picture_that_a_script_would_load_is_where_its_twin_says(markup: str, sources: list[str | None]) -> None:
    root = tree_of(f"{HEAD}{HEADING}{PROSE * 2}{markup}{FOOT}")
    shown = [img for img in root.iter("img") if not any(True for _ in img.iterancestors("noscript"))]
    assert [img.get("src") for img in shown] == sources


def test_of_more_references_than_any_page_has_the_slow_parser_sees_no_more_than_it_can_bear() -> None:
    page = f"{HEAD}{HEADING}{PROSE}{'&a' * (MOST_REFERENCES + 9)}{FOOT}"
    found = _tolerant(page)
    assert found is not None
    assert tree_text(found).count("&a") == MOST_REFERENCES
    assert tree_text(found).count(" a") >= 9


def test_what_is_folded_in_what_is_folded_is_not_counted_again_with_each_that_is_around_it() -> None:
    root = tree_of(f"{HEAD}{PROSE * 2}{'<div><noscript><input>' * 50}A{FOOT}")
    every = list(root.iter("noscript"))
    assert len(every) == 50
    assert folded_in(root.iter()) == every[:2]


@pytest.mark.parametrize(
    "filler",
    [
        "<script>" + "var a = 'x y';" * 750_000 + "</script>",
        f"<img src='data:image/png;base64,{'A' * 10_500_000}'>",
        "<!-- word and -->" * 600_000,
    ],
    ids=["a script", "a picture", "comments"],
)
def test_a_page_of_ten_megabytes_is_read_wherever_its_story_stands(filler: str) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    found = reading(f"{HEAD}{filler}{HEADING}{PROSE}{FOOT}")
    assert all(line in (only(found).content_text or "") for line in LINES)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_utime - before < 10


@pytest.mark.parametrize(
    "unit",
    ["<!--", "<p class='", '<p class="', "<title>", "<script>", "<![CDATA[", "<noscript>", "</html>", "<frame>", "]]>"],
)
def test_what_is_never_closed_costs_no_more_the_more_there_is_of_it(unit: str) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    for markup in (unit * 100_000, (unit + PROSE) * 1500):
        with suppress(ReadError):
            read_tree(markup)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_utime - before < 10


def test_bytes_and_text_give_one_tree() -> None:
    page = f"{HEAD}{HEADING}<p>Ağrı – é \0 \x92</p>{PROSE}{FOOT}"
    assert tree_text(read_tree(page).root) == tree_text(read_tree(page.encode()).root)


@pytest.mark.parametrize("name", ["article", "main", "section", "x-app"])
def test_a_story_behind_the_title_stands_in_the_body_though_no_tag_begins_that(name: str) -> None:
    root = tree_of(
        f"<!doctype html><meta charset=utf-8><title>Dam</title><{name}><p>Open.</p></{name}>It is.<p>Shut.</p>"
    )
    body = root.find("body")
    assert body is not None
    assert "".join(map(str, body.itertext())) == "Open.It is.Shut."
