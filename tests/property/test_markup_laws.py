"""Laws of text and safe HTML, whatever the input."""

import codecs

import soupsieve
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from ingest.text.language import direction_of, fold, language_tag
from ingest.text.markup import clean_html, decode, line_of, safe_text, text_of
from ingest.text.markup.selectors import selector_of
from ingest.text.markup.strays import STRAYS_AS_CP1252

BASE = "https://news.example/world/"
PIECES = st.sampled_from(
    [
        *"<p> </p> <b> </b> <a </a> <div> </div> <br> <br/> <img <table> <tr> <td> <li> <ul> </ul>".split(),
        *"<script> </script> <style> </style> <title> </title> <textarea> <noscript> <template>".split(),
        *"<svg> <math> <select> <iframe> <body> <span> </span> <pre> </pre> <x-a>".split(),
        *"href= src= onclick= style= title= \" ' > /> < & &amp; &lt; &#60; &#x3c; &#146; &nbsp; &copy &bogus;".split(),
        *"javascript: data: https://a.example/ ../x #y <!-- --> <![CDATA[ ]]> <?x ?> <!doctype".split(),
        *["word", " ", "\n", "\x00", "\x85", "\ud800", "\ufffe", "ئەمە", "é"],
    ]
)
MARKUP = st.one_of(st.text(st.characters(), max_size=80), st.lists(PIECES, max_size=30).map("".join))
UNSAFE_TAGS = frozenset("script style iframe object embed form input svg math link meta base template".split())


@given(MARKUP)
@example("<p>a</p> \n")
@example("&lt;script&gt;alert(1)&lt;/script&gt;")
@example("<a><table><a>")
@example("<body><span>a</span>")
@example("<pre><span>\n</span></pre>")
@example("<ul><li><table></table><table><tr></td><li>")
@example("<svg></p><style><a title='</style><img src onerror=alert(1)>'>")
def test_clean_html_is_idempotent(html: str) -> None:
    once = clean_html(html, BASE)
    assert clean_html(once, BASE) == once


@given(MARKUP)
def test_clean_html_holds_nothing_that_runs(html: str) -> None:
    cleaned = clean_html(html, BASE)
    for element in lxml_html.fragment_fromstring(cleaned, create_parent="div").iter():
        assert isinstance(element.tag, str)
        assert element.tag not in UNSAFE_TAGS
        assert not [name for name in element.attrib if name.startswith("on") or name == "style"]
        for name in ("href", "src"):
            assert element.get(name, "https:").startswith(("https:", "http:", "mailto:", "tel:"))


@given(MARKUP)
def test_safe_text_is_idempotent_and_can_be_written_anywhere(text: str) -> None:
    once = safe_text(text)
    assert safe_text(once) == once
    assert not [sign for sign in once if ord(sign) < 32 and sign not in "\t\n\r"]
    assert once.encode("utf-8").decode("utf-8") == once


@given(MARKUP, st.booleans())
def test_a_line_is_one_line_and_stays_it(text: str, html: bool) -> None:
    once = line_of(text, html=html)
    assert line_of(once) == once
    assert once.splitlines() in ([once], [])


@given(MARKUP)
def test_text_of_keeps_no_mark_of_its_own(html: str) -> None:
    text = text_of(html)
    assert text == safe_text(text)
    assert text == text.strip()
    assert "\n\n\n" not in text


@settings(deadline=None)  # the first body to need it pays for the import of charset-normalizer
@given(st.binary(max_size=200), st.sampled_from([None, "text/xml", "text/html; charset=utf-8", "a; charset=latin1"]))
@example(b"<\0", None)
@example(b"\xff\xfe\x00", None)
def test_bytes_that_are_read_without_a_flaw_are_read_whole(body: bytes, content_type: str | None) -> None:
    text, encoding, flaws = decode(body, content_type)
    assert flaws or body.endswith(text.encode(encoding))


C1 = "".join(map(chr, range(0x80, 0xA0)))  # behind a letter such as "â" they are what a second encoding leaves


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0" + C1), max_size=200))
def test_text_comes_back_from_the_encodings_that_say_what_they_are(text: str) -> None:
    assert decode(f"<{text}".encode()) == (f"<{text}", "utf-8", ())
    for encoding in ("utf-8-sig", "utf-16", "utf-32"):
        assert decode(text.encode(encoding), "text/xml; charset=latin1")[::2] == (text, ())


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0" + C1), max_size=200))
def test_text_comes_back_from_a_second_encoding(text: str) -> None:
    meant = f"<It’s {text}"
    assert decode(meant.encode().decode("latin-1").encode())[:2] == (meant, "utf-8")


@given(st.text(max_size=80))
@example("İ̇ı")
@example("ﷺ")
def test_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=40))
def test_fold_does_not_tell_cases_and_spaces_apart(text: str) -> None:
    assert fold(f"  {text}!\n") == fold(text)


@given(st.one_of(st.text(max_size=20), st.from_regex(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,3}", fullmatch=True)))
def test_a_language_tag_is_canonical_and_has_a_direction(text: str) -> None:
    if tag := language_tag(text):
        assert language_tag(tag) == tag
        assert direction_of(tag, "a") in ("ltr", "rtl")


STEPS = st.sampled_from(
    [
        *"a time div-x * . .x .x-y ._ # #id .1 [ ] [a] [a=b] [a|='x'] [b='c d'] [a='\\n'] :not(a) ::x".split(),
        *"- --x | é".split(),
        *[" ", "  ", " > ", ">", "+", "~", ",", ", ", "\t"],
    ]
)


@given(st.lists(STEPS, min_size=1, max_size=8).map("".join))
@example("#sheet .sig > b[accesskey=n]")
def test_a_selector_is_taken_exactly_where_soupsieve_takes_it(written: str) -> None:
    try:
        soupsieve.compile(written.strip())
        sound = True
    except (soupsieve.SelectorSyntaxError, NotImplementedError):
        sound = False
    try:
        selector_of(written)
    except ValueError:
        assert not sound
    else:
        assert sound


def _one_by_one(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("strays-one-by-one", _one_by_one)
BYTES = st.lists(
    st.binary(max_size=3)
    | st.sampled_from(
        [
            b"\x82",
            b"\xe2",
            b"\xe2\x82",
            b"\xe2\x82\xac",
            b"\xed\xa0\x80",
            b"\xe0\x80\x80",
            b"\xf0\x9f\x98",
            b"\xc3\xa9",
            b"a",
        ]
    ),
    max_size=12,
).map(b"".join)


@given(BYTES)
@example(b"\xf0\x9f\x98\x80\xf0\x9f\x98\xe2\x82\xac")
def test_strays_read_at_one_go_are_read_as_one_by_one(body: bytes) -> None:
    assert body.decode("utf-8", STRAYS_AS_CP1252) == body.decode("utf-8", "strays-one-by-one")
