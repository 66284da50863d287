"""Plain text that is no article is refused; if it cannot be told from one, nothing is added to it."""

import tracemalloc
from collections.abc import Callable

import pytest

from ingest.errors import ReadError
from ingest.reading.dump.text_dump import parse_text_dump
from ingest.reading.page.dom.walked import weight_of
from ingest.schema import Format
from ingest.text.markup.plain_text import word_count

LOG = "\n".join(
    f"2025-09-24 14:05:{at:02},123 INFO turning: spoke {at} of 60 has gone by, and the water runs on, as it does."
    for at in range(60)
)
ACCESS = "\n".join(
    f'192.0.2.{at} - - [24/Sep/2025:14:05:00 +0000] "GET /news/{at} HTTP/1.1" 200 5123 "-" "A reader, of some kind"'
    for at in range(60)
)
CHAT = "\n".join(
    f"14:{at:02} jo: they mended the chain last night and it is as good as new, they said on the radio, {at} times."
    for at in range(10)
)
PYTHON = '''"""Turn a wheel, with spokes, in a thread of its own, until the process that began it comes to its end."""

import sys
from dataclasses import dataclass


@dataclass
class Wheel:
    spokes: int

    def turn(self) -> None:
        for spoke in range(self.spokes):
            print(f"spoke {spoke} of {self.spokes} has gone by, and the water runs on below it", file=sys.stderr)
'''
C = """/* Copyright (C) 2025 Hana Brandt. This file is part of a mill, and may be copied as its licence says. */
#include <stdio.h>

static int turn(int spokes)
{
    for (int i = 0; i < spokes; i++)
        printf("spoke %d of %d has gone by, and the water runs on below it as it has always done", i, spokes);
    return 0;
}
"""
ROWS = "id,name,place,date,remark\n" + "\n".join(
    f'{at},Mill {at},Weir,2025-09-24,"turns but slowly and only when there is water enough in the river."'
    for at in range(20)
)
POEM = "The Mill\n\nThe wheel goes round,\nthe water falls,\nthe flour lies white\non all the walls.\n"
MENU = "Home\nNews\nSport\nWeather\nCulture\nAbout us\nContact\n"
LINKS = "Ferry back in service https://weirpost.example/ferry\nRye is dear https://weirpost.example/rye\n"
SETTINGS = "[wheel]\nspokes = 8\nspeed = 3\n\n[water]\nlevel = 2.5\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(LOG, id="log"),
        pytest.param(ACCESS, id="log of a server"),
        pytest.param(CHAT, id="chat"),
        pytest.param(PYTHON, id="program in Python"),
        pytest.param(C, id="program in C"),
        pytest.param(ROWS, id="rows of a table"),
        pytest.param(POEM, id="poem"),
        pytest.param(MENU, id="menu"),
        pytest.param(LINKS, id="titles with their addresses"),
        pytest.param(SETTINGS, id="settings"),
        pytest.param("x" * 5_000, id="one word"),
    ],
)
def test_what_is_no_article_is_refused(text: str) -> None:
    with pytest.raises(ReadError) as refused:
        parse_text_dump(text)
    assert refused.value.rule == "no-story"


TALK = """Jo Marsh, 14:05
are you coming to the mill on Wednesday?
Piet Vos, 14:06
yes, if the ferry sails
Jo Marsh, 14:06
it does. they mended the chain last night and it is as good as new, they say on the radio.
"""
MANUAL = """# millwheel

A small library that turns wheels.

## Installation

    pip install millwheel

The wheel turns in its own thread and stops when the process ends. Give it spokes that your machine can carry.
"""
LETTER = """Dear Piet,

Thank you for the flour. It was the best that we have had since the old mill stopped, and the bread rose by itself.

Yours,
Hana
"""


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(TALK, id="a chat whose lines begin with no time is no other than an interview"),
        pytest.param(MANUAL, id="a manual has a title and paragraphs"),
        pytest.param(LETTER, id="a letter has paragraphs"),
    ],
)
def test_what_has_paragraphs_is_read_and_nothing_is_made_up(text: str) -> None:
    parsed = parse_text_dump(text)
    (entry,) = parsed.entries
    assert parsed.format is Format.TEXT
    assert (entry.published, entry.updated, entry.author, entry.publisher, entry.latest) == ((), (), (), (), ())


def test_an_article_above_a_long_table_is_an_article() -> None:
    paragraph = "The two eastern gates of the dam were opened on Wednesday morning, after three days of rain, he said."
    text = (
        "\n\n".join(["A title of some words", *[paragraph] * 40])
        + "\n\n"
        + "\n".join(f"{at}|2|3|4" for at in range(60))
    )
    (entry,) = parse_text_dump(text).entries
    assert entry.content[0].value.count(paragraph) == 40


def test_a_long_line_of_signs_takes_little_memory() -> None:
    """Each figure in another script than Latin used to be a string of its own, 80 bytes a character."""
    figures = "๔" * 1_000_000
    tracemalloc.start()
    try:
        with pytest.raises(ReadError):
            parse_text_dump(figures)
        _now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 30 << 20


@pytest.mark.parametrize("count", [word_count, weight_of])
def test_counting_letters_takes_little_memory(count: Callable[[str], int]) -> None:
    """Each Thai letter used to be a string of its own while letters were counted, 80 bytes in place of two."""
    letters = "า" * 200_000
    tracemalloc.start()
    try:
        assert count(letters) in (50_000, 500_000)  # words of four letters, and the width of Latin ones
        _now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 8 << 20
