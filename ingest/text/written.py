"""Checks values that a person wrote into a settings file, and shows them and their place in messages."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from ingest.text.language import language_tag
from ingest.text.terminal import NO_LINE

# The commands of each program, so that the other one, which cannot ask it, can say whose a word is.
COMMANDS = {
    "ingest": ("run", "reread", "status", "explain", "history", "move", "sources", "upgrade", "worker"),
    "syndicate": ("serve",),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands, for a person to look it up."""

    path: Path
    line: int | None = None  # from 1; None if the format has no line numbers
    item: str = ""  # tells it from its neighbours if the line is not known

    def __str__(self) -> str:
        where = f", line {self.line}" if self.line is not None else f", {self.item}" if self.item else ""
        return f"{self.path}{where}"


def one_line(value: object) -> str:
    """Return a value that is one line of text, without the space around it.

    Raises: ValueError: it is none. The message says what is allowed.
    """
    if not isinstance(value, str):
        raise ValueError(f"is {shown(value)}; it has to be text in quotes")
    text = value.strip()
    if not text or (not text.isprintable() and NO_LINE.search(text)):
        raise ValueError(f"is {shown(value)}; it has to be one line of text")
    return text


def written_language(value: object) -> str:
    """Return a language tag in its canonical case (BCP 47).

    Raises: ValueError: it is none. The message says what one looks like.
    """
    tag = language_tag(one_line(value))
    if tag is None:
        raise ValueError(f'is {shown(value)}; it has to be a language tag such as "en", "ckb" or "pt-BR"')
    return tag


def flag(value: object) -> bool:
    """Return a value that is true or false.

    Raises: ValueError: it is neither.
    """
    if not isinstance(value, bool):
        raise ValueError(f"is {shown(value)}; it has to be true or false, without quotes")
    return value


def whole_number(least: int, most: int) -> Callable[[object], int]:
    """Return a check for whole numbers in a range; it raises ValueError for any other value."""

    def check(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise ValueError(
                f"is {shown(value)}; it has to be a whole number from {least:,} to {most:,}, without quotes"
            )
        return value

    return check


def instead_of(key: str, keys: Iterable[str]) -> str:
    """Return what to say of an unknown key: the one that it resembles, or else all that there are."""
    there = tuple(keys)
    return meant(key, there) or f"its keys are {', '.join(there)}"


def meant(word: str, words: Iterable[str]) -> str:
    """Return a question that asks for the one of `words` that a word resembles; "" if it resembles none."""
    from difflib import get_close_matches  # here, since only a mistake needs it

    near = get_close_matches(word.lower(), tuple(words), n=1)
    return f"did you mean {near[0]}?" if near else ""


def command_of(program: str, word: str) -> str:
    """Return a hint that a word is a command of this program, and how to write it; "" if it is none.

    >>> command_of("syndicate", "serve")
    'it is one of the other program: python -m syndicate serve'
    """
    return f"it is one of the other program: python -m {program} {word}" if word in COMMANDS[program] else ""


def made_one_line(text: str) -> str | None:
    """Return what others wrote without the characters that `one_line` refuses; None if nothing is left."""
    return NO_LINE.sub("", text).strip() or None


def shown(value: object) -> str:
    """Return a value as a message may show it: one line, not too long."""
    text = ascii(value) if not isinstance(value, str) or not value.isprintable() else repr(value)
    return text if len(text) <= 80 else f"{text[:80]}..."
