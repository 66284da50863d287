"""What heads the pages and lists about all channels."""

from dataclasses import dataclass
from urllib.parse import quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """The site that the channels are published on."""

    title: str
    description: str
    base_url: str  # where the output folder is served; ends with a slash
    index: bool = False  # whether search engines may list its pages

    def address(self, file: str) -> str:
        """Return the absolute URL of one of the files about all channels."""
        return self.base_url + quote(file)
