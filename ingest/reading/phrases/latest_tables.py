"""The words of headings over lists of a site's newest stories, in many languages. Data of `latest_words.py`."""

import re

# Phrases that say by themselves that a list holds the newest stories of the site.
WHOLE = """
latest · the latest · newest · most recent · just in · recent · breaking · ticker · newsticker · news ticker
live ticker · newsfeed · news feed
breaking news · news in brief · what s new · new on the site · recently published · latest on
headlines of the hour · minute by minute
neueste · neuestes · aktuell · aktuelles · das neueste · die neuesten · zuletzt · eilmeldungen · kurzmeldungen
nachrichtenticker · neu · news aktuell
dernières · les dernières · en direct · en continu · fil info · le fil info · à la minute · dernière minute
l essentiel en direct
últimas · lo último · último minuto · última hora · ultima hora · al minuto · en directo · lo más nuevo · ultime
ultima ora · ultim ora · ultimissime
mais recentes · últimas horas · agora · laatste · net binnen · meest recent · nieuwste · laatste nieuws · terbaru
terkini · berita terkini
najnowsze · ostatnie · z ostatniej chwili · najnovejsie · nejnovější · poslední · aktuálně · naujausi · naujausios
naujienų srautas · naujienos
senaste · senaste nytt · just nu · siste · siste nytt · sist · seneste · seneste nyt · nyeste · nýjast · nýjustu
viimeisimmät · tuoreimmat · uusimmat
legfrissebb · friss hírek · ultimele · ultimele știri · последние · последнее · свежие · лента · лента новостей
останні · найновіше · стрічка новин
son dakika · en son · en yeni · son · güncel · anlık · az önce · en yeniler · son eklenenler · akış
آخر · الأحدث · أحدث · آخر الأخبار · عاجل · الآن · جديد · آخر المستجدات · آخر ما نشر
دوایین · نوێترین · تازەترین · دواین هەواڵ · دوایین هەواڵ · دوا هەواڵ · دوا هەواڵەکان · ئێستا · هەنووکە · تازە · بەپەلە
آخرین · تازه ترین · جدیدترین · חדשות אחרונות · עכשיו
最新 · 新着 · 速報 · 最新記事 · 新着記事 · 最新ニュース · 新着ニュース · 速報ニュース · 最新の記事 · 最新消息
最新新闻 · 最新文章 · 即时 · 即時 · 滚动 · 滚动新闻 · 快讯
this just in · in the last hour · zuletzt erschienen · jetzt aktuell · fil infos · noticias al instante
em cima da hora · notícias ao minuto
העדכונים האחרונים · דיווחים אחרונים · أخبار حديثة · کۆتا هەواڵەکان · nûçeyên herî nû
آخرین به روز رسانی ها · সদ্যপ্রাপ্ত · লেটেস্ট নিউজ · சமீபத்திய செய்திகள் · లేటెస్ట్ న్యూస్ · 新闻速递 · 뉴스속보 · 최신기사 목록
최신 · 최신뉴스 · 최신기사 · 속보 · 실시간 · mới nhất · tin mới · tin mới nhất · ล่าสุด · ข่าวล่าสุด · नवीनतम
ताज़ा खबरें · ताजा खबर · সর্বশেষ · সর্বশেষ সংবাদ · تازہ ترین · تازہ ترین خبریں · اخبار لحظه ای
up to the minute · latest and breaking · the wire · news wire · live feed · newest first on the site · new today
das neueste in kürze · kurz gemeldet · in kürze · gerade eben · neu auf der seite · top aktuell · live ticker news
le fil · le fil actu · le direct · l actu en direct · l actu en continu · l actualité en continu · info en continu
les plus récents · plus récents · lo más reciente · más recientes · minuto a minuto · las últimas
le ultime · più recenti · le più recenti · appena pubblicati · em atualização · as últimas · últimes notícies
darreres notícies · última hora en directe · azken berriak · azken ordua · últimas novas
najnovšie · najnovije · najnovije vesti · najnovije vijesti · posljednje vijesti · најновије · најновије вести
најнови вести · последни новини · най новото · най нови · апошнія навіны · соңғы жаңалықтар
ροή ειδήσεων · τελευταία νέα · τελευταίες ειδήσεις · ροή · të fundit · lajmet e fundit
jaunākais · jaunākās ziņas · jaunākie raksti · viimased uudised · uusimad · zadnje novice · najnovejše
jongste · jongste nuus · habari mpya · habari za hivi punde · hivi punde · seinastu tíðindi · nýjustu fréttir
nyheder lige nu · lige nu · nyeste nyt · tuoreimmat uutiset · viimeisimmät uutiset · friss · legfrissebb hírek
ბოლო ამბები · უახლესი · վերջին լուրեր · tin mới nhận · pinakabago · berita terbaru · kabar terbaru
son haberler · son eklenen haberler · en son haberler · anlık haberler · sıcak haberler · flaş haberler
أحدث الأخبار · الأخبار العاجلة · أخبار عاجلة · شريط الأخبار · جديد الموقع · المضاف حديثا · المستجدات
آخر الأنباء · أحدث المقالات · نشر حديثا · على مدار الساعة
هەواڵی نوێ · نوێترین هەواڵ · تازەترین هەواڵ · هەواڵی بەپەلە · دوایین بابەت · نوێترین بابەت · هەواڵی تازە
nûçeyên dawî · herî dawî · nûçeyên herî dawî · nûçeyên nû · nûtirîn · herî nû · dawî · nûçeyên rojane
newswire · recent content · latest content · contenido reciente · fresh news · ultimas noticias · dernière heure
l info en continu · berita terkini hari ini
تازه ترین مطالب · تازه ترین اخبار · تازه ترین خبرها · fresh stories · live news · just published · just now
happening now · new articles · new stories · new posts · recently added · also new · newest first · today s latest
letzte meldungen · letzte beiträge · letzte artikel · letzte nachrichten · liveticker · nachrichten ticker
neu auf dieser seite · zuletzt veröffentlicht · heute aktuell · topaktuell · das aktuellste
actualités en continu · à la une en direct · toute l actualité en direct · fil d actualité · le fil d actu · flash info
flash actu · en bref · derniere minute · último momento · recientes · noticias de última hora · recién publicado
más reciente · plantão · em tempo real · tempo real · as mais recentes · ao minuto · in tempo reale · ultimas
nyast · senast publicerat · viimeksi julkaistut · nýtt · ostatnio dodane · na bieżąco · legutóbbi bejegyzések
legutóbbi hírek · cele mai noi știri · cele mai recente · cele mai noi · ultima oră · ultimele stiri · lajme të fundit
последње вести · новости дня · новое на сайте · свежее · срочно · главное сейчас · нове на сайті · свіже · стужка навін
сүңгы хәбәрләр · соңғы хабарлар · акыркы жаңылыктар · акыркы кабарлар · so nggi yangiliklar · сўнгги янгиликлар
сүүлийн мэдээ · son xəbərlər · ən son xəbərlər · ən son · xəbər lenti · πρόσφατα · πιο πρόσφατα · νεότερα
όλες οι ειδήσεις τώρα · värsked uudised · viimased · nuacht is déanaí · newyddion diweddaraf
haber akışı · son 24 saat · sıcak gelişmeler · أضيف حديثا · جديدنا · جديد الأخبار
الأكثر حداثة · الأخبار الأخيرة · مستجدات · تازه‌ها · تازه ها · تازه های خبر · تازه‌های خبر · جدیدترین‌ها · جدیدترین ها
آخرین‌ها · آخرین ها · تازه‌ترین‌ها · تازه‌ترین · تازه ترین ها · اخبار لحظه‌ای · اخبار فوری · نوشته‌های تازه
نوێ · تازە ترین · تازہ خبریں · تازہ ترین اخبار · وروستي خبرونه · تازه خبرونه · وروستۍ خبرونه
מבזקים · מבזקי חדשות · עדכונים אחרונים · החדשות האחרונות · הכתבות האחרונות · כתבות אחרונות · פוסטים אחרונים
ידיעות אחרונות באתר · ताज़ा ख़बर · ताज़ा ख़बरें · ताज़ा समाचार · ताजा समाचार · ताजा खबरें · ताजा अपडेट · नवीनतम समाचार
नवीनतम खबरें · लेटेस्ट न्यूज़ · लेटेस्ट न्यूज · ब्रेकिंग न्यूज़ · ब्रेकिंग न्यूज · ताज्या बातम्या · सर्वशेष · সর্বশেষ খবর
সর্বশেষ সব খবর · সাম্প্রতিক · সদ্য প্রাপ্ত · ব্রেকিং নিউজ · சமீபத்திய செய்திகள் · தற்போதைய செய்திகள் · அண்மைய செய்திகள்
తాజా వార్తలు · ತಾಜಾ ಸುದ್ದಿ · ಇತ್ತೀಚಿನ ಸುದ್ದಿ · പുതിയ വാർത്തകൾ · ഏറ്റവും പുതിയ വാർത്തകൾ · તાજા સમાચાર
ਤਾਜ਼ਾ ਖ਼ਬਰਾਂ · නවතම පුවත් · 最近の記事 · 最近の投稿 · ニュース速報 · 新しい記事 · 新着情報 · 即时新闻 · 即時新聞
即時報導 · 快訊 · 近期文章
最近文章 · 24小时滚动 · 최신 뉴스 · 최신 기사 · 최근 기사 · 최근 글 · 최근뉴스 · 실시간 뉴스 · 실시간뉴스
실시간 속보 · 주요 속보 · 방금 들어온 뉴스
tin nóng · bài viết mới · bài viết mới nhất · bài mới nhất · mới cập nhật · ข่าวใหม่ · เรื่องล่าสุด · pos pos terbaru
pinakabagong balita · mga bagong balita · sabbin labarai · wararkii ugu dambeeyay · wararka ugu dambeeyay
wararka ugu dambeeya · የቅርብ ዜናዎች · ბოლო სიახლეები · უახლესი ამბები · ახალი ამბები · վերջին նորություններ · թարմ լուրեր
tin tức mới nhất · tin mới cập nhật · tin mới trong ngày · mới đăng · tin vừa đăng · tin giờ chót · bài mới
ข่าวด่วน · อัปเดตล่าสุด · บทความล่าสุด · โพสต์ล่าสุด · ข่าวใหม่ล่าสุด · लेटेस्ट · आज की ताजा खबर
ताज्या घडामोडी · সদ্য সংবাদ · তাজা খবর · সাম্প্রতিক খবর · সাম্প্রতিক সংবাদ · அண்மைச் செய்திகள் · அண்மை செய்திகள்
புதிய செய்திகள் · ਤਾਜ਼ਾ ਖਬਰਾਂ · ಇತ್ತೀಚಿನ ಸುದ್ದಿಗಳು · بریکنگ نیوز · بیړني خبرونه · نوي خبرونه · habari mpya zaidi
taarifa mpya · makala mpya · የቅርብ ጊዜ ዜናዎች · የቅርብ ጊዜ ዜና · አዳዲስ ዜናዎች · ሰበር ዜና · አዲስ ዜና · უახლესი სიახლეები
ბოლო დამატებული · լրահոս · վերջին լուրերը · חדש באתר · מה חדש · τελευταία · πρόσφατες ειδήσεις
πρόσφατες αναρτήσεις · legújabb · most érkezett · hírfolyam
friss cikkek · juuri nyt · uutisvirta · viimeksi päivitetyt · viimati lisatud · värsked lood · värskemad uudised
uusimad uudised · uusimad lood · värskeimad · pēdējās ziņas · aktuālākais · paskutinės naujienos
upravo objavljeno · zadnje objavljeno · najsvježije · nedavne objave · vesti dana · вести дана · sveže novice
zadnji članki · nazadnje objavljeno · pravkar objavljeno · най нови новини · последните новини
най новите новини · най ново · новини в реално време · ultimele noutăți · ultimele ştiri · cele mai noi articole
flux de știri · știri de ultimă oră · cele mai recente știri · flash news · më të rejat · më të fundit
lajmi i fundit · lajmet më të fundit · të rejat e fundit · postimet e fundit · artikujt e fundit
последни вести · најново · најнови · најнови написи · најновији чланци · найсвіжіші новини · новини дня
останні публікації · найсвіжіше · найновіші · новинна стрічка · хроніка дня · термінові новини · апошняе
свежыя навіны · апошнія публікацыі · соңғы жаңалық · соңгы яңалыклар · ən yeni xəbərlər · ən yeni · son dəqiqə
so nggi xabarlar · сўнгги хабарлар · eng so nggi yangiliklar · terbaharu · berita terbaharu · paling terkini
mga pinakabagong balita · bagong balita · síðustu fréttir · nýjar fréttir · akkurat nå
nyaste · net gepubliceerd · últimes · darrera hora
les últimes notícies · al minut · últims articles · més recents · el més recent · notícies recents · azkenak
azken albisteak · berrienak · azken orduko berriak · máis recentes · o máis recente · nûçeyên lezgîn
nûçeyên dawîn · nûçeya dawî · نوێترینەکان · دواهەواڵ · خبرهای تازه · اخبار جدید · مطالب جدید · خبر فوری
آخر الموضوعات · آخر التحديثات · أحدث الموضوعات · المقالات الأخيرة · sıcak haber · en güncel · flaş haber
günün haberleri · son yayınlananlar · die aktuellsten artikel
24h ticker · newsflash · news flash · flux d actualités · fil d info · ora per ora
news in tempo reale · recentes · últimas do dia · najświeższe · najświeższe wiadomości · najświeższe informacje
právě teď · rychlé zprávy · čerstvé zprávy · právě se děje · práve teraz · rýchle správy · najčerstvejšie
čerstvé správy · aktuálne · 最近更新 · 即时要闻 · 최신 소식 · 최근 소식 · 최신글 · 실시간 주요뉴스
새로 올라온 기사 · rolling news · newly published · last news · nuutste nuus · nuutste · y diweddaraf
diweddaraf · an nuacht is déanaí · na scéalta is déanaí · warar cusub · နောက်ဆုံးရသတင်း · နောက်ဆုံးရ သတင်းများ
ព័ត៌មានថ្មីៗ · ຂ່າວລ່າສຸດ · ຂ່າວຫຼ້າສຸດ · самое свежее · новые материалы · новые статьи · новости часа
недавние записи · срочные новости · хроника дня · soʻnggi yangiliklar
soʻnggi xabarlar · articles recents · eng soʻnggi yangiliklar
neu erschienen · kürzliche beiträge · nouveaux articles · notes récentes · billets récents
alerte info · à l instant · infos en direct · nuevas entradas · nuevas publicaciones · lo nuevo · nuovi articoli
ultime pubblicazioni · ultimi inseriti · notizie flash · postagens recentes · tópicos recentes · agora há pouco
nieuws in het kort · actueel · actueel nieuws · ostatnie posty · ostatnio opublikowane · nové články · nové příspěvky
poslední aktuality · aktuální zprávy · nyaste artiklar · nya artiklar · nya inlägg · son makaleler · son gönderiler
son paylaşımlar · المشاركات الحديثة · المنشورات الحديثة · المقالات الحديثة · مقالات حديثة · أحدث التدوينات
آخر التدوينات · أخر الأخبار · خبر عاجل · آخرین نوشته ها · آخرین پست ها · پست های اخیر · نوشته های اخیر · مطالب اخیر
پست های اخیرا منتشر شده · آخرین پست‌ها · پست‌های اخیر · نوشته‌های اخیر
هەواڵی خێرا · هەواڵە خێراکان · کۆتا هەواڵ · نووسراوە نوێکان · רשומות אחרונות
מאמרים אחרונים · המאמרים האחרונים · הפוסטים האחרונים · כתבות חדשות · פרסומים אחרונים · חדשות מתפרצות
новые записи · новые публикации · новые посты · последние посты · недавние публикации · недавние статьи
актуальные новости · недавні записи · недавні публікації · нещодавні дописи · нещодавні записи · нещодавні публікації
останні дописи · нові статті · нові записи · нові дописи · нові матеріали · нові публікації · πρόσφατες δημοσιεύσεις
νέα άρθρα · έκτακτη είδηση · हाल के पोस्ट · हाल की पोस्ट · हालिया पोस्ट · नवीनतम लेख · नवीनतम पोस्ट · नई पोस्ट
हाल के लेख · 最近のエントリー · 新着エントリー · 最近のニュース · 最近の更新 · 近期动态 · 近期新闻 · 近期新聞 · 近期發文
突发新闻 · 突發新聞 · 最近發表 · 最新文章列表 · 實時新聞 · 最新內容 · 最新内容 · 최신 글 · 최근 게시물 · 최근 게시글
최근 포스트 · 최신 포스트 · 최신 게시물 · 새로운 글 · 최근 뉴스 · 긴급 속보 · pos terbaru · postingan terbaru
postingan terkini · tulisan terakhir · tulisan terbaru · berita terakhir · info terbaru · baru saja · bài viết gần đây
tin tức mới · tin gần đây · tin mới đăng · tin tức gần đây · postări recente · скорошни публикации · скорошни новини
najnoviji postovi · недавни чланци · скорашњи чланци · nedavni članci · skorašnji članci · скорешни написи
неодамнешни објави · nylige innlegg · entrades recents · সাম্প্রতিক পোস্ট · حالیہ پوسٹیں
more latest news · more latest headlines · more latest stories
more recent news · more recent stories · more recent articles · more breaking news · last updated stories
recently updated · noticias del día · notícias do dia · notizie del giorno · news des tages · meldungen des tages
nouvelles du jour · infos du jour · l actu du jour · nieuws van de dag
"""
# Words that make a heading one of newest stories, together with a noun below or with two words of the site's own.
SURE = """
senest · jongste · najnovšie · najnovije · jaunākie · viimased · jaunākās · τελευταίες · latest · newest · neueste
neuesten · neuste · aktuellste · dernières · últimas · nieuwste · recentste · najnowsze · naujausi · naujausios
senaste · seneste · nyeste · nýjast · nýjustu · نوێترین · تازەترین · جدیدترین · تازه‌ترین · 最新の · の新着 · の最新
最新 · 新着 · uusimmat · tuoreimmat · viimeisimmät · legfrissebb · najnovejše · نوێیەکان · تازەکان
"""
# Words that mean other things too ("Neue Allianz?"): they need a noun for news beside them.
WEAK = """
jüngste · jüngsten · најновији · uusimad · legújabb · aktuellsten · najnovejši · последни · τελευταία · récents
récentes · recientes · neue · neues · neu · son · yeni · aktuelle · aktuellen · aktuell · aktuelles · recent
recenti · güncel · آخر · اخر · احدث · أحدث · siste · ostatnie · ostatnio · laatste · dernière · derniers · últimos
último · última · ultime · ultimi · последние · последних · останні · آخرین · تازہ · دوایین · دواین · poslední
posledné · poslednje · posljednje · zadnje · letzte · letzten · recentes · recente · récent · πρόσφατα · legutóbbi
najnoviji · nejnovější · terbaru · terkini · ultimele · свежие · свіжі · האחרונות · אחרונות
"""
MARKS = SURE.rstrip() + WEAK
NOUNS = """
blogbeiträge · blogeinträge · blogartikel · blogposts
cikkek · članci · чланци · članki · prispevki · objave · статии · публикации · публікації · написи · ştiri
الموضوعات · التحديثات · lood · vesti · vijesti · novice · новини · uudised · ziņas · raksti · νέα · ειδήσεις
uutiset · hírek · nuus · tidende · reports · dispatches · bulletin · bulletins · coverage · blog · blogs · entries
journal · nachrichten · berichte · news · stories · articles · posts · headlines · updates · story · article · from
on · in · the · our · of · at · today · site · update · meldungen · artikel · beiträge · schlagzeilen · auf · der
startseite · von · aus · im · ressort · die · noticias · artículos · titulares · de · en · entradas · actualités
infos · nouvelles · publications · sur · à · la · une · les · notizie · articoli · notícias · nieuws · artikelen
berichten · berita · wiadomości · artykuły · zprávy · články · naujienos · straipsniai · nyheter · nytt · saker
artiklar · artikler · nyt · fréttir · á · новости · новостей · материалы · статьи · записи · сообщения · события
статті · записе · artigos · publicaciones · publicações · momento · hora · aggiornamenti · post · ora · dépêches
brèves · wpisy · informacje · příspěvky · správy · bejegyzések · știri · stiri · articole · άρθρα · uudiset · warta
kabar · informasi · artiklene · nyheder · nyheterna · inlägg · innlegg · сайта · ניוז · חדשות · כתבות · עדכונים
ידיעות · خبرها · خبر · خبریں · عناوین · نوشته‌ها · رویدادها · مقالات · مواضيع · أنباء · بيانات · المشاركات · هەواڵە
بابەتە · نووسینەکان · یادداشت‌ها · خبرهای · اخبارهای · haberler · haber · haberleri · gelişmeler · gelişme · yazılar
başlıklar · dakika · eklenenler · الأخبار · اخبار · أخبار · الاخبار · المقالات · المستجدات · التطورات · العناوين
المنشورات · المواضيع · ما · نشر · هەواڵ · هەواڵەکان · هەواڵی · بابەت · بابەتەکان · وتار · وتارەکان · نووسین
پۆستەکان · ڕووداوەکان · مطالب
"""
# Words for a part of the site.
PARTS = """
this · section · category · topic · dieser · diesem · rubrik · kategorie · cette · rubrique · catégorie · esta · sección
categoría · questa · sezione · categoria · seção · deze · rubriek · categorie · tej · kategorii
"""
# Words between "latest" and the name of the site or of a part of it.
BEFORE_NAME = """
auf · aus · von · vom · bei · im · in · der · dem · den · des · on · at · from · of · the · de · du · des · la · le
sur · à · en · el · da · do · di · su · su di · van · op · uit · på · fra · från · na · z · ze · w · из · на · от · с
"""
# "Aktuelles aus Berlin": what such a word heads is named behind it. "Neues aus" heads what is sold as well.
NEWS_FROM = """
aktuelles
"""
CJK_NOUNS = tuple(
    "記事 ニュース 情報 一覧 トピックス 新聞 新闻 消息 资讯 資訊 报道 报导 報道 報導 动态 動態"
    " 文章 发布 發布 更新 要闻 要聞 投稿 话题 快讯".split()
)
# What makes it a list of something else.
OTHERWISE = re.compile(
    r"\b(?:comments?|commentaires|comentarios|shopping|shop|deals?|offers?|angebote|jobs?|stellen\w*|photos?|fotos?"
    r"|gallery|galleries|bilder|tweets?|reviews?|products?|produkte|issues?|ausgaben?|editions?|events?|termine"
    r"|popular|read|viewed|gelesen|tests?|obituar\w*|classifieds|newsletters?|forum|threads?|reactions?|recipes"
    r"|rezepte|releases?|prices?|scores?|results?|ergebnisse|yorumlar|ilanlar|search\w*|archives?|more|mehr"
    r"|essentials|press|zuerst|first|episod(?:es?|en)|folgen|diffusions|émissions|sendungen|testberichte|prospekte|anzeigen"
    r"|themen|topics|wetter|zeit|magazines?|depremler|ricette|recetas|recettes|horoscope\w*|coupons?|vidéos|vídeos"
    r"|livestreams?|live|get|receive|subscribe|follow|erhalten|abonnieren|recevez|recibe|ricevi|receba|partners?"
    r"|sponsored|web|twitter|instagram|facebook|youtube|tiktok|telegram|clips?|shows?|trailers?|songs?|albums?"
    r"|lyrics|programmes?|members?|listings?|tenders?|auctions?|vacanc(?:y|ies)|polls?|quiz(?:zes)?|cartoons?"
    r"|crosswords?|puzzles?|webinars?|whitepapers?|courses?|downloads?|books?|lottery|matches|fixtures|letters"
    r"|visitors|users|readers|winners|projects|orders|transactions|activity|commenti|kommentar\w*|kommentit"
    r"|koment\w*|reacties|hozzászólás\w*|bình luận|σχόλια|βίντεο|video\w*|wideo|filmy?|filme|klipp\w*|umfragen?"
    r"|vacatures|offres|resultados?|résultats|risultati|uitslagen|sorteos?|concursos?|edición|edizione|édition"
    r"|número|numéro|puntata|puntate|émission|chance|lowongan|promo|harga|lagu|lirik|maçlar|filmler|diziler|kitaplar"
    r"|üyeler|duyurular|comentário|videó\w*|podcast\w*|lapszám\w*|työpaik\w*|jakso\w*|kommentaar\w*|vakanc\w*"
    r"|skelbim\w*|galeri\w*|galerías?|fotograf\w*|fotky|athugasemd\w*|myndbönd\w*|hlaðv\w*|þættir|stillinger"
    r"|udgave\w*|afsnit\w*|avsnitt\w*|podd\w*|numret|annons\w*|annonces|aanbieding\w*|rezension\w*|leserbrief\w*"
    r"|traueranzeige\w*|critiques|edições|vagas|ogłosze\w*|ofert\w*|wydani\w*|zdjęci\w*|videá|inzerát\w*|replies|ads"
    r"|audio|watch|columnists?|aufzeichnung\w*|recordings?|touren|signatures?|signaturen|unterschriften|versions?"
    r"|fragen|questions?|preguntas|bücher|buchtipps|libros|livres|libri|reels|shorts|discussions|notices|pakkumi\w*"
    r"|authors?|sponsors?|фото|видео|відео|коммент\w*|комент\w*"
    r"|вакансии|вакансії|отзывы|объявления|подкасты|номер|номера|фильмы|книги|снимки)\b"
    r"|بەرنامە|فیدیو|التعلیقات|صور|وظائف|ڤیدیۆ|کۆمێنت|وێنەکان|プレゼント|クーポン|コメント|動画|写真|評論|求人|映画|刊$|号$|話$"
    r"|ランキング|モデル|الکاتب|الكاتب|نظرات|دیدگاه|ویدی|ویدئو|فیلم|آگهی|گالری|عکس|قیمت|شماره|پادکست|لێدوان|ژمارە|گۆرانی|تبصر|ویڈیو"
    r"|תגובות|וידאו|סרטונ|招聘|职位|產品|产品|商品|电影|電影|章节|小说|排行|榜|图集|评论|视频|영상|댓글"
)
# Headings of any list of stories. Over a list whose times go backwards they head the newest ones.
NEWS = """
feed · the feed · timeline
news · stories · headlines · all news · nachrichten · meldungen · schlagzeilen · alle nachrichten · alle meldungen
actualités · infos · actu · noticias · notizie · notícias · nieuws · wiadomości · zprávy · nyheter · nyheder · fréttir
haberler · tüm haberler · новости · новини · الأخبار · أخبار · هەواڵ · هەواڵەکان · اخبار · ニュース · 新闻
뉴스 · სიახლეები · նորություններ · ειδήσεις · naujienos · навіны · всі новини · жаңалықтар · xəbərlər · yangiliklar
aktualności · aktuality · все новости · vesti · вести · vijesti · novice · hírek · uutiset · știri · lajme
"""
# What WordPress calls the boxes that list its newest posts.
WIDGETS = ("widget_recent_entries", "wp-block-latest-posts", "widget_recent-posts")
