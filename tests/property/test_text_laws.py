"""Laws of addresses and dates, whatever the text."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from fnmatch import fnmatchcase
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from requests import PreparedRequest

from ingest.schema import Flaw
from ingest.text.calendars.names import MONTHS
from ingest.text.dates import Moment, find_date, parse_date, parse_relative
from ingest.text.url_rules import rules_with
from ingest.text.urls import absolute_url, canonical_url, host_of, same_site, site_of

URL_PIECES = st.sampled_from(
    [
        *"https:// http:// // / \\ ? # #! #/ & = ; : @ . .. %2e %2F %zz % + amp .amp index.html default.aspx".split(),
        *"www. m. amp. en.".split(),
        *"a.example B.Example. :80 :443 :8080 utm_source=x fbclid= id=5 p=2 a=1 b=2 ;jsessionid=1".split(),
        *"é ü 中 xn--mnchen-3ya münchen.example [::1] 127.0.0.1 user:word@ (S(lit3py55t21z5v55vlm25s55))".split(),
        *[
            "&amp;",
            " ",
            "\t",
            "\x00",
            "\ud800",
            "\u200b",
            "cdn.ampproject.org/c/s/",
            "www.google.com/amp/s/",
            "'",
            "%27",
        ],
        *"mobile. wap. youtube.com blogspot.com bing-amp.com/c/s/ google.de/url?url= youtu.be/".split(),
        *"https%3A%2F%2Fb.example%2Fx platform google-amp amp_ ~amp !amp -amp _amp amp.html .html 12345 http://".split(),
        *"/2025/09/24/ &amp%3B ?utm_a= &utm_a= %3Futm_a= %28 %2C si= m=1 ref= b.example rss- sf1234567=1".split(),
    ]
)
PATH_PIECES = st.sampled_from("/ / . - ~ x X 12345 amp Amp amp_ .amp .html index.html default.php 2025/09/24".split())
URLS = st.one_of(
    st.text(st.characters(), max_size=60),
    st.lists(URL_PIECES, max_size=12).map("".join),
    st.lists(URL_PIECES, max_size=12).map(lambda pieces: "https://a.example" + "".join(pieces)),
)
DATE_PIECES = st.sampled_from(
    [
        *"24 9 05 2025 0000 1404 99999 24:00 25:61 14:05:30 2:05 T Z + - / . , ( ) +0300 -99 GMT IST PM am ص".split(),
        *"Wed mar September كانون الثاني مهر ئەیلوول 年 月 日 h Uhr ٢٤ 下午 م.م p.m. W39 ago vor minutes".split(),
        *[" ", " ", " ", "\u200f", "\ud800", "\x00"],
    ]
)
DATES = st.one_of(st.text(st.characters(), max_size=250), st.lists(DATE_PIECES, max_size=14).map("".join))
SECONDS = st.datetimes(datetime(1900, 1, 2), datetime(9999, 12, 30)).map(  # noqa: DTZ001 - hypothesis wants naive bounds
    lambda at: at.replace(microsecond=0, tzinfo=UTC)
)
NOW = datetime(2025, 9, 24, 14, 5, tzinfo=UTC)


PARAMETERS = st.lists(
    st.sampled_from(["a", "campaign_*", "utm_source", "ref", "id", "*", "si", "x[y]"]), max_size=3
).map(tuple)


@given(URLS, st.sampled_from(["", "https://b.example/x/y?z#w", "urn:x", "no base"]), PARAMETERS, PARAMETERS)
@example("https://x.example/index.html/index.html", "", (), ())
@example(".;jsessionid=1/", "https://b.example/x/y", (), ())
@example("https://x.example/y/..amp", "", (), ())
@example("https://www.www.google.com/amp/s/a.example", "", (), ())
@example("https://en.m.m.x.example//amp/amp/", "", (), ())
@example("https://a.example/?a=1&amp;amp;b=2", "", (), ())
@example("https://a.example/x?q=%27a%27", "", (), ())
@example("https://a.example/platform/amp_amp/12345/x.amp.html.amp", "", (), ())
@example("https://a.example/?utm_source=a&id=b", "", ("*",), ("utm_source",))
def test_canonical_url_is_idempotent_and_raises_only_value_error(
    url: str, base: str, dropped: tuple[str, ...], kept: tuple[str, ...]
) -> None:
    rules = rules_with(dropped, kept)
    try:
        once = canonical_url(url, base, rules)
    except ValueError:
        return
    assert canonical_url(once, "", rules) == once


@given(st.sampled_from(["a.example", "www.a.example", "mobile.a.example", "bing-amp.com"]), st.lists(PATH_PIECES))
def test_an_address_that_looks_canonical_is_made_so_as_any_other(host: str, pieces: list[str]) -> None:
    address = f"https://{host}/{''.join(pieces)}"
    assert canonical_url(address) == canonical_url(f"{address}#top")


@given(st.lists(st.sampled_from("a=1 b=2 c campaign_x=3 ref=9 utm_source=4 id=5".split()), max_size=5), PARAMETERS)
def test_what_a_source_drops_makes_no_difference_and_what_it_keeps_does(
    said: list[str], names: tuple[str, ...]
) -> None:
    address = f"https://a.example/x?{'&'.join(said)}"
    dropped = parse_qsl(urlsplit(canonical_url(address, "", rules_with(names))).query, keep_blank_values=True)
    kept = parse_qsl(urlsplit(canonical_url(address, "", rules_with(("*",), names))).query, keep_blank_values=True)
    assert not any(fnmatchcase(name, wanted) for name, _ in dropped for wanted in names if wanted != "x[y]")
    wanted = [one for one in said if any(fnmatchcase(one.partition("=")[0], name) for name in names if name != "x[y]")]
    assert sorted(kept) == sorted(parse_qsl("&".join(wanted), keep_blank_values=True))


@given(URLS, st.one_of(st.none(), URLS))
@example("https://a.example/?a=1&amp;amp;b=2", None)
def test_absolute_url_is_a_valid_uri_or_none_and_idempotent(link: str, base: str | None) -> None:
    absolute = absolute_url(link, base)
    if absolute is None:
        return
    parts = urlsplit(absolute)
    assert absolute.isascii()
    assert absolute.isprintable()
    assert " " not in absolute
    assert parts.scheme in ("http", "https")
    assert parts.hostname
    assert absolute_url(absolute, None) == absolute


@given(URLS, st.one_of(st.none(), URLS))
@example("https://b.example[::1]/", None)
@example("https://\u2764.example/", None)
def test_what_is_made_absolute_is_asked_for_under_the_same_address(link: str, base: str | None) -> None:
    absolute = absolute_url(link, base)
    if absolute is None:
        return
    for address in (absolute, canonical_url(absolute)):
        request = PreparedRequest()
        request.prepare_url(address, None)
        assert canonical_url(str(request.url)) == canonical_url(address)
    assert canonical_url(link, base or "") == canonical_url(absolute)


@given(URLS, URLS)
def test_same_site_is_symmetric_and_a_url_with_a_host_is_of_its_own_site(one: str, other: str) -> None:
    assert same_site(one, other) == same_site(other, one)
    assert same_site(one, one) == (host_of(one) != "")
    assert same_site(one, other) == (site_of(one) == site_of(other) != "")


@given(
    DATES,
    st.sampled_from([None, "en-US", "ckb", "", "\ud800", "-_-"]),
    st.sampled_from([None, "Asia/Baghdad", "Europe", "../x", "\ud800", "No/Where"]),
    st.sampled_from([None, True, False]),
)
def test_any_text_is_a_moment_or_a_flaw(
    text: str, language: str | None, timezone: str | None, day_first: bool | None
) -> None:
    read = parse_date(text, language=language, timezone=timezone, day_first=day_first)
    assert isinstance(read, Moment | Flaw)
    if isinstance(read, Moment):
        assert read.when.tzinfo is UTC
        # They may differ by a day, because the zone may move the first and the last day into another year.
        assert 1899 <= read.when.year <= 9999


@given(SECONDS, st.integers(-14 * 60, 14 * 60))
@pytest.mark.parametrize("write", [datetime.isoformat, format_datetime, lambda at: at.strftime("%Y%m%dT%H%M%S%z")])
def test_what_a_machine_writes_is_read_back(write: object, at: datetime, minutes: int) -> None:
    assert callable(write)
    local = at.astimezone(datetime.strptime(f"{minutes // 60:+03}{minutes % 60:02}", "%z").tzinfo)
    assert parse_date(write(local)) == Moment(at, "second")


@given(
    SECONDS.filter(lambda at: at.year < 2500),
    st.sampled_from([(language, spelling) for language in MONTHS for spelling in range(4)]),
)
def test_a_day_is_read_back_in_every_language_and_spelling(at: datetime, name: tuple[str, int]) -> None:
    language, spelling = name
    spellings = MONTHS[language][at.month - 1].split("|")
    text = f"{at.day} {spellings[spelling % len(spellings)]} {at.year}"
    midnight = at.replace(hour=0, minute=0, second=0)
    assert parse_date(text, language=language) == Moment(midnight, "day")


@given(DATES)
def test_a_date_that_is_found_stands_in_the_line_and_is_read(line: str) -> None:
    found = find_date(line)
    if found is not None:
        assert found in line
        assert isinstance(parse_date(found), Moment)


@given(DATES)
def test_what_is_relative_lies_in_the_past(text: str) -> None:
    read = parse_relative(text, now=NOW)
    assert read is None or read.when <= NOW


@given(st.integers(1, 59))
def test_minutes_are_counted_back(count: int) -> None:
    assert parse_relative(f"{count} minutes ago", now=NOW) == Moment(NOW - timedelta(minutes=count), "minute")
