from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any

import pytest

from ingest.deciding.likeness import Account, alike, unrelated
from ingest.schema import CanonicalUrl, Entry
from tests.newsroom import NOON
from tests.processes import finishes

STORY = (
    "The water ministry opened two gates of the dam on Wednesday after a week of heavy rain had raised the lake to its "
    "highest level in 30 years. Families in the lower town carried beds and stoves up the hill while engineers walked "
    "the crest with lamps, looking for cracks. The mayor, Hana Rashid, said that 400 people would sleep in the school "
    "until the river fell again, and that nobody had been hurt. Farmers downstream lost their winter wheat, and a "
    "footbridge that had stood since 1911 was carried away before dawn. The ministry expects the rain to end on Friday."
)
OTHER = (
    "A bakery that has not closed its doors since the war is looking for somebody to take it over. Its owner has been "
    "up at two every morning for half a century and would like to sleep. Three people have come to look at the ovens, "
    "she said, and all three asked where the machine was. There is no machine. The bread is made by hand, the flour "
    "comes from the mill across the square, and the recipe hangs on the wall in a frame that nobody has ever opened."
)


def account(text: str | None, url: str = "https://a.example/1", source: str = "a", **fields: Any) -> Account:
    return Account(Entry(url=url, canonical_url=CanonicalUrl(url), content_text=text, **fields), source)


def elsewhere(text: str | None, **fields: Any) -> Account:
    return account(text, "https://b.example/2", "b", **fields)


def words(number: int, text: str = STORY) -> str:
    return " ".join(text.split()[:number])


@pytest.mark.parametrize(
    ("text", "gaps"),
    [
        pytest.param("a b c d e f g h", [0], id="nothing of its own"),
        pytest.param("s t a b c d", [2], id="before"),
        pytest.param("a b c d s t u", [0, 3], id="behind"),
        pytest.param("a b c s b c d e t u f g h", [0, 1, 2], id="between"),
        pytest.param("s a b c t d e f u", [1, 1, 1], id="one word at a time"),
        pytest.param("a b s c d t e f", [8], id="no three words in a row"),
        pytest.param("s t", [2], id="too short for a run"),
        pytest.param("", [0], id="no words"),
    ],
)
def test_what_a_text_has_of_its_own_is_counted_by_place_the_beginning_first(text: str, gaps: list[int]) -> None:
    shared = account("a b c d e f g h").runs
    assert account(text).gaps(shared) == gaps


@pytest.mark.parametrize(
    "copy",
    [
        pytest.param(STORY, id="to the letter"),
        pytest.param(STORY.upper().replace(",", " —"), id="in capitals"),
        pytest.param(f"ERBIL (Agency) - {STORY} Reporting by our staff; all rights reserved.", id="with head and foot"),
        pytest.param(words(60), id="cut"),
        pytest.param(words(40), id="its first forty words"),
        pytest.param(f"{STORY}\n\n{words(25, OTHER)}", id="with a quarter more"),
        pytest.param(f"{words(25, OTHER)}\n\n{STORY}", id="with a quarter more before it"),
        pytest.param(STORY.replace("400", "450").replace("Hana Rashid", "Hanna Rasheed"), id="corrected"),
        pytest.param(
            " ".join("xyz" if at % 7 == 3 else word for at, word in enumerate(STORY.split())), id="words changed"
        ),
    ],
)
def test_a_copy_is_told_whoever_is_asked_first(copy: str) -> None:
    assert alike(account(STORY), elsewhere(copy))
    assert alike(elsewhere(copy), account(STORY))


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(OTHER, id="another story"),
        pytest.param(None, id="nothing"),
        pytest.param(words(12), id="a dozen words"),
        pytest.param(
            f"{OTHER} {OTHER.lower()[::-1]} {OTHER} {words(40)}", id="a digest that ends with its first words"
        ),
        pytest.param(
            " ".join("xyz" if at % 3 == 1 else word for at, word in enumerate(STORY.split())), id="a third of its words"
        ),
    ],
)
def test_what_is_no_copy(other: str | None) -> None:
    assert not alike(account(STORY), elsewhere(other))


def test_two_stories_that_quote_one_statement_are_two() -> None:
    statement = (
        "“We will rebuild every house that the water has taken, and we will build it higher up the hill, and nobody "
        "who lost a home this week will pay a dinar for the new one, and the school will have its roof before winter "
        "comes, for we have promised it to the children, and what is promised to children is owed”, the minister said."
    )
    one, other = f"{statement} {words(30)}", f"{statement} {words(30, OTHER)}"
    assert not alike(account(one), elsewhere(other))
    assert alike(account(one), elsewhere(one))


def notice(name: str, age: int, church: str, day: str) -> str:
    return (
        f"{name}, who for many years kept the shop at the corner of the market square, has died at the age of {age}. "
        f"Friends and neighbours are asked to come to the church of {church} on {day} at ten in the morning. There is "
        "tea in the hall afterwards, and in place of flowers the family asks for a gift to the lifeboat. Letters may "
        "be left with the sexton, who will see that they are read."
    )


def prices(*figures: int) -> str:
    return (
        "سعر الدينار {} والذهب {} والنفط {} والقمح {} اليوم في السوق بحسب نشرة غرفة التجارة التي تصدر كل صباح وتعلق "
        "على باب الغرفة ويقرؤها التجار قبل أن يفتحوا محالهم في السوق القديم"
    ).format(*figures)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (notice("Ada Quill", 84, "St Bride", "Monday"), notice("Tom Marsh", 91, "St Olave", "Thursday")),
        (notice("Ада Перова", 84, "Николая", "Среда"), notice("Том Болотов", 91, "Петра", "Пятница")),
        (prices(1310, 402, 68, 715), prices(1325, 399, 71, 702)),
    ],
    ids=["obituaries", "obituaries in Russian", "prices in Arabic"],
)
def test_notices_of_a_series_are_not_copies(one: str, other: str) -> None:
    assert not alike(account(one), elsewhere(other))
    assert alike(account(one), elsewhere(one))


def test_on_one_site_what_is_alike_is_an_update_and_what_is_the_same_is_filed_twice() -> None:
    one = account(STORY, title="Dam opened", published=NOON)
    again = account(STORY, "https://a.example/2", title="Dam opened", published=NOON)
    assert alike(one, again)
    assert not alike(one, replace(again, entry=replace(again.entry, content_text=STORY + " More follows.")))
    assert not alike(one, replace(again, entry=replace(again.entry, title="Photo of the day")))
    assert not alike(one, replace(again, entry=replace(again.entry, published=NOON + timedelta(days=1))))


def test_sources_without_addresses_are_places_of_their_own() -> None:
    one, other = Account(Entry(content_text=STORY), "saved/a"), Account(Entry(content_text=STORY), "saved/b")
    assert alike(one, other)
    assert not alike(
        one, replace(one, entry=Entry(content_text=STORY))
    )  # without a title, nothing distinguishes it from a series


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Dam opened after rain", "Rain: the dam is opened", False),
        ("Dam opened after rain", "Bakery seeks heir", True),
        ("Dam opened", None, False),
        ("42", "42", False),
        ("سد دوكان", "بوابتا السد", True),
    ],
)
def test_titles_are_unrelated_where_no_telling_word_is_shared(one: str, other: str | None, expected: bool) -> None:
    assert unrelated(account(STORY, title=one), elsewhere(STORY, title=other)) is expected


@pytest.mark.parametrize(
    "text",
    ["a " * 500_000, "Ab1 " * 200_000, "“" * 300_000, "“a" * 200_000 + "”" * 9, "word\n" * 100_000, "水" * 500_000],
    ids=["letters", "particulars", "marks", "marks that open", "lines", "one sign"],
)
def test_hostile_texts_are_compared_in_no_time(text: str) -> None:
    assert finishes(lambda: alike(account(text), elsewhere(text + "x")), cpu=2)


def made(count: int, chance: Random) -> list[str]:
    """Return so many words in a script without capitals."""
    return ["".join(chance.choices("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", k=chance.randint(3, 9))) for _ in range(count)]


def test_a_copy_that_was_worked_on_is_one_in_a_script_without_capitals() -> None:
    chance = Random(4)
    told = made(170, chance)
    worked_on = [word if place % 10 else made(1, chance)[0] for place, word in enumerate(told)]
    longer = [*worked_on[:100], *made(30, chance), *worked_on[100:], *made(25, chance)]
    assert alike(account(" ".join([*told, *made(80, chance)])), elsewhere(" ".join(longer)))


def rates(day: int, changed: str = "") -> str:
    return (
        f"The dollar was sold for {1400 + 7 * day} dinars in the exchanges of the capital in the morning, it said, and "
        f"bought for {1395 + 7 * day} dinars. {changed or 'The market was calm'} and the banks kept to the rate of the "
        "central bank, which has not been changed since the spring. The traders expect more of the same until the "
        "end of the week, when the salaries of the state are paid and the shops fill up for the holiday."
    )


def test_rates_of_one_day_are_one_story_and_those_of_another_day_are_another() -> None:
    one = account(rates(1), published=NOON, title="Dollar rate")
    assert alike(one, elsewhere(rates(1, "Trade was slow"), published=NOON + timedelta(hours=2), title="Dollar rate"))
    assert not alike(one, elsewhere(rates(4), published=NOON + timedelta(days=3), title="Dollar rate"))
