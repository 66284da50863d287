"""feedgen's model of a channel and of an entry, as the trees it builds; `rss` and `atom` correct them.

Only feedgen's public doors are used. An entry's tree comes straight from `FeedEntry`; the channel's has no public
builder, so its head, which is a few lines long, is parsed back from the text. Joining the two outside feedgen keeps the
order of the entries and leaves each a tree that can be corrected before it is written.
"""

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator
from lxml import etree

from ingest.schema import Tag
from syndicate.channel import SITE_TITLE, Channel
from syndicate.render.outgoing import Outgoing


def rss_head(channel: Channel) -> etree._Element:
    """Return feedgen's rss element for a channel without items."""
    return etree.fromstring(_head(channel, "feed.rss", "application/rss+xml").rss_str())


def atom_head(channel: Channel) -> etree._Element:
    """Return feedgen's feed element for a channel without entries."""
    return etree.fromstring(_head(channel, "feed.atom", "application/atom+xml").atom_str())


def _head(channel: Channel, file: str, media_type: str) -> FeedGenerator:
    generator = FeedGenerator()
    generator.id(channel.id)
    generator.title(channel.title)
    generator.description(channel.description)
    generator.generator(SITE_TITLE)
    generator.link(href=channel.address(file), rel="self", type=media_type)
    generator.link(href=channel.base_url, rel="alternate", type="text/html")  # the last becomes RSS's link
    generator.language(channel.language)
    return generator


def rss_item(entry: Outgoing) -> etree._Element:
    """Return feedgen's item element: title, link, description, guid, categories, the first enclosure, the source."""
    model = FeedEntry()
    model.title(entry.title)
    # A permalink is a promise that the guid is the entry's address (RSS 2.0, guid).
    model.guid(entry.record.public_id, permalink=entry.record.public_id == entry.url)
    model.description(" ")  # feedgen refuses an item with neither title nor description; `rss` writes the real one
    if entry.url:
        model.link(href=entry.url)
    for tag in entry.tags:
        model.category(_category(tag))
    for enclosure in entry.enclosures[:1]:
        model.enclosure(enclosure.url, str(enclosure.length or 0), enclosure.media_type)
    if entry.source.feed_url:
        model.source(url=entry.source.feed_url, title=entry.source.title)
    item: etree._Element = model.rss_entry()
    return item


def _category(tag: Tag) -> dict[str, str]:
    """A tag as feedgen takes it; a label that is None would be written as a blank category."""
    said = {"term": tag.term, "scheme": tag.scheme, "label": tag.label}
    return {name: value for name, value in said.items() if value}


def atom_entry(entry: Outgoing) -> etree._Element:
    """Return feedgen's entry element: id, title, dates, authors, content, summary, categories, rights."""
    model = FeedEntry()
    model.id(entry.record.public_id)
    model.title(entry.shown_title)
    model.updated(entry.updated)
    model.published(entry.record.entry.published)
    for who in entry.authors:
        model.author(name=who.name, email=who.email, uri=who.url)
    for tag in entry.tags:
        model.category(_category(tag))
    model.rights(entry.record.entry.rights)
    if entry.body:
        model.content(entry.body, type="html")
    # An entry without a link to the page must hold its content (RFC 4287 section 4.1.2), if only its summary.
    elif not entry.url:
        model.content(entry.summary or entry.shown_title)
    if entry.url:
        model.link(href=entry.url, rel="alternate")
    if entry.body is None or entry.summary:
        model.summary(entry.summary or entry.shown_title)  # without either the entry would have no text at all
    element: etree._Element = model.atom_entry()
    return element
