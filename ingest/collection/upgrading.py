"""An older collection made current: a backup, then its migrations. The one module that imports Alembic."""

import sqlite3
from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, select

from ingest.collection.databases import Place, begin_to_write
from ingest.collection.tables import VERSION, version

MIGRATIONS = Path(__file__).parent / "migrations"


def upgraded(engine: Engine, place: Place, *, target: int = VERSION, scripts: Path = MIGRATIONS) -> Path | None:
    """Bring a collection to a version and return the backup that was made of it; None where nothing was to be done.

    All in one transaction: a migration that fails, or a kill, leaves the collection as it was. A second process waits
    for the first and then finds nothing to do.
    """
    with engine.connect() as connection:
        begin_to_write(connection)
        found = int(connection.execute(select(version.c.version_num)).scalar() or 0)
        if found >= target:
            return None
        backup = _backed_up(place, found)
        config = Config()
        config.set_main_option("script_location", str(scripts).replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, f"{target:04}")
        connection.commit()
    return backup


def _backed_up(place: Place, found: int) -> Path | None:
    """Copy the file to FILE.backup-VERSION, which is never a partial copy; PostgreSQL's backups are its owner's."""
    if place.path is None:
        return None
    backup = place.backup_of(found)
    partial = backup.with_name(f"{backup.name}.partial")
    partial.unlink(missing_ok=True)
    with closing(sqlite3.connect(place.path)) as source, closing(sqlite3.connect(partial)) as copy:
        source.backup(copy)
    partial.replace(backup)
    return backup
