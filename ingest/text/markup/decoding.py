"""Turns bytes into text (WHATWG Encoding Standard). There is no other decoder."""

import codecs
import re
from itertools import islice
from typing import NamedTuple

from ingest.schema import Flaw
from ingest.text.markup.encoded_twice import encoded_once
from ingest.text.markup.strays import NEC_ROWS, STRAYS_AS_CP1252
from ingest.text.markup.western import told_by_letters
from ingest.text.recognition import language_of


class Decoded(NamedTuple):
    """A document's text, the Python name of the encoding it was in, and what had to be repaired."""

    text: str
    encoding: str
    flaws: tuple[Flaw, ...]

    def utf8(self, body: bytes) -> bytes | None:
        """Return the text in UTF-8 if that is the very `body` from which it was decoded, else None."""
        if self.encoding != "utf-8" or not _CHANGING.isdisjoint(flaw.rule for flaw in self.flaws):
            return None
        return body.removeprefix(codecs.BOM_UTF8)


_CHANGING = frozenset({"bad-bytes", "encoded-twice"})  # flaws after whose repair the text is not what the bytes say
BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OTHER_MARKS = tuple(mark for mark, encoding in BOMS if encoding != "utf-8")
# How "<" or "<?" looks in wide encodings without a mark (XML 1.0 appendix F.1).
WIDE_STARTS = (
    (re.compile(rb"(?:[ \t\r\n]\0\0\0)*[<{]\0\0\0"), "utf-32-le"),
    (re.compile(rb"(?:\0\0\0[ \t\r\n])*\0\0\0[<{]"), "utf-32-be"),
    (re.compile(rb"(?:[ \t\r\n]\0)*[<{]\0"), "utf-16-le"),
    (re.compile(rb"(?:\0[ \t\r\n])*\0[<{]"), "utf-16-be"),
)
_WIDE_HEAD = 4096  # bytes of a text that tell whether it is in a wide encoding
_FEWEST_ZEROS = 8
# Encodings that are read as a larger one (WHATWG Encoding Standard section 4.2), by Python's names.
_LARGER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
# Labels of that section, and some others in use, that Python does not know.
_LABELS = {
    label: name
    for name, labels in {
        "utf-8": "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8",
        "iso8859-6": "csiso88596e csiso88596i",
        "iso8859-7": "sun_eu_greek",
        "iso8859-8": "csiso88598e csiso88598i visual logical",
        "iso8859-15": "csisolatin9",
        "koi8-r": "koi koi8",
        "koi8-u": "koi8-ru",
        "mac-roman": "x-mac-roman csmacintosh mac",
        "mac-cyrillic": "x-mac-cyrillic x-mac-ukrainian",
        "cp874": "windows-874 dos-874",
        "cp1252": "x-user-defined",
        "gb18030": "csgb2312 gb_2312 gb_2312-80 x-gbk",
        "big5hkscs": "cn-big5 csbig5 x-x-big5",
        "cp932": "windows-31j x-sjis",
        "euc_jp": "x-euc-jp cseucpkdfmtjapanese",
        "cp949": "windows-949 cseuckr csksc56011987 iso-ir-149 ks_c_5601-1989 ksc_5601",
    }.items()
    for label in labels.split()
}
_ISO_PART = re.compile(r"iso[-_]?8859[-_]?(\d\d?)(?:-[ei]|:\d{4})?")
_CODE_PAGE = re.compile(r"(?:x-cp|win-|windows-?|cp-)(125[0-8])")
# The encodings that a label may name, by Python's names. Others are transformations, quadratic, or unused on the web.
_ENCODINGS = frozenset(
    [f"iso8859-{part}" for part in (*range(1, 12), *range(13, 17))]
    + [f"cp{page}" for page in (*range(1250, 1259), 437, 850, 852, 855, 857, 858, 860, 861, 862, 863, 865, 866, 869)]
    + "ascii utf-8 utf-7 cp874 cp932 cp949 cp950 big5 big5hkscs gb2312 gbk gb18030 hz johab ptcp154 tis-620".split()
    + "euc_jp euc_kr euc_jis_2004 euc_jisx0213 shift_jis shift_jis_2004 shift_jisx0213 koi8-r koi8-u koi8-t".split()
    + "iso2022_jp iso2022_jp_1 iso2022_jp_2 iso2022_jp_3 iso2022_jp_ext iso2022_kr kz1048".split()
    + "mac-roman mac-cyrillic mac-greek mac-iceland mac-latin2 mac-turkish".split()
)
# The encodings among which detection guesses: WHATWG's that occur undeclared and are not recognised otherwise.
_GUESSED = [
    *(f"cp{page}" for page in (1250, 1251, 1253, 1255, 1256)),
    *(f"iso8859_{part}" for part in (2, 5, 6, 7, 8)),
    *("koi8_r", "koi8_u", "cp866", "cp874", "gb18030", "big5hkscs", "cp932", "euc_jp", "cp949"),
]
# A character of UTF-8 beyond ASCII. The first bytes of dashes and quotation marks (1) mean nothing in other encodings.
_SEQUENCE = re.compile(
    rb"(\xe2\x80)[\x80-\xbf]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_TELLING = 10  # strays that one such mark outweighs
_ONE_BYTE = ("cp125", "iso8859", "koi8", "mac")  # encodings in which a byte is a character
# The likeliest encoding of a page by its language if it declares none (HTML standard section 13.2.3.2).
LOCALES = {
    **dict.fromkeys("be bg ky mk mn ru sr tg tt uk".split(), "cp1251"),
    **dict.fromkeys("az ku tr".split(), "cp1254"),
    **dict.fromkeys("bs cs hr hu pl ro sk sl sq".split(), "cp1250"),
    **dict.fromkeys("et lt lv".split(), "cp1257"),
    **dict.fromkeys("ar ckb fa ur".split(), "cp1256"),
    **dict.fromkeys("ca da de en es eu fi fr ga gl is it nb nl nn no pt sv".split(), "cp1252"),
    "el": "cp1253",
    "he": "cp1255",
    "ja": "euc_jp",
    "ko": "cp949",
    "th": "cp874",
    "vi": "cp1258",
    "zh": "gb18030",
}
# Other likely encodings of the same languages, and common characters of these. Read in the right encoding a text has
# most of them; read in another, its bytes become rarer characters.
_RIVALS = (
    (("cp1251", "koi8_u", "koi8_r", "iso8859_5", "cp866"), "оеаинт"),
    (("cp1256", "iso8859_6"), "اليمنورت"),
    (("euc_jp", "cp932"), "のにはをたがで、。"),
    (("gb18030", "big5hkscs"), "的一是不了人在有中大上年生日月市新，。"),
)
_LATIN_2 = ("cp1250", "iso8859_2")  # these letters tell the two apart
_APART = {"cs": "šťž", "sk": "šťžľ", "pl": "ąśź", **dict.fromkeys(("bs", "hr", "sl"), "šž")}
_LANGUAGE = re.compile(
    rb"<(?:(?:html|body|feed|rss)\b[^>]{0,300}?\blang\s*=\s*[\"']?|language>\s*)([A-Za-z]{2,3})\b", re.IGNORECASE
)
_PROSE = re.compile(rb"(?:\A|>)([^<>{}]{40,1000})")
_ASCII = bytes(range(128))
_PIECE = re.compile(rb"[>\[]([^<>{}\]]{8,1000})")  # a piece of text, or of a CDATA section
_SHORT = 40  # bytes of all pieces with letters beyond ASCII: fewer tell nothing
_FEWEST_BESIDE = 3  # bytes for each letter beyond ASCII in pieces that have any: short ones in French have 5
_NO_LETTERS = bytes(range(0xC0))  # in windows-1252: signs that draw rules and leaders, and no-break spaces
_FEWEST_ASCII = 4  # ASCII characters to one beyond, in the languages of the West; Icelandic has 8
# Encodings whose languages are hardly ever written in another, or only in one that is easily told from it.
_ALONE = ("cp1252", "cp1254", "cp1257", "cp1250")
_WESTERN = ("cp1252", "iso8859-15")
_DETECTED = ("utf-8", *_WESTERN)  # these are detected even in damaged documents, whatever they declare
_NO_ACCIDENT = 24  # bytes; of the pairs that are characters in GB 18030, one in eight is one in UTF-8 too
_SEVERAL_BYTES = ("cp932", "cp949", "euc", "gb", "big5", "iso2022", "hz", "johab", "shift")  # for a character
# Characters beyond ASCII for each lost one, if that is damage: a summary in Chinese may be cut after 50. In encodings
# of one byte, what means nothing is a letter in another encoding: one letter of 50 in Russian means nothing in Greek.
_FEWEST_TO_ONE_LOST = 50
_FEWEST_BYTES_TO_ONE_LOST = 200
_WITH_NEC_ROWS = ("euc_jp", "iso2022_jp")
_FEWEST_BESIDE_NEC = 8  # characters
MOST_PROSE = 40  # pieces of text that tell a language
LATE = 65_536  # bytes searched for a declaration if nothing else tells the encoding
_BROKEN_OFF = frozenset({"unexpected end of data", "incomplete multibyte sequence"})  # at the end of a document
_HEADER_CHARSET = re.compile(r"charset\s*+=\s*+[\"']?\s*+([\w.:-]+)", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*[\"']\s*([\w.:-]+)")
_META_CHARSET = re.compile(rb"<meta\b[^>]{0,200}?\bcharset\s*+=\s*+[\"']?\s*+([\w.:-]+)", re.IGNORECASE)


def decode(body: bytes, content_type: str | None = None) -> Decoded:
    """Return the text of `body`: by its mark, the header, its own declaration, as UTF-8, or by detection.

    A declared encoding is believed if every byte means something in it, or nearly every one, for summaries are cut in
    the middle of a character. Single bytes of windows-1252 inside UTF-8 are read as such, and UTF-8 that was encoded
    twice as it was meant. Never raises. Order of trust: WHATWG Encoding Standard section 6.
    """
    decoded = _decoded(body, content_type)
    text, undone = encoded_once(body, decoded.text) if decoded.encoding == "utf-8" else (decoded.text, 0)
    if not undone:
        return decoded
    return decoded._replace(text=text, flaws=(*decoded.flaws, Flaw("encoded-twice", f"characters: {undone}")))


def _decoded(body: bytes, content_type: str | None) -> Decoded:
    for mark, encoding in BOMS:
        if body.startswith(mark):
            return _decode_leniently(body[len(mark) :], encoding)
    if wide := _wide_encoding(body):
        decoded = _decode_leniently(body, wide)
        return decoded._replace(flaws=(Flaw("no-byte-order-mark", wide), *decoded.flaws))
    labels = _declared_labels(body, content_type)
    for encoding in _candidates(body, labels):
        try:
            text = body.decode(encoding)
        except UnicodeDecodeError as error:
            whole = body[: error.start]
            if error.reason not in _BROKEN_OFF or (whole.isascii() and encoding not in map(_python_name, labels)):
                continue
            flaw = Flaw("bad-bytes", "the last character breaks off")
            return Decoded(whole.decode(encoding), encoding, (*_doubts(labels, encoding), flaw))
        return Decoded(text, encoding, _doubts(labels, encoding))
    return _detect(body, labels)


def is_utf8(body: bytes, content_type: str | None = None) -> bool:
    """Return whether `decode` would read `body` as UTF-8 without a flaw, given that it is UTF-8."""
    if body.startswith(_OTHER_MARKS) or _wide_encoding(body) or _is_escaped(body):
        return False
    labels = _declared_labels(body, content_type)
    if not labels:
        return True
    first = _candidates(body, labels)[0]
    # Pure ASCII is the same in windows-1252.
    return first == _python_name(labels[0]) and (first == "utf-8" or (first == "cp1252" and body.isascii()))


def _is_escaped(body: bytes) -> bool:
    """Whether a document of seven bits has an escape sequence that begins Japanese in ISO-2022-JP."""
    return b"\x1b" in body and body.isascii() and (b"\x1b$B" in body or b"\x1b$@" in body)


def _wide_encoding(body: bytes) -> str | None:
    """Return the wide encoding in which a document without a mark begins, or None."""
    head = body[:_WIDE_HEAD]
    if b"\0" not in head:
        return None
    if found := next((encoding for start, encoding in WIDE_STARTS if start.match(body)), None):
        return found
    # In UTF-16 spaces, figures and line ends have a zero byte, always on one side; few letters have one on the other.
    zeros = head[::2].count(0), head[1::2].count(0)
    name = "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"
    is_wide = max(zeros) >= max(_FEWEST_ZEROS, 2 * min(zeros)) and _replaced(body, name) == 0
    return name if is_wide else None


def _candidates(body: bytes, labels: tuple[str, ...]) -> tuple[str, ...]:
    """The encodings in which a document may be, the likeliest first."""
    if _is_escaped(body):
        return ("iso2022_jp",)
    named = [name for label in labels if (name := _python_name(label))]
    if not named or named[0] == "utf-8" or body.isascii():
        return (*named, "utf-8")
    if named[0] in _WESTERN and _is_foreign(body):
        return ("utf-8", *(name for name in named if name not in _WESTERN))
    # Every byte means something in windows-1252 and its like, which are declared without thought; sound UTF-8 is no
    # accident. With several of its characters it also goes before encodings of the East, which old templates declare.
    first = named[0].startswith(_ONE_BYTE) or len(body.translate(None, _ASCII)) >= _NO_ACCIDENT
    return ("utf-8", *named) if first else (*named, "utf-8")


def _doubts(labels: tuple[str, ...], encoding: str) -> tuple[Flaw, ...]:
    return (_wrong(labels, encoding),) if labels and encoding != _python_name(labels[0]) else ()


def _wrong(labels: tuple[str, ...], encoding: str) -> Flaw:
    return Flaw(
        "wrong-charset",
        f"declared {labels[0]}, read as {encoding}" if labels else f"nothing declared, read as {encoding}",
    )


def _declared_labels(body: bytes, content_type: str | None) -> tuple[str, ...]:
    """Return the encodings that the header, and then the document itself, name, as written."""
    found = []
    if content_type and (in_header := _HEADER_CHARSET.search(content_type)):
        found.append(in_header[1])
    head = body[:2048]
    if in_document := _XML_ENCODING.match(head) or _META_CHARSET.search(head):
        found.append(in_document[1].decode("ascii", "replace"))
    return tuple(dict.fromkeys(found))


def _python_name(label: str) -> str | None:
    label = label.strip().lower()
    if part := _ISO_PART.fullmatch(label) or _CODE_PAGE.fullmatch(label):
        label = f"{'iso8859-' if len(part[1]) < 3 else 'cp'}{part[1]}"
    name = _LABELS.get(label, label)
    if name.startswith(("utf-16", "utf-32")):
        return None  # a declaration that could be read byte by byte is not in a wide encoding
    try:
        info = codecs.lookup(name)
    except LookupError:
        return None
    return _LARGER.get(info.name, info.name) if info.name in _ENCODINGS else None


def _decode_leniently(body: bytes, encoding: str) -> Decoded:
    """Decode by a certain encoding. Bytes that mean nothing in it become U+FFFD, and a flaw."""
    text, lost = _read(body, encoding)
    return Decoded(text, encoding, (Flaw("bad-bytes", f"{lost} mean nothing in {encoding}"),) if lost else ())


def _read(body: bytes, encoding: str) -> tuple[str, int]:
    """Return `body` read in `encoding`, with U+FFFD for sequences that mean nothing in it, and their number."""
    try:
        return body.decode(encoding), 0
    except UnicodeDecodeError:
        text, own = body.decode(encoding, "replace"), body.decode(encoding, "ignore").count("\ufffd")
    # Each of NEC's signs takes a call. If half of the characters seem to be such signs, none is.
    if encoding in _WITH_NEC_ROWS and text.count("\ufffd") * _FEWEST_BESIDE_NEC < len(text):
        text = body.decode(encoding, NEC_ROWS)
    return text, text.count("\ufffd") - own


def _replaced(body: bytes, encoding: str) -> int:
    """How many sequences of `body` mean nothing in `encoding`."""
    return _read(body, encoding)[1]


def _is_nearly(body: bytes, encoding: str) -> bool:
    """Whether so few bytes of `body` mean nothing in `encoding` that they may be damage."""
    text, lost = _read(body, encoding)
    fewest = _FEWEST_TO_ONE_LOST if encoding.startswith(_SEVERAL_BYTES) else _FEWEST_BYTES_TO_ONE_LOST
    return not lost or lost * fewest < len(text) - len(text.encode("ascii", "ignore"))


def _detect(body: bytes, labels: tuple[str, ...]) -> Decoded:
    """Decode bytes that are not in the declared encoding: as UTF-8 with strays, or in the likeliest encoding."""
    strays = _replaced(body, "utf-8")
    if sum(_TELLING if found[1] else 1 for found in _SEQUENCE.finditer(body)) > strays:
        text = body.decode("utf-8", STRAYS_AS_CP1252)
        return Decoded(text, "utf-8", (Flaw("bad-bytes", f"{strays} read as windows-1252 inside utf-8"),))
    said = [name for name in _candidates(body, labels) if name not in _DETECTED] if labels else [_late_label(body)]
    if name := next((name for name in said if name and _is_nearly(body, name)), None):
        doubts = _doubts(labels, name)
    else:
        name = _by_language(body) or _by_words(body) or _likeliest(body)
        doubts = (_wrong(labels, name),)
    decoded = _decode_leniently(body, name)
    return decoded._replace(flaws=(*doubts, *decoded.flaws))


def _late_label(body: bytes) -> str | None:
    """The encoding that a page declares late, after long scripts."""
    late = _META_CHARSET.search(body[:LATE])
    return _python_name(late[1].decode("ascii", "replace")) if late else None


def _by_language(body: bytes) -> str | None:
    """The likeliest encoding for the document's language, if nearly every byte means something in it."""
    said = _LANGUAGE.search(body[:4096])
    language = said[1].decode("ascii").lower() if said else ""
    name = LOCALES.get(language)
    if name is None or (name in _WESTERN and _is_foreign(body)):  # many programs say "en-us" of everything
        return None
    name = _likelier(body, name, language)
    return name if _is_nearly(body, name) else None


def _likelier(body: bytes, name: str, language: str = "") -> str:
    """This encoding, or one of its rivals in which the text has more of the commonest letters."""
    rivals, letters = next((every for every in _RIVALS if name in every[0]), ((name,), ""))
    if language in _APART:
        rivals, letters = _LATIN_2, _APART[language]
    start = body[:LATE]
    return max(rivals, key=lambda rival: sum(map(start.decode(rival, "replace").count, letters)))


def _is_foreign(body: bytes) -> bool:
    """Whether a document has more letters beyond ASCII than any language of the West."""
    pieces = (found[1] for found in _PIECE.finditer(body[:LATE]))
    beyond = b" ".join(islice((piece for piece in pieces if not piece.isascii()), MOST_PROSE))
    return len(beyond) > _SHORT and len(beyond.translate(None, _NO_LETTERS)) * _FEWEST_BESIDE > len(beyond)


def _by_words(body: bytes) -> str | None:
    """The encoding by the language of a document's words, if hardly anything in that language is in another encoding.

    A language such as English, with few signs beyond ASCII, tells nothing.
    """
    prose = b" ".join(found[1] for found in islice(_PROSE.finditer(body), MOST_PROSE))
    if len(prose.translate(None, _ASCII)) * _FEWEST_ASCII > len(prose):
        return None  # Russian, whose "and" would be the Italian "is"
    told = language_of(prose.decode("cp1252", "replace")) or ""
    name = LOCALES.get(told)
    if name not in _ALONE:
        return None
    name = _likelier(body, name, told)
    return name if _is_nearly(body, name) else None


def _likeliest(body: bytes) -> str:
    if told := told_by_letters(body):
        return told
    import charset_normalizer  # here: 0.03 s that only a mislabelled document pays

    best = charset_normalizer.from_bytes(body[:100_000], cp_isolation=_GUESSED).best()
    return _likelier(body, best.encoding) if best else "cp1252"
