"""The keys of channels.toml by the table they stand in, and the check of each: a value, or a line for a mistake."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, get_args

from ingest.schema import Copies
from ingest.text.written import Place, flag, instead_of, one_line, shown, whole_number, written_language
from syndicate.channel import Content, Each, Order
from syndicate.settings import values
from syndicate.settings.values import Check

Keys = Mapping[str, Check]

CARRIED: Keys = {
    "content": values.one_of(*get_args(Content)),
    "copies": values.one_of(*get_args(Copies)),
    "order": values.one_of(*get_args(Order)),
    "entries": whole_number(1, 1000),
    "size": values.size,
    "archives": flag,
    "hubs": values.hubs,
}
"""The keys that say how a channel carries what it wants: above all channels and in each."""
TERMS: Keys = MappingProxyType(
    {
        "sources": values.names(values.source_id),
        "languages": values.names(values.language),
        "tags": values.names(values.folded),
        "sections": values.names(values.folded),
        "authors": values.names(values.folded),
        "places": values.names(values.folded),
        "words": values.names(values.word),
        "title_words": values.names(values.word),
    }
)
"""The keys of a filter, and of its `without`."""

SITE: Keys = MappingProxyType(
    {
        "title": one_line,
        "description": one_line,
        "base_url": values.base_url,
        "index": flag,
        "each": values.some_of(*get_args(Each)),
        "minimum": whole_number(1, 1_000_000),
        **CARRIED,
        "removed": values.removed,
    }
)
"""The keys above all channels."""


def _table(value: object) -> object:
    if not isinstance(value, dict):
        raise ValueError(f"is {shown(value)}; write a [channel.without] table behind the channel's other keys")
    return value


CHANNEL: Keys = MappingProxyType(
    {
        "name": values.folder_name,
        "title": one_line,
        "description": one_line,
        "language": written_language,
        **TERMS,
        "since": values.moment,
        "until": values.moment,
        "without": _table,
        **CARRIED,
    }
)
"""The keys of a channel."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The keys of one table that are sound, and a line for each that is not."""

    values: dict[str, Any]
    mistakes: tuple[str, ...]


def checked(written: Mapping[str, object], keys: Keys, what: str, at: Callable[[str], Place]) -> Checked:
    """Return the keys of a table in the form that Settings hold; `what` it is, and where each key is written."""
    found: dict[str, Any] = {}
    mistakes: list[str] = []
    for key, value in written.items():
        if key not in keys:
            mistakes.append(f"{at(key)}: {what} has no key {shown(key)}; {_instead(key, value, keys)}")
            continue
        try:
            found[key] = keys[key](value)
        except ValueError as error:
            mistakes.append(f"{at(key)}: {key} {error}")
    return Checked(found, tuple(mistakes))


def _instead(key: str, value: object, keys: Keys) -> str:
    """What to do about a key that does not belong where it stands."""
    if keys is TERMS and key in CHANNEL:
        return "it is one of the channel: write it above [channel.without]"
    if keys is SITE and key in CHANNEL:
        return "it is one of a channel: write it below a [[channel]]"
    if keys is SITE and isinstance(value, dict):
        return "write the keys of all channels in no table, above the first [[channel]]"
    if keys is not SITE and key in SITE:
        return "it is one of all channels: write it above the first [[channel]]"
    return instead_of(key, [*keys, "channel"] if keys is SITE else keys)


def contradictions(having: Mapping[str, Any], without: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the keys of a channel that together can choose nothing, and why."""
    since, until = having.get("since"), having.get("until")
    if since and until and since >= until:
        yield "until", f"is {until:%Y-%m-%d %H:%M} UTC, which is not after since: the channel would stay empty"
    for key in TERMS:
        wanted = having.get(key)
        if wanted and set(wanted) <= set(without.get(key, ())):
            yield f"without.{key}", f"takes out all that {key} asks for: the channel would stay empty"
