"""Read by Alembic: uses the connection and its transaction that ``upgrade`` handed over."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=context.config.attributes["metadata"],
    render_as_batch=True,  # SQLite alters most things by copying the table
    transactional_ddl=True,  # SQLite can; Alembic does not believe it unless told
)
with context.begin_transaction():
    context.run_migrations()
