"""What publishing remembers: a cache in SQLite; if it is lost, one run renders everything again, to the same bytes.

Comes in: lines of channels' logs, rendered entries, how files were left. Goes out: the same, and what is stale.
"""

from syndicate.state.logs import ChannelLog, Logs
from syndicate.state.opening import State, open_state

__all__ = ["ChannelLog", "Logs", "State", "open_state"]
