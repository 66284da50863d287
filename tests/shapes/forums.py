"""Feeds as code hosts, forums, wikis and albums write them, shortened."""

from tests.shapes.written import Shape, atom, entry, item, rss

SHAPES = (
    Shape(
        "github release",
        atom(
            "<entry><id>tag:github.com,2008:Repository/1/v1.0</id>"
            '<updated>2024-05-01T10:00:00Z</updated><link rel="alternate" type="text/html" '
            'href="https://g.example/a/b/releases/tag/v1.0"/><title>v1.0</title>'
            '<content type="html">&lt;h2&gt;What&#39;s changed&lt;/h2&gt;&lt;ul&gt;&lt;li&gt;A '
            "fix&lt;/li&gt;&lt;/ul&gt;</content><author><name>ann</name></author>"
            '<media:thumbnail height="30" width="30" url="https://avatars.g.example/u/1?s=60&amp;v=4"/></entry>'
        ),
        {
            "0.guid": "tag:github.com,2008:Repository/1/v1.0",
            "0.content_text has": "What's changed",
            "0.names": ["ann"],
            "0.updated": "2024-05-01T10:00:00",
        },
    ),
    Shape(
        "github commit with spread title",
        atom(
            "<entry><id>tag:github.com,2008:Grit::Commit/abc</id>"
            '<link type="text/html" rel="alternate" href="https://g.example/a/b/commit/abc"/>'
            "<title>\n        Mend the hinge\n    </title><updated>2024-05-01T10:00:00Z</updated>"
            '<media:thumbnail height="30" width="30" url="https://avatars.g.example/u/1"/><author>'
            "<name>ann</name><uri>https://g.example/ann</uri></author>"
            '<content type="html">\n      &lt;pre style=&#39;white-space:pre-wrap;width:81ex&#39;&gt;Mend '
            "the hinge&lt;/pre&gt;\n    </content></entry>"
        ),
        {"0.title": "Mend the hinge", "0.persons": [("ann", "https://g.example/ann", None)]},
    ),
    Shape(
        "gitlab issue event",
        atom(
            "<entry><id>tag:gl.example,2024-05-01:9</id><published>2024-05-01T10:00:00Z</published>"
            '<updated>2024-05-01T10:00:00Z</updated><link href="https://gl.example/a/b/-/issues/3"/>'
            "<title>Ann opened issue #3: Door</title><author><username>ann</username>"
            '<name>Ann Lee</name><email></email></author><summary type="html">'
            '<div xmlns="http://www.w3.org/1999/xhtml"><p>Door is <b>stuck</b></p></div></summary></entry>'
        ),
        {"0.names": ["Ann Lee"], "0.say has": "Door is stuck", "0.published": "2024-05-01T10:00:00"},
    ),
    Shape(
        "flickr",
        (
            '<?xml version="1.0" encoding="utf-8" standalone="yes"?>'
            '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" '
            'xmlns:flickr="urn:flickr:user" xmlns:media="http://search.yahoo.com/mrss/">'
            '<title>Uploads</title><link rel="self" href="https://api.f.example/feed"/>'
            '<link rel="alternate" type="text/html" href="https://www.f.example/photos/"/>'
            "<id>tag:f.example,2005:/p</id><icon>https://f.example/i.png</icon>"
            "<updated>2024-05-01T10:00:00Z</updated><entry><title>Heron</title>"
            '<link rel="alternate" type="text/html" href="https://www.f.example/photos/a/1/"/>'
            "<id>tag:f.example,2005:/photo/1</id><published>2024-05-01T10:00:00Z</published>"
            "<updated>2024-05-01T10:00:00Z</updated><flickr:date_taken>2024-04-01T10:00:00-08:00</flickr:"
            "date_taken><dc:date.Taken>2024-04-01T10:00:00-08:00</dc:date.Taken>"
            '<content type="html">&lt;p&gt;&lt;a href="https://www.f.example/photos/a/1/"&gt;&lt;img '
            'src="https://live.f.example/1_m.jpg" width="240" height="160" alt="Heron" '
            "/&gt;&lt;/a&gt;&lt;/p&gt;</content><author><name>ann</name>"
            "<uri>https://www.f.example/people/a/</uri><flickr:nsid>1@N01</flickr:nsid></author>"
            '<link rel="license" type="text/html" href="https://creativecommons.org/licenses/by/2.0/deed.'
            'en"/><link rel="enclosure" type="image/jpeg" href="https://live.f.example/1_b.jpg"/>'
            '<category term="bird" scheme="https://www.f.example/photos/tags/"/><displaycategories>'
            "</displaycategories></entry></feed>"
        ),
        {
            "0.published": "2024-05-01T10:00:00",
            "0.rels have": [("license", "https://creativecommons.org/licenses/by/2.0/deed.en")],
            "0.files have": ["https://live.f.example/1_b.jpg"],
            "0.terms": ["bird"],
            "feed.icon": "https://f.example/i.png",
        },
    ),
    Shape(
        "tumblr photo",
        rss(
            "<item><title>Photo</title><description>&lt;img "
            'src="https://64.t.example/a.jpg"/&gt;&lt;br/&gt;&lt;p&gt;Sunday&lt;/p&gt;</description>'
            "<link>https://a.t.example/post/1</link><guid>https://a.t.example/post/1</guid>"
            "<pubDate>Wed, 01 May 2024 06:00:00 -0400</pubDate><category>cat one</category>"
            "<category>cat two</category></item>"
        ),
        {
            "0.terms": ["cat one", "cat two"],
            "0.images": ["https://64.t.example/a.jpg"],
            "0.published": "2024-05-01T10:00:00",
        },
    ),
    Shape(
        "squarespace",
        (
            '<?xml version="1.0" encoding="UTF-8"?>\n<!--Generated by Site-Server-->\n<rss '
            'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
            'xmlns:wfw="http://wellformedweb.org/CommentAPI/" '
            'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://www.rssboard.org/media-rss" '
            'version="2.0"><channel><title>T</title><link>https://site.example/</link>'
            "<lastBuildDate>Wed, 01 May 2024 10:00:00 +0000</lastBuildDate><item><title>One</title>"
            "<dc:creator>Ann</dc:creator><pubDate>Wed, 01 May 2024 10:00:00 +0000</pubDate>"
            '<link>https://site.example/1</link><guid isPermaLink="false">5a:5b:5c</guid><description>'
            '<![CDATA[<p>Body</p>]]></description><media:content type="image/jpeg" '
            'url="https://images.s.example/x.jpg?format=1500w" medium="image" isDefault="true" '
            'width="1500" height="1000"><media:title type="plain">One</media:title></media:content>'
            "</item></channel></rss>"
        ),
        {
            "0.images": ["https://images.s.example/x.jpg?format=1500w"],
            "0.size": (1500, 1000),
            "0.guid": "5a:5b:5c",
            "feed.updated": "2024-05-01T10:00:00",
        },
    ),
    Shape(
        "wix with one cdata a field",
        rss(
            (
                "<item><title><![CDATA[One]]></title><description><![CDATA[Words...]]></description>"
                '<link>https://site.example/post/one</link><guid isPermaLink="false">64f0</guid><category>'
                "<![CDATA[Tips]]></category><pubDate>Wed, 01 May 2024 10:00:00 GMT</pubDate>"
                '<enclosure url="https://static.w.example/m.jpg" length="0" type="image/png"/>'
                "<dc:creator>Ann</dc:creator></item>"
            ),
            (
                "<title><![CDATA[T]]></title><description><![CDATA[D]]></description>"
                "<link>https://site.example/blog</link><generator>RSS for Node</generator>"
                "<lastBuildDate>Wed, 01 May 2024 10:00:00 GMT</lastBuildDate>"
                '<atom:link href="https://site.example/blog-feed.xml" rel="self" type="application/rss+xml"/>'
            ),
        ),
        {"0.images": ["https://static.w.example/m.jpg"], "0.terms": ["Tips"], "feed.url": "https://site.example/blog"},
    ),
    Shape(
        "hugo zero date",
        rss(item("<pubDate>Mon, 01 Jan 0001 00:00:00 +0000</pubDate><description>D</description>")),
        {"0.published": None, "0.title": "One"},
    ),
    Shape(
        "jekyll xml base on content",
        atom(
            entry(
                (
                    '<content type="html" xml:base="https://site.example/2024/one.html">&lt;p&gt;See &lt;a '
                    'href="pic.png"&gt;pic&lt;/a&gt;&lt;/p&gt;</content><author><name>{"name"=&gt;"Ann"}</name>'
                    "</author>"
                ),
                title='<title type="html">One &amp;amp; two</title>',
            )
        ),
        {"0.title": "One & two", "0.any_html has": "https://site.example/2024/pic.png"},
    ),
    Shape(
        "eleventy atom without links' types",
        atom(
            (
                '<entry><title>One</title><link href="/one/"/><updated>2024-05-01T00:00:00Z</updated>'
                '<id>/one/</id><content type="html">&lt;p&gt;B&lt;/p&gt;</content></entry>'
            ),
            (
                '<title>T</title><link href="https://site.example/feed.xml" rel="self"/>'
                '<link href="https://site.example/"/><id>https://site.example/</id><author><name>Ann</name>'
                "</author>"
            ),
        ),
        {"0.url": "https://site.example/one/", "0.guid": "/one/", "0.names": ["Ann"]},
    ),
    Shape(
        "phpbb atom",
        (
            '<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom" '
            'xml:lang="en-gb"><link rel="self" type="application/atom+xml" '
            'href="https://f.example/app.php/feed"/><title>Board</title><subtitle>talk</subtitle>'
            '<link href="https://f.example/index.php"/><updated>2024-05-01T10:00:00+00:00</updated>'
            "<author><name><![CDATA[Board]]></name></author><id>https://f.example/app.php/feed</id>"
            "<entry><author><name><![CDATA[ann]]></name></author>"
            "<updated>2024-05-01T10:00:00+00:00</updated>"
            "<published>2024-05-01T10:00:00+00:00</published>"
            "<id>https://f.example/viewtopic.php?p=5#p5</id><link "
            'href="https://f.example/viewtopic.php?p=5#p5"/><title type="html">'
            '<![CDATA[Doors • Re: hinge]]></title><category term="Doors" '
            'scheme="https://f.example/viewforum.php?f=2" label="Doors"/>'
            '<content type="html" xml:base="https://f.example/viewtopic.php?p=5#p5">'
            "<![CDATA[Try <em>oil</em>.<p>Statistics: Posted by ann</p><hr />]]></content></entry></feed>"
        ),
        {
            "0.title": "Doors • Re: hinge",
            "0.url": "https://f.example/viewtopic.php?p=5#p5",
            "0.language": "en-GB",
            "0.tags": [("Doors", "https://f.example/viewforum.php?f=2", "Doors")],
            "feed.description": "talk",
            "0.say has": "Try oil.",
        },
    ),
    Shape(
        "mediawiki changes share a link",
        rss(
            "<item><title>Talk:Bees</title><link>https://w.example/index.php?title=Talk:Bees&amp;diff=2&a"
            'mp;oldid=1</link><guid isPermaLink="false">https://w.example/index.php?title=Talk:Bees&amp;d'
            "iff=2&amp;oldid=1</guid><description>&lt;p&gt;new&lt;/p&gt;\n&lt;table "
            'class="diff"&gt;&lt;tr&gt;&lt;td&gt;+&lt;/td&gt;&lt;td&gt;a '
            "line&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;</description>"
            "<pubDate>Wed, 01 May 2024 10:00:00 GMT</pubDate><dc:creator>192.0.2.7</dc:creator>"
            "<comments>https://w.example/wiki/Talk:Talk:Bees</comments></item>"
        ),
        {
            "0.url": "https://w.example/index.php?title=Talk:Bees&diff=2&oldid=1",
            "0.names": ["192.0.2.7"],
            "0.say has": "a line",
        },
    ),
    Shape(
        "stack exchange",
        (
            '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" '
            'xmlns:creativeCommons="http://backend.userland.com/creativeCommonsRssModule" '
            'xmlns:re="http://purl.org/atompub/rank/1.0"><title type="text">Newest</title>'
            '<link rel="self" href="https://s.example/feeds" type="application/atom+xml"/>'
            '<link rel="alternate" href="https://s.example/questions" type="text/html"/>'
            "<subtitle>most recent</subtitle><updated>2024-05-01T10:00:00Z</updated>"
            "<id>https://s.example/feeds</id><creativeCommons:license>https://creativecommons.org/license"
            "s/by-sa/4.0/rdf</creativeCommons:license><entry><id>https://s.example/q/1</id>"
            '<re:rank scheme="https://s.example">0</re:rank><title type="text">Why &lt;b&gt; '
            'here?</title><category scheme="https://s.example/tags" term="html"/><author>'
            "<name>ann</name><uri>https://s.example/users/1</uri></author>"
            '<link rel="alternate" href="https://s.example/questions/1/why"/>'
            "<published>2024-05-01T09:00:00Z</published><updated>2024-05-01T10:00:00Z</updated>"
            '<summary type="html">&lt;p&gt;I ask.&lt;/p&gt;</summary></entry></feed>'
        ),
        {
            "0.title": "Why <b> here?",
            "0.url": "https://s.example/questions/1/why",
            "0.guid": "https://s.example/q/1",
            "0.published": "2024-05-01T09:00:00",
            "feed.rels have": [("license", "https://creativecommons.org/licenses/by-sa/4.0/rdf")],
        },
    ),
)
