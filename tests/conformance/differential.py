"""One feed as we read it and as feedparser does, compared field by field.

python -m tests.conformance.differential FOLDER     what differs for no known reason, with feedparser as it comes
"""

import html
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import feedparser

from ingest.reading import read
from ingest.reading.formulas import with_plain_formulas
from ingest.reading.frames import with_links_to_frames
from ingest.reading.shortcodes import without_shortcodes
from ingest.schema import Document, Entry, Feed, Format, Reading
from ingest.text.language import fold
from ingest.text.markup import clean_html, line_of, text_of_clean
from ingest.text.urls import absolute_url

_HTML = ("text/html", "application/xhtml+xml")
Told = dict[str, Any]


class Difference(NamedTuple):
    """One field that the two read differently."""

    feed: str
    place: int  # of the entry, -1 of the feed itself
    field: str
    ours: Any
    theirs: Any
    source: str  # of the whole document


def differences(name: str, body: bytes, *, as_it_comes: bool = False) -> Iterator[Difference]:
    """Yield what the two readers read differently in one feed."""
    url = f"https://feeds.example/{name}"
    reading = read(Document(url=url, body=body))
    found = _feedparser(url, body, as_it_comes=as_it_comes)
    text = body.decode("utf-8", "replace")
    if reading.format is Format.JSON_FEED:  # feedparser reads none
        return
    pairs = [(-1, _own(reading.feed or Feed()), _their_own(found["feed"], url))]
    pairs += [(place, *pair) for place, pair in enumerate(_entries(reading, found, url))]
    for place, ours, theirs in pairs:
        for field in ours:
            if ours[field] != theirs[field]:
                yield Difference(name, place, field, ours[field], theirs[field], text)


def _feedparser(url: str, body: bytes, *, as_it_comes: bool) -> Any:
    headers = {"content-location": url, "content-type": "application/xml"}
    flags = {} if as_it_comes else {"sanitize_html": False, "resolve_relative_uris": False}
    return feedparser.parse(BytesIO(body), response_headers=headers, **flags)


def _entries(reading: Reading, found: Any, url: str) -> list[tuple[Told, Told]]:
    """Pair what both say of each entry; we leave out entries that say nothing, which their place tells."""
    refused = {int(flaw.detail.split()[1]) - 1 for flaw in reading.warnings if flaw.rule == "nothing-said"}
    theirs = [_their_entry(one, url) for place, one in enumerate(found["entries"]) if place not in refused]
    ours = [_entry(entry) for entry in reading.entries if isinstance(entry, Entry)]
    return list(zip(ours, theirs, strict=True))


# -- ours --


def _own(feed: Feed) -> Told:
    return {"title": feed.title, "link": feed.url, "language": (feed.language or "").lower()}


def _entry(entry: Entry) -> Told:
    texts = (entry.summary, entry.content_text)
    return {
        "id": entry.guid,
        "title": entry.title,
        "link": entry.url,
        "published": entry.published,
        "updated": entry.updated,
        "authors": tuple(who.name or who.email for who in entry.authors),
        "tags": frozenset(tag.term for tag in entry.tags),
        "enclosures": frozenset(one.url for one in entry.enclosures),
        "texts": frozenset(filter(None, (_words(text or "") for text in texts))),
    }


# -- theirs --


def _their_own(found: Any, url: str) -> Told:
    language = str(found.get("language") or "").lower().replace("_", "-")
    return {"title": _line(found, "title"), "link": absolute_url(found.get("link", ""), url), "language": language}


def _their_entry(found: Any, url: str) -> Told:
    summary = list(filter(None, (_detail(found, "summary"),)))
    contents = found.get("content", [])
    # A frame leaves a link in the text of an entry, which is its summary where it has no other.
    parts = [{**one, "value": with_links_to_frames(str(one["value"]))} for one in contents or summary]
    parts += summary if contents else []
    attached = (one.get("href", "") for one in found.get("enclosures", ()))
    people = (*found.get("authors", ()), *found.get("contributors", ()))
    link = found.get("link", "")
    return {
        "id": line_of(found["id"]) if found.get("id") else None,
        "title": _line(found, "title"),
        "link": absolute_url(link, url) if link else None,
        "published": _when(found, "published"),
        "updated": _when(found, "updated"),
        "authors": tuple(
            dict.fromkeys(filter(None, (line_of(who.get("name") or who.get("email") or "") for who in people)))
        ),
        "tags": frozenset(line_of(tag["term"]) for tag in found.get("tags", ()) if tag.get("term")),
        "enclosures": frozenset(filter(None, (absolute_url(one, url) for one in attached))),
        "texts": frozenset(filter(None, (_words(_plain(part, url)) for part in parts))),
    }


def _line(found: Any, key: str) -> str | None:
    detail = _detail(found, key)
    return line_of(detail["value"], html=detail["type"] in _HTML) or None if detail else None


def _detail(found: Any, key: str) -> Any:
    return found.get(f"{key}_detail") if f"{key}_detail" in found and found[f"{key}_detail"].get("value") else None


def _plain(part: Any, url: str) -> str:
    value = with_plain_formulas(without_shortcodes(str(part["value"])))  # which feedparser leaves in
    return text_of_clean(clean_html(value, url)) if part["type"] in _HTML else value


def _when(found: Any, name: str) -> datetime | None:
    if f"{name}_parsed" not in found or not (said := found[f"{name}_parsed"]):  # asked for one, it gives the other
        return None
    year, month, day, hour, minute, second = said[:6]
    return datetime(year, month, day, hour, minute, second, tzinfo=UTC)


def _words(text: str) -> str:
    return "".join(re.findall(r"\w+", text))


# -- why they differ --


class Reason(NamedTuple):
    """Why some fields are read differently, and how to tell that this is the reason."""

    why: str
    fields: str
    shows: Callable[[Difference], bool]


def _in(source: str, name: str, said: Iterable[str]) -> bool:
    """Whether all of what is said is in elements of this name in the source."""
    plain = re.sub(r"<!\[CDATA\[|\]\]>", "", source)
    written = {_words(html.unescape(text)) for text in re.findall(rf"<{name}\b[^>]*>(.*?)</{name}", plain, re.DOTALL)}
    return all(text in written for text in said)


def _are_files(one: Difference) -> bool:
    extra = one.ours - one.theirs
    return bool(one.theirs <= one.ours) and all(f'content url="{html.escape(url)}"' in one.source for url in extra)


_NO_TAG = re.compile(r"<(?=[A-Za-z])(?![A-Za-z][\w:.-]*[\s/>])")  # what begins like a tag and is none


def _keeps_what_is_no_tag(one: Difference) -> bool:
    """Whether theirs is ours with something left out, and the source holds what only looks like a tag."""
    (ours, *more), (theirs, *others) = one.ours - one.theirs or [""], one.theirs - one.ours or [""]
    signs = iter(ours)
    left_out = not more and not others and all(sign in signs for sign in theirs)
    return left_out and _NO_TAG.search(html.unescape(one.source.replace("<![CDATA[", ""))) is not None


_FIRST = re.compile("(?:appearedfirst|firstappeared)on")


def _says_where_it_was_first(one: Difference) -> bool:
    """Whether each text that only they have is one of ours with WordPress's line on where it appeared first."""
    extra = one.theirs - one.ours
    return bool(extra) and all(
        _FIRST.search(text) and text.rpartition("Thepost")[0] in {*one.ours, ""} for text in extra
    )


def _is_escaped_once_more(one: Difference) -> bool:
    """Whether each text that only they have is a description that shows tags, and without those is a text of ours."""
    plain = re.sub(r"<!\[CDATA\[|\]\]>", "", one.source)
    shown = map(html.unescape, re.findall(r"<description>(.*?)</description>", plain, re.DOTALL))
    once = {_words(text): _words(re.sub(r"</?\w[^<>]*>", " ", text)) for text in shown}
    return bool(extra := one.theirs - one.ours) and all(once.get(text) in one.ours for text in extra)


def _folded(terms: Iterable[str]) -> set[str]:
    return {fold(line_of(html.unescape(term))) for term in terms}


REASONS = (
    Reason(
        "feedparser drops the fractions of a second",
        "published updated",
        lambda one: bool(one.ours and one.ours.replace(microsecond=0) == one.theirs),
    ),
    Reason(
        "feedparser reads dc:date, which may be the only date of an item, as its date of change",
        "published",
        lambda one: one.theirs is None and "<dc:date" in one.source,
    ),
    Reason("a date in the year 1 is none", "published", lambda one: bool(not one.ours and one.theirs.year == 1)),
    Reason(
        "feedparser takes what describes a picture for what sums up the entry",
        "texts",
        lambda one: bool(extra := one.theirs - one.ours) and _in(one.source, "media:description", extra),
    ),
    Reason(
        "feedparser gives an entry that names no author none, where its feed's stand for it",
        "authors",
        lambda one: not one.theirs and "<feed" in one.source and _in(one.source, "name", map(_words, one.ours)),
    ),
    Reason("feedparser loses text that looks like a tag and is none", "texts", _keeps_what_is_no_tag),
    Reason(
        "tags that a summary shows as text and the content holds as tags were escaped twice",
        "texts",
        _is_escaped_once_more,
    ),
    Reason("where a text appeared first is no part of it", "texts", _says_where_it_was_first),
    Reason(
        "feedparser leaves links at the computer that a site was built on",
        "link",
        lambda one: "//localhost:" in str(one.theirs) and urlsplit(one.ours).path == urlsplit(one.theirs).path,
    ),
    Reason(
        "feedparser leaves the entities in names",
        "authors",
        lambda one: one.ours == tuple(line_of(html.unescape(name)) for name in one.theirs),
    ),
    Reason(
        'feedparser takes several people whom an "and" joins for one',
        "authors",
        lambda one: (
            " ".join(one.ours).split() == re.sub(r",|\s(?:and|und|et|y|&)\s", " ", " ".join(one.theirs)).split()
        ),
    ),
    Reason("what Media RSS carries is attached, feedparser keeps it apart", "enclosures", _are_files),
    Reason(
        "feedparser counts a tag again for each of its spellings, and leaves its entities",
        "tags",
        lambda one: _folded(one.ours) == _folded(one.theirs),
    ),
    Reason(
        "feedparser resolves identifiers, which are to be compared as they were written",
        "id",
        lambda one: absolute_url(one.ours, f"https://feeds.example/{one.feed}") == one.theirs,
    ),
    Reason(
        "feedparser repairs what looks like UTF-8 read as windows-1252, even where it is meant",
        "title",
        lambda one: bool(one.theirs == one.ours.encode("cp1252", "replace").decode("utf-8", "replace")),
    ),
    Reason(
        "feedparser does not know all of HTML's entities", "title", lambda one: html.unescape(one.theirs) == one.ours
    ),
)


def reason(one: Difference) -> str:
    """Return why a field is read differently, "" if no reason is known."""
    return next((known.why for known in REASONS if one.field in known.fields.split() and known.shows(one)), "")


def main(folder: Path) -> None:
    """Print every difference without a reason, how many each reason explains, and the time it took."""
    start = time.perf_counter()
    reasons: Counter[str] = Counter()
    for path in sorted(folder.iterdir()):
        body = path.read_bytes()
        bare = {one[1:3] for one in differences(path.name, body)}
        for one in differences(path.name, body, as_it_comes=True):
            why = reason(one) or ("" if one[1:3] in bare else "what feedparser's sanitiser makes of markup")
            reasons[why] += 1
            if not why:
                print(f"{one.feed} {one.place} {one.field}\n    {one.ours!r:.300}\n    {one.theirs!r:.300}")  # noqa: T201
    print("\n".join(f"{count:5}  {why or 'WITHOUT A REASON'}" for why, count in reasons.most_common()))  # noqa: T201
    print(f"{time.perf_counter() - start:.1f} s")  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]))
