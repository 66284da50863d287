"""How the world's news writes months, days and hours: data only, each name in its natural spelling.

The months of a language are twelve strings, January first, with `|` between alternatives. Case, accents and variants
of Arabic letters do not matter: `words` folds both sides before it compares them.
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
            "janvier|janv février|févr|fév mars avril|avr mai juin juillet|juil|juill août"
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
        "fi": tuple(
            "tammikuuta|tammikuu|tammi helmikuuta|helmikuu|helmi maaliskuuta|maaliskuu|maalis huhtikuuta|huhtikuu|huhti"
            " toukokuuta|toukokuu|touko kesäkuuta|kesäkuu|kesä heinäkuuta|heinäkuu|heinä elokuuta|elokuu|elo"
            " syyskuuta|syyskuu|syys lokakuuta|lokakuu|loka marraskuuta|marraskuu|marras"
            " joulukuuta|joulukuu|joulu".split()
        ),
        "bg": tuple(
            "януари|яну февруари|февр март април май юни юли август септември|септ октомври ноември|ное|ноем"
            " декември|дек".split()
        ),
        "sr": tuple(
            "januar|januara|јануар|јануара|јан februar|februara|фебруар|фебруара|феб mart|marta|март|марта|мар"
            " april|aprila|април|априла|апр maj|maja|мај|маја jun|juna|јун|јуна jul|jula|јул|јула"
            " avgust|avgusta|avg|август|августа|авг septembar|septembra|септембар|септембра|сеп"
            " oktobar|oktobra|октобар|октобра|окт novembar|novembra|новембар|новембра|нов"
            " decembar|decembra|децембар|децембра|дец".split()
        ),
        "sk": tuple(
            "januára|január|jan februára|február|feb marca|marec|mar apríla|apríl|apr mája|máj júna|jún júla|júl"
            " augusta|august|aug septembra|september|sep októbra|október|okt novembra|november|nov"
            " decembra|december|dec".split()
        ),
        "sl": tuple(
            "januar|januarja|jan februar|februarja|feb marec|marca|mar april|aprila|apr maj|maja junij|junija|jun"
            " julij|julija|jul avgust|avgusta|avg september|septembra|sep oktober|oktobra|okt november|novembra|nov"
            " december|decembra|dec".split()
        ),
        "ca": tuple(
            "gener|gen febrer|febr març abril|abr maig juny juliol agost setembre|set octubre|oct novembre|nov"
            " desembre|des".split()
        ),
        "lt": tuple(
            "sausio|sausis vasario|vasaris kovo|kovas balandžio|balandis gegužės|gegužė birželio|birželis"
            " liepos|liepa rugpjūčio|rugpjūtis rugsėjo|rugsėjis spalio|spalis lapkričio|lapkritis"
            " gruodžio|gruodis".split()
        ),
        "et": tuple(
            "jaanuar|jaan veebruar|veebr märts aprill|apr mai juuni juuli august|aug september|sept oktoober|okt"
            " november|nov detsember|dets".split()
        ),
        "az": tuple(
            "yanvar|yan fevral|fev mart|mar aprel|apr may iyun|iyn iyul|iyl avqust|avq sentyabr|sen"
            " oktyabr|okt noyabr|noy dekabr|dek".split()
        ),
        "uz": tuple("yanvar fevral mart aprel may iyun iyul avgust sentabr oktabr noyabr dekabr".split()),
        "he": tuple(
            "ינואר|בינואר|ינו|בינו פברואר|בפברואר|פבר|בפבר מרץ|במרץ|מרס|במרס אפריל|באפריל|אפר|באפר מאי|במאי"
            " יוני|ביוני|יונ יולי|ביולי|יול אוגוסט|באוגוסט|אוג|באוג ספטמבר|בספטמבר|ספט|בספט"
            " אוקטובר|באוקטובר|אוק|באוק נובמבר|בנובמבר|נוב|בנוב דצמבר|בדצמבר|דצמ|בדצמ".split()
        ),
        "hi": tuple(
            "जनवरी|जन फरवरी|फ़रवरी|फर मार्च अप्रैल|अप्रै मई जून जुलाई|जुल अगस्त|अग सितंबर|सितम्बर|सित"
            " अक्टूबर|अक्तूबर|अक्टू|अक्तू नवंबर|नवम्बर|नव दिसंबर|दिसम्बर|दिस".split()
        ),
        "bn": tuple(
            "জানুয়ারি|জানুয়ারী|জানু ফেব্রুয়ারি|ফেব্রুয়ারী|ফেব মার্চ এপ্রিল|এপ্রি মে জুন জুলাই|জুল"
            " আগস্ট|আগ সেপ্টেম্বর|সেপ|সেপ্ট অক্টোবর|অক্টো নভেম্বর|নভে ডিসেম্বর|ডিসে".split()
        ),
        "mr": tuple(
            "जानेवारी|जाने फेब्रुवारी|फेब्रु मार्च एप्रिल|एप्रि मे जून जुलै ऑगस्ट|ऑग सप्टेंबर|सप्टें ऑक्टोबर|ऑक्टो नोव्हेंबर|नोव्हें"
            " डिसेंबर|डिसें".split()
        ),
        "gu": tuple(
            "જાન્યુઆરી|જાન્યુ ફેબ્રુઆરી|ફેબ્રુ માર્ચ એપ્રિલ મે જૂન જુલાઈ ઑગસ્ટ|ઓગસ્ટ સપ્ટેમ્બર|સપ્ટે ઑક્ટોબર|ઓક્ટોબર|ઑક્ટો નવેમ્બર|નવે"
            " ડિસેમ્બર|ડિસે".split()
        ),
        "pa": tuple(
            "ਜਨਵਰੀ|ਜਨ ਫ਼ਰਵਰੀ|ਫਰਵਰੀ|ਫ਼ਰ ਮਾਰਚ ਅਪ੍ਰੈਲ|ਅਪ੍ਰੈ ਮਈ ਜੂਨ ਜੁਲਾਈ|ਜੁਲਾ ਅਗਸਤ|ਅਗ ਸਤੰਬਰ|ਸਤੰ ਅਕਤੂਬਰ|ਅਕਤੂ ਨਵੰਬਰ|ਨਵੰ ਦਸੰਬਰ|ਦਸੰ".split()
        ),
        "or": tuple("ଜାନୁଆରୀ ଫେବୃଆରୀ|ଫେବ୍ରୁଆରୀ ମାର୍ଚ୍ଚ ଅପ୍ରେଲ ମଇ ଜୁନ ଜୁଲାଇ ଅଗଷ୍ଟ ସେପ୍ଟେମ୍ବର ଅକ୍ଟୋବର ନଭେମ୍ବର ଡିସେମ୍ବର".split()),
        "ta": tuple(
            "ஜனவரி|ஜன பிப்ரவரி|பிப் மார்ச்|மார் ஏப்ரல்|ஏப் மே ஜூன் ஜூலை ஆகஸ்ட்|ஆக செப்டம்பர்|செப்டெம்பர்|செப் அக்டோபர்|அக்"
            " நவம்பர்|நவ டிசம்பர்|டிச".split()
        ),
        "te": tuple(
            "జనవరి|జన ఫిబ్రవరి|ఫిబ్ర మార్చి ఏప్రిల్|ఏప్రి మే జూన్ జులై|జూలై ఆగస్టు|ఆగష్టు|ఆగ"
            " సెప్టెంబర్|సెప్టెం అక్టోబర్|అక్టో నవంబర్|నవం డిసెంబర్|డిసెం".split()
        ),
        "kn": tuple("ಜನವರಿ ಫೆಬ್ರವರಿ ಮಾರ್ಚ್ ಏಪ್ರಿಲ್ ಮೇ ಜೂನ್ ಜುಲೈ ಆಗಸ್ಟ್ ಸೆಪ್ಟೆಂಬರ್ ಅಕ್ಟೋಬರ್ ನವೆಂಬರ್ ಡಿಸೆಂಬರ್".split()),
        "ml": tuple(
            "ജനുവരി|ജനു ഫെബ്രുവരി|ഫെബ്രു മാർച്ച്|മാർ ഏപ്രിൽ|ഏപ്രി മേയ്|മെയ് ജൂൺ ജൂലൈ ഓഗസ്റ്റ്|ആഗസ്റ്റ്|ഓഗ"
            " സെപ്റ്റംബർ|സെപ്റ്റം ഒക്ടോബർ|ഒക്ടോ നവംബർ|നവം ഡിസംബർ|ഡിസം".split()
        ),
        "si": tuple("ජනවාරි පෙබරවාරි මාර්තු අප්‍රේල් මැයි ජූනි ජූලි අගෝස්තු සැප්තැම්බර් ඔක්තෝබර් නොවැම්බර් දෙසැම්බර්".split()),
        "km": tuple("មករា កុម្ភៈ មីនា មេសា ឧសភា មិថុនា កក្កដា សីហា កញ្ញា តុលា វិច្ឆិកា ធ្នូ".split()),
        "lo": tuple(
            "ມັງກອນ|ມ.ກ. ກຸມພາ|ກ.ພ. ມີນາ|ມ.ນ. ເມສາ|ມ.ສ. ພຶດສະພາ|ພ.ພ. ມິຖຸນາ|ມິ.ຖ."
            " ກໍລະກົດ|ກ.ລ. ສິງຫາ|ສ.ຫ. ກັນຍາ|ກ.ຍ. ຕຸລາ|ຕ.ລ. ພະຈິກ|ພ.ຈ. ທັນວາ|ທ.ວ.".split()
        ),
        "hy": tuple(
            "հունվարի|հունվար|հնվ փետրվարի|փետրվար|փտվ մարտի|մարտ|մրտ ապրիլի|ապրիլ|ապր մայիսի|մայիս|մյս"
            " հունիսի|հունիս|հնս հուլիսի|հուլիս|հլս օգոստոսի|օգոստոս|օգս սեպտեմբերի|սեպտեմբեր|սեպ"
            " հոկտեմբերի|հոկտեմբեր|հոկ նոյեմբերի|նոյեմբեր|նոյ դեկտեմբերի|դեկտեմբեր|դեկ".split()
        ),
        "ka": tuple(
            "იანვარი|იან თებერვალი|თებ მარტი|მარ აპრილი|აპრ მაისი|მაი ივნისი|ივნ ივლისი|ივლ აგვისტო|აგვ სექტემბერი|სექ"
            " ოქტომბერი|ოქტ ნოემბერი|ნოე დეკემბერი|დეკ".split()
        ),
        "be": tuple(
            "студзеня|студзень лютага|люты сакавіка|сакавік красавіка|красавік мая|май чэрвеня|чэрвень ліпеня|ліпень"
            " жніўня|жнівень верасня|верасень кастрычніка|кастрычнік лістапада|лістапад снежня|снежань".split()
        ),
        "kk": tuple("қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split()),
        "mk": tuple("јануари февруари март април мај јуни јули август септември октомври ноември декември".split()),
        "tg": tuple("Январ Феврал Март Апрел Май Июн Июл Август Сентябр Октябр Ноябр Декабр".split()),
        "is": tuple("janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember".split()),
        "ur": tuple("جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر".split()),
        "th": tuple(
            "มกราคม|ม.ค. กุมภาพันธ์|ก.พ. มีนาคม|มี.ค. เมษายน|เม.ย. พฤษภาคม|พ.ค. มิถุนายน|มิ.ย. กรกฎาคม|ก.ค. สิงหาคม|ส.ค."
            " กันยายน|ก.ย. ตุลาคม|ต.ค. พฤศจิกายน|พ.ย. ธันวาคม|ธ.ค.".split()
        ),
        "vi": tuple(f"tháng {name}" for name in "một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười|mười một|mười hai".split("|")),
    }
)
# Endings for "of" or "in" that a language joins to the name of a month.
ENDINGS: Mapping[str, tuple[str, ...]] = MappingProxyType({"ku": ("a", "ê", "ya", "yê", "an")})

# A day of the week says nothing that the date does not say, so it is recognised, but never believed.
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
    *"Duşem Sêşem Çarşem Pêncşem În Înî Şemî Yekşem Duşemb Sêşemb Çarşemb Pêncşemb Yekşemb".split(),
    *"понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс".split(),
    *"понеділок вівторок середа четвер пʼятниця субота неділя нд".split(),
    *"poniedziałek wtorek środa czwartek piątek sobota niedziela pon wt śr czw pt sob nd niedz".split(),
    *"pondělí úterý středa čtvrtek pátek sobota neděle po út st čt pá so ne".split(),
    *"ponedjeljak utorak srijeda četvrtak petak subota nedjelja pon uto sri čet pet sub ned".split(),
    *"måndag tisdag onsdag torsdag fredag lördag söndag mån tis ons tors tor fre lör sön".split(),
    *"mandag tirsdag lørdag søndag man tirs lør søn".split(),
    *"luni marți miercuri joi vineri sâmbătă duminică".split(),
    *"Δευτέρα Τρίτη Τετάρτη Πέμπτη Παρασκευή Σάββατο Κυριακή Δευ Τρι Τετ Πεμ Παρ Σαβ Κυρ".split(),
    *"Senin Selasa Rabu Kamis Jumat Sabtu Minggu Ahad Sen Sel Rab Kam Jum Sab Min".split(),
    *"hétfő kedd szerda csütörtök péntek szombat vasárnap".split(),
    *"maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai".split(),
    *"maanantaina tiistaina keskiviikkona torstaina perjantaina lauantaina sunnuntaina".split(),
    *"понеделник сряда четвъртък петък събота неделя понедељак уторак среда четвртак петак субота недеља".split(),
    *"ponedeljak sreda pondelok utorok streda štvrtok piatok nedeľa ponedeljek torek četrtek petek nedelja".split(),
    *"dilluns dimarts dimecres dijous divendres dissabte diumenge".split(),
    *"esmaspäev teisipäev kolmapäev neljapäev reede laupäev pühapäev".split(),
    *"pirmadienis antradienis trečiadienis ketvirtadienis penktadienis šeštadienis sekmadienis".split(),
    *"bazar ertəsi|çərşənbə axşamı|çərşənbə|cümə axşamı|cümə|şənbə|bazar".split("|"),
    *"dushanba seshanba chorshanba payshanba juma shanba yakshanba".split(),
    *"יום ראשון|יום שני|יום שלישי|יום רביעי|יום חמישי|יום שישי|יום שבת|שבת".split("|"),
    *"सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार".split(),
    *"সোমবার মঙ্গলবার বুধবার বৃহস্পতিবার শুক্রবার শনিবার রবিবার".split(),
    *"پیر منگل بدھ جمعرات ہفتہ اتوار".split(),
    *"วันจันทร์ วันอังคาร วันพุธ วันพฤหัสบดี วันศุกร์ วันเสาร์ วันอาทิตย์ จันทร์ อังคาร พุธ พฤหัสบดี ศุกร์ เสาร์ อาทิตย์".split(),
    *"วันจันทร์ที่ วันอังคารที่ วันพุธที่ วันพฤหัสบดีที่ วันศุกร์ที่ วันเสาร์ที่ วันอาทิตย์ที่".split(),
    *"thứ hai|thứ ba|thứ tư|thứ năm|thứ sáu|thứ bảy|chủ nhật|cn".split("|"),
    *"月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日 月曜 火曜 水曜 木曜 金曜 土曜 日曜 月 火 水 木 金 土 日".split(),
    *"星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天 周一 周二 周三 周四 周五 周六 周日".split(),
    *"週一 週二 週三 週四 週五 週六 週日".split(),
    *"월요일 화요일 수요일 목요일 금요일 토요일 일요일 월 화 수 목 금 토 일".split(),
)

# Words between the parts of a date that say nothing: at, on, of, the hour, the year.
FILLERS: tuple[str, ...] = (
    *"at on of the o'clock hrs hours st nd rd th um uhr den le la à a las los de del el y".split(),
    *"alle ore delle il er ers às dia om uur op saat saati günü v ve o godz godzina dnia w kl kl. den klokken".split(),
    *"в во г год года року р о го στις της του pukul jam tanggal kell ora ob sa roj roja".split(),
    *"الساعة في يوم بتاريخ من الموافق عام سنة م.".split(),
    *"h saet demjimêr η klo kello ngày năm lúc vào".split(),
    *"בשעה ב ה बजे को น เวลา วันที่ ที่ ค.ศ. 西暦 公元 서기 ч".split(),
    *"کاتژمێر کاتژمێری کاژێر سەعات رۆژی ڕۆژی لە ساڵی ی ساعت روز در تاریخ سال میلادی زایینی زاینی".split(),
)

AM: tuple[str, ...] = (
    *"am a.m ص صباحا صباحًا الصباح پ.ن ب.ن پێشنیوەڕۆ بەیانی ق.ظ قبل‌ازظهر صبح öö π.μ πμ 上午 午前 凌晨 早上 清晨".split(),
    *"오전 فجرا فجرًا بامداد सुबह पूर्वाह्न sáng".split(),
    "پێش نیوەڕۆ",
    "قبل از ظهر",
)
PM: tuple[str, ...] = (
    *"pm p.m م مساء مساءً عصرا د.ن دوانیوەڕۆ پاشنیوەڕۆ ئێوارە ب.ظ بعدازظهر".split(),
    *"عصر ös μ.μ μμ 下午 午後 傍晚 오후 शाम अपराह्न chiều tối".split(),
    "دوای نیوەڕۆ",
    "پاش نیوەڕۆ",
    "بعد از ظهر",
)
NOON: tuple[str, ...] = tuple("ظهرا ظهرًا ظهر نیوەڕۆ 中午 正午 दोपहर trưa".split())
NIGHT: tuple[str, ...] = tuple("ليلا ليلًا شب شەو 晚上 深夜 रात gece".split())

# Places where 05/09/2025 is 9 May, places with both orders, and languages that write the
# day first everywhere.
MONTH_FIRST_REGIONS = frozenset("US PH FM GU MH MP PW VI AS".split())
MIXED_REGIONS = frozenset("CA ZA KE".split())
DAY_FIRST_LANGUAGES = frozenset(
    "ar ckb ku kmr de fr es it pt nl tr ru uk pl cs hr sr ro da nb no el id fi bg sk sl ca et az uz he hi bn ur th"
    " vi sq hy be ka gl gu kn kk lv mk ml mr ms pa ta te tg is ga cy".split()
)
# Languages that write 25.09.24 for 24 September 2025.
YEAR_FIRST_LANGUAGES = frozenset("ja zh ko hu".split())
# Languages that write "2025. gada 24. septembris". Elsewhere that is a year and the beginning of a date.
YEAR_DAY_LANGUAGES = frozenset("kk ky lv".split())
