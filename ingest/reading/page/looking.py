"""A look at a page: its tree, what stands on it and what it says of itself, before anything is judged."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.reading.page.blocks.features import Claims
from ingest.reading.page.dom.layout import take_for_boxes
from ingest.reading.page.dom.tree import read_tree
from ingest.reading.page.dom.walk import walk
from ingest.reading.page.dom.walked import Walked
from ingest.reading.page.metadata.signals import SPEAKING, Signals, signals_of
from ingest.reading.page.metadata.title import titles_of
from ingest.reading.raw import Said
from ingest.schema import Flaw, Recipe
from ingest.text.language import fold
from ingest.text.url_rules import GENERAL, ParameterRules

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ingest.reading.page.recipe import Findings
    from ingest.text.markup import Element

MOST_SAID = 200_000  # characters of an articleBody that are compared with the blocks


@dataclass(frozen=True, slots=True)
class Looked:
    """What stands on one page and what it says of itself: shared by all parts of the reader."""

    url: str | None
    rules: ParameterRules  # by which its links are compared
    walked: Walked
    signals: Signals
    titles: tuple[Said, ...]  # the likeliest first
    findings: "Findings | None" = None  # what its site's recipe found
    flaws: tuple[Flaw, ...] = ()  # in its markup

    @property
    def folded_titles(self) -> frozenset[str]:
        """Everything that may be the title, folded."""
        return frozenset(fold(title.value) for title in self.titles)

    @property
    def claims(self) -> Claims:
        """What the page says of its story elsewhere than in the story."""
        return Claims(
            titles=self.folded_titles,
            summary=_lower(self.signals.first("og:description", "json-ld:description", "meta:description")),
            body=_lower(self.signals.graph.body[:MOST_SAID]),
            is_article=self.signals.graph.is_article,
        )


def look(
    page: str | bytes, url: str | None = None, recipe: Recipe | None = None, rules: ParameterRules = GENERAL
) -> Looked:
    """Return what stands on a page, text or UTF-8, and what it says of itself.

    `url` is its final address, None or a urn if it has none. What a `recipe` removes is gone from it.

    Raises: ReadError: there is no markup in it.
    """
    url = url if url and url.startswith(("http://", "https://")) else None
    root, mended, found = read_tree(page, SPEAKING)
    findings = _findings(recipe, root)
    return look_at(root, url, findings, rules, mended, None if findings else found)  # a recipe may remove some


def look_at(
    root: "Element",
    url: str | None,
    findings: "Findings | None",
    rules: ParameterRules,
    flaws: tuple[Flaw, ...],
    told: "Iterable[Element] | None" = None,
) -> Looked:
    """Return what stands on the page of a tree; `flaws` are what was found in its markup, `told` as in `signals_of`."""
    walked = walk(root)
    take_for_boxes(walked.places)
    signals = signals_of(root, walked.anchors, told)
    return Looked(url, rules, walked, signals, titles_of(signals, walked, url), findings, (*flaws, *walked.flaws))


def _findings(recipe: Recipe | None, root: "Element") -> "Findings | None":
    if recipe is None:
        return None
    from ingest.reading.page.recipe import findings_of  # only a page of a site with a recipe pays for BeautifulSoup

    return findings_of(recipe, root)


def _lower(text: str | None) -> str:
    return " ".join((text or "").lower().split())
