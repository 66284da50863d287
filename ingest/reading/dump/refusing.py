"""Refuses plain text that is no article, by the shape of its lines: addresses, logs, chats, programs, tables."""

import re
from collections import Counter
from collections.abc import Callable, Sequence

from ingest.errors import ReadError
from ingest.reading.dump.lines import is_address

MOST = 40  # lines that are looked at: an article may go on with a table
LONGEST = 300  # characters of a program's line
TELLING = 2000  # characters of a line that are looked at for signs
FEWEST = 5  # lines that have a shape in common
_STAMP = re.compile(
    r"^\s*[\[(<]?(?:\d{1,4}[-./:]\d{1,2}(?:[-./:]\d{1,4})?(?=[\s,T\])>])"
    r"|\d{1,3}(?:\.\d{1,3}){3}\s|[A-Z][a-z]{2}\s+\d{1,2}\s\d\d:\d\d:\d\d\s)"
)
_CODE = re.compile(
    r"^\s*(?:(?:def|class|import|return|if|elif|else|for|while|try|except|raise|with|async|public|private|static|void"
    r"|function|const|let|var|struct|enum|package|using|namespace|fn|impl)\b.*[:;{(]\s*$|from\s[\w.]+\simport\s"
    r"|import\s[\w.]+\s*;?$|#\s*(?:include|define|ifdef|ifndef|endif)\b|//|/\*|\*/|@\w+(?:\(.*\))?$|</?\w+[^>]*>\s*$"
    r"|File \"|[)\]}]+[;,]?\s*$|\w[\w.\[\]]*\s*=\s*\S)|.*(?:[{};]|\w\(.*\)[:;,]?)\s*$"
)
_SIGNS = re.compile(r"[\d{}\[\]()<>=;\"|/\\_#*@$%^&+~]")


def refuse_no_article(lines: Sequence[str]) -> None:
    """Refuse a dump whose lines are not those of an article.

    Raises: ReadError: most lines are addresses ("list-of-urls"), or they are a log's, a chat's, a program's or a
        table's ("no-story").
    """
    addresses = sum(is_address(line.strip()) for line in lines)
    if addresses and addresses >= 0.8 * sum(not line.lstrip().startswith("#") for line in lines if line.strip()):
        raise ReadError("list-of-urls", f"{addresses} addresses; put the file into seeds/ to have them polled")
    said = [line for line in lines if line and not line.isspace()][:MOST]
    for what, share, has_shape in _SHAPES:
        count = sum(map(has_shape, said))
        begins = 2 * sum(map(has_shape, said[:FEWEST])) > FEWEST  # an article may go on with a table
        if begins and count >= max(FEWEST, share * len(said)):
            raise ReadError("no-story", f"{count:,} of {len(said):,} lines are those of {what}")
    if _is_table(said):
        raise ReadError("no-story", "its lines are rows of a table")


def _is_table(lines: Sequence[str]) -> bool:
    """Whether nearly all lines have the same number of commas, tabs or the like, and several of them."""
    for sign in ",;\t|":
        counts = Counter(line.count(sign) for line in lines)
        signs, rows = max(counts.items(), key=lambda pair: pair[1], default=(0, 0))
        if signs >= 3 and rows >= max(FEWEST, 0.8 * len(lines)):
            return True
    return False


def _is_made_of_signs(line: str) -> bool:
    start = line[:TELLING]
    return len(_SIGNS.findall(start)) > len(start) / 4


# What a text may be, the share of its lines that show it, and how a line does.
_SHAPES: tuple[tuple[str, float, Callable[[str], bool]], ...] = (
    ("a log or a chat", 0.7, lambda line: _STAMP.match(line) is not None),
    ("a program", 0.5, lambda line: len(line) <= LONGEST and _CODE.match(line) is not None),
    ("a table", 0.7, _is_made_of_signs),
)
