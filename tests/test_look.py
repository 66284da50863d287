"""What feeds look like, and the number by which a run knows that an earlier version's look different."""

from collections.abc import Callable
from hashlib import blake2b
from typing import get_args

from syndicate.channel import Content
from syndicate.render import FORMATS, Head, Tombstone, fragment_of, latest_items
from syndicate.run.publishing import LOOK
from tests.conformance.records import CHANNEL, COPIES, FEEDS, HOSTILE, HOSTILE_LATEST, NOON


def digest(*bodies: bytes) -> str:
    return blake2b(b"\n".join(bodies), digest_size=8).hexdigest()


def looks() -> dict[str, str]:
    """Return a digest of each entry as the formats write it, and of what is around entries."""
    gone = (Tombstone(public_id="urn:x:1", when=NOON),)
    head = Head(channel=CHANNEL, previous="archive-1", changed=NOON, latest=HOSTILE_LATEST, tombstones=gone)
    told = {"around": digest(*(one.document(head, []) for one in FORMATS.values()))}
    items = latest_items(HOSTILE_LATEST)
    told["latest"] = digest(*(one.item(row, head.about) for row in items for one in FORMATS.values()))
    for record in HOSTILE:
        written = [
            fragment_of(record, FEEDS, COPIES.get(record.id, ()), {}, content=content, about=head.about).bodies
            for content in get_args(Content)
        ]
        told[f"record {record.id[-4:]}"] = digest(*(body for bodies in written for body in bodies.values()))
    return told


def test_the_number_rises_when_feeds_come_to_look_otherwise(risen: Callable[[str, int, dict[str, str]], None]) -> None:
    risen("look.json", LOOK, looks())
