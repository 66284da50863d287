"""Decodes a text that was saved as mail carries it: quoted-printable (RFC 2045 section 6.7)."""

import binascii
import re

from ingest.schema import Flaw
from ingest.text.markup import decode

FEWEST = 5  # marks of quoted-printable in a text
SHARE = 0.9  # of the text's equals signs that begin such marks
_MARK = re.compile(r"=(?:[0-9A-F]{2}|[ \t]?$)", re.MULTILINE)
_BREAK = re.compile(r"=[ \t]?$", re.MULTILINE)


def without_encoding(text: str) -> tuple[str, tuple[Flaw, ...]]:
    r"""Return a text, decoded if it is quoted-printable, and then a flaw that says so.

    >>> without_encoding("The m=C3=BChle gr=C3=A4bt und gr=C3=A4bt, bis sie st=\neht.")[0]
    'The mühle gräbt und gräbt, bis sie steht.'
    """
    marks = len(_MARK.findall(text))
    if marks < FEWEST or marks < SHARE * text.count("=") or not _BREAK.search(text):
        return text, ()
    decoded = decode(binascii.a2b_qp(text.encode()))
    return decoded.text, (Flaw("quoted-printable", f"{marks:,} marks"),)
