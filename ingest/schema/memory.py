"""What is remembered of a site: which blocks of text its pages have in common."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SitePage:
    """Which page of which site a document is."""

    site: str  # its host, as canonical URLs have it; a key made of its folder, for a saved page without an address
    page: int  # a hash of its canonical URL


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteMemory:
    """What stands word for word on several pages of a site, and so is hardly part of any story."""

    version: int = 0  # made of all the rest, so that equal memories have equal versions; 0: nothing is known
    pages: int = 0  # of the site that were counted
    lines: Mapping[int, int] = field(default_factory=dict)  # hash of a block of text -> on how many; only from 2 on
    counted: bool = False  # whether the page that is to be read is one of them
