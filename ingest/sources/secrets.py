"""Secrets are named by the environment variables that hold them, and never written in seeds/ or shown."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from ingest.text.written import shown

MOST_HEADERS = 20

_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}")  # a token, RFC 9110 section 5.6.2

_FRAMING = "says how the request is framed, which only the connection knows"
_CONDITIONAL = "asks what has changed, which Wiredesk does by itself and must not be told otherwise"
_MANNERS = "is a matter of manners that Wiredesk keeps to for all sources"
# RFC 9110 sections 7 to 13: what describes the connection or the question, and not the one who asks.
REFUSED: Mapping[str, str] = MappingProxyType(
    {
        "host": "is the address's own",
        "cookie": "would keep a session; Wiredesk keeps no cookies",
        "cookie2": "would keep a session; Wiredesk keeps no cookies",
        **dict.fromkeys(
            "connection content-length transfer-encoding te trailer upgrade keep-alive expect content-type"
            " content-encoding http2-settings via forwarded".split(),
            _FRAMING,
        ),
        **dict.fromkeys("if-none-match if-modified-since if-match if-unmodified-since if-range".split(), _CONDITIONAL),
        **dict.fromkeys("range a-im accept-encoding cache-control pragma".split(), _CONDITIONAL),
        **dict.fromkeys("user-agent referer origin from".split(), _MANNERS),
    }
)


def headers(value: object) -> tuple[tuple[str, str], ...]:
    """Return pairs of a header's name and the environment variable that holds its value.

    Raises: ValueError: what is wrong with them, without what may be a secret.
    """
    if not isinstance(value, dict):
        # What stands in place of a table may be the header with its value: not shown.
        raise ValueError('has to be a table such as { X-Api-Key = "NEWS_API_KEY" }: a header, an environment variable')
    if len(value) > MOST_HEADERS:
        raise ValueError(f"names {len(value)} headers; at most {MOST_HEADERS} are allowed")
    for name, variable in value.items():
        _check(name, variable)
    if len({name.lower() for name in value}) < len(value):
        raise ValueError("names one header twice; capitals make no difference in their names")
    return tuple(value.items())


def _check(name: str, variable: object) -> None:
    if not _NAME.fullmatch(name):
        raise ValueError(f"names {shown(name)}, which is no header's name; write one such as X-Api-Key")
    why = REFUSED.get(name.lower(), _FRAMING if name.lower().startswith(("proxy-", "sec-")) else None)
    if why:
        raise ValueError(f"names {name}, which cannot be set: it {why}")
    if not isinstance(variable, str) or not _VARIABLE.fullmatch(variable):
        raise ValueError(
            f"gives {name} what is no environment variable's name; put the value into a variable and write its name, "
            f'such as {{ {name} = "NEWS_API_KEY" }} (what is written is not shown, for it may be a secret)'
        )


def credentials(value: object) -> str:
    """Return the name of the environment variable that holds "user:password".

    Raises: ValueError: it is no such name; it is not shown, for it may be a secret.
    """
    if not isinstance(value, str) or not _VARIABLE.fullmatch(value):
        raise ValueError(
            'is no environment variable\'s name; put "user:password" into a variable and write its name, '
            'such as "NEWS_LOGIN" (what is written is not shown, for it may be a secret)'
        )
    return value
