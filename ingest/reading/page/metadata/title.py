"""Chooses the title of a page, without the name of the site.

The candidates are the words of each signal, whole or without their first or last part, and the headings on the page.
What speaks for and against each is weighed by `TRUST`, which was fitted to labelled pages of three sorts (news, blogs,
old sites) and tested on pages of other sites.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple
from urllib.parse import unquote

from ingest.reading.page.dom.walked import Run, Walked, weight_of
from ingest.reading.page.metadata.order import ORDER
from ingest.reading.page.metadata.signals import Signals
from ingest.reading.page.metadata.site_name import (
    LONGEST,
    MARKS,
    PARTED,
    Site,
    is_idle_title,
    is_site,
    site_of,
    split_title,
    without_colon,
    without_site,
)
from ingest.reading.raw import Said
from ingest.text.language import fold
from ingest.text.markup import line_of

# The marks of a candidate, and how much each speaks for it; only differences between the sums matter.
TRUST: Mapping[str, float] = {
    "first pieces of an h1": 2.5,
    "news json-ld:headline": 2.2,
    "h1": 1.7,
    "shown": 2.0,
    "in the address": 1.6,
    "heading above": 1.6,
    "named": 1.6,
    "last pieces of an h1": 1.5,
    "stated": 1.5,
    "heading": 1.2,
    "title left": 1.1,
    "og:title": 1.1,
    "long": 1.0,
    "ends an h1": 1.0,
    "section behind": 1.0,
    "h1 behind a kicker": 1.0,
    "news og:title": 0.9,
    "h1 later": 0.6,
    "title right": 0.5,
    "last part": 0.3,
    "title": -0.2,
    "news og:title left": -0.6,
    "news heading above": -0.7,
    "site": -0.7,
    "very short": -0.8,
    "news title right": -0.9,
    "last part and h1": -0.9,
    "home": -1.0,
    "short": -1.2,
    "one word": -1.2,
    "news h1": -1.3,
    "news title": -1.6,
    "cut": -3.0,
}
_COLON = re.compile(rf"{PARTED.pattern}|:\s")  # the title may begin behind one of these
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u2060\ufeff"))  # characters of no width
_SOFT = "\u00ad"  # the soft hyphen, which shows only at the end of a line
_DOTS = re.compile(r"\s*(?:…|\.\.\.)(?=$|\s)")
_NAMED = re.compile(
    r"(?<![a-z])(?:head-?line|hed|(?:article|content|entry|node|post|story|news|page)[-_]*(?:title|head(?:ing)?))\b",
    re.IGNORECASE,
)
WHOLE = frozenset({"stated", "heading"})  # marks of candidates that are a whole statement or heading
PARTS = ("title", "og:title")  # signals that may hold more than the title
MOST_PARTS = 6
MOST_HEADINGS = 6
MOST_PIECES = 12  # of text in a heading
MOST_SHOWN = 200  # characters of a piece that may be a title
MOST_NAME = 3  # words of a section's name
LARGE = frozenset({"4", "5", "6", "7", "+1", "+2", "+3", "+4"})  # sizes of letters in HTML 3.2
PROSE = 150  # weight of a paragraph; the last heading above the first one may be the title
BARE, BAREST, MUCH = 14, 6, 150  # weights of a title that says little, next to nothing, more than one
WORD = 24  # weight below which a title without spaces is one word; Chinese has none in any case


class _Folds(dict[str, str]):
    """The folded form of each text of one page, made once."""

    def __missing__(self, text: str) -> str:
        folded = self[text] = fold(text)
        return folded


@dataclass(slots=True)
class _Candidate:
    """A text that may be the title, and its marks."""

    said: Said
    folded: str
    marks: set[str] = field(default_factory=set)


class _Heading(NamedTuple):
    """An `h1`, and the pieces of text that it is made of."""

    text: str
    pieces: tuple[str, ...]
    is_below: bool = False  # whether another `h1` and a paragraph stand above it: it heads a part of the story

    @property
    def starts(self) -> Iterator[str]:
        """The heading without its last pieces of text, for each number of them."""
        return (" ".join(self.pieces[:at]) for at in range(1, len(self.pieces)))

    @property
    def ends(self) -> Iterator[str]:
        """The heading without its first pieces of text, for each number of them."""
        return (" ".join(self.pieces[at:]) for at in range(1, len(self.pieces)))


class _Headings(NamedTuple):
    """The `h1` headings, and the last `h2` or `h3` above the first paragraph."""

    first: Sequence[_Heading]
    above: _Heading

    @property
    def chief(self) -> Sequence[_Heading]:
        """Those of the first rank; where there are none, the one above the first paragraph."""
        return self.first or ([self.above] if self.above.text else [])


@dataclass(frozen=True, slots=True)
class _Page:
    """What candidates are compared with; texts are folded unless it says otherwise."""

    site: Site
    headings: tuple[str, ...]
    spaced: tuple[str, ...]  # the headings, with spaces between their pieces
    first_pieces: frozenset[str]  # headings without their last pieces
    last_pieces: frozenset[str]  # headings without their first pieces
    whole: tuple[str, ...]  # statements and headings, as written
    stated: frozenset[str]
    last: str  # the last part of the `title`
    slug: frozenset[str]  # words of the address
    is_news: bool


def titles_of(signals: Signals, walked: Walked, url: str | None) -> tuple[Said, ...]:
    """Return what may be the title, the likeliest first; after that one, only whole statements and `h1` headings."""
    found = candidates_of(signals, walked, url)
    scores = {
        key: sum(TRUST.get(mark, 0.0) * much for mark, much in marks.items()) for key, (_, marks) in found.items()
    }
    ranked = sorted(found, key=lambda key: -scores[key])
    return tuple(found[key][0] for key in ranked if key == ranked[0] or not WHOLE.isdisjoint(found[key][1]))


def candidates_of(signals: Signals, walked: Walked, url: str | None) -> dict[str, tuple[Said, dict[str, float]]]:
    """Return every candidate by its words, with its marks and their strengths (0 to 1)."""
    stated = {
        name: signals.values[name][0][:LONGEST].translate(_UNSEEN)
        for name in ORDER["title"]
        if signals.values.get(name)
    }
    titles = [stated[name] for name in PARTS if name in stated]
    heads = _headings(walked, titles)
    site = site_of(signals, walked, url, [heading.text for heading in heads.first])
    bare = {text: without_site(text, site.names) for text in {*stated.values()}}
    own = {name: bare[text] for name, text in stated.items()}
    if "title" in own:
        own["title"] = without_colon(own["title"], site.names)
    kept = _Kept()
    for place, heading in enumerate(heads.first):
        kept.add(heading.text, "h1", "h1 later" if place else "h1")
    says_nothing = all(is_site(text, site.names) or is_idle_title(text) for text in own.values())
    named = _named(walked) if says_nothing and not heads.chief else ""
    for name, text in own.items():
        if not (named and is_idle_title(text)):
            kept.add(text, name, name)
    if heads.above.text:
        kept.add(heads.above.text, "heading", "heading above")
    kept.add(named, "heading", "named")
    for name in PARTS:
        for part, marks in _parts(own.get(name, ""), stated.get(name, "")):
            kept.add(part, name, *(mark.format(name) for mark in marks))
    kept.take_shown(walked, heads, titles)
    page = _page(signals, heads, own, site, url, kept.folds)
    return {key: (one.said, _weighed(one, page)) for key, one in kept.items()}


class _Kept(dict[str, _Candidate]):
    """The candidates of a page, by the form of their words that is compared."""

    def __init__(self) -> None:
        super().__init__()
        self.folds = _Folds()

    def add(self, text: str, signal: str, *marks: str) -> None:
        """Add a candidate, or further marks to a known one."""
        if key := _key(text):
            one = self.setdefault(key, _Candidate(Said(text, signal), self.folds[text]))
            one.marks.update(marks)
            is_loud = one.said.value.isupper() and not text.isupper()
            if is_loud or (_SOFT in one.said.value and _SOFT not in text):
                one.said = Said(text, signal)

    def take_shown(self, walked: Walked, heads: _Headings, titles: Sequence[str]) -> None:
        """If headings say nothing, mark the longest candidate that stands alone, unlinked, above the first prose.

        Parts of `titles` that stand there are candidates too.
        """
        if heads.chief:
            return
        above = {self.folds[text]: line_of(text) for text in _above(walked)}
        for text in above.values():
            if weight_of(text) > BARE and any(_is_part(text, title) for title in titles):
                self.add(text, "title")
        shown = (one for one in self.values() if one.folded in above and weight_of(one.said.value) > BARE)
        if longest := max(shown, key=lambda one: len(one.folded), default=None):
            longest.marks.add("shown")


def _is_part(text: str, title: str) -> bool:
    """Whether a title holds a text between signs: "The Herald: Dam opens_World"."""
    before, found, behind = title.partition(text)
    return bool(found) and not (before.rstrip()[-1:].isalnum() or behind.lstrip()[:1].isalnum())


def _key(text: str) -> str:
    """Return the form in which equal candidates are equal: unlike `fold`, it keeps punctuation."""
    return " ".join(text.casefold().replace(_SOFT, "").translate(_QUOTES).split()).strip(" \"'")


_QUOTES = str.maketrans({**dict.fromkeys("‘’‚‛′`´", "'"), **dict.fromkeys("“”„«»", '"'), **dict.fromkeys("–—―‐−", "-")})


def _page(
    signals: Signals,
    heads: _Headings,
    own: Mapping[str, str],
    site: Site,
    url: str | None,
    folds: _Folds,
) -> _Page:
    parts, headings = split_title((signals.first("title") or "").translate(_UNSEEN)), heads.chief
    path = (url or "").split("?")[0].split("://")[-1].partition("/")[2]
    return _Page(
        site=site,
        headings=tuple(folds[heading.text] for heading in heads.first if not heading.is_below),
        spaced=tuple(folds[" ".join(heading.pieces)] for heading in headings),
        first_pieces=frozenset(folds[text] for heading in headings for text in heading.starts),
        last_pieces=frozenset(folds[text] for heading in headings for text in heading.ends),
        whole=tuple({*own.values(), *(" ".join(heading.pieces) for heading in headings)}),
        stated=frozenset(map(folds.__getitem__, own.values())),
        last=folds[parts[-1]] if len(parts) > 1 else "",
        slug=frozenset(fold(unquote(path[:LONGEST])).split()),
        is_news=signals.graph.is_news,
    )


def _weighed(one: _Candidate, page: _Page) -> dict[str, float]:
    """Return the marks of a candidate, with their strengths."""
    text, words = one.folded, one.folded.split()
    weight = weight_of(one.said.value)
    heads = [heading for heading in page.spaced if heading and heading != text]
    found = {
        "stated": text in page.stated,
        "heading": text in page.headings,
        "site": text.replace(" ", "") in page.site.names,
        "home": text in page.site.home,
        "short": weight < BARE,
        "very short": weight < BAREST,
        "long": weight > MUCH,
        "one word": len(words) == 1 and weight < WORD,
        "last part": text == page.last,
        "last part and h1": text == page.last and text in page.headings[:1],
        "h1 behind a kicker": "og:title" in one.marks and any(text.endswith(f" {heading}") for heading in heads),
        "ends an h1": any(heading.endswith(f" {text}") for heading in heads),
        "last pieces of an h1": text in page.stated and text in page.last_pieces,
        "first pieces of an h1": text in page.stated and text in page.first_pieces,
        "cut": any(_is_cut(one.said.value, whole) for whole in page.whole),
    }
    marks = one.marks | {f"news {mark}" for mark in one.marks if page.is_news}
    return {
        **dict.fromkeys(marks, 1.0),
        **{name: 1.0 for name, holds in found.items() if holds},
        "in the address": len(page.slug.intersection(words)) / len(set(words)) if page.slug and words else 0.5,
    }


def _is_cut(text: str, whole: str) -> bool:
    """Whether a text is the start of another one, cut inside a word, before a quotation mark, or with dots."""
    start = _DOTS.sub("", text)
    rest = whole[len(start) :]
    if not rest or not whole.startswith(start) or _DOTS.match(rest):
        return False
    # An attribute ends at a quotation mark that its writer forgot to escape.
    return start != text or (start[-1:].isalpha() and rest[0].isalpha()) or rest.lstrip()[:1] == '"'


def _parts(text: str, stated: str) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield a title without its last parts and without its first ones, each with its marks."""
    marks = list(_COLON.finditer(text))[:MOST_PARTS] if len(text) <= LONGEST else []
    for mark in reversed(marks):
        left, part = text[: mark.start()].strip(MARKS), text[mark.end() :]
        # "Dam opens | Water | The Herald", where the last part is gone already
        behind = stated.startswith(f"{text}{mark[0]}") and len(part.split()) <= MOST_NAME and not part[:1].islower()
        yield left, ("{} left", "section behind") if behind and weight_of(left) > BARE else ("{} left",)
    yield from ((text[mark.end() :].strip(MARKS), ("{} right",)) for mark in marks)


def _headings(walked: Walked, titles: Sequence[str]) -> _Headings:
    """Return the `h1` headings, and the last `h2` or `h3` above the first paragraph."""
    headings: list[_Heading] = []
    last, seen = None, len(walked.runs)
    prose = _first_prose(walked.runs, walked.titles[0], walked.titles[-1]) if len(walked.titles) > 1 else seen
    for at in walked.titles:
        run = walked.runs[at]
        pieces = _pieces_of(walked, at)
        # A heading in two lines, divided by a `br` or a block, is one heading.
        before = headings.pop() if run.place is last else _Heading("", ())
        text = line_of(f"{before.text} {run.text[:LONGEST]}".translate(_UNSEEN))
        parts = (*before.pieces, *pieces)
        headings.append(_Heading(text, parts, is_below=at > prose))
        last = run.place
        if len(headings) >= MOST_HEADINGS:
            seen = at
            break
    above = _last_above(islice(walked.runs, seen), titles)
    if above is None:
        return _Headings(headings, _Heading("", ()))
    text = line_of(walked.runs[above].text[:LONGEST].translate(_UNSEEN))
    return _Headings(headings, _Heading(text, _pieces_of(walked, above)))


def _pieces_of(walked: Walked, number: int) -> tuple[str, ...]:
    """The first pieces of text of the block of this number."""
    pieces = walked.pieces[walked.runs[number].piece : walked.end_of(number)][:MOST_PIECES]
    return tuple(text[:LONGEST].translate(_UNSEEN) for piece in pieces if (text := line_of(piece.text)))


def _first_prose(runs: Sequence[Run], start: int, end: int) -> int:
    """Return the number of the first paragraph between two blocks, else `end`."""
    between = (at for at in range(start + 1, end) if _is_prose(runs[at]))
    return next(between, end)


def _is_prose(run: Run) -> bool:
    return run.weight >= PROSE and run.linked * 4 < len(run.text)


def _last_above(runs: Iterable[Run], titles: Sequence[str]) -> int | None:
    """Return the place of the last `h2` or `h3` above the first paragraph, of those in `titles` if any; None: none."""
    above, held = None, None
    for at, run in enumerate(runs):
        tag = run.place.tag
        if tag in ("h2", "h3"):
            above = at
            held = at if run.weight > BARE and any(_is_part(run.text, title) for title in titles) else held
        elif tag != "h1" and _is_prose(run):
            break
    return above if held is None else held


def _above(walked: Walked) -> Iterator[str]:
    """Yield the short pieces of text above the first paragraph that are in no link."""
    for piece in walked.pieces:
        if len(piece.text) >= MOST_SHOWN:
            break
        if piece.anchor is None:
            yield piece.text


def _named(walked: Walked) -> str:
    """Return the text above the first paragraph in an element named after headlines or in large letters, else ""."""
    for piece in walked.pieces:
        if len(piece.text) >= PROSE:
            break
        elements = (piece.element, parent) if (parent := piece.element.getparent()) is not None else (piece.element,)
        if any(_NAMED.search(one.get("class") or "") or (one.get("size") or "") in LARGE for one in elements):
            return line_of(piece.text)
    return ""
