"""English dumps from browsers, reader modes, archives and letters."""

from tests.dumps.written import STORIES, Dump, Row

ONE, TWO, THREE, FOUR = STORIES["en"]
TITLE = "Old mill at the lower bridge grinds again"
DUMPS = (
    Dump(
        name="all of a browser's window, menus and footer with it",
        language="en",
        text="""Skip to content
Menu
Home
News
Sport
Weather
Culture
Log in
Subscribe
Search
Home > News > Region
REGION

Old mill at the lower bridge grinds again

The stone lay under the silt and was as good as new.

By Hana Brandt and Piet Vos
Published: 24 September 2025 at 14:05 GMT
Updated: 25 September 2025 at 09:30 GMT
3 min read
Share
Facebook
Twitter
WhatsApp
Print
Listen to this article

The new wheel turns for the first time. Photo: Ali Karim/MNA

WEIR, Lower Valley - ¶1

¶2

Advertisement

Story continues below advertisement

¶3

Read more: Why the flood came at night

¶4

About the author
Hana Brandt
Hana Brandt has written about the valley and its rivers for The Weir Post since 2011, and keeps bees.

Tags: Mills, Floods

3 Comments

Jo Marsh
2 hours ago
I was there and the queue was longer than the bridge, but the bread was worth every minute of it.

Related articles
Flood of 2014: what the river took
Who owns the weir?

Most read
Cat rescued from the church tower

The Latest
Ferry back in service
Bakers raise the price of rye

About us
Contact
Privacy policy
Terms of use
© 2025 The Weir Post. All rights reserved.
""",
        title=TITLE,
        published="2025-09-24T14:05",
        updated="2025-09-25T09:30",
        authors=("Hana Brandt", "Piet Vos"),
        place="WEIR, Lower Valley",
        summary="The stone lay under the silt and was as good as new.",
        latest=(Row(title="Ferry back in service"), Row(title="Bakers raise the price of rye")),
        pictures=(("The new wheel turns for the first time.", "Ali Karim/MNA"),),
    ),
    Dump(
        name="the window's title with the site's name, and the headline below it",
        language="en",
        text="""Old mill at the lower bridge grinds again | The Weir Post

Old mill at the lower bridge grinds again

24 September 2025
The Weir Post

¶
""",
        title=TITLE,
        published="2025-09-24",
        publisher="The Weir Post",
    ),
    Dump(
        name="the window's title alone, with the site's name behind a dash",
        language="en",
        text="""Old mill at the lower bridge grinds again - The Weir Post

By Hana Brandt | The Weir Post
24 September 2025

¶
""",
        title=TITLE,
        published="2025-09-24",
        authors=("Hana Brandt",),
    ),
    Dump(
        name="cookie words in front of everything",
        language="en",
        text="""We use cookies to make this website work and to count readers. By continuing you accept our policy.
Accept all
Reject all
Manage preferences

The Weir Post

Old mill at the lower bridge grinds again

Wed 24 Sep 2025 14.05 BST

Hana Brandt

¶

This website uses cookies. By using it you agree to our privacy policy.
""",
        title=TITLE,
        published="2025-09-24T13:05",
        authors=("Hana Brandt",),
    ),
    Dump(
        name="a reader's mode, with the site and the minutes it takes",
        language="en",
        text="""weirpost.example

Old mill at the lower bridge grinds again

Hana Brandt

3-4 minutes

¶
""",
        title=TITLE,
        authors=("Hana Brandt",),
    ),
    Dump(
        name="a story sent on by mail",
        language="en",
        text="""From: Jo Marsh <jo@mail.example>
To: Piet Vos <piet@mail.example>
Sent: Friday, September 26, 2025 8:12 AM
Subject: Fwd: Old mill at the lower bridge grinds again

Old mill at the lower bridge grinds again
By Hana Brandt
Wednesday, September 24, 2025

¶
""",
        title=TITLE,
        published="2025-09-24",
        authors=("Hana Brandt",),
    ),
    Dump(
        name="an archive's export with labelled fields",
        language="en",
        text="""The Weir Post

September 24, 2025 Wednesday

Old mill at the lower bridge grinds again

BYLINE: Hana Brandt

SECTION: NEWS; Pg. 3

LENGTH: 92 words

DATELINE: WEIR

BODY:

¶

LOAD-DATE: September 25, 2025

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper

Copyright 2025 The Weir Post
All Rights Reserved

End of Document
""",
        title=TITLE,
        published="2025-09-24",
        authors=("Hana Brandt",),
    ),
    Dump(
        name="another archive's, with the number of words",
        language="en",
        text="""Old mill at the lower bridge grinds again

By Hana Brandt
92 words
24 September 2025
14:05
The Weir Post
WEIRPO
English
© 2025 The Weir Post. All rights reserved.

¶

Document WEIRPO0020250924el9o0001
""",
        title=TITLE,
        published="2025-09-24",
        authors=("Hana Brandt",),
    ),
    Dump(
        name="a word processor's text with CRLF, tabs, hard spaces and a mark in front",
        language="en",
        text="\ufeffOld mill at the lower bridge grinds again\r\n\r\nBy\u00a0Hana Brandt\t24 September 2025\r\n\r\n"
        "\t¶1\r\n\t¶2\r\n\t¶3\r\n\t¶4\r\n",
        title=TITLE,
        published="2025-09-24",
        authors=("Hana Brandt",),
    ),
    Dump(
        name="UTF-16 as Windows saves it",
        language="en",
        text="Old mill at the lower bridge grinds again\r\n\r\n24/09/2025\r\nThe Weir Post\r\n\r\n¶\r\n",
        encoding="utf-16",
        title=TITLE,
        published="2025-09-24",
        publisher="The Weir Post",
    ),
    Dump(
        name="windows-1252 with curly quotes",
        language="en",
        text="Old mill at the lower bridge grinds again\r\n\r\n24/09/2025\r\nThe Weir Post\r\n\r\n¶\r\n",
        encoding="cp1252",
        title=TITLE,
        published="2025-09-24",
        publisher="The Weir Post",
    ),
    Dump(
        name="a printout of a browser with the page's head and foot on each sheet",
        language="en",
        text="""24/09/2025, 14:20\tOld mill at the lower bridge grinds again - The Weir Post

Old mill at the lower bridge grinds again
By Hana Brandt
24 September 2025

¶1

¶2

https://weirpost.example/region/old-mill-grinds-again\t1/2
\f24/09/2025, 14:20\tOld mill at the lower bridge grinds again - The Weir Post

¶3

¶4

https://weirpost.example/region/old-mill-grinds-again\t2/2
""",
        title=TITLE,
        published="2025-09-24",
        authors=("Hana Brandt",),
    ),
    Dump(
        name="no blank line anywhere",
        language="en",
        text="""Old mill at the lower bridge grinds again
By Hana Brandt, staff writer
Sept. 24, 2025, 2:05 p.m. ET
¶1
¶2
¶3
¶4
Comments
The Latest
Ferry back in service
Bakers raise the price of rye
""",
        title=TITLE,
        published="2025-09-24T18:05",
        authors=("Hana Brandt",),
        latest=(Row(title="Ferry back in service"), Row(title="Bakers raise the price of rye")),
    ),
    Dump(
        name="sub-headings, lists and a quotation in the story",
        language="en",
        text="""Old mill at the lower bridge grinds again

24-09-2025
The Weir Post

WEIR (MNA) — ¶1

What it cost

- Wheel: 40,000 crowns
- Stone: nothing

How to get there

1. Take the ferry.
2. Walk along the weir until the smell of bread is in the air.

¶2

Comments
""",
        title=TITLE,
        published="2025-09-24",
        place="WEIR",
        story=(
            ONE,
            "What it cost",
            "Wheel: 40,000 crowns",
            "Stone: nothing",
            "How to get there",
            "Take the ferry.",
            "Walk along the weir until the smell of bread is in the air.",
            TWO,
        ),
    ),
    Dump(
        name="captions and credits between the paragraphs",
        language="en",
        text="""Old mill at the lower bridge grinds again

24-09-2025

¶1

The stone before it was cleaned. (Photo: Ali Karim/MNA)

¶2

Image caption
Barley from the upper fields
Image source, Getty Images

¶3

¶4
""",
        title=TITLE,
        published="2025-09-24",
    ),
    Dump(
        name="short paragraphs of speech",
        language="en",
        text="""Old mill at the lower bridge grinds again

By Hana Brandt

24 September 2025

¶1

"Will it last?"

"It had better," she said.

No one laughed.

¶4
""",
        title=TITLE,
        published="2025-09-24",
        authors=("Hana Brandt",),
        story=(ONE, '"Will it last?"', '"It had better," she said.', "No one laughed.", FOUR),
    ),
    Dump(
        name="a form for letters of news in the middle, and its small print",
        language="en",
        text="""Old mill at the lower bridge grinds again

By Hana Brandt
24 September 2025

¶1

¶2

Sign up for our newsletter
Get the best of The Weir Post in your inbox every morning.
Enter your email address
Sign up
By signing up you agree to our terms of use and privacy policy.

¶3

¶4
""",
        title=TITLE,
        published="2025-09-24",
        authors=("Hana Brandt",),
    ),
    Dump(
        name="a life of the author without a heading, and how to reach her",
        language="en",
        text="""Old mill at the lower bridge grinds again

By Hana Brandt
24 September 2025

¶

Hana Brandt is a reporter for The Weir Post. Follow her on Twitter @hanabrandt.

Email: hana@weirpost.example
""",
        title=TITLE,
        published="2025-09-24",
        authors=("Hana Brandt",),
    ),
    Dump(
        name="a byline with what the writer is, and a place on the next line",
        language="en",
        text="""Old mill at the lower bridge grinds again
Hana Brandt, Valley Correspondent
in Weir
Published 24 September 2025

¶
""",
        title=TITLE,
        published="2025-09-24",
        authors=("Hana Brandt",),
    ),
    Dump(
        name="how long ago it was, which is no date",
        language="en",
        text="""Old mill at the lower bridge grinds again

By Hana Brandt
2 hours ago

¶
""",
        title=TITLE,
        authors=("Hana Brandt",),
    ),
    Dump(
        name="a date in the story alone, which is not the story's",
        language="en",
        text="""Old mill at the lower bridge grinds again

¶1

On 3 May 2014 the river rose by four metres, and on 4 May 2014 it was over.

¶4
""",
        title=TITLE,
        story=(ONE, "On 3 May 2014 the river rose by four metres, and on 4 May 2014 it was over.", FOUR),
    ),
    Dump(
        name="today's date over the page, and the story's below its title",
        language="en",
        text="""Friday, 26 September 2025
The Weir Post
News
Region

Old mill at the lower bridge grinds again
By Hana Brandt
Published on 24 September 2025

¶
""",
        title=TITLE,
        published="2025-09-24",
        authors=("Hana Brandt",),
    ),
    Dump(
        name="comments sorted by the newest, which is no list of stories",
        language="en",
        text="""Old mill at the lower bridge grinds again

24 September 2025

¶

Comments (2)
Sort by
Newest
Oldest
Jo Marsh
24 September 2025
I was there and the queue was longer than the bridge, but the bread was worth every minute of it.
Reply
Piet Vos
The bread is too dark for me.
Reply
""",
        title=TITLE,
        published="2025-09-24",
    ),
    Dump(
        name="most read, which is no list of newest stories, above the list that is",
        language="en",
        text="""Old mill at the lower bridge grinds again

24 September 2025

¶

Most Read

1
Cat rescued from the church tower
2
Mayor sings at the fair

Latest News

Ferry back in service
24 September 2025

Bakers raise the price of rye
23 September 2025

Follow us
Facebook
Instagram
""",
        title=TITLE,
        published="2025-09-24",
        latest=(Row(title="Ferry back in service"), Row(title="Bakers raise the price of rye")),
    ),
    Dump(
        name="the newest stories in front of the story",
        language="en",
        text="""The Latest

Ferry back in service
Bakers raise the price of rye
Mayor sings at the fair

Old mill at the lower bridge grinds again

By Hana Brandt
24 September 2025

¶

Comments
""",
        title=TITLE,
        published="2025-09-24",
        authors=("Hana Brandt",),
        latest=(
            Row(title="Ferry back in service"),
            Row(title="Bakers raise the price of rye"),
            Row(title="Mayor sings at the fair"),
        ),
    ),
    Dump(
        name="the seed's list with a picture, a headline and a summary in each row, and a footer behind it",
        language="en",
        text="""Old mill at the lower bridge grinds again

24-09-2025
Weir Post
A+ A-
WEIR, Lower Valley - ¶1
\u00a0
¶2
\u00a0
¶3
\u00a0
¶4

\u00a0

Comments

The Weir Post moderates all comments. We welcome remarks on the story and corrections of fact.

Post a comment

Required
Required
\u00a0

The Latest

The ferry at its pier on September 25, 2025. Photo: Ali Karim/MNA

Ferry back in service

The last chain ferry on the river crosses again, the harbour master said on Thursday.

File photo of rye. Photo: AFP

Bakers raise the price of rye

The harvest was poor, and the mill is not yet fast enough for everybody in the valley.

Follow us on
Facebook
About us
Contact us
Copyright © 2025 The Weir Post
""",
        title=TITLE,
        published="2025-09-24",
        publisher="Weir Post",
        place="WEIR, Lower Valley",
        latest=(
            Row(
                title="Ferry back in service",
                summary="The last chain ferry on the river crosses again, the harbour master said on Thursday.",
                caption="The ferry at its pier on September 25, 2025.",
                credit="Ali Karim/MNA",
            ),
            Row(
                title="Bakers raise the price of rye",
                summary="The harvest was poor, and the mill is not yet fast enough for everybody in the valley.",
                caption="File photo of rye.",
                credit="AFP",
            ),
        ),
    ),
    Dump(
        name="a list whose pictures have no credit, or a credit of its own line",
        language="en",
        text="""Old mill at the lower bridge grinds again

24-09-2025

¶

The Latest

The ferry at its pier on Thursday morning.

Ferry back in service

The last chain ferry on the river crosses again, the harbour master said on Thursday.

Photo: Ali Karim

Bakers raise the price of rye

The harvest was poor, and the mill is not yet fast enough for everybody in the valley.
""",
        title=TITLE,
        published="2025-09-24",
        latest=(
            Row(
                title="Ferry back in service",
                summary="The last chain ferry on the river crosses again, the harbour master said on Thursday.",
                caption="The ferry at its pier on Thursday morning.",
            ),
            Row(
                title="Bakers raise the price of rye",
                summary="The harvest was poor, and the mill is not yet fast enough for everybody in the valley.",
                credit="Ali Karim",
            ),
        ),
    ),
    Dump(
        name="a list with hours in front, and the section above each headline",
        language="en",
        text="""Old mill at the lower bridge grinds again

24-09-2025

¶

Latest news
14:20 | Ferry back in service
13:55 | Bakers raise the price of rye
More news
""",
        title=TITLE,
        published="2025-09-24",
        latest=(Row(title="Ferry back in service"), Row(title="Bakers raise the price of rye")),
    ),
    Dump(
        name="a wall in front of readers who do not pay",
        language="en",
        text="""Old mill at the lower bridge grinds again

By Hana Brandt
24 September 2025

¶1

¶2

This article is for subscribers only
Already a subscriber? Log in
Subscribe now and read every story for one crown a month.
""",
        title=TITLE,
        published="2025-09-24",
        authors=("Hana Brandt",),
        story=(ONE, TWO),
    ),
    Dump(
        name="who reported and edited, below the story",
        language="en",
        text="""Old mill at the lower bridge grinds again

By Hana Brandt
September 24, 2025 2:05 PM UTC Updated 3 hours ago

WEIR, Sept 24 (Reuters) - ¶1

¶2

¶3

¶4

Reporting by Hana Brandt in Weir; Editing by Piet Vos

Our Standards: The Weir Trust Principles.
""",
        title=TITLE,
        published="2025-09-24T14:05",
        authors=("Hana Brandt",),
        place="WEIR",
    ),
)
