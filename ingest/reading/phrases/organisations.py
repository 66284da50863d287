"""Recognises the names of organisations: agencies, papers, and words for all who write for a house."""

import re
from dataclasses import replace
from functools import lru_cache

from ingest.schema import Person

# Words that only names of organisations hold.
_WORDS = (
    "news agency agencies desk press media times post daily herald tribune tv television radio online staff team editor"
    " editors editorial agencias agência agências agenzia agenzie agences ritzau ntb anp belga lusa antara kyodo yonhap"
    " pti ians upi newsroom bureau network wire reuters afp dpa epd kna sda efe ansa xinhua tass anadolu associated"
    " bloomberg magazin magazine gazette journal channel group company inc ltd gmbh llc com"
    " redaktion redactie redação redakcja redakce redaksi čtk agentur nachrichtenagentur presseagentur zeitung"
    " nachrichten rundfunk presse verlag haber haberleri ajans ajansı gazetesi servisi merkezi redacción agencia"
    " rédaction agence redazione conteúdo redakcia redacția agerpres tanjug bernama укринформ укрінформ тасс бта"
    " service services store shop amt"
    " university universität université università universidad institut institute foundation stiftung association"
    " verband verein society council committee department ministry ministerium college hospital clinic union anstalt"
    " landesanstalt marketing studio studios solutions consulting partners club center centre zentrum welle"
).split()
ORGANISATION = re.compile(
    rf"\b(?:{'|'.join(_WORDS)})\b|\be\.\s?v\b"
    r"|وكالة|وكالات|صحيفة|قناة|شبكة|تلفزيون|راديو|إذاعة"
    r"|أخبار|الأخبار|ئاژانس|کەناڵ|تۆڕی|ڕۆژنامە|میدیا"
    r"|[\w-]\.(?:com|org|net|de|at|ch|fr|it|es|nl|co|tv|info|news|online)$"
    r"|編集|編輯|取材班|편집|취재팀|نیوز|نيوز|رويترز|редакция|社|通信|新聞|编辑|뉴스|신문",
    re.IGNORECASE,
)
_IN_ASCII = frozenset(word.replace("ı", "i") for word in _WORDS)  # the Turkish "AJANSI" is written in ASCII
_WORD = re.compile(r"\w+")
_OF_TWO = frozenset({"AP", "PA", "TT", "AA"})
_NEWSROOMS = frozenset(
    "redaktion redactie redazione redacción redacció redação redakcja redakce redaksi rédaction redaktionen toimitus"
    " редакция редакція newsroom newsdesk".split()
)
LONGEST_ACRONYM = 6  # letters


@lru_cache(maxsize=256)
def is_organisation(name: str | None) -> bool:
    """Return whether a name holds a word that only the names of organisations hold.

    >>> is_organisation("Harbour News"), is_organisation("Nordische Presseagentur"), is_organisation("Jane Doe")
    (True, True, False)
    """
    if name and name.isascii() and "." not in name:  # nearly always, and a set is asked ten times as fast
        return not _IN_ASCII.isdisjoint(_WORD.findall(name.lower()))
    return ORGANISATION.search(name or "") is not None


def is_acronym(name: str) -> bool:
    """Return whether a name is nothing but three to six ASCII capitals, or an agency's two.

    >>> is_acronym("AFP"), is_acronym("TT"), is_acronym("JD"), is_acronym("JANE DOE"), is_acronym("JANEDOE")
    (True, True, False, False, False)
    """
    return name in _OF_TWO or (
        name.isascii() and name.isalpha() and name.isupper() and 3 <= len(name) <= LONGEST_ACRONYM
    )


def is_newsroom(name: str) -> bool:
    """Return whether a name is only a word for all who write for a house, in one of several languages.

    >>> is_newsroom("Redaktion"), is_newsroom("Harbour Newsroom")
    (True, False)
    """
    return name.casefold() in _NEWSROOMS


def with_kind(who: Person) -> Person:
    """Return whoever signs by a name, marked as an organisation if the name is one's.

    >>> with_kind(Person("AFP")).kind, with_kind(Person("Jane Doe")).kind
    ('organisation', None)
    """
    return replace(who, kind="organisation") if is_organisation(who.name) or is_acronym(who.name or "") else who
