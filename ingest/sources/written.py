"""A source as written in some file, and the checks that every value passes wherever it is written."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from ingest.errors import SourcesError
from ingest.schema import Source
from ingest.text.language import language_tag
from ingest.text.urls import absolute_url

_HTTP = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands, as a person looks it up."""

    path: Path
    line: int | None = None  # from 1; None where the format keeps no count
    item: str = ""  # what tells it from its neighbours where the line is not known

    def __str__(self) -> str:
        where = f", line {self.line}" if self.line is not None else f", {self.item}" if self.item else ""
        return f"{self.path}{where}"


@dataclass(frozen=True, slots=True)
class Written:
    """One source, and where it is written."""

    source: Source
    place: Place


def checked(key: str, value: object, place: Place) -> Any:
    """Return the value of a key in the form that Source holds, or raise SourcesError saying what is allowed."""
    try:
        return KEYS[key](value)
    except ValueError as error:
        raise SourcesError(f"{place}: {key} {error}") from None


def _address(value: object) -> str:
    text = _line(value)
    if not _HTTP.match(text):
        raise ValueError(f"is {shown(text)}; it has to begin with http:// or https://")
    url = absolute_url(text, None)
    if url is None:
        raise ValueError(f"is {shown(text)}, which is no usable address; write one such as https://site.example/feed")
    if "@" in urlsplit(url).netloc:
        # Not shown: it would go on to logs and mails. And a source's address is republished with its feeds.
        raise ValueError("holds a user name or password; leave it out, for the address is published with the feeds")
    return url


def _line(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"is {shown(value)}; it has to be text in quotes")
    text = value.strip()
    if not text or not text.isprintable():
        raise ValueError(f"is {shown(value)}; it has to be one line of text")
    return text


def _language(value: object) -> str:
    tag = language_tag(_line(value))
    if tag is None:
        raise ValueError(f'is {shown(value)}; it has to be a language tag such as "en", "ckb" or "pt-BR"')
    return tag


def _timezone(value: object) -> str:
    name = _line(value)
    try:
        ZoneInfo(name)
    except (ValueError, OSError, LookupError):  # a path, a folder, a name that no zone bears
        raise ValueError(f'is {shown(value)}; it has to be an IANA name such as "Asia/Baghdad" or "UTC"') from None
    return name


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"is {shown(value)}; it has to be true or false, without quotes")
    return value


def shown(value: object) -> str:
    """Return a value as a message may show it: one line, not too long."""
    text = ascii(value) if not isinstance(value, str) or not value.isprintable() else repr(value)
    return text if len(text) <= 80 else f"{text[:80]}..."


KEYS: Mapping[str, Callable[[object], Any]] = MappingProxyType(
    {
        "url": _address,
        "name": _line,
        "title": _line,
        "language": _language,
        "timezone": _timezone,
        "day_first": _flag,
        "allow_private": _flag,
        "recipe": _line,
    }
)
