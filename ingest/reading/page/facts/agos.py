"""Finds how long ago a page says that it was published: "Published 2 days ago"."""

import re
from collections.abc import Iterable, Iterator

from ingest.reading.page.dom.walked import Run
from ingest.reading.phrases.date_words import PUBLISHED, UPDATED
from ingest.text.dates import SOME_TIME, parse_relative

_SEPARATED = re.compile(r"\s*[|·•∙]\s*|\s[-–—]\s")
_LABEL = re.compile(rf"(?:{PUBLISHED.pattern})[^\W\d_]*[\s:]*", re.IGNORECASE)
_READING = re.compile(r"\d+ ?[a-z]{1,4}\.?", re.IGNORECASE)  # "5 min", which is just as often the reading time
LONGEST = 80  # characters of a block that says so


def agos(runs: Iterable[Run], title: Run, story: Run) -> Iterator[str]:
    """Yield each text between a title and its story that says how long ago the story was published."""
    for run in runs:
        if title.piece < run.piece <= story.piece and len(run.text) <= LONGEST and not UPDATED.search(run.text):
            for part in _SEPARATED.split(run.text):
                label = _LABEL.match(part)
                said = part[label.end() if label else 0 :].strip()
                if not _READING.fullmatch(said) and parse_relative(said, now=SOME_TIME):
                    yield said
