"""Records made by hand: plain ones to vary in a test, and the most difficult that a collection might hold."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from ingest.schema import (
    Copy,
    Dateline,
    Enclosure,
    Entry,
    Feed,
    Image,
    LatestItem,
    LatestRow,
    Link,
    Location,
    Person,
    Record,
    Tag,
)
from syndicate.channel import everything

BASE = "https://desk.example/feeds/"
CHANNEL = everything(BASE)
NOON = datetime(2025, 9, 24, 12, tzinfo=UTC)


def record(number: int = 1, /, *, known: dict[str, Any] | None = None, **said: Any) -> Record:
    """Return a record of what the publisher says (`said`) and the collection knows (`known`), with defaults."""
    address = f"https://news.example/{number}"
    entry = replace(Entry(guid=address, url=address, title=f"Story {number}", published=NOON), **said)
    seen = NOON + timedelta(minutes=5)
    plain = Record(
        id=str(UUID(int=number)),
        public_id=address,
        entry=entry,
        source_id="news",
        seen_in=("news",),
        first_seen=seen,
        last_seen=seen + timedelta(days=1),
        changed_at=seen,
    )
    return replace(plain, **(known or {}))


def row(title: str, url: str | None = None, *, place: int = 0, **more: Any) -> LatestRow:
    """Return a row of a page's latest list; `more` are fields of the item, or public_id or first_seen of the row."""
    where: dict[str, Any] = {name: more.pop(name) for name in ("public_id", "first_seen", "page_url") if name in more}
    fields: dict[str, Any] = {"page_url": "https://news.example/page", "place": place, "first_seen": NOON, **where}
    return LatestRow(item=LatestItem(title, url, **more), **fields)


def copy(title: str | None = None, url: str | None = None, source_id: str = "news") -> Copy:
    """Return what a record says of another record of the same story."""
    return Copy(id=f"{title}", public_id=f"urn:x:{title}", source_id=source_id, title=title, url=url)


FEEDS = {
    "news": Feed(
        id="tag:news.example,2025:feed", title="News & <Views>", url="https://news.example/",
        feed_url="https://news.example/feed.xml", rights="© News",
    ),
    "silent": Feed(),
    "elsewhere": Feed(title="El\x00sewhere\n \ud800& <co>", url="https://elsewhere.example/"),
}  # fmt: skip

HOSTILE: tuple[Record, ...] = (
    record(1, title="control \x00\x0b\x1f\x7f\x9f, non-characters \ufffe", content_html="<p>\x08</p>", summary="\x1b["),
    record(2, title="lone surrogates \ud800 \udfff", content_text="high \ud83d only", authors=(Person("J\udc80"),)),
    record(3, title="]]> & <![CDATA[ &amp; &lt;", content_html="<p>]]&gt; or ]]> or <![CDATA[x]]></p>", summary="]]>"),
    record(4, published=None, known={"public_id": "urn:uuid:00000000-0000-0000-0000-000000000004"}),
    record(5, published=datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC), updated=datetime(9999, 1, 1, tzinfo=UTC)),
    record(6, published=datetime(1, 1, 1, tzinfo=UTC)),
    record(7, tags=tuple(Tag(f"tag {n}", scheme="https://news.example/tags" if n % 2 else None) for n in range(500))),
    record(8, title="خبر عاجل: NATO و UN", language="ar", direction="rtl", content_html="<p>قال NATO إن <b>UN</b></p>"),
    record(9, title="کورتە", language="ckb", content_text="هەولێر (ڕووداو)\n\nRudaw.net 2025", summary="کورتە <b>"),
    record(10, url=None, guid=None, known={"public_id": "urn:uuid:00000000-0000-0000-0000-000000000010"}),
    record(11, title=None, content_html="<p>Only a text, but one that is longer than what a list can show.</p>" * 2),
    record(12, title=None, url=None, summary=None, known={"public_id": "tag:news.example,2025:12"}),
    record(13, title="", summary="", content_html="", content_text="", language="", publisher=""),
    record(14, title="a\n\n  title\tin lines", summary="  a\nsummary  "),
    record(15, language="not a language!", authors=(Person(), Person(email="a@b.example"))),
    record(16, authors=(Person(email="only@mail.example"), Person(email="no address"))),
    record(17, authors=(Person("A (B) <c@d.example>", url="javascript:x"), Person("B, C and D")), rights="© & <x>"),
    record(
        18,
        enclosures=(
            Enclosure("https://news.example/a.mp3", "audio/mpeg", 0), Enclosure("https://news.example/b", title="B"),
            Enclosure("relative.mp3"), Enclosure("https://news.example/c.webm?x=1&y=2", length=2**40),
        ),
        images=(Image(), Image("https://news.example/i.jpg", "Caption <b>", "INA & co", "alt", 0, -1), Image("ftp://x/y.png")),
    ),
    record(19, url="not an address", guid="19", known={"public_id": "urn:uuid:00000000-0000-0000-0000-000000000019"}),
    record(20, url="https://news.example/a b?q=ü#é", links=(Link("related", "https://a.example/"), Link("edit", "x"))),
    record(21, content_html="<p>x</p>" * 20_000, known={"source_id": "silent"}),
    record(22, published_precision="day", dateline=Dateline("ERBIL", text="ERBIL -"), known={"source_id": "gone"}),
    record(23, attribution=Feed(title="Elsewhere", feed_url="https://elsewhere.example/feed"), publisher="P\x00"),
    record(24, latest=(LatestItem("In the list", image=Image(caption="c", credit="INA")), LatestItem("In the list"))),
    record(25, title="﷽ e\u0301 \u202e left \U0001f4f0\U0010ffff", content_html="<p>a\r\nb\rc\u2028d\x85e</p>"),
    record(26, known={"revision": 3, "changed_at": NOON + timedelta(days=2)}),
    record(27, links=(Link("related", "https://a.example/27"), Link("via", "https://b.example/27"))),
    record(28, url=None, guid=None, known={"public_id": "urn:uuid:00000000-0000-0000-0000-000000000028"}),
    record(
        29,
        title="</title><script>alert(1)</script> &copy; &#60;b&#62; AT&T", summary="<p>a</p> &lt;br&gt;",
        authors=(Person("<b>Ann</b> &amp; co <ann@a.example>"), Person("Bo", email="bo@localhost", url="ann")),
        publisher="<i>The</i> &quot;News&quot;", section="World</b>", place="Erbil &amp; <b>around</b>",
        tags=(Tag("<b>t</b>", "no scheme", "</b>"), Tag("world"), Tag("&lt;", "tag:a.example,2025:x"), Tag("\x00")),
        rights="<p>All rights\nreserved</p>", dateline=Dateline("A\n", "B\ud800", "C", "A (B)\n\tC -"),
        images=(Image("https://a.example/1.png", "<b>c</b> &lt;", "&copy; <i>INA</i>", width=10**6, height=0),),
    ),
    record(
        30, authors=(Person("Bo (the elder", email="bo@b.example"),), language="lrc", direction="rtl", paywalled=True,
    ),
    record(31, title="kurt", language="kmr", comment_count=0, location=Location("point", ((36.19, 44.01),))),
    record(32, language="en_GB", comment_count=7, location=Location("box", ((-1e-7, -180), (36.5, 44.0123456789)))),
    record(33, location=Location("line", ((1.0, 2), (3, 4))), language="xx-invalid", comment_count=-1),
    record(34, location=Location("polygon", ((0, 0), (0, 1e-9), (90, 180), (0, 0))), language="zh-Hant-TW"),
    record(
        35,
        links=(
            Link("replies", "https://a.example/35#comments"),
            Link("replies", "https://a.example/35.rss", "application/rss+xml"),
            Link("license", "https://a.example/by", "not a type", "</a> & so"), Link("VIA", "https://a.example/"),
            Link("via", "https://a.example/[35]|^`{}\"<>\\", "text/html; charset=utf-8", " "),
            Link("related", "//a.example"),
        ),
        enclosures=(
            Enclosure("https://under_score.example/a.mp3", "audio", -5, "", 0),
            Enclosure("https://a.example", duration=61), Enclosure("https://a.example/i.jpg"),
            Enclosure("http://127.0.0.1:8000/a.MP4?x", "video/mp4; codecs=x", 5, "T</b>", 62),
        ),
    ),
    record(
        36,
        attribution=Feed(
            id="tag:Bad,1:x", title="<b>Agency</b> &amp; co", url="https://agency.example", rights="<i>©</i>",
        ),
    ),
    record(37, attribution=Feed(id="urn:ü", title="Nameless \ufffd \x99")),
    record(
        38,
        title="what a replacement \ufffd says, \U0001ffff", content_html="<p>\ufffd \U0010fffe</p>", summary="\ufffd",
    ),
    record(39, title="<3 & <>", summary="a </b> b", content_html="<table><tbody><tr><td>x</td></tr></tbody></table>"),
    record(
        40, url="https://user:word@a.example:443/%zz/../b?q='\"<>#f#g", guid=None,
        known={"public_id": "urn:x-wiredesk:40"},
    ),
    record(
        41, title="\x00", summary="\x01a summary", content_html="\x02", content_text="a text", publisher="\x03",
        authors=(Person("\x04"), Person(" ", email="\x05"), Person("\x06", email="ann@a.example")),
    ),
    record(
        42, title="\U0001fffe", summary="\U0001ffff", tags=(Tag("\U0002fffe", label="\U0002ffff"),),
        rights="\U0003fffe", authors=(Person("\U0003ffff"),),
        links=(Link("via", "https://a.example/42", title="\U0004fffe"),),
    ),
    record(
        43, url="https://[2001:db8::1]/43", guid=None, known={"public_id": "urn:x-wiredesk:43"},
        images=(Image("http://[::1]/43.png"),), enclosures=(Enclosure("http://[::1]:80/43.mp3"),),
        links=(Link("replies", "https://[::1]/43#comments"), Link("via", "https://user@[::1]/43")),
        attribution=Feed(title="Six", url="https://[::1]/", feed_url="https://[::1]/feed"),
    ),
    record(
        44, tags=(
            Tag("a", "foo:bar"), Tag("b", "urn:x"), Tag("c", "http:///c"), Tag("d", "tag:x"), Tag("e", "https://a.example"),
            Tag("f", "urn:isbn:1"), Tag("g", "tag:a.example,2025:x"), Tag("h", "urn:uuid:1"), Tag("i", "http://[::1]/i"),
        ),
    ),
    record(
        45, title="Martine Ã©crit en UTF-8", summary="fÃ¼r Â© or Ã\u00a0", content_html="<p>«IRMÃ» Ã©</p>",
        authors=(Person("JosÃ©"),), tags=(Tag("Ã©"),), images=(Image("https://a.example/45.png", "Ã©"),),
    ),
    record(
        46, title="<b>x</b> &lt;/i&gt;", authors=(Person("</b> &lt;/i&gt;"),), rights="</b> &lt;/i&gt; <\x00/b>",
        section="</b>&lt;/i&gt;", tags=(Tag("</p>&lt;/b&gt;", label="a</b>&lt;/i&gt;"),),
        links=(Link("via", "https://a.example/46", title="<b>x</b>&lt;/a&gt;"),),
    ),
    record(
        47, content_html='<p><bdo dir="rtl">47</bdo> &lt;bdo&gt;</p>',
        attribution=Feed(title="<b>News</b> &lt;/b&gt; <news@a.example>", feed_url="https://a.example/feed"),
    ),
    record(48, attribution=Feed(title="<desk@a.example>"), known={"source_id": "<b></b>"}),
)  # fmt: skip
COPIES = {
    record(27).id: (
        copy("In \x00 \ud800 lines\n\n]]> & <b>", "https://c.example/a b?q=ü&x=1#é", "elsewhere"),
        copy("itself", "https://news.example/27"), copy("linked", "https://a.example/27"),
        copy("linked, too", "https://b.example/27"), copy("twice", "https://d.example/"), copy("again", "https://d.example/"),
        copy("no address", "javascript:alert(1)", "/home/somebody/saved"), copy("relative", "/27", "https://e.example/feed"),
        copy(None, "https://f.example/27", "silent"), copy(None, None, "silent"), copy("", "", "gone"),
        copy("long " * 9000, "https://g.example/" + "x" * 900),
    ),
    record(28).id: (copy("The story", "https://h.example/28"),),
}  # fmt: skip
HOSTILE_LATEST = (
    row("Bad\x00 \ud800 title", "javascript:alert(1)"),
    row("No address", summary="s\x01", image=Image(caption="only a caption")),
    row("Nowhere at all", page_url="", public_id="urn:uuid:00000000-0000-0000-0000-000000000099"),
    row("Saved", page_url="/home/somebody/saved/page.html"),
    row("Story 1 elsewhere", "https://news.example/1?utm_source=x"),
)
