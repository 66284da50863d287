"""The one place that keeps a fault of ours from costing more than the entry or feed it is in."""

from collections.abc import Iterator
from contextlib import contextmanager

from ingest.errors import PublishError


@contextmanager
def guarding(what: str, refused: list[str]) -> Iterator[None]:
    """Run the block; if it fails, add a line about `what` to `refused`, and go on after it."""
    try:
        yield
    except PublishError as error:
        refused.append(str(error))
    except Exception as error:  # a fault of ours must cost one entry or one feed, not the run (design.md section 6)
        refused.append(f"{what}: not published: {type(error).__name__}: {error}")
