"""Finds the next page of a listing, or of a story on several pages; its address tells it from the next story.

Sites mark the link to the next story as `rel=next` too. So, whatever a link says, its address must be the present one
with the next number; the words of pagers only help where the number is written in another way.
"""

import re
from collections.abc import Iterator
from itertools import chain, islice
from urllib.parse import SplitResult, parse_qs, urlsplit

from ingest.reading.page.blocks.body import Body
from ingest.reading.page.dom.walked import Anchor, Walked
from ingest.text.language import fold
from ingest.text.markup import line_of, tree_text
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
# An address without a digit has no page number, unless it is relative, or the digit is escaped.
_MAY_COUNT = re.compile(r"[^\x00-/:-\x7f]|^[\x00-,./\\]*$")
_KEYS = ("page", "p", "pg", "pagina", "seite", "sayfa", "strona", "pageno", "page_number", "paged")
# How the pages of a list are numbered; without a word for "page", numbers behind a year are its months.
_LISTED = re.compile(
    r"(?:/(?:index)?)?[/_-]?(?P<word>page|pag|pagina|página|seite|sayfa|strona|p)?[/_=-]?(?P<number>\d{1,3})"
    r"(?:\.\w{3,5})?/?",
    re.IGNORECASE,
)
_LISTED_HERE = re.compile(
    r"/(?:page|pag|pagina|página|seite|sayfa|strona|p)[/_=-]?(?P<number>\d{1,3})/?$", re.IGNORECASE
)
_OF_YEAR = re.compile(r"/(?:19|20)\d\d(?:/\d\d?)?$")
_COUNTS = ("start", "offset", "limitstart", "skip", "from")  # parameters that count the stories before a page
LONGEST = 24  # characters of a pager's link
BEHIND = 25  # pieces of text behind the story in which its pager stands
MOST = 5_000  # links that are looked at


def next_page(walked: Walked, body: Body | None, url: str | None, stated: str | None) -> str | None:
    """Return the address of a story's next page as written: the one in the head, else a pager's, else None."""
    if url is None:
        return stated
    here = urlsplit(url)
    if stated is not None and _follows(here, absolute_url(stated, url)):
        return stated
    stem = f"{here.netloc}{_stem(here.path)}"
    beginnings = (f"https://{stem}", f"http://{stem}")
    for anchor in _pager(walked, body):
        address = absolute_url(anchor.href, url)
        # Nearly every link leads elsewhere, as the beginning of its address shows.
        if address and address.startswith(beginnings) and _follows(here, address, worded=_is_worded(anchor.text)):
            return anchor.href
    return None


def next_of_list(walked: Walked, url: str | None, stated: str | None) -> str | None:
    """Return the address of a listing's next page as written: the one in the head, else its pager's."""
    if url is None or stated is not None:
        return stated
    here = urlsplit(url)
    for href, text, rel in _short_links(walked):
        worded = "next" in rel.lower().split() or _is_worded(text)
        address = absolute_url(href, url) if worded or _MAY_COUNT.search(href) else None
        if address and _lists_on(here, urlsplit(address), worded=worded):
            return href
    return None


def _short_links(walked: Walked) -> Iterator[tuple[str, str, str]]:
    """Yield address, text and relation of each short link; last those in menus, as which many pagers are marked up."""
    anchors = (one for one in islice(walked.anchors, MOST) if one.chars <= LONGEST)
    yield from ((one.href, one.text, one.rel) for one in anchors)
    for link in islice(chain.from_iterable(menu.iter("a") for menu in walked.menus), MOST):
        if (href := link.get("href") or "") and len(text := line_of(tree_text(link))) <= LONGEST:
            yield href, text, link.get("rel") or ""


def _lists_on(here: SplitResult, there: SplitResult, *, worded: bool) -> bool:
    """Whether an address is the next page of the list here; if the link says so (`worded`), other counts will do."""
    if there.netloc != here.netloc:
        return False
    path = _LISTED_HERE.sub("", here.path).rstrip("/")
    if there.path.rstrip("/") == here.path.rstrip("/"):
        said, own = _of_query(there.query), _of_query(here.query)
        told = said is not None and (said == (own or 1) + 1 or (worded and own is None and said == 1))
        return (told or (worded and _counts_on(here.query, there.query))) and _asks_alike(here.query, there.query)
    stem = path if path != here.path.rstrip("/") else _END.sub("", path)
    found = _LISTED.fullmatch(there.path, len(stem)) if there.path.startswith(stem) else None
    own_page = _LISTED_HERE.search(here.path)
    if found is None or int(found["number"]) != (int(own_page["number"]) if own_page else 1) + 1:
        return False
    return bool(found["word"]) or (worded and stem != "" and not _OF_YEAR.search(stem))


def _asks_alike(here: str, there: str) -> bool:
    """Whether a query differs from the one here by nothing but its page."""
    asked, said = parse_qs(here[:500]), parse_qs(there[:500])
    return all(asked.get(key) == value for key, value in said.items() if key not in (*_KEYS, *_COUNTS))


def _counts_on(here: str, there: str) -> bool:
    """Whether a query counts more stories before its page than the one here does."""
    counts = [
        [q[key][0] for key in _COUNTS if key in q] or ["0"] for q in (parse_qs(here[:500]), parse_qs(there[:500]))
    ]
    return all(count[0].isdecimal() and len(count[0]) < 6 for count in counts) and int(counts[0][0]) < int(counts[1][0])


def _pager(walked: Walked, body: Body | None) -> Iterator[Anchor]:
    """Yield the short links in or right behind the story, or marked as next, that may hold a number."""
    low, high = (body.runs[0].piece, body.runs[-1].piece + BEHIND) if body else (0, -1)
    for one in islice(walked.anchors, MOST):
        near = low <= one.piece <= high or "next" in one.rel
        if near and "#" not in one.href and one.chars <= LONGEST and _MAY_COUNT.search(one.href):
            yield one


def _is_worded(text: str) -> bool:
    text = text.strip()
    return text in _SIGNS or fold(text) in phrases(_SAID)


def _follows(here: SplitResult, address: str | None, *, worded: bool = False) -> bool:
    """Whether an address is that of the next page; a worded link may count in something else than pages."""
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
    """Return the page number in a query, None if it has none."""
    if not query:
        return None
    values = parse_qs(query[:500])
    said = next((values[key][0] for key in _KEYS if key in values), "")
    return int(said) if said.isdecimal() and len(said) < 4 else None


def _stem(path: str) -> str:
    """Return a story's path without page number and ending: `/2025/09/dam/2/` is a page of `/2025/09/dam`."""
    bare = _END.sub("", path.rstrip("/"))
    number = re.search(r"(?:/(?:page|seite|sayfa|p)?[/-]?|[_-](?:page|seite|sayfa|p)?[_-]?)(\d{1,2})$", bare)
    return bare[: number.start()] if number and bare[: number.start()].count("/") > 1 else bare
