"""Recognises the heading of a list of a site's newest stories, in many languages, on pages and in text dumps.

A heading counts when it says "latest" and nothing in it says otherwise: "Latest comments" and "Neueste Videos" are
lists of something else, "Most read" and "Related" are not about time.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate

from ingest.reading.phrases.latest_tables import (
    BEFORE_NAME,
    CJK_NOUNS,
    MARKS,
    NEWS,
    NEWS_FROM,
    NOUNS,
    OTHERWISE,
    PARTS,
    WEAK,
    WHOLE,
)
from ingest.text.language import fold
from ingest.text.phrase_tables import phrases

LONGEST = 70  # characters of a heading
SHORT = 25  # characters of a heading that only says that news follow
MOST_WORDS = 7
_BY = "by · par · por · tarafından"  # a name follows: the list holds one author's stories
_COMMON = frozenset("live info what new the seite page el la le les".split())  # also words of many other texts
_WORDS = re.compile(r"\w+")
_SPACED = bytes(sign if sign > 127 or chr(sign).isalnum() or sign == 95 else 32 for sign in range(256))
_UNSPACED = re.compile("[\u0e01-\u1fff\u2c00-\U0010ffff]")  # the beginning of a word in a script without spaces
# Letters that pages write in place of a folded one: headings are searched before they are folded.
_WRITTEN = (("\u06cc", "\u064a"), ("\u06cc", "\u0649"), ("\u06a9", "\u0643"), ("i", "\u0131"), ("i", "i\u0307"))


def may_head_latest(text: str) -> bool:
    """Return whether a text holds a word that such headings have: a cheap check before `heads_latest`."""
    if text.isascii():
        return not _plain_hints().isdisjoint(_plain_words(text.lower().encode()))
    if not _hints().isdisjoint(_WORDS.findall(text.lower())):
        return True
    return max(text) > "\u0e00" and any(mark in text for mark in _unspaced())


def _plain_words(lower: bytes) -> list[bytes]:
    """The words of a text in UTF-8. Splitting at ASCII signs in bytes is twice as fast as matching a pattern."""
    return lower.translate(_SPACED).split()


def which_may_head(texts: Sequence[str]) -> list[int]:
    """Return the numbers of the texts that hold such a word. They are searched all at once first."""
    joined = "\n".join(texts)
    together = joined.lower()
    parts = _plain_words(together.encode("utf-8", "surrogatepass"))
    beyond = [] if together.isascii() else [part for part in parts if not part.isascii()]
    foreign = b" ".join(beyond).decode("utf-8", "surrogatepass")
    words = {word.decode() for word in _plain_hints().intersection(parts)}
    words |= _hints().intersection(_WORDS.findall(foreign))
    marks = [mark for mark in _unspaced() if mark in foreign] if _UNSPACED.search(foreign) else []
    if not words and not marks:
        return []
    # Only one letter changes its length in small letters: the Turkish capital I with a dot.
    lines = texts if len(together) == len(joined) else [text.lower() for text in texts]
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    worded = {bisect_right(starts, at) - 1 for word in words for at in _found(word, together)}
    marked = {bisect_right(starts, at) - 1 for mark in marks for at in _found(mark, together)}
    return sorted(marked | {number for number in worded if not words.isdisjoint(_WORDS.findall(lines[number].lower()))})


def _found(word: str, text: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


@cache
def _hints() -> frozenset[str]:
    """The marks, and of each phrase its most telling word, in every way a page may write them."""
    common = phrases(NOUNS) | _COMMON
    alone = phrases(MARKS) | {phrase for phrase in phrases(WHOLE) if " " not in phrase}
    rare = {
        max(phrase.split(), key=lambda word: (word in alone, len(word) > 2 and word not in common, len(word)))
        for phrase in phrases(WHOLE)
    }
    return _as_written(rare | phrases(MARKS))


@cache
def _plain_hints() -> frozenset[bytes]:
    return frozenset(word.encode() for word in _hints() if word.isascii())


def _as_written(words: Iterable[str]) -> frozenset[str]:
    """Folded words in the letters that a page may write them in. Of one that a vowel sign splits, the longest part."""
    written = set(words)
    for letter, other in _WRITTEN:
        written |= {word.replace(letter, other) for word in written}
    written |= {f"{word[:-1]}ς" for word in written if word.endswith("σ")}
    parts = [(word, _WORDS.findall(word)) for word in written]
    return frozenset(word if len(found) == 1 else max(found, key=len) for word, found in parts if found)


@cache
def _unspaced() -> tuple[str, ...]:
    """The marks in scripts that are written without spaces."""
    return tuple(phrase for phrase in (*phrases(WHOLE), *phrases(MARKS)) if phrase[0] > "\u0e00" and " " not in phrase)


def which_head_news(texts: Sequence[str]) -> list[int]:
    """Return the numbers of the texts that only say that news follow."""
    news = _news()
    return [number for number, text in enumerate(texts) if len(text) <= SHORT and text.lower() in news]


@cache
def _news() -> frozenset[str]:
    return phrases(NEWS) | _as_written(phrases(NEWS))


def heads_latest(heading: str, site: frozenset[str] = frozenset()) -> bool:
    """Return whether a heading says that the newest stories of the site or a section follow.

    `site` holds the folded words of the site's own name, which may stand in it ("Nýjast á mbl.is").

    >>> heads_latest("The Latest"), heads_latest("Latest comments"), heads_latest("Most read")
    (True, False, False)
    """
    if len(heading) > LONGEST or heading.startswith("#"):
        return False
    folded = fold(heading)
    if folded in phrases(WHOLE):
        return True
    words = _unnamed(folded.split(), site)
    if not words or len(words) > MOST_WORDS or words[-1] in phrases(_BY):
        return False
    said = " ".join(words) in phrases(WHOLE) or _is_marked(folded, words)
    return said and OTHERWISE.search(folded) is None


def _unnamed(words: Sequence[str], site: frozenset[str]) -> list[str]:
    """The words of a heading without the site's own, and without a preposition that is left before them."""
    left = [word for word in words if word not in site]
    if not words or words[-1] not in site:
        return left
    end = len(left)
    while end and left[end - 1] in phrases(BEFORE_NAME):
        end -= 1
    return left if left[:end] in (["neu"], ["new"]) else left[:end]  # goods may be "new at" a shop


def names_otherwise(text: str) -> bool:
    """Return whether a text names something other than stories: comments, films, goods."""
    return OTHERWISE.search(fold(text)) is not None


def _is_marked(folded: str, words: Sequence[str]) -> bool:
    """Whether words say "newest news", and hardly anything else."""
    marks, nouns = phrases(MARKS), phrases(NOUNS)
    if not any(word in marks for word in words):
        return _marked_in_cjk(folded, marks)
    is_led = len(words) > 2 and " ".join(words[:2]) in phrases(WHOLE)  # "Lo último de Política"
    is_from = len(words) > 2 and words[0] in phrases(NEWS_FROM) and words[1] in phrases(BEFORE_NAME)
    known = (marks, nouns, phrases(PARTS), *((phrases(BEFORE_NAME),) if is_from else ()))
    others = sum(not any(word in table for table in known) for word in words[2 if is_led else 0 :])
    if others > 1:  # one may name a section: "Latest Politics News"
        return False
    if is_led or is_from or not all(word in phrases(WEAK) for word in words if word in marks):
        return True
    return any(word in nouns and _says_news(word) for word in words)


def _says_news(noun: str) -> bool:
    """Whether a noun is no article or preposition."""
    return len(noun) > (3 if noun.isascii() else 2)


def _marked_in_cjk(folded: str, marks: frozenset[str]) -> bool:
    """Whether a short heading in Japanese or Chinese, without spaces, ends in a mark, or is a mark before "news"."""
    if len(folded) > 14 or folded.isascii():
        return False
    return any(
        folded.endswith(mark) or (folded.startswith(mark) and folded.endswith(CJK_NOUNS))
        for mark in marks
        if not mark.isascii() and len(mark) <= 3 and mark[-1] > "\u3000"
    )
