"""Reads how long a server asks us to wait: Cache-Control, Expires, Age and Retry-After, however malformed. Pure."""

import re
from datetime import datetime

from ingest.schema import Flaw

DAY = 86_400.0  # seconds: we never wait longer, whatever a server says
REST = 3600.0  # seconds for which we leave a host alone that asks for fewer requests and does not say how long

_DIRECTIVE = re.compile(r"""([\w-]+)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*+)"?|([^",;]*)))?""")
# Of several numbers the first counts (RFC 9111 section 5.1).
_NUMBER = re.compile(r"((\d+)(?:\.\d+)?)(?:\s*,.*)?", re.ASCII | re.DOTALL)
_MOST_DIGITS = 9  # a longer number is more than a day in any case

Headers = tuple[tuple[str, str], ...]  # lower-case names


def fresh_for(headers: Headers, at: datetime) -> float | None:
    """Return for how many seconds from `at` the answer says it stays fresh, at most a day; None if it does not say.

    max-age, else Expires minus Date; in either case minus Age (RFC 9111 section 4.2). s-maxage is for shared caches,
    which we are not. no-cache and no-store say nothing of change. A value that cannot be read counts as stale: 0.
    """
    said = dict(headers)
    directives = _directives(said.get("cache-control", ""))
    if {"no-cache", "no-store"} & directives.keys():
        return None
    if "max-age" in directives:
        lifetime = _seconds(directives["max-age"])
    elif "expires" in said:
        lifetime = _until(said["expires"], _date(said.get("date", "")) or at)
    else:
        return None
    return max(0.0, (lifetime or 0.0) - (_seconds(said.get("age", "")) or 0.0))


def retry_after(headers: Headers, at: datetime) -> float | None:
    """Return in how many seconds from `at` the server wants to be asked again, at most a day.

    None if it does not say, or says nothing readable (RFC 9110 section 10.2.3). A date in the past is 0.

    >>> retry_after((("retry-after", "120"),), datetime.min)
    120.0
    """
    said = dict(headers)
    value = said.get("retry-after", "")
    seconds = _seconds(value)
    return seconds if seconds is not None else _until(value, _date(said.get("date", "")) or at)


def _directives(cache_control: str) -> dict[str, str]:
    """Return the directives in lower case. The first counts if one is given twice."""
    said: dict[str, str] = {}
    for name, quoted, bare in _DIRECTIVE.findall(cache_control):
        said.setdefault(name.lower(), (quoted or bare).strip())
    return said


def _seconds(text: str) -> float | None:
    """Return a number of seconds, at most a day; None if the text is no number, or a negative one."""
    number = _NUMBER.fullmatch(text.strip())
    if number is None:
        return None
    return DAY if len(number[2].lstrip("0")) > _MOST_DIGITS else min(DAY, float(number[1]))


def _until(text: str, start: datetime) -> float | None:
    """Return the seconds from `start` to a date, from none to a day; None if the text is no date."""
    end = _date(text)
    return None if end is None else min(DAY, max(0.0, (end - start).total_seconds()))


def _date(text: str) -> datetime | None:
    if not text or text.isdecimal():  # a number here is of seconds, and no year
        return None
    from ingest.text.dates import parse_date  # here: loading it costs a run 30 ms, and few need it

    moment = parse_date(text)
    return None if isinstance(moment, Flaw) else moment.when
