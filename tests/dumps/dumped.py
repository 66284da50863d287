"""Dumps by programs that show a page as text: lynx, w3m, links, html2text, pandoc, pdftotext."""

from textwrap import fill

from tests.dumps.written import STORIES, Dump, Row

ONE, TWO, THREE, FOUR = STORIES["en"]
TITLE = "Old mill at the lower bridge grinds again"


def wrapped(width: int, indent: str = "", between: str = "\n\n", first: str = "", **links: str) -> str:
    """Return the English story wrapped at a width, with each of `links` in front of its word."""
    texts = [f"{first}{ONE}", TWO, THREE, FOUR]
    for word, mark in links.items():
        texts = [text.replace(word, f"{mark}{word}") for text in texts]
    return between.join(fill(text, width, initial_indent=indent, subsequent_indent=indent) for text in texts)


DUMPS = (
    Dump(
        name="lynx: numbers of links, pictures' marks and the references below",
        language="en",
        text=f"""   #[1]The Weir Post » Feed [2]alternate

   [3]Skip to content

   [IMG]

     * [4]Home
     * [5]News
     * [6]Sport

Old mill at the lower bridge grinds again

   By [7]Hana Brandt
   24 September 2025

   [IMG]

{wrapped(72, "   ", Hana="[8]", raffle="[9]")}

   [10]Read more: Why the flood came at night

   [11]Share on Facebook [12]Share on Twitter

   © 2025 The Weir Post

References

   Visible links
   1. https://weirpost.example/feed/
   2. https://weirpost.example/wp-json/1
   3. https://weirpost.example/#content
   4. https://weirpost.example/
   5. https://weirpost.example/news
   6. https://weirpost.example/sport
   7. https://weirpost.example/author/hana
   Hidden links:
   13. https://weirpost.example/hidden
""",
        title=TITLE,
        published="2025-09-24",
        authors=("Hana Brandt",),
    ),
    Dump(
        name="w3m: pictures by their names in brackets, a menu of bullets",
        language="en",
        text=f"""[logo]

  • Home
  • News
  • Sport

Old mill at the lower bridge grinds again

By Hana Brandt
24 September 2025

[mill-wheel]

{wrapped(79)}

[facebook] [twitter] [print]

Latest News

  • Ferry back in service
  • Bakers raise the price of rye
""",
        title=TITLE,
        published="2025-09-24",
        authors=("Hana Brandt",),
        latest=(Row(title="Ferry back in service"), Row(title="Bakers raise the price of rye")),
    ),
    Dump(
        name="links: pictures and buttons in brackets, links to feeds in front",
        language="en",
        text=f"""   Link: alternate (RSS)
   Link: shortcut icon

   IMG: The Weir Post

   [ Search ]

                   Old mill at the lower bridge grinds again

   By Hana Brandt
   24 September 2025

   IMG: The wheel turns

{wrapped(80, "   ")}

   ----------------------------------------------------------------------

   (c) 2025 The Weir Post
""",
        title=TITLE,
        published="2025-09-24",
        authors=("Hana Brandt",),
    ),
    Dump(
        name="html2text: Markdown with links and pictures, broken at a width",
        language="en",
        text=f"""[Skip to content](#content)

[![The Weir Post](/logo.png)](/)

  * [Home](https://weirpost.example/)
  * [News](https://weirpost.example/news)

# Old mill at the lower bridge grinds again

By [Hana Brandt](https://weirpost.example/author/hana)

_24 September 2025_

![The wheel turns](https://weirpost.example/wheel.jpg)

{wrapped(78)}

[Read more: Why the flood came at night](https://weirpost.example/flood)

Tags: [Mills](https://weirpost.example/tag/mills), [Floods](https://weirpost.example/tag/floods)

## The Latest

  * [Ferry back in service](https://weirpost.example/ferry)
  * [Bakers raise the price of rye](https://weirpost.example/rye)
""",
        title=TITLE,
        published="2025-09-24",
        authors=("Hana Brandt",),
        latest=(Row(title="Ferry back in service"), Row(title="Bakers raise the price of rye")),
    ),
    Dump(
        name="Markdown that is not broken, with a quotation, a list, bold words and a link in the story",
        language="en",
        text=f"""# Old mill at the lower bridge grinds again

**By Hana Brandt**

*Published: 24 September 2025*

{ONE.replace("water mill", "[water mill](https://weirpost.example/mill)")}

> {TWO}

## **What it cost**

* Wheel: **40,000** crowns
* Stone: nothing

{FOUR.replace("a concert", "*a concert*")}

* * *

© 2025 The Weir Post
""",
        title=TITLE,
        published="2025-09-24",
        authors=("Hana Brandt",),
        story=(ONE, TWO, "What it cost", "Wheel: 40,000 crowns", "Stone: nothing", FOUR),
    ),
    Dump(
        name="pandoc's plain text: headings in lines of their own, brackets around pictures",
        language="en",
        text=f"""Old mill at the lower bridge grinds again
=========================================

By Hana Brandt

24 September 2025

{wrapped(72)}

------------------------------------------------------------------------

All rights reserved.
""",
        title=TITLE,
        published="2025-09-24",
        authors=("Hana Brandt",),
    ),
    Dump(
        name="pdftotext: sheets parted by form feeds, their numbers, and a sentence over the break",
        language="en",
        text=f"""The Weir Post

24 September 2025

Old mill at the lower bridge grinds again
By Hana Brandt

{wrapped(66, first="WEIR - ", between=chr(10))}

Page 1 of 2

\fPage 2 of 2
""",
        title=TITLE,
        published="2025-09-24",
        authors=("Hana Brandt",),
        place="WEIR",
    ),
    Dump(
        name="typed at 72 characters, with the first line of each paragraph set in",
        language="en",
        text="Old mill at the lower bridge grinds again\r\nBy Hana Brandt\r\n24 September 2025\r\n\r\n"
        + "\r\n".join(fill(text, 72, initial_indent="    ").replace("\n", "\r\n") for text in (ONE, TWO, THREE, FOUR)),
        title=TITLE,
        published="2025-09-24",
        authors=("Hana Brandt",),
    ),
    Dump(
        name="broken at 72 characters and sent on with a mark before each line",
        language="en",
        text="> Old mill at the lower bridge grinds again\n> By Hana Brandt\n> 24 September 2025\n>\n"
        + "\n".join(f"> {line}".rstrip() for line in wrapped(72).splitlines()),
        title=TITLE,
        published="2025-09-24",
        authors=("Hana Brandt",),
    ),
    Dump(
        name="a page saved as text with pictures' names in brackets and bare addresses between the paragraphs",
        language="en",
        text="""[image: The Weir Post]
Old mill at the lower bridge grinds again
By Hana Brandt
24 September 2025
[image: The wheel turns]
¶1
https://weirpost.example/flood
¶2
[Image]
¶3
<https://weirpost.example/raffle>
¶4
""",
        title=TITLE,
        published="2025-09-24",
        authors=("Hana Brandt",),
    ),
)
