"""Recognises the furniture of a page by its words, in many languages: what surrounds a story on every page.

Shared by the readers of pages and of text dumps, and by the code that tells corrections from noise. The words stand in
`furniture_words`; lines are compared folded (`fold`).
"""

import re
from functools import cache, lru_cache

from ingest.text.furniture_words import CALLS, COMMENTS, LINES, POINTING, RELATED, STARTS
from ingest.text.language import fold
from ingest.text.phrase_tables import phrases

RIGHTS = re.compile(
    r"^\s*(?:©|\(c\)\s|copyright\b|all rights reserved|alle rechte vorbehalten|tüm hakları saklıdır"
    r"|her hakkı saklıdır"
    r"|جميع الحقوق محفوظة|كل الحقوق محفوظة|حقوق النشر|هەموو مافەکان|هەموو مافێک|مافی بڵاوکردنەوە"
    r"|tous droits réservés|todos los derechos reservados|todos os direitos reservados|tutti i diritti riservati"
    r"|riproduzione riservata|wszelkie prawa zastrzeżone|všechna práva vyhrazena|minden jog fenntartva"
    r"|все права защищены|کلیه حقوق|تمامی حقوق|सर्वाधिकार सुरक्षित|版权所有|版權所有|無断転載)",
    re.IGNORECASE,
)
# Who edited a story, in brackets below it.
_EDITED = re.compile(r"[【（(\[]\s?(?:责任编辑|責任編輯|责编|責編|编辑|編輯)\s?[:：][^【】（）()\[\]]{1,30}[】）)\]]")
_COUNTED = re.compile(r"\s*[(\[]?\d+[)\]]?\s*")
_FIGURE = re.compile(r"\d")
_COLON = re.compile("[:：]")
_CLOCK = re.compile(
    r"\d{1,2} min(?:ute|uten|uto|utos)?s? (?:read|lesezeit|de lectura)"
    r"|^(?:lesedauer|lesezeit|reading time|read time|tiempo de lectura|tempo de leitura|temps de lecture"
    r"|tempo di lettura|leestijd|czas czytania|okuma süresi) (?:ca )?\d{1,2} min\w*$"
)
_PLAYED = re.compile(
    r"\d{1,2}:\d\d ?/ ?\d{1,2}:\d\d|(?:image|photo|slide|picture) \d{1,3} (?:of|/) \d{1,3}"
    r"|(?:current time|duration|remaining time):? ?-?\d{1,2}:\d\d"
    r"|\d[\d.,]*k? (?:shares|people like this)|this (?:story|article) has been shared \d[\d,]* times\.?",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"more (?:\w+ ){1,2}(?:stories|news|headlines|coverage|articles)(?: (?:on|from) \w+)?"
    r"|(?:more from|more in|also in) (?:the )?\w+(?: \w+)?"
)
_FOLLOWED = re.compile(
    r"(?:you can )?follow (?!th)\S.{1,50} on (?:twitter|x|facebook|instagram|threads|bluesky|mastodon)\b"
)
# "A post shared by Jane Doe (@jane) on Mar 3, 2019", as embedded pictures leave it behind; "Opinions expressed by
# contributors are their own." Sentences of a story that begin so go on in another way.
_NOTICE = re.compile(
    r"A (?:post|photo|video) (?:shared|posted) by (?:[^(]{0,60}\(@|@|$)"
    r"|(?:Opinions|Views) expressed by [^.,]{1,60} are their own\.?$"
)
# "3 thoughts on “The dam”", as blogs head their comments.
_REPLIES = re.compile(
    r"(?:\d{1,3}(?:,\d{3})?|one) (?:thoughts?|comments?|responses?|repl(?:y|ies)) (?:on|to|for) [“”\"„«‘'’].{1,250}"
    r"|(?:\d{1,4}|ein) (?:kommentare?|gedanken?|antwort(?:en)?) (?:zu|auf) [“”\"„«‘'’].{1,250}"
    r"|\d{1,4} (?:commentaires?|réponses?|réflexions?) (?:sur|à|au sujet de) [“”\"„«‘'’].{1,250}"
    r"|\d{1,4} (?:comentarios?|comentários?|pensamientos?|respuestas?) (?:en|em|a|sobre) [“”\"„«‘'’].{1,250}",
    re.IGNORECASE,
)
_CLAIMED = re.compile(r"©\s?(?:19|20)\d\d\b|\ball rights reserved\b", re.IGNORECASE)
LONGEST_FOOT = 400  # characters of a line at the foot of a page
LABEL = 60  # characters of the longest of the LINES, with signs around it
BEGIN = 24  # characters at the beginning of a line that hold its first word
SHORT = 160  # characters of a line that may be furniture by its beginning
BUTTON = 40  # characters of the longest of the CALLS, with signs around it


def is_furniture(line: str) -> bool:
    """Return whether a line is a button, a label, an advertisement's mark or a pointer to other stories.

    >>> is_furniture("A+ A-"), is_furniture("Read more: the dam"), is_furniture("The dam broke.")
    (True, True, False)
    """
    if len(line) > SHORT:
        return False
    if _NOTICE.match(line):
        return True
    if len(line) > LABEL and "min" not in line and fold(line[:BEGIN]).split(" ", 1)[0] not in _first_words():
        return False  # a sentence, as nearly every line is
    folded = fold(line)
    if _FIGURE.search(line) and _PLAYED.fullmatch(line):
        return True
    if not folded or folded in phrases(LINES) or ("min" in folded and _CLOCK.search(folded)):
        return True
    if folded.split(" ", 1)[0] not in _first_words():
        return not line.isascii() and _EDITED.fullmatch(line) is not None
    return f"{folded} ".startswith(_starts()) or _FOLLOWED.match(folded) is not None


@cache
def _starts() -> tuple[str, ...]:
    return tuple(f"{start} " for start in phrases(STARTS))


@cache
def _first_words() -> frozenset[str]:
    return frozenset(start.split(" ", 1)[0] for start in phrases(STARTS))


def ends_story(line: str) -> bool:
    """Return whether a heading says that the readers or the site speak below it. A count in it is ignored."""
    return _heading(line) in phrases(COMMENTS)


def counts_replies(line: str) -> bool:
    """Return whether a line counts the comments on a story, which it names, as a heading over them does.

    >>> counts_replies("3 thoughts on “The dam”"), counts_replies("3 comments on the dam")
    (True, False)
    """
    return line[:1].isalnum() and _REPLIES.fullmatch(line) is not None


def heads_other_stories(line: str) -> bool:
    """Return whether a heading says that links to other stories follow."""
    heading = _heading(line)
    return heading in phrases(RELATED) or _MORE.fullmatch(heading) is not None


def points_elsewhere(line: str) -> bool:
    """Return whether a line that consists of links points to other stories by the words before its first colon.

    >>> points_elsewhere("Xem thêm: Mở cửa đập"), points_elsewhere("E-mail: jane@post.example")
    (True, False)
    """
    label = _COLON.split(line, maxsplit=1)[0]
    return heads_other_stories(label) or (len(label) <= LABEL and fold(label) in phrases(POINTING))


def names_another(line: str) -> bool:
    """Return whether a line without a link names another story, behind a label and a colon.

    >>> names_another("Xem thêm: Mở cửa đập"), names_another("Xem thêm phim: một thú vui")
    (True, False)
    """
    label, *rest = _COLON.split(line, maxsplit=1)
    return bool(rest) and len(line) <= SHORT and heads_other_stories(label)


def calls_readers(line: str) -> bool:
    """Return whether a line is the text of a button that asks readers for their address, money, vote or consent.

    >>> calls_readers("Sign up →"), calls_readers("Sign up for the race.")
    (True, False)
    """
    return len(line) <= BUTTON and fold(line) in phrases(CALLS)


def is_rights_line(line: str) -> bool:
    """Return whether a line claims rights, as the foot of a page does."""
    return bool(RIGHTS.match(line))


def closes_page(line: str) -> bool:
    """Return whether a line says whose the page is and since when. Hardly anything of a story follows such a line.

    >>> closes_page("(c) 2004 The Herald"), closes_page("Copyright is a right"), closes_page("Top © 2004 The Herald")
    (True, False, True)
    """
    if len(line) > LONGEST_FOOT:
        return False
    if ("©" in line or "eserved" in line or "ESERVED" in line) and _CLAIMED.search(line):  # hardly any line has these
        return True
    return is_rights_line(line) and _FIGURE.search(line) is not None


@lru_cache(maxsize=1024)  # a line is asked about twice, and again once the other lines have been
def _heading(line: str) -> str:
    if len(line) > SHORT:
        return ""
    return fold(_COUNTED.sub(" ", line) if _FIGURE.search(line) else line)
