"""The files of seeds/ in (.toml, .opml, .txt), the Sources they name out, each checked; of recipes/ the Recipes.

Also when a source is due next, from what its server and its feed say and how often it publishes.
A mistake is a SourcesError that names the file, the line, the key and what is allowed.
"""

from ingest.sources.due import next_due, rhythm, silent, spread
from ingest.sources.folder import load
from ingest.sources.recipes import load_recipes, recipes_beside

__all__ = ["load", "load_recipes", "next_due", "recipes_beside", "rhythm", "silent", "spread"]
