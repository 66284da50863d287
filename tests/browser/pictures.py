"""Take the pictures of the index page that are in docs/: `python -m tests.browser.pictures`.

They show the synthetic news of fixtures/, in the fonts of Debian's fonts-noto-core.
"""

import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from tests.browser.window import DESKTOP, PHONE, Scheme, browser, published, window
from tests.conftest import ROOT

FIXTURES = ROOT / "fixtures"
# Only inputs whose entries are dated: an entry without a date would be as new as the day on which the picture is taken.
NEWS = tuple(
    sorted(
        path
        for path in (*(FIXTURES / "feeds").iterdir(), *(FIXTURES / "mirror").iterdir(), *(FIXTURES / "dumps").iterdir())
        if not path.name.startswith(("valley-rss09", "valley-jsonfeed-1.0", "desk-list", "valley-channel"))
    )
)
RIGHT_TO_LEFT = tuple(
    path for path in NEWS if path.name.startswith(("meridian-ar", "meridian-ku", "ar.", "ku.", "ar-", "ku-"))
)


class Shot(NamedTuple):
    """A picture: what it shows, and how it is taken."""

    name: str
    inputs: tuple[Path, ...]
    size: tuple[int, int]
    scheme: Scheme = "light"


SHOTS = (
    Shot("index-light", NEWS, (DESKTOP[0], 1240)),
    Shot("index-dark", NEWS, (DESKTOP[0], 1240), "dark"),
    Shot("index-phone", NEWS, (PHONE[0], 1500)),
    Shot("index-rtl", RIGHT_TO_LEFT, (DESKTOP[0], 1240)),
)


def take(folder: Path) -> None:
    """Write the pictures into `folder`."""
    with browser() as opened:
        for shot in SHOTS:
            with (
                tempfile.TemporaryDirectory() as made,
                published(Path(made), *shot.inputs) as site,
                window(opened, site, size=shot.size, scheme=shot.scheme) as (page, _),
            ):
                page.goto(f"{site}index.html", wait_until="networkidle")
                page.screenshot(path=folder / f"{shot.name}.png")


if __name__ == "__main__":
    take(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs")
