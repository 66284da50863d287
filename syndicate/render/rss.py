"""RSS 2.0 (rssboard.org/rss-specification) by the RSS Advisory Board's profile, with what modules add to it.

Who else carried a story is not said here: RSS has no link that means "related", readers take a second link for the
item's own, and text added to the description would be shown as the publisher's.
"""

import re
from collections.abc import Iterator, Sequence

from syndicate.render.head import Head
from syndicate.render.languages import known
from syndicate.render.markup import (
    attributes,
    element,
    empty,
    escaped,
    lines_in,
    looks_like_markup,
    rfc822,
    rfc3339,
    shown,
)
from syndicate.render.media import location, pictures, recordings
from syndicate.render.model import rss_head
from syndicate.render.outgoing import Outgoing

# What validators take for the address of an enclosure.
_ENCLOSED = re.compile(r"https?://(?:[A-Za-z0-9-]+\.)+[A-Za-z0-9-]+(?::\d+)?/")
_PAGES = (None, "text/html", "application/xhtml+xml")


def rss_document(head: Head, items: Sequence[bytes]) -> bytes:
    """Return the whole document; `items` are what `rss_item` returned, in their order."""
    return b"".join((rss_head(head), *items, b"  </channel>\n</rss>\n"))


def rss_item(entry: Outgoing, _about: str) -> bytes:
    """Return the item element of an entry, for any document of ours."""
    lines = [*_words(entry), *_facts(entry), *_source(entry)]
    if entry.enclosures:
        lines += _enclosures(entry)
    lines += pictures(entry.images)
    if entry.links:
        lines += _links(entry)
    if entry.location:
        lines += location(entry.location)
    return lines_in("item", "item", lines, depth=2)


def _words(entry: Outgoing) -> Iterator[str]:
    """Title, link, guid, summary and content; the profile wants description before content:encoded."""
    if entry.title:
        # RSS does not say whether a title is text or HTML, and readers guess HTML where it looks so.
        yield element("title", shown(entry.title) if looks_like_markup(entry.title) else entry.title)
    if entry.url:
        yield element("link", entry.url)
    # An item without a title needs some text; escaped, not CDATA, so that "]]>" and line ends survive as they are.
    description = entry.summary or ("" if entry.title else entry.shown_title)
    yield f"<description>{escaped(shown(description))}</description>"
    if entry.body:
        yield f"<content:encoded>{escaped(entry.body)}</content:encoded>"
    # A permalink is a promise that the guid is the entry's address (RSS 2.0, guid).
    yield element("guid", entry.id, f' isPermaLink="{"true" if entry.id == entry.url else "false"}"')


def _facts(entry: Outgoing) -> Iterator[str]:
    """Authors, dates, categories, language, publisher, place and rights."""
    record = entry.record
    yield from _authors(entry)
    if said := record.entry.published:
        yield f"<pubDate>{rfc822(said)}</pubDate>"
        # Only beside a date of publication, which readers would take it for.
        if entry.updated > said:
            yield f"<atom:updated>{rfc3339(entry.updated)}</atom:updated>"
    for tag in entry.tags:
        domain = attributes(domain=tag.scheme) if tag.scheme else ""
        yield element("category", tag.label or tag.term, domain)
    if tongue := known(entry.language):
        yield f"<dc:language>{tongue}</dc:language>"
    named = (("dc:publisher", entry.publisher), ("dc:rights", entry.rights), ("dc:coverage", entry.place))
    for name, value in (*named, ("slash:section", entry.section)):
        if value:
            yield element(name, value)
    if record.entry.comment_count is not None:
        yield f"<slash:comments>{max(record.entry.comment_count, 0)}</slash:comments>"


def _authors(entry: Outgoing) -> Iterator[str]:
    """RSS's author is an e-mail address; names go to dc:creator, and one item has only one of the two."""
    lone = entry.authors[0] if len(entry.authors) == 1 else None
    if lone and lone.email and lone.email == lone.name:
        yield element("author", f"{lone.email} ({lone.name})")  # the profile wants a name in brackets
        return
    for who in entry.authors:
        yield element("dc:creator", who.name or "")


def _source(entry: Outgoing) -> Iterator[str]:
    if entry.source.feed_url:
        yield element("source", entry.source.title, attributes(url=entry.source.feed_url))


def _enclosures(entry: Outgoing) -> Iterator[str]:
    """An item has one enclosure (RSS Advisory Board profile); the others stand beside the pictures."""
    first = next((one for one in entry.enclosures if _ENCLOSED.match(one.url)), None)
    if first:
        # 0 where the length is unknown: the attribute must be there.
        yield f"<enclosure{attributes(url=first.url, length=str(first.length or 0), type=first.media_type)}/>"
    shown_already = {image.url for image in entry.images}
    yield from recordings(
        one for one in entry.enclosures if (one is not first or one.duration) and one.url not in shown_already
    )


def _links(entry: Outgoing) -> Iterator[str]:
    """The page of comments as RSS has it, every other link as Atom does."""
    comments = next((link for link in entry.links if link.rel == "replies" and link.media_type in _PAGES), None)
    if comments:
        yield element("comments", comments.url)
    for link in entry.links:
        if link is not comments:
            yield empty("atom:link", rel=link.rel, href=link.url, type=link.media_type, title=link.title)
