"""A channel is one outgoing feed: what it is called, which records it wants, where it is published. Pure.

Comes in: what the collection holds, and what the owner has configured. Goes out: Channels.
"""

from syndicate.channel.channels import (
    ENTRIES,
    PARTS,
    SITE_TITLE,
    Carried,
    Channel,
    Content,
    Each,
    Order,
    Settings,
    channels,
    everything,
    source_title,
)
from syndicate.channel.routing import routing
from syndicate.channel.slugs import slugs_of
from syndicate.channel.unmet import unmet
from syndicate.channel.wanted import TRAITS, WORDS, Terms, Wanted
from syndicate.channel.words import ANY_ENDING, Wording, folded_word, wording

__all__ = [
    "ANY_ENDING",
    "ENTRIES",
    "PARTS",
    "SITE_TITLE",
    "TRAITS",
    "WORDS",
    "Carried",
    "Channel",
    "Content",
    "Each",
    "Order",
    "Settings",
    "Terms",
    "Wanted",
    "Wording",
    "channels",
    "everything",
    "folded_word",
    "routing",
    "slugs_of",
    "source_title",
    "unmet",
    "wording",
]
