"""Puts the error that ends a program into one line, without characters that control the terminal."""

import sys
import traceback
from pathlib import Path

from ingest.errors import WiredeskError
from ingest.text.terminal import terminal_line


def line_about(error: Exception) -> str:
    """Return the line in which a program says what ended it, without characters that control the terminal.

    The line may quote a document. For an error that nobody foresaw, which is a fault of ours, it says where in the code
    that was; likewise for a system error that names no file, unless it came from writing to the output.
    """
    if isinstance(error, WiredeskError):
        said = str(error)
    elif isinstance(error, OSError):
        said = f"{error.filename or _where(error)}: {error.strerror or error}"
    elif isinstance(error, UnicodeEncodeError) and error.encoding == sys.getfilesystemencoding() != "utf-8":
        said = (
            f"{error.object!a}: this system writes names of files in {error.encoding}; set PYTHONUTF8=1 and run again"
        )
    else:
        said = f"{type(error).__name__} at {_where(error)}: {error}; this is a fault of Wiredesk, please report it"
    return f"error: {terminal_line(said)}"


def _where(error: Exception) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    path = Path(frame.filename)
    if isinstance(error, OSError) and path.parent.name == "click":  # click writes to nothing else
        return "the output"
    return f"{path.name}:{frame.lineno}"
