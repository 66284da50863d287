"""What each step of a publish run takes, in milliseconds of CPU of a process that has loaded its modules before.

python -m benchmarks.publishing_steps COLLECTION OUTPUT STATE
"""

import json
import sys
from pathlib import Path
from time import process_time

from benchmarks.publishing import BASE_URL
from ingest.collection import open_collection
from syndicate.channel import Settings
from syndicate.run import Site, plan, syndicate
from syndicate.state import open_state


class Watch:
    """Tells how much CPU has been used since it was last asked."""

    def __init__(self) -> None:
        self._last = process_time()

    def passed(self) -> float:
        """Return that in milliseconds."""
        before, self._last = self._last, process_time()
        return 1000 * (self._last - before)


def main(collection: str, output: Path, state_folder: Path) -> None:
    """Publish what is stale, and print what that took: finding it, archives, each channel, the pages about all."""
    settings, site = Settings(), Site(output=output, base_url=BASE_URL)
    with (
        open_collection(collection, read_only=True) as opened,
        open_state(state_folder, collection=collection, output=output) as state,
    ):
        watch = Watch()
        planned = plan(opened, settings, site, state)
        found = watch.passed()
        steps = [(done, watch.passed()) for done in syndicate(opened, planned, settings, site, state)]
    if refused := [line for done, _ in steps for line in done.refused]:
        raise SystemExit(refused[0])
    *before, about_all = (took for _, took in steps)
    archives, channels = before[: -len(planned.stale)], before[-len(planned.stale) :]
    print(json.dumps({"plan": found, "archives": sum(archives), "channels": channels, "pages": about_all}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
