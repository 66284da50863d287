"""Takes the text of long CDATA sections out of XML before it is parsed, and puts it back when it is asked for.

libxml2 goes through a CDATA section character by character and copies it into its tree, from where it is decoded. Half
of all bytes in feeds stand in such sections, and nothing in them is markup: lifted out, they take a fifth of the time.
The sections themselves stay, with a mark in each, so that the parser still refuses one where none may stand.
"""

import re

from ingest.text.markup.characters import first_match, is_safe_utf8, with_plain_line_ends

MARK = "\x7f"  # DEL: XML allows it, but no text has it; nothing is lifted out of a document that does
_MARK = MARK.encode()
_SHORTEST = 244  # bytes; with less the parser is as quick
_SECTION = b"<![CDATA["
_COMMENT = b"<!--"
_HIDDEN = b"<!--[CDATA["  # what a parser of HTML makes of a section
_DECLARATION = re.compile(rb"!(?<=<!)")  # the beginning of a document type, a section or a comment
# Each of these patterns begins with one literal byte, and only then looks around it: that is the quickest search.
_END = re.compile(rb"\](?=\]>)")
_PLACE = re.compile(f"{MARK}([0-9]+){MARK}")
_INSTRUCTION = re.compile(rb"\?(?<=<\?)")
_AS_REFERENCE = re.compile(rb"#(?<=&#)(?:0*127|x0*7[fF]);")  # the mark, written as a reference


def lift(body: bytes) -> tuple[bytes, tuple[str, ...]] | None:
    """Return XML with a mark in each long CDATA section, and the sections' texts in their order.

    Nothing is lifted out of a document where that could change what it says, or hide that it is malformed: one with a
    document type, whose text may look like a section, with a reference to the mark, or with characters in its sections
    that XML forbids or that are to be repaired. None: a section has become a comment, which hides what it says.
    """
    kept: list[bytes] = []
    parts: list[bytes] = []
    taken = end = 0  # how far the body is in the parts already, and how far it has been looked at
    while (start := _declaration(body, end)) >= 0:
        text = start + len(_SECTION)
        is_section = body.startswith(_SECTION, start)
        if not is_section and body.startswith(_HIDDEN, start):
            return None
        close = _end_of(body, text) if is_section else _end_of_comment(body, start)
        if close < 0 or _in_instruction(body, end, start):
            return body, ()
        if is_section and close - text >= _SHORTEST:
            parts += (body[taken:text], _MARK, b"%d" % len(kept), _MARK)
            kept.append(body[text:close])
            taken = close
        end = close + len(b"]]>")
    if not kept or not (texts := _texts(kept)):
        return body, ()
    parts.append(body[taken:])
    skeleton = b"".join(parts)
    return (body, ()) if _AS_REFERENCE.search(skeleton) else (skeleton, texts)


def _declaration(body: bytes, start: int) -> int:
    """Return where the next section, comment or document type begins; -1 where none does."""
    at = body.find(b"!", start)
    if at < 0 or body.startswith((_SECTION, _COMMENT), at - 1):  # nearly always
        return at - 1 if at > 0 else -1
    found = first_match(body, b"!", _DECLARATION, at)
    return found.start() - 1 if found else -1


def _end_of(body: bytes, start: int) -> int:
    """Return where the section whose text begins here ends; -1 where it never does."""
    close = body.find(b"]", start)  # nearly always the section's end, and found ten times as fast as by a pattern
    if close < 0 or body.startswith(b"]]>", close):
        return close
    closing = _END.search(body, close)
    return closing.start() if closing else -1


def _end_of_comment(body: bytes, start: int) -> int:
    """Return where the comment that begins here ends; -1 where it never does, or none begins."""
    return body.find(b"-->", start + len(_COMMENT)) if body.startswith(_COMMENT, start) else -1


def _in_instruction(body: bytes, begin: int, end: int) -> bool:
    """Whether a processing instruction that begins in this part of the body is still open at the end of the part."""
    if body.find(b"?", begin, end) < 0 or not _INSTRUCTION.search(body, begin, end):
        return False
    return body.find(b"?>", body.rfind(b"<?", begin, end), end) < 0


def _texts(kept: list[bytes]) -> tuple[str, ...]:
    """Return the texts of the sections; none if one holds what XML forbids, or what is to be repaired."""
    if not all(map(is_safe_utf8, kept)):
        return ()
    try:
        texts = [part.decode("utf-8") for part in kept]
    except UnicodeDecodeError:
        return ()
    # As every parser of XML gives them (XML 1.0 section 2.11).
    return tuple([with_plain_line_ends(text) if "\r" in text else text for text in texts])


def put_back(text: str, lifted: tuple[str, ...]) -> str:
    """Return a text with the sections that were lifted out of it."""
    if text[0] == MARK and text.find(MARK, 1) == len(text) - 1:  # nearly always the section is all of it
        return lifted[int(text[1:-1])]
    return _PLACE.sub(lambda place: lifted[int(place[1])], text)
