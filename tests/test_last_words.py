import os
import re

import click
import pytest

from ingest.errors import PublishError
from ingest.text.last_words import line_about


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (PublishError("a\x1b[2J\udcff"), "error: a[2J\\udcff"),
        (OSError(28, "No space left on device", "public/\x1b[2J"), "error: public/[2J: No space left on device"),
    ],
)
def test_what_ended_a_program_is_said_in_a_line_that_does_nothing_to_the_terminal(
    error: Exception, expected: str
) -> None:
    assert line_about(error) == expected


def test_a_fault_of_the_system_that_names_no_file_is_the_outputs_only_where_that_was_written() -> None:
    with pytest.raises(OSError, match="cut") as caught:
        raise OSError("cut")
    assert re.fullmatch(r"error: test_last_words\.py:\d+: cut", line_about(caught.value))
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb", buffering=0) as output, pytest.raises(BrokenPipeError) as met:
        click.echo(b"one line", output)
    assert line_about(met.value) == "error: the output: Broken pipe"


def test_a_name_that_the_system_cannot_write_is_no_fault_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnicodeEncodeError) as caught:
        "kurdî".encode("ascii")
    assert "fault of Wiredesk" in line_about(caught.value)
    monkeypatch.setattr("sys.getfilesystemencoding", lambda: "ascii")
    assert line_about(caught.value) == (
        "error: 'kurd\\xee': this system writes names of files in ascii; set PYTHONUTF8=1 and run again"
    )


def test_a_fault_of_ours_is_said_with_where_it_was() -> None:
    with pytest.raises(ZeroDivisionError) as caught:
        1 / 0  # noqa: B018
    line = line_about(caught.value)
    assert line.startswith("error: ZeroDivisionError at test_last_words.py:")
    assert line.endswith("; this is a fault of Wiredesk, please report it")
