"""Real texts and scripted edits, as other papers would make them, for `benchmarks.same_story`.

A word is what stands between spaces, or a letter in scripts without spaces between words. Each edit gives the same text
in every run: its random numbers are seeded with its own name and the text's number.
"""

import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.likenesses import UNSPACED, runs_of
from benchmarks.page_readers import NOWHERE
from ingest import Document, Entry, ReadError, read
from ingest.text.hashing import hash_text

SHORTEST = 100  # words
SHORTEST_OF_OURS = 50
HEADLINE = 8  # words
FIRST = 40  # words that are left of a text of which almost nothing is left
TWICE = 0.8  # of the runs of the shorter of two texts: with more in both it is one text
_WORD = re.compile(f"[{UNSPACED}]|[^\\s{UNSPACED}]+")
_LETTER = re.compile(f"[{UNSPACED}]")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|(?<=[。！？])")
_AGENCIES = (
    ("Meridian Wire", "Reporting by the {place} bureau; editing by {editor}."),
    ("Nordlicht Presse", "{editor} in {place} contributed to this report."),
    ("Agence Delta", "Copy edited in {place} by {editor}. Our standards: the Agence Delta principles of trust."),
    ("Tigris News Agency", "More reporting by {editor} in {place}. The agency does not answer for the headlines."),
)
_PLACES = "Berlin London Erbil Ankara Cairo Lyon Osaka Nairobi Lima Oslo".split()
_EDITORS = "Ana Reyes|Tom Hollis|Mina Farouk|Jens Albers|Rewan Aziz|Claire Petit|Ken Mori|Olga Brandt".split("|")
_RIGHTS = "Copyright 2025 {agency}. All rights reserved. This material may not be published, broadcast or rewritten."
_TYPESET = str.maketrans({"'": "\u2019", '"': "\u201d", "-": "\u2010", " ": "\u00a0", "\u2019": "'", "\u201d": '"'})
# The same letters of Arabic and Kurdish have other code points on other newsrooms' keyboards.
_KEYBOARD = str.maketrans({"ي": "ی", "ك": "ک", "ی": "ي", "ک": "ك"})
_CAPITALS = str.maketrans({"i": "İ", "ı": "I"})  # Turkish: the dot stays


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """A text and the positions of its words."""

    number: int
    title: str
    body: str
    spans: tuple[tuple[int, int], ...]
    unspaced: bool  # most of its words are letters of a script without spaces

    def words(self, first: int, last: int) -> str:
        """Return the text from one word to another, the latter left out."""
        return self.body[self.spans[first][0] : self.spans[last - 1][1]]


def text_of(number: int, title: str | None, body: str) -> Text:
    """Return a text with its words found; it is called by its first where it has no title."""
    spans = tuple(match.span() for match in _WORD.finditer(body))
    unspaced = 2 * len(_LETTER.findall(body)) > len(spans)
    return Text(number, title or body[:60], body, spans, unspaced)


# -- the texts --


def real_texts(folders: Sequence[Path], most: int) -> tuple[tuple[Text, ...], tuple[tuple[str, str], ...]]:
    """Return at most so many different texts, and the pairs of names of which the first was left out.

    Texts that people have labelled come first, then what our reader finds on the other pages, in the order of the
    digests of their names.
    """
    kept: list[Text] = []
    names: list[str] = []
    runs_in: list[int] = []
    twice: list[tuple[str, str]] = []
    holders: defaultdict[int, list[int]] = defaultdict(list)  # by run of words
    for name, title, body in chain(_true_texts(folders), _read_texts(folders)):
        text = text_of(len(kept), title, body)
        if len(text.spans) < SHORTEST:
            continue
        if len(kept) == most:
            break
        runs = runs_of(body)
        shared = Counter(number for run in runs for number in holders.get(run, ()))
        same = next((one for one, many in shared.items() if many >= TWICE * min(len(runs), runs_in[one])), None)
        if same is not None:
            twice.append((name, names[same]))
            continue
        for run in runs:
            holders[run].append(text.number)
        kept.append(text)
        names.append(name)
        runs_in.append(len(runs))
    return tuple(kept), tuple(twice)


def _truths(folders: Sequence[Path]) -> Iterator[tuple[Path, dict[str, Any]]]:
    for folder in folders:
        for line in (folder / "truth.jsonl").read_bytes().splitlines():
            yield folder, json.loads(line)


def _true_texts(folders: Sequence[Path]) -> Iterator[tuple[str, str | None, str]]:
    for folder, truth in _truths(folders):
        if truth["text"]:
            yield f"{folder.name}/{truth['id']}", truth["title"], truth["text"]


def _read_texts(folders: Sequence[Path]) -> Iterator[tuple[str, str | None, str]]:
    untold = [(folder / truth["id"], truth["url"]) for folder, truth in _truths(folders) if not truth["text"]]
    for page, url in sorted(untold, key=lambda one: hash_text(one[0].name)):
        body = gzip.decompress(page.with_name(f"{page.name}.html.gz").read_bytes())
        try:
            found = read(Document(url=url or NOWHERE, body=body)).entries
        except ReadError:
            continue
        for entry in found:
            if isinstance(entry, Entry) and entry.content_text:
                yield f"{page.parent.name}/{page.name}", entry.title, entry.content_text


def our_texts(folder: Path, languages: Collection[str]) -> tuple[Text, ...]:
    """Return the texts in these languages from our own fixtures, each once; they are shorter."""
    found: dict[str, Entry] = {}
    for path in sorted(folder.rglob("*.*ml")):
        try:
            entries = read(Document(url=f"https://example.org/{path.name}", body=path.read_bytes())).entries
        except ReadError:
            continue
        for entry in entries:
            if isinstance(entry, Entry) and (entry.language or "").partition("-")[0] in languages:
                found.setdefault(entry.content_text or "", entry)
    made = [text_of(0, entry.title, body) for body, entry in found.items()]
    kept = [text for text in made if len(text.spans) >= SHORTEST_OF_OURS]
    return tuple(replace(text, number=number) for number, text in enumerate(kept))


# -- the edits --


class Others:
    """The other texts, from which words and paragraphs are borrowed."""

    def __init__(self, texts: Sequence[Text]) -> None:
        """Borrow from these texts; scripts with and without spaces are kept apart."""
        self._of = {unspaced: [text for text in texts if text.unspaced == unspaced] for unspaced in (True, False)}

    def of(self, text: Text, dice: Random) -> Iterator[Text]:
        """Yield all texts but this one in random order, those in its kind of script first."""
        for kind in (text.unspaced, not text.unspaced):
            of_kind = self._of[kind]
            yield from (of_kind[place] for place in _shuffled(len(of_kind), dice) if of_kind[place] is not text)

    def word(self, text: Text, dice: Random, instead: str) -> str:
        """Return a word of another text that is not this word."""
        for other in self.of(text, dice):
            first, last = dice.choice(other.spans)
            if (word := other.body[first:last]) != instead:
                return word
        raise ValueError("there are no others")

    def passage(self, text: Text, dice: Random, many: int) -> str:
        """Return so many words from other texts, at most a quarter of each, or the result would be its copy too."""
        parts = []
        for other in self.of(text, dice):
            length = min(many, len(other.spans) // 4)
            first = dice.randrange(len(other.spans) - length)
            parts.append(other.words(first, first + length))
            many -= length
            if not many:
                break
        return "\n\n".join(parts)


def _shuffled(many: int, dice: Random) -> Iterator[int]:
    """Yield the numbers below a bound in random order, computing only those that are asked for."""
    moved: dict[int, int] = {}
    for last in range(many - 1, -1, -1):
        drawn = dice.randint(0, last)
        yield moved.get(drawn, drawn)
        moved[drawn] = moved.get(last, last)


Edit = Callable[[Text, Others, Random], str]


def with_header_and_footer(text: Text, others: Others, dice: Random) -> str:
    """Return the text as an agency sends it out."""
    agency, footer = dice.choice(_AGENCIES)
    said = footer.format(place=dice.choice(_PLACES), editor=dice.choice(_EDITORS))
    return f"{_header(agency, dice)}{text.body}\n\n{said}\n\n{_RIGHTS.format(agency=agency)}"


def _header(agency: str, dice: Random) -> str:
    place, day = dice.choice(_PLACES), dice.randint(1, 28)
    return f"By {dice.choice(_EDITORS)}, {agency}\n\n{place.upper()}, Sept. {day} ({agency}) - "


def changed(share: float) -> Edit:
    """Return the edit that replaces this share of the words by others."""

    def edit(text: Text, others: Others, dice: Random) -> str:
        many = max(1, round(share * len(text.spans)))
        parts, end = [], 0
        for place in sorted(dice.sample(range(len(text.spans)), many)):
            first, last = text.spans[place]
            parts += [text.body[end:first], others.word(text, dice, text.body[first:last])]
            end = last
        return "".join((*parts, text.body[end:]))

    return edit


def with_new_end(text: Text, others: Others, dice: Random) -> str:
    """Return the text with new paragraphs at its end that make a quarter of the whole."""
    return f"{text.body}\n\n{others.passage(text, dice, len(text.spans) // 3)}"


def with_new_middle(text: Text, others: Others, dice: Random) -> str:
    """Return the text with new paragraphs in its middle that make a quarter of the whole."""
    half = text.spans[len(text.spans) // 2][0]
    return f"{text.body[:half]}\n\n{others.passage(text, dice, len(text.spans) // 3)}\n\n{text.body[half:]}"


def cut(text: Text, others: Others, dice: Random) -> str:
    """Return the first 60 %."""
    return text.words(0, round(0.6 * len(text.spans)))


def opening(text: Text, others: Others, dice: Random) -> str:
    """Return the first words."""
    return text.words(0, FIRST)


def middle(text: Text, others: Others, dice: Random) -> str:
    """Return so many words of the middle."""
    first = (len(text.spans) - FIRST) // 2
    return text.words(first, first + FIRST)


def after_header(edit: Edit) -> Edit:
    """Return the edit that also puts an agency's header in front."""
    return lambda text, others, dice: _header(dice.choice(_AGENCIES)[0], dice) + edit(text, others, dice)


def reordered(text: Text, others: Others, dice: Random) -> str:
    """Return the text with its paragraphs in another order, or its sentences if it has too few paragraphs."""
    parts, between = [part for part in text.body.split("\n") if part.strip()], "\n\n"
    if len(parts) < 3:
        parts, between = _SENTENCE.split(text.body), " "
    order = [*parts]
    dice.shuffle(order)
    return between.join(order if order != parts else parts[::-1])


def typeset(text: Text, others: Others, dice: Random) -> str:
    """Return the text with other quotes, hyphens and spaces, as another system sets them."""
    return text.body.translate(_TYPESET)


def retyped(text: Text, others: Others, dice: Random) -> str:
    """Return the text as typed on another keyboard: Arabic and Kurdish letters that look alike."""
    return text.body.translate(_KEYBOARD)


def dotted(text: Text, others: Others, dice: Random) -> str:
    """Return the text with a first line in Turkish capitals, and every other İ lower-cased as without Turkish rules."""
    first = text.words(0, 10)
    return first.translate(_CAPITALS).upper() + text.body[len(first) :].replace("İ", "i\u0307")


def headline(text: Text, edited: str, dice: Random) -> str:
    """Return what another paper puts over the text: the same words, half of them, or some of its own."""
    words = text_of(text.number, None, edited)
    first = dice.randrange(max(1, len(words.spans) - HEADLINE))
    own = words.words(first, min(first + HEADLINE, len(words.spans)))
    same = text.title[: len(text.title) // 2]
    return dice.choice((text.title, f"{same} {own}", own))


@dataclass(frozen=True, slots=True)
class Row:
    """An edit, its name, and whether nearly all copies have to be found after it."""

    name: str
    edit: Edit
    bound: bool = False
    needs: str = ""  # the text has to have one of these letters, or the edit changes nothing

    def applied(self, text: Text, others: Others) -> str | None:
        """Return the edited text; None where the edit changes nothing."""
        if self.needs and not any(letter in text.body for letter in self.needs):
            return None
        return self.edit(text, others, Random(f"{self.name} {text.number}"))


ROWS = (
    Row("wire header and footer", with_header_and_footer, bound=True),
    Row("1 % of words changed", changed(0.01), bound=True),
    Row("5 % of words changed", changed(0.05), bound=True),
    Row("15 % of words changed", changed(0.15), bound=True),
    Row("a quarter new text, at the end", with_new_end, bound=True),
    Row("a quarter new text, in the middle", with_new_middle, bound=True),
    Row("cut to 60 %", cut, bound=True),
    Row("first 40 words only", opening, bound=True),
    Row("30 % of words changed", changed(0.3)),
    Row("header, and cut to 60 %", after_header(cut)),
    Row("header, and first 40 words", after_header(opening)),
    Row("40 words of the middle", middle),
    Row("paragraphs in another order", reordered),
    Row("other quotes, hyphens, spaces", typeset),
    Row("another Arabic keyboard", retyped, needs="يكیک"),
    Row("Turkish dotted i", dotted, needs="ığş"),
)
