"""A collection published as by the command, for tests that need more of the result than the command prints."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from ingest import Collection
from syndicate.channel import Channel, Settings
from syndicate.run import Published, Site, plan, syndicate
from syndicate.state import open_state

BASE = "https://desk.example/"
DEFAULTS = Settings()

T = TypeVar("T", Channel, Settings)


def carrying(owner: T, **said: Any) -> T:
    """Return a channel, or the settings of all, changed in some fields."""
    return replace(owner, carried=replace(owner.carried, **said))


def published(collection: Collection, output: Path, settings: Settings = DEFAULTS) -> Sequence[Published]:
    """Publish with a state beside the output, which the next call takes up; return what became of each channel."""
    site = Site(output=output, base_url=settings.base_url or BASE)
    with open_state(output.with_name(f"{output.name}-state"), collection="tests", output=output) as state:
        planned = plan(collection, settings, site, state)
        return tuple(syndicate(collection, planned, settings, site, state))


def written(done: Sequence[Published]) -> set[str]:
    """Return the files that a run has written."""
    return {file for one in done for file in one.written}


def refused(done: Sequence[Published]) -> list[str]:
    """Return what a run could not publish."""
    return [line for one in done for line in one.refused]
