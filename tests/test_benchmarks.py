import gzip
import json
import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import sleep

import pytest

from benchmarks import (
    capacity,
    feeds,
    filled,
    folder,
    manners,
    pages,
    poll_cost,
    polling,
    publishing,
    same_story,
    scaling,
    schedule,
)
from benchmarks.edits import ROWS
from benchmarks.made_stories import entry_of
from benchmarks.page_readers import PEERS
from ingest import open_collection
from ingest.collection.polls import Schedule
from ingest.schema import Query
from tests.conftest import ROOT

PAGES = ROOT / "fixtures" / "pages"
TOLD: dict[str, dict[str, object]] = {  # of pages whose story is known
    "harbour-lighthouse-keepers": {
        "url": "https://harbourpost.example/local/2025/09/11/lighthouse-keepers/",
        "title": "Lighthouse gets keepers again, forty years on",
        "date": "2025-09-11",
        "authors": ["Moira Tait", "Callum Ferrier"],
    },
    "de-werft-rostock": {
        "url": "https://de.meridian.example/wirtschaft/2025/10/02/werft-rostock/",
        "title": "Werft in Rostock baut elektrische Fähren",
        "date": "2025-10-02",
        "authors": ["Henrike Sommerfeld"],
    },
}
UNCLOSED = pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")  # by score_pages.py, which is not ours
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
    assert feeds.main(["--feeds", str(few_feeds), "--rounds", "30", "--profile"]) == 0
    assert "%" in capsys.readouterr().out


@pytest.fixture
def few_pages(tmp_path: Path, shared: Path) -> Path:
    """Two sets of two pages each: one has whole stories as truth, the other some text that belongs and some not."""
    for name, told in TOLD.items():
        body = (PAGES / f"{name}.html").read_bytes()
        paragraphs = re.findall("<p>([^<]{60,})</p>", body.decode())
        for kind, truth in (
            ("stories", {"text": "\n".join(paragraphs)}),
            ("segments", {"text": None, "with": [paragraphs[0][:60], paragraphs[-1][-60:]], "without": ["<script>"]}),
        ):
            folder = tmp_path / kind
            folder.mkdir(exist_ok=True)
            (folder / f"{name}.html.gz").write_bytes(gzip.compress(body))
            with (folder / "truth.jsonl").open("a", encoding="utf-8") as truths:
                truths.write(json.dumps({"id": name, **told, **truth}) + "\n")
    return tmp_path


@UNCLOSED
def test_the_page_benchmark_scores_and_times_every_reader_or_says_why_not(
    few_pages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert pages.main(["--pages", str(few_pages), "--rounds", "1"]) == 0
    printed = capsys.readouterr().out
    scored = re.findall(r"^wiredesk +([\d.]+) +[\d.]+ +[\d.]+ +([\d.]+) +([\d.]+) +([\d.]+) +0$", printed, re.MULTILINE)
    assert len(scored) == 2
    for text, *rest in scored:
        assert float(text) > 90
        assert rest == ["100.0", "100.0", "100.0"]
    assert re.search(r"^lxml parse only \(floor\) .* 1\.00 +0$", printed, re.MULTILINE)
    for name in ("wiredesk, out of fold", *(peer.name for peer in PEERS)):
        told = re.findall(rf"^{name} +(?:[\d.]+ |not installed|not trained|NOT MEASURED)", printed, re.MULTILINE)
        assert len(told) == (2 if name.endswith("fold") else 3)  # a table a set, and one of the times


@UNCLOSED
def test_the_page_benchmark_finds_the_slowest_page_and_measures_processes(
    few_pages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chosen = ["--pages", str(few_pages), "--sets", "stories", "--readers", "wiredesk", "--rounds", "1"]
    assert pages.main([*chosen, "--slowest", "--memory", "--processes"]) == 0
    printed = capsys.readouterr().out
    slowest, memory, processes = re.findall(r"^wiredesk +(.+)$", printed, re.MULTILINE)
    assert re.search(r"stories/(harbour|de-)", slowest)
    assert re.fullmatch(r"(\d+\.\d) +failed 0", memory)
    assert [float(number) > 0 for number in processes.split()[:3]] == [True] * 3


def test_the_folder_benchmark_runs_every_command_on_the_same_pages(
    few_pages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert folder.main(["--pages", str(few_pages), "--every", "2", "--rounds", "1"]) == 0
    printed = capsys.readouterr().out
    assert re.search(r"^2 pages, \d+ cores ", printed, re.MULTILINE)
    ours = re.findall(r"^(wiredesk(?:, alone)?) +(\d+\.\d) +\2-\2 ", printed, re.MULTILINE)
    assert [name for name, _ in ours] == ["wiredesk", "wiredesk, alone"]
    assert "trafilatura" in printed


@pytest.mark.parametrize(("benchmark", "option"), [(feeds.main, "--feeds"), (pages.main, "--pages")])
def test_a_benchmark_without_its_corpus_says_so(
    benchmark: Callable[[list[str]], int], option: str, tmp_path: Path
) -> None:
    with pytest.raises(SystemExit, match="set WIREDESK_SHARED"):
        benchmark([option, str(tmp_path / "absent")])


def test_the_polling_benchmark_measures_every_poll_of_every_program(capsys: pytest.CaptureFixture[str]) -> None:
    small = ["--rounds", "1", "--feeds", "3", "--items", "2", "--many", "4", "--workers", "2", "--latency", "1"]
    assert polling.main(small) == 0  # every poll brought what it should
    printed = capsys.readouterr().out
    polls = re.findall(r"^(\S.*\S) +wiredesk +[\d.]+ [\d. -]+$", printed, re.MULTILINE)
    assert polls == [*polling.POLLS, "all 304, 4 feeds"]


def test_the_schedule_benchmark_asks_alike_in_both_ways_and_no_source_off_its_time(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert schedule.main(["--sources", "200", "--days", "2", "--tick", "5", "--alike", "150"]) == 0
    printed = capsys.readouterr().out
    assert re.search(r"^    alike in both ways +150 sources, 2 days, \d,\d+ polls$", printed, re.MULTILINE)
    assert re.search(r"^    fullest run, all +\d+ polls", printed, re.MULTILINE)


def test_the_schedule_benchmark_tells_where_hosts_have_to_be_waited_for(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = Schedule.claim

    def slowly(self: Schedule, hosts: Sequence[str], by: str, now: datetime) -> Mapping[str, datetime | None]:
        sleep(0.0015 * len(hosts))
        return claim(self, hosts, by, now)

    monkeypatch.setattr(Schedule, "claim", slowly)
    assert schedule.main(["--sources", "100", "--days", "0.1", "--tick", "5", "--alike", "3"]) == 1
    assert re.search(r"^    claiming hosts .* WRONG$", capsys.readouterr().out, re.MULTILINE)


@pytest.fixture
def few_texts(tmp_path: Path) -> Path:
    """A set of thirty texts of 120 words, with one of them repeated."""
    (tmp_path / "made").mkdir()
    truths = [
        {"id": str(place), "title": entry.title, "text": "\n\n".join((entry.content_text or "").split("\n\n")[:2])}
        for place, entry in enumerate(map(entry_of, (*range(1, 31), 30)))
    ]
    written = "".join(json.dumps(truth) + "\n" for truth in truths)
    (tmp_path / "made" / "truth.jsonl").write_text(written, encoding="utf-8")
    return tmp_path


def test_the_benchmark_of_copies_finds_them_and_nothing_else(
    few_texts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    details = few_texts / "details.txt"
    chosen = ["--quality", "--pages", str(few_texts), "--details", str(details)]
    assert same_story.main(chosen) == 0
    printed = capsys.readouterr().out
    found = re.findall(r"^(\S.*\S) \* +30 +100\.0 % +0/0 +0 ", printed, re.MULTILINE)
    assert found == [row.name for row in ROWS if row.bound]
    assert re.search(r"^pairs of 435 taken for one +0 ", printed, re.MULTILINE)
    assert "there already: made/30 is made/29\n" in details.read_text(encoding="utf-8")


def test_the_benchmark_of_copies_tells_notices_apart(capsys: pytest.CaptureFixture[str]) -> None:
    assert same_story.main(["--series", "--notices", "6"]) == 0
    printed = capsys.readouterr().out
    assert len(re.findall(r": (?:taken for one|copies not found) +0, of 270 notices$", printed, re.MULTILINE)) == 4


def test_the_benchmark_of_copies_says_what_they_cost(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small = ["--files", "2", "--rounds", "1", "--sizes", "900", "1200", "--further", "200", "--place", str(tmp_path)]
    same_story.main(["--run", "--cost", *small])  # so few entries show nothing about what they cost
    printed = capsys.readouterr().out
    assert len(re.findall(r"a run of 100 new entries, .* [\d.]+ s of CPU, [\d.]+ without finding copies", printed)) == 2
    found = re.findall(r"(\d+) copies found of (\d+)$", printed, re.MULTILINE)
    assert [copies for copies, _ in found] == [expected for _, expected in found]
    assert {int(expected) > 0 for _, expected in found} == {True}


def test_the_manners_benchmark_puts_every_program_to_every_case(capsys: pytest.CaptureFixture[str]) -> None:
    assert manners.main(["--only", "status-999", "a 304 replaces"]) == 0
    printed = capsys.readouterr().out
    assert re.search(r"^status-999 +passes", printed, re.MULTILINE)
    assert re.search(r"^a 304 replaces what it carries +passes", printed, re.MULTILINE)
    assert re.search(r"^passed, of 2 +2", printed, re.MULTILINE)


def test_the_publishing_benchmark_renders_every_feed_in_every_way(capsys: pytest.CaptureFixture[str]) -> None:
    publishing.main(["--render", "--entries", "20", "--rounds", "1"])  # so few entries are within any bound
    printed = capsys.readouterr().out
    told = re.findall(r"^    (rss|atom|json|all) +(\S.*?\S) {2,}[\d.]+ +[\d.-]+$", printed, re.MULTILINE)
    ours = [
        (format_, name) for format_ in ("rss", "atom", "json") for name in ("wiredesk", "wiredesk, rendered before")
    ]
    assert {*ours, ("rss", "feedgen"), ("atom", "feedgen"), ("json", "json"), ("all", "wiredesk")} <= set(told)


def test_the_publishing_benchmark_publishes_a_desk_again_and_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publishing.main(["--run", "--sizes", "200", "--rounds", "1", "--place", str(tmp_path)])
    printed = capsys.readouterr().out
    files = dict(re.findall(r"^    (\w+ \w+|first) .* ([\d,]+)(?:  WRONG)?$", printed, re.MULTILINE))
    assert files["nothing changed"] == "0"
    assert 0 < int(files["one new"]) < int(files["first"].replace(",", ""))
    assert re.search(r"step by step +2 channels, ", printed)


def test_the_benchmark_of_polls_fills_collections_once_and_measures_both_databases(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with TemporaryDirectory() as folder:  # a short path: that of a socket is limited
        poll_cost.main(["--sizes", "100", "200", "--rounds", "1", "--feeds", "3"], kept=Path(folder))
        with filled.filled(["sqlite", "postgresql"], [100], kept=Path(folder)) as addresses:
            for address in addresses.values():
                with open_collection(address, read_only=True) as collection:
                    # The 100 entries were not made again; then three feeds of 50, and a new item of each.
                    assert len(list(collection.matching(Query(languages=("en",))))) == 100 + 3 * 51
    printed = capsys.readouterr().out
    assert re.findall(r"^(\w+), (one new each|all 304) +(\d+) ", printed, re.MULTILINE) == [
        (database, kind, size)
        for database in ("sqlite", "postgresql")
        for kind in ("one new each", "all 304")
        for size in ("100", "200")
    ]
    assert "were sent whole" not in printed


def test_the_scaling_benchmark_fills_and_moves_collections(capsys: pytest.CaptureFixture[str]) -> None:
    small = ["--rounds", "1", "--entries", "150", "--sizes", "150"]
    with TemporaryDirectory() as folder:  # a short path, as above
        assert scaling.main(["--part", "move", "sizes", *small, "--place", f"{folder}/kept"]) == 0
    printed = capsys.readouterr().out
    told = re.findall(r"^    (\S.*\S) {2,}[\d,]+ +[\d,]+-[\d,]+ +[\d.]+ +[\d.]+ +\d+$", printed, re.MULTILINE)
    assert told == ["file to PostgreSQL", "PostgreSQL to file"]
    assert len(re.findall(r"^    150 entries, \w+ +[\d.]+ GB, [\d.]+ KB an entry$", printed, re.MULTILINE)) == 2


def test_the_scaling_benchmark_says_what_a_poll_costs_and_that_tells_what_many_need(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    costs = tmp_path / "costs.json"
    small = ["--rounds", "1", "--feeds", "3", "--items", "2", "--ways", "1 worker", "--costs", str(costs)]
    assert scaling.main(["--part", "queue", *small]) == 0
    printed = capsys.readouterr().out
    polls = re.findall(r"^    (\S.*), (procrastinate, 1 worker) +[\d.]+ +\S+ +[\d.]+", printed, re.MULTILINE)
    assert len(polls) == 4
    assert capacity.main(["--costs", str(costs), "--sample", "100", "--days", "0.5"]) == 0
    assert capsys.readouterr().out.count("somebody writes") == 1


def test_ten_million_sources_need_what_their_sample_needs_times_as_many(capsys: pytest.CaptureFixture[str]) -> None:
    needed = []
    for sources in ("1000000", "10000000"):
        assert capacity.main(["--sources", sources, "--sample", "300", "--days", "0.5"]) == 0
        printed = capsys.readouterr().out.replace(",", "")
        needed.append(
            [float(cores) for cores in re.findall(r"^    cores that ask and read +([\d.]+)$", printed, re.MULTILINE)]
        )
    assert needed[1] == pytest.approx([10 * cores for cores in needed[0]], rel=0.1)
    assert min(needed[1]) > 0
