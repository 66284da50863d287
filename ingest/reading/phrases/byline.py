"""A byline as written, and the people in it."""

import re

from ingest.schema import Person
from ingest.text.language import fold

_BY = re.compile(
    r"\s*(?:(?:words|text)\s*:|(?:(?:written|reported|posted|published|story|words|text|article|reviewed|edited|updated"
    r"|medically reviewed)\s+)?by"
    r"|authors?|von|vom|autor(?:in|en)?|par|por|di|da|de la redacción|door|av|af|przez|tekst|text|haber"
    r"|yazar|yazan|muhabir|editör"
    r"|автор|текст|بقلم|كتب|كتبت|كتبه|إعداد|تقرير|الكاتب|نووسین|نووسینی|ئامادەکردن|ئامادەکردنی|ڕاپۆرت"
    r"|نووسەر|文|記者|기자)"
    r"(?:\s*[:：|–-]\s*|\s+)",
    re.IGNORECASE,
)
_AND = re.compile(
    r"\s*(?:[;|•·/]|,?\s+(?:and|und|et|y|e|ve|en|og|och|oraz|i|и|with|mit|avec|con)\s+|\s+&\s+"
    r"|\s+و\s*(?=[\u0621-\u06d3])(?!\S*$)|(?<=\S)\s+و\s+|\s+\u0648\s+)\s*"
)
_ADDRESS = re.compile(r"https?://\S+|(?<!\S)\S+@\S+")
_COMMA = re.compile(r"\s*[,،、]\s*")
_TAIL = re.compile(
    r"\s*(?:\([^)]{0,200}\)|<[^>]{0,200}>|\bfor [A-Z].*|\bin [A-Z]\w+$"
    r"|\bis an? .*|\b(?:Published|Updated|Posted)\b.*|\bon \w+ \d.*|\d{1,2}[:.]\d\d.*)",
)
# What stands behind a name, parted by a comma, and is not a second name.
_TITLES = frozenset(
    (
        "md phd rd rdn ms msc ma ba bsc mba mph rn np do dds jd esq cpa fand ldn cfp dr prof jr sr"
        " ii iii dvm mfa cscs facp lcsw edd pharmd"
    ).split()
)
_ROLE = re.compile(
    r"\b(?:editor|reporter|correspondent|writer|journalist|staff|contributor|chief|senior|columnist"
    r"|producer|manager|director|author"
    r"|redakteur(?:in)?|korrespondent(?:in)?|reporter(?:in)?|chefredakteur|autor(?:in)?|freier|muhabir[i]?|editör)\b",
    re.IGNORECASE,
)
_NO_NAMES = frozenset(
    (
        "admin administrator root webmaster editor author authors unknown anonymous guest user"
        " none null undefined n a by staff view all posts"
    ).split()
)
# What a person is at a house, and nothing else.
_ONLY_ROLE = re.compile(
    r"(?:\w+\s){0,3}(?:editor|reporter|correspondent|writer|journalist|columnist|contributor|producer"
    r"|redakteur(?:in)?|korrespondent(?:in)?|reporter(?:in)?|muhabir[i]?|editör[ü]?)",
    re.IGNORECASE,
)
# Words that only an organisation's name holds.
ORGANISATION = re.compile(
    r"\b(?:news|agency|agencies|desk|press|media|times|post|daily|herald|tribune|tv|television|radio"
    r"|online|staff|team|editors?|editorial"
    r"|newsroom|bureau|network|wire|reuters|afp|dpa|associated|bloomberg|magazine|gazette|journal|channel"
    r"|group|company|inc|ltd|gmbh|llc|com"
    r"|redaktion|agentur|zeitung|nachrichten|rundfunk|presse|verlag|haber|haberleri|ajans|ajansı|gazetesi"
    r"|servisi|merkezi|redacción|agencia"
    r"|rédaction|agence|redazione|service|services)\b|وكالة|وكالات|صحيفة|قناة|شبكة|تلفزيون|راديو|إذاعة"
    r"|أخبار|الأخبار|ئاژانس|کەناڵ|تۆڕی|ڕۆژنامە|میدیا"
    r"|نیوز|نيوز|社|通信|新聞|编辑|뉴스|신문",
    re.IGNORECASE,
)
ARTICLES = frozenset(
    "the der die das la le les el los il lo o os de het den".split()
)  # a house may begin with one: "Der Meridian"
LONGEST = 60  # characters of a name
MOST = 200  # people of one byline
MOST_WORDS = 6


def has_byline_word(line: str) -> bool:
    """Return whether a line begins as a byline does: "By", "Von", "بقلم" and their like."""
    return len(line) < 3 * LONGEST and bool(_BY.match(line))


def is_bare_byline_word(line: str) -> bool:
    """Return whether a line is "By", "Written by" or the like, and the name stands in the next one."""
    return len(line) < LONGEST // 2 and bool(_BY.fullmatch(f"{line.strip()} "))


def is_person(name: str) -> bool:
    """Return whether a name is written like a person's rather than an organisation's: two words or more.

    >>> is_person("Jane Doe"), is_person("Rudaw"), is_person("Harbour News")
    (True, False, False)
    """
    words = name.split()
    if (
        not 2 <= len(words) <= 5
        or words[0].casefold() in ARTICLES
        or ORGANISATION.search(name)
        or any(letter.isdigit() for letter in name)
    ):
        return False
    return all(not word[0].islower() or len(word) <= 3 for word in words)


def is_role(text: str) -> bool:
    """Return whether a text says what somebody is at a house, and names neither.

    >>> is_role("Senior Political Reporter"), is_role("Jane Doe"), is_role("The Reporter")
    (True, False, False)
    """
    first = text.split(maxsplit=1)[:1]
    return bool(_ONLY_ROLE.fullmatch(text)) and first[0].casefold() not in ARTICLES


def people_of(byline: str) -> tuple[Person, ...]:
    """Return the people a byline names, each once, in its order; empty where it names none.

    >>> [person.name for person in people_of("By Jane Doe and John Roe, Staff Reporters")]
    ['Jane Doe', 'John Roe']
    """
    line = re.sub(r"\s+", " ", _ADDRESS.sub(" ", byline)).strip()
    start = 0
    while found := _BY.match(line, start):
        start = found.end()
    names: dict[str, Person] = {}
    for part in _AND.split(line[start:], MOST):
        for name in _names(_TAIL.sub("", part)):
            names.setdefault(fold(name), Person(name))
    people = tuple(names.values())
    # "Jane Doe | BBC News": where a person signs, the house beside the name is no author.
    persons = tuple(person for person in people if is_person(person.name or ""))
    return persons or people


def _names(part: str) -> list[str]:
    """The names between two "and"s: commas part names too, unless a title or a place follows one."""
    pieces = [piece.strip(" .,;:|–—-'\"") for piece in _COMMA.split(part, MOST)[:MOST]]
    pieces = [piece for piece in pieces if piece and len(piece) <= LONGEST]
    kept = [piece for piece in pieces if not _is_no_name(piece)]
    if len(kept) > 1 and " " in kept[0]:
        # "Anna Muster, Berlin": one word behind a full name is where it was written.
        kept = [kept[0], *(piece for piece in kept[1:] if " " in piece)]
    return kept


def _is_no_name(piece: str) -> bool:
    folded = fold(piece)
    words = folded.split()
    return (
        not folded
        or len(words) > MOST_WORDS
        or (piece[0].islower() and piece.isascii() and len(words) > 1)
        or is_bare_byline_word(piece)
        or folded.replace(" ", "") in _TITLES
        or all(word in _NO_NAMES for word in words)
        or bool(_ROLE.search(piece))
        or bool(re.search(r"\d{2}|://|@", piece))
    )
