"""Closes the tags of XML in which they do not match, where a human reader would.

Recovery as libxml2 does it takes any end tag for the end of what is open: a `<br>` that is never closed puts the rest
of its entry, and the entries behind it, into its description.
"""

import re
from collections import defaultdict

from ingest.reading.feed.xml_repair import OPAQUE

_NAME = r"([^\W\d][\w:.-]*+)"
# A tag: its slash, its name, its attributes, in quotes that match or not, with a slash at their end; an end tag that
# lost its bracket, in front of the next; or what is none.
_TAG = re.compile(
    rf"<(/?){_NAME}((?:[^<>\"']|\"[^\"<]*+\"|'[^'<]*+'|(?!))*+(?=>)|[^<>]*+)>|</{_NAME}(?=\s*+(?:<|\Z))|<(?![?!])"
)
_UNFINISHED = re.compile(r"<[^<>]*\Z")  # where a document broke off
_VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "param", "wbr"})  # HTML's that are never closed
# Elements that hold no others, and those that begin behind them in an entry: where one begins, such a one has ended.
_TEXTS = frozenset({"title", "link", "guid", "pubdate", "comments", "id", "updated", "published"})
_STATEMENTS = _TEXTS | {"description", "category", "author", "enclosure", "source", "summary", "content", "dc:creator"}
_VALUE = r"\"[^\"<]*+\"|'[^'<]*+'"
_SOUND = re.compile(rf"(?:\s++[\w:.-]++\s*+=\s*+(?:{_VALUE})|(?!))*+\s*+/?")
# Not from within white space: each place in a long stretch of it would be gone on from to its end.
_ATTRIBUTE = re.compile(
    rf"(?<!\s)\s*+{_NAME}"
    rf"(?:\s*+=\s*+(?:({_VALUE})|((?:[^\s\"'<>/]|/(?=[^\s>])|(?!))++))|(?!))?+"
)
_LONGEST = 20_000  # characters of a tag's attributes; of longer ones each is a tuple, and a megabyte of them 100 MiB
_CURLY = "“”„‟″‘’"  # quotation marks of prose in the place of quotes
_DEEPEST = 200  # libxml2 gives up at 256, and with it all that follows
ENTRIES = frozenset({"item", "entry"})
ENTRY = re.compile(r"<(?:[\w.-]+:)?(?:item|entry)[\s/>]", re.IGNORECASE)
_ROOTS = {"item": "rss", "entry": "feed"}  # what an entry stands in that stands in nothing
_FIRST_ENTRY = re.compile(r"\s*+<(?:[\w.-]+:)?(item|entry)[\s>]", re.IGNORECASE)
_DECLARATION = re.compile(r"<\?xml\s[^<>]*>")
_ENDS = {"<![CDATA[": "]]>", "<!--": "-->"}


class _Balance:
    """What is open at a place in a document, the outermost first."""

    def __init__(self, parts: list[str]) -> None:
        """Take a document in parts of which every second holds no tags."""
        self.at = 0  # the part under way
        self._parts = parts
        self._last: tuple[int, int] | None = None  # where the last entry begins, once that is asked for
        self._open: list[str] = []
        self._count: defaultdict[str, int] = defaultdict(int)

    def mend(self, tag: re.Match[str]) -> str:
        """Return a tag with the end tags that are missing in front of it; "" for the end of what is not open.

        A bracket that begins no tag is written as what it is: a sign.
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
        """Return the end tags of what cannot go on where an element of this name begins."""
        if lowered in ENTRIES and self._count[name]:
            return self._close(name)
        if lowered in _STATEMENTS and self._open and self._open[-1].lower() in _TEXTS:
            return self._close(self._open[-1])
        return ""

    def _end(self, name: str, tag: re.Match[str]) -> str:
        """Return the end tags of an element and all in it; the root goes on as long as entries follow."""
        if self._count[name] == 1 and name == self._open[0] and self._goes_on(tag):
            return "".join([self._close(one) for one in reversed(self._open[1:])])
        return self._close(name)

    def _end_as_begun(self, name: str, tag: re.Match[str]) -> str:
        """Return the end tag of what was opened last, if that has this name with another prefix or in other letters."""
        last = self._open[-1] if self._open else ""
        return self._end(last, tag) if last and _local(last) == _local(name) else ""

    def _goes_on(self, tag: re.Match[str]) -> bool:
        if self._last is None:  # looked for behind the first end of the root: nearly always nothing is there
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
    """Return attributes, each once, with its value in quotes and a space before its name; as they are otherwise.

    A parser notes of each that is written again that it was, in a kilobyte.
    """
    if len(attributes) > _LONGEST:
        return attributes
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
    """Return XML in which every element ends, what is in it before it does, and an entry where the next one begins.

    The root ends behind the last entry, also where another document was put behind the first.
    """
    if (first := _FIRST_ENTRY.match(source)) and ENTRY.search(source, first.end()):
        source = f"<{_ROOTS[first[1].lower()]}>{source}"
    parts = OPAQUE.split(source)  # every second is what the pattern matched: in it nothing is a tag
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
