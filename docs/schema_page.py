"""Write docs/schema.md from the dataclasses of ingest/schema/: `python docs/schema_page.py`."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODULES = ("entry", "reading", "memory", "record", "journal", "source", "recipe")
INTRODUCTION = """\
# The common schema

Written by `python docs/schema_page.py` from `ingest/schema/`; a test says when it is out of date.

Frozen dataclasses; sequences are tuples. Datetimes are aware UTC. `None` means "not said", an empty string never does.
"""


def schema_page() -> str:
    """Return the whole page: every type with its fields, then every rule a warning may name."""
    return "\n".join([INTRODUCTION, *(part for module in MODULES for part in _types(module)), *_rules()])


def _types(module: str) -> Iterator[str]:
    path = ROOT / "ingest" / "schema" / f"{module}.py"
    source = path.read_text(encoding="utf-8")
    lines = source.splitlines()
    tree = ast.parse(source)
    yield f"## {(ast.get_docstring(tree) or '').splitlines()[0]}\n"
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            yield f"### {node.name}\n\n{ast.get_docstring(node)}\n"
            yield from _fields(node, lines)


def _fields(node: ast.ClassDef, lines: list[str]) -> Iterator[str]:
    rows = list(_rows(node, lines))
    if rows:
        yield "| field | type | |\n|---|---|---|"
        yield from (f"| `{name}` | `{kind}` | {comment} |" for name, kind, comment in rows)
        yield ""


def _rows(node: ast.ClassDef, lines: list[str]) -> Iterator[tuple[str, str, str]]:
    for part in node.body:
        end = (part.end_lineno or 0) - 1
        _, _, comment = lines[end][(part.end_col_offset or 0) :].partition("#")
        if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name):
            yield part.target.id, ast.unparse(part.annotation).replace("|", "\\|"), comment.strip()
        elif isinstance(part, ast.Assign) and isinstance(part.targets[0], ast.Name):
            yield part.targets[0].id, ast.unparse(part.value), comment.strip()


def _rules() -> Iterator[str]:
    from ingest.schema import RULES

    yield "## Rules that a warning may name\n\n| rule | meaning |\n|---|---|"
    yield from (f"| `{rule}` | {meaning} |" for rule, meaning in RULES.items())
    yield ""


if __name__ == "__main__":
    (ROOT / "docs" / "schema.md").write_text(schema_page(), encoding="utf-8")
