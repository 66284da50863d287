"""Gives each feed element a key, such as `title`, `dc:creator` or `media:content`, whatever prefix it is written with.

Publishers declare a namespace under any prefix, under a wrong address, or not at all. An element is known by its
namespace where that is known, else by its prefix; the namespace of the root, known or not, is the feed's own.
"""

from lxml.etree import _Element

# For each vocabulary the namespaces it is declared under: in lower case, without the scheme and closing "/" or "#".
_OWN = """
    purl.org/rss/1.0 purl.org/net/rss1.1 my.netscape.com/rdf/simple/0.9 channel.netscape.com/rdf/simple/0.9
    my.netscape.com/publish/formats/rss-0.91.dtd backend.userland.com/rss backend.userland.com/rss2
    backend.userland.com/rss2.0 backend.userland.com/rss091 backend.userland.com/rss092
    blogs.law.harvard.edu/tech/rss www.w3.org/2005/atom purl.org/atom/ns purl.org/echo purl.org/pie
    www.w3.org/1999/02/22-rdf-syntax-ns
"""
_EXTENSIONS = {
    "at": "purl.org/atompub/tombstones/1.0",
    "cap": "urn:oasis:names:tc:emergency:cap:1.1 urn:oasis:names:tc:emergency:cap:1.2",
    "cc": "web.resource.org/cc creativecommons.org/ns backend.userland.com/creativecommonsrssmodule"
    " cyber.law.harvard.edu/rss/creativecommonsrssmodule.html",
    "content": "purl.org/rss/1.0/modules/content",
    "dc": "purl.org/dc/elements/1.1 purl.org/dc/elements/1.0",
    "dcterms": "purl.org/dc/terms",
    "enc": "purl.oclc.org/net/rss_2.0/enc",
    "feedburner": "rssnamespace.org/feedburner/ext/1.0",
    "g": "base.google.com/ns/1.0",
    "fh": "purl.org/syndication/history/1.0",
    "geo": "www.w3.org/2003/01/geo/wgs84_pos",
    "georss": "www.georss.org/georss www.georss.org/georss/10",
    "gml": "www.opengis.net/gml www.opengis.net/gml/3.2",
    "itunes": "www.itunes.com/dtds/podcast-1.0.dtd itunes.apple.com/dtds/podcast-1.0.dtd"
    " www.itunes.com/podcast-1.0.dtd www.google.com/schemas/play-podcasts/1.0"
    " www.google.com/schemas/play-podcasts/1.0/play-podcasts.xsd",  # Google's names are Apple's
    "media": "search.yahoo.com/mrss search.yahoo.com/rss video.search.yahoo.com/mrss tools.search.yahoo.com/mrss"
    " www.rssboard.org/media-rss",
    "pheedo": "www.pheedo.com/namespace/pheedo",
    "podcast": "podcastindex.org/namespace/1.0 github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md",
    "prism": "prismstandard.org/namespaces/1.2/basic prismstandard.org/namespaces/basic/2.0"
    " prismstandard.org/namespaces/basic/2.1 prismstandard.org/namespaces/basic/3.0 purl.org/rss/1.0/modules/prism",
    "rambler": "news.rambler.ru",
    "slash": "purl.org/rss/1.0/modules/slash",
    "sy": "purl.org/rss/1.0/modules/syndication",
    "thr": "purl.org/syndication/thread/1.0",
    "turbo": "turbo.yandex.ru",
    "webfeeds": "webfeeds.org/rss/1.0",
    "wfw": "wellformedweb.org/commentapi",
    "xhtml": "www.w3.org/1999/xhtml",
    "xml": "www.w3.org/xml/1998/namespace",
    "yandex": "news.yandex.ru",
}
_FAMILIES = {
    **dict.fromkeys(_OWN.split(), ""),
    **{address: prefix for prefix, addresses in _EXTENSIONS.items() for address in addresses.split()},
}
# The prefixes that are understood even if they are not declared, or declared as something unknown.
_PREFIXES = {
    **{prefix: prefix for prefix in _EXTENSIONS},
    **dict.fromkeys(("atom", "atom10", "a10", "rss", "rdf"), ""),
    "creativecommons": "cc",
    "googleplay": "itunes",
    "news": "news",  # Bing's, whose namespace is the address of the search
}
# In any namespace, for nothing else has these names: tombstones, and the texts in exports to Russian aggregators.
_ANYWHERE = {"deleted-entry": "at", "full-text": "yandex"}
_LONGEST = 64  # characters, twice the longest known name; bounds what is remembered of unknown ones


class Names(dict[str, str]):
    """Maps element names, as the parser gives them, to keys; "" for names of no known meaning in feeds.

    Filled as names are met, so that each is worked out once per document.
    """

    def __init__(self, root: _Element) -> None:
        """Learn what the root declares: its own namespace is the feed's, any other may be known by its prefix."""
        super().__init__()
        declared = (((prefix or "").lower(), namespace) for prefix, namespace in root.nsmap.items())
        self._families = {namespace: _PREFIXES[prefix] for prefix, namespace in declared if prefix in _PREFIXES}
        self._own = _split(root.tag)[0]

    def adopt(self, tag: str) -> None:
        """Take the namespace of this element for the feed's own as well."""
        self._families[_split(tag)[0]] = ""
        self.clear()

    def __missing__(self, tag: object) -> str:
        if not isinstance(tag, str):  # a comment or a processing instruction
            return ""
        namespace, local = _split(tag)
        prefix, colon, bare = local.partition(":")
        family = _PREFIXES.get(prefix.lower()) if colon else self._family(namespace)
        name = (bare or local).lower()
        if family is None or len(name) > _LONGEST:
            family, name = (family, name) if (family := _ANYWHERE.get(name)) else ("", "")
        key = f"{family}:{name}" if family else name
        self[tag] = key
        return key

    def _family(self, namespace: str) -> str | None:
        if not namespace or namespace == self._own:
            return ""
        address = namespace.lower().removeprefix("http://").removeprefix("https://").rstrip("/#")
        return _FAMILIES.get(address, self._families.get(namespace))


def _split(tag: str) -> tuple[str, str]:
    namespace, _, local = tag.rpartition("}")
    return namespace[1:], local
