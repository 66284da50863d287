"""On which line of channels.toml each key is written: tomllib keeps no positions."""

import re
from collections.abc import Mapping

Lines = Mapping[tuple[int, str], int]
"""The line, from 1, of each key by the number of its [[channel]] table, -1 above all; of a table itself under "".

A key of `[channel.without]` is `without.` and its name. What has no line of its own is not in it.
"""

_NAME = r"""(?:[\w-]+|"[^"]*"|'[^']*')"""
_CHANNEL = re.compile(r"""\s*\[\[\s*["']?channel["']?\s*\]\]""")
_TABLE = re.compile(rf"""\s*\[+\s*(?:["']?channel["']?\s*\.\s*)?({_NAME})\s*\]+\s*(?:#|$)""")
_KEY = re.compile(rf"\s*({_NAME})(?:\s*\.\s*({_NAME}))?\s*=")


def lines_of(text: str, channels: int) -> Lines:
    """Return the lines of a file with so many [[channel]] tables; none where they are written in some other way."""
    found: dict[tuple[int, str], int] = {}
    table, within = -1, ""
    for place, line in enumerate(text.split("\n"), start=1):  # no other character ends a line of TOML
        if _CHANNEL.match(line):
            table, within = table + 1, ""
            found[table, ""] = place
        elif header := _TABLE.match(line):
            within = f"{_bare(header[1])}."
            found.setdefault((table, _bare(header[1])), place)
        elif key := _KEY.match(line):
            name = within + ".".join(map(_bare, filter(None, key.groups())))
            found.setdefault((table, name), place)
            found.setdefault((table, name.partition(".")[0]), place)
    return found if table + 1 == channels else {}


def _bare(name: str) -> str:
    return name.strip("\"'")
