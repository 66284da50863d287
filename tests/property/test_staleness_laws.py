"""Laws of staleness: whatever changes in a collection, a run with a state gives what a run without one gives."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from ingest import open_collection
from ingest.schema import Copies, Image, Query, Tag
from syndicate.channel import Carried, Settings
from tests.papers import PAPERS, WIRE, Desk, standing
from tests.property.test_archives_laws import union
from tests.published import carrying

CUT = Settings(carried=Carried(copies="every", entries=3, size=20_000), minimum=0)
ELSEWHERE = "https://elsewhere.example/"

Acts = list[tuple[Any, ...]]

NUMBERS = st.integers(0, 9)
STORIES = st.sampled_from([*WIRE, None])
ACTS = st.one_of(
    st.tuples(st.just("come"), st.sampled_from(PAPERS), STORIES, st.integers(0, 5)),
    st.tuples(st.just("say"), NUMBERS, STORIES),
    st.tuples(st.sampled_from(["title", "image", "rights", "tag", "untag", "withdraw", "remove"]), NUMBERS),
    st.tuples(st.just("list"), st.sampled_from(["front", "news"]), st.lists(NUMBERS, max_size=3, unique=True)),
    st.tuples(st.just("rename"), st.sampled_from(PAPERS)),
    st.tuples(st.just("publish")),
    st.tuples(st.just("publish")),
)


def act(desk: Desk, said: tuple[Any, ...]) -> None:
    name, *how = said
    changes: dict[str, dict[str, Any]] = {
        "title": {"title": f"Corrected at {desk.hours}"},
        "image": {"images": (Image(f"https://news.example/{desk.hours}.jpg"),)},
        "rights": {"rights": f"of {desk.hours}"},
        "tag": {"tags": (Tag("water"),)},
        "untag": {"tags": ()},
    }
    if name in changes:
        desk.change(how[0], **changes[name])
    elif name != "publish":
        getattr(desk, name)(*how)


def open_files(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files that must be up to date: all but archives, whose details stay as they were."""
    return {path: body for path, body in files.items() if "archive-" not in path}


def folders(output: Path) -> set[str]:
    return {f"{path.parent.relative_to(output).as_posix()}/".removeprefix("./") for path in output.rglob("feed.json")}


@contextmanager
def kept(output: Path) -> Iterator[None]:
    """Restore an output and its state after the block."""
    both, safe = (output, output.with_name(f"{output.name}-state")), output.with_name("safe")
    for one in both:
        shutil.copytree(one, safe / one.name)
    yield
    for one in both:
        shutil.rmtree(one)
        shutil.move(safe / one.name, one)


def check_all_of_it(desk: Desk) -> Path:
    """Publish every copy, and check that the result is that of a run without a state."""
    output, fresh = desk.publish(CUT, "every"), desk.publish(CUT, "fresh")
    assert open_files(standing(output)) == open_files(standing(fresh))
    for name in folders(output):
        assert union(output, name, "json") == union(fresh, name, "json")
    for path in (fresh, fresh.with_name("fresh-state")):
        shutil.rmtree(path)
    return output


def check_chosen(desk: Desk, copies: Copies, every: Path, *, once: bool) -> None:
    """Publish with this choice of copies; check the result against one rendered anew, and that no story is lost.

    With `once`, no story became another's copy after it had been published by itself, so none appears twice.
    """
    chosen = carrying(CUT, copies=copies)
    output = desk.publish(chosen, copies)
    before = standing(output)
    with kept(output):
        desk.publish(replace(chosen, base_url=ELSEWHERE), copies)
        desk.publish(chosen, copies)
        assert open_files(standing(output)) == open_files(before)
    stories = {one.public_id: one.copy_of or one.id for one in desk.collection.matching(Query(copies="every"))}
    heads = {one.public_id for one in desk.collection.matching(Query(copies="originals"))}
    for name in folders(every):
        shown, carried = (set(union(one, name, "json")) if (one / name).exists() else set() for one in (output, every))
        expected = carried if copies == "one" else carried & heads
        assert shown <= carried
        assert {stories[one] for one in shown} >= {stories[one] for one in expected}
        assert not once or len({stories[one] for one in shown}) == len(shown)


@settings(max_examples=8, deadline=None)
@given(st.lists(ACTS, max_size=14))
@example([*[("come", "a", "dam", 0), ("come", "c", "dam", 0), ("come", "a", None, 0)], ("publish",), ("rename", "a")])
@example([*[("come", one, "dam", 0) for one in "aab"], ("publish",), ("come", "c", None, 0), ("say", 0, None)])
def test_a_run_that_goes_on_gives_what_a_run_from_nothing_gives(acts: Acts) -> None:
    with tempfile.TemporaryDirectory() as folder, open_collection("sqlite://") as collection:
        desk = Desk(Path(folder), collection)
        once = not any(said[0] in ("say", "title") for said in acts)
        for said in [*acts, ("publish",)]:
            act(desk, said)
            if said[0] == "publish":
                every = check_all_of_it(desk)
                check_chosen(desk, "one", every, once=once)
                check_chosen(desk, "originals", every, once=once)
