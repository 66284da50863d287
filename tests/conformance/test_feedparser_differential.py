"""One hundred real feeds as we read them and as feedparser does: every difference has a written reason.

feedparser's sanitiser and resolver are off, because they take half of its time; `differential` as a program leaves them
on.
"""

import warnings
from collections import Counter
from pathlib import Path

import pytest

from tests.conformance.differential import REASONS, Difference, differences, reason


@pytest.fixture(scope="module")
def differing(shared: Path) -> list[Difference]:
    folder = shared / "corpus" / "feeds" / "real"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # feedparser's own
        return [one for path in sorted(folder.iterdir()) for one in differences(path.name, path.read_bytes())]


def test_where_we_differ_from_feedparser_there_is_a_reason(differing: list[Difference]) -> None:
    explained = [(one, reason(one)) for one in differing]
    reasons = Counter(why for _, why in explained)
    print("\n".join(f"{count:5}  {why or 'WITHOUT A REASON'}" for why, count in reasons.most_common()))  # noqa: T201
    assert [one[:-1] for one, why in explained if not why] == []
    assert {known.why for known in REASONS} <= reasons.keys(), "a reason that explains nothing is to be taken out"


def test_a_feed_itself_is_read_as_feedparser_does(differing: list[Difference]) -> None:
    assert [one[:-1] for one in differing if one.place < 0] == []
