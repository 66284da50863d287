"""Dates of items, in the forms that they are met in."""

from tests.shapes.written import Shape, item, rss


def dated(written: str) -> str:
    return rss(item(f"<pubDate>{written}</pubDate>"))


DAY = "2024-05-01T00:00:00"
TEN = "2024-05-01T10:00:00"
SHAPES = (
    Shape("rfc 822 without a day", dated("01 May 2024 10:00:00 GMT"), {"0.published": TEN}),
    Shape("rfc 822 with the wrong day", dated("Mon, 01 May 2024 10:00:00 GMT"), {"0.published": TEN}),
    Shape(
        "rfc 822 without seconds",
        dated("Wed, 1 May 2024 10:00 GMT"),
        {"0.published": TEN, "0.published_precision": "minute"},
    ),
    Shape("rfc 822 with two digits", dated("Wed, 01 May 24 10:00:00 GMT"), {"0.published": TEN}),
    Shape(
        "rfc 822 with two digits of last century",
        dated("Sat, 01 May 99 10:00:00 GMT"),
        {"0.published": "1999-05-01T10:00:00"},
    ),
    Shape("rfc 822 with an american zone", dated("Wed, 01 May 2024 06:00:00 EDT"), {"0.published": TEN}),
    Shape("rfc 822 with a zone of europe", dated("Wed, 01 May 2024 12:00:00 CEST"), {"0.published": TEN}),
    Shape("rfc 822 with a colon in its zone", dated("Wed, 01 May 2024 12:00:00 +02:00"), {"0.published": TEN}),
    Shape("rfc 822 with a zone of one hour digit", dated("Wed, 01 May 2024 12:00:00 +2"), {"0.published": TEN}),
    Shape("rfc 822 with gmt and an offset", dated("Wed, 01 May 2024 12:00:00 GMT+0200"), {"0.published": TEN}),
    Shape("rfc 822 with utc and an offset", dated("Wed, 01 May 2024 12:00:00 UTC+2"), {"0.published": TEN}),
    Shape("rfc 822 with a comment", dated("Wed, 01 May 2024 12:00:00 +0200 (CEST)"), {"0.published": TEN}),
    Shape("rfc 822 with a military zone", dated("Wed, 01 May 2024 10:00:00 Z"), {"0.published": TEN}),
    Shape(
        "rfc 822 with a whole month",
        dated("Wednesday, 01 September 2024 10:00:00 GMT"),
        {"0.published": "2024-09-01T10:00:00"},
    ),
    Shape("rfc 822 with sept", dated("Sun, 01 Sept 2024 10:00:00 GMT"), {"0.published": "2024-09-01T10:00:00"}),
    Shape(
        "rfc 822 with a fraction of seconds",
        dated("Wed, 01 May 2024 10:00:00.123 GMT"),
        {"0.published": "2024-05-01T10:00:00.123000"},
    ),
    Shape("rfc 850", dated("Wednesday, 01-May-24 10:00:00 GMT"), {"0.published": TEN}),
    Shape("asctime", dated("Wed May  1 10:00:00 2024"), {"0.published": TEN}),
    Shape("date of a unix shell", dated("Wed May  1 12:00:00 CEST 2024"), {"0.published": TEN}),
    Shape(
        "javascript's string",
        dated("Wed May 01 2024 12:00:00 GMT+0200 (Central European Summer Time)"),
        {"0.published": TEN},
    ),
    Shape(
        "at midnight of the day's end", dated("Wed, 01 May 2024 24:00:00 GMT"), {"0.published": "2024-05-02T00:00:00"}
    ),
    Shape("iso at midnight of the day's end", dated("2024-05-01T24:00:00Z"), {"0.published": "2024-05-02T00:00:00"}),
    Shape("a leap second of rfc 822", dated("Sat, 31 Dec 2016 23:59:60 GMT"), {"0.published": "2017-01-01T00:00:00"}),
    Shape("iso with a space", dated("2024-05-01 10:00:00"), {"0.published": TEN}),
    Shape("iso with a space and a zone", dated("2024-05-01 12:00:00 +0200"), {"0.published": TEN}),
    Shape("iso of a ruby string", dated("2024-05-01 10:00:00 UTC"), {"0.published": TEN}),
    Shape("iso basic", dated("20240501T100000Z"), {"0.published": TEN}),
    Shape("iso basic day", dated("20240501"), {"0.published": DAY, "0.published_precision": "day"}),
    Shape("iso digits run together", dated("20240501100000"), {"0.published": TEN}),
    Shape("iso week", dated("2024-W18-3"), {"0.published": DAY}),
    Shape("iso ordinal", dated("2024-122"), {"0.published": DAY}),
    Shape(
        "iso with nine digits of fraction",
        dated("2024-05-01T10:00:00.123456789Z"),
        {"0.published has": "2024-05-01T10:00:00"},
    ),
    Shape("iso with a comma of fraction", dated("2024-05-01T10:00:00,5Z"), {"0.published has": "2024-05-01T10:00:00"}),
    Shape("iso with a zone in brackets", dated("2024-05-01T12:00:00+02:00[Europe/Berlin]"), {"0.published": TEN}),
    Shape("iso in small letters", dated("2024-05-01t10:00:00z"), {"0.published": TEN}),
    Shape("iso with a zone of hours", dated("2024-05-01T12:00:00+02"), {"0.published": TEN}),
    Shape("iso with a unicode minus", dated("2024-05-01T06:00:00−04:00"), {"0.published": TEN}),
    Shape("a year and a month", dated("2024-05"), {"0.title": "One"}),
    Shape("slashes with the year first", dated("2024/05/01 10:00:00"), {"0.published": TEN}),
    Shape("slashes beyond doubt", dated("31/05/2024 10:00"), {"0.published": "2024-05-31T10:00:00"}),
    Shape("slashes of america beyond doubt", dated("5/31/2024 10:00:00 AM"), {"0.published": "2024-05-31T10:00:00"}),
    Shape("noon in the american way", dated("May 1, 2024 12:30 PM"), {"0.published": "2024-05-01T12:30:00"}),
    Shape("midnight in the american way", dated("May 1, 2024 12:30 a.m."), {"0.published": "2024-05-01T00:30:00"}),
    Shape("american with a zone", dated("May 1, 2024 6:00 AM ET"), {"0.published": TEN}),
    Shape("ordinals", dated("1st May 2024, 10:00"), {"0.published": TEN}),
    Shape("month first with an ordinal", dated("Wednesday, May 1st, 2024 at 10:00"), {"0.published": TEN}),
    Shape("hyphens and a month's name", dated("01-May-2024 10:00:00"), {"0.published": TEN}),
    Shape("seconds since 1970", dated("1714557600"), {"0.published": TEN}),
    Shape("thousandths since 1970", dated("1714557600000"), {"0.published": TEN}),
    Shape(
        "a date in an html time",
        dated('&lt;time datetime="2024-05-01T10:00:00Z"&gt;1 May&lt;/time&gt;'),
        {"0.published": TEN},
    ),
    Shape("a date of zeros", dated("0000-00-00 00:00:00"), {"0.published": None}),
    Shape("a month 13", dated("2024-13-01T10:00:00Z"), {"0.published": None}),
    Shape("a thirtieth of february", dated("Fri, 30 Feb 2024 10:00:00 GMT"), {"0.published": None}),
    Shape("an hour 25", dated("Wed, 01 May 2024 25:00:00 GMT"), {"0.title": "One"}),
    Shape("negative zero zone", dated("Wed, 01 May 2024 10:00:00 -0000"), {"0.published": TEN}),
    Shape("a zone at a half hour", dated("Wed, 01 May 2024 15:30:00 IST"), {"0.title": "One"}),
    Shape("nepal", dated("Wed, 01 May 2024 15:45:00 +0545"), {"0.published": TEN}),
)
