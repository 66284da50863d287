"""Tells a picture's caption and its credit apart."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ingest.reading.phrases.byline import is_person
from ingest.reading.phrases.credit_lead import bare_credit
from ingest.reading.phrases.credit_words import (
    AGENCIES,
    ANY_LABEL,
    BEFORE_NOUN,
    COLONED,
    CREDIT_LABELS,
    LABEL,
    announces_credit,
    announces_writer,
    is_agency,
)
from ingest.text.language import fold
from ingest.text.phrase_tables import phrases

LONGEST = 1000  # characters of a caption with its credit: agencies write 700
# Words that are a credit if they stand alone in brackets behind a caption. In a sentence they mean nothing.
_GIVEN_OUT = (
    r"(?:D\.?R\.?|R\.?V\.?|zVg|zvg|[Pp]rivat|[Ee]special|[Ii]st\.?|الجزيرة|وكالات"
    r"|مواقع التواصل(?: الاجتماعي)?|واس|وام|سانا|[^()]{2,40}供[图圖]"
    r"|[图圖]?(?:翻[攝摄]自?|[取擷]自)[^()（）]{2,40})"
)
# A stroke between names: not "120 km/h", "5 K 17/20" or "and/or".
_PARTING = r"(?:／|/\s?(?=[^\W\d_a-z])|(?<=[^\W\d_]{4})/(?=[^\W\d_]{5}))"
_GIVEN = r"(?:[Pp]rovided by|[Ss]upplied by|[Ss]creen(?:shot|grab)s? (?:via|from|of))"
_COURTESY_ALONE = re.compile(
    r"(?:(?:photos?|images?|pictures?)\s)?courtesy\s(?:of\s(?:the\s)?)?(?P<credit>[^.:]{2,60})", re.IGNORECASE
)
# The signs between a caption and its credit are matched from the first one only: a line of dashes took minutes.
_LABELLED = re.compile(
    r"(?<![\s(\[|/–—·,-])[\s(\[|/–—·,-]*"
    rf"(?:(?<![\w'’]){LABEL}(?:\.?\s*(?:(?:by|von|de|par|di)[\s:]|[:：=＝/／|©・]|[(（][cCｃＣ][)）])|\.{{3}}|…)\s*"
    rf"|(?<![\w'’]){COLONED}\.?\s?[:：=＝|]\s*"
    rf"|(?:©|[(（][cCｃＣ][)）]|ⓒ)\s*(?:{LABEL}\s*(?:(?:by|von|de|par|di)\s|[:：]))?\s*:?\s*)"
    r"(?P<credit>[^:：]{2,120}?)[)\]）\s.]*$",
    re.IGNORECASE | re.DOTALL,
)
_IN_BRACKETS = re.compile(
    r"(?<!\s)\s*[(\[（【]"
    rf"(?P<credit>(?={_GIVEN_OUT}\s?[)\]）】]|{_GIVEN}\s|[^()\[\]（）【】]{{0,100}}(?:{AGENCIES}\b"
    rf"|[Pp]hoto\b|[Ff]oto\b|Dok\b|{_PARTING}|\s\|\s|(?:[Ff]ot|[Φφ]ωτ)\.\s"
    rf"|(?:News|TV)\s?:|{ANY_LABEL}\.?\s?[:：=]|사진\s|(?:写真|撮影|画像)・))"
    r"[^()\[\]（）【】]{2,100})[)\]）】]\s*\.?$",
    re.DOTALL,
)
# Words in front of a sign, set off from the caption. `announces_credit` tells whether they announce a credit.
_ANNOUNCED = re.compile(
    r"(?:\A|(?<=[.!?…。！？।۔։”\"»)\]）】|/–—•·])|(?=[(\[（【]))[\s(\[（【|/–—•·-]*"
    r"[^\s()\[\]（）【】|/:：=＝.!?…。！？।۔։”\"»•·–—-][^()\[\]（）【】|/:：=＝.!?…。！？।۔։•·–—-]{1,40}"
    r"(?P<sign>[:：=＝ঃः]|\.:|\s?[–—-])\s*(?P<credit>[^:：=＝]{2,100}?)[)\]）】\s.]*$",
    re.DOTALL,
)
_DASHES = frozenset("–—-")
_ANNOUNCING = re.compile(r"[:：=＝ঃः–—-]")
# "Photo by A. Lind (AP)", "| A. Lind (EFE)": who took the picture, in front of the agency.
_CLOSED_BY_AGENCY = re.compile(rf"[(（]{AGENCIES}[发發]?[)）]\.?$")
_BEFORE_NAME = re.compile(r"[|:：]|\s(?:by|von|de|par|por|di)\s", re.IGNORECASE)
_AT_AGENCY = re.compile(
    rf"(?:(?<![\s|/–—-])[\s|/–—-]*(?<!\w)(?i:{LABEL}\.?\s?(?:(?:by|von|de|par|por|di)\s|[:：]))|\s*\|\s)\s*"
    r"(?P<credit>(?P<name>[^|:：()（）]{4,50}?)\s?[(（][^()（）]+[)）])\.?$"
)
# "... on Tuesday. Ana Lind (EFE)"
_BY_AGENCY = re.compile(
    rf"(?:\A|(?<=[.!?…”\"»])\s)(?P<credit>(?P<name>[^|:：()（）.]{{4,50}}?)\s[(（]{AGENCIES}[)）])\.?$"
)
_AGENCY_LAST = re.compile(
    rf"(?:(?<=[.!?:;”\")|。！？۔।])|(?<=['’])(?=\s)|^)[\s.|/–—-]*(?P<credit>(?:{AGENCIES}(?:\s(?:[Pp]hoto|PHOTO|[Ff]oto))?\s?[/|].{{2,60}}"
    rf"|.{{2,50}}[/|]\s?{AGENCIES}(?:\s\w+)?|{AGENCIES}|[^.]{{2,60}} (?:via|/) {AGENCIES}))\s*$",
    re.DOTALL,
)
_BEHIND_DASH = re.compile(rf"\s[-–—]\s(?P<credit>{AGENCIES})$")  # "Il porto - ANSA"
_LABEL_ALONE = re.compile(rf"{ANY_LABEL}\s*(?:[:：]|\.{{3}}|…)", re.IGNORECASE)
# Between a label and its credit stands one of these signs or words. They are looked for before anything else is.
_LABEL_SIGN = re.compile(r"[:：=＝/／|©…(（ⓒ・]")
_LABEL_WORDS = ("...", " by ", " von ", " de ", " par ", " di ")
_CAPITAL = "A-ZÀ-ÖØ-ÞĀ-ſЀ-Я"
# "Photo Anne Lind", "ANA LIND (EL ESPEJO)" behind a sentence; "新华社记者 王小明 摄".
_NAME_LAST = re.compile(
    r"(?<=[.!?”»)/|–—•·])\s*(?:[-–—]\s)?(?:(?:(?:Crédit )?[Pp]hoto(?: d['’]archives?| archives?| from)?"
    r"|(?:[Ss]urs[aă] )?[Ff]oto|[Ff]oto (?:por|oleh|nga|door|cedida por)|Cedida por|Fotograf[ií]a|Cortesía|Archives"
    r"|[Pp]h\.?|[Zz]dj\.|Nuotr\.|Kuva|Picha na"
    r"|Fotoğraf|Ảnh|[Фф]ото|Снимка|Per gentile concessione di|Avec l['’]aimable autorisation de"
    r"|FOTO|Bild|[Ff]ot\.|Beeld|Gambar(?: oleh)?|Copyright"
    r"|(?:[Pp]hotos? )?[Cc]ourtesy(?: of(?: the)?|:)?|(?:[Ff]oto )?[Cc]ortes[ií]a de)\s"
    rf"(?P<labelled>[{_CAPITAL}][^.:,()]{{2,40}})\.?"
    r"|PHOTO\s(?P<shouted>[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ .,'’-]{3,60})"
    r"|(?P<capitals>[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ .'’-]{3,40}\([A-ZÀ-ÖØ-Þ .]{2,30}\)))$"
)
_CHINESE = re.compile(
    r"(?:(?<=[。！？；.])|[（(]|^)\s*(?:(?:資料照片?|檔案照|资料图|資料圖)[，,、]\s*)?"
    r"(?P<credit>[\u4e00-\u9fff／/·\s]{2,24}?)\s*(?:[摄攝]影?|供[图圖])[）)]?$"
)
_CHINESE_AGENCY = re.compile(
    rf"(?:(?<=[。！？；.])|^)\s*(?P<credit>[\u4e00-\u9fff·]{{2,8}}\s?[摄攝]影?\s?[（(]{AGENCIES}[发發]?[）)])$"
)
# "...＝10日午後、港市、佐藤健一撮影": the date and place stay in the caption; "港市で撮影" names nobody.
_WHO_TOOK = r"(?<![でにをがは])(?<!から)(?:撮影|提供"
_JAPANESE = re.compile(rf"[＝=【（(](?P<credit>[^＝=【】（）()0-9０-９年月日]{{1,12}}?){_WHO_TOOK}|】|）|\))+$")
_JAPANESE_PLACED = re.compile(rf"、(?P<credit>[^＝=（）()、0-9０-９年月日時]{{1,12}}?){_WHO_TOOK})[)）]?$")
_PLACED = re.compile(r"[＝=（(][^＝=（）()]*[0-9０-９][年月日時][^＝=（）()]*$")
_JAPANESE_AGENCY = re.compile(rf"[＝=（(](?P<credit>(?:{AGENCIES}[＝=])?(?:{AGENCIES}|共同))[)）]?$")
# "/ A. Name / Agency photo", as in Lithuanian: the word for a picture follows the name.
_LABEL_LAST = re.compile(r"\s[/|–—]\s(?P<credit>[^|]{2,80}?)\s(?:nuotr|photo|foto|pic|fotoğrafı|фото)\.?$")
_POLISH = re.compile(r"(?:\A|[,;/|.]\s*)[Ff]ot\.\s(?P<credit>[^.:()]{2,60})$")  # "..., fot. shutterstock"
# "... on Tuesday. NORTHWIRE/Arni Holm": a house in capitals and who took the picture.
_HOUSE_LAST = re.compile(
    r"(?<=[.!?”\")])\s(?P<credit>(?:[A-ZÀ-ÖØ-Þ]{2,20} ){0,3}[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ-]{1,18}[A-ZÀ-ÖØ-Þ]"
    r"/[A-ZÀ-ÖØ-Þ][\w.'’-]{1,20}(?:\s[A-ZÀ-ÖØ-Þ][\w.'’-]{1,20}){1,3})$"
)
# "... on Tuesday. | Ann Lind", "... on Tuesday. Ann Lind / The Harbour": without the sign or the house it is no credit.
# After a quotation, a dash is followed by who said it.
_NAME_SET_OFF = re.compile(
    r"(?:(?<=[.!?”\")])\s*[|•·/]\s*|(?<=[.!?)])\s*[–—-]\s|(?<=[.!?”\")])\s(?=[^|/]{5,40}[|/]))"
    r"(?P<credit>(?P<name>[^|/•·()\[\]:,]{5,40}?)(?:\s?[|/]\s?[A-ZÀ-ÖØ-Þ][^|/()\[\]:,.]{1,50})?)\.?$"
)
# "... on Tuesday. (Ann Lind)", "... on Tuesday. The Harbour / Ann Lind"
_NAME_IN_BRACKETS = re.compile(
    r"(?<=[.!?…])\s*[(\[](?P<credit>(?P<name>[^()\[\]:,/–-]{5,40}?)(?:\s?[–-]\s[^()\[\]:,]{2,30})?)[)\]]\.?$"
)
# "The old harbour on Tuesday / Ann Lind"
_BEHIND_STROKE = re.compile(r"(?<=[^\W\d_])\s/\s(?P<credit>(?P<name>[^|/•·()\[\]:,.–—]{5,40}))$")
_HOUSE_FIRST = re.compile(
    rf"(?<=[.!?…”\")])\s(?P<credit>[{_CAPITAL}Α-Ω][^|/()\[\]:,]{{1,25}}/\s?(?P<name>[^|/()\[\]:,.]{{4,40}}))\.?$"
)
# "... on Tuesday | Ann Lind/The Harbour": a sign in front and a house behind
_SIGNED = (
    rf"(?P<credit>(?P<name>[^|/•·()\[\]:,.–—]{{5,40}}?)\s?/\s?(?:{AGENCIES}|"
    rf"[{_CAPITAL}Α-Ω](?!(?-i:[A-Z]+)$)[^|/()\[\]:,.]{{1,50}}))$"
)
_OF_HOUSE, _SIGNED_ALONE = re.compile(rf"\s[|•·/–—-]\s{_SIGNED}"), re.compile(_SIGNED)
_HOUSE = re.compile(rf"[{_CAPITAL}][^\s|/()\[\]:,.]{{1,20}}(?:\s[{_CAPITAL}][^\s|/()\[\]:,.]{{1,20}})?")
# Each with the signs of which it needs one, which are looked for first.
_BY_NAME = (
    (_NAME_SET_OFF, "|•·/–—-"),
    (_NAME_IN_BRACKETS, ")]"),
    (_HOUSE_FIRST, "/"),
    (_OF_HOUSE, "/"),
    (_BEHIND_STROKE, "/"),
)
# "... on Tuesday. O. Lind nuotr.", "... (O. Lind, BNS nuotr.)"
_LITHUANIAN = re.compile(
    r"(?:(?<=[.!?”\"])\s|\s\()(?P<credit>(?:[^\W\d_a-z]\.\s?)?[^.:|()]{2,60}?)\s(?:asociatyvi\s)?nuotr\.?\)?$"
)
_KOREAN = re.compile(
    r"(?:(?<=[.”\"])\s?/?|[\[(]\s?)(?P<credit>[가-힣]{2,4}\s?(?:선임|인턴)?기자)(?:\s\S+@\S+)?[\])]?$"
    r"|(?:[\[(/]\s?|(?<=[.”\"])\s)(?P<giver>[^\s\[\]()/.]{2,12}(?:\s[^\s\[\]()/.]{2,12})?(?<![를을]))\s(?:제공|자료\s?사진)[\])]?$"
    r"|(?<=[.”\"])\s?/\s?(?P<house>[가-힣][^\s/.]{1,11})[\])]?$"
)
# "... on Tuesday. <picture of> <two or three words>", in scripts without capitals; Thai has no full stops either.
_CASELESS = re.compile(
    r"(?:(?<=[.!?”»۔।،])\s(?:تصوير|عدسة|عکس از|تصویر از|فوٹو بشکریہ|צילום|באדיבות)\s(?=\S+\s\S)"
    r"|(?<=\s)(?:ขอบคุณ)?ภาพ(?:จาก|โดย)\s?)(?P<credit>[^\s.:,()]+(?:\s[^\s.:,()]+){0,2})$"
)
_LAST = (
    (_LABEL_LAST, "/|–—"),
    (_NAME_LAST, ".!?”»)/|–—•·"),
    (_POLISH, ("ot.",)),
    (_HOUSE_LAST, "/"),
    (_LITHUANIAN, ("nuotr",)),
)
_FOREIGN_LAST = ((_CHINESE, "摄攝供"), (_KOREAN, ("기자", "제공", "사진", "/")), (_CASELESS, " "))
_ADDRESS_LAST = re.compile(r"[,;\s]*\(?https?://\S+\)?$")
_BEFORE_LABEL = re.compile(rf"(?:^|(?<=[.!?”\")|])\s)(?P<agency>{AGENCIES})$")  # "... the dam. AFP Photo: A. Lind"
_PRESS = re.compile(r"(?:Shimbun|Press|News|Agency|Agentur|Images|Photos?|Ajansı)$")
# How such a credit ends. This is tried first, for most captions that name an agency name it elsewhere.
_AGENCY_END = re.compile(rf"{AGENCIES}(?:(?:\s\w+)?|(?:\s(?:[Pp]hoto|PHOTO|[Ff]oto))?\s?[/|].{{2,60}})\s*$", re.DOTALL)
_FROM_END = 200  # characters at the end of a caption that may hold its credit: 120, and a label and brackets
_SHORT = 60  # characters of a credit in front of its caption
_WORDS = 4  # of a caption in front of an agency's name; fewer are a photographer's name
_MOST_WORDS = 8  # of a credit that ends in a full stop
_UNLABELLED = 120  # characters at the end of a caption that may hold an agency without a label
_ARTICLE = 10  # characters in front of a label that may hold an article
_FAR_EAST = "\u2e80"  # where the scripts begin whose words have no spaces between them
_LABEL = 60  # characters of a label with what stands around it


class Caption(NamedTuple):
    """A picture's caption, and who it is credited to; each None if the text has none."""

    text: str | None
    credit: str | None


NO_CAPTION = Caption(None, None)


def split_credit(caption: str) -> Caption:
    """Return the caption without the credit that stands at its end, and the credit without its label.

    >>> split_credit("The council in a meeting on December 14. Photo: INA")
    Caption(text='The council in a meeting on December 14.', credit='INA')
    """
    caption = caption.strip()
    if len(caption) > LONGEST:
        return Caption(caption, None)
    found = _credit_before_address(caption) if "://" in caption else _credit_in(caption)
    if found is None:
        framed = caption[:1] == "(" and caption[-1:] == ")" and is_person(caption[1:-1])
        return Caption(None, caption[1:-1]) if framed else Caption(caption or None, None)
    credit = found.groupdict().get("credit") or next(filter(None, found.groups()))
    text = caption[: found.start()].strip(" |–—-·•/،").rstrip("([（［【 ")
    if caption[0] == "©" and len(caption.split()) <= _MOST_WORDS:
        return Caption(None, bare_credit(caption))  # "© Ann Lind on Unsplash - Unsplash"
    if not any(map(str.isalnum, text)):
        return _begun(caption, credit) if found.start("credit") == 0 else _told(credit, caption[found.end("credit") :])
    if found.re is _AGENCY_LAST and " | " in caption:
        return _at_bars(caption, found.start("credit"), credit)
    if agency := _BEFORE_LABEL.search(text):
        return _of_agency(caption, text[: agency.start()], caption[agency.start("agency") :], credit)
    if found.re is _JAPANESE_PLACED and text.count("（") > text.count("）"):
        text += "）"
    return Caption(text, bare_credit(credit))


def _at_bars(caption: str, start: int, credit: str) -> Caption:
    """Split a caption in front of an agency: at the last bar, or before the name between it and the sentence or a bar.

    "Rep. Mark Meadows. | Alex Wong/Getty Images", "The harbour. Ann Lind | Getty", "The harbour | Ann Lind | Getty"
    """
    text, _, agency = caption.rpartition(" | ")
    name = caption[start:].rpartition(" | ")[0] or text.rpartition(" | ")[2]
    if is_agency(agency) and is_person(name) and name[-1] != "." and name != text:
        return Caption(text[: -len(name)].rstrip(" |"), f"{name} | {agency}")
    return (
        Caption(text, bare_credit(agency))
        if agency in credit
        else Caption(caption[:start].strip(" |"), bare_credit(credit))
    )


def _of_agency(caption: str, text: str, whole: str, said: str) -> Caption:
    """Tell whether a credit or a caption follows an agency's label: "AFP Photo: A. Lind", "AFP Photo: Gates open."."""
    if not text and len(said.split()) > (_WORDS if caption.endswith(".") else _MOST_WORDS):
        return Caption(caption[caption.index(said) :], whole.partition(":")[0].strip())
    return Caption(text or None, whole)


def _begun(caption: str, credit: str) -> Caption:
    """Split a text that opens with a credit at a stroke, if it is rather a caption: "The harbour / A. Lind/dpa"."""
    text, stroke, behind = caption.partition(" / ")
    own = stroke and not is_agency(text) and (len(text.split()) >= (2 if "/" in behind else _WORDS))
    return Caption(text, bare_credit(behind)) if own else Caption(None, bare_credit(credit))


def _told(said: str, end: str) -> Caption:
    """Split what follows a label that opens a text: a credit, a credit and a caption, or a caption alone."""
    bare = bare_credit(said)
    name, stop, caption = (bare or "").partition(". ")
    abbreviated = name[-2:-1] in ("", " ") or caption[:1].islower()
    if stop and not abbreviated and is_person(name) and len(caption.split()) > _WORDS:
        return Caption(f"{caption}{end.strip()}", name)
    if bare and stop and len(bare.split()) > _MOST_WORDS:
        return split_credit(bare)
    return Caption(None, bare)


def _credit_before_address(caption: str) -> re.Match[str] | None:
    """The credit at the end of a caption, or in front of the address there, as behind a licence."""
    return _credit_in(caption) or ((url := _ADDRESS_LAST.search(caption)) and _credit_in(caption[: url.start()]))


@lru_cache(maxsize=64)  # the line behind a picture is asked about two or three times
def _credit_in(caption: str) -> re.Match[str] | None:
    """The credit at the end of a caption, looked for only near the end."""
    near = max(0, len(caption) - _FROM_END)
    if caption.endswith((")", "]", "）", "】", ".")) and (
        found := _photographer_in(caption, near) or _IN_BRACKETS.search(caption, near)
    ):
        return found
    # A label may hold a colon, the credit itself does not.
    labelled = max(0, len(caption.rstrip(")] \t\n.")) - _FROM_END, caption.rfind(":") - _LABEL)
    found = _announced_in(caption, near)
    if found is None and _may_be_labelled(caption[labelled:]):
        found = _LABELLED.search(caption, labelled)
        found = found if found and not _is_a_word(caption, found) else None
    if found:
        return found
    last = max(0, len(caption) - _UNLABELLED)
    if _AGENCY_END.search(caption, last):
        behind_mark = _AGENCY_LAST.search(caption, max(1, last)) or _BEHIND_DASH.search(caption, last)
        if found := behind_mark or _AGENCY_LAST.match(caption):
            return found
    return _unlabelled_in(caption, near) or _japanese_in(caption, last) or _COURTESY_ALONE.fullmatch(caption)


def _unlabelled_in(caption: str, near: int) -> re.Match[str] | None:
    """The credit known by the form of the caption's end, or by a name that is set off there."""
    is_foreign = not caption[-3:].isascii() or "기자" in caption
    formed = next(_found_by((*_LAST, *_FOREIGN_LAST) if is_foreign else _LAST, caption, near), None)
    return formed or next(filter(_names_someone, _found_by(_BY_NAME, caption, near)), None)


def _names_someone(found: re.Match[str]) -> bool:
    """Whether a name that is set off is a person's. Behind a stroke and no stop, a caption must stand in front."""
    before = found.string[: found.start()]
    is_behind = found.re is not _BEHIND_STROKE or (len(before.split()) >= _WORDS and "/" not in before)
    return is_behind and is_person(found["name"])


def _found_by(ways: Iterable[tuple[re.Pattern[str], Sequence[str]]], text: str, near: int) -> Iterator[re.Match[str]]:
    """Yield what those patterns find of whose signs the end of a text has one."""
    end = text[max(0, near - 1) :]
    for pattern, needed in ways:
        if any(map(end.__contains__, needed)) and (found := pattern.search(text, near)):
            yield found


def _says_else(announcing: str, said: str) -> bool:
    """Whether words that open a text announce, rather than a credit, a caption or a story's author."""
    words = said.split()
    return len(words) > _WORDS or any(map(str.islower, words)) or announces_writer(announcing)


def _announced_in(caption: str, near: int) -> re.Match[str] | None:
    """The credit after words that announce one, set off from the caption. After a dash it must be a name."""
    if not _ANNOUNCING.search(caption, near):
        return None
    for found in _ANNOUNCED.finditer(caption, near):
        announcing = caption[found.start() : found.start("sign")]
        if announces_credit(announcing):
            named = found["sign"].strip() not in _DASHES or is_person(found["credit"])
            return found if named and not (found.start() == 0 and _says_else(announcing, found["credit"])) else None
    return None


def _photographer_in(caption: str, near: int) -> re.Match[str] | None:
    """The photographer in front of an agency in brackets, and the agency."""
    if not _CLOSED_BY_AGENCY.search(caption, near):
        return None
    behind_sign = _AT_AGENCY.search(caption, near) if _BEFORE_NAME.search(caption, near) else None
    found = behind_sign or _BY_AGENCY.search(caption, near)
    # In scripts without capitals, a caption is as likely to stand in front of the agency.
    named = found and is_person(found["name"]) and (found.start() or found["name"] != found["name"].lower())
    return found if named else _CHINESE_AGENCY.search(caption)


def _japanese_in(caption: str, last: int) -> re.Match[str] | None:
    """The credit of a Japanese caption: who took or provided the picture, or an agency."""
    if "影" in caption[-3:] or "供" in caption[-3:]:
        placed = _JAPANESE_PLACED.search(caption)
        return placed if placed and _PLACED.search(caption[: placed.start()]) else _JAPANESE.search(caption)
    return _JAPANESE.search(caption) if caption.endswith("】") else _JAPANESE_AGENCY.search(caption, last)


def _is_a_word(caption: str, found: re.Match[str]) -> bool:
    """Whether what looks like a label is a word of a sentence, a name or an address: "Harbour Images/dpa"."""
    before, label = caption[: found.start()], caption[found.start() : found.start("credit")]
    if before[-_ARTICLE:].lower().rpartition(" ")[2] in BEFORE_NOUN:
        return True
    if "://" in before.rpartition(" ")[2]:
        return not label[0].isspace()
    return (
        before[-1:].isalnum()
        and label.rstrip().endswith(("/", "|", "／"))
        and label[:1] == " "
        and label[1:2].isalnum()
        and label[1:2] < _FAR_EAST
    )


def _may_be_labelled(text: str) -> bool:
    """Whether a text holds a sign or a word that stands between a label and its credit."""
    return _LABEL_SIGN.search(text) is not None or any(map(text.lower().__contains__, _LABEL_WORDS))


def is_of_house(text: str) -> bool:
    """Return whether a text is a person's name and a house's, in either order, and nothing else.

    >>> is_of_house("Ann Lind/The Harbour"), is_of_house("Harbour / Ann Lind"), is_of_house("Ann in the house/barn")
    (True, True, False)
    """
    found = _SIGNED_ALONE.match(text)
    if found is not None and is_person(found["name"]):
        return True
    house, _, name = text.partition("/")
    return (
        bool(name) and is_person(name.strip()) and _HOUSE.fullmatch(house.strip()) is not None and not is_person(house)
    )


def is_credit_label(piece: str) -> bool:
    """Return whether a text only says that a credit follows."""
    return len(piece) <= _SHORT and (_LABEL_ALONE.fullmatch(piece) is not None or fold(piece) in phrases(CREDIT_LABELS))


def starts_with_credit(line: str) -> bool:
    """Return whether the first line of a caption, set apart from the rest, is its credit: an agency or a labelled name.

    >>> starts_with_credit("The Harbour Press"), starts_with_credit("Left: the harbour")
    (True, False)
    """
    return len(line) <= _SHORT and (_PRESS.search(line) is not None or split_credit(line).text is None)
