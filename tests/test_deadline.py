import socket
import threading

from ingest.fetching.deadline import Deadline, Watchdog


def guards() -> set[threading.Thread]:
    return {thread for thread in threading.enumerate() if thread.name == "deadlines"}


def test_a_reader_is_woken_when_its_time_is_up_and_the_guard_goes_when_there_is_none_to_guard() -> None:
    before, watchdog = guards(), Watchdog()
    for _round in range(2):
        ours, theirs = socket.socketpair()
        with ours, theirs:
            with Deadline(0.01, watchdog) as deadline:
                deadline.watch(ours)
                assert ours.recv(1) == b""
                (guard,) = guards() - before
            assert deadline.passed
            guard.join(10)
            assert not guard.is_alive()


def test_a_request_that_is_done_in_time_is_left_alone() -> None:
    watchdog = Watchdog()
    ours, theirs = socket.socketpair()
    with ours, theirs:
        with Deadline(2, watchdog) as first:  # more than it takes to be done, on any machine
            first.watch(ours)
        with Deadline(2.1, watchdog) as second:  # when this one is over, the other would be too
            other, end = socket.socketpair()
            with other, end:
                second.watch(other)
                assert other.recv(1) == b""
        theirs.sendall(b"x")
        assert ours.recv(1) == b"x"
    assert (first.passed, second.passed) == (False, True)


def test_a_shorter_deadline_is_not_kept_waiting_by_a_longer_one() -> None:
    watchdog = Watchdog()
    with Deadline(3600, watchdog):
        ours, theirs = socket.socketpair()
        with ours, theirs, Deadline(0.01, watchdog) as short:
            short.watch(ours)
            assert ours.recv(1) == b""
    assert short.passed
    watchdog.stop()  # or its thread would wait for an hour


def test_whoever_stops_all_cuts_those_to_come_too() -> None:
    watchdog = Watchdog()
    watchdog.stop()
    ours, theirs = socket.socketpair()
    with ours, theirs, Deadline(3600, watchdog) as deadline:
        assert (deadline.passed, deadline.stopped) == (True, True)
        deadline.watch(ours)
        assert ours.recv(1) == b""


def test_a_deadline_stands_still_while_we_wait_of_our_own_accord() -> None:
    watchdog = Watchdog()
    ours, theirs = socket.socketpair()
    with ours, theirs, Deadline(0.2, watchdog) as deadline:
        deadline.watch(ours)
        with deadline.paused():
            threading.Event().wait(0.4)
        assert not deadline.passed
        assert ours.recv(1) == b""
        with deadline.paused():
            assert deadline.passed
        assert deadline.passed
