"""Pages that say when they were published and changed, a row each: (name, language, head, body, expected).

Expected is `published / updated` in UTC as precise as it is written, a day alone where only a day is named; `~` stands
before a moment whose zone is not known, of which only the day is checked; nothing where the page does not say.
"""

from tests.articles.written import LD

Row = tuple[str, str, str, str, str]

META = "<meta name='{}' content='{}'>"
PROPERTY = "<meta property='{}' content='{}'>"
MOMENT, AT = "2019-05-03T14:05:30+02:00", "2019-05-03T12:05:30Z"

SAID: tuple[Row, ...] = (
    *(
        (f"{name}", "en", META.format(name, MOMENT), "", AT)
        for name in (
            "article:published_time",
            "article.published",
            "date",
            "pubdate",
            "publishdate",
            "publish-date",
            "publish_date",
            "publication_date",
            "article_date_original",
            "originalpublicationdate",
            "sailthru.date",
            "parsely-pub-date",
            "cXenseParse:recs:publishtime",
            "cXenseParse:publishtime",
            "DC.date",
            "DC.date.issued",
            "dcterms.date",
            "dcterms.created",
            "dc.date.created",
            "DCSext.articleFirstPublished",
            "ptime",
            "datePublished",
            "dateCreated",
            "created",
            "article:post_date",
            "publishedDate",
            "release_date",
            "iso-8601-publish-date",
            "bt:pubDate",
            "og:pubdate",
            "rnews:datePublished",
            "article-published",
            "firstPublished",
            "displaydate",
            "creation_date",
            "dcterms.issued",
            "dcterms.available",
            "article_date",
            "articleDate",
            "news_date",
            "post-date",
            "article_create_date",
            "createdAt",
            "acme:published",
            "citation_date",
            "page_published",
            "date-pub",
        )
    ),
    *(
        (
            f"changed {name}",
            "en",
            META.format("pubdate", "2019-05-03T12:05:30Z") + META.format(name, "2019-05-04T09:00:00Z"),
            "",
            f"{AT} / 2019-05-04T09:00:00Z",
        )
        for name in (
            "date_modified",
            "lastUpdated",
            "last-updated",
            "article.updated",
            "acme_modification_date",
            "cXenseParse:recs:modifiedtime",
            "DCSext.articleLastModified",
            "shareaholic:article_modified_time",
        )
    ),
    *(
        (f"no date of the story's: {name}", "en", META.format(name, MOMENT), "", "")
        for name in ("event-date", "expiration_date", "copyright_date", "relatedContentDate", "video:release_date")
    ),
    *(
        (f"property {name}", "en", PROPERTY.format(name, MOMENT), "", AT)
        for name in (
            "article:published_time",
            "og:published_time",
            "og:article:published_time",
            "article:published",
            "og:pubdate",
            "article:publish_date",
            "datePublished",
            "schema:datePublished",
        )
    ),
    *(
        (
            f"changed: {name}",
            "en",
            PROPERTY.format("article:published_time", "2019-05-02T08:00:00Z") + META.format(name, MOMENT),
            "",
            f"2019-05-02T08:00:00Z / {AT}",
        )
        for name in (
            "article:modified_time",
            "og:updated_time",
            "lastmod",
            "last-modified",
            "dateModified",
            "dcterms.modified",
            "DC.date.modified",
            "article:updated_time",
            "utime",
            "revised",
            "updated",
        )
    ),
    ("itemprop on meta", "en", "", f"<meta itemprop=datePublished content='{MOMENT}'>", AT),
    ("itemprop on time", "en", "", f"<time itemprop=datePublished datetime='{MOMENT}'>3 May</time>", AT),
    ("itemprop with words", "en", "", "<span itemprop=datePublished>3 May 2019</span>", "2019-05-03"),
    ("itemprop with content", "en", "", f"<span itemprop=datePublished content='{MOMENT}'>yesterday</span>", AT),
    ("http-equiv", "en", "<meta http-equiv=date content='Fri, 03 May 2019 12:05:30 GMT'>", "", AT),
    ("json", "en", LD % f'"datePublished":"{MOMENT}"', "", AT),
    (
        "json, changed",
        "en",
        LD % f'"datePublished":"2019-05-02T08:00:00Z","dateModified":"{MOMENT}"',
        "",
        f"2019-05-02T08:00:00Z / {AT}",
    ),
    ("json, the same changed", "en", LD % f'"datePublished":"{MOMENT}","dateModified":"{MOMENT}"', "", f"{AT} / {AT}"),
    ("json, created", "en", LD % f'"dateCreated":"{MOMENT}"', "", AT),
    ("json, a day", "en", LD % '"datePublished":"2019-05-03"', "", "2019-05-03"),
    ("json, a minute", "en", LD % '"datePublished":"2019-05-03T12:05Z"', "", "2019-05-03T12:05Z"),
    ("json, fractions", "en", LD % '"datePublished":"2019-05-03T12:05:30.123456Z"', "", "2019-05-03T12:05:30.123456Z"),
    ("json, no zone", "en", LD % '"datePublished":"2019-05-03T12:05:30"', "", "~2019-05-03T12:05:30Z"),
    ("json, blank for T", "en", LD % '"datePublished":"2019-05-03 14:05:30 +0200"', "", AT),
    ("json, zone without colon", "en", LD % '"datePublished":"2019-05-03T14:05:30+0200"', "", AT),
    ("json, epoch", "en", LD % '"datePublished":1556885130', "", AT),
    ("json, epoch in milliseconds", "en", LD % '"datePublished":1556885130000', "", AT),
    ("json, words", "en", LD % '"datePublished":"May 3, 2019"', "", "2019-05-03"),
    ("json, script's date", "en", LD % '"datePublished":"Fri May 03 2019 14:05:30 GMT+0200 (CEST)"', "", AT),
    ("json, letters of a zone", "en", LD % '"datePublished":"2019-05-03 08:05:30 EDT"', "", AT),
    ("json, empty, meta", "en", LD % '"datePublished":""' + PROPERTY.format("article:published_time", MOMENT), "", AT),
    (
        "json, zero, meta",
        "en",
        LD % '"datePublished":"0000-00-00"' + PROPERTY.format("article:published_time", MOMENT),
        "",
        AT,
    ),
    (
        "json, year one, meta",
        "en",
        LD % '"datePublished":"0001-01-01T00:00:00"' + PROPERTY.format("article:published_time", MOMENT),
        "",
        AT,
    ),
    (
        "json, 1970, meta",
        "en",
        LD % '"datePublished":"1970-01-01T00:00:00Z"' + PROPERTY.format("article:published_time", MOMENT),
        "",
        AT,
    ),
    (
        "json, of a related story",
        "en",
        '<script type="application/ld+json">{"@type":"ItemList","itemListElement":[{"@type":'
        '"NewsArticle","datePublished":"2018-01-01"}]}</script>' + PROPERTY.format("article:published_time", MOMENT),
        "",
        AT,
    ),
    (
        "json, page in graph",
        "en",
        f'<script type="application/ld+json">{{"@graph":[{{"@type":"WebPage","datePublished":"{MOMENT}"}}]}}</script>',
        "",
        AT,
    ),
    (
        "json, video of another day",
        "en",
        '<script type="application/ld+json">{"@type":"VideoObject","uploadDate":"2018-01-01"}</script>',
        "<time datetime='2019-05-03'>May 3</time>",
        "2019-05-03",
    ),
    (
        "json, an event",
        "en",
        '<script type="application/ld+json">{"@type":"Event","startDate":"2019-07-01"}</script>',
        "<time datetime='2019-05-03'>May 3</time>",
        "2019-05-03",
    ),
    (
        "json, comments",
        "en",
        LD % f'"datePublished":"{MOMENT}","comment":[{{"@type":"Comment","dateCreated":"2019-06-01"}}]',
        "",
        AT,
    ),
    (
        "json, a day, and the minute in meta",
        "en",
        LD % '"datePublished":"2019-05-03"' + PROPERTY.format("article:published_time", MOMENT),
        "",
        AT,
    ),
    ("meta, a day", "en", META.format("date", "2019-05-03"), "", "2019-05-03"),
    ("meta, slashes", "en", META.format("sailthru.date", "2019/05/03"), "", "2019-05-03"),
    ("meta, digits", "en", META.format("pubdate", "20190503"), "", "2019-05-03"),
    ("meta, digits with time", "en", META.format("ptime", "20190503140530"), "", "~2019-05-03T14:05:30Z"),
    ("meta, words", "en", META.format("pubdate", "Fri, 03 May 2019 12:05:30 GMT"), "", AT),
    ("meta, month first", "en", META.format("date", "05/23/2019"), "", "2019-05-23"),
    ("meta, day first", "de", META.format("date", "03.05.2019"), "", "2019-05-03"),
    ("meta, day first with time", "de", META.format("date", "03.05.2019 14:05"), "", "~2019-05-03T14:05Z"),
)

TIMES: tuple[Row, ...] = (
    ("datetime", "en", "", f"<time datetime='{MOMENT}'>3 May</time>", AT),
    ("datetime, day", "en", "", "<time datetime='2019-05-03'>3 May</time>", "2019-05-03"),
    ("datetime, blank", "en", "", "<time datetime='2019-05-03 12:05:30'>3 May</time>", "~2019-05-03T12:05:30Z"),
    ("datetime, empty", "en", "", "<time datetime=''>3 May 2019</time>", "2019-05-03"),
    ("datetime, words", "en", "", "<time datetime='May 3, 2019'>3 May</time>", "2019-05-03"),
    ("datetime, epoch", "en", "", "<time datetime='1556885130'>3 May</time>", AT),
    ("words only", "en", "", "<time>3 May 2019</time>", "2019-05-03"),
    ("pubdate", "en", "", f"<time pubdate datetime='{MOMENT}'>3 May</time>", AT),
    (
        "wordpress, two",
        "en",
        "",
        "<time class='entry-date published' datetime='2019-05-03T12:05:30+00:00'>May 3</time>"
        "<time class=updated datetime='2019-05-04T09:00:00+00:00'>May 4</time>",
        f"{AT} / 2019-05-04T09:00:00Z",
    ),
    (
        "wordpress, changed only shown",
        "en",
        "",
        "<time class='entry-date published updated' datetime='2019-05-03T12:05:30Z'>May 3</time>",
        AT,
    ),
    (
        "comments",
        "en",
        "",
        f"<time datetime='{MOMENT}'>3 May</time>$story<div class=comments><time datetime='2019-06-01'>1 "
        "June</time><p>Good.</p></div>",
        AT,
    ),
    (
        "comments alone",
        "en",
        "",
        "$story<div id=comments><p class=comment><time datetime='2019-06-01'>1 June</time> Good.</p></div>",
        "",
    ),
    (
        "related before",
        "en",
        "",
        f"<aside class=latest><a href=/x>Pier closed for a week</a> <time datetime='2019-06-01'>1 June"
        f"</time></aside><article><h1>$t</h1><time datetime='{MOMENT}'>3 May</time>$story</article>",
        AT,
    ),
    (
        "clock in the header",
        "en",
        "",
        f"<div class=today><time>Thursday, 26 November 2026</time></div><article><h1>$t</h1><time "
        f"datetime='{MOMENT}'>3 May</time>$story</article>",
        AT,
    ),
    (
        "clock in the header, words",
        "en",
        "",
        "<div id=date>Thursday, November 26, 2026</div><article><h1>$t</h1><p class=date>"
        "May 3, 2019</p>$story</article>",
        "2019-05-03",
    ),
    (
        "in the story alone",
        "en",
        "",
        "$story<p>The pier opened on <time datetime='1898-07-01'>1 July 1898</time>.</p>",
        "",
    ),
    (
        "published and updated",
        "en",
        "",
        "<p>Published <time datetime='2019-05-03T12:05:30Z'>3 May</time>, updated <time "
        "datetime='2019-05-04T09:00:00Z'>4 May</time></p>",
        f"{AT} / 2019-05-04T09:00:00Z",
    ),
    (
        "modified by its property alone",
        "en",
        "<meta name=author content='Ivana Luka'>",
        f"<p><time itemprop=datePublished datetime='{MOMENT}'>3. 5. 2019</time></p><p><time itemprop=dateModified "
        "datetime='2019-05-04T11:00:00+02:00'>4. 5. 2019</time></p>",
        f"{AT} / 2019-05-04T09:00:00Z",
    ),
    (
        "in Drupal's RDFa",
        "en",
        "",
        "<p><span property='dc:date dc:created' content='2019-05-03T14:05:00+02:00'>Submitted by Jane Hopper on Fri, "
        "05/03/2019 - 14:05</span></p>",
        "2019-05-03T12:05:00Z",
    ),
    (
        "an update in the zone of the first date",
        "ko",
        LD % '"datePublished":"2019-05-03T14:05:30+09:00"',
        "<p>입력 2019.05.03 14:05 수정 2019.05.04 09:00</p>",
        "2019-05-03T05:05:30Z / 2019-05-04T00:00:00Z",
    ),
    (
        "a zone that is only shown",
        "id",
        META.format("publishdate", "2019-05-03 14:05:30"),
        "<p>Jumat, 3 Mei 2019 14:05 WIB</p>",
        "2019-05-03T07:05:00Z",
    ),
    (
        "a zone of another hour",
        "id",
        META.format("publishdate", "2019-05-03 07:05:30"),
        "<p>Jumat, 3 Mei 2019 14:05 WIB</p>",
        "~2019-05-03T07:05:30Z",
    ),
    (
        "updated first",
        "en",
        "",
        "<p>Updated <time datetime='2019-05-04T09:00:00Z'>4 May</time>, published <time datetime="
        "'2019-05-03T12:05:30Z'>3 May</time></p>",
        f"{AT} / 2019-05-04T09:00:00Z",
    ),
    ("attribute title", "en", "", "<abbr class=published title='2019-05-03T14:05:30+02:00'>3 May</abbr>", AT),
    ("hAtom", "en", "", "<span class=published>2019-05-03T14:05:30+02:00</span>", AT),
    ("data-timestamp", "en", "", "<span class=date data-timestamp='1556885130'>3 May</span>", AT),
    ("data-date", "en", "", f"<span class=ago data-date='{MOMENT}'>3 May</span>", AT),
    ("data-datetime", "en", "", f"<div data-datetime='{MOMENT}'>3 May</div>", AT),
    (
        "time element of another kind",
        "en",
        "",
        "<relative-time datetime='2019-05-03T12:05:30Z'>3 May</relative-time>",
        AT,
    ),
    ("time with a pause", "en", "", "<time>14:05</time> <p class=date>3 May 2019</p>", "2019-05-03"),
    ("reading time", "en", "", "<time datetime='PT4M'>4 min</time><p class=date>3 May 2019</p>", "2019-05-03"),
    (
        "wordpress, update beside",
        "en",
        "",
        "<p class=posted-on><time class='entry-date published' datetime='2019-05-03T12:05:30+00:00'>May 3</time>"
        "<time class=updated datetime='2019-05-04T09:00:00+00:00'>May 4</time></p>",
        f"{AT} / 2019-05-04T09:00:00Z",
    ),
    ("content", "en", "", f"<time content='{MOMENT}'>Friday</time>", AT),
    ("title", "en", "", f"<time title='{MOMENT}'>Friday</time>", AT),
    ("title of a span", "en", "", f"<span title='{MOMENT}'>Friday</span>", AT),
    ("title in words", "en", "", "<time title='A day to remember'>Friday</time>", ""),
    ("two properties", "en", "", f"<span itemprop='datePublished dateCreated' content='{MOMENT}'>Friday</span>", AT),
)

# (name, path of the page, head, body, expected)
ADDRESSES: tuple[Row, ...] = (
    ("day in the address", "/2019/05/03/ferry", "", "", "2019-05-03"),
    ("day in the address, hyphens", "/news/2019-05-03/ferry", "", "", "2019-05-03"),
    ("day in the address, digits", "/news/20190503-ferry.html", "", "", "2019-05-03"),
    ("day in the address, month by name", "/2019/may/03/ferry", "", "", "2019-05-03"),
    ("month in the address", "/2019/05/ferry", "", "", ""),
    ("number in the address", "/news/20999901/ferry", "", "", ""),
    (
        "address against meta",
        "/2019/05/03/ferry",
        PROPERTY.format("article:published_time", "2019-05-03T22:30:00-04:00"),
        "",
        "2019-05-04T02:30:00Z",
    ),
    (
        "address with event's day in the story",
        "/2019/05/03/ferry",
        "",
        "$story<p>It runs until 30 June 2019.</p>",
        "2019-05-03",
    ),
    ("day in the address, of one figure", "/2019/5/3/ferry", "", "", "2019-05-03"),
    ("day behind the title", "/news/ferry-2019-05-03/", "", "", "2019-05-03"),
    ("day and hour in the address", "/news/A201905031205300042.html", "", "", "2019-05-03"),
    ("day and number in the address", "/news/t20190503_42.shtml", "", "", "2019-05-03"),
    ("day first in the address", "/29-05-2019/ferry", "", "", "2019-05-29"),
    ("day or month first in the address", "/03-05-2019/ferry", "", "", ""),
    ("day on which the page was archived", "/web/20190503120530/https://other.example/ferry", "", "", ""),
    ("long number in the address", "/news/2019050399991", "", "", ""),
)
