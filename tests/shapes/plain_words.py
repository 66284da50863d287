"""Markup, titles and tags, and authors of items."""

from tests.shapes.written import CHANNEL, MP3, Shape, atom, entry, item, rss

X = "http://www.w3.org/1999/xhtml"
SHAPES = (
    Shape(
        "a table layout newsletter",
        rss(item("<description><![CDATA[<table><tr><td>Left</td><td>Right</td></tr></table>]]></description>")),
        {"0.say has": "Left"},
    ),
    Shape(
        "style and script inside content",
        rss(
            item(
                "<content:encoded><![CDATA[<style>p{color:red}</style><script>x()</script><p>Body</p>]]>"
                "</content:encoded>"
            )
        ),
        {"0.content_text": "Body"},
    ),
    Shape(
        "iframe of a film in content",
        rss(
            item(
                '<content:encoded><![CDATA[<p>Body</p><iframe src="https://v.example/1"></iframe>]]></content:encoded>'
            )
        ),
        {"0.content_text has": "Body"},
    ),
    Shape(
        "definition lists",
        rss(item("<content:encoded><![CDATA[<dl><dt>Term</dt><dd>Meaning</dd></dl>]]></content:encoded>")),
        {"0.content_text has": "Meaning"},
    ),
    Shape(
        "entities of html within cdata",
        rss(item("<content:encoded><![CDATA[<p>Caf&eacute; &mdash; 5&nbsp;&euro;</p>]]></content:encoded>")),
        {"0.content_text": "Café — 5 €"},
    ),
    Shape(
        "html comments of word",
        rss(
            item(
                "<content:encoded><![CDATA[<!--[if gte mso 9]><xml><w:WordDocument>x</w:WordDocument></xml>"
                '<![endif]--><p class="MsoNormal">Body<o:p></o:p></p>]]></content:encoded>'
            )
        ),
        {"0.content_text": "Body"},
    ),
    Shape(
        "base64 picture at the start",
        rss(item('<description><![CDATA[<img src="data:image/png;base64,iVBORw0KGgo="/><p>Body</p>]]></description>')),
        {"0.content_text": "Body", "0.images": []},
    ),
    Shape(
        "description only of an image",
        rss(item('<description><![CDATA[<img src="https://m.example/a.jpg"/>]]></description>')),
        {"0.images": ["https://m.example/a.jpg"]},
    ),
    Shape(
        "description and content say the same",
        rss(
            item(
                "<description><![CDATA[<p>Body</p>]]></description><content:encoded><![CDATA[<p>Body</p>]]>"
                "</content:encoded>"
            )
        ),
        {"0.content_text": "Body"},
    ),
    Shape(
        "summary longer than content",
        atom(entry("<summary>A longer text than the other one is by far.</summary><content>Short</content>")),
        {"0.content_text": "Short", "0.summary": "A longer text than the other one is by far."},
    ),
    Shape(
        "title only",
        rss("<item><title>Only words</title></item>"),
        {"entries": 1, "0.title": "Only words", "0.url": None},
    ),
    Shape(
        "description only",
        rss("<item><description>Only words</description></item>"),
        {"entries": 1, "0.title": None, "0.say": "Only words"},
    ),
    Shape(
        "a title of spaces",
        rss("<item><title>  \n </title><link>https://site.example/1</link></item>"),
        {"0.title": None},
    ),
    Shape(
        "a title of markup without words",
        rss("<item><title>&lt;b&gt;&lt;/b&gt;</title><link>https://site.example/1</link></item>"),
        {"0.title": None},
    ),
    Shape("a title with a line break tag", rss(item(title="First&lt;br/&gt;Second")), {"0.title": "First Second"}),
    Shape("a title of less and more", rss(item(title="if a &lt; b and c &gt; d")), {"0.title": "if a < b and c > d"}),
    Shape(
        "a title naming a tag", rss(item(title="The &amp;lt;table&amp;gt; element")), {"0.title": "The <table> element"}
    ),
    Shape("emoji and flags", rss(item(title="🇹🇯 👩‍👩‍👧 ok")), {"0.title": "🇹🇯 👩‍👩‍👧 ok"}),
    Shape("combining marks stay as written", rss(item(title="Cafe\u0301")), {"0.title": "Cafe\u0301"}),
    Shape("no-break and thin spaces", rss(item(title="5\u00a0000\u2009km")), {"0.title": "5 000 km"}),
    Shape("replacement marks stay", rss(item(title="a\ufffdb")), {"0.title": "a\ufffdb"}),
    Shape(
        "category of two languages",
        rss(item('<category xml:lang="en">Water</category><category xml:lang="de">Wasser</category>')),
        {"0.terms": ["Water", "Wasser"]},
    ),
    Shape("category as atom in rss", rss(item('<atom:category term="a" label="A"/>')), {"0.tags": [("a", None, "A")]}),
    Shape(
        "category with a nocreator domain",
        rss(item('<category domain="https://site.example/c" nicename="water">Water</category>')),
        {"0.tags": [("Water", "https://site.example/c", None)]},
    ),
    Shape(
        "prism keywords and section",
        rss(
            item(
                '<prism:section xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/">Letters</prism:s'
                'ection><prism:keyword xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/">Cells</pr'
                "ism:keyword>"
            )
        ),
        {"0.section": "Letters"},
    ),
    Shape(
        "a section that is the whole site, in Arabic",
        rss(
            item('<prism:section xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/">الرئيسية</prism:section>')
        ),
        {"0.section": None},
    ),
    Shape(
        "author in atom inside rss",
        rss(item("<atom:author><atom:name>Ann</atom:name><atom:email>a@x.example</atom:email></atom:author>")),
        {"0.persons": [("Ann", None, "a@x.example")]},
    ),
    Shape(
        "authors of a journal by several elements",
        rss(item("<dc:creator>Lee, A.</dc:creator><dc:creator>Ek, B.</dc:creator>")),
        {"0.names": ["Lee, A.", "Ek, B."]},
    ),
    Shape(
        "creator with a twitter handle",
        rss(item("<dc:creator>Ann Lee (@annlee)</dc:creator>")),
        {"entries": 1, "0.names": ["Ann Lee (@annlee)"]},
    ),
    Shape(
        "author with only an address of a site",
        rss(item("<author>https://ann.example/</author>")),
        {"0.persons": [(None, "https://ann.example/", None)]},
    ),
    Shape(
        "editor of the channel in atom",
        rss(item(), CHANNEL + "<atom:author><atom:name>Us</atom:name></atom:author>"),
        {"feed.names": ["Us"]},
    ),
    Shape(
        "rss feed's author is not the items'",
        rss(item(), CHANNEL + "<managingEditor>ed@x.example (Ed)</managingEditor>"),
        {"0.names": []},
    ),
    Shape(
        "podcast's author is the feed's",
        rss(item(MP3), CHANNEL + "<itunes:author>Show</itunes:author>"),
        {"0.names": [], "feed.names": ["Show"]},
    ),
    # -- paragraphs without markup --
    Shape(
        "a plain description in paragraphs, wrapped by a program",
        rss(item("<description>Tar is boiled\nat noon.\n\n   Then it is spread,\n   hot.</description>")),
        {"0.content_html": "<p>Tar is boiled\nat noon.</p><p>Then it is spread,\nhot.</p>", "0.summary": None},
    ),
    Shape(
        "a plain description of one wrapped paragraph",
        rss(item("<description>\n\n  Tar is boiled\n  at noon,\n  and spread.\n\n</description>")),
        {"0.content_html": None, "0.summary": "Tar is boiled at noon, and spread."},
    ),
    Shape(
        "the same plain paragraphs twice, and a subtitle",
        rss(
            item(
                "<description>One.\n\nTwo.</description><itunes:summary>One.\n\n Two.</itunes:summary>"
                "<itunes:subtitle>Three</itunes:subtitle>"
            )
        ),
        {"0.content_html": "<p>One.</p><p>Two.</p>", "0.summary": "Three"},
    ),
    Shape(
        "plain paragraphs beside a description in HTML are a summary",
        rss(
            item(
                "<description>&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</description>"
                "<itunes:summary>One.\n\nTwo.</itunes:summary>"
            )
        ),
        {"0.content_html": "<p>One.</p><p>Two.</p>", "0.summary": "One. Two."},
    ),
    Shape(
        "paragraphs that break off",
        rss(item("<description>One.\n\nTwo and [&#8230;]</description>")),
        {"0.content_html": None, "0.summary": "One. Two and […]"},
    ),
    Shape(
        "blank lines of HTML are white space",
        rss(item("<content:encoded>Fish &amp;amp; chips.\n\nPeas.</content:encoded>")),
        {"0.content_html": "Fish &amp; chips.\n\nPeas."},
    ),
)
