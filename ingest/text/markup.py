"""Bytes to text, markup to safe HTML, and HTML to plain text: the project's one decoder and one cleaner."""

import codecs
import html as html_entities
import re
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

import lxml.html
import nh3
from lxml import etree

from ingest.schema import Flaw

MAX_DEPTH = 200  # libxml2's HTML parser stops at 256 and drops the rest; ammonia's time is quadratic in depth

# -- bytes to text --


class Decoded(NamedTuple):
    """A document's text, the Python name of the encoding it was in, and what had to be repaired."""

    text: str
    encoding: str
    flaws: tuple[Flaw, ...]


BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# How "<" or "<?" looks in the wide encodings when the mark is missing (XML 1.0 appendix F.1).
WIDE_STARTS = (
    (re.compile(rb"(?:[ \t\r\n]\0\0\0)*[<{]\0\0\0"), "utf-32-le"),
    (re.compile(rb"(?:\0\0\0[ \t\r\n])*\0\0\0[<{]"), "utf-32-be"),
    (re.compile(rb"(?:[ \t\r\n]\0)*[<{]\0"), "utf-16-le"),
    (re.compile(rb"(?:\0[ \t\r\n])*\0[<{]"), "utf-16-be"),
)
# Labels whose bytes are in practice those of a larger encoding (WHATWG Encoding Standard section 4.2).
LABELS = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso-8859-9": "cp1254",
    "iso8859-9": "cp1254",
    "latin5": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "big5": "big5hkscs",
    "utf-16": "utf-16-le",
    "x-mac-roman": "mac_roman",
    "unicode-1-1-utf-8": "utf-8",
}
STRAYS_AS_CP1252 = "wiredesk-strays-as-cp1252"  # our name in the codec registry
_HEADER_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*[\"']\s*([\w.:-]+)")
_META_CHARSET = re.compile(rb"<meta\b[^>]{0,200}?\bcharset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)


def decode(body: bytes, content_type: str | None = None) -> Decoded:
    """Return the text of `body`: by its mark, the header, its own declaration, UTF-8, then detection.

    A declared encoding is believed when every byte means something in it. Bytes that are windows-1252 inside UTF-8
    are read as such, one by one. Never raises. Order of trust: WHATWG Encoding Standard section 6.
    """
    for mark, encoding in BOMS:
        if body.startswith(mark):
            return _decode_leniently(body[len(mark) :], encoding)
    for start, encoding in WIDE_STARTS:
        if start.match(body):
            decoded = _decode_leniently(body, encoding)
            return decoded._replace(flaws=(Flaw("no-byte-order-mark", encoding), *decoded.flaws))
    labels = declared_labels(body, content_type)
    named = [name for label in labels if (name := _python_name(label))]
    # Every byte means something in windows-1252, which servers declare unasked; sound UTF-8 is no accident.
    candidates = ("utf-8", *named) if named[:1] == ["cp1252"] and not body.isascii() else (*named, "utf-8")
    for encoding in candidates:
        try:
            text = body.decode(encoding)
        except UnicodeDecodeError:
            continue
        wrong = labels and encoding != _python_name(labels[0])
        return Decoded(text, encoding, (_wrong(labels, encoding),) if wrong else ())
    return _detect(body, labels)


def _wrong(labels: tuple[str, ...], encoding: str) -> Flaw:
    return Flaw(
        "wrong-charset",
        f"declared {labels[0]}, read as {encoding}" if labels else f"nothing declared, read as {encoding}",
    )


def declared_labels(body: bytes, content_type: str | None) -> tuple[str, ...]:
    """Return the encodings that the header and then the document itself name, as they name them."""
    found = []
    if content_type and (in_header := _HEADER_CHARSET.search(content_type)):
        found.append(in_header[1])
    head = body[:2048]
    if in_document := _XML_ENCODING.search(head) or _META_CHARSET.search(head):
        found.append(in_document[1].decode("ascii", "replace"))
    return tuple(dict.fromkeys(found))


def _python_name(label: str) -> str | None:
    label = label.strip().lower()
    name = LABELS.get(label, label)
    if name.startswith(("utf-16", "utf-32")):
        return None  # a document whose declaration could be read byte by byte is not in a wide encoding
    try:
        info = codecs.lookup(name)
    except LookupError:
        return None
    return info.name if getattr(info, "_is_text_encoding", True) else None


def _decode_leniently(body: bytes, encoding: str) -> Decoded:
    """Decode by an encoding that is certain; what means nothing in it becomes U+FFFD and a flaw."""
    lost = _replaced(body, encoding)
    flaws = (Flaw("bad-bytes", f"{lost} mean nothing in {encoding}"),) if lost else ()
    return Decoded(body.decode(encoding, "replace"), encoding, flaws)


def _replaced(body: bytes, encoding: str) -> int:
    """How many sequences of `body` mean nothing in `encoding`."""
    try:
        body.decode(encoding)
    except UnicodeDecodeError:
        return body.decode(encoding, "replace").count("\ufffd") - body.decode(encoding, "ignore").count("\ufffd")
    return 0


def _detect(body: bytes, labels: tuple[str, ...]) -> Decoded:
    """Decode bytes that are not what they say: UTF-8 with strays, else the likeliest encoding."""
    strays = _replaced(body, "utf-8")
    if len(re.findall(rb"[\xc2-\xf4][\x80-\xbf]+", body)) > strays:
        text = body.decode("utf-8", STRAYS_AS_CP1252)
        return Decoded(text, "utf-8", (Flaw("bad-bytes", f"{strays} read as windows-1252 inside utf-8"),))
    import charset_normalizer  # 0.03 s that only a mislabelled document pays

    best = charset_normalizer.from_bytes(body[:100_000]).best()
    likely = (best.encoding, *best.could_be_from_charset) if best else ("cp1252",)
    name = "cp1252" if "cp1252" in likely else LABELS.get(likely[0], likely[0])  # the web's own among equals
    return Decoded(body.decode(name, "replace"), name, (_wrong(labels, name),))


def _read_strays_as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(STRAYS_AS_CP1252, _read_strays_as_cp1252)

# -- characters --

# What XML 1.0 or a terminal must not be given: C0 but tab and line ends, DEL, C1, surrogates, non-characters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# Where C1 is met, windows-1252 was meant: the HTML standard reads &#146; so (section 13.2.5.80).
_MEANT = {chr(code): text for code in range(0x80, 0xA0) if (text := bytes([code]).decode("cp1252", "ignore"))}
_SPACE = re.compile(r"\s+")


def safe_text(text: str) -> str:
    """Return `text` without the characters that XML, a terminal or a log must not be given. Idempotent.

    Those of C1 become what windows-1252 writes with the same number, where it writes anything.
    """
    return _FORBIDDEN.sub(lambda found: _MEANT.get(found[0], ""), text)


def line_of(text: str, *, html: bool = False) -> str:
    """Return one line of plain text, safe and with white space folded; with `html`, of a fragment's text.

    >>> line_of("  Tom &amp; <b>Jerry</b> ", html=True)
    'Tom & Jerry'
    """
    if html and ("<" in text or "&" in text):
        text = text_of(text)
    return _SPACE.sub(" ", safe_text(text)).strip()


# -- HTML --

TAGS = set(
    """
    a abbr acronym address article aside audio b bdi bdo blockquote br caption center cite code col colgroup data dd del
    details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li main map mark
    nav ol p picture pre q rp rt ruby s samp section small source span strike strong sub summary sup table tbody td
    tfoot th thead time tr track tt u ul var video wbr
    """.split()
)
# Without `cite`, which nh3 lets pass unresolved and unchecked.
ATTRIBUTES = {
    "*": {"lang", "dir", "title"},
    "a": {"href", "hreflang"},
    "audio": {"src", "controls"},
    "col": {"span"},
    "colgroup": {"span"},
    "data": {"value"},
    "del": {"datetime"},
    "img": {"src", "alt", "width", "height"},
    "ins": {"datetime"},
    "ol": {"start", "reversed", "type"},
    "source": {"src", "type"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope"},
    "time": {"datetime"},
    "track": {"src", "kind", "srclang", "label"},
    "video": {"src", "poster", "width", "height", "controls"},
}
SCHEMES = {"http", "https", "mailto", "tel"}
DROPPED_WHOLE = {"script", "style", "template", "noscript", "iframe", "embed", "svg", "math", "select"}
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)[^>]*>")
MOST_ATTRIBUTES = 200  # every parser is quadratic in the attributes of a tag: 100,000 cost libxml2 30 s
_LONG_TAG = re.compile(r"(<[a-zA-Z][^\s<>]{0,60})(\s[^<>]{2000,})>")
_ATTRIBUTE = re.compile(r"""\s+[^\s<>=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))?""")
MOST_REFERENCES = 20_000  # in one text: nh3 is quadratic in them, and a megabyte of "&" cost it 9 s
_BETWEEN_TAGS = re.compile(r"[^<]+")
_TAG_NAME = re.compile(r"<([a-zA-Z][^\s/>]*)")
# A parser takes the first line end in a `pre` for layout; nh3 writes no other (HTML standard section 13.1.2.5).
_START_OF_PRE = re.compile(r"<pre\b[^>]*>(?=\n)")


def clean_html(fragment: str, base: str | None = None) -> str:
    """Return `fragment` as safe HTML with absolute addresses: no script, handler, style, form or frame.

    Relative addresses are resolved against `base`; without one they are removed, for they would point elsewhere
    in every reader. Idempotent.
    """
    fragment = _with_plain_line_ends(safe_text(fragment))
    if "<" not in fragment and "&" not in fragment:
        return fragment.replace(">", "&gt;").replace("\u00a0", "&nbsp;").strip()
    fragment = _without_endless_tags(fragment)
    if fragment.count("&") > MOST_REFERENCES:
        fragment = _BETWEEN_TAGS.sub(_broken_up, fragment)
    if fragment.count("<") > MAX_DEPTH:
        fragment = limit_depth(fragment)
    cleaned = _cleaned(fragment, base)
    # What a dropped tag held may be parsed as something else without it: <p><button><h2> nests, <p><h2> does not.
    if any(name.lower() not in TAGS for name in _TAG_NAME.findall(fragment)):
        cleaned = _cleaned(cleaned, base)
    return cleaned.strip()


def _broken_up(text: re.Match[str]) -> str:
    """A text with an absurd number of references, with a break that nobody sees after every so many."""
    if text[0].count("&") <= MOST_REFERENCES:
        return text[0]
    parts = text[0].split("&")
    steps = range(0, len(parts), MOST_REFERENCES)
    return "<wbr>&".join("&".join(parts[start : start + MOST_REFERENCES]) for start in steps)


def _cleaned(fragment: str, base: str | None) -> str:
    # Safe text once more: a reference such as &#13; or &#1; is a character now.
    cleaned = _with_plain_line_ends(safe_text(_cleaner(base).clean(fragment)))
    return _START_OF_PRE.sub(r"\g<0>\n", cleaned)


def _with_plain_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


@lru_cache(maxsize=64)
def _cleaner(base: str | None) -> nh3.Cleaner:
    absolute = base if base and base.startswith(("http://", "https://")) else None
    return nh3.Cleaner(
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        clean_content_tags=DROPPED_WHOLE,
        link_rel=None,
        url_relative=("rewrite_with_base", absolute) if absolute else "deny",
    )


def limit_depth(fragment: str, most: int = MAX_DEPTH) -> str:
    """Return `fragment` without the tags that nest deeper than `most`; their text stays. Linear in length."""
    depth = 0

    def keep(tag: re.Match[str]) -> str:
        nonlocal depth
        if tag[2].lower() in VOID or tag[0].endswith("/>"):
            return tag[0]
        if tag[1]:
            kept = depth <= most
            depth = max(0, depth - 1)
            return tag[0] if kept else ""
        depth += 1
        return tag[0] if depth <= most else ""

    end = fragment.rfind(">") + 1  # behind it stand no tags, only what would be looked through for their ends
    return _TAG.sub(keep, fragment[:end]) + fragment[end:]


def parse_html(text: str) -> lxml.html.HtmlElement:
    """Return the tree of a whole page, its root the html element; nesting beyond MAX_DEPTH is flattened.

    Raises: lxml.etree.ParserError: there is no element in it.
    """
    text = _without_endless_tags(safe_text(text))
    root, too_deep = _parse(text)
    return _parse(limit_depth(text))[0] if too_deep else root


def _without_endless_tags(text: str) -> str:
    """Leave out a tag's attributes past MOST_ATTRIBUTES; a long value, such as a picture's own bytes, stays."""
    return _LONG_TAG.sub(_with_first_attributes, text)


def _with_first_attributes(tag: re.Match[str]) -> str:
    attributes = [found[0] for found in islice(_ATTRIBUTE.finditer(tag[2]), MOST_ATTRIBUTES + 1)]
    return tag[0] if len(attributes) <= MOST_ATTRIBUTES else f"{tag[1]}{''.join(attributes[:-1])}>"


def _parse(text: str) -> tuple[lxml.html.HtmlElement, bool]:
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    root = lxml.html.document_fromstring(text.encode("utf-8"), parser=parser)
    last = parser.error_log.last_error
    return root, last is not None and "Excessive depth" in last.message


BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details div dl dt figcaption figure footer form h1 h2 h3 h4
    h5 h6 header hr li main nav ol p pre section summary table tbody tfoot thead tr ul
    """.split()
)
CELLS = frozenset({"td", "th"})
BLOCK, LINE, CELL = "\0", "\x01", " "  # marks between the pieces of a text; no text may hold the first two
SILENT = frozenset({"script", "style", "template", "noscript", "head", "title", "svg", "math", "iframe"})


def text_of(html: str) -> str:
    r"""Return the plain text of an HTML fragment: paragraphs separated by a blank line, `br` a line end.

    >>> text_of("<p>One<br>two</p><ul><li>three</li></ul>")
    'One\ntwo\n\nthree'
    """
    if "<" not in html:
        return "\n\n".join(_lines(html_entities.unescape(html)))
    try:
        return tree_text(parse_html(f"<div>{html}</div>"))
    except etree.ParserError:
        return ""


def tree_text(root: lxml.html.HtmlElement) -> str:
    """Return the plain text of an element, written as `text_of` writes it."""
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
    """Split at block marks, fold white space, keep the line ends of `br`."""
    blocks = []
    for block in marked.split(BLOCK):
        lines = [line for part in block.split(LINE) if (line := line_of(part))]
        if lines:
            blocks.append("\n".join(lines))
    return blocks
