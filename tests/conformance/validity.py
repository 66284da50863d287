"""What is wrong with a feed of ours, in each format: `FAULTS[file](body)` is empty where it is valid."""

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
from lxml import etree

from tests.conformance import feed_validator, rss_rules

HERE = Path(__file__).parent
ATOM = etree.RelaxNG(etree.parse(HERE / "atom.rng"))
JSON_FEED = jsonschema.Draft202012Validator(json.loads((HERE / "json_feed.schema.json").read_text(encoding="utf-8")))
A = "{http://www.w3.org/2005/Atom}"


def atom_faults(body: bytes) -> list[str]:
    """Return what breaks the schema of RFC 4287, the assertions of its appendix B, or section 4.1."""
    root = etree.fromstring(body)
    ATOM.validate(root)
    found = [str(error) for error in ATOM.error_log]
    ids = [element.text for element in root.iterfind(f"{A}entry/{A}id")]
    if len(set(ids)) != len(ids):
        found.append("two entries of one id")
    for entry in root.findall(f"{A}entry"):
        found += _entry_faults(entry)
    return found


def _entry_faults(entry: etree._Element) -> list[str]:
    alternates = entry.findall(f"{A}link[@rel='alternate']")
    kinds = {(link.get("type"), link.get("hreflang")) for link in alternates}
    content, summary = entry.find(f"{A}content"), entry.find(f"{A}summary")
    wrong = {
        "neither an alternate link nor content": not alternates and content is None,
        "two alternates of one type and language": len(kinds) < len(alternates),
        "no author": all(entry.find(path) is None for path in (f"{A}author", f"{A}source/{A}author")),
        "nothing to read": content is None and summary is None,
        "a blank id, title or date": any(
            not (entry.findtext(f"{A}{name}") or "").strip() for name in ("id", "title", "updated")
        ),
    }
    return [what for what, is_so in wrong.items() if is_so]


def json_feed_faults(body: bytes) -> list[str]:
    """Return what breaks our schema of JSON Feed 1.1."""
    return [error.message[:200] for error in JSON_FEED.iter_errors(json.loads(body))]


FAULTS: dict[str, Callable[[bytes], list[str]]] = {
    "feed.rss": lambda body: [*rss_rules.faults(body), *feed_validator.faults(body)],
    "feed.atom": lambda body: [*atom_faults(body), *feed_validator.faults(body)],
    "feed.json": json_feed_faults,
}
