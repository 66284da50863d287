"""Titles, summaries and contents, in all the types that they may declare."""

from tests.shapes.written import TWO, Shape, atom, entry, item, rss

BUILT = '[vc_row][vc_column width="1/2"]{}[/vc_column][/vc_row]'
CUT = "[fusion_row type=&#8221;flex&#8221; gap=&#8221;0&#8243; [&#8230;]"
FIRST = (
    "<p>Der Beitrag <a href='https://a.example/2026/damm/'>Der Damm h&#228;lt</a> erschien zuerst auf "
    "<a href='https://a.example'>Tal &amp; Berg</a>.</p>"
)
HIDDEN = "display:none; font-size:0px; max-height:0px; opacity:0; overflow:hidden; mso-hide:all;"
SHAPES = (
    Shape(
        "a page builder's marks around a text",
        rss(item(f"<description><![CDATA[<p>{BUILT.format('The dam [sic] holds.')}</p>]]></description>")),
        {"0.content_html": "<p>The dam [sic] holds.</p>"},
    ),
    Shape(
        "a page builder's marks around a synopsis",
        rss(item(f"<description>{BUILT.format('The dam holds.')}</description>")),
        {"0.summary": "The dam holds."},
    ),
    Shape(
        "a page builder's marks in a text about them",
        rss(item(f"<description><![CDATA[<p>Write <code>{BUILT.format('x')}</code></p>]]></description>")),
        {"0.content_text has": "[vc_row]"},
    ),
    Shape(
        "a page builder's mark that the end of an excerpt cuts off",
        rss(item(f"<description><![CDATA[<p>{CUT}</p>]]></description>")),
        {"0.any_html": "<p>[…]</p>"},
    ),
    Shape(
        "where the story appeared first, as WordPress says at its end",
        rss(
            item(
                f"<description><![CDATA[<p>Am Mittag.</p>\n{FIRST}]]></description>",
                title="Der Damm hält",
            )
        ),
        {"0.content_text": "Am Mittag."},
    ),
    Shape(
        "where another story appeared first",
        rss(item(f"<description><![CDATA[<p>Am Mittag.</p>\n{FIRST}]]></description>")),
        {"0.content_text has": "erschien zuerst auf"},
    ),
    Shape(
        "a description that is only a link to the comments",
        rss(
            item(
                '<description><![CDATA[<a href="https://talk.example/i?a=1&amp;b=2">Comments</a>]]></description>'
                "<comments>https://talk.example/i?a=1&amp;b=2</comments>"
            )
        ),
        {"0.summary": None, "0.content_text": None},
    ),
    Shape(
        "a description that is only a link to another page",
        rss(item('<description><![CDATA[<a href="https://talk.example/i">Comments</a>]]></description>')),
        {"0.summary": "Comments"},
    ),
    Shape(
        "a description escaped once more than the text",
        rss(
            item(
                '<description><![CDATA[To &lt;a href="/s"&gt;Siri&lt;/a&gt;: no.]]></description>'
                '<content:encoded><![CDATA[<p>To <a href="/s">Siri</a>: no.</p>]]></content:encoded>'
            )
        ),
        {"0.summary": "To Siri: no.", "0.rules": ["escaped-again"]},
    ),
    Shape(
        "a description that shows what the text does not say",
        rss(
            item(
                "<description><![CDATA[Write &lt;b&gt;Siri&lt;/b&gt;.]]></description>"
                "<content:encoded><![CDATA[<p>On bold letters.</p>]]></content:encoded>"
            )
        ),
        {"0.summary": "Write <b>Siri</b>.", "0.rules": ["double-escaped"]},
    ),
    *(
        Shape(f"in Atom {said}", atom(entry(title=f"<title{kind}>{said}</title>")), {"0.title": title})
        for kind, said, title in (
            ("", "My tower &amp;amp; its lamp", "My tower & its lamp"),
            ("", "My tower &amp; its &amp;amp; lamp", "My tower & its &amp; lamp"),
            ("", "The &lt;b&gt; of &amp;amp;", "The <b> of &amp;"),
            (' type="text"', "My tower &amp;amp; its lamp", "My tower &amp; its lamp"),
            (' type="text"', "My tower &amp;#8211; its &amp;ldquo;lamp&amp;rdquo;", "My tower – its “lamp”"),
        )
    ),
    *(
        Shape(
            f"a description that a program left void: {void}",
            rss(item(f"<description>{void}</description>")),
            {"0.summary": None},
        )
        for void in ("null", " [...] ", "[&amp;hellip;]")
    ),
    Shape(
        "a newsletter with its preview",
        rss(
            item(
                "<description><![CDATA[<style>p {margin:0}</style>"
                f'<span class="preview" style="{HIDDEN}">A dam, <b>a mill</b> &zwnj;</span>'
                "<p>Dear readers,</p>]]></description>"
            )
        ),
        {"0.content_text": "Dear readers,"},
    ),
    Shape(
        "an answer that is shown on demand",
        rss(item('<description>&lt;p&gt;Who?&lt;/p&gt;&lt;div style="display:none"&gt;Ann&lt;/div&gt;</description>')),
        {"0.content_text": "Who?\n\nAnn"},
    ),
    Shape(
        "xmlbase all levels",
        atom(
            (
                '<entry xml:base="sub/"><title>One</title><link href="1.html"/><id>1</id><content type="html" '
                'xml:base="deep/">&lt;a href="x.html"&gt;x&lt;/a&gt;&lt;img src="../i.png"/&gt;</content></entry>'
            ),
            attributes='xml:base="https://base.example/b/"',
        ),
        {
            "0.url": "https://base.example/b/sub/1.html",
            "0.content_html has": "https://base.example/b/sub/deep/x.html",
            "0.any_html has": "https://base.example/b/sub/i.png",
        },
    ),
    Shape(
        "xmlbase on link",
        atom(entry(link='<link xml:base="https://l.example/a/" href="1.html"/>')),
        {"0.url": "https://l.example/a/1.html"},
    ),
    Shape(
        "xmlbase rss",
        rss(
            '<item xml:base="https://base.example/q/"><title>x</title><link>1</link><description>&lt;a '
            'href="2"&gt;y&lt;/a&gt;</description></item>'
        ),
        {"0.url": "https://base.example/q/1"},
    ),
    Shape(
        "xmlbase xhtml div",
        atom(
            entry(
                '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml" '
                'xml:base="https://d.example/z/"><p><a href="1">a</a><span xml:base="y/"><a href="2">b</a>'
                "</span></p></div></content>"
            )
        ),
        {"0.content_html has": "https://d.example/z/1", "0.any_html has": "https://d.example/z/y/2"},
    ),
    Shape(
        "xmlbase bad",
        atom(entry(link='<link href="1.html"/>'), attributes='xml:base="http://[bad"'),
        {"entries": 1, "0.url": "https://site.example/1.html"},
    ),
    Shape(
        "relative base is link",
        rss(
            item(
                '<description>&lt;img src="/i.png"&gt;&lt;a href="more.html"&gt;m&lt;/a&gt;</description>',
                link="https://other.example/a/b.html",
            )
        ),
        {"0.any_html has": "https://site.example/i.png"},
    ),
    Shape(
        "xhtml prefixed",
        (
            '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" '
            'xmlns:x="http://www.w3.org/1999/xhtml" ><title>T</title><id>urn:f</id>'
            "<updated>2024-05-01T10:00:00Z</updated><entry><title>One</title><link "
            'href="https://site.example/1"/><id>urn:1</id><updated>2024-05-01T10:00:00Z</updated><content '
            'type="xhtml"><x:div><x:p>P <x:em>e</x:em></x:p><x:script>bad()</x:script></x:div></content>'
            "</entry></feed>"
        ),
        {"0.content_html has": "<em>e</em>", "0.content_html lacks": "bad()"},
    ),
    Shape(
        "xhtml no div",
        atom(entry('<content type="xhtml"><p xmlns="http://www.w3.org/1999/xhtml">P</p></content>')),
        {"0.content_text": "P"},
    ),
    Shape(
        "xhtml type but escaped",
        atom(entry('<content type="xhtml">&lt;p&gt;P&lt;/p&gt;</content>')),
        {"0.content_text": "P"},
    ),
    Shape(
        "html type but inline",
        atom(entry('<content type="html"><p>P <b>q</b></p></content>')),
        {"0.content_text": "P q"},
    ),
    Shape(
        "html type mime",
        atom(entry('<content type="text/html; charset=utf-8">&lt;p&gt;P&lt;/p&gt;</content>')),
        {"0.content_text": "P"},
    ),
    Shape(
        "text type with html",
        atom(entry('<content type="text">&lt;p&gt;P&lt;/p&gt;</content>')),
        {"entries": 1, "0.content_text has": "P"},
    ),
    Shape("no type with html", atom(entry("<content>&lt;p&gt;P&lt;/p&gt;</content>")), {"0.content_text has": "P"}),
    Shape("type HTML", atom(entry('<content type="HTML">&lt;p&gt;P&lt;/p&gt;</content>')), {"0.content_text": "P"}),
    Shape(
        "type escaped", atom(entry('<content type="escaped">&lt;p&gt;P&lt;/p&gt;</content>')), {"0.content_text": "P"}
    ),
    Shape("type xml", atom(entry('<content type="application/xml"><x xmlns="">P</x></content>')), {"entries": 1}),
    Shape(
        "type markdown",
        atom(entry('<content type="text/markdown"># Head &amp; a</content>')),
        {"0.content_text has": "Head & a"},
    ),
    Shape(
        "content src",
        atom(entry('<content type="text/html" src="https://site.example/full.html"/><summary>S</summary>')),
        {"0.summary": "S", "0.content_html": None},
    ),
    Shape(
        "content src img",
        atom(entry('<content type="image/png" src="https://site.example/a.png"/>')),
        {"entries": 1, "0.files have": ["https://site.example/a.png"]},
    ),
    Shape(
        "content multi",
        atom(entry('<content type="text">plain P</content><content type="html">&lt;p&gt;html P&lt;/p&gt;</content>')),
        {"entries": 1, "0.content_text has": "P"},
    ),
    Shape(
        "title xhtml",
        atom(
            entry(
                title=(
                    '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <em>b</em> &lt;c&gt;</div></title>'
                )
            )
        ),
        {"0.title": "A b <c>"},
    ),
    Shape(
        "title html entities",
        atom(entry(title='<title type="html">&amp;lt;b&amp;gt; &amp;eacute;</title>')),
        {"0.title": "<b> é"},
    ),
    Shape("title br", rss(item(title="A&lt;br/&gt;B")), {"0.title": "A B"}),
    Shape("title newlines", rss(item(title="\n  A\n   B\t C ")), {"0.title": "A B C"}),
    Shape("title rss lt", rss(item(title="if a &lt; b then c &gt; d")), {"0.title": "if a < b then c > d"}),
    Shape("title rss html tag shown", rss(item(title="Use the &amp;lt;b&amp;gt; tag")), {"0.title": "Use the <b> tag"}),
    Shape("title generic", rss(item(title="List&lt;String&gt; in Java")), {"0.title": "List<String> in Java"}),
    Shape("title nbsp zwsp", rss(item(title="A&#160;B\u200b")), {"0.title has": "A"}),
    Shape(
        "title media before",
        rss(
            "<item><media:title>M</media:title><title>Real</title><media:description>MD</media:description>"
            "<description>Desc</description></item>"
        ),
        {"0.title": "Real", "0.summary": "Desc"},
    ),
    Shape("title twice", rss("<item><title>A</title><title>B</title></item>"), {"entries": 1}),
    Shape(
        "title empty then dc",
        rss("<item><title/><dc:title>DT</dc:title><link>https://site.example/1</link></item>"),
        {"0.title": "DT"},
    ),
    Shape(
        "desc only img",
        rss(item('<description>&lt;img src="https://s.example/a.png"&gt;</description>')),
        {"0.shown has": "https://s.example/a.png"},
    ),
    Shape("desc twice", rss(item("<description>A</description><description>B</description>")), {"0.say has": "A"}),
    Shape("content encoded empty", rss(item("<description>D</description><content:encoded/>")), {"0.say": "D"}),
    Shape(
        "content encoded twice",
        rss(
            item(
                "<content:encoded>&lt;p&gt;A&lt;/p&gt;</content:encoded>"
                "<content:encoded>&lt;p&gt;B&lt;/p&gt;</content:encoded>"
            )
        ),
        {"0.content_text has": "A"},
    ),
    Shape(
        "excerpt encoded",
        (
            '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
            'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
            'xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"><channel><title>T</title>'
            "<link>https://site.example/</link><item><title>One</title><link>https://site.example/1</link>"
            '<guid isPermaLink="false">g1</guid><excerpt:encoded><![CDATA[Ex]]></excerpt:encoded>'
            "<content:encoded><![CDATA[<p>C</p>]]></content:encoded></item></channel></rss>"
        ),
        {"0.content_text": "C"},
    ),
    Shape(
        "xhtml body", rss(item('<body xmlns="http://www.w3.org/1999/xhtml"><p>B</p></body>')), {"0.content_text": "B"}
    ),
    Shape(
        "only link",
        rss("<item><link>https://site.example/1</link></item>"),
        {"entries": 1, "0.url": "https://site.example/1"},
    ),
    Shape("only title", rss("<item><title>x</title></item>"), {"entries": 1}),
    Shape("only desc", rss("<item><description>x</description></item>"), {"entries": 1}),
    Shape(
        "only guid",
        rss("<item><guid>https://site.example/1</guid></item>"),
        {"entries": 1, "0.url": "https://site.example/1"},
    ),
    Shape("only enclosure", rss('<item><enclosure url="https://s.example/a.mp3"/></item>'), {"entries": 1}),
    Shape("item empty", rss("<item/>" + TWO), {"0.title": "Two"}),
    Shape("empty rss", rss(""), {"entries": 0, "feed.title": "T"}),
    Shape("empty rss bare", '<rss version="2.0"><channel/></rss>', {"entries": 0}),
    Shape("empty rss root", '<rss version="2.0"/>', {"entries": 0}),
    Shape("empty atom", '<feed xmlns="http://www.w3.org/2005/Atom"/>', {"entries": 0}),
    Shape(
        "empty rdf",
        ('<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"/>'),
        {"entries": 0},
    ),
    Shape(
        "atom entry root",
        (
            '<?xml version="1.0"?><entry xmlns="http://www.w3.org/2005/Atom"><title>One</title>'
            '<id>urn:1</id><link href="https://site.example/1"/><source><title>Src</title></source></entry>'
        ),
        {"entries": 1, "0.title": "One", "0.attribution_title": "Src"},
    ),
    *(
        Shape(
            f"a description of one block: {block}",
            rss(item(f"<description><![CDATA[{written}]]></description>")),
            {"0.content_html": kept, "0.summary": None},
        )
        for block, written, kept in (
            (
                "video",
                '<video src="https://v.example/1.mp4"></video> Tar',
                '<video src="https://v.example/1.mp4"></video> Tar',
            ),
            (
                "audio",
                '<audio src="https://v.example/1.mp3"></audio> Tar',
                '<audio src="https://v.example/1.mp3"></audio> Tar',
            ),
            ("terms", "<dl><dt>Tar</dt><dd>a boat</dd></dl>", "<dl><dt>Tar</dt><dd>a boat</dd></dl>"),
            ("section", "<section>Tar</section>", "<section>Tar</section>"),
            ("rule", "Tar<hr>Boat", "Tar<hr>Boat"),
        )
    ),
    Shape(
        "a description of words that are set apart is a summary",
        rss(item("<description><![CDATA[<strong>Tar</strong> and <span>boats</span>]]></description>")),
        {"0.content_html": None, "0.summary": "Tar and boats"},
    ),
)
