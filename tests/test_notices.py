import re

import pytest

from tests.notices import LANGUAGES, Series, every_series, notices

WORD = re.compile(r"[\u4e00-\u9fff]|[^\W\u4e00-\u9fff]+")


def test_there_is_every_series_in_every_language() -> None:
    found = [series.name for series in every_series()]
    assert found == len(LANGUAGES) * found[: len(found) // len(LANGUAGES)]
    assert len(set(found)) == 9


@pytest.mark.parametrize("series", every_series(), ids=str)
def test_the_notices_of_a_series_are_alike_and_no_two_are_one(series: Series) -> None:
    written = notices(series, 40)
    assert written == notices(series, 40)
    assert len({notice.text for notice in written}) == 40
    words = [WORD.findall(notice.text) for notice in written]
    assert all(60 <= len(said) <= 200 for said in words)
    assert len(set(words[0]) & set(words[1])) > 0.4 * len(set(words[0]))
    assert not any("{" in notice.title + notice.text for notice in written)
