"""Feeds: the text or the bytes of an XML or JSON feed in, what it says and its entries as RawEntry values out."""

from ingest.reading.feed.json_feed import parse_json_feed
from ingest.reading.feed.xml_feed import parse_feed, parse_sound_feed

__all__ = ["parse_feed", "parse_json_feed", "parse_sound_feed"]
