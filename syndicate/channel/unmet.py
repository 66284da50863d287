"""Names that channels ask for and the collection does not have: mistyped, or not there yet. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from syndicate.channel.channels import Channel
from syndicate.channel.slugs import shown_name

MOST_COMPARED = 10_000  # names; among more a nearest one is not looked for, which would take seconds


def unmet(channels: Iterable[Channel], held: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Yield a line for each name in the owner's filters that no record has; secrets in addresses are left out.

    `held` says, by part of `Terms`, which names the collection has; other parts are not looked at.
    """
    every = {part: dict.fromkeys(sorted(names)) for part, names in held.items()}
    for channel in channels:
        if channel.kind == "channel":
            for part, name, key in _asked(channel, every):
                if name not in every[part]:
                    said = f"channel {channel.name!r}: {key}: nothing bears {shown_name(name)!r}"
                    yield said + _nearest(name, every[part])


def _asked(channel: Channel, parts: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Each name that a channel asks for in these parts, and the key under which its owner wrote it."""
    for part in parts:
        yield from ((part, name, part) for name in getattr(channel.wanted.having, part))
        yield from ((part, name, f"without.{part}") for name in getattr(channel.wanted.lacking, part))


def _nearest(name: str, names: Mapping[str, None]) -> str:
    near = get_close_matches(name, names, n=1) if len(names) <= MOST_COMPARED else ()
    return f"; did you mean {shown_name(near[0])!r}?" if near else ""
