"""The section that a story stands in: what a page or feed says of it, unless no reader would call that a section."""

import re
from collections.abc import Iterable

from ingest.reading.fields import line
from ingest.reading.notes import Notes
from ingest.reading.raw import RawEntry, Said
from ingest.text.language import fold
from ingest.text.phrase_tables import phrases

_LONGEST_SECTION = 80  # characters; a sentence that stands in its place is longer
_SEVERAL = re.compile(r"[^\W\d],[^\W\d]")  # "World,Business"
# What stands for the whole site, or for no section, where one should.
_NO_SECTION = """
home · homepage · home page · main page · back to home · back to homepage · go to homepage · startseite · zur startseite
start · accueil · page d'accueil · retour à l'accueil · inicio · portada · página de inicio · volver al inicio · início
página inicial · pagina iniziale · home pagina · forside · forsiden · hjem · hem · startsida · startsidan · etusivu
strona główna · anasayfa · ana sayfa · domů · úvod · hlavní stránka · domov · naslovnica · naslovna · početna · acasă
prima pagină · kezdőlap · címlap · főoldal · αρχική · αρχική σελίδα · главная · главная страница · на главную · головна
начало · начална страница · ראשי · דף הבית · الرئيسية · الصفحة الرئيسية · سەرەتا · سەرەکی · destpêk · صفحه اصلی · خانه
صفحه نخست · होम · মূলপাতা · หน้าแรก · หน้าหลัก · trang chủ · beranda · laman utama · 首页 · 首頁 · ホーム · トップ
トップページ · 홈 · uncategorized · uncategorised · unkategorisiert · category uncategorized · non classé
sin categoría · sem categoria · senza categoria · geen categorie · tags · undefined · null · none
"""


def section_of(raw: RawEntry, notes: Notes) -> str | None:
    """Return the section that an entry stands in; the publisher's own name is not taken for one."""
    houses = named_houses(raw.publisher) if raw.section else frozenset()
    return notes.choose("section", raw.section, lambda said: section(said, houses))


def named_houses(publisher: Iterable[Said]) -> frozenset[str]:
    """Return what the publisher is called, folded."""
    return frozenset(fold(one.value) for one in publisher)


def names_whole_site(text: str) -> bool:
    """Return whether a text only stands for the whole site, or for nothing, where a section or a name is expected.

    >>> names_whole_site("Home"), names_whole_site("The Herald")
    (True, False)
    """
    return fold(text) in phrases(_NO_SECTION)


def section(said: Said, houses: frozenset[str] = frozenset()) -> str | None:
    """Return the section that a story stands in, the first of several; None for what no reader would call a section.

    `houses` are the folded names of the publisher, which are none either.

    >>> section(Said("General, AI feature, llm", "")), section(Said("World,Business", "")), section(Said("Home", ""))
    ('General', 'World', None)
    """
    named = line(said) or ""
    if named.count(",") > 1 or _SEVERAL.search(named):
        named = named.partition(",")[0].strip()
    if len(named) > _LONGEST_SECTION or "/" in named[:1] or "://" in named:
        return None
    return named if named and not names_whole_site(named) and fold(named) not in houses else None
