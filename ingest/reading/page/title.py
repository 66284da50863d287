"""The title of a page, without the name of the site."""

import re
from collections import Counter
from collections.abc import Sequence

from ingest.reading.page.signals import Signals
from ingest.reading.page.walk import Walked, weight_of
from ingest.reading.raw import Said
from ingest.text.language import fold
from ingest.text.markup import line_of
from ingest.text.urls import host_of

_PARTED = re.compile(r"\s+[|–—·•»«:\-/~›>]+\s+|\s*[|｜»]\s*|\s+::\s+|：(?=\S{1,12}$)")
_MARKS = " |–—-·•»«:/~›>｜："  # that part a title from a site's name
AGREEING = 0.8  # of the words of the shorter of two titles, shared
MOST_HEADINGS = 8
LONGEST = 1000  # characters of a title that is parted from its site's name
BARE = 14  # weight of a title that says nothing


def titles_of(signals: Signals, walked: Walked, url: str | None) -> tuple[Said, ...]:
    """Return what can be the title, the likeliest first.

    That is what most signals say, a first-rank heading that agrees with one of them counting first; where each says
    something else, the heading.
    """
    stated = signals.said("title")
    site = _site_names(signals, url)
    headings = first_headings(walked)
    found = [Said(heading, "h1") for heading in _agreeing(headings, [said.value for said in stated])[:1]]
    found += [said._replace(value=without_site(said.value, site)) for said in stated]
    found = [_without_last_part(said) if said.signal == "title" else said for said in found if said.value]
    found = [said for said in found if fold(said.value) not in site]
    votes = Counter(fold(said.value) for said in found)
    found.sort(key=lambda said: -votes[fold(said.value)])  # stable: the order above decides between equals
    spoken = [Said(heading, "h1") for heading in headings if fold(heading) not in site and weight_of(heading) >= BARE]
    if found and all(weight_of(said.value) < BARE for said in found):
        found = spoken + found  # a `title` of one word is the site's name, whether or not the page says so
    found += [Said(heading, "h1") for heading in headings if fold(heading) not in site]
    distinct = {said.value: said for said in reversed(found)}
    return _fuller_or_plain(tuple(dict.fromkeys(distinct[said.value] for said in found)))


def _without_last_part(said: Said) -> Said:
    """Drop the shorter last part of a `title` element: the name of a site that the page does not tell."""
    parts = _PARTED.split(said.value) if len(said.value) <= LONGEST else []
    if len(parts) > 1 and len(parts[-1]) < len(said.value) / 2:
        return said._replace(value=said.value[: said.value.rindex(parts[-1])].strip(_MARKS))
    return said


def _fuller_or_plain(said: tuple[Said, ...]) -> tuple[Said, ...]:
    """Put og:title before a heading that is the same but for a kicker in front: that form is for one line."""
    shared = next((one for one in said[1:] if one.signal == "og:title"), None)
    if shared is None or said[0].signal != "h1":
        return said
    one, other = fold(said[0].value), fold(shared.value)
    if one.endswith(f" {other}") or other.endswith(f" {one}"):
        return (shared, *(each for each in said if each is not shared))
    return said


def first_headings(walked: Walked) -> list[str]:
    """Return the texts of the page's headings of the first rank, in its order."""
    headings: list[list[str]] = []
    last = None
    for run in walked.runs:
        if run.place.tag != "h1":
            continue
        if run.place is last:  # a heading of two lines, parted by a br or a block
            headings[-1].append(run.text)
        else:
            headings.append([run.text])
        last = run.place
        if len(headings) > MOST_HEADINGS:
            break
    return [line_of(" ".join(lines)) for lines in headings]


def _site_names(signals: Signals, url: str | None) -> frozenset[str]:
    names = (
        *signals.values.get("og:site_name", ()),
        *signals.values.get("json-ld:publisher", ()),
        *signals.values.get("meta:application-name", ()),
    )
    host = host_of(url) if url else ""
    return frozenset({*map(fold, names), fold(host), fold(host.rsplit(".", 1)[0])} - {""})


def _agreeing(headings: Sequence[str], stated: Sequence[str]) -> list[str]:
    """Headings whose words agree with a stated title, the best and then the longest first."""
    scores = {heading: max((_agreement(heading, title) for title in stated), default=0.0) for heading in headings}
    agreeing = [heading for heading in headings if scores[heading] >= AGREEING]
    return sorted(agreeing, key=lambda heading: (-round(scores[heading], 1), -len(heading)))


def _agreement(one: str, other: str) -> float:
    """How much of the shorter title's words the longer one holds; a very short one must begin it."""
    first, second = fold(one).split(), fold(other).split()
    if not first or not second:
        return 0.0
    if len(first) < 3:
        return float(f" {' '.join(second)} ".startswith(f" {' '.join(first)} "))
    return len({*first} & {*second}) / min(len({*first}), len({*second}))


def without_site(title: str, site: frozenset[str]) -> str:
    """Return a title without the site's name before or behind it, parted by a dash or bar.

    >>> without_site("The dam broke - The Herald", frozenset({"the herald"}))
    'The dam broke'
    """
    parts = _PARTED.split(title) if len(title) <= LONGEST else []
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
        folded == name
        or joined == name.replace(" ", "")
        or (len(name) > 3 and folded.startswith(f"{name} ") and len(folded) < len(name) + 15)
        for name in site
    )
