"""The files of seeds/ in (.toml, .opml, .txt), the Sources they name out, each checked.

A mistake is a SourcesError that names the file, the line, the key and what is allowed.
"""

from ingest.sources.folder import load

__all__ = ["load"]
