"""Who we say we are to the servers we ask."""

from urllib.parse import urlsplit

from ingest.errors import UsageError


def user_agent(version: str, contact: str | None = None) -> str:
    """Return the User-Agent: our name and, if configured, an address for complaints.

    >>> user_agent("1.2", "https://desk.example/bot")
    'wiredesk/1.2 (+https://desk.example/bot)'

    Raises: UsageError: the contact is not an http(s) or mailto address that a header can hold.
    """
    if contact is None:
        return f"wiredesk/{version}"
    sound = contact.isascii() and contact.isprintable() and not set(contact) & set(" ()\\")
    if not sound or urlsplit(contact).scheme not in ("http", "https", "mailto"):
        raise UsageError(f"the contact {contact!a} is no address; write https://... or mailto:...")
    return f"wiredesk/{version} (+{contact})"
