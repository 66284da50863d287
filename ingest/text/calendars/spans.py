"""Reads how long ago something was, as in lists of the latest stories: "6 minutes ago", "vor 6 Minuten", "10分前"."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from ingest.text.calendars.words import key, plain

# Seconds in a unit. "" stands for names of units that several languages share.
UNITS: Mapping[int, tuple[str, ...]] = MappingProxyType(
    {
        1: (
            *"s sec secs second seconds sekunde sekunden sek seconde secondes segundo segundos seg secondo".split(),
            *"secondi seconden saniye sn ثانية ثوان ثواني ثانیه چرکە секунд секунды секунду сек sekund sekundy".split(),
            *"sekundę sekunder δευτερόλεπτα detik 秒 초 sekuntia sekundit sekundami secunde giây วินาที".split(),
            *"másodperce שניות saniyə soniya секунди सेकंड সেকেন্ড سیکنڈ წამის վայրկյան".split(),
        ),
        60: (
            *"m min mins minute minutes minuten minuto minuti minuut minuta minuty minut minutę minuter".split(),
            *"dakika dk دقيقة دقائق دقيقه دقیقه خولەک минут минуты минуту мин хвилин хвилини minutami".split(),
            *"minútami perce perccel minuta минути dəqiqə منٹ דקות phút minit хвилину".split(),
            *"λεπτά λεπτό menit 分 分钟 分鐘 분 deqe deqîqe minutu minutos minutt minuttia minuutti minuuttia".split(),
            *"minutit minūtes minūtēm minutes minučių minuto minutama minuts minútou minutou minutë mínútum mn".split(),
            *"minutter deqîqeyan xulek xulekan דקה минута минуте минути хв хвіліну хвіліны хвілін мүнөт daqiqa".split(),
            *"дақиқа นาที मिनट মিনিট நிமிடம் நிமிடங்கள் நிமிடங்களுக்கு წუთის րոպե ደቂቃ ደቂቃዎች دقیقې د".split(),
            *"munud funud минутын મિનિટ minti ನಿಮಿಷದ ನಿಮಿಷಗಳ നിമിഷം മിനിറ്റ് मिनिटा मिनिटां मिनेट မိနစ် ਮਿੰਟ".split(),
            *"ମିନିଟ୍ منٽ".split(),
            *"නාඩි මිනිත්තු daqiiqad daqiiqadood நிமிடத்திற்கு నిమిషం నిమిషాల నిమిషాలు នាទី ນາທີ".split(),
        ),
        3600: (
            *"h hr hrs hour hours std stunde stunden heure heures hora horas ora ore uur uren saat sa".split(),
            *"ساعة ساعات ساعت کاتژمێر سەعات час часа часов годин години godzin godziny godzinę hodin hodinami".split(),
            *"timmar timme tim val timer time ώρες ώρα jam 時間 小时 小時 시간 saet".split(),
            *"órája órával часа часове sati sata sat hodín hodinou گھنٹے گھنٹہ שעה שעות giờ کاتژمێرێک hodinu".split(),
            *"tunti tuntia tund tundi stundas stundām stundu valandą valandas valandų uro urama urami oră orë".split(),
            *"klukkustund klukkustundum klst u hores ordu oras soat соат saetan saetekê demjimêr demjimêran".split(),
            *"сата сати сат часови годину гадзіну гадзіны гадзін сағат саат ч ชั่วโมง घंटा घंटे ঘণ্টা ঘন্টা".split(),
            *"மணிநேரம் மணிநேரத்திற்கு மணித்தியாலங்களுக்கு საათის ժամ ሰዓት ሰዓታት ساعته س saa".split(),
            *"ሰዓቶች awr tunni કલાક awa ಗಂಟೆ ಗಂಟೆಗಳ ម៉ោង ຊົ່ວໂມງ valandos മണിക്കൂർ цагийн तासा तासां နာရီ".split(),
            *"घण्टा timar ଘଣ୍ଟା".split(),
            *"ਘੰਟਾ ਘੰਟੇ ساعتونه ڪلاڪ පැය saacad saacadood గంట గంటల hodiny".split(),
        ),
        86400: (
            *"d day days tag tage tagen jour jours j día días dia dias giorno giorni dag dagen dagar gün يوم".split(),
            *"أيام ايام ڕۆژ رۆژ روز день дня дней днів dni dzień dny μέρες ημέρες ημέρα hari 日 天 일 roj".split(),
            *"dager dage päivä päivää päev päeva dienas dienām dieną dienų dan dana dnevom dnevi zi zile ditë".split(),
            *"dögum dies egun kun кун rojan rojekê dňami dňom araw ngày napja วัน दिन দিন дни дана дан ден".split(),
            "дена",
            *"дні дзень дзён күн ימים دن ورځې დღის օր ቀን ቀናት siku".split(),
            *"dae ቀኖች يومًا dnem dne diwrnod ddiwrnod દિવસ rana kwanaki יום nappal degi dina dino ថ្ងៃ ದಿನದ".split(),
            *"ದಿನಗಳ ມື້ dienos ദിവസം".split(),
            *"өдрийн दिवसा दिवसां ရက် døgn ଦିନ ਦਿਨ dnia ورځ ڏينهن දින dňa dnevoma maalin maalmood நாளுக்கு".split(),
            *"நாட்களுக்கு రోజు రోజుల".split(),
            "دنوں",
        ),
        604800: (
            *"w wk wks week weeks woche wochen semaine semaines semana semanas settimana settimane weken hafta".split(),
            *"أسبوع أسابيع هەفتە هفته неделю недели недель tydzień tygodnie minggu 週間 周 주 hefte".split(),
            *"uke uker uge uger vecka veckor viikko viikkoa nädal nädalat nedēļas nedēļām savaitę savaites".split(),
            *"setmana setmanes săptămână săptămâni javë tuần hete həftə týden týdny týždeň týždňami апта".split(),
            *"седмица седмици тиждень тижні שבוע שבועות สัปดาห์ हफ्ते सप्ताह সপ্তাহ ہفتے ہفتہ კვირის".split(),
            *"weke ሳምንት ሳምንታት أسبوعًا тыдзень тыдні тыдняў тыдня sedmicu sedmice sedmica týdnem týdne".split(),
            *"wythnos εβδομάδα".split(),
            *"εβδομάδες nädala aste linggo અઠવાડિયા mako makonni tjedan tjedna tjedana héttel շաբաթ viku".split(),
            *"vikum pekan សប្ដាហ៍".split(),
            *"ವಾರದ ವಾರಗಳ ອາທິດ savaičių ആഴ്ച आठवड्या आठवड्यां ပတ် हप्ता veke veker ସପ୍ତାହ ਹਫ਼ਤਾ ਹਫ਼ਤੇ tygodni".split(),
            *"tygodnia اونۍ هفتا සති týždňom týždňa tednom tednoma tedni toddobaad недеље недеља nedelje".split(),
            *"nedelja wiki".split(),
            *"வாரத்திற்கு வாரங்களுக்கு వారం వారాల тижнів тижня 星期 個星期 个星期 週".split(),
        ),
    }
)
# Short names that count only with a word for the past: else "1st" or "4th" would be spans.
SHORT_UNITS: Mapping[int, tuple[str, ...]] = MappingProxyType(
    {
        60: tuple("mun λεπ דק मि ր mnt წთ мүн ນທ मिनि ମି dqqd நிமி நி నిమి".split()),
        3600: tuple("гадз t שע घं ժ სთ сағ ຊມ st ଘ godz scd மணி ம గం ชม год".split()),
        86400: tuple("ημ pv gg dgn дн mln mlmd நா".split()),
        604800: (
            *"тыд седм sed setm týd ws wo εβδ sem näd vk અઠ שב tj շաբ mgg mgu sett კვ ап апт ອທ sav ned".split(),
            *"ସପ୍ତା tydz tyg săpt нед týž ted tdbd வார வா hf тиж".split(),
        ),
    }
)
# Arabic and Hebrew have words for two of a thing. Seconds in two units.
DUALS: Mapping[str, int] = MappingProxyType(
    {
        "دقيقتين": 120,
        "ساعتين": 7200,
        "يومين": 172800,
        "أسبوعين": 1209600,
        "שעתיים": 7200,
        "יומיים": 172800,
        "שבועיים": 1209600,
        "pythefnos": 1209600,
    }
)

# Letters that mean another unit in some language than elsewhere.
LOCAL_UNITS: Mapping[str, Mapping[str, int]] = MappingProxyType(
    {
        "bg": {"д": 86400},
        "da": {"t": 3600},
        "el": {"λ": 60, "ώ": 3600},
        "et": {"t": 3600, "p": 86400},
        "fi": {"t": 3600},
        "id": {"j": 3600, "h": 86400},
        "it": {"g": 86400},
        "ky": {"с": 3600},
        "mn": {"ц": 3600},
        "nb": {"t": 3600, "u": 604800},
        "nn": {"t": 3600, "v": 604800},
        "no": {"t": 3600, "u": 604800},
        "pl": {"g": 3600},
        "ru": {"м": 60, "д": 86400},
        "sr": {"č": 3600, "д": 86400, "н": 604800, "n": 604800},
        "sv": {"t": 3600, "v": 604800},
        "tr": {"s": 3600, "g": 86400},
        "uk": {"год": 3600},
    }
)

# Words that put a span into the past. Those of the first set may stand before or after it, and be several.
AGO: tuple[str, ...] = (
    *"ago vor hace fa há atrás geleden önce منذ قبل پێش لەمەوبەر پیش назад тому temu před siden".split(),
    *"prieš lalu yang berî berê مضت مضى pre преди əvvəl ezelőtt پہلے לפני trước pred".split(),
    *"前 전 ที่แล้ว ก่อน ที่ผ่านมา เมื่อ".split(),
    "il y a",
    "för sedan",
    "πριν από",
    "më parë",
    "ang nakalipas",
    *"πριν depuis för sedan acum prije fyrir síðan sitten tagasi pirms duela hai beriya пре пред таму".split(),
    *"gelede পূৰ্বে eest પહેલાં kepungkur ಹಿಂದೆ ກ່ອນ മുമ്പ് өмнө ပြီးခဲ့သည့် पहिले sidan ପୂର୍ବେ".split(),
    *"ਪਹਿਲਾਂ پهرين".split(),
    *"kahor khr క్రితం sen мурн पूर्वी មុន".split(),
    "yn ôl",
    *"бұрын мурун öncə oldin олдин avval аввал لەمەوپێش مخکې पहले আগে முன் முன்பு წინ առաջ ከ በፊት".split(),
)
# In Swahili, Sinhala and Hausa, where the count follows the unit: "dakika 5 zilizopita".
AGO_BEHIND: tuple[str, ...] = ("zilizopita", "iliyopita", "පෙර", "gabata")
# Units whose ending says that they are past.
AGO_UNITS: tuple[str, ...] = tuple("másodperce perce órája napja hete".split())
ONE: tuple[str, ...] = (
    *"a an one eine einer einem ein un une una uno um uma een bir en ett یەک یک unha o egy eno et jednu".split(),
    *"isang yek moja бір واحد واحدة ایک یو μία μια ένα एक".split(),
)
# Words beside a count that is not exact, or between it and the unit.
ABOUT: tuple[str, ...] = (
    *"about over almost etwa rund environ aproximadamente cerca circa ongeveer cirka omtrent yaklaşık około".split(),
    *"около حوالي přibližně noin oko vremena for de ئێستا 約 약 大约 大約".split(),
    *"நேரம் நேரத்திற்கு நேரத்துக்கு நேரங்களுக்கு".split(),  # "1 மணி நேரத்திற்கு முன்"
    *"da ya suka කට na".split(),  # "minti 5 da ya gabata", "මිනිත්තු 5කට පෙර", "5 (na) araw"
)
NOW: tuple[str, ...] = (
    *"now jetzt maintenant ahora adesso agora nu şimdi الآن ئێستا اکنون сейчас teraz teď τώρα".split(),
    *"just now|gerade eben|à l'instant|ahora mismo|az önce|في هذه اللحظة|только что|たった今|刚刚|방금".split("|"),
    *"moments ago|a moment ago|seconds ago|a few seconds ago|less than a minute ago|less than 1 minute ago".split("|"),
    *"soeben|vor wenigen Sekunden|vor ein paar Sekunden|il y a quelques secondes|hace instantes".split("|"),
    *"hace unos segundos|hace un momento|agora mesmo|há poucos segundos|zojuist|przed chwilą|před chvílí".split("|"),
    *"pred chvíľou|щойно|несколько секунд назад|кілька секунд тому|منذ لحظات|منذ ثوان|لحظاتی پیش".split("|"),
    *"birkaç saniye önce|vừa xong|เมื่อสักครู่|अभी|এইমাত্র|방금 전|几秒前|数秒前".split("|"),
)
YESTERDAY: tuple[str, ...] = (
    *"yesterday gestern hier ayer ieri ontem gisteren dün أمس دوێنێ دیروز вчера вчора wczoraj včera igår".split(),
    *"kemarin 昨日 昨天 어제 eilen eile vakar jučer juče јуче včeraj tegnap duh ahir onte atzo dje dünən кеше".split(),
    *"kecha semalam учора χθες χτες אתמול երեկ გუშინ গতকাল เมื่อวาน เมื่อวานนี้".split(),
    *"i går|í gær|hôm qua".split("|"),
)
TODAY: tuple[str, ...] = (
    *"today heute aujourd'hui hoy oggi hoje vandaag bugün اليوم ئەمڕۆ امروز сегодня сьогодні dzisiaj dziś".split(),
    *"dnes idag 今日 今天 오늘 tänään täna šodien šiandien danas danes данас днес денес azi astăzi avui hoxe".split(),
    *"gaur sot bugun сёння бүгін σήμερα היום այսօր დღეს आज আজ آج วันนี้ îro".split(),
    *"i dag|í dag|bu gün|hôm nay|hari ini".split("|"),
)

_TOKEN = re.compile(r"\d+|[^\W\d_]+")
# "6m" alone, as in lists of the latest stories. "6 min" is a reading time.
_COMPACT = re.compile(r"\d{1,3}[^\W\d_]{1,3}")
_SUFFIXES = ("前", "전", "ที่แล้ว", "ก่อน", "ที่ผ่านมา", "មុន", "ກ່ອນ", "पूर्वी")
_SUFFIXED = re.compile(f"(.+?)({'|'.join(map(key, _SUFFIXES))})")


class NearDay(NamedTuple):
    """A day named by how near it is, such as "yesterday", and the text beside it."""

    days_ago: int
    rest: str


class Span(NamedTuple):
    """How many seconds ago, and whether that was counted in days."""

    seconds: int
    whole_days: bool


_A_DAY = Span(86400, True)


@cache
def _keys(spellings: tuple[str, ...]) -> frozenset[str]:
    return frozenset(key(spelling) for spelling in spellings)


@cache
def _named() -> Mapping[str, Span]:
    """The spans that have names without a figure. If a name means several, the nearest."""
    spans = ((YESTERDAY, _A_DAY), (TODAY, Span(0, True)), (NOW, Span(0, False)))
    return {name: span for spellings, span in spans for name in _keys(spellings)}


@cache
def _units(language: str, *, short: bool) -> Mapping[str, int]:
    tables = (SHORT_UNITS, UNITS) if short else (UNITS,)
    index = {key(name): seconds for table in tables for seconds, units in table.items() for name in units}
    return index | {key(name): seconds for name, seconds in LOCAL_UNITS.get(language, {}).items()}


@cache
def _ago() -> frozenset[str]:
    return frozenset(word for word in _keys(AGO + AGO_BEHIND) if " " not in word)


@cache
def _ago_in_words() -> tuple[frozenset[str], ...]:
    """The phrases of several words, each of which means something else alone: "il y a" is past, "9:30 a.m." is not."""
    return tuple(frozenset(phrase.split()) for phrase in _keys(AGO) if " " in phrase)


def _past_among(tokens: Sequence[str]) -> frozenset[str]:
    """Those words that put a span into the past."""
    present = frozenset(tokens)
    return _ago().intersection(present).union(*(words for words in _ago_in_words() if words <= present))


def near_day_of(text: str) -> NearDay | None:
    """Return the day of "Yesterday, 2:32 pm" or "14:32 Uhr, gestern", and the rest; None if no such day is named.

    >>> near_day_of("Yesterday, 2:32 pm"), near_day_of("2:32 pm")
    (NearDay(days_ago=1, rest='2:32 pm'), None)
    """
    flat = plain(text).casefold()
    found = _near(first=not flat[:1].isdecimal()).fullmatch(flat)
    return NearDay(1 if found["yesterday"] else 0, found["rest"]) if found else None


@cache
def _near(*, first: bool) -> re.Pattern[str]:
    """A pattern of a named day before a text with a figure or, if it does not come `first`, behind one."""
    sorted_names = (sorted(_keys(names), key=len, reverse=True) for names in (TODAY, YESTERDAY))
    today, yesterday = ("|".join(names).replace(" ", r"[\W_]+") for names in sorted_names)
    day = rf"(?:(?P<yesterday>{yesterday})|{today})"
    return re.compile(rf"{day}(?=[\W\d])[\W_]*(?P<rest>.*\d.*)" if first else rf"(?P<rest>\d.*?)[\W_]+{day}")


def span_of(text: str, language: str) -> Span | None:
    """Return the span of "6 minutes ago"; None if `text` is anything else."""
    flat = plain(text).casefold()
    tokens = _TOKEN.findall(flat)
    if (named := _named().get(" ".join(tokens))) is not None:
        return named
    if not flat.isascii():  # the suffixes are in scripts without spaces
        tokens = [part for token in tokens for part in _SUFFIXED.sub(r"\1 \2", token).split()]
    past = _past_among(tokens)
    counted = [token for token in tokens if token not in past]
    if not _keys(AGO_BEHIND).isdisjoint(tokens):
        counted.reverse()
    is_past = bool(past) or not _keys(AGO_UNITS).isdisjoint(tokens[-1:])
    if not is_past and not _COMPACT.fullmatch(flat):
        return None
    return _sum(counted, _units(language if language in LOCAL_UNITS else "", short=is_past))


def _sum(tokens: list[str], units: Mapping[str, int]) -> Span | None:
    """Add up "1 hour 5 minutes". A unit without a count ("an hour", "ساعتين") counts once."""
    seconds, count, unit = 0, 1, 0
    for token in tokens:
        if token.isdecimal():
            count = int(token[:6])
        elif found := units.get(token) or _duals().get(token):
            unit, seconds, count = found, seconds + found * count, 1
        elif token not in _keys(ONE) and token not in _keys(ABOUT):
            return None
    return None if not unit or tokens[-1].isdecimal() else Span(seconds, unit % _A_DAY.seconds == 0)


@cache
def _duals() -> Mapping[str, int]:
    return {key(name): seconds for name, seconds in DUALS.items()}
