import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from ingest.errors import SourcesError
from ingest.schema import Recipe
from ingest.sources import load_recipe, sound_recipes
from ingest.sources.contents import LARGEST
from tests.seeds import load

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
WHOLE = """\
# where the Gazette keeps things
hosts = ["gazette.example", "Old.Gazette.example"]
title = " h1.head "
published = ["time.stamp @datetime", ".sig @data-at"]
remove = [".box"]

[latest]
item = "#wire li"
title = "a"
time = "u @title"
"""


def written(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_recipe_is_named_after_its_file_and_keeps_its_fields_in_order(tmp_path: Path) -> None:
    assert load_recipe(written(tmp_path, "gazette.toml", WHOLE)) == Recipe(
        name="gazette",
        hosts=("gazette.example", "old.gazette.example"),
        fields=(
            ("title", ("h1.head",)),
            ("published", ("time.stamp @datetime", ".sig @data-at")),
            ("latest", ("#wire li",)),
            ("latest.title", ("a",)),
            ("latest.time", ("u @title",)),
        ),
        remove=(".box",),
    )


def test_a_pipe_and_a_giant_among_the_recipes_are_named_and_the_others_are_read(tmp_path: Path) -> None:
    written(tmp_path, "recipes/sound.toml", 'title = "h1"')
    with written(tmp_path, "recipes/giant.toml", "").open("r+b") as file:
        file.truncate(LARGEST + 1)
    os.mkfifo(tmp_path / "recipes" / "pipe.toml")
    made = "from pathlib import Path; from ingest.sources import sound_recipes; print(sound_recipes(Path.cwd()))"
    said = subprocess.run(
        [sys.executable, "-c", made], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=True
    ).stdout  # a pipe would be waited for for ever
    assert "name='sound'" in said
    assert "giant.toml: is larger than 16 MiB" in said
    assert "pipe.toml: is not a file" in said


def test_a_folder_of_recipes_is_read_in_the_order_of_its_names(tmp_path: Path) -> None:
    written(tmp_path, "recipes/b.toml", "title = 'h1'")
    written(tmp_path, "recipes/a.toml", "title = 'h2'\nname = 'z'")
    written(tmp_path, "recipes/.#a.toml", "an editor's lock")
    written(tmp_path, "recipes/README.md", "not a recipe")
    found, mistakes = sound_recipes(tmp_path)
    assert ([recipe.name for recipe in found], mistakes) == (["z", "b"], ())
    assert sound_recipes(tmp_path / "feeds.toml") == (found, ())


@pytest.mark.parametrize("place", ["", "nowhere", "nowhere/feeds.toml"])
def test_without_a_folder_of_recipes_there_are_none(place: str, tmp_path: Path) -> None:
    assert sound_recipes(tmp_path / place) == ((), ())


def test_the_recipes_that_come_with_wiredesk_are_sound() -> None:
    found, mistakes = sound_recipes(SEEDS)
    assert ([recipe.name for recipe in found], mistakes) == (["quarry-gazette"], ())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            "\nzzz = 'h1'",
            "a.toml, line 2: a recipe has no key 'zzz'; its keys are name, hosts, title, body, authors, published, "
            "updated, section, tags, image, caption, credit, summary, next, latest, remove",
            id="unknown key",
        ),
        pytest.param(
            "title = 3", "a.toml, line 1: title is 3; it has to be a CSS selector in quotes, or a list", id="a number"
        ),
        pytest.param("title = ['h1', 3]", "a.toml, line 1: title is 3; it has to be", id="a number in a list"),
        pytest.param("title = 'h1['", "a.toml, line 1: title is 'h1[', which is no CSS selector: ", id="no selector"),
        pytest.param("title = 'p::before'", "which is no CSS selector: Pseudo-element found", id="pseudo-element"),
        pytest.param("title = '@datetime'", "title is '@datetime', which is no CSS selector", id="attribute alone"),
        pytest.param("title = ''", "title is '', which is no CSS selector", id="empty"),
        pytest.param(
            "title = 'h1'\nhosts = 'a.example'", "line 2: hosts is 'a.example'; it has to be a list", id="host"
        ),
        pytest.param("title = 'h1'\nhosts = ['https://a.example/']", "it has to be a list of hosts", id="address"),
        pytest.param("title = 'h1'\nname = ''", "a.toml, line 2: name is ''; it has to be one line", id="no name"),
        pytest.param("name = 'a'", "a.toml: the recipe names no field; write one such as", id="no field"),
        pytest.param(
            "latest = 'li'", "a.toml, line 1: latest has to be a [latest] table with a key item", id="no table"
        ),
        pytest.param("[latest]\ntitle = 'a'", "a.toml, line 1: latest has to be a [latest] table with", id="no item"),
        pytest.param(
            "[latest]\nitem = 'li'\ntitel = 'a'",
            "a.toml, line 3: [latest] has no key 'titel'; did you mean title?",
            id="unknown key of a row",
        ),
        pytest.param("title = 'h1'\n[latest]\nitem = 'li'\ntitle = 'a['", "a.toml, line 4: latest.title is", id="row"),
        pytest.param("title =", "a.toml: not TOML: ", id="no TOML"),
        pytest.param(b"\xff\xfe", "a.toml: is not UTF-8 text", id="another encoding"),
    ],
)
def test_a_mistake_in_a_recipe_names_file_line_key_and_what_is_allowed(
    text: str | bytes, said: str, tmp_path: Path
) -> None:
    with pytest.raises(SourcesError) as refused:
        load_recipe(written(tmp_path, "a.toml", text))
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_recipe_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(SourcesError, match=r"a\.toml: cannot be opened: No such file"):
        load_recipe(tmp_path / "a.toml")


def test_one_name_for_two_recipes_is_refused_with_both_places(tmp_path: Path) -> None:
    written(tmp_path, "recipes/a.toml", "title = 'h1'\nname = 'b'")
    written(tmp_path, "recipes/b.toml", "title = 'h1'")
    (recipe,), (mistake,) = sound_recipes(tmp_path)
    assert recipe.name == "b"
    assert re.search(r"b\.toml: 'b' is a recipe already, in .*a\.toml; give it a name", mistake)


def test_a_source_names_its_recipe_and_one_that_is_not_there_is_refused(tmp_path: Path) -> None:
    written(tmp_path, "recipes/gazette.toml", WHOLE)
    path = written(tmp_path, "a.toml", '[[source]]\nurl = "https://a.example/"\nrecipe = "gazette"')
    assert [source.recipe for source in load(tmp_path)] == ["gazette"]
    written(tmp_path, "a.toml", path.read_text(encoding="utf-8").replace("gazette", "gazete"))
    with pytest.raises(
        SourcesError, match=r"a\.toml, line 1: no sound recipe 'gazete' stands in recipes/; .*: gazette"
    ):
        load(tmp_path)


def test_plain_selectors_are_taken_without_beautiful_soup() -> None:
    code = f"import pathlib, sys, ingest.sources as it; it.sound_recipes(pathlib.Path({str(SEEDS)!r}))"
    shown = subprocess.run(
        [sys.executable, "-c", f"{code}; print('bs4' in sys.modules)"], capture_output=True, text=True, check=True
    )
    assert shown.stdout.split() == ["False"]
