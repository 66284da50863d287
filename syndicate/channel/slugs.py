"""Names as folders, unique and safe in a URL and on any file system, and as readers are shown them. Pure."""

import re
from collections.abc import Iterable

from ingest.text.hashing import sha256_of
from ingest.text.language import hyphenated

_SLUG_BYTES = 100  # a file name may have 255 bytes, and a hash may follow
# Windows opens a device under these names, whatever folder they stand in.
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
_HASHED = re.compile(r"-[0-9a-f]{6}$")


def slugs_of(names: Iterable[str]) -> dict[str, str]:
    """Return a folder name for each name: unique, safe in a URL and on any file system, readable in any script.

    Letters, marks and digits of any script stay, all else becomes a hyphen, so no name can lead out of the folder. Of
    names that would share a folder the first has it, and each other gets a short hash, so that no later name moves one.

    >>> slugs_of(["Kurdistan Region", "../../etc/passwd", "هەولێر", "c", "C++"])["C++"]
    'c-f1deb7'
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for name in dict.fromkeys(names):
        slug = _slug(name)
        found[name] = f"{slug}-{sha256_of(name)[:6]}" if slug in taken else slug
        taken.add(slug)
    return found


def _slug(name: str) -> str:
    slug = hyphenated(shown_name(name))
    short = slug.encode()[:_SLUG_BYTES].decode(errors="ignore").rstrip("-") or "x"
    # What looks hashed is hashed, or a tag could be named to take the folder of another.
    if short != slug or slug in _DEVICES or _HASHED.search(slug) or _public(name) != name:
        return f"{short}-{sha256_of(name)[:6]}"
    return slug


def shown_name(name: str) -> str:
    """Return a source's name as readers are shown it; of a path on this machine, only the last two parts."""
    if name.startswith("/"):
        return "/".join(name.rstrip("/").split("/")[-2:]).lstrip("/")
    return re.sub(r"^https?://(?:www\.)?", "", _public(name))


def _public(name: str) -> str:
    """An address without what may prove who asks: a password before the host, a key among the parameters.

    >>> _public("https://me:secret@a.example/feed?token=1#key")
    'https://a.example/feed'
    """
    found = re.match(r"(https?://)(?:[^/?#]*@)?([^?#]*)", name, re.IGNORECASE)
    return "".join(found.groups()) if found else name
