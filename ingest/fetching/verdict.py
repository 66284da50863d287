"""What an answer means: a document, news of no change, or a failure of one of four kinds. Pure."""

from http import HTTPStatus

from ingest.fetching.answer import DOCUMENT_STATUSES, Answer, Trouble

# The server's own reason phrase is never shown: it is text of theirs on our terminal.
ADVICE = {
    401: "it asks for a password, and Wiredesk sends none",
    403: "it does not let us read this",
    404: "is the address still right?",
    407: "it asks for a password for a proxy",
    410: "it says the address is gone for good; take it out of seeds/",
    429: "it asks for fewer requests",
    451: "it may not show this, for legal reasons",
}
TEMPORARY = frozenset({408, 421, 425, 429, *range(500, 600)})
RETRIED = frozenset({502, 504})
RETRIED_UNLESS_TOLD = frozenset({500, 503})  # Retry-After says when to come; that is never within a run


def trouble_in(answer: Answer, *, conditional: bool) -> Trouble | None:
    """Return why the answer brings nothing, or None where it is a document or, if we asked conditionally, a 304.

    >>> trouble_in(Answer("http://a.example/", 404, ()), conditional=False).cause
    'the server answered 404 Not Found: is the address still right?'
    """
    status = answer.status
    if status in DOCUMENT_STATUSES or (status == HTTPStatus.NOT_MODIFIED and conditional):
        return None
    if answer.header("cf-mitigated") == "challenge":
        cause = "a bot check stands before the document; Wiredesk does not try to get around it"
        return Trouble("blocked", cause, status=status)
    said = f"the server answered {status} {_phrase(status)}".rstrip()
    cause = f"{said}: {ADVICE[status]}" if status in ADVICE else said
    if status == HTTPStatus.GONE:
        return Trouble("gone", cause, status=status)
    if status == HTTPStatus.NOT_MODIFIED:
        return Trouble("temporary", f"{said}, though we hold nothing that could be unmodified", status=status)
    if status not in TEMPORARY:
        return Trouble("permanent", cause, status=status)
    told = answer.header("retry-after") is not None
    retry = status in RETRIED or (status in RETRIED_UNLESS_TOLD and not told)
    return Trouble("temporary", cause, retry=retry, status=status)


def _phrase(status: int) -> str:
    return next((known.phrase for known in HTTPStatus if known == status), "")
