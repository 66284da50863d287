"""The exception tree of Wiredesk: each message says what, where, and what to do. And the first line of others' errors.

* WiredeskError
  + UsageError              an argument or an option that cannot be acted on
  + SourcesError            a file of seeds/ with a mistake in it
  + SettingsError           a channels.toml by which nothing may be published; `mistakes` names each
  + ReadError               bytes that `read` refuses; `rule` names why
  + CollectionError         a collection that cannot be used
    - NotACollection        the file is something else, or damaged
    - OlderCollection       made by an earlier version; `python -m ingest upgrade` mends it
    - NewerCollection       made by a later version of Wiredesk
    - LostConnection        the database is away; what was under way was undone, and may be done again
  + ArchiveError            an archive that cannot be written
  + EngineError             workers that cannot be had, or are gone
  + PublishError            a feed or page that could not be written or failed its own check
"""

import sys


class WiredeskError(Exception):
    """Anything Wiredesk says no to; `str()` of it is one clear line."""


class UsageError(WiredeskError):
    """An argument or an option that cannot be acted on."""


class SourcesError(WiredeskError):
    """A mistake in a file of seeds/: names the file, the line where known, the key and what is allowed."""


class SettingsError(WiredeskError):
    """Mistakes in the owner's settings that concern all channels: nothing is published until they are mended.

    `mistakes` has a line for each, of single channels too: the file, the line where known, the key and what to do.
    """

    def __init__(self, *mistakes: str) -> None:
        more = f" (and {len(mistakes) - 1} more)" if len(mistakes) > 1 else ""
        super().__init__(f"{mistakes[0]}{more}")
        self.mistakes = mistakes


class ReadError(WiredeskError):
    """Bytes that cannot be read as any known format.

    `rule` is one of `ingest.schema.RULES`, `detail` what was met; the original exception, if any, is chained.
    """

    def __init__(self, rule: str, detail: str = "") -> None:
        super().__init__(f"{rule}: {detail}" if detail else rule)
        self.rule = rule
        self.detail = detail


class CollectionError(WiredeskError):
    """A collection that cannot be opened, read or written."""


class NotACollection(CollectionError):
    """The file at the collection's address is not a Wiredesk collection, or is damaged."""


class OlderCollection(CollectionError):
    """The collection was made by an earlier version and this command does not upgrade."""


class NewerCollection(CollectionError):
    """The collection was made by a later version of Wiredesk than this one."""


class LostConnection(CollectionError):
    """The database cannot be reached, or has gone: nothing of what was under way is stored, and it may be done again.

    But for what was cut while it was being committed, of which nobody knows: doing it again changes nothing then.
    """


class ArchiveError(WiredeskError):
    """An archive that cannot be written: what was to be kept is not, and must not be claimed to be."""


class EngineError(WiredeskError):
    """Those who were to do a run's work cannot be had, or are gone; what they have stored is stored."""


class PublishError(WiredeskError):
    """An output file that could not be written, or a rendered feed that failed its own check."""


def first_line(error: object) -> str:
    """Return the first line of what an error says, the name of its kind where it says nothing."""
    return (str(error).strip() or type(error).__name__).splitlines()[0]


def not_installed(error: ModuleNotFoundError) -> str:
    """Return what to do about a package that is missing: most often this is not the Python that has them."""
    return f"error: no package {error.name} in {sys.executable}: run `make demo` once, then `. .venv/bin/activate`"
