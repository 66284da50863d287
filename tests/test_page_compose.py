import pytest

from ingest.reading.page.blocks.compose import Figure, compose
from ingest.reading.page.looking import look
from ingest.text.markup import clean_html


def composed(body: str) -> str:
    walked = look(f"<html><body>{body}</body></html>").walked
    return compose(walked, walked.runs, walked.places[1])


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            "<ul><li>one<ul><li>two</li><li>three</li></ul></li><li>four</li></ul>",
            "<ul><li>one<ul><li>two</li><li>three</li></ul></li><li>four</li></ul>",
        ),
        (
            "<blockquote><p>He said:</p><ul><li>first</li><li>second</li></ul></blockquote>",
            "<blockquote><p>He said:</p><ul><li>first</li><li>second</li></ul></blockquote>",
        ),
        (
            "<ol><li><p>One.</p><p>More of it.</p></li></ol>",
            "<ol><li><p>One.</p><p>More of it.</p></li></ol>",
        ),
        ("<ol><li><p>One.</p></li></ol>", "<ol><li>One.</li></ol>"),
        (
            "<table><tr><th>Dam</th><th>Full</th></tr><tr><td>Dokan<ul><li>a</li><li>b</li></ul></td><td>78</td></tr></table>",
            "<table><tr><th>Dam</th><th>Full</th></tr><tr><td>Dokan<ul><li>a</li><li>b</li></ul></td><td>78</td></tr></table>",
        ),
        ("<table><tr><td><p>One.</p></td></tr><tr><td><p>Two.</p></td></tr></table>", "<p>One.</p>\n<p>Two.</p>"),
        ("<ul><li><h3>Part</h3><p>Text.</p></li></ul>", "<h3>Part</h3>\n<p>Text.</p>"),
        ("<h1>First rank</h1>", "<h2>First rank</h2>"),
        ("<p>one<br>two<br></p>", "<p>one<br>two</p>"),
        ("<p><b>bold <i>both</i></b> none</p>", "<p><strong>bold <em>both</em></strong> none</p>"),
        ("<p><b>one</b><b>two</b></p>", "<p><strong>one</strong><strong>two</strong></p>"),
        ("<a href='/x?a=1&amp;b=2'><h3>All of it</h3></a>", '<h3><a href="/x?a=1&amp;b=2">All of it</a></h3>'),
        ("<p><a>no address</a> &lt;b&gt;</p>", "<p>no address &lt;b&gt;</p>"),
        ("<pre>a  b\n  <code>c</code></pre>", "<pre>a  b\n  <code>c</code></pre>"),
    ],
)
def test_the_markup_of_a_story_is_written_as_it_was_meant(written: str, expected: str) -> None:
    assert composed(written) == expected


def test_a_picture_stands_before_the_text_that_follows_it() -> None:
    walked = look("<html><body><p>One.</p><p>Two.</p></body></html>").walked
    figure = Figure("/dam.jpg", 'A "dam"', 1)
    assert compose(walked, walked.runs, walked.places[1], [figure]).split("\n") == [
        "<p>One.</p>",
        '<figure><img src="/dam.jpg" alt="A &quot;dam&quot;"></figure>',
        "<p>Two.</p>",
    ]


def test_lists_nested_without_end_are_written_flat_in_the_end() -> None:
    page = composed("<ul><li>x" * 60 + "<p>deep</p>")
    assert "deep" in page
    assert page.count("<ul>") < 20
    assert clean_html(page, "https://a.example/").count("<ul>") < 20
