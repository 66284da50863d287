"""Reads the front matter of a page that was saved as Markdown: fields such as "title: ..." between two rules."""

import re
from collections.abc import Sequence

MOST = 80  # lines
_RULE = re.compile(r"(?:---|\.\.\.|\+\+\+)\s*")
_FIELD = re.compile(r"(?P<key>[\w-]{1,30})\s*[:=]\s*(?P<said>.*)")
_ITEM = re.compile(r"\s*-\s+(?P<said>.*)")
_AROUND = "\"' []"  # of a value, in quotation marks or a list's brackets
# What keys mean; those with one meaning in the order of trust, for "date" may be when the page was saved.
_MEANT = {
    "title": ("title",),
    "Author": ("author", "authors", "byline", "by", "creator"),
    "Published": ("published", "date_published", "publish_date", "pubdate", "date"),
    "URL": ("url", "source", "source_url", "link", "canonical", "permalink"),
    "Source": ("sitename", "site", "site_name", "publisher"),
}


def without_front_matter(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines with these fields laid out above the story like a page's; other fields are dropped.

    >>> without_front_matter(["---", 'title: "The mill"', "published: 2025-09-24", "---", "It turns."])
    ['The mill', '', 'Published: 2025-09-24', '', 'It turns.']
    """
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    if not lines or not _RULE.fullmatch(lines[first]):
        return lines
    end = next((at for at in range(first + 1, min(len(lines), first + MOST)) if _RULE.fullmatch(lines[at])), first)
    said = _said(lines[first + 1 : end])
    if not said:
        return lines
    title, *others = (next((said[key] for key in keys if said.get(key)), "") for keys in _MEANT.values())
    named = [f"{label}: {value}" for label, value in zip(list(_MEANT)[1:], others, strict=True) if value]
    story = [line for line in lines[end + 1 :] if not title or line.lstrip("# ").rstrip() != title]
    return [*(each for line in (title, *named) if line for each in (line, "")), *story]


def _said(lines: Sequence[str]) -> dict[str, str]:
    """Return what each key says, with commas between list items; nothing at all if a line is no field."""
    said: dict[str, str] = {}
    key = ""
    for line in lines:
        if found := _FIELD.fullmatch(line):
            key = found["key"].casefold()
            said[key] = found["said"].strip(_AROUND)
        elif (item := _ITEM.fullmatch(line)) and key:
            said[key] = ", ".join(filter(None, (said[key], item["said"].strip(_AROUND))))
        elif line.strip() and not line.startswith(" "):
            return {}
    return said
