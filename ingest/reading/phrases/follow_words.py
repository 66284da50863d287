"""How a site asks its readers to follow it elsewhere, in many languages: the phrases, and the networks' names."""

import re
from functools import cache

from ingest.text.language import fold
from ingest.text.phrase_tables import phrases_as_written

# The dots stand for the network's name. No sentence of a story holds these, at any place in a line.
_ASKING = """
folgen sie uns … · folge uns … · folgt uns … · suivez nous … · rejoignez nous sur … · retrouvez nous sur …
síguenos … · síganos … · únete a nuestro … · suscríbete a nuestro … · siga nos … · siga o nosso … · acompanhe nos …
seguici … · seguiteci … · volg ons … · obserwuj nas … · obserwujcie nas … · dołącz do nas na … · sledujte nás …
urmărește ne … · urmăriți ne … · ακολουθήστε μας … · βρείτε μας στο …
подписывайтесь на наш … · подпишитесь на наш … · подписывайтесь на нас … · подпишитесь на нас … · читайте нас …
підписуйтесь на наш … · підписуйтеся на наш … · підпишіться на наш … · підписуйтесь на нас … · підписуйтеся на нас …
стежте за нами … · تابعنا على … · تابعونا على … · تابع آخر الأخبار على … · تابعوا آخر الأخبار على …
لمتابعة أخبارنا على … · لمتابعة أخبارنا عبر …
ما را در … دنبال کنید · به کانال … ما بپیوندید · کانال … ما را دنبال کنید
bizi … takip et · bizi … takip edin · … bizi takip et · … bizi takip edin · … kanalımıza katıl · … kanalımıza katılın
… kanalımızı takip et · … kanalımızı takip edin · sigue el canal de … · siga o canal …
"""
# A sentence may hold these: "many follow us on Facebook". So a phrase that ends in the dots must begin the line or a
# part of it, and any other must end it.
_ASKING_ALONE = """
follow us … · follow our … · find us on … · like us on … · join us on … · join our … · subscribe to our …
abonnez vous à notre … · rejoignez notre … · entre no nosso … · inscreva se no nosso … · iscriviti al nostro …
unisciti al nostro … · segue nos … · følg oss … · følg os … · följ oss … · gilla oss på … · seuraa meitä …
śledź nas … · polub nas na … · subskrybuj nasz kanał … · sleduj nás … · pratite nas … · spremljajte nas …
kövessen minket … · kövess minket … · kövessen bennünket … · kövess bennünket … · iratkozz fel …
abonează te la canalul nostru … · ακολουθήστε το κανάλι μας … · следите за нами … · присоединяйтесь к нам в …
долучайтесь до нас … · следвайте ни … · последвайте ни … · пратите нас …
ikuti kami … · ikuti saluran … kami · gabung saluran … kami · theo dõi chúng tôi … · theo dõi kênh … của chúng tôi
ติดตามเราทาง … · ติดตามเราได้ทาง … · ติดตามเราได้ที่ … · ติดตามเราบน … · ติดตามเราผ่าน …
עקבו אחרינו … · הצטרפו לערוץ … שלנו · הצטרפו לקבוצת … שלנו · اشترك في قناتنا على … · انضم إلى قناتنا على …
हमारे … से जुड़ें · हमारे … से जुड़िए · हमारे … को जॉइन करें · हमारे … को फॉलो करें · हमें … पर फॉलो करें
… पर हमें फॉलो करें · … हमसे जुड़ें · … আমাদের ফলো করুন · আমাদের … ফলো করুন · আমাদের … সাবস্ক্রাইব করুন
"""
# The beginnings of the names, for many languages decline them.
_NETWORKS = """
google news · googlenews · google nieuws · google noticias · google notícias · google haberler · google berita
google новости · google новини · google ειδήσεις · google actualités
whatsapp · whats app · telegram · facebook · instagram · viber · zalo · tiktok · youtube · twitter · linkedin
threads · bluesky · mastodon · messenger
телеграм · телеграмм · ватсап · вотсап · вайбер · фейсбук · инстаграм · інстаграм · ютуб · тикток · тікток · твиттер
вконтакте · дзен · וואטסאפ · ווטסאפ · טלגרם · פייסבוק · אינסטגרם · יוטיוב · טוויטר · טיקטוק · גוגל ניוז
واتساب · واتس اب · تلغرام · تليجرام · تيليجرام · تلگرام · فيسبوك · إنستغرام · انستغرام · اینستاگرام · تويتر · يوتيوب
جوجل نيوز · أخبار جوجل · غوغل نيوز · واتساپ
व्हाट्सएप · व्हाट्सऐप · वॉट्सऐप · वाट्सएप · टेलीग्राम · फेसबुक · इंस्टाग्राम · यूट्यूब · ट्विटर · गूगल न्यूज
গুগল নিউজ · হোয়াটসঅ্যাপ · টেলিগ্রাম · ফেসবুক · ইউটিউব · ইনস্টাগ্রাম · ไลน์ · เฟซบุ๊ก · ยูทูบ · อินสตาแกรม
"""
_WORDS = ("line", "x", "vk", "max")  # names that count only as whole words
LONGEST_ASKING = 120  # characters of a line that asks
_PARTS = re.compile(r"[.,:!?|•»>]+\s+")
_TOLD = re.compile('^[-–—]|["“”„«「]')  # a line of dialogue, or one with a quotation


def _by_word() -> dict[str, list[str]]:
    """The phrases as patterns, each under one of its words, which is looked for before the pattern is tried."""
    ways: dict[str, list[str]] = {}
    for table, anywhere in ((_ASKING, True), (_ASKING_ALONE, False)):
        for way in phrases_as_written(table):
            before, behind = map(fold, way.split("…"))
            asked = (
                rf"{before}{' ' if before else ''}(?:\S+ ){{0,3}}…{rf'(?: [^ ]+){{0,3}} {behind}$' if behind else ''}"
            )
            word = max((behind or before).split(), key=len)
            ways.setdefault(word, []).append(rf"(?:.* )?{asked}" if anywhere or behind else asked)
    return ways


_BY_WORD = _by_word()
ASKING_WORDS = frozenset(_BY_WORD)  # a line that asks to follow has one of these


@cache
def _named() -> re.Pattern[str]:
    """A pattern of the networks' names in folded words, with what may be joined to a name."""
    names = "|".join(map(fold, phrases_as_written(_NETWORKS)))
    return re.compile(rf"(?<!\S)(?:(?:[בלה]|ול)?(?:{names})\S*|(?:{'|'.join(_WORDS)})(?!\S))")


def asks_to_follow(line: str, words: list[str]) -> bool:
    """Return whether a line, of some folded words, asks its readers to follow the site elsewhere.

    >>> asks_to_follow("Volg ons op Facebook", ["volg", "ons", "op", "facebook"])
    True
    """
    if len(line) > LONGEST_ASKING or ASKING_WORDS.isdisjoint(words) or _TOLD.search(line):
        return False
    if _named().search(" ".join(words)) is None:
        return False
    parts = [_named().sub("…", part) for part in (" ".join(words), *map(fold, _PARTS.split(line)))]
    ways = [way for word in _BY_WORD.keys() & words for way in _BY_WORD[word]]
    return any(re.match(way, part) for part in parts for way in ways)
