"""A channel is one outgoing feed: what it is called, which records it wants, where it is published. Pure.

Comes in: what the collection holds, and what the owner has configured. Goes out: Channels.
"""

from syndicate.channel.channels import (
    AUTONYMS,
    ENTRIES,
    FILES,
    MINIMUM,
    SITE_TITLE,
    SIZE,
    Channel,
    Content,
    Kind,
    Order,
    carrying,
    channels,
    everything,
    slugs_of,
    source_title,
)
from syndicate.channel.wanted import TRAITS, Terms, Wanted

__all__ = [
    "AUTONYMS",
    "ENTRIES",
    "FILES",
    "MINIMUM",
    "SITE_TITLE",
    "SIZE",
    "TRAITS",
    "Channel",
    "Content",
    "Kind",
    "Order",
    "Terms",
    "Wanted",
    "carrying",
    "channels",
    "everything",
    "slugs_of",
    "source_title",
]
