from collections.abc import Callable

import pytest

from ingest.text.urls import absolute_url, canonical_url, host_of, same_site, site_of
from tests.processes import finishes

HEX = "0123456789abcdef0123456789ABCDEF"

MERGED = [
    # scheme, host, port
    ("http://a.example/x", "https://a.example/x"),
    ("HTTPS://a.example/x", "https://a.example/x"),
    ("https://A.Example/x", "https://a.example/x"),
    ("https://a.example./x", "https://a.example/x"),
    ("https://a.example:443/x", "https://a.example/x"),
    ("http://a.example:80/x", "https://a.example/x"),
    ("https://www.a.example/x", "https://a.example/x"),
    ("https://m.a.example/x", "https://a.example/x"),
    ("https://amp.a.example/x", "https://a.example/x"),
    ("https://www.m.a.example/x", "https://a.example/x"),
    ("https://en.m.wikipedia.org/wiki/Erbil", "https://en.wikipedia.org/wiki/Erbil"),
    ("https://münchen.example/x", "https://xn--mnchen-3ya.example/x"),
    ("https://MÜNCHEN.example/x", "https://xn--mnchen-3ya.example/x"),
    ("https://reader:word@a.example/x", "https://a.example/x"),
    # hosts for telephones, if the path names a story
    ("https://mobile.a.example/2016/07/30/business/deal.html", "https://a.example/2016/07/30/business/deal.html"),
    ("http://mobil.a.example/sport/hsv/come-back-33334622", "https://www.a.example/sport/hsv/come-back-33334622"),
    # paths
    ("https://a.example", "https://a.example/"),
    ("https://a.example/x/", "https://a.example/x"),
    ("https://a.example/x//", "https://a.example/x"),
    ("https://a.example/x/index.html", "https://a.example/x/"),
    ("https://a.example/index.php", "https://a.example/"),
    ("https://a.example/x/Default.aspx", "https://a.example/x"),
    ("https://a.example/index.php?id=5", "https://a.example/?id=5"),
    ("https://a.example/y/../x", "https://a.example/x"),
    ("https://a.example/./x", "https://a.example/x"),
    ("https://a.example/%7Euser", "https://a.example/~user"),
    ("https://a.example/%c3%a9", "https://a.example/%C3%A9"),
    ("https://a.example/é", "https://a.example/%C3%A9"),
    ("https://a.example/a b", "https://a.example/a%20b"),
    ("https://a.example//post//102iphi/x", "https://a.example/post/102iphi/x"),
    ("https://a.example/wiki/Erbil_%28city%29", "https://a.example/wiki/Erbil_(city)"),
    ("https://a.example/wiki/Bresenham's_line", "https://a.example/wiki/Bresenham%27s_line"),
    ("https://a.example/news,7%2C114883%2C27025667", "https://a.example/news,7,114883,27025667"),
    ("https://a.example/x/index.phtml", "https://a.example/x"),
    # AMP
    ("https://a.example/x/amp", "https://a.example/x"),
    ("https://a.example/x/amp/", "https://a.example/x"),
    ("https://a.example/amp/story/1182.html", "https://a.example/story/1182.html"),
    ("https://a.example/x.amp", "https://a.example/x"),
    ("https://a.example/x.amp.html", "https://a.example/x.html"),
    ("https://a.example/x?amp", "https://a.example/x"),
    ("https://a.example/x?amp=1", "https://a.example/x"),
    ("https://a.example/x?outputType=amp", "https://a.example/x"),
    ("https://www.google.com/amp/s/www.a.example/x", "https://a.example/x"),
    ("https://www-a-example.cdn.ampproject.org/c/s/www.a.example/x", "https://a.example/x"),
    ("https://www-a-example.bing-amp.com/c/s/www.a.example/x", "https://a.example/x"),
    ("https://www.google.de/amp/s/www.a.example/x", "https://a.example/x"),
    ("https://a.example/x/amp.html", "https://a.example/x/"),
    ("https://a.example/x?hs_amp=true", "https://a.example/x"),
    ("https://a.example/x/?display=amp", "https://a.example/x/"),
    ("https://a.example/x.html?layout=amp", "https://a.example/x.html"),
    ("https://a.example/x?format=amp", "https://a.example/x"),
    ("https://a.example/x/?outputType=amp-type", "https://a.example/x/"),
    ("https://a.example/tunnel-100~amp.html", "https://a.example/tunnel-100.html"),
    ("https://a.example/tunnel-1.4445845!amp", "https://a.example/tunnel-1.4445845"),
    ("https://a.example/tunnel-20241202105634-nt_amp.html", "https://a.example/tunnel-20241202105634-nt.html"),
    ("https://m.a.example/tunnel-3700095-amp", "https://a.example/tunnel-3700095"),
    ("https://a.example/tunnel_sto8749554/story-amp.shtml", "https://a.example/tunnel_sto8749554/story.shtml"),
    (
        "https://a.example/city/tunnel/amp_articleshow/130278578.cms",
        "https://a.example/city/tunnel/articleshow/130278578.cms",
    ),
    ("https://a.example/news/amp/world-us-canada-52241221", "https://a.example/news/world-us-canada-52241221"),
    (
        "https://a.example/politica/2022/05/amp/5005250-tunnel.html",
        "https://a.example/politica/2022/05/5005250-tunnel.html",
    ),
    ("https://a.example/platform/amp/2019/7/3/20680681/tunnel", "https://a.example/2019/7/3/20680681/tunnel"),
    ("https://a.example/google-amp/news/tunnel/", "https://a.example/news/tunnel/"),
    ("https://a.example/amphtml/culture/tunnel", "https://a.example/culture/tunnel"),
    # redirectors
    (
        "https://www.google.com/url?rct=j&sa=t&url=https://a.example/x%3Fid%3D5&ct=ga&usg=AOv",
        "https://a.example/x?id=5",
    ),
    ("http://www.bing.com/news/apiclick.aspx?ref=FexRss&url=https%3a%2f%2fa.example%2fx&c=1", "https://a.example/x"),
    ("https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example%2Fx%3Ffbclid%3DIw&h=AT0", "https://a.example/x"),
    # print
    ("https://a.example/x?print=1", "https://a.example/x"),
    ("https://a.example/x?view=print", "https://a.example/x"),
    ("https://a.example/x.html?pagewanted=all", "https://a.example/x.html"),
    # parameters
    ("https://a.example/x?utm_source=rss&utm_medium=feed", "https://a.example/x"),
    ("https://www.biorxiv.org/content/10.1101/1v1?rss=1", "https://www.biorxiv.org/content/10.1101/1v1"),
    ("https://a.example/x?UTM_Source=rss", "https://a.example/x"),
    ("https://a.example/x?fbclid=IwAR0", "https://a.example/x"),
    ("https://a.example/x?gclid=1&id=5", "https://a.example/x?id=5"),
    ("https://a.example/x?at_medium=RSS&at_campaign=KARANGA", "https://a.example/x"),
    ("https://a.example/x?CMP=share_btn_tw", "https://a.example/x"),
    ("https://a.example/x?mc_cid=1&mc_eid=2", "https://a.example/x"),
    ("https://a.example/x?xtor=RSS-3208", "https://a.example/x"),
    ("https://a.example/x?ref=rss", "https://a.example/x"),
    ("https://a.example/x?from=newsletter", "https://a.example/x"),
    ("https://a.example/x?b=2&a=1", "https://a.example/x?a=1&b=2"),
    ("https://a.example/x?a=1&amp;b=2", "https://a.example/x?a=1&b=2"),
    ("https://a.example/x?a=1&&b=2&", "https://a.example/x?a=1&b=2"),
    ("https://a.example/x?", "https://a.example/x"),
    ("https://a.example/x?q=a+b", "https://a.example/x?q=a%20b"),
    ("https://a.example/x?q=%7e", "https://a.example/x?q=~"),
    ("https://a.example/x?q=a%3Ab%2Fc", "https://a.example/x?q=a:b/c"),
    ("https://a.example/x?a=&b=2", "https://a.example/x?a&b=2"),
    ("https://a.example/x?id=5?utm_source=rss", "https://a.example/x?id=5"),
    ("https://a.example/x&utm_source=rss&utm_medium=feed", "https://a.example/x"),
    ("https://a.example/x%3Futm_source=rss", "https://a.example/x"),
    ("https://a.example/x?id=5&amp%3Butm_medium=web", "https://a.example/x?id=5"),
    ("https://a.example/x?_bhlid=edca6989", "https://a.example/x"),
    ("https://a.example/x?sf233490119=1", "https://a.example/x"),
    ("https://a.example/x?ref=its.own.host", "https://a.example/x"),
    ("https://a.example/x?source=rss-4f5e----2", "https://a.example/x"),
    ("https://a.example/x?replytocom=3279", "https://a.example/x"),
    ("https://a.example/x?unlocked_article_code=1.k04", "https://a.example/x"),
    ("https://a.example/x?utm%5Fsource=rss", "https://a.example/x"),
    ("https://www.dw.com/en/x/a-75995188?maca=en-rss-en-all-1573-rdf", "https://www.dw.com/en/x/a-75995188"),
    ("https://a.blogspot.com/2025/09/x.html?m=1", "https://a.blogspot.com/2025/09/x.html"),
    ("https://youtu.be/gcwzWzC7gUA?si=mbw6q8m3", "https://youtu.be/gcwzWzC7gUA"),
    ("https://www.nytimes.com/2025/09/24/x.html?campaign_id=2&nl=x", "https://www.nytimes.com/2025/09/24/x.html"),
    # sessions
    ("https://a.example/x;jsessionid=1A2B", "https://a.example/x"),
    ("https://a.example/x;jsessionid=1A2B?id=5", "https://a.example/x?id=5"),
    ("https://a.example/x?PHPSESSID=abc", "https://a.example/x"),
    (f"https://a.example/x?sid={HEX}", "https://a.example/x"),
    ("https://a.example/(S(lit3py55t21z5v55vlm25s55))/x.aspx", "https://a.example/x.aspx"),
    (f"https://a.example/showthread.php?s={HEX}&t=5", "https://a.example/showthread.php?t=5"),
    # fragments
    ("https://a.example/x#comments", "https://a.example/x"),
    ("https://a.example/x#:~:text=words", "https://a.example/x"),
    ("https://a.example/x#", "https://a.example/x"),
    ("https://a.example/x#/", "https://a.example/x"),
    # mistakes in the link as written
    (" https://a.example/x\n", "https://a.example/x"),
    ("https:\\\\a.example\\x", "https://a.example/x"),
    ("//a.example/x", "https://a.example/x"),
    ("http://https://a.example/x", "https://a.example/x"),
]

APART = [
    ("https://a.example/x?id=1", "https://a.example/x?id=2"),
    ("https://a.example/x?id=1", "https://a.example/x"),
    ("https://a.example/?p=1", "https://a.example/?p=2"),
    ("https://a.example/?p=1", "https://a.example/"),
    ("https://a.example/x?page=2", "https://a.example/x"),
    ("https://a.example/x?page=2", "https://a.example/x?page=3"),
    ("https://a.example/x?lang=en", "https://a.example/x?lang=ckb"),
    ("https://a.example/en/x", "https://a.example/ar/x"),
    ("https://en.a.example/x", "https://ar.a.example/x"),
    ("https://a.example/x", "https://a.example/y"),
    ("https://a.example/x", "https://a.example/X"),
    ("https://a.example/x", "https://b.example/x"),
    ("https://news.a.example/x", "https://a.example/x"),
    ("https://media.a.example/x", "https://a.example/x"),
    ("https://www2.a.example/x", "https://a.example/x"),
    ("https://mobile.a.example/x", "https://a.example/x"),
    ("https://a.example/story-1182", "https://a.example/story-1183"),
    ("https://a.example/2025/09/24/x", "https://a.example/2025/09/25/x"),
    ("https://a.example/x.html", "https://a.example/x"),
    ("https://a.example/index.xml", "https://a.example/"),
    ("https://a.example/index.php/x", "https://a.example/x"),
    ("https://a.example/amp", "https://a.example/"),
    ("https://a.example/champ", "https://a.example/ch"),
    ("https://a.example/example", "https://a.example/ex"),
    ("https://a.example/x/ampere", "https://a.example/x"),
    ("https://a.example/x?amp=50", "https://a.example/x"),
    ("https://a.example:8080/x", "https://a.example/x"),
    ("https://a.example/a%2Fb", "https://a.example/a/b"),
    ("https://a.example/x?q=a%26b=c", "https://a.example/x?q=a&b=c"),
    ("https://a.example/x?ref=1182", "https://a.example/x"),
    ("https://a.example/x?from=2025", "https://a.example/x"),
    ("https://a.example/x?sid=12", "https://a.example/x?sid=13"),
    ("https://a.example/x?cid=12", "https://a.example/x"),
    ("https://a.example/x?a=1&a=2", "https://a.example/x?a=2&a=1"),
    ("https://a.example/x?a=B", "https://a.example/x?a=b"),
    ("https://a.example/#!/x", "https://a.example/#!/y"),
    ("https://a.example/#/x", "https://a.example/"),
    ("https://m.example/x", "https://example/x"),
    ("https://www.google.com/search?q=a", "https://www.google.com/search?q=b"),
    ("https://a.example/products/guitar-amp", "https://a.example/products/guitar"),
    ("https://a.example/tag/amp/news", "https://a.example/tag/news"),
    ("https://a.example/x?type=amp", "https://a.example/x"),
    ("https://a.example/platform/x", "https://a.example/x"),
    ("https://mobile.a.example/2025/09/24/", "https://a.example/2025/09/24/"),
    ("https://mobile.a.example/feed", "https://a.example/feed"),
    ("https://m-en.a.example/x-12345", "https://en.a.example/x-12345"),
    ("https://a.example/2025/09/24/print", "https://a.example/2025/09/24"),
    ("https://a.example/x?print=2", "https://a.example/x"),
    ("https://a.example/x?view=calendar", "https://a.example/x"),
    ("https://a.example/x?m=1", "https://a.example/x"),
    ("https://a.example/x?si=1", "https://a.example/x?si=2"),
    ("https://a.example/x?campaign_id=1", "https://a.example/x?campaign_id=2"),
    ("https://a.example/x?ref=main.html", "https://a.example/x"),
    ("https://a.example/x?source=b.example", "https://a.example/x"),
    ("https://a.example/x?sf12=1", "https://a.example/x"),
    ("https://a.example/x?s=dam", "https://a.example/x?s=tunnel"),
    ("https://a.example/x?atom=1", "https://a.example/x"),
    ("https://a.example/a%3Bb", "https://a.example/a;b"),
    ("https://a.example/a%3Fb", "https://a.example/a?b"),
    ("https://a.example/x?a=1%2B1", "https://a.example/x?a=1+1"),
    ("https://a.example/web/2020/https://b.example/x", "https://a.example/web/2021/https://b.example/x"),
    ("https://www.google.com/url?q=https://a.example/x", "https://www.google.com/url?q=https://a.example/y"),
    ("https://a.example/url?q=https://b.example/x", "https://b.example/x"),
    ("https://www.youtube.com/watch?v=gcwzWzC7gUA", "https://www.youtube.com/watch?v=7gUAgcwzWzC"),
    ("https://a.example/x?tx_news%5Bnews%5D=2236", "https://a.example/x?tx_news%5Bnews%5D=2237"),
    ("https://a.example/1.6604622", "https://a.example/1.6604623"),
    ("https://a.example/?page_id=31155", "https://a.example/?page_id=64565"),
    ("https://a.example/?feed=rss2", "https://a.example/"),
    ("https://a.example/x?oldid=922985267", "https://a.example/x"),
]


@pytest.mark.parametrize(("one", "other"), MERGED)
def test_two_addresses_of_one_page_are_equal(one: str, other: str) -> None:
    assert canonical_url(one) == canonical_url(other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_addresses_of_two_pages_stay_apart(one: str, other: str) -> None:
    assert canonical_url(one) != canonical_url(other)


def test_a_canonical_url_still_leads_to_the_page() -> None:
    address = "http://www.a.example:80/x/?b=2&utm_source=rss&a=1#top"
    assert canonical_url(address) == "https://a.example/x?a=1&b=2"


def test_a_relative_link_is_resolved_before_it_is_compared() -> None:
    assert canonical_url("../y?utm_source=rss", "http://www.a.example/x/z") == "https://a.example/y"


def test_a_urn_is_its_own_canonical_form() -> None:
    assert canonical_url("URN:isbn:0451450523") == "URN:isbn:0451450523"


@pytest.mark.parametrize(
    "refused",
    [
        *["", " ", "x", "/x", "a.example/x", "mailto:a@a.example", "tag:a.example,2025:1", "javascript:alert(1)"],
        *["https://", "https:///", "https://?x", "https://[::1", "https://a.example:99999/", "https://a..example/"],
        *["https://-/", "https://a b.example/", "https://\ud800.example/", "https://[::1%eth0%]x/", "x" * 9000],
    ],
)
def test_what_is_no_web_address_is_refused_with_value_error(refused: str) -> None:
    with pytest.raises(ValueError, match="not an http or https address"):
        canonical_url(refused)


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("y", "https://a.example/x/y"),
        ("/y", "https://a.example/y"),
        ("../y", "https://a.example/y"),
        ("../../../y", "https://a.example/y"),
        ("?q=1", "https://a.example/x/z?q=1"),
        ("#top", "https://a.example/x/z?k=1#top"),
        ("//b.example/y", "https://b.example/y"),
        ("http://b.example/y", "http://b.example/y"),
        ("http:/b.example/y", "http://b.example/y"),
        ("http:///b.example/y", "http://b.example/y"),
        ("https:b.example", "https://b.example/"),
        ("www.b.example/y", "https://www.b.example/y"),
        ("\\y\\z?a\\b", "https://a.example/y/z?a%5Cb"),
        ("  /y \n", "https://a.example/y"),
        ("\ufeff/y\u00a0", "https://a.example/y"),
        ("/y\n/z", "https://a.example/y/z"),
        ("/a b", "https://a.example/a%20b"),
        ("/a%20b%", "https://a.example/a%20b%25"),
        ("/%zz", "https://a.example/%25zz"),
        ("/كوردستان", "https://a.example/%D9%83%D9%88%D8%B1%D8%AF%D8%B3%D8%AA%D8%A7%D9%86"),
        ("/x?q=ü&b=[1]", "https://a.example/x?q=%C3%BC&b=%5B1%5D"),
        ("/x?a=1&amp;b=2", "https://a.example/x?a=1&b=2"),
        ("/\ud800", "https://a.example/%3F"),
        ("/x\x00y", "https://a.example/xy"),
        ('"https://b.example/y"', "https://b.example/y"),
        ("<https://b.example/y>", "https://b.example/y"),
        ("https://B.Example:8080/y", "https://b.example:8080/y"),
        ("https://[2001:DB8::0:1]/y", "https://[2001:db8::1]/y"),
        ("https://user:word@b.example/y", "https://user:word@b.example/y"),
    ],
)
def test_a_link_becomes_an_absolute_valid_uri(link: str, expected: str) -> None:
    assert absolute_url(link, "https://a.example/x/z?k=1") == expected


@pytest.mark.parametrize(
    "link",
    [
        *["", " ", "\x00", "javascript:void(0)", "JavaScript:alert(1)", "java\nscript:alert(1)", "data:text/html,x"],
        *["mailto:a@a.example", "tel:+964", "ftp://a.example/x", "urn:x:y", "file:///etc/hosts", "//", "https://"],
        *["https://a.example:x/", "https://[/", "https://a.example[::1]/", "https://[::1]x/", "https://--.example/"],
        *["http://xn--\u0661.example/", "https://" + "a" * 300 + ".example/"],
    ],
)
def test_a_link_that_no_browser_would_open_as_a_page_is_none(link: str) -> None:
    assert absolute_url(link, "https://a.example/") is None


@pytest.mark.parametrize("base", [None, "", "urn:uuid:1", "not a base", "mailto:a@a.example"])
def test_a_relative_link_without_a_base_is_none(base: str | None) -> None:
    assert absolute_url("/x", base) is None
    assert absolute_url("//a.example/x", base) == "https://a.example/x"


def test_a_question_mark_alone_leaves_the_query_of_the_base() -> None:
    assert absolute_url("?", "https://a.example/x?p=2") == "https://a.example/x"
    assert absolute_url("?#y", "https://a.example/x?p=2") == "https://a.example/x#y"


def test_folders_of_a_base_that_are_empty_count() -> None:
    assert absolute_url("x", "https://a.example/b//c/d") == "https://a.example/b//c/x"
    assert absolute_url("../../x", "https://a.example/b//c/d") == "https://a.example/b/x"


def test_a_protocol_relative_link_takes_the_scheme_of_its_page() -> None:
    assert absolute_url("//b.example/x", "http://a.example/") == "http://b.example/x"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://WWW.A.example:8080/x", "a.example"),
        ("https://m.a.example/", "m.a.example"),
        ("https://münchen.example/", "xn--mnchen-3ya.example"),
        ("/x", ""),
        ("urn:x:y", ""),
        ("", ""),
    ],
)
def test_the_host_of_a_url_is_lower_case_without_www_and_port(url: str, expected: str) -> None:
    assert host_of(url) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("https://www.a.example/x", "http://a.example/y", True),
        ("https://news.a.example/", "https://amp.a.example/", True),
        ("https://a.example/", "https://b.example/", False),
        ("https://news.paper.co.uk/", "https://paper.co.uk/", True),
        ("https://one.co.uk/", "https://two.co.uk/", False),
        ("https://one.blogspot.com/", "https://two.blogspot.com/", False),
        ("http://127.0.0.1:80/", "http://127.0.0.1:81/", True),
        ("http://10.0.0.1/", "http://11.0.0.1/", False),
        ("http://[::1]/", "http://[::1]/x", True),
        ("http://localhost:1/", "http://localhost:2/", True),
        ("", "", False),
        ("urn:x:y", "urn:x:y", False),
    ],
)
def test_the_same_site_is_one_registered_name(one: str, other: str, expected: bool) -> None:
    assert same_site(one, other) is expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.A.example:8080/x", "a.example"),
        ("https://news.a.example/", "a.example"),
        ("https://news.paper.co.uk/", "paper.co.uk"),
        ("https://paper.co.uk/", "paper.co.uk"),
        ("https://www.one.blogspot.com/", "one.blogspot.com"),
        ("http://10.0.0.1:80/", "10.0.0.1"),
        ("http://[::1]:80/", "::1"),
        ("http://localhost:1/", "localhost"),
        ("/x", ""),
        ("urn:x:y", ""),
        ("", ""),
    ],
)
def test_the_site_of_a_url_is_its_registered_name(url: str, expected: str) -> None:
    assert site_of(url) == expected


@pytest.mark.parametrize(
    ("address", "canonical"),
    [
        ("https://a.example/x.amp.amp.html", "https://a.example/x.html"),
        ("https://a.example/" + ".amp" * 2000 + "x", "https://a.example/" + ".amp" * 2000 + "x"),
        ("https://google.com/s/b-example.cdn.ampproject.org/c/s/b.example/x", "https://b.example/x"),
        (f"https://{'google.com/s/' * 6}b.example", f"https://{'google.com/s/' * 6}b.example"),
    ],
    ids=["two marks", "marks", "a cache in a viewer", "viewers"],
)
def test_marks_and_viewers_without_an_end_are_no_pages(address: str, canonical: str) -> None:
    assert canonical_url(address) == canonical
    assert canonical_url(canonical) == canonical


def test_a_long_base_gives_links_its_path_and_an_endless_one_nothing() -> None:
    assert absolute_url("x", f"https://a.example/b/c?{'d' * 600}") == "https://a.example/b/x"
    assert absolute_url("x", f"https://a.example/{'b/' * 300}") is None


def test_an_address_that_is_too_long_once_it_is_valid_is_none() -> None:
    assert absolute_url("https://a.example/" + "é" * 1300, None) is not None
    assert absolute_url("https://a.example/" + "é" * 2000, None) is None


@pytest.mark.parametrize(
    "work",
    [
        lambda: [canonical_url(f"https://a{at}.example/{'.amp' * 2000}x") for at in range(500)],
        lambda: [canonical_url(f"https://a{at}.example/x{'.amp' * 2000}") for at in range(500)],
        lambda: [canonical_url(f"https://a{at}.example{'/amp' * 1900}/12345{'.amp.html' * 20}") for at in range(500)],
        lambda: [canonical_url(f"https://a{at}.example/x?ref={'a.' * 4000}1&{'?utm_a' * 9}") for at in range(500)],
        lambda: [canonical_url(f"https://{'google.com/s/' * 620}a{at}.example/") for at in range(500)],
        lambda: [absolute_url(f"/{at}", "http://a.example/" + "a/" * 4000) for at in range(20_000)],
    ],
    ids=["marks", "marks at an end", "folders", "a query", "viewers", "a long base"],
)
def test_hostile_addresses_cost_no_more_than_long_ones(work: Callable[[], object]) -> None:
    assert finishes(work, cpu=6)


@pytest.mark.parametrize(
    ("link", "url"),
    [
        pytest.param("\u00e9 x", "https://a.example/b/%C3%A9%20x", id="beside the base"),
        pytest.param("/\u00e9//x", "https://a.example/%C3%A9//x", id="from the root, whose empty folders stay"),
        pytest.param("\u00e9//x/", "https://a.example/b/%C3%A9//x/", id="empty folders beside the base stay, too"),
        pytest.param("i/https://c.example/x", "https://a.example/b/i/https://c.example/x", id="another's address"),
        pytest.param("i//../x", "https://a.example/b/i/x", id="up from an empty folder"),
        pytest.param("'s-Hoek", "https://a.example/b/'s-Hoek", id="an apostrophe before a name"),
        pytest.param("Kona'", "https://a.example/b/Kona'", id="an apostrophe behind a name"),
        pytest.param("'x y'", "https://a.example/b/x%20y", id="apostrophes around a link"),
        pytest.param("https:x/y", "https://a.example/b/x/y", id="a scheme without a host"),
        pytest.param("HTTPS:/x", "https://a.example/x", id="a scheme without a host from the root"),
        pytest.param("https:?x", "https://a.example/b/c?x", id="a scheme and a query"),
        pytest.param("https:", None, id="a scheme alone"),
        pytest.param("https:c.example/x", "https://c.example/x", id="a scheme that lost its slashes"),
        pytest.param("../\u00e9", "https://a.example/%C3%A9", id="up"),
        pytest.param("\u00e9/%2e%2e/x", "https://a.example/b/x", id="up again, in escapes"),
        pytest.param("x;\u00e9?\u00e9#\u00e9", "https://a.example/b/x;%C3%A9?%C3%A9#%C3%A9", id="parameters"),
        pytest.param("a b: c", "https://a.example/b/a%20b:%20c", id="a colon that ends no scheme"),
        pytest.param("1:\u00e9", "https://a.example/b/1:%C3%A9", id="a colon behind a figure"),
        pytest.param("a:\u00e9", None, id="a colon that ends a scheme"),
        pytest.param("?\u00e9", "https://a.example/b/c?%C3%A9", id="a query alone"),
    ],
)
def test_a_relative_link_of_other_letters_is_put_where_a_browser_puts_it(link: str, url: str | None) -> None:
    assert absolute_url(link, "https://a.example/b/c") == url


@pytest.mark.parametrize(
    ("host", "written"),
    [
        pytest.param("b\u00fccher.example", "xn--bcher-kva.example", id="Latin"),
        pytest.param("\u2764.example", "xn--qei.example", id="a sign"),
        pytest.param("\u2764\ufe0f\U0001f4f0.example", "xn--qei6668m.example", id="signs and their selector"),
        pytest.param("desk-.example", "desk-.example", id="a hyphen at an end"),
        pytest.param("-desk.example", "-desk.example", id="a hyphen at the start"),
        pytest.param("B\u00dcCHER.Example", "xn--bcher-kva.example", id="capitals"),
        pytest.param("fa\u00df.example", "xn--fa-hia.example", id="sharp s"),
        pytest.param("\u0645\u062b\u0627\u0644.example", "xn--mgbh0fb.example", id="Arabic"),
        pytest.param("\u4f8b\u5b50\u3002example", "xn--fsqu00a.example", id="Chinese, with its own full stop"),
        pytest.param("\u043f\u0440\u0438\u043c\u0435\u0440-1.example", "xn---1-mlcluqhd.example", id="Cyrillic"),
    ],
)
def test_a_host_in_another_script_is_written_in_ascii(host: str, written: str) -> None:
    assert absolute_url(f"http://{host}/", None) == f"http://{written}/"


def test_a_host_with_a_label_that_is_too_long_in_ascii_is_none() -> None:
    long = "\u00e9" * 64
    assert absolute_url(f"http://{long}.example/", None) is None
