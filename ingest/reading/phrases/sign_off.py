"""Recognises the line with which a desk signs a story off: the author's initials, the source, the agencies."""

import re

from ingest.reading.phrases.credit_words import AGENCIES

LONGEST = 60  # characters of such a line
_SHORT_NAME = r"[^\W\d_]{2,8}\.?"
_INITIALS = re.compile(
    rf"[(\[]?{_SHORT_NAME}(?:\s?/\s?{_SHORT_NAME}){{1,4}}[)\]]?(?:\s\([^()]{{2,30}}\))?|/[^\W\d_]{{2,4}}/"
)
_SOURCE = re.compile(
    r"[(\[]?(?:sources?|quellen?|kilder?|källor|källa|bron|bronnen|fuentes?|fontes?|fonti|źródło|zdroj|forrás|sursa|izvor"
    r"|lähde|kaynak|источник|джерело|πηγή|المصدر|منبع|来源|來源|出典|출처|nguồn|sumber)\s?[:：](?:(?!\.\s).){2,50}",
    re.IGNORECASE,
)
_WITH = (
    r"(?:with|mit|avec|met|con|com|z|med|(?:with )?reporting (?:by|from)|material (?:von|der|from)"
    r"|con información de|com informações d[aeo]|con informazioni d[aie])"
)
_PAGE = re.compile(r"page [a-z]{1,2}\s?-?\s?\d{1,3}", re.IGNORECASE)  # of the paper that it stood on
_AND = r"(?:\s?[,/+]\s?|\s(?:and|und|et|en|y|e|och|og|i)\s)"
_DRAWN_ON = re.compile(rf"[(\[]?(?:(?i:{_WITH})\s)?{AGENCIES}(?:{_AND}{AGENCIES}){{0,4}}[)\]]?\.?")


def signs_off(line: str) -> bool:
    """Return whether a line below a story only says whose it is: initials, a source, agencies, a page.

    >>> signs_off("(ab/dpa)"), signs_off("Source: The Herald"), signs_off("with AFP"), signs_off("AFP was there.")
    (True, True, True, False)
    """
    if len(line) > LONGEST:
        return False
    return any(form.fullmatch(line) is not None for form in (_INITIALS, _SOURCE, _DRAWN_ON, _PAGE))
