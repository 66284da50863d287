from unicodedata import normalize

import pytest

from ingest.text.language import direction_of, fold, language_tag
from ingest.text.recognition import contradicts, language_of
from tests.processes import finishes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("en", "en"),
        ("EN-us", "en-US"),
        ("en_GB", "en-GB"),
        (" ckb ", "ckb"),
        ("ku-arab-iq", "ku-Arab-IQ"),
        ("zh-hant-TW", "zh-Hant-TW"),
        ("sl-rozaj-biske", "sl-rozaj-biske"),
        ("de-1996", "de-1996"),
        ("und", None),
        ("mul", None),
        ("x", None),
        ("English", "en"),
        ("fra", "fr"),
        ("per-IR", "fa-IR"),
        ("jp", "ja"),
        ("in_ID", "id-ID"),
        ("Englisch", None),
        ("en us", None),
        ("en-", None),
        ("123", None),
        ("", None),
        (None, None),
    ],
)
def test_a_tag_is_written_in_its_canonical_case(text: str | None, expected: str | None) -> None:
    assert language_tag(text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param("ar", "", "rtl", id="Arabic"),
        pytest.param("ckb-IQ", "", "rtl", id="Sorani"),
        pytest.param("he", "An English headline", "rtl", id="the language before the letters"),
        pytest.param("en", "", "ltr", id="English"),
        pytest.param("en", "عنوان", "rtl", id="letters that the language is not written in"),
        pytest.param("uz-Arab", "", "rtl", id="a script of the tag's"),
        pytest.param("ku", "Serokê herêmê", "ltr", id="Kurmanji in Latin letters"),
        pytest.param("ku", "هەواڵی کوردستان", "rtl", id="Kurdish in Arabic letters"),
        pytest.param("ku", "", None, id="two scripts and no letters"),
        pytest.param(None, "123 - 456", None, id="no letters"),
        pytest.param(None, "Kurdistan كردستان العراق", "rtl", id="the more letters decide"),
        pytest.param(None, "شنگال", "rtl", id="the letters alone"),
    ],
)
def test_direction_follows_the_language_and_then_the_letters(
    language: str | None, text: str, expected: str | None
) -> None:
    assert direction_of(language, text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Breaking: the DAM", "breaking — the dam!", id="case and punctuation"),
        pytest.param("a  b\n\tc", "a b c", id="space"),
        pytest.param("كردستان", "کردستان", id="kaf and keheh"),
        pytest.param("علي", "علی", id="yeh and Farsi yeh"),
        pytest.param("مـــدينة", "مدينة", id="a stretched word"),
        pytest.param("مُحَمَّد", "محمد", id="vowel marks"),
        pytest.param("می‌خواهم", "میخواهم", id="a non-joiner"),
        pytest.param("İstanbul", "istanbul", id="a dotted capital"),
        pytest.param("ISPARTA", "Isparta", id="a capital without a dot"),
        pytest.param("Straße", "STRASSE", id="sharp s"),
        pytest.param("ﬁnal", "final", id="a ligature"),
        pytest.param("“it’s”", '"it\'s"', id="quotation marks"),
        pytest.param("e\u0301", "\u00e9", id="composed and decomposed"),
    ],
)
def test_texts_that_differ_in_writing_alone_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [("dam", "damn"), ("resume", "résumé"), ("12 dead", "13 dead"), ("a b", "ab")],
)
def test_different_texts_fold_differently(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize("nothing", ["", None, " - ", "\u200c", "!!!"])
def test_what_holds_no_word_folds_to_nothing(nothing: str | None) -> None:
    assert fold(nothing) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The gates of the dam were opened and it was said that the water is still rising.", "en"),
        ("Die Tore des Staudamms wurden geöffnet, und das Wasser steigt nicht mehr auf die Straße.", "de"),
        ("Les portes du barrage sont ouvertes et l’eau monte dans les rues de la ville, plus que par le passé.", "fr"),
        ("Las puertas de la presa se abrieron y el agua sube por las calles con más fuerza.", "es"),
        ("Barajın kapakları açıldı ve su bir gün daha yükseldi, ama bu gece için çok az kaldı.", "tr"),
        ("فتحت وزارة الموارد المائية بوابتي السد يوم الأربعاء", "ar"),
        ("دەرگاکانی بەنداوەکە لە ڕۆژی چوارشەممە کرانەوە و ئاستی ئاو بەرز دەبێتەوە", "ckb"),
        ("دریچه‌های سد روز چهارشنبه باز شد و آب پشت آن پایین رفت چون گرما پیش از این بود", "fa"),
        ("ダムの水門が水曜日に開かれ、水位は下がり始めた", "ja"),
        ("大坝的两个闸门于周三上午打开", "zh"),
        ("댐의 수문이 수요일에 열렸다", "ko"),
        ("שערי הסכר נפתחו ביום רביעי", "he"),
        ("Ворота плотины открыли в среду, и вода не поднялась, но это не то, что обещал город, как из-за неё.", "ru"),
        (
            "Ворота греблі відкрили у середу, але вода не піднялась, бо це не те, що обіцяли для міста, та й за ним.",
            "uk",
        ),
        ("Вратите на язовира са отворени и водата се покачва, но не е това, което обещаха за града.", "bg"),
        ("Капије бране су отворене и вода није порасла, али то је све што се зна у граду, као и за село.", "sr"),
        ("Vrata brane su otvorena i voda nije porasla, ali to je sve što se zna u gradu, kao i za selo.", "hr"),
        ("Brány priehrady sa otvorili a voda je nižšia, ako povedali aj v meste, kde sú ľudia, podľa ktoré sa.", "sk"),
        ("Užtvankos vartai atverti ir vanduo jau kyla, kad tai yra iš upės, apie tai dar tik kaip gandas.", "lt"),
        (
            "Tammi väravad on lahti ja vesi ei tõuse, aga see on kõik, mis linn seda ütles, kui oli selge või pole.",
            "et",
        ),
        ("Les comportes són obertes i els carrers també, amb més aigua que als dels pobles, però és poca.", "ca"),
        ("Die hekke is oop en hulle sê die water sal nie styg nie, wat deur ons vir die dorp gevra is.", "af"),
        ("Milango ya bwawa ilifunguliwa na maji ni mengi katika mji wa pwani, kama alisema kwa wakazi wake pia.", "sw"),
        ("Amasango edamu avuliwe, kanti amanzi asekhona, ngoba kusho abantu ukuthi lapho kodwa futhi kuzoma.", "zu"),
        ("Amasango edama avuliwe kwaye amanzi asekho apho, kodwa abantu xa besithi kwakhona ukuze kome.", "xh"),
        ("Ang mga pinto ng dam ay binuksan na at hindi ito ang sinabi niya sa lungsod para sa tubig.", "tl"),
        ("Bəndin qapıları açıldı və su qalxdı, bu isə şəhər üçün də təhlükə olub, onun ilə həmin gün çay da.", "az"),
        ("Dyert e digës janë hapur dhe uji nuk është ngritur, për këtë ka një njoftim me gojë nga qyteti që.", "sq"),
        (
            "Un bateau de pêche a coulé lundi matin à l'entrée du port, bloquant la passe, a annoncé la capitainerie.",
            "fr",
        ),
        ("El barco se hundió el lunes a la entrada del puerto y nadie resultó herido, dijo el capitán.", "es"),
        ("La barca è affondata lunedì a pochi metri da un molo, e il porto resta chiuso a chi deve partire.", "it"),
        ("A barca naufragou na segunda de manhã a poucos metros do cais e o porto está fechado.", "pt"),
        (
            "Судно затонуло у входа в порт, и канал закрыт до среды, сообщили в управлении; никто из людей не ранен.",
            "ru",
        ),
        ("Båten sjönk i måndags vid hamnen men ingen var ombord när det hände.", "sv"),
        ("سد را روز چهارشنبه باز كردند و آب پشت آن پايين رفت، زيرا گرما پيش از آن آمده بود.", "fa"),
        ("Cổng đập đã được mở vào thứ tư, và nước ở trong hồ không còn lên như những ngày trước.", "vi"),
        ("Sluserne i dæmningen blev åbnet onsdag, og vandet i byen stiger ikke mere, siger de nu efter mødet.", "da"),
        ("Slusene i demningen ble åpnet onsdag, og vannet i byen stiger ikke mer, sier de nå etter møtet.", "no"),
        ("Slusene i demninga vart opna onsdag, og vatnet i byen stig ikkje meir, seier dei no etter møtet.", "nn"),
        ("Sluiseldeure van die dam is oop, en niemand by die rivier het dit gister nog vir ons gesê nie.", "af"),
        ("Язовирът беше отворен в сряда и водата не се качва, каза кметът, който е там още от сутринта.", "bg"),
        ("Браната беше отворена во среда и водата не се качува, рече градоначалникот, кој е таму од утрото.", "mk"),
        ("Ачылды плотина ў сераду, і вада не паднялася, але гэта не тое, што яны казалі пра яго.", "be"),
        ("Бөгет сәрсенбіде ашылды және су бұл жолы көтерілген жоқ деп хабарлады, бірақ бір адам үшін.", "kk"),
        ("Тогоон шаршембиде ачылды жана суу бул жолу көтөрүлгөн жок деп билдирди, бирок бир адам үчүн.", "ky"),
        ("Далангийн хаалгыг лхагва гарагт нээсэн бөгөөд ус нь нэмэгдээгүй байна гэж хүн бүр тухай ярьж байгаа.", "mn"),
        ("Дарвозаи сарбанд рӯзи чоршанбе кушода шуд ва об дар шаҳр боло нарафт, ки ин барои ҳама аст.", "tg"),
        ("To‘g‘on chorshanba kuni ochildi va suv bu kun ko‘tarilmadi, deb aytdi u, ham shahar uchun bir gap.", "uz"),
        ("Abriuse o encoro o mércores e a auga non sobe máis polas rúas da vila, dixo o alcalde, pero hai medo.", "gl"),
        (
            "Agorwyd llifddorau'r argae ddydd Mercher ac mae'r dŵr yn y dref wedi codi, ond nid oes neb yn ei weld.",
            "cy",
        ),
        ("Osclaíodh geataí an damba Dé Céadaoin agus tá an t-uisce ag ardú sa bhaile, ach níl aon duine ann.", "ga"),
        (
            "Pintu empangan dibuka pada hari Rabu dan air tidak lagi naik, kata beliau kerana hujan telah berhenti.",
            "ms",
        ),
        ("Pintu bendungan dibuka pada hari Rabu dan air tidak lagi naik, kata dia karena hujan sudah berhenti.", "id"),
        ("A’o sa tatala le faitotoa o le vai i le aso Lulu, ma ua lē toe maualuga le vai e pei ona sa i ai.", "sm"),
        ("ડેમના દરવાજા બુધવારે ખોલવામાં આવ્યા", "gu"),
        ("ਡੈਮ ਦੇ ਗੇਟ ਬੁੱਧਵਾਰ ਨੂੰ ਖੋਲ੍ਹੇ ਗਏ", "pa"),
        ("അണക്കെട്ടിന്റെ ഷട്ടറുകൾ ബുധനാഴ്ച തുറന്നു", "ml"),
        ("ಅಣೆಕಟ್ಟಿನ ಗೇಟ್‌ಗಳನ್ನು ಬುಧವಾರ ತೆರೆಯಲಾಯಿತು", "kn"),
        ("වේල්ලේ දොරටු බදාදා විවෘත කරන ලදී", "si"),
        ("ဆည်တံခါးများကို ဗုဒ္ဓဟူးနေ့တွင် ဖွင့်ခဲ့သည်", "my"),
        ("ទ្វារទំនប់ត្រូវបានបើកនៅថ្ងៃពុធ", "km"),
        ("ປະຕູເຂື່ອນໄດ້ຖືກເປີດໃນວັນພຸດ", "lo"),
        ("የግድቡ በሮች ረቡዕ ዕለት ተከፍተዋል እና ውሃው በከተማው ውስጥ ነው", "am"),
        ("ኣፍደገታት ናይቲ ዲጋ ረቡዕ ተኸፊቶም እዮም፡ ማይ ድማ ኣብ ከተማ ኣሎ", "ti"),
        ("बांध के द्वार बुधवार को खोले गए और पानी नहीं बढ़ा", "hi"),
        ("धरणाचे दरवाजे बुधवारी उघडण्यात आले आणि पाणी वाढलेले नाही, असे ते म्हणाले आहे", "mr"),
        ("बाँधका ढोका बुधबार खोलिएको छ र पानी बढेको छैन भने अरू कुनै कुरा भएको छ", "ne"),
        ("די טויערן פון דער דאַמבע האָט מען געעפֿנט מיטוואָך און דאָס וואַסער איז ניט אויף דער גאַס", "yi"),
        ("توغاننىڭ دەرۋازىسى چارشەنبە كۈنى ئېچىلدى ۋە سۇ ئۆرلىمىدى", "ug"),
        ("ډیم دروازې د چارشنبې په ورځ پرانستل شوې او اوبه ټیټې شوې", "ps"),
        ("ڈیم کے دروازے بدھ کو کھولے گئے اور پانی نہیں بڑھا", "ur"),
        ("ڊيم جا دروازا اربع تي کوليا ويا ۽ پاڻي گهٽ ٿي ويو", "sd"),
        ("Ua huraina te mau uputa, e ua tae mai te pape i roto i te oire, eita ra e nehenehe ia parau atu.", None),
        ("Dam 12-14", None),
        ("", None),
    ],
)
def test_a_text_gives_its_language_away(text: str, expected: str | None) -> None:
    assert language_of(text) == language_of(normalize("NFD", text)) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "فتحت وزارة الموارد المائية بوابتي السد", True),
        (
            "en-US",
            "Die Tore des Damms wurden am Mittwoch geöffnet, und das Wasser steigt nicht mehr auf die Straße.",
            True,
        ),
        (
            "en-US",
            "The gates of the dam were opened, and they said »das Wasser steigt nicht, die Tore sind auf«.",
            False,
        ),
        ("en", "Dam gates open. Water falls. Villages dry. Nobody hurt. Mayor glad.", False),
        (
            "nl",
            "Die Tore des Damms wurden am Mittwoch geöffnet, und das Wasser steigt nicht mehr auf die Straße.",
            False,
        ),
        ("ckb", "فتحت وزارة الموارد المائية بوابتي السد", False),
        ("ku", "دەرگاکانی بەنداوەکە", False),
        ("sd-Deva", "فتحت وزارة الموارد", False),
        ("ar", "The gates of the dam", True),
        ("ar", "2025 - 12", False),
        ("zh", "ダムの水門が開かれた", True),
        ("de", "The gates of the dam", False),
    ],
)
def test_a_language_is_contradicted_by_another_script_alone(language: str, text: str, expected: bool) -> None:
    assert contradicts(language, text) is expected


@pytest.mark.parametrize("tag", ["en" + "-aa" * 33, "en" + "-aa" * 100_000], ids=["long", "endless"])
def test_a_tag_of_more_than_a_hundred_characters_names_no_language(tag: str) -> None:
    assert language_tag(tag) is None


@pytest.mark.parametrize("marks", ["\u0301\u0323", "\uff9e\u0301", "\u0f73\u0301"])
def test_marks_without_an_end_on_one_letter_are_folded_in_no_time(marks: str) -> None:
    assert finishes(lambda: fold("e" + marks * 200_000), cpu=4)
    assert fold(f"x{marks * 100}y") == fold(fold(f"x{marks * 100}y"))
