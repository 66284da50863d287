"""Feeds of authorities and journals, as their programs write them, shortened."""

from tests.shapes.written import NAMESPACES, RDF, Shape, atom, item, rss

SHAPES = (
    Shape(
        "arxiv api",
        atom(
            '<entry xmlns:arxiv="http://arxiv.org/schemas/atom">'
            "<id>http://arxiv.example/abs/2401.00001v2</id><updated>2024-05-02T10:00:00Z</updated>"
            "<published>2024-05-01T10:00:00Z</published><title>On\n  rivers</title>"
            "<summary>  We show that $x &lt; y$\nholds.\n</summary><author><name>Ann Lee</name>"
            "<arxiv:affiliation>U of X</arxiv:affiliation></author><author><name>Bo Ek</name></author>"
            '<arxiv:doi>10.1/x</arxiv:doi><link title="doi" href="http://dx.doi.example/10.1/x" '
            'rel="related"/><arxiv:comment>12 pages</arxiv:comment>'
            '<link href="http://arxiv.example/abs/2401.00001v2" rel="alternate" type="text/html"/>'
            '<link title="pdf" href="http://arxiv.example/pdf/2401.00001v2" rel="related" '
            'type="application/pdf"/><arxiv:primary_category term="math.AG" '
            'scheme="http://arxiv.example/schemas/atom"/><category term="math.AG" '
            'scheme="http://arxiv.example/schemas/atom"/></entry>'
        ),
        {
            "0.title": "On rivers",
            "0.names": ["Ann Lee", "Bo Ek"],
            "0.url": "http://arxiv.example/abs/2401.00001v2",
            "0.say has": "x < y",
            "0.terms": ["math.AG"],
            "0.link_urls have": ["http://arxiv.example/pdf/2401.00001v2"],
        },
    ),
    Shape(
        "pubmed",
        rss(
            "<item><title>Bees &lt;i&gt;in vitro&lt;/i&gt;</title>"
            "<link>https://p.example/1/?utm_source=rss</link>"
            "<description>&lt;p&gt;ABSTRACT&lt;/p&gt;</description><content:encoded><![CDATA[<div>"
            '<p style="color: #4aa564;">J Bee. 2024</p><p><b>ABSTRACT</b></p><p>We saw bees.</p>'
            '</div>]]></content:encoded><guid isPermaLink="false">pubmed:1</guid>'
            "<pubDate>Wed, 01 May 2024 06:00:00 -0400</pubDate><dc:creator>Ann Lee</dc:creator>"
            "<dc:creator>Bo Ek</dc:creator><dc:date>2024-05-01</dc:date><dc:source>J Bee</dc:source>"
            "<dc:title>Bees &lt;i&gt;in vitro&lt;/i&gt;</dc:title><dc:identifier>pmid:1</dc:identifier>"
            "<dc:identifier>doi:10.1/b</dc:identifier></item>"
        ),
        {
            "0.title": "Bees in vitro",
            "0.names": ["Ann Lee", "Bo Ek"],
            "0.guid": "pubmed:1",
            "0.published": "2024-05-01T10:00:00",
            "0.content_text has": "We saw bees.",
        },
    ),
    Shape(
        "nature rdf with prism",
        (
            f'<?xml version="1.0" encoding="UTF-8"?><rdf:RDF {RDF} '
            f'xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/" {NAMESPACES}>'
            '<channel rdf:about="http://feeds.n.example/n"><title>N</title><description>D</description>'
            "<link>http://feeds.n.example/n</link><dc:publisher>N Group</dc:publisher>"
            "<dc:language>en</dc:language><dc:rights>© 2024 N</dc:rights>"
            "<prism:publicationName>N</prism:publicationName>"
            '<image rdf:resource="https://n.example/i.gif"/><items><rdf:Seq>'
            '<rdf:li rdf:resource="https://n.example/a1"/></rdf:Seq></items></channel>'
            '<image rdf:about="https://n.example/i.gif"><title>N</title>'
            "<url>https://n.example/i.gif</url><link>http://feeds.n.example/n</link></image>"
            '<item rdf:about="https://n.example/a1"><title><![CDATA[Cells]]></title>'
            "<link>https://n.example/a1</link><content:encoded>"
            "<![CDATA[<p>N, Published online: 01 May 2024; <a "
            'href="https://n.example/a1">doi:10.1/a1</a></p>Text]]></content:encoded><dc:title>'
            "<![CDATA[Cells]]></dc:title><dc:creator>Ann Lee</dc:creator>"
            "<dc:identifier>doi:10.1/a1</dc:identifier>"
            "<dc:source>N, Published online: 2024-05-01; | doi:10.1/a1</dc:source>"
            "<dc:date>2024-05-01</dc:date><prism:publicationName>N</prism:publicationName>"
            "<prism:doi>10.1/a1</prism:doi></item></rdf:RDF>"
        ),
        {
            "0.guid": "https://n.example/a1",
            "0.title": "Cells",
            "0.names": ["Ann Lee"],
            "0.published": "2024-05-01T00:00:00",
            "0.published_precision": "day",
            "feed.icon": "https://n.example/i.gif",
            "feed.rights": "© 2024 N",
            "0.content_text has": "Text",
        },
    ),
    Shape(
        "a prism date where nothing else is one",
        (
            f'<?xml version="1.0"?><rdf:RDF {RDF} xmlns:prism="http://purl.org/rss/1.0/modules/prism/">'
            '<channel rdf:about="https://s.example/"><title>S</title><link>https://s.example/</link>'
            '<description/></channel><item rdf:about="https://s.example/1"><title>One</title>'
            "<link>https://s.example/1</link><prism:publicationDate>2024-05-01T10:00:00Z</prism:publicati"
            "onDate></item></rdf:RDF>"
        ),
        {"0.published": "2024-05-01T10:00:00"},
    ),
    Shape(
        "usgs quakes",
        atom(
            "<entry><id>urn:earthquake-usgs-gov:us:1</id><title>M 5.1 - off the coast</title>"
            '<updated>2024-05-01T10:30:00.123Z</updated><link rel="alternate" type="text/html" '
            'href="https://q.example/us1"/><summary type="html"><![CDATA[<dl><dt>Time</dt>'
            "<dd>2024-05-01 10:00:00 UTC</dd><dt>Depth</dt><dd>10.0 km</dd></dl>]]></summary>"
            "<georss:point>-12.5 166.7</georss:point><georss:elev>-10000</georss:elev>"
            '<category label="Age" term="Past Hour"/><category label="Magnitude" term="Magnitude 5"/></entry>'
        ),
        {
            "0.points": ((-12.5, 166.7),),
            "0.tags": [("Past Hour", None, "Age"), ("Magnitude 5", None, "Magnitude")],
            "0.say has": "10.0 km",
        },
    ),
    Shape(
        "weather alerts with cap",
        (
            "<?xml version = '1.0' encoding = 'UTF-8' standalone = 'yes'?>"
            '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:cap="urn:oasis:names:tc:emergency:cap:1.2">'
            "<id>https://api.w.example/alerts</id><generator>NWS</generator>"
            "<updated>2024-05-01T10:00:00+00:00</updated><author><name>w-nws.webmaster@w.example</name>"
            '</author><title>Watches</title><link href="https://api.w.example/alerts"/><entry>'
            "<id>urn:oid:2.49.0.1</id><updated>2024-05-01T04:00:00-06:00</updated>"
            "<published>2024-05-01T04:00:00-06:00</published><author><name>NWS</name></author>"
            '<title>Flood Warning issued</title><link rel="alternate" '
            'href="https://api.w.example/alerts/1"/><summary>* WHAT...Flooding.\n\n* WHERE...A '
            "river.</summary><cap:event>Flood Warning</cap:event>"
            "<cap:effective>2024-05-01T04:00:00-06:00</cap:effective>"
            "<cap:expires>2024-05-02T04:00:00-06:00</cap:expires><cap:status>Actual</cap:status>"
            "<cap:category>Met</cap:category><cap:areaDesc>County</cap:areaDesc>"
            "<cap:polygon>38.1,-91.2 38.2,-91.2 38.2,-91.1 38.1,-91.2</cap:polygon><cap:geocode>"
            "<valueName>FIPS6</valueName><value>1</value></cap:geocode></entry></feed>"
        ),
        {
            "0.published": "2024-05-01T10:00:00",
            "0.guid": "urn:oid:2.49.0.1",
            "0.say has": "WHERE...A river.",
            "0.points": ((38.1, -91.2), (38.2, -91.2), (38.2, -91.1), (38.1, -91.2)),
        },
    ),
    Shape(
        "a cap description is no second title",
        rss(
            item(
                '<cap:event xmlns:cap="urn:oasis:names:tc:emergency:cap:1.1">Storm</cap:event>'
                '<cap:description xmlns:cap="urn:oasis:names:tc:emergency:cap:1.1">Long '
                "words</cap:description><description>Short</description>"
            )
        ),
        {"0.title": "One", "0.summary": "Short"},
    ),
    Shape(
        "gdacs",
        rss(
            item(
                "<dc:subject>EQ1</dc:subject><geo:Point><geo:lat>12.5</geo:lat><geo:long>-70.25</geo:long>"
                "</geo:Point><georss:point>12.5 -70.25</georss:point>"
                '<gdacs:bbox xmlns:gdacs="http://www.gdacs.org">-74 -66 8 16</gdacs:bbox>'
                '<enclosure type="image/jpeg" length="1" url="https://g.example/i.jpg"/>'
            )
        ),
        {"0.points": ((12.5, -70.25),), "0.images": ["https://g.example/i.jpg"]},
    ),
    Shape(
        "gov uk",
        atom(
            "<entry><id>https://g.example/guidance/x#2024-05-01T10:00:00+01:00</id>"
            '<updated>2024-05-01T10:00:00+01:00</updated><link rel="alternate" type="text/html" '
            'href="https://g.example/guidance/x"/><title>Guidance: x</title>'
            '<summary type="html">We changed <em>this</em>.</summary></entry>'
        ),
        {"0.updated": "2024-05-01T09:00:00", "0.say": "We changed this.", "0.title": "Guidance: x"},
    ),
    Shape(
        "federal register",
        rss(
            item(
                "<dc:creator>Agency A</dc:creator><dc:creator>Agency B</dc:creator>"
                "<pubDate>Wed, 01 May 2024 00:00:00 EDT</pubDate>"
            )
        ),
        {"0.names": ["Agency A", "Agency B"], "0.published": "2024-05-01T04:00:00"},
    ),
    Shape(
        "eu press corner with xml in cdata",
        rss(
            item(
                "<description><![CDATA[<table><tr><td>Brussels, 1 May</td></tr></table>]]></description>"
                "<pubDate>Wed, 1 May 2024 12:00:00 CEST</pubDate>"
            )
        ),
        {"0.published": "2024-05-01T10:00:00", "0.say has": "Brussels, 1 May"},
    ),
    Shape(
        "arc publishing",
        rss(
            item(
                '<atom:link rel="standout" href="https://site.example/1"/><dc:creator>'
                "<![CDATA[Ann Lee, Bo Ek]]></dc:creator><description><![CDATA[Dek.]]></description>"
                '<content:encoded><![CDATA[<figure><img src="https://site.example/r/a.jpg?auth=1&width=800" '
                'alt="x" height="533" width="800"/><figcaption>A man.(AP)</figcaption></figure>'
                "<p>First.</p>]]></content:encoded><media:content "
                'url="https://site.example/r/a.jpg?auth=1&amp;width=800" type="image/jpeg" height="533" '
                'width="800"><media:description type="plain"><![CDATA[A man.]]></media:description>'
                '<media:credit role="author" scheme="urn:ebu"><![CDATA[AP]]></media:credit></media:content>'
            )
        ),
        {
            "0.url": "https://site.example/1",
            "0.summary": "Dek.",
            "0.caption": "A man.",
            "0.credit": "AP",
            "0.size": (800, 533),
        },
    ),
    Shape(
        "escenic with story pictures",
        rss(
            item(
                '<escenic:section xmlns:escenic="http://www.escenic.com/rss">Sport</escenic:section>'
                '<media:group><media:content url="https://s.example/w320.jpg" width="320" height="180" '
                'type="image/jpeg"/><media:content url="https://s.example/w980.jpg" width="980" height="551" '
                'type="image/jpeg" isDefault="true"/></media:group>'
            )
        ),
        {"0.first_image": "https://s.example/w980.jpg"},
    ),
    Shape(
        "typo3 news",
        (
            '<?xml version="1.0" encoding="utf-8"?>\n<rss '
            'version="2.0"\n\txmlns:content="http://purl.org/rss/1.0/modules/content/"\n\txmlns:atom="htt'
            'p://www.w3.org/2005/Atom">\n<channel>\n<title>T</title>\n<link>https://site.example/</link>'
            "\n<description></description>\n<language>de-DE</language>\n<copyright>T</copyright>\n<pubDat"
            'e>Wed, 01 May 2024 12:00:00 +0200</pubDate>\n<atom:link href="https://site.example/rss.xml" '
            'rel="self" type="application/rss+xml"/>\n<generator>TYPO3 '
            'EXT:news</generator>\n<item>\n<guid isPermaLink="false">news-1</guid>\n<pubDate>Wed, 01 '
            "May 2024 12:00:00 +0200</pubDate>\n<title>Größe</title>\n<link>https://site.example/n/1</link>"
            "\n<description>Kurz</description>\n<content:encoded><![CDATA[<p>Lang</p>\n]]>"
            "</content:encoded>\n<category>Presse</category>\n</item>\n</channel>\n</rss>"
        ),
        {
            "0.title": "Größe",
            "0.published": "2024-05-01T10:00:00",
            "0.language": "de-DE",
            "feed.description": None,
            "0.content_text": "Lang",
        },
    ),
)
