"""No pattern repeats a group possessively in a form that Python 3.11.0 to 3.11.4 read wrongly."""

import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator
from typing import Any

import pytest

import ingest
import syndicate

PARSER: Any = importlib.import_module("re._parser")
PLAIN = {"LITERAL", "NOT_LITERAL", "IN", "ANY", "ANY_ALL", "AT"}


def nested(value: object) -> Iterator[Any]:
    """Yield the sequences of items directly inside an item."""
    if isinstance(value, PARSER.SubPattern):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from nested(one)


def moves_nothing(body: Any) -> bool:
    """Return whether a failed attempt at a sequence leaves the engine where the attempt began."""
    *before, (name, value) = [(str(name), value) for name, value in body] or [("AT", None)]
    if any(other not in PLAIN for other, _ in before):
        return False
    if name in {"SUBPATTERN", "ATOMIC_GROUP"} and not before:
        return moves_nothing(value[-1] if name == "SUBPATTERN" else value)
    if name == "BRANCH" and not before:
        last = [str(item) for item, _ in value[1][-1]]
        # `(?!)`, which later versions of Python name after what it does
        never = last == ["FAILURE"] or (last[:1] == ["ASSERT_NOT"] and not value[1][-1][0][1][1])
        return never or last == ["NOT_LITERAL"] or all(map(moves_nothing, value[1]))
    if name in {"MAX_REPEAT", "POSSESSIVE_REPEAT"}:  # one character may also be none: it cannot fail
        return bool(value[0] == 0 and len(value[2]) == 1 and str(value[2][0][0]) in PLAIN)
    return name in PLAIN


def wrong(sequence: Any) -> bool:
    for name, value in sequence:
        if str(name) == "POSSESSIVE_REPEAT" and not moves_nothing(value[2]):
            return True
        if any(map(wrong, nested(value))):
            return True
    return False


def patterns() -> Iterator[tuple[str, "re.Pattern[Any]"]]:
    for package in (ingest, syndicate):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
    for name, loaded in sorted(sys.modules.items()):
        if name.partition(".")[0] in {"ingest", "syndicate"}:
            for held in vars(loaded).values():
                several = (
                    held.values() if isinstance(held, dict) else held if isinstance(held, tuple | list) else [held]
                )
                inner = (one for each in several for one in (each if isinstance(each, tuple | list) else [each]))
                yield from ((name, one) for one in inner if isinstance(one, re.Pattern))


def test_no_group_is_repeated_possessively_where_a_failed_attempt_moves_on() -> None:
    """Before Python 3.11.5 a match goes on from where the last, failed, attempt got to (python/cpython#106052).

    A last alternative that fails at once, `|(?!)`, takes the engine back to where that attempt began.
    """
    found = {
        (name, pattern.pattern) for name, pattern in patterns() if wrong(PARSER.parse(pattern.pattern, pattern.flags))
    }
    assert found == set()


@pytest.mark.parametrize("pattern", ["(?:ab?c)?+", "(?:(?!ab).)*+", "(?:a++b|c)*+", "x(?=(?:a++b)*+)", "(?>a+b|c)*+"])
def test_the_wrong_forms_are_known(pattern: str) -> None:
    assert wrong(PARSER.parse(pattern))


@pytest.mark.parametrize(
    ("pattern", "taken"),
    [
        ("(?:ab?c|(?!))?+", ""),
        ("(?:(?!ab).|(?!))*+", ""),
        ("(?>a+c|(?!))*+", ""),
        ("(?:a++c|[^b])*+", "a"),
        ("(?:ab)*+", "ab"),
    ],
)
def test_the_right_forms_are_known_and_read_rightly(pattern: str, taken: str) -> None:
    assert not wrong(PARSER.parse(pattern))
    found = re.match(pattern, "ab")
    assert found
    assert found[0] == taken
