"""Tells the links to stories from other links by their words, and reads the title of a row."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby, takewhile
from operator import itemgetter

from ingest.reading.page.dom.walked import HEADINGS, Anchor, Run, Walked, on_one_line, weight_of
from ingest.reading.page.lists.row_texts import SUMMARY
from ingest.reading.phrases.latest_links import is_badge, points_on
from ingest.reading.phrases.times import is_time
from ingest.text.furniture import is_furniture
from ingest.text.language import fold
from ingest.text.sentences import FULL_STOPS

TITLE = 16  # weight of a link's text that can be a headline
LEAST = 10  # the same in a heading
SIGNS = 20  # the same in a script without spaces: eight Chinese characters
LONG = 32  # weight of a link's text that is too long for a menu in any script
STRONG = 28  # weight of a text that is hardly anything but a headline; the mean title in lists is longer
LINKED = 0.7  # share of links in a paragraph that is a list of links
NO_PAGE = ("#", "javascript:", "mailto:", "tel:", "whatsapp:", "sms:")  # how links that lead to no page begin
_CUT = ("...", "…")  # how a title that is cut short ends


def is_title(anchor: Anchor) -> bool:
    """Return whether a link's text can be a story's title, and does not stand inside a sentence."""
    text = anchor.headline or anchor.text
    if len(text) < LEAST // 2:
        return False
    text = on_one_line(text)
    weight = weight_of(text)
    if weight < (LEAST if anchor.headline else TITLE) or is_in_a_sentence(anchor, text):
        return False
    if weight >= LONG:
        return True
    return (" " in text or (anchor.headline != "" and _is_of_signs(text, weight))) and not is_furniture(text)


def may_be_title(anchor: Anchor) -> bool:
    """Return whether a link's text may be a title if something else says so too: a few Chinese characters, say."""
    text = on_one_line(anchor.text) if len(anchor.text) < LONG else ""
    return _is_of_signs(text, weight_of(text)) and not (is_furniture(text) or is_in_a_sentence(anchor, text))


def _is_of_signs(text: str, weight: int) -> bool:
    """Whether a text is mostly in a script without spaces, and no shorter than a few words of it."""
    return weight >= max(SIGNS, 2 * len(text))


def is_in_a_sentence(anchor: Anchor, text: str) -> bool:
    """Return whether a link with this text stands in a paragraph that says much more, mostly outside links."""
    place = anchor.place
    return place.tag == "p" and place.chars > 2 * len(text) and place.linked < LINKED * place.chars


def leads_on(anchor: Anchor) -> bool:
    """Return whether a link has no words, as one that lies over a teaser has none, or only says "read more"."""
    text = anchor.text
    return not anchor.href.startswith(NO_PAGE) and (not text or text.isspace() or points_on(text))


def title_of(anchors: Sequence[Anchor], labels: frozenset[str]) -> str:
    """Return the text of a heading in a row's links, else their first part of a title's length, else the longest link.

    `labels` are texts that other rows have too; beside one, a title may be shorter.
    """
    # Of two headings in one story the shorter is what stands above its title.
    headlines = sorted((on_one_line(anchor.headline) for anchor in anchors if anchor.headline), key=len, reverse=True)
    parts = (on_one_line(text) for anchor in anchors for _, text in anchor.parts)
    least = LEAST if labels else TITLE
    joined = _joined(part for part in parts if part not in labels)
    named = [part for part in joined if weight_of(part) >= LEAST and not is_time(part)]
    longer = [part for part in named if weight_of(part) >= least]
    if longer and longer[0].endswith(FULL_STOPS) and weight_of(named[0]) >= 2 * len(named[0]):
        longer = named  # a few signs above a sentence are its title
    found = next(chain(headlines, longer), "") or max((on_one_line(anchor.text) for anchor in anchors), key=len)
    title = _whole(anchors, found) if found.endswith(_CUT) else _bare(anchors, found, labels)
    return "" if points_on(title) else title


def _whole(anchors: Sequence[Anchor], cut: str) -> str:
    """Return a link's `title` or label, if its text is the beginning of that, cut short."""
    begin = fold(cut)
    called = (on_one_line(anchor.element.get(name) or "") for anchor in anchors for name in ("title", "aria-label"))
    return next((name for name in called if len(name) > len(cut) - 3 and fold(name).startswith(begin)), cut)


def _bare(anchors: Sequence[Anchor], title: str, labels: frozenset[str]) -> str:
    """Return a title without times, badges and labels that stand in elements of their own at its ends."""
    ends = (end for anchor in anchors if len(anchor.texts) > 1 for end in _ends(anchor, title))
    for text, is_first in dict.fromkeys(ends):
        if title != text and (text in labels or (len(text) < SUMMARY and (is_time(text) or is_badge(text)))):
            rest = title.removeprefix(f"{text} ") if is_first else title.removesuffix(f" {text}")
            title = rest if weight_of(rest) >= LEAST else title
    return title


def _ends(anchor: Anchor, title: str) -> Iterator[tuple[str, bool]]:
    """Yield the first and the last pieces of the block of a link that is the title, and whether they are the first.

    A label above the block is none of it.
    """
    for _, pieces in groupby(anchor.texts, key=itemgetter(0)):
        texts = [on_one_line(text) for _, text in pieces]
        if on_one_line(" ".join(texts)) == title:
            yield from ((text, True) for text in texts[:2])
            yield from ((text, False) for text in texts[:-3:-1])


def _joined(parts: Iterable[str]) -> Iterator[str]:
    """Yield the parts of a row's links; one that ends in a colon is joined with the next."""
    before = ""
    for part in parts:
        if part.endswith(":"):
            before = f"{before}{part} "
        else:
            yield f"{before}{part}"
            before = ""
    if before:
        yield before.strip()


def title_beside(walked: Walked, anchors: Sequence[Anchor], first: int, end: int) -> str:
    """Return the title of a row whose links have no words: its heading, its first longer text, or a link's label."""
    runs = list(runs_in(walked, first, end))
    headings = (run.text for run in runs if run.place.tag in HEADINGS)
    lines = (line for run in runs if run.linked and (line := walked.first_line(run)) != run.text)
    longer = (run.text for run in runs if run.weight >= TITLE and not run.linked)
    called = [on_one_line(anchor.element.get(name) or "") for anchor in anchors for name in ("aria-label", "title")]
    title = next((text for text in (*headings, *longer, *lines, *called) if text and not is_furniture(text)), "")
    return next((name for name in called if weight_of(name) >= TITLE and title.endswith(name)), title)  # below a kicker


def shown_title(walked: Walked, title: str, first: int, end: int) -> str:
    """Return what a row shows of a title in a block outside links, where its link says "Read the article: " before."""
    rest = title.partition(": ")[2]
    return rest if any(run.text == rest and not run.linked for run in runs_in(walked, first, end)) else title


def runs_in(walked: Walked, first: int, end: int) -> Iterator[Run]:
    """Yield the blocks of text that begin in a range of pieces."""
    return takewhile(lambda run: run.piece < end, walked.runs_from(first))
