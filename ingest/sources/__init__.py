"""The files of seeds/ in (.toml, .opml, .txt), the Sources they name out, each checked; Recipes out of recipes/.

Also says when a source is due next, from what its server and its feed say and how often it publishes, and filters
readings by a source's patterns. A mistake names the file, the line, the key and what is allowed: as a SourcesError, or
from `load_all` as one of its lines.
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
