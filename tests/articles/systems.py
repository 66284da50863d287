"""Heads of pages that systems, older papers and other languages write, a row each, as in `heads.py`.

A body that holds the heading itself has its tag.
"""

Row = tuple[str, str, str, str, str, str]

AROUND: tuple[Row, ...] = (
    (
        "list of news above the title",
        "en",
        "",
        (
            "<div><a href=/a>Pier closed for repairs</a></div><div>17 December 2025</div><div><a "
            "href=/b>Crane for the west quay</a></div><div>16 December 2025</div><div><a href=/c>Old lamp "
            "sold</a></div><div>4 December 2025</div><h1>$t</h1><p>3 May 2019 by Jane Hopper</p>"
        ),
        "Jane Hopper",
        "2019-05-03",
    ),
    (
        "list of times above the title",
        "en",
        "",
        (
            "<div><a href=/a>Pier closed for repairs</a></div><div><time datetime=2025-12-17>17 "
            "Dec</time></div><div><a href=/b>Crane for the west quay</a></div><div><time "
            "datetime=2025-12-16>16 Dec</time></div><h1>$t</h1><p><time datetime=2019-05-03>3 May "
            "2019</time> by Jane Hopper</p>"
        ),
        "Jane Hopper",
        "2019-05-03",
    ),
    (
        "kicker with the day above",
        "de",
        "",
        "<p class=info>03.05.2019</p><h1>$t</h1><p>Unterzeile ohne Tag</p>",
        "",
        "2019-05-03",
    ),
    (
        "section, day and update without spaces",
        "en",
        "",
        "<div><a href=/h>Health</a><span>MAY 3, 2019</span><span>Updated: MAY 5, 2019</span></div>",
        "",
        "2019-05-03 / 2019-05-05",
    ),
    (
        "day and the newsroom",
        "de",
        "",
        "<div>03.05.2019 <span>- Redaktion: Jana Hafner (Sprecherin des Hafens)</span></div>",
        "Jana Hafner",
        "2019-05-03",
    ),
    (
        "vague day of print",
        "de",
        "<meta name=date content='2019-05-04'>",
        "<ul><li>Von Jana Hafner</li><li><time>03.05.2019, 12:01 Uhr</time></li></ul>",
        "Jana Hafner",
        "~2019-05-03T12:01Z",
    ),
    (
        "vague moment of the page",
        "de",
        "<meta name=date content='2019-05-04T11:52:23'>",
        "<p>Stand: 03.05.2019 18:00 Uhr</p>",
        "",
        "~2019-05-03T18:00Z",
    ),
    ("small print in the heading", "de", "", "<h1>$t<br><small>03.05.2019 • Verband</small></h1>", "", "2019-05-03"),
    (
        "event beside the story",
        "de",
        "",
        "<div>Seminar</div><div>9.1.23, 10:00-11:30 Uhr</div><h1>$t</h1><div>03.05.2019</div>",
        "",
        "2019-05-03",
    ),
    ("event with hours alone", "en", "", "<p>12 June 2019, 10:00 - 11:30</p>", "", ""),
    (
        "day in brackets opens",
        "de",
        "",
        (
            "<p>(3. Mai 2019) Die Fähren zu den äußeren Inseln fahren vom Sommer an zweimal in der Stunde, "
            "das hat der Rat nach langer Aussprache beschlossen. Das letzte Boot soll auf den Abendzug "
            "warten.</p>"
        ),
        "",
        "2019-05-03",
    ),
    (
        "posted behind the day",
        "de",
        "",
        "$story<p>$t wurde am 3. Mai 2019 um 14:05 Uhr gepostet und unter Häfen abgelegt.</p>",
        "",
        "~2019-05-03T14:05Z",
    ),
    (
        "json-ld in a meta",
        "en",
        (
            '<meta name=\'script:ld+json\' content=\'{"@context":"https://schema.org","@type":"Article","author"'
            ':{"@type":"Person","name":"Jane Hopper"},"datePublished":"2019-05-03T09:00:00-05:00"}\'>'
        ),
        "",
        "Jane Hopper",
        "2019-05-03T14:00Z",
    ),
    (
        "two metas of its own",
        "en",
        ("<meta name=published-time content='2026-03-09T08:45:32.183Z'><meta name=published-date content=2019-05-03>"),
        "",
        "",
        "2019-05-03",
    ),
    ("month first by another date", "en", "", "<p>3/5/2019</p>$story<p>Pier closed<br>4/21/2019</p>", "", "2019-03-05"),
    ("day first by another date", "en", "", "<p>3/5/2019</p>$story<p>Pier closed<br>21/4/2019</p>", "", "2019-05-03"),
    ("month first by locale", "en", "<meta property=og:locale content=en_US>", "<p>05-03-2019</p>", "", "2019-05-03"),
    (
        "update and a day in a caption",
        "de",
        "",
        (
            "<p>Aufnahme der Mole von Westen aus gesehen, gemacht an einem hellen Tag, dem 31.05.2018 "
            "(links)</p>$story<p>Letzte Änderung:</p><p>03.05.2019 um 09:25</p>"
        ),
        "",
        "~2019-05-03T09:25Z / ~2019-05-03T09:25Z",
    ),
)
SYSTEMS: tuple[Row, ...] = (
    (
        "wordpress twenty ten",
        "en",
        "",
        (
            "<div class=entry-meta><span class='meta-prep meta-prep-author'>Posted on</span> <a href=/x "
            "title='2:05 pm' rel=bookmark><span class=entry-date>May 3, 2019</span></a> <span "
            "class=meta-sep>by</span> <span class='author vcard'><a class='url fn n' href=/author/jane>Jane "
            "Hopper</a></span></div>"
        ),
        "Jane Hopper",
        "2019-05-03",
    ),
    (
        "wordpress twenty twenty",
        "en",
        "",
        (
            "<ul class=post-meta><li class='post-author meta-wrapper'><span class=screen-reader-text>Post "
            "author</span><span class=meta-text>By <a href=/author/jane>Jane Hopper</a></span></li><li "
            "class='post-date meta-wrapper'><span class=screen-reader-text>Post date</span><span "
            "class=meta-text><a href=/x>May 3, 2019</a></span></li><li class='post-comment-link'><a "
            "href=#c>2 Comments on $t</a></li></ul>"
        ),
        "Jane Hopper",
        "2019-05-03",
    ),
    (
        "wordpress block theme",
        "en",
        "",
        (
            "<div class='wp-block-group'><div class='wp-block-post-date'><time "
            "datetime='2019-05-03T14:05:30+02:00'>May 3, 2019</time></div><p>—</p><p>by</p><div "
            "class='wp-block-post-author-name'><a class=wp-block-post-author-name__link "
            "href=/author/jane>Jane Hopper</a></div><p>in</p><div class='taxonomy-category "
            "wp-block-post-terms'><a href=/h>Harbour</a></div></div>"
        ),
        "Jane Hopper",
        "2019-05-03T12:05:30Z",
    ),
    (
        "wordpress avatar and modified",
        "en",
        "",
        (
            "<div class=entry-meta><img alt='' src=/a.png><span class=author>by <a href=/author/jane>Jane "
            "Hopper</a></span> <time class='entry-date published' datetime='2019-05-03T12:05:30+00:00'>May "
            "3, 2019</time><time class='updated' datetime='2019-05-05T09:00:00+00:00'>May 5, "
            "2019</time></div>"
        ),
        "Jane Hopper",
        "2019-05-03T12:05:30Z / 2019-05-05T09:00:00Z",
    ),
    (
        "wordpress kubrick",
        "en",
        "",
        (
            "<small>May 3rd, 2019 <!-- by jane --></small>$story<p class='postmetadata alt'><small>This "
            "entry was posted on Friday, May 3rd, 2019 at 2:05 pm and is filed under <a href=/h>Harbour</a>. "
            "You can follow any responses to this entry through the RSS 2.0 feed.</small></p>"
        ),
        "",
        "~2019-05-03T14:05Z",
    ),
    (
        "wordpress kubrick, no day above",
        "en",
        "",
        (
            "$story<p class='postmetadata alt'><small>This entry was posted on May 3rd, 2019 and is filed under "
            "<a href=/h>Harbour</a>. You can follow any responses to this entry through the RSS 2.0 feed. You can "
            "<a href=#respond>leave a response</a>, or trackback from your own site.</small></p>"
        ),
        "",
        "2019-05-03",
    ),
    (
        "wordpress 2015, two days without a space",
        "de",
        "",
        (
            "<article>$story<footer class=entry-footer><span class=posted-on>Veröffentlicht am <a href=/ferry><time "
            "class='entry-date published' datetime='2019-05-24T12:05:30+00:00'>24. Mai 2019</time><time class=updated "
            "datetime='2019-05-26T09:00:00+00:00'>26. Mai 2019</time></a></span><span class=byline>Autor <a "
            "href=/author/jana>Jana Hafner</a></span></footer></article>"
        ),
        "Jana Hafner",
        "2019-05-24",
    ),
    (
        "wordpress 2025, which shows no day but those of other stories",
        "en",
        "",
        (
            "<main><h1>$t</h1>$story<div><h2>More posts</h2><div class=wp-block-query><ul class=wp-block-post-template>"
            "<li><h3><a href=/crane-for-the-quay>Crane for the west quay</a></h3><div class=wp-block-post-date>May 5, "
            "2019</div></li></ul></div></div></main>"
        ),
        "",
        "",
    ),
    (
        "wordpress, days of recent entries beside",
        "en",
        "",
        (
            "<main><h1>$t</h1>$story</main><aside class='widget widget_recent_entries'><ul><li><a "
            "href=/crane-for-the-quay>Crane for the west quay</a> <span class=post-date>May 5, 2019</span></li></ul>"
            "</aside>"
        ),
        "",
        "",
    ),
    (
        "gatsby, whose author stands behind",
        "en",
        "",
        (
            "<article><h1>$t</h1><p>May 3, 2019</p>$story<footer><p>Written by <strong>Jane Hopper</strong> who lives "
            "and works on the islands. <a href=/m>You should follow her</a></p></footer></article>"
        ),
        "Jane Hopper",
        "2019-05-03",
    ),
    (
        "wordpress in japanese, a word for those who do not see the page",
        "ja",
        "",
        (
            "<p><span class=byline> 投稿者 <span class='author vcard'><a href=/author/t>高橋美咲</a></span></span></p>"
            "<h1>$t</h1>"
        ),
        "高橋美咲",
        "",
    ),
    (
        "drupal 7",
        "en",
        "",
        (
            "<div class='meta submitted'>Submitted by <span class=username>Jane Hopper</span> on <span "
            "property='dc:date dc:created' content='2019-05-03T14:05:30+02:00'>Fri, 05/03/2019 - "
            "14:05</span></div>"
        ),
        "Jane Hopper",
        "~2019-05-03T14:05Z",
    ),
    (
        "drupal 9",
        "en",
        "",
        (
            "<footer class=node__meta><div class=node__submitted>By <span class='field "
            "field--name-uid'><span lang='' typeof='schema:Person' "
            "property='schema:name'>jhopper</span></span>, <span class='field field--name-created'><time "
            "datetime='2019-05-03T14:05:30+02:00' title='Friday, May 3, 2019 - 14:05'>3 May "
            "2019</time></span></div></footer>"
        ),
        "jhopper",
        "2019-05-03T12:05:30Z",
    ),
    (
        "ghost casper",
        "en",
        (
            "<meta property='article:published_time' content='2019-05-03T12:05:30.000Z'><meta "
            "property='article:modified_time' content='2019-05-05T09:00:00.000Z'><meta name='twitter:label1' "
            "content='Written by'><meta name='twitter:data1' content='Jane Hopper'>"
        ),
        (
            "<section class=article-byline><ul class=author-list><li class=author-list-item><a "
            "href=/author/jane class=author-avatar><img alt='Jane Hopper' src=/j.png></a></li></ul><div "
            "class=article-byline-content><h4 class=author-name><a href=/author/jane>Jane "
            "Hopper</a></h4><div class=byline-meta-content><time class=byline-meta-date "
            "datetime=2019-05-03>May 3, 2019</time><span class=byline-reading-time>4 min "
            "read</span></div></div></section>"
        ),
        "Jane Hopper",
        "2019-05-03T12:05:30Z / 2019-05-05T09:00:00Z",
    ),
    (
        "arc",
        "en",
        (
            '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headl'
            'ine":"$t","author":[{"@type":"Person","name":"Jane Hopper"},{"@type":"Person","name":"Tom '
            'Fielding"}],"datePublished":"2019-05-03T12:05:30.123Z","dateModified":"2019-05-05T09:00:00.000Z"'
            ',"publisher":{"@type":"NewsMediaOrganization","name":"$s"}}</script>'
        ),
        (
            "<div class='b-byline'><span class='b-byline__by'>By</span> <span class='b-byline__names'><a "
            "href=/author/jane>Jane Hopper</a> and <a href=/author/tom>Tom Fielding</a></span></div><time "
            "class='b-date' datetime='2019-05-03T12:05:30.123Z'>May 3, 2019 at 8:05 am EDT</time>"
        ),
        "Jane Hopper; Tom Fielding",
        "~2019-05-03T12:05:30Z / 2019-05-05T09:00:00Z",
    ),
    (
        "blogger, older",
        "en",
        "",
        (
            "<h2 class=date-header>Friday, May 3, 2019</h2><h3 class='post-title'><a "
            "href=/x>$t</a></h3>$story<p class=post-footer>Posted by <span>Jane Hopper</span> at <a "
            "href=/x>2:05 PM</a></p>"
        ),
        "Jane Hopper",
        "2019-05-03",
    ),
    (
        "medium, newer",
        "en",
        (
            '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headl'
            'ine":"$t","author":{"@type":"Person","name":"Jane '
            'Hopper","url":"https://medium.example/@jane"},"datePublished":"2019-05-03T12:05:30.000Z","dateMo'
            'dified":"2019-05-05T09:00:00Z"}</script>'
        ),
        (
            "<div><p><a href='https://medium.example/@jane?source=post'>Jane "
            "Hopper</a></p><span>·</span><p><button>Follow</button></p><div><span>4 min "
            "read</span><span>·</span><span>May 3, 2019</span></div></div>"
        ),
        "Jane Hopper",
        "2019-05-03T12:05:30Z / 2019-05-05T09:00:00Z",
    ),
    (
        "squarespace",
        "en",
        (
            "<meta itemprop=datePublished content='2019-05-03T14:05:30+0200'><meta itemprop=author "
            "content='Jane Hopper'>"
        ),
        (
            "<div class='blog-meta-item-container'><time class='blog-meta-item blog-meta-item--date' "
            "datetime='May 3'>May 3</time> <span class='blog-meta-item--author'>Written by <a "
            "href='/blog?author=1'>Jane Hopper</a></span></div>"
        ),
        "Jane Hopper",
        "2019-05-03T12:05:30Z",
    ),
    (
        "squarespace without metas",
        "en",
        "",
        (
            "<div class='entry-dateline'><time class=published datetime=2019-05-03>May 3, "
            "2019</time></div><span class=entry-author>By <a href='/?author=5'>Jane Hopper</a></span>"
        ),
        "Jane Hopper",
        "2019-05-03",
    ),
    (
        "joomla 1.5",
        "en",
        "",
        (
            "<table class=contentpaneopen><tr><td class=small>Written by Jane Hopper</td></tr><tr><td "
            "class=createdate>Friday, 03 May 2019 14:05</td></tr></table>"
        ),
        "Jane Hopper",
        "~2019-05-03T14:05Z",
    ),
    (
        "joomla, last updated",
        "en",
        "",
        (
            "<p class=articleinfo><span class=createdby>Written by Jane Hopper</span> <span "
            "class=createdate>Friday, 03 May 2019 14:05</span></p>$story<p class=modifydate>Last Updated on "
            "Sunday, 05 May 2019 09:00</p>"
        ),
        "Jane Hopper",
        "~2019-05-03T14:05Z / ~2019-05-05T09:00Z",
    ),
    (
        "typo3 news",
        "de",
        "",
        (
            "<div class='news-img-wrap'></div><p><span class=news-list-date><time itemprop=datePublished "
            "datetime=2019-05-03>03.05.2019</time></span> | <span class=news-list-author>Von <span "
            "itemprop=author itemscope itemtype='http://schema.org/Person'><span itemprop=name>Jana "
            "Hafner</span></span></span></p>"
        ),
        "Jana Hafner",
        "2019-05-03",
    ),
    (
        "tt_news",
        "de",
        "",
        ("<div class=news-single-timedata>03.05.2019 14:05</div><div class=news-single-author>Von: Jana Hafner</div>"),
        "Jana Hafner",
        "~2019-05-03T14:05Z",
    ),
    (
        "shopify",
        "en",
        "",
        (
            "<p class='article__meta'>by <span class=article__author>Jane Hopper</span> on <time "
            "datetime='2019-05-03T12:05:30Z'>May 03, 2019</time></p>"
        ),
        "Jane Hopper",
        "2019-05-03T12:05:30Z",
    ),
    (
        "hubspot",
        "en",
        "<meta name=author content='Jane Hopper'>",
        (
            "<div class=blog-post__meta><a href=/blog/author/jane rel=author>Jane Hopper</a><div "
            "class=blog-post__timestamp>May 3, 2019 2:05:30 PM</div></div>"
        ),
        "Jane Hopper",
        "~2019-05-03T14:05:30Z",
    ),
    (
        "webflow",
        "en",
        "",
        (
            "<div class=post-meta><div>May 3, 2019</div><div>·</div><div>4 min read</div></div><div "
            "class=author-wrap><div>by</div><div class=author-name>Jane Hopper</div></div>"
        ),
        "Jane Hopper",
        "2019-05-03",
    ),
    (
        "docusaurus",
        "en",
        "",
        (
            "<div class='margin-vert--md'><time datetime='2019-05-03T00:00:00.000Z' "
            "itemprop=datePublished>May 3, 2019</time> · 4 min read</div><div class='avatar "
            "margin-bottom--sm'><div class=avatar__intro itemprop=author itemscope "
            "itemtype='https://schema.org/Person'><div class=avatar__name><a href=/jane itemprop=url><span "
            "itemprop=name>Jane Hopper</span></a></div><small class=avatar__subtitle "
            "itemprop=description>Maintainer</small></div></div>"
        ),
        "Jane Hopper",
        "2019-05-03T00:00Z",
    ),
    (
        "jekyll minima",
        "en",
        (
            '<script type="application/ld+json">{"@context":"https://schema.org","@type":"BlogPosting","headl'
            'ine":"$t","author":{"@type":"Person","name":"Jane '
            'Hopper"},"datePublished":"2019-05-03T14:05:30+02:00","dateModified":"2019-05-03T14:05:30+02:00"}'
            "</script>"
        ),
        (
            "<p class=post-meta><time class=dt-published datetime='2019-05-03T14:05:30+02:00' "
            "itemprop=datePublished>May 3, 2019</time> • <span itemprop=author itemscope "
            "itemtype='http://schema.org/Person'><span class='p-author h-card' itemprop=name>Jane "
            "Hopper</span></span></p>"
        ),
        "Jane Hopper",
        "2019-05-03T12:05:30Z / 2019-05-03T12:05:30Z",
    ),
    (
        "hugo",
        "en",
        "",
        (
            "<div class=post-meta><span title='2019-05-03 14:05:30 +0200 CEST'>May 3, "
            "2019</span>&nbsp;·&nbsp;4 min&nbsp;·&nbsp;Jane Hopper</div>"
        ),
        "Jane Hopper",
        "2019-05-03",
    ),
    (
        "discourse",
        "en",
        "",
        (
            "<div class=crawler-post-meta><span class=creator itemprop=author itemscope "
            "itemtype='http://schema.org/Person'><a itemprop=url href=/u/jhopper><span "
            "itemprop=name>jhopper</span></a></span><span class=crawler-post-infos><time "
            "itemprop=datePublished datetime='2019-05-03T12:05:30Z' class=post-time>May 3, 2019, "
            "12:05pm</time></span></div>"
        ),
        "jhopper",
        "2019-05-03T12:05:30Z",
    ),
    (
        "mediawiki",
        "en",
        "",
        (
            "$story<ul id=footer-info><li id=footer-info-lastmod> This page was last edited on 3 May 2019, "
            "at 14:05 (UTC).</li></ul>"
        ),
        "",
        "2019-05-03T14:05Z / 2019-05-03T14:05Z",
    ),
    (
        "livejournal",
        "ru",
        "",
        "<div class=entry-date>3 мая, 2019</div><div class=b-singlepost-author>ivan_portov</div>",
        "",
        "2019-05-03",
    ),
)
PAPERS: tuple[Row, ...] = (
    (
        "font and br",
        "en",
        "",
        ("<font size=2 face=Arial><b>By JANE HOPPER</b><br><i>Staff Writer</i><br>Published: May 3, 2009</font>"),
        "Jane Hopper",
        "2009-05-03",
    ),
    (
        "font, copy editor's line",
        "en",
        "",
        "<font size=-1>By Jane Hopper, Staff Writer<br>Friday, May 3, 2019; Page A01</font>",
        "Jane Hopper",
        "2019-05-03",
    ),
    (
        "table with date right",
        "en",
        "",
        (
            "<table width=100%><tr><td align=left><font color=gray>By Jane Hopper</font></td><td "
            "align=right><font color=gray>Posted May 3, 2019 2:05 PM</font></td></tr></table>"
        ),
        "Jane Hopper",
        "~2019-05-03T14:05Z",
    ),
    (
        "class timestamp",
        "en",
        "",
        ("<div class=timestamp>Published: May 3, 2009</div><div class=byline>By <a href=/j>JANE HOPPER</a></div>"),
        "Jane Hopper",
        "2009-05-03",
    ),
    (
        "posted by on at",
        "en",
        "",
        "<p>Posted by Jane Hopper on May 3, 2019 at 2:05 PM</p>",
        "Jane Hopper",
        "~2019-05-03T14:05Z",
    ),
    (
        "posted with a bar",
        "en",
        "",
        "<p>Posted: 05/03/2019 02:05:30 PM PDT | Updated: 05/04/2019 09:00:00 AM PDT</p>",
        "",
        "2019-05-03T21:05:30Z / 2019-05-04T16:00Z",
    ),
    (
        "digitalfirst",
        "en",
        "",
        (
            "<div class=byline>By Jane Hopper<br>jhopper@quaysidepost.example</div><div>PUBLISHED: May 3, "
            "2019 at 2:05 p.m. | UPDATED: May 4, 2019 at 9:00 a.m.</div>"
        ),
        "Jane Hopper",
        "~2019-05-03T14:05Z / ~2019-05-04T09:00Z",
    ),
    (
        "gannett",
        "en",
        "",
        (
            "<div><span class=asset-metabar-author>Jane Hopper, $s</span> <span "
            "class='asset-metabar-time'>Published 2:05 p.m. ET May 3, 2019 | Updated 9:00 a.m. ET May 4, "
            "2019</span></div>"
        ),
        "Jane Hopper",
        "2019-05-03T18:05Z / 2019-05-04T13:00Z",
    ),
    (
        "townnews",
        "en",
        "",
        (
            "<ul class=list-inline><li><span itemprop=author class=tnt-byline>By Jane Hopper "
            "jhopper@quaysidepost.example</span></li><li><time datetime='2019-05-03T14:05:00-05:00'>May 3, "
            "2019</time></li><li class=visible-print>Updated <time datetime='2019-05-04T09:00:00-05:00'>May "
            "4, 2019</time></li></ul>"
        ),
        "Jane Hopper",
        "2019-05-03T19:05Z / 2019-05-04T14:00Z",
    ),
    ("bar agency", "en", "", "<p>By Jane Hopper | Reuters</p><p>May 3, 2019</p>", "Jane Hopper", "2019-05-03"),
    ("name comma staff writer", "en", "", "<p class=author>Jane Hopper, Staff Writer</p>", "Jane Hopper", ""),
    (
        "name comma staff writer, bare",
        "en",
        "",
        "<p>Jane Hopper, Staff Writer</p><p>May 3, 2019</p>",
        "Jane Hopper",
        "2019-05-03",
    ),
    ("story by", "en", "", "<p>Story by Jane Hopper</p><p>Photos by Max Lens</p>", "Jane Hopper", ""),
    ("story by, one line", "en", "", "<p>Story by Jane Hopper | Photos by Max Lens</p>", "Jane Hopper", ""),
    (
        "reporting by at the end",
        "en",
        "",
        "$story<p>(Reporting by Jane Hopper and Tom Fielding; Editing by Max Redpen)</p>",
        "Jane Hopper; Tom Fielding",
        "",
    ),
    (
        "reporting by, writing by",
        "en",
        "",
        ("$story<p>Reporting by Jane Hopper; Writing by Tom Fielding; Editing by Max Redpen and Ed Verse</p>"),
        "Jane Hopper",
        "",
    ),
    (
        "published and last modified",
        "en",
        "",
        "<p>Published: Friday, 3 May 2019 14:05 | Last modified: Saturday, 4 May 2019 09:00</p>",
        "",
        "~2019-05-03T14:05Z / ~2019-05-04T09:00Z",
    ),
    (
        "ist",
        "en",
        "",
        "<p>Jane Hopper | TNN | Updated: May 4, 2019, 09:00 IST</p>",
        "Jane Hopper",
        "2019-05-04T03:30Z / 2019-05-04T03:30Z",
    ),
    (
        "first published, ist",
        "en",
        "",
        (
            "<p>Written by Jane Hopper | Mumbai | Updated: May 4, 2019 9:00:30 am</p><p>First published on: "
            "03-05-2019 at 14:05 IST</p>"
        ),
        "Jane Hopper",
        "2019-05-03T08:35Z / ~2019-05-04T09:00:30Z",
    ),
)
LANGUAGES: tuple[Row, ...] = (
    (
        "German, dpa and updated",
        "de",
        "",
        (
            "<p>Von Jana Hafner und dpa</p><p>Aktualisiert am 04.05.2019-09:00</p><p>Veröffentlicht am "
            "03.05.2019-14:05</p>"
        ),
        "Jana Hafner",
        "~2019-05-03T14:05Z / ~2019-05-04T09:00Z",
    ),
    (
        "German sidebar",
        "de",
        "",
        (
            "$story<ul><li><strong>Datum</strong> 03.05.2019</li><li><strong>Autorin/Autor</strong> Jana "
            "Hafner</li><li><strong>Schlagwörter</strong> Häfen</li></ul>"
        ),
        "Jana Hafner",
        "2019-05-03",
    ),
    ("German, text and photos", "de", "", "<p>Text und Fotos: Jana Hafner</p>", "Jana Hafner", ""),
    ("Austrian", "de", "", "<p>Jana Hafner, 3. Mai 2019, 14:05</p>", "Jana Hafner", "~2019-05-03T14:05Z"),
    (
        "French, le with h",
        "fr",
        "",
        "<p>Par Jeanne Rivage</p><p>Publié le 03/05/2019 à 14:05, mis à jour le 04/05/2019 à 09:00</p>",
        "Jeanne Rivage",
        "~2019-05-03T14:05Z / ~2019-05-04T09:00Z",
    ),
    ("French, with agency", "fr", "", "<p>Jeanne Rivage avec AFP, le 3 mai 2019</p>", "Jeanne Rivage", "2019-05-03"),
    ("French, correspondent", "fr", "", "<p>Jeanne Rivage (à Marseille)</p><p>3 mai 2019</p>", "", "2019-05-03"),
    (
        "Spanish",
        "es",
        "",
        ("<p>Juana Muelle / Madrid</p><p>Creado: 03.05.2019 | 14:05</p><p>Actualizado: 04.05.2019 | 09:00</p>"),
        "",
        "~2019-05-03T14:05Z / ~2019-05-04T09:00Z",
    ),
    (
        "Portuguese, por em",
        "pt",
        "",
        "<p>Por Joana Cais — Lisboa</p><p>03/05/2019 14h05 Atualizado há 2 dias</p>",
        "Joana Cais",
        "~2019-05-03T14:05Z",
    ),
    (
        "Italian, di",
        "it",
        "",
        (
            "<p>di <strong>Gianna Molo</strong></p><p>Pubblicato il 3 Maggio 2019 14:05 | Ultimo "
            "aggiornamento: 4 Maggio 2019 9:00</p>"
        ),
        "Gianna Molo",
        "~2019-05-03T14:05Z / ~2019-05-04T09:00Z",
    ),
    ("Dutch, bar", "nl", "", "<p>Jan Kade | 3 mei 2019 | 14:05</p>", "Jan Kade", "~2019-05-03T14:05Z"),
    (
        "Dutch, door",
        "nl",
        "",
        "<p>Door onze redacteur Jan Kade</p><p>Geplaatst op 3 mei 2019</p>",
        "Jan Kade",
        "2019-05-03",
    ),
    (
        "Swedish",
        "sv",
        "",
        "<p>Av Johan Brygga</p><p>Publicerad: 3 maj 2019, 14:05 Uppdaterad: 4 maj 2019, 09:00</p>",
        "Johan Brygga",
        "~2019-05-03T14:05Z / ~2019-05-04T09:00Z",
    ),
    (
        "Polish",
        "pl",
        "",
        ("<p>Autor: Jan Portowy</p><p>Data publikacji: 03.05.2019, 14:05</p><p>Aktualizacja: 04.05.2019, 09:00</p>"),
        "Jan Portowy",
        "~2019-05-03T14:05Z / ~2019-05-04T09:00Z",
    ),
    ("Czech", "cs", "", "<p>Jan Přístavní</p><p>3. května 2019</p>", "", "2019-05-03"),
    (
        "Hungarian",
        "hu",
        "",
        "<p>Szerző: Kikötő János</p><p>2019. május 3., 14:05</p>",
        "Kikötő János",
        "~2019-05-03T14:05Z",
    ),
    (
        "Russian",
        "ru",
        "",
        "<p>Автор Иван Портов</p><p>Опубликовано: 03.05.2019 14:05</p><p>Обновлено: 04.05.2019 09:00</p>",
        "Иван Портов",
        "~2019-05-03T14:05Z / ~2019-05-04T09:00Z",
    ),
    (
        "Turkish",
        "tr",
        "",
        ("<p>Yayınlanma: 03 Mayıs 2019 - 14:05</p><p>Güncelleme: 04 Mayıs 2019 - 09:00</p><p>Editör: Ayşe Liman</p>"),
        "Ayşe Liman",
        "~2019-05-03T14:05Z / ~2019-05-04T09:00Z",
    ),
    (
        "Vietnamese, bold last",
        "vi",
        "",
        (
            "<p>Thứ sáu, 3/5/2019, 14:05 (GMT+7)</p>$story<p style='text-align:right;'><strong>Nguyễn Văn "
            "Cảng</strong></p>"
        ),
        "Nguyễn Văn Cảng",
        "2019-05-03T07:05Z",
    ),
    (
        "Vietnamese, right class",
        "vi",
        "",
        "$story<p class=Normal style='text-align: right'><b>Nguyễn Cảng</b></p>",
        "Nguyễn Cảng",
        "",
    ),
    (
        "Indonesian",
        "id",
        "",
        "<p>Budi Dermaga - detikKota</p><p>Jumat, 03 Mei 2019 14:05 WIB</p>",
        "",
        "2019-05-03T07:05Z",
    ),
    ("Japanese", "ja", "", "<p>2019年5月3日 14時05分</p><p>港太郎</p>", "", "~2019-05-03T14:05Z"),
    (
        "Korean",
        "ko",
        "",
        "<p>홍항구 기자 입력 2019.05.03 14:05 수정 2019.05.04 09:00</p>",
        "홍항구",
        "~2019-05-03T14:05Z / ~2019-05-04T09:00Z",
    ),
    (
        "Chinese",
        "zh",
        "",
        "<p>2019-05-03 14:05:30 来源：海港网 作者：王港生 责编：李明</p>",
        "王港生",
        "~2019-05-03T14:05:30Z",
    ),
    (
        "Arabic",
        "ar",
        "",
        ("<p>كتب: جمال المرسى</p><p>نشر في: الجمعة 3 مايو 2019 - 2:05 م | آخر تحديث: السبت 4 مايو 2019 - 9:00 ص</p>"),
        "جمال المرسى",
        "~2019-05-03T14:05Z / ~2019-05-04T09:00Z",
    ),
    (
        "Hindi",
        "hi",
        "",
        ("<p>Written By: मोहन घाट</p><p>Published: May 3, 2019 02:05 PM IST, Updated: May 4, 2019 09:00 AM IST</p>"),
        "मोहन घाट",
        "2019-05-03T08:35Z / 2019-05-04T03:30Z",
    ),
)
NAMES: tuple[Row, ...] = (
    (
        "structured name in small letters",
        "en",
        (
            '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headl'
            'ine":"$t","author":{"@type":"Person","name":"jane hopper"}}</script>'
        ),
        "<p>By <a href=/author/jane>Jane Hopper</a></p>",
        "Jane Hopper",
        "",
    ),
    (
        "several with commas and roles",
        "en",
        "",
        (
            "<p class=byline>By <a href=/j>Jane Hopper</a>, Political Editor, and <a href=/t>Tom "
            "Fielding</a>, Reporter</p>"
        ),
        "Jane Hopper; Tom Fielding",
        "",
    ),
    ("bar two people", "en", "", "<p>By Jane Hopper | Tom Fielding</p>", "Jane Hopper; Tom Fielding", ""),
    (
        "contributing",
        "en",
        "",
        "<p>By Jane Hopper</p>$story<p>Tom Fielding contributed to this report.</p>",
        "Jane Hopper",
        "",
    ),
    (
        "medically reviewed",
        "en",
        "",
        ("<p>Written by Jane Hopper</p><p>Medically reviewed by Dr. Max Redpen</p><p>Updated on May 3, 2019</p>"),
        "Jane Hopper",
        "2019-05-03 / 2019-05-03",
    ),
    ("with agency", "en", "", "<p>Jane Hopper, with AP</p>", "Jane Hopper", ""),
    ("from our correspondent", "en", "", "<p>From Jane Hopper in Paris</p>", "", ""),
    (
        "personal site",
        "en",
        "<meta property=og:site_name content='Jane Hopper'><meta name=author content='Jane Hopper'>",
        "<p>May 3, 2019</p>",
        "Jane Hopper",
        "2019-05-03",
    ),
    (
        "personal site, json-ld",
        "en",
        (
            '<script type="application/ld+json">{"@context":"https://schema.org","@type":"BlogPosting","headl'
            'ine":"$t","author":{"@type":"Person","name":"Jane '
            'Hopper"},"publisher":{"@type":"Person","name":"Jane '
            'Hopper"},"datePublished":"2019-05-03"}</script>'
        ),
        "",
        "Jane Hopper",
        "2019-05-03",
    ),
)
