"""The schema's dataclasses as JSON text and back: `decode(cls, encode(value)) == value`.

A field that has its default is left out, so that most of an entry's 32 cost nothing; a key that this version does not
know is passed over, so that an older Wiredesk reads what a newer one wrote.
"""

import types
from collections.abc import Callable, Iterable, Mapping
from dataclasses import Field, fields, is_dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from typing import Any, Literal, NewType, TypeVar, Union, get_args, get_origin, get_type_hints

import orjson

from ingest.errors import CollectionError
from ingest.schema import RULES, Flaw

T = TypeVar("T")
Convert = Callable[[Any], Any]


def encode(value: object) -> str:
    """Return a schema dataclass as JSON text: equal values give equal text.

    Raises: ValueError: it holds what JSON cannot, such as half a surrogate pair.
    """
    kind: Any = type(value)
    try:
        return orjson.dumps(_encoder(kind)(value), option=orjson.OPT_UTC_Z).decode()
    except orjson.JSONEncodeError as error:
        raise ValueError(f"a {kind.__name__} that JSON cannot hold: {error}") from error


def decode(cls: type[T], text: str) -> T:
    """Return the value of type `cls` that `encode` wrote.

    Raises: CollectionError: the text is not what `encode` writes.
    """
    kind: Any = cls
    try:
        value: T = _decoder(kind)(orjson.loads(text))
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        raise CollectionError(
            f"a stored {cls.__name__} cannot be read ({error}): the collection is damaged, put a backup in its place"
        ) from error
    return value


@cache
def _encoder(kind: Any) -> Convert:
    """The function that turns a value of a dataclass into what orjson takes; made once a class."""
    parts = [(field.name, field.default, _outward(hint)) for field, hint in _hinted(kind)]

    def to_dict(value: object) -> dict[str, Any]:
        written = {}
        for name, default, convert in parts:
            said = getattr(value, name)
            if said is not default and said != default:  # most are the very default
                written[name] = convert(said) if convert and said is not None else said
        return written

    return to_dict


@cache
def _decoder(kind: Any) -> Convert:
    """The function that turns parsed JSON into a value of a dataclass; made once a class."""
    parts = {field.name: _inward(hint) for field, hint in _hinted(kind)}

    def from_dict(said: Mapping[str, Any]) -> object:
        values = {}
        for name, value in said.items():
            if name in parts:
                convert = parts[name]
                values[name] = convert(value) if convert and value is not None else value
        return kind(**values)

    return from_dict


def _hinted(kind: Any) -> list[tuple["Field[Any]", Any]]:
    hints = get_type_hints(kind)
    return [(field, _bare(hints[field.name])) for field in fields(kind)]


def _bare(hint: Any) -> Any:
    """A hint without its `| None`, its NewType and its Literal."""
    if get_origin(hint) in (Union, types.UnionType):
        (hint,) = (part for part in get_args(hint) if part is not type(None))
    if isinstance(hint, NewType):
        hint = hint.__supertype__
    return str if get_origin(hint) is Literal else hint


def _outward(hint: Any) -> Convert | None:
    """How a value of this type is written; None: as it stands."""
    if get_origin(hint) is tuple:
        convert = _outward(_bare(get_args(hint)[0]))
        return (lambda values: [convert(value) for value in values]) if convert else None
    composed = is_dataclass(hint)
    return _encoder(hint) if composed else None


def _inward(hint: Any) -> Convert | None:
    """How a value of this type is read back; None: as it stands."""
    if get_origin(hint) is tuple:
        kind = _bare(get_args(hint)[0])
        if kind is Flaw:
            return _flaws
        convert = _inward(kind)
        return (lambda values: tuple([convert(value) for value in values])) if convert else tuple
    composed = is_dataclass(hint)
    if composed:
        return _decoder(hint)
    if hint is datetime:
        return lambda text: datetime.fromisoformat(text).astimezone(UTC)
    return hint if isinstance(hint, type) and issubclass(hint, StrEnum) else None


def _flaws(said: Iterable[Mapping[str, str]]) -> tuple[Flaw, ...]:
    """Warnings by rules that this version knows; a rule may have had another name when the entry was stored."""
    return tuple([Flaw(**flaw) for flaw in said if flaw["rule"] in RULES])
