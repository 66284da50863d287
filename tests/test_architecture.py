"""The design, checked: floors, the door, which module may import which library, which may ask the time, and sizes."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest

ROOT = Path(__file__).resolve().parent.parent

# A room imports only from floors below its own; rooms of one floor never import each other.
FLOORS: dict[str, dict[str, int]] = {
    "ingest": {
        "schema": 0,
        "errors": 0,
        "stopping": 0,
        "text": 1,
        "sources": 2,
        "fetching": 2,
        "archive": 2,
        "reading": 2,
        "deciding": 2,
        "collection": 2,
        "run": 3,
        "engines": 4,
        "cli": 5,
        "__init__": 6,
        "__main__": 6,
    },
    "syndicate": {
        "channel": 1,
        "settings": 2,
        "select": 2,
        "log": 2,
        "render": 3,
        "publish": 3,
        "websub": 3,
        "state": 3,
        "serve": 3,
        "run": 4,
        "cli": 5,
        "__init__": 6,
        "__main__": 6,
    },
}
# The same holds within the reader of pages, for its packages and for the modules that tie them together.
PAGE = "ingest.reading.page"
PAGE_FLOORS = {
    "dom": 0,
    "recipe": 0,
    "metadata": 1,
    "blocks": 1,
    "looking": 2,
    "pictures": 3,
    "facts": 4,
    "lists": 4,
    "kind": 5,
    "video": 5,
    "story": 5,
    "__init__": 6,
}
DOOR = {"schema", "errors", "stopping", "text", "collection", "reading"}
OWNERS: dict[str, set[str]] = {
    "requests": {"ingest.fetching", "syndicate.websub"},
    "urllib3": {"ingest.fetching"},
    "protego": {"ingest.fetching"},
    "brotli": {"ingest.text.compression"},
    "backports": {"ingest.text.compression"},
    "compression": {"ingest.text.compression"},  # of the standard library from 3.14 on
    "tenacity": {"ingest.fetching", "syndicate.websub"},
    "feedparser": {"ingest.reading"},
    "lxml": {"ingest.reading", "ingest.text.markup", "syndicate.render"},
    "numpy": {"ingest.reading"},
    "bs4": {"ingest.reading", "ingest.text.markup"},
    "regex": {"ingest.sources"},
    "soupsieve": {"ingest.text.markup"},
    "nh3": {"ingest.text.markup"},
    "charset_normalizer": {"ingest.text.markup"},
    "warcio": {"ingest.archive"},
    "fsspec": {"ingest.archive"},
    "aiohttp": {"ingest.archive"},  # whose exceptions fsspec lets through
    "procrastinate": {"ingest.engines"},
    "dask": {"ingest.engines"},
    "distributed": {"ingest.engines"},
    "idna": {"ingest.text.urls", "ingest.fetching"},
    "sqlalchemy": {"ingest.collection"},
    "psycopg": {"ingest.collection"},
    "alembic": {"ingest.collection"},
    "feedgen": {"syndicate.render"},
    "jinja2": {"syndicate.render"},
    "click": {"ingest.cli", "syndicate.cli"},
    "rich": {"ingest.cli", "syndicate.cli"},
    "orjson": {
        "ingest.collection",
        "ingest.reading",
        "ingest.cli",
        "syndicate.render",
        "syndicate.cli",
        "syndicate.state",
        "syndicate.run",
    },
}
# The clock, randomness and the environment are read in `cli` and handed down.
MADE_IN_CLI = {
    *(
        "datetime.now datetime.utcnow datetime.today date.today time.time time.monotonic time.sleep time.perf_counter"
    ).split(),
    *(
        "random.random random.Random random.choice random.uniform os.environ os.getenv os.getcwd Path.cwd sys.argv"
    ).split(),
}
BROAD_EXCEPT = {
    "ingest.cli.program",
    "syndicate.cli",
    "ingest.reading.__init__",
    "ingest.run.guarding",
    "syndicate.run.guarding",
}


def modules() -> Iterator[tuple[str, Path]]:
    for package in FLOORS:
        for path in sorted((ROOT / package).rglob("*.py")):
            yield ".".join(path.relative_to(ROOT).with_suffix("").parts), path


MODULES = dict(modules())
Node = TypeVar("Node", bound=ast.AST)


@cache  # when it is asked for: every worker of pytest imports this
def tree_of(name: str) -> ast.Module:
    return ast.parse(MODULES[name].read_text(encoding="utf-8"))


@cache  # five tests look at each node
def nodes_of(name: str) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(tree_of(name)))


def room_of(name: str) -> tuple[str, str]:
    package, _, rest = name.partition(".")
    return package, (rest or "__init__").split(".")[0]


def page_room_of(name: str) -> str | None:
    """Return the room of the page reader in which a module is; None if it is no part of that reader."""
    head, _, rest = f"{name}.".partition(f"{PAGE}.")
    return None if head else (rest or "__init__").split(".")[0]


def imports(name: str) -> Iterator[str]:
    """Yield every module that a module imports, at the top or within functions, but not for type checkers alone."""
    for node in nodes_of(name):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            module = node.module or ""
            yield from (
                f"{module}.{alias.name}" if f"{module}.{alias.name}" in MODULES else module for alias in node.names
            )


def faults(name: str, imported: str) -> Iterator[str]:
    """What is wrong with module `name` importing `imported`."""
    package, room = room_of(name)
    other, target = room_of(imported)
    if other not in FLOORS:
        owners = OWNERS.get(other)
        if owners is not None and not any(name == owner or name.startswith(f"{owner}.") for owner in owners):
            yield f"{name} imports {other}, which belongs to {sorted(owners)}"
        elif owners is None and other not in sys.stdlib_module_names:
            yield f"{name} imports {other}, which has no owner"
    elif other != package:
        if package == "ingest":
            yield f"{name} imports {imported}: the ingester knows nothing of the syndicator"
        elif target not in DOOR:
            yield f"{name} goes past the door to {imported}"
    elif target != room and FLOORS[package].get(target, 99) >= FLOORS[package].get(room, -1):
        yield f"{name} imports {imported}: not from a floor below"


def faults_in_page(name: str, imported: str) -> Iterator[str]:
    """What is wrong with that import within the reader of pages."""
    room, target = page_room_of(name), page_room_of(imported)
    if room and target and room != target and PAGE_FLOORS.get(target, 99) >= PAGE_FLOORS.get(room, -1):
        yield f"{name} imports {imported}: not from a floor below, within the reader of pages"


def test_every_module_stands_on_a_floor() -> None:  # the tables above give it one
    assert [name for name in MODULES if room_of(name)[1] not in FLOORS[room_of(name)[0]]] == []
    assert [name for name in MODULES if page_room_of(name) not in {None, *PAGE_FLOORS}] == []


def test_every_module_imports_from_below() -> None:
    targets = [(name, imported) for name in MODULES for imported in imports(name)]
    assert [fault for name, imported in targets for fault in faults(name, imported)] == []
    assert [fault for name, imported in targets for fault in faults_in_page(name, imported)] == []


@pytest.mark.parametrize(
    ("name", "imported"),
    [
        ("ingest.text.urls", "ingest.reading"),
        ("ingest.reading.feed.xml_feed", "ingest.collection"),
        ("ingest.cli", "requests"),
        ("ingest.reading.feed.xml_feed", "syndicate.select"),
        ("syndicate.run", "ingest.run"),
        ("syndicate.publish", "syndicate.render"),
        ("ingest.text.urls", "surprising_new_dependency"),
        ("ingest.reading.page.dom.walk", "ingest.reading.page.metadata.signals"),
        ("ingest.reading.page.metadata.title", "ingest.reading.page.blocks.body"),
        ("ingest.reading.page.lists.latest", "ingest.reading.page.story"),
        ("ingest.reading.page.looking", "ingest.reading.page"),
        ("ingest.reading.page.new_module", "ingest.reading.page.dom.walk"),
    ],
)
def test_a_breach_is_caught(name: str, imported: str) -> None:
    assert [*faults(name, imported), *faults_in_page(name, imported)]


def circling(below: dict[str, set[str]]) -> list[str]:
    """Return what is imported in a circle, and what depends on it; `below` says what each imports."""
    while leaves := {name for name, targets in below.items() if not targets & below.keys()}:
        below = {name: targets for name, targets in below.items() if name not in leaves}
    return sorted(below)


def parts_below(package: str) -> dict[str, set[str]]:
    """Return what each module and package directly in `package` imports of the others; a package counts as one."""
    parts = {name: name.removeprefix(f"{package}.").split(".")[0] for name in MODULES if name.startswith(f"{package}.")}
    below: dict[str, set[str]] = {part: set() for part in parts.values()}
    for name, part in parts.items():
        below[part] |= {parts[target] for target in imports(name) if target in parts} - {part}
    return below


def test_modules_of_a_wing_do_not_import_in_a_circle() -> None:
    assert circling({name: set(imports(name)) for name in MODULES}) == []


@pytest.mark.parametrize("package", [name.removesuffix(".__init__") for name in MODULES if name.endswith("__init__")])
def test_the_parts_of_a_package_do_not_import_in_a_circle(package: str) -> None:
    assert circling(parts_below(package)) == []


def test_a_circle_is_caught() -> None:
    assert circling({"calendars": {"days"}, "days": {"calendars", "language"}, "language": set()}) == [
        "calendars",
        "days",
    ]


def every(kind: type[Node]) -> Iterator[tuple[str, Node]]:
    """Yield every node of a kind, after the name of its module."""
    return ((name, node) for name in MODULES for node in nodes_of(name) if isinstance(node, kind))


def test_only_cli_asks_the_time_the_environment_or_chance() -> None:
    asked = {(name, ast.unparse(node)) for name, node in every(ast.Attribute) if room_of(name)[1] != "cli"}
    assert {(name, what) for name, what in asked if what in MADE_IN_CLI} == set()


def test_broad_excepts_stand_only_where_the_design_puts_them_and_once() -> None:
    broad = [
        name
        for name, node in every(ast.ExceptHandler)
        if node.type is None or ast.unparse(node.type) in ("Exception", "BaseException")
    ]
    assert set(broad) <= BROAD_EXCEPT
    assert len(broad) == len(set(broad))


def test_a_module_is_one_screenful_of_ideas_and_a_function_one_screen() -> None:
    lines = {name: len(path.read_text(encoding="utf-8").splitlines()) for name, path in MODULES.items()}
    assert {name: many for name, many in lines.items() if many > 400} == {}
    functions = ((name, node, (node.end_lineno or 0) - node.lineno + 1) for name, node in every(ast.FunctionDef))
    assert {(name, node.name): size for name, node, size in functions if size > 40} == {}


def test_importing_the_schema_loads_nothing_foreign() -> None:
    code = "import sys, ingest.schema; print(*sorted({name.split('.')[0] for name in sys.modules}))"
    shown = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert set(shown.stdout.split()) & OWNERS.keys() == set()


def test_importing_a_submodule_does_not_hide_the_function_of_its_name() -> None:
    code = "import ingest.reading, ingest; assert callable(ingest.read); assert callable(ingest.open_collection)"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_a_run_brings_the_readers_only_once_something_has_come_and_of_feeds_no_more_than_they_need() -> None:
    brought = "{'ingest.reading', 'ingest.deciding', 'ingest.text.markup', 'sqlalchemy.dialects.postgresql'}"
    for_pages = "{'ingest.reading.page', 'ingest.reading.phrases.times', 'ingest.text.passing', 'feedparser', 'numpy'}"
    code = (
        f"import sys, ingest.cli, ingest.run.polling; print(*{brought} & sys.modules.keys());"
        f"import ingest.run.arrivals; print(*{for_pages} & sys.modules.keys())"
    )
    shown = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert shown.stdout.split() == []
