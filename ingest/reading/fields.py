"""Turns what was said of each field into the value that the schema holds, and notes every repair."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import partial

from ingest.reading import belief
from ingest.reading.bases import LOCAL, of_host, with_base
from ingest.reading.formulas import with_plain_formulas
from ingest.reading.frames import with_links_to_frames
from ingest.reading.notes import Context, Notes
from ingest.reading.paragraphs import as_text, in_paragraphs, paragraphs
from ingest.reading.pictures import clean_image, with_sources
from ingest.reading.preheader import without_preheader
from ingest.reading.raw import RawEntry, RawLatest, Said
from ingest.schema import Enclosure, Evidence, Feed, Flaw, Image, LatestItem, Link, Person, Tag
from ingest.schema.entry import ORIGIN_RELATIONS, CanonicalUrl
from ingest.text.dates import parse_date, parse_relative
from ingest.text.language import direction_of, fold, language_tag
from ingest.text.markup import clean_html, cleaned, line_of, text_of_clean, unescape
from ingest.text.recognition import contradicts, language_of
from ingest.text.urls import absolute_url, same_site

_LONGEST_TERM, MOST_TAGS = 500, 200  # characters by which tags are told apart; tags of an entry, of which some have 34
# A UUID, which tells a reader nothing.
_NUMBERED = re.compile(r"[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}", re.IGNORECASE)
_ORIGINAL = frozenset({"link:canonical", "header:canonical"})  # signals that name the page which this one is a copy of
_LONGEST_WORD = 200  # characters of a word in a name
_LONG_WORD = re.compile(rf"\S{{{_LONGEST_WORD + 1},}}")
_VOID = frozenset(
    {"null", "undefined", "None", "[...]", "[…]", "...", "…"}
)  # what programs write where they have no text
# What programs write where they know no name, or hide one.
_NO_NAME = frozenset("null|none|undefined|nan|n/a|unknown|-|--|—|[email protected]|[object object]|array".split("|"))
_BLOCK_MARKUP = re.compile(
    r"<(?i:p|br|div|img|ul|ol|dl|table|h[1-6]|hr|blockquote|figure|pre|iframe|embed|video|audio|section|article|details"
    r"|center)\b"
)
# Nearly every link matches the first alternative, which is quick because it does not ignore case.
_NAMES_ITS_HOST = re.compile(rf"https?://(?!localhost)[a-z]|(?!(?i:{LOCAL}))\W*(?i:https?:|//|www\.)")
_ESCAPED_MARKUP = re.compile(r"&lt;/?(?i:p|br|div|a|b|i|em|strong|img|ul|li|span)\b")
# References to letters and signs of print, which no one means to be read as they stand, but programs escape twice.
_REFERRING = re.compile(
    r"&(?:#(?:[xX][0-9a-fA-F]{2,5}|[0-9]{2,6})|[A-Za-z](?:acute|caron|cedil|circ|grave|ring|tilde|uml)|szlig"
    r"|[lr][asd]quo|[mn]dash|hellip);"
)
LONGEST_TITLE = 10_000  # characters; some feeds have a whole post for a title


def line(said: Said) -> str | None:
    """Return one line of plain text, or None where nothing is left of it."""
    if said.type == "html":
        return line_of(with_plain_formulas(said.value), html=True) or None
    return line_of(said.value) or None


def as_meant(said: Said, notes: Notes) -> str | None:
    """Return `line` of a title or summary; plain text that a program has escaped once more is read as it was meant."""
    if said.type == "text" and "&" in said.value and _REFERRING.search(said.value):
        notes.flaw("escaped-again")
        return line_of(unescape(said.value)) or None
    return line(said)


def bounded(title: str | None, notes: Notes) -> str | None:
    """Return a title, cut if it is longer than any honest one: it would be passed on to every reader of every feed."""
    if title is None or len(title) <= LONGEST_TITLE:
        return title
    notes.flaw("too-long-title", f"{len(title):,} characters")
    return title[:LONGEST_TITLE].rstrip()


# -- addresses --


def permalink(raw: RawEntry, context: Context, notes: Notes) -> str | None:
    """Return the address that names the entry: a feed's link; a page's believable canonical link, else its own."""
    if context.origin == "feed":
        return notes.choose("url", raw.link, lambda said: _absolute(said, context, notes))
    own = (Said(context.address, "address"),) if context.address else ()
    return notes.choose("url", (*raw.canonical, *own), lambda said: _believable(said, context, notes))


def _absolute(said: Said, context: Context, notes: Notes) -> str | None:
    link, is_whole = said.value, _NAMES_ITS_HOST.match(said.value)
    if not is_whole:
        link = "" if belief.is_unfilled(link) else of_host(link.strip(), context.site)
    url = absolute_url(link, said.base or context.site)
    if url is None:
        notes.flaw("bad-url", said.value)
    elif said.base is None and not is_whole and not link.lower().startswith(("http://", "https://")):
        notes.flaw("relative-link", said.value)
    return url


def _believable(said: Said, context: Context, notes: Notes) -> str | None:
    """Return the address that a page gives as its own, None if it cannot be believed, as at another site."""
    own = context.address
    url = belief.named_by(said.value, context.base, own)
    if url is None or (own and not same_site(url, own)):
        if url is None or said.signal not in _ORIGINAL or belief.is_front(url):  # else a copy's original: a link
            notes.flaw("doubtful-canonical", f"{said.signal} {said.value}")
        return None
    there, here = canonical(url, context), canonical(own, context)
    if there and here and not belief.speaks_for(there, here):
        notes.flaw("doubtful-canonical", f"{said.signal} {said.value}")
        return None
    return url


def origins(raw: RawEntry, url: str | None, context: Context, notes: Notes) -> tuple[Link, ...]:
    """Return where a page says that its story comes from: addresses at other sites, by what it calls them."""
    judged = {said.value for said in raw.canonical}  # by `permalink`, which has noted those that cannot be believed
    kept = []
    for one in raw.links:
        if one.rel not in ORIGIN_RELATIONS:
            continue
        address = belief.named_by(one.url, context.base, context.address)
        if address is None or belief.is_front(address):
            if one.url not in judged:
                notes.flaw("doubtful-canonical", f"{one.rel} {one.url}")
        elif not (url and same_site(address, url)):
            kept.append(replace(one, url=address))
    return tuple(dict.fromkeys(kept))


def canonical(url: str | None, context: Context) -> CanonicalUrl | None:
    """Return the canonical form of a permalink; None if there is none."""
    return belief.canonical_on_web(url, context.rules) if url else None


def attached(found: Iterable[Enclosure], context: Context, notes: Notes) -> tuple[Enclosure, ...]:
    """Return enclosures with absolute addresses; one without a usable address is noted and left out."""
    kept: dict[str, Enclosure] = {}
    for one in found:
        if url := absolute_url(one.url, context.base):
            title = line_of(one.title or "") or None
            same = url == one.url and title == one.title
            kept.setdefault(url, one if same else replace(one, url=url, title=title))
        else:
            notes.flaw("bad-url", one.url)
    return tuple(kept.values())


def linked(found: Iterable[Link], base: str | None, notes: Notes) -> tuple[Link, ...]:
    """Return links with absolute addresses; one without a usable address is noted and left out."""
    kept = []
    for one in found:
        if url := absolute_url(one.url, base):
            title = line_of(one.title or "") or None
            same = url == one.url and title == one.title
            kept.append(one if same else Link(one.rel, url, one.media_type, title, one.updated))  # `replace` is slow
        else:
            notes.flaw("bad-url", one.url)
    return tuple(dict.fromkeys(kept))


# -- text --


def content(raw: RawEntry, taken: list[Said], url: str | None, context: Context, notes: Notes) -> str | None:
    """Return an entry's full text as safe HTML: its content, else the summaries that are `taken` for content.

    `url` is the entry's address.
    """
    if not (raw.content or taken):
        return None
    said = sorted(raw.content, key=lambda one: one.type != "html") or list(map(as_text, taken))
    return notes.choose("content_html", said, lambda one: _safe_html(one, url, context, notes))


def _safe_html(said: Said, url: str | None, context: Context, notes: Notes) -> str | None:
    if said.type == "text":
        return paragraphs(said) or None
    _note_escaped_markup(said, notes)
    written = said.value
    if context.origin == "feed":
        written = without_preheader(with_sources(with_plain_formulas(written)))
    html, was_unsafe = cleaned(*with_base(written, said.base, url, context))
    if was_unsafe:
        notes.flaw("unsafe-html")
        if context.origin == "feed" and (linked := with_links_to_frames(written)) != written:
            html = clean_html(*with_base(linked, said.base, url, context))
    return html or None


def summary(raw: RawEntry, taken: list[Said], text: str | None, context: Context, notes: Notes) -> str | None:
    """Return the short text: the first summary that is not `taken` for content, as those with paragraphs are.

    If one shows markup as text, the entry's `text` tells whether that was meant.
    """
    said = [_as_in_text(one, text, notes) for one in raw.summary if one not in taken]
    for one in said:
        _note_escaped_markup(one, notes)
    return notes.choose("summary", said, partial(_synopsis, notes=notes) if context.origin == "feed" else line)


def _as_in_text(said: Said, text: str | None, notes: Notes) -> Said:
    """A summary escaped twice, as WordPress writes of comments, escaped once; only if its words stand in the text."""
    if not text or said.type != "html" or "<" in said.value or not _ESCAPED_MARKUP.search(said.value):
        return said
    once = unescape(said.value)
    if fold(line_of(once, html=True)) not in fold(text):
        return said
    notes.flaw("escaped-again")
    return said._replace(value=once)


def _synopsis(said: Said, notes: Notes) -> str | None:
    """Return one line of a feed's text, None where its program wrote "null", an excerpt of nothing or the like."""
    told = as_meant(said, notes)
    return None if told in _VOID else told


def _note_escaped_markup(said: Said, notes: Notes) -> None:
    if "<" not in said.value and _ESCAPED_MARKUP.search(said.value):
        notes.flaw("double-escaped")


def written_as_content(raw: RawEntry, context: Context) -> list[Said]:
    """Return the summaries that are really content: those in HTML blocks, else those that are plain text in paragraphs.

    Plain text counts only where the most trusted summary is in paragraphs. An entry with content of its own has none.
    """
    if raw.content or not raw.summary:
        return []
    marked = [one for one in raw.summary if one.type == "html" and _BLOCK_MARKUP.search(one.value)]
    if marked or context.origin != "feed" or not in_paragraphs(raw.summary[0]):
        return marked
    return [one for one in raw.summary if in_paragraphs(one)]


def language(raw: RawEntry, context: Context, notes: Notes) -> str | None:
    """Return the entry's language: its own word, else its feed's, else the source's setting."""
    feed = context.feed.language if context.feed else None
    if not raw.language and notes.evidence is None and (feed or not context.hints.language):  # nearly always
        return feed
    said = [*raw.language, *(Said(tag, "feed language") for tag in (feed,) if tag)]
    said += [Said(tag, "source setting") for tag in (context.hints.language,) if tag]

    def read(one: Said) -> str | None:
        tag = feed if one.value == feed else language_tag(one.value)  # the feed's is a canonical tag already
        if tag is None:
            notes.flaw("bad-language", one.value)
        return tag

    return notes.choose("language", said, read)


def told_language(language: str | None, text: str | None, notes: Notes) -> str | None:
    """Return a page's language: the declared one, unless there is none or the text is plainly in another."""
    if not text or (language and not contradicts(language, text)):
        return language
    found = language_of(text)
    if language:
        notes.flaw("wrong-language", f"{language}, and the text is {found or 'in other letters'}")
    if notes.evidence is not None and found:
        notes.evidence.append(Evidence("language", "the words", found, True))
    return found


# -- people, tags --


def people(raw: RawEntry, context: Context, notes: Notes) -> tuple[Person, ...]:
    """Return the authors: those that the format names one by one, else those of the first byline that names any."""
    if raw.people and notes.evidence is not None:
        signal = dict(raw.signals).get("authors", "the format's own")
        notes.evidence.append(Evidence("authors", signal, ", ".join(str(who.name) for who in raw.people), True))
        notes.evidence += (Evidence("authors", said.signal, line_of(said.value[:400]), False) for said in raw.author)
    named = raw.people or notes.choose("authors", raw.author, _signed) or ()
    return clean_people(named, context.base, notes)


def clean_people(named: Iterable[Person], base: str | None, notes: Notes) -> tuple[Person, ...]:
    """Return people with names of one line and absolute addresses, each once."""
    clean = [_person(who, base, notes) for who in named]
    return tuple(dict.fromkeys([who for who in clean if who.name or who.email or who.url]))


def _signed(said: Said) -> tuple[Person, ...] | None:
    from ingest.reading.phrases.byline import people_of  # most feeds tell their authors apart
    from ingest.reading.phrases.organisations import with_kind

    return tuple(map(with_kind, people_of(line(said) or ""))) or None


def _person(who: Person, base: str | None, notes: Notes) -> Person:
    name, url = _name(who.name, notes), absolute_url(who.url, base) if who.url else None
    return who if (name, url) == (who.name, who.url) else replace(who, name=name, url=url)


def _name(name: str | None, notes: Notes) -> str | None:
    """Return a person's name as one line, without words longer than any in a name; None for what is no name."""
    if name and len(name) > _LONGEST_WORD and (long := _LONG_WORD.search(name)):
        notes.flaw("too-long-word", f"{len(long[0]):,} characters of a name")
        name = _LONG_WORD.sub("", name)
    told = line_of(name or "")
    return told if told and told.lower() not in _NO_NAME and "{{" not in told else None


def tags(found: Iterable[Tag], notes: Notes) -> tuple[Tag, ...]:
    """Return at most MOST_TAGS tags in their order, those of one scheme that differ only in spelling once; no UUIDs."""
    kept: dict[tuple[str, str | None], Tag] = {}
    for tag in found:
        if (term := line_of(tag.term)) and not _NUMBERED.fullmatch(tag.label or term):
            key = (fold(term[:_LONGEST_TERM]) or term, tag.scheme)
            kept.setdefault(key, tag if tag.term == term else replace(tag, term=term))
    if len(kept) > MOST_TAGS:
        notes.flaw("too-large", f"the first {MOST_TAGS} of {len(kept):,} tags were kept")
    return tuple(kept.values())[:MOST_TAGS]


# -- the latest-items list --


def latest(found: Iterable[RawLatest], own: str | None, context: Context) -> tuple[LatestItem, ...]:
    """Return the rows of a latest list, in its order, without the page itself and without a row twice."""
    kept: dict[str, LatestItem] = {}
    for one in found:
        title = line_of(one.title)
        url = absolute_url(one.link, context.base) if one.link else None
        if title and not (url and own and canonical(url, context) == canonical(own, context)):
            summary, image = line_of(one.summary or "") or None, _row_image(one.image, context)
            row = LatestItem(title, url, summary, image, _row_time(one.published, context))
            kept.setdefault(canonical(url, context) or fold(title), row)
    return tuple(kept.values())


def _row_image(image: Image | None, context: Context) -> Image | None:
    if image is None:
        return None
    row = clean_image(image, absolute_url(image.url, context.base) if image.url else None)
    return row if row != Image() else None


def _row_time(text: str | None, context: Context) -> datetime | None:
    """Read a row's time: "6m ago" counts back from when the page was fetched; an hour without a day is no date."""
    if not text:
        return None
    from ingest.reading.phrases.times import last_such_day  # here: feeds have no rows, and its patterns take 15 ms

    fetched_at, hints = context.document.fetched_at, context.hints
    spoken = {"language": hints.language, "timezone": hints.timezone}
    if fetched_at and (relative := parse_relative(text, now=fetched_at, **spoken)):
        return relative.when
    found = parse_date(text, day_first=hints.day_first, **spoken)
    if not isinstance(found, Flaw):
        return found.when
    last = last_such_day(text, now=fetched_at, day_first=hints.day_first, **spoken) if fetched_at else None
    return last.when if last else None


# -- the feed --


def feed(found: Feed | None, base: str | None, notes: Notes) -> Feed | None:
    """Return what a publisher says of its own feed, with absolute addresses and a readable language."""
    if found is None:
        return None

    def whole(link: str | None) -> str | None:
        url = absolute_url(link, base) if link else None
        if link and not url:
            notes.flaw("bad-url", link)
        return url

    tag = language_tag(found.language)
    if found.language and not tag:
        notes.flaw("bad-language", found.language)
    return replace(
        found,
        title=line_of(found.title or "") or None,
        url=whole(found.url),
        feed_url=whole(found.feed_url),
        icon=whole(found.icon),
        hub=whole(found.hub),
        new_url=whole(found.new_url),
        links=linked(found.links, base, notes),
        authors=tuple(replace(who, url=absolute_url(who.url or "", base)) for who in found.authors),
        tags=tags(found.tags, notes),
        language=tag,
        direction=direction_of(tag, f"{found.title or ''} {found.description or ''}"),
    )


def plain(html: str | None) -> str | None:
    """Return the text of safe HTML, None where there is none."""
    return (text_of_clean(html) or None) if html else None
