"""Finds the story that a page carries in its scripts, where its markup shows hardly any of it.

Pages that are assembled in the browser bring their content as data: the `articleBody` of their JSON-LD, JSON for a
framework (Next.js, Nuxt, Arc), rows of text in calls of `__next_f.push`, templates. They are searched only where the
page shows no story, or at most a third of what `articleBody` has.
"""

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any, NamedTuple, TypeGuard

import orjson

from ingest.reading.page.dom.walked import weight_of
from ingest.text.language import fold
from ingest.text.markup import Element, parse_html, text_of, unescape

STORY = 250  # weight of a text that may be a story
TITLED = 140  # the same of one that an object holds beside the page's title, or that JSON-LD calls the story
LARGEST = 4_000_000  # characters of scripts that are looked at
MOST = 100_000  # values that are looked at
PART = 40  # weight of a paragraph in a list of blocks, at least
PARTS = 3  # paragraphs of such a list, at least
FEWEST = 2  # paragraphs, or sentences without markup, of what an object calls its body
_DEEP = 3  # levels from a block down to its text
_LONG_TITLE = 15  # weight; a shorter one may stand in anything
_HEADLINES = frozenset({"headlines", "headline", "title", "titles"})  # some sites have an object of several
_TEMPLATES = frozenset({"text/template", "text/x-template", "text/html"})
_BODIES = ("body", "articleBody", "content", "text", "bodyText", "fullText", "story")  # of a titled object
# The end of a sentence; of Thai, which marks none, a long stretch up to a space.
_SENTENCE = re.compile(
    r"[^\W_]{2}[\"'”’»)]?[.!?…](?=[\"'”’»)\s]|$)|[。！？।؟۔։።။។]|[\u0e00-\u0e7f][^\n]{60,240}?[\u0e00-\u0e7f](?=\s|$)"
)
_TAGS = re.compile(r"<[^<>]*>")
_MARKUP = re.compile(r"</?(?:p|br|div)\b", re.IGNORECASE)
_PUSHED = re.compile(r"\s*self\.__next_f\.push\(\[1,\s*(\"(?:[^\"\\]|\\.)*+\")\s*\]\)\s*+;?\s*+")
_NUXT = "__NUXT__=(function"
_LONG = re.compile(r"\"(?:[^\"\\]|\\.){100,}+\"")
_ROW = re.compile(rb"[0-9a-f]*:(?:T([0-9a-f]{1,8}),)?")
_QUOTED = re.compile(r"JSON\.parse\(\s*(\"(?:[^\"\\]|\\.)*+\"|'(?:[^'\\]|\\.)*+')\s*\)")
_UNLIKE_JSON = re.compile(r"\\(?:x[0-9a-fA-F]{2}|.)|\"", re.DOTALL)  # in a literal in single quotes
_ASSIGNED = re.compile(r"[\w$.\]\"']\s*=\s*(?=\{\s*\")")


class _Candidate(NamedTuple):
    """A text that may be the page's story; of several, the greatest by these fields in their order is taken."""

    is_titled: bool  # whether the object that holds it holds the page's title too
    weight: int
    markup: str


def carry(root: Element, told: str, titles: Iterable[str], least: int, *, has_one: bool) -> bool:
    """Put the story that a page's scripts hold at the end of its body; return whether there is one that is long enough.

    It must weigh `least`, and TITLED or STORY in any case. `told` is the articleBody of the JSON-LD, "" without one;
    `titles` are what may be the page's title. Unless the page `has_one` story as far as can be seen, it may be a
    listing, and only its one template is taken.
    """
    body = root.find("body")
    least = max(TITLED, least)
    if body is None:
        return False
    markup = _markup_of(told) if has_one and weight_of(told) >= least else _template(root, max(STORY, least))
    if not markup and has_one:
        markup = _longest(root, frozenset(map(fold, titles)), least)
    if not markup or weight_of(text_of(markup)) < least:
        return False
    brought = parse_html(f"<article>{markup}</article>").find("body")
    if brought is None:
        return False
    body.extend(brought)
    return True


def _markup_of(text: str) -> str:
    """Return as markup a text that may be plain, markup, or escaped markup."""
    if "<" not in text and _MARKUP.search(unescape(text)):
        text = unescape(text)
    if _MARKUP.search(text):
        return text
    lines = filter(None, map(str.strip, text.split("\n")))
    return "".join(f"<p>{html.escape(line, quote=False)}</p>" for line in lines)


def _template(root: Element, least: int) -> str:
    """Return a page's only long template, "" if it has none or several: Blogger has one for each story."""
    texts = (script.text or "" for script in root.iter("script") if script.get("type") in _TEMPLATES)
    found = [text for text in texts if _MARKUP.search(text) and _weight(text) >= least]
    return found[0] if len(found) == 1 else ""


def _longest(root: Element, titles: frozenset[str], least: int) -> str:
    """Return the longest text that may be the story; one that stands beside the page's title goes before all others."""
    scripts = _scripts(root)
    rows = (row for row in chain(_rows(scripts), _arguments(scripts)) if _MARKUP.search(row))
    found = [_Candidate(False, weight, row) for row in rows if (weight := _weight(row)) >= STORY]
    for value in _values(scripts):
        found += _texts(value, frozenset(title for title in titles if weight_of(title) >= _LONG_TITLE))
    best = max((one for one in found if one.weight >= least), default=None)
    return _markup_of(best.markup) if best else ""


def _weight(markup: str) -> int:
    return weight_of(_TAGS.sub("", markup))


def _scripts(root: Element) -> list[str]:
    """Return the texts of scripts, up to LARGEST characters together."""
    scripts, left = [], LARGEST
    for script in root.iter("script"):
        if (text := script.text or "") and script.get("type") != "application/ld+json" and len(text) <= left:
            scripts.append(text)
            left -= len(text)
    return scripts


def _rows(scripts: Sequence[str]) -> Iterator[str]:
    """Yield the rows of text in React's stream: a number, "T", the length in bytes of UTF-8, then the text."""
    pushed = (_loaded(found[1]) for found in map(_PUSHED.fullmatch, scripts) if found)
    stream = "".join(part for part in pushed if isinstance(part, str)).encode("utf-8", "surrogatepass")
    at = 0
    while (row := _ROW.match(stream, at)) is not None:
        if row[1]:
            end = row.end() + int(row[1], 16)
            yield stream[row.end() : end].decode("utf-8", "replace")
        else:
            end = stream.find(b"\n", row.end()) + 1
        if end <= at:
            return
        at = end


def _arguments(scripts: Iterable[str]) -> Iterator[str]:
    """Yield the long strings in Nuxt 2's state, a call whose object is no JSON."""
    for script in scripts:
        if _NUXT in script[: len(_NUXT) + 20]:
            yield from (text for one in _LONG.findall(script) if isinstance(text := _loaded(one), str))


def _values(scripts: Iterable[str]) -> Iterator[object]:
    """Yield the JSON values that scripts consist of, parse or assign."""
    decoder = json.JSONDecoder()
    for script in scripts:
        if (text := script.strip()).startswith(("{", "[")):
            value = _loaded(text)
            yield value
            if _refers(value):
                yield _referred(value)
            continue
        yield from (_loaded(_unquoted(quoted[1])) for quoted in islice(_QUOTED.finditer(text), PARTS))
        end = 0
        for assigned in islice(_ASSIGNED.finditer(text), PARTS):
            if assigned.start() >= end:
                try:
                    value, end = decoder.raw_decode(text, assigned.end())
                except (json.JSONDecodeError, RecursionError):
                    continue
                yield value


def _refers(value: object) -> TypeGuard[list[object]]:
    """Whether a value is Nuxt 3's state: a list whose objects and lists hold the numbers of its other items."""
    first = value[0] if isinstance(value, list) and len(value) > 1 else None
    if isinstance(first, dict):
        return all(type(number) is int for number in first.values())
    return isinstance(first, list) and len(first) > 1 and isinstance(first[0], str) and type(first[1]) is int


def _referred(flat: Sequence[object]) -> object:
    """Return the first item of such a list, with the items that the numbers mean in their places."""
    items = [{} if isinstance(one, dict) else [] if isinstance(one, list) else one for one in flat]
    for one, item in zip(flat, items, strict=True):
        if isinstance(one, dict) and isinstance(item, dict):
            item.update((key, items[at]) for key, at in one.items() if type(at) is int and 0 <= at < len(items))
        elif isinstance(one, list) and isinstance(item, list):
            item += [items[at] for at in one if type(at) is int and 0 <= at < len(items)]
    return items[0]


def _unquoted(literal: str) -> str:
    """Return the value of a JavaScript string literal, in either kind of quotes."""
    if literal.startswith("'"):
        literal = f'"{_UNLIKE_JSON.sub(_as_json, literal[1:-1])}"'
    text = _loaded(literal)
    return text if isinstance(text, str) else ""


def _as_json(found: re.Match[str]) -> str:
    one = found[0]
    return {"\\'": "'", '"': '\\"'}.get(one, f"\\u00{one[2:]}" if one.startswith("\\x") else one)


def _loaded(text: str) -> object:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return None


def _texts(value: object, titles: frozenset[str]) -> Iterator[_Candidate]:
    """Yield everything in a value that may be a story: strings of markup, and lists of blocks."""
    waiting: list[tuple[object, bool]] = [(value, False)]
    for one, is_titled in _in_turn(waiting):
        if isinstance(one, str):
            if len(one) >= STORY and one.startswith(("{", "[")):
                waiting.append((_loaded(one), is_titled))
            elif weight_of(one) >= STORY and _MARKUP.search(one):
                yield _Candidate(is_titled, _weight(one), one)
        elif isinstance(one, list):
            if is_titled and (markup := _blocks(one, PARTS)):  # without the title, they may be teasers of other stories
                yield _Candidate(is_titled, _weight(markup), markup)
            waiting += [(inner, is_titled) for inner in one[:MOST]]
        elif isinstance(one, dict):
            is_own = _names(one, titles)
            is_titled = is_titled or is_own
            yield from _beside(one, TITLED if is_own else STORY) if is_titled else ()
            waiting += [(inner, is_titled) for inner in one.values()]


def _in_turn(waiting: list[tuple[object, bool]]) -> Iterator[tuple[object, bool]]:
    """Yield what waits, the last first, up to MOST; each object once, for what is referred to may refer back."""
    met: set[tuple[int, bool]] = set()
    for _ in range(MOST):
        if not waiting:
            return
        one, is_titled = waiting.pop()
        if not isinstance(one, (list, dict)):
            yield one, is_titled
        elif (id(one), is_titled) not in met:
            met.add((id(one), is_titled))
            yield one, is_titled


def _names(node: Mapping[str, object], titles: frozenset[str]) -> bool:
    """Whether a string of an object, or of its headlines, is one of the titles."""
    headlines = (value.values() for key, value in node.items() if key in _HEADLINES and isinstance(value, dict))
    texts = chain(node.values(), *headlines)
    return any(isinstance(text, str) and len(text) < STORY and fold(text) in titles for text in texts)


def _beside(node: Mapping[str, object], least: int) -> Iterator[_Candidate]:
    """Yield those texts of an object that are markup, several sentences without it, or a few paragraphs."""
    for value in filter(None, map(node.get, _BODIES)):
        markup = ""
        if isinstance(value, list):
            markup = _blocks(value, FEWEST)
        elif isinstance(value, str) and weight_of(value) >= least:
            is_prose = "<" not in value and len(_SENTENCE.findall(value)) >= FEWEST
            markup = value if _MARKUP.search(value) else _markup_of(value) if is_prose else ""
        if markup and (weight := _weight(markup)) >= least:
            yield _Candidate(True, weight, markup)


def _blocks(items: Sequence[object], least: int) -> str:
    """Return the texts of a list of objects, or of sentences, as paragraphs; "" where there are fewer than `least`."""
    texts = [text for item in items if isinstance(item, dict) and (text := _block(item, _DEEP))]
    if not texts:  # strings without full stops may be titles
        texts = [item for item in items if isinstance(item, str) and _SENTENCE.search(item)]
    if len(texts) < least:
        return ""
    return "".join(text if _MARKUP.match(text) else f"<p>{text}</p>" for text in texts)


def _block(item: Mapping[str, Any], deep: int) -> str:
    """Return the text of a block: its longest string, else that of something inside it."""
    strings = [value for value in item.values() if isinstance(value, str) and _is_prose(value)]
    if strings or not deep:
        return max(strings, key=len, default="")
    inner = [one for value in item.values() for one in (value if isinstance(value, list) else [value])[:PARTS]]
    return next((text for one in inner if isinstance(one, dict) and (text := _block(one, deep - 1))), "")


def _is_prose(text: str) -> bool:
    """Whether a string is long enough for a paragraph, and no address or key; Chinese has no spaces."""
    weight = weight_of(text)
    return weight >= PART and (" " in text or weight > len(text))
