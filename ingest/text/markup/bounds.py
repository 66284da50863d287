"""Markup within bounds: nesting, attributes and references past what any parser takes in linear time.

A parser of HTML is linear in honest markup and quadratic, or worse, in what is never closed, in formatting that every
paragraph opens again, in tables that hold what no table may, and in the attributes of one tag.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate, islice
from operator import sub
from string import ascii_lowercase, ascii_uppercase

MAX_DEPTH = 200  # libxml2's HTML parser stops at 256 and drops the rest; ammonia's time is quadratic in depth
MOST_ELEMENTS = 100_000  # in one fragment: each costs ammonia 250 bytes; of those past it the text stays
MOST_TAGS = 60_000  # in a page: each costs libxml2 300 bytes; the largest of 2,000 pages at hand has 20,000
CLOSEST = 15  # bytes from one tag to the next in a larger page; the closest of those have 17
MOST_ATTRIBUTES = 200  # every parser is quadratic in the attributes of a tag: 100,000 cost libxml2 30 s
# In one text: ammonia, which writes some as references and looks whether it has to, is quadratic in what begins with
# these bytes in UTF-8. A megabyte of "&" cost it 9 s, one of "\u00aa" 18.
MOST_REFERENCES = 20_000
MOST_BARE_BRACKETS = 200_000  # of each ammonia remembers that it was met, in 80 bytes
MOST_SIGNS = 100_000  # in rows of quotes and equals signs: where no quote may stand it costs 70 bytes
_MAY_BE_REFERENCE = (b"&", b"\xc2")
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
TAG_NAME = re.compile(r"<(/?[a-zA-Z][^\s/>]*)")
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*+)[^<>]*+>|<!--.*?(?:-->|\Z)|<[!?][^>]*>", re.DOTALL)
_UNENDED = re.compile(r"<[a-zA-Z/!?][^<]*")  # a tag that another begins in: a parser would take that for its attributes
# What a parser opens again in every block that follows, until it is closed.
_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_FORMATTING_TAGS = _FORMATTING | {f"/{name}" for name in _FORMATTING}
_FEW_REOPENED = 4
_VERY_FEW_TAGS, _FEW_TAGS, _MANY_TAGS = 20, 200, 3_000  # below, what is looked for is not slow
_MOST_SOUND = 40_000  # tags that are looked at one by one, which takes a tenth of the time to put them right
# What an end tag outside of it does not close, and what sends its content elsewhere.
_SCOPES = frozenset("applet button caption marquee object select table tbody td template tfoot th thead tr".split())
_TABLE_PARTS = {
    "table": frozenset("caption colgroup tbody td tfoot th thead tr".split()),
    **dict.fromkeys(("tbody", "tfoot", "thead"), frozenset(("td", "th", "tr"))),
    "tr": frozenset(("td", "th")),
    "colgroup": frozenset(("col",)),
}
_RAW_TEXT = frozenset("script style textarea title xmp iframe noembed noframes noscript".split())
_RAW = re.compile(
    rf"<!--(?:(?!-->).)*+(?:-->|\Z)|<(?P<raw>{'|'.join(sorted(_RAW_TEXT))})\b(?:(?!</(?P=raw)).)*+(?:</(?P=raw)[^>]*+>?|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_MANY_PIECES = 50_000  # short strings, each of which takes as much memory as a line
_STEPS = {"(": 1, ")": -1}
_LOWER = str.maketrans(ascii_uppercase, ascii_lowercase)


def is_hazardous(fragment: str, names: list[str]) -> bool:
    """Return whether a parser of HTML may be slow on a fragment with these TAG_NAMEs, or fill the memory."""
    if _are_hazardous(names):  # also if what is hidden is taken for tags: in vector graphics a style is no raw text
        return True
    hides = len(names) > _FEW_TAGS and _hides_tags(fragment, set(names))
    return hides and _are_hazardous(TAG_NAME.findall(_RAW.sub("", fragment)))


def _hides_tags(fragment: str, names: set[str]) -> bool:
    """Return whether a comment or a raw text holds what looks like a tag and is none."""
    hidden = [("<!--", "-->"), *((f"<{name}", f"</{name}") for name in names if name.lower() in _RAW_TEXT)]
    return any("<" in piece.partition(end)[0] for start, end in hidden for piece in fragment.split(start)[1:])


def _are_hazardous(names: list[str]) -> bool:
    """Judge by the names of tags alone, ends with their slash, in the document's order."""
    if len(names) <= _VERY_FEW_TAGS:
        return False
    distinct = set(names)
    if not " ".join(distinct).islower():
        names = [_lowered(name) for name in names]
        distinct = set(names)
    steps = "".join(map({name: _step(name) for name in distinct}.__getitem__, names))
    # Each that is opened by itself may be opened again before every other tag.
    if _nest_deeper(steps.replace("[", "").replace("]", ""), _FEW_REOPENED):
        return True
    if len(names) <= _FEW_TAGS or (len(names) > _MANY_TAGS and _are_sound(names)):
        return False
    counts = Counter(names)
    surplus = sum(max(0, count - counts[name[1:]]) for name, count in counts.items() if name[0] == "/")
    if surplus > MAX_DEPTH or (len(names) > _MANY_TAGS and not _SCOPES.isdisjoint(counts)):
        return True
    if sum(count for name, count in counts.items() if name[0] != "/") > MOST_ELEMENTS:
        return True
    return _nest_deeper(steps.replace("[", "(").replace("]", ")"), MAX_DEPTH - surplus)


def _lowered(name: str) -> str:
    """Return a name as parsers compare it: other letters than those of ASCII stay (HTML standard section 13.2.5.8)."""
    if name.islower():  # nearly always
        return name
    return name.lower() if name.isascii() else name.translate(_LOWER)


def _step(name: str) -> str:
    """How a tag is written where only nesting counts: formatting in round brackets, else in square ones."""
    if name[0] == "/":
        return ")" if name in _FORMATTING_TAGS else "]"
    return "(" if name in _FORMATTING_TAGS else "" if name in VOID else "["


def _nest_deeper(steps: str, most: int) -> bool:
    """Whether more than `most` of these brackets may be open at once, if every end closes one.

    Taking out the pairs with nothing in them takes off one storey at the most, in a fraction of the time of a count.
    """
    rest = steps
    for storeys in range(most + 1):
        if storeys + rest.count("(") <= most:
            return False
        lower = rest.replace("()", "")
        if len(lower) == len(rest):
            break
        rest = lower
    heights = list(accumulate(map(_STEPS.__getitem__, steps), initial=0))
    highest: int = max(map(sub, heights, accumulate(heights, min)))
    return highest > most


def _are_sound(names: list[str]) -> bool:
    """Whether each tag is closed before the one around it, none is deep, and tables hold rows and cells alone.

    Text may still stand where no table may hold it: in so many tags that is not slow.
    """
    if len(names) > _MOST_SOUND:
        return False
    stack = [""]
    for name in names:
        if name[0] == "/":
            if stack.pop() != name[1:]:
                return False
        elif name not in _TABLE_PARTS.get(stack[-1], (name,)) or len(stack) > MAX_DEPTH:
            return False
        elif name not in VOID:
            stack.append(name)
    return len(stack) == 1


def balanced(fragment: str, most: int = MAX_DEPTH) -> str:
    """Return `fragment` with every tag closed where the one around it closes, and none nested deeper than `most`.

    Text stays; comments, scripts and their like, and ends without a start are left out; what a table may not hold is
    moved behind it. Other markup that is balanced already is returned as it is. Linear in length.
    """
    fragment = _RAW.sub("", fragment)
    stack: list[str] = []
    pieces: list[str] = []
    end = 0
    elements = 0
    for tag in _TAG.finditer(fragment):
        start, end_before = tag.start(), end
        end = tag.end()
        if start > end_before:
            _put(fragment[end_before:start], stack, pieces)
        closing, name = tag.groups()
        elements += not closing
        if name and (closing or elements <= MOST_ELEMENTS):
            _take(tag, stack, pieces, most)
        if len(pieces) > _MANY_PIECES:
            pieces = ["".join(pieces)]
    _put(fragment[end:], stack, pieces)
    pieces += [f"</{name}>" for name in reversed(stack)]
    return "".join(pieces)


def _put(text: str, stack: list[str], pieces: list[str]) -> None:
    if "<" in text:
        text = _UNENDED.sub("", text)
    if text and not text.isspace():
        _leave_table(stack, pieces, "")
    if text:
        pieces.append(text)


def _take(tag: re.Match[str], stack: list[str], pieces: list[str], most: int) -> None:
    name = _lowered(tag[2])
    if tag[1]:
        if name in stack:  # at most MAX_DEPTH to look through
            while (last := stack.pop()) != name:
                pieces.append(f"</{last}>")
            pieces.append(f"</{name}>")
        return
    _leave_table(stack, pieces, name)
    if name in VOID:
        pieces.append(tag[0])
    elif tag[0].endswith("/>"):
        pieces.append(f"{tag[0]}</{name}>")
    elif len(stack) < most:
        stack.append(name)
        pieces.append(tag[0])


def _leave_table(stack: list[str], pieces: list[str], name: str) -> None:
    """Close the parts of a table that may not hold what comes next: a tag of this name, or text."""
    while stack and stack[-1] in _TABLE_PARTS and name not in _TABLE_PARTS[stack[-1]]:
        pieces.append(f"</{stack.pop()}>")


def with_few_tags(page: bytes) -> bytes:
    """Return a page in UTF-8 without the tags past more than an honest page of its length has; their text stays."""
    most = max(MOST_TAGS, len(page) // CLOSEST)
    if page.count(b"<") <= most:
        return page
    *kept, rest = page.split(b"<", most + 1)
    return b"<".join(kept) + _IN_BRACKETS.sub(b" ", b"<" + rest)


_IN_BRACKETS = re.compile(rb"<[^<>]*>")
_ANY_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*+)[^>]*+>")


def limit_depth(page: str, most: int = MAX_DEPTH) -> str:
    """Return a page without the tags that nest deeper than `most`; all else stays. Linear in length.

    An end closes what has its name, and all in that which is still open.
    """
    opened: list[str] = []
    count: Counter[str] = Counter()  # of each name in `opened`
    left_out: Counter[str] = Counter()  # of what is open, deeper than all that is in `opened`

    def keep(tag: re.Match[str]) -> str:
        written, closing, name = tag[0], tag[1], _lowered(tag[2])
        if name in VOID or written.endswith("/>"):
            return written
        if not closing and len(opened) < most:
            opened.append(name)
            count[name] += 1
            return written
        if not closing:
            left_out[name] += 1
            return ""
        if left_out.get(name):
            left_out[name] -= 1
            return ""
        if count.get(name):
            last = ""
            while last != name:
                last = opened.pop()
                count[last] -= 1
            left_out.clear()
        return written

    end = page.rfind(">") + 1  # behind it stand no tags, only what would be looked through for their ends
    return _ANY_TAG.sub(keep, page[:end]) + page[end:]


_LONGEST_TAG = 2_000  # bytes; longer ones are looked at
# What is quoted in it may hold a bracket, but then no more than a quote that was forgotten would swallow.
_WHOLE_TAG = re.compile(rb"""<[a-zA-Z](?:[^<>"']++|"[^"<]*+"|"[^"]{0,2000}+"|'[^'<]*+'|'[^']{0,2000}+')*+>""")
_UNQUOTED_TAG = re.compile(rb"<[a-zA-Z][^<>]*+>")  # that quotes are nothing in: one of them is left open
_ATTRIBUTE = re.compile(rb"""[^\s<>=/"']+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))?""")
_NAME = re.compile(rb"[a-zA-Z][^\s/>]*")
_OPENING = re.compile(rb"<[a-zA-Z][^\s/>.()\[\];,+*&|?=]*[\s/\"'>]")  # which a comparison in a script has not
_NO_TAG = (b"/", b"!", b"?")  # behind a bracket


def without_endless_tags(text: str) -> str:
    """Leave out a tag's attributes past MOST_ATTRIBUTES, and all where they are made of references.

    A long value, such as a picture's own bytes, stays.
    """
    if len(text) * 3 <= _LONGEST_TAG:
        return text
    encoded = text.encode("utf-8", "surrogatepass")
    bounded = bound_tags(encoded)
    return text if bounded is encoded else bounded.decode("utf-8", "surrogatepass")


def bound_tags(encoded: bytes) -> bytes:
    """Return a text in UTF-8 as `without_endless_tags` does; the very same where nothing has to be left out."""
    pieces: list[bytes] = []
    end = 0
    for at in _long_pieces(encoded):
        if at < end or encoded[at + 1 : at + 2] in _NO_TAG or _WHOLE_TAG.match(encoded, at, at + _LONGEST_TAG):
            continue
        if encoded[at + 1 : at + 2].isalpha() and _has_few_attributes(encoded[at : encoded.find(b"<", at + 1)]):
            continue
        tag = _tag_around(encoded, at)
        if tag and tag.start() >= end:
            pieces += (encoded[end : tag.start()], _with_first_attributes(tag[0]))
            end = tag.end()
    bounded = b"".join((*pieces, encoded[end:])) if pieces else encoded
    return encoded if len(bounded) == len(encoded) else bounded


def _has_few_attributes(piece: bytes) -> bool:
    """Whether there is no room for many attributes outside of the quotes of a tag, nor many references inside."""
    outside = b"".join(piece.split(b'"')[::2])
    return len(outside) < MOST_ATTRIBUTES and b"'" not in outside and _references_in(piece) <= _LONGEST_TAG


def _tag_around(encoded: bytes, at: int) -> re.Match[bytes] | None:
    """The tag that a bracket opens, else the one that holds it in quotes, else what ends at the next bracket."""
    start, earliest = at, max(0, at - _LONGEST_TAG)
    while start >= 0:
        tag = _WHOLE_TAG.match(encoded, start) if _OPENING.match(encoded, start) else None
        if tag and tag.end() > at:
            return tag
        start = encoded.rfind(b"<", earliest, start)
    return _UNQUOTED_TAG.match(encoded, at) if _OPENING.match(encoded, at) else None


def _long_pieces(encoded: bytes) -> Iterator[int]:
    """Yield where a bracket opens that no other follows for longer than a tag is; looked for in leaps."""
    at = encoded.find(b"<")
    while at >= 0:
        leap = encoded.rfind(b"<", at + 1, at + _LONGEST_TAG + 1)
        if leap < 0:
            if len(encoded) - at > _LONGEST_TAG:
                yield at
            leap = encoded.find(b"<", at + _LONGEST_TAG + 1)
        at = leap


def _with_first_attributes(tag: bytes) -> bytes:
    if _references_in(tag) > _LONGEST_TAG:  # no address has so many parameters
        return b"<%b>" % b"".join(_NAME.findall(tag[:_LONGEST_TAG])[:1])
    parts = [found[0] for found in islice(_ATTRIBUTE.finditer(tag), MOST_ATTRIBUTES + 2)]  # the name comes first
    return tag if len(parts) <= MOST_ATTRIBUTES + 1 else b"<%b>" % b" ".join(parts[:-1])


_BETWEEN_TAGS = re.compile(rb"(?:(?<=>)|\A)[^<]+")
_REFERENCE = re.compile(rb"[&\xc2]")
_LEAP = 1_000  # bytes whose references are counted at once


def with_few_references(text: str) -> str:
    """Return `text` with a break that nobody sees after every so many references of a text that is full of them.

    A value that is full of them, and of brackets which hide it from `without_endless_tags`, is left out.
    """
    if len(text) <= MOST_REFERENCES:
        return text
    encoded = text.encode("utf-8", "surrogatepass")
    if _references_in(encoded) <= MOST_REFERENCES:
        return text
    encoded = _VALUE.sub(_unless_full, encoded)
    return _BETWEEN_TAGS.sub(_broken_up, encoded).decode("utf-8", "surrogatepass")


_VALUE = re.compile(rb"""=\s*+("[^"]*+"|'[^']*+'|[^\s"'>][^\s>]*+)""")


def _unless_full(value: re.Match[bytes]) -> bytes:
    said = value[1]
    return b'=""' if b"<" in said and _references_in(said) > MOST_REFERENCES else value[0]


def with_few_bare_brackets(fragment: str, tags: int) -> str:
    """Return markup that has so many `tags` with references for its other brackets, if it is full of them."""
    if len(fragment) <= MOST_BARE_BRACKETS or fragment.count("<") - tags <= MOST_BARE_BRACKETS:
        return fragment
    return _BARE_BRACKET.sub("&lt;", fragment)


_BARE_BRACKET = re.compile(r"<(?![a-zA-Z/!?])")


def with_few_signs(fragment: str) -> str:
    """Return markup with short rows of quotes, if it is full of them: in a tag ammonia remembers each as an error."""
    if len(fragment) <= MOST_SIGNS or sum(map(fragment.count, "\"'`=")) <= MOST_SIGNS:
        return fragment
    if sum(map(len, _SIGNS.findall(fragment))) <= MOST_SIGNS:
        return fragment
    return _SIGNS.sub(lambda row: row[0][:_SHORT_ROW], fragment)


_SHORT_ROW = 8
_SIGNS = re.compile(rf"""["'`=]{{{_SHORT_ROW},}}""")


def _references_in(encoded: bytes) -> int:
    return sum(map(encoded.count, _MAY_BE_REFERENCE))


def _broken_up(found: re.Match[bytes]) -> bytes:
    text = found[0]  # each look at it makes it anew
    if len(text) <= MOST_REFERENCES:
        return text
    places = list(_breaks(text))
    return b"<wbr>".join(text[start:end] for start, end in zip([0, *places], [*places, None], strict=True))


def _breaks(text: bytes) -> Iterator[int]:
    """Yield where each reference stands that so many others are in front of; of millions hardly any is looked at."""
    before = 0  # since the last of these
    for at in range(0, len(text), _LEAP):
        here = sum(text.count(sign, at, at + _LEAP) for sign in _MAY_BE_REFERENCE)
        if before + here > MOST_REFERENCES:
            beyond = islice(_REFERENCE.finditer(text, at), MOST_REFERENCES - before, None)
            yield next(beyond).start()
            before -= MOST_REFERENCES
        before += here
