import os
import re
from pathlib import Path

import pytest

from ingest.errors import SourcesError
from ingest.schema import Source
from ingest.sources import load_all
from ingest.sources.contents import LARGEST
from ingest.sources.folder import MOST_MISTAKES
from tests.seeds import load

SEEDS = Path(__file__).resolve().parent.parent / "seeds"

TABLES = """\
# the morning round
[[source]]
url = "https://a.example/feed"

[[source]]
url = " http://localhost:8000/ "
name = "house"
title = "The house's own"
language = "pt_br"
timezone = "Asia/Baghdad"
day_first = true
allow_private = true
kind = "listing"
interval_min = "15m"
interval_max = "1d"
spacing = 0
follow = 2
follow_most = 200
full_text = true
include = "water"
exclude = ["sport", '\\bcup\\b']
drop_parameters = ["pos", "campaign_*"]
keep_parameters = "ref"
credentials = "HOUSE_LOGIN"
verify_tls = false

[source.headers]
X-Api-Key = "HOUSE_KEY"
"""
URL = '[[source]]\nurl = "https://a.example/"\n'


def written(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_table_gives_a_source_with_every_key_it_has(tmp_path: Path) -> None:
    assert load(written(tmp_path, "a.toml", TABLES)) == (
        Source(id="https://a.example/feed", url="https://a.example/feed"),
        Source(
            id="house",
            url="http://localhost:8000/",
            title="The house's own",
            language="pt-BR",
            timezone="Asia/Baghdad",
            day_first=True,
            allow_private=True,
            kind="listing",
            interval_min=900,
            interval_max=86400,
            spacing=0.0,
            follow=2,
            follow_most=200,
            full_text=True,
            include=("water",),
            exclude=("sport", r"\bcup\b"),
            drop_parameters=("pos", "campaign_*"),
            keep_parameters=("ref",),
            credentials="HOUSE_LOGIN",
            verify_tls=False,
            headers=(("X-Api-Key", "HOUSE_KEY"),),
        ),
    )


@pytest.mark.parametrize(
    ("line", "key", "value"),
    [
        ('kind = "feed"', "kind", "feed"),
        ('kind = "sitemap"', "kind", "sitemap"),
        ("interval_min = 60", "interval_min", 60),
        ('interval_min = "90 s"', "interval_min", 90),
        ('interval_max = "2h"', "interval_max", 7200),
        ('interval_max = "30d"', "interval_max", 2_592_000),
        ("spacing = 1", "spacing", 1.0),
        ("spacing = 2.5", "spacing", 2.5),
        ("spacing = 3600", "spacing", 3600.0),
        ("follow = 0", "follow", 0),
        ("follow = 100", "follow", 100),
        ("follow_most = 10_000", "follow_most", 10_000),
        ("full_text = true", "full_text", True),
        ("include = 'water|dam'", "include", ("water|dam",)),
        ("include = []", "include", ()),
        (r"exclude = ['\p{Arabic}+', '(?<!un)fit']", "exclude", (r"\p{Arabic}+", "(?<!un)fit")),
        (f"exclude = '{'x' * 500}'", "exclude", ("x" * 500,)),
        (
            'headers = { Authorization = "TOKEN", x-key = "_k1" }',
            "headers",
            (("Authorization", "TOKEN"), ("x-key", "_k1")),
        ),
        ('drop_parameters = "*"', "drop_parameters", ("*",)),
        ('drop_parameters = ["tx_news[pos]", "a", "a"]', "drop_parameters", ("tx_news[pos]", "a")),
        ("keep_parameters = []", "keep_parameters", ()),
        ('credentials = "NEWS_LOGIN"', "credentials", "NEWS_LOGIN"),
        ("verify_tls = false", "verify_tls", False),
        ('title = "گه\u200cشت"', "title", "گه\u200cشت"),
    ],
)
def test_a_key_takes_what_is_allowed(line: str, key: str, value: object, tmp_path: Path) -> None:
    (source,) = load(written(tmp_path, "a.toml", f"{URL}{line}\n"))
    assert getattr(source, key) == value


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("kind = 'rss'", "kind is 'rss'; it has to be one of feed, page, listing, sitemap, site"),
        ("kind = 3", "kind is 3; it has to be one of feed"),
        ("interval_min = 59", "interval_min is 59; it has to be from a minute to 30 days"),
        ("interval_min = '0m'", "interval_min is '0m'; it has to be from a minute to 30 days"),
        ("interval_min = '2 weeks'", """interval_min is '2 weeks'; it has to be a time such as "15m", "2h" or "1d\""""),
        ("interval_min = '900'", "or whole seconds"),
        ("interval_min = true", "or whole seconds"),
        ("interval_max = '31d'", "interval_max is '31d'; it has to be from a minute to 30 days"),
        ("interval_max = 1.5", "interval_max is 1.5; it has to be a time"),
        ("interval_max = '1h'\ninterval_min = '2h'", "line 3: interval_max is 3600 seconds, less than interval_min"),
        ("drop_parameters = 'a=1'", "line 3: drop_parameters is 'a=1'; it has to be a name such as \"pos\""),
        ("drop_parameters = ['pos', 3]", "drop_parameters is 3; it has to be a name"),
        ("drop_parameters = ''", "drop_parameters is ''; it has to be a name"),
        ("keep_parameters = '*id'", "keep_parameters is '*id'; it has to be a name"),
        ("keep_parameters = 'two words'", "keep_parameters is 'two words'; it has to be a name"),
        (f"keep_parameters = {[str(at) for at in range(101)]}", "keep_parameters holds 101 names; at most 100 are"),
        ("drop_parameters = 'Pos'\nkeep_parameters = 'pos'", "line 4: keep_parameters names 'pos', as drop_parameters"),
        ("spacing = -1", "spacing is -1; it has to be a number of seconds from 0 to 3600"),
        ("spacing = 3601", "spacing is 3601; it has to be a number of seconds from 0 to 3600"),
        ("spacing = nan", "spacing is nan; it has to be a number"),
        ("spacing = inf", "spacing is inf; it has to be a number"),
        ("spacing = '5s'", "spacing is '5s'; it has to be a number"),
        ("spacing = true", "spacing is True; it has to be a number"),
        ("spacing = 0", "spacing is 0; less than a second between requests needs allow_private = true"),
        ("follow = 101", "follow is 101; it has to be a whole number from 0 to 100"),
        ("follow = true", "follow is True; it has to be a whole number"),
        ("follow = 1.0", "follow is 1.0; it has to be a whole number"),
        ("follow_most = -1", "follow_most is -1; it has to be a whole number from 0 to 10,000"),
        ("follow_most = 10001", "follow_most is 10001; it has to be a whole number from 0 to 10,000"),
        ("full_text = 1", "full_text is 1; it has to be true or false"),
        ("include = 3", "include is 3; it has to be a regular expression in quotes, or a list of them"),
        ("include = ['a', ' ']", "include is ' '; it has to be a regular expression in quotes"),
        (r'include = "\bwater"', r"it holds a backspace, as \b in double quotes is: write '\b' in single ones"),
        ("include = '(water'", "include is '(water'; it is no regular expression: missing )"),
        ("exclude = 'a{2,1}'", "exclude is 'a{2,1}'; it is no regular expression: min repeat greater than max"),
        (f"exclude = '{'x' * 501}'", "a regular expression has at most 500 characters, this one has 501"),
        ("exclude = '(a{1000}){1000}'", "its repetitions unfold to more than 100,000 parts"),
        (f"exclude = {['x'] * 101}", "exclude holds 101 regular expressions; at most 100 are allowed"),
        ("headers = 'X-Key: hunter2'", 'headers has to be a table such as { X-Api-Key = "NEWS_API_KEY" }'),
        ("headers = {'X Key' = 'K'}", "headers names 'X Key', which is no header's name"),
        ("headers = {X-Key = 'hunter2-hunter2'}", "headers gives X-Key what is no environment variable's name"),
        ("headers = {X-Key = 2}", "headers gives X-Key what is no environment variable's name"),
        ("headers = {X-Key = 'A', x-key = 'B'}", "headers names one header twice"),
        ("headers = {" + ", ".join(f"X-{n} = 'A'" for n in range(21)) + "}", "headers names 21 headers; at most 20"),
        ("headers = {host = 'A'}", "headers names host, which cannot be set: it is the address's own"),
        ("headers = {Cookie = 'A'}", "headers names Cookie, which cannot be set: it would keep a session"),
        ("headers = {Connection = 'A'}", "it says how the request is framed"),
        ("headers = {Content-Length = 'A'}", "it says how the request is framed"),
        ("headers = {Transfer-Encoding = 'A'}", "it says how the request is framed"),
        ("headers = {Proxy-Authorization = 'A'}", "it says how the request is framed"),
        ("headers = {If-None-Match = 'A'}", "it asks what has changed, which Wiredesk does by itself"),
        ("headers = {Range = 'A'}", "it asks what has changed"),
        ("headers = {User-Agent = 'A'}", "it is a matter of manners"),
        ("headers = {Authorization = 'A'}\ncredentials = 'B'", "headers names Authorization, which credentials sends"),
        ("credentials = 'reader:hunter2'", "credentials is no environment variable's name"),
        ("credentials = 2", "credentials is no environment variable's name"),
        ("credentials = 'A'\nverify_tls = false", "credentials would be sent to whoever answers"),
        ("verify_tls = 'no'", "verify_tls is 'no'; it has to be true or false"),
        ('title = "a\\u202Eb"', "title is 'a\\u202eb'; it has to be one line of text"),
    ],
)
def test_what_a_key_may_not_hold_is_named_with_its_line_and_what_is_allowed(
    lines: str, said: str, tmp_path: Path
) -> None:
    with pytest.raises(SourcesError) as refused:
        load(written(tmp_path, "a.toml", f"{URL}{lines}\n"))
    text = str(refused.value)
    assert said in text
    assert re.search(r"a\.toml, line [34]: ", text)
    assert "hunter2" not in text
    assert "\n" not in text


@pytest.mark.parametrize(
    ("key", "line"), [("credentials", 'credentials = "A"'), ("headers", '[source.headers]\nX = "A"')]
)
def test_a_secret_is_sent_unencrypted_in_the_house_alone(key: str, line: str, tmp_path: Path) -> None:
    table = '[[source]]\nurl = "http://a.example/"\n'
    with pytest.raises(SourcesError, match=rf"line 3: {key} would be sent unencrypted .* use https://"):
        load(written(tmp_path, "a.toml", table + line))
    assert load(written(tmp_path, "a.toml", f"{table}allow_private = true\n{line}"))


def test_a_mistake_costs_the_source_it_is_in_and_no_other(tmp_path: Path) -> None:
    written(tmp_path, "a.toml", f"{URL}\n[[source]]\nurl = 'ftp://b.example/'\n[[source]]\nurl = 'https://c.example/'")
    written(tmp_path, "b.toml", "[[source]\n")
    written(tmp_path, "c.txt", "https://d.example/\nprose\nhttps://a.example/\n")
    written(tmp_path, "d.opml", "<opml><body>")
    written(tmp_path, "e.txt", "https://e.example/")
    found = load_all(tmp_path)
    assert [source.url for source in found.sources] == [f"https://{host}.example/" for host in "acde"]
    assert [re.sub(r"^.*/", "", line.split(": ", 1)[0]) for line in found.mistakes] == [
        "a.toml, line 5",
        "b.toml",
        "c.txt, line 2",
        "c.txt, line 3",
        "d.opml",
    ]


def test_a_recipe_with_a_mistake_costs_the_sources_that_name_it(tmp_path: Path) -> None:
    (tmp_path / "recipes").mkdir()
    written(tmp_path / "recipes", "good.toml", 'title = "h1"')
    written(tmp_path / "recipes", "bad.toml", 'title = "h1["')
    tables = (f'[[source]]\nurl = "https://{name}.example/"\nrecipe = "{name}"\n' for name in ("good", "bad"))
    written(tmp_path, "a.toml", URL + "".join(tables))
    found = load_all(tmp_path)
    assert [source.url for source in found.sources] == ["https://a.example/", "https://good.example/"]
    assert "bad.toml, line 1: title is 'h1['" in found.mistakes[0]
    assert "line 6: no sound recipe 'bad' stands in recipes/; those there: good" in found.mistakes[1]


def test_a_story_among_the_seeds_is_named_by_its_first_lines(tmp_path: Path) -> None:
    written(tmp_path, "a.txt", "A dam broke.\n" * (MOST_MISTAKES + 7) + "https://a.example/\n")
    found = load_all(tmp_path)
    assert [source.url for source in found.sources] == ["https://a.example/"]
    assert len(found.mistakes) == MOST_MISTAKES + 1
    assert found.mistakes[-1].endswith("a.txt: mistakes that are not named here: 7")


def test_a_file_larger_than_any_list_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(LARGEST + 1)
    written(tmp_path, "b.txt", "https://b.example/")
    found = load_all(tmp_path)
    assert [source.url for source in found.sources] == ["https://b.example/"]
    assert found.mistakes == (f"{tmp_path / 'a.txt'}: is larger than 16 MiB; divide it, or take it out of the folder",)


def test_a_text_file_names_an_address_a_line_and_its_comments_are_left_out(tmp_path: Path) -> None:
    lines = "\ufeff# mine\r\n\r\n  https://a.example/x#top  # the fragment is no comment\r\nhttp://b.example\r\n"
    assert load(written(tmp_path, "mine.txt", lines)) == (
        Source(id="https://a.example/x#top", url="https://a.example/x#top"),
        Source(id="http://b.example", url="http://b.example/"),
    )


def test_an_opml_file_gives_its_subscriptions_however_nested_and_each_once(tmp_path: Path) -> None:
    opml = """<?xml version="1.0" encoding="ISO-8859-9"?>
    <opml><body><outline text="Haber"><outline text="Şehir &nbsp; & kıyı" language="tr" xmlUrl="https://a.example/rss"/>
    </outline><outline text="Again, in another folder" xmlUrl="https://a.example/rss"/>
    <outline text="b" language="the German one" xmlUrl="https://b.example/"/></body></opml>"""
    sources = load(written(tmp_path, "mine.OPML", opml.encode("iso-8859-9")))
    assert [(source.url, source.language) for source in sources] == [
        ("https://a.example/rss", "tr"),
        ("https://b.example/", None),
    ]
    assert sources[0].title is not None
    assert sources[0].title.startswith("Şehir")


def test_an_id_stays_as_written_though_the_address_is_put_right(tmp_path: Path) -> None:
    (source,) = load(written(tmp_path, "a.txt", "HTTPS://bücher.example/neu e"))
    assert (source.id, source.url) == ("HTTPS://bücher.example/neu e", "https://xn--bcher-kva.example/neu%20e")


def test_a_folder_is_read_in_the_order_of_its_names_without_what_is_not_sources(tmp_path: Path) -> None:
    written(tmp_path, "b.txt", "https://b.example/")
    written(tmp_path, "a.toml", '[[source]]\nurl = "https://a.example/"')
    written(tmp_path, "c.opml", '<opml><outline xmlUrl="https://c.example/"/></opml>')
    written(tmp_path, "README.md", "not a source")
    written(tmp_path, ".#a.toml", "an editor's lock")
    (tmp_path / "recipes").mkdir()
    written(tmp_path / "recipes", "x.toml", "[something.else]")
    assert [source.id for source in load(tmp_path)] == [
        "https://a.example/",
        "https://b.example/",
        "https://c.example/",
    ]


def test_the_seeds_that_come_with_wiredesk_name_no_source_yet() -> None:
    assert load(SEEDS) == ()


@pytest.mark.parametrize(
    ("name", "commented", "count"),
    [
        ("example.toml", r"(?m)^# (?=\[\[source\]\]|\w+ = )", 7),
        ("example.txt", r"(?m)^# (?=https)", 2),
        ("example.opml", r"<!-- .*|-->", 2),
    ],
)
def test_the_examples_are_sources_once_their_comment_signs_are_gone(
    name: str, commented: str, count: int, tmp_path: Path
) -> None:
    text = re.sub(commented, "", (SEEDS / name).read_text(encoding="utf-8"))
    sources = load(written(tmp_path, name, text))
    assert len(sources) == count
    assert all(re.search(r"//([\w.-]+\.example|127\.0\.0\.1:8080)/", source.url) for source in sources)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            f"{URL}\n{URL}langauge = 'en'\n",
            "a.toml, line 6: a source has no key 'langauge'; did you mean language?",
            id="misspelt key",
        ),
        pytest.param(
            f"{URL}\n{URL}zzz = 'en'\n",
            "a.toml, line 6: a source has no key 'zzz'; its keys are url, name, title, language, timezone, "
            "day_first, allow_private",
            id="unknown key",
        ),
        pytest.param(
            "[[source]]\nurl = https://a.example/",
            'a.toml: not TOML: Invalid value (at line 2, column 7); text stands in straight quotes, "..."',
            id="no quotes",
        ),
        pytest.param('[[source]]\nname = "x"', "a.toml, line 1: the source has no url", id="no url"),
        pytest.param("[[source]]\nurl = 3", "a.toml, line 2: url is 3; it has to be text in quotes", id="wrong type"),
        pytest.param('[[source]]\nurl = "  "', "a.toml, line 2: url is '  '; it has to be one line", id="empty url"),
        pytest.param('[[source]]\nurl = "a.example"', "begin with http:// or https://", id="no scheme"),
        pytest.param('[[source]]\nurl = "ftp://a.example/"', "begin with http:// or https://", id="another scheme"),
        pytest.param('[[source]]\nurl = "https://[a/"', "is no usable address", id="no address"),
        pytest.param(f"{URL}allow_private = 'yes'", "line 3: allow_private is 'yes'; it has to be true", id="no flag"),
        pytest.param(f"{URL}day_first = 1", "day_first is 1; it has to be true or false", id="a number for a flag"),
        pytest.param(f"{URL}timezone = 'Baghdad'", "it has to be an IANA name", id="no zone"),
        pytest.param(f"{URL}timezone = '../../etc/passwd'", "it has to be an IANA name", id="a path for a zone"),
        pytest.param(f"{URL}language = 'English, please'", "it has to be a language tag", id="no language"),
        pytest.param(f'{URL}name = "a\\nb"', r"name is 'a\nb'; it has to be one line of text", id="two lines"),
        pytest.param(
            'source = [{url = "https://a.example/", nmae = "x"}]', "source 1: a source has no key", id="inline"
        ),
        pytest.param("source = 3", "a.toml, line 1: write each source as a [[source]] table", id="no table"),
        pytest.param(
            '[source]\nurl = "x"', "a.toml, line 1: write each source as a [[source]] table", id="one bracket"
        ),
        pytest.param(f"[[feed]]\nx = 1\n{URL}", "a.toml, line 1: 'feed' means nothing here", id="another table"),
        pytest.param(f"workers = 3\n{URL}", "a.toml, line 1: 'workers' means nothing here", id="another key"),
        pytest.param("[[source]\n", "a.toml: not TOML: ", id="no TOML"),
        pytest.param("a = " + "[" * 100_000, "a.toml: not TOML: ", id="brackets without end"),
        pytest.param(b"\xff\xfe", "a.toml: is not UTF-8 text", id="another encoding"),
        pytest.param(URL + URL, "a.toml, line 3: 'https://a.example/' is a source already, at ", id="twice"),
    ],
)
def test_a_mistake_in_a_table_names_file_line_key_and_what_is_allowed(
    text: str | bytes, said: str, tmp_path: Path
) -> None:
    with pytest.raises(SourcesError) as refused:
        load(written(tmp_path, "a.toml", text))
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        pytest.param("a.txt", "\nhttps://a.example/\nERBIL, Iraq - A dam", "a.txt, line 3: url is 'ERBIL", id="prose"),
        pytest.param("a.txt", "https://a.example/\nhttps://a.example/", "a.txt, line 2: 'https://a.ex", id="twice"),
        pytest.param("a.opml", "<opml><body>", "a.opml: malformed-xml: ", id="broken opml"),
        pytest.param("a.opml", "<!DOCTYPE a [<!ENTITY b 'c'>]><opml/>", "a.opml: internal-subset: ", id="entities"),
        pytest.param("a.opml", '<opml><outline xmlUrl="feed:x"/></opml>', "subscription 1: url is 'x'", id="address"),
        pytest.param("a.json", "[]", "a.json: sources stand in files that end in .toml, .opml, .txt", id="other kind"),
    ],
)
def test_a_mistake_in_a_list_is_named_with_its_place(name: str, text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(SourcesError) as refused:
        load(written(tmp_path, name, text))
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("name", "text"), [("a.txt", "{}"), ("a.opml", '<opml><outline xmlUrl="{}"/></opml>')], ids=["txt", "opml"]
)
@pytest.mark.parametrize("url", ["feed://a.example/rss", "feed:https://a.example/rss"])
def test_an_address_that_another_reader_wrote_for_itself_is_asked_over_https(
    name: str, text: str, url: str, tmp_path: Path
) -> None:
    (source,) = load(written(tmp_path, name, text.format(url)))
    assert (source.id, source.url) == (url, "https://a.example/rss")


def test_what_stands_behind_an_address_in_a_list_is_no_part_of_it(tmp_path: Path) -> None:
    lines = (
        'https://a.example/feed "news" "~The Daily A"',
        'https://a.example/tagged news world "~The Daily A" # mine',
        "https://a.example/titled ~A",
        "https://b.example/feed\tB",
        "https://b.example/spaced  The B",
        "https://c.example/#top # C",
        "#",
    )
    read = load(written(tmp_path, "urls.txt", "\n".join(lines)))
    assert [one.url.removeprefix("https://") for one in read] == [
        *("a.example/feed", "a.example/tagged", "a.example/titled", "b.example/feed", "b.example/spaced"),
        "c.example/#top",
    ]


def test_a_password_in_an_address_is_refused_and_not_repeated(tmp_path: Path) -> None:
    with pytest.raises(SourcesError, match="user name or password") as refused:
        load(written(tmp_path, "a.txt", "https://reader:hunter2@a.example/feed"))
    assert "hunter2" not in str(refused.value)


def test_one_source_named_in_two_files_is_refused_with_both_places(tmp_path: Path) -> None:
    written(tmp_path, "a.txt", "# first\nhttps://a.example/")
    written(tmp_path, "b.toml", URL)
    with pytest.raises(SourcesError, match=r"b\.toml, line 1: .* already, at .*a\.txt, line 2; leave one out"):
        load(tmp_path)


@pytest.mark.parametrize("name", ["nowhere", "nowhere.toml"])
def test_what_is_not_there_is_said_so(name: str, tmp_path: Path) -> None:
    with pytest.raises(
        SourcesError, match=f"{name}: there is no such file or folder; `python -m ingest sources add URL` begins one"
    ):
        load(tmp_path / name)


def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.toml").symlink_to(tmp_path / "nowhere")
    with pytest.raises(SourcesError, match=r"a\.toml: cannot be opened: No such file"):
        load(tmp_path)


def test_a_pipe_among_the_seeds_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.toml")
    with pytest.raises(SourcesError, match=r"a\.toml: is not a file"):
        load(tmp_path)


def test_a_mistake_is_on_the_line_that_an_editor_shows(tmp_path: Path) -> None:
    """A line of TOML ends with a line feed alone, whatever else stands in its comments."""
    file = tmp_path / "a.toml"
    file.write_text("# one\x85line\u2028only\nurls = 'https://a.example/'\n", encoding="utf-8")
    assert [mistake.partition(": ")[0] for mistake in load_all(file).mistakes] == [f"{file}, line 2"]
