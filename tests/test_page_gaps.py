import time

from ingest.reading.page.blocks.features import candidates_of
from ingest.reading.page.blocks.gaps import filled
from ingest.reading.page.dom.walked import Run
from ingest.reading.page.looking import look
from tests.articles.written import LINE, paragraphs


def added(body: str) -> list[str]:
    """Return the blocks that fill the gaps in a story of "reports", with what its lists and tables say."""
    walked = look(f"<html><body><main>{body}</main></body></html>").walked
    judged = candidates_of(walked)
    story = [run for run in judged if is_told(run)]
    return [run.text for run in filled(story, set(judged), walked.runs) if run not in story]


def is_told(run: Run) -> bool:
    return run.text.startswith("The eastern") or run.place.tag in {"td", "li"}


def test_what_is_a_link_but_for_its_signs_is_no_part_of_a_story() -> None:
    links = "".join(f"<div>&#149; <a href='/{name}'>{name}</a> |</div>" for name in ("Dokan", "Tides"))
    walked = look(f"<html><body><main>{paragraphs(2)}{links}</main></body></html>").walked
    assert [run.text for run in candidates_of(walked)] == [LINE.format(number) for number in range(2)]


def test_a_heading_that_is_a_link_stands_over_its_part_of_the_story() -> None:
    parts = "".join(f"<h2><a href='/dams/{name}'>{name}</a></h2>{paragraphs(2)}" for name in ("Dokan", "Derbendikhan"))
    assert added(paragraphs(1) + parts) == ["Dokan", "Derbendikhan"]


def test_headings_over_one_another_are_of_the_story_together() -> None:
    heads = "<h2><a href='#north'>The north</a></h2><h3><a href='#dokan'>Dokan</a></h3>"
    assert added(f"{paragraphs(1)}{heads}{paragraphs(2)}") == ["The north", "Dokan"]


def test_a_heading_over_what_is_not_of_the_story_is_none_of_it() -> None:
    assert added(f"{paragraphs(2)}<h2><a href='/x'>Sluices</a></h2><p>See all of it here.</p>{paragraphs(2)}") == []


def test_a_heading_behind_or_before_the_story_is_none_of_it() -> None:
    heading = "<h2><a href='/x'>Sluices</a></h2>"
    assert added(f"{heading}{paragraphs(2)}{heading}") == []


def test_a_heading_over_other_stories_is_none_of_it() -> None:
    assert added(f"{paragraphs(2)}<h2><a href='/x'>Related stories</a></h2>{paragraphs(2)}") == []


def test_a_teaser_in_a_box_of_its_own_gets_no_heading() -> None:
    teaser = f"<div><h3><a href='/other'>Another dam</a></h3><p>{LINE.format('other')}</p></div>"
    assert added(f"{paragraphs(4)}{teaser}{paragraphs(1)}") == []


def test_an_item_that_is_a_link_stands_or_falls_with_its_list() -> None:
    told = "".join(f"<li>Gate {number}, which is as old as the dam and wants new hinges</li>" for number in range(5))
    one = "<li><a href='/gate'>The sluice</a></li>"
    assert added(f"{paragraphs(2)}<ul>{told}{one}</ul>{paragraphs(2)}") == ["The sluice"]
    assert added(f"{paragraphs(2)}<ul>{told}{one * 20}</ul>{paragraphs(2)}") == []


def test_a_cell_that_is_a_link_stands_or_falls_with_its_table() -> None:
    told = "".join(
        f"<tr><td>Gate {number}, as old as the dam itself</td><td>{number} metres</td></tr>" for number in (7, 9)
    )
    one = "<tr><td><a href='/gate'>Sluice</a></td><td>4 metres in all</td></tr>"
    assert added(f"{paragraphs(2)}<table>{told}{one}</table>{paragraphs(2)}") == ["Sluice"]


def test_a_story_without_gaps_is_as_it_was() -> None:
    assert added(paragraphs(5)) == []


def test_time_grows_with_the_lists_of_a_story_and_not_with_their_square() -> None:
    def seconds(count: int) -> float:
        told = (
            "<ul><li>The gates of the upper dam were opened at noon.</li><li><a href='/gate'>The sluice</a></li></ul>"
        )
        walked = look(f"<html><body><main>{paragraphs(2)}{told * count}{paragraphs(2)}</main></body></html>").walked
        judged = candidates_of(walked)
        story = [run for run in judged if is_told(run)]
        started = time.process_time()
        assert len(filled(story, set(judged), walked.runs)) == len(story) + count
        return time.process_time() - started

    # Sixteen times the lists take sixteen times as long, or 256 times if quadratic. The floor evens out a slow machine.
    few, many = (min(seconds(count) for _ in range(3)) for count in (250, 4000))
    assert many < 60 * max(few, 0.004)
