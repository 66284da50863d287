"""The title of a page, without the name of the site.

Each signal's words, whole and without their first or last part, are candidates; so are the headings on the page. What
speaks for one and against it is weighed by `TRUST`, which was fitted to labelled pages of three sorts (news, blogs,
old sites) that share no site with those it was tried on.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from ingest.reading.page.signals import ORDER, Signals
from ingest.reading.page.walk import Walked, weight_of
from ingest.reading.raw import Said
from ingest.text.language import fold
from ingest.text.markup import line_of
from ingest.text.urls import host_of

# What can be said of a candidate, and how much that speaks for it: only the differences between the sums count.
TRUST: Mapping[str, float] = {
    "news json-ld:headline": 2.2,
    "h1": 1.7,
    "in the address": 1.6,
    "heading above": 1.6,
    "stated": 1.5,
    "heading": 1.2,
    "title left": 1.1,
    "og:title": 1.1,
    "long": 1.0,
    "ends an h1": 1.0,
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
    "short": -1.2,
    "one word": -1.2,
    "news h1": -1.3,
    "news title": -1.6,
}
_PARTED = re.compile(
    r"\s+[|–—·•»«:\-/~›>_]+\s+|\s*[|｜»ㅣ]\s*|\s+::\s+|--+|：(?=\S{1,12}$)"
    r"|[_-](?=[^\s_-]{0,8}[\u2e80-\u9fff\uac00-\ud7af][^\s_-]{0,8}$)"  # Chinese and Korean need no space
)
_COLON = re.compile(rf"{_PARTED.pattern}|:\s")  # behind which the title may begin
_MARKS = " |–—-·•»«:/~›>｜：ㅣ_"  # that part a title from a site's name
_ARTICLE = re.compile(r"^(?:the|der|die|das|le|la|les|el|il) ")
NAMING = ("og:site_name", "json-ld:publisher", "meta:application-name")  # signals that hold the site's name
WHOLE = frozenset({"stated", "heading"})  # marks of what is said in so many words
PARTED = ("title", "og:title")  # signals that may hold more than the title
MOST_PARTS = 6
MOST_HEADINGS = 6
LONGEST = 1000  # characters of a title that is parted from its site's name
PROSE = 150  # weight of a block in front of which the last heading may be the story's
BARE, BAREST, MUCH = 14, 6, 150  # weights of a title that says little, next to nothing, more than one


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


@dataclass(frozen=True, slots=True)
class _Page:
    """What the candidates are held against, each text folded."""

    site: frozenset[str]
    headings: tuple[str, ...]
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
    headings, above = _headings(walked)
    site = _site_names(signals, url)
    stated = {name: signals.values[name][0][:LONGEST] for name in ORDER["title"] if signals.values.get(name)}
    bare = {text: without_site(text, site) for text in {*stated.values()}}
    own = {name: bare[text] for name, text in stated.items()}
    folds = _Folds()
    kept: dict[str, _Candidate] = {}

    def add(text: str, signal: str, mark: str) -> None:
        key = _key(text)
        if key:
            kept.setdefault(key, _Candidate(Said(text, signal), folds[text])).marks.add(mark)

    for place, heading in enumerate(headings):
        add(heading, "h1", "h1 later" if place else "h1")
    for name, text in own.items():
        add(text, name, name)
    if above:
        add(above, "heading", "heading above")
    for name in PARTED:
        for part, mark in _parts(own.get(name, "")):
            add(part, name, f"{name} {mark}")
    page = _page(signals, headings, stated, own, site, url, folds)
    return {key: (one.said, _weighed(one, page)) for key, one in kept.items()}


def _key(text: str) -> str:
    """The form in which two candidates are the same: unlike `fold`, it keeps punctuation."""
    return " ".join(text.casefold().translate(_QUOTES).split()).strip(" \"'")


_QUOTES = str.maketrans({**dict.fromkeys("‘’‚‛′`´", "'"), **dict.fromkeys("“”„«»", '"'), **dict.fromkeys("–—―‐−", "-")})


def _page(
    signals: Signals,
    headings: Sequence[str],
    stated: Mapping[str, str],
    own: Mapping[str, str],
    site: frozenset[str],
    url: str | None,
    folds: _Folds,
) -> _Page:
    parts = _split(stated.get("title", ""))
    path = (url or "").split("?")[0].split("://")[-1].partition("/")[2]
    return _Page(
        site=site,
        headings=tuple(map(folds.__getitem__, headings)),
        stated=frozenset(map(folds.__getitem__, own.values())),
        last=folds[parts[-1]] if len(parts) > 1 else "",
        slug=frozenset(fold(unquote(path[:LONGEST])).split()),
        is_news=signals.graph.is_news,
    )


def _weighed(one: _Candidate, page: _Page) -> dict[str, float]:
    """What is to be said of a candidate, and how much."""
    text, words = one.folded, one.folded.split()
    weight = weight_of(one.said.value)
    heads = [heading for heading in page.headings if heading and heading != text]
    found = {
        "stated": text in page.stated,
        "heading": text in page.headings,
        "site": text.replace(" ", "") in page.site,
        "short": weight < BARE,
        "very short": weight < BAREST,
        "long": weight > MUCH,
        "one word": len(words) == 1,
        "last part": text == page.last,
        "last part and h1": text == page.last and text in page.headings[:1],
        "h1 behind a kicker": "og:title" in one.marks and any(text.endswith(f" {heading}") for heading in heads),
        "ends an h1": any(heading.endswith(f" {text}") for heading in heads),
    }
    marks = one.marks | {f"news {mark}" for mark in one.marks if page.is_news}
    return {
        **dict.fromkeys(marks, 1.0),
        **{name: 1.0 for name, holds in found.items() if holds},
        "in the address": len(page.slug.intersection(words)) / len(set(words)) if page.slug and words else 0.5,
    }


def _parts(text: str) -> list[tuple[str, str]]:
    """A title without its last parts, and without its first ones."""
    marks = list(_COLON.finditer(text))[:MOST_PARTS] if len(text) <= LONGEST else []
    left = [(text[: mark.start()].strip(_MARKS), "left") for mark in reversed(marks)]
    return left + [(text[mark.end() :].strip(_MARKS), "right") for mark in marks]


def _split(text: str) -> list[str]:
    parts = [part.strip(_MARKS) for part in _PARTED.split(text)] if len(text) <= LONGEST else []
    return [part for part in parts if part]


def _headings(walked: Walked) -> tuple[list[str], str]:
    """The page's headings of the first rank, and the last of the next ranks above its first paragraph."""
    headings: list[list[str]] = []
    last = None
    above, reading = "", True
    for run in walked.runs:
        tag = run.place.tag
        if tag == "h1":
            if run.place is last:  # a heading of two lines, parted by a br or a block
                headings[-1].append(run.text[:LONGEST])
            else:
                headings.append([run.text[:LONGEST]])
            last = run.place
            if len(headings) >= MOST_HEADINGS:
                break
        elif reading and tag in ("h2", "h3"):
            above = run.text[:LONGEST]
        elif reading and run.weight >= PROSE and run.linked * 4 < len(run.text):
            reading = False
    return [line_of(" ".join(lines)) for lines in headings], line_of(above)


def _site_names(signals: Signals, url: str | None) -> frozenset[str]:
    """The names of the site, folded, with and without their spaces: what it says, its host, and who else has that."""
    said = (name for signal in NAMING for name in signals.values.get(signal, ()))
    host = host_of(url) if url else ""
    letters = fold(host).replace(" ", "")
    parts = _split(signals.first("title") or "")
    ends = (fold(part) for part in (parts[0], parts[-1])) if len(parts) > 1 else ()
    own = (end for end in ends if len(name := _ARTICLE.sub("", end).replace(" ", "")) > 3 and name in letters)
    folded = {*map(fold, said), fold(host), fold(host.rsplit(".", 1)[0]), *own} - {""}
    return frozenset({*folded, *(name.replace(" ", "") for name in folded)})


def without_site(title: str, site: frozenset[str]) -> str:
    """Return a title without the site's name before or behind it, parted by a dash or bar.

    >>> without_site("The dam broke - The Herald", frozenset({"the herald"}))
    'The dam broke'
    """
    parts = _split(title)
    while len(parts) > 1:
        if _is_site(parts[-1], site):
            title = title[: title.rindex(parts.pop())]
        elif _is_site(parts[0], site):
            title = title[title.index(parts[0]) + len(parts.pop(0)) :]
        else:
            break
        title = title.strip(_MARKS)
    return title


def _is_site(part: str, site: frozenset[str]) -> bool:
    folded = fold(part)
    joined = folded.replace(" ", "")
    return bool(folded) and any(
        name in (folded, joined) or (len(name) > 3 and folded.startswith(f"{name} ") and len(folded) < len(name) + 15)
        for name in site
    )
