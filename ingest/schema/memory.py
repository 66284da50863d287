"""What is remembered of a site: the blocks of text that its pages have in common."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SitePage:
    """Which page of which site a document is."""

    site: str  # its host, as canonical URLs have it; of a saved page without an address, a key made of its folder
    page: int  # a hash of its canonical URL


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteMemory:
    """What stands word for word on several pages of a site, and so is hardly part of any story."""

    version: int = 0  # a hash of all the rest, so that equal memories have equal versions; 0: nothing is known
    pages: int = 0  # how many pages of the site were counted
    lines: Mapping[int, int] = field(default_factory=dict)  # hash of a block of text -> pages that have it, 2 or more
    counted: bool = False  # whether the page about to be read is one of those counted
