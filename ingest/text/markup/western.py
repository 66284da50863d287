"""Recognises windows-1252 by which characters stand side by side, which is all that tells it in a few words.

No statistics tell "£250,000" from "Ł250,000", or "pour être" from "pour ętre", and most texts with a wrong declaration
are in this encoding, the commonest of the web. So it is believed unless something speaks against it: a letter that
stands where the languages of the West do not put it, but where another encoding's letter of the same byte may stand.
"""

import re

_LETTERS = "àáâãäåæçèéêëìíîïñòóôõöøùúûüßœ"
_SIGNS = "£©®°º²±½×·§´"
_QUOTING = "€™ª«»“”‘’„–—…•†¿¡\u00a0\u00ad"
_LETTER = f"[a-z{_LETTERS}]"
_VOWEL = "[aeiouáéíóú]"
_FOREIGN = re.compile(
    "|".join(
        (
            rf"[^\x00-\x7f{_LETTERS}{_SIGNS}{_QUOTING}]",  # Polish ³ and ¹, Turkish þ and ð, Japanese ƒ and ‚
            rf"[{_LETTERS}{_SIGNS}]{{3}}",  # Cyrillic, Greek, Hebrew, Chinese
            rf"[£®»±]{_LETTER}|(?<={_LETTER})[«¿¡±]|(?<=[a-mp-z])º|[ºª]{_LETTER}",  # Ł, Ž, ť, ą, ż, ş in words
            rf"è{_VOWEL}|\bè{_LETTER}|[ìù]{_LETTER}",  # Czech č, ě, ů
            r"ø[iaíá]|(?<=[ptbv])øe",  # Czech ř
            r"ê[dgkwj]|iê(?!n)|(?<=[ijsz])ê\b",  # Polish ę
            rf"æ\b|ñ(?!{_VOWEL})|œ(?![udstei])",  # Polish ć, ń, ś
            r"õ(?!e)|û[zvkgj]|(?<=\w\w)û\b",  # Hungarian ő, ű
            r"ã(?![oes]|\b)|â\b|ç[b-df-hj-np-tv-z]",  # Romanian ă, Latvian ā, ē
        )
    )
)
_HIGH = re.compile(r"[^\x00-\x7f]")
_RUN = re.compile(r"[^\W\d_a-z]{4}")  # three are Turkish: "öğüt", "üçüncü"
# Languages with ý, þ or ð, or with letters that are these in windows-1252: all letters, and those that tell.
_ALPHABETS = (
    ("cp1254", frozenset("çðýöþü"), "çðöþü"),  # Turkish
    ("cp1252", frozenset("áðéíóúýþæö"), "ðþ"),  # Icelandic
    ("cp1257", frozenset("àèæëáðøûþ"), "ëø"),  # Lithuanian
    ("cp1257", frozenset("âèçìîíïòðûþ"), "çìïòû"),  # Latvian
)
_FEWEST = 10  # letters of the encoding to each that speaks against it, as in a foreign name
_MOST_READ = 100_000  # bytes of a document


def told_by_letters(body: bytes) -> str | None:
    """Return the encoding that a document's letters beyond ASCII tell: Western, Turkish or Baltic, or None.

    >>> told_by_letters("São Paulo, £90,000".encode("cp1252")), told_by_letters("Łódź, říká".encode("cp1250"))
    ('cp1252', None)
    """
    text = body[:_MOST_READ].decode("cp1252", "replace").lower()
    beyond = _HIGH.findall(text)
    if sum(1 for _ in _FOREIGN.finditer(text)) * _FEWEST <= len(beyond):
        return "cp1252"
    letters = set(filter(str.isalpha, beyond))
    if _RUN.search(text) or letters.isdisjoint("ýðþ"):
        return None
    told = (name for name, alphabet, own in _ALPHABETS if letters <= alphabet and not letters.isdisjoint(own))
    return next(told, None)
