"""A caption and its credit, told apart."""

import re
from typing import NamedTuple

LONGEST = 1000  # characters of a caption with its credit: agencies' are of 700
LABEL = (
    r"(?:photo(?:graph)?s?|fotos?|bild ?quellen?|fotoquelle"
    r"|foto ?credits?|bild ?credits?|foto ?nachweis|dok(?:umentasi)?"
    r"|fotoğraf(?:lar)?|bild(?:er|rechte|nachweis)?|images?|pictures?|quelle"
    r"|source|credits?|crédits?"
    r"|photo credit|image credit|picture credit|photo source|photo illustration|grafik|graphic"
    r"|illustration|nuotr|ảnh|фото|zdj(?:ęcie)?|fot"
    r"|صورة|الصورة|تصوير|مصدر الصورة|عدسة|المصدر|وێنە|فۆتۆ|سەرچاوە|سەرچاوەی وێنە"
    r"|وێنەگر|kaynak|wêne|写真|撮影|图|图源|사진)"
)
AGENCIES = (
    r"(?:AP|AFP|dpa|EPA|PA|APA|ANSA|EFE|TASS|Xinhua|Reuters|REUTERS|Getty|Getty Images|AFP/Getty|IMAGO"
    r"|imago|Bloomberg|Shutterstock|iStock"
    r"|Keystone|KEYSTONE|Zuma|UPI|WireImage|Alamy|Anadolu|AA|İHA|DHA|picture alliance|Kyodo|Yonhap|Handout"
    r"|HANDOUT|Supplied|Courtesy|INA|ANP|TT|NTB|PAP|ANTARA|Scanpix|Belga|Lusa|SIPA|Rex|Pexels|Unsplash|Pixabay"
    r"|연합뉴스|뉴시스|뉴스1|공동취재|로이터|ＡＰ|ＡＦＰ(?:時事)?|ロイター|共同通信社?|時事|新华社|新華社|中新社|رويترز|الأناضول)"
)
# What parts a caption from its credit is met from its first sign on only, or a line of dashes takes minutes.
_LABELLED = re.compile(
    r"(?<![\s(\[|/–—·,-])[\s(\[|/–—·,-]*"
    rf"(?:(?<!\w){LABEL}\.?\s*(?:(?:by|von|de|par|di)\s|[:/|©]|[(（][cCｃＣ][)）])\s*"
    rf"|(?:©|[(（][cCｃＣ][)）]|ⓒ)\s*{LABEL}?\s*:?\s*)"
    r"(?P<credit>[^:]{2,120}?)[)\]\s.]*$",
    re.IGNORECASE | re.DOTALL,
)
_IN_BRACKETS = re.compile(
    r"(?<!\s)\s*[(\[（【]"
    rf"(?P<credit>(?=[^()\[\]（）【】]{{0,100}}(?:{AGENCIES}\b|[Pp]hoto\b|[Ff]oto\b|Dok\b|/))[^()\[\]（）【】]{{2,100}})[)\]）】]\s*\.?$",
    re.DOTALL,
)
_AGENCY_LAST = re.compile(
    rf"(?:(?<=[.!?:;”\"'’)])|^)\s*(?P<credit>(?:{AGENCIES}\s?[/|].{{2,60}}"
    rf"|.{{2,50}}[/|]\s?{AGENCIES}(?:\s\w+)?|{AGENCIES}|[^.]{{2,60}} (?:via|/) {AGENCIES}))\s*$",
    re.DOTALL,
)
_JAPANESE = re.compile(r"[＝=【（(](?P<credit>[^＝=【】（）()0-9０-９年月日]{1,12}?)(?:撮影|提供|】|）|\))+$")
_JAPANESE_AGENCY = re.compile(rf"[＝=](?P<credit>{AGENCIES})$")
# "/ A. Name / Agency photo", as in Lithuanian: what it is stands behind the name.
_LABEL_LAST = re.compile(r"\s[/|]\s(?P<credit>[^|]{2,80}?)\s(?:nuotr|photo|foto|fotoğrafı|фото)\.?$")
_PRESS = re.compile(r"(?:Shimbun|Press|News|Agency|Agentur|Images|Photos?|Ajansı)$")
_LEAD = re.compile(
    rf"^[\s(\[|–—-]*(?:(?:{LABEL}|copyright)\.?\s*(?:by\s|von\s|:|©|[(（][cCｃＣ][)）])|©|[(（][cCｃＣ][)）]|ⓒ)\s*:?\s*",
    re.IGNORECASE,
)
# How such a credit ends, seen before it is looked for: most captions with an agency's name in them name it elsewhere.
_AGENCY_END = re.compile(rf"{AGENCIES}(?:(?:\s\w+)?|\s?[/|].{{2,60}})\s*$", re.DOTALL)
_BEHIND = 200  # characters: a credit is of 120, with its label and what stands around it
_SHORT = 60  # characters of a credit in front of its caption
_AGENCYS = 120  # the same of an agency's name without a label
_LABEL = 60  # characters of a label with what stands around it


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
    found = _credit_in(caption) if len(caption) <= LONGEST else None
    if found is None:
        return Caption(caption or None, None)
    return Caption(caption[: found.start()].strip(" |–—-·/") or None, bare_credit(found["credit"]))


def _credit_in(caption: str) -> re.Match[str] | None:
    """The credit at the end of a caption: looked for no farther from its end than one stands."""
    near = max(0, len(caption) - _BEHIND)
    if caption.endswith((")", "]", "）", "】", ".")) and (found := _IN_BRACKETS.search(caption, near)):
        return found
    # No colon stands in a credit, one may in its label.
    labelled = max(0, len(caption.rstrip(")] \t\n.")) - _BEHIND, caption.rfind(":") - _LABEL)
    if found := _LABELLED.search(caption, labelled):
        return found
    last = max(0, len(caption) - _AGENCYS)
    if _AGENCY_END.search(caption, last):
        behind_mark = _AGENCY_LAST.search(caption, max(1, last))
        if found := behind_mark or _AGENCY_LAST.match(caption):
            return found
    if found := _LABEL_LAST.search(caption, max(0, len(caption) - _BEHIND)):
        return found
    if caption.endswith(("影", "供", "】", "）", ")")):
        return (
            _JAPANESE.search(caption) if "影" in caption[-3:] or "供" in caption[-3:] or caption[-1] == "】" else None
        )
    return _JAPANESE_AGENCY.search(caption, last)


def starts_with_credit(line: str) -> bool:
    """Return whether the first line of a caption, set apart from it, is its credit: an agency, or so labelled.

    >>> starts_with_credit("The Harbour Press"), starts_with_credit("Left: the harbour")
    (True, False)
    """
    return len(line) <= _SHORT and (_PRESS.search(line) is not None or split_credit(line).text is None)


def bare_credit(credit: str) -> str | None:
    """Return a credit without its label: "Photo by" or "©" in front, brackets around.

    >>> bare_credit("(Foto: A. Muster/dpa)")
    'A. Muster/dpa'
    """
    bare = credit.strip()
    while found := _LEAD.match(bare):
        bare = bare[found.end() :]
    bare = bare.removesuffix("撮影").removesuffix("提供")
    if bare.endswith(")") and "(" not in bare:
        bare = bare[:-1]
    return bare.strip(" \t\n|–—-·[](),;:") + (")" if bare.endswith(")") and "(" in bare[1:] else "") or None
