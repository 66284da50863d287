"""Text dumps of article pages: lines of plain text in, one RawEntry with its story and its latest list out."""

from ingest.reading.dump.text_dump import parse_text_dump

__all__ = ["parse_text_dump"]
