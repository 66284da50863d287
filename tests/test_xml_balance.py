"""Tags that do not match: every element ends before its parent does, and an entry where the next begins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.reading import read
from ingest.reading.feed.xml_balance import balanced
from ingest.reading.feed.xml_tree import sound_tree
from ingest.schema import Document, Entry


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("<a><b>x</b></a>", "<a><b>x</b></a>", id="nothing amiss"),
        pytest.param("<a><b>x</a>", "<a><b>x</b></a>", id="one that does not end"),
        pytest.param("<a>x</b>y</a>", "<a>xy</a>", id="the end of what is not open"),
        pytest.param("<a><x:b>x</b><c>y</x:c></a>", "<a><x:b>x</x:b><c>y</c></a>", id="an end with another prefix"),
        pytest.param("<a><B>x</b>y</a>", "<a><B>x</B>y</a>", id="an end in other letters"),
        pytest.param("<R><item/></r><item/></R>", "<R><item/><item/></R>", id="an end of all before an entry"),
        pytest.param("<a><b>x</a></b>", "<a><b>x</b></a>", id="ends that are crossed"),
        pytest.param("<a>x<br>y<img src='>'></a>", "<a>x<br/>y<img src='>'/></a>", id="what HTML never closes"),
        pytest.param("<a><b c='/'>x<d/></a>", "<a><b c='/'>x<d/></b></a>", id="a slash in a value is no end"),
        pytest.param('<a><b c="5" d">x</b></a>', '<a><b c="5" d">x</b></a>', id="a quote too many"),
        pytest.param("<a><b c='1' c='2'>x</a>", "<a><b c='1'>x</b></a>", id="an attribute that is written twice"),
        pytest.param("<r><item>1<item>2</r>", "<r><item>1</item><item>2</item></r>", id="entries that do not end"),
        pytest.param("<r><item>1</r><item>2</r>", "<r><item>1</item><item>2</item></r>", id="an end before entries"),
        pytest.param("<r><item/></r><b>x</b>", "<r><item/></r><b>x</b>", id="an end before anything else"),
        pytest.param(
            "<r><item/></r>\n<?xml version='1.0'?><r><![CDATA[y]]><item/></r>",
            "<r><item/>\n<r><![CDATA[y]]><item/></r></r>",
            id="a document behind the first",
        ),
        pytest.param(
            "<item>1</item><item>2</item>",
            "<rss><item>1</item><item>2</item></rss>",
            id="entries that stand in nothing",
        ),
        pytest.param("<a><b>x", "<a><b>x</b></a>", id="the end is missing"),
        pytest.param("<a><b>x</b\n<c>y</c ></a>", "<a><b>x</b>\n<c>y</c></a>", id="an end without its bracket"),
        pytest.param("<a><b>x</b<![CDATA[y]]></a>", "<a><b>x</b><![CDATA[y]]></a>", id="such an end before a section"),
        pytest.param("<a>x</c <b>y</b></a>", "<a>x&lt;/c <b>y</b></a>", id="such an end of what is not open"),
        pytest.param("<a><b>x</b y<c/></b></a>", "<a><b>x&lt;/b y<c/></b></a>", id="an end that runs into words"),
        pytest.param("<a><b>x</b", "<a><b>x</b></a>", id="it breaks off in a tag"),
        pytest.param("<a><![CDATA[</a>", "<a><![CDATA[</a>]]></a>", id="it breaks off in a section"),
        pytest.param("<a><!-- </a>", "<a><!-- </a>--></a>", id="it breaks off in a comment"),
        pytest.param("<a><![CDATA[<b>]]></a>", "<a><![CDATA[<b>]]></a>", id="no tag in a section"),
        pytest.param("<rss", "", id="next to nothing"),
    ],
)
def test_tags_are_made_to_match(written: str, expected: str) -> None:
    assert balanced(written) == expected


@given(st.lists(st.sampled_from(("<a>", "</a>", "<b c='1'>", "</b>", "<item>", "</item>", "<br>", "<d/>", "x"))))
def test_what_is_balanced_is_well_formed_and_stays_as_it_is(parts: list[str]) -> None:
    mended = balanced(f"<rss>{''.join(parts)}</rss>")
    assert sound_tree(mended.encode()) is not None
    assert balanced(mended) == mended


@pytest.mark.parametrize(
    ("title", "read_as"),
    [
        pytest.param("Tea <br> and cake", "Tea and cake", id="a tag that does not end"),
        pytest.param("Tea</b> and cake", "Tea and cake", id="the end of nothing"),
        pytest.param("Tea < cake", "Tea < cake", id="a bare bracket"),
        pytest.param("Tea <b>and</b <i>cake</i>", "Tea and cake", id="an end without its bracket"),
        pytest.param("Tea <b and> cake</b>", "Tea cake", id="an attribute without a value"),
    ],
)
def test_a_fault_in_a_title_costs_neither_its_entry_nor_the_next(title: str, read_as: str) -> None:
    rest = (
        "<link>https://a.example/?a=1&amp;b={0}</link><guid>{0}</guid><description>Fish &amp;amp; chips</description>"
    )
    text = (
        f"<rss><channel><item><title>{title}</title>{rest.format(1)}</item>"
        f"<item><title>Two &amp; more</title>{rest.format(2)}</item></channel></rss>"
    )
    one, two = read(Document(url="https://a.example/f", body=text.encode())).entries
    assert isinstance(one, Entry)
    assert isinstance(two, Entry)
    assert (one.title, one.url, one.guid, one.summary) == (read_as, "https://a.example/?a=1&b=1", "1", "Fish & chips")
    assert (two.title, two.url, two.guid) == ("Two & more", "https://a.example/?a=1&b=2", "2")
