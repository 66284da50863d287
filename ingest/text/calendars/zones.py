"""Knows time zones by the names that the press gives them, and converts a time in one of them to UTC."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, tzinfo
from datetime import timezone as fixed_zone
from functools import lru_cache
from types import MappingProxyType
from zoneinfo import ZoneInfo

FARTHEST_ZONE = timedelta(hours=14)  # from UTC, on the Line Islands

# Minutes east of UTC. A name that means several zones stands for the most published one here, unless the source's own
# zone bears that name (see `in_utc`).
ZONES: Mapping[str, int] = MappingProxyType(
    {
        **dict.fromkeys("z ut utc gmt wet".split(), 0),
        **dict.fromkeys("bst cet wat west met mez".split(), 60),
        **dict.fromkeys("cest eet cat sast mest mesz".split(), 120),
        **dict.fromkeys("eest msk мск trt eat idt".split(), 180),
        **dict.fromkeys("msd gst samt azt".split(), 240),
        **dict.fromkeys("pkt uzt yekt".split(), 300),
        **dict.fromkeys("bdt almt".split(), 360),
        **dict.fromkeys("ict wib".split(), 420),
        **dict.fromkeys("hkt sgt awst pht wita myt".split(), 480),
        **dict.fromkeys("jst kst wit".split(), 540),
        **dict.fromkeys("aest chst".split(), 600),
        **dict.fromkeys("nzst".split(), 720),
        **dict.fromkeys("brt art adt".split(), -180),
        **dict.fromkeys("ast edt clt".split(), -240),
        **dict.fromkeys("est cdt pet cot".split(), -300),
        **dict.fromkeys("cst mdt".split(), -360),
        **dict.fromkeys("mst pdt".split(), -420),
        **dict.fromkeys("pst akdt".split(), -480),
        "irst": 210,
        "aft": 270,
        "ist": 330,
        "npt": 345,
        "acst": 570,
        "acdt": 630,
        "aedt": 660,
        "nzdt": 780,
        "nst": -210,
        "ndt": -150,
        "akst": -540,
        "hst": -600,
    }
)
# What the same letters mean in zones that have only figures for a name in the tz database; minutes east of UTC.
ELSEWHERE: Mapping[str, int] = MappingProxyType({"ast": 180, "adt": 240, "bst": 360})  # Arabia, Bangladesh

# Zones with summer time, by the short names of the American press.
REGIONS: Mapping[str, str] = MappingProxyType(
    {"et": "America/New_York", "ct": "America/Chicago", "mt": "America/Denver", "pt": "America/Los_Angeles"}
)

# Long names of zones, with the short name of each.
LONG_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "Eastern Time": "et",
        "Central Time": "ct",
        "Mountain Time": "mt",
        "Pacific Time": "pt",
        "Eastern Standard Time": "est",
        "Eastern Daylight Time": "edt",
        "Central Standard Time": "cst",
        "Central Daylight Time": "cdt",
        "Mountain Standard Time": "mst",
        "Mountain Daylight Time": "mdt",
        "Pacific Standard Time": "pst",
        "Pacific Daylight Time": "pdt",
        "Greenwich Mean Time": "gmt",
        "Coordinated Universal Time": "utc",
        "British Summer Time": "bst",
        "Central European Time": "cet",
        "Central European Summer Time": "cest",
        "Eastern European Time": "eet",
        "Eastern European Summer Time": "eest",
        "Indian Standard Time": "ist",
        "India Standard Time": "ist",
        "Japan Standard Time": "jst",
        "по московскому времени": "msk",
        "по Москве": "msk",
        "بتوقيت غرينتش": "gmt",
        "بتوقيت جرينتش": "gmt",
        "توقيت غرينتش": "gmt",
        "غرينتش": "gmt",
        "جرينتش": "gmt",
        "گرینویچ": "gmt",
        "بە کاتی گرینیچ": "gmt",
        "گرینیچ": "gmt",
        "بتوقيت مكة المكرمة": "msk",  # the same as Moscow all the year
        "بتوقيت مكة": "msk",
        "بتوقيت بغداد": "msk",
        "بتوقيت السعودية": "msk",
    }
)


def in_utc(at: datetime, zone: str, timezone: str | None) -> tuple[datetime, bool]:
    """Return `at`, which is in `zone` or else in `timezone`, in UTC, and whether `zone` is known.

    `zone` is as written: an offset, a name, or "" if there is none; `timezone` is the source's own (IANA).
    """
    if zone[:1] in ("+", "-"):
        return at - offset_of(zone), True
    local = at.replace(tzinfo=zone_of(timezone))
    if not zone:
        return local.astimezone(UTC), True
    # IST is India's, Ireland's and Israel's: if the source's own zone has this name, it is meant.
    for season in (local, local.replace(month=1, day=1), local.replace(month=7, day=1)) if timezone else ():
        offset = season.utcoffset() or timedelta()
        if season.tzname() == zone.upper() or offset == timedelta(minutes=ELSEWHERE.get(zone.lower(), -1)):
            return at - offset, True
    if region := REGIONS.get(zone.lower()):
        return at.replace(tzinfo=zone_of(region)).astimezone(UTC), True
    if (minutes := ZONES.get(zone.lower())) is not None:
        return at - timedelta(minutes=minutes), True
    return local.astimezone(UTC), False


@lru_cache(maxsize=64)
def zone_of(timezone: str | None) -> tzinfo:
    """Return the zone of the tz database, or of an offset such as "+03:00"; UTC if there is none of that name."""
    try:
        if timezone and timezone[0] in "+-":
            return fixed_zone(offset_of(timezone))
        return ZoneInfo(timezone) if timezone else UTC
    except (KeyError, ValueError, OSError):  # from ZoneInfo, for an unknown or unsafe name, and for a folder's
        return UTC


@lru_cache(maxsize=256)
def offset_of(zone: str) -> timedelta:
    """Return how far east of UTC "+03:00", "-5" or "GMT" is.

    Raises: ValueError: it is neither an offset nor a name of Greenwich's time.
    """
    if zone in _GREENWICH:
        return timedelta()
    match = _OFFSET.fullmatch(zone)
    if not match or int(match[2]) > 23 or int(match[3] or 0) > 59:
        raise ValueError(zone)
    span = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    return -span if match[1] == "-" else span


_GREENWICH = frozenset("GMT UTC UT Z".split())
_OFFSET = re.compile(r"([+-])(\d\d?)(?::?(\d\d))?", re.ASCII)
