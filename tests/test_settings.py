import re
from dataclasses import fields, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ingest.errors import SettingsError
from syndicate.channel import Carried, Channel, Settings, Terms, Wanted, channels
from syndicate.settings import load
from syndicate.settings.keys import CARRIED, CHANNEL, SITE, TERMS
from syndicate.settings.loading import LARGEST

EXAMPLE = Path(__file__).resolve().parent.parent / "docs" / "channels.toml"
ONE = '[[channel]]\nname = "one"\n'


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "channels.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def mistakes(path: Path) -> tuple[str, ...]:
    try:
        return load(path).mistakes
    except SettingsError as error:
        return error.mistakes


def test_the_example_in_the_documentation_says_what_it_explains() -> None:
    shared = Carried(order="newest", entries=50, size=250_000, hubs=())
    assert load(EXAMPLE) == Settings(
        title="The Dam Desk",
        description="Water news from four countries",
        base_url="https://dams.example/feeds/",
        index=False,
        each=("source", "language"),
        minimum=5,
        carried=replace(shared, content="full", copies="one", archives=True),
        removed=frozenset(
            {
                "urn:uuid:5e0f5a5c-6d0b-5d7e-9c55-0d8a2f3b7a11",
                "https://harbourpost.example/2025/09/30/ferry-crew-rescue",
            }
        ),
        channels=(
            Channel(
                kind="channel",
                name="dams",
                title="Dams",
                description="What is built, filled and broken",
                slug="dams",
                spoken="en",
                wanted=Wanted(
                    having=Terms(
                        sources=("harbour-post", "https://valleywire.example/feed"),
                        languages=("en", "de"),
                        tags=("water", "kurdistan region"),
                        sections=("world",),
                        authors=("rojin aziz",),
                        places=("erbil", "mosul"),
                        words=("dam", "reservoir*", "water level"),
                        title_words=("river*", "سد", "水庫"),
                    ),
                    lacking=Terms(
                        sources=("fenlight",),
                        languages=("tr",),
                        tags=("sport", "obituaries"),
                        sections=("opinion",),
                        authors=("staff",),
                        places=("basra",),
                        words=("beaver*",),
                        title_words=("live blog", "quiz"),
                    ),
                    since=datetime(2025, 9, 1, tzinfo=UTC),
                    until=datetime(2026, 12, 31, 21, tzinfo=UTC),
                ),
                carried=Carried(
                    content="summary",
                    copies="originals",
                    order="changed",
                    entries=20,
                    size=1_000_000,
                    archives=False,
                    hubs=(),
                ),
            ),
            Channel(
                kind="channel",
                name="kurdî",
                title="هەواڵ",
                description="The newest of هەواڵ",
                slug="kurdî",
                spoken="ckb",
                wanted=Wanted(having=Terms(languages=("ckb",))),
                carried=shared,
            ),
        ),
    )


def test_the_example_explains_every_key_in_each_place_where_it_may_stand() -> None:
    site, channel, without, _ = re.split(r"(?m)^\[.*\]$", EXAMPLE.read_text(encoding="utf-8"))
    for text, keys in ((site, SITE), (channel, CHANNEL), (without, TERMS)):
        assert set(re.findall(r"(?m)^(\w+) = ", text)) == set(keys) - {"without"}


def test_every_key_of_a_filter_has_its_part() -> None:
    assert list(TERMS) == [part.name for part in fields(Terms)]


def test_without_a_file_everything_is_published_and_each_source_language_and_tag(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    settings = load()
    assert settings == Settings()
    found = channels(
        settings, sources=["news"], languages=["en"], tags=["water"], feeds={}, base_url="https://a.example/"
    )
    assert [channel.folder for channel in found] == ["", "source/news/", "language/en/", "tag/water/"]


def test_the_file_in_the_working_directory_counts_where_none_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path, 'title = "Here"')
    assert load().title == "Here"


def test_a_link_that_leads_nowhere_is_not_taken_for_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "channels.toml").symlink_to("gone.toml")
    with pytest.raises(SettingsError, match=r"channels\.toml: there is no such file"):
        load()


@pytest.mark.parametrize(
    ("lines", "key", "value"),
    [
        ('title = " Dams "', "title", "Dams"),
        ('title = "گه\u200cشت"', "title", "گه\u200cشت"),
        ('base_url = "http://a.example:8000/x/"', "base_url", "http://a.example:8000/x/"),
        ('hubs = "HTTPS://Hub.example"', "hubs", ("https://hub.example/",)),
        ("hubs = []", "hubs", ()),
        ("index = true", "index", True),
        ("archives = false", "archives", False),
        ("each = []", "each", ()),
        ('each = "tag"', "each", ("tag",)),
        ('each = ["tag", "source", "tag"]', "each", ("source", "tag")),
        ("minimum = 1", "minimum", 1),
        ('content = "summary"', "content", "summary"),
        ('copies = "every"', "copies", "every"),
        ('order = "oldest"', "order", "oldest"),
        ("entries = 1", "entries", 1),
        ("entries = 1_000", "entries", 1000),
        ("size = 10000", "size", 10_000),
        ('size = "100mb"', "size", 100_000_000),
        ('size = "20000 bytes"', "size", 20_000),
        ("removed = []", "removed", frozenset()),
        ('removed = "tag:a.example,2025:1"', "removed", {"tag:a.example,2025:1"}),
        (
            'removed = "http://www.a.example/x/?utm_source=b"',
            "removed",
            {"http://www.a.example/x/?utm_source=b", "https://a.example/x"},
        ),
    ],
)
def test_a_key_of_the_site_takes_what_is_allowed(lines: str, key: str, value: object, tmp_path: Path) -> None:
    settings = load(written(tmp_path, lines))
    assert getattr(settings.carried if key in CARRIED else settings, key) == value


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ('sources = "https://A.example/Feed"', Terms(sources=("https://A.example/Feed",))),
        ('languages = ["KU", "pt_br", "en-GB", "en-US"]', Terms(languages=("ku", "pt", "en"))),
        ('tags = ["Erbil  City", "ERBIL-CITY"]', Terms(tags=("erbil city",))),
        ('places = "Hewlêr"', Terms(places=("hewlêr",))),
        ('words = ["Kurd*", "U.S. Army", "Self-rule*"]', Terms(words=("kurd*", "u s army", "self rule*"))),
        ('title_words = "नई दिल्ली"', Terms(title_words=("नई दिल्ली",))),
        (f'tags = "{"x" * 200}"', Terms(tags=("x" * 200,))),
    ],
)
def test_what_a_filter_asks_for_is_brought_into_the_form_of_records(line: str, wanted: Terms, tmp_path: Path) -> None:
    (having,) = load(written(tmp_path, ONE + line)).channels
    (lacking,) = load(written(tmp_path, f"{ONE}[channel.without]\n{line}")).channels
    assert having.wanted == Wanted(having=wanted)
    assert lacking.wanted == Wanted(lacking=wanted)


@pytest.mark.parametrize(
    ("written_as", "at"),
    [
        ("2025-09-01", datetime(2025, 9, 1, tzinfo=UTC)),
        ("2025-09-01 12:30:00", datetime(2025, 9, 1, 12, 30, tzinfo=UTC)),
        ("2025-09-01T12:30:00Z", datetime(2025, 9, 1, 12, 30, tzinfo=UTC)),
        ("2025-09-01T01:00:00+03:00", datetime(2025, 8, 31, 22, tzinfo=UTC)),
        ("9999-12-31", datetime(9999, 12, 31, tzinfo=UTC)),
    ],
)
def test_a_moment_is_utc_and_a_day_its_beginning(written_as: str, at: datetime, tmp_path: Path) -> None:
    (channel,) = load(written(tmp_path, f"{ONE}since = {written_as}")).channels
    assert channel.wanted == Wanted(since=at)


def test_a_channel_is_carried_as_the_site_says_where_it_says_nothing_itself(tmp_path: Path) -> None:
    site = 'content = "summary"\ncopies = "every"\norder = "oldest"\nentries = 9\nsize = 20000\nhubs = "https://h.example/"\n'
    settings = load(written(tmp_path, f'{site}{ONE}[[channel]]\nname = "two"\ncontent = "full"\nhubs = []'))
    one, two = settings.channels
    assert settings.carried == Carried(
        content="summary", copies="every", order="oldest", entries=9, size=20_000, hubs=("https://h.example/",)
    )
    assert one.carried == settings.carried
    assert two.carried == replace(settings.carried, content="full", hubs=())


def test_a_channel_has_a_language_where_its_owner_or_its_filter_says_one(tmp_path: Path) -> None:
    tables = ['languages = "de"', 'languages = ["de", "en"]', 'languages = "pt"\nlanguage = "pt_br"', 'tags = "x"']
    text = "".join(f'[[channel]]\nname = "n{number}"\n{table}\n' for number, table in enumerate(tables))
    found = load(written(tmp_path, text)).channels
    assert [channel.language for channel in found] == ["de", None, "pt-BR", None]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("name = 3", "name is 3; it has to be text in quotes"),
        (
            "name = 'Water News'",
            "name is 'Water News'; it names a folder and never changes, so write it as 'water-news'",
        ),
        ("name = '../../etc'", "name is '../../etc'; it names a folder and never changes, so write it as 'etc'"),
        ("name = 'con'", "name is 'con', which cannot name a folder everywhere"),
        ("name = '???'", "name is '???', which cannot name a folder everywhere; write one such as 'water-and-dams'"),
        ("title = 'a\\nb'\nnmae = 1", "a channel has no key 'nmae'; did you mean name?"),
        ('title = "a\\u202Eb"', "title is 'a\\u202eb'; it has to be one line of text"),
        ("language = 'Englisch'", "language is 'Englisch'; it has to be a language tag such as"),
        ("languages = ['en', 'Deutsch']", "languages is 'Deutsch'; it has to be a language tag"),
        ("sources = []", "sources is empty; name what is wanted, or leave the key out"),
        ("sources = [3]", "sources is 3; it has to be text in quotes"),
        ("tags = {a = 1}", "tags is {'a': 1}; it has to be text in quotes"),
        ("tags = 'kurd*'", "tags is 'kurd*'; a * stands for any ending in words and title_words alone"),
        ("tags = ['water', '!!!']", "tags is '!!!', in which there is no letter and no figure"),
        (f"tags = '{'x' * 201}'", "it has 201 characters, and at most 200 are allowed"),
        (f"tags = {[str(n) for n in range(1001)]}", "tags holds 1,001 names; at most 1,000 are allowed"),
        ("words = '*'", "words is '*', in which there is no letter"),
        ("words = 'kurd* region'", "words is 'kurd* region'; a * stands for any ending, and so behind it all"),
        ("words = ''", "words is ''; it has to be one line of text"),
        ("since = '2025-09-01'", "since is '2025-09-01'; it has to be a date such as 2025-09-24, or"),
        ("since = 12:00:00", "since is datetime.time(12, 0); it has to be a date"),
        ("since = 0001-01-01T00:00:00+10:00", "which is beyond all dates"),
        ("until = 2025-01-01\nsince = 2025-01-01", "until is 2025-01-01 00:00 UTC, which is not after since"),
        ("content = 'sumary'", """content is 'sumary'; it has to be "full", "summary\""""),
        ("copies = 'all'", """copies is 'all'; it has to be "every", "one", "originals\""""),
        ("order = []", "order is []; it has to be"),
        ("entries = 0", "entries is 0; it has to be a whole number from 1 to 1,000"),
        ("entries = true", "entries is True; it has to be a whole number"),
        ("size = 9999", "size is 9999; it has to be from 10 KB to 100 MB"),
        ("size = '9 KB'", "size is '9 KB'; it has to be from 10 KB"),
        ("size = '1 GB'", "size is '1 GB'; it has to be a size such as"),
        ("size = 1.5", "size is 1.5; it has to be a size such as"),
        ("hubs = 'hub.example'", "hubs is 'hub.example'; it has to be the address of a WebSub hub"),
        ("hubs = 'https://me:hunter2@hub.example/'", "hubs holds a user name or password; leave it out"),
        ("index = true", "a channel has no key 'index'; it is one of all channels: write it above the first"),
        ("withuot = 1", "a channel has no key 'withuot'; did you mean without?"),
        ("without = 'sport'", "without is 'sport'; write a [channel.without] table"),
        ("without = {tags = []}", "tags is empty"),
        ("without.tags = []", "tags is empty"),
        ("[channel.without]\nentries = 3", "without has no key 'entries'; it is one of the channel: write it above"),
        ("[channel.without]\nminimum = 3", "without has no key 'minimum'; it is one of all channels"),
        ("[channel.without]\ncolour = 3", "without has no key 'colour'; its keys are sources, languages, tags"),
        ("[channel.wihtout]\ntags = 'a'", "a channel has no key 'wihtout'; did you mean without?"),
        (
            "tags = ['a']\n[channel.without]\ntags = ['A', 'b']",
            "without.tags takes out all that tags asks for: the channel would stay empty",
        ),
    ],
)
def test_a_mistake_in_a_channel_costs_that_channel_and_no_other(line: str, said: str, tmp_path: Path) -> None:
    named = line if line.startswith("name") else f'name = "wrong"\n{line}'
    text = f'[[channel]]\nname = "before"\n[[channel]]\n{named}\n[[channel]]\nname = "after"\n'
    settings = load(written(tmp_path, text))
    assert [channel.name for channel in settings.channels] == ["before", "after"]
    assert settings.broken == (() if line.startswith("name") else ("wrong",))
    assert any(said in mistake for mistake in settings.mistakes), settings.mistakes
    for mistake in settings.mistakes:
        place = re.match(r".*channels\.toml, line (\d): ", mistake)
        assert place
        assert 4 <= int(place[1]) <= 3 + named.count("\n") + 1
        assert "\n" not in mistake
        assert "hunter2" not in mistake


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[channel]\n", "channels.toml: not TOML: "),
        (b"title = '\xff'", "channels.toml: is not UTF-8 text; save it as UTF-8"),
        ("a = " + "[" * 5000, "channels.toml: not TOML: "),
        ("[channel]\nname = 'x'", "channels.toml: channel: write each channel as a [[channel]] table"),
        ("channel = 3", "write each channel as a [[channel]] table"),
        ("\n[[channels]]\nname = 'x'", "line 2: the file has no key 'channels'; did you mean channel?"),
        ("tags = 'x'", "line 1: the file has no key 'tags'; it is one of a channel: write it below a [[channel]]"),
        (
            "[site]\ntitle = 'x'",
            "line 1: the file has no key 'site'; write the keys of all channels in no table, above",
        ),
        ("xyz = 1", "the file has no key 'xyz'; its keys are title, description, base_url, index"),
        ("base_url = 'a.example'", "base_url is 'a.example'; it has to be an address such as"),
        ("base_url = 'https://a.example/?x'", "it has to be an address such as"),
        ("base_url = 'https://me:word@a.example/'", "it has to be an address such as"),
        ("index = 'no'", "index is 'no'; it has to be true or false, without quotes"),
        ("each = ['feed']", """each is 'feed'; it has to be a list of any of "source", "language", "tag\""""),
        ("minimum = 0", "minimum is 0; it has to be a whole number from 1"),
        ("content = 'none'", "content is 'none'; it has to be"),
        ("removed = 'ferry-crew-rescue'", "removed is 'ferry-crew-rescue'; it has to be an entry's id or its address"),
        ("removed = ['https://']", "removed is 'https://', which is no usable address"),
    ],
)
def test_a_mistake_that_is_not_a_channels_own_ends_all(text: str | bytes, said: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as refused:
        load(written(tmp_path, text))
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


def test_all_mistakes_are_named_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = """\
        index = 1
        entries = 0
        [[channel]]
        name = "a"
        words = ["dam", "*"]
        size = 3
        [channel.without]
        colour = "red"
        tags = []
        [[channel]]
        title = "b"
        [[channel]]
        name = "a"
        """
    with pytest.raises(SettingsError) as refused:
        load(written(tmp_path, text))
    said = refused.value.mistakes
    assert [re.sub(r"^.*, (line \d+): (\w+).*", r"\1 \2", line) for line in said] == [
        *("line 1 index", "line 2 entries", "line 5 words", "line 6 size", "line 8 without", "line 9 tags"),
        *("line 10 the", "line 13 name"),
    ]
    assert str(refused.value) == f"{said[0]} (and 7 more)"


def test_of_two_channels_of_one_name_the_first_has_it(tmp_path: Path) -> None:
    settings = load(written(tmp_path, f"{ONE}{ONE}tags = 'x'"))
    assert [(channel.name, channel.wanted) for channel in settings.channels] == [("one", Wanted())]
    assert settings.broken == ()
    (mistake,) = settings.mistakes
    assert re.search(r"line 4: name is 'one', as at .*channels\.toml, line 2; give this one a name", mistake)


def test_lines_are_not_guessed_where_tables_are_written_in_another_way(tmp_path: Path) -> None:
    inline = "channel = [\n  {name = 'a'},\n  {name = 'b', size = 1},\n]\n"
    assert mistakes(written(tmp_path, inline))[0].startswith(f"{tmp_path / 'channels.toml'}, channel 2: size is 1")
    in_text = f"{ONE}description = '''x'''\ntitle = '''\n[[channel]]\n'''\nsize = 1\n"
    assert all(", channel 1: " in line for line in mistakes(written(tmp_path, in_text)))


def test_lists_over_several_lines_do_not_shift_what_comes_after(tmp_path: Path) -> None:
    text = f"{ONE}words = [\n  'dam',\n  # [not.a.table]\n  'size = 3',\n]\nsize = 1\n"
    assert [re.sub(r"^.*, (line \d+): (\w+).*", r"\1 \2", line) for line in mistakes(written(tmp_path, text))] == [
        "line 8 size"
    ]


def test_a_byte_order_mark_and_line_ends_of_windows_are_read(tmp_path: Path) -> None:
    settings = load(written(tmp_path, b'\xef\xbb\xbftitle = "x"\r\n[[channel]]\r\nname = "one"\r\nsize = 1\r\n'))
    assert settings.title == "x"
    assert "line 4: size is 1" in settings.mistakes[0]


def test_a_file_that_is_named_has_to_be_there_and_readable(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"none\.toml: there is no such file"):
        load(tmp_path / "none.toml")
    with pytest.raises(SettingsError, match=r"cannot be opened: Is a directory"):
        load(tmp_path)
    with (tmp_path / "large.toml").open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(SettingsError, match=r"large\.toml: is larger than 16 MiB"):
        load(tmp_path / "large.toml")


@pytest.mark.parametrize(
    ("public_id", "url", "gone"),
    [
        ("urn:uuid:1", None, True),
        ("urn:uuid:2", None, False),
        ("urn:uuid:2", "https://a.example/x", True),
        ("urn:uuid:2", "http://www.a.example/x/?utm_medium=rss", True),
        ("urn:uuid:2", "https://a.example/y", False),
        ("urn:uuid:2", "not an address", False),
        ("https://a.example/x", "https://b.example/", True),
    ],
)
def test_what_the_owner_removed_is_known_by_id_or_by_address(
    public_id: str, url: str | None, gone: bool, tmp_path: Path
) -> None:
    settings = load(written(tmp_path, 'removed = ["urn:uuid:1", "https://a.example/x#top"]'))
    assert settings.removes(public_id, url) is gone
    assert not replace(settings, removed=frozenset()).removes(public_id, url)
