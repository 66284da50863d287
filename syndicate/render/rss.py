"""RSS 2.0 (rssboard.org/rss-specification) under the RSS Advisory Board's profile, with Dublin Core and Media RSS.

Who else carried a story is not said here: RSS has no link that means "related", and readers take a second link for the
item's own, or show text that is added to the description as the publisher's.
"""

import html
import re

from lxml import etree

from syndicate.channel import Channel
from syndicate.render.elements import NAMESPACES, add, add_images, drop, rfc822, serialise
from syndicate.render.model import rss_head, rss_item
from syndicate.render.outgoing import Outgoing, newest_change, outgoing
from syndicate.select import Selection

# RSS does not say whether a title is text or HTML, and readers guess HTML where it looks so: there, and only there,
# text has to be escaped as HTML to be shown as it is.
_MARKUP = re.compile(r"<[A-Za-z/!?]|&#?\w+;")
_PREFIXES = ("atom", "content", "dc", "media")


def render_rss(channel: Channel, selection: Selection) -> bytes:
    """Return the channel as RSS 2.0."""
    root = etree.Element("rss", nsmap={prefix: NAMESPACES[prefix] for prefix in _PREFIXES}, version="2.0")
    body = rss_head(channel)[0]
    root.append(body)
    # feedgen stamps the clock here; the specification means "the last time the content of the channel changed".
    drop(body, "lastBuildDate")
    if changed := newest_change((*selection.records, *selection.withdrawn)):
        add(body, "lastBuildDate", rfc822(changed))
    for record in selection.records:
        body.append(_item(outgoing(record, selection.feeds)))
    return serialise(root)


def _item(entry: Outgoing) -> etree._Element:
    """An item of feedgen's, with what it cannot say put right."""
    item = rss_item(entry)
    said = entry.record.entry
    title, description = item.find("title"), item.find("description")
    if title is not None and entry.title and _MARKUP.search(entry.title):
        title.text = html.escape(entry.title, quote=False)
    if description is not None:
        description.text = _description(entry)
        if entry.body:
            # The profile wants description first; escaped, not CDATA, so that "]]>" and line ends survive as they are.
            encoded = add(item, "content:encoded", entry.body)
            description.addnext(encoded)
    _add_authors(item, entry)
    if said.published:
        add(item, "pubDate", rfc822(said.published))
    for name, value in (("language", entry.language), ("publisher", said.publisher), ("rights", entry.rights)):
        if value:
            add(item, f"dc:{name}", value)
    _add_media(item, entry)
    return item


def _description(entry: Outgoing) -> str:
    """The summary as HTML, which readers take a description to be; an item without a title needs some text."""
    return html.escape(entry.summary or ("" if entry.title else entry.shown_title), quote=False)


def _add_authors(item: etree._Element, entry: Outgoing) -> None:
    """RSS's author is an e-mail address; names go to dc:creator, and one item has only one of the two."""
    if len(entry.authors) == 1 and entry.authors[0].name == entry.authors[0].email:
        add(item, "author", entry.authors[0].email)
        return
    for who in entry.authors:
        add(item, "dc:creator", who.name)


def _add_media(item: etree._Element, entry: Outgoing) -> None:
    """An item has one enclosure (RSS Advisory Board profile); the others stand beside the pictures."""
    shown = {image.url for image in entry.images}
    for enclosure in entry.enclosures[1:]:
        if enclosure.url not in shown:
            length = str(enclosure.length) if enclosure.length else None
            add(item, "media:content", url=enclosure.url, type=enclosure.media_type, fileSize=length)
    add_images(item, entry)
