"""Turns bytes into text, markup into safe HTML and HTML into plain text: the only decoder and cleaner there is."""

from ingest.text.markup.attributes import ATTRIBUTE, attributes_of, hides
from ingest.text.markup.bounds import with_few_tags, without_endless_tags
from ingest.text.markup.characters import safe_text, unescape
from ingest.text.markup.cleaning import TAGS, clean_html, cleaned
from ingest.text.markup.decoding import Decoded, decode, is_utf8
from ingest.text.markup.nesting import limit_depth
from ingest.text.markup.plain_text import BLOCKS, CELLS, line_of, text_of, text_of_clean, tree_text, word_count
from ingest.text.markup.trees import Element, parse_html

__all__ = [
    "ATTRIBUTE",
    "BLOCKS",
    "CELLS",
    "TAGS",
    "Decoded",
    "Element",
    "attributes_of",
    "clean_html",
    "cleaned",
    "decode",
    "hides",
    "is_utf8",
    "limit_depth",
    "line_of",
    "parse_html",
    "safe_text",
    "text_of",
    "text_of_clean",
    "tree_text",
    "unescape",
    "with_few_tags",
    "without_endless_tags",
    "word_count",
]  # fmt: skip
