"""The options that several commands have."""

from pathlib import Path

import click

COLLECTION = click.option(
    "--collection",
    envvar="WIREDESK_COLLECTION",
    show_envvar=True,
    default="sqlite:///collection.db",
    show_default=True,
    metavar="URL",
    help="Where entries are kept.",
)

SEEDS_FOLDER = Path("seeds")
SEEDS = click.option(
    "--seeds",
    type=click.Path(path_type=Path),
    default=SEEDS_FOLDER,
    show_default=True,
    help="The folder that says what to poll and, in recipes/, how to read difficult sites.",
)
WORKERS = click.option(
    "--workers", type=click.IntRange(1, 64), default=20, show_default=True, help="Hosts asked at one time."
)
TIMEOUT = click.option(
    "--timeout",
    type=click.FloatRange(0.1, 300),
    default=30.0,
    show_default=True,
    help="Seconds that one attempt may take.",
)
ARCHIVE = click.option(
    "--archive", type=click.Path(path_type=Path), metavar="DIR", help="Keep every response there, as WARC."
)
DRY_RUN = click.option("--dry-run", is_flag=True, help="Say what would be stored, and store nothing.")
JSON = click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
QUIET = click.option("-q", "--quiet", is_flag=True, help="Print only what needs a person.")
VERBOSE = click.option("-v", "--verbose", is_flag=True, help="Name every document and what came of it.")


def is_address(argument: str) -> bool:
    """Whether an argument is an address on the web, and not a path."""
    return argument.lower().startswith(("http://", "https://"))


def is_there(argument: str) -> bool:
    """Whether an argument is the path of something."""
    try:
        return Path(argument).exists()
    except OSError:  # it is longer than the name of any file
        return False
