"""Names of months and short words of dates that mean something else elsewhere, and count only in their own language.

Data only, as in `names`.
"""

from collections.abc import Mapping
from types import MappingProxyType

LOCAL_MONTHS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "af": tuple(
            "Januarie|Jan Februarie|Feb Maart|Mrt April|Apr Mei Junie|Jun Julie|Jul Augustus|Aug"
            " September|Sep Oktober|Okt November|Nov Desember|Des".split()
        ),
        "am": tuple(
            "ጃንዋሪ|ጃን ፌብሩዋሪ|ፌብሩወሪ|ፌብ ማርች ኤፕሪል|ኤፕሪ ሜይ ጁን ጁላይ ኦገስት|ኦገስ ሴፕቴምበር|ሴፕቴ ኦክቶበር|ኦክቶ ኖቬምበር|ኖቬም ዲሴምበር|ዲሴም".split()
        ),
        "be": tuple("сту лют сак кра май чэр ліп жні вер кас ліс сне".split()),
        "ca": tuple("gen feb|febr març abr maig juny jul ag|ago set oct nov des".split()),
        "cy": tuple(
            "Ionawr|Ion Chwefror|Chwef Mawrth|Maw Ebrill|Ebr Mai Mehefin|Meh Gorffennaf|Gorff Awst Medi Hydref|Hyd"
            " Tachwedd|Tach Rhagfyr|Rhag".split()
        ),
        "eu": tuple(
            "urtarrila|urtarrilaren|urtarrilak|urt otsaila|otsailaren|otsailak|ots"
            " martxoa|martxoaren|martxoak|mar apirila|apirilaren|apirilak|api"
            " maiatza|maiatzaren|maiatzak|mai ekaina|ekainaren|ekainak|eka uztaila|uztailaren|uztailak|uzt"
            " abuztua|abuztuaren|abuztuak|abu iraila|irailaren|irailak|ira urria|urriaren|urriak|urr"
            " azaroa|azaroaren|azaroak|aza abendua|abenduaren|abenduak|abe".split()
        ),
        "fil": tuple(
            "Enero|Ene Pebrero|Peb Marso|Mar Abril|Abr Mayo Hunyo|Hun Hulyo|Hul Agosto|Ago Setyembre|Set Oktubre|Okt"
            " Nobyembre|Nob Disyembre|Dis".split()
        ),
        "ga": tuple(
            "Eanáir|Ean,Feabhra|Feabh,Márta,Aibreán|Aib,Bealtaine|Beal,Meitheamh|Meith,Iúil,Lúnasa|Lún"
            ",Meán Fómhair|MFómh,Deireadh Fómhair|DFómh,Samhain|Samh,Nollaig|Noll".split(",")
        ),
        "gl": tuple(
            "xaneiro|xan febreiro|feb marzo|mar abril|abr maio|mai xuño|xuñ xullo|xul agosto|ago setembro|set"
            " outubro|out novembro|nov decembro|dec".split()
        ),
        "ha": tuple(
            "Janairu|Jan Faburairu|Fabrairu|Fab Maris|Mar Afirilu|Afrilu|Afi Mayu|May Yuni|Yun Yuli|Yul"
            " Agusta|Agu Satumba|Sat Oktoba|Okt Nuwamba|Nuw Disamba|Dis".split()
        ),
        "kk": tuple("қаң ақп нау сәу мам мау шіл там қыр қаз қар жел".split()),
        "ku": tuple("rbn sbt adr nsn gln hzr trm tbx îln cot mjd brf".split()),
        "lb": tuple(
            "Januar|Jan Februar|Feb Mäerz|Mäe Abrëll|Abr Mee Juni|Jun Juli|Jul August|Aug September|Sep"
            " Oktober|Okt November|Nov Dezember|Dez".split()
        ),
        "lt": tuple(
            "saus|sau vas kov bal geg birž|bir liep|lie rugp|rgp rugs|rgs spal|spa lapkr|lap gruod|grd".split()
        ),
        "lv": tuple(
            "janvāris|janv|janvāra|janvārī februāris|febr|februāra|februārī marts|marta|martā aprīlis|apr|aprīļa|aprīlī"
            " maijs|maija|maijā jūnijs|jūn|jūnija|jūnijā jūlijs|jūl|jūlija|jūlijā augusts|aug|augusta|augustā"
            " septembris|sept|septembra|septembrī oktobris|okt|oktobra|oktobrī novembris|nov|novembra|novembrī"
            " decembris|dec|decembra|decembrī".split()
        ),
        "mn": tuple(
            f"{name} сар|{name} сарын"
            for name in "нэгдүгээр|хоёрдугаар|гуравдугаар|дөрөвдүгээр|тавдугаар|зургаадугаар"
            "|долоодугаар|наймдугаар|есдүгээр|аравдугаар|арван нэгдүгээр|арван хоёрдугаар".split("|")
        ),
        "ms": tuple(
            "Januari Februari Mac April Mei Jun Julai Ogos|Ogo September Oktober November Disember|Dis".split()
        ),
        "mt": tuple(
            "Jannar|Jan Frar|Fra Marzu|Mar April|Apr Mejju|Mej Ġunju|Ġun Lulju|Lul Awwissu|Aww"
            " Settembru|Set Ottubru|Ott Novembru|Nov Diċembru|Diċ".split()
        ),
        "my": tuple(
            f"{name}|{name}လ" for name in "ဇန်နဝါရီ ဖေဖော်ဝါရီ မတ် ဧပြီ မေ ဇွန် ဇူလိုင် ဩဂုတ် စက်တင်ဘာ အောက်တိုဘာ နိုဝင်ဘာ ဒီဇင်ဘာ".split()
        ),
        "ne": tuple("जनवरी फेब्रुअरी मार्च अप्रिल मे जुन जुलाई अगस्ट|अगस्त सेप्टेम्बर अक्टोबर नोभेम्बर डिसेम्बर".split()),
        "ps": tuple(
            "جنوري فبروري|فېبروري مارچ اپریل مې|مۍ جون جولای اګست|اگست سپتمبر|سېپتمبر اکتوبر نومبر|نوامبر دسمبر".split()
        ),
        "so": tuple(
            "Janaayo|Jannaayo|Janaayo Febraayo|Feb Maarso|Mar Abriil|Abr Maayo Juun|Jun Luulyo|Lul Ogosto|Ogs"
            " Sebteembar|Sebtembar|Seb Oktoobar|Okt Noofeembar|Nof Diseembar|Dis".split()
        ),
        "sq": tuple(
            "janar|jan shkurt|shk mars|mar prill|pri maj qershor|qer korrik|korr gusht|gush shtator|sht tetor|tet"
            " nëntor|nën dhjetor|dhj".split()
        ),
        "sw": tuple("Januari Februari Machi|Mac Aprili Mei Juni Julai Agosti Septemba Oktoba Novemba Desemba".split()),
        "tk": tuple(
            "ýanwar|ýan fewral|few mart|mar aprel|apr maý iýun iýul awgust|awg sentýabr|sen oktýabr|okt"
            " noýabr|noý dekabr|dek".split()
        ),
        "zu": tuple(
            "Januwari|Jan Februwari|Feb Mashi|Mas Ephreli|Eph Meyi|Mey Juni|Jun Julayi|Jul Agasti|Aga"
            " Septhemba|Sep Okthoba|Okt Novemba|Nov Disemba|Dis".split()
        ),
    }
)
# Short words that belong to dates in one language and mean something else in others, with their plain notation.
LOCAL_WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "af": dict.fromkeys(
            "Maandag Dinsdag Woensdag Donderdag Vrydag Saterdag Sondag Ma Di Wo Do Vr Sa So".split(), ""
        ),
        "am": {**dict.fromkeys("ሰኞ ማክሰኞ ማክሰ ረቡዕ ሐሙስ ዓርብ ቅዳሜ እሑድ".split(), ""), "ጥዋት": "AM", "ከሰዓት": "PM"},
        "az": dict.fromkeys("il ilin".split(), ""),
        "ca": dict.fromkeys("d les".split(), ""),
        "cy": dict.fromkeys("Dydd Llun Mawrth Mercher Iau Gwener Sadwrn Sul".split(), ""),
        "da": {"d": ""},
        "eu": dict.fromkeys(
            "e eko ko a an ean al ar az og or lr ig astelehena asteartea asteazkena osteguna ostirala"
            " larunbata igandea".split(),
            "",
        ),
        "fi": dict.fromkeys("ma ti ke to pe la su".split(), ""),
        "ga": dict.fromkeys(
            "Dé Luain Luan Máirt Céadaoin Céad Déardaoin Déar hAoine Aoine Sathairn Sath Domhnaigh Domh".split(),
            "",
        ),
        "ha": dict.fromkeys("Litinin Talata Laraba Alhamis Jumma Jummaʼa Asabar Lahadi ga watan ranar".split(), ""),
        "hr": {"u": ""},
        "hu": dict.fromkeys("én án kor".split(), ""),
        "hy": dict.fromkeys(
            "թ թվականի թվական ին ի երկուշաբթի երեքշաբթի չորեքշաբթի հինգշաբթի ուրբաթ շաբաթ կիրակի ժամը".split(), ""
        ),
        "kk": dict.fromkeys(
            "ж жыл жылы жылғы жылдың дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі".split(), ""
        ),
        "km": dict.fromkeys("ច័ន្ទ ចន្ទ អង្គារ ពុធ ព្រហស្បតិ៍ ព្រហ សុក្រ សៅរ៍ អាទិត្យ ថ្ងៃ ទី ខែ ឆ្នាំ ថ្ងៃទី".split(), ""),
        "kmr": dict.fromkeys("ê yê an".split(), ""),
        "ku": dict.fromkeys("ê yê an".split(), ""),
        "ky": dict.fromkeys("ж жыл жылы жылдын дүйшөмбү шейшемби шаршемби бейшемби жума ишемби жекшемби".split(), ""),
        "lb": dict.fromkeys(
            "Méindeg Dënschdeg Mëttwoch Donneschdeg Freideg Samschdeg Sonndeg Méi Dën Mët Don Fre Sam Son".split(),
            "",
        ),
        "lt": dict.fromkeys("m d".split(), ""),
        "lv": dict.fromkeys(
            "gada gadā g plkst pirmdiena otrdiena trešdiena ceturtdiena piektdiena sestdiena"
            " svētdiena pirmdien otrdien trešdien ceturtdien piektdien sestdien svētdien".split(),
            "",
        ),
        "ml": dict.fromkeys(
            "തിങ്കളാഴ്ച തിങ്കൾ ചൊവ്വാഴ്ച ചൊവ്വ ബുധനാഴ്ച ബുധൻ വ്യാഴാഴ്ച വ്യാഴം വെള്ളിയാഴ്ച വെള്ളി ശനിയാഴ്ച ശനി ഞായറാഴ്ച ഞായർ".split(),
            "",
        ),
        "mn": dict.fromkeys("оны он ны ний даваа мягмар лхагва пүрэв баасан бямба ням гараг өдөр".split(), ""),
        "ms": {"PG": "AM", "PTG": "PM"},
        "mt": dict.fromkeys("ta it tnejn tlieta l erbgħa il ħamis ġimgħa is sibt ħadd".split(), ""),
        "my": dict.fromkeys("ခုနှစ် ရက် ရက်နေ့ တနင်္လာ အင်္ဂါ ဗုဒ္ဓဟူး ကြာသပတေး သောကြာ စနေ တနင်္ဂနွေ".split(), ""),
        "ne": dict.fromkeys("सोमबार मङ्गलबार बुधबार बिहिबार बिहीबार शुक्रबार शनिबार आइतबार गते".split(), ""),
        "nn": dict.fromkeys("tysdag laurdag".split(), ""),
        "pl": {"r": ""},
        "ps": dict.fromkeys("اونۍ د کال".split(), ""),
        "so": {"GH": "AM", "GD": "PM"},
        "sq": {"p.d.": "AM", "m.d.": "PM"},
        "sr": dict.fromkeys("u у".split(), ""),
        "te": dict.fromkeys("సోమవారం మంగళవారం బుధవారం గురువారం శుక్రవారం శనివారం ఆదివారం".split(), ""),
        "tk": dict.fromkeys("duşenbe sişenbe çarşenbe penşenbe anna şenbe ýekşenbe ýyl ýylyň".split(), ""),
        "vi": {"SA": "AM", "CH": "PM"},
        "zu": dict.fromkeys("UMsombuluko ULwesibili ULwesithathu ULwesine ULwesihlanu UMgqibelo ISonto".split(), ""),
    }
)
