"""What a site says to its readers in whole sentences, in many languages: of cookies, letters of news, rights, rules.

And of the posts and videos of other sites, in whose place it asks for leave to load them.
"""

from functools import lru_cache

from ingest.reading.phrases.follow_words import asks_to_follow
from ingest.text.language import folded_words
from ingest.text.phrase_tables import phrases

# Parts of a line, folded: in the site's own voice ("we", "you"), for a story may be about cookies too.
_PARTS = """
we use cookies · we and our partners use cookies · this website uses cookies · this site uses cookies
our website uses cookies · our site uses cookies · our use of cookies · accept our cookie policy · by continuing you
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
you can follow any responses to this · trackback from your own site · bookmark the permalink
comments are owned by the poster · pages will open in a new browser window · sites are not endorsed by
solely responsible for the accuracy of the content · republication or redissemination of the contents
for your own personal and non commercial use · would you recommend this story · this is a printer friendly version
choose print from the file menu · open the file menu and choose print
send your story ideas to · send us your story ideas · we have a small favour to ask · free or paid subscriber
subscribe for free to receive · contact staff writer · contact the reporter at · contact the writer at
reporter can be reached at · writer can be reached at · follow him on twitter · follow her on twitter
please enable javascript · your browser does not support
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
我们使用cookie · 本网站使用cookie · 本站使用cookie
हम कुकीज़ का · यह वेबसाइट कुकीज़
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
"""
# By the longest word of each, seen before the rest is looked at; a script without spaces has no words to look for.
_UNSPACED = tuple(part for part in phrases(_PARTS) if part[-1] > "\u3000")
_BY_WORD: dict[str, list[str]] = {}
for _part in phrases(_PARTS):
    if _part not in _UNSPACED:
        _BY_WORD.setdefault(max(_part.split(), key=len), []).append(_part)
LONGEST = 400  # characters of a line that may say so
_QUOTED = ('"', "“", "„", "«", "‘", "'", "「", "»")  # who is quoted is no site


@lru_cache(maxsize=2_000)
def speaks_to_readers(line: str) -> bool:
    """Return whether a line is the site's own word to who reads it: on cookies, letters of news, forms, rights.

    >>> speaks_to_readers("We use cookies to count our readers."), speaks_to_readers("The baker sells cookies.")
    (True, False)
    """
    if len(line) > LONGEST or line.startswith(_QUOTED):
        return False
    words = folded_words(line)
    if asks_to_follow(line, words):
        return True
    if _BY_WORD.keys().isdisjoint(words) and line.isascii():
        return False  # as of nearly all
    folded = " ".join(words)
    said = (part for word in _BY_WORD.keys() & words for part in _BY_WORD[word])
    return any(part in folded for part in said) or any(part in folded for part in _UNSPACED)
