"""Markdown with tags for what it cannot express, as pandoc writes it, is a dump and no page."""

from textwrap import fill

import pytest

from ingest.reading import read
from ingest.reading.detect import detect
from ingest.schema import Document, Entry, Format
from tests.dumps.written import STORIES

TITLE = "Old mill at the lower bridge grinds again"
ONE, TWO, THREE, FOUR = STORIES["en"]
MARKDOWN = f"""# {TITLE}

<div class="meta">

<span class="by">By [Hana Brandt](/hana)</span> \\| 24 September 2025 <!-- -->

</div>

<figure>
<img src="/mill.jpg" />
<figcaption>The wheel turns for the first time in eleven years. Photo: Ali
Karim/Weir Post</figcaption>
</figure>

<div id="story">

{fill(ONE, 72)}

{fill(TWO, 72)}

{fill(FOUR, 72)}

{fill(f"{ONE} {FOUR}", 72)}

{fill(f"{TWO} {FOUR}", 72)}

</div>

<div class="latest">

## The Latest

- 14:05 [Ferry is back after a winter in the yard, and sails again on
  Mondays](/ferry)
- 13:10 [Bakers in the valley raise the price](/bakers)

</div>
"""


@pytest.mark.parametrize("above", ["", "<div class='cookies'>\n\nWe use cookies.\n\n</div>\n\n"])
def test_markdown_with_tags_is_read_as_what_it_shows(above: str) -> None:
    (entry,) = read(Document(url="urn:dump", body=(above + MARKDOWN).encode())).entries
    assert isinstance(entry, Entry)
    assert (entry.title, [who.name for who in entry.authors]) == (TITLE, ["Hana Brandt"])
    assert entry.published is not None
    assert entry.published.date().isoformat() == "2025-09-24"
    assert entry.content_text == "\n\n".join((ONE, TWO, FOUR, f"{ONE} {FOUR}", f"{TWO} {FOUR}"))
    assert [image.credit for image in entry.images] == ["Ali Karim/Weir Post"]
    assert [row.title for row in entry.latest] == [
        "Ferry is back after a winter in the yard, and sails again on Mondays",
        "Bakers in the valley raise the price",
    ]


@pytest.mark.parametrize(
    "page",
    [
        f"<div>\n# {TITLE}\n<p>{ONE}</p></div>",
        f"<html><body>\n# {TITLE}\n\n{ONE}\n</body></html>",
        f"<div id='app'>\n# {TITLE}\n</div><script src='/render.js'></script>",
        f"<div><b>{TITLE}</b>\n#1 in the valley\n{ONE}</div>",
    ],
)
def test_a_page_that_holds_a_line_like_a_heading_of_markdown_is_a_page(page: str) -> None:
    assert detect(page) is Format.HTML
