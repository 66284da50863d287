"""Long CDATA sections are lifted out of XML for speed, which must not change what is read."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ingest.reading import read
from ingest.reading.feed.lifting import MARK, lift, put_back
from ingest.reading.feed.xml_tree import sound_tree
from ingest.schema import Document
from tests.entries import only

LONG = "long <b>text</b> & " * 20
SECTION = f"<![CDATA[{LONG}]]>"
NEVER_LIFTED = b"<?p &#127; ?>"  # after a document: from one with a reference to the mark nothing is lifted

SOUND = st.recursive(
    st.sampled_from(
        ("a", "é", "]]", "> ", "\r\n", "&amp;", "&#127;", "&#x7f;0&#x7F;", "&#0127;", "<?p q?>", "<?p <![CDATA[ ?>")
    )
    | st.sampled_from(("<!---->", "<!-- <![CDATA[ ]]> -->", "<!--> ?> -->", "<?p <!-- ?>"))
    | st.text(max_size=5).map(lambda text: f"<![CDATA[{text.replace(']]>', '')}]]>")
    | st.text("é\r\n]>&<x", max_size=5).map(lambda text: f"<![CDATA[{LONG}{text.replace(']]>', '')}]]>"),
    lambda inside: st.lists(inside, max_size=4).map(lambda parts: f"<b c='>'>{''.join(parts)}</b>"),
    max_leaves=12,
)
LOOSE = st.sampled_from(
    (*"<b>|</b>|<b c='|'/>|\"|<![CDATA[|]]>|<?p |?>|<!--|-->|<|&#127;|\x7f|\x92|\x01|\ufffe|é".split("|"), LONG)
)


def written_in(body: bytes) -> list[tuple[object, ...]] | None:
    """Return everything in a document, with what was lifted out put back; None if it is not well formed."""
    tree = sound_tree(body)
    if tree is None or tree.root is None:
        return None

    def whole(text: str | None) -> str:
        return put_back(text, tree.lifted) if text and MARK in text and tree.lifted else text or ""

    return [(one.tag, sorted(one.attrib.items()), whole(one.text), whole(one.tail)) for one in tree.root.iter()]


@given(st.lists(SOUND | LOOSE, max_size=12).map("".join))
@example(f"{SECTION} and {SECTION}{SECTION}")
@example(f"<a>&#127;9&#127;</a>{SECTION}")
@example(f"<?p < <![CDATA[ ?><a>kept</a><a>{LONG.replace('<b>', '').replace('</b>', '').replace('&', '')}]]></a>")
@example(f"<a b='{SECTION}'/>")
@example(f"<!-- a -- {SECTION} -->")
@example(f"<?p <!-- ?><a>{SECTION}</a><?p --> ?>")
@example(f"<a b='>{SECTION}'/>")
@example(f"<![CDATA[\x92{LONG}]]>")
@example(f"<![CDATA[\x01{LONG}]]>")
@example(f"<![CDATA[\ufffe{LONG}]]>")
@example(f"<![CDATA[\r{LONG}\r\n]]>")
def test_lifting_never_changes_what_is_read(inside: str) -> None:
    body = f"<r>{inside}</r>".encode("utf-8", "surrogatepass")
    assert written_in(body) == written_in(body + NEVER_LIFTED)


@pytest.mark.parametrize(
    ("inside", "lifted"),
    [
        pytest.param(SECTION, (LONG,), id="a long section"),
        pytest.param(f"{SECTION}<a/>{SECTION}", (LONG, LONG), id="two"),
        pytest.param("<![CDATA[short]]>", (), id="a short one"),
        pytest.param(f"<?p q?>{SECTION}", (LONG,), id="behind an instruction"),
        pytest.param(f"<?p {SECTION}?>", (), id="in an instruction"),
        pytest.param(f"<!-- {SECTION} -->", (), id="in a comment"),
        pytest.param(f"<!-- <![CDATA[ -->{SECTION}<!-- ]]> -->", (LONG,), id="between comments"),
        pytest.param(f"{SECTION}<!-- {LONG}", (), id="before a comment that is never closed"),
        pytest.param(f"{SECTION}<![CDATA[{LONG}", (), id="one that is never closed"),
        pytest.param(f"&#x7f;{SECTION}", (), id="beside a reference to the mark"),
    ],
)
def test_what_is_lifted(inside: str, lifted: tuple[str, ...]) -> None:
    parts = lift(f"<r>{inside}</r>".encode())
    assert parts is not None
    assert parts[1] == lifted


def test_a_title_that_looks_like_a_mark_is_a_title() -> None:
    text = f"<rss><channel><item><guid>1</guid><title>&#127;7&#127;</title><description>{SECTION}</description></item>"
    entry = only(read(Document(url="https://news.example/f", body=f"{text}</channel></rss>".encode())))
    assert entry.title == "7"


ATOM = "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>urn:x:1</id><title>A</title>%s</entry></feed>"
RSS = "<rss version='2.0'><channel><item><guid>1</guid><title>A</title>%s</item></channel></rss>"
XHTML = "<div xmlns='http://www.w3.org/1999/xhtml'>"


@pytest.mark.parametrize(
    ("shape", "inside"),
    [
        pytest.param(RSS, f"<description>before {SECTION} between {SECTION} after</description>", id="description"),
        pytest.param(RSS, f"<category>{SECTION}</category>", id="category"),
        pytest.param(RSS, f"<pubDate><![CDATA[{' ' * 300}Mon, 02 Nov 2026 10:00:00 GMT]]></pubDate>", id="date"),
        pytest.param(RSS, f"<link><![CDATA[https://news.example/{'a' * 300}]]></link>", id="link"),
        pytest.param(ATOM, f"<content type='html'>{SECTION}</content>", id="HTML"),
        pytest.param(ATOM, f"<content type='html'><p>{SECTION}</p>{SECTION}</content>", id="unescaped HTML"),
        pytest.param(ATOM, f"<content type='xhtml'>{XHTML}<p>{SECTION}</p>{SECTION}</div></content>", id="XHTML"),
        pytest.param(ATOM, f"<author><name>{SECTION}</name></author>", id="author"),
    ],
)
def test_a_feed_is_read_alike_with_its_sections_lifted_or_not(shape: str, inside: str) -> None:
    body = (shape % inside).encode()
    lifted, whole = (
        only(read(Document(url="https://news.example/f", body=one))) for one in (body, body + NEVER_LIFTED)
    )
    parts = lift(body)
    assert parts is not None
    assert parts[1]
    assert lifted == replace(whole, raw_hash=lifted.raw_hash)
