"""Removes what no one wrote: what the programs that make feeds leave in an entry's texts, or add to them."""

from ingest.reading.first_appearance import without_first_appearance
from ingest.reading.lone_link import is_lone_link
from ingest.reading.pictures import without_pixels
from ingest.reading.raw import RawEntry, Said
from ingest.reading.shortcodes import without_shortcodes


def without_program_words(raw: RawEntry) -> RawEntry:
    """Return an entry whose content and summaries are without such words."""
    titles = [title.value for title in raw.title]
    content = tuple([_cleared(said, titles) for said in raw.content if not _leads_on(said, raw)])
    summary = tuple([_cleared(said, titles) for said in raw.summary if not _leads_on(said, raw)])
    if content == raw.content and summary == raw.summary:
        return raw
    return raw._replace(content=content, summary=summary)


def _leads_on(said: Said, raw: RawEntry) -> bool:
    """Whether a text beside a title is nothing but a link to the entry's own page or to its comments."""
    if said.type != "html" or not raw.title or "</a>" not in said.value[-20:]:
        return False
    talk = (link.url for link in raw.links if link.rel == "replies")
    return is_lone_link(said.value, {*talk, *(link.value.strip() for link in raw.link)})


def _cleared(said: Said, titles: list[str]) -> Said:
    value = without_first_appearance(without_shortcodes(without_pixels(said.value)), titles)
    return said if value is said.value else said._replace(value=value)
