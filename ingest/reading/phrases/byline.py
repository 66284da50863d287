"""Recognises bylines, and reads the people named in them."""

import re
from functools import lru_cache

from ingest.reading.phrases.byline_ends import name_before_role, without_helpers, without_tail
from ingest.reading.phrases.byline_words import end_of_task, is_label, is_of_others, last_words
from ingest.reading.phrases.date_words import PUBLISHED, UPDATED
from ingest.reading.phrases.organisations import is_organisation
from ingest.schema import Person
from ingest.text.language import fold

_BY = re.compile(
    r"\s*(?:(?:words|text|haber)\s*:"
    r"|(?:story|words|texte?|texto|tekst) (?:and|und|et|y|e|och|&) (?:photos?|fotos?|bild(?:er)?|pictures)"
    r"(?: by|(?=\s?:))|(?:(?:written|reported|reporting|contributed|guest post|posted|published"
    r"|story|words|text|article|reviewed|edited|updated"
    r"|(?:an? )?column|interview(?:ed)?|analysis|opinion|commentary|review|submitted|created|medically reviewed)\s+)?by"
    r"|from (?:staff )?(?:correspondent|reporter|writer)s?(?=\s[A-Z])"
    r"|as told to|this (?:post|article|story) (?:was|is) written by"
    r"|(?:(?:view |see |read |more |show )?(?:all )?(?:posts|articles|stories)|more) (?:by|from)"
    r"|(?:show |view )?all (?:posts|articles|stories) of|more about"
    r"|(?:(?:zeige |alle |mehr )+(?:beiträge|artikel) |alles |mehr |rezept )von"
    r"|(?:(?:voir |afficher )?tous les articles|ver todas las entradas|mostra tutti gli articoli) (?:de|di|par)"
    r"|(?:eine?\s+)?(?:interview|kommentar|gastkommentar|gastbeitrag|analyse|kolumne|essay|reportage) von"
    r"|(?:(?:gespeichert|eingestellt|erstellt|verfasst|veröffentlicht|geschrieben|publiziert|gepostet)\s+)?von"
    r"|(?:(?:rédigé|écrit|posté|publié|proposé)\s+)?par|(?:(?:escrito|publicado|redactado)\s+)?por"
    r"|(?:(?:scritto|pubblicato)\s+)?da|post author|autor(?:in)?/-?(?:autor|in)|auteure?|autore|author"
    r"|autor(?:[:*_]?in(?:nen)?|en)?|authors"
    r"|interview(?=\s?:)|(?:protokoll|aufgezeichnet|notiert) von"
    r"|aus \w+ berichtet|propos recueillis par|a cura di|napisała?"
    r"|oprac\.?|opracowa(?:nie|ła?)|penulis|oleh|מאת"
    r"|reporter(?=\s?:)|(?:de |dal(?:la)? |da |van )?(?:unser\w{1,2}|notre|nuestr[oa]|nostr[oa]|onze)"
    r" (?:envoyée? spéciale?|\w+)"
    r"(?: à \w+)?,?"
    r"|vom(?!\s\S+\s)|di|de la redacción|door|(?:skr[ei]v[ei][nt] )?(?:av|af)|przez|tekst|texto?|texte"
    r"|yazar|yazan|muhabir|editör"
    r"|(?:autorzy|autoři|autorka)(?=\s?:)|napsala?|írta|szerző|teksti|kirjoittaja|piše|γράφει(?: [οη])?"
    r"|автор(?:ы|ка)?|текст|подготовила?|підготува(?:в|ла)|بقلم|كتب|كتبت|كتبه|إعداد|تقرير|الكاتب|نووسین|نووسینی"
    r"|ئامادەکردن|ئامادەکردنی|ڕاپۆرت|نووسەر|نویسنده|خبرنگار|نوشته(?!\s(?:ها|شده))|nivîskar|โดย|เรื่อง(?=\s?:)|लेखक|執筆者?|ライター|文"
    r"|글(?:[·ㆍ]사진)?(?=\s?[:：]|\s[가-힣]{3}(?![가-힣]))|(?:本报|本報)?[記记]者|作者|责编|責編|责任编辑|기자)"
    r"(?:\s*[:：|/–-]\s*|\s+)|\s*(?:取材・文|文|記者)[・／/]\s*",
    re.IGNORECASE,
)
# The words by which the patterns above announce an author, alone or after other words.
_WORDS = frozenset(
    (
        "by von vom par por di da de door av af przez tekst text texto texte words haber told"
        " yazar yazan muhabir editör"
        " from of about dal notre onze berichtet interview reporter napisał napisała oprac opracowanie opracował"
        " opracowała penulis oleh מאת خبرنگار"
        " autoři autorka autorzy napsal napsala írta szerző teksti kirjoittaja piše γράφει авторы авторка"
        " подготовил подготовила підготував підготувала نوشته โดย เรื่อง ライター 글"
        " 執筆 執筆者 本报记者 本報記者 取材"
        " author authors autor autorin autoren auteur auteure autore redacción redaktion автор текст"
        " بقلم كتب كتبت كتبه إعداد تقرير الكاتب نووسین نووسینی ئامادەکردن ئامادەکردنی ڕاپۆرت نووسەر"
        " نویسنده nivîskar लेखक"
        " 文 記者 记者 作者 责编 責編 责任编辑 기자"
    ).split()
).union(last_words())
_SIGNS = re.compile(r"[:：*/／・（(.\[\]=]")  # what may stand next to those words
_AND = re.compile(
    r"\s*(?:[;/]|,?\s+(?:[Aa]nd|AND|und|UND|et|ET|y|e|ve|en|og|och|oraz|i|и|with|mit|avec|con"
    r"|și|şi|és|та|й|ja|ir|un|dan|dhe|και|và|และ|और|এবং|ও|اور|a(?=\s[^\W\d_a-z]\S+\s[^\W\d_a-z]))\s+|\s+[&+]\s+"
    r"|\s+و\s*(?=[\u0621-\u06d3])(?!\S*$)|(?<=\S)\s+و\s+|\s+\u0648\s+|\s+ו\s+)\s*"
)
_BAR = re.compile(r"\s*(?:[|•●∙]|(?<![\u4e00-\u9fff가-힣])·|·(?![\u4e00-\u9fff가-힣]))\s*|\s[-–—]\s")
# "By Jane Doe, Harbour News — Old Quay": what follows the dash is where the story was written if a house stands before
# it, or if it begins as only a place's name does. Otherwise it may be a second author.
_DASH_LAST = re.compile(r"\s[–—-]\s(?P<place>[^|•·●∙,;/–—]{2,40})$")
_PLACE = re.compile(
    r"(?:New|North|South|East|West|Fort|Port|Cape|Mount|Saint|San|Santo|São|Los|Las|Buenos|Belo|Ciudad|Hong|Kuala|Tel"
    r"|Нью|Санкт|Нижний|नई)[\s-]"
)
_ADDRESS = re.compile(r"https?://\S+|(?<!\S)(?:\S*@\S+|/[a-z0-9-]+/[a-z0-9/_-]+)")
# "JANE DOE Associated Press": a name in capitals, and its house.
_BEHIND_CAPITALS = re.compile(r"(?<=[A-Z] )[A-Z][A-Z'’.-]+(?P<house> [A-Z][a-z].*)$")
_COMMA = re.compile(r"(?:\s?(?:기자|특파원))?\s*[,،、]\s*|(?<=[가-힣])[·ㆍ](?=[가-힣])")
_BRACKETED = re.compile(r"^[(/\[【]([^()/\[\]【】]{2,40})[)/\]】]$")  # a whole line in brackets: "(dpa)", "/ritzau/"
_BRACKETS = re.compile(r"(?<=\S)\s?\([^()]{0,200}\)?")  # neither their words nor an "and" in them are of names
# A list as program code writes it: ["Jane Doe", "John Roe"]
_LISTED = re.compile(r"^\[\s?([\"'])(.{1,2000})\1\s?\]$")
_QUOTED_COMMA = re.compile(r"[\"'],\s?[\"']")
_JOINED = re.compile(r"([א-ת]+ [א-ת]+) ו([א-ת]+ [א-ת]+)$")  # the Hebrew "and" is written as part of the next name
# Spaces part Chinese names from each other. In Japan a space stands inside a name, and reporters are named otherwise.
_CHINESE = re.compile(r"[\u4e00-\u9fff]{0,10}记者[ :：]\s?")
_REPORTER = re.compile("[记記]者(?=[\u4e00-\u9fff]{2,4}(?![\u4e00-\u9fff]))")  # behind another word: "作者：记者王小明"
# "記者王小明／台北報導": where it was reported from
_REPORTED = re.compile(
    "^[〔【(（]?(?:[\u4e00-\u9fff]{0,6}記者)?(?P<name>[\u4e00-\u9fff、]{2,14})"
    " ?[／/] ?[\u4e00-\u9fff]{2,8}報導[〕】)）]?$"
)
_SHORTENED = re.compile(r" (?:[^\W\d_]|[JS]r|Ltd|Inc|Corp)$")  # "Jane D.", "John Roe Jr.", "Quay Lines Ltd."
_BETWEEN_HAN = re.compile(r"(?<=[\u4e00-\u9fff]{2}) (?=[\u4e00-\u9fff]{2})")
# The kind of text, named in front of the author: "Interview: Jane Doe".
_LABEL = re.compile(r"[가-힣]{2,6}\s?=\s?|(?:[^\W\d_]|[\u0900-\u0e7f]){2,20}\s?[:：]\s*")
# What may follow a name behind a comma without being a second name.
_TITLES = frozenset(
    (
        "md phd rd rdn ms msc ma ba bsc mba mph rn np do dds jd esq cpa fand ldn cfp dr prof jr sr"
        " ii iii dvm mfa cscs facp lcsw edd pharmd"
    ).split()
)
_ROLE = re.compile(
    r"\b(?:editor|correspondent|writer|journalist|staff|contributor|chief|senior|columnist"
    r"|producer|manager|director|author|reviewer|consultant|founder|co-founder|ceo|cto|analyst|strategist|specialist"
    r"|expert|attorney|dietitian|nutritionist|developer|engineer|president|professor"
    r"|redakteur(?:in)?|korrespondent(?:in)?|reporter(?:in)?|chefredakteur|autor(?:in)?|freier|muhabir[i]?|editör)\b",
    re.IGNORECASE,
)
_NO_NAMES = frozenset(
    (
        "admin administrator root webmaster editor author authors name unknown anonymous guest user uhr"
        " none null undefined n a no by staff view all posts agencies information"
        " publisher paid content willkommen gast riproduzione riservata twitter facebook instagram com co kg resources"
        " cc sa nc nd creative commons public domain"
        " wordpress wpadmin typo3 joomla drupal cms super superuser default siteadmin sysadmin"
    ).split()
)
_SCRAPS = frozenset("${}©<>")  # left by templates that were not filled in, or of a claim of rights
# Words that stand beside a name in a byline, and are never part of one.
_NEVER = frozenset(
    (
        "comment comments kommentar kommentare commentaire commentaires comentarios views view share shares"
        " minutes mins minuten read lesezeit category categories kategorie kategorien tags tag schlagwörter"
        " copyright foto fotos photo photos text texte where they what how why list articles artikel bio more"
        " verified full"
        " next continued tuned watch now us our join"
        " updated published modified follow subscribe newsletter log login profile profil post posts link email"
    ).split()
)
# A text that is a person's role at a house, and nothing else.
_ONLY_ROLE = re.compile(
    r"(?:\w+\s){0,3}(?:editor|correspondent|writer|journalist|columnist|contributor|producer"
    r"|redakteur(?:in)?|korrespondent(?:in)?|reporter(?:in)?|muhabir[i]?|editör[ü]?)",
    re.IGNORECASE,
)
# A role in front of a name: "Political Correspondent Jane Doe".
_IN_ROLE = re.compile(
    r"(?:[^\W\d_]+\s){0,2}(?:correspondents?|reporters?|editor|writers?|columnist|contributor|korrespondentin|korrespondent"
    r"|reporterin|redakteurin|redakteur|journalist|muhabir[i]?)\s(?=[^\W\d_][\w'’.-]+\s[^\W\d_])",
    re.IGNORECASE,
)
# "Jane Doe of The Post"
_OF_HOUSE = re.compile(
    r"(?P<name>[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,3}) of (?P<house>(?:the )?[A-Z].*)", re.IGNORECASE
)
# "Centre for Ferries and Quays": the name of an office may hold an "and".
_OFFICE = re.compile(
    r"(?:[Tt]he )?(?:[A-Z][\w-]+ ){0,3}(?:Cent(?:er|re)|Department|Office|Ministry|Institute|Bureau|Division|Committee"
    r"|Council|School|College|Association|Society|Foundation|Organi[sz]ation|Alliance)"
    r" (?:for|of|on) [A-Z][\w ,'’&-]+"
    r"|(?:[A-ZÄÖÜ]\w+es )?(?:(?:[A-ZÄÖÜ]\w*)?[Mm]inisterium|Departement|(?:Bundes|Landes)(?:amt|anstalt))"
    r" (?:für|der|des) [A-ZÄÖÜ][\w ,()-]+"
)
# "Harbour Gazette Staff": all who write for a house, not the role of one person.
_ALL_OF_IT = re.compile(r"(?:[A-Z][\w'’&-]*\s){1,4}[Ss]taff")
ARTICLES = frozenset(
    "the der die das la le les el los il lo o os de het den".split()
)  # the name of a house may begin with one: "Der Meridian"
_SHORT_NAME = re.compile("[\u4e00-\u9fff]{2,4}|[\uac00-\ud7a3]{2,4}")
# Words as short as a name that stand beside the word for a reporter, or in brackets under a story, and are none.
_SHORT_WORDS = frozenset(
    (
        "以上 敬称略 全文 有料記事 会員限定 会見 調査 后记 手記 手记 调查 报道 報道"
        " 後略 続報 無料 有料 関連 写真 提供 記者 记者 观察 觀察 快讯 独家 号外 速報 社説"
        " 수첩 회견 칼럼 조사 쓰기 목록 취재 제공 사진"
    ).split()
)
# Words of a name that are written in small letters.
_PARTICLES = frozenset(
    (
        "von van vom zu zum zur de der den del della dei di da do dos das du d' la le el al ad bin bint ibn ben y e i"
        " av af ter ten te 't st mac ap abu und los las binti"
    ).split()
)
_WITH_PARTICLE = re.compile(r"(?:[dl]|dell|all)['’]\w|(?:al|el|ad|an|ar|as|at|ash|ul|ibn)-\w")  # "d'Arvieu", "al-Masri"
LONGEST = 60  # characters of a name
MOST = 200  # people of one byline
LONGEST_BYLINE = MOST * LONGEST
MOST_WORDS = 6


@lru_cache(maxsize=256)  # the lines of a page are asked about twice or more
def may_be_byline(line: str) -> bool:
    """Return whether a line has a word that bylines begin with. If it has none, nothing else need be tried."""
    return not _WORDS.isdisjoint(_SIGNS.sub(" ", line.casefold()).split())


def has_byline_word(line: str) -> bool:
    """Return whether a line begins as a byline does: "By", "Von", "بقلم" and their like."""
    return len(line) < 3 * LONGEST and (_BY.match(line) is not None or (may_be_byline(line) and _is_by_task(line)))


def _is_by_task(line: str) -> bool:
    """Whether a line begins with a task or a role, and names nothing but persons."""
    named = [who.name or "" for who in people_of(line)] if end_of_task(line) else []
    return bool(named) and all(is_person(name) or is_short_name(name) for name in named)


def is_bare_byline_word(line: str) -> bool:
    """Return whether a line is only "By", "Written by" or the like, so that the name stands in the next one."""
    bare = f"{line.strip()} "
    if len(bare) <= LONGEST // 2 and len(bare) in (_end_of_words(bare), end_of_task(bare)):
        return True
    return is_label(line)


def _end_of_words(line: str) -> int:
    """Where the words of a byline that open a line end: "Door onze verslaggever "."""
    end = 0
    while found := _BY.match(line, end):
        end = found.end()
    return end


@lru_cache(maxsize=256)  # a page's names are few, and each is asked about several times
def is_person(name: str) -> bool:
    """Return whether a name is written like a person's rather than an organisation's: two words or more.

    >>> is_person("Jane Doe"), is_person("Rudaw"), is_person("Harbour News")
    (True, False, False)
    """
    words = name.split()
    if (
        not 2 <= len(words) <= MOST_WORDS
        or words[0].casefold() in ARTICLES
        or is_organisation(name)
        or any(letter.isdigit() for letter in name)
    ):
        return False
    small = [word for word in words if word[0] != word[0].title()]  # letters of Georgian have no such case
    return len(words) - len(small) < MOST_WORDS and all(
        word in _PARTICLES or _WITH_PARTICLE.match(word) for word in small
    )


def is_short_name(name: str) -> bool:
    """Return whether a name can be a person's though it is one word, as Chinese and Korean names are.

    >>> is_short_name("李小龙"), is_short_name("Reuters")
    (True, False)
    """
    return _SHORT_NAME.fullmatch(name) is not None and name not in _SHORT_WORDS and not is_organisation(name)


def is_role(text: str) -> bool:
    """Return whether a text is a role at a house, and names neither the person nor the house.

    >>> is_role("Senior Political Reporter"), is_role("Jane Doe"), is_role("The Reporter")
    (True, False, False)
    """
    first = text.split(maxsplit=1)[:1]
    return bool(_ONLY_ROLE.fullmatch(text)) and first[0].casefold() not in ARTICLES


def people_of(byline: str) -> tuple[Person, ...]:
    """Return the people whom a byline names, in its order and each once.

    >>> [person.name for person in people_of("By Jane Doe and John Roe, Staff Reporters")]
    ['Jane Doe', 'John Roe']
    """
    return _people(byline[:LONGEST_BYLINE])


@lru_cache(maxsize=64)  # a page often names the same people several times in the same words
def _people(byline: str) -> tuple[Person, ...]:
    line = re.sub(r"\s+", " ", _ADDRESS.sub(" ", byline)).strip()
    if listed := _LISTED.match(line):
        line = _QUOTED_COMMA.sub(", ", listed[2])
    if is_of_others(line):
        return ()
    line, is_told = _behind_word(line)
    if not is_told and _OFFICE.fullmatch(line):
        return (Person(line),)
    signed = _without_place(line) if is_told else line
    parts = [_named(part) for part in _BAR.split(signed, MOST)]
    people = tuple(dict.fromkeys(person for part in parts for person in part))
    # "Jane Doe | BBC News": if a person signs, the house beside the name is no author.
    named = [person for person in people if is_person(person.name or "")]
    persons = named[:1] + [person for person in named[1:] if not _PLACE.match(person.name or "")]
    mixed = [person for person in persons if not (person.name or "").isupper()]
    return tuple(mixed or persons) or next(filter(None, parts), ())


def _behind_word(line: str) -> tuple[str, bool]:
    """What follows the opening words of a byline, without who took the pictures; and whether it has opening words."""
    start = end_of_task(line, genres=True)
    line = without_helpers(line[start:])
    line = _BRACKETED.sub(r"\1", line if line.isascii() else _JOINED.sub(r"\1, \2", line))
    if reported := _REPORTED.match(line):
        return reported["name"], True
    if chinese := _CHINESE.match(line):
        return _BETWEEN_HAN.sub("、", line[chinese.end() :]), True
    if (house := _BEHIND_CAPITALS.search(line)) and is_organisation(house["house"]):
        line = line[: house.start("house")]
    end = _end_of_words(line)
    if reporter := _REPORTER.match(line, end):
        end = reporter.end()
    return line[end:], start + end > 0


def _without_place(signed: str) -> str:
    """What follows the opening words of a byline, without a place behind its last dash."""
    found = _DASH_LAST.search(signed)
    if found is None or _AND.search(found["place"]):
        return signed
    who, comma, house = signed[: found.start()].rpartition(", ")
    is_house = bool(comma) and bool(house) and not _AND.search(house)
    if not is_house and not _PLACE.match(found["place"]):
        return signed
    named = _named(who if is_house else signed[: found.start()])
    return signed[: found.start()] if any(is_person(who.name or "") for who in named) else signed


def _named(part: str) -> tuple[Person, ...]:
    """The people named between two bars, each once."""
    names: dict[str, Person] = {}
    for one in _AND.split(_BRACKETS.sub("", part), MOST):
        for name in _names(without_tail(f" {one}")):
            names.setdefault(fold(name), Person(name))
    return tuple(names.values())


def _names(part: str) -> list[str]:
    """The names between two "and"s. Commas part names too, unless a title or a place follows the comma."""
    pieces = [_unlabelled(_trimmed(piece)) for piece in _COMMA.split(part, MOST)[:MOST]]
    pieces = [piece for piece in pieces if piece and len(piece) <= LONGEST]
    kept = [piece for piece in pieces if not _is_no_name(piece)]
    if len(kept) > 1 and (" " in kept[0] or "." in kept[0]):
        # "Anna Muster, Berlin": a single word after a full name is where the story was written.
        kept = [kept[0], *(piece for piece in kept[1:] if " " in piece)]
    return kept


def _trimmed(piece: str) -> str:
    """Return a name without the signs around it; the full stop of an abbreviation at its end is its own."""
    name = piece.strip(" .,;:|–—-'\"→»›&")
    return f"{name}." if _SHORTENED.search(name) and f"{name}." in piece else name


def _unlabelled(piece: str) -> str:
    housed = _OF_HOUSE.fullmatch(piece)
    if housed and is_person(housed["name"]) and (" Of the " in piece or is_organisation(housed["house"])):
        return housed["name"]
    if (name := name_before_role(piece)) and is_person(name) and not _ROLE.search(name):
        return name
    label = _LABEL.match(piece) or _IN_ROLE.match(piece)
    return piece[label.end() :] if label and _is_whole(piece[label.end() :]) else piece


def _is_whole(name: str) -> bool:
    return is_person(name) or is_short_name(name)


def _is_no_name(piece: str) -> bool:
    folded = fold(piece)
    words = folded.split()
    return (
        not folded
        or not any(map(str.isalpha, folded))
        or not _SCRAPS.isdisjoint(piece)
        or len(words) > MOST_WORDS
        or (piece[0].islower() and piece.isascii() and " " in piece)
        or is_bare_byline_word(piece)
        or (piece[0].islower() and (PUBLISHED.match(piece) or UPDATED.match(piece)) is not None)
        or folded.replace(" ", "") in _TITLES
        or all(word in _NO_NAMES for word in words)
        or not _NEVER.isdisjoint(words)
        or (bool(_ROLE.search(piece)) and not _ALL_OF_IT.fullmatch(piece))
        or bool(re.search(r"\d{2}|://|@|[:：]\s", piece))
    )
