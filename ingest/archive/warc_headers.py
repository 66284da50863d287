"""The headers that Wiredesk adds to WARC records, written by `recording` and read by `replaying`.

WARC-Wiredesk-Source      the source's id, of the document that the response made or led to
WARC-Wiredesk-URL         the address that was asked, where WARC-Target-URI had to percent-encode it
WARC-Wiredesk-Asked-For   that document's url, where the address that was asked is another
X-Archive-Orig-NAME       in the HTTP block: a header that was true on the wire and is not of the record (as pywb
                          writes it); Transfer-Encoding, for the body is kept without chunks, and a Content-Length
                          that is not the length of the body that is kept
"""

from urllib.parse import quote, unquote

SOURCE = "WARC-Wiredesk-Source"
URL = "WARC-Wiredesk-URL"
ASKED_FOR = "WARC-Wiredesk-Asked-For"
ORIGINALLY = "X-Archive-Orig-"

_PRINTABLE = "".join(map(chr, range(0x21, 0x7F)))
_PRINTABLE_BUT_PERCENT = _PRINTABLE.replace("%", "")


def written(text: str) -> str:
    r"""Return any text as a header can hold it; `as_meant` gives it back.

    >>> written("Al-Ahali 100%\n")
    'Al-Ahali%20100%25%0A'
    """
    return quote(text, safe=_PRINTABLE_BUT_PERCENT, errors="surrogatepass")


def as_meant(header: str) -> str:
    """Return the text that `written` was given."""
    return unquote(header, errors="surrogatepass")


def uri(url: str) -> str:
    """Return the address as a WARC-Target-URI: what no URI may hold is percent-encoded, what is encoded stays.

    >>> uri("http://a.example/a b%20c/é")
    'http://a.example/a%20b%20c/%C3%A9'
    """
    return quote(url, safe=_PRINTABLE, errors="surrogatepass")
