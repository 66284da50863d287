from collections.abc import Callable
from uuid import RFC_4122, UUID

import pytest

from ingest.deciding import identity
from ingest.schema import CanonicalUrl, Enclosure, Entry, Image, Link
from ingest.text import ids
from tests.newsroom import NOON, entry, page

S = "https://a.example/feed"
PAGE, FRONT = "https://a.example/dam", "https://clock.example/"
TALK = (Link("replies", "https://talk.example/item?id=4"),)


@pytest.mark.parametrize(
    ("said", "ladder"),
    [
        pytest.param(
            entry("g1", "https://a.example/1", "The Dam!", published=NOON),
            (f"guid:{S}\ng1", "url:https://a.example/1", f"title:{S}\nthe dam\n2025-09-24"),
            id="everything said",
        ),
        pytest.param(entry(None, "https://a.example/1"), ("url:https://a.example/1",), id="link alone"),
        pytest.param(entry(None, None, "The Dam"), (f"title:{S}\nthe dam\n-",), id="title without a day"),
        pytest.param(entry("", None, "The Dam"), (f"title:{S}\nthe dam\n-",), id="an empty guid is none"),
        pytest.param(
            entry(None, f"{PAGE}#comment-7", canonical_url=CanonicalUrl(PAGE)),
            (f"url:{PAGE}#comment-7",),
            id="a comment on a page",
        ),
        pytest.param(
            entry(None, f"{PAGE}?p=7#p7", canonical_url=CanonicalUrl(f"{PAGE}?p=7")),
            (f"url:{PAGE}?p=7",),
            id="a contribution that its address numbers already",
        ),
        pytest.param(
            entry(None, f"{PAGE}#ref=rss", canonical_url=CanonicalUrl(PAGE)), (f"url:{PAGE}",), id="any other fragment"
        ),
        pytest.param(
            page(f"{PAGE}#comment-7", canonical_url=CanonicalUrl(PAGE)), (f"url:{PAGE}",), id="a page asked for there"
        ),
        pytest.param(entry(None, FRONT, links=TALK), ("url:https://talk.example/item?id=4",), id="a linked front page"),
        pytest.param(entry("g1", FRONT, links=TALK), (f"guid:{S}\ng1",), id="a linked front page, and a guid"),
        pytest.param(
            entry(None, FRONT, links=(Link("replies", f"{FRONT}#comments"),)), (), id="comments on a front page"
        ),
    ],
)
def test_keys_stand_in_the_order_of_the_ladder(said: Entry, ladder: tuple[str, ...]) -> None:
    *told, words = identity.keys(said, S)
    assert tuple(told) == ladder
    assert words.startswith("said:")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (entry(content_text="A short note."), entry(content_text="Another short note.")),
        (
            entry(enclosures=(Enclosure("https://a.example/1.mp3"),)),
            entry(enclosures=(Enclosure("https://a.example/2.mp3"),)),
        ),
        (entry(images=(Image("https://a.example/1.jpg"),)), entry(images=(Image("https://a.example/2.jpg"),))),
    ],
    ids=["texts", "enclosures", "images"],
)
def test_entries_that_name_nothing_are_told_apart_by_what_they_say(one: Entry, other: Entry) -> None:
    assert identity.keys(one, S) == identity.keys(one, S) != identity.keys(other, S)


def test_a_guid_is_unique_only_within_its_source() -> None:
    assert identity.guid_key(S, "1") != identity.guid_key("https://b.example/feed", "1")


@pytest.mark.parametrize(
    "made",
    [lambda text: Entry(guid=text), lambda text: Entry(url=text), lambda text: Entry(title=text)],
    ids=["guid", "url", "title"],
)
def test_no_key_is_too_long_for_an_index(made: Callable[[str], Entry]) -> None:
    one, other = (identity.keys(made("x" * 10_000_000 + end), S)[0] for end in "ab")
    assert one != other
    assert max(len(one), len(other)) <= 512


def test_a_record_id_is_the_same_for_ever() -> None:
    assert ids.record_id(f"guid:{S}\ng1") == "a7d892f4-4bda-5e9b-b076-48f660ee51aa"


def test_a_record_id_is_a_uuid_of_version_5_and_of_every_variant_figure() -> None:
    made = {ids.record_id(f"guid:{S}\n{number}") for number in range(200)}
    assert {(UUID(one).version, UUID(one).variant) for one in made} == {(5, RFC_4122)}
    assert {one[19] for one in made} == set("89ab")


@pytest.mark.parametrize(
    ("guid", "usable"),
    [
        ("https://a.example/?p=1", True),
        ("http://a.example/1", True),
        ("tag:a.example,2025:1", True),
        ("urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a", True),
        ("urn:isbn:0451450523", True),
        ("https://a.example/%C3%BC?q=%20#%E2%80%A6", True),
        ("http://127.0.0.1:8001/1", True),
        ("HTTPS://A.example/1", False),
        ("https://a.example", False),
        ("https://a.example:443/1", False),
        ("https://a.example/x/../1", False),
        ("https://a.example/ü", False),
        ("https://a.example/%c3%bc", False),
        ("https://a.example/%E9", False),
        ("https://a.example/%7Eann", False),
        ("https://a.example/%", False),
        ("https://a.example/100%25", True),
        ("https://a.example/a%2520b", False),  # after decoding, it may be the id of another
        ("https://a.example/u%CC%88", False),
        ("https://a.example/a|b", False),
        ("tag:A.example,2025:1", False),
        ("tag:a.example:1", False),
        ("urn:uuid:1", False),
        ("urn:a.example/1", False),
        ("/news/1", False),
        ("12345", False),
        ("https://", False),
        ("https://a.example/a b", False),
        ("https://a.example/\n1", False),
        ("javascript:alert(1)", False),
        ("urn:x:", False),
        ("", False),
        (None, False),
        ("https://a.example/" + "x" * 1000, False),
    ],
)
def test_a_guid_is_a_public_id_where_it_is_an_absolute_uri_in_its_normal_form(guid: str | None, usable: bool) -> None:
    assert ids.public_iri(guid) == (guid if usable else None)
