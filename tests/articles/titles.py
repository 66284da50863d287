"""Where pages say their title, a row each: (name, language, head, body, title), no title being the story's headline.

`$t` is the story's headline and `$s` the site's name (`written.py`). The host belongs to nobody, so it does not tell a
site's name.
"""

Row = tuple[str, str, str, str, str]

OG = "<meta property='og:title' content='{}'>"
SITE = "<meta property='og:site_name' content='$s'>"
HEADING = "<h1>$t</h1>"
NEWS = '<script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle","headline":"{}"}}</script>'

# A title element alone, or with a heading that is not the story's.
ALONE: tuple[Row, ...] = tuple(
    (f"alone {index}", language, f"<title>{title}</title>{SITE}", "", "")
    for index, (language, title) in enumerate(
        (
            ("en", "$t - $s"),
            ("en", "$t | $s"),
            ("en", "$s | $t"),
            ("en", "$s: $t"),
            ("en", "$s :: $t"),
            ("en", "$s » Blog Archive » $t"),
            ("en", "$t « $s"),
            ("en", "$t &lsaquo; $s"),
            ("en", "$t &rsaquo; $s"),
            ("en", "$t &middot; $s"),
            ("en", "$t &bull; $s"),
            ("en", "$t &mdash; $s"),
            ("en", "$t ~ $s"),
            ("en", "$t / $s"),
            ("en", "$t > $s"),
            ("en", "$t &rarr; $s"),
            ("en", "$t | Local | $s"),
            ("en", "$t - Local News - $s"),
            ("en", "$t | $s - Local News, Sport, Weather"),
            ("en", "$t - The $s"),
            ("en", "$t | THE HARBOUR GAZETTE"),
            ("en", "$t - harbourgazette.com"),
            ("en", "$t | www.harbourgazette.com"),
            ("en", "$t - $s - 3 May 2019"),
            ("en", "$t | $s | May 3, 2019"),
            ("en", "$s - $t - Page 1"),
            ("en", "$t - by Jane Hopper - $s"),
            ("en", "$t | by Jane Hopper | $s"),
            ("de", "$t - $s"),
            ("de", "$t - Lokales - $s"),
            ("de", "$t | $s - Nachrichten aus der Region"),
            ("de", "$s: $t"),
            ("fr", "$t – $s"),
            ("fr", "$t | Le Journal du Port"),
            ("es", "$t | Local | $s"),
            ("es", "$t - $s"),
            ("pt", "$t | Região | $s"),
            ("it", "$t - $s.it"),
            ("nl", "$t | $s"),
            ("pl", "$t - $s"),
            ("cs", "$t – $s"),
            ("sv", "$t | $s"),
            ("tr", "$t - $s - Son Dakika Haberleri"),
            ("ar", "$t | $s"),
            ("ar", "$s - $t"),
            ("ckb", "$t - $s"),
            ("fa", "$t | $s"),
            ("he", "$t - $s"),
            ("ru", "$t — $s"),
            ("ru", "$t: Общество: $s"),
            ("ru", "$t :: Общество :: $s"),
            ("zh", "${t}_$s"),
            ("zh", "${t}_本地新闻_$s"),
            ("zh", "$t-$s"),
            ("zh", "$t - 本地 - $s"),
            ("zh", "$t｜$s"),
            ("ja", "$t | $s"),
            ("ja", "$t：$s"),
            ("ja", "$t｜$s デジタル"),
            ("ja", "$t - $s"),
            ("ko", "$t - $s"),
            ("ko", "$s | $t"),
            ("ko", "$t :: $s"),
            ("ko", "$t &lt; 사회 &lt; 기사본문 - $s"),
            ("id", "$t - $s"),
            ("id", "$t Halaman all - $s"),
            ("hi", "$t | $s"),
            ("hi", "$t - $s"),
        )
    )
)

HEADINGS: tuple[Row, ...] = (
    ("site as heading", "en", "<title>$t - $s</title>", "<h1 class=site-title><a href=/>$s</a></h1><h2>$t</h2>", ""),
    ("site as heading, two", "en", f"<title>$t - $s</title>{SITE}", "<h1>$s</h1><h1 class=entry-title>$t</h1>", ""),
    (
        "picture as heading",
        "en",
        "<title>$t | $s</title>",
        "<h1><a href=/><img src=/l.png alt='$s'></a></h1><h2>$t</h2>",
        "",
    ),
    ("section as heading", "en", "<title>$t | $s</title>", "<h1>Local news</h1><h2 itemprop=headline>$t</h2>", ""),
    ("section as heading, no site", "de", "<title>$s</title>", "<h1>Lokales</h1><h2 class=headline>$t</h2>", ""),
    (
        "blogspot",
        "en",
        "<title>$s: $t</title>",
        "<h1 class=title><a href=/>$s</a></h1><h3 class='post-title entry-title'>$t</h3>",
        "",
    ),
    ("joomla", "de", "<title>$t</title>", "<table><tr><td class=contentheading>$t</td></tr></table>", ""),
    ("font", "en", "<title>$s</title>", "<font size=5><b>$t</b></font><br>", ""),
    ("paragraph as heading", "en", "<title>$s</title>", "<p class=headline>$t</p>", ""),
    ("division as heading", "es", "<title>$s</title>", "<div class='article-title'>$t</div>", ""),
    ("two copies", "en", "<title>$t | $s</title>", "<h1 class=mobile>$t</h1><h1 class=desktop>$t</h1>", ""),
    (
        "another story first",
        "en",
        OG.format("$t"),
        "<div class=promo><h1>Storm closes the pier for a week</h1></div><h1>$t</h1>",
        "",
    ),
    ("another story behind", "en", "<title>$t</title>", f"{HEADING}$story<h1>More from the harbour today</h1>", ""),
    ("hidden words", "en", "<title>$t | $s</title>", "<h1><span class=sr-only>Article: </span>$t</h1>", ""),
    (
        "hidden words, screen reader",
        "en",
        OG.format("$t"),
        "<h1><span class='screen-reader-text'>Story</span> $t</h1>",
        "",
    ),
    ("subtitle inside", "en", OG.format("$t"), "<h1>$t <small>More boats for the islands</small></h1>", ""),
    (
        "subtitle inside, titled",
        "en",
        "<title>$t - $s</title>",
        "<h1>$t<span class=subtitle>More boats for islands</span></h1>",
        "",
    ),
    (
        "kicker inside",
        "de",
        OG.format("$t"),
        "<h1><span class=kicker>Hafen</span> <span class=headline>$t</span></h1>",
        "",
    ),
    (
        "kicker inside, no word of it",
        "de",
        "<title>$t - $s</title>",
        "<h1><span class=dachzeile>Hafen</span><span>$t</span></h1>",
        "",
    ),
    (
        "kicker in all titles",
        "de",
        OG.format("Hafen: $t"),
        "<h1><span>Hafen:</span> <span>$t</span></h1>",
        "Hafen: Stadtrat stimmt neuem Fahrplan zu",
    ),
    ("label inside", "en", OG.format("$t"), "<h1><span class=badge>Exclusive</span> $t</h1>", ""),
    ("premium label inside", "de", "<title>$t | $s</title>", "<h1><span class=plus-label>Plus</span> $t</h1>", ""),
    ("comments inside", "en", "<title>$t | $s</title>", "<h1>$t <a class=comment-count href=#c>12</a></h1>", ""),
    ("buttons inside", "en", "<title>$t | $s</title>", "<h1>$t <a href=/print>Print</a></h1>", ""),
    ("link inside", "en", "<title>$t | $s</title>", "<h1><a href=/ferry rel=bookmark>$t</a></h1>", ""),
    ("broken lines", "en", "<title>$s</title>", "<h1>Council approves<br>new ferry<br>timetable</h1>", ""),
    ("hard spaces", "en", "<title>$s</title>", "<h1>Council&nbsp;approves new ferry&nbsp;timetable</h1>", ""),
    ("soft hyphens", "de", "<title>$t</title>", "<h1>Stadt&shy;rat stimmt neuem Fahr&shy;plan zu</h1>", ""),
    ("word breaks", "de", "<title>$s</title>", "<h1>Stadt<wbr>rat stimmt neuem Fahr<wbr>plan zu</h1>", ""),
    ("zero-width", "en", "<title>$s</title>", "<h1>Council approves new ferry time&#8203;table</h1>", ""),
    (
        "emphasis",
        "en",
        "<title>$s</title>",
        "<h1><em>Council</em> approves new <strong>ferry</strong> timetable</h1>",
        "",
    ),
    (
        "in the header",
        "en",
        "<title>$t</title>",
        "<header><p>Local</p><h1 class=entry-title>$t</h1><p>More boats</p></header>",
        "",
    ),
    (
        "long story, related headings",
        "en",
        "<title>$t - $s</title>",
        "<aside><h2>Pier closed</h2></aside><h2>$t</h2>$story<h2>Leave a Reply</h2>",
        "",
    ),
    (
        "legend",
        "en",
        f"<title>{'$t'} | Harbour</title>",
        "<h1>HARBOUR</h1><div class=node><h2 class=node-title>$t</h2></div>",
        "",
    ),
)

META: tuple[Row, ...] = (
    ("search title", "en", OG.format("Ferry timetable: all times at a glance"), HEADING, ""),
    ("search title, titled", "en", "<title>Ferry times 2025: what changes | $s</title>", HEADING, ""),
    ("cut title", "en", "<title>Council approves new ferry tim... - $s</title>", HEADING, ""),
    ("cut og", "en", OG.format("Council approves new ferry…"), HEADING, ""),
    (
        "og cut at a quotation",
        "en",
        "<title>Council approves a &quot;late&quot; ferry - $s</title>"
        '<meta property=\'og:title\' content="Council approves a "late" ferry">',
        "",
        'Council approves a "late" ferry',
    ),
    ("cut og, no heading", "en", OG.format("Council approves new…") + NEWS.format("$t"), "", ""),
    ("cut headline", "en", NEWS.format("Council approves new fer"), HEADING, ""),
    ("cut headline with dots", "en", NEWS.format("Council approves new ferry…"), HEADING, ""),
    (
        "escaped headline",
        "en",
        NEWS.format("Council approves &quot;new&quot; timetable"),
        '<h1>Council approves "new" timetable</h1>',
        'Council approves "new" timetable',
    ),
    (
        "escaped headline, no heading",
        "en",
        NEWS.format("Ferry &amp; train wait for each other"),
        "",
        "Ferry & train wait for each other",
    ),
    (
        "escaped twice",
        "en",
        OG.format("Ferry &amp;amp; train wait for each other"),
        "",
        "Ferry & train wait for each other",
    ),
    (
        "apostrophe escaped twice",
        "en",
        OG.format("Council&amp;#8217;s ferry plan holds"),
        "",
        "Council’s ferry plan holds",
    ),
    ("og of the site", "en", OG.format("$s") + "<title>$s</title>", HEADING, ""),
    ("og of the home page", "en", OG.format("Home"), HEADING, ""),
    ("og with site", "en", OG.format("$t - $s") + SITE, "", ""),
    ("og with site, no name", "en", OG.format("$t | $s") + "<title>$t | $s</title>", HEADING, ""),
    ("og in upper case", "en", OG.format("COUNCIL APPROVES NEW FERRY TIMETABLE"), HEADING, ""),
    ("title in upper case", "en", "<title>COUNCIL APPROVES NEW FERRY TIMETABLE | $s</title>", HEADING, ""),
    ("name=og", "en", "<meta name='og:title' content='$t'><title>$s</title>", "", ""),
    ("twitter", "en", "<meta name='twitter:title' content='$t'><title>$s</title>", "", ""),
    ("DC", "de", "<meta name='DC.title' content='$t'><title>$s</title>", "", ""),
    ("dcterms", "de", "<meta name='dcterms.title' content='$t'><title>$s</title>", "", ""),
    ("sailthru", "en", "<meta name='sailthru.title' content='$t'><title>$s</title>", "", ""),
    ("parsely", "en", "<meta name='parsely-title' content='$t'><title>$s</title>", "", ""),
    ("name=title", "en", "<meta name=title content='$t | $s'><title>$s</title>", "", ""),
    ("itemprop on meta", "en", "<title>$s</title>", "<meta itemprop=headline content='$t'>", ""),
    ("itemprop", "en", "<title>$s</title>", "<div itemprop=headline>$t</div>", ""),
    ("two title elements", "en", "<title>$t | $s</title>", "<svg><title>Menu</title></svg>" + HEADING, ""),
    ("svg title first", "en", "", "<svg><title>Menu</title></svg>" + HEADING, ""),
    ("no title anywhere but a heading", "en", "", "<h2>$t</h2>", ""),
    (
        "graph",
        "en",
        '<script type="application/ld+json">{"@graph":[{"@type":"WebPage","name":"$t - $s"},'
        '{"@type":"WebSite","name":"$s"}]}</script><title>$t - $s</title>',
        "",
        "",
    ),
    (
        "article in graph",
        "en",
        '<script type="application/ld+json">{"@graph":[{"@type":"BlogPosting","headline":"$t"},'
        '{"@type":"WebSite","name":"$s"}]}</script>',
        "<h1>$s</h1>",
        "",
    ),
    (
        "breadcrumbs and related",
        "en",
        '<script type="application/ld+json">[{"@type":"BreadcrumbList",'
        '"itemListElement":[{"name":"Home"}]},{"@type":"ItemList",'
        '"itemListElement":[{"@type":"NewsArticle",'
        '"headline":"Pier closed"}]}]</script><title>$t - $s</title>',
        HEADING,
        "",
    ),
    (
        "video in the story",
        "en",
        '<script type="application/ld+json">{"@type":"VideoObject",'
        '"name":"Pier from above"}</script><title>$t - $s</title>',
        HEADING,
        "",
    ),
)

KEPT: tuple[Row, ...] = tuple(
    (f"kept: {title}", "en", f"<title>{shown}</title>{og}", f"<h1>{title}</h1>" if heading else "", title)
    for title, shown, og, heading in (
        ("Half-price tickets - what you need to know", "Half-price tickets - what you need to know - $s", SITE, False),
        ("War – and peace on the pier", "War – and peace on the pier", "", True),
        ("Live | Storm reaches the coast", "Live | Storm reaches the coast | $s", SITE, False),
        ("$s wins an award for its ferry stories", "$s wins an award for its ferry stories", SITE, True),
        ("Harbour: the film that nobody saw", "Harbour: the film that nobody saw | $s", SITE, False),
        ("Ferries in 2025: slower, later, dearer", "Ferries in 2025: slower, later, dearer - $s", SITE, False),
        ("Interview: “We wait for the train”", "Interview: “We wait for the train” | $s", SITE, False),
        ("Who pays for the ferries?", "Who pays for the ferries? | $s", SITE, False),
        ("Islands vs. town: 3-1", "Islands vs. town: 3-1 | $s", SITE, False),
        ("BREAKING: Ferry aground", "BREAKING: Ferry aground | $s", SITE, False),
        ("Ferry aground (photos)", "Ferry aground (photos) - $s", SITE, False),
        ("Review: The Tide / The Quay", "Review: The Tide / The Quay | $s", SITE, False),
        ("Opinion | The boat that waits", "Opinion | The boat that waits - $s", SITE, True),
        ("Pilots’ strike – day three", "Pilots’ strike – day three – $s", SITE, False),
        ("Ferry 🚢 of the year", "Ferry 🚢 of the year | $s", SITE, False),
        ("C++ on board", "C++ on board | $s", SITE, False),
        ("A > B: why queues grow", "A &gt; B: why queues grow | $s", "", True),
    )
)

# Where no heading has the title, it is the part of `<title>` that stands on the page by itself.
SHOWN: tuple[Row, ...] = tuple(
    (f"shown {index}", "en", f"<title>{title}</title>", body, "")
    for index, (title, body) in enumerate(
        (
            ("NNC NEWS | UK | England | $t", "<div class=sh>$t</div>"),
            ("$t - Yonder! News", "<table><tr><td><font><b>$t</b></font></td></tr></table>"),
            ("The Courier: News: $t", "<span>Local News</span><br><span>$t</span><br><span>By Jane Hopper</span>"),
            ("Ledger | 05/03/2019 | $t", "Posted on Fri, May 3, 2019<br><b>$t</b>"),
            ("Courier - Local News - $t - 05/03/2019", "<font size=5><b>$t</b></font><br>By Jane Hopper"),
            ("PIER.com: $t -- May. 3, 2019", "<font size=1>Friday, May. 3, 2019</font><br><font size=5>$t</font>"),
            ("${t}_English_Yonder", "<table><tr><td align=center>$t</td></tr></table>"),
            ("$t (courier.example)", "<b>$t</b>"),
            ("$t. - By Jane Hopper - Lakeside", "<h2>$t</h2><h3>What the pilots saw, and the town did not.</h3>"),
            ("quaysidepost.example: U.S.", "<table><tr><td><span class=news_story_title>$t</span></td></tr></table>"),
            ("$t | Lakeside", "<h2><span>Harbour</span> $t</h2>"),
        )
    )
)

# The site's name as the markup has it, together with a slogan: the slogan is no part of any title.
_NAMED = "<meta property='og:site_name' content='{}'>"
SLOGANS: tuple[Row, ...] = tuple(
    (f"slogan {index}", language, _NAMED.format(site) + f"<title>{title}</title>" + OG.format(og or title), "", "")
    for index, (language, site, title, og) in enumerate(
        (
            ("en", "$s - News you can use", "$t - $s", ""),
            ("en", "$s | News you can use", "$t | $s", ""),
            ("en", "$s: News you can use", "$t - $s", ""),
            ("en", "$s – Ferries, tides and weather", "$s | $t", ""),
            ("en", "$s - News you can use", "$t - $s - News you can use", ""),
            ("en", "$s, the paper of the islands", "$t | $s", ""),
            ("en", "The $s - News you can use", "$t | $s", ""),
            ("en", "News you can use | $s", "$t - $s", "$t"),
            ("de", "$s - Nachrichten aus dem Hafen", "$t - $s", ""),
            ("fr", "$s : toute l’actualité des quais", "$t - $s", ""),
            ("tr", "$s | Son Dakika Haberleri", "$t | $s", ""),
            ("zh", "$s｜船与岛的新闻", "$t｜$s", ""),
        )
    )
)
