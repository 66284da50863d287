"""One pass over all channels: what is new is added to their logs, what is stale is rendered, checked and published.

Comes in: a collection, the owner's settings, what the last run remembered. Goes out: files, and what became of each
channel. One bad channel never stops the others; a run that is killed leaves whole files, and the next one goes on.
"""

from syndicate.run.planning import Site, plan
from syndicate.run.publishing import Published
from syndicate.run.running import syndicate, tell_hubs
from syndicate.run.strangers import refuse_strangers

__all__ = ["Published", "Site", "plan", "refuse_strangers", "syndicate", "tell_hubs"]
