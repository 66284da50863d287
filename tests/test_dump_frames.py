"""What archives, mail, chats and programs put around a dumped story is no part of it, least of all a date."""

import quopri
from textwrap import fill

import pytest

from ingest.reading import read
from ingest.schema import Document, Entry, Reading
from tests.dumps.written import STORIES, told

TITLE = "Old mill at the lower bridge grinds again"
ADDRESS = "https://post.example/mill"
PAGE = f"Home\nNews\nSport\n\n{TITLE}\n\nBy Hana Brandt\n\n¶\n\nComments\n"
WAYBACK = f"The Wayback Machine - https://web.archive.org/web/20250926102211/{ADDRESS}"
TOOLBAR = f"""{ADDRESS}\tGo\tAUG\tSEP\tOCT
26
2024\t2025\t2026
12 captures
24 Sep 2025 - 20 Jun 2026
About this capture
COLLECTED BY
Collection: Harbour Crawl
TIMESTAMPS
"""
ARCHIVE_TODAY = f"""archive.today
webpage capture\tSaved from\t{ADDRESS}\tsearch
26 Sep 2025 10:22:11 UTC
All snapshots\tfrom host post.example
Webpage\tScreenshot
share\tdownload .zip\treport bug or abuse\tBuy me a coffee
"""
GOOGLE = f"""This is Google's cache of {ADDRESS}. It is a snapshot of the page as it appeared on 26 Sep 2025 10:22.

Full version\tText-only version\tView source
Tip: To quickly find your search term on this page, press Ctrl+F and use the find bar.
"""
UNRTF = """###  Translation from RTF performed by UnRTF, version 0.21.10
### font table contains 3 fonts total
AUTHOR: Ivo Lund
### creation date: 26 September 2025 10:22
-----------------
"""


def read_dump(text: str) -> Reading:
    return read(Document(url="urn:dump", body=told(text, "en").encode()))


def entry_of(text: str) -> Entry:
    (entry,) = read_dump(text).entries
    assert isinstance(entry, Entry)
    return entry


@pytest.mark.parametrize(
    ("banner", "address"),
    [
        pytest.param(WAYBACK, ADDRESS, id="the Wayback Machine"),
        pytest.param(TOOLBAR, ADDRESS, id="its toolbar"),
        pytest.param(f"{TOOLBAR}\n{WAYBACK}", ADDRESS, id="both"),
        pytest.param(ARCHIVE_TODAY, ADDRESS, id="archive.today"),
        pytest.param(GOOGLE, ADDRESS, id="Google's cache"),
        pytest.param(UNRTF, None, id="UnRTF"),
    ],
)
def test_when_a_page_was_kept_is_no_date_of_its_story(banner: str, address: str | None) -> None:
    entry = entry_of(f"{banner}\n{PAGE}")
    assert (entry.title, entry.published, entry.updated, entry.url) == (TITLE, None, None, address)
    assert [who.name for who in entry.authors] == ["Hana Brandt"]
    assert entry.content_text == "\n\n".join(STORIES["en"])


@pytest.mark.parametrize(
    "sent",
    [
        "[26/09/2025, 10:22:11] Ivo Lund: *{}*",
        "26/09/2025, 10:22 - Ivo Lund: {}",
        "26.09.25, 10:22 AM - Ivo: \N{HIGH VOLTAGE SIGN}\N{VARIATION SELECTOR-16} *{}*",
        "[ Forwarded from The Weir Post ]\n\N{LARGE RED CIRCLE} **{}**",
    ],
)
def test_when_and_by_whom_a_story_was_sent_in_a_chat_is_none_of_it(sent: str) -> None:
    entry = entry_of(f"{sent.format(TITLE)}\n\n¶")
    assert (entry.title, entry.published, entry.authors) == (TITLE, None, ())
    assert entry.content_text == "\n\n".join(STORIES["en"])


@pytest.mark.parametrize(
    "wrote",
    [
        "On Fri, 26 Sep 2025 at 10:22, Ivo Lund <ivo@weir.example> wrote:",
        "Am 26. September 2025 um 10:22 schrieb Ivo Lund:",
        "Le ven. 26 sept. 2025, 10:22, Ivo Lund\n<ivo@weir.example> a écrit :",
    ],
)
def test_a_few_words_above_the_letter_that_they_answer_are_none_of_it(wrote: str) -> None:
    letter = told(f"{TITLE}\n\n24 September 2025\n\n¶", "en").splitlines()
    entry = entry_of(f"Read this, it is good.\n\n{wrote}\n\n" + "\n".join(f"> {line}" for line in letter))
    assert entry.title == TITLE
    assert entry.published is not None
    assert entry.published.day == 24
    assert entry.content_text == "\n\n".join(STORIES["en"])


def test_a_story_that_ends_with_a_quotation_is_whole() -> None:
    entry = entry_of(f"{TITLE}\n24 September 2025\n\n¶1\n\nThe miller, reached on 25 September 2025, said:\n\n> ¶2")
    assert (entry.content_text or "").startswith(STORIES["en"][0])


@pytest.mark.parametrize(
    "fields",
    [
        f'title: "{TITLE}"\nsource: "{ADDRESS}"\nauthor:\n  - "[[Hana Brandt]]"\npublished: 2025-09-24\n'
        'created: 2025-09-26\ndescription: "It had stood still since the flood."\ntags:\n  - "clippings"',
        f"title: {TITLE}\nauthor: Hana Brandt\nurl: {ADDRESS}\nhostname: post.example\ndescription: It had stood still"
        " since the flood carried its wheel away, and nobody believed in it.\ndate: 2025-09-24\nid: None",
    ],
)
def test_fields_that_a_program_keeps_in_front_of_a_story_are_its_own(fields: str) -> None:
    entry = entry_of(f"---\n{fields}\n---\n# {TITLE}\n\n¶\n")
    assert (entry.title, entry.url, entry.summary) == (TITLE, ADDRESS, None)
    assert [who.name for who in entry.authors] == ["Hana Brandt"]
    assert entry.published is not None
    assert entry.published.date().isoformat() == "2025-09-24"
    assert entry.content_text == "\n\n".join(STORIES["en"])


def test_a_rule_above_a_story_heads_no_fields() -> None:
    entry = entry_of(f"---\n{TITLE}\n24 September 2025\n---\n\n¶")
    assert (entry.title, entry.published is None) == (TITLE, False)


def test_what_mail_encodes_is_decoded() -> None:
    told_in_french = told("Le moulin tourne à nouveau\n\n24 septembre 2025\n\n¶", "fr")
    reading = read(Document(url="urn:dump", body=quopri.encodestring(told_in_french.encode())))
    (entry,) = reading.entries
    assert isinstance(entry, Entry)
    assert (entry.title, entry.content_text) == ("Le moulin tourne à nouveau", "\n\n".join(STORIES["fr"]))
    assert [flaw.rule for flaw in reading.warnings] == ["quoted-printable"]


def test_equals_signs_of_a_storys_own_stay() -> None:
    sums = "Their sums were 2=2, a=b, c=D0, x=y, y=z and z=A1, which the miller wrote on the door of the mill in chalk."
    reading = read_dump(f"{TITLE}\n24 September 2025\n\n¶1\n\n{fill(sums, 60)}\n\n¶2")
    (entry,) = reading.entries
    assert isinstance(entry, Entry)
    assert "c=D0, x=y" in (entry.content_text or "")
    assert reading.warnings == ()


@pytest.mark.parametrize(
    "kept",
    [
        "Printed: 26 September 2025",
        "Date saved: 2025-09-26",
        f"Retrieved on 26 September 2025 from {ADDRESS}",
        f"Abgerufen am 26. September 2025 von {ADDRESS}",
        "Consulté le 26 septembre 2025",
        "Дата обращения: 26.09.2025",
    ],
)
@pytest.mark.parametrize("form", ["{kept}\n\n{page}", "{page}\n{kept}\n"])
def test_the_day_on_which_somebody_kept_a_page_is_no_date_of_its_story(kept: str, form: str) -> None:
    entry = entry_of(form.format(kept=kept, page=f"{TITLE}\n\nBy Hana Brandt\n\n¶\n"))
    assert (entry.title, entry.published, entry.updated) == (TITLE, None, None)
    assert entry.content_text == "\n\n".join(STORIES["en"])


@pytest.mark.parametrize(
    "above",
    [
        "View this email in your browser (https://mail.example/1?e=2)\n\n** {}\n------------------\n",
        "View this post on the web at https://post.example/p/mill\n\n{}\n",
        "Skip to content\nSkip to site index\n{}\n",
        "________________\nFrom: The Weir Post <news@post.example>\nSent: Friday, September 26, 2025 10:22 AM\n"
        "To: Ivo Lund <ivo@weir.example>\nSubject: [EXTERNAL] News\n\n{}\n",
    ],
)
def test_what_stands_above_a_letters_or_a_pages_text_is_no_title(above: str) -> None:
    entry = entry_of(f"{above.format(TITLE)}\nBy Hana Brandt\n\n¶")
    assert (entry.title, entry.published) == (TITLE, None)
    assert entry.content_text == "\n\n".join(STORIES["en"])
