"""Puts a link before each frame in a feed's text that plays a film or a recording, since frames are not republished.

A frame is a program of another site, which the cleaner removes; without the link, what it played would be lost. Other
frames (advertisements, buttons, forms, previews of a page that is linked anyway) leave nothing behind.
"""

import re
from collections.abc import Mapping
from html import escape
from urllib.parse import SplitResult, parse_qs, urlsplit

from ingest.reading.pictures import TINY
from ingest.text.markup import attributes_of, hides, unescape

_FRAME = re.compile(r"<(?i:(iframe)|embed)\b[^<>]{0,20000}>")
_MOST = 200  # frames of one text that are looked at
_LONGEST = 2_000  # characters of an address
_LATER = ("src", "data-src", "data-lazy-src", "data-litespeed-src")  # where scripts keep it until they load the frame
_ON_THE_WEB = re.compile(r"(?:https?:)?//[^\s/]", re.IGNORECASE)

_PREVIEW = "wp-embedded-content"  # WordPress's, beside which a link to the same page stands
# Sites whose frames play something, even if they may not fill the screen.
_PLAYERS = frozenset(
    """
    acast.com anchor.fm aparat.com archive.org art19.com audioboom.com bandcamp.com bilibili.com buzzsprout.com
    dailymotion.com deezer.com ivoox.com libsyn.com megaphone.fm mixcloud.com odysee.com ok.ru omny.fm podbean.com
    podcasts.apple.com rumble.com rutube.ru simplecast.com soundcloud.com spotify.com spreaker.com streamable.com
    ted.com tiktok.com transistor.fm twitch.tv vimeo.com youtube-nocookie.com youtube.com
    """.split()
)
_YOUTUBE = frozenset({"youtube.com", "youtube-nocookie.com"})


def with_links_to_frames(html: str) -> str:
    """Return HTML with a link in front of each frame that plays something, to the page of what it plays.

    >>> with_links_to_frames('<iframe src="//youtube.com/embed/x1" title="The dam">').partition("<iframe")[0]
    ' <a href="https://www.youtube.com/watch?v=x1">The dam</a> '
    """
    return _FRAME.sub(_with_link, html, count=_MOST)


def _with_link(found: re.Match[str]) -> str:
    said = attributes_of(found[0])
    written = (unescape(said.get(name, "")) for name in _LATER)
    address = next((one for one in written if _ON_THE_WEB.match(one) and len(one) <= _LONGEST), None)
    if address is None or not _is_seen(said):
        return found[0]
    try:
        parts = urlsplit(address, "https")
    except ValueError:  # brackets that hold no address
        return found[0]
    host = (parts.hostname or "").removeprefix("www.")
    fills_screen = found[1] is not None and "fullscreen" in found[0].lower()
    if not (fills_screen or _is_player(host)):
        return found[0]
    words = said.get("title") or escape(host)
    return f' <a href="{escape(_played_at(parts, host))}">{words}</a> {found[0]}'


def _is_seen(said: Mapping[str, str]) -> bool:
    """Whether a reader sees the frame, and it is no preview of a page that is linked beside it."""
    if not TINY.isdisjoint((said.get("width", ""), said.get("height", ""))):
        return False
    return _PREVIEW not in said.get("class", "") and not hides(said.get("style", ""))


def _is_player(host: str) -> bool:
    labels = host.split(".")
    return any(".".join(labels[at:]) in _PLAYERS for at in range(len(labels) - 1))


def _played_at(parts: SplitResult, host: str) -> str:
    """Return the page of what a frame plays, where that is known; else the frame's own address."""
    first, _, rest = parts.path.lstrip("/").partition("/")
    asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
    page = None
    if host in _YOUTUBE and first in ("embed", "v", "live"):
        page = _on_youtube(rest, asked)
    elif host == "player.vimeo.com" and first == "video" and rest:
        page = f"https://vimeo.com/{rest}" + (f"/{asked['h']}" if "h" in asked else "")
    elif host == "dailymotion.com" and (film := rest.removeprefix("video/") if first == "embed" else ""):
        page = f"https://www.dailymotion.com/video/{film}"
    elif host == "open.spotify.com" and first.startswith("embed") and rest:
        page = f"https://open.spotify.com/{rest}"
    elif host == "embed.podcasts.apple.com":
        page = f"https://podcasts.apple.com{parts.path}"
    elif host == "facebook.com" and first == "plugins":
        page = asked.get("href")
    elif host == "w.soundcloud.com" and not asked.get("url", "//api.").partition("//")[2].startswith("api."):
        page = asked["url"]
    return page if page and _ON_THE_WEB.match(page) else parts.geturl()


def _on_youtube(film: str, asked: Mapping[str, str]) -> str | None:
    """Return the page of a film or of a list of films, None where the address names neither."""
    if film in ("", "videoseries"):
        return f"https://www.youtube.com/playlist?list={asked['list']}" if "list" in asked else None
    return f"https://www.youtube.com/watch?v={film.partition('&')[0].strip('/')}"  # Flash had "/v/x1&hl=en"
