"""`python -m syndicate`: write the feeds of a collection."""

import sys

from syndicate.cli import main

if __name__ == "__main__":
    sys.exit(main())
