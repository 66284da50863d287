"""`python -m ingest sources`: what is polled can be listed, added after a look at it, removed, imported, exported."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click
from click.core import ParameterSource

from ingest.cli.machine import Machine
from ingest.cli.options import SEEDS_FOLDER, is_there
from ingest.errors import SourcesError, UsageError
from ingest.schema import RULES, Source, SourceKind
from ingest.text.terminal import columns, terminal_line
from ingest.text.urls import host_of

if TYPE_CHECKING:
    from ingest.cli.looking import Seen, Wish
    from ingest.sources import Loaded
    from ingest.sources.written import Written


_MEANING = "The folder of sources, or one file of them."


def _chosen(context: click.Context, _: click.Parameter, value: Path | None) -> Path:
    """--seeds, wherever it was written.

    Raises: UsageError: twice.
    """
    above = context.parent
    if value and above and above.get_parameter_source("seeds") is ParameterSource.COMMANDLINE:
        raise UsageError("--seeds is written twice: name the folder of sources once")
    return value or (above.params.get("seeds") if above else None) or SEEDS_FOLDER


seeds_option = click.option(
    "--seeds", type=click.Path(path_type=Path), callback=_chosen, show_default=str(SEEDS_FOLDER), help=_MEANING
)


@click.group("sources", invoke_without_command=True)
@click.option("--seeds", type=click.Path(path_type=Path), default=SEEDS_FOLDER, show_default=True, help=_MEANING)
@click.pass_context
def sources_group(context: click.Context, seeds: Path) -> int | None:
    """List what is polled; add, remove, import or export it."""
    if context.invoked_subcommand:
        return None
    loaded = _loaded(seeds)
    rows = ((one.source.id, one.source.url, one.source.kind or "-", str(one.place)) for one in loaded.written)
    for line in columns(rows):
        click.echo(line)
    if not (loaded.written or loaded.mistakes):
        _say(f"{seeds}: no source is named yet; python -m ingest sources add URL names one", err=True)
    return _told(loaded.mistakes)


def _say(text: str, *, err: bool = False) -> None:
    click.echo(terminal_line(text), err=err)


def _loaded(seeds: Path, *, missing: bool = False) -> "Loaded":
    """What is in seeds/; with `missing` it need not be there yet."""
    from ingest.sources import Loaded, load_all

    return Loaded(()) if missing and not seeds.exists() else load_all(seeds)


def _told(mistakes: tuple[str, ...]) -> int:
    for mistake in mistakes:
        _say(mistake, err=True)
    return 1 if mistakes else 0


@sources_group.command("add")
@click.argument("url")
@click.option("--name", help="What it is called in reports and in the addresses of its feeds; else made of its title.")
@click.option("--title", help="What readers see; else what it calls itself.")
@click.option("--language", help="Such as en, ckb or pt-BR; else what it says.")
@click.option("--kind", type=click.Choice(get_args(SourceKind)), help="What it is; else it is found out.")
@click.option("--private", is_flag=True, help="It may be on this computer or in a private network.")
@seeds_option
@click.pass_obj
def add_command(machine: Machine, /, url: str, seeds: Path, **said: Any) -> int:
    """Look at URL, and add it to sources.toml in the folder of sources.

    https:// may be left out. If a page names feeds, the first of them is added, unless --kind asks for the page itself.
    What is a source already is left as it is, and the exit status is 0.
    """
    from ingest.cli.live import one_by_one
    from ingest.cli.looking import Wish, look
    from ingest.sources.editing import add, alone
    from ingest.sources.keys import typed
    from ingest.sources.toml_text import table_of

    written = _loaded(seeds, missing=True).written
    if "://" not in url and is_there(url) and Path(url).is_file():
        raise UsageError(f"{url}: is a file; a list of sources is taken by: sources import FILE")
    guessed = not url.strip().lower().startswith(("http", "feed:http"))
    wish = Wish(url=_value("url", typed(url)), kind=said["kind"], private=said["private"], guessed=guessed)
    if _known(wish.url, written):
        return 0
    with one_by_one(machine) as ask:
        seen = look(wish, ask, pause=machine.clock.sleep)
    with alone(seeds):
        written = _loaded(seeds, missing=True).written  # others may have been added while this one was looked at
        if any(_known(address, written) for address in dict.fromkeys((wish.url, seen.url))):
            return 0
        source = _source(seen, {one.source.id for one in written}, said)
        (added,) = add(seeds, [source])
    click.echo(f"added to {added.place}:\n\n{table_of(source)}")
    for line in _described(seen, wish):
        _say(line)
    return 0


def _value(key: str, value: str) -> Any:
    """A value as its key in a file would hold it.

    Raises: UsageError: what is allowed.
    """
    from ingest.sources.keys import KEYS

    try:
        return KEYS[key](value)
    except ValueError as error:
        raise UsageError(f"{key} {error}") from None


def _known(url: str, written: "tuple[Written, ...]") -> bool:
    from ingest.sources.naming import same_place

    if one := same_place(url, written):
        _say(f"{url} is a source already: {one.source.id}, at {one.place}")
    return one is not None


def _source(seen: "Seen", names: set[str], said: dict[str, Any]) -> Source:
    from ingest.sources.naming import name_from

    title = said["title"] or seen.title
    name = _value("name", said["name"]) if said["name"] else name_from(title, seen.url, names)
    if name in names:
        raise UsageError(f"there is a source {name!r} already; choose another --name")
    language = said["language"] or seen.language
    return Source(
        id=name,
        url=seen.url,
        title=_value("title", title) if title else None,
        language=_value("language", language) if language else None,
        kind=seen.kind,  # type: ignore[arg-type]  # a SourceKind
        allow_private=said["private"],
    )


def _described(seen: "Seen", wish: "Wish") -> Iterator[str]:
    """What is there, and what else might have been meant."""
    there = [f"{len(found):,} {one if len(found) == 1 else many}" for found, one, many in _parts(seen) if found]
    newest = f", the newest of {seen.newest:%Y-%m-%d %H:%M} UTC" if seen.newest else ""
    nothing = "no entries" if seen.repairs else "nothing yet"
    yield f"there: {seen.title or seen.url}: {', '.join(there) or nothing}{newest}"
    for rule, times in seen.repairs.most_common():
        yield f"warning: {rule}{f' x{times:,}' if times > 1 else ''}: {RULES[rule]}"
    if seen.forbidden:
        asked = f"robots.txt of {host_of(seen.url)} asks us not to read this"
        yield f"warning: {asked}, so it will not be polled until that changes"
    if seen.kind == "feed" and seen.feeds:
        yield f"{wish.url} is a page, and the first of its feeds was taken; --kind page or listing takes the page"
    for link in seen.feeds:
        yield f"  it names {link.url}{f' ({link.title})' if link.title else ''}"


def _parts(seen: "Seen") -> Iterator[tuple[tuple[object, ...], str, str]]:
    yield seen.reading.entries, "entry", "entries"
    if seen.kind != "feed":
        yield seen.reading.latest, "row of newest stories", "rows of newest stories"
        yield tuple(link for link in seen.reading.links if link.rel == "item"), "link to a story", "links to stories"


@sources_group.command("remove")
@click.argument("named", metavar="NAME|URL")
@seeds_option
def remove_command(named: str, seeds: Path) -> int:
    """Remove a source from its file; all else there stays byte for byte."""
    from ingest.sources import naming
    from ingest.sources.editing import remove

    found = naming.named(named, _loaded(seeds).written)
    if not found:
        raise UsageError(f"there is no source {named!r} in {seeds}; python -m ingest sources lists them")
    if len(found) > 1:
        names = ", ".join(one.source.id for one in found)
        raise UsageError(f"{len(found)} sources are at {named}: {names}; write the name of one")
    remove(found[0])
    _say(f"removed {found[0].source.id} from {found[0].place}")
    for one in naming.named(found[0].source.id, _loaded(seeds).written):
        _say(f"it is named at {one.place} too, and goes on being polled")
    return 0


@sources_group.command("import")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@seeds_option
def import_command(file: Path, seeds: Path) -> int:
    """Add the subscriptions of another reader (OPML), or addresses one a line (.txt), as a new file of the folder.

    What is a source already is left out, and so is what cannot be one, with a line that says why; pages that an OPML
    links to are only counted. The exit status is 1 if nothing could be used.
    """
    from ingest.sources.editing import add, alone
    from ingest.sources.exchange import file_for, imported

    if str(file).startswith(("http:", "https:")):
        raise UsageError("an address is not imported: save what is there, and name the file")
    if seeds.is_file():
        raise SourcesError(f"{seeds}: is a file; a list is imported into a folder")
    found, where = imported(file, _loaded(seeds, missing=True).written), ""
    if found.is_empty:
        raise SourcesError(f"{file}: names no source; the address of a feed itself is taken by: sources add URL")
    if found.sources:
        with alone(seeds):
            found = imported(file, _loaded(seeds, missing=True).written)  # now that nobody else adds to them
            if found.sources:
                name = file_for(file, seeds)
                add(seeds, found.sources, file=name)
                where = f" to {seeds / name}"
    _told(found.mistakes)
    wrong = len(found.mistakes)
    pages = f"; {found.pages:,} passed over as pages, which `sources add` takes" if found.pages else ""
    added = f"{len(found.sources):,} added{where}"
    click.echo(f"{added}; {found.known:,} known already; {wrong:,} left out as mistakes{pages}")
    return 0 if found.sources or found.known else 1


@sources_group.command("export")
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Where to write; else standard output.")
@seeds_option
def export_command(output: Path | None, seeds: Path) -> int:
    """Write the sources as OPML 2.0, for other readers. Sources that are not feeds are written as links."""
    from ingest.sources.exchange import as_opml, is_feed

    loaded = _loaded(seeds)
    text = as_opml(loaded.sources)
    links = sum(not is_feed(source) for source in loaded.sources)
    if output is None:
        click.echo(text.encode(), nl=False)  # the encoding it declares, whatever the terminal's is
    else:
        try:
            output.write_text(text, encoding="utf-8")
        except OSError as error:
            raise UsageError(f"{output}: cannot be written: {error.strerror}; name another file") from error
        _say(f"written to {output}: feeds {len(loaded.sources) - links:,}; other sources, as links: {links:,}")
    return _told(loaded.mistakes)
