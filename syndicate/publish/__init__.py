"""Puts bytes on the disk: only what changed is written, no reader ever meets half a file, nothing leaves the output.

Comes in: a name under the output, and the file's bytes. Goes out: whether they are new there, and the file with a `.gz`
beside it. A feed is written only once it has been read back (`checking`).
"""

from syndicate.publish.checking import listed_at, refuse_unless_readable
from syndicate.publish.files import stands
from syndicate.publish.output import Output

__all__ = ["Output", "listed_at", "refuse_unless_readable", "stands"]
