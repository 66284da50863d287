"""The owner's settings: channels.toml in, `Settings` out, with a line for each mistake.

A mistake in a channel costs only that channel: what was published of it stays as it is. Any other mistake ends the run
with a SettingsError before anything is published, because what is published by mistake cannot be recalled.
"""

from syndicate.settings.loading import load
from syndicate.settings.values import base_url

__all__ = ["base_url", "load"]
