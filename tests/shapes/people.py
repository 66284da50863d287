"""Authors, in every form in which they are found."""

from tests.shapes.written import Shape, atom, entry, item, rss

SHAPES = (
    *(
        Shape(
            f"an author that a program left void: {void}",
            rss(item(f"<dc:creator>{void}</dc:creator>")),
            {"0.names": []},
        )
        for void in ("null", "undefined", "N/A", "-", "[email&#160;protected]")
    ),
    *(
        Shape(
            f"authors that commas separate: {said}", rss(item(f"<dc:creator>{said}</dc:creator>")), {"0.names": names}
        )
        for said, names in (
            ("Ann Lee, Bo Ek, C. Holm", ["Ann Lee", "Bo Ek", "C. Holm"]),
            ("Ann Lee, Bo Ek, C. Holm (Tidal Inst.)", ["Ann Lee", "Bo Ek", "C. Holm"]),
            ("Lee, A. B., Ek, B., and Åm, Ö.", ["Lee, A. B.", "Ek, B.", "Åm, Ö."]),
            ("Ann Lee (now) and Bo Ek (earlier)", ["Ann Lee", "Bo Ek"]),
            ("Ann Lee, Bo Ek", ["Ann Lee, Bo Ek"]),
            ("Ann Lee, Staff Writer, Old Quay", ["Ann Lee, Staff Writer, Old Quay"]),
            ("Lee, A.", ["Lee, A."]),
        )
    ),
    Shape("authors in one element", rss(item("<authors>Ann Lee;Bo Ek;</authors>")), {"0.names": ["Ann Lee", "Bo Ek"]}),
    Shape(
        "authors in an element of theirs",
        rss(item("<authors><author><name>Ann Lee</name></author><author>Bo Ek</author></authors>")),
        {"0.names": ["Ann Lee", "Bo Ek"]},
    ),
    Shape(
        "RSS author mail name",
        rss("<item><title>x</title><author>a@x.example (Ann Lee)</author></item>"),
        {"0.persons": [("Ann Lee", None, "a@x.example")]},
    ),
    Shape(
        "RSS author name mail",
        rss("<item><title>x</title><author>Ann Lee &lt;a@x.example&gt;</author></item>"),
        {"0.persons": [("Ann Lee", None, "a@x.example")]},
    ),
    Shape(
        "RSS author name paren mail",
        rss("<item><title>x</title><author>Ann Lee (a@x.example)</author></item>"),
        {"0.persons": [("Ann Lee", None, "a@x.example")]},
    ),
    Shape(
        "RSS author quoted mail",
        rss('<item><title>x</title><author>"Lee, Ann" &lt;a@x.example&gt;</author></item>'),
        {"0.persons": [("Lee, Ann", None, "a@x.example")]},
    ),
    Shape(
        "RSS author mail only",
        rss("<item><title>x</title><author>a@x.example</author></item>"),
        {"0.persons": [(None, None, "a@x.example")]},
    ),
    Shape(
        "RSS author name only",
        rss("<item><title>x</title><author>Ann Lee</author></item>"),
        {"0.persons": [("Ann Lee", None, None)]},
    ),
    Shape(
        "RSS author mail empty paren",
        rss("<item><title>x</title><author>a@x.example ()</author></item>"),
        {"0.persons": [(None, None, "a@x.example")]},
    ),
    Shape(
        "RSS author empty mail name",
        rss("<item><title>x</title><author>(Ann Lee)</author></item>"),
        {"0.persons": [("Ann Lee", None, None)]},
    ),
    Shape(
        "RSS author noreply name",
        rss("<item><title>x</title><author>noreply@blogger.com (Ann)</author></item>"),
        {"0.persons": [("Ann", None, "noreply@blogger.com")]},
    ),
    Shape(
        "RSS author mailto",
        rss("<item><title>x</title><author>mailto:a@x.example (Ann)</author></item>"),
        {"0.persons": [("Ann", None, "a@x.example")]},
    ),
    Shape(
        "RSS author obfuscated",
        rss("<item><title>x</title><author>a at x dot example (Ann)</author></item>"),
        {"0.names": ["Ann"]},
    ),
    Shape(
        "RSS author two rss",
        rss("<item><title>x</title><author>a@x.example (Ann)</author><author>b@x.example (Bo)</author></item>"),
        {"0.names": ["Ann", "Bo"]},
    ),
    Shape(
        "RSS author comma mails",
        rss("<item><title>x</title><author>a@x.example (Ann), b@x.example (Bo)</author></item>"),
        {"0.names": ["Ann", "Bo"]},
    ),
    Shape(
        "RSS author dc twice",
        rss("<item><title>x</title><dc:creator>Ann</dc:creator><dc:creator>Bo</dc:creator></item>"),
        {"0.names": ["Ann", "Bo"]},
    ),
    Shape(
        "RSS author same in three",
        rss(
            "<item><title>x</title><author>a@x.example (Ann)</author><dc:creator>Ann</dc:creator>"
            "<itunes:author>Ann</itunes:author></item>"
        ),
        {"0.persons": [("Ann", None, "a@x.example")]},
    ),
    Shape(
        "RSS author dc cdata ws",
        rss("<item><title>x</title><dc:creator><![CDATA[\n  Ann   Lee \n]]></dc:creator></item>"),
        {"0.names": ["Ann Lee"]},
    ),
    Shape(
        "RSS author dc html",
        rss(
            '<item><title>x</title><dc:creator>&lt;a href="https://x.example/ann"&gt;Ann '
            "Lee&lt;/a&gt;</dc:creator></item>"
        ),
        {"0.names": ["Ann Lee"]},
    ),
    Shape(
        "RSS author dc mail",
        rss("<item><title>x</title><dc:creator>a@x.example (Ann)</dc:creator></item>"),
        {"0.persons": [("Ann", None, "a@x.example")]},
    ),
    Shape(
        "RSS author dc url",
        rss("<item><title>x</title><dc:creator>https://x.example/ann</dc:creator></item>"),
        {"0.persons": [(None, "https://x.example/ann", None)]},
    ),
    Shape(
        "RSS author dc by",
        rss("<item><title>x</title><dc:creator>By Ann Lee</dc:creator></item>"),
        {"0.names": ["Ann Lee"]},
    ),
    Shape(
        "RSS author dc empty",
        rss("<item><title>x</title><dc:creator></dc:creator><author>Ann</author></item>"),
        {"0.names": ["Ann"]},
    ),
    Shape(
        "RSS author dc foaf",
        (
            '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" '
            'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" '
            'xmlns:media="http://search.yahoo.com/mrss/"><channel><title>T</title>'
            "<link>https://site.example/</link><item><title>x</title><dc:creator><foaf:Person "
            'xmlns:foaf="http://xmlns.com/foaf/0.1/"><foaf:name>Ann</foaf:name></foaf:Person></dc:creator>'
            "</item></channel></rss>"
        ),
        {"0.names": ["Ann"]},
    ),
    Shape(
        "RSS author dc rdf bag",
        (
            '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" '
            'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" '
            'xmlns:media="http://search.yahoo.com/mrss/"><channel><title>T</title>'
            "<link>https://site.example/</link><item><title>x</title><dc:creator><rdf:Bag "
            'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:li>Ann</rdf:li><rdf:li>Bo</rdf:li>'
            "</rdf:Bag></dc:creator></item></channel></rss>"
        ),
        {"0.names": ["Ann", "Bo"]},
    ),
    Shape(
        "RSS author dc entities",
        rss("<item><title>x</title><dc:creator>Zo&amp;euml; &amp;amp; Co</dc:creator></item>"),
        {"0.names": ["Zoë & Co"]},
    ),
    Shape(
        "RSS author itunes only",
        rss("<item><title>x</title><itunes:author>Ann</itunes:author></item>"),
        {"0.names": ["Ann"]},
    ),
    Shape(
        "RSS author dc publisher",
        rss("<item><title>x</title><dc:creator>Ann</dc:creator><dc:publisher>House</dc:publisher></item>"),
        {"0.names": ["Ann"]},
    ),
    Shape(
        "RSS author dcterms creator",
        rss("<item><title>x</title><dcterms:creator>Ann</dcterms:creator></item>"),
        {"0.names": ["Ann"]},
    ),
    Shape(
        "RSS author channel managing",
        rss(
            "<item><title>x</title><link>https://site.example/1</link></item>",
            "<title>T</title><managingEditor>ed@x.example (Ed)</managingEditor>",
        ),
        {"0.names": []},
    ),
    Shape(
        "RSS author arabic",
        rss("<item><title>x</title><author>a@x.example (أحمد علي)</author></item>"),
        {"0.persons": [("أحمد علي", None, "a@x.example")]},
    ),
    Shape(
        "RSS author nested name",
        rss(
            "<item><title>x</title><author><name>Ann</name><email>a@x.example</email>"
            "<uri>https://x.example/ann</uri></author></item>"
        ),
        {"0.persons": [("Ann", "https://x.example/ann", "a@x.example")]},
    ),
    Shape(
        "RSS author semicolon",
        rss("<item><title>x</title><dc:creator>Ann Lee; Bo Ek</dc:creator></item>"),
        {"0.names": ["Ann Lee", "Bo Ek"]},
    ),
    Shape(
        "RSS author title suffix comma",
        rss("<item><title>x</title><dc:creator>Ann Lee, PhD</dc:creator></item>"),
        {"0.names": ["Ann Lee, PhD"]},
    ),
    Shape(
        "Atom author two",
        atom(entry("<author><name>Ann</name></author><author><name>Bo</name></author>")),
        {"0.names": ["Ann", "Bo"]},
    ),
    Shape("Atom author text", atom(entry("<author>Ann Lee</author>")), {"0.names": ["Ann Lee"]}),
    Shape(
        "Atom author text mail",
        atom(entry("<author>a@x.example (Ann)</author>")),
        {"0.persons": [("Ann", None, "a@x.example")]},
    ),
    Shape(
        "Atom author url03",
        atom(entry("<author><name>Ann</name><url>https://x.example/ann</url></author>")),
        {"0.persons": [("Ann", "https://x.example/ann", None)]},
    ),
    Shape(
        "Atom author homepage",
        atom(entry("<author><name>Ann</name><homepage>https://x.example/ann</homepage></author>")),
        {"0.names": ["Ann"]},
    ),
    Shape(
        "Atom author uri relative",
        atom(entry("<author><name>Ann</name><uri>/ann</uri></author>")),
        {"0.persons": [("Ann", "https://site.example/ann", None)]},
    ),
    Shape(
        "Atom author name is mail",
        atom(entry("<author><name>a@x.example</name></author>")),
        {"0.persons": [(None, None, "a@x.example")]},
    ),
    Shape(
        "Atom author email in name",
        atom(entry("<author><name>Ann &lt;a@x.example&gt;</name></author>")),
        {"0.persons": [("Ann", None, "a@x.example")]},
    ),
    Shape("Atom author dc in atom", atom(entry("<dc:creator>Ann</dc:creator>")), {"0.names": ["Ann"]}),
    Shape(
        "Atom author name html",
        atom(entry("<author><name>Ann &amp;amp; Co</name></author>")),
        {"0.names": ["Ann & Co"]},
    ),
    Shape(
        "an author that is an address of the web, letters escaped",
        rss(
            "<item><title>x</title><author>mailto:Ann%20Berg%20%3Cann%40x.example%3E?subject=The%20feed</author></item>"
        ),
        {"0.persons": [("Ann Berg", None, "ann@x.example")]},
    ),
    Shape(
        "an author's mail with a subject behind it",
        rss("<item><title>x</title><author>desk@x.example?subject=Feed</author></item>"),
        {"0.persons": [(None, None, "desk@x.example")]},
    ),
    Shape(
        "an author's name and page in one text",
        rss(
            "<item><title>x</title><dc:creator>Ann Berg (https://x.example/ann)</dc:creator></item>"
            "<item><title>y</title><dc:creator>Ann Berg | https://x.example/ann</dc:creator></item>"
            "<item><title>z</title><author>ann@x.example (https://x.example/ann)</author></item>"
            "<item><title>q</title><author>Ann (https://x.example/a), Bo Lind (https://x.example/b)</author></item>"
        ),
        {
            "0.persons": [("Ann Berg", "https://x.example/ann", None)],
            "1.persons": [("Ann Berg", "https://x.example/ann", None)],
            "2.persons": [(None, "https://x.example/ann", "ann@x.example")],
            "3.persons": [("Ann", "https://x.example/a", None), ("Bo Lind", "https://x.example/b", None)],
        },
    ),
    Shape(
        "a mail amid what is said of its author",
        rss(
            "<item><title>x</title><author>Ann Berg (editor) &lt;ann@x.example&gt;</author></item>"
            "<item><title>y</title><author>Ann (ann@x.example) Berg</author></item>"
            "<item><title>z</title><author>Ann (@ann@social.example)</author></item>"
        ),
        {
            "0.persons": [("Ann Berg (editor)", None, "ann@x.example")],
            "1.persons": [("Ann Berg", None, "ann@x.example")],
            "2.persons": [("Ann (@ann@social.example)", None, None)],
        },
    ),
    Shape(
        "an author with two mails, or one said twice",
        rss(
            "<item><title>x</title><author>ann@x.example (Ann Berg (ann@x.example))</author></item>"
            "<item><title>y</title><author>Ann Berg &lt;ann@x.example&gt; (desk@x.example)</author></item>"
            "<item><title>z</title><author>ann@x.example (ann@x.example)</author></item>"
            "<item><title>q</title><author>ann@x.example / bo@x.example</author></item>"
        ),
        {
            "0.persons": [("Ann Berg", None, "ann@x.example")],
            "1.persons": [("Ann Berg", None, "ann@x.example")],
            "2.persons": [(None, None, "ann@x.example")],
            "3.persons": [(None, None, "ann@x.example"), (None, None, "bo@x.example")],
        },
    ),
)
