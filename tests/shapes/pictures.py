"""Pictures in and beside the texts of entries, each with the thread in which a user of another reader reported it."""

from tests.shapes.written import Shape, item, rss

BOAT = "https://site.example/boat.jpg"
SHOWN = f"&lt;img src='{BOAT}'&gt;"
STAND_IN = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP"
FACE = (
    '<media:content url="https://0.gravatar.com/avatar/0a1b?s=96&amp;d=identicon" medium="image">'
    '<media:title type="html">ann</media:title></media:content>'
)


def text(html: str) -> str:
    escaped = html.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return rss(item(f"<content:encoded>&lt;p&gt;Tar&lt;/p&gt;{escaped}</content:encoded>"))


SHAPES = (
    # -- left to a script --
    Shape(
        "hexo-generator-feed 273: put off behind a stand-in",
        text(f'<img alt="A boat" src="{STAND_IN}" data-src="{BOAT}">'),
        {"0.images": [BOAT], "0.any_html has": f'src="{BOAT}"'},
    ),
    Shape("jetpack 24471: put off, and nowhere yet", text(f"<img data-lazy-src='{BOAT}'>"), {"0.images": [BOAT]}),
    Shape(
        "vanilla-lazyload 525: a stand-in of the site's own",
        text(f'<IMG class="lazy" SRC="/lazyload.gif" data-src="{BOAT}">'),
        {"0.images": [BOAT], "0.any_html lacks": "lazyload.gif"},
    ),
    Shape(
        "vanilla-lazyload 525: what a template left unfilled",
        text(f'<img src="{BOAT}" data-src="{{{{ $thumb }}}}">'),
        {"0.images": [BOAT]},
    ),
    Shape(
        "FreshRSS 1077: the first of several names",
        text(
            f'<img src="../icons/grey.gif" data-original="{BOAT}" '
            'srcset="https://site.example/boat-680.jpg 680w, https://site.example/boat-270.jpg 270w">'
        ),
        {"0.images": [BOAT]},
    ),
    Shape(
        "miniflux 1230: a set behind a blur",
        text(
            '<img src="data:image/svg+xml;utf8,%3Csvg xmlns=\'x\'%3E" data-srcset="https://site.example/b-360.png '
            '360w, https://site.example/b-1536.png 1536w, https://site.example/b-720.png 720w">'
        ),
        {"0.images": ["https://site.example/b-1536.png"]},
    ),
    Shape(
        "NextINpact 351: a set alone, over several lines",
        text(
            "<img data-srcset='https://site.example/b.png?ssl=1&w=75 75w,\n   https://site.example/b.png?ssl=1&w=640"
            " 640w' data-sizes=auto>"
        ),
        {"0.images": ["https://site.example/b.png?ssl=1&w=640"]},
    ),
    Shape(
        "FreshRSS 3823: a set of one, without a size",
        text(f'<img data-srcset="{BOAT}">'),
        {"0.images": [BOAT]},
    ),
    Shape(
        "feedbin 755: an address has the word before its set",
        text(f'<img src="{BOAT}" srcset="https://site.example/boat-2x.jpg 2x">'),
        {"0.images": [BOAT]},
    ),
    Shape(
        "an address put off that is relative to the page",
        text('<img data-src="boat.jpg">'),
        {"0.images": [BOAT]},
    ),
    Shape(
        "for readers without scripts",
        text(f'<img class="lazy" alt=""><noscript><img src="{BOAT}" alt="A boat"></noscript>'),
        {"0.images": [BOAT], "0.any_html has": f'<img src="{BOAT}" alt="A boat">'},
    ),
    Shape(
        "for readers without scripts, and nothing else",
        text(f"<noscript>\n<figure><img src='{BOAT}'></figure>\n</noscript>"),
        {"0.images": [BOAT]},
    ),
    Shape(
        "for readers without scripts, a second time",
        text(f"<img src='{BOAT}'><noscript><img src='{BOAT}'></noscript>"),
        {"0.content_html": f'<p>Tar</p><img src="{BOAT}">'},
    ),
    Shape(
        "for readers without scripts, a counter",
        text("<noscript><img height=1 width=1 style='display:none' src='https://c.example/tr?id=1'></noscript>"),
        {"0.images": [], "0.content_html": "<p>Tar</p>"},
    ),
    Shape(
        "what a picture is called is no address of it",
        text(f'<img alt="how src=stand-in.gif is put off" src="/stand-in.gif" data-src="{BOAT}">'),
        {"0.any_html has": f'<img src="{BOAT}" alt="how src=stand-in.gif is put off">'},
    ),
    Shape(
        "FreshRSS 9131: no address that runs",
        text(f'<img src="{BOAT}" data-src="javascript:alert(1)">'),
        {"0.images": [BOAT], "0.any_html lacks": "javascript"},
    ),
    # -- none of the story's --
    Shape(
        "FreshRSS 1920: WordPress.com puts the author's face first",
        rss(item(FACE + f'<media:content url="{BOAT}" medium="image" />')),
        {"0.images": [BOAT]},
    ),
    Shape(
        "the author's face is declared, and the text shows a picture",
        rss(item(f"{FACE}<description>&lt;p&gt;Tar&lt;/p&gt;{SHOWN}</description>")),
        {"0.images": [BOAT]},
    ),
    Shape(
        "feedzy 648: a smiley, and no picture",
        text('<img src="https://s.w.org/images/core/emoji/15.0.3/72x72/1f41e.png" alt="a beetle">'),
        {"0.images": []},
    ),
    Shape(
        "wp-calypso 6407: a smiley of WordPress's",
        text(
            '<p><img src="https://s.w.org/images/core/emoji/15.0.3/72x72/1f41e.png" alt="a beetle" class="wp-smiley">'
            f'</p><img src="{BOAT}">'
        ),
        {"0.images": [BOAT], "0.any_html has": "1f41e.png"},
    ),
    Shape(
        "NewsBlur 1241: a smiley by its folder",
        text(f'<img class="emoji" src="https://cdn.example/mailer/emoji/smiley.png"><img src="{BOAT}">'),
        {"0.images": [BOAT]},
    ),
    Shape(
        "jquery-rss 115: a counter of WordPress's",
        text(f'<img alt="" src="https://pixel.wp.com/b.gif?host=site.example&post=1"><img src="{BOAT}">'),
        {"0.images": [BOAT]},
    ),
    Shape(
        "a counter by its name",
        text(f'<img src="https://site.example/tracking/site-rss-pixel.png?story=1"><img src="{BOAT}">'),
        {"0.images": [BOAT]},
    ),
    Shape(
        "signs to share it by",
        text(f'<img src="https://site.example/share/birdsite.png" width="32" height="32"><img src="{BOAT}">'),
        {"0.images": [BOAT]},
    ),
    Shape(
        "a pixel that counts readers",
        text(f"<p>A boat.</p><img height='1' width='1' src='https://count.example/7' alt=''><img src=\"{BOAT}\">"),
        {"0.images": [BOAT], "0.any_html lacks": "count.example"},
    ),
    Shape(
        "a pixel in whose place a script puts a picture",
        text(f'<img src="https://site.example/blank.gif" width="1" height="1" data-src="{BOAT}">'),
        {"0.any_html has": BOAT},
    ),
    Shape(
        "a description and a pixel",
        rss(
            item(
                "<description><![CDATA[A boat.<img src='https://count.example/7' width='1' height='1'>]]></description>"
            )
        ),
        {"0.summary": "A boat.", "0.content_html": None},
    ),
    Shape(
        "a telephone is no counter",
        text('<img src="https://site.example/google-pixel-9.png">'),
        {"0.images": ["https://site.example/google-pixel-9.png"]},
    ),
    Shape(
        "an address with a space is made valid",
        text('<img src="https://site.example/a boat.jpg">'),
        {"0.images": ["https://site.example/a%20boat.jpg"]},
    ),
)
