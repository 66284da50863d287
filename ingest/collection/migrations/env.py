"""What Alembic runs to migrate: over the connection, and in the transaction, that it is handed."""

from alembic import context

from ingest.collection.tables import metadata, version


def migrate() -> None:
    """Run the migrations that Alembic has chosen; beginning and committing is the caller's."""
    connection = context.config.attributes["connection"]
    context.configure(connection=connection, target_metadata=metadata, version_table=version.name)
    context.run_migrations()


if __name__ == "env_py":  # the name under which Alembic loads this file
    migrate()
