"""XML as it is served to XML that a parser can be given: what would stop, slow or mislead one is mended and named."""

import html as entities
import re

from ingest.schema import Flaw
from ingest.text.markup import safe_text

# feedparser is superlinear in the attributes of a tag (32,000 cost it 13 s); no honest tag is this long.
MAX_TAG = 20_000
# It is quadratic in a word that may begin a mail address (1 MB of one cost it five minutes).
MAX_WORD = 2_000
_LONG_WORD = re.compile(rf"(?<![\w.+-])[A-Za-z0-9_.+-]{{{MAX_WORD},}}")
_LONG_TAG = re.compile(rf"<[^<>]{{{MAX_TAG},}}>")
MOST_JUNK = 4_096  # characters in front of a declaration: warnings of a server's, comments of a cache's
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF|channel|urlset|sitemapindex)\b", re.IGNORECASE)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_BEFORE_ROOT = re.compile(r"\A[^<]+|\A<(?![?!A-Za-z])")
# Atomic: comments could otherwise be cut at every one of their ends, in every combination.
_INTERNAL_SUBSET = re.compile(
    r"\A((?>\s+|<\?.*?\?>|<!--.*?-->)*+)<!DOCTYPE\s[^<>\[]*\[.*?\]\s*>", re.DOTALL | re.IGNORECASE
)
# Where an ampersand may stand by itself; else a reference, or a bare ampersand.
_REFERENCE = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|&(?:#[0-9]{1,7};|#x[0-9a-f]{1,6};|[a-z][a-z0-9]{1,31};)?",
    re.DOTALL | re.IGNORECASE,
)
_OF_XML = frozenset({"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"})
_ROOT = re.compile(r"(?>\s+|<\?.*?\?>|<!--.*?-->|<![^>]*>)*+<[A-Za-z][\w.:-]*", re.DOTALL)
# The prefixes that feeds use without declaring them, and what they mean by them.
NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
    "georss": "http://www.georss.org/georss",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "slash": "http://purl.org/rss/1.0/modules/slash/",
    "sy": "http://purl.org/rss/1.0/modules/syndication/",
    "thr": "http://purl.org/syndication/thread/1.0",
    "wfw": "http://wellformedweb.org/CommentAPI/",
    "xlink": "http://www.w3.org/1999/xlink",
}


def repair(text: str) -> tuple[str, tuple[Flaw, ...]]:
    """Return the XML without its declaration and whatever would stop or slow a parser, and a flaw for each repair."""
    flaws: list[Flaw] = []
    clean = safe_text(text)
    if clean != text:
        removed = len(text) - len(clean)
        flaws.append(Flaw("control-characters", f"{removed} removed") if removed else Flaw("c1-characters"))
    clean = _from_root(clean, flaws)
    for rule, pattern in (("too-long-tag", _LONG_TAG), ("too-long-word", _LONG_WORD)):
        if long := pattern.search(clean):
            flaws.append(Flaw(rule, f"{len(long[0]):,} characters"))
            clean = pattern.sub("", clean)
    return _with_namespaces(_with_references(clean, flaws), flaws), tuple(flaws)


def _from_root(source: str, flaws: list[Flaw]) -> str:
    """Leave out what stands before the first element and is none of its business, entities of its own among it."""
    source = source.lstrip("\ufeff")
    start = source.find("<?xml ", 0, MOST_JUNK)
    if start < 0 or _FEED.search(source, 0, start):  # no declaration, or one that an entry quotes
        junk = _BEFORE_ROOT.match(source)
        start = source.find("<", junk.end()) if junk else 0
    if source[: max(start, 0)].strip():
        flaws.append(Flaw("junk-before-xml", f"{start} characters skipped"))
    source = _DECLARATION.sub("", source[max(start, 0) :])
    if subset := _INTERNAL_SUBSET.match(source):
        flaws.append(Flaw("internal-subset", f"{subset[0].count('<!ENTITY')} entities left unexpanded"))
        source = subset[1] + source[subset.end() :]
    return source


def _with_references(source: str, flaws: list[Flaw]) -> str:
    """Give every ampersand a meaning that a parser knows: HTML's names, bare ones, impossible characters."""
    repaired = 0

    def mend(found: re.Match[str]) -> str:
        nonlocal repaired
        written = found[0]
        if written.startswith("<") or written in _OF_XML:
            return written
        meant = entities.unescape(written)  # a name that HTML does not know either stays as it was written
        if written.startswith("&#") and meant not in ("", "\ufffd"):
            return written
        repaired += 1
        return entities.escape(meant)

    mended = _REFERENCE.sub(mend, source)
    if repaired:
        flaws.append(Flaw("malformed-xml", f"{repaired} references that XML does not know"))
    return mended


def _with_namespaces(source: str, flaws: list[Flaw]) -> str:
    """Declare the known prefixes that are used and nowhere declared."""
    missing = [name for name in NAMESPACES if f"<{name}:" in source and f"xmlns:{name}" not in source]
    root = _ROOT.match(source) if missing else None
    if root is None:
        return source
    flaws.append(Flaw("malformed-xml", f"undeclared prefixes: {' '.join(missing)}"))
    declarations = "".join(f' xmlns:{name}="{NAMESPACES[name]}"' for name in missing)
    return source[: root.end()] + declarations + source[root.end() :]
