"""Reads channels.toml into Settings."""

import tomllib
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from ingest.errors import SettingsError
from ingest.text.written import Place
from syndicate.channel import Carried, Channel, Settings, Terms, Wanted
from syndicate.settings.keys import CARRIED, CHANNEL, SITE, TERMS, checked, contradictions
from syndicate.settings.lines import Lines, lines_of

DEFAULT = Path("channels.toml")  # in the working directory
LARGEST = 16 * 2**20  # bytes


def load(path: Path | None = None) -> Settings:
    """Return what the owner wants published: what a file says; if none is named, `DEFAULT` if it is there.

    Raises: SettingsError: the file cannot be read, or a mistake in it concerns more than one channel.
    """
    file = path or DEFAULT
    try:
        with file.open("rb") as opened:
            body = opened.read(LARGEST + 1)
    except FileNotFoundError:
        if path is None and not file.is_symlink():  # a link that leads nowhere was meant to lead somewhere
            return Settings()
        raise SettingsError(f"{file}: there is no such file; name one that says which channels there are") from None
    except OSError as error:
        raise SettingsError(f"{file}: cannot be opened: {error.strerror}") from error
    if len(body) > LARGEST:
        raise SettingsError(f"{file}: is larger than 16 MiB; divide what it asks for among several runs")
    try:
        return _settings_in(body.decode("utf-8-sig"), file)
    except UnicodeDecodeError as error:
        raise SettingsError(f"{file}: is not UTF-8 text; save it as UTF-8") from error


def _settings_in(text: str, file: Path) -> Settings:
    """Return what the text of a file says.

    Raises: SettingsError: as `load` does.
    """
    try:
        document = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:  # brackets within brackets without end
        raise SettingsError(f"{file}: not TOML: {error}") from error
    tables = document.pop("channel", [])
    sound = isinstance(tables, list) and all(isinstance(table, dict) for table in tables)
    lines = lines_of(text, len(tables) if sound else 0)
    site = checked(document, SITE, "the file", lambda key: Place(file, lines.get((-1, key))))
    carried = Carried(**{key: site.values.pop(key) for key in CARRIED if key in site.values})
    settings = Settings(**site.values, carried=carried)
    written = [_Written(table, number, file, lines) for number, table in enumerate(tables if sound else ())]
    found = _named_once([_found(one, settings) for one in written])
    mistakes = tuple(line for one in found for line in one.mistakes)
    if not sound:
        mistakes = (f"{file}: channel: write each channel as a [[channel]] table of its own",)
    if site.mistakes or not sound:
        raise SettingsError(*site.mistakes, *mistakes)
    return replace(
        settings,
        channels=tuple(one.channel for one in found if one.channel),
        broken=tuple(one.name for one in found if one.name and one.mistakes),
        mistakes=mistakes,
    )


@dataclass(frozen=True, slots=True)
class _Written:
    """A channel as it is written, and where."""

    table: dict[str, Any]
    number: int
    file: Path
    lines: Lines

    def at(self, within: str, key: str) -> Place:
        """Where a key is written, `within` its table `without` or not; else where that table or the channel begins."""
        known = (self.lines.get((self.number, name)) for name in (within + key, within.rstrip("."), ""))
        return Place(self.file, next(filter(None, known), None), f"channel {self.number + 1}")


@dataclass(frozen=True, slots=True)
class _Found:
    """What became of a channel."""

    written: _Written
    name: str | None
    channel: Channel | None  # None: there are mistakes
    mistakes: tuple[str, ...]


def _found(written: _Written, settings: Settings) -> _Found:
    here = written.at("", "")
    own = checked(written.table, CHANNEL, "a channel", partial(written.at, ""))
    without = checked(own.values.pop("without", {}), TERMS, "without", partial(written.at, "without."))
    mistakes = [*own.mistakes, *without.mistakes]
    mistakes += (f"{written.at('', key)}: {key} {fault}" for key, fault in contradictions(own.values, without.values))
    if "name" not in written.table:
        mistakes.append(f"{here}: the channel has no name; it is the one key that each must have")
    name = own.values.get("name")
    channel = None if mistakes else _channel(own.values, without.values, settings)
    return _Found(written, name, channel, tuple(mistakes))


def _channel(own: dict[str, Any], without: dict[str, Any], settings: Settings) -> Channel:
    """A channel of the owner's; what is not said of it is as the settings say for all channels."""
    name = own.pop("name")
    having = Terms(**{key: own.pop(key) for key in TERMS if key in own})
    title = own.pop("title", name)
    only = having.languages[0] if len(having.languages) == 1 else None
    return Channel(
        kind="channel",
        name=name,
        title=title,
        description=own.pop("description", f"The newest of {title}"),
        slug=name,
        wanted=Wanted(
            having=having, lacking=Terms(**without), since=own.pop("since", None), until=own.pop("until", None)
        ),
        spoken=own.pop("language", only),
        carried=replace(settings.carried, **own),
    )


def _named_once(found: list[_Found]) -> tuple[_Found, ...]:
    """The channels, and a mistake for each that has the name of one before it: the first has its folder."""
    first: dict[str, _Found] = {}
    kept: list[_Found] = []
    for one in found:
        if one.name is None or first.setdefault(one.name, one) is one:
            kept.append(one)
            continue
        at, before = one.written.at("", "name"), first[one.name].written.at("", "name")
        again = f"{at}: name is {one.name!r}, as at {before}; give this one a name of its own"
        kept.append(replace(one, name=None, channel=None, mistakes=(*one.mistakes, again)))
    return tuple(kept)
