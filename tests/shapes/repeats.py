"""What is repeated, empty or in several places: dates, texts, people, categories."""

from tests.shapes.written import CHANNEL, TEN, Shape, atom, entry, item, rss

SHAPES = (
    Shape(
        "two descriptions, the shorter first",
        rss(item(f"<description>In short.</description><description>{'At length. ' * 9}</description>")),
        {"0.summary": ("At length. " * 9).strip()},
    ),
    Shape(
        "two full texts, the shorter first",
        rss(item("<content:encoded>Short</content:encoded><content:encoded>The whole story</content:encoded>")),
        {"0.content_text": "The whole story"},
    ),
    Shape(
        "a summary in two languages",
        atom(entry('<summary xml:lang="en">In short</summary><summary xml:lang="de">Auf Deutsch, länger</summary>')),
        {"0.summary": "In short"},
    ),
    Shape(
        "a day in figures, whose order another entry shows",
        rss(
            item("<pubDate>09/04/2025 10:00 AM</pubDate>")
            + item("<pubDate>08/24/2025 3:00 PM</pubDate>", link="https://site.example/2")
        ),
        {"0.published": "2025-09-04T10:00:00", "0.warnings": (), "1.published": "2025-08-24T15:00:00"},
    ),
    Shape(
        "days in figures, whose orders differ",
        rss(
            item("<pubDate>09/04/2025</pubDate>")
            + item("<pubDate>08/24/2025</pubDate>", link="https://site.example/2")
            + item("<pubDate>24/08/2025</pubDate>", link="https://site.example/3")
        ),
        {"0.published": "2025-04-09T00:00:00"},
    ),
    Shape(
        "two pubdates: the first that is one",
        rss(item("<pubDate>never</pubDate><pubDate>Wed, 01 May 2024 10:00:00 GMT</pubDate>")),
        {"0.published": TEN},
    ),
    Shape(
        "an empty pubdate and a dc date",
        rss(item("<pubDate/><dc:date>2024-05-01T10:00:00Z</dc:date>")),
        {"0.published": TEN},
    ),
    Shape(
        "a pubdate and another dc date",
        rss(item("<dc:date>2024-05-02T10:00:00Z</dc:date><pubDate>Wed, 01 May 2024 10:00:00 GMT</pubDate>")),
        {"0.published": TEN},
    ),
    Shape(
        "dcterms dates",
        rss(
            item(
                "<dcterms:created>2024-04-30</dcterms:created>"
                "<dcterms:issued>2024-05-01T10:00:00Z</dcterms:issued>"
                "<dcterms:modified>2024-05-02T10:00:00Z</dcterms:modified>"
            )
        ),
        {"0.published": TEN, "0.updated": "2024-05-02T10:00:00"},
    ),
    Shape(
        "published as an element in rss", rss(item("<published>2024-05-01T10:00:00Z</published>")), {"0.published": TEN}
    ),
    Shape(
        "pubdate spelt with other letters",
        rss(item("<pubdate>Wed, 01 May 2024 10:00:00 GMT</pubdate>")),
        {"0.published": TEN},
    ),
    Shape("a date element in rss", rss(item("<date>2024-05-01T10:00:00Z</date>")), {"0.published": TEN}),
    Shape(
        "a last build date is the feed's",
        rss(item(), CHANNEL + "<lastBuildDate>Wed, 01 May 2024 10:00:00 GMT</lastBuildDate>"),
        {"0.published": None, "feed.updated": TEN},
    ),
    Shape(
        "two titles: the first",
        rss("<item><title>One</title><title>Again</title><link>https://site.example/1</link></item>"),
        {"0.title": "One"},
    ),
    Shape(
        "an empty title, then one",
        rss("<item><title/><title>One</title><link>https://site.example/1</link></item>"),
        {"0.title": "One"},
    ),
    Shape("a media title beside the title", rss(item("<media:title>Picture's</media:title>")), {"0.title": "One"}),
    Shape(
        "a media title before the title",
        rss("<item><media:title>Picture's</media:title><title>One</title></item>"),
        {"0.title": "One"},
    ),
    Shape(
        "no title but a dc title",
        rss("<item><dc:title>One</dc:title><link>https://site.example/1</link></item>"),
        {"0.title": "One"},
    ),
    Shape(
        "two descriptions",
        rss(item("<description>First</description><description>Second</description>")),
        {"0.say has": "First"},
    ),
    Shape(
        "an empty description, then one",
        rss(item("<description></description><description>Second</description>")),
        {"0.say": "Second"},
    ),
    Shape(
        "a description and an excerpt",
        rss(
            item(
                "<excerpt:encoded xmlns:excerpt='http://wordpress.org/export/1.2/excerpt/'>Exc</excerpt:encod"
                "ed><content:encoded>&lt;p&gt;Full&lt;/p&gt;</content:encoded>"
            )
        ),
        {"0.content_text": "Full"},
    ),
    Shape(
        "an empty content beside a description",
        rss(item("<description>D</description><content:encoded/>")),
        {"0.say": "D"},
    ),
    Shape(
        "two contents",
        rss(
            item(
                "<content:encoded>&lt;p&gt;First&lt;/p&gt;</content:encoded>"
                "<content:encoded>&lt;p&gt;Second&lt;/p&gt;</content:encoded>"
            )
        ),
        {"0.content_text has": "First"},
    ),
    Shape(
        "a body of xhtml",
        rss(item('<body xmlns="http://www.w3.org/1999/xhtml"><p>One</p><p>Two</p></body>')),
        {"0.content_text": "One\n\nTwo"},
    ),
    Shape("a dc description alone", rss(item("<dc:description>D</dc:description>")), {"0.say": "D"}),
    Shape("an abstract in dcterms", rss(item("<dcterms:abstract>Abs</dcterms:abstract>")), {"0.say": "Abs"}),
    Shape("summary in rss", rss(item("<summary>S</summary>")), {"0.say": "S"}),
    Shape("two authors", rss(item("<author>Ann</author><author>Bo</author>")), {"0.names": ["Ann", "Bo"]}),
    Shape(
        "an author and a dc creator of one name",
        rss(item("<author>a@x.example (Ann Lee)</author><dc:creator>Ann Lee</dc:creator>")),
        {"0.persons": [("Ann Lee", None, "a@x.example")]},
    ),
    Shape(
        "an author with angle brackets",
        rss(item("<author>Ann Lee &lt;a@x.example&gt;</author>")),
        {"0.persons": [("Ann Lee", None, "a@x.example")]},
    ),
    Shape(
        "an author of only a mail address",
        rss(item("<author>a@x.example</author>")),
        {"0.persons": [(None, None, "a@x.example")]},
    ),
    Shape("an author that says nobody", rss(item("<author>noreply@x.example (Ann)</author>")), {"0.names": ["Ann"]}),
    Shape(
        "an author with a name of its own",
        rss(item("<author><name>Ann</name><email>a@x.example</email></author>")),
        {"0.persons": [("Ann", None, "a@x.example")]},
    ),
    Shape(
        "authors by semicolons",
        rss(item("<dc:creator>Lee, Ann; Ek, Bo</dc:creator>")),
        {"0.names": ["Lee, Ann", "Ek, Bo"]},
    ),
    Shape(
        "an author as html",
        rss(item('<dc:creator>&lt;a href="https://site.example/ann"&gt;Ann Lee&lt;/a&gt;</dc:creator>')),
        {"0.names": ["Ann Lee"]},
    ),
    Shape(
        "a creator in parts of rdf",
        rss(
            item(
                '<dc:creator><foaf:Person xmlns:foaf="http://xmlns.com/foaf/0.1/"><foaf:name>Ann</foaf:name>'
                "</foaf:Person></dc:creator>"
            )
        ),
        {"0.names": ["Ann"]},
    ),
    Shape(
        "a managing editor is the feed's",
        rss(item(), CHANNEL + "<managingEditor>ed@x.example (Ed)</managingEditor>"),
        {"feed.names": ["Ed"]},
    ),
    Shape(
        "a publisher of an item", rss(item("<dc:publisher>The Herald</dc:publisher>")), {"0.publisher": "The Herald"}
    ),
    Shape(
        "a category with a comma of its own",
        rss(item("<category>Trinidad, CO</category><category>News</category>")),
        {"0.title": "One"},
    ),
    Shape("categories as a path", rss(item("<category>Top/News/World</category>")), {"0.terms": ["Top/News/World"]}),
    Shape(
        "categories empty",
        rss(item("<category/><category> </category><category>News</category>")),
        {"0.terms": ["News"]},
    ),
    Shape("categories in escapes", rss(item("<category>R&amp;amp;D</category>")), {"0.terms": ["R&D"]}),
    Shape(
        "categories twice in other letters",
        rss(item("<category>News</category><dc:subject>News</dc:subject>")),
        {"0.terms": ["News"]},
    ),
    Shape("a category under a link to itself", rss(item('<category domain="tag">x</category>')), {"0.terms": ["x"]}),
    Shape("media keywords", rss(item("<media:keywords>kitty, cat</media:keywords>")), {"0.terms": ["kitty", "cat"]}),
    Shape(
        "a media category",
        rss(item('<media:category scheme="http://s.example/" label="Music">music/artist</media:category>')),
        {"0.tags": [("music/artist", "http://s.example/", "Music")]},
    ),
    Shape("tags as one element", rss(item("<tags>one, two</tags>")), {"0.terms": ["one", "two"]}),
)
