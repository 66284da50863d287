"""The command line of the ingester: the only room with arguments, the environment, a clock and chance."""

from ingest.cli.program import main

__all__ = ["main"]
