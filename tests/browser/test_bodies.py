"""Published entries in Chromium: nothing in them runs or sends anything, and all of their text is there."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from ingest.text.markup import clean_html
from tests.attacks import ATTACKS, SAFE_ATTRIBUTES
from tests.browser.window import CHROMIUM, browser, published, window

pytestmark = [
    pytest.mark.system,
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is missing: apt-get install chromium"),
]
# What in a fragment is not plain HTML, has a needless attribute, or has an address that must not be followed.
UNSAFE = """([html, safe]) => {
    document.body.innerHTML = html
    const plain = one => one.namespaceURI === 'http://www.w3.org/1999/xhtml' && !one.localName.match(
        /^(script|style|iframe|object|embed|link|meta|base|form|input|button|textarea|template|noscript|xmp|plaintext)$/)
    const sound = one => safe.includes(one.name) && (!['href', 'src', 'poster'].includes(one.name) ||
        ['http:', 'https:', 'mailto:', 'tel:'].includes(new URL(one.value).protocol))
    const all = [...document.body.querySelectorAll('*')]
    return all.filter(one => !plain(one) || ![...one.attributes].every(sound)).map(one => one.outerHTML)
}"""
# The tree of a fragment, written out.
TREE = """html => {
    const root = document.implementation.createHTMLDocument().body
    root.innerHTML = html
    const written = node => node.nodeType === 3 ? JSON.stringify(node.data) :
        [node.localName, [...node.attributes].map(one => one.name + '=' + one.value), [...node.childNodes].map(written)]
    return JSON.stringify(written(root))
}"""
HARMLESS = (
    "5 &lt; 6 &amp;&amp; 7 &gt; 6 &copy; &notin; &nbsp;&hellip; &#8217; &#x1F600; &amp;amp; &amp;lt;b&amp;gt; <3",
    "<pre><code>\n  if (a &lt; b) {\n\treturn 'c';\n  }\n\n</code></pre>",
    "<pre>\n\n  two lines down</pre>",
    "<ul><li>a<ul><li>b<ol start=3 reversed type=a><li value=7>c</li></ol></li></ul></li><li>d</li></ul>",
    "<table><caption>c</caption><colgroup><col span=2></colgroup><thead><tr><th scope=col colspan=2>h</th></tr></thead>"
    "<tbody><tr><td rowspan=2>1<td><table><tbody><tr><td>2</table></tbody></table>",
    '<figure><img src="https://i.example/a" alt="&quot;A&quot; &amp; b" width=3 height=4><figcaption>c</figure>',
    "<details><summary>s</summary><p>d</p></details><dl><div><dt>t</dt><dd>d</dd></div></dl>",
    "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</ruby> H<sub>2</sub>O <abbr title='A &amp; B'>A</abbr><wbr><mark>m</mark>",
    '<p dir="rtl" lang="fa">می‌خواهم <bdo dir="ltr">abc</bdo> <bdi>x</bdi> \u200f\u202b\u202c\u2067\u2069\u061c</p>',
    "<p>👩\u200d👩\u200d👧 🏳️\u200d🌈 𝒳 e\u0301 é Å Å Kraft\u00adfahrzeug a\u200bb\u2060c क्\u200dष a\u2028b</p>",
    "<blockquote>a<br><br>b</blockquote> ]]&gt; ]]> <i>a<b>b</b></i> <ins datetime=2025-09-24>i</ins><q>q</q>",
    '<audio src="https://i.example/a.mp3" controls></audio><video poster="https://i.example/a.png"><source '
    'src="https://i.example/a.mp4" type="video/mp4"></video>',
)  # fmt: skip


@pytest.fixture(scope="module")
def opened() -> Iterator[BrowserContext]:
    with browser() as found:
        yield found


def test_nothing_that_is_published_runs_or_sends(opened: BrowserContext, tmp_path: Path) -> None:
    feed = tmp_path / "hostile.json"
    items = [
        {
            "id": name,
            "title": html,
            "summary": html,
            "content_html": f"<p>{name}</p>{html}",
            "authors": [{"name": html}],
        }
        for name, html in ATTACKS.items()
    ]
    feed.write_text(json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "H", "items": items}))
    with published(tmp_path, feed) as site, window(opened, site) as (page, _):
        bodies = {item["content_html"] for part in tmp_path.rglob("*.json") for item in stories(part)}
        assert len(bodies) >= len(ATTACKS)
        asked, met = watched(page)
        for body in bodies:
            assert page.evaluate(UNSAFE, [body, sorted(SAFE_ATTRIBUTES)]) == []
            page.set_content(body)
        page.goto(f"{site}index.html")
        assert asked <= {"document", "image", "media"}
        assert met == [f"{site}index.html"]


def stories(part: Path) -> list[dict[str, str]]:
    """The entries of a published feed, but not the file that they were read from."""
    found: list[dict[str, str]] = json.loads(part.read_text()).get("items", []) if "public" in part.parts else []
    return found


def watched(page: Page) -> tuple[set[str], list[str]]:
    """Note what kinds of things a page asks for from now on, where it goes, and what it says in dialogs."""
    asked: set[str] = set()
    met: list[str] = []
    page.on("request", lambda request: asked.add(request.resource_type))
    page.on("framenavigated", lambda frame: met.append(frame.url))
    page.on("dialog", lambda dialog: met.append(dialog.message))
    page.on("dialog", lambda dialog: dialog.dismiss())
    return asked, met


@pytest.mark.parametrize("html", HARMLESS)
def test_what_harms_nobody_is_shown_as_it_was_meant(opened: BrowserContext, html: str) -> None:
    page = opened.new_page()
    assert json.loads(page.evaluate(TREE, clean_html(html))) == json.loads(page.evaluate(TREE, html))
    page.close()
