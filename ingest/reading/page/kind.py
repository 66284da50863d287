"""What a page is: an article, a listing, a wall, or nothing yet."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import chain, islice

from ingest.reading.page.blocks.body import Body
from ingest.reading.page.dom.walked import HEADINGS, Anchor, Place, Run, Walked, weight_of
from ingest.reading.page.lists.links import count_different, is_beside, leads_to_story
from ingest.reading.page.lists.repeated import Row, repeated
from ingest.reading.page.lists.titles import leads_on
from ingest.reading.page.metadata.signals import Signals
from ingest.reading.page.pictures.gallery import is_gallery
from ingest.reading.phrases.gone_words import says_gone
from ingest.reading.phrases.latest_links import leads_beside
from ingest.reading.phrases.shell_words import heads_login, heads_refusal, says_check
from ingest.schema import Flaw, Kind
from ingest.text.furniture import is_furniture
from ingest.text.markup import line_of, tree_text

_PATH = re.compile(r"[^/:]/+(?!(?:index|default|home|main)\.\w{2,5}$)[^/?#]{3,}")  # no front page's
_ACCOUNT = "//form//input[@type='email' or @type='tel' or @autocomplete='username' or @name='username']"
_NAMING = frozenset({*HEADINGS, "dt"})  # elements whose text names what is below them
FEW_WORDS = 1500  # weight of all text on a page that is only a bot check or a login form
LEAST_LEAD = 70  # weight of a text from which on it can be a story's lead
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
NEAR = 10  # pieces of text around a story where the first and the last headline of its teasers may stand
NAME = 8  # weight of a heading that is a story's
HEADLINE = 25  # weight of a link's text that is a headline's


def kind_of(walked: Walked, signals: Signals, body: Body | None, url: str | None) -> tuple[Kind, tuple[Flaw, ...]]:
    """Return the kind of a page at `url`, with the flaw that says why where it cannot be read."""
    if shell := _shell(walked, signals, body, url):
        return shell
    listing = _looks_like_listing(walked, signals, body, url)
    if body is not None and body.weight >= LEAST_STORY and not listing:
        return Kind.ARTICLE, ()
    if listing:
        # The links may be those of its margins: a page of one story is no listing because its story was not found.
        if (body is None or body.weight < LEAST_STORY) and _is_one_story(signals, url):
            return Kind.ARTICLE, () if body else (Flaw("no-story"),)
        if body is not None and body.weight < LEAST_STORY and _is_all_of_article(walked, body):
            return Kind.ARTICLE, ()
        return Kind.LISTING, ()
    if body is not None and (is_marked_article(signals) or body.weight >= LEAST_LEAD):
        return Kind.ARTICLE, ()
    return _without_words(walked, signals)


def _without_words(walked: Walked, signals: Signals) -> tuple[Kind, tuple[Flaw, ...]]:
    """Return the kind of a page that shows neither a story nor a list: it may tell its story in pictures."""
    if is_gallery(walked) and signals.first("og:title", "title", "json-ld:headline"):
        return Kind.ARTICLE, ()
    if sum(run.weight for run in walked.runs) < LEAST_STORY and walked.root.find(".//script") is not None:
        return Kind.EMPTY, (Flaw("script-only"),)
    return Kind.EMPTY, (Flaw("no-story"),)


def _shell(
    walked: Walked, signals: Signals, body: Body | None, url: str | None
) -> tuple[Kind, tuple[Flaw, ...]] | None:
    """Return what stands in a page's place, such as a bot check; None if nothing does."""
    text = sum(run.weight for run in walked.runs)
    is_told = body is not None and body.weight >= LEAST_LEAD and _is_one_story(signals, url)
    if text < FEW_WORDS and not is_told:
        names = list(_names(walked, signals))
        if says_check(_all_text(walked, signals)) or any(map(heads_refusal, names)):
            return Kind.CHALLENGE, (Flaw("challenge"),)
        if any(map(heads_login, names)) and walked.root.xpath(_ACCOUNT):
            return Kind.LOGIN, (Flaw("login-wall"),)
    if ((text < FEW_WORDS and not is_told) or body is None) and walked.root.xpath("//input[@type='password']"):
        return Kind.LOGIN, (Flaw("login-wall"),)
    if (body is None or body.weight < LONGEST_EXCUSE) and _is_gone(walked, signals):
        return Kind.EMPTY, (Flaw("not-found"),)
    return None


def _is_gone(walked: Walked, signals: Signals) -> bool:
    """Whether the page says that it does not exist, as many do though the server's status says that it does."""
    if "article:published_time" in signals.values or "json-ld:datePublished" in signals.values:
        return False
    return any(map(says_gone, _names(walked, signals)))


def _names(walked: Walked, signals: Signals) -> Iterator[str]:
    """Yield what the page says at once that it is: its titles and its first headings."""
    yield from (*signals.values.get("title", ())[:1], *signals.values.get("og:title", ())[:1])
    yield from (line_of(tree_text(one)) for one in islice(walked.root.iter("h1", "h2"), MOST_HEADINGS))


def is_marked_article(signals: Signals) -> bool:
    """Return whether the page calls itself an article."""
    return (
        signals.graph.is_article or signals.first("og:type") == "article" or "article:published_time" in signals.values
    )


def _is_only_called_one(signals: Signals) -> bool:
    """Whether nothing but Open Graph's type calls the page an article, as many sites call all of their pages."""
    return not signals.graph.is_article and "article:published_time" not in signals.values


def _is_all_of_article(walked: Walked, body: Body) -> bool:
    """Whether a short story stands in the page's only `article`, and most of that is no link."""
    articles = [place for place in walked.places if place.tag == "article"]
    if len(articles) != 1 or body.weight < LEAST_LEAD or 2 * articles[0].linked > articles[0].chars:
        return False
    return all(articles[0].holds(run.place) for run in body.runs)


def _is_one_story(signals: Signals, url: str | None) -> bool:
    """Whether the page says that it is an article and when it was published, and has an address of its own."""
    address = signals.first("link:canonical", "og:url") or url
    shared = signals.first("og:type") == "article" and "article:published_time" in signals.values
    linked = signals.graph.is_article and {"json-ld:headline", "json-ld:datePublished"} <= signals.values.keys()
    return (shared or linked) and address is not None and _PATH.search(address) is not None


def _looks_like_listing(walked: Walked, signals: Signals, body: Body | None, url: str | None) -> bool:
    has_story = body is not None and body.weight >= LEAST_STORY
    if has_story and is_marked_article(signals) and not _is_only_called_one(signals):
        return False
    if body is not None and has_story and not is_marked_article(signals) and _tells_several(walked, body):
        return True
    long = [one for one in walked.anchors if weight_of(one.text) >= HEADLINE and not is_furniture(one.text)]
    if body is None or not has_story:
        over = filter(_is_over_headline, walked.anchors)
        inside = (one for one in (*long, *over) if not any(map(is_beside, one.place.outwards())))
        every = chain(inside, (row.anchor for row in repeated(walked, url)))
        return count_different((link.href for link in every), SOME) == SOME
    rows = repeated(walked, url, body.runs[0].piece - NEAR, body.runs[-1].piece + NEAR)
    short = [one for one in walked.anchors if _is_short_headline(one) and leads_to_story(one.href, url)]
    every = chain(long, short, (row.anchor for row in rows), _leading_on(walked, body))
    count = count_different((link.href for link in every), MANY)
    least = MOSTLY if count == MANY and not is_marked_article(signals) else NEARLY
    return count >= SOME and _teaser_share(walked, body, short, rows) > least


def _is_over_headline(link: Anchor) -> bool:
    """Whether a link without words lies over a card, with the card's headline as its label."""
    return not link.text.strip() and weight_of(link.element.get("aria-label") or "") >= HEADLINE


def _is_short_headline(link: Anchor) -> bool:
    """Whether a link of a few words is a headline by its place: in a heading, or around the story's picture."""
    if not NAME <= weight_of(link.text) < HEADLINE or is_furniture(link.text):
        return False
    is_heading = link.place.tag in _NAMING and len(link.text) >= ALONE * link.place.chars
    return is_heading or bool(link.headline) or link.element.find(".//img") is not None


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


def _teaser_share(walked: Walked, body: Body, short: Iterable[Anchor], rows: Iterable[Row]) -> float:
    """Return the share of a story that consists of teasers: of summaries beside a headline's link, or of links.

    The parts of a story stand together; each summary in a listing stands beside its own link: in a box with it, below
    it, or in one block with it, where the link has a line of its own or every such block begins with one. `short`:
    headlines of a few words; `rows`: rows of one make.
    """
    heads = {row.anchor.place.number for row in rows}
    headlines = chain((anchor for anchor in walked.anchors if weight_of(anchor.text) >= HEADLINE), short)
    numbers = {anchor.place.number for anchor in headlines if _is_alone(walked, anchor)}
    links = sorted(numbers | heads | {anchor.place.number for anchor in _leading_on(walked, body)})
    longer = (run for run in body.runs if run.weight >= HEADLINE or run.place.tag in HEADINGS)
    blocks = sorted(run.place.number for run in longer)
    below = {run for run in body.runs if _is_below_headline(run, walked, heads)}
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


def _is_below_headline(run: Run, walked: Walked, heads: Container[int]) -> bool:
    """Whether the first line of a block is a headline's link, or the block right above it is one.

    `heads` are the numbers of places that are known to hold headlines.
    """
    anchor = walked.pieces[run.piece].anchor
    if anchor is not None and weight_of(anchor.text) >= HEADLINE:
        behind = walked.pieces[anchor.end : walked.end_of(walked.number_of(run))]
        apart = all(piece.element is not anchor.element.getparent() for piece in behind)
        return apart or len(anchor.text) >= ALONE * len(walked.first_line(run))
    above = walked.runs[max(0, walked.number_of(run) - 1)]
    is_near = run.place.parent in (above.place, above.place.parent)
    named = above.place.tag in _NAMING or above.place.number in heads
    return is_near and _is_linked(above) and above.weight >= (NAME if named else HEADLINE)


def _leading_on(walked: Walked, body: Body) -> Iterator[Anchor]:
    """Yield the links inside a story that say "read more" at the end of a block, or lie over a card."""
    first, last = body.runs[0].piece, body.runs[-1].piece
    for anchor in walked.anchors[walked.anchor_at(first) : walked.anchor_at(last + 1) + 1]:
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
