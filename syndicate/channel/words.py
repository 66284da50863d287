"""Words and phrases in the titles and texts of records: folded once a record, looked for by every channel. Pure.

A word is found whole; in scripts that put no spaces between words (Chinese, Japanese, Thai, Khmer) it may stand
anywhere. Case, punctuation, variants of letters, vowel marks that most leave out and signs that do not show make no
difference.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from ingest.text.language import UNSPACED, evened, folded_bytes

ANY_ENDING = "*"  # behind a word

_LONGEST_WORD = 40  # characters of a stretch that is remembered
_BETWEEN = re.compile(r"[\W_]+")
_TURN = re.compile(rf"(?<=[{UNSPACED}])(?=[^\W{UNSPACED}])|(?<=[^ {UNSPACED}])(?=\w)(?=[{UNSPACED}])")  # before no mark
_UNSPACED = re.compile(f"[{UNSPACED}]")
# Marks that one writes and another leaves out: of Hebrew and Arabic vowels and recitation, and of how a sign is drawn.
_LEFT_OUT = re.compile("[\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\ufe00-\ufe0f\U000e0100-\U000e01ef]")


@dataclass(frozen=True, slots=True)
class Wording:
    """What a record says, as channels search it: words with single spaces between and around them, nothing else."""

    title: str = ""
    text: str = ""  # its title, a line of its own, and its text


def wording(title: str | None, *texts: str | None) -> Wording:
    r"""Return what a record says in its title and its texts (the summary, the body): plain text, None: there is none.

    >>> wording("The DAM", "It's open.")
    Wording(title=' the dam ', text=' the dam \n it s open ')
    """
    head = _framed(title)
    return Wording(head, "\n".join((head, *map(_framed, texts))))


def _framed(text: str | None) -> str:
    folded = _folded(text or "")
    return f" {folded} " if folded else " "


def folded_word(written: str) -> str:
    """Return a word or a phrase as `Terms` holds it: folded, and with the `*` for any ending if it has one.

    >>> folded_word("Kurdistan  Reg*"), folded_word("..."), folded_word("*")
    ('kurdistan reg*', '', '')
    """
    word = _folded(written)
    return f"{word}{ANY_ENDING}" if word and written.rstrip().endswith(ANY_ENDING) else word


def needle(word: str) -> str:
    """Return what is looked for in a `Wording` to find what `folded_word` returned.

    >>> needle("dam"), needle("reg*"), needle("東京")
    (' dam ', ' reg', '東京')
    """
    bare = word.removesuffix(ANY_ENDING)
    before = "" if _UNSPACED.match(bare) else " "
    return before + bare + ("" if word != bare or _UNSPACED.match(bare[-1:]) else " ")


def _folded(text: str) -> str:
    """The words of a text with single spaces between them, and between scripts with and without spaces.

    Not by `fold`, which takes a vowel mark of an Indian script for the end of a word. As there, what stands between
    white space is folded by itself; what is met again and again is folded only once.
    """
    if text.isascii():
        return " ".join(folded_bytes(text).decode("ascii").split())
    stretches = (_remembered(one) if len(one) <= _LONGEST_WORD else _folded_signs(one) for one in text.split())
    return " ".join(filter(None, stretches))


def _folded_signs(stretch: str) -> str:
    text = evened(stretch)
    has_marks = any(unicodedata.category(sign) in ("Mn", "Mc", "Cf") for sign in set(text))
    text = _BETWEEN.sub(_between if has_marks else " ", text)
    if has_marks:
        text = evened(text)  # of what did not show nothing stands between a letter and its mark any more
    if _UNSPACED.search(text):
        text = _TURN.sub(" ", text)
    return " ".join(text.split())


_remembered = lru_cache(maxsize=16_384)(_folded_signs)


def _between(signs: re.Match[str]) -> str:
    """The marks that stand on the letter before, and a space where anything else follows that shows."""
    kept: list[str] = []
    for sign in signs[0]:
        category = unicodedata.category(sign)
        if category == "Cf" or (category == "Mn" and _LEFT_OUT.match(sign)):
            continue
        if category not in ("Mn", "Mc") or not signs.start():
            return "".join((*kept, " "))
        kept.append(sign)
    return "".join(kept)
