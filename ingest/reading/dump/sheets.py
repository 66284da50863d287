"""Removes what a browser prints on every sheet: date and title of the window above, address and number below."""

import re
from collections.abc import Sequence

from ingest.text.sentences import is_sentence

STAMP = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}:\d{2}(?:\s?[AaPp]\.?[Mm]\.?)?"
_STAMPED = re.compile(rf"{STAMP}(?:\s+(?P<title>\S.*))?")
_ADDRESS = re.compile(r"(?P<address>(?:https?|file)://\S+)(?P<number>\s+\d{1,3}/\d{1,3})?")
_NUMBER = re.compile(r"\d{1,3}/\d{1,3}")


def without_sheets(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines without those printed on each sheet; a paragraph that two sheets divided is joined again.

    The title and the page's address ("URL: https://...") are set above the text.
    """
    said = [line.strip() for line in lines]
    feet = {at: end for at in range(len(said)) if (end := _end_of_foot(said, at))}
    heads = [at for at, line in enumerate(said) if _STAMPED.fullmatch(line)]
    if not feet or not heads:
        return lines
    title, _ = _title(said, heads[0])
    printed = {at for first, end in feet.items() for at in range(first, end)}
    for first in heads:
        again, end = _title(said, first)
        printed |= set(range(first, end if again == title else first + 1))
    found = _ADDRESS.fullmatch(said[min(feet)])
    address = found["address"] if found else ""
    named = f"URL: {address}" if address.startswith("http") and "…" not in address else ""
    above = [each for line in (title, named) if line for each in (line, "")]
    return [*above, *_joined(lines, printed)]


def _end_of_foot(said: Sequence[str], at: int) -> int:
    """Return the number of the line behind an address and its sheet's number; 0 if none begins here."""
    found = _ADDRESS.fullmatch(said[at])
    if found and not found["number"]:
        below = _next(said, at)
        return below + 1 if below < len(said) and _NUMBER.fullmatch(said[below]) else 0
    return at + 1 if found else 0


def _title(said: Sequence[str], at: int) -> tuple[str, int]:
    """Return the window's title beside or below the date of printing, and the number of the line behind it."""
    found = _STAMPED.fullmatch(said[at])
    if found and found["title"]:
        return found["title"], at + 1
    below = _next(said, at)
    return ("".join(said[below : below + 1]), below + 1)


def _next(said: Sequence[str], at: int) -> int:
    return next((below for below in range(at + 1, len(said)) if said[below]), len(said))


def _joined(lines: Sequence[str], printed: set[int]) -> list[str]:
    """Return the lines not printed by the browser, without blank ones where a sentence goes on over two sheets."""
    kept: list[str] = []
    parted = False
    for at, line in enumerate(lines):
        if at in printed:
            parted = True
        elif line.strip() or not parted:
            if parted and kept and (begins := line.strip()[:1]):
                while kept and not kept[-1].strip():
                    kept.pop()
                goes_on = begins.islower() or not (begins.isupper() or not kept or is_sentence(kept[-1].strip()))
                kept += [] if goes_on else [""]
            parted = False
            kept.append(line)
    return kept
