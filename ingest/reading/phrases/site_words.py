"""What a site says to its readers in whole sentences, in many languages: of cookies, letters of news, rights, rules."""

from functools import lru_cache

from ingest.text.language import fold

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
may not be published broadcast rewritten or redistributed · may not be reproduced without
do not necessarily reflect the · does not necessarily reflect the · support our journalism
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
"""
PARTS = tuple(dict.fromkeys(fold(part) for line in _PARTS.splitlines() for part in line.split("·") if part.strip()))
# By the longest word of each, seen before the rest is looked at; a script without spaces has no words to look for.
_UNSPACED = tuple(part for part in PARTS if part[-1] > "\u3000")
_BY_WORD = {max(part.split(), key=len) for part in PARTS} - set(_UNSPACED)
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
    folded = fold(line)
    if not _BY_WORD.isdisjoint(folded.split()) and any(part in folded for part in PARTS):
        return True
    return not line.isascii() and any(part in folded for part in _UNSPACED)
