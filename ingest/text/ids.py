"""Makes the ids of records, from the key under which each is first stored, and their public ids."""

import re
import unicodedata
from hashlib import sha1
from urllib.parse import unquote
from uuid import UUID

from ingest.text.hashing import join_key
from ingest.text.url_parts import UNRESERVED

_NAMESPACE = UUID(
    "b8a6f7c2-9d1e-5f34-8c60-2f1d7e9a4b53"
).bytes  # never to be changed: every id in every collection depends on it
_LONGEST_URI = 1000  # characters of a public id
# A publisher's ids that every reader and validator accepts: the characters of a URI (RFC 3986 appendix A), in the form
# that is compared character by character (RFC 4287 section 4.2.6.1), with the schemes that are used for ids.
_LETTERS = r"[0-9A-Za-z;/?:@&=+$.\-_!~*'(),%]"
_HTTP = (
    r"https?://(?=[^/]{1,253}/)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*"
    r"(?::(?!(?:80|443)/)[1-9][0-9]{0,4})?(?=/)(?![^?#]*/\.{1,2}(?:[/?#]|$))"
)
_URI = re.compile(
    rf"(?:{_HTTP}|tag:(?:[a-z0-9._-]+@)?[a-z0-9.-]+,[0-9]{{4}}(?:-[0-9]{{2}}(?:-[0-9]{{2}})?)?:){_LETTERS}*(?:#{_LETTERS}*)?"
    r"|urn:uuid:[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"
    r"|urn:(?!uuid:)[a-z0-9][a-z0-9-]{1,31}:(?:[A-Za-z0-9()+,.:=@;$_!*'-]|%[0-9A-F]{2})+"
)
_ESCAPE = re.compile("%(.{0,2})")
_ESCAPED_TWICE = re.compile("%25[0-9A-Fa-f]{2}")
_VARIANT = dict(zip("0123456789abcdef", 4 * "89ab", strict=True))  # a figure with its two upper bits set to 10


def url_key(address: str) -> str:
    """Return the key of an entry by its canonical address, which is the same in every source."""
    return join_key("url", address)


def record_id(key: str) -> str:
    """Return the id of the record first stored under a key: a UUIDv5 (RFC 9562 section 5.5).

    Written out here because `uuid.uuid5` takes four times as long, and every key of every entry needs one.
    """
    digest = sha1(_NAMESPACE + key.encode(), usedforsecurity=False).hexdigest()
    return f"{digest[:8]}-{digest[8:12]}-5{digest[13:16]}-{_VARIANT[digest[16]]}{digest[17:20]}-{digest[20:32]}"


def own_public_id(record: str) -> str:
    """Return the public id made of a record's id, for entries whose publisher gives no usable one."""
    return f"urn:uuid:{record}"


def public_iri(said: str | None) -> str | None:
    """Return a publisher's id of an entry or a feed if it can be used in feeds as it is, else None.

    That is an absolute URI in its normal form. Two ids that are equal only after decoding would be one entry to some
    readers and two to others.

    >>> public_iri("tag:a.example,2025:1"), public_iri("/news/1"), public_iri("12 34"), public_iri("http://a.example")
    ('tag:a.example,2025:1', None, None, None)
    """
    if not said or len(said) > _LONGEST_URI or not _URI.fullmatch(said):
        return None
    return said if "%" not in said or (_is_evenly_escaped(said) and not _ESCAPED_TWICE.search(said)) else None


def _is_evenly_escaped(uri: str) -> bool:
    """Whether escapes are whole, in upper case and of UTF-8, and none stands for a character that needs none."""
    try:
        text = unquote(uri, errors="strict")
    except UnicodeDecodeError:
        return False
    digits = _ESCAPE.findall(uri)
    is_whole = all(re.fullmatch("[0-9A-F]{2}", one) and chr(int(one, 16)) not in UNRESERVED for one in digits)
    return is_whole and unicodedata.is_normalized("NFC", text)
