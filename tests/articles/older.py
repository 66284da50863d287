"""Pages as newspapers, broadcasters and weblogs made them from 1997 to 2012, around one story in our own words.

Laid out with tables, set in `font`, parted by `br` or by a `p` that is never closed; what stands around the story has
no names. Functions put the surroundings together; a page says what is true of it.
"""

from collections.abc import Sequence
from typing import NamedTuple

TITLE = "Council delays vote on Mill Road bridge"
CAPTION = "Traffic crosses the bridge in Ashfield, which the city may replace."
SITE = "Pioneer Ledger"
STORY = (
    "ASHFIELD -- After four hours of testimony, the Ashfield City Council voted 5-2 late Monday to put off a decision "
    "on whether to tear down the 81-year-old Mill Road bridge.",
    "The delay means engineers will not begin work before June, and it could cost the city as much as $1.2 million.",
    '"Nobody wants to be the one who closes that bridge," said Councilwoman Ruth Pelletier, who made the motion.',
    "The span, which carries about 6,400 vehicles a day over the Nashoba River, was rated deficient in 1998.",
    "Inspectors found cracked welds in two of the floor beams last fall.",
    "Store owners on the west bank told the council that the detour has already cut into their business.",
    '"I used to see the quarry drivers every morning for coffee," said Dennis Otway, who runs a diner on Canal Street.',
    "Residents of the east side said they feared that a wider bridge would bring more traffic past the school.",
    "The council is scheduled to take up the matter again on May 10.",
)
STATE = "dDwtMTA4" * 400
OTHERS = (
    "Storm closes schools in three counties",
    "Police seek man in bank holdups",
    "Herons trade veteran catcher",
    "Gas leak empties shopping mall",
    "Divers find wreck of 1880s steamer",
)
SECTIONS = ("Home", "World", "Business", "Sports", "Politics", "Health", "Weather", "Obituaries")
REMARKS = (
    ("bluesky77", "I drove over it for thirty years and it never so much as squeaked, so leave it alone."),
    ("Marge", "It is about time that somebody looked at where all this money has gone over the years."),
)


class Page(NamedTuple):
    """A page and what is true of it."""

    name: str
    html: str
    date: str = "2004-03-16"  # "": the page has none
    authors: str = "Carol Dunmore"
    title: str = TITLE
    story: Sequence[str] = STORY


def links(mark: str = "", between: str = "<br>", texts: Sequence[str] = OTHERS) -> str:
    return between.join(f'{mark}<a href="/s/{at}.html">{text}</a>' for at, text in enumerate(texts))


def sections(between: str = " | ") -> str:
    return links("", between, SECTIONS)


def photo(attributes: str = "") -> str:
    return (
        f"<TABLE WIDTH=200 {attributes}><TR><TD><IMG SRC=/p.jpg></TD></TR>"
        f"<TR><TD><FONT SIZE=1><B>{CAPTION}</B></FONT></TD></TR></TABLE>"
    )


def with_inside(put: dict[int, str], between: str = "<p>{}") -> str:
    """Return the paragraphs of the story, with what is put after some of them, by their numbers."""
    return "".join(f"{between.format(text)}\n{put.get(at, '')}" for at, text in enumerate(STORY))


def broadcaster() -> str:
    film = (
        "<TABLE WIDTH=190 ALIGN=RIGHT BGCOLOR=#CCCCCC><TR><TD><B>RELATED VIDEO</B></TD></TR><TR><TD>Our correspondent "
        "reports from the scene.<BR><A HREF=/1.ram>Real 28K</A> <A HREF=/2.ram>80K</A></TD></TR></TABLE>"
    )
    return (
        f"<HTML><HEAD><TITLE>NNC.example - {TITLE} - March 16, 2004</TITLE></HEAD><BODY><TABLE WIDTH=640><TR>"
        f"<TD WIDTH=120 BGCOLOR=#003366><FONT SIZE=2>{sections('<BR>')}</FONT><P><B>E-MAIL:</B><BR>Subscribe to one of "
        f"our <A HREF=/email>news e-mail lists.</A></TD><TD VALIGN=TOP><H1>{TITLE}</H1>{photo('ALIGN=LEFT')}"
        "<FONT SIZE=2>March 16, 2004<BR>Web posted at: 3:17 p.m. EST (2017 GMT)</FONT><P><I>From Correspondent Carol "
        f"Dunmore</I><P>{with_inside({3: film})}<HR><P><B>RELATED STORIES:</B><BR>{links('&#149; ')}<P><B>LATEST "
        f"HEADLINES:</B><BR>{links('&#149; ')}<P ALIGN=CENTER><FONT SIZE=1><A HREF=#TOP>Back to the top</A> "
        f"&copy; 2004 "
        "National News Cable. All Rights Reserved.<BR>Terms under which this service is provided to you.</FONT></TD>"
        "</TR></TABLE></BODY></HTML>"
    )


def portal(body: str) -> str:
    return (
        f"<html><head><title>{TITLE} - Yonder! News</title></head><body><center><table width=740><tr><td><font size=-1>"
        f"{sections(' &nbsp;')}</font></td></tr></table><table width=740><tr valign=top><td width=120><b>Top "
        f"Stories</b>"
        f"<br>{links('· ')}</td><td width=460><table width=100%><tr><td><font size=+1><b>{TITLE}</b></font></td></tr>"
        "<tr><td><font size=-2>Tue Mar 16, 2:47 PM ET, 2004</font></td></tr></table><table align=right width=180><tr>"
        "<td><img src=/p.jpg><br><font size=-2>AP Photo</font></td></tr><tr><td><b>Slideshow:</b> <a "
        "href=/s>Bridges</a>"
        f"</td></tr></table><p>By Carol Dunmore<br><br>{body}</p><table width=100%><tr><td><a href=/e>Email Story</a> "
        "&nbsp; <a href=/m>Post/Read Msgs (42)</a></td></tr></table></td><td width=160><font size=-2>ADVERTISEMENT"
        "</font><br><img src=/ad.gif></td></tr></table><hr><font size=-2>Copyright &copy; 2004 The Associated Press. "
        "All rights reserved. The information contained in the AP News report may not be published, broadcast, "
        "rewritten or redistributed.</font></center></body></html>"
    )


def newspaper() -> str:
    framed = f"<P><CENTER>{photo('BORDER=1')}</CENTER>"
    return (
        f"<HTML><HEAD><TITLE>{TITLE}</TITLE></HEAD><BODY><CENTER><FONT SIZE=-1>{sections(' * ')}</FONT></CENTER><HR>"
        f"<TABLE WIDTH=600><TR><TD WIDTH=130>{links('', '<P>')}</TD><TD VALIGN=TOP><FONT SIZE=-1>Tuesday, March "
        f"16, 2004"
        f"</FONT><P><FONT SIZE=+2><B>{TITLE}</B></FONT><P><B>By Carol Dunmore</B><BR><I>Ledger Staff Writer</I><P>"
        f"{with_inside({2: framed})}<HR></TD></TR></TABLE><CENTER>&copy; 2004 The "
        f"{SITE}. All contents.<BR>Questions? <A HREF=mailto:w>webmaster</A></CENTER></BODY></HTML>"
    )


def programmed() -> str:
    """Return a page as a server of forms writes it: its state in a field, title and byline in spans parted by `br`."""
    return (
        "<!DOCTYPE HTML PUBLIC '-//W3C//DTD HTML 4.0 Transitional//EN'><HTML><HEAD><title>The Tri-County Courier: "
        "News: "
        f"{TITLE}</title></head><body><form><input type=hidden name=__VIEWSTATE value='{STATE}'><table><tr><td>"
        f"{sections('<br>')}</td><td valign=top><span id=lblSection>Local News</span><br><span id=lblHeadline>{TITLE}"
        "</span><br><span id=lblByline>By Carol Dunmore, Courier Staff Writer</span><br><span "
        "id=lblDate>3/16/2004</span>"
        "<table><tr><td><a href=/e>Email to a friend</a></td><td><a href=/c>Post a Comment</a></td></tr><tr><td>Text "
        f"size: <a href=/-1>A-</a> <a href=/1>A+</a></td></tr></table><span>{with_inside({}, '<p>{}</p>')}</span></td>"
        f"<td>MOST VIEWED<br>{links()}</td></tr></table></form></body></HTML>"
    )


def printed() -> str:
    return (
        f"<html><head><title>{TITLE} - Printer Friendly</title></head><body><p><font size=1>This is a printer friendly "
        "version of an article from <b>www.pioneerledger.example</b><br>To print this article open the file menu and "
        f"choose Print.</font></p><p><a href=/back>Back</a></p><hr><p>Article published March 16, 2004</p><h2>{TITLE}"
        f"</h2><p><b>By CAROL DUNMORE</b><br>LEDGER STAFF "
        f"WRITER</p>{with_inside({}, '<p>{}</p>')}<hr><p>Copyright 2004 "
        f"The {SITE}</p></body></html>"
    )


def weblog(day: str = "") -> str:
    said = "".join(f"<li><cite>{who}</cite> Says:<br><p>{what}</p></li>" for who, what in REMARKS)
    return (
        f"<html><head><title>The Tarn Watcher &raquo; Blog Archive &raquo; {TITLE}</title></head><body><div id=page>"
        f"<h1><a href=/>The Tarn Watcher</a></h1><div class=post><h2><a href=/x rel=bookmark>{TITLE}</a></h2>{day}<div "
        f"class=entrytext>{with_inside({}, '<p>{}</p>')}<p class='postmetadata alt'><small>This entry was posted on "
        "Tuesday, March 16th, 2004 at 9:47 am and is filed under <a href=/n>News</a>. You can follow any responses to "
        f"this entry through the <a href=/f>RSS 2.0</a> feed.</small></p></div></div><h3 id=comments>2 Responses to "
        f"&#8220;{TITLE}&#8221;</h3><ol class=commentlist>{said}</ol></div></body></html>"
    )


def without_names() -> str:
    said = "".join(f"<div><div>{who}</div><div>{what}</div></div>" for who, what in REMARKS)
    return (
        f"<html><head><title>{TITLE} | Valley Wire</title></head><body><div>{sections()}</div><div><h1>{TITLE}</h1>"
        f"<div>By Carol Dunmore</div><div>March 16, 2004</div><div>{with_inside({}, '<div>{}</div>')}</div><div>2 "
        f"comments</div>{said}</div><div>&copy; 2004 Valley Wire</div></body></html>"
    )


def released() -> str:
    story = "".join(f"<p>    {text}</p>" for text in RELEASE)
    return (
        f"<html><head><title>{TITLE}</title></head><body><table width=750><tr><td width=150>{links()}</td><td><p><b>"
        f"{TITLE}</b></p>{story}<hr><font size=1>Issuers of news releases are solely responsible for the accuracy "
        f"of the "
        "content.<br>Copyright &copy; 1996-2004 The Wire. All Rights Reserved.</font></td></tr></table></body></html>"
    )


def community() -> str:
    said = "".join(
        f"<table width=99%><tr><td><b>Re: {TITLE[:20]}</b> (Score: 1)<br>by {who} on Tuesday, March "
        f"16</td></tr><tr><td>"
        f"{what}</td></tr></table>[ <a href=/r>Reply to This</a> ]<br>"
        for who, what in REMARKS
    )
    return (
        f"<html><head><title>GadgetWire - "
        f"{TITLE}</title></head><body><table><tr><td>{links('&middot; ')}</td><td><table>"
        f"<tr><td><b>{TITLE}</b></td></tr><tr><td>Posted on Tuesday, March 16, 2004 by Carol Dunmore</td></tr><tr><td>"
        f"{'<br><br>'.join(STORY)}</td></tr></table><center><b>{TITLE} | <a href=/l>Login</a> | 2 comments</b></center>"
        f"{said}</td></tr></table></body></html>"
    )


def column() -> str:
    life = "<p>Carol Dunmore is a freelance writer in Ashfield.</p>"
    return newspaper().replace("<HR></TD>", f"{life}</TD>")


RELEASE = (f"ASHFIELD, Mass., March 16, 2004 /PRNewswire/ -- {STORY[0].partition('-- ')[2]}", *STORY[1:])
READ = (
    Page("broadcaster", broadcaster()),
    Page("portal, two breaks", portal("<br><br>".join(STORY))),
    Page("portal, one break and an indent", portal("<br>\n&nbsp;&nbsp;&nbsp;".join(STORY))),
    Page("portal, paragraphs left open", portal("<p>".join(STORY))),
    Page("portal, boxes and breaks", portal("".join(f"<div>{text}</div><div><br></div>" for text in STORY))),
    Page("newspaper", newspaper()),
    Page("programmed", programmed()),
    Page("printed", printed()),
    Page("weblog", weblog("<small>March 16th, 2004</small>"), authors=""),
    Page("weblog with no day above", weblog(), authors=""),
    Page("without names", without_names()),
    Page("press release", released(), authors="", story=RELEASE),
)
MISSED = (
    (Page("community", community()), "remarks in tables, below a line of links that says how many they are"),
    (Page("column", column()), "a writer's life in one sentence, which is as often taken for a part of the story"),
)
