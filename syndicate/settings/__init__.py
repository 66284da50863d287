"""The owner's settings: channels.toml in, `Settings` out, with a line for each mistake.

A mistake in a channel costs that channel: what was published of it stays as it is. Any other ends the run with a
SettingsError before anything is published: what the owner meant is not known, and what is published cannot be recalled.
"""

from syndicate.settings.loading import load
from syndicate.settings.values import base_url

__all__ = ["base_url", "load"]
