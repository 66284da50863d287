"""Reads bytes that mean nothing in an encoding, but meant something to their writer: error handlers of codecs."""

import codecs
import re
from functools import lru_cache

STRAYS_AS_CP1252 = "wiredesk-strays-as-cp1252"  # our names in the codec registry
NEC_ROWS = "wiredesk-nec-rows"

# Bytes that begin no character of UTF-8, and ASCII: all up to the next character is read at once.
_NO_UTF8 = re.compile(
    rb"(?:[\x00-\xc1\xf5-\xff]|[\xc2-\xdf](?![\x80-\xbf])|[\xe0-\xef](?![\x80-\xbf]{2})|[\xf0-\xf4](?![\x80-\xbf]{3})|(?!))++"
)


def _read_strays_as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    strays = _NO_UTF8.match(error.object, error.start)
    end = max(error.end, strays.end() if strays else 0)
    return error.object[error.start : end].decode("cp1252", "replace"), end


codecs.register_error(STRAYS_AS_CP1252, _read_strays_as_cp1252)


def _read_nec_rows(error: UnicodeError) -> tuple[str, int]:
    """Read NEC's characters in Japanese encodings (①, ㈱, Ⅳ) as browsers do. Python reads them only in Shift_JIS."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    sign = _nec_sign(error.object[error.start : error.start + 2])
    return (sign, error.start + 2) if sign else ("\ufffd", error.end)


@lru_cache(maxsize=1024)
def _nec_sign(pair: bytes) -> str:
    row, cell = (byte & 0x7F for byte in pair.ljust(2, b"\0"))
    if len({byte > 0x7F for byte in pair}) > 1 or not (0x21 <= row < 0x7F and 0x21 <= cell < 0x7F):
        return ""  # half a character and a tag behind it, say
    lead = (row - 0x21) // 2 + 0x81
    trail = cell + 0x7E if row % 2 == 0 else cell + 0x1F + (cell >= 0x60)
    return bytes((lead + 0x40 * (lead > 0x9F), trail)).decode("cp932", "ignore")


codecs.register_error(NEC_ROWS, _read_nec_rows)
