"""Stories that a page carries in its scripts, or hidden at its end, for the browser to show."""

import json
from collections.abc import Mapping
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.reading.page import parse_page
from ingest.reading.raw import Parsed
from ingest.schema import Kind

URL = "https://news.example/2025/09/the-mill-opens-again"
TITLE = "The mill by the river opens again"
SENTENCES = (
    "The mill by the river opened again on Monday after twelve years, to the sound of a brass band.",
    "Nobody had expected so many people; the miller said that she would bake bread from the first flour herself.",
    "The town pays a third of the costs of the new wheel, which turns faster than the old one ever did.",
    "On Saturdays there will be tours for children, who may grind a handful of wheat and take it home.",
)
MARKUP = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
OTHER = "".join(f"<p>Another story altogether, number {number}, of ships and of the sea.</p>" for number in range(30))
HEAD = f'<title>{TITLE} - The Example</title><meta property="og:title" content="{TITLE}">'
ARTICLE = '<meta property="og:type" content="article">'
FOOTER = "<footer><a href='/about'>About us</a> <a href='/terms'>Terms</a></footer>"


def page(body: str, head: str = ARTICLE) -> Parsed:
    return parse_page(f"<html><head>{HEAD}{head}</head><body>{body}{FOOTER}</body></html>", url=URL)


def rules(parsed: Parsed) -> list[str]:
    return [flaw.rule for flaw in parsed.flaws]


def story(parsed: Parsed) -> str:
    return parsed.entries[0].content[0].value if parsed.entries and parsed.entries[0].content else ""


def is_whole(parsed: Parsed) -> bool:
    return all(sentence in story(parsed) for sentence in SENTENCES) and "Another story" not in story(parsed)


def ld(body: str) -> str:
    said = {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2025-09-01T10:00:00Z", "articleBody": body}
    return f'<script type="application/ld+json">{json.dumps(said)}</script>'


def pushed(*rows: str) -> str:
    """Return the rows as Next.js sends them, cut anywhere."""
    stream = "".join(rows)
    cuts = [0, len(stream) // 3, len(stream) // 2, len(stream)]
    parts = [stream[start:end] for start, end in pairwise(cuts)]
    return "".join(f"<script>self.__next_f.push([1,{json.dumps(part)}])</script>" for part in parts)


def row(number: int, text: str) -> str:
    return f"{number:x}:T{len(text.encode()):x},{text}"


BLOCKS = [{"_id": str(number), "type": "text", "content": text} for number, text in enumerate(SENTENCES)]
ARC = {"headlines": {"basic": TITLE}, "content_elements": BLOCKS}
RICH = [{"nodeType": "paragraph", "content": [{"nodeType": "text", "value": text, "marks": []}]} for text in SENTENCES]
DATA = {
    "props": {
        "related": [{"headline": "Ships and the sea", "html": OTHER}],
        "article": {"headline": TITLE, "body": {"html": MARKUP}},
    }
}


@pytest.mark.parametrize(
    "body",
    [
        ld("\n\n".join(SENTENCES)),
        ld("\n".join(SENTENCES)),
        ld(MARKUP),
        ld(MARKUP.replace("<", "&lt;").replace(">", "&gt;")),
        f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(DATA)}</script>',
        f'<script type="application/json" id="__NUXT_DATA__">{json.dumps([{"a": 1}, TITLE, MARKUP, "short"])}</script>',
        f"<script>window.__STATE__ = {json.dumps(DATA)};</script>",
        f"<script>Fusion.globalContent={json.dumps(ARC)};Fusion.x=1;</script>",
        f'<script type="application/json">{json.dumps({"title": TITLE, "document": {"content": RICH}})}</script>',
        f'<script type="application/json" data-sveltekit-fetched>{json.dumps({"body": json.dumps(DATA)})}</script>',
        f"<script>window.__STATE__ = JSON.parse({json.dumps(json.dumps(DATA))});</script>",
        pushed('1:"$Sreact.fragment"\n', row(36, MARKUP), '5:["$","div",null,{"children":"$24"}]\n'),
        pushed('0:{"P":null}\n', row(7, "short"), row(8, "é" + MARKUP), "9:null\n"),
        f"<div class='post'><script type='text/template'>{MARKUP}</script></div>",
        f'<div hidden id="S:0">{MARKUP}</div>',
    ],
    ids=[
        "article-body",
        "article-body-with-lines",
        "article-body-of-markup",
        "article-body-of-escaped-markup",
        "next-data",
        "nuxt-data",
        "assigned",
        "arc",
        "rich-text",
        "svelte-kit",
        "json-in-a-string",
        "next-stream",
        "next-stream-in-bytes",
        "template",
        "streamed-without-a-place",
    ],
)
def test_a_story_that_only_scripts_would_show_is_read(body: str) -> None:
    parsed = page(f"<div id=root>Loading</div>{body}")
    assert parsed.kind is Kind.ARTICLE
    assert is_whole(parsed)
    assert ("carried-story" in rules(parsed)) == ("S:0" not in body)


def test_a_lead_before_a_wall_gives_way_to_the_whole_story_of_its_data() -> None:
    lead = f"<article><h1>{TITLE}</h1><p>{SENTENCES[0]}</p><p>Subscribe to go on.</p></article>"
    told = ld("\n\n".join((*SENTENCES, *(f"And so it went on for long, part {number} of it." for number in range(9)))))
    assert is_whole(page(lead + told))


def test_teasers_of_others_are_no_story() -> None:
    teasers = [
        {"title": f"Ship {n}", "description": f"A ship of the number {n} sails out to sea, far away."} for n in range(9)
    ]
    assert (
        page(f'<div id=root></div><script type="application/json">{json.dumps({"more": teasers})}</script>').entries
        == ()
    )


def test_a_story_that_stands_on_the_page_is_not_looked_for_in_scripts() -> None:
    parsed = page(f"<article><h1>{TITLE}</h1>{MARKUP}</article>{ld(SENTENCES[0] * 2)}")
    assert is_whole(parsed)
    assert rules(parsed) == []


def test_parts_that_react_sends_later_stand_where_its_scripts_put_them() -> None:
    first, second, third, fourth = (f"<p>{sentence}</p>" for sentence in SENTENCES)
    parsed = page(
        f"<article><h1>{TITLE}</h1>{first}<template id='B:0'></template><p>Loading...</p>{fourth}</article>"
        f"<div hidden id=\"S:1\">{second}<template id='P:2'></template></div>"
        f'<div hidden id="S:2">{third}</div>'
        '<script>$RC("B:0","S:1")</script><script>$RS("S:2","P:2")</script>'
    )
    places = [story(parsed).find(sentence) for sentence in SENTENCES]
    assert -1 not in places
    assert places == sorted(places)
    assert rules(parsed) == []


def test_a_story_in_a_shadow_root_is_on_the_page() -> None:
    page_of_it = f"<x-story><template shadowrootmode=open><h1>{TITLE}</h1>{MARKUP}</template></x-story>"
    menu = "".join(f"<li><a href='/s/{n}'>The programmes of our station, part {n}</a></li>" for n in range(20))
    assert is_whole(page(f"<ul>{menu}</ul>{page_of_it}<template><p>{SENTENCES[0]} Another story.</p></template>"))


def test_a_part_that_would_stand_in_itself_stays_where_it_is() -> None:
    parsed = page(
        f"<article><h1>{TITLE}</h1></article><div hidden id=\"S:0\"><template id='B:0'></template>{MARKUP}</div>"
    )
    assert is_whole(parsed)


def test_parts_that_stand_in_one_another_without_end_are_left_where_they_are() -> None:
    parts = "".join(f"<div hidden id='S:{n}'><template id=\"B:{n + 1}\"></template></div>" for n in range(5_000))
    assert is_whole(page(f'<article><h1>{TITLE}</h1>{MARKUP}</article>{parts}<div hidden id="S:x"></div>'))


@pytest.mark.parametrize(
    "body",
    [
        "".join(f"<h2><a href='/s/{n}'>Story number {n} of the day is here</a></h2>" for n in range(9)),
        "<form><input name=u><input type=password></form>",
    ],
    ids=["listing", "login"],
)
def test_what_is_no_article_is_not_made_one_by_its_data(body: str) -> None:
    data = f'<script type="application/json">{json.dumps(DATA)}</script>'
    assert page(body + data, head="").entries == ()
    assert parse_page(f"<html><body>{data}</body></html>", url="https://news.example/").entries == ()


@pytest.mark.parametrize(
    "script",
    [
        '<script type="application/json">{"a": [1, 2</script>',
        '<script>window.x = {"a": ' + "[" * 5_000 + "</script>",
        '<script>self.__next_f.push([1,"1:Tffffffff,abc"])</script>',
        '<script>self.__next_f.push([1,"\\ud800:T3,abc"])</script>',
        "<script>self.__next_f.push([0])</script>",
        '<script>window.x = {"a": undefined}; window.y = {"b": 1}</script>',
        f'<script type="application/json">{json.dumps([[MARKUP]] * 3)}</script>',
    ],
)
def test_data_that_is_cut_or_strange_costs_nothing_else(script: str) -> None:
    assert page(f"<p>{SENTENCES[0]}</p><p>{SENTENCES[1]}</p>{script}").kind is Kind.ARTICLE
    carried = f'<script type="application/json">{json.dumps({"title": TITLE, "html": MARKUP})}</script>'
    assert is_whole(page(f"<div id=root>Loading</div>{script}{carried}"))


@given(
    st.recursive(
        st.none() | st.text(max_size=400) | st.integers(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_any_data_can_be_looked_through(value: object) -> None:
    page(f'<script type="application/json">{json.dumps(value).replace("<", "&lt;")}</script>')


@pytest.mark.parametrize(
    "script",
    [
        f"window.__STATE__ = {json.dumps({'story': {'title': TITLE, 'content': SENTENCES}})}",
        f"window.__STATE__ = {json.dumps({'story': {'title': TITLE, 'body': chr(10).join(SENTENCES)}})}",
        "var a = JSON.parse('" + json.dumps({"title": TITLE, "body": MARKUP}).replace('"', "\\x22") + "')",
        "var a = JSON.parse('"
        + json.dumps({"title": TITLE, "note": "miller's", "body": MARKUP}).replace("'", "\\'")
        + "')",
    ],
    ids=["sentences", "lines", "escaped", "single quotation marks"],
)
def test_a_story_without_markup_or_in_single_quotation_marks_is_found(script: str) -> None:
    assert is_whole(page(f"<div id=app></div><script>{script}</script>"))


def test_a_list_of_titles_is_no_story() -> None:
    titles = [f"{number} more of the old mills by the river open their doors again this summer" for number in range(9)]
    state = {"story": {"title": TITLE, "others": titles}}
    assert not story(page(f"<div id=app></div><script>window.__STATE__ = {json.dumps(state)}</script>"))


CHINESE = "市政府周一宣布河边的磨坊重新开放"
CHINESE_SENTENCES = (
    "十二年之后，河边的磨坊在铜管乐声中于周一重新开放，街上挤满了人。",
    "没有人想到会来这么多人，磨坊主说她要用第一批面粉亲自烤面包。",
    "新水车转得比旧的快，镇上承担了三分之一的费用，其余由捐款支付。",
    "每逢周六都有给孩子们的参观活动，他们可以磨一把麦子带回家去。",
)


@pytest.mark.parametrize(
    "held",
    [
        {"headline": CHINESE, "body": "".join(f"<p>{text}</p>" for text in CHINESE_SENTENCES)},
        {"headline": CHINESE, "body": "\n".join(CHINESE_SENTENCES)},
        {"headline": CHINESE, "parts": [{"id": "6c0f" * 12, "content": text} for text in CHINESE_SENTENCES]},
        {"@type": "NewsArticle", "headline": CHINESE, "articleBody": "\n".join(CHINESE_SENTENCES)},
    ],
    ids=["markup", "text", "blocks", "JSON-LD"],
)
def test_a_story_in_letters_that_say_more_is_carried_though_it_has_fewer(held: dict[str, object]) -> None:
    kind = "application/ld+json" if "@type" in held else "application/json"
    head = f"<meta charset=utf-8><title>{CHINESE}</title>{ARTICLE}"
    script = f'<script type="{kind}">{json.dumps(held, ensure_ascii=False)}</script>'
    shell = f"<html lang=zh><head>{head}</head><body><h1>{CHINESE}</h1>{script}{FOOTER}</body></html>"
    told = story(parse_page(shell, url=URL))
    assert [text for text in CHINESE_SENTENCES if text not in told] == []
    assert "6c0f" not in told


SHORT_STORIES = {
    "tr": ("Köprü yeniden açıldı, otobüsler yürüyor", "Meclis salı gecesi eski köprünün onarılmasına karar verdi.", 3),
    "ar": ("الجسر القديم يفتح من جديد", "صوت المجلس في ساعة متأخرة على إصلاح الجسر القديم المغلق أمام الشاحنات.", 2),
    "th": ("สะพานเก่าเปิดอีกครั้งแล้ว", "สภาเมืองท่าเล็กๆ ลงมติเมื่อดึกวันอังคารให้ซ่อมสะพานเก่าซึ่งปิดไม่ให้รถบรรทุกผ่านตั้งแต่ฤดูหนาวที่แล้ว", 2),
    "ja": ("古い橋が火曜日に再び開いた", "小さな港町の市議会は火曜日の深夜に古い橋を修理することを決めた。", 2),
}


def in_nuxt(story: Mapping[str, object]) -> str:
    """A flat list, as Nuxt 3 writes it: objects and lists hold the numbers of other items."""
    flat: list[object] = [["ShallowReactive", 1], {"data": 2, "again": 1}, ["Reactive", 3], {}]
    names: dict[str, int] = {}
    for name, value in story.items():
        names[name] = len(flat)
        parts = value if isinstance(value, list) else []
        flat += [[len(flat) + 1 + n for n in range(len(parts))], *parts] if parts else [value]
    flat[3] = names
    return f'<script id="__NUXT_DATA__" type="application/json">{json.dumps(flat)}</script>'


@pytest.mark.parametrize("language", SHORT_STORIES)
@pytest.mark.parametrize("form", ["markup", "lines", "list"])
def test_a_short_story_beside_the_pages_title_is_carried(form: str, language: str) -> None:
    title, sentence, count = SHORT_STORIES[language]
    lines = [f"{number} {sentence}" for number in range(count)]
    bodies = {"markup": "".join(f"<p>{line}</p>" for line in lines), "lines": "\n".join(lines), "list": lines}
    held = {"title": title, "body": bodies[form]}
    for script in (
        f'<script id="__NEXT_DATA__" type="application/json">{json.dumps({"props": {"page": held}})}</script>',
        f"<script>window.__APOLLO_STATE__ = {json.dumps({'Story:5': held})};</script>",
        f"<script>window.__INITIAL_STATE__=JSON.parse({json.dumps(json.dumps({'story': held}))})</script>",
        in_nuxt(held),
    ):
        head = f"<meta charset=utf-8><title>{title}</title>"
        shell = f"<html lang={language}><head>{head}</head><body><div id=app></div>{script}</body></html>"
        told = story(parse_page(shell, url=URL))
        assert [line for line in lines if line not in told] == [], script


def test_the_markup_in_the_call_that_nuxt_2_writes_is_found() -> None:
    markup = MARKUP.replace("<", "\\u003C").replace('"', '\\"')
    state = f'window.__NUXT__=(function(a,b){{return {{data:[{{title:a,id:b,body:"{markup}"}}]}}}}("{TITLE}",5))'
    assert is_whole(page(f"<div id=app></div><script>{state}</script>"))


def test_the_summaries_of_others_below_the_title_are_no_short_story() -> None:
    others = [{"title": f"Ship {n}", "text": f"A ship of the number {n} sails out to sea, far away."} for n in range(2)]
    state = {"story": {"title": TITLE, "others": others}}
    assert not story(page(f"<div id=app></div><script>window.__STATE__ = {json.dumps(state)}</script>"))
