"""The title of a page, without the name of the site.

Each signal's words, whole and without their first or last part, are candidates; so are the headings on the page. What
speaks for one and against it is weighed by `TRUST`, which was fitted to labelled pages of three sorts (news, blogs,
old sites) that share no site with those it was tried on.
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

# What can be said of a candidate, and how much that speaks for it: only the differences between the sums count.
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
_COLON = re.compile(rf"{PARTED.pattern}|:\s")  # behind which the title may begin
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u2060\ufeff"))  # of no width
_SOFT = "\u00ad"  # a hyphen that is seen at the end of a line only
_DOTS = re.compile(r"\s*(?:…|\.\.\.)(?=$|\s)")
_NAMED = re.compile(
    r"(?<![a-z])(?:head-?line|hed|(?:article|content|entry|node|post|story|news|page)[-_]*(?:title|head(?:ing)?))\b",
    re.IGNORECASE,
)
WHOLE = frozenset({"stated", "heading"})  # marks of what is said in so many words
PARTS = ("title", "og:title")  # signals that may hold more than the title
MOST_PARTS = 6
MOST_HEADINGS = 6
MOST_PIECES = 12  # of text in a heading
MOST_SHOWN = 200  # characters of a piece that may be a title
MOST_NAME = 3  # words of a section's name
LARGE = frozenset({"4", "5", "6", "7", "+1", "+2", "+3", "+4"})  # sizes of letters in HTML 3.2
PROSE = 150  # weight of a block in front of which the last heading may be the story's
BARE, BAREST, MUCH = 14, 6, 150  # weights of a title that says little, next to nothing, more than one
WORD = 24  # weight of the longest that is one word; one in Chinese has no spaces


class _Folds(dict[str, str]):
    """The folded form of each text of one page, made once."""

    def __missing__(self, text: str) -> str:
        folded = self[text] = fold(text)
        return folded


@dataclass(slots=True)
class _Candidate:
    """What can be the title, and what is to be said of it."""

    said: Said
    folded: str
    marks: set[str] = field(default_factory=set)


class _Heading(NamedTuple):
    """A heading of the first rank, and the pieces of text that it is made of."""

    text: str
    pieces: tuple[str, ...]
    is_below: bool = False  # another and a paragraph: it heads a part of the story

    @property
    def starts(self) -> Iterator[str]:
        """What is left of it without its last pieces."""
        return (" ".join(self.pieces[:at]) for at in range(1, len(self.pieces)))

    @property
    def ends(self) -> Iterator[str]:
        """What is left of it without its first pieces."""
        return (" ".join(self.pieces[at:]) for at in range(1, len(self.pieces)))


class _Headings(NamedTuple):
    """The headings of the first rank, and the last of the next ranks above the first paragraph."""

    first: Sequence[_Heading]
    above: _Heading

    @property
    def chief(self) -> Sequence[_Heading]:
        """Those of the first rank; where there are none, the one above the first paragraph."""
        return self.first or ([self.above] if self.above.text else [])


@dataclass(frozen=True, slots=True)
class _Page:
    """What the candidates are held against, each text folded."""

    site: Site
    headings: tuple[str, ...]
    spaced: tuple[str, ...]  # headings, their pieces parted by spaces
    first_pieces: frozenset[str]  # what is left of a heading without its last pieces of text
    last_pieces: frozenset[str]  # the same without its first
    whole: tuple[str, ...]  # what is said in so many words, as written
    stated: frozenset[str]
    last: str  # part of the `title`
    slug: frozenset[str]  # words of the address
    is_news: bool


def titles_of(signals: Signals, walked: Walked, url: str | None) -> tuple[Said, ...]:
    """Return what can be the title, the likeliest first; a part or a lesser heading only as the likeliest."""
    found = candidates_of(signals, walked, url)
    scores = {
        key: sum(TRUST.get(mark, 0.0) * much for mark, much in marks.items()) for key, (_, marks) in found.items()
    }
    ranked = sorted(found, key=lambda key: -scores[key])
    return tuple(found[key][0] for key in ranked if key == ranked[0] or not WHOLE.isdisjoint(found[key][1]))


def candidates_of(signals: Signals, walked: Walked, url: str | None) -> dict[str, tuple[Said, dict[str, float]]]:
    """Return every candidate by its words, with what is to be said of it and how much (0 to 1)."""
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
    """The candidates of a page, by what is compared of their words."""

    def __init__(self) -> None:
        super().__init__()
        self.folds = _Folds()

    def add(self, text: str, signal: str, *marks: str) -> None:
        """Take up a candidate, or what else is to be said of one."""
        if key := _key(text):
            one = self.setdefault(key, _Candidate(Said(text, signal), self.folds[text]))
            one.marks.update(marks)
            is_loud = one.said.value.isupper() and not text.isupper()
            if is_loud or (_SOFT in one.said.value and _SOFT not in text):
                one.said = Said(text, signal)

    def take_shown(self, walked: Walked, heads: _Headings, titles: Sequence[str]) -> None:
        """Mark the longest that stands by itself above the first paragraph, in no link, where headings say nothing.

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
    """The form in which two candidates are the same: unlike `fold`, it keeps punctuation."""
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
    """What is to be said of a candidate, and how much."""
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
    """Whether a text is the start of another, cut inside of a word, before a quotation, or with dots for the rest."""
    start = _DOTS.sub("", text)
    rest = whole[len(start) :]
    if not rest or not whole.startswith(start) or _DOTS.match(rest):
        return False
    # Markup ends at a quotation mark that its writer forgot to spell out.
    return start != text or (start[-1:].isalpha() and rest[0].isalpha()) or rest.lstrip()[:1] == '"'


def _parts(text: str, stated: str) -> Iterator[tuple[str, Sequence[str]]]:
    """A title without its last parts, and without its first ones, each with what is to be said of it."""
    marks = list(_COLON.finditer(text))[:MOST_PARTS] if len(text) <= LONGEST else []
    for mark in reversed(marks):
        left, part = text[: mark.start()].strip(MARKS), text[mark.end() :]
        # "Dam opens | Water | The Herald", of which the last is gone
        behind = stated.startswith(f"{text}{mark[0]}") and len(part.split()) <= MOST_NAME and not part[:1].islower()
        yield left, ("{} left", "section behind") if behind and weight_of(left) > BARE else ("{} left",)
    yield from ((text[mark.end() :].strip(MARKS), ("{} right",)) for mark in marks)


def _headings(walked: Walked, titles: Sequence[str]) -> _Headings:
    """The page's headings of the first rank, and the last of the next ranks above its first paragraph, if any."""
    headings: list[_Heading] = []
    last, seen = None, len(walked.runs)
    prose = _first_prose(walked.runs, walked.titles[0], walked.titles[-1]) if len(walked.titles) > 1 else seen
    for at in walked.titles:
        run = walked.runs[at]
        pieces = _pieces_of(walked, at)
        # A heading of two lines, parted by a br or a block, is one.
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
    """The number of the first paragraph between two blocks; else of the last of these."""
    between = (at for at in range(start + 1, end) if _is_prose(runs[at]))
    return next(between, end)


def _is_prose(run: Run) -> bool:
    return run.weight >= PROSE and run.linked * 4 < len(run.text)


def _last_above(runs: Iterable[Run], titles: Sequence[str]) -> int | None:
    """The number of the last heading of the second or third rank above the first paragraph, of those in `titles`."""
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
    """What stands above the first paragraph, as short pieces and in no link."""
    for piece in walked.pieces:
        if len(piece.text) >= MOST_SHOWN:
            break
        if piece.anchor is None:
            yield piece.text


def _named(walked: Walked) -> str:
    """What an element above the first paragraph holds that is called after headlines, or is set in large letters."""
    for piece in walked.pieces:
        if len(piece.text) >= PROSE:
            break
        elements = (piece.element, parent) if (parent := piece.element.getparent()) is not None else (piece.element,)
        if any(_NAMED.search(one.get("class") or "") or (one.get("size") or "") in LARGE for one in elements):
            return line_of(piece.text)
    return ""
