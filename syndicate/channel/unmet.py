"""Names that channels ask for and the collection does not have: not yet, or mistyped. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from syndicate.channel.channels import Channel


def unmet(channels: Iterable[Channel], held: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Yield a line for each name in the owner's filters that no record bears.

    `held` says by part of `Terms` which names the collection has; the other parts are not looked at.
    """
    every = {part: frozenset(names) for part, names in held.items()}
    for channel in channels:
        if channel.kind != "channel":
            continue
        for said, terms in (("", channel.wanted.having), ("without.", channel.wanted.lacking)):
            for part, names in every.items():
                for name in getattr(terms, part):
                    if name not in names:
                        yield f"channel {channel.name!r}: {said}{part}: nothing bears {name!r}{_nearest(name, names)}"


def _nearest(name: str, names: Iterable[str]) -> str:
    near = get_close_matches(name, names, n=1)
    return f"; did you mean {near[0]!r}?" if near else ""
