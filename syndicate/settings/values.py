"""What the keys of channels.toml may hold: each check returns the value as `Settings` has it.

Each raises ValueError with the rest of a sentence that begins with its key: what it is, and what it has to be.
"""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlsplit

from ingest.text.language import fold, primary_subtag
from ingest.text.urls import absolute_url, canonical_url
from ingest.text.written import one_line, shown, written_language
from syndicate.channel import ANY_ENDING, folded_word, slugs_of

Check = Callable[[object], Any]

MOST_NAMES = 1000  # in one list
LONGEST_NAME = 200  # characters; the collection compares no more of a tag
LEAST_SIZE, MOST_SIZE = 10_000, 100_000_000  # bytes of an archive

# The characters of an address (RFC 3986 appendix A), and no step up or stray percent sign among them.
_ADDRESS = re.compile(r"(?!.*/\.\.?(?:/|$))(?:[A-Za-z0-9._~:/@!$&'()*+,;=\[\]-]|%[0-9A-Fa-f]{2})+")
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")
_SIZE = re.compile(r"([0-9]{1,9})\s*(bytes|kb|mb)", re.IGNORECASE)
_UNITS = {"bytes": 1, "kb": 1000, "mb": 1_000_000}


def one_of(*allowed: str) -> Check:
    """Return the check of a word that is one of a few."""

    def check(value: object) -> str:
        if value not in allowed:
            raise ValueError(f"is {shown(value)}; it has to be {_either(allowed)}")
        return str(value)

    return check


def some_of(*allowed: str) -> Check:
    """Return the check of a list of words, each one of a few; of none too."""

    def check(value: object) -> tuple[str, ...]:
        written = value if isinstance(value, list) else [value]
        for one in written:
            if one not in allowed:
                raise ValueError(f"is {shown(one)}; it has to be a list of any of {_either(allowed)}")
        return tuple(one for one in allowed if one in written)

    return check


def names(check: Callable[[str], str]) -> Check:
    """Return the check of a name or a list of them that a filter asks for, each brought into one form by `check`."""

    def several(value: object) -> tuple[str, ...]:
        written = value if isinstance(value, list) else [value]
        if not written:
            raise ValueError("is empty; name what is wanted, or leave the key out, which leaves nothing out")
        if len(written) > MOST_NAMES:
            raise ValueError(f"holds {len(written):,} names; at most {MOST_NAMES:,} are allowed")
        lines = map(one_line, written)
        return tuple(dict.fromkeys(check(line) for line in lines))

    return several


def source_id(text: str) -> str:
    """Return the id of a source: its name in seeds/, else its address as it is written there."""
    return text


def language(text: str) -> str:
    """Return the language of a tag without its region and script: all that records are told by."""
    return primary_subtag(written_language(text))


def folded(text: str) -> str:
    """Return a name in the form in which records' are compared."""
    if text.endswith(ANY_ENDING):
        raise ValueError(f"is {shown(text)}; a {ANY_ENDING} stands for any ending in words and title_words alone")
    return _not_empty(fold(text), text)


def word(text: str) -> str:
    """Return a word or a phrase as filters look for it."""
    if ANY_ENDING in text.removesuffix(ANY_ENDING):
        raise ValueError(f'is {shown(text)}; a {ANY_ENDING} stands for any ending, and so behind it all: "kurd*"')
    return _not_empty(folded_word(text), text)


def _not_empty(form: str, text: str) -> str:
    if not form:
        raise ValueError(f"is {shown(text)}, in which there is no letter and no figure to look for")
    if len(text) > LONGEST_NAME:
        raise ValueError(f"is {shown(text)}; it has {len(text)} characters, and at most {LONGEST_NAME} are allowed")
    return form


def folder_name(value: object) -> str:
    """Return a name that can be a folder's and a part of an address on any machine, as it is written."""
    text = one_line(value)
    slug = slugs_of([text])[text]
    if slug == text:
        return text
    if slugs_of([slug])[slug] == slug:
        raise ValueError(f"is {shown(text)}; it names a folder and never changes, so write it as {slug!r}")
    raise ValueError(f"is {shown(text)}, which cannot name a folder everywhere; write one such as 'water-and-dams'")


def moment(value: object) -> datetime:
    """Return a time in UTC; a day is its beginning, and a time without a zone is UTC's."""
    if isinstance(value, datetime):
        try:
            return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)
        except OverflowError:  # beyond the first or the last year
            raise ValueError(f"is {value}, which is beyond all dates") from None
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day, tzinfo=UTC)
    raise ValueError(
        f"is {shown(value)}; it has to be a date such as 2025-09-24, or 2025-09-24T14:05:00Z, without quotes"
    )


def size(value: object) -> int:
    """Return a number of bytes."""
    found = value if isinstance(value, int) and not isinstance(value, bool) else None
    if isinstance(value, str) and (written := _SIZE.fullmatch(value.strip())):
        found = int(written[1]) * _UNITS[written[2].lower()]
    if found is None:
        raise ValueError(f'is {shown(value)}; it has to be a size such as "250 KB" or "1 MB", or a number of bytes')
    if not LEAST_SIZE <= found <= MOST_SIZE:
        raise ValueError(f"is {shown(value)}; it has to be from 10 KB to 100 MB")
    return found


def hubs(value: object) -> tuple[str, ...]:
    """Return the addresses of WebSub hubs, each once; of none too."""
    return tuple(dict.fromkeys(map(_hub, value if isinstance(value, list) else [value])))


def _hub(value: object) -> str:
    text = one_line(value)
    url = absolute_url(text, None) if re.match(r"https?://", text, re.IGNORECASE) else None
    if url is None:
        raise ValueError(f'is {shown(text)}; it has to be the address of a WebSub hub such as "https://hub.example/"')
    if "@" in urlsplit(url).netloc:
        # Not shown: it would go on to logs and mails.
        raise ValueError("holds a user name or password; leave it out, for every feed names its hubs")
    return url


def removed(value: object) -> frozenset[str]:
    """Return what entries are taken out by: ids as they are written, addresses in canonical form beside."""
    found: set[str] = set()
    for one in value if isinstance(value, list) else [value]:
        text = one_line(one)
        if not _IRI.fullmatch(text):
            raise ValueError(f"is {shown(text)}; it has to be an entry's id or its address, as a feed of ours has them")
        found.add(text)
        if text.lower().startswith(("http:", "https:")):
            try:
                found.add(canonical_url(text))
            except ValueError:
                raise ValueError(f"is {shown(text)}, which is no usable address; copy it from a feed of ours") from None
    return frozenset(found)


def base_url(value: object) -> str:
    """Return the address that a site is served under, ending with a slash."""
    text = one_line(value)
    try:
        parts = urlsplit(text)
        plain = not (parts.query or parts.fragment or parts.username or parts.password)  # every feed would repeat them
        usable = parts.scheme in ("http", "https") and parts.hostname and plain and parts.port != 0
    except ValueError:  # of brackets and ports
        usable = False
    if not usable or not _ADDRESS.fullmatch(text):
        raise ValueError(f"is {shown(text)}; it has to be an address such as https://news.example/feeds/")
    return text if text.endswith("/") else f"{text}/"


def _either(allowed: tuple[str, ...]) -> str:
    return ", ".join(f'"{one}"' for one in allowed)
