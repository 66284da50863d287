"""Reads how long ago something was, as lists of latest stories say it: "6 minutes ago", "vor 6 Minuten", "10分前"."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from ingest.text.calendar_words import key, plain

# Seconds in a unit; "" stands for units whose names several languages share.
UNITS: Mapping[int, tuple[str, ...]] = MappingProxyType(
    {
        1: (
            *"s sec secs second seconds sekunde sekunden sek seconde secondes segundo segundos seg secondo".split(),
            *"secondi seconden saniye sn ثانية ثوان ثواني ثانیه چرکە секунд секунды секунду сек sekund sekundy".split(),
            *"sekundę sekunder δευτερόλεπτα detik 秒 초".split(),
        ),
        60: (
            *"m min mins minute minutes minuten minuto minuti minuut minuta minuty minut minutę minuter".split(),
            *"dakika dk دقيقة دقائق دقيقه دقیقه خولەک минут минуты минуту мин хвилин хвилини minutami".split(),
            *"minútami perce perccel minuta минути dəqiqə منٹ דקות phút minit хвилину".split(),
            *"λεπτά λεπτό menit 分 分钟 分鐘 분 deqe deqîqe minutu minutos".split(),
        ),
        3600: (
            *"h hr hrs hour hours std stunde stunden heure heures hora horas ora ore uur uren saat sa".split(),
            *"ساعة ساعات ساعت کاتژمێر سەعات час часа часов годин години godzin godziny godzinę hodin hodinami".split(),
            *"timmar timme tim val timer time ώρες ώρα jam 時間 小时 小時 시간 saet".split(),
            *"órája órával часа часове sati sata sat hodín hodinou گھنٹے גھنٹہ שעה שעות giờ کاتژمێرێک hodinu".split(),
        ),
        86400: (
            *"d day days tag tage tagen jour jours j día días dia dias giorno giorni dag dagen dagar gün يوم".split(),
            *"أيام ايام ڕۆژ رۆژ روز день дня дней днів dni dzień dny μέρες ημέρες ημέρα hari 日 天 일 roj".split(),
        ),
        604800: (
            *"w wk wks week weeks woche wochen semaine semaines semana semanas settimana settimane weken hafta".split(),
            *"أسبوع أسابيع هەفتە هفته неделю недели недель tydzień tygodnie minggu 週間 周 주 hefte".split(),
        ),
    }
)
# Arabic has a word for two of a thing: seconds in them.
DUALS: Mapping[str, int] = MappingProxyType({"دقيقتين": 120, "ساعتين": 7200, "يومين": 172800, "أسبوعين": 1209600})

# Letters that mean another unit in one language than elsewhere.
LOCAL_UNITS: Mapping[str, Mapping[str, int]] = MappingProxyType(
    {
        "da": {"t": 3600},
        "nb": {"t": 3600},
        "no": {"t": 3600},
        "sv": {"t": 3600},
        "id": {"j": 3600},
        "tr": {"s": 3600, "g": 86400},
        "ru": {"м": 60, "ч": 3600, "д": 86400},
    }
)

# What makes a span of time lie in the past. The first set may stand before or after, alone or in several words.
AGO: tuple[str, ...] = (
    *"ago vor hace fa há atrás geleden önce منذ قبل پێش لەمەوبەر پیش назад тому temu před siden".split(),
    *"prieš lalu yang berî berê مضت مضى pre преди əvvəl ezelőtt پہلے לפני trước pred".split(),
    *"前 전".split(),
    "il y a",
    "för sedan",
    "πριν από",
    *"πριν depuis för sedan acum prije za".split(),
)
ONE: tuple[str, ...] = tuple("a an one eine einer einem ein un une una uno um uma een bir en ett یەک یک".split())
NOW: tuple[str, ...] = (
    *"now jetzt maintenant ahora adesso agora nu şimdi الآن ئێستا اکنون сейчас teraz teď τώρα".split(),
    *"just now|gerade eben|à l'instant|ahora mismo|az önce|في هذه اللحظة|только что|たった今|刚刚|방금".split("|"),
)
YESTERDAY: tuple[str, ...] = (
    *"yesterday gestern hier ayer ieri ontem gisteren dün أمس دوێنێ دیروز вчера вчора wczoraj včera igår".split(),
    *"kemarin 昨日 昨天 어제".split(),
)
TODAY: tuple[str, ...] = (
    *"today heute aujourd'hui hoy oggi hoje vandaag bugün اليوم ئەمڕۆ امروز сегодня сьогодні dzisiaj dziś".split(),
    *"dnes idag 今日 今天 오늘".split(),
)

_TOKEN = re.compile(r"\d+|[^\W\d_]+")
# "6m" alone, as the clocks of latest lists have it; "6 min" is a reading time.
_COMPACT = re.compile(r"\d{1,3}[^\W\d_]{1,3}")
_SUFFIXED = re.compile(unicodedata.normalize("NFKD", r"(.+)(前|전)"))


class Span(NamedTuple):
    """How long ago, in seconds, and whether it was counted in days."""

    seconds: int
    whole_days: bool


_A_DAY = Span(86400, True)


@cache
def _keys(spellings: tuple[str, ...]) -> frozenset[str]:
    return frozenset(key(spelling) for spelling in spellings)


@cache
def _units(language: str) -> Mapping[str, int]:
    index = {key(name): seconds for seconds, units in UNITS.items() for name in units}
    return index | dict(LOCAL_UNITS.get(language, {}))


@cache
def _ago() -> frozenset[str]:
    return frozenset(word for phrase in _keys(AGO) for word in phrase.split())


def span_of(text: str, language: str = "") -> Span | None:
    """Return the span of "6 minutes ago", None where `text` is anything else."""
    flat = plain(text).casefold()
    tokens = _TOKEN.findall(flat)
    joined = " ".join(tokens)
    for spellings, span in ((NOW, Span(0, False)), (TODAY, Span(0, True)), (YESTERDAY, _A_DAY)):
        if joined in _keys(spellings):
            return span
    tokens = [part for token in tokens for part in _SUFFIXED.sub(r"\1 \2", token).split()]
    counted = [token for token in tokens if token not in _ago()]
    if len(counted) == len(tokens) and not _COMPACT.fullmatch(flat):
        return None
    return _sum(counted, _units(language if language in LOCAL_UNITS else ""))


def _sum(tokens: list[str], units: Mapping[str, int]) -> Span | None:
    """Add up "1 hour 5 minutes"; a unit alone ("an hour", "ساعتين") counts once."""
    spans, count = [], 1
    for token in tokens:
        if token.isdecimal():
            count = int(token[:6])
        elif unit := units.get(token) or _duals().get(token):
            spans.append(unit * count)
            count = 1
        elif token not in _keys(ONE):
            return None
    if not spans or tokens[-1].isdecimal():
        return None
    return Span(sum(spans), spans[-1] % _A_DAY.seconds == 0)


@cache
def _duals() -> Mapping[str, int]:
    return {key(name): seconds for name, seconds in DUALS.items()}
