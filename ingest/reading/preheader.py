"""Removes the preheader of a newsletter: the hidden text at its start that mail programs show beside the subject."""

import re

_OF_STYLES = "{"  # every newsletter has style sheets, hardly any other text has; one character is quick to find
_MARK = "max-height:"
_PREHEADER = re.compile(
    r"<(div|span|p|td)\b[^<>]*\sstyle\s*=\s*([\"'])"
    r"(?=[^\"'<>]*\bdisplay:\s*none)(?=[^\"'<>]*\bmax-height:\s*0)[^\"'<>]*\2[^<>]*>(?:[^<]++|<(?!/?\1\b)|(?!))*+</\1\s*>",
    re.IGNORECASE,
)


def without_preheader(html: str) -> str:
    """Return HTML without elements that two styles hide at once; one style alone may hide what a script will show.

    >>> without_preheader('<style>p {}</style><div style="display:none;max-height:0px">A dam</div><p>Dear readers,</p>')
    '<style>p {}</style><p>Dear readers,</p>'
    """
    return _PREHEADER.sub("", html) if _OF_STYLES in html and _MARK in html else html
