"""How the rows of these tables are written: a document in few words, and what must be read from it."""

from typing import Any, NamedTuple

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "atom": "http://www.w3.org/2005/Atom",
        "content": "http://purl.org/rss/1.0/modules/content/",
        "creativeCommons": "http://backend.userland.com/creativeCommonsRssModule",
        "dc": "http://purl.org/dc/elements/1.1/",
        "dcterms": "http://purl.org/dc/terms/",
        "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
        "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
        "georss": "http://www.georss.org/georss",
        "gml": "http://www.opengis.net/gml",
        "googleplay": "http://www.google.com/schemas/play-podcasts/1.0",
        "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
        "media": "http://search.yahoo.com/mrss/",
        "podcast": "https://podcastindex.org/namespace/1.0",
        "slash": "http://purl.org/rss/1.0/modules/slash/",
        "sy": "http://purl.org/rss/1.0/modules/syndication/",
        "thr": "http://purl.org/syndication/thread/1.0",
        "turbo": "http://turbo.yandex.ru",
        "wfw": "http://wellformedweb.org/CommentAPI/",
        "yandex": "http://news.yandex.ru",
    }.items()
)
TWO = '<item><title>Two</title><link>https://site.example/2</link><guid isPermaLink="false">g2</guid></item>'
CHANNEL = "<title>T</title><link>https://site.example/</link>"
POD = "<title>Pod</title><link>https://pod.example/</link><description>About it</description>"
MP3 = '<enclosure url="https://pod.example/1.mp3" length="1000" type="audio/mpeg"/>'
RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
ITEM = '{"id": "1", "url": "https://site.example/1", "title": "One", "content_html": "<p>B</p>"}'
DAY = "2024-05-01T00:00:00"
TEN = "2024-05-01T10:00:00"
FEED = "<title>T</title><id>urn:f</id><updated>2024-05-01T10:00:00Z</updated>"


class Shape(NamedTuple):
    """A document, and what must be read from it: the name of something in its reading -> its value.

    A name is one of the reading's, `feed.FIELD`, or `PLACE.FIELD` of an entry. With ` has` after the name, the value is
    somewhere in that text; with ` lacks`, nowhere; with ` have`, all the values are in that list.
    """

    what: str
    document: str | bytes
    truth: dict[str, Any]
    content_type: str | None = None

    @property
    def body(self) -> bytes:
        """Return the bytes of the document."""
        return self.document if isinstance(self.document, bytes) else self.document.encode()


def rss(items: str, head: str = CHANNEL, *, declaration: str = '<?xml version="1.0" encoding="UTF-8"?>') -> str:
    return f'{declaration}<rss version="2.0" {NAMESPACES}><channel>{head}{items}</channel></rss>'


def item(inside: str = "", *, title: str = "One", link: str = "https://site.example/1") -> str:
    return f'<item><title>{title}</title><link>{link}</link><guid isPermaLink="false">g1</guid>{inside}</item>'


def dated(written: str) -> str:
    return rss(item(f"<pubDate>{written}</pubDate>"))


def atom(entries: str, head: str = FEED, attributes: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" {NAMESPACES} {attributes}>'
        f"{head}{entries}</feed>"
    )


def entry(
    inside: str = "",
    *,
    title: str = "<title>One</title>",
    link: str = '<link href="https://site.example/1"/>',
    guid: str = "<id>urn:1</id>",
) -> str:
    return f"<entry>{title}{link}{guid}<updated>2024-05-01T10:00:00Z</updated>{inside}</entry>"


def json_feed(items: str = ITEM, more: str = "") -> str:
    return (
        '{"version": "https://jsonfeed.org/version/1.1", "title": "T", "home_page_url": "https://site.example/",'
        f' "feed_url": "https://site.example/feed.json", "items": [{items}]{more and ", "}{more}}}'
    )


def urlset(urls: str, extensions: str = "") -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"{extensions}>{urls}</urlset>'
    )


def news_urlset(urls: str) -> str:
    return urlset(urls, ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"')


def opml(outlines: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><opml version="2.0"><head><title>Subs</title></head>'
        f"<body>{outlines}</body></opml>"
    )
