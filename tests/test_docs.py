"""What the documentation claims, checked."""

import ast
import importlib.util
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from benchmarks import capacity
from ingest.cli.commands import cli as ingest_cli
from ingest.schema import RULES
from syndicate.cli import cli as syndicate_cli
from syndicate.state import State
from tests.test_architecture import FLOORS, MODULES, PAGE_FLOORS, tree_of

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CODE = "\n".join(path.read_text(encoding="utf-8") for name, path in MODULES.items() if name != "ingest.schema.rules")
PAGES = [ROOT / "README.md", *(ROOT / "docs" / name for name in ("architecture.md", "serving.md", "scaling.md"))]


def schema_page() -> str:
    spec = importlib.util.spec_from_file_location("schema_page", ROOT / "docs" / "schema_page.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return str(module.schema_page())


def test_the_schema_page_says_what_the_schema_is() -> None:
    assert (ROOT / "docs" / "schema.md").read_text(encoding="utf-8") == schema_page(), "run python docs/schema_page.py"


def test_every_field_of_the_schema_has_its_comment_on_the_line_where_the_page_looks_for_it() -> None:
    types = [node for name in MODULES if name.startswith("ingest.schema.") for node in tree_of(name).body]
    fields = [
        one for node in types if isinstance(node, ast.ClassDef) for one in node.body if isinstance(one, ast.AnnAssign)
    ]
    assert fields
    assert [ast.unparse(field) for field in fields if field.lineno != field.end_lineno] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_path_a_page_names_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    named = [
        ROOT / name for name in re.findall(r"`((?:ingest|syndicate|seeds|cron|docs|fixtures|tests)/[\w./-]*)`", text)
    ]
    named += [page.parent / link for link in re.findall(r"\]\(([^)#]+)\)", text) if not link.startswith("http")]
    assert named
    assert [str(path) for path in named if not path.exists()] == []


def commands_of(group: click.Group, program: str) -> Iterator[tuple[str, click.Command]]:
    """Yield each command of a program, within groups too, with the words that call it."""
    for name, command in group.commands.items():
        yield f"{program} {name}", command
        if isinstance(command, click.Group):
            yield from commands_of(command, f"{program} {name}")


COMMANDS = {
    "python -m syndicate": syndicate_cli,
    **dict(commands_of(syndicate_cli, "python -m syndicate")),
    **dict(commands_of(ingest_cli, "python -m ingest")),
}


@pytest.mark.parametrize("called", COMMANDS)
def test_every_command_and_flag_is_in_the_readme(called: str) -> None:
    flags = [option.opts[0] for option in COMMANDS[called].params if isinstance(option, click.Option)]
    assert called.removesuffix(" run") in README
    assert [flag for flag in flags if flag not in README and flag != "--version"] == []


def test_every_environment_variable_is_in_the_readme() -> None:
    asked = set(re.findall(r"WIREDESK_[A-Z_]+", CODE))
    assert "WIREDESK_COLLECTION" in asked
    assert [name for name in sorted(asked) if name not in README] == []


@pytest.mark.parametrize("called", COMMANDS)
def test_help_names_every_environment_variable_that_stands_for_an_option(called: str) -> None:
    options = [option for option in COMMANDS[called].params if isinstance(option, click.Option)]
    assert [option.opts[0] for option in options if option.envvar and not option.show_envvar] == []


def test_make_help_tells_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z-]+):(?!=)", makefile, re.MULTILINE)
    assert "demo" in targets
    assert [target for target in targets if target != "help" and f'"make {target} ' not in makefile] == []


@pytest.mark.parametrize(("floors", "block"), [(FLOORS["ingest"], 0), (FLOORS["syndicate"], 1), (PAGE_FLOORS, 2)])
def test_the_floors_are_drawn_as_they_are_checked(floors: dict[str, int], block: int) -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    drawn = page.partition("## Floors")[2].split("    5  ")[block + 1].partition("--")[0]
    lines = dict(re.findall(r"^ {4}(\d)  (.*)$", f"    5  {drawn}", re.MULTILINE))
    rooms = [(room, str(floor)) for room, floor in floors.items() if not room.startswith("__")]
    assert [room for room, floor in rooms if not re.search(rf"\b{room}\b", lines[floor])] == []


def test_every_rule_is_used_somewhere() -> None:
    assert [rule for rule in RULES if f'"{rule}"' not in CODE] == []


def test_every_name_that_publishing_notes_something_under_is_explained() -> None:
    explained = " ".join(re.findall(r"^ {4}(\S+(?: \S+)*)  ", inspect.getdoc(State) or "", re.MULTILINE))
    code = (path.read_text(encoding="utf-8") for name, path in MODULES.items() if name.startswith("syndicate."))
    noted = {name for text in code for name in re.findall(r'\b(?:said|note)\(f?"(\w+)', text)}
    assert noted
    assert noted - set(re.findall(r"\w+", explained)) == set()


def test_the_page_on_scaling_says_what_was_measured_last() -> None:
    last = capacity.Asked(20_000, 4.0, **capacity.LAST)
    costs = capacity.costs_in(capacity.COSTS)
    page = (ROOT / "docs" / "scaling.md").read_text(encoding="utf-8")
    for table in (capacity.table, capacity.ten_million):
        told = "\n".join(table(costs, last))
        assert told in page, "put the output of `python -m benchmarks.capacity --table` into docs/scaling.md"
