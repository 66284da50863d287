"""Words in front of an author's name in an element of their own, as for screen readers."""

import pytest

from ingest.reading import read
from ingest.schema import Document, Entry
from tests.entries import only

# Language, the word, the name, the day as shown, the title, a paragraph of the story.
PAGES = [
    (
        "fa",
        "نوشته شده توسط",
        "مریم رضایی",
        "۲ مهر ۱۴۰۴",
        "بندر قدیمی برای ماهیگیران باز شد",
        "اداره بندر قدیمی روز سه\u200cشنبه اعلام کرد که هر سه اسکله پس از دو سال بازسازی برای "
        "قایق\u200cهای ماهیگیری باز خواهد شد و مردم خوشحال هستند.",
    ),
    (
        "ku",
        "Ji aliyê",
        "Baran Demir",
        "24 Îlon 2025",
        "Bendera kevn ji bo masîvanan vebû",
        "Rêveberiya bendera kevn roja sêşemê ragihand ku piştî du salên nûkirinê her sê eskele dê "
        "ji bo keştiyên masîvanan vebin û xelk kêfxweş e.",
    ),
    (
        "ja",
        "著者",
        "佐藤 花子",
        "2025年9月24日",
        "旧港の桟橋が漁船に再び開放",
        "旧港の管理事務所は火曜日、"
        "二年間の改修工事を終えた三つの桟橋を漁船に再び開放すると発表した。"
        "週末には市民も無料で見学できるという。",
    ),
    (
        "ko",
        "글쓴이",
        "김하늘",
        "2025년 9월 24일",
        "옛 항구 어민들에게 다시 열려",
        "옛 항구 관리소는 화요일 두 해에 걸친 보수 공사를 마치고 세 개의 부두를 어선에 다시 "
        "개방한다고 밝혔다. 주말에는 시민들도 무료로 둘러볼 수 있다.",
    ),
    (
        "he",
        "נכתב על ידי",
        "נועה לוי",
        "24 בספטמבר 2025",
        "הנמל הישן נפתח לדייגים",
        "הנהלת הנמל הישן הודיעה ביום שלישי כי לאחר שנתיים של שיפוצים ייפתחו שלושת הרציפים לסירות "
        "הדיג, ובסופי שבוע יוכלו גם תושבים לבקר בהם בחינם.",
    ),
    (
        "ur",
        "مصنف",
        "سارہ خان",
        "24 ستمبر 2025",
        "پرانی بندرگاہ ماہی گیروں کے لیے کھل گئی",
        "پرانی بندرگاہ کی انتظامیہ نے منگل کو اعلان کیا کہ دو سال کی مرمت کے بعد تینوں گودیاں ماہی "
        "گیر کشتیوں کے لیے کھول دی جائیں گی اور شہری بھی آ سکیں گے۔",
    ),
    (
        "hi",
        "द्वारा",
        "मीरा शर्मा",
        "24 सितंबर 2025",
        "पुराना बंदरगाह मछुआरों के लिए खुला",
        "पुराने बंदरगाह के प्रबंधन ने मंगलवार को बताया कि दो साल की मरम्मत के बाद तीनों घाट मछली "
        "पकड़ने वाली नावों के लिए खोल दिए जाएंगे और लोग भी आ सकेंगे।",
    ),
    (
        "bn",
        "লেখক",
        "মীনা রহমান",
        "২৪ সেপ্টেম্বর ২০২৫",
        "পুরোনো বন্দর জেলেদের জন্য খুলে দেওয়া হলো",
        "পুরোনো বন্দরের কর্তৃপক্ষ মঙ্গলবার জানিয়েছে, দুই বছরের সংস্কারের পর তিনটি ঘাট মাছ ধরার "
        "নৌকার জন্য খুলে দেওয়া হবে এবং সাধারণ মানুষও আসতে পারবেন।",
    ),
    (
        "ta",
        "எழுதியவர்",
        "மீனா குமார்",
        "24 செப்டம்பர் 2025",
        "பழைய துறைமுகம் மீனவர்களுக்கு திறப்பு",
        "பழைய துறைமுக நிர்வாகம் செவ்வாய்க்கிழமை அறிவித்ததாவது, இரண்டு ஆண்டு சீரமைப்புக்குப் பிறகு "
        "மூன்று துறைகளும் மீன்பிடி படகுகளுக்கு திறக்கப்படும் என்று தெரிவித்தது.",
    ),
    (
        "vi",
        "Tác giả",
        "Nguyễn Minh Anh",
        "24/09/2025",
        "Bến cảng cũ mở cửa cho ngư dân",
        "Ban quản lý bến cảng cũ hôm thứ Ba thông báo rằng sau hai năm sửa chữa, cả ba cầu tàu sẽ "
        "mở cửa cho thuyền đánh cá và người dân cũng có thể tham quan miễn phí.",
    ),
    (
        "ru",
        "Опубликовано автором",
        "Ирина Волкова",
        "24 сентября 2025",
        "Старый порт открыли для рыбаков",
        "Управление старого порта сообщило во вторник, что после двух лет ремонта все три причала "
        "откроются для рыбацких лодок, а по выходным горожане смогут приходить бесплатно.",
    ),
    (
        "uk",
        "Написав",
        "Олена Коваль",
        "24 вересня 2025",
        "Старий порт відкрили для рибалок",
        "Управління старого порту повідомило у вівторок, що після двох років ремонту всі три "
        "причали відкриються для рибальських човнів, а на вихідних люди зможуть приходити "
        "безкоштовно.",
    ),
    (
        "sr",
        "Аутор",
        "Милица Јовић",
        "24. септембар 2025",
        "Стара лука отворена за рибаре",
        "Управа старе луке саопштила је у уторак да ће после две године обнове сва три пристаништа "
        "бити отворена за рибарске чамце, а грађани ће викендом улазити бесплатно.",
    ),
    (
        "el",
        "Συντάκτης",
        "Ελένη Παππά",
        "24 Σεπτεμβρίου 2025",
        "Το παλιό λιμάνι άνοιξε για τους ψαράδες",
        "Η διοίκηση του παλιού λιμανιού ανακοίνωσε την Τρίτη ότι μετά από δύο χρόνια εργασιών οι "
        "τρεις προβλήτες θα ανοίξουν για τις βάρκες και το κοινό θα μπαίνει δωρεάν.",
    ),
    (
        "ka",
        "ავტორი",
        "ნინო ბერიძე",
        "24 სექტემბერი 2025",
        "ძველი პორტი მეთევზეებისთვის გაიხსნა",
        "ძველი პორტის ადმინისტრაციამ სამშაბათს განაცხადა, რომ ორწლიანი რემონტის შემდეგ სამივე "
        "ნავმისადგომი მეთევზეების ნავებისთვის გაიხსნება და მოქალაქეებიც შევლენ უფასოდ.",
    ),
    (
        "hy",
        "Հեղինակ",
        "Անի Սարգսյան",
        "24 սեպտեմբերի 2025",
        "Հին նավահանգիստը բացվեց ձկնորսների համար",
        "Հին նավահանգստի վարչությունը երեքշաբթի հայտարարեց, որ երկու տարվա վերանորոգումից հետո "
        "երեք կառամատույցներն էլ կբացվեն ձկնորսական նավակների համար, իսկ քաղաքացիները կմտնեն "
        "անվճար։",
    ),
    (
        "am",
        "በ",
        "ሰላም ተስፋዬ",
        "24 September 2025",
        "አሮጌው ወደብ ለዓሣ አጥማጆች ተከፈተ",
        "የአሮጌው ወደብ አስተዳደር ማክሰኞ ዕለት እንዳስታወቀው ከሁለት ዓመት እድሳት በኋላ ሦስቱም መድረኮች ለዓሣ ማጥመጃ ጀልባዎች ይከፈታሉ ሲል ገለጸ ነዋሪዎችም በነፃ ይገባሉ።",
    ),
    (
        "az",
        "Müəllif",
        "Leyla Əliyeva",
        "24 sentyabr 2025",
        "Köhnə liman balıqçılar üçün açıldı",
        "Köhnə liman idarəsi çərşənbə axşamı bildirib ki, iki illik təmirdən sonra hər üç körpü "
        "balıqçı qayıqları üçün açılacaq və vətəndaşlar da pulsuz gələ biləcəklər.",
    ),
    (
        "uz",
        "Muallif",
        "Nodira Karimova",
        "24 sentabr 2025",
        "Eski port baliqchilar uchun ochildi",
        "Eski port ma’muriyati seshanba kuni ikki yillik ta’mirdan so‘ng uchala bandargoh ham "
        "baliqchilar qayiqlari uchun ochilishini va fuqarolar bepul kirishini ma’lum qildi.",
    ),
    (
        "ro",
        "De",
        "Ioana Munteanu",
        "24 septembrie 2025",
        "Portul vechi s-a deschis pentru pescari",
        "Administrația portului vechi a anunțat marți că, după doi ani de reparații, toate cele "
        "trei cheiuri se vor deschide pentru bărcile de pescuit, iar localnicii vor intra gratuit.",
    ),
    (
        "es",
        "Autor de la entrada:",
        "Lucía Rojas",
        "24 de septiembre de 2025",
        "El viejo puerto abre a los pescadores",
        "La dirección del viejo puerto anunció el martes que, tras dos años de obras, los tres "
        "muelles se abrirán a los barcos de pesca y los vecinos entrarán gratis los fines de "
        "semana.",
    ),
    (
        "it",
        "Autore articolo:",
        "Giulia Conti",
        "24 settembre 2025",
        "Il vecchio porto apre ai pescatori",
        "La direzione del vecchio porto ha annunciato martedì che, dopo due anni di lavori, i tre "
        "moli apriranno alle barche da pesca e i cittadini entreranno gratis nel fine settimana.",
    ),
    (
        "sq",
        "Nga",
        "Arta Hoxha",
        "24 shtator 2025",
        "Porti i vjetër u hap për peshkatarët",
        "Drejtoria e portit të vjetër njoftoi të martën se pas dy vitesh punimesh të tre skelat do "
        "të hapen për varkat e peshkimit dhe qytetarët do të hyjnë falas në fundjavë.",
    ),
    (
        "lt",
        "Autorius",
        "Rasa Petraitė",
        "2025-09-24",
        "Senasis uostas atvertas žvejams",
        "Senojo uosto administracija antradienį pranešė, kad po dvejų metų remonto visos trys "
        "krantinės bus atvertos žvejų valtims, o savaitgaliais gyventojai įeis nemokamai.",
    ),
    (
        "lv",
        "Autors",
        "Ilze Bērziņa",
        "2025. gada 24. septembris",
        "Vecā osta atvērta zvejniekiem",
        "Vecās ostas pārvalde otrdien paziņoja, ka pēc divu gadu remonta visas trīs piestātnes "
        "tiks atvērtas zvejas laivām, bet brīvdienās iedzīvotāji varēs ienākt bez maksas.",
    ),
    (
        "et",
        "Kirjutas",
        "Mari Tamm",
        "24. september 2025",
        "Vana sadam avati kaluritele",
        "Vana sadama juhtkond teatas teisipäeval, et pärast kaheaastast remonti avatakse kõik kolm "
        "kaid kalapaatidele ning nädalavahetusel pääsevad elanikud sinna tasuta.",
    ),
    (
        "ca",
        "Escrit per",
        "Núria Vila",
        "24 de setembre de 2025",
        "El port vell obre als pescadors",
        "La direcció del port vell ha anunciat aquest dimarts que, després de dos anys d’obres, "
        "els tres molls s’obriran a les barques de pesca i els veïns entraran gratis.",
    ),
    (
        "eu",
        "Egilea",
        "Nerea Agirre",
        "2025eko irailaren 24a",
        "Portu zaharra arrantzaleentzat ireki dute",
        "Portu zaharreko zuzendaritzak asteartean jakinarazi du bi urteko lanen ondoren hiru "
        "moilak arrantza-ontzientzat irekiko direla eta herritarrak doan sartuko direla.",
    ),
    (
        "sw",
        "Na",
        "Amina Juma",
        "24 Septemba 2025",
        "Bandari ya zamani yafunguliwa kwa wavuvi",
        "Uongozi wa bandari ya zamani ulitangaza Jumanne kuwa baada ya miaka miwili ya ukarabati "
        "gati zote tatu zitafunguliwa kwa boti za uvuvi na wananchi wataingia bure.",
    ),
    (
        "gu",
        "લેખક",
        "મીરા પટેલ",
        "24 સપ્ટેમ્બર 2025",
        "જૂનું બંદર માછીમારો માટે ખુલ્યું",
        "જૂના બંદરના સંચાલકોએ મંગળવારે જણાવ્યું કે બે વર્ષના સમારકામ પછી ત્રણેય ઘાટ માછીમારીની "
        "હોડીઓ માટે ખોલવામાં આવશે અને લોકો પણ મફત પ્રવેશ મેળવશે.",
    ),
    (
        "te",
        "రచయిత",
        "లక్ష్మి రావు",
        "24 సెప్టెంబర్ 2025",
        "పాత ఓడరేవు మత్స్యకారులకు తెరుచుకుంది",
        "పాత ఓడరేవు యాజమాన్యం మంగళవారం ప్రకటించిన ప్రకారం రెండేళ్ల మరమ్మతుల తర్వాత మూడు రేవులు "
        "చేపల పడవలకు తెరవబడతాయి మరియు ప్రజలకు ఉచిత ప్రవేశం ఉంటుంది.",
    ),
    (
        "ml",
        "ലേഖകൻ",
        "രമ്യ നായർ",
        "24 സെപ്റ്റംബർ 2025",
        "പഴയ തുറമുഖം മത്സ്യത്തൊഴിലാളികൾക്ക് തുറന്നു",
        "പഴയ തുറമുഖത്തിന്റെ അധികൃതർ ചൊവ്വാഴ്ച അറിയിച്ചത് രണ്ടു വർഷത്തെ അറ്റകുറ്റപ്പണിക്കു ശേഷം "
        "മൂന്നു കടവുകളും മത്സ്യബന്ധന ബോട്ടുകൾക്കായി തുറക്കുമെന്നും പ്രവേശനം സൗജന്യമെന്നുമാണ്.",
    ),
    (
        "tr",
        "Yazan",
        "Deniz Kaya",
        "24 Eylül 2025",
        "Eski liman balıkçılara açıldı",
        "Eski liman yönetimi salı günü yaptığı açıklamada, iki yıl süren yenileme çalışmalarının "
        "ardından üç iskelenin balıkçı teknelerine açılacağını duyurdu.",
    ),
    (
        "ar",
        "بقلم",
        "سارة الحداد",
        "نشر في 24 سبتمبر 2025",
        "الميناء القديم يفتح أبوابه أمام الصيادين",
        "أعلنت إدارة الميناء القديم يوم الثلاثاء أن الأرصفة الثلاثة ستفتح أمام قوارب الصيد بعد "
        "أعمال ترميم استمرت عامين كاملين في المدينة.",
    ),
    (
        "zh",
        "发布者",
        "林小雨",
        "2025年9月24日",
        "老码头向渔民重新开放",
        "老码头管理处星期二宣布，经过两年的修缮，三座栈桥将重新向渔船开放，"
        "市民也可以在周末登上码头参观，门票全部免费。",
    ),
    (
        "id",
        "Ditulis oleh",
        "Sari Wulandari",
        "24 September 2025",
        "Pelabuhan lama dibuka untuk nelayan",
        "Pengelola pelabuhan lama mengumumkan pada hari Selasa bahwa setelah dua tahun perbaikan "
        "ketiga dermaga akan dibuka untuk kapal nelayan dan warga dapat berkunjung gratis.",
    ),
]


def entry(language: str, label: str, name: str, day: str, title: str, paragraph: str) -> Entry:
    story = "".join(f"<p>{paragraph}{f' {paragraph}' if odd else ''}</p>" for odd in (0, 1, 0, 1, 0, 1))
    byline = f"<span>{day}</span> <span><span class=vh>{label}</span> <a href=/staff/17>{name}</a></span>"
    page = (
        f"<html lang={language}><head><meta charset=utf-8><title>{title}</title></head><body><h1>{title}</h1>"
        f"<div>{byline}</div><div>{story}</div></body></html>"
    )
    return only(read(Document(url="https://meridian.example/story/17.html", body=page.encode())))


@pytest.mark.parametrize("page", PAGES, ids=[page[0] for page in PAGES])
def test_a_word_for_an_author_in_any_language_is_no_part_of_the_name(page: tuple[str, str, str, str, str, str]) -> None:
    found = entry(*page)
    assert [who.name for who in found.authors] == [page[2]]
    assert (found.title, found.published and found.published.date().isoformat()) == (page[4], "2025-09-24")


@pytest.mark.parametrize("label", ["Foto", "Fotoğraf", "تصوير", "写真", "Перевод", "Redigerad av", "Übersetzung"])
def test_who_did_something_else_is_no_author(label: str) -> None:
    page = entry(
        "en", "By", f"Anna Muster</a> <span class=vh>{label}</span> <a href=/staff/18>Bela Kovacs", *PAGES[0][3:]
    )
    assert [who.name for who in page.authors] == ["Anna Muster"]


@pytest.mark.parametrize(
    ("label", "behind"),
    [
        ("Journalist", "Uppsala Stad"),
        ("Yazarlar", "Deniz Kaya"),
        ("De", "Meridian"),
        ("De", "Groene Amsterdammer"),
        ("Na", "12/09"),
    ],
)
def test_what_follows_a_word_that_stands_elsewhere_too_is_no_author(label: str, behind: str) -> None:
    assert entry("de", label, behind, "24.9.2025", *PAGES[0][4:]).authors == ()
