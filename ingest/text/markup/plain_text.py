"""Turns HTML into plain text, in paragraphs or in a single line."""

import re

from lxml import etree

from ingest.text.markup.bounds import with_few_tags
from ingest.text.markup.characters import is_printable, safe_text, unescape
from ingest.text.markup.cleaning import TAGS
from ingest.text.markup.trees import Element, parse_html

BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details div dl dt figcaption figure footer form h1 h2 h3 h4
    h5 h6 header hr li main nav ol p pre section summary table tbody tfoot thead tr ul
    """.split()
)
CELLS = frozenset({"td", "th"})
BLOCK, LINE, CELL = "\0", "\x01", " "  # marks between the pieces of a text, the first two of which no text holds
SILENT = frozenset({"script", "style", "template", "noscript", "head", "title", "svg", "math", "iframe"})


_MARKS = {
    **{f"{end}{tag}": "" for tag in TAGS for end in ("", "/")},
    **{f"{end}{tag}": BLOCK for tag in BLOCKS for end in ("", "/")},
    **dict.fromkeys(CELLS, CELL),
    "br": LINE,
}
_CLEAN_TAG = re.compile(r"<(/?[a-z0-9]+)[^>]*>")  # the cleaner leaves no bracket in a value
# A tag whose end is certain, since its quotes hold no bracket.
_PLAIN_TAG = re.compile(r"""<(/?[a-zA-Z][a-zA-Z0-9]*)(?:\s(?:[^<>"']|"[^"<>]*"|'[^'<>]*'|(?!))*+)?/?>""")
# The references that the cleaner writes. On a megabyte full of them a regular expression takes ten times as long.
_A_WORD_EACH = re.compile("[\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_FOUR_A_WORD = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
MANY_BYTES = 1.25  # a letter, in UTF-8: a text with fewer has hardly any letters of these scripts
_REFERENCES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&nbsp;", "\u00a0"), ("&amp;", "&"))


def text_of_clean(html: str) -> str:
    """Return the `text_of` HTML from `clean_html`, several times as fast, for its tags and references are certain."""
    text = _marked_clean(html)
    if "&" in text:
        for written, meant in _REFERENCES:
            text = text.replace(written, meant)
    return "\n\n".join(_lines(text))


def _marked_clean(html: str) -> str:
    """Return clean HTML with marks for its tags. A function of its own, so that its pieces are freed before others."""
    parts = _CLEAN_TAG.split(html)  # text, name, text, name ... text
    parts[1::2] = map(_MARKS.__getitem__, parts[1::2])
    return "".join(parts)


def text_of(html: str) -> str:
    r"""Return the plain text of an HTML fragment: paragraphs separated by a blank line, `br` a line end.

    >>> text_of("<p>One<br>two</p><ul><li>three</li></ul>")
    'One\ntwo\n\nthree'
    """
    marked = _marked(html)
    if marked is not None:
        return "\n\n".join(_lines(marked))
    try:
        return tree_text(parse_html(with_few_tags(f"<div>{html}</div>".encode("utf-8", "surrogatepass"))))
    except etree.ParserError:
        return ""


def _marked(html: str) -> str | None:
    """Return the text with marks for its tags if that needs no tree; None if it needs one."""
    html = safe_text(html)
    if "<" in html:
        parts = _PLAIN_TAG.split(html)  # text, name, text, name ... text
        marks = {name: name.lower() for name in set(parts[1::2])}  # few names: a megabyte may hold 250,000 tags
        if not SILENT.isdisjoint(marks.values()):
            return None
        marks = {name: LINE if lower == "/br" else _MARKS.get(lower, "") for name, lower in marks.items()}
        parts[1::2] = map(marks.__getitem__, parts[1::2])
        html = "".join(parts)
        if "<" in html:  # a comment, a broken tag, or a bracket of no tag
            return None
    return unescape(html) if "&" in html else html


def tree_text(root: Element) -> str:
    """Return the plain text of an element in the form of `text_of`."""
    pieces: list[str] = []
    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        tag = element.tag
        mark = BLOCK if tag in BLOCKS else ""
        if event == "start":
            if tag in SILENT:
                walker.skip_subtree()
                continue
            pieces += (CELL if tag in CELLS else LINE if tag == "br" else mark, element.text or "")
            continue
        pieces += (mark, (element.tail or "") if element is not root else "")
    return "\n\n".join(_lines("".join(pieces)))


def _lines(marked: str) -> list[str]:
    """Split safe text at block marks, fold white space, keep the line ends of `br`."""
    blocks = [
        "\n".join(filter(None, map(_folded, block.split(LINE)))) if LINE in block else _folded(block)
        for block in marked.split(BLOCK)
        if block and not block.isspace()
    ]
    return [block for block in blocks if block]


def _folded(text: str) -> str:
    """Return safe text with single spaces for white space."""
    if "\u00a0" in text:  # nearly always the only sign that is not printable: without it no word need be looked at
        text = text.replace("\u00a0", " ")
    return text.strip(" ") if "  " not in text and is_printable(text) else " ".join(text.split())


def word_count(text: str) -> int:
    """Return the number of words in a text from `text_of`, which has only single spaces and line ends between them.

    Scripts without spaces are counted as word processors do: each Chinese or Japanese letter is a word, as are four
    letters of Thai, Lao, Burmese or Khmer.

    >>> word_count("The gates of the dam"), word_count("大坝闸门 打开。"), word_count("ประตูเขื่อนเปิดแล้ว")
    (5, 6, 5)
    """
    words = text.count(" ") + 1 + (text.count("\n") - text.count("\n\n") if "\n" in text else 0)
    if text.isascii() or len(text.encode("utf-8", "surrogatepass")) < MANY_BYTES * len(text):
        return words
    spaced, letters = _A_WORD_EACH.subn(" ", text)  # and no list of them, which takes 80 bytes for each
    spaced, others = _FOUR_A_WORD.subn(" ", spaced)
    if not (letters or others):
        return words
    return sum(any(map(str.isalnum, word)) for word in spaced.split()) + letters + -(-others // 4)


def line_of(text: str, *, html: bool = False) -> str:
    """Return a text, or with `html` that of a fragment, as one safe line with white space folded.

    >>> line_of("  Tom &amp; <b>Jerry</b> ", html=True)
    'Tom & Jerry'
    """
    if html and ("<" in text or "&" in text):
        text = text_of(text)
    return text.strip(" ") if "  " not in text and is_printable(text) else _folded(safe_text(text))
