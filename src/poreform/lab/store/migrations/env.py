"""What alembic runs: the steps, within the transaction that `schema` has begun."""

from alembic import context

from poreform.lab.store.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"], target_metadata=METADATA
)
context.run_migrations()
