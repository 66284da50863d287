"""What a file of seeds/ holds: its bytes, its text, and what that says in TOML."""

import tomllib
from pathlib import Path
from typing import Any

from ingest.errors import SourcesError

LARGEST = 16 * 2**20  # bytes of one file: some 300,000 addresses


def bytes_of(file: Path) -> bytes:
    """Return what a file holds.

    Raises: SourcesError: it cannot be opened, or is too large.
    """
    if file.exists() and not file.is_file():  # a pipe would be waited for for ever
        raise SourcesError(f"{file}: is not a file; name another, or take it out of the folder")
    try:
        with file.open("rb") as opened:
            body = opened.read(LARGEST + 1)
    except OSError as error:
        raise SourcesError(f"{file}: cannot be opened: {error.strerror}") from error
    if len(body) > LARGEST:
        raise SourcesError(f"{file}: is larger than {LARGEST >> 20} MiB; divide it, or take it out of the folder")
    return body


def text_in(body: bytes, file: Path, suffix: str) -> str:
    """Return the text of what a file holds, of an OPML in the encoding it declares.

    Raises: SourcesError: it is not text.
    """
    if suffix == ".opml":
        # XML says in itself how it is encoded. Imported here: most runs need no decoder to know their sources.
        from ingest.text.markup import decode

        return decode(body, None).text
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourcesError(f"{file}: is not UTF-8 text; save it as UTF-8") from error


def toml_of(text: str, file: Path) -> dict[str, Any]:
    """Return what a text says in TOML.

    Raises: SourcesError: it is not TOML.
    """
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:  # brackets within brackets without end
        hint = '; text stands in straight quotes, "..."' if str(error).startswith("Invalid value") else ""
        raise SourcesError(f"{file}: not TOML: {error}{hint}") from error
