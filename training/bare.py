"""Pages without the names of their parts, so that a net relies less on names, which an unknown site may lack.

What remains is what every page has had since the nineties: text in boxes, links, pictures, and where they stand.
"""

from lxml import etree

from ingest.text.markup import Element

_NAMING = frozenset("class datetime id itemprop itemscope itemtype property rel role style typeof".split())
_TELLING = ("data-", "aria-")
_UNSEEN = ("link", "meta", "script", "style")  # JSON-LD is a script
_PARTS = ("article", "aside", "figcaption", "figure", "footer", "header", "hgroup", "main", "nav", "section")


def bare(root: Element, *, boxes: bool) -> None:
    """Remove from a page what names its parts and what it says of itself; with `boxes`, HTML5's elements too."""
    etree.strip_elements(root, *_UNSEEN, with_tail=False)
    for element in root.iter(etree.Element):
        for name in map(str, element.attrib):
            if name in _NAMING or name.startswith(_TELLING):
                del element.attrib[name]
    for element in root.iter("time", *_PARTS):
        if element.tag == "time":
            element.tag = "span"
        elif boxes:
            element.tag = "div"
