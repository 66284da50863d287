"""The preview of a newsletter: what mail programs show beside its subject, and its text hides where it begins."""

import re

_OF_STYLES = "{"  # which every mail brings along, and hardly another text; one sign is found the quickest
_MARK = "max-height:"
_PREHEADER = re.compile(
    r"<(div|span|p|td)\b[^<>]*\sstyle\s*=\s*([\"'])"
    r"(?=[^\"'<>]*\bdisplay:\s*none)(?=[^\"'<>]*\bmax-height:\s*0)[^\"'<>]*\2[^<>]*>(?:[^<]++|<(?!/?\1\b)|(?!))*+</\1\s*>",
    re.IGNORECASE,
)


def without_preheader(html: str) -> str:
    """Return HTML without what is hidden by two styles at once; one alone hides what a script will show.

    >>> without_preheader('<style>p {}</style><div style="display:none;max-height:0px">A dam</div><p>Dear readers,</p>')
    '<style>p {}</style><p>Dear readers,</p>'
    """
    return _PREHEADER.sub("", html) if _OF_STYLES in html and _MARK in html else html
