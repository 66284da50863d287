"""Read each page with the model that never saw its site: `score_pages.py training.folds:read`."""

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from ingest.reading.detect import decoded_from, inflate
from ingest.reading.normalise import normalise
from ingest.reading.page import parse_page
from ingest.reading.page.blocks.model import Model, load_model
from ingest.schema import Document, Entry, Hints
from training.pages import fold_of, site_of

_FOLDER = Path(__file__).resolve().parent / "weights"


def fold_file(fold: int) -> Path:
    """Return where the weights of a fold are kept, which were learned from all the other folds."""
    return _FOLDER / f"fold-{fold}.npz"


@cache
def model_of(fold: int) -> Model:
    """Return the model of a fold.

    Raises: FileNotFoundError: it has not been trained; see `python -m training --folds`.
    """
    return load_model(BytesIO(fold_file(fold).read_bytes()))


def entry_of(body: bytes, url: str) -> Entry | None:
    """Return the entry of a page, read by the model of its fold; None where there is no story on it."""
    document = Document(url=url or "https://example.org/", body=body, content_type="text/html")
    text = decoded_from(inflate(body), document.content_type).text
    parsed = parse_page(text, url=document.url, model=model_of(fold_of(site_of(url, body))))
    entries = normalise(parsed, document, Hints(), explained=False).reading.entries
    return next((entry for entry in entries if isinstance(entry, Entry)), None)


def read(body: bytes, url: str) -> dict[str, Any]:
    """Return what `score_pages.py` asks of a reader."""
    entry = entry_of(body, url or "")  # some pages of the corpus have none
    if entry is None:
        return {}
    return {
        "text": entry.content_text,
        "title": entry.title,
        "date": entry.published and entry.published.isoformat(),
        "authors": [person.name for person in entry.authors],
    }
