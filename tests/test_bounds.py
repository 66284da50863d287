"""Markup within bounds: markup that may be slow is balanced first, which changes nothing about sound markup."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.text.markup import clean_html, text_of, text_of_clean, unescape
from ingest.text.markup.bounds import (
    MOST_BARE_BRACKETS,
    MOST_REFERENCES,
    MOST_SIGNS,
    MOST_TAGS,
    with_few_bare_brackets,
    with_few_references,
    with_few_signs,
    with_few_tags,
    without_endless_tags,
)
from ingest.text.markup.nesting import MAX_DEPTH, TAG_NAME, balanced, is_hazardous, limit_depth
from tests.processes import finishes

INLINE = st.sampled_from(["b", "i", "em", "a", "span", "code"])
BLOCK = st.sampled_from(["div", "p", "ul", "blockquote", "h2"])
WORDS = st.text(st.sampled_from("ab &;<é\u00a0"), max_size=6).map(lambda text: text.replace("<", "&lt;"))


def wrapped(inside: st.SearchStrategy[str], names: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(names, inside).map(lambda pair: f"<{pair[0]}>{pair[1]}</{pair[0]}>")


PHRASES = st.recursive(WORDS, lambda inside: wrapped(inside, INLINE) | st.just("x<br>y"), max_leaves=4)
SOUND = st.lists(wrapped(PHRASES, BLOCK) | WORDS, max_size=5).map("".join)


@given(SOUND)
@settings(max_examples=200, deadline=None)
def test_balancing_changes_nothing_about_sound_markup(fragment: str) -> None:
    assert balanced(fragment) == fragment


@given(
    st.lists(
        st.sampled_from("<p> </p> <b> </b> <table> <tr> <td> </table> <li> x <br> <hr> <!--y--> </z> <i/>".split())
    )
)
@settings(max_examples=300, deadline=None)
def test_balanced_markup_stays_and_keeps_every_word(pieces: list[str]) -> None:
    once = balanced("".join(pieces))
    assert balanced(once) == once
    assert text_of(once).count("x") == pieces.count("x")


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        pytest.param("<p>a<b>c</p>d", "<p>a<b>c</b></p>d", id="an end in the way"),
        pytest.param("<aÁ/>b<C>d", "<aÁ/></aÁ>b<C>d</c>", id="capitals that parsers leave as they are"),
        pytest.param("a</p></b>c", "ac", id="ends of nothing"),
        pytest.param("a <b><p c\n</b>d < e", "a <b><p c\n&lt;/b>d < e</p></b>", id="a bracket among attributes"),
        pytest.param("a<i b='</i>'>c</i>", "a<i b='&lt;/i&gt;'>c</i>", id="an end in quotes"),
        pytest.param("<i b='<script>'>c</i><!x</i>>d", "<i b='&lt;script&gt;'>c</i>>d", id="a script in quotes"),
        pytest.param("a<b c='d", "a", id="a quote that is never closed"),
        pytest.param("<div/>a", "<div/></div>a", id="a tag that HTML does not close"),
        pytest.param("<table><hr>a</table>", "<table></table><hr>a", id="what no table holds"),
        pytest.param(
            "<table><tr><td>a</td></tr></table>", "<table><tr><td>a</td></tr></table>", id="what a table holds"
        ),
        pytest.param("<div>a<!-- </div> --></div>", "<div>a</div>", id="an end in a comment"),
        pytest.param("<div><script>'</div>'</script>a</div>", "<div>a</div>", id="an end in a script"),
        pytest.param("<i>" * 300 + "a", "<i>" * MAX_DEPTH + "a" + "</i>" * MAX_DEPTH, id="too deep"),
    ],
)
def test_tags_are_closed_where_the_one_around_them_closes(fragment: str, expected: str) -> None:
    assert balanced(fragment) == expected


@pytest.mark.parametrize(
    ("fragment", "hazardous"),
    [
        pytest.param("<p>a <a href=x>b</a> <b>c</b></p>" * 200, False, id="an article"),
        pytest.param("<p>a<br>b<br>c<img src=x></p>" * 200, False, id="tags that stand alone"),
        pytest.param("<div>" * 300, True, id="nothing closed"),
        pytest.param("<div></z>" * 300, True, id="closed by another's end"),
        pytest.param(("<div>" * 200 + "<!--" + "</div>" * 200 + "-->") * 2, True, id="closed in comments"),
        pytest.param("<div a='</div>'>" * 300, True, id="closed in quotes"),
        pytest.param("<div><p a='>'></p></div>" * 300, False, id="an end in quotes of what is closed"),
        pytest.param("<div><!x</div>" * 300, True, id="closed in what is like a comment"),
        pytest.param("<div><![CDATA[</div>]]>" * 300, True, id="closed in text of XML"),
        pytest.param("<p><b title='" + "a" * 5_000 + "'></p>" + "<p>a</p>" * 2_000, True, id="much opened again"),
        pytest.param("".join(f"<b a{at}>" for at in range(30)) + "<p>x</p>" * 30, True, id="formatting opened again"),
        pytest.param("<table>" + "<hr>" * 4000, True, id="a table of rules"),
        pytest.param("<table>" + "<tr><td>a<br></td></tr>" * 1000 + "</table>", False, id="a table of rows"),
        pytest.param("<table>" + "<tr><td>a</tr></td>" * 1000 + "</table>", True, id="a table of crossed ends"),
        pytest.param("<table>" + "<tr><td>a</td></tr>" * 20_000 + "</table>", True, id="a table without an end"),
    ],
)
def test_what_a_parser_may_be_slow_on_is_told(fragment: str, hazardous: bool) -> None:
    assert is_hazardous(fragment, TAG_NAME.findall(fragment)) is hazardous


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param("<a><b><c><d>x</d></c></b></a>", "<a><b>x</b></a>", id="what nests deeper"),
        pytest.param("<a><b><b>x</b></b>y</a><b>z</b>", "<a><b>x</b>y</a><b>z</b>", id="of the same name"),
        pytest.param("<a><b><c>x</a>y<d>z</d>", "<a><b>x</a>y<d>z</d>", id="what closes the tags around it"),
        pytest.param("<a></x></x><b><c>x</c></b></a>", "<a></x></x><b>x</b></a>", id="ends of what is not open"),
        pytest.param("<a><b>x<br>y<i/></b></a>", "<a><b>x<br>y<i/></b></a>", id="what has no end"),
    ],
)
def test_a_page_nests_no_deeper_than_it_may(page: str, expected: str) -> None:
    assert limit_depth(page, 2) == expected


def test_of_a_page_that_is_all_tags_the_text_of_the_last_ones_stays() -> None:
    page = b"<td>a" * (MOST_TAGS + 2)
    assert with_few_tags(page) == b"<td>a" * MOST_TAGS + b" a a"
    assert with_few_tags(page[:1000]) == page[:1000]


def test_a_text_that_is_all_tags_is_bounded_as_a_page_is_and_loses_no_word() -> None:
    text = text_of("<li>a<>" * 100_000)
    assert text.count("a") == 100_000
    assert 1 < text.count("<>") <= MOST_TAGS


def test_brackets_that_begin_no_tag_are_written_as_references_where_there_are_very_many() -> None:
    text = "<b>" + "<" * (MOST_BARE_BRACKETS + 1)
    assert with_few_bare_brackets(text, 1) == "<b>" + "&lt;" * (MOST_BARE_BRACKETS + 1)
    assert with_few_bare_brackets(text[:-1], 1) == text[:-1]


@given(SOUND)
@settings(max_examples=200, deadline=None)
def test_the_text_of_clean_html_is_its_text(fragment: str) -> None:
    cleaned = clean_html(fragment, "https://a.example/")
    assert text_of_clean(cleaned) == text_of(cleaned)


@pytest.mark.parametrize(
    "tag",
    [
        '<a b=">" ' + " ".join(f"a{at}" for at in range(3000)) + ">",
        "<a/" + "/".join(f"a{at}" for at in range(3000)) + ">",
        '<a b="<" ' + " ".join(f"a{at}=x" for at in range(3000)) + ">",
        '<img src="' + "&" * 10_000 + '">',
        '<img alt="' + "\u00aa" * 10_000 + '">',
        "<ab" + "\u00aa" * 10_000 + ">",
        "<a " + "b='c'" * 3000 + "b='>",
    ],
    ids=[
        "a quoted end",
        "slashes",
        "a quoted start",
        "references",
        "signs that are looked at like references",
        "a name of them, cut between the bytes of one",
        "a quote left open",
    ],
)
def test_a_tag_of_endless_attributes_is_cut_however_it_is_written(tag: str) -> None:
    assert len(without_endless_tags(f"<p>a</p>{tag}b")) < 3000


def test_a_quote_that_was_forgotten_does_not_take_the_page_with_it() -> None:
    page = "<p title='it\"s>" + "word " * 1000 + "</p><p>isn't</p>"
    assert without_endless_tags(page) == page


@pytest.mark.parametrize("sign", ["\u00a0", "\u00aa", "&"])
def test_a_text_full_of_references_is_broken_where_nobody_sees_it(sign: str) -> None:
    text = sign * (2 * MOST_REFERENCES + 1)
    assert with_few_references(text).replace("<wbr>", "") == text
    assert with_few_references(text).count("<wbr>") == 2
    assert with_few_references("&amp;" * 100) == "&amp;" * 100


def test_texts_that_will_be_one_without_the_tags_between_them_are_broken_as_one() -> None:
    parted = "a<x>&amp;b</x>&amp;" * MOST_REFERENCES
    assert with_few_references(parted) == parted
    assert with_few_references(parted, joined=True).count("<wbr>") == 1
    assert with_few_references(parted, joined=True).replace("<wbr>", "") == parted
    assert clean_html(parted).count("<wbr>") == 1
    assert clean_html(parted.replace("x>", "b>")).count("<wbr>") == 0


@pytest.mark.parametrize("quote", ['"', "'", ""])
def test_a_value_full_of_references_and_of_brackets_that_hide_them_is_left_out(quote: str) -> None:
    hidden = "<i&a=b&c" * MOST_REFERENCES
    fragment = f"<p>A &amp; b</p><img alt=Ship src={quote}{hidden}{quote}><p>C</p>"
    assert with_few_references(fragment) == '<p>A &amp; b</p><img alt=Ship src=""><p>C</p>'
    honest = f"<img src={quote}{hidden[:100]}{quote}>" + "<p>&amp;</p>" * MOST_REFERENCES
    assert with_few_references(honest) == honest


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("&eacute;", "é"),
        ("&#233;", "é"),
        ("&#" + "9" * 5000 + ";", "\ufffd"),
        ("&#x" + "f" * 5000, "\ufffd"),
        ("&&", "&&"),
    ],
)
def test_a_reference_never_raises(written: str, meant: str) -> None:
    assert unescape(written) == meant


def test_rows_of_quotes_without_end_are_short() -> None:
    row = "'\"" * MOST_SIGNS
    assert with_few_signs(f"<img {row}>{row}<b title=''>a</b>") == f"<img {row[:8]}>{row[:8]}<b title=''>a</b>"
    line = "=" * 80 + "\n"
    assert with_few_signs(line * 1_000) == line * 1_000


@pytest.mark.parametrize(
    "unit",
    [
        "<div a='</div>'>",
        "<p><b a='</b>'></p>",
        "<div><!x</div>",
        "<div></ </div>",
        "<div><![CDATA[</div>]]>",
        "<a b=\"<a b='",
        "<p><b c='" + "d" * 9_000 + "'></p>" + "<p>e</p>" * 900,
    ],
    ids=["quotes", "formatting", "a comment", "an end", "text of XML", "a quote left open", "what is opened again"],
)
def test_what_hides_its_ends_costs_no_time(unit: str) -> None:
    fragment = unit * (300_000 // len(unit))
    assert finishes(lambda: clean_html(fragment), cpu=3)
