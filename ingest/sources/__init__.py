"""The files of seeds/ and seeds/recipes/ go in; the Sources and Recipes that they name come out, each checked.

Also decides when a source is due next, from what its server and its feed say and how often it publishes, and filters
readings by a source's patterns. Of a mistake the file, the line, the key and what is allowed are named: in a
SourcesError, or in a line of what `load_all` returns.
"""

from ingest.sources.due import AT_ONCE, LATE, caught_up, is_in_reach, next_due, rhythm, silent, spread
from ingest.sources.filtering import Filtered, filter_of, filtered
from ingest.sources.folder import Loaded, load_all
from ingest.sources.recipes import load_recipe, sound_recipes

__all__ = [
    "AT_ONCE",
    "LATE",
    "Filtered",
    "Loaded",
    "caught_up",
    "filter_of",
    "filtered",
    "is_in_reach",
    "load_all",
    "load_recipe",
    "next_due",
    "rhythm",
    "silent",
    "sound_recipes",
    "spread",
]
