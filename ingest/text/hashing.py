"""Hashes bytes and texts, to tell whether they have been met before, and makes keys of them."""

from hashlib import blake2b, sha256

_DIGEST_BYTES = 16  # 128 bits: no collection is large enough for two different texts to get the same digest
_LONGEST_KEY = 500  # characters; PostgreSQL indexes no value of more than 2,704 bytes, and a title may be 10 MB


def hash_bytes(body: bytes) -> str:
    """Return the hexadecimal BLAKE2b digest (128 bits, RFC 7693) of bytes as received.

    >>> hash_bytes(b"")
    'cae66941d9efbd404e4d88758ea67670'
    """
    return blake2b(body, digest_size=_DIGEST_BYTES).hexdigest()


def hash_text(text: str) -> str:
    """Return `hash_bytes` of the text in UTF-8. A lone surrogate is hashed as it is."""
    return hash_bytes(text.encode("utf-8", "surrogatepass"))


def sha256_of(text: str) -> str:
    """Return the SHA-256 of the text in UTF-8, in hexadecimal, as used for folders and states of outputs."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def hash_line(text: str) -> int:
    """Return the 64-bit BLAKE2b digest of a line of text as a signed number, as databases store them."""
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)


def join_key(rung: str, *parts: str) -> str:
    r"""Return the key that identifies an entry as one string: the rung's name and then its parts, one on each line.

    Parts too long for an index are replaced by their digest, so every key has at most 512 characters.

    >>> join_key("guid", "https://a.example/feed", "42")
    'guid:https://a.example/feed\n42'
    """
    written = "\n".join(parts)
    return f"{rung}:{written}" if len(written) <= _LONGEST_KEY else f"{rung}:#{hash_text(written)}"
