"""Feeds as the software of blogs, podcasts and news sites writes them, shortened."""

from tests.shapes.written import Shape, atom, rss

SHAPES = (
    Shape(
        "wordpress",
        rss(
            (
                "<item><title>Hello &#8211; world&#8217;s end</title>"
                "<link>https://wp.example/2024/05/hello/</link>"
                "<comments>https://wp.example/2024/05/hello/#comments</comments><dc:creator><![CDATA[Ann Lee]]>"
                "</dc:creator><pubDate>Wed, 01 May 2024 10:00:00 +0000</pubDate><category><![CDATA[News]]>"
                "</category><category><![CDATA[Q&A]]></category><guid "
                'isPermaLink="false">https://wp.example/?p=12</guid><description><![CDATA[<p>Short text. '
                '[&#8230;]</p>\n<p>The post <a rel="nofollow" href="https://wp.example/2024/05/hello/">Hello</a> '
                'appeared first on <a href="https://wp.example">WP</a>.</p>]]></description><content:encoded>'
                "<![CDATA[<p>Long text of it.</p>]]></content:encoded>"
                "<wfw:commentRss>https://wp.example/2024/05/hello/feed/</wfw:commentRss>"
                "<slash:comments>3</slash:comments></item>"
            ),
            (
                '<title>WP</title><atom:link href="https://wp.example/feed/" rel="self" '
                'type="application/rss+xml" /><link>https://wp.example</link><description>Just</description>'
                "<lastBuildDate>Wed, 01 May 2024 11:00:00 +0000</lastBuildDate><language>en-GB</language>"
                "<sy:updatePeriod>\n\thourly\t</sy:updatePeriod><sy:updateFrequency>\n\t1\t</sy:updateFrequency>"
                "<generator>https://wordpress.org/?v=6.5</generator><image>"
                "<url>https://wp.example/icon.png</url><title>WP</title><link>https://wp.example</link>"
                "<width>32</width><height>32</height></image>"
            ),
        ),
        {
            "entries": 1,
            "0.title": "Hello – world’s end",
            "0.url": "https://wp.example/2024/05/hello/",
            "0.names": ["Ann Lee"],
            "0.terms": ["News", "Q&A"],
            "0.guid": "https://wp.example/?p=12",
            "0.published": "2024-05-01T10:00:00",
            "0.summary has": "Short text.",
            "0.content_html has": "Long text of it.",
            "0.comment_count": 3,
            "feed.feed_url": "https://wp.example/feed/",
            "feed.language": "en-GB",
            "feed.update_interval": 3600,
            "feed.icon": "https://wp.example/icon.png",
            "feed.updated": "2024-05-01T11:00:00",
            "0.link_urls have": ["https://wp.example/2024/05/hello/#comments"],
        },
    ),
    Shape(
        "drupal creator span",
        (
            '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xml:base="https://d.example/"><channel>'
            "<title>T</title><link>https://d.example/</link><item><title>One</title>"
            '<link>https://site.example/1</link><description>&lt;span class="field"&gt;Text of '
            "it&lt;/span&gt;</description><pubDate>Wed, 01 May 2024 10:00:00 +0200</pubDate>"
            '<dc:creator>admin</dc:creator><guid isPermaLink="false">12 at https://d.example</guid></item>'
            "</channel></rss>"
        ),
        {
            "0.guid": "12 at https://d.example",
            "0.names": ["admin"],
            "0.published": "2024-05-01T08:00:00",
            "0.say has": "Text of it",
        },
    ),
    Shape(
        "blogger",
        atom(
            (
                "<entry><id>tag:blogger.com,1999:blog-1.post-2</id>"
                "<published>2024-05-01T10:00:00.001-07:00</published>"
                "<updated>2024-05-01T11:00:00.123-07:00</updated><category "
                'scheme="http://www.blogger.com/atom/ns#" term="cats"/><title type="text">Cats &amp; '
                'dogs</title><content type="html">&lt;p&gt;Body &amp;amp; soul&lt;/p&gt;</content><link '
                'rel="replies" type="application/atom+xml" href="https://b.example/feeds/2/comments/default" '
                'title="Post Comments"/><link rel="replies" type="text/html" '
                'href="https://b.example/2.html#comment-form" title="0 Comments"/><link rel="edit" '
                'type="application/atom+xml" href="https://b.example/edit"/><link rel="self" '
                'type="application/atom+xml" href="https://b.example/self"/><link rel="alternate" '
                'type="text/html" href="https://b.example/2.html" title="Cats"/><author><name>Ann</name>'
                "<uri>http://www.blogger.com/profile/1</uri><email>noreply@blogger.com</email></author>"
                '<media:thumbnail url="https://b.example/s72-c/a.jpg" height="72" width="72"/>'
                "<thr:total>5</thr:total></entry>"
            ),
            (
                "<id>tag:blogger.com,1999:blog-1</id><updated>2024-05-01T11:00:00.123-07:00</updated><title "
                'type="text">B</title><link rel="http://schemas.google.com/g/2005#feed" '
                'type="application/atom+xml" href="https://b.example/feeds/posts/default"/><link rel="self" '
                'type="application/atom+xml" href="https://b.example/feeds/posts/default?alt=atom"/><link '
                'rel="alternate" type="text/html" href="https://b.example/"/><link rel="hub" '
                'href="http://pubsubhubbub.appspot.com/"/><link rel="next" type="application/atom+xml" '
                'href="https://b.example/feeds/posts/default?start-index=26"/>'
            ),
        ),
        {
            "entries": 1,
            "0.title": "Cats & dogs",
            "0.url": "https://b.example/2.html",
            "0.names": ["Ann"],
            "0.content_text": "Body & soul",
            "0.comment_count": 5,
            "0.images": ["https://b.example/s72-c/a.jpg"],
            "0.published": "2024-05-01T17:00:00.001000",
            "feed.hub": "http://pubsubhubbub.appspot.com/",
            "feed.url": "https://b.example/",
            "next_url": "https://b.example/feeds/posts/default?start-index=26",
            "0.terms": ["cats"],
        },
    ),
    Shape(
        "medium",
        rss(
            (
                "<item><title><![CDATA[How & why]]></title>"
                "<link>https://m.example/p/how-1?source=rss----1---4</link><guid "
                'isPermaLink="false">https://m.example/p/1</guid><category><![CDATA[python]]></category>'
                "<dc:creator><![CDATA[Bo Li]]></dc:creator><pubDate>Wed, 01 May 2024 10:00:00 GMT</pubDate>"
                "<atom:updated>2024-05-02T10:00:00.000Z</atom:updated><content:encoded><![CDATA[<figure><img "
                'alt="x" src="https://m.example/a.png" /><figcaption>Cap</figcaption></figure><p>Body</p><img '
                'src="https://m.example/_/stat?event=post" width="1" height="1" alt="">]]></content:encoded>'
                "</item>"
            ),
            (
                "<title><![CDATA[M]]></title><description><![CDATA[D]]></description>"
                "<link>https://m.example?source=rss</link><image><url>https://m.example/i.png</url>"
                "<title>M</title><link>https://m.example</link></image><generator>Medium</generator>"
                "<lastBuildDate>Wed, 01 May 2024 12:00:00 GMT</lastBuildDate><atom:link "
                'href="https://m.example/feed" rel="self" type="application/rss+xml"/><webMaster>'
                '<![CDATA[yourfriends@m.example]]></webMaster><atom:link href="http://m.superfeedr.com" '
                'rel="hub"/>'
            ),
        ),
        {
            "0.title": "How & why",
            "0.updated": "2024-05-02T10:00:00",
            "0.names": ["Bo Li"],
            "0.content_text has": "Body",
            "feed.feed_url": "https://m.example/feed",
            "feed.description": "D",
            "feed.title": "M",
        },
    ),
    Shape(
        "substack",
        rss(
            (
                "<item><title><![CDATA[Ep]]></title><description><![CDATA[Sub title]]></description>"
                '<link>https://s.example/p/ep</link><guid isPermaLink="false">https://s.example/p/ep</guid>'
                "<dc:creator><![CDATA[Al]]></dc:creator><pubDate>Wed, 01 May 2024 10:00:00 GMT</pubDate>"
                '<enclosure url="https://s.example/i.jpeg" length="0" type="image/jpeg"/><content:encoded>'
                "<![CDATA[<p>Text</p>]]></content:encoded></item>"
            ),
            (
                "<title><![CDATA[S]]></title><description><![CDATA[D]]></description>"
                "<link>https://s.example</link><copyright><![CDATA[Al]]></copyright><language><![CDATA[en]]>"
                "</language><webMaster><![CDATA[s@s.example]]></webMaster><itunes:owner><itunes:email>"
                "<![CDATA[s@s.example]]></itunes:email><itunes:name><![CDATA[Al]]></itunes:name></itunes:owner>"
                "<itunes:author><![CDATA[Al]]></itunes:author>"
            ),
        ),
        {
            "0.summary": "Sub title",
            "0.content_text": "Text",
            "feed.language": "en",
            "feed.rights": "Al",
            "0.files have": ["https://s.example/i.jpeg"],
            "feed.names have": ["Al"],
        },
    ),
    Shape(
        "ghost",
        rss(
            (
                "<item><title><![CDATA[G]]></title><description><![CDATA[Excerpt]]></description>"
                '<link>https://g.example/g/</link><guid isPermaLink="false">5f0</guid><category><![CDATA[A]]>'
                "</category><dc:creator><![CDATA[X Y]]></dc:creator><pubDate>Wed, 01 May 2024 10:00:00 "
                'GMT</pubDate><media:content url="https://g.example/i.jpg" medium="image"/><content:encoded>'
                '<![CDATA[<img src="https://g.example/i.jpg" alt="G"><p>Body</p>]]></content:encoded></item>'
            ),
            (
                "<title><![CDATA[G]]></title><description><![CDATA[D]]></description>"
                "<link>https://g.example/</link><image><url>https://g.example/f.png</url><title>G</title>"
                "<link>https://g.example/</link></image><ttl>60</ttl>"
            ),
        ),
        {
            "0.images": ["https://g.example/i.jpg"],
            "feed.ttl": 60,
            "0.summary": "Excerpt",
            "feed.icon": "https://g.example/f.png",
        },
    ),
    Shape(
        "squarespace",
        rss(
            (
                "<item><title>S</title><dc:creator>A</dc:creator><pubDate>Wed, 01 May 2024 10:00:00 "
                '+0000</pubDate><link>https://q.example/b/s</link><guid isPermaLink="false">1:2:3</guid>'
                '<description><![CDATA[<p class="">Hi</p>]]></description><media:content type="image/jpeg" '
                'url="https://q.example/i.jpg?format=1500w" medium="image" isDefault="true" width="1500" '
                'height="1000"><media:title type="plain">S</media:title></media:content></item>'
            ),
            (
                "<title>Q</title><link>https://q.example/b/</link><lastBuildDate>Wed, 01 May 2024 10:00:00 "
                "+0000</lastBuildDate><copyright/><language>en-US</language><generator>Site-Server</generator>"
                "<description><![CDATA[]]></description>"
            ),
        ),
        {
            "0.images": ["https://q.example/i.jpg?format=1500w"],
            "feed.rights": None,
            "feed.description": None,
            "0.title": "S",
            "0.say has": "Hi",
        },
    ),
    Shape(
        "youtube",
        (
            '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" '
            'xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns:media="http://search.yahoo.com/mrss/">'
            '<link rel="self" href="http://www.youtube.com/feeds/videos.xml?channel_id=UC1"/>'
            '<id>yt:channel:UC1</id><yt:channelId>UC1</yt:channelId><title>Chan</title><link rel="alternate" '
            'href="https://www.youtube.com/channel/UC1"/><author><name>Chan</name>'
            "<uri>https://www.youtube.com/channel/UC1</uri></author>"
            "<published>2015-01-01T00:00:00+00:00</published><entry><id>yt:video:abc</id>"
            "<yt:videoId>abc</yt:videoId><yt:channelId>UC1</yt:channelId><title>Vid</title><link "
            'rel="alternate" href="https://www.youtube.com/watch?v=abc"/><author><name>Chan</name>'
            "<uri>https://www.youtube.com/channel/UC1</uri></author>"
            "<published>2024-05-01T10:00:00+00:00</published><updated>2024-05-02T10:00:00+00:00</updated>"
            "<media:group><media:title>Vid m</media:title><media:content "
            'url="https://www.youtube.com/v/abc?version=3" type="application/x-shockwave-flash" width="640" '
            'height="390"/><media:thumbnail url="https://i.example/hq.jpg" width="480" height="360"/>'
            "<media:description>Line one\nLine two</media:description><media:community><media:starRating "
            'count="9" average="5.00" min="1" max="5"/><media:statistics views="100"/></media:community>'
            "</media:group></entry></feed>"
        ),
        {
            "0.title": "Vid",
            "0.guid": "yt:video:abc",
            "0.say has": "Line one",
            "0.images": ["https://i.example/hq.jpg"],
            "0.names": ["Chan"],
            "0.updated": "2024-05-02T10:00:00",
        },
    ),
    Shape(
        "reddit",
        atom(
            (
                "<entry><author><name>/u/x</name><uri>https://www.reddit.com/user/x</uri></author><category "
                'term="t" label="r/t"/><content type="html">&lt;table&gt; &lt;tr&gt;&lt;td&gt; &lt;a '
                "href=&quot;https://r.example/1&quot;&gt; &lt;img src=&quot;https://r.example/a.jpg&quot; "
                "alt=&quot;z&quot; /&gt; &lt;/a&gt; &lt;/td&gt;&lt;td&gt; &amp;#32; submitted by &lt;a "
                "href=&quot;https://r.example/user/x&quot;&gt; /u/x "
                "&lt;/a&gt;&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;</content><id>t3_1</id><media:thumbnail "
                'url="https://r.example/a.jpg"/><link href="https://r.example/1"/>'
                "<updated>2024-05-01T10:00:00+00:00</updated><published>2024-05-01T10:00:00+00:00</published>"
                "<title>Re</title></entry>"
            ),
            (
                '<category term="t" label="r/t"/><updated>2024-05-01T10:00:00+00:00</updated>'
                '<icon>https://r.example/favicon.ico/</icon><id>/r/t/.rss</id><link rel="self" '
                'href="https://r.example/r/t/.rss" type="application/atom+xml"/><link rel="alternate" '
                'href="https://r.example/r/t/" type="text/html"/><subtitle>sub</subtitle><title>R</title>'
            ),
        ),
        {
            "0.terms": ["t"],
            "0.names": ["/u/x"],
            "feed.icon": "https://r.example/favicon.ico/",
            "feed.id": "/r/t/.rss",
            "0.images": ["https://r.example/a.jpg"],
            "feed.description": "sub",
        },
    ),
    Shape(
        "mastodon",
        (
            '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
            'xmlns:webfeeds="http://webfeeds.org/rss/1.0" xmlns:media="http://search.yahoo.com/mrss/">'
            "<channel><title>A</title><description>Public posts from @a</description>"
            "<link>https://ma.example/@a</link><image><url>https://ma.example/av.png</url><title>A</title>"
            "<link>https://ma.example/@a</link></image><lastBuildDate>Wed, 01 May 2024 10:00:00 "
            "+0000</lastBuildDate><webfeeds:icon>https://ma.example/av.png</webfeeds:icon><item><guid "
            'isPermaLink="true">https://ma.example/@a/1</guid><link>https://ma.example/@a/1</link>'
            "<pubDate>Wed, 01 May 2024 10:00:00 +0000</pubDate><description>&lt;p&gt;A toot &lt;a "
            'href="https://ma.example/tags/x"&gt;#x&lt;/a&gt;&lt;/p&gt;</description><media:content '
            'url="https://ma.example/o.png" type="image/png" fileSize="100" medium="image"><media:rating '
            'scheme="urn:simple">nonadult</media:rating><media:description type="plain">Alt '
            "text</media:description></media:content><category>x</category></item></channel></rss>"
        ),
        {
            "0.title": None,
            "0.url": "https://ma.example/@a/1",
            "0.say has": "A toot #x",
            "0.images": ["https://ma.example/o.png"],
            "0.terms": ["x"],
        },
    ),
    Shape(
        "flickr",
        (
            '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" '
            'xmlns:flickr="urn:flickr:user" xmlns:dc="http://purl.org/dc/elements/1.1/" ><title>T</title>'
            "<id>urn:f</id><updated>2024-05-01T10:00:00Z</updated><entry><title>Pic</title><link "
            'rel="alternate" type="text/html" href="https://fl.example/1/"/>'
            "<id>tag:flickr.com,2005:/photo/1</id><published>2024-05-01T10:00:00Z</published>"
            "<updated>2024-05-01T10:00:00Z</updated><flickr:date_taken>2024-04-01T10:00:00-08:00</flickr:date"
            "_taken><dc:date.Taken>2024-04-01T10:00:00-08:00</dc:date.Taken><content "
            'type="html">&lt;p&gt;posted a photo&lt;/p&gt;</content><author><name>U</name>'
            '<uri>https://fl.example/u</uri><flickr:nsid>1</flickr:nsid></author><link rel="enclosure" '
            'type="image/jpeg" href="https://fl.example/1_b.jpg" /><category term="sea" '
            'scheme="https://fl.example/tags/"/><displaycategories></displaycategories></entry></feed>'
        ),
        {
            "0.published": "2024-05-01T10:00:00",
            "0.files have": ["https://fl.example/1_b.jpg"],
            "0.terms": ["sea"],
            "0.tags": [("sea", "https://fl.example/tags/", None)],
        },
    ),
    Shape(
        "turbo",
        rss(
            '<item turbo="true"><link>https://y.example/1</link><turbo:content><![CDATA[<header>'
            "<h1>Head</h1></header><p>Body turbo</p>]]></turbo:content><title>Head</title>"
            "<yandex:full-text>Full text here</yandex:full-text><yandex:genre>message</yandex:genre>"
            "<pubDate>Wed, 01 May 2024 13:00:00 +0300</pubDate><author>Ivan</author></item>"
        ),
        {"0.title": "Head", "0.published": "2024-05-01T10:00:00", "0.names": ["Ivan"], "0.say has": "turbo"},
    ),
    Shape(
        "yandex fulltext",
        rss(
            "<item><title>H</title><link>https://y.example/1</link><description>Short</description>"
            "<yandex:full-text>Long full text</yandex:full-text></item>"
        ),
        {"0.summary": "Short", "0.content_text": "Long full text"},
    ),
    Shape(
        "feedburner",
        rss(
            "<item><title>H</title><link>http://feedproxy.google.com/~r/x/~3/abc/</link><guid "
            'isPermaLink="false">tag:x,1</guid><feedburner:origLink>https://o.example/real</feedburner:origLi'
            'nk><description>Hey&lt;img src="http://feeds.feedburner.com/~r/x/~4/abc" height="1" width="1" '
            'alt=""/&gt;</description></item>'
        ),
        {"0.url": "https://o.example/real", "0.say has": "Hey"},
    ),
)
