"""What people save: scenarios as revisions that are only ever added, drafts, and links for sharing, in SQLite or PostgreSQL."""
