"""Which addresses may be published: none with a password or a key in it, which proves who asks."""

import re
from urllib.parse import parse_qsl, urlsplit

# A parameter whose name has one of these words is, on every site that was looked at, somebody's own.
_OWN = re.compile(
    r"(?:^|[^a-z])(?:token|key|apikey|auth|pass|passwd|password|pwd|secret|sig|signature|session|sid|hash)(?:$|[^a-z])"
)


def shared(url: str | None) -> str | None:
    """Return the address if anybody may know it, else None.

    >>> shared("https://a.example/feed?format=xml"), shared("https://a.example/feed?access_token=1")
    ('https://a.example/feed?format=xml', None)
    """
    if url is None:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    names = (name.lower() for name, _ in parse_qsl(parts.query, keep_blank_values=True))
    return None if "@" in parts.netloc or any(_OWN.search(name) for name in names) else url
