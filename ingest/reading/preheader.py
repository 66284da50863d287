"""The preview of a newsletter: what mail programs show beside its subject, and its text hides where it begins."""

import re

_MARK = "max-height:"  # what every one has in its style, and hardly any other markup
_PREHEADER = re.compile(
    r"<(div|span|p|td)\b[^<>]*\sstyle\s*=\s*([\"'])"
    r"(?=[^\"'<>]*\bdisplay:\s*none)(?=[^\"'<>]*\bmax-height:\s*0)[^\"'<>]*\2[^<>]*>(?:[^<]++|<(?!/?\1\b))*+</\1\s*>",
    re.IGNORECASE,
)


def without_preheader(html: str) -> str:
    """Return HTML without what is hidden by two styles at once; one alone hides what a script will show.

    >>> without_preheader('<div style="display:none;max-height:0px">A dam, a mill</div><p>Dear readers,</p>')
    '<p>Dear readers,</p>'
    """
    return _PREHEADER.sub("", html) if _MARK in html else html
