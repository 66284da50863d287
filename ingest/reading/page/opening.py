"""The dateline of a page's story."""

import re

from ingest.reading.page.body import Body
from ingest.reading.page.walk import HEADINGS, Walked
from ingest.reading.phrases.dateline import find_dateline
from ingest.schema import Dateline

_CITY = re.compile(r"[A-ZÄÖÜ][\w.-]+(?:[/ -][A-ZÄÖÜ]?[\w.-]+){0,3}\.")
FIRST = 4  # blocks of a story, its standfirst among them, that may begin with the dateline
LONGEST = 30  # characters of a city's name in a span of its own


def dateline_of(walked: Walked, body: Body) -> Dateline | None:
    """Return the dateline among the first blocks of a story, or None."""
    for run in [run for run in body.runs if run.place.tag not in HEADINGS][:FIRST]:
        found = find_dateline(run.text)
        if found:
            return found
        first = walked.pieces[run.piece]
        text = first.text.strip()
        # German regional papers set the city in a span of its own: "<span>Berlin.</span> In Berlin brennen ...".
        if first.element is not run.place.element and len(text) <= LONGEST and _CITY.fullmatch(text):
            return Dateline(text.rstrip("."), None, None, text)
    return None
