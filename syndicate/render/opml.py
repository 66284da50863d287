"""OPML 2.0 (opml.org/spec2.opml): every channel, for a reader to import at once, or to follow as it changes."""

from collections.abc import Iterable
from itertools import groupby

from lxml import etree

from syndicate.channel import Channel
from syndicate.render.elements import add, serialise
from syndicate.render.languages import known
from syndicate.render.markup import encoded, plain_line
from syndicate.render.masthead import Masthead

GROUPS = {"all": "Everything", "channel": "Channels", "source": "Sources", "language": "Languages", "tag": "Tags"}


def render_opml(site: Masthead, channels: Iterable[Channel]) -> bytes:
    """Return the subscription list: an outline for each channel within one for its kind; undated, as no date is known.

    Each channel is named once, by its RSS feed: naming all three formats would subscribe a reader to it three times.
    """
    root = etree.Element("opml", version="2.0")
    add(add(root, "head"), "title", plain_line(f"{site.title}: all feeds"))
    body = add(root, "body")
    for kind, members in groupby(channels, key=lambda channel: channel.kind):
        # Without a title: validators want to be told the type of what has one.
        group = body if kind == "all" else add(body, "outline", text=GROUPS[kind])
        for channel in members:
            _add_channel(group, channel)
    return encoded(serialise(root).decode())


def _add_channel(group: etree._Element, channel: Channel) -> None:
    title = plain_line(channel.title)
    add(
        group,
        "outline",
        type="rss",
        text=title,
        title=title,
        xmlUrl=channel.address("feed.rss"),
        htmlUrl=channel.base_url,
        description=plain_line(channel.description),
        language=known(channel.language),
        version="RSS2",
    )
