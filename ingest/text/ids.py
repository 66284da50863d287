"""The ids of records: what is made of the key that a record was first stored under, and who publishes may foresee."""

from hashlib import sha1
from uuid import UUID

from ingest.text.hashing import join_key

_NAMESPACE = UUID(
    "b8a6f7c2-9d1e-5f34-8c60-2f1d7e9a4b53"
).bytes  # ours for ever: every id in every collection hangs on it
_VARIANT = dict(zip("0123456789abcdef", 4 * "89ab", strict=True))  # a figure with its two upper bits set to 10


def url_key(address: str) -> str:
    """Return the key of an address in its canonical form, which names one entry whoever says so."""
    return join_key("url", address)


def record_id(key: str) -> str:
    """Return the id of the record first stored under a key: a UUIDv5 (RFC 9562 section 5.5).

    Written out here, for `uuid.uuid5` takes four times as long, and it is made of every key of every entry.
    """
    digest = sha1(_NAMESPACE + key.encode(), usedforsecurity=False).hexdigest()
    return f"{digest[:8]}-{digest[8:12]}-5{digest[13:16]}-{_VARIANT[digest[16]]}{digest[17:20]}-{digest[20:32]}"


def own_public_id(record: str) -> str:
    """Return the public id made of a record's id, for entries whose publisher gives no usable one."""
    return f"urn:uuid:{record}"
