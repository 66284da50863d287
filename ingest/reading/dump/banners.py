"""Removes what web archives, caches and converters put above a page: it says when the page was kept, not written."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ingest.text.dates import find_date
from ingest.text.sentences import is_sentence

FEW = 8  # words around an address
MOST = 80  # lines among which a banner stands
_ADDRESS = re.compile(r"https?://[^\s<>]+")
_ARCHIVE = re.compile(r"https?://(?:web\.archive\.org/web/\d+[a-z_]*/(?=http)|archive\.\w+/|[\w.]*google[\w.]*/)")

# What is set above a page's or a letter's text: "View this email in your browser (https://...)".
_ABOVE = re.compile(
    r"(?:skip|jump) to (?:\w+ ){0,2}\w+|view (?:this|the) (?:e-?mail|post|newsletter|message|issue)\b.{0,40}?\b"
    r"(?:browser|web|online)\b\W{0,3}(?:at )?(?:\(?https?://\S+)?",
    re.IGNORECASE,
)
# When and from where somebody saved a page: not the date of its story.
_KEPT = re.compile(
    r"\W{0,3}(?:date |page |last )?(?:printed|saved|retrieved|accessed|archived|captured|downloaded|clipped|exported"
    r"|gedruckt|ausgedruckt|abgerufen|gespeichert|heruntergeladen|imprimé|consulté|enregistré|téléchargé|impreso|consultado"
    r"|guardado|descargado|impresso|acessado|salvo|stampato|consultato|salvato|yazdırılma|erişim|kaydedilme|wydrukowano"
    r"|распечатано|дата обращения|дата печати|сохранено|تاريخ الطباعة|تاريخ الحفظ|تاريخ الاطلاع)\b.{0,200}",
    re.IGNORECASE,
)


class _Banner(NamedTuple):
    """The line by which a banner is known, and the line that ends it; all lines above belong to it too."""

    known: re.Pattern[str]
    ends: re.Pattern[str]


_BANNERS = (
    _Banner(*2 * (re.compile(r"The Wayback Machine - https?://web\.archive\.org/web/\S+"),)),
    _Banner(re.compile(r"About this capture"), re.compile(r"TIMESTAMPS")),
    _Banner(
        re.compile(r"archive\.(?:today|is|ph|li|vn|fo|md)"), re.compile(r".*(?:report bug or abuse|Buy me a coffee).*")
    ),
    _Banner(
        re.compile(r"This is Google['’]s cache of https?://\S+ It is a snapshot of .+"),
        re.compile(
            r"This is Google['’]s cache of .+|Full version\b.*|Text-only version\b.*|View source|Tip: To quickly .+"
        ),
    ),
    _Banner(re.compile(r"###\s+Translation from RTF performed by UnRTF\b.*"), re.compile(r"-{5,}")),
)


def without_banner(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines below a banner, preceded by the page's address if the banner names it.

    >>> without_banner(["The Wayback Machine - https://web.archive.org/web/2025/https://post.example/mill", "The mill"])
    ['URL: https://post.example/mill', '', 'The mill']
    """
    top = [line.strip() for line in lines[:MOST]]
    for banner in _BANNERS:
        known = next((at for at, line in enumerate(top) if banner.known.fullmatch(line)), len(top))
        ends = [at for at in range(known, len(top)) if banner.ends.fullmatch(top[at])]
        if ends:
            return [*_address_in(top[: ends[-1] + 1]), *lines[ends[-1] + 1 :]]
    return lines


def is_set_above(line: str) -> bool:
    """Return whether a line offers to skip a page's menu, or to view a newsletter in the browser."""
    return _ABOVE.fullmatch(line) is not None


def says_when_kept(line: str) -> bool:
    """Return whether a line says when somebody printed or saved a page, or from where.

    >>> says_when_kept("Retrieved on 14 March 2025 from https://post.example/mill"), says_when_kept("14 March 2025")
    (True, False)
    """
    if _KEPT.fullmatch(line) is None or is_sentence(line):
        return False
    return find_date(line) is not None or ("://" in line and len(line.split()) <= FEW)


def _address_in(banner: Sequence[str]) -> Sequence[str]:
    found = (_ADDRESS.search(_ARCHIVE.sub("", line)) for line in reversed(banner))
    return next(([f"URL: {address[0].rstrip('.')}", ""] for address in found if address), [])
