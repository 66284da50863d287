"""`python -m ingest`."""

import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn

from ingest.errors import not_installed
from ingest.stopping import end_as_it_is, end_at_once

WHILE_LOADING = 200_000  # objects: twice what a run without news allocates, so that none is spent on collecting garbage


def run() -> NoReturn:
    """Run the command line and end the process with its status.

    It skips Python's own finalisation, for by then everything is closed and stored. That would cost a run without news
    0.07 s of CPU, a sixth of the whole, and wait for any thread that is resolving a host's name, which cannot be
    interrupted.
    """
    end_at_once()
    gc.set_threshold(WHILE_LOADING)  # with Python's default of 700, collections cost such a run 0.05 s of CPU
    try:
        from ingest.cli import main
    except ModuleNotFoundError as error:
        sys.exit(not_installed(error))

    status = main()
    end_as_it_is()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # nobody reads it any more, and that has been seen to
            stream.flush()
    os._exit(status)


if __name__ == "__main__":
    run()
