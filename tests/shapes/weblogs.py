"""Feeds as the programs of weblogs write them, shortened."""

from tests.shapes.written import Shape, atom, entry, item, rss

SHAPES = (
    Shape(
        "wordpress with comments",
        rss(
            item(
                "<comments>https://site.example/1#comments</comments><dc:creator><![CDATA[Ann Lee]]>"
                "</dc:creator><pubDate>Wed, 01 May 2024 10:00:00 +0000</pubDate><category>"
                "<![CDATA[News &amp; views]]></category><description>"
                "<![CDATA[<p>Short &#8230; [&#8230;]</p>]]></description><content:encoded>"
                "<![CDATA[<p>Long <b>text</b></p>]]></content:encoded>"
                "<wfw:commentRss>https://site.example/1/feed/</wfw:commentRss><slash:comments>12</slash:comments>"
            )
        ),
        {
            "0.names": ["Ann Lee"],
            "0.terms": ["News & views"],
            "0.comment_count": 12,
            "0.content_text": "Long text",
            "0.summary has": "Short",
            "0.published": "2024-05-01T10:00:00",
            "0.link_urls have": ["https://site.example/1#comments"],
        },
    ),
    Shape(
        "wordpress numeric entity in title twice escaped",
        rss(item(title="Bell&amp;#8217;s &amp;#8220;day&amp;#8221;")),
        {"0.title": "Bell’s “day”"},
    ),
    Shape(
        "wordpress guid with query as permalink",
        rss(
            "<item><title>One</title><link>https://site.example/2024/05/one/</link>"
            '<guid isPermaLink="false">https://site.example/?p=123</guid></item>'
        ),
        {"0.guid": "https://site.example/?p=123", "0.url": "https://site.example/2024/05/one/"},
    ),
    Shape(
        "wordpress post thumbnail before text",
        rss(
            item(
                '<description><![CDATA[<img width="300" height="200" src="https://site.example/t.jpg" '
                'class="attachment-medium wp-post-image" alt="A bridge" decoding="async" />'
                "<p>Words here.</p>]]></description>"
            )
        ),
        {"0.say has": "Words here.", "0.images": ["https://site.example/t.jpg"]},
    ),
    Shape(
        "wordpress the post appeared first on",
        rss(
            item(
                "<description><![CDATA[<p>Words here.</p>\n<p>The post <a "
                'href="https://site.example/1">One</a> appeared first on <a '
                'href="https://site.example">T</a>.</p>]]></description>'
            )
        ),
        {"0.say has": "Words here."},
    ),
    Shape(
        "wordpress com site icon and cloud",
        rss(
            item(),
            (
                '<title>T</title><atom:link href="https://site.example/feed/" rel="self" '
                'type="application/rss+xml"/><link>https://site.example</link>'
                '<cloud domain="site.example" port="80" path="/?rsscloud=notify" registerProcedure="" '
                'protocol="http-post"/><image><url>https://s0.example/i/buttonw-com.png</url>'
                "<title>T</title><link>https://site.example</link></image>"
                '<atom:link rel="search" type="application/opensearchdescription+xml" '
                'href="https://site.example/osd.xml" title="T"/><atom:link rel="hub" '
                'href="https://site.example/?pushpress=hub"/><generator>http://wordpress.com/</generator>'
                "<sy:updatePeriod>\n\thourly\t</sy:updatePeriod><sy:updateFrequency>\n\t1\t</sy:updateFrequency>"
            ),
        ),
        {
            "feed.hub": "https://site.example/?pushpress=hub",
            "feed.feed_url": "https://site.example/feed/",
            "feed.url": "https://site.example/",
            "feed.update_interval": 3600,
            "feed.icon": "https://s0.example/i/buttonw-com.png",
            "feed.cloud_domain": "site.example",
        },
    ),
    Shape(
        "blogger atom",
        atom(
            entry(
                (
                    "<published>2024-05-01T03:00:00.000-07:00</published>"
                    '<category scheme="http://www.blogger.com/atom/ns#" term="birds"/>'
                    '<content type="html">&lt;div class="separator"&gt;&lt;a '
                    'href="https://b.example/s1600/x.jpg"&gt;&lt;img '
                    'src="https://b.example/s320/x.jpg"/&gt;&lt;/a&gt;&lt;/div&gt;Seen today.</content>'
                    '<link rel="replies" type="application/atom+xml" '
                    'href="https://site.example/feeds/1/comments/default" title="Post Comments"/>'
                    '<link rel="replies" type="text/html" href="https://site.example/1.html#comment-form" '
                    'title="3 Comments"/><link rel="edit" type="application/atom+xml" '
                    'href="https://www.b.example/feeds/9/posts/default/1"/>'
                    '<link rel="self" type="application/atom+xml" '
                    'href="https://www.b.example/feeds/9/posts/default/1"/>'
                    '<link rel="alternate" type="text/html" href="https://site.example/2024/05/one.html" '
                    'title="One"/><author><name>Ann</name><uri>https://www.b.example/profile/7</uri>'
                    "<email>noreply@blogger.com</email></author><media:thumbnail "
                    'url="https://b.example/s72-c/x.jpg" height="72" width="72"/><thr:total>3</thr:total>'
                ),
                link="",
                guid="<id>tag:blogger.com,1999:blog-9.post-1</id>",
            )
        ),
        {
            "0.url": "https://site.example/2024/05/one.html",
            "0.comment_count": 3,
            "0.published": "2024-05-01T10:00:00",
            "0.content_text": "Seen today.",
            "0.names": ["Ann"],
            "0.guid": "tag:blogger.com,1999:blog-9.post-1",
            "0.terms": ["birds"],
        },
    ),
    Shape(
        "blogger counts replies on their link",
        atom(
            entry(
                '<link rel="replies" type="application/atom+xml" href="https://site.example/c.atom" '
                'thr:count="7" thr:updated="2024-05-01T10:00:00Z"/>'
            )
        ),
        {"0.comment_count": 7, "0.url": "https://site.example/1"},
    ),
    Shape(
        "the total speaks before the link's count",
        atom(entry('<link rel="replies" href="https://site.example/c.atom" thr:count="7"/><thr:total>9</thr:total>')),
        {"0.comment_count": 9},
    ),
    Shape(
        "two reply feeds of one talk count once",
        atom(
            entry(
                '<link rel="replies" type="application/atom+xml" href="https://site.example/c.atom" '
                'thr:count="4"/><link rel="replies" type="text/html" href="https://site.example/1#c" '
                'thr:count="4"/>'
            )
        ),
        {"0.comment_count": 4},
    ),
    Shape("a count of none is none", atom(entry("<thr:total>0</thr:total>")), {"0.comment_count": 0}),
    Shape(
        "drupal node with theming",
        rss(
            "<item>\n  <title>&lt;span&gt;Council votes&lt;/span&gt;\n</title>\n  "
            "<link>https://site.example/node/1</link>\n  <description>&lt;span&gt;Council "
            'votes&lt;/span&gt;\n&lt;div class="field field--name-body"&gt;&lt;p&gt;The council voted on '
            "Monday.&lt;/p&gt;&lt;/div&gt;</description>\n  <pubDate>Wed, 01 May 2024 10:00:00 "
            '+0000</pubDate>\n    <dc:creator>&lt;span lang="" about="/user/1" typeof="schema:Person" '
            'property="schema:name" datatype=""&gt;ann&lt;/span&gt;</dc:creator>\n    <guid '
            'isPermaLink="false">1 at https://site.example</guid>\n    </item>'
        ),
        {
            "0.title": "Council votes",
            "0.names": ["ann"],
            "0.guid": "1 at https://site.example",
            "0.say has": "The council voted on Monday.",
        },
    ),
    Shape(
        "drupal category with domain",
        rss(item('<category domain="https://site.example/tags/water">Water</category>')),
        {"0.tags": [("Water", "https://site.example/tags/water", None)]},
    ),
    Shape(
        "ghost",
        rss(
            item(
                (
                    "<description><![CDATA[A short excerpt.]]></description><category><![CDATA[Notes]]>"
                    "</category><dc:creator><![CDATA[Ann Lee]]></dc:creator>"
                    '<media:content url="https://site.example/content/images/a.png" medium="image"/>'
                    '<content:encoded><![CDATA[<img src="https://site.example/content/images/a.png" alt="One">'
                    "<p>The text.</p>]]></content:encoded>"
                ),
                title="<![CDATA[One & two]]>",
            )
        ),
        {
            "0.title": "One & two",
            "0.summary": "A short excerpt.",
            "0.first_image": "https://site.example/content/images/a.png",
            "0.content_text has": "The text.",
        },
    ),
    Shape(
        "substack",
        rss(
            item(
                "<description><![CDATA[On rivers]]></description><dc:creator><![CDATA[Ann Lee]]>"
                '</dc:creator><enclosure url="https://cdn.example/w_1200,c_limit/https%3A%2F%2Fs3.example%2Fa'
                '.jpeg" length="0" type="image/jpeg"/><content:encoded><![CDATA[<p>Body</p>]]></content:encoded>'
            ),
            (
                "<title><![CDATA[T]]></title><description><![CDATA[D]]></description>"
                "<link>https://site.example</link><image><url>https://cdn.example/i.png</url>"
                "<title>T</title><link>https://site.example</link></image><copyright><![CDATA[Ann Lee]]>"
                "</copyright><language><![CDATA[en]]></language><webMaster><![CDATA[ann@substack.example]]>"
                "</webMaster><itunes:owner><itunes:email><![CDATA[ann@substack.example]]></itunes:email>"
                "<itunes:name><![CDATA[Ann Lee]]></itunes:name></itunes:owner><itunes:author>"
                "<![CDATA[Ann Lee]]></itunes:author>"
            ),
        ),
        {
            "0.summary": "On rivers",
            "0.content_text": "Body",
            "0.images": ["https://cdn.example/w_1200,c_limit/https%3A%2F%2Fs3.example%2Fa.jpeg"],
            "feed.rights": "Ann Lee",
            "feed.names": ["Ann Lee"],
            "feed.language": "en",
        },
    ),
    Shape(
        "medium updated beside published",
        rss(
            item(
                (
                    "<category><![CDATA[walking]]></category><dc:creator><![CDATA[Ann Lee]]></dc:creator>"
                    "<pubDate>Wed, 01 May 2024 10:00:00 GMT</pubDate>"
                    "<atom:updated>2024-05-02T10:00:00.000Z</atom:updated><content:encoded><![CDATA[<p>Body</p>"
                    '<img src="https://medium.example/_/stat?event=post.clientViewed" width="1" height="1" '
                    'alt="">]]></content:encoded>'
                ),
                link="https://medium.example/p/1?source=rss----9---4",
            )
        ),
        {
            "0.published": "2024-05-01T10:00:00",
            "0.updated": "2024-05-02T10:00:00",
            "0.images": [],
            "0.content_text": "Body",
        },
    ),
    Shape(
        "discourse topic",
        rss(
            "<item><title>Help me</title><dc:creator><![CDATA[@ann Ann Lee]]></dc:creator>"
            "<category>support</category><description><![CDATA[\n          <p>How?</p>\n          <p>"
            "<small>2 posts - 2 participants</small></p>\n          <p>"
            '<a href="https://d.example/t/1">Read full topic</a></p>\n      ]]></description>'
            "<link>https://d.example/t/1</link><pubDate>Wed, 01 May 2024 10:00:00 +0000</pubDate>"
            '<discourse:topicPinned xmlns:discourse="http://www.discourse.org/">No</discourse:topicPinned'
            '><guid isPermaLink="false">d.example-topic-1</guid>'
            '<source url="https://d.example/t/1.rss">Help me</source></item>'
        ),
        {"0.guid": "d.example-topic-1", "0.url": "https://d.example/t/1", "0.say has": "How?", "0.terms": ["support"]},
    ),
    Shape(
        "youtube",
        (
            '<?xml version="1.0" encoding="UTF-8"?><feed '
            'xmlns:yt="http://www.youtube.com/xml/schemas/2015" '
            'xmlns:media="http://search.yahoo.com/mrss/" xmlns="http://www.w3.org/2005/Atom">'
            '<link rel="self" href="http://www.y.example/feeds/videos.xml?channel_id=U1"/>'
            "<id>yt:channel:U1</id><yt:channelId>U1</yt:channelId><title>Chan</title>"
            '<link rel="alternate" href="https://www.y.example/channel/U1"/><author><name>Chan</name>'
            "<uri>https://www.y.example/channel/U1</uri></author>"
            "<published>2010-01-01T00:00:00+00:00</published><entry><id>yt:video:V1</id>"
            '<yt:videoId>V1</yt:videoId><title>Vid</title><link rel="alternate" '
            'href="https://www.y.example/watch?v=V1"/><author><name>Chan</name>'
            "<uri>https://www.y.example/channel/U1</uri></author>"
            "<published>2024-05-01T10:00:00+00:00</published>"
            "<updated>2024-05-02T10:00:00+00:00</updated><media:group><media:title>Vid</media:title>"
            '<media:content url="https://www.y.example/v/V1?version=3" '
            'type="application/x-shockwave-flash" width="640" height="390"/>'
            '<media:thumbnail url="https://i1.y.example/vi/V1/hq.jpg" width="480" height="360"/>'
            "<media:description>What it shows.\nSecond line</media:description><media:community>"
            '<media:starRating count="9" average="5.00" min="1" max="5"/><media:statistics views="100"/>'
            "</media:community></media:group></entry></feed>"
        ),
        {
            "0.guid": "yt:video:V1",
            "0.say has": "What it shows.",
            "0.images": ["https://i1.y.example/vi/V1/hq.jpg"],
            "0.size": (480, 360),
            "0.enc_urls": ["https://www.y.example/v/V1?version=3"],
            "feed.url": "https://www.y.example/channel/U1",
            "0.updated": "2024-05-02T10:00:00",
        },
    ),
    Shape(
        "mastodon without titles",
        rss(
            (
                '<item><guid isPermaLink="true">https://m.example/@ann/1</guid>'
                "<link>https://m.example/@ann/1</link><pubDate>Wed, 01 May 2024 10:00:00 +0000</pubDate>"
                '<description>&lt;p&gt;Hello &lt;a href="https://m.example/tags/birds" class="mention '
                'hashtag" rel="tag"&gt;#&lt;span&gt;birds&lt;/span&gt;&lt;/a&gt;&lt;/p&gt;</description>'
                '<media:content url="https://files.m.example/a.jpg" type="image/jpeg" fileSize="12345" '
                'medium="image"><media:rating scheme="urn:simple">nonadult</media:rating>'
                '<media:description type="plain">A wren on a wall</media:description></media:content>'
                "<category>birds</category></item>"
            ),
            (
                "<title>Ann</title><description>Public posts from @ann@m.example</description>"
                "<link>https://m.example/@ann</link><image><url>https://files.m.example/av.png</url>"
                "<title>Ann</title><link>https://m.example/@ann</link></image>"
                '<webfeeds:icon xmlns:webfeeds="http://webfeeds.org/rss/1.0">https://files.m.example/av.png</'
                "webfeeds:icon>"
            ),
        ),
        {
            "0.title": None,
            "0.url": "https://m.example/@ann/1",
            "0.say has": "Hello #birds",
            "0.images": ["https://files.m.example/a.jpg"],
            "0.caption": "A wren on a wall",
            "0.terms": ["birds"],
        },
    ),
    Shape(
        "bluesky",
        rss(
            "<item><link>https://b.example/profile/a/post/1</link>"
            "<description>Short words\n\nmore</description><pubDate>01 May 2024 10:00 +0000</pubDate>"
            '<guid isPermaLink="false">at://did:plc:abc/app.bsky.feed.post/1</guid></item>'
        ),
        {
            "0.guid": "at://did:plc:abc/app.bsky.feed.post/1",
            "0.url": "https://b.example/profile/a/post/1",
            "0.published": "2024-05-01T10:00:00",
            "0.say has": "Short words",
        },
    ),
    Shape(
        "reddit",
        atom(
            "<entry><author><name>/u/ann</name><uri>https://www.r.example/user/ann</uri></author>"
            '<category term="water" label="r/water"/><content type="html">&lt;!-- SC_OFF --&gt;&lt;div '
            'class="md"&gt;&lt;p&gt;Look&lt;/p&gt; &lt;/div&gt;&lt;!-- SC_ON --&gt; &#32; submitted by '
            '&#32; &lt;a href="https://www.r.example/user/ann"&gt; /u/ann &lt;/a&gt;</content>'
            '<id>t3_abc</id><media:thumbnail url="https://t.r.example/a.jpg"/>'
            '<link href="https://www.r.example/r/water/comments/abc/look/"/>'
            "<updated>2024-05-01T10:00:00+00:00</updated>"
            "<published>2024-05-01T10:00:00+00:00</published><title>Look</title></entry>"
        ),
        {
            "0.guid": "t3_abc",
            "0.tags": [("water", None, "r/water")],
            "0.names": ["/u/ann"],
            "0.images": ["https://t.r.example/a.jpg"],
            "0.say has": "Look",
        },
    ),
)
