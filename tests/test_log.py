import pytest

from syndicate.log import Span


def archives(sizes: list[int], *, most_lines: int = 3, most_bytes: int = 100) -> list[int]:
    """Return the archive into which each line goes, by its bytes."""
    span, found = Span(), []
    for size in sizes:
        archive, span = span.with_line(size, most_lines=most_lines, most_bytes=most_bytes)
        found.append(archive)
    return found


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ([], []),
        ([1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 2, 2, 2, 3]),
        ([40, 60, 1], [1, 1, 2]),
        ([40, 61, 1], [1, 2, 2]),
        ([500, 1, 500, 500], [1, 2, 3, 4]),
        ([0, 0, 0, 0], [1, 1, 1, 2]),
    ],
    ids=["empty", "by lines", "full", "too large for it", "larger than any", "nothing in them"],
)
def test_an_archive_has_no_more_lines_and_bytes_than_the_channel_asks_for(
    sizes: list[int], expected: list[int]
) -> None:
    assert archives(sizes) == expected


def test_by_default_fifty_lines_are_one_archive() -> None:
    assert archives([1] * 80, most_lines=50, most_bytes=1000) == [1] * 50 + [2] * 30
