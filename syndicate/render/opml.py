"""OPML 2.0 (opml.org/spec2.opml): every channel, for a reader to import at once."""

from collections.abc import Iterable
from itertools import groupby

from lxml import etree

from syndicate.channel import SITE_TITLE, Channel
from syndicate.render.elements import add, serialise

GROUPS = {"all": "Everything", "channel": "Channels", "source": "Sources", "language": "Languages", "tag": "Tags"}


def render_opml(channels: Iterable[Channel]) -> bytes:
    """Return the subscription list: one outline a channel, grouped by kind.

    Each channel is named once, by its RSS feed: naming all three formats would subscribe a reader to it three times.
    """
    root = etree.Element("opml", version="2.0")
    add(add(root, "head"), "title", f"{SITE_TITLE}: all feeds")
    body = add(root, "body")
    for kind, members in groupby(channels, key=lambda channel: channel.kind):
        group = body if kind == "all" else add(body, "outline", text=GROUPS[kind], title=GROUPS[kind])
        for channel in members:
            _add_channel(group, channel)
    return serialise(root)


def _add_channel(group: etree._Element, channel: Channel) -> None:
    add(
        group,
        "outline",
        type="rss",
        text=channel.title,
        title=channel.title,
        xmlUrl=channel.address("feed.rss"),
        htmlUrl=channel.base_url,
        description=channel.description,
        language=channel.language,
        version="RSS2",
    )
