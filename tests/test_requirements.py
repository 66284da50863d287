"""What pyproject.toml asks for is what the code imports, said once and the same everywhere."""

import re
import sys
import tomllib
from collections import defaultdict

from tests.offline import ROOT
from tests.test_architecture import MODULES, OWNERS, imports

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS: dict[str, list[str]] = PROJECT["optional-dependencies"]
CALLED_OTHERWISE = {"beautifulsoup4": "bs4", "backports.zstd": "backports"}


def split(requirement: str) -> tuple[str, str]:
    """Return the name of a requirement, and the rest: its extras and its versions."""
    found = re.match(r"[\w.-]+", requirement)
    assert found
    return found[0], requirement[found.end() :]


def modules(requirements: list[str]) -> set[str]:
    names = (split(requirement)[0] for requirement in requirements)
    return {CALLED_OTHERWISE.get(name, name.replace("-", "_")) for name in names}


def test_what_is_imported_is_asked_for_and_nothing_else() -> None:
    imported = {name.partition(".")[0] for module in MODULES for name in imports(module)} & OWNERS.keys()
    base = modules(PROJECT["dependencies"])
    at_will = modules(EXTRAS["postgres"] + EXTRAS["dask"])
    assert imported - {"compression"} - sys.stdlib_module_names == base | at_will
    assert base & at_will == set()


def test_what_is_asked_for_twice_is_asked_for_alike() -> None:
    bounds = defaultdict(set)
    for requirement in (PROJECT["dependencies"], *EXTRAS.values()):
        for name, bound in map(split, requirement):
            bounds[name].add(bound)
    assert {name: said for name, said in bounds.items() if len(said) > 1} == {}


def test_the_lowest_python_is_the_same_everywhere() -> None:
    lowest = PROJECT["requires-python"].removeprefix(">=")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"Python (3[.\d]*\d) or later", makefile + readme)) == {lowest}
    assert f"sys.version_info < ({lowest.replace('.', ', ')})" in makefile
