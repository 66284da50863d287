"""Tells what a `meta` element speaks of by its name, even if that is a site's or a system's own."""

import re

from ingest.reading.page.metadata.order import ASKED
from ingest.reading.phrases.byline import is_bare_byline_word

SPOKEN = ("og:", "article:", "twitter:")  # vocabularies whose names are signals as they are
DUBLIN = ("dc:", "dcterms:")  # Dublin Core's prefixes, which are written with a colon or a full stop
_CARD = "twitter:misc:"  # before the label of a card; the content is its data
_CREATOR = "twitter:creator"
LONGEST = 100  # characters of a name
FIGURES = 5  # digits of a whole date, at least
# Patterns for names of no vocabulary, and the signals they give; the first that matches counts.
_OWN = (
    ("meta:updated", re.compile(r"modif|updat|mod[-_.: ]?date|revis(?:ed|ion)|last[-_.: ]?(?:mod|publish|edit)")),
    (
        "",
        re.compile(
            r"expir|event|copyright|related|video|cache|render|index|crawl|birth|start|end[-_.: ]?(?:date|time)"
        ),
    ),
    (
        "meta:published",
        re.compile(
            r"publi\w*[-_.: ]?(?:date|time|at\b|on\b)|(?:date|time)[-_.: ]?(?:of)?[-_.: ]?publi|pub_?date"
            r"|(?:date|time)[-_.: ]pub$|[-_.: ](?:published?|issued|available)$"
            r"|(?:first|orig\w*)[-_.: ]?(?:publish\w*|posted)$|reg(?:ist\w*)?[-_]?date$"
            r"|date[-_.: ]?(?:issued|released)$"
            r"|(?:display|issued?|posted|post|articles?|story|news|content|entry|releas\w*|citation|online)[-_.: ]?"
            r"(?:date|time)$"
        ),
    ),
    ("meta:created", re.compile(r"creat(?:e|ed|ion)(?:[-_.: ]?(?:date|time|at|on))?$|(?:date|time)[-_.: ]?created$")),
)
_AUTHOR = re.compile(
    r"(?<!web)(?<!web[-_])(?<!banner[.:])authors?(?:[-_. ]?names?\d?)?$|[-_.: ]byline(?:[-_. ]?name)?$"
)
# Of these words each name that _AUTHOR or _SECTION matches holds one.
_MAY_NAME = ("author", "byline", "section", "vertical", "category")
_NO_NAME = re.compile(r"\d|@|://")  # in a value that is no name
_SECTION = re.compile(
    r"(?:^|[-_.: ])(?:sections?|verticals?)(?:[-_.: ]name)?$"
    r"|^(?:meta:)?(?:(?:article|content|page|main)[-_.:])?category$"
)


def signal_of(name: str, content: str) -> str:
    """Return the signal that a `meta` with this name and content gives, whether it is used or not.

    >>> signal_of("article:published_time", "2025-09-24"), signal_of("DC:title", "The dam")
    ('article:published_time', 'meta:dc.title')
    >>> signal_of("acme.articleModified", "2025-09-24"), signal_of("acme-author", "Jane Doe")
    ('meta:updated', 'meta:authors')
    """
    name = name.strip().lower()
    if name.startswith(_CARD) and is_bare_byline_word(name[len(_CARD) :]):
        return "twitter:data"
    if name == _CREATOR and " " in content.strip() and not _NO_NAME.search(content):
        return "twitter:creator:name"
    if not name.startswith(SPOKEN):
        name = f"meta:{name.replace(':', '.', 1) if name.startswith(DUBLIN) else name}"
    return name if name in ASKED else _own(name, content) or name


def _own(name: str, content: str) -> str:
    """Return the signal of a name of no vocabulary, "" if it speaks of nothing that is used."""
    if len(name) > LONGEST:
        return ""
    if sum(map(str.isdigit, content[: FIGURES * FIGURES])) >= FIGURES and "://" not in content:
        return next((signal for signal, words in _OWN if words.search(name)), "")
    if not any(map(name.__contains__, _MAY_NAME)) or _NO_NAME.search(content):
        return ""
    return "meta:authors" if _AUTHOR.search(name) else "meta:sections" if _SECTION.search(name) else ""
