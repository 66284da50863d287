"""Makes the entry of a page that tells a story: each of its fields, from the part of the reader that knows it."""

from dataclasses import replace

from ingest.reading.page.blocks.body import Body
from ingest.reading.page.blocks.compose import compose
from ingest.reading.page.dom.walked import HEADINGS
from ingest.reading.page.facts.authors import authors_of
from ingest.reading.page.facts.head import Head, head_of
from ingest.reading.page.facts.moments import dates_of
from ingest.reading.page.facts.opening import dateline_day, dateline_of
from ingest.reading.page.facts.paywall import is_paid, without_wall
from ingest.reading.page.facts.tag_links import shown_tags
from ingest.reading.page.facts.trail import sections_of
from ingest.reading.page.lists.latest import latest_of
from ingest.reading.page.looking import Looked
from ingest.reading.page.metadata.live import posts_of
from ingest.reading.page.metadata.signals import origins_of, tags_of
from ingest.reading.page.metadata.site_name import site_in_link, site_in_title
from ingest.reading.page.pictures.figures import Captions, figures_of, images_of, left_out
from ingest.reading.page.pictures.gallery import with_gallery
from ingest.reading.phrases.byline import has_byline_word, people_of
from ingest.reading.raw import RawEntry, RawLatest, Said
from ingest.reading.sections import named_houses, names_whole_site, section
from ingest.schema import Image, Person
from ingest.text.language import fold
from ingest.text.urls import host_of

LONGEST_NAME = 60  # characters of a line that is a name, with signs around it
FIRST = 8  # blocks of a story among which a caption may stand
LONGEST_LABEL = 12  # letters of "Photograph by" and the like


def entry_of(page: Looked, body: Body | None) -> RawEntry:
    """Return what a page says of its story; `body` is None if it has a title but no story, as a film's page."""
    signals = page.signals
    head = head_of(page.walked, body, page.url, signals.first("html:lang"))
    authors = authors_of(signals, head)
    captions = Captions()
    images = with_gallery(images_of(page, body, captions), page.walked, body)
    dateline = dateline_of(page.walked, _without_caption(body, images), page.folded_titles) if body else None
    changed = next((said.value for said in signals.said("updated")), None)
    day = dateline_day(dateline, page.url or signals.first("link:canonical", "og:url"), changed)
    dates = dates_of(signals, head, day)
    entry = RawEntry(
        canonical=signals.said("canonical"),
        title=page.titles,
        summary=signals.said("summary"),
        content=_content(page, _without_signature(body, authors.people), images, captions) if body else (),
        published=dates.published,
        updated=dates.updated,
        language=signals.said("language"),
        publisher=_publisher(page),
        section=_section(page, head),
        place=signals.said("place"),
        rights=signals.said("rights"),
        author=authors.said,
        people=authors.people,
        tags=tags_of(signals) or shown_tags(page.walked, head.title, body),
        images=images,
        links=(*signals.links, *origins_of(signals)),
        dateline=dateline,
        latest=latest_on(page),
        paywalled=is_paid(page.walked, signals, body),
        signals=(("authors", authors.signal),) if authors.people else (),
        flaws=left_out(signals, images) if page.findings is None else (),  # a recipe knows the picture
    )
    if page.findings is None:
        return entry
    from ingest.reading.page.recipe import with_findings  # only a page of a site with a recipe pays for BeautifulSoup

    return with_findings(entry, page.findings)


def _publisher(page: Looked) -> tuple[Said, ...]:
    """Return what the markup says of the publisher; if that is nothing, the site's name as the page shows it."""
    if said := page.signals.said("publisher"):
        return tuple(sorted(said, key=lambda one: _is_host_of(one.value, said, page.url)))
    shown = {
        "site in the title": site_in_title(page.signals, page.walked, page.url),
        "link to the front page": site_in_link(page.walked, page.url),
    }
    named = {signal: (site,) for signal, site in shown.items() if site and not names_whole_site(site)}
    return page.signals.merged("publisher", named)


def _is_host_of(name: str, said: tuple[Said, ...], url: str | None) -> bool:
    """Whether a name of the publisher is the site's host, and another says it in words: "herald.com", "Herald"."""
    host = host_of(url).removeprefix("www.") if url else ""
    if not host or name.lower().removeprefix("www.") != host:
        return False
    return any(fold(one.value).replace(" ", "") == host.partition(".")[0].replace("-", "") for one in said)


def _section(page: Looked, head: Head) -> tuple[Said, ...]:
    """Return what the markup says of the story's section; if that is nothing, also what the page shows of it."""
    said, houses = page.signals.said("section"), named_houses(page.signals.said("publisher"))
    if any(section(one, houses) for one in said):
        return said
    return page.signals.merged("section", sections_of(page.walked, head.title, page.url, page.folded_titles | houses))


def latest_on(page: Looked) -> tuple[RawLatest, ...]:
    """Return the rows of the list of newest stories that stands on a page; empty where none does."""
    return latest_of(
        page.walked, page.url, rules=page.rules, site=page.signals.first("og:site_name", "json-ld:publisher")
    )


def _content(page: Looked, body: Body, images: tuple[Image, ...], captions: Captions) -> tuple[Said, ...]:
    figures = figures_of(page, body, captions)
    story = without_wall(_without_caption(body, images))
    said = Said(compose(page.walked, story.runs, story.container, figures), "body", "html")
    return (*posts_of(page.signals.graph, [run.text for run in story.runs]), said)


def _without_signature(body: Body, people: tuple[Person, ...]) -> Body:
    """Leave out a last block that is an author's signature; an item of a list is part of the story."""
    last = body.runs[-1]
    if len(last.text) > LONGEST_NAME or len(body.runs) < 2 or last.place.tag == "li":
        return body
    names = {fold(who.name) for who in people if who.kind is None}
    line = last.text.strip(" ()（）[]【】〔〕")
    said = {fold(who.name) for who in people_of(line)} if has_byline_word(line) else {fold(line)}
    return replace(body, runs=body.runs[:-1]) if said and said <= names else body


def _without_caption(body: Body, images: tuple[Image, ...]) -> Body:
    """Leave out the lead image's caption, where it is the first block or an early heading without markup to say so."""
    if not images or not (caption := images[0].caption):
        return body
    likely = (run for at, run in enumerate(body.runs[:FIRST]) if at == 0 or run.place.tag in HEADINGS)
    captions = [run for run in likely if _is_caption(run.text, caption, images[0].credit or "")]
    kept = tuple(run for run in body.runs if run not in captions) if captions else ()
    return replace(body, runs=kept) if kept else body


def _is_caption(text: str, caption: str, credit: str) -> bool:
    """Whether a text is a caption, alone or followed by its credit, with or without a space between."""
    letters, caption, credit = (fold(one).replace(" ", "") for one in (text, caption, credit))
    behind = letters[len(caption) :]
    is_credit = credit and credit in behind and len(behind) <= len(credit) + LONGEST_LABEL
    return letters.startswith(caption) and (not behind or bool(is_credit))
