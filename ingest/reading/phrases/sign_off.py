"""Recognises the line with which a desk signs a story off or files it: initials, source, agencies, editor, tags."""

import re

from ingest.reading.phrases.credit_words import AGENCIES

LONGEST = 60  # characters of such a line
_SHORT_NAME = r"[^\W\d_]{2,8}\.?"
_INITIALS = re.compile(
    rf"[(\[]?{_SHORT_NAME}(?:\s?/\s?{_SHORT_NAME}){{1,4}}[)\]]?(?:\s\([^()]{{2,30}}\))?|/[^\W\d_]{{2,8}}/"
)
_SOURCE = re.compile(
    r"[(\[]?(?:sources?|quellen?|kilder?|källor|källa|bron|bronnen|fuentes?|fontes?|fonti|źródło|zdroj|forrás|sursa|izvor"
    r"|lähde|kaynak|источник|джерело|πηγή|المصدر|منبع|来源|來源|出典|출처|nguồn|sumber|извор|източник|borítókép|fotó|ที่มา|स्रोत|מקור)\s?[:：](?:(?!\.\s).){2,50}",
    re.IGNORECASE,
)
_WITH = (
    r"(?:with|mit(?: material (?:von|der))?|avec|met|con|com|z|med|(?:with )?reporting (?:by|from)"
    r"|material (?:von|der|from)|con información de|com informações d[aeo]|con informazioni d[aie]|theo)"
)
_PAGE = re.compile(r"page [a-z]{1,2}\s?-?\s?\d{1,3}", re.IGNORECASE)  # of the paper that it stood on
_TAGGED = re.compile(
    r"(?:tags?|tagi|tagovi|taggar|тагове|keywords?|topics|schlagw(?:orte|örter)|címkék|štítky"
    r"|etichete|stichw(?:ö|oe)rter|mots[- ]clés|etiquetas|etiketler"
    r"|palavras[- ]chave|теги|ключевые слова|ετικέτες|תגיות|แท็ก|từ khóa|برچسب\u200c?ها|الكلمات المفتاحية|كلمات مفتاحية"
    r"|标签|標籤|关键词|關鍵字)\s?[:：].{2,56}",
    re.IGNORECASE,
)
_EDITED = re.compile(
    r"(?:edited by|editing by|(?:editor|editör|editora|penyunting|redaktur|redaktor|redaktör|redaktion|redacción"
    r"|redação|rédaction|redazione|edição|redagował[a]?|редактор|редакция|محرر|تحرير|編集|편집)\s?[:：])\s?[^\d.:]{2,40}",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"[(\[]?(?:(?:additional|further) )?(?:reporting|writing|editing)(?: and (?:writing|editing))? by .{3,150}",
    re.IGNORECASE,
)
_AND = r"(?:\s?[,/+]\s?|\s(?:and|und|et|en|y|e|och|og|i)\s)"
_DRAWN_ON = re.compile(rf"[(\[]?(?:(?i:{_WITH})\s)?{AGENCIES}(?:{_AND}{AGENCIES}){{0,4}}[)\]]?\.?")


def signs_off(line: str) -> bool:
    """Return whether a line below a story only says whose it is: initials, a source, an editor, tags.

    >>> signs_off("(ab/dpa)"), signs_off("Source: The Herald"), signs_off("with AFP"), signs_off("AFP was there.")
    (True, True, True, False)
    """
    if len(line) > LONGEST:
        return _REPORTED.fullmatch(line) is not None
    return any(
        form.fullmatch(line) is not None for form in (_INITIALS, _SOURCE, _TAGGED, _EDITED, _DRAWN_ON, _PAGE, _REPORTED)
    )
