from datetime import UTC, datetime, timedelta

import pytest

from ingest.schema import Traits
from syndicate.channel import Channel, Settings, Terms, Wanted, channels, folded_word, routing, unmet, wording

NOON = datetime(2025, 9, 24, 12, tzinfo=UTC)
TRAITS = Traits(
    sources=("harbour-post", "valley"),
    languages=("en",),
    tags=("water", "kurdistan region"),
    sections=("world",),
    authors=("rojin aziz",),
    places=("erbil",),
    sort_at=NOON,
)


@pytest.mark.parametrize(
    ("wanted", "chosen"),
    [
        pytest.param(Wanted(), True, id="no filter"),
        pytest.param(Wanted(having=Terms(sources=("valley",))), True, id="one of its sources"),
        pytest.param(Wanted(having=Terms(sources=("fenlight", "valley"))), True, id="one of the names of a part"),
        pytest.param(Wanted(having=Terms(sources=("fenlight",))), False, id="another source"),
        pytest.param(Wanted(having=Terms(sources=("valley",), tags=("sport",))), False, id="one part of two"),
        pytest.param(Wanted(having=Terms(sources=("valley",), tags=("water",))), True, id="both parts"),
        pytest.param(Wanted(having=Terms(tags=("kurdistan",))), False, id="half of a tag"),
        pytest.param(Wanted(having=Terms(languages=("de", "en"))), True, id="language"),
        pytest.param(Wanted(having=Terms(sections=("world",))), True, id="section"),
        pytest.param(Wanted(having=Terms(authors=("rojin aziz",))), True, id="author"),
        pytest.param(Wanted(having=Terms(places=("mosul",))), False, id="place"),
        pytest.param(Wanted(lacking=Terms(tags=("water",))), False, id="a tag that must not be"),
        pytest.param(Wanted(lacking=Terms(tags=("sport",), places=("erbil",))), False, id="one that must not be"),
        pytest.param(Wanted(lacking=Terms(tags=("sport",), places=("mosul",))), True, id="none of those"),
        pytest.param(Wanted(having=Terms(tags=("water",)), lacking=Terms(places=("erbil",))), False, id="both"),
        pytest.param(Wanted(since=NOON), True, id="from this moment on"),
        pytest.param(Wanted(since=NOON + timedelta(seconds=1)), False, id="before"),
        pytest.param(Wanted(until=NOON), False, id="until this moment"),
        pytest.param(Wanted(until=NOON + timedelta(seconds=1)), True, id="until a later one"),
    ],
)  # fmt: skip
def test_a_record_is_chosen_by_what_its_traits_are(wanted: Wanted, chosen: bool) -> None:
    assert wanted.chooses(TRAITS) is chosen


@pytest.mark.parametrize("part", ["sources", "languages", "tags", "sections", "authors", "places"])
def test_a_record_of_which_a_part_is_not_known_has_none_of_its_names(part: str) -> None:
    nothing = Traits(sort_at=NOON)
    terms = Terms(**{part: ("en",)})
    assert not Wanted(having=terms).chooses(nothing)
    assert Wanted(lacking=terms).chooses(nothing)


@pytest.mark.parametrize(
    ("word", "text", "found"),
    [
        ("dam", "The DAM's gates", True),
        ("dam", "Amsterdam, damage", False),
        ("dam", "dam", True),
        ("dam", "of the dam.", True),
        ("water level", "Water-level rises", True),
        ("water level", "the level of water", False),
        ("water level", "waters level", False),
        ("kurd*", "Kurdistan", True),
        ("kurd*", "a kurd", True),
        ("kurd*", "Ankurd", False),
        ("Kurdistan Reg*", "the Kurdistan Region's", True),
        ("U.S. Army", "US Army", False),
        ("U.S. Army", "the U.S.\nArmy", True),
        ("COVID-19", "Covid 19", True),
        ("19", "COVID-1942", False),
        ("straße", "STRASSE", True),
        ("Istanbul", "İSTANBUL", True),
        ("ılıca", "ILICA", True),
        ("Wasserwerk", "Was\u00adser\u00adwerk", True),
        ("café", "cafe\u0301", True),
        ("cafe", "café", False),
        ("سد", "بوابتي سد الموصل", True),
        ("سد", "السد", False),
        ("محمد", "مُحَمَّد", True),
        ("كردستان", "کردستان", True),
        ("می‌رود", "میرود", True),
        ("שלום", "שָׁלוֹם עולם", True),
        ("אביב", "תל־אביב", True),
        ("दिल", "दिल्ली", False),
        ("दिल्ली", "नई दिल्ली, बुधवार", True),
        ("दिल*", "दिल्ली", True),
        ("東京", "昨日東京都で", True),
        ("東京", "東、京", False),
        ("ダム", "水曜日にダムの門", True),
        ("ﾀﾞﾑ", "水曜日にダムの門", True),
        ("AI技術", "最新のAI技術が", True),
        ("AI", "最新のAI技術が", True),
        ("AI", "最新のOpenAI技術が", False),
        ("2025年", "2025年9月", True),
        ("เขื่อน", "ประตูเขื่อนเปิดแล้ว", True),
        ("ទំនប់", "ទ្វារទំនប់\u200bបានបើក", True),
        ("서울", "서울에서", False),
        ("서울*", "서울에서", True),
        ("word", "\u2764\ufe0fword\ud800 \x00", True),
        ("red heart", "red\u200b \u200eheart", True),
    ],
)
def test_a_word_is_found_whole_and_where_scripts_have_no_spaces_anywhere(word: str, text: str, found: bool) -> None:
    for wanted in (Terms(words=(folded_word(word),)), Terms(title_words=(folded_word(word),))):
        assert Wanted(having=wanted).speaks(wording(text, None)) is found
        assert Wanted(lacking=wanted).speaks(wording(text, None)) is not found


@pytest.mark.parametrize(
    ("wanted", "title", "text", "chosen"),
    [
        pytest.param(Terms(words=("dam",)), "Dam opens", None, True, id="the title is text"),
        pytest.param(Terms(words=("dam",)), None, "A dam opens.", True, id="the text alone"),
        pytest.param(Terms(title_words=("dam",)), "River", "A dam opens.", False, id="not in the title"),
        pytest.param(Terms(title_words=("river", "dam")), "River", None, True, id="one of several"),
        pytest.param(Terms(title_words=("river",), words=("dam",)), "River", "A dam.", True, id="both parts"),
        pytest.param(Terms(title_words=("river",), words=("dam",)), "River", "A lake.", False, id="one part of two"),
        pytest.param(Terms(words=("new dam",)), "New", "Dam opens.", False, id="no phrase goes on from the title"),
        pytest.param(Terms(words=("",)), "", "", False, id="nothing is found nowhere"),
        pytest.param(Terms(words=("dam",)), None, None, False, id="nothing said"),
    ],
)
def test_words_are_looked_for_where_they_are_asked_for(
    wanted: Terms, title: str | None, text: str | None, chosen: bool
) -> None:
    assert Wanted(having=wanted).speaks(wording(title, text)) is chosen


def test_a_filter_says_whether_it_has_to_see_the_text() -> None:
    assert not Wanted(having=Terms(tags=("water",)), since=NOON).needs_text
    assert Wanted(lacking=Terms(title_words=("dam",))).needs_text
    assert Wanted().speaks(wording("whatever", None))


def made(*wanted: Wanted) -> tuple[Channel, ...]:
    return tuple(
        Channel(kind="channel", name=str(number), title="", description="", slug=str(number), wanted=one)
        for number, one in enumerate(wanted)
    )


def test_a_record_goes_to_the_channels_that_choose_it_in_their_order() -> None:
    every = made(
        Wanted(having=Terms(tags=("sport",))),
        Wanted(),
        Wanted(having=Terms(tags=("water", "kurdistan region"))),
        Wanted(having=Terms(sources=("valley",), languages=("de",))),
        Wanted(lacking=Terms(tags=("water",))),
        Wanted(having=Terms(languages=("en",), words=("dam",))),
    )
    assert [channel.name for channel in routing(every).takers(TRAITS)] == ["1", "2", "5"]


def test_each_source_language_and_tag_has_the_channel_that_wants_it() -> None:
    found = channels(
        Settings(),
        sources=["valley", "b"],
        languages=["en", "de"],
        tags=["water"],
        feeds={},
        base_url="https://a.example/",
    )
    takers = routing(found).takers(TRAITS)
    assert [channel.folder for channel in takers] == ["", "source/valley/", "language/en/", "tag/water/"]


def test_names_that_nothing_bears_are_named_with_what_may_be_meant() -> None:
    held = {"sources": ["harbour-post", "valley"], "tags": ["water"]}
    asking = made(
        Wanted(having=Terms(sources=("harbor-post", "valley"), languages=("xx",)), lacking=Terms(tags=("sport",)))
    )
    assert list(unmet(asking, held)) == [
        "channel '0': sources: nothing bears 'harbor-post'; did you mean 'harbour-post'?",
        "channel '0': without.tags: nothing bears 'sport'",
    ]
    secret = made(Wanted(having=Terms(sources=("https://me:hunter2@a.example/feed?key=hunter3",))))
    held = {"sources": ["https://me:hunter2@a.example/feed?key=hunter4"]}
    assert list(unmet(secret, held)) == [
        "channel '0': sources: nothing bears 'a.example/feed'; did you mean 'a.example/feed'?"
    ]
    each = channels(Settings(), sources=["gone"], languages=[], tags=[], feeds={}, base_url="https://a.example/")
    assert list(unmet(each, held)) == []
