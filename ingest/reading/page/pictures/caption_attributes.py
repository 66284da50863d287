"""Reads the caption and the credit of a picture from attributes, from which a script would show them."""

import re
from itertools import islice, takewhile
from typing import cast

from ingest.reading.page.pictures.caption_boxes import ENDS, LONGEST
from ingest.reading.phrases.credit import NO_CAPTION, Caption, split_credit
from ingest.reading.phrases.credit_lead import bare_credit
from ingest.text.markup import Element, line_of

SENTENCE = 5  # words of a caption in a `title`, at least; fewer may be a name
MOST_AROUND = 3  # boxes around a picture that are looked at
_CAPTIONS = ("data-caption", "data-c-caption", "data-image-caption")
_CREDITS = ("data-credit", "data-c-credit", "data-copyright")
_LABELLED = re.compile(r"[:：©]|\([cC]\)")
_NAMES = frozenset({*_CAPTIONS, *_CREDITS})


def said_in_attributes(picture: Element) -> Caption:
    """Return the caption in attributes of a picture, of a box around it or of the element behind; the nearest one."""
    boxes = takewhile(lambda box: box.tag not in ENDS, (picture, *islice(picture.iterancestors(), MOST_AROUND)))
    said = (_said_in(one) for box in boxes for one in (box, box.getnext()) if one is not None)
    return next((caption for caption in said if any(caption)), NO_CAPTION)


def said_in_title(picture: Element) -> Caption:
    """Return the caption in the `title` of a picture or of the link around it, if a label there credits it.

    An `alt` gives its credit only: its text is for those who do not see the picture.
    """
    link = next((one for one in islice(picture.iterancestors(), MOST_AROUND) if one.tag == "a"), None)
    for element, name in ((picture, "title"), (link, "title"), (picture, "alt")):
        text = element.get(name) if element is not None else None
        if text and len(text) <= LONGEST and _LABELLED.search(text):
            apart = split_credit(line_of(text, html=True))
            if apart.credit:
                told = name == "title" and apart.text and len(apart.text.split()) >= SENTENCE
                return Caption(apart.text if told else None, apart.credit)
    return NO_CAPTION


def _said_in(element: Element) -> Caption:
    if _NAMES.isdisjoint(cast("list[str]", element.keys())):
        return NO_CAPTION  # nearly always
    text, credit = _first(element, _CAPTIONS), _first(element, _CREDITS)
    apart = split_credit(text) if text and len(text) <= LONGEST else NO_CAPTION
    return Caption(apart.text, bare_credit(credit)) if credit else apart


def _first(element: Element, names: tuple[str, ...]) -> str | None:
    return next((line for name in names if (said := element.get(name)) and (line := line_of(said, html=True))), None)
