"""Markup within bounds: nesting, attributes and references past what any parser takes in linear time."""

import re
from itertools import accumulate, islice

MAX_DEPTH = 200  # libxml2's HTML parser stops at 256 and drops the rest; ammonia's time is quadratic in depth
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)[^>]*>")
# Whether a tag opens or closes: roughly, then without those that stand alone.
_ROUGHLY = re.compile(r"<(/?)")
_CLOSELY = re.compile(r"<(/?)(?!(?:br|img|hr|wbr)\b)[a-zA-Z]", re.IGNORECASE)
_STEPS = {"": 1, "/": -1}
MOST_ATTRIBUTES = 200  # every parser is quadratic in the attributes of a tag: 100,000 cost libxml2 30 s
_LONGEST_TAG = 2_000
_LONG_TAG = re.compile(rf"(<[a-zA-Z][^\s<>]{{0,60}})(\s[^<>]{{{_LONGEST_TAG},}})>")
_ATTRIBUTE = re.compile(r"""\s+[^\s<>=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))?""")


def may_be_deep(fragment: str) -> bool:
    """Return whether tags may nest deeper than MAX_DEPTH; False is certain."""
    if fragment.count("<") <= MAX_DEPTH:
        return False
    return all(_height(steps.findall(fragment)) > MAX_DEPTH for steps in (_ROUGHLY, _CLOSELY))


def _height(steps: list[str]) -> int:
    return max(accumulate(map(_STEPS.__getitem__, steps)), default=0)


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


def without_endless_tags(text: str) -> str:
    """Leave out a tag's attributes past MOST_ATTRIBUTES; a long value, such as a picture's own bytes, stays."""
    if len(text) <= _LONGEST_TAG or max(map(len, text.split("<"))) <= _LONGEST_TAG:
        return text
    return _LONG_TAG.sub(_with_first_attributes, text)


def _with_first_attributes(tag: re.Match[str]) -> str:
    attributes = [found[0] for found in islice(_ATTRIBUTE.finditer(tag[2]), MOST_ATTRIBUTES + 1)]
    return tag[0] if len(attributes) <= MOST_ATTRIBUTES else f"{tag[1]}{''.join(attributes[:-1])}>"
