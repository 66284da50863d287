"""The expressions of feedparser's test suite, split at their `and`s and evaluated on the names of a view."""

import ast
from collections.abc import Iterator
from functools import lru_cache
from types import CodeType
from typing import Any, NamedTuple

from tests.conformance.feedparser_view import EVERYTHING

GUARDS = ("bozo", "not bozo")  # is in nearly all of them, and says nothing about a field
NOT_THERE = (LookupError, AttributeError, NameError)


class Part(NamedTuple):
    """One conjunct of an expression."""

    source: str
    code: CodeType


class Expectation(NamedTuple):
    """The parts of an expression, and those that the schema has names for."""

    parts: tuple[Part, ...]
    mapped: tuple[Part, ...]  # none: the expression cannot be mapped

    def holds(self, names: dict[str, Any]) -> bool:
        """Return whether all the parts hold for these names, or all that are mapped."""
        return _all_hold(self.parts, names) or (bool(self.mapped) and _all_hold(self.mapped, names))


@lru_cache(maxsize=4096)
def expectation(expression: str) -> Expectation:
    """Return an expression's parts; `bozo` counts as mapped only by itself, beside others it only has to hold."""
    parts = [_part(one) for one in _conjuncts(ast.parse(expression.strip(), mode="eval").body)]
    guards = [part for part in parts if part.source in GUARDS]
    fields = [part for part in parts if part.source not in GUARDS]
    mapped = [part for part in fields if _is_mapped(part)]
    return Expectation(tuple(parts), tuple(guards + mapped) if mapped or not fields else ())


def _conjuncts(node: ast.expr) -> Iterator[ast.expr]:
    """Split an expression at its `and`s, and a comparison with a dictionary into one for each key."""
    if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.And):
        for value in node.values:
            yield from _conjuncts(value)
    elif isinstance(node, ast.Compare) and len(node.ops) == 1 and _said(node.comparators[0]):
        told = node.comparators[0]
        assert isinstance(told, ast.Dict)
        for key, value in zip(told.keys, told.values, strict=True):
            assert key is not None
            yield ast.Compare(ast.Subscript(node.left, key, ast.Load()), node.ops, [value])
    else:
        yield node


def _said(node: ast.expr) -> bool:
    return isinstance(node, ast.Dict) and bool(node.keys)


def _part(node: ast.expr) -> Part:
    tree = ast.fix_missing_locations(ast.Expression(node))
    return Part(ast.unparse(node), compile(tree, "<expectation>", "eval"))


def _all_hold(parts: tuple[Part, ...], names: dict[str, Any]) -> bool:
    try:
        return all(_evaluated(part, names) for part in parts)
    except (*NOT_THERE, TypeError):
        return False


def _is_mapped(part: Part) -> bool:
    try:
        _evaluated(part, EVERYTHING)
    except NOT_THERE:
        return False
    except TypeError:  # the name exists, only its value is not what the expression wants
        return True
    return True


def _evaluated(part: Part, names: dict[str, Any]) -> Any:
    """Evaluate a part with nothing within reach but the names and three harmless functions."""
    harmless = {"__builtins__": {}, "len": len, "ord": ord, "isinstance": isinstance}
    return eval(part.code, harmless, names)  # noqa: S307  (the suite's own expressions)
