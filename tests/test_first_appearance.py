import pytest

from ingest.reading.first_appearance import without_first_appearance
from tests.processes import finishes

STORY = '<p>The gates are open.</p><p>The post <a {}href="https://a.example/7/">Dam</a> first appeared on '


@pytest.mark.parametrize("attributes", ["href='x' ", "href= ", "a=b "])
def test_attributes_without_end_cost_no_more_than_others(attributes: str) -> None:
    told = [f"{STORY.format(attributes * many)}<a {attributes * many}>A</a>{'.' * 50}" for many in range(20, 170)]
    assert finishes(lambda: [without_first_appearance(one, ["Dam"]) for one in told], cpu=4)


def test_a_site_is_the_front_of_its_stories_alone() -> None:
    begun = STORY.format("")
    site, other = (f'{begun}<a href="https://{host}.example">A</a>.</p>' for host in "ab")
    assert without_first_appearance(site, ["Dam"]) == "<p>The gates are open.</p>"
    assert without_first_appearance(other, ["Dam"]) == other
