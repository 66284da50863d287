"""`python -m ingest upgrade`: brings a collection made by an earlier version up to this one."""

import click

from ingest.cli.options import COLLECTION
from ingest.errors import OlderCollection


@click.command()
@COLLECTION
def upgrade(collection: str) -> int:
    """Bring a collection made by an earlier version up to this one, after a backup."""
    from ingest.collection import open_collection

    try:
        open_collection(collection, read_only=True).close()  # there is nothing to upgrade where there is nothing
    except OlderCollection as error:
        click.echo(f"upgrading: {error}", err=True)
    with open_collection(collection) as opened:
        kept = f"; the old one is kept as {opened.backup}" if opened.backup else ""
        click.echo(f"{opened.address}: version {opened.version}, up to date{kept}")
    return 0
