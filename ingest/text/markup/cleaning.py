"""Turns markup into safe HTML. There is no other cleaner."""

import re
from functools import lru_cache
from typing import NamedTuple

import nh3

from ingest.text.markup.bounds import (
    with_few_bare_brackets,
    with_few_references,
    with_few_signs,
    without_endless_tags,
)
from ingest.text.markup.characters import is_safe_utf8, safe_text, with_plain_line_ends
from ingest.text.markup.nesting import TAG_NAME, balanced, is_hazardous

TAGS = set(
    """
    a abbr acronym address article aside audio b bdi bdo blockquote br caption center cite code col colgroup data dd del
    details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li main map mark
    nav ol p picture pre q rp rt ruby s samp section small source span strike strong sub summary sup table tbody td
    tfoot th thead time tr track tt u ul var video wbr
    """.split()
)
# Without `cite`, which nh3 leaves unresolved and unchecked.
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
    "li": {"value"},
    "ol": {"start", "reversed", "type"},
    "source": {"src", "type"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope"},
    "time": {"datetime"},
    "track": {"src", "kind", "srclang", "label"},
    "video": {"src", "poster", "width", "height", "controls"},
}
SCHEMES = {"http", "https", "mailto", "tel"}
DROPPED_WHOLE = {"script", "style", "template", "noscript", "iframe", "embed", "svg", "math", "select", "title"}
# Tags that are kept, or whose removal does not change how others nest.
_NEUTRAL = TAGS | set("big embed font iframe link meta noscript param script style".split())
_NEUTRAL_BUT_SPANS = _NEUTRAL - {"span"}
_UNSAFE = frozenset("script style iframe object embed form".split())
# Handlers and addresses that run scripts. Each pattern begins with a rare letter in one case only, which makes the
# search ten times as fast.
_RUNS = (
    re.compile(r"on(?<=\son)[a-zA-Z]+\s*="),
    re.compile(r"O(?<=\sO)[nN][a-zA-Z]+\s*="),
    re.compile(r"N(?<=\soN)[a-zA-Z]+\s*="),
    re.compile(r":(?<=(?i:javascript:))"),
)
# A span without an attribute that is kept: a language, a direction or a title. Such spans are for styles that no reader
# has. Two in five tags of feeds are of them, and each costs as much as any other.
_SILENT_SPAN = re.compile(
    r"""</?(?i:span)(?:\s++(?!(?i:lang|dir|title)\b)[^\s<>"'=/]++(?:=(?:"[^"<>]*+"|'[^'<>]*+'|[^\s<>"'=/]++))?|(?!))*+\s*+/?>"""
)
# A line end that comes first in a `pre` once the spans before it are gone. Programs that colour code write these.
_SPANS_FIRST_IN_PRE = re.compile(r"<(?i:pre)\b[^<>]*+>(?:</?(?i:span)\b[^<>]*+>|(?!))++(?=\n)")
# Text in a table but in no cell: a parser moves it in front of the table, into whatever is open there.
_ROWS = r"/?(?:table|caption|colgroup|col|thead|tbody|tfoot|tr|td|th)\b"
_MISPLACED = re.compile(
    rf"<(?i:table|colgroup|thead|tbody|tfoot|tr|/caption|/colgroup|/thead|/tbody|/tfoot|/tr|/td|/th)\b[^<>]*+>"
    rf"\s*+(?!<(?i:{_ROWS})|<!--|\Z)"
)
# A parser drops the first line end in a `pre`, and nh3 writes no second one (HTML standard section 13.1.2.5).
_START_OF_PRE = re.compile(r"<pre\b[^>]*>(?=\n)")


class Cleaned(NamedTuple):
    """A fragment made safe, and whether anything that runs, loads or sends was removed from it."""

    html: str
    was_unsafe: bool


def clean_html(fragment: str, base: str | None = None) -> str:
    """Return `fragment` as safe HTML with absolute addresses: no script, handler, style, form or frame.

    Relative addresses are resolved against `base`; without one they are removed, for they would point elsewhere
    in every reader. Idempotent, but for headings in headings, which HTML cannot write (HTML standard section 13.3).
    """
    return cleaned(fragment, base).html


def cleaned(fragment: str, base: str | None = None) -> Cleaned:
    """Return what `clean_html` does, and whether that removed anything unsafe."""
    encoded = fragment.encode("utf-8", "surrogatepass")
    if not is_safe_utf8(encoded) or b"\r" in encoded:
        fragment = with_plain_line_ends(safe_text(fragment))
        encoded = fragment.encode("utf-8")
    if "<" not in fragment and "&" not in fragment:
        return Cleaned(fragment.replace(">", "&gt;").replace("\u00a0", "&nbsp;").strip(), False)
    bounded, tags, names = _without_silent_spans(with_few_signs(without_endless_tags(fragment, encoded)))
    if is_hazardous(bounded, tags):
        bounded = balanced(bounded)
    html = _cleaned(with_few_bare_brackets(bounded, len(tags)), base, names, len(encoded) - len(fragment))
    # Without a dropped tag its content may be parsed differently: <p><button><h2> nests, <p><h2> does not. The same
    # goes for what was moved out of a table: <a><table><a> makes a link in a link.
    silent = "<span>" in html and "<span " not in html  # all that made a span worth keeping is gone
    if silent or not names <= _NEUTRAL or ("table" in names and _MISPLACED.search(bounded)):
        html = _cleaned(_without_silent_spans(html)[0] if silent else html, base, names & TAGS)
    return Cleaned(html.strip(), not _UNSAFE.isdisjoint(names) or any(one.search(fragment) for one in _RUNS))


def _without_silent_spans(fragment: str) -> tuple[str, list[str], set[str]]:
    """Return a fragment, without its spans if none of them says anything, the TAG_NAMEs in it, and its elements."""
    if "<span" in fragment:
        without = _SILENT_SPAN.sub("", fragment)
        tags = TAG_NAME.findall(without)
        names = _names(tags)
        # Else an end tag may belong to a span that says something, or nothing would be left at all.
        if names <= _NEUTRAL_BUT_SPANS and without and not without.isspace():
            if "pre" in names and _SPANS_FIRST_IN_PRE.search(fragment):
                without = _SILENT_SPAN.sub("", _SPANS_FIRST_IN_PRE.sub(r"\g<0>\n", fragment))
            return without, tags, names
    tags = TAG_NAME.findall(fragment)
    return fragment, tags, _names(tags)


def _names(tags: list[str]) -> set[str]:
    return {tag.lower().lstrip("/") for tag in set(tags)}


def _cleaned(fragment: str, base: str | None, names: set[str], beyond: int | None = None) -> str:
    html = _cleaner(base).clean(with_few_references(fragment, joined=not names <= TAGS, beyond=beyond))
    if "#" in fragment and "&#" in fragment:  # a reference such as &#13; or &#1; is a character now
        html = with_plain_line_ends(safe_text(html))
    return _START_OF_PRE.sub(r"\g<0>\n", html) if "pre" in names else html


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
