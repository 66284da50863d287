"""A record as every feed shows it: rendered once in each format."""

from collections.abc import Iterable, Mapping

from ingest.schema import Copy, Feed, Record
from ingest.text.days import sorted_at
from syndicate.channel import Content
from syndicate.render.formats import FORMATS
from syndicate.render.outgoing import changed_of, outgoing
from syndicate.select import Fragment, as_row, mentioned, own_list


def fragment_of(
    record: Record,
    feeds: Mapping[str, Feed],
    copies: Iterable[Copy],
    ingested: Mapping[str, str],
    *,
    content: Content,
    about: str,
) -> Fragment:
    """Return what feeds show of a record, in every format.

    `feeds` are the publishers' own, by source id; `copies` the others of its story; `ingested` maps addresses on its
    own page's list to public ids; `about` is where `_wiredesk` is explained.
    """
    rows = own_list(record, ingested) if record.entry.latest else None
    others = tuple(copies)
    out = outgoing(record, feeds, others, rows, content=content)
    return Fragment(
        record_id=record.id,
        revision=record.revision,
        content=content,
        public_id=out.id,
        story=record.copy_of or record.id,
        sort_at=sorted_at(record.entry.published, record.first_seen),
        updated=out.updated,
        changed=changed_of(record),
        row=as_row(record),
        mentions=(
            *(("source", one) for one in sorted({record.source_id, *(copy.source_id for copy in others)})),
            *mentioned(rows or ()),
        ),
        bodies={name: format_.item(out, about) for name, format_ in FORMATS.items()},
    )
