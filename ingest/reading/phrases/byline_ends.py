"""Cuts off what follows the names of a byline: who took the pictures, when and where it was written, for whom."""

import re

# Who took the pictures or edited the story, named after who wrote it. A match may begin only at the first of several
# signs in a row: otherwise a line of dashes took half a minute.
_HELPERS = re.compile(
    r"(?<=[^\s/|,;.–-])(?<! and)(?<! und)(?<! et)(?<! y)(?<! e)(?<! och)(?<!&)[\s/|,;.–-]+"
    r"(?:(?:foto['’]?s|fotos?|photos?|photographs?|pictures|bilder|bild|fotografie|illustrations?|illustrationen|фото)"
    r"\s?(?:[:：]|by\b|von\b|par\b)|(?:beeld|kuvat?|zdjęcia|kamera|ảnh|fotoğraf(?:lar)?|photography|video)\s?[:：]"
    r"|(?<=, )(?:kuvat|editor)\s|editor\s?:|(?:editing|edited|translated|translation) (?:and translated )?by\b"
    r"|(?:aus dem [^\W\d_]+ )?übersetzt\b|traduit\b|traducción\b|(?:责编|責編|责任编辑|编审|校对)[:：]"
    r"|(?:編輯|编辑|摄影|攝影|写真|撮影|来源|來源)(?:[:：]|\s)).*",
    re.IGNORECASE,
)
# "Jane Doe (text) and John Roe (photos)"
_PARTED_TASKS = re.compile(
    r"\s\((?:words|texte?|texto|tekst)\b[^()]{0,40}\)"
    r"|(?:,|\s(?:and|und|et|y|e|en|og|och))\s[^,;/|&()]{3,40}\s\((?:photos?|fotos?|foto's|bild(?:er)?|video|kuvat?)\)",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:jan|feb|fév|mar|mär|apr|avr|abr|may|mai|mei|jun|jul|aug|aoû|ago|sep|set|oct|okt|out|nov|dec|dez|déc|dic)\w*"
)
_TAIL = re.compile(
    r"\s*(?:\([^)]{0,200}\)|<[^>]{0,200}>|\b[Ff]or (?:[Tt]he )?[A-Z].*|,?\s(?:in|via|under|im Gespräch|aus)(?:\s.*|$)"
    r"|\s[Ss]pecial to\s.*|\sспециально для\s.*|\s(?:le|il|el|den|vom|am|on|om|at|em|in|IN|ON)$|\son behalf of\s.*"
    r"|\s(?:is an?|on|am|für|pour|para|[Pp]ublished|[Uu]pdated|[Pp]osted)(?:\s.*|$)"
    r"|\s(?:le|il|el|den|vom|um|à|kl|alle|às|om|em)\.?\s\d.*|\sat\s.*"
    rf"|\s(?i:{_MONTH})\.?\s\d.*|(?<=\S)\s\d.*|\d{{1,2}}[:.]\d\d.*|（[^（）]{{0,40}}）"
    r"|\s?(?:(?:인턴|수습|선임|전문|객원)?\s?(?:기자|특파원)|논설위원|편집위원|칼럼니스트|앵커|교수|記者|记者|特派員)$)"
)
# A role after the name: "Jane Doe Health reporter".
_AS_ROLE = re.compile(
    r"(?P<name>[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,2}?)(?: (?:staff|senior|chief|deputy|political|politics|health"
    r"|science|business|sports?|education|environment|technology|culture|crime|economics|foreign|investigative|legal"
    r"|features|data|national|local|associate|managing|executive|contributing|freelance|guest|special|news))+"
    r" (?:editor|reporter|correspondent|writer|columnist|journalist|contributor)",
    re.IGNORECASE,
)


def without_helpers(line: str) -> str:
    """Return a byline without those who took the pictures, or edited or translated the story.

    >>> without_helpers("Jane Doe (text) and John Roe (photos)"), without_helpers("Jane Doe. Edited by John Roe")
    ('Jane Doe', 'Jane Doe')
    """
    return _HELPERS.sub("", _PARTED_TASKS.sub("", line))


def without_tail(name: str) -> str:
    """Return a name without what follows it: when, where and for whom its bearer wrote.

    >>> without_tail(" Jane Doe in Rome"), without_tail(" Jane Doe for the Gazette")
    (' Jane Doe', ' Jane Doe')
    """
    return _TAIL.sub("", name)


def name_before_role(piece: str) -> str:
    """Return what stands in front of a role at a house; nothing if the piece does not end with such a role.

    >>> name_before_role("Jane Doe Health reporter"), name_before_role("Jane Doe")
    ('Jane Doe', '')
    """
    told = _AS_ROLE.fullmatch(piece)
    return told["name"] if told else ""
