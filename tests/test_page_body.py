import re

import pytest

from ingest.reading.page import parse_page
from ingest.text.markup import text_of
from tests.processes import finishes

URL = "https://news.example/2025/09/24/dam/"
SENTENCE = "The eastern gates of the dam were opened on Wednesday morning, part {} of the report said at length. "


def prose(number: int) -> str:
    return SENTENCE.format(number) * 2


def paragraphs(count: int = 5, *, start: int = 0) -> str:
    return "".join(f"<p>{prose(number)}</p>" for number in range(start, start + count))


def html(body: str) -> str:
    page = f"<html><head><title>Dam gates open</title></head><body>{body}</body></html>"
    (entry,) = parse_page(page, url=URL).entries
    return entry.content[0].value


def blocks(body: str) -> list[str]:
    return text_of(html(body)).split("\n\n")


def story(count: int = 5, *, start: int = 0) -> list[str]:
    return [prose(number).strip() for number in range(start, start + count)]


def test_the_story_is_the_prose_of_its_container() -> None:
    page = (
        "<nav><a href='/'>Home</a></nav><main><h1>Dam gates open</h1>"
        f"<div>{paragraphs()}</div></main><footer><p>About this site and its house.</p></footer>"
    )
    assert blocks(page) == story()


@pytest.mark.parametrize(
    "furniture",
    [
        "<p>Advertisement</p>",
        "<div>A+ A-</div>",
        "<p>Read more: <a href='/x'>Why the dam leaks</a></p>",
        "<div class='share-buttons'><p>Share this story with everyone whom you know and like</p></div>",
        "<aside><p>The dam was built in 1958 and has been repaired eleven times since, says our box.</p></aside>",
        "<div class='newsletter-signup'><p>Get the best of our reporting in your inbox every morning.</p></div>",
        "<form><label>Your name</label><input></form>",
        "<button>Listen to this story</button>",
        "<ul><li><a href='/a'>Another story of the day</a></li><li><a href='/b'>And a third one here</a></li></ul>",
        "<script>var story = 'This is no text of the story at all.'</script>",
        "<div hidden><p>This was hidden by the page and is not for its readers to see.</p></div>",
        "<div class='author-bio'><p>Jane Doe has written about dams for eleven years and likes them.</p></div>",
    ],
    ids=str,
)
def test_furniture_inside_the_story_is_left_out(furniture: str) -> None:
    page = f"<article><h1>Dam gates open</h1>{paragraphs(3)}{furniture}{paragraphs(2, start=3)}</article>"
    assert blocks(page) == story()


def test_the_title_repeated_at_its_head_is_no_part_of_the_story() -> None:
    assert blocks(f"<h1>Dam gates open</h1><article><h2>Dam gates open</h2>{paragraphs()}</article>") == story()


def test_comments_do_not_outweigh_the_story() -> None:
    comments = f"<section id='comments'><h2>Comments</h2>{paragraphs(12, start=20)}</section>"
    assert blocks(f"<h1>Dam gates open</h1><div>{paragraphs()}</div>{comments}") == story()


def test_a_heading_over_comments_ends_the_story() -> None:
    policy = "<h3>Yorumlar</h3><p>Hakaret, tehdit ve reklam içeren yorumlar hiçbir zaman yayımlanmaz.</p>"
    assert blocks(f"<h1>Dam gates open</h1><div>{paragraphs()}{policy}</div>") == story()


def test_a_container_whose_class_name_lies_is_believed_for_its_text() -> None:
    assert blocks(f"<h1>Dam gates open</h1><div class='paywall share-view'>{paragraphs()}</div>") == story()


def test_a_story_split_over_sibling_containers_is_joined() -> None:
    chunks = "<div class='ad'></div>".join(f"<div>{paragraphs(3, start=start)}</div>" for start in (0, 3))
    assert blocks(f"<h1>Dam gates open</h1><div>{chunks}</div>") == story(6)


def test_a_standfirst_between_title_and_story_is_kept() -> None:
    lead = "Engineers say that the reservoir will be back at its summer level within a week."
    assert blocks(f"<header><h1>Dam gates open</h1><div>{lead}</div></header><div>{paragraphs()}</div>") == [
        lead,
        *story(),
    ]


def test_two_line_breaks_part_paragraphs() -> None:
    lines = "<br><br>".join(prose(number) for number in range(5))
    assert blocks(f"<h1>Dam gates open</h1><div>{lines}</div>") == story()


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("<h2>What happens next</h2>", "<h2>What happens next</h2>"),
        ("<ul><li>one of them</li><li>the other one</li></ul>", "<ul><li>one of them</li><li>the other one</li></ul>"),
        ("<blockquote>We had no choice.</blockquote>", "<blockquote><p>We had no choice.</p></blockquote>"),
        (
            "<table><tr><th>Dam</th><th>Full</th></tr><tr><td>Dokan</td><td>78</td></tr></table>",
            "<table><tr><th>Dam</th><th>Full</th></tr><tr><td>Dokan</td><td>78</td></tr></table>",
        ),
        ("<pre>a  b\n  c</pre>", "<pre>a  b\n  c</pre>"),
        ("<pre>1\n3</pre>", "<pre>1\n3</pre>"),
        ("<pre>&gt;&gt;&gt; 1\n2</pre>", "<pre>&gt;&gt;&gt; 1\n2</pre>"),
        (
            "<p>It is <b>very</b> <i>wet</i> there &amp; cold.</p>",
            "<p>It is <strong>very</strong> <em>wet</em> there &amp; cold.</p>",
        ),
        (
            "<p>The <a href='/x?a=1&b=2'>ministry</a> said so again.</p>",
            '<p>The <a href="/x?a=1&amp;b=2">ministry</a> said so again.</p>',
        ),
    ],
    ids=["heading", "list", "quote", "table", "code", "numbers", "a prompt", "emphasis", "link"],
)
def test_the_meaning_of_markup_is_kept(written: str, kept: str) -> None:
    assert kept in html(f"<article><h1>Dam gates open</h1>{paragraphs(3)}{written}{paragraphs(2, start=3)}</article>")


@pytest.mark.parametrize(
    "code",
    [
        "<table><tr><td><pre>1\n2\n</pre></td><td><pre>a = 1\nb = 2</pre></td></tr></table>",
        "<pre><code><span> 9\n</span><span>10\n</span></code></pre><pre>a = 1\nb = 2</pre>",
    ],
    ids=["cells", "spans"],
)
def test_the_numbers_of_lines_beside_code_are_no_part_of_the_story(code: str) -> None:
    page = html(f"<h1>Dam gates open</h1>{paragraphs(3)}{code}{paragraphs(2, start=3)}")
    assert re.findall("<pre>[^<]*</pre>", page) == ["<pre>a = 1\nb = 2</pre>"]


@pytest.mark.parametrize(
    "permalink",
    [
        "<a href='#next'>#</a>",
        "<a href='https://meridian.example/dam#next'>¶</a>",
        "<a href='#next' aria-label='Permalink'>\u200b</a>",
        "<a href='#next'>#next</a>",
        "<a href='#next'><span>Direct link to What happens next</span></a>",
        "<a href='#next'>Permalink</a>",
    ],
)
@pytest.mark.parametrize(
    "heading", ["<h2 id='next'>{}What happens next</h2>", "<h2 id='next'>What happens next {}</h2>"]
)
def test_the_permalink_of_a_heading_is_no_part_of_it(heading: str, permalink: str) -> None:
    written = heading.format(permalink)
    assert "<h2>What happens next</h2>" in html(
        f"<h1>Dam gates open</h1>{paragraphs(3)}{written}{paragraphs(2, start=3)}"
    )


@pytest.mark.parametrize(
    "link",
    ["<a href='#next'>What happens next</a>", "<a href='/dams#next'>What</a> happens next", "<a href='#'>#dams</a>"],
)
def test_any_other_link_in_a_heading_is_kept(link: str) -> None:
    page = html(f"<h1>Dam gates open</h1>{paragraphs(3)}<h2>{link}</h2>{paragraphs(2, start=3)}")
    assert f"<h2>{link}</h2>".replace("'", '"') in page


@pytest.mark.parametrize(
    "picture",
    [
        "<img src='/dam.jpg' alt='A dam'>",
        "<img src='/spacer.gif' alt='A dam' data-srcset='/dam.jpg 600w'>",
        "<amp-img src='/dam.jpg' alt='A dam'><noscript><img src='/small.jpg'></noscript></amp-img>",
    ],
    ids=["plain", "lazy", "of AMP"],
)
def test_a_picture_stands_where_it_stood_and_its_caption_is_no_text(picture: str) -> None:
    figure = f"<figure>{picture}<figcaption>The dam on Monday. Photo: INA</figcaption></figure>"
    found = html(f"<article><h1>Dam gates open</h1>{paragraphs(2)}{figure}{paragraphs(2, start=2)}</article>")
    assert found.split("\n")[2] == '<figure><img src="/dam.jpg" alt="A dam"></figure>'


@pytest.mark.parametrize("holder", ["<div>{}</div>", "{}", "<div><section>{}</section></div>"])
def test_a_picture_between_paragraphs_in_no_box_of_its_own_is_the_storys(holder: str) -> None:
    told = f"{paragraphs(2)}<img src='/dam.jpg' alt='A dam'>{paragraphs(2, start=2)}"
    found = html(f"<h1>Dam gates open</h1>{holder.format(told)}<aside><img src='/offer.jpg' alt=Offer></aside>")
    assert found.split("\n")[2] == '<figure><img src="/dam.jpg" alt="A dam"></figure>'
    assert "offer" not in found
    assert "on Monday" not in found


def test_a_story_in_a_picture_of_amp_that_was_never_closed_is_read() -> None:
    assert "part 5" in html(f"<article><h1>Dam gates open</h1><amp-img src='/dam.jpg'>{paragraphs(6)}</article>")


def test_the_dateline_stays_in_the_story_of_a_page() -> None:
    parsed = parse_page(f"<h1>Dam gates open</h1><div><p>ERBIL (MNA) - {prose(9)}</p>{paragraphs()}</div>", url=URL)
    (entry,) = parsed.entries
    assert entry.dateline is not None
    assert (entry.dateline.place, entry.dateline.agency) == ("ERBIL", "MNA")
    assert "ERBIL (MNA) - The eastern gates" in entry.content[0].value


def test_a_city_in_a_span_of_its_own_is_the_dateline() -> None:
    (entry,) = parse_page(
        f"<h1>Dam gates open</h1><div><p><span>Berlin. </span>{prose(9)}</p>{paragraphs()}</div>"
    ).entries
    assert entry.dateline is not None
    assert (entry.dateline.place, entry.dateline.text) == ("Berlin", "Berlin.")


def test_a_link_that_was_never_closed_hides_no_story() -> None:
    parsed = parse_page(f"<body><div><a href=/local>Local<h1>Dam gates open</h1><div>{paragraphs()}")
    assert [flaw.rule for flaw in parsed.flaws] == ["unclosed-tags"]
    assert text_of(parsed.entries[0].content[0].value).split("\n\n") == story()


def test_a_caption_that_no_markup_names_is_no_first_paragraph() -> None:
    caption = "Passengers board the first sleeper at the central station on Thursday evening, in the rain."
    picture = f'<div><img src="/a.jpg"><div class="photo-caption">{caption}</div></div>'
    assert caption not in blocks(f"<h1>A night train</h1>{picture}<div>{paragraphs()}</div>")


def test_a_page_of_empty_blocks_is_read_in_part_and_says_so() -> None:
    parsed = parse_page(f"<body><h1>Dam gates open</h1><div>{paragraphs()}</div>{'<p></p>' * 50_000}", url=URL)
    assert [flaw.rule for flaw in parsed.flaws] == ["too-large"]
    assert text_of(parsed.entries[0].content[0].value).split("\n\n") == story()


@pytest.mark.parametrize(
    "body",
    [
        "<div>" + '<figure><img src="/a.jpg"></figure>' * 40 + "<i></i>" * 100_000 + "</div>",
        "<h2>The Latest</h2>" + '<a href="/a">A headline of some words</a><br><br>' * 15_000,
        f"<a href='/{'a' * 8000}'>" + "<p>aaa</p>" * 40_000,
        "<a href=/a>" + "x<b></b>" * 40_000,
        "<p></p>" * 100_000,
    ],
    ids=["pictures in a large box", "links below a heading", "a long link", "a link without an end", "no text"],
)
def test_what_a_page_repeats_costs_no_more_than_other_pages(body: str) -> None:
    assert finishes(lambda: parse_page(f"<body>{paragraphs()}{body}{paragraphs()}", url=URL), cpu=6)


def test_a_title_that_stands_in_a_menu_is_the_page_s() -> None:
    page = f"<body><nav><a href='/'>Home</a><h1>Dam gates open at last</h1></nav><main>{paragraphs()}</main>"
    (entry,) = parse_page(page, url=URL).entries
    assert entry.title[0].value == "Dam gates open at last"
    assert text_of(entry.content[0].value).split("\n\n") == story()


COMMENTS = "".join(f"<div class='c'><b>user{n}</b><p>{prose(n)}</p></div>" for n in range(20, 30))


@pytest.mark.parametrize("heading", ["Comments (10)", "10 Kommentare"])
def test_a_heading_that_counts_comments_ends_a_story_shorter_than_they_are(heading: str) -> None:
    talk = f"<div class='talk'><h3>{heading}</h3>{COMMENTS}</div>"
    assert blocks(f"<h1>Dam gates open</h1><div>{paragraphs()}</div>{talk}") == story()


TEASER = "<div class='teaser'><h3><a href='/n/{0}'>Another story of the day, number {0}</a></h3><p>{1}</p></div>"
ENTRY = "<p><a href='/n/{0}'><b>Another story of the day, number {0}</b></a><br>{1}</p>"


@pytest.mark.parametrize("form", [TEASER, ENTRY], ids=["boxes", "lines"])
@pytest.mark.parametrize("heading", ["More from the Courier", "Top news"])
def test_summaries_below_a_heading_over_other_stories_are_none_of_this_one(heading: str, form: str) -> None:
    teasers = "".join(form.format(n, prose(n)) for n in range(20, 26))
    page = f"<h1>Dam gates open</h1><div>{paragraphs(6)}</div><div><h2>{heading}</h2>{teasers}</div>"
    assert blocks(page) == story(6)


@pytest.mark.parametrize(
    "line", ["E-mail Jane Hopper at jane@post.example.", "Jane Hopper can be reached at 555-0134 or jane@post.example"]
)
def test_how_to_reach_the_reporter_is_no_part_of_the_story(line: str) -> None:
    assert blocks(f"<h1>Dam gates open</h1><div>{paragraphs()}<p><i>{line}</i></p></div>") == story()


def test_a_short_title_in_chinese_is_told_from_the_byline_below_it() -> None:
    title, said = (
        "市议会批准兴建第二座码头",
        "临海市议会星期二晚间投票通过在东岸兴建第二座渡轮码头的计划，结束了长达四年的争论，第{}号。",
    )
    told = [said.format(number) for number in range(6)]
    lines = "<br><br>".join([f"<b>{title}</b><br>By SAM REED<br>Courier Staff Writer", *told])
    page = f"<html><head><title>{title}</title></head><body><table><tr><td>{lines}</td></tr></table></body></html>"
    assert text_of(parse_page(page, url=URL).entries[0].content[0].value).split("\n\n") == told
