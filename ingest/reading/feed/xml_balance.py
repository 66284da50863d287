"""Closes the tags of XML whose tags do not match, where a human reader would.

libxml2's recovery takes any end tag for the end of whatever is open: a `<br>` that is never closed draws the rest of
its entry, and the entries behind it, into its description.
"""

import re
from collections import defaultdict

from ingest.reading.feed.xml_repair import OPAQUE

_NAME = r"([^\W\d][\w:.-]*+)"
# A tag: its slash, its name, and its attributes, in matching quotes or not, with a slash at their end; or an end tag
# that lost its bracket; or a bracket that begins no tag.
_TAG = re.compile(
    rf"<(/?){_NAME}((?:[^<>\"']|\"[^\"<]*+\"|'[^'<]*+'|(?!))*+(?=>)|[^<>]*+)>|</{_NAME}(?=\s*+(?:<|\Z))|<(?![?!])"
)
_UNFINISHED = re.compile(r"<[^<>]*\Z")  # where a document broke off
_VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "param", "wbr"})  # HTML's without end tags
# Elements that hold text alone, and elements that stand beside them: where one of these begins, the text has ended.
_TEXTS = frozenset({"title", "link", "guid", "pubdate", "comments", "id", "updated", "published"})
_STATEMENTS = _TEXTS | {"description", "category", "author", "enclosure", "source", "summary", "content", "dc:creator"}
_VALUE = r"\"[^\"<]*+\"|'[^'<]*+'"
_SOUND = re.compile(rf"(?:\s++[\w:.-]++\s*+=\s*+(?:{_VALUE})|(?!))*+\s*+/?")
# It never starts inside white space: from every place in a long stretch the search would run to its end.
_ATTRIBUTE = re.compile(
    rf"(?<!\s)\s*+{_NAME}"
    rf"(?:\s*+=\s*+(?:({_VALUE})|((?:[^\s\"'<>/]|/(?=[^\s>])|(?!))++))|(?!))?+"
)
_OPEN_QUOTE = re.compile(r"=([\"'])([^\"'<>\s]+)(?=\s+[\w:.-]+=\1)")  # a value's, which never closes
_LONGEST = 20_000  # characters of a tag's attributes; a megabyte of them would take 100 MiB as tuples
_CURLY = "“”„‟″‘’"  # typographic quotation marks, where quotes should be
_DEEPEST = 200  # levels; at 256 libxml2 gives up, and loses all that follows
ENTRIES = frozenset({"item", "entry"})
ENTRY = re.compile(r"<(?:[\w.-]+:)?(?:item|entry)[\s/>]", re.IGNORECASE)
_ROOTS = {"item": "rss", "entry": "feed"}  # the root that is put around entries without one
_FIRST_ENTRY = re.compile(r"\s*+<(?:[\w.-]+:)?(item|entry)[\s>]", re.IGNORECASE)
_DECLARATION = re.compile(r"<\?xml\s[^<>]*>")
_ENDS = {"<![CDATA[": "]]>", "<!--": "-->"}


class _Balance:
    """The elements that are open at a place in a document, the outermost first."""

    def __init__(self, parts: list[str]) -> None:
        """Take a document in parts, of which every second one (CDATA, comments) holds no tags."""
        self.at = 0  # the part under way
        self._parts = parts
        self._last: tuple[int, int] | None = None  # where the last entry begins, looked for when first needed
        self._open: list[str] = []
        self._count: defaultdict[str, int] = defaultdict(int)

    def mend(self, tag: re.Match[str]) -> str:
        """Return a tag with the end tags that are missing before it; "" for the end tag of something that is not open.

        A bracket that begins no tag is escaped.
        """
        closing, name, attributes, ended = tag.groups()
        if name is None:
            return self._end(ended, tag) if self._count.get(ended) else f"&lt;{tag[0][1:]}"
        if closing:
            return self._end(name, tag) if self._count.get(name) else self._end_as_begun(name, tag)
        lowered = name.lower()
        before = self._before(name, lowered)
        if attributes:
            attributes = _quoted(attributes)
            if attributes.endswith("/"):
                return f"{before}<{name}{attributes}>"
        if lowered in _VOID:
            return f"{before}<{name}{attributes}/>"
        if len(self._open) >= _DEEPEST:
            return before
        self._open.append(name)
        self._count[name] += 1
        return f"{before}<{name}{attributes}>"

    def _before(self, name: str, lowered: str) -> str:
        """Return the end tags of elements that must have ended where one of this name begins."""
        if lowered in ENTRIES and self._count[name]:
            return self._close(name)
        if lowered in _STATEMENTS and self._open and self._open[-1].lower() in _TEXTS:
            return self._close(self._open[-1])
        return ""

    def _end(self, name: str, tag: re.Match[str]) -> str:
        """Return the end tags of an element and of all open inside it; the root stays open while entries follow."""
        if self._count[name] == 1 and name == self._open[0] and self._goes_on(tag):
            return "".join([self._close(one) for one in reversed(self._open[1:])])
        return self._close(name)

    def _end_as_begun(self, name: str, tag: re.Match[str]) -> str:
        """Return the end tag of what was opened last, if only its prefix or its case differs from this name."""
        last = self._open[-1] if self._open else ""
        return self._end(last, tag) if last and _local(last) == _local(name) else ""

    def _goes_on(self, tag: re.Match[str]) -> bool:
        if self._last is None:  # only what follows the root's first end is searched: nearly always nothing
            rest = [(self.at, tag.end()), *((at, 0) for at in range(self.at + 2, len(self._parts), 2))]
            places = ((at, one.start()) for at, start in rest for one in ENTRY.finditer(self._parts[at], start))
            self._last = max(places, default=(0, 0))
        return (self.at, tag.start()) < self._last

    def _close(self, name: str) -> str:
        ends = ""  # of at most _DEEPEST elements
        last = ""
        while last != name:
            last = self._open.pop()
            self._count[last] -= 1
            ends += f"</{last}>"
        return ends

    def rest(self) -> str:
        """Return the end tags of all that is still open."""
        return "".join(f"</{name}>" for name in reversed(self._open))


def _local(name: str) -> str:
    return name.rpartition(":")[2].lower()


def _quoted(attributes: str) -> str:
    """Return attributes with quoted values and spaces between, each name once; unchanged if they cannot be told apart.

    A parser keeps a message of a kilobyte for every attribute that is repeated.
    """
    if len(attributes) > _LONGEST:
        return attributes
    if not _SOUND.fullmatch(attributes):
        attributes = _OPEN_QUOTE.sub(r"=\1\2\1", attributes)
    found = _ATTRIBUTE.findall(attributes)
    values: dict[str, str] = {}
    for name, quoted, bare in found:
        values.setdefault(name, quoted or _in_quotes(bare))
    if len(values) == len(found) and _SOUND.fullmatch(attributes):
        return attributes
    end = "/" if attributes.endswith("/") else ""
    if _ATTRIBUTE.sub("", attributes).strip() != end:
        return attributes
    return "".join(f" {name}={value}" for name, value in values.items()) + end


def _in_quotes(value: str) -> str:
    return f'"{value.strip(_CURLY)}"'


def balanced(source: str) -> str:
    """Return XML whose elements all end and nest properly; an entry ends where the next one begins.

    The root ends behind the last entry, even if a second document was appended to the first.
    """
    if (first := _FIRST_ENTRY.match(source)) and ENTRY.search(source, first.end()):
        source = f"<{_ROOTS[first[1].lower()]}>{source}"
    parts = OPAQUE.split(source)  # every second part is a match, and holds no tags
    parts[::2] = [_DECLARATION.sub("", part) for part in parts[::2]]  # of documents behind the first
    parts[-1] = _UNFINISHED.sub("", parts[-1])
    balance = _Balance(parts)
    for balance.at in range(0, len(parts), 2):
        parts[balance.at] = _TAG.sub(balance.mend, parts[balance.at])
    rest = balance.rest()
    if not parts[-1] and len(parts) > 1:
        parts[-1] = next(
            (end for start, end in _ENDS.items() if parts[-2].startswith(start) and not parts[-2].endswith(end)), ""
        )
    return "".join(parts) + rest
