"""The next page of a story that is told on several: told from the next story by its address.

Sites mark the link to the story that comes next in time as `rel=next` too. So an address has to be the present one with
the next number to it, whatever the link says; the words of pagers only tell where the number is written in another way.
"""

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import SplitResult, parse_qs, urlsplit

from ingest.reading.page.blocks.body import Body
from ingest.reading.page.dom.walked import Anchor, Walked
from ingest.text.language import fold
from ingest.text.phrase_tables import phrases
from ingest.text.urls import absolute_url

# What a link to the next page says and nothing else.
_SAID = """
next · next page · continue · page suivante · suivant · suite · la suite · weiter · nächste seite · nächste
siguiente · página siguiente · seguente · pagina successiva · avanti · seguinte · próxima · próxima página
volgende · volgende pagina · następna · następna strona · dalej · další · další strana · nästa · nästa sida
neste · næste · seuraava · sonraki · sonraki sayfa · далее · следующая · дальше · вперед · далі · наступна
التالي · التالية · الصفحة التالية · دواتر · لاپەڕەی دواتر · بعدی · صفحه بعد · הבא · 次へ · 次のページ · 下一页 · 下一頁
다음 · 다음 페이지 · selanjutnya · berikutnya · trang sau · επόμενη · următoarea
"""
_SIGNS = frozenset({"»", "›", ">", ">>", "→", "⟩", "▶", "❯"})
_NUMBER = re.compile(
    r"[/_-]?(?:page|pag|pagina|página|seite|sayfa|strona|p|s)?[/_=-]?(\d{1,3})(?:\.\w{3,5})?/?", re.IGNORECASE
)
_END = re.compile(r"(?:\.\w{3,5}|/)$")
# A link without a figure leads to no number, unless it has none of its own, or one that is escaped.
_MAY_COUNT = re.compile(r"[^\x00-/:-\x7f]|^[\x00-,./\\]*$")
_KEYS = ("page", "p", "pg", "pagina", "seite", "sayfa", "strona", "pageno", "page_number", "paged")
LONGEST = 24  # characters of a pager's link
BEHIND = 25  # pieces of text behind the story in which its pager stands
MOST = 5_000  # links that are looked at


def next_page(walked: Walked, body: Body | None, url: str | None, stated: str | None) -> str | None:
    """Return the address of a story's next page as written: the one that the head states, else a pager's; else None."""
    if url is None:
        return stated
    here = urlsplit(url)
    if stated is not None and _follows(here, absolute_url(stated, url)):
        return stated
    stem = f"{here.netloc}{_stem(here.path)}"
    beginnings = (f"https://{stem}", f"http://{stem}")
    for anchor in _pager(walked, body):
        address = absolute_url(anchor.href, url)
        # Nearly every link leads elsewhere, which is told by how its address begins.
        if address and address.startswith(beginnings) and _follows(here, address, worded=_is_worded(anchor)):
            return anchor.href
    return None


def _pager(walked: Walked, body: Body | None) -> Iterator[Anchor]:
    """Short links in the story and right behind it, and those marked as next anywhere, that may hold a number."""
    low, high = (body.runs[0].piece, body.runs[-1].piece + BEHIND) if body else (0, -1)
    for one in islice(walked.anchors, MOST):
        near = low <= one.piece <= high or "next" in one.rel
        if near and "#" not in one.href and one.chars <= LONGEST and _MAY_COUNT.search(one.href):
            yield one


def _is_worded(anchor: Anchor) -> bool:
    text = anchor.text.strip()
    return text in _SIGNS or fold(text) in phrases(_SAID)


def _follows(here: SplitResult, address: str | None, *, worded: bool = False) -> bool:
    """Whether an address is that of the page behind this one; a worded link may count otherwise than in pages."""
    if address is None:
        return False
    there = urlsplit(address)
    if there.netloc != here.netloc:
        return False
    if there.path == here.path:
        return _of_query(there.query) == (_of_query(here.query) or 1) + 1
    stem = _stem(here.path)
    found = _NUMBER.fullmatch(there.path, len(stem)) if len(stem) > 1 and there.path.startswith(stem) else None
    own = _NUMBER.fullmatch(here.path, len(stem)) if len(stem) < len(here.path) else None
    return found is not None and (worded or int(found[1]) == (int(own[1]) if own else 1) + 1)


def _of_query(query: str) -> int | None:
    """The number of the page in a query."""
    if not query:
        return None
    values = parse_qs(query[:500])
    said = next((values[key][0] for key in _KEYS if key in values), "")
    return int(said) if said.isdecimal() and len(said) < 4 else None


def _stem(path: str) -> str:
    """A story's path without its number and its ending: `/2025/09/dam/2/` is a page of `/2025/09/dam`."""
    bare = _END.sub("", path.rstrip("/"))
    number = re.search(r"(?:/(?:page|seite|sayfa|p)?[/-]?|[_-](?:page|seite|sayfa|p)?[_-]?)(\d{1,2})$", bare)
    return bare[: number.start()] if number and bare[: number.start()].count("/") > 1 else bare
