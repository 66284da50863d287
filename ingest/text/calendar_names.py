"""How the world's news writes months, days, hours and zones: data only, each name in its natural spelling.

Months are twelve strings a language, January first, alternatives parted by `|`. Case, accents and the variants of
Arabic letters do not matter: `calendar_words` evens both sides out before it compares.
"""

from collections.abc import Mapping
from types import MappingProxyType

MONTHS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "en": tuple(
            "January|Jan February|Feb|Febr March|Mar April|Apr May June|Jun July|Jul August|Aug"
            " September|Sep|Sept October|Oct November|Nov December|Dec".split()
        ),
        "de": tuple(
            "Januar|Jan|Jänner|Jän Februar|Feb|Feber März|Mär|Mrz|Maerz April|Apr Mai Juni|Jun Juli|Jul August|Aug"
            " September|Sep|Sept Oktober|Okt November|Nov Dezember|Dez".split()
        ),
        "fr": tuple(
            "janvier|janv février|févr|fév mars avril|avr mai juin juillet|juil août"
            " septembre|sept octobre|oct novembre|nov décembre|déc".split()
        ),
        "es": tuple(
            "enero|ene febrero|feb marzo|mar abril|abr mayo|may junio|jun julio|jul agosto|ago"
            " septiembre|setiembre|sep|sept|set octubre|oct noviembre|nov diciembre|dic".split()
        ),
        "it": tuple(
            "gennaio|gen|genn febbraio|feb|febbr marzo|mar aprile|apr maggio|mag giugno|giu luglio|lug|lugl"
            " agosto|ago settembre|set|sett ottobre|ott novembre|nov dicembre|dic".split()
        ),
        "pt": tuple(
            "janeiro|jan fevereiro|fev março|mar abril|abr maio|mai junho|jun julho|jul agosto|ago"
            " setembro|set outubro|out novembro|nov dezembro|dez".split()
        ),
        "nl": tuple(
            "januari|jan februari|feb maart|mrt april|apr mei juni|jun juli|jul augustus|aug"
            " september|sep|sept oktober|okt november|nov december|dec".split()
        ),
        "tr": tuple(
            "Ocak|Oca Şubat|Şub Mart|Mar Nisan|Nis Mayıs|May Haziran|Haz Temmuz|Tem Ağustos|Ağu"
            " Eylül|Eyl Ekim|Eki Kasım|Kas Aralık|Ara".split()
        ),
        "ar": (  # Levant and Iraq, Egypt and the Gulf, the Maghreb
            "كانون الثاني|يناير|جانفي",
            "شباط|فبراير|فيفري",
            "آذار|مارس",
            "نيسان|أبريل|إبريل|أفريل",
            "أيار|مايو|ماي",
            "حزيران|يونيو|يونيه|جوان",
            "تموز|يوليو|يوليه|يوليوز|جويلية",
            "آب|أغسطس|أوت|غشت",
            "أيلول|سبتمبر|شتنبر",
            "تشرين الأول|أكتوبر|اكتوبر",
            "تشرين الثاني|نوفمبر|نونبر",
            "كانون الأول|ديسمبر|دجنبر",
        ),
        "ckb": (
            "کانوونی دووەم|کانونی دووەم|کانوونی دوەم|کانونی دوەم|کانونی دوهەم|یەنایەر|ژانویە|جانیوەری",
            "شوبات|شووبات|شبات|فێبرایەر|فێبریوەری",
            "ئازار|ئادار|مارت|مارس",
            "نیسان|ئەپریل|ئەپرێل|ئاپریل",
            "ئایار|مایس|مایۆ",
            "حوزەیران|حزەیران|جوون",
            "تەمموز|تەممووز|تەموز|تەمووز|جولای",
            "ئاب|ئۆگەست|ئۆگۆست|ئاگۆست",
            "ئەیلوول|ئەیلول|ئیلوول|سێپتەمبەر|سێبتەمبەر",
            "تشرینی یەکەم|ئۆکتۆبەر",
            "تشرینی دووەم|تشرینی دوەم|نۆڤەمبەر|نۆڤێمبەر",
            "کانوونی یەکەم|کانونی یەکەم|دیسەمبەر|دێسەمبەر",
        ),
        "ku": (  # Kurmanji, where these names are those of Gregorian months
            "Çile|Rêbendan|Çileya paşîn|Kanûna paşîn|Kanûna duyem",
            "Sibat|Reşemî|Reşeme",
            "Adar",
            "Nîsan|Avrêl",
            "Gulan",
            "Hezîran|Pûşper",
            "Tîrmeh|Temûz",
            "Tebax|Gelawêj",
            "Îlon|Rezber",
            "Cotmeh|Çiriya pêşîn|Çiriya yekem",
            "Mijdar|Çiriya paşîn|Çiriya duyem",
            "Kanûn|Berfanbar|Çileya pêşîn|Kanûna pêşîn|Kanûna yekem",
        ),
        "fa": tuple(
            "ژانویه فوریه مارس آوریل|اپریل مه|می ژوئن|جون ژوئیه|جولای|ژولای اوت|آگوست|اوگوست"
            " سپتامبر|سپتمبر اکتبر|اکتوبر نوامبر|نومبر دسامبر|دسمبر".split()
        ),
        "ru": tuple(
            "января|январь|янв февраля|февраль|фев|февр марта|март|мар апреля|апрель|апр мая|май июня|июнь|июн"
            " июля|июль|июл августа|август|авг сентября|сентябрь|сен|сент октября|октябрь|окт"
            " ноября|ноябрь|ноя|нояб декабря|декабрь|дек".split()
        ),
        "uk": tuple(
            "січня|січень|січ лютого|лютий|лют березня|березень|бер квітня|квітень|квіт травня|травень|трав"
            " червня|червень|черв липня|липень|лип серпня|серпень|серп вересня|вересень|вер жовтня|жовтень|жовт"
            " листопада|листопад|лист грудня|грудень|груд".split()
        ),
        "pl": tuple(
            "stycznia|styczeń|sty lutego|luty|lut marca|marzec|mar kwietnia|kwiecień|kwi maja|maj czerwca|czerwiec|cze"
            " lipca|lipiec|lip sierpnia|sierpień|sie września|wrzesień|wrz października|październik|paź"
            " listopada|listopad|lis grudnia|grudzień|gru".split()
        ),
        "cs": tuple(
            "ledna|leden|led února|únor|úno března|březen|bře dubna|duben|dub května|květen|kvě června|červen|čvn"
            " července|červenec|čvc srpna|srpen|srp září|zář října|říjen|říj listopadu|listopad|lis"
            " prosince|prosinec|pro".split()
        ),
        "hr": tuple(
            "siječnja|siječanj|sij veljače|veljača|velj ožujka|ožujak|ožu travnja|travanj|tra svibnja|svibanj|svi"
            " lipnja|lipanj|lip srpnja|srpanj|srp kolovoza|kolovoz|kol rujna|rujan|ruj listopada|listopad|lis"
            " studenoga|studenog|studeni|stu prosinca|prosinac|pro".split()
        ),
        "sv": tuple(
            "januari|jan februari|feb mars|mar april|apr maj juni|jun juli|jul augusti|aug"
            " september|sep|sept oktober|okt november|nov december|dec".split()
        ),
        "da": tuple(
            "januar|jan februar|feb marts|mar april|apr maj juni|jun juli|jul august|aug"
            " september|sep|sept oktober|okt november|nov december|dec".split()
        ),
        "nb": tuple(
            "januar|jan februar|feb mars|mar april|apr mai juni|jun juli|jul august|aug"
            " september|sep|sept oktober|okt november|nov desember|des".split()
        ),
        "ro": tuple(
            "ianuarie|ian februarie|feb martie|mar aprilie|apr mai iunie|iun iulie|iul august|aug"
            " septembrie|sept|sep octombrie|oct noiembrie|nov|noi decembrie|dec".split()
        ),
        "el": tuple(
            "Ιανουαρίου|Ιανουάριος|Ιαν Φεβρουαρίου|Φεβρουάριος|Φεβ Μαρτίου|Μάρτιος|Μαρ Απριλίου|Απρίλιος|Απρ"
            " Μαΐου|Μάιος|Μαϊ|Μάη Ιουνίου|Ιούνιος|Ιουν Ιουλίου|Ιούλιος|Ιουλ Αυγούστου|Αύγουστος|Αυγ"
            " Σεπτεμβρίου|Σεπτέμβριος|Σεπ|Σεπτ Οκτωβρίου|Οκτώβριος|Οκτ Νοεμβρίου|Νοέμβριος|Νοε|Νοεμ"
            " Δεκεμβρίου|Δεκέμβριος|Δεκ".split()
        ),
        "hu": tuple(
            "január|jan február|febr|feb március|márc április|ápr május|máj június|jún július|júl augusztus|aug"
            " szeptember|szept október|okt november|nov december|dec".split()
        ),
        "id": tuple(
            "Januari|Jan Februari|Feb|Peb Maret|Mar April|Apr Mei Juni|Jun Juli|Jul Agustus|Agu|Agt|Ags"
            " September|Sep|Sept Oktober|Okt November|Nov|Nop Desember|Des".split()
        ),
    }
)

# Names of days carry no information that the date has not, so they are only recognised, never believed.
WEEKDAYS: tuple[str, ...] = (
    *"Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Weds Thu Thur Thurs Fri Sat".split(),
    "Sun",
    *"Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonnabend Sonntag Mo Di Mi Do Fr Sa So".split(),
    *"lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim".split(),
    *"lunes martes miércoles jueves viernes sábado domingo mié jue vie sáb dom".split(),
    *"lunedì martedì mercoledì giovedì venerdì sabato domenica gio".split(),
    *"segunda terça quarta quinta sexta feira segunda-feira terça-feira quarta-feira quinta-feira sexta-feira".split(),
    *"seg ter qua qui sex".split(),
    *"maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma wo vr za zo".split(),
    *"Pazartesi Salı Çarşamba Perşembe Cuma Cumartesi Pazar Pzt Sal Çar Per Cum Cmt Paz".split(),
    *"الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد".split(),
    *"اثنين ثلاثاء أربعاء خميس جمعة سبت أحد".split(),
    *"دووشەممە سێشەممە چوارشەممە پێنجشەممە هەینی شەممە یەکشەممە جومعە دوشەممە".split(),
    *"دوو شەممە|سێ شەممە|چوار شەممە|پێنج شەممە|یەک شەممە|سه شنبه|پنج شنبه|یک شنبه|چهار شنبه|دو شنبه".split("|"),
    *"دوشنبه سه‌شنبه چهارشنبه پنجشنبه جمعه شنبه یکشنبه آدینه".split(),
    *"Duşem Sêşem Çarşem Pêncşem În Şemî Yekşem".split(),
    *"понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс".split(),
    *"понеділок вівторок середа четвер пʼятниця субота неділя нд".split(),
    *"poniedziałek wtorek środa czwartek piątek sobota niedziela pon wt śr czw pt sob nd niedz".split(),
    *"pondělí úterý středa čtvrtek pátek sobota neděle po út st čt pá so ne".split(),
    *"ponedjeljak utorak srijeda četvrtak petak subota nedjelja".split(),
    *"måndag tisdag onsdag torsdag fredag lördag söndag mån tis ons tors tor fre lör sön".split(),
    *"mandag tirsdag lørdag søndag man tirs lør søn".split(),
    *"luni marți miercuri joi vineri sâmbătă duminică".split(),
    *"Δευτέρα Τρίτη Τετάρτη Πέμπτη Παρασκευή Σάββατο Κυριακή Δευ Τρι Τετ Πεμ Παρ Σαβ Κυρ".split(),
    *"Senin Selasa Rabu Kamis Jumat Sabtu Minggu Ahad Sen Sel Rab Kam Jum Sab Min".split(),
    *"月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日 月曜 火曜 水曜 木曜 金曜 土曜 日曜 月 火 水 木 金 土 日".split(),
    *"星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天 周一 周二 周三 周四 周五 周六 周日".split(),
    *"週一 週二 週三 週四 週五 週六 週日".split(),
    *"월요일 화요일 수요일 목요일 금요일 토요일 일요일 월 화 수 목 금 토 일".split(),
)

# Words that stand between the parts of a date and say nothing: at, on, of, the hour, the year.
FILLERS: tuple[str, ...] = (
    *"at on of the o'clock hrs hours st nd rd th um uhr den le la à a las los de del el y".split(),
    *"alle ore delle il er ers às dia om uur op saat saati günü v ve o godz godzina dnia w kl kl. den klokken".split(),
    *"в во г год года року р о го στις της του pukul jam tanggal kell ora ob sa roj roja".split(),
    *"الساعة في يوم بتاريخ من الموافق عام سنة م.".split(),
    *"کاتژمێر کاتژمێری سەعات رۆژی ڕۆژی لە ساڵی ی ساعت روز در تاریخ سال میلادی زایینی زاینی".split(),
)

AM: tuple[str, ...] = (
    *"am a.m ص صباحا صباحًا الصباح پ.ن پێشنیوەڕۆ بەیانی ق.ظ قبل‌ازظهر صبح öö π.μ πμ 上午 午前 凌晨 早上 오전".split(),
    "پێش نیوەڕۆ",
    "قبل از ظهر",
)
PM: tuple[str, ...] = (
    *"pm p.m م مساء مساءً ظهرا ظهرًا عصرا د.ن دوانیوەڕۆ پاشنیوەڕۆ ئێوارە ب.ظ بعدازظهر".split(),
    *"عصر ös μ.μ μμ 下午 午後 晚上 오후".split(),
    "دوای نیوەڕۆ",
    "پاش نیوەڕۆ",
    "بعد از ظهر",
)

# Months of other calendars, refused rather than misread: solar Hijri, lunar Hijri, Kurdish; Japanese eras.
FOREIGN_MONTHS: tuple[str, ...] = (
    *"فروردین اردیبهشت خرداد تیر مرداد امرداد شهریور مهر آبان آذر دی بهمن اسفند".split(),
    *"Farvardin Ordibehesht Khordad Mordad Shahrivar Mehr Aban Azar Bahman Esfand".split(),
    *"حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت".split(),
    *"محرم صفر رجب شعبان رمضان شوال ربيع جمادى القعدة الحجة ڕەمەزان".split(),
    "ربيع الأول",
    "ربيع الآخر",
    "ربيع الثاني",
    "جمادى الأولى",
    "جمادى الآخرة",
    "جمادى الثانية",
    "ذو القعدة",
    "ذي القعدة",
    "ذو الحجة",
    "ذي الحجة",
    *"Muharram Safar Rabi Jumada Rajab Shaban Ramadan Shawwal Ramazan Muharrem Recep Şaban Şevval Zilkade".split(),
    *"خاکەلێوە گوڵان بانەمەڕ جۆزەردان پووشپەڕ پوشپەڕ گەلاوێژ خەرمانان ڕەزبەر".split(),
    *"گەڵاڕێزان خەزەڵوەر سەرماوەز بەفرانبار ڕێبەندان ڕەشەمێ ڕەشەمە".split(),
)
# Marks of another calendar beside the year.
FOREIGN_MARKS: tuple[str, ...] = (
    *"هـ هجري هجرية هجری هـ.ش ه.ش هـ.ق ه.ق خورشیدی شمسی قمری کوردی ah".split(),
    *"令和 平成 昭和 民國 民国".split(),
)

# Minutes east of UTC. A name that means several zones has its most published one here; a source's own zone that
# bears the name goes first (`dates` asks it).
ZONES: Mapping[str, int] = MappingProxyType(
    {
        **dict.fromkeys("z ut utc gmt wet".split(), 0),
        **dict.fromkeys("bst cet wat west met mez".split(), 60),
        **dict.fromkeys("cest eet cat sast mest mesz".split(), 120),
        **dict.fromkeys("eest msk trt eat idt".split(), 180),
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

# Zones that change with the season, by the short names of the American press.
REGIONS: Mapping[str, str] = MappingProxyType(
    {"et": "America/New_York", "ct": "America/Chicago", "mt": "America/Denver", "pt": "America/Los_Angeles"}
)

# Years of the solar and lunar Hijri and the Kurdish calendar, and who writes them.
FOREIGN_YEARS = (range(1300, 1500), range(2700, 2800))
EASTERN_LANGUAGES = frozenset("ar ckb ku fa ur ps prs az tg".split())

# Where 05/09/2025 is 9 May; where both orders are met; the languages that write the
# day first wherever they are written.
MONTH_FIRST_REGIONS = frozenset("US PH FM GU MH MP PW VI AS".split())
MIXED_REGIONS = frozenset("CA ZA KE".split())
DAY_FIRST_LANGUAGES = frozenset("ar ckb ku kmr de fr es it pt nl tr ru uk pl cs hr sr ro da nb no el id fi bg".split())

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
            *"λεπτά λεπτό menit 分 分钟 分鐘 분 deqe deqîqe minutu minutos".split(),
        ),
        3600: (
            *"h hr hrs hour hours std stunde stunden heure heures hora horas ora ore uur uren saat sa".split(),
            *"ساعة ساعات ساعت کاتژمێر سەعات час часа часов годин години godzin godziny godzinę hodin hodinami".split(),
            *"timmar timme tim val timer time ώρες ώρα jam 時間 小时 小時 시간 saet".split(),
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
    *"prieš lalu yang berî مضت مضى".split(),
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
