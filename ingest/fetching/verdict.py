"""What an answer means: a document, news of no change, or a failure of one of four kinds. Pure."""

from dataclasses import replace
from http import HTTPStatus
from http.client import responses

from ingest.fetching.answer import Answer, Trouble
from ingest.fetching.validators import Validators
from ingest.text.freshness import retry_after
from ingest.text.headers import holds_document

# The server's own reason phrase is never shown: it is text of theirs on our terminal.
ADVICE = {
    **dict.fromkeys((300, 301, 302, 303, 307, 308), "it does not say where else to ask"),
    206: "it sent a part, and nobody asked for one",
    401: "it asks for a password (credentials in its [[source]]), or refuses the one it was sent",
    402: "it asks for payment, from its readers or for its site",
    403: "it does not let us read this",
    404: "is the address still right?",
    407: "it asks for a password for a proxy",
    410: "it says the address is gone for good; take it out of seeds/",
    429: "it asks for fewer requests",
    451: "it may not show this, for legal reasons",
    508: "its site has used up the computing it may have",  # CloudLinux's
    509: "its site has used up the traffic it may have",  # cPanel's
    511: "the network that this machine is on asks for a login first",
    **dict.fromkeys(range(520, 531), "what stands before the site cannot have it from the site itself"),  # Cloudflare's
}
TEMPORARY = frozenset({408, 421, 425, 429, *range(500, 600)})
# To a request of their own validators, as some servers answer instead of 304 or 200; 431 to one that is too long.
DISLIKED = frozenset({400, 412, 431})
# To a request for a difference (RFC 3229): what stands before some sites lets no header in that it does not know.
UNKNOWN_TO_IT = frozenset({405, 406, 417, 501})
RETRIED = frozenset({502, 504})
RETRIED_UNLESS_TOLD = frozenset({500, 503})  # Retry-After says when to come; that is never within a run
# What stands before a site says so of its own answer: Cloudflare, Vercel, AWS WAF (as 202 and 405).
CHALLENGES = {
    "cf-mitigated": ("challenge",),
    "x-vercel-mitigated": ("challenge",),
    "x-amzn-waf-action": ("challenge", "captcha"),
}
CHALLENGE = "a bot check stands before the document; Wiredesk does not try to get around it"


def trouble_in(answer: Answer, *, sent: Validators) -> Trouble | None:
    """Return why the answer to a request with these validators brings nothing, or None where it brings something.

    That is a document, a 304 to validators that were sent, or what is new in a feed (226).

    >>> from datetime import datetime
    >>> trouble_in(Answer(url="http://a.example/", status=404, at=datetime.min), sent=Validators()).cause
    'the server answered 404 Not Found: is the address still right?'
    """
    status = answer.status
    said = f"the server answered {status} {responses.get(status, '')}".rstrip()
    is_hollow = bool(sent) and not answer.body
    if status == HTTPStatus.NOT_MODIFIED:
        return _unwarranted(answer, said, sent)
    if holds_document(status, answer.header):
        # Some answer so, with nothing, where they mean 304.
        return Trouble("temporary", f"{said}, and nothing with it", status=status, plainly=True) if is_hollow else None
    if status == HTTPStatus.IM_USED:  # a difference of a kind that nobody asked for (RFC 3229 section 10.5)
        return Trouble("permanent", said, status=status, plainly=bool(sent))
    if any(answer.header(name) in values for name, values in CHALLENGES.items()):
        trouble = Trouble("blocked", CHALLENGE, status=status)
    else:
        trouble = _failed(answer, f"{said}: {ADVICE[status]}" if status in ADVICE else said)
    asked_too_much = sent.difference and status in UNKNOWN_TO_IT and trouble.kind != "blocked"
    plainly = asked_too_much or (bool(sent) and status in DISLIKED)
    return replace(
        trouble, plainly=plainly, retry_after=retry_after(answer.headers, answer.at), rests_host=answer.rests_host
    )


def _unwarranted(answer: Answer, said: str, sent: Validators) -> Trouble | None:
    if not sent:
        cause = f"{said}, though we hold nothing that could be unmodified"
    elif sent.contradicted_by(answer):
        cause = f"{said}, and named another version than the one we hold"
    else:
        return None
    return Trouble("temporary", cause, status=answer.status, plainly=True)


def _failed(answer: Answer, cause: str) -> Trouble:
    status = answer.status
    if status == HTTPStatus.GONE:
        return Trouble("gone", cause, status=status)
    if status not in TEMPORARY:
        return Trouble("permanent", cause, status=status)
    told = answer.header("retry-after") is not None
    retry = status in RETRIED or (status in RETRIED_UNLESS_TOLD and not told)
    return Trouble("temporary", cause, retry=retry, status=status)
