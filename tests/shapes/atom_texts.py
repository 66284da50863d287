"""Atom's texts, of each type that they may have, and its links of each relation."""

from tests.shapes.written import Shape, atom, entry

X = "http://www.w3.org/1999/xhtml"
AT = 'xmlns:at="http://purl.org/atompub/tombstones/1.0"'
FH = 'xmlns:fh="http://purl.org/syndication/history/1.0"'
SHAPES = (
    Shape(
        "title text with markup in words",
        atom(entry(title='<title type="text">1 &lt; 2 &amp;amp; &lt;b&gt;</title>')),
        {"0.title": "1 < 2 &amp; <b>"},
    ),
    Shape(
        "title html",
        atom(entry(title='<title type="html">A &lt;em&gt;b&lt;/em&gt; &amp;amp; c &amp;lt; d</title>')),
        {"0.title": "A b & c < d"},
    ),
    Shape(
        "title html in cdata",
        atom(entry(title='<title type="html"><![CDATA[A <em>b</em> &amp; c]]></title>')),
        {"0.title": "A b & c"},
    ),
    Shape(
        "title xhtml",
        atom(entry(title=f'<title type="xhtml"><div xmlns="{X}">A <em>b</em> &amp; c</div></title>')),
        {"0.title": "A b & c"},
    ),
    Shape(
        "title xhtml with a prefix",
        atom(entry(title=f'<title type="xhtml"><xh:div xmlns:xh="{X}">A <xh:em>b</xh:em></xh:div></title>')),
        {"0.title": "A b"},
    ),
    Shape(
        "summary xhtml with a prefix",
        atom(
            entry(
                f'<summary type="xhtml"><xh:div xmlns:xh="{X}"><xh:p>A <xh:strong>XHTML</xh:strong></xh:p>'
                "</xh:div></summary>"
            )
        ),
        {"0.say": "A XHTML"},
    ),
    Shape(
        "content xhtml without its div",
        atom(entry(f'<content type="xhtml"><p xmlns="{X}">One</p><p xmlns="{X}">Two</p></content>')),
        {"0.content_text": "One\n\nTwo"},
    ),
    Shape(
        "content xhtml in no namespace",
        atom(entry('<content type="xhtml"><div xmlns=""><p>One</p></div></content>')),
        {"0.content_text": "One"},
    ),
    Shape(
        "content xhtml in atom's namespace",
        atom(entry('<content type="xhtml"><div><p>One <a href="x">y</a></p></div></content>')),
        {"0.content_text": "One y", "0.any_html has": "https://site.example/x"},
    ),
    Shape(
        "content xhtml escaped all the same",
        atom(entry('<content type="xhtml">&lt;div&gt;&lt;p&gt;One&lt;/p&gt;&lt;/div&gt;</content>')),
        {"0.content_text": "One"},
    ),
    Shape(
        "content html unescaped all the same",
        atom(entry('<content type="html"><p>One</p><p>Two <b>bold</b></p></content>')),
        {"0.content_text": "One\n\nTwo bold"},
    ),
    Shape(
        "content text with breaks", atom(entry('<content type="text">a &lt; b</content>')), {"0.content_text": "a < b"}
    ),
    Shape(
        "content without a type is text", atom(entry("<content>a &lt;b&gt; c</content>")), {"0.content_text": "a <b> c"}
    ),
    Shape(
        "content text/plain",
        atom(entry('<content type="text/plain">First\n\nSecond &lt;i&gt;</content>')),
        {"0.content_text": "First\n\nSecond <i>"},
    ),
    Shape(
        "content text/html",
        atom(entry('<content type="text/html">&lt;p&gt;One&lt;/p&gt;</content>')),
        {"0.content_text": "One"},
    ),
    Shape(
        "content TEXT/HTML with a charset",
        atom(entry('<content type="TEXT/HTML; charset=utf-8">&lt;p&gt;One&lt;/p&gt;</content>')),
        {"0.content_text": "One"},
    ),
    Shape(
        "content application/xhtml+xml",
        atom(entry(f'<content type="application/xhtml+xml"><div xmlns="{X}"><p>One</p></div></content>')),
        {"0.content_text": "One"},
    ),
    Shape(
        "content svg is no text",
        atom(
            entry(
                '<content type="image/svg+xml"><svg xmlns="http://www.w3.org/2000/svg"><text>Draw</text>'
                "</svg></content><summary>S</summary>"
            )
        ),
        {"0.summary": "S", "0.title": "One"},
    ),
    Shape(
        "content application/xml",
        atom(
            entry('<content type="application/xml"><data xmlns="urn:x"><v>1</v></data></content><summary>S</summary>')
        ),
        {"0.summary": "S"},
    ),
    Shape(
        "content of an image in base64",
        atom(entry('<content type="image/png">iVBORw0KGgo=</content><summary>A picture</summary>')),
        {"0.say": "A picture"},
    ),
    Shape(
        "content of text in markdown",
        atom(entry('<content type="text/markdown"># Head\n\nWords</content>')),
        {"0.content_text has": "Words"},
    ),
    Shape(
        "content out of line",
        atom(entry('<content type="text/html" src="/1/body.html"/><summary>S</summary>', link="")),
        {"0.say": "S", "0.url": "https://site.example/1/body.html"},
    ),
    Shape(
        "content out of line that is a film",
        atom(entry('<content type="video/mp4" src="https://site.example/1.mp4"/><summary>S</summary>')),
        {"0.files have": ["https://site.example/1.mp4"], "0.say": "S"},
    ),
    Shape(
        "content out of line that is a picture",
        atom(entry('<content type="image/jpeg" src="https://site.example/1.jpg"/>')),
        {"0.images": ["https://site.example/1.jpg"]},
    ),
    Shape("summary and no content", atom(entry('<summary type="html">&lt;p&gt;S&lt;/p&gt;</summary>')), {"0.say": "S"}),
    Shape(
        "two contents",
        atom(entry('<content type="text">Plain</content><content type="html">&lt;p&gt;Rich&lt;/p&gt;</content>')),
        {"0.content_text": "Rich"},
    ),
    Shape(
        "links of all rels",
        atom(
            entry(
                '<link rel="related" href="/r"/><link rel="via" href="https://v.example/"/>'
                '<link rel="enclosure" href="/a.mp3" type="audio/mpeg" length="10" title="Sound"/>'
                '<link rel="self" href="/1.atom"/><link rel="edit" href="/edit/1"/>'
                '<link rel="replies" href="/1/c.atom" type="application/atom+xml"/>'
                '<link rel="license" href="https://l.example/"/><link rel="shortlink" href="https://s.example/x"/>'
            )
        ),
        {
            "0.url": "https://site.example/1",
            "0.rels have": [
                ("related", "https://site.example/r"),
                ("via", "https://v.example/"),
                ("license", "https://l.example/"),
            ],
            "0.enclosures": [("https://site.example/a.mp3", "audio/mpeg", 10)],
            "0.link_urls have": ["https://site.example/1/c.atom"],
        },
    ),
    Shape(
        "rel by its full address",
        atom(
            entry(
                (
                    '<link rel="http://www.iana.org/assignments/relation/alternate" '
                    'href="https://site.example/full"/><link rel="http://www.iana.org/assignments/relation/enclos'
                    'ure" href="/a.mp3" type="audio/mpeg"/>'
                ),
                link="",
            )
        ),
        {"0.url": "https://site.example/full", "0.enc_urls": ["https://site.example/a.mp3"]},
    ),
    Shape(
        "rel in capitals",
        atom(
            entry(
                '<link rel="Alternate" href="https://site.example/cap"/><link rel="ENCLOSURE" href="/a.mp3"/>', link=""
            )
        ),
        {"0.url": "https://site.example/cap", "0.enc_urls": ["https://site.example/a.mp3"]},
    ),
    Shape(
        "alternates of types: the page",
        atom(
            entry(
                (
                    '<link rel="alternate" type="application/json" href="/1.json"/>'
                    '<link rel="alternate" type="text/html" href="/1.html"/>'
                    '<link rel="alternate" type="application/pdf" href="/1.pdf"/>'
                ),
                link="",
            )
        ),
        {"0.url": "https://site.example/1.html"},
    ),
    Shape(
        "alternates of languages: its own",
        atom(
            '<entry xml:lang="fr"><title>One</title><id>urn:1</id>'
            '<updated>2024-05-01T10:00:00Z</updated><link rel="alternate" type="text/html" hreflang="en" '
            'href="/en/1"/><link rel="alternate" type="text/html" hreflang="fr" href="/fr/1"/></entry>'
        ),
        {"0.url": "https://site.example/fr/1"},
    ),
    Shape(
        "content for programs",
        atom(
            entry(
                '<summary>A filing</summary><content type="text/xml"><accession-number>0001-25</accession-number>'
                "<form-name>Report</form-name></content>"
            )
        ),
        {"0.summary": "A filing", "0.content_html": None},
    ),
    Shape(
        "content for programs, with a namespace",
        atom(
            entry(
                '<content type="Application/Atom+XML; charset=utf-8"><m:properties xmlns:m="urn:m"><m:Id>5</m:Id>'
                "</m:properties></content>"
            )
        ),
        {"0.content_html": None, "0.title": "One"},
    ),
    Shape(
        "content of an XML type with HTML in it",
        atom(
            entry(
                '<content type="application/xml"><body xmlns="http://www.w3.org/1999/xhtml"><p>Tar</p></body></content>'
            )
        ),
        {"0.content_html": "<p>Tar</p>"},
    ),
    Shape(
        "content of an XML type that is written as text",
        atom(entry('<content type="text/xml">&lt;p&gt;Tar&lt;/p&gt;</content>')),
        {"0.content_html": "<p>Tar</p>"},
    ),
    Shape(
        "a host's name beyond ASCII in XHTML is left as it is written",
        atom(
            entry(
                '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p><a href="https://b\u00fccher.example/'
                'a%20b">Books</a> are lent here.</p></div></content>'
            )
        ),
        {"0.content_html has": 'href="https://b\u00fccher.example/a%20b"'},
    ),
)
