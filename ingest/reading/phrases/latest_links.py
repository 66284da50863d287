"""Recognises what is no story in a list of stories: advertisements, badges, links to authors, to films, to all stories.

Data in many languages, as in `latest_tables.py`.
"""

import re
from functools import cache

from ingest.reading.phrases.latest_tables import MARKS, NOUNS
from ingest.text.furniture import is_furniture
from ingest.text.language import fold
from ingest.text.phrase_tables import phrases

# How an advertisement among the stories of a list is marked.
ADVERTS = """
ad · advert · advertisement · sponsored · promoted · promotion · paid content · paid post · partner content
brand content · anzeige · werbung · gesponsert · publicité · contenu sponsorisé · publicidad · patrocinado
contenido patrocinado · pubblicità · sponsorizzato · publicidade · advertentie · reklama · materiał promocyjny
artykuł sponsorowany · annons · annonse · reklam · advertorial · sponsorlu · реклама · إعلان · إعلان ممول · محتوى ممول
ڕیکلام · رێکلام · 広告 · 广告 · 광고
"""
# How an advertisement that names who paid for it begins.
PAID_BY = """
sponsored by · promoted by · paid for by · presented by · paid content by · gesponsert von
präsentiert von · anzeige von · sponsorisé par · patrocinado por · sponsorizzato da
gesponsord door · sponset av · sponsoreret af · sponsrat av · sponsorowane przez
"""
# Folders of addresses that hold films, goods or what readers wrote, and no stories.
_ELSEWHERE = re.compile(
    r"/(?:videos?|watch|shows?|podcasts?|audio|shop|shopping|deals|coupons?|jobs?|stellenmarkt|gallery|galleries"
    r"|photos?|bilder|galeri|comments?|forum|forums|foren|threads?|games?|apps?|recipes?|events?|tags?|authors?"
    r"|products?|produkte?|emissions?|programmes|questions?|fragen|noch-fragen|preguntas)/"
    r"|/(?:showthread|viewtopic)\.php"
)
# The address of a part of a site: its last folder is a single word, as the folders of few stories are.
_PART = re.compile(r"/[a-z]{2,15}/?$")
# A link beside a story's title, to its author, section or subject, or to share it.
_BESIDE = re.compile(
    r"/(?:authors?|autore?n?|auteurs?|people|person|profiles?|members?|users?|tags?|topics?|themen?|category|categories|kategorie"
    r"|etiqueta|tema|konu|yazar)/[^/]*/?$"
    r"|//(?:[\w-]+\.)*(?:(?:facebook|twitter|x|instagram|linkedin|pinterest|whatsapp|telegram|tiktok)\.com"
    r"|wa\.me|t\.me|telegram\.me|(?:apps|itunes)\.apple\.com|play\.google\.com)/"
)
# Marks of a story's kind or state, in front of its title or behind it.
BADGES = """
live · video · watch · premium · exclusive · breaking · new · updated · photos · gallery · podcast · listen · opinion
plus · abo · subscribers only · for subscribers · liveticker · eilmeldung · en direct · direct · exclusif · abonnés
réservé aux abonnés · vidéo · en vivo · directo · vídeo · exclusivo · ao vivo · diretta · esclusiva · galeri · canlı
foto galeri · özel · son dakika · видео · фото · эксклюзив · срочно · مباشر · عاجل · فيديو · صور · حصري · خاص · ڤیدیۆ
بەپەلە · تایبەت · ویدیو · فیلم · عکس · ویژه · 動画 · 速報 · 独自 · 有料 · 写真 · 视频 · 直播 · 独家 · 속보
단독 · 영상 · वीडियो
zum artikel · zum beitrag · zum video · zum ticker · zum liveticker · zum podcast · zur galerie · zur bildergalerie
read article · read the article · go to article · watch video · lire l article · voir la vidéo · ir al artículo
"""
# How a link to all stories begins, below a list of the newest ones.
ALL = """
all · more · see · view · show · read · browse · alle · mehr · weitere · zu · zum · zur · tous · toutes · toute · voir
plus · afficher · ver · todas · todos · más · ver todas · mais · tutte · tutti · vedi · vai · meer · bekijk · więcej
zobacz · wszystkie · všechny · další · se · visa · vis · fler · flere · kaikki · lisää · все · ещё · всі · більше · όλα
όλες · tüm · tümü · daha · bütün · كل · جميع · المزيد · göster · عرض · شاهد · هەموو · زیاتر · بینینی · همه
بیشتر · مشاهده · مزید
सभी · और · lihat · semua · selengkapnya · xem · もっと · すべて · 查看 · 更多 · 全部 · 더보기 · 전체
"""
# What a link to a story may say instead of "read more".
POINTERS = """
explore · discover · details · more info · entdecken · découvrir · descubre más · continua · detaylar · tovább
"""
LONGEST_ADVERT = 30  # characters of an advertisement's mark
LONGEST_PAID_BY = 60  # characters of one that names who paid
LONGEST_BADGE = 20  # characters of a badge
LONGEST_POINTER = 40  # characters of a link to all stories


def is_advert(text: str) -> bool:
    """Return whether a text only says that an advertisement stands beside it."""
    if len(text) > LONGEST_PAID_BY:
        return False
    folded = fold(text)
    if len(text) <= LONGEST_ADVERT and folded in phrases(ADVERTS):
        return True
    return folded.startswith(_paid_by())


@cache
def _paid_by() -> tuple[str, ...]:
    return tuple(f"{start} " for start in phrases(PAID_BY))


def is_badge(text: str) -> bool:
    """Return whether a text only says of which kind a story is, or that it goes on."""
    return len(text) <= LONGEST_BADGE and fold(text) in phrases(BADGES)


def points_on(text: str) -> bool:
    """Return whether a link only says that it leads to what stands beside it."""
    return is_furniture(text) or (len(text) <= LONGEST_POINTER and fold(text) in phrases(POINTERS))


def points_to_all(text: str) -> bool:
    """Return whether a link leads from a list of the newest stories to all of them.

    >>> points_to_all("See all the latest stories"), points_to_all("All bridges closed")
    (True, False)
    """
    words = fold(text).split() if len(text) <= LONGEST_POINTER else []
    known = (phrases(NOUNS), phrases(MARKS), phrases(ALL))
    return (
        len(words) > 1 and words[0] in phrases(ALL) and all(any(word in table for table in known) for word in words[1:])
    )


def leads_beside(address: str) -> bool:
    """Return whether the folders of an address are an author's, a section's or a subject's, and no story's."""
    return _BESIDE.search(address) is not None


def leads_elsewhere(address: str) -> bool:
    """Return whether the folders of an address are a film's, a shop's or a reader's, and no story's."""
    return _ELSEWHERE.search(address) is not None


def leads_to_part(address: str) -> bool:
    """Return whether the last folder of an address is that of a part of a site, and no story's.

    >>> leads_to_part("https://a.example/resources/webinars/"), leads_to_part("https://a.example/bridges-closed")
    (True, False)
    """
    return _PART.search(address) is not None
