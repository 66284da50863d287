"""The totals of a run: every document counts, and no more than a bound stay in memory."""

from collections.abc import Iterator

import pytest

from ingest.cli import report
from ingest.run import steps as run_steps
from ingest.run.steps import Step, summarise
from ingest.schema import Counts, Flaw

REFUSED = Flaw("empty")
REPAIRED = (Flaw("no-guid"), Flaw("no-guid"))


def steps(number: int) -> Iterator[Step]:
    """Yield as many documents of each outcome."""
    for place in range(number):
        yield Step(where=f"clean {place}", argument="a", counts=Counts(new=2), entries=2)
        yield Step(where=f"repaired {place}", argument="b", counts=Counts(same=1), entries=1, warnings=REPAIRED)
        yield Step(where=f"refused {place}", argument="c", refused=REFUSED)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_steps, "KEPT", 3)


@pytest.mark.usefixtures("few")
def test_every_document_is_counted_and_the_first_of_each_outcome_are_named() -> None:
    summary = summarise(steps(300), passed_over=4)
    assert (summary.documents, summary.entries, summary.passed_over) == (900, 900, 4)
    assert summary.counts == Counts(new=600, same=300)
    assert (summary.repaired, summary.not_read, summary.warnings) == (300, 300, (("no-guid", 600),))
    assert [step.where for step in summary.flawed] == ["repaired 0", "repaired 1", "repaired 2"]
    assert [one.where for one in summary.refused] == ["refused 0", "refused 1", "refused 2"]
    assert summary.answered == {"a", "b"}


@pytest.mark.usefixtures("few")
def test_a_report_says_how_many_it_does_not_name() -> None:
    summary = summarise(steps(300))
    assert "not read: 300" in report.sentence(summary)
    assert list(report.faults(summary))[-1] == "... and 594 more; --json names 6 of them"
    assert list(report.documents(summary))[-1] == "... and 297 documents more, read without a warning"
    assert '"not_named": 594' in report.as_json(summary)


def test_a_short_report_points_at_json_which_names_all() -> None:
    summary = summarise(steps(120))
    lines = list(report.faults(summary))
    assert (len(lines), lines[-1]) == (201, "... and 40 more; --json names them all")
    assert '"not_named": 0' in report.as_json(summary)


def test_one_document_that_is_unchanged_is_counted_as_one() -> None:
    summary = summarise([Step(where="a", unchanged=True)])
    assert "; 1 unchanged at the server" in report.sentence(summary)
    assert '"unchanged": 1,' in report.as_json(summary)
    assert '"unchanged": 0,' in report.as_json(summarise([Step(where="a")]))
