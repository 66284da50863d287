"""The stories that a listing page links to."""

from ingest.reading.page.latest import TITLE
from ingest.reading.page.walk import Walked, weight_of
from ingest.reading.phrases.furniture import is_furniture
from ingest.schema import Link
from ingest.text.markup import line_of
from ingest.text.urls import absolute_url, same_site

MOST = 300
MOST_LINKS = 5000  # that are looked at; a newspaper's front page has a thousand


def items_of(walked: Walked, url: str | None) -> tuple[Link, ...]:
    """Return the links of a page that carry a headline, each address once, in its order; addresses as written.

    Links in menus, to other sites and to the page itself are left out.
    """
    titles: dict[str, str] = {}
    inside = _menus(walked)
    for anchor in walked.anchors[:MOST_LINKS]:
        href = anchor.href.split("#")[0]
        title = line_of(anchor.headline or anchor.text)
        if not href or href.startswith(("javascript:", "mailto:", "tel:")) or inside[anchor.place.number]:
            continue
        address = absolute_url(href, url)
        if url and (address is None or not same_site(address, url) or address == url):
            continue
        if weight_of(title) >= TITLE and not is_furniture(title) and len(title) > len(titles.get(href, "")):
            titles[href] = title
    return tuple(Link("item", href, title=title) for href, title in titles.items())[:MOST]


def _menus(walked: Walked) -> list[bool]:
    """For each place, whether it is or stands in a menu, a page's foot or a box beside the list."""
    inside: list[bool] = []
    for place in walked.places:
        inside.append(
            place.tag in {"nav", "menu", "footer", "aside"}
            or (place.parent is not None and inside[place.parent.number])
        )
    return inside
