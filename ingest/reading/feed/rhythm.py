"""How often a feed says that it changes, and when not: ttl, sy:, skipHours, skipDays, cloud.

RSS 2.0 (ttl, skipHours, skipDays, cloud), RSS 1.0's syndication module.
"""

from typing import Any

from lxml.etree import _Element

from ingest.reading.feed.constructs import Grouped, Scope, text_of_element, whole_number, words_of
from ingest.schema import WEEKDAYS, Cloud

_KEYS = frozenset("ttl skiphours skipdays cloud sy:updateperiod sy:updatefrequency".split())
_PERIODS = {"hourly": 3600, "daily": 86_400, "weekly": 604_800, "monthly": 2_629_746, "yearly": 31_556_952}


def rhythm(found: Grouped, scope: Scope) -> dict[str, Any]:
    """Return the fields of a Feed that say when it changes, without those that it does not state."""
    if _KEYS.isdisjoint(found):
        return {}
    days = {word.title() for word in _listed(found, scope, "skipdays")}
    said = {
        "ttl": whole_number(words_of(found, "ttl", scope)),
        "update_interval": _interval(found, scope),
        "skip_hours": tuple(
            sorted({hour for word in _listed(found, scope, "skiphours") if (hour := _hour(word)) is not None})
        ),
        "skip_days": tuple(day for day in WEEKDAYS if day in days),
        "cloud": next((cloud for one in found.get("cloud", ()) if (cloud := _cloud(one))), None),
    }
    return {name: value for name, value in said.items() if value is not None}


def _listed(found: Grouped, scope: Scope, key: str) -> list[str]:
    return [text_of_element(part, scope).strip() for one in found.get(key, ()) for part in one]


def _hour(word: str) -> int | None:
    """Return an hour of the day; the 24 of RSS 0.91, which counts from 1, is 0."""
    hour = whole_number(word)
    return None if hour is None or hour > 24 else hour % 24


def _interval(found: Grouped, scope: Scope) -> int | None:
    """Return the seconds between changes: the period (daily by default) divided by the frequency."""
    period, frequency = (
        words_of(found, "sy:updateperiod", scope),
        whole_number(words_of(found, "sy:updatefrequency", scope)),
    )
    if period is None and frequency is None:
        return None
    seconds = _PERIODS.get((period or "daily").lower())
    return seconds // max(frequency or 1, 1) or None if seconds else None


def _cloud(element: _Element) -> Cloud | None:
    said = {str(name).lower(): str(value).strip() for name, value in element.attrib.items()}
    if not said.get("domain"):
        return None
    return Cloud(
        domain=said["domain"],
        port=whole_number(said.get("port")),
        path=said.get("path") or None,
        procedure=said.get("registerprocedure") or None,
        protocol=said.get("protocol") or None,
    )
