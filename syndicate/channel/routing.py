"""Which channels want a record: of very many channels, only those that may want it are asked. Pure."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.schema import Traits
from syndicate.channel.channels import Channel

# The part by which a channel is found is the first of these that it asks for: those that the fewest records share.
_NARROWEST = ("tags", "authors", "places", "sections", "sources", "languages")


@dataclass(frozen=True, slots=True)
class Routing:
    """Channels filed by a name that each must find in a record; there may be one for each of thousands of tags."""

    channels: tuple[Channel, ...]
    always: tuple[int, ...]  # the numbers of those that are asked about every record
    by_name: Mapping[tuple[str, str], tuple[int, ...]]  # part of the traits, name -> those that wait for it

    def takers(self, traits: Traits) -> tuple[Channel, ...]:
        """Return the channels whose filters choose a record with these traits, in order; its words are not asked."""
        numbers = set(self.always)
        for part in _NARROWEST:
            for name in getattr(traits, part):
                numbers.update(self.by_name.get((part, name), ()))
        found = (self.channels[number] for number in sorted(numbers))
        return tuple(channel for channel in found if channel.wanted.chooses(traits))


def routing(channels: Sequence[Channel]) -> Routing:
    """Return the channels, each filed under every name of one part of what it wants."""
    always: list[int] = []
    by_name: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, channel in enumerate(channels):
        part = next((part for part in _NARROWEST if getattr(channel.wanted.having, part)), None)
        if part is None:
            always.append(number)
            continue
        for name in getattr(channel.wanted.having, part):
            by_name[part, name].append(number)
    return Routing(tuple(channels), tuple(always), {key: tuple(numbers) for key, numbers in by_name.items()})
