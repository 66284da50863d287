"""The parts of a page that are not its story, told by element, role and the words of class names.

Class names lie: sites call the story's own container `paywall`, `share-view` or `has-sidebar`. So a zone told by a
class name only counts while it does not hold much of the page's prose (`body.py`); the others always count.
"""

import re
from enum import IntEnum
from functools import lru_cache

import lxml.html


class Zone(IntEnum):
    """How little a part of a page belongs to its story; a higher one overrules a lower one around it."""

    NONE = 0
    DOUBTFUL = 1  # a class name says so
    ASIDE = 2  # the markup says so: a box beside the story, a page's head or foot
    CLOSED = 3  # comments, menus, what is hidden: never the story


BY_TAG = {
    "nav": Zone.CLOSED,
    "menu": Zone.CLOSED,
    "dialog": Zone.CLOSED,
    "button": Zone.CLOSED,
    "label": Zone.CLOSED,
    "legend": Zone.CLOSED,
    "footer": Zone.ASIDE,
    "aside": Zone.ASIDE,
    "address": Zone.ASIDE,
    "figure": Zone.ASIDE,
    "figcaption": Zone.CLOSED,
}
BY_ROLE = {
    "navigation": Zone.CLOSED,
    "menu": Zone.CLOSED,
    "menubar": Zone.CLOSED,
    "search": Zone.CLOSED,
    "dialog": Zone.CLOSED,
    "alertdialog": Zone.CLOSED,
    "banner": Zone.ASIDE,
    "contentinfo": Zone.ASIDE,
    "complementary": Zone.ASIDE,
}
CLOSED_WORDS = frozenset(
    (
        "comment comments commentlist commentary disqus respond kommentar kommentare reply replies"
        " visually sr invisible"
    ).split()
)
DOUBTFUL_WORDS = frozenset(
    (
        "ad ads advert advertisement advertorial adsense adslot sponsor sponsored sponsors promo"
        " promos promotion promoted"
        " affiliate share sharing sharedaddy social socials follow newsletter newsletters"
        " subscribe subscription signup"
        " register login related relateds similar recommended recommendation recommendations"
        " recirc outbrain taboola"
        " popular trending mostread mostpopular teaser teasers sidebar widget widgets nav"
        " navigation menu submenu"
        " breadcrumb breadcrumbs pagination pager pagenav footer bottombar topbar toolbar masthead"
        " cookie cookies consent"
        " gdpr banner popup modal overlay tooltip dropdown offcanvas byline bylines author authors"
        " authorbox bio biography"
        " dateline timestamp pubdate metadata postmeta tags taglist tagcloud keywords caption"
        " credit credits copyright"
        " disclaimer rating ratings stars print toc poll quiz gallery slideshow carousel slider"
        " swiper infobox factbox"
        " skip skiplink screenreader search searchform jp sharedaddy readmore morelinks latest"
        " upnext nextarticle"
        " prevnext postnav shop shopping buy deals product products donate donation events contact"
    ).split()
)
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def zone_of(element: lxml.html.HtmlElement, tag: str) -> Zone:
    """Return the zone that an element begins, by its own marks alone."""
    zone = BY_TAG.get(tag, Zone.NONE)
    attributes = element.attrib
    if not attributes or tag in {"html", "body", "main"}:
        return zone
    if "role" in attributes:
        zone = max(zone, BY_ROLE.get(str(attributes["role"]), Zone.NONE))
    if "hidden" in attributes or _HIDDEN.search(str(attributes.get("style", ""))):
        zone = max(zone, Zone.ASIDE)  # not CLOSED: some sites show the story by script
    named = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    return max(zone, _zone_of_names(named)) if len(named) > 1 else zone


@lru_cache(maxsize=20_000)
def _zone_of_names(names: str) -> Zone:
    words = {word.lower() for word in _WORD.findall(names[:400])}
    if words & CLOSED_WORDS:
        return Zone.CLOSED
    return Zone.DOUBTFUL if words & DOUBTFUL_WORDS else Zone.NONE
