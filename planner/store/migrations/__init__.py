"""Alembic's folder: one file in ``versions/`` a change of the tables, the newest named in ``planner.store.tables.HEAD``."""
