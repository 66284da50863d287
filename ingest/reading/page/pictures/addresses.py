"""What the address of a picture tells: that it is no story's, and which other addresses are of the same picture."""

import re

from ingest.reading.pictures import is_not_of_story

# Parts of the address of a picture that does not belong to a story.
_JUNK = tuple(
    "spacer blank. pixel 1x1 /clear. cleardot /trans.gif /dot.gif /empty.gif avatar logo icon sprite placeholder"
    " gravatar badge /ad/ /ads/ .svg? youtube.com/embed/".split()
)
_EXTENSION = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)", re.IGNORECASE)
_SIZE_BEHIND = re.compile(r"(?:[-_]?\d{2,4}x\d{2,4}|(?<=\d{6})_\d{1,4})$")  # "-300x200", "68059583_605"
_LONG_NUMBER = re.compile(r"\d{6,}")
# Words in file names: of a site's logo; of the picture for every page without its own; and words that say nothing.
_LOGOS = frozenset({"logo", "favicon", "emblem"})
_DEFAULTS = frozenset({"default", "placeholder", "opengraph", "ogimage", "ogdefault"})
_SAYS_NOTHING = frozenset(
    "image img social facebook twitter share card thumb png jpg jpeg webp header square full cropped open graph".split()
)
_NAME_WORD = re.compile(r"og[-_]?(?:image|default)|[a-z]{3,}")
LONGEST_ADDRESS = 2000  # characters of an address that is looked at
SHORTEST_NAME = 6  # characters of a file's name that tells one picture from another


def is_sign(url: str) -> bool:
    """Return whether a picture is a face, an icon or a blank, or named as a logo or a default and hardly else."""
    if is_not_of_story(url):
        return True
    name = url.partition("?")[0].rpartition("/")[2].lower()
    words = {word.replace("-", "").replace("_", "") for word in _NAME_WORD.findall(name)}
    others = words - _LOGOS - _DEFAULTS - _SAYS_NOTHING
    if not words.isdisjoint(_LOGOS):
        return len(others) <= 2
    return not words.isdisjoint(_DEFAULTS) and len(others) <= 1 and not _LONG_NUMBER.search(name)


def is_junk(address: str) -> bool:
    """Return whether an address has a part of those of pictures that belong to no story."""
    return any(map(address.lower().__contains__, _JUNK))


def key_of(url: str) -> str:
    """Return what the addresses of one picture in several sizes share: its file name without size, or a long number."""
    extensions = list(_EXTENSION.finditer(url[:LONGEST_ADDRESS]))
    if extensions:
        path = url[: extensions[-1].start()]  # the last: an address may hold the picture's as a parameter
        name = path[max(map(path.rfind, "/=&?,;:+!()~@")) + 1 :]
        if len(name) >= SHORTEST_NAME:
            name = name.lower()
            return _SIZE_BEHIND.sub("", name) if name[-1].isdecimal() else name
    path = url.split("?")[0]
    found = _LONG_NUMBER.search(path)
    return found[0] if found else path.rsplit("/", 1)[-1] or path
