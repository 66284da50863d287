import os
import re
from pathlib import Path

import pytest

from ingest.errors import SourcesError
from ingest.schema import Source
from ingest.sources import load

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
"""


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
        ),
    )


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
        ("example.toml", r"(?m)^# (?=\[\[source\]\]|\w+ = )", 5),
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


URL = '[[source]]\nurl = "https://a.example/"\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            f"{URL}\n{URL}langauge = 'en'\n",
            "a.toml, line 6: a source has no key 'langauge'; its keys are url, name, title, language, timezone, "
            "day_first, allow_private",
            id="unknown key",
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
        pytest.param(
            "a.opml", '<opml><outline xmlUrl="feed:x"/></opml>', "subscription 1: url is 'feed:x'", id="address"
        ),
        pytest.param("a.json", "[]", "a.json: sources stand in files that end in .toml, .opml, .txt", id="other kind"),
    ],
)
def test_a_mistake_in_a_list_is_named_with_its_place(name: str, text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(SourcesError) as refused:
        load(written(tmp_path, name, text))
    assert said in str(refused.value)


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
    with pytest.raises(SourcesError, match=f"{name}: there is no such file or folder"):
        load(tmp_path / name)


def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.toml").symlink_to(tmp_path / "nowhere")
    with pytest.raises(SourcesError, match=r"a\.toml: cannot be opened: No such file"):
        load(tmp_path)


def test_a_pipe_among_the_seeds_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.toml")
    with pytest.raises(SourcesError, match=r"a\.toml: is not a file"):
        load(tmp_path)
