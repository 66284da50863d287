import re
import shutil
from pathlib import Path

import pytest

from benchmarks import feeds
from tests.conftest import ROOT

SMALL = ("harbour-rss2.xml", "meridian-en-atom.xml")


@pytest.fixture
def few_feeds(tmp_path: Path) -> Path:
    for name in SMALL:
        shutil.copy(ROOT / "fixtures" / "feeds" / name, tmp_path)
    return tmp_path


def test_the_feed_benchmark_reads_every_feed_with_every_row(
    few_feeds: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert feeds.main(["--feeds", str(few_feeds), "--rounds", "1"]) == 0
    printed = capsys.readouterr().out
    found = re.findall(r"^(\S.*?) {2,}[\d.]+ +\S+ +\S+ +(\d+) +(\d+) ", printed, re.MULTILINE)
    counts = {name: (int(entries), int(failed)) for name, entries, failed in found}
    ours = {"lxml parse only (floor)", "wiredesk raw", "wiredesk read", "feedparser default", "feedparser flags off"}
    assert ours <= counts.keys()
    assert {counts[name] for name in ours} == {(8, 0)}


def test_the_feed_benchmark_says_where_the_time_goes(few_feeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert feeds.main(["--feeds", str(few_feeds), "--rounds", "3", "--profile"]) == 0
    assert "%" in capsys.readouterr().out


def test_a_benchmark_without_its_corpus_says_so(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="set WIREDESK_SHARED"):
        feeds.main(["--feeds", str(tmp_path / "absent")])
