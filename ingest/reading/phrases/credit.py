"""A caption and its credit, told apart."""

import re
from typing import NamedTuple

LONGEST = 1000  # characters of a caption with its credit: agencies' are of 700
LABEL = (
    r"(?:photo(?:graph)?s?|fotos?|fotoğraf(?:lar)?|bild(?:er|rechte|nachweis)?|images?|pictures?|quelle"
    r"|source|credits?|crédits?"
    r"|photo credit|image credit|picture credit|photo source|photo illustration|grafik|graphic"
    r"|illustration|nuotr|ảnh|фото|zdj(?:ęcie)?|fot"
    r"|صورة|الصورة|تصوير|مصدر الصورة|عدسة|المصدر|وێنە|فۆتۆ|سەرچاوە|وێنەگر|写真|撮影|图|사진)"
)
AGENCIES = (
    r"(?:AP|AFP|dpa|EPA|PA|APA|ANSA|EFE|TASS|Xinhua|Reuters|REUTERS|Getty|Getty Images|AFP/Getty|IMAGO"
    r"|imago|Bloomberg|Shutterstock|iStock"
    r"|Keystone|KEYSTONE|Zuma|UPI|WireImage|Alamy|Anadolu|AA|İHA|DHA|picture alliance|Kyodo|Yonhap|Handout"
    r"|HANDOUT|Supplied|Courtesy|INA|ANP|TT|NTB|PAP)"
)
# What parts a caption from its credit is met from its first sign on only, or a line of dashes takes a time of its square.
_LABELLED = re.compile(
    r"^(?P<caption>.*?)(?<![\s(\[|/–—·,-])[\s(\[|/–—·,-]*(?<!\w)"
    rf"(?:{LABEL}\.?\s*(?:(?:by|von|de|par|di)\s|[:/|©]|\(c\))\s*"
    rf"|(?:©|\(c\)|ⓒ)\s*{LABEL}?\s*:?\s*)"
    r"(?P<credit>[^:]{2,120}?)[)\]\s.]*$",
    re.IGNORECASE | re.DOTALL,
)
_IN_BRACKETS = re.compile(
    r"^(?P<caption>.*?)(?<!\s)\s*[(\[（【]"
    rf"(?P<credit>(?=[^()\[\]（）【】]{{0,100}}(?:{AGENCIES}\b|[Pp]hoto\b|[Ff]oto\b|/))[^()\[\]（）【】]{{2,100}})[)\]）】]\s*\.?$",
    re.DOTALL,
)
_AGENCY_LAST = re.compile(
    rf"^(?P<caption>.*?[.!?:;”\"'’)]|)\s*(?P<credit>(?:{AGENCIES}\s?[/|].{{2,60}}"
    rf"|.{{2,50}}[/|]\s?{AGENCIES}(?:\s\w+)?|{AGENCIES}|[^.]{{2,60}} (?:via|/) {AGENCIES}))\s*$",
    re.DOTALL,
)
_JAPANESE = re.compile(r"^(?P<caption>.*?)[＝=【](?P<credit>[^＝=【】0-9０-９年月日]{1,12})(?:撮影|提供|】)+$")
_LEAD = re.compile(
    rf"^[\s(\[|–—-]*(?:(?:{LABEL}|copyright)\.?\s*(?:by\s|von\s|:|©|\(c\))|©|\(c\)|ⓒ)\s*:?\s*", re.IGNORECASE
)
# The patterns in the order in which they are tried, each with the signs one of which such a caption ends with.
_PATTERNS = (
    (_IN_BRACKETS, tuple(")]）】.")),
    (_LABELLED, ("",)),
    (_AGENCY_LAST, ("",)),
    (_JAPANESE, tuple("影供】")),
)


class Caption(NamedTuple):
    """A picture's caption and who it is credited to; None: not said."""

    text: str | None
    credit: str | None


def split_credit(caption: str) -> Caption:
    """Return the caption without the credit that stands at its end, and the credit without its label.

    >>> split_credit("The council in a meeting on December 14. Photo: INA")
    Caption(text='The council in a meeting on December 14.', credit='INA')
    """
    caption = caption.strip()
    for pattern, ends in _PATTERNS if len(caption) <= LONGEST else ():
        if caption.endswith(ends) and (found := pattern.match(caption)):
            return Caption(found["caption"].strip(" |–—-·/") or None, bare_credit(found["credit"]))
    return Caption(caption or None, None)


def bare_credit(credit: str) -> str | None:
    """Return a credit without its label: "Photo by" or "©" in front, brackets around.

    >>> bare_credit("(Foto: A. Muster/dpa)")
    'A. Muster/dpa'
    """
    bare = credit.strip()
    while found := _LEAD.match(bare):
        bare = bare[found.end() :]
    if bare.endswith(")") and "(" not in bare:
        bare = bare[:-1]
    return bare.strip(" \t\n|–—-·[](),;:") + (")" if bare.endswith(")") and "(" in bare[1:] else "") or None
