"""Atom 1.0 (RFC 4287), with Media RSS for pictures and tombstones (RFC 6721) for what was withdrawn."""

import re
from collections.abc import Iterator, Sequence

from ingest.text.ids import public_iri
from syndicate.render.head import Head
from syndicate.render.languages import known
from syndicate.render.markup import element, empty, escaped, lines_in, looks_like_markup, rfc3339, shown
from syndicate.render.media import location, pictures, recordings
from syndicate.render.model import atom_head
from syndicate.render.outgoing import Origin, Outgoing

_ADDRESS = re.compile(r"https?://[A-Za-z0-9][A-Za-z0-9;/?:@&=+$.\-_!~*'()%,#]*")  # in the letters of a URI


def atom_document(head: Head, items: Sequence[bytes]) -> bytes:
    """Return the whole document; `items` are what `atom_entry` returned, in their order."""
    tombstones = [_tombstone(one.public_id, rfc3339(one.when)) for one in head.tombstones]
    return b"".join((atom_head(head), *tombstones, *items, b"</feed>\n"))


def _tombstone(public_id: str, when: str) -> bytes:
    return f"  {empty('at:deleted-entry', ref=public_id, when=when)}\n".encode()


def atom_entry(entry: Outgoing, _about: str) -> bytes:
    """Return the entry element of an entry, for any document of ours."""
    tongue = known(entry.language)
    lines = [*_words(entry), *_facts(entry), *_links(entry), _source(entry), *pictures(entry.images)]
    if entry.enclosures:
        lines += recordings(one for one in entry.enclosures if one.duration)
    if entry.location:
        lines += location(entry.location)
    return lines_in(f'entry xml:lang="{tongue}"' if tongue else "entry", "entry", lines, depth=1)


def _words(entry: Outgoing) -> Iterator[str]:
    """Id, title, dates, summary and content."""
    published = entry.record.entry.published
    yield element("id", entry.id)
    yield _text("title", entry.shown_title)
    yield f"<updated>{rfc3339(entry.updated)}</updated>"
    if published:
        yield f"<published>{rfc3339(published)}</published>"
    if entry.body is None or entry.summary:
        yield _text("summary", entry.summary or entry.shown_title)  # without either the entry would have no text at all
    if entry.body:
        yield f'<content type="html">{escaped(entry.body)}</content>'
    # An entry without a link to the page must hold its content (RFC 4287 section 4.1.2), if only its summary.
    elif not entry.url:
        yield _text("content", entry.summary or entry.shown_title)


def _text(name: str, text: str) -> str:
    """Plain text; what looks like markup is written as escaped HTML: it means the same, and no reader mistakes it."""
    if looks_like_markup(text):
        return f'<{name} type="html">{escaped(shown(text))}</{name}>'
    return element(name, text)


def _facts(entry: Outgoing) -> Iterator[str]:
    """Authors, categories, rights, publisher and place, and how many have commented."""
    for who in entry.authors:
        parts = (("name", who.name), ("uri", who.url), ("email", who.email))
        yield f"<author>{''.join(element(name, value) for name, value in parts if value)}</author>"
    for tag in entry.tags:
        yield empty("category", term=tag.term, scheme=_scheme(tag.scheme), label=tag.label)
    if entry.rights:
        yield _text("rights", entry.rights)
    named = (("dc:publisher", entry.publisher), ("dc:coverage", entry.place), ("slash:section", entry.section))
    for name, value in named:
        if value:
            yield element(name, value)
    if (count := entry.record.entry.comment_count) is not None:
        yield f"<thr:total>{max(count, 0)}</thr:total>"


def _scheme(said: str | None) -> str | None:
    """The IRI that names a vocabulary (RFC 4287 section 4.2.2.2); None of what validators know no scheme of."""
    return said if said and (_ADDRESS.fullmatch(said) or public_iri(said)) else None


def _links(entry: Outgoing) -> Iterator[str]:
    if entry.url:
        yield empty("link", rel="alternate", href=entry.url)
    for one in entry.enclosures:
        yield empty("link", rel="enclosure", href=one.url, type=one.media_type, length=one.length, title=one.title)
    for link in entry.links:
        yield empty("link", rel=link.rel, href=link.url, type=link.media_type, title=link.title)
    if entry.copies:
        yield from _copies(entry)


def _copies(entry: Outgoing) -> Iterator[str]:
    """Name who else carried the story, where no link of the entry leads there already."""
    linked = {entry.url, *(one.url for one in entry.enclosures), *(link.url for link in entry.links)}
    for copy in entry.copies:
        if copy.url and copy.url not in linked:
            linked.add(copy.url)
            whose = f"({copy.source})" if copy.title and copy.source else copy.source
            title = " ".join(part for part in (copy.title, whose) if part)
            yield empty("link", rel="related", href=copy.url, title=title)


def _source(entry: Outgoing) -> str:
    """Name the feed the entry was copied from (RFC 4287 section 4.2.11).

    An entry without an author inherits its source's (section 4.2.1), and so claims nothing the publisher did not say.
    `updated` is the entry's own: the source's moves at every build of it, which is no news to a reader of this entry.
    """
    origin = entry.source
    author = "" if entry.authors else f"<author>{element('name', origin.author)}</author>"
    links = "".join(_source_links(origin))
    rights = _text("rights", origin.rights) if origin.rights else ""
    about = f"{element('id', origin.id)}{_text('title', origin.title)}<updated>{rfc3339(entry.updated)}</updated>"
    return f"<source>{about}{author}{links}{rights}</source>"


def _source_links(origin: Origin) -> Iterator[str]:
    if origin.feed_url:
        yield empty("link", rel="self", href=origin.feed_url)
    if origin.url:
        yield empty("link", rel="alternate", href=origin.url)
