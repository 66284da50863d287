"""What the box below a paywalled story's lead says, in many languages: that only those who pay may read on."""

from functools import lru_cache

from ingest.text.language import fold
from ingest.text.phrase_tables import phrases

# Parts of lines, folded. None says just "subscribe", as the box of every newsletter does.
_PARTS = """
subscribers only · only for subscribers · exclusive to subscribers · exclusively for subscribers
reserved for subscribers · available to subscribers · is for subscribers · for paying subscribers · for paid subscribers
subscribe to continue reading · subscribe to keep reading · subscribe to read the full · subscribe to read this
subscribe to unlock · subscription to continue reading · subscription to read this
subscribe now to read · continue reading with a subscription
to continue reading subscribe · to continue reading this article · to read the full story subscribe
to read the rest of this · members only content · this article is for members
this story is for members · this analysis is for members
register to continue reading · sign in to continue reading · log in to continue reading · unlock this article
nur für abonnenten · exklusiv für abonnenten · nur für abonnentinnen · mit abo weiterlesen · jetzt weiterlesen mit
weiterlesen mit einem abo · jetzt abonnieren und weiterlesen · um weiterzulesen · artikel freischalten
diesen artikel weiterlesen mit · lesen sie weiter mit · bezahlartikel
réservé aux abonnés · réservé à nos abonnés · réservée aux abonnés · de cet article à lire
abonnez vous pour lire · la suite est réservée
solo para suscriptores · exclusivo para suscriptores · suscríbete para seguir leyendo
suscríbete para continuar leyendo · suscríbete para leer
riservato agli abbonati · contenuto riservato · abbonati per continuare a leggere
exclusivo para assinantes · só para assinantes · conteúdo para assinantes · assine para continuar lendo
alleen voor abonnees · exclusief voor abonnees · verder lezen met een abonnement · word abonnee om verder te lezen
lees verder met een abonnement · abonelere özel · sadece aboneler · yalnızca aboneler · okumaya devam etmek için abone
للمشتركين فقط · حصري للمشتركين · حصريا للمشتركين · لمتابعة القراءة اشترك · اشترك لمتابعة القراءة · خاص بالمشتركين
تەنها بۆ بەشداربووان · تایبەت بە بەشداربووان · بۆ خوێندنەوەی تەواوی بابەتەکە ببە بە بەشداربوو
مخصوص مشترکین · ویژه مشترکان
только для подписчиков · доступно только по подписке · чтобы читать дальше оформите подписку · лише для передплатників
tylko dla subskrybentów · tylko dla prenumeratorów · dostęp dla prenumeratorów · aby czytać dalej
jen pro předplatitele · pouze pro předplatitele · len pre predplatiteľov · csak előfizetőknek
weiterlesen mit abo · előfizetőink számára elérhető · előfizetőink olvashatják · előfizetéssel olvasható
läs vidare bli prenumerant · lås upp artikeln · bli prenumerant och läs
endast för prenumeranter · för att läsa vidare · bli prenumerant för att läsa
kun for abonnenter · for å lese videre · forbeholdt abonnenter · for at læse videre · kun for abonnementer
vain tilaajille · lue koko juttu tilaamalla · μόνο για συνδρομητές · doar pentru abonați · само за абонати
有料会員限定 · 会員限定の記事 · 有料会員になると · この記事は会員限定
付费内容 · 仅限订阅用户 · 订阅后阅读全文 · 付費會員限定 · 訂閱後閱讀全文
유료회원 전용 · 구독자 전용 · 유료 구독자 · khusus pelanggan · chỉ dành cho người đăng ký
"""
LONGEST = 300  # characters of a line that may say so


@lru_cache(maxsize=2_000)
def says_wall(line: str) -> bool:
    """Return whether a line says that what follows is for those who pay.

    >>> says_wall("This article is for subscribers only. Log in")
    True
    """
    if len(line) > LONGEST:
        return False
    folded = fold(line)
    return any(part in folded for part in phrases(_PARTS))
