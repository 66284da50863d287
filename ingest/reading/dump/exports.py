"""Reads what newspaper archives export as text: files of up to hundreds of stories in labelled fields.

The formats are those of LexisNexis, old and new, of Factiva and of ProQuest.
"""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from ingest.reading.dump.lines import Role, role_of
from ingest.reading.phrases.byline import has_byline_word
from ingest.text.dates import find_date
from ingest.text.furniture import is_rights_line

CENTRED = 8  # characters by which names of papers and editions are indented, and titles are not
DATE = 60  # characters of a line that is a date
_BEGINS = re.compile(r"\s*(?:\d{1,5} of \d{1,5} DOCUMENTS?|Document \d{1,5} of \d{1,5})\s*")
_FAMILY_FIRST = re.compile(r"^([^\W\d]\S*), ([^\W\d][^\s,]*(?: [^\W\d]\.?)?)$")
_ENDS = re.compile(r"\s*(?:End of Document|(?:AN\s+)?Document [A-Z]{2,9}\d{8,}\w*)\s*")


class Story(NamedTuple):
    """The lines of a story, and where it was filed if a field says so."""

    lines: Sequence[str]
    place: str | None = None


class _Archive(NamedTuple):
    """How an archive labels the fields of a story: a pattern with a `label`, and the text behind it, `said`."""

    field: re.Pattern[str]
    proof: tuple[frozenset[str], ...]  # its exports have at least one label of each of these sets


_ARCHIVES = (
    _Archive(  # LexisNexis
        re.compile(
            r"\s{0,3}(?:(?P<label>BYLINE|SECTION|LENGTH|DATELINE|HIGHLIGHT|HEADLINE|BODY|GRAPHIC|LOAD-DATE|LANGUAGE"
            r"|PUBLICATION-TYPE|DOCUMENT-TYPE|JOURNAL-CODE|SUBJECT|ORGANIZATION|COMPANY|INDUSTRY|GEOGRAPHIC|PERSON"
            r"|CORRECTION-DATE|CORRECTION|SERIES|TYPE|Byline|Section|Length|Dateline|Highlight|Headline|Body|Graphic"
            r"|Load-Date|Language|Publication-Type|Document-Type|Journal Code|Subject|Industry|Geographic|Series):"
            r"|(?P<bare>Body|Graphic|Classification|Notes)$)\s*(?P<said>.*)"
        ),
        (frozenset({"length"}), frozenset({"section", "byline", "load-date"}), frozenset({"load-date", "language"})),
    ),
    _Archive(  # Factiva
        re.compile(
            r"(?P<label>HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|ART|CT|RF|CO|IN|NS|RE|IPC|IPD|PUB|AN)"
            r"(?P<bare>)(?:\s{2,}|\t|$)(?P<said>.*)"
        ),
        (frozenset({"hd"}), frozenset({"pd"}), frozenset({"sn"}), frozenset({"lp", "td"})),
    ),
    _Archive(  # ProQuest
        re.compile(
            r"(?P<label>Title|Author|Publication (?:info|title|year|date|subject)|Abstract(?: \(\w+\))?|Links|Full text"
            r"|Credit|Illustration|Subject|Location|People|Company / organization|Classification|Identifier / keyword"
            r"|First page|Last page|Pages|Number of pages|Section|Publisher|Place of publication"
            r"|Country of publication|ISSN|Source type|Language of publication|Document type|Document feature|Dateline"
            r"|Column|ProQuest document ID|Document URL|Copyright|Last updated|Database):(?P<bare>)\s*(?P<said>.*)"
        ),
        (frozenset({"full text"}), frozenset({"publication title"}), frozenset({"proquest document id", "database"})),
    ),
)
_MEANT = {
    "hd": "title",
    "headline": "title",
    "title": "title",
    "by": "author",
    "byline": "author",
    "author": "author",
    "pd": "date",
    "publication date": "date",
    "et": "time",
    "sn": "source",
    "publication title": "source",
    "dateline": "place",
    "lp": "body",
    "td": "body",
    "body": "body",
    "full text": "body",
    "cy": "rights",
    "copyright": "rights",
}


def stories_in(lines: Sequence[str]) -> list[Story]:
    """Return the stories of a dump, each laid out like a page; if it is no export, all its lines as one."""
    return [_labelled(part) or Story(part) for part in _parts(lines)]


def _parts(lines: Sequence[str]) -> list[list[str]]:
    """Split the lines where an archive says that a document begins or ends; the lines that say so are dropped."""
    parts: list[list[str]] = [[]]
    begins = ends = False
    for line in lines:
        if _BEGINS.fullmatch(line) or _ENDS.fullmatch(line):
            begins, ends = begins or not _ENDS.fullmatch(line), ends or not _BEGINS.fullmatch(line)
            parts.append([])
        else:
            parts[-1].append(line)
    # What stands before the first document and after the last one describes the export.
    if begins and not _has_paragraph(parts[0]):
        parts.pop(0)
    if ends and not _has_paragraph(parts[-1]):
        parts.pop()
    return parts


def _has_paragraph(lines: Sequence[str]) -> bool:
    return any(role_of(line.strip()) is Role.PROSE for line in lines if line.strip())


def _labelled(lines: Sequence[str]) -> Story | None:
    """Return the story that lines in labelled fields hold, None if they are not such fields."""
    for archive in _ARCHIVES:
        found = [archive.field.fullmatch(line) for line in lines]
        labels = {_label(match).casefold() for match in found if match}
        if not all(labels & proof for proof in archive.proof):
            continue
        first = next(at for at, match in enumerate(found) if match)
        return None if _has_paragraph(lines[:first]) else _as_page(lines, found, first)
    return None


def _label(match: re.Match[str]) -> str:
    return match["label"] or match["bare"]


def _as_page(lines: Sequence[str], found: Sequence[re.Match[str] | None], first: int) -> Story:
    """Lay out a story like a page: title, date, byline and paper above its text, rights below it."""
    fields = _fields(lines[first:], found[first:])
    said = {meaning: " ".join(" ".join(part).split()) for meaning, part in fields.items()}
    title_last = any(_label(match).isupper() for match in found if match)
    said = {**_head(lines[:first], title_last=title_last), **said}
    author = said.get("author", "")
    head = (
        said.get("title", ""),
        f"{said.get('date', '')} {said.get('time', '')}".strip(),
        author if not author or has_byline_word(author) else f"By {_in_order(author)}",
        f"Source: {said['source']}" if said.get("source") else "",
    )
    page = [each for line in head if line for each in (line, "")]
    page += [*(fields.get("body") or fields.get("loose", [])), "", said.get("rights", "")]
    return Story(page, said.get("place"))


def _fields(lines: Sequence[str], found: Sequence[re.Match[str] | None]) -> dict[str, list[str]]:
    """Return the lines of each field by its meaning, a repeated one only once; "loose" is text without a label.

    An empty line ends any field but the body; the next field ends all.
    """
    said: dict[str, list[str]] = {}
    meaning, begun, ended = "loose", False, False
    for line, match in zip(lines, found, strict=True):
        text = match["said"] if match else line
        if match:
            ended = ended or "loose" in said
            meaning, begun = _MEANT.get(_label(match).casefold(), "other"), False
            if meaning == "body":
                said.setdefault("body", []).append("")
            elif meaning in said:
                meaning = "other"
        if text.strip():
            begun = True
            said.setdefault("other" if ended and meaning == "loose" else meaning, []).append(text)
        elif meaning in ("body", "loose") and meaning in said:
            said[meaning].append("")
        elif not match and (begun or meaning != "other"):
            meaning = "loose"
    return said


def _head(lines: Sequence[str], *, title_last: bool) -> dict[str, str]:
    """Read what stands above the first label: the paper's name, the date below it, the title before or after both."""
    blocks = [list(block) for is_said, block in groupby(lines, key=lambda line: bool(line.strip())) if is_said]
    said = [(line.strip(), number) for number, block in enumerate(blocks) for line in block if not _is_rights(line)]
    dated = [at for at, (line, _) in enumerate(said) if len(line) <= DATE and find_date(line)]
    if not dated:
        return {}
    day = dated[-1]
    if title_last:
        centred = {number for number, block in enumerate(blocks) if _indent(block[0]) >= CENTRED}
        titles = [(line, number) for line, number in said[day + 1 :] if number not in centred]
    else:
        titles = said[: max(0, day - 1)]
    title = " ".join(line for line, number in titles if number == titles[-1][1])
    source = said[day - 1][0] if day else ""
    return {"title": title, "date": said[day][0], "source": source}


def _is_rights(line: str) -> bool:
    return is_rights_line(line.strip()) or line.strip().casefold().startswith("all rights reserved")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _in_order(authors: str) -> str:
    """Return names with the given name first, from a list with family names first: "Holm, Petra; Lund, Ivo"."""
    return "; ".join(_FAMILY_FIRST.sub(r"\2 \1", name.strip()) for name in authors.split(";"))
