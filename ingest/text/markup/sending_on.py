"""Recognises pages that only send their readers on to another page, written where a server cannot redirect.

`<meta http-equiv="refresh">` (HTML section 4.2.5.3): programs for static sites leave one at every former address. A
`Refresh` header does the same and takes precedence (section 7.5.1).
"""

import re
from typing import cast

from lxml import etree

from ingest.text.markup.plain_text import tree_text
from ingest.text.markup.trees import parse_html

_MOST_SAID = 300  # characters: "if nothing happens, follow this link", in several languages
_LATEST = 15  # seconds; a page that is to be read is shown for longer
_CONTENT = re.compile(r"\s*([0-9]{1,3})(?:\.[0-9]*)?\s*[;,\s]\s*(?:url\s*=\s*)?[\"']?([^\"'<>]+)", re.IGNORECASE)
_REFRESH = etree.XPath(
    "//meta[translate(normalize-space(@http-equiv), 'REFSH', 'refsh') = 'refresh'][not(ancestor::noscript)]/@content"
)
_OF_A_PAGE = ("form", "input", "iframe", "frame", "article")  # a page with one of these has a purpose of its own


def sent_on(page: str, header: str = "") -> str | None:
    """Return the address to which a page sends its readers on, as written, if the page does nothing else.

    `header` is the answer's `Refresh`.

    >>> sent_on('<title>Moved</title><meta http-equiv="refresh" content="0; url=/en/"><a href="/en/">Go on</a>')
    '/en/'
    """
    try:
        root = parse_html(page + "<body>")
    except etree.ParserError:
        return None
    told = [found for said in (header, *cast("list[str]", _REFRESH(root))) if (found := _CONTENT.match(said))]
    if not told or int(told[0][1]) > _LATEST or len(tree_text(root)) > _MOST_SAID:
        return None
    return None if next(root.iter(*_OF_A_PAGE), None) is not None else told[0][2].strip()
