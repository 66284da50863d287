"""`python -m syndicate`: write the feeds of a collection."""

import sys

from ingest.errors import not_installed
from ingest.stopping import end_as_it_is, end_at_once


def run() -> int:
    """Run the command line and return its status."""
    end_at_once()
    try:
        from syndicate.cli import main
    except ModuleNotFoundError as error:
        sys.exit(not_installed(error))

    status = main()
    end_as_it_is()
    return status


if __name__ == "__main__":
    sys.exit(run())
