"""What a program says of the error that ends it: one line, which says nothing to the terminal."""

import sys
import traceback
from pathlib import Path

from ingest.errors import WiredeskError
from ingest.text.terminal import terminal_line


def line_about(error: Exception) -> str:
    """Return the line in which a program says what ended it, without what would speak to the terminal.

    It may quote a document. Of a fault of ours, which is all that nobody foresaw, it says where it was; so it does of
    one of the system's that names no file, unless it was met in writing to the output.
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
    if isinstance(error, OSError) and path.parent.name == "click":  # which writes to nothing else
        return "the output"
    return f"{path.name}:{frame.lineno}"
