import pytest

from ingest.reading.page.blocks.features import Claims
from ingest.reading.page.blocks.trimming import agreed, trimmed
from ingest.reading.page.dom.around import around
from ingest.reading.page.dom.walked import Run, Walked
from ingest.reading.page.looking import look
from tests.articles.written import LINE, paragraphs

LIKELY = 0.0


def seen(body: str) -> Walked:
    return look(f"<html><body><div>{body}</div></body></html>").walked


def runs(body: str) -> list[Run]:
    return seen(body).runs


def kept(body: str, odds: list[float]) -> list[bool]:
    return agreed(around(runs(body)), odds, LIKELY)


def left(found: list[Run], said: Claims, walked: Walked | None = None) -> list[Run]:
    """Return what is left of blocks that are all likely, none of them for certain."""
    if walked is None:
        walked = Walked(found[0].place.element, runs=found)
    return trimmed(around(found), [True] * len(found), said, walked, found)


def test_the_items_of_a_list_stand_or_fall_together() -> None:
    body = f"{paragraphs(4)}<ul><li>Length: four kilometres</li><li>Height: nine</li><li>Age: sixty</li></ul>"
    assert kept(body, [3, 3, 3, 3, 2, -1, 0.5]) == [True] * 7
    assert kept(body, [3, 3, 3, 3, -2, 1, -0.5]) == [True] * 4 + [False] * 3


def test_a_list_that_is_most_of_the_page_is_judged_item_by_item() -> None:
    body = f"<ul>{''.join(f'<li>{LINE.format(number)}</li>' for number in range(4))}</ul><p>End.</p>"
    assert kept(body, [3, 3, 3, -1, 3]) == [True, True, True, False, True]


def test_a_table_between_two_paragraphs_need_not_be_likely() -> None:
    table = "<table><tr><td>Dokan</td><td>78</td></tr></table>"
    assert kept(f"{paragraphs(2)}{table}{paragraphs(2)}", [3, 3, -1, -1, 3, 3]) == [True] * 6
    assert kept(f"{paragraphs(2)}{table}{paragraphs(2)}", [3, 3, -2, -2, 3, 3]) == [
        True,
        True,
        False,
        False,
        True,
        True,
    ]
    assert kept(f"{paragraphs(4)}{table}", [3, 3, 3, 3, -1, -1]) == [True] * 4 + [False] * 2
    boxes = f"<div>{paragraphs(2)}{table}</div><div>{paragraphs(2)}</div>"  # the last of its box
    assert kept(boxes, [3, 3, -1, -1, 3, 3]) == [True] * 6


@pytest.mark.parametrize(
    ("heading", "odds", "is_kept"),
    [
        ("<div class=item><h3>Height</h3></div>", [-1, 3], True),
        ("<div class=item><h3>Height</h3></div>", [-2, 3], False),
        ("<div class=item><h3>Height</h3></div>", [-1, -1], False),  # above no block of the story
        ("<div class=more><h3>Height</h3></div>", [-1, 3], False),  # written in another way
    ],
)
def test_a_heading_that_is_written_like_another_of_the_story_need_not_be_likely(
    heading: str, odds: list[float], is_kept: bool
) -> None:
    body = f"{paragraphs(2)}<div class=item><h3>Length</h3></div>{paragraphs(1)}{heading}{paragraphs(1)}"
    assert kept(body, [3, 3, 1, 3, *odds])[4] is is_kept


@pytest.mark.parametrize(
    ("paragraph", "odds", "is_kept"),
    [
        ("<p>{}</p>", -1, True),
        ("<p>{}</p>", -2, False),
        ("<p class=note>{}</p>", -1, False),  # written in another way
        ("<div>{}</div>", -1, False),
        ("<p><a href=/2>{}</a></p>", -1, False),
    ],
)
def test_a_paragraph_between_two_that_are_written_like_it_need_not_be_likely(
    paragraph: str, odds: float, is_kept: bool
) -> None:
    body = f"{paragraphs(2)}{paragraph.format(LINE.format('amid'))}{paragraphs(2)}"
    assert kept(body, [3, 3, odds, 3, 3])[2] is is_kept
    assert kept(body, [3, 3, odds, -3, 3])[2] is False


def test_a_list_of_links_between_two_paragraphs_has_to_be_likely() -> None:
    links = "<ul><li><a href='/a'>Another story</a></li><li><a href='/b'>A third one</a></li></ul>"
    assert kept(f"{paragraphs(2)}{links}{paragraphs(2)}", [3, 3, -1, -1, 3, 3]) == [
        True,
        True,
        False,
        False,
        True,
        True,
    ]


@pytest.mark.parametrize(
    "besides",
    [
        "<h2>Dam gates open</h2>",
        "<p>Advertisement</p>",
        "<figure><figcaption>The dam on Monday.</figcaption></figure>",
        "<aside><p>The dam was built in 1958.</p></aside>",
        "<div hidden><p>This was hidden by the page.</p></div>",
        "<div id='comments'><p>I was there and saw it all.</p></div>",
        "<p class='image-caption'>The dam on Monday.</p>",
        "<p>This article contains content provided by Chirp. We ask for your permission before anything is loaded.</p>",
        "<p>An dieser Stelle finden Sie einen externen Inhalt von Zwitsch, der den Artikel ergänzt.</p>",
        "<p>Ich bin damit einverstanden, dass mir externe Inhalte angezeigt werden.</p>",
        "<p>Pour afficher ce contenu, vous devez accepter les cookies de Pépie.</p>",
        "<p>All rights reserved. This material may not be published, broadcast, rewritten or redistributed.</p>",
        "<p>Photo by Jane Doe</p>",
        "<p>(AP Photo/Jane Doe)</p>",
        "<p>Les også: Demningen lekker igjen</p>",
        "<p>Lea también: La presa vuelve a tener fugas</p>",
    ],
    ids=[
        *("title", "button", "caption", "box", "hidden", "comments", "called a caption"),
        *("permission", "external", "consent", "cookies", "rights", "credit", "agency", "norwegian", "spanish"),
    ],
)
def test_what_is_beyond_doubt_no_story_is_left_out(besides: str) -> None:
    said = Claims(titles=frozenset({"dam gates open"}))
    body = f"{paragraphs(4)}{besides}<p>{LINE.format('last')}</p>"
    found = left(runs(body), said)
    assert [run.text for run in found] == [LINE.format(number) for number in (0, 1, 2, 3, "last")]


@pytest.mark.parametrize(
    "line",
    [
        "We and our 842 partners store information on a device, such as unique identifiers in cookies.",
        "We and our partners process data to provide precise geolocation and to measure advertisements.",
        "Wir und unsere Partner verarbeiten Daten.",
        "Folgen Sie uns auf <a href=/w>WhatsApp</a>.",
        "Suivez toute l'actualité sur notre <a href=/w>chaîne WhatsApp</a>.",
        "Síguenos en nuestro <a href=/w>canal de WhatsApp</a> para recibir las noticias al instante.",
        "Bizi <a href=/g>Google News</a>'te takip edin",
        "تابع آخر الأخبار على جوجل نيوز",
        "Подписывайтесь на наш <a href=/t>Telegram-канал</a>, чтобы первыми узнавать новости.",
        "Нашли опечатку? Выделите фрагмент и нажмите Ctrl+Enter.",
        "به کانال تلگرام ما بپیوندید",
        "انتهای پیام/",
        "【编辑:王小明】",
        "（责编：王小明、李强）",
        "原标题：水坝闸门开启",
        "無断転載・複製を禁じます",
        "Do you have a tip? Contact our newsroom at tips@post.example.",
        "Reach the reporter at 555-0100 or jane@post.example.",
        "Support independent journalism",
        "Obserwuj nas w Google News",
        "Volg ons op Facebook",
        "Följ oss på Facebook!",
        "Sledujte nás na <a href=/f>Facebooku</a>",
        "Kövessen minket a Facebookon is!",
        "Urmărește-ne pe <a href=/g>Google News</a>",
        "Ακολουθήστε μας στο Google News και μάθετε πρώτοι όλα τα νέα",
        "Підписуйтесь на наш Telegram-канал",
        "ताजा खबरों के लिए हमारे व्हाट्सएप चैनल से जुड़ें",
        "গুগল নিউজে আমাদের ফলো করুন",
        "Ikuti kami di Google News",
        "Theo dõi chúng tôi trên Zalo",
        "ติดตามเราทาง LINE",
        "הצטרפו לערוץ הוואטסאפ שלנו",
        "Siga-nos no Google News",
        "Seguici anche su Telegram",
        "Pour ne rien manquer, suivez-nous aussi sur Instagram",
        "Für mehr Nachrichten folgen Sie uns auf Facebook",
        "<b>Читайте також:</b> <a href=/2>Міст відкриють у травні</a>",
        "<b>আরও পড়ুন:</b> <a href=/2>মে মাসে সেতু খুলবে</a>",
        "<b>Läs även:</b> <a href=/2>Bron öppnas i maj</a>",
        "<b>Διαβάστε ακόμη:</b> <a href=/2>Η γέφυρα ανοίγει τον Μάιο</a>",
        "<b>อ่านเพิ่มเติม:</b> <a href=/2>สะพานเปิดเดือนพฤษภาคม</a>",
        "<b>Kapcsolódó cikkünk:</b> <a href=/2>Májusban nyílik a híd</a>",
        "함께 보면 좋은 기사",
        "For the latest stories and breaking news updates download the Harbour News apps.",
        "To view the full story, please subscribe to the Harbour Times.",
        "If you’re already a subscriber, you can log in here.",
        "Have you got a story for us? Email desk@post.example.",
        "When you buy through links on our site, we may earn a commission.",
        "Be the first to comment on this story.",
        "Kaufen Sie über diesen Link, erhalten wir eine Provision.",
        "Hat Ihnen dieser Artikel gefallen? Dann unterstützen Sie uns mit einer Spende.",
        "Dies ist eine maschinelle Übersetzung eines Artikels unserer Kollegen.",
        "Cet article est réservé aux abonnés.",
        "¿Ya sabías que tenemos canal de Telegram? Únete desde tu celular.",
        "Já é assinante? Faça login.",
        "Sei già abbonato? Accedi.",
        "Vond je dit artikel nuttig?",
        "Materiał chroniony prawem autorskim.",
        "Ladda ner vår app",
        "Haberin devamı için <a href=/2>tıklayın</a>",
        "Скачайте наше приложение",
        "لمتابعة الأخبار حمل تطبيقنا",
        "برای عضویت در کانال تلگرام <a href=/t>اینجا</a> کلیک کنید",
        "この記事は有料会員限定です",
        "무단 전재 및 재배포 금지",
        "未经授权不得转载",
        "This article may be outdated. Please look at the time stamp on the story to see when it was last updated.",
        "For the latest news from across the bay, like our <a href=/f>Facebook page</a> and follow us there.",
        "You have reached your limit of free articles.",
        "<em>This article appears in the June print edition with the headline “Going Quiet.”</em>",
        "<b>For more stories like this, <a href=/n>check our news page</a>.</b>",
        "Your membership makes our reporting possible.",
        "Unlimited digital access for a dollar",
        "<em>Have a tip? <a href=/t>Tell us.</a></em>",
        "Mobile users: tap here to watch the video.",
        "Scroll down for video",
        "Let us know in the comments.",
        "This story has been shared 1,024 times.",
        "1.2k shares",
        "Current time 0:00",
        "This advertisement has not loaded yet, but your article continues below.",
        "Read the original article on The Harbour Insider.",
        "Filed under: Docks",
        "View this post on Instagram",
        "SCROLL TO CONTINUE WITH CONTENT",
        "Article continues below this ad",
        "Add us as a preferred source on Google",
        "Report an error",
        "Image 1 of 5",
        "0:00 / 3:42",
        "Lesedauer: 3 Min.",
        "Empfohlener externer Inhalt",
        "Sigue el canal de El Muelle en WhatsApp",
        "Got a story? Contact us in confidence.",
        "(Except for the headline, this story has not been edited by Harbour staff and comes from a syndicated feed.)",
        "Simak breaking news dan berita pilihan kami langsung di ponselmu.",
        "Lihat juga Video: Pintu Bendungan Dibuka",
        "Bu haber toplam 123 defa okunmuştur",
        "Haberin Devamı",
        "责任编辑：王小明",
        "打开APP阅读全文",
        "무단전재 및 재배포 금지",
        "▶ 제보하기",
        "Ακολουθήστε το Λιμάνι στο Google News και μάθετε πρώτοι όλες τις ειδήσεις",
        "ΔΙΑΒΑΣΤΕ ΕΠΙΣΗΣ:",
        "شاهد أيضاً",
        "לעוד כתבות",
        "画像を見る",
        "Chia sẻ",
        "Archivado en",
        "Should the dam be raised? Let us know in the comments.",
        "Und Sie? Schreiben Sie es uns in die Kommentare!",
        "E você, o que acha? Deixe o seu comentário abaixo.",
        "Die mit Stern versehenen Links sind Partnerlinks.",
        "To show it, we need your consent.",
        "Thank you! We've sent a confirmation email to the address you entered.",
        "Sometimes they will include other related newsletters or services we offer.",
        "The Tide Table and Ebb newsletters are written by our editors, who sum up the day.",
        "Opinions expressed by Quayside contributors are their own.",
        "Financial contributions from our readers pay for such reports. Please give what you can.",
        "Since you’re here ...",
        "Keep it clean. Please avoid obscene, vulgar, lewd or racist language.",
        "This article appeared in the Quayside Post print edition as: Dam gates open",
        "JUST WATCHED",
        "Visit our homepage for more stories.",
        "We urge you to turn off your ad blocker for our site.",
        "A post shared by Jane Doe (@jane.doe) on May 5, 2019 at 3:52pm PDT",
    ],
)
def test_what_a_site_invites_its_readers_to_is_no_story(line: str) -> None:
    test_what_is_beyond_doubt_no_story_is_left_out(f"<p>{line}</p>")


@pytest.mark.parametrize(
    "line",
    [
        "Farmers who sign up to receive the subsidy will be paid in March, the agency said.",
        "Residents can sign up to receive daily messages about the water level, the county said.",
        "He said that threats of harming another person will cost a player his place.",
        "The novel appeared in the print edition as a serial of forty parts before the war.",
        "Story continues to be told in the villages of how the dam gave way in one night.",
        "The bank, which has affiliate partnerships with three insurers, declined to comment.",
        "The group's newsletters are written by volunteers who meet in the old school.",
        "The charity asked voters to consider making a contribution to the chapel.",
        "Columnists and other contributors are their own employers, the tribunal ruled.",
        "A contribution from as little as one cent was enough to vote in the primary.",
        "A photo posted by the mayor on Sunday showed the wall before it fell.",
        "A post shared by the singer was deleted within the hour.",
        "Opinions expressed by contributors are their own, the judge wrote, and nobody else can be fined.",
    ],
)
def test_a_sentence_of_a_story_that_sounds_like_the_site_is_kept(line: str) -> None:
    assert line in [run.text for run in left(runs(f"{paragraphs(4)}<p>{line}</p>{paragraphs(2)}"), Claims())]


@pytest.mark.parametrize(
    "line",
    [
        "<b>&gt;&gt; Xem thêm:</b> <a href=/2>Cầu sẽ thông xe vào tháng năm</a>",
        "<b>MORE: <a href=/2>The bridge opens in May</a></b>",
        "<b>Opinion:</b> <a href=/2>The bridge should open now</a>",
        "In case you missed it: <a href=/2>The bridge on the bay opens in May</a>",
        "Topics: <a href=/d>docks</a>, <a href=/f>ferries</a>",
        "<a href=/2>Xem thêm: Cầu sẽ thông xe vào tháng năm</a>",
        "<b>קראו גם:</b> <a href=/2>הגשר ייפתח במאי</a>",
        "<b>Olvasta már?</b> <a href=/2>Májusban nyílik a híd</a>",
        "<b>MIRA:</b> <a href=/2>El puente abre en mayo</a>",
        "<a href=/2>Watch: The bridge opens in May</a>",
        "<b>Go deeper:</b> <a href=/2>The bridge opens in May</a>",
        "<b>Read:</b> <a href=/2><i>The bridge opens in May</i></a>",
        "<b>شاهد:</b> <a href=/2>افتتاح الجسر في أيار</a>",
    ],
)
def test_what_consists_of_a_link_to_another_story_is_none(line: str) -> None:
    walked = seen(f"{paragraphs(4)}<p>{line}</p>{paragraphs(1)}")
    assert len(left(walked.runs, Claims(), walked)) == 5


@pytest.mark.parametrize(
    "line",
    [
        "Do you have a tip? Call the police at 555-0100.",
        "Friends tried to reach the reporter at his home in the hills.",
        "“Abonnieren Sie unseren WhatsApp-Kanal”, sagte der Minister.",
        "漫画の無断転載で男を逮捕した。",
        "编辑，是一个古老的职业。",
        "She follows us on Facebook, she said.",
        "Thousands of people follow us on Facebook.",
        "Follow us through the early life of the man who founded Facebook.",
        "– Obserwuj nas na Facebooku – powiedziała.",
        "Họ theo dõi chúng tôi trên Facebook mỗi ngày.",
        "הצטרפו לערוץ הטלגרם שלו אלפי אנשים.",
        "Xem thêm phim cũ là thú vui của ông.",
        "קראו גם לממשלה לפעול.",
        "Kapcsolódó kérdésekről kedden tárgyalnak.",
        "The ministry asked commuters to download the app before the bridge closes.",
        "Subscribers of the line will be told by letter.",
        "Agents earn a commission on every ticket that they sell.",
        "Wer den Artikel der Nachbarzeitung las, wurde hellhörig.",
        "Watch: that was the word on the note.",
        "Read: that was the word on the note.",
        "The video was just watched by the board.",
        "The guide tells speakers to avoid vulgar and lewd language.",
        "A post shared the load of the beam.",
        "The paper lives on contributions from readers of the valley.",
        "He let his readers know in the comments that the dam had held.",
        "Um den Riss zu sehen, brauchen wir eine Lampe.",
        "居民扫描二维码登记过桥时间。",
        "Image 1 of the series shows the gates.",
        "More: that was the word on the note.",
        "Photo by photo, the album tells of the dam.",
        "Source: the ministry of ports",
        "The feature is available exclusively to members of the club.",
        "Comments on the plan are now closed, the ministry said.",
        "Mobile users will see the change in May.",
        "The picture had been shared 1,024 times by noon.",
        "Topics: dams, gates and the sea.",
        "The bill was 3/42 of the budget.",
    ],
)
def test_a_story_may_speak_of_what_sites_say(line: str) -> None:
    assert [run.text for run in left(runs(f"{paragraphs(4)}<p>{line}</p>{paragraphs(1)}"), Claims())][4] == line


def test_a_box_that_holds_the_story_is_no_box() -> None:
    assert len(left(runs(f"<aside>{paragraphs(4)}</aside>"), Claims())) == 4


def test_what_stands_below_a_heading_over_comments_is_left_out() -> None:
    body = f"{paragraphs(4)}<h3>Comments (3)</h3><p>I was there.</p>"
    assert len(left(runs(body), Claims())) == 4


LETTER = "<div><h3>Newsletter</h3><p>Get the stories of the day.</p></div>"
LAYOUTS = {
    "paragraphs": "<p>{}</p>",
    "a box a paragraph": "<div class='text'><p>{}</p></div>",
    "boxes of two": "<div class='text'><div><p>{0}</p><p>And so {0}</p></div></div>",
}


def laid_out(layout: str, count: int) -> list[str]:
    return [LAYOUTS[layout].format(LINE.format(number)) for number in range(count)]


@pytest.mark.parametrize(
    ("between", "taken"),
    [
        pytest.param(LETTER, "", id="newsletter"),
        pytest.param(LETTER, "Newsletter", id="newsletter that was taken for a part of it"),
        pytest.param(f"{LETTER}{LETTER}", "", id="two"),
        pytest.param("<div><h3>Kommentare</h3></div>", "", id="link to the comments"),
        pytest.param("<figure><img src='/b.jpg'><figcaption>© 2025 Tom Bell</figcaption></figure>", "", id="credit"),
        pytest.param("<div class='pic'><img src='/b.jpg'><p>© 2025 Tom Bell</p></div>", "", id="credit in no figure"),
    ],
)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_story_goes_on_behind_a_box_in_its_midst(layout: str, between: str, taken: str) -> None:
    parts = laid_out(layout, 9)
    walked = seen(f"{''.join(parts[:-1])}{between}{parts[-1]}")
    story = [run for run in walked.runs if run.text.endswith("report said.")]
    found = trimmed(around(walked.runs), [run in story or run.text == taken for run in walked.runs], Claims(), walked)
    assert found == story


@pytest.mark.parametrize(
    "behind",
    [
        pytest.param("<div class='text'><h3>Comments</h3></div><div class='text'><p>{}</p></div>", id="laid out alike"),
        pytest.param("<div><h3>Comments</h3></div><div class='text'><p>{}</p></div>", id="the heading alone in a box"),
        pytest.param(f"{LETTER}<h3>Comments</h3><div><p>{{}}</p></div>", id="behind a box in its midst"),
        pytest.param("<h3>Comments</h3><section><div class='text'><p>{}</p></div></section>", id="elsewhere"),
    ],
)
def test_what_stands_below_a_heading_taken_for_one_of_the_story_is_left_out(behind: str) -> None:
    body = "".join(laid_out("a box a paragraph", 6)) + behind.format("I was there and saw it all.")
    assert [run.text for run in left(runs(body), Claims())] == [LINE.format(number) for number in range(6)]


def test_a_story_goes_on_behind_a_box_of_one_line_that_was_taken_for_a_part_of_it() -> None:
    parts = laid_out("paragraphs", 6)
    line = "<div class='box'><p><strong>Newsletter</strong></p></div>"
    found = [run.text for run in left(runs(f"{''.join(parts[:3])}{line}{''.join(parts[3:])}"), Claims())]
    assert [text for text in found if text.endswith("report said.")] == [LINE.format(number) for number in range(6)]


NEXT = "<article>{}<p>The ferry to the island is back in service, the port said.</p></article>"


@pytest.mark.parametrize(
    ("title", "is_another"),
    [
        ("<h1>Ferry is back in service</h1>", True),
        (f"<!-- {LINE} --><script>{LINE}</script><h1>Ferry is back in service</h1>", True),
        ("<span>Harbour</span><h2><a href='/ferry/'>Ferry is back in service</a></h2>", True),
        ("<a href='/ferry/'><h2>Ferry is back in service</h2></a>", True),
        ("<h2>Ferry is back in service</h2><p>By Erika Muster</p>", True),
        ("<h2>What comes next</h2>", False),
        ("<h2><a href='#next'>What comes next</a></h2>", False),
        (f"<p>{LINE.format('first')}</p><h1>What comes next</h1>", False),
        ("", False),
    ],
)
def test_the_next_story_below_is_left_out_and_a_part_of_one_is_not(title: str, is_another: bool) -> None:
    first = f"<article><h1>Dam gates open</h1>{paragraphs(4)}</article>"
    walked = seen(f"{first}{NEXT.format(title)}")
    found = left(walked.runs, Claims(titles=frozenset({"dam gates open"})), walked)
    assert any("ferry" in run.text.lower() for run in found) != is_another


@pytest.mark.parametrize(
    ("title", "is_another"),
    [
        ("<h2><a href='/ferry/'>Ferry is back in service</a></h2>", True),
        ("<span>Harbour</span><h1><a href='/ferry/'>Ferry is back in service</a></h1>", True),
        ("<h1>What comes next</h1>", False),
        ("<h2>What comes next</h2>", False),
    ],
)
def test_the_next_story_in_a_box_like_the_story_s_own_is_left_out(title: str, is_another: bool) -> None:
    box = "<div class=story-box>{}<div>{}</div></div>"
    below = box.format(title, "<p>The ferry to the island is back in service, the port said.</p>")
    walked = seen(f"{box.format('<h1>Dam gates open</h1>', paragraphs(4))}{below}")
    found = left(walked.runs, Claims(titles=frozenset({"dam gates open"})), walked)
    assert any("ferry" in run.text.lower() for run in found) != is_another


def test_the_stories_of_a_front_page_in_boxes_stay_together() -> None:
    title, text = "<h1><a href='/{0}/'>The gates at {0}</a></h1>", "<p>Nobody was hurt at {0}, they said.</p>"
    walked = seen("".join(f"<div class=story-box>{title}{text}</div>".format(at) for at in range(1, 7)))
    assert sum(run.text.startswith("Nobody") for run in left(walked.runs, Claims(), walked)) == 6


def test_posts_of_a_live_blog_that_lead_to_themselves_are_kept() -> None:
    post = (
        "<article><h2><a href='/live/{0}/'>The gates at {0}</a></h2><p>Nobody was hurt, they said at {0}.</p></article>"
    )
    body = f"<article><h1>Dam gates open</h1>{paragraphs(1)}</article>{''.join(map(post.format, range(1, 7)))}"
    walked = seen(body)
    found = left(walked.runs, Claims(titles=frozenset({"dam gates open"})), walked)
    assert sum(run.text.startswith("Nobody") for run in found) == 6


def test_headings_over_nothing_are_left_out() -> None:
    assert len(left(runs(f"{paragraphs(2)}<h2>What comes next</h2>"), Claims())) == 2


def test_a_last_heading_that_is_a_sentence_says_something_itself() -> None:
    assert len(left(runs(f"{paragraphs(2)}<h3>3. The gates wait for new hinges.</h3><h2>More</h2>"), Claims())) == 3


def test_a_byline_in_front_of_the_story_is_left_out() -> None:
    body = f"<p>by Jane Doe — 14 September 2025, 9.05am</p>{paragraphs(3)}"
    assert len(left(runs(body), Claims())) == 3


@pytest.mark.parametrize(
    ("lines", "is_kept"),
    [
        ("<b>Jane Doe, transport correspondent</b><br>Wednesday October 11, 2006<br><a href=/>The Herald</a>", False),
        ("Wednesday October 11, 2006<br>By Jane Doe", False),
        ("Harbour Hall<br>Wednesday October 11, 2006<br>Doors open at eight", True),
        ("Jane Doe, transport correspondent<br>Wednesday October 11, 2006<br>The gates are open.", True),
        ("Jane Doe, transport correspondent<br>The gates", True),
        ("<b>11.10.2006, 17:32 Uhr</b><b>Von Erika Muster (Text)</b>", False),
        ("<span>By</span><span>Jane Doe</span><span>March 3, 2026</span>", False),
        ("2026-03-04 10:00 来源：新华社 作者：王小明 编辑：李强", False),
        ("来源：中国新闻网　作者：王小明　责任编辑： 李强", False),
        ("2026-03-04 10:00 &nbsp; 新华社 &nbsp; 字号：大 中 小", False),
        ("2026/03/04 10:00 〔記者王小明／台北報導〕", False),
        ("时间：3月4日上午 地点：北京市大坝展览馆", True),
        ("记者：您怎么看这座大坝？", True),
        ("11 ottobre 2006 - Aggiornato alle 12:40 - di Carla Molo", False),
        (
            "Von Erika Muster · Geändert: 12.10.2006, 18:20 · Veröffentlicht: 11.10.2006, 07:05 Uhr · Lesezeit: 3 Min",
            False,
        ),
        (
            "By Friday, September 29, 2006 · the water had gone from the quay and the gardens behind it, and nobody"
            " who lived there in that year has forgotten it",
            True,
        ),
        ("<b>Jane Doe, transport editor</b><br>Saturday May 3, 2003<br><a href=/>The Herald</a>", False),
        (
            "By Jane Doe<br>Article Published: 03/04/2007 12:00:00 AM MST<br>"
            "Article Last Updated: 03/05/2007 01:12:00 AM MST",
            False,
        ),
        ("GAZETTE STAFF REPORT<br>Published on March 4, 2008", False),
        ("The board has the report of its staff<br>Published on March 4, 2008", True),
        ("Special to The Harbour Gazette", False),
        ("Courier Staff Writer", False),
        ("Special to the islands: a ferry", True),
    ],
)
def test_lines_of_who_when_and_where_in_front_of_the_story_are_left_out(lines: str, is_kept: bool) -> None:
    walked = seen(f"<p>{lines}</p>{paragraphs(3)}")
    assert len(left(walked.runs, Claims(), walked)) == 3 + is_kept


def test_a_sentence_that_begins_like_a_byline_is_kept_behind_the_head() -> None:
    body = f"{paragraphs(5)}<p>By Friday the water had gone.</p>{paragraphs(1)}"
    assert len(left(runs(body), Claims())) == 7


@pytest.mark.parametrize(
    "line",
    [
        "Tuesday, March 16, 2004",
        "March 16, 2004 Web posted at: 3:17 p.m. EST (2017 GMT)",
        "Posted on Sun, Jan. 26, 2003",
        "Updated on Sunday, Jun 22, 2003 7:14 pm EDT",
        "Tue Mar 16, 2:47 PM ET, 2004",
        "Tuesday, March 16, 2004 Posted: 2:34 PM EST (1934 GMT)",
        "Tuesday, March 16, 2004 2:34 PM EST (1934 GMT)",
        "Last Update: 4:41 PM ET Feb. 8, 2005",
        "Giriş Tarihi: 20.02.2025 10:05 Güncelleme Tarihi: 20.02.2025 13:30",
        "Actualizado: 5 de marzo de 2025, 18:20",
        "2025年5月18日 05時10分 (5月18日 05時12分更新)",
        "Veröffentlicht am 3. Mai 2019 um 14:05 Uhr",
        "Опубликовано: 3 мая 2019, 14:05",
    ],
)
def test_a_day_before_or_behind_the_story_is_no_part_of_it(line: str) -> None:
    assert len(left(runs(f"<p>{line}</p>{paragraphs(3)}"), Claims())) == 3
    assert len(left(runs(f"{paragraphs(3)}<p>{line}</p>"), Claims())) == 3
    assert len(left(runs(f"{paragraphs(5)}<p>{line}</p>{paragraphs(2)}"), Claims())) == 8
    assert len(left(runs(f"<h3>{line}</h3>{paragraphs(3)}"), Claims())) == 4


def test_a_korean_story_that_opens_with_place_agency_and_reporter_keeps_its_first_paragraph() -> None:
    first = "(항구=연합뉴스) 홍항구 기자 = 항구시는 새 부두를 12일 열었다. 옛 창고 네 곳이 쉼터로 바뀌었다."
    assert len(left(runs(f"<p>{first}</p>{paragraphs(3)}"), Claims())) == 4


def test_a_sentence_about_a_day_is_no_date() -> None:
    body = f"<p>Monday, May 5 was the day on which 12 ships sank.</p>{paragraphs(3)}<p>It was March 16.</p>"
    assert len(left(runs(body), Claims())) == 5
    others = (
        "<p>Am 5. Mai 2019 veröffentlicht, am Tag darauf verboten</p>",
        "<p>公開は2025年5月18日の予定だったが延期された</p>",
    )
    assert len(left(runs(f"{others[0]}{paragraphs(3)}{others[1]}"), Claims())) == 5


@pytest.mark.parametrize(
    ("line", "is_kept"),
    [
        ("hong@hanggu.example", False),
        ("홍항구 기자 hong@hanggu.example", False),
        ("Jane Hopper (jane.hopper@quaysidepost.example)", False),
        ("Jane Hopper is a Gazette staff writer. E-mail: jhopper@gazette.example Twitter: @jane", False),
        ("Jane Hopper is a pilot. She writes to hong@hanggu.example every week.", True),
        ("Staff writer Jane Hopper can be reached at 303-555-0194 or jhopper@gazette.example.", False),
        ("For tickets call Jane Hopper at 303-555-0194 or jhopper@gazette.example.", True),
        ("Tickets: box.office@quay.example", True),
        ("The address was hong@hanggu.example, he said.", True),
    ],
)
def test_where_to_write_to_its_author_is_no_part_of_a_story(line: str, is_kept: bool) -> None:
    assert len(left(runs(f"{paragraphs(3)}<p>{line}</p>"), Claims())) == 3 + is_kept
    assert len(left(runs(f"<p>Updated figures of 2004 are worse.</p>{paragraphs(3)}"), Claims())) == 4


@pytest.mark.parametrize(
    ("line", "is_kept"),
    [
        ("<p>(ab/ko)</p>", False),
        ("<p><em>fab/ap/dpa</em></p>", False),
        ("<p>AB/KO (AFP, dpa)</p>", False),
        ("<p>/hop/</p>", False),
        ("<p>Quelle: quaysidepost.example, hop/dpa</p>", False),
        ("<p>来源：港口日报</p>", False),
        ("<p>(avec AFP)</p>", False),
        ("<p>(Con información de AFP, EFE y Reuters)</p>", False),
        ("<p><b>Page A - 17</b></p>", False),
        ("<p>Reuters was there.</p>", True),
        ("<p>The source: a spring in the hills. It never ran dry.</p>", True),
        ("<p>Yes and no.</p>", True),
        ("<ul><li>red/white</li></ul>", True),
    ],
)
def test_initials_and_sources_behind_a_story_are_no_part_of_it(line: str, is_kept: bool) -> None:
    assert len(left(runs(f"{paragraphs(3)}{line}"), Claims())) == 3 + is_kept
    assert len(left(runs(f"{paragraphs(3)}{line}{paragraphs(1)}"), Claims())) == 5


@pytest.mark.parametrize(
    "line",
    """
    この記事は有料記事です。残り1234文字 · ©共同通信社 · あなたにおすすめの記事 · 記事を印刷する · 写真を見る（全5枚）
    ご意見・ご感想をお寄せください · 続きは会員登録をしてお読みください · 기사의 본문 내용은 이 글자크기로 변경됩니다.
    ▶ 네이버에서 뉴스 구독하기 · 제보는 카카오톡 meridian · 이 기사를 공유합니다 · 기자의 다른기사 보기
    جميع الحقوق محفوظة · كل الحقوق محفوظة
    لا تنسى مشاركة هذا الخبر · كلمات مفتاحية: سد · برچسب\u200cها · لینک کوتاه · پربازدیدها
    ما را در شبکه\u200cهای اجتماعی دنبال کنید · टैग्स · Теги: плотина, вода · Все новости · Editor: Siti · Tag: bendungan
    Artikel ini telah tayang di Meridian · Dapatkan update berita pilihan setiap hari · Komentar · Đọc thêm: Cầu bị đóng
    >> Xem thêm: Cầu bị đóng · Theo Reuters · Từ khóa: đập · Bình luận · Ý kiến của bạn · Теги: гребля · Усі новини
    Помітили помилку? Виділіть її та натисніть Ctrl+Enter · Σχετικά Άρθρα · Δείτε όλες τις τελευταίες Ειδήσεις
    Ετικέτες: φράγμα · Σχόλια · Κοινοποίηση · קראו גם · קרא עוד: הגשר נסגר · עוד בנושא · תגיות: סכר
    מצאתם טעות? כתבו לנו · ข่าวที่เกี่ยวข้อง · อ่านข่าวเพิ่มเติม : สะพานปิด · ที่มา: สำนักข่าวเมอริเดียน · แท็ก: เขื่อน
    แสดงความคิดเห็น · ข่าวยอดนิยม · Mit Material der dpa · Dieser Artikel erschien zuerst auf post.example · Fehler melden
    Schlagworte: Damm, Wasser · Diskutieren Sie mit · Partager cet article · La rédaction vous conseille · Réagir
    También te puede interesar · Comparte esta noticia · Ti potrebbe interessare · Riproduzione riservata · Compartilhe
    Edição: Maria Silva · Reportar erro · Meer over dit onderwerp · Fout gezien? Mail ons · Tagi: tama
    Dalszy ciąg materiału pod wideo · Redagował: Jan Kowalski · Wszelkie prawa zastrzeżone · Související články
    Diskuse (12) · Štítky: hráz · Našli jste chybu? Napište nám · Dela artikeln · Rätta fel · Taggar: damm · Kommentera
    Del artiklen · Annonce · Mest læste · /ritzau/ · Del saken · Tips oss · Jaa · Mainos · Luetuimmat · Kommentit
    Kapcsolódó cikkek · Megosztás · Hozzászólások · Címkék: gát · Borítókép: MTI · Articole similare · Distribuie
    Etichete: baraj · Pročitajte i: Most zatvoren · Najčitanije · Podijeli · Tagovi: brana · Още по темата · Сподели
    Източник: БТА · Коментари · Извор: Танјуг · Пратите нас на Фејсбуку · (Reporting by Jane Roe; Editing by John Doe)
    Additional reporting by Ann Lee in the harbour and Erika Muster on the eastern island, where the ferry calls twice
    This story was originally published March 4, 2026, 10:00 AM. · The-CNN-Wire · (With inputs from agencies)
    """.strip()
    .replace("\n    ", " · ")
    .split(" · "),
)
def test_what_stands_behind_a_story_in_its_own_language_is_no_part_of_it(line: str) -> None:
    assert len(left(runs(f"{paragraphs(3)}<p>{line}</p>"), Claims())) == 3


@pytest.mark.parametrize(
    "line",
    ["Editor: the dam is no place for a quarrel, and it was never meant to be one.", "Tagged on the wall: a fish"],
)
def test_a_sentence_that_begins_like_such_a_line_ends_the_story(line: str) -> None:
    assert len(left(runs(f"{paragraphs(3)}<p>{line}</p>"), Claims())) == 4


def test_the_title_in_one_block_with_a_byline_is_left_out() -> None:
    walked = seen(f"<p>Local News<br><b>Dam gates open at last</b><br>By Jane Doe</p>{paragraphs(3)}")
    said = Claims(titles=frozenset({"dam gates open at last"}))
    assert len(left(walked.runs, said, walked)) == 3
    assert len(left(walked.runs, Claims(titles=frozenset({"dam gates close"})), walked)) == 4


def test_what_little_stands_above_the_title_is_left_out() -> None:
    said = Claims(titles=frozenset({"dam gates open"}))
    body = f"<p>Weather: fair in the west</p><h2>Dam gates open</h2>{paragraphs(6)}"
    assert len(left(runs(body), said)) == 6
    assert len(left(runs(f"{paragraphs(2)}<h2>Dam gates open</h2>{paragraphs(2)}"), said)) == 4


def test_other_stories_behind_the_story_go_with_their_heading() -> None:
    others = "<p>More World Stories</p><p>Pier closed for repairs</p><p>Old lamp sold</p>"
    assert len(left(runs(f"{paragraphs(4)}{others}"), Claims())) == 4
    assert len(left(runs(f"{paragraphs(4)}{others}{paragraphs(2)}"), Claims())) == 9


@pytest.mark.parametrize(
    ("below", "is_kept"),
    [
        ("<a href=/2>The bridge opens in May</a>", False),
        ("The bridge opens in May, the <a href=/2>port</a> said.", True),
    ],
)
def test_a_heading_over_other_stories_in_the_midst_of_one_goes_with_them(below: str, is_kept: bool) -> None:
    walked = seen(f"{paragraphs(4)}<h4>Trending stories</h4><p>{below}</p>{paragraphs(2)}")
    assert ("Trending stories" in [run.text for run in left(walked.runs, Claims(), walked)]) == is_kept


@pytest.mark.parametrize(
    "mark", ["© 2004 The Herald.", "Copyright 2004 The Herald", "Back to top (c) All rights reserved."]
)
def test_what_stands_behind_a_claim_of_rights_is_the_page_s(mark: str) -> None:
    assert len(left(runs(f"{paragraphs(5)}<p>{mark}</p><p>Tel: 555-0191</p>"), Claims())) == 5


def test_a_claim_of_rights_inside_a_story_does_not_end_it() -> None:
    assert len(left(runs(f"{paragraphs(4)}<p>Map © 2004 The Herald</p>{paragraphs(3)}"), Claims())) == 8


def test_a_credited_block_right_behind_a_picture_is_its_caption() -> None:
    body = f"{paragraphs(2)}<img src='/a.jpg'><p>The dam on Monday. Photo: INA</p>{paragraphs(2)}"
    walked = seen(body)
    assert len(left(walked.runs, Claims(), walked)) == 4
    assert len(left(walked.runs, Claims())) == 5


@pytest.mark.parametrize(
    ("quote", "is_kept"),
    [
        ("“It will hold for a hundred years,”", False),
        ("“It will hold for a thousand years,”", True),
        ("It will hold for a hundred years", True),  # a heading may repeat what is said below
    ],
)
def test_a_box_that_repeats_some_words_of_a_paragraph_is_a_pull_quote(quote: str, is_kept: bool) -> None:
    said = "<p>“It will hold for a hundred years,” she said on Monday.</p>"
    found = left(runs(f"{paragraphs(3)}<blockquote><p>{quote}</p></blockquote>{said}{paragraphs(1)}"), Claims())
    assert len(found) == 5 + is_kept


def test_a_box_called_a_quotation_repeats_words_without_a_full_stop_too() -> None:
    said = "<p>“It will hold for a hundred years,” she said on Monday.</p>"
    quote = "<div class='pull-quote'><p>It will hold for a hundred years</p></div>"
    assert len(left(runs(f"{paragraphs(3)}{quote}{said}{paragraphs(1)}"), Claims())) == 5


def test_a_story_that_a_page_holds_twice_is_read_once_in_the_order_of_the_first() -> None:
    story = f"<h2>Upstream</h2>{paragraphs(3)}<p>Not so fast.</p>"
    last = f"<p>{LINE.format('last')}</p>"
    twice = runs(f"<div><p>{LINE.format('no')}</p>{story}</div><div>{story}</div>{last}")
    assert left(twice, Claims()) == [*twice[:6], twice[-1]]


def test_a_box_that_stands_in_a_story_again_and_again_is_read_once() -> None:
    box = f"<div><p>{LINE.format('any')}</p></div>"
    found = runs("".join(f"<h3>Part {number}</h3>{box}" for number in range(4)))
    assert left(found, Claims()) == [*found[:3], *found[4::2]]


def test_what_comes_in_the_second_copy_only_is_read_too() -> None:
    more = f"<p>{LINE.format('new')}</p>"
    twice = runs(f"<div>{paragraphs(3)}</div><div>{paragraphs(2)}{more}<p>{LINE.format(2)}</p></div>")
    assert [run.text for run in left(twice, Claims())] == [LINE.format(said) for said in (0, 1, 2, "new")]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"{paragraphs(3)}<div>{paragraphs(2)}</div>", id="two are quoted in a box"),
        pytest.param(f"{paragraphs(3)}{paragraphs(3)}", id="a refrain stands beside what it repeats"),
        pytest.param(
            "".join(f"<ul><li>{LINE.format('any')}</li></ul><p>{LINE.format(at)}</p>" for at in range(5)),
            id="values of lists",
        ),
        pytest.param(
            "".join(f"<div><p>{LINE.format(at)}</p><p>Yes, they said.</p></div>" for at in range(5)),
            id="what is short is said more than once",
        ),
    ],
)
def test_what_a_story_itself_says_more_than_once_is_kept(body: str) -> None:
    found = runs(body)
    assert left(found, Claims()) == found
