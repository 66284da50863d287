"""A word diff: what stayed, what was removed, what was added; in every script, and within bounds."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.text.differing import Piece, word_diff


def shown(before: str, after: str) -> str:
    """Return the diff in git's notation."""
    marks = {"same": "{}", "out": "[-{}-]", "in": "{{+{}+}}"}
    return " ".join(marks[kind].format(text.strip()) for kind, text in word_diff(before, after)).replace(
        "-] {+", "-]{+"
    )


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "", ""),
        ("The dam broke.", "The dam  broke.", "The dam  broke."),
        ("", "The dam broke.", "{+The dam broke.+}"),
        ("The dam broke.", "", "[-The dam broke.-]"),
        ("10 were killed", "12 were killed", "[-10-]{+12+} were killed"),
        ("The dam broke.", "The old dam broke.", "The {+old+} dam broke."),
        ("The old dam broke.", "The dam broke.", "The [-old-] dam broke."),
        ("a b c d e f", "a x c d y f", "a [-b-]{+x+} c d [-e-]{+y+} f"),
        ("a b c d e", "c d e a b", "[-a b-] c d e {+a b+}"),
        ("One.\n\nTwo.\n\nThree.", "One.\n\nThree.", "One. [-Two.-] Three."),
        ("One.\n\nThree.", "One.\n\nTwo.\n\nThree.", "One. {+Two.+} Three."),
        ("One.\nTwo.", "One.\n\nTwo.", "One.\n\nTwo."),
        (
            "Nothing of this stays here.",
            "Wholly other words stand there.",
            "[-Nothing of this stays here.-]{+Wholly other words stand there.+}",
        ),
        (
            "انهار السد القديم يوم الاثنين",
            "انهار السد الجديد يوم الاثنين",
            "انهار السد [-القديم-]{+الجديد+} يوم الاثنين",
        ),
        ("十人死亡,三人受伤", "十二人死亡,三人受伤", "十 {+二+} 人死亡,三人受伤"),
        ("東京で地震", "大阪で地震", "[-東京-]{+大阪+} で地震"),
        ("เขื่อนแตก", "เขื่อนพัง", "เขื่อน [-แตก-]{+พัง+}"),
        ("댐이 무너졌다 어제", "댐이 무너졌다 오늘", "댐이 무너졌다 [-어제-]{+오늘+}"),
    ],
)
def test_a_diff_says_what_was_taken_out_and_put_in(before: str, after: str, expected: str) -> None:
    assert shown(before, after) == expected


def told(pieces: tuple[Piece, ...], *, without: str) -> str:
    return "".join("".join(text.split()) for kind, text in pieces if kind != without)


_text = st.text(alphabet="ab \nx十死เแ\u0e34", max_size=60) | st.text(max_size=60)


@given(_text, _text)
def test_both_texts_can_be_told_from_their_diff(before: str, after: str) -> None:
    pieces = word_diff(before, after)
    assert told(pieces, without="in") == "".join(before.split())
    assert told(pieces, without="out") == "".join(after.split())


@given(_text, _text)
def test_no_two_pieces_of_a_kind_stand_together_and_none_is_empty(before: str, after: str) -> None:
    kinds = [piece.kind for piece in word_diff(before, after)]
    assert all(one != other for one, other in pairwise(kinds))
    assert all(piece.text for piece in word_diff(before, after))


@given(_text)
def test_a_text_is_the_same_as_itself(text: str) -> None:
    assert all(piece.kind == "same" for piece in word_diff(text, text))


@given(st.lists(st.sampled_from("abc"), max_size=12), st.lists(st.sampled_from("abc"), max_size=12))
def test_no_more_is_changed_than_has_to_be(before: list[str], after: list[str]) -> None:
    """Compare with the textbook's table, where enough stays for a diff by words."""
    most = [[0] * (len(after) + 1) for _ in range(len(before) + 1)]
    for row, one in enumerate(before):
        for column, other in enumerate(after):
            most[row + 1][column + 1] = (
                most[row][column] + 1 if one == other else max(most[row][column + 1], most[row + 1][column])
            )
    stayed = sum(len(text.split()) for kind, text in word_diff(" ".join(before), " ".join(after)) if kind == "same")
    enough = most[-1][-1] >= 0.3 * min(len(before), len(after))
    assert stayed == (most[-1][-1] if enough else 0)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a b " * 50_000, "b b a " * 40_000),
        (
            "\n".join(f"line {number}" for number in range(20_000)),
            "\n".join(f"row {number}" for number in range(20_000)),
        ),
        (
            "\n".join(f"the {number}th of them" for number in range(5_000)),
            "\n".join(f"the {number}st of them" for number in range(5_000)),
        ),
        ("死" * 200_000, "亡死" * 100_000),
        ("x" * 1_000_000 + "\n" + "y", "x" * 1_000_000 + "z\n" + "y"),
        ("\n" * 200_000, "a\n" * 100_000),
        (
            " ".join(f"w{number}" for number in range(3_000)),
            " ".join(f"w{number * 7 % 3_000}" for number in range(3_000)),
        ),
    ],
    ids=["two words", "other lines", "lines that changed", "one sign", "long words", "empty lines", "stirred"],
)
def test_hostile_texts_still_come_out_whole(before: str, after: str) -> None:
    pieces = word_diff(before, after)
    assert told(pieces, without="in") == "".join(before.split())
    assert told(pieces, without="out") == "".join(after.split())
