"""Tells what each line of a text dump is, by its shape and its words."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import lru_cache
from typing import TypeAlias

from ingest.reading.dump.banners import is_set_above, says_when_kept
from ingest.reading.dump.frames import unframed
from ingest.reading.dump.layout import (
    Marks,
    address_in,
    is_markdown,
    is_title_mark,
    plain_line,
    unmarked,
    whole_markdown,
)
from ingest.reading.dump.wrapping import unwrapped
from ingest.reading.phrases.byline import (
    has_byline_word,
    is_bare_byline_word,
    is_person,
    is_short_name,
    people_of,
)
from ingest.reading.phrases.credit import split_credit
from ingest.reading.phrases.latest_words import heads_latest, may_head_latest
from ingest.reading.phrases.organisations import is_acronym, is_organisation
from ingest.reading.phrases.site_words import speaks_to_readers
from ingest.reading.phrases.times import is_time_of_day
from ingest.text.dates import find_date
from ingest.text.furniture import ends_story, heads_other_stories, is_furniture, is_rights_line
from ingest.text.language import fold
from ingest.text.passing import passes
from ingest.text.sentences import SPOKEN_STOPS, is_sentence


class Role(Enum):
    """What a line is."""

    PROSE = auto()  # a paragraph
    SHORT = auto()  # a title, a sub-heading, a name
    DATE = auto()
    CAPTION = auto()  # ends with a credit
    FURNITURE = auto()
    TAGS = auto()
    LATEST = auto()  # heads a list of newest stories
    RELATED = auto()  # heads a list of other stories
    END = auto()  # heads something else than a story, such as comments
    RIGHTS = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank."""

    text: str
    role: Role
    after_blank: bool  # a blank line stands before it
    titled: bool = False  # whether Markdown marks it as the page's title
    link: str | None = None  # the address of the Markdown link that it begins with


MOST = 20_000  # lines (wrapped ones joined) that are looked at: each takes 25 to 50 microseconds
SHORT = 300  # characters of the lines whose role is remembered
PROSE = 90  # characters from which on a line is a paragraph, whatever it ends with
CAPTION = 4 * PROSE  # characters of a caption with its credit
SENTENCE = 40  # characters from which on a line that ends like a sentence is a paragraph
_COMMAS = re.compile("[,،、，]")
_REPORTER = re.compile(
    "[\uac00-\ud7a3]{2,4}\\s?(?:(?:인턴|수습|선임|전문|객원)\\s?)?(?:기자|특파원)(?:\\s\\S+@\\S+)?$"
    "|^(?!本)[\u4e00-\u9fff]{3,5}[ \u3000]?(?:記者|记者|特派員)$"
)
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]")  # a character that counts as two letters
_BULLET = re.compile(r"^\s*(?:[-–—*•·‣▪●○◦>→»]\s+|\d{1,2}[.)]\s+)(?=\S)")
_ADDRESS = re.compile(r"^<?(?:https?://|www\.)\S+(?:\s+(?:\|\s+)?\d{1,3}\s?/\s?\d{1,3})?$", re.IGNORECASE)
# A line that states the page's address: "URL Source: https://..."
_LABELLED_ADDRESS = re.compile(
    r"(?:(?:source |page |canonical )?url(?: source)?|perma(?:nent )?link|link|source)\s?:\s*(?P<address>https?://\S+)",
    re.IGNORECASE,
)
# What programs write in place of a picture or a button, and numbers of pages and rows.
_MARK = re.compile(
    r"^(?:(?:!?\[[^\[\]]{0,60}\]\s*)+|(?:IMG|Link): .{1,80}"
    r"|(?:page|seite|página|pagina|sayfa|стр\.?|صفحة|لاپەڕە)\s\d{1,3}"
    r"(?:\s?(?:of|von|de|sur|di|/|из|من|لە)\s?\d{1,3})?|\W{0,3}\d{1,4}(?:\s?/\s?\d{1,4})?\W{0,3}"
    r"|(?:_{4,}|\[[ _]+\])\s?.{0,60})$",  # a field to write in, and the button behind it
    re.IGNORECASE,
)
# Fields of archives and agencies that do not say who wrote what, and when.
_FIELD = re.compile(
    r"^(?:SECTION|LENGTH|DATELINE|BODY|HIGHLIGHT|GRAPHIC|LOAD-DATE|LANGUAGE|PUBLICATION-TYPE|DOCUMENT-TYPE|SUBJECT"
    r"|Section|Length|Body|Word count|Load-Date|Publication type|Document type|Markdown Content):(?:\s.{0,60})?$"
    r"|^\d{2,5} words$"
    r"|^\^?[A-Z]{2}-\S.{1,60},\s?\d{3,4}$|^Eds(?:\.|:| note:) .*"  # what agencies write to desks
)
SOURCE = re.compile(
    r"^(?:source|quelle|fuente|fonte|kaynak|источник|المصدر|سەرچاوە|منبع|स्रोत|来源|來源|出典|publisher|publication)"
    r"\s*[:：]\s*",
    re.IGNORECASE,
)
PICTURE_LABEL = re.compile(r"^image (?:source|caption|credit)\b[,:]?(?P<said>.*)$", re.IGNORECASE)
_LABEL_OF_DATE = (
    r"(?:first\s|last\s|date|datum|tarih|تاريخ|بەروار|ڕێکەوت)?\s*(?:published|publication|posted|created"
    r"|updated?|last updated?|modified|issued|veröffentlicht"
    r"|erstellt|aktualisiert|stand|publié|mis à jour|publicado|actualizado|pubblicato|aggiornato"
    r"|gepubliceerd|yayın\w*|güncelle\w*|oluşturul\w*"
    r"|eklen\w*|son güncelle\w*|نشر\w*|تم النشر|تاريخ النشر|حدث|تحديث|آخر تحديث|تم التحديث|محدث|بڵاو\w*|نوێ\w*"
    r"|atualizado|publicada|giriş|geändert|modifié|opublikowano|aktualizacja"
    r"|опубликовано|обновлено|обновление|дата|انتشار|به‌روزرسانی|تاریخ|发布|發布|更新|公開|配信|प्रकाशित|अपडेट|weşan\w*|nûkirin\w*"
    r"|publisert|oppdatert|publicera[dt]|uppdatera[dt]|publiceret|opdateret|offentliggjort|publikacja|julkaistu|päivitetty"
    r"|publikováno|aktualizováno|diterbitkan|megjelent|publicat|actualizat|objavljeno|ажурирано|bijgewerkt)\b"
)
_LABELLED_DATE = re.compile(rf"^(?:\w+\s)?{_LABEL_OF_DATE}", re.IGNORECASE)
_LABEL_INSIDE = re.compile(rf"(?<!\w){_LABEL_OF_DATE}", re.IGNORECASE)
_TAG_LABEL = (
    r"(?:tags?|topics?|keywords?|filed under|more about|schlagwörter|schlagworte|stichwörter|stichworte"
    r"|themen|etiketler|etiket|anahtar kelimeler|konular"
    r"|الكلمات المفتاحية|كلمات مفتاحية|الوسوم|وسوم|كلمات دلالية|تاگەکان|تاگ|وشە سەرەکییەکان|وشەی سەرەکی"
    r"|کلیلەوشە|بابەتەکان|mots[ -]clés|etiquetas|temas)"
)
_TAGS = re.compile(rf"^{_TAG_LABEL}\s*[:：]\s*(?P<tags>.+)$", re.IGNORECASE)
_TAGS_BELOW = re.compile(rf"^{_TAG_LABEL}\s*[:：]?$", re.IGNORECASE)
_MOST_TAGS = 12
_TAG_WORDS = 4
_TAG = 40  # characters
_MOST_DATES = 3  # in a line
_COLUMNS = re.compile(r"\s[|•·/]\s")
_COLUMN = 5  # words
_MOST_BUTTONS = 8  # in a line
_DATED = 120  # characters of a line that is a date
_MOST_DATED = 150  # short lines with digits in which a date is looked for: a dump with more is a table
_FIGURE = re.compile(r"\d")


def lines_of(text: Sequence[str]) -> list[Line]:
    """Return the first MOST lines of a dump that are not blank, in its order, with wrapped lines joined."""
    page = unframed(text)
    marks = Marks(is_markdown(page.lines), page.numbered)
    lines = whole_markdown(page.lines) if marks.markdown else page.lines
    plain = [plain_line(raw, dated=dated) for raw, dated in zip(lines, _dated(lines), strict=True)]
    titles = {unmarked(line, marks) for raw, line in zip(lines, plain, strict=True) if is_title_mark(raw)}
    broken = unwrapped(
        plain, lines, stands_alone=lambda line: _stands_alone(unmarked(line, marks) or line), is_item=has_bullet
    )
    whole = [unmarked(line, marks) for line in broken] if any(marks) else broken
    found: list[Line] = []
    blank = True
    for line, marked, dated in zip(whole, broken, _dated(whole), strict=True):
        if line:
            link = address_in(marked) if "](" in marked else None
            found.append(Line(line, role_of(line, dated=dated), blank, line in titles, link))
            if len(found) == MOST:
                break
        blank = not line
    return _with_tags_below(found)


def _dated(lines: Iterable[str]) -> Iterator[bool]:
    """Yield for each line whether a date is to be looked for in it, until too many may hold one."""
    left = _MOST_DATED
    for line in lines:
        yield left > 0
        left -= len(line) <= 2 * _DATED and _FIGURE.search(line) is not None


def _stands_alone(line: str) -> bool:
    """Whether a line is a byline, a date, a button or a heading, and not a continuation of the line above."""
    if line[0].islower() or is_sentence(line):
        return signs(line)
    return signs(line) or has_bullet(line) or role_of(line) not in (Role.PROSE, Role.SHORT, Role.CAPTION)


def _with_tags_below(lines: list[Line]) -> list[Line]:
    """Return the lines with the role TAGS for a list of tags below its heading, behind the first paragraph."""
    first = next((at for at, line in enumerate(lines) if line.role is Role.PROSE), len(lines))
    told = list(lines)
    for at in range(first + 1, len(lines)):
        if len(lines[at].text) <= _TAG and _TAGS_BELOW.match(lines[at].text):
            end = _end_of_tags(lines, at + 1)
            if end > at + 1:
                tags = (replace(line, role=Role.TAGS) for line in lines[at + 1 : end])
                told[at:end] = (replace(lines[at], role=Role.FURNITURE), *tags)
    return told


def _end_of_tags(lines: Sequence[Line], start: int) -> int:
    """Return the number of the line behind the tags that begin here; the heading of a paragraph is no tag."""
    end = start
    while end < min(len(lines), start + _MOST_TAGS) and _is_tag(lines[end]):
        end += 1
    if start < end < len(lines) and lines[end].role is Role.PROSE:
        # A blank line ends a list that has none inside; otherwise the last line is the paragraph's heading.
        return end if lines[end].after_blank and not lines[end - 1].after_blank else end - 1
    return end


def _is_tag(line: Line) -> bool:
    short = len(line.text) <= _TAG and (len(line.text.split()) <= _TAG_WORDS or "," in line.text)
    return line.role is Role.SHORT and short and not is_sentence(line.text)


def role_of(line: str, *, dated: bool = True) -> Role:
    """Return what a line is by itself; unless it is `dated`, it is taken for neither a date nor a counter."""
    return (_short_role_of if len(line) < SHORT else _role_of)(line, dated)


def _role_of(line: str, dated: bool) -> Role:
    heading = line.rstrip(" :：") if len(line) < PROSE else line
    asked = _BY_WORDS_AND_FIGURES if dated and _FIGURE.search(line) else _BY_WORDS
    return next((role for role, says_so in asked if says_so(line, heading)), None) or _by_shape(line)


def _by_shape(line: str) -> Role:
    is_byline = signs(line)
    if len(line) <= CAPTION and not (is_byline and " | " in line):
        caption = split_credit(line)
        if caption.credit and (caption.text is None or len(caption.credit) <= PROSE):
            return Role.CAPTION
    if is_byline:
        return Role.SHORT
    size = len(line) if line.isascii() else len(line) + _WIDE.subn("", line)[1]
    if size >= 2 * PROSE or (is_sentence(line) and size >= SENTENCE) or (size >= PROSE and _COMMAS.search(line)):
        return Role.PROSE
    return Role.SHORT


def signs(line: str) -> bool:
    """Return whether a line is a byline: it begins with a word for one and a name follows, or it names a reporter.

    >>> signs("By Jane Doe"), signs("By Wednesday the water had gone")
    (True, False)
    """
    return (_short_signs if len(line) < SHORT else _signs)(line)


def _signs(line: str) -> bool:
    if not has_byline_word(line) or is_sentence(line):
        return is_reporter(line)
    return is_bare_byline_word(line) or any(_can_sign(who.name or "") for who in people_of(line))


def is_reporter(line: str) -> bool:
    """Return whether a line names people as reporters, in a word behind their names: in Korean, Japanese or Chinese.

    >>> is_reporter("김민수 기자"), is_reporter("佐藤花子 記者"), is_reporter("編集 記者"), is_reporter("Jane Doe")
    (True, True, False, False)
    """
    return _REPORTER.search(line) is not None and all(is_short_name(who.name or "") for who in people_of(line))


def _can_sign(name: str) -> bool:
    return is_person(name) or is_organisation(name) or is_short_name(name) or is_acronym(name)


# Short lines recur, and those before a story are asked about six times and more. Long ones, which may have megabytes,
# are not kept in memory.
_short_role_of = lru_cache(maxsize=4096)(_role_of)
_short_signs = lru_cache(maxsize=4096)(_signs)


def is_paragraph(line: Line) -> bool:
    """Return whether a line is a paragraph; a short one is if it ends with a full stop, as no title does."""
    return line.role is Role.PROSE or (line.role is Role.SHORT and line.text.endswith(SPOKEN_STOPS))


def is_marker(line: Line) -> bool:
    """Return whether a line is a date or a byline, such as stand below a title."""
    return line.role is Role.DATE or signs(line.text)


def is_speech(line: str) -> bool:
    """Return whether a line is speech behind a dash, and no item of a list."""
    return line.startswith(("–", "—")) and is_sentence(line)


def _is_date_line(line: str) -> bool:
    """Whether a line is a date, perhaps with a label and a time, and hardly anything else."""
    if len(line) > _DATED or not any(sign.isdigit() for sign in line):
        return False
    date = find_date(line)
    if date is None:
        return is_time_of_day(line)
    columns = _COLUMNS.split(line)
    if len(columns) > 1 and _are_beside_date(columns):
        return True
    rest = fold(_undated(line, date)).split()
    labelled = _LABELLED_DATE.match(line) or (line.startswith(date) and _LABEL_INSIDE.search(line))
    return len(rest) <= 3 or (len(rest) <= 8 and bool(labelled))


def _are_beside_date(columns: Sequence[str]) -> bool:
    """Whether one column is a date, and another one a name or a reading time."""
    dated = [column for column in columns if find_date(column)]
    others = [column for column in columns if column not in dated]
    named = is_person(columns[0]) or any(
        signs(column) or is_person(column) or is_furniture(column) for column in others
    )
    return bool(dated) and named and all(len(column.split()) <= _COLUMN for column in others)


def _undated(line: str, date: str) -> str:
    """Return a line without its dates: the given one, and those that are found then."""
    for _ in range(_MOST_DATES):
        line = line.replace(date, " ", 1)
        following = find_date(line)
        if following is None:
            break
        date = following
    return line


def _are_buttons(words: Sequence[str]) -> bool:
    """Whether all words are buttons that stood side by side: "Facebook Twitter Print"."""
    return 2 <= len(words) <= _MOST_BUTTONS and all(map(is_furniture, words))


def _is_mark(line: str) -> bool:
    """Whether a line stands for a picture or a button, or is a page number or an archive's field."""
    if len(line) > PROSE:
        return False
    if _FIELD.match(line) or PICTURE_LABEL.match(line) or _are_buttons(line.split()):
        return True
    return _MARK.match(line) is not None and not line.rstrip("] ").endswith((".", "!", "?"))


def tags_in(line: str) -> str | None:
    """Return what follows "Tags:" in a line, None if it does not begin so."""
    found = _TAGS.match(line) if len(line) < 4 * PROSE else None
    return found["tags"] if found else None


def without_bullet(line: str) -> str:
    """Return a line without the bullet or the number it begins with."""
    return _BULLET.sub("", line)


def has_bullet(line: str) -> bool:
    """Return whether a line begins with a bullet or a number."""
    return _BULLET.match(line) is not None


def is_address(line: str) -> bool:
    """Return whether a line is a web address and nothing else."""
    return _ADDRESS.match(line) is not None


def labelled_address(line: str) -> str | None:
    """Return the address that a line states as the page's own, None for any other line.

    >>> labelled_address("URL Source: https://post.example/mill"), labelled_address("See https://post.example/mill")
    ('https://post.example/mill', None)
    """
    found = _LABELLED_ADDRESS.fullmatch(line)
    return found["address"] if found else None


_Asked: TypeAlias = tuple[tuple[Role, Callable[[str, str], bool]], ...]

# Tests of what a line is by its words (or, without a closing colon, as a heading), in the order they are made.
_HEADINGS: _Asked = (
    (Role.RIGHTS, lambda line, heading: is_rights_line(line) or (line[:1] == "(" and is_rights_line(line[1:]))),
    (Role.END, lambda line, heading: ends_story(heading)),
    (Role.LATEST, lambda line, heading: len(line) < PROSE and may_head_latest(heading) and heads_latest(heading)),
    (Role.RELATED, lambda line, heading: heads_other_stories(heading)),
    (Role.TAGS, lambda line, heading: tags_in(line) is not None),
)
_SET_ABOUT: _Asked = ((Role.FURNITURE, lambda line, heading: is_set_above(line) or says_when_kept(line)),)
_FURNITURE: _Asked = (
    (Role.FURNITURE, lambda line, heading: is_furniture(line) or is_address(line) or _is_mark(line)),
    (Role.FURNITURE, lambda line, heading: labelled_address(line) is not None),
    (Role.FURNITURE, lambda line, heading: speaks_to_readers(line)),
)
_DATES: _Asked = ((Role.DATE, lambda line, heading: _is_date_line(line)),)  # first: "4 March · 3 min read" is one
_COUNTERS: _Asked = ((Role.FURNITURE, lambda line, heading: passes(line)),)
_BY_WORDS: _Asked = (*_HEADINGS, *_SET_ABOUT, *_FURNITURE)
_BY_WORDS_AND_FIGURES: _Asked = (*_HEADINGS, *_SET_ABOUT, *_DATES, *_FURNITURE, *_COUNTERS)
