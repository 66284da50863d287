"""A channel is one outgoing feed: what it is called, which records it wants, where it is published. Pure.

Comes in: what the collection holds, and what the owner has configured. Goes out: Channels.
"""

from syndicate.channel.autonyms import AUTONYMS
from syndicate.channel.channels import (
    DESCRIPTION,
    ENTRIES,
    FILES,
    MINIMUM,
    SITE_TITLE,
    SIZE,
    Channel,
    Content,
    Each,
    Kind,
    Order,
    Settings,
    carrying,
    channels,
    everything,
    governed,
    source_title,
)
from syndicate.channel.routing import Routing, routing
from syndicate.channel.slugs import slugs_of
from syndicate.channel.unmet import unmet
from syndicate.channel.wanted import TRAITS, WORDS, Terms, Wanted
from syndicate.channel.words import ANY_ENDING, Wording, folded_word, wording

__all__ = [
    "ANY_ENDING",
    "AUTONYMS",
    "DESCRIPTION",
    "ENTRIES",
    "FILES",
    "MINIMUM",
    "SITE_TITLE",
    "SIZE",
    "TRAITS",
    "WORDS",
    "Channel",
    "Content",
    "Each",
    "Kind",
    "Order",
    "Routing",
    "Settings",
    "Terms",
    "Wanted",
    "Wording",
    "carrying",
    "channels",
    "everything",
    "folded_word",
    "governed",
    "routing",
    "slugs_of",
    "source_title",
    "unmet",
    "wording",
]
