"""Every flag of every command has an effect there, or is refused in one line that says what to do instead."""

import os
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import click
import pytest

from ingest.cli import main as ingest
from ingest.cli.commands import cli as ingest_cli
from syndicate.cli import cli as syndicate_cli
from syndicate.cli import main as syndicate
from tests.offline import ROOT
from tests.virtual import Time, machine

FEED = """<rss version='2.0'><channel><title>F</title><link>https://a.example/</link>%s</channel></rss>"""
ITEM = "<item><title>Story %s</title><guid>tag:%s</guid><link>https://a.example/%s</link></item>"
PAGE = "<html><body><h1>A title</h1><article><p>%s</p></article></body></html>" % ("Words of a story. " * 60)
RECIPE = 'hosts = ["a.example"]\ntitle = "h1"\n'
CHANNELS = "each = []\n"
NOBODY = "http://127.0.0.1:9/feed"  # where no server is

ASKED = ("--json", "--quiet", "--dry-run", "--collection sqlite:///other.db", "--seeds other")
READ = (*ASKED, "--verbose")

# Command -> flags, with a value, that change what is printed, written or returned.
SEEN: dict[str, tuple[str, ...]] = {
    "ingest": ASKED,
    f"ingest {NOBODY}": ASKED,
    "ingest sound": READ,
    "ingest --engine dask sound": (),
    "ingest --engine procrastinate": (),
    f"ingest --engine procrastinate {NOBODY}": (),
    "ingest reread sound": READ,
    "ingest status": ("--json", "--metrics m.prom", "--collection sqlite:///other.db", "--seeds other"),
    "ingest explain sound/feed.xml": ("--json", "--all", "--collection sqlite:///other.db", "--seeds other"),
    "ingest explain page.html": ("--json", "--recipe recipe.toml", "--collection sqlite:///other.db", "--seeds other"),
    "ingest history https://a.example/1": ("--json", "--collection sqlite:///other.db"),
    "ingest upgrade": ("--collection sqlite:///other.db",),
    "ingest move sqlite:///kept.db sqlite:///new.db": ("--json", "--quiet"),
    "ingest worker": (),
    "ingest sources": ("--seeds other",),
    f"ingest sources add {NOBODY}": ("--seeds other",),
    "ingest sources remove one": ("--seeds other",),
    "ingest sources import list.txt": ("--seeds other",),
    "ingest sources export": ("--output list.opml", "--seeds other"),
    "syndicate": (
        *("--json", "--quiet", "--verbose", "--output other", "--base-url https://a.example/", "--channels own.toml"),
        *("--state other", "--collection sqlite:///other.db"),
    ),
    "syndicate serve": ("--output nowhere",),
}

# Command -> flags that are refused, with a value and what the message has to say.
FILES = "is for what is asked of servers, and files are not: leave it out"
NAMED = "what is named is read in any case: leave --all out"
WORKERS = "asks for nothing itself"
REFUSED: dict[str, dict[str, str]] = {
    f"ingest {NOBODY}": {"--all": NAMED},
    "ingest sound": {
        **{f"{flag}": FILES for flag in ("--archive kept", "--deadline 5", "--timeout 5")},
        "--all": NAMED,
    },
    "ingest --engine dask sound": {
        **{f"{flag}": FILES for flag in ("--archive kept", "--deadline 5", "--timeout 5")},
        "--all": NAMED,
        "--dry-run": "leave --engine dask out, or --dry-run",
    },
    "ingest --engine procrastinate": {
        **{
            f"{flag}": WORKERS for flag in ("--archive kept", "--deadline 5", "--timeout 5", "--workers 2", "--verbose")
        },
        "--dry-run": "leave --engine procrastinate out, or --dry-run",
    },
    f"ingest --engine procrastinate {NOBODY}": {
        **{
            f"{flag}": WORKERS for flag in ("--archive kept", "--deadline 5", "--timeout 5", "--workers 2", "--verbose")
        },
        "--dry-run": "leave --engine procrastinate out, or --dry-run",
        "--all": NAMED,
    },
}

# Command -> flags whose effect can be seen only with servers, time or a database, and the test file that shows it.
CLUSTER, QUEUE, HOSTS, ADD = "test_cluster.py", "test_queue.py", "faults/test_host.py", "test_sources_commands.py"
POLL = {
    "--workers": HOSTS,
    "--archive": HOSTS,
    "--timeout": "faults/desk.py",
    "--deadline": "test_cron_week.py",
    "--engine": "crew.py",
    "--verbose": "test_flags.py",  # named as files are
}
QUEUED = {
    **dict.fromkeys(("--quiet", "--json"), QUEUE),
    **dict.fromkeys(("--engine", "--seeds", "--collection"), "crew.py"),
}
ELSEWHERE: dict[str, dict[str, str]] = {
    "ingest": {**POLL, "--all": "test_polling.py"},
    f"ingest {NOBODY}": POLL,
    "ingest sound": {"--engine": CLUSTER, "--workers": "test_ahead.py"},
    "ingest --engine dask sound": {
        **dict.fromkeys(("--engine", "--workers", "--collection", "--quiet"), CLUSTER),
        **dict.fromkeys(("--json", "--verbose", "--seeds"), "test_flags.py"),  # reported and searched as without Dask
    },
    "ingest --engine procrastinate": {**QUEUED, "--all": QUEUE},
    f"ingest --engine procrastinate {NOBODY}": QUEUED,
    "ingest status": {"--overdue": "test_health.py"},
    "ingest explain sound/feed.xml": {"--recipe": "test_page_recipe.py"},
    "ingest explain page.html": {"--all": "test_naming.py"},
    "ingest worker": {
        **dict.fromkeys(("--workers", "--archive", "--timeout", "--quiet", "--verbose"), QUEUE),
        "--collection": "crew.py",
        "--until-idle": "crew.py",
        "--grace": "test_workers.py",
    },
    f"ingest sources add {NOBODY}": dict.fromkeys(("--name", "--title", "--language", "--kind", "--private"), ADD),
    "syndicate": {"--copies": "test_syndicate_copies.py"},
    "syndicate serve": {"--port": "test_syndicate.py"},
}


@pytest.fixture(scope="module")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an example of everything that a command may be told to read."""
    folder = tmp_path_factory.mktemp("stocked")
    for name, text in {
        "sound/feed.xml": FEED % "".join(ITEM % (n, n, n) for n in range(1, 6)),
        "page.html": PAGE,
        "recipe.toml": RECIPE,
        "list.txt": "https://b.example/feed\n",
        "own.toml": CHANNELS,
        "seeds/sources.toml": f'[[source]]\nname = "one"\nurl = "{NOBODY}"\nallow_private = true\n',
        "other/recipes/wrong.toml": "no recipe",
        "other/sources.toml": "no source",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    for name in ("kept.db", "collection.db"):
        assert ingest([str(folder / "sound"), "-q", "--collection", f"sqlite:///{folder}/{name}"], machine(Time())) == 0
    return folder


@pytest.fixture
def desk(stocked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which a command is typed: `desk` in a folder of its own, which the command may fill."""
    shutil.copytree(stocked, tmp_path / "desk")
    monkeypatch.chdir(tmp_path / "desk")
    return tmp_path / "desk"


def typed(line: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    """Run a command line; return the exit status and both outputs."""
    program, *arguments = line.split()
    status = ingest(arguments, machine(Time())) if program == "ingest" else syndicate(arguments)
    said = capsys.readouterr()
    return status, said.out, said.err


def names(command: click.Command) -> Iterator[tuple[str, ...]]:
    """Yield the names of each flag of a command."""
    for one in command.params:
        if isinstance(one, click.Option) and one.name not in ("version", "help"):
            yield tuple(one.opts)


def command_of(line: str) -> tuple[click.Command, list[str]]:
    """Return the command of a line and the words before it."""
    program, *words = line.split()
    command: click.Command = ingest_cli if program == "ingest" else syndicate_cli
    path = [program]
    while isinstance(command, click.Group) and words and words[0] in command.commands:
        path.append(words[0])
        command = command.commands[words.pop(0)]
    return (ingest_cli.commands["run"], path) if command is ingest_cli else (command, path)


LINES = tuple(dict.fromkeys((*SEEN, *REFUSED, *ELSEWHERE)))


def commands(command: click.Command, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the words of every command."""
    yield path
    if isinstance(command, click.Group):
        for name, one in command.commands.items():
            yield from commands(one, (*path, name))


def test_every_command_stands_in_the_tables() -> None:
    there = {*commands(ingest_cli, ("ingest",)), *commands(syndicate_cli, ("syndicate",))} - {("ingest", "run")}
    assert there == {tuple(command_of(line)[1]) for line in LINES}


@pytest.mark.parametrize("line", LINES)
def test_every_flag_of_a_command_stands_in_the_tables_once(line: str) -> None:
    def flags(table: Mapping[str, Mapping[str, str] | tuple[str, ...]]) -> list[str]:
        return [flag.partition(" ")[0] for flag in table.get(line, ())]

    known = [*flags(SEEN), *flags(REFUSED), *flags(ELSEWHERE)]
    assert sorted(known) == sorted(opts[-1] for opts in names(command_of(line)[0]))


@pytest.mark.parametrize(("line", "flag"), [(line, flag) for line, flags in SEEN.items() for flag in flags])
def test_a_flag_changes_what_a_command_says_or_does(
    line: str, flag: str, stocked: Path, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def world(line: str) -> tuple[object, ...]:
        shutil.rmtree(desk)
        shutil.copytree(stocked, desk)
        os.chdir(desk)  # a command cannot run in a working folder that was removed
        said = [re.sub(r"\d+\.\d+ s", "# s", str(part)) for part in typed(line, capsys)]
        return *said, {str(path.relative_to(desk)) for path in desk.rglob("*")}

    without = world(line)
    assert world(line) == without
    assert world(f"{line} {flag}") != without


@pytest.mark.parametrize(
    ("line", "flag", "said"), [(line, flag, said) for line, flags in REFUSED.items() for flag, said in flags.items()]
)
@pytest.mark.usefixtures("desk")
def test_a_flag_that_would_change_nothing_is_refused(
    line: str, flag: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = typed(f"{line} {flag}", capsys)
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert flag.partition(" ")[0] in err
    assert said in err


@pytest.mark.parametrize(
    ("line", "flag", "file"), [(line, flag, file) for line, flags in ELSEWHERE.items() for flag, file in flags.items()]
)
def test_a_flag_whose_effect_is_tested_elsewhere_is_named_there(line: str, flag: str, file: str) -> None:
    (opts,) = (opts for opts in names(command_of(line)[0]) if opts[-1] == flag)
    text = (ROOT / "tests" / file).read_text(encoding="utf-8")
    assert any(f'"{name}"' in text for name in opts)


@pytest.mark.parametrize(
    ("flag", "said"),
    [
        *(
            (flag, "is for publishing, and `serve` publishes nothing")
            for flag in SEEN["syndicate"]
            if "--output" not in flag
        ),
        ("--copies every", "is for publishing, and `serve` publishes nothing"),
        ("--output a", "--output is written twice"),
    ],
)
@pytest.mark.usefixtures("desk")
def test_a_flag_in_front_of_serve_is_refused(flag: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = typed(f"syndicate {flag} serve --output b", capsys)
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert said in err


@pytest.mark.usefixtures("desk")
def test_the_folder_of_sources_is_named_once(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = typed("ingest sources --seeds seeds export --seeds other", capsys)
    assert (status, out) == (1, "")
    assert err == "error: --seeds is written twice: name the folder of sources once\n"
