"""Takes off a credit what only announces it: "Photo by" or "©" in front, brackets around."""

import re

from ingest.reading.phrases.credit_words import ANY_LABEL, announces_credit

_LEAD = re.compile(
    rf"^[\s(\[|–—•-]*(?:(?:all\s)?(?:{ANY_LABEL}|file)(?:\.?\s*(?:by[\s:]|von[\s:]|(?:di|de|por|par|oleh|nga|door|av|na|from|från)\s(?=(?-i:[A-ZÀ-ÖØ-Þ]))|[:：=＝／/・]|(?<=사진)\s|©|[(（][cCｃＣ][)）])|\.{{3}}|…)"
    r"|(?:image|photo|picture)\s(?:source|copyright|credit),\s|(?:photos?\s)?courtesy(?:\sof(?:\sthe)?)?[\s:]|(?:provided|supplied)\sby\s|(?-i:[Bb]y|por|par)\s(?=(?-i:[A-ZÀ-ÖØ-Þ]))|screen(?:shot|grab)s?\svia\s|(?:foto|bild|(?:photo\s|image\s)?credits?|photo|fot\.|φωτ\.|ph\.?|dok\.)\s(?=(?-i:[A-ZÀ-ÖØ-ÞΑ-Ω]))|(?:©|[(（][cCｃＣ][)）]|ⓒ)(?:\s?(?:19|20)\d\d(?=\s[^\W\d_]))?)\s*:?\s*",
    re.IGNORECASE,
)
_TAKEN = re.compile(r"\s?(?:撮影|提供|[摄攝]影?|(?<=\s)nuotr\.?|(?<=\s)제공)(?=\s?(?:$|[（(]))")
# Any words in front of a sign, which `announces_credit` is asked about: "Crédito da foto: ", "【写真】", "图｜".
_WORDED_LEAD = re.compile(
    r"[\s(\[（【|/–—•-]*(?P<words>[^\s()\[\]（）【】|｜:：=＝©][^()\[\]（）【】|｜:：=＝©]{0,40}?)\s*[:：=＝ঃः|｜©】]\s*"
)
_FRAMED = re.compile(r"[（【]([^（）【】]+)[）】]")


def bare_credit(credit: str) -> str | None:
    """Return a credit without its label: "Photo by" or "©" in front, brackets around.

    >>> bare_credit("(Foto: A. Muster/dpa)"), bare_credit("© 2025 Jane Doe")
    ('A. Muster/dpa', 'Jane Doe')
    """
    bare = credit.strip().lstrip(": ")
    if framed := _FRAMED.fullmatch(bare):
        bare = framed[1]
    while found := _LEAD.match(bare) or _worded_lead(bare):
        bare = bare[found.end() :]
    bare = _TAKEN.sub("", bare).strip(" \t\n|/–—-·•[](),;:／")
    return f"{bare})" if bare.count("(") > bare.count(")") else bare or None


def _worded_lead(credit: str) -> re.Match[str] | None:
    """The words at the beginning of a credit that only announce it, and the sign behind them."""
    found = _WORDED_LEAD.match(credit)
    return found if found and found.end() < len(credit) and announces_credit(found["words"]) else None
