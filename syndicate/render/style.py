"""The style sheet by which browsers show an opened feed."""

from importlib.resources import files


def render_style() -> bytes:
    """Return feed.css, which every RSS and Atom document of a site names."""
    return files("syndicate.render").joinpath("templates", "feed.css").read_bytes()
