"""Relative links in the texts of entries, each with the thread in which a user of another reader reported it."""

from tests.shapes.written import CHANNEL, Shape, atom, entry, item, rss

PAGE = "https://site.example/notes/rope/"
PICTURE = '&lt;p&gt;&lt;img src="splice.png"&gt;&lt;/p&gt;'
ROOTED = "<description>&lt;p&gt;&lt;img src='/pics/splice.png'&gt;&lt;/p&gt;</description>"
SERVED = '<atom:link rel="self" href="https://feeds.host.example/rope"/>'


def text(html: str, link: str = PAGE, head: str = CHANNEL) -> str:
    return rss(item(f"<content:encoded>{html}</content:encoded>", link=link), head)


SHAPES = (
    Shape(
        "FreshRSS 4562: a footnote is on the page of the story",
        text('&lt;p&gt;Ends&lt;a href="#n1"&gt;1&lt;/a&gt;&lt;/p&gt;'),
        {"0.any_html has": f'href="{PAGE}#n1"'},
    ),
    Shape(
        "SimplePie 744: an entry of Atom with a link of its own",
        atom(entry(f'<content type="html">{PICTURE}</content>', link=f'<link href="{PAGE}"/>')),
        {"0.images": [f"{PAGE}splice.png"]},
    ),
    Shape(
        "an address with an apostrophe and an empty folder, and a query that only looks as if it held a sign",
        text(
            "&lt;p&gt;&lt;a href='#n1'&gt;1&lt;/a&gt; "
            "&lt;a href='../?id=2&amp;section=3&amp;amp;b=4'&gt;2&lt;/a&gt;&lt;/p&gt;",
            link="https://site.example//l'eau/rope/",
        ),
        {
            "0.content_html": '<p><a href="https://site.example//l\'eau/rope/#n1">1</a> '
            '<a href="https://site.example//l\'eau/?id=2&amp;section=3&amp;b=4">2</a></p>',
        },
    ),
    Shape("XRay 98: a picture beside its story", text(PICTURE), {"0.images": [f"{PAGE}splice.png"]}),
    Shape(
        "FreshRSS 6991: a picture by a dot and a slash",
        text("&lt;p&gt;&lt;img alt='' src='./splice.png'&gt;&lt;/p&gt;"),
        {"0.images": [f"{PAGE}splice.png"]},
    ),
    Shape(
        "llun/feeds 912: the address of the story is relative as well",
        rss(item(f"<content:encoded>{PICTURE}</content:encoded>", link="/notes/rope/")),
        {"0.url": PAGE, "0.images": [f"{PAGE}splice.png"]},
    ),
    Shape(
        "fluent-reader 692: xml:base has the word",
        atom(
            entry(
                f'<content type="html" xml:base="https://site.example/files/">{PICTURE}</content>',
                link=f'<link href="{PAGE}"/>',
            )
        ),
        {"0.images": ["https://site.example/files/splice.png"]},
    ),
    Shape(
        "a part of the story under the xml:base of its site (RFC 3986 section 4.4)",
        atom(
            entry(
                "<content type='html'>&lt;p&gt;&lt;a href='#n1'&gt;1&lt;/a&gt; &lt;a href='map'&gt;2&lt;/a&gt;"
                "&lt;/p&gt;</content>",
                link=f'<link href="{PAGE}?a=1&amp;b=2"/>',
            ),
            attributes='xml:base="https://site.example/"',
        ),
        {
            "0.content_html": f'<p><a href="{PAGE}?a=1&amp;b=2#n1">1</a> <a href="https://site.example/map">2</a></p>',
        },
    ),
    Shape(
        "jfroelich/rss-reader 24: another host only serves the feed",
        rss(item(ROOTED), CHANNEL.replace("site.example", "www.ropes.example") + SERVED),
        {"0.images": ["https://www.ropes.example/pics/splice.png"]},
    ),
    Shape(
        "NewsBlur 2122: a counting link, and the feed is served by another host",
        rss(
            item(ROOTED, link="https://counting.host.example/~r/rope/3"),
            CHANNEL.replace("site.example", "www.ropes.example"),
        ),
        {"0.images": ["https://www.ropes.example/pics/splice.png"]},
    ),
    Shape(
        "node-feedparser 171: a story's link from the root of a site whose feed another host serves",
        rss(item(link="/notes/rope/"), CHANNEL.replace("site.example", "www.ropes.example")),
        {"0.url": "https://www.ropes.example/notes/rope/"},
    ),
    Shape(
        "a feed made on its author's own machine does not know where its site is",
        rss(item(ROOTED), CHANNEL.replace("https://site.example", "http://localhost:4000")),
        {"0.images": ["https://site.example/pics/splice.png"]},
    ),
    Shape(
        "a log of links writes of other sites' pages on its own",
        text(PICTURE, link="https://elsewhere.example/news/story"),
        {"0.images": ["https://site.example/splice.png"]},
    ),
    Shape(
        "what a text says about links is no link",
        text("&lt;p&gt;Write &amp;lt;a href='x'&amp;gt; or href='y', not &lt;a title='a href=z' href=w&gt;w&lt;/a&gt;"),
        {
            "0.content_html": "<p>Write &lt;a href='x'&gt; or href='y', not "
            f'<a title="a href=z" href="{PAGE}w">w</a></p>'
        },
    ),
    Shape(
        "a part of the story with an apostrophe in its name",
        text("""&lt;h2&gt;Don't &lt;a href="#don't"&gt;1&lt;/a&gt;&lt;/h2&gt;"""),
        {"0.content_html": f"""<h2>Don't <a href="{PAGE}#don't">1</a></h2>"""},
    ),
    Shape(
        "no attribute of a picture's is a link by its name's end alone",
        text('&lt;p data-href="x"&gt;&lt;img src="/a.png"&gt;&lt;/p&gt;'),
        {"0.images": ["https://site.example/a.png"]},
    ),
)
