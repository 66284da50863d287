"""Removes shortcodes, which page builders write around the parts of a story and some feeds leave in its text."""

import re

# WPBakery's, Divi's, Avada's, Enfold's and tagDiv's, each with a prefix of its own; WordPress's around a picture. The
# second form is cut off by the end of an excerpt.
_SHORTCODE = re.compile(
    r"\[/?(?:(?:vc|et_pb|fusion|av|tdc|td_block)_[a-z0-9_]{2,40}|caption|gallery)(?:\s[^\[\]<>]{0,2000})?/?\]"
    r"|\[(?:vc|et_pb|fusion|av|tdc|td_block)_[a-z0-9_]{2,40}\s[^\[\]<>]{0,2000}(?=\[(?:\.{3}|…|&#8230;|&hellip;)\])"
)
_QUOTING = "<code"


def without_shortcodes(text: str) -> str:
    """Return text or HTML without shortcodes; what they enclose stays. A text that shows code is not touched.

    >>> without_shortcodes('[vc_row][vc_column width="1/2"]The dam[/vc_column][/vc_row] [sic]')
    'The dam [sic]'
    """
    begin = text.find("[")
    if begin < 0 or not _SHORTCODE.search(text, begin) or _QUOTING in text:
        return text
    return _SHORTCODE.sub("", text)
