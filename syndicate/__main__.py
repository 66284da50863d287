"""`python -m syndicate`: write the feeds of a collection."""

import sys

from ingest.errors import not_installed

try:
    from syndicate.cli import main
except ModuleNotFoundError as error:
    sys.exit(not_installed(error))

if __name__ == "__main__":
    sys.exit(main())
