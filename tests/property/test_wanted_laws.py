"""Laws of filters, whatever they ask for and whatever a record says."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import assume, example, given
from hypothesis import strategies as st

from ingest.schema import Traits
from syndicate.channel import TRAITS, WORDS, Channel, Terms, Wanted, Wording, folded_word, routing, wording

NAMES = st.lists(st.sampled_from("abcd"), max_size=3, unique=True).map(tuple)
SIGNS = st.one_of(
    st.sampled_from([*"aAbB12ßİıéक", "नई", "दि", "東京", "ダ", "ที่", "سد", "ُ", "\u200c", "\u200d", "\u0301", "\ufe0f"]),
    st.sampled_from([*" \n-.,_*'", "、", "\u00ad", "\u200b", "\u2764", "\ud800", "\x00"]),
    st.characters(),
)
TEXTS = st.lists(SIGNS, max_size=30).map("".join)
MOMENTS = st.none() | st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30)).map(  # noqa: DTZ001 - hypothesis wants naive bounds
    lambda at: at.replace(tzinfo=UTC)
)


@st.composite
def words(draw: st.DrawFn) -> tuple[str, ...]:
    written = draw(st.lists(TEXTS, max_size=3))
    return tuple(filter(None, map(folded_word, written)))


@st.composite
def terms(draw: st.DrawFn) -> Terms:
    return Terms(
        **{part: draw(NAMES) for part in TRAITS if draw(st.booleans())},
        **{part: draw(words()) for part in WORDS if draw(st.booleans())},
    )


RECORDS = st.builds(
    Traits,
    **dict.fromkeys(TRAITS, NAMES),
    sort_at=MOMENTS.filter(bool),
)
FILTERS = st.builds(Wanted, having=terms(), lacking=terms(), since=MOMENTS, until=MOMENTS)
SAID = st.builds(wording, TEXTS | st.none(), TEXTS | st.none())


@given(st.sampled_from(TRAITS), NAMES.filter(bool), RECORDS)
def test_having_and_lacking_the_same_part_all_records(part: str, names: tuple[str, ...], record: Traits) -> None:
    asked = Terms(**{part: names})
    assert Wanted(having=asked).chooses(record) != Wanted(lacking=asked).chooses(record)


@given(st.sampled_from(WORDS), words().filter(bool), TEXTS, TEXTS)
def test_saying_a_word_and_not_saying_it_part_all_records(
    part: str, asked: tuple[str, ...], title: str, text: str
) -> None:
    looked = Terms(**{part: asked})
    said = wording(title, text)
    assert Wanted(having=looked).speaks(said) != Wanted(lacking=looked).speaks(said)


@given(FILTERS, st.sampled_from([*TRAITS, *WORDS]), NAMES, RECORDS, SAID)
def test_another_condition_never_adds_a_record(
    wanted: Wanted, part: str, names: tuple[str, ...], record: Traits, said: Wording
) -> None:
    before = replace(wanted, having=replace(wanted.having, **{part: ()}))
    asking = replace(wanted, having=replace(wanted.having, **{part: names}))
    without = replace(before, lacking=replace(wanted.lacking, **{part: (*getattr(wanted.lacking, part), *names)}))
    for narrower in (asking, without):
        assert narrower.chooses(record) <= before.chooses(record)
        assert narrower.speaks(said) <= before.speaks(said)


@given(FILTERS, st.sampled_from([*TRAITS, *WORDS]), NAMES.filter(bool), NAMES, RECORDS, SAID)
def test_another_name_for_what_may_be_met_never_takes_a_record_away(
    wanted: Wanted, part: str, names: tuple[str, ...], others: tuple[str, ...], record: Traits, said: Wording
) -> None:
    narrow, wide = (
        replace(wanted, having=replace(wanted.having, **{part: asked})) for asked in (names, (*names, *others))
    )
    assert wide.chooses(record) >= narrow.chooses(record)
    assert wide.speaks(said) >= narrow.speaks(said)


@given(TEXTS, TEXTS, TEXTS, st.booleans())
def test_a_word_that_stands_alone_in_a_text_is_found_in_it(word: str, before: str, after: str, ends: bool) -> None:
    folded = folded_word(word.rstrip().rstrip("*") + "*" * ends)
    assume(folded)
    assert Wanted(having=Terms(words=(folded,))).speaks(wording(None, f"{before} . {word} . {after}"))


@given(TEXTS, TEXTS, TEXTS)
def test_case_and_punctuation_make_no_difference(before: str, word: str, after: str) -> None:
    text, folded = f"{before}{word}{after}", folded_word(word)
    # Letters whose capitals mean more than case, as in Turkish, are left out.
    assume(folded and text.upper().casefold() == text.casefold())
    other = text.upper().replace(" ", " — ").replace("-", "...")
    wanted = Wanted(having=Terms(words=(folded,)))
    assert wanted.speaks(wording(None, text)) == wanted.speaks(wording(None, f"«{other}!»"))


@given(TEXTS)
@example("a\u109a")
@example("東\u0301a")
@example("a\xad\u0301")
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    once = wording(None, text)
    assert wording(None, once.text) == once
    word = folded_word(text)
    assert folded_word(word) == word


@given(st.lists(FILTERS, max_size=6), RECORDS)
def test_routing_asks_every_channel_that_would_choose(filters: list[Wanted], record: Traits) -> None:
    every = [
        Channel(kind="channel", name=str(number), title="", description="", slug=str(number), wanted=wanted)
        for number, wanted in enumerate(filters)
    ]
    assert routing(every).takers(record) == tuple(one for one in every if one.wanted.chooses(record))
