"""What the documentation claims, checked."""

import importlib.util
import re
from pathlib import Path

import click
import pytest

from benchmarks import capacity
from ingest.cli.commands import cli as ingest_cli
from ingest.schema import RULES

ROOT = Path(__file__).resolve().parent.parent
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


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_path_a_page_names_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    named = [
        ROOT / name for name in re.findall(r"`((?:ingest|syndicate|seeds|cron|docs|fixtures|tests)/[\w./-]*)`", text)
    ]
    named += [page.parent / link for link in re.findall(r"\]\(([^)#]+)\)", text) if not link.startswith("http")]
    assert named
    assert [str(path) for path in named if not path.exists()] == []


def test_every_command_and_flag_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name, command in ingest_cli.commands.items():
        if name != "run":
            assert f"python -m ingest {name}" in readme
        flags = [option.opts[0] for option in command.params if isinstance(option, click.Option)]
        assert [flag for flag in flags if flag not in readme] == []


def test_every_rule_is_used_somewhere() -> None:
    code = "\n".join(
        path.read_text(encoding="utf-8")
        for path in [*(ROOT / "ingest").rglob("*.py"), *(ROOT / "syndicate").rglob("*.py")]
        if path.name != "rules.py"
    )
    assert [rule for rule in RULES if f'"{rule}"' not in code] == []


def test_the_page_on_scaling_says_what_was_measured_last() -> None:
    last = capacity.Asked(20_000, 4.0, **capacity.LAST)
    costs = capacity.costs_in(capacity.COSTS)
    page = (ROOT / "docs" / "scaling.md").read_text(encoding="utf-8")
    for table in (capacity.table, capacity.ten_million):
        told = "\n".join(table(costs, last))
        assert told in page, "put the output of `python -m benchmarks.capacity --table` into docs/scaling.md"
