"""Stories in our own words to set pages around: by language a headline, a site's name and three paragraphs.

None names a date or an author: those that a page has are in the tables beside.
"""

from string import Template
from typing import NamedTuple

from ingest.schema import Document

PROSE = "<p>" + "The two eastern gates of the dam were opened on Wednesday morning, the ministry said. " * 3 + "</p>"
LINE = "The eastern gates of the dam were opened on Wednesday morning, part {} of the report said."
# JSON-LD of a page, with its headline.
LD = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"$t",%s}</script>'


class Story(NamedTuple):
    headline: str
    site: str
    paragraphs: tuple[str, ...]


STORIES = {
    "en": Story(
        "Council approves new ferry timetable",
        "Harbour Gazette",
        (
            "The ferries to the outer islands will leave twice an hour from the summer, the council decided after a "
            "long debate on its quays. The last boat is to wait for the evening train.",
            "Shopkeepers on the islands had asked for years for a boat that comes back late enough. The new plan costs "
            "the town a little more than the old one, most of it for fuel and for two more crews.",
            "The opposition called the decision rushed and wanted to hear the pilots first. Its motion failed by three "
            "votes, and the harbour office now writes to all holders of season tickets.",
        ),
    ),
    "de": Story(
        "Stadtrat stimmt neuem Fahrplan zu",
        "Hafenkurier",
        (
            "Die Fähren zu den äußeren Inseln fahren vom Sommer an zweimal in der Stunde, das hat der Rat nach langer "
            "Aussprache beschlossen. Das letzte Boot soll auf den Abendzug warten.",
            "Die Geschäfte auf den Inseln hatten sich seit Jahren ein Boot gewünscht, das spät genug zurückkommt. Der "
            "neue Plan kostet die Stadt etwas mehr als der alte, vor allem wegen der zusätzlichen Mannschaften.",
            "Die Opposition nannte den Beschluss übereilt und wollte zuerst die Lotsen hören. Ihr Antrag scheiterte "
            "mit drei Stimmen, und das Hafenamt schreibt nun allen Inhabern von Dauerkarten.",
        ),
    ),
    "fr": Story(
        "Le conseil adopte les nouveaux horaires du bac",
        "Le Journal du Port",
        (
            "Les bacs vers les îles partiront deux fois par heure dès l’été, a décidé le conseil après un long débat "
            "sur les quais. Le dernier bateau devra attendre le train du soir.",
            "Les commerçants des îles demandaient depuis des années un bateau qui revienne assez tard. Le nouveau plan "
            "coûte à la ville un peu plus que l’ancien, surtout pour le carburant et les équipages.",
            "L’opposition a jugé la décision hâtive et voulait d’abord entendre les pilotes. Sa motion a échoué à "
            "trois voix près, et le bureau du port écrit désormais à tous les abonnés.",
        ),
    ),
    "es": Story(
        "El pleno aprueba los nuevos horarios del ferry",
        "Diario del Puerto",
        (
            "Los barcos hacia las islas saldrán dos veces por hora desde el verano, decidió el pleno tras un largo "
            "debate sobre los muelles. El último barco esperará al tren de la noche.",
            "Los comerciantes de las islas pedían desde hace años un barco que volviera bastante tarde. El nuevo plan "
            "cuesta a la ciudad algo más que el anterior, sobre todo por el combustible y las tripulaciones.",
            "La oposición calificó la decisión de precipitada y quería oír antes a los prácticos. Su moción fracasó "
            "por tres votos, y la oficina del puerto escribe ahora a todos los abonados.",
        ),
    ),
    "pt": Story(
        "Câmara aprova novos horários da barca",
        "Folha do Cais",
        (
            "As barcas para as ilhas vão sair duas vezes por hora a partir do verão, decidiu a câmara depois de um "
            "longo debate sobre o cais. O último barco deve esperar pelo trem da noite.",
            "Os comerciantes das ilhas pediam há anos um barco que voltasse bastante tarde. O novo plano custa à "
            "cidade um pouco mais do que o antigo, sobretudo por causa do combustível e das tripulações.",
            "A oposição chamou a decisão de apressada e queria ouvir antes os pilotos. A sua moção falhou por três "
            "votos, e o escritório do porto escreve agora a todos os assinantes.",
        ),
    ),
    "it": Story(
        "Il consiglio approva i nuovi orari del traghetto",
        "Corriere del Molo",
        (
            "I traghetti per le isole partiranno due volte all’ora dall’estate, ha deciso il consiglio dopo una lunga "
            "discussione sulle banchine. L’ultima corsa aspetterà il treno della sera.",
            "I commercianti delle isole chiedevano da anni una corsa che tornasse abbastanza tardi. Il nuovo piano "
            "costa alla città un po’ più del vecchio, soprattutto per il carburante e per gli equipaggi.",
            "L’opposizione ha definito la decisione affrettata e voleva prima ascoltare i piloti. La sua mozione è "
            "stata respinta per tre voti, e l’ufficio del porto scrive ora a tutti gli abbonati.",
        ),
    ),
    "nl": Story(
        "Raad stemt in met nieuwe dienstregeling veerboot",
        "Havenkrant",
        (
            "De veerboten naar de buitenste eilanden varen vanaf de zomer twee keer per uur, besloot de raad na een "
            "lang debat over de kades. De laatste boot moet op de avondtrein wachten.",
            "De winkeliers op de eilanden vroegen al jaren om een boot die laat genoeg terugkomt. Het nieuwe plan kost "
            "de stad iets meer dan het oude, vooral door de brandstof en twee extra bemanningen.",
            "De oppositie noemde het besluit overhaast en wilde eerst de loodsen horen. Haar motie werd met drie "
            "stemmen verworpen, en het havenkantoor schrijft nu alle abonnees aan.",
        ),
    ),
    "pl": Story(
        "Rada przyjęła nowy rozkład promów",
        "Kurier Portowy",
        (
            "Promy na wyspy będą od lata odpływać dwa razy na godzinę, zdecydowała rada po długiej debacie o "
            "nabrzeżach. Ostatni statek ma czekać na wieczorny pociąg.",
            "Sklepikarze na wyspach od lat prosili o prom, który wraca wystarczająco późno. Nowy plan kosztuje miasto "
            "nieco więcej niż poprzedni, głównie z powodu paliwa i dwóch dodatkowych załóg.",
            "Opozycja nazwała decyzję pochopną i chciała najpierw wysłuchać pilotów. Jej wniosek upadł trzema głosami, "
            "a biuro portu pisze teraz do wszystkich posiadaczy biletów okresowych.",
        ),
    ),
    "cs": Story(
        "Zastupitelé schválili nový jízdní řád přívozu",
        "Přístavní noviny",
        (
            "Přívozy na ostrovy budou od léta vyplouvat dvakrát za hodinu, rozhodlo zastupitelstvo po dlouhé debatě o "
            "nábřežích. Poslední loď má čekat na večerní vlak.",
            "Obchodníci na ostrovech si léta přáli loď, která se vrací dost pozdě. Nový plán stojí město o něco více "
            "než ten starý, hlavně kvůli palivu a dvěma dalším posádkám.",
            "Opozice označila rozhodnutí za ukvapené a chtěla nejprve slyšet lodivody. Její návrh neprošel o tři "
            "hlasy a přístavní úřad nyní píše všem držitelům předplatních jízdenek.",
        ),
    ),
    "sv": Story(
        "Fullmäktige godkände färjans nya tidtabell",
        "Hamnbladet",
        (
            "Färjorna till de yttre öarna går från sommaren två gånger i timmen, beslutade fullmäktige efter en lång "
            "debatt om kajerna. Den sista båten ska vänta på kvällståget.",
            "Handlarna på öarna har i åratal bett om en båt som kommer tillbaka tillräckligt sent. Den nya planen "
            "kostar staden lite mer än den gamla, mest för bränsle och två nya besättningar.",
            "Oppositionen kallade beslutet förhastat och ville först höra lotsarna. Dess motion föll med tre röster, "
            "och hamnkontoret skriver nu till alla som har säsongskort.",
        ),
    ),
    "tr": Story(
        "Meclis yeni vapur tarifesini onayladı",
        "Liman Postası",
        (
            "Adalara giden vapurlar yazdan itibaren saatte iki kez kalkacak. Meclis kararı iskeleler üzerine uzun bir "
            "tartışmanın ardından verdi. Son vapur akşam trenini bekleyecek.",
            "Adalardaki esnaf yıllardır yeterince geç dönen bir vapur istiyordu. Yeni plan kente eskisinden biraz daha "
            "pahalıya mal oluyor, bunun nedeni çoğunlukla yakıt ve iki yeni mürettebat.",
            "Muhalefet kararı aceleci buldu ve önce kılavuz kaptanları dinlemek istedi. Önergesi üç oyla reddedildi, "
            "liman müdürlüğü şimdi bütün abonman sahiplerine yazıyor.",
        ),
    ),
    "ar": Story(
        "المجلس يقر مواعيد جديدة للعبّارات",
        "صحيفة الميناء",
        (
            "ستنطلق العبّارات إلى الجزر مرتين في الساعة اعتبارا من الصيف، كما قرر المجلس بعد نقاش طويل حول الأرصفة. "
            "وستنتظر آخر عبّارة قطار المساء.",
            "وكان أصحاب المتاجر في الجزر يطالبون منذ سنوات بعبّارة تعود في وقت متأخر بما يكفي. وتكلف الخطة الجديدة "
            "المدينة أكثر بقليل من القديمة، ومعظم ذلك للوقود ولطاقمين إضافيين.",
            "ووصفت المعارضة القرار بأنه متسرع وأرادت الاستماع إلى المرشدين أولا. وسقط اقتراحها بفارق ثلاثة أصوات، "
            "ويكتب مكتب الميناء الآن إلى جميع حاملي التذاكر الموسمية.",
        ),
    ),
    "ckb": Story(
        "ئەنجوومەن خشتەی نوێی بەلەمەکانی پەسەند کرد",
        "ڕۆژنامەی بەندەر",
        (
            "بەلەمەکان بۆ دوورگەکان لە هاوینەوە کاتژمێری دوو جار دەڕۆن، ئەنجوومەن دوای گفتوگۆیەکی درێژ بڕیاری لەسەر "
            "دا. دوایین بەلەم چاوەڕێی شەمەندەفەری ئێوارە دەکات.",
            "دوکاندارەکانی دوورگەکان ساڵانێکە داوای بەلەمێک دەکەن کە درەنگ بگەڕێتەوە. پلانە نوێیەکە کەمێک زیاتر لەسەر "
            "شار دەکەوێت، زۆربەی بۆ سووتەمەنی و دوو تیمی نوێ.",
            "ئۆپۆزسیۆن بڕیارەکەی بە پەلە ناوبرد و دەیویست سەرەتا گوێ لە ڕێبەرەکان بگرێت. پێشنیارەکەی بە سێ دەنگ "
            "ڕەتکرایەوە و نووسینگەی بەندەر ئێستا بۆ هەموو بەشداربووان دەنووسێت.",
        ),
    ),
    "fa": Story(
        "شورا برنامه تازه کشتی‌ها را تصویب کرد",
        "روزنامه بندر",
        (
            "کشتی‌های جزایر از تابستان هر ساعت دو بار حرکت می‌کنند؛ شورا پس از بحثی طولانی درباره اسکله‌ها چنین تصمیم "
            "گرفت. آخرین کشتی باید منتظر قطار شب بماند.",
            "مغازه‌داران جزایر سال‌ها خواستار کشتی‌ای بودند که به اندازه کافی دیر برگردد. برنامه تازه برای شهر کمی "
            "گران‌تر از برنامه قدیم است، بیشتر به خاطر سوخت و دو خدمه دیگر.",
            "مخالفان این تصمیم را شتاب‌زده خواندند و می‌خواستند نخست سخن راهنماها را بشنوند. پیشنهاد آنها با سه رای رد "
            "شد و دفتر بندر اکنون به همه دارندگان بلیت فصلی نامه می‌نویسد.",
        ),
    ),
    "he": Story(
        "המועצה אישרה לוח זמנים חדש למעבורת",
        "עיתון הנמל",
        (
            "המעבורות לאיים ייצאו מהקיץ פעמיים בשעה, כך החליטה המועצה לאחר דיון ארוך על הרציפים. הספינה האחרונה תחכה "
            "לרכבת הערב.",
            "בעלי החנויות באיים ביקשו במשך שנים ספינה שחוזרת מאוחר מספיק. התוכנית החדשה עולה לעיר מעט יותר מהקודמת, "
            "בעיקר בגלל הדלק ושני צוותים נוספים.",
            "האופוזיציה כינתה את ההחלטה חפוזה ורצתה לשמוע תחילה את הנתבים. הצעתה נפלה על חודם של שלושה קולות, ומשרד "
            "הנמל כותב כעת לכל המנויים.",
        ),
    ),
    "ru": Story(
        "Совет утвердил новое расписание паромов",
        "Портовая газета",
        (
            "Паромы на острова с лета будут отходить дважды в час, решил совет после долгих споров о причалах. "
            "Последний паром будет ждать вечернего поезда.",
            "Владельцы лавок на островах годами просили о пароме, который возвращается достаточно поздно. Новый план "
            "обходится городу немного дороже старого, главным образом из-за топлива и двух новых команд.",
            "Оппозиция назвала решение поспешным и хотела сначала выслушать лоцманов. Её предложение не прошло из-за "
            "трёх голосов, и управление порта пишет теперь всем владельцам абонементов.",
        ),
    ),
    "zh": Story(
        "市议会通过新的渡轮时刻表",
        "海港网",
        (
            "市议会就码头问题进行了长时间辩论后决定，从今年夏天起，"
            "开往外岛的渡轮每小时开出两班，末班船将等候晚间到达的列车。",
            "岛上的店主多年来一直希望有一班回来得足够晚的船。新方案的费用比旧方案略高，主要用于燃料以及增加的两组船员，"
            "市政府表示可以承担。",
            "反对派认为这一决定过于仓促，主张先听取引航员的意见，"
            "但其动议以三票之差被否决。港务局现在正写信通知所有持有季票的乘客。",
        ),
    ),
    "ja": Story(
        "市議会がフェリーの新ダイヤを承認",
        "みなと新聞",
        (
            "離島へ向かうフェリーは夏から一時間に二便となる。"
            "市議会は岸壁をめぐる長い議論の末にこれを決めた。最終便は夜の列車の到着を待つという。",
            "島の商店主たちは、十分に遅く戻る便を長年求めてきた。"
            "新しい計画の費用は以前よりやや高く、その多くは燃料と二組の乗組員のためのものだと市は説明する。",
            "野党は決定が性急だと批判し、まず水先人の話を聞くべきだと主張したが、"
            "動議は三票差で否決された。港湾事務所は定期券の利用者全員に手紙を送っている。",
        ),
    ),
    "ko": Story(
        "시의회, 새 여객선 시간표 승인",
        "항구일보",
        (
            "섬으로 가는 여객선이 여름부터 한 시간에 두 번 출발한다. "
            "시의회는 부두를 둘러싼 긴 토론 끝에 이렇게 결정했다. 마지막 배는 "
            "저녁 열차를 기다리게 된다.",
            "섬의 상인들은 충분히 늦게 돌아오는 배를 여러 해 동안 요구해 "
            "왔다. 새 계획은 이전보다 비용이 조금 더 들며, 대부분 연료와 "
            "추가 승무원 두 조 때문이라고 시는 설명했다.",
            "야당은 결정이 성급하다며 도선사의 의견을 먼저 듣자고 했으나 "
            "동의안은 세 표 차로 부결됐다. 항만 사무소는 이제 모든 정기권 "
            "이용자에게 편지를 보내고 있다.",
        ),
    ),
    "id": Story(
        "Dewan setujui jadwal feri baru",
        "Pelabuhan Pos",
        (
            "Feri menuju pulau-pulau luar akan berangkat dua kali "
            "setiap jam mulai musim panas, demikian keputusan dewan "
            "setelah perdebatan panjang tentang dermaga. Kapal terakhir akan menunggu kereta malam.",
            "Para pemilik toko di pulau sudah bertahun-tahun meminta kapal yang pulang cukup malam. Rencana baru itu "
            "sedikit lebih mahal bagi kota, terutama untuk bahan bakar dan dua awak tambahan.",
            "Pihak oposisi menyebut keputusan itu tergesa-gesa "
            "dan ingin mendengar para pandu lebih dahulu. Usul mereka "
            "gagal dengan selisih tiga suara, dan kantor pelabuhan kini menyurati semua pelanggan.",
        ),
    ),
    "hi": Story(
        "परिषद ने नौका की नई समय सारणी को मंजूरी दी",
        "बंदरगाह टाइम्स",
        (
            "बाहरी द्वीपों के लिए नौकाएं गर्मियों से हर घंटे दो बार "
            "चलेंगी, परिषद ने घाटों पर लंबी बहस के बाद यह फैसला किया। आखिरी "
            "नाव शाम की रेलगाड़ी का इंतजार करेगी।",
            "द्वीपों के दुकानदार वर्षों से ऐसी नाव मांग रहे थे जो काफी "
            "देर से लौटे। नई योजना शहर को पुरानी से थोड़ी महंगी पड़ती है, "
            "ज्यादातर ईंधन और दो नए दलों के कारण।",
            "विपक्ष ने फैसले को जल्दबाजी बताया और पहले चालकों को "
            "सुनना चाहा। उसका प्रस्ताव तीन मतों से गिर गया, और बंदरगाह "
            "कार्यालय अब सभी यात्रियों को पत्र लिख रहा है।",
        ),
    ),
    "da": Story(
        "Byrådet vedtager ny sejlplan for færgen",
        "Havneposten",
        (
            "Færgerne til de ydre øer sejler fra sommeren to gange i timen, besluttede byrådet efter en lang debat om "
            "kajerne. Den sidste båd skal vente på aftentoget.",
            "Butikkerne på øerne har i årevis bedt om en båd, der vender sent nok hjem. Den nye plan koster byen lidt "
            "mere end den gamle, mest til brændstof og to ekstra besætninger.",
            "Oppositionen kaldte beslutningen forhastet og ville først høre lodserne. Dens forslag faldt med tre "
            "stemmer, og havnekontoret skriver nu til alle med månedskort.",
        ),
    ),
    "vi": Story(
        "Hội đồng thông qua lịch phà mới",
        "Báo Bến Cảng",
        (
            "Các chuyến phà ra những hòn đảo phía ngoài sẽ chạy hai lần mỗi giờ từ mùa hè, hội đồng quyết định sau một "
            "buổi tranh luận dài về các bến tàu. Chuyến cuối cùng sẽ chờ chuyến tàu hỏa buổi tối.",
            "Chủ các cửa hàng trên đảo từ nhiều năm nay mong có một chuyến phà về đủ muộn. Kế hoạch mới tốn của thành "
            "phố nhiều hơn kế hoạch cũ một chút, phần lớn cho nhiên liệu và hai đội thủy thủ.",
            "Phe đối lập cho rằng quyết định quá vội và muốn nghe ý kiến các hoa tiêu trước. Kiến nghị của họ thua ba "
            "phiếu, và văn phòng cảng nay viết thư cho tất cả những người có vé tháng.",
        ),
    ),
    "hu": Story(
        "A képviselők elfogadták a komp új menetrendjét",
        "Kikötői Hírlap",
        (
            "A külső szigetekre nyártól óránként kétszer indul komp, így döntött a testület a rakpartokról folytatott "
            "hosszú vita után. Az utolsó hajó megvárja majd az esti vonatot.",
            "A szigetek boltosai évek óta kértek olyan hajót, amely elég későn ér vissza. Az új terv valamivel többe "
            "kerül a városnak, mint a régi, főleg az üzemanyag és két új legénység miatt.",
            "Az ellenzék elhamarkodottnak nevezte a döntést, és előbb a révkalauzokat hallgatta volna meg. Indítványa "
            "három szavazaton bukott el, és a kikötői hivatal most ír minden bérletesnek.",
        ),
    ),
    "th": Story(
        "สภาเมืองอนุมัติตารางเรือข้ามฟากใหม่",
        "ท่าเรือนิวส์",
        (
            "เรือข้ามฟากไปยังเกาะรอบนอกจะออกชั่วโมงละสองเที่ยวตั้งแต่ฤดูร้อน สภาเมืองมีมติหลังการอภิปรายยาวนานเรื่องท่าเทียบเรือ "
            "เรือเที่ยวสุดท้ายจะรอรถไฟขบวนค่ำ",
            "เจ้าของร้านบนเกาะเรียกร้องมาหลายปีให้มีเรือที่กลับดึกพอ แผนใหม่ใช้งบประมาณมากกว่าเดิมเล็กน้อย "
            "ส่วนใหญ่เป็นค่าน้ำมันและลูกเรือเพิ่มอีกสองชุด",
            "ฝ่ายค้านเห็นว่าการตัดสินใจเร่งรีบเกินไปและต้องการฟังคนนำร่องก่อน ญัตติของฝ่ายค้านตกไปด้วยสามเสียง "
            "และสำนักงานท่าเรือกำลังเขียนจดหมายถึงผู้ถือตั๋วรายเดือนทุกคน",
        ),
    ),
}


def paragraphs(count: int) -> str:
    """Return so many different paragraphs."""
    return "".join(f"<p>{LINE.format(number)}</p>" for number in range(count))


def page(language: str, head: str, body: str, host: str = "www.quaysidepost.example", path: str = "/ferry") -> Document:
    """Return a page around a story: `$t` is its headline, `$s` the site's name, `$story` its paragraphs.

    If the body does not say where the story stands, it comes after; a site's header and footer are always around it.
    """
    story = STORIES[language]
    said = {"t": story.headline, "s": story.site, "story": "".join(f"<p>{text}</p>" for text in story.paragraphs)}
    inside = body if "$story" in body else f"<article>{body}<div class='text'>$story</div></article>"
    text = Template(
        f"<!doctype html><html lang={language}><head><meta charset=utf-8>{head}</head><body>"
        "<header><a class=logo href=/>$s</a><nav><ul><li><a href=/a>A–Z</a></li><li><a href=/1>24/7</a></li></ul></nav>"
        f"</header>{inside}<footer><p>© 2011–2026 $s</p></footer></body></html>"
    ).safe_substitute(said)
    return Document(url=f"https://{host}{path}", body=text.encode(), content_type="text/html; charset=utf-8")
