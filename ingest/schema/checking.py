"""Check what a caller hands over, while the error can still name the argument that is wrong."""

from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from types import UnionType
from typing import Any, Literal, get_origin


def check_type(name: str, value: object, allowed: type | UnionType) -> None:
    """Check that a value is of an allowed type.

    Raises: TypeError: it is not; the message gives its name, its type, and what it has to be.
    """
    if not isinstance(value, allowed):
        wanted = allowed.__name__ if isinstance(allowed, type) else str(allowed)
        raise TypeError(f"{name} is {type(value).__name__}, and has to be {wanted}")


def check_fields(owner: object) -> None:
    """Check that the fields of a dataclass are of their types, in their order; not what is in a tuple or a set.

    Raises: TypeError: one is of another type.
    """
    kind: Any = type(owner)
    for name, allowed in _allowed(kind).items():
        check_type(name, getattr(owner, name), allowed)


@cache
def _allowed(kind: Any) -> Mapping[str, type | UnionType]:
    return {field.name: _bare(field.type) for field in fields(kind)}


def _bare(hint: Any) -> type | UnionType:
    """A type as `isinstance` takes it."""
    if isinstance(hint, type | UnionType):
        return hint
    return str if get_origin(hint) is Literal else get_origin(hint)


def check_zone(name: str, value: str | None) -> None:
    """Check that a time zone is known: the dates of a source whose zone is not would be read as UTC, hours off.

    Raises: ValueError: it is neither None nor a name of the tz database.
    """
    from zoneinfo import ZoneInfo  # here, for most sources have no zone

    try:
        if value is not None:
            ZoneInfo(value)
    except (ValueError, OSError, LookupError):  # a path, a folder, a name that no zone bears
        raise ValueError(f'{name} is {value!a:.80}, and has to be an IANA name such as "Asia/Baghdad"') from None
