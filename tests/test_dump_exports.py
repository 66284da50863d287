"""Text exports of newspaper archives: the fields of each story, and several stories in one file."""

import pytest

from ingest.errors import ReadError
from ingest.reading import read
from ingest.schema import Document, Entry
from tests.dumps.written import STORIES, told

TITLE = "Old mill at the lower bridge grinds again"
OTHER = "Ferry is back after a winter in the yard"
LEXIS_OLD = """                               1 of 2 DOCUMENTS

                                 The Weir Post

                          September 24, 2025 Wednesday
                                 Final Edition

Old mill at the lower bridge
grinds again

BYLINE: Hana Brandt, Weir Post Staff Writer

SECTION: NEWS; Pg. 3

LENGTH: 92 words

DATELINE: Weir

¶

LOAD-DATE: September 26, 2025

LANGUAGE: ENGLISH

GRAPHIC: Photo, the wheel of the mill at the lower bridge, which is eleven years old now. A. Lind

PUBLICATION-TYPE: Newspaper

                        Copyright 2025 The Weir Post
                            All Rights Reserved
"""
LEXIS_HEADLINE = """Copyright 2025 The Weir Post
The Weir Post

September 24, 2025, Wednesday

SECTION: NEWS; Pg. 3

LENGTH: 92 words

HEADLINE: Old mill at the lower bridge grinds again

BYLINE: By HANA BRANDT

DATELINE: Weir

BODY:
¶

LOAD-DATE: September 26, 2025
"""
NEXIS = """Old mill at the lower bridge grinds again
The Weir Post
September 24, 2025 Wednesday

Copyright 2025 The Weir Post All Rights Reserved

Section: NEWS; Pg. 3
Length: 92 words
Byline: Hana Brandt
Dateline: Weir
Body

¶

Graphic

Photo, the wheel of the mill at the lower bridge, which is eleven years old now. A. Lind

Classification

Language: ENGLISH

Load-Date: September 26, 2025

End of Document
"""
FACTIVA = """SE
News
HD
Old mill at the lower bridge grinds again

BY
By Hana Brandt

WC
92 words

PD
24 September 2025

SN
The Weir Post

CY
Copyright 2025 The Weir Post. All rights reserved.

LP
¶1

TD
¶2

¶3

¶4

NS
gmill : Mills

AN
Document WEIRP00020250926el3c0001a
"""
PROQUEST = """Document 1 of 2

Old mill at the lower bridge grinds again

Author: Brandt, Hana

Publication info: The Weir Post ; Weir [Weir]. 24 Sep 2025: A.3.

https://archive.example/docview/1

Abstract: It had stood still since the flood, and nobody believed that the wheel would ever be put back in its place.

Full text: ¶

Subject: Mills; Floods

Title: Old mill at the lower bridge grinds again

Publication title: The Weir Post

Publication date: Sep 24, 2025

ProQuest document ID: 1

Last updated: 2025-09-26

Database: ProQuest Central
"""


def entries_of(text: str) -> list[Entry]:
    entries = read(Document(url="urn:dump", body=told(text, "en").encode())).entries
    return [entry for entry in entries if isinstance(entry, Entry)]


@pytest.mark.parametrize(
    ("export", "place"),
    [
        pytest.param(LEXIS_OLD, "Weir", id="LexisNexis"),
        pytest.param(LEXIS_HEADLINE, "Weir", id="LexisNexis, with its headline in a field"),
        pytest.param(NEXIS, "Weir", id="Nexis"),
        pytest.param(FACTIVA, None, id="Factiva"),
        pytest.param(FACTIVA.replace("\n\n", "\n"), None, id="Factiva, without empty lines"),
        pytest.param(PROQUEST, None, id="ProQuest"),
    ],
)
def test_an_exports_fields_are_its_storys(export: str, place: str | None) -> None:
    (entry,) = entries_of(export)
    assert entry.title is not None
    assert entry.title.casefold() == TITLE.casefold()
    assert [(who.name or "").casefold() for who in entry.authors] == ["hana brandt"]
    assert (entry.publisher, entry.place) == ("The Weir Post", place)
    assert entry.published is not None
    assert entry.published.date().isoformat() == "2025-09-24"  # and not when it was loaded into the archive
    assert entry.content_text == "\n\n".join(STORIES["en"])


@pytest.mark.parametrize("export", [LEXIS_OLD, NEXIS, FACTIVA, PROQUEST])
def test_each_document_of_an_export_is_a_story(export: str) -> None:
    other = export.replace(TITLE, OTHER).replace("Old mill at the lower bridge\ngrinds again", OTHER)
    entries = entries_of(f"{export}\n\n{other}")
    assert [entry.title for entry in entries] == [TITLE, OTHER]
    assert {entry.content_text for entry in entries} == {"\n\n".join(STORIES["en"])}


def test_blank_lines_count_for_nothing_in_an_export_of_hundreds() -> None:
    spaced = told(LEXIS_OLD, "en").replace("\n\n", "\n" * 6) * 210
    assert spaced.count("\n") > 20_000
    reading = read(Document(url="export.txt", body=spaced.encode()))
    assert (len(reading.entries), reading.warnings) == (210, ())


def test_a_cover_and_a_foot_are_no_documents() -> None:
    cover = "User Name: Jane Doe\nDate and Time: Friday, 26 September 2025\nDocuments (1)\n1. Old mill\n\n"
    (entry,) = entries_of(f"{cover}{NEXIS}\n© 2025 The Archive. All rights reserved.\n")
    assert (entry.title, entry.content_text) == (TITLE, "\n\n".join(STORIES["en"]))


def test_a_document_without_a_story_is_named_and_the_others_are_read() -> None:
    empty = NEXIS.replace("¶", "(Picture)").replace(TITLE, OTHER)
    reading = read(Document(url="urn:dump", body=told(f"{NEXIS}\n\n{empty}", "en").encode()))
    assert len(reading.entries) == 1
    assert [flaw.rule for flaw in reading.warnings] == ["no-story"]
    with pytest.raises(ReadError, match="no-story"):
        read(Document(url="urn:dump", body=empty.encode()))


def test_words_that_only_look_like_fields_are_a_storys_own() -> None:
    (entry,) = entries_of(f"{TITLE}\n24-09-2025\n\n¶1\n\nCORRECTION: the wheel is nine feet across.\n\n¶2\n\n¶4")
    assert "nine feet across" in (entry.content_text or "")


def test_fields_below_a_story_make_no_export_of_it() -> None:
    fields = (
        "Length: 92 minutes\nSection: Competition\nLanguage: German\n\nThe film is shown again on Sunday at noon.\n"
    )
    (entry,) = entries_of(f"{TITLE}\n24-09-2025\n\n¶1\n\n¶2\n\n¶4\n\n{fields}")
    assert entry.title == TITLE
    assert (entry.content_text or "").startswith(STORIES["en"][0])
