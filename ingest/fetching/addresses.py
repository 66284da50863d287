"""Which addresses may be connected to: a name is resolved once, and every answer must be permitted.

`ipaddress.is_global` alone lets NAT64, 6to4, multicast, site-local and IPv4-compatible addresses through, and its
verdict differs between Python's releases; so the tables are written out here, from IANA's special-purpose registries.
"""

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from ingest.fetching.answer import Trouble

Address = IPv4Address | IPv6Address
Resolver = Callable[[str, int], tuple[str, ...]]
"""Host and port -> its addresses, in the order to try them; raises OSError where there are none."""

NOT_PUBLIC_4 = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this network (RFC 791)
        "10.0.0.0/8",  # private (RFC 1918)
        "100.64.0.0/10",  # carrier-grade NAT (RFC 6598)
        "127.0.0.0/8",  # loopback
        "169.254.0.0/16",  # link-local, and where clouds keep their credentials
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # IETF protocol assignments (RFC 6890)
        "192.0.2.0/24",  # documentation (RFC 5737)
        "192.88.99.0/24",  # 6to4 relays, deprecated (RFC 7526)
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # benchmarking (RFC 2544)
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
)
# Everything else outside it is loopback, mapped or translated IPv4, local, multicast or not assigned (RFC 4291).
GLOBAL_UNICAST_6 = IPv6Network("2000::/3")
NOT_PUBLIC_6 = tuple(
    IPv6Network(network)
    for network in (
        "2001::/23",  # IETF protocol assignments: Teredo, benchmarking, ORCHID (RFC 2928)
        "2001:db8::/32",  # documentation (RFC 3849)
        "2002::/16",  # 6to4: holds an IPv4 address, maybe a private one (RFC 3056)
        "3fff::/20",  # documentation (RFC 9637)
    )
)
# What `allow_private = true` opens. Link-local is not among them: nothing to read lives there, credentials do.
PRIVATE_4 = tuple(map(IPv4Network, ("10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")))
PRIVATE_6 = (IPv6Network("::1/128"), IPv6Network("fc00::/7"))


def is_public(address: Address) -> bool:
    """Return whether this is a unicast address of the public internet.

    >>> is_public(ip_address("93.184.216.34")), is_public(ip_address("64:ff9b::7f00:1"))
    (True, False)
    """
    if isinstance(address, IPv4Address):
        return not any(address in network for network in NOT_PUBLIC_4)
    return address in GLOBAL_UNICAST_6 and not any(address in network for network in NOT_PUBLIC_6)


def is_private(address: Address) -> bool:
    """Return whether this is a loopback or private address, the kind `allow_private` opens.

    >>> is_private(ip_address("127.0.0.1")), is_private(ip_address("169.254.169.254"))
    (True, False)
    """
    if isinstance(address, IPv4Address):
        return any(address in network for network in PRIVATE_4)
    return any(address in network for network in PRIVATE_6)


def resolve(host: str, port: int) -> tuple[str, ...]:
    """Return the addresses of `host` as the system's resolver orders them, each once; raises OSError."""
    answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(answer[4][0]) for answer in answers))


def checked(host: str, port: int, *, allow_private: bool, resolver: Resolver = resolve) -> tuple[str, ...] | Trouble:
    """Return the addresses of `host`, or Trouble if it has none or any one of them is not permitted.

    One bad address refuses them all: a name with a public and a private one is an attack or a mistake.
    """
    try:
        addresses = resolver(host, port)
    except (OSError, UnicodeError) as error:  # UnicodeError: a label too long for IDNA
        busy = isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN
        return Trouble("temporary", f"the name {host} cannot be resolved", retry=busy)
    for text in addresses:
        address = ip_address(text)
        if is_public(address) or (allow_private and is_private(address)):
            continue
        advice = "; allow_private = true in a [[source]] of its own permits it" if is_private(address) else ""
        where = host if host in (text, str(address)) else f"{host} (at {address})"
        return Trouble("permanent", f"{where} is not a public address{advice}")
    return addresses or Trouble("temporary", f"the name {host} has no address")
