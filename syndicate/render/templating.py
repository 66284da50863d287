"""Makes the pages from templates: every value is one clean, escaped line, and no script is allowed to run."""

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import Any

import jinja2

from ingest.text.markup import line_of
from syndicate.render.masthead import Masthead

_POLICY = "default-src 'none'; img-src 'self' http: https:; style-src '{}'; base-uri 'none'; form-action 'none'"


def render_template(name: str, site: Masthead, **values: object) -> bytes:
    """Return a page as UTF-8; the pictures of `site`'s stories may come from anywhere, and nothing else may load."""
    style = _style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    page = _environment().get_template(name).render(
        site=site, style=style, policy=_POLICY.format(f"sha256-{digest}"), **values
    )  # fmt: skip
    return page.encode("utf-8")


@cache
def _style() -> str:
    return (files("syndicate.render") / "templates" / "page.css").read_text(encoding="utf-8")


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("syndicate.render"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=jinja2.StrictUndefined,
        finalize=_clean,
    )


def _clean(value: Any) -> Any:
    """A value as a page shows it: without control characters and half surrogate pairs, which HTML cannot hold."""
    return line_of(value) if isinstance(value, str) and not hasattr(value, "__html__") else value
