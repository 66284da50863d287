import socket
from ipaddress import ip_address

import pytest

from ingest.fetching.addresses import checked, is_private, is_public, resolve
from ingest.fetching.answer import Trouble


@pytest.mark.parametrize(
    "address",
    [
        "1.1.1.1",
        "93.184.216.34",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.1",
        "198.17.255.255",
        "223.255.255.255",
        "2001:200::1",
        "2606:4700::6810:85e5",
        "2a00:1450:4001:80b::200e",
        "3ffe::1",
        "3fff:1000::1",
    ],
)
def test_a_public_unicast_address_is_public(address: str) -> None:
    assert is_public(ip_address(address))
    assert not is_private(ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("0.0.0.0", id="this host"),  # noqa: S104  # an address to refuse, not to listen on
        pytest.param("0.1.2.3", id="this network"),
        pytest.param("169.254.169.254", id="link-local"),
        pytest.param("192.0.0.1", id="ietf protocol assignments"),
        pytest.param("192.0.0.8", id="the dummy address"),
        pytest.param("192.0.0.170", id="nat64 discovery"),
        pytest.param("192.0.2.1", id="documentation 1"),
        pytest.param("192.88.99.1", id="6to4 relay"),
        pytest.param("198.18.0.1", id="benchmarking"),
        pytest.param("198.19.255.255", id="benchmarking, upper half"),
        pytest.param("198.51.100.1", id="documentation 2"),
        pytest.param("203.0.113.1", id="documentation 3"),
        pytest.param("224.0.0.1", id="multicast"),
        pytest.param("239.255.255.255", id="multicast, last"),
        pytest.param("240.0.0.1", id="reserved"),
        pytest.param("255.255.255.255", id="broadcast"),
        pytest.param("::", id="unspecified"),
        pytest.param("::127.0.0.1", id="ipv4-compatible"),
        pytest.param("::ffff:127.0.0.1", id="ipv4-mapped loopback"),
        pytest.param("::ffff:8.8.8.8", id="ipv4-mapped public"),
        pytest.param("64:ff9b::7f00:1", id="nat64 loopback"),
        pytest.param("64:ff9b::808:808", id="nat64 public"),
        pytest.param("64:ff9b:1::1", id="local nat64"),
        pytest.param("100::1", id="discard"),
        pytest.param("2001::1", id="teredo"),
        pytest.param("2001:2::1", id="benchmarking 6"),
        pytest.param("2001:10::1", id="orchid"),
        pytest.param("2001:20::1", id="orchid 2"),
        pytest.param("2001:db8::1", id="documentation 6"),
        pytest.param("2002:7f00:1::1", id="6to4 loopback"),
        pytest.param("3fff::1", id="documentation 6, new"),
        pytest.param("3fff:fff::1", id="documentation 6, new, last"),
        pytest.param("5f00::1", id="segment routing"),
        pytest.param("fe80::1", id="link-local 6"),
        pytest.param("fe80::1%lo", id="link-local 6 with its zone"),
        pytest.param("fec0::1", id="site-local"),
        pytest.param("ff02::1", id="multicast 6"),
    ],
)
def test_what_is_neither_public_nor_private_is_never_connected_to(address: str) -> None:
    assert not is_public(ip_address(address))
    assert isinstance(checked("x.example", 80, allow_private=True, resolver=lambda host, port: (address,)), Trouble)


PRIVATE = [
    "10.0.0.1",
    "100.64.0.1",
    "100.127.255.255",
    "127.0.0.1",
    "127.255.255.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "::1",
    "fc00::1",
    "fd12:3456::1",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_a_private_address_is_opened_by_allow_private_alone(address: str) -> None:
    refused = checked("x.example", 80, allow_private=False, resolver=lambda host, port: (address,))
    assert isinstance(refused, Trouble)
    assert (refused.kind, refused.retry) == ("permanent", False)
    assert address in refused.cause
    assert "allow_private = true" in refused.cause
    assert checked("x.example", 80, allow_private=True, resolver=lambda host, port: (address,)) == (address,)


@pytest.mark.parametrize("answers", [("1.1.1.1", "10.0.0.1"), ("::1", "1.1.1.1")])
def test_one_private_answer_refuses_them_all(answers: tuple[str, ...]) -> None:
    refused = checked("x.example", 80, allow_private=False, resolver=lambda host, port: answers)
    assert isinstance(refused, Trouble)


def test_public_answers_are_given_in_the_resolvers_order() -> None:
    answers = ("2606:4700::1", "1.1.1.1", "1.0.0.1")
    assert checked("x.example", 80, allow_private=False, resolver=lambda host, port: answers) == answers


@pytest.mark.parametrize(
    ("error", "retry"),
    [
        pytest.param(socket.gaierror(socket.EAI_NONAME, "unknown"), False, id="no such name"),
        pytest.param(socket.gaierror(socket.EAI_AGAIN, "busy"), True, id="the resolver is busy"),
        pytest.param(UnicodeError("label too long"), False, id="no possible name"),
    ],
)
def test_a_name_that_does_not_resolve_is_temporary_trouble(error: Exception, retry: bool) -> None:
    def resolver(host: str, port: int) -> tuple[str, ...]:
        raise error

    trouble = checked("nowhere.example", 80, allow_private=False, resolver=resolver)
    assert trouble == Trouble("temporary", "the name nowhere.example cannot be resolved", retry=retry)


def test_a_name_without_an_address_is_trouble() -> None:
    assert isinstance(checked("x.example", 80, allow_private=False, resolver=lambda host, port: ()), Trouble)


def test_the_systems_resolver_gives_each_address_once() -> None:
    assert resolve("127.0.0.1", 80) == ("127.0.0.1",)
    assert len(set(resolve("localhost", 80))) == len(resolve("localhost", 80))
