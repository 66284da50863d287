import pytest

from ingest.errors import ReadError
from ingest.text.outlines import Outline, every_outline, outlines, places

NESTED = """<?xml version="1.0" encoding="ISO-8859-1"?>
<opml version="2.0"><body>
  <outline text="World">
    <outline text="Cities">
      <outline text="Erbil" title="Erbil Post" xmlUrl=" https://a.example/feed " language="en"/>
    </outline>
    <outline text="No address"/>
  </outline>
  <OUTLINE text="Second" XMLURL="https://b.example/feed"/>
  <outline text="" xmlUrl="https://c.example/feed"/>
</body></opml>"""


def test_nested_outlines_come_in_the_documents_order_whatever_the_case_of_their_names() -> None:
    assert outlines(NESTED) == (
        (
            Outline("https://a.example/feed", "Erbil Post", "en"),
            Outline("https://b.example/feed", "Second"),
            Outline("https://c.example/feed"),
        ),
        (),
    )


@pytest.mark.parametrize(
    ("written", "title"),
    [
        pytest.param("Bread & butter", "Bread & butter", id="bare ampersand"),
        pytest.param("R&D; now", "R&D; now", id="a name that no HTML knows"),
        pytest.param("caf&eacute;", "café", id="an entity of HTML"),
        pytest.param("a&nbsp;b", "a\u00a0b", id="a space of HTML"),
        pytest.param("nul\x00 and\x1b escape", "nul and escape", id="forbidden characters"),
    ],
)
def test_what_xml_forbids_is_repaired_with_a_warning(written: str, title: str) -> None:
    found, flaws = outlines(
        f'<opml><body><outline text="{written}" xmlUrl="https://a.example/?a=1&b=2"/></body></opml>'
    )
    assert found == (Outline("https://a.example/?a=1&b=2", title),)
    assert [flaw.rule for flaw in flaws] == ["malformed-xml"]


@pytest.mark.parametrize("reference", ["&amp;", "&#38;", "&#x26;"])
def test_a_correct_reference_is_no_flaw(reference: str) -> None:
    found, flaws = outlines(f'<opml><outline text="a{reference}b" xmlUrl="https://a.example/"/></opml>')
    assert (found[0].title, flaws) == ("a&b", ())


def test_a_list_that_breaks_off_keeps_what_came_before() -> None:
    found, flaws = outlines(NESTED[: NESTED.index("<OUTLINE")])
    assert [outline.url for outline in found] == ["https://a.example/feed"]
    assert [flaw.rule for flaw in flaws] == ["malformed-xml"]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        pytest.param('<!DOCTYPE opml [<!ENTITY a "b">]><opml/>', "internal-subset", id="entities of its own"),
        pytest.param("<opml><body>", "malformed-xml", id="broken off before the first outline"),
        pytest.param("not xml at all", "malformed-xml", id="no xml"),
    ],
)
def test_what_cannot_be_repaired_is_refused_by_rule(text: str, rule: str) -> None:
    with pytest.raises(ReadError) as refused:
        outlines(text)
    assert refused.value.rule == rule


@pytest.mark.parametrize(
    "outline",
    [
        pytest.param('<outline type="rss" url="https://a.example/"/>', id="url for xmlUrl"),
        pytest.param('<opml:outline xmlUrl="https://a.example/"/>', id="a prefix"),
        pytest.param('<outline text="a > b" xmlUrl="https://a.example/"/>', id="an angle in a value"),
        pytest.param("<outline text='\"' xmlUrl='https://a.example/' >", id="the other quotes"),
        pytest.param('<outline text="a < b" xmlUrl="https://a.example/"/>', id="a sign that is not allowed"),
        pytest.param("<outline xmlUrl=https://a.example/ text=a>", id="no quotes"),
        pytest.param('<outline xmlUrl="https://a.example/" text="a" text="b"/>', id="an attribute twice"),
        pytest.param('<outline xmlUrl="https://a.example/" text="a/><outline text="b"/>', id="a quote that never ends"),
        pytest.param('</outline></outline><outline xmlUrl="https://a.example/"/>', id="ends without beginnings"),
        pytest.param('<outline xmlUrl="https://a.example/"></x>', id="an end of another's"),
        pytest.param('<outline\n  xmlUrl\n=\n"https://a.example/"\n/>', id="line ends"),
    ],
)
def test_an_outline_is_read_however_it_is_written(outline: str) -> None:
    found, _ = outlines(f"<opml><body>{outline}")
    assert [one.url for one in found] == ["https://a.example/"]


def test_what_stands_behind_the_damage_is_read_too() -> None:
    found, flaws = outlines(NESTED.replace("</outline>", "", 2).replace("</opml>", "</opml><opml>") + NESTED)
    assert len(found) == 6
    assert [flaw.rule for flaw in flaws] == ["malformed-xml"]


def test_a_comment_and_character_data_name_nothing() -> None:
    hidden = '<!-- <outline xmlUrl="/a"/> --><x><![CDATA[<outline xmlUrl="/b"/>]]></x>'
    assert outlines(f"<opml>{hidden}</opml>") == ((), ())


def test_only_subscriptions_are_outlines_and_every_outline_names_what_it_is() -> None:
    text = (
        '<opml><outline type="include" url="/list"/><outline type="source" xmlUrl="/other"/><outline url="/page"/>'
        '<outline type="link" url="/x.opml"/><outline htmlUrl="/site"/><outline text="folder"/>'
        '<outline xmlUrl="/a"/></opml>'
    )
    assert [outline.url for outline in outlines(text)[0]] == ["/a"]
    assert [(one.url, one.names) for one in every_outline(text)[0]] == [
        ("/list", "list"),
        ("/other", "list"),
        ("/page", "page"),
        ("/x.opml", "list"),
        ("/site", "page"),
        ("/a", "feed"),
    ]


def test_a_hundred_thousand_nested_outlines_are_read() -> None:
    deep = "<outline>" * 100_000 + '<outline xmlUrl="https://a.example/"/>' + "</outline>" * 100_000
    assert outlines(f"<opml>{deep}</opml>")[0] == (Outline("https://a.example/"),)


def test_a_list_longer_than_any_honest_one_is_cut_and_says_so() -> None:
    written = "<opml>" + "".join(f"<outline xmlUrl='//a/{number}'/>" for number in range(12_000)) + "</opml>"
    found, flaws = outlines(written)
    assert len(found) == 10_000
    assert [(flaw.rule, flaw.detail) for flaw in flaws] == [("too-large", "the first 10,000 outlines were read")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("-<outline xmlUrl='u'/>-", ["<outline xmlUrl='u'/>"]),
        ("-<outline xmlUrl='u' text='a > b'></outline>-", ["<outline xmlUrl='u' text='a > b'></outline>"]),
        ("<outline>\n<outline xmlUrl='u'/>\n</outline>", ["<outline xmlUrl='u'/>"]),
        ("<o:outline xmlurl='u'>\n</o:outline >-", ["<o:outline xmlurl='u'>\n</o:outline >"]),
        ("<outline xmlUrl='u'><outline text='b'/></outline>", [None]),
        ("<outline xmlUrl='u' text=\"a", [None]),
        ("<outline type='link' url='u'/>", []),
        ("<!--<outline xmlUrl='u'/>--><outline xmlUrl='v'/>", []),
        (
            "<outline xmlUrl='u'/><outline xmlUrl='u' text='again'/>",
            ["<outline xmlUrl='u'/>", "<outline xmlUrl='u' text='again'/>"],
        ),
    ],
)
def test_a_subscription_is_found_from_its_first_sign_to_its_last(text: str, found: list[str | None]) -> None:
    assert [end and text[start:end] for start, end in places(text, "u")] == found
