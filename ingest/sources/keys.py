"""The keys of a source: what each may hold, and what several may hold together."""

import math
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, get_args
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from ingest.errors import SourcesError
from ingest.schema import Source, SourceKind
from ingest.sources.patterns import fault_of
from ingest.sources.secrets import credentials, headers
from ingest.text.urls import absolute_url
from ingest.text.written import Place, flag, one_line, shown, whole_number, written_language

KINDS: tuple[str, ...] = get_args(SourceKind)
MOST_PATTERNS = 100  # of one key

_HTTP = re.compile(r"https?://", re.IGNORECASE)
_FEED = re.compile(r"\Afeed:(?://)?", re.IGNORECASE)  # as browsers and readers once wrote it before an address
_BARE = re.compile(r"(?:[^\s./:?#@]+\.)+[^\s./:?#@]+(?::[0-9]{1,5})?(?=[/?#]|$)")  # a host, and what may follow
_PARAMETER = re.compile(r"[^\s*?&=#]{1,100}\*?|\*")  # as it is written in an address, or unescaped
_TIME = re.compile(r"([0-9]{1,9}) ?([smhd])")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_LEAST, _LONGEST = 60, 30 * 86400  # seconds between two polls


def checked(key: str, value: object, place: Place) -> Any:
    """Return the value of a key in the form that Source holds, or raise SourcesError saying what is allowed."""
    try:
        return KEYS[key](value)
    except ValueError as error:
        raise SourcesError(f"{place}: {key} {error}") from None


def agreed(source: Source, places: Mapping[str, Place]) -> Source:
    """Return a source whose settings go together; `places` says where each key of it is written.

    Raises: SourcesError: two of them contradict each other, or would send a secret where anybody can read it.
    """
    for key, fault in _contradictions(source):
        if key in places:
            raise SourcesError(f"{places[key]}: {key} {fault}")
    return source


def _contradictions(source: Source) -> list[tuple[str, str]]:
    found = []
    least, most = source.interval_min, source.interval_max
    if least is not None and most is not None and least > most:
        found.append(("interval_max", f"is {most} seconds, less than interval_min, which is {least}; exchange them"))
    if source.credentials and any(name.lower() == "authorization" for name, _ in source.headers):
        found.append(("headers", "names Authorization, which credentials sends already; leave one of the two out"))
    both = {name.lower() for name in source.drop_parameters} & {name.lower() for name in source.keep_parameters}
    found += (("keep_parameters", f"names {one!a}, as drop_parameters does; take one out") for one in sorted(both)[:1])
    if source.allow_private:
        return found
    if source.spacing < 1:
        found.append(
            ("spacing", f"is {source.spacing:g}; less than a second between requests needs allow_private = true")
        )
    for key in ("headers", "credentials"):
        if getattr(source, key) and source.url.startswith("http://"):
            found.append(
                (key, "would be sent unencrypted to an http:// address; use https://, or allow_private = true")
            )
        elif getattr(source, key) and not source.verify_tls:
            found.append(
                (key, "would be sent to whoever answers, since verify_tls is false; needs allow_private = true")
            )
    return found


def typed(text: str) -> str:
    """Return an address as a person types it with the scheme that it lacks.

    >>> typed("news.example/world"), typed("feed:https://news.example/rss")
    ('https://news.example/world', 'https://news.example/rss')
    """
    text = _FEED.sub("", text.strip(), count=1)
    return f"https://{text}" if _BARE.match(text) else text


def listed(url: str) -> str:
    """Return an address as a list of another reader holds it, with a scheme to ask it by in the place of `feed:`."""
    return typed(url) if _FEED.match(url) else url


def _address(value: object) -> str:
    text = one_line(value)
    if not _HTTP.match(text):
        raise ValueError(f"is {shown(text)}; it has to begin with http:// or https://")
    url = absolute_url(text, None)
    if url is None:
        raise ValueError(f"is {shown(text)}, which is no usable address; write one such as https://site.example/feed")
    if "@" in url and "@" in urlsplit(url).netloc:
        # Not shown: it would go on to logs and mails. And a source's address is republished with its feeds.
        raise ValueError(
            "holds a user name or password; leave it out, for the address is published with the feeds, and name an "
            "environment variable that holds USER:PASSWORD as credentials"
        )
    return url


def _timezone(value: object) -> str:
    name = one_line(value)
    try:
        ZoneInfo(name)
    except (ValueError, OSError, LookupError):  # a path, a folder, a name that no zone bears
        raise ValueError(f'is {shown(value)}; it has to be an IANA name such as "Asia/Baghdad" or "UTC"') from None
    return name


def _kind(value: object) -> str:
    if value not in KINDS:
        raise ValueError(f"is {shown(value)}; it has to be one of {', '.join(KINDS)}")
    return str(value)


def _interval(value: object) -> int:
    seconds = value if isinstance(value, int) and not isinstance(value, bool) else None
    if isinstance(value, str) and (written := _TIME.fullmatch(value.strip())):
        seconds = int(written[1]) * _SECONDS[written[2]]
    if seconds is None:
        raise ValueError(f'is {shown(value)}; it has to be a time such as "15m", "2h" or "1d", or whole seconds')
    if not _LEAST <= seconds <= _LONGEST:
        raise ValueError(f"is {shown(value)}; it has to be from a minute to 30 days")
    return seconds


def _spacing(value: object) -> float:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not number or not math.isfinite(value) or not 0 <= value <= 3600:  # type: ignore[arg-type, operator]  # a number
        raise ValueError(f"is {shown(value)}; it has to be a number of seconds from 0 to 3600, without quotes")
    return float(value)  # type: ignore[arg-type]  # the same


def _patterns(value: object) -> tuple[str, ...]:
    written = value if isinstance(value, list) else [value]
    if len(written) > MOST_PATTERNS:
        raise ValueError(f"holds {len(written)} regular expressions; at most {MOST_PATTERNS} are allowed")
    for one in written:
        if not isinstance(one, str) or not one.strip():
            raise ValueError(f"is {shown(one)}; it has to be a regular expression in quotes, or a list of them")
        if fault := _fault(one):
            raise ValueError(f"is {shown(one)}; {fault}")
    return tuple(written)


def _parameters(value: object) -> tuple[str, ...]:
    written = value if isinstance(value, list) else [value]
    if len(written) > MOST_PATTERNS:
        raise ValueError(f"holds {len(written)} names; at most {MOST_PATTERNS} are allowed")
    for one in written:
        if not isinstance(one, str) or not _PARAMETER.fullmatch(one):
            raise ValueError(f'is {shown(one)}; it has to be a name such as "pos" or "campaign_*", or a list of them')
    return tuple(dict.fromkeys(written))


_fault = lru_cache(maxsize=1024)(fault_of)  # a list of sources repeats its filters

KEYS: Mapping[str, Callable[[object], Any]] = MappingProxyType(
    {
        "url": _address,
        "name": one_line,
        "title": one_line,
        "language": written_language,
        "timezone": _timezone,
        "day_first": flag,
        "allow_private": flag,
        "recipe": one_line,
        "kind": _kind,
        "interval_min": _interval,
        "interval_max": _interval,
        "spacing": _spacing,
        "follow": whole_number(0, 100),
        "follow_most": whole_number(0, 10_000),
        "full_text": flag,
        "include": _patterns,
        "exclude": _patterns,
        "drop_parameters": _parameters,
        "keep_parameters": _parameters,
        "headers": headers,
        "credentials": credentials,
        "verify_tls": flag,
    }
)
