"""What holds of every text dump, whatever stands around its story."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ingest import read
from ingest.schema import Document, Entry
from tests.dumps import eastern, english, european
from tests.dumps.written import STORIES, Dump, told
from tests.entries import only

ABOVE = (
    "Skip to content",
    "Home > News > Region",
    "REGION",
    "The Weir Post",
    "We use cookies to make this website work and to count readers. By continuing you accept our policy.",
)
BELOW_TITLE = (
    "24-09-2025",
    "Wednesday, 24 September 2025 14:05",
    "By Hana Brandt",
    "The Weir Post",
    "A+ A-",
    "Share",
    "3 min read",
    "The new wheel turns for the first time. Photo: Ali Karim/MNA",
)
BETWEEN = (
    "Advertisement",
    "Read more: Why the flood came at night",
    "The stone before it was cleaned. (Photo: Ali Karim/MNA)",
    "[image: The wheel turns]",
    "https://weirpost.example/flood",
    "1,234 views",
    "Enter your email address",
)
BELOW = (
    "Tags: Mills, Floods",
    "Comments",
    "Most read\nCat rescued from the church tower",
    "The Latest\nFerry back in service\nBakers raise the price of rye",
    "© 2025 The Weir Post. All rights reserved.",
)
TITLE = "Old mill at the lower bridge grinds again"


def pieces(table: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(table), unique=True, max_size=3)


def entry_of(body: bytes) -> Entry:
    entry = only(read(Document(url="urn:dump", body=body, content_type="text/plain")))
    return replace(entry, raw_hash="")  # of the bytes, which are to differ


@given(
    st.sampled_from(sorted(STORIES)),
    pieces(ABOVE),
    pieces(BELOW_TITLE),
    st.lists(st.sampled_from(BETWEEN), min_size=3, max_size=3),
    pieces(BELOW),
    st.sampled_from(("\n", "\n\n")),
)
def test_the_paragraphs_put_in_come_out_in_order(
    language: str, above: list[str], below_title: list[str], between: list[str], below: list[str], gap: str
) -> None:
    one, two, three, four = STORIES[language]
    inserts = [one, between[0], two, between[1], three, between[2], four]
    text = gap.join([*above, "", TITLE, "", *below_title, "", *inserts, "", *below])
    entry = entry_of(text.encode())
    assert (entry.content_text or "").split("\n\n") == [one, two, three, four]
    assert entry.title == TITLE


@given(st.sampled_from((*english.DUMPS, *european.DUMPS, *eastern.DUMPS)), st.sampled_from(("\r\n", "\r", "\n\n")))
def test_neither_line_ends_nor_more_blank_lines_make_a_difference(dump: Dump, end: str) -> None:
    text = told(dump.text, dump.language).replace("\r\n", "\n")
    if end == "\n\n":  # where there are blank lines already
        assert entry_of(text.replace("\n\n", "\n\n\n\n").encode()) == entry_of(text.encode())
    else:
        assert entry_of(text.replace("\n", end).encode()) == entry_of(text.encode())


@given(
    st.sampled_from((*english.DUMPS, *european.DUMPS, *eastern.DUMPS)),
    st.sampled_from(("utf-8-sig", "utf-16", "utf-32")),
)
def test_a_mark_of_the_encoding_makes_no_difference(dump: Dump, encoding: str) -> None:
    text = told(dump.text, dump.language).removeprefix("\ufeff")
    assert entry_of(text.encode(encoding)) == entry_of(text.encode())


@given(st.sampled_from((*english.DUMPS, *european.DUMPS, *eastern.DUMPS)))
def test_space_at_the_end_of_lines_makes_no_difference(dump: Dump) -> None:
    text = told(dump.text, dump.language)
    assert entry_of(text.replace("\n", " \u00a0\n").encode()) == entry_of(text.encode())
