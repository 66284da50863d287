"""`python -m ingest`."""

import os
import sys

from ingest.cli import STOPPED, main

if __name__ == "__main__":
    status = main()
    if status in STOPPED:
        # A thread that waits for the name of a host to be resolved cannot be ended, and would be waited for.
        sys.stdout.flush()
        os._exit(status)
    sys.exit(status)
