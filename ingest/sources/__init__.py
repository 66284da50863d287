"""The files of seeds/ in (.toml, .opml, .txt), the Sources they name out, each checked; of recipes/ the Recipes.

A mistake names the file, the line, the key and what is allowed: a SourcesError, or of `load_all` a line among others.
"""

from ingest.sources.folder import Loaded, load, load_all
from ingest.sources.recipes import load_recipes, recipes_beside, sound_recipes

__all__ = ["Loaded", "load", "load_all", "load_recipes", "recipes_beside", "sound_recipes"]
