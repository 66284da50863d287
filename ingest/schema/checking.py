"""Check the types of what a caller hands over, while the error can still name the argument that is wrong."""

from collections.abc import Mapping
from types import UnionType


def check_type(name: str, value: object, allowed: type | UnionType) -> None:
    """Check that a value is of an allowed type.

    Raises: TypeError: it is not; the message gives its name, its type, and what it has to be.
    """
    if not isinstance(value, allowed):
        wanted = allowed.__name__ if isinstance(allowed, type) else str(allowed)
        raise TypeError(f"{name} is {type(value).__name__}, and has to be {wanted}")


def check_fields(owner: object, allowed: Mapping[str, type | UnionType]) -> None:
    """Check the fields of a dataclass, in their order.

    Raises: TypeError: one is of another type.
    """
    for name, types in allowed.items():
        check_type(name, getattr(owner, name), types)
