"""Pages printed to PDF and converted to text: what a browser prints on every sheet is no part of the story."""

from textwrap import fill

import pytest

from ingest.reading import read
from ingest.schema import Document, Entry
from tests.dumps.written import STORIES

TITLE = "Old mill at the lower bridge grinds again"
ONE, TWO, THREE, FOUR = STORIES["en"]
PRINTED = "11/28/26, 7:00 AM"
WINDOW = f"{TITLE} - The Weir Post"
ADDRESS = "https://post.example/mill"
BESIDE = ("{stamp}      {window}\n", "{address}      {number}\n")
BELOW = ("{stamp}\n\n{window}\n\n", "{address}\n\n{number}\n\n")
BEFORE_FOOT = ("", "{stamp} {window}\n{address} {number}\n")  # both stand behind the text


def printed(first: str, second: str, form: tuple[str, str], between: str = "\n\n") -> str:
    sheets = []
    for number, text in enumerate((first, second), 1):
        head, foot = (part.format(stamp=PRINTED, window=WINDOW, address=ADDRESS, number=f"{number}/2") for part in form)
        sheets.append(f"{head}{text}{between}{foot}")
    return "\f".join(sheets)


def entry_of(text: str) -> Entry:
    (entry,) = read(Document(url="urn:dump", body=text.encode())).entries
    assert isinstance(entry, Entry)
    return entry


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("form", [BESIDE, BELOW, BEFORE_FOOT])
def test_what_stands_on_every_sheet_is_no_part_of_the_story(form: tuple[str, str], between: str) -> None:
    cut = len(fill(FOUR, 80).partition("\n")[0])
    story = "\n\n".join(fill(text, 80) for text in (ONE, TWO, FOUR[:cut].strip()))
    first = f"{TITLE}\nBy Hana Brandt\n24 September 2025\n\n{story}"
    rows = "The Latest\n\nFerry is back after a winter in the yard\n\nBakers in the valley raise the price"
    entry = entry_of(printed(first, f"{FOUR[cut:].strip()}\n\n{rows}", form, between))
    assert (entry.title, entry.url) == (TITLE, ADDRESS)
    assert entry.published is not None
    assert entry.published.date().isoformat() == "2025-09-24"
    assert entry.content_text == "\n\n".join((ONE, TWO, FOUR))
    assert [row.title for row in entry.latest] == [
        "Ferry is back after a winter in the yard",
        "Bakers in the valley raise the price",
    ]


def set_in_letters(text: str, width: float) -> str:
    """Break a text where a browser would, whose letters have different widths."""
    lines, room = [""], width
    for word in text.split():
        needs = sum(0.5 if letter in "fijlrt.,’“” " else 1.5 if letter in "mwMW" else 1 for letter in f"{word} ")
        if needs > room:
            lines, room = [*lines, ""], width
        lines[-1] += f"{word} "
        room -= needs
    return "\n".join(map(str.strip, lines))


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("width", range(58, 80, 3))
def test_lines_of_letters_of_many_widths_are_put_together(width: int, between: str) -> None:
    story = [ONE, TWO, FOUR, f"{ONE} {FOUR}"]
    text = f"{TITLE}\nBy Hana Brandt\n24 September 2025\n\n" + between.join(
        set_in_letters(each, width) for each in story
    )
    entry = entry_of(text)
    assert (entry.content_text or "").split() == " ".join(story).split()
    assert (entry.content_text or "").split("\n\n")[0].startswith(ONE)


def test_letters_that_a_pdf_sets_as_one_are_read_as_several() -> None:
    joined = ONE.replace("first", "\N{LATIN SMALL LIGATURE FI}rst").replace("flood", "\N{LATIN SMALL LIGATURE FL}ood")
    entry = entry_of(f"{TITLE}\n24 September 2025\n\n{joined}\n\n{TWO}\n\n{FOUR}")
    assert entry.content_text == "\n\n".join((ONE, TWO, FOUR))
