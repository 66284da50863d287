"""Where a difficult site's pages keep each field: CSS selectors, written by a person."""

from dataclasses import dataclass

RECIPE_FIELDS = (
    *("title body authors published updated section tags image caption credit summary next".split()),
    *("latest latest.title latest.link latest.time latest.summary".split()),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """The selectors of one site: a field's in the order of trust, each a CSS selector, maybe with ` @attribute`."""

    name: str
    hosts: tuple[str, ...] = ()  # whose pages it is for; subdomains are included
    fields: tuple[tuple[str, tuple[str, ...]], ...] = ()  # a name of RECIPE_FIELDS -> selectors
    remove: tuple[str, ...] = ()  # selectors of what is not part of the body


@dataclass(frozen=True, slots=True)
class Tried:
    """What one selector of a recipe found on a page."""

    field: str
    selector: str
    count: int
    first: str | None = None  # value, as one line
