"""What a page is: an article, a listing, a wall, or nothing yet."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from ingest.reading.page.blocks.body import Body
from ingest.reading.page.dom.walked import HEADINGS, Anchor, Place, Run, Walked, weight_of
from ingest.reading.page.lists.listing import leads_to_story
from ingest.reading.page.lists.titles import leads_on
from ingest.reading.page.metadata.signals import Signals
from ingest.reading.phrases.gone_words import says_gone
from ingest.reading.phrases.latest_links import leads_beside
from ingest.schema import Flaw, Kind
from ingest.text.furniture import is_furniture
from ingest.text.markup import line_of, tree_text

_CHALLENGE = re.compile(
    r"^(?:one moment|please wait|security check|human verification|access denied)\b"
    r"|checking (?:that|if|whether) (?:you are|the site|your)"
    r"|just a moment\.\.\.|checking your browser|attention required! \| cloudflare"
    r"|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot"
    r"|ddos protection by|pardon our interruption|please enable (?:js|javascript"
    r"|cookies) and disable any ad ?blocker|access to this page has been denied"
    r"|complete the security check|unusual traffic from your|request unsuccessful\. incapsula"
    r"|enable javascript and cookies to continue"
    r"|performing security verification|bot verification|please complete the captcha",
    re.IGNORECASE,
)
_PATH = re.compile(r"[^/:]/+(?!(?:index|default|home|main)\.\w{2,5}$)[^/?#]{3,}")  # no front page's
_NAMING = frozenset({*HEADINGS, "dt"})  # elements whose text names what is below them
FEW_WORDS = 1500  # weight of all text on a page that is only a bot check or a login form
LEAST_STORY = 140  # weight of a text from which on it can be a story
LONGEST_EXCUSE = 900  # weight of the text that says that a page does not exist
MOST_HEADINGS = 3  # of a page that are asked whether they say so
MANY = 8  # headlines that make a listing
MOSTLY = 0.65  # of a listing's text stands beside headlines; beside a notice with a link, half of a short story may
NEARLY = 0.9  # of the text of a listing with fewer headlines
SOME = 4  # headlines that make a listing where there is no story; also summaries below linked headlines
BOX_DEPTH = 4  # levels from a block up to the box it may share with a headline
BOX_BLOCKS = 3  # blocks of such a box
ALONE = 0.6  # share of its block that a headline's link fills; a link inside a sentence fills less
SEVERAL = 3  # stories told in full on one page
NAME = 8  # weight of a heading that is a story's
HEADLINE = 25  # weight of a link's text that is a headline's


def kind_of(walked: Walked, signals: Signals, body: Body | None, url: str | None) -> tuple[Kind, tuple[Flaw, ...]]:
    """Return the kind of a page at `url`, with the flaw that says why where it cannot be read."""
    text = sum(run.weight for run in walked.runs)
    if shell := _shell(walked, signals, body, text):
        return shell
    listing = _looks_like_listing(walked, signals, body, url)
    if body is not None and body.weight >= LEAST_STORY and not listing:
        return Kind.ARTICLE, ()
    if listing:
        # The links may be those of its margins: a page of one story is no listing because its story was not found.
        if (body is None or body.weight < LEAST_STORY) and _is_one_story(signals):
            return Kind.ARTICLE, () if body else (Flaw("no-story"),)
        return Kind.LISTING, ()
    if body is not None and (is_marked_article(signals) or body.weight >= LEAST_STORY // 2):
        return Kind.ARTICLE, ()
    if text < LEAST_STORY and walked.root.find(".//script") is not None:
        return Kind.EMPTY, (Flaw("script-only"),)
    return Kind.EMPTY, (Flaw("no-story"),)


def _shell(walked: Walked, signals: Signals, body: Body | None, text: int) -> tuple[Kind, tuple[Flaw, ...]] | None:
    """Return what stands in a page's place, such as a bot check; None if nothing does. `text` is its whole weight."""
    if text < FEW_WORDS and _CHALLENGE.search(_all_text(walked, signals)):
        return Kind.CHALLENGE, (Flaw("challenge"),)
    if (text < FEW_WORDS or body is None) and walked.root.xpath("//input[@type='password']"):
        return Kind.LOGIN, (Flaw("login-wall"),)
    if (body is None or body.weight < LONGEST_EXCUSE) and _is_gone(walked, signals):
        return Kind.EMPTY, (Flaw("not-found"),)
    return None


def _is_gone(walked: Walked, signals: Signals) -> bool:
    """Whether the page says that it does not exist, as many do though the server's status says that it does."""
    if "article:published_time" in signals.values or "json-ld:datePublished" in signals.values:
        return False
    titles = (*signals.values.get("title", ())[:1], *signals.values.get("og:title", ())[:1])
    headings = islice(walked.root.iter("h1", "h2"), MOST_HEADINGS)
    return any(map(says_gone, titles)) or any(says_gone(line_of(tree_text(one))) for one in headings)


def is_marked_article(signals: Signals) -> bool:
    """Return whether the page calls itself an article."""
    return (
        signals.graph.is_article or signals.first("og:type") == "article" or "article:published_time" in signals.values
    )


def _is_one_story(signals: Signals) -> bool:
    """Whether the page says that it is an article and when it was published, and has an address of its own."""
    address = signals.first("link:canonical", "og:url")
    shared = signals.first("og:type") == "article" and "article:published_time" in signals.values
    linked = signals.graph.is_article and {"json-ld:headline", "json-ld:datePublished"} <= signals.values.keys()
    return (shared or linked) and address is not None and _PATH.search(address) is not None


def _looks_like_listing(walked: Walked, signals: Signals, body: Body | None, url: str | None) -> bool:
    has_story = body is not None and body.weight >= LEAST_STORY
    if has_story and is_marked_article(signals):
        return False
    if body is not None and has_story and _tells_several(walked, body):
        return True
    long = (one for one in walked.anchors if weight_of(one.text) >= HEADLINE and not is_furniture(one.text))
    if body is None or not has_story:
        return _led_to(chain(long, filter(_is_over_headline, walked.anchors)), SOME) == SOME
    short = [one for one in walked.anchors if _is_short_headline(one) and leads_to_story(one.href, url)]
    count = _led_to(chain(long, short, _leading_on(walked, body)), MANY)
    return count >= SOME and _teaser_share(walked, body, short) > (MOSTLY if count == MANY else NEARLY)


def _is_over_headline(link: Anchor) -> bool:
    """Whether a link without words lies over a card, with the card's headline as its label."""
    return not link.text.strip() and weight_of(link.element.get("aria-label") or "") >= HEADLINE


def _is_short_headline(link: Anchor) -> bool:
    """Whether a link of a few words is a headline by its place: in a heading, or around the story's picture."""
    if not NAME <= weight_of(link.text) < HEADLINE or is_furniture(link.text):
        return False
    is_heading = link.place.tag in _NAMING and len(link.text) >= ALONE * link.place.chars
    return is_heading or bool(link.headline) or link.element.find(".//img") is not None


def _led_to(links: Iterable[Anchor], most: int) -> int:
    """Return how many different addresses links lead to; counting stops at `most`."""
    found: set[str] = set()
    for link in links:
        found.add(link.href)
        if len(found) == most:
            break
    return len(found)


def _tells_several(walked: Walked, body: Body) -> bool:
    """Whether the story is really several, as on a blog's front: articles whose headings lead to their own pages."""
    headings: dict[Place, Anchor] = {}
    for anchor in walked.anchors:
        heading = anchor.headline
        is_title = weight_of(heading) >= NAME and len(heading) >= ALONE * anchor.place.chars
        if is_title and not leads_beside(anchor.href):  # in a forum, a link to its author heads each answer
            around = next((place for place in anchor.place.outwards() if _is_article(place)), None)
            if around is not None:
                headings.setdefault(around, anchor)
    told_apart = ({one.href.partition("#")[0] for one in headings.values()}, {one.text for one in headings.values()})
    if min(map(len, told_apart)) < SEVERAL:
        return False
    first = min(one.number for one in headings)
    if sum(run.weight for run in body.runs if run.place.number < first) >= LEAST_STORY:
        return False  # a story, with others below it
    told = [sum(run.weight for run in body.runs if one.holds(run.place)) for one in headings]
    return sum(weight >= LEAST_STORY for weight in told) >= SEVERAL and sum(told) > MOSTLY * body.weight


def _is_article(place: Place) -> bool:
    """Whether a place holds one entry of a page, by HTML's element or the word of microformats for it."""
    if place.tag == "article":
        return True
    name = place.element.get("class") or ""
    return "hentry" in name and "hentry" in name.split()


def _teaser_share(walked: Walked, body: Body, short: Iterable[Anchor]) -> float:
    """Return the share of a story that consists of teasers: of summaries beside a headline's link, or of links.

    The parts of a story stand together; each summary in a listing stands beside its own link: in a box with it, below
    it, or in one block with it, where the link has a line of its own. `short`: headlines of a few words.
    """
    headlines = chain((anchor for anchor in walked.anchors if weight_of(anchor.text) >= HEADLINE), short)
    numbers = {anchor.place.number for anchor in headlines if _is_alone(walked, anchor)}
    links = sorted(numbers | {anchor.place.number for anchor in _leading_on(walked, body)})
    longer = (run for run in body.runs if run.weight >= HEADLINE or run.place.tag in HEADINGS)
    blocks = sorted(run.place.number for run in longer)
    below = {run for run in body.runs if _is_below_headline(run, walked)}
    told = below if len(below) >= SOME else set()  # a single one may stand below the names of its authors
    teasers = sum(
        run.weight
        for run in body.runs
        if run in told or _is_linked(run) or _in_box(run.place, body.container, links, blocks)
    )
    return teasers / max(1, body.weight)


def _is_alone(walked: Walked, anchor: Anchor) -> bool:
    """Whether a link fills most of its place, or of the first block in it; a byline may stand below that."""
    if len(anchor.text) >= ALONE * anchor.place.chars:
        return True
    at = walked.run_at(anchor.piece + 1) - 1
    is_first = at == 0 or (at > 0 and not anchor.place.holds(walked.runs[at - 1].place))
    return is_first and len(anchor.text) >= ALONE * len(walked.runs[at].text)


def _is_linked(run: Run) -> bool:
    return run.linked >= ALONE * len(run.text)


def _is_below_headline(run: Run, walked: Walked) -> bool:
    """Whether the first line of a block is a headline's link, or the block right above it is one."""
    anchor = walked.pieces[run.piece].anchor
    if anchor is not None and weight_of(anchor.text) >= HEADLINE:
        behind = walked.pieces[anchor.end : walked.end_of(walked.number_of(run))]
        apart = all(piece.element is not anchor.element.getparent() for piece in behind)
        return apart or len(anchor.text) >= ALONE * len(walked.first_line(run))
    above = walked.runs[max(0, walked.number_of(run) - 1)]
    is_beside = run.place.parent in (above.place, above.place.parent)
    return is_beside and _is_linked(above) and above.weight >= (NAME if above.place.tag in _NAMING else HEADLINE)


def _leading_on(walked: Walked, body: Body) -> Iterator[Anchor]:
    """Yield the links inside a story that say "read more" at the end of a block, or lie over a card."""
    first, last = body.runs[0].piece, body.runs[-1].piece
    low, high = (bisect_left(walked.anchors, piece, key=lambda anchor: anchor.piece) for piece in (first, last + 1))
    for anchor in walked.anchors[low : high + 1]:
        behind = walked.pieces[anchor.end].place if anchor.end < len(walked.pieces) else None
        # A link around a picture may only show it larger.
        if leads_on(anchor) and (behind is not anchor.place if anchor.text.strip() else not len(anchor.element)):
            yield anchor


def _in_box(place: Place, container: Place, links: Sequence[int], blocks: Sequence[int]) -> bool:
    for _ in range(BOX_DEPTH):
        if place is container or place.parent is None:
            return False
        if _within(place, links):
            return _within(place, blocks) <= BOX_BLOCKS
        place = place.parent
    return False


def _within(place: Place, numbers: Sequence[int]) -> int:
    return bisect_right(numbers, place.last) - bisect_left(numbers, place.number)


def _all_text(walked: Walked, signals: Signals) -> str:
    return " ".join((*signals.values.get("title", ()), *(run.text for run in walked.runs[:60])))
