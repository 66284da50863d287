"""Limits how deep tags nest and how much of them a parser has to correct, so that it takes linear time.

HTML parsers take linear time on honest markup, but quadratic time or worse on tags that are never closed, on formatting
that every paragraph opens again, and on tables that hold what no table may.
"""

import re
from collections import Counter
from itertools import accumulate
from operator import sub
from string import ascii_lowercase, ascii_uppercase

from ingest.text.markup.bounds import far_apart

MAX_DEPTH = 200  # libxml2's HTML parser stops at 256 and drops the rest; ammonia's time is quadratic in depth
MOST_REPEATED = 10_000_000  # characters of a formatting tag, times the tags at which it may be opened again
MOST_ELEMENTS = 100_000  # in one fragment: each costs ammonia 250 bytes; of further ones only the text stays
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
TAG_NAME = re.compile(r"<(/?+[a-zA-Z][^\s/>]*+)")
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/<>]*+)[^<>]*+>|<!--.*?(?:-->|\Z)|<[!?][^>]*>", re.DOTALL)
_UNENDED = re.compile(r"<[a-zA-Z/!?][^<]*")  # a tag in which another begins: a parser would take that for attributes
# Tags that a parser opens again in every following block, until they are closed.
_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_FORMATTING_TAGS = _FORMATTING | {f"/{name}" for name in _FORMATTING}
_FEW_REOPENED = 4
_VERY_FEW_TAGS, _FEW_TAGS, _MANY_TAGS = 20, 200, 3_000  # with fewer tags, what is looked for is not slow
_MOST_SOUND = 40_000  # tags that are checked one by one, in a tenth of the time that correcting them takes
# Tags that an end tag outside of them does not close, and tags that send their content elsewhere.
_SCOPES = frozenset("applet button caption marquee object select table tbody td template tfoot th thead tr".split())
_TABLE_PARTS = {
    "table": frozenset("caption colgroup tbody td tfoot th thead tr".split()),
    **dict.fromkeys(("tbody", "tfoot", "thead"), frozenset(("td", "th", "tr"))),
    "tr": frozenset(("td", "th")),
    "colgroup": frozenset(("col",)),
}
_RAW_TEXT = frozenset("script style textarea title xmp iframe noembed noframes noscript".split())
_RAW = re.compile(
    rf"<!--(?:(?!-->).|(?!))*+(?:-->|\Z)|<(?P<raw>{'|'.join(sorted(_RAW_TEXT))})\b(?:(?!</(?P=raw)).|(?!))*+(?:</(?P=raw)[^>]*+>?|\Z)",
    re.DOTALL | re.IGNORECASE,
)
# What a parser takes as one token: the above, anything like a comment, and a tag with whatever its quotes hold.
_ONE = re.compile(
    rf"""{_RAW.pattern}|<(?:[!?]|/(?![a-zA-Z]))[^>]*+>?"""
    r"""|<(?P<name>/?+[a-zA-Z][^\s/>]*+)(?:[\s/]++|(?:=[^\s/>=]*+|[^\s/>=]++)"""
    r"""(?:\s*+=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\s>"'][^\s>]*+|(?=>))|(?!))?+|(?!))*+(?:>|\Z)""",
    re.DOTALL | re.IGNORECASE,
)
# A tag that is certain to end at its first bracket, and other markup, in which something like a tag may hide.
_CERTAIN = (
    r"""/?+[a-zA-Z][^\s/<>]*+(?:[\s/]*+[^\s/<>"'=]++"""
    r"""(?:\s*+=\s*+(?:"[^"<>]*+"|'[^'<>]*+'|[^\s<>"'=]++)|(?!))?+|(?!))*+[\s/]*+>"""
)
_DOUBTFUL = re.compile(rf"<(?=[a-zA-Z/!?])(?!{_CERTAIN}|!--|[!?][^<>]*+>)")
_MANY_PIECES = 50_000  # short strings, each of which takes as much memory as a line
_STEPS = {"(": 1, ")": -1}
_LOWER = str.maketrans(ascii_uppercase, ascii_lowercase)


def is_hazardous(fragment: str, names: list[str]) -> bool:
    """Return whether an HTML parser may be slow on a fragment with these TAG_NAMEs, or fill the memory."""
    may_repeat = len(names) * len(fragment) > MOST_REPEATED
    is_certain = (may_repeat or len(names) > _FEW_TAGS) and not _DOUBTFUL.search(fragment)  # nearly always
    if may_repeat and _repeats_much(fragment, MOST_REPEATED // len(names), is_certain):
        return True
    if _are_hazardous(names):  # what hides in raw text counts too: in vector graphics a style is none
        return True
    hides = len(names) > _FEW_TAGS and (not is_certain or _hides_tags(fragment, set(names)))
    return hides and _are_hazardous([one["name"] for one in _ONE.finditer(fragment) if one["name"]])


def _repeats_much(fragment: str, most: int, is_certain: bool) -> bool:
    """Return whether a tag that a parser opens again in later blocks has more than `most` characters."""
    if is_certain and all(fragment.find(">", at) - at <= most for at in far_apart(fragment, "<", most)):
        return False
    found = (len(one[0]) for one in _ONE.finditer(fragment) if one["name"] and one["name"].lower() in _FORMATTING)
    return max(found, default=0) > most


def _hides_tags(fragment: str, names: set[str]) -> bool:
    """Return whether a comment or a raw text holds something that only looks like a tag."""
    hidden = [("<!--", "-->"), *((f"<{name}", f"</{name}") for name in names if name.lower() in _RAW_TEXT)]
    return any("<" in piece.partition(end)[0] for start, end in hidden for piece in fragment.split(start)[1:])


def _are_hazardous(names: list[str]) -> bool:
    """Judge only by the names of tags in order, with a slash for end tags."""
    if len(names) <= _VERY_FEW_TAGS:
        return False
    distinct = set(names)
    if not " ".join(distinct).islower():
        names = [_lowered(name) for name in names]
        distinct = set(names)
    steps = "".join(map({name: _step(name) for name in distinct}.__getitem__, names))
    # Each tag that stays open may be opened again before every other tag.
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
    """Return a name as parsers compare it: only ASCII letters become small (HTML standard section 13.2.5.8)."""
    if name.islower():  # nearly always
        return name
    return name.lower() if name.isascii() else name.translate(_LOWER)


def _step(name: str) -> str:
    """A tag as written where only nesting counts: formatting as round brackets, others as square ones."""
    if name[0] == "/":
        return ")" if name in _FORMATTING_TAGS else "]"
    return "(" if name in _FORMATTING_TAGS else "" if name in VOID else "["


def _nest_deeper(steps: str, most: int) -> bool:
    """Whether more than `most` of these brackets may be open at once, if every end closes one.

    Removing all empty pairs lowers the depth by at most one, in a fraction of the time that counting takes.
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
    """Whether each tag is closed before the one around it, none is deep, and tables hold only rows and cells.

    Text may still stand where no table may hold it. With this many tags that is not slow.
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


def balanced(fragment: str) -> str:
    """Return `fragment` with every tag closed by the end of the one around it, and none deeper than MAX_DEPTH.

    Text stays. Comments, scripts and their like, and end tags without a start are left out. What a table must not hold
    is moved behind it. Other markup that is balanced already is returned as it is. Takes linear time.
    """
    fragment = _ONE.sub(_without_brackets, fragment) if _DOUBTFUL.search(fragment) else _RAW.sub("", fragment)
    stack: list[str] = []
    pieces: list[str] = []
    end = 0
    elements = 0
    last = fragment.rfind(">") + 1  # no tags follow, only text that would be searched for their ends
    for tag in _TAG.finditer(fragment, 0, last):
        start, end_before = tag.start(), end
        end = tag.end()
        if start > end_before:
            _put(fragment[end_before:start], stack, pieces)
        closing, name = tag.groups()
        elements += not closing
        if name and (closing or elements <= MOST_ELEMENTS):
            _take(tag, stack, pieces)
        if len(pieces) > _MANY_PIECES:
            pieces = ["".join(pieces)]
    _put(fragment[end:], stack, pieces)
    pieces += [f"</{name}>" for name in reversed(stack)]
    return "".join(pieces)


def _without_brackets(one: re.Match[str]) -> str:
    """A tag with references for the brackets in it; "" for anything that is no tag or has no end."""
    inside = one[0][1:-1]
    if not one["name"] or not one[0].endswith(">"):
        return ""
    return f"<{inside.replace('<', '&lt;').replace('>', '&gt;')}>" if "<" in inside or ">" in inside else one[0]


def _put(text: str, stack: list[str], pieces: list[str]) -> None:
    if "<" in text:
        text = _UNENDED.sub("", text)
    if text and not text.isspace():
        _leave_table(stack, pieces, "")
    if text:
        pieces.append(text)


def _take(tag: re.Match[str], stack: list[str], pieces: list[str]) -> None:
    name = _lowered(tag[2])
    if tag[1]:
        if name in stack:  # has at most MAX_DEPTH names
            while (last := stack.pop()) != name:
                pieces.append(f"</{last}>")
            pieces.append(f"</{name}>")
        return
    _leave_table(stack, pieces, name)
    if name in VOID:
        pieces.append(tag[0])
    elif tag[0].endswith("/>"):
        pieces.append(f"{tag[0]}</{name}>")
    elif len(stack) < MAX_DEPTH:
        stack.append(name)
        pieces.append(tag[0])


def _leave_table(stack: list[str], pieces: list[str], name: str) -> None:
    """Close the parts of a table that must not hold what comes next, which is a tag of this name, or text."""
    while stack and stack[-1] in _TABLE_PARTS and name not in _TABLE_PARTS[stack[-1]]:
        pieces.append(f"</{stack.pop()}>")


_ANY_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*+)[^>]*+>")


def limit_depth(page: str, most: int = MAX_DEPTH) -> str:
    """Return a page without tags nested deeper than `most`. All else stays. Takes linear time.

    An end tag closes the tag of its name, and all tags still open inside that.
    """
    opened: list[str] = []
    count: Counter[str] = Counter()  # by name, of the tags in `opened`
    left_out: Counter[str] = Counter()  # by name, of open tags that are deeper than all in `opened`

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

    end = page.rfind(">") + 1  # as in `balanced`
    return _ANY_TAG.sub(keep, page[:end]) + page[end:]
