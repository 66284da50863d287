"""The words of a page's furniture in many languages, by what stands around them: data for `furniture`.

Lines are compared folded (`fold`), and the tables are read with `phrases`.
"""

# A line that is only one of these is furniture, wherever it stands.
LINES = """
a a · a a a · share · share this · share this article · share this story · share on facebook · share on twitter
share on x
share on whatsapp · tweet · email · print · print this page · save · saved · copy link · link copied · facebook
twitter · whatsapp · telegram · linkedin · pinterest · reddit · instagram · youtube · viber · messenger · x · listen
listen to article
advertisement · advertising · advertisement continue reading below · story continues below advertisement · sponsored
ad · ads · article continues below · article content · read more · continue reading · see more · show more · load more
more · view all · see all · view all posts · all news · more news · back to top · top · home · menu · search
close · skip to content
skip to main content · log in · login · sign in · sign up · subscribe · register · follow us · follow · required
optional · name · your name · your email · e mail · website · submit · send · reply · report · cancel · next · previous
loading · play · watch · video · photo · gallery · open image in gallery · image source · getty images · image caption
image credit
text size · font size · reading time · minute read · breaking news alert · trending · tags · topics · keywords
recommended editorial content · external content · recommended · you are signed out · author of the article
printer friendly version · printable version · printer friendly · print story · print this story · print this article
email story · e mail story · email this story · e mail this story · email this article · e mail this article
email to a friend · e mail to a friend · e mail this to a friend · email this page · e mail this page · e mail this
email this · send to a friend · single page · reprints · enlarge this image · enlarge this photo · enlarge image
enlarge photo · click to enlarge · click image to enlarge · buy photo · slideshow · view photo gallery · story tools
article tools · previous story · next story · back to story · back to top of page · post a comment · discuss this story
lire aussi · à lire aussi · partager · imprimer · publicité · commenter · lire plus · en savoir plus · voir plus
teilen · drucken · anzeige · werbung · kommentieren · merken · vorlesen · mehr · mehr lesen · weiterlesen
mehr anzeigen · suche
pflichtfeld · absenden · name pflichtfeld · e mail pflichtfeld · anmelden · registrieren · startseite
zur startseite · schließen
empfohlener redaktioneller inhalt · externer inhalt · auch interessant · lesen sie auch · schriftgröße · hauptinhalt
ende der weiteren informationen
compartir · imprimir · publicidad · lee también · leer más · ver más · condividi · stampa · pubblicità · leggi anche
compartilhar · leia também · leia mais · publicidade · delen · advertentie · lees ook · lees meer · lees verder
udostępnij · czytaj więcej · czytaj też · reklama · přečtěte si také · dela · annons · läs mer · läs också · del
annonse · les også · поделиться · реклама · читайте также · читать далее · поділитися · читайте також
paylaş · yazdır · reklam · devamını oku · devamı · tümünü gör · daha fazla · ara · menü · giriş yap · üye ol
abone ol · kaydet
takip et · bizi takip edin · zorunlu · zorunlu alan · gönder · isim · e posta · ana sayfa · yazı boyutu · ayrıca okuyun
شارك · مشاركة · شارك الخبر · شارك المقال · طباعة · إعلان · إعلانات · اقرأ أيضا · اقرأ المزيد · المزيد
عرض المزيد · حجم الخط
الرئيسية · القائمة · بحث · تسجيل الدخول · اشترك · تابعنا · مطلوب · إلزامي · إرسال · الاسم · البريد الإلكتروني
نسخ الرابط · حفظ · استمع · فيسبوك · تويتر · واتساب · تلغرام
هاوبەشی بکە · هاوبەشکردن · بڵاوی بکەرەوە · بڵاوکردنەوە · چاپکردن · چاپ · ڕیکلام · رێکلام · زیاتر بخوێنەوە · زیاتر
هەمووی ببینە · پێویستە · پێویست
ناو · ئیمەیل · ناردن · گەڕان · سەرەتا · لیست · چوونەژوورەوە · خۆتۆمارکردن · فەیسبووک · تویتەر · قەبارەی فۆنت
گوێ بگرە · شوێنمان بکەون
シェア · シェアする · ツイート · 印刷 · 広告 · 続きを読む · 关闭 · 分享 · 打印 · 分享让更多人看到 · 공유
공유하기 · 인쇄 · 광고 · accueil · inicio · início · anasayfa · destpêk · главная · خانه · होम · 首页 · 首頁 · ホーム
登录 · 注册 · ログイン · 検索
accept all · reject all · accept cookies · manage preferences · cookie settings · alle akzeptieren · alle ablehnen
tout accepter · tout refuser · aceptar todo · rechazar todo · aceitar todos · kabul et · принять все · قبول الكل
enter your email address · sort by · s abonner · se connecter · écouter · écouter l article · escuchar · ouvir
jetzt anmelden · artikel anhören · artikel merken · artikel teilen · nach oben
parve bike · guhdar bike · çap bike · распечатать · слушать · اشتراک گذاری · تبلیغات
शेयर करें · साझा करें · विज्ञापन · सुनें · 字体 大 中 小 · 分享到 · 保存
learn more · find out more · discover more · view article · full story · mehr erfahren · jetzt lesen · zum artikel
zum beitrag · lire la suite · saber más · seguir leyendo · ler mais · saiba mais · scopri di più · leggi tutto
continua a leggere · meer weten · czytaj dalej · dowiedz się więcej · læs mere · les mer · lue lisää · číst dál
citește mai mult · olvass tovább · διαβάστε περισσότερα · skaityti daugiau · čitaj više · подробнее · читати далі
ادامه مطلب · ادامه خبر · और पढ़ें · baca selengkapnya · selengkapnya · xem thêm · もっと見る · 詳しくはこちら
阅读更多 · 阅读全文 · 더보기 · 자세히 보기 · 广告 · 廣告
leggi di più · continuar lendo · meer lezen · číst více · celý článek · läs vidare · pročitaj više · opširnije
llegir més · tovább olvasom · bővebben · прочети още · читај повеќе · читать дальше · читать полностью · докладніше
читати більше · детальніше · أكمل القراءة · قراءة المزيد · إقرأ المزيد · קרא עוד · להמשך קריאה · המשך לקרוא
زیاتر بخوێنەوە · مزید پڑھیں · आगे पढ़ें · पूरा पढ़ें · 詳細を見る · 全文を読む · 繼續閱讀 · 閱讀更多 · 继续阅读
查看更多
더 보기 · 계속 읽기 · 더 읽기 · baca lebih lanjut · đọc tiếp · đọc thêm · xem chi tiết · อ่านต่อ
older posts · newer posts · older articles · newer articles · older stories · ältere beiträge · neuere beiträge
articles plus anciens · articles plus récents · entradas antiguas · entradas más antiguas · entradas más recientes
articoli meno recenti · articoli più recenti · posts mais antigos · posts mais recentes · oudere berichten
nieuwere berichten · starsze wpisy · nowsze wpisy · starší příspěvky · novější příspěvky · äldre inlägg · nyare inlägg
daha eski yazılar · daha yeni yazılar · eski yazılar · المقالات الأقدم · مقالات أقدم · نوشته های قدیمی تر
предыдущие записи · более старые записи · старіші записи · старіші дописи · новіші дописи · παλαιότερα άρθρα
νεότερα άρθρα · 過去の投稿 · 較早文章 · 较早文章 · 이전 글 · pos lama · bài cũ hơn
support independent journalism · support local journalism · support quality journalism · never miss a story
purchase licensing rights
just watched · must watch · more videos · got a tip · story continues · hide transcript · show transcript
hide transcript show transcript · created with sketch · sponsor message · toggle caption
enlarge this image toggle caption · last slidenext slide · last slide next slide · show thumbnails · show captions
embed more videos · featured button text
autoplay show thumbnails show captions · autoplay show thumbnails show captions last slidenext slide
since you re here · prices taken at time of publishing
purchase a photo · purchase photo · purchase this photo · buy this photo · buy photos · buy prints
add us as a preferred source on google · scroll to continue with content · scroll down to read more
scroll down to continue reading · scroll for more content · advertisement scroll for more content
scroll down for video · scroll down for videos · watch the video above · watch the video below · play video · replay
video transcript not available · continue reading the main story · share your thoughts · kindly share this story
comments are moderated · comments are now closed · comments are closed for this story · this video cannot be played
read full story · read the full story · tweet this · click to tweet · enlarge · hide caption
view this post on instagram · view image on twitter · view on twitter · view this tweet on twitter
have a tip tell us · want more like this try these · sign in to read more · log in to read more · video unavailable
this video is unavailable · this video is no longer available · report a typo · report an error · suggest a correction
was this article helpful · did you find this article helpful · do you like this story
explore more on these topics · view image in fullscreen · open image modal · already a subscriber
already a subscriber log in · already a subscriber sign in · gift this article · skip past newsletter promotion
after newsletter promotion · embedded content · empfohlener externer inhalt · das könnte sie auch interessieren
kommentar zu diesem artikel schreiben · archivado en · continúa leyendo · continuar leyendo · ver galería
scroll untuk melanjutkan membaca · halaman selanjutnya · tonton video · haberin devamı · haberin detayları
son dakika haberleri · haberin videosu · 点击查看更多 · 点击加载更多 · 扫码关注 · 扫码下载 · 举报 反馈
打开app阅读全文
관련기사 · διαβαστε επισης · διαβάστε επίσης · διαβαστε ακομα · δείτε επίσης · δειτε επισης · δείτε το βίντεο
شاهد أيضا · انضم إلى المحادثة · שתפו · לעוד כתבות · כתבות נוספות שיעניינו אותך · מצאתם טעות דווחו לנו
画像を見る · 写真を見る · この記事の写真を見る · 動画を見る · ページトップへ · 関連記事 · あわせて読みたい · chia sẻ
tin liên quan · mời quý độc giả xem video · видео дня · нашли опечатку ctrl enter · google news पर फॉलो करें
記事を印刷する · 記事を印刷 · 記事をシェア · 기사의 본문 내용은 이 글자크기로 변경됩니다 · 이 기사를 공유합니다
기자의 다른기사 보기
기자의 다른 기사 보기 · 글자크기 설정 · كلمات مفتاحية · الكلمات المفتاحية · لا تنسى مشاركة هذا الخبر
لا تنس مشاركة الخبر
برچسب ها · برچسبها · لینک کوتاه · کپی لینک · ما را در شبکه های اجتماعی دنبال کنید · ما را در شبکههای اجتماعی دنبال کنید
टैग्स · टैग · все новости · усі новини · всі новини · κοινοποίηση · קראו גם · קראו עוד · שתפו · แชร์ · chia sẻ
bagikan
fehler melden · artikel kommentieren · partager cet article · signaler une erreur · comparte esta noticia
comparte esta nota · conforme a los criterios de the trust project · compartilhe · reportar erro · tópicos
lees verder na de advertentie · śródtytuły pochodzą od redakcji · sdílet · dela artikeln · rätta fel · del artiklen
annonce · emner · del saken · tips oss · jaa · mainos · korjaa virhe · megosztás · hirdetés · distribuie · publicitate
podijeli · podeli · oglas · bonus video · поделите · сподели · the cnn wire
"""
# A short line that begins like this is furniture.
STARTS = """
listen to this
read more · read also · also read · see also · related · more on this · read next · watch live · follow us on
follow on · sign up for · sign up to · subscribe to our · subscribe to get · subscribe now · join our · get our
download our app
click here · share this · advertisement · story continues below · story continues after · do you have a story
get the latest · minute read
min read · this article was amended · lies auch · lesen sie auch · mehr zum thema · lesen sie hier · folgen sie uns
jetzt abonnieren
lee también · leer también · à lire aussi · lire aussi · leggi anche · lees ook · leia também · czytaj też
czytaj także · czytaj więcej
cek berita · baca juga · читайте также · ilgili haber · ayrıca okuyun · bizi takip edin · اقرأ أيضا · اقرأ المزيد
تابعونا على · للمزيد · زیاتر بخوێنەوە · هەروەها بخوێنەوە
printer friendly · printable version · email this · e mail this · print this article · print this story
read or share this story · rate this story · rate this article · most e mailed · most emailed · buy ap photo reprints
our standards · leia mais · saiba mais · veja também · по теме · بیشتر بخوانید · यह भी पढ़ें · ये भी पढ़ें · 延伸阅读
کد خبر · کد مطلب · شناسه خبر · انتهای پیام · 原标题 · 原標題
les også · les mer · læs også · läs också · läs mer · lue myös · čtěte také · přečtěte si · citește și · lea también
vea también · le puede interesar · te puede interesar · lire également · voir aussi · zobacz także · zobacz też
przeczytaj także · przeczytaj też · reach the reporter at · reach this reporter at · reach the writer at
mehr lesen · siehe auch · lesetipp · must read · you might also like · you may also like
читайте також · আরও পড়ুন · läs även · διαβάστε ακόμη · διαβάστε ακόμα · διαβάστε επίσης · อ่านเพิ่มเติม
olvassa el ezt is · olvasd el ezt is · kapcsolódó cikkünk · 함께 보면 좋은 기사
let us know in the comments · tell us in the comments · share your thoughts in the comments
sound off in the comments · what do you think let us know · what do you think tell us · see an error report
notice a mistake let us know · know something email us · have a question or comment email · if you have a story contact
try refreshing your browser · mobile users tap · mobile users click · app users tap · app users click
not a subscriber · unlimited digital access · read the original article on · listing image by · send tips to
filed under · article continues below · article continues after · have a story tip · have a news tip · got a story tip
got a news tip · gambas video · lihat juga video · simak juga video · simak video · tonton juga video · 责任编辑
責任編輯 · 相关阅读 · 特别声明 · 版权声明 · 제보하기 · 기사제보
この記事は有料記事です · 写真を見る · 제보는 카카오톡
อ่านข่าวเพิ่มเติม
อ่านข่าวต่อ · อ่านต่อ
dalszy ciąg materiału pod · dalsza część artykułu pod · dalsza część tekstu pod
"""
# A sentence may begin like this too. If little but links follows, the line points to other stories.
POINTING = """
more · opinion · analysis · exclusive · editorial · explainer · photos · video · gallery · in pictures
read · go deeper · further reading · watch now · now watch
see more · listen · previously · from the archive · from the archives · in case you missed it
you may also want to read · also watch · tags · topics · posted in · more about
xem thêm · קראו גם · קראו עוד · olvasta már · olvastad már · kapcsolódó · läs mer · en savoir plus
watch · mira · mirá · puedes ver · puedes leer · lee · leé · lea · vea · regardez · écoutez · leggi · guarda · veja
leia · assista · bekijk · zobacz · oglądaj · czytaj · izle · смотрите · читайте · дивіться · شاهد · اقرأ · ببینید
بخوانید · simak · tonton · देखें · पढ़ें
"""
# A heading that ends the story: below it the readers or the site speak.
COMMENTS = """
comment · comments · leave a comment · leave a reply · post a comment · add a comment · add comment
write a comment · join the conversation
join the discussion · have your say · view comments · view all comments · see all comments · read all comments
show comments · comments are closed · no comments
comment policy · comments policy
talkback · reader opinions · about the writer · sound off · your comments · post your comments · add your comments
read comments · post comments · trackbacks · trackback
reader comments · about the author · about us · newsletter · our newsletter · sign up to our newsletter
subscribe to our newsletter
contact us · contact · our standards · privacy policy · terms of use · follow us on social media · stay connected
get our newsletter · kommentar · kommentare · kommentar schreiben · kommentar verfassen · kommentar hinterlassen
schreiben sie einen kommentar
ihr kommentar · diskussion · leserkommentare · über den autor · über die autorin · zum autor · kontakt · impressum
datenschutz · commentaires · laisser un commentaire · ajouter un commentaire · comentarios · deja un comentario
deja tu comentario · commenti
lascia un commento · comentários · reacties · komentarze · komentáře · kommentarer · комментарии
оставить комментарий · коментарі
yorum · yorumlar · yorum yap · yorum yaz · yorum ekle · yorum gönder · yorum bırak · yorumunuzu yazın
okur yorumları · yazar hakkında · bülten · iletişim · bültenimize abone olun
تعليق · تعليقات · التعليقات · أضف تعليق · أضف تعليقا · أضف تعليقك · اترك تعليقا · اترك تعليق · اكتب تعليقا
اكتب تعليقك · عن الكاتب · اتصل بنا · من نحن · النشرة البريدية · اشترك في النشرة البريدية · سياسة التعليقات
کۆمێنت · کۆمێنتەکان · کۆمێنتێک بنووسە · کۆمێنت بنووسە · لێدوان · لێدوانەکان · لێدوان بنووسە · لێدوانێک بنووسە
سەرنج · سەرنجەکان · سەرنجی خوێنەران
بۆچوونەکان · بۆچوون · بۆچوونت بنووسە · ڕای خوێنەران · پەیوەندیمان پێوە بکە · دەربارەی نووسەر · دەربارەی ئێمە
هەواڵنامە
コメント · 评论 · 網友評論 · 댓글
mentions légales · conditions générales · politique de confidentialité · aviso legal · política de privacidad
política de privacidade · termos de uso · künye · gizlilik politikası · политика конфиденциальности
شروط الاستخدام · سياسة الخصوصية · cookie policy · terms and conditions · terms of service · advertise with us
şîrove · şîroveyek binivîse · şîrove bike · نظرات · دیدگاه ها · ارسال نظر · نظر شما · टिप्पणी · टिप्पणियाँ
टिप्पणियां · תגובות · informativa sulla privacy · polityka prywatności · プライバシーポリシー · お問い合わせ
隐私政策 · 联系我们
개인정보처리방침 · गोपनीयता नीति · संपर्क करें · हमारे बारे में · تماس با ما · درباره ما · מדיניות פרטיות · צור קשר
iscriviti alla newsletter · zapisz się do newslettera · подпишитесь на рассылку · assine a nossa newsletter
عضویت در خبرنامه · بەشداری لە هەواڵنامەکەمان بکە · הירשמו לניוזלטר · הירשמו לניוזלטר שלנו · ニュースレターに登録する
ニュースレター登録 · 订阅我们的新闻简报 · 订阅新闻简报 · 뉴스레터 구독하기 · हमारे न्यूज़लेटर की सदस्यता लें
komentar · bình luận · ý kiến của bạn · ý kiến bạn đọc · σχόλια · แสดงความคิดเห็น · ความคิดเห็น
diskutieren sie mit · réagir · vos commentaires · reageer · diskuze · diskuse · kommentera · kommentit · hozzászólások
comentarii · komentari · коментари
"""
# A heading over other stories; the story may go on below.
RELATED = """
related · related articles · related stories · related news · related posts · related content · related topics
related coverage · related links · related internet links · related sites · related web sites · latest headlines
other headlines · more headlines · also watch · recommended videos · related video · related videos
today s top videos
trending stories · what others are reading · other stories you may like · most e mailed · most emailed
most recommended · also on this site · elsewhere on the web · more from this section · more top stories
read more · read next · more stories · more news · more on this · more on this topic · more on this story
more from us · you may also like
you might also like · you may also be interested in · you might also be interested in · related and previous coverage
recommended · recommended for you · recommended stories · recommended reading · top stories
editors picks
editor s choice · top news · most read · most popular · most viewed · most shared · popular · popular stories
trending
trending now · don t miss · read also
what to read next · also read · see also · up next · elsewhere · around the web · from our partners · sponsored
promoted stories · mehr zum thema · mehr dazu · zum thema · ähnliche artikel · verwandte artikel · verwandte themen
das könnte sie auch interessieren
das könnte dich auch interessieren · lesen sie auch · auch interessant · meistgelesen · meistgelesene artikel
beliebt · top themen
weitere artikel · weitere meldungen · weitere themen · weitere nachrichten · empfehlungen · unsere empfehlungen
am meisten gelesen
sur le même sujet · à lire aussi · les plus lus · articles liés · noticias relacionadas · te puede interesar
lo más leído · más leídas
le notizie più lette · leggi anche · potrebbe interessarti · più letti · meest gelezen · lees ook · czytaj też
polecamy · mest lästa · mest lest
ilgili haberler · ilgili konular · ilginizi çekebilir · benzer haberler · çok okunanlar · en çok okunanlar
popüler · popüler haberler · önerilenler · sizin için seçtiklerimiz · diğer haberler · bunları da okuyun · öne çıkanlar
مواضيع ذات صلة · أخبار ذات صلة · مقالات ذات صلة · ذات صلة · الأكثر قراءة · الأكثر مشاهدة · الأكثر تداولا
قد يعجبك أيضا · اقرأ أيضا · اخترنا لك · مواضيع متعلقة · أخبار متعلقة · المزيد من الأخبار · أهم الأخبار
هەواڵی پەیوەندیدار · هەواڵە پەیوەندیدارەکان · بابەتی پەیوەندیدار · بابەتە پەیوەندیدارەکان · پەیوەندیدار
زۆرترین خوێندراوە · پڕخوێنەرترین · زۆرترین خوێنراو
هەروەها بخوێنەوە · بابەتی تر · هەواڵی تر · هەواڵی زیاتر · پێشنیارکراو
関連記事 · 関連ニュース · おすすめ · ランキング · アクセスランキング · 相关新闻 · 相关阅读 · 热门 · 관련기사
많이 본 뉴스
похожие статьи · читайте также · самое читаемое · материалы по теме · популярное · mais lidas · mais lidos
notícias relacionadas · lo más visto · más noticias · articles les plus lus
nûçeyên têkildar · herî zêde hatine xwendin
مطالب مرتبط · اخبار مرتبط · پربازدیدترین ها · پربیننده ترین ها · संबंधित खबरें · सबसे ज्यादा पढ़ी गई
پربازدیدترینها · پربیننده ترینها · پربینندهترین ها · پربینندهترینها · قد يهمك أيضا · قد يهمك · زۆرترین بینراو
热门文章 · 热门新闻 · 推荐阅读 · 相关文章 · 熱門文章 · 熱門新聞 · 推薦閱讀 · 相關文章 · 相關新聞
あわせて読みたい · 人気記事 · 많이 본 기사 · en çok okunan haberler · articles similaires · i più letti
potrebbe interessarti anche · te recomendamos · najczęściej czytane · mest läst · berita terkait · terpopuler
tin liên quan · đọc nhiều · διαβάστε επίσης · הנקראות ביותר · читайте також · läs även · 함께 보면 좋은 기사
czytaj także · zobacz także · leia também · veja também · lee también · بیشتر بخوانید · यह भी पढ़ें · ये भी पढ़ें
관련 기사 · כתבות נוספות
あなたにおすすめの記事 · おすすめ記事 · 人気ランキング · پربازدیدها · پربازدید ها · σχετικά άρθρα
σχετικά θέματα · עוד בנושא
ข่าวที่เกี่ยวข้อง · ข่าวยอดนิยม · ข่าวล่าสุด · berita populer · tin cùng chuyên mục · tin mới nhất
đọc thêm · xem thêm · קרא עוד · קראו עוד · קראו גם
la rédaction vous conseille · thématiques associées · también te puede interesar · más información
ti potrebbe interessare · articoli correlati · matérias relacionadas · últimas notícias · meer over dit onderwerp
gerelateerde artikelen · související články · nejčtenější · mohlo by vás zajímat · mest læste · luetuimmat
aiheesta lisää · kapcsolódó cikkek · legolvasottabb · ez is érdekelheti · citiți și · citește și · articole similare
cele mai citite · te ar putea interesa · pročitajte i · pročitaj još · pročitajte još · povezane vijesti
povezane vesti · najčitanije · прочитајте још · повезане вести · още по темата · свързани новини · прочетете още
"""
# A button or link of a box that asks readers for something: an address, money, a vote, their consent.
CALLS = """
sign up · sign up now · sign up here · sign up today · sign up for free · sign me up · subscribe · subscribe now
subscribe here · subscribe today · subscribe for free · start your free trial · start free trial · start now
get started · get started for free · join now · join today · donate · donate now · give now · support us
become a member · become a supporter · become a subscriber · register · register now · register here · contact us
contact us today · book a demo · request a demo · get the newsletter · get the app · download the app · see offers
view offer · take the quiz · start the quiz · vote · vote now · accept and continue · accept cookies · load content
show content · allow and continue
anmelden · jetzt anmelden · hier anmelden · kostenlos anmelden · jetzt registrieren · abonnieren · jetzt abonnieren
newsletter abonnieren · zum newsletter · zum angebot · zum abo · jetzt testen · jetzt kostenlos testen · spenden
jetzt spenden · jetzt unterstützen · mitglied werden · zum quiz · zur umfrage · zur app · app herunterladen
abstimmen · jetzt abstimmen · inhalt laden · inhalt anzeigen · inhalte anzeigen · externen inhalt anzeigen
s inscrire · je m inscris · inscrivez vous · s abonner · je m abonne · abonnez vous · j en profite · voir l offre
découvrir l offre · découvrir nos offres · faire un don · je donne · je soutiens · je vote · voter
télécharger l application · accepter et continuer
apúntate · suscríbete · suscribirse · suscribirme · regístrate · inscríbete · ver oferta · hazte socio · votar · dona
assine · assine já · assine agora · inscreva se · cadastre se · doe agora · apoie
iscriviti · iscriviti ora · abbonati · abbonati ora · scopri l offerta · dona ora · sostienici · vota · vota ora
aanmelden · meld je aan · schrijf je in · abonneer · abonneer nu · word abonnee · word lid · doneer · stem · stem nu
zapisz się · subskrybuj · kup prenumeratę · wesprzyj nas · zagłosuj · prenumerera · bli prenumerant · anmäl dig
bli medlem · rösta · bli abonnent · bliv abonnent · tilmeld dig · tilmeld · meld deg på · stem her · tilaa · tilaa nyt
tilaa uutiskirje · äänestä · předplatit · odebírat · hlasovat · feliratkozom · feliratkozás · abonează te
εγγραφή · εγγραφείτε · abone ol · hemen abone ol · üye ol · kaydol · destek ol · oy ver
подписаться · зарегистрироваться · поддержать · голосовать · підписатися · підтримати · голосувати
اشترك · اشترك الآن · سجل الآن · تبرع الآن · صوت الآن · عضویت · ثبت نام · הירשמו · הרשמה · सब्सक्राइब करें
登録する · 申し込む · 購読する · 投票する · 订阅 · 立即订阅 · 立即报名 · 訂閱 · 投票 · 구독하기 · 신청하기
후원하기 · 투표하기 · đăng ký · đăng ký ngay · berlangganan · daftar sekarang
"""
