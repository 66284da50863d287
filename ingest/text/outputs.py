"""What a program says on its two outputs: any text, and of an error one line that says nothing to the terminal.

The one module of this room that acts: both programs begin and end here.
"""

import io
import os
import sys
import traceback
from pathlib import Path

from ingest.errors import WiredeskError


def speak_anywhere() -> None:
    """Make both outputs take any text, and be there: a closed one's number would go to the next file that is opened."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - open to the end
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def fall_silent() -> None:
    """Say nothing more, after a BrokenPipeError: at its exit Python would write to the closed pipe again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def line_about(error: Exception) -> str:
    """Return the line in which a program says what ended it, without what would speak to the terminal.

    It may quote a document. Of a fault of ours, which is all that nobody foresaw, it says where it was.
    """
    from ingest.text.markup import safe_text  # here: brings parsers that most commands do not need

    if isinstance(error, WiredeskError):
        said = str(error)
    elif isinstance(error, OSError):
        said = f"{error.filename or 'the output'}: {error.strerror or error}"
    else:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(frame.filename).name}:{frame.lineno}"
        said = f"{type(error).__name__} at {where}: {error}; this is a fault of Wiredesk, please report it"
    return f"error: {safe_text(said.encode('utf-8', 'backslashreplace').decode())}"
