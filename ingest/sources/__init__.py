"""The files of seeds/ in (.toml, .opml, .txt), the Sources they name out, each checked; of recipes/ the Recipes.

A mistake is a SourcesError that names the file, the line, the key and what is allowed.
"""

from ingest.sources.folder import load
from ingest.sources.recipes import load_recipes, recipes_beside

__all__ = ["load", "load_recipes", "recipes_beside"]
