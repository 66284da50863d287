"""A preload script for Dask's workers on this machine: they ignore Ctrl-C, for the run ends them itself."""

import signal


def dask_setup(_worker: object) -> None:
    """Leave Ctrl-C alone; Dask calls this by its name in each worker that begins (its manual, "preload")."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
