"""What a site says to its readers in whole sentences, in many languages: on cookies, newsletters, rights, its app.

Also on subscriptions and gifts, and on other sites' posts and videos, in whose place it asks for consent to load them.
"""

import re
from functools import lru_cache
from itertools import chain

from ingest.reading.phrases.follow_words import ASKING_WORDS, asks_to_follow
from ingest.text.language import folded_words
from ingest.text.phrase_tables import phrases

# Parts of lines, folded. They are in the site's own voice ("we", "you"), for a story may be about cookies too.
_PARTS = """
we use cookies · we and our partners use cookies · this website uses cookies · this site uses cookies
our website uses cookies · our site uses cookies · our use of cookies · accept our cookie policy · by continuing you
we and our partners process · we and our partners store · we value your privacy · we care about your privacy
unique identifiers in cookies · use precise geolocation data · provide precise geolocation
by using this site you · by using this website you · by using our site you · by using it you agree
by signing up you · by subscribing you · by clicking you · by submitting you · by registering you
you agree to our terms · you agree to our privacy policy · you agree to the terms · accept our privacy policy
in your inbox every · straight to your inbox · delivered to your inbox · sent to your inbox · right in your inbox
enter your email · unsubscribe at any time · unsubscribe anytime · subscribe to our newsletter
sign up for our newsletter · sign up to our newsletter · thank you for subscribing · you must be logged in to
please log in to comment · your email address will not be published · required fields are marked
or by e mail at · or by email at · or via e mail at · or via email at
may not be published broadcast rewritten or redistributed · may not be reproduced without
do not necessarily reflect the · does not necessarily reflect the · support our journalism
support independent journalism · keeps our reporting free · keep our reporting free · keeps our journalism free
keep our journalism free · views expressed in the comments · views expressed in comments
you can follow any responses to this · trackback from your own site · bookmark the permalink
comments are owned by the poster · pages will open in a new browser window · sites are not endorsed by
solely responsible for the accuracy of the content · republication or redissemination of the contents
for your own personal and non commercial use · would you recommend this story · this is a printer friendly version
choose print from the file menu · open the file menu and choose print
send your story ideas to · send us your story ideas · we have a small favour to ask · free or paid subscriber
subscribe for free to receive · contact staff writer · contact the reporter at · contact the writer at
reporter can be reached at · writer can be reached at · follow him on twitter · follow her on twitter
please enable javascript · your browser does not support · contact us in confidence
except for the headline this story has not been edited · published from a wire agency feed without
berita pilihan kami langsung di · ikuti berita terbaru di google news · google news te takip etmek için abone
defa okunmuştur · στο google news και μάθετε πρώτοι · στο google news και μάθε πρώτος · выделите текст с ошибкой
выделите ее и нажмите ctrl · выделите её и нажмите ctrl · 转载请注明出处
以上内容仅代表作者 · 무단 전재 재배포 금지 · 무단전재 재배포 금지
wir verwenden cookies · wir nutzen cookies · wir setzen cookies ein · diese website verwendet cookies
diese seite verwendet cookies · diese website benutzt cookies · diese website nutzt cookies
der verwendung von cookies zu · in ihr postfach · in dein postfach · ihre e mail adresse ein
unseren newsletter abonnieren · für unseren newsletter · zu unserem newsletter · abmeldung jederzeit möglich
jederzeit abbestellen · ihre e mail adresse wird nicht veröffentlicht · erforderliche felder sind
melden sie sich an um zu kommentieren
nous utilisons des cookies · ce site utilise des cookies · notre site utilise des cookies
l utilisation de cookies · l utilisation des cookies · dans votre boîte mail · dans votre boîte de réception
votre adresse e mail ne sera pas publiée · abonnez vous à notre newsletter · inscrivez vous à notre newsletter
utilizamos cookies · usamos cookies · este sitio utiliza cookies · este sitio web utiliza cookies
esta web utiliza cookies · este sitio usa cookies · en tu bandeja de entrada · en su bandeja de entrada
suscríbete a nuestra newsletter · suscríbete a nuestro boletín · tu dirección de correo electrónico no será publicada
este site utiliza cookies · este site usa cookies · nosso site utiliza cookies · na sua caixa de entrada
assine nossa newsletter · o seu endereço de e mail não será publicado
utilizziamo i cookie · questo sito utilizza cookie · questo sito utilizza i cookie · iscriviti alla nostra newsletter
wij gebruiken cookies · we gebruiken cookies · deze website gebruikt cookies · deze site gebruikt cookies
vi använder cookies · vi bruker cookies · vi bruger cookies · używamy plików cookie · używamy cookies
wir und unsere partner · ihre privatsphäre ist uns wichtig · nous et nos partenaires · nosotros y nuestros socios
nós e os nossos parceiros · nós e nossos parceiros · noi e i nostri partner · wij en onze partners
vi och våra partner · vi og vores partnere · vi og våre partnere · me ja kumppanimme · my i nasi partnerzy
my a naši partneři · mi és partnereink · noi și partenerii noștri · biz ve ortaklarımız · мы и наши партнеры
ми та наші партнери · εμείς και οι συνεργάτες μας
çerezleri kullanıyoruz · çerezler kullanıyoruz · çerez kullanıyoruz · sitemizde çerez · sitemiz çerez
çerezler kullanılmaktadır · çerez kullanılmaktadır · bültenimize abone ol · e posta adresiniz yayınlanmayacak
yorum yapabilmek için · yorum yazmak için giriş
мы используем cookie · мы используем файлы cookie · сайт использует cookie · сайт использует файлы cookie
наш сайт использует · подпишитесь на нашу рассылку · ваш адрес email не будет опубликован
نستخدم ملفات تعريف الارتباط · يستخدم هذا الموقع ملفات تعريف الارتباط · يستخدم موقعنا ملفات تعريف الارتباط
اشترك في نشرتنا · لن يتم نشر عنوان بريدك
ئەم ماڵپەڕە کووکی · ئەم ماڵپەڕە کوکی · کووکیز بەکاردەهێنین · کووکی بەکاردەهێنین
em kukiyan bi kar tînin · em cookie bi kar tînin
این سایت از کوکی · این وب سایت از کوکی · ما از کوکی · نشانی ایمیل شما منتشر نخواهد شد
cookieを使用しています · クッキーを使用しています · cookie を使用しています
我们使用cookie · 本网站使用cookie · 本站使用cookie · हम कुकीज़ का · यह वेबसाइट कुकीज़
permission before anything is loaded · this article contains content provided by · this article includes content from
this article includes content provided by · to view this content please · to view this video please
to watch this video please · accept cookies to view · accept cookies to see · accept cookies to watch
consent to load this · consent to show this · not responsible for the content of external sites
this content is hosted by a third party · by showing the external content you
finden sie einen externen inhalt · findest du einen externen inhalt · findet ihr einen externen inhalt
finden sie externen inhalt · externen inhalt der den artikel · redakteuren ausgewählten externen inhalt
bin damit einverstanden dass mir · bin einverstanden dass ich diesen inhalt · daten können an drittplattformen
privatsphäre einstellungen verhindern · um diesen inhalt anzuzeigen · um diesen inhalt anzusehen
um dieses video anzuzeigen · um dieses video anzusehen · um dieses video abzuspielen · um dieses element anzuzeigen
ihre zustimmung um diesen · ihre einwilligung um diesen · deine zustimmung um diesen · bitte aktivieren sie javascript
pour afficher ce contenu · pour voir ce contenu · pour visualiser ce contenu · pour consulter ce contenu vous
ce contenu n a pas pu être affiché · ce contenu est bloqué · vous n avez pas accepté les cookies
vous avez refusé les cookies · para ver este contenido acept · para visualizar este contenido
este contenido está alojado por · al mostrar el contenido externo · questo contenuto è ospitato da
mostrando il contenuto esterno · per visualizzare questo contenuto · para ver este conteúdo aceit
para visualizar este conteúdo · aceite os cookies para · om deze inhoud te tonen · om deze inhoud te bekijken
om deze video te bekijken · accepteer cookies om · för att se det här innehållet · för att visa det här innehållet
for å se dette innholdet · for at se dette indhold · du skal acceptere cookies · du må godta informasjonskapsler
aby zobaczyć tę treść · aby wyświetlić tę treść · pro zobrazení tohoto obsahu · чтобы просмотреть этот контент
для просмотра этого контента · bu içeriği görüntülemek için · bu içeriği görmek için · لعرض هذا المحتوى
برای مشاهده این محتوا · このコンテンツを表示するには · 要查看此内容
contact our newsroom at · contact our newsroom with · have a news tip · got a news tip · we rely on readers like you
the support of readers like you
unserem whatsapp kanal · unseren whatsapp kanal · unserem telegram kanal · unseren telegram kanal
notre chaîne whatsapp · notre canal whatsapp · notre chaîne telegram · notre canal telegram
nuestro canal de whatsapp · nuestro canal de telegram · nosso canal no whatsapp · nosso canal do whatsapp
nosso canal no telegram · nostro canale whatsapp · nostro canale telegram
в нашем telegram канале · قناتنا على واتساب · قناتنا على تلغرام
нашли опечатку выделите · нашли ошибку выделите · заметили ошибку выделите · выделите фрагмент и нажмите
転載を禁じます · 複製を禁じます · 転載を禁止します
download our app · download our free app · download our mobile app · download our news app · get our free app
news updates download the
to view the full story please · to read the full story please · to continue reading please
to read this article please
already a subscriber log in · already a subscriber sign in
you re already a subscriber · you are already a subscriber · this article is for subscribers
this story is for subscribers · this content is for subscribers · subscribe to continue reading
subscribe now to continue reading · if you enjoyed reading this · if you enjoyed this article
if you enjoyed this post
did you enjoy this article · did you like this article · did you find this article · support our work by
support independent journalism by · please consider making a donation to support
do you have a story for us · have you got a story email · do you have a story email
got a story for us · do you have a tip contact us · do you have a tip email · got a tip email · contact our news team
get in touch with our news team · email our news team · email our newsdesk · send us a message on
message us on whatsapp · send us an email at · submit your letter to the editor · letters to the editor can be sent
avoid obscene vulgar lewd · don t threaten threats of harming · any sort of ism that is degrading
use the report link on each comment · love to hear eyewitness accounts the history behind an article
submitting a comment you accept · we invite you to use our commenting · to a lively but civil forum
maintaining a lively but civil forum · take up to an hour for moderation before appearing
get email notifications on subject · your notification has been saved · was a problem saving your notification
your subscription makes our reporting possible · see it please check your junk folder
we encountered an issue signing you up · sign up to receive daily headline news · sign up to receive our daily
sign up to receive our weekly · sign up to receive our free · sign up to receive our newsletter
data returned from the piano · urge you to turn off your ad blocker · please turn off your ad blocker
have an important request to make of you · homepage for more stories · about facebook commenting please read
this article appeared in the · affiliate partnerships these do not influence · sent a confirmation email to
ve sent you a confirmation email · don t get the confirmation within · recommendations for other related newsletters
newsletters or services we offer · subscribe we will use the information you provide
sign up to receive the top stories · sign up to receive the latest · sign up now to receive our
sign up now to receive the latest · giving you a concise summary of the day
newsletters are written by our · more about how we use your data
financial contributions from our readers
please consider making a contribution · with a contribution from as little as · making a contribution today from
if everyone who reads our reporting
may earn a commission · may earn a small commission · may earn an affiliate commission · may earn commission
may receive a commission · may receive a small commission · may get a commission · earn from qualifying purchases
when you buy through links on · if you buy through links on · if you buy through a link on
this article contains affiliate · this post contains affiliate · this page contains affiliate
be the first to comment · your comment will be · let us know in the comments · tell us in the comments
uns in die kommentare · uns in den kommentaren · dites le nous en commentaire · dites nous en commentaire
dites le nous dans les commentaires · déjanos tu comentario · cuéntanos en los comentarios
fatecelo sapere nei commenti · diteci la vostra nei commenti · laat het ons weten in de reacties
dajcie nam znać w komentarzach · deixe o seu comentário · deixe seu comentário · yorumlarda bizimle paylaş
своим мнением в комментариях · sign up for our newsletters · sign up for our daily newsletter
sign up for our weekly newsletter · sign up for our free newsletter · sign up here for our
commission at no extra cost to you · commission at no additional cost to you · these are affiliate links
links sind partnerlinks · links sind affiliate links · sind sogenannte affiliate links
listen to our podcast · subscribe to our podcast · unseren podcast abonnieren · abonnieren sie unseren podcast
escucha nuestro podcast · écoutez notre podcast · ascolta il nostro podcast
need your consent to show · need your consent to load · need your consent to display · to show it we need your consent
to see it we need your consent · you will find content from youtube · you will find content from instagram
zu sehen brauchen wir ihre zustimmung · anzuzeigen benötigen wir ihre · anzuzeigen brauchen wir ihre zustimmung
pour l afficher nous avons besoin de votre · dépose des cookies que vous avez · per vederlo serve il tuo consenso
para verlo necesitamos tu consentimiento · para mostrarlo necesitamos tu consentimiento
affiliate links enthalten · enthält affiliate links · erhalten wir eine provision · bekommen wir eine provision
erhalten wir eine kleine provision · bekommen wir eine kleine provision · erhalten wir ggf eine provision
contient des liens affiliés · contient des liens d affiliation · contiene enlaces de afiliados
contiene link di affiliazione · contém links de afiliados · bevat affiliate links
text our newsroom · whatsapp our newsroom
may be outdated please look at the · like our facebook page and follow us · to get the latest email updates from
reliant on your support than ever · reached your limit of free articles · reached your limit for free articles
free articles left this month · free articles remaining · print edition with the headline
print edition under the headline · for more stories like this check our · up to date with more stories like this
this article appeared on page · this story appeared on page · find this article at · write to the editor at
quotes delayed at least · store and or access information on · store and access information on
want to see more stories like this · news like this by signing up · membership makes our reporting possible
support local journalism subscribe · latest news by downloading our · our comments section below
to comment on this story you must · manage your subscriptions at any time · please consider a subscription
please consider becoming a subscriber · purchase a subscription to continue
this story is available exclusively to · this article is available exclusively to
exclusive analysis and unlimited reading · if you value this story
you are using an older browser · you are using an outdated browser
your browser is out of date · javascript is disabled in your browser · your browser doesn t support
to play this video you need · media requires javascript to play · playback is unsupported on your device
this video has failed to load · this advertisement has not loaded yet · here to join our channel
auto generated from a syndicated feed · your subscription could not be saved · your subscription has been successful
use your email address only for · by providing an email address i · share their views on our articles
miss out on the latest news and information · local updates in your inbox
laden sie unsere app · laden sie sich unsere app · lade unsere app · lade dir unsere app · mit unserer kostenlosen app
hat ihnen dieser artikel gefallen · hat dir dieser artikel gefallen
hat ihnen der artikel gefallen · hat dir der artikel gefallen · hat euch der artikel gefallen · gefällt dir unser
gefällt ihnen unser · gefällt euch unser · unterstützen sie uns bitte mit · unterstütze uns bitte mit
unterstützen sie uns mit einer spende · unterstütze uns mit einer spende · unterstützen sie unsere arbeit mit
sie sind bereits abonnent · sie haben bereits ein abo · du hast bereits ein abo · um diesen artikel zu lesen
um diesen artikel weiterzulesen · dieser artikel ist nur für abonnenten · fehler gefunden jetzt melden
haben sie einen fehler entdeckt · haben sie einen fehler gefunden · haben sie hinweise schreiben sie uns
ist eine maschinelle übersetzung · er wurde automatisch übersetzt
téléchargez notre appli · télécharger notre application · vous êtes déjà abonné
déjà abonné connectez vous · déjà abonné identifiez vous · cet article est réservé aux abonnés
cet article est réservé à nos abonnés · la suite est réservée aux abonnés · pour lire la suite de cet article
il vous reste à lire · vous avez aimé cet article · cet article vous a plu · soutenez notre journalisme
soutenez nous en faisant un don · vous avez une information à nous transmettre
descarga nuestra app · descarga nuestra aplicación · descargue nuestra aplicación · descarga gratis nuestra app
ya eres suscriptor · ya es suscriptor · contenido exclusivo para suscriptores · este contenido es exclusivo para
para seguir leyendo este · te gustó este artículo · te ha gustado este artículo · tenemos canal de telegram
tenemos canal de whatsapp · recibe las noticias en tu · recibe las últimas noticias en tu · únete desde tu celular
baixe nosso aplicativo · baixe o nosso aplicativo · baixe nosso app · baixe o nosso app · já é assinante
conteúdo exclusivo para assinantes · para continuar lendo este · gostou deste artigo · gostou desta matéria
gostou desta reportagem · receba as notícias no seu · receba notícias no seu
scarica la nostra app · sei già abbonato · contenuto riservato agli abbonati
questo contenuto è riservato agli abbonati · per continuare a leggere questo · ti è piaciuto questo articolo
ti è piaciuto l articolo
download onze app · download nu onze app · bent u al abonnee · ben je al abonnee · al abonnee log in
dit artikel is alleen voor abonnees · vond je dit artikel · heb je een tip voor · heeft u een tip voor
tip de redactie · kun je deze video niet
pobierz naszą aplikację · ściągnij naszą aplikację · zapraszamy do subskrypcji · zapraszamy też do subskrypcji
materiał chroniony prawem autorskim · dalsze rozpowszechnianie artykułu · artykuł dostępny tylko dla
masz już prenumeratę · podobał ci się artykuł · podobał ci się ten artykuł
stáhněte si naši aplikaci · článek je pouze pro předplatitele · máte již předplatné · už máte předplatné
ladda ner vår app · ladda ned vår app · är du redan prenumerant · har du tips · tipsa oss på
last ned vår app · last ned appen vår · allerede abonnent logg inn · har du et tips · tips oss på · hent vores app
lataa sovelluksemme · onko sinulla uutisvinkki
haberin devamı için · mobil uygulamamızı indir · uygulamamızı indirmek için
скачайте наше приложение · скачивайте наше приложение · установите наше приложение · доступен только подписчикам
доступна только подписчикам · хотите поделиться новостью · есть новость пишите · стали очевидцем пришлите
поддержите нашу работу · поддержите независимую журналистику · завантажуйте наш застосунок · підтримайте нашу роботу
حمل تطبيقنا · حملوا تطبيقنا · حمل التطبيق الآن · برای عضویت در کانال · در کانال تلگرام ما عضو · हमारा ऐप डाउनलोड
unduh aplikasi kami · tải ứng dụng của chúng tôi
this story was originally published · this article was originally published · with inputs from agencies
dieser artikel erschien zuerst · dieser beitrag erschien zuerst · dieser text erschien zuerst
über dieses thema berichtete · sie haben einen fehler gefunden · puedes seguir a el país · segui le notizie su google
receber notícias no whatsapp · fout gezien · našli jste chybu · želite li dopuniti temu · пратите нас на
виділіть її та натисніть ctrl · artikel ini telah tayang di · dapatkan update berita pilihan · מצאתם טעות
δείτε όλες τις τελευταίες ειδήσεις
ご意見 ご感想をお寄せください · 会員登録をしてお読み · 뉴스 구독하기 · 有料会員限定 · 続きをお読みいただけます
무단전재 및 재배포 금지 · 무단 전재 및 재배포 금지
关注我们的微信 · 未经授权不得转载 · 未经许可不得转载 · 未經授權不得轉載
"""
# Each part under its longest word, which is looked for first. Scripts without spaces have no words to look for.
_UNSPACED = tuple(part for part in phrases(_PARTS) if part[-1] > "\u3000")
_BY_WORD: dict[str, list[str]] = {}
for _part in phrases(_PARTS):
    if _part not in _UNSPACED:
        _BY_WORD.setdefault(max(_part.split(), key=len), []).append(_part)
_TELLING = frozenset(_BY_WORD) | ASKING_WORDS
_UNSPACED_SIGN = re.compile("[\u1100-\u11ff\u3000-\U0010ffff]")
LONGEST = 400  # characters of a line that may say so
_QUOTED = ('"', "“", "„", "«", "‘", "'", "「", "»")  # a quotation is not the site's own word


@lru_cache(maxsize=2_000)
def speaks_to_readers(line: str) -> bool:
    """Return whether a line is the site's own word to its readers: on cookies, newsletters, forms, rights.

    >>> speaks_to_readers("We use cookies to count our readers."), speaks_to_readers("The baker sells cookies.")
    (True, False)
    """
    if len(line) > LONGEST or line.startswith(_QUOTED):
        return False
    words = folded_words(line)
    telling = _TELLING.intersection(words)
    unspaced = () if line.isascii() or _UNSPACED_SIGN.search(line) is None else _UNSPACED
    if not (telling or unspaced):
        return False  # as for nearly all lines
    folded = " ".join(words)
    said = (part for word in telling for part in _BY_WORD.get(word, ()))
    return asks_to_follow(line, words) or any(part in folded for part in chain(said, unspaced))
