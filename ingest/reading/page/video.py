"""Recognises pages that are films: a player with a title, and hardly any story beside it."""

from ingest.reading.page.blocks.body import Body
from ingest.reading.page.metadata.signals import Signals

SHORT = 900  # weight of a text that describes a film; a longer one is a story with a film in it


def is_video(signals: Signals, body: Body | None) -> bool:
    """Return whether a page says that it is a film, in Open Graph or JSON-LD, and tells no story beside it."""
    kind = signals.first("og:type") or ""
    if signals.graph.is_article or kind == "article":
        return False
    if not (kind.startswith("video") or signals.graph.kind == "VideoObject"):
        return False
    return (body is None or body.weight < SHORT) and signals.first("og:title", "title", "json-ld:name") is not None
