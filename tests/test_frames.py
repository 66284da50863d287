"""What a feed's text plays in a frame becomes a link in its place; other frames leave nothing."""

import pytest

from ingest.reading import read
from ingest.reading.frames import with_links_to_frames
from ingest.schema import Document, Entry
from tests.entries import only
from tests.shapes.written import item, rss

FULL = 'width="560" height="315" allowfullscreen'


def entry(html: str) -> Entry:
    escaped = html.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    feed = rss(item(f"<content:encoded>{escaped}</content:encoded>"))
    reading = read(Document(url="https://a.example/feed", body=feed.encode()))
    return only(reading)


@pytest.mark.parametrize(
    ("frame", "page"),
    [
        ('src="https://www.youtube.com/embed/x1?rel=0&amp;t=3"', "https://www.youtube.com/watch?v=x1"),
        ("src=//www.youtube-nocookie.com/embed/x1", "https://www.youtube.com/watch?v=x1"),
        ('src="https://www.youtube.com/embed/videoseries?list=PL1"', "https://www.youtube.com/playlist?list=PL1"),
        ('src="https://player.vimeo.com/video/11?h=ab&amp;dnt=1"', "https://vimeo.com/11/ab"),
        ('src="https://player.vimeo.com/video/11"', "https://vimeo.com/11"),
        ('src="https://www.dailymotion.com/embed/video/x2"', "https://www.dailymotion.com/video/x2"),
        ('src="https://open.spotify.com/embed/episode/e1?theme=0"', "https://open.spotify.com/episode/e1"),
        (
            'src="https://embed.podcasts.apple.com/us/podcast/dams/id1"',
            "https://podcasts.apple.com/us/podcast/dams/id1",
        ),
        (
            'src="https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fw%2Fvideos%2F1" '
            "allowfullscreen",
            "https://www.facebook.com/w/videos/1",
        ),
        (
            'src="https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/w/dams&amp;color=red"',
            "https://soundcloud.com/w/dams",
        ),
        (
            'src="https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1"',
            "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1",
        ),
        ('src="https://play.libsyn.com/embed/episode/id/1/"', "https://play.libsyn.com/embed/episode/id/1/"),
        ('src="about:blank" data-src="https://films.example/embed/1" allowfullscreen', "https://films.example/embed/1"),
        ('src="https://slides.example/1/embed" allow="fullscreen; autoplay"', "https://slides.example/1/embed"),
        (
            'src="https://nodailymotion.com/embed/video/x" allowfullscreen',
            "https://nodailymotion.com/embed/video/x",
        ),
    ],
)
def test_what_a_frame_plays_is_linked(frame: str, page: str) -> None:
    html = entry(f"<p>Water came.</p><iframe {frame}></iframe><p>It went.</p>").content_html or ""
    assert f'<a href="{page.replace("&", "&amp;")}">' in html
    assert "iframe" not in html
    assert html.index("Water") < html.index("<a href") < html.index("It went")


@pytest.mark.parametrize(
    "frame",
    [
        'src="https://ads.example/slot/1" width="300" height="250"',
        f'src="https://blog.example/post/embed/" class="wp-embedded-content" {FULL}',
        'src="https://www.youtube.com/embed/x1" width="1" height="1"',
        'src="https://www.youtube.com/embed/x1" style="display: none"',
        f'src="/player/1" {FULL}',
        f'src="javascript:play()" {FULL}',
        f'src="http://[1" {FULL}',
        FULL,
    ],
)
def test_other_frames_leave_nothing(frame: str) -> None:
    assert entry(f"<p>Water came.</p><iframe {frame}>none</iframe>").content_html == "<p>Water came.</p>"


def test_the_words_of_a_link_are_the_frames_title_or_the_site() -> None:
    film = "https://www.youtube.com/embed/x1"
    titled = entry(f'<iframe src="{film}" title="Dams &amp; locks, &quot;1&quot;"></iframe>')
    assert titled.content_text == 'Dams & locks, "1"'
    assert entry(f"Water<iframe src='{film}'></iframe>came").content_text == "Water youtube.com came"


def test_a_film_of_before_frames_is_linked() -> None:
    flash = '<object><param name="movie" value="x"><embed src="http://www.youtube.com/v/x1&amp;hl=en"></embed></object>'
    assert 'href="https://www.youtube.com/watch?v=x1"' in (entry(flash).content_html or "")
    assert entry('<p>Water</p><embed src="https://a.example/game.swf" allowfullscreen="true">').content_text == "Water"


def test_that_a_frame_was_taken_out_is_still_said() -> None:
    warnings = entry('<iframe src="https://www.youtube.com/embed/x1"></iframe>').warnings
    assert [warning.rule for warning in warnings] == ["unsafe-html"]


def test_a_text_full_of_frames_is_bounded() -> None:
    film = '<iframe src="https://www.youtube.com/embed/x1"></iframe>'
    assert with_links_to_frames(film * 1_000).count("<a href") == 200
