"""Repairs XML as it is served, so that no part of it stops, slows or misleads a parser; every repair is noted."""

import html as entities
import re
from collections.abc import Iterator

from ingest.schema import Flaw
from ingest.text.markup import limit_depth, safe_text, unescape

# lxml writes out the namespace of an element each time it is asked for its name: with one of 300 kB, a feed of a
# megabyte cost 4 GB.
_LONG_NAMESPACE = re.compile(r"(xmlns(?::[\w.-]+)?\s*=\s*)([\"'])[^\"'<>]{1000,}")
MOST_JUNK = 4_096  # characters before the declaration: a server's warnings, a cache's comments
MOST_TAGS = 100_000  # in a feed: each may cost an XML parser 250 bytes, and balancing it 2 microseconds
CLOSEST = 10  # bytes from one tag to the next in a larger feed; the closest at hand have 21
SHORTEST = 3  # bytes of a tag, at least
MOST_BARE = 100_000  # bare ampersands, or bare brackets; escaped, each is four times as long or more
CLOSEST_BARE = 10  # bytes from one to the next in a larger feed
_IN_BRACKETS = re.compile(r"<(?:[^<>]*>)?")  # a tag, or the bracket alone of what never ends
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF|channel|urlset|sitemapindex)\b", re.IGNORECASE)
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_BEFORE_ROOT = re.compile(r"\A[^<]+|\A<(?![?!A-Za-z])")
# Atomic, because comments could otherwise be split at their ends in every combination.
_DOCUMENT_TYPE = re.compile(
    r"\A((?>\s+|<\?.*?\?>|<!--.*?-->|(?!))*+)<!DOCTYPE\s[^<>\[]*(\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE
)
# Sections and comments, which hold no markup. Below: bare ampersands, and references by names that XML does not have.
_NO_MARKUP = r"(<!\[%s\[[^\]]*+(?:\](?!\]>)[^\]]*+|(?!))*+(?:\]\]>|\Z)|<!--[^-]*+(?:-(?!->)[^-]*+|(?!))*+(?:-->|\Z))"
OPAQUE = re.compile(_NO_MARKUP % "CDATA", re.DOTALL)
_SECTION = "<![CDATA["
_SMALL = re.compile(r"<!\[(?!CDATA)(?i:cdata)\[")  # which no parser accepts as the beginning of a section
_OPAQUE_OR_SMALL = re.compile(_NO_MARKUP % "(?i:cdata)", re.DOTALL)
_REFERENCE_NAME = r"(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
_NONE_OF_XML = r"(?!(?:lt|gt|amp|quot|apos);)"  # first, because nearly every ampersand is one of these
_BARE_AMPERSAND = re.compile(rf"&{_NONE_OF_XML}(?!{_REFERENCE_NAME})")
_REFERENCE = re.compile(rf"&{_NONE_OF_XML}{_REFERENCE_NAME}")
# A character outside the first plane, as the two halves (UTF-16) that programs in Java and JavaScript write.
_HALVES = re.compile(r"&#(x[dD][89abAB][0-9a-fA-F]{2}|5[56][0-9]{3});&#(x[dD][c-fC-F][0-9a-fA-F]{2}|5[67][0-9]{3});")
# The end of a section that lost its bracket: the end tag behind it is one of feeds', not one of HTML in the section.
_LOST_BRACKET = re.compile(r"\]\](?=</(?:title|link|description|guid|pubDate|category|[a-z]{2,20}:[a-z]{2,20})\s*+>)")
_HIDDEN = "<!--[CDATA["
_SHOWN = re.compile(r"<!--\[CDATA\[((?:(?!-->).|(?!))*+)(?:-->|\Z)", re.DOTALL)
_LEFT_OF_END = re.compile(r"\]\]&gt;(?=\s*+</)")
_OPENING = re.compile(r"<([\w:.-]+)(?:\s[^<>]*)?>\s*\Z")  # what a section stands in
_LONGEST_OPENING, _MOST_ENDED = 300, 10_000  # characters; sections
# No name follows, and it means "less than"; or it stands before a mail address.
_BARE_BRACKET = re.compile(r"<(?![^\W\d]|[:/!?])|<(?=[\w.+-]{1,64}@[\w.-]{1,255}>)")
_ROOT = re.compile(r"(?>\s+|<\?.*?\?>|<!--.*?-->|<![^>]*>|(?!))*+<[A-Za-z][\w.:-]*", re.DOTALL)
# The prefixes that feeds use without declaring them, with the namespaces they mean.
NAMESPACES = {
    "a10": "http://www.w3.org/2005/Atom",
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
    "georss": "http://www.georss.org/georss",
    "googleplay": "http://www.google.com/schemas/play-podcasts/1.0",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "slash": "http://purl.org/rss/1.0/modules/slash/",
    "sy": "http://purl.org/rss/1.0/modules/syndication/",
    "thr": "http://purl.org/syndication/thread/1.0",
    "turbo": "http://turbo.yandex.ru",
    "wfw": "http://wellformedweb.org/CommentAPI/",
    "xlink": "http://www.w3.org/1999/xlink",
}


def repair(text: str) -> tuple[str, tuple[Flaw, ...]]:
    """Return the XML without its declaration and all that would stop or slow a parser, and a flaw for each repair."""
    flaws: list[Flaw] = []
    clean = safe_text(text)
    if clean != text:
        removed = len(text) - len(clean) + sum(map(text.count, "\x0b\x0c"))
        flaws.append(Flaw("control-characters", f"{removed} removed") if removed else Flaw("c1-characters"))
    clean = _from_root(clean, flaws)
    clean, long = _LONG_NAMESPACE.subn(r"\1\2urn:too-long", clean)
    if long:
        flaws.append(Flaw("too-long-word", f"{long} namespaces of more than a thousand characters"))
    if _SMALL.search(clean):
        clean = _with_capitals(clean, flaws)
    if _HIDDEN in clean:
        clean = _with_shown(clean, flaws)
    clean = _with_ended(clean, flaws)
    if "]]</" in clean and (mended := OPAQUE.sub(_with_end, clean)) != clean:
        flaws.append(
            Flaw("malformed-xml", f"sections without the last bracket of their end: {len(mended) - len(clean)}")
        )
        clean = mended
    return _with_references(clean, flaws), tuple(flaws)


def _with_capitals(source: str, flaws: list[Flaw]) -> str:
    """Write `<![cdata[` in capitals where a section begins, and leave it as it is in sections and comments."""
    mended = 0

    def mend(found: re.Match[str]) -> str:
        nonlocal mended
        if not _SMALL.match(found[0]):
            return found[0]
        mended += 1
        return _SECTION + found[0][len(_SECTION) :]

    source = _OPAQUE_OR_SMALL.sub(mend, source)
    if mended:
        flaws.append(Flaw("malformed-xml", f"sections that do not begin in capitals: {mended:,}"))
    return source


def _with_shown(source: str, flaws: list[Flaw]) -> str:
    """Turn comments back into the sections that they were: a parser of HTML ends one at its first tag's bracket."""
    source, shown = _SHOWN.subn(
        lambda found: f"{_SECTION}{found[1]}>" if found[1].endswith("]]") else f"{found[1]}>", source
    )
    flaws.append(Flaw("malformed-xml", f"sections that a parser of HTML made comments: {shown:,}"))
    return _LEFT_OF_END.sub("", source)


def _with_ended(source: str, flaws: list[Flaw]) -> str:
    """End sections that never end where the element ends in which they begin, unless the document breaks off there."""
    parts: list[str] = []
    done = source.rfind("]]>") + 1  # all sections before this end
    ended = taken = 0
    while ended < _MOST_ENDED and (start := source.find(_SECTION, done)) >= 0:
        around = _OPENING.search(source, max(0, start - _LONGEST_OPENING), start)
        end = source.find(f"</{around[1]}", start) if around else -1
        if end < 0:
            break
        parts += (source[taken:end], "]]>")
        done = taken = end
        ended += 1
    if not ended:
        return source
    flaws.append(Flaw("malformed-xml", f"sections that never end: {ended:,}"))
    return "".join((*parts, source[taken:]))


def _with_end(section: re.Match[str]) -> str:
    return _LOST_BRACKET.sub("]]>", section[0])


def _from_root(source: str, flaws: list[Flaw]) -> str:
    """Remove everything that stands before the root and means nothing: junk, the declaration, a document type."""
    source = source.lstrip("\ufeff")
    start = source.find("<?xml ", 0, MOST_JUNK)
    if start < 0 or _FEED.search(source, 0, start):  # there is no declaration, or only one that an entry quotes
        junk = _BEFORE_ROOT.match(source)
        start = source.find("<", junk.end()) if junk else 0
    if source[: max(start, 0)].strip():
        flaws.append(Flaw("junk-before-xml", f"{start} characters skipped"))
    declaration = _DECLARATION.match(source, max(start, 0))
    source = source[declaration.end() if declaration else max(start, 0) :]
    if doctype := _DOCUMENT_TYPE.match(source):
        if doctype[2]:
            flaws.append(Flaw("internal-subset", f"entities left unexpanded: {doctype[2].count('<!ENTITY')}"))
        source = doctype[1] + source[doctype.end() :]
    return source


def _with_references(source: str, flaws: list[Flaw]) -> str:
    """Make every reference and bracket one that XML knows: names of HTML, bare signs, references to no character."""
    repaired = 0

    def mend(found: re.Match[str]) -> str:
        nonlocal repaired
        written = found[0]
        meant = unescape(written)  # a name that is unknown to HTML too stays as written
        if written.startswith("&#") and meant not in ("", "\ufffd"):
            return written.replace("X", "x")
        repaired += 1
        return entities.escape(meant)

    parts = OPAQUE.split(_HALVES.sub(_joined, source))  # every second is what the pattern matched
    most = max(MOST_BARE, len(source) // CLOSEST_BARE)
    ampersands, fewer_ampersands = _written_out(parts, _BARE_AMPERSAND, "&amp;", most)
    # "]]>" may not stand outside a section (XML 1.0 section 2.4).
    parts[::2] = [_REFERENCE.sub(mend, part).replace("]]>", "]]&gt;") for part in parts[::2]]
    brackets, fewer_brackets = _written_out(parts, _BARE_BRACKET, "&lt;", most)
    if repaired + ampersands:
        flaws.append(Flaw("malformed-xml", f"references that XML does not know: {repaired + ampersands:,}"))
    if brackets:
        flaws.append(Flaw("malformed-xml", f"brackets that open nothing: {brackets:,}"))
    flaws += _told(ampersands, fewer_ampersands, "ampersands that are no references")
    flaws += _told(brackets, fewer_brackets, "brackets that open nothing")
    return "".join(parts)


def _written_out(parts: list[str], sign: re.Pattern[str], reference: str, most: int) -> tuple[int, int]:
    """Escape a bare sign in every second part, up to `most`; return how many were escaped, and how many dropped."""
    written, left_out = 0, 0
    for at in range(0, len(parts), 2):
        left = most - written
        parts[at], count = sign.subn(reference, parts[at], left) if left else (parts[at], 0)
        written += count
        if written == most:
            parts[at], count = sign.subn("", parts[at])
            left_out += count
    return written, left_out


def _told(written: int, left_out: int, what: str) -> Iterator[Flaw]:
    if left_out:
        yield Flaw("too-large", f"the first {written:,} of {written + left_out:,} {what}")


def most_tags(length: int) -> int:
    """Return how many tags an honest feed of this length may have."""
    return max(MOST_TAGS, length // CLOSEST)


def with_few_tags(source: str, most: int) -> tuple[str, tuple[Flaw, ...]]:
    """Return the XML without the tags after the first `most`, whose text stays, and a flaw if there were more.

    If there are, tags that nest deeper than any parser follows are the first to be removed.
    """
    if source.count("<") <= most:
        return source, ()
    parts, flaws = _without_deep(OPAQUE.split(source), most)
    left, is_cut = most, False
    for at in range(0, len(parts), 2):
        *kept, last = parts[at].split("<", left + 1)
        if len(kept) > left:
            parts[at] = _without_open_end(kept) + _IN_BRACKETS.sub(" ", f"<{last}")
            is_cut = True
        left = max(0, left - len(kept))
    return "".join(parts), (*flaws, *((Flaw("too-large", f"the first {most:,} tags were read"),) if is_cut else ()))


def _without_open_end(pieces: list[str]) -> str:
    """Join pieces by brackets; those behind the last complete tag are escaped, or they would swallow what follows."""
    end = len(pieces)
    while end > 1 and ">" not in pieces[end - 1]:
        end -= 1
    return "&lt;".join(("<".join(pieces[:end]), *pieces[end:]))


def _without_deep(parts: list[str], most: int) -> tuple[list[str], tuple[Flaw, ...]]:
    """Return the parts without tags that nest too deep; every second part is a section or a comment, and stays."""
    markup = "\0".join(parts[::2])
    if markup.count("<") - markup.count("/>") <= most:
        return parts, ()
    shallow = limit_depth(markup)
    if len(shallow) == len(markup) or shallow.count("\0") != len(parts) // 2:
        return parts, ()
    parts[::2] = shallow.split("\0")
    return parts, (Flaw("too-large", "tags that nest too deep were left out"),)


def _joined(halves: re.Match[str]) -> str:
    """Return the character that a surrogate pair of references means; the references as written if they are no pair."""
    high, low = (int(half[1:], 16) if half[0] == "x" else int(half) for half in halves.groups())
    if not (0xD800 <= high < 0xDC00 <= low < 0xE000):
        return halves[0]
    return chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00)


def declare_prefixes(source: str) -> tuple[str, tuple[Flaw, ...]]:
    """Return the XML with declarations for the known prefixes that it uses without declaring them."""
    missing = [name for name in NAMESPACES if f"<{name}:" in source and f"xmlns:{name}=" not in source]
    root = _ROOT.match(source) if missing else None
    if root is None:
        return source, ()
    declarations = "".join(f' xmlns:{name}="{NAMESPACES[name]}"' for name in missing)
    flaw = Flaw("malformed-xml", f"undeclared prefixes: {' '.join(missing)}")
    return source[: root.end()] + declarations + source[root.end() :], (flaw,)
